-- FFA activities: a row for each year, category and level.

DROP VIEW IF EXISTS report_activities;
CREATE VIEW report_activities AS
SELECT s.number AS student, a.year, a.category, a.level, a.activities, a.outside_class, a.time,
    a.minutes_led, a.procedures
FROM (
    SELECT student, CAST(substr(date, 1, 4) AS INTEGER) AS year, category, level,
        count(*) AS activities, sum(outside_class) AS outside_class, sum(ifnull(time, 0)) AS time,
        sum(ifnull(minutes_led, 0)) AS minutes_led, sum(ifnull(procedures, 0)) AS procedures
    FROM activity
    WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
    GROUP BY student, substr(date, 1, 4), category, level
) AS a JOIN student AS s ON s.id = a.student
ORDER BY s.number COLLATE NOCASE, a.year, a.category, a.level;

-- The records behind it.
DROP VIEW IF EXISTS drill_activities;
CREATE TEMP VIEW drill_activities AS
SELECT s.number AS student, CAST(substr(a.date, 1, 4) AS INTEGER) AS year, a.category, a.level,
    f.figure, CASE f.figure WHEN 'activities' THEN 1 WHEN 'outside_class' THEN a.outside_class
        WHEN 'time' THEN ifnull(a.time, 0) WHEN 'minutes_led' THEN ifnull(a.minutes_led, 0)
        ELSE ifnull(a.procedures, 0) END AS amount,
    a.date, 'activity' AS kind, a.id AS record
FROM activity AS a
CROSS JOIN (SELECT 'activities' AS figure UNION ALL VALUES ('outside_class'), ('time'),
    ('minutes_led'), ('procedures')) AS f
JOIN student AS s ON s.id = a.student
WHERE a.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND a.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/;
