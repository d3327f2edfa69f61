/* "Copy into the official form": a row for each of its boxes, in its order. */
#include "workbook/pages.h"

#include "base/buf.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

enum { COL_LINE, COL_LABEL, COL_VALUE, COL_USED, COL_LIMIT, COL_LEFT, COL_SURE, COL_COUNT };

struct form {
    struct pages *pages;
    struct sheet *sheet;
};

/* ---- one box -------------------------------------------------------------------------------- */

static void write_label(const struct form *form, const struct rules_box *box)
{
    const struct rules_question *question =
        rules_box_question(box, form->pages->type, form->pages->scope.award_year);
    struct buf label = {0};
    cell_text(form->sheet, COL_LINE, box->line);
    if (question)
        buf_addf(&label, "%s  %s", question->id, question->label);
    else
        buf_add_text(&label, box->label);
    cell_text(form->sheet, COL_LABEL, buf_text(&label));
    buf_free(&label);
    if (box->certainty == RULES_RECALLED)
        cell_text(form->sheet, COL_SURE, "check");
}

/* The text in as many cells as it has on its own page, each pointing there. `all` gets all of it.
 */
static struct rows write_text(const struct form *form, const struct anchor *anchor, struct buf *all)
{
    struct sheet *sheet = form->sheet;
    struct rows rows = {sheet_at(sheet), sheet_at(sheet)};
    char ref[REF_SIZE];
    if (!anchor->sheet) {
        buf_add_text(all, anchor->text);
        return page_long_text(form->pages, sheet, COL_VALUE, anchor->text, NULL, 0);
    }
    for (const struct anchor *at = anchor; at;
         at = anchor_next(form->pages, anchor->key, anchor->instance, at)) {
        if (at != anchor)
            sheet_row(sheet, LOOK_START);
        cell_formula_text(sheet, COL_VALUE, at->text, "%s",
                          ref_on(at->sheet, at->row, at->col, ref));
        buf_add_text(all, at->text);
    }
    rows.last = sheet_at(sheet);
    return rows;
}

static void write_use(const struct form *form, const struct rules_box *box, struct rows rows,
                      const char *text)
{
    struct rules_limit limit =
        rules_box_limit(box, form->pages->type, form->pages->scope.award_year);
    struct sheet *sheet = form->sheet;
    char used[REF_SIZE];
    if (limit.counts == RULES_UNLIMITED && box->key->value != RULES_NOTE)
        return;
    if (*text)
        page_use(sheet, COL_USED, COL_VALUE, rows, limit.counts, text);
    else
        cell_value(sheet, COL_USED, CELL_INT, 0);
    if (limit.counts == RULES_UNLIMITED) {
        cell_text(sheet, COL_LIMIT, "none known");
        return;
    }
    struct buf words = {0};
    buf_addf(&words, "%d %s", limit.most, limit.counts == RULES_WORDS ? "words" : "characters");
    cell_text(sheet, COL_LIMIT, buf_text(&words));
    buf_free(&words);
    enum rules_count counts = limit.counts;
    cell_formula(sheet, COL_LEFT, CELL_INT, limit.most - (int64_t)rules_limit_used(counts, text),
                 "%d-%s", limit.most, ref_cell(sheet_at(sheet), COL_USED, used));
}

static void write_box(const struct form *form, const struct rules_box *box, int instance)
{
    struct sheet *sheet = form->sheet;
    const struct anchor *anchor = anchor_next(form->pages, box->key->name, instance, NULL);
    struct buf text = {0};
    char ref[REF_SIZE];
    sheet_row(sheet, LOOK_START);
    struct rows rows = {sheet_at(sheet), sheet_at(sheet)};
    write_label(form, box);
    if (box->key->value == RULES_BLANK)
        cell_look(sheet, COL_VALUE, LOOK_HAND, "by hand, on the official form");
    else if (!anchor)
        cell_look(sheet, COL_VALUE, LOOK_HAND, "nothing recorded");
    else if (anchor->type == CELL_TEXT)
        rows = write_text(form, anchor, &text);
    else
        cell_formula(sheet, COL_VALUE, anchor->type, anchor->value, "%s",
                     ref_on(anchor->sheet, anchor->row, anchor->col, ref));
    if (box->key->value == RULES_NOTE || box->key->value == RULES_TEXT)
        write_use(form, box, rows, buf_text(&text));
    buf_free(&text);
}

/* ---- blocks --------------------------------------------------------------------------------- */

static bool same_block(const struct rules_box *a, const struct rules_box *b)
{
    return strcmp(a->page, b->page) == 0 && strcmp(a->section, b->section) == 0 &&
           a->key->repeat == b->key->repeat;
}

static const struct rules_box *next_box(const struct form *form, const struct rules_box *after)
{
    return rules_box_next(form->pages->type, form->pages->scope.award_year, after);
}

/* The boxes from `first` on that make a block with it, once; returns the first after it. */
static const struct rules_box *write_once(const struct form *form, const struct rules_box *first,
                                          int instance, const char *title)
{
    const struct rules_box *box = first;
    if (title) {
        sheet_row(form->sheet, LOOK_STRONG);
        cell_across(form->sheet, 0, COL_COUNT - 1, LOOK_STRONG, title);
        sheet_keep(form->sheet);
    }
    for (; box && same_block(first, box); box = next_box(form, box))
        write_box(form, box, instance);
    return box;
}

/* The block once for each of what it repeats over. */
static const struct rules_box *write_block(const struct form *form, const struct rules_box *first)
{
    const struct pages *pages = form->pages;
    const struct rules_box *after = NULL;
    struct buf title = {0};
    if (first->key->repeat == RULES_ONCE)
        return write_once(form, first, 0, NULL);
    for (int year = 0; first->key->repeat == RULES_EACH_YEAR && year < pages->model.years; year++) {
        buf_clear(&title);
        buf_addf(&title, "%d", pages->model.first_year + year);
        after = write_once(form, first, pages->model.first_year + year, buf_text(&title));
    }
    buf_free(&title);
    bool any = first->key->repeat == RULES_EACH_YEAR;
    for (size_t i = 0; i < pages->instance_count; i++) {
        const struct instance *instance = &pages->instances[i];
        if (instance->repeat != first->key->repeat)
            continue;
        after = write_once(form, first, instance->number, instance->title);
        any = true;
    }
    if (!any) {
        sheet_row(form->sheet, LOOK_SAY);
        cell_across(form->sheet, COL_LABEL, COL_COUNT - 1, LOOK_SAY, "nothing recorded");
        for (after = first; after && same_block(first, after);)
            after = next_box(form, after);
    }
    return after;
}

bool page_form(struct pages *pages, struct sheet *sheet, struct err *err)
{
    static const struct column columns[COL_COUNT] = {
        {"Line", CELL_TEXT, 5, 6},
        {"Box", CELL_TEXT, 20, 40},
        {"Value to copy", CELL_TEXT, 40, 90},
        {"Used", CELL_INT, 0, 0},
        {"Limit", CELL_TEXT, 8, 14},
        {"Left", CELL_INT, 0, 0},
        {"Sure?", CELL_TEXT, 5, 6},
    };
    /* The value is a little wider than answers are on their own page: it takes no more lines. */
    static const int widths[COL_COUNT] = {40, 150, 430, 54, 84, 58, 52};
    struct form form = {pages, sheet};
    struct buf section = {0};
    (void)err;
    sheet_columns(sheet, columns, COL_COUNT);
    for (int col = 0; col < COL_COUNT; col++)
        sheet_fix_width(sheet, col, widths[col]);
    page_begin(pages, sheet, "Copy into the official form",
               "Its boxes in their order; values point at the sheets that follow. \"check\" marks "
               "a box that is "
               "recalled and was not read on the form itself: look before you copy.");
    sheet_heads(sheet);
    sheet_freeze(sheet);
    const struct rules_box *box = next_box(&form, NULL);
    const struct rules_box *last = NULL;
    while (box) {
        if (!last || strcmp(box->page, last->page) != 0 ||
            strcmp(box->section, last->section) != 0) {
            buf_clear(&section);
            buf_addf(&section, "%s · %s", box->page, box->section);
            sheet_section(sheet, buf_text(&section));
        }
        last = box;
        box = write_block(&form, box);
    }
    buf_free(&section);
    return true;
}
