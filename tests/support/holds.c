#include "support/check.h"

#include "support/holds.h"

#include "book/book.h"
#include "report/report.h"
#include "support/model.h"
#include "support/tale.h"
#include <stdio.h>

static bool is_word(const char *word, const char *words)
{
    size_t nbytes = strlen(word);
    for (const char *w = words; *w != '\0'; w += strcspn(w, " "), w += *w == ' ')
        if (strcspn(w, " ") == nbytes && memcmp(w, word, nbytes) == 0)
            return true;
    return false;
}

/* ---- reports as figures ---------------------------------------------------------------------- */

/* What a row is called: its texts and years, but for what a name does not need. */
static void name_row(const struct report *report, struct report_rows *rows, char *out, size_t room)
{
    size_t length = (size_t)snprintf(out, room, "%s", report->name);
    bool of_asset = strcmp(report->name, "assets") == 0;
    for (size_t c = 0; c < report->count && length < room; c++) {
        const struct report_column *column = &report->columns[c];
        if (of_asset && is_word(column->name, "project class"))
            continue;
        if (column->type == REPORT_TEXT || column->type == REPORT_DATE)
            length += (size_t)snprintf(out + length, room - length, " %s", report_text(rows, c));
        else if (column->type == REPORT_YEAR)
            length += (size_t)snprintf(out + length, room - length, " %lld",
                                       (long long)report_int(rows, c));
    }
}

static void read_report(struct book *book, const char *name, const struct report_query *query,
                        struct figures *out, struct buf *why)
{
    struct err err = {{0}};
    const struct report *report = report_named(name, &err);
    struct report_rows *rows = report != NULL ? report_open(book, report, query, &err) : NULL;
    enum step step = STEP_FAILED;
    char row[FIGURE_NAME / 2 + 16];
    while (rows != NULL && (step = report_next(rows, &err)) == STEP_ROW) {
        name_row(report, rows, row, sizeof row);
        figures_add(out, 1, "%s row", row);
        for (size_t c = 0; c < report->count; c++)
            if (report->columns[c].type == REPORT_MONEY ||
                report->columns[c].type == REPORT_HOURS || report->columns[c].type == REPORT_INT)
                figures_add(out, report_int(rows, c), "%s %s", row, report->columns[c].name);
    }
    if (step == STEP_FAILED)
        buf_addf(why, "report %s: %s\n", name, err.text);
    report_close(rows);
}

struct figures report_figures(struct book *book, const char *name, int64_t student, int64_t project,
                              int year, struct buf *why)
{
    struct figures out = {0};
    struct report_query query = {.student = student, .project = project, .year = year};
    read_report(book, name, &query, &out, why);
    figures_sort(&out);
    return out;
}

static void differ(const char *what, const struct figures *ours, const struct figures *theirs,
                   struct buf *why)
{
    struct buf lines = {0};
    if (figures_differ(ours, theirs, &lines) > 0)
        buf_addf(why, "%s:\n%s", what, buf_text(&lines));
    buf_free(&lines);
}

static bool is_row_mark(const char *name)
{
    size_t length = strlen(name);
    return length > 4 && strcmp(name + length - 4, " row") == 0;
}

/* A row may be left out where nothing happened in its year: then what is carried through it stands
 * on one side only, and is no difference. */
static void leave_out_idle(struct figures *figures, const struct figures *others)
{
    static const char carried[] = "beginning_inventory ending_inventory beginning ending"
                                  " beginning_value ending_value";
    for (size_t i = 0; i < figures->count; i++) {
        struct figure *figure = &figures->list[i];
        const char *column = strrchr(figure->name, ' ') + 1;
        char name[FIGURE_NAME * 2];
        snprintf(name, sizeof name, "%.*srow", (int)(column - figure->name), figure->name);
        if (is_word(column, carried) && figures_get(others, name) == 0)
            figure->amount = 0;
    }
}

static void forget_rows(struct figures *figures)
{
    for (size_t i = 0; i < figures->count; i++)
        if (is_row_mark(figures->list[i].name))
            figures->list[i].amount = 0;
    figures_sort(figures);
}

/* ---- identities ------------------------------------------------------------------------------ */

/* Questions that must give no row. */
static void ask_nothing(struct book *book, const char *what, const char *sql, struct buf *why)
{
    struct err err = {{0}};
    struct stmt *stmt = book_stmt(book, sql, &err);
    enum step step = stmt != NULL ? stmt_step(stmt, &err) : STEP_FAILED;
    if (step == STEP_ROW)
        buf_addf(why, "%s: %s %s %s\n", what, stmt_text(stmt, 0),
                 stmt_columns(stmt) > 1 ? stmt_text(stmt, 1) : "",
                 stmt_columns(stmt) > 2 ? stmt_text(stmt, 2) : "");
    else if (step == STEP_FAILED)
        buf_addf(why, "%s: %s\n", what, err.text);
    stmt_done(stmt);
}

static void balanced_records(struct book *book, struct buf *why)
{
    struct err err = {{0}};
    struct figures sums = {0};
    const struct report *report = report_named("ledger", &err);
    struct report_query query = {.to = {2199, 12, 31}};
    struct report_rows *rows = report_open(book, report, &query, &err);
    enum step step = STEP_FAILED;
    size_t at[5];
    static const char *const columns[] = {"date", "kind", "record", "debit", "credit"};
    for (size_t i = 0; i < 5; i++)
        for (size_t c = 0; c < report->count; c++)
            if (strcmp(report->columns[c].name, columns[i]) == 0)
                at[i] = c;
    while (rows != NULL && (step = report_next(rows, &err)) == STEP_ROW) {
        char name[FIGURE_NAME];
        int length = snprintf(name, sizeof name, "%s", report_text(rows, at[0]));
        length +=
            snprintf(name + length, sizeof name - (size_t)length, " %s", report_text(rows, at[1]));
        snprintf(name + length, sizeof name - (size_t)length, " %s", report_text(rows, at[2]));
        figures_add(&sums, report_int(rows, at[3]) - report_int(rows, at[4]), "%s", name);
        if (report_int(rows, at[3]) < 0 || report_int(rows, at[4]) < 0)
            buf_addf(why, "below zero in the ledger: %s\n", name);
    }
    if (step == STEP_FAILED)
        buf_addf(why, "report ledger: %s\n", err.text);
    report_close(rows);
    figures_sort(&sums);
    differ("debits less credits", &sums, &(struct figures){0}, why);
    figures_clear(&sums);
}

/* Reports of each project, or each student, together: the chapter's rows. */
static void adds_up(struct book *book, const char *report, bool by_project, struct buf *why)
{
    struct err err = {{0}};
    struct figures whole = report_figures(book, report, 0, 0, 0, why), parts = {0};
    struct stmt *stmt = book_stmt(
        book, by_project ? "SELECT student, id FROM project" : "SELECT id, 0 FROM student", &err);
    while (stmt != NULL && stmt_step(stmt, &err) == STEP_ROW)
        read_report(
            book, report,
            &(struct report_query){.student = stmt_int(stmt, 0), .project = stmt_int(stmt, 1)},
            &parts, why);
    stmt_done(stmt);
    figures_sort(&parts);
    leave_out_idle(&whole, &parts);
    leave_out_idle(&parts, &whole);
    forget_rows(&whole);
    forget_rows(&parts);
    differ(by_project ? "by project" : "by student", &parts, &whole, why);
    figures_clear(&whole);
    figures_clear(&parts);
}

static int64_t get(const struct figures *figures, const char *row, const char *column)
{
    char name[FIGURE_NAME * 2];
    snprintf(name, sizeof name, "%s %s", row, column);
    return figures_get(figures, name);
}

static void row_foots(const struct figures *worth, const char *row, struct buf *why)
{
    static const struct {
        const char *column;
        int sign;
    } parts[] = {{"beginning", 1},     {"earned", 1},       {"outside_income", 1},
                 {"contributions", 1}, {"gifts", 1},        {"outside_expense", -1},
                 {"raised", 1},        {"valuation", 1},    {"other_changes", 1},
                 {"unexplained", 1},   {"withdrawals", -1}, {"ending", -1}};
    int64_t sum = 0;
    for (size_t p = 0; p < COUNT_OF(parts); p++)
        sum += parts[p].sign * get(worth, row, parts[p].column);
    if (sum != 0)
        buf_addf(why, "%s does not foot by %lld\n", row, (long long)sum);
}

static int began_in(struct book *book, const char *student)
{
    int64_t year = 0;
    (void)book_ask_int(book,
                       "SELECT CAST(substr(records_from, 1, 4) AS INTEGER) FROM student"
                       " WHERE number = ?1",
                       student, &year, NULL);
    return (int)year;
}

/* The balance sheets of all years' ends, to today. */
static struct figures year_ends(struct book *book, struct buf *why)
{
    struct date today = date_today();
    struct figures sheets = {0};
    for (int year = today.year - 10; year <= today.year; year++) {
        struct date end = year == today.year ? today : (struct date){year, 12, 31};
        read_report(book, "balance", &(struct report_query){.as_of = end}, &sheets, why);
    }
    figures_sort(&sheets);
    return sheets;
}

/* Each row of net worth foots, begins where the one before it ended but for what stood when the
 * records began, and ends at the balance sheet's sum. */
static void net_worth_is_explained(struct book *book, struct buf *why)
{
    struct figures worth = report_figures(book, "networth", 0, 0, 0, why);
    struct figures sheets = year_ends(book, why);
    char last_student[FIGURE_NAME] = "";
    int64_t last_ending = 0;
    for (size_t i = 0; i < worth.count; i++) {
        char row[FIGURE_NAME], student[FIGURE_NAME], iso[DATE_ISO_SIZE];
        int year = 0, length = (int)strlen(worth.list[i].name);
        if (!is_row_mark(worth.list[i].name))
            continue;
        snprintf(row, sizeof row, "%.*s", length - 4, worth.list[i].name);
        if (sscanf(row, "networth %s %d", student, &year) != 2)
            continue;
        row_foots(&worth, row, why);
        if (strcmp(student, last_student) == 0 && began_in(book, student) < year &&
            get(&worth, row, "beginning") != last_ending)
            buf_addf(why, "%s does not begin where the year before ended\n", row);
        snprintf(last_student, sizeof last_student, "%s", student);
        last_ending = get(&worth, row, "ending");
        struct date end = {year, 12, 31};
        end = date_compare(end, date_today()) > 0 ? date_today() : end;
        snprintf(row, sizeof row, "balance %.40s %s", student, date_iso(end, iso));
        if (get(&sheets, row, "net_worth") != last_ending)
            buf_addf(why, "%s: net worth %lld, the year ends at %lld\n", row,
                     (long long)get(&sheets, row, "net_worth"), (long long)last_ending);
    }
    figures_clear(&worth);
    figures_clear(&sheets);
}

void holds_totals(struct book *book, struct buf *why)
{
    ask_nothing(book, "totals and a full scan",
                "SELECT * FROM (SELECT * FROM total EXCEPT SELECT * FROM line_total)"
                " UNION ALL SELECT * FROM (SELECT * FROM line_total EXCEPT SELECT * FROM total)",
                why);
    ask_nothing(book, "stale", "SELECT * FROM stale UNION ALL SELECT * FROM stale_latest", why);
}

void holds_identities(struct book *book, struct buf *why)
{
    static const char *const reports[] = {"income", "placement", "hours", "duties"};
    balanced_records(book, why);
    holds_totals(book, why);
    net_worth_is_explained(book, why);
    for (size_t i = 0; i < COUNT_OF(reports); i++)
        adds_up(book, reports[i], true, why);
    adds_up(book, "networth", false, why);
    adds_up(book, "assets", false, why);
}

/* ---- the records behind a figure ------------------------------------------------------------- */

enum { CELLS = 64 };

/* The sum of what the records behind a column of a row say. */
static void records_add_up(struct book *book, const struct report *report,
                           char cells[][NUM_TEXT_SIZE], size_t column, int64_t figure,
                           struct buf *why)
{
    struct err err = {{0}};
    const char *texts[CELLS];
    struct report_record record;
    enum step step = STEP_FAILED;
    int64_t sum = 0;
    for (size_t c = 0; c < report->count; c++)
        texts[c] = cells[c];
    struct report_records *records =
        report_records_open(book, report, &(struct report_query){0}, texts, column, &err);
    while (records != NULL && (step = report_records_next(records, &record, &err)) == STEP_ROW)
        sum += record.amount;
    if (step == STEP_FAILED || sum != figure)
        buf_addf(why, "report %s, %s %s %s %s, %s: %lld, the records behind it: %lld %s\n",
                 report->name, cells[0], cells[1], cells[2], cells[3], report->columns[column].name,
                 (long long)figure, (long long)sum, err.text);
    report_records_close(records);
}

/* One row of a report, some figures of it. */
static void records_of_a_row(struct book *book, const struct report *report, struct chance *chance,
                             struct buf *why)
{
    struct err err = {{0}};
    char cells[CELLS][NUM_TEXT_SIZE];
    int64_t figures[CELLS];
    unsigned rows_seen = 0;
    struct report_rows *rows = report_open(book, report, &(struct report_query){0}, &err);
    while (rows != NULL && report_next(rows, &err) == STEP_ROW) {
        if (chance_below(chance, ++rows_seen) != 0)
            continue;
        for (size_t c = 0; c < report->count; c++) {
            char number[NUM_TEXT_SIZE];
            snprintf(cells[c], NUM_TEXT_SIZE, "%s", report_value(rows, c, number));
            figures[c] = report_int(rows, c);
        }
    }
    report_close(rows);
    for (int tries = 0; rows_seen > 0 && tries < 6; tries++) {
        size_t c = chance_below(chance, (unsigned)report->count);
        if (report_type_is_figure(report->columns[c].type) && report->columns[c].of == NULL)
            records_add_up(book, report, cells, c, figures[c], why);
    }
}

void holds_records(struct book *book, uint64_t seed, struct buf *why)
{
    struct chance chance = tale_chance(seed ^ 0xABCD);
    for (int i = 0; i < 4; i++) {
        const struct report *report = report_at(chance_below(&chance, (unsigned)report_count()));
        if (report_has_records(report) && report->keys > 0 && report->count <= CELLS)
            records_of_a_row(book, report, &chance, why);
    }
}

/* ---- the model ------------------------------------------------------------------------------- */

/* Keeps what is asked for: rows of one year alone; and a report by years is not cut at a day. */
static void leave_out_others(struct figures *figures, const struct report_query *query)
{
    char mark[16] = " ";
    if (query->year != 0)
        snprintf(mark, sizeof mark, " %d ", query->year);
    for (size_t i = 0; i < figures->count; i++)
        if (strstr(figures->list[i].name, mark) == NULL ||
            (query->to.year != 0 && strncmp(figures->list[i].name, "assets ", 7) == 0))
            figures->list[i].amount = 0;
    figures_sort(figures);
}

/* The statements that a question gets; `to` is the last day of it. */
static void same_statements(struct book *book, const struct model *model,
                            const struct report_query *query, struct date to, struct buf *why)
{
    static const char *const reports[] = {"income", "placement", "hours", "networth", "assets"};
    size_t count = COUNT_OF(reports) - (query->to.year != 0);
    struct figures ours = {0}, theirs = {0};
    char what[64], iso[DATE_ISO_SIZE];
    for (size_t i = 0; i < count; i++)
        read_report(book, reports[i], query, &ours, why);
    figures_sort(&ours);
    model_statements(model, to, &theirs);
    figures_sort(&theirs);
    leave_out_others(&theirs, query);
    leave_out_idle(&theirs, &ours);
    forget_rows(&theirs);
    forget_rows(&ours);
    snprintf(what, sizeof what, "statements %s %s", query->year ? "of the year" : "to",
             date_iso(to, iso));
    differ(what, &ours, &theirs, why);
    figures_clear(&ours);
    figures_clear(&theirs);
}

static void same_balance(struct book *book, const struct model *model, struct date day,
                         struct buf *why)
{
    struct figures ours = {0}, theirs = {0};
    read_report(book, "balance", &(struct report_query){.as_of = day}, &ours, why);
    figures_sort(&ours);
    model_balance(model, day, &theirs);
    figures_sort(&theirs);
    leave_out_idle(&theirs, &ours);
    forget_rows(&theirs);
    forget_rows(&ours);
    differ("balance", &ours, &theirs, why);
    figures_clear(&ours);
    figures_clear(&theirs);
}

void holds_model(struct book *book, uint64_t seed, struct buf *why)
{
    struct chance chance = tale_chance(~seed);
    struct model *model = model_read(book);
    struct date today = date_today();
    struct date to = date_from_number(date_number(today) - (int)chance_below(&chance, 1500));
    struct date year = {today.year - (int)chance_below(&chance, 5), 12, 31};
    same_statements(book, model, &(struct report_query){0}, today, why);
    same_statements(book, model, &(struct report_query){.to = to}, to, why);
    same_statements(book, model, &(struct report_query){.year = year.year}, year, why);
    same_balance(book, model, today, why);
    same_balance(book, model, to, why);
    for (int y = today.year - 5; y <= today.year + 1; y++)
        same_balance(book, model, (struct date){y, 12, 31}, why);
    model_free(model);
}
