#!/usr/bin/env bash
# How long proving and following every citation and sighting takes, beside the plain way: `git log -S`, which tells when
# words came and went, for ten cited passages. Needs clones of archives that sources name:
#
#   benches/evidence.sh NAME=PATH...      (for instance OpenTermsArchive/contrib-versions=../contrib-versions)
#
# One run, wall time and peak memory of each; the ratio is per passage.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 2; }

cargo build --release --quiet --features full
program=target/release/moderation-record
archives=()
for archive in "$@"; do archives+=(--archive "$archive"); done

measured() { # NAME COMMAND...: seconds and megabytes
    local name=$1; shift
    python3 - "$name" "$@" <<'PYTHON'
import resource, subprocess, sys, time
start = time.monotonic()
code = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL).returncode
spent = time.monotonic() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
assert code in (0, 1), f"{sys.argv[2:]} ended with {code}"
print(f"{sys.argv[1]:28} {spent:8.2f} s {peak:6} MB")
PYTHON
}

for archive in "$@"; do
    commits=$(git -C "${archive#*=}" rev-list --count HEAD)
    echo "${archive%%=*}: $commits commits"
done
measured "verify, all" "$program" evidence verify --format json "${archives[@]}"
measured "drift, whole histories" "$program" evidence drift --all --format json "${archives[@]}"
passages=$("$program" evidence drift --all --format json "${archives[@]}" | python3 -c 'import json, sys; print(json.load(sys.stdin)["followed"])')
echo "passages followed: $passages"

# The same for ten passages with git alone: the words of each, and the path of its document.
name=${1%%=*} path=${1#*=}
"$program" evidence verify --format json --archive "$1" | python3 -c '
import json, sys
proved = [row for row in json.load(sys.stdin)["citations"] if row["outcome"] == "proved" and "section" in row["cited"]]
sections = {(row["source"], *point["sections"][0], point["version"]) for row in proved for point in [row["cited"]["section"]["point"]]}
ten = sorted(section for section in sections if len(section[3]) == 40)
for section in ten[:: max(1, len(ten) // 10)][:10]:
    print(*section, sep="\t")
' > target/ten.tsv
plain() {
    while IFS=$'\t' read -r source start end version; do
        document=$("$program" show "$source" --format json | python3 -c 'import json, sys; print(json.dumps(json.load(sys.stdin)))' | grep -oP '"path": "\K[^"]*' | head -1)
        words=$(git -C "$path" show "$version:$document" | python3 -c 'import sys; text = sys.stdin.buffer.read().decode(); print(text[int(sys.argv[1]) : int(sys.argv[2])], end="")' "$start" "$end")
        git -C "$path" log --format=%H -S "$words" -- "$document"
    done < target/ten.tsv
}
export -f plain; export program path
measured "git log -S, ten passages" bash -c plain
rm target/ten.tsv
