/* The lines of a note as quick lines. */
#include "base/text.h"
#include "quick/quick.h"
#include <ctype.h>
#include <string.h>

void quick_note_clear(struct quick_note *note)
{
    buf_free(&note->day);
    buf_free(&note->line);
}

/* How much of the line is this mark; it may stand alone, without the space behind it. */
static size_t mark_length(const char *line, const char *mark)
{
    size_t nbytes = strlen(mark);
    if (strncmp(line, mark, nbytes) == 0)
        return nbytes;
    return strncmp(line, mark, nbytes - 1) == 0 && line[nbytes - 1] == '\0' ? nbytes - 1 : 0;
}

/* Past "- ", "* ", "• ", "1. ", "2) ", "[x] ". */
static const char *skip_marks(const char *text)
{
    static const char *const marks[] = {"- ", "* ", "+ ", "• ", "– ", "[ ] ", "[x] ", "[X] "};
    size_t digits = strspn(text, "0123456789");
    if (digits > 0 && digits < 3 && (text[digits] == '.' || text[digits] == ')') &&
        text[digits + 1] == ' ')
        text += digits + 2;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        text += mark_length(text, marks[i]);
    return text + strspn(text, " \t");
}

static bool is_day(const char *text, size_t nbytes)
{
    struct date date;
    return nbytes > 0 && date_parse(text, nbytes, &date, NULL);
}

/* The length of the day that begins the line, without a colon after it; 0 if none does. */
static size_t day_length(const char *line)
{
    size_t nbytes = strcspn(line, " \t");
    nbytes -= nbytes > 0 && line[nbytes - 1] == ':';
    return is_day(line, nbytes) ? nbytes : 0;
}

/* A line of days alone: "Monday:", "Mon 11/16". The last of them is kept. */
static bool take_heading(struct quick_note *note, const char *line)
{
    const char *last = NULL;
    size_t length = 0;
    while (*line != '\0') {
        size_t nbytes = day_length(line);
        if (nbytes == 0)
            return false;
        last = line;
        length = nbytes;
        line += nbytes;
        line += strspn(line, ": \t,");
    }
    if (last == NULL)
        return false;
    buf_clear(&note->day);
    buf_add(&note->day, last, length);
    return true;
}

static void take_line(struct quick_note *note, const char *line)
{
    size_t day = day_length(line);
    buf_clear(&note->line);
    if (day > 0) { /* "Mon: 1h fed" */
        buf_add(&note->line, line, day);
        line += day + (line[day] == ':');
    } else if (note->day.len > 0) {
        buf_addf(&note->line, "%s ", buf_text(&note->day));
    }
    buf_add_text(&note->line, line);
}

bool quick_note_next(struct quick_note *note)
{
    bool found = false;
    while (!found && *note->at != '\0') {
        struct buf line = {0};
        size_t all = strcspn(note->at, "\n"), nbytes = all;
        nbytes -= nbytes > 0 && note->at[nbytes - 1] == '\r';
        const char *text = text_trim(note->at, &nbytes);
        buf_add(&line, text, nbytes);
        note->at += all + (note->at[all] == '\n');
        note->number++;
        text = skip_marks(buf_text(&line));
        found = *text != '\0' && !take_heading(note, text);
        if (found)
            take_line(note, text);
        buf_free(&line);
    }
    return found;
}
