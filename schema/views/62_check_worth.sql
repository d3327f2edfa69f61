-- What `check` says about what is owned, owed and carried in. The columns are those of 60_check.sql.

DROP VIEW IF EXISTS check_share_unowned;
CREATE TEMP VIEW check_share_unowned AS
SELECT a.student, 'asset_use' AS kind, u.id AS record, a.name AS one, u.year AS two
FROM asset AS a CROSS JOIN student AS s ON s.id = a.student
CROSS JOIN asset_use AS u ON u.asset = a.id
WHERE (u.year < CAST(substr(iif(a.how = 'beginning', s.records_from, a.acquired), 1, 4) AS INTEGER)
    OR u.year > (SELECT CAST(substr(max(d.date), 1, 4) AS INTEGER) FROM disposal AS d
        WHERE d.asset = a.id HAVING sum(d.count) >= a.count))
    AND a.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- What is owned and owed, and the day its records begin

DROP VIEW IF EXISTS check_owned_before;
CREATE TEMP VIEW check_owned_before AS
SELECT s.id AS student, 'asset' AS kind, a.id AS record, a.acquired AS one, s.records_from AS two
FROM student AS s CROSS JOIN asset AS a ON a.student = s.id
WHERE a.how <> 'beginning' AND a.acquired < s.records_from
    AND s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT s.id, 'loan', l.id, l.date, s.records_from
FROM student AS s CROSS JOIN loan AS l ON l.student = s.id
WHERE l.received <> 'beginning' AND l.date < s.records_from
    AND s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS check_gone_before;
CREATE TEMP VIEW check_gone_before AS
SELECT s.id AS student, 'disposal' AS kind, d.id AS record, d.date AS one, s.records_from AS two
FROM student AS s CROSS JOIN asset AS a ON a.student = s.id
CROSS JOIN disposal AS d ON d.asset = a.id
WHERE d.date < s.records_from
    AND s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS check_beginning_late;
CREATE TEMP VIEW check_beginning_late AS
SELECT s.id AS student, 'asset' AS kind, a.id AS record, a.acquired AS one, s.records_from AS two
FROM student AS s CROSS JOIN asset AS a ON a.student = s.id
WHERE a.how = 'beginning' AND a.acquired > s.records_from
    AND s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT s.id, 'loan', l.id, l.date, s.records_from
FROM student AS s CROSS JOIN loan AS l ON l.student = s.id
WHERE l.received = 'beginning' AND l.date > s.records_from
    AND s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- A count for the end of the year may be written on one of its last days.
DROP VIEW IF EXISTS check_owned_future;
CREATE TEMP VIEW check_owned_future AS
SELECT student, 'asset' AS kind, id AS record, acquired AS one, NULL AS two FROM asset
WHERE acquired > /*:to*/ date('now', 'localtime') /**/
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT student, 'loan', id, date, NULL FROM loan
WHERE date > /*:to*/ date('now', 'localtime') /**/
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT student, 'stock', id, as_of, NULL FROM stock
WHERE as_of > substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) || '-12-31'
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT student, 'balance', id, as_of, NULL FROM balance
WHERE as_of > substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) || '-12-31'
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT a.student, 'disposal', d.id, d.date, NULL
FROM asset AS a CROSS JOIN disposal AS d ON d.asset = a.id
WHERE d.date > /*:to*/ date('now', 'localtime') /**/
    AND a.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT a.student, 'valuation', v.id, v.as_of, NULL
FROM asset AS a CROSS JOIN valuation AS v ON v.asset = a.id
WHERE v.as_of > substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) || '-12-31'
    AND a.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- Shares that do not fit

DROP VIEW IF EXISTS check_two_crews;
CREATE TEMP VIEW check_two_crews AS
SELECT p.student, 'share' AS kind, o.id AS record, k.crew AS one, o.crew AS two
FROM project AS p CROSS JOIN share AS k ON k.project = p.id
CROSS JOIN share AS o ON o.project = p.id AND o.id > k.id
WHERE o.crew <> k.crew COLLATE NOCASE
    AND o.begins <= ifnull(k.ends, '9999') AND k.begins <= ifnull(o.ends, '9999')
    AND p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS check_above_whole;
CREATE TEMP VIEW check_above_whole AS
SELECT student, 'money' AS kind, id AS record, amount AS one, whole AS two FROM money
WHERE amount > whole
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- Of a crew's project two things say what part is whose: its size of the year, and the crew. All of it
-- (100 %) is the size of one's own part.
DROP VIEW IF EXISTS check_crew_owned;
CREATE TEMP VIEW check_crew_owned AS
SELECT student, 'scope' AS kind, record, owned AS one, part AS two FROM (
    SELECT p.student, c.id AS record, c.owned, 10000 * k.parts / (
        SELECT sum(o.parts) FROM share AS o WHERE o.crew = k.crew COLLATE NOCASE
            AND o.begins <= max(k.begins, c.year || '-01-01')
            AND ifnull(o.ends, '9999') >= max(k.begins, c.year || '-01-01')) AS part
    FROM project AS p CROSS JOIN scope AS c ON c.project = p.id
    CROSS JOIN share AS k ON k.project = p.id AND k.begins <= c.year || '-12-31'
        AND ifnull(k.ends, '9999') >= c.year || '-01-01'
    WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
)
WHERE owned < 10000 AND abs(owned - part) > 100;

-- Promises and loans

DROP VIEW IF EXISTS check_not_paid_yet;
CREATE TEMP VIEW check_not_paid_yet AS
SELECT student, 'money' AS kind, id AS record, date AS one, amount AS two
FROM money
WHERE settled = 'later' AND paid_on IS NULL
    AND (settled <> 'cash' OR type = 'loan_payment') -- as money_owing has it, or the index is not taken
    AND date < date(/*:to*/ date('now', 'localtime') /**/, '-90 days')
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT student, 'asset', id, acquired, cost
FROM asset
WHERE settled = 'later' AND paid_on IS NULL
    AND acquired < date(/*:to*/ date('now', 'localtime') /**/, '-90 days')
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- What is owed on each loan. One received as goods was posted by the purchases that name it.
DROP VIEW IF EXISTS loan_owed;
CREATE VIEW loan_owed AS
SELECT l.id, l.student, l.due,
    iif(l.received = 'goods', 0, l.principal)
    + ifnull((SELECT sum(iif(m.type = 'loan_payment', -m.amount, m.amount)) FROM money AS m
        WHERE m.student = l.student AND m.loan = l.id), 0)
    + ifnull((SELECT sum(a.cost) FROM asset AS a
        WHERE a.student = l.student AND a.loan = l.id AND a.settled = 'loan'), 0) AS owed
FROM loan AS l;

DROP VIEW IF EXISTS check_loan_overpaid;
CREATE TEMP VIEW check_loan_overpaid AS
SELECT student, 'loan' AS kind, id AS record, -owed AS one, NULL AS two
FROM loan_owed
WHERE owed < 0
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS check_paid_before_loan;
CREATE TEMP VIEW check_paid_before_loan AS
SELECT m.student, 'money' AS kind, m.id AS record, m.date AS one, l.date AS two
FROM loan AS l CROSS JOIN money AS m ON m.student = l.student AND m.loan = l.id
WHERE m.type = 'loan_payment' AND m.date < l.date AND l.received <> 'beginning'
    AND l.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS check_loan_overdue;
CREATE TEMP VIEW check_loan_overdue AS
SELECT student, 'loan' AS kind, id AS record, due AS one, owed AS two
FROM loan_owed
WHERE owed > 0 AND due < /*:to*/ date('now', 'localtime') /**/
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- Inventory

DROP VIEW IF EXISTS check_closed_with_stock;
CREATE TEMP VIEW check_closed_with_stock AS
SELECT c.student, 'project' AS kind, c.project AS record, c.item AS one, sum(c.change) AS two
FROM stock_change AS c CROSS JOIN project AS p ON p.id = c.project
WHERE p.status = 'closed' AND c.as_of <= /*:to*/ date('now', 'localtime') /**/
    AND c.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY c.student, c.project, c.item COLLATE NOCASE
HAVING sum(c.change) > 0;

-- Books begun elsewhere

DROP VIEW IF EXISTS check_brought_unseen;
CREATE TEMP VIEW check_brought_unseen AS
SELECT student, 'brought_forward' AS kind, min(id) AS record, source AS one, count(*) AS two
FROM brought_forward
WHERE seen_by IS NULL
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY student, source;

-- A year that was begun elsewhere and went on here has both; they must not tell of the same work.
DROP VIEW IF EXISTS check_brought_overlap;
CREATE TEMP VIEW check_brought_overlap AS
SELECT b.student, 'brought_forward' AS kind, b.id AS record, b.line AS one, b.year AS two
FROM brought_forward AS b CROSS JOIN student AS s ON s.id = b.student
CROSS JOIN total AS t ON t.student = b.student AND t.project = b.project AND t.year = b.year
    AND t.line = b.line
WHERE t.amount <> 0 AND b.amount <> 0
    AND NOT (substr(s.records_from, 1, 4) = CAST(b.year AS TEXT)
        AND substr(s.records_from, 6) > '01-01')
    AND b.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS check_brought_sum;
CREATE TEMP VIEW check_brought_sum AS
SELECT b.student, 'brought_forward' AS kind, b.id AS record,
    b.line || ' of ' || b.year AS one,
    (SELECT sum(p.amount) FROM brought_forward AS p WHERE p.student = b.student
        AND p.project = b.project AND p.year = b.year
        AND instr(CASE b.line
            WHEN 'hours' THEN ' paid_hours unpaid_hours class_hours '
            WHEN 'operating_income'
                THEN ' cash_sales used_at_home bartered labor_exchange transferred_out '
            ELSE ' resale cash_feed noncash_feed cash_other noncash_other ' END,
            ' ' || p.line || ' ') > 0) AS two
FROM brought_forward AS b
WHERE b.line IN ('hours', 'operating_income', 'operating_expense') AND two > b.amount
    AND b.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- What an old book ended with is what this one begins with.
DROP VIEW IF EXISTS check_brought_break;
CREATE TEMP VIEW check_brought_break AS
SELECT b.student, 'project' AS kind, b.project AS record, b.amount AS one,
    ifnull((SELECT sum(t.amount) FROM total AS t WHERE t.student = b.student
        AND t.project = b.project AND t.line = 'beginning_inventory'), 0) AS two
FROM brought_forward AS b CROSS JOIN student AS s ON s.id = b.student
WHERE b.line = 'ending_inventory'
    AND b.year = CAST(substr(s.records_from, 1, 4) AS INTEGER)
        - (substr(s.records_from, 6) <> '12-31')
    AND substr(s.records_from, 6) IN ('12-31', '01-01') AND two <> b.amount
    AND b.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;
