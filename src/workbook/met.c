/* What the award asks for, and what is there. */
#include "workbook/pages.h"

#include "base/attr.h"

enum { COL_RESULT, COL_TEXT, COL_HAVE, COL_NEED, COL_UNIT, COL_ENOUGH, COL_SOURCE, COL_COUNT };

static const struct {
    const char *words;
    enum look look;
} results[] = {
    [AWARD_MISSING] = {"✗ not met", LOOK_BAD},
    [AWARD_MET] = {"✓ met", LOOK_GOOD},
    [AWARD_ATTEST] = {"? to be said", LOOK_STRONG},
    [AWARD_UNKNOWN] = {"? not known", LOOK_STRONG},
};

static void add_line(struct sheet *sheet, const struct award_line *line)
{
    sheet_row(sheet, LOOK_BODY);
    cell_look(sheet, COL_RESULT, results[line->met].look, results[line->met].words);
    cell_text(sheet, COL_TEXT, line->text);
    cell_text(sheet, COL_HAVE, line->have);
    cell_text(sheet, COL_NEED, line->need);
    cell_text(sheet, COL_UNIT, line->unit);
    cell_text(sheet, COL_ENOUGH, line->enough);
    cell_text(sheet, COL_SOURCE, line->source);
}

static void add_counts(struct sheet *sheet, int first, int last,
                       const struct award_readiness *readiness)
{
    static const struct {
        const char *says, *pattern;
    } counts[] = {
        {"met", "✓*"}, {"not met", "✗*"}, {"to be said by a person, or not known", "~?*"}};
    const size_t values[] = {readiness->met, readiness->missing, readiness->attest};
    char from[REF_SIZE], to[REF_SIZE];
    sheet_section(sheet, "In all");
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        sheet_row(sheet, LOOK_START);
        cell_formula(sheet, COL_RESULT, CELL_INT, (int64_t)values[i], "COUNTIF(%s:%s,\"%s\")",
                     ref_cell(first, COL_RESULT, from), ref_cell(last, COL_RESULT, to),
                     counts[i].pattern);
        cell_across(sheet, COL_TEXT, COL_NEED, LOOK_START, counts[i].says);
    }
}

bool page_met(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct column columns[COL_COUNT] = {
        {"Result", CELL_TEXT, 12, 14},
        {"What is asked for", CELL_TEXT, 24, 50},
        {"There is", CELL_TEXT, 8, 20},
        {"Needed", CELL_TEXT, 8, 20},
        {"Of", CELL_TEXT, 6, 16},
        {"What would be enough", CELL_TEXT, 20, 50},
        {"Where it is written", CELL_TEXT, 18, 40},
    };
    static const char *const sections[] = {
        [AWARD_ELIGIBLE] = "Who may apply",
        [AWARD_COMPLETE] = "What the form asks for",
        [AWARD_REVIEW] = "What a reviewer would return it for",
    };
    const struct award_readiness *readiness = &pages->readiness;
    (void)err;
    sheet_columns(sheet, columns, COL_COUNT);
    page_begin(pages, sheet, "Met and missing",
               "Each requirement as far as the book can tell. \"To be said\" is for a person to "
               "look at. Where "
               "a rule was not read in its source, the source says so.");
    sheet_heads(sheet);
    sheet_freeze(sheet);
    int first = sheet_at(sheet) + 1;
    for (enum award_class class = AWARD_ELIGIBLE; class <= AWARD_REVIEW; class ++) {
        bool begun = false;
        for (size_t i = 0; i < readiness->count; i++) {
            if (readiness->lines[i].class != class)
                continue;
            if (!begun)
                sheet_section(sheet, sections[class]);
            begun = true;
            add_line(sheet, &readiness->lines[i]);
        }
    }
    add_counts(sheet, first, sheet_at(sheet), readiness);
    return true;
}
