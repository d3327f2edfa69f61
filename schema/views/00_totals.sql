-- Totals by student, project, year and line, and what keeps them up to date.
--
-- `total` holds what the view `line_total` says, so that a report over a whole chapter reads a few
-- rows instead of every entry. It is kept in three ways:
--
--   * Hours and money, which is most of what people enter, are added and taken away row by row:
--     triggers ask hour_part and money_part what the one record is worth. `parts` counts what a
--     total is made of; one made of nothing goes.
--   * `stale` names the students whose totals are no longer what `line_total` says, for whatever
--     reason. The commit of a change fills these again:
--
--         DELETE FROM total WHERE student = ?1;
--         INSERT INTO total SELECT student, project, year, line, sum(amount), count(*)
--             FROM line_part WHERE student = ?1 GROUP BY student, project, year, line;
--         DELETE FROM stale WHERE student = ?1;
--
--     or, where most students are stale, for all of them at once without the WHERE.
--   * `stale_latest` is the same for the line `latest` alone, which is no sum.
--
-- A large import does without the triggers named total_: what it added is added up at its end.
--
-- The tables are derived: no part of a changeset, and remade with the views. Project 0 means: no
-- project. Remaking them leaves every student stale, so whoever remakes them fills them.
--
-- The triggers say ON CONFLICT DO NOTHING, never INSERT OR IGNORE: a conflict clause of the
-- statement that fires a trigger overrules an OR clause within it.

DROP TABLE IF EXISTS total;
CREATE TABLE total (
    student INTEGER NOT NULL,
    project INTEGER NOT NULL,
    year INTEGER NOT NULL,
    line TEXT NOT NULL,
    amount INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    PRIMARY KEY (student, project, year, line)
) STRICT, WITHOUT ROWID;

DROP TABLE IF EXISTS stale;
CREATE TABLE stale (student INTEGER PRIMARY KEY) STRICT;
INSERT INTO stale SELECT id FROM student;

DROP TABLE IF EXISTS stale_latest;
CREATE TABLE stale_latest (student INTEGER PRIMARY KEY) STRICT;

-- Kinds that are added up row by row

DROP TRIGGER IF EXISTS total_hours_insert;
CREATE TRIGGER total_hours_insert AFTER INSERT ON hours
BEGIN
    INSERT INTO total SELECT student, project, year, line, amount, 1 FROM hour_part
        WHERE record = NEW.id
        ON CONFLICT DO UPDATE SET amount = amount + excluded.amount, parts = parts + 1;
    INSERT INTO stale_latest VALUES (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS total_hours_before_update;
CREATE TRIGGER total_hours_before_update BEFORE UPDATE ON hours
BEGIN
    INSERT INTO total SELECT student, project, year, line, -amount, -1 FROM hour_part
        WHERE record = OLD.id
        ON CONFLICT DO UPDATE SET amount = amount + excluded.amount, parts = parts - 1;
    DELETE FROM total WHERE student = OLD.student AND parts = 0;
    INSERT INTO stale_latest VALUES (OLD.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS total_hours_update;
CREATE TRIGGER total_hours_update AFTER UPDATE ON hours
BEGIN
    INSERT INTO total SELECT student, project, year, line, amount, 1 FROM hour_part
        WHERE record = NEW.id
        ON CONFLICT DO UPDATE SET amount = amount + excluded.amount, parts = parts + 1;
    INSERT INTO stale_latest VALUES (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS total_hours_delete;
CREATE TRIGGER total_hours_delete BEFORE DELETE ON hours
BEGIN
    INSERT INTO total SELECT student, project, year, line, -amount, -1 FROM hour_part
        WHERE record = OLD.id
        ON CONFLICT DO UPDATE SET amount = amount + excluded.amount, parts = parts - 1;
    DELETE FROM total WHERE student = OLD.student AND parts = 0;
    INSERT INTO stale_latest VALUES (OLD.student) ON CONFLICT DO NOTHING;
END;

-- Where cash was counted, what is unexplained hangs on all that was paid before.
DROP TRIGGER IF EXISTS total_money_insert;
CREATE TRIGGER total_money_insert AFTER INSERT ON money
BEGIN
    INSERT INTO total SELECT student, project, year, line, amount, 1 FROM money_part
        WHERE record = NEW.id
        ON CONFLICT DO UPDATE SET amount = amount + excluded.amount, parts = parts + 1;
    INSERT INTO stale_latest VALUES (NEW.student) ON CONFLICT DO NOTHING;
    INSERT INTO stale SELECT NEW.student WHERE EXISTS (SELECT 1 FROM balance
            WHERE student = NEW.student AND class = 'cash')
        ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS total_money_before_update;
CREATE TRIGGER total_money_before_update BEFORE UPDATE ON money
BEGIN
    INSERT INTO total SELECT student, project, year, line, -amount, -1 FROM money_part
        WHERE record = OLD.id
        ON CONFLICT DO UPDATE SET amount = amount + excluded.amount, parts = parts - 1;
    DELETE FROM total WHERE student = OLD.student AND parts = 0;
    INSERT INTO stale_latest VALUES (OLD.student) ON CONFLICT DO NOTHING;
    INSERT INTO stale SELECT OLD.student WHERE EXISTS (SELECT 1 FROM balance
            WHERE student = OLD.student AND class = 'cash')
        ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS total_money_update;
CREATE TRIGGER total_money_update AFTER UPDATE ON money
BEGIN
    INSERT INTO total SELECT student, project, year, line, amount, 1 FROM money_part
        WHERE record = NEW.id
        ON CONFLICT DO UPDATE SET amount = amount + excluded.amount, parts = parts + 1;
    INSERT INTO stale_latest VALUES (NEW.student) ON CONFLICT DO NOTHING;
    INSERT INTO stale SELECT NEW.student WHERE EXISTS (SELECT 1 FROM balance
            WHERE student = NEW.student AND class = 'cash')
        ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS total_money_delete;
CREATE TRIGGER total_money_delete BEFORE DELETE ON money
BEGIN
    INSERT INTO total SELECT student, project, year, line, -amount, -1 FROM money_part
        WHERE record = OLD.id
        ON CONFLICT DO UPDATE SET amount = amount + excluded.amount, parts = parts - 1;
    DELETE FROM total WHERE student = OLD.student AND parts = 0;
    INSERT INTO stale_latest VALUES (OLD.student) ON CONFLICT DO NOTHING;
    INSERT INTO stale SELECT OLD.student WHERE EXISTS (SELECT 1 FROM balance
            WHERE student = OLD.student AND class = 'cash')
        ON CONFLICT DO NOTHING;
END;

-- Kinds that name their student

DROP TRIGGER IF EXISTS stale_brought_forward_insert;
CREATE TRIGGER stale_brought_forward_insert AFTER INSERT ON brought_forward
BEGIN
    INSERT INTO stale VALUES (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_brought_forward_update;
CREATE TRIGGER stale_brought_forward_update AFTER UPDATE ON brought_forward
BEGIN
    INSERT INTO stale VALUES (OLD.student), (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_brought_forward_delete;
CREATE TRIGGER stale_brought_forward_delete AFTER DELETE ON brought_forward
BEGIN
    INSERT INTO stale VALUES (OLD.student) ON CONFLICT DO NOTHING;
END;

DROP TRIGGER IF EXISTS stale_paycheck_insert;
CREATE TRIGGER stale_paycheck_insert AFTER INSERT ON paycheck
BEGIN
    INSERT INTO stale VALUES (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_paycheck_update;
CREATE TRIGGER stale_paycheck_update AFTER UPDATE ON paycheck
BEGIN
    INSERT INTO stale VALUES (OLD.student), (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_paycheck_delete;
CREATE TRIGGER stale_paycheck_delete AFTER DELETE ON paycheck
BEGIN
    INSERT INTO stale VALUES (OLD.student) ON CONFLICT DO NOTHING;
END;

DROP TRIGGER IF EXISTS stale_loan_insert;
CREATE TRIGGER stale_loan_insert AFTER INSERT ON loan
BEGIN
    INSERT INTO stale VALUES (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_loan_update;
CREATE TRIGGER stale_loan_update AFTER UPDATE ON loan
BEGIN
    INSERT INTO stale VALUES (OLD.student), (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_loan_delete;
CREATE TRIGGER stale_loan_delete AFTER DELETE ON loan
BEGIN
    INSERT INTO stale VALUES (OLD.student) ON CONFLICT DO NOTHING;
END;

DROP TRIGGER IF EXISTS stale_asset_insert;
CREATE TRIGGER stale_asset_insert AFTER INSERT ON asset
BEGIN
    INSERT INTO stale VALUES (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_asset_update;
CREATE TRIGGER stale_asset_update AFTER UPDATE ON asset
BEGIN
    INSERT INTO stale VALUES (OLD.student), (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_asset_delete;
CREATE TRIGGER stale_asset_delete AFTER DELETE ON asset
BEGIN
    INSERT INTO stale VALUES (OLD.student) ON CONFLICT DO NOTHING;
END;

DROP TRIGGER IF EXISTS stale_stock_insert;
CREATE TRIGGER stale_stock_insert AFTER INSERT ON stock
BEGIN
    INSERT INTO stale VALUES (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_stock_update;
CREATE TRIGGER stale_stock_update AFTER UPDATE ON stock
BEGIN
    INSERT INTO stale VALUES (OLD.student), (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_stock_delete;
CREATE TRIGGER stale_stock_delete AFTER DELETE ON stock
BEGIN
    INSERT INTO stale VALUES (OLD.student) ON CONFLICT DO NOTHING;
END;

DROP TRIGGER IF EXISTS stale_counted_insert;
CREATE TRIGGER stale_counted_insert AFTER INSERT ON counted
BEGIN
    INSERT INTO stale VALUES (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_counted_update;
CREATE TRIGGER stale_counted_update AFTER UPDATE ON counted
BEGIN
    INSERT INTO stale VALUES (OLD.student), (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_counted_delete;
CREATE TRIGGER stale_counted_delete AFTER DELETE ON counted
BEGIN
    INSERT INTO stale VALUES (OLD.student) ON CONFLICT DO NOTHING;
END;

DROP TRIGGER IF EXISTS stale_balance_insert;
CREATE TRIGGER stale_balance_insert AFTER INSERT ON balance
BEGIN
    INSERT INTO stale VALUES (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_balance_update;
CREATE TRIGGER stale_balance_update AFTER UPDATE ON balance
BEGIN
    INSERT INTO stale VALUES (OLD.student), (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_balance_delete;
CREATE TRIGGER stale_balance_delete AFTER DELETE ON balance
BEGIN
    INSERT INTO stale VALUES (OLD.student) ON CONFLICT DO NOTHING;
END;

-- Kinds that hang on a capital item

DROP TRIGGER IF EXISTS stale_asset_use_insert;
CREATE TRIGGER stale_asset_use_insert AFTER INSERT ON asset_use
BEGIN
    INSERT INTO stale SELECT student FROM asset WHERE id = NEW.asset ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_asset_use_update;
CREATE TRIGGER stale_asset_use_update AFTER UPDATE ON asset_use
BEGIN
    INSERT INTO stale SELECT student FROM asset WHERE id IN (OLD.asset, NEW.asset)
        ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_asset_use_delete;
CREATE TRIGGER stale_asset_use_delete AFTER DELETE ON asset_use
BEGIN
    INSERT INTO stale SELECT student FROM asset WHERE id = OLD.asset ON CONFLICT DO NOTHING;
END;

DROP TRIGGER IF EXISTS stale_disposal_insert;
CREATE TRIGGER stale_disposal_insert AFTER INSERT ON disposal
BEGIN
    INSERT INTO stale SELECT student FROM asset WHERE id = NEW.asset ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_disposal_update;
CREATE TRIGGER stale_disposal_update AFTER UPDATE ON disposal
BEGIN
    INSERT INTO stale SELECT student FROM asset WHERE id IN (OLD.asset, NEW.asset)
        ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_disposal_delete;
CREATE TRIGGER stale_disposal_delete AFTER DELETE ON disposal
BEGIN
    INSERT INTO stale SELECT student FROM asset WHERE id = OLD.asset ON CONFLICT DO NOTHING;
END;

DROP TRIGGER IF EXISTS stale_valuation_insert;
CREATE TRIGGER stale_valuation_insert AFTER INSERT ON valuation
BEGIN
    INSERT INTO stale SELECT student FROM asset WHERE id = NEW.asset ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_valuation_update;
CREATE TRIGGER stale_valuation_update AFTER UPDATE ON valuation
BEGIN
    INSERT INTO stale SELECT student FROM asset WHERE id IN (OLD.asset, NEW.asset)
        ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_valuation_delete;
CREATE TRIGGER stale_valuation_delete AFTER DELETE ON valuation
BEGIN
    INSERT INTO stale SELECT student FROM asset WHERE id = OLD.asset ON CONFLICT DO NOTHING;
END;

-- What decides how other records count

-- (a project comes before its entries and goes after them, but for undo, which takes any order)
DROP TRIGGER IF EXISTS stale_project_insert;
CREATE TRIGGER stale_project_insert AFTER INSERT ON project
BEGIN
    INSERT INTO stale VALUES (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_project_delete;
CREATE TRIGGER stale_project_delete AFTER DELETE ON project
BEGIN
    INSERT INTO stale VALUES (OLD.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_project_update;
CREATE TRIGGER stale_project_update AFTER UPDATE OF student, type, proceeds ON project
BEGIN
    INSERT INTO stale VALUES (OLD.student), (NEW.student) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_student_insert;
CREATE TRIGGER stale_student_insert AFTER INSERT ON student
BEGIN
    INSERT INTO stale VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_student_update;
CREATE TRIGGER stale_student_update AFTER UPDATE OF records_from ON student
BEGIN
    INSERT INTO stale VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_student_delete;
CREATE TRIGGER stale_student_delete AFTER DELETE ON student
BEGIN
    INSERT INTO stale VALUES (OLD.id) ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_chapter_insert;
CREATE TRIGGER stale_chapter_insert AFTER INSERT ON chapter
BEGIN
    INSERT INTO stale SELECT id FROM student WHERE true ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_chapter_update;
CREATE TRIGGER stale_chapter_update AFTER UPDATE OF depreciation_rule, raised_value ON chapter
WHEN OLD.depreciation_rule <> NEW.depreciation_rule OR OLD.raised_value <> NEW.raised_value
BEGIN
    INSERT INTO stale SELECT id FROM student WHERE true ON CONFLICT DO NOTHING;
END;
DROP TRIGGER IF EXISTS stale_chapter_delete;
CREATE TRIGGER stale_chapter_delete AFTER DELETE ON chapter
BEGIN
    INSERT INTO stale SELECT id FROM student WHERE true ON CONFLICT DO NOTHING;
END;
