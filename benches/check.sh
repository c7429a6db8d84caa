#!/usr/bin/env bash
# What `check` takes, beside parsing alone and beside JSON Schema validators of others on the same records,
# in one run. `check` also runs every other rule; the validators know the schema alone. Figures are of one
# machine, ratios to `check` less so; where others use the machine too, those of CPU time mean more. Fails
# when any of them finds something in the records, which are in order, or takes an unknown word.
#
#   benches/check.sh [records]        default: 10000
#
# Best of three by wall time; check-jsonschema, which takes minutes, runs once, and not above 20,000 records.
# JSONSCHEMA_CLI names that program if it is already built.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
records=${1:-10000}
clients=$here/target/clients
bin=$here/target/release
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TERM_QUIET=true

cd "$here"
echo "building, installing and generating $records records …" >&2
mkdir -p "$clients"
[ -x "$clients/python/bin/check-jsonschema" ] || {
    python3 -m venv "$clients/python"
    "$clients/python/bin/pip" install --quiet --disable-pip-version-check -r tests/clients/requirements.txt
}
[ -d "$clients/node_modules/ajv" ] || {
    cp tests/clients/package.json tests/clients/package-lock.json "$clients/"
    npm ci --prefix "$clients" --silent --no-audit --no-fund
}
jsonschema=${JSONSCHEMA_CLI:-$clients/bin/jsonschema-cli}
[ -x "$jsonschema" ] || cargo install jsonschema-cli --version 0.60.2 --locked --root "$clients"
cargo build --release --features full --bin moderation-record --example parse --example generate
"$bin/examples/generate" "$work" "$records"

# Each on every file of every kind, as many in one call as the system takes.
each_kind() {
    local kind
    for kind in platforms:platform organizations:organization policies:policy actions:action responses:response events:event sources:source; do
        (cd "$work/json/${kind%:*}" && find . -name '*.json' -printf '%f\0' | xargs -0 -s 2000000 "${@//SCHEMA/$here/schema/${kind#*:}.schema.json}")
    done
}
parse() { "$bin/examples/parse" "$work/data"; }
check() { "$bin/moderation-record" check --deny warnings "$work/data"; }
check_document() { "$bin/moderation-record" check --deny warnings "$work/dataset.json"; }
ajv() { node tests/clients/ajv_files.cjs "$clients" schema "$work/json"; }
jsonschema_cli() { each_kind "$jsonschema" validate --errors-only SCHEMA -i; }
check_jsonschema() { each_kind "$clients/python/bin/check-jsonschema" --schemafile SCHEMA; }
export here work clients bin jsonschema
export -f each_kind parse check check_document ajv jsonschema_cli check_jsonschema

# Wall time and CPU time in seconds and peak memory in MB, the best of several runs.
measure() {
    local function=$1 runs=$2
    for _ in $(seq "$runs"); do
        /usr/bin/time -a -o "$work/$function" -f '%e %U %S %M' bash -c "set -euo pipefail; $function" > "$work/out" 2>&1 || {
            echo "$function finds something, or fails:" >&2
            tail -n 20 "$work/out" >&2
            return 1
        }
    done
    sort -n "$work/$function" | awk 'NR == 1 {printf "%.2f %.2f %.0f\n", $1, $2 + $3, $4 / 1024}'
}

row() {
    local name=$1 figures wall cpu memory
    figures=$(measure "$2" "$3")
    read -r wall cpu memory <<< "$figures"
    base_wall=${base_wall:-$wall} base_cpu=${base_cpu:-$cpu}
    awk -v name="$name" -v wall="$wall" -v cpu="$cpu" -v memory="$memory" -v n="$records" -v of_wall="$base_wall" -v of_cpu="$base_cpu" 'BEGIN {
        printf "%-26s %8.2f %8.2f %10d %8d %10.2f %9.2f\n", name, wall, cpu, memory, n / wall, wall / of_wall, cpu / of_cpu }'
}
printf '%-26s %8s %8s %10s %8s %10s %9s\n' "$records records" "wall s" "CPU s" "memory MB" "files/s" "wall ratio" "CPU ratio"
row "check" check 3
row "check, one JSON document" check_document 3
row "parse only" parse 3
row "jsonschema-cli 0.60.2" jsonschema_cli 3
row "Ajv 8.20.0" ajv 3
if [ "$records" -le 20000 ]; then row "check-jsonschema 0.39.0" check_jsonschema 1; fi

# Who takes everything proves nothing: an unknown word, in the JSON and in the RON.
sed -i '0,/"kind": "[a-z_]*"/s//"kind": "telepathy"/' "$work"/json/platforms/telegram_1.json
sed -i '0,/^    kind: [a-z_]*/s//    kind: telepathy/' "$work"/data/platforms/telegram_1.ron
for function in check ajv jsonschema_cli check_jsonschema; do
    if bash -c "set -euo pipefail; $function" > "$work/out" 2>&1; then echo "$function takes an unknown word" >&2; exit 1; fi
done
