/* The quick line: one line of plain words becomes one record.
 *
 *     [DAY] TIME TEXT @project [#STANDARD]... [paid | in class]    1.5h fed hogs @swine #AS.02
 *     [DAY] [paid|got] $AMOUNT CATEGORY [TEXT] @project [from|to PARTY]
 *     [DAY] sold [N] THING AMOUNT [each] @project [to PARTY]       sold 2 hogs 610 @swine
 *     [DAY] service TIME TEXT                                      service 3h food pantry
 *     [DAY] weigh WEIGHT [UNIT] [tag] ANIMAL @project              weigh 250 lb 17 @swine
 *     [DAY] died|born N [THING] @project                           born 8 piglets @swine
 *
 * DAY: today, yesterday, mon ... sun (the last one), -N, 2026-11-20, 11/20. TIME: 1.5h, 90m, 1:30.
 *
 * At the end, or before the @, "with crew" enters it for every member of the crew that the project
 * has a share of (money is parted by shares, time is everybody's own), "with Ana, Bo" the time of
 * these too.
 *
 * @ takes the beginning of a title, a word of it, or all of it, in quotes where it has spaces
 * (@swine, @"Market swine"), among the projects open on that day; what could mean several is
 * refused. What cannot be placed is refused with what would be right; a project is never guessed.
 *
 * The same parser serves the screen, a pasted list and `saebook log`. */
#ifndef QUICK_QUICK_H
#define QUICK_QUICK_H

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "kinds/crew.h"
#include "kinds/record.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum { QUICK_LINE_MAX = 2000 }; /* bytes of a line */

/* A line as understood. Begin with {0} or quick_parse(); end with quick_clear(). */
struct quick {
    struct record record; /* hours, money, service, weighing or head; ready to be inserted */
    struct crew crew;     /* whom it is for, the student among them; count 0: the student alone */
    char *student_name;   /* as people call them */
    char *preview;        /* "You PAID $42.50 for feed · Market swine · Sun 22 Nov 2026" */
};
void quick_clear(struct quick *quick);

/* Understands one line of `student`; `day` is the date where the line names none. On failure
 * nothing is owed and the sentence says what would be right. */
bool quick_parse(struct book *book, int64_t student, struct date day, const char *text,
                 size_t nbytes, struct quick *out, struct err *err);

/* Enters all of them as one change, one step to undo; all or none. They are checked again inside
 * the change, so that lines of one list see each other. *failed (may be NULL) is which of the list
 * was refused. `what` (may be NULL) gets the sentence, owned by the caller: what was entered and,
 * for one line, what moved: "entered 1 h 30 m, Market swine: fed hogs; 62.00 h this year". */
bool quick_enter(struct book *book, struct quick *list, size_t count, size_t *failed, char **what,
                 struct err *err);

/* ---- notes ------------------------------------------------------------------------------------
 */

/* A note with a line for each entry, as people keep it: empty lines are passed over, marks of a
 * list ("-", "*", "1.", "[x]") are taken off, and a day alone in its line ("Monday:", "11/17") is
 * the day of the lines below it that name none. Begin with {.at = text}; free with
 * quick_note_clear(). */
struct quick_note {
    const char *at;
    size_t number;   /* of the line that was given last, from 1 */
    struct buf day;  /* as it was written */
    struct buf line; /* as quick_parse() takes it */
};
bool quick_note_next(struct quick_note *note); /* false at the end */
void quick_note_clear(struct quick_note *note);

/* ---- completion ------------------------------------------------------------------------------ */

enum { QUICK_CHOICES_MAX = 12 };

struct quick_choices {
    size_t from, to; /* the bytes of the line that a choice replaces */
    size_t count;
    struct {
        char *insert; /* owned: what is put there: @swine */
        char *label;  /* owned: what is shown: Market swine */
    } list[QUICK_CHOICES_MAX];
};

/* What could stand at the cursor (a byte of the line): projects after @, standards after #,
 * categories after an amount, animals after a weight, and after from or to whoever paid or was paid
 * before. */
void quick_complete(struct book *book, int64_t student, struct date day, const char *text,
                    size_t nbytes, size_t cursor, struct quick_choices *out);
void quick_choices_clear(struct quick_choices *choices);

#endif
