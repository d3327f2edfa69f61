-- Capital items: a row for each item and year from when it came to when the last of it left. What
-- was there on `records_from` stands in its first year's beginning value, everything else in
-- `acquired`; `disposed` is book value, and what a valuation had added leaves by `valuation`. The
-- parts of entry_capital tell them apart: their signs do not, as a charge may be a cent below zero
-- where a herd leaves bit by bit.

DROP VIEW IF EXISTS report_assets;
CREATE VIEW report_assets AS
WITH RECURSIVE moved AS (
    SELECT student, item AS asset, CAST(substr(date, 1, 4) AS INTEGER) AS year,
        sum(amount) FILTER (WHERE part = 1 AND kind = 'asset') AS came,
        -sum(amount) FILTER (WHERE part = 3) AS depreciation,
        sum(amount) FILTER (WHERE part = 5) AS valuation,
        -sum(amount) FILTER (WHERE kind = 'disposal' AND part IN (1, 4)) AS disposed
    FROM entry_capital
    WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND part IN (1, 3, 4, 5)
        AND date <= /*:to*/ date('now', 'localtime') /**/
    GROUP BY student, item, CAST(substr(date, 1, 4) AS INTEGER)
),
held AS (
    -- A disposal entered with a day before the item came is a mistake, but nothing may be missing.
    SELECT id, student, project, name, how,
        CAST(substr(min(date, left_first), 1, 4) AS INTEGER) AS first,
        CAST(substr(min(/*:to*/ date('now', 'localtime') /**/,
            iif(gone >= count, max(date, left_last), '9999')), 1, 4) AS INTEGER) AS last
    FROM (
        SELECT DISTINCT c.id, c.student, c.project, c.name, c.how, c.date, c.count,
            ifnull((SELECT min(d.date) FROM disposal AS d WHERE d.asset = c.id), '9999')
                AS left_first,
            ifnull((SELECT max(d.date) FROM disposal AS d WHERE d.asset = c.id), '') AS left_last,
            ifnull((SELECT sum(d.count) FROM disposal AS d WHERE d.asset = c.id), 0) AS gone
        FROM capital AS c
        WHERE c.student BETWEEN /*:first_student*/ 0 /**/
                AND /*:last_student*/ 9223372036854775807 /**/
            AND ifnull(c.project, 0) BETWEEN /*:first_project*/ 0 /**/
                AND /*:last_project*/ 9223372036854775807 /**/
    )
    WHERE min(date, left_first) <= /*:to*/ date('now', 'localtime') /**/
),
owned(id, year, last) AS (
    SELECT id, first, last FROM held
    UNION ALL
    SELECT id, year + 1, last FROM owned WHERE year < last
),
valued AS (
    SELECT h.student, h.project, h.name, a.class, h.id, o.year, h.how,
        ifnull(m.came, 0) AS came, ifnull(m.depreciation, 0) AS depreciation,
        ifnull(m.valuation, 0) AS valuation, ifnull(m.disposed, 0) AS disposed,
        sum(ifnull(m.came, 0) - ifnull(m.depreciation, 0) + ifnull(m.valuation, 0)
            - ifnull(m.disposed, 0)) OVER (PARTITION BY h.id ORDER BY o.year) AS ending_value
    FROM owned AS o JOIN held AS h ON h.id = o.id JOIN asset AS a ON a.id = o.id
    LEFT JOIN moved AS m ON m.student = h.student AND m.asset = o.id AND m.year = o.year
)
SELECT s.number AS student, p.title AS project, v.name, v.class, v.year,
    v.ending_value - v.came + v.depreciation - v.valuation + v.disposed
        + iif(v.how = 'beginning', v.came, 0) AS beginning_value,
    iif(v.how = 'beginning', 0, v.came) AS acquired,
    v.depreciation, v.valuation, v.disposed, v.ending_value
FROM valued AS v JOIN student AS s ON s.id = v.student LEFT JOIN project AS p ON p.id = v.project
WHERE v.year >= CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, v.year, v.name COLLATE NOCASE;

-- The records behind it: what came, wore, was valued and left, the years before as the beginning.
DROP VIEW IF EXISTS drill_assets;
CREATE TEMP VIEW drill_assets AS
SELECT s.number AS student, p.title AS project, a.name, a.class,
    CAST(substr(max(e.date, /*:from*/ '0000-01-01' /**/), 1, 4) AS INTEGER) AS year,
    CASE WHEN e.date < /*:from*/ '0000-01-01' /**/
            OR a.how = 'beginning' AND e.part = 1 AND e.kind = 'asset' THEN 'beginning_value'
        WHEN e.part = 1 AND e.kind = 'asset' THEN 'acquired'
        WHEN e.part = 5 THEN 'valuation'
        WHEN e.part = 3 THEN 'depreciation'
        ELSE 'disposed' END AS figure,
    iif(e.date < /*:from*/ '0000-01-01' /**/ OR e.part = 5 OR e.part = 1 AND e.kind = 'asset',
        e.amount, -e.amount) AS amount,
    e.date, e.kind, e.record
FROM entry_capital AS e JOIN asset AS a ON a.id = e.item
JOIN student AS s ON s.id = e.student LEFT JOIN project AS p ON p.id = a.project
WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND ifnull(a.project, 0) BETWEEN /*:first_project*/ 0 /**/
        AND /*:last_project*/ 9223372036854775807 /**/
    AND e.part IN (1, 3, 4, 5)
    AND e.date <= /*:to*/ date('now', 'localtime') /**/;
