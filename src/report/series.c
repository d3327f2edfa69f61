#include "report/series.h"
#include "base/buf.h"
#include "base/mem.h"
#include "book/book.h"
#include "report/summary.h"

void series_clear(struct series *series)
{
    mem_free(series->points);
    *series = (struct series){0};
}

static struct series_point *add(struct series *series, struct date day)
{
    series->points = mem_grow(series->points, series->count + 1, sizeof *series->points);
    series->points[series->count] = (struct series_point){.day = day};
    return &series->points[series->count++];
}

bool series_weeks(struct book *book, int64_t student, struct series *out, struct err *err)
{
    int64_t weeks[SERIES_WEEKS];
    struct date today = date_today();
    int monday = date_number(today) - (date_weekday(today) + 6) % 7;
    *out = (struct series){.lines = 1};
    if (!summary_weeks(book, student, weeks, SERIES_WEEKS, err))
        return false;
    for (int i = 0; i < SERIES_WEEKS; i++)
        add(out, date_from_number(monday - 7 * (SERIES_WEEKS - 1 - i)))->values[0] = weeks[i];
    return true;
}

bool series_years(struct book *book, int64_t student, struct series *out, struct err *err)
{
    struct summary_project_years years;
    *out = (struct series){.lines = 2};
    bool ok = summary_student_years(book, student, &years, err);
    for (size_t i = 0; ok && i < years.count; i++) {
        struct series_point *point = add(out, (struct date){years.years[i].year, 1, 1});
        point->values[0] = years.years[i].in;
        point->values[1] = years.years[i].out;
    }
    summary_project_years_clear(&years);
    return ok;
}

bool series_worth(struct book *book, int64_t student, struct series *out, struct err *err)
{
    struct summary_inventory inventory;
    *out = (struct series){.lines = 1};
    bool ok = summary_inventory(book, student, 0, 0, &inventory, err);
    enum { MONTHS = sizeof inventory.worth / sizeof inventory.worth[0] };
    struct date month = {inventory.day.year, inventory.day.month, 1};
    for (int i = 0; ok && i < MONTHS; i++) {
        struct date end =
            date_from_number(date_number(date_add_months(month, i - (MONTHS - 2))) - 1);
        add(out, i + 1 < MONTHS ? end : inventory.day)->values[0] = inventory.worth[i];
    }
    summary_inventory_clear(&inventory);
    return ok;
}

/* ---- animals ---------------------------------------------------------------------------------- */

bool series_animals(struct book *book, int64_t student, struct series_animals *out,
                    struct err *err)
{
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT a.id, a.tag, ifnull(a.name, '') FROM weight_piece AS w"
                  " JOIN animal AS a ON a.id = w.animal WHERE w.student = ?1"
                  " GROUP BY a.id HAVING count(DISTINCT w.date) > 1"
                  " ORDER BY max(w.date) DESC, a.tag COLLATE NOCASE",
                  err);
    enum step step;
    *out = (struct series_animals){0};
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, student);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        struct buf name = {0};
        buf_add_text(&name, stmt_text(stmt, 1));
        if (stmt_bytes(stmt, 2) > 0)
            buf_addf(&name, " \"%s\"", stmt_text(stmt, 2));
        out->all = mem_grow(out->all, out->count + 1, sizeof *out->all);
        out->all[out->count++] = (struct series_animal){stmt_int(stmt, 0), buf_take(&name)};
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

void series_animals_clear(struct series_animals *animals)
{
    for (size_t i = 0; i < animals->count; i++)
        mem_free(animals->all[i].name);
    mem_free(animals->all);
    *animals = (struct series_animals){0};
}

bool series_weights(struct book *book, int64_t student, int64_t animal, struct series *out,
                    struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT date, weight FROM weight_piece"
                                  " WHERE student = ?1 AND animal = ?2 ORDER BY date, record",
                                  err);
    enum step step;
    *out = (struct series){.lines = 1};
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, student);
    stmt_bind_int(stmt, 2, animal);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        struct date day;
        if (date_parse_iso(stmt_text(stmt, 0), stmt_bytes(stmt, 0), &day))
            add(out, day)->values[0] = stmt_int(stmt, 1);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}
