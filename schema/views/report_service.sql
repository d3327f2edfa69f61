-- Community service: a row for each year and activity, by its name. Its hours are never SAE hours.

DROP VIEW IF EXISTS report_service;
CREATE VIEW report_service AS
SELECT s.number AS student, v.year, v.name, v.served, v.hours, v.entries, v.verified, v.last_on
FROM (
    SELECT student, CAST(substr(date, 1, 4) AS INTEGER) AS year, min(name) AS name,
        max(served) AS served, sum(time) AS hours, count(*) AS entries,
        sum(verified_by IS NOT NULL) AS verified, max(date) AS last_on
    FROM service
    WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
    GROUP BY student, substr(date, 1, 4), name COLLATE NOCASE
) AS v JOIN student AS s ON s.id = v.student
ORDER BY s.number COLLATE NOCASE, v.year, v.name COLLATE NOCASE;

-- The records behind it.
DROP VIEW IF EXISTS drill_service;
CREATE TEMP VIEW drill_service AS
SELECT s.number AS student, CAST(substr(v.date, 1, 4) AS INTEGER) AS year, v.name,
    f.figure, CASE f.figure WHEN 'hours' THEN v.time WHEN 'entries' THEN 1
        ELSE v.verified_by IS NOT NULL END AS amount,
    v.date, 'service' AS kind, v.id AS record
FROM service AS v
CROSS JOIN (SELECT 'hours' AS figure UNION ALL VALUES ('entries'), ('verified')) AS f
JOIN student AS s ON s.id = v.student
WHERE v.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND v.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/;
