-- What `check` looks for: a view for each kind of finding, a row for each finding.
--
--   student        whose
--   kind, record   the record to look at (record 0: none)
--   one, two       what the sentence in src/check puts in place of {1} and {2}
--
-- The marked defaults are those of the reports: one student or all, and the day of today. TEMP: a
-- view is tried when the others are made, but asked from its text here, so it need not stand in the
-- book, where every opening would read it.

-- The ledger itself. These can only be found in a book that another program has written to.

DROP VIEW IF EXISTS check_unbalanced;
CREATE TEMP VIEW check_unbalanced AS
SELECT student, kind, record, sum(amount) AS one, NULL AS two FROM posting
WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY student, kind, record HAVING sum(amount) <> 0;

DROP VIEW IF EXISTS check_totals;
CREATE TEMP VIEW check_totals AS
SELECT DISTINCT student, 'student' AS kind, student AS record, NULL AS one, NULL AS two FROM (
    SELECT student, project, year, line FROM (
        SELECT student, project, year, line, -amount AS amount FROM total
        WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        UNION ALL
        SELECT student, project, year, line, amount FROM line_part
        WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    )
    GROUP BY student, project, year, line HAVING sum(amount) <> 0
);

DROP VIEW IF EXISTS check_shares;
CREATE TEMP VIEW check_shares AS
SELECT a.student, 'asset' AS kind, a.id AS record, u.year AS one, sum(u.share) AS two
FROM asset AS a CROSS JOIN asset_use AS u ON u.asset = a.id
WHERE a.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY a.student, a.id, u.year HAVING sum(u.share) > 10000;

-- Single records

DROP VIEW IF EXISTS check_paid_without_job;
CREATE TEMP VIEW check_paid_without_job AS
SELECT student, 'hours' AS kind, min(id) AS record, count(*) AS one,
    CAST(substr(date, 1, 4) AS INTEGER) AS two
FROM hours
WHERE paid AND position IS NULL
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY student, project, substr(date, 1, 4);

DROP VIEW IF EXISTS dated_record;
CREATE VIEW dated_record AS
SELECT student, 'hours' AS kind, id AS record, project, date FROM hours
UNION ALL SELECT student, 'money', id, project, date FROM money
UNION ALL SELECT student, 'paycheck', id, project, date FROM paycheck;

DROP VIEW IF EXISTS check_before_records;
CREATE TEMP VIEW check_before_records AS
SELECT s.id AS student, 'hours' AS kind, d.id AS record, d.date AS one, s.records_from AS two
FROM student AS s CROSS JOIN hours AS d ON d.student = s.id AND d.date < s.records_from
WHERE s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT s.id, 'money', d.id, d.date, s.records_from
FROM student AS s CROSS JOIN money AS d ON d.student = s.id AND d.date < s.records_from
WHERE s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT s.id, 'paycheck', d.id, d.date, s.records_from
FROM student AS s CROSS JOIN paycheck AS d ON d.student = s.id AND d.date < s.records_from
WHERE s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS check_future;
CREATE TEMP VIEW check_future AS
SELECT s.id AS student, 'hours' AS kind, d.id AS record, d.date AS one, NULL AS two
FROM student AS s CROSS JOIN hours AS d ON d.student = s.id
    AND d.date > /*:to*/ date('now', 'localtime') /**/
WHERE s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT s.id, 'money', d.id, d.date, NULL
FROM student AS s CROSS JOIN money AS d ON d.student = s.id
    AND d.date > /*:to*/ date('now', 'localtime') /**/
WHERE s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT s.id, 'paycheck', d.id, d.date, NULL
FROM student AS s CROSS JOIN paycheck AS d ON d.student = s.id
    AND d.date > /*:to*/ date('now', 'localtime') /**/
WHERE s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS check_after_close;
CREATE TEMP VIEW check_after_close AS
SELECT p.student, 'hours' AS kind, d.id AS record, d.date AS one, p.ended AS two
FROM project AS p CROSS JOIN hours AS d ON d.student = p.student AND d.date > p.ended
WHERE d.project = p.id
    AND p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT p.student, 'money', d.id, d.date, p.ended
FROM project AS p CROSS JOIN money AS d ON d.student = p.student AND d.date > p.ended
WHERE d.project = p.id
    AND p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
UNION ALL
SELECT p.student, 'paycheck', d.id, d.date, p.ended
FROM project AS p CROSS JOIN paycheck AS d ON d.student = p.student AND d.date > p.ended
WHERE d.project = p.id
    AND p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- Money and inventory

-- A breeding animal that is sold goes through its own form, so that its book value goes, too.
DROP VIEW IF EXISTS check_sold_capital;
CREATE TEMP VIEW check_sold_capital AS
SELECT m.student, 'money' AS kind, m.id AS record, a.name AS one, NULL AS two
FROM asset AS a CROSS JOIN money AS m ON m.student = a.student
WHERE a.class = 'breeding_livestock' AND m.type = 'sale' AND m.category = 'livestock'
    AND m.date >= a.acquired AND instr(lower(m.memo), lower(a.name)) > 0
    AND a.count > ifnull((SELECT sum(d.count) FROM disposal AS d WHERE d.asset = a.id), 0)
    AND a.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS check_cash_below_zero;
CREATE TEMP VIEW check_cash_below_zero AS
SELECT student, 'student' AS kind, student AS record, min(date) AS one, min(cash) AS two
FROM (
    SELECT student, date, sum(amount) OVER (PARTITION BY student ORDER BY date) AS cash
    FROM cash_move
    WHERE date <= /*:to*/ date('now', 'localtime') /**/
        AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
)
WHERE cash < 0 GROUP BY student;

DROP VIEW IF EXISTS check_not_counted;
CREATE TEMP VIEW check_not_counted AS
SELECT c.student, 'project' AS kind, c.project AS record, c.item AS one, max(c.as_of) AS two
FROM stock_change AS c CROSS JOIN project AS p ON p.id = c.project AND p.status = 'active'
WHERE c.as_of <= /*:to*/ date('now', 'localtime') /**/
    AND c.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY c.student, c.project, c.item COLLATE NOCASE
HAVING sum(c.change) > 0
    AND max(c.as_of) < substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) || '-01-01';

-- A count of head that is not what the last count and the herd changes since come to. Asked only of
-- the latest count, and where herd changes are kept at all.
DROP VIEW IF EXISTS check_herd_count;
CREATE TEMP VIEW check_herd_count AS
SELECT student, 'stock' AS kind, id AS record,
    item || ': ' || iif(quantity % 1000 = 0, quantity / 1000, quantity / 1000.0) AS one,
    iif(expected % 1000 = 0, expected / 1000, expected / 1000.0) AS two
FROM (
    SELECT s.student, s.id, s.item, s.quantity, p.quantity + 1000 * ifnull((SELECT sum(h.step)
        FROM herd_step AS h WHERE h.project = s.project AND h.date > p.as_of AND h.date <= s.as_of
            AND (h.herd = s.item COLLATE NOCASE OR NOT h.named AND NOT EXISTS (SELECT 1
                FROM stock AS o WHERE o.student = s.student AND o.project = s.project
                    AND o.item <> s.item COLLATE NOCASE AND o.value > 0
                    AND o.as_of BETWEEN p.as_of AND s.as_of
                    AND o.unit COLLATE NOCASE IN ('head', 'hd')))), 0) AS expected
    FROM stock AS s JOIN stock AS p ON p.id = (SELECT x.id FROM stock AS x
        WHERE x.student = s.student AND x.project = s.project AND x.item = s.item COLLATE NOCASE
            AND x.as_of < s.as_of ORDER BY x.as_of DESC LIMIT 1)
    WHERE s.unit COLLATE NOCASE IN ('head', 'hd') AND p.unit COLLATE NOCASE IN ('head', 'hd')
        AND s.quantity IS NOT NULL AND p.quantity IS NOT NULL
        AND s.as_of <= /*:to*/ date('now', 'localtime') /**/
        AND NOT EXISTS (SELECT 1 FROM stock AS n WHERE n.student = s.student
            AND n.project = s.project AND n.item = s.item COLLATE NOCASE AND n.as_of > s.as_of
            AND n.as_of <= /*:to*/ date('now', 'localtime') /**/)
        AND EXISTS (SELECT 1 FROM head AS h WHERE h.project = s.project AND h.date <= s.as_of)
        AND s.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
)
WHERE quantity <> expected;

-- Inventory that rose although nothing was bought, traded for, given or worked for.
DROP VIEW IF EXISTS check_unexplained_rise;
CREATE TEMP VIEW check_unexplained_rise AS
SELECT student, 'project' AS kind, project AS record, year AS one,
    sum(amount) FILTER (WHERE line = 'inventory_change') AS two
FROM total
WHERE line IN ('inventory_change', 'resale', 'cash_feed', 'noncash_feed', 'cash_other',
        'noncash_other')
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY student, project, year
HAVING two > 0 AND ifnull(sum(amount) FILTER (WHERE line <> 'inventory_change'), 0) = 0
    AND NOT EXISTS (SELECT 1 FROM head AS h WHERE h.project = record
        AND h.date BETWEEN one || '-01-01' AND one || '-12-31'
        AND h.change IN ('born', 'moved_in', 'weaned'))
    AND NOT EXISTS (SELECT 1 FROM harvest AS v WHERE v.project = record
        AND v.date BETWEEN one || '-01-01' AND one || '-12-31');

DROP VIEW IF EXISTS check_stated_once;
CREATE TEMP VIEW check_stated_once AS
SELECT student, 'balance' AS kind, max(id) AS record, item AS one, max(as_of) AS two
FROM balance
WHERE class <> 'cash'
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY student, class, item COLLATE NOCASE
HAVING count(*) = 1 AND min(amount) > 0
    AND max(as_of) < date(/*:to*/ date('now', 'localtime') /**/, '-12 months');

-- Hours

DROP VIEW IF EXISTS check_pay_hours;
CREATE TEMP VIEW check_pay_hours AS
SELECT student, 'project' AS kind, project AS record, year AS one,
    sum(amount) FILTER (WHERE line = 'paycheck_hours')
        - sum(amount) FILTER (WHERE line = 'paid_hours') AS two
FROM total
WHERE line IN ('paycheck_hours', 'paid_hours')
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY student, project, year
HAVING count(*) = 2 AND abs(two) * 10 > sum(amount) FILTER (WHERE line = 'paid_hours');

DROP VIEW IF EXISTS check_long_day;
CREATE TEMP VIEW check_long_day AS
SELECT student, 'hours' AS kind, max(id) AS record, date AS one, sum(time) AS two
FROM hours
WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY student, date HAVING sum(time) > 960;

DROP VIEW IF EXISTS check_long_duty;
CREATE TEMP VIEW check_long_duty AS
SELECT h.student, 'project' AS kind, h.project AS record,
    ifnull(h.duty, 'no duty') || ', ' || substr(h.date, 1, 4) AS one, sum(h.time) AS two
FROM hours AS h JOIN project AS p ON p.id = h.project AND p.type = 'placement'
WHERE NOT h.in_class
    AND h.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY h.student, h.project, substr(h.date, 1, 4), h.position, h.duty HAVING sum(h.time) > 12000;

DROP VIEW IF EXISTS check_same_hours;
CREATE TEMP VIEW check_same_hours AS
SELECT v.student, 'service' AS kind, v.id AS record, v.date AS one, v.time AS two
FROM service AS v CROSS JOIN hours AS h ON h.student = v.student AND h.date = v.date
    AND h.time = v.time
WHERE v.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- The book of a student

DROP VIEW IF EXISTS check_no_entry;
CREATE TEMP VIEW check_no_entry AS
SELECT s.id AS student, 'student' AS kind, s.id AS record,
    nullif(max(ifnull((SELECT max(date) FROM hours WHERE student = s.id), ''),
        ifnull((SELECT max(date) FROM money WHERE student = s.id), ''),
        ifnull((SELECT max(date) FROM paycheck WHERE student = s.id), ''),
        ifnull((SELECT max(date) FROM service WHERE student = s.id), ''),
        ifnull((SELECT max(date) FROM activity WHERE student = s.id), '')), '') AS one,
    NULL AS two
FROM student AS s
WHERE s.status = 'active'
    AND ifnull(one, '') < date(/*:to*/ date('now', 'localtime') /**/, '-14 days')
    AND s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS check_no_plan;
CREATE TEMP VIEW check_no_plan AS
SELECT p.student, 'project' AS kind, p.id AS record, NULL AS one, NULL AS two
FROM project AS p
WHERE p.status = 'active' AND p.type <> 'foundational'
    AND NOT EXISTS (SELECT 1 FROM plan AS n WHERE n.project = p.id)
    AND p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- Who has to sign the agreement where one is the rule: work for others needs the employer's hand.
DROP VIEW IF EXISTS check_no_agreement;
CREATE TEMP VIEW check_no_agreement AS
SELECT p.student, 'project' AS kind, p.id AS record,
    (SELECT group_concat(n.words, ', ') FROM (
        SELECT 1 AS place, 'student' AS party, 'the student' AS words
        UNION ALL SELECT 2, 'parent', 'a parent or guardian'
        UNION ALL SELECT 3, 'employer', 'the employer' WHERE p.type = 'placement'
        UNION ALL SELECT 4, 'teacher', 'the teacher' ORDER BY place) AS n
     WHERE NOT EXISTS (SELECT 1 FROM agreement AS g WHERE g.project = p.id AND g.party = n.party
        AND g.signed_on IS NOT NULL)) AS one,
    NULL AS two
FROM project AS p
WHERE p.status = 'active' AND p.type IN ('placement', 'school_enterprise', 'service_learning')
    AND one IS NOT NULL
    AND p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- Every SAE has its dangers looked at. The foundational one does it as one of its five parts.
DROP VIEW IF EXISTS check_no_safety;
CREATE TEMP VIEW check_no_safety AS
SELECT p.student, 'project' AS kind, p.id AS record, NULL AS one, NULL AS two
FROM project AS p
WHERE p.status = 'active'
    AND NOT EXISTS (SELECT 1 FROM safety AS y WHERE y.project = p.id)
    AND NOT (p.type = 'foundational' AND EXISTS (SELECT 1 FROM foundational AS f
        WHERE f.student = p.student AND f.component = 'safety'))
    AND p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- An employer can say something after a while; that it is asked for after 90 days is our choice.
DROP VIEW IF EXISTS check_no_evaluation;
CREATE TEMP VIEW check_no_evaluation AS
SELECT p.student, 'project' AS kind, p.id AS record, p.began AS one, NULL AS two
FROM project AS p
WHERE p.status = 'active' AND p.type = 'placement'
    AND p.began < date(/*:to*/ date('now', 'localtime') /**/, '-90 days')
    AND NOT EXISTS (SELECT 1 FROM evaluation AS e WHERE e.project = p.id)
    AND p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;
