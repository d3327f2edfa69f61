-- What a student has put to work in the SAE: productive equity as the records begin and at the end
-- of a day, and what has come from outside and gone to education in between. From these the degree
-- profiles take what counts as invested (src/report/invested.h).
--
-- Equity is counted from `records_from` on. What a book kept before counted as invested is brought
-- forward as a total of its own, and added where a rule looks at the change.
--
-- Productive equity is net worth less what is idle: personal things and debts, and things of the
-- SAE that were said not to be productive. Cash and savings are all productive.

DROP VIEW IF EXISTS invested;
CREATE VIEW invested AS
SELECT c.student,
    ifnull(sum(iif(c.line = 'idle_found', -c.amount, c.amount)) FILTER (
        WHERE c.line IN ('beginning', 'beginning_inventory', 'idle_found')), 0) AS beginning,
    ifnull(sum(iif(c.line IN ('resale', 'cash_feed', 'noncash_feed', 'cash_other', 'noncash_other',
        'depreciation', 'expenses', 'outside_expense', 'withdrawals', 'idle', 'idle_found'),
        -c.amount, c.amount)) FILTER (
            WHERE c.line NOT IN ('education', 'brought:invested')), 0) AS ending,
    ifnull(sum(c.amount) FILTER (WHERE c.line = 'outside_income'), 0) AS outside_income,
    ifnull(sum(c.amount) FILTER (WHERE c.line = 'gifts'), 0) AS gifts,
    ifnull(sum(c.amount) FILTER (WHERE c.line = 'contributions'), 0) AS contributions,
    ifnull(sum(c.amount) FILTER (WHERE c.line = 'education'), 0) AS education,
    ifnull(sum(c.amount) FILTER (WHERE c.line = 'brought:invested'), 0) AS brought
FROM line_cut AS c
WHERE c.line IN ('beginning', 'beginning_inventory', 'cash_sales', 'used_at_home', 'bartered',
    'labor_exchange', 'transferred_out', 'resale', 'cash_feed', 'noncash_feed', 'cash_other',
    'noncash_other', 'inventory_change', 'gain_loss', 'raised', 'depreciation', 'gross',
    'expenses', 'outside_income', 'outside_expense', 'contributions', 'gifts', 'raised_equity',
    'valuation', 'other_changes', 'unexplained', 'withdrawals', 'education', 'idle', 'idle_found',
    'brought:invested')
GROUP BY c.student;
