/* Which projects used a lasting item in a year: rows of asset_use, read and written together. */
#include "base/mem.h"
#include "base/num.h"
#include "base/tr.h"
#include "book/book.h"
#include "book/change.h"
#include "kinds/record.h"
#include "kinds/refs.h"
#include "year/year.h"
#include <string.h>

void year_shares_clear(struct year_shares *shares)
{
    for (size_t i = 0; i < shares->count; i++)
        mem_free(shares->shares[i].title);
    mem_free(shares->shares);
    *shares = (struct year_shares){0};
}

/* Every project that ran that year or has a share of it; last year's shares beside this one's. */
static const char shares_sql[] =
    "SELECT p.id, p.title, u.id, u.share, b.share, p.id = a.project"
    " FROM asset AS a JOIN project AS p ON p.student = a.student"
    " LEFT JOIN asset_use AS u ON u.asset = a.id AND u.project = p.id AND u.year = ?2"
    " LEFT JOIN asset_use AS b ON b.asset = a.id AND b.project = p.id AND b.year = ?2 - 1"
    " WHERE a.id = ?1 AND (u.id IS NOT NULL OR p.type <> 'foundational' AND p.status <> 'planned'"
    " AND p.began <= ?2 || '-12-31' AND ifnull(p.ended, '9999') >= ?2 || '-01-01')"
    " ORDER BY p.title COLLATE NOCASE";

/* What has not been said is as it was last year; else all of it is its own project's. */
static void propose(struct year_shares *out, const int64_t *before, int64_t own)
{
    for (size_t i = 0; !out->told && i < out->count; i++)
        out->carried = out->carried || before[i] > 0;
    for (size_t i = 0; !out->told && i < out->count; i++)
        out->shares[i].share = out->carried ? before[i] : out->shares[i].project == own ? 10000 : 0;
}

bool year_shares_read(struct book *book, int64_t asset, int number, struct year_shares *out,
                      struct err *err)
{
    struct stmt *stmt = book_stmt(book, shares_sql, err);
    int64_t *before = NULL, own = 0;
    enum step step = STEP_FAILED;
    *out = (struct year_shares){0};
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, asset);
    stmt_bind_int(stmt, 2, number);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        out->shares = mem_grow(out->shares, out->count + 1, sizeof *out->shares);
        before = mem_grow(before, out->count + 1, sizeof *before);
        before[out->count] = stmt_int(stmt, 4);
        out->shares[out->count++] = (struct year_share){
            .project = stmt_int(stmt, 0),
            .title = mem_text(stmt_text(stmt, 1)),
            .record = stmt_int(stmt, 2),
            .share = stmt_int(stmt, 3),
        };
        out->told = out->told || !stmt_is_null(stmt, 2);
        if (stmt_int(stmt, 5))
            own = stmt_int(stmt, 0);
    }
    stmt_done(stmt);
    if (step == STEP_DONE)
        propose(out, before, own);
    mem_free(before);
    return step == STEP_DONE;
}

/* ---- writing -------------------------------------------------------------------------------- */

static bool write_share(struct book *book, int64_t asset, int number,
                        const struct year_share *share, struct err *err)
{
    struct record use;
    record_start(&use, kind_find("asset_use"));
    use.id = share->record;
    value_set_int(record_value(&use, "asset"), asset);
    value_set_int(record_value(&use, "year"), number);
    value_set_int(record_value(&use, "project"), share->project);
    value_set_int(record_value(&use, "share"), share->share);
    bool ok = record_check(book, &use, NULL, err) &&
              (use.id != 0 ? record_update(book, &use, err) : record_insert(book, &use, err));
    record_clear(&use);
    return ok;
}

/* First what goes, then what shrinks, then what grows: at no time more than the whole. */
static bool write_shares(struct book *book, int64_t asset, int number,
                         const struct year_shares *shares, struct err *err)
{
    for (size_t i = 0; i < shares->count; i++)
        if (shares->shares[i].record != 0 && shares->shares[i].share == 0 &&
            !record_delete(book, kind_find("asset_use"), shares->shares[i].record, err))
            return false;
    for (int grows = 0; grows < 2; grows++)
        for (size_t i = 0; i < shares->count; i++) {
            const struct year_share *share = &shares->shares[i];
            int64_t now = 0;
            if (share->share == 0)
                continue;
            if (share->record != 0 &&
                !book_ask_id(book, "SELECT share FROM asset_use WHERE id = ?1", share->record, &now,
                             err))
                return false;
            if ((share->share > now) == (grows == 1) &&
                !write_share(book, asset, number, share, err))
                return false;
        }
    return true;
}

static bool add_up(const struct year_shares *shares, struct err *err)
{
    int64_t sum = 0;
    char text[NUM_TEXT_SIZE];
    for (size_t i = 0; i < shares->count; i++)
        sum += shares->shares[i].share;
    if (sum > 10000)
        return err_set(err, "the shares come to %s %%; make them 100 %% or less",
                       num_decimal(sum, 2, text));
    return sum > 0 || err_set(err, "all shares are 0; give each project its part, 100 %% in all");
}

static void tell(struct book *book, int64_t asset, int number, const struct year_shares *shares,
                 struct buf *out)
{
    char text[NUM_TEXT_SIZE];
    bool any = false;
    buf_addf(out, _("shared "));
    ref_name_screen(book, kind_find("asset"), asset, out);
    buf_addf(out, _(" for %d: "), number);
    for (size_t i = 0; i < shares->count; i++)
        if (shares->shares[i].share > 0) {
            buf_addf(out, "%s%s %s %%", any ? ", " : "", shares->shares[i].title,
                     num_decimal(shares->shares[i].share, 2, text));
            any = true;
        }
}

bool year_shares_save(struct book *book, int64_t asset, int number,
                      const struct year_shares *shares, char **what, struct err *err)
{
    struct buf told = {0};
    if (what != NULL)
        *what = NULL;
    if (!add_up(shares, err) || !change_begin(book, CHANGE_RECORDED, err))
        return false;
    tell(book, asset, number, shares, &told);
    bool ok = write_shares(book, asset, number, shares, err);
    return change_end(book, ok, &told, what, err);
}
