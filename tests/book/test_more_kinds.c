/* The kinds of the second migration: a book of the first one opens with them, what they refuse and
 * fill in, and that a book comes back with them. */
#include "support/check.h"

#include "support/kindcase.h"
#include "support/farmers.h"

#include "base/buf.h"
#include "base/embed.h"
#include "base/mem.h"
#include "book/change.h"
#include "kinds/record.h"
#include "rules/degree.h"
#include <stdlib.h>

/* ---- migration ------------------------------------------------------------------------------ */

/* The program's own schema as it was with one migration. */
static struct book_options first_migration(void)
{
    static struct embed_file files[256];
    size_t count = 0;
    for (size_t i = 0; i < embed_count && count < COUNT_OF(files); i++)
        if (strncmp(embed_files[i].path, "schema/0", 8) != 0 ||
            strncmp(embed_files[i].path, "schema/0001", 11) == 0)
            files[count++] = embed_files[i];
    return (struct book_options){.schema = {files, count}};
}

static void test_a_book_of_the_first_migration_opens(void **state)
{
    struct bookcase *at = *state;
    struct err err = {{0}};
    struct book_options old = first_migration();
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    if (!book_create_with(at->path, &old, &err))
        fail_msg("%s", err.text);
    book = book_open_with(at->path, 0, &old, &err);
    if (book == NULL)
        fail_msg("%s", err.text);
    bookcase_change(book, "entered",
                    "INSERT INTO student (id, number, name, entered_ag_ed, records_from)"
                    " VALUES (1, 'S1', 'Ortiz, Maya', '2025-01-01', '2025-01-01');"
                    "INSERT INTO project (id, student, title, type, began)"
                    " VALUES (2, 1, 'Swine', 'ownership', '2025-01-01');"
                    "INSERT INTO money (id, student, date, type, project, category, amount)"
                    " VALUES (3, 1, '2026-01-05', 'sale', 2, 'livestock', 61000)");
    assert_int_equal(onebook_ask("SELECT count(*) FROM sqlite_schema WHERE name = 'weighing'"), 0);
    assert_int_equal(onebook_ask("SELECT user_version FROM pragma_user_version"), 1);
    book_close(book);

    book = book_open(at->path, 0, &err);
    if (book == NULL)
        fail_msg("%s", err.text);
    assert_int_equal(onebook_ask("SELECT user_version FROM pragma_user_version"), 4);
    assert_int_equal(onebook_ask("SELECT amount FROM money"), 61000);
    ADD(book, "animal", "student=S1", "project=Swine", "tag=17");
    ADD(book, "weighing", "student=S1", "project=Swine", "animal=17", "weight=250", "unit=lb");
    /* What was done before the migration can still be taken back after it. */
    char *what = NULL;
    onebook_undo();
    onebook_undo();
    if (!change_undo(book, change_last_own(book, NULL), &what, &err))
        fail_msg("%s", err.text);
    free(what);
    assert_int_equal(onebook_ask("SELECT count(*) FROM money"), 0);
    book_close(book);
}

/* ---- refusals ------------------------------------------------------------------------------- */

static const struct refusal refused[] = {
    {"evaluation", {"project=Swine", "name=Hale", "relation=employer", "area=Attitude", "rating=6"}, "between 1 and 5"},
    {"evaluation", {"project=Swine", "name=Hale", "relation=employer", "area=Attitude", "rating=0"}, "between 1 and 5"},
    {"agreement", {"project=Swine", "party=parent", "name=Ann", "signed_on=2026-01-05"}, "say how it was signed"},
    {"agreement", {"project=Swine", "party=parent", "name=Ann", "method=paper"}, "give the day it was signed"},
    {"agreement", {"project=Swine", "party=parent", "name=Ann", "method=paper", "signed_on=2026-11-23"}, "has not come yet"},
    {"safety", {"project=Swine", "hazard=PTO", "date=2026-05-02", "remedied_on=2026-05-03"}, "say what was done"},
    {"safety", {"project=Swine", "hazard=PTO", "date=2026-05-02", "remedy=shield", "remedied_on=2026-05-01"}, "lies before date"},
    {"budget", {"project=Swine", "year=2026", "category=fed", "amount=5"}, "is not a category of money; it is one of: resale, feed"},
    {"budget", {"project=Swine", "year=2026", "category=feed", "amount=-5"}, "cannot be below zero"},
    {"foundational", {"component=career", "level=awareness", "activity=x", "checked_on=2026-11-20"}, "which teacher"},
    {"research", {"project=Swine", "year=2026"}, "is not a research project"},
    {"reading", {"project=Swine", "measure=Weight", "value=1"}, "is not a research project"},
    {"service_plan", {"project=Swine", "need=x"}, "is not a service-learning project"},
    {"reflection", {"project=Swine"}, "what happened, so what, or now what"},
    {"animal", {"project=Swine", "tag=T1", "born=2026-05-01", "out_on=2026-04-01"}, "lies before born"},
    {"animal", {"project=Swine", "tag=17"}, "already"},
    {"weighing", {"project=Swine", "animal=99", "weight=5", "unit=lb"}, "there is no animal \"99\"; there is 17"},
    {"weighing", {"project=Goats", "animal=17", "weight=5", "unit=lb"}, "there is no animal \"17\""},
    {"weighing", {"project=Swine", "animal=17", "weight=0", "unit=lb"}, "must lie between"},
    {"weighing", {"project=Swine", "animal=17", "weight=5", "unit=lb", "date=2026-01-01"}, "before 17 was born"},
    {"weighing", {"project=Swine", "animal=17", "weight=5", "unit=lb", "date=2026-10-02"}, "after 17 left"},
    {"head", {"project=Swine", "change=died", "count=0"}, "must lie between"},
    {"head", {"project=Swine", "change=eaten", "count=2", "animal=17"}, "must be 1"},
    {"head", {"project=Swine", "change=died", "count=2", "born_dead=1"}, "only for births"},
    {"head", {"project=Swine", "change=sold", "count=2", "litters=1"}, "only for births and weaning"},
    {"head", {"project=Swine", "change=born", "count=2", "litters=3"}, "more than the young"},
    {"head", {"project=Swine", "change=lost", "count=2"}, "change"},
    {"feed", {"project=Swine", "feed=Grower", "quantity=0", "unit=lb"}, "must lie between"},
    {"attested", {"item=creed", "name=Ms. Hale", "date=2026-11-23"}, "has not come yet"},
};

static void test_what_is_refused(void **state)
{
    (void)state;
    ADD(book, "animal", "student=S1", "project=Swine", "tag=17", "born=2026-02-01",
        "out_on=2026-10-01");
    kindcase_refusals("student=S1", refused, COUNT_OF(refused));
}

/* By id anything can be named: the animal of another project, the capital item of another student.
 */
static void test_what_belongs_to_others(void **state)
{
    char pair[48];
    (void)state;
    int64_t goat = ADD(book, "animal", "student=S1", "project=Goats", "tag=G1");
    pair_of("animal", goat, pair);
    assert_says(REFUSE(book, "weighing", "student=S1", "project=Swine", "weight=9", "unit=lb",
                       "date=2026-11-01", pair),
                "animal of another project");
    int64_t ewe = ADD(book, "asset", "student=S2", "name=Ewe", "class=breeding_livestock",
                      "how=gift", "cost=200", "acquired=2026-01-10");
    pair_of("asset", ewe, pair);
    assert_says(REFUSE(book, "animal", "student=S1", "project=Goats", "tag=G2", pair),
                "another student");
}

/* ---- what is filled in ---------------------------------------------------------------------- */

static void test_who_recorded_a_signature(void **state)
{
    (void)state;
    book_set_who(book, "Ms. Hale");
    ADD(book, "application", "student=S1", "form=proficiency", "subject=Swine Production",
        "type=ownership", "award_year=2027");
    ADD(book, "signature", "student=S1", "application=proficiency Swine Production ownership 2027",
        "party=parent", "name=Ann Ortiz", "signed_on=2026-11-01", "method=paper");
    ADD(book, "signature", "student=S1", "application=proficiency Swine Production ownership 2027",
        "party=advisor", "name=Ms. Hale");
    ADD(book, "agreement", "student=S1", "project=Swine", "party=parent", "name=Ann Ortiz",
        "signed_on=2026-11-01", "method=paper", "recorded_by=Mr. Oakes");
    assert_int_equal(
        onebook_ask(
            "SELECT count(*) FROM signature WHERE party = 'parent' AND recorded_by = 'Ms. Hale'"),
        1);
    assert_int_equal(
        onebook_ask(
            "SELECT count(*) FROM signature WHERE party = 'advisor' AND recorded_by IS NULL"),
        1);
    assert_int_equal(onebook_ask("SELECT count(*) FROM agreement WHERE recorded_by = 'Mr. Oakes'"),
                     1);
    /* They go with what they are signatures of. */
    int64_t id = onebook_ask("SELECT id FROM application");
    assert_true(record_remove(book, kind_find("application"), id, NULL, NULL));
    assert_int_equal(onebook_ask("SELECT count(*) FROM signature"), 0);
}

/* A suggestion is kept by its value, however it was typed, and shown by its label; anything else
 * stays as it is. */
static void test_suggested_words(void **state)
{
    struct record record;
    struct buf text = {0};
    (void)state;
    int64_t id = ADD(book, "attested", "student=S1", "item=ffa creed", "name=Ms. Hale");
    ADD(book, "attested", "student=S1", "item=Barn tour", "name=Ms. Hale");
    assert_int_equal(onebook_ask("SELECT count(*) FROM attested WHERE item = 'creed'"), 1);
    assert_int_equal(onebook_ask("SELECT count(*) FROM attested WHERE item = 'Barn tour'"), 1);
    assert_true(record_read(book, kind_find("attested"), id, &record, NULL));
    record_tell(book, &record, &text);
    assert_string_equal(buf_text(&text), "checked off FFA Creed, Maya Ortiz");
    record_clear(&record);
    buf_free(&text);
}

/* An animal is offered within its project; an entry of money by its sentence. */
static void test_what_a_form_offers(void **state)
{
    (void)state;
    ADD(book, "animal", "student=S1", "project=Swine", "tag=17");
    ADD(book, "animal", "student=S1", "project=Goats", "tag=G1");
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock",
        "amount=610", "quantity=2", "unit=head", "date=2026-05-01");
    char *text = OFFER("head", "animal", "", "student=S1", "project=Swine");
    assert_non_null(strstr(text, "=17;"));
    assert_null(strstr(text, "G1"));
    free(text);
    text = OFFER("head", "money", "", "student=S1", "project=Swine");
    assert_non_null(strstr(text, "610.00"));
    free(text);
}

/* Down in any field of any form: most offer nothing in an empty book, and none ends the program. */
static void test_every_field_can_be_asked(void **state)
{
    (void)state;
    ADD(book, "review", "student=S1", "kind=month", "record=2026-10", "author=Ms. Hale");
    for (size_t k = 0; k < kind_count(); k++) {
        const struct kind *kind = kind_at(k);
        for (size_t f = 0; f < kind->count; f++)
            free(kindcase_offer(kind->name, kind->fields[f].name, "", NULL, 0));
    }
    char *offered = kindcase_offer("review", "author", "", NULL, 0);
    assert_string_equal(offered, "");
    free(offered);
    offered = OFFER("review", "author", "", "student=S1");
    assert_string_equal(offered, "Ms. Hale=Ms. Hale;");
    free(offered);
}

/* What degrees want to be attested can be checked off, each by its name. */
static void test_what_degrees_attest(void **state)
{
    const struct kind *kind = kind_find("attested");
    const struct choice *items = kind->fields[kind_field(kind, "item")].choices;
    const struct condition_measure *measure = NULL;
    int count = 0;
    (void)state;
    while ((measure = degree_measure_next(measure)) != NULL) {
        const struct choice *item = items;
        if (measure->unit != CONDITION_ATTEST)
            continue;
        count++;
        while (item->value && strcmp(item->value, measure->name) != 0)
            item++;
        if (!item->value)
            fail_msg("%s cannot be checked off", measure->name);
    }
    assert_true(count > 25);
}

static void test_profiles_are_offered(void **state)
{
    (void)state;
    char *text = kindcase_offer("chapter", "degree_profile", "o", NULL, 0);
    assert_string_equal(text, "OH=Ohio;OK=Oklahoma;OR=Oregon;");
    free(text);
}

static void test_foundational_time_is_not_sae_time(void **state)
{
    (void)state;
    int64_t before = onebook_ask("SELECT count(*) FROM total WHERE line LIKE '%hours%'");
    ADD(book, "foundational", "student=S1", "component=career", "level=awareness",
        "activity=Job shadow", "time=3", "date=2026-03-01");
    assert_int_equal(onebook_ask("SELECT count(*) FROM total WHERE line LIKE '%hours%'"), before);
    assert_int_equal(onebook_ask("SELECT count(*) FROM report_hours"), 0);
}

/* Export and import: herd changes come from their own file, once. */
static void test_a_book_comes_back_as_it_was(void **state)
{
    struct bookcase *at = *state;
    kindcase_make(at, at->path);
    farmers_people();
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock",
        "amount=610", "quantity=2", "unit=head", "date=2026-05-01");
    int64_t quiet =
        ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock",
            "amount=9", "quantity=1", "unit=head", "date=2026-05-03");
    int64_t row = 0;
    assert_true(book_ask_id(book, "SELECT id FROM head WHERE money = ?1", quiet, &row, NULL));
    assert_true(record_remove(book, kind_find("head"), row, NULL, NULL)); /* on purpose */
    ADD(book, "animal", "student=S1", "project=Swine", "tag=17", "dam=A-1");
    ADD(book, "animal", "student=S1", "project=Goats", "tag=17");
    ADD(book, "weighing", "student=S1", "project=Goats", "animal=17", "weight=85.5", "unit=lb",
        "date=2026-05-01");
    ADD(book, "head", "student=S1", "project=Swine", "herd=young", "change=born", "count=9",
        "litters=1", "born_dead=1", "animal=17", "date=2026-04-01");
    ADD(book, "feed", "student=S1", "project=Swine", "feed=Grower", "quantity=50", "unit=lb",
        "date=2026-05-01");
    ADD(book, "harvest", "student=S1", "project=Garden", "crop=Kale", "area=0.01", "quantity=12",
        "unit=lb", "date=2026-05-01");
    ADD(book, "reading", "student=S1", "project=Lettuce", "measure=Weight", "value=-1.5", "unit=g",
        "treatment=Red", "date=2026-05-01");
    ADD(book, "research", "student=S1", "project=Lettuce", "year=2026",
        "question=Which light?\nAnd why?");
    ADD(book, "service_plan", "student=S1", "project=Garden", "need=Food", "volunteers=4",
        "volunteer_time=120");
    ADD(book, "reflection", "student=S1", "project=Garden", "happened=Rain, \"again\"",
        "date=2026-05-01");
    ADD(book, "budget", "student=S1", "project=Swine", "year=2026", "category=Feed",
        "amount=100.5");
    ADD(book, "safety", "student=S1", "project=Swine", "hazard=Gate", "risk=high",
        "date=2026-05-01");
    ADD(book, "evaluation", "student=S1", "project=Garden", "name=Lee", "relation=partner",
        "area=quality", "rating=5", "date=2026-05-01");
    ADD(book, "foundational", "student=S1", "component=safety", "level=intermediate",
        "activity=Course", "time=2", "date=2026-05-01");
    ADD(book, "postsecondary", "student=S1", "school=OSU", "year=2029", "ag=yes");
    ADD(book, "attested", "student=S1", "item=creed", "name=Ms. Hale", "date=2026-05-01");
    ADD(book, "agreement", "student=S1", "project=Swine", "party=parent", "name=Ann",
        "signed_on=2026-05-01", "method=paper");
    ADD(book, "application", "student=S1", "form=proficiency", "subject=Swine Production",
        "type=ownership", "award_year=2027");
    ADD(book, "signature", "student=S1", "application=proficiency Swine Production ownership 2027",
        "party=parent", "name=Ann", "signed_on=2026-05-01", "method=paper");
    kindcase_comes_back(at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILES(test_a_book_of_the_first_migration_opens),
        TEST(test_what_is_refused),
        TEST(test_what_belongs_to_others),
        TEST(test_who_recorded_a_signature),
        TEST(test_suggested_words),
        TEST(test_every_field_can_be_asked),
        TEST(test_what_a_form_offers),
        TEST(test_what_degrees_attest),
        TEST(test_profiles_are_offered),
        TEST(test_foundational_time_is_not_sae_time),
        WITH_FILES(test_a_book_comes_back_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
