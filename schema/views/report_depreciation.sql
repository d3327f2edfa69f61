-- The depreciation schedule: a row for each capital item that wears and each year of its life, the
-- years to come as if it were kept. Book value is cost less what was charged so far; what valuations
-- add stands in report_assets.

DROP VIEW IF EXISTS report_depreciation;
CREATE VIEW report_depreciation AS
WITH moved AS (
    SELECT e.student, e.item AS asset, CAST(substr(e.date, 1, 4) AS INTEGER) AS year,
        -sum(iif(e.part = 3, e.amount, 0)) AS depreciation,
        -sum(iif(e.part IN (3, 4), e.amount, 0)) AS worn,
        sum(e.amount) AS change
    FROM entry_capital AS e
    WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND e.part IN (1, 3, 4) AND e.date <= /*:to*/ '9999-12-31' /**/
    GROUP BY e.student, e.item, substr(e.date, 1, 4)
)
SELECT s.number AS student, p.title AS project, a.name, a.class, m.year, a.cost, a.salvage,
    a.life_years, m.depreciation, m.accumulated, m.book_value
FROM (
    SELECT *, sum(worn) OVER (PARTITION BY asset ORDER BY year) AS accumulated,
        sum(change) OVER (PARTITION BY asset ORDER BY year) AS book_value
    FROM moved
) AS m JOIN asset AS a ON a.id = m.asset JOIN student AS s ON s.id = m.student
LEFT JOIN project AS p ON p.id = a.project
WHERE a.life_years > 0
    AND ifnull(a.project, 0) BETWEEN /*:first_project*/ 0 /**/
        AND /*:last_project*/ 9223372036854775807 /**/
    AND m.year >= CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, a.name COLLATE NOCASE, m.year;

-- The records behind it.
DROP VIEW IF EXISTS drill_depreciation;
CREATE TEMP VIEW drill_depreciation AS
SELECT s.number AS student, p.title AS project, a.name, a.class,
    CAST(substr(max(e.date, /*:from*/ '0000-01-01' /**/), 1, 4) AS INTEGER) AS year,
    CASE side WHEN 1 THEN iif(e.part = 3 AND e.date >= /*:from*/ '0000-01-01' /**/,
            'depreciation', 'before')
        WHEN 2 THEN iif(e.part = 1, 'before', 'accumulated') ELSE 'book_value' END AS figure,
    iif(side = 3, e.amount, -e.amount) AS amount, e.date, e.kind, e.record
FROM entry_capital AS e
CROSS JOIN (SELECT 1 AS side UNION ALL SELECT 2 UNION ALL SELECT 3)
JOIN asset AS a ON a.id = e.item JOIN student AS s ON s.id = e.student
LEFT JOIN project AS p ON p.id = a.project
WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND ifnull(a.project, 0) BETWEEN /*:first_project*/ 0 /**/
        AND /*:last_project*/ 9223372036854775807 /**/
    AND e.part IN (1, 3, 4) AND e.date <= /*:to*/ '9999-12-31' /**/;
