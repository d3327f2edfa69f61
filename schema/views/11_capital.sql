-- Capital items: what they cost, how they wear out, how they leave.
--
-- The rules, each in one place:
--   * A beginning item is there from `records_from`, whatever earlier day it was acquired.
--   * Straight line: (cost - salvage) / life a year, half a cent up, the last year takes the rest.
--     Under `full_year` the first charged month is January of the year of acquisition, and a year
--     of disposal has none; an item of 31 December begins with the next year. Under `monthly` it
--     is the month of acquisition, or the next one after the 15th, and the month of disposal has
--     none. Months charged times a year's charge over twelve is rounded as a running sum, so a
--     part year's cent is never lost.
--   * Part of a herd takes its part of cost and of charges. Parts are differences of rounded
--     running sums: what is left plus what went is always the whole, to the cent.
--   * Charges, gains and losses go to the projects that used the item in that year, by share;
--     what the shares leave over goes to no project, which is outside the SAE.
--   * A valuation says what the item is worth at the end of a day. The charges go on from cost;
--     what the valuation adds to book value shrinks as parts of a herd leave.
--
-- SELECT DISTINCT stands where each row is distinct anyway: it keeps the planner from copying the
-- steps of the reckoning into each place that uses them, and still lets a student's number through.

-- An item with what its charges are reckoned from. Months count from the year 0.
DROP VIEW IF EXISTS capital;
CREATE VIEW capital AS
SELECT DISTINCT a.id, a.student, a.project, a.name, a.how, a.date, a.count, a.cost, a.life_years,
    iif(a.life_years = 0, 0, a.cost - a.salvage) AS base,
    iif(a.life_years = 0, 0,
        (2 * (a.cost - a.salvage) + a.life_years) / (2 * a.life_years)) AS annual,
    12 * a.life_years AS months, a.monthly,
    iif(a.monthly,
        12 * substr(a.date, 1, 4) + substr(a.date, 6, 2) - 1 + (substr(a.date, 9) > '15'),
        12 * (substr(a.date, 1, 4) + (substr(a.date, 6) = '12-31'))) AS first_month,
    iif(a.settled = 'loan', a.loan, NULL) AS loan, a.settled, a.paid_on, a.raised_value
FROM (
    SELECT DISTINCT a.id, a.student, a.project, a.name, a.how, a.count, a.cost, a.salvage,
        a.life_years, a.settled, a.paid_on, a.loan,
        iif(a.how = 'beginning', s.records_from, a.acquired) AS date,
        ifnull((SELECT depreciation_rule FROM chapter) = 'monthly', 0) AS monthly,
        (SELECT raised_value FROM chapter) AS raised_value
    FROM asset AS a JOIN student AS s ON s.id = a.student
) AS a;

-- What happens to an item. The event is about the animals (or whatever is counted) numbered from
-- `upper` down to `lower`; `from_month` and `to_month` are the months charged at the end of the
-- year before, and with this event. `value` is what a valuation says; `last_value`, `last_has` and
-- `last_month` tell of the valuation before.
DROP VIEW IF EXISTS capital_event;
CREATE VIEW capital_event AS
SELECT id AS asset, 'asset' AS kind, id AS record, date, how, name AS memo,
    count AS upper, 0 AS lower, 0 AS from_month, 0 AS to_month, 0 AS proceeds,
    NULL AS value, NULL AS last_value, NULL AS last_has, NULL AS last_month,
    student, project, count, cost, base, annual, months, settled, loan, raised_value
FROM capital
UNION ALL
SELECT id, 'asset', id, year || '-12-31', 'charge', name,
    max(0, count - ifnull((SELECT sum(d.count) FROM disposal AS d
        WHERE d.asset = c.id AND d.date <= year || '-12-31'), 0)), 0,
    max(0, 12 * year - first_month), min(months, 12 * year + 12 - first_month), 0,
    NULL, NULL, NULL, NULL,
    student, project, count, cost, base, annual, months, NULL, NULL, NULL
FROM (
    WITH RECURSIVE step(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM step WHERE n < 100)
    SELECT DISTINCT c.*, c.first_month / 12 + step.n AS year
    FROM capital AS c CROSS JOIN step ON step.n <= c.life_years
    WHERE c.life_years > 0
) AS c
UNION ALL
SELECT c.id, 'disposal', d.id, d.date, d.how, c.name,
    max(0, c.count - ifnull((SELECT sum(e.count) FROM disposal AS e
        WHERE e.asset = c.id AND (e.date, e.id) < (d.date, d.id)), 0)),
    max(0, c.count - ifnull((SELECT sum(e.count) FROM disposal AS e
        WHERE e.asset = c.id AND (e.date, e.id) <= (d.date, d.id)), 0)),
    max(0, min(c.months, 12 * substr(d.date, 1, 4) - c.first_month)),
    max(0, min(c.months, 12 * substr(d.date, 1, 4) - c.first_month
        + iif(c.monthly, substr(d.date, 6, 2) - 1, 0))),
    ifnull(d.proceeds, 0),
    NULL, v.value,
    iif(ifnull(v.as_of, '') < c.date, 0, max(0, c.count - ifnull((SELECT sum(e.count)
        FROM disposal AS e WHERE e.asset = c.id AND e.date <= v.as_of), 0))),
    max(0, min(c.months, 12 * (substr(v.as_of, 1, 4) + (substr(v.as_of, 6) = '12-31'))
        - c.first_month)),
    c.student, c.project, c.count, c.cost, c.base, c.annual, c.months, NULL, NULL, NULL
FROM capital AS c JOIN disposal AS d ON d.asset = c.id
LEFT JOIN valuation AS v ON v.id = (SELECT x.id FROM valuation AS x
    WHERE x.asset = d.asset AND x.as_of < d.date ORDER BY x.as_of DESC LIMIT 1)
UNION ALL
SELECT c.id, 'valuation', n.id, n.as_of, 'valuation', c.name || ifnull(': ' || n.reason, ''),
    iif(n.as_of < c.date, 0, max(0, c.count - ifnull((SELECT sum(e.count) FROM disposal AS e
        WHERE e.asset = c.id AND e.date <= n.as_of), 0))), 0,
    0, max(0, min(c.months, 12 * (substr(n.as_of, 1, 4) + (substr(n.as_of, 6) = '12-31'))
        - c.first_month)), 0,
    n.value, v.value,
    iif(ifnull(v.as_of, '') < c.date, 0, max(0, c.count - ifnull((SELECT sum(e.count)
        FROM disposal AS e WHERE e.asset = c.id AND e.date <= v.as_of), 0))),
    max(0, min(c.months, 12 * (substr(v.as_of, 1, 4) + (substr(v.as_of, 6) = '12-31'))
        - c.first_month)),
    c.student, c.project, c.count, c.cost, c.base, c.annual, c.months, NULL, NULL, NULL
FROM capital AS c JOIN valuation AS n ON n.asset = c.id
LEFT JOIN valuation AS v ON v.id = (SELECT x.id FROM valuation AS x
    WHERE x.asset = n.asset AND x.as_of < n.as_of ORDER BY x.as_of DESC LIMIT 1);

-- The same in cents: the cost that comes or goes; of a disposal the charges that go with it
-- (`charged`); the charge that is new; the change of what valuations add to book value.
DROP VIEW IF EXISTS capital_move;
CREATE VIEW capital_move AS
SELECT DISTINCT asset, kind, record, date, how, memo, student, project, settled, loan, raised_value,
    upper, lower, proceeds, cost, iif(kind = 'disposal', charged, 0) AS charged,
    iif(how = 'charge' OR kind = 'disposal', charged - charged_before, 0) AS charge,
    CASE kind
        WHEN 'valuation' THEN iif(upper = 0, 0, value - cost + charged)
            - iif(above = 0, 0, sign(above)
                * ((2 * abs(above) * upper + last_has) / (2 * last_has)))
        WHEN 'disposal' THEN iif(above = 0, 0, sign(above)
            * ((2 * abs(above) * lower + last_has) / (2 * last_has)
                - (2 * abs(above) * upper + last_has) / (2 * last_has)))
        ELSE 0 END AS change
FROM (
    SELECT DISTINCT asset, kind, record, date, how, memo, student, project, settled, loan,
        raised_value, upper, lower, proceeds, value, last_has,
        (2 * cost * upper + count) / (2 * count) - (2 * cost * lower + count) / (2 * count) AS cost,
        (2 * until * upper + count) / (2 * count) - (2 * until * lower + count) / (2 * count)
            AS charged,
        (2 * before * upper + count) / (2 * count) - (2 * before * lower + count) / (2 * count)
            AS charged_before,
        iif(ifnull(last_has, 0) = 0, 0, last_value - (2 * cost * last_has + count) / (2 * count)
            + (2 * at_last * last_has + count) / (2 * count)) AS above
    FROM (
        SELECT DISTINCT *,
            iif(from_month < months, min(base, (annual * from_month + 6) / 12), base) AS before,
            iif(to_month < months, min(base, (annual * to_month + 6) / 12), base) AS until,
            iif(last_month < months, min(base, (annual * last_month + 6) / 12), base) AS at_last
        FROM capital_event
    )
);

-- The parts of each move: 1 the item, 2 what it came from or went to, 3 the charge on it, 4 the
-- charges that leave with it, 5 and 6 what a valuation changes, 7 and 8 the charge as an expense
-- (shared out, and what the shares leave over), 9 and 10 gain or loss in the same way. What has no
-- project is outside income or expense. Cash is in the two views below.
DROP VIEW IF EXISTS entry_capital;
CREATE VIEW entry_capital AS
SELECT e.student, e.project, e.date,
    CASE
        WHEN part = 1 THEN 'assets:capital'
        WHEN part IN (3, 4) THEN 'assets:depreciation'
        WHEN part = 5 THEN 'assets:valuation'
        WHEN part = 6 THEN 'equity:valuation'
        WHEN part = 2 AND how = 'gift' THEN 'equity:gifts'
        WHEN part = 2 AND how = 'beginning' THEN 'equity:beginning'
        WHEN part = 2 AND how = 'raised' AND raised_value = 'equity' THEN 'equity:raised'
        WHEN part = 2 AND how = 'home_use' THEN 'equity:withdrawals:home_use'
        WHEN part = 2 AND how = 'bought'
            THEN iif(settled = 'loan', 'liabilities:loan', 'liabilities:payable')
        WHEN e.project IS NULL THEN iif(whole > 0, 'expenses:outside', 'income:outside')
        WHEN part = 2 THEN CASE how
            WHEN 'kept' THEN 'income:transfer'
            WHEN 'traded' THEN 'income:barter'
            WHEN 'worked_for' THEN 'income:labor_exchange'
            WHEN 'raised' THEN 'income:raised'
            ELSE 'expenses:resale' END
        WHEN part IN (7, 8) THEN 'expenses:depreciation'
        ELSE 'income:gain_loss' END AS account,
    iif(part < 7, whole, sign(whole) * ((2 * abs(whole) * high + 10000) / 20000
        - (2 * abs(whole) * low + 10000) / 20000)) AS amount,
    CASE
        WHEN part IN (1, 3, 4, 5) OR part = 2 AND how = 'bought' THEN NULL
        WHEN part = 6 THEN 'valuation'
        WHEN part = 2 AND how = 'gift' THEN 'gifts'
        WHEN part = 2 AND how = 'beginning' THEN 'beginning'
        WHEN part = 2 AND how = 'raised' AND raised_value = 'equity' THEN 'raised_equity'
        WHEN part = 2 AND how = 'home_use' THEN 'withdrawals'
        WHEN e.project IS NULL THEN iif(whole > 0, 'outside_expense', 'outside_income')
        WHEN p.type = 'placement' THEN 'expenses'
        WHEN part = 2 THEN CASE how
            WHEN 'kept' THEN 'transferred_out'
            WHEN 'traded' THEN 'bartered'
            WHEN 'worked_for' THEN 'labor_exchange'
            WHEN 'raised' THEN 'raised'
            ELSE 'noncash_other' END
        WHEN part IN (7, 8) THEN 'depreciation'
        ELSE 'gain_loss' END AS line,
    kind, record, memo,
    CASE WHEN part = 2 THEN iif(how = 'bought', loan, NULL) WHEN part <> 6 THEN asset END AS item,
    part, how
FROM (
    SELECT DISTINCT m.student, m.date, m.kind, m.record, m.memo, m.asset, m.how, m.settled, m.loan,
        m.raised_value, part, u.project AS used_by,
        CASE WHEN part IN (8, 10) THEN NULL ELSE ifnull(u.project, m.project) END AS project,
        CASE part
            WHEN 1 THEN CASE WHEN m.kind = 'disposal' THEN -m.cost
                WHEN m.how IN ('charge', 'valuation') THEN 0 ELSE m.cost END
            WHEN 2 THEN CASE WHEN m.how = 'to_current' THEN m.cost - m.charged
                WHEN m.how = 'home_use' THEN m.proceeds
                WHEN m.kind = 'disposal' OR m.how IN ('charge', 'valuation')
                    OR m.how = 'bought' AND m.settled = 'cash' THEN 0
                ELSE -m.cost END
            WHEN 3 THEN -m.charge
            WHEN 4 THEN m.charged
            WHEN 5 THEN m.change
            WHEN 6 THEN -m.change
            WHEN 7 THEN m.charge
            WHEN 8 THEN m.charge
            ELSE iif(m.kind = 'disposal' AND m.how <> 'to_current',
                m.cost - m.charged - m.proceeds, 0) END AS whole,
        CASE WHEN part IN (8, 10) THEN (SELECT sum(v.share) FROM asset_use AS v
                WHERE v.asset = m.asset AND v.year = CAST(substr(m.date, 1, 4) AS INTEGER))
            WHEN u.id IS NULL THEN 0
            ELSE ifnull((SELECT sum(v.share) FROM asset_use AS v WHERE v.asset = m.asset
                AND v.year = u.year AND v.project < u.project), 0) END AS low,
        CASE WHEN u.id IS NULL THEN 10000
            ELSE (SELECT sum(v.share) FROM asset_use AS v WHERE v.asset = m.asset
                AND v.year = u.year AND v.project <= u.project) END AS high
    FROM capital_move AS m
    CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
        UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8
        UNION ALL SELECT 9 UNION ALL SELECT 10)
    LEFT JOIN asset_use AS u ON part IN (7, 9) AND u.asset = m.asset
        AND u.year = CAST(substr(m.date, 1, 4) AS INTEGER)
    WHERE CASE m.kind WHEN 'disposal' THEN 1 WHEN 'valuation' THEN part IN (5, 6)
        ELSE iif(m.how = 'charge', part IN (3, 7, 8), part IN (1, 2)) END
) AS e
LEFT JOIN project AS p ON p.id = e.project
WHERE whole <> 0 AND low <> high
    OR part = 9 AND kind = 'disposal' AND how <> 'to_current';

-- Cash paid for items, that day or later (with the promise kept), and got for them.
DROP VIEW IF EXISTS entry_capital_bought;
CREATE VIEW entry_capital_bought AS
SELECT a.student, a.project, iif(a.settled = 'later', a.paid_on, a.acquired) AS date,
    CASE WHEN part = 1 THEN 'liabilities:payable'
        WHEN p.proceeds = 'school' THEN 'equity:withdrawals:kept_by_school'
        ELSE 'assets:cash' END AS account,
    iif(part = 1, a.cost, -a.cost) AS amount,
    iif(part = 2 AND p.proceeds = 'school', 'withdrawals', NULL) AS line,
    'asset' AS kind, a.id AS record, a.name AS memo, NULL AS item, part
FROM asset AS a CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2)
LEFT JOIN project AS p ON p.id = a.project
WHERE a.how = 'bought' AND a.cost > 0
    AND CASE a.settled WHEN 'cash' THEN part = 2 ELSE a.paid_on IS NOT NULL END;

DROP VIEW IF EXISTS entry_capital_sold;
CREATE VIEW entry_capital_sold AS
SELECT a.student, a.project, d.date,
    iif(p.proceeds = 'school', 'equity:withdrawals:kept_by_school', 'assets:cash') AS account,
    d.proceeds AS amount,
    iif(p.proceeds = 'school', 'withdrawals', NULL) AS line,
    'disposal' AS kind, d.id AS record, a.name AS memo, NULL AS item
FROM asset AS a JOIN disposal AS d ON d.asset = a.id LEFT JOIN project AS p ON p.id = a.project
WHERE d.how IN ('sold', 'died', 'lost') AND d.proceeds > 0;
