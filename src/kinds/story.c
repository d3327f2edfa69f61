#include "kinds/story.h"

#include "base/buf.h"
#include "kinds/record.h"
#include <string.h>

struct story {
    struct book *book;
    void (*line)(void *self, const struct story_line *line);
    void *self;
};

/* As store.c reads a column. */
static void set_value(struct value *value, const struct field *field, const struct change_value *from)
{
    struct date date;
    if (from->is == CHANGE_BLOB)
        *value = (struct value){.is = VALUE_BLOB, .nbytes = from->nbytes};
    else if (from->is == CHANGE_INT)
        value_set_int(value, from->i);
    else if (from->is == CHANGE_TEXT && field->type != FIELD_DATE)
        value_set_text(value, from->text, from->nbytes);
    else if (from->is == CHANGE_TEXT && date_parse_iso(from->text, from->nbytes, &date))
        value_set_date(value, date);
}

static void set_record(struct record *record, const struct change_row *row,
                       const struct change_value *values)
{
    record->id = row->id;
    for (size_t i = 0; i < row->count; i++) {
        size_t at = kind_field(record->kind, row->columns[i]);
        if (at != FIELD_NONE)
            set_value(&record->values[at], &record->kind->fields[at], &values[i]);
    }
}

/* A changed record is told as it stands now; when it is gone since, only by what changed. */
static void tell_changed(struct story *story, const struct record *before,
                         const struct record *after, struct buf *words, struct buf *changes)
{
    struct record now;
    if (record_read(story->book, before->kind, before->id, &now, NULL))
        record_tell(story->book, &now, words);
    record_clear(&now);
    record_tell_changes(story->book, before, after, changes);
}

static bool tell_row(void *context, const struct change_row *row, struct err *err)
{
    struct story *story = context;
    const struct kind *kind = kind_find(row->table);
    struct record before, after;
    struct buf words = {0}, changes = {0};
    (void)err;
    if (kind == NULL) /* settings and the like: the step's own words say it */
        return true;
    record_start(&before, kind);
    record_start(&after, kind);
    set_record(&before, row, row->before);
    set_record(&after, row, row->after);
    if (row->did == CHANGE_CHANGED)
        tell_changed(story, &before, &after, &words, &changes);
    else
        record_tell(story->book, row->did == CHANGE_ADDED ? &after : &before, &words);
    story->line(story->self, &(struct story_line){.did = row->did,
                                                  .kind = kind,
                                                  .id = row->id,
                                                  .words = buf_text(&words),
                                                  .changes = buf_text(&changes)});
    buf_free(&words);
    buf_free(&changes);
    record_clear(&before);
    record_clear(&after);
    return true;
}

bool story_tell(struct book *book, int64_t change, int64_t most,
                void (*line)(void *self, const struct story_line *line), void *self, int64_t *total,
                struct err *err)
{
    struct story story = {book, line, self};
    return change_rows(book, change, most, tell_row, &story, total, err);
}
