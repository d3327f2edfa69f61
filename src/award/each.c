/* Every application that could be written, and what its file is called. */
#include "award/scope.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "rules/area.h"
#include "rules/rules.h"

#include <stdlib.h>
#include <string.h>

/* One application that could be. */
struct candidate {
    int64_t student;
    const struct rules_area *area;
    unsigned types; /* bits: of begun applications one; of projects the kinds of record there are */
    bool begun;
};

struct candidates {
    struct candidate *list;
    size_t count;
};

static struct candidate *find(struct candidates *all, int64_t student,
                              const struct rules_area *area)
{
    for (size_t i = all->count; i > 0 && all->list[i - 1].student == student; i--)
        if (all->list[i - 1].area == area)
            return &all->list[i - 1];
    return NULL;
}

static struct candidate *add(struct candidates *all, int64_t student, const struct rules_area *area,
                             bool begun)
{
    all->list = mem_grow(all->list, all->count + 1, sizeof *all->list);
    all->list[all->count] = (struct candidate){student, area, 0, begun};
    return &all->list[all->count++];
}

/* Rows of begun applications (with a type) and, after them, of projects that no application has
 * chosen, all of one student together. */
static bool gather(struct book *book, int award_year, struct candidates *all, struct err *err)
{
    struct stmt *stmt = book_stmt(
        book,
        "WITH begun AS (SELECT a.student, 1 AS begun, a.subject AS area, ifnull(a.type, '') AS "
        "type,"
        "     a.id FROM application AS a WHERE a.form = 'proficiency' AND a.award_year = ?1),"
        " open AS (SELECT p.student, 0, p.award_area, p.type, p.id FROM project AS p"
        "     JOIN student AS n ON n.id = p.student AND n.status IN ('active', 'alumni')"
        "     WHERE ifnull(p.award_area, '') <> '' AND p.began <= printf('%d-12-31', ?1 - 1)"
        "     AND NOT EXISTS (SELECT 1 FROM chosen_project AS c JOIN begun AS b"
        "         ON b.id = c.application WHERE c.project = p.id))"
        " SELECT s.id, e.begun, e.area, e.type FROM"
        "     (SELECT * FROM begun UNION ALL SELECT * FROM open) AS e"
        " JOIN student AS s ON s.id = e.student"
        " ORDER BY s.name COLLATE NOCASE, s.id, e.begun DESC, e.area COLLATE NOCASE, e.id",
        err);
    enum step step;
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, award_year);
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        int64_t student = stmt_int(stmt, 0);
        bool begun = stmt_int(stmt, 1) != 0;
        const struct rules_area *area = rules_area_find(stmt_text(stmt, 2), NULL);
        enum rules_type type;
        if (!area)
            continue;
        struct candidate *known = find(all, student, area);
        if (begun && rules_type_parse(stmt_text(stmt, 3), &type, NULL)) {
            add(all, student, area, true)->types = type;
        } else if (!begun && !(known && known->begun)) {
            if (!known)
                known = add(all, student, area, false);
            known->types |= award_kinds_of(stmt_text(stmt, 3));
        }
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* The forms that these kinds of record make in an area: one each where it is split, else one. */
static unsigned forms_of(const struct candidate *candidate)
{
    unsigned both = RULES_OWNERSHIP | RULES_PLACEMENT;
    if (!candidate->begun && !candidate->area->split && (candidate->types & both) == both)
        return (candidate->types & ~both) | RULES_COMBINED;
    return candidate->types;
}

static bool tell(const struct candidate *candidate, int award_year,
                 bool (*each)(void *, const struct award_request *, struct err *), void *context,
                 struct err *err)
{
    unsigned forms = forms_of(candidate);
    for (unsigned form = 1; form <= RULES_RESEARCH; form <<= 1) {
        if (!(forms & form) ||
            !rules_area_takes(candidate->area, (enum rules_type)form, award_year, NULL))
            continue;
        struct award_request request = {
            .student = candidate->student,
            .area = candidate->area->name,
            .type = rules_type_name((enum rules_type)form),
            .year = award_year,
        };
        if (!each(context, &request, err))
            return false;
    }
    return true;
}

bool award_each(struct book *book, int award_year,
                bool (*each)(void *context, const struct award_request *request, struct err *err),
                void *context, struct err *err)
{
    struct candidates all = {0};
    bool done = rules_year_check(award_year, err) && gather(book, award_year, &all, err);
    for (size_t i = 0; done && i < all.count; i++)
        done = tell(&all.list[i], award_year, each, context, err);
    free(all.list);
    return done;
}

/* Letters, digits and what joins words; everything else becomes one space. */
static void add_name(struct buf *out, const char *text)
{
    bool gap = false, begun = false;
    for (const char *at = text; *at;) {
        size_t bytes = text_cluster(at, strlen(at));
        unsigned char byte = (unsigned char)*at;
        bool plain = byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                     (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '_';
        if (plain && gap && begun)
            buf_add_char(out, ' ');
        if (plain)
            buf_add(out, at, bytes);
        gap = !plain;
        begun = begun || plain;
        at += bytes;
    }
}

/* At most so many bytes of it, as file names take it. False if that is not the whole of it. */
static bool add_short(struct buf *out, const char *text, size_t most)
{
    struct buf name = {0};
    add_name(&name, text);
    size_t fits = name.len;
    while (fits > most)
        fits = text_cluster_before(name.data, fits);
    buf_add(out, name.data, fits);
    bool whole = fits == strlen(text) && memcmp(name.data, text, fits) == 0;
    buf_free(&name);
    return whole;
}

char *award_file_named(struct book *book, int64_t student, const char *what, struct err *err)
{
    enum { PERSON_BYTES = 80, NUMBER_BYTES = 40, ID_DIGITS = 1000000 }; /* file systems take 255 */
    struct buf name = {0};
    struct stmt *stmt = book_stmt(book, "SELECT name, number FROM student WHERE id = ?1", err);
    if (!stmt)
        return NULL;
    stmt_bind_int(stmt, 1, student);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW) {
        (void)add_short(&name, stmt_text(stmt, 0), PERSON_BYTES);
        buf_add_char(&name, ' ');
        /* Two numbers that differ in what a name cannot hold would be one file. */
        if (!add_short(&name, stmt_text(stmt, 1), NUMBER_BYTES))
            buf_addf(&name, " %06lld", (long long)(student % ID_DIGITS));
        buf_add_text(&name, " - ");
        add_name(&name, what);
        buf_add_text(&name, ".xlsx");
    } else if (step == STEP_DONE) {
        err_set(err, "there is no such student");
    }
    stmt_done(stmt);
    return step == STEP_ROW ? buf_take(&name) : NULL;
}

char *award_file_name(struct book *book, const struct award_request *request, struct err *err)
{
    struct buf what = {0};
    buf_addf(&what, "%s - %s %d", request->area, request->type, request->year);
    char *name = award_file_named(book, request->student, buf_text(&what), err);
    buf_free(&what);
    return name;
}
