"""The data package through frictionless; its tables in SQLite, beside what the pages show; the examples of the data page."""

import csv
import html
import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from decimal import Decimal

import frictionless
import pytest

import sites
from large_site import BASE


def package(site):
    return json.loads(site.bytes("data/datapackage.json"))


def test_frictionless(site):
    report = frictionless.validate(str(site.folder / "data/datapackage.json"), type="package")
    assert report.valid, report.flatten(["title", "fieldName", "rowNumber", "message"])[:5]
    assert len(report.tasks) == len(package(site)["resources"])


def test_keys_are_checked(tmp_path):
    """A check that cannot fail is none: a row whose disclosure is not there, a number that is none."""
    site = sites.sample()
    for table, old, new, kind in (
            ("facts-2024.csv", b"\r\npingxi-canlian,2024,f1,", b"\r\nnobody,2024,f1,", "foreign-key"),
            ("disclosures.csv", b"pingxi-canlian,2022,1,94.91", b"pingxi-canlian,2022,1,many", "type-error"),
            ("departments.csv", b"pingxi-canlian,", b"pingxi-gonghui,", "primary-key")):
        folder = tmp_path / table
        shutil.copytree(site.folder / "data", folder)
        text = (folder / table).read_bytes()
        assert old in text
        (folder / table).write_bytes(text.replace(old, new, 1))
        report = frictionless.validate(str(folder / "datapackage.json"), type="package")
        assert kind in {error for (error,) in report.flatten(["type"])}


def test_both_languages(site):
    for resource in package(site)["resources"]:
        for thing in [resource, *resource["schema"]["fields"]]:
            for words in (thing["title"], thing["description"]):
                assert re.search("[\u4e00-\u9fff]", words) and re.search("[A-Za-z]{3}", words) or words[:1] in "元%分", thing["name"]


def rows(site, name):
    text = site.bytes(f"data/{name}").decode("utf-8-sig")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="session")
def database(site):
    """Every table as one, years put together; numbers as text, so that nothing is rounded."""
    store = sqlite3.connect(":memory:")
    for resource in package(site)["resources"]:
        table = resource["name"].split("-")[0]
        names = [field["name"] for field in resource["schema"]["fields"]]
        store.execute(f"create table if not exists {table} ({', '.join(names)})")
        found = rows(site, resource["path"])
        store.executemany(
            f"insert into {table} values ({', '.join('?' * len(names))})", [[row[name] for name in names] for row in found])
    return store


def text_of(site, page):
    return re.sub(r"<[^>]+>", "", site.bytes(page).decode().split("<main")[1])


def test_totals_are_those_of_the_pages(site, database):
    def count(query):
        return database.execute(f"select count(*) from {query}").fetchone()[0]

    home = text_of(site, "index.html")
    assert f"共公开 {count('disclosures')} 份年度报告" in home
    assert count("departments") == int(re.search(r"部门(\d+)共公开", home.replace("\n", ""))[1])
    together = count("disclosures where status = '同步'")
    late = count("disclosures where status = '迟'")
    assert f"{together}份按时" in home and (not late or f"{late} 份迟" in home)
    checked, failed = (count(f"findings where {what}") for what in ("recomputed = 'true'", "outcome = 'fails'"))
    assert f"{checked}处重算" in home and f"{failed} 处不符" in home
    sums = database.execute("select sum(checked), sum(failed), sum(errors), sum(warnings), sum(notes) from disclosures").fetchone()
    assert sums == (checked, failed, *(count(f"findings where severity = '{s}'") for s in ("error", "warning", "note")))


def test_every_disclosure_is_its_page(site, database):
    """Score, money and dates of a row stand on the page that it names; its facts are those of the page's JSON."""
    store = database
    store.row_factory = sqlite3.Row
    found = store.execute("select * from disclosures").fetchall()
    assert sorted(row["page"] for row in found) == site.reports
    for row in found[::max(1, len(found) // 60)]:
        page, data = text_of(site, row["page"]), json.loads(site.bytes(row["page"].replace(".html", ".json")))
        if row["score"]:
            assert f"{row['score']}分" in page
        if row["actual"]:
            assert f"{Decimal(row['actual']):,.2f} 元" in page or f"{Decimal(row['actual']) / 10000:,.2f}" in page
        for day in ("approved", "deadline"):
            assert row[day] in page
        assert row["report_sha256"] in page and row["accounts_sha256"] in page
        where = (row["department"], row["year"])
        facts = store.execute("select fact, concept, value, unit from facts where department = ? and year = ?", where)
        assert [tuple(fact) for fact in facts] == [(f["id"], f["concept"], f["value"], f["unit"]) for f in data["facts"]]
        findings = store.execute("select rule, outcome, message from findings where department = ? and year = ?", where)
        assert [(f["rule"], f["outcome"], text(f["message"])) for f in findings] == [
            (f["rule"], f["outcome"], f["message"]) for f in data["findings"]]


def text(cell):
    """What stands in a cell of text: one apostrophe before it is not part of it."""
    return cell.removeprefix("'")


def test_no_cell_is_a_formula(site):
    harmless = re.compile(r"-?[0-9]+(\.[0-9]+)?")
    guarded = 0
    for resource in package(site)["resources"]:
        kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        for row in rows(site, resource["path"]):
            for name, cell in row.items():
                if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"):
                    assert kinds[name] in ("number", "integer") and harmless.fullmatch(cell), (resource["name"], name, cell)
                guarded += cell.startswith("'")
    assert guarded or site.name == "sample"


@pytest.fixture(scope="module")
def examples():
    """The code of the data page, with the address at which the sample is served here."""
    page = sites.sample().bytes("data.html").decode()
    served = sites.sample().address("")
    found = re.findall(r'<pre class="code" id="example-(\w+)"[^>]*><code>(.*?)</code>', page, re.S)
    return {name: html.unescape(code).replace(BASE, served) for name, code in found}


def test_the_shell_example(examples):
    done = subprocess.run(["sh", "-c", examples["shell"]], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and not done.stderr, done.stderr
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    items = json.loads(sites.sample().bytes("feed.json"))["items"]
    assert [line[0] for line in lines] == [item["_disclosure"]["department"] for item in items]
    assert {line[3] for line in lines} <= {"同步", "迟", "相隔", "无法判断"}


def test_the_python_example(examples):
    done = subprocess.run([sys.executable, "-I", "-c", examples["python"]], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and not done.stderr, done.stderr
    expected = [[row[name] for name in ("department", "year", "actual", "adjusted")] for row in rows(sites.sample(), "disclosures.csv")
                if row["actual"] and row["adjusted"] and Decimal(row["actual"]) > Decimal(row["adjusted"])]
    assert [line.split(" ") for line in done.stdout.splitlines()] == expected
