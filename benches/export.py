"""What a script of an afternoon does, for comparison: export.py FORM DATASET FOLDER

FORM is load, json, ndjson, csv or parquet. The tables are those of the program in shape and in the number of rows, by
way of json, pandas and PyArrow, with less work: no date or quantity is reckoned out, nothing is guarded or sorted.
"""

import json
import os
import sys

form, dataset, folder = sys.argv[1:]
KINDS = {"platforms": "platform", "organizations": "organization", "policies": "policy", "actions": "action", "responses": "response", "events": "event", "sources": "source"}

RULES = ["versions", "policy_areas", "sightings", "absences", "parts", "part_facts", "searched", "readers"]
COMMON = {"says", "modality", "applies_in", "detail", "at", "evidence"}

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


def rule(policy, made):
    """The rows of a rule: areas, versions, sightings, parts, facts, searches, readers."""
    for place, area in enumerate([area for kind, area in policy["topic"].items() if kind == "content"] + policy.get("also", [])):
        made["policy_areas"].append({"id": f"{policy['id']}/{place}", "policy": policy["id"], "platform": policy["platform"], "area": area})
    for place, search in enumerate(policy.get("searched", [])):
        made["searched"].append({"id": f"policy:{policy['id']}/{place}", **{name: plain(value) for name, value in search.items()}})
    for place, reader in enumerate(policy["coding"]["readers"]):
        made["readers"].append({"id": f"{policy['id']}/{place}", "policy": policy["id"], **reader})
    for version in policy.get("versions", []):
        key = f"{policy['id']}/{version['key']}"
        row = {name: english(value) if name in ("rule", "change") else plain(value) for name, value in version.items() if name not in ("parts", "seen")}
        made["versions"].append({"id": key, "policy": policy["id"], **row})
        for place, seen in enumerate(version.get("seen", [])):
            [(kind, run)] = seen.items()
            made["sightings"].append({"id": f"{key}/{place}", "version": key, "kind": kind, **{name: plain(value) for name, value in run.items() if name != "evidence"}})
        for kind, parts in version.get("parts", {}).items():
            for place, part in enumerate(parts):
                id_ = f"{key}/{kind}/{place}"
                made["parts"].append({"id": id_, "version": key, "kind": kind, "says": part.get("says"), "modality": part.get("modality"), "detail": english(part.get("detail")), "at": plain(part.get("at"))})
                for fact, value in part.items():
                    if fact not in COMMON:
                        made["part_facts"] += [{"part": id_, "version": key, "kind": kind, "fact": fact, "value": str(one)} for one in (value if isinstance(value, list) else [value])]


def tables():
    made = {name: [] for name in ["records", *KINDS, *RULES, "archives", "links", "commitments", "figures", "claims", "citations", "translations"]}
    flat = {
        "platforms": ["id", "name", "kind", "surfaces", "country", "wikidata", "dsa_name"],
        "organizations": ["id", "name", "kind", "country", "wikidata"],
        "policies": ["id", "platform", "title", "topic", "document", "part_of", "history", "ended", "coding"],
        "actions": ["id", "title", "areas", "measures", "targets", "discovered", "summary"],
        "responses": ["id", "title", "kind", "displacement", "summary"],
        "events": ["id", "title", "kind", "country", "summary"],
        "sources": ["id", "kind", "title", "publisher", "authors", "language", "published", "dated_by", "url", "document", "note"],
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
            if kind == "policies":
                rule(record, made)
            elif record.get("searched"):
                made["searched"].append({"id": f"{key}/0", **{name: plain(value) for name, value in record["searched"].items()}})
            for list_, table in [("absent", "absences"), ("kept", "archives"), ("commitments", "commitments"), ("figures", "figures")]:
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
