/* rules: the rules of degrees, listed and shown with their sources; a book's own, checked and kept. */
#include "degree/own_rules.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "cli/cli.h"
#include "cli/degree_rows.h"
#include "cli/tools.h"
#include <stdio.h>
#include <string.h>

/* Nothing is an absent cell. */
static struct table_cell cell_of(const char *text)
{
    return (struct table_cell){*text ? text : NULL, strlen(text)};
}

/* ---- list ------------------------------------------------------------------------------------ */

static const struct table_column list_columns[] = {
    {"profile", TABLE_TEXT}, {"name", TABLE_TEXT},  {"degree", TABLE_TEXT}, {"rules", TABLE_NUMBER},
    {"years", TABLE_TEXT},   {"sure", TABLE_NUMBER}, {"of", TABLE_TEXT},
};

/* "to 2014, from 2015": the different spans of a profile's rows for a degree; "all". */
static void add_span(struct buf *years, struct rules_span span)
{
    struct buf text = {0};
    if (span.from && span.to && span.from != span.to)
        buf_addf(&text, _("%d to %d"), span.from, span.to);
    else if (span.from && span.to)
        buf_addf(&text, "%d", span.from);
    else if (span.from)
        buf_addf(&text, _("from %d"), span.from);
    else if (span.to)
        buf_addf(&text, _("to %d"), span.to);
    else
        buf_add_text(&text, _("all"));
    /* Spans that begin alike are told apart by what follows: whole words between commas. */
    const char *at = buf_text(years);
    while (*at) {
        size_t n = strcspn(at, ",");
        if (n == text.len && memcmp(at, buf_text(&text), n) == 0)
            break;
        at += n + strspn(at + n, ", ");
    }
    if (!*at)
        buf_addf(years, "%s%s", years->len > 0 ? ", " : "", buf_text(&text));
    buf_free(&text);
}

static bool list_row(struct cli *cli, struct cli_table *table, const struct degree_rules *rules,
                     const struct degree_profile *profile, const char *degree, bool own)
{
    const struct degree_rule *rule;
    struct buf years = {0};
    size_t count = 0, sure = 0;
    char counts[2][NUM_TEXT_SIZE];
    for (size_t at = 0; (rule = degree_rule_at(rules, at)) != NULL; at++) {
        if (rule->own != own || strcmp(rule->degree, degree) != 0 ||
            !text_same(rule->profile, profile->name))
            continue;
        count++;
        sure += rule->certainty == RULES_READ;
        add_span(&years, rule->span);
    }
    num_decimal((int64_t)count, 0, counts[0]);
    num_decimal((int64_t)sure, 0, counts[1]);
    const struct table_cell cells[] = {
        cell_of(profile->name),    cell_of(profile->label), cell_of(degree),
        cell_of(counts[0]),        cell_of(buf_text(&years)), cell_of(counts[1]),
        cell_of(own ? _("the book") : _("the program")),
    };
    bool ok = count == 0 || table_out_row(table->rows, cells, &cli->err);
    buf_free(&years);
    return ok;
}

static int list_profiles(struct cli *cli, const struct degree_rules *rules)
{
    struct cli_table table;
    struct degree_profile profile;
    enum table_format format;
    bool ok = true;
    if (!cli_format(cli, &format) ||
        !cli_table_begin(cli, &table, list_columns, COUNT_OF(list_columns)))
        return cli_misused(cli, "%s", cli->err.text);
    if (format != TABLE_FOR_PEOPLE)
        tr_english_begin();
    for (size_t at = 0; ok && degree_profile_at(rules, at, &profile); at++) {
        const struct rules_word *degree = NULL;
        while (ok && (degree = rules_word_next("degree", degree)) != NULL)
            ok = list_row(cli, &table, rules, &profile, degree->code, true) &&
                 list_row(cli, &table, rules, &profile, degree->code, false);
    }
    if (format != TABLE_FOR_PEOPLE)
        tr_english_end();
    return cli_table_end(cli, &table, ok);
}

static int list_measures(struct cli *cli)
{
    static const struct table_column columns[] = {
        {"measure", TABLE_TEXT}, {"unit", TABLE_TEXT}, {"meaning", TABLE_TEXT}};
    static const char *const units[] = {"count", "money", "hours", "number", "percent", "yes", "attest"};
    const struct condition_measure *measure = NULL;
    struct cli_table table;
    bool ok = true;
    if (!cli_table_begin(cli, &table, columns, COUNT_OF(columns)))
        return cli_misused(cli, "%s", cli->err.text);
    while (ok && (measure = degree_measure_next(measure)) != NULL) {
        const struct table_cell cells[] = {
            cell_of(measure->name), cell_of(units[measure->unit]), cell_of(measure->meaning)};
        ok = table_out_row(table.rows, cells, &cli->err);
    }
    return cli_table_end(cli, &table, ok);
}

struct own_list {
    struct cli *cli;
    struct cli_table table;
};

static bool own_row(void *context, const char *name, const char *data, size_t size, struct err *err)
{
    struct own_list *list = context;
    struct own_rules_file file = {name, name, data, size};
    struct own_rules_count count;
    struct degree_faults faults = {0};
    char rules[NUM_TEXT_SIZE], settings[NUM_TEXT_SIZE];
    struct err why = {{0}};
    bool holds = own_rules_check(NULL, &file, &count, &faults, &why);
    num_decimal((int64_t)count.rules, 0, rules);
    num_decimal((int64_t)count.settings, 0, settings);
    const struct table_cell cells[] = {cell_of(name), cell_of(rules), cell_of(settings),
                                       cell_of(holds ? "" : why.text)};
    return table_out_row(list->table.rows, cells, err);
}

static int list_own(struct cli *cli)
{
    static const struct table_column columns[] = {{"name", TABLE_TEXT},
                                                  {"rules", TABLE_NUMBER},
                                                  {"settings", TABLE_NUMBER},
                                                  {"wrong", TABLE_TEXT}};
    struct own_list list = {.cli = cli};
    if (!cli_open(cli, CLI_READS))
        return cli_failed(cli);
    if (!cli_table_begin(cli, &list.table, columns, COUNT_OF(columns)))
        return cli_misused(cli, "%s", cli->err.text);
    bool ok = own_rules_each(cli->book, own_row, &list, &cli->err);
    return cli_table_end(cli, &list.table, ok);
}

/* ---- show ------------------------------------------------------------------------------------ */

/* As a file of rules has them, so that what is shown as CSV can be changed and imported. */
static const struct table_column show_columns[] = {
    {"degree", TABLE_TEXT},  {"id", TABLE_TEXT},       {"requirement", TABLE_TEXT},
    {"condition", TABLE_TEXT}, {"advice", TABLE_TEXT}, {"note", TABLE_TEXT},
    {"profile", TABLE_TEXT}, {"from", TABLE_FIGURE},   {"to", TABLE_FIGURE},
    {"replaces", TABLE_TEXT}, {"source", TABLE_TEXT},  {"certainty", TABLE_TEXT},
};
struct shown {
    const char *degree, *id, *text, *formula, *advice, *note, *profile, *replaces, *source;
    struct rules_span span;
    enum rules_certainty certainty;
};

static bool show_row(struct cli *cli, struct cli_table *table, const struct shown *row)
{
    char from[NUM_TEXT_SIZE] = "", to[NUM_TEXT_SIZE] = "";
    char certainty[2] = {(char)row->certainty, '\0'};
    if (row->span.from)
        num_decimal(row->span.from, 0, from);
    if (row->span.to)
        num_decimal(row->span.to, 0, to);
    const struct table_cell all[] = {
        cell_of(row->degree),  cell_of(row->id),       cell_of(row->text),
        cell_of(row->formula), cell_of(row->advice),   cell_of(row->note),
        cell_of(row->profile), cell_of(from),          cell_of(to),
        cell_of(row->replaces), cell_of(row->source),  cell_of(certainty),
    };
    return table_out_row(table->rows, all, &cli->err);
}

/* For people a rule is a paragraph: what is asked, then whose it is, when, how sure and from where. */
static void tell_rule(const struct shown *row)
{
    enum { INDENT = 17 };
    char code[] = {(char)row->certainty, '\0'};
    const struct rules_word *sure = rules_word_find("certainty", code);
    struct buf line = {0}, years = {0};
    const char *id = strncmp(row->id, "set:", 4) == 0 ? row->id + 4 : row->id;
    (void)printf("%-*s ", INDENT - 1, id);
    cli_wrap(*row->text ? tr(row->text) : row->formula, INDENT, INDENT);
    add_span(&years, row->span);
    buf_addf(&line, "%s%s%s, %s: %s", row->profile, row->span.from || row->span.to ? " " : "",
             row->span.from || row->span.to ? buf_text(&years) : "", sure ? tr(sure->label) : code,
             row->source);
    (void)printf("%*s", INDENT, "");
    cli_wrap(buf_text(&line), INDENT, INDENT);
    if (*row->note) {
        (void)printf("%*s", INDENT, "");
        cli_wrap(row->note, INDENT, INDENT);
    }
    buf_free(&line);
    buf_free(&years);
}

static bool show_rules(struct cli *cli, struct cli_table *table,
                       const struct degree_rules *rules, struct degree_ask ask)
{
    struct degree_list list;
    bool ok = true;
    degree_rules_list(rules, ask, &list);
    for (size_t i = 0; ok && i < list.count; i++) {
        const struct degree_rule *r = list.rules[i];
        const struct shown row = {r->degree,  r->id,       r->text,   r->formula, r->advice,
                                  r->note,    r->profile,  r->replaces, r->source, r->span,
                                  r->certainty};
        if (table)
            ok = show_row(cli, table, &row);
        else
            tell_rule(&row);
    }
    return ok;
}

static const char *const settings[] = {"hours",   "class_time", "earned",        "invested",
                                       "service", "activities", "figures_until", "counts_until"};

static bool show_settings(struct cli *cli, struct cli_table *table,
                          const struct degree_rules *rules, struct degree_ask ask)
{
    bool ok = true;
    for (size_t i = 0; ok && i < COUNT_OF(settings); i++) {
        const struct degree_switch *s = degree_switch_find(rules, ask, settings[i]);
        struct buf id = {0};
        buf_addf(&id, "set:%s", settings[i]);
        const struct shown row = {ask.degree, buf_text(&id), "",        s->value, "",
                                  s->note,    s->profile,    "",        s->source, s->span,
                                  s->certainty};
        if (table)
            ok = show_row(cli, table, &row);
        else if (*s->value)
            tell_rule(&row);
        buf_free(&id);
    }
    return ok;
}

static int tell(struct cli *cli, const struct degree_rules *rules, struct degree_ask ask)
{
    const struct rules_word *degree = rules_word_find("degree", ask.degree);
    cli_say("%s · %s · award year %d", tr(degree->label), ask.profile, ask.award_year);
    cli_say("%s", "");
    show_rules(cli, NULL, rules, ask);
    cli_say("%s", "");
    cli_say("How it is counted");
    cli_say("%s", "");
    show_settings(cli, NULL, rules, ask);
    return 0;
}

static int show(struct cli *cli, const struct degree_rules *rules)
{
    struct cli_table table;
    struct degree_ask ask;
    enum table_format format;
    if (cli->word_count != 2)
        return cli_misused(cli, "show which degree? such as rules show state --profile OK");
    if (!degree_rows_ask(cli, rules, cli->words[1], &ask) || !cli_format(cli, &format))
        return cli_misused(cli, "%s", cli->err.text);
    if (format == TABLE_FOR_PEOPLE && !cli_to_file(cli))
        return tell(cli, rules, ask);
    if (!cli_table_begin(cli, &table, show_columns, COUNT_OF(show_columns)))
        return cli_failed(cli);
    bool ok = show_rules(cli, &table, rules, ask) && show_settings(cli, &table, rules, ask);
    return cli_table_end(cli, &table, ok);
}

/* ---- a file ---------------------------------------------------------------------------------- */

/* --as, else the file's name without folder and ending. Owned by the caller. */
static char *name_of(const struct cli *cli, const char *path)
{
    const char *as = cli_option(cli, "as"), *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path, *dot = strrchr(base, '.');
    if (as)
        return mem_text(as);
    return dot && dot != base ? mem_text_n(base, (size_t)(dot - base)) : mem_text(base);
}

static void tell_faults(const struct degree_faults *faults)
{
    for (size_t i = 0; i < faults->told; i++)
        cli_complain("%s", faults->list[i].text);
    if (faults->count > faults->told)
        cli_complain("and %zu more", faults->count - faults->told);
}

/* "rules: 12, settings: 1, degrees: 2, profiles: 1" */
static void tell_count(const struct own_rules_count *count)
{
    cli_say("rules: %zu, settings: %zu, degrees: %zu, profiles: %zu", count->rules, count->settings,
            count->degrees, count->profiles);
}

static int take_file(struct cli *cli, bool keep)
{
    struct own_rules_count count = {0};
    struct degree_faults faults = {0};
    struct buf data = {0};
    if (cli->word_count != 2)
        return cli_misused(cli, "rules %s needs one file; such as rules %s texas.csv",
                           keep ? "import" : "check", keep ? "import" : "check");
    if ((keep && !cli_open(cli, CLI_WRITES)) ||
        (!keep && cli->book_name && !cli_open(cli, CLI_READS)))
        return cli_failed(cli);
    const char *path = cli->words[1];
    char *name = name_of(cli, path);
    bool ok = file_read(path, 1 << 21, &data, &cli->err);
    struct own_rules_file file = {name, path, buf_text(&data), data.len};
    if (ok)
        ok = keep ? own_rules_import(cli->book, &file, &count, &faults, &cli->err)
                  : own_rules_check(cli->book, &file, &count, &faults, &cli->err);
    tell_faults(&faults);
    if (ok && !keep)
        cli_say("nothing is wrong");
    else if (ok && count.replaces)
        cli_say("replaced the degree rules \"%s\"", name);
    else if (ok)
        cli_say("imported the degree rules \"%s\"", name);
    if (ok)
        tell_count(&count);
    mem_free(name);
    buf_free(&data);
    return ok ? 0 : cli_failed(cli);
}

static int delete_rules(struct cli *cli)
{
    if (cli->word_count != 2)
        return cli_misused(cli, "delete which? `saebook rules list own` tells their names");
    if (!cli_open(cli, CLI_WRITES) || !own_rules_forget(cli->book, cli->words[1], &cli->err))
        return cli_failed(cli);
    cli_say("took out the degree rules \"%s\"", cli->words[1]);
    return 0;
}

/* ---- rules ----------------------------------------------------------------------------------- */

/* The book that is named, or the usual one where there is one; without any the program's own. */
static bool open_if_there(struct cli *cli)
{
    char *path = cli->book_name ? NULL : cli_default_book();
    bool wanted = cli->book_name || file_exists(path);
    mem_free(path);
    return !wanted || cli_open(cli, CLI_READS);
}

static int list(struct cli *cli, const struct degree_rules *rules)
{
    const char *what = cli->word_count > 1 ? cli->words[1] : "profiles";
    if (strcmp(what, "profiles") == 0)
        return list_profiles(cli, rules);
    if (strcmp(what, "measures") == 0)
        return list_measures(cli);
    if (strcmp(what, "own") == 0)
        return list_own(cli);
    return cli_misused(cli, "there is no list of \"%s\"; write profiles, measures or own", what);
}

int cli_rules(struct cli *cli)
{
    const char *word = cli->words[0];
    if (strcmp(word, "import") == 0 || strcmp(word, "check") == 0)
        return take_file(cli, strcmp(word, "import") == 0);
    if (strcmp(word, "delete") == 0)
        return delete_rules(cli);
    if (strcmp(word, "list") != 0 && strcmp(word, "show") != 0)
        return cli_misused(cli, "rules has no \"%s\"; write list, show, check, import or delete",
                           word);
    if (strcmp(word, "list") == 0 && cli->word_count == 2 && strcmp(cli->words[1], "own") == 0)
        return list_own(cli);
    if (!open_if_there(cli))
        return cli_failed(cli);
    struct degree_rules *rules = own_rules_read(cli->book, &cli->err);
    if (!rules)
        return cli_failed(cli);
    int status = strcmp(word, "list") == 0 ? list(cli, rules) : show(cli, rules);
    degree_rules_free(rules);
    return status;
}
