#include "base/catalog.h"

#include <string.h>

#define MO_MAGIC   UINT32_C(0x950412de)
#define MO_SWAPPED UINT32_C(0xde120495)
enum { MO_HEADER = 28, MO_ENTRY = 8 };

/* ---- reading -------------------------------------------------------------------------------- */

static uint32_t number_at(const struct catalog *catalog, size_t at)
{
    uint32_t number;

    memcpy(&number, catalog->data + at, sizeof(number));
    if (!catalog->swapped)
        return number;
    return number >> 24 | (number >> 8 & 0xFF00) | (number << 8 & 0xFF0000) | number << 24;
}

/* Text number `at` of a table; *nbytes as the table says, NULs between forms included. */
static const char *text_at(const struct catalog *catalog, uint32_t table, uint32_t at,
                           size_t *nbytes)
{
    size_t entry = table + (size_t)at * MO_ENTRY;

    *nbytes = number_at(catalog, entry);
    return (const char *)catalog->data + number_at(catalog, entry + 4);
}

/* ---- opening -------------------------------------------------------------------------------- */

static bool table_fits(const struct catalog *catalog, uint32_t table)
{
    return table <= catalog->size && catalog->count <= (catalog->size - table) / MO_ENTRY;
}

/* Every text lies within the file and ends in a NUL. */
static bool texts_fit(const struct catalog *catalog, uint32_t table)
{
    for (uint32_t i = 0; i < catalog->count; i++) {
        size_t entry = table + (size_t)i * MO_ENTRY;
        size_t nbytes = number_at(catalog, entry), begin = number_at(catalog, entry + 4);

        if (begin >= catalog->size || nbytes >= catalog->size - begin ||
            catalog->data[begin + nbytes] != '\0')
            return false;
    }
    return true;
}

static bool is_sorted(const struct catalog *catalog)
{
    size_t nbytes;

    for (uint32_t i = 1; i < catalog->count; i++)
        if (strcmp(text_at(catalog, catalog->originals, i - 1, &nbytes),
                   text_at(catalog, catalog->originals, i, &nbytes)) >= 0)
            return false;
    return true;
}

/* "Plural-Forms: nplurals=2; plural=(n != 1);" of the header, which translates "". */
static bool read_plural(struct catalog *catalog)
{
    static const struct {
        const char *expression;
        enum catalog_plural plural;
    } rules[] = {{"n!=1", CATALOG_ONE_OR_MORE}, {"n>1", CATALOG_UP_TO_ONE}, {"0", CATALOG_ALIKE}};
    const char *header = catalog_find(catalog, NULL, "");
    const char *at = header ? strstr(header, "plural=") : NULL;
    char expression[16] = "";
    size_t len = 0;

    if (!at)
        return false;
    for (at += strlen("plural="); *at != '\0' && *at != ';' && *at != '\n'; at++)
        if (!strchr(" ()", *at) && len + 1 < sizeof(expression))
            expression[len++] = *at;
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        if (strcmp(expression, rules[i].expression) == 0) {
            catalog->plural = rules[i].plural;
            return true;
        }
    }
    return false;
}

bool catalog_open(struct catalog *catalog, const void *data, size_t size, struct err *err)
{
    *catalog = (struct catalog){.data = data, .size = size};
    if (size < MO_HEADER || (uintptr_t)data == 0)
        return err_set(err, "the translation is cut short; build it anew with msgfmt");
    catalog->swapped = number_at(catalog, 0) == MO_SWAPPED;
    if (number_at(catalog, 0) != MO_MAGIC || number_at(catalog, 4) >> 16 != 0)
        return err_set(err, "this is no translation as msgfmt writes it");
    catalog->count = number_at(catalog, 8);
    catalog->originals = number_at(catalog, 12);
    catalog->translations = number_at(catalog, 16);
    if (!table_fits(catalog, catalog->originals) || !table_fits(catalog, catalog->translations) ||
        !texts_fit(catalog, catalog->originals) || !texts_fit(catalog, catalog->translations) ||
        !is_sorted(catalog))
        return err_set(err, "the translation is damaged; build it anew with msgfmt");
    if (!read_plural(catalog))
        return err_set(err, "the translation's rule for plurals is not known; it should be "
                            "n != 1, n > 1 or 0");
    return true;
}

/* ---- finding -------------------------------------------------------------------------------- */

/* Compares "context\4text" with an original, byte by byte as strcmp() does. */
static int compare(const char *context, const char *text, const char *original)
{
    if (context) {
        size_t nbytes = strlen(context);
        int order = strncmp(context, original, nbytes);

        if (order != 0)
            return order;
        if (original[nbytes] != '\4')
            return '\4' - (unsigned char)original[nbytes];
        original += nbytes + 1;
    }
    return strcmp(text, original);
}

static const char *find(const struct catalog *catalog, const char *context, const char *text,
                        size_t *nbytes)
{
    uint32_t low = 0, high = catalog->count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare(context, text, text_at(catalog, catalog->originals, middle, nbytes));

        if (order == 0)
            return text_at(catalog, catalog->translations, middle, nbytes);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const char *catalog_find(const struct catalog *catalog, const char *context, const char *text)
{
    size_t nbytes;

    return find(catalog, context, text, &nbytes);
}

const char *catalog_find_count(const struct catalog *catalog, const char *one, int64_t number)
{
    size_t nbytes;
    const char *form = find(catalog, NULL, one, &nbytes);
    bool many = catalog->plural == CATALOG_ONE_OR_MORE ? number != 1
                : catalog->plural == CATALOG_UP_TO_ONE ? number > 1
                                                       : false;

    if (!form || !many || strlen(form) >= nbytes) /* the forms lie one behind the other */
        return form;
    return form + strlen(form) + 1;
}
