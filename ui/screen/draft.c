#include "screen/draft.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/tr.h"
#include "kit/term.h"
#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WRITE_MS = 500, MOST_BYTES = 1 << 20, MOST_DRAFTS = 200 };

/* Who has something that is not written yet. */
struct draft_pending {
    draft_tell *tell; /* NULL: nobody */
    void *self;
    int64_t written_at; /* term_now_ms() */
};

/* ---- in memory ------------------------------------------------------------------------------ */

void draft_start(struct draft *draft, const struct draft_of *of, const char *title)
{
    *draft = (struct draft){.of = *of, .title = mem_text(title)};
    draft->of.what = mem_text(of->what);
    draft->of.kind = mem_text(of->kind);
    draft->of.owner = mem_text(of->owner);
}

void draft_add(struct draft *draft, const char *field, const char *text)
{
    draft->lines = mem_grow(draft->lines, draft->count + 1, sizeof *draft->lines);
    draft->lines[draft->count++] = (struct draft_line){mem_text(field), mem_text(text)};
}

const char *draft_text(const struct draft *draft, const char *field)
{
    for (size_t i = 0; i < draft->count; i++)
        if (strcmp(draft->lines[i].field, field) == 0)
            return draft->lines[i].text;
    return "";
}

void draft_clear(struct draft *draft)
{
    for (size_t i = 0; i < draft->count; i++) {
        mem_free(draft->lines[i].field);
        mem_free(draft->lines[i].text);
    }
    mem_free(draft->lines);
    mem_free(draft->title);
    free((void *)(uintptr_t)draft->of.what);
    free((void *)(uintptr_t)draft->of.kind);
    free((void *)(uintptr_t)draft->of.owner);
    *draft = (struct draft){.count = 0};
}

/* ---- names ---------------------------------------------------------------------------------- */

static uint64_t hash(uint64_t so_far, const char *text)
{
    for (; *text != '\0'; text++)
        so_far = (so_far ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
    return (so_far ^ '\n') * UINT64_C(0x100000001B3);
}

enum { HASH_START = 0x6b8b4567 };

/* The folder of the open book's drafts; NULL where it lies in memory. Owned by the caller. */
static char *folder_of(const struct session *session)
{
    char *whole = session->book != NULL ? realpath(book_path(session->book), NULL) : NULL;
    struct buf name = {0};
    if (whole == NULL)
        return NULL;
    buf_addf(&name, "drafts/%016" PRIx64, hash(HASH_START, whole));
    char *folder = file_user_state(buf_text(&name));
    buf_free(&name);
    free(whole);
    return folder;
}

static char *path_of(const struct session *session, const struct draft_of *of)
{
    char *folder = folder_of(session);
    struct buf name = {0};
    if (folder == NULL)
        return NULL;
    buf_addf(&name, "%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64, of->student, of->project,
             of->owner_id, of->id);
    uint64_t number = hash(hash(hash(hash(HASH_START, of->what), of->kind), of->owner),
                           buf_text(&name));
    buf_clear(&name);
    buf_addf(&name, "%016" PRIx64, number);
    char *path = file_join(folder, buf_text(&name));
    buf_free(&name);
    mem_free(folder);
    return path;
}

/* ---- files: a line for each text, a tab between its name and itself --------------------------- */

static void add_line(struct buf *out, const char *name, const char *text)
{
    buf_addf(out, "%s\t", name);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\n')
            buf_add_text(out, "\\n");
        else if (*at == '\\')
            buf_add_text(out, "\\\\");
        else
            buf_add_char(out, *at);
    }
    buf_add_char(out, '\n');
}

static void add_number(struct buf *out, const char *name, int64_t number)
{
    buf_addf(out, "%s\t%" PRId64 "\n", name, number);
}

static void encode(const struct draft *draft, struct buf *out)
{
    add_line(out, "what", draft->of.what);
    add_line(out, "kind", draft->of.kind);
    add_line(out, "owner", draft->of.owner);
    add_number(out, "student", draft->of.student);
    add_number(out, "project", draft->of.project);
    add_number(out, "owner_id", draft->of.owner_id);
    add_number(out, "id", draft->of.id);
    add_line(out, "title", draft->title);
    buf_add_text(out, "\n");
    for (size_t i = 0; i < draft->count; i++)
        add_line(out, draft->lines[i].field, draft->lines[i].text);
}

/* Written beside and renamed, but not flushed: a crash of the program loses nothing, only one of
 * the machine may. */
static void write_file(const struct session *session, const struct draft *draft)
{
    char *path = path_of(session, &draft->of);
    struct buf text = {0}, temp = {0};
    if (path != NULL && file_make_folder_of(path, NULL)) {
        encode(draft, &text);
        buf_addf(&temp, "%s.%ld", path, (long)getpid());
        mode_t mask = umask(077); /* what a student types is the student's */
        FILE *stream = fopen(buf_text(&temp), "w");
        (void)umask(mask);
        bool ok = stream != NULL && fwrite(buf_text(&text), 1, text.len, stream) == text.len;
        if (stream != NULL && fclose(stream) != 0)
            ok = false;
        if (stream != NULL && (!ok || rename(buf_text(&temp), path) != 0))
            (void)unlink(buf_text(&temp));
    }
    buf_free(&text);
    buf_free(&temp);
    mem_free(path);
}

/* The next line of *at, its name and its text, decoded into out. False at the end, or at the empty
 * line between what the draft is of and what was typed. */
static bool next_line(const char **at, struct buf *name, struct buf *text)
{
    const char *end = strchr(*at, '\n');
    const char *tab = end != NULL ? memchr(*at, '\t', (size_t)(end - *at)) : NULL;
    buf_clear(name);
    buf_clear(text);
    if (tab == NULL) {
        *at += end == *at;
        return false;
    }
    buf_add(name, *at, (size_t)(tab - *at));
    for (const char *from = tab + 1; from < end; from++) {
        if (*from == '\\' && from + 1 < end)
            buf_add_char(text, *++from == 'n' ? '\n' : *from);
        else
            buf_add_char(text, *from);
    }
    *at = end + 1;
    return true;
}

static void set_text(const char **where, const char *text)
{
    free((void *)(uintptr_t)*where);
    *where = mem_text(text);
}

static void set_of(struct draft *draft, const char *name, const char *text)
{
    struct draft_of *of = &draft->of;
    const struct {
        const char *name, **text;
        int64_t *number;
    } all[] = {
        {"what", &of->what, NULL},          {"kind", &of->kind, NULL},
        {"owner", &of->owner, NULL},        {"student", NULL, &of->student},
        {"project", NULL, &of->project},    {"owner_id", NULL, &of->owner_id},
        {"id", NULL, &of->id},
    };
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        if (strcmp(all[i].name, name) != 0)
            continue;
        if (all[i].text != NULL)
            set_text(all[i].text, text);
        else
            *all[i].number = strtoll(text, NULL, 10);
    }
    if (strcmp(name, "title") == 0) {
        mem_free(draft->title);
        draft->title = mem_text(text);
    }
}

static bool read_file(const char *path, struct draft *out)
{
    struct buf all = {0}, name = {0}, text = {0};
    static const struct draft_of none = {.what = "", .kind = "", .owner = ""};
    draft_start(out, &none, "");
    bool ok = path != NULL && file_exists(path) && file_read(path, MOST_BYTES, &all, NULL);
    const char *at = buf_text(&all);
    while (ok && next_line(&at, &name, &text))
        set_of(out, buf_text(&name), buf_text(&text));
    while (ok && next_line(&at, &name, &text))
        draft_add(out, buf_text(&name), buf_text(&text));
    buf_free(&all);
    buf_free(&name);
    buf_free(&text);
    return ok && out->of.what[0] != '\0';
}

/* ---- kept, taken up, dropped ---------------------------------------------------------------- */

static bool is_same(const struct draft_of *a, const struct draft_of *b)
{
    return strcmp(a->what, b->what) == 0 && strcmp(a->kind, b->kind) == 0 &&
           strcmp(a->owner, b->owner) == 0 && a->student == b->student &&
           a->project == b->project && a->owner_id == b->owner_id && a->id == b->id;
}

void draft_flush(struct session *session)
{
    struct draft_pending *pending = session->pending;
    struct draft draft;
    if (pending == NULL || pending->tell == NULL)
        return;
    pending->tell(pending->self, &draft);
    write_file(session, &draft);
    draft_clear(&draft);
    pending->tell = NULL;
    pending->written_at = term_now_ms();
}

static void flush_later(struct app *app)
{
    draft_flush(session_of(app));
}

void draft_keep(struct app *app, draft_tell *tell, void *self)
{
    struct session *session = session_of(app);
    if (session->pending == NULL)
        session->pending = mem_alloc(sizeof *session->pending);
    struct draft_pending *pending = session->pending;
    if (pending->self != self)
        draft_flush(session);
    pending->tell = tell;
    pending->self = self;
    int64_t since = term_now_ms() - pending->written_at;
    app_later(app, since < WRITE_MS ? WRITE_MS - (int)since : 0, flush_later);
}

bool draft_read(const struct session *session, const struct draft_of *of, struct draft *out)
{
    char *path = path_of(session, of);
    bool found = read_file(path, out) && is_same(&out->of, of);
    mem_free(path);
    return found;
}

/* Is it this one that is not written yet? */
static bool waits(const struct draft_pending *pending, const struct draft_of *of)
{
    struct draft draft;
    if (pending == NULL || pending->tell == NULL)
        return false;
    pending->tell(pending->self, &draft);
    bool same = is_same(&draft.of, of);
    draft_clear(&draft);
    return same;
}

void draft_drop(struct session *session, const struct draft_of *of)
{
    char *path = path_of(session, of);
    if (waits(session->pending, of))
        session->pending->tell = NULL;
    if (path != NULL)
        (void)unlink(path); /* there is none, more often than not */
    mem_free(path);
}

static int64_t written_at(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return 0;
    return (int64_t)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec;
}

static int compare_newest(const void *a, const void *b)
{
    const struct draft *one = a, *other = b;
    if (one->kept_at != other->kept_at)
        return one->kept_at > other->kept_at ? -1 : 1;
    return strcmp(one->title, other->title);
}

size_t draft_list(const struct session *session, struct draft **out)
{
    char *folder = folder_of(session);
    DIR *dir = folder != NULL ? opendir(folder) : NULL;
    size_t count = 0;
    *out = NULL;
    for (struct dirent *entry; dir != NULL && count < MOST_DRAFTS && (entry = readdir(dir)) != NULL;) {
        struct draft draft;
        if (strchr(entry->d_name, '.') != NULL)
            continue;
        char *path = file_join(folder, entry->d_name);
        if (read_file(path, &draft)) {
            draft.kept_at = written_at(path);
            *out = mem_grow(*out, count + 1, sizeof **out);
            (*out)[count++] = draft;
        } else {
            draft_clear(&draft);
        }
        mem_free(path);
    }
    if (dir != NULL)
        (void)closedir(dir);
    if (count > 1)
        qsort(*out, count, sizeof **out, compare_newest);
    mem_free(folder);
    return count;
}

void draft_free_list(struct draft *drafts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        draft_clear(&drafts[i]);
    mem_free(drafts);
}
