"""Asks answer.sql of an export and of statements of reasons with Spark, on one machine or on a cluster:

    spark-submit --files answer.sql spark.py EXPORT STATEMENTS ANSWER

EXPORT, STATEMENTS, ANSWER and --platforms may be any place that the cluster reads (hdfs://, s3a://, file://): a folder
that `moderation-record export --format parquet` wrote, a folder of Parquet with a folder for each platform_name and
month, and the folder to write the answer to (CSV, one file). Run with `python spark.py …` it is one machine with all
of its cores. --from and --to name months: folders of others are not opened.
"""

import argparse
from pathlib import Path

from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

here = Path(__file__).resolve().parent
parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("export")
parser.add_argument("statements")
parser.add_argument("answer")
parser.add_argument("--platforms", default=(here / "platforms.csv").as_uri())
parser.add_argument("--from", dest="first", default="0000-00", metavar="MONTH")
parser.add_argument("--to", dest="last", default="9999-12", metavar="MONTH")
given = parser.parse_args()

# A month is text, not a date, and times are UTC.
builder = SparkSession.builder.appName("moderation-record")
builder = builder.config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
spark = builder.config("spark.sql.session.timeZone", "UTC").getOrCreate()
if spark.sparkContext.master.startswith("local"):
    spark.conf.set("spark.sql.shuffle.partitions", "4")


def table(name):
    return spark.read.parquet(f"{given.export.rstrip('/')}/parquet/{name}.parquet")


def words(*columns):
    """Columns that hold one word each, or several as a JSON array, as text: ,A,B,"""
    filled = [f.coalesce(f.col(column), f.lit("")) for column in columns]
    return f.translate(f.concat(f.lit(","), f.concat_ws(",", *filled), f.lit(",")), '[]" ', "")


def list_of(column):
    return f.concat(f.lit(","), f.array_join(column, ","), f.lit(","))


rules = table("policy_areas").withColumn("last_seen", f.date_format("last_seen_latest", "yyyy-MM-dd"))
rules.createOrReplaceTempView("rules")
versions = table("versions").select("policy", f.date_format("first_seen_earliest", "yyyy-MM-dd").alias("first_seen"))
versions.createOrReplaceTempView("versions")

verified = table("platforms").where("dsa_platform_name IS NOT NULL").select(f.col("id").alias("platform"), "dsa_platform_name")
listed = spark.read.csv(given.platforms, header=True).select("platform", "dsa_platform_name")
verified.union(listed).distinct().createOrReplaceTempView("names")

actors = table("record_references").where("role = 'actors' AND target LIKE 'platform:%'")
actors = actors.select(f.col("record"), f.expr("substring(target, 10)").alias("platform"))
acted = table("actions").join(actors, actors.record == f.concat(f.lit("action:"), f.col("id")))
acted = acted.select("id", "platform", list_of("areas").alias("areas"), list_of("dsa_decisions").alias("dsa_decisions"))
acted.createOrReplaceTempView("acted")

statements = spark.read.parquet(given.statements).where(f.col("month").between(given.first, given.last))
statements.select(
    "platform_name",
    words("category_specification").alias("keywords"),
    words("category", "category_addition").alias("categories"),
    words("decision_visibility", "decision_monetary", "decision_provision", "decision_account").alias("decisions"),
    "automated_detection",
    "automated_decision",
).createOrReplaceTempView("statements")

question = here / "answer.sql"
question = question if question.exists() else Path(SparkFiles.get("answer.sql"))
answer = spark.sql(question.read_text(encoding="utf-8"))
answer.coalesce(1).write.csv(given.answer, header=True, mode="overwrite", emptyValue="")
spark.stop()
