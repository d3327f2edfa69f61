-- Research by treatment: a row for each measure and treatment of a research project and year, with
-- how many data points there are, their mean and range.

DROP VIEW IF EXISTS report_research;
CREATE VIEW report_research AS
SELECT s.number AS student, p.title AS project, r.year, r.measure, r.unit, r.treatment, r.points,
    sign(r.total) * ((2 * abs(r.total) + r.points) / (2 * r.points)) AS mean, r.lowest, r.highest,
    r.highest - r.lowest AS range
FROM (
    SELECT p.student, r.project, CAST(substr(r.date, 1, 4) AS INTEGER) AS year,
        min(r.measure) AS measure, min(r.unit) AS unit, min(r.treatment) AS treatment,
        count(*) AS points, sum(r.value) AS total, min(r.value) AS lowest, max(r.value) AS highest
    FROM project AS p CROSS JOIN reading AS r ON r.project = p.id
    WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND p.id BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
        AND r.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
    GROUP BY p.student, r.project, substr(r.date, 1, 4), r.measure COLLATE NOCASE,
        r.unit COLLATE NOCASE, r.treatment COLLATE NOCASE
) AS r JOIN student AS s ON s.id = r.student JOIN project AS p ON p.id = r.project
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, r.year, r.measure COLLATE NOCASE,
    r.unit COLLATE NOCASE, r.treatment COLLATE NOCASE;

-- The records behind it.
DROP VIEW IF EXISTS drill_research;
CREATE TEMP VIEW drill_research AS
SELECT s.number AS student, p.title AS project, CAST(substr(r.date, 1, 4) AS INTEGER) AS year,
    r.measure, r.unit, r.treatment, 'points' AS figure, 1 AS amount, r.date, 'reading' AS kind,
    r.id AS record
FROM project AS p CROSS JOIN reading AS r ON r.project = p.id JOIN student AS s ON s.id = p.student
WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND p.id BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND r.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/;
