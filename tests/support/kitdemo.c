#include "support/kitdemo.h"

#include "support/check.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

const char *kitdemo_path(void)
{
    static char path[1024];
    const char *build = getenv("SAEBOOK_BUILD");
    snprintf(path, sizeof(path), "%s/tests/screen/kitdemo/main", build ? build : "build/main");
    return path;
}

struct pty *kitdemo_start_with(int cols, int rows, const char *const *env, const char *a,
                               const char *b, const char *c)
{
    char *argv[] = {(char *)(uintptr_t)kitdemo_path(), (char *)(uintptr_t)a, (char *)(uintptr_t)b,
                    (char *)(uintptr_t)c, NULL};
    return pty_start(&(struct pty_options){.argv = argv, .env = env, .cols = cols, .rows = rows});
}

struct pty *kitdemo_start(void)
{
    struct pty *pty = kitdemo_start_with(80, 24, NULL, NULL, NULL, NULL);
    pty_expect(pty, "200 entries");
    return pty;
}

void kitdemo_quit(struct pty *pty)
{
    assert_int_equal(pty_quit(pty, "q"), 0);
    assert_false(pty_is_alternate(pty));
    assert_false(pty_has_mouse(pty));
    pty_free(pty);
}
