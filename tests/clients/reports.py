"""What `check` reports, read by the readers of others: reports.py PROGRAM CHECK_JSONSCHEMA SARIF_SCHEMA

Every rule's bad example is checked in every format that a program reads, and so is one with Arabic text.
SARIF_SCHEMA is the one of OASIS as Microsoft ships it in the npm package @microsoft/jest-sarif.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote

from junitparser import Failure, JUnitXml

program, check_jsonschema, sarif_schema = sys.argv[1:]
root = Path(__file__).resolve().parents[2]
ARABIC = """//- data/sources/اسم، آخر & <b>.ron
Source(
    id: "s",
    kind: news_article,
    title: (lang: "ar", text: "  تقرير: 100%، وغيره t.me/مثال \\u{1}"),
    publisher: "Example \\"Times\\" & <Sons>",
    language: "ar",
)
"""


def call(arguments, **options):
    return subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", **options)


def unpack(bundle, folder):
    for file in bundle.split("//- ")[1:]:
        name, text = file.split("\n", 1)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def validate(schema, files):
    # The pattern of a language in the schema of SARIF is no regular expression in Unicode mode.
    ran = call([check_jsonschema, "--regex-variant", "nonunicode", "--schemafile", str(schema), *map(str, files)])
    return ran.returncode == 0, ran.stdout + ran.stderr


with tempfile.TemporaryDirectory() as temporary:
    folder = Path(temporary)
    examples = {"arabic": ARABIC, "nothing": ""}
    for line in call([program, "check", "--list-rules"]).stdout.splitlines():
        code = line.split()[0] if line.strip() else ""
        explained = call([program, "check", "--explain", code]).stdout if code else ""
        if "\nRejected:\n\n" in explained:
            bad = explained.split("\nRejected:\n\n")[1].split("\nAccepted:\n")[0]
            examples[code] = "".join(line.removeprefix("    ") + "\n" for line in bad.splitlines())
    assert len(examples) > 25, f"only {len(examples)} examples are found"

    reports = {"json": [], "sarif": []}
    for name, bundle in examples.items():
        work = folder / name
        for kind in ["platforms", "sources"]:
            (work / kind).mkdir(parents=True)
        unpack(bundle, work)
        cut = [("json", ["--max-findings", "1"]), ("sarif", ["--max-findings", "1"])] if name == "arabic" else []
        for form, most in [("json", []), ("sarif", []), ("junit", []), *cut]:
            ran = call([program, "check", str(work.relative_to(folder)), "--format", form, *most], cwd=folder)
            assert ran.returncode in (0, 1) and not ran.stderr, f"{name}: {ran.stderr}"
            file = folder / f"{name}{len(most)}.{form}.json"
            file.write_text(ran.stdout, encoding="utf-8")
            if form != "junit":
                reports[form].append(file)
            if form == "json" and not most:
                findings = json.loads(ran.stdout)["findings"]
                assert name in {finding["code"] for finding in findings} | {"arabic", "nothing"}, name
            if form == "sarif" and not most:
                results = json.loads(ran.stdout)["runs"][0]["results"]
                places = [unquote(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) for result in results]
                assert places == [finding["file"] for finding in findings], f"{name}: {places}"
            if form == "junit":
                cases = [case for suite in JUnitXml.fromstring(ran.stdout.encode()) for case in suite]
                failed = [case for case in cases if any(isinstance(result, Failure) for result in case.result)]
                assert len(cases) == max(1, len(findings)), f"{name}: {len(cases)} cases"
                assert [case.classname for case in failed] == [one["code"] for one in findings if one["level"] == "error"], name

    for form, schema in [("json", root / "schema" / "findings.schema.json"), ("sarif", sarif_schema)]:
        valid, told = validate(schema, reports[form])
        assert valid, told
        # A validator that takes everything proves nothing.
        broken = json.loads(reports[form][0].read_text(encoding="utf-8"))
        if form == "json":
            broken["findings"] = [{"code": "no_such_rule", "level": "error", "message": "m", "remedy": "r", "file": "f"}]
        else:
            broken["runs"][0]["results"] = [{"message": {"text": "m"}, "locations": [{"physicalLocation": {"region": {"startLine": 0}}}]}]
        file = folder / "broken.json"
        file.write_text(json.dumps(broken), encoding="utf-8")
        assert not validate(schema, [file])[0], f"{schema} takes anything"
print(f"reports: {len(examples)} datasets in JSON, SARIF and JUnit XML")
