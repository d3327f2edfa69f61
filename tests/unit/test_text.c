/* base/text: names as people write them, and what must never reach a terminal. */
#include "support/check.h"

#include "base/text.h"

#include <stdlib.h>

#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467" /* joined by zero-width joiners */
#define FLAG   "\U0001F1FA\U0001F1F8"
#define HEART  "\u2764\uFE0F"
#define JOSE_D "Jose\u0301" /* e, then a combining acute */

static const struct {
    const char *text;
    size_t chars, clusters, ncols;
} measures[] = {
    {"", 0, 0, 0},
    {"Maya", 4, 4, 4},
    {"José", 4, 4, 4},
    {JOSE_D, 5, 4, 4},
    {"Ñañez", 5, 5, 5},
    {"N\u0303an\u0303ez", 7, 5, 5},
    {"作者", 2, 2, 4},
    {"작가", 2, 2, 4},
    {"\u1100\u1161", 2, 1, 2}, /* a syllable from its letters */
    {"🐷", 1, 1, 2},
    {"👍🏽", 2, 1, 2}, /* with a skin tone */
    {FAMILY, 5, 1, 2},
    {FLAG, 2, 1, 2},
    {FLAG FLAG, 4, 2, 4},
    {HEART, 2, 1, 2},
    {"\u2764", 1, 1, 1},
    {"1\uFE0F\u20E3", 3, 1, 2}, /* a keycap */
    {"\u0301", 1, 1, 0},
    {"z\u0301\u0302\u0303\u0304", 5, 1, 1},
    {"a\u200Bb", 3, 3, 2},
    {"½ bu", 4, 4, 4},
    {"tab\there", 8, 8, 8},
    {"\x1b[31m", 5, 5, 5},
    {"a\r\nb", 4, 4, 4},
    {"\xC2\x9Bm", 2, 2, 2}, /* a C1 control */
    {"\u202Egnp", 4, 4, 4}, /* turns the direction: drawn as '?' */
    {"\xff\xfe", 2, 2, 2},
    {"a\xc3", 2, 2, 2},        /* cut inside a character */
    {"\xed\xa0\x80", 3, 3, 3}, /* a surrogate */
};

static void measured(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(measures); i++) {
        const char *text = measures[i].text;
        size_t nbytes = strlen(text), clusters = 0, total = 0;

        check_row_int(text, text_chars(text, nbytes), measures[i].chars);
        check_row_int(text, text_columns(text, nbytes), measures[i].ncols);
        for (size_t at = 0, next; at < nbytes; at = next) {
            next = at + text_cluster(text + at, nbytes - at);
            check_row(text, next > at && next <= nbytes);
            check_row_int(text, text_cluster_before(text, next), at);
            total += text_columns(text + at, next - at);
            clusters++;
        }
        check_row_int(text, clusters, measures[i].clusters);
        check_row_int(text, total, measures[i].ncols);
    }
    assert_int_equal(text_cluster("", 0), 0);
    assert_int_equal(text_cluster_before("abc", 0), 0);
}

static void clusters_backward_in_a_long_line(void **state)
{
    const char *line = "fed " FAMILY "作" JOSE_D " and " FLAG FLAG FLAG " hogs";
    size_t starts[64], count = 0, nbytes = strlen(line);

    (void)state;
    for (size_t at = 0; at < nbytes; at += text_cluster(line + at, nbytes - at))
        starts[count++] = at;
    for (size_t at = nbytes; at > 0;) {
        at = text_cluster_before(line, at);
        assert_true(count > 0);
        assert_int_equal(at, starts[--count]);
    }
    assert_int_equal(count, 0);
}

static void checked_at_the_entrance(void **state)
{
    static const struct {
        const char *text;
        size_t nbytes;
        bool line, lines;
        const char *says;
    } rows[] = {
        {"José Ñañez 作者 " FAMILY, 0, true, true, ""},
        {"two\nlines\twith a tab", 0, false, true, "character 4 is a line break"},
        {"a\tb", 0, false, true, "character 2 is a tab"},
        {"é\r\n", 0, false, false, "character 2 is a carriage return"},
        {"nul\0here", 8, false, false, "character 4 is a NUL byte"},
        {"\x1b]0;gone\x07", 0, false, false, "character 1 is a control character (U+001B)"},
        {"del\x7f", 0, false, false, "character 4 is a control character (U+007F)"},
        {"c1 \xC2\x85", 0, false, false, "character 4 is a control character (U+0085)"},
        {"ab\u202Etxt", 0, false, false, "character 3 turns the direction of writing (U+202E)"},
        {"\u2066x", 0, false, false, "character 1 turns the direction"},
        {"Jos\xe9", 0, false, false, "character 4 is not UTF-8 (byte 0xE9)"},
        {"\xc0\xaf", 0, false, false, "character 1 is not UTF-8"},
        {"\xf4\x90\x80\x80", 0, false, false, "character 1 is not UTF-8"},
        {"\xed\xa0\x80", 0, false, false, "character 1 is not UTF-8"},
        {"\xe4\xbd", 0, false, false, "character 1 is not UTF-8"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t nbytes = rows[i].nbytes ? rows[i].nbytes : strlen(rows[i].text);
        struct err err = {""};

        check_row(rows[i].text, text_check(rows[i].text, nbytes, false, &err) == rows[i].line);
        if (!rows[i].line) {
            check_row_sentence(rows[i].text, err);
            check_row(rows[i].text, strncmp(err.text, rows[i].says, strlen(rows[i].says)) == 0);
        }
        check_row(rows[i].text, text_check(rows[i].text, nbytes, true, NULL) == rows[i].lines);
    }
}

static void clipped_and_padded(void **state)
{
    static const struct {
        const char *text;
        size_t ncols;
        const char *left, *right;
    } rows[] = {
        {"hogs", 6, "hogs  ", "  hogs"},
        {"hogs", 4, "hogs", "hogs"},
        {"hogs", 3, "ho…", "ho…"},
        {"hogs", 1, "…", "…"},
        {"hogs", 0, "", ""},
        {"", 2, "  ", "  "},
        {"作者", 5, "作者 ", " 作者"},
        {"作者", 4, "作者", "作者"},
        {"作者", 3, "作…", "作…"},
        {"作者", 2, "… ", " …"},
        {"作", 1, "…", "…"},
        {JOSE_D, 4, JOSE_D, JOSE_D},
        {JOSE_D "s", 4, "Jos…", "Jos…"},
        {JOSE_D "xy", 5, JOSE_D "…", JOSE_D "…"},
        {FAMILY "!", 2, "… ", " …"},
        {FAMILY "!", 3, FAMILY "!", FAMILY "!"},
        {"a\x1b[2Jb", 8, "a?[2Jb  ", "  a?[2Jb"},
        {"\xff", 2, "? ", " ?"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct buf out = {0};

        text_pad(&out, rows[i].text, rows[i].ncols, false);
        check_row_text(rows[i].text, buf_text(&out), rows[i].left);
        check_row_int(rows[i].text, text_columns(buf_text(&out), out.len), rows[i].ncols);
        buf_clear(&out);
        text_pad(&out, rows[i].text, rows[i].ncols, true);
        check_row_text(rows[i].text, buf_text(&out), rows[i].right);
        buf_free(&out);
    }
}

/* A joiner, a sign for pictures and a keycap without a letter: they would make a wide cluster of the
 * space that is put before them. */
static void marks_alone_do_not_widen_a_space(void **state)
{
    struct buf out = {0};

    (void)state;
    text_pad(&out, "\xe2\x80\x8d\xef\xb8\x8f\xe2\x83\xa3" "x", 5, true);
    assert_string_equal(buf_text(&out), "    x");
    assert_int_equal(text_columns(buf_text(&out), out.len), 5);
    buf_free(&out);
}

static void fits_whole_clusters(void **state)
{
    size_t used;

    (void)state;
    assert_int_equal(text_fit("作者x", 7, 3, &used), 3);
    assert_int_equal(used, 2);
    assert_int_equal(text_fit("作者x", 7, 99, &used), 7);
    assert_int_equal(used, 5);
    assert_int_equal(text_fit(JOSE_D, strlen(JOSE_D), 4, NULL), strlen(JOSE_D));
    assert_int_equal(text_fit(JOSE_D, strlen(JOSE_D), 3, NULL), 3);
    assert_int_equal(text_fit("abc", 3, 0, &used), 0);
    assert_int_equal(used, 0);
}

static void safe_to_print(void **state)
{
    struct buf out = {0};

    (void)state;
    text_add_safe(&out, "a\0b\x1b[1m\xff\xC2\x9B\u202E作\n", 17);
    assert_string_equal(buf_text(&out), "a?b?[1m???作?");
    buf_free(&out);
}

static void quoted(void **state)
{
    static char marks[2000];
    char quote[TEXT_QUOTE_SIZE];
    const char *long_name = "0123456789012345678901234567890123456789x";

    (void)state;
    assert_string_equal(text_quote("José", 5, quote), "\"José\"");
    assert_string_equal(text_quote("\x1b[0m", 4, quote), "\"?[0m\"");
    assert_string_equal(text_quote(long_name, 40, quote),
                        "\"0123456789012345678901234567890123456789\"");
    assert_string_equal(text_quote(long_name, 41, quote),
                        "\"0123456789012345678901234567890123456789…\"");
    /* A letter under very many marks has one column and does not overrun. */
    marks[0] = 'a';
    for (size_t i = 1; i + 2 < sizeof(marks); i += 2)
        memcpy(marks + i, "\u0301", 2);
    assert_string_equal(text_quote(marks, strlen(marks), quote), "\"…\"");
}

static void folded(void **state)
{
    static const struct {
        const char *text, *fold, *plain;
    } rows[] = {
        {"Maya", "maya", "maya"},
        {"JOSÉ", "josé", "jose"},
        {"JOSE\u0301", "josé", "jose"},
        {"Ñañez", "ñañez", "nanez"},
        {"Straße", "strasse", "strasse"},
        {"ØYSTEIN", "øystein", "oystein"},
        {"Łukasz", "łukasz", "lukasz"},
        {"Ægir", "ægir", "aegir"},
        {"作者", "作者", "作者"},
        {"ＡＢ", "ａｂ", "ab"}, /* full-width letters */
        {"ﬁg", "fig", "fig"},
        {"Σ", "σ", "σ"},
        {"", "", ""},
        {"a\xff", "a?", "a?"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char *fold = text_fold(rows[i].text, strlen(rows[i].text));
        char *plain = text_fold_plain(rows[i].text, strlen(rows[i].text));

        check_row_text(rows[i].text, fold, rows[i].fold);
        check_row_text(rows[i].text, plain, rows[i].plain);
        free(fold);
        free(plain);
    }
    assert_true(text_same("José", "JOSE\u0301"));
    assert_false(text_same("José", "Jose"));
    assert_true(text_same("", ""));
}

static void words(void **state)
{
    static const struct {
        const char *text, *words;
    } rows[] = {
        {"", ""},           {" -- ", ""},
        {"fed hogs", "=fed =hogs "},
        {"Hale\u2019s Feed & Seed", "=hales =feed =seed "},
        {"AS.02.01", "=as =02 =01 "},
        {"José Ñañez", "=jose =nanez "},
        {"作者, Mei", "=作者 =mei "},
        {"two\nlines", "=two =lines "},
        {"'quoted' it", "=quoted =it "},
    };

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct buf out = {0};

        text_add_words(&out, "=", rows[i].text, strlen(rows[i].text));
        check_row_text(rows[i].text, buf_text(&out), rows[i].words);
        buf_free(&out);
    }
}

static void trimmed(void **state)
{
    static const struct {
        const char *text, *left;
    } rows[] = {{"  a b\t", "a b"}, {"", ""}, {" \t ", ""}, {"x", "x"}, {"作 ", "作"}};

    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t nbytes = strlen(rows[i].text);
        const char *start = text_trim(rows[i].text, &nbytes);

        check_row_int(rows[i].text, nbytes, strlen(rows[i].left));
        check_row(rows[i].text, memcmp(start, rows[i].left, nbytes) == 0);
    }
}

/* As a teacher expects them in a list, whatever their case and accents. */
static void ordered(void **state)
{
    static const char *const names[] = {"",         "abbott",   "Adams",        "Åkerman", "alvarez",
                                        "Álvarez B", "D'Angelo", "DVORAK",       "Dvořák",  "Dvoraks",
                                        "Ñañez",    "Nash",     "Nin\xcc\x83o",  "Ochoa",   "Sørensen",
                                        "Stubb",    "Zimmerman"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        for (size_t j = 0; j < COUNT_OF(names); j++) {
            int order = text_order(names[i], strlen(names[i]), names[j], strlen(names[j]));
            bool same = i == j || (i + j == 15 && (i == 7 || j == 7));
            int wanted = same ? 0 : i < j ? -1 : 1;
            if ((order > 0) - (order < 0) != wanted)
                fail_msg("%s beside %s: %d", names[i], names[j], order);
        }
}

static void has_letters(void **state)
{
    static const struct {
        const char *text, *folded;
        bool has;
    } rows[] = {
        {"Ñañez, José", "nane", true}, {"Ñañez, José", "jose", true}, {"Market swine", "swi", true},
        {"Market SWINE", "swine", true}, {"Market swin", "swine", false}, {"", "a", false},
        {"", "", true}, {"100 % wool", "100%", false}, {"a_b", "a_b", true}, {"acb", "a_b", false},
        {"Sørensen", "soren", true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (text_has(rows[i].text, strlen(rows[i].text), rows[i].folded) != rows[i].has)
            fail_msg("%s in %s", rows[i].folded, rows[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measured),
        cmocka_unit_test(clusters_backward_in_a_long_line),
        cmocka_unit_test(checked_at_the_entrance),
        cmocka_unit_test(clipped_and_padded),
        cmocka_unit_test(marks_alone_do_not_widen_a_space),
        cmocka_unit_test(fits_whole_clusters),
        cmocka_unit_test(safe_to_print),
        cmocka_unit_test(quoted),
        cmocka_unit_test(folded),
        cmocka_unit_test(ordered),
        cmocka_unit_test(has_letters),
        cmocka_unit_test(words),
        cmocka_unit_test(trimmed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
