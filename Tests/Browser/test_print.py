"""A page printed on paper has the whole report, and whatever was folded away."""

import collections
import re
import subprocess

import pytest

import sites

# The words of each part that stands in one piece; the cells of tables are counted, since paper may break a row.
BLOCKS = """() => [...document.querySelectorAll("main p, main li, main dd, main h1, main h3, main h4, main h5, main h6")]
    .filter(element => !element.closest("summary, nav, .keys") && !element.querySelector("ul, p"))
    .map(element => {
        const copy = element.cloneNode(true);
        // Numbers stand beside their lines, wherever paper puts them.
        copy.querySelectorAll(".number").forEach(number => number.remove());
        return copy.textContent;
    })"""
CELLS = "() => [...document.querySelectorAll('main td, main th')].map(element => element.textContent)"


def squeeze(words):
    return re.sub(r"[\s\u200b\x0c]+", "", words)


@pytest.mark.parametrize("form", ["report", "report-short", "report-corrected", "revision"])
def test_paper_has_every_word(open_page, tmp_path, form):
    page = open_page()
    page.goto(sites.sample().address(sites.sample().kinds[form]))
    page.pdf(path=tmp_path / "page.pdf", format="A4", prefer_css_page_size=True)
    printed = squeeze(subprocess.run(["pdftotext", "-raw", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True).stdout)
    missing = [words for words in map(squeeze, page.evaluate(BLOCKS)) if words not in printed]
    assert missing == []
    cells = [squeeze(cell) for cell in page.evaluate(CELLS)]
    lost = collections.Counter("".join(cells))
    lost.subtract(collections.Counter(printed))
    assert +lost == collections.Counter(), "letters of tables are not on paper"
