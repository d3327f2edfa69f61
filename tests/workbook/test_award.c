/* The award workbooks themselves: what is on which sheet, what is not in them, and that a file is
 * either the old one or the whole new one. */
#include "support/awardbook.h"
#include "support/check.h"
#include "support/xlsx.h"
#include "support/xml.h"

#include "award/measure.h"
#include "award/readiness.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "report/report.h"
#include "rules/requirement.h"
#include "workbook/award.h"
#include "workbook/model.h"
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { FORMS = 4, OWNERSHIP = 0, PLACEMENT = 1, COMBINED = 2, RESEARCH = 3 };

static char *folder;
static struct book *book;
static struct xlsx *made[FORMS];

static struct award_request request_of(int form, const char *path)
{
    return (struct award_request){
        .student = AWARDBOOK_MAYA,
        .area = awardbook_forms[form].area,
        .type = awardbook_forms[form].type,
        .year = AWARDBOOK_YEAR,
        .path = path,
    };
}

static char *write_form(int form, const char *name, bool payers)
{
    struct err err = {{0}};
    char *path = file_join(folder, name);
    struct award_request request = request_of(form, path);
    request.payers = payers;
    if (!award_write(book, &request, NULL, NULL, NULL, &err))
        fail_msg("%s: %s", name, err.text);
    return path;
}

static int make_all(void **state)
{
    const char *temp = getenv("TMPDIR");
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-01-20", 1);
    folder = mkdtemp(file_join(temp ? temp : "/tmp", "award-XXXXXX"));
    if (!folder)
        return -1;
    char *path = file_join(folder, "t.saebook");
    book = awardbook_open(path);
    free(path);
    for (int form = 0; form < FORMS; form++) {
        char *file = write_form(form, awardbook_forms[form].file, false);
        made[form] = xlsx_open(file);
        free(file);
    }
    return 0;
}

static int remove_all(void **state)
{
    struct buf command = {0};
    (void)state;
    for (int form = 0; form < FORMS; form++)
        if (made[form])
            xlsx_close(made[form]);
    book_close(book);
    buf_addf(&command, "rm -rf '%s'", folder);
    int status = system(buf_text(&command));
    buf_free(&command);
    free(folder);
    return status;
}

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

static void every_part_is_well_formed(void **state)
{
    (void)state;
    for (int form = 0; form < FORMS; form++) {
        size_t looked_at = 0;
        for (size_t i = 0; i < made[form]->member_count; i++) {
            const struct xlsx_member *member = &made[form]->members[i];
            size_t length = strlen(member->name);
            if (strcmp(member->name + length - 4, ".xml") != 0 &&
                strcmp(member->name + length - 5, ".rels") != 0)
                continue;
            const char *fault = xml_fault(member->bytes, member->size);
            if (fault)
                fail_msg("%s of %s: %s", member->name, awardbook_forms[form].file, fault);
            looked_at++;
        }
        check_row(awardbook_forms[form].file, looked_at > 15);
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

/* The report's own sum of a column over the projects of the ownership form. */
static int64_t reported(const char *name, int year)
{
    struct err err = {{0}};
    const struct report *report = report_find("income");
    struct report_query query = {.student = AWARDBOOK_MAYA, .to = {AWARDBOOK_YEAR - 1, 12, 31}};
    struct report_rows *rows = report_open(book, report, &query, &err);
    int64_t sum = 0;
    assert_non_null(rows);
    size_t at = 0, year_at = 0, project_at = 0;
    for (size_t i = 0; i < report->count; i++) {
        at = strcmp(report->columns[i].name, name) == 0 ? i : at;
        year_at = strcmp(report->columns[i].name, "year") == 0 ? i : year_at;
        project_at = strcmp(report->columns[i].name, "project") == 0 ? i : project_at;
    }
    assert_string_equal(report->columns[at].name, name);
    while (report_next(rows, &err) == STEP_ROW) {
        const char *project = report_text(rows, project_at);
        bool ours = strcmp(project, "Market lambs") == 0 || strncmp(project, ">10 ewes", 8) == 0;
        if (ours && report_int(rows, year_at) == year)
            sum += report_int(rows, at);
    }
    report_close(rows);
    return sum;
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
            check_row_int(income_names[line].label, got, reported(income_names[line].column, year));
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
    char *path = write_form(OWNERSHIP, "payers.xlsx", true);
    struct xlsx *xlsx = xlsx_open(path);
    (void)state;
    for (size_t i = 0; awardbook_payers[i]; i++)
        check_row(awardbook_payers[i], xlsx_mentions(xlsx, awardbook_payers[i]));
    xlsx_close(xlsx);
    free(path);
}

/* ---- the file ------------------------------------------------------------------------------- */

static void read_bytes(const char *path, struct buf *out)
{
    struct err err = {{0}};
    if (!file_read(path, (size_t)1 << 28, out, &err))
        fail_msg("%s", err.text);
}

static void same_bytes_again(void **state)
{
    (void)state;
    for (int form = 0; form < FORMS; form++) {
        struct buf first = {0}, second = {0};
        char *path = file_join(folder, awardbook_forms[form].file);
        read_bytes(path, &first);
        free(path);
        setenv("TZ", "Pacific/Kiritimati", 1);
        tzset();
        path = write_form(form, "again.xlsx", false);
        setenv("TZ", "UTC", 1);
        tzset();
        read_bytes(path, &second);
        free(path);
        check_row(awardbook_forms[form].file,
                  first.len == second.len && memcmp(first.data, second.data, first.len) == 0);
        buf_free(&first);
        buf_free(&second);
    }
}

static void page_set_up(void **state)
{
    static const char *const sheet_parts[] = {
        "paperSize=\"1\"",     "fitToPage=\"1\"",       "<sheetProtection sheet=\"1\"",
        "formatColumns=\"0\"", "Page &amp;P of &amp;N", "contains education records",
        "Maya Ortiz",
    };
    (void)state;
    for (size_t i = 0; i < made[COMBINED]->sheet_count; i++) {
        char name[64];
        snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", i + 1);
        const struct xlsx_member *member = xlsx_member(made[COMBINED], name);
        for (size_t k = 0; k < COUNT_OF(sheet_parts); k++)
            check_row(sheet_parts[k], strstr(member->bytes, sheet_parts[k]));
        check_row(name, !strstr(member->bytes, "password"));
        check_row(name, !strstr(member->bytes, "selectLockedCells"));
    }
    const struct xlsx_member *workbook = xlsx_member(made[COMBINED], "xl/workbook.xml");
    static const char *const names[] = {"Net_income",    "Ledger_amount", "Journal_hours",
                                        "Placement_net", "Stock_ending",  "Print_Titles",
                                        "Print_Area"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        check_row(names[i], strstr(workbook->bytes, names[i]));
    assert_true(
        strstr(xlsx_member(made[COMBINED], "docProps/core.xml")->bytes, "2025-12-31T12:00:00Z"));
}

/* The picture is 2 by 1: so is what is shown of it, and the one that is none is said to be none. */
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
    const struct xlsx_cell *parent = xlsx_find(sheet, "Rafael Ortiz"), *advisor = xlsx_find(sheet, "Advisor");
    (void)state;
    assert_non_null(parent);
    assert_string_equal(xlsx_at(sheet, parent->row, 4)->text, "in the official system");
    assert_non_null(xlsx_at(sheet, parent->row, 3));
    assert_non_null(advisor);
    const struct xlsx_cell *how = xlsx_at(sheet, advisor->row, 4);
    assert_true(how == NULL || how->text == NULL || how->text[0] == '\0');
}

static void pictures_keep_their_shape(void **state)
{
    const struct xlsx_member *drawing = NULL;
    (void)state;
    for (int i = 1; i < 9 && !drawing; i++) {
        char name[64];
        snprintf(name, sizeof name, "xl/drawings/drawing%d.xml", i);
        const struct xlsx_member *member = xlsx_member(made[OWNERSHIP], name);
        drawing = member && strstr(member->bytes, "<xdr:pic>") ? member : NULL;
    }
    assert_non_null(drawing);
    int pictures = 0;
    for (const char *at = drawing->bytes; (at = strstr(at, "<a:ext cx=\"")) != NULL; pictures++) {
        char *after;
        double wide = strtod(at + strlen("<a:ext cx=\""), &after);
        double tall = strtod(strchr(after + 1, '"') + 1, NULL);
        assert_true(fabs(wide / tall - 2.0) < 0.01);
        at = after;
    }
    assert_int_equal(pictures, 2);
    assert_true(xlsx_mentions(made[OWNERSHIP], "neither a PNG nor a JPEG"));
}

static void charts_remember_their_values(void **state)
{
    const struct xlsx_member *chart = xlsx_member(made[OWNERSHIP], "xl/charts/chart1.xml");
    char wanted[64];
    (void)state;
    assert_non_null(chart);
    snprintf(wanted, sizeof wanted, "<c:v>%.16G</c:v>",
             (double)reported("operating_income", 2024) / 100);
    check_row(wanted, strstr(chart->bytes, wanted));
}

static void failure_leaves_the_old_file(void **state)
{
    struct err err = {{0}};
    struct buf left = {0};
    char *path = file_join(folder, "kept.xlsx");
    FILE *file = fopen(path, "w");
    (void)state;
    fputs("the old file", file);
    fclose(file);

    struct rlimit limit, tight;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    tight = limit;
    tight.rlim_cur = 16384; /* less than any workbook: as a full disk */
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    struct award_request request = request_of(OWNERSHIP, path);
    bool done = award_write(book, &request, NULL, NULL, NULL, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_false(done);
    assert_true(strstr(err.text, "kept.xlsx"));
    read_bytes(path, &left);
    assert_string_equal(buf_text(&left), "the old file");
    buf_free(&left);

    request.path = "/nonexistent/folder/award.xlsx";
    assert_false(award_write(book, &request, NULL, NULL, NULL, &err));
    assert_true(strstr(err.text, "/nonexistent/folder"));
    free(path);
}

/* ---- asking --------------------------------------------------------------------------------- */

static void refusals(void **state)
{
    static const struct {
        const char *area, *type;
        int64_t student;
        const char *says;
    } wrong[] = {
        {"Swine Production", "combined", AWARDBOOK_MAYA, "ownership"},
        {"Sheep Prodution", "ownership", AWARDBOOK_MAYA, "Sheep Production"},
        {"Sheep Production", "research", AWARDBOOK_MAYA, "combined"},
        {"Sheep Production", "sideways", AWARDBOOK_MAYA, "placement"},
        {"Sheep Production", "ownership", 999, "student"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct err err = {{0}};
        char *path = file_join(folder, "refused.xlsx");
        struct award_request request = {.student = wrong[i].student,
                                        .area = wrong[i].area,
                                        .type = wrong[i].type,
                                        .year = AWARDBOOK_YEAR,
                                        .path = path};
        check_row(wrong[i].type, !award_write(book, &request, NULL, NULL, NULL, &err));
        if (!strstr(err.text, wrong[i].says))
            fail_msg("\"%s\" does not say %s", err.text, wrong[i].says);
        check_row(wrong[i].type, !file_exists(path));
        free(path);
    }
}

/* Nothing recorded at all: still a workbook, with what is missing on its own sheet. */
static void empty_student(void **state)
{
    struct err err = {{0}};
    struct award_outcome outcome;
    char *path = file_join(folder, "empty.xlsx");
    struct award_request request = {.student = AWARDBOOK_NOBODY,
                                    .area = "Sheep Production",
                                    .type = "combined",
                                    .year = AWARDBOOK_YEAR,
                                    .path = path};
    (void)state;
    if (!award_write(book, &request, NULL, NULL, &outcome, &err))
        fail_msg("%s", err.text);
    assert_int_equal(outcome.sheets, 4);
    assert_true(outcome.missing > 5);
    struct xlsx *xlsx = xlsx_open(path);
    const struct xlsx_sheet *sheet = xlsx_sheet(xlsx, "Met and missing");
    assert_non_null(xlsx_find(sheet, "✗ not met"));
    xlsx_close(xlsx);
    free(path);
}

static void chosen_projects(void **state)
{
    static const struct {
        int form;
        enum award_chosen chosen;
        size_t projects;
        int first, last;
    } wanted[] = {
        {OWNERSHIP, AWARD_BY_AREA, 2, 2023, 2025}, /* both lambs and ewes, not the shepherd's job */
        {PLACEMENT, AWARD_BY_AREA, 1, 2024, 2025}, /* from the application's first year */
        {COMBINED, AWARD_BY_APPLICATION, 3, 2023, 2025},
        {RESEARCH, AWARD_BY_AREA, 1, 2025, 2025},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        struct err err = {{0}};
        struct award_scope scope;
        struct award_request request = request_of(wanted[i].form, NULL);
        check_row(request.type, award_scope_read(book, &request, &scope, &err));
        check_row_int(request.type, scope.chosen, wanted[i].chosen);
        check_row_int(request.type, scope.project_count, wanted[i].projects);
        check_row_int(request.type, scope.first_year, wanted[i].first);
        check_row_int(request.type, scope.last_year, wanted[i].last);
        award_scope_clear(&scope);
    }
}

static void every_measure_is_asked(void **state)
{
    const struct condition_measure *measure = NULL;
    struct err err = {{0}};
    struct award_scope scope;
    struct award_request request = request_of(COMBINED, NULL);
    size_t known = 0;
    (void)state;
    assert_true(award_scope_read(book, &request, &scope, &err));
    while ((measure = rules_measure_next(measure)) != NULL) {
        int64_t value;
        bool is_known;
        if (!award_measure(book, &scope, measure->name, &value, &is_known, &err))
            fail_msg("%s: %s", measure->name, err.text);
        known += is_known;
    }
    assert_true(known > 20);
    for (size_t i = 0; award_measure_name(i); i++)
        check_row(award_measure_name(i), rules_measure_find(award_measure_name(i)));
    assert_false(award_measure(book, &scope, "wishes", &(int64_t){0}, &(bool){false}, &err));
    award_scope_clear(&scope);
}

static void measures(void **state)
{
    static const struct {
        int form;
        const char *name;
        int64_t value;
    } wanted[] = {
        {COMBINED, "record_years", 3},
        {COMBINED, "projects", 3},
        {COMBINED, "placement_projects", 1},
        {COMBINED, "active_member", 1},
        {COMBINED, "years_out", 0},
        {COMBINED, "instruction_years", 3},
        {COMBINED, "days_to_last_day", 0},
        {COMBINED, "photos", 3},
        {COMBINED, "captions_missing", 1},
        {COMBINED, "skills", 2},
        {COMBINED, "skills_without_words", 1},
        {COMBINED, "consent_given", 1},
        {COMBINED, "hours", 95 + 50 + 35 + 200 + 100 + 40 + 7407},
        {COMBINED, "longest_duty", 200},
        {COMBINED, "resume_entries", 7},
        {COMBINED, "items_not_counted", 1},
        {COMBINED, "projects_of_other_areas", 0},
        {COMBINED, "projects_that_do_not_fit", 0},
        {COMBINED, "scope_years_missing", 2},
        {PLACEMENT, "longest_duty", 485},
        {PLACEMENT, "consent_given", 0},
        {RESEARCH, "photos", 0},
        {RESEARCH, "research_parts_missing", 1}, /* the conclusion */
        {RESEARCH, "data_points", 6},
        {COMBINED, "research_parts_missing", 0},
        {COMBINED, "signatures_missing", 2},
        {RESEARCH, "signatures_missing", 4},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        struct err err = {{0}};
        struct award_scope scope;
        struct award_request request = request_of(wanted[i].form, NULL);
        int64_t value;
        bool known;
        assert_true(award_scope_read(book, &request, &scope, &err));
        check_row(wanted[i].name,
                  award_measure(book, &scope, wanted[i].name, &value, &known, &err));
        check_row(wanted[i].name, known);
        check_row_int(wanted[i].name, value, wanted[i].value);
        award_scope_clear(&scope);
    }
}

static bool remember(void *context, const struct award_request *request, struct err *err)
{
    (void)err;
    buf_addf(context, "%lld %s %s\n", (long long)request->student, request->area, request->type);
    return true;
}

static void each_application(void **state)
{
    struct err err = {{0}};
    struct buf got = {0};
    (void)state;
    assert_true(award_each(book, AWARDBOOK_YEAR, remember, &got, &err));
    assert_string_equal(buf_text(&got), "1 Sheep Production combined\n"
                                        "1 Swine Production placement\n"
                                        "1 Agriscience Research - Plant Systems research\n"
                                        "1 Small Animal Production and Care ownership\n"
                                        "2 Goat Production ownership\n");
    buf_free(&got);
    struct award_request request = request_of(COMBINED, NULL);
    char *name = award_file_name(book, &request, &err);
    assert_string_equal(name, "Ortiz Maya S1 - Sheep Production - combined 2026.xlsx");
    free(name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_in_order),
        cmocka_unit_test(every_part_is_well_formed),
        cmocka_unit_test(income_equals_the_report),
        cmocka_unit_test(hours_by_standard),
        cmocka_unit_test(long_answer_is_whole),
        cmocka_unit_test(ids_are_text),
        cmocka_unit_test(text_is_never_a_formula),
        cmocka_unit_test(nobody_elses_business),
        cmocka_unit_test(payers_if_asked_for),
        cmocka_unit_test(same_bytes_again),
        cmocka_unit_test(page_set_up),
        cmocka_unit_test(research_by_treatment),
        cmocka_unit_test(signatures_on_the_cover),
        cmocka_unit_test(pictures_keep_their_shape),
        cmocka_unit_test(charts_remember_their_values),
        cmocka_unit_test(failure_leaves_the_old_file),
        cmocka_unit_test(refusals),
        cmocka_unit_test(empty_student),
        cmocka_unit_test(chosen_projects),
        cmocka_unit_test(every_measure_is_asked),
        cmocka_unit_test(measures),
        cmocka_unit_test(each_application),
    };
    return cmocka_run_group_tests(tests, make_all, remove_all);
}
