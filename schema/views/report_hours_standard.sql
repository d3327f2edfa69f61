-- Hours by standard: a row for each AFNR code and year that hours were logged with. An entry with
-- three codes counts in full under each of them, so the rows add up to more than the hours. Class
-- time counts: it is the one that lessons are planned by. What is brought forward names no codes.

DROP VIEW IF EXISTS report_hours_standard;
CREATE VIEW report_hours_standard AS
SELECT s.number AS student, c.value AS standard, CAST(substr(h.date, 1, 4) AS INTEGER) AS year,
    sum(h.time) AS hours, sum(iif(h.in_class, h.time, 0)) AS class_hours, count(*) AS entries
FROM hours AS h
CROSS JOIN json_each('["' || replace(trim(h.standards), ' ', '","') || '"]') AS c
JOIN student AS s ON s.id = h.student
WHERE h.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND h.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
    AND h.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND h.standards IS NOT NULL AND c.value <> ''
GROUP BY h.student, c.value, substr(h.date, 1, 4)
ORDER BY s.number COLLATE NOCASE, standard, year;

-- The records behind it.
DROP VIEW IF EXISTS drill_hours_standard;
CREATE TEMP VIEW drill_hours_standard AS
SELECT s.number AS student, c.value AS standard, CAST(substr(h.date, 1, 4) AS INTEGER) AS year,
    CASE side WHEN 1 THEN 'hours' WHEN 2 THEN 'class_hours' ELSE 'entries' END AS figure,
    iif(side = 3, 1, h.time) AS amount, h.date, 'hours' AS kind, h.id AS record
FROM hours AS h
CROSS JOIN json_each('["' || replace(trim(h.standards), ' ', '","') || '"]') AS c
CROSS JOIN (SELECT 1 AS side UNION ALL SELECT 2 UNION ALL SELECT 3)
JOIN student AS s ON s.id = h.student
WHERE h.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND h.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
    AND h.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND h.standards IS NOT NULL AND c.value <> '' AND (side <> 2 OR h.in_class);
