-- Totals cut at a day, which reports stand on.
--
-- In the book this view and the reports run to today. The program runs the same text for any
-- student and any span of days: it puts a parameter in place of every default that is marked as
-- /*:name*/ default /**/, and this view's text before a report's as WITH line_cut AS (...).
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

DROP VIEW IF EXISTS line_cut;
CREATE VIEW line_cut AS
-- Whole years, and years to date
SELECT student, project, year, line, amount,
    year >= CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER) AS inside
FROM total
WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND year BETWEEN 1 AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER)
    AND (line LIKE 'brought:%'
        OR NOT student BETWEEN /*:first_direct*/ 1 /**/ AND /*:last_direct*/ 0 /**/
        OR NOT (year || '-12-31' > /*:to*/ date('now', 'localtime') /**/
            OR year || '-01-01' < /*:from*/ '0000-01-01' /**/
                AND year || '-12-31' >= /*:from*/ '0000-01-01' /**/))
UNION ALL
-- How many entries of hours these are made of
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
UNION ALL
-- Less what closing the year will charge
SELECT student, ifnull(project, 0), CAST(substr(date, 1, 4) AS INTEGER), line, -amount, 1
FROM entry_capital
WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND NOT student BETWEEN /*:first_direct*/ 1 /**/ AND /*:last_direct*/ 0 /**/
    AND how = 'charge' AND line IS NOT NULL
    AND date > /*:to*/ date('now', 'localtime') /**/
    AND date <= substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) || '-12-31'
/*:direct*/
UNION ALL
-- Parts of years, from the entries
SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER), line, amount,
    date >= /*:from*/ '0000-01-01' /**/
FROM line_entry
WHERE student BETWEEN /*:first_direct*/ 1 /**/ AND /*:last_direct*/ 0 /**/
    AND date <= /*:to*/ date('now', 'localtime') /**/
    AND (substr(date, 1, 4) || '-12-31' > /*:to*/ date('now', 'localtime') /**/
        OR substr(date, 1, 4) || '-01-01' < /*:from*/ '0000-01-01' /**/
            AND substr(date, 1, 4) || '-12-31' >= /*:from*/ '0000-01-01' /**/)
UNION ALL
SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER),
    iif(side = 1, line, 'entries'), iif(side = 1, time, entries),
    date >= /*:from*/ '0000-01-01' /**/
FROM hour_entry
CROSS JOIN (SELECT 1 AS side UNION ALL SELECT 2)
WHERE student BETWEEN /*:first_direct*/ 1 /**/ AND /*:last_direct*/ 0 /**/
    AND date <= /*:to*/ date('now', 'localtime') /**/
    AND (substr(date, 1, 4) || '-12-31' > /*:to*/ date('now', 'localtime') /**/
        OR substr(date, 1, 4) || '-01-01' < /*:from*/ '0000-01-01' /**/
            AND substr(date, 1, 4) || '-12-31' >= /*:from*/ '0000-01-01' /**/);
