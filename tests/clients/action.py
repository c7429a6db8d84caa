"""Runs the steps of action.yml as GitHub would: action.py CHECKOUT, where CHECKOUT holds this repository.

What only GitHub has (its runner) is not proved here; the commands, their inputs and their outputs are.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

checkout = Path(sys.argv[1]).resolve()
action = yaml.safe_load((checkout / "action.yml").read_text(encoding="utf-8"))
steps = action["runs"]["steps"]
GOOD = 'Organization(\n    id: "o",\n    name: (en: "O"),\n    kind: company,\n    owners: [(value: organization("o"), evidence: [(source: "s")])],\n    evidence: [(source: "s")],\n)\n'
SOURCE = 'Source(\n    id: "s",\n    kind: news_article,\n    publisher: "P",\n    language: "en",\n)\n'


def run(work, inputs, environment=None):
    """Exit code, standard output, and the outputs of the action."""
    given = {name: str(about.get("default", "")) for name, about in action["inputs"].items()} | inputs
    assert given.keys() == action["inputs"].keys(), "an input that is not declared"
    outputs, told, code = {}, "", 0

    def value(expression):
        name = expression.group(1)
        if name.startswith("inputs."):
            return given[name.removeprefix("inputs.")]
        step, output = re.fullmatch(r"steps\.([\w-]+)\.outputs\.([\w-]+)", name).groups()
        return outputs[step].get(output, "")

    def filled(text):
        return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", value, text)

    for step in steps:
        # An input pasted into a script is a script: inputs go through the environment.
        assert "${{" not in step["run"], f"{step['name']}: an expression within a script"
        file = work / "output"
        file.write_text("")
        env = os.environ | {
            "GITHUB_ACTION_PATH": str(checkout),
            "GITHUB_OUTPUT": str(file),
            "GITHUB_WORKSPACE": str(work),
            "RUNNER_TEMP": tempfile.mkdtemp(dir=work.parent),
        }
        env |= {name: filled(text) for name, text in step.get("env", {}).items()} | (environment or {})
        script = work.parent / "step.sh"
        script.write_text(step["run"])
        ran = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", script], cwd=work, env=env, capture_output=True, text=True)
        told += ran.stdout
        outputs[step["id"]] = dict(line.split("=", 1) for line in file.read_text().splitlines())
        file.unlink()
        if ran.returncode:
            code, told = ran.returncode, told + ran.stderr
            break
    return code, told, {name: filled(about["value"]) for name, about in action["outputs"].items() if about["value"].split(".")[1] in outputs}


with tempfile.TemporaryDirectory() as folder:
    work = Path(folder) / "work"
    for name, text in {"data/organizations/o.ron": GOOD, "data/sources/s.ron": SOURCE, "-odd name/organizations/o.ron": GOOD}.items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_text(text)

    code, told, outputs = run(work, {})
    assert code == 0 and "2 records checked: no findings" in told and outputs["exit-code"] == "0", (code, told, outputs)

    # A path like an option, with a space; more than one option; a report for the next step.
    code, told, outputs = run(work, {"path": "-odd name", "args": "--max-findings 5 --warn unused_source"})
    assert code == 1 and "::error file=-odd name/organizations/o.ron,line=5,col=" in told, (code, told)
    assert outputs["exit-code"] == "1" and "dangling_reference" in Path(outputs["report"]).read_text(), outputs
    code, told, outputs = run(work, {"path": "-odd name", "format": "sarif"})
    assert code == 1 and '"version": "2.1.0"' in Path(outputs["report"]).read_text(), (code, told)

    code, told, outputs = run(work, {"path": "nowhere"})
    assert code == 2 and "nowhere: no such file or directory" in told and outputs["exit-code"] == "2", (code, told, outputs)
    code, told, outputs = run(work, {"path": "data; touch injected", "args": "$(touch injected) `touch injected`"})
    assert code == 2 and not (work / "injected").exists(), (code, told)

    # A released version, by a cargo that only notes what it is asked for.
    fake = Path(folder) / "bin"
    fake.mkdir()
    (fake / "cargo").write_text('#!/bin/sh\necho "cargo $*"\nwhile [ "$1" != --root ]; do shift; done\nmkdir -p "$2/bin"\nprintf "#!/bin/sh\\necho ran" > "$2/bin/moderation-record"\nchmod +x "$2/bin/moderation-record"\n')
    (fake / "cargo").chmod(0o755)
    code, told, _ = run(work, {"version": "0.1.0"}, {"PATH": f"{fake}:{os.environ['PATH']}"})
    assert code == 0 and "cargo install moderation-record --version 0.1.0 --locked --features cli,check --root " in told, (code, told)
print(f"action: {len(steps)} steps run as they are written")
