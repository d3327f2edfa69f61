-- The balance sheet of each student at the end of a day. A loan is current if it is due within
-- twelve months of the day, or nobody said when.
--
-- Nothing is owned that did not come from somewhere: what all postings but those of cash add up to
-- is what cash must be, with the sign turned. So cash is not added up from a chapter's every sale
-- and purchase, but from the lines of its statements, which the totals hold.

-- What is owned and owed on the day, but for cash
DROP VIEW IF EXISTS balance_owned;
CREATE VIEW balance_owned AS
WITH owing AS ( -- money that has to do with more than cash
    SELECT id FROM money
    WHERE (settled <> 'cash' OR type = 'loan_payment')
        AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
)
SELECT student, account, amount, item FROM entry_money
WHERE record IN (SELECT id FROM owing) AND line IS NULL
    AND date <= /*:to*/ date('now', 'localtime') /**/
UNION ALL
SELECT student, account, amount, item FROM entry_money_instead
WHERE record IN (SELECT id FROM owing) AND line IS NULL
    AND date <= /*:to*/ date('now', 'localtime') /**/
UNION ALL
SELECT student, account, amount, item FROM entry_money_kept
WHERE record IN (SELECT id FROM owing) AND date <= /*:to*/ date('now', 'localtime') /**/
UNION ALL
SELECT student, account, amount, item FROM posting_owned
WHERE line IS NULL AND account <> 'assets:cash'
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND date <= /*:to*/ date('now', 'localtime') /**/;

DROP VIEW IF EXISTS report_balance;
CREATE VIEW report_balance AS
WITH part AS (
    SELECT student, account, amount, item FROM balance_owned
    UNION ALL
    -- What it came from and went to, which the totals know; a line of expenses has the other sign.
    -- Grouped here, in the order of the totals' key, because a chapter has many.
    SELECT student, 'lines', sum(CASE line WHEN 'cash_other' THEN amount
        WHEN 'cash_sales' THEN -amount WHEN 'cash_feed' THEN amount WHEN 'expenses' THEN amount
        WHEN 'resale' THEN amount WHEN 'noncash_feed' THEN amount WHEN 'noncash_other' THEN amount
        WHEN 'depreciation' THEN amount WHEN 'outside_expense' THEN amount
        WHEN 'withdrawals' THEN amount ELSE -amount END), NULL
    FROM year_cut
    WHERE line NOT IN ('unpaid_hours', 'paid_hours', 'class_hours', 'paycheck_hours', 'education',
            'idle_found', 'idle')
        AND line NOT BETWEEN 'brought:' AND 'brought;'
    GROUP BY student
    UNION ALL
    SELECT student, 'lines', iif(line IN ('resale', 'cash_feed', 'noncash_feed', 'cash_other',
        'noncash_other', 'depreciation', 'expenses', 'outside_expense', 'withdrawals'),
        amount, -amount), NULL
    FROM day_cut WHERE line NOT IN ('education', 'idle_found', 'idle')
),
held AS (
    SELECT p.student,
        -sum(p.amount) AS cash,
        sum(p.amount) FILTER (WHERE p.account = 'assets:current_inventory') AS current_inventory,
        sum(p.amount) FILTER (WHERE p.account = 'assets:receivable') AS receivables,
        sum(p.amount) FILTER (WHERE p.account IN ('assets:prepaid', 'assets:current_asset'))
            AS other_current,
        sum(p.amount) FILTER (WHERE p.account IN ('assets:capital', 'assets:depreciation',
            'assets:valuation', 'assets:noncurrent_asset')) AS noncurrent,
        -sum(p.amount) FILTER (WHERE p.account IN ('liabilities:payable',
            'liabilities:current_liability') OR p.account = 'liabilities:loan'
            AND ifnull(l.due, '') <= date(/*:to*/ date('now', 'localtime') /**/, '+12 months'))
            AS owed_soon,
        -sum(p.amount) FILTER (WHERE p.account = 'liabilities:noncurrent_liability'
            OR p.account = 'liabilities:loan'
            AND l.due > date(/*:to*/ date('now', 'localtime') /**/, '+12 months')) AS owed_later
    FROM part AS p LEFT JOIN loan AS l ON l.id = p.item AND p.account = 'liabilities:loan'
    GROUP BY p.student
)
SELECT student, as_of, cash, current_inventory, receivables, current_assets, noncurrent_assets,
    current_assets + noncurrent_assets AS total_assets,
    current_liabilities, noncurrent_liabilities,
    current_liabilities + noncurrent_liabilities AS total_liabilities,
    current_assets + noncurrent_assets - current_liabilities - noncurrent_liabilities AS net_worth
FROM (
    SELECT s.number AS student, /*:to*/ date('now', 'localtime') /**/ AS as_of,
        ifnull(h.cash, 0) AS cash, ifnull(h.current_inventory, 0) AS current_inventory,
        ifnull(h.receivables, 0) AS receivables,
        ifnull(h.cash, 0) + ifnull(h.current_inventory, 0) + ifnull(h.receivables, 0)
            + ifnull(h.other_current, 0) AS current_assets,
        ifnull(h.noncurrent, 0) AS noncurrent_assets,
        ifnull(h.owed_soon, 0) AS current_liabilities,
        ifnull(h.owed_later, 0) AS noncurrent_liabilities
    FROM student AS s LEFT JOIN held AS h ON h.student = s.id
    WHERE s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
)
ORDER BY +student COLLATE NOCASE;

-- The records behind it.
DROP VIEW IF EXISTS drill_balance;
CREATE TEMP VIEW drill_balance AS
SELECT s.number AS student, /*:to*/ date('now', 'localtime') /**/ AS as_of,
    CASE p.account
        WHEN 'assets:cash' THEN 'cash'
        WHEN 'assets:current_inventory' THEN 'current_inventory'
        WHEN 'assets:receivable' THEN 'receivables'
        WHEN 'assets:prepaid' THEN 'current_assets'
        WHEN 'assets:current_asset' THEN 'current_assets'
        WHEN 'liabilities:payable' THEN 'current_liabilities'
        WHEN 'liabilities:current_liability' THEN 'current_liabilities'
        WHEN 'liabilities:noncurrent_liability' THEN 'noncurrent_liabilities'
        WHEN 'liabilities:loan' THEN iif(ifnull(l.due, '')
            <= date(/*:to*/ date('now', 'localtime') /**/, '+12 months'),
            'current_liabilities', 'noncurrent_liabilities')
        ELSE 'noncurrent_assets' END AS figure,
    iif(p.account LIKE 'liabilities:%', -p.amount, p.amount) AS amount,
    p.date, p.kind, p.record
FROM posting AS p JOIN student AS s ON s.id = p.student
LEFT JOIN loan AS l ON l.id = p.item AND p.account = 'liabilities:loan'
WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND p.date <= /*:to*/ date('now', 'localtime') /**/
    AND (p.account LIKE 'assets:%' OR p.account LIKE 'liabilities:%');
