/* The words of other record books: every one leads to a field or to a value that there is. */
#include "support/check.h"

#include "kinds/carried.h"
#include "kinds/record.h"
#include "rules/theirs.h"
#include <stdio.h>

static bool has_field(const struct kind *kind, const char *name)
{
    return kind_field(kind, name) != FIELD_NONE ||
           (strcmp(name, "student") == 0 && kind_has_address(kind)) ||
           (strcmp(kind->name, "brought_forward") == 0 && carried_find(name) != NULL);
}

static void check_header(const struct rules_their_word *word)
{
    bool known = false;
    for (size_t i = 0; i < kind_count(); i++)
        if (strcmp(word->kind, "*") == 0 || strcmp(word->kind, kind_at(i)->name) == 0)
            known = known || has_field(kind_at(i), word->ours);
    check_row(word->theirs, known);
}

static void check_value(const struct rules_their_word *word)
{
    static const struct field yes = {.name = "yes", .type = FIELD_YES};
    const struct kind *kind = kind_find(word->kind);
    struct value value = {0};
    struct err err = {{0}};
    bool of_yes = strcmp(word->field, "yes") == 0;
    size_t at = kind != NULL ? kind_field(kind, word->field) : FIELD_NONE;
    check_row(word->theirs, of_yes || at != FIELD_NONE);
    const struct field *field = of_yes ? &yes : &kind->fields[at];
    if (!field_parse(field, word->ours, strlen(word->ours), &value, &err))
        fail_msg("%s: %s", word->theirs, err.text);
    value_clear(&value);
}

static void test_every_word_leads_somewhere(void **state)
{
    const struct rules_their_word *word = NULL;
    size_t headers = 0, values = 0;
    (void)state;
    while ((word = rules_their_word_next(word)) != NULL) {
        check_row(word->theirs, strcmp(word->kind, "*") == 0 || kind_find(word->kind) != NULL);
        if (word->field[0] == '\0')
            check_header(word);
        else
            check_value(word);
        headers += word->field[0] == '\0';
        values += word->field[0] != '\0';
    }
    assert_true(headers > 100 && values > 40);
}

static void test_writing_makes_no_difference(void **state)
{
    (void)state;
    assert_string_equal(rules_their_header("brought_forward", "NON CASH FEED"), "noncash_feed");
    assert_string_equal(rules_their_header("money", "vendor / payee"), "party");
    assert_string_equal(rules_their_header("hours", "Experience name"), "project");
    assert_string_equal(rules_their_header("project", "Experience name"), "title");
    assert_null(rules_their_header("hours", "Weather"));
    assert_null(rules_their_header("hours", ""));
    assert_string_equal(rules_their_value("project", "type", "paid placement"), "placement");
    assert_null(rules_their_value("project", "pathway", "paid placement"));
    assert_string_equal(rules_their_value("hours", "yes", "x"), "yes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_word_leads_somewhere),
        cmocka_unit_test(test_writing_makes_no_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
