/* Half-filled forms that were left: they come back when the same form is opened again. Kept in the
 * session, for as long as the program runs. */
#ifndef SCREEN_DRAFT_H
#define SCREEN_DRAFT_H

#include "screen/screens.h"
#include "screen/session.h"
#include <stddef.h>
#include <stdint.h>

struct draft;

/* The draft of this form, emptied, or a new one. Owned by the session. */
struct draft *draft_new(struct session *session, const struct records_of *of, int64_t id);
void draft_add(struct draft *draft, const char *field, const char *text); /* copies */
const struct draft *draft_find(const struct session *session, const struct records_of *of,
                               int64_t id); /* NULL if there is none */
void draft_drop(struct session *session, const struct records_of *of, int64_t id);
void draft_drop_all(struct session *session);

size_t draft_count(const struct draft *draft);
const char *draft_field(const struct draft *draft, size_t at);
const char *draft_text(const struct draft *draft, size_t at);

#endif
