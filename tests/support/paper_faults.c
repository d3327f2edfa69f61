/* A workbook held against its pages.
 *
 * The letters of a sheet's cells must all stand on its pages, each as often as it should: the
 * titles of a sheet stand on every page. A line of text that did not fit its row is not drawn at
 * all, so its letters are missing; one that half fits stands over the row below. Where a text is
 * broken into lines does not matter, but words are not to be broken inside. */
#include "support/check.h"

#include "support/paper.h"

#include "base/mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

struct looking {
    const struct paper *paper;
    const struct xlsx *xlsx;
    size_t most, count;
    struct buf *why;
};

static bool tell(struct looking *looking)
{
    if (looking->count++ >= looking->most)
        return false;
    buf_add_text(looking->why, looking->why->len > 0 ? "\n" : "");
    return true;
}

/* ---- letters -------------------------------------------------------------------------------- */

struct letters {
    utf8proc_int32_t *ch;
    size_t count, room;
    size_t pictures; /* that were left out */
};

/* Without spaces, and without pictures, for which not every machine has a font. */
static void add_letters(struct letters *letters, const char *text)
{
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t left =
        utf8proc_map((const utf8proc_uint8_t *)text, 0, &composed,
                     UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    assert_true(left >= 0);
    for (const utf8proc_uint8_t *at = composed; left > 0;) {
        utf8proc_int32_t ch;
        utf8proc_ssize_t bytes = utf8proc_iterate(at, left, &ch);
        assert_true(bytes > 0);
        at += bytes;
        left -= bytes;
        utf8proc_category_t category = utf8proc_category(ch);
        letters->pictures += ch > 0xffff;
        if (ch <= ' ' || ch > 0xffff || (ch >= 0xe000 && ch <= 0xf8ff) ||
            category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_CF)
            continue;
        if (letters->count == letters->room) {
            letters->room = letters->room ? letters->room * 2 : 256;
            letters->ch = mem_grow(letters->ch, letters->room, sizeof *letters->ch);
        }
        letters->ch[letters->count++] = ch;
    }
    free(composed);
}

static int compare_letters(const void *a, const void *b)
{
    utf8proc_int32_t x = *(const utf8proc_int32_t *)a, y = *(const utf8proc_int32_t *)b;
    return (x > y) - (x < y);
}

static void add_letter(struct buf *out, utf8proc_int32_t ch)
{
    utf8proc_uint8_t bytes[4];
    buf_add(out, (const char *)bytes, (size_t)utf8proc_encode_char(ch, bytes));
}

/* How many of the wanted are missing, and how many there are too many. */
static void compare_counts(struct letters *wanted, struct letters *got, size_t *missing,
                           size_t *more, struct buf *which, struct buf *also)
{
    size_t i = 0, k = 0;
    *missing = *more = 0;
    if (wanted->count > 0)
        qsort(wanted->ch, wanted->count, sizeof *wanted->ch, compare_letters);
    if (got->count > 0)
        qsort(got->ch, got->count, sizeof *got->ch, compare_letters);
    while (i < wanted->count || k < got->count) {
        int order = i == wanted->count ? 1
                    : k == got->count  ? -1
                                       : compare_letters(&wanted->ch[i], &got->ch[k]);
        if (order < 0 && (*missing)++ < 40)
            add_letter(which, wanted->ch[i]);
        if (order > 0 && (*more)++ < 40)
            add_letter(also, got->ch[k]);
        i += order <= 0;
        k += order >= 0;
    }
}

/* ---- sheets --------------------------------------------------------------------------------- */

/* The sheet that a page is of: its name stands on the right of the header. */
static size_t sheet_of(const struct xlsx *xlsx, const struct paper_page *page, size_t from)
{
    struct buf header = {0};
    size_t found = xlsx->sheet_count, longest = 0;
    for (size_t i = 0; i < page->head; i++)
        buf_add_text(&header, page->words[i].text);
    for (size_t i = from; i < xlsx->sheet_count; i++) {
        struct buf name = {0};
        for (const char *at = xlsx->sheets[i].name; *at; at++)
            if (*at != ' ')
                buf_add_char(&name, *at);
        if (name.len > longest && header.len >= name.len &&
            strcmp(buf_text(&header) + header.len - name.len, buf_text(&name)) == 0) {
            found = i;
            longest = name.len;
        }
        buf_free(&name);
    }
    buf_free(&header);
    return found;
}

static const char *part_of(const struct xlsx *xlsx, size_t sheet)
{
    char name[64];
    snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", sheet + 1);
    const struct xlsx_member *member = xlsx_member(xlsx, name);
    assert_non_null(member);
    return member->bytes;
}

/* How often a cell stands on `pages` pages, of which so many stand side by side: not at all where
 * it is not to be printed. */
static size_t times(const struct xlsx_sheet *sheet, const struct xlsx_cell *cell, size_t pages,
                    size_t sides)
{
    bool row = cell->row < sheet->title_rows, col = cell->col < sheet->title_cols;
    if (sheet->print_cols > 0 && cell->col >= sheet->print_cols)
        return 0;
    return row && col ? pages : row ? pages / sides : col ? sides : 1;
}

static size_t count_sides(const char *part)
{
    const char *breaks = strstr(part, "<colBreaks count=\"");
    return breaks ? strtoul(breaks + strlen("<colBreaks count=\""), NULL, 10) + 1 : 1;
}

enum { LEAST_WORD = 4, MOST_WORD = 24 };

static bool is_plain(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

struct word_list {
    char **words;
    size_t count, room;
};

static void add_word(struct word_list *list, const char *word, size_t nbytes)
{
    if (list->count == list->room) {
        list->room = list->room ? list->room * 2 : 256;
        list->words = mem_grow(list->words, list->room, sizeof *list->words);
    }
    list->words[list->count++] = mem_text_n(word, nbytes);
}

/* The parts of a text's words that are not to be broken. What is long from space to space, such as
 * an address in the web, is broken where it must be: unless `all`, it has no such parts. */
static void add_words(struct word_list *list, const char *text, bool all)
{
    while (*text) {
        size_t length = strcspn(text, " \n\t");
        for (size_t at = 0; at < length && (all || length <= MOST_WORD);) {
            size_t end = at;
            while (end < length && is_plain(text[end]))
                end++;
            if (end - at >= LEAST_WORD)
                add_word(list, text + at, end - at);
            at = end + 1;
        }
        text += length + (text[length] != '\0');
    }
}

static void free_words(struct word_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->words[i]);
    free(list->words);
}

static void look_for_words(struct looking *looking, const struct xlsx_sheet *sheet,
                           struct word_list *wanted, struct word_list *got)
{
    size_t k = 0;
    if (wanted->count > 0)
        qsort(wanted->words, wanted->count, sizeof *wanted->words, compare_words);
    if (got->count > 0)
        qsort(got->words, got->count, sizeof *got->words, compare_words);
    for (size_t i = 0; i < wanted->count; i++) {
        while (k < got->count && strcmp(got->words[k], wanted->words[i]) < 0)
            k++;
        if (k < got->count && strcmp(got->words[k], wanted->words[i]) == 0)
            k++;
        else if (tell(looking))
            buf_addf(looking->why, "%s: the word \"%s\" is not whole", sheet->name,
                     wanted->words[i]);
    }
}

/* The pages of a sheet hold its cells: no more, no less. */
static void look_at_sheet(struct looking *looking, size_t at, size_t first, size_t pages)
{
    const struct xlsx_sheet *sheet = &looking->xlsx->sheets[at];
    const char *part = part_of(looking->xlsx, at);
    size_t sides = count_sides(part), missing, more;
    struct letters wanted = {0}, got = {0};
    struct word_list wanted_words = {0}, got_words = {0};
    struct buf which = {0}, also = {0}, shown = {0};
    for (size_t i = 0; i < sheet->count; i++) {
        buf_clear(&shown);
        xlsx_show(looking->xlsx, &sheet->cells[i], &shown);
        for (size_t n = times(sheet, &sheet->cells[i], pages, sides); n > 0; n--) {
            add_letters(&wanted, buf_text(&shown));
            add_words(&wanted_words, buf_text(&shown), false);
        }
    }
    for (size_t i = first; i < first + pages; i++) {
        const struct paper_page *page = &looking->paper->pages[i];
        for (size_t k = page->head; k < page->body; k++) {
            add_letters(&got, page->words[k].text);
            add_words(&got_words, page->words[k].text, true);
        }
    }
    compare_counts(&wanted, &got, &missing, &more, &which, &also);
    bool drawn = strstr(part, "<drawing ") != NULL; /* the words of charts are there besides */
    if (missing > 0 && tell(looking))
        buf_addf(looking->why, "%s: %zu letters are missing: %s", sheet->name, missing,
                 buf_text(&which));
    else if (more > wanted.pictures && !drawn && tell(looking))
        buf_addf(looking->why, "%s: %zu letters too many: %s", sheet->name, more, buf_text(&also));
    look_for_words(looking, sheet, &wanted_words, &got_words);
    if (pages > sides && sheet->title_rows == 0 && tell(looking))
        buf_addf(looking->why, "%s: %zu pages without a title", sheet->name, pages);
    free(wanted.ch);
    free(got.ch);
    free_words(&wanted_words);
    free_words(&got_words);
    buf_free(&which);
    buf_free(&also);
    buf_free(&shown);
}

/* ---- pages ---------------------------------------------------------------------------------- */

/* The letters of a sheet's titles, as they are on every page at least. */
static size_t title_letters(const struct xlsx *xlsx, const struct xlsx_sheet *sheet)
{
    struct letters letters = {0};
    struct buf shown = {0};
    size_t at = (size_t)(sheet - xlsx->sheets);
    bool parted = count_sides(part_of(xlsx, at)) > 1;
    int columns = parted ? sheet->title_cols : sheet->print_cols;
    for (size_t i = 0; i < sheet->count; i++) {
        if (sheet->cells[i].row >= sheet->title_rows || sheet->cells[i].col >= columns)
            continue;
        buf_clear(&shown);
        xlsx_show(xlsx, &sheet->cells[i], &shown);
        add_letters(&letters, buf_text(&shown));
    }
    size_t count = letters.count;
    free(letters.ch);
    buf_free(&shown);
    return count;
}

/* A machine without a font for pictures draws them anyhow. */
static bool has_picture(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0xf0)
            return true;
    return false;
}

static bool overlap(const struct paper_word *a, const struct paper_word *b)
{
    double wide = fmin(a->right, b->right) - fmax(a->left, b->left);
    double tall = fmin(a->bottom, b->bottom) - fmax(a->top, b->top);
    double least = fmin(a->bottom - a->top, b->bottom - b->top);
    return wide > 1 && tall > least * 0.45 && !has_picture(a->text) && !has_picture(b->text);
}

static void look_at_page(struct looking *looking, const struct xlsx_sheet *sheet, size_t number)
{
    static const char *const wrong[] = {"###",     "Err:",    "#REF!", "#NAME?",
                                        "#VALUE!", "#DIV/0!", "#N/A",  "#NUM!"};
    const struct paper_page *page = &looking->paper->pages[number];
    struct letters body = {0};
    for (size_t i = 0; i < page->count; i++) {
        const struct paper_word *word = &page->words[i];
        for (size_t k = 0; k < COUNT_OF(wrong); k++)
            if (strstr(word->text, wrong[k]) && tell(looking))
                buf_addf(looking->why, "page %zu, %s: %s", number + 1, sheet->name, word->text);
        bool outside = word->left < 34 || word->right > page->width - 34 || word->top < 14 ||
                       word->bottom > page->height - 14;
        if (outside && tell(looking))
            buf_addf(looking->why, "page %zu, %s: \"%s\" stands beyond the margin", number + 1,
                     sheet->name, word->text);
        for (size_t k = i + 1; k < page->count; k++)
            if (overlap(word, &page->words[k]) && tell(looking))
                buf_addf(looking->why, "page %zu, %s: \"%s\" and \"%s\" stand one over the other",
                         number + 1, sheet->name, word->text, page->words[k].text);
    }
    for (size_t i = page->head; i < page->body; i++)
        add_letters(&body, page->words[i].text);
    bool pictures = strstr(part_of(looking->xlsx, (size_t)(sheet - looking->xlsx->sheets)),
                           "<drawing ") != NULL;
    size_t titles = !pictures ? title_letters(looking->xlsx, sheet) : 0;
    if (body.count <= titles && tell(looking))
        buf_addf(looking->why, "page %zu, %s: there is nothing on it", number + 1, sheet->name);
    free(body.ch);
}

void paper_faults(const struct paper *paper, const struct xlsx *xlsx, size_t most, struct buf *why)
{
    struct looking looking = {paper, xlsx, most, 0, why};
    size_t sheet = 0, first = 0;
    for (size_t i = 0; i < paper->count; i++) {
        size_t now = sheet_of(xlsx, &paper->pages[i], sheet);
        if (now == xlsx->sheet_count) {
            if (tell(&looking))
                buf_addf(why, "page %zu: its header names no sheet", i + 1);
            return;
        }
        look_at_page(&looking, &xlsx->sheets[now], i);
        if (now != sheet && i > first)
            look_at_sheet(&looking, sheet, first, i - first);
        for (size_t left = sheet + 1; left < now; left++)
            if (tell(&looking))
                buf_addf(why, "%s: it is not printed", xlsx->sheets[left].name);
        first = now != sheet ? i : first;
        sheet = now;
    }
    if (paper->count > first)
        look_at_sheet(&looking, sheet, first, paper->count - first);
    if (sheet + 1 != xlsx->sheet_count && tell(&looking))
        buf_addf(why, "the last sheet printed is %s", xlsx->sheets[sheet].name);
}
