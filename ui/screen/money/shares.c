/* Which projects used a lasting item in a year: a small form with a percentage for each. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "kinds/refs.h"
#include "kit/form.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "year/year.h"
#include <stdio.h>
#include <string.h>

enum { MOST = 40 };

struct sharing {
    struct app *app;
    int64_t asset;
    int year;
    struct year_shares shares;
    struct form_field fields[MOST];
    char ids[MOST][8];
    size_t count;
};

static bool read_form(struct sharing *self, struct form *form, int64_t *sum, struct err *err)
{
    *sum = 0;
    for (size_t i = 0; i < self->count; i++) {
        const char *text = form_value(form, self->ids[i]);
        int64_t share = 0;
        if (text[0] != '\0' && !num_parse(text, strlen(text), 2, &share, err))
            return false;
        if (share < 0 || share > 10000)
            return err_set(err, "a share is between 0 and 100 %%");
        self->shares.shares[i].share = share;
        *sum += share;
    }
    return true;
}

static bool check(void *context, struct form *form, const char *field, const char *value,
                  struct buf *hint, struct err *err)
{
    struct sharing *self = context;
    int64_t sum;
    char text[NUM_TEXT_SIZE];
    (void)field;
    (void)value;
    if (!read_form(self, form, &sum, err))
        return false;
    buf_addf(hint, _("%% · all together %s %%"), num_decimal(sum, 2, text));
    return true;
}

static bool save(void *context, struct form *form, struct err *err)
{
    struct sharing *self = context;
    int64_t sum;
    char *what = NULL;
    bool ok = read_form(self, form, &sum, err);
    if (ok)
        do
            ok = year_shares_save(session_of(self->app)->book, self->asset, self->year,
                                  &self->shares, &what, err);
        while (!ok && session_ask_reason(self->app, err));
    if (ok)
        app_undoable(self->app, "%s", what);
    mem_free(what);
    return ok;
}

static struct form *make_form(struct sharing *self)
{
    static const struct form_ops ops = {.check = check, .save = save};
    char text[NUM_TEXT_SIZE];
    self->count = self->shares.count < MOST ? self->shares.count : MOST;
    for (size_t i = 0; i < self->count; i++) {
        (void)snprintf(self->ids[i], sizeof self->ids[i], "p%zu", i);
        self->fields[i] = (struct form_field){
            .id = self->ids[i],
            .label = self->shares.shares[i].title,
            .kind = FORM_NUMBER,
            .places = 2,
            .help = "How much of the year's use was for this project, in percent; empty for none. "
                    "What is left is use outside the SAE.",
        };
    }
    struct form *form = form_new(self->fields, self->count, &ops, self);
    for (size_t i = 0; i < self->count; i++)
        if (self->shares.shares[i].share > 0)
            form_set(form, self->ids[i], num_decimal(self->shares.shares[i].share, 2, text));
    return form;
}

bool shares_edit(struct app *app, int64_t asset, int year)
{
    struct sharing *self = mem_alloc(sizeof *self);
    struct book *book = session_of(app)->book;
    struct err err = {{0}};
    struct buf where = {0};
    bool saved = false;
    *self = (struct sharing){.app = app, .asset = asset, .year = year};
    if (!book_can_write(book, &err) || !year_shares_read(book, asset, year, &self->shares, &err)) {
        app_error(app, "%s", err.text);
    } else if (self->shares.count == 0) {
        app_info(app, "no project of %d could have used it", year);
    } else {
        struct form *form = make_form(self);
        if (self->shares.carried)
            app_info(app, "these are last year's shares; Ctrl-S uses them for %d, too", year);
        ref_name_screen(book, kind_find("asset"), asset, &where);
        buf_addf(&where, ", %d", year);
        saved = form_run(app, form, _("Shared between projects"), buf_text(&where));
        form_free(form);
    }
    buf_free(&where);
    year_shares_clear(&self->shares);
    mem_free(self);
    return saved;
}
