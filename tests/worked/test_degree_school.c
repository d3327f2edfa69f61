/* What degrees ask of school and of membership, out of records: each measure with the days just
 * before and just after it counts. */
#include "support/check.h"

#include "support/degreebook.h"

static void instruction(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(measured_on("2024-12-31", "instruction_hours"), 0);
    add_course("Exploring", "2022", "middle", "90");
    add_course("Ag I", "2023", "high", "180");
    add_course("Ag II", "2024", "mixed", "180");
    add_course("Welding", "2024", "high", "");
    ADD(book, "enrollment", "student=S1", "course=Exploring");
    ADD(book, "enrollment", "student=S1", "course=Ag I");
    /* Class in the middle grades does not count; a course counts once it is over. */
    assert_int_equal(measured_on("2024-06-29", "instruction_hours"), 0);
    assert_int_equal(measured_on("2024-06-30", "instruction_hours"), 180 * 60);
    assert_int_equal(measured_on("2024-06-30", "middle_class"), 1);
    assert_int_equal(measured_on("2024-06-30", "enrolled"), 1);
    assert_int_equal(measured_on("2024-07-01", "enrolled"), 0);
    /* What was earned counts for what the course has, also while it runs. */
    ADD(book, "enrollment", "student=S1", "course=Ag II", "earned=60", "grade=10");
    assert_int_equal(measured_on("2024-08-01", "instruction_hours"), 240 * 60);
    assert_int_equal(measured_on("2025-06-30", "instruction_hours"), 240 * 60);
    assert_int_equal(measured_on("2024-08-01", "enrolled"), 1);
    /* The records behind it are those that count. */
    assert_int_equal(records_behind("2025-06-30", "instruction_hours", &count), 240 * 60);
    assert_int_equal(count, 2);
    assert_int_equal(records_behind("2024-06-29", "instruction_hours", &count), 0);
    (void)records_behind("2024-06-30", "enrolled", &count);
    assert_int_equal(count, 1);
    (void)records_behind("2024-06-30", "middle_class", &count);
    assert_int_equal(count, 1);
    degreebook_change("enrollment", "passed = 0 WHERE earned = 3600");
    assert_int_equal(measured_on("2025-06-30", "instruction_hours"), 180 * 60);
    /* Of a course that tells no time nothing is known, but the rest is. */
    ADD(book, "enrollment", "student=S1", "course=Welding");
    assert_int_equal(measured_on("2025-06-30", "instruction_hours"), 180 * 60);
    degreebook_change("course", "instruction = NULL WHERE title = 'Ag I'");
    assert_int_equal(measured_on("2025-06-30", "instruction_hours"), NOT_KNOWN);
}

static void school(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(measured_on("2026-12-31", "completed_program"), 0);
    assert_int_equal(measured_on("2026-12-31", "months_since_graduation"), 0);
    assert_int_equal(measured_on("2026-12-31", "gpa"), NOT_KNOWN);
    assert_int_equal(measured_on("2026-12-31", "grade"), NOT_KNOWN);
    set_student("graduation_date = '2026-05-28', gpa = 3250, ag_gpa = 3900");
    assert_int_equal(measured_on("2026-12-31", "gpa"), 3250);
    assert_int_equal(records_behind("2026-12-31", "gpa", &count), 3250);
    assert_int_equal(measured_on("2026-12-31", "ag_gpa"), 3900);
    /* To October of the award year, which is the next one */
    assert_int_equal(measured_on("2026-12-31", "months_since_graduation"), 17);
    assert_int_equal(measured_on("2025-12-31", "months_since_graduation"), 5);
    assert_int_equal(measured_on("2024-12-31", "months_since_graduation"), 0);
    assert_int_equal(measured_on("2026-12-31", "years_since_graduation"), 1);
    assert_int_equal(measured_on("2024-12-31", "years_since_graduation"), 0);
    assert_int_equal(measured_on("2024-12-31", "grade"), 11);
    assert_int_equal(measured_on("2025-06-30", "grade"), 11);
    assert_int_equal(measured_on("2025-07-01", "grade"), 12);
    assert_int_equal(measured_on("2026-05-28", "grade"), 13);
    /* Nobody says how many years are offered: of who is out of school it is not known. */
    assert_int_equal(measured_on("2026-05-27", "completed_program"), 0);
    assert_int_equal(measured_on("2026-05-28", "completed_program"), NOT_KNOWN);
    ADD(book, "attested", "student=S1", "item=completed_program", "name=Ms. Hale",
        "date=2026-06-01");
    assert_int_equal(measured_on("2026-06-01", "completed_program"), 1);
    assert_int_equal(measured_on("2026-05-31", "completed_program"), NOT_KNOWN);
    ADD(book, "postsecondary", "student=S1", "school=State", "year=2026", "ag=yes");
    ADD(book, "postsecondary", "student=S1", "school=Other", "year=2025", "ag=no");
    assert_int_equal(measured_on("2027-06-29", "postsecondary_years"), 0);
    assert_int_equal(measured_on("2027-06-30", "postsecondary_years"), 1);
    assert_int_equal(records_behind("2027-06-29", "postsecondary_years", &count), 0);
    assert_int_equal(records_behind("2027-06-30", "postsecondary_years", &count), 1);
}

static void completed_program(void **state)
{
    (void)state;
    set_chapter("years_offered = 2");
    add_course("Ag I", "2023", "high", "180");
    add_course("Ag II", "2024", "high", "180");
    add_course("Plants", "2024", "high", "90");
    ADD(book, "enrollment", "student=S1", "course=Ag II");
    ADD(book, "enrollment", "student=S1", "course=Plants");
    assert_int_equal(measured_on("2025-06-30", "completed_program"), 0);
    ADD(book, "enrollment", "student=S1", "course=Ag I");
    assert_int_equal(measured_on("2025-06-29", "completed_program"), 0);
    assert_int_equal(measured_on("2025-06-30", "completed_program"), 1);
}

static void membership(void **state)
{
    (void)state;
    size_t count;
    assert_int_equal(measured_on("2026-03-01", "membership_months"), 0);
    ADD(book, "membership", "student=S1", "year=2020", "dues_paid=2020-09-01");
    ADD(book, "membership", "student=S1", "year=2022", "dues_paid=2022-10-15");
    ADD(book, "membership", "student=S1", "year=2023", "dues_paid=2023-09-20");
    ADD(book, "membership", "student=S1", "year=2024", "dues_paid=2024-11-01", "paid_to=local");
    ADD(book, "membership", "student=S1", "year=2025");
    /* From the first dues after the gap, to the day. */
    assert_int_equal(measured_on("2022-10-14", "membership_months"), 0);
    assert_int_equal(measured_on("2022-11-14", "membership_months"), 0);
    assert_int_equal(measured_on("2022-11-15", "membership_months"), 1);
    assert_int_equal(measured_on("2024-11-14", "membership_months"), 24);
    assert_int_equal(measured_on("2024-10-14", "membership_months"), 20);
    assert_int_equal(measured_on("2025-02-15", "membership_months"), 28);
    assert_int_equal(measured_on("2025-02-14", "membership_months"), 27);
    /* The dues of 2025 were never paid: it rests at the end of June, and is gone a year later. */
    assert_int_equal(measured_on("2025-06-30", "membership_months"), 32);
    assert_int_equal(measured_on("2026-03-01", "membership_months"), 32);
    assert_int_equal(measured_on("2026-07-01", "membership_months"), 0);
    assert_int_equal(measured_on("2025-02-15", "rosters"), 3);
    assert_int_equal(measured_on("2025-07-01", "rosters"), 0);
    /* In the summer of 2021 the one year of 2020 still stands. */
    assert_int_equal(measured_on("2021-08-01", "membership_months"), 9);
    assert_int_equal(measured_on("2023-10-01", "dues"), 1);
    assert_int_equal(measured_on("2024-12-01", "dues"), 0);
    assert_int_equal(records_behind("2025-06-30", "membership_months", &count), 4);
}

/* A month is over on its last day where the day of the first one is missing. */
static void months(void **state)
{
    (void)state;
    ADD(book, "degree_held", "student=S1", "degree=chapter", "received=2024-01-31");
    assert_int_equal(measured_on("2024-01-30", "holds_chapter"), 0);
    assert_int_equal(measured_on("2024-01-31", "holds_chapter"), 1);
    assert_int_equal(measured_on("2024-01-31", "holds_greenhand"), 1);
    assert_int_equal(measured_on("2024-01-31", "holds_discovery"), 0);
    assert_int_equal(measured_on("2024-01-31", "holds_state"), 0);
    assert_int_equal(measured_on("2024-02-28", "months_chapter_degree"), 0);
    assert_int_equal(measured_on("2024-02-29", "months_chapter_degree"), 1);
    assert_int_equal(measured_on("2025-01-30", "months_chapter_degree"), 11);
    assert_int_equal(measured_on("2025-01-31", "months_chapter_degree"), 12);
    assert_int_equal(measured_on("2025-01-31", "months_greenhand_degree"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ONE(instruction),
        ONE(school),
        ONE(completed_program),
        ONE(membership),
        ONE(months),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
