-- The budget beside what happened: a row for each category that a project budgeted for a year, and
-- for each that it then had without. Actual is what was sold, earned or spent, by cash or not;
-- inventory and depreciation are not budgeted by category.

DROP VIEW IF EXISTS report_budget;
CREATE VIEW report_budget AS
WITH planned AS (
    SELECT p.student, b.project, b.year, b.category, b.amount
    FROM project AS p CROSS JOIN budget AS b ON b.project = p.id
    WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND p.id BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
        AND b.year BETWEEN CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
            AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER)
),
planned_year AS (
    SELECT DISTINCT project, year FROM planned
),
piece AS (
    SELECT student, project, year, category, amount AS budget, 0 AS actual FROM planned
    UNION ALL
    SELECT e.student, e.project, CAST(substr(e.date, 1, 4) AS INTEGER),
        substr(e.account, instr(e.account, ':') + 1), 0,
        iif(e.account LIKE 'income:%', -e.amount, e.amount)
    FROM posting AS e
    WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND e.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/
        AND e.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
        AND (e.project, CAST(substr(e.date, 1, 4) AS INTEGER)) IN (
            SELECT project, year FROM planned_year)
        AND (e.account LIKE 'income:%' OR e.account LIKE 'expenses:%')
        AND e.account NOT IN ('income:inventory_change', 'income:gain_loss', 'income:raised',
            'expenses:depreciation', 'income:outside', 'expenses:outside')
)
SELECT s.number AS student, p.title AS project, b.year, b.side, b.category, b.budget, b.actual,
    b.actual - b.budget AS difference,
    iif(b.budget = 0, NULL, (20000 * b.actual + b.budget) / (2 * b.budget)) AS share
FROM (
    SELECT student, project, year, category,
        iif(category IN ('livestock', 'crops', 'products', 'services', 'custom_work', 'premiums',
            'government', 'patronage', 'other', 'wages', 'home_use', 'barter', 'labor_exchange',
            'transfer'), 'income', 'expense') AS side,
        sum(budget) AS budget, sum(actual) AS actual
    FROM piece GROUP BY student, project, year, category
) AS b JOIN student AS s ON s.id = b.student JOIN project AS p ON p.id = b.project
ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, b.year, b.side DESC, b.category;

-- The records behind it.
DROP VIEW IF EXISTS drill_budget;
CREATE TEMP VIEW drill_budget AS
SELECT s.number AS student, p.title AS project, w.year,
    iif(w.category IN ('livestock', 'crops', 'products', 'services', 'custom_work', 'premiums',
        'government', 'patronage', 'other', 'wages', 'home_use', 'barter', 'labor_exchange',
        'transfer'), 'income', 'expense') AS side,
    w.category, w.figure, w.amount, w.date, w.kind, w.record
FROM (
    SELECT p.student, b.project, b.year, b.category, 'budget' AS figure, b.amount,
        b.year || '-01-01' AS date, 'budget' AS kind, b.id AS record
    FROM project AS p CROSS JOIN budget AS b ON b.project = p.id
    WHERE p.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND b.year BETWEEN CAST(substr(/*:from*/ '0000-01-01' /**/, 1, 4) AS INTEGER)
            AND CAST(substr(/*:to*/ date('now', 'localtime') /**/, 1, 4) AS INTEGER)
    UNION ALL
    SELECT e.student, e.project, CAST(substr(e.date, 1, 4) AS INTEGER),
        substr(e.account, instr(e.account, ':') + 1), 'actual',
        iif(e.account LIKE 'income:%', -e.amount, e.amount), e.date, e.kind, e.record
    FROM posting AS e
    WHERE e.student BETWEEN /*:first_student*/ 0 /**/ AND /*:last_student*/ 9223372036854775807 /**/
        AND e.date BETWEEN /*:from*/ '0000-01-01' /**/ AND /*:to*/ date('now', 'localtime') /**/
        AND (e.account LIKE 'income:%' OR e.account LIKE 'expenses:%')
        AND e.account NOT IN ('income:inventory_change', 'income:gain_loss', 'income:raised',
            'expenses:depreciation', 'income:outside', 'expenses:outside')
) AS w JOIN student AS s ON s.id = w.student JOIN project AS p ON p.id = w.project
WHERE w.project BETWEEN /*:first_project*/ 0 /**/ AND /*:last_project*/ 9223372036854775807 /**/;
