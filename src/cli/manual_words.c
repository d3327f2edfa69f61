#include "cli/manual_words.h"
#include "base/mem.h"
#include "cli/mdoc.h"
#include "rules/words.h"
#include <stdlib.h>
#include <strings.h>

static int by_term(const void *a, const void *b)
{
    const struct rules_term *const *first = a, *const *second = b;
    return strcasecmp((*first)->term, (*second)->term);
}

static void add_term(struct buf *page, const struct rules_term *term)
{
    buf_add_text(page, ".It");
    mdoc_add_arg(page, term->term);
    buf_add_char(page, '\n');
    mdoc_add_text(page, term->meaning);
    if (*term->also == '\0')
        return;
    struct buf also = {0};
    buf_add_text(&also, "Also: ");
    for (const char *at = term->also; *at; at++)
        buf_add_text(&also, *at == ';' ? ", " : (char[]){*at, '\0'});
    buf_add_char(&also, '.');
    mdoc_add_text(page, buf_text(&also));
    buf_free(&also);
}

void manual_add_words(struct buf *page)
{
    const struct rules_term *term = NULL;
    size_t count = 0;
    while ((term = rules_term_next(term)))
        count++;
    const struct rules_term **terms = mem_array(count, sizeof terms[0]);
    for (size_t i = 0; i < count; i++)
        terms[i] = term = rules_term_next(term);
    qsort(terms, count, sizeof terms[0], by_term);
    buf_add_text(page, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < count; i++)
        add_term(page, terms[i]);
    buf_add_text(page, ".El\n");
    mem_free(terms);
}
