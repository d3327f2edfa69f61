/* The rules of degrees as a book has them: the program's own, and in front of them what a teacher has
 * imported. Each file is kept whole, as a setting, under a name: importing it again replaces it. */
#ifndef DEGREE_OWN_RULES_H
#define DEGREE_OWN_RULES_H

#include "base/buf.h"
#include "base/err.h"
#include "rules/degree.h"

struct book;

/* NULL on failure. Without a book (NULL) the program's own alone. Freed with degree_rules_free(). */
struct degree_rules *own_rules_read(struct book *book, struct err *err);

/* Whose rules hold for the book's chapter: its degree_profile, where that is left at national its
 * state's, and national where no rules are known for that. Without a book national. */
bool own_profile(struct book *book, const struct degree_rules *rules, struct degree_profile *out,
                 struct err *err);

/* What a file would bring, or has brought. */
struct own_rules_count {
    size_t rules, settings, degrees, profiles;
    bool replaces; /* one of the same name was there */
};

/* A file of rules: what it would be kept under, what errors call it, and what stands in it. */
struct own_rules_file {
    const char *name, *path;
    const char *data;
    size_t size;
};
/* Whether it holds, alone and with the book's others (no book: alone). Changes nothing. False with
 * what is wrong with its lines in *faults, and what is wrong with it as a whole in *err. */
bool own_rules_check(struct book *book, const struct own_rules_file *file,
                     struct own_rules_count *out, struct degree_faults *faults, struct err *err);
/* Keeps it, as one change; nothing of it where anything is wrong. */
bool own_rules_import(struct book *book, const struct own_rules_file *file,
                      struct own_rules_count *out, struct degree_faults *faults, struct err *err);
/* Takes it out, as one change; fails where there is none of the name. */
bool own_rules_forget(struct book *book, const char *name, struct err *err);
/* The names of what is kept, in order. False from `each` stops, as a failure. */
bool own_rules_each(struct book *book,
                    bool (*each)(void *context, const char *name, const char *data, size_t size,
                                 struct err *err),
                    void *context, struct err *err);

#endif
