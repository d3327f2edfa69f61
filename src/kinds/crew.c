#include "kinds/crew.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include <string.h>

/* ---- parting -------------------------------------------------------------------------------- */

void crew_split(int64_t amount, const int64_t parts[], size_t count, int64_t out[])
{
    int64_t all = 0, left = amount;
    for (size_t i = 0; i < count; i++)
        all += parts[i];
    for (size_t i = 0; i < count; i++) {
        out[i] = amount * parts[i] / all;
        left -= out[i];
    }
    /* Fewer units are left than members: each goes to the largest remainder that has none yet. */
    for (int64_t unit = 0; unit < left; unit++) {
        size_t best = count;
        for (size_t i = 0; i < count; i++) {
            bool has = out[i] > amount * parts[i] / all;
            if (!has && (best == count || amount * parts[i] % all > amount * parts[best] % all))
                best = i;
        }
        out[best]++;
    }
}

void crew_clear(struct crew *crew)
{
    mem_free(crew->name);
    mem_free(crew->members);
    *crew = (struct crew){0};
}

/* ---- who is in it --------------------------------------------------------------------------- */

static bool read_members(struct stmt *stmt, struct crew *out, struct err *err)
{
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        if (out->name == NULL)
            out->name = mem_text(stmt_text(stmt, 0));
        out->members = mem_grow(out->members, out->count + 1, sizeof *out->members);
        out->members[out->count++] =
            (struct crew_member){stmt_int(stmt, 1), stmt_int(stmt, 2), stmt_int(stmt, 3)};
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool crew_named(struct book *book, const char *name, struct date day, struct crew *out,
                struct err *err)
{
    char iso[DATE_ISO_SIZE];
    struct stmt *stmt = book_stmt(book,
                                  "SELECT s.crew, p.student, s.project, s.parts"
                                  " FROM share AS s JOIN project AS p ON p.id = s.project"
                                  " WHERE s.crew = ?1 COLLATE NOCASE AND s.begins <= ?2"
                                  " AND ifnull(s.ends, '9999') >= ?2 ORDER BY s.id",
                                  err);
    if (stmt == NULL)
        return false;
    stmt_bind_text(stmt, 1, name);
    stmt_bind_text(stmt, 2, date_iso(day, iso));
    if (!read_members(stmt, out, err)) {
        crew_clear(out);
        return false;
    }
    return out->count > 0 ||
           err_set(err,
                   "nobody has a share of a crew \"%s\" on %s; shares are entered as: saebook "
                   "add share crew=NAME project=P begins=DATE parts=1",
                   name, iso);
}

bool crew_of_project(struct book *book, int64_t project, struct date day, struct crew *out,
                     struct err *err)
{
    char iso[DATE_ISO_SIZE];
    char *first = NULL;
    bool several = false;
    struct stmt *stmt = book_stmt(book,
                                  "SELECT crew FROM share WHERE project = ?1 AND begins <= ?2"
                                  " AND ifnull(ends, '9999') >= ?2 ORDER BY id",
                                  err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, project);
    stmt_bind_text(stmt, 2, date_iso(day, iso));
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        several = first != NULL;
        if (!several)
            first = mem_text(stmt_text(stmt, 0));
    }
    stmt_done(stmt);
    bool ok = step == STEP_DONE;
    if (ok && first == NULL)
        ok = err_set(err, "this project has no share of a crew on %s; enter the amount as your own",
                     iso);
    else if (ok && several)
        ok = err_set(err, "this project has shares of several crews; say which: saebook add money "
                          "crew=NAME ...");
    ok = ok && crew_named(book, first, day, out, err);
    mem_free(first);
    return ok;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static const struct {
    const char *kind, *amount; /* the field that must not come to nothing */
    const char *also[3];       /* parted as well */
} parted[] = {
    {"money", "amount", {"quantity", "hours"}},
    {"asset", "cost", {"salvage"}},
};

static int64_t part_of(const struct crew *crew, size_t at, int64_t amount)
{
    int64_t *parts = mem_array(crew->count, sizeof *parts),
            *out = mem_array(crew->count, sizeof *out);
    for (size_t i = 0; i < crew->count; i++)
        parts[i] = crew->members[i].parts;
    crew_split(amount, parts, crew->count, out);
    int64_t own = out[at];
    mem_free(parts);
    mem_free(out);
    return own;
}

bool crew_row(const struct crew *crew, size_t at, const struct record *entry, struct record *out,
              bool *none, struct err *err)
{
    size_t k = 0;
    *none = false;
    record_copy(out, entry);
    out->id = 0;
    while (k < COUNT_OF(parted) && strcmp(parted[k].kind, entry->kind->name) != 0)
        k++;
    const struct value *to = record_get(entry, "to_project"), *loan = record_get(entry, "loan");
    if (k == COUNT_OF(parted) || loan->is != VALUE_NONE || (to != NULL && to->is != VALUE_NONE))
        return err_set(err, "this is one member's own and cannot be for a whole crew; enter it for "
                            "each member");
    const struct value *all = record_get(entry, "whole");
    if (all != NULL && all->is == VALUE_INT &&
        record_get(entry, parted[k].amount)->is == VALUE_INT &&
        record_int(entry, parted[k].amount) != all->i)
        return err_set(err, "the amount and the whole amount differ; for a crew give one of them, "
                            "what all of it came to");
    value_set_int(record_value(out, "student"), crew->members[at].student);
    value_set_int(record_value(out, "project"), crew->members[at].project);
    struct value *whole = record_value(out, "whole"), *amount = record_value(out, parted[k].amount);
    int64_t cents =
        whole != NULL && whole->is == VALUE_INT ? whole->i : record_int(entry, parted[k].amount);
    int64_t own = part_of(crew, at, cents);
    if (whole != NULL && cents > 0)
        value_set_int(whole, cents);
    value_clear(amount);
    value_set_int(amount, own);
    *none = own == 0;
    for (size_t i = 0; i < COUNT_OF(parted[k].also) && parted[k].also[i] != NULL; i++) {
        struct value *value = record_value(out, parted[k].also[i]);
        if (value->is == VALUE_INT)
            value->i = part_of(crew, at, value->i);
        if (value->is == VALUE_INT && value->i == 0)
            value_clear(value);
    }
    return true;
}

bool crew_insert(struct book *book, const struct crew *crew, const struct record *entry,
                 int64_t ids[], struct buf *told, struct err *err)
{
    bool ok = true;
    size_t written = 0;
    for (size_t i = 0; ok && i < crew->count; i++) {
        struct record row;
        bool none = false;
        ids[i] = 0;
        ok = crew_row(crew, i, entry, &row, &none, err);
        if (ok && !none) {
            ok = record_check(book, &row, NULL, err) && record_insert(book, &row, err);
            ids[i] = row.id;
            if (written++ == 0)
                record_tell(book, &row, told);
        }
        record_clear(&row);
    }
    buf_addf(told, _(", and %zu more of the crew %s"), written > 0 ? written - 1 : 0, crew->name);
    return ok;
}

bool crew_enter(struct book *book, const struct crew *crew, const struct record *entry,
                int64_t ids[], char **what, struct err *err)
{
    struct buf told = {0};
    if (what != NULL)
        *what = NULL;
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    buf_add_text(&told, _("entered "));
    bool ok = crew_insert(book, crew, entry, ids, &told, err);
    return change_end(book, ok, &told, what, err);
}

/* ---- shared or not -------------------------------------------------------------------------- */

bool crew_owned(struct book *book, int64_t project, int year, int64_t *owned, struct err *err)
{
    *owned = 10000;
    return book_ask_ids(book, "SELECT owned FROM scope WHERE project = ?1 AND year = ?2", project,
                        year, owned, err);
}

bool crew_is_shared(struct book *book, int64_t project, struct date day)
{
    int64_t owned;
    char iso[DATE_ISO_SIZE];
    if (!crew_owned(book, project, day.year, &owned, NULL))
        return false;
    if (owned < 10000)
        return true;
    struct stmt *stmt = book_stmt(book,
                                  "SELECT 1 FROM share WHERE project = ?1 AND begins <= ?2"
                                  " AND ifnull(ends, '9999') >= ?2 LIMIT 1",
                                  NULL);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, project);
    stmt_bind_text(stmt, 2, date_iso(day, iso));
    bool shared = stmt_step(stmt, NULL) == STEP_ROW;
    stmt_done(stmt);
    return shared;
}
