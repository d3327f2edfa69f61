-- What degrees ask about a student: a view for each subject, a row for each student, a column for
-- each measure, by the measure's name (schema/rules/measures.csv). NULL is "not known". A student
-- without a row has 0 of everything in the view.
--
-- To the end of a day, like the reports: `to`. What a profile decides is a parameter too:
--
--   :above       the levels that its list ranks above the chapter, spaces between and around
--   :once        1: an activity counts once, whatever levels it went to; 0: once at each level
--   :additional  1: only service after the day that the degree :below was received
--   :degree      the degree that is asked about, and :degree_label its name in full
--
-- `invested`, `earned_and_invested` and `hours` are put together from columns of these views and of
-- `invested` (50_invested.sql) by the profile's way to count: src/degree/measure.h. The records
-- behind each measure are in 71_degree_record.sql.

-- Months are whole ones: a month is over on the same day of the next one, or on that month's last
-- day where it has no such day.

-- Earned: what all projects earned, as the reports of income and placement say (their net columns).
-- Gross: the operating income of enterprises, and wages.
DROP VIEW IF EXISTS degree_money;
CREATE VIEW degree_money AS
WITH job AS (
    SELECT c.student,
        sum(iif(c.line IN ('gross', 'brought:gross'), c.amount, 0)) AS wages,
        sum(CASE c.line WHEN 'gross' THEN c.amount WHEN 'expenses' THEN -c.amount ELSE 0 END)
            + ifnull(sum(iif(c.line = 'brought:net', c.amount, NULL)),
                sum(CASE c.line WHEN 'brought:gross' THEN c.amount
                    WHEN 'brought:expenses' THEN -c.amount ELSE 0 END)) AS net
    FROM line_cut AS c CROSS JOIN project AS p ON p.id = c.project
    WHERE p.type = 'placement'
        AND c.line IN ('gross', 'expenses', 'brought:gross', 'brought:expenses', 'brought:net')
    GROUP BY c.student, c.project, c.year
)
SELECT student, sum(net) AS earned, sum(income) + sum(wages) AS gross,
    sum(income) AS gross_ownership, sum(wages) AS gross_placement
FROM (
    SELECT s.id AS student, sum(i.net_income) AS net, sum(i.operating_income) AS income,
        0 AS wages
    FROM report_income AS i CROSS JOIN student AS s ON s.number = i.student COLLATE NOCASE
    GROUP BY s.id
    UNION ALL
    SELECT student, sum(net), 0, sum(wages) FROM job GROUP BY student
)
GROUP BY student;

-- SAE time outside class, of placements apart. `carried_hours` was brought from an earlier book as
-- a sum: whether it was paid is not known.
DROP VIEW IF EXISTS degree_hours;
CREATE VIEW degree_hours AS
SELECT s.id AS student, sum(h.paid_hours) AS paid_hours,
    sum(iif(p.type = 'placement', h.unpaid_hours, 0)) AS unpaid_hours,
    sum(iif(p.type = 'placement', 0, h.unpaid_hours)) AS project_hours,
    sum(h.hours - h.paid_hours - h.unpaid_hours - h.class_hours) AS carried_hours,
    sum(h.class_hours) AS class_hours
FROM report_hours AS h CROSS JOIN student AS s ON s.number = h.student COLLATE NOCASE
CROSS JOIN project AS p ON p.student = s.id AND p.title = h.project COLLATE NOCASE
GROUP BY s.id;

-- The same since a day, which is asked as two years.
DROP VIEW IF EXISTS degree_lately;
CREATE VIEW degree_lately AS
SELECT student, sum(amount) AS hours_last_2y
FROM hour_cut WHERE line IN ('hours', 'paid_hours', 'unpaid_hours')
GROUP BY student;

-- Different calendar years with a record of the SAE. What was there as records began is none, nor
-- is what a year's end charges.
DROP VIEW IF EXISTS degree_years;
CREATE VIEW degree_years AS
SELECT student, count(DISTINCT year) AS years_with_records
FROM line_cut
WHERE year > 0 AND line NOT IN ('beginning', 'beginning_inventory', 'depreciation', 'idle',
    'idle_found', 'latest')
GROUP BY student;

-- Cash and savings on the day, of report_balance.
DROP VIEW IF EXISTS degree_savings;
CREATE VIEW degree_savings AS
SELECT s.id AS student, b.cash AS savings
FROM report_balance AS b CROSS JOIN student AS s ON s.number = b.student COLLATE NOCASE;

-- All that stands on the totals. What is invested comes as in `invested`. The program adds up the
-- same from degree_lines, since each of these views groups the same lines once more.
DROP VIEW IF EXISTS degree_totals;
CREATE VIEW degree_totals AS
SELECT s.id AS student, ifnull(m.earned, 0) AS earned, ifnull(m.gross, 0) AS gross,
    ifnull(m.gross_ownership, 0) AS gross_ownership,
    ifnull(m.gross_placement, 0) AS gross_placement,
    ifnull(h.paid_hours, 0) AS paid_hours, ifnull(h.unpaid_hours, 0) AS unpaid_hours,
    ifnull(h.project_hours, 0) AS project_hours, ifnull(h.carried_hours, 0) AS carried_hours,
    ifnull(h.class_hours, 0) AS class_hours,
    ifnull(y.years_with_records, 0) AS years_with_records,
    b.savings, i.beginning, i.ending, i.outside_income, i.gifts, i.contributions, i.education,
    i.brought
FROM student AS s
LEFT JOIN degree_money AS m ON m.student = s.id
LEFT JOIN degree_hours AS h ON h.student = s.id
LEFT JOIN degree_years AS y ON y.student = s.id
LEFT JOIN degree_savings AS b ON b.student = s.id
LEFT JOIN invested AS i ON i.student = s.id
WHERE s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/;

-- What degree_totals is made of, line by line, to be added up in one pass (src/degree/totals.c,
-- which tests/worked/test_degree_totals holds against the view).
DROP VIEW IF EXISTS degree_lines;
CREATE TEMP VIEW degree_lines AS
SELECT student, project, year, line, amount FROM amount_cut
UNION ALL
SELECT student, project, year, 'above:' || line, amount FROM brought_above;

-- Which of the projects are placements, by number
DROP VIEW IF EXISTS degree_placement;
CREATE TEMP VIEW degree_placement AS
SELECT id FROM project
WHERE type = 'placement'
    AND student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
ORDER BY id;

-- Besides, what is owned and owed but for cash: the lines add up to it and to cash.
DROP VIEW IF EXISTS degree_owned;
CREATE TEMP VIEW degree_owned AS
SELECT student, amount FROM balance_owned;

-- Classes in agriculture that were begun and not failed: whether it is `over`, whether it is of the
-- school year `now`, and the `time` of instruction: what was earned; where nobody said, what the
-- course has, once it is over. A grade that nobody said follows from the day of graduation.
DROP VIEW IF EXISTS degree_lesson;
CREATE VIEW degree_lesson AS
SELECT student, record, year, grade, over, now, date, iif(over, ifnull(earned, instruction), earned)
    AS time
FROM (
    SELECT e.student, e.id AS record, c.year, e.earned, c.instruction,
        ifnull(e.grade, ifnull(12 - CAST(substr(s.graduation_date, 1, 4) AS INTEGER)
            + (substr(s.graduation_date, 6, 2) < '07') + c.year, iif(c.level = 'middle', 8, 9)))
            AS grade,
        ifnull(e.ends, ifnull(c.ends, (c.year + 1) || '-06-30'))
            <= /*:to*/ date('now', 'localtime') /**/ AS over,
        c.year = CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER)
            - (substr(/*:to*/ date('now', 'localtime') /**/, 6, 2) < '07') AS now,
        ifnull(e.begins, ifnull(c.begins, c.year || '-07-01')) AS date
    FROM student AS s CROSS JOIN enrollment AS e ON e.student = s.id
    CROSS JOIN course AS c ON c.id = e.course
    WHERE s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND e.passed IS NOT 0
)
WHERE date <= /*:to*/ date('now', 'localtime') /**/;

-- School. Instruction is that at or above grade 9. Not known where the time is not said of any class
-- that is over.
--
-- The program is completed after as many years of it as the chapter offers. Where the chapter does
-- not say, nobody who is still in school has completed it; of others it is not known.
--
-- An award of year Y counts records to the end of the year before, and the convention that grants
-- it is in October: months since graduation are counted to the end of that month.
DROP VIEW IF EXISTS degree_school;
CREATE VIEW degree_school AS
WITH day AS (
    SELECT date, CAST(substr(date, 1, 4) AS INTEGER) AS year,
        CAST(substr(date, 1, 4) AS INTEGER) - (substr(date, 6, 2) < '07') AS school_year
    FROM (SELECT /*:to*/ date('now', 'localtime') /**/ AS date)
),
pupil AS (
    SELECT id AS student, graduation_date,
        CAST(substr(graduation_date, 1, 4) AS INTEGER) AS left_in,
        CAST(substr(graduation_date, 1, 4) AS INTEGER) - (substr(graduation_date, 6, 2) < '07')
            AS last_year,
        status = 'active' AS in_school, grade, gpa, ag_gpa
    FROM student
    WHERE id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
),
taught AS (
    SELECT student,
        sum(time) FILTER (WHERE grade >= 9) AS time,
        count(*) FILTER (WHERE grade >= 9 AND over AND time IS NULL) AS untold,
        count(DISTINCT iif(grade >= 9 AND over, year, NULL)) AS years,
        max(now) AS now, max(grade IN (7, 8)) AS middle
    FROM degree_lesson GROUP BY student
)
SELECT p.student,
    iif(t.time IS NULL AND t.untold > 0, NULL, ifnull(t.time, 0)) AS instruction_hours,
    ifnull(t.now, 0) AS enrolled,
    ifnull(t.middle, 0) AS middle_class,
    CASE WHEN h.years_offered > 0 THEN ifnull(t.years, 0) >= h.years_offered
        WHEN p.in_school AND ifnull(p.graduation_date > d.date, 1) THEN 0 END AS completed_program,
    (SELECT count(DISTINCT n.year) FROM postsecondary AS n WHERE n.student = p.student AND n.ag
        AND (n.year + 1) || '-06-30' <= d.date) AS postsecondary_years,
    CASE WHEN p.left_in IS NOT NULL THEN max(0, 12 * (d.year + 1 - p.left_in)
            + 10 - substr(p.graduation_date, 6, 2))
        WHEN p.in_school THEN 0 END AS months_since_graduation,
    CASE WHEN p.left_in IS NOT NULL THEN max(0, d.year + 1 - p.left_in)
        WHEN p.in_school THEN 0 END AS years_since_graduation,
    CASE WHEN p.graduation_date <= d.date THEN 13
        ELSE ifnull(12 - p.last_year + d.school_year, p.grade) END AS grade,
    p.gpa, p.ag_gpa
FROM day AS d CROSS JOIN pupil AS p LEFT JOIN taught AS t ON t.student = p.student
LEFT JOIN chapter AS h;

-- Membership, from the first dues paid over school years without a gap. It goes on to the day where
-- this school year's dues are paid; it rests at the end of the last one where these are not paid
-- yet; and begins anew after a year without. Dues that nobody said how far they went went all the
-- way.
DROP VIEW IF EXISTS degree_member;
CREATE VIEW degree_member AS
WITH paid AS NOT MATERIALIZED (
    SELECT student, year, dues_paid FROM membership
    WHERE dues_paid <= /*:to*/ date('now', 'localtime') /**/
),
run AS MATERIALIZED ( -- the last years without a gap
    SELECT student, last_year, this_year, (
        SELECT p.year FROM paid AS p WHERE p.student = l.student AND NOT EXISTS (
            SELECT 1 FROM paid AS b WHERE b.student = p.student AND b.year = p.year - 1)
        ORDER BY p.year DESC LIMIT 1) AS first_year
    FROM (
        SELECT student, max(year) AS last_year FROM paid
        WHERE student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        GROUP BY student
    ) AS l CROSS JOIN (
        SELECT CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER)
            - (substr(/*:to*/ date('now', 'localtime') /**/, 6, 2) < '07') AS this_year)
),
span AS MATERIALIZED (
    SELECT student, last_year, last_year - first_year + 1 AS years, last_year >= this_year AS active,
        (SELECT min(p.dues_paid) FROM paid AS p
            WHERE p.student = run.student AND p.year >= first_year) AS since,
        CASE WHEN last_year >= this_year THEN /*:to*/ date('now', 'localtime') /**/
            WHEN last_year = this_year - 1 THEN this_year || '-06-30' END AS until
    FROM run
)
SELECT student,
    active AND EXISTS (SELECT 1 FROM membership AS n WHERE n.student = span.student
        AND n.year = span.last_year AND ifnull(n.paid_to, 'national') = 'national') AS dues,
    iif(active, years, 0) AS rosters,
    iif(until IS NULL OR until < since, 0,
        12 * (substr(until, 1, 4) - substr(since, 1, 4))
        + substr(until, 6, 2) - substr(since, 6, 2)
        - (substr(until, 9, 2) < substr(since, 9, 2) AND date(until, '+1 day') NOT LIKE '%-01'))
        AS membership_months
FROM span;

-- Degrees received. Who holds one holds those below it, entered or not; but for Discovery, which a
-- chapter need not offer.
DROP VIEW IF EXISTS degree_degrees;
CREATE VIEW degree_degrees AS
SELECT student,
    max(degree = 'discovery') AS holds_discovery,
    max(degree IN ('greenhand', 'chapter', 'state', 'american')) AS holds_greenhand,
    max(degree IN ('chapter', 'state', 'american')) AS holds_chapter,
    max(degree IN ('state', 'american')) AS holds_state,
    max(degree = 'american') AS holds_american,
    ifnull(max(iif(degree = 'greenhand', months, NULL)), 0) AS months_greenhand_degree,
    ifnull(max(iif(degree = 'chapter', months, NULL)), 0) AS months_chapter_degree,
    ifnull(max(iif(degree = 'state', months, NULL)), 0) AS months_state_degree
FROM (
    SELECT student, degree,
        12 * (substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) - substr(received, 1, 4))
        + substr(/*:to*/ date('now', 'localtime') /**/, 6, 2) - substr(received, 6, 2)
        - (substr(/*:to*/ date('now', 'localtime') /**/, 9, 2) < substr(received, 9, 2)
            AND date(/*:to*/ date('now', 'localtime') /**/, '+1 day') NOT LIKE '%-01') AS months
    FROM degree_held
    WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND received <= /*:to*/ date('now', 'localtime') /**/
)
GROUP BY student;

-- FFA activities, with what decides how they count. One is above the chapter where somebody said
-- so, or where it is FFA's and the profile ranks its level above the chapter. `family` is the kind
-- of activity in Texas' six: contests of leadership and of careers, conventions and meetings, project
-- shows, student awards, leadership and service (convention2020.texasffa.org/statedegree); which of
-- our categories falls into which is our reading.
DROP VIEW IF EXISTS degree_activity;
CREATE VIEW degree_activity AS
SELECT student, date, id AS record, category, lower(name) AS named, level, circle, outside_class,
    minutes_led, procedures,
    counts_above = 'yes' OR counts_above = 'auto' AND circle = 'ffa' AND instr(/*:above*/
        ' section area county district subarea federation region state national ' /**/,
        ' ' || level || ' ') > 0 AS above,
    CASE category WHEN 'lde' THEN 'lde' WHEN 'speech' THEN 'lde' WHEN 'parliamentary' THEN 'lde'
        WHEN 'cde' THEN 'cde' WHEN 'convention' THEN 'meetings' WHEN 'meeting' THEN 'meetings'
        WHEN 'fair' THEN 'shows' WHEN 'award' THEN 'awards' ELSE 'leadership' END AS family
FROM activity
WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND date <= /*:to*/ date('now', 'localtime') /**/;

-- Functions are different names of the chapter's Program of Activities. Minutes are those of the
-- longest discussion or speech, since one of that length is asked for.
DROP VIEW IF EXISTS degree_ffa;
CREATE VIEW degree_ffa AS
SELECT student,
    count(DISTINCT iif(category = 'poa', named, NULL)) AS functions,
    count(DISTINCT iif(above, category || ':' || named
        || iif(/*:once*/ 1 /**/, '', ':' || level), NULL)) AS activities_above_chapter,
    count(DISTINCT iif(above, family, NULL)) AS activity_categories,
    count(DISTINCT iif(category IN ('office', 'committee'), category || ':' || named, NULL))
        AS roles,
    sum(ifnull(procedures, 0)) AS procedures,
    max(iif(category IN ('discussion', 'meeting'), ifnull(minutes_led, 0), 0))
        AS discussion_minutes,
    max(iif(category IN ('speech', 'lde'), ifnull(minutes_led, 0), 0)) AS speech_minutes,
    count(*) FILTER (WHERE outside_class AND circle = 'ffa') AS activities_outside_class
FROM degree_activity
GROUP BY student;

-- Community service; where it has to be on top of what another degree took, only what came after
-- that one was received.
DROP VIEW IF EXISTS degree_service;
CREATE VIEW degree_service AS
SELECT v.student, sum(v.time) AS service_hours, count(DISTINCT lower(v.name)) AS service_activities
FROM service AS v
WHERE v.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND v.date <= /*:to*/ date('now', 'localtime') /**/
    AND (NOT /*:additional*/ 0 /**/ OR NOT EXISTS (SELECT 1 FROM degree_held AS h
        WHERE h.student = v.student AND h.degree = /*:below*/ '' /**/
            AND h.received BETWEEN v.date AND /*:to*/ date('now', 'localtime') /**/))
GROUP BY v.student;

-- The SAE: projects with a plan, projects going on, and skills.
DROP VIEW IF EXISTS degree_sae;
CREATE VIEW degree_sae AS
SELECT p.student,
    count(*) FILTER (WHERE EXISTS (SELECT 1 FROM plan AS n WHERE n.project = p.id)) AS sae_plans,
    count(*) FILTER (WHERE p.status <> 'planned'
        AND p.began <= /*:to*/ date('now', 'localtime') /**/
        AND (p.status = 'active' OR p.ended >= /*:to*/ date('now', 'localtime') /**/))
        AS active_saes,
    sum((SELECT count(*) FROM skill AS k WHERE k.project = p.id)) AS skills
FROM project AS p
WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
GROUP BY p.student;

-- The latest application for the degree :degree: who of the four has signed it, and whether it was
-- handed in.
DROP VIEW IF EXISTS degree_application;
CREATE VIEW degree_application AS
SELECT a.student,
    (SELECT count(DISTINCT g.party) FROM signature AS g WHERE g.application = a.id
        AND g.signed_on <= /*:to*/ date('now', 'localtime') /**/
        AND g.party IN ('applicant', 'parent', 'advisor', 'administrator')) AS signatures,
    a.status NOT IN ('draft', 'ready') AS application
FROM application AS a
WHERE a.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND a.form = iif(/*:degree*/ 'state' /**/ LIKE 'star_%', 'star', 'degree')
    AND a.subject COLLATE NOCASE IN (/*:degree*/ 'state' /**/,
        /*:degree_label*/ 'State FFA Degree' /**/)
    AND NOT EXISTS (SELECT 1 FROM application AS l WHERE l.student = a.student AND l.form = a.form
        AND l.subject COLLATE NOCASE IN (/*:degree*/ 'state' /**/,
            /*:degree_label*/ 'State FFA Degree' /**/)
        AND (l.award_year, l.id) > (a.award_year, a.id));

-- What a teacher has checked off: a row for each item, as a measure of 1.
DROP VIEW IF EXISTS degree_attested;
CREATE VIEW degree_attested AS
SELECT DISTINCT student, lower(item) AS item
FROM attested
WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND date <= /*:to*/ date('now', 'localtime') /**/;
