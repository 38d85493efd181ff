"""`gongkai verify` over the network: HTTPS, and servers that answer in every way but the expected one."""

import contextlib
import os
import socket
import subprocess
import threading
import urllib.parse

import pytest

import servers
import sites
from published import Published


@pytest.fixture(scope="module")
def published():
    site = Published("verified")
    site.add("minzheng", 2022)
    site.add("minzheng", 2023)
    site.publish()
    return site


@contextlib.contextmanager
def answering(published, answer):
    """A server that answers each request with the bytes of `answer(path, file)`, and closes where that ends in None."""
    root = (published.site / "current").resolve()
    listener = socket.create_server(("127.0.0.1", 0))
    stopped = threading.Event()

    def talk(connection):
        with connection, connection.makefile("rb") as lines:
            while request := lines.readline():
                while lines.readline() not in (b"\r\n", b""):
                    pass
                path = urllib.parse.unquote(request.split()[1].decode()).lstrip("/")
                file = root / path
                for part in answer(path, file.read_bytes() if file.is_file() else None):
                    if part is None:
                        return
                    connection.sendall(part)

    def serve():
        while not stopped.is_set():
            with contextlib.suppress(OSError):
                connection, _ = listener.accept()
                threading.Thread(target=talk, args=(connection,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        stopped.set()
        listener.close()


def plain(file):
    return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" if file is None else (
        b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(file) + file)


def chunked(path, file):
    if file is None:
        return [plain(None)]
    parts = [file[at:at + 1000] for at in range(0, len(file), 1000)]
    return [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"] + [
        b"%x;of=no-use\r\n%s\r\n" % (len(part), part) for part in parts] + [b"0\r\nA-Trailer: x\r\n\r\n"]


def until_the_end(path, file):
    return [b"HTTP/1.0 404 Gone\r\n\r\n" if file is None else b"HTTP/1.0 200 OK\r\n\r\n" + file, None]


def closing(path, file):
    """Keeps the connection in words, and closes it."""
    return [plain(file), None]


def in_drops(path, file):
    return [bytes([byte]) for byte in plain(file)[:200]] + [plain(file)[200:]]


@pytest.mark.parametrize("answer", [lambda path, file: [plain(file)], chunked, until_the_end, closing, in_drops])
def test_any_way_to_say_the_same(published, answer):
    with answering(published, answer) as address:
        assert "verified" in published.verify(address).stdout


def hurt(path, answer):
    return lambda asked, file: answer(file) if asked == path else [plain(file)]


@pytest.mark.parametrize("words, answer", [
    ("cut short", lambda file: [plain(file)[:-3], None]),
    ("cut short", lambda file: [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", None]),
    ("no length", lambda file: [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", None]),
    ("answers 302", lambda file: [b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"]),
    ("answers 500", lambda file: [b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"]),
    ("no HTTP server", lambda file: [b"SSH-2.0-OpenSSH\r\n\r\n", None]),
    ("announces", lambda file: [b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", None]),
    ("announces", lambda file: [b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", None]),
    ("gzip", lambda file: [b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx"]),
    ("does not end", lambda file: [b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 300 + b"\r\n", None]),
    ("missing", lambda file: [plain(None)]),
    ("signed list", lambda file: [plain(file.swapcase())]),
])
def test_a_file_that_cannot_be_had(published, words, answer):
    with answering(published, hurt("minzheng/2023.json", answer)) as address:
        said = published.verify(address, code=1).stdout
    place, *faults = said.split("\n\n")[0].splitlines()
    assert place.startswith("minzheng/2023.json: 错误: ") and words in faults[0], said


def test_nobody_there(published):
    said = published.verify("http://127.0.0.1:1/", code=1).stdout
    assert said.startswith("ledger/checkpoint: 错误: ") and "Connection refused" in said
    for address in ("ftp://127.0.0.1/", "http://", "http://127.0.0.1:99999/", "http://a b/"):
        assert "is no address" in published.verify(address, code=1).stderr


def test_https(published, tmp_path):
    """By curl, with the certificates that it knows."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=IP:127.0.0.1", "-keyout", tmp_path / "key", "-out", tmp_path / "certificate"],
        check=True, capture_output=True)
    tls = f"ssl_certificate {tmp_path}/certificate; ssl_certificate_key {tmp_path}/key;"
    with servers.nginx(published.site / "current", tls) as port:
        def verify(**environment):
            return subprocess.run(
                [sites.TOOL, "verify", f"https://127.0.0.1:{port}/", "--key", published.public], capture_output=True,
                text=True, env=os.environ | environment)
        done = verify(CURL_CA_BUNDLE=str(tmp_path / "certificate"))
        assert done.returncode == 0 and "verified" in done.stdout, done.stdout + done.stderr
        # A server that nobody vouches for is not read at all.
        done = verify()
        assert done.returncode == 1 and "certificate" in done.stdout
