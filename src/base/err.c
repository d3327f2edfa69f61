/* One error, as a sentence. */
#include "base/err.h"

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
    int nbytes = vsnprintf(out, ERR_SIZE, format, args);

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
    err_join(err, prefix, strerror(number));
    return false;
}
