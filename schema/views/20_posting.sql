-- The ledger: every posting of every record.
--
--   student, project   whose, and which project's (NULL: none)
--   date, account      `assets: liabilities: equity: income: expenses:`
--   amount             cents, a debit above zero; the postings of a record add up to zero
--   line               the column of `report_income` or `report_placement`, or the movement of
--                      net worth, that it belongs to; NULL for what is owned or owed
--   kind, record       the record that made it
--   memo               in the record's own words
--   item               the loan, capital item or position that it is about, if any
--
-- A record that changed nothing may post zero: it is still a record of its line.

-- Every movement of cash but for the counts.
DROP VIEW IF EXISTS cash_flow;
CREATE VIEW cash_flow AS
SELECT student, date, amount FROM entry_money WHERE part = 4 AND account = 'assets:cash'
UNION ALL
SELECT student, date, amount FROM entry_paycheck WHERE part = 5 AND account = 'assets:cash'
UNION ALL
SELECT student, date, amount FROM entry_loan WHERE part = 2 AND account = 'assets:cash'
UNION ALL
SELECT student, date, amount FROM entry_capital_cash WHERE part = 2 AND account = 'assets:cash'
UNION ALL
SELECT student, date, amount FROM entry_balance WHERE part = 1 AND account = 'assets:cash';

-- Cash counted after `records_from`: all cash items of a day are one count, and the ledger goes on
-- from it. What it differs by from what the records lead to is unexplained. (Windows and no GROUP
-- BY: a student's number passes through them to the tables.)
DROP VIEW IF EXISTS cash_count;
CREATE VIEW cash_count AS
SELECT student, date, record, gap - before AS difference
FROM (
    SELECT student, date, record, gap,
        lag(gap, 1, 0) OVER (PARTITION BY student ORDER BY date) AS before
    FROM (
        SELECT student, date, record,
            counted - sum(flow) OVER (PARTITION BY student ORDER BY date) AS gap
        FROM (
            SELECT student, date, amount AS flow, NULL AS counted, NULL AS record
            FROM cash_flow
            UNION ALL
            SELECT b.student, b.as_of, 0, sum(b.amount), min(b.id)
            FROM balance AS b JOIN student AS s ON s.id = b.student
            WHERE b.class = 'cash' AND b.as_of > s.records_from
            GROUP BY b.student, b.as_of
        )
    )
    WHERE record IS NOT NULL
)
WHERE gap <> before;

DROP VIEW IF EXISTS entry_cash_count;
CREATE VIEW entry_cash_count AS
SELECT student, NULL AS project, date,
    iif(part = 1, 'assets:cash', 'equity:unexplained') AS account,
    iif(part = 1, difference, -difference) AS amount,
    iif(part = 1, NULL, 'unexplained') AS line,
    'balance' AS kind, record, 'cash count' AS memo, NULL AS item, part
FROM cash_count CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2);

DROP VIEW IF EXISTS posting;
CREATE VIEW posting AS
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_money
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_paycheck
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_loan
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_capital
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item
FROM entry_capital_cash
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_stock
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_balance
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item
FROM entry_cash_count;
