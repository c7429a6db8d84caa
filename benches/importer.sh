#!/usr/bin/env bash
# What an importer pays: a hello-world on this crate beside the same on crates that people already import and on
# none, the same with ten times the records, and the embedded data beside parsing the same data. Ratios in one
# run; figures of one machine.
#
#   benches/importer.sh [crate ...]        default: spdx mime_guess
#
# BEFORE names a checkout of another version, to be built in the same run.
set -Eeuo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'cat "$work/said" >&2' ERR
touch "$work/said"
export CARGO_TERM_QUIET=true
TIMEFORMAT='%U %S'
least() { awk -v a="$1" -v b="$2" 'BEGIN {print (b < a) ? b : a}'; }

project() { # name, dependency, body
    mkdir -p "$work/$1/src"
    printf '[package]\nname = "hello"\nversion = "0.1.0"\nedition = "2024"\n[dependencies]\n%s\n[workspace]\n' "$2" > "$work/$1/Cargo.toml"
    printf '%s\n' "$3" > "$work/$1/src/main.rs"
    (cd "$work/$1" && cargo fetch)
    names+=("$1")
}

# CPU seconds of a clean build or check. Every project in turn, three times, so that all meet the machine alike.
declare -A build check
names=()
measure() {
    local name cpu
    for name in "${names[@]}"; do build[$name]=999 check[$name]=999; done
    for _ in 1 2 3; do
        for name in "${names[@]}"; do
            rm -rf "$work/$name/target"
            cpu=$( { time (cd "$work/$name" && cargo check 2>"$work/said"); } 2>&1 | awk '{print $1 + $2}')
            check[$name]=$(least "${check[$name]}" "$cpu")
            rm -rf "$work/$name/target"
            cpu=$( { time (cd "$work/$name" && cargo build --release 2>"$work/said"); } 2>&1 | awk '{print $1 + $2}')
            build[$name]=$(least "${build[$name]}" "$cpu")
        done
    done
}

# Milliseconds of CPU of a process, two hundred runs, the best of five; and its peak memory in kB.
start_up() {
    local best=999 cpu
    for _ in 1 2 3 4 5; do
        cpu=$( { time for _ in {1..200}; do "$1" >/dev/null; done; } 2>&1 | awk '{print ($1 + $2) * 5}')
        best=$(least "$best" "$cpu")
    done
    echo "$best $(/usr/bin/time -f %M "$1" 2>&1 >/dev/null)"
}

median() { sort -n | awk '{all[NR] = $1} END {print all[int((NR + 1) / 2)]}'; }

cd "$here"
hello=$(cat examples/hello.rs)
echo "making ten times the records …" >&2
cargo build --release --features load --example generate --example startup
records=$(find data -name '*.ron' | wc -l)
target/release/examples/generate "$work/tenfold" $((records * 10)) 1 long >/dev/null
mkdir "$work/crate"
cp -r Cargo.toml Cargo.lock README.md src examples benches tests "$work/crate/"
cp "$work"/tenfold/embedded/* "$work/crate/src/embedded/"

project bare '' 'fn main() { println!("Telegram"); }'
project ours "moderation-record = { path = \"$here\" }" "$hello"
# The ids of generated records end in a number.
project tenfold "moderation-record = { path = \"$work/crate\" }" "${hello/\"telegram\"/\"telegram_1\"}"
if [ -n "${BEFORE:-}" ]; then project before "moderation-record = { path = \"$BEFORE\" }" "$hello"; fi
if [ $# -eq 0 ]; then set -- spdx mime_guess; fi
for name in "$@"; do
    case $name in
        spdx) body='fn main() { println!("{:?}", spdx::license_id("MIT").map(|l| l.full_name)); }' ;;
        mime_guess) body='fn main() { println!("{:?}", mime_guess::from_path("a.png").first()); }' ;;
        *) body='fn main() {}' ;;
    esac
    project "$name" "$name = \"*\"" "$body"
done
echo "building ${#names[@]} hello-worlds, each three times …" >&2
measure
printf '%-12s %11s %11s %11s %10s %12s %9s\n' "hello-world" "build CPU s" "check CPU s" "to $1" "binary kB" "start-up ms" "peak kB"
for name in "${names[@]}"; do
    program=$work/$name/target/release/hello
    read -r start memory < <(start_up "$program")
    ratio=$(awk -v a="${build[$name]}" -v b="${build[$1]}" 'BEGIN {print a / b}')
    printf '%-12s %11.2f %11.2f %11.2f %10d %12.2f %9d\n' "$name" "${build[$name]}" "${check[$name]}" "$ratio" $(($(stat -c %s "$program") / 1024)) "$start" "$memory"
done

echo
for what in telegram all; do
    times=$(for _ in {1..41}; do target/release/examples/startup cold $what; done | median)
    echo "in a new process, $what: $times µs (median of 41)"
done
for directory in data "$work/tenfold/data"; do
    echo
    target/release/examples/startup warm "$directory"
done
