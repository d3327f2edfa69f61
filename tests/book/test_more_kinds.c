/* The kinds of the second migration: a book of the first one opens with them, what they refuse, and
 * the herd change that a sale or a purchase brings along, whoever writes it. */
#include "support/bookcase.h"
#include "support/check.h"

#include "support/add.h"

#include "base/buf.h"
#include "base/embed.h"
#include "base/mem.h"
#include "book/change.h"
#include "exchange/export.h"
#include "exchange/import.h"
#include "kinds/listing.h"
#include "kinds/record.h"
#include "kinds/suggest.h"
#include "quick/quick.h"
#include "rules/degree.h"
#include <stdio.h>
#include <stdlib.h>

static struct book *book;

static void people(void)
{
    ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2025-01-01");
    ADD(book, "project", "student=S1", "title=Swine", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=Goats", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=Lettuce", "type=research_experimental", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=Garden", "type=service_learning", "began=2025-01-01");
    ADD(book, "student", "number=S2", "name=Hale, Ben", "entered_ag_ed=2025-01-01");
    ADD(book, "project", "student=S2", "title=Lambs", "type=ownership", "began=2025-01-01");
}

static int set_up(void **state)
{
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    book = book_open(":memory:", 0, NULL);
    if (book == NULL)
        return 1;
    people();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

static int64_t ask(const char *sql)
{
    return bookcase_ask(book, sql);
}

/* ---- migration ------------------------------------------------------------------------------ */

/* The program's own schema as it was with one migration. */
static struct book_options first_migration(void)
{
    static struct embed_file files[256];
    size_t count = 0;
    for (size_t i = 0; i < embed_count && count < COUNT_OF(files); i++)
        if (strncmp(embed_files[i].path, "schema/0", 8) != 0 || strncmp(embed_files[i].path, "schema/0001", 11) == 0)
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
    assert_int_equal(ask("SELECT count(*) FROM sqlite_schema WHERE name = 'weighing'"), 0);
    assert_int_equal(ask("SELECT user_version FROM pragma_user_version"), 1);
    book_close(book);

    book = book_open(at->path, 0, &err);
    if (book == NULL)
        fail_msg("%s", err.text);
    assert_int_equal(ask("SELECT user_version FROM pragma_user_version"), 4);
    assert_int_equal(ask("SELECT amount FROM money"), 61000);
    ADD(book, "animal", "student=S1", "project=Swine", "tag=17");
    ADD(book, "weighing", "student=S1", "project=Swine", "animal=17", "weight=250", "unit=lb");
    /* What was done before the migration can still be taken back after it. */
    char *what = NULL;
    assert_true(change_undo(book, change_last_own(book, NULL), NULL, NULL));
    assert_true(change_undo(book, change_last_own(book, NULL), NULL, NULL));
    if (!change_undo(book, change_last_own(book, NULL), &what, &err))
        fail_msg("%s", err.text);
    free(what);
    assert_int_equal(ask("SELECT count(*) FROM money"), 0);
    book_close(book);
}

/* ---- refusals ------------------------------------------------------------------------------- */

#define MOST_PAIRS 8

static const struct {
    const char *kind, *pairs[MOST_PAIRS], *says;
} refused[] = {
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
    ADD(book, "animal", "student=S1", "project=Swine", "tag=17", "born=2026-02-01", "out_on=2026-10-01");
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        struct record record;
        struct err err = {{0}};
        const char *pairs[MOST_PAIRS + 1] = {"student=S1"};
        size_t count = 1;
        for (size_t j = 0; j < MOST_PAIRS && refused[i].pairs[j] != NULL; j++)
            pairs[count++] = refused[i].pairs[j];
        record_start(&record, kind_find(refused[i].kind));
        bool taken = record_set_pairs(book, &record, pairs, count, &err);
        if (taken) {
            record_fill_initial(&record);
            taken = record_save(book, &record, NULL, NULL, &err);
        }
        record_clear(&record);
        if (taken)
            fail_msg("row %zu: this %s was taken, instead of: %s", i, refused[i].kind, refused[i].says);
        if (strstr(err.text, refused[i].says) == NULL)
            fail_msg("row %zu, %s: \"%s\" does not say \"%s\"", i, refused[i].kind, err.text, refused[i].says);
    }
}

/* By id anything can be named: the animal of another project, the capital item of another student. */
static void test_what_belongs_to_others(void **state)
{
    char pair[40];
    struct err err = {{0}};
    struct record record;
    (void)state;
    int64_t goat = ADD(book, "animal", "student=S1", "project=Goats", "tag=G1");
    snprintf(pair, sizeof pair, "animal=#%lld", (long long)goat);
    record_start(&record, kind_find("weighing"));
    const char *const weighing[] = {"student=S1", "project=Swine", "weight=9", "unit=lb", "date=2026-11-01", pair};
    assert_true(record_set_pairs(book, &record, weighing, COUNT_OF(weighing), &err));
    assert_false(record_save(book, &record, NULL, NULL, &err));
    assert_non_null(strstr(err.text, "animal of another project"));
    record_clear(&record);

    int64_t ewe = ADD(book, "asset", "student=S2", "name=Ewe", "class=breeding_livestock", "how=gift", "cost=200", "acquired=2026-01-10");
    snprintf(pair, sizeof pair, "asset=#%lld", (long long)ewe);
    record_start(&record, kind_find("animal"));
    const char *const animal[] = {"student=S1", "project=Goats", "tag=G2", pair};
    assert_true(record_set_pairs(book, &record, animal, COUNT_OF(animal), &err));
    assert_false(record_save(book, &record, NULL, NULL, &err));
    assert_non_null(strstr(err.text, "another student"));
    record_clear(&record);
}

/* ---- what is filled in ---------------------------------------------------------------------- */

static void test_who_recorded_a_signature(void **state)
{
    (void)state;
    book_set_who(book, "Ms. Hale");
    ADD(book, "application", "student=S1", "form=proficiency", "subject=Swine Production", "type=ownership", "award_year=2027");
    ADD(book, "signature", "student=S1", "application=proficiency Swine Production ownership 2027", "party=parent", "name=Ann Ortiz", "signed_on=2026-11-01", "method=paper");
    ADD(book, "signature", "student=S1", "application=proficiency Swine Production ownership 2027", "party=advisor", "name=Ms. Hale");
    ADD(book, "agreement", "student=S1", "project=Swine", "party=parent", "name=Ann Ortiz", "signed_on=2026-11-01", "method=paper", "recorded_by=Mr. Oakes");
    assert_int_equal(ask("SELECT count(*) FROM signature WHERE party = 'parent' AND recorded_by = 'Ms. Hale'"), 1);
    assert_int_equal(ask("SELECT count(*) FROM signature WHERE party = 'advisor' AND recorded_by IS NULL"), 1);
    assert_int_equal(ask("SELECT count(*) FROM agreement WHERE recorded_by = 'Mr. Oakes'"), 1);
    /* They go with what they are signatures of. */
    int64_t id = ask("SELECT id FROM application");
    assert_true(record_remove(book, kind_find("application"), id, NULL, NULL));
    assert_int_equal(ask("SELECT count(*) FROM signature"), 0);
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
    assert_int_equal(ask("SELECT count(*) FROM attested WHERE item = 'creed'"), 1);
    assert_int_equal(ask("SELECT count(*) FROM attested WHERE item = 'Barn tour'"), 1);
    assert_true(record_read(book, kind_find("attested"), id, &record, NULL));
    record_tell(book, &record, &text);
    assert_string_equal(buf_text(&text), "checked off FFA Creed, Maya Ortiz");
    record_clear(&record);
    buf_free(&text);
}

static bool take_label(void *context, const char *value, const char *label, const char *detail)
{
    struct buf *out = context;
    (void)value;
    (void)detail;
    buf_addf(out, "%s|", label);
    return true;
}

/* An animal is offered within its project; an entry of money by its sentence. */
static void test_what_a_form_offers(void **state)
{
    struct record record;
    struct buf offered = {0};
    (void)state;
    ADD(book, "animal", "student=S1", "project=Swine", "tag=17");
    ADD(book, "animal", "student=S1", "project=Goats", "tag=G1");
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock", "amount=610", "quantity=2", "unit=head", "date=2026-05-01");
    record_start(&record, kind_find("head"));
    const char *const pairs[] = {"student=S1", "project=Swine"};
    assert_true(record_set_pairs(book, &record, pairs, 2, NULL));
    suggest_values(book, &record, kind_field(record.kind, "animal"), 0, "", 9, take_label, &offered);
    assert_string_equal(buf_text(&offered), "17|");
    buf_clear(&offered);
    suggest_values(book, &record, kind_field(record.kind, "money"), 0, "", 9, take_label, &offered);
    assert_non_null(strstr(buf_text(&offered), "610.00"));
    buf_free(&offered);
    record_clear(&record);
}

/* Down in any field of any form: most offer nothing in an empty book, and none ends the program. */
static void test_every_field_can_be_asked(void **state)
{
    struct buf offered = {0};
    (void)state;
    ADD(book, "review", "student=S1", "kind=month", "record=2026-10", "author=Ms. Hale");
    for (size_t k = 0; k < kind_count(); k++) {
        struct record record;
        record_start(&record, kind_at(k));
        for (size_t f = 0; f < kind_at(k)->count; f++)
            suggest_values(book, &record, f, 0, "", 9, take_label, &offered);
        record_clear(&record);
    }
    struct record review;
    buf_clear(&offered);
    record_start(&review, kind_find("review"));
    suggest_values(book, &review, kind_field(review.kind, "author"), 0, "", 9, take_label, &offered);
    assert_string_equal(buf_text(&offered), "");
    const char *const pairs[] = {"student=S1"};
    assert_true(record_set_pairs(book, &review, pairs, 1, NULL));
    suggest_values(book, &review, kind_field(review.kind, "author"), 0, "", 9, take_label, &offered);
    assert_string_equal(buf_text(&offered), "Ms. Hale|");
    record_clear(&review);
    buf_free(&offered);
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
    struct record record;
    struct buf offered = {0};
    (void)state;
    record_start(&record, kind_find("chapter"));
    suggest_values(book, &record, kind_field(record.kind, "degree_profile"), 0, "o", 9, take_label, &offered);
    assert_string_equal(buf_text(&offered), "Ohio|Oklahoma|Oregon|");
    buf_free(&offered);
    record_clear(&record);
}

static void test_foundational_time_is_not_sae_time(void **state)
{
    (void)state;
    int64_t before = ask("SELECT count(*) FROM total WHERE line LIKE '%hours%'");
    ADD(book, "foundational", "student=S1", "component=career", "level=awareness", "activity=Job shadow", "time=3", "date=2026-03-01");
    assert_int_equal(ask("SELECT count(*) FROM total WHERE line LIKE '%hours%'"), before);
    assert_int_equal(ask("SELECT count(*) FROM report_hours"), 0);
}

/* ---- herd changes of money ------------------------------------------------------------------ */

#define HEAD_IS(change_, count_, date_)                                                            \
    assert_int_equal(ask("SELECT count(*) FROM head WHERE change = '" change_ "' AND count = " #count_ \
                         " AND date = '" date_ "' AND herd = 'market' AND money IS NOT NULL"), 1)

static const struct {
    const char *pairs[5];
    int heads;
} sales[] = {
    {{"type=sale", "category=livestock", "quantity=2", "unit=head"}, 1},
    {{"type=sale", "category=livestock", "quantity=2"}, 1},
    {{"type=expense", "category=resale", "quantity=5", "unit=Head"}, 1},
    {{"type=expense", "category=resale", "quantity=5"}, 0},                     /* of what? */
    {{"type=expense", "category=resale", "quantity=5", "unit=flats"}, 0},
    {{"type=sale", "category=livestock", "quantity=520", "unit=lb"}, 0},
    {{"type=sale", "category=livestock", "quantity=0.5", "unit=head"}, 0},      /* half a beef */
    {{"type=sale", "category=livestock"}, 0},
    {{"type=sale", "category=products", "quantity=12", "unit=dozen"}, 0},
    {{"type=expense", "category=feed", "quantity=3", "unit=sack"}, 0},
    {{"type=home_use", "category=livestock", "quantity=1", "unit=head"}, 0},
};

static void test_which_money_moves_the_herd(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sales); i++) {
        const char *pairs[9] = {"student=S1", "project=Swine", "amount=100", "date=2026-05-01"};
        size_t count = 4;
        while (count < 9 && sales[i].pairs[count - 4] != NULL) {
            pairs[count] = sales[i].pairs[count - 4];
            count++;
        }
        int64_t before = ask("SELECT count(*) FROM head");
        int64_t id = add_record(book, "money", pairs, count);
        check_row_int("head rows", (int)(ask("SELECT count(*) FROM head") - before), sales[i].heads);
        assert_true(record_remove(book, kind_find("money"), id, NULL, NULL));
        check_row_int("after deleting", (int)(ask("SELECT count(*) FROM head") - before), 0);
    }
}

static void set(int64_t money, const char *const *pairs, size_t count)
{
    struct record record;
    struct err err = {{0}};
    assert_true(record_read(book, kind_find("money"), money, &record, &err));
    if (!record_set_pairs(book, &record, pairs, count, &err) || !record_save(book, &record, NULL, NULL, &err))
        fail_msg("%s", err.text);
    record_clear(&record);
}
#define SET(money, ...) set(money, (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void test_the_herd_follows_the_money(void **state)
{
    char *before, *after;
    (void)state;
    int64_t money = ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock", "amount=610", "quantity=2", "unit=head", "date=2026-05-01");
    HEAD_IS("sold", 2, "2026-05-01");
    int64_t changes = ask("SELECT count(*) FROM change");
    before = bookcase_dump(book);
    SET(money, "quantity=3", "date=2026-05-02");
    HEAD_IS("sold", 3, "2026-05-02");
    assert_int_equal(ask("SELECT count(*) FROM head"), 1);
    assert_int_equal(ask("SELECT count(*) FROM change"), changes + 1); /* one step */
    assert_true(change_undo(book, change_last_own(book, NULL), NULL, NULL));
    after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);

    /* What else the herd change says stays; and the animal, as long as it is of that project. */
    ADD(book, "animal", "student=S1", "project=Swine", "tag=17");
    bookcase_change(book, "said more", "UPDATE head SET herd = 'show', weight = 520000");
    SET(money, "memo=two barrows");
    assert_int_equal(ask("SELECT count(*) FROM head WHERE herd = 'show' AND weight = 520000 AND count = 2"), 1);
    SET(money, "quantity=1");
    bookcase_change(book, "said which", "UPDATE head SET animal = (SELECT id FROM animal WHERE tag = '17')");
    SET(money, "project=Goats");
    assert_int_equal(ask("SELECT count(*) FROM head AS h JOIN project AS p ON p.id = h.project"
                         " WHERE p.title = 'Goats' AND animal IS NULL AND weight = 520000"), 1);

    /* No sale of animals any more; and one again. */
    SET(money, "category=products");
    assert_int_equal(ask("SELECT count(*) FROM head"), 0);
    SET(money, "category=livestock");
    HEAD_IS("sold", 1, "2026-05-01");
    assert_true(record_remove(book, kind_find("money"), money, NULL, NULL));
    assert_int_equal(ask("SELECT count(*) FROM head"), 0);
    assert_true(change_undo(book, change_last_own(book, NULL), NULL, NULL));
    HEAD_IS("sold", 1, "2026-05-01");
}

static void test_one_animal_cannot_be_two(void **state)
{
    struct record record;
    struct err err = {{0}};
    (void)state;
    int64_t money = ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock", "amount=610", "quantity=1", "unit=head", "date=2026-05-01");
    ADD(book, "animal", "student=S1", "project=Swine", "tag=17");
    bookcase_change(book, "said which", "UPDATE head SET animal = (SELECT id FROM animal)");
    assert_true(record_read(book, kind_find("money"), money, &record, &err));
    const char *const two[] = {"quantity=2"};
    assert_true(record_set_pairs(book, &record, two, 1, &err));
    assert_false(record_save(book, &record, NULL, NULL, &err));
    assert_non_null(strstr(err.text, "the herd change of this entry: must be 1"));
    record_clear(&record);
    assert_int_equal(ask("SELECT quantity FROM money"), 1000);
}

static void test_a_herd_change_names_its_own_money(void **state)
{
    char pair[40];
    struct record record;
    struct err err = {{0}};
    (void)state;
    int64_t money = ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock", "amount=610", "date=2026-05-01");
    snprintf(pair, sizeof pair, "money=#%lld", (long long)money);
    record_start(&record, kind_find("head"));
    const char *const goats[] = {"student=S1", "project=Goats", "herd=market", "change=sold", "count=1", "date=2026-05-01", pair};
    assert_true(record_set_pairs(book, &record, goats, COUNT_OF(goats), &err));
    assert_false(record_save(book, &record, NULL, NULL, &err));
    assert_non_null(strstr(err.text, "belongs to another project"));
    const char *const again[] = {"student=S1", "project=Swine", "change=died"};
    assert_true(record_set_pairs(book, &record, again, COUNT_OF(again), &err));
    assert_false(record_save(book, &record, NULL, NULL, &err));
    assert_non_null(strstr(err.text, "which is a sale; choose sold"));
    record_clear(&record);
}

static void test_a_quick_line_moves_the_herd(void **state)
{
    struct quick quick;
    struct err err = {{0}};
    static const char line[] = "2026-05-01 sold 2 hogs 610 @swine";
    (void)state;
    int64_t maya = ask("SELECT id FROM student WHERE number = 'S1'"), changes = ask("SELECT count(*) FROM change");
    if (!quick_parse(book, maya, date_today(), line, strlen(line), &quick, &err) ||
        !quick_enter(book, &quick, 1, NULL, NULL, &err))
        fail_msg("%s", err.text);
    quick_clear(&quick);
    HEAD_IS("sold", 2, "2026-05-01");
    assert_int_equal(ask("SELECT count(*) FROM change"), changes + 1);
    assert_true(change_undo(book, change_last_own(book, NULL), NULL, NULL));
    assert_int_equal(ask("SELECT count(*) FROM head"), 0);
    assert_int_equal(ask("SELECT count(*) FROM money"), 0);
}

static void make_book(struct bookcase *at, const char *path)
{
    struct err err = {{0}};
    if (!book_create(path, &err))
        fail_msg("%s", err.text);
    book = at->book = book_open(path, 0, &err);
    assert_non_null(book);
}

static void import(const char *folder, const char *kind)
{
    struct err err = {{0}};
    struct buf path = {0};
    struct import_result result;
    buf_addf(&path, "%s/%s.csv", folder, kind);
    struct import_request request = {.kind = kind_find(kind), .path = buf_text(&path)};
    if (!import_run(book, &request, &result, &err))
        fail_msg("%s: %s", kind, result.told > 0 ? result.list[0].text : err.text);
    import_result_clear(&result);
    buf_free(&path);
}

static void write_sales(const char *folder, int rows)
{
    struct buf path = {0};
    buf_addf(&path, "%s/money.csv", folder);
    FILE *file = fopen(buf_text(&path), "w");
    assert_non_null(file);
    fprintf(file, "student,project,date,type,category,amount,quantity,unit\n");
    for (int i = 0; i < rows; i++)
        fprintf(file, "S1,Swine,2026-0%d-%02d,%s,%d,%s\n", 1 + i % 9, 1 + i % 28,
                i % 3 == 0 ? "sale,livestock,300" : "expense,feed,20", 1 + i % 4,
                i % 3 == 0 ? "head" : "sack");
    assert_int_equal(fclose(file), 0);
    buf_free(&path);
}

/* As a few rows in a changeset, and as very many in a batch: the same, and taken back the same. */
static void test_imports_move_the_herd(void **state)
{
    struct bookcase *at = *state;
    static const int sizes[] = {30, 6000};
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    make_book(at, at->path);
    people();
    char *before = bookcase_dump(book);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        write_sales(at->folder, sizes[i]);
        import(at->folder, "money");
        assert_int_equal(ask("SELECT count(*) FROM money"), sizes[i]);
        assert_int_equal(ask("SELECT count(*) FROM head"), sizes[i] / 3);
        assert_int_equal(ask("SELECT count(*) FROM head AS h JOIN money AS m ON m.id = h.money"
                             " AND m.project = h.project AND m.date = h.date AND m.quantity = h.count * 1000"),
                         sizes[i] / 3);
        struct err err = {{0}};
        if (!change_undo(book, change_last_own(book, NULL), NULL, &err))
            fail_msg("%s", err.text);
        char *after = bookcase_dump(book);
        assert_string_equal(before, after);
        free(after);
    }
    free(before);
}

/* Export and import: herd changes come from their own file, once. */
static void test_a_book_comes_back_as_it_was(void **state)
{
    struct bookcase *at = *state;
    struct err err = {{0}};
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    make_book(at, at->path);
    people();
    ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock", "amount=610", "quantity=2", "unit=head", "date=2026-05-01");
    int64_t quiet = ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock", "amount=9", "quantity=1", "unit=head", "date=2026-05-03");
    int64_t row = 0;
    assert_true(book_ask_id(book, "SELECT id FROM head WHERE money = ?1", quiet, &row, NULL));
    assert_true(record_remove(book, kind_find("head"), row, NULL, NULL)); /* on purpose */
    ADD(book, "animal", "student=S1", "project=Swine", "tag=17", "dam=A-1");
    ADD(book, "animal", "student=S1", "project=Goats", "tag=17");
    ADD(book, "weighing", "student=S1", "project=Goats", "animal=17", "weight=85.5", "unit=lb", "date=2026-05-01");
    ADD(book, "head", "student=S1", "project=Swine", "herd=young", "change=born", "count=9", "litters=1", "born_dead=1", "animal=17", "date=2026-04-01");
    ADD(book, "feed", "student=S1", "project=Swine", "feed=Grower", "quantity=50", "unit=lb", "date=2026-05-01");
    ADD(book, "harvest", "student=S1", "project=Garden", "crop=Kale", "area=0.01", "quantity=12", "unit=lb", "date=2026-05-01");
    ADD(book, "reading", "student=S1", "project=Lettuce", "measure=Weight", "value=-1.5", "unit=g", "treatment=Red", "date=2026-05-01");
    ADD(book, "research", "student=S1", "project=Lettuce", "year=2026", "question=Which light?\nAnd why?");
    ADD(book, "service_plan", "student=S1", "project=Garden", "need=Food", "volunteers=4", "volunteer_time=120");
    ADD(book, "reflection", "student=S1", "project=Garden", "happened=Rain, \"again\"", "date=2026-05-01");
    ADD(book, "budget", "student=S1", "project=Swine", "year=2026", "category=Feed", "amount=100.5");
    ADD(book, "safety", "student=S1", "project=Swine", "hazard=Gate", "risk=high", "date=2026-05-01");
    ADD(book, "evaluation", "student=S1", "project=Garden", "name=Lee", "relation=partner", "area=quality", "rating=5", "date=2026-05-01");
    ADD(book, "foundational", "student=S1", "component=safety", "level=intermediate", "activity=Course", "time=2", "date=2026-05-01");
    ADD(book, "postsecondary", "student=S1", "school=OSU", "year=2029", "ag=yes");
    ADD(book, "attested", "student=S1", "item=creed", "name=Ms. Hale", "date=2026-05-01");
    ADD(book, "agreement", "student=S1", "project=Swine", "party=parent", "name=Ann", "signed_on=2026-05-01", "method=paper");
    ADD(book, "application", "student=S1", "form=proficiency", "subject=Swine Production", "type=ownership", "award_year=2027");
    ADD(book, "signature", "student=S1", "application=proficiency Swine Production ownership 2027", "party=parent", "name=Ann", "signed_on=2026-05-01", "method=paper");
    char *before = bookcase_dump(book), *folder = bookcase_file(at, "out"), *copy = bookcase_file(at, "copy.saebook");
    if (!export_all(book, folder, NULL, &err))
        fail_msg("%s", err.text);
    book_close(book);
    make_book(at, copy);
    for (size_t k = 0; k < kind_count(); k++)
        import(folder, kind_at(k)->name);
    char *after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);
    free(folder);
    free(copy);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
#define WITH_FILES(name) cmocka_unit_test_setup_teardown(name, bookcase_setup_empty, bookcase_teardown)
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
        TEST(test_which_money_moves_the_herd),
        TEST(test_the_herd_follows_the_money),
        TEST(test_one_animal_cannot_be_two),
        TEST(test_a_herd_change_names_its_own_money),
        TEST(test_a_quick_line_moves_the_herd),
        WITH_FILES(test_imports_move_the_herd),
        WITH_FILES(test_a_book_comes_back_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
