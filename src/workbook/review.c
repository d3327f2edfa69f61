/* What was planned for each year, how big it was, and the answers of the performance review. */
#include "workbook/pages.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "book/book.h"

#include <stdlib.h>
#include <string.h>

enum { COL_LABEL, COL_TEXT, COL_USED, COL_LIMIT, COL_COUNT };

/* ---- answers -------------------------------------------------------------------------------- */

static void write_used(struct sheet *sheet, struct rules_limit limit, const char *text, int from, int to)
{
    char first[REF_SIZE], last[REF_SIZE];
    struct buf cells = {0};
    if (limit.counts == RULES_WORDS) {
        cell_value(sheet, COL_USED, CELL_INT, (int64_t)rules_limit_used(RULES_WORDS, text));
        return;
    }
    for (int row = from; row <= to; row++)
        buf_addf(&cells, "%sLEN(%s)", row > from ? "+" : "", ref_cell(row, COL_TEXT, first));
    if (to - from > 20) { /* one formula has its length too */
        buf_clear(&cells);
        buf_addf(&cells, "SUMPRODUCT(LEN(%s:%s))", ref_cell(from, COL_TEXT, first), ref_cell(to, COL_TEXT, last));
    }
    cell_formula(sheet, COL_USED, CELL_INT, (int64_t)text_chars(text, strlen(text)), "%s", buf_text(&cells));
    buf_free(&cells);
}

static const char *limit_words(struct rules_limit limit, struct buf *out)
{
    buf_clear(out);
    if (limit.counts == RULES_UNLIMITED)
        buf_add_text(out, "none known");
    else
        buf_addf(out, "%d %s", limit.most, limit.counts == RULES_WORDS ? "words" : "characters");
    return buf_text(out);
}

/* The count stands beside the last part of the answer. */
static void add_answer(struct pages *pages, struct sheet *sheet, const struct rules_question *question,
                       const char *text)
{
    struct buf words = {0};
    int from, to;
    buf_addf(&words, "%s  %s", question->id, question->label);
    sheet_row(sheet, LOOK_STRONG);
    cell_across(sheet, 0, COL_COUNT - 1, LOOK_STRONG, buf_text(&words));
    sheet_row(sheet, LOOK_SAY);
    cell_across(sheet, 0, COL_COUNT - 1, LOOK_SAY, question->question);
    sheet_row(sheet, LOOK_BODY);
    if (*text) {
        cell_look(sheet, COL_LABEL, LOOK_BODY, "Answer");
        buf_clear(&words);
        buf_addf(&words, "answer.%s", question->id);
        page_long_text(pages, sheet, COL_TEXT, COL_TEXT, text, answer_key(buf_text(&words)), 0, &from, &to);
        write_used(sheet, question->limit, text, from, to);
    } else {
        cell_look(sheet, COL_LABEL, LOOK_BAD, "Not answered yet");
        cell_value(sheet, COL_USED, CELL_INT, 0);
    }
    cell_text(sheet, COL_LIMIT, limit_words(question->limit, &words));
    buf_free(&words);
}
