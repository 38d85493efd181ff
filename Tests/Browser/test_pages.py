"""What holds for every page of the sites, whatever its kind."""

import gzip
import statistics

import pytest

import sites

NARROW = 320

# What reaches beyond the window and can be reached by no scrolling of its own.
OUTSIDE = """() => {
    const width = document.documentElement.clientWidth;
    const outside = [];
    for (const element of document.body.querySelectorAll("*")) {
        if (element.closest(".table, svg, .skip, thead") || !element.checkVisibility()) continue;
        const box = element.getBoundingClientRect();
        if (box.width && (box.right > width + 1 || box.left < -1)) outside.push(element.outerHTML.slice(0, 120));
    }
    return {wide: document.documentElement.scrollWidth - width, outside: outside.slice(0, 3)};
}"""


def built():
    return [sites.sample()] + ([sites.five()] if sites.truths() else [])


@pytest.mark.parametrize("site", built(), ids=lambda site: site.name)
def test_every_page_loads_quietly_and_fits_a_small_phone(open_page, site):
    page = open_page(NARROW, 640)
    wrong = []
    for name in site.pages:
        page.goto(site.address(name))
        found = page.evaluate(OUTSIDE)
        if found["wide"] > 0 or found["outside"]:
            wrong.append((name, found))
        wrong += [(name, fault) for fault in page.faults]
        page.faults.clear()
    assert not wrong


def test_html_is_valid(checker):
    assert checker.faults() == []


@pytest.mark.parametrize("site", built(), ids=lambda site: site.name)
def test_pages_are_light(site):
    weights = {name: len(gzip.compress(site.bytes(name), 9)) for name in site.pages}
    assert statistics.median(weights[name] for name in site.reports) <= 14_600
    assert {name: weight for name, weight in weights.items() if weight > 60_000} == {}
    for style in site.folder.glob("*.css"):
        assert len(gzip.compress(style.read_bytes(), 9)) <= 8_000, style.name


def test_a_folder_on_a_stick_is_a_site(open_page):
    """Opened as files, without any server."""
    site = sites.sample()
    page = open_page()
    page.goto((site.folder / "index.html").as_uri())
    for link in (".departments a", "table a", "a[href='../index.html']"):
        page.locator(link).first.click()
        assert page.locator("h1").inner_text()
    assert page.url.endswith("/index.html")
    assert page.evaluate("document.styleSheets.length") == 1
    faults = [fault for fault in page.faults if not fault.startswith("elsewhere: file:")]
    assert not faults
