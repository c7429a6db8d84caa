"""Asks answer.sql of an export and of statements of reasons on one machine: run.py ENGINE EXPORT STATEMENTS > answer.csv

ENGINE is duckdb or datafusion. EXPORT is a folder that `moderation-record export --format parquet` wrote; STATEMENTS a
folder of Parquet with a folder for each platform_name and month. --from and --to name months: folders of others are
not opened. --platforms names another table of the platforms' names.
"""

import argparse
import csv
import sys
from pathlib import Path

here = Path(__file__).resolve().parent
parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("engine", choices=["duckdb", "datafusion"])
parser.add_argument("export")
parser.add_argument("statements")
parser.add_argument("--platforms", default=str(here / "platforms.csv"))
parser.add_argument("--from", dest="first", default="0000-00", metavar="MONTH")
parser.add_argument("--to", dest="last", default="9999-12", metavar="MONTH")
given = parser.parse_args()


def quoted(place):
    return place.rstrip("/").replace("'", "''")


def here_and_now(sql):
    """The statements of a script, without comments, on the files that were named."""
    sql = "\n".join(line.split("--")[0] for line in sql.splitlines())
    places = {
        "'export/": f"'{quoted(given.export)}/",
        "'statements/": f"'{quoted(given.statements)}/",
        "'platforms.csv'": f"'{quoted(given.platforms)}'",
        "'0000-00'": f"'{quoted(given.first)}'",
        "'9999-12'": f"'{quoted(given.last)}'",
    }
    for name, place in places.items():
        sql = sql.replace(name, place)
    return [statement for statement in sql.split(";") if statement.strip()]


views = here_and_now((here / f"{given.engine}.sql").read_text(encoding="utf-8"))
[question] = here_and_now((here / "answer.sql").read_text(encoding="utf-8"))
if given.engine == "duckdb":
    import duckdb

    connection = duckdb.connect()
    for view in views:
        connection.execute(view)
    answer = connection.execute(question)
    names, rows = [column[0] for column in answer.description], answer.fetchall()
else:
    import datafusion

    context = datafusion.SessionContext()
    for view in views:
        context.sql(view).collect()
    answer = context.sql(question).to_arrow_table()
    names, rows = answer.column_names, [tuple(row.values()) for row in answer.to_pylist()]
writer = csv.writer(sys.stdout, lineterminator="\n")
writer.writerow(names)
writer.writerows(rows)
