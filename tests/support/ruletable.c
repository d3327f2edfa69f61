#include "support/check.h"

#include "support/ruletable.h"

#include "base/embed.h"

const enum rules_type ruletable_types[4] = {RULES_OWNERSHIP, RULES_PLACEMENT, RULES_COMBINED,
                                            RULES_RESEARCH};

void ruletable_each(const char *file, const char *const *columns,
                    void (*check)(const struct rules_table *table, size_t row))
{
    struct rules_table table = {0};
    struct err err = {{0}};

    if (!rules_table_read(&table, embed_find, file, columns, &err))
        fail_msg("%s", err.text);
    assert_true(table.rows > 0);
    for (size_t row = 0; row < table.rows; row++)
        check(&table, row);
    rules_table_clear(&table);
}
