/* Inside the model: records, and the entries that they become. */
#ifndef SUPPORT_MODEL_INSIDE_H
#define SUPPORT_MODEL_INSIDE_H

#include "kinds/record.h"
#include "support/model.h"

struct rows { /* all records of a kind, in the order of ids */
    struct record *list;
    size_t count;
};

/* One side of a posting. An account is one of
 *   cash inventory receivable prepaid current_asset noncurrent_asset capital
 *   payable current_liability noncurrent_liability loan
 *   beginning contributions gifts equity_raised valuation other_changes unexplained withdrawals
 *   outside_income outside_expense, or a line of the income report, or wages;
 *   between: from one project to another, nothing once both sides are there. */
struct entry {
    int64_t student, project, position, asset, loan; /* ids; 0: none */
    int day;
    const char *account;
    const char *column; /* of `report assets`, for what changes capital */
    int64_t amount;     /* a debit is positive */
};

struct model {
    struct rows chapters, students, projects, positions, hours, brought, loans, money, paychecks,
        assets, uses, disposals, valuations, stock, counted, balance;
    struct entry *entries;
    size_t count, room;
};

const struct record *row_of(const struct rows *rows, int64_t id); /* NULL if there is none */
bool has(const struct record *record, const char *field);
int day_of(const struct record *record, const char *field); /* days since 1970 */
int year_of(int day);
int last_day(int year);
int records_from(const struct model *m, int64_t student);
bool is_placement(const struct model *m, int64_t project);
int64_t scale(int64_t amount, int64_t part, int64_t whole);

/* Two entries like that one; below zero the sides change places. */
void post(struct model *m, struct entry like, const char *debit, const char *credit,
          int64_t amount);
/* "cash", or where it goes for this project. */
const char *cash_of(const struct model *m, int64_t project);
/* What came in for `account` (below zero: was paid for it), by how the row was settled. */
void post_paid(struct model *m, const struct record *row, struct entry like, const char *account,
               int64_t amount);

void post_asset(struct model *m, const struct record *asset); /* model_capital.c */

#endif
