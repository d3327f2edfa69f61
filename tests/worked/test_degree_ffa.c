/* What degrees ask of FFA activity, service, plans and of what a person says, out of records: with
 * what just counts and what just does not. */
#include "support/check.h"

#include "support/degreebook.h"

#include <stdio.h>

static void add_activity(const char *date, const char *category, const char *name,
                         const char *level, const char *more)
{
    char text[4][64];
    snprintf(text[0], sizeof *text, "date=%s", date);
    snprintf(text[1], sizeof *text, "category=%s", category);
    snprintf(text[2], sizeof *text, "name=%s", name);
    snprintf(text[3], sizeof *text, "level=%s", level);
    if (more)
        ADD(book, "activity", "student=S1", text[0], text[1], text[2], text[3], more);
    else
        ADD(book, "activity", "student=S1", text[0], text[1], text[2], text[3]);
}

static void functions_and_leading(void **state)
{
    (void)state;
    size_t count;
    add_activity("2024-01-01", "poa", "Food drive", "chapter", NULL);
    add_activity("2024-01-02", "poa", "food DRIVE", "chapter", NULL);
    add_activity("2024-01-03", "poa", "Petting zoo", "chapter", NULL);
    add_activity("2024-01-04", "meeting", "Meeting", "chapter", "minutes_led=14");
    add_activity("2024-01-05", "discussion", "On water", "chapter", "minutes_led=15");
    add_activity("2024-01-06", "speech", "Creed", "chapter", "minutes_led=5");
    add_activity("2024-01-07", "lde", "Prepared Public Speaking", "district", "minutes_led=6");
    add_activity("2024-01-08", "poa", "Barn tour", "chapter", "minutes_led=90");
    add_activity("2024-01-09", "parliamentary", "Parliamentary Procedure", "chapter",
                 "procedures=4");
    add_activity("2024-01-10", "meeting", "Meeting", "chapter", "procedures=1");
    add_activity("2024-01-11", "committee", "Banquet", "chapter", NULL);
    add_activity("2025-01-11", "committee", "Banquet", "chapter", NULL);
    add_activity("2025-01-12", "office", "Secretary", "chapter", NULL);
    assert_int_equal(measured_on("2024-01-02", "functions"), 1);
    assert_int_equal(measured_on("2024-12-31", "functions"), 3);
    assert_int_equal(records_behind("2024-12-31", "functions", &count), 4);
    assert_int_equal(measured_on("2024-01-04", "discussion_minutes"), 14);
    assert_int_equal(measured_on("2024-12-31", "discussion_minutes"), 15);
    assert_int_equal(measured_on("2024-01-06", "speech_minutes"), 5);
    assert_int_equal(measured_on("2024-12-31", "speech_minutes"), 6);
    assert_int_equal(measured_on("2024-01-09", "procedures"), 4);
    assert_int_equal(measured_on("2024-12-31", "procedures"), 5);
    assert_int_equal(measured_on("2024-12-31", "roles"), 1);
    assert_int_equal(measured_on("2025-12-31", "roles"), 2);
    assert_int_equal(measured_on("2024-12-31", "activity_points"), NOT_KNOWN);
}

static void activities_above(void **state)
{
    (void)state;
    size_t count;
    add_activity("2024-02-01", "cde", "Livestock Evaluation", "chapter", NULL);
    assert_int_equal(measured_on("2024-12-31", "activities_above_chapter"), 0);
    add_activity("2024-03-01", "cde", "Livestock Evaluation", "district", NULL);
    add_activity("2024-04-01", "cde", "livestock evaluation", "state", NULL);
    add_activity("2024-05-01", "fair", "Livestock Evaluation", "county", NULL);
    assert_int_equal(measured_on("2024-03-31", "activities_above_chapter"), 1);
    /* The same event once, whatever its levels; another kind of activity is another. */
    assert_int_equal(measured_on("2024-12-31", "activities_above_chapter"), 2);
    struct degree_counting counting = degree_national;
    counting.levels_apart = true;
    assert_int_equal(measured_by(&counting, "", "2024-12-31", "activities_above_chapter"), 3);
    /* Not FFA's; said not to count; said to count */
    add_activity("2024-06-01", "conference", "Farm Bureau", "state", "circle=community");
    add_activity("2024-06-02", "conference", "Leadership", "state", "counts_above=no");
    assert_int_equal(measured_on("2024-12-31", "activities_above_chapter"), 2);
    add_activity("2024-06-03", "convention", "National Convention", "chapter", "counts_above=yes");
    assert_int_equal(measured_on("2024-12-31", "activities_above_chapter"), 3);
    assert_int_equal(measured_on("2024-12-31", "activity_categories"), 3);
    add_activity("2024-06-04", "meeting", "District Meeting", "district", NULL);
    assert_int_equal(measured_on("2024-12-31", "activity_categories"), 3);
    assert_int_equal(records_behind("2024-12-31", "activities_above_chapter", &count), 5);
    /* A level that a state's own list does not have ranks as nationally. */
    counting = degree_national;
    counting.levels = "TX";
    assert_int_equal(measured_by(&counting, "", "2024-12-31", "activities_above_chapter"), 4);
}

static void service(void **state)
{
    (void)state;
    size_t count;
    ADD(book, "service", "student=S1", "date=2024-01-01", "time=10", "name=Food pantry");
    ADD(book, "service", "student=S1", "date=2024-03-01", "time=0:30", "name=food pantry");
    ADD(book, "service", "student=S1", "date=2024-03-02", "time=1", "name=Park cleanup");
    assert_int_equal(measured_on("2024-03-01", "service_hours"), 630);
    assert_int_equal(measured_on("2024-03-01", "service_activities"), 1);
    assert_int_equal(measured_on("2024-03-02", "service_hours"), 690);
    assert_int_equal(measured_on("2024-03-02", "service_activities"), 2);
    assert_int_equal(records_behind("2024-03-02", "service_hours", &count), 690);
    assert_int_equal(count, 3);
    /* On top of what the degree below took: only what came after it. */
    struct degree_counting additional = degree_national;
    additional.service_additional = true;
    assert_int_equal(measured_by(&additional, "chapter", "2024-12-31", "service_hours"), 690);
    ADD(book, "degree_held", "student=S1", "degree=chapter", "received=2024-03-01");
    assert_int_equal(measured_by(&additional, "chapter", "2024-12-31", "service_hours"), 60);
    assert_int_equal(measured_by(&additional, "chapter", "2024-12-31", "service_activities"), 1);
    assert_int_equal(measured_by(&additional, "chapter", "2024-02-29", "service_hours"), 600);
    assert_int_equal(measured_by(&degree_national, "chapter", "2024-12-31", "service_hours"), 690);
    assert_int_equal(measured_by(&degree_national, "chapter", "2024-12-31", "hours"), 0);
}

static void said_by_a_person(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(measured_on("2024-12-31", "creed"), 0);
    ADD(book, "attested", "student=S1", "item=Creed", "name=Ms. Hale", "date=2024-03-01");
    assert_int_equal(measured_on("2024-02-29", "creed"), 0);
    assert_int_equal(measured_on("2024-03-01", "creed"), 1);
    assert_int_equal(measured_on("2024-03-01", "cree"), 0);
    assert_int_equal(records_behind("2024-03-01", "creed", &count), 1);
    assert_int_equal(count, 1);
    assert_int_equal(measured_on("2024-12-31", "application"), 0);
    ADD(book, "application", "student=S1", "form=degree", "subject=state", "award_year=2025");
    assert_int_equal(measured_on("2024-12-31", "application"), 0);
    ADD(book, "application", "student=S1", "form=degree", "subject=chapter", "award_year=2026",
        "status=submitted");
    assert_int_equal(measured_on("2024-12-31", "application"), 0);
    ADD(book, "signature", "student=S1", "application=state", "party=applicant", "name=Maya Ortiz",
        "signed_on=2024-11-01", "method=paper");
    assert_int_equal(measured_on("2024-12-31", "signatures"), 1);
    assert_int_equal(measured_on("2024-10-31", "signatures"), 0);
}

static void sae(void **state)
{
    (void)state;
    add_project("Lambs", "ownership");
    assert_int_equal(measured_on("2024-12-31", "sae_plans"), 0);
    assert_int_equal(measured_on("2022-08-14", "active_saes"), 0);
    assert_int_equal(measured_on("2022-08-15", "active_saes"), 1);
    ADD(book, "plan", "student=S1", "project=Lambs", "year=2024", "description=Raise lambs");
    assert_int_equal(measured_on("2024-12-31", "sae_plans"), 1);
    ADD(book, "project", "student=S1", "title=Bees", "type=ownership", "began=2024-01-01",
        "status=planned");
    ADD(book, "project", "student=S1", "title=Hens", "type=ownership", "began=2023-01-01",
        "ended=2023-12-31", "status=closed");
    assert_int_equal(measured_on("2024-12-31", "active_saes"), 1);
    assert_int_equal(measured_on("2023-12-31", "active_saes"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ONE(functions_and_leading),
        ONE(activities_above),
        ONE(service),
        ONE(said_by_a_person),
        ONE(sae),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
