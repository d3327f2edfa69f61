#include "support/check.h"

#include "support/add.h"

#include "kinds/record.h"

int64_t add_record(struct book *book, const char *kind, const char *const *pairs, size_t count)
{
    struct record record;
    struct err err = {{0}};
    record_start(&record, kind_find(kind));
    if (!record_set_pairs(book, &record, pairs, count, &err))
        fail_msg("%s: %s", kind, err.text);
    record_fill_initial(&record);
    if (!record_save(book, &record, NULL, NULL, &err))
        fail_msg("%s: %s", kind, err.text);
    int64_t id = record.id;
    record_clear(&record);
    return id;
}
