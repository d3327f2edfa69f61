-- The schedule of each loan, beside what was paid: a row for each payment of the plan (loan_cut).
-- What was paid since the payment before stands with a payment; the last takes all that came after.

DROP VIEW IF EXISTS report_loan_schedule;
CREATE VIEW report_loan_schedule AS
WITH line AS (
    SELECT *, iif(number = 1, '', lag(due_on) OVER one) AS since,
        iif(lead(due_on) OVER one IS NULL, '9999-12-31', due_on) AS until
    FROM loan_cut
    WINDOW one AS (PARTITION BY loan ORDER BY number)
),
paid AS (
    SELECT loan, date, part, amount
    FROM loan_paid
    WHERE student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND loan IS NOT NULL
)
SELECT s.number AS student, n.lender, n.date AS taken_on, n.number, n.due_on,
    n.interest + n.principal AS payment, n.interest, n.principal, n.owed,
    ifnull(sum(iif(d.part = 'interest', d.amount, 0)), 0) AS paid_interest,
    ifnull(sum(iif(d.part = 'principal', d.amount, 0)), 0) AS paid_principal
FROM line AS n JOIN student AS s ON s.id = n.student
LEFT JOIN paid AS d ON d.loan = n.loan AND d.date > n.since AND d.date <= n.until
WHERE n.due_on BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ '9999-12-31' /**/
GROUP BY n.loan, n.number
ORDER BY s.number COLLATE NOCASE, n.date, n.lender COLLATE NOCASE, n.number;

-- The records behind it: the loan, and what was paid.
DROP VIEW IF EXISTS drill_loan_schedule;
CREATE TEMP VIEW drill_loan_schedule AS
WITH line AS (
    SELECT *, iif(number = 1, '', lag(due_on) OVER one) AS since,
        iif(lead(due_on) OVER one IS NULL, '9999-12-31', due_on) AS until
    FROM loan_cut
    WINDOW one AS (PARTITION BY loan ORDER BY number)
)
SELECT s.number AS student, n.lender, n.date AS taken_on, n.number, 'paid_' || d.part AS figure,
    d.amount, d.date, 'money' AS kind, d.record
FROM line AS n JOIN loan_paid AS d ON d.student = n.student AND d.loan = n.loan
    AND d.date > n.since AND d.date <= n.until
JOIN student AS s ON s.id = n.student
UNION ALL
SELECT s.number, n.lender, n.date, n.number, 'plan', 0, n.date, 'loan', n.loan
FROM line AS n JOIN student AS s ON s.id = n.student;
