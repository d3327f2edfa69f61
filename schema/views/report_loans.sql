-- Loans: a row for each, with what was paid on it and what is still owed at the end of the day. Of a
-- loan received as goods only what was bought on it is owed. Interest is that paid to the lender.

DROP VIEW IF EXISTS report_loans;
CREATE VIEW report_loans AS
WITH owing AS (
    SELECT e.item AS loan, -sum(e.amount) AS owed
    FROM posting AS e
    WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND e.date <= /*:to*/ date('now', 'localtime') /**/
        AND e.account = 'liabilities:loan'
    GROUP BY e.item
),
paid AS (
    SELECT loan, sum(iif(part = 'principal', amount, 0)) AS repaid,
        sum(iif(part = 'interest', amount, 0)) AS interest_paid
    FROM loan_paid
    WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND date <= /*:to*/ date('now', 'localtime') /**/
        AND loan IS NOT NULL
    GROUP BY loan
)
SELECT s.number AS student, l.lender, l.date AS taken_on, p.title AS project, l.principal, l.rate, l.payment,
    l.payments_a_year, l.due, ifnull(d.repaid, 0) AS repaid,
    ifnull(d.interest_paid, 0) AS interest_paid, ifnull(o.owed, 0) AS owed
FROM loan AS l JOIN student AS s ON s.id = l.student LEFT JOIN project AS p ON p.id = l.project
LEFT JOIN owing AS o ON o.loan = l.id LEFT JOIN paid AS d ON d.loan = l.id
WHERE l.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND ifnull(l.project, 0) BETWEEN /*:first_project*/ 0 /**/
        AND /*:last_project*/ 9223372036854775807 /**/
    AND (l.date <= /*:to*/ date('now', 'localtime') /**/ OR o.owed <> 0)
ORDER BY +s.number COLLATE NOCASE, l.date, l.lender COLLATE NOCASE;

-- The records behind it.
DROP VIEW IF EXISTS drill_loans;
CREATE TEMP VIEW drill_loans AS
SELECT s.number AS student, l.lender, l.date AS taken_on, w.figure, w.amount, w.date, w.kind,
    w.record
FROM (
    SELECT e.student, e.item AS loan, 'owed' AS figure, -e.amount AS amount, e.date, e.kind, e.record
    FROM posting AS e
    WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND e.date <= /*:to*/ date('now', 'localtime') /**/
        AND e.account = 'liabilities:loan'
    UNION ALL
    SELECT d.student, d.loan, iif(d.part = 'principal', 'repaid', 'interest_paid'), d.amount,
        d.date, 'money', d.record
    FROM loan_paid AS d
    WHERE d.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND d.date <= /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT l.student, l.id, 'principal', l.principal, l.date, 'loan', l.id
    FROM loan AS l
    WHERE l.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
) AS w JOIN loan AS l ON l.id = w.loan JOIN student AS s ON s.id = w.student;
