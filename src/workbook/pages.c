#include "workbook/pages.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "book/book.h"

#include <stdlib.h>
#include <string.h>

struct stmt *pages_ask(struct pages *pages, const char *sql, struct err *err)
{
    const struct award_scope *scope = &pages->scope;
    struct stmt *stmt = book_stmt(pages->book, sql, err);
    if (!stmt)
        return NULL;
    stmt_bind_int(stmt, stmt_param(stmt, ":student"), scope->student);
    stmt_bind_text(stmt, stmt_param(stmt, ":projects"), scope->project_list);
    stmt_bind_int(stmt, stmt_param(stmt, ":application"), scope->application);
    stmt_bind_int(stmt, stmt_param(stmt, ":award_year"), scope->award_year);
    stmt_bind_int(stmt, stmt_param(stmt, ":first_year"), scope->first_year);
    stmt_bind_int(stmt, stmt_param(stmt, ":last_year"), scope->last_year);
    stmt_bind_text(stmt, stmt_param(stmt, ":last_day"), pages->last_day);
    return stmt;
}

char *pages_ask_text(struct pages *pages, const char *sql, struct err *err)
{
    struct stmt *stmt = pages_ask(pages, sql, err);
    if (!stmt)
        return NULL;
    enum step step = stmt_step(stmt, err);
    char *text = step == STEP_FAILED ? NULL : mem_text(step == STEP_ROW ? stmt_text(stmt, 0) : "");
    stmt_done(stmt);
    return text;
}

char *pages_person(const char *name)
{
    const char *comma = strchr(name, ',');
    struct buf out = {0};
    if (comma) {
        size_t given = strlen(comma + 1);
        const char *first = text_trim(comma + 1, &given);
        buf_add(&out, first, given);
        if (given > 0)
            buf_add_char(&out, ' ');
        buf_add(&out, name, (size_t)(comma - name));
    } else {
        buf_add_text(&out, name);
    }
    char *person = mem_text(buf_text(&out));
    buf_free(&out);
    return person;
}

/* ---- anchors -------------------------------------------------------------------------------- */

static struct anchor *add_anchor(struct pages *pages, const char *key, int instance,
                                 const struct sheet *sheet, int col)
{
    size_t count = pages->anchor_count;
    pages->anchors = mem_grow(pages->anchors, count + 1, sizeof *pages->anchors);
    pages->anchors[count] = (struct anchor){
        .key = key,
        .instance = instance,
        .sheet = sheet,
        .row = sheet_at(sheet),
        .col = col,
    };
    pages->anchor_count = count + 1;
    return &pages->anchors[count];
}

void anchor_number(struct pages *pages, const char *key, int instance, const struct sheet *sheet,
                   int col, enum cell_type type, int64_t value)
{
    struct anchor *anchor = add_anchor(pages, key, instance, sheet, col);
    anchor->type = type;
    anchor->value = value;
}

void anchor_text(struct pages *pages, const char *key, int instance, const struct sheet *sheet,
                 int col, const char *text)
{
    if (!*text)
        return;
    struct anchor *anchor = add_anchor(pages, key, instance, sheet, col);
    anchor->type = CELL_TEXT;
    anchor->text = mem_text(text);
}

void anchor_date(struct pages *pages, const char *key, int instance, const struct sheet *sheet,
                 int col, const char *iso)
{
    struct date date;
    if (date_parse_iso(iso, strlen(iso), &date))
        anchor_number(pages, key, instance, sheet, col, CELL_DATE, cell_day(date));
    else
        anchor_text(pages, key, instance, sheet, col, iso);
}

int pages_instance(struct pages *pages, enum rules_repeat repeat, const char *title)
{
    size_t count = pages->instance_count;
    int number = 1;
    for (size_t i = 0; i < count; i++)
        number += pages->instances[i].repeat == repeat;
    pages->instances = mem_grow(pages->instances, count + 1, sizeof *pages->instances);
    pages->instances[count] = (struct instance){repeat, number, mem_text(title)};
    pages->instance_count = count + 1;
    return number;
}

const struct anchor *anchor_next(const struct pages *pages, const char *key, int instance,
                                 const struct anchor *after)
{
    size_t at = after ? (size_t)(after - pages->anchors) + 1 : 0;
    for (; at < pages->anchor_count; at++)
        if (pages->anchors[at].instance == instance && strcmp(pages->anchors[at].key, key) == 0)
            return &pages->anchors[at];
    return NULL;
}

/* ---- writing -------------------------------------------------------------------------------- */

void page_begin(struct pages *pages, struct sheet *sheet, const char *title, const char *says)
{
    sheet_title(sheet, title, pages->under);
    if (says)
        sheet_say(sheet, says);
}

void page_long_text(struct pages *pages, struct sheet *sheet, int first, int last,
                    const char *text, const char *key, int instance, int *from, int *to)
{
    enum look look = LOOK_BODY;
    *from = sheet_at(sheet);
    for (const char *rest = text; *rest;) {
        size_t fits = cell_room(sheet, first, last, rest);
        char *part = mem_text_n(rest, fits);
        if (rest != text)
            sheet_row(sheet, look);
        cell_across(sheet, first, last, look, part);
        if (key)
            anchor_text(pages, key, instance, sheet, first, part);
        free(part);
        rest += fits;
    }
    *to = sheet_at(sheet);
}
