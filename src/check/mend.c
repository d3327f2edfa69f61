#include "check/inside.h"
#include "base/attr.h"
#include "base/mem.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include <stdlib.h>
#include <string.h>

/* ---- the table ------------------------------------------------------------------------------ */

size_t mend_count(void)
{
    return mends_of_days_count + mends_of_worth_count;
}

const struct mend *mend_at(size_t at)
{
    return at < mends_of_days_count ? &mends_of_days[at] : &mends_of_worth[at - mends_of_days_count];
}

/* ---- steps ---------------------------------------------------------------------------------- */

static struct mend_step *next_step(struct mending *m, enum mend_does does, const char *kind)
{
    struct mend_plan *plan = m->plan;
    plan->steps = mem_grow(plan->steps, plan->count + 1, sizeof *plan->steps);
    struct mend_step *step = &plan->steps[plan->count++];
    step->does = does;
    step->as_is = false;
    record_start(&step->before, kind_find(kind));
    record_start(&step->record, kind_find(kind));
    return step;
}

struct record *mend_add(struct mending *m, const char *kind)
{
    struct record *record = &next_step(m, MEND_ADD, kind)->record;
    if (record_value(record, "student") != NULL)
        mend_set_int(record, "student", m->finding->student);
    return record;
}

struct record *mend_change(struct mending *m, const char *kind, int64_t id, struct err *err)
{
    struct mend_step *step = next_step(m, MEND_CHANGE, kind);
    if (!record_read(m->book, step->record.kind, id, &step->record, err))
        return NULL;
    record_copy(&step->before, &step->record);
    return &step->record;
}

const struct record *mend_delete(struct mending *m, const char *kind, int64_t id, struct err *err)
{
    struct mend_step *step = next_step(m, MEND_DELETE, kind);
    return record_read(m->book, step->record.kind, id, &step->record, err) ? &step->record : NULL;
}

struct record *mend_change_found(struct mending *m, struct err *err)
{
    return mend_change(m, m->finding->kind, m->finding->record, err);
}

const struct record *mend_delete_found(struct mending *m, struct err *err)
{
    return mend_delete(m, m->finding->kind, m->finding->record, err);
}

/* ---- values --------------------------------------------------------------------------------- */

struct date mend_day(const char *iso)
{
    struct date date = {0};
    return date_parse_iso(iso, strlen(iso), &date) ? date : (struct date){0};
}

void mend_set_text(struct record *record, const char *field, const char *text)
{
    value_set_text(record_value(record, field), text, strlen(text));
}

void mend_set_int(struct record *record, const char *field, int64_t value)
{
    value_set_int(record_value(record, field), value);
}

void mend_set_date(struct record *record, const char *field, struct date date)
{
    value_set_date(record_value(record, field), date);
}

void mend_copy(struct record *to, const char *field, const struct record *from, const char *other)
{
    const struct value *value = record_get(from, other);
    struct value *place = record_value(to, field);
    value_clear(place);
    *place = *value;
    place->owned = false;
    value_own(place);
}

/* ---- questions ------------------------------------------------------------------------------ */

static struct stmt *ask(struct mending *m, const char *sql, struct err *err)
{
    struct stmt *stmt = book_stmt(m->book, sql, err);
    if (stmt == NULL)
        return NULL;
    stmt_bind_int(stmt, stmt_param(stmt, ":student"), m->finding->student);
    stmt_bind_int(stmt, stmt_param(stmt, ":record"), m->finding->record);
    stmt_bind_text(stmt, stmt_param(stmt, ":two"), m->finding->two);
    return stmt;
}

bool mend_ask_ids(struct mending *m, const char *sql, int64_t **ids, size_t *count, struct err *err)
{
    struct stmt *stmt = ask(m, sql, err);
    enum step step = STEP_FAILED;
    *ids = NULL;
    *count = 0;
    while (stmt != NULL && (step = stmt_step(stmt, err)) == STEP_ROW) {
        *ids = mem_grow(*ids, *count + 1, sizeof **ids);
        (*ids)[(*count)++] = stmt_int(stmt, 0);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool mend_ask(struct mending *m, const char *sql, int64_t *out, struct err *err)
{
    struct stmt *stmt = ask(m, sql, err);
    enum step step = stmt != NULL ? stmt_step(stmt, err) : STEP_FAILED;
    *out = step == STEP_ROW ? stmt_int(stmt, 0) : 0;
    stmt_done(stmt);
    return step != STEP_FAILED;
}

/* ---- plans ---------------------------------------------------------------------------------- */

void mend_plan_clear(struct mend_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        record_clear(&plan->steps[i].before);
        record_clear(&plan->steps[i].record);
    }
    mem_free(plan->steps);
    *plan = (struct mend_plan){0};
}

/* What will be written is held against its kind's rules, as a form's record is. */
static bool check_steps(struct book *book, struct mend_plan *plan, struct err *err)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct mend_step *step = &plan->steps[i];
        if (step->does == MEND_ADD)
            record_fill_initial(&step->record);
        if (step->does != MEND_DELETE && !step->as_is && !record_check(book, &step->record, NULL, err))
            return false;
    }
    return plan->count > 0 || err_set(err, "there is nothing left to mend");
}

bool mend_make(struct book *book, const struct mend *mend, const struct check_finding *finding,
               struct mend_plan *plan, struct err *err)
{
    struct mending m = {book, finding, plan};
    mend_plan_clear(plan);
    if (mend->build(&m, err) && check_steps(book, plan, err))
        return true;
    mend_plan_clear(plan);
    return false;
}

void mend_tell(struct book *book, const struct mend_plan *plan, size_t most, struct buf *out)
{
    static const char *const words[] = {N_("add: "), N_("change: "), N_("take out: ")};
    for (size_t i = 0; i < plan->count && i < most; i++) {
        const struct mend_step *step = &plan->steps[i];
        buf_add_text(out, tr(words[step->does]));
        record_tell(book, step->does == MEND_CHANGE ? &step->before : &step->record, out);
        if (step->does == MEND_CHANGE) {
            buf_add_text(out, ": ");
            record_tell_changes(book, &step->before, &step->record, out);
        }
        buf_add_char(out, '\n');
    }
    if (plan->count > most)
        buf_addf(out, _("and %zu more like these\n"), plan->count - most);
}

/* ---- entering ------------------------------------------------------------------------------- */

static bool do_step(struct book *book, struct mend_step *step, struct err *err)
{
    struct record *record = &step->record;
    switch (step->does) {
    case MEND_DELETE:
        return record_delete(book, record->kind, record->id, err);
    case MEND_CHANGE:
        return record_update(book, record, err);
    case MEND_ADD:
        break;
    }
    return record_insert(book, record, err);
}

/* "fixed "Before records begin": put it in beginning inventory, expense $42.50, Market swine" */
static void tell_sentence(struct book *book, const struct mend *mend,
                          const struct check_finding *finding, const struct mend_plan *plan,
                          struct buf *out)
{
    const struct mend_step *first = &plan->steps[0];
    buf_addf(out, _("fixed \"%s\": %s: "), tr(finding->check->label), tr(mend->label));
    record_tell(book, first->does == MEND_CHANGE ? &first->before : &first->record, out);
    if (plan->count > 1)
        buf_addf(out, _(" and %zu more"), plan->count - 1);
}

/* The plan is made anew within the change: what stands in the book then is what is mended. */
bool mend_enter(struct book *book, const struct mend *mend, const struct check_finding *finding,
                char **what, struct err *err)
{
    struct mend_plan plan = {0};
    struct buf sentence = {0};
    if (!change_begin(book, CHANGE_RECORDED, err))
        return false;
    bool ok = mend_make(book, mend, finding, &plan, err);
    if (ok)
        tell_sentence(book, mend, finding, &plan, &sentence);
    for (size_t i = 0; ok && i < plan.count; i++)
        ok = do_step(book, &plan.steps[i], err);
    if (ok)
        ok = change_commit(book, buf_text(&sentence), NULL, err);
    else
        change_rollback(book);
    if (ok && what != NULL)
        *what = buf_take(&sentence);
    buf_free(&sentence);
    mend_plan_clear(&plan);
    return ok;
}

size_t mend_list(struct book *book, const struct check_finding *finding, const struct mend *out[],
                 size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < mend_count() && count < most; i++) {
        struct mend_plan plan = {0};
        const struct mend *mend = mend_at(i);
        if (strcmp(mend->check, finding->check->id) == 0 &&
            mend_make(book, mend, finding, &plan, NULL))
            out[count++] = mend;
        mend_plan_clear(&plan);
    }
    return count;
}
