/* What is typed, as a question to the index; and its answers. */
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "find/inside.h"
#include "kinds/refs.h"
#include <string.h>

enum {
    MOST_NAMED = 150, /* of the records of a name, the newest so many are gone through */
    SHORT = 2,        /* letters: a name is meant only where this is all of a word of it */
    MOST_WORDS = 16,  /* of what is typed, or pasted: each takes its time */
};

/* ---- words ------------------------------------------------------------------------------------
 */

/* Records that are called so, as alternatives: OR "¶1k3f" OR ... */
static bool add_named(struct find *find, const char *word, size_t nbytes, struct buf *out,
                      struct err *err)
{
    struct buf match = {0};
    buf_addf(&match, "\"" MARK_NAME "%.*s\"%s", (int)nbytes, word, nbytes > SHORT ? "*" : "");
    struct stmt *stmt = book_stmt(find->index,
                                  "SELECT rowid FROM derived_search WHERE derived_search MATCH ?1"
                                  " ORDER BY rowid DESC LIMIT ?2",
                                  err);
    enum step step = STEP_FAILED;
    if (stmt != NULL) {
        stmt_bind_text(stmt, 1, buf_text(&match));
        stmt_bind_int(stmt, 2, MOST_NAMED);
        while ((step = stmt_step(stmt, err)) == STEP_ROW) {
            buf_add_text(out, " OR \"");
            doc_add_ref(out, stmt_int(stmt, 0));
            buf_add_char(out, '"');
        }
        stmt_done(stmt);
    }
    buf_free(&match);
    return step == STEP_DONE;
}

/* Whether a word of the label begins so. */
static bool label_begins(const char *label, const char *word, size_t nbytes)
{
    struct buf words = {0};
    bool found = false;
    text_add_words(&words, "", label, strlen(label));
    for (const char *at = buf_text(&words); *at != '\0' && !found;) {
        found = strncmp(at, word, nbytes) == 0;
        at += strcspn(at, " ");
        at += *at == ' ';
    }
    buf_free(&words);
    return found;
}

/* Choices are found by their labels, months by their names: in English and in the reader's
 * language. */
static bool is_said(const char *label, const char *word, size_t nbytes)
{
    return label_begins(label, word, nbytes) ||
           (tr(label) != label && label_begins(tr(label), word, nbytes));
}

static void add_choices(const struct kind *kind, const char *word, size_t nbytes, struct buf *out)
{
    for (size_t i = 0; i < kind->count; i++) {
        const struct field *field = &kind->fields[i];
        const struct choice *c = field->type == FIELD_CHOICE ? field->choices : NULL;
        for (; c != NULL && c->value != NULL; c++) {
            if (!is_said(c->label != NULL ? c->label : c->value, word, nbytes))
                continue;
            buf_add_text(out, " OR \"");
            doc_add_choice(out, kind, field, c->value);
            buf_add_char(out, '"');
        }
    }
}

static void add_said(const struct find *find, const char *word, size_t nbytes, struct buf *out)
{
    static const char *const months[] = {
        N_("January"),   N_("February"), N_("March"),    N_("April"),
        N_("May"),       N_("June"),     N_("July"),     N_("August"),
        N_("September"), N_("October"),  N_("November"), N_("December"),
    };
    for (int m = 0; m < (int)COUNT_OF(months); m++)
        if (is_said(months[m], word, nbytes))
            buf_addf(out, " OR \"" MARK_MONTH "%d\"", m + 1);
    for (size_t k = 0; k < kind_count(); k++)
        if (find->there[k])
            add_choices(kind_at(k), word, nbytes, out);
}

/* ("feed"* OR "¶...") AND (...): every word of a chunk, as far as there may be more. */
static bool add_words(struct find *find, const char *words, int *more, struct buf *out,
                      struct err *err)
{
    for (const char *at = words; *at != '\0' && *more > 0; (*more)--) {
        size_t nbytes = strcspn(at, " ");
        buf_addf(out, "%s(\"%.*s\"*", at > words ? " AND " : "", (int)nbytes, at);
        if (!add_named(find, at, nbytes, out, err))
            return false;
        add_said(find, at, nbytes, out);
        buf_add_char(out, ')');
        at += nbytes + strspn(at + nbytes, " ");
    }
    return true;
}

static bool looks_like_date(const char *text, size_t nbytes)
{
    const char *dash = memchr(text, '-', nbytes);
    return memchr(text, '/', nbytes) != NULL ||
           (dash != NULL && memchr(dash + 1, '-', nbytes - (size_t)(dash + 1 - text)) != NULL);
}

/* A date or an amount, as it stands in the index. */
static void add_value(const char *text, size_t nbytes, struct buf *out)
{
    struct date date;
    int64_t cents;
    if (looks_like_date(text, nbytes) && date_parse(text, nbytes, &date, NULL))
        buf_addf(out, "\"" MARK_DATE "%04d%02d%02d\"", date.year, date.month, date.day);
    else if (strspn(text, "$0123456789.,") >= nbytes && num_parse_money(text, nbytes, &cents, NULL))
        buf_addf(out, "\"" MARK_AMOUNT "%lld\"", (long long)cents);
}

static bool add_chunk(struct find *find, const char *text, size_t nbytes, int *more,
                      struct err *err)
{
    struct buf words = {0}, value = {0}, *out = &find->match;
    text_add_words(&words, "", text, nbytes);
    add_value(text, nbytes, &value);
    bool ok = true;
    if (words.len > 0) {
        buf_addf(out, "%s(", out->len > 0 ? " AND " : "");
        if (value.len > 0)
            buf_addf(out, "%s OR (", buf_text(&value));
        ok = add_words(find, buf_text(&words), more, out, err);
        buf_add_text(out, value.len > 0 ? "))" : ")");
    }
    buf_free(&words);
    buf_free(&value);
    return ok;
}

/* A question about a kind that has no records would look up all the words in vain. */
static bool look_for_kinds(struct find *find, struct err *err)
{
    struct stmt *stmt = book_stmt(
        find->index, "SELECT 1 FROM derived_search WHERE derived_search MATCH ?1 LIMIT 1", err);
    struct buf match = {0};
    bool ok = stmt != NULL;
    for (size_t k = 0; ok && k < kind_count(); k++) {
        buf_clear(&match);
        buf_addf(&match, "\"" MARK_KIND "%s\"", kind_at(k)->name);
        stmt_reset(stmt);
        stmt_bind_text(stmt, 1, buf_text(&match));
        enum step step = stmt_step(stmt, err);
        find->there[k] = step == STEP_ROW;
        ok = step != STEP_FAILED;
    }
    stmt_done(stmt);
    buf_free(&match);
    return ok;
}

bool find_for(struct find *find, const char *text, int64_t student, struct err *err)
{
    bool ok = look_for_kinds(find, err);
    buf_clear(&find->match);
    for (int more = MOST_WORDS; ok && *text != '\0' && more > 0;) {
        text += strspn(text, " \t\n");
        size_t nbytes = strcspn(text, " \t\n");
        ok = add_chunk(find, text, nbytes, &more, err);
        text += nbytes;
    }
    if (ok && find->match.len > 0 && student != 0) {
        buf_add_text(&find->match, " AND \"");
        doc_add_ref(&find->match, doc_row(kind_find("student"), student));
        buf_add_char(&find->match, '"');
    }
    return ok;
}

bool find_is_empty(const struct find *find)
{
    return find->match.len == 0;
}

/* ---- answers ----------------------------------------------------------------------------------
 */

int find_read(struct find *find, const struct kind *kind, size_t skip, size_t most, int64_t *ids,
              struct err *err)
{
    struct buf match = {0};
    int count = 0;
    if (find_is_empty(find) || !find->there[kind_number(kind)])
        return 0;
    buf_addf(&match, "\"" MARK_KIND "%s\" AND %s", kind->name, buf_text(&find->match));
    struct stmt *stmt = book_stmt(find->index,
                                  "SELECT rowid FROM derived_search WHERE derived_search MATCH ?1"
                                  " ORDER BY rowid DESC LIMIT ?2 OFFSET ?3",
                                  err);
    if (stmt == NULL) {
        buf_free(&match);
        return -1;
    }
    stmt_bind_text(stmt, 1, buf_text(&match));
    stmt_bind_int(stmt, 2, (int64_t)most);
    stmt_bind_int(stmt, 3, (int64_t)skip);
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        ids[count++] = doc_id(stmt_int(stmt, 0));
    stmt_done(stmt);
    buf_free(&match);
    return step == STEP_DONE ? count : -1;
}

/* The day by which lists of the kind run, where it is one. */
static struct date day_of(const struct record *record)
{
    const struct kind *kind = record->kind;
    const char *order = kind->order != NULL ? kind->order : "";
    size_t at = kind_field_n(kind, order, strcspn(order, " "));
    if (at == FIELD_NONE || kind->fields[at].type != FIELD_DATE)
        return (struct date){0};
    return value_date(&record->values[at]);
}

bool find_hit_read(struct book *book, const struct kind *kind, int64_t id, struct find_hit *out,
                   struct err *err)
{
    struct record record;
    struct buf what = {0}, name = {0};
    *out = (struct find_hit){0};
    bool ok = record_read(book, kind, id, &record, err);
    if (ok) {
        record_tell(book, &record, &what);
        out->date = day_of(&record);
        out->student = record_student(book, &record);
        if (out->student != 0)
            ref_name_screen(book, kind_find("student"), out->student, &name);
        out->what = buf_take(&what);
        out->student_name = buf_take(&name);
    }
    record_clear(&record);
    return ok;
}

void find_hit_clear(struct find_hit *hit)
{
    mem_free(hit->what);
    mem_free(hit->student_name);
    *hit = (struct find_hit){0};
}
