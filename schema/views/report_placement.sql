-- Placement: a row for each position and year with hours, pay or expenses; what has no position
-- stands on a row of the project with an empty one. Expenses are all of the project's, less its
-- income other than wages; what an employer kept back for this project's expenses stands with the
-- position that paid.

DROP VIEW IF EXISTS report_placement;
CREATE VIEW report_placement AS
WITH piece(student, project, position, year, paid, unpaid, pay_time, brought_paid, gross, expenses,
        brought_net) AS (
    SELECT h.student, h.project, h.position, CAST(substr(h.date, 1, 4) AS INTEGER),
        iif(h.paid, h.time, 0), iif(h.paid, 0, h.time), 0, 0, 0, 0, NULL
    FROM hours AS h CROSS JOIN project AS p ON p.id = h.project
    WHERE h.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND h.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
        AND NOT h.in_class AND p.type = 'placement'
    UNION ALL
    SELECT c.student, c.project, iif(part = 1, c.position, NULL),
        CAST(substr(c.date, 1, 4) AS INTEGER), 0, 0, iif(part = 1, ifnull(c.time, 0), 0), 0,
        iif(part = 1, c.gross, -c.gross),
        iif(ifnull(c.sae_project, c.project) <> c.project, 0,
            iif(part = 1, c.sae_withheld, -c.sae_withheld)), NULL
    FROM paycheck AS c CROSS JOIN project AS p ON p.id = c.project
    CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2)
    WHERE c.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND c.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
        AND p.type = 'placement'
    UNION ALL
    SELECT c.student, c.project, NULL, c.year, 0,
        iif(c.line = 'brought:unpaid_hours', c.amount, 0), 0,
        iif(c.line = 'brought:paid_hours', c.amount, 0),
        iif(c.line IN ('gross', 'brought:gross'), c.amount, 0),
        iif(c.line IN ('expenses', 'brought:expenses'), c.amount, 0),
        CASE c.line WHEN 'brought:net' THEN c.amount END
    FROM line_cut AS c CROSS JOIN project AS p ON p.id = c.project
    WHERE p.type = 'placement' AND c.inside
        AND c.line IN ('gross', 'expenses', 'brought:gross', 'brought:expenses', 'brought:net',
            'brought:paid_hours', 'brought:unpaid_hours')
),
place AS (
    SELECT student, project, position, year, sum(paid) AS logged, sum(unpaid) AS unpaid,
        sum(pay_time) AS pay_time, sum(brought_paid) AS brought_paid, sum(gross) AS gross,
        sum(expenses) AS expenses, sum(brought_net) AS brought_net,
        sum(sum(paid)) OVER (PARTITION BY student, project, year) AS project_logged
    FROM piece
    WHERE project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    GROUP BY student, project, position, year
)
SELECT s.number AS student, p.title AS project, t.title AS position, w.year,
    w.paid AS paid_hours, w.unpaid AS unpaid_hours, w.gross, w.expenses,
    ifnull(w.brought_net + w.gross - w.expenses - w.b_lines, w.gross - w.expenses) AS net
FROM (
    SELECT *, iif(project_logged = 0, pay_time, logged) + brought_paid AS paid,
        iif(brought_net IS NULL, 0, ifnull((SELECT sum(iif(b.line = 'gross', b.amount, -b.amount))
            FROM brought_forward AS b WHERE b.student = place.student AND b.project = place.project
                AND b.year = place.year AND b.line IN ('gross', 'expenses')), 0)) AS b_lines
    FROM place
) AS w
JOIN student AS s ON s.id = w.student JOIN project AS p ON p.id = w.project
LEFT JOIN position AS t ON t.id = w.position
WHERE w.paid <> 0 OR w.unpaid <> 0 OR w.gross <> 0 OR w.expenses <> 0 OR w.brought_net IS NOT NULL
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, w.year, t.title COLLATE NOCASE;

-- The records behind it.
DROP VIEW IF EXISTS drill_placement;
CREATE TEMP VIEW drill_placement AS
SELECT s.number AS student, p.title AS project, t.title AS position,
    CAST(substr(w.date, 1, 4) AS INTEGER) AS year, w.figure, w.amount, w.date, w.kind, w.record
FROM (
    SELECT d.student, d.project, d.position, d.date, iif(d.paid, 'paid_hours', 'unpaid_hours')
        AS figure, d.time AS amount, 'hours' AS kind, d.id AS record
    FROM hours AS d
    WHERE d.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND d.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
        AND NOT d.in_class
    UNION ALL
    SELECT c.student, c.project, c.position, c.date, 'paid_hours', c.time, 'paycheck', c.id
    FROM paycheck AS c
    WHERE c.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND c.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
        AND c.time > 0
        AND NOT EXISTS (SELECT 1 FROM hours AS h WHERE h.student = c.student
            AND h.date BETWEEN max(substr(c.date, 1, 4) || '-01-01', /*:from*/ '0000-01-01' /**/)
                AND min(substr(c.date, 1, 4) || '-12-31', /*:to*/ date('now', 'localtime') /**/)
            AND h.project = c.project AND h.paid AND NOT h.in_class)
    UNION ALL
    SELECT e.student, e.project, iif(e.kind = 'paycheck', e.item, NULL), e.date, e.line,
        iif(e.line = 'gross', -e.amount, e.amount), e.kind, e.record
    FROM posting AS e
    WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND e.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
        AND e.line IN ('gross', 'expenses')
    UNION ALL
    SELECT b.student, b.project, NULL, b.year || '-12-31', b.line,
        CASE WHEN b.line LIKE '%_hours' THEN sign(b.amount) * ((abs(b.amount) * 60 + 50) / 100)
            WHEN b.line = 'net' THEN b.amount - ifnull((
                SELECT sum(iif(x.line = 'gross', x.amount, -x.amount)) FROM brought_forward AS x
                WHERE x.student = b.student AND x.project = b.project AND x.year = b.year
                    AND x.line IN ('gross', 'expenses')), 0)
            ELSE b.amount END,
        'brought_forward', b.id
    FROM brought_forward AS b
    WHERE b.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND b.year BETWEEN CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
            AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER)
        AND b.line IN ('gross', 'expenses', 'net', 'paid_hours', 'unpaid_hours')
) AS w JOIN student AS s ON s.id = w.student CROSS JOIN project AS p ON p.id = w.project
LEFT JOIN position AS t ON t.id = w.position
WHERE w.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND p.type = 'placement';
