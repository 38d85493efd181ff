"""One browser for all tests; a page that writes down what goes wrong on it."""

import pathlib
import sys
import time

import pytest
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import nu  # noqa: E402
import sites  # noqa: E402
from faults import Faults  # noqa: E402

CHROMIUM = "/usr/bin/chromium"
started = time.monotonic()


@pytest.fixture(scope="session", autouse=True)
def checker():
    """The HTML checker takes a while: it works beside the tests, on the other core."""
    built = [sites.sample()] + ([sites.five()] if sites.truths() else [])
    yield nu.Checker(built)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def open_page(browser):
    """`open_page(width=…, scheme=…)`: a page of a context that is used again by all who ask for the same."""
    known = {}

    def open_page(width=1280, height=900, scheme="light", script=True):
        key = (width, height, scheme, script)
        if key not in known:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=script,
                locale="zh-CN", reduced_motion="reduce")
            context.set_default_timeout(10_000)
            page = context.new_page()
            page.faults = Faults(page, sites.server())
            known[key] = page
        known[key].faults.clear()
        return known[key]

    return open_page


def pytest_generate_tests(metafunc):
    """`kind` becomes each kind of page of the sample; `slug` each of the five real reports."""
    if "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", list(sites.sample().kinds))
    if "slug" in metafunc.fixturenames:
        metafunc.parametrize("slug", list(sites.truths()) or [
            pytest.param("", marks=pytest.mark.skip(reason="the five real reports are not at hand (GONGKAI_SHARED)"))])


def pytest_terminal_summary(terminalreporter, exitstatus):
    stats = terminalreporter.stats
    for report in stats.get("skipped", []):
        terminalreporter.write_line(f"browser: skipped {report.nodeid.split('/')[-1]}: {report.longrepr[2]}")
    passed, failed = len(stats.get("passed", [])), len(stats.get("failed", [])) + len(stats.get("error", []))
    words = f"{failed} failed, {passed} passed" if exitstatus else f"{passed} tests passed"
    terminalreporter.write_line(f"browser: {words} in {time.monotonic() - started:.0f} s")
