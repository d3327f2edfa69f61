-- Totals cut at a day, which reports stand on.
--
-- In the book these views and the reports run to today. The program runs the same text for any
-- student and any span of days: it puts a parameter in place of every default that is marked as
-- /*:name*/ default /**/, and their text before a report's as WITH line_cut AS (...).
--
--   :first_student, :last_student   one student, or all
--   :from, :to                      the days, both included
--   :first_direct, :last_direct     the students whose records go on after :to, and everybody where
--                                   :from is within a year: their parts of years are added up from
--                                   the entries. For all others the totals of the last year are
--                                   what there is, but for the charges that closing it will post.
--                                   Without any such student the program leaves out what follows
--                                   the mark /*:direct*/, and so does the view: in the book itself
--                                   records dated after today count with this year.
--
-- `inside` is 0 for what was before :from, which the reports need for what they begin with.

-- Whole years, and years to date, in the order of the totals' key: what is grouped by student needs
-- no sorting.
DROP VIEW IF EXISTS year_cut;
CREATE VIEW year_cut AS
SELECT student, project, year, line, amount,
    year >= CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER) AS inside
FROM total
WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND year BETWEEN 1 AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER)
    AND (NOT student BETWEEN /*:first_direct*/ 1 /**/ AND /*:last_direct*/ 0 /**/
        OR line LIKE 'brought:%'
        OR NOT (year || '-12-31' > /*:to*/ date('now', 'localtime') /**/
            OR year || '-01-01' < /*:from*/ '0000-01-01' /**/
                AND year || '-12-31' >= /*:from*/ '0000-01-01' /**/));

-- What the whole years have too much or too little of, but for hours: less what closing the year
-- will charge; parts of years, from the entries.
DROP VIEW IF EXISTS day_cut;
CREATE VIEW day_cut AS
SELECT student, ifnull(project, 0) AS project, CAST(substr(date, 1, 4) AS INTEGER) AS year, line,
    -amount AS amount, 1 AS inside
FROM entry_capital
WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND NOT student BETWEEN /*:first_direct*/ 1 /**/ AND /*:last_direct*/ 0 /**/
    AND how = 'charge' AND line IS NOT NULL
    AND date > /*:to*/ date('now', 'localtime') /**/
    AND date <= substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) || '-12-31'
/*:direct*/
UNION ALL
SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER), line, amount,
    date >= /*:from*/ '0000-01-01' /**/
FROM line_entry
WHERE student BETWEEN /*:first_direct*/ 1 /**/ AND /*:last_direct*/ 0 /**/
    AND date <= /*:to*/ date('now', 'localtime') /**/
    AND (substr(date, 1, 4) || '-12-31' > /*:to*/ date('now', 'localtime') /**/
        OR substr(date, 1, 4) || '-01-01' < /*:from*/ '0000-01-01' /**/
            AND substr(date, 1, 4) || '-12-31' >= /*:from*/ '0000-01-01' /**/);

-- All of it. (For the pluses see 30_lines.sql.)
DROP VIEW IF EXISTS amount_cut;
CREATE VIEW amount_cut AS
SELECT student, +project AS project, year, +line AS line, +amount AS amount, inside FROM year_cut
UNION ALL
SELECT student, +project, year, +line, +amount, inside FROM day_cut
/*:direct*/
UNION ALL
SELECT student, +project, CAST(substr(date, 1, 4) AS INTEGER), +line, +time,
    date >= /*:from*/ '0000-01-01' /**/
FROM hour_entry
WHERE student BETWEEN /*:first_direct*/ 1 /**/ AND /*:last_direct*/ 0 /**/
    AND date <= /*:to*/ date('now', 'localtime') /**/
    AND (substr(date, 1, 4) || '-12-31' > /*:to*/ date('now', 'localtime') /**/
        OR substr(date, 1, 4) || '-01-01' < /*:from*/ '0000-01-01' /**/
            AND substr(date, 1, 4) || '-12-31' >= /*:from*/ '0000-01-01' /**/);

-- The same, and how many entries the lines of hours are made of
DROP VIEW IF EXISTS line_cut;
CREATE VIEW line_cut AS
SELECT student, project, year, line, amount, inside FROM amount_cut
UNION ALL
SELECT student, project, year, 'entries', parts,
    year >= CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
FROM total
WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND year BETWEEN 1 AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER)
    AND line IN ('paid_hours', 'unpaid_hours', 'class_hours')
    AND (NOT student BETWEEN /*:first_direct*/ 1 /**/ AND /*:last_direct*/ 0 /**/
        OR NOT (year || '-12-31' > /*:to*/ date('now', 'localtime') /**/
            OR year || '-01-01' < /*:from*/ '0000-01-01' /**/
                AND year || '-12-31' >= /*:from*/ '0000-01-01' /**/))
/*:direct*/
UNION ALL
SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER), 'entries', entries,
    date >= /*:from*/ '0000-01-01' /**/
FROM hour_entry
WHERE student BETWEEN /*:first_direct*/ 1 /**/ AND /*:last_direct*/ 0 /**/
    AND date <= /*:to*/ date('now', 'localtime') /**/
    AND (substr(date, 1, 4) || '-12-31' > /*:to*/ date('now', 'localtime') /**/
        OR substr(date, 1, 4) || '-01-01' < /*:from*/ '0000-01-01' /**/
            AND substr(date, 1, 4) || '-12-31' >= /*:from*/ '0000-01-01' /**/);

-- Time worked, each part with the record that says so: hours, `entries`, a paycheck's time where no
-- paid hours of its project were logged that year, and what an earlier book brought forward. Of a
-- total that was brought, what its parts leave over: line `hours`, which is no part of a day.
DROP VIEW IF EXISTS hour_cut;
CREATE VIEW hour_cut AS
SELECT h.student, h.project, h.date,
    CASE WHEN h.in_class THEN 'class_hours' WHEN h.paid THEN 'paid_hours'
        ELSE 'unpaid_hours' END AS line,
    h.time AS amount, 1 AS entries, 'hours' AS kind, h.id AS record
FROM hours AS h
WHERE h.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND h.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
    AND h.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
UNION ALL
SELECT c.student, c.project, c.date, 'paid_hours', c.time, 0, 'paycheck', c.id
FROM paycheck AS c
WHERE c.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND c.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
    AND c.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND c.time > 0
    AND (c.student, c.project, substr(c.date, 1, 4)) NOT IN (
        SELECT h.student, h.project, substr(h.date, 1, 4) FROM hours AS h
        WHERE h.student BETWEEN /*:first_student*/ 0 /**/
                AND /*:last_student*/ 9223372036854775807 /**/
            AND h.date BETWEEN /*:from*/ '0000-01-01' /**/
                AND /*:to*/ date('now', 'localtime') /**/
            AND h.paid AND NOT h.in_class)
UNION ALL
SELECT b.student, b.project, b.year || '-12-31', b.line,
    iif(b.line = 'entries', 0, sign(b.amount) * ((abs(b.amount) * 60 + 50) / 100))
        - iif(b.line <> 'hours', 0, ifnull((
            SELECT sum(sign(x.amount) * ((abs(x.amount) * 60 + 50) / 100))
            FROM brought_forward AS x
            WHERE x.student = b.student AND x.project = b.project AND x.year = b.year
                AND x.line IN ('paid_hours', 'unpaid_hours', 'class_hours')), 0)),
    iif(b.line = 'entries', b.amount / 100, 0), 'brought_forward', b.id
FROM brought_forward AS b
WHERE b.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND b.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND b.year BETWEEN CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
        AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER)
    AND b.line IN ('hours', 'paid_hours', 'unpaid_hours', 'class_hours', 'entries');

-- Feed that was fed, by project, year, feed and unit, with what it cost: the price of feed fed is the
-- average price that it was bought at. Purchases count that told how much they were: in a unit that
-- tells its pounds, or in the unit that it was fed in. Of these, those whose note names the feed, if
-- any do, and of that year, if there are any: else those of the years before.
DROP VIEW IF EXISTS feed_cut;
CREATE VIEW feed_cut AS
WITH fed AS (
    SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER) AS year, min(feed) AS feed,
        min(unit) AS unit, sum(quantity) AS quantity, sum(weight) AS weight, count(*) AS entries
    FROM feed_piece
    WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
        AND project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
        AND way = 'fed'
    GROUP BY student, project, substr(date, 1, 4), feed COLLATE NOCASE, unit COLLATE NOCASE
),
bought AS (
    SELECT project, CAST(substr(date, 1, 4) AS INTEGER) AS year, unit, quantity, weight, amount,
        lower(ifnull(memo, '')) AS memo
    FROM feed_piece
    WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND date <= /*:to*/ date('now', 'localtime') /**/
        AND project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
        AND way = 'bought' AND quantity > 0
),
priced AS (
    SELECT f.student, f.project, f.year, f.feed, f.unit, f.quantity, f.weight, f.entries,
        sum(b.amount) AS amount,
        sum(iif(f.weight IS NULL, b.quantity, b.weight)) AS of_quantity,
        2 * (instr(b.memo, lower(f.feed)) = 0) + (b.year < f.year) AS choice
    FROM fed AS f LEFT JOIN bought AS b ON b.project = f.project AND b.year <= f.year
        AND iif(f.weight IS NULL, b.unit = f.unit COLLATE NOCASE, b.weight > 0)
    GROUP BY f.student, f.project, f.year, f.feed, f.unit, choice
)
SELECT student, project, year, feed, unit, quantity, weight, entries,
    iif(of_quantity > 0, (2 * amount * ifnull(weight, quantity) + of_quantity) / (2 * of_quantity),
        NULL) AS value
FROM (
    SELECT *, row_number() OVER (PARTITION BY student, project, year, feed, unit ORDER BY choice)
        AS place
    FROM priced
)
WHERE place = 1;

-- The payments that the loans' plans ask for (36_loan.sql). The day of payment `number` is `step`
-- months on each time (a month's last day where it has no such day), or so many 365ths of a year
-- where months do not fit.
DROP VIEW IF EXISTS loan_cut;
CREATE VIEW loan_cut AS
WITH RECURSIVE line(id, student, number, before, owed) AS (
    SELECT id, student, 0, 0, principal FROM loan_plan
    WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND ifnull(project, 0) BETWEEN /*:first_project*/ 0 /**/
            AND /*:last_project*/ 9223372036854775807 /**/
    UNION ALL
    SELECT n.id, n.student, n.number + 1, n.owed,
        CASE WHEN n.number + 1 >= p.count AND p.due IS NOT NULL THEN 0
            WHEN p.payment IS NULL THEN
                p.principal - (2 * p.principal * (n.number + 1) + p.count) / (2 * p.count)
            WHEN n.owed + (2 * n.owed * p.rate + 10000 * p.often) / (20000 * p.often) <= p.payment
                THEN 0
            ELSE n.owed - p.payment
                + (2 * n.owed * p.rate + 10000 * p.often) / (20000 * p.often) END
    FROM line AS n CROSS JOIN loan_plan AS p ON p.id = n.id AND p.student = n.student
    WHERE n.owed > 0 AND n.number < p.count
)
SELECT p.id AS loan, p.student, p.project, p.lender, p.date, n.number,
    CASE WHEN p.due IS NOT NULL AND n.number = p.count THEN p.due
        WHEN p.step > 0 THEN min(date(p.date, '+' || (n.number * p.step) || ' months'),
            date(p.date, 'start of month', '+' || (n.number * p.step + 1) || ' months', '-1 day'))
        ELSE date(p.date, '+' || (n.number * 365 / p.often) || ' days') END AS due_on,
    CASE WHEN p.often IS NULL THEN
            (2 * n.before * p.rate * CAST(julianday(p.due) - julianday(p.date) AS INTEGER)
                + 3650000) / 7300000
        ELSE (2 * n.before * p.rate + 10000 * p.often) / (20000 * p.often) END AS interest,
    n.before - n.owed AS principal, n.owed
FROM line AS n CROSS JOIN loan_plan AS p ON p.id = n.id
WHERE n.number > 0;
