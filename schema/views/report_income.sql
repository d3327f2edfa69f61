-- The income statement: a row for each project but placement and each year with any record of it.
--
-- A year's beginning inventory is the ending inventory of the year before; in the first year it is
-- what was counted on `records_from`. A line brought forward is added to its column. A subtotal
-- brought forward stands for itself: what it is above the lines brought with it is added, so that a
-- whole old statement may be carried in, or its last line alone.

-- What a total that was brought forward is above the lines that were brought with it
DROP VIEW IF EXISTS brought_above;
CREATE VIEW brought_above AS
WITH old AS (
    SELECT *, ifnull(b_operating, income - expense + change) AS operating
    FROM (
        SELECT b.student, b.project, b.year,
            sum(b.amount) FILTER (WHERE b.line = 'net_operating') AS b_operating,
            ifnull(sum(b.amount) FILTER (WHERE b.line = 'operating_income'), sum(iif(b.line IN (
                'cash_sales', 'used_at_home', 'bartered', 'labor_exchange', 'transferred_out'),
                b.amount, 0))) AS income,
            sum(iif(b.line IN ('cash_sales', 'used_at_home', 'bartered', 'labor_exchange',
                'transferred_out'), b.amount, 0)) AS lines_income,
            ifnull(sum(b.amount) FILTER (WHERE b.line = 'operating_expense'), sum(iif(b.line IN (
                'resale', 'cash_feed', 'noncash_feed', 'cash_other', 'noncash_other'),
                b.amount, 0))) AS expense,
            sum(iif(b.line IN ('resale', 'cash_feed', 'noncash_feed', 'cash_other',
                'noncash_other'), b.amount, 0)) AS lines_expense,
            ifnull(sum(b.amount) FILTER (WHERE b.line = 'inventory_change'),
                sum(CASE b.line WHEN 'ending_inventory' THEN b.amount
                    WHEN 'beginning_inventory' THEN -b.amount ELSE 0 END)) AS change,
            ifnull(sum(b.amount) FILTER (WHERE b.line = 'net_noncurrent'),
                sum(CASE b.line WHEN 'gain_loss' THEN b.amount WHEN 'raised' THEN b.amount
                    WHEN 'depreciation' THEN -b.amount ELSE 0 END)) AS noncurrent,
            sum(CASE b.line WHEN 'gain_loss' THEN b.amount WHEN 'raised' THEN b.amount
                WHEN 'depreciation' THEN -b.amount ELSE 0 END) AS lines_noncurrent
        FROM brought_forward AS b
        WHERE b.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        GROUP BY b.student, b.project, b.year
    )
)
SELECT b.student, b.project, b.year, b.line,
    b.amount - CASE b.line
        WHEN 'operating_income' THEN o.lines_income
        WHEN 'operating_expense' THEN o.lines_expense
        WHEN 'net_operating' THEN o.income - o.expense + o.change
        WHEN 'net_noncurrent' THEN o.lines_noncurrent
        ELSE o.operating + o.noncurrent END AS amount,
    b.id AS record
FROM old AS o CROSS JOIN brought_forward AS b
    ON b.student = o.student AND b.project = o.project AND b.year = o.year
WHERE b.line IN ('operating_income', 'operating_expense', 'net_operating', 'net_noncurrent',
        'net_income')
    AND b.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND b.year BETWEEN CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
        AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER);

-- Each line has a number here, its place in the statement: a chapter has many lines, and numbers
-- are compared in a fraction of the time of names.
DROP VIEW IF EXISTS report_income;
CREATE VIEW report_income AS
WITH placed AS MATERIALIZED (
    SELECT student, project, year, amount, inside,
        CASE line
            WHEN 'cash_other' THEN 9 WHEN 'cash_sales' THEN 1 WHEN 'cash_feed' THEN 7
            WHEN 'used_at_home' THEN 2 WHEN 'bartered' THEN 3 WHEN 'labor_exchange' THEN 4
            WHEN 'transferred_out' THEN 5 WHEN 'resale' THEN 6 WHEN 'noncash_feed' THEN 8
            WHEN 'noncash_other' THEN 10 WHEN 'gain_loss' THEN 11 WHEN 'raised' THEN 12
            WHEN 'depreciation' THEN 13 WHEN 'inventory_change' THEN 14
            WHEN 'beginning_inventory' THEN 15 WHEN 'brought:cash_sales' THEN 1
            WHEN 'brought:used_at_home' THEN 2 WHEN 'brought:bartered' THEN 3
            WHEN 'brought:labor_exchange' THEN 4 WHEN 'brought:transferred_out' THEN 5
            WHEN 'brought:resale' THEN 6 WHEN 'brought:cash_feed' THEN 7
            WHEN 'brought:noncash_feed' THEN 8 WHEN 'brought:cash_other' THEN 9
            WHEN 'brought:noncash_other' THEN 10 WHEN 'brought:gain_loss' THEN 11
            WHEN 'brought:raised' THEN 12 WHEN 'brought:depreciation' THEN 13
            WHEN 'brought:inventory_change' THEN 16 WHEN 'brought:beginning_inventory' THEN 17
            WHEN 'brought:ending_inventory' THEN 18 WHEN 'above:operating_income' THEN 19
            WHEN 'above:operating_expense' THEN 20 WHEN 'above:net_operating' THEN 21
            WHEN 'above:net_noncurrent' THEN 22 WHEN 'above:net_income' THEN 23 END AS place
    FROM (
        SELECT student, project, year, line, amount, inside FROM year_cut
        WHERE line NOT IN ('unpaid_hours', 'paid_hours', 'class_hours', 'paycheck_hours')
        UNION ALL
        SELECT student, project, year, line, amount, inside FROM day_cut
        UNION ALL
        SELECT student, project, year, 'above:' || line, amount, 1 FROM brought_above
    )
    WHERE project BETWEEN max(1, /*:first_project*/ 0 /**/)
            AND /*:last_project*/ 9223372036854775807 /**/
        AND project NOT IN (SELECT id FROM project WHERE type = 'placement'
            AND student BETWEEN /*:first_student*/ 0 /**/
                AND /*:last_student*/ 9223372036854775807 /**/)
),
part AS (
    SELECT student, project, year,
        ifnull(sum(amount) FILTER (WHERE place = 1), 0) AS cash_sales,
        ifnull(sum(amount) FILTER (WHERE place = 2), 0) AS used_at_home,
        ifnull(sum(amount) FILTER (WHERE place = 3), 0) AS bartered,
        ifnull(sum(amount) FILTER (WHERE place = 4), 0) AS labor_exchange,
        ifnull(sum(amount) FILTER (WHERE place = 5), 0) AS transferred_out,
        ifnull(sum(amount) FILTER (WHERE place = 6), 0) AS resale,
        ifnull(sum(amount) FILTER (WHERE place = 7), 0) AS cash_feed,
        ifnull(sum(amount) FILTER (WHERE place = 8), 0) AS noncash_feed,
        ifnull(sum(amount) FILTER (WHERE place = 9), 0) AS cash_other,
        ifnull(sum(amount) FILTER (WHERE place = 10), 0) AS noncash_other,
        ifnull(sum(amount) FILTER (WHERE place = 11), 0) AS gain_loss,
        ifnull(sum(amount) FILTER (WHERE place = 12), 0) AS raised,
        ifnull(sum(amount) FILTER (WHERE place = 13), 0) AS depreciation,
        ifnull(sum(amount) FILTER (WHERE place = 14 AND inside), 0) AS change,
        ifnull(sum(amount) FILTER (WHERE place = 15 OR place = 14 AND NOT inside), 0) AS found,
        ifnull(sum(amount) FILTER (WHERE place = 16), sum(CASE place WHEN 18 THEN amount
            WHEN 17 THEN -amount ELSE 0 END)) AS brought_change,
        ifnull(sum(amount) FILTER (WHERE place = 17), 0) AS brought_beginning,
        ifnull(sum(amount) FILTER (WHERE place = 18), 0) AS brought_ending,
        ifnull(sum(amount) FILTER (WHERE place = 19), 0) AS above_income,
        ifnull(sum(amount) FILTER (WHERE place = 20), 0) AS above_expense,
        ifnull(sum(amount) FILTER (WHERE place = 21), 0) AS above_operating,
        ifnull(sum(amount) FILTER (WHERE place = 22), 0) AS above_noncurrent,
        ifnull(sum(amount) FILTER (WHERE place = 23), 0) AS above_net
    FROM placed
    WHERE place IN (14, 15) OR inside AND place IS NOT NULL
    GROUP BY student, project, year
    HAVING max(inside)
),
counted AS MATERIALIZED (
    SELECT student, project, year, sum(amount) AS amount FROM placed WHERE place IN (14, 15)
    GROUP BY student, project, year
),
summed AS (
    SELECT *,
        ifnull((SELECT sum(c.amount) FROM counted AS c WHERE c.student = p.student
            AND c.project = p.project AND c.year < p.year), 0) + found AS beginning,
        cash_sales + used_at_home + bartered + labor_exchange + transferred_out + above_income
            AS operating_income,
        resale + cash_feed + noncash_feed + cash_other + noncash_other + above_expense
            AS operating_expense,
        change + brought_change AS inventory_change,
        gain_loss + raised - depreciation + above_noncurrent AS net_noncurrent
    FROM part AS p
)
SELECT s.number AS student, p.title AS project, n.year,
    n.cash_sales, n.used_at_home, n.bartered, n.labor_exchange, n.transferred_out,
    n.operating_income, n.resale, n.cash_feed, n.noncash_feed, n.cash_other, n.noncash_other,
    n.operating_expense,
    n.beginning + n.brought_beginning AS beginning_inventory,
    n.beginning + n.change + n.brought_ending AS ending_inventory,
    n.inventory_change,
    n.operating_income - n.operating_expense + n.inventory_change + n.above_operating
        AS net_operating,
    n.gain_loss, n.raised, n.depreciation, n.net_noncurrent,
    n.operating_income - n.operating_expense + n.inventory_change + n.above_operating
        + n.net_noncurrent + n.above_net AS net_income
FROM summed AS n CROSS JOIN student AS s ON s.id = n.student
CROSS JOIN project AS p ON p.id = n.project
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, n.year;

-- The records behind it. What was brought forward counts in its own column; of a total, what the
-- lines that were brought with it leave over.
DROP VIEW IF EXISTS drill_income;
CREATE TEMP VIEW drill_income AS
SELECT s.number AS student, p.title AS project,
    CAST(substr(max(e.date, /*:from*/ '0000-01-01' /**/), 1, 4) AS INTEGER) AS year,
    iif(e.date < /*:from*/ '0000-01-01' /**/, 'beginning_inventory', e.line) AS figure,
    e.amount * iif(e.line IN ('resale', 'cash_feed', 'noncash_feed', 'cash_other',
        'noncash_other', 'depreciation'), 1, -1) AS amount,
    e.date, e.kind, e.record
FROM posting AS e JOIN student AS s ON s.id = e.student JOIN project AS p ON p.id = e.project
WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND p.id BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND e.date <= /*:to*/ date('now', 'localtime') /**/
    AND p.type <> 'placement'
    AND (e.line IN ('beginning_inventory', 'inventory_change')
        OR e.date >= /*:from*/ '0000-01-01' /**/
            AND e.line IN ('cash_sales', 'used_at_home', 'bartered', 'labor_exchange',
                'transferred_out', 'resale', 'cash_feed', 'noncash_feed', 'cash_other',
                'noncash_other', 'gain_loss', 'raised', 'depreciation'))
UNION ALL
SELECT s.number, p.title, b.year, b.line, b.amount, b.year || '-12-31', 'brought_forward', b.record
FROM brought_above AS b JOIN student AS s ON s.id = b.student JOIN project AS p ON p.id = b.project
WHERE p.type <> 'placement'
UNION ALL
SELECT s.number, p.title, b.year,
    iif(b.line = 'ending_inventory', 'inventory_change', b.line),
    b.amount - iif(b.line <> 'ending_inventory', 0, ifnull((SELECT x.amount
        FROM brought_forward AS x WHERE x.student = b.student AND x.project = b.project
            AND x.year = b.year AND x.line = 'beginning_inventory'), 0)),
    b.year || '-12-31', 'brought_forward', b.id
FROM brought_forward AS b JOIN student AS s ON s.id = b.student JOIN project AS p ON p.id = b.project
WHERE b.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND p.id BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND b.year BETWEEN CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
        AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER)
    AND p.type <> 'placement'
    AND b.line NOT IN ('operating_income', 'operating_expense', 'net_operating', 'net_noncurrent',
        'net_income')
    AND NOT (b.line = 'ending_inventory' AND EXISTS (SELECT 1 FROM brought_forward AS x
        WHERE x.student = b.student AND x.project = b.project AND x.year = b.year
            AND x.line = 'inventory_change'));
