/* Allocation that cannot fail: out of memory ends the program, after the registered last words
 * (the screen restores the terminal there). So no caller looks for NULL. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include "base/attr.h"
#include <stddef.h>

void *mem_alloc(size_t size) ATTR_MALLOC;               /* zeroed; size 0 gives a valid pointer */
void *mem_array(size_t count, size_t size) ATTR_MALLOC; /* zeroed; the product is checked */
void *mem_grow(void *old, size_t count, size_t size);   /* count*size; the new part not zeroed */
char *mem_text(const char *text) ATTR_MALLOC;           /* a copy of a string */
char *mem_text_n(const char *text, size_t nbytes) ATTR_MALLOC;
void mem_free(const void *memory); /* free(), for const pointers too; accepts NULL */
void mem_on_exhausted(void (*last_words)(void));

#endif
