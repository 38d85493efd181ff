"""nginx and Caddy of Debian, with the configurations as they are shipped, on a loopback port."""

import contextlib
import http.client
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

import sites

SERVERS = sites.ROOT / "Servers"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running(arguments, port, log):
    with open(log, "wb") as out:
        process = subprocess.Popen(arguments, stdout=out, stderr=out)
    try:
        for _ in range(200):
            assert process.poll() is None, log.read_text()
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=10)


@contextlib.contextmanager
def nginx(root, tls=""):
    """A server block of two lines and the shipped file; all that nginx writes goes into a folder of its own."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="gongkai-nginx-") as room:
        room = pathlib.Path(room)
        shutil.copy(SERVERS / "nginx.conf", room / "gongkai.conf")
        temporary = "".join(
            f"{kind}_temp_path {room}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (room / "nginx.conf").write_text(
            f"daemon off; pid {room}/pid; error_log {room}/error.log; worker_processes 2; user root;\n"
            f"events {{ worker_connections 256; }}\n"
            f"http {{ access_log off; {temporary}\n"
            f"  server {{ listen 127.0.0.1:{port}{' ssl' if tls else ''}; {tls} root {root}; include {room}/gongkai.conf; }} }}\n")
        with running(["nginx", "-p", str(room), "-c", str(room / "nginx.conf"), "-e", str(room / "error.log")], port,
                     room / "out"):
            yield port


@contextlib.contextmanager
def caddy(root):
    """The shipped file with its address and its root, and no other line, replaced."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="gongkai-caddy-") as room:
        room = pathlib.Path(room)
        text = (SERVERS / "Caddyfile").read_text()
        changed = text.replace(":8080 {", f"http://127.0.0.1:{port} {{").replace("/srv/gongkai/current", str(root))
        assert changed.count("\n") == text.count("\n") and str(port) in changed and str(root) in changed
        (room / "Caddyfile").write_text("{\n\tadmin off\n}\n" + changed)
        with running(["env", f"HOME={room}", "caddy", "run", "--config", str(room / "Caddyfile"), "--adapter", "caddyfile"],
                     port, room / "out"):
            yield port


class Reader:
    """One kept connection."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    def get(self, path, **headers):
        self.connection.request("GET", path, headers={key.replace("_", "-"): value for key, value in headers.items()})
        answer = self.connection.getresponse()
        body = answer.read()
        return answer.status, {key.lower(): value for key, value in answer.getheaders()}, body
