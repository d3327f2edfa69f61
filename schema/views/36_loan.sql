-- Loans by the plan; loan_cut (40_cut.sql) has a row for each payment.
--
-- Interest of a period is what is owed, times the rate, over the payments a year, half a cent up.
--   * With a payment, that is what is paid each time, and the last one takes what is left: as soon
--     as it can be paid with interest, or on the due day.
--   * With payments a year and a due day only, each payment takes an equal part of the principal,
--     and interest is added.
--   * With a due day only there is one payment, and interest runs by the day over 365.
--   * With neither payment nor due day there is no plan.
-- A payment that is not even its interest would go on forever: the plan ends after 600.

DROP VIEW IF EXISTS loan_plan;
CREATE VIEW loan_plan AS
SELECT id, student, project, lender, date, principal, rate, payment, due, often, step,
    iif(due IS NULL, 600, min(600, max(1, iif(often IS NULL, 1, iif(step > 0,
        (12 * (substr(due, 1, 4) - substr(date, 1, 4)) + substr(due, 6, 2) - substr(date, 6, 2)
            + (substr(due, 9) > substr(date, 9)) + step - 1) / step,
        (CAST(julianday(due) - julianday(date) AS INTEGER) * often + 364) / 365))))) AS count
FROM (
    SELECT id, student, project, lender, date, principal, ifnull(rate, 0) AS rate,
        iif(payment = 0, NULL, payment) AS payment, due,
        ifnull(payments_a_year, iif(payment > 0, 1, NULL)) AS often,
        iif(12 % ifnull(payments_a_year, 1) = 0, 12 / ifnull(payments_a_year, 1), 0) AS step
    FROM loan
    WHERE payment > 0 OR due IS NOT NULL
);

-- What was paid on loans: principal by the loan it names; interest by the lender who got it, on the
-- last loan of that lender that had begun.
DROP VIEW IF EXISTS loan_paid;
CREATE VIEW loan_paid AS
SELECT m.student, m.loan, m.date, 'principal' AS part, m.amount, m.id AS record
FROM money AS m WHERE m.type = 'loan_payment'
UNION ALL
SELECT m.student, (SELECT l.id FROM loan AS l WHERE l.student = m.student
        AND l.lender = m.party COLLATE NOCASE AND l.date <= m.date
        ORDER BY l.date DESC LIMIT 1), m.date, 'interest', m.amount, m.id
FROM money AS m WHERE m.type = 'interest';
