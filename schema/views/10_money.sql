-- What money, paychecks and loans post.
--
-- Every entry view has the columns of `posting` (20_posting.sql) and `part`, the part of the record
-- that the row posts. Where the school keeps a project's proceeds, what would be cash is money that
-- the student never holds: withdrawn, kept by the school. Income and expense of a placement are one
-- line, `expenses`, but for the wages.

-- Part 1 is what it was for; 2 what was given or got instead of cash (something of equal value, a
-- promise, a loan); 3 the promise, on the day it was kept; 4 cash at once; 5 cash on that day.
DROP INDEX IF EXISTS money_paid;
CREATE INDEX money_paid ON money (student, paid_on) WHERE paid_on IS NOT NULL;

DROP VIEW IF EXISTS entry_money;
CREATE VIEW entry_money AS
SELECT m.student, iif(part = 2, ifnull(m.to_project, m.project), m.project) AS project,
    iif(part IN (3, 5), m.paid_on, m.date) AS date,
    CASE part
        WHEN 1 THEN CASE m.type
            WHEN 'sale' THEN 'income:' || ifnull(m.category, 'other')
            WHEN 'expense' THEN 'expenses:' || ifnull(m.category, 'miscellaneous')
            WHEN 'refund' THEN 'expenses:' || ifnull(m.category, 'miscellaneous')
            WHEN 'home_use' THEN 'income:home_use'
            WHEN 'barter' THEN 'income:barter'
            WHEN 'labor' THEN 'income:labor_exchange'
            WHEN 'transfer' THEN 'income:transfer'
            WHEN 'gift' THEN 'equity:gifts'
            WHEN 'interest' THEN 'expenses:interest'
            WHEN 'loan_payment' THEN 'liabilities:loan'
            WHEN 'contribution' THEN 'equity:contributions:' || ifnull(m.category, 'other')
            WHEN 'withdrawal' THEN 'equity:withdrawals:' || ifnull(m.category, 'other')
            WHEN 'other_income' THEN 'income:outside'
            ELSE 'expenses:outside' END
        WHEN 4 THEN iif(p.proceeds = 'school', 'equity:withdrawals:kept_by_school', 'assets:cash')
        WHEN 5 THEN iif(p.proceeds = 'school', 'equity:withdrawals:kept_by_school', 'assets:cash')
        ELSE CASE
            WHEN m.type IN ('barter', 'labor', 'transfer', 'gift')
                THEN 'expenses:' || ifnull(m.category, 'miscellaneous')
            WHEN m.type = 'home_use' THEN 'equity:withdrawals:home_use'
            WHEN m.settled = 'loan' THEN 'liabilities:loan'
            WHEN m.type IN ('sale', 'refund', 'contribution', 'other_income')
                THEN 'assets:receivable'
            ELSE 'liabilities:payable' END
    END AS account,
    m.amount * iif(part IN (1, 3), 1, -1) * iif(m.type IN ('expense', 'interest', 'loan_payment',
        'withdrawal', 'other_expense'), 1, -1) AS amount,
    CASE part
        WHEN 1 THEN CASE
            WHEN m.type = 'gift' THEN 'gifts'
            WHEN m.type = 'contribution' THEN 'contributions'
            WHEN m.type = 'withdrawal' THEN 'withdrawals'
            WHEN m.type = 'other_income' THEN 'outside_income'
            WHEN m.type = 'other_expense' THEN 'outside_expense'
            WHEN m.type = 'loan_payment' THEN NULL
            WHEN p.type = 'placement' THEN 'expenses'
            WHEN m.type = 'sale' THEN 'cash_sales'
            WHEN m.type = 'home_use' THEN 'used_at_home'
            WHEN m.type = 'barter' THEN 'bartered'
            WHEN m.type = 'labor' THEN 'labor_exchange'
            WHEN m.type = 'transfer' THEN 'transferred_out'
            WHEN m.type = 'interest' THEN 'cash_other'
            WHEN m.category = 'resale' THEN 'resale'
            WHEN m.category = 'feed' THEN 'cash_feed'
            ELSE 'cash_other' END
        WHEN 2 THEN CASE
            WHEN m.type = 'home_use' THEN 'withdrawals'
            WHEN m.type NOT IN ('barter', 'labor', 'transfer', 'gift') THEN NULL
            WHEN p.type = 'placement' THEN 'expenses'
            WHEN m.category = 'feed' THEN 'noncash_feed'
            ELSE 'noncash_other' END
        WHEN 3 THEN NULL
        ELSE iif(p.proceeds = 'school', 'withdrawals', NULL)
    END AS line,
    'money' AS kind, m.id AS record, m.memo,
    CASE WHEN part = 1 AND m.type = 'loan_payment' OR part = 2 AND m.settled = 'loan'
        THEN m.loan END AS item,
    part, m.date AS entered, m.paid_on
FROM money AS m
CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
    UNION ALL SELECT 5)
LEFT JOIN project AS p ON p.id = iif(part = 2, ifnull(m.to_project, m.project), m.project)
WHERE part = 1
    OR iif(m.type IN ('home_use', 'barter', 'labor', 'transfer', 'gift'), part = 2,
        CASE m.settled WHEN 'cash' THEN part = 4 WHEN 'loan' THEN part = 2
            ELSE part = 2 OR m.paid_on IS NOT NULL AND part <> 4 END);

-- Wages are what was earned; taxes and the like are taken out of them, and what the employer kept
-- back for a project's expenses has paid them.
DROP VIEW IF EXISTS entry_paycheck;
CREATE VIEW entry_paycheck AS
SELECT c.student, iif(part = 4, ifnull(c.sae_project, c.project), c.project) AS project, c.date,
    CASE part
        WHEN 1 THEN 'income:wages'
        WHEN 2 THEN 'equity:withdrawals:taxes'
        WHEN 3 THEN 'equity:withdrawals:other_withheld'
        WHEN 4 THEN 'expenses:' || ifnull(c.sae_category, 'miscellaneous')
        ELSE iif(p.proceeds = 'school', 'equity:withdrawals:kept_by_school', 'assets:cash')
    END AS account,
    CASE part WHEN 1 THEN -c.gross WHEN 2 THEN c.taxes WHEN 3 THEN c.other_withheld
        WHEN 4 THEN c.sae_withheld
        ELSE c.gross - c.taxes - c.sae_withheld - c.other_withheld END AS amount,
    CASE part
        WHEN 1 THEN iif(p.type = 'placement', 'gross', 'cash_sales')
        WHEN 2 THEN 'withdrawals'
        WHEN 3 THEN 'withdrawals'
        WHEN 4 THEN CASE WHEN p.type = 'placement' THEN 'expenses'
            WHEN c.sae_category = 'resale' THEN 'resale'
            WHEN c.sae_category = 'feed' THEN 'cash_feed'
            ELSE 'cash_other' END
        ELSE iif(p.proceeds = 'school', 'withdrawals', NULL) END AS line,
    'paycheck' AS kind, c.id AS record,
    CASE part WHEN 1 THEN 'wages' WHEN 2 THEN 'taxes withheld' WHEN 3 THEN 'other withheld'
        WHEN 4 THEN 'kept back for SAE expenses' ELSE 'take-home pay' END AS memo,
    CASE WHEN part = 1 OR part = 4 AND ifnull(c.sae_project, c.project) = c.project
        THEN c.position END AS item,
    part
FROM paycheck AS c
CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
    UNION ALL SELECT 5)
LEFT JOIN project AS p ON p.id = iif(part = 4, ifnull(c.sae_project, c.project), c.project)
WHERE CASE part WHEN 2 THEN c.taxes WHEN 3 THEN c.other_withheld WHEN 4 THEN c.sae_withheld
    WHEN 5 THEN c.gross - c.taxes - c.sae_withheld - c.other_withheld ELSE 1 END <> 0;

-- A loan received as goods is posted by the purchases that name it.
DROP VIEW IF EXISTS entry_loan;
CREATE VIEW entry_loan AS
SELECT l.student, l.project, iif(l.received = 'beginning', s.records_from, l.date) AS date,
    CASE WHEN part = 1 THEN 'liabilities:loan'
        WHEN l.received = 'beginning' THEN 'equity:beginning'
        WHEN p.proceeds = 'school' THEN 'equity:withdrawals:kept_by_school'
        ELSE 'assets:cash' END AS account,
    iif(part = 1, -l.principal, l.principal) AS amount,
    CASE WHEN part = 1 THEN NULL
        WHEN l.received = 'beginning' THEN 'beginning'
        WHEN p.proceeds = 'school' THEN 'withdrawals' END AS line,
    'loan' AS kind, l.id AS record, l.lender AS memo, iif(part = 1, l.id, NULL) AS item, part
FROM loan AS l JOIN student AS s ON s.id = l.student
CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2)
LEFT JOIN project AS p ON p.id = l.project
WHERE l.received <> 'goods';
