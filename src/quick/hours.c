/* Quick lines of time: hours on a project, community service. */
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "quick/parse.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum paid { PAID_UNSAID, PAID_YES, PAID_NO };

struct flags {
    bool in_class;
    enum paid paid;
};

/* ---- flags ----------------------------------------------------------------------------------- */

/* Reads one flag that ends before word `end`; returns how many words it has, 0 if it is none. */
static size_t flag_before(const struct words *words, size_t from, size_t end, struct flags *flags)
{
    if (end <= from)
        return 0;
    const struct word *last = &words->list[end - 1];
    if (word_is(last, "class")) {
        flags->in_class = true;
        return end - from > 1 && word_is(&words->list[end - 2], "in") ? 2 : 1;
    }
    if (word_is(last, "paid") || word_is(last, "unpaid")) {
        flags->paid = word_is(last, "paid") ? PAID_YES : PAID_NO;
        return 1;
    }
    return 0;
}

/* After the last tag nothing but flags may stand for them to be flags; "in class" also counts as
 * the last words before it. Elsewhere the words are text: "judged a class of gilts". */
static void take_flags(struct parse *p, struct flags *out)
{
    struct words *words = &p->words;
    struct flags flags = {0};
    size_t end = words->count, used;
    while ((used = flag_before(words, p->tags_end, end, &flags)) > 0)
        end -= used;
    if (end == p->tags_end && p->tags_end > 0) {
        words_drop(words, end, words->count - end);
        *out = flags;
    }
    size_t before = p->tags_end;
    if (before > 2 && before <= words->count && word_is(&words->list[before - 1], "class") &&
        word_is(&words->list[before - 2], "in")) {
        words_drop(words, before - 2, 2);
        out->in_class = true;
    }
}

/* ---- the job of a placement project ---------------------------------------------------------- */

static const char positions_sql[] =
    "SELECT id, title, duties FROM position"
    " WHERE project = ?1 AND begins <= ?2 AND (ends IS NULL OR ends >= ?2) ORDER BY title";

/* The duty that the text is, ignoring case; owned by the caller, NULL if it is none. */
static char *duty_of(const char *duties, const char *text)
{
    while (*duties) {
        size_t line = strcspn(duties, "\n"), nbytes = line;
        const char *from = text_trim(duties, &nbytes);
        char *duty = mem_text_n(from, nbytes);
        if (nbytes > 0 && text_same(duty, text))
            return duty;
        free(duty);
        duties += line + (duties[line] == '\n');
    }
    return NULL;
}

static bool refuse_job(struct parse *p, size_t count, const char *titles)
{
    if (count == 0)
        return err_set(p->err,
                       "%s has no job on that day, and paid hours need one; enter the job "
                       "first, or leave out \"paid\"",
                       p->project->title);
    return err_set(p->err,
                   "%s has several jobs on that day (%s); enter paid hours with the form, "
                   "where the job can be chosen",
                   p->project->title, titles);
}

/* The only job of that day is the one; paid hours must have one. */
static bool find_job(struct parse *p, enum paid paid, const char *text)
{
    char iso[DATE_ISO_SIZE];
    struct stmt *stmt = book_stmt(p->book, positions_sql, p->err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, p->project->id);
    stmt_bind_text(stmt, 2, date_iso(p->day, iso));
    struct buf titles = {0};
    char *duty = NULL;
    int64_t job = 0;
    size_t count = 0;
    enum step step;
    while ((step = stmt_step(stmt, p->err)) == STEP_ROW) {
        buf_addf(&titles, "%s%s", count++ ? ", " : "", stmt_text(stmt, 1));
        job = stmt_int(stmt, 0);
        free(duty);
        duty = duty_of(stmt_text(stmt, 2), text);
    }
    stmt_done(stmt);
    bool ok = step == STEP_DONE;
    if (ok && count != 1 && paid == PAID_YES)
        ok = refuse_job(p, count, buf_text(&titles));
    if (ok && count == 1)
        parse_set_int(p, "position", job);
    if (ok && count == 1 && duty)
        ok = parse_set_text(p, "duty", duty);
    free(duty);
    buf_free(&titles);
    return ok;
}

/* ---- hours ----------------------------------------------------------------------------------- */

static bool refuse_money(struct parse *p)
{
    for (size_t i = 0; i < p->words.count; i++) {
        const struct word *word = &p->words.list[i];
        if (word->text[0] == '$' && word->nbytes > 1 && isdigit((unsigned char)word->text[1]))
            return err_set(p->err,
                           "a line is either time or money; write \"%.*s ...\" as a line "
                           "of its own",
                           (int)word->nbytes, word->text);
    }
    return true;
}

static bool fill_hours(struct parse *p, int64_t minutes, struct flags flags, const char *text)
{
    struct record *record = &p->out->record;
    record_start(record, kind_find("hours"));
    parse_set_int(p, "student", p->student);
    parse_set_int(p, "project", p->project->id);
    value_set_date(record_value(record, "date"), p->day);
    parse_set_int(p, "time", minutes);
    if (flags.in_class)
        parse_set_int(p, "in_class", 1);
    if (flags.paid != PAID_UNSAID)
        parse_set_int(p, "paid", flags.paid == PAID_YES);
    return parse_set_text(p, "activity", text) &&
           (p->standards.len == 0 || parse_set_text(p, "standards", buf_text(&p->standards))) &&
           (!p->project->placement || find_job(p, flags.paid, text));
}

bool parse_hours(struct parse *p)
{
    int64_t minutes;
    struct flags flags = {0};
    char time[NUM_TEXT_SIZE];
    if (!parse_time(p, &minutes) || !refuse_money(p) || !parse_need_project(p))
        return false;
    take_flags(p, &flags);
    struct buf text = {0};
    words_join(&p->words, 0, p->words.count, &text);
    bool ok;
    if (text.len == 0)
        ok = err_set(p->err, "what was done is missing; write it after the time: %s fed hogs",
                     num_time_words(minutes, time));
    else if (flags.paid == PAID_YES && !p->project->placement)
        ok = err_set(p->err,
                     "%s is not a placement project, so its hours are not paid; leave out "
                     "\"paid\"",
                     p->project->title);
    else
        ok = fill_hours(p, minutes, flags, buf_text(&text));
    if (ok) {
        parse_add_part(p, "You WORKED %s: %s", num_time_words(minutes, time), buf_text(&text));
        parse_add_part(p, "%s", p->project->title);
        if (p->standards.len > 0)
            parse_add_part(p, "%s", buf_text(&p->standards));
        if (flags.in_class)
            parse_add_part(p, "in class");
        if (p->project->placement)
            parse_add_part(p, flags.paid == PAID_YES ? _("paid") : _("unpaid"));
        parse_add_day(p);
    }
    buf_free(&text);
    return ok;
}

/* ---- service --------------------------------------------------------------------------------- */

bool parse_service(struct parse *p)
{
    int64_t minutes;
    char time[NUM_TEXT_SIZE];
    words_drop(&p->words, 0, 1);
    if (p->has_project)
        return err_set(p->err, "service hours belong to no project, as they never count as SAE "
                               "hours; leave out the @, or \"service\"");
    if (!parse_refuse_standards(p) || !parse_time(p, &minutes))
        return false;
    struct buf text = {0};
    words_join(&p->words, 0, p->words.count, &text);
    record_start(&p->out->record, kind_find("service"));
    parse_set_int(p, "student", p->student);
    value_set_date(record_value(&p->out->record, "date"), p->day);
    parse_set_int(p, "time", minutes);
    bool ok = text.len > 0
                  ? parse_set_text(p, "name", buf_text(&text))
                  : err_set(p->err,
                            "what was done is missing; write it after the time: service %s "
                            "food pantry",
                            num_time_words(minutes, time));
    if (ok) {
        parse_add_part(p, "You SERVED %s: %s", num_time_words(minutes, time), buf_text(&text));
        parse_add_day(p);
    }
    buf_free(&text);
    return ok;
}
