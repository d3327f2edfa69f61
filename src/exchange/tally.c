/* Counts of records in words. */
#include "exchange/tally.h"

void tally_add(struct buf *out, const struct kind *kind, uint64_t count)
{
    const char *label = count == 1 ? kind->label : kind->plural;
    /* "Market values" inside a sentence is "market values"; "FFA activities" stays. */
    bool word = label[0] >= 'A' && label[0] <= 'Z' && label[1] >= 'a';
    buf_addf(out, "%llu %c%s", (unsigned long long)count,
             word ? label[0] - 'A' + 'a' : label[0], label + 1);
}
