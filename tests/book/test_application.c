/* Applications: which awards fit, what speaks against them, what each would be returned for, what is
 * chosen for one and in which order, who may record a signature, and the text of an earlier one. */
#include "support/check.h"

#include "support/add.h"

#include "award/choice.h"
#include "award/disclose.h"
#include "award/draft.h"
#include "award/match.h"
#include "award/measure.h"
#include "award/returned.h"
#include "award/stamp.h"
#include "base/buf.h"
#include "base/mem.h"
#include "book/book.h"
#include "book/change.h"
#include "kinds/record.h"
#include "rules/hint.h"
#include <stdio.h>
#include <stdlib.h>

enum { YEAR = 2027 };

#define APPLICATION "application=proficiency Swine Production ownership 2027"

static struct book *book;
static int64_t maya, swine;

static int set_up(void **state)
{
    (void)state;
    setenv("SAEBOOK_TODAY", "2027-01-12", 1);
    book = book_open(":memory:", 0, NULL);
    book_set_who(book, "Ms. Hale");
    ADD(book, "chapter", "name=Willow Creek", "state=OK");
    maya = ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2025-01-01",
               "graduation_date=2028-05-20");
    ADD(book, "membership", "student=S1", "year=2026", "dues_paid=2026-10-01");
    swine = ADD(book, "project", "student=S1", "title=Market swine", "type=ownership", "pathway=AS",
                "award_area=Swine Production", "began=2025-01-01");
    ADD(book, "hours", "student=S1", "project=Market swine", "time=2", "activity=Fed hogs",
        "date=2025-03-01");
    ADD(book, "hours", "student=S1", "project=Market swine", "time=2", "activity=Fed hogs",
        "date=2026-11-01");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

static const struct award_request request = {.area = "Swine Production", .type = "ownership", .year = YEAR};

static struct award_request asked(void)
{
    struct award_request mine = request;
    mine.student = maya;
    return mine;
}

/* ---- words ---------------------------------------------------------------------------------- */

static void areas_of(const char *text, struct buf *out)
{
    const struct rules_hint *hint;
    buf_clear(out);
    for (const char *at = text; (hint = rules_hint_in(&at)) != NULL;)
        buf_addf(out, "%s|", hint->area->name);
}

static void test_words(void **state)
{
    static const struct {
        const char *text, *areas;
    } rows[] = {
        {"Market swine", "Swine Production|"},
        {"Fed HOGS and weighed gilts", "Swine Production|Swine Production|"},
        {"hogshead, pigment, cornice", ""},
        {"Sweet corn stand", "Vegetable Production|"},
        {"Corn", "Grain Production|"},
        {"", ""},
        {"Löwe ewe", "Sheep Production|"},
        {"reweave", ""},
    };
    struct buf got = {0};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        areas_of(rows[i].text, &got);
        check_row_text(rows[i].text, buf_text(&got), rows[i].areas);
    }
    buf_free(&got);
}

/* ---- matches -------------------------------------------------------------------------------- */

/* "Swine Production ownership named; ..." and the ids of the warnings in brackets. */
static void matches_are(const char *wanted)
{
    struct award_matches matches;
    struct err err = {{0}};
    struct buf got = {0};
    if (!award_matches_read(book, maya, YEAR, &matches, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < matches.count; i++) {
        const struct award_match *match = &matches.list[i];
        buf_addf(&got, "%s %s %s %zu[", match->area, match->type, award_fit_name(match->fit),
                 match->project_count);
        for (size_t w = 0; w < match->warning_count; w++)
            buf_addf(&got, "%s ", match->warnings[w].id);
        buf_add_text(&got, "]\n");
    }
    assert_string_equal(buf_text(&got), wanted);
    buf_free(&got);
    award_matches_clear(&matches);
}

static void add_photo(const char *project)
{
    struct err err = {{0}};
    struct buf sql = {0};
    assert_true(change_begin(book, CHANGE_RECORDED, &err));
    buf_addf(&sql, "INSERT INTO photo (id, student, project, date, file)"
                   " SELECT abs(random()) / 2, student, id, '2026-05-05', x'00' FROM project WHERE title = '%s'",
             project);
    assert_true(book_exec(book, buf_text(&sql), &err));
    buf_free(&sql);
    int64_t id;
    assert_true(change_commit(book, "a photo", &id, &err));
}

static void test_what_projects_name(void **state)
{
    (void)state;
    matches_are("Swine Production ownership named 1[no_photos ]\n");
    add_photo("Market swine");
    matches_are("Swine Production ownership named 1[]\n");
}

static void test_by_words_and_kind(void **state)
{
    (void)state;
    add_photo("Market swine");
    ADD(book, "project", "student=S1", "title=Laying hens", "type=ownership", "began=2025-02-01");
    ADD(book, "project", "student=S1", "title=Tate's broilers", "type=placement", "began=2025-02-01");
    ADD(book, "project", "student=S1", "title=My career plan", "type=foundational", "began=2025-02-01");
    ADD(book, "project", "student=S1", "title=Trial of 2028 sheep", "type=ownership", "began=2027-01-05");
    ADD(book, "project", "student=S1", "title=Which light", "type=research_experimental", "pathway=PS",
        "began=2025-02-01");
    matches_are("Swine Production ownership named 1[]\n"
                "Poultry Production combined words 2[no_photos ]\n"
                "Agriscience Research - Plant Systems research words 1[no_photos ]\n");
}

/* A project of one year, an area its pathway denies, a name that says something else. */
static void test_warnings_of_area_and_years(void **state)
{
    (void)state;
    add_photo("Market swine");
    ADD(book, "project", "student=S1", "title=Wool", "type=ownership", "pathway=PS",
        "award_area=Swine Production", "began=2026-02-01");
    matches_are("Swine Production ownership named 2[wrong_area ]\n");
    ADD(book, "project", "student=S1", "title=Goat kids", "type=ownership", "pathway=AS",
        "award_area=Beef Production", "began=2026-02-01");
    ADD(book, "hours", "student=S1", "project=Goat kids", "time=1", "activity=Fed", "date=2026-03-01");
    matches_are("Swine Production ownership named 2[wrong_area ]\n"
                "Beef Production ownership named 1[wrong_area one_year no_photos ]\n");
}

static void test_what_belongs_elsewhere(void **state)
{
    struct award_matches matches;
    struct err err = {{0}};
    (void)state;
    add_photo("Market swine");
    ADD(book, "hours", "student=S1", "project=Market swine", "time=1:30", "activity=Sheared ewes",
        "date=2026-11-02");
    ADD(book, "hours", "student=S1", "project=Market swine", "time=1", "activity=Fed ewes and hogs",
        "date=2026-11-03");
    ADD(book, "money", "student=S1", "project=Market swine", "type=sale", "category=products",
        "amount=40", "memo=wool", "date=2026-11-04");
    ADD(book, "money", "student=S1", "project=Market swine", "type=expense", "category=feed",
        "amount=90", "memo=corn and alfalfa", "date=2026-11-05");
    assert_true(award_matches_read(book, maya, YEAR, &matches, &err));
    assert_int_equal(matches.list[0].warning_count, 1);
    const struct award_warning *warning = &matches.list[0].warnings[0];
    assert_string_equal(warning->id, "other_area");
    assert_string_equal(warning->kind, "hours");
    assert_true(warning->record != 0);
    assert_string_equal(warning->text,
                        "1.50 hours and $40.00 of Market swine sound like Sheep Production (\"ewe\"): "
                        "what belongs there needs a project of its own");
    award_matches_clear(&matches);
}

static void test_two_applications(void **state)
{
    (void)state;
    add_photo("Market swine");
    ADD(book, "application", "student=S1", "subject=Swine Production", "type=ownership", "award_year=2027");
    ADD(book, "chosen_project", "student=S1", APPLICATION, "project=Market swine");
    ADD(book, "application", "student=S1", "subject=Diversified Livestock Production", "type=ownership",
        "award_year=2027");
    matches_are("Swine Production ownership begun 1[]\n"
                "Diversified Livestock Production ownership begun 0[]\n");
    ADD(book, "chosen_project", "student=S1",
        "application=proficiency Diversified Livestock Production ownership 2027", "project=Market swine");
    matches_are("Swine Production ownership begun 1[two_applications ]\n"
                "Diversified Livestock Production ownership begun 1[wrong_area two_applications ]\n");
}

static void test_long_duty(void **state)
{
    struct buf date = {0};
    (void)state;
    ADD(book, "project", "student=S1", "title=Feed store", "type=placement", "award_area=Agricultural Sales",
        "began=2025-01-01");
    ADD(book, "position", "student=S1", "project=Feed store", "title=Clerk", "employer=Hale",
        "begins=2025-01-01", "ends=2026-12-31", "duties=Counter\nYard");
    add_photo("Feed store");
    add_photo("Market swine");
    for (int day = 1; day <= 20; day++) {
        buf_clear(&date);
        buf_addf(&date, "date=2026-03-%02d", day);
        ADD(book, "hours", "student=S1", "project=Feed store", "time=10", "activity=Sold", "duty=Counter",
            "position=Clerk", buf_text(&date));
    }
    matches_are("Swine Production ownership named 1[]\n"
                "Agricultural Sales placement named 1[one_year ]\n"); /* 200 hours are not above 200 */
    ADD(book, "hours", "student=S1", "project=Feed store", "time=1m", "activity=Sold", "duty=Counter",
        "position=Clerk", "date=2026-04-01");
    matches_are("Swine Production ownership named 1[]\n"
                "Agricultural Sales placement named 1[one_year long_duty ]\n");
    buf_free(&date);
}

static void test_begin(void **state)
{
    struct award_matches matches;
    struct err err = {{0}};
    int64_t id = 0, chosen = 0;
    char *what = NULL;
    (void)state;
    assert_true(award_matches_read(book, maya, YEAR, &matches, &err));
    assert_true(award_match_begin(book, maya, YEAR, &matches.list[0], &id, &what, &err));
    assert_string_equal(what, "began application Swine Production, ownership, 2027");
    assert_true(book_ask_ids(book, "SELECT count(*) FROM chosen_project WHERE application = ?1 AND project = ?2",
                             id, swine, &chosen, &err));
    assert_int_equal(chosen, 1);
    /* It cannot be begun twice, and then nothing is left of the second. */
    assert_false(award_match_begin(book, maya, YEAR, &matches.list[0], &chosen, NULL, &err));
    assert_false(change_is_open(book));
    mem_free(what);
    award_matches_clear(&matches);
}

/* ---- what it would be returned for ---------------------------------------------------------- */

/* The texts of one requirement, a line each. */
static void reasons_are(const char *id, const char *wanted)
{
    struct award_returned returned;
    struct err err = {{0}};
    struct award_request mine = asked();
    struct buf got = {0};
    if (!award_returned_read(book, &mine, &returned, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < returned.count; i++)
        if (strcmp(returned.list[i].id, id) == 0)
            buf_addf(&got, "%s|%s|%s\n", returned.list[i].text, returned.list[i].todo,
                     returned.list[i].kind ? returned.list[i].kind : "-");
    assert_string_equal(buf_text(&got), wanted);
    buf_free(&got);
    award_returned_clear(&returned);
}

static void test_barter_pairs(void **state)
{
    (void)state;
    ADD(book, "money", "student=S1", "project=Market swine", "type=barter", "category=feed", "amount=110",
        "date=2026-05-01");
    ADD(book, "money", "student=S1", "project=Market swine", "type=labor", "category=rent", "amount=25",
        "date=2026-05-02");
    ADD(book, "money", "student=S1", "project=Market swine", "type=gift", "category=supplies", "amount=30",
        "date=2026-05-03"); /* a gift has no other side, and is told as one */
    reasons_are("NONCASH", "");
    ADD(book, "project", "student=S1", "title=Garden", "type=ownership", "award_area=Vegetable Production",
        "began=2025-01-01");
    ADD(book, "money", "student=S1", "project=Market swine", "to_project=Garden", "type=transfer",
        "category=fertilizer", "amount=12.50", "date=2026-05-04");
    reasons_are("NONCASH", "What came in without cash was spent without cash: 2026: 147.50 came in without "
                           "cash, 135.00 was spent without cash|Enter both sides of each trade, or say in the "
                           "financial answer where the rest went.|student\n");
}

static void test_beginning(void **state)
{
    char record[40];
    (void)state;
    int64_t hogs = ADD(book, "stock", "student=S1", "project=Market swine", "as_of=2025-01-01", "item=Hogs",
                       "value=640");
    ADD(book, "stock", "student=S1", "project=Market swine", "as_of=2026-12-31", "item=Hogs", "value=300");
    reasons_are("BEGINNING", "What was there when records began is explained: Hogs|Write a comment on each: a "
                             "gift, bought with savings, raised.|stock\n");
    (void)snprintf(record, sizeof record, "record=#%lld", (long long)hogs);
    ADD(book, "comment", "kind=stock", record, "text=Bought with what I had saved");
    reasons_are("BEGINNING", "");
}

/* Very many alike are counted. */
static void test_many_alike(void **state)
{
    struct award_returned returned;
    struct award_request mine = asked();
    struct err err = {{0}};
    char item[24];
    size_t told = 0;
    (void)state;
    for (int i = 0; i < 20; i++) {
        (void)snprintf(item, sizeof item, "item=Thing %02d", i);
        ADD(book, "stock", "student=S1", "project=Market swine", "as_of=2025-01-01", item, "value=1");
    }
    assert_true(award_returned_read(book, &mine, &returned, &err));
    for (size_t i = 0; i < returned.count; i++)
        if (strcmp(returned.list[i].id, "BEGINNING") == 0 && ++told == 13)
            assert_string_equal(returned.list[i].text,
                                "What was there when records began is explained: 8 more like these");
    assert_int_equal(told, 13);
    award_returned_clear(&returned);
}

static void test_to_december(void **state)
{
    (void)state;
    reasons_are("TO_DECEMBER", "");
    ADD(book, "project", "student=S1", "title=Sows", "type=ownership", "award_area=Swine Production",
        "began=2025-01-01");
    ADD(book, "hours", "student=S1", "project=Sows", "time=1", "activity=Fed", "date=2026-09-30");
    reasons_are("TO_DECEMBER", "Records run on to 31 December: Sows|Enter what the last months had, or end the "
                               "project on its last day.|project\n");
    ADD(book, "hours", "student=S1", "project=Sows", "time=1", "activity=Fed", "date=2026-10-01");
    reasons_are("TO_DECEMBER", "");
}

static void test_what_check_finds(void **state)
{
    (void)state;
    reasons_are("ERRORS", "");
    ADD(book, "project", "student=S1", "title=Garden", "type=ownership", "award_area=Vegetable Production",
        "began=2025-01-01", "ended=2026-06-01", "status=closed");
    ADD(book, "hours", "student=S1", "project=Garden", "time=1", "activity=Weeded", "date=2026-06-02");
    reasons_are("ERRORS", ""); /* of a project that is not in it */
    ADD(book, "money", "student=S1", "project=Market swine", "type=expense", "category=feed", "amount=90",
        "date=2026-11-05");
    reasons_are("QUESTIONS", "cash is below zero from 5 Nov 2026|say where the money came from: My money in, a "
                             "loan, a missing sale|student\n");
    assert_true(change_begin(book, CHANGE_RECORDED, NULL));
    int64_t id;
    assert_true(book_exec(book, "UPDATE project SET ended = '2026-10-01' WHERE title = 'Market swine'", NULL));
    assert_true(change_commit(book, "ended it", &id, NULL));
    reasons_are("ERRORS", "is dated 1 Nov 2026, but the project ended on 1 Oct 2026|correct one of the two "
                          "days|hours\n"
                          "is dated 5 Nov 2026, but the project ended on 1 Oct 2026|correct one of the two "
                          "days|money\n");
}

static void test_duties_above_the_summary(void **state)
{
    struct award_request mine = {.student = maya, .area = "Agricultural Sales", .type = "placement", .year = YEAR};
    struct award_scope scope;
    struct err err = {{0}};
    int64_t years = -1, id;
    bool known;
    (void)state;
    ADD(book, "project", "student=S1", "title=Feed store", "type=placement", "award_area=Agricultural Sales",
        "began=2025-01-01");
    ADD(book, "position", "student=S1", "project=Feed store", "title=Clerk", "employer=Hale",
        "begins=2025-01-01", "ends=2026-12-31", "duties=Counter\nYard");
    ADD(book, "hours", "student=S1", "project=Feed store", "time=10", "activity=Sold", "duty=Counter",
        "position=Clerk", "date=2026-03-01");
    for (int below = 0; below < 2; below++) {
        /* Only another program can have written hours below zero. */
        if (below) {
            assert_true(change_begin(book, CHANGE_RECORDED, &err));
            assert_true(book_exec(book, "INSERT INTO brought_forward (id, student, project, year, line, amount, source)"
                                        " SELECT 77, student, id, 2026, 'unpaid_hours', -250, 'x' FROM project"
                                        " WHERE title = 'Feed store'", &err));
            assert_true(change_commit(book, "an old book", &id, &err));
        }
        assert_true(award_scope_read(book, &mine, &scope, &err));
        assert_true(award_measure(book, &scope, "duties_above_summary", &years, &known, &err));
        assert_int_equal(years, below);
        award_scope_clear(&scope);
    }
}

/* ---- what is chosen, and in which order ----------------------------------------------------- */

static void choices_are(int64_t application, enum award_part part, const char *wanted)
{
    struct award_scope scope;
    struct award_choices choices;
    struct err err = {{0}};
    struct buf got = {0};
    bool proficiency;
    assert_true(award_scope_of_application(book, application, &scope, &proficiency, &err));
    assert_true(award_choices_read(book, &scope, part, &choices, &err));
    for (size_t i = 0; i < choices.count; i++)
        buf_addf(&got, "%s%s ", choices.list[i].chosen ? "+" : "", choices.list[i].text);
    assert_string_equal(buf_text(&got), wanted);
    buf_free(&got);
    award_choices_clear(&choices);
    award_scope_clear(&scope);
}

/* What `by` 0 takes in or out, and others move. */
static void choose(int64_t application, enum award_part part, size_t at, int by)
{
    struct award_scope scope;
    struct award_choices choices;
    struct err err = {{0}};
    bool proficiency;
    assert_true(award_scope_of_application(book, application, &scope, &proficiency, &err));
    assert_true(award_choices_read(book, &scope, part, &choices, &err));
    if (by == 0 ? !award_choice_toggle(book, application, &choices, at, NULL, &err)
                : !award_choice_move(book, &choices, at, by, NULL, &err))
        fail_msg("%s", err.text);
    award_choices_clear(&choices);
    award_scope_clear(&scope);
}

static void test_resume_in_order(void **state)
{
    (void)state;
    int64_t id = ADD(book, "application", "student=S1", "subject=Swine Production", "type=ownership",
                     "award_year=2027");
    ADD(book, "activity", "student=S1", "date=2026-04-01", "category=cde", "name=Judging", "level=state");
    ADD(book, "honor", "student=S1", "date=2026-03-01", "name=Star");
    ADD(book, "service", "student=S1", "date=2026-02-01", "name=Pantry", "time=3");
    ADD(book, "degree_held", "student=S1", "degree=greenhand", "received=2026-01-01");
    ADD(book, "honor", "student=S1", "date=2027-01-02", "name=Later");
    choices_are(id, AWARD_RESUME, "Judging Star Pantry greenhand ");
    choose(id, AWARD_RESUME, 2, 0);
    choose(id, AWARD_RESUME, 1, 0);
    choices_are(id, AWARD_RESUME, "+Pantry +Judging Star greenhand ");
    choose(id, AWARD_RESUME, 3, 0);
    choices_are(id, AWARD_RESUME, "+Pantry +Judging +greenhand Star ");
    choose(id, AWARD_RESUME, 2, -1);
    choices_are(id, AWARD_RESUME, "+Pantry +greenhand +Judging Star ");
    choose(id, AWARD_RESUME, 0, -1); /* it is first already */
    choose(id, AWARD_RESUME, 2, 1);  /* and last */
    choices_are(id, AWARD_RESUME, "+Pantry +greenhand +Judging Star ");
    choose(id, AWARD_RESUME, 0, 0);
    choices_are(id, AWARD_RESUME, "+greenhand +Judging Star Pantry ");
}

static void refused(const char *kind, const char *const *pairs, size_t count, const char *says)
{
    struct record record;
    struct err err = {{0}};
    record_start(&record, kind_find(kind));
    bool saved = record_set_pairs(book, &record, pairs, count, &err) && record_save(book, &record, NULL, NULL, &err);
    record_clear(&record);
    assert_false(saved);
    if (strstr(err.text, says) == NULL)
        fail_msg("%s says: %s", kind, err.text);
}
#define REFUSED(kind, says, ...)                                                                   \
    refused(kind, (const char *const[]){__VA_ARGS__},                                              \
            sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), says)

static void test_what_may_be_chosen(void **state)
{
    char mine[40], other[40];
    (void)state;
    ADD(book, "student", "number=S2", "name=Ñañez, José", "entered_ag_ed=2025-01-01");
    ADD(book, "application", "student=S1", "subject=Swine Production", "type=ownership", "award_year=2027");
    (void)snprintf(mine, sizeof mine, "honor=#%lld",
                   (long long)ADD(book, "honor", "student=S1", "date=2026-03-01", "name=Star"));
    (void)snprintf(other, sizeof other, "activity=#%lld",
                   (long long)ADD(book, "activity", "student=S2", "date=2026-04-01", "category=cde",
                                  "name=Judging", "level=state"));
    REFUSED("chosen_entry", "give just one", "student=S1", APPLICATION);
    REFUSED("chosen_entry", "another student", "student=S1", APPLICATION, other);
    ADD(book, "chosen_entry", "student=S1", APPLICATION, mine, "rank=1");
    REFUSED("application_note", "has not come yet", "student=S1", APPLICATION, "text=x", "date=2027-01-13");
    ADD(book, "application_note", "student=S1", APPLICATION, "text=Say why", "sort=interview");
}

/* ---- signatures ----------------------------------------------------------------------------- */

static void test_who_records(void **state)
{
    static const char *const names[] = {"Maya Ortiz", "ortiz, maya", "S1"};
    (void)state;
    ADD(book, "application", "student=S1", "subject=Swine Production", "type=ownership", "award_year=2027");
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        book_set_who(book, names[i]);
        REFUSED("signature", "cannot record for somebody else", "student=S1", APPLICATION, "party=parent",
                "name=Ann Ortiz", "signed_on=2026-12-01", "method=paper");
        REFUSED("statement", "cannot record for somebody else", "student=S1", APPLICATION, "party=employer",
                "name=Hale", "signed_on=2026-12-01", "method=paper");
    }
    ADD(book, "signature", "student=S1", APPLICATION, "party=applicant", "name=Maya Ortiz",
        "signed_on=2026-12-01", "method=paper");
    book_set_who(book, "Ms. Hale");
    ADD(book, "signature", "student=S1", APPLICATION, "party=parent", "name=Ann Ortiz",
        "signed_on=2026-12-01", "method=paper");
    REFUSED("signature", "cannot record for somebody else", "student=S1", APPLICATION, "party=advisor",
            "name=Ms. Hale", "signed_on=2026-12-01", "method=paper", "recorded_by=Maya Ortiz");
}

/* ---- drafts --------------------------------------------------------------------------------- */

static void test_sections(void **state)
{
    struct award_draft draft;
    struct err err = {{0}};
    (void)state;
    int64_t id = ADD(book, "application", "student=S1", "subject=Swine Production", "type=ownership",
                     "award_year=2027");
    ADD(book, "answer", "student=S1", APPLICATION, "question=A1", "text=It began");
    assert_true(award_draft_read(book, id, &draft, &err));
    assert_string_equal(draft.told[AWARD_SECTION_ANSWERS], "1 of 7 written");
    assert_string_equal(draft.told[AWARD_SECTION_PROJECTS], "Market swine");
    assert_string_equal(draft.told[AWARD_SECTION_STATUS], "Draft");
    assert_int_equal(draft.missing[AWARD_SECTION_ANSWERS], 1);
    assert_int_equal(draft.missing[AWARD_SECTION_SIGNATURES], 2);
    assert_int_equal(draft.missing[AWARD_SECTION_STATEMENTS], 1);
    assert_int_equal(draft.missing[AWARD_SECTION_NOTES], 0);
    for (size_t i = 1; i < draft.item_count; i++)
        assert_true(draft.items[i - 1].section <= draft.items[i].section);
    award_draft_clear(&draft);
    ADD(book, "statement", "student=S1", APPLICATION, "party=employer", "name=Hale",
        "signed_on=2026-12-01", "method=paper", "text=A good one");
    assert_true(award_draft_read(book, id, &draft, &err));
    assert_int_equal(draft.missing[AWARD_SECTION_STATEMENTS], 0);
    award_draft_clear(&draft);
}

static void test_degree_draft(void **state)
{
    struct award_draft draft;
    struct err err = {{0}};
    (void)state;
    int64_t id = ADD(book, "application", "student=S1", "form=degree", "subject=Chapter FFA Degree",
                     "award_year=2027");
    if (!award_draft_read(book, id, &draft, &err))
        fail_msg("%s", err.text);
    assert_false(draft.proficiency);
    assert_false(draft.shown[AWARD_SECTION_ANSWERS]);
    assert_true(draft.shown[AWARD_SECTION_RESUME]);
    assert_true(draft.missing[AWARD_SECTION_APPLY] > 0);
    assert_int_equal(draft.missing[AWARD_SECTION_SIGNATURES], 1);
    assert_string_equal(draft.told[AWARD_SECTION_PROJECTS], "Market swine");
    award_draft_clear(&draft);
}

/* Whether the draft of an application has an item of the section about such a record. */
static bool draft_tells(int64_t application, enum award_section section, const char *kind,
                        const char *words)
{
    struct award_draft draft;
    struct err err = {{0}};
    bool found = false;
    if (!award_draft_read(book, application, &draft, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < draft.item_count; i++)
        found = found || (draft.items[i].section == section && draft.items[i].kind &&
                          strcmp(draft.items[i].kind, kind) == 0 &&
                          strstr(draft.items[i].text, words));
    award_draft_clear(&draft);
    return found;
}

/* A reviewer of a degree looks at the records too: of every project, whatever award it is for. */
static void test_degree_review(void **state)
{
    struct award_draft draft;
    struct award_returned returned;
    struct err err = {{0}};
    const struct degree_query query = {.degree = "state", .as_of = {2026, 12, 31}};
    bool opening = false, rule = false;
    (void)state;
    int64_t id = ADD(book, "application", "student=S1", "form=degree", "subject=state",
                     "award_year=2027");
    int64_t sow = ADD(book, "stock", "student=S1", "project=Market swine", "as_of=2025-01-01",
                      "item=Gilts", "value=300");
    ADD(book, "brought_forward", "student=S1", "project=Market swine", "year=2025",
        "line=bartered", "amount=20", "source=the old book");
    assert_true(draft_tells(id, AWARD_SECTION_RECORDS, "stock", "is explained: Gilts"));
    assert_true(draft_tells(id, AWARD_SECTION_RECORDS, "project", "Each project has a plan"));
    assert_true(draft_tells(id, AWARD_SECTION_RECORDS, "student", "spent without cash"));
    if (!award_returned_of_degree(book, maya, &query, &returned, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < returned.count; i++) {
        opening = opening || (returned.list[i].class == AWARD_REVIEW && returned.list[i].record == sow);
        rule = rule || strcmp(returned.list[i].id, "money") == 0;
    }
    assert_true(opening && rule);
    award_returned_clear(&returned);
    char about[40];
    (void)snprintf(about, sizeof about, "record=%lld", (long long)sow);
    ADD(book, "comment", "kind=stock", about, "text=A gift of her uncle");
    assert_false(draft_tells(id, AWARD_SECTION_RECORDS, "stock", "is explained: Gilts"));
    /* A degree without money is neither looked through nor signed by an administrator. */
    id = ADD(book, "application", "student=S1", "form=degree", "subject=Greenhand",
             "award_year=2027");
    assert_true(award_draft_read(book, id, &draft, &err));
    assert_false(draft.shown[AWARD_SECTION_RECORDS]);
    assert_int_equal(draft.missing[AWARD_SECTION_SIGNATURES], 0);
    award_draft_clear(&draft);
}

/* However a degree is typed, its application is kept by the name in full, and its signatures count. */
static void test_degree_names(void **state)
{
    struct degree_measures measures = {0};
    struct err err = {{0}};
    const struct degree_query query = {.degree = "american", .as_of = {2026, 12, 31}};
    int64_t signatures = 0;
    (void)state;
    int64_t id = ADD(book, "application", "student=S1", "form=degree", "subject=american degree",
                     "award_year=2027");
    struct stmt *stmt = book_stmt(book, "SELECT subject FROM application WHERE id = ?1", &err);
    stmt_bind_int(stmt, 1, id);
    assert_int_equal(stmt_step(stmt, &err), STEP_ROW);
    assert_string_equal(stmt_text(stmt, 0), "American FFA Degree");
    stmt_done(stmt);
    ADD(book, "signature", "student=S1", "application=degree American FFA Degree 2027",
        "party=advisor", "name=Ms. Hale", "signed_on=2026-12-01", "method=paper");
    assert_true(degree_query_measures(book, maya, &query, &measures, &err));
    assert_true(degree_value(&measures, "signatures", &signatures));
    assert_int_equal(signatures, 1);
    degree_measures_clear(&measures);
    REFUSED("application", "did you mean american", "student=S1", "form=degree", "subject=amercan",
            "award_year=2027");
    REFUSED("application", "is a Star", "student=S1", "form=degree", "subject=State Star",
            "award_year=2027");
    ADD(book, "application", "student=S1", "form=star", "subject=American Star Farmer",
        "award_year=2027");
}

static void test_last_answer(void **state)
{
    char *text = NULL;
    int year = -1;
    struct err err = {{0}};
    (void)state;
    ADD(book, "application", "student=S1", "subject=Swine Production", "type=ownership", "award_year=2025");
    ADD(book, "answer", "student=S1", "application=proficiency Swine Production ownership 2025", "question=A1",
        "text=Two years ago");
    ADD(book, "application", "student=S1", "subject=Beef Production", "type=ownership", "award_year=2026");
    ADD(book, "answer", "student=S1", "application=proficiency Beef Production ownership 2026", "question=A1",
        "text=Of beef");
    ADD(book, "answer", "student=S1", "application=proficiency Beef Production ownership 2026", "question=A2",
        "text=Roles");
    int64_t id = ADD(book, "application", "student=S1", "subject=Swine Production", "type=ownership",
                     "award_year=2027");
    ADD(book, "answer", "student=S1", APPLICATION, "question=A3", "text=Mine");
    static const struct {
        const char *question, *text;
        int year;
    } rows[] = {{"A1", "Two years ago", 2025}, {"A2", "Roles", 2026}, {"A3", NULL, 0}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_true(award_last_answer(book, id, rows[i].question, &text, &year, &err));
        assert_int_equal(year, rows[i].year);
        if (rows[i].text)
            assert_string_equal(text, rows[i].text);
        else
            assert_null(text);
        mem_free(text);
    }
}

/* ---- the log and the stamp ------------------------------------------------------------------ */

static void test_disclosure(void **state)
{
    struct err err = {{0}};
    struct award_request mine = asked();
    char *what = NULL;
    int64_t count = 0;
    (void)state;
    assert_true(award_disclose(book, &mine, &(struct award_giving){0}, &what, &err));
    assert_non_null(strstr(what, "to the school"));
    mem_free(what);
    ADD(book, "application", "student=S1", "subject=Swine Production", "type=ownership", "award_year=2027",
        "consent_on=2026-12-24");
    assert_true(award_disclose(book, &mine, &(struct award_giving){0}, NULL, &err));
    assert_true(award_disclose(book, &mine, &(struct award_giving){.given_to = "Lee Park, judge"}, NULL, &err));
    assert_true(book_ask_id(book, "SELECT count(*) FROM disclosure WHERE student = ?1 AND given_by = 'Ms. Hale'"
                                  " AND why = 'the family agreed on 2026-12-24'"
                                  " AND given_to IN ('award judges', 'Lee Park, judge')",
                            maya, &count, &err));
    assert_int_equal(count, 2);
}

static uint64_t stamp(void)
{
    struct award_scope scope;
    struct award_request mine = asked();
    struct err err = {{0}};
    uint64_t out = 0;
    assert_true(award_scope_read(book, &mine, &scope, &err));
    if (!award_stamp(book, &scope, &out, &err))
        fail_msg("%s", err.text);
    award_scope_clear(&scope);
    return out;
}

/* As `saebook rules import` keeps them; NULL takes them out. */
static void keep_rules(const char *text)
{
    struct err err = {{0}};
    if (!change_begin(book, CHANGE_RECORDED, &err) || !book_set_setting(book, "rules:ours", text, &err) ||
        !change_commit(book, "kept rules", NULL, &err))
        fail_msg("%s", err.text);
}

/* It changes with what the workbook shows, and with nothing else. */
static void test_stamp(void **state)
{
    struct err err = {{0}};
    struct award_request mine = asked();
    (void)state;
    uint64_t first = stamp();
    assert_true(stamp() == first);
    assert_true(award_disclose(book, &mine, &(struct award_giving){0}, NULL, &err));
    ADD(book, "student", "number=S2", "name=Ñañez, José", "entered_ag_ed=2025-01-01");
    assert_true(stamp() == first);
    ADD(book, "hours", "student=S1", "project=Market swine", "time=1", "activity=Fed", "date=2026-11-02");
    uint64_t second = stamp();
    assert_true(second != first);
    ADD(book, "teacher", "name=Ms. Hale");
    uint64_t third = stamp();
    assert_true(third != second);
    add_photo("Market swine");
    assert_true(stamp() != third);
    uint64_t fourth = stamp();
    keep_rules("degree,rule\nchapter,hours\n");
    assert_true(stamp() != fourth);
    uint64_t kept = stamp();
    keep_rules("degree,rule\nchapter,hourz\n");
    assert_true(stamp() != kept);
    keep_rules(NULL);
    assert_true(stamp() == fourth);
    setenv("SAEBOOK_TODAY", "2026-12-30", 1);
    uint64_t before = stamp();
    setenv("SAEBOOK_TODAY", "2026-12-29", 1);
    assert_true(stamp() != before);
    setenv("SAEBOOK_TODAY", "2027-01-12", 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        TEST(test_what_projects_name),
        TEST(test_by_words_and_kind),
        TEST(test_warnings_of_area_and_years),
        TEST(test_what_belongs_elsewhere),
        TEST(test_two_applications),
        TEST(test_long_duty),
        TEST(test_begin),
        TEST(test_barter_pairs),
        TEST(test_beginning),
        TEST(test_many_alike),
        TEST(test_to_december),
        TEST(test_what_check_finds),
        TEST(test_duties_above_the_summary),
        TEST(test_resume_in_order),
        TEST(test_what_may_be_chosen),
        TEST(test_who_records),
        TEST(test_sections),
        TEST(test_degree_draft),
        TEST(test_degree_review),
        TEST(test_degree_names),
        TEST(test_last_answer),
        TEST(test_disclosure),
        TEST(test_stamp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
