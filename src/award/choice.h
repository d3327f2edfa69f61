/* What of a student's records enters an application, and in which order: projects, photos, lines of
 * the résumé, skills. Where no photo, line or skill is chosen, the program takes what there is. */
#ifndef AWARD_CHOICE_H
#define AWARD_CHOICE_H

#include "award/scope.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum award_part { AWARD_PROJECTS, AWARD_PHOTOS, AWARD_RESUME, AWARD_SKILLS };

struct award_choice {
    const char *kind; /* of the record: "photo", "activity", ...; static */
    int64_t record;
    int64_t chosen; /* the row that chooses it; 0: it is not in */
    char *text;     /* "Livestock Evaluation", a photo's caption, a skill's standard */
    char *about;    /* the rest: "Apr 2025 · state", the project; or "" */
    char *lacks;    /* what is missing of it: "no caption"; or "" */
};

struct award_choices {
    enum award_part part;
    struct award_choice *list; /* those that are in, in their order; then the others */
    size_t count, chosen;
    int most; /* as many as the form takes; 0: no number is known */
};

/* Of the scope's application, up to its last day. Clear it afterwards, also after a failure. */
bool award_choices_read(struct book *book, const struct award_scope *scope, enum award_part part,
                        struct award_choices *out, struct err *err);
void award_choices_clear(struct award_choices *choices);

/* Takes one in as the last, or out. One step; `what` (may be NULL) is owned by the caller. */
bool award_choice_toggle(struct book *book, int64_t application,
                         const struct award_choices *choices, size_t at, char **what,
                         struct err *err);
/* Moves one that is in by one place, up (-1) or down (1). One step; nothing where it cannot go. Projects
 * have no order. */
bool award_choice_move(struct book *book, const struct award_choices *choices, size_t at, int by,
                       char **what, struct err *err);

#endif
