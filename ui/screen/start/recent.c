#include "screen/start/recent.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include <stdlib.h>
#include <string.h>

static void add(struct recent *recent, const char *path, size_t nbytes)
{
    for (size_t i = 0; i < recent->count; i++)
        if (strlen(recent->paths[i]) == nbytes && memcmp(recent->paths[i], path, nbytes) == 0)
            return;
    if (recent->count < RECENT_MOST && nbytes > 0)
        recent->paths[recent->count++] = mem_text_n(path, nbytes);
}

static void read_into(struct recent *recent)
{
    struct buf text = {0};
    char *file = file_user_state("recent");
    if (file_exists(file) && file_read(file, 65536, &text, NULL))
        for (const char *at = buf_text(&text); *at != '\0';) {
            size_t nbytes = strcspn(at, "\n");
            add(recent, at, nbytes);
            at += nbytes + (at[nbytes] == '\n');
        }
    buf_free(&text);
    mem_free(file);
}

void recent_read(struct recent *recent)
{
    *recent = (struct recent){.count = 0};
    read_into(recent);
}

void recent_clear(struct recent *recent)
{
    while (recent->count > 0)
        mem_free(recent->paths[--recent->count]);
}

void recent_note(const char *path)
{
    struct recent recent = {.count = 0};
    char *whole = realpath(path, NULL);
    char *file = file_user_state("recent");
    struct file_out out;
    if (whole != NULL)
        add(&recent, whole, strlen(whole));
    read_into(&recent);
    if (file_make_folder_of(file, NULL) && file_out_open(&out, file, NULL)) {
        for (size_t i = 0; i < recent.count; i++)
            (void)fprintf(out.stream, "%s\n", recent.paths[i]);
        (void)file_out_close(&out, NULL);
    }
    recent_clear(&recent);
    mem_free(file);
    free(whole);
}
