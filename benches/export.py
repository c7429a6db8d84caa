"""What a script of an afternoon does, for comparison: export.py FORM DATASET FOLDER

FORM is load, json, ndjson, csv or parquet. The tables are those of the program in shape and in the number of rows, by
way of json, pandas and PyArrow, with less work: no date or quantity is reckoned out, nothing is guarded or sorted.
"""

import json
import os
import sys

form, dataset, folder = sys.argv[1:]
KINDS = {"platforms": "platform", "organizations": "organization", "policies": "policy", "actions": "action", "responses": "response", "events": "event", "sources": "source"}

with open(dataset, encoding="utf-8") as file:
    data = json.load(file)
os.makedirs(folder, exist_ok=True)


def english(text):
    return text.get("en") if isinstance(text, dict) else text


def plain(value):
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return value


def walk(value, route, found):
    if isinstance(value, dict):
        found(value, route)
        for name, inner in value.items():
            walk(inner, [*route, name], found)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            walk(inner, [*route, str(place)], found)


def tables():
    made = {name: [] for name in ["records", *KINDS, "policy_components", "observations", "links", "commitments", "counts", "claims", "citations", "translations"]}
    flat = {
        "platforms": ["id", "name", "kind", "surfaces", "country", "wikidata", "dsa_name"],
        "organizations": ["id", "name", "kind", "country", "wikidata"],
        "policies": ["id", "platform", "area", "stance", "document", "surfaces", "law", "applies_in", "said_by", "summary", "searched", "replaces"],
        "actions": ["id", "title", "areas", "measures", "targets", "discovered", "summary"],
        "responses": ["id", "title", "kind", "movement", "summary", "searched"],
        "events": ["id", "title", "kind", "country", "summary"],
        "sources": ["id", "kind", "title", "publisher", "authors", "language", "published", "dated_by", "url", "archive", "note"],
    }
    for kind, word in KINDS.items():
        for record in data[kind]:
            key = f"{word}:{record['id']}"
            title = english(record.get("title") or record.get("name") or record.get("summary"))
            made["records"].append({"record": key, "kind": word, "id": record["id"], "title": title})
            made[kind].append({name: english(record.get(name)) if name in ("name", "title", "summary") else plain(record.get(name)) for name in flat[kind]})
            for role in ["actors", "partners", "by", "platforms", "against", "grounds", "trigger", "to", "based_on"]:
                for place, target in enumerate(record.get(role) or []):
                    made["links"].append({"record": key, "role": role, "place": place, "target": plain(target)})
            for list_, table in [("components", "policy_components"), ("observed", "observations"), ("commitments", "commitments"), ("counts", "counts")]:
                for place, part in enumerate(record.get(list_) or []):
                    row = {name: english(value) if name in ("detail", "what") else plain(value) for name, value in part.items() if name not in ("evidence", "reported")}
                    made[table].append({"id": f"{key}/{place}", "record": key, **row})

            def found(value, route, key=key):
                if isinstance(value.get("en"), str):
                    for local in value.get("local", []):
                        made["translations"].append({"record": key, "route": "/".join(route), "language": local["lang"], "text": local["text"]})
                if "evidence" in value and "value" in value:
                    row = {name: value.get(name) for name in ("during", "note")}
                    made["claims"].append({"id": f"{key}/{'/'.join(route)}", "record": key, "question": "/".join(route[:-1]), "place": int(route[-1]), "value": plain(value["value"]), "said_by": plain(value.get("said_by")), **row})
                if "source" in value and len(route) > 1 and route[-2] == "evidence":
                    row = {name: value.get(name) for name in ("source", "version", "digest", "note")}
                    made["citations"].append({"id": f"{key}/{'/'.join(route)}", "record": key, "locator": plain(value.get("locator")), **row})

            walk(record, [], found)
    return made


if form == "json":
    with open(f"{folder}/dataset.json", "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False, indent=2)
elif form == "ndjson":
    for kind in KINDS:
        with open(f"{folder}/{kind}.ndjson", "w", encoding="utf-8") as file:
            for record in data[kind]:
                file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
elif form == "csv":
    import pandas

    for name, rows in tables().items():
        pandas.DataFrame(rows).to_csv(f"{folder}/{name}.csv", index=False, lineterminator="\r\n")
elif form == "parquet":
    import pyarrow
    import pyarrow.parquet

    for name, rows in tables().items():
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), f"{folder}/{name}.parquet", compression="zstd")
