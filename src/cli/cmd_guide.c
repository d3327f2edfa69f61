/* Guided money on the command line: what happened, its questions as FIELD=VALUE. */
#include "base/mem.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "cli/tools.h"
#include "guide/guide.h"
#include <string.h>

enum { MOST_LINES = 20 };

/* ---- what can be answered ------------------------------------------------------------------- */

static int list_happenings(void)
{
    for (size_t i = 0; i < guide_count(); i++) {
        const struct kind *kind = guide_at(i)->questions;
        struct buf label = {0};
        text_pad(&label, tr(kind->label), 40, false);
        cli_say("%-10s %s %s", kind->name, buf_text(&label), tr(kind->help));
        buf_free(&label);
    }
    return 0;
}

static void add_answers(const struct field *field, struct buf *out)
{
    if (field->type != FIELD_CHOICE)
        return;
    for (const struct choice *c = field->choices; c->value != NULL; c++)
        buf_addf(out, "%s%s", c == field->choices ? " [" : ", ", c->value);
    buf_add_char(out, ']');
}

void cli_tell_questions(const struct guide *guide)
{
    const struct kind *kind = guide->questions;
    cli_say("%s: %s", kind->name, tr(kind->label));
    for (size_t i = 0; i < kind->count; i++) {
        const struct field *field = &kind->fields[i];
        struct buf line = {0};
        buf_addf(&line, "  %-15s%s %s", field->name, field->flags & FIELD_NEEDED ? "*" : " ",
                 tr(field->label));
        if (field->help != NULL)
            buf_addf(&line, ": %s", tr(field->help));
        add_answers(field, &line);
        if (field->when != NULL)
            buf_addf(&line, _(" (where %s)"), field->when);
        cli_say("%s", buf_text(&line));
        buf_free(&line);
    }
}

/* ---- answers -------------------------------------------------------------------------------- */

/* An answer to what is not asked would be lost: that is told. */
static bool all_asked(struct cli *cli, struct record *answers, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        size_t at = kind_field_n(answers->kind, cli->words[i], strcspn(cli->words[i], "="));
        if (at == FIELD_NONE)
            continue;
        struct value keep = answers->values[at];
        answers->values[at] = (struct value){0};
        bool asked = field_applies(cli->book, answers, at);
        answers->values[at] = keep;
        if (!asked)
            return err_set(&cli->err, "%s: is not asked here; it goes with %s",
                           answers->kind->fields[at].name,
                           strcmp(answers->kind->fields[at].when, "project.shared=yes") == 0
                               ? _("a project that others own a part of")
                               : answers->kind->fields[at].when);
    }
    return true;
}

/* The lines of a receipt: the words, parted by "+". */
static bool read_lines(struct cli *cli, const struct guide *guide, struct record *lines,
                       size_t *count)
{
    bool ok = true;
    *count = 0;
    for (size_t from = 1, to; ok && from <= cli->word_count; from = to + 1) {
        for (to = from; to < cli->word_count && strcmp(cli->words[to], "+") != 0; to++)
            ;
        if (*count > 0 && (guide->line == NULL || *count == MOST_LINES))
            return err_set(&cli->err,
                           guide->line == NULL
                               ? _("\"%s\" has one line only; enter the next by itself")
                               : _("a receipt of \"%s\" has at most 20 lines; enter it in parts"),
                           guide->questions->name);
        if (*count == 0)
            guide_begin(cli->book, guide, 0, 0, &lines[0]);
        else
            guide_next_line(guide, &lines[*count - 1], &lines[*count]);
        struct record *line = &lines[(*count)++];
        ok = record_set_pairs(cli->book, line, cli->words + from, to - from, &cli->err) &&
             all_asked(cli, line, from, to);
        if (to == cli->word_count)
            break;
    }
    return ok;
}

/* "again" begins with the latest entry, which needs to know whose. */
static void fill_entry(struct cli *cli, const struct guide *guide, struct record *answers)
{
    struct value *entry = record_value(answers, "entry");
    struct record usual;
    if (entry == NULL || entry->is != VALUE_NONE)
        return;
    guide_begin(cli->book, guide, record_int(answers, "student"), 0, &usual);
    *entry = *record_value(&usual, "entry");
    record_clear(&usual);
}

/* ---- writing -------------------------------------------------------------------------------- */

static void add_line(void *context, size_t row, const char *what, const char *where)
{
    (void)row;
    buf_addf(context, "%s  [%s]\n", what, where);
}

/* Told before it is entered: then what is changed still tells from what. */
static void tell_plan(struct cli *cli, const struct guide_plan *plan, struct buf *out)
{
    guide_tell(cli->book, plan, add_line, out);
    if (plan->sum.len > 0)
        buf_addf(out, "%s\n", buf_text(&plan->sum));
    buf_add_text(out, buf_text(&plan->why));
}

static void say_all(const char *lines)
{
    for (const char *at = lines; *at != '\0';) {
        size_t nbytes = strcspn(at, "\n");
        cli_say("%.*s", (int)nbytes, at);
        at += nbytes + (at[nbytes] == '\n');
    }
}

static bool enough_cash(struct cli *cli, const struct guide *guide, const struct record *answers,
                        struct guide_plan *plan)
{
    struct guide_short at;
    struct buf sentence = {0};
    const struct value *source = record_get(answers, "source");
    if (source == NULL || source->is != VALUE_NONE || plan->count == 0)
        return true;
    if (!guide_short(cli->book, plan, record_int(answers, "student"), &at, &cli->err))
        return false;
    if (at.cents == 0)
        return true;
    const struct field *field = &guide->questions->fields[kind_field(guide->questions, "source")];
    guide_tell_short(&at, &sentence);
    buf_add_text(&sentence, _(" Say so with source=ANSWER, one of:"));
    for (const struct choice *c = field->choices; c->value != NULL; c++)
        buf_addf(&sentence, "%s %s", c == field->choices ? "" : ",", c->value);
    err_set(&cli->err, "%s", buf_text(&sentence));
    buf_free(&sentence);
    return false;
}

static bool enter(struct cli *cli, const struct guide *guide, struct record *lines, size_t count)
{
    struct guide_plan plan = {0};
    size_t field = FIELD_NONE;
    const struct record *last = &lines[count - 1];
    bool ok = guide_make(cli->book, guide, lines, count, &plan, &field, &cli->err) &&
              guide_source(cli->book, guide, last, &plan, &field, &cli->err) &&
              enough_cash(cli, guide, last, &plan);
    if (!ok && field != FIELD_NONE)
        err_prefix(&cli->err, "%s", guide->questions->fields[field].name);
    struct buf told = {0};
    if (ok)
        tell_plan(cli, &plan, &told);
    if (ok && plan.count > 0 && cli_option(cli, "dry-run") == NULL)
        ok = guide_enter(cli->book, &plan, NULL, &cli->err);
    if (ok)
        say_all(buf_text(&told));
    buf_free(&told);
    guide_plan_clear(&plan);
    return ok;
}

static const char *name_at(size_t at, void *context)
{
    (void)context;
    return guide_at(at)->questions->name;
}

int cli_guide(struct cli *cli)
{
    if (cli->word_count == 0)
        return list_happenings();
    const struct guide *guide = guide_find(cli->words[0]);
    if (guide == NULL) {
        const char *near = kind_nearest(cli->words[0], name_at, NULL, guide_count());
        return cli_misused(
            cli,
            near != NULL
                ? _("\"%s\" is nothing that can be asked about; did you mean \"%s\"?")
                : _("\"%s\" is nothing that can be asked about; `saebook guide` lists what is"),
            cli->words[0], near);
    }
    if (cli->word_count == 1) {
        cli_tell_questions(guide);
        return 0;
    }
    if (!cli_open(cli, CLI_WRITES))
        return cli_failed(cli);
    struct record *lines = mem_array(MOST_LINES + 1, sizeof *lines);
    size_t count;
    bool ok = read_lines(cli, guide, lines, &count);
    if (ok)
        fill_entry(cli, guide, &lines[0]);
    ok = ok && enter(cli, guide, lines, count);
    for (size_t i = 0; i < count; i++)
        record_clear(&lines[i]);
    mem_free(lines);
    return ok ? 0 : cli_failed_at(cli, guide->questions->name);
}
