"""From the moment a report is saved to the moment a browser has the new page: gongkai preview beside hugo server.

Files lie on tmpfs where there is one. Without the peer's folder only gongkai is timed.

The browser's part is done by hand, alike for both: wait for the word that something changed (Server-Sent Events here,
a web socket there), fetch the page, look for the words that were saved. Where the word does not come, the page is asked
for every 10 ms.
"""

import argparse
import contextlib
import http.client
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("--tool", required=True)
parser.add_argument("--theme", required=True)
parser.add_argument("--generator", required=True, help="gongkai-bench, which makes reports where there is no peer")
parser.add_argument("--peer", default="", help="folder of the peer's side")
parser.add_argument("--hugo", default="", help="Hugo's own binary")
parser.add_argument("--sizes", type=int, nargs="+", default=[100, 10_000])
parser.add_argument("--edits", type=int, default=40)
parser.add_argument("--rebuilds", type=int, default=10_000)
OPTIONS = parser.parse_args()
ROOM = pathlib.Path(tempfile.mkdtemp(prefix="gongkai-seen-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None))


def generate(count, flavour):
    folder = ROOM / f"{flavour}-{count}"
    if not folder.exists():
        if OPTIONS.peer:
            command = [sys.executable, f"{OPTIONS.peer}/gen.py", str(count), folder, "--flavour", flavour]
        else:
            command = [OPTIONS.generator, "generate", str(count), folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder


def fetch(port, path):
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=300)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()


class Preview:
    def __init__(self, content):
        self.content = content
        self.process = subprocess.Popen(
            [OPTIONS.tool, "preview", "--port", "0", "--content", content, "--theme", OPTIONS.theme, "--site", ROOM / "none"],
            stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline())[1])
        self.files = sorted(content.glob("*/*/report.*"))

    def path(self, file):
        return f"/{file.parent.parent.name}/{file.parent.name}.html"

    def wait(self, file, words, change):
        path = self.path(file)
        seen = re.search(rb'data-seen="(\w+)"', fetch(self.port, path)[1])[1].decode()
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)) as events:
            events.request("GET", f"/_preview/events?page={path}&seen={seen}")
            answer = events.getresponse()
            answer.readline()
            start = time.perf_counter()
            change()
            while b"changed" not in answer.readline():
                pass
            status, page = fetch(self.port, path)
            taken = time.perf_counter() - start
        assert words.encode() in page
        return taken

    def memory(self):
        return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{self.process.pid}/status").read_text())[1])

    def stop(self):
        self.process.kill()
        self.process.wait()


class Hugo:
    def __init__(self, content):
        site = ROOM / "hugo-site"
        shutil.copytree(f"{OPTIONS.peer}/hugo-site", site, dirs_exist_ok=True)
        self.port = 13_131
        self.process = subprocess.Popen(
            [OPTIONS.hugo, "server", "--source", site, "--contentDir", content, "--port", str(self.port), "--noBuildLock"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.files = sorted(content.glob("**/*.md"))
        self.files = [file for file in self.files if not file.name.startswith("_")]
        self.content = content
        for _ in range(6000):
            with contextlib.suppress(OSError):
                if fetch(self.port, self.path(self.files[0]))[0] == 200:
                    return
            time.sleep(.1)
        raise RuntimeError("hugo server does not come up")

    def path(self, file):
        return "/" + str(file.relative_to(self.content).with_suffix("")).lower() + "/"

    def wait(self, file, words, change):
        start = time.perf_counter()
        change()
        while words.encode() not in fetch(self.port, self.path(file))[1]:
            if time.perf_counter() - start > 600:
                raise RuntimeError("hugo server does not show the change")
            time.sleep(.01)
        return time.perf_counter() - start

    def stop(self):
        self.process.kill()
        self.process.wait()


def measure(server, edits):
    random.seed(1)
    times = []
    for number in range(edits):
        file = random.choice(server.files)
        before = file.read_bytes()
        words = f"第{number}次修改的文字。"
        times.append(server.wait(file, words, lambda: file.write_bytes(before + f"\n\n{words}\n".encode())))
        file.write_bytes(before)
        time.sleep(.3)
    times.sort()
    return statistics.median(times), times[min(len(times) - 1, int(len(times) * .95))]


def main():
    print(f"saved to seen, seconds (files in {ROOM.parent}, load {os.getloadavg()[0]:.1f})")
    for count in OPTIONS.sizes:
        server = Preview(generate(count, "gongkai"))
        try:
            median, late = measure(server, OPTIONS.edits)
            print(f"  {count:>6} reports  gongkai preview  median {median:.3f}  95% {late:.3f}  {server.memory() // 1024} MiB")
        finally:
            server.stop()
        if not (OPTIONS.peer and OPTIONS.hugo):
            continue
        server = Hugo(generate(count, "hugo"))
        try:
            # It takes most of a minute each at the largest size.
            median, late = measure(server, OPTIONS.edits if count <= 1000 else 2)
            print(f"  {count:>6} reports  hugo server      median {median:.3f}  95% {late:.3f}")
        finally:
            server.stop()
    if not (OPTIONS.peer and OPTIONS.hugo):
        print("  hugo server: left out, the peer's folder is not at hand (SHARED=FOLDER)")
    rebuild(OPTIONS.rebuilds)


def rebuild(count):
    """Whether days of work make it grow."""
    server = Preview(generate(100, "gongkai"))
    file = server.files[0]
    before = file.read_bytes()
    sizes = {}
    try:
        for number in range(1, count + 1):
            words = f"第{number}次。"
            file.write_bytes(before + f"\n\n{words}\n".encode())
            while words.encode() not in fetch(server.port, server.path(file))[1]:
                time.sleep(.001)
            if number in (100, count):
                sizes[number] = server.memory()
    finally:
        server.stop()
        file.write_bytes(before)
    first, last = sizes[min(100, count)], sizes[count]
    print(f"  memory after 100 rebuilds {first} kB, after {count} {last} kB: {100 * (last - first) / first:+.1f}%")


try:
    main()
finally:
    shutil.rmtree(ROOM, ignore_errors=True)
