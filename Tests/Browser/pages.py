"""The built site in a real browser: what all browser tests share."""
import os

from playwright.sync_api import sync_playwright

SITE = os.path.realpath(os.environ.get("GONGKAI_SITE", "Site/current"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def pages(limit_per_kind=3):
    """Addresses of all kinds of pages, a few of each."""
    kinds = {}
    for folder, _, names in sorted(os.walk(SITE)):
        for name in sorted(names):
            if not name.endswith(".html"):
                continue
            path = os.path.relpath(os.path.join(folder, name), SITE)
            top = path.split("/")[0] if "/" in path else name
            if top not in ("years", "sync", "checks", "regions") and "/" in path:
                top = "department" if name == "index.html" else "revision" if ".r" in name else "report"
            kinds.setdefault(top, []).append(path)
    return [path for paths in kinds.values() for path in paths[-limit_per_kind:]]


def browser(playwright):
    return playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


def address(path):
    return f"file://{SITE}/{path}"
