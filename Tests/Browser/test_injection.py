"""Whatever stands in Content comes out as words: nothing in it runs, nothing in it becomes part of the page.

Every string of `hostile_strings` goes through every field. A few strings share a site, so that all of them take
seconds: each field holds the strings of its site one after the other, or one in each of its places.
"""

import concurrent.futures
import functools
import html
import os
import re
import subprocess
import urllib.parse

import pytest

import sites
from faults import Faults
from hostile_strings import STRINGS

PER_SITE = 12
GROUPS = [STRINGS[start:start + PER_SITE] for start in range(0, len(STRINGS), PER_SITE)]

TRAP = """
window.__xss = number => console.error(`ran: ${number}`);
for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => console.error(`ran: ${name}`);
"""


def quoted(text):
    """As YAML has any text."""
    return '"' + re.sub(r'["\\]|[^\x20-\x7e]', lambda found: f"\\U{ord(found.group()):08x}", text) + '"'


def content(folder, group):
    """A Content folder whose every field holds the strings."""
    # One after the other, an honest word between them.
    line = " 甲 ".join(group)
    name = quoted(line)
    sites.write(folder / "site.yaml", f"""\
title: {name}
sample: {name}
publisher: {name}
contact: {name}
site_name: {name}
site_domain: {name}
site_id_code: {name}
base_url: https://example.org/
policy: {{review: optional, errors: shown}}
""")
    sites.write(folder / "some" / "department.yaml", f"name: {name}\naliases: [{name}, {name}]\nregion: [某省, 某县]\nkind: {name}\n")
    for year in (2022, 2023):
        report(folder / "some" / str(year), year, group, line)
        sites.write(folder / "some" / str(year) / "disclosure.yaml", f"""\
approved: {year + 1}-08-20
publish: {year + 1}-09-05T09:00:00+08:00
review: [{name}]
acknowledged:
  - finding: "万元"
    explanation: {name}
  - finding: {name}
    explanation: {name}
{revision(year, name)}
earlier: {{report: {year + 1}-09-01, accounts: {year + 1}-09-02, where: {name}}}
""")
    for number, text in enumerate(group):
        about(folder, number, text, line)
    return folder


def revision(year, name):
    return f"revisions:\n  - moment: 2025-01-01T00:00:00+08:00\n    note: {name}" if year == 2023 else ""


def report(folder, year, group, line):
    # What ends a cell cannot stand in it: it stands in the list of the first chapter.
    received = [text.replace("\t", " ") for text in group]
    group = [cell(text) for text in group]
    line = cell(line)
    rows = "\n".join(f"{text}\t{text}\t{text}\t10\t9.5\t{text}" for text in group)
    tasks = "\n".join(f"{text}\t{text}\t{text}\t{text}\t{text}\t12.3万元" for text in group)
    text = f"""\
{line}{year}年度部门整体支出绩效自评报告

部门（单位名称）：{line}

一、部门概况{line}

（一）{line}

{line}。{year}年度支出全年预算数655.06万元，支出决算数651.94万元，全年预算执行率为99.99%。其中{line}基本支出374.52万元，项目支出277.42万元。

{chr(10).join(f"{number + 1}.{text}" for number, text in enumerate(received))}

**{line}**

自评得分为{len(group) * 9.5:g}分，等级为“{line}”。

表1 {line}

一级指标	二级指标	三级指标	分值	得分	扣分原因
{rows}
合计			{len(group) * 10}	{len(group) * 9.5:g}	{line}

主要任务	预期目标	目标完成情况	关键指标	指标完成情况	任务涉及资金
{tasks}

二、存在的主要问题

{chr(10).join(f"{number + 1}.{text}没有办好。" for number, text in enumerate(group))}

三、下一步改进措施

{chr(10).join(f"{number + 1}.{text}要办好。" for number, text in enumerate(group))}
"""
    sites.write(folder / "report.md", text)
    sites.write(folder / "scores.txt", text)
    sites.write(folder / "accounts.txt", text)
    if year == 2023:
        sites.write(folder / "report.r1.md", text.replace("277.42", "272.42").replace("没有办好", "没有做好"))


def cell(text):
    return re.sub(r"[\t|]|</?(?:table|tr|td)>", " ", text)


def about(folder, number, text, line):
    """A further page; its name is the string as far as a file can have it."""
    name = re.sub(r"[/\0]", "", text).encode()[:80].decode(errors="ignore")
    sites.write(folder / f"{number}{name}.md", f"""\
---
title: {quoted(text)}
menu: {number + 1}
---

# {text}

{text}

段落 {text} 段落

- {text}

> {text}

1. **{text}**

| {text} | 表 |
|---|---|
| {text} | {text} |

```{text}
{text}
```

    {text}
""")


@functools.cache
def hostile(number):
    name = f"hostile-{number}"
    return sites.Site(name, content(sites.ROOM / name / "Content", GROUPS[number]))


# All elements and attributes of a page, and all addresses it leads to.
PARTS = """() => {
    const parts = new Set(), addresses = new Set();
    for (const element of document.querySelectorAll("*")) {
        parts.add(element.localName);
        for (const attribute of element.attributes) {
            parts.add(`${element.localName} ${attribute.name}`);
            if (["href", "src", "action", "formaction", "data", "srcset", "xlink:href", "poster"].includes(attribute.name))
                addresses.add(attribute.value);
        }
    }
    return {parts: [...parts], addresses: [...addresses]};
}"""


@pytest.fixture(scope="module")
def known_parts(open_page):
    """The elements and attributes that the theme and honest reports make."""
    page = open_page()
    parts = set()
    for name in sites.sample().kinds.values():
        page.goto(sites.sample().address(name))
        parts |= set(page.evaluate(PARTS)["parts"])
    return parts


# Drawings break names that are longer than those of honest reports.
OF_LONG_NAMES = {"tspan", "tspan x", "tspan dy"}

# What Markdown that staff write may make besides: further pages are theirs.
OF_STAFF = {"em", "code", "pre", "code class", "img", "img src", "img alt", "img title", "a title", "hr", "ol start", "br", "h1 id", "blockquote", "ol"}


@pytest.fixture(scope="module")
def trapped(browser):
    context = browser.new_context(locale="zh-CN", reduced_motion="reduce")
    context.add_init_script(TRAP)
    page = context.new_page()
    yield page
    context.close()


def test_the_trap_is_set(trapped):
    """A page that does run a string is noticed, whichever way it runs."""
    trapped.goto(sites.sample().address("404.html"))
    faults = Faults(trapped, sites.sample().address(""))
    for text in ("<img src=x onerror=__xss(1)>", "<img src=x onerror=alert(1)>", "<img src=/elsewhere.png>"):
        faults.clear()
        trapped.evaluate("text => document.querySelector('main').innerHTML = text", text)
        trapped.wait_for_timeout(200)
        assert faults, text
    assert "img src" in trapped.evaluate(PARTS)["parts"]


@pytest.mark.parametrize("number", range(len(GROUPS)))
def test_nothing_runs(trapped, known_parts, number):
    site = hostile(number)
    page = trapped
    faults = Faults(page, site.address(""))
    wrong = []
    for name in site.pages:
        address = site.address(urllib.parse.quote(name))
        page.goto(address)
        # Handlers that wait for a hand: the mouse over all, the focus on all, all folds opened.
        page.evaluate("""() => document.querySelectorAll("body *").forEach(element => {
            for (const kind of ["mouseover", "pointerenter", "click"])
                if (!element.closest("a")) element.dispatchEvent(new MouseEvent(kind, {bubbles: true}));
            if (element.localName === "details") element.open = true;
            element.focus?.();
        })""")
        found = page.evaluate(PARTS)
        of_staff = OF_STAFF if "/" not in name else set()
        wrong += [(name, "part", part) for part in set(found["parts"]) - known_parts - OF_LONG_NAMES - of_staff]
        for link in found["addresses"]:
            # The theme's own empty icon, which keeps browsers from asking for one.
            if link != "data:," and re.match(r"[\s\x00-\x20]*(?!https?:|mailto:)[^/?#]*:", link):
                wrong.append((name, "address", link))
        if page.url != address:
            wrong.append((name, "went to", page.url))
        wrong += [(name, "fault", fault) for fault in faults]
        faults.clear()
    assert wrong == []


# What a report's reader takes for marks, and not for words.
TAGS = re.compile(
    r"</?(?:p|div|br|li|ol|ul|h[1-6]|section|article|center|table|tbody|thead|tfoot|tr|td|th|b|strong|span|font|i|em|u)(?=[\s/>])[^<>]*>", re.I)


def squeeze(words):
    return re.sub(r"[\s\u200b\ufeff]+", "", words)


ENTITIES = re.compile("&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|lsquo|rsquo|mdash|middot|hellip|ge|le|emsp|ensp|#160|#39);")


def as_read(text):
    """A string as a report's reader understands it: remnants of formatting taken out, common entities resolved once."""
    return squeeze(ENTITIES.sub(lambda found: html.unescape(found.group()), TAGS.sub("", text)).replace("**", "").replace("|", ""))


PLACES = {
    "site title": (".brand", squeeze), "sample": (".sample", squeeze), "publisher and contact": ("footer", squeeze),
    "department": ("h1", squeeze), "page title": ("title", squeeze),
    "report": ("#report", as_read), "scores": ("#scores", as_read), "accounts": ("#accounts", as_read),
    "problems": ("#problems", as_read), "measures": ("#measures", as_read), "lost marks": ("#score", as_read),
    "explanations": ("#checks", squeeze), "dates": (".dates", squeeze), "note of the revision": (".note", squeeze),
}


@pytest.mark.parametrize("number", range(len(GROUPS)))
def test_every_word_is_shown(trapped, number):
    site = hostile(number)
    trapped.goto(site.address("some/2023.html"))
    missing = []
    for place, (selector, read) in PLACES.items():
        words = trapped.evaluate(
            "selector => [...document.querySelectorAll(selector)].map(element => element.textContent).join('')", selector)
        plain = squeeze(words)
        missing += [(place, text) for text in GROUPS[number] if read(text) not in plain]
    trapped.goto(site.address("some/index.html"))
    words = squeeze(trapped.locator("header.who").evaluate("header => header.textContent"))
    missing += [("aliases and kind", text) for text in GROUPS[number] if words.count(squeeze(text)) < 3]
    assert missing == []


@pytest.mark.parametrize("key", ["region", "language", "time_zone", "base_url"])
def test_what_is_no_text_is_refused(tmp_path, key):
    """Places, languages, zones and addresses have forms of their own: a string that has another is refused, or inert."""
    def built(number, text):
        folder = tmp_path / str(number)
        site = {"language": quoted(text), "time_zone": quoted(text), "base_url": quoted(text)}
        sites.write(folder / "site.yaml", "title: 某站\n" + (f"{key}: {site[key]}\n" if key in site else ""))
        region = f"[{quoted(text)}]" if key == "region" else "[某省]"
        sites.write(folder / "some" / "department.yaml", f"name: 某局\nregion: {region}\n")
        done = subprocess.run([sites.TOOL, "build", "--content", folder, "--site", folder / "Site"], cwd=sites.ROOT, capture_output=True)
        return done.returncode

    # A process each, as many at once as there are cores.
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        codes = list(pool.map(built, range(len(STRINGS)), STRINGS))
    assert [(text, code) for text, code in zip(STRINGS, codes, strict=True) if code != 1] == []


@pytest.mark.parametrize("ending", ["html", "htm", "svg", "xml", "xhtml", "js", "mjs", "css", "shtml", 'x" onload="__xss(1)', "<b>"])
def test_what_was_received_is_served_as_text(tmp_path, ending):
    year = tmp_path / "Content/some/2023"
    sites.write(tmp_path / "Content/site.yaml", "title: 某站\npolicy: {review: optional}\n")
    sites.write(tmp_path / "Content/some/department.yaml", "name: 某局\n")
    sites.write(year / "report.txt", "某局2023年度部门整体支出绩效自评报告\n")
    sites.write(year / f"accounts.{ending}", "<script>__xss(1)</script>")
    sites.write(year / "disclosure.yaml", "publish: 2024-09-05T09:00:00+08:00\n")
    done = subprocess.run(
        [sites.TOOL, "build", "--content", tmp_path / "Content", "--site", tmp_path / "Site"], cwd=sites.ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    files = sorted(path.name for path in (tmp_path / "Site/current/some").iterdir())
    assert files == ["2023.accounts.txt", "2023.html", "2023.json", "2023.md", "2023.report.txt", "index.html"]
