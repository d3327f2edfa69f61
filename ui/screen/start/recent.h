/* The books that were open last, by path, newest first: a small file of the user's own. */
#ifndef SCREEN_START_RECENT_H
#define SCREEN_START_RECENT_H

#include <stddef.h>

enum { RECENT_MOST = 8 };

struct recent {
    char *paths[RECENT_MOST]; /* owned */
    size_t count;
};
void recent_read(struct recent *recent);
void recent_clear(struct recent *recent);
/* Puts a book at the top. Failing to write it is no matter. */
void recent_note(const char *path);

#endif
