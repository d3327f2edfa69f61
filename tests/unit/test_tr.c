/* base/catalog and base/tr: translations. */
#include "support/check.h"

#include "base/catalog.h"
#include "base/date.h"
#include "base/embed.h"
#include "base/tr.h"

#include <stdlib.h>
#include <string.h>

/* ---- a catalog made by hand ----------------------------------------------------------------- */

struct pair {
    const char *original, *translation;
    size_t original_len, translation_len;
};
#define PAIR(original, translation)                                                                \
    {original, translation, sizeof(original) - 1, sizeof(translation) - 1}
#define HEADER(plural) PAIR("", "Language: es\nPlural-Forms: nplurals=2; plural=" plural ";\n")

static unsigned char made[2048];
static bool swapping;

static void put(size_t at, uint32_t number)
{
    if (swapping)
        number = number >> 24 | (number >> 8 & 0xFF00) | (number << 8 & 0xFF0000) | number << 24;
    memcpy(made + at, &number, sizeof(number));
}

static size_t put_text(size_t entry, size_t at, const char *text, size_t len)
{
    put(entry, (uint32_t)len);
    put(entry + 4, (uint32_t)at);
    memcpy(made + at, text, len + 1);
    return at + len + 1;
}

/* Pairs sorted by their originals, as msgfmt lays them out. Returns the size. */
static size_t make(const struct pair *pairs, size_t count)
{
    size_t originals = 28, translations = originals + count * 8, at = translations + count * 8;

    memset(made, 0, sizeof(made));
    put(0, 0x950412de);
    put(8, (uint32_t)count);
    put(12, (uint32_t)originals);
    put(16, (uint32_t)translations);
    for (size_t i = 0; i < count; i++)
        at = put_text(originals + i * 8, at, pairs[i].original, pairs[i].original_len);
    for (size_t i = 0; i < count; i++)
        at = put_text(translations + i * 8, at, pairs[i].translation, pairs[i].translation_len);
    return at;
}

static const struct pair few[] = {
    HEADER("(n != 1)"),
    PAIR("%d hour\0%d hours", "%d hora\0%d horas"),
    PAIR("Hours", "Horas"),
    PAIR("day\4On", "El día"),
    PAIR("yes", "sí"),
};

static void finds_what_there_is(void **state)
{
    struct catalog catalog;
    struct err err;

    (void)state;
    for (int order = 0; order < 2; order++) { /* this machine's byte order, and the other */
        swapping = order == 1;
        size_t size = make(few, COUNT_OF(few));

        assert_true(catalog_open(&catalog, made, size, &err));
        assert_string_equal(catalog_find(&catalog, NULL, "Hours"), "Horas");
        assert_string_equal(catalog_find(&catalog, NULL, "yes"), "sí");
        assert_string_equal(catalog_find(&catalog, "day", "On"), "El día");
        assert_null(catalog_find(&catalog, NULL, "On"));
        assert_null(catalog_find(&catalog, "da", "On"));
        assert_null(catalog_find(&catalog, "day", "Hours"));
        assert_null(catalog_find(&catalog, NULL, "Hour"));
        assert_null(catalog_find(&catalog, NULL, "Hourss"));
        assert_null(catalog_find(&catalog, NULL, "zebra"));
    }
    swapping = false;
}

static void takes_the_form_of_the_number(void **state)
{
    static const struct {
        struct pair header;
        const char *of_0, *of_1, *of_2;
    } rules[] = {
        {HEADER("(n != 1)"), "%d horas", "%d hora", "%d horas"},
        {HEADER("n > 1"), "%d hora", "%d hora", "%d horas"},
        {HEADER("0"), "%d hora", "%d hora", "%d hora"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rules); i++) {
        struct pair pairs[] = {rules[i].header, few[1]};
        struct catalog catalog;

        assert_true(catalog_open(&catalog, made, make(pairs, 2), NULL));
        assert_string_equal(catalog_find_count(&catalog, "%d hour", 0), rules[i].of_0);
        assert_string_equal(catalog_find_count(&catalog, "%d hour", 1), rules[i].of_1);
        assert_string_equal(catalog_find_count(&catalog, "%d hour", 2), rules[i].of_2);
        assert_null(catalog_find_count(&catalog, "%d day", 2));
    }
}

static void refuses_what_is_damaged(void **state)
{
    struct catalog catalog;
    struct err err;
    size_t size = make(few, COUNT_OF(few));

    (void)state;
    for (size_t less = 0; less < size; less++)
        assert_false(catalog_open(&catalog, made, less, &err));
    made[0] ^= 1;
    assert_false(catalog_open(&catalog, made, size, &err));
    make(few, COUNT_OF(few));
    put(8, 1 << 30); /* more texts than fit */
    assert_false(catalog_open(&catalog, made, size, &err));
    make(few, COUNT_OF(few));
    put(28 + 8, 5000); /* a text longer than the file */
    assert_false(catalog_open(&catalog, made, size, &err));
    make(few, COUNT_OF(few));
    put(28 + 12, UINT32_MAX); /* one that lies outside */
    assert_false(catalog_open(&catalog, made, size, &err));
}

static void refuses_what_it_cannot_serve(void **state)
{
    static const struct pair unsorted[] = {HEADER("0"), PAIR("b", "B"), PAIR("a", "A")};
    static const struct pair slavic[] = {HEADER("n%10==1 ? 0 : 1"), PAIR("a", "A")};
    static const struct pair silent[] = {PAIR("", "Language: es\n"), PAIR("a", "A")};
    struct catalog catalog;
    struct err err;

    (void)state;
    assert_false(catalog_open(&catalog, made, make(unsorted, 3), &err));
    assert_non_null(strstr(err.text, "damaged"));
    assert_false(catalog_open(&catalog, made, make(slavic, 2), &err));
    assert_non_null(strstr(err.text, "plural"));
    assert_false(catalog_open(&catalog, made, make(silent, 2), &err));
}

/* ---- the program's own ---------------------------------------------------------------------- */

static void every_translation_built_in_opens(void **state)
{
    size_t count = 0;

    (void)state;
    for (size_t i = 0; i < embed_count; i++) {
        struct catalog catalog;
        struct err err;

        if (strncmp(embed_files[i].path, "po/", 3) != 0)
            continue;
        count++;
        if (!catalog_open(&catalog, embed_files[i].data, embed_files[i].size, &err))
            fail_msg("%s: %s", embed_files[i].path, err.text);
    }
    assert_true(count >= 1);
}

static const char *text_of(const struct catalog *catalog, uint32_t table, uint32_t at)
{
    uint32_t begin;
    memcpy(&begin, catalog->data + table + (size_t)at * 8 + 4, sizeof begin);
    return (const char *)catalog->data + begin;
}

/* The places of `text` that are filled in, "{time}" or "{1}", stand in `other`, too. */
static bool has_places(const char *other, const char *text)
{
    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{')) {
        char place[64] = "";
        size_t nbytes = strcspn(at, "}") + 1;
        if (nbytes >= sizeof place || nbytes > strlen(at) || strcspn(at, " ") < nbytes)
            continue; /* no name of a field */
        memcpy(place, at, nbytes);
        if (strstr(other, place) == NULL)
            return false;
    }
    return true;
}

/* What is filled in by name msgfmt cannot look after, as it does for printf()'s formats. */
static void keeps_the_places_of_sentences(void **state)
{
    size_t sentences = 0;
    (void)state;
    for (size_t i = 0; i < embed_count; i++) {
        struct catalog catalog;
        if (strncmp(embed_files[i].path, "po/", 3) != 0 ||
            !catalog_open(&catalog, embed_files[i].data, embed_files[i].size, NULL))
            continue;
        assert_false(catalog.swapped);
        for (uint32_t at = 0; at < catalog.count; at++) {
            const char *english = text_of(&catalog, catalog.originals, at);
            const char *theirs = text_of(&catalog, catalog.translations, at);
            sentences += strchr(english, '{') != NULL;
            if (!has_places(theirs, english) || !has_places(english, theirs))
                fail_msg("%s: \"%s\" is \"%s\"", embed_files[i].path, english, theirs);
        }
    }
    assert_true(sentences > 50);
}

static void chooses_a_language(void **state)
{
    static const struct {
        const char *wanted, *got;
        bool known;
    } cases[] = {
        {"es", "es", true},          {"es_MX.UTF-8", "es", true},  {"es_US@x", "es", true},
        {"xx:es", "es", true},       {"en_US.UTF-8", "en", true},  {"en:es", "en", true},
        {"C.UTF-8", "en", true},     {"POSIX", "en", true},        {"xx", "en", false},
        {"", "en", false},           {"../es", "en", false},       {":es", "es", true},
        {"a_very_long_name_that_no_language_has", "en", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(tr_use(cases[i].wanted), cases[i].known);
        assert_string_equal(tr_language(), cases[i].got);
        assert_string_equal(tr("yes"), strcmp(cases[i].got, "es") == 0 ? "sí" : "yes");
    }
}

static void environment(const char *language, const char *all, const char *messages,
                        const char *lang, const char *expected)
{
    setenv("LANGUAGE", language, 1);
    setenv("LC_ALL", all, 1);
    setenv("LC_MESSAGES", messages, 1);
    setenv("LANG", lang, 1);
    tr_use_environment();
    assert_string_equal(tr_language(), expected);
}

static void reads_the_environment(void **state)
{
    (void)state;
    environment("", "", "", "", "en");
    environment("", "", "", "es_MX.UTF-8", "es");
    environment("", "", "en_US.UTF-8", "es_MX.UTF-8", "en");
    environment("", "es_ES", "en_US.UTF-8", "en_US.UTF-8", "es");
    environment("es", "C.UTF-8", "", "en_US.UTF-8", "es");
    environment("es", "C", "", "es_MX.UTF-8", "en");
    environment("en_GB:es", "", "", "es_MX.UTF-8", "en");
}

static void says_english_where_nothing_is_translated(void **state)
{
    (void)state;
    assert_true(tr_use("es"));
    assert_string_equal(tr("no one would ever say this"), "no one would ever say this");
    assert_string_equal(tr(""), "");
    assert_null(tr(NULL));
    assert_string_equal(tr_count("%d thingy", "%d thingies", 1), "%d thingy");
    assert_string_equal(tr_count("%d thingy", "%d thingies", 3), "%d thingies");
    assert_true(tr_use("en"));
    assert_string_equal(tr("yes"), "yes");
}

static void writes_english_for_readers_of_english(void **state)
{
    struct err err;

    (void)state;
    assert_true(tr_use("es"));
    tr_english_begin();
    tr_english_begin();
    assert_string_equal(tr("yes"), "yes");
    tr_english_end();
    assert_string_equal(tr("yes"), "yes");
    assert_string_equal(tr_for_reader("yes"), "sí");
    err_set(&err, N_("yes"));
    assert_string_equal(err.text, "sí");
    tr_english_end();
    assert_string_equal(tr("yes"), "sí");
}

/* The words for days of the week are not all as long as "Thu". */
static void names_months(void **state)
{
    char text[DATE_TEXT_SIZE];

    (void)state;
    assert_true(tr_use("es"));
    assert_string_equal(date_month_year((struct date){2026, 8, 1}, text), "ago 2026");
    assert_string_equal(date_month_year((struct date){2026, 7, 1}, text), "jul 2026");
    assert_true(tr_use("en"));
    assert_string_equal(date_month_year((struct date){2026, 8, 1}, text), "Aug 2026");
    assert_string_equal(date_month_year((struct date){0}, text), "");
}

/* Only some messages have everyday words; the rest is as ever, and so are workbooks. */
static void says_it_plainly(void **state)
{
    (void)state;
    assert_true(tr_use("en"));
    tr_use_plain(true);
    assert_string_equal(tr("Net"), "Left over");
    assert_string_equal(tr("yes"), "yes");
    tr_english_begin();
    assert_string_equal(tr("Net"), "Net");
    tr_english_end();
    assert_true(tr_use("es"));
    assert_string_equal(tr("Net"), "Queda");
    assert_string_equal(tr("yes"), "sí");
    tr_use_plain(false);
    assert_string_equal(tr("Net"), "Neto");
}

static void lists_the_languages(void **state)
{
    const char *name;

    (void)state;
    assert_string_equal(tr_language_at(0, &name), "en");
    assert_string_equal(name, "English");
    assert_string_equal(tr_language_at(1, &name), "es");
    assert_string_equal(name, "Español");
    assert_null(tr_language_at(2, &name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_there_is),
        cmocka_unit_test(takes_the_form_of_the_number),
        cmocka_unit_test(refuses_what_is_damaged),
        cmocka_unit_test(refuses_what_it_cannot_serve),
        cmocka_unit_test(every_translation_built_in_opens),
        cmocka_unit_test(keeps_the_places_of_sentences),
        cmocka_unit_test(chooses_a_language),
        cmocka_unit_test(reads_the_environment),
        cmocka_unit_test(says_english_where_nothing_is_translated),
        cmocka_unit_test(writes_english_for_readers_of_english),
        cmocka_unit_test(names_months),
        cmocka_unit_test(says_it_plainly),
        cmocka_unit_test(lists_the_languages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
