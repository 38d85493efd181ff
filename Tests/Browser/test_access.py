"""Whether everyone can read every kind of page: WCAG 2.2 AA, keyboard, no script, large text."""

import pathlib

import axe_playwright_python
import pytest

import sites
from test_pages import OUTSIDE

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# All that a scheme changes. (A name of a rule that axe does not know is an error.)
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """async only => {
    const run = await axe.run({runOnly: only, resultTypes: ["violations"]});
    return run.violations.flatMap(rule => rule.nodes.map(node =>
        `${rule.id}: ${node.html.slice(0, 160)}: ${node.any.concat(node.all, node.none).map(check => check.message).join("; ")}`));
}"""


@pytest.mark.parametrize("scheme,only", [("light", RULES), ("dark", COLOURS)], ids=["light", "dark"])
def test_no_barrier(open_page, kind, scheme, only):
    page = open_page(scheme=scheme)
    page.goto(sites.sample().address(sites.sample().kinds[kind]))
    # What is folded away is looked at as well.
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    page.evaluate(AXE)
    assert page.evaluate(RUN, only) == []


def test_no_barrier_on_a_phone(open_page, kind):
    """Small screens fold tables into lists."""
    page = open_page(390, 844)
    page.goto(sites.sample().address(sites.sample().kinds[kind]))
    page.evaluate(AXE)
    assert page.evaluate(RUN, RULES) == []


def test_no_barrier_in_real_reports(open_page, slug):
    """Their tables have every form that staff have thought of."""
    page = open_page()
    page.goto(sites.five().address(f"{slug}/{sites.truths()[slug]['year']}.html"))
    page.evaluate(AXE)
    assert page.evaluate(RUN, RULES) == []


def test_no_script_is_needed(open_page, kind):
    if kind == "search":
        pytest.skip("searching needs the script; test_search looks at what is said without it")
    address = sites.sample().address(sites.sample().kinds[kind])
    words = []
    for script in (True, False):
        page = open_page(script=script)
        page.goto(address)
        words.append(page.locator("body").inner_text())
        assert not page.faults
    assert words[0] == words[1]


# Where the focus is: its place among all that can have it, whether it is seen, and whether it is marked.
FOCUSED = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return {
        place: window.reachable.indexOf(element), tag: element.tagName, html: element.outerHTML.slice(0, 120),
        isOpen: element.tagName !== "SUMMARY" || element.parentElement.open,
        isSeen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
}"""
REACHABLE = "window.reachable = [...document.querySelectorAll('a[href], summary, [tabindex=\"0\"], button:not([hidden]), input, select')]"


def test_keyboard_alone(open_page, kind):
    page = open_page()
    page.goto(sites.sample().address(sites.sample().kinds[kind]))
    page.evaluate(REACHABLE)
    count = page.evaluate("window.reachable.length")
    reached = []
    for _ in range(count):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused, f"the focus is lost after {len(reached)} of {count}"
        assert focused["isSeen"], f"out of sight: {focused['html']}"
        assert focused["isMarked"], f"no mark of the focus: {focused['html']}"
        reached.append(focused["place"])
        if focused["tag"] == "SUMMARY":
            page.keyboard.press("Enter")
            assert page.evaluate(FOCUSED)["isOpen"], f"Enter does not open: {focused['html']}"
    assert reached == list(range(count)), "not every link is reached, or not in order"


def test_skip_link(open_page, kind):
    page = open_page()
    page.goto(sites.sample().address(sites.sample().kinds[kind]))
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.get_attribute("href") == "#main"
    box = link.bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0, "the skip link is not seen when it has the focus"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.body || document.activeElement.closest('main, footer') !== null")


# Boxes whose words do not fit and cannot be scrolled to, and lines that lie over each other.
CLIPPED = """() => [...document.body.querySelectorAll("*")].filter(element => {
    if (element.closest("svg") || !element.checkVisibility()) return false;
    const style = getComputedStyle(element);
    const hides = ["hidden", "clip"];
    return (hides.includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
        || (hides.includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
}).map(element => element.outerHTML.slice(0, 120))"""


def test_letters_twice_as_large(open_page, kind):
    """As somebody has it who set large letters in the browser."""
    page = open_page(640, 900)
    page.goto(sites.sample().address(sites.sample().kinds[kind]))
    size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.add_style_tag(content=f":root{{font-size:{2 * size}px !important}}")
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert page.evaluate(OUTSIDE) == {"wide": 0, "outside": []}
    assert page.evaluate(CLIPPED) == []


def test_more_room_between_letters_and_lines(open_page, kind):
    """As readers set it who lose their line otherwise (WCAG 1.4.12)."""
    page = open_page(390, 844)
    page.goto(sites.sample().address(sites.sample().kinds[kind]))
    page.add_style_tag(content="*{line-height:1.5 !important;letter-spacing:.12em !important;word-spacing:.16em !important} p{margin-bottom:2em !important}")
    assert page.evaluate(OUTSIDE) == {"wide": 0, "outside": []}
    assert page.evaluate(CLIPPED) == []
