"""What a query costs. usage: search_bench.py TOOL CONTENT SITE [PHRASES]

Builds SITE from CONTENT with TOOL, searches for phrases that stand somewhere in the texts, and compares what the first
screens show with a plain scan. nginx serves the site as Servers/ has it, but nothing is compressed on the way; the answers'
headers are not counted.
"""

import pathlib
import statistics
import subprocess
import sys

from playwright.sync_api import sync_playwright

import search
import servers

CHROMIUM = "/usr/bin/chromium"


def line(name, values, unit=""):
    values = sorted(values)
    at = values[min(len(values) - 1, round(0.95 * len(values)))]
    print(f"  {name:34}{statistics.median(values):>9,.0f}{at:>9,.0f}{values[-1]:>9,.0f} {unit}")


tool, content, site = (pathlib.Path(argument) for argument in sys.argv[1:4])
count = int(sys.argv[4]) if len(sys.argv) > 4 else 40
subprocess.run([tool, "build", "--content", content, "--site", site], check=True, stdout=subprocess.DEVNULL)
folder = site / "current"
corpus = search.Corpus(content)
files = [path for path in (folder / "search").rglob("*") if path.is_file()]
texts = [path.stat().st_size for path in files if path.name.startswith("t")]
index = [path.stat().st_size for path in files if not path.name.startswith("t")]
reports = len(corpus.lines)
print(f"search: {reports:,} reports: index {sum(index) / reports:.0f} bytes a report in {len(index):,} files, "
      f"packed texts {sum(texts) / reports:,.0f} in {len(texts):,}; the script {next(folder.glob('assets/search.*.js')).stat().st_size:,}")
first, later, seconds, requests, wrong = [], [], [], [], []
with servers.nginx(folder) as port, sync_playwright() as playwright:
    served = search.Served(f"http://127.0.0.1:{port}")
    chromium = playwright.chromium.launch(executable_path=CHROMIUM)
    used = search.Searcher(chromium.new_page(), served)
    used.open()
    used.settled()
    for phrase in corpus.phrases(count, seed=11):
        wanted = corpus.grep(phrase)
        # A browser that has nothing yet, and one that has searched before.
        context = chromium.new_context()
        fresh = search.Searcher(context.new_page(), served)
        fresh.open()
        fresh.settled()
        found = fresh.search(phrase, walk=False)
        first.append(found.steps[0])
        requests.append(found.requests[0])
        seconds.append(found.seconds * 1000)
        isWhole = fresh.page.get_attribute("#says", "data-state") == "done"
        if not set(found.keys) <= wanted or isWhole and set(found.keys) != wanted:
            wrong.append(phrase)
        context.close()
        again = used.search(phrase, most=3)
        later += again.steps
        if not set(again.keys) <= wanted:
            wrong.append(phrase)
    chromium.close()
print(f"  {'':34}{'median':>9}{'95 %':>9}{'most':>9}")
line("bytes of a first query", first)
line("requests of it", requests)
line("until its first screen", seconds, "ms")
line("bytes of a later step", later)
print(f"  goals: first 40,000 with the script, later 25,000, index 1,000 a report; {len(wrong)} of {count} phrases wrong {wrong}")
sys.exit(bool(wrong))
