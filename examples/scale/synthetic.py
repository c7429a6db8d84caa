"""Writes SYNTHETIC statements of reasons: synthetic.py FOLDER [ROWS [SEED]]

NOTHING OF THIS IS REAL. No platform took these decisions; the numbers are drawn at random and mean nothing. The rows only
have the columns, the words and the holes of the DSA Transparency Database's files, so that a query can be tried before
terabytes are fetched. Every row says so in its free text, in `uuid` (which begins with 00000000-5359-4e54, “SYNT” in
ASCII) and in `platform_uid`; the folder holds a file that says so, and so does the metadata of each Parquet file.

The folder is divided as Hive does it, by platform_name and month. The same rows and seed give the same values.
"""

import datetime
import json
import random
import sys
from pathlib import Path
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq

NOTICE = "SYNTHETIC: made up at random for trying out queries. No platform took this decision."
# As in platforms.csv, one under two names, and one of which the records know nothing.
PLATFORMS = {
    "TikTok": 30,
    "Facebook": 25,
    "YouTube": 15,
    "Instagram": 12,
    "X": 6,
    "X (formerly Twitter)": 2,
    "Discord Netherlands B.V.": 4,
    "WhatsApp Channels": 2,
    "Telegram": 1,
    "Synthetic Marketplace & Söhne": 3,
}
MONTHS = ["2025-07", "2025-08", "2025-09"]
CATEGORIES = {
    "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY": (8, ["KEYWORD_TERRORIST_CONTENT", "KEYWORD_ILLEGAL_ORGANIZATIONS", "KEYWORD_OTHER"]),
    "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH": (25, ["KEYWORD_HATE_SPEECH", "KEYWORD_DEFAMATION", "KEYWORD_DISCRIMINATION", "KEYWORD_OTHER"]),
    "STATEMENT_CATEGORY_PROTECTION_OF_MINORS": (12, ["KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL", "KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE", "KEYWORD_UNSAFE_CHALLENGES"]),
    "STATEMENT_CATEGORY_VIOLENCE": (15, ["KEYWORD_INCITEMENT_VIOLENCE_HATRED", "KEYWORD_COORDINATED_HARM", "KEYWORD_HUMAN_TRAFFICKING"]),
    "STATEMENT_CATEGORY_OTHER_VIOLATION_TC": (25, ["KEYWORD_ADULT_SEXUAL_MATERIAL", "KEYWORD_GOODS_SERVICES_NOT_PERMITTED", "KEYWORD_NUDITY"]),
    "STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS": (5, ["KEYWORD_PROHIBITED_PRODUCTS", "KEYWORD_UNSAFE_PRODUCTS"]),
    "STATEMENT_CATEGORY_SCAMS_AND_FRAUD": (10, ["KEYWORD_PHISHING", "KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING"]),
}
VISIBILITY = ["CONTENT_REMOVED", "CONTENT_DISABLED", "CONTENT_DEMOTED", "CONTENT_AGE_RESTRICTED", "CONTENT_INTERACTION_RESTRICTED", "CONTENT_LABELLED", "OTHER"]
# The columns of the daily files since 1 July 2025, in their order (StatementExportTrait in the database's code).
COLUMNS = """uuid decision_visibility decision_visibility_other end_date_visibility_restriction decision_monetary
decision_monetary_other end_date_monetary_restriction decision_provision end_date_service_restriction decision_account
end_date_account_restriction account_type decision_ground decision_ground_reference_url illegal_content_legal_ground
illegal_content_explanation incompatible_content_ground incompatible_content_explanation incompatible_content_illegal
category category_addition category_specification category_specification_other content_type content_type_other
content_language content_date content_id_ean territorial_scope application_date decision_facts source_type
source_identity automated_detection automated_decision platform_name platform_uid created_at""".split()
TIMES = {column for column in COLUMNS if column.endswith("_date") or column.startswith("end_date")} | {"created_at"}
SCHEMA = pa.schema(
    [pa.field(column, pa.timestamp("us") if column in TIMES else pa.string()) for column in COLUMNS if column != "platform_name"],
    {"notice": NOTICE},
)


def several(words):
    return json.dumps(words, separators=(",", ":")) if words else None


def row(chance, number, month):
    category = chance.choices(list(CATEGORIES), [weight for weight, _ in CATEGORIES.values()])[0]
    other = [one for one in CATEGORIES if one != category]
    # Most platforms name no keyword, and few name another category.
    keywords = chance.sample(CATEGORIES[category][1], chance.choices([0, 1, 2], [60, 35, 5])[0])
    visibility = chance.sample(VISIBILITY, chance.choices([0, 1, 2], [10, 82, 8])[0])
    account = chance.choices([None, "SUSPENDED", "TERMINATED"], [80, 12, 8])[0]
    monetary = chance.choices([None, "SUSPENSION", "TERMINATION"], [96, 3, 1])[0]
    provision = chance.choices([None, "PARTIAL_SUSPENSION", "TOTAL_TERMINATION"], [95, 3, 2])[0]
    if not (visibility or account or monetary or provision):
        visibility = ["CONTENT_REMOVED"]
    illegal = chance.random() < 0.03
    year, of = map(int, month.split("-"))
    created = datetime.datetime(year, of, 1 + chance.randrange(28), chance.randrange(24), chance.randrange(60), chance.randrange(60))
    applied = datetime.datetime(created.year, created.month, created.day) - datetime.timedelta(days=chance.randrange(3))
    return {
        "uuid": f"00000000-5359-4e54-8{number >> 48 & 0xFFF:03x}-{number & 0xFFFFFFFFFFFF:012x}",
        "decision_visibility": several([f"DECISION_VISIBILITY_{word}" for word in visibility]),
        "decision_visibility_other": NOTICE if "OTHER" in visibility else None,
        "decision_monetary": monetary and f"DECISION_MONETARY_{monetary}",
        "decision_provision": provision and f"DECISION_PROVISION_{provision}",
        "decision_account": account and f"DECISION_ACCOUNT_{account}",
        "decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT" if illegal else "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        "illegal_content_legal_ground": NOTICE if illegal else None,
        "incompatible_content_ground": None if illegal else NOTICE,
        "category": category,
        "category_addition": several(chance.sample(other, 1)) if chance.random() < 0.05 else None,
        "category_specification": several(keywords),
        "content_type": several([chance.choice(["CONTENT_TYPE_TEXT", "CONTENT_TYPE_VIDEO", "CONTENT_TYPE_IMAGE"])]),
        "content_date": applied - datetime.timedelta(days=chance.randrange(400)),
        "territorial_scope": several(sorted(chance.sample(["AT", "BE", "DE", "ES", "FR", "IT", "PL"], 3))),
        "application_date": applied,
        "decision_facts": NOTICE,
        "source_type": chance.choices(["SOURCE_VOLUNTARY", "SOURCE_ARTICLE_16", "SOURCE_TRUSTED_FLAGGER", "SOURCE_TYPE_OTHER_NOTIFICATION"], [90, 7, 1, 2])[0],
        "automated_detection": "Yes" if chance.random() < 0.9 else "No",
        "automated_decision": "AUTOMATED_DECISION_" + chance.choices(["FULLY", "PARTIALLY", "NOT_AUTOMATED"], [70, 20, 10])[0],
        "platform_uid": f"synthetic-{number}",
        "created_at": created,
    }


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    if folder.exists() and any(folder.iterdir()):
        sys.exit(f"{folder} is not empty")
    folder.mkdir(parents=True, exist_ok=True)
    # A name with an underscore before it is no data for Spark and Hive.
    (folder / "_THIS_IS_SYNTHETIC.txt").write_text(f"{NOTICE}\n{rows} rows, seed {seed}.\n", encoding="utf-8")
    chance = random.Random(seed)
    weight, written = sum(PLATFORMS.values()) * len(MONTHS), 0
    for name, share in PLATFORMS.items():
        for month in MONTHS:
            count = rows - written if (name, month) == (list(PLATFORMS)[-1], MONTHS[-1]) else rows * share // weight
            part = folder / f"platform_name={quote(name, safe=' ().')}" / f"month={month}"
            part.mkdir(parents=True)
            with pq.ParquetWriter(part / "part-0.parquet", SCHEMA, compression="zstd") as file:
                for start in range(0, count, 50_000):
                    made = [row(chance, written + number, month) for number in range(start, min(count, start + 50_000))]
                    file.write_table(pa.Table.from_pylist(made, schema=SCHEMA))
            written += count
    print(f"{written} SYNTHETIC statements of reasons, seed {seed}, in {folder}", file=sys.stderr)


if __name__ == "__main__":
    main()
