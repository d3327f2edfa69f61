/* Counts of records in words. */
#include "exchange/tally.h"

void tally_add(struct buf *out, const struct kind *kind, uint64_t count)
{
    buf_addf(out, "%llu ", (unsigned long long)count);
    for (const char *at = kind->name; *at; at++)
        buf_add_char(out, *at == '_' ? ' ' : *at);
    buf_addf(out, " record%s", count == 1 ? "" : "s");
}
