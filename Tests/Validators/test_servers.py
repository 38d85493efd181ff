"""The site through nginx and Caddy: what they say of each file, and what a reader sees while it is published."""

import gzip
import json
import re
import threading

import pytest

import servers
from published import Published

FIXED = "public, max-age=31536000, immutable"
POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self';"


@pytest.fixture(scope="module")
def published():
    site = Published("served")
    for year in (2021, 2022, 2023):
        site.add("minzheng", year)
    site.publish()
    return site


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def reader(request, published):
    with getattr(servers, request.param)(published.site / "current") as port:
        yield servers.Reader(port)


def test_types_and_caching(reader, published):
    current = (published.site / "current").resolve()
    search = next((current / "search").rglob("*.bin"), None)
    expected = {
        "": ("text/html; charset=utf-8", "public, max-age=300"),
        "index.html": ("text/html; charset=utf-8", "public, max-age=300"),
        "minzheng/2023.html": ("text/html; charset=utf-8", "public, max-age=300"),
        "minzheng/2023.md": ("text/markdown; charset=utf-8", "public, max-age=300"),
        "minzheng/2023.json": ("application/json; charset=utf-8", "public, max-age=300"),
        "minzheng/2023.report.txt": ("text/plain; charset=utf-8", "public, max-age=300"),
        "minzheng/2023.tlog-proof": ("text/plain; charset=utf-8", "public, max-age=300"),
        "feed.json": ("application/feed+json; charset=utf-8", "public, max-age=300"),
        "minzheng/feed.json": ("application/feed+json; charset=utf-8", "public, max-age=300"),
        "feed.xml": ("application/atom+xml; charset=utf-8", "public, max-age=300"),
        "sitemap.xml": ("application/xml; charset=utf-8", "public, max-age=300"),
        "data/disclosures.csv": ("text/csv; charset=utf-8", "public, max-age=300"),
        "ledger/checkpoint": ("text/plain; charset=utf-8", "no-cache"),
        "ledger/manifest": ("text/plain; charset=utf-8", "no-cache"),
        "ledger/tile/0/000.p/3": ("application/octet-stream", FIXED),
        "ledger/tile/entries/000.p/3": ("application/octet-stream", FIXED),
        next((current / "assets").glob("style.*")).relative_to(current).as_posix(): ("text/css; charset=utf-8", FIXED),
        next((current / "assets").glob("*.js")).relative_to(current).as_posix(): (
            "text/javascript; charset=utf-8", FIXED),
    }
    if search:
        expected[search.relative_to(current).as_posix()] = ("application/octet-stream", FIXED)
    for path, (kind, cache) in expected.items():
        status, headers, body = reader.get("/" + path)
        assert status == 200, path
        assert headers["content-type"].replace("application/javascript", "text/javascript") == kind, path
        assert headers["cache-control"] == cache, path
        assert body == (current / (path or "index.html")).read_bytes(), path
        assert headers["content-security-policy"].startswith(POLICY), path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["access-control-allow-origin"] == "*", path
        assert headers.get("etag"), path
        assert reader.get("/" + path, If_None_Match=headers["etag"])[0] == 304, path


def test_ranges_of_the_search(reader, published):
    """A piece is a range of bytes as they lie there, whoever could unpack more; for ever, like the whole file."""
    current = (published.site / "current").resolve()
    file = max((current / "search").rglob("*.bin"), key=lambda path: path.stat().st_size)
    path, whole = "/" + file.relative_to(current).as_posix(), file.read_bytes()
    assert len(whole) > 512
    status, headers, body = reader.get(path + "?100-300", Range="bytes=100-299", Accept_Encoding="gzip")
    assert status == 206 and body == whole[100:300] and "content-encoding" not in headers
    assert headers["content-range"] == f"bytes 100-299/{len(whole)}" and headers["cache-control"] == FIXED
    status, headers, body = reader.get(path, Accept_Encoding="gzip")
    assert status == 200 and body == whole and "content-encoding" not in headers
    assert reader.get(path, Range=f"bytes={len(whole)}-")[0] == 416


def test_what_is_not_there(reader, published):
    missing = (published.site / "current/404.html").read_bytes()
    (published.site / "current/.secret").write_text("x")
    try:
        for path in ("/nothing.html", "/assets/style.00000000.css", "/.secret", "/ledger/tile/0/999"):
            status, headers, body = reader.get(path)
            assert status == 404 and body == missing, path
            assert "immutable" not in headers.get("cache-control", ""), path
            assert headers["content-security-policy"].startswith(POLICY), path
    finally:
        (published.site / "current/.secret").unlink()
    status, headers, _ = reader.get("/minzheng")
    assert status in (301, 308) and headers["location"].endswith("/minzheng/") and "127.0.0.1" not in headers["location"]


def test_compressed(reader, published):
    """Compressed on the way, and as it was compressed before."""
    page = published.site / "current/minzheng/2023.html"
    _, headers, body = reader.get("/minzheng/2023.html", Accept_Encoding="gzip")
    assert headers["content-encoding"] == "gzip" and gzip.decompress(body) == page.read_bytes()
    ready = page.with_name("2023.html.gz")
    ready.write_bytes(gzip.compress(page.read_bytes(), mtime=77))
    try:
        _, headers, body = reader.get("/minzheng/2023.html", Accept_Encoding="gzip")
        assert headers["content-encoding"] == "gzip" and body == ready.read_bytes()
        assert headers["content-type"] == "text/html; charset=utf-8"
        assert reader.get("/minzheng/2023.html")[2] == page.read_bytes()
    finally:
        ready.unlink()


def test_verified_through_the_server(published):
    with servers.nginx(published.site / "current") as port:
        done = published.verify(f"http://127.0.0.1:{port}/", "--since", published.site / "ledger/checkpoint")
        assert "3 proofs lead to signed checkpoints" in done.stdout and "3 items of the feed agree" in done.stdout
        assert published.verify(f"http://127.0.0.1:{port}/minzheng/", code=1).stdout.startswith("ledger/checkpoint: 错误")


def test_below_a_path(published, tmp_path):
    (tmp_path / "gongkai").symlink_to(published.site / "current")
    with servers.nginx(tmp_path) as port:
        published.verify(f"http://127.0.0.1:{port}/gongkai/")
        _, headers, _ = servers.Reader(port).get("/gongkai/ledger/checkpoint")
        assert headers["cache-control"] == "no-cache"


def test_a_reader_through_fifty_publications(tmp_path):
    """Never a report without its accounts, nor an item of the feed without its page, nor a ledger that is not signed."""
    site = Published("polled")
    site.add("minzheng", 2000)
    site.publish()
    stop, faults, rounds = threading.Event(), [], [0]

    def poll(port):
        reader = servers.Reader(port)
        most = 0
        while not stop.is_set() or rounds[0] == 0:
            feed = json.loads(reader.get("/feed.json")[2])
            for item in feed["items"][:12]:
                path = item["url"].removeprefix("https://example.org")
                status, _, page = reader.get(path)
                if status != 200:
                    faults.append(f"{path} is in the feed and answers {status}")
                for link in re.findall(r'href="([^"/]+\.(?:report|accounts)\.txt)"', page.decode()):
                    if reader.get(f"{path.rpartition('/')[0]}/{link}")[0] != 200:
                        faults.append(f"{link} is on the page and is not there")
                year = path.removesuffix(".html")
                both = [reader.get(f"{year}.{stem}.txt")[0] for stem in ("report", "accounts")]
                if both != [200, 200]:
                    faults.append(f"{path}: {both}")
            # Pages that are not announced yet: both or none, asked for in the order that would show it.
            for year in range(2001, 2060, 7):
                accounts, report = (reader.get(f"/minzheng/{year}.{stem}.txt")[0] for stem in ("report", "accounts"))
                if accounts == 200 and report != 200:
                    faults.append(f"{year}: a report without its accounts")
            size = int(reader.get("/ledger/checkpoint")[2].split(b"\n")[1])
            if size < most:
                faults.append(f"the ledger shrank from {most} to {size}")
            most = size
            rounds[0] += 1

    with servers.nginx(site.site / "current") as port:
        threads = [threading.Thread(target=poll, args=(port,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        try:
            for number in range(1, 51):
                site.add("minzheng", 2000 + number)
                site.publish()
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        assert not faults, faults[:5]
        assert rounds[0] > 10
        site.verify(f"http://127.0.0.1:{port}/")
    assert len((site.site / "current/ledger/checkpoint").read_text().splitlines()) == 5
