-- Cash by project: a row for each project and year in which its cash moved; what belongs to no
-- project stands on rows without one. `to_date` is what the project has brought in so far less what
-- it took: a student's projects, and the rows without one, add up to the student's cash.

DROP VIEW IF EXISTS report_cash_project;
CREATE VIEW report_cash_project AS
WITH part AS (
    SELECT student, project, year, max(inside) AS shown,
        sum(iif(inside, 0, amount)) AS before,
        sum(iif(inside AND flow = 'opening', amount, 0)) AS found,
        sum(iif(inside AND flow = 'operating_in', amount, 0)) AS operating_in,
        -sum(iif(inside AND flow = 'operating_out', amount, 0)) AS operating_out,
        sum(iif(inside AND flow IN ('capital_in', 'capital_out'), amount, 0)) AS net_capital,
        sum(iif(inside AND flow IN ('borrowed', 'repaid'), amount, 0)) AS net_financing,
        sum(iif(inside AND flow IN ('personal_in', 'personal_out'), amount, 0)) AS net_personal,
        sum(iif(inside AND flow = 'unexplained', amount, 0)) AS unexplained,
        sum(iif(inside AND flow <> 'opening', amount, 0)) AS change
    FROM (
        SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER) AS year, flow, amount,
            date >= /*:from*/ '0000-01-01' /**/ AS inside
        FROM cash_move
        WHERE student BETWEEN /*:first_student*/ 0 /**/
                AND /*:last_student*/ 9223372036854775807 /**/
            AND ifnull(project, 0) BETWEEN /*:first_project*/ 0 /**/
                AND /*:last_project*/ 9223372036854775807 /**/
            AND date <= /*:to*/ date('now', 'localtime') /**/
    )
    GROUP BY student, project, year
)
SELECT s.number AS student, p.title AS project, n.year, n.opening, n.operating_in, n.operating_out,
    n.operating_in - n.operating_out AS net_operating, n.net_capital, n.net_financing,
    n.net_personal, n.unexplained, n.change, n.opening + n.change AS to_date
FROM (
    SELECT *, found + before + ifnull(sum(found + before + change) OVER (
        PARTITION BY student, project ORDER BY year
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS opening
    FROM part
) AS n JOIN student AS s ON s.id = n.student LEFT JOIN project AS p ON p.id = n.project
WHERE n.shown
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, n.year;

-- The records behind it.
DROP VIEW IF EXISTS drill_cash_project;
CREATE TEMP VIEW drill_cash_project AS
SELECT s.number AS student, p.title AS project,
    CAST(substr(max(c.date, /*:from*/ '0000-01-01' /**/), 1, 4) AS INTEGER) AS year,
    CASE WHEN c.date < /*:from*/ '0000-01-01' /**/ THEN 'opening'
        WHEN c.flow IN ('capital_in', 'capital_out') THEN 'net_capital'
        WHEN c.flow IN ('borrowed', 'repaid') THEN 'net_financing'
        WHEN c.flow IN ('personal_in', 'personal_out') THEN 'net_personal'
        ELSE c.flow END AS figure,
    iif(c.date >= /*:from*/ '0000-01-01' /**/ AND c.flow = 'operating_out', -c.amount, c.amount)
        AS amount,
    c.date, c.kind, c.record
FROM cash_move AS c JOIN student AS s ON s.id = c.student
LEFT JOIN project AS p ON p.id = c.project
WHERE c.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND ifnull(c.project, 0) BETWEEN /*:first_project*/ 0 /**/
        AND /*:last_project*/ 9223372036854775807 /**/
    AND c.date <= /*:to*/ date('now', 'localtime') /**/;
