/* Plans: the records that answers make. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "guide/inside.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void free_row(struct guide_row *row)
{
    record_clear(&row->record);
    mem_free(row);
}

void guide_plan_clear(struct guide_plan *plan)
{
    while (plan->count > 0)
        free_row(plan->rows[--plan->count]);
    mem_free(plan->rows);
    plan->rows = NULL;
    buf_free(&plan->why);
    buf_free(&plan->sum);
    plan->blame = NULL;
}

void plan_drop(struct guide_plan *plan, size_t at)
{
    free_row(plan->rows[at]);
    plan->count--;
    memmove(&plan->rows[at], &plan->rows[at + 1], (plan->count - at) * sizeof plan->rows[0]);
}

static struct guide_row *add_row(struct guide_plan *plan)
{
    plan->rows = mem_grow(plan->rows, plan->count + 1, sizeof plan->rows[0]);
    plan->rows[plan->count] = mem_alloc(sizeof *plan->rows[0]);
    return plan->rows[plan->count++];
}

struct record *plan_add(struct guide_plan *plan, const char *kind, const struct record *answers)
{
    struct record *record = &add_row(plan)->record;
    record_start(record, kind_find(kind));
    plan_take_all(record, answers, "student date");
    return record;
}

static void last_to_front(struct guide_plan *plan)
{
    struct guide_row *row = plan->rows[plan->count - 1];
    memmove(&plan->rows[1], &plan->rows[0], (plan->count - 1) * sizeof plan->rows[0]);
    plan->rows[0] = row;
}

struct record *plan_add_first(struct guide_plan *plan, const char *kind,
                              const struct record *answers)
{
    struct record *record = plan_add(plan, kind, answers);
    last_to_front(plan);
    return record;
}

struct record *plan_change(struct book *book, struct guide_plan *plan, const char *kind, int64_t id,
                           struct err *err)
{
    struct guide_row *row = add_row(plan);
    row->changes = true;
    last_to_front(plan);
    return record_read(book, kind_find(kind), id, &row->record, err) ? &row->record : NULL;
}

struct record *plan_money(struct guide_plan *plan, const char *type, int64_t cents,
                          const struct record *answers)
{
    struct record *record = plan_add(plan, "money", answers);
    plan_text(record, "type", type);
    plan_int(record, "amount", cents);
    plan_take_all(record, answers, "project party memo");
    return record;
}

/* ---- fields --------------------------------------------------------------------------------- */

void plan_text(struct record *record, const char *field, const char *text)
{
    if (text[0] != '\0')
        value_set_text(record_value(record, field), text, strlen(text));
}

void plan_int(struct record *record, const char *field, int64_t value)
{
    if (value != 0)
        value_set_int(record_value(record, field), value);
}

void plan_take(struct record *record, const char *field, const struct record *answers,
               const char *question)
{
    const struct value *answer = record_get(answers, question);
    struct value *value = record_value(record, field);
    if (answer == NULL || value == NULL || answer->is == VALUE_NONE)
        return;
    value_clear(value);
    *value = *answer;
    value->owned = false;
    value_own(value);
}

void plan_take_all(struct record *record, const struct record *answers, const char *fields)
{
    char name[32];
    for (const char *at = fields; *at != '\0';) {
        size_t nbytes = strcspn(at, " ");
        snprintf(name, sizeof name, "%.*s", (int)nbytes, at);
        plan_take(record, name, answers, name);
        at += nbytes + strspn(at + nbytes, " ");
    }
}

bool plan_is(const struct record *record, const char *kind)
{
    return strcmp(record->kind->name, kind) == 0;
}

void plan_one_receipt(struct book *book, struct guide_plan *plan, const struct record *answers)
{
    struct buf receipt = {0};
    size_t entries = 0;
    bool given = answer_given(answers, "receipt");
    for (size_t i = 0; i < plan->count; i++)
        entries += plan_is(&plan->rows[i]->record, "money");
    if (given)
        buf_add_text(&receipt, record_text(answers, "receipt"));
    else
        buf_addf(&receipt, "R%06lld", (long long)(book_new_id(book) % 1000000));
    for (size_t i = 0; i < plan->count && (given || entries > 1); i++)
        if (plan_is(&plan->rows[i]->record, "money"))
            plan_text(&plan->rows[i]->record, "receipt", buf_text(&receipt));
    buf_free(&receipt);
}

void plan_why(struct guide_plan *plan, const char *format, ...)
{
    char sentence[400];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(sentence, sizeof sentence, tr(format), args);
    va_end(args);
    if (strstr(buf_text(&plan->why), sentence) != NULL)
        return;
    if (plan->why.len > 0)
        buf_add_char(&plan->why, ' ');
    buf_add_text(&plan->why, sentence);
}

/* ---- answers -------------------------------------------------------------------------------- */

bool answer_given(const struct record *answers, const char *question)
{
    const struct value *value = record_get(answers, question);
    return value != NULL && value->is != VALUE_NONE;
}

bool plan_blame(struct guide_plan *plan, const char *question, struct err *err, const char *format,
                ...)
{
    char sentence[400];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(sentence, sizeof sentence, tr(format), args);
    va_end(args);
    plan->blame = question;
    return err_set(err, "%s", sentence);
}
