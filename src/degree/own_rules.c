#include "degree/own_rules.h"

#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"

#include <string.h>

/* A setting each: "rules:NAME", whose value is the file. */
static const char prefix[] = "rules:";
enum { NAME_CHARS = 40, BYTES_MOST = 1 << 20 };

bool own_rules_each(struct book *book,
                    bool (*each)(void *context, const char *name, const char *data, size_t size,
                                 struct err *err),
                    void *context, struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT substr(name, 7), value FROM setting"
                                  " WHERE name LIKE 'rules:%' ORDER BY name COLLATE NOCASE",
                                  err);
    enum step step = STEP_FAILED;
    bool ok = stmt != NULL;

    while (ok && (step = stmt_step(stmt, err)) == STEP_ROW)
        ok = each(context, stmt_text(stmt, 0), stmt_text(stmt, 1), strlen(stmt_text(stmt, 1)), err);
    stmt_done(stmt);
    return ok && step == STEP_DONE;
}

/* ---- gathering ------------------------------------------------------------------------------- */

/* The texts that are kept, but for one that is about to be replaced. */
struct texts {
    struct degree_text *list; /* owned, their names and data too */
    size_t count;
    const char *without; /* NULL: none */
    char *found;         /* owned: `without` as it is kept, NULL where it is not */
};

static void add_text(struct texts *texts, const char *name, const char *data, size_t size)
{
    texts->list = mem_grow(texts->list, texts->count + 1, sizeof *texts->list);
    texts->list[texts->count++] = (struct degree_text){
        .name = mem_text(name), .data = mem_text_n(data, size), .size = size};
}

static bool gather(void *context, const char *name, const char *data, size_t size, struct err *err)
{
    struct texts *texts = context;

    (void)err;
    if (texts->without && text_same(name, texts->without))
        texts->found = mem_text(name);
    else
        add_text(texts, name, data, size);
    return true;
}

static void clear_texts(struct texts *texts)
{
    for (size_t i = 0; i < texts->count; i++) {
        mem_free(texts->list[i].name);
        mem_free(texts->list[i].data);
    }
    mem_free(texts->list);
    mem_free(texts->found);
}

struct degree_rules *own_rules_read(struct book *book, struct err *err)
{
    struct texts texts = {0};
    struct degree_rules *rules = NULL;

    if (!book || own_rules_each(book, gather, &texts, err))
        rules = degree_rules_with(texts.list, texts.count, err);
    if (!rules && texts.count > 0)
        err_prefix(err, "the degree rules that this book keeps");
    clear_texts(&texts);
    return rules;
}

/* ---- the chapter's profile ------------------------------------------------------------------- */

bool own_profile(struct book *book, const struct degree_rules *rules, struct degree_profile *out,
                 struct err *err)
{
    struct stmt *stmt;
    enum step step = STEP_DONE;

    if (!degree_profile_named(rules, "national", out, err) || !book)
        return book == NULL;
    stmt = book_stmt(book, "SELECT degree_profile, state FROM chapter", err);
    if (!stmt)
        return false;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        struct degree_profile found;
        bool chosen = !text_same(stmt_text(stmt, 0), "national");
        if (degree_profile_named(rules, stmt_text(stmt, chosen ? 0 : 1), &found, NULL))
            *out = found;
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* ---- checking -------------------------------------------------------------------------------- */

static bool check_name(const char *name, struct err *err)
{
    size_t nbytes = strlen(name);

    if (!text_check(name, nbytes, false, err))
        return err_prefix(err, "the name of the rules");
    if (nbytes == 0 || text_chars(name, nbytes) > NAME_CHARS)
        return err_set(err, "a name of rules has 1 to %d characters; such as \"Texas 2027\"",
                       NAME_CHARS);
    return true;
}

/* How many different degrees, or profiles, the book's own rules have. */
static size_t count_names(const struct degree_rules *rules, bool degrees)
{
    const struct degree_rule *rule, *other;
    size_t count = 0;

    for (size_t at = 0; (rule = degree_rule_at(rules, at)) != NULL; at++) {
        bool seen = !rule->own;
        for (size_t before = 0; !seen && (other = degree_rule_at(rules, before)) != rule; before++)
            seen = other->own && strcmp(degrees ? other->degree : other->profile,
                                        degrees ? rule->degree : rule->profile) == 0;
        count += !seen;
    }
    return count;
}

static void count_rows(const struct degree_rules *rules, struct own_rules_count *out)
{
    const struct degree_rule *rule;
    const struct degree_switch *s;

    for (size_t at = 0; (rule = degree_rule_at(rules, at)) != NULL; at++)
        out->rules += rule->own;
    for (size_t at = 0; (s = degree_switch_at(rules, at)) != NULL; at++)
        out->settings += s->own;
    out->degrees = count_names(rules, true);
    out->profiles = count_names(rules, false);
}

/* Beside the others that the book keeps. */
static bool check_beside(struct book *book, const struct own_rules_file *file,
                         struct own_rules_count *out, struct err *err)
{
    struct texts texts = {.without = file->name};
    struct degree_rules *rules = NULL;

    if (own_rules_each(book, gather, &texts, err)) {
        out->replaces = texts.found != NULL;
        add_text(&texts, file->path, file->data, file->size);
        rules = degree_rules_with(texts.list, texts.count, err);
    }
    degree_rules_free(rules);
    clear_texts(&texts);
    return rules != NULL;
}

bool own_rules_check(struct book *book, const struct own_rules_file *file,
                     struct own_rules_count *out, struct degree_faults *faults, struct err *err)
{
    struct degree_text mine = {file->path, file->data, file->size};
    struct degree_rules *alone;

    *out = (struct own_rules_count){0};
    if (file->size > BYTES_MOST)
        return err_set(err, "%s is no file of rules: it has more than a million bytes", file->path);
    if (!check_name(file->name, err))
        return false;
    if (!degree_text_check(&mine, faults))
        return err_set(err, "%s: %zu %s wrong; mend %s and try again", file->path, faults->count,
                       faults->count == 1 ? _("thing is") : _("things are"),
                       faults->count == 1 ? _("it") : _("them"));
    alone = degree_rules_with(&mine, 1, err);
    if (!alone)
        return false;
    count_rows(alone, out);
    degree_rules_free(alone);
    return !book || check_beside(book, file, out, err);
}

/* ---- keeping --------------------------------------------------------------------------------- */

/* The name as it is kept already, in other letters perhaps. NULL where it is not; owned. */
static char *kept_name(struct book *book, const char *name, struct buf *names, struct err *err)
{
    struct texts texts = {.without = name};
    char *found = NULL;

    if (own_rules_each(book, gather, &texts, err) && texts.found)
        found = mem_text(texts.found);
    for (size_t i = 0; names && i < texts.count; i++)
        buf_addf(names, "%s\"%s\"", i > 0 ? ", " : "", texts.list[i].name);
    clear_texts(&texts);
    return found;
}

/* Inside no change: sets the setting, or takes it out, and says so in the history. */
static bool keep(struct book *book, const char *name, const char *value, const char *did,
                 struct err *err)
{
    struct buf setting = {0}, what = {0};
    bool ok = change_begin(book, CHANGE_RECORDED, err);

    buf_addf(&setting, "%s%s", prefix, name);
    buf_addf(&what, _("%s the degree rules \"%s\""), did, name);
    if (ok && !(book_set_setting(book, buf_text(&setting), value, err) &&
                change_commit(book, buf_text(&what), NULL, err))) {
        change_rollback(book);
        ok = false;
    }
    buf_free(&setting);
    buf_free(&what);
    return ok;
}

bool own_rules_import(struct book *book, const struct own_rules_file *file,
                      struct own_rules_count *out, struct degree_faults *faults, struct err *err)
{
    char *text, *kept;
    bool ok;

    if (!own_rules_check(book, file, out, faults, err))
        return false;
    text = mem_text_n(file->data, file->size);
    kept = kept_name(book, file->name, NULL, err);
    ok = keep(book, kept ? kept : file->name, text, kept ? "replaced" : "imported", err);
    mem_free(kept);
    mem_free(text);
    return ok;
}

bool own_rules_forget(struct book *book, const char *name, struct err *err)
{
    struct buf names = {0};
    char *kept = kept_name(book, name, &names, err);
    bool ok = kept && keep(book, kept, NULL, "took out", err);

    if (!kept && names.len > 0)
        err_set(err, "no rules \"%s\" are kept in this book; there are %s", name, buf_text(&names));
    else if (!kept)
        err_set(err, "no rules \"%s\" are kept in this book; `saebook rules import` keeps some",
                name);
    mem_free(kept);
    buf_free(&names);
    return ok;
}
