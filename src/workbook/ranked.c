/* The ranking by a rubric, with every score that counts behind it. */
#include "workbook/scored.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/num.h"
#include "workbook/chapter.h"
#include "workbook/pages.h"

/* Columns before those of the criteria, and after them. */
enum { COL_PLACE, COL_NUMBER, COL_NAME, COL_WHAT, COL_FIRST };
enum { AFTER_TOTAL, AFTER_PERCENT, AFTER_JUDGES, AFTER_TIED, AFTER_COUNT };
/* Of the scores. */
enum {
    SCORE_NUMBER,
    SCORE_NAME,
    SCORE_CRITERION,
    SCORE_WHAT,
    SCORE_JUDGE,
    SCORE_DAY,
    SCORE_POINTS,
    SCORE_NOTE,
    SCORE_COLUMNS,
};

struct ranked {
    struct book *book;
    struct wb *wb;
    struct score_rubric rubric;
    struct score_ranking ranking;
    struct sheet *sheet, *scores;
    int criteria, no, weights; /* how many; the rows of their numbers and weights */
    int64_t *sums, *judges;    /* of each entry and criterion; owned */
};

static int after(const struct ranked *self, int which)
{
    return COL_FIRST + self->criteria + which;
}

/* ---- the scores ----------------------------------------------------------------------------- */

static void write_score(struct ranked *self, size_t entry, const struct score_marks *marks,
                        const struct score_point *point)
{
    struct sheet *sheet = self->scores;
    size_t at = entry * self->rubric.count + point->criterion;
    self->sums[at] += point->points;
    self->judges[at]++;
    sheet_row(sheet, LOOK_BODY);
    cell_value(sheet, SCORE_NUMBER, CELL_INT, (int64_t)entry + 1);
    cell_text(sheet, SCORE_NAME, self->ranking.entries[entry].name);
    cell_value(sheet, SCORE_CRITERION, CELL_INT, (int64_t)point->criterion + 1);
    cell_text(sheet, SCORE_WHAT, self->rubric.criteria[point->criterion].name);
    cell_text(sheet, SCORE_JUDGE, marks->judges[point->judge]);
    cell_date(sheet, SCORE_DAY, point->date);
    cell_value(sheet, SCORE_POINTS, CELL_NUMBER, point->points);
    cell_text(sheet, SCORE_NOTE, point->note);
}

static bool write_scores(struct ranked *self, struct err *err)
{
    static const struct column columns[SCORE_COLUMNS] = {
        {"No.", CELL_INT, 0, 0},         {"Student", CELL_TEXT, 12, 26},
        {"Criterion", CELL_INT, 0, 0},   {"What was looked at", CELL_TEXT, 14, 30},
        {"Judge", CELL_TEXT, 10, 24},    {"Day", CELL_DATE, 0, 0},
        {"Points", CELL_NUMBER, 0, 0},   {"Note", CELL_TEXT, 20, 60},
    };
    sheet_columns(self->scores, columns, SCORE_COLUMNS);
    sheet_title(self->scores, "Scores", self->rubric.name);
    sheet_say(self->scores, "Every score that counts: the last of each judge. The ranking is "
                            "computed from these.");
    sheet_heads(self->scores);
    sheet_freeze(self->scores);
    int heads = sheet_at(self->scores);
    for (size_t i = 0; i < self->ranking.count; i++) {
        struct score_marks marks;
        bool ok = score_marks_read(self->book, &self->rubric, &self->ranking.entries[i].of, &marks,
                                   err);
        for (size_t k = 0; ok && k < marks.count; k++)
            write_score(self, i, &marks, &marks.points[k]);
        score_marks_clear(&marks);
        if (!ok)
            return false;
    }
    int last = sheet_at(self->scores);
    sheet_filter(self->scores, heads, last);
    wb_name(self->wb, "Score_entry", self->scores, heads + 1, SCORE_NUMBER, last, SCORE_NUMBER);
    wb_name(self->wb, "Score_criterion", self->scores, heads + 1, SCORE_CRITERION, last,
            SCORE_CRITERION);
    wb_name(self->wb, "Score_points", self->scores, heads + 1, SCORE_POINTS, last, SCORE_POINTS);
    return true;
}

/* ---- the ranking ---------------------------------------------------------------------------- */

static void set_columns(struct ranked *self)
{
    struct column columns[SHEET_COLUMNS] = {
        [COL_PLACE] = {"Place", CELL_INT, 0, 0},
        [COL_NUMBER] = {"No.", CELL_INT, 0, 0},
        [COL_NAME] = {"Student", CELL_TEXT, 14, 28},
        [COL_WHAT] = {"What was marked", CELL_TEXT, 10, 28},
    };
    for (int i = 0; i < self->criteria; i++)
        columns[COL_FIRST + i] =
            (struct column){self->rubric.criteria[i].name, CELL_POINTS, 0, 0};
    columns[after(self, AFTER_TOTAL)] = (struct column){"Total", CELL_POINTS, 0, 0};
    columns[after(self, AFTER_PERCENT)] = (struct column){"Of the most", CELL_PCT, 0, 0};
    columns[after(self, AFTER_JUDGES)] = (struct column){"Judges", CELL_INT, 0, 0};
    columns[after(self, AFTER_TIED)] = (struct column){"Tied with", CELL_TEXT, 10, 30};
    sheet_columns(self->sheet, columns, (size_t)after(self, AFTER_COUNT));
    sheet_keys(self->sheet, COL_WHAT);
}

/* Below the heads: the number of each criterion, and its weight. */
static void write_weights(struct ranked *self)
{
    sheet_row(self->sheet, LOOK_BODY);
    self->no = sheet_at(self->sheet);
    cell_look(self->sheet, COL_NAME, LOOK_HAND, "criterion");
    for (int i = 0; i < self->criteria; i++)
        cell_value(self->sheet, COL_FIRST + i, CELL_INT, i + 1);
    sheet_row(self->sheet, LOOK_BODY);
    self->weights = sheet_at(self->sheet);
    cell_look(self->sheet, COL_NAME, LOOK_HAND, "weight");
    for (int i = 0; i < self->criteria; i++)
        cell_value(self->sheet, COL_FIRST + i, CELL_NUMBER, self->rubric.criteria[i].weight);
    if (self->rubric.has_most) {
        cell_look(self->sheet, COL_WHAT, LOOK_HAND, "the most there is");
        cell_value(self->sheet, after(self, AFTER_TOTAL), CELL_POINTS, self->rubric.most);
    }
}

static void write_means(struct ranked *self, size_t entry)
{
    char number[REF_SIZE], no[REF_SIZE];
    ref_cell(sheet_at(self->sheet), COL_NUMBER, number);
    for (int i = 0; i < self->criteria; i++) {
        size_t at = entry * self->rubric.count + (size_t)i;
        if (self->judges[at] > 0)
            cell_formula(self->sheet, COL_FIRST + i, CELL_POINTS,
                         num_scale(self->sums[at], 1, self->judges[at]),
                         "AVERAGEIFS(Score_points,Score_entry,$%s,Score_criterion,%s)", number,
                         ref_fixed(self->no, COL_FIRST + i, no));
    }
}

static void write_entry(struct ranked *self, size_t at, int first, int last)
{
    const struct score_entry *entry = &self->ranking.entries[at];
    char weights[2][REF_SIZE], means[2][REF_SIZE], totals[2][REF_SIZE], total[REF_SIZE];
    struct sheet *sheet = self->sheet;
    int64_t percent;
    sheet_row(sheet, LOOK_BODY);
    int row = sheet_at(sheet), end = COL_FIRST + self->criteria - 1;
    ref_cell(row, after(self, AFTER_TOTAL), total);
    cell_formula(sheet, COL_PLACE, CELL_INT, (int64_t)entry->place, "RANK(%s,%s:%s)", total,
                 ref_fixed(first, after(self, AFTER_TOTAL), totals[0]),
                 ref_fixed(last, after(self, AFTER_TOTAL), totals[1]));
    cell_value(sheet, COL_NUMBER, CELL_INT, (int64_t)at + 1);
    cell_text(sheet, COL_NAME, entry->name);
    cell_text(sheet, COL_WHAT, entry->what);
    write_means(self, at);
    cell_formula(sheet, after(self, AFTER_TOTAL), CELL_POINTS, entry->total,
                 "ROUND(SUMPRODUCT(%s:%s,%s:%s),3)",
                 ref_fixed(self->weights, COL_FIRST, weights[0]),
                 ref_fixed(self->weights, end, weights[1]), ref_cell(row, COL_FIRST, means[0]),
                 ref_cell(row, end, means[1]));
    if (score_percent(&self->rubric, entry->total, &percent))
        cell_formula(sheet, after(self, AFTER_PERCENT), CELL_PCT, percent, "%s/%s", total,
                     ref_fixed(self->weights, after(self, AFTER_TOTAL), means[0]));
    cell_value(sheet, after(self, AFTER_JUDGES), CELL_INT, (int64_t)entry->judges);
    cell_text(sheet, after(self, AFTER_TIED), entry->tied_with);
}

static void write_ranking(struct ranked *self)
{
    set_columns(self);
    sheet_title(self->sheet, "Ranking", self->rubric.name);
    sheet_say(self->sheet, "Means of the judges by criterion. The total is their sum, each times "
                           "its weight; equal totals share a place.");
    sheet_heads(self->sheet);
    write_weights(self);
    sheet_freeze(self->sheet);
    int first = sheet_at(self->sheet) + 1, last = first + (int)self->ranking.count - 1;
    for (size_t i = 0; i < self->ranking.count; i++)
        write_entry(self, i, first, last);
    wb_name(self->wb, "Ranking_totals", self->sheet, first, after(self, AFTER_TOTAL), last,
            after(self, AFTER_TOTAL));
}

static bool read(struct ranked *self, int64_t rubric, struct err *err)
{
    if (!score_rubric_read(self->book, rubric, &self->rubric, err) ||
        !score_ranking_read(self->book, rubric, &self->ranking, err))
        return false;
    if (self->ranking.count == 0)
        return err_set(err, "nobody has points by %s yet; a blank score sheet can be written",
                       self->rubric.name);
    if (self->rubric.count > SCORED_MOST_CRITERIA)
        return err_set(err,
                       "%s has more criteria than a sheet has columns for (%d); write the score "
                       "sheets of the students",
                       self->rubric.name, SCORED_MOST_CRITERIA);
    self->criteria = (int)self->rubric.count;
    self->sums = mem_array(self->rubric.count * self->ranking.count, sizeof *self->sums);
    self->judges = mem_array(self->rubric.count * self->ranking.count, sizeof *self->judges);
    return true;
}

bool scored_ranking_write(struct book *book, int64_t rubric, const char *path,
                          struct wb_count *count, struct err *err)
{
    struct ranked self = {.book = book};
    bool ok = read(&self, rubric, err) &&
              (self.wb = chapter_workbook(book, path, self.rubric.name, "Ranking of what was marked",
                                          self.rubric.name, date_today().year, err)) != NULL;
    if (ok) {
        self.sheet = wb_sheet(self.wb, "Ranking", true);
        self.scores = wb_sheet(self.wb, "Scores", false);
        ok = write_scores(&self, err);
    }
    if (ok) {
        write_ranking(&self);
        ok = wb_close(self.wb, count, err);
    } else {
        wb_abort(self.wb);
    }
    score_rubric_clear(&self.rubric);
    score_ranking_clear(&self.ranking);
    mem_free(self.sums);
    mem_free(self.judges);
    return ok;
}
