/* The research of a project: what was asked, how it was found out, what came of it; every data point,
 * and by treatment how many there are, their mean and range. */
#include "workbook/pages.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "book/book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    COL_MEASURE,
    COL_TREATMENT,
    COL_UNIT,
    COL_COUNT_OF,
    COL_MEAN,
    COL_LEAST,
    COL_MOST,
    COL_RANGE,
    COL_COUNT,
    /* The same columns of the data points. */
    COL_VALUE = COL_COUNT_OF,
    COL_DATE = COL_MEAN,
    COL_REPEAT = COL_LEAST,
    COL_SUBJECT = COL_MOST,
};

/* ---- the report ----------------------------------------------------------------------------- */

/* Columns 2 on of the statement below. */
static const char *const part_labels[] = {
    "Abstract",   "Question", "Hypothesis", "What was changed", "What was measured", "Kept the same",
    "Materials",  "Method",   "Results",    "Conclusion",       "Limits",            "Sources",
    "Mentor",     "Approval",
};

static void add_part(struct sheet *sheet, const char *label, const char *text)
{
    for (const char *rest = text; *rest;) {
        size_t fits = cell_room(sheet, 1, COL_COUNT - 1, rest);
        char *part = mem_text_n(rest, fits);
        sheet_row(sheet, LOOK_BODY);
        cell_text(sheet, 0, rest == text ? label : "");
        cell_across(sheet, 1, COL_COUNT - 1, LOOK_BODY, part);
        free(part);
        rest += fits;
    }
}

static void add_report(struct sheet *sheet, struct stmt *stmt)
{
    struct buf heading = {0};
    buf_addf(&heading, "%s, %lld", stmt_text(stmt, 0), (long long)stmt_int(stmt, 1));
    sheet_row(sheet, LOOK_STRONG);
    cell_across(sheet, 0, COL_COUNT - 1, LOOK_STRONG, buf_text(&heading));
    buf_free(&heading);
    for (size_t i = 0; i < COUNT_OF(part_labels); i++)
        add_part(sheet, part_labels[i], stmt_text(stmt, (int)i + 2));
}

static bool add_reports(struct pages *pages, struct sheet *sheet, struct err *err)
{
    struct stmt *stmt = pages_ask(
        pages,
        "SELECT p.title, r.year, ifnull(r.abstract, ''), ifnull(r.question, ''),"
        " ifnull(r.hypothesis, ''), ifnull(r.independent, ''), ifnull(r.dependent, ''),"
        " ifnull(r.controls, ''), ifnull(r.materials, ''), ifnull(r.method, ''), ifnull(r.results, ''),"
        " ifnull(r.conclusion, ''), ifnull(r.limits, ''), ifnull(r.sources, ''), ifnull(r.mentor, ''),"
        " CASE r.approval WHEN 'none' THEN 'None needed' WHEN 'animals' THEN 'Study with animals, approved'"
        "     WHEN 'people' THEN 'Study with people, approved' ELSE '' END"
        " FROM research AS r JOIN project AS p ON p.id = r.project"
        " WHERE r.project IN (SELECT value FROM json_each(:projects))"
        " AND r.year BETWEEN :first_year AND :last_year"
        " ORDER BY p.title COLLATE NOCASE, p.id, r.year",
        err);
    bool first = true;
    enum step step;
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        if (first)
            sheet_section(sheet, "The study");
        first = false;
        add_report(sheet, stmt);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* ---- data points ---------------------------------------------------------------------------- */

/* What was measured under one treatment. */
struct group {
    char *measure, *treatment, *unit; /* owned */
    int64_t count, sum, least, most;  /* thousandths */
    int row;                          /* of its figures */
    int first, last;                  /* rows of its data points */
};

struct groups {
    struct group *list;
    size_t count;
};

/* In the order of the groups, which is that of their figures. */
static const char points_sql[] =
    "SELECT r.measure, ifnull(r.treatment, ''), ifnull(r.unit, ''), r.value, r.date,"
    " ifnull(r.replicate, ''), ifnull(r.subject, ''), p.title"
    " FROM reading AS r JOIN project AS p ON p.id = r.project"
    " WHERE r.project IN (SELECT value FROM json_each(:projects))"
    " AND r.date BETWEEN :first_year || '-01-01' AND :last_day"
    " ORDER BY p.title COLLATE NOCASE, p.id, r.measure COLLATE NOCASE,"
    " ifnull(r.unit, '') COLLATE NOCASE, ifnull(r.treatment, '') COLLATE NOCASE, r.date, r.id";

static bool is_of(const struct group *group, struct stmt *stmt)
{
    return text_same(group->measure, stmt_text(stmt, 0)) &&
           text_same(group->treatment, stmt_text(stmt, 1)) && text_same(group->unit, stmt_text(stmt, 2));
}

/* Groups in the order of points_sql: a change of any of the three begins the next. */
static struct group *group_of(struct groups *groups, struct stmt *stmt, int64_t *project, int64_t now)
{
    if (groups->count > 0 && *project == now && is_of(&groups->list[groups->count - 1], stmt))
        return &groups->list[groups->count - 1];
    *project = now;
    groups->list = mem_grow(groups->list, groups->count + 1, sizeof *groups->list);
    struct group *group = &groups->list[groups->count++];
    *group = (struct group){.measure = mem_text(stmt_text(stmt, 0)),
                            .treatment = mem_text(stmt_text(stmt, 1)),
                            .unit = mem_text(stmt_text(stmt, 2)),
                            .least = INT64_MAX,
                            .most = INT64_MIN};
    return group;
}

static void groups_free(struct groups *groups)
{
    for (size_t i = 0; i < groups->count; i++) {
        free(groups->list[i].measure);
        free(groups->list[i].treatment);
        free(groups->list[i].unit);
    }
    free(groups->list);
}

/* A number that tells two projects apart whose measures are called the same. */
static int64_t title_number(const char *title)
{
    uint64_t hash = UINT64_C(1469598103934665603);
    for (; *title; title++)
        hash = (hash ^ (unsigned char)*title) * UINT64_C(1099511628211);
    return (int64_t)(hash >> 1);
}

static bool read_groups(struct pages *pages, struct groups *groups, struct err *err)
{
    struct stmt *stmt = pages_ask(pages, points_sql, err);
    int64_t project = -1;
    enum step step;
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        struct group *group = group_of(groups, stmt, &project, title_number(stmt_text(stmt, 7)));
        int64_t value = stmt_int(stmt, 3);
        group->count++;
        group->sum += value;
        group->least = value < group->least ? value : group->least;
        group->most = value > group->most ? value : group->most;
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* The name of a group's data points for formulas: they stand further down. */
static const char *data_name(size_t at, char out[static REF_SIZE])
{
    snprintf(out, REF_SIZE, "Data_points_%zu", at + 1);
    return out;
}

static void add_figures(struct sheet *sheet, struct group *group, size_t at)
{
    char data[REF_SIZE], least[REF_SIZE], most[REF_SIZE];
    data_name(at, data);
    sheet_row(sheet, LOOK_BODY);
    group->row = sheet_at(sheet);
    cell_text(sheet, COL_MEASURE, group->measure);
    cell_text(sheet, COL_TREATMENT, *group->treatment ? group->treatment : "all");
    cell_text(sheet, COL_UNIT, group->unit);
    cell_formula(sheet, COL_COUNT_OF, CELL_INT, group->count, "COUNT(%s)", data);
    cell_formula(sheet, COL_MEAN, CELL_NUMBER, num_scale(group->sum, 1, group->count),
                 "ROUND(AVERAGE(%s),3)", data);
    cell_formula(sheet, COL_LEAST, CELL_NUMBER, group->least, "MIN(%s)", data);
    cell_formula(sheet, COL_MOST, CELL_NUMBER, group->most, "MAX(%s)", data);
    cell_formula(sheet, COL_RANGE, CELL_NUMBER, group->most - group->least, "ROUND(%s-%s,3)",
                 ref_cell(group->row, COL_MOST, most), ref_cell(group->row, COL_LEAST, least));
}

static bool same_measure(const struct group *a, const struct group *b)
{
    return text_same(a->measure, b->measure) && text_same(a->unit, b->unit) && b->row == a->row + 1;
}

/* A chart for each measure with several treatments, as many as it can show. */
static void add_charts(struct sheet *sheet, const struct groups *groups)
{
    for (size_t first = 0; first < groups->count;) {
        const struct group *of = &groups->list[first];
        int64_t means[CHART_POINTS];
        const char *names[CHART_POINTS];
        size_t count = 0;
        while (first + count < groups->count && count < CHART_POINTS &&
               (count == 0 || same_measure(&of[count - 1], &of[count]))) {
            means[count] = num_scale(of[count].sum, 1, of[count].count);
            names[count] = *of[count].treatment ? of[count].treatment : "all";
            count++;
        }
        struct buf title = {0};
        buf_addf(&title, "%s, mean by treatment", of->measure);
        struct chart_series series = {"Mean", COL_MEAN, means};
        struct chart chart = {
            .title = buf_text(&title),
            .axis = *of->unit ? of->unit : of->measure,
            .type = CELL_NUMBER,
            .down = true,
            .names_at = COL_TREATMENT,
            .words = names,
            .first = of->row,
            .last = of->row + (int)count - 1,
            .series = &series,
            .count = 1,
        };
        if (count > 1)
            sheet_chart(sheet, &chart);
        buf_free(&title);
        first += count;
    }
}

static void add_point(struct sheet *sheet, struct stmt *stmt)
{
    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, COL_MEASURE, stmt_text(stmt, 0));
    cell_text(sheet, COL_TREATMENT, stmt_text(stmt, 1));
    cell_text(sheet, COL_UNIT, stmt_text(stmt, 2));
    cell_value(sheet, COL_VALUE, CELL_NUMBER, stmt_int(stmt, 3));
    cell_date(sheet, COL_DATE, stmt_text(stmt, 4));
    cell_text(sheet, COL_REPEAT, stmt_text(stmt, 5));
    cell_text(sheet, COL_SUBJECT, stmt_text(stmt, 6));
}

/* All of them, group by group, and the names by which the figures above find them. */
static bool add_points(struct pages *pages, struct sheet *sheet, struct groups *groups,
                       struct err *err)
{
    static const char *const heads[COL_COUNT] = {"Measure", "Treatment", "Unit", "Value",
                                                 "Day", "Repeat", "Plant or animal", ""};
    char name[REF_SIZE];
    enum step step = STEP_ROW;
    struct stmt *stmt = pages_ask(pages, points_sql, err);
    if (!stmt)
        return false;
    sheet_section(sheet, "Data points");
    sheet_heads_of(sheet, heads, COL_COUNT);
    for (size_t i = 0; i < groups->count && step == STEP_ROW; i++) {
        struct group *group = &groups->list[i];
        for (int64_t at = 0; at < group->count && (step = stmt_step(stmt, err)) == STEP_ROW; at++) {
            add_point(sheet, stmt);
            if (at == 0)
                group->first = sheet_at(sheet);
        }
        group->last = sheet_at(sheet);
        wb_name(pages->wb, data_name(i, name), sheet, group->first, COL_VALUE, group->last, COL_VALUE);
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static bool add_data(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const char *const heads[COL_COUNT] = {"Measure", "Treatment", "Unit", "n",
                                                 "Mean", "Least", "Most", "Range"};
    struct groups groups = {0};
    bool done = read_groups(pages, &groups, err);
    if (done && groups.count > 0) {
        sheet_section(sheet, "Results by treatment");
        sheet_heads_of(sheet, heads, COL_COUNT);
        for (size_t i = 0; i < groups.count; i++)
            add_figures(sheet, &groups.list[i], i);
        add_charts(sheet, &groups);
        done = add_points(pages, sheet, &groups, err);
    }
    groups_free(&groups);
    return done;
}

bool page_research(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct column columns[COL_COUNT] = {
        {"", CELL_TEXT, 20, 20},  {"", CELL_TEXT, 16, 16},  {"", CELL_TEXT, 8, 8},
        {"", CELL_NUMBER, 0, 0}, {"", CELL_NUMBER, 0, 0}, {"", CELL_NUMBER, 0, 0},
        {"", CELL_NUMBER, 0, 0}, {"", CELL_NUMBER, 0, 0},
    };
    static const int widths[COL_COUNT] = {136, 116, 76, 64, 92, 76, 84, 76};
    sheet_columns(sheet, columns, COUNT_OF(columns));
    for (int col = 0; col < COL_COUNT; col++)
        sheet_fix_width(sheet, col, widths[col]);
    page_begin(pages, sheet, "Research",
               "What was asked and found. The figures by treatment are computed from the data points at "
               "the end of this sheet: n is how many there are, the range is the most less the least.");
    return add_reports(pages, sheet, err) && add_data(pages, sheet, err);
}
