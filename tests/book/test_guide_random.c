/* Whatever is answered: nothing breaks, what is shown can be entered, both sides of it are equal,
 * and one step takes all of it back. */
#include "support/bookcase.h"
#include "support/check.h"

#include "support/add.h"
#include "support/measure.h"

#include "base/mem.h"
#include "book/change.h"
#include "guide/guide.h"
#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 400, MOST_LINES = 3 };

static struct book *book;
static struct chance chance;

static int set_up(void **state)
{
    (void)state;
    setenv("SAEBOOK_TODAY", "2026-11-22", 1);
    chance = chance_begin();
    book = book_open(":memory:", 0, NULL);
    ADD(book, "chapter", "name=Willow Creek", "state=OK");
    ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2025-01-01");
    ADD(book, "student", "number=S2", "name=Hale, Ben", "entered_ag_ed=2025-01-01");
    ADD(book, "project", "student=S1", "title=Swine", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=Garden", "type=ownership", "began=2025-01-01");
    ADD(book, "project", "student=S1", "title=Store", "type=placement", "began=2025-01-01");
    ADD(book, "position", "student=S1", "project=Store", "employer=Hale's", "title=Clerk",
        "begins=2025-01-01");
    ADD(book, "project", "student=S2", "title=Melons", "type=ownership", "began=2025-01-01");
    ADD(book, "share", "crew=Melons", "student=S1", "project=Garden", "begins=2026-01-01",
        "parts=2");
    ADD(book, "share", "crew=Melons", "student=S2", "project=Melons", "begins=2026-01-01",
        "parts=1");
    ADD(book, "scope", "student=S1", "project=Swine", "year=2026", "owned=37.5");
    ADD(book, "loan", "student=S1", "lender=Dad", "date=2026-01-05", "principal=500");
    ADD(book, "asset", "student=S1", "project=Swine", "name=Dot", "class=breeding_livestock",
        "how=gift", "cost=250", "acquired=2026-01-10");
    ADD(book, "asset", "student=S1", "project=Swine", "name=Panels", "class=equipment",
        "how=bought", "cost=600", "count=6", "acquired=2026-02-10", "settled=later");
    ADD(book, "stock", "student=S1", "project=Swine", "item=Market hogs", "quantity=3", "unit=head",
        "value=600", "as_of=2026-06-01");
    ADD(book, "money", "student=S1", "project=Swine", "type=expense", "category=feed", "amount=64",
        "date=2026-11-02", "settled=later");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    book_close(book);
    return 0;
}

static bool one_in(unsigned many)
{
    return chance_below(&chance, many) == 0;
}

/* Any record of that kind of the student: what the screen and the commands let one choose from. */
static int64_t any_record(const char *kind)
{
    static const char of[] = "WHERE student = (SELECT id FROM student WHERE number = 'S1')";
    char sql[200];
    if (strcmp(kind, "position") == 0)
        return bookcase_ask(book, "SELECT id FROM position");
    snprintf(sql, sizeof sql, "SELECT count(*) FROM %s %s", kind, of);
    int64_t count = bookcase_ask(book, sql);
    snprintf(sql, sizeof sql, "SELECT id FROM %s %s ORDER BY id LIMIT 1 OFFSET %u", kind, of,
             chance_below(&chance, (unsigned)count));
    return bookcase_ask(book, sql);
}

static void answer_any(struct value *value, const struct field *field)
{
    static const char *const words[] = {
        "Mom", "hogs", "Market hogs", "head", "Scale", "A note; 'quoted'", "lb"};
    static const int64_t numbers[] = {1, 2, 3, 100, 999, 4250, 12345, 100000, INT64_C(9999999999)};
    size_t choices = 0;
    value_clear(value);
    switch (field->type) {
    case FIELD_REF:
        value_set_int(value, any_record(field->ref));
        break;
    case FIELD_CHOICE:
        while (field->choices[choices].value != NULL)
            choices++;
        const char *word = field->choices[chance_below(&chance, (unsigned)choices)].value;
        value_set_text(value, word, strlen(word));
        break;
    case FIELD_DATE:
        value_set_date(value, date_from_number(date_number((struct date){2026, 11, 25}) -
                                               (int)chance_below(&chance, one_in(4) ? 700 : 40)));
        break;
    case FIELD_TEXT:
    case FIELD_NOTE:
        word = words[chance_below(&chance, sizeof words / sizeof words[0])];
        value_set_text(value, word, strlen(word));
        break;
    case FIELD_YES:
        value_set_int(value, one_in(2));
        break;
    case FIELD_TIME:
        value_set_int(value, chance_below(&chance, 1440));
        break;
    case FIELD_INT:
        value_set_int(value, 1 + chance_below(&chance, one_in(3) ? 60 : 4));
        break;
    case FIELD_PCT:
        value_set_int(value, chance_below(&chance, 10000));
        break;
    default:
        value_set_int(value, numbers[chance_below(&chance, one_in(3) ? 9 : 7)]);
    }
}

static void answer_all(struct record *answers)
{
    for (size_t i = 0; i < answers->kind->count; i++) {
        const struct field *field = &answers->kind->fields[i];
        if (strcmp(field->name, "student") == 0)
            continue;
        if ((field->flags & FIELD_NEEDED) ? answers->values[i].is == VALUE_NONE || one_in(2)
                                          : one_in(3))
            answer_any(&answers->values[i], field);
    }
}

static void nothing(void *context, size_t row, const char *what, const char *where)
{
    (void)context;
    (void)row;
    assert_true(what[0] != '\0' && where[0] != '\0');
}

/* Enters a plan, looks at both sides, and takes it back. */
static void enter_and_undo(struct guide_plan *plan, const char *name)
{
    struct err err = {{0}};
    int64_t rows = bookcase_ask(book, "SELECT count(*) FROM posting");
    int64_t paid = bookcase_ask(book, "SELECT count(*) FROM money WHERE paid_on IS NOT NULL");
    if (!guide_enter(book, plan, NULL, &err))
        fail_msg("%s was shown and is refused: %s", name, err.text);
    check_row_int(name,
                  bookcase_ask(book,
                               "SELECT count(*) FROM (SELECT 1 FROM posting GROUP BY kind, record"
                               " HAVING sum(amount) <> 0)"),
                  0);
    assert_true(change_undo(book, change_last_own(book, NULL), NULL, &err));
    check_row_int(name, bookcase_ask(book, "SELECT count(*) FROM posting"), rows);
    check_row_int(name, bookcase_ask(book, "SELECT count(*) FROM money WHERE paid_on IS NOT NULL"),
                  paid);
}

static void test_any_answers(void **state)
{
    size_t planned = 0, entered[64] = {0};
    int64_t student = bookcase_ask(book, "SELECT id FROM student WHERE number = 'S1'");
    (void)state;
    for (size_t round = 0; round < ROUNDS; round++) {
        size_t at = round % guide_count();
        const struct guide *guide = guide_at(at);
        struct record lines[MOST_LINES];
        struct guide_plan plan = {.count = 0};
        struct guide_short missing = {0};
        struct err err = {{0}};
        size_t field, count = guide->line != NULL ? 1 + chance_below(&chance, MOST_LINES) : 1;
        for (size_t i = 0; i < count; i++) {
            guide_begin(book, guide, student, 0, &lines[i]);
            answer_all(&lines[i]);
        }
        bool ok = guide_make(book, guide, lines, count, &plan, &field, &err) &&
                  guide_source(book, guide, &lines[count - 1], &plan, &field, &err);
        if (!ok) {
            check_row(guide->questions->name, err.text[0] != '\0' && plan.count == 0);
        } else if (plan.count > 0) {
            planned++;
            entered[at]++;
            guide_tell(book, &plan, nothing, NULL);
            if (!guide_short(book, &plan, student, &missing, &err))
                fail_msg("%s: %s", guide->questions->name, err.text);
            enter_and_undo(&plan, guide->questions->name);
        }
        for (size_t i = 0; i < count; i++)
            record_clear(&lines[i]);
        guide_plan_clear(&plan);
    }
    assert_true(planned > ROUNDS / 8);
    for (size_t i = 0; i < guide_count(); i++)
        check_row(guide_at(i)->questions->name,
                  entered[i] > 0); /* each of them was tried in earnest */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_any_answers, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
