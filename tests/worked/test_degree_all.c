/* The sample chapter's students, one by one and all at once: the same answers; what they earned is
 * what the reports say; and the records behind a sum add up to it. */
#include "support/check.h"

#include "support/chapter.h"

#include "base/mem.h"
#include "book/book.h"
#include "book/change.h"
#include "degree/progress.h"
#include "report/report.h"
#include <stdio.h>

static struct book *book;
static int64_t *students;
static size_t count;
static struct err err;

/* One in three has handed in an application for the Discovery Degree, and for no other. */
static const char applied[] =
    "INSERT INTO application (student, form, subject, award_year, status)"
    " SELECT id, 'degree', 'discovery', 2026, 'chapter' FROM student WHERE id % 3 = 0";

static int setup(void **state)
{
    (void)state;
    book = book_open(chapter_book(), 0, &err);
    if (!book || !change_begin(book, CHANGE_RECORDED, &err) || !book_exec(book, applied, &err) ||
        !change_commit(book, "did", NULL, &err))
        fail_msg("%s", err.text);
    assert_true(degree_students(book, "american", &students, &count, &err));
    assert_true(count > 30);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    mem_free(students);
    book_close(book);
    return 0;
}

/* ---- one and all ----------------------------------------------------------------------------- */

static const char *const degrees[] = {"discovery", "greenhand", "chapter", "state", "american"};
enum { DEGREES = 5 };

/* What each student's answer looks like, degree by degree. */
struct answers {
    char *texts[DEGREES][200];
    size_t given[DEGREES];
    const char *profile;
    struct date as_of;
};

static char *text_of(const struct degree_progress *progress)
{
    struct buf out = {0};
    buf_addf(&out, "%lld %s %s %zu/%zu/%zu/%zu %d", (long long)progress->student, progress->degree,
             progress->profile, progress->met, progress->missing, progress->attest,
             progress->unknown, progress->received.year);
    for (size_t i = 0; i < progress->count; i++) {
        const struct degree_line *line = &progress->lines[i];
        buf_addf(&out, "\n%s %s: %s of %s %s, %d%%, %s", line->id, degree_met_name(line->met),
                 line->have, line->need, line->unit, line->percent, line->enough);
    }
    return buf_take(&out);
}

static bool note(void *context, struct degree_progress *progress, struct err *e)
{
    (void)e;
    struct answers *answers = context;
    size_t at = 0;
    while (strcmp(degrees[at], progress->degree) != 0)
        at++;
    assert_int_equal(progress->student, students[answers->given[at]]);
    answers->texts[at][answers->given[at]++] = text_of(progress);
    return true;
}

static void ask_one_by_one(struct answers *out)
{
    for (size_t at = 0; at < DEGREES; at++) {
        for (size_t i = 0; i < count; i++) {
            struct degree_query query = {degrees[at], out->profile, out->as_of, NULL, NULL, false};
            struct degree_progress progress;
            if (!degree_progress(book, students[i], &query, &progress, &err))
                fail_msg("%s", err.text);
            assert_true(note(out, &progress, &err));
            degree_progress_clear(&progress);
        }
    }
}

static void expect_same(struct answers *a, struct answers *b)
{
    for (size_t at = 0; at < DEGREES; at++) {
        assert_int_equal(a->given[at], b->given[at]);
        for (size_t i = 0; i < a->given[at]; i++)
            assert_string_equal(a->texts[at][i], b->texts[at][i]);
    }
}

static void clear(struct answers *answers)
{
    for (size_t at = 0; at < DEGREES; at++)
        for (size_t i = 0; i < answers->given[at]; i++)
            mem_free(answers->texts[at][i]);
}

static void the_same_for_one_and_for_all(void **state)
{
    (void)state;
    static const struct {
        const char *profile;
        struct date as_of;
    } cases[] = {
        {NULL, {0}}, {"IA", {2025, 12, 31}}, {"OR", {2025, 3, 14}}, {"OH", {2026, 11, 22}}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct answers one = {.profile = cases[i].profile, .as_of = cases[i].as_of};
        struct answers each = one, all = one;
        ask_one_by_one(&one);
        for (size_t at = 0; at < DEGREES; at++) {
            struct degree_query query = {
                .degree = degrees[at], .profile = cases[i].profile, .as_of = cases[i].as_of};
            assert_true(degree_progress_each(book, students, count, &query, note, &each, &err));
        }
        struct degree_query query = {.profile = cases[i].profile, .as_of = cases[i].as_of};
        assert_true(degree_progress_all(book, students, count, &query, note, &all, &err));
        expect_same(&one, &each);
        expect_same(&one, &all);
        clear(&one);
        clear(&each);
        clear(&all);
    }
}

/* ---- counts alone ---------------------------------------------------------------------------- */

static char *counts_of(const struct degree_progress *progress)
{
    struct buf out = {0};
    buf_addf(&out, "%lld %s %s %d: %zu of %zu, %zu missing, %zu attest, %zu unknown, %d",
             (long long)progress->student, progress->degree, progress->profile,
             progress->award_year, progress->met, progress->count, progress->missing,
             progress->attest, progress->unknown, progress->qualifies);
    return buf_take(&out);
}

/* What was told in words and what was not, in the same order. */
struct counts {
    char *texts[DEGREES * 200];
    size_t given;
    bool words;
};

static bool note_counts(void *context, struct degree_progress *progress, struct err *e)
{
    (void)e;
    struct counts *counts = context;
    assert_int_equal(progress->lines != NULL, counts->words);
    counts->texts[counts->given++] = counts_of(progress);
    return true;
}

static void counts_are_those_of_the_lines(void **state)
{
    (void)state;
    static const char *const profiles[] = {NULL, "national", "TX", "OR"};
    for (size_t i = 0; i < COUNT_OF(profiles); i++) {
        struct degree_query query = {.profile = profiles[i]};
        struct counts told = {.words = true}, counted = {.words = false};
        assert_true(degree_progress_all(book, students, count, &query, note_counts, &told, &err));
        query.counts_alone = true;
        assert_true(
            degree_progress_all(book, students, count, &query, note_counts, &counted, &err));
        assert_int_equal(told.given, DEGREES * count);
        assert_int_equal(counted.given, told.given);
        for (size_t at = 0; at < told.given; at++) {
            assert_string_equal(counted.texts[at], told.texts[at]);
            mem_free(counted.texts[at]);
            mem_free(told.texts[at]);
        }
    }
}

/* ---- against the reports, and the records behind --------------------------------------------- */

static const struct degree_counting counting = {.invested = INVESTED_EQUITY_AND_EDUCATION,
                                                .levels = "national"};

static int64_t reported(const char *name, int64_t student, struct date as_of, const char *column)
{
    const struct report *report = report_find(name);
    struct report_query query = {.student = student, .to = as_of};
    struct report_rows *rows = report_open(book, report, &query, &err);
    int64_t sum = 0;
    assert_non_null(rows);
    while (report_next(rows, &err) == STEP_ROW)
        for (size_t i = 0; i < report->count; i++)
            if (strcmp(report->columns[i].name, column) == 0)
                sum += report_int(rows, i);
    report_close(rows);
    return sum;
}

static int64_t behind(int64_t student, const struct degree_asked *asked, const char *measure)
{
    struct degree_records *records = degree_records_open(book, student, asked, measure, &err);
    struct degree_record record;
    char last[16] = "9999";
    int64_t sum = 0;
    if (!records)
        fail_msg("%s: %s", measure, err.text);
    while (degree_records_next(records, &record, &err) == STEP_ROW) {
        assert_true(strcmp(record.date, last) <= 0);
        snprintf(last, sizeof last, "%s", record.date);
        sum += record.amount;
    }
    degree_records_close(records);
    return sum;
}

static void expect_reported(const struct degree_measures *measures, struct date as_of)
{
    int64_t student = measures->student, earned, paid, gross, years;
    assert_true(degree_value(measures, "earned", &earned));
    assert_true(degree_value(measures, "paid_hours", &paid));
    assert_true(degree_value(measures, "gross", &gross));
    assert_true(degree_value(measures, "years_with_records", &years));
    assert_int_equal(earned, reported("income", student, as_of, "net_income") +
                                 reported("placement", student, as_of, "net"));
    assert_int_equal(gross, reported("income", student, as_of, "operating_income") +
                                reported("placement", student, as_of, "gross"));
    assert_int_equal(paid, reported("hours", student, as_of, "paid_hours"));
}

static void sums_are_those_of_reports_and_records(void **state)
{
    (void)state;
    static const char *const sums[] = {
        "earned",     "invested",      "gross",         "gross_ownership", "gross_placement",
        "paid_hours", "unpaid_hours",  "project_hours", "carried_hours",   "service_hours",
        "procedures", "hours_last_2y", "savings"};
    static const struct date days[] = {{2026, 11, 22}, {2025, 12, 31}, {2025, 3, 14}};
    size_t above_zero = 0;
    for (size_t d = 0; d < COUNT_OF(days); d++) {
        struct degree_asked asked = {"state", "chapter", days[d], counting, {0}};
        for (size_t i = 0; i < count; i++) {
            struct degree_measures measures;
            assert_true(degree_measures_read(book, &students[i], 1, &asked, NULL, &measures, &err));
            expect_reported(&measures, days[d]);
            for (size_t at = 0; at < COUNT_OF(sums); at++) {
                int64_t value;
                assert_true(degree_value(&measures, sums[at], &value));
                above_zero += value > 0;
                if (behind(students[i], &asked, sums[at]) != value)
                    fail_msg("%s of %lld on day %zu: %lld, the records say %lld", sums[at],
                             (long long)students[i], d, (long long)value,
                             (long long)behind(students[i], &asked, sums[at]));
            }
            degree_measures_clear(&measures);
        }
    }
    assert_true(above_zero > 200);
}

/* Every measure that rules speak of is known by its name, and its records can be asked for. */
static void every_measure_is_known(void **state)
{
    (void)state;
    const struct condition_measure *measure = NULL;
    struct degree_asked asked = {"state", "chapter", {2026, 11, 22}, counting, {0}};
    struct degree_measures measures;
    assert_true(degree_measures_read(book, students, 1, &asked, NULL, &measures, &err));
    while ((measure = degree_measure_next(measure)) != NULL) {
        bool named = strstr(measure->meaning, "checked off") != NULL;
        for (size_t at = 0; degree_measure_name(at); at++)
            named = named || strcmp(degree_measure_name(at), measure->name) == 0;
        if (!named)
            fail_msg("nothing measures %s", measure->name);
        (void)behind(students[0], &asked, measure->name);
    }
    degree_measures_clear(&measures);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_for_one_and_for_all),
        cmocka_unit_test(counts_are_those_of_the_lines),
        cmocka_unit_test(sums_are_those_of_reports_and_records),
        cmocka_unit_test(every_measure_is_known),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
