"""What staff see while they work: the preview follows every change, marks what it adds, and lets nothing out."""

import contextlib
import http.client
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.parse

import pytest
from playwright.sync_api import Error

import sites
from test_access import AXE, RULES, RUN

WAIT = 30_000
PAGE = "pingxi-gonghui/2022.html"
FRAME = re.compile(rb"<!--gongkai-preview-->.*<!--/gongkai-preview-->", re.S)


class Desk:
    """A copy of the sample that is being edited, and a preview of it."""

    def __init__(self, name, *options, build=True):
        self.folder = sites.ROOM / name
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        shutil.copytree(sites.ROOT / "Content", self.folder / "Content")
        shutil.copytree(sites.ROOT / "Theme", self.folder / "Theme")
        if build:
            done = subprocess.run(
                [sites.TOOL, "build", "--as-of", sites.MOMENT], cwd=self.folder, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
        self.start(*options)

    def start(self, *options):
        self.process = subprocess.Popen(
            [sites.TOOL, "preview", "--port", "0", *options], cwd=self.folder, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)
        self.said = self.process.stdout.readline().strip()
        assert self.said, self.process.stderr.read()
        self.port = int(re.search(r":(\d+)/", self.said)[1])
        self.root = f"http://127.0.0.1:{self.port}/"

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(5)
        return self.process.returncode

    def path(self, name):
        return self.folder / name

    def edit(self, name, old, new):
        text = self.path(name).read_text()
        assert old in text, f"{name} does not hold {old!r}"
        self.path(name).write_text(text.replace(old, new))

    def get(self, path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])


@pytest.fixture(scope="module")
def desk():
    desk = Desk("preview")
    yield desk
    desk.stop()


@pytest.fixture
def page(browser, desk):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    context.set_default_timeout(WAIT)
    yield context.new_page()
    context.close()


def show(page, desk, path):
    """Only a page that listens hears of a change."""
    with contextlib.suppress(Error):
        # What is open may be loading itself anew just now.
        page.goto("about:blank")
    with page.expect_response(lambda answer: "_preview/events" in answer.url):
        page.goto(desk.root + path)


# What a page is


def test_what_is_seen_is_what_will_be_published(desk):
    site = desk.folder / "Site/current"
    cookie = {"Cookie": f"gongkai-view-{desk.port}=1780243200~0"}  # MOMENT, as citizens see it
    count = 0
    for file in sorted(site.rglob("*")):
        if not file.is_file():
            continue
        path = str(file.relative_to(site))
        status, headers, body = desk.get("/" + "/".join(map(urllib.parse.quote, path.split("/"))), **cookie)
        if path == "404.html":
            continue
        assert status == 200, path
        assert headers["Cache-Control"] == "no-store" and "noindex" in headers["X-Robots-Tag"]
        if path.endswith(".html"):
            assert len(FRAME.findall(body)) == 1, path
            assert body.index(b"<!--gongkai-preview-->") < body.index(b"<main"), path
            body = FRAME.sub(b"", body)
        assert body == file.read_bytes(), path
        count += 1
    assert count > 100


def test_nothing_of_the_preview_is_published(desk):
    for file in (desk.folder / "Site/current").rglob("*"):
        if file.is_file():
            text = file.read_bytes()
            assert b"_preview" not in text and b"gongkai-preview" not in text and b"EventSource" not in text, file
    assert not list((desk.folder / "Site").glob("*preview*"))


def test_the_preview_is_searched(page, desk):
    answers = []
    note = lambda answer: ".bin?" in answer.url and answers.append(answer.status)
    page.on("response", note)
    page.goto(desk.root + "search.html?q=" + urllib.parse.quote("自评"))
    page.wait_for_function("document.querySelectorAll('#hits mark').length > 0")
    page.remove_listener("response", note)
    assert answers and set(answers) == {206}


def test_the_preview_writes_nothing(desk):
    def state():
        return {str(f): f.lstat().st_mtime_ns for f in sorted(desk.folder.rglob("*"))}
    before = state()
    for path in ("/", "/_preview/", f"/{PAGE}", "/_preview/changes.html", "/search.html", "/search/root.json"):
        assert desk.get(path)[0] == 200
    assert state() == before


# The frame and the pages of the preview


def test_frame(page, desk):
    show(page, desk, "pingxi-shichang/2024.html")
    frame = page.locator("#gongkai-preview")
    assert "2027-01-12 09:00" in frame.inner_text()
    assert frame.evaluate("frame => frame.closest('main') === null && getComputedStyle(frame).position === 'static'")
    show(page, desk, PAGE)
    frame.locator("summary").click()
    link = frame.locator("li a[href^='#f']").first
    target = link.get_attribute("href")
    link.click()
    assert page.locator(f":target").get_attribute("id") == target[1:]
    page.emulate_media(media="print")
    assert not frame.is_visible()


def test_moment(page, desk):
    show(page, desk, "pingxi-shichang/2024.html")
    assert page.locator("#gongkai-preview h1, .note.bad").count() > 0
    page.goto(desk.root + "pingxi-shichang/2024.html?as-of=2027-01-12&drafts=0")
    assert page.url == desk.root + "pingxi-shichang/2024.html"
    assert page.locator("main .note.bad").count() == 0
    answer = page.goto(desk.root + "pingxi-shichang/2024.html?as-of=2027-01-11")
    assert answer.status == 404
    page.goto(desk.root + "?as-of=&drafts=1")
    assert page.goto(desk.root + "pingxi-shichang/2024.html").status == 200


def test_what_is_missing_is_something_to_do(page, desk):
    show(page, desk, "qingshi-dangan/2024.html")
    assert page.locator("#gongkai-preview-work summary").inner_text().startswith("还有 1 件事要做")
    assert "未公开" in page.locator(".keys").inner_text() and "同步" not in page.locator(".keys").inner_text()


def test_start_page_lists_every_year(page, desk):
    show(page, desk, "_preview/")
    years = [path for path in (desk.folder / "Content").glob("*/*") if path.is_dir()]
    assert page.locator(".cards > li").count() == len(years)


def test_beside_the_source(page, desk):
    show(page, desk, f"_preview/source/{PAGE}")
    source = (desk.folder / "Content/pingxi-gonghui/2022/report.txt").read_text()
    shown = page.evaluate("""() => {
        const raw = document.querySelector(".raw").cloneNode(true);
        raw.querySelectorAll(".ln").forEach(number => number.remove());
        return raw.textContent;
    }""")
    assert shown == source
    marks = page.locator(".raw a")
    assert marks.count() > 30
    for place in (0, 5, marks.count() - 1):
        mark = marks.nth(place)
        there = mark.get_attribute("href")
        mark.click()
        row = page.locator(there)
        assert row.evaluate("row => row.matches(':target')")
        row.locator("a").click()
        assert page.evaluate("document.querySelector(':target').matches('.raw a')")
    assert "应有而没有找到" in page.locator("main").inner_text()


def test_difference(page, desk):
    file = "Content/pingxi-canlian/2023/report.txt"
    before = desk.path(file).read_text()
    figure = re.search(r"\d+\.\d\d万元", before)[0]
    try:
        desk.edit(file, figure, "987.65万元")
        time.sleep(.5)
        show(page, desk, "_preview/changes.html")
        assert page.locator("a[href$='_preview/change/pingxi-canlian/2023.html']").count() == 1
        page.locator("a[href$='_preview/change/pingxi-canlian/2023.html']").click()
        assert "987.65" in " ".join(page.locator("ins").all_inner_texts())
        assert figure[:-2] in " ".join(page.locator("del").all_inner_texts())
    finally:
        desk.path(file).write_text(before)


def test_sizes(page, desk):
    show(page, desk, f"_preview/sizes/{PAGE}")
    frames = page.frames[1:]
    assert len(frames) == 3
    for frame in frames:
        frame.wait_for_load_state()
        assert frame.locator("h1").count() == 1 and frame.locator("#gongkai-preview").count() == 0
    assert frames[0].evaluate("innerWidth") == 390
    assert not frames[2].locator("header.site nav").is_visible(), "what is not printed is shown"


@pytest.mark.parametrize("width, scheme", [(1280, "light"), (1280, "dark"), (390, "light")])
def test_no_barrier(browser, desk, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="zh-CN")
    page = context.new_page()
    for path in ("_preview/", f"_preview/source/{PAGE}", "_preview/changes.html", PAGE, "index.html"):
        page.goto(desk.root + path)
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        page.evaluate(AXE)
        assert page.evaluate(RUN, RULES) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    context.close()


# What changes while a page is open


def test_edit_keeps_the_place(page, desk):
    show(page, desk, PAGE)
    page.evaluate("scrollTo(0, 600)")
    file = "Content/pingxi-gonghui/2022/report.txt"
    before = desk.path(file).read_text()
    try:
        desk.edit(file, "县总工会设五个部室", "县总工会设六个部室")
        page.wait_for_function("document.body.textContent.includes('县总工会设六个部室')")
        assert page.evaluate("scrollY") == 600
    finally:
        desk.path(file).write_text(before)
    page.wait_for_function("document.body.textContent.includes('县总工会设五个部室')")


def test_saved_by_renaming(page, desk):
    show(page, desk, PAGE)
    file = desk.path("Content/pingxi-gonghui/department.yaml")
    before = file.read_text()
    for word in ("甲", "乙"):
        draft = file.with_name(".department.yaml.swp")
        draft.write_text(re.sub(r"name: .*", f"name: 平溪县总工会{word}", before))
        draft.rename(file)
        page.wait_for_function(f"document.querySelector('h1').textContent.includes('平溪县总工会{word}')")
    # Some editors put the old file aside first.
    file.rename(file.with_name("department.yaml~"))
    file.write_text(before)
    page.wait_for_function("!document.querySelector('h1').textContent.includes('乙')")


def test_broken_and_repaired(page, desk):
    show(page, desk, PAGE)
    file = "Content/pingxi-gonghui/2022/disclosure.yaml"
    before = desk.path(file).read_text()
    lines = before.count("\n")
    desk.path(file).write_text(before + "pubblish: 2024-01-01\n")
    alert = page.locator("#gongkai-preview [role=alert]")
    alert.wait_for()
    words = alert.inner_text()
    assert file in words and f"第 {lines + 1} 行" in words and "pubblish: 2024-01-01" in words
    assert page.locator("h1").count() == 1, "the last good page is gone"
    desk.path(file).write_text(before)
    alert.wait_for(state="detached")


def test_report_that_cannot_be_read(page, desk):
    show(page, desk, PAGE)
    file = desk.path("Content/pingxi-gonghui/2022/report.txt")
    before = file.read_bytes()
    file.write_bytes(b"\x00\x01" + before)
    page.locator("#gongkai-preview [role=alert]").wait_for()
    assert "上一次正确的样子" in page.locator("#gongkai-preview").inner_text()
    assert "平溪县总工会" in page.locator("h1").inner_text()
    file.write_bytes(before)
    page.locator("#gongkai-preview [role=alert]").wait_for(state="detached")


def test_theme(page, desk):
    show(page, desk, PAGE)
    style = desk.path("Theme/style.css")
    template = desk.path("Theme/foot.html")
    css, html = style.read_text(), template.read_text()
    style.write_text(css + "h1{color:rgb(1,2,3)}")
    page.wait_for_function("getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'")
    template.write_text(html.replace("{{#publisher}}", "{{#publischer}}", 1))
    alert = page.locator("#gongkai-preview [role=alert]").first
    alert.wait_for()
    assert "Theme/foot.html" in alert.inner_text() and "{{#publischer}}" in alert.inner_text()
    template.write_text(html)
    style.write_text(css)
    page.wait_for_function("getComputedStyle(document.querySelector('h1')).color !== 'rgb(1, 2, 3)'")
    assert page.locator("#gongkai-preview [role=alert]").count() == 0


def test_a_department_comes_and_goes(page, desk):
    show(page, desk, "xin-bumen/2023.html")
    assert page.locator("#gongkai-preview").inner_text().count("没有页面") == 1
    shutil.copytree(desk.path("Content/pingxi-canlian"), desk.path("Content/xin-bumen"))
    page.wait_for_function("document.querySelector('h1').textContent.includes('残疾人联合会')")
    show(page, desk, "")
    link = page.locator("main a[href^='xin-bumen/']").first
    link.wait_for(state="attached")
    desk.path("Content/xin-bumen").rename(desk.path("Content/xin-bumen-2"))
    page.wait_for_function("document.querySelector(\"main a[href^='xin-bumen-2/']\") !== null")
    shutil.rmtree(desk.path("Content/xin-bumen-2"))
    page.wait_for_function("document.querySelector(\"main a[href^='xin-bumen']\") === null")
    show(page, desk, "_preview/")
    assert page.locator("[role=alert]").count() == 0


def test_burst(page, desk):
    """500 files change at once, as when a folder is copied over: what is seen in the end is what lies there."""
    show(page, desk, "xin-0/2023.html")
    for number in range(25):
        shutil.copytree(desk.path("Content/pingxi-gonghui"), desk.path(f"Content/xin-{number}"))
    page.wait_for_function("document.querySelector('h1').textContent.includes('平溪县总工会')")
    for number in range(25):
        for file in desk.path(f"Content/xin-{number}").rglob("report.txt"):
            file.write_text(file.read_text().replace("设五个部室", "设七个部室"))
    show(page, desk, "xin-24/2022.html")
    page.wait_for_function("document.body.textContent.includes('设七个部室')")
    for number in range(25):
        shutil.rmtree(desk.path(f"Content/xin-{number}"))
    page.wait_for_function("document.querySelector('#gongkai-preview').textContent.includes('没有页面')")
    show(page, desk, "")
    assert page.locator("main a[href^='xin-']").count() == 0


def test_further_page_and_site(page, desk):
    show(page, desk, "about.html")
    about, site = desk.path("Content/about.md"), desk.path("Content/site.yaml")
    words, yaml = about.read_text(), site.read_text()
    about.write_text(words + "\n\n又一段话。\n")
    page.wait_for_function("document.querySelector('main').textContent.includes('又一段话。')")
    site.write_text(re.sub(r"(?m)^title: .*", "title: 另一个名字", yaml))
    page.wait_for_function("document.querySelector('.brand').textContent === '另一个名字'")
    about.write_text(words)
    site.write_text(yaml)
    page.wait_for_function("!document.querySelector('main').textContent.includes('又一段话。')")


# Who may ask, and for what


def test_hostile_requests(desk):
    """Answered or dropped; never a byte from outside, whatever is asked for."""
    secret = desk.folder / "secret.txt"
    secret.write_text("机密文件的内容")
    (desk.folder / "Content/pingxi-gonghui/2022/link.txt").symlink_to(secret)
    paths = []
    for up in ("..", "%2e%2e", "%2E%2e", ".%2e", "..%2f", "..%5c", "..\\", "%c0%ae%c0%ae", "%252e%252e", "....//"):
        for target in ("secret.txt", "secret.txt%00.html", "etc/passwd", "Content/site.yaml"):
            for depth in (1, 2, 3, 5, 9):
                paths.append("/" + "/".join([up] * depth) + "/" + target)
    paths += ["//etc/passwd", "/etc/passwd", "/%2fetc/passwd", "/secret.txt", "/pingxi-gonghui/2022/link.txt",
              "/pingxi-gonghui/../../secret.txt", "/_preview/bare/../../secret.txt", "/_preview/change/../secret.txt",
              "/_preview/source/../../x.html", "/_preview/print/%2e%2e/secret.txt", "/%00", "/a%00.html", "/%", "/%zz",
              "/\x7f", "/" + "a" * 20_000, "/" + "%e7" * 3000, "/?as-of=../../etc/passwd", "/?as-of=9999999-99-99",
              "/_preview/events", "/_preview/events?page=../../secret.txt", "/_preview/events?page=/%252e%252e/secret.txt&seen=x"]
    before = desk.memory()
    asked = 0
    for path in paths:
        with contextlib.closing(socket.create_connection(("127.0.0.1", desk.port), 5)) as connection:
            connection.settimeout(2)
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost:{desk.port}\r\nConnection: close\r\n\r\n".encode("latin-1"))
            answer = read(connection)
        assert "机密".encode() not in answer and b"root:" not in answer, path
        assert not answer or answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 200", b"HTTP/1.1 303")), path
        asked += 1
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "GETS", "X" * 3000):
        status = raw(desk, f"{method} / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello")
        assert status in (400, 405, 413, 431, 501, 0), method
        asked += 1
    assert raw(desk, "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999\r\n\r\n") == 413
    assert raw(desk, "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == 413
    for host in ("evil.example", "evil.example:80", f"127.0.0.1.evil.example:{desk.port}", "169.254.169.254", "localhost:1",
                 "", "[::1", "localhost:8080@evil"):
        assert raw(desk, f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n") in (400, 421), host
        asked += 1
    assert raw(desk, "GET / HTTP/1.1\r\n\r\n") == 400
    for header in ("A: " + "b" * 100_000, "\r\n".join(f"H{n}: x" for n in range(5000)), "Cookie: " + "a=b; " * 20_000):
        assert raw(desk, f"GET / HTTP/1.1\r\nHost: localhost\r\n{header}\r\n\r\n") in (400, 413, 431, 0)
        asked += 1
    for site in ("cross-site",):
        assert desk.get("/", Sec_Fetch_Site=site, Sec_Fetch_Dest="script")[0] == 403
    for junk in (b"\x00" * 1000, b"\x16\x03\x01\x02\x00" * 50, b"GET", b"\r\n" * 5000, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"):
        with contextlib.closing(socket.create_connection(("127.0.0.1", desk.port), 5)) as connection:
            connection.settimeout(.5)
            with contextlib.suppress(OSError):
                connection.sendall(junk)
                read(connection)
        asked += 1
    assert asked >= 200
    assert desk.get("/")[0] == 200
    assert desk.memory() < before + 30_000, "memory grew"


def read(connection):
    answer = b""
    with contextlib.suppress(OSError):
        while piece := connection.recv(65536):
            answer += piece
    return answer


def raw(desk, request):
    """The status of the answer; 0 where there is none."""
    with contextlib.closing(socket.create_connection(("127.0.0.1", desk.port), 5)) as connection:
        connection.settimeout(2)
        with contextlib.suppress(OSError):
            connection.sendall(request.encode("latin-1"))
        answer = b""
        with contextlib.suppress(OSError):
            answer = connection.recv(65536)
    return int(answer.split(b" ")[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def test_slow_and_many(desk):
    """A thousand connections that ask for nothing, and some that ask slowly: others are served within their time."""
    before = desk.memory()
    idle = []
    with contextlib.suppress(OSError):
        for _ in range(1000):
            idle.append(socket.create_connection(("127.0.0.1", desk.port), 2))
    slow = [connection for connection in idle[:20]]
    for connection in slow:
        with contextlib.suppress(OSError):
            connection.sendall(b"GET / HTTP/1.1\r\n")
    deadline = time.monotonic() + 60
    dropped = False
    while time.monotonic() < deadline and not dropped:
        for connection in slow:
            with contextlib.suppress(OSError):
                connection.sendall(b"X: y\r\n")
        time.sleep(1)
        try:
            dropped = desk.get("/")[0] == 200 and all(is_closed(connection) for connection in slow)
        except OSError:
            pass
    for connection in idle:
        connection.close()
    assert dropped, "slow clients hold their connections for ever"
    assert desk.get("/")[0] == 200
    assert desk.memory() < before + 30_000, "memory grew"


def is_closed(connection):
    try:
        connection.settimeout(.01)
        return connection.recv(1) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


def test_token_where_others_can_ask():
    desk = Desk("preview-token", "--host", "0.0.0.0", build=False)
    try:
        token = re.search(r"\?token=([0-9a-f]{32})$", desk.said)[1]
        assert desk.get("/")[0] == 403
        assert desk.get("/?token=" + "0" * 32)[0] == 403
        status, headers, _ = desk.get(f"/_preview/?token={token}")
        assert status == 303 and token not in headers["Location"]
        cookie = headers["Set-Cookie"].split(";")[0]
        assert desk.get("/", Cookie=cookie)[0] == 200
        assert desk.get("/", Cookie=cookie, Host="evil.example")[0] == 421
    finally:
        desk.stop()


def test_taken_port(desk):
    done = subprocess.run(
        [sites.TOOL, "preview", "--port", str(desk.port)], cwd=desk.folder, capture_output=True, text=True, timeout=20)
    assert done.returncode == 1
    assert re.search(rf"port {desk.port} is taken: try --port \d+", done.stderr)


def test_ends_at_once():
    desk = Desk("preview-end", build=False)
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", desk.port)) as connection:
        connection.request("GET", "/_preview/events?page=/&seen=x")
        connection.getresponse()
        start = time.monotonic()
        assert desk.stop() == 0
        assert time.monotonic() - start < 1


def test_memory_after_many_rebuilds():
    """The bench does 10,000; here are some hundreds, of a department with one year."""
    desk = Desk("preview-memory", build=False)
    for folder in (desk.folder / "Content").iterdir():
        if folder.is_dir() and folder.name != "pingxi-canlian":
            shutil.rmtree(folder)
    for year in ("2022", "2024"):
        shutil.rmtree(desk.path(f"Content/pingxi-canlian/{year}"))
    file = desk.path("Content/pingxi-canlian/2023/report.txt")
    before = file.read_bytes()

    def rebuild(count):
        for number in range(count):
            file.write_bytes(before + f"\n\n第{number}次。\n".encode())
            while f"第{number}次。".encode() not in desk.get("/pingxi-canlian/2023.html")[2]:
                time.sleep(.002)
        return desk.memory()

    try:
        first = rebuild(100)
        assert rebuild(200) <= first * 1.1
    finally:
        desk.stop()


def test_a_package_for_the_road(page, desk):
    """The same as files: it opens without a server, every link leads somewhere, and nothing asks for a network."""
    folder = desk.folder / "road"
    done = subprocess.run(
        [sites.TOOL, "preview", "--export", folder, "--as-of", sites.MOMENT], cwd=desk.folder, capture_output=True,
        text=True)
    assert done.returncode == 0, done.stderr
    elsewhere = []
    page.on("request", lambda request: request.url.startswith("file:") or elsewhere.append(request.url))
    page.goto(f"file://{folder}/_preview/index.html")
    assert page.locator(".cards > li").count() > 20
    assert page.locator("form").count() == 0 and page.locator("script").count() == 0
    page.locator(f".cards a[href$='{PAGE}']").first.click()
    assert page.url.endswith(PAGE)
    for link in page.locator("#gongkai-preview a").evaluate_all("links => links.map(link => link.href.split('#')[0])"):
        assert pathlib.Path(urllib.parse.unquote(urllib.parse.urlparse(link).path)).is_file(), link
    page.goto(f"file://{folder}/_preview/source/{PAGE}")
    page.locator(".raw a").first.click()
    assert page.locator(":target").count() == 1
    assert elsewhere == []
    again = subprocess.run([sites.TOOL, "preview", "--export", folder], cwd=desk.folder, capture_output=True, text=True)
    assert again.returncode == 1 and "is not empty" in again.stderr
    shutil.rmtree(folder)
