#include "support/check.h"

#include "support/anything.h"

#include "base/num.h"
#include "book/book.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include <stdio.h>
#include <stdlib.h>

static const char *some_text(struct chance *chance)
{
    static const char *const texts[] = {
        "feed",        "livestock",
        "cash_sales",  "paid_hours",
        "=1+1",        "-5",
        "@swine",      "a,b",
        "\"quoted\"",  "it's",
        "Ñañez, José", "作者",
        "e\xCC\x81",   "#4711",
        "null",        "0",
        "yes",         "x;y|z",
        "🐖 12 head",   "two  spaces",
        "P:Q",         "100%",
        "\\n",         "' OR 1",
        "AS.02",       "Hale's \"best\", fine",
        "(none)",      "today",
        "#",           "1,250.00",
    };
    return texts[chance_below(chance, COUNT_OF(texts))];
}

/* What an application is for: a degree, a Star, or any area. */
static const char *some_subject(struct chance *chance)
{
    static const char *const subjects[] = {"State FFA Degree", "american", "Chapter Star Farmer"};
    unsigned at = chance_below(chance, COUNT_OF(subjects) + 1);
    return at < COUNT_OF(subjects) ? subjects[at] : some_text(chance);
}

static const char *some_note(struct chance *chance)
{
    static const char *const notes[] = {"One line",         "Two\nlines",
                                        "A \"b\",\nc\n\nd", "Ends with a quote\"",
                                        "tab\there",        "= SUM(A1)"};
    return notes[chance_below(chance, COUNT_OF(notes))];
}

/* A picture of the sample chapter. */
static void set_picture(struct book *book, struct record *record, size_t field)
{
    char path[512];
    const char *top = getenv("SAEBOOK_TOP");
    struct err err = {{0}};
    snprintf(path, sizeof path, "%s/sample-data/photos/maya-dot.png", top != NULL ? top : ".");
    if (!record_set(book, record, field, path, strlen(path), 0, &err))
        fail_msg("%s", err.text);
}

/* One of the records of a kind; if it can be, of this student. */
static int64_t some_ref(struct book *book, struct chance *chance, const char *name, int64_t student)
{
    const struct kind *kind = kind_find(name);
    char sql[128];
    int64_t id = 0;
    for (int tries = 0; tries < 6; tries++) {
        snprintf(
            sql, sizeof sql,
            "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET abs(%u) %% max(1, (SELECT count(*) FROM"
            " %s))",
            name, chance_below(chance, 1000), name);
        if (!book_ask_int(book, sql, NULL, &id, NULL) || id == 0)
            return 0;
        int64_t owner = strcmp(name, "student") == 0 ? id : ref_student_of(book, kind, id);
        if (student == 0 || owner == 0 || owner == student)
            return id;
    }
    return id;
}

static int64_t some_number(struct chance *chance, const struct field *field)
{
    int64_t least = field->least, most = field->most != 0 ? field->most : 9000;
    if (field->type == FIELD_YEAR)
        return 2020 + chance_below(chance, 8);
    if (field->type == FIELD_YES)
        return chance_below(chance, 2);
    if (field->type == FIELD_TIME)
        return 1 + chance_below(chance, 1440);
    if ((field->flags & FIELD_SIGNED) != 0)
        return (int64_t)chance_below(chance, 5000) - 2500;
    if (most > 12)
        most = chance_below(chance, 3) ? 12 : most;
    return least + (int64_t)chance_below(
                       chance, (unsigned)(most - least < 2000000 ? most - least + 1 : 2000000));
}

/* A record of any kind, whose name stands in `kind`; whose it is follows from it. Not of a kind
 * that comes later in the order of import: a review is not of a comment. */
static void fill_any(struct book *book, struct chance *chance, struct record *record, size_t at)
{
    const struct kind *kind = kind_at(chance_below(chance, (unsigned)kind_count()));
    int64_t id = some_ref(book, chance, kind->name, 0);
    struct value *name = record_value(record, "kind"), *student = record_value(record, "student");
    if (id == 0 || name == NULL || kind_number(kind) > kind_number(record->kind))
        return;
    value_clear(name);
    value_set_text(name, kind->name, strlen(kind->name));
    value_set_int(&record->values[at], id);
    if (student != NULL)
        value_clear(student);
}

static void fill_field(struct book *book, struct chance *chance, struct record *record, size_t at,
                       int64_t student)
{
    const struct field *field = &record->kind->fields[at];
    struct value *value = &record->values[at];
    const char *text;
    switch (field->type) {
    case FIELD_REF: {
        int64_t id = strcmp(field->ref, "student") == 0 && student != 0
                         ? student
                         : some_ref(book, chance, field->ref, student);
        if (id != 0)
            value_set_int(value, id);
        break;
    }
    case FIELD_ANY:
        fill_any(book, chance, record, at);
        break;
    case FIELD_PICTURE:
        set_picture(book, record, at);
        break;
    case FIELD_CHOICE:
    case FIELD_TEXT:
        if (field->choices != NULL && (field->type == FIELD_CHOICE || chance_below(chance, 2))) {
            size_t count = 0;
            while (field->choices[count].value != NULL)
                count++;
            text = field->choices[chance_below(chance, (unsigned)count)].value;
        } else if (strcmp(field->name, "subject") == 0) {
            text = some_subject(chance);
        } else {
            text = some_text(chance);
        }
        value_set_text(value, text, strlen(text));
        break;
    case FIELD_NOTE:
        text = some_note(chance);
        value_set_text(value, text, strlen(text));
        break;
    case FIELD_CODES:
        value_set_text(value, "AS.01 PS.02", 11);
        break;
    case FIELD_DATE:
        value_set_date(value, date_from_number(date_number((struct date){2023, 1, 1}) +
                                               (int)chance_below(chance, 900)));
        break;
    default:
        value_set_int(value, some_number(chance, field));
        break;
    }
}

bool anything_add(struct book *book, struct chance *chance, const struct kind *kind)
{
    struct err err = {{0}};
    struct record record;
    int64_t student = chance_below(chance, 8) ? some_ref(book, chance, "student", 0) : 0;
    record_start(&record, kind);
    for (size_t i = 0; i < kind->count; i++)
        if ((kind->fields[i].flags & FIELD_NEEDED) != 0 || chance_below(chance, 5) < 2)
            fill_field(book, chance, &record, i, student);
    record_fill_initial(&record);
    bool ok = record_save(book, &record, NULL, NULL, &err);
    record_clear(&record);
    return ok;
}
