/* The herd change that a sale or a purchase brings along, whoever writes it: a form, a quick line,
 * an import. */
#include "support/check.h"

#include "support/kindcase.h"
#include "support/farmers.h"

#include "base/attr.h"
#include "base/buf.h"
#include "book/change.h"
#include "kinds/record.h"
#include "quick/quick.h"
#include <stdio.h>
#include <stdlib.h>

#define HEAD_IS(change_, count_, date_)                                                            \
    assert_int_equal(onebook_ask("SELECT count(*) FROM head WHERE change = '" change_              \
                                 "' AND count = " #count_ " AND date = '" date_                    \
                                 "' AND herd = 'market' AND money IS NOT NULL"),                   \
                     1)

static const struct {
    const char *pairs[5];
    int heads;
} sales[] = {
    {{"type=sale", "category=livestock", "quantity=2", "unit=head"}, 1},
    {{"type=sale", "category=livestock", "quantity=2"}, 1},
    {{"type=expense", "category=resale", "quantity=5", "unit=Head"}, 1},
    {{"type=expense", "category=resale", "quantity=5"}, 0}, /* of what? */
    {{"type=expense", "category=resale", "quantity=5", "unit=flats"}, 0},
    {{"type=sale", "category=livestock", "quantity=520", "unit=lb"}, 0},
    {{"type=sale", "category=livestock", "quantity=0.5", "unit=head"}, 0}, /* half a beef */
    {{"type=sale", "category=livestock"}, 0},
    {{"type=sale", "category=products", "quantity=12", "unit=dozen"}, 0},
    {{"type=expense", "category=feed", "quantity=3", "unit=sack"}, 0},
    {{"type=home_use", "category=livestock", "quantity=1", "unit=head"}, 0},
};

static void test_which_money_moves_the_herd(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sales); i++) {
        const char *pairs[9] = {"student=S1", "project=Swine", "amount=100", "date=2026-05-01"};
        size_t count = 4;
        while (count < 9 && sales[i].pairs[count - 4] != NULL) {
            pairs[count] = sales[i].pairs[count - 4];
            count++;
        }
        int64_t before = onebook_ask("SELECT count(*) FROM head");
        int64_t id = add_record(book, "money", pairs, count);
        check_row_int("head rows", (int)(onebook_ask("SELECT count(*) FROM head") - before),
                      sales[i].heads);
        assert_true(record_remove(book, kind_find("money"), id, NULL, NULL));
        check_row_int("after deleting", (int)(onebook_ask("SELECT count(*) FROM head") - before),
                      0);
    }
}

static void test_the_herd_follows_the_money(void **state)
{
    char *before, *after;
    (void)state;
    int64_t money =
        ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock",
            "amount=610", "quantity=2", "unit=head", "date=2026-05-01");
    HEAD_IS("sold", 2, "2026-05-01");
    int64_t changes = onebook_ask("SELECT count(*) FROM change");
    before = bookcase_dump(book);
    SET(book, "money", money, "quantity=3", "date=2026-05-02");
    HEAD_IS("sold", 3, "2026-05-02");
    assert_int_equal(onebook_ask("SELECT count(*) FROM head"), 1);
    assert_int_equal(onebook_ask("SELECT count(*) FROM change"), changes + 1); /* one step */
    onebook_undo();
    after = bookcase_dump(book);
    assert_string_equal(before, after);
    free(before);
    free(after);

    /* What else the herd change says stays; and the animal, as long as it is of that project. */
    ADD(book, "animal", "student=S1", "project=Swine", "tag=17");
    bookcase_change(book, "said more", "UPDATE head SET herd = 'show', weight = 520000");
    SET(book, "money", money, "memo=two barrows");
    assert_int_equal(
        onebook_ask(
            "SELECT count(*) FROM head WHERE herd = 'show' AND weight = 520000 AND count = 2"),
        1);
    SET(book, "money", money, "quantity=1");
    bookcase_change(book, "said which",
                    "UPDATE head SET animal = (SELECT id FROM animal WHERE tag = '17')");
    SET(book, "money", money, "project=Goats");
    assert_int_equal(
        onebook_ask("SELECT count(*) FROM head AS h JOIN project AS p ON p.id = h.project"
                    " WHERE p.title = 'Goats' AND animal IS NULL AND weight = 520000"),
        1);

    /* No sale of animals any more; and one again. */
    SET(book, "money", money, "category=products");
    assert_int_equal(onebook_ask("SELECT count(*) FROM head"), 0);
    SET(book, "money", money, "category=livestock");
    HEAD_IS("sold", 1, "2026-05-01");
    assert_true(record_remove(book, kind_find("money"), money, NULL, NULL));
    assert_int_equal(onebook_ask("SELECT count(*) FROM head"), 0);
    onebook_undo();
    HEAD_IS("sold", 1, "2026-05-01");
}

static void test_one_animal_cannot_be_two(void **state)
{
    (void)state;
    int64_t money =
        ADD(book, "money", "student=S1", "project=Swine", "type=sale", "category=livestock",
            "amount=610", "quantity=1", "unit=head", "date=2026-05-01");
    ADD(book, "animal", "student=S1", "project=Swine", "tag=17");
    bookcase_change(book, "said which", "UPDATE head SET animal = (SELECT id FROM animal)");
    assert_says(CHANGE(book, "money", money, "quantity=2"),
                "the herd change of this entry: must be 1");
    assert_int_equal(onebook_ask("SELECT quantity FROM money"), 1000);
}

static void test_a_herd_change_names_its_own_money(void **state)
{
    char pair[48];
    (void)state;
    int64_t money = ADD(book, "money", "student=S1", "project=Swine", "type=sale",
                        "category=livestock", "amount=610", "date=2026-05-01");
    pair_of("money", money, pair);
    assert_says(REFUSE(book, "head", "student=S1", "project=Goats", "herd=market", "change=sold",
                       "count=1", "date=2026-05-01", pair),
                "belongs to another project");
    assert_says(REFUSE(book, "head", "student=S1", "project=Swine", "herd=market", "change=died",
                       "count=1", "date=2026-05-01", pair),
                "which is a sale; choose sold");
}

static void test_a_quick_line_moves_the_herd(void **state)
{
    struct quick quick;
    struct err err = {{0}};
    static const char line[] = "2026-05-01 sold 2 hogs 610 @swine";
    (void)state;
    int64_t changes = onebook_ask("SELECT count(*) FROM change");
    if (!quick_parse(book, maya, date_today(), line, strlen(line), &quick, &err) ||
        !quick_enter(book, &quick, 1, NULL, NULL, &err))
        fail_msg("%s", err.text);
    quick_clear(&quick);
    HEAD_IS("sold", 2, "2026-05-01");
    assert_int_equal(onebook_ask("SELECT count(*) FROM change"), changes + 1);
    onebook_undo();
    assert_int_equal(onebook_ask("SELECT count(*) FROM head"), 0);
    assert_int_equal(onebook_ask("SELECT count(*) FROM money"), 0);
}

static void write_sales(const char *folder, int rows)
{
    struct buf path = {0};
    buf_addf(&path, "%s/money.csv", folder);
    FILE *file = fopen(buf_text(&path), "w");
    assert_non_null(file);
    fprintf(file, "student,project,date,type,category,amount,quantity,unit\n");
    for (int i = 0; i < rows; i++)
        fprintf(file, "S1,Swine,2026-0%d-%02d,%s,%d,%s\n", 1 + i % 9, 1 + i % 28,
                i % 3 == 0 ? "sale,livestock,300" : "expense,feed,20", 1 + i % 4,
                i % 3 == 0 ? "head" : "sack");
    assert_int_equal(fclose(file), 0);
    buf_free(&path);
}

/* As a few rows in a changeset, and as very many in a batch: the same, and taken back the same. */
static void test_imports_move_the_herd(void **state)
{
    struct bookcase *at = *state;
    static const int sizes[] = {30, 6000};
    kindcase_make(at, at->path);
    farmers_people();
    char *before = bookcase_dump(book);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        write_sales(at->folder, sizes[i]);
        kindcase_import(at->folder, "money");
        assert_int_equal(onebook_ask("SELECT count(*) FROM money"), sizes[i]);
        assert_int_equal(onebook_ask("SELECT count(*) FROM head"), sizes[i] / 3);
        assert_int_equal(
            onebook_ask(
                "SELECT count(*) FROM head AS h JOIN money AS m ON m.id = h.money"
                " AND m.project = h.project AND m.date = h.date AND m.quantity = h.count * 1000"),
            sizes[i] / 3);
        struct err err = {{0}};
        if (!change_undo(book, change_last_own(book, NULL), NULL, &err))
            fail_msg("%s", err.text);
        char *after = bookcase_dump(book);
        assert_string_equal(before, after);
        free(after);
    }
    free(before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_which_money_moves_the_herd),
        TEST(test_the_herd_follows_the_money),
        TEST(test_one_animal_cannot_be_two),
        TEST(test_a_herd_change_names_its_own_money),
        TEST(test_a_quick_line_moves_the_herd),
        WITH_FILES(test_imports_move_the_herd),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
