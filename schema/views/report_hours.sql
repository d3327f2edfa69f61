-- Hours: a row for each project and year with any. Class time is told apart from paid and unpaid
-- time; `hours` is all three. A paycheck's time counts as paid where no paid hours were logged.

DROP VIEW IF EXISTS report_hours;
CREATE VIEW report_hours AS
WITH part AS (
    SELECT c.student, c.project, c.year,
        ifnull(sum(c.amount) FILTER (WHERE c.line = 'paid_hours'), 0) AS logged,
        ifnull(sum(c.amount) FILTER (WHERE c.line = 'paycheck_hours'), 0) AS by_paycheck,
        ifnull(sum(c.amount) FILTER (WHERE c.line = 'brought:paid_hours'), 0) AS brought_paid,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('unpaid_hours', 'brought:unpaid_hours')), 0)
            AS unpaid,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('class_hours', 'brought:class_hours')), 0)
            AS class,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('entries', 'brought:entries')), 0) AS entries,
        sum(c.amount) FILTER (WHERE c.line = 'brought:hours') - ifnull(sum(c.amount) FILTER (
            WHERE c.line IN ('brought:paid_hours', 'brought:unpaid_hours', 'brought:class_hours')),
            0) AS brought_more
    FROM line_cut AS c
    WHERE c.inside
        AND c.line IN ('paid_hours', 'paycheck_hours', 'unpaid_hours', 'class_hours', 'entries',
            'brought:hours', 'brought:paid_hours', 'brought:unpaid_hours', 'brought:class_hours',
            'brought:entries')
        AND c.project BETWEEN /*:first_project*/ 0 /**/
            AND /*:last_project*/ 9223372036854775807 /**/
    GROUP BY c.student, c.project, c.year
)
SELECT s.number AS student, p.title AS project, h.year,
    h.paid + h.unpaid + h.class + ifnull(h.brought_more, 0) AS hours,
    h.paid AS paid_hours, h.unpaid AS unpaid_hours, h.class AS class_hours, h.entries
FROM (SELECT *, iif(logged = 0, by_paycheck, logged) + brought_paid AS paid FROM part) AS h
JOIN student AS s ON s.id = h.student JOIN project AS p ON p.id = h.project
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, h.year;

-- The records behind it.
DROP VIEW IF EXISTS drill_hours;
CREATE TEMP VIEW drill_hours AS
SELECT s.number AS student, p.title AS project, CAST(substr(w.date, 1, 4) AS INTEGER) AS year,
    iif(side = 1, w.line, 'entries') AS figure, iif(side = 1, w.amount, w.entries) AS amount,
    w.date, w.kind, w.record
FROM hour_cut AS w CROSS JOIN (SELECT 1 AS side UNION ALL SELECT 2)
JOIN student AS s ON s.id = w.student JOIN project AS p ON p.id = w.project
WHERE side = 1 OR w.entries <> 0;
