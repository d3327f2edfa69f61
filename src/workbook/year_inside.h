/* What the files of the chapter's year share; nothing else includes it. */
#ifndef WORKBOOK_YEAR_INSIDE_H
#define WORKBOOK_YEAR_INSIDE_H

#include "workbook/sheet.h"
#include "workbook/year_figures.h"

struct book;
struct stmt;

enum { MOST_GROUPS = 24 };

/* Columns of what is added up, by group and by student: what they sum, and how. */
struct sum_column {
    const char *title, *name; /* name: of the range that is added up */
    enum cell_type type;
    enum year_figure first, last; /* figures that make its value, ... */
    enum year_figure minus;       /* ... and one that lessens it, or YEAR_FIGURES */
};
enum { SUM_EARNED = 7, SUMS = 9 };
extern const struct sum_column sum_columns[SUMS];
int64_t sum_value(const struct sum_column *column, const int64_t *figures);

/* What projects are grouped by. */
struct group {
    const char *label;
    size_t students, projects;
    int64_t figures[YEAR_FIGURES];
};

struct grouped {
    const char *sheet, *title, *range, *fresh; /* names of the ranges: the group, and its first */
    struct group groups[MOST_GROUPS];
    size_t count;
    int rows[MOST_GROUPS];
};

struct year_book {
    struct book *book;
    struct report_query query;
    struct wb *wb;
    char *of; /* "2026", "school year 2025-26" */
    struct year_figures figures;
    int *numbers;            /* of each student on its sheet; 0: not in it; owned */
    size_t student_count, project_count; /* in the workbook */
    int64_t *service, *activities;       /* of each student: minutes, a count; owned */
    int64_t service_all, activities_all;
    size_t served; /* students with service */
    size_t with_project;
    int64_t *totals; /* of each student, YEAR_FIGURES each; owned */
    struct grouped by_type, by_pathway;
    int student_rows[2];
    struct sheet *summary, *types, *pathways, *students, *projects, *services, *ffa, *degrees;
};

/* The label of a choice, as people read it; "" for none. */
const char *year_label(const char *kind_name, const char *field, const char *value);
bool year_ask_degrees(struct year_book *self, const char *sql, struct stmt **out, struct err *err);

/* The evidence: sheets of projects, service, activities and degrees, which the others point at. Fill
 * the sums of the groups, of each student and of all. */
bool year_evidence(struct year_book *self, struct err *err);

#endif
