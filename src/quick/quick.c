/* The quick line: day, tags and verb; the rest is for hours.c and money.c. */
#include "quick/quick.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/refs.h"
#include "quick/parse.h"
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void quick_clear(struct quick *quick)
{
    if (quick->record.kind)
        record_clear(&quick->record);
    crew_clear(&quick->crew);
    free(quick->student_name);
    free(quick->preview);
    *quick = (struct quick){0};
}

/* ---- shared ---------------------------------------------------------------------------------- */

bool parse_set_text(struct parse *p, const char *field, const char *text)
{
    struct record *record = &p->out->record;
    return record_set(p->book, record, kind_field(record->kind, field), text, strlen(text),
                      p->student, p->err);
}

void parse_set_int(struct parse *p, const char *field, int64_t value)
{
    value_set_int(record_value(&p->out->record, field), value);
}

void parse_add_part(struct parse *p, const char *format, ...)
{
    char part[1024];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(part, sizeof part, tr(format), args);
    va_end(args);
    if (p->preview.len > 0)
        buf_add_text(&p->preview, " · ");
    buf_add_text(&p->preview, part);
}

void parse_add_day(struct parse *p)
{
    char day[DATE_TEXT_SIZE];
    parse_add_part(p, "%s", date_human(p->day, day));
}

bool parse_need_project(struct parse *p)
{
    if (p->project)
        return true;
    struct buf known = {0};
    projects_tell(&p->projects, &known);
    if (known.len == 0)
        err_set(p->err, "%s has no open project; make one first", p->out->student_name);
    else
        err_set(p->err, "the project is missing; add %s", buf_text(&known));
    buf_free(&known);
    return false;
}

bool parse_refuse_standards(struct parse *p)
{
    if (p->standards.len == 0)
        return true;
    return err_set(p->err, "standards (#%s) belong to hours; leave them out here",
                   buf_text(&p->standards));
}

static bool is_number(const struct word *word)
{
    bool digit = false;
    for (size_t i = 0; i < word->nbytes; i++) {
        digit = digit || isdigit((unsigned char)word->text[i]);
        if (!isdigit((unsigned char)word->text[i]) && word->text[i] != '.' && word->text[i] != ',')
            return false;
    }
    return digit;
}

static bool begins_number(const struct word *word)
{
    size_t at = word->text[0] == '.';
    return word->nbytes > at && isdigit((unsigned char)word->text[at]);
}

/* Whether a second word belongs to the time: "2 hours", "1h 30m". */
static bool continues_time(const struct word *first, const struct word *second)
{
    if (word_in(second, "h hr hrs hour hours m min mins minute minutes"))
        return is_number(first);
    char last = first->text[first->nbytes - 1], unit = second->text[second->nbytes - 1];
    return (last == 'h' || last == 'H') && (unit == 'm' || unit == 'M') &&
           isdigit((unsigned char)second->text[0]);
}

bool parse_time(struct parse *p, int64_t *minutes)
{
    struct words *words = &p->words;
    struct word *first = &words->list[0];
    struct buf text = {0};
    if (words->count == 0 || !begins_number(first))
        return err_set(p->err, "a time or an amount of money is missing; begin with 1.5h, 90m, "
                               "1:30 or $42.50");
    size_t used = words->count > 1 && continues_time(first, &words->list[1]) ? 2 : 1;
    words_join(words, 0, used, &text);
    bool ok;
    if (used == 1 && is_number(first))
        ok = err_set(
            p->err,
            "%s could be time or money; write %sh for hours, %sm for minutes or $%s for money",
            buf_text(&text), buf_text(&text), buf_text(&text), buf_text(&text));
    else
        ok = num_parse_time(buf_text(&text), text.len, minutes, p->err);
    if (ok && (*minutes < 1 || *minutes > NUM_TIME_MAX))
        ok = err_set(p->err, "%s is not a time of one entry; write 1 minute to 24 hours",
                     buf_text(&text));
    if (ok)
        words_drop(words, 0, used);
    p->project_at -= ok && p->project_at >= used ? used : 0;
    p->tags_end -= ok && p->tags_end >= used ? used : 0;
    buf_free(&text);
    return ok;
}

void parse_party(struct parse *p, const char *before_project, const char *after_project)
{
    struct words *words = &p->words;
    for (size_t at = words->count; at-- > 0;) {
        bool before = p->has_project && at < p->project_at;
        if (!word_in(&words->list[at], before ? before_project : after_project))
            continue;
        size_t end = before ? p->project_at : words->count;
        if (end == at + 1)
            continue;
        words_join(words, at + 1, end, &p->party);
        words_drop(words, at, end - at);
        p->project_at -= before ? end - at : 0;
        return;
    }
}

/* ---- the parts that every line has ----------------------------------------------------------- */

static bool looks_like_date(const struct word *word)
{
    if (word->nbytes < 3 || !isdigit((unsigned char)word->text[0]))
        return false;
    return memchr(word->text, '/', word->nbytes) || (word->nbytes > 5 && word->text[4] == '-' &&
                                                     memchr(word->text + 5, '-', word->nbytes - 5));
}

static bool take_day(struct parse *p)
{
    struct word *word = &p->words.list[0];
    struct date day;
    if (word->is != WORD_PLAIN)
        return true;
    if (date_parse(word->text, word->nbytes, &day, p->err)) {
        p->day = day;
        words_drop(&p->words, 0, 1);
    } else if (looks_like_date(word)) {
        return false;
    }
    if (date_compare(p->day, date_today()) > 0) {
        char text[DATE_TEXT_SIZE];
        return err_set(p->err, "%s has not come yet; log what has been done",
                       date_human(p->day, text));
    }
    return true;
}

static bool take_project(struct parse *p, size_t at)
{
    struct word *word = &p->words.list[at];
    if (p->has_project)
        return err_set(p->err, "two projects in one line; write a line for each");
    p->has_project = true;
    p->project_at = at;
    bool quoted = word->to - word->from > word->nbytes + 1;
    while (!quoted && word->nbytes > 0 && strchr(",.;:!", word->text[word->nbytes - 1]))
        word->nbytes--;
    if (word->nbytes == 0)
        return parse_need_project(p);
    size_t whole = quoted ? 0 : projects_title_words(&p->projects, &p->words, at);
    if (whole > 1) {
        struct word *last = &p->words.list[at + whole - 1];
        struct buf title = {0};
        buf_add(&title, word->text, word->nbytes);
        for (size_t i = at + 1; i < at + whole; i++)
            buf_addf(&title, " %.*s", (int)p->words.list[i].nbytes, p->words.list[i].text);
        word->to = last->to;
        p->project =
            projects_find(&p->projects, p->out->student_name, buf_text(&title), title.len, p->err);
        buf_free(&title);
        words_drop(&p->words, at + 1, whole - 1);
    } else {
        p->project =
            projects_find(&p->projects, p->out->student_name, word->text, word->nbytes, p->err);
    }
    return p->project != NULL;
}

static void take_standard(struct parse *p, const struct word *word)
{
    if (p->standards.len > 0)
        buf_add_char(&p->standards, ' ');
    for (size_t i = 0; i < word->nbytes; i++)
        buf_add_char(&p->standards, (char)toupper((unsigned char)word->text[i]));
}

/* Takes the @ and # words out, keeping where they stood. */
static bool take_tags(struct parse *p)
{
    for (size_t at = 0; at < p->words.count;) {
        const struct word *word = &p->words.list[at];
        if (word->is == WORD_PLAIN) {
            at++;
            continue;
        }
        if (word->is == WORD_STANDARD)
            take_standard(p, word);
        else if (!take_project(p, at))
            return false;
        words_drop(&p->words, at, 1);
        p->tags_end = at;
    }
    return true;
}

/* ---- verbs ----------------------------------------------------------------------------------- */

static const struct {
    const char *words;
    bool (*parse)(struct parse *p);
} verbs[] = {
    {"service", parse_service},     {"sold", parse_sold},      {"paid got", parse_money},
    {"weigh weighed", parse_weigh}, {"died born", parse_herd},
};

static bool understand(struct parse *p)
{
    if (p->words.count == 0)
        return err_set(p->err, "nothing is written; write such as 1.5h fed hogs @swine, or "
                               "$42.50 feed @swine");
    if (!take_day(p) || !projects_read(p->book, p->student, p->day, &p->projects, p->err) ||
        !take_tags(p) || !parse_with(p))
        return false;
    for (size_t i = 0; p->words.count > 0 && i < COUNT_OF(verbs); i++) {
        if (word_in(&p->words.list[0], verbs[i].words))
            return verbs[i].parse(p);
    }
    if (p->words.count > 0 && p->words.list[0].text[0] == '$')
        return parse_money(p);
    return parse_hours(p);
}

/* ---- the line -------------------------------------------------------------------------------- */

static bool read_student_name(struct parse *p)
{
    struct buf name = {0};
    if (!ref_name_screen(p->book, kind_find("student"), p->student, &name))
        return err_set(p->err, "there is no such student; choose one");
    p->out->student_name = buf_take(&name);
    return true;
}

bool quick_parse(struct book *book, int64_t student, struct date day, const char *text,
                 size_t nbytes, struct quick *out, struct err *err)
{
    struct parse *p = mem_alloc(sizeof *p); /* a line's words are too many for the stack */
    *out = (struct quick){0};
    p->book = book;
    p->student = student;
    p->day = day;
    p->out = out;
    p->err = err;
    size_t field = FIELD_NONE;
    bool ok = read_student_name(p) && words_split(text, nbytes, &p->words, err) && understand(p) &&
              parse_with_end(p);
    if (ok) {
        record_fill_initial(&out->record);
        ok = record_check(book, &out->record, &field, err) ||
             (field != FIELD_NONE &&
              err_prefix(err, "%s", tr(out->record.kind->fields[field].label)));
    }
    if (ok)
        out->preview = buf_take(&p->preview);
    else
        quick_clear(out);
    projects_free(&p->projects);
    buf_free(&p->standards);
    buf_free(&p->party);
    buf_free(&p->preview);
    free(p);
    return ok;
}
