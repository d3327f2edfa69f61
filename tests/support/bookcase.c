#include "support/bookcase.h"

#include "base/buf.h"
#include "base/mem.h"
#include "support/check.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char VIEWS[] =
    "-- Stands in for the arithmetic: hours only.\n"
    "CREATE TABLE total (student INTEGER NOT NULL, project INTEGER NOT NULL, year INTEGER NOT "
    "NULL,\n"
    "    line TEXT NOT NULL, amount INTEGER NOT NULL, parts INTEGER NOT NULL,\n"
    "    PRIMARY KEY (student, project, year, line)) STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE stale (student INTEGER PRIMARY KEY) STRICT;\n"
    "CREATE VIEW line_part AS SELECT student, project,\n"
    "    CAST(substr(date, 1, 4) AS INTEGER) AS year, 'hours' AS line, time AS amount FROM hours;\n"
    "CREATE VIEW line_total AS SELECT student, project, year, line, sum(amount) AS amount,\n"
    "    count(*) AS parts\n"
    "    FROM line_part GROUP BY 1, 2, 3, 4;\n"
    "CREATE TRIGGER stale_hours_insert AFTER INSERT ON hours BEGIN\n"
    "    INSERT INTO stale SELECT NEW.student\n"
    "    WHERE NOT EXISTS (SELECT 1 FROM stale WHERE student = NEW.student);\n"
    "END;\n"
    "CREATE TRIGGER stale_hours_update AFTER UPDATE ON hours BEGIN\n"
    "    INSERT INTO stale SELECT id FROM student WHERE id IN (OLD.student, NEW.student)\n"
    "    AND NOT EXISTS (SELECT 1 FROM stale WHERE student = id);\n"
    "END;\n"
    "CREATE TRIGGER stale_hours_delete AFTER DELETE ON hours BEGIN\n"
    "    INSERT INTO stale SELECT OLD.student\n"
    "    WHERE NOT EXISTS (SELECT 1 FROM stale WHERE student = OLD.student);\n"
    "END;\n";

const struct book_options *bookcase_options(void)
{
    static struct embed_file files[64];
    static struct book_options options;
    if (options.schema.count == 0) {
        size_t count = 0;
        for (size_t i = 0; i < embed_count; i++)
            if (schema_migration(&embed_files[i]) > 0 && count + 1 < COUNT_OF(files))
                files[count++] = embed_files[i];
        files[count++] = (struct embed_file){"schema/views/00_totals.sql", VIEWS, strlen(VIEWS)};
        options.schema = (struct schema){files, count};
    }
    return &options;
}

/* ---- the folder ---------------------------------------------------------------------------- */

char *bookcase_file(const struct bookcase *at, const char *name)
{
    struct buf path = {0};
    buf_addf(&path, "%s/%s", at->folder, name);
    return buf_take(&path);
}

static void remove_folder(const char *folder)
{
    (void)chmod(folder, 0700);
    DIR *dir = opendir(folder);
    struct dirent *entry;
    while (dir && (entry = readdir(dir))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        struct buf path = {0};
        struct stat about;
        buf_addf(&path, "%s/%s", folder, entry->d_name);
        if (lstat(buf_text(&path), &about) == 0 && S_ISDIR(about.st_mode))
            remove_folder(buf_text(&path));
        else
            (void)unlink(buf_text(&path));
        buf_free(&path);
    }
    if (dir)
        closedir(dir);
    (void)rmdir(folder);
}

int bookcase_setup_empty(void **state)
{
    struct bookcase *at = mem_alloc(sizeof(*at));
    const char *tmp = getenv("TMPDIR");
    struct buf folder = {0};
    buf_addf(&folder, "%s/bookXXXXXX", tmp && *tmp ? tmp : "/tmp");
    at->folder = buf_take(&folder);
    assert_non_null(mkdtemp(at->folder));
    at->path = bookcase_file(at, "t.saebook");
    *state = at;
    return 0;
}

int bookcase_setup(void **state)
{
    struct err err = {0};
    if (bookcase_setup_empty(state) != 0)
        return -1;
    struct bookcase *at = *state;
    if (!book_create_with(at->path, bookcase_options(), &err))
        fail_msg("%s", err.text);
    at->book = bookcase_open(at, 0, &err);
    if (!at->book)
        fail_msg("%s", err.text);
    return 0;
}

int bookcase_teardown(void **state)
{
    struct bookcase *at = *state;
    book_close(at->book);
    remove_folder(at->folder);
    free(at->folder);
    free(at->path);
    free(at);
    return 0;
}

struct book *bookcase_open(const struct bookcase *at, unsigned flags, struct err *err)
{
    return book_open_with(at->path, flags, bookcase_options(), err);
}

void bookcase_reopen(struct bookcase *at)
{
    struct err err = {0};
    book_close(at->book);
    at->book = bookcase_open(at, 0, &err);
    if (!at->book)
        fail_msg("%s", err.text);
}

/* ---- records ------------------------------------------------------------------------------- */

static int64_t insert(struct book *book, const char *sql, int64_t id, int64_t a, int64_t b,
                      int64_t c, const char *text)
{
    struct err err = {0};
    struct stmt *stmt = book_stmt(book, sql, &err);
    if (!stmt)
        fail_msg("%s", err.text);
    id = id ? id : book_new_id(book);
    stmt_bind_int(stmt, stmt_param(stmt, ":id"), id);
    stmt_bind_int(stmt, stmt_param(stmt, ":a"), a);
    stmt_bind_int(stmt, stmt_param(stmt, ":b"), b);
    stmt_bind_int(stmt, stmt_param(stmt, ":c"), c);
    stmt_bind_text(stmt, stmt_param(stmt, ":text"), text);
    if (!stmt_run(stmt, &err))
        fail_msg("%s", err.text);
    return id;
}

int64_t bookcase_student(struct book *book, int64_t id, const char *number)
{
    return insert(book,
                  "INSERT INTO student (id, number, name, entered_ag_ed, records_from) "
                  "VALUES (:id, :text, 'Somebody, ' || :text, '2025-08-15', '2025-08-15')",
                  id, 0, 0, 0, number);
}

int64_t bookcase_project(struct book *book, int64_t id, int64_t student, const char *title)
{
    return insert(book,
                  "INSERT INTO project (id, student, title, type, began) "
                  "VALUES (:id, :a, :text, 'ownership', '2025-09-01')",
                  id, student, 0, 0, title);
}

int64_t bookcase_hours(struct book *book, int64_t id, int64_t student, int64_t project,
                       const char *date, int64_t minutes)
{
    return insert(book,
                  "INSERT INTO hours (id, student, project, date, time, activity) "
                  "VALUES (:id, :a, :b, :text, :c, 'fed hogs')",
                  id, student, project, minutes, date);
}

void bookcase_exec(struct book *book, const char *sql)
{
    struct err err = {0};
    if (!book_exec(book, sql, &err))
        fail_msg("%s: %s", sql, err.text);
}

int64_t bookcase_ask(struct book *book, const char *sql)
{
    struct err err = {0};
    int64_t value = -1;
    if (!book_ask_int(book, sql, NULL, &value, &err))
        fail_msg("%s: %s", sql, err.text);
    return value;
}

/* ---- changes ------------------------------------------------------------------------------- */

void bookcase_begin(struct book *book)
{
    struct err err = {0};
    if (!change_begin(book, CHANGE_RECORDED, &err))
        fail_msg("%s", err.text);
}

int64_t bookcase_commit(struct book *book, const char *what)
{
    struct err err = {0};
    int64_t id = -1;
    if (!change_commit(book, what, &id, &err))
        fail_msg("%s: %s", what, err.text);
    return id;
}

int64_t bookcase_change(struct book *book, const char *what, const char *sql)
{
    bookcase_begin(book);
    bookcase_exec(book, sql);
    return bookcase_commit(book, what);
}

/* ---- comparing ----------------------------------------------------------------------------- */

static void dump_table(struct book *book, const char *table, struct buf *out)
{
    struct err err = {0};
    struct buf sql = {0};
    buf_addf(&sql, "SELECT * FROM \"%s\" ORDER BY 1", table);
    struct stmt *rows = book_stmt(book, buf_text(&sql), &err);
    buf_free(&sql);
    if (!rows)
        fail_msg("%s", err.text);
    while (stmt_step(rows, &err) == STEP_ROW) {
        buf_add_text(out, table);
        for (int i = 0; i < stmt_columns(rows); i++) {
            buf_add_char(out, '|');
            if (stmt_is_null(rows, i))
                buf_add_text(out, "NULL");
            else
                buf_addf(out, "%zu:%s", stmt_bytes(rows, i), stmt_text(rows, i));
        }
        buf_add_char(out, '\n');
    }
    stmt_done(rows);
}

char *bookcase_dump(struct book *book)
{
    struct buf out = {0};
    const struct schema_tables *tables = book_tables(book);
    for (size_t i = 0; i < tables->count; i++)
        dump_table(book, tables->names[i], &out);
    buf_add_text(&out, "");
    return buf_take(&out);
}

void bookcase_check_totals(struct book *book)
{
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM stale"), 0);
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM (SELECT * FROM total "
                                        "EXCEPT SELECT * FROM line_total)"),
                     0);
    assert_int_equal(bookcase_ask(book, "SELECT count(*) FROM (SELECT * FROM line_total "
                                        "EXCEPT SELECT * FROM total)"),
                     0);
}
