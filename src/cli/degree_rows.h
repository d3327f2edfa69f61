/* The rules of a degree as rows: of the calculator, and of a student's degrees. Internal to src/cli. */
#ifndef CLI_DEGREE_ROWS_H
#define CLI_DEGREE_ROWS_H

#include "cli/tools.h"
#include "degree/forecast.h"
#include "degree/measure.h"
#include "rules/degree.h"
#include "rules/figures.h"

/* The degree by its name, --profile, and the award year by --year or --as-of. Without --profile it is
 * the chapter's where cli->book is open, else national. */
bool degree_rows_ask(struct cli *cli, const struct degree_rules *rules, const char *degree,
                     struct degree_ask *out);

enum degree_rows_of {
    DEGREE_ROWS_OF_FIGURES, /* the calculator */
    DEGREE_ROWS_OF_STUDENT, /* with a forecast */
};

struct degree_rows {
    struct cli *cli;
    const struct degree_rules *rules;
    struct degree_ask ask;
    const char *profile_label; /* "Oklahoma" */
    struct cli_table table;
    enum degree_rows_of of;
    const struct degree_progress *progress; /* these of a student, while rows are added; borrowed */
    const struct degree_forecast *forecast;
    bool for_people;
    size_t met, missing, attest;
    struct buf notes; /* for people: what is missing, below the table */
};

/* Begins the rows in the format asked for: a row for each rule of ask.degree. */
bool degree_rows_begin(struct degree_rows *rows, struct cli *cli, const struct degree_rules *rules,
                       struct degree_ask ask, enum degree_rows_of of);
/* What the rules are held against: one of the two. */
struct degree_rows_from {
    struct degree_figures *figures;
    struct degree_measures *measures;
};
/* A row for every rule. */
bool degree_rows_add(struct degree_rows *rows, const struct degree_rows_from *from);
/* Ends the table and says for people, below it, whose rules these are and what is missing. Frees
 * all, also where `ok` says that adding failed. Returns the exit status. */
int degree_rows_end(struct degree_rows *rows, bool ok);

#endif
