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
    stmt_bind_text(stmt, stmt_param(stmt, ":since"), pages->since);
    stmt_bind_text(stmt, stmt_param(stmt, ":last_day"), pages->last_day);
    stmt_bind_text(stmt, stmt_param(stmt, ":counted_to"), pages->counted_to);
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
        .row = sheet ? sheet_at(sheet) : 0,
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
    if (sheet && cell_room(sheet, col, col, text) < strlen(text))
        sheet = NULL; /* it stands there in several cells */
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

struct rows page_long_text(struct pages *pages, struct sheet *sheet, int col, const char *text,
                           const char *key, int instance)
{
    struct rows rows = {sheet_at(sheet), sheet_at(sheet)};
    for (const char *rest = text; *rest;) {
        size_t fits = cell_room(sheet, col, col, rest);
        char *part = mem_text_n(rest, fits);
        if (rest != text)
            sheet_row(sheet, LOOK_BODY);
        cell_look(sheet, col, LOOK_BODY, part);
        if (key)
            anchor_text(pages, key, instance, sheet, col, part);
        free(part);
        rest += fits;
    }
    rows.last = sheet_at(sheet);
    return rows;
}

/* Words are what stands between spaces; a cell's own line breaks are spaces too. */
static void add_use(struct buf *out, enum rules_count counts, const char *cell)
{
    if (counts != RULES_WORDS) {
        buf_addf(out, "LEN(%s)", cell);
        return;
    }
    struct buf flat = {0};
    buf_addf(&flat, "TRIM(SUBSTITUTE(SUBSTITUTE(%s,CHAR(10),\" \"),CHAR(9),\" \"))", cell);
    buf_addf(out, "IF(%s=\"\",0,LEN(%s)-LEN(SUBSTITUTE(%s,\" \",\"\"))+1)", buf_text(&flat),
             buf_text(&flat), buf_text(&flat));
    buf_free(&flat);
}

void page_use(struct sheet *sheet, int col, int of, struct rows rows, enum rules_count counts,
              const char *text)
{
    char cell[REF_SIZE];
    struct buf formula = {0};
    size_t used =
        counts == RULES_WORDS ? rules_limit_used(counts, text) : text_chars(text, strlen(text));
    for (int row = rows.first; row <= rows.last; row++) {
        if (row > rows.first)
            buf_add_char(&formula, '+');
        add_use(&formula, counts, ref_cell(row, of, cell));
    }
    cell_formula(sheet, col, CELL_INT, (int64_t)used, "%s", buf_text(&formula));
    buf_free(&formula);
}
