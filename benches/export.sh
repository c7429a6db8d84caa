#!/usr/bin/env bash
# How fast each form is written and with how much memory, beside a straightforward Python script (benches/export.py:
# json, pandas, PyArrow) on the same records, in one run. Both read one document in JSON first; "load" is that alone,
# and "MB/s" what is written in the time above it. The script does less: it reckons no date and guards no cell.
# Figures are of one machine, ratios less so.
#
#   benches/export.sh [records]        default: 10000
#
# Then the same with four times the records: NDJSON and CSV must need no more memory than the loaded records do.
#
# Best of three by wall time. PROGRAM and GENERATE name the program and the generator if they are already built,
# PYTHON one that has pandas and PyArrow.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
records=${1:-10000} runs=${RUNS:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TERM_QUIET=true

cd "$here"
echo "building, installing and generating records …" >&2
program=${PROGRAM:-$here/target/release/moderation-record}
generate=${GENERATE:-$here/target/release/examples/generate}
[ -n "${PROGRAM:-}" ] || cargo build --release --no-default-features --features cli,export,parquet,sqlite --bin moderation-record
[ -n "${GENERATE:-}" ] || cargo build --release --no-default-features --features load --example generate
python=${PYTHON:-$here/target/clients/python/bin/python}
[ -x "$python" ] || { python3 -m venv "$here/target/clients/python" && "$python" -m pip install --quiet --disable-pip-version-check -r tests/clients/export-requirements.txt; }
for n in "$records" $((4 * records)); do
    "$generate" "$work/$n" "$n" > /dev/null
    rm -rf "$work/$n/data" "$work/$n/json"
done

# Wall time in seconds, peak memory and size of what was written in MB, the best of several runs.
measure() {
    local out=$1
    shift
    rm -f "$work/times"
    for _ in $(seq "$runs"); do
        rm -rf "$out"
        /usr/bin/time -a -o "$work/times" -f '%e %M' "$@" > "$work/said" 2>&1 || { tail -n 20 "$work/said" >&2; return 1; }
    done
    local size=0
    if [ -d "$out" ]; then size=$(find "$out" -type f -printf '%s\n' | awk '{n += $1} END {print n + 0}'); fi
    sort -n "$work/times" | awk -v size="$size" 'NR == 1 {printf "%.2f %.1f %.2f\n", $1, $2 / 1024, size / 1e6}'
}
ours() {
    local n=$1 form=$2
    if [ "$form" = load ]; then measure "$work/ours" "$program" list events --data "$work/$n/dataset.json"
    else measure "$work/ours" "$program" export --data "$work/$n/dataset.json" --out "$work/ours" --format "$form"; fi
}
theirs() { measure "$work/theirs" "$python" benches/export.py "$2" "$work/$1/dataset.json" "$work/theirs"; }

figures() { awk -v wall="$1" -v memory="$2" -v size="$3" -v load="$4" 'BEGIN {
    above = wall - load; if (above < 0.01) above = 0.01
    printf "%8.2f %8.1f %10.1f %8.1f", wall, memory, size, size / above }'; }

printf '%-8s | %35s | %35s | %s\n' "$records" "moderation-record" "Python" "Python to ours"
printf '%-8s | %8s %8s %10s %8s | %8s %8s %10s %8s | %7s %7s\n' "records" "wall s" "peak MB" "written MB" "MB/s" "wall s" "peak MB" "written MB" "MB/s" "wall" "memory"
for form in load json ndjson csv parquet sqlite; do
    a=$(ours "$records" "$form")
    read -r wall memory size <<< "$a"
    if [ "$form" = load ]; then load=$wall; fi
    line=$(figures "$wall" "$memory" "$size" "$load")
    if [ "$form" = sqlite ]; then
        printf '%-8s | %s | %35s |\n' "$form" "$line" "–"
        continue
    fi
    b=$(theirs "$records" "$form")
    read -r wall2 memory2 size2 <<< "$b"
    if [ "$form" = load ]; then load2=$wall2; fi
    printf '%-8s | %s | %s | %s\n' "$form" "$line" "$(figures "$wall2" "$memory2" "$size2" "$load2")" \
        "$(awk -v a="$wall" -v b="$wall2" -v c="$memory" -v d="$memory2" 'BEGIN {printf "%7.1f %7.1f", b / a, d / c}')"
done

# What a form needs beside the loaded records, at two sizes.
printf '\n%-8s %10s %12s %12s\n' "records" "load MB" "NDJSON adds" "CSV adds"
runs=1
for n in "$records" $((4 * records)); do
    row=()
    for form in load ndjson csv; do
        a=$(ours "$n" "$form")
        read -r _ memory _ <<< "$a"
        row+=("$memory")
    done
    awk -v n="$n" -v load="${row[0]}" -v ndjson="${row[1]}" -v csv="${row[2]}" 'BEGIN {
        printf "%-8d %10.1f %12.1f %12.1f\n", n, load, ndjson - load, csv - load
        exit ndjson - load > 4 || csv - load > 4 }' || { echo "NDJSON or CSV needs more memory for more records" >&2; exit 1; }
done
