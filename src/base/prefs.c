#include "base/prefs.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include <stdio.h>
#include <string.h>

enum { FILE_BYTES_MAX = 1 << 18 };

/* The file's text as it was read or set last: some dozens of lines, so they are searched each time.
 */
static struct {
    struct buf text;
    struct buf value; /* the one that prefs_get() told last */
} prefs;

/* One line taken apart: comments and blank lines have no name. */
struct line {
    const char *name, *value;
    size_t name_len, value_len;
};

static size_t without_spaces(const char **text, size_t nbytes)
{
    while (nbytes > 0 && **text == ' ')
        (*text)++, nbytes--;
    while (nbytes > 0 && (*text)[nbytes - 1] == ' ')
        nbytes--;
    return nbytes;
}

static bool is_name(const char *name, size_t nbytes)
{
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    return nbytes > 0 && nbytes <= PREFS_NAME_MAX && strspn(name, allowed) >= nbytes;
}

static bool read_line(const char *text, size_t nbytes, struct line *line)
{
    *line = (struct line){.name = text};
    nbytes = without_spaces(&text, nbytes);
    if (nbytes == 0 || *text == '#')
        return true;
    const char *equals = memchr(text, '=', nbytes);
    if (equals == NULL)
        return false;
    line->name = text;
    line->name_len = without_spaces(&line->name, (size_t)(equals - text));
    line->value = equals + 1;
    line->value_len = without_spaces(&line->value, nbytes - (size_t)(equals + 1 - text));
    return is_name(line->name, line->name_len) && line->value_len <= PREFS_VALUE_MAX;
}

static bool is_named(const struct line *line, const char *name)
{
    return line->name_len == strlen(name) && memcmp(line->name, name, line->name_len) == 0;
}

static bool check_lines(const struct buf *text, struct err *err)
{
    const char *at = buf_text(text);
    if (strlen(at) != text->len || !text_check(at, text->len, true, err))
        return err_set(err, "it is no text");
    for (int number = 1; *at != '\0'; number++) {
        size_t nbytes = strcspn(at, "\n");
        struct line line;
        if (!read_line(at, nbytes, &line))
            return err_set(err, "line %d is not \"name = value\"", number);
        at += nbytes + (at[nbytes] == '\n');
    }
    return true;
}

bool prefs_load(struct err *err)
{
    struct err why = {{0}};
    char *path = file_user_config("settings");
    prefs_forget();
    bool ok = !file_exists(path) || (file_read(path, FILE_BYTES_MAX, &prefs.text, &why) &&
                                     check_lines(&prefs.text, &why));
    if (!ok) {
        buf_clear(&prefs.text);
        err_set(err, "your settings cannot be used, so they begin anew: %s: %s", path, why.text);
    }
    mem_free(path);
    return ok;
}

void prefs_forget(void)
{
    buf_free(&prefs.text);
    buf_free(&prefs.value);
}

const char *prefs_get(const char *name)
{
    for (const char *at = buf_text(&prefs.text); *at != '\0';) {
        size_t nbytes = strcspn(at, "\n");
        struct line line;
        if (read_line(at, nbytes, &line) && is_named(&line, name)) {
            buf_clear(&prefs.value);
            buf_add(&prefs.value, line.value, line.value_len);
            return buf_text(&prefs.value);
        }
        at += nbytes + (at[nbytes] == '\n');
    }
    return NULL;
}

bool prefs_is_on(const char *name, bool otherwise)
{
    const char *value = prefs_get(name);
    if (value != NULL && strcmp(value, "on") == 0)
        return true;
    return value != NULL && strcmp(value, "off") == 0 ? false : otherwise;
}

/* The text with one value changed, in its place; a new one comes last. */
static struct buf with(const struct buf *text, const char *name, const char *value)
{
    struct buf out = {0};
    bool set = value == NULL;
    for (const char *at = buf_text(text); *at != '\0';) {
        size_t nbytes = strcspn(at, "\n");
        struct line line;
        bool same = read_line(at, nbytes, &line) && is_named(&line, name);
        if (!same)
            buf_addf(&out, "%.*s\n", (int)nbytes, at);
        else if (!set)
            buf_addf(&out, "%s = %s\n", name, value);
        set = set || same;
        at += nbytes + (at[nbytes] == '\n');
    }
    if (!set)
        buf_addf(&out, "%s = %s\n", name, value);
    return out;
}

static bool check_value(const char *name, const char *value, struct err *err)
{
    struct err why = {{0}};
    size_t nbytes = value != NULL ? strlen(value) : 0;
    const char *trimmed = value;
    if (!is_name(name, strlen(name)))
        return err_set(err, "\"%.40s\" is no name of a setting", name);
    if (value == NULL)
        return true;
    if (nbytes > PREFS_VALUE_MAX || without_spaces(&trimmed, nbytes) != nbytes ||
        !text_check(value, nbytes, false, &why))
        return err_set(err, "the setting %s cannot be kept: it is to be one line of at most %d bytes",
                       name, PREFS_VALUE_MAX);
    return true;
}

static bool write_file(const char *path, struct err *err)
{
    struct file_out out;
    if (!file_make_folder_of(path, err) || !file_out_open(&out, path, err))
        return false;
    (void)fwrite(buf_text(&prefs.text), 1, prefs.text.len, out.stream); /* closing tells */
    return file_out_close(&out, err);
}

static bool keep_damaged(const char *path, struct err *err)
{
    struct buf aside = {0};
    buf_addf(&aside, "%s.damaged", path);
    bool ok = rename(path, buf_text(&aside)) == 0 || err_system(err, "cannot keep %s aside", path);
    buf_free(&aside);
    return ok;
}

bool prefs_set(const char *name, const char *value, struct err *err)
{
    if (!check_value(name, value, err))
        return false;
    struct buf mine = prefs.text, theirs = {0}, changed;
    char *path = file_user_config("settings");
    bool read = file_exists(path) && file_read(path, FILE_BYTES_MAX, &theirs, NULL) &&
                check_lines(&theirs, NULL);
    bool damaged = file_exists(path) && !read;
    changed = with(read ? &theirs : &mine, name, value);
    buf_free(&theirs);
    buf_free(&mine);
    prefs.text = changed;
    bool ok = (!damaged || keep_damaged(path, err)) && write_file(path, err);
    mem_free(path);
    return ok || err_prefix(err, "the setting holds until you leave, but could not be kept");
}

bool prefs_set_on(const char *name, bool on, struct err *err)
{
    return prefs_set(name, on ? "on" : "off", err);
}
