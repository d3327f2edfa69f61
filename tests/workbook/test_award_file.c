/* The award workbooks as files: well-formed and set up for paper, pictures and charts whole, the
 * same bytes from the same book, and either the old file or the whole new one. */
#include "support/check.h"

#include "support/awardfiles.h"
#include "support/xml.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/file.h"
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static void every_part_is_well_formed(void **state)
{
    (void)state;
    for (int form = 0; form < FORMS; form++) {
        size_t looked_at = 0;
        for (size_t i = 0; i < made[form]->member_count; i++) {
            const struct xlsx_member *member = &made[form]->members[i];
            size_t length = strlen(member->name);
            if (strcmp(member->name + length - 4, ".xml") != 0 &&
                strcmp(member->name + length - 5, ".rels") != 0)
                continue;
            const char *fault = xml_fault(member->bytes, member->size);
            if (fault)
                fail_msg("%s of %s: %s", member->name, awardbook_forms[form].file, fault);
            looked_at++;
        }
        check_row(awardbook_forms[form].file, looked_at > 15);
    }
}

static void read_bytes(const char *path, struct buf *out)
{
    struct err err = {{0}};
    if (!file_read(path, (size_t)1 << 28, out, &err))
        fail_msg("%s", err.text);
}

static void same_bytes_again(void **state)
{
    (void)state;
    for (int form = 0; form < FORMS; form++) {
        struct buf first = {0}, second = {0};
        char *path = awardfiles_path(awardbook_forms[form].file);
        read_bytes(path, &first);
        free(path);
        setenv("TZ", "Pacific/Kiritimati", 1);
        tzset();
        path = awardfiles_write(form, "again.xlsx", false);
        setenv("TZ", "UTC", 1);
        tzset();
        read_bytes(path, &second);
        free(path);
        check_row(awardbook_forms[form].file,
                  first.len == second.len && memcmp(first.data, second.data, first.len) == 0);
        buf_free(&first);
        buf_free(&second);
    }
}

static void page_set_up(void **state)
{
    static const char *const sheet_parts[] = {
        "paperSize=\"1\"",     "fitToPage=\"1\"",       "<sheetProtection sheet=\"1\"",
        "formatColumns=\"0\"", "Page &amp;P of &amp;N", "contains education records",
        "Maya Ortiz",
    };
    (void)state;
    for (size_t i = 0; i < made[COMBINED]->sheet_count; i++) {
        char name[64];
        snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", i + 1);
        const struct xlsx_member *member = xlsx_member(made[COMBINED], name);
        for (size_t k = 0; k < COUNT_OF(sheet_parts); k++)
            check_row(sheet_parts[k], strstr(member->bytes, sheet_parts[k]));
        check_row(name, !strstr(member->bytes, "password"));
        check_row(name, !strstr(member->bytes, "selectLockedCells"));
    }
    const struct xlsx_member *workbook = xlsx_member(made[COMBINED], "xl/workbook.xml");
    static const char *const names[] = {"Net_income",    "Ledger_amount", "Journal_hours",
                                        "Placement_net", "Stock_ending",  "Print_Titles",
                                        "Print_Area"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        check_row(names[i], strstr(workbook->bytes, names[i]));
    assert_true(
        strstr(xlsx_member(made[COMBINED], "docProps/core.xml")->bytes, "2025-12-31T12:00:00Z"));
}

/* The picture is 2 by 1: so is what is shown of it, and the one that is none is said to be none. */

static void pictures_keep_their_shape(void **state)
{
    const struct xlsx_member *drawing = NULL;
    (void)state;
    for (int i = 1; i < 9 && !drawing; i++) {
        char name[64];
        snprintf(name, sizeof name, "xl/drawings/drawing%d.xml", i);
        const struct xlsx_member *member = xlsx_member(made[OWNERSHIP], name);
        drawing = member && strstr(member->bytes, "<xdr:pic>") ? member : NULL;
    }
    assert_non_null(drawing);
    int pictures = 0;
    for (const char *at = drawing->bytes; (at = strstr(at, "<a:ext cx=\"")) != NULL; pictures++) {
        char *after;
        double wide = strtod(at + strlen("<a:ext cx=\""), &after);
        double tall = strtod(strchr(after + 1, '"') + 1, NULL);
        assert_true(fabs(wide / tall - 2.0) < 0.01);
        at = after;
    }
    assert_int_equal(pictures, 2);
    assert_true(xlsx_mentions(made[OWNERSHIP], "neither a PNG nor a JPEG"));
}

static void charts_remember_their_values(void **state)
{
    const struct xlsx_member *chart = xlsx_member(made[OWNERSHIP], "xl/charts/chart1.xml");
    char wanted[64];
    (void)state;
    assert_non_null(chart);
    snprintf(wanted, sizeof wanted, "<c:v>%.16G</c:v>",
             (double)awardfiles_income("operating_income", 2024) / 100);
    check_row(wanted, strstr(chart->bytes, wanted));
}

static void failure_leaves_the_old_file(void **state)
{
    struct err err = {{0}};
    struct buf left = {0};
    char *path = awardfiles_path("kept.xlsx");
    FILE *file = fopen(path, "w");
    (void)state;
    fputs("the old file", file);
    fclose(file);

    struct rlimit limit, tight;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    tight = limit;
    tight.rlim_cur = 16384; /* less than any workbook: as a full disk */
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &tight), 0);
    struct award_request request = awardfiles_request(OWNERSHIP, path);
    bool done = award_write(book, &request, NULL, NULL, NULL, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_false(done);
    assert_true(strstr(err.text, "kept.xlsx"));
    read_bytes(path, &left);
    assert_string_equal(buf_text(&left), "the old file");
    buf_free(&left);

    request.path = "/nonexistent/folder/award.xlsx";
    assert_false(award_write(book, &request, NULL, NULL, NULL, &err));
    assert_true(strstr(err.text, "/nonexistent/folder"));
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_part_is_well_formed),
        cmocka_unit_test(same_bytes_again),
        cmocka_unit_test(page_set_up),
        cmocka_unit_test(pictures_keep_their_shape),
        cmocka_unit_test(charts_remember_their_values),
        cmocka_unit_test(failure_leaves_the_old_file),
    };
    return cmocka_run_group_tests(tests, awardfiles_make, awardfiles_remove);
}
