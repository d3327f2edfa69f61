/* How files, commands and forms name a record: a student by number or unique name, a project by its
 * title within the student, a loan by "lender date", and so on: the kind's unique fields, without
 * those that are the address (student, project), joined by spaces. "#" and an id, or any unique
 * ending of four digits or more of one, may stand for every reference; where nothing is called so,
 * the "#" may be left out. */
#ifndef KINDS_REFS_H
#define KINDS_REFS_H

#include "base/buf.h"
#include "base/err.h"
#include "kinds/kind.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

/* `student` and `project` narrow the search (0: anywhere). The error lists what could be meant. */
bool ref_find(struct book *book, const struct kind *kind, int64_t student, int64_t project,
              const char *text, size_t nbytes, int64_t *id, struct err *err);
/* The same, also taking a unique beginning or a unique word: for what people type. */
bool ref_guess(struct book *book, const struct kind *kind, int64_t student, int64_t project,
               const char *text, size_t nbytes, int64_t *id, struct err *err);
/* An id from text as users give it: the whole number, "#1234", or a unique ending. */
bool ref_find_id(struct book *book, const struct kind *kind, const char *text, size_t nbytes,
                 int64_t *id, struct err *err);

/* The reference's text: STYLE_FILE's form for a student is the number, else the name. */
bool ref_name(struct book *book, const struct kind *kind, int64_t id, struct buf *out);       /* for files */
bool ref_name_screen(struct book *book, const struct kind *kind, int64_t id, struct buf *out); /* for people */
/* The same; what has no name is told by its sentence: "Sale 610.00, 2 head, Market swine". */
bool ref_tell(struct book *book, const struct kind *kind, int64_t id, struct buf *out);

/* The student a row belongs to through its owner (project, asset, application); 0 if none. */
int64_t ref_student_of(struct book *book, const struct kind *kind, int64_t id);

#endif
