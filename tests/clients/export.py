"""Reads an export with the programs that others read it with: export.py EXPORT [--bom] [--only FORM,FORM]

EXPORT is a folder that `moderation-record export` wrote, with all forms. DuckDB, Polars, pandas and PyArrow read the
CSV and the Parquet, Python and `sqlite3` (where it is installed) the SQLite, and each must have what the others have:
the same rows in the same order, column by column the same values, the same number of nulls. The JSON, which has the
records whole, is counted and compared without any of the program's code. Anything else ends the test.
"""

import argparse
import collections
import datetime
import decimal
import hashlib
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import unicodedata
import urllib.parse
import urllib.request
from pathlib import Path

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("export", type=Path)
parser.add_argument("--bom", action="store_true", help="the CSV was asked for with a byte-order mark")
parser.add_argument("--only", default="json,csv,parquet,sqlite", help="the forms that are there")
given = parser.parse_args()
export = given.export.resolve()
forms = set(given.only.split(","))
root = Path(__file__).resolve().parents[2]
DATABASE = "dataset"


def fail(words):
    sys.exit(f"export: {words}")


def expect(condition, words):
    if not condition:
        fail(words)


# --- Cells. Every reader's value becomes None, a text, or a list of texts.


def as_time(value):
    if isinstance(value, str):
        expect(re.fullmatch(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\dZ", value), f"`{value}` is no second of UTC")
        return value
    if value.tzinfo is not None:
        value = value.astimezone(datetime.timezone.utc)
    return value.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def as_decimal(value):
    number = decimal.Decimal(str(value)).quantize(decimal.Decimal("0.001")).normalize()
    return format(number, "f")


def as_boolean(value):
    words = {"true": "true", "false": "false", "1": "true", "0": "false"}
    return words[str(value).lower()]


def as_integer(value):
    expect(float(value) == int(float(value)), f"{value} is no whole number")
    return str(int(float(value)))


def is_null(value):
    # NaN, NaT and NA, the nulls of pandas, differ from themselves or have no truth.
    if value is None:
        return True
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def cell(kind, value, guarded=False):
    if kind == "list":
        if isinstance(value, str):
            text = value
            if guarded:
                text = text.removeprefix("'")
                return text.split("|") if text else []
            return json.loads(text)
        if value is None or (isinstance(value, float) and value != value):
            return [] if guarded else None
        return [str(word) for word in value]
    if is_null(value):
        return None
    if kind == "time":
        return as_time(value)
    if kind == "decimal":
        return as_decimal(value)
    if kind == "boolean":
        return as_boolean(value)
    if kind == "integer":
        return as_integer(value)
    expect(isinstance(value, str), f"{value!r} is no text")
    expect(value != "", "an empty text, which CSV cannot tell from nothing")
    return value.removeprefix("'") if guarded else value


# --- The CSV itself, byte by byte as RFC 4180 has it.

FIELD = re.compile(r'"((?:[^"]|"")*)"|([^",\r\n]*)')


def parse(name, text):
    rows, row, place = [], [], 0
    while place < len(text):
        match = FIELD.match(text, place)
        quoted, plain = match.groups()
        row.append(quoted.replace('""', '"') if quoted is not None else plain)
        place = match.end()
        rest = text[place : place + 2]
        if rest.startswith(","):
            place += 1
        elif rest == "\r\n":
            place += 2
            rows.append(row)
            row = []
        else:
            fail(f"{name}: line {len(rows) + 1}: {rest!r} where a comma or CR LF must stand")
    expect(not row, f"{name}: the last line has no CR LF")
    return rows


def lint(path):
    data = path.read_bytes()
    mark = data.startswith(b"\xef\xbb\xbf")
    expect(mark == given.bom, f"{path.name}: {'a' if mark else 'no'} byte-order mark")
    try:
        text = data.decode("utf-8-sig" if given.bom else "utf-8")
    except UnicodeDecodeError as error:
        fail(f"{path.name}: {error}")
    expect("\0" not in text, f"{path.name}: a NUL")
    expect(unicodedata.is_normalized("NFC", text), f"{path.name}: not in normalisation form C")
    header, *rows = parse(path.name, text)
    expect(len(set(header)) == len(header), f"{path.name}: two columns of one name")
    for name in header:
        expect(re.fullmatch("[a-z][a-z0-9_]*", name), f"{path.name}: a column named `{name}`")
    for number, row in enumerate(rows, 2):
        expect(len(row) == len(header), f"{path.name}: row {number} has {len(row)} fields of {len(header)}")
        for name, value in zip(header, row):
            formula = value.lstrip().startswith(tuple("=+-@＝＋－＠﹦﹢﹣﹫")) or value.startswith(("\t", "\r", "\n"))
            expect(not formula, f"{path.name}: row {number}: `{name}` begins like a formula")
    return header, rows


# --- Readers: (form, client) gives for each table its columns as lists of cells.


def python_csv(path, kinds):
    header, rows = lint(path)
    return header, [[value or None for value in column] for column in zip(*rows)] or [[] for _ in header]


def duckdb_rows(source, path):
    """Columns, their types and their values. Times are asked for as text: DuckDB's client makes objects of those with a
    zone only with another package."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    header, types = zip(*[(name, kind) for name, kind, *_ in connection.execute(f"DESCRIBE SELECT * FROM {source}", [str(path)]).fetchall()])
    cells = [f"strftime(\"{name}\", '%Y-%m-%dT%H:%M:%SZ')" if kind.startswith("TIMESTAMP") else f'"{name}"' for name, kind in zip(header, types)]
    rows = connection.execute(f"SELECT {', '.join(cells)} FROM {source}", [str(path)]).fetchall()
    return list(header), types, [list(column) for column in zip(*rows)] or [[] for _ in header]


def duckdb_csv(path, kinds):
    header, _, columns = duckdb_rows("read_csv(?, header = true, all_varchar = true)", path)
    return header, columns


def duckdb_csv_guessed(path, kinds):
    """DuckDB as people call it: it guesses the types, and must guess those of the Parquet."""
    header, types, columns = duckdb_rows("read_csv(?, sample_size = -1)", path)
    wanted = {"time": "TIMESTAMP", "boolean": "BOOLEAN", "integer": "BIGINT"}
    for name, guessed, column in zip(header, types, columns):
        if kinds[name] in wanted and any(value is not None for value in column):
            expect(guessed.startswith(wanted[kinds[name]]), f"{path.name}: DuckDB takes `{name}` for {guessed}")
    # Text that it takes for a number or a date of its own accord (years among EDTF, say) is not compared.
    taken = lambda name, column: kinds[name] == "text" or kinds[name] == "list" and not all(isinstance(value, str | None) for value in column)  # noqa: E731
    return header, [None if taken(name, column) else column for name, column in zip(header, columns)]


def polars_csv(path, kinds):
    import polars

    frame = polars.read_csv(path, infer_schema=False)
    return frame.columns, [column.to_list() for column in frame.get_columns()]


def pandas_csv(path, kinds):
    import pandas

    frame = pandas.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    return list(frame.columns), [frame[name].tolist() for name in frame.columns]


def pandas_csv_default(path, kinds):
    """pandas as people call it: no word of ours (a country `NA`, say) may be what it takes for nothing."""
    import pandas

    frame = pandas.read_csv(path, dtype=str)
    return list(frame.columns), [frame[name].tolist() for name in frame.columns]


def pyarrow_csv(path, kinds):
    import pyarrow
    from pyarrow import csv

    header = [name for name in kinds]
    table = csv.read_csv(
        path,
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(column_types={name: pyarrow.string() for name in header}, strings_can_be_null=True, null_values=[""]),
    )
    return table.column_names, [column.to_pylist() for column in table.columns]


def duckdb_parquet(path, kinds):
    header, _, columns = duckdb_rows("read_parquet(?)", path)
    return header, columns


def polars_parquet(path, kinds):
    import polars

    frame = polars.read_parquet(path)
    return frame.columns, [column.to_list() for column in frame.get_columns()]


def pandas_parquet(path, kinds):
    import pandas

    frame = pandas.read_parquet(path)
    return list(frame.columns), [frame[name].tolist() for name in frame.columns]


def pyarrow_parquet(path, kinds):
    import pyarrow.parquet

    table = pyarrow.parquet.read_table(path)
    return table.column_names, [column.to_pylist() for column in table.columns]


def python_sqlite(path, kinds):
    database = sqlite3.connect(f"file:{urllib.parse.quote(str(export / DATABASE))}.sqlite?mode=ro", uri=True)
    answer = database.execute(f'SELECT * FROM "{path.stem}" ORDER BY rowid')
    header = [column[0] for column in answer.description]
    return header, [list(column) for column in zip(*answer.fetchall())] or [[] for _ in header]


def sqlite_cli(path, kinds):
    ran = subprocess.run(
        ["sqlite3", "-readonly", "-json", str(export / f"{DATABASE}.sqlite"), f'SELECT * FROM "{path.stem}" ORDER BY rowid'],
        capture_output=True,
        check=True,
    )
    rows = json.loads(ran.stdout or b"[]")
    header = list(rows[0]) if rows else list(kinds)
    return header, [[row[name] for row in rows] for name in header]


readers = []
if "csv" in forms:
    readers += [("CSV", "python", python_csv), ("CSV", "duckdb", duckdb_csv), ("CSV", "duckdb, types guessed", duckdb_csv_guessed)]
    readers += [("CSV", "polars", polars_csv), ("CSV", "pandas", pandas_csv), ("CSV", "pandas, by default", pandas_csv_default), ("CSV", "pyarrow", pyarrow_csv)]
if "parquet" in forms:
    readers += [("Parquet", "duckdb", duckdb_parquet), ("Parquet", "polars", polars_parquet)]
    readers += [("Parquet", "pandas", pandas_parquet), ("Parquet", "pyarrow", pyarrow_parquet)]
if "sqlite" in forms:
    readers += [("SQLite", "python", python_sqlite)] + ([("SQLite", "sqlite3", sqlite_cli)] if shutil.which("sqlite3") else [])


def kinds_of(name):
    """What the columns hold, as the Parquet says; without it, as the names say."""
    if "parquet" in forms:
        import pyarrow.parquet
        from pyarrow import types

        kinds = {}
        for field in pyarrow.parquet.read_schema(export / "parquet" / f"{name}.parquet"):
            tests = {"list": types.is_list, "time": types.is_timestamp, "decimal": types.is_decimal, "boolean": types.is_boolean, "integer": types.is_integer}
            kinds[field.name] = next((kind for kind, test in tests.items() if test(field.type)), "text")
            expect(kinds[field.name] != "text" or types.is_string(field.type), f"{name}.{field.name} is {field.type}")
            expect(kinds[field.name] != "time" or field.type.tz == "UTC", f"{name}.{field.name} is {field.type}, not UTC")
        return kinds
    header, _ = lint(export / "csv" / f"{name}.csv")
    lists = {"surfaces", "applies_in", "not_in", "areas", "dsa_keywords", "measures", "dsa_decisions", "targets", "discovered", "authors"}
    lists |= {"first_edition", "norm", "at", "in_force", "logged", "first_spans", "last_spans", "documents", "stems", "earlier"}
    lists |= {"document_applies_in", "document_not_in"}

    def kind(column):
        if column in lists:
            return "list"
        ends = {"_earliest": "time", "_latest": "time", "_low": "decimal", "_high": "decimal"}
        ends |= {"_start": "integer", "_end": "integer"}
        words = {"disputed": "boolean", "newest": "boolean", "place": "integer", "paragraph": "integer", "captures": "integer", "number": "integer"}
        words |= {"sightings": "integer", "versions": "integer"}
        return next((kind for end, kind in ends.items() if column.endswith(end)), words.get(column, "text"))

    return {column: kind(column) for column in header}


def digest(values):
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()


def read(name):
    """A table as every client reads it, which is one and the same."""
    kinds, first = kinds_of(name), None
    for form, client, reader in readers:
        who = f"{name}: {client} on {form}"
        header, columns = reader(export / form.lower() / f"{name}.{form.lower()}", kinds)
        expect(list(header) == list(kinds), f"{who}: columns {list(header)}, not {list(kinds)}")
        guarded = form == "CSV"
        cells = [values and [cell(kinds[column], value, guarded) for value in values] for column, values in zip(header, columns)]
        if first is None:
            first, whose = cells, f"{client} on {form}"
            continue
        for column, mine, theirs in zip(header, cells, first):
            if mine is None:
                continue
            expect(len(mine) == len(theirs), f"{who}: {len(mine)} rows, {len(theirs)} with {whose}")
            nulls = [sum(value is None for value in values) for values in (mine, theirs)]
            expect(nulls[0] == nulls[1], f"{who}: {nulls[0]} nulls in `{column}`, {nulls[1]} with {whose}")
            if digest(mine) != digest(theirs):
                place = next(place for place, (one, other) in enumerate(zip(mine, theirs)) if one != other)
                fail(f"{who}: row {place} of `{column}` is {mine[place]!r}, with {whose} {theirs[place]!r}")
    return [dict(zip(kinds, row)) for row in zip(*first)], kinds


# --- The records, from the JSON.

LINES = {"platforms": "platform", "organizations": "organization", "policies": "policy", "actions": "action", "responses": "response", "events": "event", "sources": "source"}


def walk(value, route, found):
    if isinstance(value, dict):
        found(value, route)
        for name, inner in value.items():
            walk(inner, [*route, name], found)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            walk(inner, [*route, str(place)], found)


def records():
    document = json.loads((export / "dataset.json").read_text(encoding="utf-8"))
    for folder in LINES:
        lines = (export / "ndjson" / f"{folder}.ndjson").read_bytes().split(b"\n")
        expect(lines.pop() == b"", f"{folder}.ndjson: the last line is not ended")
        expect([json.loads(line) for line in lines] == document[folder], f"{folder}.ndjson has not what dataset.json has")
    return document


def validate(document):
    from jsonschema import Draft202012Validator

    def validator(name):
        schema = json.loads((root / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        return Draft202012Validator(schema)

    for folder, kind in LINES.items():
        one = validator(kind)
        for record in document[folder]:
            for error in one.iter_errors(record):
                fail(f"{folder}/{record['id']}: {error.message}")
        expect(not one.is_valid(dict(document[folder][0], id=7)), f"the schema of {kind} takes anything")


def bounds(text):
    """The first and last second of a plain EDTF date or interval; nothing of what is more than that."""
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?", text)
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        first = datetime.date(year, month or 1, day or 1)
        after = datetime.date(year + (month in (None, 12)), 1 if month in (None, 12) else month + 1, 1)
        last = first if day else after - datetime.timedelta(days=1)
        return f"{first}T00:00:00Z", f"{last}T23:59:59Z"
    if text.count("/") == 1 and ".." not in text:
        ends = [bounds(part) for part in text.split("/")]
        return (ends[0][0], ends[1][1]) if all(ends) else None
    return None


def compare(document, tables, kinds):
    """The tables against the records, each question by itself."""
    by_key = {f"{kind}:{record['id']}": record for folder, kind in LINES.items() for record in document[folder]}
    expect([row["record"] for row in tables["records"]] == list(by_key), "records: not the records of the JSON, in order")

    # Translations: every text in another language than English, Arabic above all.
    told = collections.Counter((row["record"], row["language"], row["text"]) for row in tables["translations"])
    held, texts, cited = collections.Counter(), collections.Counter(), 0
    claims, questions = {}, collections.defaultdict(list)
    for key, record in by_key.items():

        def found(value, route, key=key):
            nonlocal cited
            if isinstance(value.get("en"), str):
                for local in value.get("local", []):
                    held[key, local["lang"], local["text"]] += 1
            if "evidence" in value and "value" in value:
                question = "/".join(route[:-1])
                claims[f"{key}/{question}/{route[-1]}"] = value
                questions[key, question].append(value)
            if "source" in value and route and len(route) > 1 and route[-2] == "evidence":
                cited += 1

        walk(record, [], found)
    expect(told == held, f"translations: {(told - held) or (held - told)}")
    arabic = [text for (_, language, text), _ in held.items() if language == "ar"]
    expect(arabic and all(any("\u0600" <= letter <= "\u06ff" for letter in text) for text in arabic), "no Arabic")
    for row in tables["sources"]:
        title = by_key[f"source:{row['id']}"].get("title")
        expect((row["title"], row["title_language"]) == ((title["text"], title["lang"]) if title else (None, None)), f"source {row['id']}: title")

    # Claims: each a row, and those that contradict each other are all there.
    expect({row["id"]: row["place"] for row in tables["claims"]} == {key: key.rsplit("/", 1)[1] for key in claims}, "claims: not those of the JSON")
    expect(len(tables["citations"]) == cited, f"citations: {len(tables['citations'])} rows, {cited} in the JSON")
    disputed = collections.Counter((row["record"], row["question"]) for row in tables["claims"] if row["disputed"] == "true")
    expect(disputed, "no claim is disputed")
    for question, rows in disputed.items():
        expect(2 <= rows <= len(questions[question]), f"{question}: {rows} disputed of {len(questions[question])} claims")
    for row in tables["claims"]:
        claim = claims[row["id"]]
        value = claim["value"]
        if row["type"] == "date":
            expect(row["date"] == value, f"{row['id']}: date {row['date']}, in the JSON {value}")
        if row["type"] == "quantity" and isinstance(value, dict) and "exactly" in value:
            exact = as_decimal(value["exactly"])
            expect((row["quantity_low"], row["quantity_high"]) == (exact, exact), f"{row['id']}: {row['quantity_low']}–{row['quantity_high']}, in the JSON {value}")

    # Dates: what a plain one means is reckoned here once more.
    dates = 0
    for name, rows in tables.items():
        for column in [column for column in kinds[name] if f"{column}_earliest" in kinds[name]]:
            for row in rows:
                meant = row[column] and bounds(row[column])
                if meant:
                    dates += 1
                    expect((row[f"{column}_earliest"], row[f"{column}_latest"]) == meant, f"{name}: {row[column]} as {row[f'{column}_earliest']} to {row[f'{column}_latest']}")
                expect(row[column] or not (row[f"{column}_earliest"] or row[f"{column}_latest"]), f"{name}: bounds of no date in `{column}`")
    expect(dates > 0, "no date was looked at")

    # Lists: words that the records have in a field of the same name, or in the field that is named here.
    inside = {"first_edition": ["coding", "first_edition"], "document_applies_in": ["document", "edition", "applies_in"], "document_not_in": ["document", "edition", "not_in"]}
    lists = 0
    for folder, kind in LINES.items():
        for row in tables[folder]:
            for column in [column for column, kind in kinds[folder].items() if kind == "list" and not column.startswith("dsa_")]:
                lists += 1
                words = by_key[f"{kind}:{row['id']}"]
                for field in inside.get(column, [column]):
                    words = words.get(field, {})
                expect(row[column] == (words or []), f"{folder}/{row['id']}: {column} {row[column]}, in the JSON {words}")

    # Rules: every version, sighting, part and fact, and the day on which each was last seen.
    rules(document, tables)

    # Three kinds of nothing: silent, no information, and no row.
    searched = {row["record"] for row in tables["searched"]}
    silent = {row["policy"] for row in tables["versions"] if row["stance"] in ("silent", "no_information")}
    nothing = {row["id"] for row in tables["policies"] if row["newest_stance"] is None and f"policy:{row['id']}" in searched}
    expect(silent and nothing, "no rule is silent, or none was looked for and not found")
    for rule in silent | nothing:
        expect(f"policy:{rule}" in searched, f"{rule} is silent, and nobody looked")
    rows = {(row["platform"], row["area"]) for row in tables["policy_areas"]}
    missing = len({platform for platform, _ in rows}) * len({area for _, area in rows}) - len(rows)
    expect(missing > 0, "every area of every platform has a row, researched or not")
    print(f"  {len(silent)} silent, {len(nothing)} looked for and not found, {missing} areas not researched; {len(disputed)} questions in dispute")
    print(f"  {dates} dates, {lists} lists, {sum(held.values())} translations ({len(arabic)} Arabic), {len(claims)} claims, {cited} citations as in the JSON")


def rules(document, tables):
    """The tables of rules against the records, which say it in another shape."""
    said, seen, parts, facts, last = {}, {}, {}, collections.Counter(), {}
    common = {"says", "modality", "applies_in", "detail", "at", "evidence"}
    for policy in document["policies"]:
        for version in policy.get("versions", []):
            key = f"{policy['id']}/{version['key']}"
            local = {text["lang"]: text["text"] for text in version["rule"].get("local", [])}
            lists = [version.get(field, []) for field in ("applies_in", "not_in", "surfaces")]
            said[key] = (version.get("stance"), version["rule"]["en"], local.get("ar"), version["basis"], *lists, len(version.get("seen", [])))
            for place, sighting in enumerate(version.get("seen", [])):
                [(kind, run)] = sighting.items()
                first = run.get("first", run)
                newest = run.get("last", first)
                captures = str(run.get("captures", 1)) if kind == "captured" else None
                seen[f"{key}/{place}"] = (kind, first["on"], newest["on"], newest.get("version"), run.get("text"), captures)
                last[key] = max(last.get(key, ""), newest["on"])
            for kind, all_ in version.get("parts", {}).items():
                for place, part in enumerate(all_):
                    parts[f"{key}/{kind}/{place}"] = (part.get("says", "states"), part.get("modality"), part.get("detail", {}).get("en"))
                    for fact, value in part.items():
                        if fact not in common:
                            facts.update((f"{key}/{kind}/{place}", fact, str(one)) for one in (value if isinstance(value, list) else [value]))
    column = lambda table, names: {row["id"]: tuple(row[name] for name in names.split()) for row in tables[table]}  # noqa: E731
    told = column("versions", "stance rule rule_ar basis applies_in not_in surfaces")
    expect({key: (*row, int(count["sightings"])) for (key, row), count in zip(told.items(), tables["versions"])} == said, "versions: not those of the JSON")
    expect(column("sightings", "kind first_seen last_seen last_commit text_sha256 captures") == seen, "sightings: not those of the JSON")
    expect(column("parts", "says modality detail") == parts, "parts: not those of the JSON")
    expect(collections.Counter((row["part"], row["fact"], row["value"]) for row in tables["part_facts"]) == facts, "part_facts: not those of the JSON")
    plain = re.compile(r"\d{4}-\d\d-\d\d")
    days = 0
    for row in tables["versions"]:
        if all(plain.fullmatch(sighting["last_seen"]) for sighting in tables["sightings"] if sighting["version"] == row["id"]):
            days += 1
            expect(row["last_seen"] == last.get(row["id"]), f"{row['id']}: last seen {row['last_seen']}, in the JSON {last.get(row['id'])}")
    # The main rule of a platform on an area stands, and there is one.
    for row in tables["policy_areas"]:
        # Of a platform that has closed the version seen last has no place among those that stand.
        stands = row["version"] is not None and row["standing"] != "platform_closed"
        expect((row["place"] is not None) == stands, f"{row['id']}: a place and no version that stands, or the other way round")
        expect((row["last_seen"] is not None) or row["version"] is None, f"{row['id']} stands and was never seen")
    main = collections.Counter((row["platform"], row["area"]) for row in tables["policy_areas"] if row["place"] == "0")
    expect(main and set(main.values()) == {1}, "an area of a platform has two main rules")
    for row in tables["sightings"]:
        expect(row["kind"] == "reported" or row["last_commit"] in row["last_url"] and row["last_commit"] in row["citation"], f"{row['id']} is cited without its commit")
    print(f"  {len(said)} versions of {len(document['policies'])} rules, {len(seen)} sightings, {len(parts)} parts with {facts.total()} facts, {days} days last seen, {len(main)} main rules")


# --- The database.


def database(tables):
    connection = sqlite3.connect(f"file:{urllib.parse.quote(str(export / DATABASE))}.sqlite?mode=ro", uri=True)
    one = lambda sql, *values: connection.execute(sql, values).fetchall()  # noqa: E731
    expect(one("PRAGMA integrity_check") == [("ok",)], f"integrity_check: {one('PRAGMA integrity_check')[:5]}")
    expect(one("PRAGMA foreign_key_check") == [], f"foreign_key_check: {one('PRAGMA foreign_key_check')[:5]}")
    keys = sum(len(one(f'PRAGMA foreign_key_list("{name}")')) for name in tables)
    expect(keys > 10, f"only {keys} foreign keys")
    views = [name for (name,) in one("SELECT name FROM sqlite_schema WHERE type = 'view'")]
    for view in views:
        one(f'SELECT * FROM "{view}" LIMIT 5')
    print(f"  SQLite {sqlite3.sqlite_version}: {keys} foreign keys hold, {len(views)} views answer")
    if shutil.which("sqlite3"):
        ran = subprocess.run(["sqlite3", "-readonly", str(export / f"{DATABASE}.sqlite"), "PRAGMA integrity_check; PRAGMA foreign_key_check;"], capture_output=True, text=True)
        expect((ran.returncode, ran.stdout.strip()) == (0, "ok"), f"sqlite3: {ran.stdout}{ran.stderr}")


def datasette(tables, document):
    """Served on loopback, on a port that is free; asked over HTTP; stopped."""
    command = [sys.executable, "-m", "datasette", "serve", "--host", "127.0.0.1", "--port", "0", "--metadata", str(export / "metadata.json")]
    served = subprocess.Popen([*command, "--immutable", str(export / f"{DATABASE}.sqlite")], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        address = None
        for line in served.stderr:
            match = re.search(r"running on (http://127\.0\.0\.1:\d+)", line)
            if match:
                address = match.group(1)
                break
        expect(address, "datasette does not start")

        def get(path, **query):
            query = f"?{urllib.parse.urlencode(query)}" if query else ""
            with urllib.request.urlopen(f"{address}{path}{query}", timeout=30) as answer:
                return answer.read().decode("utf-8")

        def rows(sql, **values):
            return json.loads(get(f"/{DATABASE}.json", sql=sql, _shape="array", **values))

        for name, table in tables.items():
            [count] = rows(f'SELECT COUNT(*) AS n FROM "{name}"')
            expect(count == {"n": len(table)}, f"datasette: {count} rows in {name}, not {len(table)}")
        key, text = next((row["record"], row["text"]) for row in tables["translations"] if row["language"] == "ar")
        [found] = rows("SELECT text FROM translations WHERE record = :key AND language = 'ar' LIMIT 1", key=key)
        expect(found == {"text": text}, f"datasette: {found}, not {text}")

        about = json.loads(get("/-/metadata.json"))
        pages = about["databases"][DATABASE]["tables"]
        for name, table in tables.items():
            expect(pages.get(name, {}).get("description"), f"metadata.json does not describe {name}")
            lacking = set(kinds[name]) - set(pages[name].get("columns", {}))
            expect(not lacking, f"metadata.json does not describe {sorted(lacking)} of {name}")
        page = get(f"/{DATABASE}/policies")
        expect(pages["policies"]["description"].split("`")[0][:40] in page, "the page of policies does not say what they are")
        # A foreign key is shown by the label of what it leads to.
        label = pages["platforms"].get("label_column")
        name = next(row[label] for row in tables["platforms"] if row["id"] == tables["policies"][0]["platform"]) if label else None
        expect(name and name in page, f"the page of policies does not show its platform's label `{name}`")
        for query in about["databases"][DATABASE].get("queries", {}):
            word = next(word for word in text.split() if len(word) > 2)
            answer = json.loads(get(f"/{DATABASE}/{query}.json", words=word, _shape="array"))
            expect(any(row["record"] == key for row in answer), f"datasette: the query {query} does not find {word}")
        print(f"  datasette: {len(tables)} tables served and described, labels shown, Arabic found")
    finally:
        served.terminate()
        served.wait(timeout=30)


def versions():
    from importlib.metadata import version

    return ", ".join(f"{name} {version(name)}" for name in ("duckdb", "polars", "pandas", "pyarrow", "datasette", "jsonschema"))


folder = next(export / form for form in ("csv", "parquet") if form in forms)
names = sorted(path.stem for path in folder.iterdir() if path.suffix == f".{folder.name}")
for form in forms & {"csv", "parquet"}:
    there = sorted(path.stem for path in (export / form).iterdir() if path.suffix == f".{form}")
    expect(there == names, f"{form}: tables {there}, not {names}")
tables, kinds = {}, {}
for name in names:
    tables[name], kinds[name] = read(name)
cells = sum(len(rows) * len(kinds[name]) for name, rows in tables.items())
print(f"export: {versions()}")
print(f"  {len(names)} tables, {sum(map(len, tables.values()))} rows, {cells} cells: one and the same for {len(readers)} readers")
if "json" in forms:
    document = records()
    validate(document)
    compare(document, tables, kinds)
if "sqlite" in forms:
    database(tables)
    datasette(tables, document)
