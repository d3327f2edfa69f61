/* Keeping the index: filling it from the book, and following the history from then on. */
#include "base/mem.h"
#include "book/book.h"
#include "book/since.h"
#include "find/inside.h"
#include "kinds/listing.h"
#include <stdlib.h>
#include <string.h>

enum { STEP_ROWS = 2000, WINDOW_ROWS = 250 };

struct find *find_open(struct book *book)
{
    struct find *find = mem_alloc(sizeof *find);
    *find = (struct find){.book = book};
    return find;
}

void find_close(struct find *find)
{
    if (find == NULL)
        return;
    if (find->index != find->book)
        book_close(find->index);
    touch_clear(&find->pending);
    buf_free(&find->match);
    mem_free(find);
}

/* ---- how far it has come ----------------------------------------------------------------------
 */

struct state {
    int64_t made, since, kind, last;
};

/* *state stays empty, made 0, where there is no index yet. */
static bool read_state(struct find *find, struct state *state, struct err *err)
{
    *state = (struct state){0};
    struct stmt *stmt = book_stmt(
        find->index, "SELECT made, since, kind, last FROM derived_searched WHERE one = 1", err);
    if (stmt == NULL)
        return false;
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW)
        *state = (struct state){stmt_int(stmt, 0), stmt_int(stmt, 1), stmt_int(stmt, 2),
                                stmt_int(stmt, 3)};
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static bool write_state(struct find *find, const struct state *state, struct err *err)
{
    struct stmt *stmt = book_stmt(find->index,
                                  "INSERT INTO derived_searched (one, made, since, kind, last)"
                                  " VALUES (1, ?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET made = ?1,"
                                  " since = ?2, kind = ?3, last = ?4",
                                  err);
    if (stmt != NULL) {
        stmt_bind_int(stmt, 1, state->made);
        stmt_bind_int(stmt, 2, state->since);
        stmt_bind_int(stmt, 3, state->kind);
        stmt_bind_int(stmt, 4, state->last);
    }
    return stmt_run(stmt, err);
}

static bool is_filled(const struct state *state)
{
    return state->made == doc_hash() && state->kind >= (int64_t)kind_count();
}

/* ---- rows -------------------------------------------------------------------------------------
 */

static bool add_record(struct find *find, const struct record *record, struct buf *words,
                       struct err *err)
{
    buf_clear(words);
    doc_words(find->book, record, words);
    struct stmt *stmt =
        book_stmt(find->index, "INSERT INTO derived_search (rowid, words) VALUES (?1, ?2)", err);
    if (stmt != NULL) {
        stmt_bind_int(stmt, 1, doc_row(record->kind, record->id));
        stmt_lend_text(stmt, 2, buf_text(words), words->len);
    }
    return stmt_run(stmt, err);
}

static bool remove_rows(struct find *find, int64_t first, int64_t last, struct err *err)
{
    struct stmt *stmt =
        book_stmt(find->index, "DELETE FROM derived_search WHERE rowid BETWEEN ?1 AND ?2", err);
    if (stmt != NULL) {
        stmt_bind_int(stmt, 1, first);
        stmt_bind_int(stmt, 2, last);
    }
    return stmt_run(stmt, err);
}

/* Adds up to `most` records of a kind that come after `*last` and not after `end`, and moves *last.
 * How many; -1 on failure. */
static int add_records(struct find *find, const struct kind *kind, int64_t *last, int64_t end,
                       int most, struct err *err)
{
    struct record *window = mem_array(WINDOW_ROWS, sizeof *window);
    struct listing *listing = listing_open(find->book, kind);
    struct buf words = {0};
    int added = 0, got = WINDOW_ROWS;
    bool ok = true, ended = false;
    listing_order(listing, "id", false);
    while (ok && !ended && added < most && got == WINDOW_ROWS) {
        got = listing_read(listing, *last, true, WINDOW_ROWS, window, err);
        ok = got >= 0;
        for (int i = 0; i < got; i++) {
            ended = ended || window[i].id > end;
            if (ok && !ended) {
                ok = add_record(find, &window[i], &words, err);
                *last = window[i].id;
                added++;
            }
            record_clear(&window[i]);
        }
    }
    buf_free(&words);
    listing_close(listing);
    mem_free(window);
    return ok ? added : -1;
}

/* ---- from the beginning ------------------------------------------------------------------------
 */

static bool start(struct find *find, struct state *state, struct err *err)
{
    *state = (struct state){.made = doc_hash()};
    struct stmt *stmt = book_stmt(find->index, "DELETE FROM derived_search", err);
    return stmt_run(stmt, err) && since_latest(find->book, &state->since, err);
}

static bool fill(struct find *find, struct state *state, struct err *err)
{
    int left = STEP_ROWS;
    while (left > 0 && state->kind < (int64_t)kind_count()) {
        int added =
            add_records(find, kind_at((size_t)state->kind), &state->last, INT64_MAX, left, err);
        if (added < 0)
            return false;
        if (added < left) {
            state->kind++;
            state->last = 0;
        }
        left -= added;
    }
    return true;
}

static bool count_rows(struct find *find, size_t kinds, int64_t *count, struct err *err)
{
    *count = 0;
    for (size_t k = 0; k < kinds; k++) {
        struct listing *listing = listing_open(find->book, kind_at(k));
        int64_t rows = 0;
        bool ok = listing_count(listing, &rows, err);
        listing_close(listing);
        if (!ok)
            return false;
        *count += rows;
    }
    return true;
}

/* ---- following the history ---------------------------------------------------------------------
 */

/* Whether other records are told by this column whose they are. */
static bool moves_others(const struct kind *kind, uint64_t columns)
{
    bool owns = false;
    for (size_t k = 0; k < kind_count() && !owns; k++) {
        size_t owner = kind_owner_field(kind_at(k));
        owns = owner != FIELD_NONE && strcmp(kind_at(k)->fields[owner].ref, kind->name) == 0;
    }
    size_t field = kind_field(kind, "student");
    if (field == FIELD_NONE)
        field = kind_owner_field(kind);
    return owns && field != FIELD_NONE && columns != TOUCH_ALL &&
           (columns & (UINT64_C(1) << (field + 1))) != 0;
}

static bool moves_any(const struct touch *touch)
{
    for (size_t i = 0; i < touch->count; i++) {
        const struct kind *kind = kind_find(touch->runs[i].table);
        if (kind != NULL && moves_others(kind, touch->runs[i].columns))
            return true;
    }
    return false;
}

static int by_place(const void *a, const void *b)
{
    const struct touch_run *x = a, *y = b;
    int order = strcmp(x->table, y->table);
    return order != 0 ? order : (x->first > y->first) - (x->first < y->first);
}

/* Neighbors as one run: undoing an import touches its rows one by one. */
static void join_runs(struct touch *touch)
{
    size_t kept = 0;
    if (touch->count == 0)
        return;
    qsort(touch->runs, touch->count, sizeof *touch->runs, by_place);
    for (size_t i = 1; i < touch->count; i++) {
        struct touch_run *to = &touch->runs[kept];
        const struct touch_run *run = &touch->runs[i];
        if (strcmp(to->table, run->table) != 0 || run->first > to->last + 1)
            touch->runs[++kept] = *run;
        else if (run->last > to->last)
            to->last = run->last;
    }
    touch->count = kept + 1;
}

/* Reads what has happened since. Where that cannot be followed, the index begins anew. */
static bool look_back(struct find *find, struct state *state, struct err *err)
{
    bool known;
    touch_clear(&find->pending);
    find->run = 0;
    find->run_done = 0;
    if (!since_read(find->book, state->since, &find->pending, &find->latest, &known, err))
        return false;
    find->following = known && !moves_any(&find->pending);
    if (!find->following)
        return start(find, state, err);
    join_runs(&find->pending);
    return true;
}

static bool renew(struct find *find, const struct kind *kind, int64_t first, int64_t last,
                  struct err *err)
{
    bool ok = true;
    if (doc_row(kind, first) > 0) {
        ok = remove_rows(find, first, last, err);
    } else {
        for (int64_t id = first; ok && id <= last; id++)
            ok = remove_rows(find, doc_row(kind, id), doc_row(kind, id), err);
    }
    int64_t from = first - 1;
    return ok && add_records(find, kind, &from, last, INT32_MAX, err) >= 0;
}

/* A part of the runs; what was begun and broken off is done again from `since`, which is no harm.
 */
static bool follow(struct find *find, struct state *state, struct err *err)
{
    int64_t left = STEP_ROWS;
    while (left > 0 && find->run < find->pending.count) {
        const struct touch_run *run = &find->pending.runs[find->run];
        const struct kind *kind = kind_find(run->table);
        int64_t first = run->first + find->run_done, last = run->last;
        if (last - first >= left)
            last = first + left - 1;
        if (kind != NULL && !renew(find, kind, first, last, err))
            return false;
        left -= last - first + 1;
        find->run_done += last - first + 1;
        if (last == run->last) {
            find->run++;
            find->run_done = 0;
        }
    }
    if (find->run == find->pending.count) {
        find->following = false;
        state->since = find->latest;
    }
    return true;
}

/* ---- all together ------------------------------------------------------------------------------
 */

static bool open_index(struct find *find, struct err *err)
{
    if (find->index == NULL)
        find->index = book_can_write(find->book, NULL) ? find->book : book_open(":memory:", 0, err);
    return find->index != NULL;
}

/* Whether there is anything to do, found out without writing. */
static bool is_current(struct find *find, bool *current, struct err *err)
{
    struct state state;
    int64_t latest;
    if (!read_state(find, &state, err) || !since_latest(find->book, &latest, err))
        return false;
    *current = is_filled(&state) && state.since == latest;
    return true;
}

static bool work(struct find *find, struct err *err)
{
    struct state state;
    if (!read_state(find, &state, err))
        return false;
    if (state.made != doc_hash() && !start(find, &state, err))
        return false;
    bool ok;
    if (!is_filled(&state))
        ok = fill(find, &state, err);
    else
        ok = (find->following || look_back(find, &state, err)) &&
             (!find->following || follow(find, &state, err));
    return ok && write_state(find, &state, err);
}

static int64_t pending_rows(const struct find *find)
{
    int64_t rows = 0;
    for (size_t i = find->run; find->following && i < find->pending.count; i++)
        rows += find->pending.runs[i].last - find->pending.runs[i].first + 1;
    return rows - find->run_done;
}

/* How many records are in it, of those that will be. */
static bool tell(struct find *find, struct find_progress *progress, struct err *err)
{
    struct state state;
    if (find->total == 0 && !count_rows(find, kind_count(), &find->total, err))
        return false;
    if (!read_state(find, &state, err) ||
        (!is_filled(&state) && !count_rows(find, (size_t)state.kind, &progress->done, err)))
        return false;
    if (is_filled(&state))
        progress->done = find->total - pending_rows(find);
    progress->total = find->total;
    return true;
}

bool find_step(struct find *find, bool *more, struct find_progress *progress, struct err *err)
{
    bool current;
    *more = false;
    if (!open_index(find, err) || !is_current(find, &current, err))
        return false;
    if (current)
        return true;
    if (!since_begin(find->index, err) || !since_end(find->index, work(find, err), err)) {
        find->following = false; /* what was not committed is to be read again */
        return false;
    }
    *more = true;
    return progress == NULL || tell(find, progress, err);
}

bool find_update(struct find *find, struct err *err)
{
    bool more = true;
    while (more)
        if (!find_step(find, &more, NULL, err))
            return err_prefix(err, "searching");
    return true;
}
