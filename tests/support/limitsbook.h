/* A small book in which whatever is printed is as long, as large, as many or as odd as it may be,
 * and a student of whom there is nothing at all. */
#ifndef SUPPORT_LIMITSBOOK_H
#define SUPPORT_LIMITSBOOK_H

struct book;

#define LIMITSBOOK_RUBRIC "Every judge's"

/* Students L1, of everything, and L2, of nothing. Makes it at `path` and opens it; the test fails
 * where that fails. */
struct book *limitsbook_open(const char *path);

#endif
