-- Feed that was fed: a row for each feed and year, at the average price it was bought at (feed_cut).

DROP VIEW IF EXISTS report_feed;
CREATE VIEW report_feed AS
SELECT s.number AS student, p.title AS project, f.year, f.feed, f.unit, f.quantity, f.weight,
    (20000 * f.value + f.quantity) / (2 * f.quantity) AS price, f.value, f.entries
FROM feed_cut AS f JOIN student AS s ON s.id = f.student JOIN project AS p ON p.id = f.project
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, f.year, f.feed COLLATE NOCASE,
    f.unit COLLATE NOCASE;

-- The records behind it.
DROP VIEW IF EXISTS drill_feed;
CREATE TEMP VIEW drill_feed AS
SELECT s.number AS student, p.title AS project, CAST(substr(f.date, 1, 4) AS INTEGER) AS year,
    f.feed, f.unit, CASE side WHEN 1 THEN 'quantity' WHEN 2 THEN 'weight' ELSE 'entries' END
    AS figure, CASE side WHEN 1 THEN f.quantity WHEN 2 THEN f.weight ELSE 1 END AS amount,
    f.date, f.kind, f.record
FROM feed_piece AS f CROSS JOIN (SELECT 1 AS side UNION ALL SELECT 2 UNION ALL SELECT 3)
JOIN student AS s ON s.id = f.student JOIN project AS p ON p.id = f.project
WHERE f.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND f.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
    AND f.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND f.way = 'fed';
