#include "kit/match.h"

#include "base/mem.h"
#include "base/near.h"
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

/* ---- how well ------------------------------------------------------------------------------- */

static bool is_word_start(const char *text, const char *at)
{
    return at == text || strchr(" -('/", at[-1]) != NULL;
}

/* Whether every word typed begins a word of the name, each after the one before. */
static bool words_begin(const char *name, const char *typed)
{
    const char *at = name;
    while (*typed) {
        size_t nbytes = strcspn(typed, " ");
        while (*at && !(is_word_start(name, at) && strncmp(at, typed, nbytes) == 0))
            at++;
        if (!*at)
            return false;
        at++;
        typed += nbytes + strspn(typed + nbytes, " ");
    }
    return true;
}

/* The letters in their order, the first of them at the beginning of a word: how many were passed
 * over; -1 where they are not there. */
static int letters_passed(const char *name, const char *typed)
{
    for (const char *start = name; *start; start++) {
        const char *at = start + 1, *want = typed + 1;
        int passed = 0;
        if (*start != *typed || !is_word_start(name, start))
            continue;
        for (; *at && *want; at++) {
            bool same = *at == *want;
            passed += !same && !is_word_start(name, at) && *at != ' ';
            want += same;
        }
        if (!*want)
            return passed;
    }
    return -1;
}

static bool is_mistyped(const char *name, const char *typed)
{
    bool near = false;
    if (strlen(typed) < 4 || strchr(typed, ' '))
        return false;
    while (*name && !near) {
        size_t nbytes = strcspn(name, " -('/");
        char *word = mem_text_n(name, nbytes);
        near = nbytes > 2 && near_distance(typed, word) == 1;
        free(word);
        name += nbytes + (name[nbytes] != '\0');
    }
    return near;
}

static int score(const char *name, const char *typed)
{
    int length = (int)strlen(name) < 90 ? (int)strlen(name) : 90;
    if (strcmp(name, typed) == 0)
        return 1000;
    if (strncmp(name, typed, strlen(typed)) == 0)
        return 900 - length;
    if (words_begin(name, typed))
        return 800 - length;
    if (strstr(name, typed))
        return 600 - length;
    int passed = letters_passed(name, typed);
    if (passed >= 0 && typed[1] && passed <= 2 * (int)strlen(typed))
        return 400 - 10 * passed - length;
    return is_mistyped(name, typed) ? 150 - length : 0;
}

int match_score(const char *name, const char *typed)
{
    if (!*typed)
        return 1;
    char *a = text_fold_plain(name, strlen(name)), *b = text_fold_plain(typed, strlen(typed));
    int best = score(a, b);
    free(a);
    free(b);
    return best > 0 ? best : 0;
}

int match_score_any(const char *names, const char *typed, size_t *at, size_t *nbytes)
{
    int best = 0;
    for (size_t from = 0; names[from];) {
        size_t length = strcspn(names + from, ";");
        char *name = mem_text_n(names + from, length);
        int one = match_score(name, typed);
        free(name);
        if (one > best) {
            best = one;
            *at = from;
            *nbytes = length;
        }
        from += length + (names[from + length] == ';');
    }
    return best;
}
