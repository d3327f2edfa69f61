/* Times one or two commands from exec to exit, by turns, with their output thrown away.
 *
 *     runtime RUNS COMMAND... [-- COMMAND...]   prints a line for each: the median, the least, the
 *                                               processor's time, and the most memory
 *     runtime once COMMAND...                   prints the seconds of one run, and the processor's
 *
 * A first run of each is not counted, but for `once` and for a single run. */
#define _DEFAULT_SOURCE 1 /* wait4() */
#include "support/measure.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

struct run {
    double seconds, cpu, kilobytes;
};

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static struct run run(char **command)
{
    double began = measure_now();
    pid_t pid = fork();
    if (pid < 0)
        measure_fail("cannot start %s: %s", command[0], strerror(errno));
    if (pid == 0) {
        int fd = open("/dev/null", O_WRONLY);
        if (fd < 0 || dup2(fd, 1) < 0)
            _exit(126);
        (void)execvp(command[0], command);
        _exit(127);
    }
    int status;
    struct rusage used;
    while (wait4(pid, &status, 0, &used) < 0)
        if (errno != EINTR)
            measure_fail("waiting failed: %s", strerror(errno));
    double took = measure_now() - began;
    if (status != 0)
        measure_fail("%s failed", command[0]);
    return (struct run){took, seconds_of(used.ru_utime) + seconds_of(used.ru_stime),
                        (double)used.ru_maxrss};
}

int main(int argc, char **argv)
{
    if (argc < 3)
        measure_fail("runtime RUNS COMMAND... [-- COMMAND...] | runtime once COMMAND...");
    if (strcmp(argv[1], "once") == 0) {
        struct run once = run(argv + 2);
        printf("%.4f %.4f\n", once.seconds, once.cpu);
        return 0;
    }
    long runs = measure_number(argv[1], 1, 100000);
    struct pair pair = measure_pair(argv + 2);
    struct samples took[2] = {{0}}, cpu[2] = {{0}}, memory[2] = {{0}};
    for (long i = runs == 1; i <= runs; i++)
        for (int c = 0; c < pair.count; c++) {
            struct run one = run(pair.command[c]);
            if (i == 0)
                continue;
            measure_add(&took[c], one.seconds);
            measure_add(&cpu[c], one.cpu);
            measure_add(&memory[c], one.kilobytes);
        }
    for (int c = 0; c < pair.count; c++) {
        printf("ms=%.2f", measure_quantile(&took[c], 0.5) * 1e3);
        printf(" least_ms=%.2f", measure_quantile(&took[c], 0) * 1e3);
        printf(" cpu_ms=%.2f", measure_quantile(&cpu[c], 0.5) * 1e3);
        printf(" memory_kb=%.0f\n", measure_quantile(&memory[c], 0.5));
        measure_clear(&took[c]);
        measure_clear(&cpu[c]);
        measure_clear(&memory[c]);
    }
    return 0;
}
