/* SQLite's failures as sentences for a person: what is wrong; what would be right. */
#include "book/internal.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/tr.h"
#include "book/users.h"
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

const char *words_name(const char *name, char out[static WORDS_NAME_SIZE])
{
    size_t i = 0;
    for (; name[i] && i + 1 < WORDS_NAME_SIZE; i++)
        out[i] = name[i] == '_' ? ' ' : name[i];
    out[i] = '\0';
    return out;
}

/* ---- constraints --------------------------------------------------------------------------- */

/* The name at `at`, up to anything that cannot be in one. */
static void take_name(const char *at, char out[static WORDS_NAME_SIZE])
{
    size_t i = 0;
    while (i + 1 < WORDS_NAME_SIZE && (isalnum((unsigned char)at[i]) || at[i] == '_')) {
        out[i] = at[i];
        i++;
    }
    out[i] = '\0';
}

/* "project.student, project.title" -> table "project", list "student and title". */
static void read_columns(const char *columns, char table[static WORDS_NAME_SIZE], struct buf *list)
{
    take_name(columns, table);
    for (const char *at = strchr(columns, '.'); at; at = strchr(at, '.')) {
        char column[WORDS_NAME_SIZE], words[WORDS_NAME_SIZE];
        take_name(++at, column);
        bool last = !strchr(at, '.');
        if (list->len > 0)
            buf_add_text(list, last ? _(" and ") : ", ");
        buf_add_text(list, words_name(column, words));
    }
}

static bool unique_words(struct book *book, const char *detail, struct err *err)
{
    char table[WORDS_NAME_SIZE], words[WORDS_NAME_SIZE];
    if (strncmp(detail, "index '", 7) == 0) {
        char index[WORDS_NAME_SIZE];
        take_name(detail + 7, index);
        struct stmt *stmt = book_stmt(
            book, "SELECT tbl_name FROM sqlite_schema WHERE type = 'index' AND name = ?1", NULL);
        take_name("", table);
        if (stmt) {
            stmt_bind_text(stmt, 1, index);
            if (stmt_step(stmt, NULL) == STEP_ROW)
                take_name(stmt_text(stmt, 0), table);
            stmt_done(stmt);
        }
        return err_set(err, "another %s record like this one is already there (%s)",
                       words_name(table, words), index);
    }
    struct buf list = {0};
    read_columns(detail, table, &list);
    err_set(err, "another %s record already has this %s (%s)", words_name(table, words),
            buf_text(&list), detail);
    buf_free(&list);
    return false;
}

static bool missing_words(struct book *book, const char *detail, struct err *err)
{
    (void)book;
    char table[WORDS_NAME_SIZE], words[WORDS_NAME_SIZE];
    struct buf list = {0};
    read_columns(detail, table, &list);
    err_set(err, "the %s of a %s record must be given (%s)", buf_text(&list),
            words_name(table, words), detail);
    buf_free(&list);
    return false;
}

static bool check_words(struct book *book, const char *detail, struct err *err)
{
    (void)book;
    return err_set(err, "a value is not one that the book allows (%s)", detail);
}

/* ---- foreign keys -------------------------------------------------------------------------- */

/* "DELETE FROM project WHERE id = 7": the table and the id. */
static bool read_delete(const char *sql, char table[static WORDS_NAME_SIZE], int64_t *id)
{
    static const char start[] = "DELETE FROM ", where[] = " WHERE id = ";
    if (strncmp(sql, start, strlen(start)) != 0)
        return false;
    sql += strlen(start);
    sql += *sql == '"';
    take_name(sql, table);
    sql += strlen(table);
    sql += *sql == '"';
    if (strncmp(sql, where, strlen(where)) != 0)
        return false;
    char *end;
    *id = strtoll(sql + strlen(where), &end, 10);
    return *end == '\0' && *table;
}

static bool used_words(struct book *book, const char *table, int64_t id, struct err *err)
{
    struct users users;
    char words[WORDS_NAME_SIZE], user[WORDS_NAME_SIZE];
    words_name(table, words);
    if (users_find(book, table, id, &users, NULL) && users.table)
        err_set(err,
                tr_count("this %s record is still used by %lld %s record; take those out first",
                         "this %s record is still used by %lld %s records; take those out first",
                         users.count),
                words, (long long)users.count, words_name(users.table, user));
    else
        err_set(err, "this %s record is still used by other records; take those out first", words);
    users_clear(&users);
    return false;
}

/* The records that rows of `table` name: "a project or an event". */
static void add_parents(struct book *book, const char *table, struct buf *out)
{
    struct stmt *stmt = book_stmt(
        book, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(?1) ORDER BY seq, id DESC",
        NULL);
    if (!stmt)
        return;
    stmt_bind_text(stmt, 1, table);
    while (stmt_step(stmt, NULL) == STEP_ROW) {
        char words[WORDS_NAME_SIZE];
        words_name(stmt_text(stmt, 0), words);
        buf_addf(out, "%s%s %s", out->len > 0 ? _(" or ") : "",
                 strchr("aeiou", words[0]) ? _("an") : _("a"), words);
    }
    stmt_done(stmt);
}

static bool reference_words(struct book *book, sqlite3_stmt *raw, const char *sql, struct err *err)
{
    static const char *const writes[] = {"INSERT INTO ", "INSERT OR IGNORE INTO ", "UPDATE "};
    char table[WORDS_NAME_SIZE], words[WORDS_NAME_SIZE];
    int64_t id;
    char *expanded = raw ? sqlite3_expanded_sql(raw) : NULL;
    bool deletes = expanded && read_delete(expanded, table, &id);
    sqlite3_free(expanded);
    if (deletes)
        return used_words(book, table, id, err);
    if (sql && strncmp(sql, "DELETE", 6) == 0)
        return err_set(err, "a record is still used by other records; take those out first");

    table[0] = '\0';
    for (size_t i = 0; sql && i < COUNT_OF(writes) && !*table; i++)
        if (strncmp(sql, writes[i], strlen(writes[i])) == 0)
            take_name(sql + strlen(writes[i]) + (sql[strlen(writes[i])] == '"'), table);
    struct buf parents = {0};
    if (*table)
        add_parents(book, table, &parents);
    if (parents.len > 0)
        err_set(err,
                "the %s record names %s that is not in the book, or is another student's; "
                "enter that first",
                words_name(table, words), buf_text(&parents));
    else
        err_set(err, "a record would name another one that is not in the book");
    buf_free(&parents);
    return false;
}

/* ---- all together -------------------------------------------------------------------------- */

static const struct {
    int rc;
    bool (*words)(struct book *book, const char *detail, struct err *err);
} constraints[] = {
    {SQLITE_CONSTRAINT_UNIQUE, unique_words}, {SQLITE_CONSTRAINT_PRIMARYKEY, unique_words},
    {SQLITE_CONSTRAINT_ROWID, unique_words},  {SQLITE_CONSTRAINT_NOTNULL, missing_words},
    {SQLITE_CONSTRAINT_CHECK, check_words},
};

static bool constraint_words(struct book *book, int rc, sqlite3_stmt *raw, const char *sql,
                             const char *message, struct err *err)
{
    if (rc == SQLITE_CONSTRAINT_FOREIGNKEY)
        return reference_words(book, raw, sql, err);
    if (rc == SQLITE_CONSTRAINT_TRIGGER)
        return err_set(err, "%s", message); /* RAISE() says it in our own words */
    if (rc == SQLITE_CONSTRAINT_COMMITHOOK)
        return err_set(err, "internal: written outside a change: \"%s\"; please report this",
                       sql ? sql : "");
    const char *detail = strstr(message, "failed: ");
    for (size_t i = 0; detail && i < COUNT_OF(constraints); i++)
        if (constraints[i].rc == rc)
            return constraints[i].words(book, detail + strlen("failed: "), err);
    return err_set(err, "a value is not one that the book allows (%s)", message);
}

/* The main code, and whether the system's own error adds something. */
static const struct {
    int rc;
    const char *sentence;
} failures[] = {
    {SQLITE_FULL, N_("the disk is full, so nothing was saved; make room and try again")},
    {SQLITE_BUSY,
     N_("another program is using this book, so nothing was done; try again when it is "
        "done")},
    {SQLITE_LOCKED, N_("this book is still being read here, so nothing was done; try again")},
    {SQLITE_READONLY, N_("this book cannot be written, so nothing was saved")},
    {SQLITE_PERM, N_("this book may not be read or written; ask its owner")},
    {SQLITE_CORRUPT,
     N_("the book is damaged; restore the newest backup, or see what `saebook check "
        "--deep` says")},
    {SQLITE_NOTADB, N_("the book is damaged; restore the newest backup, or see what `saebook check "
                       "--deep` says")},
    {SQLITE_TOOBIG,
     N_("a value is too large to be kept; the limit is about a thousand million bytes")},
    {SQLITE_NOMEM, N_("there is not enough memory for this")},
    {SQLITE_INTERRUPT, N_("interrupted")},
};

static bool io_words(struct book *book, int rc, struct err *err)
{
    int system = sqlite3_system_errno(book->db);
    if (system == ENOSPC || system == EDQUOT)
        return err_set(err, "%s", tr(failures[0].sentence));
    return err_set(err,
                   "the disk fails (%s%s%s), so nothing was saved; check the disk, and that "
                   "there is a backup",
                   sqlite3_errstr(rc), system ? ": " : "", system ? strerror(system) : "");
}

bool words_failure(struct book *book, int rc, sqlite3_stmt *raw, const char *sql, struct err *err)
{
    book->refused = (rc & 0xFF) == SQLITE_CONSTRAINT;
    if (!err)
        return false;
    /* The message is SQLite's, and the questions asked below would replace it. */
    struct buf message = {0};
    buf_add_text(&message, sqlite3_errmsg(book->db));
    int extended = sqlite3_extended_errcode(book->db);
    if ((extended & 0xFF) != (rc & 0xFF))
        extended = rc;
    if ((extended & 0xFF) == SQLITE_CONSTRAINT) {
        constraint_words(book, extended, raw, sql, buf_text(&message), err);
    } else if ((extended & 0xFF) == SQLITE_IOERR) {
        io_words(book, extended, err);
    } else {
        const char *sentence = NULL;
        for (size_t i = 0; i < COUNT_OF(failures) && !sentence; i++)
            if (failures[i].rc == (extended & 0xFF))
                sentence = failures[i].sentence;
        if (sentence)
            err_set(err, "%s", tr(sentence));
        else
            err_set(err, "internal: %s (%d)%s%s%s; please report this", buf_text(&message),
                    extended, sql ? _(" in \"") : "", sql ? sql : "", sql ? "\"" : "");
    }
    buf_free(&message);
    return false;
}

bool book_was_refused(const struct book *book)
{
    return book->refused;
}
