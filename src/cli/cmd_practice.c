/* saebook practice: a book to practice with, its tasks, and how far they are done. */
#include "base/buf.h"
#include "base/text.h"
#include "base/tr.h"
#include "cli/tools.h"
#include "practice/practice.h"
#include <stdio.h>
#include <string.h>

enum { INDENT = 12 };

static int list_tasks(void)
{
    for (size_t i = 0; i < practice_count(); i++) {
        const struct practice_task *task = practice_at(i);
        cli_say("%-11s %s", task->id, tr(task->label));
        (void)printf("%*s", INDENT, "");
        cli_wrap(tr(task->text), INDENT, INDENT);
    }
    return 0;
}

static int make(struct cli *cli)
{
    if (!practice_make(cli->words[0], &cli->err))
        return cli_failed(cli);
    cli_say(_("made the practice book; open it with: saebook %s"), cli->words[0]);
    return 0;
}

/* ---- --check -------------------------------------------------------------------------------- */

static void say_state(const struct practice_task *task, enum practice_state state,
                      const char *differs)
{
    struct buf line = {0};
    buf_addf(&line, "%-11s ", task->id);
    text_pad(&line, practice_state_label(state), 10, false);
    cli_say("%s %s", buf_text(&line), tr(task->label));
    buf_free(&line);
    for (const char *at = differs; *at != '\0';) {
        size_t nbytes = strcspn(at, "\n");
        cli_say("  %.*s", (int)nbytes, at);
        at += nbytes + (at[nbytes] == '\n');
    }
}

/* All of them; what a task that was not begun lacks is in its text. */
static int check_all(struct cli *cli)
{
    size_t done = 0;
    for (size_t i = 0; i < practice_count(); i++) {
        enum practice_state state;
        struct buf differs = {0};
        if (!practice_check(cli->book, practice_at(i), &state, &differs, &cli->err)) {
            buf_free(&differs);
            return cli_failed(cli);
        }
        say_state(practice_at(i), state, state == PRACTICE_DIFFERS ? buf_text(&differs) : "");
        done += state == PRACTICE_DONE;
        buf_free(&differs);
    }
    cli_say(_("%zu of %zu done"), done, practice_count());
    return 0;
}

static int check_one(struct cli *cli, const struct practice_task *task)
{
    enum practice_state state;
    struct buf differs = {0};
    bool ok = practice_check(cli->book, task, &state, &differs, &cli->err);
    if (ok)
        say_state(task, state, buf_text(&differs));
    buf_free(&differs);
    if (!ok)
        return cli_failed(cli);
    return state == PRACTICE_DONE ? 0 : 1;
}

static int check(struct cli *cli)
{
    const struct practice_task *task = NULL;
    if (cli->word_count > 0 && (task = practice_named(cli->words[0], &cli->err)) == NULL)
        return cli_failed(cli);
    if (!cli_open(cli, CLI_READS))
        return cli_failed(cli);
    if (!practice_is(cli->book)) {
        err_set(&cli->err, "%s is no practice book; make one with `saebook practice FILE`",
                cli->book_path);
        return cli_failed(cli);
    }
    return task != NULL ? check_one(cli, task) : check_all(cli);
}

int cli_practice(struct cli *cli)
{
    bool lists = cli_option(cli, "list") != NULL, checks = cli_option(cli, "check") != NULL;
    if (lists && (checks || cli->word_count > 0))
        return cli_misused(cli, "--list stands alone: it tells all tasks");
    if (lists)
        return list_tasks();
    if (checks)
        return check(cli);
    if (cli->word_count == 0)
        return cli_misused(cli, "name the file that the practice book is to be, or ask for --list "
                                "or --check");
    return make(cli);
}
