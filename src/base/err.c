/* One error, as a sentence. */
#include "base/err.h"

#include "base/tr.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { ERR_SIZE = sizeof(((struct err *)0)->text) };

/* Takes away a UTF-8 character that was cut at the end of a text that filled its room. */
static void err_mend_cut(char *text)
{
    size_t len = strlen(text), start = len, more = 0;

    while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--, more++;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)text[start - 1];
    size_t needed = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (more < needed)
        text[start - 1] = '\0';
}

ATTR_PRINTF(2, 0)
static void err_write(char out[static ERR_SIZE], const char *format, va_list args)
{
    int nbytes = vsnprintf(out, ERR_SIZE, tr_for_reader(format), args);

    if (nbytes >= ERR_SIZE)
        err_mend_cut(out);
}

static void err_join(struct err *err, const char *before, const char *after)
{
    char joined[ERR_SIZE];

    if (snprintf(joined, sizeof(joined), "%s: %s", before, after) >= ERR_SIZE)
        err_mend_cut(joined);
    memcpy(err->text, joined, sizeof(joined));
}

bool err_set(struct err *err, const char *format, ...)
{
    char written[ERR_SIZE]; /* the arguments may point into err->text */
    va_list args;

    if (!err)
        return false;
    va_start(args, format);
    err_write(written, format, args);
    va_end(args);
    memcpy(err->text, written, sizeof(written));
    return false;
}

bool err_prefix(struct err *err, const char *format, ...)
{
    char prefix[ERR_SIZE];
    va_list args;

    if (!err)
        return false;
    va_start(args, format);
    err_write(prefix, format, args);
    va_end(args);
    err_join(err, prefix, err->text);
    return false;
}

/* What the system says, with what would be right. */
static const char *system_words(int number)
{
    static const struct {
        int number;
        const char *words;
    } reasons[] = {
        {ENOENT, N_("there is no such file or folder; check the name")},
        {ENOTDIR, N_("a part of the path is not a folder; check the name")},
        {EACCES, N_("no permission; choose another place, or ask its owner")},
        {EPERM, N_("no permission; choose another place, or ask its owner")},
        {EROFS, N_("the disk is read-only; choose another place")},
        {EISDIR, N_("it is a folder; give the name of a file")},
        {ENOSPC, N_("the disk is full; make room and try again")},
        {EDQUOT, N_("your share of the disk is full; make room and try again")},
        {EFBIG, N_("the file would be larger than is allowed here; choose another place")},
        {ENAMETOOLONG, N_("the name is too long; choose a shorter one")},
        {EMFILE, N_("too many files are open; close other programs and try again")},
        {ENFILE, N_("too many files are open; close other programs and try again")},
        {EEXIST, N_("something else has that name; choose another")},
        {EIO, N_("the disk reports an error; choose another place, and look after that disk")},
    };

    for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
        if (reasons[i].number == number)
            return tr_for_reader(reasons[i].words);
    return strerror(number);
}

bool err_system(struct err *err, const char *format, ...)
{
    int number = errno;
    char prefix[ERR_SIZE];
    va_list args;

    if (!err)
        return false;
    va_start(args, format);
    err_write(prefix, format, args);
    va_end(args);
    err_join(err, prefix, system_words(number));
    return false;
}
