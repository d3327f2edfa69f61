/* The proficiency areas that words of a text speak of. */
#include "support/check.h"

#include "base/attr.h"
#include "base/buf.h"
#include "rules/hint.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
