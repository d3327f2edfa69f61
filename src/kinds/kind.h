/* Descriptions of the record kinds: said once, as data.
 *
 * A kind is a table of schema/ and a description here: its fields, their types, labels, help and
 * choices. From that one description come the form, the list, CSV in and out, JSON, `saebook add`,
 * the sentence in the history and the field tables of the manual. Adding a kind is one table and one
 * description in a family file (people.c, sae.c, money.c, ...). A test holds every description
 * against the schema. The words of the fields follow the data dictionary. */
#ifndef KINDS_KIND_H
#define KINDS_KIND_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;
struct buf;
struct record;

enum field_type {
    FIELD_TEXT,    /* one line, at most 200 characters */
    FIELD_NOTE,    /* many lines, at most 20,000 characters */
    FIELD_DATE,    /* ISO in files */
    FIELD_MONEY,   /* cents */
    FIELD_TIME,    /* minutes; at most 24 hours where FIELD_DAY_TIME */
    FIELD_QTY,     /* thousandths */
    FIELD_PCT,     /* hundredths of a percent */
    FIELD_INT,
    FIELD_YEAR,
    FIELD_YES,     /* yes or no */
    FIELD_CHOICE,  /* one of `choices`, by value or label */
    FIELD_REF,     /* a record of kind `ref` */
    FIELD_CODES,   /* standard codes, separated by spaces */
    FIELD_ANY,     /* a record of the kind that the record's own field `kind` names (about.h) */
    FIELD_PICTURE, /* a picture kept in the book; a file name in files */
};

enum field_flag {
    FIELD_NEEDED = 1,    /* must be given */
    FIELD_PART_OF = 2,   /* the record named belongs to that one: it goes when that one is deleted */
    FIELD_EXTRA = 4,     /* offered at the end of a form, after the everyday fields */
    FIELD_SIGNED = 8,    /* may be below zero */
    FIELD_TOTAL = 16,    /* a time that may exceed a day, a sum that may be large */
    FIELD_LINES = 32,    /* a note that is a list, one item a line */
    FIELD_PRIVATE = 64,  /* about the person: left out of what is handed to others */
    FIELD_PLAIN = 128,   /* an amount that need not be dollars: told without their sign */
    FIELD_MONTHS = 256,  /* FIELD_ANY: kind may also be "month", and the record is a student's month */
};

struct choice {
    const char *value; /* in the book and in files */
    const char *label; /* on the screen; NULL: the value */
    const char *help;  /* one line of plain words, or NULL */
};

struct field {
    const char *name;  /* column, CSV header, FIELD=VALUE */
    const char *label; /* what a person reads */
    enum field_type type;
    unsigned flags;
    const char *help;             /* one sentence for the form's help line */
    const char *ref;              /* FIELD_REF: the other kind's name */
    const struct choice *choices; /* FIELD_CHOICE, or suggestions of a FIELD_TEXT; ends with {0} */
    const char *vocabulary;       /* suggestions from data: "areas", "standards", "profiles", ...;
                               "money.party" what was written into that field before,
                               "kinds" a kind of record and nothing else, "who" at first whoever writes */
    const char *when;             /* "type=transfer settled=loan": asked only where one of these holds
                                     (field_applies); "type=" while type is empty; "project.type"
                                     looks at the project, "project.shared=yes" at whether
                                     others have a share of it that day */
    const char *initial;          /* the value of a new record, as text: "active", "today", "yes" */
    int64_t least, most;          /* bounds in stored units where not the type's own (both 0) */
};

enum kind_flag {
    KIND_SINGLE = 1,   /* the book holds exactly one: importing changes it */
    KIND_TEACHING = 2, /* a teacher writes it: it stands last on a student's screens */
};

struct kind {
    const char *name;   /* the table */
    const char *label;  /* "Inventory count" */
    const char *plural; /* "Inventory counts" */
    const char *help;   /* what it is for, one or two sentences */
    const char *family; /* one of kind_families(): "people", "sae", "money", ... */
    const char *unique; /* fields that together name one, apart from case: "student title"; or NULL */
    const char *order;  /* how lists run: "date desc" or "name"; a field of this kind */
    const char *columns; /* the fields a list shows, most important first, separated by spaces */
    const char *sentence; /* for history: "{time}, {project}: {activity}"; {field} as on the screen,
                             [ ... ] is left out where a field in it is empty */
    unsigned flags;
    const struct field *fields;
    size_t count;
    /* Rules over the whole record, after every field has been read, or NULL: for example which types
     * of money need a project. May fill what follows from the rest. On failure *field is the field
     * to look at. `book` may be asked. */
    bool (*check)(struct book *book, struct record *record, size_t *field, struct err *err);
    /* Records that follow from this one, written in the same change after it was, or NULL. Not for a
     * new record that brings its id along: that comes from an export, and so does what follows. */
    bool (*after)(struct book *book, const struct record *record, bool is_new, struct err *err);
    /* What follows from the record as it is, taken back before it is written anew or deleted (becomes
     * is NULL then), or NULL. */
    bool (*before)(struct book *book, int64_t id, const struct record *becomes, struct err *err);
    /* What the program decides about the record as it is filled in so far, and why, in plain words;
     * adds nothing while that cannot be said. NULL: there is nothing to decide. */
    void (*why)(struct book *book, const struct record *record, struct buf *out);
};

/* The families in their order, with what a heading says: "Money and property". Ends with {0}. */
struct kind_family_name {
    const char *name, *title;
};
const struct kind_family_name *kind_families(void);
const char *kind_family_title(const char *family);

#define KIND_MAX_FIELDS 32
#define KIND_MAX        128 /* kinds, for tables of them; a test holds it */

size_t kind_count(void);
size_t kind_number(const struct kind *kind); /* kind_at() of it is the kind; else kind_count() */
const struct kind *kind_at(size_t at); /* in the dictionary's order, which is an order of import */
const struct kind *kind_find(const char *name); /* by name; NULL */
/* The same, with a sentence that offers the nearest names. */
const struct kind *kind_named(const char *name, struct err *err);

#define FIELD_NONE ((size_t)-1)
size_t kind_field(const struct kind *kind, const char *name); /* FIELD_NONE if there is none */
size_t kind_field_n(const struct kind *kind, const char *name, size_t nbytes);
/* True if rows are addressed within a student but the kind has no student field of its own: files
 * then carry a `student` column, which is an address and not stored. */
bool kind_has_address(const struct kind *kind);
/* The field that a record of this kind hangs on when it has no student of its own (project, asset,
 * application): FIELD_NONE if none. */
size_t kind_owner_field(const struct kind *kind);

/* The nearest of `count` names to `word`, for "did you mean"; NULL if none is near. */
const char *kind_nearest(const char *word, const char *(*name_at)(size_t, void *), void *context,
                         size_t count);

const struct choice *field_choice(const struct field *field, const char *text, size_t nbytes);
/* As people read it; the value itself when it is none of the choices. A category of money is a text
 * that may be another than those, and has labels, too. */
const char *field_choice_label(const struct field *field, const char *value);
bool field_has_labels(const struct field *field);
/* What to type, in a few words: "a date such as 2026-11-20 or 11/20". */
const char *field_hint(const struct field *field);

#endif
