#!/usr/bin/env bash
# How fast the web site is made and with how much memory, beside a page for each record with Jinja2 (benches/site.py)
# on the same records, in one run. The script does much less; ours writes the exports as well. Figures are of one
# machine, ratios less so.
#
#   benches/site.sh [records ...]      default: 10000 20000 40000
#
# First the records of data/, then generated ones. Best of three by wall time. PROGRAM and GENERATE name the program
# and the generator if they are already built, PYTHON one that has Jinja2.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
sizes=("$@"); [ $# -gt 0 ] || sizes=(10000 20000 40000)
runs=${RUNS:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TERM_QUIET=true

cd "$here"
echo "building, installing and generating records …" >&2
program=${PROGRAM:-$here/target/release/moderation-record}
generate=${GENERATE:-$here/target/release/examples/generate}
[ -n "${PROGRAM:-}" ] || cargo build --release --features cli,site,parquet,sqlite --bin moderation-record
[ -n "${GENERATE:-}" ] || cargo build --release --no-default-features --features load --example generate
# A program with the check is told not to check first.
flags=(); if "$program" site --help | grep -q allow-invalid; then flags=(--allow-invalid); fi
python=${PYTHON:-$here/target/clients/jinja/bin/python}
[ -x "$python" ] || { python3 -m venv "$here/target/clients/jinja" && "$python" -m pip install --quiet --disable-pip-version-check jinja2; }

# Wall time in seconds, processor time in seconds and peak memory in MB, the best of several runs by wall time.
measure() {
    rm -f "$work/times"
    for _ in $(seq "$runs"); do
        rm -rf "$work/out"
        /usr/bin/time -a -o "$work/times" -f '%e %U %S %M' "$@" > "$work/said" 2>&1 || { tail -n 20 "$work/said" >&2; return 1; }
    done
    sort -n "$work/times" | awk 'NR == 1 {printf "%.2f %.2f %.0f\n", $1, $2 + $3, $4 / 1024}'
}
compare() {
    local name=$1 dataset=$2
    read -r wall cpu memory < <(measure "$program" site --data "$dataset" --out "$work/out" "${flags[@]}")
    local files; files=$(find "$work/out" -name '*.html' | wc -l)
    read -r their_wall their_cpu their_memory < <(measure "$python" benches/site.py "$dataset" "$work/out")
    awk -v n="$name" -v f="$files" -v w="$wall" -v c="$cpu" -v m="$memory" -v tw="$their_wall" -v tc="$their_cpu" -v tm="$their_memory" \
        'BEGIN {printf "%-10s %8d | %8.2f %8.2f %8d | %8.2f %8.2f %8d | %7.1f %7.1f\n", n, f, w, c, m, tw, tc, tm, tw / w, tm / m}'
}

printf '%-10s %8s | %26s | %26s | %s\n' "" "" "moderation-record" "Jinja2" "Jinja2 to ours"
printf '%-10s %8s | %8s %8s %8s | %8s %8s %8s | %7s %7s\n' records pages "wall s" "CPU s" "peak MB" "wall s" "CPU s" "peak MB" wall memory
"$program" export --out "$work/real" --format json > "$work/said"
compare data/ "$work/real/dataset.json"
for n in "${sizes[@]}"; do
    "$generate" "$work/$n" "$n" > "$work/said"
    compare "$n" "$work/$n/dataset.json"
    rm -rf "${work:?}/$n"
done
