/* The files of schema/rules hold together, and one that does not is told. */
#include "support/check.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/embed.h"
#include "rules/form.h"
#include <stdlib.h>

static void test_files_hold_together(void **state)
{
    struct err err = {{0}};

    (void)state;
    if (!rules_check(embed_find, &err))
        fail_msg("%s", err.text);
}

static struct embed_file altered;

static const struct embed_file *altered_source(const char *path)
{
    return altered.path && strcmp(path, altered.path) == 0 ? (altered.data ? &altered : NULL)
                                                           : embed_find(path);
}

/* In `file` the first `old` becomes `new`; rules_check() must say so. */
static const struct {
    const char *file, *old, *new, *says;
} broken[] = {
    {"areas.csv", "number,area", "number,name", "column 2 is named 'name'"},
    {"areas.csv", "1,Agricultural Communications,", "1,Agricultural Education,", "line 3"},
    {"areas.csv", ",combined,", ",both,", "'both' is no type of application"},
    {"areas.csv", ",2015,", ",20x5,", "line 2"},
    {"areas.csv", ",2015,", ",2015,2014,x", "a column too many"},
    {"areas.csv", ",yes,", ",maybe,", "neither yes nor no"},
    {"areas.csv", ",S,", ",Z,", "it should be S, D or R"},
    {"areas.csv", "Beef Production,placement", "Beef Production,combined", "one for ownership"},
    {"area_names.csv", "Ag Sales,Agricultural Sales", "Ag Sales,Ag Selling",
     "no area 'Ag Selling'"},
    {"area_names.csv", "Vet Science,", "Swine Production,", "reads the same"},
    {"area_names.csv", "historic,2019", "historic,", "last year it was seen"},
    {"area_names.csv", "Ag Sales", "\"Ag Sales", "area_names.csv"},
    {"questions.csv", ",placement,2013", ",combined,2013", "there already"},
    {"questions.csv", ",ownership,2025", ",ownership,2026", "question D1 is not asked"},
    {"questions.csv", "E1,Outcomes", "E2,Outcomes", "question E1 is not asked"},
    {"questions.csv", ",2013,,,", ",2013,,300,", "a limit needs its unit"},
    {"questions.csv", ",2013,,,", ",2013,2012,,", "run backward"},
    {"keys.csv", ",once,text", ",twice,text", "'twice' is no way to repeat"},
    {"keys.csv", "student.email,", "student.phone,", "there already"},
    {"boxes.csv", "student.email", "student.mail", "there is no key 'student.mail'"},
    {"boxes.csv", "cover.type,", "cover.award,", "box 'cover.award' is there already"},
    {"boxes.csv", "Review,,,answer.A1", "Review,,Mine,answer.A1", "label and limit from"},
    {"boxes.csv", "answer.D1,ownership", "answer.D1,placement", "not asked of all these types"},
    {"boxes.csv", "Review,,,answer.B1", "Review,,,answer.C1", "question B1 has no box"},
    {"limits.csv", ",,6,", ",,,", "the most is empty"},
    {"weights.csv", "A1,", "Z9,", "there is no question 'Z9'"},
    {"weights.csv", ",-1,3,", ",3,3,", "should be above the fewest"},
    {"limits.csv", ",2013,2024,", ",2012,2024,", "a bound already"},
    {"measures.csv", "photos,count", "photos,heap", "'heap' is no unit of a measure"},
    {"measures.csv", "photos,count,photo", "photos,count,", "words for one and for many"},
    {"measures.csv", "skills,count", "photos,count", "there already"},
    {"eligibility.csv", "photos >= 6", "pictures >= 6", "no measure 'pictures'"},
    {"eligibility.csv", "WINDOW,", "MEMBER,", "requirement 'MEMBER' is there already"},
    {"eligibility.csv", ",RECORDS_2,", ",RECORDS_3,", "no national requirement 'RECORDS_3'"},
    {"eligibility.csv", "PATHWAY,complete", "PATHWAY,finished", "'finished' is no class"},
    {"measures.csv", "degree,earned,", "degre,earned,", "'degre' is no use of a measure"},
    {"measures.csv", "degree,invested,", "degree,earned,", "there already"},
    {"degrees.csv", "hours >= 45", "hrs >= 45", "no measure 'hrs'"},
    {"degrees.csv", "chapter,functions,", "chapter,sae,", "'sae' of this degree, profile"},
    {"degrees.csv", ",rule state money,", ",rule state gold,", "no rule state gold"},
    {"degrees.csv", "state,money,", "province,money,", "'province' is no degree"},
    {"degrees.csv", ",scholarship,", ",grades,", "no national rule 'scholarship' to replace"},
    {"profiles.csv", ",exclude_invested,", ",some,", "'some' is not for the setting hours"},
    {"profiles.csv", ",12-31,", ",12-32,", "a day such as"},
    {"profiles.csv", "TX,counts_until", "TX,activities", "is not for the setting activities"},
    {"standards.csv", "AS.02.01,", "AS.02.1,", "AS.02.1"},
    {"standards.csv", "AS.02.02,", "AS.02.01,", "there already"},
    {"standards.csv", "AS.02,", "AS.00,", "out of order"},
    {"standards.csv", "PS.01.02,", "PS.02.02,", "no standard above it"},
    {"levels.csv", "TX,3,area", "TX,4,area", "go up by one"},
    {"levels.csv", "TX,3,area", "TX,3,zone", "none of the national list"},
    {"activities.csv", "chapter district", "chapter borough", "no level 'borough'"},
    {"activities.csv", "Secretary", "President", "there already"},
    {"glossary.csv", "Barter,", "Gift,", "explained already"},
    {"glossary.csv", "Debt,", "asset,", "explained already"},
    {"vocab.csv", "award_type,placement", "award_type,ownership", "already"},
    {"vocab.csv", "Ownership", "\x1b[31m", "line 2"},
    {"vocab.csv", "Ownership", "\xff", "line 2"},
    {"vocab.csv", NULL, NULL, "no such file"},
};

/* The file with the row's words altered, as altered_source() will give it. */
static void alter(size_t row, struct buf *path, struct buf *data)
{
    buf_addf(path, "schema/rules/%s", broken[row].file);
    const struct embed_file *file = embed_find(buf_text(path));
    assert_non_null(file);
    if (broken[row].old) {
        const char *at = strstr(file->data, broken[row].old);
        if (!at)
            fail_msg("%s does not have '%s'", broken[row].file, broken[row].old);
        buf_add(data, file->data, (size_t)(at - file->data));
        buf_add_text(data, broken[row].new);
        buf_add_text(data, at + strlen(broken[row].old));
    }
    altered =
        (struct embed_file){buf_text(path), broken[row].old ? buf_text(data) : NULL, data->len};
}

static void test_broken_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(broken); i++) {
        struct buf path = {0}, data = {0};
        struct err err = {{0}};
        alter(i, &path, &data);
        if (rules_check(altered_source, &err))
            fail_msg("%s with '%s' passed", broken[i].file, broken[i].new);
        if (!strstr(err.text, broken[i].says) || !strstr(err.text, ".csv"))
            fail_msg("%s with '%s' says: %s", broken[i].file, broken[i].new, err.text);
        altered = (struct embed_file){NULL, NULL, 0};
        buf_free(&path);
        buf_free(&data);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files_hold_together),
        cmocka_unit_test(test_broken_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
