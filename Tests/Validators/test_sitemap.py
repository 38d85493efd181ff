"""The sitemap, as the XML Schema of `sitemap-verify` has it, and whether it names every page and no other."""

import datetime
import importlib.resources
import urllib.parse

import pytest
import xmlschema

import sites
from large_site import BASE

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="session")
def schema():
    root = importlib.resources.files("sitemap_verify.schemas")
    return lambda name: xmlschema.XMLSchema11(str(root / name))


def parts(site):
    return sorted(site.folder.glob("sitemap-*.xml"))


def entries(path):
    root = xmlschema.XMLResource(path).root
    return {entry.findtext(SPACE + "loc"): entry.findtext(SPACE + "lastmod") for entry in root}


def test_schema(site, schema):
    schema("siteindex.xsd").validate(site.folder / "sitemap.xml")
    urlset = schema("sitemap.xsd")
    for path in parts(site):
        urlset.validate(path)


def test_limits_and_dates(site):
    for path in [site.folder / "sitemap.xml", *parts(site)]:
        assert path.stat().st_size <= 50_000_000
        found = entries(path)
        assert 0 < len(found) <= 50_000
        for moment in filter(None, found.values()):
            assert datetime.datetime.fromisoformat(moment).tzinfo


def test_the_index_names_all_parts(site):
    index = entries(site.folder / "sitemap.xml")
    assert set(index) == {BASE + path.name for path in parts(site)}
    for path in parts(site):
        moments = [datetime.datetime.fromisoformat(moment) for moment in entries(path).values() if moment]
        assert datetime.datetime.fromisoformat(index[BASE + path.name]) == max(moments)


def is_slice(page):
    """A piece of a long list: nothing stands on it but links to pages that the sitemap names."""
    folder, _, name = page.rpartition("/")
    return (folder in ("years", "sync", "checks") and "-" in name) or "~" in name


def test_every_page_once(site):
    named = [url for path in parts(site) for url in entries(path)]
    expected = [page for page in site.pages if page != "404.html" and not is_slice(page)]
    assert sorted(named) == sorted(BASE + urllib.parse.quote(page) for page in expected)


def test_lastmod_is_the_moment_of_the_disclosure():
    site = sites.sample()
    found = {url: moment for path in parts(site) for url, moment in entries(path).items()}
    assert found[BASE + "qingshi-tushuguan/2022.html"].startswith("2023-")
    assert found[BASE + "qingshi-tushuguan/2023.html"] == "2024-10-15T10:00:00+08:00"


def test_robots(site):
    lines = site.bytes("robots.txt").decode().splitlines()
    assert "Allow: /" in lines and f"Sitemap: {BASE}sitemap.xml" in lines
