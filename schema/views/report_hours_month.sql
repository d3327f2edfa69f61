-- Hours by month: a row for each project and month with any. What an earlier book brought forward is
-- known by year only, and stands in a row of the year without a month.

DROP VIEW IF EXISTS report_hours_month;
CREATE VIEW report_hours_month AS
SELECT s.number AS student, p.title AS project, CAST(substr(w.date, 1, 4) AS INTEGER) AS year,
    iif(w.kind = 'brought_forward', NULL, substr(w.date, 1, 7)) AS month,
    sum(w.amount) AS hours,
    sum(iif(w.line = 'paid_hours', w.amount, 0)) AS paid_hours,
    sum(iif(w.line = 'unpaid_hours', w.amount, 0)) AS unpaid_hours,
    sum(iif(w.line = 'class_hours', w.amount, 0)) AS class_hours, sum(w.entries) AS entries
FROM hour_cut AS w JOIN student AS s ON s.id = w.student JOIN project AS p ON p.id = w.project
GROUP BY w.student, w.project, substr(w.date, 1, 4), iif(w.kind = 'brought_forward', NULL, substr(w.date, 1, 7))
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, year, month;

-- The records behind it.
DROP VIEW IF EXISTS drill_hours_month;
CREATE TEMP VIEW drill_hours_month AS
SELECT s.number AS student, p.title AS project, CAST(substr(w.date, 1, 4) AS INTEGER) AS year,
    iif(w.kind = 'brought_forward', NULL, substr(w.date, 1, 7)) AS month,
    iif(side = 1, w.line, 'entries') AS figure, iif(side = 1, w.amount, w.entries) AS amount,
    w.date, w.kind, w.record
FROM hour_cut AS w CROSS JOIN (SELECT 1 AS side UNION ALL SELECT 2)
JOIN student AS s ON s.id = w.student JOIN project AS p ON p.id = w.project
WHERE side = 1 OR w.entries <> 0;
