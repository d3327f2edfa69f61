/* cmocka with the headers that it wants before it, and a few assertions of our own. */
#ifndef SUPPORT_CHECK_H
#define SUPPORT_CHECK_H

/* In this order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A sentence, NULL included, that must hold some words. */
#define assert_says(sentence, words)                                                               \
    do {                                                                                           \
        const char *says_got = (sentence);                                                         \
        if (says_got == NULL || strstr(says_got, words) == NULL)                                   \
            fail_msg("\"%s\" does not say \"%s\"", says_got ? says_got : "", words);                \
    } while (0)

/* For tables: names the row in which a check failed. */
#define check_row(row, condition)                                                                  \
    do {                                                                                           \
        if (!(condition))                                                                          \
            fail_msg("row \"%s\": %s", (row), #condition);                                         \
    } while (0)

#define check_row_text(row, got, wanted)                                                           \
    do {                                                                                           \
        const char *check_got = (got), *check_wanted = (wanted);                                   \
        if (strcmp(check_got, check_wanted) != 0)                                                  \
            fail_msg("row \"%s\": got \"%s\", wanted \"%s\"", (row), check_got, check_wanted);     \
    } while (0)

#define check_row_int(row, got, wanted)                                                            \
    do {                                                                                           \
        long long check_got = (long long)(got), check_wanted = (long long)(wanted);                \
        if (check_got != check_wanted)                                                             \
            fail_msg("row \"%s\": got %lld, wanted %lld", (row), check_got, check_wanted);         \
    } while (0)

/* An error is a sentence in two parts: what is wrong; what would be right. */
#define check_row_sentence(row, err)                                                               \
    do {                                                                                           \
        const char *check_text = (err).text;                                                       \
        size_t check_len = strlen(check_text);                                                     \
        if (check_len == 0 || !strstr(check_text, "; ") || check_text[check_len - 1] == '.' ||     \
            check_text[check_len - 1] == '\n')                                                     \
            fail_msg("row \"%s\": not a whole sentence: \"%s\"", (row), check_text);               \
    } while (0)

#endif
