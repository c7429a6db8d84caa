#!/usr/bin/env bash
# What an importer pays: a hello-world on this crate beside the same on crates that people already import,
# and the embedded data beside parsing the same data at start-up. Ratios in one run; figures of one machine.
#
#   benches/importer.sh [crate ...]        default: spdx mime_guess
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CARGO_TERM_QUIET=true
TIMEFORMAT='%U %S'

# CPU seconds of a clean release build, best of three, and the number of packages.
measure() {
    local name=$1 dependency=$2 body=$3 best=999 cpu
    mkdir -p "$work/$name/src"
    printf '[package]\nname = "hello"\nversion = "0.1.0"\nedition = "2024"\n[dependencies]\n%s\n[workspace]\n' "$dependency" > "$work/$name/Cargo.toml"
    printf '%s\n' "$body" > "$work/$name/src/main.rs"
    (cd "$work/$name" && cargo fetch)
    for _ in 1 2 3; do
        rm -rf "$work/$name/target"
        cpu=$( { time (cd "$work/$name" && cargo build --release 2>/dev/null); } 2>&1 | awk '{print $1 + $2}')
        best=$(awk -v a="$best" -v b="$cpu" 'BEGIN {print (b < a) ? b : a}')
    done
    # Process start-up: two hundred runs, best of three.
    local start=999
    for _ in 1 2 3; do
        cpu=$( { time for _ in {1..200}; do "$work/$name/target/release/hello" >/dev/null; done; } 2>&1 | awk '{print ($1 + $2) * 5}')
        start=$(awk -v a="$start" -v b="$cpu" 'BEGIN {print (b < a) ? b : a}')
    done
    printf '%s %s %s %s\n' "$best" "$(cd "$work/$name" && cargo tree -e normal --prefix none | sort -u | wc -l)" "$(stat -c %s "$work/$name/target/release/hello")" "$start"
}

echo "building hello-worlds, each three times …" >&2
read -r ours our_packages our_size our_start < <(measure ours "moderation-record = { path = \"$here\" }" "$(cat "$here/examples/hello.rs")")
printf '%-20s %8s %9s %10s %14s %8s\n' "hello-world on" "CPU s" "packages" "binary kB" "start-up ms" "CPU ratio"
printf '%-20s %8.2f %9d %10d %14.2f %8s\n' moderation-record "$ours" $((our_packages - 1)) $((our_size / 1024)) "$our_start" 1.00
if [ $# -eq 0 ]; then set -- spdx mime_guess; fi
for name in "$@"; do
    case $name in
        spdx) body='fn main() { println!("{:?}", spdx::license_id("MIT").map(|l| l.full_name)); }' ;;
        mime_guess) body='fn main() { println!("{:?}", mime_guess::from_path("a.png").first()); }' ;;
        *) body='fn main() {}' ;;
    esac
    read -r cpu packages size start < <(measure "$name" "$name = \"*\"" "$body")
    printf '%-20s %8.2f %9d %10d %14.2f %8.2f\n' "$name" "$cpu" $((packages - 1)) $((size / 1024)) "$start" "$(awk -v a="$ours" -v b="$cpu" 'BEGIN {print a / b}')"
done

echo
cargo run --release --manifest-path "$here/Cargo.toml" --features load --example startup -- "$here/data"
