-- What an award application looks at: the records of chosen projects, one by one.

-- Years with records of a project, each perhaps several times. What was there on `records_from` is no
-- record of a year. Of hours and money, which are most, the totals know it: every record of them that
-- names a project makes a line of it in its year. Lines that lasting items make too are asked for money.
DROP VIEW IF EXISTS award_record;
CREATE VIEW award_record AS
SELECT student, project, year FROM total
WHERE project <> 0 AND line IN ('paid_hours', 'unpaid_hours', 'class_hours', 'cash_sales',
    'used_at_home', 'gifts', 'resale', 'cash_feed', 'noncash_feed', 'cash_other')
UNION ALL
SELECT student, project, year FROM total AS t
WHERE project <> 0
    AND line IN ('bartered', 'labor_exchange', 'transferred_out', 'noncash_other', 'expenses')
    AND EXISTS (SELECT 1 FROM money AS m WHERE m.student = t.student
        AND m.date BETWEEN t.year || '-01-01' AND t.year || '-12-31'
        AND t.project IN (m.project, m.to_project))
UNION ALL
SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER) FROM paycheck
UNION ALL
SELECT student, sae_project, CAST(substr(date, 1, 4) AS INTEGER) FROM paycheck
WHERE sae_project IS NOT NULL AND sae_withheld <> 0
UNION ALL
SELECT student, project, CAST(substr(acquired, 1, 4) AS INTEGER) FROM asset
WHERE project IS NOT NULL AND how <> 'beginning'
UNION ALL
SELECT a.student, a.project, CAST(substr(d.date, 1, 4) AS INTEGER)
FROM asset AS a CROSS JOIN disposal AS d ON d.asset = a.id
WHERE a.project IS NOT NULL
UNION ALL
SELECT k.student, k.project, CAST(substr(k.as_of, 1, 4) AS INTEGER)
FROM stock AS k CROSS JOIN student AS s ON s.id = k.student
WHERE k.as_of > s.records_from
UNION ALL
SELECT student, project, year FROM brought_forward;

-- The days of these, where they have one.
DROP VIEW IF EXISTS award_dated;
CREATE VIEW award_dated AS
SELECT student, project, date FROM hours
UNION ALL SELECT student, project, date FROM money
UNION ALL SELECT student, to_project, date FROM money
UNION ALL SELECT student, project, date FROM paycheck
UNION ALL SELECT student, project, as_of FROM stock
UNION ALL SELECT student, project, as_of FROM counted
UNION ALL SELECT p.student, d.project, d.date FROM head AS d JOIN project AS p ON p.id = d.project
UNION ALL SELECT p.student, d.project, d.date FROM weighing AS d JOIN project AS p ON p.id = d.project
UNION ALL SELECT p.student, d.project, d.date FROM feed AS d JOIN project AS p ON p.id = d.project
UNION ALL SELECT p.student, d.project, d.date FROM harvest AS d JOIN project AS p ON p.id = d.project
UNION ALL SELECT p.student, d.project, d.date FROM reading AS d JOIN project AS p ON p.id = d.project;

-- Time, entry by entry: as logged; of paychecks where their project has no paid hours logged that
-- year; and what an earlier book brought (without a day). A sum of hours that was brought beside
-- its parts stands for what it is above them; whether that was paid is not known. (The plus signs: see
-- money_line in 30_lines.sql.)
DROP VIEW IF EXISTS award_work;
CREATE VIEW award_work AS
SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER) AS year, +date AS date,
    +position AS position, +duty AS duty, +activity AS activity, +time AS minutes,
    +in_class AS in_class, +ifnull(paid, 0) AS paid, +standards AS standards, 'hours' AS kind,
    id AS record
FROM hours
UNION ALL
SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER), +date, +position, NULL,
    'hours on the paycheck', +time, 0, 1, NULL, 'paycheck', id
FROM paycheck AS c
WHERE time > 0 AND NOT EXISTS (SELECT 1 FROM hours AS h WHERE h.student = c.student
    AND h.date BETWEEN substr(c.date, 1, 4) || '-01-01' AND substr(c.date, 1, 4) || '-12-31'
    AND h.project = c.project AND h.paid AND NOT h.in_class)
UNION ALL
SELECT student, project, year, NULL, NULL, NULL, 'carried in from an earlier book: ' || source,
    sign(amount) * ((abs(amount) * 60 + 50) / 100), line = 'class_hours', line = 'paid_hours', NULL,
    'brought_forward', id
FROM brought_forward WHERE line IN ('paid_hours', 'unpaid_hours', 'class_hours')
UNION ALL
SELECT b.student, b.project, b.year, NULL, NULL, NULL,
    'carried in from an earlier book: ' || b.source,
    sign(b.amount) * ((abs(b.amount) * 60 + 50) / 100) - ifnull((
        SELECT sum(sign(x.amount) * ((abs(x.amount) * 60 + 50) / 100)) FROM brought_forward AS x
        WHERE x.student = b.student AND x.project = b.project AND x.year = b.year
            AND x.line IN ('paid_hours', 'unpaid_hours', 'class_hours')), 0),
    0, NULL, NULL, 'brought_forward', b.id
FROM brought_forward AS b WHERE b.line = 'hours';

-- Income and expense, posting by posting, with the sign that the line has in its report. Changes of
-- inventory are not here: inventory stands in counts. Nor is what money posts as cash or as a promise
-- kept: those are no income and no expense, and would be looked at for nothing.
DROP VIEW IF EXISTS award_ledger;
CREATE VIEW award_ledger AS
SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER) AS year, date, line,
    iif(line IN ('resale', 'cash_feed', 'noncash_feed', 'cash_other', 'noncash_other',
        'depreciation', 'expenses'), amount, -amount) AS amount,
    account, memo, item, kind, record
FROM (
    SELECT student, project, date, account, amount, line, kind, record, memo, item FROM entry_money
    UNION ALL
    SELECT student, project, date, account, amount, line, kind, record, memo, item
    FROM entry_money_instead
    UNION ALL
    SELECT student, project, date, account, amount, line, kind, record, memo, item
    FROM posting_other
)
WHERE project IS NOT NULL AND amount <> 0
    AND line IN ('cash_sales', 'used_at_home', 'bartered', 'labor_exchange', 'transferred_out',
        'resale', 'cash_feed', 'noncash_feed', 'cash_other', 'noncash_other', 'gain_loss', 'raised',
        'depreciation', 'gross', 'expenses')
UNION ALL
SELECT student, project, year, NULL, line, amount, NULL,
    'carried in from an earlier book: ' || source, NULL, 'brought_forward', id
FROM brought_forward
WHERE line IN ('cash_sales', 'used_at_home', 'bartered', 'labor_exchange', 'transferred_out',
    'resale', 'cash_feed', 'noncash_feed', 'cash_other', 'noncash_other', 'gain_loss', 'raised',
    'depreciation', 'gross', 'expenses');

-- Each count of an item with the one before it, and whether records tell where more of it came from.
DROP VIEW IF EXISTS award_stock_rise;
CREATE VIEW award_stock_rise AS
SELECT s.student, s.project, CAST(substr(s.as_of, 1, 4) AS INTEGER) AS year, s.item, s.as_of,
    s.id AS record,
    EXISTS (SELECT 1 FROM money AS m WHERE m.student = s.student
        AND (m.project = s.project OR m.to_project = s.project)
        AND m.date > p.as_of AND m.date <= s.as_of
        AND (m.type IN ('expense', 'barter', 'labor', 'gift')
            OR m.type = 'transfer' AND m.to_project = s.project))
    OR EXISTS (SELECT 1 FROM head AS h WHERE h.project = s.project
        AND h.date > p.as_of AND h.date <= s.as_of AND h.change IN ('born', 'moved_in', 'weaned'))
    OR EXISTS (SELECT 1 FROM harvest AS v WHERE v.project = s.project
        AND v.date > p.as_of AND v.date <= s.as_of) AS explained
FROM stock AS s JOIN stock AS p ON p.id = (
    SELECT x.id FROM stock AS x WHERE x.student = s.student AND x.project = s.project
        AND x.item = s.item COLLATE NOCASE AND x.as_of < s.as_of
    ORDER BY x.as_of DESC LIMIT 1)
WHERE CASE WHEN s.quantity IS NULL OR p.quantity IS NULL THEN s.value > p.value
    ELSE s.quantity > p.quantity END;
