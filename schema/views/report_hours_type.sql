-- Hours by kind of SAE: a row for each type of project and year with any.

DROP VIEW IF EXISTS report_hours_type;
CREATE VIEW report_hours_type AS
SELECT s.number AS student, p.type, CAST(substr(w.date, 1, 4) AS INTEGER) AS year,
    sum(w.amount) AS hours,
    sum(iif(w.line = 'paid_hours', w.amount, 0)) AS paid_hours,
    sum(iif(w.line = 'unpaid_hours', w.amount, 0)) AS unpaid_hours,
    sum(iif(w.line = 'class_hours', w.amount, 0)) AS class_hours, sum(w.entries) AS entries
FROM hour_cut AS w JOIN student AS s ON s.id = w.student JOIN project AS p ON p.id = w.project
GROUP BY w.student, p.type, substr(w.date, 1, 4)
ORDER BY s.number COLLATE NOCASE, year, p.type;

-- The records behind it.
DROP VIEW IF EXISTS drill_hours_type;
CREATE TEMP VIEW drill_hours_type AS
SELECT s.number AS student, p.type, CAST(substr(w.date, 1, 4) AS INTEGER) AS year,
    iif(side = 1, w.line, 'entries') AS figure, iif(side = 1, w.amount, w.entries) AS amount,
    w.date, w.kind, w.record
FROM hour_cut AS w CROSS JOIN (SELECT 1 AS side UNION ALL SELECT 2)
JOIN student AS s ON s.id = w.student JOIN project AS p ON p.id = w.project
WHERE side = 1 OR w.entries <> 0;
