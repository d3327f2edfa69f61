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

-- The records behind it. A paycheck counts with its time where no paid hours were logged; of a total
-- that was brought forward, what its parts leave over.
DROP VIEW IF EXISTS drill_hours;
CREATE VIEW drill_hours AS
SELECT s.number AS student, p.title AS project, CAST(substr(w.date, 1, 4) AS INTEGER) AS year,
    iif(w.side = 2, 'entries', w.line) AS figure, iif(w.side = 2, 1, w.time) AS amount,
    w.date, w.kind, w.record
FROM (
    SELECT h.student, h.project, h.date,
        CASE WHEN h.in_class THEN 'class_hours' WHEN h.paid THEN 'paid_hours'
            ELSE 'unpaid_hours' END AS line,
        h.time, side, 'hours' AS kind, h.id AS record
    FROM hours AS h CROSS JOIN (SELECT 1 AS side UNION ALL SELECT 2)
    WHERE h.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND h.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT c.student, c.project, c.date, 'paid_hours', c.time, 1, 'paycheck', c.id
    FROM paycheck AS c
    WHERE c.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND c.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
        AND c.time > 0
        AND NOT EXISTS (SELECT 1 FROM hours AS h WHERE h.student = c.student
            AND h.date BETWEEN max(substr(c.date, 1, 4) || '-01-01', /*:from*/ '0000-01-01' /**/)
                AND min(substr(c.date, 1, 4) || '-12-31', /*:to*/ date('now', 'localtime') /**/)
            AND h.project = c.project AND h.paid AND NOT h.in_class)
) AS w JOIN student AS s ON s.id = w.student JOIN project AS p ON p.id = w.project
WHERE w.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
UNION ALL
SELECT s.number, p.title, b.year, b.line,
    iif(b.line = 'entries', b.amount / 100,
        sign(b.amount) * ((abs(b.amount) * 60 + 50) / 100)
        - iif(b.line <> 'hours', 0, ifnull((
            SELECT sum(sign(x.amount) * ((abs(x.amount) * 60 + 50) / 100))
            FROM brought_forward AS x
            WHERE x.student = b.student AND x.project = b.project AND x.year = b.year
                AND x.line IN ('paid_hours', 'unpaid_hours', 'class_hours')), 0))),
    b.year || '-12-31', 'brought_forward', b.id
FROM brought_forward AS b JOIN student AS s ON s.id = b.student JOIN project AS p ON p.id = b.project
WHERE b.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND p.id BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND b.year BETWEEN CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
        AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER)
    AND b.line IN ('hours', 'paid_hours', 'unpaid_hours', 'class_hours', 'entries');
