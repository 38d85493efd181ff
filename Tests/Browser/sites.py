"""The sites that are looked at: built once a run, each into a folder of its own."""

import atexit
import functools
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOL = pathlib.Path(os.environ.get("GONGKAI_TOOL", ROOT / ".build/debug/gongkai"))
SHARED = os.environ.get("GONGKAI_SHARED", "")
MOMENT = "2026-06-01T00:00:00+08:00"

# The folder all sites stand in, and one server for all of them.
ROOM = pathlib.Path(tempfile.mkdtemp(prefix="gongkai-browser-"))
atexit.register(shutil.rmtree, ROOM, ignore_errors=True)


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # What a server says of Markdown differs; none calls it HTML.
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {".md": "text/markdown; charset=utf-8"}

    def log_message(self, *arguments):
        pass


@functools.cache
def server():
    """The loopback address under which ROOM is served."""
    serve = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(ROOM)))
    serve.daemon_threads = True
    threading.Thread(target=serve.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{serve.server_address[1]}"


class Site:
    """A built site. It is served below a path of its own, as in a subfolder of a portal."""

    def __init__(self, name, content):
        self.name = name
        folder = ROOM / name / "Site"
        folder.parent.mkdir(exist_ok=True)
        done = subprocess.run(
            [TOOL, "build", "--content", content, "--theme", ROOT / "Theme", "--site", folder, "--as-of", MOMENT],
            capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{name} does not build:\n{done.stderr}{done.stdout}")
        self.folder = folder / "current"
        # It leads from the root of its host; here that is not where the site is.
        missing = self.folder / "404.html"
        page = missing.read_bytes()
        missing.unlink()
        missing.write_bytes(page.replace(b'="/', b'="'))

    @functools.cached_property
    def pages(self):
        """The addresses of all pages, in order."""
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*.html"))

    @functools.cached_property
    def reports(self):
        return [page for page in self.pages if kind(page) == "report" and page not in self.notices]

    @functools.cached_property
    def notices(self):
        """What stands at the addresses of what was withdrawn."""
        return {page for page in self.pages if b'data-kind="notice"' in self.bytes(page)}

    def bytes(self, page):
        return (self.folder / page).read_bytes()

    def address(self, page):
        return f"{server()}/{self.name}/Site/current/{page}"

    @functools.cached_property
    def kinds(self):
        """A page of each kind: the one that holds most. Of reports also the one that holds least, and a corrected one."""
        best = {}
        for page in self.pages:
            size = len(self.bytes(page))
            name = "notice" if page in self.notices else kind(page)
            if size > best.get(name, ("", -1))[1]:
                best[name] = (page, size)
        chosen = {name: page for name, (page, _) in best.items()}
        if len(self.reports) > 1:
            chosen["report-short"] = min(self.reports, key=lambda page: len(self.bytes(page)))
        if "revision" in chosen:
            chosen["report-corrected"] = re.sub(r"\.r\d+\.html$", ".html", chosen["revision"])
        return dict(sorted(chosen.items()))


def kind(page):
    """What a page is, by its address. A kind that is new here is a kind of its own."""
    folder, _, name = page.rpartition("/")
    if not folder:
        return {"index.html": "home", "404.html": "missing"}.get(name, name.removesuffix(".html"))
    if folder in ("years", "regions"):
        return folder.removesuffix("s")
    if folder in ("sync", "checks", "data", "search"):
        return f"{folder}-year"
    if re.fullmatch(r"\d{4}\.r\d+\.html", name):
        return "revision"
    return "report" if re.fullmatch(r"\d{4}\.html", name) else "department"


@functools.cache
def sample():
    return Site("sample", ROOT / "Content")


@functools.cache
def truths():
    """What the five real reports say, by the name of their department's folder."""
    folder = pathlib.Path(SHARED) / "truth"
    if not SHARED or not folder.is_dir():
        return {}
    found = {}
    for path in sorted(folder.glob("*.json")):
        truth = json.loads(path.read_text())
        found[path.stem.rsplit("-", 1)[0]] = truth
    return found


@functools.cache
def five():
    """A site of the five real reports; their accounts say nothing, so that all figures are the report's."""
    content = ROOM / "five" / "Content"
    write(content / "site.yaml", "title: 五份报告\npolicy: {review: optional, errors: shown}\n")
    for slug, truth in truths().items():
        region = f"region: [{', '.join(truth['region'])}]\n" if truth["region"] else ""
        write(content / slug / "department.yaml", f"name: {truth['department']}\n{region}")
        year = content / slug / str(truth["year"])
        write(year / "disclosure.yaml", f"approved: {truth['year'] + 1}-08-20\npublish: {truth['year'] + 1}-09-05T09:00:00+08:00\n")
        write(year / "accounts.txt", "部门决算\n\n决算另行印发。\n")
        shutil.copy(pathlib.Path(SHARED) / "reports" / truth["report"], year / "report.txt")
    return Site("five", content)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
