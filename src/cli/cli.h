/* The program without a screen: every command of `saebook help`. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>

/* Runs the command that argv names; the exit code: 0 done, 1 failed, 2 wrong usage. */
int cli_main(int argc, char **argv);

/* True where argv names no command, but at most a book to open on the screens (`saebook`,
 * `saebook t.saebook`, `saebook -b t.saebook`); *book is that, or NULL. */
bool cli_wants_screens(int argc, char **argv, const char **book);

#endif
