#include "support/check.h"

#include "support/chapter.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

char *chapter_program(void)
{
    static char name[] = "./saebook";
    char *program = getenv("SAEBOOK_PROGRAM");
    return program != NULL ? program : name;
}

static const char *top(void)
{
    const char *folder = getenv("SAEBOOK_TOP");
    return folder != NULL ? folder : ".";
}

static const char *scratch(void)
{
    const char *folder = getenv("TMPDIR");
    return folder != NULL ? folder : "/tmp";
}

char *chapter_run(int status, const char *arguments)
{
    struct buf command = {0}, output = {0};
    char chunk[4096];
    size_t got;
    buf_addf(&command, "SAEBOOK_TODAY=2026-11-22 LC_ALL=C.UTF-8 TZ=UTC '%s' %s 2>&1",
             chapter_program(), arguments);
    FILE *pipe = popen(buf_text(&command), "r");
    assert_non_null(pipe);
    while ((got = fread(chunk, 1, sizeof chunk, pipe)) > 0)
        buf_add(&output, chunk, got);
    int ended = pclose(pipe);
    if (!WIFEXITED(ended) || WEXITSTATUS(ended) != status)
        fail_msg("`saebook %s` ended with %d, not %d: %s", arguments,
                 WIFEXITED(ended) ? WEXITSTATUS(ended) : -1, status, buf_text(&output));
    buf_free(&command);
    return buf_take(&output);
}

char *chapter_book(void)
{
    static char sample[512], copy[512];
    static int copies;
    struct buf bytes = {0}, arguments = {0};
    struct err err = {{0}};
    struct file_out out;
    if (sample[0] == '\0') {
        snprintf(sample, sizeof sample, "%s/sample-%ld.saebook", scratch(), (long)getpid());
        buf_addf(&arguments, "sample '%s' --from '%s/sample-data'", sample, top());
        mem_free(chapter_run(0, buf_text(&arguments)));
        buf_free(&arguments);
    }
    snprintf(copy, sizeof copy, "%s/book-%ld-%d.saebook", scratch(), (long)getpid(), copies++);
    if (!file_read(sample, 64 << 20, &bytes, &err) || !file_out_open(&out, copy, &err) ||
        fwrite(bytes.data, 1, bytes.len, out.stream) != bytes.len || !file_out_close(&out, &err))
        fail_msg("%s", err.text);
    buf_free(&bytes);
    return copy;
}
