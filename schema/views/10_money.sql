-- What money, paychecks and loans post, but for the cash, which is in 13_cash.sql.
--
-- Every entry view has the columns of `posting` (20_posting.sql): amount is cents, a debit above
-- zero; line is the line of the application, as if the project were an ownership one, or the
-- movement of net worth; item is the loan, the capital item or the position that it is about.

DROP VIEW IF EXISTS entry_money;
CREATE VIEW entry_money AS
-- What it was for
SELECT student, project, date,
    CASE type
        WHEN 'sale' THEN 'income:' || ifnull(category, 'other')
        WHEN 'expense' THEN 'expenses:' || ifnull(category, 'miscellaneous')
        WHEN 'refund' THEN 'expenses:' || ifnull(category, 'miscellaneous')
        WHEN 'home_use' THEN 'income:home_use'
        WHEN 'barter' THEN 'income:barter'
        WHEN 'labor' THEN 'income:labor_exchange'
        WHEN 'transfer' THEN 'income:transfer'
        WHEN 'gift' THEN 'equity:gifts'
        WHEN 'interest' THEN 'expenses:interest'
        WHEN 'loan_payment' THEN 'liabilities:loan'
        WHEN 'contribution' THEN 'equity:contributions:' || ifnull(category, 'other')
        WHEN 'withdrawal' THEN 'equity:withdrawals:' || ifnull(category, 'other')
        WHEN 'other_income' THEN 'income:outside'
        ELSE 'expenses:outside'
    END AS account,
    CASE WHEN type IN ('expense', 'interest', 'loan_payment', 'withdrawal', 'other_expense')
        THEN amount ELSE -amount END AS amount,
    CASE type
        WHEN 'sale' THEN 'cash_sales'
        WHEN 'home_use' THEN 'used_at_home'
        WHEN 'barter' THEN 'bartered'
        WHEN 'labor' THEN 'labor_exchange'
        WHEN 'transfer' THEN 'transferred_out'
        WHEN 'gift' THEN 'gifts'
        WHEN 'loan_payment' THEN NULL
        WHEN 'contribution' THEN 'contributions'
        WHEN 'withdrawal' THEN 'withdrawals'
        WHEN 'other_income' THEN 'outside_income'
        WHEN 'other_expense' THEN 'outside_expense'
        WHEN 'interest' THEN 'cash_other'
        ELSE CASE category WHEN 'resale' THEN 'resale' WHEN 'feed' THEN 'cash_feed'
            ELSE 'cash_other' END
    END AS line,
    'money' AS kind, id AS record, memo,
    CASE type WHEN 'loan_payment' THEN loan END AS item
FROM money
UNION ALL
-- What was given for it, where that was no cash: something of equal value, a promise, a loan
SELECT student, ifnull(to_project, project), date,
    CASE WHEN type IN ('barter', 'labor', 'transfer', 'gift')
            THEN 'expenses:' || ifnull(category, 'miscellaneous')
        WHEN type = 'home_use' THEN 'equity:withdrawals:home_use'
        WHEN settled = 'loan' THEN 'liabilities:loan'
        WHEN type IN ('sale', 'refund', 'contribution', 'other_income') THEN 'assets:receivable'
        ELSE 'liabilities:payable'
    END,
    CASE WHEN type IN ('expense', 'interest', 'loan_payment', 'withdrawal', 'other_expense')
        THEN -amount ELSE amount END,
    CASE WHEN type IN ('barter', 'labor', 'transfer', 'gift')
            THEN CASE category WHEN 'feed' THEN 'noncash_feed' ELSE 'noncash_other' END
        WHEN type = 'home_use' THEN 'withdrawals'
    END,
    'money', id, memo,
    CASE settled WHEN 'loan' THEN loan END
FROM money
WHERE settled <> 'cash' OR type IN ('home_use', 'barter', 'labor', 'transfer', 'gift')
UNION ALL
-- The promise, on the day it was kept
SELECT student, project, paid_on,
    iif(type IN ('sale', 'refund', 'contribution', 'other_income'),
        'assets:receivable', 'liabilities:payable'),
    iif(type IN ('sale', 'refund', 'contribution', 'other_income'), -amount, amount),
    NULL, 'money', id, memo, NULL
FROM money
WHERE paid_on IS NOT NULL AND type NOT IN ('home_use', 'barter', 'labor', 'transfer', 'gift');

-- Wages are what was earned; taxes and the like are taken out of them, and what the employer kept
-- back for a project's expenses has paid them.
DROP VIEW IF EXISTS entry_paycheck;
CREATE VIEW entry_paycheck AS
SELECT student,
    CASE part WHEN 4 THEN ifnull(sae_project, project) ELSE project END AS project,
    date,
    CASE part
        WHEN 1 THEN 'income:wages'
        WHEN 2 THEN 'equity:withdrawals:taxes'
        WHEN 3 THEN 'equity:withdrawals:other_withheld'
        ELSE 'expenses:' || ifnull(sae_category, 'miscellaneous') END AS account,
    CASE part WHEN 1 THEN -gross WHEN 2 THEN taxes WHEN 3 THEN other_withheld
        ELSE sae_withheld END AS amount,
    CASE part WHEN 1 THEN 'cash_sales' WHEN 2 THEN 'withdrawals' WHEN 3 THEN 'withdrawals'
        ELSE CASE sae_category WHEN 'resale' THEN 'resale' WHEN 'feed' THEN 'cash_feed'
            ELSE 'cash_other' END END AS line,
    'paycheck' AS kind, id AS record,
    CASE part WHEN 1 THEN 'wages' WHEN 2 THEN 'taxes withheld' WHEN 3 THEN 'other withheld'
        ELSE 'kept back for SAE expenses' END AS memo,
    CASE WHEN part = 1 OR part = 4 AND ifnull(sae_project, project) = project THEN position END
        AS item
FROM paycheck
CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4)
WHERE amount <> 0;

-- A loan received as goods is posted by the purchases that name it.
DROP VIEW IF EXISTS entry_loan;
CREATE VIEW entry_loan AS
SELECT l.student, l.project,
    CASE l.received WHEN 'beginning' THEN s.records_from ELSE l.date END AS date,
    iif(side = -1, 'liabilities:loan', 'equity:beginning') AS account,
    l.principal * side AS amount,
    iif(side = -1, NULL, 'beginning') AS line,
    'loan' AS kind, l.id AS record, l.lender AS memo,
    iif(side = -1, l.id, NULL) AS item
FROM loan AS l JOIN student AS s ON s.id = l.student
CROSS JOIN (SELECT -1 AS side UNION ALL SELECT 1)
WHERE l.received <> 'goods' AND (side = -1 OR l.received = 'beginning');
