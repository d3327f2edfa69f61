/* What is being typed and is not entered yet: forms, answers, the quick line.
 *
 * A draft is a small file of the user's own, below $XDG_STATE_HOME/saebook/drafts, one folder for
 * each book. While typing goes on it is written at most twice a second, and not flushed: so it comes
 * back after Esc, and also after a kill, a closed lid or a lost connection. It goes when what it
 * holds is entered. Where it cannot be written, nothing is said and nothing else is lost. */
#ifndef SCREEN_DRAFT_H
#define SCREEN_DRAFT_H

#include "kit/app.h"
#include "screen/session.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the draft is of. Two forms with the same are the same form. */
struct draft_of {
    const char *what; /* the sort of screen: "record", "guided", "answer", "line" */
    const char *kind; /* of record, or what happened; "" if the screen has none */
    int64_t student, project;
    const char *owner; /* the field it hangs on, or "" */
    int64_t owner_id;
    int64_t id; /* 0: a new one */
};

struct draft {
    struct draft_of of; /* its texts are owned by the draft */
    char *title;        /* for people: "Hours, Maya Ortiz" */
    struct draft_line {
        char *field, *text;
    } *lines;
    size_t count;
    int64_t kept_at; /* nanoseconds; of those that draft_list() tells */
};

void draft_start(struct draft *draft, const struct draft_of *of, const char *title); /* copies */
void draft_add(struct draft *draft, const char *field, const char *text);           /* copies */
const char *draft_text(const struct draft *draft, const char *field); /* "" if it has none */
void draft_clear(struct draft *draft);

/* Starts the draft of what is typed into `self`, and adds its texts. */
typedef void draft_tell(void *self, struct draft *draft);
/* Something was typed: the draft is told and written after the frame that shows it, or where one was
 * written just now, in at most half a second. `self` stays until draft_flush(). */
void draft_keep(struct app *app, draft_tell *tell, void *self);
void draft_flush(struct session *session); /* what is put off, now */

/* What is kept for this form; clear it afterwards in any case. */
bool draft_read(const struct session *session, const struct draft_of *of, struct draft *out);
void draft_drop(struct session *session, const struct draft_of *of);

/* All drafts of the open book, the newest first. */
size_t draft_list(const struct session *session, struct draft **out);
void draft_free_list(struct draft *drafts, size_t count);

#endif
