/* base/prefs: what a person has chosen is kept, whatever else is in the file. */
#include "support/check.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/prefs.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;

static int begin(void **state)
{
    const char *tmpdir = getenv("TMPDIR");
    (void)state;
    folder = file_join(tmpdir ? tmpdir : "/tmp", "saebook-prefs-XXXXXX");
    return mkdtemp(folder) && setenv("XDG_CONFIG_HOME", folder, 1) == 0 ? 0 : -1;
}

static int end(void **state)
{
    char line[1100];
    (void)state;
    prefs_forget();
    snprintf(line, sizeof line, "chmod -R u+w '%s'; rm -rf '%s'", folder, folder);
    int failed = system(line);
    free(folder);
    return failed;
}

static void put(const char *text)
{
    char *path = file_user_config("settings");
    char *own = file_join(folder, "saebook");
    assert_true(file_make_folders(own, NULL));
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    free(own);
    free(path);
}

static void assert_file(const char *name, const char *wanted)
{
    struct buf text = {0};
    char *path = file_user_config(name);
    assert_true(file_read(path, 1 << 20, &text, NULL));
    assert_string_equal(buf_text(&text), wanted);
    buf_free(&text);
    free(path);
}

static void test_nothing_yet(void **state)
{
    struct err err = {{0}};
    (void)state;
    assert_true(prefs_load(&err));
    assert_null(prefs_get("theme"));
    assert_true(prefs_is_on("mouse", true));
    assert_false(prefs_is_on("mouse", false));
}

static void test_what_is_set_comes_back(void **state)
{
    struct err err = {{0}};
    (void)state;
    assert_true(prefs_load(&err));
    assert_true(prefs_set("theme", "high contrast", &err));
    assert_true(prefs_set_on("mouse", false, &err));
    assert_true(prefs_set("columns.hours", "date, minutes", &err));
    assert_file("settings", "theme = high contrast\nmouse = off\ncolumns.hours = date, minutes\n");
    prefs_forget();
    assert_null(prefs_get("theme"));
    assert_true(prefs_load(&err));
    assert_string_equal(prefs_get("theme"), "high contrast");
    assert_false(prefs_is_on("mouse", true));
    assert_true(prefs_set("theme", NULL, &err));
    assert_null(prefs_get("theme"));
    assert_file("settings", "mouse = off\ncolumns.hours = date, minutes\n");
}

static void test_what_is_not_known_is_kept_in_its_place(void **state)
{
    struct err err = {{0}};
    (void)state;
    put("# by hand\nfrom.the.future=7\n\n  theme =dark  \nlast = x = y");
    assert_true(prefs_load(&err));
    assert_string_equal(prefs_get("theme"), "dark");
    assert_string_equal(prefs_get("last"), "x = y");
    assert_true(prefs_set("theme", "light", &err));
    assert_file("settings", "# by hand\nfrom.the.future=7\n\ntheme = light\nlast = x = y\n");
}

static void test_a_damaged_file_is_told_and_kept_aside(void **state)
{
    struct err err = {{0}};
    (void)state;
    put("theme = dark\nnonsense\n");
    assert_false(prefs_load(&err));
    assert_non_null(strstr(err.text, "line 2"));
    assert_null(prefs_get("theme"));
    assert_true(prefs_set("mouse", "off", &err));
    assert_file("settings", "mouse = off\n");
    assert_file("settings.damaged", "theme = dark\nnonsense\n");
    put("theme = \x80\n");
    assert_false(prefs_load(&err));
    assert_null(prefs_get("theme"));
}

static void test_two_programs_keep_both(void **state)
{
    struct err err = {{0}};
    (void)state;
    assert_true(prefs_load(&err));
    put("language = es\n"); /* by another program, after this one has read */
    assert_true(prefs_set("theme", "mono", &err));
    assert_file("settings", "language = es\ntheme = mono\n");
}

static void test_what_cannot_be_kept(void **state)
{
    struct err err = {{0}};
    (void)state;
    assert_true(prefs_load(&err));
    assert_false(prefs_set("two words", "x", &err));
    assert_false(prefs_set("theme", "two\nlines", &err));
    assert_false(prefs_set("theme", " x", &err));
    char *own = file_join(folder, "saebook");
    put("");
    char *path = file_user_config("settings");
    assert_int_equal(unlink(path), 0);
    free(path);
    assert_int_equal(rmdir(own), 0);
    FILE *file = fopen(own, "w"); /* a file where the folder should be */
    assert_non_null(file);
    fclose(file);
    assert_false(prefs_set("theme", "mono", &err));
    assert_non_null(strstr(err.text, "until you leave"));
    assert_string_equal(prefs_get("theme"), "mono");
    free(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_nothing_yet, begin, end),
        cmocka_unit_test_setup_teardown(test_what_is_set_comes_back, begin, end),
        cmocka_unit_test_setup_teardown(test_what_is_not_known_is_kept_in_its_place, begin, end),
        cmocka_unit_test_setup_teardown(test_a_damaged_file_is_told_and_kept_aside, begin, end),
        cmocka_unit_test_setup_teardown(test_two_programs_keep_both, begin, end),
        cmocka_unit_test_setup_teardown(test_what_cannot_be_kept, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
