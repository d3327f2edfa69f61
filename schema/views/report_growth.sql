-- Growth: a row for each animal that was weighed, from its first weighing to its last. Days are
-- those between the two by the calendar. Weights are pounds, whatever they were entered in.

DROP VIEW IF EXISTS report_growth;
CREATE VIEW report_growth AS
SELECT s.number AS student, p.title AS project, a.tag AS animal, a.name, g.weighings, g.first_on,
    g.first_weight, g.last_on, g.last_weight, g.days, g.last_weight - g.first_weight AS gain,
    iif(g.days > 0, sign(g.last_weight - g.first_weight)
        * ((2 * abs(g.last_weight - g.first_weight) + g.days) / (2 * g.days)), NULL) AS gain_a_day
FROM (
    SELECT student, project, animal, count(*) AS weighings, first_on, last_on,
        max(iif(date = first_on, weight, 0)) AS first_weight,
        max(iif(date = last_on, weight, 0)) AS last_weight,
        CAST(julianday(last_on) - julianday(first_on) AS INTEGER) AS days
    FROM (
        SELECT w.*, min(w.date) OVER one AS first_on, max(w.date) OVER one AS last_on
        FROM weight_piece AS w
        WHERE w.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
            AND w.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
            AND w.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
        WINDOW one AS (PARTITION BY w.animal)
    )
    GROUP BY student, project, animal
) AS g JOIN student AS s ON s.id = g.student JOIN project AS p ON p.id = g.project
JOIN animal AS a ON a.id = g.animal
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, g.first_on, a.tag COLLATE NOCASE;

-- The records behind it.
DROP VIEW IF EXISTS drill_growth;
CREATE TEMP VIEW drill_growth AS
SELECT s.number AS student, p.title AS project, a.tag AS animal, 'weighings' AS figure, 1 AS amount,
    w.date, 'weighing' AS kind, w.record
FROM weight_piece AS w JOIN student AS s ON s.id = w.student JOIN project AS p ON p.id = w.project
JOIN animal AS a ON a.id = w.animal
WHERE w.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND w.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
    AND w.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/;
