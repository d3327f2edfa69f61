/* Whatever bytes a terminal sends: all of them are used up, what comes out as text is text, and
 * what is typed into a field leaves it valid, with the cursor on the beginning of a cluster. The
 * first byte says in what pieces the others arrive. */
#include "support/fuzz.h"

#include "base/text.h"
#include "kit/decode.h"
#include "kit/draw.h"
#include "kit/note.h"

#include <string.h>

enum { CHARS_MAX = 300, COLUMNS = 17 };

static void must_be_well(const struct edit *edit)
{
    const char *text = edit_text(edit);
    size_t len = edit_len(edit), at = 0;
    MUST(text_check(text, len, edit->multiline, NULL));
    MUST(text_chars(text, len) <= CHARS_MAX);
    while (at < edit->at)
        at += text_cluster(text + at, len - at);
    MUST(at == edit->at);
}

/* Every line fits, and together they are the text. */
static void must_wrap(const char *text)
{
    size_t len = strlen(text), at = 0, skip;
    while (at < len) {
        size_t line = draw_wrap_line(text + at, len - at, COLUMNS, &skip);
        MUST(skip > 0 && line <= skip && at + skip <= len);
        MUST(text_columns(text + at, line) <= COLUMNS);
        at += skip;
    }
}

static void take(struct edit *line, struct note *note, const struct event *event)
{
    if (event->kind == EVENT_CHAR)
        MUST(text_check(event->text, strlen(event->text), false, NULL));
    if (event->kind == EVENT_PASTE)
        MUST(text_check(event->paste, event->paste_len, true, NULL));
    if (event->kind == EVENT_MOUSE)
        MUST(event->x >= 0 && event->y >= 0);
    edit_event(line, event);
    note_event(note, event);
    must_be_well(line);
    must_be_well(&note->edit);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t nbytes)
{
    struct decode decode;
    struct edit line;
    struct note note;
    struct event event;
    if (nbytes == 0)
        return 0;
    size_t piece = 1 + bytes[0] % 16, given = 0, at = 0;
    const char *text = (const char *)bytes + 1;
    nbytes--;
    decode_init(&decode);
    decode_add_key(&decode, "\033[[17~", KEYCODE_F0 + 6);
    edit_init(&line, "", CHARS_MAX);
    note_init(&note, "", CHARS_MAX);
    note.ncols = COLUMNS;
    for (size_t used = 1; given < nbytes || used;) {
        given = given + piece < nbytes ? given + piece : nbytes;
        used = decode_next(&decode, text + at, given - at, given == nbytes, (int64_t)at, &event);
        MUST(used <= given - at);
        at += used;
        if (event.kind != EVENT_NONE)
            take(&line, &note, &event);
    }
    MUST(at == nbytes || decode.pasting);
    must_wrap(edit_text(&note.edit));
    edit_clear(&line);
    note_clear(&note);
    decode_free(&decode);
    return 0;
}
