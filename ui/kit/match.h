/* Does what a person types stand in a text? Ignoring case and accents: "jose" finds "José". */
#ifndef KIT_MATCH_H
#define KIT_MATCH_H

#include <stdbool.h>

bool match_holds(const char *text, const char *typed);
bool match_begins(const char *text, const char *typed); /* a word of it begins so; true for "" */

#endif
