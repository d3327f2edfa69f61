#include "report/sql.h"

#include "base/embed.h"
#include "base/mem.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* What follows "CREATE VIEW name AS", or NULL. A view that only we ask is a TEMP one there: it is
 * tried when the views are made and does not stand in the book, where every opening would read it.
 */
static const char *find_view(const char *file, const char *view)
{
    static const char *const ways[] = {"CREATE VIEW", "CREATE TEMP VIEW"};
    char path[128], create[128];
    snprintf(path, sizeof(path), "schema/views/%s.sql", file);
    const struct embed_file *found = embed_find(path);
    for (size_t i = 0; found && i < COUNT_OF(ways); i++) {
        snprintf(create, sizeof(create), "%s %s AS\n", ways[i], view);
        const char *at = strstr(found->data, create);
        if (at)
            return at + strlen(create);
    }
    return NULL;
}

bool sql_has_view(const char *file, const char *view)
{
    return find_view(file, view) != NULL;
}

/* The text between "CREATE VIEW name AS" and its semicolon. */
static bool find_select(const char *file, const char *view, const char **start, size_t *size,
                        struct err *err)
{
    *start = find_view(file, view);
    if (!*start)
        return err_set(err, "the view %s is not built in; build the program again", view);
    const char *end = strstr(*start, ";\n");
    *size = end ? (size_t)(end - *start) : strlen(*start);
    return true;
}

/* Adds "x.student BETWEEN " with a plus in front, if that is what the text ends with: then no index
 * is used to find every student there is, one random place in the file after the other. */
static void add_without_index(struct buf *out, const char *text, size_t size)
{
    static const char between[] = " BETWEEN ";
    size_t at = size;
    if (size >= sizeof(between) - 1 &&
        strncmp(text + size - (sizeof(between) - 1), between, sizeof(between) - 1) == 0) {
        at = size - (sizeof(between) - 1);
        while (at > 0 &&
               (isalnum((unsigned char)text[at - 1]) || text[at - 1] == '_' || text[at - 1] == '.'))
            at--;
    }
    buf_add(out, text, at);
    if (at < size)
        buf_add_char(out, '+');
    buf_add(out, text + at, size - at);
}

/* Copies the text, with parameters in place of the marked defaults; `everybody`: it is asked about
 * all students. */
static void add_marked(struct buf *out, const char *text, size_t size, bool everybody)
{
    static const char open[] = "/*:", shut[] = "*/", end[] = "/**/";
    const char *stop = text + size;
    while (text < stop) {
        const char *mark = strstr(text, open);
        if (!mark || mark >= stop)
            break;
        const char *name = mark + sizeof(open) - 2; /* the colon is part of the parameter */
        const char *named = strstr(name, shut);
        if (!named)
            break;
        if (named[sizeof(shut) - 1] == '\n') { /* a mark of ours that stands for no default */
            buf_add(out, text, (size_t)(mark - text));
            text = named + sizeof(shut) - 1;
            continue;
        }
        const char *done = strstr(named, end);
        if (!done || done >= stop)
            break;
        static const char first[] = ":first_student*/";
        if (everybody && strncmp(name, first, sizeof(first) - 1) == 0)
            add_without_index(out, text, (size_t)(mark - text));
        else
            buf_add(out, text, (size_t)(mark - text));
        buf_add(out, name, (size_t)(named - name));
        text = done + sizeof(end) - 1;
    }
    buf_add(out, text, (size_t)(stop - text));
}

static bool starts_with(const char **text, size_t *size, const char *word)
{
    size_t len = strlen(word);
    if (*size < len || strncmp(*text, word, len) != 0)
        return false;
    *text += len;
    *size -= len;
    return true;
}

/* Views that others stand on, and that are read with the parameters too. A view stands on those
 * above it alone. Of year_cut SQLite would keep a copy where two ask it, or one that two ask: rows
 * of one table, read again for less than they are copied. */
static const struct {
    const char *view, *file, *how;
} inner[] = {
    {"year_cut", "40_cut", "NOT MATERIALIZED "},
    {"day_cut", "40_cut", ""},
    {"amount_cut", "40_cut", ""},
    {"line_cut", "40_cut", ""},
    {"hour_cut", "40_cut", ""},
    {"feed_cut", "40_cut", ""},
    {"loan_cut", "40_cut", ""},
    {"brought_above", "report_income", ""},
    {"report_income", "report_income", ""},
    {"report_hours", "report_hours", ""},
    {"balance_owned", "report_balance", ""},
    {"report_balance", "report_balance", ""},
    {"drill_income", "report_income", ""},
    {"drill_placement", "report_placement", ""},
    {"invested", "50_invested", ""},
    {"degree_money", "70_degree", ""},
    {"degree_hours", "70_degree", ""},
    {"degree_years", "70_degree", ""},
    {"degree_savings", "70_degree", ""},
    {"degree_lesson", "70_degree", ""},
    {"degree_activity", "70_degree", ""},
};

struct span {
    const char *text;
    size_t size;
};

static bool uses(struct span in, const char *name)
{
    size_t length = strlen(name);
    const char *end = in.text + in.size;
    for (const char *at = in.text; (at = strstr(at, name)) != NULL && at < end; at += length)
        if (!isalnum((unsigned char)at[length]) && at[length] != '_' &&
            (at == in.text || (!isalnum((unsigned char)at[-1]) && at[-1] != '_')))
            return true;
    return false;
}

/* What of each inner view the text needs, by itself or through another; size 0: it is not needed.
 */
static bool find_inner(struct span text, const char *view, bool direct,
                       struct span needed[static COUNT_OF(inner)], struct err *err)
{
    for (size_t i = COUNT_OF(inner); i-- > 0;) {
        bool use = strcmp(inner[i].view, view) != 0 && uses(text, inner[i].view);
        needed[i] = (struct span){0};
        for (size_t above = i + 1; !use && above < COUNT_OF(inner); above++)
            use = needed[above].size > 0 && uses(needed[above], inner[i].view);
        if (!use)
            continue;
        if (!find_select(inner[i].file, inner[i].view, &needed[i].text, &needed[i].size, err))
            return false;
        const char *rest = strstr(needed[i].text, "/*:direct*/");
        if (rest && rest < needed[i].text + needed[i].size && !direct)
            needed[i].size = (size_t)(rest - needed[i].text);
    }
    return true;
}

/* The view's text, with the views that it stands on in front of it. */
static bool add_view(const char *file, const char *view, bool direct, bool everybody,
                     struct buf *out, struct err *err)
{
    struct span text, needed[COUNT_OF(inner)];
    bool more = false;
    if (!find_select(file, view, &text.text, &text.size, err) ||
        !find_inner(text, view, direct, needed, err))
        return false;
    for (size_t i = 0; i < COUNT_OF(inner); i++) {
        if (needed[i].size == 0)
            continue;
        buf_addf(out, "%s%s AS %s(", more ? ", " : "WITH RECURSIVE ", inner[i].view, inner[i].how);
        add_marked(out, needed[i].text, needed[i].size, everybody);
        buf_add_text(out, ")");
        more = true;
    }
    if (more && (starts_with(&text.text, &text.size, "WITH RECURSIVE ") ||
                 starts_with(&text.text, &text.size, "WITH ")))
        buf_add_text(out, ", ");
    else if (more)
        buf_add_text(out, " ");
    add_marked(out, text.text, text.size, everybody);
    return true;
}

/* ---- whom and when -----------------------------------------------------------------------------
 */

struct range {
    int64_t first, last;
};

static const struct range nobody = {1, 0};

static struct range range_of(int64_t id)
{
    return id ? (struct range){id, id} : (struct range){0, INT64_MAX};
}

/* The students whose parts of years have to be added up from the entries, see 40_cut.sql. */
static bool find_direct(struct book *book, struct range students, struct sql_span span,
                        struct range *direct, struct err *err)
{
    *direct = nobody;
    if (span.from.year && (span.from.month != 1 || span.from.day != 1)) {
        *direct = students;
        return true;
    }
    if (span.to.month == 12 && span.to.day == 31)
        return true;
    struct stmt *stmt =
        book_stmt(book,
                  "SELECT min(s.id), max(s.id) FROM student AS s CROSS JOIN total AS t "
                  "ON t.student = s.id AND t.project = 0 AND t.year = 0 AND t.line = 'latest' "
                  "WHERE s.id BETWEEN ?1 AND ?2 AND t.amount > ?3",
                  err);
    if (!stmt)
        return false;
    stmt_bind_int(stmt, 1, students.first);
    stmt_bind_int(stmt, 2, students.last);
    stmt_bind_int(stmt, 3, span.to.year * 10000 + span.to.month * 100 + span.to.day);
    enum step step = stmt_step(stmt, err);
    if (step == STEP_ROW && !stmt_is_null(stmt, 0))
        *direct = (struct range){stmt_int(stmt, 0), stmt_int(stmt, 1)};
    stmt_done(stmt);
    return step != STEP_FAILED;
}

static void bind_range(struct stmt *stmt, const char *first, const char *last, struct range range)
{
    stmt_bind_int(stmt, stmt_param(stmt, first), range.first);
    stmt_bind_int(stmt, stmt_param(stmt, last), range.last);
}

/* Texts that were built, by what they were built from: the same ones are asked for again and again,
 * a screen asks a dozen for each student it shows. Kept to the end. */
struct built {
    const char *file, *view;
    bool direct, everybody;
    char *text;
};

static const char *built_text(const char *file, const char *view, bool direct, bool everybody,
                              struct err *err)
{
    static struct built *list;
    static size_t count;
    struct buf text = {0};
    for (size_t i = 0; i < count; i++)
        if (list[i].direct == direct && list[i].everybody == everybody &&
            strcmp(list[i].view, view) == 0 && strcmp(list[i].file, file) == 0)
            return list[i].text;
    if (!add_view(file, view, direct, everybody, &text, err)) {
        buf_free(&text);
        return NULL;
    }
    list = mem_grow(list, count + 1, sizeof *list);
    list[count] =
        (struct built){mem_text(file), mem_text(view), direct, everybody, buf_take(&text)};
    return list[count++].text;
}

struct stmt *sql_view_within(struct book *book, const char *file, const char *view,
                             const char *before, const char *after, int64_t student,
                             int64_t project, struct sql_span span, struct err *err)
{
    struct range students = range_of(student), direct = nobody;
    struct stmt *stmt = NULL;
    const char *text = built_text(file, view, false, student == 0, err);
    if (text && strstr(text, ":first_direct")) {
        if (!find_direct(book, students, span, &direct, err))
            return NULL;
        text = built_text(file, view, direct.first <= direct.last, student == 0, err);
    }
    if (text && !*before && !*after) {
        stmt = book_stmt(book, text, err);
    } else if (text) {
        struct buf within = {0};
        buf_addf(&within, "%s%s%s", before, text, after);
        stmt = book_stmt(book, buf_text(&within), err);
        buf_free(&within);
    }
    if (!stmt)
        return NULL;
    char day[DATE_ISO_SIZE];
    bind_range(stmt, ":first_student", ":last_student", students);
    bind_range(stmt, ":first_direct", ":last_direct", direct);
    bind_range(stmt, ":first_project", ":last_project", range_of(project));
    stmt_bind_text(stmt, stmt_param(stmt, ":from"),
                   span.from.year ? date_iso(span.from, day) : "0000-01-01");
    stmt_bind_text(stmt, stmt_param(stmt, ":to"), date_iso(span.to, day));
    return stmt;
}

struct stmt *sql_view(struct book *book, const char *file, const char *view, int64_t student,
                      int64_t project, struct sql_span span, struct err *err)
{
    return sql_view_within(book, file, view, "", "", student, project, span, err);
}
