"""Reads what the site tells to programs, with the programs of others: feeds.py SITE BASE.

feedparser reads the feeds, rdflib the schema.org description in the pages, and an XML parser the list of all pages,
each of which must be there.
"""

import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import feedparser
import rdflib

site, base = Path(sys.argv[1]), sys.argv[2]

for lang, folder in (("en", ""), ("ar", "ar/")):
    text = (site / folder / "feed.xml").read_text(encoding="utf-8")
    feed = feedparser.parse(text)
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10", feed.version
    assert feed.feed.language == lang and feed.feed.updated_parsed
    ids = [entry.id for entry in feed.entries]
    assert ids and len(ids) == len(set(ids)) and all(name.startswith("urn:uuid:") for name in ids)
    dates = [entry.updated_parsed for entry in feed.entries]
    assert dates == sorted(dates, reverse=True), "the newest first"
    for entry in feed.entries:
        assert entry.title and (site / entry.link.removeprefix(base)).is_file(), entry.link

names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
places = [loc.text for loc in ET.parse(site / "sitemap.xml").findall("s:url/s:loc", names)]
assert len(places) == len(set(places))
for place in places:
    assert place.startswith(base) and (site / place.removeprefix(base)).is_file(), place
pages = [path for path in site.rglob("*.html") if path.name not in ("404.html", "search.html")]
assert len(places) == len(pages), (len(places), len(pages))

for name in ("index.html", "downloads.html", "ar/index.html"):
    text = (site / name).read_text(encoding="utf-8")
    (embedded,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    schema = rdflib.Namespace("https://schema.org/")
    graph = rdflib.Graph().parse(data=json.dumps(json.loads(embedded)), format="json-ld")
    (dataset,) = graph.subjects(rdflib.RDF.type, schema.Dataset)
    for what in ("name", "description", "license", "creator", "temporalCoverage"):
        assert graph.value(dataset, schema[what]), what
    files = list(graph.objects(dataset, schema.distribution))
    assert files and all(str(graph.value(file, schema.contentUrl)).startswith(base + "downloads/") for file in files)

print(f"{len(ids)} entries of a feed, {len(places)} pages and {len(files)} files are told to programs")
