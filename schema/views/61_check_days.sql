-- What `check` says about the days of records: when they were written, and whether they fit the
-- project, the job and the time at school. The columns are those of 60_check.sql. Where records are
-- grouped, the student's number is asked of the records: only so does it reach their tables.

-- When a record was written is in its id: 42 bits of milliseconds since 1970. What was imported was
-- written elsewhere, whenever that was: the first change after the record's id tells.
DROP VIEW IF EXISTS written_record;
CREATE VIEW written_record AS
SELECT student, 'hours' AS kind, id AS record, date, id >> 21 AS ms FROM hours
UNION ALL SELECT student, 'money', id, date, id >> 21 FROM money
UNION ALL SELECT student, 'paycheck', id, date, id >> 21 FROM paycheck;

DROP VIEW IF EXISTS check_written_late;
CREATE TEMP VIEW check_written_late AS
SELECT w.student, w.kind, min(w.record) AS record, count(*) AS one,
    CAST(substr(w.date, 1, 4) AS INTEGER) AS two
FROM student AS s CROSS JOIN written_record AS w ON w.student = s.id
WHERE min(w.ms / 86400000.0 + 2440587.5, julianday(/*:to*/ date('now', 'localtime') /**/) + 1)
        - julianday(w.date) > 31
    AND w.date >= s.records_from
    AND ifnull((SELECT c.what FROM change AS c WHERE c.id > w.record ORDER BY c.id LIMIT 1), '')
        NOT LIKE 'imported %'
    AND w.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY w.student, w.kind, substr(w.date, 1, 4);

-- Only entries written more than a week after their day are looked at: a week of daily work is none
-- of it.
DROP VIEW IF EXISTS check_one_week;
CREATE TEMP VIEW check_one_week AS
SELECT student, 'student' AS kind, student AS record, year AS one,
    max(iif(week IS NULL, 0, entries)) AS two
FROM (
    SELECT w.student, CAST(substr(w.date, 1, 4) AS INTEGER) AS year, count(*) AS entries,
        CASE WHEN min(w.ms / 86400000.0 + 2440587.5,
                julianday(/*:to*/ date('now', 'localtime') /**/) + 1) - julianday(w.date) > 8
            AND ifnull((SELECT c.what FROM change AS c WHERE c.id > w.record
                ORDER BY c.id LIMIT 1), '') NOT LIKE 'imported %'
            THEN w.ms / 604800000 END AS week
    FROM student AS s CROSS JOIN written_record AS w ON w.student = s.id
    WHERE w.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    GROUP BY w.student, year, week
)
GROUP BY student, year
HAVING sum(entries) >= 12 AND 2 * two > sum(entries);

-- Days that fit nothing

DROP VIEW IF EXISTS check_before_project;
CREATE TEMP VIEW check_before_project AS
SELECT p.student, 'project' AS kind, p.id AS record, min(d.date) AS one, p.began AS two
FROM project AS p CROSS JOIN student AS s ON s.id = p.student
CROSS JOIN dated_record AS d ON d.student = p.student AND d.project = p.id
WHERE d.date < p.began AND d.date >= s.records_from
    AND d.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY p.student, p.id;

DROP VIEW IF EXISTS check_after_left;
CREATE TEMP VIEW check_after_left AS
SELECT s.id AS student, 'student' AS kind, s.id AS record, max(d.date) AS one, s.left_on AS two
FROM student AS s CROSS JOIN dated_record AS d ON d.student = s.id
WHERE s.left_on IS NOT NULL AND d.date > s.left_on
    AND d.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY s.id;

DROP VIEW IF EXISTS check_outside_job;
CREATE TEMP VIEW check_outside_job AS
SELECT h.student, 'position' AS kind, t.id AS record,
    min(h.date) || ' to ' || max(h.date) AS one,
    t.begins || ' to ' || ifnull(t.ends, 'today') AS two
FROM hours AS h CROSS JOIN position AS t ON t.id = h.position
WHERE (h.date < t.begins OR h.date > t.ends)
    AND h.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY h.student, t.id;

-- The same twice

DROP VIEW IF EXISTS check_twice;
CREATE TEMP VIEW check_twice AS
SELECT m.student, 'money' AS kind, max(m.id) AS record, m.date AS one, NULL AS two
FROM money AS m CROSS JOIN money AS n ON n.student = m.student AND n.date = m.date
WHERE n.id < m.id AND n.amount = m.amount AND n.type = m.type AND n.project IS m.project
    AND n.to_project IS m.to_project AND n.category IS m.category AND n.party IS m.party
    AND n.memo IS m.memo AND n.quantity IS m.quantity AND n.settled = m.settled
    AND m.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY m.student, m.id
UNION ALL
SELECT h.student, 'hours', max(h.id), h.date, NULL
FROM hours AS h CROSS JOIN hours AS n ON n.student = h.student AND n.date = h.date
WHERE n.id < h.id AND n.time = h.time AND n.project = h.project AND n.activity = h.activity
    AND n.in_class = h.in_class AND n.duty IS h.duty
    AND h.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY h.student, h.id
UNION ALL
SELECT c.student, 'paycheck', max(c.id), c.date, NULL
FROM paycheck AS c CROSS JOIN paycheck AS n ON n.student = c.student AND n.date = c.date
WHERE n.id < c.id AND n.gross = c.gross AND n.project = c.project AND n.position IS c.position
    AND n.time IS c.time
    AND c.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY c.student, c.id;

-- Jobs and papers that a type needs

DROP VIEW IF EXISTS check_pay_without_job;
CREATE TEMP VIEW check_pay_without_job AS
SELECT c.student, 'paycheck' AS kind, min(c.id) AS record, count(*) AS one,
    CAST(substr(c.date, 1, 4) AS INTEGER) AS two
FROM paycheck AS c
WHERE c.position IS NULL
    AND EXISTS (SELECT 1 FROM position AS t WHERE t.project = c.project)
    AND c.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY c.student, c.project, substr(c.date, 1, 4);

DROP VIEW IF EXISTS check_no_job;
CREATE TEMP VIEW check_no_job AS
SELECT p.student, 'project' AS kind, p.id AS record, NULL AS one, NULL AS two
FROM project AS p
WHERE p.status = 'active' AND p.type = 'placement'
    AND NOT EXISTS (SELECT 1 FROM position AS t WHERE t.project = p.id)
    AND p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS check_no_question;
CREATE TEMP VIEW check_no_question AS
SELECT p.student, 'project' AS kind, p.id AS record, NULL AS one, NULL AS two
FROM project AS p
WHERE p.status = 'active' AND p.type LIKE 'research%'
    AND NOT EXISTS (SELECT 1 FROM research AS r WHERE r.project = p.id AND r.question IS NOT NULL)
    AND p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS check_no_service_plan;
CREATE TEMP VIEW check_no_service_plan AS
SELECT p.student, 'project' AS kind, p.id AS record, NULL AS one, NULL AS two
FROM project AS p
WHERE p.status = 'active' AND p.type = 'service_learning'
    AND NOT EXISTS (SELECT 1 FROM service_plan AS n WHERE n.project = p.id)
    AND p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- Pay for work of the year before, whose hours were logged then: where none are logged in the year of
-- the paycheck its time counts there, and the same hours count in both.
DROP VIEW IF EXISTS check_pay_across;
CREATE TEMP VIEW check_pay_across AS
SELECT c.student, 'paycheck' AS kind, c.id AS record, c.begins AS one,
    substr(c.date, 1, 4) AS two
FROM paycheck AS c
WHERE c.time > 0 AND substr(c.begins, 1, 4) < substr(c.date, 1, 4)
    AND EXISTS (SELECT 1 FROM hours AS h WHERE h.student = c.student AND h.project = c.project
        AND h.paid AND h.date >= c.begins AND h.date < substr(c.date, 1, 4) || '-01-01')
    AND NOT EXISTS (SELECT 1 FROM hours AS h WHERE h.student = c.student AND h.project = c.project
        AND h.paid AND h.date BETWEEN substr(c.date, 1, 4) || '-01-01'
            AND substr(c.date, 1, 4) || '-12-31')
    AND c.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;
