/* What stands on the totals of a book, in one pass over them: what the views degree_totals,
 * report_income, report_hours, report_balance and invested say, which group and join the same lines
 * several times. */
#include "base/attr.h"
#include "base/mem.h"
#include "degree/inside.h"
#include <stdlib.h>
#include <string.h>

/* Lines that count by project and year: what one is worth depends on the others. */
enum yearly {
    PLAIN,
    LOGGED,
    BY_PAYCHECK,
    UNPAID,
    IN_CLASS,
    BROUGHT_HOURS,
    BROUGHT_PAID,
    BROUGHT_UNPAID,
    BROUGHT_CLASS,
    BROUGHT_CHANGE,
    BROUGHT_BEGINNING,
    BROUGHT_ENDING,
    BROUGHT_NET,
    BROUGHT_GROSS,
    BROUGHT_EXPENSES,
    YEARLY,
};

/* What a line adds: 1 or -1 times its amount. By name. */
struct line {
    const char *name;
    signed char net, income; /* of an enterprise: what it earned, its operating income */
    signed char pay, wages;  /* of a placement: the same, its gross */
    signed char equity;      /* what is owned, less what is owed */
    signed char idle;        /* what of it is not productive */
    signed char start;       /* what is invested as records begin */
    size_t worth;            /* where else it is kept, as it is; 0: nowhere */
    enum yearly yearly;
    bool idle_year; /* a year that has nothing else has no records */
};

#define WORTH(what) .worth = offsetof(struct degree_totals, worth.what)

static const struct line lines[] = {
    {"above:net_income", .net = 1},
    {"above:net_noncurrent", .net = 1},
    {"above:net_operating", .net = 1},
    {"above:operating_expense", .net = -1},
    {"above:operating_income", .net = 1, .income = 1},
    {"bartered", .net = 1, .income = 1, .equity = 1},
    {"beginning", .equity = 1, .start = 1, .idle_year = true},
    {"beginning_inventory", .equity = 1, .start = 1, .idle_year = true},
    {"brought:bartered", .net = 1, .income = 1},
    {"brought:beginning_inventory", .yearly = BROUGHT_BEGINNING},
    {"brought:cash_feed", .net = -1},
    {"brought:cash_other", .net = -1},
    {"brought:cash_sales", .net = 1, .income = 1},
    {"brought:class_hours", .yearly = BROUGHT_CLASS},
    {"brought:depreciation", .net = -1},
    {"brought:ending_inventory", .yearly = BROUGHT_ENDING},
    {"brought:expenses", .yearly = BROUGHT_EXPENSES},
    {"brought:gain_loss", .net = 1},
    {"brought:gross", .wages = 1, .yearly = BROUGHT_GROSS},
    {"brought:hours", .yearly = BROUGHT_HOURS},
    {"brought:inventory_change", .yearly = BROUGHT_CHANGE},
    {"brought:invested", WORTH(brought)},
    {"brought:labor_exchange", .net = 1, .income = 1},
    {"brought:net", .yearly = BROUGHT_NET},
    {"brought:noncash_feed", .net = -1},
    {"brought:noncash_other", .net = -1},
    {"brought:paid_hours", .yearly = BROUGHT_PAID},
    {"brought:raised", .net = 1},
    {"brought:resale", .net = -1},
    {"brought:transferred_out", .net = 1, .income = 1},
    {"brought:unpaid_hours", .yearly = BROUGHT_UNPAID},
    {"brought:used_at_home", .net = 1, .income = 1},
    {"cash_feed", .net = -1, .equity = -1},
    {"cash_other", .net = -1, .equity = -1},
    {"cash_sales", .net = 1, .income = 1, .equity = 1},
    {"class_hours", .yearly = IN_CLASS},
    {"contributions", .equity = 1, WORTH(contributions)},
    {"depreciation", .net = -1, .equity = -1, .idle_year = true},
    {"education", WORTH(education)},
    {"expenses", .pay = -1, .equity = -1},
    {"gain_loss", .net = 1, .equity = 1},
    {"gifts", .equity = 1, WORTH(gifts)},
    {"gross", .pay = 1, .wages = 1, .equity = 1},
    {"idle", .idle = 1, .idle_year = true},
    {"idle_found", .idle = 1, .start = -1, .idle_year = true},
    {"inventory_change", .net = 1, .equity = 1},
    {"labor_exchange", .net = 1, .income = 1, .equity = 1},
    {"latest", .idle_year = true},
    {"noncash_feed", .net = -1, .equity = -1},
    {"noncash_other", .net = -1, .equity = -1},
    {"other_changes", .equity = 1},
    {"outside_expense", .equity = -1},
    {"outside_income", .equity = 1, WORTH(outside_income)},
    {"paid_hours", .yearly = LOGGED},
    {"paycheck_hours", .yearly = BY_PAYCHECK},
    {"raised", .net = 1, .equity = 1},
    {"raised_equity", .equity = 1},
    {"resale", .net = -1, .equity = -1},
    {"transferred_out", .net = 1, .income = 1, .equity = 1},
    {"unexplained", .equity = 1},
    {"unpaid_hours", .yearly = UNPAID},
    {"used_at_home", .net = 1, .income = 1, .equity = 1},
    {"valuation", .equity = 1},
    {"withdrawals", .equity = -1},
};

static int by_name(const void *name, const void *line)
{
    return strcmp(name, ((const struct line *)line)->name);
}

/* ---- by project and year --------------------------------------------------------------------- */

/* A part of what a project has of a year; or, without a part, that there is something. */
struct piece {
    struct degree_totals *whose;
    int64_t project, year, amount;
    enum yearly part;
    bool placement;
};

struct pieces {
    struct piece *list; /* owned */
    size_t count;
};

static void keep(struct pieces *in, struct piece piece)
{
    in->list = mem_grow(in->list, in->count + 1, sizeof *in->list);
    in->list[in->count++] = piece;
}

static int by_group(const void *a, const void *b)
{
    const struct piece *x = a, *y = b;
    if (x->whose != y->whose)
        return x->whose < y->whose ? -1 : 1;
    if (x->project != y->project)
        return x->project < y->project ? -1 : 1;
    return (x->year > y->year) - (x->year < y->year);
}

static void add_group(struct degree_totals *out, bool placement, const int64_t sum[static YEARLY],
                      const bool there[static YEARLY])
{
    int64_t unpaid = sum[UNPAID] + sum[BROUGHT_UNPAID];
    out->paid_hours += (sum[LOGGED] ? sum[LOGGED] : sum[BY_PAYCHECK]) + sum[BROUGHT_PAID];
    *(placement ? &out->unpaid_hours : &out->project_hours) += unpaid;
    out->class_hours += sum[IN_CLASS] + sum[BROUGHT_CLASS];
    if (there[BROUGHT_HOURS])
        out->carried_hours +=
            sum[BROUGHT_HOURS] - sum[BROUGHT_PAID] - sum[BROUGHT_UNPAID] - sum[BROUGHT_CLASS];
    if (placement)
        out->earned +=
            there[BROUGHT_NET] ? sum[BROUGHT_NET] : sum[BROUGHT_GROSS] - sum[BROUGHT_EXPENSES];
    else
        out->earned += there[BROUGHT_CHANGE] ? sum[BROUGHT_CHANGE]
                                             : sum[BROUGHT_ENDING] - sum[BROUGHT_BEGINNING];
}

static void add_groups(struct pieces *of)
{
    if (of->count > 0)
        qsort(of->list, of->count, sizeof *of->list, by_group);
    for (size_t first = 0, at = 0; first < of->count; first = at) {
        int64_t sum[YEARLY] = {0};
        bool there[YEARLY] = {false};
        for (; at < of->count && by_group(&of->list[first], &of->list[at]) == 0; at++) {
            sum[of->list[at].part] += of->list[at].amount;
            there[of->list[at].part] = true;
        }
        add_group(of->list[first].whose, of->list[first].placement, sum, there);
    }
}

/* Different years with a record, whatever the project. */
static void add_years(struct pieces *of)
{
    if (of->count > 0)
        qsort(of->list, of->count, sizeof *of->list, by_group);
    for (size_t i = 0; i < of->count; i++)
        of->list[i].whose->years_with_records +=
            i == 0 || by_group(&of->list[i - 1], &of->list[i]) != 0;
}

/* ---- reading --------------------------------------------------------------------------------- */

enum { STUDENT, PROJECT, YEAR, LINE, AMOUNT }; /* columns */

static void add_line(const struct line *line, const struct piece *piece)
{
    struct degree_totals *out = piece->whose;
    out->worth.ending += (line->equity - line->idle) * piece->amount;
    out->savings += line->equity * piece->amount;
    out->worth.beginning += line->start * piece->amount;
    if (line->worth > 0)
        *(int64_t *)(void *)((char *)out + line->worth) += piece->amount;
    if (piece->project == 0)
        return;
    out->earned += (piece->placement ? line->pay : line->net) * piece->amount;
    if (piece->placement)
        out->gross_placement += line->wages * piece->amount;
    else
        out->gross_ownership += line->income * piece->amount;
}

/* Of ids, and of what begins with one: totals, with the student. */
static int by_id(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* What lines are added up with; all owned. */
struct adding {
    int64_t *placements; /* projects, in order */
    size_t placement_count;
    struct pieces pieces, years;
};

static bool read_placements(struct book *book, int64_t student, const struct degree_asked *asked,
                            struct adding *out, struct err *err)
{
    enum step step;
    struct stmt *stmt = degree_view(book, "70_degree", "degree_placement", student, asked, err);
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        out->placements =
            mem_grow(out->placements, out->placement_count + 1, sizeof *out->placements);
        out->placements[out->placement_count++] = stmt_int(stmt, 0);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

static bool is_placement(const struct adding *in, int64_t project)
{
    return in->placement_count > 0 && bsearch(&project, in->placements, in->placement_count,
                                              sizeof *in->placements, by_id) != NULL;
}

static void take(struct stmt *stmt, struct degree_totals *whose, struct adding *to)
{
    const char *name = stmt_text(stmt, LINE);
    const struct line *line = bsearch(name, lines, COUNT_OF(lines), sizeof *lines, by_name);
    int64_t project = stmt_int(stmt, PROJECT);
    struct piece piece = {whose,
                          project,
                          stmt_int(stmt, YEAR),
                          stmt_int(stmt, AMOUNT),
                          line ? line->yearly : PLAIN,
                          is_placement(to, project)};
    const struct pieces *years = &to->years;
    const struct piece *last = years->count > 0 ? &years->list[years->count - 1] : NULL;
    bool above = strncmp(name, "above:", strlen("above:")) == 0;
    if (!above && !(line && line->idle_year) &&
        !(last && last->whose == whose && last->year == piece.year))
        keep(&to->years, (struct piece){.whose = whose, .year = piece.year});
    if (line)
        add_line(line, &piece);
    if (piece.part != PLAIN && piece.project > 0)
        keep(&to->pieces, piece);
}

/* What is owned is cash, but for what is owned besides. */
static bool take_owned(struct book *book, int64_t student, const struct degree_asked *asked,
                       struct degree_totals *out, size_t count, struct err *err)
{
    enum step step;
    struct stmt *stmt = degree_view(book, "70_degree", "degree_owned", student, asked, err);
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        int64_t of = stmt_int(stmt, STUDENT);
        struct degree_totals *whose = bsearch(&of, out, count, sizeof *out, by_id);
        if (whose)
            whose->savings -= stmt_int(stmt, 1);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

static bool take_lines(struct book *book, int64_t student, const struct degree_asked *asked,
                       struct degree_totals *out, size_t count, struct adding *to, struct err *err)
{
    struct degree_totals *whose = NULL;
    enum step step;
    struct stmt *stmt = degree_view(book, "70_degree", "degree_lines", student, asked, err);
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        int64_t of = stmt_int(stmt, STUDENT);
        if (!whose || whose->student != of)
            whose = bsearch(&of, out, count, sizeof *out, by_id);
        if (whose)
            take(stmt, whose, to);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool degree_totals_read(struct book *book, int64_t student, const struct degree_asked *asked,
                        bool savings, struct degree_totals *out, size_t count, struct err *err)
{
    struct adding to = {.placements = NULL};
    bool ok = read_placements(book, student, asked, &to, err) &&
              take_lines(book, student, asked, out, count, &to, err) &&
              (!savings || take_owned(book, student, asked, out, count, err));
    add_groups(&to.pieces);
    add_years(&to.years);
    mem_free(to.placements);
    mem_free(to.pieces.list);
    mem_free(to.years.list);
    return ok;
}
