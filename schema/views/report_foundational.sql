-- The foundational checklist: the five parts for each student who has begun any, or has a
-- foundational project, with how many activities at each level. Its time is never SAE hours.

DROP VIEW IF EXISTS report_foundational;
CREATE VIEW report_foundational AS
WITH component(component, place) AS (
    VALUES ('career', 1), ('employability', 2), ('finance', 3), ('safety', 4), ('literacy', 5)
)
SELECT s.number AS student, c.component,
    ifnull(sum(f.level = 'awareness'), 0) AS awareness,
    ifnull(sum(f.level = 'intermediate'), 0) AS intermediate,
    ifnull(sum(f.level = 'advanced'), 0) AS advanced,
    count(f.id) AS activities, ifnull(sum(f.checked_on IS NOT NULL), 0) AS checked,
    ifnull(sum(f.time), 0) AS time, max(f.date) AS last_on
FROM student AS s CROSS JOIN component AS c
LEFT JOIN foundational AS f ON f.student = s.id AND f.component = c.component
    AND f.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
WHERE s.id BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND (EXISTS (SELECT 1 FROM foundational AS o WHERE o.student = s.id)
        OR EXISTS (SELECT 1 FROM project AS p WHERE p.student = s.id
            AND p.type = 'foundational'))
GROUP BY s.id, c.component
ORDER BY s.number COLLATE NOCASE, c.place;

-- The records behind it.
DROP VIEW IF EXISTS drill_foundational;
CREATE TEMP VIEW drill_foundational AS
SELECT s.number AS student, f.component,
    CASE side WHEN 1 THEN f.level WHEN 2 THEN 'checked' ELSE 'time' END AS figure,
    CASE side WHEN 1 THEN 1 WHEN 2 THEN f.checked_on IS NOT NULL ELSE ifnull(f.time, 0) END
        AS amount,
    f.date, 'foundational' AS kind, f.id AS record
FROM foundational AS f
CROSS JOIN (SELECT 1 AS side UNION ALL SELECT 2 UNION ALL SELECT 3)
JOIN student AS s ON s.id = f.student
WHERE f.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND f.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/;
