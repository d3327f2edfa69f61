-- Who paid and who was paid: a row for each party and year, whoever it dealt with most first. A
-- paycheck's party is its job's employer. Money that moved later counts in the year of its entry.

DROP VIEW IF EXISTS report_parties;
CREATE VIEW report_parties AS
SELECT s.number AS student, d.year, d.party, d.received, d.paid, d.in_kind, d.entries, d.last_on
FROM (
    SELECT student, CAST(substr(date, 1, 4) AS INTEGER) AS year, min(party) AS party,
        sum(received) AS received, sum(paid) AS paid, sum(in_kind) AS in_kind,
        count(*) AS entries, max(date) AS last_on
    FROM (
        SELECT m.student, m.date, ifnull(m.party, '') AS party,
            iif(m.type IN ('sale', 'contribution', 'other_income'), m.amount, 0) AS received,
            CASE WHEN m.type IN ('expense', 'interest', 'loan_payment', 'withdrawal',
                'other_expense') THEN m.amount WHEN m.type = 'refund' THEN -m.amount
                ELSE 0 END AS paid,
            iif(m.type IN ('barter', 'labor', 'transfer', 'gift', 'home_use'), m.amount, 0)
                AS in_kind
        FROM money AS m
        WHERE m.student BETWEEN /*:first_student*/ 0 /**/
                AND /*:last_student*/ 9223372036854775807 /**/
            AND m.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
            AND ifnull(m.project, 0) BETWEEN /*:first_project*/ 0 /**/
                AND /*:last_project*/ 9223372036854775807 /**/
        UNION ALL
        SELECT c.student, c.date, ifnull(t.employer, ''), c.gross, 0, 0
        FROM paycheck AS c LEFT JOIN position AS t ON t.id = c.position
        WHERE c.student BETWEEN /*:first_student*/ 0 /**/
                AND /*:last_student*/ 9223372036854775807 /**/
            AND c.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
            AND c.project BETWEEN /*:first_project*/ 0 /**/
                AND /*:last_project*/ 9223372036854775807 /**/
        UNION ALL
        SELECT a.student, d.date, ifnull(d.party, ''), ifnull(d.proceeds, 0), 0, 0
        FROM asset AS a JOIN disposal AS d ON d.asset = a.id
        WHERE a.student BETWEEN /*:first_student*/ 0 /**/
                AND /*:last_student*/ 9223372036854775807 /**/
            AND d.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
            AND ifnull(a.project, 0) BETWEEN /*:first_project*/ 0 /**/
                AND /*:last_project*/ 9223372036854775807 /**/
            AND d.how = 'sold'
    )
    GROUP BY student, substr(date, 1, 4), party COLLATE NOCASE
) AS d JOIN student AS s ON s.id = d.student
ORDER BY s.number COLLATE NOCASE, d.year, d.received + d.paid + d.in_kind DESC,
    d.party COLLATE NOCASE;

-- The records behind it.
DROP VIEW IF EXISTS drill_parties;
CREATE TEMP VIEW drill_parties AS
SELECT s.number AS student, CAST(substr(w.date, 1, 4) AS INTEGER) AS year,
    w.party COLLATE NOCASE AS party, iif(side = 1, w.figure, 'entries') AS figure,
    iif(side = 1, w.amount, 1) AS amount, w.date, w.kind, w.record
FROM (
    SELECT m.student, m.date, ifnull(m.party, '') AS party,
        CASE WHEN m.type IN ('sale', 'contribution', 'other_income') THEN 'received'
            WHEN m.type IN ('barter', 'labor', 'transfer', 'gift', 'home_use') THEN 'in_kind'
            ELSE 'paid' END AS figure,
        iif(m.type = 'refund', -m.amount, m.amount) AS amount, 'money' AS kind, m.id AS record
    FROM money AS m
    WHERE m.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND m.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
        AND ifnull(m.project, 0) BETWEEN /*:first_project*/ 0 /**/
            AND /*:last_project*/ 9223372036854775807 /**/
    UNION ALL
    SELECT c.student, c.date, ifnull(t.employer, ''), 'received', c.gross, 'paycheck', c.id
    FROM paycheck AS c LEFT JOIN position AS t ON t.id = c.position
    WHERE c.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND c.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
        AND c.project BETWEEN /*:first_project*/ 0 /**/
            AND /*:last_project*/ 9223372036854775807 /**/
    UNION ALL
    SELECT a.student, d.date, ifnull(d.party, ''), 'received', ifnull(d.proceeds, 0), 'disposal', d.id
    FROM asset AS a JOIN disposal AS d ON d.asset = a.id
    WHERE a.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND d.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
        AND ifnull(a.project, 0) BETWEEN /*:first_project*/ 0 /**/
            AND /*:last_project*/ 9223372036854775807 /**/
        AND d.how = 'sold'
) AS w CROSS JOIN (SELECT 1 AS side UNION ALL SELECT 2)
JOIN student AS s ON s.id = w.student;
