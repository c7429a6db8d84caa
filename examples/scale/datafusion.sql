-- The same as duckdb.sql, for datafusion-cli or the package `datafusion`. Here CSV is read by its header, and
-- a folder in Hive style is declared with its columns.
CREATE EXTERNAL TABLE policy_areas STORED AS PARQUET LOCATION 'export/parquet/policy_areas.parquet';
CREATE EXTERNAL TABLE said STORED AS PARQUET LOCATION 'export/parquet/versions.parquet';
CREATE EXTERNAL TABLE platforms STORED AS PARQUET LOCATION 'export/parquet/platforms.parquet';
CREATE EXTERNAL TABLE actions STORED AS PARQUET LOCATION 'export/parquet/actions.parquet';
CREATE EXTERNAL TABLE record_references STORED AS PARQUET LOCATION 'export/parquet/record_references.parquet';
CREATE EXTERNAL TABLE listed STORED AS CSV LOCATION 'platforms.csv' OPTIONS ('format.has_header' 'true');
CREATE EXTERNAL TABLE reasons STORED AS PARQUET PARTITIONED BY (platform_name, month) LOCATION 'statements/';
CREATE VIEW rules AS
    SELECT policy, platform, area, dsa_keyword, dsa_category, place, stance, to_char(last_seen_latest, '%Y-%m-%d') AS last_seen
    FROM policy_areas;
CREATE VIEW versions AS SELECT policy, to_char(first_seen_earliest, '%Y-%m-%d') AS first_seen FROM said;
CREATE VIEW names AS
    SELECT id AS platform, dsa_platform_name FROM platforms WHERE dsa_platform_name IS NOT NULL
    UNION
    SELECT platform, dsa_platform_name FROM listed;
CREATE VIEW acted AS
    SELECT
        actions.id,
        substr(record_references.target, 10) AS platform,
        concat(',', array_to_string(areas, ','), ',') AS areas,
        concat(',', array_to_string(dsa_decisions, ','), ',') AS dsa_decisions
    FROM actions
    JOIN record_references ON record_references.record = concat('action:', actions.id) AND record_references.role = 'actors' AND record_references.target LIKE 'platform:%';
CREATE VIEW statements AS
    SELECT
        platform_name,
        translate(concat(',', category_specification, ','), '[]" ', '') AS keywords,
        translate(concat(',', category, ',', category_addition, ','), '[]" ', '') AS categories,
        translate(concat(',', decision_visibility, ',', decision_monetary, ',', decision_provision, ',', decision_account, ','), '[]" ', '') AS decisions,
        automated_detection,
        automated_decision
    FROM reasons
    WHERE month >= '0000-00' AND month <= '9999-12';
