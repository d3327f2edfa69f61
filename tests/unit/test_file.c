/* base/file: an output is the old file or the complete new one, whatever happens. */
#include "support/check.h"

#include "base/file.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SOMEBODY = 65534 };

/* Each test begins in a folder of its own, so that all paths are relative. */
static int enter_folder(void **state)
{
    const char *tmpdir = getenv("TMPDIR");
    char *folder = file_join(tmpdir ? tmpdir : "/tmp", "saebook-file-XXXXXX");

    umask(022);
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return -1;
    *state = folder;
    return 0;
}

static void empty_folder(const char *path)
{
    DIR *dir = opendir(path);
    const struct dirent *entry;

    assert_non_null(dir);
    while ((entry = readdir(dir))) {
        char *inner = file_join(path, entry->d_name);

        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            unlink(inner) != 0) {
            empty_folder(inner);
            rmdir(inner);
        }
        free(inner);
    }
    closedir(dir);
}

static int leave_folder(void **state)
{
    empty_folder(".");
    if (chdir("/") != 0 || rmdir(*state) != 0)
        return -1;
    free(*state);
    return 0;
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void check_content(const char *path, const char *text)
{
    struct buf got = {0};
    struct err err;

    if (!file_read(path, 1 << 20, &got, &err))
        fail_msg("%s", err.text);
    assert_string_equal(buf_text(&got), text);
    buf_free(&got);
}

static int mode_of(const char *path)
{
    struct stat st;

    assert_int_equal(stat(path, &st), 0);
    return (int)(st.st_mode & 07777);
}

static int entries(void)
{
    DIR *dir = opendir(".");
    int count = -2; /* . and .. */

    while (readdir(dir))
        count++;
    closedir(dir);
    return count;
}

static void check_error(const struct err *err, const char *says)
{
    check_row_sentence(says, *err);
    if (!strstr(err->text, says))
        fail_msg("says \"%s\", wanted \"%s\"", err->text, says);
}

/* Runs a check in a child that has no special rights, as root may do everything. */
static void as_somebody(void (*check)(void))
{
    int status;
    pid_t child;

    fflush(NULL);
    assert_int_equal(chmod(".", 0755), 0);
    if (geteuid() == 0)
        assert_int_equal(chown(".", SOMEBODY, SOMEBODY), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (geteuid() == 0 && (setgid(SOMEBODY) != 0 || setuid(SOMEBODY) != 0))
            _exit(8);
        check();
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* In such a child cmocka cannot fail a test, so it tells by its status. */
static void expect(bool right, const struct err *err)
{
    if (right)
        return;
    fprintf(stderr, "[  ERROR   ] --- in the child: \"%s\"\n", err->text);
    _exit(7);
}

/* ---- reading --------------------------------------------------------------------------------- */

static void reads_whole(void **state)
{
    struct buf got = {0};
    struct err err;
    FILE *file = fopen("bytes", "w");

    (void)state;
    for (int i = 0; i < 200000; i++)
        putc(i % 256, file);
    assert_int_equal(fclose(file), 0);
    buf_add_text(&got, "before");
    assert_true(file_read("bytes", 200000, &got, &err));
    assert_int_equal(got.len, 200006);
    for (int i = 0; i < 200000; i++)
        assert_int_equal((unsigned char)got.data[6 + i], i % 256);
    buf_clear(&got);
    buf_add_text(&got, "before");
    assert_false(file_read("bytes", 199999, &got, &err));
    assert_string_equal(err.text, "bytes is too large; at most 199999 bytes");
    assert_string_equal(buf_text(&got), "before");
    buf_free(&got);
}

static void read_refusals(void **state)
{
    struct buf got = {0};
    struct err err;

    (void)state;
    assert_false(file_read("missing.csv", 100, &got, &err));
    check_error(&err, "cannot read missing.csv: there is no such file or folder; check the name");
    assert_false(file_read(".", 100, &got, &err));
    check_error(&err, "cannot read .: it is a folder; give the name of a file");
    put("plain", "");
    assert_false(file_read("plain/inner", 100, &got, &err));
    check_error(&err, "a part of the path is not a folder; check the name");
    assert_true(file_read("plain", 0, &got, &err));
    assert_int_equal(got.len, 0);
    buf_free(&got);
}

static void reads_standard_input(void **state)
{
    struct buf got = {0};
    int ends[2], kept = dup(STDIN_FILENO);

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "piped", 5), 5);
    close(ends[1]);
    assert_true(dup2(ends[0], STDIN_FILENO) >= 0);
    assert_true(file_read("-", 100, &got, NULL));
    assert_string_equal(buf_text(&got), "piped");
    dup2(kept, STDIN_FILENO);
    close(kept);
    close(ends[0]);
    buf_free(&got);
}

/* ---- writing --------------------------------------------------------------------------------- */

static void writes_new_and_replaces(void **state)
{
    struct file_out out;
    struct err err;

    (void)state;
    assert_true(file_out_open(&out, "report.csv", &err));
    fputs("José,作者\n", out.stream);
    assert_false(file_exists("report.csv")); /* nobody sees half of it */
    assert_true(file_out_close(&out, &err));
    assert_null(out.stream);
    check_content("report.csv", "José,作者\n");
    assert_int_equal(mode_of("report.csv"), 0644);
    assert_int_equal(entries(), 1);

    assert_int_equal(chmod("report.csv", 0640), 0);
    assert_true(file_out_open(&out, "report.csv", &err));
    fputs("new", out.stream);
    fflush(out.stream);
    check_content("report.csv", "José,作者\n");
    assert_true(file_out_close(&out, &err));
    check_content("report.csv", "new");
    assert_int_equal(mode_of("report.csv"), 0640);
    assert_int_equal(entries(), 1);
}

static void aborted_leaves_the_old(void **state)
{
    struct file_out out;

    (void)state;
    put("kept", "old");
    assert_true(file_out_open(&out, "kept", NULL));
    fputs("half", out.stream);
    file_out_abort(&out);
    check_content("kept", "old");
    assert_true(file_out_open(&out, "never", NULL));
    file_out_abort(&out);
    file_out_abort(&out); /* harmless twice */
    assert_int_equal(entries(), 1);
}

static void follows_a_link(void **state)
{
    struct file_out out;
    struct stat st;

    (void)state;
    assert_int_equal(mkdir("elsewhere", 0777), 0);
    put("elsewhere/real", "old");
    assert_int_equal(symlink("elsewhere/real", "link"), 0);
    assert_true(file_out_open(&out, "link", NULL));
    fputs("new", out.stream);
    assert_true(file_out_close(&out, NULL));
    assert_int_equal(lstat("link", &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    check_content("elsewhere/real", "new");
}

static void write_refusals(void **state)
{
    struct file_out out;
    struct err err;
    char name[400];

    (void)state;
    assert_false(file_out_open(&out, "no/such/folder.csv", &err));
    check_error(&err, "cannot write no/such/folder.csv: there is no such file or folder");
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_false(file_out_open(&out, "folder", &err));
    check_error(&err, "cannot write folder: it is a folder; give the name of a file");
    memset(name, 'n', sizeof(name) - 1);
    name[sizeof(name) - 1] = '\0';
    assert_false(file_out_open(&out, name, &err));
    check_error(&err, "the name is too long; choose a shorter one");
    assert_null(file_temp_beside("no/such/book.xlsx", &err));
    check_error(&err, "there is no such file or folder");
    assert_int_equal(entries(), 1);
}

static void check_no_permission(void)
{
    struct file_out out;
    struct err err = {""};
    struct buf got = {0};

    expect(!file_out_open(&out, "locked", &err) &&
               strstr(err.text, "cannot write locked: no permission; "),
           &err);
    expect(!file_read("secret", 100, &got, &err) && strstr(err.text, "no permission; "), &err);
    expect(chmod(".", 0555) == 0, &err);
    expect(!file_out_open(&out, "new", &err) && strstr(err.text, "no permission; "), &err);
    expect(!file_temp_beside("new", &err) && strstr(err.text, "no permission; "), &err);
    expect(!file_make_folders("deep/er", &err) &&
               strstr(err.text, "cannot make the folder deep: no permission; "),
           &err);
    buf_free(&got);
}

static void no_permission(void **state)
{
    (void)state;
    put("locked", "old");
    put("secret", "old");
    assert_int_equal(chmod("locked", 0444), 0);
    assert_int_equal(chmod("secret", 0), 0);
    as_somebody(check_no_permission);
    check_content("locked", "old");
    assert_int_equal(entries(), 2);
}

/* ---- full disks ------------------------------------------------------------------------------ */

static void full_device(void **state)
{
    struct file_out out;
    struct err err;

    (void)state;
    /* A little, kept in the buffer until the end; and so much that writing fails at once. */
    for (int lines = 1; lines <= 100000; lines += 99999) {
        assert_true(file_out_open(&out, "/dev/full", &err));
        for (int i = 0; i < lines; i++)
            fputs("fed and weighed hogs\n", out.stream);
        assert_false(file_out_close(&out, &err));
        assert_string_equal(err.text,
                            "cannot write /dev/full: the disk is full; make room and try again");
        assert_null(out.stream);
    }
    assert_true(file_exists("/dev/full"));
}

/* A limit on the size of files stands for a disk that fills while the new file is written. */
static void check_limited(void)
{
    struct rlimit limit = {.rlim_cur = 1000, .rlim_max = 1000};
    struct file_out out;
    struct err err = {""};

    signal(SIGXFSZ, SIG_IGN);
    expect(setrlimit(RLIMIT_FSIZE, &limit) == 0, &err);
    expect(file_out_open(&out, "kept", &err), &err);
    for (int i = 0; i < 1000; i++)
        fputs("more than there is room for\n", out.stream);
    expect(!file_out_close(&out, &err) && strstr(err.text, "cannot write kept: "), &err);
}

static void full_while_writing(void **state)
{
    (void)state;
    put("kept", "old");
    if (geteuid() == 0)
        assert_int_equal(chown("kept", SOMEBODY, SOMEBODY), 0);
    as_somebody(check_limited);
    check_content("kept", "old");
    assert_int_equal(entries(), 1);
}

static void standard_output(void **state)
{
    struct file_out out;
    struct err err;
    int kept = dup(STDOUT_FILENO);

    (void)state;
    fflush(stdout);
    assert_non_null(freopen("captured", "w", stdout));
    assert_true(file_out_open(&out, "-", &err));
    fputs("rows", out.stream);
    assert_true(file_out_close(&out, &err));
    assert_true(file_out_open(&out, NULL, &err));
    fputs(" more", out.stream);
    assert_true(file_out_close(&out, &err));
    check_content("captured", "rows more");

    assert_non_null(freopen("/dev/full", "w", stdout));
    assert_true(file_out_open(&out, "-", &err));
    fputs("rows", out.stream);
    assert_false(file_out_close(&out, &err));
    assert_string_equal(err.text,
                        "cannot write standard output: the disk is full; make room and try again");
    clearerr(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
}

/* ---- replacing by name ----------------------------------------------------------------------- */

static void replaces_by_name(void **state)
{
    struct err err;
    char *temp = file_temp_beside("book.xlsx", &err);

    (void)state;
    assert_non_null(temp);
    assert_false(strchr(temp + 2, '/'));
    put(temp, "workbook");
    assert_true(file_replace(temp, "book.xlsx", &err));
    check_content("book.xlsx", "workbook");
    assert_int_equal(mode_of("book.xlsx"), 0644);
    free(temp);

    assert_int_equal(chmod("book.xlsx", 0600), 0);
    temp = file_temp_beside("book.xlsx", &err);
    put(temp, "newer");
    assert_true(file_replace(temp, "book.xlsx", &err));
    check_content("book.xlsx", "newer");
    assert_int_equal(mode_of("book.xlsx"), 0600);
    assert_int_equal(entries(), 1);

    /* What has become of the temporary is told, and the old file stays. */
    assert_false(file_replace(temp, "book.xlsx", &err));
    check_error(&err, "there is no such file or folder");
    check_content("book.xlsx", "newer");
    free(temp);

    temp = file_temp_beside("book.xlsx", &err);
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_false(file_replace(temp, "folder", &err));
    check_error(&err, "it is a folder");
    assert_false(file_exists(temp));
    free(temp);
}

static void replaces_a_device(void **state)
{
    struct err err;
    struct stat st;
    char *temp;

    (void)state;
    char *before = mem_text(getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");

    setenv("TMPDIR", *state, 1);
    temp = file_temp_beside("/dev/full", &err);
    assert_non_null(temp);
    put(temp, "workbook");
    assert_false(file_replace(temp, "/dev/full", &err));
    check_error(&err, "the disk is full; make room and try again");
    assert_false(file_exists(temp));
    assert_int_equal(stat("/dev/full", &st), 0);
    assert_true(S_ISCHR(st.st_mode));
    free(temp);
    temp = file_temp_beside("/dev/null", &err);
    put(temp, "workbook");
    assert_true(file_replace(temp, "/dev/null", &err));
    assert_int_equal(entries(), 0);
    free(temp);
    setenv("TMPDIR", before, 1);
    free(before);
}

/* ---- folders and names ----------------------------------------------------------------------- */

static void folders(void **state)
{
    struct err err;
    char *absolute = file_join(*state, "abs/olute");

    assert_true(file_make_folders("a/b//c/", &err));
    assert_true(file_is_folder("a/b/c"));
    assert_true(file_make_folders("a/b/c", &err));
    assert_true(file_make_folders(absolute, &err));
    assert_true(file_is_folder(absolute));
    put("plain", "");
    assert_false(file_is_folder("plain"));
    assert_false(file_make_folders("plain/x", &err));
    check_error(&err, "cannot make the folder plain: something else has that name; choose another");
    assert_false(file_make_folders("", &err));
    check_error(&err, "the name of the folder is empty; give one");
    assert_true(file_make_folders("/", &err));
    free(absolute);
    assert_true(file_make_folder_of("deep/down/file", &err));
    assert_true(file_is_folder("deep/down"));
    assert_false(file_exists("deep/down/file"));
    assert_true(file_make_folder_of("file", &err));
    assert_false(file_make_folder_of("plain/x/file", &err));
}

static void check_path(char *got, const char *wanted)
{
    assert_string_equal(got, wanted);
    free(got);
}

static void names(void **state)
{
    (void)state;
    check_path(file_join("a", "b"), "a/b");
    check_path(file_join("a/", "b"), "a/b");
    check_path(file_join("", "b"), "b");
    check_path(file_join("a", ""), "a");
    check_path(file_join("/", "b"), "/b");
    assert_string_equal(file_name("a/b.csv"), "b.csv");
    assert_string_equal(file_name("b.csv"), "b.csv");
    assert_string_equal(file_name("a/"), "");

    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_STATE_HOME");
    setenv("XDG_CONFIG_HOME", "relative", 1);
    setenv("HOME", "/home/maya", 1);
    check_path(file_user_data("chapter.saebook"),
               "/home/maya/.local/share/saebook/chapter.saebook");
    check_path(file_user_state("log"), "/home/maya/.local/state/saebook/log");
    check_path(file_user_config("keys"), "/home/maya/.config/saebook/keys");
    check_path(file_user_config(""), "/home/maya/.config/saebook");
    setenv("XDG_DATA_HOME", "/data", 1);
    check_path(file_user_data("x"), "/data/saebook/x");
    unsetenv("HOME");
    char *somewhere = file_user_state("x");
    assert_non_null(strstr(somewhere, "/.local/state/saebook/x"));
    free(somewhere);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_whole),
        TEST(read_refusals),
        TEST(reads_standard_input),
        TEST(writes_new_and_replaces),
        TEST(aborted_leaves_the_old),
        TEST(follows_a_link),
        TEST(write_refusals),
        TEST(no_permission),
        TEST(full_device),
        TEST(full_while_writing),
        TEST(standard_output),
        TEST(replaces_by_name),
        TEST(replaces_a_device),
        TEST(folders),
        TEST(names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
