/* Maps of an import: columns and values that are called otherwise elsewhere, and both kept in the
 * book by name, for the next file from the same place. */
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "book/book.h"
#include "book/change.h"
#include "exchange/import_inside.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What is kept: a line for each map, "m THEIRS=OURS" or "v FIELD:THEIRS=OURS". */
enum { COLUMN_LINE = 'm', VALUE_LINE = 'v' };

static char *setting_name(const struct kind *kind, const char *name)
{
    struct buf out = {0};
    buf_addf(&out, "map %s %s", kind->name, name);
    return buf_take(&out);
}

/* ---- one map --------------------------------------------------------------------------------- */

/* "THEIRS=OURS": the last = divides, since a column may have one in its name. */
static bool split(char *text, struct import_map *out)
{
    char *equals = strrchr(text, '=');
    if (!equals || equals == text)
        return false;
    *equals = '\0';
    out->theirs = text;
    out->ours = equals + 1;
    return true;
}

static struct import_map *new_map(struct import_maps *maps, const char *text, size_t nbytes)
{
    maps->list = mem_grow(maps->list, maps->count + 1, sizeof *maps->list);
    struct import_map *map = &maps->list[maps->count++];
    *map = (struct import_map){.owned = mem_text_n(text, nbytes)};
    return map;
}

static bool add_column_map(struct import_maps *maps, const char *text, size_t nbytes,
                           struct err *err)
{
    struct import_map *map = new_map(maps, text, nbytes);
    if (split(map->owned, map))
        return true;
    return err_set(err, "--map %.*s: is not THEIRS=OURS; such as --map \"Student ID=student\"",
                   (int)nbytes, text);
}

static bool is_field(const struct kind *kind, const char *name)
{
    return kind_field(kind, name) != FIELD_NONE ||
           (kind_has_address(kind) && strcmp(name, "student") == 0);
}

static bool add_value_map(struct import_maps *maps, const struct kind *kind, const char *text,
                          size_t nbytes, struct err *err)
{
    struct import_map *map = new_map(maps, text, nbytes);
    char *colon = strchr(map->owned, ':');
    map->field = map->owned;
    if (!colon || !split(colon + 1, map))
        return err_set(err,
                       "--value %.*s: is not FIELD:THEIRS=OURS; such as --value type:Sold=sale",
                       (int)nbytes, text);
    *colon = '\0';
    if (is_field(kind, map->field))
        return true;
    return err_set(err, "--value %.*s: %s has no field \"%s\"; `saebook help %s` lists them",
                   (int)nbytes, text, kind->name, map->field, kind->name);
}

/* ---- kept maps ------------------------------------------------------------------------------- */

static bool no_such_map(struct import *im, const char *name, struct err *err)
{
    struct buf known = {0};
    char *begins = setting_name(im->kind, "");
    struct stmt *stmt = book_stmt(im->book,
                                  "SELECT substr(name, length(?1) + 1) FROM setting"
                                  " WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name",
                                  err);
    if (stmt) {
        stmt_bind_text(stmt, 1, begins);
        while (stmt_step(stmt, NULL) == STEP_ROW)
            buf_addf(&known, "%s%s", known.len > 0 ? ", " : "", stmt_text(stmt, 0));
        stmt_done(stmt);
    }
    if (known.len > 0)
        err_set(err, "no map of %s is called \"%s\"; there is %s", im->kind->name, name,
                buf_text(&known));
    else
        err_set(err, "no map of %s is called \"%s\"; `--save-map` keeps one", im->kind->name, name);
    mem_free(begins);
    buf_free(&known);
    return false;
}

static bool load(struct import *im, const char *name, struct err *err)
{
    char *setting = setting_name(im->kind, name), *kept = book_setting(im->book, setting);
    bool ok = kept != NULL || no_such_map(im, name, err);
    for (const char *at = kept; ok && at && *at;) {
        size_t nbytes = strcspn(at, "\n");
        if (nbytes > 2 && at[0] == COLUMN_LINE)
            ok = add_column_map(&im->maps, at + 2, nbytes - 2, err);
        else if (nbytes > 2 && at[0] == VALUE_LINE)
            ok = add_value_map(&im->maps, im->kind, at + 2, nbytes - 2, err);
        at += nbytes + (at[nbytes] == '\n');
    }
    mem_free(kept);
    mem_free(setting);
    return ok;
}

bool import_maps_begin(struct import *im, struct err *err)
{
    const struct import_request *request = im->request;
    bool ok = true;
    for (size_t i = 0; ok && i < request->map_count; i++)
        ok = add_column_map(&im->maps, request->maps[i], strlen(request->maps[i]), err);
    for (size_t i = 0; ok && i < request->value_count; i++)
        ok =
            add_value_map(&im->maps, im->kind, request->values[i], strlen(request->values[i]), err);
    im->maps.given = im->maps.count;
    if (ok && request->save_map &&
        (request->save_map[0] == '\0' ||
         !text_check(request->save_map, strlen(request->save_map), false, err)))
        ok = err_set(err, "--save-map needs a name, such as --save-map aet");
    return ok && (!request->use_map || load(im, request->use_map, err));
}

void import_maps_end(struct import *im)
{
    for (size_t i = 0; i < im->maps.count; i++)
        mem_free(im->maps.list[i].owned);
    mem_free(im->maps.list);
}

bool import_maps_save(struct import *im, struct err *err)
{
    struct buf text = {0};
    char *name = setting_name(im->kind, im->request->save_map);
    for (size_t i = 0; i < im->maps.count; i++) {
        const struct import_map *map = &im->maps.list[i];
        if (map->field)
            buf_addf(&text, "%c %s:%s=%s\n", VALUE_LINE, map->field, map->theirs, map->ours);
        else
            buf_addf(&text, "%c %s=%s\n", COLUMN_LINE, map->theirs, map->ours);
    }
    bool ok = book_set_setting(im->book, name, buf_text(&text), err);
    buf_free(&text);
    mem_free(name);
    return ok;
}

/* ---- looking one up -------------------------------------------------------------------------- */

/* What was given now comes before what was kept. */
const char *import_maps_column(const struct import *im, const char *theirs)
{
    for (size_t i = 0; i < im->maps.count; i++)
        if (!im->maps.list[i].field && strcasecmp(im->maps.list[i].theirs, theirs) == 0)
            return im->maps.list[i].ours;
    return NULL;
}

const char *import_maps_value(const struct import *im, const char *field, const char *theirs)
{
    size_t nbytes = strlen(theirs);
    const char *trimmed = text_trim(theirs, &nbytes);
    for (size_t i = 0; i < im->maps.count; i++) {
        const struct import_map *map = &im->maps.list[i];
        if (map->field && strcmp(map->field, field) == 0 && strlen(map->theirs) == nbytes &&
            strncasecmp(map->theirs, trimmed, nbytes) == 0)
            return map->ours;
    }
    return NULL;
}
