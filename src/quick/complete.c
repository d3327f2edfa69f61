/* What could stand at the cursor of a quick line. */
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "quick/category.h"
#include "quick/parse.h"
#include "quick/projects.h"
#include "quick/quick.h"
#include "quick/words.h"
#include "rules/standard.h"
#include <stdlib.h>
#include <string.h>

struct completion {
    struct book *book;
    int64_t student;
    struct date day;
    const char *text;
    size_t cursor;
    struct words words; /* of the line up to the cursor */
    struct quick_choices *out;
};

void quick_choices_clear(struct quick_choices *choices)
{
    for (size_t i = 0; i < choices->count; i++) {
        free(choices->list[i].insert);
        free(choices->list[i].label);
    }
    *choices = (struct quick_choices){0};
}

static void add(struct quick_choices *out, const char *insert, const char *label)
{
    if (out->count == QUICK_CHOICES_MAX)
        return;
    out->list[out->count].insert = mem_text(insert);
    out->list[out->count].label = mem_text(label);
    out->count++;
}

/* ---- after @ and # --------------------------------------------------------------------------- */

static void complete_project(struct completion *c, const struct word *word)
{
    struct projects projects;
    if (!projects_read(c->book, c->student, c->day, &projects, NULL))
        return;
    char *folded = text_fold_plain(word->text, word->nbytes);
    for (size_t i = 0; i < projects.count; i++) {
        const struct project *project = &projects.list[i];
        if (!project->open || !project_begins(project, folded))
            continue;
        struct buf handle = {0};
        projects_handle(&projects, project, &handle);
        add(c->out, buf_text(&handle), project->title);
        buf_free(&handle);
    }
    free(folded);
    projects_free(&projects);
}

/* Standards that this student has used, most used first. */
static const char standards_sql[] =
    "WITH RECURSIVE part (code, rest) AS ("
    "    SELECT '', standards || ' ' FROM hours WHERE student = ?1 AND standards IS NOT NULL"
    "    UNION ALL"
    "    SELECT substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)"
    "      FROM part WHERE rest <> '')"
    " SELECT code FROM part WHERE code <> '' AND substr(code, 1, length(?2)) = ?2 COLLATE NOCASE"
    " GROUP BY code ORDER BY count(*) DESC, code LIMIT 12";

static void add_standard(struct completion *c, const char *code, const char *title)
{
    struct buf insert = {0}, label = {0};
    buf_addf(&insert, "#%s", code);
    buf_addf(&label, "%s%s%s", code, title ? " " : "", title ? title : "");
    bool there = false;
    for (size_t i = 0; i < c->out->count; i++)
        there = there || strcmp(c->out->list[i].insert, buf_text(&insert)) == 0;
    if (!there)
        add(c->out, buf_text(&insert), buf_text(&label));
    buf_free(&insert);
    buf_free(&label);
}

static void complete_standard(struct completion *c, const char *text, size_t nbytes)
{
    struct stmt *stmt = book_stmt(c->book, standards_sql, NULL);
    if (!stmt)
        return;
    stmt_bind_int(stmt, 1, c->student);
    stmt_bind_text_n(stmt, 2, text, nbytes);
    while (stmt_step(stmt, NULL) == STEP_ROW) {
        const struct rules_standard *known = rules_standard_find(stmt_text(stmt, 0), NULL);
        add_standard(c, stmt_text(stmt, 0), known ? known->title : NULL);
    }
    stmt_done(stmt);
    char *begun = mem_text_n(text, nbytes);
    const struct rules_standard *next = NULL;
    while (c->out->count < QUICK_CHOICES_MAX &&
           (next = rules_standard_next_like(begun, next)) != NULL)
        add_standard(c, next->code, next->title);
    mem_free(begun);
}

/* ---- money ----------------------------------------------------------------------------------- */

static void complete_category(struct completion *c, const struct word *word)
{
    char *begun = mem_text_n(word ? word->text : "", word ? word->nbytes : 0);
    const struct choice *choice;
    for (size_t at = 0; (choice = category_beginning(begun, at)) != NULL; at++)
        add(c->out, choice->value, tr(choice->label));
    free(begun);
}

static const char parties_sql[] =
    "SELECT party FROM money"
    " WHERE student = ?1 AND party IS NOT NULL AND substr(party, 1, length(?2)) = ?2 COLLATE NOCASE"
    " GROUP BY party COLLATE NOCASE ORDER BY count(*) DESC, max(date) DESC LIMIT 12";

static void complete_party(struct completion *c, size_t from)
{
    struct stmt *stmt = book_stmt(c->book, parties_sql, NULL);
    if (!stmt)
        return;
    stmt_bind_int(stmt, 1, c->student);
    stmt_bind_text_n(stmt, 2, c->text + from, c->cursor - from);
    while (stmt_step(stmt, NULL) == STEP_ROW)
        add(c->out, stmt_text(stmt, 0), stmt_text(stmt, 0));
    stmt_done(stmt);
    if (c->out->count > 0)
        c->out->from = from;
}

static bool is_money_line(const struct words *words)
{
    for (size_t i = 0; i < words->count && i < 3; i++) {
        const struct word *word = &words->list[i];
        if (word_in(word, "paid got sold") || (word->is == WORD_PLAIN && word->text[0] == '$'))
            return true;
    }
    return false;
}

/* After from or to, up to the cursor, with the party's first word begun or not. */
static bool find_party(const struct completion *c, size_t *from)
{
    const struct words *words = &c->words;
    for (size_t i = words->count; i-- > 0;) {
        const struct word *word = &words->list[i];
        if (word->is != WORD_PLAIN)
            return false;
        if (word_in(word, "from to") && word->to < c->cursor) {
            *from = word->to + 1;
            return *from <= c->cursor;
        }
    }
    return false;
}

/* ---- animals --------------------------------------------------------------------------------- */

static const char animals_sql[] =
    "SELECT a.tag, a.tag || ifnull(' ' || a.name, '') || ', ' || p.title"
    "  FROM project AS p CROSS JOIN animal AS a ON a.project = p.id"
    " WHERE p.student = ?1 AND a.out_on IS NULL AND p.status <> 'closed'"
    "   AND substr(a.tag, 1, length(?2)) = ?2 COLLATE NOCASE"
    " ORDER BY p.title COLLATE NOCASE, a.tag COLLATE NOCASE LIMIT 12";

/* The animal stands after the weight: "weigh 250 |", "mon weigh 250 lb tag 1|". */
static bool is_after_weight(const struct words *words, size_t before)
{
    for (size_t i = 0; i < 2 && i < before; i++)
        if (word_in(&words->list[i], "weigh weighed"))
            return before > i + 1;
    return false;
}

static void complete_animal(struct completion *c, const struct word *word)
{
    struct stmt *stmt = book_stmt(c->book, animals_sql, NULL);
    if (!stmt)
        return;
    stmt_bind_int(stmt, 1, c->student);
    stmt_bind_text_n(stmt, 2, word ? word->text : "", word ? word->nbytes : 0);
    while (stmt_step(stmt, NULL) == STEP_ROW)
        add(c->out, stmt_text(stmt, 0), stmt_text(stmt, 1));
    stmt_done(stmt);
}

/* The project that the line names so far; 0 if none. */
static int64_t project_of(struct completion *c)
{
    struct projects projects;
    int64_t id = 0;
    if (!projects_read(c->book, c->student, c->day, &projects, NULL))
        return 0;
    for (size_t i = 0; id == 0 && i < c->words.count; i++) {
        const struct word *word = &c->words.list[i];
        const struct project *project =
            word->is == WORD_PROJECT
                ? projects_find(&projects, "", word->text, word->nbytes, NULL)
                : NULL;
        id = project != NULL ? project->id : 0;
    }
    projects_free(&projects);
    return id;
}

/* After "with", the word at the cursor or a new one. */
static bool is_after_with(const struct completion *c, size_t before)
{
    for (size_t i = before; i-- > 0;) {
        const struct word *word = &c->words.list[i];
        if (word->is != WORD_PLAIN)
            return false;
        if (word_is(word, "with"))
            return true;
        if (word->text[word->nbytes - 1] != ',' && !word_is(word, "and"))
            return false;
    }
    return false;
}

static void complete_plain(struct completion *c, const struct word *word)
{
    const struct words *words = &c->words;
    size_t from, before = words->count - (word ? 1 : 0);
    if (is_after_with(c, before)) {
        int64_t project = project_of(c);
        if (project != 0)
            with_complete(c->book, c->student, project, c->day, word ? word->text : "",
                          word ? word->nbytes : 0, add, c->out);
        return;
    }
    if (is_after_weight(words, before))
        complete_animal(c, word);
    if (!is_money_line(words))
        return;
    if (before > 0 && words->list[before - 1].text[0] == '$' &&
        words->list[before - 1].is == WORD_PLAIN)
        complete_category(c, word);
    else if (find_party(c, &from))
        complete_party(c, from);
}

void quick_complete(struct book *book, int64_t student, struct date day, const char *text,
                    size_t nbytes, size_t cursor, struct quick_choices *out)
{
    *out = (struct quick_choices){0};
    cursor = cursor < nbytes ? cursor : nbytes;
    struct completion *c = mem_alloc(sizeof *c);
    *c = (struct completion){
        .book = book, .student = student, .day = day, .text = text, .cursor = cursor, .out = out};
    out->from = out->to = cursor;
    /* An open quote after @ is a title being typed: closed for the splitting. */
    struct buf closed = {0};
    buf_add(&closed, text, cursor);
    const char *mark = strstr(buf_text(&closed), "@\"");
    if (mark && !strchr(mark + 2, '"'))
        buf_add_char(&closed, '"');
    if (words_split(buf_text(&closed), closed.len, &c->words, NULL)) {
        const struct word *word = c->words.count > 0 ? &c->words.list[c->words.count - 1] : NULL;
        if (word && word->to < cursor)
            word = NULL; /* a space was typed after it: the next word begins */
        if (word)
            out->from = word->from;
        if (word && word->is == WORD_PROJECT)
            complete_project(c, word);
        else if (word && word->is == WORD_STANDARD)
            complete_standard(c, word->text, word->nbytes);
        else if (word && word_is(word, "#"))
            complete_standard(c, "", 0);
        else
            complete_plain(c, word);
    }
    buf_free(&closed);
    free(c);
}
