#include "support/check.h"

#include "support/paper.h"

#include "base/file.h"
#include "base/mem.h"
#include "support/xml.h"

#include <stdlib.h>

/* Where our pages have their headers and footers: in the margins of three quarters of an inch. */
enum { HEADER_TOP = 36, FOOTER_TOP = 50 };

static double number_of(const struct xml *xml, const char *name)
{
    struct buf text = {0};
    double number = xml_attribute(xml, name, &text) ? strtod(buf_text(&text), NULL) : 0;
    buf_free(&text);
    return number;
}

static struct paper_word *add_word(struct paper_page *page, const struct xml *xml)
{
    size_t count = page->count;
    if ((count & (count + 1)) == 0) /* double the room now and then */
        page->words = mem_grow(page->words, 2 * count + 2, sizeof *page->words);
    page->words[count] = (struct paper_word){number_of(xml, "xMin"), number_of(xml, "yMin"),
                                             number_of(xml, "xMax"), number_of(xml, "yMax"), NULL};
    page->count++;
    return &page->words[count];
}

static void read_words(struct paper *paper, const char *document, size_t nbytes)
{
    struct paper_page *page = NULL;
    struct paper_word *word = NULL;
    struct xml xml;
    xml_start(&xml, document, nbytes);
    for (enum xml_event event; (event = xml_next(&xml)) != XML_END;) {
        if (event == XML_BROKEN)
            fail_msg("pdftotext: %s", xml.why);
        if (event == XML_OPEN && strcmp(xml.name, "page") == 0) {
            paper->pages = mem_grow(paper->pages, paper->count + 1, sizeof *paper->pages);
            page = &paper->pages[paper->count++];
            *page = (struct paper_page){
                number_of(&xml, "width"), number_of(&xml, "height"), NULL, 0, 0, 0};
        } else if (event == XML_OPEN && strcmp(xml.name, "word") == 0) {
            word = add_word(page, &xml);
        } else if (event == XML_TEXT && word) {
            word->text = mem_text(buf_text(&xml.text));
        } else if (event == XML_CLOSE && word) {
            if (!word->text)
                word->text = mem_text("");
            word = NULL;
        }
    }
    xml_stop(&xml);
}

/* Headers first, then what the page is for, then footers; each in the order it was drawn. */
static void sort_words(struct paper_page *page)
{
    struct paper_word *sorted = mem_array(page->count + 1, sizeof *sorted);
    size_t count = 0;
    for (int part = 0; part < 3; part++) {
        for (size_t i = 0; i < page->count; i++) {
            const struct paper_word *word = &page->words[i];
            int is = word->top < HEADER_TOP ? 0 : word->top > page->height - FOOTER_TOP ? 2 : 1;
            if (is == part)
                sorted[count++] = *word;
        }
        if (part == 0)
            page->head = count;
        else if (part == 1)
            page->body = count;
    }
    free(page->words);
    page->words = sorted;
}

struct paper *paper_read(const char *pdf)
{
    struct paper *paper = mem_alloc(sizeof *paper);
    struct buf command = {0}, bytes = {0};
    struct err err = {{0}};
    buf_addf(&command, "pdftotext -q -bbox '%s' '%s.html' 2>'%s.log'", pdf, pdf, pdf);
    if (system(buf_text(&command)) != 0)
        fail_msg("pdftotext cannot read %s; `make deps DEPS=test` installs it", pdf);
    buf_clear(&command);
    buf_addf(&command, "%s.html", pdf);
    if (!file_read(buf_text(&command), (size_t)1 << 28, &bytes, &err))
        fail_msg("%s", err.text);
    const char *from = strstr(buf_text(&bytes), "<doc>"), *to = strstr(buf_text(&bytes), "</doc>");
    assert_true(from && to);
    read_words(paper, from, (size_t)(to - from) + strlen("</doc>"));
    for (size_t i = 0; i < paper->count; i++)
        sort_words(&paper->pages[i]);
    buf_free(&command);
    buf_free(&bytes);
    return paper;
}

void paper_free(struct paper *paper)
{
    for (size_t i = 0; i < paper->count; i++) {
        for (size_t k = 0; k < paper->pages[i].count; k++)
            free(paper->pages[i].words[k].text);
        free(paper->pages[i].words);
    }
    free(paper->pages);
    free(paper);
}
