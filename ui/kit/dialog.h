/* Questions that the program asks, each a modal popup: the call returns with the answer. When the
 * program is asked to end meanwhile, the answer is the safe one (no, nothing chosen). */
#ifndef KIT_DIALOG_H
#define KIT_DIALOG_H

#include "base/buf.h"
#include "kit/app.h"
#include "kit/list.h"
#include <stdbool.h>
#include <stddef.h>

void dialog_message(struct app *app, const char *title, const char *text);

/* Only where undo would not help. `yes` and `no` are the words on the buttons ("Replace the file",
 * "Keep it"); `no` has the focus, and Esc means it. No letter answers. */
bool dialog_confirm(struct app *app, const char *title, const char *text, const char *yes,
                    const char *no);

/* A line of text. `text` holds the first proposal and gets the answer. check (may be NULL) is
 * called at the beginning and at each change; its sentence is shown below. */
bool dialog_prompt(struct app *app, const char *title, const char *label, size_t max_chars,
                   struct buf *text, bool (*check)(void *self, const char *text, struct err *err),
                   void *self);

/* A line below the list of the screen, which narrow() narrows to its text at each change; "" is all
 * of it. It begins with all of the list; Esc narrows it to `before` again. */
void dialog_narrow(struct app *app, const char *label, size_t max_chars, const char *before,
                   void (*narrow)(void *self, const char *text), void *self);

/* One of a list, narrowed by typing. `fill` adds what matches `typed` (all of it for ""), best
 * first, as rows of list.h with `columns`. Gets the row's id. */
struct dialog_choice {
    const struct list_column *columns;
    size_t column_count;
    void (*fill)(void *self, const char *typed, struct list_rows *rows, size_t want);
    const char *empty; /* sentence for when nothing matches */
};
bool dialog_choose(struct app *app, const char *title, const struct dialog_choice *choice,
                   void *self, int64_t *id);
/* The same from fixed words; the answer is an index, -1 for none. */
int dialog_choose_word(struct app *app, const char *title, const char *const words[], size_t count,
                       int selected);

/* A file to read or to write. `suffixes` is NULL or like ".jpg .jpeg .png". The answer replaces
 * `path`, which holds where to begin (a folder or a file; "" for the home folder). For writing, a
 * name can be typed, and an existing file is confirmed. */
enum dialog_file_use { DIALOG_READ, DIALOG_WRITE, DIALOG_FOLDER };
bool dialog_file(struct app *app, const char *title, enum dialog_file_use use, const char *suffixes,
                 struct buf *path);
/* The same, with the selected file drawn beside the list once the selection rests on it. draw() may
 * be NULL; it tells whether there was anything to draw. */
struct dialog_picture {
    bool (*draw)(void *self, const char *path, struct rect area);
    void *self;
};
bool dialog_file_seen(struct app *app, const char *title, enum dialog_file_use use,
                      const char *suffixes, const struct dialog_picture *picture, struct buf *path);

/* Work that takes long, done in steps. step() does a little (some 20 ms), and tells how far it is;
 * true: go on. False ends it: done, or failed with *err filled. The person may cancel between two
 * steps. Shown only after a quarter of a second. */
struct dialog_progress {
    int64_t done, total; /* total 0: not known */
    char what[128];      /* "importing line 1,200" */
};
enum dialog_outcome { DIALOG_DONE, DIALOG_FAILED, DIALOG_CANCELED };
enum dialog_outcome dialog_work(struct app *app, const char *title,
                                bool (*step)(void *self, struct dialog_progress *progress,
                                             bool *failed, struct err *err),
                                void *self, struct err *err);

#endif
