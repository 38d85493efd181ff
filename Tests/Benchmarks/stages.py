#!/usr/bin/env python3
"""Where the time of a build goes, stage by stage, beside the bare loop of libcmark over the same reports.

perf samples one build of everything on all cores; each sample belongs to the innermost function of its call chain that
a stage names. Shares are of processor time, and are turned into microseconds a report by the processor time of a build
that nobody watches.
"""
import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile

MOMENT = "2099-01-01T00:00:00Z"

# Innermost first where one stands within another.
STAGES = [
    ("files written and linked", r"\bShelf\.(write|create|link|keep|makeFolders)|\bStateWriter|\bEntryWriter|\bWritten\b"),
    ("links and anchors noted and checked", r"\bLinkNotes|\bCrossLinks"),
    ("cmark itself", r"^libcmark"),
    ("search: the text of a report", r"\bSearchedTextWriter|\bSearchText\b|\bFeatureSet|\bPackedText|\bDisclosureWriter\.search"),
    ("search: the tree", r"\bSearchTree|\bSearchLeafWriter|\bSearchPlan|\bShards|\bSearchNode"),
    ("SHA-256", r"\bDigest\b"),
    ("reading: blocks", r"\bDocument\.(__allocating_)?init|\bSource\.init"),
    ("reading: facts", r"\bReport\.(__allocating_)?init"),
    ("audit", r"\bAudit\.(__allocating_)?init"),
    ("gates", r"\bEdition\.refusal|\bGate\.blocking|\bDepartmentPages\.candidate"),
    ("reading: files", r"\bReading\.init|\bReading\.file"),
    ("page: Markdown to HTML, besides cmark", r"\bMarkdown\.render|\bHTMLWriter|\bOwnBlocks|\bCommonMark"),
    ("page: report and findings to Markdown", r"\bDisclosureMarkdown\b|\bSourceMarkdown"),
    ("page: templates", r"\bTemplate\.render|\bFilledPage"),
    ("page: the rest", r"\bDisclosureWriter\.(write|fill|record|files)|\bReportPageWriter"),
    ("the report as JSON", r"\bwriteData\b|\bReportJSON"),
    ("rows of tables", r"\bRowWriter"),
    ("tables and packages", r"\bTableWriter|\bDataTables|\bDataPackage"),
    ("feeds", r"\bFeed(Writer|Pages|Item|Shelf|Event)|\bFeeds\b|\bAtomFeed|\bJSONFeed"),
    ("lists", r"\bIndexWriter|\bSiteBundles|\bSiteIndex|\bPartition|\bBundleMaker|writeIndexes"),
    ("departments", r"\bDepartmentPages|\bDepartmentBody|\bwriteDepartments|\bSiteBuild\.write"),
    ("Content: folders and YAML", r"\bContent\.read|\bDepartmentFolder|\bDisk\b"),
    ("editions and plans", r"\bEdition\b|\bBuildPlan|\bSiteBuild\.plan"),
]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--theme", required=True)
    parser.add_argument("--generator", required=True)
    parser.add_argument("--size", type=int, default=10000)
    parser.add_argument("--loop", help="the bare loop over all reports of a folder; see site.py")
    return parser.parse_args()


def samples(data):
    """The chains of the samples, each from the innermost function out, with the libraries' names before them."""
    script = subprocess.Popen(
        ["perf", "script", "-i", data, "-F", "ip,sym,dso"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    demangled = subprocess.Popen(
        ["swift", "demangle", "--simplified"], stdin=script.stdout, stdout=subprocess.PIPE, text=True, errors="replace")
    chain = []
    for line in demangled.stdout:
        line = line.strip()
        if not line:
            if chain:
                yield chain
            chain = []
            continue
        found = re.match(r"[0-9a-f]+ (.*) \(([^()]*)\)$", line)
        if found:
            name, library = found.groups()
            library = os.path.basename(library)
            chain.append(library if library.startswith("libcmark") else name)
    if chain:
        yield chain


def main():
    options = arguments()
    if not shutil.which("perf"):
        sys.exit("stages: skipped, there is no perf here")
    patterns = [(name, re.compile(pattern)) for name, pattern in STAGES]
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        content = os.path.join(folder, "Content")
        subprocess.run([options.generator, "generate", str(options.size), content], check=True, stdout=subprocess.DEVNULL)

        def command(site):
            return [options.tool, "build", "--content", content, "--theme", options.theme, "--as-of", MOMENT,
                    "--site", os.path.join(folder, site)]

        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command("Site"), check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        shutil.rmtree(os.path.join(folder, "Site"))
        data = os.path.join(folder, "perf.data")
        subprocess.run(
            ["perf", "record", "-q", "-F", "997", "-g", "--call-graph", "fp", "-o", data] + command("Watched"),
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        counts = dict.fromkeys([name for name, _ in STAGES] + ["all else"], 0)
        for chain in samples(data):
            stage = next((name for frame in chain for name, pattern in patterns if pattern.search(frame)), "all else")
            counts[stage] += 1
    total = sum(counts.values())
    each = cpu / options.size * 1e6
    print(f"\n{options.size:,} reports: {cpu:.2f} s of processor time, {each:.0f} us a report ({total:,} samples)")
    for name, count in sorted(counts.items(), key=lambda entry: -entry[1]):
        if count:
            print(f"{name:42} {count / total * 100:5.1f} %  {count / total * each:7.1f} us")


if __name__ == "__main__":
    main()
