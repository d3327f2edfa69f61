/* Reading the rules of degrees: the program's files, and those that a book has of its own. */
#include "base/attr.h"
#include "base/mem.h"
#include "base/text.h"
#include "rules/degree_inside.h"
#include "rules/row.h"

#include <stdlib.h>
#include <string.h>

enum {
    R_DEGREE,
    R_ID,
    R_TEXT,
    R_CONDITION,
    R_ADVICE,
    R_NOTE,
    R_PROFILE,
    R_FROM,
    R_TO,
    R_REPLACES,
    R_SOURCE,
    R_CERTAINTY,
    R_COUNT
};
static const char *const rule_columns[] = {
    "degree", "id",   "requirement", "condition", "advice", "note",      "profile",
    "from",   "to",   "replaces",    "source",    "certainty", NULL};

enum {
    S_PROFILE,
    S_SETTING,
    S_VALUE,
    S_DEGREES,
    S_FROM,
    S_TO,
    S_SOURCE,
    S_CERTAINTY,
    S_NOTE
};
static const char *const switch_columns[] = {"profile", "setting", "value",     "degrees", "from",
                                             "to",      "source",  "certainty", "note",    NULL};

/* What a setting may be; no values: a day of the year, or nothing. */
static const struct {
    const char *name;
    const char *values[4];
    const char *would_do;
} settings[] = {
    {"hours", {"exclude_invested", "unpaid_only", "all"}, "exclude_invested, unpaid_only or all"},
    {"class_time", {"out", "in"}, "out or in"},
    {"earned", {"net", "gross"}, "net or gross"},
    {"invested",
     {"equity_and_education", "equity_change", "point_in_time"},
     "equity_and_education, equity_change or point_in_time"},
    {"service", {"cumulative", "additional"}, "cumulative or additional"},
    {"activities", {"once", "level"}, "once or level"},
    {"figures_until", {NULL}, "a day such as 12-31, or nothing"},
    {"counts_until", {NULL}, "a day such as 04-01, or nothing"},
};

/* Where a column of the table stands in this file; SIZE_MAX: it does not. */
struct reading {
    struct degree_part *part;
    const struct rules_measures *measures;
    size_t at[R_COUNT];
    size_t row;
};

static const char *cell(const struct reading *in, int column)
{
    return in->at[column] == SIZE_MAX ? ""
                                      : rules_cell(&in->part->table, in->row, in->at[column]);
}

/* For errors: names the column. */
static bool in_column(bool good, int column, struct err *err)
{
    return good || err_prefix(err, "column %s", rule_columns[column]);
}

/* ---- words ---- */

static bool spans_meet(struct rules_span a, struct rules_span b)
{
    return (a.from == 0 || b.to == 0 || a.from <= b.to) &&
           (b.from == 0 || a.to == 0 || b.from <= a.to);
}

bool degree_words_hold(const char *words, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = words; *at; at += strspn(at, " ")) {
        size_t n = strcspn(at, " ");
        if (n == length && memcmp(at, word, n) == 0)
            return true;
        at += n;
    }
    return false;
}

static bool is_word(const char *text, bool capitals)
{
    static const char small[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
    static const char all[] = "abcdefghijklmnopqrstuvwxyz0123456789_-ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t length = strlen(text);

    return length > 0 && length <= 40 && strspn(text, capitals ? all : small) == length;
}

static bool check_degree(const char *text, struct err *err)
{
    if (rules_word_find("degree", text))
        return true;
    return err_set(err, "'%s' is no degree; it should be discovery, greenhand, chapter, state, "
                        "american, or a Star such as star_state",
                   text);
}

/* A state's code is written as the program's list has it, so that its rows find each other. */
static bool check_profile(const char *text, struct err *err)
{
    const struct rules_word *known = rules_word_find("profile", text);

    if (known && strcmp(known->code, text) != 0)
        return err_set(err, "the profile '%s' is written %s", text, known->code);
    return is_word(text, true) ||
           err_set(err, "'%s' is no profile; national, a state's two letters, or a word of your "
                        "own without spaces would do",
                   text);
}

/* ---- rules ---- */

static bool is_star(const char *degree)
{
    return strncmp(degree, "star_", 5) == 0;
}

/* "state money", of a Star alone: so that no rule leads back to itself. */
static bool read_see(struct degree_rule *rule, const char *text, struct err *err)
{
    size_t length = strcspn(text, " ");
    char *degree = mem_text_n(text, length);
    bool known = text[length] == ' ' && rules_word_find("degree", degree) && !is_star(degree);

    mem_free(degree);
    rule->see = text;
    if (!is_star(rule->degree))
        return err_set(err, "'rule %s': only a Star takes the rule of a degree; write the condition",
                       text);
    return known || err_set(err, "'rule %s' should name a degree and one of its rules, such as "
                                 "rule state money",
                            text);
}

static bool read_condition(const struct reading *in, struct degree_rule *rule, struct err *err)
{
    const char *text = cell(in, R_CONDITION);

    rule->formula = text;
    rule->see = "";
    if (strncmp(text, "rule ", 5) == 0)
        return read_see(rule, text + 5, err);
    in->part->conditions[in->part->rule_count] =
        condition_parse(text, in->measures->list, in->measures->count, err);
    rule->condition = in->part->conditions[in->part->rule_count];
    return rule->condition != NULL;
}

bool degree_same_question(const struct degree_rule *a, const struct degree_rule *b)
{
    return strcmp(a->id, b->id) == 0 && strcmp(a->degree, b->degree) == 0 &&
           strcmp(a->profile, b->profile) == 0 && spans_meet(a->span, b->span);
}

static bool read_rule(const struct reading *in, struct err *err)
{
    struct degree_part *part = in->part;
    struct degree_rule *rule = &part->rules[part->rule_count];
    const char *certainty = cell(in, R_CERTAINTY);

    *rule = (struct degree_rule){
        .id = cell(in, R_ID),
        .degree = cell(in, R_DEGREE),
        .text = cell(in, R_TEXT),
        .advice = cell(in, R_ADVICE),
        .note = cell(in, R_NOTE),
        .profile = cell(in, R_PROFILE),
        .replaces = cell(in, R_REPLACES),
        .source = cell(in, R_SOURCE),
        .own = part->name != NULL,
        .line = part->table.lines[in->row + 1],
    };
    if (!in_column(check_degree(rule->degree, err), R_DEGREE, err) ||
        !in_column(check_profile(rule->profile, err), R_PROFILE, err) || !rules_row_given(rule->text, "requirement", err) ||
        !rules_row_given(rule->source, "source", err) ||
        !rules_row_span(cell(in, R_FROM), cell(in, R_TO), &rule->span, err) ||
        !rules_row_certainty(*certainty || !rule->own ? certainty : "S", &rule->certainty, err))
        return false;
    if (!is_word(rule->id, false))
        return err_set(err, "the id '%s' should be a word in small letters, such as money",
                       rule->id);
    if (!in_column(read_condition(in, rule, err), R_CONDITION, err))
        return false;
    part->rule_count++;
    for (size_t i = 0; i + 1 < part->rule_count; i++)
        if (degree_same_question(&part->rules[i], rule))
            return err_set(err, "the rule '%s' of this degree, profile and year is there already; "
                           "leave one out, or part their years by the columns from and to",
                           rule->id);
    return true;
}

/* ---- switches ---- */

static bool is_day_of_year(const char *text)
{
    char iso[16] = "2023-"; /* no leap year: a rule's day comes every year */
    struct date day;

    if (strlen(text) != 5)
        return text[0] == '\0';
    memcpy(iso + 5, text, 6);
    return date_parse_iso(iso, 10, &day);
}

static bool check_setting(const char *name, const char *value, struct err *err)
{
    for (size_t i = 0; i < COUNT_OF(settings); i++) {
        bool good = !settings[i].values[0] && is_day_of_year(value);
        if (strcmp(settings[i].name, name) != 0)
            continue;
        for (size_t v = 0; v < COUNT_OF(settings[i].values) && settings[i].values[v]; v++)
            good = good || strcmp(settings[i].values[v], value) == 0;
        return good || err_set(err, "'%s' is not for the setting %s; it should be %s", value, name,
                               settings[i].would_do);
    }
    return err_set(err, "'%s' is no setting; there are hours, class_time, earned, invested, service, "
                        "activities, figures_until and counts_until",
                   name);
}

static bool check_degrees(const char *degrees, struct err *err)
{
    for (const char *at = degrees; *at; at += strspn(at, " ")) {
        size_t n = strcspn(at, " ");
        char *word = mem_text_n(at, n);
        bool good = check_degree(word, err);
        mem_free(word);
        if (!good)
            return false;
        at += n;
    }
    return true;
}

/* Two rows for one degree and year: what is said for a degree goes before what is said for all. */
bool degree_same_switch(const struct degree_switch *a, const struct degree_switch *b)
{
    return strcmp(a->setting, b->setting) == 0 && strcmp(a->profile, b->profile) == 0 &&
           strcmp(a->degrees, b->degrees) == 0 && spans_meet(a->span, b->span);
}

static bool add_switch(struct degree_part *part, struct degree_switch s, struct err *err)
{
    if (!check_profile(s.profile, err) || !check_setting(s.setting, s.value, err) ||
        !check_degrees(s.degrees, err) || !rules_row_given(s.source, "source", err))
        return false;
    for (size_t i = 0; i < part->switch_count; i++)
        if (degree_same_switch(&part->switches[i], &s))
            return err_set(err, "the setting '%s' of this profile and year is there already; "
                           "leave one out, or part their years by the columns from and to",
                           s.setting);
    part->switches[part->switch_count++] = s;
    return true;
}

static bool read_switch(struct degree_part *part, size_t row, struct err *err)
{
    const struct rules_table *t = &part->table;
    struct degree_switch s = {
        .setting = rules_cell(t, row, S_SETTING),
        .value = rules_cell(t, row, S_VALUE),
        .profile = rules_cell(t, row, S_PROFILE),
        .degrees = rules_cell(t, row, S_DEGREES),
        .source = rules_cell(t, row, S_SOURCE),
        .note = rules_cell(t, row, S_NOTE),
    };

    return rules_row_span(rules_cell(t, row, S_FROM), rules_cell(t, row, S_TO), &s.span, err) &&
           rules_row_certainty(rules_cell(t, row, S_CERTAINTY), &s.certainty, err) &&
           add_switch(part, s, err);
}

/* In a book's own file a setting is a row whose id is "set:" and its name. */
static bool read_own_switch(const struct reading *in, struct err *err)
{
    const char *certainty = cell(in, R_CERTAINTY);
    struct degree_switch s = {
        .setting = cell(in, R_ID) + 4,
        .value = cell(in, R_CONDITION),
        .profile = cell(in, R_PROFILE),
        .degrees = cell(in, R_DEGREE),
        .source = cell(in, R_SOURCE),
        .note = cell(in, R_NOTE),
        .own = true,
    };

    return rules_row_span(cell(in, R_FROM), cell(in, R_TO), &s.span, err) &&
           rules_row_certainty(*certainty ? certainty : "S", &s.certainty, err) &&
           add_switch(in->part, s, err);
}

/* ---- files ---- */

static struct degree_part *new_part(void)
{
    struct degree_part *part = mem_alloc(sizeof *part);

    *part = (struct degree_part){.name = NULL};
    return part;
}

static void room_for_rules(struct degree_part *part)
{
    part->rules = mem_array(part->table.rows, sizeof *part->rules);
    part->conditions = mem_array(part->table.rows, sizeof *part->conditions);
}

void degree_part_free(struct degree_part *part)
{
    if (!part)
        return;
    for (size_t i = 0; i < part->rule_count; i++)
        condition_free(part->conditions[i]);
    mem_free(part->conditions);
    mem_free(part->rules);
    mem_free(part->switches);
    mem_free(part->name);
    rules_table_clear(&part->table);
    mem_free(part);
}

static struct degree_part *fail_at(const struct reading *in, struct err *err)
{
    rules_row_error(&in->part->table, in->row, err);
    degree_part_free(in->part);
    return NULL;
}

struct degree_part *degree_part_rules(const struct rules_measures *measures, rules_source *source,
                                      struct err *err)
{
    struct reading in = {.part = new_part(), .measures = measures};

    for (size_t i = 0; i < R_COUNT; i++)
        in.at[i] = i;
    if (!rules_table_read(&in.part->table, source, "degrees.csv", rule_columns, err)) {
        degree_part_free(in.part);
        return NULL;
    }
    room_for_rules(in.part);
    for (; in.row < in.part->table.rows; in.row++)
        if (!read_rule(&in, err))
            return fail_at(&in, err);
    return in.part;
}

struct degree_part *degree_part_switches(rules_source *source, struct err *err)
{
    struct reading in = {.part = new_part()};

    if (!rules_table_read(&in.part->table, source, "profiles.csv", switch_columns, err)) {
        degree_part_free(in.part);
        return NULL;
    }
    in.part->switches = mem_array(in.part->table.rows, sizeof *in.part->switches);
    for (; in.row < in.part->table.rows; in.row++)
        if (!read_switch(in.part, in.row, err))
            return fail_at(&in, err);
    return in.part;
}

/* ---- a book's own ---- */

static bool needed_column(int column)
{
    return column == R_DEGREE || column == R_ID || column == R_TEXT || column == R_CONDITION ||
           column == R_PROFILE || column == R_SOURCE;
}

static bool find_column(struct reading *in, size_t at, struct err *err)
{
    const struct rules_table *t = &in->part->table;
    const char *name = t->bytes + t->cells[at];

    for (size_t c = 0; c < R_COUNT; c++) {
        if (!text_same(name, rule_columns[c]))
            continue;
        if (in->at[c] != SIZE_MAX)
            return err_set(err, "%s, line 1: the column '%s' is there twice", t->name, name);
        in->at[c] = at;
        return true;
    }
    if (strpbrk(name, ";\t"))
        return err_set(err, "%s, line 1: the columns are parted by '%c'; save the file as CSV, with "
                            "commas",
                       t->name, *strpbrk(name, ";\t"));
    return err_set(err,
                   "%s, line 1: '%s' is no column of rules; there are degree, id, requirement, "
                   "condition, advice, note, profile, from, to, replaces, source and certainty",
                   t->name, name);
}

/* Spreadsheets leave rows of nothing but commas. */
static bool is_blank(const struct reading *in)
{
    for (size_t column = 0; column < in->part->table.columns; column++)
        if (*rules_cell(&in->part->table, in->row, column))
            return false;
    return true;
}

static bool find_columns(struct reading *in, struct err *err)
{
    for (size_t c = 0; c < R_COUNT; c++)
        in->at[c] = SIZE_MAX;
    for (size_t at = 0; at < in->part->table.columns; at++)
        if (!find_column(in, at, err))
            return false;
    for (int c = 0; c < R_COUNT; c++)
        if (needed_column(c) && in->at[c] == SIZE_MAX)
            return err_set(err,
                           "%s, line 1: the column '%s' is missing; degree, id, requirement, "
                           "condition, profile and source are needed",
                           in->part->table.name, rule_columns[c]);
    while (in->row < in->part->table.rows && is_blank(in))
        in->row++;
    return in->row < in->part->table.rows ||
           err_set(err, "%s has no rules; it should have a line for each, below the names of the "
                        "columns",
                   in->part->table.name);
}

void degree_fault_add(struct degree_faults *faults, const struct err *err)
{
    if (faults->told < DEGREE_FAULTS_TOLD)
        faults->list[faults->told++] = *err;
    faults->count++;
}

static bool read_own_row(const struct reading *in, struct err *err)
{
    bool is_switch = strncmp(cell(in, R_ID), "set:", 4) == 0;

    return is_switch ? read_own_switch(in, err) : read_rule(in, err);
}

struct degree_part *degree_part_own(const struct rules_measures *measures,
                                    const struct degree_text *text, struct degree_faults *faults,
                                    struct err *err)
{
    struct reading in = {.part = new_part(), .measures = measures};
    struct degree_part *part = in.part;

    size_t mark = text->size >= 3 && memcmp(text->data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    part->name = mem_text(text->name);
    if (!rules_table_parse(&part->table, part->name, text->data + mark, text->size - mark, err) ||
        !find_columns(&in, err)) {
        degree_part_free(part);
        return NULL;
    }
    room_for_rules(part);
    part->switches = mem_array(part->table.rows, sizeof *part->switches);
    for (; in.row < part->table.rows; in.row++) {
        struct err why = {{0}};
        if (is_blank(&in) || read_own_row(&in, &why))
            continue;
        rules_row_error(&part->table, in.row, &why);
        if (!faults) {
            err_set(err, "%s", why.text);
            degree_part_free(part);
            return NULL;
        }
        degree_fault_add(faults, &why);
    }
    return part;
}
