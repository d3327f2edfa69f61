-- Marks by rubrics: which scores count, what they come to, and who comes before whom.
--
-- What is marked is a student, or one project or application of the student's. A judge who gives a
-- criterion points again takes the earlier ones back. A criterion is worth the mean of its judges
-- times its weight; a judge who left one out does not lower it. Points and weights are thousandths.
-- Means are added up exactly for up to ten judges: 2520 is divided by every number to ten.

-- The last word of each judge.
DROP VIEW IF EXISTS score_kept;
CREATE VIEW score_kept AS
SELECT id, rubric, criterion, student, project, application, points, author, date, note
FROM (
    SELECT c.rubric, s.*, row_number() OVER (PARTITION BY c.rubric, s.student, s.project,
        s.application, s.criterion, s.author COLLATE NOCASE ORDER BY s.date DESC, s.id DESC) AS age
    FROM criterion AS c JOIN score AS s ON s.criterion = c.id
)
WHERE age = 1;

-- A row for each criterion of what was marked.
DROP VIEW IF EXISTS score_mark;
CREATE VIEW score_mark AS
SELECT k.rubric, k.student, k.project, k.application, k.criterion, count(*) AS judges,
    sum(k.points) AS points, ifnull(c.weight, 1000) AS weight,
    sum(k.points) * ifnull(c.weight, 1000) * 2520 / count(*) AS worth
FROM score_kept AS k JOIN criterion AS c ON c.id = k.criterion
GROUP BY k.rubric, k.student, k.project, k.application, k.criterion;

-- What a rubric asks, and the most that can be had: none where a criterion has no bound.
DROP VIEW IF EXISTS score_most;
CREATE VIEW score_most AS
SELECT r.id AS rubric, count(c.id) AS criteria,
    iif(count(c.id) = sum(iif(ifnull(c.weight, 1000) < 0, c.low, c.high) IS NOT NULL),
        sum(iif(ifnull(c.weight, 1000) < 0, c.low, c.high) * ifnull(c.weight, 1000)) / 1000, NULL)
        AS most
FROM rubric AS r LEFT JOIN criterion AS c ON c.rubric = r.id
GROUP BY r.id;

DROP VIEW IF EXISTS score_total;
CREATE VIEW score_total AS
SELECT m.rubric, m.student, m.project, m.application, count(*) AS criteria,
    sign(sum(m.worth)) * ((abs(sum(m.worth)) + 1260000) / 2520000) AS total,
    (SELECT count(DISTINCT k.author COLLATE NOCASE) FROM criterion AS c
        JOIN score AS k ON k.criterion = c.id
        WHERE c.rubric = m.rubric AND k.student = m.student AND k.project IS m.project
            AND k.application IS m.application) AS judges
FROM score_mark AS m
GROUP BY m.rubric, m.student, m.project, m.application;

-- Equal totals share a place, and the next place counts all that come before: 1, 2, 2, 4.
DROP VIEW IF EXISTS score_place;
CREATE VIEW score_place AS
SELECT t.*, rank() OVER (PARTITION BY t.rubric ORDER BY t.total DESC) AS place,
    count(*) OVER (PARTITION BY t.rubric, t.total) - 1 AS tied
FROM score_total AS t;
