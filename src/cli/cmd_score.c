/* score: the rubrics, the ranking by one of them, what a student was given, and score sheets. */
#include "base/attr.h"
#include "base/buf.h"
#include "base/num.h"
#include "book/book.h"
#include "cli/tools.h"
#include "kinds/refs.h"
#include "score/score.h"
#include "workbook/scored.h"
#include <stdio.h>
#include <string.h>

enum { CELL_SIZE = NUM_TEXT_SIZE };

static struct table_cell cell_of(const char *text)
{
    return (struct table_cell){text, strlen(text)};
}

static struct table_cell cell_points(int64_t points, char out[static CELL_SIZE])
{
    return cell_of(num_decimal(points, 3, out));
}

static struct table_cell cell_count(size_t count, char out[static CELL_SIZE])
{
    return cell_of(num_decimal((int64_t)count, 0, out));
}

/* ---- the rubrics ----------------------------------------------------------------------------- */

static const struct table_column rubric_columns[] = {
    {"rubric", TABLE_TEXT},
    {"criteria", TABLE_NUMBER},
    {"most", TABLE_NUMBER},
    {"marked", TABLE_NUMBER},
};

static bool list_rubric(struct cli *cli, struct cli_table *table, int64_t id)
{
    struct score_rubric rubric;
    struct score_ranking ranking = {0};
    char texts[3][CELL_SIZE];
    struct buf name = {0};
    bool ok = score_rubric_read(cli->book, id, &rubric, &cli->err) &&
              score_ranking_read(cli->book, id, &ranking, &cli->err) &&
              ref_name(cli->book, kind_find("rubric"), id, &name);
    if (ok) {
        const struct table_cell cells[] = {
            cell_of(buf_text(&name)),
            cell_count(rubric.count, texts[0]),
            rubric.has_most ? cell_points(rubric.most, texts[1]) : (struct table_cell){0},
            cell_count(ranking.count, texts[2]),
        };
        ok = table_out_row(table->rows, cells, &cli->err);
    }
    buf_free(&name);
    score_rubric_clear(&rubric);
    score_ranking_clear(&ranking);
    return ok;
}

static int list_rubrics(struct cli *cli)
{
    struct cli_table table;
    enum step step = STEP_FAILED;
    bool ok = true;
    struct stmt *stmt = book_stmt(
        cli->book, "SELECT id FROM rubric ORDER BY name COLLATE NOCASE, year", &cli->err);
    if (!stmt || !cli_table_begin(cli, &table, rubric_columns, COUNT_OF(rubric_columns))) {
        stmt_done(stmt);
        return cli_failed(cli);
    }
    while (ok && (step = stmt_step(stmt, &cli->err)) == STEP_ROW)
        ok = list_rubric(cli, &table, stmt_int(stmt, 0));
    stmt_done(stmt);
    return cli_table_end(cli, &table, ok && step == STEP_DONE);
}

/* ---- the ranking ----------------------------------------------------------------------------- */

static const struct table_column ranking_columns[] = {
    {"place", TABLE_NUMBER},   {"student", TABLE_TEXT},    {"name", TABLE_TEXT},
    {"what", TABLE_TEXT},      {"points", TABLE_NUMBER},   {"percent", TABLE_NUMBER},
    {"judges", TABLE_NUMBER},  {"criteria", TABLE_NUMBER}, {"tied_with", TABLE_TEXT},
};

static int write_ranking(struct cli *cli, const struct score_rubric *rubric)
{
    struct cli_table table;
    struct score_ranking ranking;
    if (!score_ranking_read(cli->book, rubric->id, &ranking, &cli->err) ||
        !cli_table_begin(cli, &table, ranking_columns, COUNT_OF(ranking_columns))) {
        score_ranking_clear(&ranking);
        return cli_failed(cli);
    }
    bool ok = true;
    for (size_t i = 0; ok && i < ranking.count; i++) {
        const struct score_entry *entry = &ranking.entries[i];
        char texts[5][CELL_SIZE];
        int64_t percent;
        bool has_percent = score_percent(rubric, entry->total, &percent);
        const struct table_cell cells[] = {
            cell_count(entry->place, texts[0]),
            cell_of(entry->number),
            cell_of(entry->name),
            *entry->what ? cell_of(entry->what) : (struct table_cell){0},
            cell_points(entry->total, texts[1]),
            has_percent ? cell_of(num_decimal(percent, 2, texts[2])) : (struct table_cell){0},
            cell_count(entry->judges, texts[3]),
            cell_count(entry->criteria, texts[4]),
            entry->tied > 0 ? cell_of(entry->tied_with) : (struct table_cell){0},
        };
        ok = table_out_row(table.rows, cells, &cli->err);
    }
    score_ranking_clear(&ranking);
    return cli_table_end(cli, &table, ok);
}

/* ---- a student ------------------------------------------------------------------------------- */

static const struct table_column mark_columns[] = {
    {"what", TABLE_TEXT},     {"criterion", TABLE_TEXT}, {"weight", TABLE_NUMBER},
    {"judge", TABLE_TEXT},    {"date", TABLE_TEXT},      {"points", TABLE_NUMBER},
    {"note", TABLE_TEXT},
};

static bool write_entry(struct cli *cli, struct cli_table *table, const struct score_rubric *rubric,
                        const struct score_entry *entry)
{
    struct score_marks marks;
    bool ok = score_marks_read(cli->book, rubric, &entry->of, &marks, &cli->err);
    for (size_t i = 0; ok && i < marks.count; i++) {
        const struct score_point *point = &marks.points[i];
        const struct score_criterion *criterion = &rubric->criteria[point->criterion];
        char texts[2][CELL_SIZE];
        const struct table_cell cells[] = {
            *entry->what ? cell_of(entry->what) : (struct table_cell){0},
            cell_of(criterion->name),
            cell_points(criterion->weight, texts[0]),
            cell_of(marks.judges[point->judge]),
            cell_of(point->date),
            cell_points(point->points, texts[1]),
            *point->note ? cell_of(point->note) : (struct table_cell){0},
        };
        ok = table_out_row(table->rows, cells, &cli->err);
    }
    score_marks_clear(&marks);
    return ok;
}

static int write_student(struct cli *cli, const struct score_rubric *rubric, int64_t student)
{
    struct cli_table table;
    struct score_ranking ranking;
    if (!score_ranking_read(cli->book, rubric->id, &ranking, &cli->err) ||
        !cli_table_begin(cli, &table, mark_columns, COUNT_OF(mark_columns))) {
        score_ranking_clear(&ranking);
        return cli_failed(cli);
    }
    bool ok = true;
    for (size_t i = 0; ok && i < ranking.count; i++)
        if (ranking.entries[i].of.student == student)
            ok = write_entry(cli, &table, rubric, &ranking.entries[i]);
    score_ranking_clear(&ranking);
    return cli_table_end(cli, &table, ok);
}

/* ---- workbooks ------------------------------------------------------------------------------- */

static int write_workbook(struct cli *cli, const struct score_rubric *rubric, int64_t student)
{
    const char *path = cli_option(cli, "output");
    bool blank = cli_option(cli, "blank") != NULL;
    bool ok = blank ? scored_blank_write(cli->book, rubric->id, path, NULL, &cli->err)
              : student
                  ? scored_student_write(cli->book, rubric->id, student, path, NULL, &cli->err)
                  : scored_ranking_write(cli->book, rubric->id, path, NULL, &cli->err);
    if (!ok)
        return cli_failed(cli);
    cli_say("wrote %s", path);
    return cli_write_pdf(cli, path) ? 0 : cli_failed(cli);
}

static int score_by(struct cli *cli, bool workbook)
{
    const char *name = cli->words[0];
    struct score_rubric rubric = {0};
    int64_t id, student;
    if (!cli_open(cli, CLI_READS) ||
        !ref_guess(cli->book, kind_find("rubric"), 0, 0, name, strlen(name), &id, &cli->err) ||
        !cli_student(cli, &student) ||
        !score_rubric_read(cli->book, id, &rubric, &cli->err)) {
        score_rubric_clear(&rubric);
        return cli_failed(cli);
    }
    int status = workbook  ? write_workbook(cli, &rubric, student)
                 : student ? write_student(cli, &rubric, student)
                           : write_ranking(cli, &rubric);
    score_rubric_clear(&rubric);
    return status;
}

int cli_score(struct cli *cli)
{
    bool blank = cli_option(cli, "blank") != NULL, workbook = cli_wants_workbook(cli);
    enum table_format format;
    if (workbook && !cli_to_file(cli))
        return cli_misused(cli, "a workbook goes to a file; such as -o scores.xlsx");
    if (blank && (!workbook || cli_option(cli, "student")))
        return cli_misused(cli, "--blank writes a score sheet for anybody; such as --blank -o "
                                "sheet.xlsx");
    if (cli_option(cli, "pdf") && !workbook)
        return cli_misused(cli, "--pdf is for workbooks; such as -o scores.xlsx");
    if (cli->word_count == 0 && (workbook || cli_option(cli, "student")))
        return cli_misused(cli, "by which rubric? `saebook score` lists them");
    if (!workbook && !cli_format(cli, &format))
        return cli_misused(cli, "%s", cli->err.text);
    if (cli->word_count > 0)
        return score_by(cli, workbook);
    return cli_open(cli, CLI_READS) ? list_rubrics(cli) : cli_failed(cli);
}
