/* Naming a project by as little as is unique, and never by less. */
#include "quick/projects.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include <stdlib.h>
#include <string.h>

enum {
    TELL_MOST = 8,    /* projects told in a sentence */
    TITLE_MOST = 800, /* bytes of a title: 200 characters */
};

/* ---- reading --------------------------------------------------------------------------------- */

static const char projects_sql[] =
    "SELECT id, title, type = 'placement',"
    "       CASE WHEN ended IS NOT NULL THEN ended WHEN status = 'closed' THEN 'closed' END,"
    "       ifnull(ended >= ?2, status <> 'closed')"
    "  FROM project WHERE student = ?1 ORDER BY title COLLATE NOCASE, id";

bool projects_read(struct book *book, int64_t student, struct date day, struct projects *out,
                   struct err *err)
{
    char iso[DATE_ISO_SIZE];
    *out = (struct projects){0};
    struct stmt *stmt = book_stmt(book, projects_sql, err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, student);
    stmt_bind_text(stmt, 2, date_iso(day, iso));
    size_t room = 0;
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        if (out->count == room) {
            room = room ? room * 2 : 8;
            out->list = mem_grow(out->list, room, sizeof *out->list);
        }
        struct project *project = &out->list[out->count++];
        *project = (struct project){
            .id = stmt_int(stmt, 0),
            .title = mem_text(stmt_text(stmt, 1)),
            .folded = text_fold_plain(stmt_text(stmt, 1), stmt_bytes(stmt, 1)),
            .placement = stmt_int(stmt, 2) != 0,
            .ended = mem_text(stmt_text(stmt, 3)),
            .open = stmt_int(stmt, 4) != 0,
        };
    }
    stmt_done(stmt);
    if (step == STEP_FAILED)
        projects_free(out);
    return step != STEP_FAILED;
}

void projects_free(struct projects *projects)
{
    for (size_t i = 0; i < projects->count; i++) {
        free(projects->list[i].title);
        free(projects->list[i].folded);
        free(projects->list[i].ended);
    }
    free(projects->list);
    *projects = (struct projects){0};
}

/* ---- matching -------------------------------------------------------------------------------- */

/* A byte of a word: letters, digits, what belongs inside a name, and all beyond ASCII. */
static bool in_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '\'' ||
           byte == '-' || (unsigned char)byte >= 0x80;
}

/* The next word of a folded title from `at` on: sets *nbytes; NULL when there is none. */
static const char *next_word(const char *at, size_t *nbytes)
{
    while (*at && !in_word(*at))
        at++;
    *nbytes = 0;
    while (in_word(at[*nbytes]))
        ++*nbytes;
    return *nbytes ? at : NULL;
}

enum match { MATCH_NONE, MATCH_WORD_BEGINS, MATCH_WORD, MATCH_TITLE };

/* How well `name` (folded) fits: the title's beginning counts as much as a whole word. */
static enum match match(const struct project *project, const char *name)
{
    size_t nbytes = strlen(name), word_bytes;
    if (strcmp(project->folded, name) == 0)
        return MATCH_TITLE;
    if (strncmp(project->folded, name, nbytes) == 0)
        return MATCH_WORD;
    enum match best = MATCH_NONE;
    const char *word = project->folded;
    while ((word = next_word(word, &word_bytes)) != NULL) {
        if (word_bytes == nbytes && strncmp(word, name, nbytes) == 0)
            return MATCH_WORD;
        if (word_bytes > nbytes && strncmp(word, name, nbytes) == 0)
            best = MATCH_WORD_BEGINS;
        word += word_bytes;
    }
    return best;
}

/* The best match among the (open) projects, and how many are as good. */
static const struct project *best_of(const struct projects *projects, const char *name,
                                     bool open_only, size_t *as_good)
{
    const struct project *found = NULL;
    enum match best = MATCH_NONE;
    *as_good = 0;
    for (size_t i = 0; i < projects->count; i++) {
        const struct project *project = &projects->list[i];
        enum match this = open_only && !project->open ? MATCH_NONE : match(project, name);
        if (this == MATCH_NONE || this < best)
            continue;
        *as_good = this > best ? 1 : *as_good + 1;
        found = this > best ? project : found;
        best = this;
    }
    return found;
}

bool project_begins(const struct project *project, const char *folded)
{
    return match(project, folded) != MATCH_NONE;
}

/* ---- telling --------------------------------------------------------------------------------- */

void projects_handle(const struct projects *projects, const struct project *project,
                     struct buf *out)
{
    const char *word = project->folded;
    size_t nbytes, as_good;
    while ((word = next_word(word, &nbytes)) != NULL) {
        char *name = mem_text_n(word, nbytes);
        bool unique =
            nbytes >= 2 && best_of(projects, name, true, &as_good) == project && as_good == 1;
        if (unique)
            buf_addf(out, "@%s", name);
        free(name);
        if (unique)
            return;
        word += nbytes;
    }
    buf_addf(out, strchr(project->title, ' ') ? "@\"%s\"" : "@%s", project->title);
}

void projects_tell(const struct projects *projects, struct buf *out)
{
    size_t told = 0;
    for (size_t i = 0; i < projects->count; i++) {
        if (!projects->list[i].open)
            continue;
        if (told == TELL_MOST) {
            buf_add_text(out, ", ...");
            return;
        }
        if (told++ > 0)
            buf_add_text(out, ", ");
        projects_handle(projects, &projects->list[i], out);
        buf_addf(out, " (%s)", projects->list[i].title);
    }
}

static bool refuse_unknown(const struct projects *projects, const char *student_name,
                           const char *shown, const char *name, struct err *err)
{
    size_t as_good;
    struct buf known = {0};
    const struct project *closed = best_of(projects, name, false, &as_good);
    projects_tell(projects, &known);
    if (closed && strcmp(closed->ended, "closed") == 0)
        err_set(err, "%s is closed; open are %s", closed->title,
                known.len ? buf_text(&known) : _("none"));
    else if (closed)
        err_set(err, "%s ended %s; open are %s", closed->title, closed->ended,
                known.len ? buf_text(&known) : _("none"));
    else if (known.len == 0)
        err_set(err, "%s has no open project; make one first", student_name);
    else
        err_set(err, "no project of %s is called \"@%s\"; write %s", student_name, shown,
                buf_text(&known));
    buf_free(&known);
    return false;
}

static bool refuse_several(const struct projects *projects, const char *shown, const char *name,
                           struct err *err)
{
    struct projects meant = {.list = mem_array(projects->count, sizeof *projects->list)};
    struct buf known = {0};
    for (size_t i = 0; i < projects->count; i++) {
        if (projects->list[i].open && match(&projects->list[i], name) != MATCH_NONE)
            meant.list[meant.count++] = projects->list[i];
    }
    for (size_t i = 0; i < meant.count && i < TELL_MOST; i++) {
        buf_add_text(&known, i > 0 ? _(" or ") : "");
        projects_handle(projects, &meant.list[i], &known);
        buf_addf(&known, " (%s)", meant.list[i].title);
    }
    free(meant.list);
    err_set(err, "\"@%s\" could be several projects; write %s", shown, buf_text(&known));
    buf_free(&known);
    return false;
}

const struct project *projects_find(const struct projects *projects, const char *student_name,
                                    const char *name, size_t nbytes, struct err *err)
{
    size_t as_good;
    char *shown = mem_text_n(name, nbytes), *folded = text_fold_plain(name, nbytes);
    const struct project *found = best_of(projects, folded, true, &as_good);
    bool ok = !found        ? refuse_unknown(projects, student_name, shown, folded, err)
              : as_good > 1 ? refuse_several(projects, shown, folded, err)
                            : true;
    free(shown);
    free(folded);
    return ok ? found : NULL;
}

size_t projects_title_words(const struct projects *projects, const struct words *words, size_t at)
{
    struct buf name = {0};
    size_t longest = 0;
    for (size_t to = at; to < words->count && name.len <= TITLE_MOST; to++) {
        const struct word *word = &words->list[to];
        if (to > at && word->is != WORD_PLAIN)
            break;
        if (to > at)
            buf_add_char(&name, ' ');
        buf_add(&name, word->text, word->nbytes);
        char *folded = text_fold_plain(buf_text(&name), name.len);
        for (size_t i = 0; i < projects->count; i++) {
            if (projects->list[i].open && strcmp(projects->list[i].folded, folded) == 0)
                longest = to - at + 1;
        }
        free(folded);
    }
    buf_free(&name);
    return longest;
}
