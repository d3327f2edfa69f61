-- Cash: all of it, and what a count of it says.

-- Every movement of cash, but for counts. Beginning cash is what was stated on or before
-- `records_from`.
DROP VIEW IF EXISTS cash_flow;
CREATE VIEW cash_flow AS
SELECT student, project, iif(settled = 'later', paid_on, date) AS date,
    iif(type IN ('sale', 'refund', 'contribution', 'other_income'), amount, -amount) AS amount,
    'money' AS kind, id AS record, memo
FROM money
WHERE (settled = 'cash' OR paid_on IS NOT NULL)
    AND type NOT IN ('home_use', 'barter', 'labor', 'transfer', 'gift')
UNION ALL
SELECT student, project, date, gross - taxes - sae_withheld - other_withheld,
    'paycheck', id, 'take-home pay'
FROM paycheck WHERE gross > taxes + sae_withheld + other_withheld
UNION ALL
SELECT student, project, date, principal, 'loan', id, lender
FROM loan WHERE received = 'cash'
UNION ALL
SELECT student, project, ifnull(paid_on, acquired), -cost, 'asset', id, name
FROM asset WHERE how = 'bought' AND cost > 0 AND (settled = 'cash' OR paid_on IS NOT NULL)
UNION ALL
SELECT a.student, a.project, d.date, d.proceeds, 'disposal', d.id, a.name
FROM asset AS a JOIN disposal AS d ON d.asset = a.id
WHERE d.how IN ('sold', 'died', 'lost') AND d.proceeds > 0
UNION ALL
SELECT b.student, NULL, s.records_from,
    b.amount - ifnull((SELECT p.amount FROM balance AS p WHERE p.student = b.student
        AND p.class = 'cash' AND p.item = b.item COLLATE NOCASE AND p.as_of < b.as_of
        ORDER BY p.as_of DESC LIMIT 1), 0),
    'balance', b.id, b.item
FROM balance AS b CROSS JOIN student AS s ON s.id = b.student
WHERE b.class = 'cash' AND b.as_of <= s.records_from;

-- Cash counted after `records_from`: all cash items of a day are one count, and the ledger goes on
-- from it. What it differs by from what the records lead to is unexplained. (Windows and no GROUP
-- BY: a student's number passes through them to the tables.)
DROP VIEW IF EXISTS cash_count;
CREATE VIEW cash_count AS
SELECT student, date, record, gap - before AS difference
FROM (
    SELECT student, date, record, gap,
        lag(gap, 1, 0) OVER (PARTITION BY student ORDER BY date) AS before
    FROM (
        SELECT student, date, record,
            counted - sum(flow) OVER (PARTITION BY student ORDER BY date) AS gap
        FROM (
            SELECT f.student, f.date, f.amount AS flow, NULL AS counted, NULL AS record
            FROM cash_flow AS f LEFT JOIN project AS p ON p.id = f.project
            WHERE p.proceeds IS NOT 'school' AND EXISTS (SELECT 1 FROM balance AS b
                WHERE b.student = f.student AND b.class = 'cash')
            UNION ALL
            SELECT b.student, b.as_of, 0, sum(b.amount), min(b.id)
            FROM balance AS b JOIN student AS s ON s.id = b.student
            WHERE b.class = 'cash' AND b.as_of > s.records_from
            GROUP BY b.student, b.as_of
        )
    )
    WHERE record IS NOT NULL
)
WHERE gap <> before;
