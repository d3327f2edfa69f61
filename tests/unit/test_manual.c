/* The generated parts of the manual: texts written as mdoc, and nothing of the tables left out. */
#include "support/check.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "cli/manual_kinds.h"
#include "cli/manual_reports.h"
#include "cli/manual_words.h"
#include "cli/mdoc.h"
#include "guide/guide.h"
#include "kinds/categories.h"
#include "kinds/kind.h"
#include "report/report.h"
#include "rules/words.h"
#include <stdio.h>
#include <stdlib.h>

/* ---- mdoc ------------------------------------------------------------------------------------ */

static void texts_do_not_act(void **state)
{
    static const struct {
        const char *text, *page;
    } rows[] = {
        {"", ""},
        {"Fed hogs.", "Fed hogs.\n"},
        {"Two things. One a line!", "Two things.\nOne a line!\n"},
        {".Sh is no section", "\\&.Sh is no section\n"},
        {"'tis no request", "\\&'tis no request\n"},
        {"a\n.Sh b", "a\n\\&.Sh b\n"},
        {"a\\fB ~ ` ^", "a\\efB \\(ti \\(ga \\(ha\n"},
        {"résumé", "r\\[u00E9]sum\\[u00E9]\n"},
        {"作", "\\[u4F5C]\n"},
        {"Ask Ms. Hale first", "Ask Ms.\\& Hale first\n"},
        {"Read it ... then go", "Read it ...\\& then go\n"},
        {"[#CODE]... [paid]", "[#CODE]...\\& [paid]\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf page = {0};
        mdoc_add_text(&page, rows[i].text);
        check_row_text(rows[i].text, buf_text(&page), rows[i].page);
        buf_free(&page);
    }
}

static void long_lines_are_broken(void **state)
{
    struct buf text = {0}, page = {0};
    (void)state;
    for (int i = 0; i < 60; i++)
        buf_add_text(&text, i % 7 ? "word " : ".dot ");
    buf_add_text(&text, "end");
    mdoc_add_text(&page, buf_text(&text));
    for (const char *line = buf_text(&page); *line; line += strcspn(line, "\n") + 1) {
        assert_true(strcspn(line, "\n") <= 80);
        assert_true(*line != '.');
    }
    buf_free(&text);
    buf_free(&page);
}

static void lines_stay_as_they_are(void **state)
{
    static const char command[] =
        "saebook photo add barn.jpg --student S1 --project \"Market swine\""
        " --caption \"Weighed. Fed.\"";
    struct buf page = {0}, wanted = {0};
    (void)state;
    buf_addf(&wanted, "%s\n\\&.x\n\n", command);
    mdoc_add_line(&page, command);
    mdoc_add_line(&page, ".x");
    mdoc_add_line(&page, "");
    assert_string_equal(buf_text(&page), buf_text(&wanted));
    buf_free(&page);
    buf_free(&wanted);
}

static void arguments_do_not_act(void **state)
{
    static const struct {
        const char *text, *page;
    } rows[] = {
        {"breeding_livestock", " breeding_livestock"},
        {"No", " \\&No"},
        {"Pq", " \\&Pq"},
        {"%A", " \"\\&%A\""},
        {"Market swine", " \"Market swine\""},
        {"say \"hog\"", " \"say \\(dqhog\\(dq\""},
        {".", " \"\\&.\\&\""},
        {"S]", " \"\\&S]\\&\""},
        {"FIELD]...", " \"FIELD]...\\&\""},
        {"", " \\&"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf page = {0};
        mdoc_add_arg(&page, rows[i].text);
        check_row_text(rows[i].text, buf_text(&page), rows[i].page);
        buf_free(&page);
    }
}

/* ---- tables ---------------------------------------------------------------------------------- */

/* The part of a page from ".Ss name" to the next section; owned by the caller. */
static char *section(const char *page, const char *name)
{
    char title[96];
    (void)snprintf(title, sizeof title, ".Ss %s\n", name);
    const char *from = strstr(page, title);
    if (!from)
        fail_msg("there is no section \"%s\"", name);
    const char *to = strstr(from + 1, "\n.Ss "), *family = strstr(from + 1, "\n.Sh ");
    if (!to || (family && family < to))
        to = family;
    return mem_text_n(from, to ? (size_t)(to - from) : strlen(from));
}

static void must_have(const char *part, const char *where, const char *before, const char *name)
{
    struct buf line = {0};
    buf_addf(&line, "\n%s", before);
    mdoc_add_arg(&line, name);
    const char *found = part;
    do /* "course" is not told by "courses" */
        found = strstr(found + (found != part), buf_text(&line));
    while (found && found[line.len] != ' ' && found[line.len] != '\n');
    if (!found)
        fail_msg("%s: \"%s\" is left out", where, name);
    buf_free(&line);
}

static void every_field_is_there(void **state)
{
    struct buf page = {0};
    (void)state;
    manual_add_kinds(&page);
    for (size_t k = 0; k < kind_count(); k++) {
        const struct kind *kind = kind_at(k);
        char *part = section(buf_text(&page), kind->name);
        must_have(part, kind->name, ".Dq", kind->plural);
        for (size_t f = 0; f < kind->count; f++) {
            const struct field *field = &kind->fields[f];
            must_have(part, kind->name, ".It Va", field->name);
            must_have(part, kind->name, ".Dq", field->label);
            for (const struct choice *c = field->choices; c && c->value; c++)
                must_have(part, field->name, ".It Cm", c->value);
        }
        mem_free(part);
    }
    buf_free(&page);
}

static void categories_are_told(void **state)
{
    struct buf page = {0};
    (void)state;
    manual_add_kinds(&page);
    char *part = section(buf_text(&page), "money");
    const struct choice *lists[] = {choices_expense, choices_income, choices_put_in,
                                    choices_taken_out};
    for (size_t i = 0; i < COUNT_OF(lists); i++)
        for (const struct choice *c = lists[i]; c->value; c++)
            must_have(part, "money", ".It Cm", c->value);
    mem_free(part);
    buf_free(&page);
}

static void every_column_is_there(void **state)
{
    struct buf page = {0};
    (void)state;
    manual_add_reports(&page);
    assert_true(report_count() > 0);
    for (size_t r = 0; r < report_count(); r++) {
        const struct report *report = report_at(r);
        char name[64];
        (void)snprintf(name, sizeof name, "report_%s", report->name);
        char *part = section(buf_text(&page), name);
        for (size_t c = 0; c < report->count; c++)
            must_have(part, name, ".It Va", report->columns[c].name);
        mem_free(part);
    }
    buf_free(&page);
}

static void every_word_is_there(void **state)
{
    struct buf page = {0};
    size_t count = 0;
    (void)state;
    manual_add_words(&page);
    for (const struct rules_term *t = NULL; (t = rules_term_next(t)); count++)
        must_have(buf_text(&page), "words", ".It", t->term);
    assert_true(count > 0);
    buf_free(&page);
}

/* The guide is written by hand; it must know all that the money screen asks. */
static void every_happening_is_there(void **state)
{
    const char *top = getenv("SAEBOOK_TOP");
    char *path = file_join(top ? top : ".", "man/saebook.7.in");
    struct buf page = {0}, line = {0};
    struct err err = {{0}};
    (void)state;
    if (!file_read(path, 1 << 20, &page, &err))
        fail_msg("%s", err.text);
    assert_true(guide_count() > 0);
    for (size_t i = 0; i < guide_count(); i++) {
        const char *label = guide_at(i)->questions->label;
        bool acts = strncmp(label, "An ", 3) == 0 || strncmp(label, "It ", 3) == 0; /* mdoc's macros */
        buf_clear(&line);
        buf_addf(&line, "\n.It %s%s\n", acts ? "\\&" : "", label);
        if (!strstr(buf_text(&page), buf_text(&line)))
            fail_msg("the guide does not tell of \"%s\"", label);
    }
    buf_free(&page);
    buf_free(&line);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_do_not_act),         cmocka_unit_test(long_lines_are_broken),
        cmocka_unit_test(lines_stay_as_they_are),   cmocka_unit_test(arguments_do_not_act),
        cmocka_unit_test(every_field_is_there),     cmocka_unit_test(categories_are_told),
        cmocka_unit_test(every_column_is_there),    cmocka_unit_test(every_word_is_there),
        cmocka_unit_test(every_happening_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
