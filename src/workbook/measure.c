#include "workbook/measure.h"

#include "base/text.h"

#include <string.h>

/* Advance widths of U+0020 to U+007E. */
static const short plain_widths[] = {
    278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278,
    278, /* space ... / */
    556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584,
    556, /* 0 ... ? */
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722,
    778, /* @ ... O */
    667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, /* P ... _ */
    333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556,
    556,                                                                        /* ` ... o */
    556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, /* p ... ~ */
};
static const short bold_widths[] = {
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
};

/* Letters with marks are as wide as most letters; CJK fills its square. Rather a little too much.
 */
enum { OTHER_WIDTH = 667, WIDE_WIDTH = 1000 };

/* One cluster: how many bytes it has (0 at the end) and how wide it is. */
static size_t cluster_at(const char *text, size_t nbytes, bool bold, size_t *width)
{
    unsigned char first = nbytes > 0 ? (unsigned char)text[0] : 0;
    bool alone = nbytes < 2 || (unsigned char)text[1] < 0x80;
    if (nbytes > 0 && first < 0x80 && alone) {
        *width = first < ' ' || first > '~'
                     ? 0
                     : (size_t)(bold ? bold_widths : plain_widths)[first - ' '];
        return 1;
    }
    size_t bytes = text_cluster(text, nbytes);
    size_t ncols = text_columns(text, bytes);
    if (first < 0x80 && first >= ' ' && first <= '~') /* a letter with a combining mark */
        *width = (size_t)(bold ? bold_widths : plain_widths)[first - ' '];
    else
        *width = ncols == 0 ? 0 : ncols >= 2 ? WIDE_WIDTH : OTHER_WIDTH;
    return bytes;
}

size_t measure_width(const char *text, size_t nbytes, bool bold)
{
    size_t widest = 0, line = 0;
    for (size_t at = 0; at < nbytes;) {
        size_t width;
        if (text[at] == '\n')
            line = 0;
        at += cluster_at(text + at, nbytes - at, bold, &width);
        line += width;
        if (line > widest)
            widest = line;
    }
    return widest;
}

bool measure_plain(const char *text, size_t nbytes, bool bold, size_t *width, size_t *breaks)
{
    const short *widths = bold ? bold_widths : plain_widths;
    size_t widest = 0, line = 0, lines = 0;
    for (size_t i = 0; i < nbytes; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte == '\n') {
            widest = line > widest ? line : widest;
            line = 0;
            lines++;
        } else if (byte < ' ' || byte > '~' ||
                   (byte == '_' && i + 1 < nbytes && text[i + 1] == 'x')) {
            return false;
        } else {
            line += (size_t)widths[byte - ' '];
        }
    }
    *width = line > widest ? line : widest;
    *breaks = lines;
    return true;
}

size_t measure_word(const char *text, size_t nbytes, bool bold)
{
    size_t widest = 0, word = 0;
    for (size_t at = 0; at < nbytes;) {
        size_t width;
        bool space = text[at] == ' ' || text[at] == '\n' || text[at] == '\t';
        at += cluster_at(text + at, nbytes - at, bold, &width);
        word = space ? 0 : word + width;
        if (word > widest)
            widest = word;
    }
    return widest;
}

/* Some programs break a word after its hyphen or slash, and some do not. */
static bool is_hinge(const char *text, size_t nbytes, size_t at)
{
    return (text[at] == '-' || text[at] == '/') && at > 0 && text[at - 1] > ' ' &&
           at + 1 < nbytes && text[at + 1] > ' ';
}

/* Takes one line off the text: how many bytes, with the space or line break that ends it. */
static size_t take_line(const char *text, size_t nbytes, bool bold, size_t width, bool hinges)
{
    size_t used = 0, at = 0;
    size_t after_break = 0; /* where a next line could begin */
    while (at < nbytes) {
        size_t cluster_width;
        size_t bytes = cluster_at(text + at, nbytes - at, bold, &cluster_width);
        if (text[at] == '\n')
            return at + bytes;
        bool space = text[at] == ' ' || text[at] == '\t';
        /* A space may hang over the edge: it is not seen there. */
        if (!space && at > 0 && used + cluster_width > width)
            return after_break > 0 ? after_break : at;
        used += cluster_width;
        at += bytes;
        if (space || cluster_width >= WIDE_WIDTH || (hinges && is_hinge(text, nbytes, at - bytes)))
            after_break = at;
    }
    return at;
}

static size_t count_lines(const char *text, size_t nbytes, bool bold, size_t width, bool hinges)
{
    size_t lines = 0;
    bool broken = false; /* a line break at the very end opens one more line */
    for (size_t at = 0; at < nbytes;) {
        size_t bytes = take_line(text + at, nbytes - at, bold, width, hinges);
        at += bytes;
        lines++;
        broken = text[at - 1] == '\n';
    }
    return lines + (broken || lines == 0 ? 1 : 0);
}

static bool has_hinges(const char *text, size_t nbytes)
{
    return memchr(text, '-', nbytes) || memchr(text, '/', nbytes);
}

size_t measure_lines(const char *text, size_t nbytes, bool bold, size_t width)
{
    size_t lines = count_lines(text, nbytes, bold, width, false);
    size_t with = has_hinges(text, nbytes) ? count_lines(text, nbytes, bold, width, true) : 0;
    return with > lines ? with : lines;
}

static size_t take_lines(const char *text, size_t nbytes, bool bold, size_t width, size_t lines,
                         bool hinges)
{
    size_t at = 0;
    for (size_t line = 0; line < lines && at < nbytes; line++)
        at += take_line(text + at, nbytes - at, bold, width, hinges);
    return at;
}

size_t measure_take(const char *text, size_t nbytes, bool bold, size_t width, size_t lines)
{
    size_t taken = take_lines(text, nbytes, bold, width, lines, false);
    size_t with =
        has_hinges(text, nbytes) ? take_lines(text, nbytes, bold, width, lines, true) : taken;
    return with < taken ? with : taken;
}
