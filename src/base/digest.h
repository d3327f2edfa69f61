/* A number of 64 bits that stands for content: other content gives another number, but for chance. No
 * protection against who wants two contents to agree. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { DIGEST_WORD = sizeof(uint64_t) };

/* Start with anything, 0 too; the order in which things are mixed in counts. */
static inline uint64_t digest_int(uint64_t digest, uint64_t value)
{
    digest = (digest ^ value) * UINT64_C(0x9E3779B97F4A7C15);
    return digest ^ digest >> 32;
}

/* With its length, so that "ab" and "c" are not "a" and "bc". */
static inline uint64_t digest_bytes(uint64_t digest, const void *bytes, size_t nbytes)
{
    const unsigned char *at = bytes;
    uint64_t word = 0;
    digest = digest_int(digest, nbytes);
    for (; nbytes >= DIGEST_WORD; nbytes -= DIGEST_WORD, at += DIGEST_WORD) {
        memcpy(&word, at, DIGEST_WORD);
        digest = digest_int(digest, word);
    }
    word = 0;
    memcpy(&word, at, nbytes);
    return digest_int(digest, word);
}

static inline uint64_t digest_text(uint64_t digest, const char *text)
{
    return digest_bytes(digest, text, strlen(text));
}

#endif
