/* Processes that answer side by side: their order, their end, and the end of who asks. */
#include "support/check.h"

#include "base/buf.h"
#include "workbook/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LONG_SECONDS = 20 }; /* what takes that long hangs */

static void pause_ms(long ms)
{
    (void)nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

static int sockets_open(void)
{
    enum { DESCRIPTORS = 256 }; /* more than a test has */
    int count = 0;
    struct stat found;
    for (int fd = 0; fd < DESCRIPTORS; fd++)
        count += fstat(fd, &found) == 0 && S_ISSOCK(found.st_mode);
    return count;
}

/* Says the question and who answers. "slow..." takes its time, "die" is the end of the worker;
 * "sockets" has the number of its open ones before it. */
static void echo(void *context, const struct buf *question, struct buf *answer)
{
    if (strcmp(buf_text(question), "sockets") == 0)
        buf_addf(answer, "%d ", sockets_open());
    if (strncmp(buf_text(question), "slow", 4) == 0)
        pause_ms(30);
    if (strcmp(buf_text(question), "die") == 0)
        (void)raise(SIGKILL);
    buf_addf(answer, "%s of %s", buf_text(question), (const char *)context);
}

static struct workers *begin(size_t count)
{
    static char whom[] = "them";
    struct workers *workers = workers_begin(count, echo, whom);
    (void)alarm(LONG_SECONDS);
    return workers;
}

static void ask(struct workers *workers, const char *question)
{
    struct buf bytes = {0};
    struct err err = {""};
    buf_add_text(&bytes, question);
    assert_true(workers_have_room(workers));
    if (!workers_ask(workers, &bytes, &err))
        fail_msg("%s", err.text);
    buf_free(&bytes);
}

static void hear(struct workers *workers, const char *wanted)
{
    struct buf answer = {0};
    struct err err = {""};
    if (!workers_hear(workers, &answer, &err))
        fail_msg("%s", err.text);
    assert_string_equal(buf_text(&answer), wanted);
    buf_free(&answer);
}

static void none_is_left(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

static void in_the_order_of_the_questions(void **state)
{
    struct workers *workers = begin(2);
    (void)state;
    assert_non_null(workers);
    ask(workers, "slow 1");
    ask(workers, "2");
    ask(workers, "3");
    ask(workers, "4");
    hear(workers, "slow 1 of them");
    hear(workers, "2 of them");
    ask(workers, "5");
    hear(workers, "3 of them");
    hear(workers, "4 of them");
    hear(workers, "5 of them");
    workers_end(workers);
    none_is_left();
}

static void long_answers(void **state)
{
    struct workers *workers = begin(3);
    struct buf question = {0}, wanted = {0};
    (void)state;
    for (int i = 0; i < 50000; i++)
        buf_add_char(&question, (char)('a' + i % 26));
    buf_addf(&wanted, "%s of them", buf_text(&question));
    while (workers_have_room(workers))
        ask(workers, buf_text(&question));
    for (size_t i = 0; i < (size_t)3 * WORKERS_AHEAD; i++)
        hear(workers, buf_text(&wanted));
    assert_true(workers_have_room(workers));
    workers_end(workers);
    buf_free(&question);
    buf_free(&wanted);
    none_is_left();
}

static void fewer_than_two_are_none(void **state)
{
    (void)state;
    assert_null(begin(0));
    assert_null(begin(1));
    assert_in_range(workers_online(), 1, WORKERS_MOST);
    struct workers *workers = begin(100);
    for (size_t i = 0; i < (size_t)WORKERS_MOST * WORKERS_AHEAD; i++)
        ask(workers, "x");
    assert_false(workers_have_room(workers));
    workers_end(workers); /* without hearing them */
    workers_end(NULL);
    none_is_left();
}

/* Of one that is killed all answers are errors; those of the other are heard. */
static void one_is_killed(void **state)
{
    struct workers *workers = begin(2);
    struct buf answer = {0}, question = {0};
    struct err err = {""};
    (void)state;
    ask(workers, "die");
    ask(workers, "slow 2");
    assert_false(workers_hear(workers, &answer, &err));
    check_row_sentence("killed", err);
    assert_int_equal(answer.len, 0);
    buf_add_text(&question, "3");
    assert_false(workers_ask(workers, &question, &err));
    check_row_sentence("asked when dead", err);
    hear(workers, "slow 2 of them");
    workers_end(workers);
    buf_free(&question);
    none_is_left();
}

/* What stood in standard output's buffer before comes out once. */
static void prints_once(void **state)
{
    FILE *file = tmpfile();
    char line[64];
    (void)state;
    assert_non_null(file);
    (void)fflush(stdout);
    int before = dup(STDOUT_FILENO);
    assert_true(dup2(fileno(file), STDOUT_FILENO) >= 0);
    (void)printf("said before\n");
    struct workers *workers = begin(2);
    ask(workers, "1");
    hear(workers, "1 of them");
    workers_end(workers);
    (void)fflush(stdout);
    assert_true(dup2(before, STDOUT_FILENO) >= 0);
    (void)close(before);
    rewind(file);
    assert_non_null(fgets(line, sizeof line, file));
    assert_string_equal(line, "said before\n");
    assert_null(fgets(line, sizeof line, file));
    (void)fclose(file);
}

/* Who asks is killed while they work: they end, which the pipe that they hold tells. */
static void who_asks_is_killed(void **state)
{
    int ends[2], status;
    char byte;
    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t asking = fork();
    if (asking == 0) {
        struct workers *workers = begin(2);
        ask(workers, "slow 1");
        ask(workers, "slow 2");
        ask(workers, "slow 3");
        (void)raise(SIGKILL);
    }
    assert_int_equal(waitpid(asking, &status, 0), asking);
    assert_true(WIFSIGNALED(status));
    (void)close(ends[1]);
    (void)alarm(LONG_SECONDS);
    assert_int_equal(read(ends[0], &byte, 1), 0);
    (void)close(ends[0]);
}

/* Else a worker would hear of its end only when those that were made after it have ended. */
static void each_holds_its_own_socket_alone(void **state)
{
    char wanted[64];
    (void)state;
    (void)snprintf(wanted, sizeof wanted, "%d sockets of them", sockets_open() + 1);
    struct workers *workers = begin(3);
    for (int i = 0; i < 3; i++)
        ask(workers, "sockets");
    for (int i = 0; i < 3; i++)
        hear(workers, wanted);
    workers_end(workers);
    none_is_left();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_the_order_of_the_questions),
        cmocka_unit_test(long_answers),
        cmocka_unit_test(fewer_than_two_are_none),
        cmocka_unit_test(one_is_killed),
        cmocka_unit_test(prints_once),
        cmocka_unit_test(who_asks_is_killed),
        cmocka_unit_test(each_holds_its_own_socket_alone),
    };
    return cmocka_run_group_tests_name("workers", tests, NULL, NULL);
}
