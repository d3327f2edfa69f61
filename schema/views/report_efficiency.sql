-- Efficiency factors: a row for each that the records of a project and year allow. Every factor is
-- `numerator` over `denominator`, and the row says what these are.
--
--   gain a day            pounds gained over days, of all weighings after an animal's first
--   feed conversion       pounds of feed fed over pounds gained
--   feed cost of gain     what the feed cost over pounds gained
--   return on $100 of feed
--                         operating income and inventory change, less what was bought to sell again,
--                         times 100 over what the feed cost
--   young born            live young over females bred within 365 days before the last birth: percent
--                         calf, lamb or kid crop; pigs are told by the litter
--   pigs a litter         live young over litters; and the young weaned
--   death loss            head that died over head that were there or came; by weight, pounds that
--                         died over pounds sold and eaten less pounds bought. Young not weaned are
--                         left out of both
--   yield an acre         of each crop. The same area on another day is the same ground again
--
-- Pounds gained are those of the weighings; without any, pounds sold and eaten less pounds bought.
-- The cost of feed is that of the feed fed at its average price (feed_cut); where none was entered,
-- feed bought and got, and the change of the inventory of feed.

DROP VIEW IF EXISTS report_efficiency;
CREATE VIEW report_efficiency AS
WITH weighed AS (
    SELECT student, project, CAST(substr(date, 1, 4) AS INTEGER) AS year,
        sum(weight - last_weight) AS gain,
        sum(CAST(julianday(date) - julianday(last_on) AS INTEGER)) AS days
    FROM (
        SELECT w.*, lag(w.weight) OVER one AS last_weight, lag(w.date) OVER one AS last_on
        FROM weight_piece AS w
        WHERE w.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND w.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
            AND w.date <= /*:to*/ date('now', 'localtime') /**/
        WINDOW one AS (PARTITION BY w.animal ORDER BY w.date, w.record)
    )
    WHERE last_on < date AND date >= /*:from*/ '0000-01-01' /**/
    GROUP BY student, project, substr(date, 1, 4)
),
herd AS (
    SELECT p.student, h.project, CAST(substr(h.date, 1, 4) AS INTEGER) AS year, h.date, h.herd,
        h.change, h.count, ifnull(h.litters, 0) AS litters, h.weight
    FROM project AS p CROSS JOIN head AS h ON h.project = p.id
    WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND p.id BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
        AND h.date <= /*:to*/ date('now', 'localtime') /**/
),
herd_year AS (
    SELECT student, project, year,
        sum(iif(change = 'born', count, 0)) AS born,
        sum(iif(change = 'born' AND litters > 0, count, 0)) AS born_in_litters,
        sum(iif(change = 'born', litters, 0)) AS litters,
        max(iif(change = 'born', date, '')) AS last_birth,
        sum(iif(change = 'weaned', count, 0)) AS weaned,
        sum(iif(change = 'weaned' AND litters > 0, count, 0)) AS weaned_in_litters,
        sum(iif(change = 'weaned', litters, 0)) AS weaned_litters,
        sum(iif(change IN ('bought', 'moved_in'), count, 0)) AS came,
        sum(iif(change = 'died' AND herd <> 'young', count, 0)) AS died,
        sum(iif(change = 'died' AND herd <> 'young', weight, 0)) AS died_weight,
        sum(change = 'died' AND herd <> 'young' AND weight IS NULL) AS died_unweighed,
        sum(CASE WHEN change IN ('sold', 'eaten', 'moved_out') THEN weight
            WHEN change IN ('bought', 'moved_in') THEN -weight ELSE 0 END) AS produced,
        sum(change IN ('sold', 'eaten', 'bought') AND weight IS NULL) AS unweighed,
        sum(CASE WHEN change IN ('born', 'bought', 'moved_in') THEN count
            WHEN change IN ('died', 'sold', 'moved_out', 'eaten') THEN -count ELSE 0 END) AS change
    FROM herd
    GROUP BY student, project, year
),
herd_held AS (
    SELECT *, max(0, ifnull(sum(change) OVER (PARTITION BY project ORDER BY year
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0))
        + ifnull((SELECT sum(a.count - ifnull((SELECT sum(d.count) FROM disposal AS d
                WHERE d.asset = a.id AND d.date < y.year || '-01-01'), 0))
            FROM asset AS a WHERE a.student = y.student AND a.project = y.project
                AND a.class = 'breeding_livestock' AND a.acquired < y.year || '-01-02'), 0) AS held
    FROM herd_year AS y
),
feed_cost AS (
    SELECT student, project, year, max(fed) AS fed, max(fed_weight) AS fed_weight,
        iif(max(entered), max(fed), sum(bought)) AS cost, max(entered) AS entered
    FROM (
        SELECT student, project, year, sum(value) AS fed,
            iif(count(*) = count(weight), sum(weight), NULL) AS fed_weight, 0 AS bought,
            count(*) = count(value) AS entered
        FROM feed_cut GROUP BY student, project, year
        UNION ALL
        SELECT c.student, c.project, c.year, NULL, NULL, c.amount, 0
        FROM line_cut AS c
        WHERE c.line IN ('cash_feed', 'noncash_feed') AND c.inside AND c.project
            BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
        UNION ALL
        SELECT k.student, k.project, CAST(substr(k.as_of, 1, 4) AS INTEGER), NULL, NULL, -k.change, 0
        FROM stock_change AS k JOIN student AS s ON s.id = k.student
        WHERE k.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND k.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
            AND k.as_of > s.records_from
            AND k.as_of BETWEEN /*:from*/ '0000-01-01' /**/
                AND /*:to*/ date('now', 'localtime') /**/
            AND (k.item LIKE '%feed%' OR k.item LIKE '%hay%' OR k.item LIKE '%grain%'
                OR k.item LIKE '%silage%' OR k.item LIKE '%ration%')
    )
    GROUP BY student, project, year
),
returns AS (
    SELECT c.student, c.project, c.year, sum(iif(c.line = 'resale', -c.amount, c.amount)) AS amount
    FROM line_cut AS c
    WHERE c.inside AND c.line IN ('cash_sales', 'used_at_home', 'bartered', 'labor_exchange',
        'transferred_out', 'inventory_change', 'resale')
    GROUP BY c.student, c.project, c.year
),
gained AS (
    SELECT f.student, f.project, f.year, f.fed_weight, f.cost,
        ifnull(w.gain, iif(h.unweighed = 0 AND h.produced > 0, h.produced, NULL)) AS gain,
        iif(w.gain IS NULL, 'pounds sold and eaten less bought', 'pounds gained') AS gain_is
    FROM feed_cost AS f
    LEFT JOIN weighed AS w ON w.project = f.project AND w.year = f.year
    LEFT JOIN herd_held AS h ON h.project = f.project AND h.year = f.year
),
ground AS (
    SELECT student, project, year, crop, unit, sum(quantity) AS quantity,
        sum(iif(again = 1, area, 0)) AS area
    FROM (
        SELECT *, row_number() OVER (PARTITION BY project, year, crop COLLATE NOCASE,
            unit COLLATE NOCASE, area ORDER BY date) AS again
        FROM (
            SELECT p.student, h.project, CAST(substr(h.date, 1, 4) AS INTEGER) AS year, h.date,
                min(h.crop) AS crop, min(h.unit) AS unit, sum(h.quantity) AS quantity,
                sum(h.area) AS area
            FROM project AS p CROSS JOIN harvest AS h ON h.project = p.id
            WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
                AND p.id BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
                AND h.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
                AND h.area > 0
            GROUP BY p.student, h.project, h.date, h.crop COLLATE NOCASE, h.unit COLLATE NOCASE
        )
    )
    GROUP BY student, project, year, crop COLLATE NOCASE, unit COLLATE NOCASE
),
factor(student, project, year, place, factor, detail, numerator, numerator_is, denominator,
        denominator_is, times, unit) AS (
    SELECT student, project, year, 1, 'gain a day', NULL, gain, 'pounds gained', 1000 * days,
        'days of all animals', 1000, 'lb'
    FROM weighed WHERE days > 0
    UNION ALL
    SELECT student, project, year, 2, 'feed conversion', NULL, fed_weight, 'pounds of feed fed', gain,
        gain_is, 1000, 'lb of feed for a lb'
    FROM gained WHERE fed_weight > 0 AND gain > 0
    UNION ALL
    SELECT student, project, year, 3, 'feed cost of gain', NULL, 10 * cost, 'dollars of feed', gain,
        gain_is, 1000, 'dollars a lb'
    FROM gained WHERE cost > 0 AND gain > 0
    UNION ALL
    SELECT f.student, f.project, f.year, 4, 'return on $100 of feed', NULL, 10 * r.amount,
        'dollars of product less bought to sell', 10 * f.cost, 'dollars of feed', 100000, 'dollars'
    FROM feed_cost AS f JOIN returns AS r ON r.project = f.project AND r.year = f.year
    WHERE f.cost > 0
    UNION ALL
    SELECT h.student, h.project, h.year, 5, CASE
            WHEN p.award_area LIKE '%beef%' OR p.award_area LIKE '%dairy%' AND p.title LIKE '%cow%'
                OR p.title LIKE '%cow%' OR p.title LIKE '%calf%' OR p.title LIKE '%cattle%'
                THEN 'percent calf crop'
            WHEN p.award_area LIKE '%sheep%' OR p.title LIKE '%ewe%' OR p.title LIKE '%sheep%'
                OR p.title LIKE '%lamb%' THEN 'percent lamb crop'
            WHEN p.award_area LIKE '%goat%' OR p.title LIKE '%goat%' THEN 'percent kid crop'
            ELSE 'young born for 100 bred' END, NULL,
        1000 * h.born, 'young born alive', 1000 * h.bred, 'females bred', 100000, '%'
    FROM (
        SELECT y.student, y.project, y.year, y.born, sum(b.count) AS bred
        FROM herd_year AS y JOIN herd AS b ON b.project = y.project AND b.change = 'bred'
            AND b.date <= y.last_birth AND b.date > date(y.last_birth, '-365 days')
        WHERE y.born > 0
        GROUP BY y.student, y.project, y.year, y.born
    ) AS h JOIN project AS p ON p.id = h.project
    WHERE h.bred > 0 AND NOT (p.title LIKE '%swine%' OR p.title LIKE '%pig%' OR p.title LIKE '%sow%'
        OR p.title LIKE '%hog%' OR ifnull(p.award_area, '') LIKE '%swine%')
    UNION ALL
    SELECT h.student, h.project, h.year, 6,
        iif(p.award_area LIKE '%swine%' OR p.title LIKE '%swine%' OR p.title LIKE '%pig%'
            OR p.title LIKE '%sow%' OR p.title LIKE '%hog%', 'pigs a litter', 'young a litter'),
        NULL, 1000 * h.born_in_litters, 'young born alive', 1000 * h.litters, 'litters or mothers',
        1000, 'head'
    FROM herd_year AS h JOIN project AS p ON p.id = h.project WHERE h.litters > 0
    UNION ALL
    SELECT student, project, year, 7, 'weaned a litter', NULL, 1000 * weaned_in_litters,
        'young weaned', 1000 * weaned_litters, 'litters or mothers', 1000, 'head'
    FROM herd_year WHERE weaned_litters > 0
    UNION ALL
    SELECT student, project, year, 8, 'death loss', 'head', 1000 * died, 'head that died',
        1000 * (held + came + iif(weaned > 0, weaned, born)), 'head there or come', 100000, '%'
    FROM herd_held WHERE held + came + iif(weaned > 0, weaned, born) > 0
    UNION ALL
    SELECT student, project, year, 9, 'death loss', 'weight', died_weight, 'pounds that died',
        produced, 'pounds sold and eaten less bought', 100000, '%'
    FROM herd_held WHERE died > 0 AND died_unweighed = 0 AND unweighed = 0 AND produced > 0
    UNION ALL
    SELECT student, project, year, 10, 'yield an acre', crop, quantity, unit, area, 'acres', 1000, unit
    FROM ground WHERE area > 0
)
SELECT s.number AS student, p.title AS project, f.year, f.factor, f.detail,
    sign(f.numerator) * ((2 * abs(f.numerator) * f.times + f.denominator) / (2 * f.denominator))
        AS value, f.unit, f.numerator, f.numerator_is, f.denominator, f.denominator_is
FROM factor AS f JOIN student AS s ON s.id = f.student JOIN project AS p ON p.id = f.project
WHERE f.year >= CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, f.year, f.place, f.detail COLLATE NOCASE;

-- The records behind it: of a factor, those of its project and year that it is made of.
DROP VIEW IF EXISTS drill_efficiency;
CREATE TEMP VIEW drill_efficiency AS
SELECT s.number AS student, p.title AS project, w.year, f.factor, w.detail, 'record' AS figure,
    0 AS amount, w.date, w.kind, w.record
FROM (
    SELECT w.student, w.project, CAST(substr(w.date, 1, 4) AS INTEGER) AS year, NULL AS detail,
        w.date, 'weighing' AS kind, w.record, 'weight' AS what
    FROM weight_piece AS w
    WHERE w.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    UNION ALL
    SELECT f.student, f.project, CAST(substr(f.date, 1, 4) AS INTEGER), NULL, f.date, f.kind,
        f.record, 'feed'
    FROM feed_piece AS f
    WHERE f.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    UNION ALL
    SELECT e.student, e.project, CAST(substr(e.date, 1, 4) AS INTEGER), NULL, e.date, e.kind,
        e.record, 'product'
    FROM posting AS e
    WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND e.line IN ('cash_sales', 'used_at_home', 'bartered', 'labor_exchange',
            'transferred_out', 'inventory_change', 'resale')
    UNION ALL
    SELECT p.student, h.project, CAST(substr(h.date, 1, 4) AS INTEGER), NULL, h.date, 'head', h.id,
        CASE WHEN h.change IN ('born', 'bred', 'weaned') THEN h.change ELSE 'herd' END
    FROM project AS p CROSS JOIN head AS h ON h.project = p.id
    WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    UNION ALL
    SELECT p.student, h.project, CAST(substr(h.date, 1, 4) AS INTEGER) + 1, NULL, h.date, 'head',
        h.id, h.change
    FROM project AS p CROSS JOIN head AS h ON h.project = p.id
    WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND h.change = 'bred'
    UNION ALL
    SELECT p.student, h.project, CAST(substr(h.date, 1, 4) AS INTEGER), h.crop COLLATE NOCASE,
        h.date, 'harvest', h.id, 'harvest'
    FROM project AS p CROSS JOIN harvest AS h ON h.project = p.id
    WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
) AS w
JOIN (SELECT 'gain a day' AS factor, 'weight' AS what
    UNION ALL VALUES ('feed conversion', 'weight'), ('feed conversion', 'feed'),
        ('feed cost of gain', 'weight'), ('feed cost of gain', 'feed'),
        ('return on $100 of feed', 'product'), ('return on $100 of feed', 'feed'),
        ('percent calf crop', 'born'), ('percent calf crop', 'bred'),
        ('percent lamb crop', 'born'), ('percent lamb crop', 'bred'),
        ('percent kid crop', 'born'), ('percent kid crop', 'bred'),
        ('young born for 100 bred', 'born'), ('young born for 100 bred', 'bred'),
        ('pigs a litter', 'born'), ('young a litter', 'born'), ('weaned a litter', 'weaned'),
        ('death loss', 'herd'), ('death loss', 'born'), ('death loss', 'weaned'),
        ('yield an acre', 'harvest')) AS f ON f.what = w.what
JOIN student AS s ON s.id = w.student JOIN project AS p ON p.id = w.project
WHERE w.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
    AND w.year BETWEEN CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
        AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER);
