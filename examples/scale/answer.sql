-- What a platform's stated policy says of an area, beside how often it says that it acted.
--
-- The same words run in DuckDB, Spark and DataFusion. Each reads its files in its own way first (duckdb.sql,
-- datafusion.sql, spark.py) and gives these views:
--
--   names         platform, dsa_platform_name                                    one row for each name
--   rules         policy, platform, area, dsa_keyword, dsa_category, place, stance  the table policy_areas
--                 last_seen                                                      as text
--   versions      policy, first_seen                                             as text
--   acted         id, platform, areas, dsa_decisions                             lists as text: ,A,B,
--   statements    platform_name, category, keywords, categories, decisions       lists as text: ,A,B,
--                 automated_detection, automated_decision
--
-- One row for each platform, area and kind of match:
--   keyword    statements that name the area's keyword (category_specification, which a platform may leave out);
--              KEYWORD_OTHER counts for a category that the statement names too
--   category   the rest of those in the keyword's category, which holds more than the area
-- The two have no statement in common. `stance` is empty where no rule on the area stands as far as the
-- records reach, or none is researched: neither is `silent` nor `no_information`.
WITH
-- The large table is read once, and what comes out of it is small: all that follows is joins of small tables.
summed AS (
    SELECT
        names.platform,
        statements.keywords,
        statements.categories,
        COUNT(*) AS n,
        SUM(CASE WHEN decisions LIKE '%,DECISION_VISIBILITY_CONTENT_REMOVED,%' THEN 1 ELSE 0 END) AS removed,
        SUM(CASE WHEN decisions LIKE '%,DECISION_VISIBILITY_CONTENT_DISABLED,%' THEN 1 ELSE 0 END) AS disabled,
        SUM(CASE WHEN decisions LIKE '%,DECISION_VISIBILITY_CONTENT_DEMOTED,%' THEN 1 ELSE 0 END) AS demoted,
        SUM(CASE WHEN decisions LIKE '%,DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED,%' THEN 1 ELSE 0 END) AS age_restricted,
        SUM(CASE WHEN decisions LIKE '%,DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED,%' THEN 1 ELSE 0 END) AS interaction_restricted,
        SUM(CASE WHEN decisions LIKE '%,DECISION_VISIBILITY_CONTENT_LABELLED,%' THEN 1 ELSE 0 END) AS labelled,
        SUM(CASE WHEN decisions LIKE '%,DECISION_MONETARY%' THEN 1 ELSE 0 END) AS monetary,
        SUM(CASE WHEN decisions LIKE '%,DECISION_PROVISION%' THEN 1 ELSE 0 END) AS service,
        SUM(CASE WHEN decisions LIKE '%,DECISION_ACCOUNT_SUSPENDED,%' THEN 1 ELSE 0 END) AS account_suspended,
        SUM(CASE WHEN decisions LIKE '%,DECISION_ACCOUNT_TERMINATED,%' THEN 1 ELSE 0 END) AS account_terminated,
        SUM(CASE WHEN automated_detection = 'Yes' THEN 1 ELSE 0 END) AS detected_automatically,
        SUM(CASE WHEN automated_decision = 'AUTOMATED_DECISION_FULLY' THEN 1 ELSE 0 END) AS decided_fully,
        SUM(CASE WHEN automated_decision = 'AUTOMATED_DECISION_PARTIALLY' THEN 1 ELSE 0 END) AS decided_partially
    FROM statements
    JOIN names ON names.dsa_platform_name = statements.platform_name
    GROUP BY names.platform, statements.keywords, statements.categories
),
areas AS (
    SELECT DISTINCT area, dsa_keyword, dsa_category FROM rules WHERE dsa_keyword IS NOT NULL
),
named AS (
    SELECT
        summed.*,
        areas.area,
        keywords LIKE '%,' || dsa_keyword || ',%'
            AND (dsa_keyword <> 'KEYWORD_OTHER' OR categories LIKE '%,' || dsa_category || ',%') AS by_keyword,
        -- An area without a category has none: || gives NULL, where CONCAT gives '%,,%' in some engines.
        COALESCE(categories LIKE '%,' || dsa_category || ',%', FALSE) AS by_category
    FROM summed
    CROSS JOIN areas
),
matched AS (
    SELECT named.*, CASE WHEN by_keyword THEN 'keyword' ELSE 'category' END AS matched_by
    FROM named
    WHERE by_keyword OR by_category
),
counted AS (
    SELECT
        platform,
        area,
        matched_by,
        SUM(n) AS statements,
        SUM(removed) AS removed,
        SUM(disabled) AS disabled,
        SUM(demoted) AS demoted,
        SUM(age_restricted) AS age_restricted,
        SUM(interaction_restricted) AS interaction_restricted,
        SUM(labelled) AS labelled,
        SUM(monetary) AS monetary,
        SUM(service) AS service,
        SUM(account_suspended) AS account_suspended,
        SUM(account_terminated) AS account_terminated,
        SUM(detected_automatically) AS detected_automatically,
        SUM(decided_fully) AS decided_fully,
        SUM(decided_partially) AS decided_partially
    FROM matched
    GROUP BY platform, area, matched_by
),
-- Several rules stand side by side: for other surfaces, in other documents. The main one has the place 0.
standing AS (
    SELECT
        platform,
        area,
        COUNT(*) AS rules,
        MAX(CASE WHEN place = 0 THEN stance END) AS stance,
        MAX(CASE WHEN place = 0 THEN last_seen END) AS last_seen,
        CONCAT_WS('|',
            MAX(CASE WHEN stance = 'prohibits' THEN 'prohibits' END),
            MAX(CASE WHEN stance = 'restricts' THEN 'restricts' END),
            MAX(CASE WHEN stance = 'requires' THEN 'requires' END),
            MAX(CASE WHEN stance = 'discourages' THEN 'discourages' END),
            MAX(CASE WHEN stance = 'permits' THEN 'permits' END),
            MAX(CASE WHEN stance = 'defers_to_law' THEN 'defers_to_law' END),
            MAX(CASE WHEN stance = 'silent' THEN 'silent' END),
            MAX(CASE WHEN stance = 'no_information' THEN 'no_information' END)) AS stances
    FROM rules
    WHERE place IS NOT NULL AND dsa_keyword IS NOT NULL
    GROUP BY platform, area
),
seen AS (
    SELECT rules.platform, rules.area, MIN(versions.first_seen) AS first_seen
    FROM rules
    JOIN versions ON versions.policy = rules.policy
    WHERE rules.place IS NOT NULL
    GROUP BY rules.platform, rules.area
),
-- What the records tell of the platform's own actions, in the years before the database as well.
recorded AS (
    SELECT
        acted.platform,
        areas.area,
        COUNT(*) AS recorded_actions,
        CONCAT_WS('|',
            MAX(CASE WHEN dsa_decisions LIKE '%,DECISION_VISIBILITY_CONTENT_REMOVED,%' THEN 'removed' END),
            MAX(CASE WHEN dsa_decisions LIKE '%,DECISION_VISIBILITY_CONTENT_DISABLED,%' THEN 'disabled' END),
            MAX(CASE WHEN dsa_decisions LIKE '%,DECISION_VISIBILITY_CONTENT_LABELLED,%' THEN 'labelled' END),
            MAX(CASE WHEN dsa_decisions LIKE '%,DECISION_ACCOUNT_SUSPENDED,%' THEN 'account_suspended' END),
            MAX(CASE WHEN dsa_decisions LIKE '%,DECISION_ACCOUNT_TERMINATED,%' THEN 'account_terminated' END)) AS recorded_decisions
    FROM acted
    JOIN areas ON acted.areas LIKE '%,' || areas.area || ',%'
    GROUP BY acted.platform, areas.area
),
asked AS (
    SELECT DISTINCT names.platform, areas.area, kinds.matched_by
    FROM names
    CROSS JOIN areas
    CROSS JOIN (SELECT 'keyword' AS matched_by UNION ALL SELECT 'category' AS matched_by) AS kinds
)
SELECT
    asked.platform,
    asked.area,
    asked.matched_by,
    standing.stance,
    standing.stances,
    COALESCE(standing.rules, 0) AS rules,
    seen.first_seen,
    standing.last_seen,
    COALESCE(recorded.recorded_actions, 0) AS recorded_actions,
    recorded.recorded_decisions,
    COALESCE(counted.statements, 0) AS statements,
    COALESCE(counted.removed, 0) AS removed,
    COALESCE(counted.disabled, 0) AS disabled,
    COALESCE(counted.demoted, 0) AS demoted,
    COALESCE(counted.age_restricted, 0) AS age_restricted,
    COALESCE(counted.interaction_restricted, 0) AS interaction_restricted,
    COALESCE(counted.labelled, 0) AS labelled,
    COALESCE(counted.monetary, 0) AS monetary,
    COALESCE(counted.service, 0) AS service,
    COALESCE(counted.account_suspended, 0) AS account_suspended,
    COALESCE(counted.account_terminated, 0) AS account_terminated,
    COALESCE(counted.detected_automatically, 0) AS detected_automatically,
    COALESCE(counted.decided_fully, 0) AS decided_fully,
    COALESCE(counted.decided_partially, 0) AS decided_partially
FROM asked
LEFT JOIN standing ON standing.platform = asked.platform AND standing.area = asked.area
LEFT JOIN seen ON seen.platform = asked.platform AND seen.area = asked.area
LEFT JOIN recorded ON recorded.platform = asked.platform AND recorded.area = asked.area
LEFT JOIN counted
    ON counted.platform = asked.platform AND counted.area = asked.area AND counted.matched_by = asked.matched_by
WHERE standing.rules > 0 OR recorded.recorded_actions > 0 OR counted.statements > 0
ORDER BY asked.platform, asked.area, asked.matched_by
