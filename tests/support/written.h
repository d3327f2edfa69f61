/* Every kind of workbook that the program writes, as a table, and the books they are made from: the
 * sample chapter, the small book of the award workbooks, and one where everything is at its limit.
 * What fails fails the test. */
#ifndef SUPPORT_WRITTEN_H
#define SUPPORT_WRITTEN_H

#include "base/err.h"
#include "support/xlsx.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

enum written_book { WRITTEN_SAMPLE, WRITTEN_SMALL, WRITTEN_LIMITS, WRITTEN_BOOKS };

enum written_kind {
    WRITTEN_PROFICIENCY, /* of: the area, by: the type */
    WRITTEN_DEGREE,      /* of: the degree, by: the profile; "" for the chapter's */
    WRITTEN_YEAR,
    WRITTEN_SCHOOL_YEAR,
    WRITTEN_RECORD_BOOK, /* year 0: all */
    WRITTEN_REPORT,      /* of: its name; student "": all; year 0: all */
    WRITTEN_RANKING,     /* of: the rubric */
    WRITTEN_MARKED,      /* of: the rubric */
    WRITTEN_BLANK,       /* of: the rubric */
};

struct written {
    char file[48];
    enum written_book book;
    enum written_kind kind;
    const char *student; /* by number */
    const char *of, *by;
    int year;
    int formulas; /* at least */
};

/* For a group of tests: a folder of their own, and it gone again (kept with WRITTEN_KEEP set). */
int written_begin(void **state);
int written_end(void **state);

size_t written_count(void);
const struct written *written_at(size_t i);

/* Each is made when it is first asked for. */
struct book *written_book(enum written_book which);
int64_t written_student(enum written_book which, const char *number);
/* A record by what it is called. */
int64_t written_find(enum written_book which, const char *kind, const char *name);

/* A path in the folder; owned by the caller. */
char *written_path(const char *name);
void written_make(const struct written *one, const char *path);
/* Opens one of the table by its file, made now where it has not been. */
struct xlsx *written_open(const char *file);

/* The whole file, which must be one. */
struct buf;
void written_bytes(const char *name, struct buf *out);
/* Fails where two files of the folder are not the same to the byte. */
void written_same(const char *name, const char *other);
/* Every XML part is well-formed, there is no macro and no link to another file. */
void written_check_parts(const struct xlsx *xlsx, const char *name);

#endif
