"""The five real reports: every fact on the page, no word lost."""

import decimal
import difflib
import html
import pathlib
import re

import sites

# Marks of Markdown and remnants of HTML that say how words look and are no words.
TAGS = re.compile(r"</?(?:p|div|br|li|ol|ul|h[1-6]|table|tbody|thead|tr|td|th|b|strong|span|font|i|em|u|sup|sub|center)\b[^<>]*>", re.I)
MARKS = re.compile(r"[\s\u3000\u200b\ufeff|*#`]+|:?-{3,}:?")


def words(text):
    return MARKS.sub("", text)


def source(truth):
    text = (pathlib.Path(sites.SHARED) / "reports" / truth["report"]).read_text(encoding="utf-8-sig")
    return words(html.unescape(TAGS.sub("", text)))


def opened(open_page, slug):
    page = open_page()
    page.goto(sites.five().address(f"{slug}/{sites.truths()[slug]['year']}.html"))
    return page


def test_no_word_is_lost(open_page, slug):
    page = opened(open_page, slug)
    shown = words(page.evaluate("""() => {
        const report = document.querySelector("#report").cloneNode(true);
        // The theme's own heading and the words under it.
        report.querySelector("h2").remove();
        report.querySelector("p").remove();
        return report.textContent;
    }"""))
    given = source(sites.truths()[slug])
    if shown != given:
        changes = difflib.SequenceMatcher(None, given, shown, autojunk=False).get_opcodes()
        wrong = [f"{given[a - 12:a]}[{given[a:b]} -> {shown[c:d]}]{given[b:b + 12]}" for tag, a, b, c, d in changes if tag != "equal"]
        assert wrong == []


def test_every_fact_is_shown(open_page, slug):
    page = opened(open_page, slug)
    truth = sites.truths()[slug]
    text = page.locator("main").evaluate("main => main.textContent")
    plain = words(text)
    numbers = {decimal.Decimal(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    missing = []
    for fact in truth["facts"]:
        value = abs(decimal.Decimal(fact["value"]))
        values = {value, value / 10_000} if fact["unit"] == "yuan" else {value}
        if words(fact["printed"]) not in plain or not values & numbers:
            missing.append(fact)
    assert missing == []


def test_what_stands_large_is_right(open_page, slug):
    page = opened(open_page, slug)
    truth = sites.truths()[slug]
    assert truth["department"] in page.locator("h1").inner_text()
    assert str(truth["year"]) in page.locator("h1").inner_text()
    large = page.locator(".keys > li").first.inner_text()
    if truth["score"] is None:
        assert "未评分" in large
    else:
        assert decimal.Decimal(re.search(r"[\d.]+", large).group()) == decimal.Decimal(truth["score"])
    if truth["grade"]:
        assert truth["grade"] in large
    # Where the report leaves open which stage it speaks of, nothing need stand large.
    for fact in truth["facts"]:
        if fact["concept"] == "expenditure.actual" and not fact.get("also") and not fact.get("subject"):
            money = page.locator(".keys > li").nth(1).inner_text().split("\n", 1)[1]
            shown = decimal.Decimal(re.search(r"\d[\d,.]*", money).group().replace(",", ""))
            assert shown == (decimal.Decimal(fact["value"]) / 10_000).quantize(decimal.Decimal("0.01"))
