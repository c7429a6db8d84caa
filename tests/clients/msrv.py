"""No dependency of the crate asks for a later Rust than the crate itself states."""

import json
import subprocess
import sys

metadata = json.loads(
    subprocess.run(["cargo", "metadata", "--format-version", "1", "--all-features"], check=True, capture_output=True).stdout
)
packages = {package["id"]: package for package in metadata["packages"]}
nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
root = metadata["resolve"]["root"]


def version(text):
    return tuple(int(part) for part in (text or "0").split("."))


stated = version(packages[root]["rust_version"])
seen, todo = set(), [root]
while todo:
    package = todo.pop()
    if package in seen:
        continue
    seen.add(package)
    for dependency in nodes[package]["deps"]:
        # Development dependencies do not concern those who use the crate.
        if any(kind["kind"] != "dev" for kind in dependency["dep_kinds"]):
            todo.append(dependency["pkg"])
later = [
    f"{packages[package]['name']} {packages[package]['version']} needs Rust {packages[package]['rust_version']}"
    for package in seen
    if version(packages[package]["rust_version"])[: len(stated)] > stated
]
if later:
    sys.exit("\n".join(later))
print(f"{len(seen)} packages build with Rust {packages[root]['rust_version']}")
