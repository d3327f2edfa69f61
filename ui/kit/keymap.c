#include "kit/keymap.h"

#include "base/err.h"
#include <stdio.h>
#include <string.h>

/* The next of the words in `keys`; NULL when there is none. */
static const char *next_word(const char *keys, size_t *nbytes)
{
    while (*keys == ' ')
        keys++;
    *nbytes = strcspn(keys, " ");
    return *nbytes ? keys : NULL;
}

static bool row_has_key(const struct keymap_row *row, unsigned key)
{
    size_t nbytes;
    for (const char *word = row->keys; (word = next_word(word, &nbytes)); word += nbytes) {
        if (keycode_parse(word, nbytes) == key)
            return true;
    }
    return false;
}

const struct keymap_row *keymap_find(const struct keymap *map, const struct event *event)
{
    if (!map || (event->kind != EVENT_KEY && event->kind != EVENT_CHAR))
        return NULL;
    for (size_t i = 0; i < map->count; i++) {
        if (row_has_key(&map->rows[i], event->key))
            return &map->rows[i];
    }
    return NULL;
}

const struct keymap_row *keymap_row_of(const struct keymap *map, int command)
{
    for (size_t i = 0; map && i < map->count; i++) {
        if (map->rows[i].command == command)
            return &map->rows[i];
    }
    return NULL;
}

const char *keymap_key(const struct keymap_row *row, char out[static KEYMAP_KEY_SIZE])
{
    size_t nbytes;
    const char *word = next_word(row->keys, &nbytes);
    snprintf(out, KEYMAP_KEY_SIZE, "%.*s", word ? (int)nbytes : 0, word ? word : "");
    return out;
}

static bool check_row(const struct keymap *map, size_t index, struct err *err)
{
    const struct keymap_row *row = &map->rows[index];
    size_t nbytes, help_len = row->help ? strlen(row->help) : 0;
    if (row->command < 1 || !row->label || !row->label[0])
        return err_set(err, "\"%s\": row %zu has no command or no label", map->name, index);
    if (help_len < 2 || row->help[help_len - 1] != '.')
        return err_set(err, "\"%s\": the help of %s is no sentence", map->name, row->label);
    for (const char *word = row->keys; (word = next_word(word, &nbytes)); word += nbytes) {
        unsigned key = keycode_parse(word, nbytes);
        if (key == KEYCODE_NONE)
            return err_set(err, "\"%s\": %.*s is no key", map->name, (int)nbytes, word);
        for (size_t other = 0; other < index; other++) {
            if (row_has_key(&map->rows[other], key))
                return err_set(err, "\"%s\": %.*s is bound to %s and to %s", map->name, (int)nbytes,
                               word, map->rows[other].label, row->label);
        }
    }
    return true;
}

bool keymap_check(const struct keymap *map, struct err *err)
{
    for (size_t i = 0; i < map->count; i++) {
        if (!check_row(map, i, err))
            return false;
    }
    return true;
}
