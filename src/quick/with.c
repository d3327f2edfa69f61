/* Quick lines for a crew: "with crew" is for all of its members, "with Ana, Bo" for these and
 * oneself. The crew is the one that the line's project has a share of. Money is parted by shares,
 * hours are everybody's own. */
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "kinds/refs.h"
#include "quick/parse.h"
#include <string.h>

enum { TOLD_MOST = 8 }; /* members named in a preview */

/* ---- the words ------------------------------------------------------------------------------ */

/* The words from "with" on: up to the project's place or the end. */
static bool find_with(const struct parse *p, size_t *at, size_t *end)
{
    const struct words *words = &p->words;
    for (size_t i = words->count; i-- > 0;) {
        *at = i;
        *end = p->has_project && i < p->project_at ? p->project_at : words->count;
        if (word_is(&words->list[i], "with") && *end > i + 1)
            return true;
    }
    return false;
}

static bool means_all(const char *names)
{
    static const char *const all[] = {"crew", "the crew", "whole crew", "the whole crew"};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (text_same(names, all[i]))
            return true;
    return false;
}

static bool is_about_money(const struct words *words)
{
    return words->count > 0 &&
           (words->list[0].text[0] == '$' || word_in(&words->list[0], "paid got sold"));
}

/* Whether a word of the member's name begins so. */
static bool is_called(struct book *book, int64_t student, const char *typed, size_t nbytes)
{
    struct buf name = {0}, words = {0}, wanted = {0};
    bool found = false;
    ref_name_screen(book, kind_find("student"), student, &name);
    text_add_words(&words, " ", buf_text(&name), name.len);
    text_add_words(&wanted, " ", typed, nbytes);
    if (wanted.len > 1) {
        wanted.len--; /* the space behind it: a beginning will do */
        wanted.data[wanted.len] = '\0';
        found = strstr(buf_text(&words), buf_text(&wanted)) != NULL;
    }
    buf_free(&name);
    buf_free(&words);
    buf_free(&wanted);
    return found;
}

/* Marks the one other member that is called so. */
static bool mark_member(struct parse *p, const struct crew *crew, const char *name, size_t nbytes,
                        bool marked[])
{
    size_t found = crew->count;
    for (size_t i = 0; i < crew->count; i++) {
        if (crew->members[i].student == p->student ||
            !is_called(p->book, crew->members[i].student, name, nbytes))
            continue;
        if (found < crew->count)
            return false;
        found = i;
    }
    if (found < crew->count)
        marked[found] = true;
    return found < crew->count;
}

/* "Ana, Lily and Bo" */
static bool mark_members(struct parse *p, const struct crew *crew, const char *names, bool marked[])
{
    while (*names != '\0') {
        size_t comma = strcspn(names, ","), nbytes = comma;
        const char *and = strstr(names, " and ");
        if (and != NULL && (size_t)(and-names) < comma)
            comma = nbytes = (size_t)(and-names);
        if (!mark_member(p, crew, names, nbytes, marked))
            return false;
        names += comma;
        if (strncmp(names, " and ", 5) == 0)
            names += 5;
        names += strspn(names, ", ");
        if (strncmp(names, "and ", 4) == 0)
            names += 4;
    }
    return true;
}

static void keep_marked(const struct parse *p, struct crew *crew, const bool marked[])
{
    size_t kept = 0;
    for (size_t i = 0; i < crew->count; i++)
        if (marked[i] || crew->members[i].student == p->student)
            crew->members[kept++] = crew->members[i];
    crew->count = kept;
}

static void drop_words(struct parse *p, size_t at, size_t end)
{
    words_drop(&p->words, at, end - at);
    p->project_at -= at < p->project_at ? end - at : 0;
    p->tags_end -= at < p->tags_end ? end - at : 0;
}

/* Names that are nobody's in the crew are words like others: "walked hogs with Dad". */
bool parse_with(struct parse *p)
{
    struct crew crew = {0};
    struct buf names = {0};
    struct err why = {{0}};
    size_t at, end;
    if (p->project == NULL || !find_with(p, &at, &end))
        return true;
    words_join(&p->words, at + 1, end, &names);
    bool all = means_all(buf_text(&names)), ok = true;
    bool has = crew_of_project(p->book, p->project->id, p->day, &crew, &why);
    bool *marked = mem_array(crew.count + 1, sizeof *marked);
    if (has && !all)
        has = mark_members(p, &crew, buf_text(&names), marked);
    if (has) {
        if (!all)
            keep_marked(p, &crew, marked);
        drop_words(p, at, end);
        p->with_all = all;
        p->out->crew = crew;
    } else {
        crew_clear(&crew);
        if (all && is_about_money(&p->words))
            ok = err_set(p->err, "%s", why.text);
    }
    mem_free(marked);
    buf_free(&names);
    return ok;
}

/* ---- what it comes to ------------------------------------------------------------------------ */

static void tell_member(struct parse *p, size_t at, struct buf *out)
{
    const struct crew *crew = &p->out->crew;
    struct record row;
    char amount[NUM_TEXT_SIZE];
    bool none;
    ref_name_screen(p->book, kind_find("student"), crew->members[at].student, out);
    if (strcmp(p->out->record.kind->name, "money") != 0)
        return;
    if (crew_row(crew, at, &p->out->record, &row, &none, NULL))
        buf_addf(out, " $%s", num_money_grouped(record_int(&row, "amount"), amount));
    record_clear(&row);
}

bool parse_with_end(struct parse *p)
{
    const struct crew *crew = &p->out->crew;
    const char *kind = p->out->record.kind->name;
    struct buf members = {0};
    if (crew->count == 0)
        return true;
    if (strcmp(kind, "money") != 0 && strcmp(kind, "hours") != 0)
        return err_set(p->err, "only time and money can be entered for a crew; leave out \"with\"");
    if (strcmp(kind, "money") == 0 && !p->with_all)
        return err_set(p->err,
                       "money is parted among the whole crew %s by its shares; write \"with crew\"",
                       crew->name);
    for (size_t i = 0; i < crew->count && i < TOLD_MOST; i++) {
        buf_add_text(&members, i > 0 ? ", " : "");
        tell_member(p, i, &members);
    }
    if (crew->count > TOLD_MOST)
        buf_add_text(&members, ", ...");
    if (strcmp(kind, "money") == 0)
        parse_add_part(p, _("parted among %s: %s"), crew->name, buf_text(&members));
    else
        parse_add_part(p, _("for each of %s: %s"), crew->name, buf_text(&members));
    buf_free(&members);
    return true;
}

/* ---- entering -------------------------------------------------------------------------------- */

static bool insert_hours(struct book *book, const struct quick *quick, size_t at, struct buf *told,
                         struct err *err)
{
    const struct crew_member *member = &quick->crew.members[at];
    static const char *const own[] = {"position", "duty", "paid"}; /* of the job of who logs it */
    struct record row;
    record_copy(&row, &quick->record);
    if (member->student != record_int(&quick->record, "student"))
        for (size_t i = 0; i < COUNT_OF(own); i++)
            value_clear(record_value(&row, own[i]));
    value_set_int(record_value(&row, "student"), member->student);
    value_set_int(record_value(&row, "project"), member->project);
    bool ok = record_check(book, &row, NULL, err) && record_insert(book, &row, err);
    if (!ok) {
        struct buf name = {0};
        ref_name_screen(book, kind_find("student"), member->student, &name);
        err_prefix(err, "%s", buf_text(&name));
        buf_free(&name);
    }
    if (ok && at == 0)
        record_tell(book, &row, told);
    record_clear(&row);
    return ok;
}

bool quick_insert_crew(struct book *book, const struct quick *quick, struct buf *told,
                       struct err *err)
{
    const struct crew *crew = &quick->crew;
    bool ok = true;
    if (strcmp(quick->record.kind->name, "money") == 0) {
        int64_t *ids = mem_array(crew->count, sizeof *ids);
        ok = crew_insert(book, crew, &quick->record, ids, told, err);
        mem_free(ids);
        return ok;
    }
    for (size_t i = 0; ok && i < crew->count; i++)
        ok = insert_hours(book, quick, i, told, err);
    buf_addf(told, _(", and %zu more of the crew %s"), crew->count - 1, crew->name);
    return ok;
}

/* ---- completion ------------------------------------------------------------------------------ */

/* Names of the others in the crew of a project, for what is typed after "with". */
void with_complete(struct book *book, int64_t student, int64_t project, struct date day,
                   const char *typed, size_t nbytes,
                   void (*add)(struct quick_choices *out, const char *insert, const char *label),
                   struct quick_choices *out)
{
    struct crew crew = {0};
    struct buf name = {0};
    if (!crew_of_project(book, project, day, &crew, NULL))
        return;
    for (size_t i = 0; i < crew.count; i++) {
        if (crew.members[i].student == student ||
            (nbytes > 0 && !is_called(book, crew.members[i].student, typed, nbytes)))
            continue;
        buf_clear(&name);
        ref_name_screen(book, kind_find("student"), crew.members[i].student, &name);
        add(out, buf_text(&name), buf_text(&name));
    }
    if (nbytes <= 4 && strncmp("crew", typed, nbytes) == 0)
        add(out, "crew", _("crew: all of them"));
    buf_free(&name);
    crew_clear(&crew);
}
