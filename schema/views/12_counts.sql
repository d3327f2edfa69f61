-- Current inventory and the things stated as balances: what each count or statement changes.
--
-- The change of inventory is posted on the day of the count. Over a year that comes to ending less
-- beginning inventory, and it makes a balance right on any day. What was there on `records_from`,
-- or counted before it, is beginning equity of that day; everything later is a change.

-- An item keeps its last count until it is counted again; when everything was counted, what has no
-- row is gone.
DROP VIEW IF EXISTS stock_change;
CREATE VIEW stock_change AS
SELECT s.student, s.project, s.as_of, s.item, 'stock' AS kind, s.id AS record,
    s.value - ifnull((
        SELECT CASE WHEN EXISTS (SELECT 1 FROM counted AS c WHERE c.student = s.student
                AND c.project = s.project AND c.as_of > p.as_of AND c.as_of < s.as_of)
            THEN 0 ELSE p.value END
        FROM stock AS p
        WHERE p.student = s.student AND p.project = s.project
            AND p.item = s.item COLLATE NOCASE AND p.as_of < s.as_of
        ORDER BY p.as_of DESC LIMIT 1), 0) AS change
FROM stock AS s
UNION ALL
SELECT s.student, s.project, c.as_of, s.item, 'counted', c.id, -s.value
FROM stock AS s CROSS JOIN counted AS c ON c.student = s.student AND c.project = s.project
    AND c.as_of = (SELECT min(d.as_of) FROM counted AS d WHERE d.student = s.student
        AND d.project = s.project AND d.as_of > s.as_of)
WHERE s.value > 0
    AND NOT EXISTS (SELECT 1 FROM stock AS n WHERE n.student = s.student
        AND n.project = s.project AND n.item = s.item COLLATE NOCASE
        AND n.as_of > s.as_of AND n.as_of <= c.as_of);

DROP VIEW IF EXISTS entry_stock;
CREATE VIEW entry_stock AS
SELECT c.student, c.project, max(c.as_of, s.records_from) AS date,
    CASE WHEN part = 1 THEN 'assets:current_inventory'
        WHEN c.as_of > s.records_from THEN 'income:inventory_change'
        ELSE 'equity:beginning' END AS account,
    iif(part = 1, c.change, -c.change) AS amount,
    CASE WHEN part = 1 THEN NULL
        WHEN c.as_of <= s.records_from THEN 'beginning_inventory'
        WHEN p.type = 'placement' THEN 'expenses'
        ELSE 'inventory_change' END AS line,
    c.kind, c.record, c.item AS memo, NULL AS item, part
FROM stock_change AS c CROSS JOIN student AS s ON s.id = c.student
CROSS JOIN project AS p ON p.id = c.project
CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2);

-- Cash stated after `records_from` is a count of all of it: 20_posting.sql.
DROP VIEW IF EXISTS entry_balance;
CREATE VIEW entry_balance AS
SELECT student, NULL AS project, max(as_of, records_from) AS date,
    CASE WHEN part = 2 THEN iif(as_of > records_from, 'equity:other_changes', 'equity:beginning')
        ELSE CASE class
            WHEN 'cash' THEN 'assets:cash'
            WHEN 'receivable' THEN 'assets:receivable'
            WHEN 'prepaid' THEN 'assets:prepaid'
            WHEN 'current_asset' THEN 'assets:current_asset'
            WHEN 'noncurrent_asset' THEN 'assets:noncurrent_asset'
            WHEN 'payable' THEN 'liabilities:payable'
            WHEN 'current_liability' THEN 'liabilities:current_liability'
            ELSE 'liabilities:noncurrent_liability' END
    END AS account,
    change * iif(part = 1, 1, -1)
        * iif(class IN ('payable', 'current_liability', 'noncurrent_liability'), -1, 1) AS amount,
    CASE WHEN part = 2 THEN iif(as_of > records_from, 'other_changes', 'beginning') END AS line,
    'balance' AS kind, id AS record, item AS memo, NULL AS item, part
FROM (
    SELECT DISTINCT b.id, b.student, b.as_of, b.class, b.item, s.records_from,
        b.amount - ifnull((SELECT p.amount FROM balance AS p WHERE p.student = b.student
            AND p.class = b.class AND p.item = b.item COLLATE NOCASE AND p.as_of < b.as_of
            ORDER BY p.as_of DESC LIMIT 1), 0) AS change
    FROM balance AS b CROSS JOIN student AS s ON s.id = b.student
    WHERE b.class <> 'cash' OR b.as_of <= s.records_from
)
CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2)
WHERE change <> 0;
