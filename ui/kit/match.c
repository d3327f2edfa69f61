#include "kit/match.h"

#include "base/text.h"
#include <stdlib.h>
#include <string.h>

/* Where `b` begins in `a`, both folded; only at the beginning of a word when `words` is set. */
static bool find(const char *a, const char *b, bool words)
{
    for (const char *at = strstr(a, b); at; at = strstr(at + 1, b)) {
        if (!words || at == a || at[-1] == ' ' || at[-1] == '-' || at[-1] == '(')
            return true;
        if (!*b)
            break;
    }
    return false;
}

static bool match(const char *text, const char *typed, bool words)
{
    if (!*typed)
        return true;
    char *a = text_fold_plain(text, strlen(text)), *b = text_fold_plain(typed, strlen(typed));
    bool found = find(a, b, words);
    free(a);
    free(b);
    return found;
}

bool match_holds(const char *text, const char *typed)
{
    return match(text, typed, false);
}

bool match_begins(const char *text, const char *typed)
{
    return match(text, typed, true);
}
