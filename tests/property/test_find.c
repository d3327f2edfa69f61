/* Books made at random, searched at any time: what the index answers is what a look through every
 * record gives. Records come by forms, by imports, by anything_add(), and go by deletion and undo.
 *
 *     test_find         many books        test_find SEED        one book */
#include "support/check.h"

#include "base/mem.h"
#include "base/text.h"
#include "book/bulk.h"
#include "book/change.h"
#include "find/find.h"
#include "kinds/listing.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "support/anything.h"
#include "support/bookcase.h"
#include "support/many.h"
#include "support/tale.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

enum { SHARE = 20, MOST_HITS = 4000, LOOKS_EVERY = 6, THINGS = 90 };

struct search {
    struct book *book;
    struct find *find;
    struct chance *chance;
    struct buf *why;
    int hits;
    char words[40][24]; /* that occurred somewhere, to look for */
    size_t word_count;
};

/* ---- the plain look: every record, every field --------------------------------------------------
 */

/* Whether a word of the text begins so, or is just that. Words here: runs of letters, digits and
 * what is not ASCII. */
static bool text_has_word(const char *text, size_t nbytes, const char *typed, bool whole)
{
    char *folded = text_fold_plain(text, nbytes);
    bool found = false, within = false;
    size_t length = strlen(typed);
    for (const char *at = folded; *at != '\0' && !found; at++) {
        bool of_word = isalnum((unsigned char)*at) || (*at & 0x80);
        unsigned char after = (unsigned char)(strncmp(at, typed, length) == 0 ? at[length] : 'x');
        found = of_word && !within && strncmp(at, typed, length) == 0 &&
                !(whole && (isalnum(after) || after & 0x80 || after == '\''));
        within = of_word || (within && *at == '\'');
    }
    free(folded);
    return found;
}

static bool has_typed(const char *text, size_t nbytes, const char *typed)
{
    return text_has_word(text, nbytes, typed, false);
}

static bool name_has(struct book *book, const struct kind *kind, int64_t id, const char *typed)
{
    struct record record;
    bool found = false;
    if (record_read(book, kind, id, &record, NULL))
        for (size_t i = 0; i < kind->count && !found; i++) {
            const struct field *field = &kind->fields[i];
            bool named = strcmp(field->name, "name") == 0;
            for (const char *at = kind->unique; at != NULL && *at != '\0' && !named;) {
                size_t nbytes = strcspn(at, " ");
                named = strlen(field->name) == nbytes && memcmp(at, field->name, nbytes) == 0;
                at += nbytes + strspn(at + nbytes, " ");
            }
            found = named && field->type == FIELD_TEXT && record.values[i].is == VALUE_TEXT &&
                    text_has_word(record.values[i].text, record.values[i].nbytes, typed,
                                  strlen(typed) < 3);
        }
    record_clear(&record);
    return found;
}

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

static bool matches(struct book *book, const struct record *record, const char *typed)
{
    const struct kind *kind = record->kind;
    int64_t student = record_student(book, record);
    for (size_t i = 0; i < kind->count; i++) {
        const struct field *field = &kind->fields[i];
        const struct value *value = &record->values[i];
        if (value->is == VALUE_NONE)
            continue;
        if ((field->type == FIELD_TEXT || field->type == FIELD_NOTE ||
             field->type == FIELD_CODES) &&
            has_typed(value->text, value->nbytes, typed))
            return true;
        if (field->type == FIELD_CHOICE) {
            const char *label = field_choice_label(field, value->text);
            if (has_typed(label, strlen(label), typed))
                return true;
        }
        if (field->type == FIELD_DATE) {
            char text[DATE_TEXT_SIZE];
            struct date date = value_date(value);
            (void)snprintf(text, sizeof text, "%s %d", months[date.month - 1], date.year);
            if (has_typed(text, strlen(text), typed))
                return true;
        }
        if (field->type == FIELD_REF && name_has(book, kind_find(field->ref), value->i, typed))
            return true;
    }
    return student != 0 && name_has(book, kind_find("student"), student, typed);
}

static bool is_hit(struct book *book, const struct record *record, const char *const *typed,
                   int64_t student)
{
    if (student != 0 && record_student(book, record) != student)
        return false;
    for (; *typed != NULL; typed++)
        if (!matches(book, record, *typed))
            return false;
    return true;
}

/* ---- both together ------------------------------------------------------------------------------
 */

struct looking {
    struct search *search;
    const char *const *typed;
    int64_t student;
    int64_t ids[MOST_HITS];
    size_t count;
};

static bool look_at(void *context, const struct record *record, struct err *err)
{
    struct looking *looking = context;
    (void)err;
    if (is_hit(looking->search->book, record, looking->typed, looking->student))
        looking->ids[looking->count++] = record->id;
    return looking->count < MOST_HITS;
}

static int by_id(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void compare(struct search *search, const char *const *typed, int64_t student)
{
    struct looking *plain = mem_alloc(sizeof *plain);
    int64_t *ids = mem_array(MOST_HITS, sizeof *ids);
    struct buf text = {0};
    struct err err = {{0}};
    for (size_t i = 0; typed[i] != NULL; i++)
        buf_addf(&text, "%s%s", i > 0 ? " " : "", typed[i]);
    assert_true(find_update(search->find, &err));
    assert_true(find_for(search->find, buf_text(&text), student, &err));
    for (size_t k = 0; k < kind_count(); k++) {
        const struct kind *kind = kind_at(k);
        struct listing *listing = listing_open(search->book, kind);
        *plain = (struct looking){.search = search, .typed = typed, .student = student};
        assert_true(listing_each(listing, false, look_at, plain, &err));
        listing_close(listing);
        int got = find_read(search->find, kind, 0, MOST_HITS, ids, &err);
        assert_true(got >= 0);
        search->hits += got;
        qsort(ids, (size_t)got, sizeof *ids, by_id);
        qsort(plain->ids, plain->count, sizeof *plain->ids, by_id);
        if ((size_t)got != plain->count || memcmp(ids, plain->ids, plain->count * sizeof *ids) != 0)
            buf_addf(search->why, "\"%s\" (student %lld): %zu of %s, but %d found\n",
                     buf_text(&text), (long long)student, plain->count, kind->name, got);
    }
    buf_free(&text);
    mem_free(ids);
    mem_free(plain);
}

static const char *a_word(struct search *search)
{
    return search->words[chance_below(search->chance, (unsigned)search->word_count)];
}

/* The id of one of its rows; -1 where there is none. */
static int64_t any_row(struct search *search, const char *table)
{
    struct buf sql = {0};
    buf_addf(&sql,
             "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET (SELECT %u %% max(count(*), 1) FROM %s)",
             table, chance_below(search->chance, 1000), table);
    int64_t id = bookcase_ask(search->book, buf_text(&sql));
    buf_free(&sql);
    return id;
}

static void look(struct search *search)
{
    int64_t student = chance_below(search->chance, 3) == 0 ? any_row(search, "student") : 0;
    const char *typed[3] = {a_word(search), NULL, NULL};
    if (chance_below(search->chance, 3) == 0)
        typed[1] = a_word(search);
    compare(search, typed, student > 0 ? student : 0);
}

/* ---- what to look for ---------------------------------------------------------------------------
 */

static bool note_words(void *context, const struct record *record, struct err *err)
{
    struct search *search = context;
    (void)err;
    for (size_t i = 0; i < record->kind->count; i++) {
        const struct value *value = &record->values[i];
        if (value->is != VALUE_TEXT || chance_below(search->chance, 4) != 0)
            continue;
        char *folded = text_fold_plain(value->text, value->nbytes);
        size_t nbytes = strspn(folded, "abcdefghijklmnopqrstuvwxyz");
        nbytes = nbytes > 4 ? 2 + chance_below(search->chance, (unsigned)nbytes - 1) : nbytes;
        if (nbytes > 1 && nbytes < sizeof search->words[0]) {
            size_t at = search->word_count < COUNT_OF(search->words)
                            ? search->word_count++
                            : chance_below(search->chance, COUNT_OF(search->words));
            memcpy(search->words[at], folded, nbytes);
            search->words[at][nbytes] = '\0';
        }
        free(folded);
    }
    return true;
}

static void gather_words(struct search *search)
{
    for (size_t k = 0; k < kind_count(); k++) {
        struct listing *listing = listing_open(search->book, kind_at(k));
        assert_true(listing_each(listing, false, note_words, search, NULL));
        listing_close(listing);
    }
}

/* ---- what happens -------------------------------------------------------------------------------
 */

static bool copy_rows(void *context, const struct record *record, struct err *err)
{
    struct record copy;
    (void)err;
    record_copy(&copy, record);
    copy.id = 0;
    copy.bulk = true;
    bool ok = record_insert(context, &copy, NULL);
    if (ok)
        change_added(context, copy.kind->name, copy.id);
    record_clear(&copy);
    return ok;
}

/* All hours once more, as a large import brings them. */
static void import_hours(struct search *search)
{
    struct listing *listing = listing_open(search->book, kind_find("hours"));
    struct record rows[20];
    int count = listing_read(listing, 0, true, COUNT_OF(rows), rows, NULL);
    assert_true(change_begin(search->book, CHANGE_BATCH, NULL) &&
                bulk_begin(search->book, "hours", NULL));
    for (int i = 0; i < count; i++) {
        (void)copy_rows(search->book, &rows[i], NULL);
        record_clear(&rows[i]);
    }
    listing_close(listing);
    (void)change_commit(search->book, "imported hours", NULL, NULL); /* not into a closed year */
}

static void undo_one(struct search *search)
{
    int64_t id = any_row(search, "change");
    if (id > 0)
        (void)change_undo(search->book, id, NULL, NULL); /* some are refused */
}

static void something_else(struct search *search)
{
    switch (chance_below(search->chance, 3)) {
    case 0:
        (void)anything_add(search->book, search->chance,
                           kind_at(chance_below(search->chance, (unsigned)kind_count())));
        break;
    case 1:
        undo_one(search);
        break;
    case 2:
        if (chance_below(search->chance, 6) == 0)
            import_hours(search);
        break;
    default:
        break;
    }
}

static void gather_and_look(struct search *search)
{
    gather_words(search);
    if (search->word_count > 0)
        look(search);
}

static bool one_book(uint64_t seed, struct buf *out)
{
    struct tale tale = tale_make(seed);
    struct chance chance = tale_chance(seed + 13);
    struct buf why = {0};
    struct search *search = mem_alloc(sizeof *search);
    *search =
        (struct search){.book = book_open(":memory:", 0, NULL), .chance = &chance, .why = &why};
    search->find = find_open(search->book);
    int step = 0;
    for (size_t at = 0; at < tale.count && why.len == 0; step++) {
        (void)tale_step(&tale, search->book, &at);
        if (step % LOOKS_EVERY == 0)
            gather_and_look(search);
    }
    for (int i = 0; i < THINGS && why.len == 0; i++) {
        something_else(search);
        if (i % LOOKS_EVERY == 0)
            gather_and_look(search);
    }
    if (tale.count > 20 && search->hits == 0)
        buf_add_text(&why, "nothing was ever found\n");
    bool ok = why.len == 0;
    buf_add_text(out, buf_text(&why));
    find_close(search->find);
    book_close(search->book);
    mem_free(search);
    buf_free(&why);
    tale_clear(&tale);
    return ok;
}

static void random_books(void **state)
{
    (void)state;
    many_books("property/test_find", one_book, SHARE);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_books)};
    if (argc == 2)
        return many_alone(argv[1], one_book);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
