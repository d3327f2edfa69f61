-- The income statement: a row for each project but placement and each year with any record of it.
--
-- A year's beginning inventory is the ending inventory of the year before; in the first year it is
-- what was counted on `records_from`. A line brought forward is added to its column. A subtotal
-- brought forward stands for itself: what it is above the lines brought with it is added, so that a
-- whole old statement may be carried in, or its last line alone.

DROP VIEW IF EXISTS report_income;
CREATE VIEW report_income AS
WITH part AS (
    SELECT c.student, c.project, c.year, max(c.inside) AS shown,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('cash_sales', 'brought:cash_sales')), 0)
            AS cash_sales,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('used_at_home', 'brought:used_at_home')), 0)
            AS used_at_home,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('bartered', 'brought:bartered')), 0)
            AS bartered,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('labor_exchange', 'brought:labor_exchange')),
            0) AS labor_exchange,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('transferred_out',
            'brought:transferred_out')), 0) AS transferred_out,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('resale', 'brought:resale')), 0) AS resale,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('cash_feed', 'brought:cash_feed')), 0)
            AS cash_feed,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('noncash_feed', 'brought:noncash_feed')), 0)
            AS noncash_feed,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('cash_other', 'brought:cash_other')), 0)
            AS cash_other,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('noncash_other', 'brought:noncash_other')), 0)
            AS noncash_other,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('gain_loss', 'brought:gain_loss')), 0)
            AS gain_loss,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('raised', 'brought:raised')), 0) AS raised,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('depreciation', 'brought:depreciation')), 0)
            AS depreciation,
        ifnull(sum(c.amount) FILTER (WHERE c.line = 'beginning_inventory'
            OR c.line = 'inventory_change' AND NOT c.inside), 0) AS found,
        ifnull(sum(c.amount) FILTER (WHERE c.line = 'inventory_change' AND c.inside), 0) AS change,
        sum(c.amount) FILTER (WHERE c.line = 'brought:beginning_inventory') AS b_beginning,
        sum(c.amount) FILTER (WHERE c.line = 'brought:ending_inventory') AS b_ending,
        sum(c.amount) FILTER (WHERE c.line = 'brought:inventory_change') AS b_change,
        sum(c.amount) FILTER (WHERE c.line = 'brought:operating_income') AS b_income,
        sum(c.amount) FILTER (WHERE c.line = 'brought:operating_expense') AS b_expense,
        sum(c.amount) FILTER (WHERE c.line = 'brought:net_operating') AS b_operating,
        sum(c.amount) FILTER (WHERE c.line = 'brought:net_noncurrent') AS b_noncurrent,
        sum(c.amount) FILTER (WHERE c.line = 'brought:net_income') AS b_net,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('brought:cash_sales', 'brought:used_at_home',
            'brought:bartered', 'brought:labor_exchange', 'brought:transferred_out')), 0)
            AS lines_income,
        ifnull(sum(c.amount) FILTER (WHERE c.line IN ('brought:resale', 'brought:cash_feed',
            'brought:noncash_feed', 'brought:cash_other', 'brought:noncash_other')), 0)
            AS lines_expense,
        ifnull(sum(iif(c.line = 'brought:depreciation', -c.amount, c.amount))
            FILTER (WHERE c.line IN ('brought:gain_loss', 'brought:raised',
                'brought:depreciation')), 0) AS lines_noncurrent
    FROM line_cut AS c JOIN project AS p ON p.id = c.project
    WHERE p.type <> 'placement'
        AND p.id BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
        AND (c.line IN ('beginning_inventory', 'inventory_change')
            OR c.inside AND c.line IN ('cash_sales', 'used_at_home', 'bartered', 'labor_exchange',
                'transferred_out', 'resale', 'cash_feed', 'noncash_feed', 'cash_other',
                'noncash_other', 'gain_loss', 'raised', 'depreciation', 'brought:cash_sales',
                'brought:used_at_home', 'brought:bartered', 'brought:labor_exchange',
                'brought:transferred_out', 'brought:operating_income', 'brought:resale',
                'brought:cash_feed', 'brought:noncash_feed', 'brought:cash_other',
                'brought:noncash_other', 'brought:operating_expense', 'brought:beginning_inventory',
                'brought:ending_inventory', 'brought:inventory_change', 'brought:net_operating',
                'brought:gain_loss', 'brought:raised', 'brought:depreciation',
                'brought:net_noncurrent', 'brought:net_income'))
    GROUP BY c.student, c.project, c.year
),
carried AS (
    SELECT *,
        ifnull(sum(found + change) OVER (PARTITION BY student, project ORDER BY year
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) + found AS beginning,
        ifnull(b_change, ifnull(b_ending, 0) - ifnull(b_beginning, 0)) AS brought_change,
        ifnull(b_income, lines_income) AS brought_income,
        ifnull(b_expense, lines_expense) AS brought_expense,
        ifnull(b_noncurrent, lines_noncurrent) AS brought_noncurrent
    FROM part
),
summed AS (
    SELECT *,
        cash_sales + used_at_home + bartered + labor_exchange + transferred_out
            + brought_income - lines_income AS operating_income,
        resale + cash_feed + noncash_feed + cash_other + noncash_other
            + brought_expense - lines_expense AS operating_expense,
        change + brought_change AS inventory_change,
        gain_loss + raised - depreciation + brought_noncurrent - lines_noncurrent
            AS net_noncurrent,
        ifnull(b_operating, brought_income - brought_expense + brought_change) AS brought_operating
    FROM carried WHERE shown
),
netted AS (
    SELECT *,
        operating_income - operating_expense + inventory_change + brought_operating
            - (brought_income - brought_expense + brought_change) AS net_operating,
        brought_operating + brought_noncurrent AS brought_net
    FROM summed
)
SELECT s.number AS student, p.title AS project, n.year,
    n.cash_sales, n.used_at_home, n.bartered, n.labor_exchange, n.transferred_out,
    n.operating_income, n.resale, n.cash_feed, n.noncash_feed, n.cash_other, n.noncash_other,
    n.operating_expense,
    n.beginning + ifnull(n.b_beginning, 0) AS beginning_inventory,
    n.beginning + n.change + ifnull(n.b_ending, 0) AS ending_inventory,
    n.inventory_change, n.net_operating, n.gain_loss, n.raised, n.depreciation, n.net_noncurrent,
    n.net_operating + n.net_noncurrent + ifnull(n.b_net, n.brought_net) - n.brought_net
        AS net_income
FROM netted AS n JOIN student AS s ON s.id = n.student JOIN project AS p ON p.id = n.project
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, n.year;

-- The records behind it. What was brought forward counts in its own column; of a total, what the
-- lines that were brought with it leave over.
DROP VIEW IF EXISTS drill_income;
CREATE TEMP VIEW drill_income AS
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
            max(b.line = 'inventory_change') AS told_change,
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
SELECT s.number, p.title, b.year,
    iif(b.line = 'ending_inventory', 'inventory_change', b.line),
    b.amount - CASE b.line
        WHEN 'operating_income' THEN o.lines_income
        WHEN 'operating_expense' THEN o.lines_expense
        WHEN 'net_operating' THEN o.income - o.expense + o.change
        WHEN 'net_noncurrent' THEN o.lines_noncurrent
        WHEN 'net_income' THEN o.operating + o.noncurrent
        WHEN 'ending_inventory' THEN ifnull((SELECT x.amount FROM brought_forward AS x
            WHERE x.student = b.student AND x.project = b.project AND x.year = b.year
                AND x.line = 'beginning_inventory'), 0)
        ELSE 0 END,
    b.year || '-12-31', 'brought_forward', b.id
FROM brought_forward AS b
JOIN old AS o ON o.student = b.student AND o.project = b.project AND o.year = b.year
JOIN student AS s ON s.id = b.student JOIN project AS p ON p.id = b.project
WHERE b.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND p.id BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND b.year BETWEEN CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
        AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER)
    AND p.type <> 'placement' AND NOT (o.told_change AND b.line = 'ending_inventory');
