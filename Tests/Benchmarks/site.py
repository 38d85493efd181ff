#!/usr/bin/env python3
"""Whole sites from made-up reports, cold, output on tmpfs: gongkai beside Hugo and beside the bare libcmark loop.

All take turns in one run. The peer's folder has the reports' generator (gen.py), a Hugo site that makes the same pages
(hugo-site) and the loop "read, cmark, write" (floor.c); without it only gongkai is timed.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time

import stages

SCRATCH = f"/dev/shm/gongkai-bench-{os.getpid()}"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", required=True, help="gongkai")
    parser.add_argument("--theme", required=True)
    parser.add_argument("--generator", required=True, help="gongkai-bench, which makes reports where there is no peer")
    parser.add_argument("--peer", default="", help="folder of the peer's side")
    parser.add_argument("--hugo", default="", help="Hugo's own binary")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peer-runs", type=int, default=3, help="Hugo's runs at the largest size")
    return parser.parse_args()


def timed(command):
    """Seconds from start to end, seconds of processor, MiB at most."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    complaints = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"error: {' '.join(command)}: {complaints.decode(errors='replace')[-600:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


class Contest:
    """The programs that take turns on reports of one size, and what each took."""

    def __init__(self, options, size):
        self.options, self.size, self.times = options, size, {}
        self.content = f"{SCRATCH}/content-{size}"
        self.markdown = f"{SCRATCH}/markdown-{size}"
        if options.peer:
            generator = [sys.executable, f"{options.peer}/gen.py", str(size)]
            subprocess.run([*generator, self.content, "--flavour", "gongkai"], check=True, stdout=subprocess.DEVNULL)
            subprocess.run([*generator, self.markdown, "--flavour", "hugo"], check=True, stdout=subprocess.DEVNULL)
        else:
            subprocess.run([options.generator, "generate", str(size), self.content], check=True)

    def run(self, name, command):
        self.times.setdefault(name, []).append(timed(command))

    def gongkai(self):
        """Cold, then again with nothing changed, then with one report changed."""
        site = fresh("site")
        command = [self.options.tool, "build", "--content", self.content, "--theme", self.options.theme, "--site", site]
        command += ["--as-of", "2027-01-01T00:00:00+08:00"]
        self.run("gongkai", command)
        self.run("  nothing changed", command)
        report = next(path for path, _, names in sorted(os.walk(self.content)) if "report.txt" in names) + "/report.txt"
        with open(report, "a", encoding="utf-8") as file:
            file.write("补充说明。\n")
        self.run("  one report changed", command)
        shutil.rmtree(site)

    def hugo(self):
        site = fresh("hugo")
        source = f"{self.options.peer}/hugo-site"
        command = [self.options.hugo, "--quiet", "--source", source, "--contentDir", self.markdown]
        self.run("Hugo", [*command, "--noBuildLock", "--cacheDir", f"{SCRATCH}/cache", "-d", site])
        shutil.rmtree(site)

    def floor(self):
        site = fresh("loop")
        self.run("libcmark loop", [f"{SCRATCH}/floor", "cmark", str(os.cpu_count()), self.markdown, site])
        shutil.rmtree(site)

    def print(self):
        medians = {name: [statistics.median(column) for column in zip(*times)] for name, times in self.times.items()}
        own_wall, own_cpu, _ = medians["gongkai"]
        for name, (wall, cpu, memory) in medians.items():
            print(
                f"{self.size:7}  {name:20}{wall:9.3f}{cpu:9.3f}{memory:9.0f}{cpu / self.size * 1e6:12.0f}"
                f"{wall / own_wall:9.2f}{cpu / own_cpu:9.2f}{len(self.times[name]):6}", flush=True)

    def stages(self):
        """Where the time of a cold build goes."""
        loop = [cpu for _, cpu, _ in self.times.get("libcmark loop", [])]
        stages.show(
            self.options.tool, self.options.theme, self.content, self.size, statistics.median(loop) if loop else None)

    def remove(self):
        shutil.rmtree(self.content)
        shutil.rmtree(self.markdown, ignore_errors=True)


def fresh(name):
    path = f"{SCRATCH}/{name}"
    shutil.rmtree(path, ignore_errors=True)
    return path


def main():
    options = arguments()
    if not options.peer:
        print("no peer's folder (SHARED=FOLDER): Hugo and the libcmark loop are left out")
    os.makedirs(SCRATCH)
    try:
        if options.peer:
            source = f"{options.peer}/floor.c"
            libraries = ["-lcmark", "-lmd4c-html", "-lmd4c", "-lpthread"]
            subprocess.run(["cc", "-O2", "-o", f"{SCRATCH}/floor", source, *libraries], check=True)
        print("reports  program                wall s    CPU s peak MiB CPU us each  of wall   of CPU  runs", flush=True)
        for size in options.sizes:
            contest = Contest(options, size)
            for run in range(options.runs):
                contest.gongkai()
                if options.peer:
                    contest.floor()
                if options.hugo and (size < max(options.sizes) or run < options.peer_runs):
                    contest.hugo()
            contest.print()
            if size < max(options.sizes):
                contest.remove()
        print(f"medians, {os.cpu_count()} cores, output on tmpfs; 'of' is beside gongkai's own cold build")
        print("goals at 10,000: Hugo 8.00 of wall, the loop 0.25, 200 MiB; nothing changed 0.15 s, one report 0.2 s")
        contest.stages()
    finally:
        shutil.rmtree(SCRATCH, ignore_errors=True)


main()
