#include "screen/money/preview.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "kit/list.h"
#include <string.h>

static const struct list_column columns[] = {
    {.id = "what", .label = "", .width = 30, .grow = 1},
    {.id = "where", .label = "", .align = DRAW_RIGHT},
};

struct told {
    size_t row;         /* of the plan */
    char *what, *where; /* owned */
};

struct preview {
    bool ticks;
    const struct guide_plan *plan; /* the caller's */
    struct told *told;             /* owned */
    size_t count;
    struct buf left_out; /* the keys of the entries that are left out */
    struct list *list;   /* of `told`; ticked: it is written */
    struct list_column columns[COUNT_OF(columns)];
};

struct preview *preview_new(bool ticks)
{
    struct preview *self = mem_alloc(sizeof *self);
    self->ticks = ticks;
    memcpy(self->columns, columns, sizeof columns);
    self->list = list_new(self->columns, COUNT_OF(columns),
                          LIST_NO_HEADING | (ticks ? LIST_MARKS : LIST_NO_GUTTER));
    return self;
}

static void forget_told(struct preview *self)
{
    while (self->count > 0) {
        struct told *told = &self->told[--self->count];
        mem_free(told->what);
        mem_free(told->where);
    }
}

void preview_free(struct preview *self)
{
    forget_told(self);
    mem_free(self->told);
    buf_free(&self->left_out);
    list_free(self->list);
    mem_free(self);
}

/* ---- lines ---------------------------------------------------------------------------------- */

static void add_told(void *context, size_t row, const char *what, const char *where)
{
    struct preview *self = context;
    self->told = mem_grow(self->told, self->count + 1, sizeof *self->told);
    self->told[self->count++] = (struct told){row, mem_text(what), mem_text(where)};
}

static bool is_left_out(const struct preview *self, size_t index)
{
    return self->plan->rows[self->told[index].row]->left_out;
}

static void told_row(void *context, size_t index, struct list_rows *rows)
{
    struct preview *self = context;
    bool left_out = is_left_out(self, index);
    list_cell(rows, left_out ? ROLE_DIM : ROLE_STRONG, self->told[index].what);
    list_cell(rows, ROLE_DIM, left_out ? _("left out") : self->told[index].where);
}

void preview_show(struct preview *self, struct book *book, const struct guide_plan *plan)
{
    int64_t selected = list_selected(self->list);
    forget_told(self);
    self->plan = plan;
    guide_tell(book, plan, add_told, self);
    const struct list_array array = {.count = self->count, .row = told_row};
    self->columns[1].width =
        self->ticks ? (int)text_columns(_("left out"), strlen(_("left out"))) : 0;
    for (size_t i = 0; i < self->count; i++) {
        int ncols = (int)text_columns(self->told[i].where, strlen(self->told[i].where));
        self->columns[1].width = ncols > self->columns[1].width ? ncols : self->columns[1].width;
    }
    list_set_array(self->list, &array, self);
    list_unmark_all(self->list);
    for (size_t i = 0; self->ticks && i < self->count; i++)
        list_mark(self->list, (int64_t)i + 1, !is_left_out(self, i));
    list_reload(self->list);
    (void)list_select(self->list, selected);
}

size_t preview_count(const struct preview *self)
{
    return self->count;
}

/* ---- what is left out ----------------------------------------------------------------------- */

/* What tells an entry from the others of a plan, whatever its amount: "2026-11-08 expense feed". */
static void add_key(const struct record *entry, struct buf *out)
{
    char iso[DATE_ISO_SIZE];
    if (strcmp(entry->kind->name, "money") == 0)
        buf_addf(out, "%s %s %s\n", date_iso(value_date(record_get(entry, "date")), iso),
                 record_text(entry, "type"), record_text(entry, "category"));
}

void preview_leave_out(const struct preview *self, struct guide_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct buf key = {0};
        add_key(&plan->rows[i]->record, &key);
        if (key.len > 0 && strstr(buf_text(&self->left_out), buf_text(&key)) != NULL)
            plan->rows[i]->left_out = true;
        buf_free(&key);
    }
}

void preview_forget(struct preview *self)
{
    buf_clear(&self->left_out);
}

/* Keeps the ticks as the person set them. A record and what follows from it go together: as the
 * line at `changed` says. */
static void keep_ticks(struct preview *self, int64_t changed)
{
    buf_clear(&self->left_out);
    if (changed < 1 || (size_t)changed > self->count)
        return;
    for (size_t i = 0; i < self->count; i++) {
        bool with = self->told[i].row == self->told[changed - 1].row;
        if (!list_is_marked(self->list, with ? changed : (int64_t)i + 1))
            add_key(&self->plan->rows[self->told[i].row]->record, &self->left_out);
    }
}

/* ---- events --------------------------------------------------------------------------------- */

void preview_tick(struct preview *self)
{
    int64_t selected = list_selected(self->list);
    list_tick(self->list);
    keep_ticks(self, selected);
}

bool preview_event(struct preview *self, const struct event *event, bool *ticked)
{
    int64_t selected = list_selected(self->list);
    enum list_answer answer = list_event(self->list, event);
    *ticked = answer == LIST_TICKED;
    if (*ticked)
        keep_ticks(self, event->kind == EVENT_MOUSE ? list_selected(self->list) : selected);
    return answer != LIST_IGNORED;
}

void preview_draw(struct preview *self, struct rect area, bool focused)
{
    list_draw(self->list, rect_inset(area, self->ticks ? 0 : 2, 0), focused);
}
