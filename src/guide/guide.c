#include "guide/guide.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "guide/inside.h"
#include "kinds/follow.h"
#include "kinds/refs.h"
#include <string.h>

/* ---- the table ------------------------------------------------------------------------------ */

static const struct {
    const struct guide *guides;
    const size_t *count;
} families[] = {
    {guide_selling, &guide_selling_count}, {guide_paying, &guide_paying_count},
    {guide_giving, &guide_giving_count},   {guide_owing, &guide_owing_count},
    {guide_owning, &guide_owning_count},   {guide_again, &guide_again_count},
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

/* ---- answers -------------------------------------------------------------------------------- */

/* Whether `name` is one of the words of `list`. */
static bool is_among(const char *list, const char *name)
{
    size_t nbytes = strlen(name);
    for (const char *at = list; at != NULL && *at != '\0';) {
        size_t word = strcspn(at, " ");
        if (word == nbytes && memcmp(at, name, nbytes) == 0)
            return true;
        at += word + strspn(at + word, " ");
    }
    return false;
}

void guide_begin(struct book *book, const struct guide *guide, int64_t student, int64_t project,
                 struct record *answers)
{
    record_start(answers, guide->questions);
    plan_int(answers, "student", student);
    if (record_value(answers, "project") != NULL)
        plan_int(answers, "project", project);
    if (record_value(answers, "every") != NULL)
        plan_int(answers, "entry", again_last(book, student, project));
    record_fill_initial(answers);
}

/* Questions of a line whose answers the next line begins with. */
static const char carried[] = "project share";

bool guide_is_blank(const struct guide *guide, const struct record *answers)
{
    for (size_t i = 0; i < answers->kind->count; i++) {
        const struct field *field = &answers->kind->fields[i];
        if (is_among(guide->line, field->name) && field->initial == NULL &&
            answers->values[i].is != VALUE_NONE && !is_among(carried, field->name))
            return false;
    }
    return true;
}

void guide_next_line(const struct guide *guide, const struct record *answers, struct record *next)
{
    record_copy(next, answers);
    for (size_t i = 0; i < next->kind->count; i++)
        if (is_among(guide->line, next->kind->fields[i].name) &&
            !is_among(carried, next->kind->fields[i].name))
            value_clear(&next->values[i]);
    record_fill_initial(next);
}

/* What is asked once for all lines is the same in all. */
static void spread(const struct guide *guide, struct record *lines, size_t count)
{
    const struct kind *kind = guide->questions;
    for (size_t i = 0; i + 1 < count; i++)
        for (size_t f = 0; f < kind->count; f++) {
            if (is_among(guide->line, kind->fields[f].name))
                continue;
            value_clear(&lines[i].values[f]);
            plan_take(&lines[i], kind->fields[f].name, &lines[count - 1], kind->fields[f].name);
        }
}

/* What is not asked, as the other answers are, has no answer. */
static void drop_unasked(struct book *book, struct record *answers)
{
    for (size_t i = 0; i < answers->kind->count; i++) {
        struct value keep = answers->values[i];
        answers->values[i] = (struct value){0};
        if (field_applies(book, answers, i))
            answers->values[i] = keep;
        else
            value_clear(&keep);
    }
}

/* What is entered has happened. */
static bool has_happened(const struct record *answers, size_t *field, struct err *err)
{
    const struct value *date = record_get(answers, "date");
    if (date->is == VALUE_NONE || date_compare(value_date(date), date_today()) <= 0)
        return true;
    *field = kind_field(answers->kind, "date");
    return err_set(err, "that day lies in the future: enter it when it has happened");
}

/* What was there before the records began is a beginning value, which no entry of money posts. */
static bool records_have_begun(struct book *book, const struct record *answers, size_t *field,
                               struct err *err)
{
    const struct value *date = record_get(answers, "date");
    struct date begin;
    char text[DATE_TEXT_SIZE];
    struct stmt *stmt = book_stmt(book, "SELECT records_from FROM student WHERE id = ?1", err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, record_int(answers, "student"));
    enum step step = stmt_step(stmt, err);
    bool known = step == STEP_ROW && date_parse_iso(stmt_text(stmt, 0), stmt_bytes(stmt, 0), &begin);
    stmt_done(stmt);
    if (!known || date->is == VALUE_NONE || date_compare(value_date(date), begin) >= 0)
        return step != STEP_FAILED;
    *field = kind_field(answers->kind, "date");
    return err_set(err, "that day lies before these records begin, on %s: what was there then belongs "
                        "in the beginning values", date_short(begin, text));
}

static bool all_answered(struct book *book, const struct record *answers, size_t *field,
                         struct err *err)
{
    for (size_t i = 0; i < answers->kind->count; i++)
        if ((answers->kind->fields[i].flags & FIELD_NEEDED) &&
            answers->values[i].is == VALUE_NONE && field_applies(book, answers, i)) {
            *field = i;
            return err_set(err, "\"%s\" is still to be answered", tr(answers->kind->fields[i].label));
        }
    return true;
}

/* ---- making --------------------------------------------------------------------------------- */

/* "42.50 + 12.00 = 54.50", and whether the receipt says so too. */
static bool add_up(const struct guide *guide, const struct record *lines, size_t count,
                   struct guide_plan *plan, struct err *err)
{
    int64_t sum = 0, total = record_int(&lines[count - 1], "total");
    char text[NUM_TEXT_SIZE], other[NUM_TEXT_SIZE], left[NUM_TEXT_SIZE];
    if (guide->line == NULL || (count < 2 && total == 0))
        return true;
    if (plan->sum.len > 0)
        buf_add_text(&plan->sum, "; ");
    for (size_t i = 0; i < count; i++) {
        int64_t cents = record_int(&lines[i], guide->amount);
        sum += cents;
        buf_addf(&plan->sum, "%s%s", i > 0 ? " + " : "", num_money_grouped(cents, text));
    }
    if (count > 1)
        buf_addf(&plan->sum, " = %s", num_money_grouped(sum, text));
    if (total == 0)
        return true;
    if (sum != total)
        return plan_blame(plan, "total", err, "the lines come to %s, the receipt says %s: %s %s",
                          num_money_grouped(sum, text), num_money_grouped(total, other),
                          num_money_grouped(sum > total ? sum - total : total - sum, left),
                          sum > total ? _("too much") : _("is missing; add another line"));
    buf_add_text(&plan->sum, _(": the receipt agrees"));
    return true;
}

/* Later records of a plan may refer to earlier ones by their id, which they have before they are
 * written; so only the kind's rules are asked here, and everything once more when it is written. */
static bool check_records(struct book *book, struct guide_plan *plan, struct err *err)
{
    for (size_t i = 0; i < plan->count; i++) {
        if (!plan->rows[i]->changes)
            record_fill_initial(&plan->rows[i]->record);
        if (!record_check(book, &plan->rows[i]->record, NULL, err))
            return false;
    }
    return true;
}

static bool make_lines(struct book *book, const struct guide *guide, struct record *lines,
                       size_t count, struct guide_plan *plan, size_t *field, struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        size_t from = plan->count;
        drop_unasked(book, &lines[i]);
        if (!all_answered(book, &lines[i], field, err) || !has_happened(&lines[i], field, err) ||
            !records_have_begun(book, &lines[i], field, err) ||
            !guide->build(book, &lines[i], plan, err) ||
            !plan_share(book, plan, from, &lines[i], err))
            return false;
    }
    if (guide->line != NULL)
        plan_one_receipt(book, plan, &lines[count - 1]);
    return add_up(guide, lines, count, plan, err) && check_records(book, plan, err);
}

/* Points at what the plan blames, and forgets the plan. Always false. */
static bool give_up(const struct guide *guide, struct guide_plan *plan, size_t *field)
{
    if (plan->blame != NULL && field != NULL)
        *field = kind_field(guide->questions, plan->blame);
    guide_plan_clear(plan);
    return false;
}

bool guide_make(struct book *book, const struct guide *guide, struct record *lines, size_t count,
                struct guide_plan *plan, size_t *field, struct err *err)
{
    size_t at;
    if (field == NULL)
        field = &at;
    *field = FIELD_NONE;
    guide_plan_clear(plan);
    if (count > 1)
        spread(guide, lines, count);
    if (count > 1 && guide_is_blank(guide, &lines[count - 1])) {
        count--; /* a line was begun and left empty */
        spread(guide, lines, count);
    }
    return make_lines(book, guide, lines, count, plan, field, err) || give_up(guide, plan, field);
}

bool guide_source(struct book *book, const struct guide *guide, const struct record *answers,
                  struct guide_plan *plan, size_t *field, struct err *err)
{
    if (field != NULL)
        *field = FIELD_NONE;
    return !answer_given(answers, "source") ||
           (plan_source(book, plan, answers, err) && check_records(book, plan, err)) ||
           give_up(guide, plan, field);
}

/* ---- telling -------------------------------------------------------------------------------- */

/* The line of the application that a money record belongs to (dictionary 3.2). */
static const char *application_line(const struct record *record)
{
    static const struct {
        const char *type, *line, *feed,
            *resale; /* feed, resale: where those have lines of their own */
    } lines[] = {
        {"sale", N_("cash sales"), NULL, NULL},
        {"expense", N_("cash other"), N_("cash feed"), N_("resale purchases")},
        {"refund", N_("less cash other"), N_("less cash feed"), N_("less resale purchases")},
        {"home_use", N_("used at home"), NULL, NULL},
        {"barter", N_("bartered, non-cash other"), N_("bartered, non-cash feed"), NULL},
        {"labor", N_("labor exchange, non-cash other"), N_("labor exchange, non-cash feed"), NULL},
        {"transfer", N_("transferred out, non-cash other"), N_("transferred out, non-cash feed"),
         NULL},
        {"gift", N_("non-cash other"), N_("non-cash feed"), NULL},
        {"interest", N_("cash other"), NULL, NULL},
    };
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        if (!record_is(record, "type", lines[i].type))
            continue;
        if (lines[i].feed != NULL && record_is(record, "category", "feed"))
            return tr(lines[i].feed);
        if (lines[i].resale != NULL && record_is(record, "category", "resale"))
            return tr(lines[i].resale);
        return tr(lines[i].line);
    }
    return _("neither income nor cost");
}

/* Where the other kinds show. */
static const char *kind_line(const struct record *record)
{
    static const struct {
        const char *kind, *line;
    } lines[] = {
        {"paycheck", N_("gross earnings")},
        {"asset", N_("lasting items (non-current)")},
        {"disposal", N_("lasting items (non-current)")},
        {"loan", N_("a debt, never income")},
        {"stock", N_("inventory (current)")},
        {"head", N_("herd change")},
        {"balance", N_("what you had at the beginning")},
    };
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (plan_is(record, lines[i].kind))
            return tr(lines[i].line);
    return tr(record->kind->label);
}

static void tell_change(struct book *book, const struct record *record, struct buf *out)
{
    struct record before;
    record_tell(book, record, out);
    buf_add_text(out, ": ");
    if (record_read(book, record->kind, record->id, &before, NULL))
        record_tell_changes(book, &before, record, out);
    record_clear(&before);
}

static struct date day_of(const struct record *record)
{
    const struct value *date = record_get(record, "date");
    return date != NULL ? value_date(date) : (struct date){0};
}

/* Whether the records are of several days: then each tells its own. */
static bool has_days(const struct guide_plan *plan)
{
    for (size_t i = 1; i < plan->count; i++) {
        struct date one = day_of(&plan->rows[0]->record), other = day_of(&plan->rows[i]->record);
        if (one.year != 0 && other.year != 0 && date_compare(one, other) != 0)
            return true;
    }
    return false;
}

static bool has_students(struct book *book, const struct guide_plan *plan)
{
    for (size_t i = 1; i < plan->count; i++)
        if (record_student(book, &plan->rows[i]->record) !=
            record_student(book, &plan->rows[0]->record))
            return true;
    return false;
}

/* What tells a record from the others of the plan. */
static void tell_whose(struct book *book, const struct record *record, bool students, bool days,
                       struct buf *out)
{
    char day[DATE_TEXT_SIZE];
    if (students && ref_name_screen(book, kind_find("student"), record_student(book, record), out))
        buf_add_text(out, ": ");
    if (days && day_of(record).year != 0)
        buf_addf(out, "%s: ", date_human(day_of(record), day));
}

void guide_tell(struct book *book, const struct guide_plan *plan, guide_line *line, void *context)
{
    struct buf what = {0};
    bool days = has_days(plan), students = has_students(book, plan);
    for (size_t i = 0; i < plan->count; i++) {
        const struct record *record = &plan->rows[i]->record;
        const char *change;
        buf_clear(&what);
        tell_whose(book, record, students, days, &what);
        if (plan->rows[i]->changes)
            tell_change(book, record, &what);
        else
            record_tell(book, record, &what);
        line(context, i, buf_text(&what),
             plan->rows[i]->changes     ? _("changed")
             : plan_is(record, "money") ? application_line(record)
                                        : kind_line(record));
        int64_t head =
            plan_is(record, "money") && !plan->rows[i]->changes ? follow_head(record, &change) : 0;
        if (head == 0)
            continue;
        buf_clear(&what);
        buf_addf(&what, _("market herd: %lld %s"), (long long)head, change);
        line(context, i, buf_text(&what), _("herd change"));
    }
    buf_free(&what);
}

/* ---- entering ------------------------------------------------------------------------------- */

static bool write_row(struct book *book, struct guide_row *row, struct buf *told, struct err *err)
{
    if (!row->changes)
        record_fill_initial(&row->record);
    if (!record_check(book, &row->record, NULL, err))
        return false;
    if (row->changes) {
        tell_change(book, &row->record, told);
        return record_update(book, &row->record, err);
    }
    if (!record_insert(book, &row->record, err))
        return false;
    record_tell(book, &row->record, told);
    return true;
}

bool plan_write(struct book *book, struct guide_plan *plan, struct buf *told, struct err *err)
{
    enum { TOLD = 3 }; /* the sentence tells so many, or the first, and counts the rest */
    size_t most = plan->count <= TOLD ? TOLD : 1, written = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < plan->count; i++) {
        struct buf row = {0};
        if (plan->rows[i]->left_out)
            continue;
        ok = write_row(book, plan->rows[i], &row, err);
        if (written++ < most)
            buf_addf(told, "%s%s", written > 1 ? "; " : "", buf_text(&row));
        buf_free(&row);
    }
    if (written > most)
        buf_addf(told, _("; and %zu more"), written - most);
    return ok;
}

bool guide_enter(struct book *book, struct guide_plan *plan, char **what, struct err *err)
{
    struct buf told = {0};
    int64_t *ids = mem_array(plan->count, sizeof *ids);
    if (what != NULL)
        *what = NULL;
    for (size_t i = 0; i < plan->count; i++)
        ids[i] = plan->rows[i]->record.id;
    bool ok = plan->count > 0 || err_set(err, "%s", buf_text(&plan->why));
    ok = ok && change_begin(book, CHANGE_RECORDED, err);
    if (ok) {
        buf_add_text(&told, _("entered "));
        ok = plan_write(book, plan, &told, err);
        if (ok)
            ok = change_commit(book, buf_text(&told), NULL, err);
        else
            change_rollback(book);
    }
    /* What was taken back is not in the book: the same plan may be entered again. */
    for (size_t i = 0; !ok && i < plan->count; i++)
        plan->rows[i]->record.id = ids[i];
    mem_free(ids);
    if (ok && what != NULL)
        *what = buf_take(&told);
    buf_free(&told);
    return ok;
}
