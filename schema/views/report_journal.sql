-- The journal: every entry of every kind that has a day, a student's in order of days. The program
-- tells an entry by its kind's sentence; here it is told by its main word. An entry's time and amount
-- are its own, so neither adds up to hours or to money earned. A test holds the kinds against the
-- descriptions.

DROP VIEW IF EXISTS report_journal;
CREATE VIEW report_journal AS
SELECT j.date, s.number AS student, p.title AS project, j.kind, j.what, j.time, j.amount,
    CAST(j.record AS TEXT) AS record
FROM (
    SELECT k.student AS student, k.project AS project, k.date AS date, k.activity AS what,
        k.time AS time, NULL AS amount, 'hours' AS kind, k.id AS record
    FROM hours AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, k.project, k.date, ifnull(k.memo, ifnull(k.category, k.type)), k.hours,
        k.amount, 'money', k.id
    FROM money AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, k.project, k.date, 'wages', k.time, k.gross, 'paycheck', k.id
    FROM paycheck AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, k.project, k.date, k.lender, NULL, k.principal, 'loan', k.id
    FROM loan AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, k.project, k.acquired, k.name, NULL, k.cost, 'asset', k.id
    FROM asset AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.acquired BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, o.project, k.date, k.how, NULL, k.proceeds, 'disposal', k.id
    FROM asset AS o CROSS JOIN disposal AS k ON k.asset = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, o.project, k.as_of, k.reason, NULL, k.value, 'valuation', k.id
    FROM asset AS o CROSS JOIN valuation AS k ON k.asset = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.as_of BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, k.project, k.as_of, k.item, NULL, k.value, 'stock', k.id
    FROM stock AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.as_of BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, k.project, k.as_of, 'everything counted', NULL, NULL, 'counted', k.id
    FROM counted AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.as_of BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, NULL, k.as_of, k.item, NULL, k.amount, 'balance', k.id
    FROM balance AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.as_of BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, o.id, k.date, k.count || ' ' || k.change, NULL, NULL, 'head', k.id
    FROM project AS o CROSS JOIN head AS k ON k.project = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, o.id, k.date, 'weighed', NULL, NULL, 'weighing', k.id
    FROM project AS o CROSS JOIN weighing AS k ON k.project = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, o.id, k.date, k.feed, NULL, NULL, 'feed', k.id
    FROM project AS o CROSS JOIN feed AS k ON k.project = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, o.id, k.date, k.crop, NULL, NULL, 'harvest', k.id
    FROM project AS o CROSS JOIN harvest AS k ON k.project = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, o.id, k.date, k.measure, NULL, NULL, 'reading', k.id
    FROM project AS o CROSS JOIN reading AS k ON k.project = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, o.id, k.date, k.happened, NULL, NULL, 'reflection', k.id
    FROM project AS o CROSS JOIN reflection AS k ON k.project = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, o.id, k.date, k.hazard, NULL, NULL, 'safety', k.id
    FROM project AS o CROSS JOIN safety AS k ON k.project = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, o.id, k.signed_on, k.name, NULL, NULL, 'agreement', k.id
    FROM project AS o CROSS JOIN agreement AS k ON k.project = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.signed_on BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, o.id, k.date, k.area, NULL, NULL, 'evaluation', k.id
    FROM project AS o CROSS JOIN evaluation AS k ON k.project = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, NULL, k.date, k.activity, k.time, NULL, 'foundational', k.id
    FROM foundational AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, k.project, k.date, k.caption, NULL, NULL, 'photo', k.id
    FROM photo AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, NULL, k.date, k.name, k.time, NULL, 'activity', k.id
    FROM activity AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, NULL, k.date, k.name, k.time, NULL, 'service', k.id
    FROM service AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, NULL, k.date, k.name, NULL, NULL, 'honor', k.id
    FROM honor AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, NULL, k.received, k.degree, NULL, NULL, 'degree_held', k.id
    FROM degree_held AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.received BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, NULL, k.date, k.name, NULL, NULL, 'attested', k.id
    FROM attested AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, k.id, k.began, k.title, NULL, NULL, 'project', k.id
    FROM project AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.began BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, o.id, k.begins, k.title, NULL, NULL, 'position', k.id
    FROM project AS o CROSS JOIN position AS k ON k.project = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.begins BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, o.id, k.begins, k.crew, NULL, NULL, 'share', k.id
    FROM project AS o CROSS JOIN share AS k ON k.project = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.begins BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, NULL, k.dues_paid, k.paid_to, NULL, NULL, 'membership', k.id
    FROM membership AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.dues_paid BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, k.project, k.date, 'visit', k.time, NULL, 'visit', k.id
    FROM visit AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, k.project, k.date, 'scored', NULL, NULL, 'score', k.id
    FROM score AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, NULL, k.date, k.text, NULL, NULL, 'comment', k.id
    FROM comment AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, NULL, k.date, k.verdict, NULL, NULL, 'review', k.id
    FROM review AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, NULL, k.closed_on, CAST(k.year AS TEXT), NULL, NULL, 'closing', k.id
    FROM closing AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.closed_on BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, NULL, k.date, k.what, NULL, NULL, 'disclosure', k.id
    FROM disclosure AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT k.student, NULL, k.made_on, k.what, NULL, NULL, 'copy', k.id
    FROM copy AS k
    WHERE k.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.made_on BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, NULL, k.signed_on, k.name, NULL, NULL, 'signature', k.id
    FROM application AS o CROSS JOIN signature AS k ON k.application = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.signed_on BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, NULL, k.signed_on, k.name, NULL, NULL, 'statement', k.id
    FROM application AS o CROSS JOIN statement AS k ON k.application = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.signed_on BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
    UNION ALL
    SELECT o.student, NULL, k.date, k.text, NULL, NULL, 'application_note', k.id
    FROM application AS o CROSS JOIN application_note AS k ON k.application = o.id
    WHERE o.student BETWEEN /*:first_student*/ 0 /**/
            AND /*:last_student*/ 9223372036854775807 /**/
        AND k.date BETWEEN /*:from*/ '0000-01-01' /**/
            AND /*:to*/ date('now', 'localtime') /**/
) AS j JOIN student AS s ON s.id = j.student LEFT JOIN project AS p ON p.id = j.project
WHERE ifnull(j.project, 0) BETWEEN /*:first_project*/ 0 /**/
    AND /*:last_project*/ 9223372036854775807 /**/
ORDER BY s.number COLLATE NOCASE, j.date, j.kind, j.record;
