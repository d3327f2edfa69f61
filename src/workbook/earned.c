/* Earned and productively invested, step by step: what the jobs and the projects earned, where the
 * net worth came from and whether it agrees with the balance sheet, what of it is at work in the SAE,
 * and the hours that count. Every figure is a formula over the evidence.
 *
 * The steps are those of the degree applications' financial pages, as far as their order is known:
 * the official lines were not read, and how a profile counts is said beside its figure. */
#include "workbook/degree_about.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/mem.h"
#include "report/invested.h"
#include "workbook/worked.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A line that has been written: its row, and what stands in it. */
struct line {
    int row;
    int64_t years[PAGES_YEARS], all;
};

struct earned {
    struct pages *pages;
    struct sheet *sheet;
    int years, heads;   /* how many; the row that names them */
    const struct anchor *balance[PAGES_YEARS]; /* net worth by the balance sheet, or NULL */
    int64_t moved[PAGES_YEARS]; /* what of the net worth's change is said to have been earned */
    struct invested invested;
    struct line outside[OUTSIDE_LINES];
    struct line wages, counted; /* gross of the jobs; earned as the rules count it */
};

static int all_col(const struct earned *self)
{
    return self->years + 1;
}

/* ---- lines ---------------------------------------------------------------------------------- */

static void begin_line(struct earned *self, struct line *line, enum look look, const char *label)
{
    *line = (struct line){0};
    sheet_row(self->sheet, look);
    line->row = sheet_at(self->sheet);
    cell_text(self->sheet, 0, label);
}

static void note(struct earned *self, const char *text)
{
    cell_look(self->sheet, all_col(self) + 1, LOOK_HAND, text);
}

/* All years: their sum. */
static void write_all(struct earned *self, struct line *line, enum cell_type type)
{
    char from[REF_SIZE], to[REF_SIZE];
    for (int year = 0; year < self->years; year++)
        line->all += line->years[year];
    cell_formula(self->sheet, all_col(self), type, line->all, "SUM(%s:%s)",
                 ref_cell(line->row, 1, from), ref_cell(line->row, self->years, to));
}

/* What stands on another sheet under a key, year by year. */
static void write_ref(struct earned *self, struct line *line, const char *label, const char *key)
{
    char cell[REF_SIZE];
    begin_line(self, line, LOOK_BODY, label);
    for (int year = 0; year < self->years; year++) {
        int number = self->pages->model.first_year + year;
        const struct anchor *anchor = anchor_next(self->pages, key, number, NULL);
        line->years[year] = anchor ? anchor->value : 0;
        if (anchor)
            cell_formula(self->sheet, year + 1, CELL_MONEY, anchor->value, "%s",
                         ref_on(anchor->sheet, anchor->row, anchor->col, cell));
        else
            cell_value(self->sheet, year + 1, CELL_MONEY, 0);
    }
    write_all(self, line, CELL_MONEY);
}

/* A line of the records outside the projects. */
static void write_outside(struct earned *self, enum outside_line which)
{
    struct line *line = &self->outside[which];
    char label[REF_SIZE], year_cell[REF_SIZE];
    begin_line(self, line, LOOK_BODY, outside_labels[which]);
    ref_cell(line->row, 0, label);
    for (int year = 0; year < self->years; year++) {
        line->years[year] = outside_sum(&self->pages->degree->outside, which,
                                        self->pages->model.first_year + year);
        cell_formula(self->sheet, year + 1, CELL_MONEY, line->years[year],
                     "SUMIFS(Outside_amount,Outside_line,$%s,Outside_year,%s)", label,
                     ref_fixed(self->heads, year + 1, year_cell) + 1);
    }
    write_all(self, line, CELL_MONEY);
}

struct term {
    const struct line *line;
    char sign;
};

/* What other lines come to, each with its sign, in the columns of the years and of all. */
static void write_terms(struct earned *self, struct line *line, enum look look, const char *label,
                        const struct term *terms, size_t count)
{
    begin_line(self, line, look, label);
    for (int col = 1; col <= all_col(self); col++) {
        struct buf formula = {0};
        char cell[REF_SIZE];
        int64_t value = 0;
        for (size_t i = 0; i < count; i++) {
            const struct line *of = terms[i].line;
            int64_t part = col <= self->years ? of->years[col - 1] : of->all;
            bool minus = terms[i].sign == '-';
            value += minus ? -part : part;
            buf_addf(&formula, "%s%s", minus ? "-" : i > 0 ? "+" : "", ref_cell(of->row, col, cell));
        }
        *(col <= self->years ? &line->years[col - 1] : &line->all) = value;
        cell_formula(self->sheet, col, CELL_MONEY, value, "%s", buf_text(&formula));
        buf_free(&formula);
    }
}

/* A line of all years alone; with an empty formula a value. */
ATTR_PRINTF(6, 7)
static void write_one(struct earned *self, struct line *line, enum look look, const char *label,
                      int64_t value, const char *format, ...)
{
    char formula[512];
    va_list args;
    begin_line(self, line, look, label);
    line->all = value;
    va_start(args, format);
    (void)vsnprintf(formula, sizeof formula, format, args);
    va_end(args);
    if (*formula)
        cell_formula(self->sheet, all_col(self), CELL_MONEY, value, "%s", formula);
    else
        cell_value(self->sheet, all_col(self), CELL_MONEY, value);
}

static const char *all_cell(const struct earned *self, const struct line *line,
                            char out[static REF_SIZE])
{
    return ref_cell(line->row, all_col(self), out);
}

static void name_line(struct earned *self, const char *name, const struct line *line)
{
    wb_name(self->pages->wb, name, self->sheet, line->row, all_col(self), line->row, all_col(self));
}

/* ---- 1 to 3: earned ------------------------------------------------------------------------- */

static void write_earned(struct earned *self, struct line *earned)
{
    static const struct {
        enum income_line line;
        const char *label;
    } parts[] = {
        {INCOME_OPERATING_INCOME, "Operating income"},
        {INCOME_OPERATING_EXPENSE, "less operating expense"},
        {INCOME_INVENTORY_CHANGE, "Change of current inventory"},
        {INCOME_GAIN_LOSS, "Gain or loss on lasting items"},
        {INCOME_RAISED, "Breeding stock raised"},
        {INCOME_DEPRECIATION, "less depreciation"},
    };
    struct line gross, expenses, place, net, lines[COUNT_OF(parts)];
    sheet_section(self->sheet, "1  Placement");
    write_ref(self, &gross, "Gross earnings", "placement_total.gross");
    note(self, "Placement, from the Ledger");
    write_ref(self, &expenses, "less expenses of the jobs", "placement_total.expenses");
    write_ref(self, &place, "Net of the jobs", "placement_total.net");
    sheet_section(self->sheet, "2  Ownership and all other projects");
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        write_ref(self, &lines[i], parts[i].label, income_names[parts[i].line].key);
        if (i == 0)
            note(self, "Income and expense, all projects");
    }
    write_ref(self, &net, "Net income of the projects", income_names[INCOME_NET_INCOME].key);
    sheet_section(self->sheet, "3  Earned");
    const struct term both[] = {{&place, '+'}, {&net, '+'}};
    write_terms(self, earned, LOOK_TOTAL, "Earned (1 and 2)", both, COUNT_OF(both));
    self->wages = gross;
    self->counted = *earned;
    if (self->pages->degree->progress.asked.counting.earned_gross) {
        const struct term grosses[] = {{&gross, '+'}, {&lines[0], '+'}};
        write_terms(self, &self->counted, LOOK_TOTAL, "Earned as these rules count it: gross",
                    grosses, COUNT_OF(grosses));
    }
    name_line(self, "Earned_total", &self->counted);
}

/* ---- 4: where the net worth came from ------------------------------------------------------- */

static bool read_moved(struct earned *self, struct err *err)
{
    struct pages *pages = self->pages;
    struct report_query query = {.student = pages->scope.student, .to = pages->scope.to};
    const struct report *report = report_named("networth", err);
    struct report_rows *rows = report ? report_open(pages->book, report, &query, err) : NULL;
    enum step step;
    if (!rows)
        return false;
    size_t year_at = worked_column(report, "year", 4), at = worked_column(report, "earned", 6);
    while ((step = report_next(rows, err)) == STEP_ROW) {
        int year = (int)report_int(rows, year_at) - pages->model.first_year;
        if (year >= 0 && year < self->years)
            self->moved[year] += report_int(rows, at);
    }
    report_close(rows);
    return step == STEP_DONE;
}

/* Lines that nothing was ever entered in are left out. */
static bool is_shown(const struct earned *self, enum outside_line line)
{
    const struct outside *outside = &self->pages->degree->outside;
    for (size_t i = 0; i < outside->count; i++)
        if (outside->rows[i].line == line)
            return true;
    return line == OUTSIDE_BEGINNING;
}

static bool is_carried(const struct earned *self, const struct line *earned)
{
    for (int year = 0; year < self->years; year++)
        if (earned->years[year] != self->moved[year])
            return true;
    return false;
}

static int64_t change_in(const struct earned *self, int year)
{
    int64_t change = self->moved[year];
    for (enum outside_line i = OUTSIDE_INCOME; i < OUTSIDE_LINES; i++)
        change += (i < OUTSIDE_EXPENSE ? 1 : -1) *
                  outside_sum(&self->pages->degree->outside, i, self->pages->model.first_year + year);
    return change;
}

/* Each year begins with what the one before left, and what was there as the records began. */
static void write_beginning(struct earned *self, struct line *line, int ending_row)
{
    const struct line *found = &self->outside[OUTSIDE_BEGINNING];
    char above[REF_SIZE], before[REF_SIZE];
    int64_t worth = 0;
    begin_line(self, line, LOOK_BODY, "Net worth as the year began");
    for (int year = 0; year < self->years; year++) {
        ref_cell(found->row, year + 1, above);
        worth += found->years[year];
        line->years[year] = worth;
        if (year == 0)
            cell_formula(self->sheet, 1, CELL_MONEY, worth, "%s", above);
        else
            cell_formula(self->sheet, year + 1, CELL_MONEY, worth, "%s+%s",
                         ref_cell(ending_row, year, before), above);
        worth += change_in(self, year);
    }
    line->all = found->all;
    cell_formula(self->sheet, all_col(self), CELL_MONEY, line->all, "%s",
                 ref_cell(found->row, all_col(self), above));
}

/* What an earlier book brought as earned is no part of this book's net worth. */
static void write_carried(struct earned *self, struct line *line, const struct line *earned)
{
    begin_line(self, line, LOOK_BODY, "less what an earlier book earned");
    note(self, "carried in: what it left was there as the records began");
    for (int year = 0; year < self->years; year++) {
        line->years[year] = earned->years[year] - self->moved[year];
        cell_value(self->sheet, year + 1, CELL_MONEY, line->years[year]);
    }
    write_all(self, line, CELL_MONEY);
}

static void write_balance(struct earned *self, const struct line *ending)
{
    char cell[REF_SIZE], ours[REF_SIZE];
    struct line line, check;
    bool agrees = true;
    if (!self->pages->sheets[PAGE_WORTH])
        return; /* nothing was ever owned or owed */
    begin_line(self, &line, LOOK_BODY, "Net worth by the balance sheet");
    note(self, "Net worth");
    for (int year = 0; year < self->years; year++) {
        const struct anchor *anchor = self->balance[year];
        if (anchor)
            cell_formula(self->sheet, year + 1, CELL_MONEY, anchor->value, "%s",
                         ref_on(anchor->sheet, anchor->row, anchor->col, cell));
        agrees = agrees && (!anchor || anchor->value == ending->years[year]);
    }
    begin_line(self, &check, agrees ? LOOK_GOOD : LOOK_BAD, "Difference: must be 0");
    for (int year = 0; year < self->years; year++)
        if (self->balance[year])
            cell_formula(self->sheet, year + 1, CELL_MONEY,
                         ending->years[year] - self->balance[year]->value, "ROUND(%s-%s,2)",
                         ref_cell(ending->row, year + 1, ours),
                         ref_cell(line.row, year + 1, cell));
}

static void write_worth(struct earned *self, const struct line *earned, struct line *ending)
{
    struct line beginning, again, carried;
    struct term terms[OUTSIDE_LINES + 3];
    size_t count = 0;
    const struct term same[] = {{earned, '+'}};
    bool any_carried = is_carried(self, earned);
    int shown = 0;
    for (enum outside_line i = OUTSIDE_INCOME; i < OUTSIDE_LINES; i++)
        shown += is_shown(self, i);
    sheet_section(self->sheet, "4  Where the net worth came from");
    write_outside(self, OUTSIDE_BEGINNING);
    note(self, "Outside the projects");
    write_beginning(self, &beginning, sheet_at(self->sheet) + 2 + shown + any_carried + 1);
    terms[count++] = (struct term){&beginning, '+'};
    write_terms(self, &again, LOOK_BODY, "Earned (3)", same, 1);
    terms[count++] = (struct term){&again, '+'};
    if (any_carried) {
        write_carried(self, &carried, earned);
        terms[count++] = (struct term){&carried, '-'};
    }
    for (enum outside_line i = OUTSIDE_INCOME; i < OUTSIDE_LINES; i++) {
        if (!is_shown(self, i))
            continue;
        write_outside(self, i);
        terms[count++] = (struct term){&self->outside[i], i < OUTSIDE_EXPENSE ? '+' : '-'};
    }
    write_terms(self, ending, LOOK_TOTAL, "Net worth as the year ended", terms, count);
    name_line(self, "Net_worth", ending);
    write_balance(self, ending);
}

/* ---- 5: invested ---------------------------------------------------------------------------- */

static const char *const invested_says[] = {
    [INVESTED_EQUITY_CHANGE] = "the change of productive equity",
    [INVESTED_EQUITY_AND_EDUCATION] =
        "the change of productive equity, less what came from outside, and what went to education",
    [INVESTED_POINT_IN_TIME] = "productive equity on the last day",
};

/* Net worth of a day, what of it is idle, what is at work. */
static void write_equity(struct earned *self, struct line *out, const char *when, const char *cell,
                         int64_t worth, int64_t equity)
{
    struct line all, idle;
    struct buf label = {0};
    char a[REF_SIZE], b[REF_SIZE];
    buf_addf(&label, "Net worth %s", when);
    write_one(self, &all, LOOK_BODY, buf_text(&label), worth, "%s", cell);
    write_one(self, &idle, LOOK_BODY, "less what is not at work in the SAE", worth - equity, "%s",
              "");
    note(self, "personal things, and what was said not to be productive");
    buf_clear(&label);
    buf_addf(&label, "Productive equity %s", when);
    write_one(self, out, LOOK_STRONG, buf_text(&label), equity, "%s-%s", all_cell(self, &all, a),
              all_cell(self, &idle, b));
    buf_free(&label);
}

/* What came from outside is taken away, what went to education is added. */
static void add_outside(struct earned *self, struct buf *formula, int64_t *value)
{
    static const struct {
        enum outside_line line;
        int sign;
    } parts[] = {{OUTSIDE_INCOME, -1},
                 {OUTSIDE_GIFTS, -1},
                 {OUTSIDE_CONTRIBUTIONS, -1},
                 {OUTSIDE_EDUCATION, 1}};
    char cell[REF_SIZE];
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        const struct line *line = &self->outside[parts[i].line];
        if (!is_shown(self, parts[i].line))
            continue;
        buf_addf(formula, "%c%s", parts[i].sign < 0 ? '-' : '+', all_cell(self, line, cell));
        *value += parts[i].sign * line->all;
    }
}

static void write_invested(struct earned *self, const struct line *ending, struct line *invested)
{
    enum invested_rule rule = self->pages->degree->progress.asked.counting.invested;
    const struct invested *of = &self->invested;
    struct line first = {0}, last, brought = {0};
    struct buf formula = {0};
    char a[REF_SIZE], b[REF_SIZE];
    int64_t value = of->ending;
    sheet_section(self->sheet, "5  Invested");
    if (rule != INVESTED_POINT_IN_TIME)
        write_equity(self, &first, "as the records begin",
                     all_cell(self, &self->outside[OUTSIDE_BEGINNING], a),
                     self->outside[OUTSIDE_BEGINNING].all, of->beginning);
    write_equity(self, &last, "on the last day", all_cell(self, ending, a), ending->all, of->ending);
    buf_add_text(&formula, all_cell(self, &last, a));
    if (rule != INVESTED_POINT_IN_TIME && of->brought != 0)
        write_one(self, &brought, LOOK_BODY, "Invested in an earlier book, carried in", of->brought,
                  "%s", "");
    if (rule != INVESTED_POINT_IN_TIME) {
        buf_addf(&formula, "-%s", all_cell(self, &first, b));
        value -= of->beginning;
    }
    if (brought.row > 0) {
        buf_addf(&formula, "+%s", all_cell(self, &brought, b));
        value += of->brought;
    }
    if (rule == INVESTED_EQUITY_AND_EDUCATION)
        add_outside(self, &formula, &value);
    write_one(self, invested, LOOK_TOTAL, "Productively invested", value, "%s", buf_text(&formula));
    note(self, invested_says[rule]);
    name_line(self, "Invested", invested);
    buf_free(&formula);
}

/* ---- 6: both, and the hours ----------------------------------------------------------------- */

static void write_both(struct earned *self, const struct line *invested)
{
    struct line both;
    char a[REF_SIZE], b[REF_SIZE];
    int64_t lesser =
        self->counted.all < invested->all ? self->counted.all : invested->all;
    sheet_section(self->sheet, "6  Earned and productively invested");
    write_one(self, &both, LOOK_TOTAL, "The lesser of both: that much was earned and invested",
              lesser, "MIN(%s,%s)", all_cell(self, &self->counted, a), all_cell(self, invested, b));
    name_line(self, "Earned_and_invested", &both);
}

static void write_hours(struct earned *self, struct line *line, const char *label,
                        const char *criteria, enum hours_kind kind, bool all_but_class)
{
    const struct model *model = &self->pages->model;
    char year_cell[REF_SIZE];
    begin_line(self, line, LOOK_BODY, label);
    for (int year = 0; year < self->years; year++) {
        const int64_t *hours = model_at(model, model->projects, year)->hours;
        line->years[year] = all_but_class ? hours[HOURS_ALL] - hours[HOURS_CLASS] : hours[kind];
        cell_formula(self->sheet, year + 1, CELL_HOURS, line->years[year],
                     "SUMIFS(Journal_hours,Journal_year,%s%s)",
                     ref_fixed(self->heads, year + 1, year_cell) + 1, criteria);
    }
    write_all(self, line, CELL_HOURS);
}

/* Paid hours in the proportion of what was invested to the wages. */
static int64_t write_behind(struct earned *self, struct line *line, const struct line *paid,
                            const struct line *invested)
{
    char hours[REF_SIZE], money[REF_SIZE], wages[REF_SIZE];
    int64_t behind = 0, of = self->wages.all;
    if (invested->all > 0 && of > 0 && paid->all > 0)
        behind = invested->all >= of ? paid->all : (paid->all * invested->all + of - 1) / of;
    begin_line(self, line, LOOK_BODY, "less hours behind invested wages");
    note(self, "of the paid hours as much as of the wages was invested");
    line->all = behind;
    all_cell(self, paid, hours);
    all_cell(self, invested, money);
    all_cell(self, &self->wages, wages);
    cell_formula(self->sheet, all_col(self), CELL_HOURS, behind,
                 "IF(OR(%s<=0,%s<=0,%s<=0),0,IF(%s>=%s,%s,"
                 "ROUNDUP(ROUND(%s*60,0)*%s/%s-0.000001,0)/60))",
                 money, wages, hours, money, wages, hours, hours, money, wages);
    return behind;
}

static void write_credited(struct earned *self, const struct line *invested)
{
    const struct degree_counting *counting = &self->pages->degree->progress.asked.counting;
    bool unpaid_only = counting->hours == DEGREE_HOURS_UNPAID_ONLY;
    struct line outside, paid, unpaid, in_class, behind = {0}, counts;
    struct buf formula = {0};
    char cell[REF_SIZE];
    if (!self->pages->sheets[PAGE_JOURNAL])
        return;
    sheet_section(self->sheet, "7  Hours");
    write_hours(self, &paid, "Paid hours", ",Journal_paid,\"yes\",Journal_class,\"no\"", HOURS_PAID,
                false);
    note(self, "Journal");
    write_hours(self, &unpaid, "Unpaid hours", ",Journal_paid,\"no\",Journal_class,\"no\"",
                HOURS_UNPAID, false);
    write_hours(self, &outside, "All hours outside class", ",Journal_class,\"no\"", HOURS_ALL, true);
    write_hours(self, &in_class, "Hours in class", ",Journal_class,\"yes\"", HOURS_CLASS, false);
    int64_t value = unpaid_only ? unpaid.all : outside.all;
    buf_add_text(&formula, all_cell(self, unpaid_only ? &unpaid : &outside, cell));
    if (counting->hours == DEGREE_HOURS_EXCLUDE_INVESTED) {
        value -= write_behind(self, &behind, &paid, invested);
        buf_addf(&formula, "-%s", all_cell(self, &behind, cell));
    }
    if (counting->class_time) {
        value += in_class.all;
        buf_addf(&formula, "+%s", all_cell(self, &in_class, cell));
    }
    begin_line(self, &counts, LOOK_TOTAL, "Hours that count");
    cell_formula(self->sheet, all_col(self), CELL_HOURS, value, "%s", buf_text(&formula));
    note(self, unpaid_only ? "by these rules unpaid hours alone" : "");
    name_line(self, "Hours_counted", &counts);
    buf_free(&formula);
}

/* ---- the page ------------------------------------------------------------------------------- */

static void set_columns(struct earned *self)
{
    struct column columns[PAGES_YEARS + 3] = {{"", CELL_TEXT, 30, 44}};
    for (int col = 1; col <= all_col(self); col++)
        columns[col] = (struct column){"", CELL_MONEY, 0, 0};
    columns[all_col(self) + 1] = (struct column){"", CELL_TEXT, 18, 34};
    sheet_columns(self->sheet, columns, (size_t)all_col(self) + 2);
}

static void write_heads(struct earned *self)
{
    sheet_row(self->sheet, LOOK_HEAD);
    self->heads = sheet_at(self->sheet);
    cell_text(self->sheet, 0, "Line");
    for (int year = 0; year < self->years; year++)
        cell_value(self->sheet, year + 1, CELL_YEAR, self->pages->model.first_year + year);
    cell_text(self->sheet, all_col(self), "All years");
    cell_text(self->sheet, all_col(self) + 1, "From, and how");
    sheet_freeze(self->sheet);
}

bool page_earned(struct pages *pages, struct sheet *sheet, struct err *err)
{
    struct earned self = {.pages = pages, .sheet = sheet, .years = pages->model.years};
    struct line earned, ending, invested;
    struct buf says = {0};
    if (!invested_read(pages->book, pages->scope.student, pages->scope.to, &self.invested, err) ||
        !read_moved(&self, err))
        return false;
    for (int year = 0; year < self.years; year++)
        self.balance[year] =
            anchor_next(pages, "balance.net_worth", pages->model.first_year + year, NULL);
    set_columns(&self);
    buf_addf(&says,
             "Step by step, as the rules of %s count it: each figure is a formula over the sheets "
             "named at the right. The official form may order its lines otherwise.",
             pages->degree->progress.profile_label);
    page_begin(pages, sheet, sheet_name(sheet), buf_text(&says));
    buf_free(&says);
    write_heads(&self);
    write_earned(&self, &earned);
    write_worth(&self, &earned, &ending);
    sheet_page_break(sheet); /* the steps to come are short, and belong together */
    write_invested(&self, &ending, &invested);
    write_both(&self, &invested);
    write_credited(&self, &invested);
    return true;
}
