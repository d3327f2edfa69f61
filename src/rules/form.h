/* The official form of a proficiency application: its questions, its boxes in their order, and what
 * fills each box. */
#ifndef RULES_FORM_H
#define RULES_FORM_H

#include "rules/rules.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rules_count { RULES_UNLIMITED, RULES_CHARS, RULES_WORDS };

struct rules_limit {
    int most;
    enum rules_count counts; /* RULES_UNLIMITED: no limit is known */
};

/* How much of a limit the text uses: characters or words; 0 for RULES_UNLIMITED. */
size_t rules_limit_used(enum rules_count counts, const char *text);

struct rules_question {
    const char *id; /* "A1": what an answer names; the same for every type and year */
    const char *label, *question, *help;
    unsigned types; /* bits of enum rules_type */
    struct rules_span span;
    struct rules_limit limit;
    const char *source;
    enum rules_certainty certainty;
};

/* `types` is one type, or several of which any will do. Year 0 is any year. With several types or
 * any year an id may come more than once. */
const struct rules_question *rules_question_next(unsigned types, int award_year,
                                                 const struct rules_question *after);
const struct rules_question *rules_question_find(const char *id, enum rules_type type,
                                                 int award_year);

/* What judges give for a part of an answer. The whole scorecard is not known: only what was read. */
struct rules_weight {
    const char *question, *part; /* "A2", "change or growth" */
    unsigned types;
    struct rules_span span;
    bool has_low;
    int64_t low, high, step; /* thousandths of a point; step 0: not known */
    const char *source;
    enum rules_certainty certainty;
};
/* The parts of a question that are known, one after the other. */
const struct rules_weight *rules_weight_next(const char *question, enum rules_type type,
                                             int award_year, const struct rules_weight *after);

/* What a value repeats over: the boxes of one block share it, and the block comes once for each. */
enum rules_repeat {
    RULES_ONCE,
    RULES_EACH_YEAR,          /* each calendar year of the application */
    RULES_EACH_PROJECT_YEAR,  /* each ownership project and year */
    RULES_EACH_POSITION_YEAR, /* each job and year */
    RULES_EACH_DUTY_YEAR,     /* each duty of a job and year */
    RULES_EACH_STOCK_YEAR,    /* each current inventory item and year's end */
    RULES_EACH_ASSET_YEAR,    /* each capital item and year */
    RULES_EACH_SKILL,
    RULES_EACH_PHOTO,
};

enum rules_value {
    RULES_TEXT,    /* one line */
    RULES_NOTE,    /* many lines */
    RULES_MONEY,   /* cents */
    RULES_HOURS,   /* minutes */
    RULES_PERCENT, /* hundredths */
    RULES_COUNT,
    RULES_DATE,
    RULES_YEAR,
    RULES_PICTURE,
    RULES_BLANK, /* stays empty: filled in by hand on the official form */
};

/* A value that the program knows how to find, by a stable name. */
struct rules_key {
    const char *name; /* "income.cash_sales": a report or kind and its column, as a rule */
    enum rules_repeat repeat;
    enum rules_value value;
    const char *meaning;
};

const struct rules_key *rules_key_next(const struct rules_key *after);
const struct rules_key *rules_key_find(const char *name);

struct rules_box {
    const char *id; /* "income.cash_sales": stable, unique within the form */
    const char *page, *section;
    const char *line; /* its printed number, or "" */
    const char *label;
    const struct rules_key *key;
    unsigned types;
    struct rules_span span;
    struct rules_limit limit; /* of an answer ask rules_box_limit(): it is the question's */
    const char *source;
    enum rules_certainty certainty;
};

/* In the order of the form; `types` and year as above. Boxes with the same key->repeat that follow
 * one another in a section are one block. */
const struct rules_box *rules_box_next(unsigned types, int award_year,
                                       const struct rules_box *after);
/* The question that a box is for, or NULL. */
const struct rules_question *rules_box_question(const struct rules_box *box, enum rules_type type,
                                                int award_year);
struct rules_limit rules_box_limit(const struct rules_box *box, enum rules_type type,
                                   int award_year);

/* The limit of the latest form's box for a field of a kind of record: its key is KIND.FIELD. */
struct rules_limit rules_limit_of(const char *kind, const char *field);

/* How many times a block may come, such as six photos. */
struct rules_most {
    enum rules_repeat repeat;
    unsigned types;
    struct rules_span span;
    int most;
    const char *source;
    enum rules_certainty certainty;
};

/* NULL where no bound is known. */
const struct rules_most *rules_most_find(enum rules_repeat repeat, enum rules_type type,
                                         int award_year);

#endif
