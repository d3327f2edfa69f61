/* What the statements say, added up from the model's entries. */
#include "support/check.h"

#include "support/model_inside.h"

#include <stdio.h>

struct line {
    const char *name, *sums; /* the columns that it is also part of */
    int sign;                /* of its entries in the column: income is a credit */
    int net;                 /* of the column in net_income */
};

/* The lines of the income report that records post to. */
static const struct line lines[] = {
    {"cash_sales", "operating_income net_operating", -1, 1},
    {"used_at_home", "operating_income net_operating", -1, 1},
    {"bartered", "operating_income net_operating", -1, 1},
    {"labor_exchange", "operating_income net_operating", -1, 1},
    {"transferred_out", "operating_income net_operating", -1, 1},
    {"resale", "operating_expense -net_operating", 1, -1},
    {"cash_feed", "operating_expense -net_operating", 1, -1},
    {"noncash_feed", "operating_expense -net_operating", 1, -1},
    {"cash_other", "operating_expense -net_operating", 1, -1},
    {"noncash_other", "operating_expense -net_operating", 1, -1},
    {"inventory_change", "net_operating", -1, 1},
    {"gain_loss", "net_noncurrent", -1, 1},
    {"raised", "net_noncurrent", -1, 1},
    {"depreciation", "-net_noncurrent", 1, -1},
};

static const struct line *line_of(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (strcmp(lines[i].name, name) == 0)
            return &lines[i];
    return NULL;
}

static const char *number_of(const struct model *m, int64_t student)
{
    return record_text(row_of(&m->students, student), "number");
}

static const char *title_of(const struct rows *rows, int64_t id)
{
    const struct record *row = row_of(rows, id);
    return row == NULL ? "" : record_text(row, "title");
}

/* ---- income and placement -------------------------------------------------------------------- */

static void add_income(const struct model *m, struct figures *out, int64_t project, int year,
                       const struct line *line, int64_t amount)
{
    const struct record *p = row_of(&m->projects, project);
    char row[FIGURE_NAME / 2];
    snprintf(row, sizeof row, "income %s %s %d", number_of(m, record_int(p, "student")),
             record_text(p, "title"), year);
    figures_add(out, amount, "%s %s", row, line->name);
    figures_add(out, line->net * amount, "%s net_income", row);
    for (const char *s = line->sums; *s != '\0';) {
        int length = (int)strcspn(s, " ");
        bool less = *s == '-';
        figures_add(out, less ? -amount : amount, "%s %.*s", row, length - less, s + less);
        s += length + (s[length] == ' ');
    }
}

static void add_placement(const struct model *m, struct figures *out, int64_t project,
                          int64_t position, int year, const char *column, int64_t amount)
{
    const struct record *p = row_of(&m->projects, project);
    char row[FIGURE_NAME / 2];
    snprintf(row, sizeof row, "placement %s %s %s %d", number_of(m, record_int(p, "student")),
             record_text(p, "title"), title_of(&m->positions, position), year);
    figures_add(out, amount, "%s %s", row, column);
    if (strcmp(column, "gross") == 0 || strcmp(column, "expenses") == 0)
        figures_add(out, *column == 'g' ? amount : -amount, "%s net", row);
}

/* An entry of a project's income or expense: in one of the two reports. */
static void add_earned(const struct model *m, const struct entry *e, struct figures *out)
{
    const struct line *line = line_of(e->account);
    int year = year_of(e->day);
    if (strcmp(e->account, "wages") == 0)
        add_placement(m, out, e->project, e->position, year, "gross", -e->amount);
    else if (line != NULL && is_placement(m, e->project))
        add_placement(m, out, e->project, e->position, year, "expenses", e->amount);
    else if (line != NULL)
        add_income(m, out, e->project, year, line, line->sign * e->amount);
}

/* ---- hours ----------------------------------------------------------------------------------- */

static bool paid_hours_logged(const struct model *m, int64_t project, int year, int to)
{
    for (size_t i = 0; i < m->hours.count; i++) {
        const struct record *row = &m->hours.list[i];
        if (record_int(row, "project") == project && record_int(row, "paid") &&
            !record_int(row, "in_class") && year_of(day_of(row, "date")) == year &&
            day_of(row, "date") <= to)
            return true;
    }
    return false;
}

/* `report hours`, of every project: minutes, but entries are a number. */
static void add_worked(const struct model *m, struct figures *out, int64_t project, int year,
                       const char *column, int64_t amount)
{
    const struct record *p = row_of(&m->projects, project);
    char row[FIGURE_NAME / 2];
    snprintf(row, sizeof row, "hours %s %s %d", number_of(m, record_int(p, "student")),
             record_text(p, "title"), year);
    figures_add(out, amount, "%s %s", row, column);
    if (strcmp(column, "entries") != 0)
        figures_add(out, amount, "%s hours", row);
}

static void add_hours(const struct model *m, int to, struct figures *out)
{
    for (size_t i = 0; i < m->hours.count; i++) {
        const struct record *row = &m->hours.list[i];
        int64_t project = record_int(row, "project");
        int day = day_of(row, "date");
        const char *column = record_int(row, "in_class") ? "class_hours"
                             : record_int(row, "paid")   ? "paid_hours"
                                                         : "unpaid_hours";
        if (day > to)
            continue;
        if (is_placement(m, project) && !record_int(row, "in_class"))
            add_placement(m, out, project, record_int(row, "position"), year_of(day), column,
                          record_int(row, "time"));
        add_worked(m, out, project, year_of(day), column, record_int(row, "time"));
        add_worked(m, out, project, year_of(day), "entries", 1);
    }
    for (size_t i = 0; i < m->paychecks.count; i++) {
        const struct record *row = &m->paychecks.list[i];
        int64_t project = record_int(row, "project");
        int day = day_of(row, "date");
        if (day > to || paid_hours_logged(m, project, year_of(day), to))
            continue;
        add_placement(m, out, project, record_int(row, "position"), year_of(day), "paid_hours",
                      record_int(row, "time"));
        add_worked(m, out, project, year_of(day), "paid_hours", record_int(row, "time"));
    }
}

static void add_brought(const struct model *m, int to, struct figures *out)
{
    for (size_t i = 0; i < m->brought.count; i++) {
        const struct record *row = &m->brought.list[i];
        int64_t project = record_int(row, "project"), amount = record_int(row, "amount");
        const struct line *line = line_of(record_text(row, "line"));
        int year = (int)record_int(row, "year");
        if (year > year_of(to))
            continue;
        if (line != NULL && !is_placement(m, project))
            add_income(m, out, project, year, line, amount);
        else if (strstr(record_text(row, "line"), "hours") != NULL) { /* in hundredths */
            add_placement(m, out, project, 0, year, record_text(row, "line"),
                          scale(amount, 60, 100));
            add_worked(m, out, project, year, record_text(row, "line"), scale(amount, 60, 100));
        } else if (line == NULL && is_placement(m, project)) {
            add_placement(m, out, project, 0, year, record_text(row, "line"), amount);
        }
    }
}

/* ---- what is carried ------------------------------------------------------------------------- */

/* The sum that stands at the end of a year goes into each year after it: "ending" of the same year,
 * "beginning" of those that follow. What was there to begin with is in the beginning of its year.
 */
static void carry(struct figures *out, const char *row, const char *beginning, const char *ending,
                  const struct entry *e, bool began, int64_t amount, int to)
{
    int year = year_of(e->day);
    if (began)
        figures_add(out, amount, "%s %d %s", row, year, beginning);
    figures_add(out, amount, "%s %d %s", row, year, ending);
    for (int y = year + 1; y <= year_of(to); y++) {
        figures_add(out, amount, "%s %d %s", row, y, beginning);
        figures_add(out, amount, "%s %d %s", row, y, ending);
    }
}

static bool is_one(const char *word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], word) == 0)
            return true;
    return false;
}

static bool is_held(const char *account)
{
    static const char *const held[] = {
        "cash",
        "inventory",
        "receivable",
        "prepaid",
        "current_asset",
        "capital",
        "payable",
        "loan",
        "current_liability",
        "noncurrent_asset",
        "noncurrent_liability",
    };
    return is_one(account, held, COUNT_OF(held));
}

static void add_inventory(const struct model *m, const struct entry *e, const struct entry *other,
                          int to, struct figures *out)
{
    char row[FIGURE_NAME / 2];
    snprintf(row, sizeof row, "income %s %s", number_of(m, e->student),
             title_of(&m->projects, e->project));
    carry(out, row, "beginning_inventory", "ending_inventory", e,
          strcmp(other->account, "beginning") == 0, e->amount, to);
}

static void add_asset(const struct model *m, const struct entry *e, int to, struct figures *out)
{
    char row[FIGURE_NAME / 2];
    bool less = strcmp(e->column, "depreciation") == 0 || strcmp(e->column, "disposed") == 0;
    bool began = strcmp(e->column, "beginning_value") == 0;
    snprintf(row, sizeof row, "assets %s %s", number_of(m, e->student),
             record_text(row_of(&m->assets, e->asset), "name"));
    carry(out, row, "beginning_value", "ending_value", e, began, e->amount, to);
    if (!began)
        figures_add(out, less ? -e->amount : e->amount, "%s %d %s", row, year_of(e->day),
                    e->column);
}

static void add_networth(const struct model *m, const struct entry *e, int to, struct figures *out)
{
    static const char *const flows[] = {"outside_income", "contributions", "gifts",
                                        "valuation",      "other_changes", "unexplained"};
    char row[FIGURE_NAME / 2];
    int year = year_of(e->day);
    snprintf(row, sizeof row, "networth %s", number_of(m, e->student));
    if (is_held(e->account))
        carry(out, row, "beginning", "ending", e, false, e->amount, to);
    else if (strcmp(e->account, "beginning") == 0)
        figures_add(out, -e->amount, "%s %d beginning", row, year);
    else if (is_one(e->account, flows, COUNT_OF(flows)))
        figures_add(out, -e->amount, "%s %d %s", row, year, e->account);
    else if (strcmp(e->account, "equity_raised") == 0)
        figures_add(out, -e->amount, "%s %d raised", row, year);
    else if (strcmp(e->account, "withdrawals") == 0 || strcmp(e->account, "outside_expense") == 0)
        figures_add(out, e->amount, "%s %d %s", row, year, e->account);
    else if (strcmp(e->account, "between") != 0)
        figures_add(out, -e->amount, "%s %d earned", row, year);
}

void model_statements(const struct model *m, struct date until, struct figures *out)
{
    int to = date_number(until);
    for (size_t i = 0; i < m->count; i++) {
        const struct entry *e = &m->entries[i];
        if (e->day > to)
            continue;
        add_earned(m, e, out);
        add_networth(m, e, to, out);
        if (strcmp(e->account, "inventory") == 0) /* always the debit: the other side follows */
            add_inventory(m, e, e + 1, to, out);
        if (strcmp(e->account, "capital") == 0)
            add_asset(m, e, to, out);
    }
    add_hours(m, to, out);
    add_brought(m, to, out);
}

/* ---- the balance sheet ----------------------------------------------------------------------- */

static bool due_within_a_year(const struct model *m, int64_t loan, struct date day)
{
    const struct record *row = row_of(&m->loans, loan);
    return !has(row, "due") || day_of(row, "due") <= date_number(date_add_months(day, 12));
}

void model_balance(const struct model *m, struct date day, struct figures *out)
{
    char iso[DATE_ISO_SIZE], row[FIGURE_NAME / 2];
    for (size_t i = 0; i < m->count; i++) {
        const struct entry *e = &m->entries[i];
        const char *a = e->account;
        if (e->day > date_number(day) || !is_held(a))
            continue;
        snprintf(row, sizeof row, "balance %s %s", number_of(m, e->student), date_iso(day, iso));
        bool lasting = strcmp(a, "capital") == 0 || strncmp(a, "noncurrent", 10) == 0 ||
                       (strcmp(a, "loan") == 0 && !due_within_a_year(m, e->loan, day));
        bool owed = strcmp(a, "loan") == 0 || strcmp(a, "payable") == 0 || strstr(a, "liability");
        figures_add(out, owed ? -e->amount : e->amount, "%s %scurrent_%s", row,
                    lasting ? "non" : "", owed ? "liabilities" : "assets");
        figures_add(out, owed ? -e->amount : e->amount, "%s total_%s", row,
                    owed ? "liabilities" : "assets");
        figures_add(out, e->amount, "%s net_worth", row);
        if (strcmp(a, "cash") == 0 || strcmp(a, "receivable") == 0)
            figures_add(out, e->amount, "%s %s", row, *a == 'c' ? "cash" : "receivables");
        if (strcmp(a, "inventory") == 0)
            figures_add(out, e->amount, "%s current_inventory", row);
    }
}
