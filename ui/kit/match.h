/* Does what a person types stand in a text? Ignoring case and accents: "jose" finds "José". */
#ifndef KIT_MATCH_H
#define KIT_MATCH_H

#include <stdbool.h>
#include <stddef.h>

bool match_holds(const char *text, const char *typed);
bool match_begins(const char *text, const char *typed); /* a word of it begins so; true for "" */

/* How well a name answers to what is typed, higher is better; 0: not at all, 1 for "". The name
 * itself, its beginning, beginnings of its words, letters within it, its letters in their order
 * ("mksw" finds "Market swine"), and with four letters or more also one that is mistyped. */
int match_score(const char *name, const char *typed);
/* The best of several names, separated by ';'; *at and *nbytes get which. */
int match_score_any(const char *names, const char *typed, size_t *at, size_t *nbytes);

#endif
