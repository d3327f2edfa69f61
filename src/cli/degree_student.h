/* degree, of students: one, or all. Internal to src/cli. */
#ifndef CLI_DEGREE_STUDENT_H
#define CLI_DEGREE_STUDENT_H

#include "cli/command.h"

/* `saebook degree STUDENT DEGREE` and `saebook degree --all DEGREE`; they return the exit status. */
int degree_of_student(struct cli *cli);
int degree_of_all(struct cli *cli);

#endif
