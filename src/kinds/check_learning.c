/* Rules of whole records: agreements and signatures, safety, budget, what is learned. */
#include "base/num.h"
#include "book/book.h"
#include "kinds/describe.h"
#include "kinds/record.h"
#include <string.h>

static bool not_after_today(const struct record *record, const char *name, size_t *field,
                            struct err *err)
{
    struct date day = value_date(record_get(record, name));
    if (day.year == 0 || date_compare(day, date_today()) <= 0)
        return true;
    return check_fail(record, field, name, err, "is a day that has not come yet; leave it empty until then");
}

/* Says where the real signature is, and who saw it: never that this entry is one. */
bool check_signed(struct book *book, struct record *record, size_t *field, struct err *err)
{
    struct value *recorder = record_value(record, "recorded_by");
    if (!record_has(record, "signed_on"))
        return !record_has(record, "method") ||
               check_fail(record, field, "signed_on", err, "is missing; give the day it was signed, or "
                                                           "leave out how");
    if (!record_has(record, "method"))
        return check_fail(record, field, "method", err,
                          "is missing; say how it was signed: paper, in_person or official_system");
    if (recorder->is == VALUE_NONE)
        value_set_text(recorder, book_who(book), strlen(book_who(book)));
    return not_after_today(record, "signed_on", field, err);
}

bool check_safety(struct book *book, struct record *record, size_t *field, struct err *err)
{
    (void)book;
    if (record_has(record, "remedied_on") && !record_has(record, "remedy") && !record_has(record, "certificate"))
        return check_fail(record, field, "remedy", err, "is missing; say what was done on that day");
    return check_in_order(record, "date", "remedied_on", field, err);
}

bool check_budget(struct book *book, struct record *record, size_t *field, struct err *err)
{
    static const struct choice *const lists[] = {choices_expense, choices_income};
    struct value *value = record_value(record, "category");
    struct buf known = {0};
    (void)book;
    if (value->is == VALUE_NONE)
        return true;
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        const struct field find = {.choices = lists[i]};
        const struct choice *found = field_choice(&find, value->text, value->nbytes);
        if (found != NULL) {
            value_set_text(value, found->value, strlen(found->value));
            buf_free(&known);
            return true;
        }
        for (const struct choice *c = lists[i]; c->value != NULL; c++)
            buf_addf(&known, "%s%s", known.len > 0 ? ", " : "", c->value);
    }
    check_fail(record, field, "category", err, "\"%.*s\" is not a category of money; it is one of: %s",
               (int)value->nbytes, value->text, buf_text(&known));
    buf_free(&known);
    return false;
}

/* Who checked something off, and when, are known together. */
static bool checked_off(const struct record *record, size_t *field, struct err *err)
{
    if (record_has(record, "checked_on") && !record_has(record, "checked_by"))
        return check_fail(record, field, "checked_by", err, "is missing; say which teacher checked it");
    return not_after_today(record, "checked_on", field, err) &&
           check_in_order(record, "date", "checked_on", field, err);
}

bool check_foundational(struct book *book, struct record *record, size_t *field, struct err *err)
{
    (void)book;
    return checked_off(record, field, err);
}

bool check_attested(struct book *book, struct record *record, size_t *field, struct err *err)
{
    (void)book;
    return not_after_today(record, "date", field, err);
}

bool check_research(struct book *book, struct record *record, size_t *field, struct err *err)
{
    char type[32];
    if (!check_project_type(book, record_int(record, "project"), type, err))
        return false;
    if (strncmp(type, "research", 8) != 0)
        return check_fail(record, field, "project", err,
                          "is not a research project; reports and data points belong to research");
    return true;
}

bool check_service_plan(struct book *book, struct record *record, size_t *field, struct err *err)
{
    char type[32];
    if (!check_project_type(book, record_int(record, "project"), type, err))
        return false;
    if (strcmp(type, "service_learning") != 0)
        return check_fail(record, field, "project", err,
                          "is not a service-learning project; service plans belong to service-learning");
    return true;
}

/* One of the three is enough: a young student may begin with what happened. */
bool check_reflection(struct book *book, struct record *record, size_t *field, struct err *err)
{
    (void)book;
    if (record_has(record, "happened") || record_has(record, "so_what") || record_has(record, "now_what"))
        return true;
    return check_fail(record, field, "happened", err,
                      "is missing; write down what happened, so what, or now what");
}
