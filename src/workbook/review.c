/* What was planned for each year, how big it was, and the answers of the performance review. */
#include "workbook/pages.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "book/book.h"

#include <stdlib.h>

enum { COL_LABEL, COL_TEXT, COL_USED, COL_LIMIT, COL_COUNT };

/* ---- answers -------------------------------------------------------------------------------- */

static void add_limit(struct sheet *sheet, struct rules_limit limit)
{
    struct buf words = {0};
    if (limit.counts == RULES_UNLIMITED)
        buf_add_text(&words, "none known");
    else
        buf_addf(&words, "%d %s", limit.most, limit.counts == RULES_WORDS ? "words" : "characters");
    cell_text(sheet, COL_LIMIT, buf_text(&words));
    buf_free(&words);
}

/* The count and the limit stand beside the last part of the answer. */
static void add_answer(struct pages *pages, struct sheet *sheet,
                       const struct rules_question *question, const char *text)
{
    struct buf words = {0};
    buf_addf(&words, "%s  %s", question->id, question->label);
    sheet_row(sheet, LOOK_STRONG);
    cell_across(sheet, 0, COL_COUNT - 1, LOOK_STRONG, buf_text(&words));
    sheet_keep(sheet);
    sheet_row(sheet, LOOK_SAY);
    cell_across(sheet, 0, COL_COUNT - 1, LOOK_SAY, question->question);
    sheet_keep(sheet);
    sheet_row(sheet, LOOK_BODY);
    if (*text) {
        struct rows rows;
        buf_clear(&words);
        buf_addf(&words, "answer.%s", question->id);
        const struct rules_key *key = rules_key_find(buf_text(&words));
        cell_text(sheet, COL_LABEL, "Answer");
        rows = page_long_text(pages, sheet, COL_TEXT, text, key ? key->name : NULL, 0);
        page_use(sheet, COL_USED, COL_TEXT, rows, question->limit.counts, text);
    } else {
        cell_look(sheet, COL_LABEL, LOOK_BAD, "Not answered yet");
        cell_value(sheet, COL_USED, CELL_INT, 0);
    }
    add_limit(sheet, question->limit);
    buf_free(&words);
}

static bool add_answers(struct pages *pages, struct sheet *sheet, struct err *err)
{
    const struct rules_question *question = NULL;
    enum step step = STEP_DONE;
    struct stmt *stmt = book_stmt(
        pages->book, "SELECT text FROM answer WHERE application = ?1 AND question = ?2", err);
    if (!stmt)
        return false;
    sheet_section(sheet, "Performance review");
    while (step != STEP_FAILED && (question = rules_question_next(
                                       pages->type, pages->scope.award_year, question)) != NULL) {
        stmt_reset(stmt);
        stmt_bind_int(stmt, 1, pages->scope.application);
        stmt_bind_text(stmt, 2, question->id);
        step = stmt_step(stmt, err);
        if (step != STEP_FAILED)
            add_answer(pages, sheet, question, step == STEP_ROW ? stmt_text(stmt, 0) : "");
    }
    stmt_done(stmt);
    return step != STEP_FAILED;
}

/* ---- plans ---------------------------------------------------------------------------------- */

/* Columns 2 on of the statement below. */
static const char *const plan_labels[] = {
    "What will be done", "Time",  "Money",        "To buy or borrow", "Objectives",
    "Standards",         "Roles", "What changed", "What came of it",
};

static void add_plan(struct pages *pages, struct sheet *sheet, struct stmt *stmt, const char *title)
{
    struct buf heading = {0};
    buf_addf(&heading, "%s, %lld", title, (long long)stmt_int(stmt, 1));
    sheet_row(sheet, LOOK_STRONG);
    cell_across(sheet, 0, COL_COUNT - 1, LOOK_STRONG, buf_text(&heading));
    sheet_keep(sheet);
    buf_free(&heading);
    for (size_t i = 0; i < COUNT_OF(plan_labels); i++) {
        const char *text = stmt_text(stmt, (int)i + 2);
        if (!*text)
            continue;
        sheet_row(sheet, LOOK_BODY);
        cell_text(sheet, COL_LABEL, plan_labels[i]);
        page_long_text(pages, sheet, COL_TEXT, text, NULL, 0);
    }
}

static bool add_plans(struct pages *pages, struct sheet *sheet, struct err *err)
{
    bool first = true;
    struct stmt *stmt = pages_ask(
        pages,
        "SELECT p.title, n.year, n.description, n.time, n.financial, n.capital, n.objectives,"
        " n.standards, n.roles, n.changes, n.outcomes FROM plan AS n"
        " JOIN project AS p ON p.id = n.project"
        " WHERE n.project IN (SELECT value FROM json_each(:projects))"
        " AND n.year BETWEEN :first_year AND :award_year"
        " ORDER BY p.title COLLATE NOCASE, p.id, n.year",
        err);
    enum step step;
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        if (first)
            sheet_section(sheet, "Plans by year");
        first = false;
        add_plan(pages, sheet, stmt, stmt_text(stmt, 0));
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* ---- statements ----------------------------------------------------------------------------- */

/* What the employer or instructor says; the signed letter itself is on paper or in the official
 * system. */
static bool add_statements(struct pages *pages, struct sheet *sheet, struct err *err)
{
    bool first = true;
    struct stmt *stmt = pages_ask(pages,
                                  "SELECT name, ifnull(signed_on, ''), ifnull(text, '') FROM statement"
                                  " WHERE application = :application ORDER BY signed_on, id",
                                  err);
    enum step step;
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        struct buf text = {0};
        if (first)
            sheet_section(sheet, "Statements");
        first = false;
        if (*stmt_text(stmt, 1))
            buf_addf(&text, "Signed on %s.\n", stmt_text(stmt, 1));
        else
            buf_add_text(&text, "Not signed yet.\n");
        buf_add_text(&text, stmt_text(stmt, 2));
        sheet_row(sheet, LOOK_BODY);
        cell_text(sheet, COL_LABEL, stmt_text(stmt, 0));
        (void)page_long_text(pages, sheet, COL_TEXT, buf_text(&text), NULL, 0);
        buf_free(&text);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* ---- size ----------------------------------------------------------------------------------- */

static void add_scope(struct pages *pages, struct sheet *sheet, struct stmt *stmt)
{
    char number[NUM_TEXT_SIZE];
    struct buf words = {0};
    const char *title = stmt_text(stmt, 0), *note = stmt_text(stmt, 5);
    int64_t year = stmt_int(stmt, 1), owned = stmt_int(stmt, 4);
    buf_addf(&words, "%s · %lld", title, (long long)year);
    int instance = pages_instance(pages, RULES_EACH_PROJECT_YEAR, buf_text(&words));

    sheet_row(sheet, LOOK_BODY);
    cell_text(sheet, COL_LABEL, title);
    anchor_text(pages, "scope.project", instance, sheet, COL_LABEL, title);
    buf_clear(&words);
    if (!stmt_is_null(stmt, 2))
        buf_add_text(&words, num_decimal(stmt_int(stmt, 2), 3, number));
    if (*stmt_text(stmt, 3))
        buf_addf(&words, "%s%s", words.len ? " " : "", stmt_text(stmt, 3));
    anchor_text(pages, "scope.size", instance, NULL, 0, buf_text(&words));
    if (*note)
        buf_addf(&words, "%s%s", words.len ? ": " : "", note);
    anchor_text(pages, "scope.note", instance, NULL, 0, note);
    cell_text(sheet, COL_TEXT, buf_text(&words));
    cell_value(sheet, COL_USED, CELL_YEAR, year);
    anchor_number(pages, "scope.year", instance, sheet, COL_USED, CELL_YEAR, year);
    cell_value(sheet, COL_LIMIT, CELL_PCT, owned);
    anchor_number(pages, "scope.owned", instance, sheet, COL_LIMIT, CELL_PCT, owned);
    buf_free(&words);
}

static bool add_scopes(struct pages *pages, struct sheet *sheet, struct err *err)
{
    bool first = true;
    struct stmt *stmt =
        pages_ask(pages,
                  "SELECT p.title, s.year, s.size, s.unit, s.owned, s.note FROM scope AS s"
                  " JOIN project AS p ON p.id = s.project"
                  " WHERE s.project IN (SELECT value FROM json_each(:projects))"
                  " AND s.year BETWEEN :first_year AND :last_year"
                  " ORDER BY p.title COLLATE NOCASE, p.id, s.year",
                  err);
    enum step step;
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        static const char *const heads[COL_COUNT] = {"Project", "How big it was", "Year", "Owned"};
        if (first) {
            sheet_section(sheet, "Size and share owned");
            sheet_heads_of(sheet, heads, COL_COUNT);
        }
        first = false;
        add_scope(pages, sheet, stmt);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

bool page_review(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct column columns[COL_COUNT] = {
        {"", CELL_TEXT, 20, 20},
        {"", CELL_TEXT, 60, 60},
        {"Characters", CELL_INT, 0, 0},
        {"Limit", CELL_INT, 0, 0},
    };
    static const int widths[COL_COUNT] = {124, 416, 90, 90};
    sheet_columns(sheet, columns, COUNT_OF(columns));
    for (int col = 0; col < COL_COUNT; col++)
        sheet_fix_width(sheet, col, widths[col]);
    page_begin(
        pages, sheet, "Plan and review",
        "Size, plans and the performance review. Where a limit of the official form is known it "
        "stands beside the answer; where none is, look at the form before you copy.");
    sheet_row(sheet, LOOK_HEAD);
    cell_text(sheet, COL_USED, "Characters");
    cell_text(sheet, COL_LIMIT, "Limit");
    sheet_freeze(sheet);
    return add_scopes(pages, sheet, err) && add_answers(pages, sheet, err) &&
           add_statements(pages, sheet, err) && add_plans(pages, sheet, err);
}
