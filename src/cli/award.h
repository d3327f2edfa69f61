/* The parts of the command award. Internal to src/cli. */
#ifndef CLI_AWARD_H
#define CLI_AWARD_H

#include "cli/command.h"

/* Year 0: the award of the records of this year. */
int cli_award_matches(struct cli *cli, int year);
int cli_award_returned(struct cli *cli, int year);

#endif
