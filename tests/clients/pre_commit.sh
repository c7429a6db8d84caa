#!/usr/bin/env bash
# The hooks as another repository uses them: pre_commit.sh PRE_COMMIT FOLDER, where the folder is empty and
# outside of this repository. What pre-commit has cloned and built stays there, in cache/.
set -euo pipefail
pre_commit=$1 work=$(cd "$2" && pwd)
cd "$(dirname "$0")/../.."
fail() { echo "pre-commit: $*" >&2; exit 1; }
git() { command git -c user.name=tests -c user.email=tests@example.org -c init.defaultBranch=main -c commit.gpgsign=false "$@"; }

# This tree as a repository to install from, with what is not committed yet.
mkdir "$work/program" "$work/elsewhere"
git ls-files -z --cached --others --exclude-standard | while IFS= read -rd '' file; do
    if [ -e "$file" ]; then printf '%s\0' "$file"; fi
done | tar --create --null --files-from=- | tar --extract --directory="$work/program"
git -C "$work/program" init --quiet
git -C "$work/program" add --all --force .
git -C "$work/program" commit --quiet --message "as it is"

# Another repository, with data of its own.
cd "$work/elsewhere"
git init --quiet
mkdir -p data/organizations data/sources
cat > .pre-commit-config.yaml <<YAML
repos:
  - repo: $work/program
    rev: $(git -C "$work/program" rev-parse HEAD)
    hooks:
      - id: moderation-record-check
      - id: moderation-record-fmt
YAML
cat > data/organizations/example.ron <<'RON'
Organization(
    id: "example",
    name: (en: "Example", local: [(lang: "ar", text: "مثال")]),
    kind: company,
    owners: [(value: organization("example"), evidence: [(source: "example_times")])],
    evidence: [(source: "example_times")],
)
RON
cat > data/sources/example_times.ron <<'RON'
Source(
    id: "example_times",
    kind: news_article,
    publisher: "Example Times",
    language: "en",
)
RON
git add .
git commit --quiet --message "data"

# What is built here is as good as what the tests have built already.
here=$OLDPWD
export PRE_COMMIT_HOME=$work/cache MODERATION_RECORD_PROFILE=dev CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$here/target} CARGO_INCREMENTAL=0
hooks() { "$pre_commit" run --all-files --color never > "$work/output" 2>&1; }
told() { grep -qF -- "$1" "$work/output" || { cat "$work/output" >&2; fail "does not tell: $1"; }; }

hooks || { cat "$work/output" >&2; fail "refuses good data"; }
told "moderation-record check"
if grep -q Skipped "$work/output"; then fail "skips the data"; fi

sed -i 's/"example_times")],$/"exmaple_times")],/' data/organizations/example.ron
if hooks; then fail "takes a source that is not there"; fi
told 'error[dangling_reference]: there is no source `exmaple_times`; did you mean `example_times`?'
told 'data/organizations/example.ron:6:25'
git checkout --quiet .

sed -i 's/^    /  /' data/sources/example_times.ron
if hooks; then fail "takes a record that is not canonical"; fi
told 'data/sources/example_times.ron is rewritten'
git diff --exit-code || fail "fmt does not restore the canonical form"
hooks || fail "refuses what fmt has written"

# As options in the configuration, and in a commit.
sed -i 's/id: moderation-record-fmt/&\n        args: [--check]/' .pre-commit-config.yaml
git commit --quiet --all --message "only name them"
"$pre_commit" install > "$work/output"
sed -i 's/^    /  /' data/sources/example_times.ron
if git commit --quiet --all --message "not canonical" > "$work/output" 2>&1; then fail "lets it be committed"; fi
told 'data/sources/example_times.ron is not canonical'
echo "pre-commit: good data passes, bad data is told, records are rewritten or named"
