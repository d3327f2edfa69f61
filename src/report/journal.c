#include "report/journal.h"

#include "base/buf.h"
#include "base/num.h"
#include "book/book.h"
#include "report/sql.h"
#include <errno.h>
#include <inttypes.h>
#include <string.h>

/* Text on one line that says nothing to the reader of a journal: no comment, no second name, and in
 * an account no further level and no end (two spaces end it). */
static void add_words(struct buf *out, const char *text, bool account)
{
    size_t start = out->len;
    bool space = true; /* as after a space: leading ones are left out */
    for (; *text; text++) {
        char byte = *text;
        if (byte == '\n' || byte == '\t' || byte == '\r')
            byte = ' ';
        else if (byte == ';')
            byte = ',';
        else if (byte == '|' || (account && byte == ':'))
            byte = '/';
        if (byte == ' ' && space)
            continue;
        space = byte == ' ';
        buf_add_char(out, byte);
    }
    while (out->len > start && out->data[out->len - 1] == ' ')
        out->len--;
}

enum { DATE, NUMBER, PROJECT, ACCOUNT, AMOUNT, KIND, RECORD, MEMO, PARTY };

struct journal {
    struct buf text;
    char date[DATE_ISO_SIZE], kind[32];
    int64_t record;
    int64_t count;
};

static void add_heading(struct journal *journal, struct stmt *stmt)
{
    struct buf *out = &journal->text;
    const char *party = stmt_text(stmt, PARTY), *memo = stmt_text(stmt, MEMO);
    snprintf(journal->date, sizeof(journal->date), "%s", stmt_text(stmt, DATE));
    snprintf(journal->kind, sizeof(journal->kind), "%s", stmt_text(stmt, KIND));
    journal->record = stmt_int(stmt, RECORD);
    buf_addf(out, "%s%s ", journal->count++ ? "\n" : "", journal->date);
    add_words(out, party, false);
    if (*party && *memo)
        buf_add_text(out, " | ");
    add_words(out, memo, false);
    if (!*party && !*memo)
        add_words(out, journal->kind, false);
    buf_addf(out, "  ; %s %" PRId64 "\n", journal->kind, journal->record);
}

static void add_posting(struct journal *journal, struct stmt *stmt)
{
    struct buf *out = &journal->text;
    const char *account = stmt_text(stmt, ACCOUNT);
    size_t type = strcspn(account, ":");
    char money[NUM_TEXT_SIZE];
    buf_addf(out, "    %.*s:", (int)type, account);
    add_words(out, stmt_text(stmt, NUMBER), true);
    if (!stmt_is_null(stmt, PROJECT)) {
        buf_add_char(out, ':');
        add_words(out, stmt_text(stmt, PROJECT), true);
    }
    buf_addf(out, "%s  %s\n", account + type, num_money(stmt_int(stmt, AMOUNT), money));
}

static bool flush(struct journal *journal, FILE *stream, struct err *err)
{
    struct buf *out = &journal->text;
    if (out->len && fwrite(out->data, 1, out->len, stream) != out->len)
        return err_system(err, "the journal could not be written");
    buf_clear(out);
    return true;
}

static bool write_rows(struct stmt *stmt, struct journal *journal, FILE *stream, struct err *err)
{
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        bool same = journal->count > 0 && stmt_int(stmt, RECORD) == journal->record &&
                    strcmp(stmt_text(stmt, DATE), journal->date) == 0 &&
                    strcmp(stmt_text(stmt, KIND), journal->kind) == 0;
        if (!same && !flush(journal, stream, err))
            return false;
        if (!same)
            add_heading(journal, stmt);
        add_posting(journal, stmt);
    }
    return step == STEP_DONE && flush(journal, stream, err);
}

bool journal_write(struct book *book, int64_t student, int year, FILE *stream, int64_t *count,
                   struct err *err)
{
    struct sql_span span = {{0}, date_today()};
    if (year)
        span = (struct sql_span){{year, 1, 1}, {year, 12, 31}};
    struct stmt *stmt = sql_view(book, "report_ledger", "journal_posting", student, 0, span, err);
    if (!stmt)
        return false;
    struct journal journal = {0};
    errno = 0;
    bool ok = write_rows(stmt, &journal, stream, err);
    stmt_done(stmt);
    buf_free(&journal.text);
    if (ok && fflush(stream) != 0)
        ok = err_system(err, "the journal could not be written");
    if (count)
        *count = journal.count;
    return ok;
}
