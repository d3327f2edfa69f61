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

-- Cash counted after `records_from`: all cash items of a day are one count, and the ledger goes on
-- from it. What it differs by from the count before and all that the records say has moved since is
-- unexplained. Each sum looks only at the days between, so all counts together look once.
DROP VIEW IF EXISTS cash_count;
CREATE VIEW cash_count AS
SELECT DISTINCT student, date, record, (SELECT sum(b.amount) FROM balance AS b
        WHERE b.student = c.student AND b.class = 'cash' AND b.as_of = c.date)
    - ifnull(CASE WHEN since = '' THEN (SELECT sum(b.amount) FROM balance AS b
            WHERE b.student = c.student AND b.class = 'cash' AND b.as_of <= records_from
                AND NOT EXISTS (SELECT 1 FROM balance AS x WHERE x.student = b.student
                    AND x.class = 'cash' AND x.item = b.item COLLATE NOCASE
                    AND x.as_of > b.as_of AND x.as_of <= records_from))
        ELSE (SELECT sum(b.amount) FROM balance AS b WHERE b.student = c.student
            AND b.class = 'cash' AND b.as_of = since) END, 0)
    - ifnull((SELECT sum(e.amount) FROM entry_money_cash AS e WHERE e.student = c.student
        AND e.entered > since AND e.entered <= c.date AND e.settled = 'cash'
        AND e.account = 'assets:cash'), 0)
    - ifnull((SELECT sum(e.amount) FROM entry_money_cash AS e WHERE e.student = c.student
        AND e.paid_on > since AND e.paid_on <= c.date AND e.settled = 'later'
        AND e.account = 'assets:cash'), 0)
    - ifnull((SELECT sum(e.amount) FROM entry_paycheck AS e WHERE e.student = c.student
        AND e.date > since AND e.date <= c.date AND part = 5
        AND e.account = 'assets:cash'), 0)
    - ifnull((SELECT sum(e.amount) FROM entry_loan AS e WHERE e.student = c.student
        AND e.date > since AND e.date <= c.date AND e.account = 'assets:cash'), 0)
    - ifnull((SELECT sum(e.amount) FROM entry_capital_bought AS e WHERE e.student = c.student
        AND e.date > since AND e.date <= c.date AND e.account = 'assets:cash'), 0)
    - ifnull((SELECT sum(e.amount) FROM entry_capital_sold AS e WHERE e.student = c.student
        AND e.date > since AND e.date <= c.date AND e.account = 'assets:cash'), 0)
    AS difference
FROM (
    SELECT DISTINCT b.student, b.as_of AS date, b.id AS record, s.records_from,
        ifnull((SELECT max(x.as_of) FROM balance AS x WHERE x.student = b.student
            AND x.class = 'cash' AND x.as_of < b.as_of AND x.as_of > s.records_from), '') AS since
    FROM balance AS b CROSS JOIN student AS s ON s.id = b.student
    WHERE b.class = 'cash' AND b.as_of > s.records_from
        AND NOT EXISTS (SELECT 1 FROM balance AS x WHERE x.student = b.student
            AND x.class = 'cash' AND x.as_of = b.as_of AND x.id < b.id)
) AS c;

DROP VIEW IF EXISTS entry_cash_count;
CREATE VIEW entry_cash_count AS
SELECT student, NULL AS project, date,
    iif(part = 1, 'assets:cash', 'equity:unexplained') AS account,
    iif(part = 1, difference, -difference) AS amount,
    iif(part = 1, NULL, 'unexplained') AS line,
    'balance' AS kind, record, 'cash count' AS memo, NULL AS item, part
FROM cash_count CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2)
WHERE difference <> 0;

-- What all records but those of money post; and with what cash was counted, which is nothing but
-- cash and its difference
DROP VIEW IF EXISTS posting_owned;
CREATE VIEW posting_owned AS
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_paycheck
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_loan
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_capital
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item
FROM entry_capital_bought
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item
FROM entry_capital_sold
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_stock
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_balance;

DROP VIEW IF EXISTS posting_other;
CREATE VIEW posting_other AS
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM posting_owned
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_cash_count;

DROP VIEW IF EXISTS posting;
CREATE VIEW posting AS
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_money
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item
FROM entry_money_instead
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_money_kept
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_money_cash
UNION ALL
SELECT student, project, date, account, amount, line, kind, record, memo, item FROM posting_other;
