-- Where the change in net worth came from: a row for each student and year in which anything moved,
-- and for the last one asked about, so that what there is can be seen while nothing moves.
-- What was brought forward from an earlier book is no part of it: the beginning values hold it.

DROP VIEW IF EXISTS report_networth;
CREATE VIEW report_networth AS
WITH part AS (
    SELECT c.student, c.year, max(c.inside) AS shown, max(c.own) AS own,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('beginning', 'beginning_inventory')), 0)
            AS found,
        ifnull(sum(iif(c.line IN ('resale', 'cash_feed', 'noncash_feed', 'cash_other',
            'noncash_other', 'depreciation', 'expenses', 'outside_expense', 'withdrawals'),
            -c.amount, c.amount)) FILTER (WHERE NOT c.inside
            AND c.line NOT IN ('beginning', 'beginning_inventory')), 0) AS before,
        ifnull(sum(iif(c.line IN ('resale', 'cash_feed', 'noncash_feed', 'cash_other',
            'noncash_other', 'depreciation', 'expenses'), -c.amount, c.amount)) FILTER (
            WHERE c.inside AND c.line NOT IN ('beginning', 'beginning_inventory',
                'outside_income', 'outside_expense', 'contributions', 'gifts', 'raised_equity',
                'valuation', 'other_changes', 'unexplained', 'withdrawals')), 0) AS earned,
        ifnull(sum(c.amount) FILTER (WHERE c.inside AND c.line = 'outside_income'), 0)
            AS outside_income,
        ifnull(sum(c.amount) FILTER (WHERE c.inside AND c.line = 'outside_expense'), 0)
            AS outside_expense,
        ifnull(sum(c.amount) FILTER (WHERE c.inside AND c.line = 'contributions'), 0)
            AS contributions,
        ifnull(sum(c.amount) FILTER (WHERE c.inside AND c.line = 'gifts'), 0) AS gifts,
        ifnull(sum(c.amount) FILTER (WHERE c.inside AND c.line = 'raised_equity'), 0) AS raised,
        ifnull(sum(c.amount) FILTER (WHERE c.inside AND c.line = 'valuation'), 0) AS valuation,
        ifnull(sum(c.amount) FILTER (WHERE c.inside AND c.line = 'other_changes'), 0)
            AS other_changes,
        ifnull(sum(c.amount) FILTER (WHERE c.inside AND c.line = 'unexplained'), 0) AS unexplained,
        ifnull(sum(c.amount) FILTER (WHERE c.inside AND c.line = 'withdrawals'), 0) AS withdrawals
    FROM (
        SELECT student, year, line, amount, inside, 1 AS own FROM line_cut
        UNION ALL
        SELECT id, CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER),
            'beginning', 0, 1, 0
        FROM student
        WHERE id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
            AND records_from <= /*:to*/ date('now', 'localtime') /**/
    ) AS c
    WHERE c.line IN ('beginning', 'beginning_inventory', 'cash_sales', 'used_at_home', 'bartered',
        'labor_exchange', 'transferred_out', 'resale', 'cash_feed', 'noncash_feed', 'cash_other',
        'noncash_other', 'inventory_change', 'gain_loss', 'raised', 'depreciation', 'gross',
        'expenses', 'outside_income', 'outside_expense', 'contributions', 'gifts',
        'raised_equity', 'valuation', 'other_changes', 'unexplained', 'withdrawals')
    GROUP BY c.student, c.year
),
moved AS (
    SELECT *, earned + outside_income - outside_expense + contributions + gifts + raised + valuation
        + other_changes + unexplained - withdrawals AS change
    FROM part
)
SELECT s.number AS student, n.year, n.beginning, n.earned, n.outside_income, n.outside_expense,
    n.contributions, n.gifts, n.raised, n.valuation, n.other_changes, n.unexplained, n.withdrawals,
    n.beginning + n.change AS ending
FROM (
    SELECT *, found + before + ifnull(sum(found + before + change) OVER (PARTITION BY student
            ORDER BY year ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS beginning,
        max(own) OVER (PARTITION BY student) AS any
    FROM moved
) AS n JOIN student AS s ON s.id = n.student
WHERE n.shown AND n.any
ORDER BY s.number COLLATE NOCASE, n.year;

-- The records behind it. What was earned is postings to income and expenses.
DROP VIEW IF EXISTS drill_networth;
CREATE TEMP VIEW drill_networth AS
SELECT s.number AS student,
    CAST(substr(max(e.date, /*:from*/ '0000-01-01' /**/), 1, 4) AS INTEGER) AS year,
    CASE WHEN e.date < /*:from*/ '0000-01-01' /**/
            OR e.line IN ('beginning', 'beginning_inventory') THEN 'beginning'
        WHEN e.line IN ('outside_income', 'outside_expense', 'contributions', 'gifts', 'valuation',
            'other_changes', 'unexplained', 'withdrawals') THEN e.line
        WHEN e.line = 'raised_equity' THEN 'raised'
        ELSE 'earned' END AS figure,
    iif(e.date >= /*:from*/ '0000-01-01' /**/ AND e.line IN ('outside_expense', 'withdrawals'),
        e.amount, -e.amount) AS amount,
    e.date, e.kind, e.record
FROM posting AS e JOIN student AS s ON s.id = e.student
WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND e.date <= /*:to*/ date('now', 'localtime') /**/
    AND e.line IS NOT NULL;
