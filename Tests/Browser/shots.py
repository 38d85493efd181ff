"""Pictures of each kind of page: phone and desk, light and dark. usage: shots.py FOLDER"""
import os
import sys

from pages import address, browser, pages, sync_playwright

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
with sync_playwright() as playwright:
    b = browser(playwright)
    for scheme in ("light", "dark"):
        for width in (390, 1280):
            page = b.new_context(viewport={"width": width, "height": 1000}, color_scheme=scheme).new_page()
            for path in pages(1):
                page.goto(address(path))
                name = path.replace("/", "_").replace(".html", "")
                page.screenshot(path=f"{folder}/{name}-{width}-{scheme}.png", full_page=True)
    b.close()
print(f"{len(os.listdir(folder))} pictures in {folder}")
