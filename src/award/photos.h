/* The photos of an application: those chosen in it, in their order; where none are, those of its
 * projects, newest first, as many as the form takes. */
#ifndef AWARD_PHOTOS_H
#define AWARD_PHOTOS_H

#include "award/scope.h"
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

struct award_photo {
    int64_t id;
    char *caption; /* the application's, else the photo's own; "" for none */
    char *date;    /* ISO, or "" */
    char *project; /* title, or "" */
};

struct award_photos {
    struct award_photo *list;
    size_t count;
    bool chosen; /* in the application; else proposed by this function */
};

/* Clear it afterwards, also after a failure. */
bool award_photos_read(struct book *book, const struct award_scope *scope, struct award_photos *out,
                       struct err *err);
void award_photos_clear(struct award_photos *photos);

#endif
