/* Which award workbooks can be asked for: what is refused, whose projects and years are chosen,
 * what is measured, and how a whole book's are told. */
#include "support/check.h"

#include "support/awardfiles.h"

#include "award/measure.h"
#include "base/attr.h"
#include "base/buf.h"
#include "base/file.h"
#include "rules/requirement.h"
#include <stdlib.h>

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
        char *path = awardfiles_path("refused.xlsx");
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
    char *path = awardfiles_path("empty.xlsx");
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
        struct award_request request = awardfiles_request(wanted[i].form, NULL);
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
    struct award_request request = awardfiles_request(COMBINED, NULL);
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
        struct award_request request = awardfiles_request(wanted[i].form, NULL);
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
    struct award_request request = awardfiles_request(COMBINED, NULL);
    char *name = award_file_name(book, &request, &err);
    assert_string_equal(name, "Ortiz Maya S1 - Sheep Production - combined 2026.xlsx");
    free(name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refusals),
        cmocka_unit_test(empty_student),
        cmocka_unit_test(chosen_projects),
        cmocka_unit_test(every_measure_is_asked),
        cmocka_unit_test(measures),
        cmocka_unit_test(each_application),
    };
    return cmocka_run_group_tests(tests, awardfiles_open, awardfiles_remove);
}
