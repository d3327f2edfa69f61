#include "support/check.h"

#include "support/many.h"

#include "base/mem.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define IS_SLOW 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SLOW 1
#endif
#endif
#ifndef IS_SLOW
#define IS_SLOW 0
#endif

enum { BOOKS = 2000, BOOKS_SLOW = 100, BOOKS_LEAST = 5, WORKERS = 2, TOLD = 3 };

static unsigned long from_env(const char *name, unsigned long usual)
{
    const char *text = getenv(name);
    unsigned long number = text != NULL ? strtoul(text, NULL, 10) : 0;
    return number > 0 ? number : usual;
}

/* What a worker is at, for the one who waits for it. */
struct work {
    uint64_t seed;
    uint64_t failed;
};

static void tell(const char *program, uint64_t seed, const char *text)
{
    fprintf(
        stderr,
        "%s\nthe book of seed %llu fails; to repeat it: $SAEBOOK_BUILD/tests/%s %llu\n",
        text, (unsigned long long)seed, program, (unsigned long long)seed);
}

static void look_at_share(const char *program, many_look *look, struct work *work, uint64_t first,
                          uint64_t end)
{
    for (work->seed = first; work->seed < end; work->seed += WORKERS) {
        struct buf out = {0};
        if (!look(work->seed, &out)) {
            tell(program, work->seed, buf_text(&out));
            work->failed++;
        }
        buf_free(&out);
        if (work->failed >= TOLD)
            break;
    }
}

void many_books(const char *program, many_look *look, unsigned share)
{
    uint64_t first = from_env("PROPERTY_FIRST", 1);
    uint64_t count = from_env("PROPERTY_BOOKS", IS_SLOW ? BOOKS_SLOW : BOOKS) / share;
    uint64_t end = first + (count < BOOKS_LEAST ? BOOKS_LEAST : count);
    FILE *shared = tmpfile();
    assert_non_null(shared);
    assert_int_equal(ftruncate(fileno(shared), WORKERS * sizeof(struct work)), 0);
    struct work *work =
        mmap(NULL, WORKERS * sizeof *work, PROT_READ | PROT_WRITE, MAP_SHARED, fileno(shared), 0);
    pid_t pids[WORKERS];
    uint64_t failed = 0;
    assert_true(work != MAP_FAILED);
    fprintf(stderr, "%s: books of seed %llu to %llu\n", program, (unsigned long long)first,
            (unsigned long long)end - 1);
    for (int w = 0; w < WORKERS; w++) {
        pids[w] = fork();
        assert_true(pids[w] >= 0);
        if (pids[w] == 0) {
            look_at_share(program, look, &work[w], first + (uint64_t)w, end);
            exit(0); /* so that leaks are told */
        }
    }
    for (int w = 0; w < WORKERS; w++) {
        int status = 0;
        assert_int_equal(waitpid(pids[w], &status, 0), pids[w]);
        failed += work[w].failed;
        if (status != 0) {
            tell(program, work[w].seed, "a crash:");
            failed++;
        }
    }
    (void)munmap(work, WORKERS * sizeof *work);
    (void)fclose(shared);
    if (failed > 0)
        fail_msg("%llu books fail", (unsigned long long)failed);
}

int many_alone(const char *seed, many_look *look)
{
    struct buf out = {0};
    bool ok = look(strtoull(seed, NULL, 10), &out);
    printf("%s%s\n", buf_text(&out), ok ? "all is well with it" : "");
    buf_free(&out);
    return ok ? 0 : 1;
}
