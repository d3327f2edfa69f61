#include "kinds/refs.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "book/book.h"
#include "kinds/describe.h"
#include "kinds/record.h"
#include "rules/degree.h"
#include <stdlib.h>
#include <string.h>

enum { CANDIDATES = 4000 }; /* more than any chapter has students, or any student records to name */

/* The unique fields of a kind that are not its address: what it is called by. */
struct name_fields {
    size_t at[6];
    size_t count;
};

static struct name_fields name_fields(const struct kind *kind)
{
    struct name_fields names = {.count = 0};
    for (const char *at = kind->unique; at != NULL && *at != '\0';) {
        size_t nbytes = strcspn(at, " ");
        size_t f = kind_field_n(kind, at, nbytes);
        if (f != FIELD_NONE && kind->fields[f].type != FIELD_REF && names.count < COUNT_OF(names.at))
            names.at[names.count++] = f;
        at += nbytes + strspn(at + nbytes, " ");
    }
    return names;
}

/* The name as one SQL expression: "lender || ' ' || date", empty parts left out. */
static void add_name_sql(const struct kind *kind, struct buf *sql)
{
    struct name_fields names = name_fields(kind);
    if (names.count == 1) {
        buf_add_text(sql, kind->fields[names.at[0]].name);
        return;
    }
    buf_add_text(sql, "trim(''");
    for (size_t i = 0; i < names.count; i++)
        buf_addf(sql, " || ifnull(' ' || %s, '')", kind->fields[names.at[i]].name);
    buf_add_text(sql, ")");
}

/* " WHERE ..." that keeps to a student and a project where the kind has them. */
static void add_scope_sql(const struct kind *kind, int64_t student, int64_t project, struct buf *sql)
{
    bool own = kind_field(kind, "student") != FIELD_NONE;
    buf_add_text(sql, " WHERE 1");
    if (student != 0 && own)
        buf_add_text(sql, " AND student = :student");
    if (student != 0 && !own && kind_field(kind, "project") != FIELD_NONE && kind_has_address(kind))
        buf_add_text(sql, " AND project IN (SELECT id FROM project WHERE student = :student)");
    if (project != 0)
        buf_add_text(sql, " AND project = :project");
}

static struct stmt *scoped(struct book *book, const char *sql, int64_t student, int64_t project,
                           struct err *err)
{
    struct stmt *stmt = book_stmt(book, sql, err);
    if (stmt == NULL)
        return NULL;
    stmt_bind_int(stmt, stmt_param(stmt, ":student"), student);
    stmt_bind_int(stmt, stmt_param(stmt, ":project"), project);
    return stmt;
}

/* ---- by id ---------------------------------------------------------------------------------- */

static bool only_digits(const char *text, size_t nbytes)
{
    for (size_t i = 0; i < nbytes; i++)
        if (text[i] < '0' || text[i] > '9')
            return false;
    return nbytes > 0;
}

bool ref_find_id(struct book *book, const struct kind *kind, const char *text, size_t nbytes,
                 int64_t *id, struct err *err)
{
    if (nbytes > 0 && text[0] == '#') {
        text++;
        nbytes--;
    }
    if (!only_digits(text, nbytes) || nbytes > 19)
        return err_set(err, "\"%.*s\" is not an id; ids are numbers, as `saebook list %s` shows them",
                       (int)(nbytes > 40 ? 40 : nbytes), text, kind->name);
    if (nbytes < 4)
        return err_set(err, "\"%.*s\" is too short; give at least the last four digits of the id",
                       (int)nbytes, text);
    struct buf sql = {0};
    buf_addf(&sql, "SELECT id, 1 FROM %s WHERE id = CAST(?1 AS INTEGER) UNION ALL "
                   "SELECT id, 0 FROM %s WHERE id %% ?3 = CAST(?1 AS INTEGER) AND ?2"
                   " ORDER BY 2 DESC LIMIT 2",
             kind->name, kind->name);
    struct stmt *stmt = book_stmt(book, buf_text(&sql), err);
    buf_free(&sql);
    if (stmt == NULL)
        return false;
    int64_t modulus = 1;
    for (size_t i = 0; i < nbytes && i < 18; i++)
        modulus *= 10;
    stmt_bind_text_n(stmt, 1, text, nbytes);
    stmt_bind_int(stmt, 2, nbytes < 18);
    stmt_bind_int(stmt, 3, modulus);
    int found = 0;
    enum step step;
    bool whole = false; /* what is named in full is meant, whatever else ends so */
    while (!whole && (step = stmt_step(stmt, err)) == STEP_ROW) {
        whole = found == 0 && stmt_int(stmt, 1) != 0;
        if (found++ == 0)
            *id = stmt_int(stmt, 0);
    }
    stmt_done(stmt);
    if (step == STEP_FAILED)
        return false;
    if (found == 1)
        return true;
    if (found == 0)
        return err_set(err, "there is no %s with id %.*s", kind->name, (int)nbytes, text);
    return err_set(err, "several ids of %s end in %.*s; give more digits", kind->name, (int)nbytes,
                   text);
}

/* ---- by name -------------------------------------------------------------------------------- */

/* Matches counted; the first is kept. */
struct match {
    int64_t id;
    int count;
};

static void matched(struct match *match, int64_t id)
{
    if (match->count == 0 || match->id != id) {
        match->id = match->count == 0 ? id : match->id;
        match->count++;
    }
}

/* The quick way: equal to the whole name, by the index. */
static bool find_exact(struct book *book, const struct kind *kind, int64_t student, int64_t project,
                       const char *text, size_t nbytes, struct match *match, struct err *err)
{
    struct buf sql = {0};
    buf_addf(&sql, "SELECT id FROM %s", kind->name);
    add_scope_sql(kind, student, project, &sql);
    buf_add_text(&sql, " AND ");
    add_name_sql(kind, &sql);
    buf_add_text(&sql, " = :name COLLATE NOCASE LIMIT 2");
    struct stmt *stmt = scoped(book, buf_text(&sql), student, project, err);
    buf_free(&sql);
    if (stmt == NULL)
        return false;
    stmt_bind_text_n(stmt, stmt_param(stmt, ":name"), text, nbytes);
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW)
        matched(match, stmt_int(stmt, 0));
    stmt_done(stmt);
    return step == STEP_DONE;
}

/* "Ortiz, Maya" as people say it: "Maya Ortiz". Owned by the caller. */
static char *spoken_name(const char *name)
{
    const char *comma = strchr(name, ',');
    struct buf out = {0};
    if (comma == NULL)
        return mem_text(name);
    size_t rest = strlen(comma + 1);
    const char *first = text_trim(comma + 1, &rest);
    buf_add(&out, first, rest);
    buf_add_char(&out, ' ');
    buf_add(&out, name, (size_t)(comma - name));
    return buf_take(&out);
}

/* How well `typed` (folded) meets a name: 3 equal, 2 beginning, 1 a word's beginning, 0 not. */
static int meets(const char *name, const char *typed)
{
    char *folded = text_fold_plain(name, strlen(name));
    size_t nbytes = strlen(typed);
    int how = 0;
    if (strcmp(folded, typed) == 0)
        how = 3;
    else if (strncmp(folded, typed, nbytes) == 0)
        how = 2;
    else
        for (const char *at = strpbrk(folded, " -'/(,"); at != NULL && how == 0;
             at = strpbrk(at + 1, " -'/(,"))
            if (strncmp(at + 1, typed, nbytes) == 0)
                how = 1;
    mem_free(folded);
    return how;
}

struct candidates {
    struct match at[4]; /* by how well they meet */
    struct buf names;   /* the first few, for the error */
    size_t told;
};

static void consider(struct candidates *all, int64_t id, const char *const names[], size_t count,
                     const char *typed)
{
    int best = 0;
    for (size_t i = 0; i < count; i++)
        if (names[i] != NULL && names[i][0] != '\0') {
            int how = meets(names[i], typed);
            best = how > best ? how : best;
        }
    if (best > 0)
        matched(&all->at[best], id);
    if (all->told < 6)
        buf_addf(&all->names, "%s%s", all->told > 0 ? ", " : "", names[0]);
    all->told++;
}

/* Looks at every candidate, folding case and accents; a student also by number, and by the name as
 * it is said. */
static bool find_among(struct book *book, const struct kind *kind, int64_t student, int64_t project,
                       const char *typed, struct candidates *all, struct err *err)
{
    bool person = strcmp(kind->name, "student") == 0;
    struct name_fields fields = name_fields(kind);
    struct buf sql = {0};
    buf_add_text(&sql, "SELECT id, ");
    add_name_sql(kind, &sql);
    for (size_t i = 0; i < 3; i++)
        buf_addf(&sql, ", %s", person ? (i == 0 ? "name" : i == 1 ? "preferred_name" : "''")
                               : i < fields.count ? kind->fields[fields.at[i]].name
                                                  : "''");
    buf_addf(&sql, " FROM %s", kind->name);
    add_scope_sql(kind, student, project, &sql);
    buf_addf(&sql, " LIMIT %d", CANDIDATES);
    struct stmt *stmt = scoped(book, buf_text(&sql), student, project, err);
    buf_free(&sql);
    if (stmt == NULL)
        return false;
    enum step step;
    while ((step = stmt_step(stmt, err)) == STEP_ROW) {
        char *spoken = person ? spoken_name(stmt_text(stmt, 2)) : NULL;
        const char *names[] = {stmt_text(stmt, 1), stmt_text(stmt, 2), stmt_text(stmt, 3),
                               stmt_text(stmt, 4), spoken};
        consider(all, stmt_int(stmt, 0), names, COUNT_OF(names), typed);
        mem_free(spoken);
    }
    stmt_done(stmt);
    return step == STEP_DONE;
}

static bool no_match(const struct kind *kind, const char *text, size_t nbytes,
                     const struct candidates *all, int several, struct err *err)
{
    int shown = (int)(nbytes > 60 ? 60 : nbytes);
    if (several > 1)
        return err_set(err, "\"%.*s\" could be %d of the %s records; say more of the name, or give #id",
                       shown, text, several, kind->name);
    if (strcmp(kind->name, "student") == 0)
        return err_set(err, "there is no student \"%.*s\"; a student is named by number, or by name",
                       shown, text);
    if (all->told == 0)
        return err_set(err, "there is no %s \"%.*s\"; none has been entered yet", kind->name, shown,
                       text);
    return err_set(err, "there is no %s \"%.*s\"; there %s %s%s", kind->name, shown, text,
                   all->told == 1 ? _("is") : _("are"), buf_text(&all->names),
                   all->told > 6 ? _(" and more") : "");
}

/* An application for a degree is kept by the degree's name in full, and found by its others, too. */
static void say_in_full(const struct kind *kind, const char **name, size_t *nbytes)
{
    const struct rules_word *degree;
    if (strcmp(kind->name, "application") != 0)
        return;
    char *typed = mem_text_n(*name, *nbytes);
    if (degree_named(typed, &degree, NULL)) {
        *name = degree->label;
        *nbytes = strlen(degree->label);
    }
    mem_free(typed);
}

static bool find_name(struct book *book, const struct kind *kind, int64_t student, int64_t project,
                      const char *text, size_t nbytes, bool guess, int64_t *id, struct err *err)
{
    struct match exact = {0};
    size_t length = nbytes;
    const char *name = text_trim(text, &length);
    say_in_full(kind, &name, &length);
    bool number = only_digits(name, length) && length >= 4; /* an id, or its ending */
    if (length > 0 && name[0] == '#')
        return ref_find_id(book, kind, name, length, id, err);
    if (kind->unique == NULL && number)
        return ref_find_id(book, kind, name, length, id, err);
    if (kind->unique == NULL)
        return err_set(err, "what is of kind %s has no name; give its id, such as #1234, as `saebook list %s` "
                            "shows it", kind->name, kind->name);
    if (!find_exact(book, kind, student, project, name, length, &exact, err))
        return false;
    if (exact.count == 1) {
        *id = exact.id;
        return true;
    }
    struct candidates all = {.told = 0};
    char *typed = text_fold_plain(name, length);
    bool ok = find_among(book, kind, student, project, typed, &all, err);
    int several = exact.count;
    for (int how = 3; ok && *id == 0 && how >= (guess ? 1 : 3); how--) {
        if (all.at[how].count == 1)
            *id = all.at[how].id;
        else if (all.at[how].count > 1)
            several = all.at[how].count;
        if (several > 1)
            break;
    }
    if (ok && *id == 0 && several == 0 && number) /* no name: an id without its # */
        (void)ref_find_id(book, kind, name, length, id, NULL);
    if (ok && *id == 0)
        ok = no_match(kind, name, length, &all, several, err);
    mem_free(typed);
    buf_free(&all.names);
    return ok;
}

bool ref_find(struct book *book, const struct kind *kind, int64_t student, int64_t project,
              const char *text, size_t nbytes, int64_t *id, struct err *err)
{
    *id = 0;
    return find_name(book, kind, student, project, text, nbytes, false, id, err);
}

bool ref_guess(struct book *book, const struct kind *kind, int64_t student, int64_t project,
               const char *text, size_t nbytes, int64_t *id, struct err *err)
{
    *id = 0;
    return find_name(book, kind, student, project, text, nbytes, true, id, err);
}

/* ---- names of records ----------------------------------------------------------------------- */

static bool add_one_text(struct book *book, const char *sql, int64_t id, struct buf *out)
{
    struct stmt *stmt = book_stmt(book, sql, NULL);
    if (stmt == NULL)
        return false;
    stmt_bind_int(stmt, 1, id);
    bool found = stmt_step(stmt, NULL) == STEP_ROW && !stmt_is_null(stmt, 0) &&
                 stmt_bytes(stmt, 0) > 0;
    if (found)
        buf_add(out, stmt_text(stmt, 0), stmt_bytes(stmt, 0));
    stmt_done(stmt);
    return found;
}

bool ref_name(struct book *book, const struct kind *kind, int64_t id, struct buf *out)
{
    if (kind->unique == NULL)
        return false;
    struct buf sql = {0};
    buf_add_text(&sql, "SELECT ");
    add_name_sql(kind, &sql);
    buf_addf(&sql, " FROM %s WHERE id = ?1", kind->name);
    bool found = add_one_text(book, buf_text(&sql), id, out);
    buf_free(&sql);
    return found;
}

bool ref_name_screen(struct book *book, const struct kind *kind, int64_t id, struct buf *out)
{
    if (strcmp(kind->name, "student") == 0) {
        struct buf name = {0};
        bool found = add_one_text(book, "SELECT name FROM student WHERE id = ?1", id, &name);
        if (found) {
            char *spoken = spoken_name(buf_text(&name));
            buf_add_text(out, spoken);
            mem_free(spoken);
        }
        buf_free(&name);
        return found;
    }
    if (strcmp(kind->name, "application") == 0)
        return add_one_text(book,
                            "SELECT subject || ifnull(', ' || type, '') || ' ' || award_year"
                            " FROM application WHERE id = ?1", id, out);
    return ref_name(book, kind, id, out);
}

bool ref_tell(struct book *book, const struct kind *kind, int64_t id, struct buf *out)
{
    struct record record;
    if (kind->unique != NULL)
        return ref_name_screen(book, kind, id, out);
    bool found = record_read(book, kind, id, &record, NULL);
    if (found)
        record_tell(book, &record, out);
    record_clear(&record);
    return found;
}

int64_t ref_student_of(struct book *book, const struct kind *kind, int64_t id)
{
    struct buf sql = {0};
    int64_t student = 0;
    size_t owner = kind_owner_field(kind);
    if (strcmp(kind->name, "student") == 0)
        return id;
    if (kind_field(kind, "student") != FIELD_NONE) {
        buf_addf(&sql, "SELECT student FROM %s WHERE id = ?1", kind->name);
        if (!book_ask_id(book, buf_text(&sql), id, &student, NULL))
            student = 0;
    } else if (owner != FIELD_NONE) {
        int64_t above = 0;
        buf_addf(&sql, "SELECT %s FROM %s WHERE id = ?1", kind->fields[owner].name, kind->name);
        if (book_ask_id(book, buf_text(&sql), id, &above, NULL) && above != 0)
            student = ref_student_of(book, kind_find(kind->fields[owner].ref), above);
    }
    buf_free(&sql);
    return student;
}
