/* What the files of src/degree share. */
#ifndef DEGREE_INSIDE_H
#define DEGREE_INSIDE_H

#include "degree/measure.h"

/* A view of schema/views/FILE.sql for one student or all (0), with what the profile decides. Give
 * the statement back with stmt_done(). */
struct stmt *degree_view(struct book *book, const char *file, const char *view, int64_t student,
                         const struct degree_asked *asked, struct err *err);

/* The view of the measure ("degree_ffa"); NULL for what no view knows. `parts`: the names it is put
 * together from, or its own. */
const char *degree_measure_view(const char *measure, const char **parts);

#endif
