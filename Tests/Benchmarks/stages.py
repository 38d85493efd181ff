#!/usr/bin/env python3
"""Where the time of a build goes, stage by stage.

perf samples one build of everything on all cores; each sample belongs to the innermost function of its call chain that
a stage names. Shares are of processor time; the processor time of a build that nobody watches makes microseconds of them.
"""
import collections
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
    ("search: the tree", r"\bSearchTree|\bSearchLeafWriter|\bSearchPlan|\bShards|\bSearchNode|\bSearchFiles"),
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
    # The system's library keeps no frames: who called it is not known.
    ("memory taken and given back", r"malloc|_int_free|\bc?free\b|unlink_chunk"),
    ("system calls", r"^__GI_|^do_|_raw_spin|dentry|inode|lookup|path_|kmem|shmem|getdents|_syscall_"),
]


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


def show(tool, theme, content, count, loop=None):
    """Prints the stages of a build of `content`; `loop` is the processor time of the bare loop."""
    if not shutil.which("perf"):
        print("stages: skipped, there is no perf here")
        return
    patterns = [(name, re.compile(pattern)) for name, pattern in STAGES]
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        command = [tool, "build", "--content", content, "--theme", theme, "--as-of", MOMENT, "--site"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*command, f"{folder}/Site"], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        shutil.rmtree(f"{folder}/Site")
        watch = ["perf", "record", "-q", "-F", "997", "-g", "--call-graph", "fp", "-o", f"{folder}/perf.data"]
        watched = subprocess.run([*watch, *command, f"{folder}/Site"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if watched.returncode != 0:
            print("stages: skipped, perf may not watch here")
            return
        counts = collections.Counter(
            next((name for frame in chain for name, pattern in patterns if pattern.search(frame)), "all else")
            for chain in samples(f"{folder}/perf.data"))
    total = sum(counts.values())
    each = cpu / count * 1e6
    print(f"\nwhere the time goes: {count:,} reports, {cpu:.2f} s of processor time ({total:,} samples)")
    for name, number in counts.most_common():
        print(f"  {name:44}{number / total * 100:5.1f} % {number / total * each:8.1f} us a report")
    print(f"  {'all':44}100.0 % {each:8.1f} us a report")
    if loop:
        print(f"  {'the bare libcmark loop':44}{loop / cpu * 100:5.1f} % {loop / count * 1e6:8.1f} us a report")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit("usage: stages.py TOOL THEME CONTENT REPORTS")
    show(*sys.argv[1:4], int(sys.argv[4]))
