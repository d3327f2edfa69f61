/* Allocation that ends the program instead of failing. */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void (*exhausted_last_words)(void);

ATTR_NORETURN static void end_exhausted(void)
{
    static const char words[] = "saebook: out of memory; what was saved is safe\n";
    void (*last_words)(void) = exhausted_last_words;

    exhausted_last_words = NULL; /* they may run out of memory themselves */
    if (last_words)
        last_words();
    if (write(STDERR_FILENO, words, sizeof(words) - 1) < 0)
        _exit(3);
    _exit(1);
}

void *mem_array(size_t count, size_t size)
{
    void *new = calloc(count ? count : 1, size ? size : 1);

    if (!new)
        end_exhausted();
    return new;
}

void *mem_alloc(size_t size)
{
    return mem_array(1, size);
}

void *mem_grow(void *old, size_t count, size_t size)
{
    void *new;

    if (size && count > SIZE_MAX / size)
        end_exhausted();
    new = realloc(old, count && size ? count * size : 1);
    if (!new)
        end_exhausted();
    return new;
}

char *mem_text_n(const char *text, size_t nbytes)
{
    char *copy;

    if (nbytes == SIZE_MAX)
        end_exhausted();
    copy = mem_alloc(nbytes + 1);
    if (nbytes)
        memcpy(copy, text, nbytes);
    return copy;
}

char *mem_text(const char *text)
{
    return mem_text_n(text, strlen(text));
}

void mem_on_exhausted(void (*last_words)(void))
{
    exhausted_last_words = last_words;
}

void mem_free(const void *memory)
{
    free((void *)(uintptr_t)memory); /* what is handed to readers as const is still ours to free */
}
