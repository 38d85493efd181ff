#!/usr/bin/env python3
"""Building again, and building more: what a correction costs, and what each further report does.

At one size, in memory and on disk: a build of everything, of nothing changed, of one report changed, of one template
changed; and of everything on one core and on two, by turns. Then sites of growing size, as a table and as a plot. A machine
is not equally fast from minute to minute: the smallest site is built again before and after each larger one, and what a
report costs is told by that.
"""
import argparse
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

MOMENT = "2099-01-01T00:00:00Z"
# Room for content and site, files in whole blocks.
BYTES_EACH = 180_000
# Of a small report, besides what the last blocks of its files waste.
SMALL_BYTES_EACH, SMALL_BLOCKS_EACH = 45_000, 8


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", required=True, help="gongkai")
    parser.add_argument("--theme", required=True)
    parser.add_argument("--generator", required=True, help="gongkai-bench, which makes reports")
    parser.add_argument("--size", type=int, default=10000, help="reports of the site that is built again")
    parser.add_argument("--growth", type=int, nargs="*", default=[1000, 10000, 100000])
    parser.add_argument("--small", type=int, default=0, help="reports of 1 KB, as many as the disk has room for")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--plot", default=".build/growth.svg")
    return parser.parse_args()


class Build:
    """One content and the site that is built of it."""

    def __init__(self, options, folder, count, *kind):
        self.options, self.folder, self.count = options, folder, count
        self.content, self.site, self.theme = (os.path.join(folder, name) for name in ("Content", "Site", "Theme"))
        made = [options.generator, "generate", str(count), self.content, *kind]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        shutil.copytree(options.theme, self.theme)
        # What was just written cannot be told from what is being written.
        time.sleep(2.5)

    def run(self, cores=None, keep=None):
        """Seconds from start to end, seconds of processor, MiB at most, what it said."""
        command = ["taskset", "-c", cores] if cores else []
        command += [self.options.tool, "build", "--content", self.content, "--theme", self.theme, "--site", self.site]
        command += ["--as-of", MOMENT] + (["--keep", str(keep)] if keep else [])
        with tempfile.TemporaryFile() as said:
            start = time.monotonic()
            child = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
            _, status, usage = os.wait4(child.pid, 0)
            wall = time.monotonic() - start
            child.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            words = said.read().decode(errors="replace")
        if child.returncode != 0:
            sys.exit(f"error: {' '.join(command)}: {words[-600:]}")
        return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, words

    def forget(self):
        shutil.rmtree(self.site, ignore_errors=True)

    def prune(self):
        """Old releases go between builds, so that the disk does not fill."""
        current = os.path.basename(os.path.realpath(os.path.join(self.site, "current")))
        for name in os.listdir(os.path.join(self.site, "releases")):
            if name != current:
                shutil.rmtree(os.path.join(self.site, "releases", name))

    def report(self):
        for folder, _, names in os.walk(self.content):
            for name in names:
                if name.startswith("report."):
                    return os.path.join(folder, name)
        sys.exit("error: no report was made")


def append(path, words):
    with open(path, "a", encoding="utf-8") as file:
        file.write(words)


def medians(rows):
    return tuple(statistics.median(column) for column in zip(*rows))


def changed(build, before, keep=None):
    """The medians of some builds, each after a change; and what the last one said."""
    rows, words = [], ""
    # Where old releases are kept, that many are there before the first is measured.
    for run in range(-(keep or 0), build.options.runs):
        before(run)
        *row, words = build.run(keep=keep)
        if run >= 0:
            rows.append(row)
        if not keep:
            build.prune()
    return medians(rows) + (words,)


def whole(build):
    """The medians of builds of everything, on all cores and on one by turns; and what the last one said."""
    rows, alone = [], []
    for _ in range(build.options.runs):
        for cores, into in (("0", alone), (None, rows)):
            build.forget()
            *row, words = build.run(cores)
            into.append(row)
    return medians(rows) + (words,), medians(alone) + (words,)


def again(options, folder):
    kind = subprocess.run(["stat", "-f", "-c", "%T", folder], capture_output=True, text=True).stdout.strip()
    build = Build(options, folder, options.size)
    report = build.report()
    print(f"\n{options.size:,} reports, output on {kind}: medians of {options.runs}")
    print(f"{'':28} {'wall s':>8} {'CPU s':>8} {'MiB':>6}   files written")
    everything, alone = whole(build)
    show("everything", everything)
    show("everything, on one core", alone)
    print(f"{'':28} two cores are {alone[0] / everything[0]:.2f} times as fast as one")
    # Whatever was changed within the last tick of the clock is looked at once more; then it is known.
    time.sleep(2.5)
    build.run()
    show("nothing changed", changed(build, lambda run: None))
    correct = lambda run: append(report, f"第{run + 9}次补充说明。\n")
    show("one report changed", changed(build, correct))
    show("the same, --keep 2", changed(build, correct, keep=2))
    template = os.path.join(build.theme, "disclosure.html")
    show("one template changed", changed(build, lambda run: append(template, f"<!-- {run} -->\n")))


def show(name, row):
    wall, cpu, memory, words = row
    written = re.search(r"\((\d+) new\)", words)
    print(f"{name:28} {wall:8.3f} {cpu:8.3f} {memory:6.0f}   {int(written.group(1)) if written else 0:,}", flush=True)


HEAD = (f"{'reports':>9} {'wall s':>8} {'CPU s':>8} {'CPU us each':>12} {'to smallest':>12} {'MiB':>7} {'files each':>11}"
        f" {'bytes each':>11}")


class Growth:
    """Sites of growing size, all in one place: what a file costs is another matter on a disk."""

    def __init__(self, options, place, counts, *kind):
        self.options, self.place, self.kind = options, place, kind
        print(f"\n{HEAD}")
        with tempfile.TemporaryDirectory(dir=self.place) as folder:
            self.smallest = Build(options, folder, counts[0], *kind)
            self.rows = [self.measure(count) for count in counts]

    def reference(self):
        """What a report of the smallest site costs just now."""
        builds = []
        for _ in range(self.options.runs):
            self.smallest.forget()
            builds.append(self.smallest.run())
        return builds

    def measure(self, count):
        """A line of the table: count, wall, processor time of a report, memory, times the cost in the smallest site."""
        if count == self.smallest.count:
            builds, ratio = self.reference(), 1.0
        else:
            with tempfile.TemporaryDirectory(dir=self.place) as folder:
                build = Build(self.options, folder, count, *self.kind)
                around = self.reference()
                builds = [build.run()]
                around += self.reference()
            each = statistics.median(cpu for _, cpu, *_ in around) / self.smallest.count
            ratio = builds[0][1] / count / each
        words = builds[-1][3]
        wall, cpu, memory = medians([row[:3] for row in builds])
        files, kilobytes = (int(number) for number in re.search(r"(\d+) files .*?, (\d+) kB", words).groups())
        print(
            f"{count:9,} {wall:8.2f} {cpu:8.2f} {cpu / count * 1e6:12.0f} {ratio:12.2f} {memory:7.0f} {files / count:11.2f}"
            f" {kilobytes * 1000 / count:11,.0f}  {' '.join(self.kind)} {'in memory' if self.place else 'on disk'}",
            flush=True)
        return count, wall, cpu, memory, ratio

    def conclude(self):
        (small, _, _, least, _), (large, _, _, most, ratio) = self.rows[0], self.rows[-1]
        print(f"each report costs {ratio:.2f} times as much at {large:,} as at {small:,} around it;"
              f" each further one takes {(most - least) * 1024 * 1024 / (large - small):,.0f} bytes of memory")


def grow(options):
    growth = Growth(options, scratch(max(options.growth), BYTES_EACH), options.growth)
    if len(growth.rows) > 1:
        growth.conclude()
        plot(growth.rows, options.plot)
        print(f"plot: {options.plot}")


def scratch(count, each):
    """In memory where there is room for content and site."""
    free = shutil.disk_usage("/dev/shm").free if os.path.isdir("/dev/shm") else 0
    return "/dev/shm" if free > count * each else None


def small(options):
    """Very many small reports, or as many as there is room for."""
    count, disk = options.small, os.statvfs(tempfile.gettempdir())
    each = SMALL_BYTES_EACH + SMALL_BLOCKS_EACH * disk.f_frsize
    while count > 1000 and disk.f_bavail * disk.f_frsize < count * each:
        count //= 2
    Growth(options, None, [max(count // 100, 100), count], "small").conclude()


def plot(rows, path):
    """Processor time and memory for each report, by the number of reports."""
    width, height, left, bottom = 640, 360, 70, 50
    xs = [count for count, *_ in rows]
    series = [
        ("CPU µs a report", "#1a5fb4", [cpu / count * 1e6 for count, _, cpu, _, _ in rows]),
        ("KiB at most a report", "#a51d2d", [memory * 1024 / count for count, _, _, memory, _ in rows]),
    ]
    low, high = math.log10(xs[0]), math.log10(xs[-1])
    def x(count): return left + (math.log10(count) - low) / (high - low) * (width - left - 30)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">',
           f'<title>What a report costs as a site grows</title>']
    for number, (name, colour, values) in enumerate(series):
        top = 30 + number * (height - bottom - 30) / 2
        room = (height - bottom - 30) / 2 - 30
        most = max(values) * 1.1
        points = [(x(count), top + 20 + room - value / most * room) for count, value in zip(xs, values)]
        out.append(f'<text x="{left}" y="{top + 8}" fill="{colour}">{name}</text>')
        out.append(f'<path d="M{left} {top + 20 + room}H{width - 30}" stroke="#999"/>')
        out.append(f'<polyline points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in points)}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for (a, b), value in zip(points, values):
            out.append(f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colour}"/>'
                       f'<text x="{a:.1f}" y="{b - 7:.1f}" text-anchor="middle">{value:,.0f}</text>')
    for count in xs:
        out.append(f'<text x="{x(count):.1f}" y="{height - 25}" text-anchor="middle">{count:,}</text>')
    out.append(f'<text x="{width / 2}" y="{height - 6}" text-anchor="middle">reports</text></svg>')
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")


def main():
    options = arguments()
    for folder in ("/dev/shm", None):
        if options.size and (folder is None or os.path.isdir(folder)):
            with tempfile.TemporaryDirectory(dir=folder) as place:
                again(options, place)
    if options.growth:
        grow(options)
    if options.small:
        small(options)


if __name__ == "__main__":
    main()
