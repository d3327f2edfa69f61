/* The parts of the command award that only look: which awards fit, and what an application would be
 * returned for. Internal to src/cli. */
#ifndef CLI_AWARD_H
#define CLI_AWARD_H

#include "award/returned.h"
#include "cli/command.h"

/* Year 0: the award of the records of this year. */
int cli_award_matches(struct cli *cli, int year);
int cli_award_returned(struct cli *cli, int year);
/* The reasons in the format asked for. Returns the exit status. */
int cli_award_reasons(struct cli *cli, const struct award_returned *returned);

#endif
