/* Rules of whole records: crews, years closed. */
#include "base/num.h"
#include "book/book.h"
#include "kinds/describe.h"
#include "kinds/record.h"
#include <string.h>

static bool given(const struct record *record, const char *field)
{
    return record_get(record, field)->is != VALUE_NONE;
}

static void fill_who(struct book *book, struct record *record, const char *field)
{
    struct value *who = record_value(record, field);
    if (who->is == VALUE_NONE)
        value_set_text(who, book_who(book), strlen(book_who(book)));
}

/* ---- crews ---------------------------------------------------------------------------------- */

/* A student has one share of a crew at a time. A row of the same project and day is left to the rule
 * of unique names, whose sentence says it better. */
static bool check_one_share(struct book *book, const struct record *record, size_t *field,
                            struct err *err)
{
    char begins[DATE_ISO_SIZE], ends[DATE_ISO_SIZE];
    struct date last = value_date(record_get(record, "ends"));
    struct stmt *stmt = book_stmt(book,
                                  "SELECT p.title, s.begins FROM share AS s JOIN project AS p ON p.id = s.project"
                                  " WHERE s.crew = ?1 COLLATE NOCASE AND s.id <> ?5 AND s.begins <= ?4"
                                  " AND ifnull(s.ends, '9999') >= ?3"
                                  " AND p.student = (SELECT student FROM project WHERE id = ?2)"
                                  " AND NOT (s.project = ?2 AND s.begins = ?3) LIMIT 1", err);
    if (stmt == NULL)
        return false;
    stmt_bind_text(stmt, 1, record_text(record, "crew"));
    stmt_bind_int(stmt, 2, record_int(record, "project"));
    stmt_bind_text(stmt, 3, date_iso(value_date(record_get(record, "begins")), begins));
    stmt_bind_text(stmt, 4, last.year != 0 ? date_iso(last, ends) : "9999");
    stmt_bind_int(stmt, 5, record->id);
    enum step step = stmt_step(stmt, err);
    bool ok = step == STEP_DONE;
    if (step == STEP_ROW)
        check_fail(record, field, "begins", err,
                   "this student already has a share of %s, with %s since %s; end that one first",
                   record_text(record, "crew"), stmt_text(stmt, 0), stmt_text(stmt, 1));
    stmt_done(stmt);
    return ok;
}

bool check_share(struct book *book, struct record *record, size_t *field, struct err *err)
{
    if (!check_in_order(record, "begins", "ends", field, err))
        return false;
    return !given(record, "crew") || !given(record, "begins") ||
           check_one_share(book, record, field, err);
}

/* ---- years closed --------------------------------------------------------------------------- */

static bool check_in_force(struct book *book, const struct record *record, size_t *field,
                           struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT closed_on FROM closing WHERE student = ?1 AND year = ?2"
                                  " AND reopened_on IS NULL AND id <> ?3", err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(record, "student"));
    stmt_bind_int(stmt, 2, record_int(record, "year"));
    stmt_bind_int(stmt, 3, record->id);
    enum step step = stmt_step(stmt, err);
    bool ok = step == STEP_DONE;
    if (step == STEP_ROW)
        check_fail(record, field, "year", err, "%lld is closed already, since %s",
                   (long long)record_int(record, "year"), stmt_text(stmt, 0));
    stmt_done(stmt);
    return ok;
}

bool check_closing(struct book *book, struct record *record, size_t *field, struct err *err)
{
    struct date closed = value_date(record_get(record, "closed_on"));
    int64_t year = record_int(record, "year");
    if (year != 0 && closed.year != 0 && year > closed.year)
        return check_fail(record, field, "year", err, "has not begun on the day of closing; choose %d or earlier",
                          closed.year);
    if (!check_in_order(record, "closed_on", "reopened_on", field, err))
        return false;
    if (given(record, "reopened_on") && !given(record, "reason"))
        return check_fail(record, field, "reason", err, "is missing; say why the year was reopened");
    if (!given(record, "reopened_on") && !check_in_force(book, record, field, err))
        return false;
    fill_who(book, record, "closed_by");
    return true;
}
