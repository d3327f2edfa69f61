/* The projects of a student that a quick line can name. Internal to src/quick. */
#ifndef QUICK_PROJECTS_H
#define QUICK_PROJECTS_H

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "quick/words.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;

struct project {
    int64_t id;
    char *title, *folded; /* owned; folded: without case and accents */
    char *ended;          /* owned: "" or the day after which it takes nothing */
    bool placement;
    bool open; /* on the day asked about */
};

struct projects {
    struct project *list;
    size_t count;
};

bool projects_read(struct book *book, int64_t student, struct date day, struct projects *out,
                   struct err *err);
void projects_free(struct projects *projects);

/* The one open project that `name` means: its title, a unique beginning or word of it, or the
 * unique beginning of a word. NULL with a sentence. */
const struct project *projects_find(const struct projects *projects, const char *student_name,
                                    const char *name, size_t nbytes, struct err *err);

/* Whether the words from `at` on are together exactly an open project's title: how many, or 0. */
size_t projects_title_words(const struct projects *projects, const struct words *words, size_t at);

/* Whether `folded` (as text_fold_plain gives it) begins the project's title or a word of it. */
bool project_begins(const struct project *project, const char *folded);
/* What to write for it after @: a unique word, or the title in quotes. */
void projects_handle(const struct projects *projects, const struct project *project,
                     struct buf *out);
/* "@swine (Market swine), @feed (Feed store)": the open ones. */
void projects_tell(const struct projects *projects, struct buf *out);

#endif
