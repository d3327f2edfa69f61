-- Lines: what the reports add up, by student, project, year and line.
--
-- A line of money has the sign that its column has in the report: expenses, depreciation and
-- withdrawals count up as they grow. Lines of hours are minutes. What an
-- earlier book brought forward stands apart as `brought:LINE`: reports add it, the ledger does not
-- know it. `latest` (project 0, year 0) is the last day that a student's records speak of, as
-- yyyymmdd: up to then the totals of the year are also the totals to date.
--
-- Three lines are for what counts as invested (50_invested.sql), and part of no statement:
-- `education`, withdrawn for it; `idle_found` and `idle`, what is owned but not productive in the
-- SAE less what is owed outside it: on `records_from`, and what that changed by since.

DROP VIEW IF EXISTS idle_change;
CREATE VIEW idle_change AS
SELECT student, max(as_of, records_from) AS date, as_of <= records_from AS found, id AS record,
    amount * idle - ifnull((
        SELECT p.amount * (p.scope = 'personal' OR p.productive IS 0 AND NOT owed)
        FROM balance AS p WHERE p.student = b.student AND p.class = b.class
            AND p.item = b.item COLLATE NOCASE AND p.as_of < b.as_of
        ORDER BY p.as_of DESC LIMIT 1), 0) AS change,
    owed
FROM (
    SELECT DISTINCT b.id, b.student, b.class, b.item, b.as_of, b.amount, s.records_from,
        b.class IN ('payable', 'current_liability', 'noncurrent_liability') AS owed,
        b.scope = 'personal' OR b.productive IS 0
            AND b.class NOT IN ('payable', 'current_liability', 'noncurrent_liability') AS idle
    FROM balance AS b CROSS JOIN student AS s ON s.id = b.student
    WHERE b.class <> 'cash'
) AS b;

-- What one record of money adds to the lines can be told from it and its projects alone, so it has
-- a view of its own. Cash is a line only where the school keeps it: of the projects of all others
-- not even that is asked.
--
-- A plus before a column takes its type away: SQLite only puts a question into every part of a view
-- like this one, instead of asking what they make together, where the parts' columns have one type.
DROP VIEW IF EXISTS money_line;
CREATE VIEW money_line AS
SELECT student, ifnull(project, 0) AS project, +date AS date, +line AS line,
    amount * CASE line WHEN 'cash_other' THEN 1 WHEN 'cash_sales' THEN -1 WHEN 'cash_feed' THEN 1
        WHEN 'resale' THEN 1 WHEN 'noncash_feed' THEN 1 WHEN 'noncash_other' THEN 1
        WHEN 'expenses' THEN 1 WHEN 'outside_expense' THEN 1 WHEN 'withdrawals' THEN 1
        ELSE -1 END AS amount,
    record
FROM (
    SELECT student, +project AS project, +date AS date, line, amount, record FROM entry_money
    UNION ALL
    SELECT student, +project, +date, line, amount, record FROM entry_money_instead
    UNION ALL
    SELECT student, +project, +date, line, amount, record FROM entry_money_cash
    WHERE project IN (SELECT id FROM project WHERE proceeds = 'school')
)
WHERE line IS NOT NULL
UNION ALL
SELECT student, +0, +date, 'education', +amount, id FROM money
WHERE type = 'withdrawal' AND category = 'education';

DROP VIEW IF EXISTS line_entry;
CREATE VIEW line_entry AS
SELECT student, project, date, line, amount, 'money' AS kind FROM money_line
UNION ALL
SELECT student, ifnull(project, 0), date, line,
    amount * CASE line WHEN 'cash_other' THEN 1 WHEN 'cash_sales' THEN -1 WHEN 'cash_feed' THEN 1
        WHEN 'resale' THEN 1 WHEN 'noncash_feed' THEN 1 WHEN 'noncash_other' THEN 1
        WHEN 'depreciation' THEN 1 WHEN 'expenses' THEN 1 WHEN 'outside_expense' THEN 1
        WHEN 'withdrawals' THEN 1 ELSE -1 END,
    kind
FROM posting_other WHERE line IS NOT NULL
UNION ALL
SELECT student, 0, date, iif(found, 'idle_found', 'idle'), iif(owed, -change, change), 'balance'
FROM idle_change WHERE change <> 0;

-- Time worked; the time of a paycheck counts only where a project has no paid hours logged in its
-- year, so it is a line of its own.
DROP VIEW IF EXISTS hour_entry;
CREATE VIEW hour_entry AS
SELECT student, project, date,
    CASE WHEN in_class THEN 'class_hours' WHEN paid THEN 'paid_hours'
        ELSE 'unpaid_hours' END AS line,
    time, 1 AS entries
FROM hours
UNION ALL
SELECT student, project, date, 'paycheck_hours', time, 0 FROM paycheck WHERE time > 0;

DROP VIEW IF EXISTS latest_record;
CREATE VIEW latest_record AS
SELECT id AS student, max(records_from,
    ifnull((SELECT max(date) FROM hours WHERE student = s.id), ''),
    ifnull((SELECT max(date) FROM money WHERE student = s.id), ''),
    ifnull((SELECT max(paid_on) FROM money WHERE student = s.id AND paid_on IS NOT NULL), ''),
    ifnull((SELECT max(date) FROM paycheck WHERE student = s.id), ''),
    ifnull((SELECT max(date) FROM loan WHERE student = s.id), ''),
    ifnull((SELECT max(max(acquired, ifnull(paid_on, ''))) FROM asset WHERE student = s.id), ''),
    ifnull((SELECT max(d.date) FROM asset AS a CROSS JOIN disposal AS d ON d.asset = a.id
        WHERE a.student = s.id), ''),
    ifnull((SELECT max(v.as_of) FROM asset AS a CROSS JOIN valuation AS v ON v.asset = a.id
        WHERE a.student = s.id), ''),
    ifnull((SELECT max(as_of) FROM stock WHERE student = s.id), ''),
    ifnull((SELECT max(as_of) FROM counted WHERE student = s.id), ''),
    ifnull((SELECT max(as_of) FROM balance WHERE student = s.id), '')) AS date
FROM student AS s;

-- The parts of the totals: sum(amount) and count(*) by student, project, year and line. A student's
-- number reaches the tables only when the grouping is outermost, as in the statements that fill
-- `total`. The first two are also asked about a record, by its id.
DROP VIEW IF EXISTS hour_part;
CREATE VIEW hour_part AS
SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER) AS year,
    CASE WHEN in_class THEN 'class_hours' WHEN paid THEN 'paid_hours'
        ELSE 'unpaid_hours' END AS line,
    time AS amount, id AS record
FROM hours;

DROP VIEW IF EXISTS money_part;
CREATE VIEW money_part AS
SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER) AS year, line, amount, record
FROM money_line;

DROP VIEW IF EXISTS latest_part;
CREATE VIEW latest_part AS
SELECT student, 0 AS project, 0 AS year, 'latest' AS line,
    CAST(replace(date, '-', '') AS INTEGER) AS amount
FROM latest_record;

-- Every one of them.
DROP VIEW IF EXISTS line_part;
CREATE VIEW line_part AS
SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER) AS year, line, amount FROM line_entry
UNION ALL
SELECT student, project, year, line, amount FROM hour_part
UNION ALL
SELECT student, project, year, line, amount FROM latest_part
UNION ALL
SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER), 'paycheck_hours', time
FROM paycheck WHERE time > 0
UNION ALL
SELECT student, project, year, 'brought:' || line,
    CASE WHEN line IN ('hours', 'paid_hours', 'unpaid_hours', 'class_hours')
            THEN sign(amount) * ((abs(amount) * 60 + 50) / 100)
        WHEN line = 'entries' THEN amount / 100
        ELSE amount END
FROM brought_forward;

DROP VIEW IF EXISTS line_total;
CREATE VIEW line_total AS
SELECT student, project, year, line, sum(amount) AS amount, count(*) AS parts FROM line_part
GROUP BY student, project, year, line;
