/* Lists of words: FFA activities, ranked levels, plain-word help, and small vocabularies. */
#ifndef RULES_WORDS_H
#define RULES_WORDS_H

#include "rules/rules.h"

struct rules_activity {
    const char *category; /* as in the book: "cde", "office"; "service" for ideas of service */
    const char *group;    /* finer: "national", "state", "constitutional" */
    const char *name;     /* "Livestock Evaluation" */
    const char *levels;   /* where it is usual, lowest first: "chapter district state national" */
    const char *source;
    enum rules_certainty certainty;
};
/* Category NULL walks all. */
const struct rules_activity *rules_activity_next(const char *category,
                                                 const struct rules_activity *after);

/* The levels of FFA as a state has them. */
struct rules_level {
    const char *profile; /* "national" knows every level; a state has its own */
    int rank;            /* 1 is the chapter */
    const char *code, *label;
    const char *source;
    enum rules_certainty certainty;
};
/* Lowest first; a profile without levels of its own has the national ones. */
const struct rules_level *rules_level_next(const char *profile, const struct rules_level *after);
/* 1 for the chapter; 0 for a level that the profile does not have. */
int rules_level_rank(const char *profile, const char *level);

struct rules_term {
    const char *term;
    const char *also;    /* other words for it, separated by ';' */
    const char *meaning; /* one sentence */
};
const struct rules_term *rules_term_next(const struct rules_term *after);
/* By the term or another word for it, ignoring case; NULL if it is not explained. */
const struct rules_term *rules_term_find(const char *word);

struct rules_word {
    const char *list; /* "pathway", "profile", "award_type", "certainty", "rule_class" */
    const char *code, *label, *help;
};
const struct rules_word *rules_word_next(const char *list, const struct rules_word *after);
const struct rules_word *rules_word_find(const char *list, const char *code); /* NULL */

/* What other record books call a place of this one. */
struct rules_place {
    const char *place; /* "kind hours", "screen inventory", "report income" */
    const char *also;  /* their words, separated by ';': "Journal;Diary" */
    const char *source;
    enum rules_certainty certainty;
};
const struct rules_place *rules_place_next(const struct rules_place *after);
const struct rules_place *rules_place_find(const char *place); /* NULL */

#endif
