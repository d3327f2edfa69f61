-- Animals, feed and crops: what the reports of production stand on. Weights are thousandths of a
-- pound.

-- Pounds in a unit, in hundred-thousandths. A bushel is one of corn.
DROP VIEW IF EXISTS pounds;
CREATE VIEW pounds(unit, pounds) AS
VALUES ('lb', 100000), ('lbs', 100000), ('lb.', 100000), ('pound', 100000), ('pounds', 100000),
    ('kg', 220462), ('oz', 6250), ('g', 220), ('cwt', 10000000), ('ton', 200000000),
    ('tons', 200000000), ('bu', 5600000), ('bushel', 5600000), ('bushels', 5600000);

-- Feed, bought ('bought': for money, by trade, work, gift or from another project) and fed. A unit
-- such as "50-lb sack" tells the pounds in it; `weight` is NULL where the unit tells none. What was
-- transferred belongs to the project that got it.
DROP VIEW IF EXISTS feed_piece;
CREATE VIEW feed_piece AS
SELECT f.student, f.project, f.date, f.way, f.feed, f.quantity, f.unit, f.amount, f.kind, f.record,
    f.memo,
    (f.quantity * iif(CAST(f.unit AS INTEGER) > 0, CAST(f.unit AS INTEGER), 1)
        * (SELECT w.pounds FROM pounds AS w
            WHERE w.unit = substr(f.word, 1, instr(f.word || ' ', ' ') - 1) COLLATE NOCASE)
        + 50000) / 100000 AS weight
FROM (
    SELECT m.student, ifnull(m.to_project, m.project) AS project, m.date, 'bought' AS way,
        NULL AS feed, m.quantity, trim(m.unit) AS unit,
        replace(ltrim(trim(m.unit), '0123456789 -'), '-', ' ') AS word,
        iif(m.type = 'refund', -m.amount, m.amount) AS amount, 'money' AS kind, m.id AS record,
        m.memo
    FROM money AS m
    WHERE m.category = 'feed' AND m.type IN ('expense', 'refund', 'barter', 'labor', 'transfer',
        'gift')
    UNION ALL
    SELECT p.student, f.project, f.date, 'fed', f.feed, f.quantity, trim(f.unit),
        replace(ltrim(trim(f.unit), '0123456789 -'), '-', ' '), 0, 'feed', f.id, NULL
    FROM project AS p CROSS JOIN feed AS f ON f.project = p.id
) AS f;

-- Weighings in pounds, with the one before of the same animal.
DROP VIEW IF EXISTS weight_piece;
CREATE VIEW weight_piece AS
SELECT p.student, w.project, w.animal, w.date, w.weight AS shown, w.unit, w.id AS record,
    (w.weight * ifnull((SELECT u.pounds FROM pounds AS u
        WHERE u.unit = trim(w.unit) COLLATE NOCASE), 100000) + 50000) / 100000 AS weight
FROM project AS p CROSS JOIN weighing AS w ON w.project = p.id;
