"""The snippets of the documents for CI and editors do what they say: snippets.py PROGRAM BIN_OF_CLIENTS

A line that names a file, as `.gitlab-ci.yml`:, and the block below it are that file.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from junitparser import JUnitXml

program, clients = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
root = Path(__file__).resolve().parents[2]
BAD = 'Organization(\n    id: "o",\n    name: (en: "O"),\n    kind: company,\n    evidence: [(source: "gone")],\n)\n'
COPIES = "Source(id: \"s\", kind: news_article, publisher: \"P\", language: \"en\")"


def run(*arguments, **options):
    ran = subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, **options)
    return ran.returncode, ran.stdout + ran.stderr


def must(*arguments, **options):
    code, told = run(*arguments, **options)
    assert code == 0, f"{arguments}: {told}"


with tempfile.TemporaryDirectory() as temporary:
    folder = Path(temporary)
    snippets = {}
    for document in ["README.md", "CONTRIBUTING.md"]:
        text = (root / document).read_text(encoding="utf-8")
        for name, snippet in re.findall(r"^`(\.[\w./-]+)`:\n```\w+\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
            snippets[name] = snippet
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(snippet)
    workflow, hooks, gitlab, tasks, settings = (
        snippets[name]
        for name in [".github/workflows/data.yml", ".pre-commit-config.yaml", ".gitlab-ci.yml", ".vscode/tasks.json", ".vscode/settings.json"]
    )
    for name, text in {"data/organizations/o.ron": BAD, "data/sources/s.ron": COPIES, "data/sources/not a record.ron": "Source("}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)

    # GitHub: the form, and inputs that the action has.
    must(clients / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", folder / ".github/workflows/data.yml")
    action = yaml.safe_load((root / "action.yml").read_text())
    step = yaml.safe_load(workflow)["jobs"]["check"]["steps"][-1]
    assert step["with"].keys() <= action["inputs"].keys(), step
    documented = (root / "README.md").read_text()
    missing = [name for name in [*action["inputs"], *action["outputs"]] if not re.search(rf"`{name}[:`]|{name}: ", documented)]
    assert not missing, f"the README does not tell of {missing}"
    code, told = run(program, "check", *step["with"]["args"].split(), "--", step["with"]["path"], cwd=folder)
    assert code == 1, told

    # pre-commit: the form, and hooks that there are.
    must(clients / "pre-commit", "validate-config", folder / ".pre-commit-config.yaml")
    must(clients / "pre-commit", "validate-manifest", root / ".pre-commit-hooks.yaml")
    manifest = {hook["id"] for hook in yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text())}
    used = {hook["id"] for repository in yaml.safe_load(hooks)["repos"] for hook in repository["hooks"]}
    assert used == manifest, (used, manifest)

    # GitLab: the form, and the report.
    must(clients / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", folder / ".gitlab-ci.yml")
    job = yaml.safe_load(gitlab)["data"]
    install, check = job["script"]
    assert install.startswith("cargo install ") and "--features cli,check" in install, install
    code, told = run("sh", "-ec", check, cwd=folder, env=os.environ | {"PATH": f"{program.parent}:{os.environ['PATH']}"})
    assert code == 1, told
    report = JUnitXml.fromstring((folder / job["artifacts"]["reports"]["junit"]).read_bytes())
    assert report.failures > 0, "the report tells of no failure"

    # VS Code: each line of the program's output is one problem, as JavaScript reads it.
    task = json.loads(tasks)["tasks"][0]
    code, told = run(program, *task["args"], cwd=folder)
    assert code == 1 and told.count("\n") > 2, told
    pattern = task["problemMatcher"]["pattern"]
    script = "const [p, t] = JSON.parse(process.argv[1]); console.log(JSON.stringify(t.map((l) => new RegExp(p).exec(l))))"
    ran = subprocess.run(["node", "-e", script, json.dumps([pattern["regexp"], told.splitlines()])], capture_output=True, text=True, check=True)
    findings = json.loads(run(program, "check", "data", "--format", "json", cwd=folder)[1])["findings"]
    matches = json.loads(ran.stdout)
    assert len(matches) == len(findings), (matches, findings)
    for match, finding in zip(matches, findings):
        assert match, finding
        start = finding["span"]["start"]
        expected = {"file": finding["file"], "line": str(start["line"]), "column": str(start["column"]), "severity": finding["level"], "code": finding["code"]}
        assert {name: match[pattern[name]] for name in expected} == expected, match
        assert match[pattern["message"]].startswith(finding["message"]), match
    for schema in json.loads(settings)["json.schemas"]:
        assert (root / schema["url"]).is_file(), schema
print(f"snippets: {len(snippets)} files are of their form and do what they say")
