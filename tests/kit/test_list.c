/* Lists over a table that changes: the selection, the rows that are read, what is in memory. */
#include "support/check.h"

#include "support/measure.h"

#include "kit/list.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- lists ----------------------------------------------------------------------------------- */

/* A table that changes under the list: rows by key, some of them only headings. */
enum { ROWS_MAX = 400 };
struct table {
    struct {
        int64_t id;
        int key; /* order */
        bool plain;
    } rows[ROWS_MAX];
    size_t count;
    int64_t next_id;
    size_t asked;
    bool fails;
};

static bool table_fetch(void *self, struct list_rows *rows, enum list_seek seek,
                        const struct list_anchor *anchor, size_t want, struct err *err)
{
    struct table *table = self;
    int key = anchor ? (int)strtol(anchor->key, NULL, 10) : 0;
    bool backward = seek == LIST_LAST || seek == LIST_BEFORE;
    (void)err;
    table->asked += want;
    if (table->fails)
        return err_set(err, "the disk is gone; put it back");
    for (size_t i = 0; i < table->count && want > 0; i++) {
        size_t at = backward ? table->count - 1 - i : i;
        int row = table->rows[at].key;
        if ((seek == LIST_AFTER && row <= key) || (seek == LIST_FROM && row < key) ||
            (seek == LIST_BEFORE && row >= key))
            continue;
        char text[24];
        snprintf(text, sizeof(text), "%d", row);
        list_row(rows, table->rows[at].id, text, table->rows[at].plain ? LIST_ROW_PLAIN : 0);
        list_cell(rows, ROLE_BODY, text);
        want--;
    }
    return true;
}

static bool table_locate(void *self, int64_t id, struct buf *key)
{
    struct table *table = self;
    for (size_t i = 0; i < table->count; i++) {
        if (table->rows[i].id == id) {
            buf_addf(key, "%d", table->rows[i].key);
            return true;
        }
    }
    return false;
}

static size_t table_index(const struct table *table, int64_t id)
{
    for (size_t i = 0; i < table->count; i++) {
        if (table->rows[i].id == id)
            return i;
    }
    return ROWS_MAX;
}

static void table_insert(struct table *table, int64_t id, int key, bool plain)
{
    size_t at = 0;
    while (at < table->count && table->rows[at].key < key)
        at++;
    if (table->count == ROWS_MAX || (at < table->count && table->rows[at].key == key))
        return;
    memmove(table->rows + at + 1, table->rows + at, (table->count - at) * sizeof(table->rows[0]));
    table->rows[at].id = id;
    table->rows[at].key = key;
    table->rows[at].plain = plain;
    table->count++;
}

static void table_remove(struct table *table, size_t at)
{
    memmove(table->rows + at, table->rows + at + 1,
            (table->count - at - 1) * sizeof(table->rows[0]));
    table->count--;
}

static void press(struct list *list, unsigned key)
{
    list_event(list, &(struct event){.kind = EVENT_KEY, .key = key});
}

static const struct list_source table_source = {table_fetch, table_locate};
static const struct list_column table_columns[] = {{"key", "Key", 8, 0, DRAW_RIGHT, 0}};

/* The selectable row that a step from `from` leads to. */
static int64_t model_step(const struct table *table, int64_t from, int by)
{
    size_t at = table_index(table, from);
    for (size_t next = at;;) {
        if (by < 0 ? next == 0 : next + 1 >= table->count)
            return from;
        next = by < 0 ? next - 1 : next + 1;
        if (!table->rows[next].plain)
            return table->rows[next].id;
    }
}

static void check_selection(struct list *list, const struct table *table)
{
    int64_t selected = list_selected(list);
    bool any = false;
    for (size_t i = 0; i < table->count; i++)
        any = any || !table->rows[i].plain;
    if (!any) {
        assert_int_equal(selected, 0);
        return;
    }
    size_t at = table_index(table, selected);
    assert_true(at < table->count);
    assert_false(table->rows[at].plain);
}

static void list_moves_as_a_model(void **state)
{
    struct chance chance = chance_begin();
    (void)state;
    static const unsigned far[] = {KEYCODE_PAGE_DOWN, KEYCODE_PAGE_UP, KEYCODE_HOME, KEYCODE_END};
    for (int round = 0; round < 60; round++) {
        struct table table = {.next_id = 1};
        struct list *list = list_new(table_columns, 1, 0);
        for (unsigned i = chance_below(&chance, 3) ? chance_below(&chance, 120) : 0; i > 0; i--)
            table_insert(&table, table.next_id++, (int)chance_below(&chance, 1000),
                         chance_below(&chance, 9) == 0);
        list_set_source(list, &table_source, &table);
        for (int step = 0; step < 300; step++) {
            int64_t before = list_selected(list);
            unsigned what = chance_below(&chance, 10);
            check_selection(list, &table);
            if (what < 5 && before) {
                int by = chance_below(&chance, 2) ? 1 : -1;
                int64_t expected = model_step(&table, before, by);
                press(list, by > 0 ? KEYCODE_DOWN : KEYCODE_UP);
                assert_int_equal(list_selected(list), expected);
            } else if (what < 7) {
                press(list, far[chance_below(&chance, COUNT_OF(far))]);
            } else if (what == 7) { /* others change the book; the selection stays on its record */
                table_insert(&table, table.next_id++, (int)chance_below(&chance, 1000), false);
                list_reload(list);
                if (before)
                    assert_int_equal(list_selected(list), before);
            } else if (what == 8 && table.count) {
                size_t at = chance_below(&chance, (unsigned)table.count);
                bool same = table.rows[at].id == before;
                table_remove(&table, at);
                list_reload(list);
                if (!same && before)
                    assert_int_equal(list_selected(list), before);
            } else if (table.count) { /* a record moves in the order */
                size_t at = chance_below(&chance, (unsigned)table.count);
                int64_t id = table.rows[at].id;
                bool plain = table.rows[at].plain;
                size_t count = table.count;
                table_remove(&table, at);
                table_insert(&table, id, (int)chance_below(&chance, 1000), plain);
                list_reload(list);
                if (before && (table.count == count || id != before))
                    assert_int_equal(list_selected(list), before);
            }
            check_selection(list, &table);
        }
        list_free(list);
    }
}

static void list_goes_to_any_row(void **state)
{
    (void)state;
    struct table table = {.next_id = 1};
    struct list *list = list_new(table_columns, 1, LIST_MARKS);
    for (int i = 0; i < 300; i++)
        table_insert(&table, table.next_id++, i * 2, false);
    list_set_source(list, &table_source, &table);
    assert_int_equal(list_selected(list), 1);
    assert_true(list_select(list, 250));
    assert_string_equal(list_selected_cell(list, 0), "498");
    press(list, KEYCODE_UP);
    assert_int_equal(list_selected(list), 249);
    press(list, KEYCODE_HOME);
    assert_int_equal(list_selected(list), 1);
    press(list, KEYCODE_END);
    assert_int_equal(list_selected(list), 300);
    assert_false(list_select(list, 999));
    assert_int_equal(list_selected(list), 300);
    /* The selected row goes: what stands in its place is selected, at the end the one before. */
    table_remove(&table, 299);
    list_reload(list);
    assert_int_equal(list_selected(list), 299);
    table_remove(&table, 0);
    list_select(list, 2);
    table_remove(&table, 0);
    list_reload(list);
    assert_int_equal(list_selected(list), 3);
    /* Ticks are ids. */
    press(list, ' ');
    list_mark(list, 77, true);
    list_mark(list, 5, true);
    list_mark(list, 77, true);
    assert_int_equal(list_mark_count(list), 3);
    assert_int_equal(list_marks(list)[2], 77);
    list_mark(list, 5, false);
    assert_true(list_is_marked(list, 3));
    assert_false(list_is_marked(list, 5));
    list_unmark_all(list);
    assert_int_equal(list_mark_count(list), 0);
    list_free(list);
}

/* A page of rows is asked for now and then, not one row a key. */
static void list_asks_seldom(void **state)
{
    (void)state;
    struct table table = {.next_id = 1};
    struct list *list = list_new(table_columns, 1, 0);
    for (int i = 0; i < 300; i++)
        table_insert(&table, table.next_id++, i, false);
    list_set_source(list, &table_source, &table);
    for (int i = 0; i < 299; i++)
        press(list, KEYCODE_DOWN);
    assert_int_equal(list_selected(list), 300);
    assert_true(table.asked < 900);
    list_free(list);
}

static void list_that_cannot_be_read(void **state)
{
    (void)state;
    struct table table = {.next_id = 1, .fails = true};
    struct list *list = list_new(table_columns, 1, 0);
    table_insert(&table, table.next_id++, 1, false);
    list_set_source(list, &table_source, &table);
    assert_true(list_is_empty(list));
    assert_string_equal(list_error(list), "the disk is gone; put it back");
    press(list, KEYCODE_DOWN);
    table.fails = false;
    list_reload(list);
    assert_int_equal(list_selected(list), 1);
    assert_string_equal(list_error(list), "");
    list_free(list);
}

static void array_row(void *self, size_t index, struct list_rows *rows)
{
    const char *const *words = self;
    list_cell(rows, ROLE_BODY, words[index]);
}

static void lists_in_memory(void **state)
{
    (void)state;
    static const char *words[] = {"alpha", "beta", "gamma"};
    struct list_array array = {.count = 3, .row = array_row};
    struct list *list = list_new(table_columns, 1, 0);
    list_set_array(list, &array, words);
    press(list, KEYCODE_DOWN);
    assert_int_equal(list_selected(list), 2);
    assert_string_equal(list_selected_cell(list, 0), "beta");
    press(list, 'G');
    assert_string_equal(list_selected_cell(list, 0), "gamma");
    array.count = 0;
    list_set_array(list, &array, words);
    assert_int_equal(list_selected(list), 0);
    assert_string_equal(list_selected_cell(list, 0), "");
    list_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(list_moves_as_a_model),
        cmocka_unit_test(list_goes_to_any_row),
        cmocka_unit_test(list_asks_seldom),
        cmocka_unit_test(list_that_cannot_be_read),
        cmocka_unit_test(lists_in_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
