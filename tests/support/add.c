#include "support/check.h"

#include "support/add.h"

#include "kinds/record.h"
#include <stdio.h>

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

const char *refuse_record(struct book *book, const char *kind, const char *const *pairs,
                          size_t count)
{
    static struct err err;
    struct record record;
    err.text[0] = '\0';
    record_start(&record, kind_find(kind));
    bool taken = record_set_pairs(book, &record, pairs, count, &err);
    if (taken) {
        record_fill_initial(&record);
        taken = record_save(book, &record, NULL, NULL, &err);
    }
    record_clear(&record);
    if (taken)
        fail_msg("%s was taken", kind);
    return err.text;
}

const char *change_record(struct book *book, const char *kind, int64_t id, const char *const *pairs,
                          size_t count)
{
    static struct err err;
    struct record record;
    if (!record_read(book, kind_find(kind), id, &record, &err))
        fail_msg("%s", err.text);
    bool taken = record_set_pairs(book, &record, pairs, count, &err) &&
                 record_save(book, &record, NULL, NULL, &err);
    record_clear(&record);
    return taken ? NULL : err.text;
}

char *pair_of(const char *field, int64_t id, char *out)
{
    (void)snprintf(out, 48, "%s=#%lld", field, (long long)id);
    return out;
}
