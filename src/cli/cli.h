/* The command line: everything that saebook does without a screen.
 *
 * One table of commands (commands.c) feeds dispatch, help, shell completion and the manual. A
 * command answers 0 (done), 1 (a failure) or 2 (wrong usage), and speaks of errors on standard
 * error as "saebook: where: what is wrong; what would be right". */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>

/* Whether the arguments ask for the screens: `saebook`, `saebook BOOK`, `saebook -b BOOK`. *book is
 * the book named, NULL where none is. A word that is no command, and does not look like a file, is
 * left to cli_main(), which says what is wrong. */
bool cli_wants_screens(int argc, char **argv, const char **book);

/* Runs a command; the exit status. */
int cli_main(int argc, char **argv);

/* The book that is used where none is named: $SAEBOOK, else chapter.saebook in the user's data
 * folder. Owned by the caller. */
char *cli_default_book(void);

#endif
