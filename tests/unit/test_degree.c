/* The rules of degrees: published figures on both sides of every limit, what would be enough, whose
 * rule goes before whose, and a book's own files, good and bad. */
#include "base/attr.h"
#include "base/buf.h"
#include "base/file.h"
#include "rules/degree.h"
#include "rules/figures.h"
#include "rules/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

/* ---- asking ---- */

static const struct degree_rule *rule_of(const struct degree_rules *rules, struct degree_ask ask,
                                         const char *id)
{
    struct degree_list list;

    degree_rules_list(rules, ask, &list);
    for (size_t i = 0; i < list.count; i++)
        if (strcmp(list.rules[i]->id, id) == 0)
            return list.rules[i];
    return NULL;
}

/* The finding of a built-in rule; cleared by the caller. */
static struct degree_finding find(struct degree_ask ask, const char *id, const char *text)
{
    const struct degree_rule *rule = rule_of(degree_rules_builtin(), ask, id);
    struct degree_figures figures = {{0}, {0}, {0}};
    struct degree_finding finding = {0};
    struct err err = {{0}};

    if (!rule)
        fail_msg("%s of %s has no rule %s", ask.degree, ask.profile, id);
    if (!degree_figures_add(&figures, text, &err))
        fail_msg("%s", err.text);
    degree_figures_find_out(&figures, rule, &finding);
    return finding;
}

static const char *met_word(enum rules_met met)
{
    static const char *const words[] = {"no", "yes", "unknown", "attest"};
    return words[met];
}

/* ---- the vectors ---- */

enum { DEGREE, PROFILE, YEAR, FIGURES, RULE, MET, WHY };

static void read_vectors(struct rules_table *out)
{
    const char *top = getenv("SAEBOOK_TOP");
    struct buf path = {0}, data = {0};
    struct err err = {{0}};

    buf_addf(&path, "%s/tests/unit/data/degree_vectors.csv", top ? top : ".");
    if (!file_read(buf_text(&path), 1 << 20, &data, &err) ||
        !rules_table_parse(out, "degree_vectors.csv", buf_text(&data), data.len, &err))
        fail_msg("%s", err.text);
    buf_free(&path);
    buf_free(&data);
}

static void test_vectors(void **state)
{
    struct rules_table table = {0};
    size_t wrong = 0;

    (void)state;
    read_vectors(&table);
    assert_int_equal(table.columns, WHY + 1);
    assert_true(table.rows > 190);
    for (size_t row = 0; row < table.rows; row++) {
        struct degree_ask ask = {rules_cell(&table, row, DEGREE), rules_cell(&table, row, PROFILE),
                                 atoi(rules_cell(&table, row, YEAR))};
        struct degree_finding finding =
            find(ask, rules_cell(&table, row, RULE), rules_cell(&table, row, FIGURES));
        if (strcmp(met_word(finding.met), rules_cell(&table, row, MET)) != 0) {
            print_message("line %zu: %s %s, %s: %s (%s)\n", row + 2, ask.profile, ask.degree,
                          rules_cell(&table, row, FIGURES), met_word(finding.met),
                          rules_cell(&table, row, WHY));
            wrong++;
        }
        degree_finding_clear(&finding);
    }
    rules_table_clear(&table);
    assert_int_equal(wrong, 0);
}

/* ---- in words ---- */

static void test_enough(void **state)
{
    static const struct {
        const char *degree, *profile, *id, *figures, *enough;
        size_t ways;
    } rows[] = {
        {"state", "national", "money", "earned_and_invested=910",
         "$90 more earned and invested or 27 more hours", 2},
        {"state", "national", "money", "earned_and_invested=500,hours=140",
         "$33.34 more earned and invested or 10 more hours", 2},
        {"american", "national", "money", "earned=9000,invested=7500,hours=0",
         "$1,000 more earned, $2,500 more earned and invested or 702.25 more hours", 3},
        {"state", "CA", "money", "earned_and_invested=1000,hours=499", "1 more hour", 1},
        {"state", "CA", "money", "", "500 more hours and $1,000 more earned and invested", 0},
        {"state", "IL", "money", "",
         "$1,500 more earned or 750 more hours, and $1,000 more invested", 0},
        {"state", "IL", "money", "invested=1000,hours=745", "$1,500 more earned or 5 more hours", 2},
        {"state", "OH", "money", "gross=2999", "$1.01 more gross of ownership", 1},
        {"state", "OR", "money", "earned_and_invested=1496",
         "$4 more earned and invested or 1.14 more unpaid hours", 2},
        {"state", "national", "service", "service_hours=12",
         "13 more hours of service and 2 more service activities", 0},
        {"state", "national", "service", "service_hours=12,service_activities=2",
         "13 more hours of service", 1},
        {"state", "national", "money", "earned_and_invested=1000", "", 0},
        {"american", "national", "window", "years_since_graduation=5", "", 0},
        {"chapter", "CA", "greenhand", "months_greenhand_degree=2",
         "Greenhand Degree and 3 more months as a Greenhand", 0},
        {"state", "national", "role", "", "1 more office or committee", 1},
        {"greenhand", "national", "enrolled", "", "", 0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct degree_finding finding =
            find((struct degree_ask){rows[i].degree, rows[i].profile, 2027}, rows[i].id,
                 rows[i].figures);
        assert_string_equal(buf_text(&finding.enough), rows[i].enough);
        assert_int_equal(finding.way_count, rows[i].ways);
        degree_finding_clear(&finding);
    }
}

/* Each way is enough, and one step less of it is not. */
static void test_ways_are_least(void **state)
{
    static const char *const figures[] = {"earned=9000,invested=7000,hours=100",
                                          "earned=1,invested=1", "hours=20:20,unpaid_hours=1:01",
                                          "gross=100,hours=30,paid_hours=3,earned=7.77"};
    const struct rules_word *profile = NULL;
    size_t ways = 0;

    (void)state;
    while ((profile = rules_word_next("profile", profile)) != NULL) {
        for (size_t i = 0; i < COUNT_OF(figures); i++) {
            struct degree_ask ask = {"state", profile->code, 2027};
            const struct degree_rule *rule = rule_of(degree_rules_builtin(), ask, "money");
            struct degree_finding finding = find(ask, "money", figures[i]);
            for (size_t w = 0; w < finding.way_count; w++, ways++) {
                struct degree_figures raised = {{0}, {0}, {0}};
                const struct condition_measure *m = NULL;
                size_t at = 0;
                assert_true(degree_figures_add(&raised, figures[i], NULL));
                /* Settle what follows from others, then raise the one alone. */
                for (size_t n = 0; (m = degree_measure_next(m)) != NULL; n++) {
                    struct degree_figures given = raised;
                    degree_figures_or_zero(&given, m, &raised.values[n]);
                    at = m == finding.ways[w].measure ? n : at;
                }
                memset(raised.given, true, sizeof raised.given);
                raised.values[at] += finding.ways[w].more;
                assert_int_equal(condition_check(rule->condition, degree_figures_value, &raised),
                                 CONDITION_MET);
                raised.values[at]--;
                assert_int_equal(condition_check(rule->condition, degree_figures_value, &raised),
                                 CONDITION_NOT_MET);
            }
            degree_finding_clear(&finding);
        }
    }
    assert_true(ways > 40);
}

static void test_need(void **state)
{
    static const struct {
        const char *degree, *profile, *id, *need;
    } rows[] = {
        {"state", "national", "money",
         "$1,000 earned and invested, 300 hours or shares of both that make a whole"},
        {"american", "national", "money",
         "$10,000 earned and $7,500 invested, $2,000 earned and invested and 2,250 hours, or "
         "$10,000 earned and invested with each hour as $3.56"},
        {"state", "OR", "money",
         "$1,500 earned and invested or $1,500 earned and invested with each unpaid hour as $3.56"},
        {"state", "IL", "money", "$1,500 earned or 750 hours, and $1,000 invested"},
        {"american", "national", "service", "50 hours of service and 3 service activities"},
        {"state", "national", "speech", "6"},
        {"american", "national", "window", "at most 3"},
        {"greenhand", "national", "creed", "yes"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct degree_finding finding = find(
            (struct degree_ask){rows[i].degree, rows[i].profile, 2027}, rows[i].id, "hours=1");
        assert_string_equal(buf_text(&finding.need_text), rows[i].need);
        degree_finding_clear(&finding);
    }
}

static void test_figures_of_findings(void **state)
{
    struct degree_ask ask = {"state", "national", 2027};
    struct degree_finding finding = find(ask, "membership", "membership_months=15");

    (void)state;
    assert_string_equal(buf_text(&finding.have_text), "15");
    assert_string_equal(finding.unit, "months of membership");
    assert_string_equal(buf_text(&finding.measures), "membership_months");
    assert_int_equal(finding.have, 15);
    assert_int_equal(finding.need, 24);
    assert_true(finding.known);
    degree_finding_clear(&finding);
    finding = find(ask, "money", "earned=600,invested=500,hours=20");
    assert_string_equal(buf_text(&finding.have_text), "$500 earned and invested, 20 hours");
    assert_string_equal(buf_text(&finding.measures), "earned_and_invested hours");
    assert_null(finding.measure);
    degree_finding_clear(&finding);
}

/* A figure that is not known decides nothing and is said to be unknown. */
static bool nothing_known(void *context, const struct condition_measure *measure, int64_t *out)
{
    (void)context, (void)measure, (void)out;
    return false;
}

static void test_unknown(void **state)
{
    const struct degree_rules *rules = degree_rules_builtin();
    struct degree_ask ask = {"state", "OK", 2027};
    struct degree_finding finding = {0};

    (void)state;
    degree_rule_find_out(rule_of(rules, ask, "grade"), nothing_known, NULL, &finding);
    assert_int_equal(finding.met, RULES_UNKNOWN);
    assert_string_equal(buf_text(&finding.have_text), "not known");
    degree_rule_find_out(rule_of(rules, ask, "letters"), nothing_known, NULL, &finding);
    assert_int_equal(finding.met, RULES_ATTEST);
    assert_string_equal(buf_text(&finding.have_text), "not said yet");
    degree_finding_clear(&finding);
}

/* ---- lists and profiles ---- */

static size_t list_count(const char *degree, const char *profile, int year)
{
    struct degree_list list;

    degree_rules_list(degree_rules_builtin(), (struct degree_ask){degree, profile, year}, &list);
    for (size_t i = 0; i < list.count; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(list.rules[i]->id, list.rules[j]->id);
    return list.count;
}

static void test_lists(void **state)
{
    const struct rules_word *degree = NULL, *profile = NULL;

    (void)state;
    while ((degree = rules_word_next("degree", degree)) != NULL) {
        size_t national = list_count(degree->code, "national", 2027);
        assert_true(national >= 2);
        for (profile = NULL; (profile = rules_word_next("profile", profile)) != NULL;)
            assert_true(list_count(degree->code, profile->code, 2027) >= national);
    }
    for (profile = NULL; (profile = rules_word_next("profile", profile)) != NULL;) {
        struct degree_ask ask = {"state", profile->code, 2027};
        assert_non_null(rule_of(degree_rules_builtin(), ask, "money"));
    }
    assert_int_equal(list_count("state", "national", 2027), 11);
    assert_int_equal(list_count("state", "national", 2010), 10); /* service came in 2011 */
    /* Oklahoma's grade average stands for the scholastic record, in its place. */
    assert_null(rule_of(degree_rules_builtin(), (struct degree_ask){"state", "OK", 2027},
                        "scholarship"));
    assert_string_equal(rule_of(degree_rules_builtin(), (struct degree_ask){"state", "ok", 2027},
                                "money")
                            ->profile,
                        "OK");
    assert_string_equal(rule_of(degree_rules_builtin(), (struct degree_ask){"state", "NC", 2027},
                                "money")
                            ->profile,
                        "national");
}

static void test_switches(void **state)
{
    static const struct {
        const char *degree, *profile, *setting, *value;
    } rows[] = {
        {"state", "national", "hours", "exclude_invested"},
        {"american", "national", "invested", "equity_and_education"},
        {"state", "national", "service", "cumulative"},
        {"state", "national", "activities", "once"},
        {"state", "national", "figures_until", "12-31"},
        {"chapter", "national", "figures_until", ""},
        {"state", "IA", "service", "additional"},
        {"american", "IA", "service", "cumulative"}, /* the American Degree is national */
        {"state", "IA", "invested", "equity_change"},
        {"state", "OK", "invested", "point_in_time"},
        {"state", "OR", "hours", "unpaid_only"},
        {"state", "TX", "counts_until", "04-01"},
        {"state", "WY", "class_time", "out"},
        {"state", NULL, "earned", "net"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct degree_switch *s =
            degree_switch_find(degree_rules_builtin(),
                               (struct degree_ask){rows[i].degree, rows[i].profile, 2027},
                               rows[i].setting);
        assert_string_equal(s->value, rows[i].value);
        assert_true(s->source[0] != '\0' || rows[i].value[0] == '\0');
    }
}

static void test_names(void **state)
{
    static const struct {
        const char *text, *code;
    } degrees[] = {{"american", "american"},
                   {"American FFA Degree", "american"},
                   {"State degree", "state"},
                   {"STAR_STATE", "star_state"},
                   {"star state", "star_state"},
                   {"chapter star", "star_chapter"}};
    const struct rules_word *word;
    struct degree_profile profile;
    struct err err = {{0}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(degrees); i++) {
        assert_true(degree_named(degrees[i].text, &word, &err));
        assert_string_equal(word->code, degrees[i].code);
    }
    assert_false(degree_named("greenhnad", &word, &err));
    assert_non_null(strstr(err.text, "did you mean greenhand"));
    assert_false(degree_named("", &word, &err));
    assert_true(degree_profile_named(degree_rules_builtin(), "north carolina", &profile, &err));
    assert_string_equal(profile.name, "NC");
    assert_false(profile.own);
    assert_false(degree_profile_named(degree_rules_builtin(), "ZZ", &profile, &err));
    assert_non_null(strstr(err.text, "national, CA"));
    assert_int_equal(degree_award_year((struct date){2026, 12, 31}), 2027);
}

/* ---- typed figures ---- */

static int64_t figure(const struct degree_figures *figures, const char *name)
{
    int64_t value = -1;

    assert_true(degree_figures_or_zero((void *)(uintptr_t)figures, degree_measure_find(name),
                                       &value));
    return value;
}

static void test_figures(void **state)
{
    struct degree_figures figures = {{0}, {0}, {0}};

    (void)state;
    assert_true(degree_figures_add(&figures,
                                   "earned=$1,250.50, hours=12:30,gpa=3.5 ,creed=yes,"
                                   "invested = 2,000,roles=3,",
                                   NULL));
    assert_int_equal(figure(&figures, "earned"), 125050);
    assert_int_equal(figure(&figures, "invested"), 200000);
    assert_int_equal(figure(&figures, "earned_and_invested"), 125050);
    assert_int_equal(figure(&figures, "equity"), 200000);
    assert_int_equal(figure(&figures, "hours"), 750);
    assert_int_equal(figure(&figures, "gpa"), 3500);
    assert_int_equal(figure(&figures, "creed"), 1);
    assert_int_equal(figure(&figures, "roles"), 3);
    assert_int_equal(figure(&figures, "gross"), 0);
    assert_true(degree_figures_add(&figures, "gross=100,gross_placement=40", NULL));
    assert_int_equal(figure(&figures, "gross_ownership"), 6000);
    assert_true(degree_figures_add(&figures, "earned_and_invested=7", NULL));
    assert_int_equal(figure(&figures, "earned_and_invested"), 700);
    assert_true(degree_figures_add(&figures, "", NULL));
    assert_true(degree_figures_add(&figures, "earned=1,000 invested=$2,000; hours = 90m creed=No",
                                   NULL));
    assert_int_equal(figure(&figures, "earned"), 100000);
    assert_int_equal(figure(&figures, "invested"), 200000);
    assert_int_equal(figure(&figures, "hours"), 90);
    assert_int_equal(figure(&figures, "creed"), 0);
}

static void test_bad_figures(void **state)
{
    static const struct {
        const char *text, *says;
    } rows[] = {
        {"earnd=1", "did you mean earned"},
        {"earned", "earned=1200"}, {"earned=", "needs a figure"},
        {"roles=1.5", "roles: "},  {"creed=2", "neither yes nor no"},
        {"=3", "should be"},       {"hours=10,000,nights=2", "no measure 'nights'"},
        {"hours=x", "hours: "},    {"hours, earned=5", "'hours' should be"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct degree_figures figures = {{0}, {0}, {0}};
        struct err err = {{0}};
        assert_false(degree_figures_add(&figures, rows[i].text, &err));
        if (!strstr(err.text, rows[i].says))
            fail_msg("'%s' says: %s", rows[i].text, err.text);
    }
}

/* ---- a book's own ---- */

static struct degree_rules *own(const char *text, struct err *err)
{
    struct degree_text file = {"ours.csv", text, strlen(text)};

    return degree_rules_with(&file, 1, err);
}

static void test_own_rules(void **state)
{
    static const char text[] =
        "profile,degree,id,requirement,condition,source,from,to,certainty,replaces\n"
        "TX,state,money,\"$1,200, or 350 hours\",\"any(earned_and_invested >= 1200, hours >= "
        "350)\",Rule book 2027,2027,2027,S,\n"
        "national,chapter,service,12 hours,service_hours >= 12,Our chapter,,,,\n"
        "Willow,state,sash,Wears the sash,jacket = 1,Our chapter,,,D,scholarship\n"
        "Willow,state,set:invested,,point_in_time,Our chapter,,,,\n"
        "TX,,set:service,,additional,Rule book 2027,2027,,,\n";
    struct err err = {{0}};
    struct degree_rules *rules = own(text, &err);
    struct degree_ask tx = {"state", "TX", 2027};
    struct degree_profile profile;

    (void)state;
    if (!rules)
        fail_msg("%s", err.text);
    assert_string_equal(rule_of(rules, tx, "money")->source, "Rule book 2027");
    assert_true(rule_of(rules, tx, "money")->own);
    tx.award_year = 2028;
    assert_false(rule_of(rules, tx, "money")->own);
    assert_string_equal(degree_switch_find(rules, tx, "service")->value, "additional");
    assert_string_equal(degree_switch_find(rules, (struct degree_ask){"state", "TX", 2026},
                                           "service")
                            ->value,
                        "cumulative");
    /* The book's national rule goes before the program's; California's own before that. */
    assert_string_equal(rule_of(rules, (struct degree_ask){"chapter", "OK", 2027}, "service")->text,
                        "12 hours");
    assert_string_equal(
        rule_of(rules, (struct degree_ask){"chapter", "CA", 2027}, "service")->profile, "CA");
    assert_true(degree_profile_named(rules, "willow", &profile, &err));
    assert_true(profile.own);
    assert_null(rule_of(rules, (struct degree_ask){"state", "Willow", 2027}, "scholarship"));
    assert_non_null(rule_of(rules, (struct degree_ask){"state", "Willow", 2027}, "sash"));
    assert_string_equal(degree_switch_find(rules, (struct degree_ask){"state", "Willow", 2027},
                                           "invested")
                            ->value,
                        "point_in_time");
    degree_rules_free(rules);
}

/* As spreadsheets save it: a byte-order mark, CRLF, rows of commas. */
static void test_spreadsheet(void **state)
{
    static const char text[] = "\xef\xbb\xbf" "degree,id,requirement,condition,profile,source\r\n"
                               "state,money,All,hours >= 3,FL,Ours\r\n,,,,,\r\n,,,,,\r\n";
    struct err err = {{0}};
    struct degree_rules *rules = own(text, &err);
    struct degree_profile profile;

    (void)state;
    if (!rules)
        fail_msg("%s", err.text);
    assert_true(degree_profile_named(rules, "fl", &profile, NULL));
    assert_true(profile.own);
    assert_string_equal(
        rule_of(rules, (struct degree_ask){"state", profile.name, 2027}, "money")->formula,
        "hours >= 3");
    degree_rules_free(rules);
}

static void test_bad_own_rules(void **state)
{
#define HEAD "degree,id,requirement,condition,profile,source,from,to,certainty,replaces\n"
    static const struct {
        const char *text, *says;
    } rows[] = {
        {"", "ours.csv: the file is empty"},
        {HEAD, "has no rules"},
        {HEAD ",,,,,,,,,\n", "has no rules"},
        {"degree,id,requirement\nstate,x,y\n", "the column 'condition' is missing"},
        {"degree,id,requirement,condition,profile,source,wish\n", "'wish' is no column"},
        {"degree,id,id,condition,profile,source\n", "'id' is there twice"},
        {HEAD "stat,x,y,hours >= 1,TX,me,,,,\n", "ours.csv, line 2: column degree: 'stat' is no degree"},
        {HEAD "state,x,y,hours >= 1,TX,me,,,,\nstate,z,y,hrs >= 1,TX,me,,,,\n",
         "line 3: column condition: 'hrs >= 1': there is no measure 'hrs'"},
        /* Empty lines count. */
        {HEAD "\n\nstate,z,y,hrs >= 1,TX,me,,,,\n", "line 4: column condition"},
        {HEAD "state,x,y,hours => 1,TX,me,,,,\n", "at '> 1': there should be a number; write >="},
        {HEAD "state,x,y,earned >= $5,TX,me,,,,\n", "amounts stand without $"},
        {HEAD "state,x,y,\"earned >= 1,000\",TX,me,,,,\n", "without commas; write 1000"},
        {HEAD "state,x,y,\"any(earned >= 1,000, hours >= 3)\",TX,me,,,,\n", "write 1000"},
        {HEAD "state,x,y,earned >= 5 or hours >= 1,TX,me,,,,\n", "any(one, other)"},
        {HEAD "state,x,y,earned >= 5 and hours >= 1,TX,me,,,,\n", "all(one, other)"},
        {HEAD "state,x,y,hours*3.56 >= 5,TX,me,,,,\n", "the factor goes in front"},
        {HEAD "state,x,y,300 <= hours,TX,me,,,,\n", "the measure goes in front"},
        {HEAD "state,x,y,earned >= 1.2.3,TX,me,,,,\n", "it has one point"},
        {HEAD "state,x,y,earned >= 1.005,TX,me,,,,\n", "give it to the cent"},
        {HEAD "state,x,y,attest,TX,me,,,,\n", "such as scholarship = 1"},
        {"degree;id;requirement\nstate;x;y\n", "parted by ';'"},
        {HEAD "state,x,y,any(hours >= 1, gpa >= 2),TX,me,,,,\n",
         "line 2: a column too many: 11 instead of 10"},
        {HEAD "state,X y,y,hours >= 1,TX,me,,,,\n", "'X y' should be a word in small letters"},
        {HEAD "state,x,,hours >= 1,TX,me,,,,\n", "the requirement is empty"},
        {HEAD "state,x,y,hours >= 1,TX,,,,,\n", "the source is empty"},
        {HEAD "state,x,y,hours >= 1,tx,me,,,,\n", "the profile 'tx' is written TX"},
        {HEAD "state,x,y,hours >= 1,New Texas,me,,,,\n", "'New Texas' is no profile"},
        {HEAD "state,x,y,hours >= 1,TX,me,2030,2027,,\n", "run backward"},
        {HEAD "state,x,y,hours >= 1,TX,me,20,,,\n", "column from: '20' is no year"},
        {HEAD "state,x,y,hours >= 1,TX,me,,,Q,\n", "should be S, D or R"},
        {HEAD "state,x,y,hours >= 1,TX,me,,,,wishes\n", "line 2, the state rule 'x': column replaces: the state degree has no national rule 'wishes'"},
        {HEAD "state,x,y,hours >= 1,TX,me,,,,\nstate,x,y,hours >= 2,TX,me,2027,,,\n",
         "line 3: the rule 'x' of this degree, profile and year is there already"},
        {HEAD "star_state,x,y,rule state gold,TX,me,,,,\n", "there is no rule state gold"},
        {HEAD "star_state,x,y,rule medal money,TX,me,,,,\n", "a degree and one of its rules"},
        {HEAD "star_state,x,y,rule star_state money,TX,me,,,,\n", "a degree and one of its rules"},
        {HEAD "state,money,y,rule state money,TX,me,,,,\n", "only a Star takes the rule"},
        {HEAD "state,set:invested,,all,TX,me,,,,\n", "it should be equity_and_education"},
        {HEAD "state,set:wishes,,all,TX,me,,,,\n", "'wishes' is no setting"},
        {HEAD "state,set:counts_until,,02-30,TX,me,,,,\n", "a day such as 04-01"},
        {HEAD "state,x,y,hours >= 1,TX,me,,,\n", "line 2: a column is missing"},
        {HEAD "state,x,y,hours/0 >= 1,TX,me,,,,\n", "divided by 0"},
        {HEAD "state,x,\"y,hours >= 1,TX,me,,,,\n", "line 2: a quotation mark is out of place"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err = {{0}};
        struct degree_rules *rules = own(rows[i].text, &err);
        if (rules)
            fail_msg("'%s' was taken", rows[i].text);
        if (!strstr(err.text, rows[i].says) || !strstr(err.text, "ours.csv"))
            fail_msg("'%s' says: %s", rows[i].text, err.text);
    }
}

/* Two files may not answer the same question. */
static void test_two_files(void **state)
{
    static const char one[] = HEAD "state,x,y,hours >= 1,TX,me,2026,,,\n",
                      two[] = HEAD "state,x,y,hours >= 2,TX,me,,2026,,\n",
                      other[] = HEAD "state,x,y,hours >= 2,TX,me,,2025,,\n",
                      three[] = HEAD "state,set:hours,,all,TX,me,,,,\n",
                      four[] = HEAD "state,set:hours,,unpaid_only,TX,me,,2030,,\n";
    struct degree_text files[] = {{"one", one, sizeof one - 1}, {"two", two, sizeof two - 1}};
    struct err err = {{0}};
    struct degree_rules *rules;

    (void)state;
    assert_null(degree_rules_with(files, 2, &err));
    assert_non_null(strstr(err.text, "one has the rule 'x'"));
    files[1] = (struct degree_text){"three", three, sizeof three - 1};
    files[0] = (struct degree_text){"four", four, sizeof four - 1};
    assert_null(degree_rules_with(files, 2, &err));
    assert_non_null(strstr(err.text, "four has the setting 'hours'"));
    files[0] = (struct degree_text){"one", one, sizeof one - 1};
    files[1] = (struct degree_text){"other", other, sizeof other - 1};
    rules = degree_rules_with(files, 2, &err);
    assert_non_null(rules);
    degree_rules_free(rules);
}

/* More rules than a list holds are refused, not lost. */
static void test_many_rules(void **state)
{
    struct buf text = {0};
    struct err err = {{0}};
    struct degree_rules *rules;

    (void)state;
    buf_add_text(&text, HEAD);
    for (int i = 0; i < 53; i++)
        buf_addf(&text, "state,rule%d,y,hours >= %d,Willow,me,,,,\n", i, i + 1);
    rules = own(buf_text(&text), &err);
    if (!rules)
        fail_msg("%s", err.text);
    struct degree_list list;
    degree_rules_list(rules, (struct degree_ask){"state", "Willow", 2027}, &list);
    assert_int_equal(list.count, 11 + 53);
    degree_rules_free(rules);
    buf_addf(&text, "state,rule53,y,hours >= 54,Willow,me,,,,\n");
    assert_null(own(buf_text(&text), &err));
    assert_non_null(strstr(err.text, "may have 64 rules"));
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors),       cmocka_unit_test(test_enough),
        cmocka_unit_test(test_ways_are_least), cmocka_unit_test(test_need),
        cmocka_unit_test(test_figures_of_findings), cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_lists),         cmocka_unit_test(test_switches),
        cmocka_unit_test(test_names),         cmocka_unit_test(test_figures),
        cmocka_unit_test(test_bad_figures),   cmocka_unit_test(test_own_rules),
        cmocka_unit_test(test_bad_own_rules), cmocka_unit_test(test_two_files),
        cmocka_unit_test(test_many_rules),    cmocka_unit_test(test_spreadsheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
