/* base/buf, base/err and base/mem. */
#include "support/check.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void empty_reads_as_text(void **state)
{
    struct buf buf = {0};

    (void)state;
    assert_string_equal(buf_text(&buf), "");
    buf_clear(&buf);
    assert_string_equal(buf_text(&buf), "");
    buf_add(&buf, "", 0);
    assert_int_equal(buf.len, 0);
    buf_free(&buf);
    buf_free(&buf);
}

static void grows_and_stays_terminated(void **state)
{
    struct buf buf = {0};

    (void)state;
    for (int i = 0; i < 10000; i++) {
        buf_add_char(&buf, (char)('a' + i % 26));
        assert_int_equal(buf.len, i + 1);
        assert_int_equal(buf.data[buf.len], '\0');
    }
    for (int i = 0; i < 10000; i++)
        assert_int_equal(buf.data[i], 'a' + i % 26);
    buf_clear(&buf);
    buf_add(&buf, "a\0b", 3);
    assert_int_equal(buf.len, 3);
    assert_memory_equal(buf.data, "a\0b", 4);
    buf_free(&buf);
}

static void formats(void **state)
{
    struct buf buf = {0};
    char *taken;

    (void)state;
    buf_addf(&buf, "%s has %d hogs", "José", 12);
    buf_addf(&buf, "%s", "");
    buf_addf(&buf, "%200d|", 7);
    assert_int_equal(buf.len, strlen("José has 12 hogs") + 201);
    taken = buf_take(&buf);
    assert_memory_equal(taken, "José has 12 hogs", strlen("José has 12 hogs"));
    assert_int_equal(taken[strlen(taken) - 1], '|');
    assert_null(buf.data);
    free(taken);
    taken = buf_take(&buf);
    assert_string_equal(taken, "");
    free(taken);
}

static void error_keeps_whole_characters(void **state)
{
    struct err err;
    char *many = mem_alloc(4001);

    (void)state;
    /* Every remainder of the room, for characters of 1 to 4 bytes. */
    static const char *const chars[] = {"a", "é", "作", "🐷"};
    for (size_t c = 0; c < COUNT_OF(chars); c++) {
        size_t wide = strlen(chars[c]);

        for (size_t i = 0; i + wide <= 4000; i += wide)
            memcpy(many + i, chars[c], wide);
        many[4000 - 4000 % wide] = '\0';
        for (int lead = 0; lead < 4; lead++) {
            assert_false(err_set(&err, "%.*s%s", lead, "xxxx", many));
            size_t len = strlen(err.text);
            assert_int_equal((len - (size_t)lead) % wide, 0);
            assert_in_range(len, sizeof(err.text) - wide, sizeof(err.text) - 1);
            assert_false(err_prefix(&err, "%.*s", lead + 1, "yyyyy"));
            len = strlen(err.text);
            assert_int_equal((len - (size_t)(2 * lead + 3)) % wide, 0);
        }
    }
    free(many);
}

static void error_may_speak_of_itself(void **state)
{
    struct err err;

    (void)state;
    err_set(&err, "first; second");
    assert_false(err_set(&err, "line 3: %s", err.text));
    assert_string_equal(err.text, "line 3: first; second");
    assert_false(err_prefix(&err, "%s", "hogs.csv"));
    assert_string_equal(err.text, "hogs.csv: line 3: first; second");
    errno = ENOENT;
    assert_false(err_system(&err, "open %s", "x"));
    assert_string_equal(err.text, "open x: there is no such file or folder; check the name");
    assert_false(err_set(NULL, "nobody listens"));
    assert_false(err_prefix(NULL, "nobody listens"));
    assert_false(err_system(NULL, "nobody listens"));
}

static void memory_is_zeroed(void **state)
{
    char *bytes = mem_array(100, 10), *text = mem_text_n("abcdef", 3), *nothing = mem_alloc(0);

    (void)state;
    for (int i = 0; i < 1000; i++)
        assert_int_equal(bytes[i], 0);
    assert_string_equal(text, "abc");
    bytes = mem_grow(bytes, 0, 8);
    assert_non_null(bytes);
    free(bytes);
    free(text);
    free(nothing);
}

static void say_goodbye(void)
{
    if (write(STDOUT_FILENO, "restored", 8) != 8)
        _exit(9);
}

/* In a child: what cannot be allocated ends it, after its last words. */
static void exhausted_in_child(void (*allocate)(void))
{
    int words[2], status;
    char got[64] = "";
    pid_t child;

    assert_int_equal(pipe(words), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(words[1], STDOUT_FILENO);
        dup2(words[1], STDERR_FILENO);
        mem_on_exhausted(say_goodbye);
        allocate();
        _exit(0);
    }
    close(words[1]);
    for (size_t at = 0; at < sizeof(got) - 1;) {
        ssize_t n = read(words[0], got + at, sizeof(got) - 1 - at);
        if (n <= 0)
            break;
        at += (size_t)n;
    }
    close(words[0]);
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 1);
    assert_memory_equal(got, "restoredsaebook: out of memory", 30);
}

static void grow_too_much(void)
{
    free(mem_grow(NULL, SIZE_MAX / 2, 16));
}

static void copy_too_much(void)
{
    free(mem_text_n("", SIZE_MAX));
}

static void out_of_memory_ends_the_program(void **state)
{
    (void)state;
    exhausted_in_child(grow_too_much);
    exhausted_in_child(copy_too_much);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_reads_as_text),
        cmocka_unit_test(grows_and_stays_terminated),
        cmocka_unit_test(formats),
        cmocka_unit_test(error_keeps_whole_characters),
        cmocka_unit_test(error_may_speak_of_itself),
        cmocka_unit_test(memory_is_zeroed),
        cmocka_unit_test(out_of_memory_ends_the_program),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
