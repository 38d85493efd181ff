"""JSON-LD on the pages, read as RDF."""

import json
import re
import urllib.parse

import pytest
import rdflib

import sites
from large_site import BASE

SCHEMA = rdflib.Namespace("https://schema.org/")
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def blocks(site, page):
    return SCRIPT.findall(site.bytes(page).decode())


def graph(site, page):
    [block] = blocks(site, page)
    assert "<" not in block and "&" not in block
    base = BASE + urllib.parse.quote(page)
    return rdflib.Graph().parse(data=block, format="json-ld", publicID=base), rdflib.URIRef(base)


def test_every_report_is_a_report():
    site = sites.sample()
    for page in site.pages:
        if page in site.notices or sites.kind(page) not in ("report", "revision"):
            assert len(blocks(site, page)) == (page == "data.html"), page
            continue
        found, subject = graph(site, page)
        assert (subject, rdflib.RDF.type, SCHEMA.Report) in found
        assert str(found.value(subject, SCHEMA.temporalCoverage)) == re.search(r"/(\d{4})", page)[1]
        assert found.value(found.value(subject, SCHEMA.author), SCHEMA.name)
        files = list(found.objects(subject, SCHEMA.encoding))
        assert len(files) >= 2
        for file in files:
            url = urllib.parse.unquote(str(found.value(file, SCHEMA.contentUrl)))
            assert (site.folder / url.removeprefix(BASE)).is_file()


def test_moments_are_those_of_the_feed():
    site = sites.sample()
    for item in json.loads(site.bytes("feed.json"))["items"]:
        if item["_disclosure"]["event"] == "withdrawn":
            continue
        found, subject = graph(site, item["url"].removeprefix(BASE))
        shown = found.value(subject, SCHEMA.dateModified if item["_disclosure"]["event"] == "corrected" else SCHEMA.datePublished)
        assert str(shown) == item["date_published"]


def test_the_data_page_is_a_dataset(site):
    found, subject = graph(site, "data.html")
    assert (subject, rdflib.RDF.type, SCHEMA.Dataset) in found
    for name in ("name", "description", "publisher", "temporalCoverage"):
        assert found.value(subject, SCHEMA[name]), name
    files = {str(found.value(file, SCHEMA.contentUrl)).removeprefix(BASE) for file in found.objects(subject, SCHEMA.distribution)}
    assert files == {str(path.relative_to(site.folder)) for path in (site.folder / "data").rglob("*.*")}
