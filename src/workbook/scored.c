/* Score sheets: blank, and as judges filled them in. */
#include "workbook/scored.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/num.h"
#include "workbook/chapter.h"
#include "workbook/pages.h"

#include <stdio.h>
#include <string.h>

/* Columns before those of the judges, and after them. */
enum { COL_NAME, COL_EARNS, COL_RANGE, COL_WEIGHT, COL_FIRST };
enum { AFTER_MEAN, AFTER_WORTH, AFTER_MOST, AFTER_COUNT }; /* a blank one has no mean */

struct scored {
    struct book *book;
    struct score_rubric rubric;
    struct score_ranking ranking;
    struct sheet *sheet;
    const struct score_entry *entry; /* NULL: a blank one */
    struct score_marks marks;        /* of the entry */
    int judges;                      /* columns for them; of a blank one 1 */
    int first, last;                 /* the rows of the criteria */
    int sheets;                      /* that have been written */
};

static int after(const struct scored *self, int which)
{
    return COL_FIRST + self->judges + which - (self->entry ? 0 : 1);
}

/* ---- above the table ------------------------------------------------------------------------ */

static void set_columns(struct scored *self)
{
    struct column columns[SHEET_COLUMNS] = {
        [COL_NAME] = {"Criterion", CELL_TEXT, 16, 30},
        [COL_EARNS] = {"What earns them", CELL_TEXT, 20, 48},
        [COL_RANGE] = {"Points", CELL_TEXT, 8, 16},
        [COL_WEIGHT] = {"Weight", CELL_NUMBER, 0, 0},
    };
    for (int i = 0; i < self->judges; i++)
        columns[COL_FIRST + i] = (struct column){
            self->entry ? self->marks.judges[i] : "Given", CELL_NUMBER, self->entry ? 0 : 9, 0};
    if (self->entry)
        columns[after(self, AFTER_MEAN)] = (struct column){"Mean", CELL_POINTS, 0, 0};
    columns[after(self, AFTER_WORTH)] = (struct column){"Times weight", CELL_POINTS, 0, 0};
    columns[after(self, AFTER_MOST)] = (struct column){"Most", CELL_POINTS, 0, 0};
    sheet_columns(self->sheet, columns, (size_t)after(self, AFTER_COUNT));
}

static void write_fact(struct scored *self, const char *label, const char *value)
{
    enum look look = self->entry ? LOOK_BODY : LOOK_RULE;
    if (self->entry && !*value)
        return;
    sheet_row(self->sheet, look);
    if (!self->entry)
        sheet_height(self->sheet, 24);
    cell_look(self->sheet, COL_NAME, look, label);
    cell_across(self->sheet, COL_EARNS, COL_WEIGHT, look, value);
}

static void write_facts(struct scored *self)
{
    struct buf place = {0}, name = {0};
    if (!self->entry) {
        write_fact(self, "Student", "");
        write_fact(self, "Project", "");
        write_fact(self, "Judge and day", "");
        return;
    }
    char *person = pages_person(self->entry->name);
    buf_addf(&name, "%s · %s", person, self->entry->number);
    write_fact(self, "Student", buf_text(&name));
    write_fact(self, "What was marked", self->entry->what);
    score_tell_place(self->entry, &place);
    buf_addf(&place, "%s of %zu", self->entry->tied > 0 ? "," : "", self->ranking.count);
    write_fact(self, "Place", buf_text(&place));
    mem_free(person);
    buf_free(&name);
    buf_free(&place);
}

/* ---- the table ------------------------------------------------------------------------------ */

/* What the judges gave for a criterion: their sum, and how many they are. */
static int64_t sum_of(const struct scored *self, size_t criterion, int64_t *judges)
{
    int64_t sum = 0;
    *judges = 0;
    for (size_t i = 0; i < self->marks.judge_count; i++) {
        const struct score_point *point = score_point_at(&self->marks, criterion, i);
        sum += point ? point->points : 0;
        *judges += point != NULL;
    }
    return sum;
}

static void write_given(struct scored *self, size_t criterion)
{
    for (int i = 0; i < self->judges; i++) {
        const struct score_point *point =
            self->entry ? score_point_at(&self->marks, criterion, (size_t)i) : NULL;
        if (!self->entry)
            cell_open(self->sheet, COL_FIRST + i);
        else if (point)
            cell_value(self->sheet, COL_FIRST + i, CELL_NUMBER, point->points);
    }
}

/* Mean and worth: nothing where nobody gave points; of a blank sheet as soon as somebody does. */
static void write_mean(struct scored *self, size_t criterion, int64_t weight)
{
    char from[REF_SIZE], to[REF_SIZE], of_weight[REF_SIZE], mean[REF_SIZE];
    int row = sheet_at(self->sheet);
    int64_t judges, sum = sum_of(self, criterion, &judges);
    ref_cell(row, COL_FIRST, from);
    ref_cell(row, COL_FIRST + self->judges - 1, to);
    ref_cell(row, COL_WEIGHT, of_weight);
    if (!self->entry) {
        cell_formula_text(self->sheet, after(self, AFTER_WORTH), "", "IF(%s=\"\",\"\",%s*%s)", from,
                          from, of_weight);
    } else if (judges > 0) {
        ref_cell(row, after(self, AFTER_MEAN), mean);
        cell_formula(self->sheet, after(self, AFTER_MEAN), CELL_POINTS, num_scale(sum, 1, judges),
                     "AVERAGE(%s:%s)", from, to);
        cell_formula(self->sheet, after(self, AFTER_WORTH), CELL_POINTS,
                     num_scale(sum, weight, judges * 1000), "%s*%s", mean, of_weight);
    }
}

static void write_most(struct scored *self, const struct score_criterion *criterion)
{
    char weight[REF_SIZE], text[NUM_TEXT_SIZE];
    bool below = criterion->weight < 0;
    if (!(criterion->has & (below ? SCORE_LOW : SCORE_HIGH)))
        return;
    int64_t bound = below ? criterion->low : criterion->high;
    cell_formula(self->sheet, after(self, AFTER_MOST), CELL_POINTS,
                 num_scale(bound, criterion->weight, 1000), "%s*%s",
                 ref_cell(sheet_at(self->sheet), COL_WEIGHT, weight), num_decimal(bound, 3, text));
}

static void write_criterion(struct scored *self, size_t at)
{
    const struct score_criterion *criterion = &self->rubric.criteria[at];
    struct buf range = {0};
    sheet_row(self->sheet, LOOK_BODY);
    if (!self->entry)
        sheet_height(self->sheet, 24);
    cell_text(self->sheet, COL_NAME, criterion->name);
    cell_text(self->sheet, COL_EARNS, criterion->description);
    score_tell_range(criterion, &range);
    cell_text(self->sheet, COL_RANGE, range.len > 0 ? buf_text(&range) : "any");
    cell_value(self->sheet, COL_WEIGHT, CELL_NUMBER, criterion->weight);
    write_given(self, at);
    write_mean(self, at, criterion->weight);
    write_most(self, criterion);
    buf_free(&range);
}

/* What each judge gave in all. */
static void write_judge_totals(struct scored *self)
{
    char weights[2][REF_SIZE], points[2][REF_SIZE];
    ref_fixed(self->first, COL_WEIGHT, weights[0]);
    ref_fixed(self->last, COL_WEIGHT, weights[1]);
    for (int judge = 0; judge < self->judges; judge++) {
        int64_t total = 0;
        for (size_t i = 0; i < self->rubric.count; i++) {
            const struct score_point *point = score_point_at(&self->marks, i, (size_t)judge);
            total += point ? point->points * self->rubric.criteria[i].weight : 0;
        }
        cell_formula(self->sheet, COL_FIRST + judge, CELL_POINTS, num_scale(total, 1, 1000),
                     "SUMPRODUCT(%s:%s,%s:%s)", weights[0], weights[1],
                     ref_cell(self->first, COL_FIRST + judge, points[0]),
                     ref_cell(self->last, COL_FIRST + judge, points[1]));
    }
}

static void write_total(struct scored *self)
{
    char from[REF_SIZE], to[REF_SIZE], given[2][REF_SIZE];
    int worth = after(self, AFTER_WORTH), most = after(self, AFTER_MOST);
    sheet_row(self->sheet, LOOK_TOTAL);
    cell_text(self->sheet, COL_NAME, "Total");
    ref_cell(self->first, worth, from);
    ref_cell(self->last, worth, to);
    if (self->entry) {
        write_judge_totals(self);
        cell_formula(self->sheet, worth, CELL_POINTS, self->entry->total, "ROUND(SUM(%s:%s),3)",
                     from, to);
    } else {
        cell_formula_text(self->sheet, worth, "", "IF(COUNT(%s:%s)=0,\"\",SUM(%s:%s))",
                          ref_cell(self->first, COL_FIRST, given[0]),
                          ref_cell(self->last, COL_FIRST, given[1]), from, to);
    }
    if (self->rubric.has_most)
        cell_sum(self->sheet, most, CELL_POINTS, self->rubric.most, self->first, self->last);
}

static void write_percent(struct scored *self)
{
    char total[REF_SIZE], most[REF_SIZE];
    int64_t percent;
    int above = sheet_at(self->sheet);
    if (!self->entry || !score_percent(&self->rubric, self->entry->total, &percent))
        return;
    sheet_row(self->sheet, LOOK_BODY);
    cell_text(self->sheet, COL_NAME, "Of the most there is");
    cell_formula(self->sheet, after(self, AFTER_WORTH), CELL_PCT, percent, "%s/%s",
                 ref_cell(above, after(self, AFTER_WORTH), total),
                 ref_cell(above, after(self, AFTER_MOST), most));
}

/* ---- below the table ------------------------------------------------------------------------ */

static void write_notes(struct scored *self)
{
    bool begun = false;
    for (size_t i = 0; i < self->marks.count; i++) {
        const struct score_point *point = &self->marks.points[i];
        if (!*point->note)
            continue;
        if (!begun)
            sheet_section(self->sheet, "Notes");
        begun = true;
        sheet_row(self->sheet, LOOK_BODY);
        cell_text(self->sheet, COL_NAME, self->rubric.criteria[point->criterion].name);
        struct buf note = {0};
        buf_addf(&note, "%s: %s", self->marks.judges[point->judge], point->note);
        cell_across(self->sheet, COL_EARNS, after(self, AFTER_MOST), LOOK_BODY, buf_text(&note));
        buf_free(&note);
    }
}

static void write_signatures(struct scored *self)
{
    int last = after(self, AFTER_MOST);
    sheet_section(self->sheet, self->entry ? "Signatures" : "Notes and signature");
    for (int i = 0; !self->entry && i < 3; i++) {
        sheet_row(self->sheet, LOOK_RULE);
        sheet_height(self->sheet, 24);
    }
    for (int i = 0; i < self->judges; i++) {
        sheet_row(self->sheet, LOOK_RULE);
        sheet_height(self->sheet, 30);
        cell_text(self->sheet, COL_NAME, self->entry ? self->marks.judges[i] : "Judge");
        cell_across(self->sheet, COL_RANGE, last, LOOK_RULE, "Day");
    }
}

/* ---- the sheet ------------------------------------------------------------------------------ */

static void write_sheet(struct scored *self, struct wb *wb)
{
    static const char blank[] =
        "Write the points into the shaded cells: each is held to the range beside it, and counts as "
        "many times as its weight says. The total adds itself up.";
    static const char filled[] =
        "A criterion is worth the mean of its judges times its weight; a judge who left one out does "
        "not lower it. Equal totals share a place.";
    set_columns(self);
    sheet_title(self->sheet, "Score sheet", self->rubric.name);
    sheet_say(self->sheet, self->entry ? filled : blank);
    write_facts(self);
    sheet_gap(self->sheet);
    sheet_heads(self->sheet);
    self->first = sheet_at(self->sheet) + 1;
    for (size_t i = 0; i < self->rubric.count; i++)
        write_criterion(self, i);
    self->last = sheet_at(self->sheet);
    write_total(self);
    if (self->sheets++ == 0)
        wb_name(wb, "Score_total", self->sheet, sheet_at(self->sheet), after(self, AFTER_WORTH),
                sheet_at(self->sheet), after(self, AFTER_WORTH));
    write_percent(self);
    if (self->entry)
        write_notes(self);
    write_signatures(self);
}

static bool begin(struct scored *self, int64_t rubric, struct err *err)
{
    if (!score_rubric_read(self->book, rubric, &self->rubric, err))
        return false;
    if (self->rubric.count == 0)
        return err_set(err, "%s has no criteria; add what is looked at first", self->rubric.name);
    return score_ranking_read(self->book, rubric, &self->ranking, err);
}

static bool end(struct scored *self, struct wb *wb, bool ok, struct wb_count *count,
                struct err *err)
{
    score_rubric_clear(&self->rubric);
    score_ranking_clear(&self->ranking);
    if (ok)
        return wb_close(wb, count, err);
    wb_abort(wb);
    return false;
}

bool scored_blank_write(struct book *book, int64_t rubric, const char *path, struct wb_count *count,
                        struct err *err)
{
    struct scored self = {.book = book, .judges = 1};
    struct wb *wb = NULL;
    bool ok = begin(&self, rubric, err) &&
              (wb = chapter_workbook(book, path, self.rubric.name, "Score sheet to be filled in",
                                     self.rubric.name, date_today().year, err)) != NULL;
    if (ok) {
        self.sheet = wb_sheet(wb, "Score sheet", false);
        write_sheet(&self, wb);
    }
    return end(&self, wb, ok, count, err);
}

static bool write_entry(struct scored *self, struct wb *wb, const char *name, struct err *err)
{
    bool ok =
        score_marks_read(self->book, &self->rubric, &self->entry->of, &self->marks, err);
    if (ok && self->marks.judge_count > SCORED_MOST_JUDGES)
        ok = err_set(err, "%s was marked by more judges than a sheet has room for (%d)",
                     self->entry->name, SCORED_MOST_JUDGES);
    if (ok) {
        self->judges = (int)self->marks.judge_count;
        self->sheet = wb_sheet(wb, name, self->judges > 3);
        write_sheet(self, wb);
    }
    score_marks_clear(&self->marks);
    return ok;
}

bool scored_student_write(struct book *book, int64_t rubric, int64_t student, const char *path,
                          struct wb_count *count, struct err *err)
{
    struct scored self = {.book = book};
    struct wb *wb = NULL;
    int sheets = 0;
    bool ok = begin(&self, rubric, err);
    for (size_t i = 0; ok && i < self.ranking.count; i++) {
        char name[32] = "Score sheet";
        if (self.ranking.entries[i].of.student != student)
            continue;
        self.entry = &self.ranking.entries[i];
        if (sheets++ > 0)
            (void)snprintf(name, sizeof name, "Score sheet %d", sheets);
        char *person = pages_person(self.entry->name);
        struct buf of = {0};
        buf_addf(&of, "%s · %s", self.rubric.name, person);
        ok = (wb || (wb = chapter_workbook(book, path, buf_text(&of), "Score sheet", buf_text(&of),
                                           date_today().year, err)) != NULL) &&
             write_entry(&self, wb, name, err);
        buf_free(&of);
        mem_free(person);
    }
    if (ok && sheets == 0)
        ok = err_set(err, "the student has no points by %s yet; a blank sheet can be written",
                     self.rubric.name);
    return end(&self, wb, ok, count, err);
}
