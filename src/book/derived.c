/* Views, triggers and totals: everything of schema/views, remade whenever its text has changed.
 *
 * The table `derived` says what stands in this book: a row for each part that the texts made, and
 * the hash of the texts. So a newer program takes away what an older one made, and leaves a view
 * alone that somebody has added with another program. Every trigger goes: a strange one would run
 * in the middle of our changes. */
#include "book/internal.h"

#include "base/buf.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HASH_TEXT_SIZE = 17 };

static void hash_text(const struct book *book, char out[static HASH_TEXT_SIZE])
{
    snprintf(out, HASH_TEXT_SIZE, "%016llx",
             (unsigned long long)schema_derived_hash(&book->schema));
}

bool derived_is_current(struct book *book)
{
    char hash[HASH_TEXT_SIZE];
    hash_text(book, hash);
    int64_t found = 0;
    return book_ask_int(book, "SELECT 1 FROM derived WHERE kind = 'hash' AND name = ?1", hash,
                        &found, NULL) &&
           found == 1;
}

/* ---- dropping ------------------------------------------------------------------------------ */

/* The DROP statements, as rows: triggers first, then what may hang on nothing of ours any more. */
static const char RECORDED[] =
    "SELECT format('DROP %s IF EXISTS \"%w\"', s.type, s.name), s.type, s.name "
    "FROM sqlite_schema AS s "
    "WHERE s.type = 'trigger' "
    "OR (s.type IN ('view', 'table') AND EXISTS "
    "(SELECT 1 FROM derived AS d WHERE d.kind = s.type AND d.name = s.name)) "
    "ORDER BY s.type = 'table', s.type = 'view'";
static const char UNRECORDED[] =
    "SELECT format('DROP %s IF EXISTS \"%w\"', type, name), type, name FROM sqlite_schema "
    "WHERE type = 'trigger'";

/* Collects first: a table cannot be dropped while it is being listed. */
static bool list_drops(struct book *book, struct buf *out, struct err *err)
{
    const struct schema_tables *durable = book_tables(book);
    struct stmt *stmt = book_stmt(book, RECORDED, NULL);
    if (!stmt)
        stmt = book_stmt(book, UNRECORDED, err); /* no derived parts yet */
    if (!stmt)
        return false;
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        /* A damaged or forged list must not cost the user's records. */
        const char *name = stmt_text(stmt, 2);
        if (strcmp(stmt_text(stmt, 1), "table") == 0 &&
            (schema_has_table(durable, name) || strcmp(name, "change") == 0))
            continue;
        buf_add_text(out, stmt_text(stmt, 0));
        buf_add_text(out, ";\n");
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* What is about to be made and stands there without being recorded. */
static void add_own_drops(struct book *book, struct buf *out)
{
    const struct schema_tables *durable = book_tables(book);
    struct schema_parts parts;
    schema_find_parts(&book->schema, true, &parts);
    for (size_t i = parts.count; i-- > 0;) {
        const struct schema_part *part = &parts.parts[i];
        if (strcmp(part->kind, "view") == 0 ||
            (strcmp(part->kind, "table") == 0 && !schema_has_table(durable, part->name)))
            buf_addf(out, "DROP %s IF EXISTS \"%s\";\n", part->kind, part->name);
    }
    schema_parts_clear(&parts);
}

bool derived_drop(struct book *book, struct err *err)
{
    struct buf drops = {0};
    bool ok = list_drops(book, &drops, err);
    if (ok) {
        add_own_drops(book, &drops);
        buf_add_text(&drops, "DROP TABLE IF EXISTS derived;");
        ok = book_exec(book, buf_text(&drops), err);
    }
    buf_free(&drops);
    return ok;
}

/* ---- making -------------------------------------------------------------------------------- */

static bool record_part(struct book *book, const char *kind, const char *name, struct err *err)
{
    struct stmt *stmt =
        book_stmt(book, "INSERT OR IGNORE INTO derived (kind, name) VALUES (?1, ?2)", err);
    if (stmt) {
        stmt_bind_text(stmt, 1, kind);
        stmt_bind_text(stmt, 2, name);
    }
    return stmt_run(stmt, err);
}

static bool record_parts(struct book *book, struct err *err)
{
    struct schema_parts parts;
    schema_find_parts(&book->schema, true, &parts);
    bool ok = true;
    for (size_t i = 0; ok && i < parts.count; i++)
        ok = record_part(book, parts.parts[i].kind, parts.parts[i].name, err);
    schema_parts_clear(&parts);
    char hash[HASH_TEXT_SIZE];
    hash_text(book, hash);
    return ok && record_part(book, "hash", hash, err);
}

bool derived_make(struct book *book, struct err *err)
{
    if (!book_exec(book,
                   "CREATE TABLE derived (kind TEXT NOT NULL, name TEXT NOT NULL, "
                   "PRIMARY KEY (kind, name)) STRICT, WITHOUT ROWID",
                   err))
        return false;
    for (size_t i = 0; i < book->schema.count; i++) {
        const struct embed_file *file = &book->schema.files[i];
        if (schema_is_derived(file) && !book_exec(book, file->data, err))
            return err_prefix(err, "%s", file->path);
    }
    totals_look(book);
    if (book->has_totals &&
        !book_exec(book, "INSERT OR IGNORE INTO stale SELECT id FROM student", err))
        return false;
    return totals_refresh(book, err) && record_parts(book, err);
}

bool derived_remake(struct book *book, struct err *err)
{
    if (!txn_begin(book, err))
        return false;
    /* Another program may have done it, or more, while we waited for our turn. */
    int64_t version = migrate_version(book);
    bool ok = version == schema_version(&book->schema);
    if (!ok) {
        migrate_refuse_newer(book, version, err);
    } else if (derived_is_current(book)) {
        txn_rollback(book);
        return true;
    } else {
        ok = derived_drop(book, err) && derived_make(book, err);
    }
    if (ok)
        return txn_commit(book, err);
    txn_rollback(book);
    return err_prefix(err, "the book's views could not be brought up to date");
}
