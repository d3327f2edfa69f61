/* What the pages of the award and degree workbooks and of a student's record book share; nothing
 * else includes it.
 *
 * A page is one sheet. Pages are made in the order of the workbook and filled in another: evidence
 * first, then what is computed from it, and the official form last, because it points at all the
 * others. While filling, a page leaves anchors: where the value of a box of the form stands. */
#ifndef WORKBOOK_PAGES_H
#define WORKBOOK_PAGES_H

#include "award/readiness.h"
#include "award/scope.h"
#include "base/err.h"
#include "rules/form.h"
#include "workbook/model.h"
#include "workbook/progress.h"
#include "workbook/sheet.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;
struct degree_about;
struct stmt;

enum page {
    PAGE_COVER,
    PAGE_FORM,
    PAGE_MET,
    PAGE_REVIEW,
    PAGE_RESEARCH,
    PAGE_INCOME,
    PAGE_STOCK,
    PAGE_ASSETS,
    PAGE_PLACEMENT,
    PAGE_SKILLS,
    PAGE_RESUME,
    PAGE_PHOTOS,
    PAGE_LEDGER,
    PAGE_JOURNAL,
    /* Of a record book only. */
    PAGE_FRONT,
    PAGE_ABOUT,
    PAGE_PROJECTS,
    PAGE_PRODUCTION,
    PAGE_WORTH,
    PAGE_OTHER,
    /* Of a degree or Star workbook only. */
    PAGE_DEGREE,
    PAGE_ASKED,
    PAGE_EARNED,
    PAGE_COUNTED,
    PAGE_OUTSIDE,
    PAGE_COUNT,
};

enum { PAGES_YEARS = AWARD_YEARS };

/* How the Ledger calls the lines of placement. */
#define LEDGER_GROSS    "Gross earnings"
#define LEDGER_EXPENSES "Placement expenses"
#define LEDGER_NET      "Placement net"

/* Where a value stands, for the official form. */
struct anchor {
    const char *key; /* of schema/rules/keys.csv, literal */
    int instance;    /* of the key's repeat: a year, or the number from pages_instance() */
    const struct sheet *sheet;
    int row, col;
    enum cell_type type;
    int64_t value; /* numbers */
    char *text;    /* texts; owned */
};

/* One of what a block of boxes repeats over. */
struct instance {
    enum rules_repeat repeat;
    int number;
    char *title; /* "2025 · Feed clerk, Hale's Feed"; owned */
};

struct pages {
    struct book *book;
    bool whole;  /* a record book, not an application */
    bool payers; /* with the names of who paid or was paid */
    struct award_scope scope;
    enum rules_type type; /* of an application */
    struct award_readiness readiness;
    struct degree_about *degree; /* of a degree or Star workbook, else NULL; borrowed */
    struct model model;
    char last_day[11];
    char counted_to[11]; /* of activities and service, which may go on after it */
    char *person;  /* "Maya Ortiz" */
    char *chapter; /* "Willow Creek FFA, OK" */
    char since[11]; /* of a record book of one year its first day; else "" */
    char *award;   /* "Swine Production · Ownership · award year 2026", "Record book 2024 to 2026" */
    char *under;   /* the line below every title */
    struct wb *wb;
    struct sheet *sheets[PAGE_COUNT]; /* NULL: left out */
    struct anchor *anchors;
    size_t anchor_count;
    struct instance *instances;
    size_t instance_count;
};

/* Whether there is anything to show on a page. */
typedef bool page_wanted(struct pages *pages, bool *yes, struct err *err);
page_wanted page_wants_research, page_wants_income, page_wants_stock, page_wants_assets,
    page_wants_placement, page_wants_skills, page_wants_resume, page_wants_photos,
    page_wants_ledger, page_wants_journal;

/* Fills a page. */
typedef bool page_fill(struct pages *pages, struct sheet *sheet, struct err *err);
page_fill page_cover, page_form, page_met, page_review, page_research, page_income, page_stock, page_assets,
    page_placement, page_skills, page_resume, page_photos, page_ledger, page_journal;
/* Of a record book only. */
page_fill page_front, page_about, page_projects, page_production, page_worth, page_other;
page_wanted page_wants_projects, page_wants_production, page_wants_worth, page_wants_other;

/* Of a degree or Star workbook only. */
page_fill page_degree, page_asked, page_earned, page_counted, page_outside;

/* A page of a workbook. Those of an earlier `turn` are filled first: evidence, then what points at
 * it. */
struct page_part {
    enum page page;
    const char *name;
    bool wide;
    int turn;            /* 1 to 8 */
    page_wanted *wanted; /* NULL: always */
    page_fill *fill;
};

/* When the scope is known: the names, and "Swine Production · Ownership · award year 2026". */
bool pages_name(struct pages *pages, const char *award, struct err *err);
bool pages_open(struct pages *pages, const char *path, const char *subject, const char *header,
                struct err *err);
/* Makes and fills the pages, and closes the workbook; after a failure there is none. */
bool pages_write(struct pages *pages, const struct page_part *parts, size_t count,
                 wb_progress *progress, void *context, struct wb_count *out, struct err *err);
void pages_clear(struct pages *pages);

/* The hours of all chosen projects by year, with a chart; on whichever page has room. Columns: a
 * label, the years, all years. */
void page_hours(struct pages *pages, struct sheet *sheet);

/* ---- asking the book ------------------------------------------------------------------------ */

/* A statement with whatever of these it names bound: :student :projects :application :award_year
 * :first_year :last_year :since :last_day :counted_to. NULL on failure. */
struct stmt *pages_ask(struct pages *pages, const char *sql, struct err *err);
/* The first column of the first row as text, "" without one; owned by the caller; NULL on failure.
 */
char *pages_ask_text(struct pages *pages, const char *sql, struct err *err);
/* "Ortiz, Maya" as people say it: "Maya Ortiz". Owned by the caller. */
char *pages_person(const char *name);

/* ---- anchors -------------------------------------------------------------------------------- */

/* Of the cell just written, in the current row. A NULL sheet: a text that stands in no cell. */
void anchor_number(struct pages *pages, const char *key, int instance, const struct sheet *sheet,
                   int col, enum cell_type type, int64_t value);
void anchor_text(struct pages *pages, const char *key, int instance, const struct sheet *sheet,
                 int col, const char *text);
void anchor_date(struct pages *pages, const char *key, int instance, const struct sheet *sheet,
                 int col, const char *iso);
/* A new one of what a block repeats over; its number. Of RULES_EACH_YEAR the number is the year. */
int pages_instance(struct pages *pages, enum rules_repeat repeat, const char *title);
/* The next anchor of a key and instance after `after` (NULL: the first): a long text stands in
 * several cells, one below the other. NULL at the end. */
const struct anchor *anchor_next(const struct pages *pages, const char *key, int instance,
                                 const struct anchor *after);

/* ---- writing -------------------------------------------------------------------------------- */

/* Title, line below it, and what the sheet means. */
void page_begin(struct pages *pages, struct sheet *sheet, const char *title, const char *says);
struct rows {
    int first, last;
};
/* A long text in one column, in as many rows as it needs, from the current one on. Leaves an anchor
 * for each part if `key` is given. */
struct rows page_long_text(struct pages *pages, struct sheet *sheet, int col, const char *text,
                           const char *key, int instance);
/* Into the current row: how many characters or words the text in these rows of `of` has. */
void page_use(struct sheet *sheet, int col, int of, struct rows rows, enum rules_count counts,
              const char *text);

#endif
