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

DROP VIEW IF EXISTS entry;
CREATE VIEW entry AS
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_money
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_paycheck
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_loan
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_capital
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_stock
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_balance
UNION ALL
SELECT student, project, date, 'assets:cash', amount, NULL, kind, record, memo, NULL FROM cash_flow
UNION ALL
SELECT student, NULL, date, iif(side = 1, 'assets:cash', 'equity:unexplained'), difference * side,
    iif(side = 1, NULL, 'unexplained'), 'balance', record, 'cash count', NULL
FROM cash_count CROSS JOIN (SELECT 1 AS side UNION ALL SELECT -1);

-- What the project makes of it. Income and expense without a project are outside the SAE. Where the
-- school keeps the proceeds, cash is money that the student never holds. A placement has two lines:
-- wages, and all the rest.
DROP VIEW IF EXISTS posting;
CREATE VIEW posting AS
SELECT e.student, e.project, e.date,
    CASE WHEN e.account = 'assets:cash' AND p.proceeds = 'school'
            THEN 'equity:withdrawals:kept_by_school'
        WHEN e.project IS NULL AND substr(e.account, 1, 2) IN ('in', 'ex')
            THEN iif(e.amount > 0, 'expenses:outside', 'income:outside')
        ELSE e.account END AS account,
    e.amount,
    CASE WHEN e.account = 'assets:cash' THEN iif(p.proceeds = 'school', 'withdrawals', NULL)
        WHEN substr(e.account, 1, 2) NOT IN ('in', 'ex') THEN e.line
        WHEN e.project IS NULL THEN iif(e.amount > 0, 'outside_expense', 'outside_income')
        WHEN p.type = 'placement' THEN iif(e.account = 'income:wages', 'gross', 'expenses')
        ELSE e.line END AS line,
    e.kind, e.record, e.memo, e.item
FROM entry AS e LEFT JOIN project AS p ON p.id = e.project;
