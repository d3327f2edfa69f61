-- Skills: a row for each that was written down, with the hours logged under its standard in that
-- project and year.

DROP VIEW IF EXISTS report_skills;
CREATE VIEW report_skills AS
SELECT s.number AS student, p.title AS project, k.standard, k.year, k.what, k.contribution,
    (SELECT sum(h.time) FROM hours AS h WHERE h.student = p.student AND h.project = p.id
        AND (k.year IS NULL OR h.date BETWEEN k.year || '-01-01' AND k.year || '-12-31')
        AND instr(' ' || h.standards || ' ', ' ' || k.standard || ' ') > 0) AS hours,
    'skill' AS kind, CAST(k.id AS TEXT) AS record
FROM project AS p CROSS JOIN skill AS k ON k.project = p.id JOIN student AS s ON s.id = p.student
WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND p.id BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND (k.year IS NULL OR k.year BETWEEN CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
        AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER))
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, k.standard, k.year, k.id;
