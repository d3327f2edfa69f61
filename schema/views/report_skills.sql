-- Skills: a row for each that was written down, with the hours logged under its standard in that
-- project and year.

DROP VIEW IF EXISTS report_skills;
CREATE VIEW report_skills AS
WITH logged AS (
    SELECT h.project, c.value AS standard, CAST(substr(h.date, 1, 4) AS INTEGER) AS year,
        sum(h.time) AS time
    FROM hours AS h
    CROSS JOIN json_each('["' || replace(trim(h.standards), ' ', '","') || '"]') AS c
    WHERE h.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND h.standards IS NOT NULL
    GROUP BY h.project, c.value, substr(h.date, 1, 4)
)
SELECT s.number AS student, p.title AS project, k.standard, k.year, k.what, k.contribution,
    ifnull(sum(g.time), 0) AS hours, 'skill' AS kind, CAST(k.id AS TEXT) AS record
FROM project AS p CROSS JOIN skill AS k ON k.project = p.id JOIN student AS s ON s.id = p.student
LEFT JOIN logged AS g ON g.project = p.id AND g.standard = k.standard
    AND (k.year IS NULL OR g.year = k.year)
WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND p.id BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND (k.year IS NULL OR k.year BETWEEN CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
        AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER))
GROUP BY k.id
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, k.standard, k.year, k.id;
