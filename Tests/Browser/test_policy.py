"""Every kind of page through nginx, under the content security policy that is shipped."""

import shutil

import servers
import sites
from published import Published


def test_pages_keep_to_the_policy(browser):
    """Nothing is blocked: styles are there, pictures are drawn, search finds."""
    sample = Published("sample-served")
    shutil.rmtree(sample.content)
    shutil.copytree(sites.ROOT / "Content", sample.content)
    sample.publish()
    with servers.nginx(sample.site / "current") as port:
        page = browser.new_page()
        faults = []
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("requestfailed", lambda request: faults.append(request.url))
        for path in sites.sample().kinds.values():
            page.goto(f"http://127.0.0.1:{port}/{path}")
            assert page.evaluate("document.styleSheets.length && document.styleSheets[0].cssRules.length > 10"), path
        page.goto(f"http://127.0.0.1:{port}/search.html?q=总工会")
        page.wait_for_selector("#hits li")
        page.close()
        assert not faults
