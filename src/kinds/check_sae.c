/* Rules of whole records: people, SAE, applications. */
#include "base/date.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/carried.h"
#include "kinds/describe.h"
#include "kinds/record.h"
#include "rules/degree.h"
#include <stdlib.h>
#include <string.h>

bool check_student(struct book *book, struct record *record, size_t *field, struct err *err)
{
    struct value *from = record_value(record, "records_from");
    const struct value *entered = record_get(record, "entered_ag_ed");
    (void)book;
    if (from->is == VALUE_NONE)
        *from = *entered; /* a date: nothing is owned */
    struct date birth = value_date(record_get(record, "birth_date"));
    if (birth.year != 0 && entered->is == VALUE_DATE &&
        date_compare(birth, value_date(entered)) >= 0)
        return check_fail(record, field, "birth_date", err,
                          "the birth date lies after the first ag class; look at the year");
    return true;
}

bool check_in_order(const struct record *record, const char *first, const char *last, size_t *field,
                    struct err *err)
{
    struct date a = value_date(record_get(record, first)), b = value_date(record_get(record, last));
    if (a.year == 0 || b.year == 0 || date_compare(a, b) <= 0)
        return true;
    return check_fail(record, field, last, err, "lies before %s; it should be that day or later", first);
}

bool check_course(struct book *book, struct record *record, size_t *field, struct err *err)
{
    (void)book;
    return check_in_order(record, "begins", "ends", field, err);
}

bool check_project(struct book *book, struct record *record, size_t *field, struct err *err)
{
    (void)book;
    return check_in_order(record, "began", "ended", field, err);
}

bool check_project_type(struct book *book, int64_t project, char type[static 32], struct err *err)
{
    struct stmt *stmt = book_stmt(book, "SELECT type FROM project WHERE id = ?1", err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, project);
    enum step step = stmt_step(stmt, err);
    type[0] = '\0';
    if (step == STEP_ROW)
        strncat(type, stmt_text(stmt, 0), 31);
    stmt_done(stmt);
    return step == STEP_ROW || (step == STEP_DONE && err_set(err, "that project is not in the book"));
}

bool check_position(struct book *book, struct record *record, size_t *field, struct err *err)
{
    char type[32];
    if (!check_in_order(record, "begins", "ends", field, err) ||
        !check_project_type(book, record_int(record, "project"), type, err))
        return false;
    if (strcmp(type, "placement") != 0)
        return check_fail(record, field, "project", err,
                          "is not a placement project; jobs belong to placement");
    return true;
}

/* One of the job's duties, if it lists any. */
static bool check_duty(struct book *book, const struct record *record, size_t *field,
                       struct err *err)
{
    const struct value *duty = record_get(record, "duty");
    const struct value *position = record_get(record, "position");
    if (duty->is == VALUE_NONE || position->is == VALUE_NONE)
        return true;
    struct stmt *stmt = book_stmt(book, "SELECT duties FROM position WHERE id = ?1", err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, position->i);
    enum step step = stmt_step(stmt, err);
    bool known = step != STEP_ROW || stmt_is_null(stmt, 0);
    struct buf list = {0};
    for (const char *line = known ? "" : stmt_text(stmt, 0); *line != '\0' && !known;) {
        size_t nbytes = strcspn(line, "\n"), length = nbytes;
        const char *name = text_trim(line, &length);
        known = length == duty->nbytes && memcmp(name, duty->text, length) == 0;
        if (length > 0)
            buf_addf(&list, "%s%.*s", list.len > 0 ? ", " : "", (int)length, name);
        line += nbytes + (line[nbytes] == '\n');
    }
    stmt_done(stmt);
    if (step == STEP_FAILED)
        return false;
    if (!known)
        check_fail(record, field, "duty", err, "is not a duty of that job; it has: %s", buf_text(&list));
    buf_free(&list);
    return known;
}

/* A day has 24 hours, over all projects. */
static bool check_day(struct book *book, const struct record *record, size_t *field, struct err *err)
{
    char iso[DATE_ISO_SIZE], sum[NUM_TEXT_SIZE];
    struct stmt *stmt = book_stmt(book,
                                  "SELECT ifnull(sum(time), 0) FROM hours"
                                  " WHERE student = ?1 AND date = ?2 AND id <> ?3", err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(record, "student"));
    stmt_bind_text(stmt, 2, date_iso(value_date(record_get(record, "date")), iso));
    stmt_bind_int(stmt, 3, record->id);
    int64_t minutes = stmt_step(stmt, err) == STEP_ROW ? stmt_int(stmt, 0) : -1;
    stmt_done(stmt);
    if (minutes < 0)
        return false;
    if (minutes + record_int(record, "time") > NUM_TIME_MAX)
        return check_fail(record, field, "time", err,
                          "would make more than 24 hours on %s, which already has %s; look at that "
                          "day's entries", iso,
                          num_time_words(minutes, sum));
    return true;
}

bool check_hours(struct book *book, struct record *record, size_t *field, struct err *err)
{
    bool paid = record_int(record, "paid") != 0;
    if (paid || record_has(record, "position")) {
        char type[32];
        if (!check_project_type(book, record_int(record, "project"), type, err))
            return false;
        if (strcmp(type, "placement") != 0)
            return check_fail(record, field, paid ? "paid" : "position", err,
                              "is only for placement; on your own project nobody pays your hours");
    }
    if (!check_duty(book, record, field, err))
        return false;
    if (record->bulk || !record_has(record, "date"))
        return true;
    return check_day(book, record, field, err);
}

/* A line of the project's own kind, of a year that has come. */
bool check_brought_forward(struct book *book, struct record *record, size_t *field, struct err *err)
{
    char type[32];
    const struct carried_line *line = carried_find(record_text(record, "line"));
    if (line == NULL)
        return check_fail(record, field, "line", err, "is missing; give a line of a report");
    if (!check_project_type(book, record_int(record, "project"), type, err))
        return false;
    if (!carried_fits(line, type))
        return check_fail(
            record, field, "line", err,
            line->of == CARRIED_PLACEMENT
                ? _("is a line of jobs, and this project is not a placement; its lines "
                    "are those of the income report, such as cash_sales or net_income")
                : _("is a line of the income report, and this project is a placement; "
                    "its lines are gross, expenses and net, and hours"));
    if (line->of == CARRIED_HOURS && record_int(record, "amount") < 0)
        return check_fail(record, field, "amount", err,
                          "is below zero; hours and entries are counted up from 0");
    if (record_int(record, "year") > date_today().year)
        return check_fail(record, field, "year", err,
                          "is still to come; totals are brought forward from years that were kept "
                          "in another book");
    return true;
}

/* ---- applications --------------------------------------------------------------------------- */

/* A degree is kept by its name in full, however it was typed: then its application is found. */
static bool name_degree(struct record *record, size_t *field, struct err *err)
{
    const struct rules_word *degree;
    bool star = record_is(record, "form", "star");
    if (record_get(record, "subject")->is == VALUE_NONE)
        return true; /* it is needed: the caller says so */
    if (!degree_named(record_text(record, "subject"), &degree, err)) {
        *field = kind_field(record->kind, "subject");
        return false;
    }
    if (star != (strncmp(degree->code, "star_", strlen("star_")) == 0))
        return check_fail(record, field, "subject", err,
                          star ? _("is a degree and no Star; give a Star, such as State Star")
                               : _("is a Star; choose the form Star, or give a degree"));
    value_set_text(record_value(record, "subject"), degree->label, strlen(degree->label));
    return true;
}

bool check_application(struct book *book, struct record *record, size_t *field, struct err *err)
{
    (void)book;
    if (record_is(record, "form", "proficiency") && !record_has(record, "type"))
        return check_fail(record, field, "type", err,
                          "is missing; a proficiency application is ownership, placement, combined "
                          "or research");
    return record_is(record, "form", "proficiency") || name_degree(record, field, err);
}

bool check_same_student(struct book *book, const struct record *record, const char *field_name,
                        const char *sql, size_t *field, struct err *err)
{
    int64_t other = 0, own = record_student(book, record);
    if (!book_ask_id(book, sql, record_int(record, field_name), &other, err))
        return false;
    if (other == own)
        return true;
    return check_fail(record, field, field_name, err, "belongs to another student");
}

bool check_chosen_project(struct book *book, struct record *record, size_t *field, struct err *err)
{
    return check_same_student(book, record, "project", "SELECT student FROM project WHERE id = ?1", field, err);
}

bool check_chosen_photo(struct book *book, struct record *record, size_t *field, struct err *err)
{
    return check_same_student(book, record, "photo", "SELECT student FROM photo WHERE id = ?1", field, err);
}
