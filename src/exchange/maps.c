#include "exchange/maps.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include <string.h>

/* A setting each: "map:NAME", whose value is the kind, then a line for each map ("m ...") and for
 * each value set ("s ..."). */
static const char prefix[] = "map:";
enum { NAME_CHARS = 40 };

/* ---- texts ---------------------------------------------------------------------------------- */

static void clear_list(char **list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mem_free(list[i]);
    mem_free(list);
}

void import_maps_clear(struct import_maps *maps)
{
    clear_list(maps->maps, maps->map_count);
    clear_list(maps->sets, maps->set_count);
    mem_free(maps->name);
    mem_free(maps->kind);
    *maps = (struct import_maps){0};
}

static void add_text(char ***list, size_t *count, const char *text, size_t nbytes)
{
    *list = mem_grow(*list, *count + 1, sizeof **list);
    (*list)[(*count)++] = mem_text_n(text, nbytes);
}

void import_maps_add(struct import_maps *maps, const char *map)
{
    add_text(&maps->maps, &maps->map_count, map, strlen(map));
}

void import_maps_set(struct import_maps *maps, const char *set)
{
    add_text(&maps->sets, &maps->set_count, set, strlen(set));
}

/* ---- a setting ------------------------------------------------------------------------------ */

static void read_value(const char *name, const char *value, struct import_maps *out)
{
    size_t nbytes = strcspn(value, "\n");
    out->name = mem_text(name);
    out->kind = mem_text_n(value, nbytes);
    for (const char *at = value + nbytes + (value[nbytes] == '\n'); *at != '\0';) {
        nbytes = strcspn(at, "\n");
        if (nbytes > 2 && at[0] == 'm')
            add_text(&out->maps, &out->map_count, at + 2, nbytes - 2);
        else if (nbytes > 2 && at[0] == 's')
            add_text(&out->sets, &out->set_count, at + 2, nbytes - 2);
        at += nbytes + (at[nbytes] == '\n');
    }
}

bool import_maps_each(struct book *book,
                      bool (*each)(void *context, const struct import_maps *maps, struct err *err),
                      void *context, struct err *err)
{
    struct stmt *stmt = book_stmt(book,
                                  "SELECT substr(name, 5), value FROM setting"
                                  " WHERE name LIKE 'map:%' ORDER BY name COLLATE NOCASE",
                                  err);
    enum step step = STEP_FAILED;
    bool ok = stmt != NULL;
    while (ok && (step = stmt_step(stmt, err)) == STEP_ROW) {
        struct import_maps maps = {0};
        read_value(stmt_text(stmt, 0), stmt_text(stmt, 1), &maps);
        ok = each(context, &maps, err);
        import_maps_clear(&maps);
    }
    stmt_done(stmt);
    return ok && step == STEP_DONE;
}

/* The name as it is kept, ignoring case; else the names there are. */
struct looking {
    const char *name;
    struct import_maps found;
    struct buf names;
};

static bool look(void *context, const struct import_maps *maps, struct err *err)
{
    struct looking *looking = context;
    (void)err;
    if (text_same(maps->name, looking->name)) {
        looking->found.name = mem_text(maps->name);
        looking->found.kind = mem_text(maps->kind);
        for (size_t i = 0; i < maps->map_count; i++)
            import_maps_add(&looking->found, maps->maps[i]);
        for (size_t i = 0; i < maps->set_count; i++)
            import_maps_set(&looking->found, maps->sets[i]);
    }
    buf_addf(&looking->names, "%s\"%s\"", looking->names.len > 0 ? ", " : "", maps->name);
    return true;
}

static bool find(struct book *book, const char *name, struct import_maps *out, struct err *err)
{
    struct looking looking = {.name = name};
    bool ok = import_maps_each(book, look, &looking, err);
    if (ok && looking.found.name == NULL)
        ok = looking.names.len > 0
                 ? err_set(err, "no map \"%s\" is kept in this book; there is %s", name,
                           buf_text(&looking.names))
                 : err_set(err, "no map \"%s\" is kept in this book; an import with --save-map keeps "
                                "one", name);
    *out = looking.found;
    buf_free(&looking.names);
    return ok;
}

bool import_maps_use(struct book *book, const char *name, const struct kind *kind,
                     struct import_maps *maps, struct err *err)
{
    struct import_maps kept = {0};
    bool ok = find(book, name, &kept, err);
    if (ok && strcmp(kept.kind, kind->name) != 0)
        ok = err_set(err, "the map \"%s\" is for %s, not for %s; use another", kept.name, kept.kind,
                     kind->name);
    kept.kept = kept.map_count;
    for (size_t i = 0; ok && i < maps->map_count; i++)
        import_maps_add(&kept, maps->maps[i]);
    for (size_t i = 0; ok && i < maps->set_count; i++)
        import_maps_set(&kept, maps->sets[i]);
    if (!ok) {
        import_maps_clear(&kept);
        return false;
    }
    import_maps_clear(maps);
    *maps = kept;
    return true;
}

/* ---- keeping -------------------------------------------------------------------------------- */

static bool check_name(const char *name, struct err *err)
{
    size_t nbytes = strlen(name);
    if (!text_check(name, nbytes, false, err))
        return err_prefix(err, "the map's name");
    if (nbytes == 0 || text_chars(name, nbytes) > NAME_CHARS)
        return err_set(err, "a map's name has 1 to %d characters; such as \"AET hours\"", NAME_CHARS);
    return true;
}

static bool add_lines(char mark, char *const *list, size_t count, struct buf *out, struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        if (!text_check(list[i], strlen(list[i]), false, err))
            return err_prefix(err, "--map");
        buf_addf(out, "%c %s\n", mark, list[i]);
    }
    return true;
}

bool import_maps_keep(struct book *book, const char *name, const struct kind *kind,
                      const struct import_maps *maps, struct err *err)
{
    struct buf value = {0}, setting = {0};
    struct import_maps old = {0};
    bool ok = check_name(name, err);
    if (ok && find(book, name, &old, NULL)) /* the same name in other letters */
        name = old.name;
    buf_addf(&setting, "%s%s", prefix, name);
    buf_addf(&value, "%s\n", kind->name);
    ok = ok && add_lines('m', maps->maps, maps->map_count, &value, err) &&
         add_lines('s', maps->sets, maps->set_count, &value, err) &&
         book_set_setting(book, buf_text(&setting), buf_text(&value), err);
    import_maps_clear(&old);
    buf_free(&value);
    buf_free(&setting);
    return ok;
}

bool import_maps_forget(struct book *book, const char *name, struct err *err)
{
    struct import_maps old = {0};
    struct buf setting = {0}, what = {0};
    bool ok = find(book, name, &old, err) && change_begin(book, CHANGE_RECORDED, err);
    if (ok) {
        buf_addf(&setting, "%s%s", prefix, old.name);
        buf_addf(&what, _("deleted the map \"%s\""), old.name);
        ok = book_set_setting(book, buf_text(&setting), NULL, err) &&
             change_commit(book, buf_text(&what), NULL, err);
        if (!ok)
            change_rollback(book);
    }
    import_maps_clear(&old);
    buf_free(&setting);
    buf_free(&what);
    return ok;
}
