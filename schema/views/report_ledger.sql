-- The ledger: a row for each posting, a student's in order of days, the debits of a record first.

DROP VIEW IF EXISTS report_ledger;
CREATE VIEW report_ledger AS
SELECT e.date, s.number AS student, p.title AS project, e.account,
    max(e.amount, 0) AS debit, max(-e.amount, 0) AS credit,
    e.kind, CAST(e.record AS TEXT) AS record, e.memo
FROM posting AS e JOIN student AS s ON s.id = e.student LEFT JOIN project AS p ON p.id = e.project
WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND e.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
    AND ifnull(e.project, 0) BETWEEN /*:first_project*/ 0 /**/
        AND /*:last_project*/ 9223372036854775807 /**/
    AND e.amount <> 0
ORDER BY s.number COLLATE NOCASE, e.date, e.kind, e.record, e.amount < 0, e.account;

-- The same for `export ledger`, with the words of a transaction and the accounts by student.
DROP VIEW IF EXISTS journal_posting;
CREATE VIEW journal_posting AS
SELECT e.date, s.number AS student, p.title AS project, e.account, e.amount, e.kind, e.record,
    CASE e.kind WHEN 'money' THEN m.memo WHEN 'paycheck' THEN NULL ELSE e.memo END AS memo,
    m.party
FROM posting AS e JOIN student AS s ON s.id = e.student LEFT JOIN project AS p ON p.id = e.project
LEFT JOIN money AS m ON m.id = e.record AND e.kind = 'money'
WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
    AND e.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
    AND e.amount <> 0
ORDER BY s.number COLLATE NOCASE, e.date, e.kind, e.record, e.amount < 0, e.account;
