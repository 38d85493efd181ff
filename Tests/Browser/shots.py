"""Pictures of every kind of page, on a phone and on a desk, light and dark. usage: shots.py FOLDER"""

import html
import pathlib
import sys

from playwright.sync_api import sync_playwright

import sites

CHROMIUM = "/usr/bin/chromium"
WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for old in folder.glob("*.png"):
    old.unlink()
site = sites.sample()
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=CHROMIUM)
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme, locale="zh-CN")
            for kind, name in site.kinds.items():
                page.goto(site.address(name))
                page.screenshot(path=folder / f"{kind}-{width}-{scheme}.png", full_page=True)
            page.close()
    browser.close()

rows = "".join(
    f"<h2>{html.escape(kind)} <small>{html.escape(name)}</small></h2><p>" + "".join(
        f'<a href="{kind}-{width}-{scheme}.png"><img src="{kind}-{width}-{scheme}.png" width="{width // 4}" alt="{width} {scheme}"></a> '
        for width in WIDTHS for scheme in SCHEMES) + "</p>"
    for kind, name in site.kinds.items())
(folder / "index.html").write_text(
    f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Pages</title><style>img{{vertical-align:top;border:1px solid}}</style>{rows}')
print(f"shots: {len(list(folder.glob('*.png')))} pictures of {len(site.kinds)} kinds of pages: {folder}/index.html")
