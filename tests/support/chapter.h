/* The sample chapter as a book, for tests that need something to look at. It is made once a program
 * by the program under test; each test gets a copy of its own. */
#ifndef SUPPORT_CHAPTER_H
#define SUPPORT_CHAPTER_H

/* The program under test: SAEBOOK_PROGRAM, else ./saebook. */
char *chapter_program(void);

/* A fresh copy of the sample book, in the test's temporary folder. Valid until the next call. */
char *chapter_book(void);

/* Runs a command of the program, its arguments quoted for the shell, and returns all it wrote, owned
 * by the caller. The test fails if it ends with another status. */
char *chapter_run(int status, const char *arguments);

#endif
