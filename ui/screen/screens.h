/* The screens, by what opens them. Each is a file in one of the folders here, by what it is for, and
 * ends in its ops struct; all return at once (the screen is on the stack then), except the ..._edit ones, which ask and answer. */
#ifndef SCREEN_SCREENS_H
#define SCREEN_SCREENS_H

#include "kinds/kind.h"
#include "kit/app.h"
#include <stdbool.h>
#include <stdint.h>

void start_screen(struct app *app);                      /* open or make a book */
void students_screen(struct app *app);                   /* the class */
void home_screen(struct app *app, int64_t student);      /* a student's home */
/* Their keys, for whoever tells how to get somewhere. */
const struct keymap *students_keys(void);
const struct keymap *home_keys(void);
void project_screen(struct app *app, int64_t project);
void inventory_screen(struct app *app, int64_t student, int64_t project); /* project 0: all */
/* The end of a year, step by step; year 0: the one that is to be ended next. */
void year_end_screen(struct app *app, int64_t student, int year);
void closing_sheet_screen(struct app *app, int64_t student, int year);
void class_year_screen(struct app *app, int year); /* of every student; 0: the last one over */
void scoring_screen(struct app *app);                    /* marks by a rubric, of the class */
/* The points that a judge gives by a rubric; *judge (owned by the caller) is proposed, and who gave
 * them last. True when they were saved. */
struct score_of;
bool scores_edit(struct app *app, int64_t rubric, const struct score_of *of, char **judge);
/* Asks for consent and for a file, writes the workbook of a degree or Star, and enters it into the log. */
struct degree_query;
void degree_workbook_write(struct app *app, int64_t student, const struct degree_query *query);
/* Asks which projects used a lasting item in a year. True when it was saved. */
bool shares_edit(struct app *app, int64_t asset, int year);
/* Asks what happened, and enters the right money records for it. */
void guided_screen(struct app *app, int64_t student, int64_t project);
bool guided_edit(struct app *app, const char *happening, int64_t student); /* just this one */
void ffa_screen(struct app *app, int64_t student);
void reports_screen(struct app *app, int64_t student);   /* 0: the chapter */
void charts_screen(struct app *app, int64_t student);
void findings_screen(struct app *app, int64_t student);  /* what check finds; 0: the chapter */
void award_screen(struct app *app, int64_t student);
void degree_screen(struct app *app, int64_t student);    /* what the next degree still needs */
void more_screen(struct app *app, int64_t student);      /* every kind of record, with counts */

void history_screen(struct app *app);                    /* everything that was done */

/* Searches everything: within one student's records first (0: the chapter's). */
void find_screen(struct app *app, int64_t student);

void practice_screen(struct app *app);                   /* the tasks of a practice book */
void drafts_screen(struct app *app);                     /* what was typed and not entered */

/* One answer of an application; `question` as in the rules. */
void answer_edit(struct app *app, int64_t application, const char *question);

/* A list of one kind's records, narrowed to a student (0: all), a project (0: all of them) or what
 * they hang on. New records start with these. */
struct records_of {
    const struct kind *kind;
    int64_t student, project;
    const char *owner; /* another field they hang on ("asset", "application"), or NULL */
    int64_t owner_id;
};
void records_screen(struct app *app, struct records_of of);

/* A form for one record, made from its description; id 0 makes a new one. True when it was saved. */
bool record_edit(struct app *app, struct records_of of, int64_t id);
/* The same, beginning with values given as field, text, field, text, ..., NULL. */
bool record_edit_with(struct app *app, struct records_of of, const char *const *values);
/* Going on with a draft of a form that was opened by one of these (draft_of.what). */
bool record_edit_draft(struct app *app, struct records_of of, int64_t id, const char *what);
/* The same for a new one (id 0) or one there is, which keeps its values; the cursor begins in `field`. */
bool record_edit_at(struct app *app, struct records_of of, int64_t id, const char *const *values,
                    const char *field);

/* A year that another book kept, on one sheet. `of` names the student, and the project if one is
 * proposed. True when it was entered. record_edit() of a new one comes here. */
bool carried_edit(struct app *app, struct records_of of);

#endif
