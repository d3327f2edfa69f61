/* A quick line while it is understood: what was found in it so far, and the readers of each sort of
 * line. Internal to src/quick. */
#ifndef QUICK_PARSE_H
#define QUICK_PARSE_H

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "quick/category.h"
#include "quick/projects.h"
#include "quick/quick.h"
#include "quick/words.h"

struct parse {
    struct book *book;
    int64_t student;
    struct date day;
    struct words words; /* what is left of the line: plain words only, once the tags are taken */
    struct projects projects;
    const struct project *project; /* NULL: none was named */
    bool has_project;              /* an @ stands in the line */
    size_t project_at;             /* the plain word before which the @ stood */
    size_t tags_end;               /* the plain word before which the last @ or # stood */
    struct buf standards;          /* "AS.02 AS.03" */
    struct buf party;
    bool with_all; /* "with crew": for every member */
    struct buf preview;
    struct quick *out;
    struct err *err;
};

/* Each reads p->words from the first and fills p->out->record and p->preview. */
bool parse_hours(struct parse *p);
bool parse_service(struct parse *p);
bool parse_money(struct parse *p);
bool parse_sold(struct parse *p);
bool parse_weigh(struct parse *p);
bool parse_herd(struct parse *p);

/* "with crew", "with Ana": takes these words out and fills p->out->crew. Before the verb is read,
 * and after. */
bool parse_with(struct parse *p);
bool parse_with_end(struct parse *p);
/* A row for every member, inside an open change; tells the first. */
bool quick_insert_crew(struct book *book, const struct quick *quick, struct buf *told,
                       struct err *err);
void with_complete(struct book *book, int64_t student, int64_t project, struct date day,
                   const char *typed, size_t nbytes,
                   void (*add)(struct quick_choices *out, const char *insert, const char *label),
                   struct quick_choices *out);

/* ---- shared ---------------------------------------------------------------------------------- */

/* A project must be named; says which could be. */
bool parse_need_project(struct parse *p);
bool parse_refuse_standards(struct parse *p);
/* Takes a time off the front: one word, or two ("2 hours"). */
bool parse_time(struct parse *p, int64_t *minutes);
/* "from Hale's", "to Hale's": taken out of the words into p->party. */
void parse_party(struct parse *p, const char *before_project, const char *after_project);

bool parse_set_text(struct parse *p, const char *field, const char *text);
void parse_set_int(struct parse *p, const char *field, int64_t value);
/* " · Market swine · Sun 22 Nov 2026" and the like. */
void parse_add_part(struct parse *p, const char *format, ...) ATTR_PRINTF(2, 3);
void parse_add_day(struct parse *p);

#endif
