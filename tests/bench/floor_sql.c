/* What SQLite reaches with nothing around it: the floor for import and reports.
 *
 *     floor_sql insert DB ENTRIES  so many of hours and of money into a new
 *                                  file, in one transaction; prints seconds
 *     floor_sql summary BOOK       of a book's own totals, the lines of money
 *                                  by student, project and year, as CSV
 *     floor_sql rows BOOK STUDENT  all records of a student, found by index,
 *                                  table after table, as CSV
 *
 * Strict tables with foreign keys; a trigger writes every row to an audit table, another keeps
 * totals; the two indexes are built last; the page cache is 64 MB. */
#include "support/rows.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static sqlite3 *db;

static void check(int rc, const char *doing)
{
    if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW)
        measure_fail("%s: %s", doing, sqlite3_errmsg(db));
}

static void run(const char *sql)
{
    check(sqlite3_exec(db, sql, NULL, NULL, NULL), sql);
}

static sqlite3_stmt *prepare(const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    check(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), sql);
    return stmt;
}

static const char tables[] =
    "PRAGMA cache_size = -65536; PRAGMA foreign_keys = ON;"
    "CREATE TABLE student (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
    "CREATE TABLE project (id INTEGER PRIMARY KEY, student INTEGER NOT NULL REFERENCES student "
    "(id),"
    " title TEXT NOT NULL) STRICT;"
    "CREATE TABLE hours (id INTEGER PRIMARY KEY, project INTEGER NOT NULL REFERENCES project (id),"
    " date TEXT NOT NULL, minutes INTEGER NOT NULL CHECK (minutes >= 0), activity TEXT NOT NULL,"
    " made INTEGER NOT NULL) STRICT;"
    "CREATE TABLE money (id INTEGER PRIMARY KEY, project INTEGER NOT NULL REFERENCES project (id),"
    " date TEXT NOT NULL, income INTEGER NOT NULL, category INTEGER NOT NULL, cents INTEGER NOT "
    "NULL,"
    " memo TEXT NOT NULL, made INTEGER NOT NULL) STRICT;"
    "CREATE TABLE audit (id INTEGER PRIMARY KEY, made INTEGER NOT NULL, kind TEXT NOT NULL,"
    " record INTEGER NOT NULL, what TEXT NOT NULL) STRICT;"
    "CREATE TABLE total (project INTEGER NOT NULL, year INTEGER NOT NULL,"
    " minutes INTEGER NOT NULL DEFAULT 0, income INTEGER NOT NULL DEFAULT 0,"
    " expense INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (project, year)) STRICT, WITHOUT ROWID;";

static const char triggers[] =
    "CREATE TRIGGER hours_audit AFTER INSERT ON hours BEGIN"
    " INSERT INTO audit (made, kind, record, what) VALUES (NEW.made, 'hours', NEW.id, json_object("
    "'project', NEW.project, 'date', NEW.date, 'time', NEW.minutes, 'activity', NEW.activity)); "
    "END;"
    "CREATE TRIGGER money_audit AFTER INSERT ON money BEGIN"
    " INSERT INTO audit (made, kind, record, what) VALUES (NEW.made, 'money', NEW.id, json_object("
    "'project', NEW.project, 'date', NEW.date, 'income', NEW.income, 'category', NEW.category,"
    " 'amount', NEW.cents, 'memo', NEW.memo)); END;"
    "CREATE TRIGGER hours_total AFTER INSERT ON hours BEGIN"
    " INSERT INTO total (project, year, minutes)"
    " VALUES (NEW.project, CAST(substr(NEW.date, 1, 4) AS INTEGER), NEW.minutes)"
    " ON CONFLICT DO UPDATE SET minutes = minutes + excluded.minutes; END;"
    "CREATE TRIGGER money_total AFTER INSERT ON money BEGIN"
    " INSERT INTO total (project, year, income, expense) VALUES (NEW.project,"
    " CAST(substr(NEW.date, 1, 4) AS INTEGER), iif(NEW.income, NEW.cents, 0),"
    " iif(NEW.income, 0, NEW.cents)) ON CONFLICT DO UPDATE"
    " SET income = income + excluded.income, expense = expense + excluded.expense; END;";

static const char indexes[] = "CREATE INDEX hours_project ON hours (project, date, minutes);"
                              "CREATE INDEX money_project ON money (project, date, income, cents);";

static void insert_people(void)
{
    char name[64];
    run("BEGIN");
    sqlite3_stmt *student = prepare("INSERT INTO student VALUES (?, ?)");
    for (int i = 1; i <= rows_students(ROWS_PROJECTS); i++) {
        (void)snprintf(name, sizeof name, "Student %d", i);
        check(sqlite3_bind_int(student, 1, i), "bind");
        check(sqlite3_bind_text(student, 2, name, -1, SQLITE_STATIC), "bind");
        check(sqlite3_step(student), "insert a student");
        check(sqlite3_reset(student), "reset");
    }
    sqlite3_stmt *project = prepare("INSERT INTO project VALUES (?, ?, ?)");
    for (int i = 1; i <= ROWS_PROJECTS; i++) {
        (void)snprintf(name, sizeof name, "Market lambs pen %d", i);
        check(sqlite3_bind_int(project, 1, i), "bind");
        check(sqlite3_bind_int(project, 2, rows_student_of(i, ROWS_PROJECTS)), "bind");
        check(sqlite3_bind_text(project, 3, name, -1, SQLITE_STATIC), "bind");
        check(sqlite3_step(project), "insert a project");
        check(sqlite3_reset(project), "reset");
    }
    check(sqlite3_finalize(student), "finalize");
    check(sqlite3_finalize(project), "finalize");
    run("COMMIT");
}

static void insert_hours(sqlite3_stmt *stmt, const struct rows_hours *row, long made)
{
    int rc = sqlite3_bind_int(stmt, 1, row->project);
    rc |= sqlite3_bind_text(stmt, 2, row->date, 10, SQLITE_STATIC);
    rc |= sqlite3_bind_int(stmt, 3, row->minutes);
    rc |= sqlite3_bind_text(stmt, 4, row->activity, -1, SQLITE_STATIC);
    rc |= sqlite3_bind_int64(stmt, 5, made);
    check(rc, "bind");
    check(sqlite3_step(stmt), "insert hours");
    check(sqlite3_reset(stmt), "reset");
}

static void insert_money(sqlite3_stmt *stmt, const struct rows_money *row, long made)
{
    int rc = sqlite3_bind_int(stmt, 1, row->project);
    rc |= sqlite3_bind_text(stmt, 2, row->date, 10, SQLITE_STATIC);
    rc |= sqlite3_bind_int(stmt, 3, row->income);
    rc |= sqlite3_bind_int(stmt, 4, row->category_at);
    rc |= sqlite3_bind_int(stmt, 5, row->cents);
    rc |= sqlite3_bind_text(stmt, 6, row->memo, -1, SQLITE_STATIC);
    rc |= sqlite3_bind_int64(stmt, 7, made);
    check(rc, "bind");
    check(sqlite3_step(stmt), "insert money");
    check(sqlite3_reset(stmt), "reset");
}

static void insert_all(const char *path, long entries)
{
    (void)unlink(path);
    check(sqlite3_open(path, &db), path);
    run(tables);
    insert_people();
    run(triggers);

    struct chance chance = chance_begin();
    double began = measure_now();
    clock_t used = clock();
    run("BEGIN IMMEDIATE");
    sqlite3_stmt *hours = prepare(
        "INSERT INTO hours (project, date, minutes, activity, made) VALUES (?, ?, ?, ?, ?)");
    sqlite3_stmt *money =
        prepare("INSERT INTO money (project, date, income, category, cents, memo, made)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (long i = 0; i < entries; i++) {
        struct rows_hours h = rows_next_hours(&chance, ROWS_PROJECTS);
        insert_hours(hours, &h, 1700000000 + i);
        struct rows_money m = rows_next_money(&chance, ROWS_PROJECTS);
        insert_money(money, &m, 1700000000 + i);
    }
    check(sqlite3_finalize(hours), "finalize");
    check(sqlite3_finalize(money), "finalize");
    run(indexes);
    run("COMMIT");
    printf("rows=%ld seconds=%.4f cpu=%.4f\n", 2 * entries, measure_now() - began,
           (double)(clock() - used) / CLOCKS_PER_SEC);
}

/* ---- reading a book -------------------------------------------------------------------------- */

static void print_rows(sqlite3_stmt *stmt)
{
    int rc, columns = sqlite3_column_count(stmt);
    while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
        for (int c = 0; c < columns; c++) {
            const char *text = (const char *)sqlite3_column_text(stmt, c);
            (void)fputs(text ? text : "", stdout);
            (void)putchar(c + 1 < columns ? ',' : '\n');
        }
    }
    check(rc, "read");
    check(sqlite3_finalize(stmt), "finalize");
}

/* As many lines as the income statement has columns of money that are lines of their own. */
#define LINE(name) "sum(amount) FILTER (WHERE line = '" name "'), "
static const char summary[] =
    "SELECT s.number, p.title, t.year, " LINE("cash_sales") LINE("used_at_home") LINE("bartered")
        LINE("labor_exchange") LINE("transferred_out") LINE("resale") LINE("cash_feed")
            LINE("noncash_feed") LINE("cash_other") LINE("noncash_other") LINE("inventory_change")
                LINE("gain_loss") LINE("raised") LINE("depreciation") LINE("beginning_inventory")
    "sum(amount) FROM total AS t JOIN student AS s ON s.id = t.student"
    " JOIN project AS p ON p.id = t.project GROUP BY t.student, t.project, t.year"
    " ORDER BY s.number COLLATE NOCASE, p.title COLLATE NOCASE, t.year";

static void open_book(const char *path)
{
    check(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), path);
}

/* Every table that has a student in it; photos are left out: their bytes are no row of a report. */
static void print_records(const char *path, const char *number)
{
    open_book(path);
    sqlite3_stmt *each = prepare(
        "SELECT m.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c"
        " ON c.name = 'student' WHERE m.type = 'table' AND m.name NOT IN ('total', 'photo')");
    while (sqlite3_step(each) == SQLITE_ROW) {
        char sql[256];
        (void)snprintf(sql, sizeof sql,
                       "SELECT * FROM \"%s\" WHERE student"
                       " = (SELECT id FROM student WHERE number = ?1 COLLATE NOCASE)",
                       (const char *)sqlite3_column_text(each, 0));
        sqlite3_stmt *stmt = prepare(sql);
        check(sqlite3_bind_text(stmt, 1, number, -1, SQLITE_STATIC), "bind");
        print_rows(stmt);
    }
    check(sqlite3_finalize(each), "finalize");
}

static void print_summary(const char *path)
{
    open_book(path);
    print_rows(prepare(summary));
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "insert") == 0)
        insert_all(argv[2], measure_number(argv[3], 1, 100000000));
    else if (argc == 3 && strcmp(argv[1], "summary") == 0)
        print_summary(argv[2]);
    else if (argc == 4 && strcmp(argv[1], "rows") == 0)
        print_records(argv[2], argv[3]);
    else
        measure_fail("floor_sql insert DB ENTRIES | summary BOOK | rows BOOK STUDENT");
    check(sqlite3_close(db), "close");
    return 0;
}
