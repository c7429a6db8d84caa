#!/usr/bin/env bash
# The examples for data of another size give one answer in three engines: scale.sh PYTHON EXPORT [ROWS [SEED]]
#
# PYTHON has what scale-requirements.txt names; EXPORT is a folder with parquet/. Java 17 or later runs Spark. The
# statements of reasons are synthetic and thrown away. Everything stays on this machine, Spark on loopback.
set -euo pipefail
python=$(realpath --no-symlinks "$1") export=$(realpath "$2") rows=${3:-60000} seed=${4:-1}
cd "$(dirname "$0")/../../examples/scale"
fail() { echo "scale: $*" >&2; exit 1; }
command -v java >/dev/null || fail "no java; Debian's package openjdk-17-jre-headless has it"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" synthetic.py "$work/statements" "$rows" "$seed"
"$python" synthetic.py "$work/again" 2000 "$seed" 2>/dev/null
"$python" synthetic.py "$work/once_more" 2000 "$seed" 2>/dev/null
diff -r "$work/again" "$work/once_more" || fail "the same seed gives other statements"
[ -f "$work/statements/_THIS_IS_SYNTHETIC.txt" ] || fail "nothing says that the statements are synthetic"

ask() { "$python" run.py "$1" "$export" "$work/statements" "${@:2}"; }
spark() {
    # As on a cluster, but for the first two lines.
    SPARK_LOCAL_IP=127.0.0.1 PYSPARK_PYTHON=$python PYTHONWARNINGS=ignore "$(dirname "$python")/spark-submit" \
        --master 'local[2]' --conf spark.ui.enabled=false --conf spark.driver.host=127.0.0.1 \
        --files answer.sql \
        spark.py "file://$export" "file://$work/statements" "file://$work/spark" "$@" > "$work/spark.log" 2>&1 ||
        { tail -n 30 "$work/spark.log" >&2; fail "Spark fails"; }
    cat "$work"/spark/*.csv
}
same() { diff "$1" "$2" > "$work/difference" || { head -n 10 "$work/difference" >&2; fail "$3"; }; }

ask duckdb > "$work/duckdb.csv"
ask datafusion > "$work/datafusion.csv"
spark > "$work/spark.csv"
same "$work/duckdb.csv" "$work/datafusion.csv" "DuckDB (<) and DataFusion (>) differ"
same "$work/duckdb.csv" "$work/spark.csv" "DuckDB (<) and Spark (>) differ"

# One month of three: the others are not counted.
ask duckdb --from 2025-08 --to 2025-08 > "$work/month.csv"
ask datafusion --from 2025-08 --to 2025-08 | same "$work/month.csv" - "DuckDB (<) and DataFusion (>) differ on one month"

# The same as daily files in CSV, divided by daily.sql.
"$python" - "$work" <<'PYTHON'
import os, pathlib, sys
import duckdb

sql = pathlib.Path("daily.sql").read_text(encoding="utf-8")
os.chdir(sys.argv[1])
os.mkdir("daily")
for month in ["2025-07", "2025-08", "2025-09"]:
    one = f"read_parquet('statements/**/*.parquet', hive_partitioning = true) WHERE strftime(created_at, '%Y-%m') = '{month}'"
    duckdb.execute(f"COPY (SELECT * EXCLUDE month FROM {one}) TO 'daily/sor-{month}.csv' (HEADER)")
os.mkdir("divided")
duckdb.execute(sql.replace("'statements'", "'divided'"))
PYTHON
for engine in duckdb datafusion; do
    "$python" run.py "$engine" "$export" "$work/divided" | same "$work/duckdb.csv" - "$engine finds something else (>) in divided daily files"
done

# By other means: what Python counts over the rows themselves.
"$python" - "$work/duckdb.csv" "$work/month.csv" "$work/statements" "$export" <<'PYTHON'
import collections, csv, json, pathlib, sys
from urllib.parse import unquote
import pyarrow.parquet as pq

answer, month, statements, export = sys.argv[1:]
rows = list(csv.DictReader(open(answer, encoding="utf-8")))
rules = pq.read_table(f"{export}/parquet/policy_areas.parquet").to_pylist()
areas = {row["area"]: (row["dsa_keyword"], row["dsa_category"]) for row in rules if row["dsa_keyword"]}
main = {(row["platform"], row["area"]): row for row in rules if row["place"] == 0}
stand = collections.Counter((row["platform"], row["area"]) for row in rules if row["place"] is not None)
platforms = pq.read_table(f"{export}/parquet/platforms.parquet", columns=["id", "dsa_platform_name"]).to_pylist()
names = collections.defaultdict(set)
for row in csv.DictReader(open("platforms.csv", encoding="utf-8")):
    names[row["dsa_platform_name"]].add(row["platform"])
for row in platforms:
    if row["dsa_platform_name"]:
        names[row["dsa_platform_name"]].add(row["id"])
counted, in_month = collections.Counter(), collections.Counter()
for file in sorted(pathlib.Path(statements).rglob("*.parquet")):
    name, of = unquote(file.parts[-3].split("=", 1)[1]), file.parts[-2].split("=", 1)[1]
    for row in pq.ParquetFile(file).read().to_pylist():
        keywords = json.loads(row["category_specification"] or "[]")
        categories = [row["category"], *json.loads(row["category_addition"] or "[]")]
        account = row["decision_account"] == "DECISION_ACCOUNT_TERMINATED"
        removed = "DECISION_VISIBILITY_CONTENT_REMOVED" in json.loads(row["decision_visibility"] or "[]")
        for platform in names[name]:
            for area, (keyword, category) in areas.items():
                named = keyword in keywords and (keyword != "KEYWORD_OTHER" or category in categories)
                matched = "keyword" if named else "category" if category in categories else None
                if matched:
                    key = platform, area, matched
                    counted[key] += 1
                    counted[*key, "removed"] += removed
                    counted[*key, "account_terminated"] += account
                    counted[*key, "detected_automatically"] += row["automated_detection"] == "Yes"
                    counted[*key, "decided_fully"] += row["automated_decision"] == "AUTOMATED_DECISION_FULLY"
                    in_month[key] += of == "2025-08"
for row in rows:
    key = row["platform"], row["area"], row["matched_by"]
    assert int(row["statements"]) == counted[key], (key, row["statements"], counted[key])
    for column in ["removed", "account_terminated", "detected_automatically", "decided_fully"]:
        assert int(row[column]) == counted[*key, column], (key, column, row[column])
    rule = main.get(key[:2])
    assert int(row["rules"]) == stand[key[:2]] and bool(rule) == (int(row["rules"]) > 0), key
    assert not rule or (row["stance"], row["last_seen"]) == (rule["stance"] or "", f"{rule['last_seen_latest']:%Y-%m-%d}"), (key, row, rule)
for row in csv.DictReader(open(month, encoding="utf-8")):
    key = row["platform"], row["area"], row["matched_by"]
    assert int(row["statements"]) == in_month[key], (key, row["statements"])
assert {key for key in counted if len(key) == 3} <= {(row["platform"], row["area"], row["matched_by"]) for row in rows}
silent = sum("silent" in row["stances"].split("|") for row in rows)
assert silent and any(not row["stance"] for row in rows) and len(rows) > 50
print(f"scale: {len(rows)} rows of platform and area, the same in DuckDB, DataFusion, Spark and by hand")
PYTHON
