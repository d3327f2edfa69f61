/* What a change touched of closed years: see closed.h. Changesets tell old values, the tables the
 * new ones. */
#include "book/closed.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/internal.h"
#include <stdlib.h>
#include <string.h>

/* What decides which years a row posts into. */
struct rule {
    const char *table;
    const char *days; /* columns that hold a day or a year it posts on; the first always does */
    const char
        *quiet; /* columns that no figure stands on; a day among them counts when it changes */
    const char *loud; /* not a record of a day, but a rule of reckoning: only these count */
    const char *why;  /* the clause that refuses such a one */
};

static const struct rule rules[] = {
    {"hours", "date", "standards happened so_what now_what event", NULL, NULL},
    {"money", "date paid_on", "paid_on", NULL, NULL},
    {"paycheck", "date", "", NULL, NULL},
    {"loan", "date", "rate due payment payments_a_year", NULL, NULL},
    {"asset", "acquired paid_on", "paid_on", NULL, NULL},
    {"asset_use", "year", "", NULL, NULL},
    {"disposal", "date", "", NULL, NULL},
    {"valuation", "as_of", "", NULL, NULL},
    {"stock", "as_of", "", NULL, NULL},
    {"counted", "as_of", "", NULL, NULL},
    {"balance", "as_of", "", NULL, NULL},
    {"brought_forward", "year", "seen_by seen_on", NULL, NULL},
    {"project", "began", "", "student type proceeds",
     N_("the kind of project changes only with a reason")},
    {"student", "records_from", "", "records_from",
     N_("the day records begin changes only with a reason")},
    {"chapter", "", "", "depreciation_rule raised_value",
     N_("a rule of the chapter changes only with a reason")},
    {"closing", "year", "", "student year", N_("it is opened again only with a reason")},
};

enum { COLUMNS_MOST = 64, DAYS_MOST = 2 };

/* One table of a changeset while its entries are read. */
struct look {
    struct book *book;
    struct closed *out;
    char *table; /* owned: the one that the columns are of */
    const struct rule *rule;
    char *columns[COLUMNS_MOST]; /* owned */
    int count;
};

static bool has_word(const char *words, const char *word)
{
    size_t nbytes = strlen(word);
    for (const char *at = words; at && *at; at += strspn(at, " ")) {
        size_t next = strcspn(at, " ");
        if (next == nbytes && strncmp(at, word, nbytes) == 0)
            return true;
        at += next;
    }
    return false;
}

static const struct rule *rule_of(const char *table)
{
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
        if (strcmp(rules[i].table, table) == 0)
            return &rules[i];
    return NULL;
}

bool closed_any(struct book *book)
{
    return schema_has_table(book_tables(book), "closing") &&
           book_ask_pragma(book, "SELECT EXISTS (SELECT 1 FROM closing WHERE reopened_on IS NULL)",
                           0) != 0;
}

/* ---- noting -------------------------------------------------------------------------------- */

static void note(struct look *look, int64_t student, int year, int through, const char *by_rule)
{
    struct closed *out = look->out;
    if (out->students == 0)
        *out = (struct closed){.students = 1,
                               .student = student,
                               .year = year,
                               .through = through,
                               .by_rule = by_rule};
    else if (out->student != student)
        out->students = 2;
    else if (year < out->year)
        out->year = year;
}

/* The last closed year of a student; 0 if none is. */
static bool through_of(struct look *look, int64_t student, int *through, struct err *err)
{
    int64_t year = 0;
    if (!book_ask_id(look->book,
                     "SELECT ifnull(max(year), 0) FROM closing"
                     " WHERE student = ?1 AND reopened_on IS NULL",
                     student, &year, err))
        return false;
    *through = (int)year;
    return true;
}

static bool note_if_closed(struct look *look, int64_t student, int year, const char *by_rule,
                           struct err *err)
{
    int through = 0;
    if (student == 0 || year == 0)
        return true;
    if (!through_of(look, student, &through, err))
        return false;
    if (year <= through)
        note(look, student, year, through, by_rule);
    return true;
}

/* ---- rows as they are now ------------------------------------------------------------------ */

static const char *student_column(const struct rule *rule)
{
    return strcmp(rule->table, "student") == 0 ? "id" : "student";
}

static bool hangs_on_asset(const char *table)
{
    return strcmp(table, "asset_use") == 0 || strcmp(table, "disposal") == 0 ||
           strcmp(table, "valuation") == 0;
}

static void add_rows_sql(const struct rule *rule, const char *day, struct buf *sql)
{
    bool asset = hangs_on_asset(rule->table);
    buf_addf(sql,
             "SELECT student, min(year) FROM (SELECT %s.%s AS student,"
             " CAST(substr(t.%s, 1, 4) AS INTEGER) AS year FROM %s AS t%s"
             " WHERE t.id BETWEEN ?1 AND ?2 AND t.%s IS NOT NULL) AS x"
             " WHERE year <= (SELECT max(c.year) FROM closing AS c WHERE c.student = x.student"
             " AND c.reopened_on IS NULL) GROUP BY student",
             asset ? "a" : "t", asset ? "student" : student_column(rule), day, rule->table,
             asset ? " JOIN asset AS a ON a.id = t.asset" : "", day);
}

static bool look_at_rows(struct look *look, const struct rule *rule, int64_t first, int64_t last,
                         struct err *err)
{
    bool ok = true;
    for (const char *at = rule->days; ok && *at; at += strspn(at, " ")) {
        char *day = mem_text_n(at, strcspn(at, " "));
        struct buf sql = {0};
        add_rows_sql(rule, day, &sql);
        struct stmt *stmt = book_stmt(look->book, buf_text(&sql), err);
        buf_free(&sql);
        free(day);
        at += strcspn(at, " ");
        if (!stmt)
            return false;
        stmt_bind_int(stmt, 1, first);
        stmt_bind_int(stmt, 2, last);
        enum step step;
        while (ok && (step = stmt_step(stmt, err)) != STEP_DONE)
            ok = step == STEP_ROW && note_if_closed(look, stmt_int(stmt, 0), (int)stmt_int(stmt, 1),
                                                    tr(rule->why), err);
        stmt_done(stmt);
    }
    return ok;
}

/* ---- entries of a changeset ---------------------------------------------------------------- */

static void forget_table(struct look *look)
{
    for (int i = 0; i < look->count; i++)
        free(look->columns[i]);
    free(look->table);
    look->table = NULL;
    look->count = 0;
}

static bool take_table(struct look *look, const char *table, struct err *err)
{
    if (look->table && strcmp(look->table, table) == 0)
        return true;
    forget_table(look);
    look->table = mem_text(table);
    look->rule = rule_of(table);
    if (!look->rule)
        return true;
    struct stmt *stmt =
        book_stmt(look->book, "SELECT name FROM pragma_table_info(?1) ORDER BY cid", err);
    enum step step = STEP_FAILED;
    if (!stmt)
        return false;
    stmt_bind_text(stmt, 1, table);
    while (look->count < COLUMNS_MOST && (step = stmt_step(stmt, err)) == STEP_ROW)
        look->columns[look->count++] = mem_text(stmt_text(stmt, 0));
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static int column_of(const struct look *look, const char *name)
{
    for (int i = 0; i < look->count; i++)
        if (strcmp(look->columns[i], name) == 0)
            return i;
    return -1;
}

/* NULL where the entry does not tell it. */
static sqlite3_value *value_at(sqlite3_changeset_iter *iter, int op, bool old, int column)
{
    sqlite3_value *value = NULL;
    if (column < 0 || (old ? op == SQLITE_INSERT : op == SQLITE_DELETE))
        return NULL;
    int rc = old ? sqlite3changeset_old(iter, column, &value)
                 : sqlite3changeset_new(iter, column, &value);
    return rc == SQLITE_OK ? value : NULL;
}

static int year_of(sqlite3_value *value)
{
    if (!value || sqlite3_value_type(value) == SQLITE_NULL)
        return 0;
    if (sqlite3_value_type(value) == SQLITE_INTEGER)
        return sqlite3_value_int(value);
    const unsigned char *text = sqlite3_value_text(value);
    return text ? (int)strtol((const char *)text, NULL, 10) : 0;
}

/* What an update changed: anything that counts, or only what is quiet. */
static bool is_loud(const struct look *look, sqlite3_changeset_iter *iter, int columns)
{
    for (int i = 0; i < columns && i < look->count; i++) {
        if (!value_at(iter, SQLITE_UPDATE, false, i))
            continue; /* as it was */
        const char *name = look->columns[i];
        if (look->rule->loud ? has_word(look->rule->loud, name)
                             : !has_word(look->rule->quiet, name))
            return true;
    }
    return false;
}

/* Whose row it was: as the entry says, or, where it leaves that alone, as the row says. */
static bool old_student(struct look *look, sqlite3_changeset_iter *iter, int op, int64_t id,
                        int64_t *student, struct err *err)
{
    const struct rule *rule = look->rule;
    bool asset = hangs_on_asset(rule->table);
    sqlite3_value *value =
        value_at(iter, op, true, column_of(look, asset ? "asset" : student_column(rule)));
    struct buf sql = {0};
    *student = value ? sqlite3_value_int64(value) : 0;
    if (!asset && value)
        return true;
    if (asset && value) {
        id = *student;
        *student = 0;
        return book_ask_id(look->book, "SELECT student FROM asset WHERE id = ?1", id, student, err);
    }
    if (asset)
        buf_addf(&sql,
                 "SELECT a.student FROM %s AS t JOIN asset AS a ON a.id = t.asset WHERE t.id = ?1",
                 rule->table);
    else
        buf_addf(&sql, "SELECT %s FROM %s WHERE id = ?1", student_column(rule), rule->table);
    bool ok = book_ask_id(look->book, buf_text(&sql), id, student, err);
    buf_free(&sql);
    return ok;
}

/* The days that the entry itself tells: of a row that is gone, or as they were before. */
static bool look_at_days(struct look *look, sqlite3_changeset_iter *iter, int op, int64_t id,
                         struct err *err)
{
    int64_t student = 0;
    bool ok = old_student(look, iter, op, id, &student, err);
    for (const char *at = look->rule->days; ok && *at; at += strspn(at, " ")) {
        char *day = mem_text_n(at, strcspn(at, " "));
        int column = column_of(look, day);
        for (int old = 0; ok && old < 2; old++)
            ok = note_if_closed(look, student, year_of(value_at(iter, op, old != 0, column)),
                                tr(look->rule->why), err);
        free(day);
        at += strcspn(at, " ");
    }
    return ok;
}

/* A rule of the chapter reckons everybody's years anew. */
static bool look_at_chapter(struct look *look, struct err *err)
{
    int64_t student = 0;
    int through = 0;
    if (!book_ask_int(look->book, "SELECT student FROM closing WHERE reopened_on IS NULL LIMIT 1",
                      NULL, &student, err) ||
        !through_of(look, student, &through, err))
        return false;
    if (through != 0)
        note(look, student, through, through, tr(look->rule->why));
    return true;
}

/* Taking a closing out of the book, or moving it, opens a year without saying why. */
static bool look_at_closing(struct look *look, sqlite3_changeset_iter *iter, int op, int64_t id,
                            struct err *err)
{
    int64_t student = 0;
    sqlite3_value *reopened = value_at(iter, op, true, column_of(look, "reopened_on"));
    int year = year_of(value_at(iter, op, true, column_of(look, "year")));
    if (op == SQLITE_DELETE && reopened && sqlite3_value_type(reopened) != SQLITE_NULL)
        return true;
    if (!old_student(look, iter, op, id, &student, err))
        return false;
    note(look, student, year, year, tr(look->rule->why));
    return true;
}

static bool look_at_entry(struct look *look, sqlite3_changeset_iter *iter, struct err *err)
{
    const char *table;
    int columns, op;
    if (sqlite3changeset_op(iter, &table, &columns, &op, NULL) != SQLITE_OK)
        return err_set(err, "the record of this change is damaged; nothing was saved");
    if (!take_table(look, table, err))
        return false;
    const struct rule *rule = look->rule;
    if (!rule || (rule->loud && op == SQLITE_INSERT))
        return true;
    bool loud = op != SQLITE_UPDATE || is_loud(look, iter, columns);
    sqlite3_value *key = value_at(iter, op, op != SQLITE_INSERT, column_of(look, "id"));
    int64_t id = key ? sqlite3_value_int64(key) : 0;
    if (strcmp(table, "chapter") == 0)
        return !loud || op != SQLITE_UPDATE || look_at_chapter(look, err);
    if (strcmp(table, "closing") == 0)
        return !loud || look_at_closing(look, iter, op, id, err);
    if (rule->loud && (!loud || op == SQLITE_DELETE))
        return true;
    if (op != SQLITE_INSERT && !look_at_days(look, iter, op, id, err))
        return false;
    return op == SQLITE_DELETE || !loud || look_at_rows(look, rule, id, id, err);
}

static bool look_at_changeset(struct look *look, const void *changeset, size_t nbytes,
                              struct err *err)
{
    sqlite3_changeset_iter *iter = NULL;
    void *bytes = mem_alloc(nbytes); /* SQLite takes them without const */
    memcpy(bytes, changeset, nbytes);
    int rc = sqlite3changeset_start(&iter, (int)nbytes, bytes);
    bool ok = rc == SQLITE_OK;
    while (ok && (rc = sqlite3changeset_next(iter)) == SQLITE_ROW)
        ok = look_at_entry(look, iter, err);
    bool whole = rc == SQLITE_DONE;
    if (iter && sqlite3changeset_finalize(iter) != SQLITE_OK && ok)
        whole = false;
    free(bytes);
    forget_table(look);
    return ok && (whole || err_set(err, "the record of this change is damaged; nothing was saved"));
}

bool closed_look(struct book *book, const void *changeset, size_t nbytes, const struct batch *batch,
                 struct closed *out, struct err *err)
{
    struct look look = {.book = book, .out = out};
    *out = (struct closed){0};
    if (nbytes > 0 && !look_at_changeset(&look, changeset, nbytes, err))
        return false;
    for (size_t i = 0; i < batch->count; i++) {
        const struct batch_table *table = &batch->tables[i];
        const struct rule *rule = rule_of(table->name);
        for (size_t j = 0; rule && !rule->loud && j < table->count; j++)
            if (!look_at_rows(&look, rule, table->runs[j].first, table->runs[j].last, err))
                return false;
    }
    return true;
}

/* ---- in words ------------------------------------------------------------------------------ */

bool closed_refuse(struct book *book, const struct closed *closed, struct err *err)
{
    struct buf who = {0}, when = {0};
    struct date closed_on;
    char day[DATE_TEXT_SIZE];
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT s.name, c.closed_on, c.closed_by FROM student AS s LEFT JOIN closing AS c"
                  " ON c.student = s.id AND c.year = ?2 AND c.reopened_on IS NULL WHERE s.id = ?1",
                  NULL);
    if (stmt) {
        stmt_bind_int(stmt, 1, closed->student);
        stmt_bind_int(stmt, 2, closed->through);
        if (stmt_step(stmt, NULL) == STEP_ROW) {
            buf_add_text(&who, stmt_text(stmt, 0));
            if (date_parse_iso(stmt_text(stmt, 1), stmt_bytes(stmt, 1), &closed_on))
                buf_addf(&when, _(" since %s"), date_short(closed_on, day));
            if (!stmt_is_null(stmt, 2))
                buf_addf(&when, _(" by %s"), stmt_text(stmt, 2));
        }
        stmt_done(stmt);
    }
    if (closed->students > 1)
        buf_add_text(&who, _(" and others"));
    if (closed->by_rule)
        err_set(err, "%d is closed for %s%s; %s", closed->through, buf_text(&who), buf_text(&when),
                closed->by_rule);
    else if (closed->year < closed->through)
        err_set(err, "%d lies before %d, which is closed for %s%s; a correction needs a reason",
                closed->year, closed->through, buf_text(&who), buf_text(&when));
    else
        err_set(err, "%d is closed for %s%s; a correction needs a reason", closed->through,
                buf_text(&who), buf_text(&when));
    buf_free(&who);
    buf_free(&when);
    return false;
}
