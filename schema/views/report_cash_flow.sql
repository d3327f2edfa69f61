-- Cash flow: a row for each student and year in which cash moved. `closing` is the cash of
-- report_balance on the year's last day, or on the day that the report runs to. Principal is
-- financing, interest an expense.

DROP VIEW IF EXISTS report_cash_flow;
CREATE VIEW report_cash_flow AS
WITH part AS (
    SELECT student, year, max(inside) AS shown,
        sum(iif(flow = 'opening', amount, 0)) AS found,
        sum(iif(inside OR flow = 'opening', 0, amount)) AS before,
        sum(iif(inside AND flow = 'operating_in', amount, 0)) AS operating_in,
        -sum(iif(inside AND flow = 'operating_out', amount, 0)) AS operating_out,
        sum(iif(inside AND flow = 'capital_in', amount, 0)) AS capital_in,
        -sum(iif(inside AND flow = 'capital_out', amount, 0)) AS capital_out,
        sum(iif(inside AND flow = 'borrowed', amount, 0)) AS borrowed,
        -sum(iif(inside AND flow = 'repaid', amount, 0)) AS repaid,
        sum(iif(inside AND flow = 'personal_in', amount, 0)) AS personal_in,
        -sum(iif(inside AND flow = 'personal_out', amount, 0)) AS personal_out,
        sum(iif(inside AND flow = 'unexplained', amount, 0)) AS unexplained,
        sum(iif(inside AND flow <> 'opening', amount, 0)) AS change
    FROM (
        SELECT student, CAST(substr(date, 1, 4) AS INTEGER) AS year, flow, amount,
            date >= /*:from*/ '0000-01-01' /**/ AS inside
        FROM cash_move
        WHERE student BETWEEN /*:first_student*/ 0 /**/
                AND /*:last_student*/ 9223372036854775807 /**/
            AND date <= /*:to*/ date('now', 'localtime') /**/
    )
    GROUP BY student, year
)
SELECT s.number AS student, n.year, n.opening, n.operating_in, n.operating_out,
    n.operating_in - n.operating_out AS net_operating, n.capital_in, n.capital_out,
    n.capital_in - n.capital_out AS net_capital, n.borrowed, n.repaid,
    n.borrowed - n.repaid AS net_financing, n.personal_in, n.personal_out,
    n.personal_in - n.personal_out AS net_personal, n.unexplained, n.change,
    n.opening + n.change AS closing
FROM (
    SELECT *, found + before + ifnull(sum(found + before + change) OVER (PARTITION BY student
        ORDER BY year ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS opening
    FROM part
) AS n JOIN student AS s ON s.id = n.student
WHERE n.shown
ORDER BY s.number COLLATE NOCASE, n.year;

-- The records behind it.
DROP VIEW IF EXISTS drill_cash_flow;
CREATE TEMP VIEW drill_cash_flow AS
SELECT s.number AS student,
    CAST(substr(max(c.date, /*:from*/ '0000-01-01' /**/), 1, 4) AS INTEGER) AS year,
    iif(c.date < /*:from*/ '0000-01-01' /**/, 'opening', c.flow) AS figure,
    iif(c.date >= /*:from*/ '0000-01-01' /**/ AND c.flow IN ('operating_out', 'capital_out',
        'repaid', 'personal_out'), -c.amount, c.amount) AS amount,
    c.date, c.kind, c.record
FROM cash_move AS c JOIN student AS s ON s.id = c.student
WHERE c.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND c.date <= /*:to*/ date('now', 'localtime') /**/;
