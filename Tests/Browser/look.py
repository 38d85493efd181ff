"""Every kind of page: no WCAG 2.2 AA violation, no console error, no request to elsewhere, no sideways scroll at 320 px,
everything there without scripts, the report whole on paper."""
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from pages import address, browser, pages, sync_playwright

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
faults = []


def look(b, axe, dark, width):
    context = b.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light")
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("request", lambda r: r.url.startswith(("file://", "data:")) or faults.append(f"{page.url}: asks for {r.url}"))
    for path in pages():
        page.goto(address(path))
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{path}: scrolls sideways at {width} px")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
        faults.extend(f"{path} ({width} px): {v['id']}: {v['help']}: {v['nodes'][0]['html'][:120]}" for v in found)
    context.close()


def keyboard(b):
    page = b.new_context(java_script_enabled=True).new_page()
    page.goto(address("index.html"))
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.className") != "skip":
        faults.append("index.html: the first tab stop does not skip to the text")


def paper(b):
    page = b.new_context(java_script_enabled=False).new_page()
    path = [p for p in pages() if p.split("/")[-1][:4].isdigit() and "/" in p and p.split("/")[0] not in ("years", "sync", "checks")][0]
    page.goto(address(path))
    words = page.locator("#report").inner_text().split()
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        page.pdf(path=file.name, format="A4")
        printed = subprocess.run(["pdftotext", "-raw", file.name, "-"], capture_output=True, text=True).stdout
    flat = "".join(printed.split())
    missing = [w for w in words if len(w) < 12 and w not in flat]
    if missing:
        faults.append(f"{path}: not on paper: {missing[:5]}")


with sync_playwright() as playwright:
    b = browser(playwright)
    for dark in (False, True):
        for width in (320, 390, 1280):
            look(b, Axe(), dark, width)
    keyboard(b)
    paper(b)
    b.close()
print("\n".join(faults) or f"{len(pages())} pages, light and dark, 320 to 1280 px: no findings")
sys.exit(1 if faults else 0)
