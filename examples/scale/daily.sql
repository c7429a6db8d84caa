-- Divides the database's daily files (CSV, unpacked) by platform and month, with DuckDB: as duckdb.sql reads them.
-- Files of before 1 July 2025 have other columns and categories: `union_by_name` fills what they lack.
COPY (
    SELECT *, substr(created_at, 1, 7) AS month
    FROM read_csv('daily/*.csv', header = true, all_varchar = true, union_by_name = true)
) TO 'statements' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (platform_name, month));
