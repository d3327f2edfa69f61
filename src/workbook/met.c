/* What an award, a degree or a Star asks for, and what is there. */
#include "workbook/pages.h"

#include "base/attr.h"
#include "base/buf.h"
#include "workbook/degree_about.h"

#include <assert.h>

enum { COL_RESULT, COL_ASKED, COL_HAVE, COL_NEED, COL_UNIT, COL_ENOUGH, COL_SOURCE, COL_COUNT };

/* Awards and degrees tell alike how a requirement is met. */
static_assert((int)AWARD_MISSING == (int)DEGREE_MISSING && (int)AWARD_MET == (int)DEGREE_MET &&
                  (int)AWARD_ATTEST == (int)DEGREE_ATTEST &&
                  (int)AWARD_UNKNOWN == (int)DEGREE_UNKNOWN,
              "one table of results for both");

static const struct {
    const char *words, *pattern, *says;
    enum look look;
} results[] = {
    [AWARD_MISSING] = {"✗ not met", "✗*", "not met", LOOK_BAD},
    [AWARD_MET] = {"✓ met", "✓*", "met", LOOK_GOOD},
    [AWARD_ATTEST] = {"? to be said", "~? to*", "to be said by a person", LOOK_STRONG},
    [AWARD_UNKNOWN] = {"? not known", "~? not*", "not known: something is not in the book",
                       LOOK_STRONG},
};

/* One requirement, whoever asks for it. */
struct asked {
    enum award_met met;
    const char *text, *have, *need, *unit, *enough;
    const char *source, *note; /* where it is written, and what is uncertain about it, or "" */
};

struct table {
    struct sheet *sheet;
    int first;                         /* row of the first requirement */
    int64_t counts[COUNT_OF(results)]; /* of the rows so far */
};

static void begin(struct table *table, struct pages *pages, struct sheet *sheet, const char *says)
{
    static const struct column columns[COL_COUNT] = {
        {"Result", CELL_TEXT, 12, 13},
        {"What is asked for", CELL_TEXT, 24, 46},
        {"There is", CELL_TEXT, 8, 18},
        {"Needed", CELL_TEXT, 8, 18},
        {"Of", CELL_TEXT, 6, 12},
        {"What would be enough", CELL_TEXT, 20, 38},
        {"Where it is written", CELL_TEXT, 24, 46},
    };
    *table = (struct table){.sheet = sheet};
    sheet_columns(sheet, columns, COL_COUNT);
    page_begin(pages, sheet, sheet_name(sheet), says);
    sheet_heads(sheet);
    sheet_freeze(sheet);
    table->first = sheet_at(sheet) + 1;
}

static void add(struct table *table, const struct asked *asked)
{
    struct sheet *sheet = table->sheet;
    struct buf source = {0};
    buf_addf(&source, "%s%s%s", asked->source, *asked->note ? ". " : "", asked->note);
    sheet_row(sheet, LOOK_BODY);
    cell_look(sheet, COL_RESULT, results[asked->met].look, results[asked->met].words);
    cell_text(sheet, COL_ASKED, asked->text);
    cell_text(sheet, COL_HAVE, asked->have);
    cell_text(sheet, COL_NEED, asked->need);
    cell_text(sheet, COL_UNIT, asked->unit);
    cell_text(sheet, COL_ENOUGH, asked->enough);
    cell_text(sheet, COL_SOURCE, buf_text(&source));
    table->counts[asked->met]++;
    buf_free(&source);
}

static void add_counts(const struct table *table)
{
    struct sheet *sheet = table->sheet;
    char from[REF_SIZE], to[REF_SIZE];
    int last = sheet_at(sheet);
    sheet_section(sheet, "In all");
    for (size_t i = 0; i < COUNT_OF(results); i++) {
        sheet_row(sheet, LOOK_START);
        cell_formula(sheet, COL_RESULT, CELL_INT, table->counts[i], "COUNTIF(%s:%s,\"%s\")",
                     ref_cell(table->first, COL_RESULT, from), ref_cell(last, COL_RESULT, to),
                     results[i].pattern);
        cell_across(sheet, COL_ASKED, COL_NEED, LOOK_START, results[i].says);
    }
}

bool page_met(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const char *const sections[] = {
        [AWARD_ELIGIBLE] = "Who may apply",
        [AWARD_COMPLETE] = "What the form asks for",
        [AWARD_REVIEW] = "What a reviewer would return it for",
    };
    const struct award_readiness *readiness = &pages->readiness;
    struct table table;
    (void)err;
    begin(
        &table, pages, sheet,
        "Each requirement as far as the book can tell. \"To be said\" is for a person to look at. "
        "Where a rule was not read in its source, the source says so.");
    for (enum award_class class = AWARD_ELIGIBLE; class <= AWARD_REVIEW; class ++) {
        bool begun = false;
        for (size_t i = 0; i < readiness->count; i++) {
            const struct award_line *line = &readiness->lines[i];
            if (line->class != class)
                continue;
            if (!begun)
                sheet_section(sheet, sections[class]);
            begun = true;
            add(&table, &(struct asked){line->met, line->text, line->have, line->need, line->unit,
                                        line->enough, line->source, ""});
        }
    }
    add_counts(&table);
    return true;
}

static void add_degree_line(struct table *table, const struct degree_line *line)
{
    add(table, &(struct asked){(enum award_met)line->met, line->requirement, line->have, line->need,
                               line->unit, line->enough, line->source, line->note});
}

bool page_asked(struct pages *pages, struct sheet *sheet, struct err *err)
{
    const struct degree_progress *progress = &pages->degree->progress, *base = &pages->degree->base;
    struct table table;
    struct buf says = {0};
    (void)err;
    buf_addf(
        &says,
        "By the rules of %s for applications of %d, as far as the book can tell. \"To be said\" "
        "is for a person to look at. Where a rule was not read in its source, the source says so.",
        progress->profile_label, progress->award_year);
    begin(&table, pages, sheet, buf_text(&says));
    buf_free(&says);
    for (size_t i = 0; i < progress->count; i++)
        add_degree_line(&table, &progress->lines[i]);
    add_counts(&table);
    if (base->count > 0) {
        sheet_gap(sheet);
        sheet_section(sheet, base->label);
    }
    for (size_t i = 0; i < base->count; i++)
        add_degree_line(&table, &base->lines[i]);
    return true;
}
