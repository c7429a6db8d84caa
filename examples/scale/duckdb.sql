-- What answer.sql asks of, out of files: an export (export/parquet) and a folder of statements of reasons in the
-- columns of the DSA Transparency Database, a folder for each platform_name and month (Hive style). run.py puts
-- other places for 'export/, 'statements/ and 'platforms.csv'.
CREATE VIEW rules AS
    SELECT
        policy, platform, area, dsa_keyword, dsa_category, place, stance,
        strftime(last_seen_latest AT TIME ZONE 'UTC', '%Y-%m-%d') AS last_seen
    FROM read_parquet('export/parquet/policy_areas.parquet');
CREATE VIEW versions AS
    SELECT policy, strftime(first_seen_earliest AT TIME ZONE 'UTC', '%Y-%m-%d') AS first_seen
    FROM read_parquet('export/parquet/versions.parquet');
CREATE VIEW names AS
    SELECT id AS platform, dsa_platform_name
    FROM read_parquet('export/parquet/platforms.parquet') WHERE dsa_platform_name IS NOT NULL
    UNION
    SELECT platform, dsa_platform_name FROM read_csv('platforms.csv', header = true, all_varchar = true);
CREATE VIEW acted AS
    SELECT
        actions.id,
        substr(record_references.target, 10) AS platform, -- platform:…
        ',' || array_to_string(areas, ',') || ',' AS areas,
        ',' || array_to_string(dsa_decisions, ',') || ',' AS dsa_decisions
    FROM read_parquet('export/parquet/actions.parquet') AS actions
    JOIN read_parquet('export/parquet/record_references.parquet') AS record_references
        ON record_references.record = 'action:' || actions.id AND record_references.role = 'actors' AND record_references.target LIKE 'platform:%';
-- Where a column holds several words, the database has them as a JSON array: ["A","B"] becomes ,A,B,
CREATE VIEW statements AS
    SELECT
        platform_name,
        translate(concat(',', category_specification, ','), '[]" ', '') AS keywords,
        translate(concat(',', category, ',', category_addition, ','), '[]" ', '') AS categories,
        translate(concat(',', decision_visibility, ',', decision_monetary, ',', decision_provision, ',', decision_account, ','), '[]" ', '') AS decisions,
        automated_detection,
        automated_decision
    FROM read_parquet('statements/**/*.parquet', hive_partitioning = true, hive_types = {'platform_name': VARCHAR, 'month': VARCHAR})
    WHERE month >= '0000-00' AND month <= '9999-12';
