-- What money, paychecks and loans post.
--
-- Every entry view has the columns of `posting` (20_posting.sql); `part` is the part of the record
-- that the row posts. Where the school keeps a project's proceeds, what would be cash is money that
-- the student never holds: withdrawn, kept by the school. Income and expense of a placement are one
-- line, `expenses`, but for the wages.
--
-- A chapter has more money records than all others, so each of their parts is a view of its own:
-- trying every part with every record took three times as long. What is frequent is asked first.

DROP INDEX IF EXISTS money_paid;
CREATE INDEX money_paid ON money (student, paid_on) WHERE paid_on IS NOT NULL;

DROP INDEX IF EXISTS money_owing;
CREATE INDEX money_owing ON money (student) WHERE settled <> 'cash' OR type = 'loan_payment';

DROP INDEX IF EXISTS project_school;
CREATE INDEX project_school ON project (id) WHERE proceeds = 'school';

-- What it was for
DROP VIEW IF EXISTS entry_money;
CREATE VIEW entry_money AS
SELECT m.student, m.project, m.date,
    CASE m.type
        WHEN 'expense' THEN 'expenses:' || ifnull(m.category, 'miscellaneous')
        WHEN 'sale' THEN 'income:' || ifnull(m.category, 'other')
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
        ELSE 'expenses:outside'
    END AS account,
    m.amount * CASE m.type WHEN 'expense' THEN 1 WHEN 'sale' THEN -1 WHEN 'interest' THEN 1
        WHEN 'loan_payment' THEN 1 WHEN 'withdrawal' THEN 1 WHEN 'other_expense' THEN 1
        ELSE -1 END AS amount,
    CASE m.type
        WHEN 'expense' THEN CASE WHEN p.type = 'placement' THEN 'expenses'
            ELSE CASE m.category WHEN 'feed' THEN 'cash_feed' WHEN 'resale' THEN 'resale'
                ELSE 'cash_other' END END
        WHEN 'sale' THEN iif(p.type = 'placement', 'expenses', 'cash_sales')
        WHEN 'gift' THEN 'gifts'
        WHEN 'contribution' THEN 'contributions'
        WHEN 'withdrawal' THEN 'withdrawals'
        WHEN 'other_income' THEN 'outside_income'
        WHEN 'other_expense' THEN 'outside_expense'
        WHEN 'loan_payment' THEN NULL
        ELSE CASE WHEN p.type = 'placement' THEN 'expenses'
            WHEN m.type = 'home_use' THEN 'used_at_home'
            WHEN m.type = 'barter' THEN 'bartered'
            WHEN m.type = 'labor' THEN 'labor_exchange'
            WHEN m.type = 'transfer' THEN 'transferred_out'
            WHEN m.type = 'interest' THEN 'cash_other'
            WHEN m.category = 'resale' THEN 'resale'
            WHEN m.category = 'feed' THEN 'cash_feed'
            ELSE 'cash_other' END
    END AS line,
    'money' AS kind, m.id AS record, m.memo,
    CASE m.type WHEN 'loan_payment' THEN m.loan END AS item
FROM money AS m LEFT JOIN project AS p ON p.id = m.project;

-- What was given or got instead of cash: something of equal value, a promise, a loan
DROP VIEW IF EXISTS entry_money_instead;
CREATE VIEW entry_money_instead AS
SELECT m.student, ifnull(m.to_project, m.project) AS project, m.date,
    CASE
        WHEN m.type IN ('barter', 'labor', 'transfer', 'gift')
            THEN 'expenses:' || ifnull(m.category, 'miscellaneous')
        WHEN m.type = 'home_use' THEN 'equity:withdrawals:home_use'
        WHEN m.settled = 'loan' THEN 'liabilities:loan'
        WHEN m.type IN ('sale', 'refund', 'contribution', 'other_income')
            THEN 'assets:receivable'
        ELSE 'liabilities:payable' END AS account,
    m.amount * iif(m.type IN ('expense', 'interest', 'loan_payment', 'withdrawal',
        'other_expense'), -1, 1) AS amount,
    CASE
        WHEN m.type = 'home_use' THEN 'withdrawals'
        WHEN m.type NOT IN ('barter', 'labor', 'transfer', 'gift') THEN NULL
        WHEN p.type = 'placement' THEN 'expenses'
        WHEN m.category = 'feed' THEN 'noncash_feed'
        ELSE 'noncash_other' END AS line,
    'money' AS kind, m.id AS record, m.memo, CASE m.settled WHEN 'loan' THEN m.loan END AS item
FROM money AS m LEFT JOIN project AS p ON p.id = ifnull(m.to_project, m.project)
WHERE m.settled <> 'cash'
    OR CASE m.type WHEN 'expense' THEN 0 WHEN 'sale' THEN 0 ELSE m.type IN ('home_use', 'barter',
        'labor', 'transfer', 'gift') END;

-- The promise, on the day it was kept
DROP VIEW IF EXISTS entry_money_kept;
CREATE VIEW entry_money_kept AS
SELECT m.student, m.project, m.paid_on AS date,
    iif(m.type IN ('sale', 'refund', 'contribution', 'other_income'), 'assets:receivable',
        'liabilities:payable') AS account,
    m.amount * iif(m.type IN ('expense', 'interest', 'loan_payment', 'withdrawal',
        'other_expense'), 1, -1) AS amount,
    NULL AS line, 'money' AS kind, m.id AS record, m.memo, NULL AS item
FROM money AS m
WHERE m.paid_on IS NOT NULL AND m.settled = 'later'
    AND m.type NOT IN ('home_use', 'barter', 'labor', 'transfer', 'gift');

-- Cash, at once or on that day
DROP VIEW IF EXISTS entry_money_cash;
CREATE VIEW entry_money_cash AS
SELECT m.student, m.project, iif(m.settled = 'cash', m.date, m.paid_on) AS date,
    iif(p.proceeds = 'school', 'equity:withdrawals:kept_by_school', 'assets:cash') AS account,
    m.amount * CASE m.type WHEN 'expense' THEN -1 WHEN 'sale' THEN 1 WHEN 'interest' THEN -1
        WHEN 'loan_payment' THEN -1 WHEN 'withdrawal' THEN -1 WHEN 'other_expense' THEN -1
        ELSE 1 END AS amount,
    iif(p.proceeds = 'school', 'withdrawals', NULL) AS line,
    'money' AS kind, m.id AS record, m.memo, NULL AS item, m.settled, m.date AS entered, m.paid_on,
    m.type
FROM money AS m LEFT JOIN project AS p ON p.id = m.project
WHERE (m.settled = 'cash' OR m.settled = 'later' AND m.paid_on IS NOT NULL)
    AND CASE m.type WHEN 'expense' THEN 1 WHEN 'sale' THEN 1 ELSE m.type NOT IN ('home_use',
        'barter', 'labor', 'transfer', 'gift') END;

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
