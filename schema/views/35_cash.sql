-- Cash: every movement of it, and what it was for. The movements of a student up to a day add up to
-- the `cash` of report_balance.
--
--   flow   operating_in, operating_out   sales and take-home pay; expenses and interest less refunds
--          capital_in, capital_out       lasting items sold; lasting items bought
--          borrowed, repaid              loans received as cash; principal paid back
--          personal_in, personal_out     own money and income from outside; taken out, spent outside
--          opening                       what was there as the records begin
--          unexplained                   what a count of the cash differed by
--   amount cents, above zero what came in

DROP VIEW IF EXISTS cash_move;
CREATE VIEW cash_move AS
SELECT student, project, date,
    CASE type WHEN 'expense' THEN 'operating_out' WHEN 'sale' THEN 'operating_in'
        WHEN 'interest' THEN 'operating_out' WHEN 'refund' THEN 'operating_out'
        WHEN 'loan_payment' THEN 'repaid' WHEN 'contribution' THEN 'personal_in'
        WHEN 'other_income' THEN 'personal_in' ELSE 'personal_out' END AS flow,
    amount, 'money' AS kind, record
FROM entry_money_cash WHERE account = 'assets:cash'
UNION ALL
SELECT student, project, date, 'operating_in', amount, 'paycheck', record
FROM entry_paycheck WHERE part = 5 AND account = 'assets:cash'
UNION ALL
SELECT student, project, date, 'borrowed', amount, 'loan', record
FROM entry_loan WHERE part = 2 AND account = 'assets:cash'
UNION ALL
SELECT student, project, date, 'capital_out', amount, 'asset', record
FROM entry_capital_bought WHERE part = 2 AND account = 'assets:cash'
UNION ALL
SELECT student, project, date, 'capital_in', amount, 'disposal', record
FROM entry_capital_sold WHERE account = 'assets:cash'
UNION ALL
SELECT student, NULL, date, 'opening', amount, 'balance', record
FROM entry_balance WHERE part = 1 AND account = 'assets:cash'
UNION ALL
SELECT student, NULL, date, 'unexplained', amount, 'balance', record
FROM entry_cash_count WHERE part = 1;
