#include "screen/home/home_toward.h"
#include "award/match.h"
#include "base/tr.h"
#include "degree/progress.h"
#include "kit/chart.h"
#include "kit/draw.h"
#include "rules/rules.h"
#include <string.h>

enum { BAR_MOST = 28 };

static void clear_line(struct toward_line *line)
{
    buf_free(&line->name);
    buf_free(&line->next);
    *line = (struct toward_line){0};
}

static void clear_awards(struct toward *toward)
{
    for (size_t i = 0; i < TOWARD_AWARDS; i++)
        clear_line(&toward->awards[i]);
}

void toward_clear(struct toward *toward)
{
    clear_line(&toward->degree);
    clear_awards(toward);
    *toward = (struct toward){0};
}

/* What is nearest to being met says most about what to do next: of hours, money and the like, which
 * take the longest, then of the others. */
static void tell_missing(const struct degree_progress *progress, struct buf *out)
{
    const struct degree_line *best = NULL;
    for (size_t i = 0; i < progress->count; i++) {
        const struct degree_line *line = &progress->lines[i];
        if (line->met != DEGREE_MISSING && line->met != DEGREE_UNKNOWN)
            continue;
        bool better = best == NULL || (line->work && !best->work) ||
                      (line->work == best->work && line->percent > best->percent);
        best = better ? line : best;
    }
    if (best != NULL)
        buf_add_text(out, best->lacks[0] != '\0' ? best->lacks : tr(best->requirement));
}

bool toward_read_degree(struct book *book, int64_t student, struct toward *out, struct err *err)
{
    struct degree_query query = {0};
    struct degree_progress progress = {0};
    struct invested invested;
    bool ok = degree_next(book, student, &query.degree, err);
    bool none = ok && query.degree == NULL;
    if (none)
        query.degree = "american"; /* for how it counts what is invested */
    ok = ok && degree_progress(book, student, &query, &progress, err) &&
         invested_read(book, student, progress.as_of, &invested, err);
    if (ok) {
        clear_line(&out->degree);
        out->invested = invested_by(&invested, progress.asked.counting.invested);
        out->degree_known = true;
    }
    if (ok && !none) {
        buf_add_text(&out->degree.name, tr(progress.label));
        out->degree.met = (int64_t)progress.met;
        out->degree.of = (int64_t)progress.count;
        out->degree.enough = progress.qualifies;
        tell_missing(&progress, &out->degree.next);
    }
    degree_progress_clear(&progress);
    return ok;
}

bool toward_read_awards(struct book *book, int64_t student, struct toward *out, struct err *err)
{
    struct award_matches matches = {0};
    int year = date_today().year + 1; /* this year's records count for the next */
    bool ok = award_matches_read(book, student, year, &matches, err);
    if (ok)
        clear_awards(out);
    for (size_t i = 0; ok && i < matches.count && i < TOWARD_AWARDS; i++) {
        const struct award_match *match = &matches.list[i];
        struct toward_line *line = &out->awards[i];
        enum rules_type type;
        buf_add_text(&line->name, match->area);
        if (rules_type_parse(match->type, &type, NULL))
            buf_addf(&line->name, ", %s", tr(rules_type_label(type)));
        line->met = (int64_t)match->met;
        line->of = (int64_t)(match->met + match->missing);
        line->enough = match->missing == 0;
        buf_add_text(&line->next, match->next);
    }
    award_matches_clear(&matches);
    out->awards_known = out->awards_known || ok;
    return ok;
}

int toward_rows(const struct toward *toward)
{
    int rows = toward->degree_known ? toward->degree.name.len > 0 : 1;
    for (size_t i = 0; i < TOWARD_AWARDS; i++)
        rows += toward->awards_known ? toward->awards[i].name.len > 0 : 1;
    return rows > 0 ? rows + 1 : 0;
}

static int draw_line(struct rect area, int y, const struct toward_line *line)
{
    int width = area.w / 3, bar = area.w / 5 > BAR_MOST ? BAR_MOST : area.w / 5;
    if (line->name.len == 0)
        return y;
    int x = draw_cell(area, 1, y, width, DRAW_LEFT, ROLE_BODY, buf_text(&line->name)) + 1;
    x = line->of > 0 ? chart_bar(area, x, y, bar, line->met, line->of) + 1 : x;
    draw_cell(area, x, y, area.w - x, DRAW_LEFT, line->enough ? ROLE_GOOD : ROLE_DIM,
              line->enough ? _("all met: apply") : buf_text(&line->next));
    return y + 1;
}

void toward_draw(const struct toward *toward, struct rect area)
{
    draw_text(area, 1, 0, ROLE_HEADING, _("Toward"));
    int y = draw_line(area, 1, &toward->degree);
    for (size_t i = 0; i < TOWARD_AWARDS; i++)
        y = draw_line(area, y, &toward->awards[i]);
}
