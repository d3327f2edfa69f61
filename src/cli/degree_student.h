/* The command degree, asked about students, one or all: on the screen or as workbooks. Internal to
 * src/cli. */
#ifndef CLI_DEGREE_STUDENT_H
#define CLI_DEGREE_STUDENT_H

#include "cli/command.h"
#include "degree/progress.h"
#include "rules/degree.h"

/* `saebook degree STUDENT DEGREE` and `saebook degree --all DEGREE`; they return the exit status. */
int degree_of_student(struct cli *cli);
int degree_of_all(struct cli *cli);

/* Whether they are asked for as workbooks, and that: `degree STUDENT DEGREE -o FILE.xlsx` and `degree
 * --all DEGREE -o FOLDER`. */
bool degree_is_written(const struct cli *cli);
int degree_write(struct cli *cli);

/* What was asked, with what that stands on. */
struct degree_asked_for {
    struct cli *cli;
    struct degree_rules *rules; /* owned */
    struct degree_ask ask;
    struct degree_figures what_if;
    struct degree_query query;
};
/* False with *status set: 1 where the book failed, 2 where the question is wrong. */
bool degree_ask_for(struct cli *cli, const char *degree, struct degree_asked_for *out, int *status);
int degree_ask_failed(struct degree_asked_for *asked, int status); /* clears it; the exit status */
void degree_asked_clear(struct degree_asked_for *asked);

#endif
