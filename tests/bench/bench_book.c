/* What the book costs on top of bare SQLite, by turns on the same files.
 *
 *     bench_book open FOLDER RUNS      open, read the newest rows of a list, close
 *     bench_book save FOLDER SAVES     one hours entry a change, each on the disk before the next
 *     bench_book undo FOLDER SAVES     one such change taken back
 *     bench_book bulk FOLDER ROWS      so many hours entries in one batch, through the bulk load
 *     bench_book writers FOLDER PROGRAMS SAVES   so many programs saving without a pause
 *
 * FOLDER is made, filled and emptied. The floor of `save` is the same insert, bare, into the same
 * book: one transaction with its triggers, without session, history, totals and queue. */
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "book/bulk.h"
#include "book/internal.h"
#include "support/measure.h"
#include "support/rows.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char INSERT[] = "INSERT INTO hours (id, student, project, date, time, activity) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
static const char NEWEST[] =
    "SELECT h.id, h.date, h.time, h.activity, p.title FROM hours AS h JOIN project AS p "
    "ON p.id = h.project WHERE h.student = 7 ORDER BY h.date DESC LIMIT 22";

static struct chance chance;
static struct err err;

static void must(bool ok)
{
    if (!ok)
        measure_fail("%s", err.text);
}

/* ---- books --------------------------------------------------------------------------------- */

static int64_t insert_hours(struct book *book, struct stmt *stmt)
{
    struct rows_hours row = rows_next_hours(&chance, ROWS_PROJECTS);
    int64_t id = book_new_id(book);
    stmt_bind_int(stmt, 1, id);
    stmt_bind_int(stmt, 2, rows_student_of(row.project, ROWS_PROJECTS));
    stmt_bind_int(stmt, 3, 100000 + row.project);
    stmt_bind_text_n(stmt, 4, row.date, 10);
    stmt_bind_int(stmt, 5, row.minutes);
    stmt_bind_text(stmt, 6, row.activity);
    must(stmt_step(stmt, &err) == STEP_DONE);
    stmt_reset(stmt);
    return id;
}

static void insert_people(struct book *book)
{
    char name[64];
    must(change_begin(book, CHANGE_BATCH, &err));
    for (int i = 1; i <= rows_students(ROWS_PROJECTS); i++) {
        struct stmt *stmt =
            book_stmt(book,
                      "INSERT INTO student (id, number, name, entered_ag_ed, records_from) "
                      "VALUES (?1, ?2, ?2, '2022-01-01', '2022-01-01')",
                      &err);
        must(stmt != NULL);
        snprintf(name, sizeof(name), "S%d", i);
        stmt_bind_int(stmt, 1, i);
        stmt_bind_text(stmt, 2, name);
        must(stmt_run(stmt, &err));
        change_added(book, "student", i);
    }
    for (int i = 1; i <= ROWS_PROJECTS; i++) {
        struct stmt *stmt = book_stmt(book,
                                      "INSERT INTO project (id, student, title, type, began) "
                                      "VALUES (?1, ?2, ?3, 'ownership', '2022-01-01')",
                                      &err);
        must(stmt != NULL);
        snprintf(name, sizeof(name), "Market steers pen %d", i);
        stmt_bind_int(stmt, 1, 100000 + i);
        stmt_bind_int(stmt, 2, rows_student_of(i, ROWS_PROJECTS));
        stmt_bind_text(stmt, 3, name);
        must(stmt_run(stmt, &err));
        change_added(book, "project", 100000 + i);
    }
    must(change_commit(book, "people", NULL, &err));
}

static void insert_many(struct book *book, long rows)
{
    must(change_begin(book, CHANGE_BATCH, &err) && bulk_begin(book, "hours", &err));
    struct stmt *stmt = book_stmt(book, INSERT, &err);
    must(stmt != NULL);
    for (long i = 0; i < rows; i++)
        change_added(book, "hours", insert_hours(book, stmt));
    stmt_done(stmt);
    must(change_commit(book, "imported", NULL, &err));
}

/* "FOLDER/bench.saebook" with people and so many entries; the path is the caller's. */
static char *make_book(const char *folder, long rows)
{
    must(file_make_folders(folder, &err));
    char *path = file_join(folder, "bench.saebook");
    (void)unlink(path);
    must(book_create(path, &err));
    struct book *book = book_open(path, 0, &err);
    must(book != NULL);
    insert_people(book);
    insert_many(book, rows);
    book_close(book);
    return path;
}

static void remove_book(char *path)
{
    book_unlink(path);
    free(path);
}

/* ---- the bare library ---------------------------------------------------------------------- */

static sqlite3 *open_bare(const char *path)
{
    sqlite3 *db = NULL;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        measure_fail("%s", sqlite3_errmsg(db));
    return db;
}

static void exec_bare(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        measure_fail("%s: %s", sql, sqlite3_errmsg(db));
}

static sqlite3_stmt *prepare_bare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
        measure_fail("%s: %s", sql, sqlite3_errmsg(db));
    return stmt;
}

static void save_bare(sqlite3 *db, sqlite3_stmt *stmt)
{
    struct rows_hours row = rows_next_hours(&chance, ROWS_PROJECTS);
    exec_bare(db, "BEGIN IMMEDIATE");
    sqlite3_bind_int64(stmt, 1, book_new_id(NULL));
    sqlite3_bind_int64(stmt, 2, rows_student_of(row.project, ROWS_PROJECTS));
    sqlite3_bind_int64(stmt, 3, 100000 + row.project);
    sqlite3_bind_text(stmt, 4, row.date, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(stmt, 5, row.minutes);
    sqlite3_bind_text(stmt, 6, row.activity, -1, SQLITE_STATIC);
    if (sqlite3_step(stmt) != SQLITE_DONE)
        measure_fail("%s", sqlite3_errmsg(db));
    sqlite3_reset(stmt);
    exec_bare(db, "COMMIT");
}

/* ---- what is measured ---------------------------------------------------------------------- */

static void tell(const char *what, struct samples *ours, struct samples *floor)
{
    double median = measure_quantile(ours, 0.5), bare = measure_quantile(floor, 0.5);
    printf("%-22s %8.3f ms  p99 %8.3f ms   floor %8.3f ms  p99 %8.3f ms   ratio %.2f\n", what,
           median * 1e3, measure_quantile(ours, 0.99) * 1e3, bare * 1e3,
           measure_quantile(floor, 0.99) * 1e3, median / bare);
    measure_clear(ours);
    measure_clear(floor);
}

static void measure_open(const char *folder, long runs)
{
    char *path = make_book(folder, 20000);
    struct samples ours = {0}, floor = {0};
    for (long i = 0; i < runs + 3; i++) {
        double began = measure_now();
        struct book *book = book_open(path, 0, &err);
        must(book != NULL);
        struct stmt *rows = book_stmt(book, NEWEST, &err);
        must(rows != NULL);
        while (stmt_step(rows, &err) == STEP_ROW)
            (void)stmt_text(rows, 3);
        stmt_done(rows);
        book_close(book);
        double middle = measure_now();
        sqlite3 *db = open_bare(path);
        sqlite3_stmt *stmt = prepare_bare(db, NEWEST);
        while (sqlite3_step(stmt) == SQLITE_ROW)
            (void)sqlite3_column_text(stmt, 3);
        sqlite3_finalize(stmt);
        sqlite3_close(db);
        if (i >= 3) {
            measure_add(&ours, middle - began);
            measure_add(&floor, measure_now() - middle);
        }
    }
    tell("open, list, close", &ours, &floor);
    remove_book(path);
}

static void save(struct book *book)
{
    must(change_begin(book, CHANGE_RECORDED, &err));
    struct stmt *stmt = book_stmt(book, INSERT, &err);
    must(stmt != NULL);
    insert_hours(book, stmt);
    stmt_done(stmt);
    must(change_commit(book, "entered 1 h 30 m, Market steers", NULL, &err));
}

static void measure_save(const char *folder, long saves)
{
    char *path = make_book(folder, 20000);
    struct samples ours = {0}, floor = {0};
    struct book *book = book_open(path, 0, &err);
    must(book != NULL);
    sqlite3 *db = open_bare(path);
    exec_bare(db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    sqlite3_stmt *stmt = prepare_bare(db, INSERT);
    for (long i = 0; i < saves; i++) {
        double began = measure_now();
        save(book);
        double middle = measure_now();
        save_bare(db, stmt);
        measure_add(&ours, middle - began);
        measure_add(&floor, measure_now() - middle);
    }
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    book_close(book);
    tell("save", &ours, &floor);
    remove_book(path);
}

static void measure_undo(const char *folder, long saves)
{
    char *path = make_book(folder, 20000);
    struct samples ours = {0}, floor = {0};
    struct book *book = book_open(path, 0, &err);
    must(book != NULL);
    for (long i = 0; i < saves; i++) {
        double began = measure_now();
        save(book);
        double middle = measure_now();
        must(change_undo(book, change_last_own(book, &err), NULL, &err));
        measure_add(&floor, middle - began);
        measure_add(&ours, measure_now() - middle);
    }
    book_close(book);
    tell("undo (floor: save)", &ours, &floor);
    remove_book(path);
}

static void measure_bulk(const char *folder, long rows)
{
    char *path = make_book(folder, 0);
    struct book *book = book_open(path, 0, &err);
    must(book != NULL);
    double began = measure_now();
    insert_many(book, rows);
    double took = measure_now() - began;
    printf("%-22s %8.3f s   %.0f rows/s\n", "bulk load", took, (double)rows / took);
    began = measure_now();
    must(change_undo(book, change_last_own(book, &err), NULL, &err));
    took = measure_now() - began;
    printf("%-22s %8.3f s   %.0f rows/s\n", "bulk load undone", took, (double)rows / took);
    book_close(book);
    remove_book(path);
}

static void measure_writers(const char *folder, long programs, long saves)
{
    char *path = make_book(folder, 1000);
    size_t size = (size_t)(programs * saves) * sizeof(double);
    FILE *shared = tmpfile();
    int gate[2];
    if (!shared || ftruncate(fileno(shared), (off_t)size) != 0 || pipe(gate) != 0)
        measure_fail("cannot share memory");
    double *took = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fileno(shared), 0);
    if (took == MAP_FAILED)
        measure_fail("cannot share memory");
    for (long p = 0; p < programs; p++) {
        if (fork() != 0)
            continue;
        char go;
        struct book *book = book_open(path, 0, &err);
        must(book != NULL);
        close(gate[1]);
        if (read(gate[0], &go, 1) != 0) /* until the other end is closed */
            _exit(1);
        for (long i = 0; i < saves; i++) {
            double began = measure_now();
            save(book);
            took[p * saves + i] = measure_now() - began;
        }
        book_close(book);
        _exit(0);
    }
    double began = measure_now();
    close(gate[1]);
    int status, failed = 0;
    while (wait(&status) > 0)
        failed += status != 0;
    double all = measure_now() - began;
    struct samples samples = {0};
    for (long i = 0; i < programs * saves; i++)
        measure_add(&samples, took[i]);
    struct book *book = book_open(path, 0, &err);
    must(book != NULL);
    int64_t stored = 0;
    must(book_ask_int(book, "SELECT count(*) - 1000 FROM hours", NULL, &stored, &err));
    book_close(book);
    printf("%-22s %ld x %ld: %.0f saves/s  p50 %.2f ms  p99 %.2f ms  max %.2f ms  refused %d  lost "
           "%lld\n",
           "writers", programs, saves, (double)(programs * saves) / all,
           measure_quantile(&samples, 0.5) * 1e3, measure_quantile(&samples, 0.99) * 1e3,
           measure_quantile(&samples, 1) * 1e3, failed,
           (long long)(programs * saves) - (long long)stored);
    measure_clear(&samples);
    (void)munmap(took, size);
    (void)fclose(shared);
    remove_book(path);
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        void (*run)(const char *folder, long number);
    } measures[] = {{"open", measure_open},
                    {"save", measure_save},
                    {"undo", measure_undo},
                    {"bulk", measure_bulk}};
    chance = chance_begin();
    for (size_t i = 0; argc == 4 && i < sizeof(measures) / sizeof(measures[0]); i++) {
        if (strcmp(argv[1], measures[i].name) == 0) {
            measures[i].run(argv[2], measure_number(argv[3], 1, 100000000));
            return 0;
        }
    }
    if (argc == 5 && strcmp(argv[1], "writers") == 0) {
        measure_writers(argv[2], measure_number(argv[3], 1, 1000),
                        measure_number(argv[4], 1, 100000));
        return 0;
    }
    measure_fail("usage: bench_book open|save|undo|bulk FOLDER NUMBER, or writers FOLDER PROGRAMS "
                 "SAVES");
}
