-- The records behind what a degree asks: for each view of 70_degree.sql one with a row for each
-- measure and record. `amount` is what the record adds to the measure, in its unit; of a measure
-- that is no sum, what it says itself, or 1.

-- What was brought forward as a total counts with what its parts leave over (see drill_income).
-- Invested, by the rule of a profile: what changed productive equity; `education` leaves out what
-- came from outside and puts back what was spent on learning; `point_in_time` counts all that ever
-- came, also what was there as the records began.
DROP VIEW IF EXISTS degree_money_record;
CREATE TEMP VIEW degree_money_record AS
SELECT s.id AS student, 'earned' AS measure, d.amount * iif(d.figure IN ('resale', 'cash_feed',
        'noncash_feed', 'cash_other', 'noncash_other', 'operating_expense', 'depreciation'), -1, 1)
        AS amount,
    d.date, d.kind, d.record
FROM drill_income AS d CROSS JOIN student AS s ON s.number = d.student COLLATE NOCASE
WHERE d.amount <> 0 AND d.figure IN ('cash_sales', 'used_at_home', 'bartered', 'labor_exchange',
    'transferred_out', 'operating_income', 'resale', 'cash_feed', 'noncash_feed', 'cash_other',
    'noncash_other', 'operating_expense', 'inventory_change', 'net_operating', 'gain_loss',
    'raised', 'depreciation', 'net_noncurrent', 'net_income')
UNION ALL
SELECT s.id, 'earned', iif(d.figure = 'expenses', -d.amount, d.amount), d.date, d.kind, d.record
FROM drill_placement AS d CROSS JOIN student AS s ON s.number = d.student COLLATE NOCASE
WHERE d.amount <> 0 AND d.figure IN ('gross', 'expenses', 'net')
UNION ALL
SELECT s.id, 'gross_ownership', d.amount, d.date, d.kind, d.record
FROM drill_income AS d CROSS JOIN student AS s ON s.number = d.student COLLATE NOCASE
WHERE d.amount <> 0 AND d.figure IN ('cash_sales', 'used_at_home', 'bartered', 'labor_exchange',
    'transferred_out', 'operating_income')
UNION ALL
SELECT s.id, 'gross_placement', d.amount, d.date, d.kind, d.record
FROM drill_placement AS d CROSS JOIN student AS s ON s.number = d.student COLLATE NOCASE
WHERE d.amount <> 0 AND d.figure = 'gross'
UNION ALL
SELECT e.student, 'invested', -e.amount, e.date, e.kind, e.record
FROM posting AS e
WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND e.date <= /*:to*/ date('now', 'localtime') /**/ AND e.line IS NOT NULL AND e.amount <> 0
    AND (/*:invested*/ 'equity_and_education' /**/ = 'point_in_time'
        OR e.line NOT IN ('beginning', 'beginning_inventory'))
    AND (/*:invested*/ 'equity_and_education' /**/ <> 'equity_and_education'
        OR e.line NOT IN ('outside_income', 'gifts', 'contributions')
            AND NOT (e.kind = 'money' AND e.line = 'withdrawals' AND EXISTS (SELECT 1
                FROM money AS m WHERE m.id = e.record AND m.type = 'withdrawal'
                    AND m.category = 'education')))
UNION ALL
SELECT i.student, 'invested', iif(i.owed, i.change, -i.change), i.date, 'balance', i.record
FROM idle_change AS i
WHERE i.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND i.date <= /*:to*/ date('now', 'localtime') /**/ AND i.change <> 0
    AND (/*:invested*/ 'equity_and_education' /**/ = 'point_in_time' OR NOT i.found)
UNION ALL
SELECT b.student, 'invested', b.amount, b.year || '-12-31', 'brought_forward', b.id
FROM brought_forward AS b
WHERE b.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND b.year <= CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER)
    AND b.line = 'invested' AND /*:invested*/ 'equity_and_education' /**/ <> 'point_in_time';

DROP VIEW IF EXISTS degree_hours_record;
CREATE TEMP VIEW degree_hours_record AS
SELECT h.student, CASE h.line WHEN 'hours' THEN 'carried_hours' WHEN 'paid_hours' THEN 'paid_hours'
        WHEN 'class_hours' THEN 'class_hours'
        ELSE iif(p.type = 'placement', 'unpaid_hours', 'project_hours') END AS measure,
    h.amount, h.date, h.kind, h.record
FROM hour_cut AS h CROSS JOIN project AS p ON p.id = h.project
WHERE h.line IN ('hours', 'paid_hours', 'unpaid_hours', 'class_hours') AND h.amount <> 0;

DROP VIEW IF EXISTS degree_lately_record;
CREATE TEMP VIEW degree_lately_record AS
SELECT student, 'hours_last_2y' AS measure, amount, date, kind, record FROM hour_cut
WHERE line IN ('hours', 'paid_hours', 'unpaid_hours') AND amount <> 0;

-- The projects, with the day they began.
DROP VIEW IF EXISTS degree_sae_record;
CREATE TEMP VIEW degree_sae_record AS
SELECT p.student, m.measure, 1 AS amount, p.began AS date, 'project' AS kind, p.id AS record
FROM project AS p CROSS JOIN (SELECT 'sae_plans' AS measure UNION ALL VALUES ('active_saes')) AS m
WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND iif(m.measure = 'sae_plans', EXISTS (SELECT 1 FROM plan AS n WHERE n.project = p.id),
        p.status <> 'planned' AND p.began <= /*:to*/ date('now', 'localtime') /**/
        AND (p.status = 'active' OR p.ended >= /*:to*/ date('now', 'localtime') /**/))
UNION ALL
SELECT p.student, 'skills', 1, k.year || '-12-31', 'skill', k.id
FROM project AS p CROSS JOIN skill AS k ON k.project = p.id
WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS degree_years_record;
CREATE TEMP VIEW degree_years_record AS
SELECT student, 'years_with_records' AS measure, 1 AS amount, began AS date, 'project' AS kind,
    id AS record
FROM project
WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND began <= /*:to*/ date('now', 'localtime') /**/;

DROP VIEW IF EXISTS degree_application_record;
CREATE TEMP VIEW degree_application_record AS
SELECT a.student, 'signatures' AS measure, 1 AS amount, g.signed_on AS date, 'signature' AS kind,
    g.id AS record
FROM application AS a CROSS JOIN signature AS g ON g.application = a.id
WHERE a.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND a.form = iif(/*:degree*/ 'state' /**/ LIKE 'star_%', 'star', 'degree')
    AND a.subject COLLATE NOCASE IN (/*:degree*/ 'state' /**/,
        /*:degree_label*/ 'State FFA Degree' /**/)
    AND g.signed_on <= /*:to*/ date('now', 'localtime') /**/
UNION ALL
SELECT a.student, 'application', 1, '', 'application', a.id
FROM application AS a
WHERE a.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND a.form = iif(/*:degree*/ 'state' /**/ LIKE 'star_%', 'star', 'degree')
    AND a.subject COLLATE NOCASE IN (/*:degree*/ 'state' /**/,
        /*:degree_label*/ 'State FFA Degree' /**/);

DROP VIEW IF EXISTS degree_savings_record;
CREATE TEMP VIEW degree_savings_record AS
SELECT student, 'savings' AS measure, amount, date, kind, record FROM posting
WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND date <= /*:to*/ date('now', 'localtime') /**/ AND account = 'assets:cash' AND amount <> 0;

DROP VIEW IF EXISTS degree_school_record;
CREATE TEMP VIEW degree_school_record AS
SELECT e.student, m.measure, iif(m.measure = 'instruction_hours', e.time, 1) AS amount, e.date,
    'enrollment' AS kind, e.record
FROM degree_lesson AS e CROSS JOIN (SELECT 'instruction_hours' AS measure UNION ALL
    VALUES ('enrolled'), ('middle_class'), ('completed_program')) AS m
WHERE CASE m.measure
    WHEN 'instruction_hours' THEN e.grade >= 9 AND e.time IS NOT NULL
    WHEN 'enrolled' THEN e.now
    WHEN 'middle_class' THEN e.grade IN (7, 8)
    ELSE e.grade >= 9 AND e.over END
UNION ALL
SELECT student, 'postsecondary_years', 1, year || '-07-01', 'postsecondary', id
FROM postsecondary
WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND ag AND (year + 1) || '-06-30' <= /*:to*/ date('now', 'localtime') /**/
UNION ALL
SELECT s.id, m.measure, CASE m.measure WHEN 'gpa' THEN s.gpa WHEN 'ag_gpa' THEN s.ag_gpa ELSE 1 END,
    iif(m.measure LIKE '%graduation', ifnull(s.graduation_date, ''), ''), 'student', s.id
FROM student AS s CROSS JOIN (SELECT 'gpa' AS measure UNION ALL VALUES ('ag_gpa'), ('grade'),
    ('months_since_graduation'), ('years_since_graduation')) AS m
WHERE s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

DROP VIEW IF EXISTS degree_member_record;
CREATE TEMP VIEW degree_member_record AS
SELECT n.student, m.measure, 1 AS amount, n.dues_paid AS date, 'membership' AS kind, n.id AS record
FROM membership AS n
CROSS JOIN (SELECT 'membership_months' AS measure UNION ALL VALUES ('dues'), ('rosters')) AS m
WHERE n.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND n.dues_paid <= /*:to*/ date('now', 'localtime') /**/;

DROP VIEW IF EXISTS degree_degrees_record;
CREATE TEMP VIEW degree_degrees_record AS
SELECT h.student, m.measure, 1 AS amount, h.received AS date, 'degree_held' AS kind, h.id AS record
FROM degree_held AS h
CROSS JOIN (SELECT 'holds_discovery' AS measure, ' discovery ' AS degrees UNION ALL VALUES
    ('holds_greenhand', ' greenhand chapter state american '),
    ('holds_chapter', ' chapter state american '), ('holds_state', ' state american '),
    ('holds_american', ' american '), ('months_greenhand_degree', ' greenhand '),
    ('months_chapter_degree', ' chapter '), ('months_state_degree', ' state ')) AS m
WHERE h.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND h.received <= /*:to*/ date('now', 'localtime') /**/
    AND instr(m.degrees, ' ' || h.degree || ' ') > 0;

DROP VIEW IF EXISTS degree_ffa_record;
CREATE TEMP VIEW degree_ffa_record AS
SELECT a.student, m.measure,
    CASE m.measure WHEN 'procedures' THEN a.procedures
        WHEN 'discussion_minutes' THEN a.minutes_led WHEN 'speech_minutes' THEN a.minutes_led
        ELSE 1 END AS amount,
    a.date, 'activity' AS kind, a.record
FROM degree_activity AS a
CROSS JOIN (SELECT 'functions' AS measure UNION ALL VALUES ('activities_above_chapter'),
    ('activity_categories'), ('roles'), ('procedures'), ('discussion_minutes'),
    ('speech_minutes'), ('activities_outside_class')) AS m
WHERE CASE m.measure
    WHEN 'functions' THEN a.category = 'poa'
    WHEN 'activities_above_chapter' THEN a.above
    WHEN 'activity_categories' THEN a.above
    WHEN 'roles' THEN a.category IN ('office', 'committee')
    WHEN 'procedures' THEN a.procedures > 0
    WHEN 'discussion_minutes' THEN a.category IN ('discussion', 'meeting') AND a.minutes_led > 0
    WHEN 'speech_minutes' THEN a.category IN ('speech', 'lde') AND a.minutes_led > 0
    ELSE a.outside_class AND a.circle = 'ffa' END;

DROP VIEW IF EXISTS degree_service_record;
CREATE TEMP VIEW degree_service_record AS
SELECT v.student, m.measure, iif(m.measure = 'service_hours', v.time, 1) AS amount, v.date,
    'service' AS kind, v.id AS record
FROM service AS v
CROSS JOIN (SELECT 'service_hours' AS measure UNION ALL SELECT 'service_activities') AS m
WHERE v.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND v.date <= /*:to*/ date('now', 'localtime') /**/
    AND (NOT /*:additional*/ 0 /**/ OR NOT EXISTS (SELECT 1 FROM degree_held AS h
        WHERE h.student = v.student AND h.degree = /*:below*/ '' /**/
            AND h.received BETWEEN v.date AND /*:to*/ date('now', 'localtime') /**/));

DROP VIEW IF EXISTS degree_attested_record;
CREATE TEMP VIEW degree_attested_record AS
SELECT student, lower(item) AS measure, 1 AS amount, date, 'attested' AS kind, id AS record
FROM attested
WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND date <= /*:to*/ date('now', 'localtime') /**/;
