-- Placement hours by duty: a row for each duty of a position and year, as logged. Hours without a
-- duty, and without a position, stand on rows of their own. Class time is no placement.

DROP VIEW IF EXISTS report_duties;
CREATE VIEW report_duties AS
SELECT s.number AS student, p.title AS project, t.title AS position, w.duty, w.year,
    w.paid_hours, w.unpaid_hours
FROM (
    SELECT h.student, h.project, h.position, max(h.duty) AS duty,
        CAST(substr(h.date, 1, 4) AS INTEGER) AS year,
        sum(iif(h.paid, h.time, 0)) AS paid_hours, sum(iif(h.paid, 0, h.time)) AS unpaid_hours
    FROM hours AS h CROSS JOIN project AS p ON p.id = h.project
    WHERE h.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND h.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
        AND h.project BETWEEN /*:first_project*/ 0 /**/
            AND /*:last_project*/ 9223372036854775807 /**/
        AND NOT h.in_class AND p.type = 'placement'
    GROUP BY h.student, h.project, h.position, h.duty COLLATE NOCASE,
        CAST(substr(h.date, 1, 4) AS INTEGER)
) AS w
JOIN student AS s ON s.id = w.student JOIN project AS p ON p.id = w.project
LEFT JOIN position AS t ON t.id = w.position
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, w.year, t.title COLLATE NOCASE,
    w.duty COLLATE NOCASE;

-- The records behind it.
DROP VIEW IF EXISTS drill_duties;
CREATE TEMP VIEW drill_duties AS
SELECT s.number AS student, p.title AS project, t.title AS position,
    CAST(substr(h.date, 1, 4) AS INTEGER) AS year,
    h.duty COLLATE NOCASE AS duty,
    iif(h.paid, 'paid_hours', 'unpaid_hours') AS figure, h.time AS amount,
    h.date, 'hours' AS kind, h.id AS record
FROM hours AS h JOIN student AS s ON s.id = h.student CROSS JOIN project AS p ON p.id = h.project
LEFT JOIN position AS t ON t.id = h.position
WHERE h.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND h.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
    AND h.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND NOT h.in_class AND p.type = 'placement';
