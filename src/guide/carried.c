#include "guide/carried.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "kinds/carried.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include <stdio.h>
#include <string.h>

/* ---- the sheet ------------------------------------------------------------------------------ */

void carried_sheet_set(char **place, const char *text)
{
    mem_free(*place);
    *place = mem_text(text);
}

void carried_sheet_clear(struct carried_sheet *sheet)
{
    for (size_t i = 0; sheet->amounts != NULL && i < carried_count(); i++)
        mem_free(sheet->amounts[i]);
    mem_free(sheet->amounts);
    mem_free(sheet->source);
    mem_free(sheet->seen_by);
    mem_free(sheet->seen_on);
    *sheet = (struct carried_sheet){0};
}

/* The row of a line of that project and year; id 0 where there is none. */
static bool find_row(struct book *book, const struct carried_sheet *sheet,
                     const struct carried_line *line, struct record *out, struct err *err)
{
    int64_t id = 0;
    const struct kind *kind = kind_find("brought_forward");
    struct stmt *stmt = book_stmt(book,
                                  "SELECT id FROM brought_forward WHERE student = ?1"
                                  " AND project = ?2 AND year = ?3 AND line = ?4",
                                  err);
    record_start(out, kind);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, sheet->student);
    stmt_bind_int(stmt, 2, sheet->project);
    stmt_bind_int(stmt, 3, sheet->year);
    stmt_bind_text(stmt, 4, line->choice.value);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        id = stmt_int(stmt, 0);
    stmt_done(stmt);
    return step != STEP_FAILED && (id == 0 || record_read(book, kind, id, out, err));
}

static void take_field(const struct record *row, const char *name, char **place)
{
    struct buf text = {0};
    size_t at = kind_field(row->kind, name);
    field_format(NULL, &row->kind->fields[at], &row->values[at], STYLE_FILE, &text);
    if (*place == NULL || (*place)[0] == '\0')
        carried_sheet_set(place, buf_text(&text));
    buf_free(&text);
}

bool carried_sheet_read(struct book *book, int64_t student, int64_t project, int year,
                        struct carried_sheet *out, struct err *err)
{
    bool ok = true;
    carried_sheet_clear(out);
    *out = (struct carried_sheet){.student = student, .project = project, .year = year,
                                  .amounts = mem_array(carried_count(), sizeof *out->amounts)};
    for (size_t i = 0; ok && i < carried_count(); i++) {
        struct record row;
        ok = find_row(book, out, carried_at(i), &row, err);
        if (ok && row.id != 0) {
            char text[NUM_TEXT_SIZE];
            int64_t amount = record_int(&row, "amount");
            bool whole = strcmp(carried_at(i)->choice.value, "entries") == 0;
            carried_sheet_set(&out->amounts[i],
                              whole ? num_decimal(amount, 2, text) : num_money(amount, text));
            take_field(&row, "source", &out->source);
            take_field(&row, "seen_by", &out->seen_by);
            take_field(&row, "seen_on", &out->seen_on);
        }
        record_clear(&row);
    }
    return ok;
}

/* ---- what the lines come to ----------------------------------------------------------------- */

bool carried_sheet_sum(const struct carried_sheet *sheet, const char *sum, int64_t *amount)
{
    static const struct {
        const char *sum, *plus, *minus;
    } sums[] = {
        {"hours", " paid_hours unpaid_hours class_hours ", " "},
        {"operating_income",
         " cash_sales used_at_home bartered labor_exchange transferred_out ", " "},
        {"operating_expense", " resale cash_feed noncash_feed cash_other noncash_other ", " "},
        {"inventory_change", " ending_inventory ", " beginning_inventory "},
        {"net_noncurrent", " gain_loss raised ", " depreciation "},
        {"net", " gross ", " expenses "},
    };
    bool any = false;
    *amount = 0;
    for (size_t s = 0; s < COUNT_OF(sums); s++)
        for (size_t i = 0; strcmp(sums[s].sum, sum) == 0 && i < carried_count(); i++) {
            char word[40];
            int64_t value;
            const char *text = sheet->amounts[i];
            (void)snprintf(word, sizeof word, " %s ", carried_at(i)->choice.value);
            bool plus = strstr(sums[s].plus, word) != NULL;
            if ((!plus && strstr(sums[s].minus, word) == NULL) || text == NULL || text[0] == '\0' ||
                !num_parse_money(text, strlen(text), &value, NULL))
                continue;
            any = true;
            *amount += plus ? value : -value;
        }
    return any;
}

/* ---- entering ------------------------------------------------------------------------------- */

static bool set(struct book *book, struct record *row, const char *name, const char *text,
                struct err *err)
{
    return record_set(book, row, kind_field(row->kind, name), text != NULL ? text : "",
                      text != NULL ? strlen(text) : 0, 0, err);
}

static bool fill_row(struct book *book, const struct carried_sheet *sheet,
                     const struct carried_line *line, const char *amount, struct record *row,
                     struct err *err)
{
    size_t field;
    value_set_int(record_value(row, "student"), sheet->student);
    value_set_int(record_value(row, "project"), sheet->project);
    value_set_int(record_value(row, "year"), sheet->year);
    return set(book, row, "line", line->choice.value, err) &&
           set(book, row, "amount", amount, err) && set(book, row, "source", sheet->source, err) &&
           set(book, row, "seen_by", sheet->seen_by, err) &&
           set(book, row, "seen_on", sheet->seen_on, err) && record_check(book, row, &field, err);
}

/* One line: *count is how many stand in the book after it. */
static bool enter_line(struct book *book, const struct carried_sheet *sheet, size_t at, int *count,
                       struct err *err)
{
    const struct carried_line *line = carried_at(at);
    const char *amount = sheet->amounts[at] != NULL ? sheet->amounts[at] : "";
    struct record row;
    bool ok = find_row(book, sheet, line, &row, err);
    if (ok && amount[0] == '\0') {
        ok = row.id == 0 || record_delete(book, row.kind, row.id, err);
    } else if (ok) {
        ++*count;
        ok = fill_row(book, sheet, line, amount, &row, err) &&
             (row.id != 0 ? record_update(book, &row, err) : record_insert(book, &row, err));
    }
    record_clear(&row);
    return ok;
}

static bool enter_lines(struct book *book, const struct carried_sheet *sheet, const char *type,
                        int *count, const struct carried_line **line, struct err *err)
{
    for (size_t i = 0; i < carried_count(); i++)
        if (carried_fits(carried_at(i), type)) {
            *line = carried_at(i);
            if (!enter_line(book, sheet, i, count, err))
                return false;
        }
    *line = NULL;
    return true;
}

static bool check_head(struct book *book, const struct carried_sheet *sheet, struct record *project,
                       struct err *err)
{
    if (!record_read(book, kind_find("project"), sheet->project, project, err))
        return false;
    if (record_int(project, "student") != sheet->student)
        return err_set(err, "the project is another student's");
    if (sheet->source == NULL || sheet->source[0] == '\0')
        return err_set(err, "say which book the numbers stand in, such as AET report of Jan 3");
    return true;
}

bool carried_sheet_enter(struct book *book, const struct carried_sheet *sheet, char **what,
                         const struct carried_line **line, struct err *err)
{
    const struct carried_line *at = NULL;
    struct record project;
    struct buf sentence = {0};
    int count = 0;
    if (line == NULL)
        line = &at;
    *line = NULL;
    record_start(&project, kind_find("project"));
    bool ok = check_head(book, sheet, &project, err) && change_begin(book, CHANGE_RECORDED, err);
    if (ok)
        ok = enter_lines(book, sheet, record_text(&project, "type"), &count, line, err);
    if (ok) {
        buf_addf(&sentence, tr_count("brought forward %d of %s: %d line from ",
                                     "brought forward %d of %s: %d lines from ", count),
                 sheet->year, record_text(&project, "title"), count);
        buf_add_text(&sentence, sheet->source);
        ok = change_commit(book, buf_text(&sentence), NULL, err);
    } else if (change_is_open(book)) {
        change_rollback(book);
    }
    if (ok && what != NULL)
        *what = buf_take(&sentence);
    buf_free(&sentence);
    record_clear(&project);
    return ok;
}
