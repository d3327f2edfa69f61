/* Entering quick lines, and saying what moved. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "quick/parse.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- what moved ------------------------------------------------------------------------------ */

static const char hours_sql[] = "SELECT ifnull(sum(time), 0), 0 FROM hours"
                                " WHERE student = ?1 AND project = ?2 AND date BETWEEN ?3 AND ?4";
static const char service_sql[] = "SELECT ifnull(sum(time), 0), 0 FROM service"
                                  " WHERE student = ?1 AND ?2 = 0 AND date BETWEEN ?3 AND ?4";
static const char money_sql[] =
    "SELECT ifnull(sum(amount) FILTER (WHERE type = 'sale'), 0),"
    "       ifnull(sum(amount) FILTER (WHERE type IN ('expense', 'interest')), 0)"
    "  FROM money WHERE student = ?1 AND project = ?2 AND date BETWEEN ?3 AND ?4";

static void add_hours(struct buf *out, int year, int64_t minutes, int64_t unused)
{
    char text[NUM_TEXT_SIZE];
    (void)unused;
    buf_addf(out, _("; %s h in %d"), num_hours(minutes, text), year);
}

static void add_service(struct buf *out, int year, int64_t minutes, int64_t unused)
{
    char text[NUM_TEXT_SIZE];
    (void)unused;
    buf_addf(out, _("; %s h of service in %d"), num_hours(minutes, text), year);
}

static void add_money(struct buf *out, int year, int64_t sold, int64_t paid)
{
    char in[NUM_TEXT_SIZE], spent[NUM_TEXT_SIZE];
    buf_addf(out, _("; %d: sold %s, paid %s"), year, num_money_grouped(sold, in),
             num_money_grouped(paid, spent));
}

static const struct {
    const char *kind, *sql;
    void (*add)(struct buf *out, int year, int64_t first, int64_t second);
} moves[] = {
    {"hours", hours_sql, add_hours},
    {"money", money_sql, add_money},
    {"service", service_sql, add_service},
};

/* Adds the year's total after this entry; leaves it out where it cannot be read. */
static void add_moved(struct book *book, const struct record *record, struct buf *out)
{
    char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];
    int year = value_date(record_get(record, "date")).year;
    (void)date_iso((struct date){year, 1, 1}, first);
    (void)date_iso((struct date){year, 12, 31}, last);
    for (size_t i = 0; i < COUNT_OF(moves); i++) {
        if (strcmp(moves[i].kind, record->kind->name) != 0)
            continue;
        struct stmt *stmt = book_stmt(book, moves[i].sql, NULL);
        if (!stmt)
            return;
        stmt_bind_int(stmt, 1, record_int(record, "student"));
        stmt_bind_int(stmt, 2, record_get(record, "project") ? record_int(record, "project") : 0);
        stmt_bind_text(stmt, 3, first);
        stmt_bind_text(stmt, 4, last);
        if (stmt_step(stmt, NULL) == STEP_ROW)
            moves[i].add(out, year, stmt_int(stmt, 0), stmt_int(stmt, 1));
        stmt_done(stmt);
    }
}

/* ---- entering -------------------------------------------------------------------------------- */

static size_t count_students(struct book *book, const struct quick *list, size_t count)
{
    size_t students = 0;
    for (size_t i = 0; i < count; i++) {
        size_t j = 0;
        while (record_student(book, &list[j].record) != record_student(book, &list[i].record))
            j++;
        students += j == i;
    }
    return students;
}

/* For the history: one line as it is, the same line of many, or how many lines. `first` is what was
 * told of the first. */
static void tell(struct book *book, const struct quick *list, size_t count, const char *first,
                 struct buf *out)
{
    size_t students = count_students(book, list, count);
    buf_add_text(out, _("entered "));
    if (count > 1 && students == count)
        buf_addf(out, _("for %zu students: "), count);
    else if (count > 1)
        buf_addf(out, _("%zu lines, the first: "), count);
    buf_add_text(out, first);
}

static bool insert_one(struct book *book, struct quick *quick, struct buf *told, struct err *err)
{
    size_t field;
    if (quick->crew.count > 0)
        return quick_insert_crew(book, quick, told, err);
    if (!record_check(book, &quick->record, &field, err) ||
        !record_insert(book, &quick->record, err))
        return false;
    record_tell(book, &quick->record, told);
    return true;
}

static bool has_crew(const struct quick *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].crew.count > 0)
            return true;
    return false;
}

static bool insert_all(struct book *book, struct quick *list, size_t count, size_t *failed,
                       struct buf *first, struct err *err)
{
    if (has_crew(list, count) && count_students(book, list, count) > 1)
        return err_set(err, "a line for a crew is entered once, by one of its members; leave out "
                            "\"with\", or choose one student");
    for (size_t i = 0; i < count; i++) {
        struct buf told = {0};
        *failed = i;
        bool ok = insert_one(book, &list[i], &told, err);
        if (i == 0)
            *first = told;
        else
            buf_free(&told);
        if (!ok)
            return false;
    }
    return true;
}

bool quick_enter(struct book *book, struct quick *list, size_t count, size_t *failed, char **what,
                 struct err *err)
{
    size_t at = 0;
    struct buf sentence = {0}, first = {0};
    if (failed)
        *failed = 0;
    if (count == 0)
        return err_set(err, "nothing is written; write such as 1.5h fed hogs @swine");
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    bool ok = insert_all(book, list, count, &at, &first, err);
    if (!ok && failed)
        *failed = at;
    if (ok) {
        tell(book, list, count, buf_text(&first), &sentence);
        ok = change_commit(book, buf_text(&sentence), NULL, err);
    } else {
        change_rollback(book);
    }
    if (ok && count == 1)
        add_moved(book, &list[0].record, &sentence);
    if (ok && what)
        *what = mem_text(buf_text(&sentence));
    /* What was rolled back is not in the book: the lines may be corrected and entered again. */
    for (size_t i = 0; !ok && i < count; i++)
        list[i].record.id = 0;
    buf_free(&sentence);
    buf_free(&first);
    return ok;
}
