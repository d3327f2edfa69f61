/* Times one or two commands from exec to exit, by turns, with their output thrown away.
 *
 *     runtime RUNS COMMAND... [-- COMMAND...]   prints a line for each:
 *                                               the median and the least
 *     runtime once COMMAND...                   prints the seconds of one run
 *
 * A first run of each is not counted, but for `once`. */
#include "support/measure.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static double run(char **command)
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
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            measure_fail("waiting failed: %s", strerror(errno));
    double took = measure_now() - began;
    if (status != 0)
        measure_fail("%s failed", command[0]);
    return took;
}

int main(int argc, char **argv)
{
    if (argc < 3)
        measure_fail("runtime RUNS COMMAND... [-- COMMAND...] | runtime once COMMAND...");
    if (strcmp(argv[1], "once") == 0) {
        printf("%.4f\n", run(argv + 2));
        return 0;
    }
    long runs = measure_number(argv[1], 1, 100000);
    struct pair pair = measure_pair(argv + 2);
    struct samples took[2] = {{0}};
    for (long i = 0; i <= runs; i++)
        for (int c = 0; c < pair.count; c++) {
            double seconds = run(pair.command[c]);
            if (i > 0)
                measure_add(&took[c], seconds);
        }
    for (int c = 0; c < pair.count; c++) {
        printf("ms=%.2f", measure_quantile(&took[c], 0.5) * 1e3);
        printf(" least_ms=%.2f\n", measure_quantile(&took[c], 0) * 1e3);
        measure_clear(&took[c]);
    }
    return 0;
}
