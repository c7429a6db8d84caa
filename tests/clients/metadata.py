"""What others read in an export: metadata.py PROGRAM BIN

BIN is the folder of programs of a virtual environment with metadata-requirements.txt; run this with its Python.
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import bibtexparser
import mlcroissant
import pypandoc
import rdflib
from pybtex.database import parse_file

program, bin_ = sys.argv[1:]
root = Path(__file__).resolve().parents[2]
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
DCT = rdflib.Namespace("http://purl.org/dc/terms/")
SDO = rdflib.Namespace("https://schema.org/")


def call(*arguments):
    return subprocess.run([str(part) for part in arguments], capture_output=True, text=True, encoding="utf-8")


def rows(table):
    with open(table, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def frictionless(folder):
    """The errors that the Data Package's own validator finds."""
    ran = call(f"{bin_}/frictionless", "validate", "--json", folder / "csv" / "datapackage.json")
    report = json.loads(ran.stdout)
    errors = report["errors"] + [error for task in report["tasks"] for error in task["errors"]]
    assert report["valid"] == (not errors), report
    assert not [warning for task in report["tasks"] for warning in task["warnings"]], report
    return report["stats"]["tasks"], [error["type"] for error in errors]


def data_package(out, temporary):
    tables = len(list((out / "csv").glob("*.csv")))
    assert frictionless(out) == (tables, []), frictionless(out)
    # A validator that takes everything proves nothing: a reference to another table, and one to the same.
    for table, column in [("claims", "record"), ("policies", "part_of"), ("sightings", "first_seen_earliest")]:
        bad = temporary / f"bad_{table}"
        shutil.copytree(out, bad)
        content = rows(bad / "csv" / f"{table}.csv")
        next((row for row in content if row[column]), content[0])[column] = "no/such"
        with open(bad / "csv" / f"{table}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, content[0].keys())
            writer.writeheader()
            writer.writerows(content)
        expected = "type-error" if column == "first_seen_earliest" else "foreign-key"
        assert frictionless(bad)[1] == [expected], f"{table}: {frictionless(bad)}"
    return f"{tables} tables"


def croissant(out):
    ran = call(f"{bin_}/mlcroissant", "validate", "--jsonld", out / "croissant.json")
    told = ran.stdout + ran.stderr
    assert ran.returncode == 0 and "Done." in told and "arning" not in told and "rror" not in told, told
    dataset = mlcroissant.Dataset(jsonld=str(out / "croissant.json"))
    for record_set in dataset.metadata.record_sets:
        expected = rows(out / "csv" / f"{record_set.id}.csv")
        loaded = list(dataset.records(record_set.id))
        assert len(loaded) == len(expected), f"{record_set.id}: {len(loaded)} of {len(expected)} records"
        types = {field.id: (field.data_types[0] if field.data_types else None, field.repeated) for field in record_set.fields}
        for record, row in zip(loaded, expected):
            for name, value in record.items():
                cell = row[name.split("/", 1)[1]]
                kind, repeated = types[name]
                if value is None:
                    # The reader takes some words, such as “None”, for nothing.
                    assert cell in ("", "None", "NA", "N/A", "null"), f"{name}: {cell!r}"
                elif repeated:
                    assert [word.decode() for word in value] == cell.split("|"), f"{name}: {value}"
                elif isinstance(value, bytes):
                    assert value.decode() == cell, f"{name}: {value} {cell}"
                elif isinstance(value, bool):
                    assert value == (cell == "true"), f"{name}: {value}"
                elif isinstance(value, (int, float)):
                    assert value == float(cell), f"{name}: {value}"
                else:
                    assert value.strftime("%Y-%m-%dT%H:%M:%SZ") == cell, f"{name}: {value} {cell}"
    return f"{len(dataset.metadata.record_sets)} record sets"


def catalogues(out):
    tables = len(list((out / "csv").glob("*.csv")))
    dcat = rdflib.Graph().parse(out / "catalog.jsonld", format="json-ld")
    (dataset,) = dcat.subjects(rdflib.RDF.type, DCAT.Dataset)
    assert (None, DCAT.dataset, dataset) in dcat
    assert len(set(dcat.objects(dataset, DCAT.distribution))) == tables
    for distribution in dcat.objects(dataset, DCAT.distribution):
        (address,) = dcat.objects(distribution, DCAT.downloadURL)
        file = Path(address.removeprefix("file://"))
        (size,) = dcat.objects(distribution, DCAT.byteSize)
        assert file.stat().st_size == int(size), address
    assert all(title.language == "en" for title in dcat.objects(dataset, DCT.title))
    # The context that search engines know of themselves; nothing is fetched.
    schema = rdflib.Graph().parse(out / "dataset.jsonld", format="json-ld")
    (dataset,) = schema.subjects(rdflib.RDF.type, SDO.Dataset)
    for wanted in "name description license creator keywords temporalCoverage distribution citation".split():
        assert (dataset, SDO[wanted], None) in schema, wanted
    names = {name.language for platform in schema.objects(dataset, SDO.about) for name in schema.objects(platform, SDO.name)}
    assert {"en", "ar"} <= names, names
    return f"{len(dcat) + len(schema)} triples"


def bibliographies(out):
    sources = {row["id"]: row for row in rows(out / "csv" / "sources.csv")}
    csl = {item["id"]: item for item in json.loads((out / "sources.csl.json").read_text(encoding="utf-8"))}
    assert csl.keys() == sources.keys()
    library = bibtexparser.parse_file(str(out / "sources.bib"))
    assert not library.failed_blocks, library.failed_blocks
    assert {entry.key for entry in library.entries} == sources.keys()
    assert parse_file(str(out / "sources.bib")).entries.keys() == sources.keys()
    # Pandoc reads the one as the other.
    ran = call(pypandoc.get_pandoc_path(), "-f", "biblatex", "-t", "csljson", out / "sources.bib")
    assert ran.returncode == 0 and not ran.stderr, ran.stderr
    read = {item["id"]: item for item in json.loads(ran.stdout)}
    assert read.keys() == sources.keys()
    quotes = str.maketrans("‘’“”", "''\"\"")

    def plain(text):
        # Pandoc sets quotation marks by the language, also in names.
        if isinstance(text, list):
            return [{part: plain(words) for part, words in name.items()} for name in text]
        return text.translate(quotes).replace('"', "'") if isinstance(text, str) else text

    for key, item in csl.items():
        other = read[key]
        for name in ["title", "URL", "author", "genre"]:
            assert plain(item.get(name)) == plain(other.get(name)), f"{key}: {item.get(name)!r} {other.get(name)!r}"
        if "literal" not in item.get("issued", {}):
            assert item.get("issued") == other.get("issued"), f"{key}: {item.get('issued')} {other.get('issued')}"
        publisher = [item[name] for name in ("publisher", "container-title", "authority") if name in item]
        assert publisher == [sources[key]["publisher"].removeprefix("'")], key
    for name in ["sources.bib", "sources.csl.json"]:
        document = out / "all.md"
        document.write_text("---\nnocite: '@*'\n---\n", encoding="utf-8")
        ran = call(pypandoc.get_pandoc_path(), "--citeproc", "--bibliography", out / name, "-t", "html", document)
        assert ran.returncode == 0 and not ran.stderr, ran.stderr
        assert ran.stdout.count('class="csl-entry"') == len(sources), f"{name}: {ran.stdout.count('csl-entry')}"
    return f"{len(sources)} sources"


with tempfile.TemporaryDirectory() as temporary:
    temporary = Path(temporary)
    out = temporary / "out"
    ran = call(program, "export", "--out", out, "--format", "datapackage,croissant,bibtex,csl-json")
    assert ran.returncode == 0, ran.stderr
    told = [data_package(out, temporary), croissant(out), catalogues(out), bibliographies(out)]
    ran = call(program, "export", "--out", out, "--format", "datapackage", "--bom", "--force")
    assert ran.returncode == 0 and not frictionless(out)[1], "a byte-order mark is an error"
    ran = call(f"{bin_}/check-jsonschema", "--builtin-schema", "vendor.citation-file-format", root / "CITATION.cff")
    assert ran.returncode == 0, ran.stdout
    print("metadata:", ", ".join(told), "and CITATION.cff")
