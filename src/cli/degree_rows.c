#include "cli/degree_rows.h"

#include "degree/own_rules.h"
#include "base/attr.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"

#include <string.h>

/* ---- whose rules ----------------------------------------------------------------------------- */

/* The applications that a day falls among: those of its year, from 31 December on the next ones. */
static int year_in_force(struct date day)
{
    return day.year + (day.month == 12 && day.day == 31);
}

/* --year; else by --as-of: of records that end then, of figures the rules in force then; else the
 * next award year. */
static bool read_year(struct cli *cli, int *out)
{
    struct date day;
    int64_t year;

    if (!cli_number(cli, "year", 1928, 2199, &year) || !cli_date(cli, "as-of", &day))
        return false;
    if (year != 0 && day.year != 0)
        return err_set(&cli->err, "--year and --as-of both say when; give one of them");
    if (year != 0)
        *out = (int)year;
    else if (day.year != 0 && cli_option(cli, "measures"))
        *out = year_in_force(day);
    else
        *out = degree_award_year(day.year != 0 ? day : date_today());
    return true;
}

bool degree_rows_ask(struct cli *cli, const struct degree_rules *rules, const char *degree,
                     struct degree_ask *out)
{
    const struct rules_word *word;
    struct degree_profile profile;
    const char *name = cli_option(cli, "profile");

    if (!degree_named(degree, &word, &cli->err) || !read_year(cli, &out->award_year))
        return false;
    if (name ? !degree_profile_named(rules, name, &profile, &cli->err)
             : !own_profile(cli->book, rules, &profile, &cli->err))
        return false;
    out->degree = word->code;
    out->profile = profile.name;
    return true;
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* For scripts: everything. The last three only of a student. */
static const struct table_column all_columns[] = {
    {"id", TABLE_TEXT},        {"requirement", TABLE_TEXT},
    {"measure", TABLE_TEXT},   {"have", TABLE_FIGURE},    {"need", TABLE_FIGURE},
    {"unit", TABLE_TEXT},      {"met", TABLE_TEXT},       {"source", TABLE_TEXT},
    {"certainty", TABLE_TEXT}, {"profile", TABLE_TEXT},   {"rule_of", TABLE_TEXT},
    {"enough", TABLE_TEXT},    {"note", TABLE_TEXT},
    {"detail", TABLE_TEXT},    {"first_day", TABLE_TEXT}, {"last_day", TABLE_TEXT},
};
/* For people: what fits a terminal. */
static const struct table_column few_columns[] = {
    {"met", TABLE_TEXT},  {"rule", TABLE_TEXT},
    {"have", TABLE_TEXT},    {"need", TABLE_TEXT}, {"requirement", TABLE_TEXT},
};

static const char *met_word(enum rules_met met)
{
    static const char *const words[] = {
        [RULES_NOT_MET] = N_("no"),
        [RULES_MET] = N_("yes"),
        [RULES_UNKNOWN] = N_("no"),
        [RULES_ATTEST] = N_("attest"),
    };

    return words[met];
}

static const char *certainty_word(enum rules_certainty certainty)
{
    const char code[] = {(char)certainty, '\0'};
    const struct rules_word *word = rules_word_find("certainty", code);

    return word ? tr(word->label) : "";
}

static struct table_cell cell_of(const char *text)
{
    return (struct table_cell){text, text ? strlen(text) : 0};
}

/* A figure without grouping, as CSV and JSON have it. */
static const char *plain_figure(enum condition_unit unit, int64_t figure,
                                char out[static NUM_TEXT_SIZE])
{
    return unit == CONDITION_MONEY ? num_money(figure, out) : condition_figure(unit, figure, out);
}

bool degree_rows_begin(struct degree_rows *rows, struct cli *cli, const struct degree_rules *rules,
                       struct degree_ask ask, enum degree_rows_of of)
{
    struct degree_profile profile = {0};
    enum table_format format;
    bool known = degree_profile_named(rules, ask.profile, &profile, &cli->err);

    if (!known || !cli_format(cli, &format))
        return false;
    *rows = (struct degree_rows){.cli = cli,
                                 .rules = rules,
                                 .ask = ask,
                                 .profile_label = profile.label,
                                 .of = of,
                                 .for_people = format == TABLE_FOR_PEOPLE};
    const struct table_column *columns = rows->for_people ? few_columns : all_columns;
    size_t count = rows->for_people ? COUNT_OF(few_columns)
                                    : COUNT_OF(all_columns) - (of == DEGREE_ROWS_OF_STUDENT ? 0 : 3);
    return cli_table_begin(cli, &rows->table, columns, count);
}

static void count_met(struct degree_rows *rows, enum rules_met met)
{
    rows->met += met == RULES_MET;
    rows->attest += met == RULES_ATTEST;
    rows->missing += met == RULES_NOT_MET || met == RULES_UNKNOWN;
}

/* NULL where nothing can be told. */
static const char *day_of(struct date day, char out[static DATE_ISO_SIZE])
{
    return day.year ? date_iso(day, out) : NULL;
}

static bool add_for_scripts(struct degree_rows *rows, const struct degree_rule *rule, size_t at,
                            const struct degree_finding *finding)
{
    char have[NUM_TEXT_SIZE], need[NUM_TEXT_SIZE], certainty[2] = {(char)rule->certainty, '\0'};
    char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];
    const char *have_text = buf_text(&finding->have_text), *need_text = buf_text(&finding->need_text);
    struct degree_forecast_line when = {.when = DEGREE_WHEN_NO_PACE};

    if (rows->forecast)
        when = rows->forecast->lines[at];
    if (finding->measure) {
        have_text = finding->known ? plain_figure(finding->measure->unit, finding->have, have) : NULL;
        need_text = plain_figure(finding->measure->unit, finding->need, need);
    }
    const struct table_cell cells[COUNT_OF(all_columns)] = {
        cell_of(rule->id),
        cell_of(rule->text),
        cell_of(buf_text(&finding->measures)),
        cell_of(have_text),
        cell_of(need_text),
        cell_of(finding->unit),
        cell_of(met_word(finding->met)),
        cell_of(rule->source),
        cell_of(certainty),
        cell_of(rows->ask.profile),
        cell_of(rule->profile),
        cell_of(buf_text(&finding->enough)),
        cell_of(rule->note),
        cell_of(rows->progress ? rows->progress->lines[at].detail : NULL),
        cell_of(day_of(when.first, first)),
        cell_of(day_of(when.last, last)),
    };
    return table_out_row(rows->table.rows, cells, &rows->cli->err);
}

/* Below the table: what would be enough, when that would be, how sure the rule is, and what is to know
 * about several routes. */
static void add_notes(struct degree_rows *rows, const struct degree_rule *rule, size_t at,
                      const struct degree_finding *finding)
{
    const char *when = rows->forecast ? rows->forecast->lines[at].text : "";
    const char *detail = rows->progress ? rows->progress->lines[at].detail : "";

    if (*detail)
        buf_addf(&rows->notes, "%s: %s\n", rule->id, detail);
    if (finding->met == RULES_NOT_MET && finding->enough.len > 0)
        buf_addf(&rows->notes, _("%s: enough would be %s\n"), rule->id, buf_text(&finding->enough));
    if (finding->met != RULES_MET && *rule->advice && rows->of == DEGREE_ROWS_OF_STUDENT)
        buf_addf(&rows->notes, "%s: %s\n", rule->id, tr(rule->advice));
    if (*when)
        buf_addf(&rows->notes, _("%s: when: %s\n"), rule->id, when);
    if (rule->certainty != RULES_READ)
        buf_addf(&rows->notes, "%s: %s: %s\n", rule->id, certainty_word(rule->certainty),
                 *rule->note ? rule->note : rule->source);
    else if (*rule->note && !finding->measure)
        buf_addf(&rows->notes, "%s: %s\n", rule->id, rule->note);
}

static bool add_for_people(struct degree_rows *rows, const struct degree_rule *rule, size_t at,
                           const struct degree_finding *finding)
{
    const struct table_cell cells[COUNT_OF(few_columns)] = {
        cell_of(tr(met_word(finding->met))),
        cell_of(rule->id),
        cell_of(buf_text(&finding->have_text)),
        cell_of(finding->measure ? buf_text(&finding->need_text) : ""),
        cell_of(tr(rule->text)),
    };

    add_notes(rows, rule, at, finding);
    return table_out_row(rows->table.rows, cells, &rows->cli->err);
}

static void find_out(const struct degree_rule *rule, const struct degree_rows_from *from,
                     struct degree_finding *out)
{
    if (from->figures)
        degree_figures_find_out(from->figures, rule, out);
    else
        degree_rule_find_out(rule, degree_condition_value, from->measures, out);
}

bool degree_rows_add(struct degree_rows *rows, const struct degree_rows_from *from)
{
    struct degree_finding finding = {0};
    struct degree_list list;
    bool ok = true;

    if (!rows->for_people)
        tr_english_begin();
    degree_rules_list(rows->rules, rows->ask, &list);
    for (size_t i = 0; ok && i < list.count; i++) {
        find_out(list.rules[i], from, &finding);
        count_met(rows, finding.met);
        ok = rows->for_people ? add_for_people(rows, list.rules[i], i, &finding)
                              : add_for_scripts(rows, list.rules[i], i, &finding);
    }
    if (!rows->for_people)
        tr_english_end();
    degree_finding_clear(&finding);
    return ok;
}

/* "State FFA Degree · Oklahoma · award year 2027: 3 met, 4 missing, 1 to be said by a person" */
static void tell_sum(const struct degree_rows *rows)
{
    const struct rules_word *degree = rules_word_find("degree", rows->ask.degree);
    const char *line = buf_text(&rows->notes);

    cli_say("%s", "");
    cli_say("%s · %s · award year %d: %zu met, %zu missing, %zu to be said by a person",
            degree ? tr(degree->label) : rows->ask.degree, tr(rows->profile_label), rows->ask.award_year,
            rows->met, rows->missing, rows->attest);
    for (; *line; line += strcspn(line, "\n") + 1) {
        char *one = mem_text_n(line, strcspn(line, "\n"));
        cli_wrap(one, 2, 0);
        mem_free(one);
    }
}

int degree_rows_end(struct degree_rows *rows, bool ok)
{
    int status = cli_table_end(rows->cli, &rows->table, ok);

    if (status == 0 && rows->for_people && !cli_to_file(rows->cli))
        tell_sum(rows);
    buf_free(&rows->notes);
    return status;
}
