-- Loans by the plan: a row for each payment of each loan.
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

-- The day of payment `number` is `step` months on each time (a month's last day where it has no such
-- day), or so many 365ths of a year where months do not fit.
DROP VIEW IF EXISTS loan_line;
CREATE VIEW loan_line AS
WITH RECURSIVE line(id, student, number, before, owed) AS (
    SELECT id, student, 0, 0, principal FROM loan_plan
    UNION ALL
    SELECT n.id, n.student, n.number + 1, n.owed,
        CASE WHEN n.number + 1 >= p.count AND p.due IS NOT NULL THEN 0
            WHEN p.payment IS NULL THEN
                p.principal - (2 * p.principal * (n.number + 1) + p.count) / (2 * p.count)
            WHEN n.owed + (2 * n.owed * p.rate + 10000 * p.often) / (20000 * p.often) <= p.payment
                THEN 0
            ELSE n.owed - p.payment
                + (2 * n.owed * p.rate + 10000 * p.often) / (20000 * p.often) END
    FROM line AS n CROSS JOIN loan_plan AS p ON p.id = n.id AND p.student = n.student
    WHERE n.owed > 0 AND n.number < p.count
)
SELECT p.id AS loan, p.student, p.project, p.lender, p.date, n.number,
    CASE WHEN p.due IS NOT NULL AND n.number = p.count THEN p.due
        WHEN p.step > 0 THEN min(date(p.date, '+' || (n.number * p.step) || ' months'),
            date(p.date, 'start of month', '+' || (n.number * p.step + 1) || ' months', '-1 day'))
        ELSE date(p.date, '+' || (n.number * 365 / p.often) || ' days') END AS due_on,
    CASE WHEN p.often IS NULL THEN
            (2 * n.before * p.rate * CAST(julianday(p.due) - julianday(p.date) AS INTEGER)
                + 3650000) / 7300000
        ELSE (2 * n.before * p.rate + 10000 * p.often) / (20000 * p.often) END AS interest,
    n.before - n.owed AS principal, n.owed
FROM line AS n CROSS JOIN loan_plan AS p ON p.id = n.id
WHERE n.number > 0;

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
