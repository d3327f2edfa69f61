/* Closing years, and opening them again. What a closed year means is in book/closed.h. */
#include "base/attr.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "year/year.h"
#include <string.h>

static char *student_name(struct book *book, int64_t student)
{
    struct buf name = {0};
    ref_name_screen(book, kind_find("student"), student, &name);
    return buf_take(&name);
}

/* ---- closing -------------------------------------------------------------------------------- */

static bool insert_closing(struct book *book, int64_t student, int number, struct err *err)
{
    struct record closing;
    record_start(&closing, kind_find("closing"));
    value_set_int(record_value(&closing, "student"), student);
    value_set_int(record_value(&closing, "year"), number);
    value_set_date(record_value(&closing, "closed_on"), date_today());
    record_fill_initial(&closing);
    bool ok = record_check(book, &closing, NULL, err) && record_insert(book, &closing, err);
    record_clear(&closing);
    return ok;
}

/* The year and those before it, back to where records begin, that no closing is in force for. */
static bool insert_closings(struct book *book, int64_t student, int number, int *first,
                            struct err *err)
{
    int64_t from = 0;
    if (!book_ask_id(
            book, "SELECT CAST(substr(records_from, 1, 4) AS INTEGER) FROM student WHERE id = ?1",
            student, &from, err))
        return false;
    *first = 0;
    for (int at = (int)from; at <= number; at++) {
        int64_t closing = 0;
        if (!book_ask_ids(book,
                          "SELECT id FROM closing WHERE student = ?1 AND year = ?2"
                          " AND reopened_on IS NULL",
                          student, at, &closing, err) ||
            (closing == 0 && !insert_closing(book, student, at, err)))
            return false;
        if (closing == 0 && *first == 0)
            *first = at;
    }
    return *first != 0 ||
           err_set(err, "there is nothing to close: records begin in %lld", (long long)from);
}

/* Whether it may be closed at all, apart from what is missing. */
static bool may_close(const struct year *year, struct err *err)
{
    if (!year->over)
        return err_set(err, "%d is not over; you can close it from 31 December on", year->number);
    if (year_is_closed(year))
        return err_set(err, "%d is closed already", year->number);
    return true;
}

static void tell_missing(const struct year *year, struct buf *out)
{
    for (enum year_part part = 0; part < YEAR_PARTS; part++) {
        size_t missing = year_missing(year, part);
        if (missing > 0)
            buf_addf(out, "%s%s (%zu)", out->len > 0 ? ", " : "", tr(year_part_words(part)->label),
                     missing);
    }
}

static bool is_ready(const struct year *year, bool anyway, struct err *err)
{
    struct buf missing = {0};
    if (anyway || year_missing(year, YEAR_PARTS) == 0)
        return true;
    tell_missing(year, &missing);
    err_set(err,
            "%d is not ready to be closed; still to do: %s; do that first, or close it as it is",
            year->number, buf_text(&missing));
    buf_free(&missing);
    return false;
}

static char *tell_closed(struct book *book, int64_t student, int first, int number)
{
    struct buf told = {0};
    char *name = student_name(book, student);
    buf_addf(&told, _("closed %d"), number);
    if (first < number)
        buf_addf(&told, _(", and what was before it from %d on,"), first);
    buf_addf(&told, _(" for %s"), name);
    mem_free(name);
    return buf_take(&told);
}

bool year_close(struct book *book, int64_t student, int number, bool anyway, char **what,
                struct err *err)
{
    struct year year;
    int first = 0;
    char *told = NULL;
    if (what != NULL)
        *what = NULL;
    bool ok = year_read(book, student, number, &year, err) && may_close(&year, err) &&
              is_ready(&year, anyway, err) && change_begin(book, CHANGE_RECORDED, err);
    year_clear(&year);
    if (!ok)
        return false;
    ok = insert_closings(book, student, number, &first, err);
    if (ok) {
        told = tell_closed(book, student, first, number);
        ok = change_commit(book, told, NULL, err);
    } else {
        change_rollback(book);
    }
    if (ok && what != NULL)
        *what = told;
    else
        mem_free(told);
    return ok;
}

/* ---- a class -------------------------------------------------------------------------------- */

struct class
{
    int64_t *students;
    size_t count;
};

static const char class_sql[] =
    "SELECT s.id FROM student AS s WHERE s.status = 'active'"
    " AND CAST(substr(s.records_from, 1, 4) AS INTEGER) <= ?2"
    " AND (?1 = 0 OR EXISTS (SELECT 1 FROM enrollment AS e WHERE e.student = s.id AND e.course = "
    "?1))"
    " AND ?2 > ifnull((SELECT max(c.year) FROM closing AS c WHERE c.student = s.id"
    " AND c.reopened_on IS NULL), 0)"
    " ORDER BY s.name COLLATE NOCASE";

/* Those whose year is still open. */
static bool read_class(struct book *book, int64_t course, int number, struct class *out,
                       struct err *err)
{
    struct stmt *stmt = book_stmt(book, class_sql, err);
    enum step step;
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, course);
    stmt_bind_int(stmt, 2, number);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        out->students = mem_grow(out->students, out->count + 1, sizeof *out->students);
        out->students[out->count++] = stmt_int(stmt, 0);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* Leaves those in the class of whom nothing is missing. */
static bool leave_ready(struct book *book, int number, struct class *class,
                        void (*left_out)(void *context, int64_t student, size_t missing),
                        void *context, struct err *err)
{
    size_t kept = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < class->count; i++) {
        struct year year;
        ok = year_read(book, class->students[i], number, &year, err);
        size_t missing = year_missing(&year, YEAR_PARTS);
        if (ok && missing == 0)
            class->students[kept++] = class->students[i];
        else if (ok && left_out != NULL)
            left_out(context, class->students[i], missing);
        year_clear(&year);
    }
    class->count = kept;
    return ok;
}

static bool close_class(struct book *book, int number, const struct class *class, char **what,
                        struct err *err)
{
    struct buf told = {0};
    int first;
    bool ok = change_begin(book, CHANGE_RECORDED, err);
    if (!ok)
        return false;
    for (size_t i = 0; ok && i < class->count; i++)
        ok = insert_closings(book, class->students[i], number, &first, err);
    buf_addf(&told, tr_count("closed %d for %zu student", "closed %d for %zu students",
                             (int64_t)class->count),
             number, class->count);
    return change_end(book, ok, &told, what, err);
}

bool year_close_all(struct book *book, int64_t course, int number,
                    void (*left_out)(void *context, int64_t student, size_t missing), void *context,
                    char **what, struct err *err)
{
    struct class class = {0};
    const struct year year = {.number = number,
                              .last = {number, 12, 31},
                              .over =
                                  date_compare(date_today(), (struct date){number, 12, 31}) >= 0};
    if (what != NULL)
        *what = NULL;
    bool ok = may_close(&year, err) && read_class(book, course, number, &class, err) &&
              leave_ready(book, number, &class, left_out, context, err);
    if (ok && class.count == 0)
        ok = err_set(err, "nobody's %d is ready to be closed", number);
    ok = ok && close_class(book, number, &class, what, err);
    mem_free(class.students);
    return ok;
}

/* ---- opening again -------------------------------------------------------------------------- */

static bool reopen_one(struct book *book, int64_t id, const char *reason, struct err *err)
{
    struct record closing;
    bool ok = record_read(book, kind_find("closing"), id, &closing, err);
    if (ok) {
        value_set_date(record_value(&closing, "reopened_on"), date_today());
        value_set_text(record_value(&closing, "reason"), reason, strlen(reason));
        ok = record_check(book, &closing, NULL, err) && record_update(book, &closing, err);
    }
    record_clear(&closing);
    return ok;
}

/* The next one that is in force, of this year or a later one; 0 if there is none. */
static bool next_in_force(struct book *book, int64_t student, int number, int64_t *id,
                          struct err *err)
{
    *id = 0;
    return book_ask_ids(book,
                        "SELECT id FROM closing WHERE student = ?1 AND year >= ?2"
                        " AND reopened_on IS NULL LIMIT 1",
                        student, number, id, err);
}

static bool reopen_all(struct book *book, int64_t student, int number, const char *reason,
                       struct err *err)
{
    int64_t id = 0;
    size_t count = 0;
    for (;; count++) {
        if (!next_in_force(book, student, number, &id, err))
            return false;
        if (id == 0)
            break;
        if (!reopen_one(book, id, reason, err))
            return false;
    }
    return count > 0 || err_set(err, "%d is not closed", number);
}

bool year_reopen(struct book *book, int64_t student, int number, const char *reason, char **what,
                 struct err *err)
{
    struct buf told = {0};
    if (what != NULL)
        *what = NULL;
    if (reason == NULL || reason[0] == '\0')
        return err_set(err, "say why %d is opened again; the history keeps it", number);
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    bool ok = reopen_all(book, student, number, reason, err);
    char *name = student_name(book, student);
    buf_addf(&told, _("opened %d again for %s: %s"), number, name, reason);
    mem_free(name);
    return change_end(book, ok, &told, what, err);
}
