#include "guide/guide.h"
#include "base/mem.h"
#include "base/num.h"
#include "book/change.h"
#include "guide/inside.h"
#include <string.h>

/* ---- the table ------------------------------------------------------------------------------ */

static const struct {
    const struct guide *guides;
    const size_t *count;
} families[] = {
    {guide_selling, &guide_selling_count},
    {guide_paying, &guide_paying_count},
    {guide_owning, &guide_owning_count},
};

size_t guide_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(families); i++)
        count += *families[i].count;
    return count;
}

const struct guide *guide_at(size_t at)
{
    for (size_t i = 0; i < COUNT_OF(families); i++) {
        if (at < *families[i].count)
            return &families[i].guides[at];
        at -= *families[i].count;
    }
    return NULL;
}

const struct guide *guide_find(const char *name)
{
    for (size_t i = 0; i < guide_count(); i++)
        if (strcmp(guide_at(i)->questions->name, name) == 0)
            return guide_at(i);
    return NULL;
}

/* ---- building ------------------------------------------------------------------------------- */

void guide_plan_clear(struct guide_plan *plan)
{
    while (plan->count > 0)
        record_clear(&plan->records[--plan->count]);
    buf_free(&plan->why);
}

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

struct record *plan_add(struct guide_plan *plan, const char *kind, const struct record *answers)
{
    struct record *record = &plan->records[plan->count++];
    record_start(record, kind_find(kind));
    plan_take(record, "student", answers, "student");
    plan_take(record, "date", answers, "date");
    return record;
}

struct record *plan_money(struct guide_plan *plan, const char *type, int64_t cents,
                          const struct record *answers)
{
    static const char *const same[] = {"project", "party", "memo"};
    struct record *record = plan_add(plan, "money", answers);
    plan_text(record, "type", type);
    plan_int(record, "amount", cents);
    for (size_t i = 0; i < COUNT_OF(same); i++)
        plan_take(record, same[i], answers, same[i]);
    return record;
}

void plan_one_receipt(struct book *book, struct guide_plan *plan)
{
    struct buf receipt = {0};
    if (plan->count < 2)
        return;
    buf_addf(&receipt, "R%06lld", (long long)(book_new_id(book) % 1000000));
    for (size_t i = 0; i < plan->count; i++)
        if (strcmp(plan->records[i].kind->name, "money") == 0)
            plan_text(&plan->records[i], "receipt", buf_text(&receipt));
    buf_free(&receipt);
}

void plan_why(struct guide_plan *plan, const char *sentence)
{
    if (plan->why.len > 0)
        buf_add_char(&plan->why, ' ');
    buf_add_text(&plan->why, sentence);
}

/* Later records of a plan may refer to earlier ones by their id, which they have before they are
 * written; so only the kind's rules are asked here, and everything once more when it is written. */
static bool check_records(struct book *book, struct guide_plan *plan, struct err *err)
{
    for (size_t i = 0; i < plan->count; i++) {
        record_fill_initial(&plan->records[i]);
        if (!record_check(book, &plan->records[i], NULL, err))
            return false;
    }
    return true;
}

bool guide_make(struct book *book, const struct guide *guide, struct record *answers,
                struct guide_plan *plan, size_t *field, struct err *err)
{
    size_t at = FIELD_NONE;
    if (field == NULL)
        field = &at;
    guide_plan_clear(plan);
    for (size_t i = 0; i < answers->kind->count; i++)
        if (!field_applies(book, answers, i))
            value_clear(&answers->values[i]);
    for (size_t i = 0; i < answers->kind->count; i++)
        if ((answers->kind->fields[i].flags & FIELD_NEEDED) && answers->values[i].is == VALUE_NONE) {
            *field = i;
            return err_set(err, "\"%s\" is still to be answered", answers->kind->fields[i].label);
        }
    if (guide->build(book, answers, plan, err) && check_records(book, plan, err))
        return true;
    guide_plan_clear(plan);
    return false;
}

/* ---- telling -------------------------------------------------------------------------------- */

/* The line of the application that a money record belongs to (dictionary 3.2). */
static const char *application_line(const struct record *record)
{
    static const struct {
        const char *type, *line, *feed, *resale; /* feed, resale: where those have lines of their own */
    } lines[] = {
        {"sale", "cash sales", NULL, NULL},
        {"expense", "cash other", "cash feed", "resale purchases"},
        {"refund", "cash other, less", "cash feed, less", "resale purchases, less"},
        {"home_use", "used at home", NULL, NULL},
        {"barter", "bartered, and non-cash other", "bartered, and non-cash feed", NULL},
        {"labor", "labor exchange, and non-cash other", "labor exchange, and non-cash feed", NULL},
        {"transfer", "transferred out, and non-cash other", "transferred out, and non-cash feed", NULL},
        {"gift", "non-cash other", "non-cash feed", NULL},
        {"interest", "cash other", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        if (!record_is(record, "type", lines[i].type))
            continue;
        if (lines[i].feed != NULL && record_is(record, "category", "feed"))
            return lines[i].feed;
        if (lines[i].resale != NULL && record_is(record, "category", "resale"))
            return lines[i].resale;
        return lines[i].line;
    }
    return "not a line of the application";
}

void guide_tell(struct book *book, const struct guide_plan *plan, size_t at, struct buf *out)
{
    const struct record *record = &plan->records[at];
    record_tell(book, record, out);
    if (strcmp(record->kind->name, "money") == 0)
        buf_addf(out, "  ·  %s", application_line(record));
    else
        buf_addf(out, "  ·  %s", record->kind->label);
}

/* ---- entering ------------------------------------------------------------------------------- */

bool guide_enter(struct book *book, struct guide_plan *plan, char **what, struct err *err)
{
    struct buf told = {0};
    if (what != NULL)
        *what = NULL;
    if (plan->count == 0)
        return err_set(err, "%s", buf_text(&plan->why));
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    buf_add_text(&told, "entered ");
    bool ok = true;
    for (size_t i = 0; ok && i < plan->count; i++) {
        if (i > 0)
            buf_add_text(&told, "; ");
        ok = record_check(book, &plan->records[i], NULL, err) &&
             record_insert(book, &plan->records[i], err);
        record_tell(book, &plan->records[i], &told);
    }
    if (ok)
        ok = change_commit(book, buf_text(&told), NULL, err);
    else
        change_rollback(book);
    if (ok && what != NULL)
        *what = buf_take(&told);
    buf_free(&told);
    return ok;
}
