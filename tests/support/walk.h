/* The screens of the program and the way to each, for tests that look at all of them. What they wait
 * for is said in the language in use (tr_use()), which the program must be told in `env`, too. */
#ifndef TEST_WALK_H
#define TEST_WALK_H

#include "support/pty.h"

/* How to come to a screen from the class list: keys, then words that show it is there. */
struct walk {
    const char *name;
    const char *student; /* to be found first; NULL: none */
    const char *keys, *shows;
};
extern const struct walk walks[]; /* a name of NULL at the end */

/* Starts the program with a fresh sample chapter, and waits for the class list. */
struct pty *walk_start(int cols, int rows, const char *const *env);
void walk_find(struct pty *pty, const char *student); /* selects the student there */
void walk_home(struct pty *pty, const char *student); /* and goes to the student's own screen */
/* The first and the last of these, with a student of many records, in a window of this size. */
struct pty *walk_maya(int cols, int rows);

/* From a student's own screen to the form of a new entry of hours. */
void walk_new_hours(struct pty *pty);

/* The book of the last walk_start(). */
const char *walk_book(void);
/* What a command says of it now, owned by the caller; and the test fails if it lacks these words. */
char *walk_ask(const char *arguments);
void walk_tells(const char *arguments, const char *words);
/* The whole way, and waits until it shows. */
struct pty *walk_to(const struct walk *walk, int cols, int rows, const char *const *env);

#endif
