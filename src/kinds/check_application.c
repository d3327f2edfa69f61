/* Rules of whole records: what is chosen for an application, and who recorded whose signature. */
#include "base/buf.h"
#include "base/text.h"
#include "book/book.h"
#include "kinds/describe.h"
#include "kinds/record.h"
#include <string.h>

/* ---- signatures ----------------------------------------------------------------------------- */

/* Whether a name as somebody wrote it is the student's: "Ortiz, Maya", "Maya Ortiz", the number. */
static bool is_called(const char *who, const char *name, const char *number)
{
    const char *comma = strstr(name, ", ");
    struct buf people = {0};
    if (comma != NULL) {
        buf_add_text(&people, comma + 2);
        buf_add_char(&people, ' ');
        buf_add(&people, name, (size_t)(comma - name));
    }
    bool same = text_same(who, name) || text_same(who, number) ||
                (comma != NULL && text_same(who, buf_text(&people)));
    buf_free(&people);
    return same;
}

static bool is_the_student(struct book *book, const struct record *record, bool *yes,
                           struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT s.name, s.number FROM application AS a"
                                  " JOIN student AS s ON s.id = a.student WHERE a.id = ?1",
                                  err);
    *yes = false;
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(record, "application"));
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        *yes = is_called(record_text(record, "recorded_by"), stmt_text(stmt, 0), stmt_text(stmt, 1));
    stmt_done(stmt);
    return step != STEP_FAILED;
}

bool check_signature(struct book *book, struct record *record, size_t *field, struct err *err)
{
    bool own = false;
    if (!check_signed(book, record, field, err))
        return false;
    if (record_is(record, "party", "applicant") || !record_has(record, "recorded_by"))
        return true;
    if (!is_the_student(book, record, &own, err))
        return false;
    return !own || check_fail(record, field, "recorded_by", err,
                              "is the applicant, who cannot record for somebody else; the advisor who "
                              "saw it enters it");
}

/* ---- what is chosen ------------------------------------------------------------------------- */

/* A skill hangs on a project; all else is the student's own. */
static const struct {
    const char *field, *sql;
} entries[] = {
    {"activity", "SELECT student FROM activity WHERE id = ?1"},
    {"service", "SELECT student FROM service WHERE id = ?1"},
    {"honor", "SELECT student FROM honor WHERE id = ?1"},
    {"degree_held", "SELECT student FROM degree_held WHERE id = ?1"},
    {"skill", "SELECT p.student FROM skill AS k JOIN project AS p ON p.id = k.project WHERE k.id = ?1"},
};

bool check_chosen_entry(struct book *book, struct record *record, size_t *field, struct err *err)
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(entries); i++) {
        count += record_has(record, entries[i].field);
        if (record_has(record, entries[i].field) &&
            !check_same_student(book, record, entries[i].field, entries[i].sql, field, err))
            return false;
    }
    return count == 1 || check_fail(record, field, "activity", err,
                                    "or one other record is what is chosen; give just one of them");
}

bool check_application_note(struct book *book, struct record *record, size_t *field,
                            struct err *err)
{
    struct date day = value_date(record_get(record, "date"));
    record_fill_who(book, record);
    return day.year == 0 || date_compare(day, date_today()) <= 0 ||
           check_fail(record, field, "date", err, "is a day that has not come yet; give the day it was said");
}
