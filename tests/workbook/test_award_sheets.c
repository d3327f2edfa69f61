/* What is on which sheet of the award workbooks, and whose business is not in them. */
#include "support/check.h"

#include "support/awardfiles.h"

#include "base/attr.h"
#include "base/buf.h"
#include "workbook/model.h"
#include <math.h>
#include <stdlib.h>

/* ---- what is there -------------------------------------------------------------------------- */

static void sheets_in_order(void **state)
{
    static const char *const wanted[FORMS] = {
        "Cover|Official form|Met and missing|Plan and review|Income and expense|Current inventory|"
        "Non-current inventory|Skills|Résumé|Photos|Ledger|Journal|",
        "Cover|Official form|Met and missing|Plan and "
        "review|Placement|Skills|Résumé|Ledger|Journal|",
        "Cover|Official form|Met and missing|Plan and review|Income and expense|Current inventory|"
        "Non-current inventory|Placement|Skills|Résumé|Photos|Ledger|Journal|",
        "Cover|Official form|Met and missing|Plan and review|Research|Income and "
        "expense|Skills|Résumé|Ledger|Journal|",
    };
    (void)state;
    for (int form = 0; form < FORMS; form++) {
        struct buf got = {0};
        for (size_t i = 0; i < made[form]->sheet_count; i++)
            buf_addf(&got, "%s|", made[form]->sheets[i].name);
        check_row_text(awardbook_forms[form].file, buf_text(&got), wanted[form]);
        buf_free(&got);
    }
}

/* A line of the Income sheet in the column of a year, in cents. */
static int64_t income_cell(const struct xlsx_sheet *sheet, const char *label, int year)
{
    const struct xlsx_cell *line = xlsx_find(sheet, label);
    if (!line)
        fail_msg("no line %s", label);
    for (size_t i = 0; i < sheet->count; i++) {
        const struct xlsx_cell *head = &sheet->cells[i];
        if (head->is_text || head->row > 5 || (int)head->number != year)
            continue;
        const struct xlsx_cell *cell = xlsx_at(sheet, line->row, head->col);
        if (!cell || !cell->formula)
            fail_msg("%s of %d is no formula", label, year);
        return (int64_t)llround(cell->number * 100);
    }
    fail_msg("no column %d", year);
    return 0;
}

static void income_equals_the_report(void **state)
{
    const struct xlsx_sheet *sheet = xlsx_sheet(made[OWNERSHIP], "Income and expense");
    int64_t other_than_zero = 0;
    (void)state;
    assert_non_null(sheet);
    for (int year = 2023; year <= 2025; year++)
        for (int line = 0; line < INCOME_LINES; line++) {
            int64_t got = income_cell(sheet, income_names[line].label, year);
            check_row_int(income_names[line].label, got,
                          awardfiles_income(income_names[line].column, year));
            other_than_zero += got != 0;
        }
    assert_true(other_than_zero > 30);
}

static void hours_by_standard(void **state)
{
    static const struct {
        const char *code;
        double hours;
    } wanted[] = {
        {"AS.02", 145.0 / 60}, /* its own 95 minutes, and those of AS.02.01; not AS.020 */
        {"AS.02.01",
         70.0 / 60}, /* written with a closing point, in small letters; class time too */
    };
    const struct xlsx_sheet *sheet = xlsx_sheet(made[OWNERSHIP], "Skills");
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        const struct xlsx_cell *code = xlsx_find(sheet, wanted[i].code);
        assert_non_null(code);
        const struct xlsx_cell *hours = xlsx_at(sheet, code->row, 4);
        assert_non_null(hours);
        double with_class = i == 0 ? wanted[i].hours + 20.0 / 60 : wanted[i].hours;
        check_row(wanted[i].code, fabs(hours->number - with_class) < 0.001);
    }
}

/* The whole of the longest answer, put together again from its rows, on both sheets. */
static void long_answer_is_whole(void **state)
{
    struct err err = {{0}};
    struct buf got = {0};
    struct stmt *stmt = book_stmt(book, "SELECT text FROM answer WHERE id = 2", &err);
    (void)state;
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    static const struct {
        const char *sheet;
        int text, used;
    } places[] = {{"Plan and review", 1, 2}, {"Official form", 2, 3}};
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        const struct xlsx_sheet *sheet = xlsx_sheet(made[COMBINED], places[i].sheet);
        int row = -1;
        for (size_t k = 0; k < sheet->count && row < 0; k++)
            if (strncmp(sheet->cells[k].text, "A2  ", 4) == 0)
                row = sheet->cells[k].row + (i == 0 ? 2 : 0); /* heading, question, answer */
        assert_true(row > 0);
        buf_clear(&got);
        const struct xlsx_cell *used = NULL;
        for (int parts = 0; !used; row++, parts++) {
            const struct xlsx_cell *cell = xlsx_at(sheet, row, places[i].text);
            assert_non_null(cell);
            buf_add_text(&got, cell->text);
            used = xlsx_at(sheet, row, places[i].used);
            assert_true(parts < 30);
        }
        assert_string_equal(buf_text(&got), stmt_text(stmt, 0));
        assert_int_equal((int)used->number, (int)strlen(stmt_text(stmt, 0)));
    }
    stmt_done(stmt);
    buf_free(&got);
}

static void ids_are_text(void **state)
{
    const struct xlsx_cell *cell =
        xlsx_find(xlsx_sheet(made[OWNERSHIP], "Ledger"), "9007199254740993");
    (void)state;
    assert_non_null(cell);
    assert_true(cell->is_text);
}

static void text_is_never_a_formula(void **state)
{
    static const struct {
        const char *sheet, *text;
    } wanted[] = {
        {"Ledger", "=cmd|' /C calc'!A0"},
        {"Ledger", "+5 ribbon"},
        {"Ledger", "-2+3"},
        {"Ledger", "@vet"},
        {"Journal", "=SUM(A1:A9)"},
        {"Cover", "=1+1"},
        {"Résumé", "@Secretary"},
        {"Non-current inventory", "=Ewe lamb"},
        {"Skills", "=Balanced a ration"},
        {"Plan and review", "@cost below 400"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        const struct xlsx_cell *cell =
            xlsx_find(xlsx_sheet(made[OWNERSHIP], wanted[i].sheet), wanted[i].text);
        check_row(wanted[i].text, cell && cell->is_text && !cell->formula);
    }
    for (int form = 0; form < FORMS; form++)
        for (size_t i = 0; i < made[form]->sheet_count; i++)
            for (size_t k = 0; k < made[form]->sheets[i].count; k++) {
                const char *formula = made[form]->sheets[i].cells[k].formula;
                check_row(formula ? formula : "",
                          !formula || (!strstr(formula, "cmd") && !strstr(formula, "HYPERLINK")));
            }
}

/* ---- what is not there ---------------------------------------------------------------------- */

static void nobody_elses_business(void **state)
{
    (void)state;
    for (int form = 0; form < FORMS; form++) {
        for (size_t i = 0; awardbook_payers[i]; i++)
            check_row(awardbook_payers[i], !xlsx_mentions(made[form], awardbook_payers[i]));
        for (size_t i = 0; awardbook_private[i]; i++)
            check_row(awardbook_private[i], !xlsx_mentions(made[form], awardbook_private[i]));
        check_row("last day", !xlsx_mentions(made[form], "After the last day"));
        check_row("last day", !xlsx_mentions(made[form], "next year"));
    }
}

static void payers_if_asked_for(void **state)
{
    char *path = awardfiles_write(OWNERSHIP, "payers.xlsx", true);
    struct xlsx *xlsx = xlsx_open(path);
    (void)state;
    for (size_t i = 0; awardbook_payers[i]; i++)
        check_row(awardbook_payers[i], xlsx_mentions(xlsx, awardbook_payers[i]));
    xlsx_close(xlsx);
    free(path);
}

/* Of each treatment n, mean, least, most and range; what is after the last day is not there. */

static void research_by_treatment(void **state)
{
    static const struct {
        const char *measure, *treatment;
        double figures[5];
    } wanted[] = {
        {"Dry weight", "=Rye*", {2, 1.002, 1.001, 1.002, 0.001}}, /* 1.0015, half up */
        {"Dry weight", "Bare", {2, -2.501, -2.501, -2.5, 0.001}},
        {"Dry weight", "Clover?", {1, 0.007, 0.007, 0.007, 0}},
        {"Temperature", "all", {1, 21.5, 21.5, 21.5, 0}},
    };
    const struct xlsx_sheet *sheet = xlsx_sheet(made[RESEARCH], "Research");
    (void)state;
    assert_non_null(sheet);
    const struct xlsx_cell *section = xlsx_find(sheet, "Results by treatment");
    assert_non_null(section);
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        const struct xlsx_cell *measure = NULL, *treatment = NULL;
        for (int row = section->row + 2; row < section->row + 6 && measure == NULL; row++) {
            treatment = xlsx_at(sheet, row, 1);
            assert_non_null(treatment);
            if (strcmp(treatment->text, wanted[i].treatment) == 0)
                measure = xlsx_at(sheet, row, 0);
        }
        check_row(wanted[i].treatment, measure != NULL);
        check_row_text(wanted[i].treatment, measure->text, wanted[i].measure);
        for (int col = 0; col < 5; col++) {
            const struct xlsx_cell *cell = xlsx_at(sheet, treatment->row, 3 + col);
            check_row(wanted[i].treatment, cell != NULL && cell->formula != NULL);
            check_row(wanted[i].treatment, fabs(cell->number - wanted[i].figures[col]) < 0.00001);
        }
    }
    assert_non_null(xlsx_find(sheet, "=Which cover?"));
    assert_non_null(xlsx_find(sheet, "Cover crop trial, 2025"));
    assert_null(xlsx_find(sheet, "Next year's question"));
    size_t charts = 0;
    for (size_t i = 0; i < made[RESEARCH]->member_count; i++) {
        const struct xlsx_member *member = &made[RESEARCH]->members[i];
        charts += strstr(member->name, "charts/chart") != NULL &&
                  strstr((const char *)member->bytes, "<c:strCache>") != NULL &&
                  strstr((const char *)member->bytes, "Clover?") != NULL;
    }
    assert_int_equal(charts, 1);
}

static void signatures_on_the_cover(void **state)
{
    const struct xlsx_sheet *sheet = xlsx_sheet(made[COMBINED], "Cover");
    const struct xlsx_cell *parent = xlsx_find(sheet, "Rafael Ortiz"),
                           *advisor = xlsx_find(sheet, "Advisor");
    (void)state;
    assert_non_null(parent);
    assert_string_equal(xlsx_at(sheet, parent->row, 4)->text, "in the official system");
    assert_non_null(xlsx_at(sheet, parent->row, 3));
    assert_non_null(advisor);
    const struct xlsx_cell *how = xlsx_at(sheet, advisor->row, 4);
    assert_true(how == NULL || how->text == NULL || how->text[0] == '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_in_order),
        cmocka_unit_test(income_equals_the_report),
        cmocka_unit_test(hours_by_standard),
        cmocka_unit_test(long_answer_is_whole),
        cmocka_unit_test(ids_are_text),
        cmocka_unit_test(text_is_never_a_formula),
        cmocka_unit_test(nobody_elses_business),
        cmocka_unit_test(payers_if_asked_for),
        cmocka_unit_test(research_by_treatment),
        cmocka_unit_test(signatures_on_the_cover),
    };
    return cmocka_run_group_tests(tests, awardfiles_make, awardfiles_remove);
}
