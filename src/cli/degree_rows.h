/* The rules of a degree as rows: of the calculator, and of a student's degrees. Internal to src/cli. */
#ifndef CLI_DEGREE_ROWS_H
#define CLI_DEGREE_ROWS_H

#include "cli/tools.h"
#include "rules/degree.h"

struct degree_rows {
    struct cli *cli;
    const struct degree_rules *rules;
    struct degree_ask ask;
    const char *profile_label; /* "Oklahoma" */
    struct cli_table table;
    bool with_student, for_people;
    size_t met, missing, attest;
    struct buf notes; /* for people: what is missing, below the table */
};

/* Begins the rows in the format asked for: a row for each rule of ask.degree, for a student each
 * where `with_student`. Start with {0}. */
bool degree_rows_begin(struct degree_rows *rows, struct cli *cli, const struct degree_rules *rules,
                       struct degree_ask ask, bool with_student);
/* Every rule against the figures. `student` is their number, NULL without a column of it. */
bool degree_rows_add(struct degree_rows *rows, const char *student, condition_value *value,
                     void *context);
/* Ends the table and says for people, below it, whose rules these are and what is missing. Frees
 * all, also where `ok` says that adding failed. Returns the exit status. */
int degree_rows_end(struct degree_rows *rows, bool ok);

#endif
