/* The last entry once more: today, or every week. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "guide/inside.h"
#include "guide/questions.h"
#include <string.h>

const struct choice guide_shares[] = {
    {"mine", "My part", "what of it is mine"},
    {"whole", "The whole", "my part is worked out by what I own this year"},
    {"crew", "The whole crew's", "every member gets a row"},
    {0},
};
const struct choice guide_sources[] = {
    {"personal", "My own money", "savings, allowance"},
    {"family", "Family", "they paid, and do not want it back"},
    {"gift", "A gift", "from somebody else"},
    {"loan", "A loan", "I pay it back"},
    {"beginning", "I had it all along", "from before my records began"},
    {"later", "It is not paid yet", "I pay later"},
    {"unknown", "I do not know yet", "the checks will remind you"},
    {0},
};

enum { MOST_DAYS = 60, WEEK = 7 };

static const struct choice steps[] = {
    {"once", "Once", NULL},         {"day", "Every day", NULL},
    {"week", "Every week", NULL},   {"two_weeks", "Every two weeks", NULL},
    {"month", "Every month", NULL}, {0},
};
#define REPEATED "every=day every=week every=two_weeks every=month"

static const struct field again_fields[] = {
    ASK_STUDENT,
    REF("entry", "Entry", "money", NEEDED, "What is entered again; all of its receipt."),
    CHOICE("every", "How often", steps, "once", NEEDED,
           "Once, or again and again until the day below."),
    {.name = "date",
     .label = "When",
     .type = FIELD_DATE,
     .flags = NEEDED,
     .initial = "today",
     .when = "every=once",
     .help = "The day it happened again."},
    WHEN(REPEATED, DATE, "from", "First", 0, "Empty: one time after the entry's own day."),
    {.name = "until",
     .label = "Until",
     .type = FIELD_DATE,
     .flags = NEEDED,
     .initial = "today",
     .when = REPEATED,
     .help = "Today at the latest: what is to come is entered when it has happened."},
    FIELD(MONEY, "amount", "How much", 0, "Each time; leave it empty for the same as before."),
    ASK_SOURCE,
};
static const struct kind again = QUESTIONS("again", "The same as last time",
                                           "your last entry today, or every week", again_fields);

/* ---- which entries -------------------------------------------------------------------------- */

/* Money put in goes along with what it was needed for; it is seldom what is repeated. */
int64_t again_last(struct book *book, int64_t student, int64_t project)
{
    int64_t id = 0;
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id FROM money WHERE student = ?1"
                                  " AND (?2 = 0 OR project = ?2) AND type <> 'contribution' ORDER "
                                  "BY date DESC, id DESC LIMIT 1",
                                  NULL);
    if (stmt == NULL)
        return 0;
    stmt_bind_int(stmt, 1, student);
    stmt_bind_int(stmt, 2, project);
    if (stmt_step(stmt, NULL) == STEP_ROW)
        id = stmt_int(stmt, 0);
    stmt_done(stmt);
    return id;
}

struct entries {
    struct record *records; /* owned */
    size_t count;
};

static void clear_entries(struct entries *entries)
{
    while (entries->count > 0)
        record_clear(&entries->records[--entries->count]);
    mem_free(entries->records);
    entries->records = NULL;
}

static bool add_entry(struct book *book, int64_t id, struct entries *out, struct err *err)
{
    out->records = mem_grow(out->records, out->count + 1, sizeof *out->records);
    return record_read(book, kind_find("money"), id, &out->records[out->count++], err);
}

/* The entry, or all entries of its receipt in their order. */
static bool read_entries(struct book *book, int64_t id, struct entries *out, struct err *err)
{
    int64_t ids[MOST_DAYS];
    size_t count = 0;
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT b.id FROM money AS a JOIN money AS b ON b.student = a.student"
                  " AND (b.id = a.id OR b.receipt = a.receipt AND b.date = a.date)"
                  " WHERE a.id = ?1 ORDER BY b.id",
                  err);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, id);
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW && count < MOST_DAYS)
        ids[count++] = stmt_int(stmt, 0);
    stmt_done(stmt);
    bool ok = step != STEP_FAILED;
    for (size_t i = 0; ok && i < count; i++)
        ok = add_entry(book, ids[i], out, err);
    return ok && (count > 0 || err_set(err, "that entry is not in the book any more"));
}

/* ---- which days ----------------------------------------------------------------------------- */

static struct date step_from(struct date first, const char *every, int times)
{
    int days = strcmp(every, "day") == 0 ? 1 : strcmp(every, "week") == 0 ? WEEK : 2 * WEEK;
    return strcmp(every, "month") == 0 ? date_add_months(first, times)
                                       : date_from_number(date_number(first) + times * days);
}

static bool is_there(struct book *book, const struct record *entry, struct date day)
{
    char iso[DATE_ISO_SIZE];
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT 1 FROM money AS a JOIN money AS b ON b.student = a.student"
                  " AND b.type = a.type AND b.project IS a.project"
                  " AND b.category IS a.category AND b.amount = a.amount AND b.date = ?2"
                  " WHERE a.id = ?1 LIMIT 1",
                  NULL);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, entry->id);
    stmt_bind_text(stmt, 2, date_iso(day, iso));
    bool there = stmt_step(stmt, NULL) == STEP_ROW;
    stmt_done(stmt);
    return there;
}

/* ---- writing -------------------------------------------------------------------------------- */

static void copy_entries(struct book *book, struct guide_plan *plan, const struct entries *entries,
                         struct date day, const struct record *answers)
{
    struct buf receipt = {0};
    if (entries->count > 1)
        buf_addf(&receipt, "R%06lld", (long long)(book_new_id(book) % 1000000));
    for (size_t i = 0; i < entries->count; i++) {
        struct record *made = plan_add(plan, "money", answers);
        record_clear(made);
        record_copy(made, &entries->records[i]);
        made->id = 0;
        value_set_date(record_value(made, "date"), day);
        value_clear(record_value(made, "paid_on"));
        value_clear(record_value(made, "receipt"));
        plan_text(made, "receipt", buf_text(&receipt));
        if (answer_given(answers, "amount")) {
            plan_take(made, "amount", answers, "amount");
            value_clear(record_value(made, "whole"));
        }
    }
    buf_free(&receipt);
}

static bool repeat(struct book *book, const struct record *answers, const struct entries *entries,
                   struct guide_plan *plan, struct err *err)
{
    const char *every = record_text(answers, "every");
    const struct record *entry = &entries->records[0];
    struct date until = value_date(record_get(answers, "until"));
    struct date first = answer_given(answers, "from")
                            ? value_date(record_get(answers, "from"))
                            : step_from(value_date(record_get(entry, "date")), every, 1);
    size_t there = 0, days = 0;
    if (date_compare(until, date_today()) > 0)
        return plan_blame(plan, "until", err,
                          "lies in the future: what is to come is entered when it has happened");
    for (int i = 0; date_compare(step_from(first, every, i), until) <= 0; i++) {
        struct date day = step_from(first, every, i);
        if (++days > MOST_DAYS)
            return plan_blame(plan, "until", err,
                              "makes more than %d entries at once: choose an earlier day",
                              MOST_DAYS);
        if (is_there(book, entry, day))
            there++;
        else
            copy_entries(book, plan, entries, day, answers);
    }
    if (there > 0)
        plan_why(plan, "%zu of these days %s the same entry already.", there,
                 there == 1 ? _("has") : _("have"));
    if (plan->count == 0 && there == 0) {
        char day[DATE_TEXT_SIZE];
        return plan_blame(plan, "until", err,
                          "lies before %s, which would be the first: say from when",
                          date_human(first, day));
    }
    plan_why(plan,
             plan->count > 0
                 ? _("Each line is entered; take out what did not happen. One step takes all back.")
                 : _("Nothing is left to enter."));
    return true;
}

static bool build_again(struct book *book, const struct record *answers, struct guide_plan *plan,
                        struct err *err)
{
    struct entries entries = {0};
    bool ok = read_entries(book, record_int(answers, "entry"), &entries, err);
    if (ok && entries.count > 1 && answer_given(answers, "amount"))
        ok = plan_blame(plan, "amount", err,
                        "this is a receipt with %zu lines: leave the amount as it was",
                        entries.count);
    if (ok && record_is(answers, "every", "once")) {
        copy_entries(book, plan, &entries, value_date(record_get(answers, "date")), answers);
        plan_why(plan, "As the last time, in everything but the day.");
    } else if (ok) {
        ok = repeat(book, answers, &entries, plan, err);
    }
    clear_entries(&entries);
    return ok;
}

const struct guide guide_again[] = {
    {.questions = &again, .build = build_again, .flags = GUIDE_TICKS},
};
const size_t guide_again_count = COUNT_OF(guide_again);
