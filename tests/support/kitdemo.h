/* tests/screen/kitdemo in a pseudo-terminal: every part of the kit, with no records behind it. */
#ifndef SUPPORT_KITDEMO_H
#define SUPPORT_KITDEMO_H

#include "support/pty.h"

const char *kitdemo_path(void); /* the program */
/* Up to three arguments, NULL where there are fewer; env is NULL-terminated or NULL. Does not wait. */
struct pty *kitdemo_start_with(int cols, int rows, const char *const *env, const char *a,
                               const char *b, const char *c);
struct pty *kitdemo_start(void); /* 80x24, and waits until it shows */
/* Leaves it, and looks whether the terminal was given back; frees the pty. */
void kitdemo_quit(struct pty *pty);

#endif
