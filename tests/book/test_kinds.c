/* Every description against the schema, and records of any kind through their life. */
#include "support/check.h"

#include "support/add.h"
#include "support/onebook.h"

#include "base/mem.h"
#include "book/change.h"
#include "kinds/listing.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int set_up(void **state)
{
    (void)state;
    onebook_open("2026-11-22");
    return 0;
}

/* ---- descriptions against the schema -------------------------------------------------------- */

/* F1 and the help line of a form: no field without a sentence of its own. */
static void test_every_field_has_help(void **state)
{
    (void)state;
    for (size_t k = 0; k < kind_count(); k++) {
        const struct kind *kind = kind_at(k);
        for (size_t f = 0; f < kind->count; f++) {
            char name[96];
            const char *help = kind->fields[f].help;
            (void)snprintf(name, sizeof name, "%s.%s", kind->name, kind->fields[f].name);
            check_row(name, help != NULL && strlen(help) > 8 && strlen(help) <= 130);
            check_row(name, strchr(".?", help[strlen(help) - 1]) != NULL);
        }
    }
}

static const char *column_type(const struct field *field)
{
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_NOTE:
    case FIELD_DATE:
    case FIELD_CHOICE:
    case FIELD_CODES:
        return "TEXT";
    case FIELD_PICTURE:
        return "BLOB";
    default:
        return "INTEGER";
    }
}

static void test_columns_follow_descriptions(void **state)
{
    (void)state;
    for (size_t k = 0; k < kind_count(); k++) {
        const struct kind *kind = kind_at(k);
        struct err err = {{0}};
        struct stmt *stmt = book_stmt(book, "SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info(?1) WHERE name <> 'id' ORDER BY cid", &err);
        assert_non_null(stmt);
        stmt_bind_text(stmt, 1, kind->name);
        size_t at = 0;
        while (stmt_step(stmt, &err) == STEP_ROW) {
            if (at >= kind->count)
                fail_msg("%s: the table has a column %s that the description lacks", kind->name, stmt_text(stmt, 0));
            const struct field *field = &kind->fields[at++];
            if (strcmp(field->name, stmt_text(stmt, 0)) != 0)
                fail_msg("%s: field %zu is %s, the column is %s", kind->name, at, field->name, stmt_text(stmt, 0));
            if (strcmp(column_type(field), stmt_text(stmt, 1)) != 0)
                fail_msg("%s.%s: the column is %s", kind->name, field->name, stmt_text(stmt, 1));
            if ((field->flags & FIELD_NEEDED) != 0 && stmt_int(stmt, 2) == 0)
                fail_msg("%s.%s: needed, but the column may be empty", kind->name, field->name);
        }
        stmt_done(stmt);
        assert_int_equal(at, kind->count);
    }
}

static void test_every_table_is_described(void **state)
{
    struct err err = {{0}};
    (void)state;
    struct stmt *stmt = book_stmt(book, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'", &err);
    assert_non_null(stmt);
    while (stmt_step(stmt, &err) == STEP_ROW) {
        static const char *const own[] = {"setting", "change", "derived", "total", "stale",
                                             "stale_latest"};
        const char *name = stmt_text(stmt, 0);
        bool known = kind_find(name) != NULL;
        for (size_t i = 0; i < COUNT_OF(own); i++)
            known = known || strcmp(own[i], name) == 0;
        /* Other derived tables are named in schema/views and begin with "derived_". */
        if (!known && strncmp(name, "derived_", 8) != 0)
            fail_msg("table %s has no description", name);
    }
    stmt_done(stmt);
}

static void test_references_are_foreign_keys(void **state)
{
    (void)state;
    for (size_t k = 0; k < kind_count(); k++)
        for (size_t f = 0; f < kind_at(k)->count; f++) {
            const struct kind *kind = kind_at(k);
            const struct field *field = &kind->fields[f];
            struct err err = {{0}};
            if (field->type != FIELD_REF)
                continue;
            assert_non_null(kind_find(field->ref));
            struct stmt *stmt = book_stmt(book, "SELECT 1 FROM pragma_foreign_key_list(?1) WHERE \"from\" = ?2 AND (\"table\" = ?3 OR ?2 = 'student')", &err);
            stmt_bind_text(stmt, 1, kind->name);
            stmt_bind_text(stmt, 2, field->name);
            stmt_bind_text(stmt, 3, field->ref);
            if (stmt_step(stmt, &err) != STEP_ROW)
                fail_msg("%s.%s refers to %s, but the table has no such foreign key", kind->name, field->name, field->ref);
            stmt_done(stmt);
        }
}

static void test_descriptions_are_whole(void **state)
{
    (void)state;
    const struct kind_family_name *family = kind_families();
    assert_true(kind_count() <= KIND_MAX);
    for (size_t k = 0; k < kind_count(); k++) {
        const struct kind *kind = kind_at(k);
        while (family->name != NULL && strcmp(family->name, kind->family) != 0)
            family++;
        if (family->name == NULL)
            fail_msg("%s: %s is no family, or stands apart from its family", kind->name, kind->family);
        assert_true(kind->count <= KIND_MAX_FIELDS);
        assert_non_null(kind->label);
        assert_non_null(kind->help);
        assert_non_null(kind->columns);
        for (const char *at = kind->columns; *at != '\0';) {
            size_t nbytes = strcspn(at, " ");
            if (kind_field_n(kind, at, nbytes) == FIELD_NONE)
                fail_msg("%s: columns name %.*s", kind->name, (int)nbytes, at);
            at += nbytes + strspn(at + nbytes, " ");
        }
        for (size_t f = 0; f < kind->count; f++) {
            const struct field *field = &kind->fields[f];
            struct value value;
            if (field->type == FIELD_CHOICE && field->choices == NULL)
                fail_msg("%s.%s has no choices", kind->name, field->name);
            if (field->initial != NULL && !field_parse(field, field->initial, strlen(field->initial), &value, NULL))
                fail_msg("%s.%s: \"%s\" is no initial value", kind->name, field->name, field->initial);
        }
    }
}

/* ---- records -------------------------------------------------------------------------------- */

static void a_student(void)
{
    ADD(book, "student", "number=S1", "name=Ortiz, Maya", "entered_ag_ed=2025-08-20");
    ADD(book, "project", "student=S1", "title=Market swine", "type=ownership", "began=2025-08-20");
    ADD(book, "project", "student=S1", "title=Feed store", "type=placement", "began=2025-08-20");
}

static void test_a_record_lives_and_dies(void **state)
{
    struct err err = {{0}};
    struct record record;
    char *what = NULL;
    (void)state;
    a_student();
    int64_t id = ADD(book, "hours", "student=S1", "project=Market swine", "time=1:30", "activity=Fed hogs", "date=11/20");
    assert_true(record_read(book, kind_find("hours"), id, &record, &err));
    assert_int_equal(record_int(&record, "time"), 90);
    assert_true(record_set(book, &record, kind_field(record.kind, "time"), "2", 1, 0, &err));
    assert_true(record_save(book, &record, NULL, &what, &err));
    assert_says(what, "Time 1 h 30 m → 2 h");
    free(what);
    assert_true(record_save(book, &record, NULL, &what, &err)); /* nothing changed */
    assert_string_equal(what, "nothing was changed");
    free(what);
    record_clear(&record);
    assert_true(record_remove(book, kind_find("hours"), id, &what, &err));
    assert_says(what, "deleted 2 h, Market swine: Fed hogs");
    free(what);
    assert_false(record_read(book, kind_find("hours"), id, &record, &err));
    assert_true(change_undo(book, change_last_own(book, &err), &what, &err));
    assert_says(what, "undid: deleted 2 h");
    free(what);
    if (!record_read(book, kind_find("hours"), id, &record, &err))
        fail_msg("%s", err.text);
    assert_int_equal(record_int(&record, "time"), 120);
    record_clear(&record);
}

static void test_refusals_say_what_would_be_right(void **state)
{
    (void)state;
    a_student();
    assert_says(REFUSE(book, "hours", "student=S9", "time=1", "activity=x"), "there is no student \"S9\"");
    assert_says(REFUSE(book, "hours", "student=S1", "project=Beef", "time=1", "activity=x"), "Market swine");
    assert_says(REFUSE(book, "hours", "student=S1", "project=Market swine", "time=25", "activity=x"), "24:00");
    assert_says(REFUSE(book, "hours", "student=S1", "project=Market swine", "activity=x"), "time is missing");
    assert_says(REFUSE(book, "hours", "student=S1", "project=Market swine", "time=1", "activity=x", "paid=yes"), "only for placement");
    assert_says(REFUSE(book, "hours", "student=S1", "project=Market swine", "time=1", "activty=x"), "did you mean \"activity\"");
    assert_says(REFUSE(book, "money", "student=S1", "type=sale", "amount=5"), "belongs to a project");
    assert_says(REFUSE(book, "money", "student=S1", "type=sale", "amount=5", "project=Feed store"), "placement");
    assert_says(REFUSE(book, "money", "student=S1", "type=sale", "amount=-5", "project=Market swine"), "must lie between");
    assert_says(REFUSE(book, "money", "student=S1", "type=expense", "amount=5", "project=Market swine", "category=fed"), "is not a category");
    assert_says(REFUSE(book, "money", "student=S1", "type=contribution", "amount=5", "project=Market swine"), "leave it empty");
    assert_says(REFUSE(book, "asset", "student=S1", "name=Field", "class=land", "how=bought", "cost=1", "life_years=5"), "land");
    assert_says(REFUSE(book, "paycheck", "student=S1", "project=Market swine", "gross=5"), "not a placement");
    assert_says(REFUSE(book, "stock", "student=S1", "project=Market swine", "item=Hogs", "value=1", "as_of=2024-01-01"), "records begin");
    assert_says(REFUSE(book, "project", "student=S1", "title=MARKET SWINE", "type=ownership"), "already");
    assert_says(REFUSE(book, "brought_forward", "student=S1", "project=Market swine", "year=2024", "line=sales", "amount=5", "source=AET"), "cash_sales");
}

static void test_a_day_has_24_hours(void **state)
{
    (void)state;
    a_student();
    ADD(book, "hours", "student=S1", "project=Market swine", "time=20", "activity=Fair", "date=2026-11-01");
    assert_says(REFUSE(book, "hours", "student=S1", "project=Feed store", "time=5", "activity=x", "date=2026-11-01"), "more than 24 hours");
}

static void test_shared_amounts_follow_the_share(void **state)
{
    struct err err = {{0}};
    struct record record;
    (void)state;
    a_student();
    ADD(book, "scope", "student=S1", "project=Market swine", "year=2026", "size=3", "unit=head", "owned=33.33");
    int64_t id = ADD(book, "money", "student=S1", "type=expense", "project=Market swine", "whole=100.01", "category=feed", "date=2026-03-01");
    assert_true(record_read(book, kind_find("money"), id, &record, &err));
    assert_int_equal(record_int(&record, "amount"), 3333);
    record_clear(&record);
}

static void test_a_project_with_entries_stays(void **state)
{
    struct err err = {{0}};
    int64_t id;
    (void)state;
    a_student();
    ADD(book, "hours", "student=S1", "project=Market swine", "time=1", "activity=x");
    ADD(book, "scope", "student=S1", "project=Feed store", "year=2026", "size=1");
    assert_true(ref_find(book, kind_find("project"), 0, 0, "Market swine", 12, &id, &err));
    assert_false(record_remove(book, kind_find("project"), id, NULL, &err));
    assert_says(err.text, "1 Hours");
    assert_true(ref_find(book, kind_find("project"), 0, 0, "Feed store", 10, &id, &err));
    assert_true(record_remove(book, kind_find("project"), id, NULL, &err)); /* its size goes with it */
    int64_t left = -1;
    assert_true(book_ask_int(book, "SELECT count(*) FROM scope", NULL, &left, &err));
    assert_int_equal(left, 0);
}

static void test_people_are_found_by_what_they_are_called(void **state)
{
    static const char *const names[] = {"S7", "s7", "Ñañez, José", "José Ñañez", "jose nanez", "Pepe"};
    struct err err = {{0}};
    (void)state;
    a_student();
    int64_t jose = ADD(book, "student", "number=S7", "name=Ñañez, José", "preferred_name=Pepe", "entered_ag_ed=2025-08-20");
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        int64_t id = 0;
        if (!ref_find(book, kind_find("student"), 0, 0, names[i], strlen(names[i]), &id, &err))
            fail_msg("%s", err.text);
        assert_int_equal(id, jose);
    }
    char ending[32];
    int64_t id = 0;
    snprintf(ending, sizeof ending, "#%lld", (long long)(jose % 1000000));
    assert_true(ref_find(book, kind_find("student"), 0, 0, ending, strlen(ending), &id, &err));
    assert_int_equal(id, jose);
}

/* As a form and a spreadsheet leave them out, so does the command line. */
static void test_spaces_around_a_line_are_not_part_of_it(void **state)
{
    struct record read;
    struct err err = {{0}};
    int64_t found = 0;
    (void)state;
    int64_t id = ADD(book, "student", "number= S8", "name=Ortiz, Maya ", "entered_ag_ed=2025-08-20");
    assert_true(record_read(book, kind_find("student"), id, &read, &err));
    assert_string_equal(record_text(&read, "number"), "S8");
    assert_string_equal(record_text(&read, "name"), "Ortiz, Maya");
    record_clear(&read);
    if (!ref_find(book, kind_find("student"), 0, 0, "Ortiz, Maya", 11, &found, &err))
        fail_msg("%s", err.text);
    assert_int_equal(found, id);
}

static void add_teacher(int64_t id, const char *name)
{
    struct record record;
    struct err err = {{0}};
    record_start(&record, kind_find("teacher"));
    assert_true(record_set_pairs(book, &record, &name, 1, &err));
    record_fill_initial(&record);
    record.id = id;
    assert_true(change_begin(book, CHANGE_RECORDED, &err));
    assert_true(record_insert(book, &record, &err));
    assert_true(change_commit(book, "a teacher", NULL, &err));
    record_clear(&record);
}

/* A short id in a file is that record, even where the long id of another ends in the same digits. */
static void test_an_id_in_full_is_meant(void **state)
{
    struct err err = {{0}};
    int64_t id = 0;
    (void)state;
    add_teacher(7770009801, "name=Hale");
    add_teacher(8880009801, "name=Oakes");
    assert_false(ref_find(book, kind_find("teacher"), 0, 0, "#9801", 5, &id, &err));
    assert_says(err.text, "several ids of teacher end in 9801");
    add_teacher(9801, "name=Reyes");
    assert_true(ref_find(book, kind_find("teacher"), 0, 0, "#9801", 5, &id, &err));
    assert_int_equal(id, 9801);
    assert_true(ref_find(book, kind_find("teacher"), 0, 0, "#7770009801", 11, &id, &err));
    assert_int_equal(id, 7770009801);
}

/* ---- lists ---------------------------------------------------------------------------------- */

static void test_windows_meet_without_gaps(void **state)
{
    struct err err = {{0}};
    int64_t seen[40];
    int count = 0;
    (void)state;
    a_student();
    for (int i = 0; i < 37; i++) {
        char date[32], memo[32];
        snprintf(date, sizeof date, "date=2026-%02d-%02d", 1 + i % 5, 1 + i % 3);
        snprintf(memo, sizeof memo, "activity=Work %d", i);
        ADD(book, "hours", "student=S1", "project=Market swine", "time=1", date, memo);
    }
    struct listing *listing = listing_open(book, kind_find("hours"));
    for (int64_t from = 0;;) {
        struct record window[7];
        int got = listing_read(listing, from, true, 7, window, &err);
        assert_true(got >= 0);
        for (int i = 0; i < got; i++) {
            seen[count++] = from = window[i].id;
            record_clear(&window[i]);
        }
        if (got < 7)
            break;
    }
    assert_int_equal(count, 37);
    for (int i = 0; i < count; i++)
        assert_int_equal(listing_index(listing, seen[i], &err), i);
    /* Backward from the last it is the same, the other way. */
    struct record window[40];
    assert_int_equal(listing_read(listing, seen[36], false, 40, window, &err), 36);
    for (int i = 0; i < 36; i++) {
        assert_int_equal(window[i].id, seen[35 - i]);
        record_clear(&window[i]);
    }
    /* By place: with the row that stands there, also after it is gone. */
    struct record record;
    struct buf key = {0};
    assert_true(record_read(book, kind_find("hours"), seen[10], &record, &err));
    listing_key(listing, &record, &key);
    record_clear(&record);
    assert_int_equal(listing_read_at(listing, buf_text(&key), seen[10], true, true, 2, window, &err), 2);
    assert_int_equal(window[0].id, seen[10]);
    assert_int_equal(window[1].id, seen[11]);
    record_clear(&window[0]);
    record_clear(&window[1]);
    assert_true(record_remove(book, kind_find("hours"), seen[10], NULL, &err));
    assert_int_equal(listing_read_at(listing, buf_text(&key), seen[10], true, true, 1, window, &err), 1);
    assert_int_equal(window[0].id, seen[11]);
    record_clear(&window[0]);
    buf_free(&key);
    listing_close(listing);
}

/* Reads the list one by one, by the record before and by its key, and tells a field of each. */
static void check_order(struct listing *listing, const char *field, const char *wanted)
{
    struct buf told = {0}, key = {0};
    struct err err = {{0}};
    int64_t id = 0;
    int got = 1;
    for (bool by_key = false; got == 1; by_key = !by_key) {
        struct record record;
        got = by_key ? listing_read_at(listing, buf_text(&key), id, false, true, 1, &record, &err)
                     : listing_read(listing, id, true, 1, &record, &err);
        if (got != 1)
            break;
        id = record.id;
        buf_clear(&key);
        listing_key(listing, &record, &key);
        record_format(book, &record, kind_field(record.kind, field), STYLE_FILE, &told);
        buf_add_char(&told, ';');
        record_clear(&record);
    }
    assert_string_equal(buf_text(&told), wanted);
    buf_free(&told);
    buf_free(&key);
}

/* A reference is sorted by the name it is read by, a student also by the last entry. */
static void test_lists_sort_by_names_and_last_entries(void **state)
{
    (void)state;
    a_student();
    ADD(book, "student", "number=S2", "name=Hale, Ann", "entered_ag_ed=2025-08-20");
    ADD(book, "student", "number=S3", "name=Able, Cy", "entered_ag_ed=2025-08-20");
    ADD(book, "project", "student=S1", "title=Barley", "type=ownership", "began=2025-08-20");
    ADD(book, "project", "student=S2", "title=apples", "type=ownership", "began=2025-08-20");
    ADD(book, "hours", "student=S1", "project=Market swine", "time=1", "date=2026-03-01", "activity=a");
    ADD(book, "hours", "student=S1", "project=Barley", "time=1", "date=2026-01-01", "activity=b");
    ADD(book, "hours", "student=S2", "project=apples", "time=1", "date=2026-02-01", "activity=c");
    ADD(book, "hours", "student=S1", "project=Barley", "time=1", "date=2026-01-02", "activity=d");
    struct listing *listing = listing_open(book, kind_find("hours"));
    assert_true(listing_order(listing, "project", false));
    check_order(listing, "activity", "c;b;d;a;");
    assert_true(listing_order(listing, "project", true));
    check_order(listing, "activity", "a;d;b;c;");
    listing_close(listing);
    listing = listing_open(book, kind_find("student"));
    listing_order_latest(listing, false);
    check_order(listing, "number", "S3;S2;S1;");
    listing_order_latest(listing, true);
    check_order(listing, "number", "S1;S2;S3;");
    assert_true(listing_order(listing, "number", false));
    check_order(listing, "number", "S1;S2;S3;");
    listing_close(listing);
}

static void test_lists_narrow(void **state)
{
    struct err err = {{0}};
    int64_t count = 0;
    (void)state;
    a_student();
    ADD(book, "student", "number=S2", "name=Hale, Ann", "entered_ag_ed=2025-08-20");
    ADD(book, "project", "student=S2", "title=Market swine", "type=ownership", "began=2025-08-20");
    ADD(book, "scope", "student=S1", "project=Market swine", "year=2026", "size=3");
    ADD(book, "scope", "student=S2", "project=Market swine", "year=2026", "size=4");
    struct listing *listing = listing_open(book, kind_find("scope"));
    assert_true(listing_where(listing, "student", "S2", 2, &err));
    assert_true(listing_count(listing, &count, &err));
    assert_int_equal(count, 1);
    listing_close(listing);
    listing = listing_open(book, kind_find("project"));
    assert_true(listing_where(listing, "type", "ownership", 9, &err));
    listing_find(listing, "swi");
    assert_true(listing_count(listing, &count, &err));
    assert_int_equal(count, 2);
    listing_find(listing, "SWÍ"); /* accents and case are passed over on both sides */
    assert_true(listing_count(listing, &count, &err));
    assert_int_equal(count, 2);
    listing_find(listing, "hale"); /* the student's name is looked at, too */
    assert_true(listing_count(listing, &count, &err));
    assert_int_equal(count, 1);
    listing_find(listing, "100%");
    assert_true(listing_count(listing, &count, &err));
    assert_int_equal(count, 0);
    assert_false(listing_where(listing, "colour", "red", 3, &err));
    assert_says(err.text, "pathway");
    listing_close(listing);
}

static void test_there_is_one_chapter(void **state)
{
    struct record second;
    struct err err = {{0}};
    (void)state;
    ADD(book, "chapter", "name=Willow", "state=OK");
    record_start(&second, kind_find("chapter"));
    assert_true(record_set_pairs(book, &second, (const char *const[]){"name=Oak", "state=OK"}, 2, &err));
    record_fill_initial(&second);
    assert_false(record_save(book, &second, NULL, NULL, &err));
    assert_says(err.text, "one chapter only");
    record_clear(&second);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, onebook_close)
int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_columns_follow_descriptions),
        TEST(test_every_field_has_help),
        TEST(test_every_table_is_described),
        TEST(test_references_are_foreign_keys),
        TEST(test_descriptions_are_whole),
        TEST(test_a_record_lives_and_dies),
        TEST(test_refusals_say_what_would_be_right),
        TEST(test_a_day_has_24_hours),
        TEST(test_shared_amounts_follow_the_share),
        TEST(test_a_project_with_entries_stays),
        TEST(test_people_are_found_by_what_they_are_called),
        TEST(test_spaces_around_a_line_are_not_part_of_it),
        TEST(test_an_id_in_full_is_meant),
        TEST(test_windows_meet_without_gaps),
        TEST(test_lists_sort_by_names_and_last_entries),
        TEST(test_lists_narrow),
        TEST(test_there_is_one_chapter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
