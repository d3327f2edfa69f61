/* check --mend: one finding, mended in one step. */
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "check/mend.h"
#include "cli/tools.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_MENDS = 8, LINES_SHOWN = 12 };

/* What --mend names, and the finding it is. */
struct wanted {
    const struct check *check;
    const char *record; /* digits: all of the id, or how it ends */
    char *part;         /* owned: which of several findings of the record; "" for any */
    int count;
    struct check_finding found; /* the first; texts owned */
};

static void forget(struct wanted *wanted)
{
    mem_free(wanted->part);
    mem_free(wanted->found.text);
    mem_free(wanted->found.one);
    mem_free(wanted->found.two);
}

static bool ends_with(const char *text, const char *end)
{
    size_t nbytes = strlen(text), tail = strlen(end);
    return tail <= nbytes && strcmp(text + nbytes - tail, end) == 0;
}

static bool note(void *context, const struct check_finding *finding, struct err *err)
{
    struct wanted *wanted = context;
    char id[32];
    (void)err;
    (void)snprintf(id, sizeof id, "%lld", (long long)finding->record);
    if (!ends_with(id, wanted->record) ||
        (wanted->part[0] != '\0' && !text_same(wanted->part, finding->one)))
        return true;
    if (wanted->count++ == 0) {
        const struct kind *kind = kind_find(finding->kind);
        wanted->found = *finding;
        wanted->found.kind = kind != NULL ? kind->name : "";
        wanted->found.text = mem_text(finding->text);
        wanted->found.one = mem_text(finding->one);
        wanted->found.two = mem_text(finding->two);
    }
    return true;
}

static const char *check_name(size_t at, void *context)
{
    (void)context;
    return check_at(at)->id;
}

/* CHECK:ID or CHECK:ID:PART. */
static bool read_wanted(struct cli *cli, char *text, struct wanted *out)
{
    char *colon = strchr(text, ':');
    char *part = colon != NULL ? strchr(colon + 1, ':') : NULL;
    if (colon == NULL || colon[1] == '\0')
        return err_set(&cli->err, "--mend %s: is not CHECK:ID; such as --mend after_close:83920144, as "
                                  "the columns check and record of --format csv have them", text);
    *colon = '\0';
    if (part != NULL)
        *part = '\0';
    out->record = colon + 1;
    out->part = mem_text(part != NULL ? part + 1 : "");
    for (size_t i = 0; i < check_count() && out->check == NULL; i++)
        if (strcmp(check_at(i)->id, text) == 0)
            out->check = check_at(i);
    if (out->check == NULL) {
        const char *near = kind_nearest(text, check_name, NULL, check_count());
        return err_set(&cli->err, "there is no check \"%s\"%s%s%s", text,
                       near != NULL ? _("; did you mean \"") : _("; the column check names them"),
                       near != NULL ? near : "", near != NULL ? "\"?" : "");
    }
    if (strlen(out->record) < 4 || strspn(out->record, "0123456789") != strlen(out->record))
        return err_set(&cli->err, "\"%s\" is not an id; give the record's, or its last four digits "
                                  "or more", out->record);
    return true;
}

static bool find_wanted(struct cli *cli, int64_t student, struct wanted *wanted)
{
    if (!check_run_one(cli->book, wanted->check, student, note, wanted, &cli->err))
        return false;
    if (wanted->count == 1)
        return true;
    if (wanted->count == 0)
        return err_set(&cli->err, "%s finds nothing about a record %s; `saebook check --format csv` "
                                  "has what it finds", wanted->check->id, wanted->record);
    return err_set(&cli->err, "%s finds %d things about %s; name one, such as --mend %s:%s:\"%s\"",
                   wanted->check->id, wanted->count, wanted->record, wanted->check->id,
                   wanted->record, wanted->found.one);
}

/* The mend of --how, or the only one. */
static const struct mend *choose(struct cli *cli, const struct check_finding *finding)
{
    const struct mend *list[MOST_MENDS];
    const char *how = cli_option(cli, "how");
    struct buf ways = {0};
    size_t count = mend_list(cli->book, finding, list, MOST_MENDS);
    for (size_t i = 0; i < count; i++) {
        if (how != NULL ? strcmp(list[i]->name, how) == 0 : count == 1) {
            buf_free(&ways);
            return list[i];
        }
        buf_addf(&ways, "%s--how %s (%s)", i > 0 ? ", " : "", list[i]->name, tr(list[i]->label));
    }
    if (count == 0)
        err_set(&cli->err, "this cannot be mended in one step: %s", finding->text);
    else if (how != NULL)
        err_set(&cli->err, "there is no way \"%s\" to mend this; there is %s", how, buf_text(&ways));
    else
        err_set(&cli->err, "there are %zu ways to mend this; add one: %s", count, buf_text(&ways));
    buf_free(&ways);
    return NULL;
}

static void say_lines(const char *text)
{
    while (*text != '\0') {
        size_t nbytes = strcspn(text, "\n");
        cli_say("%.*s", (int)nbytes, text);
        text += nbytes + (text[nbytes] == '\n');
    }
}

static bool mend(struct cli *cli, const struct check_finding *finding)
{
    struct mend_plan plan = {0};
    struct buf lines = {0};
    char *what = NULL;
    const struct mend *mend = choose(cli, finding);
    bool ok = mend != NULL && mend_make(cli->book, mend, finding, &plan, &cli->err);
    if (ok)
        mend_tell(cli->book, &plan, LINES_SHOWN, &lines);
    if (ok && cli_option(cli, "dry-run") == NULL)
        ok = mend_enter(cli->book, mend, finding, &what, &cli->err);
    if (ok)
        say_lines(buf_text(&lines));
    if (ok)
        cli_say("%s", what != NULL ? what : _("nothing was changed: this is what it would do"));
    mem_free(what);
    buf_free(&lines);
    mend_plan_clear(&plan);
    return ok;
}

int cli_mend(struct cli *cli)
{
    struct wanted wanted = {.part = NULL};
    int64_t student;
    char *text = mem_text(cli_option(cli, "mend"));
    int status = 0;
    if (!read_wanted(cli, text, &wanted))
        status = cli_misused(cli, "%s", cli->err.text);
    else if (!cli_open(cli, cli_option(cli, "dry-run") != NULL ? CLI_READS : CLI_WRITES) ||
             !cli_student(cli, &student) || !find_wanted(cli, student, &wanted) ||
             !mend(cli, &wanted.found))
        status = cli_failed(cli);
    forget(&wanted);
    mem_free(text);
    return status;
}
