/* The book held against the key of a task: figures by the reports, records by a list of them. */
#include "base/attr.h"
#include "base/buf.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/listing.h"
#include "kinds/refs.h"
#include "practice/inside.h"
#include "report/total.h"
#include <string.h>

/* ---- figures -------------------------------------------------------------------------------- */

static bool narrow(struct book *book, const char *pair, struct report_query *query, struct err *err)
{
    const struct {
        const char *name;
        struct date *date;
    } days[] = {{"from=", &query->from}, {"to=", &query->to}, {"as_of=", &query->as_of}};
    const char *value = strchr(pair, '=') + 1;
    if (strncmp(pair, "project=", strlen("project=")) == 0)
        return ref_find(book, kind_find("project"), query->student, 0, value, strlen(value),
                        &query->project, err);
    for (size_t i = 0; i < COUNT_OF(days); i++)
        if (strncmp(pair, days[i].name, strlen(days[i].name)) == 0)
            return date_parse_iso(value, strlen(value), days[i].date) ||
                   err_set(err, "\"%s\" is no day", pair);
    return err_set(err, "\"%s\" narrows no report", pair);
}

static bool sum_rows(struct report_rows *rows, const struct practice_key *key, int64_t *found,
                     struct err *err)
{
    struct report_totals totals;
    int64_t values[REPORT_MOST_COLUMNS] = {0};
    enum step step;
    report_totals_start(&totals, key->report);
    while ((step = report_next(rows, err)) == STEP_ROW) {
        values[key->column] = report_int(rows, key->column);
        report_totals_add(&totals, values);
    }
    *found = totals.sums[key->column];
    return step == STEP_DONE;
}

static bool find_figure(struct book *book, const struct practice_key *key, int64_t student,
                        const struct pairs *pairs, int64_t *found, struct err *err)
{
    struct report_query query = {.student = student};
    for (size_t i = 0; i < pairs->count; i++)
        if (!narrow(book, pairs->list[i], &query, err))
            return false;
    struct report_rows *rows = report_open(book, key->report, &query, err);
    bool ok = rows != NULL && sum_rows(rows, key, found, err);
    report_close(rows);
    return ok;
}

static const char *figure_words(const struct practice_key *key, int64_t value,
                                char out[static NUM_TEXT_SIZE])
{
    if (key->report->columns[key->column].type == REPORT_HOURS)
        return num_time_words(value, out);
    (void)num_money_grouped(value < 0 ? -value : value, out);
    size_t sign = value < 0 ? 2 : 1;
    memmove(out + sign, out, strlen(out) + 1);
    memcpy(out, value < 0 ? "-$" : "$", sign);
    return out;
}

/* ---- records -------------------------------------------------------------------------------- */

static bool find_records(struct book *book, const struct practice_key *key, int64_t student,
                         const struct pairs *pairs, int64_t *found, struct err *err)
{
    struct listing *listing = listing_open(book, key->kind);
    bool ok = listing_where_id(listing, "student", student, err);
    for (size_t i = 0; ok && i < pairs->count; i++) {
        struct buf field = {0};
        const char *equal = strchr(pairs->list[i], '=');
        buf_add(&field, pairs->list[i], (size_t)(equal - pairs->list[i]));
        ok = listing_where(listing, buf_text(&field), equal + 1, strlen(equal + 1), err);
        buf_free(&field);
    }
    ok = ok && listing_count(listing, found, err);
    listing_close(listing);
    return ok;
}

/* ---- one task ------------------------------------------------------------------------------- */

static void tell(const struct practice_key *key, int64_t found, struct buf *out)
{
    char wanted[NUM_TEXT_SIZE], there[NUM_TEXT_SIZE];
    if (key->report != NULL)
        buf_addf(out, _("%s should come to %s, there is %s"), tr(key->label),
                 figure_words(key, key->value, wanted), figure_words(key, found, there));
    else if (key->value == 0)
        buf_addf(out, _("%s is still there"), tr(key->label));
    else if (found == 0)
        buf_addf(out, _("%s is not there, or says something else"), tr(key->label));
    else
        buf_addf(out, _("%s is there %lld times; once is right"), tr(key->label), (long long)found);
    buf_add_char(out, '\n');
}

static bool find(struct book *book, const struct practice_key *key, int64_t student, int64_t *found,
                 struct err *err)
{
    struct pairs pairs;
    *found = 0;
    bool ok = pairs_read(&pairs, key->where, err) &&
              (key->report != NULL ? find_figure(book, key, student, &pairs, found, err)
                                   : find_records(book, key, student, &pairs, found, err));
    pairs_clear(&pairs);
    return ok;
}

bool practice_check(struct book *book, const struct practice_task *task, enum practice_state *state,
                    struct buf *differs, struct err *err)
{
    int64_t student, found;
    bool is_met = true, is_begun = false;
    if (!ref_find(book, kind_find("student"), 0, 0, task->student, strlen(task->student), &student,
                  err))
        return false;
    for (size_t i = 0; i < practice_key_count(); i++) {
        const struct practice_key *key = practice_key_at(i);
        if (key->task != task)
            continue;
        if (!find(book, key, student, &found, err))
            return false;
        is_begun = is_begun || (key->value != 0 && found != 0);
        if (found == key->value)
            continue;
        is_met = false;
        if (differs != NULL)
            tell(key, found, differs);
    }
    *state = is_met ? PRACTICE_DONE : is_begun ? PRACTICE_DIFFERS : PRACTICE_NOT_YET;
    return true;
}

const char *practice_state_label(enum practice_state state)
{
    static const char *const labels[] = {
        [PRACTICE_NOT_YET] = N_("not yet"),
        [PRACTICE_DIFFERS] = N_("differs"),
        [PRACTICE_DONE] = N_("done"),
    };
    return tr(labels[state]);
}
