/* CSV in: libcsv fed line by line, so that a row can be handed out as soon as it is whole and every
 * row knows the line it began on. */
#include "exchange/csv_in.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { READ_SIZE = 1 << 16 };

struct span {
    size_t from, nbytes; /* in `text` */
};

struct csv_in {
    struct csv_parser parser;
    FILE *file; /* NULL: from memory */
    const char *memory;
    size_t memory_left;

    char *block; /* what was read and not parsed yet: [at, end) */
    size_t at, end;
    uint64_t bytes_read, bytes_total;
    bool ended, finished, broken;

    char *text; /* the fields of the row, each followed by a NUL */
    size_t text_len, text_room;
    struct span spans[CSV_FIELDS_MAX];
    struct csv_field fields[CSV_FIELDS_MAX];
    size_t count;
    size_t unfinished; /* bytes fed since the last field ended */
    bool too_long, too_many, row_done, after_cr;

    uint64_t line;     /* the line that is fed next */
    uint64_t row_line; /* where the row that is being read began */
};

static struct csv_in *new_reader(void)
{
    struct csv_in *in = mem_alloc(sizeof *in);
    in->block = mem_alloc(READ_SIZE);
    in->line = in->row_line = 1;
    /* It fails only on unknown options. */
    (void)csv_init(&in->parser, CSV_STRICT | CSV_STRICT_FINI);
    return in;
}

struct csv_in *csv_in_open(const char *path, struct err *err)
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!file) {
        err_system(err, "cannot read %s", path);
        return NULL;
    }
    struct stat about = {0};
    if (fstat(fileno(file), &about) == 0 && S_ISDIR(about.st_mode)) {
        err_set(err, "%s: is a folder; a CSV file is expected", path);
        if (file != stdin)
            (void)fclose(file);
        return NULL;
    }
    struct csv_in *in = new_reader();
    in->file = file;
    if (S_ISREG(about.st_mode))
        in->bytes_total = (uint64_t)about.st_size;
    return in;
}

struct csv_in *csv_in_memory(const char *bytes, size_t nbytes)
{
    struct csv_in *in = new_reader();
    in->memory = bytes;
    in->memory_left = nbytes;
    in->bytes_total = nbytes;
    return in;
}

void csv_in_close(struct csv_in *in)
{
    if (!in)
        return;
    csv_free(&in->parser);
    if (in->file && in->file != stdin)
        (void)fclose(in->file); /* only read */
    free(in->block);
    free(in->text);
    free(in);
}

void csv_in_progress(const struct csv_in *in, uint64_t *done, uint64_t *total)
{
    *done = in->bytes_read - (in->end - in->at);
    *total = in->bytes_total;
}

/* ---- what libcsv tells ----------------------------------------------------------------------- */

/* Lines inside a quoted field end as the file's lines do; in the book they end with LF. */
static size_t drop_carriage_returns(char *text, size_t nbytes)
{
    size_t kept = 0;
    for (size_t i = 0; i < nbytes; i++) {
        if (text[i] != '\r')
            text[kept++] = text[i];
        else if (i + 1 == nbytes || text[i + 1] != '\n')
            text[kept++] = '\n';
    }
    return kept;
}

static void keep_text(struct csv_in *in, const void *bytes, size_t nbytes)
{
    size_t needed = in->text_len + nbytes + 1;
    if (needed > in->text_room) {
        in->text_room = needed * 2;
        in->text = mem_grow(in->text, in->text_room, 1);
    }
    char *to = in->text + in->text_len;
    if (nbytes)
        memcpy(to, bytes, nbytes);
    if (nbytes && memchr(to, '\r', nbytes))
        nbytes = drop_carriage_returns(to, nbytes);
    to[nbytes] = '\0';
    in->spans[in->count++] = (struct span){in->text_len, nbytes};
    in->text_len += nbytes + 1;
}

static void on_field(void *bytes, size_t nbytes, void *context)
{
    struct csv_in *in = context;
    in->unfinished = 0;
    if (nbytes > CSV_FIELD_MAX) {
        in->too_long = true;
        return;
    }
    if (in->count == CSV_FIELDS_MAX) {
        in->too_many = true;
        return;
    }
    keep_text(in, bytes, nbytes);
}

static void on_row(int ended_by, void *context)
{
    struct csv_in *in = context;
    (void)ended_by;
    in->row_done = true;
}

/* ---- feeding --------------------------------------------------------------------------------- */

/* What parts the fields: a comma; but where the first line has none, what a spreadsheet of another
 * country or "text with tabs" parts them by. */
static void choose_mark(struct csv_in *in)
{
    size_t marks[3] = {0}; /* of , ; and tab, outside quotes */
    bool quoted = false;
    for (size_t i = in->at; i < in->end && (quoted || !strchr("\r\n", in->block[i])); i++) {
        quoted ^= in->block[i] == '"';
        for (size_t m = 0; m < 3 && !quoted; m++)
            marks[m] += in->block[i] == ",;\t"[m];
    }
    if (marks[0] == 0 && marks[1] + marks[2] > 0)
        csv_set_delim(&in->parser, marks[1] > 0 ? ';' : '\t');
}

static bool read_block(struct csv_in *in, struct err *err)
{
    in->at = in->end = 0;
    if (in->file) {
        in->end = fread(in->block, 1, READ_SIZE, in->file);
        if (ferror(in->file))
            return err_system(err, "reading it failed");
    } else {
        in->end = in->memory_left < READ_SIZE ? in->memory_left : READ_SIZE;
        if (in->end)
            memcpy(in->block, in->memory, in->end);
        in->memory += in->end;
        in->memory_left -= in->end;
    }
    bool first = in->bytes_read == 0;
    in->bytes_read += in->end;
    in->ended = in->end == 0;
    if (first && in->end >= 2 &&
        (memcmp(in->block, "\xff\xfe", 2) == 0 || memcmp(in->block, "\xfe\xff", 2) == 0))
        return err_set(err, "line 1: the file is UTF-16; save it as \"CSV UTF-8\"");
    if (first && in->end >= 3 && memcmp(in->block, "\xef\xbb\xbf", 3) == 0)
        in->at = 3;
    if (first)
        choose_mark(in);
    return true;
}

/* The bytes up to and with the next line end, or all there are. */
static size_t piece(const char *from, size_t nbytes)
{
    const char *lf = memchr(from, '\n', nbytes);
    size_t most = lf ? (size_t)(lf - from) + 1 : nbytes;
    const char *cr = memchr(from, '\r', most);
    return cr ? (size_t)(cr - from) + 1 : most;
}

static bool broken(struct csv_in *in, struct err *err, uint64_t line, const char *words)
{
    in->broken = true;
    return err_set(err, "line %llu: %s", (unsigned long long)line, words);
}

static bool refuse_sizes(struct csv_in *in, struct err *err)
{
    if (in->too_long || in->unfinished > CSV_FIELD_MAX)
        return broken(in, err, in->row_line,
                      _("a field is longer than 1 MB; is a quote (\") opened and never closed?"));
    if (in->too_many)
        return broken(in, err, in->row_line,
                      _("more than 256 fields; give a file with a field for each column of its "
                      "header"));
    return true;
}

static bool parser_failed(struct csv_in *in, struct err *err)
{
    if (csv_error(&in->parser) != CSV_EPARSE)
        return broken(in, err, in->row_line, csv_strerror(csv_error(&in->parser)));
    return broken(in, err, in->line,
                  _("a quote (\") stands beside other text; put the whole field in quotes and "
                  "write a quote inside it twice (\"\")"));
}

static bool is_blank(const char *text, size_t nbytes)
{
    for (size_t i = 0; i < nbytes; i++) {
        if (!strchr(" \t\r\n", text[i]) || text[i] == '\0')
            return false;
    }
    return true;
}

static bool feed(struct csv_in *in, struct err *err)
{
    const char *from = in->block + in->at;
    if (in->after_cr) {
        in->after_cr = false;
        if (*from == '\n') { /* the second half of a line end */
            size_t done = csv_parse(&in->parser, from, 1, on_field, on_row, in);
            in->at++;
            return done == 1 || parser_failed(in, err);
        }
    }
    size_t nbytes = piece(from, in->end - in->at);
    char last = from[nbytes - 1];
    bool row_begins = in->count == 0 && in->unfinished == 0;
    if (row_begins)
        in->row_line = in->line;
    in->unfinished += nbytes;
    if (csv_parse(&in->parser, from, nbytes, on_field, on_row, in) != nbytes)
        return parser_failed(in, err);
    in->at += nbytes;
    if (last == '\n' || last == '\r')
        in->line++;
    in->after_cr = last == '\r';
    if (row_begins && is_blank(from, nbytes))
        in->unfinished = 0;
    return refuse_sizes(in, err);
}

static bool finish(struct csv_in *in, struct err *err)
{
    in->finished = true;
    if (csv_fini(&in->parser, on_field, on_row, in) != 0)
        return broken(
            in, err, in->row_line,
            _("a quote (\") is opened in this row and never closed; write a closing quote "
              "after its text"));
    return refuse_sizes(in, err);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static enum csv_next hand_out(struct csv_in *in, struct csv_row *row, struct err *err)
{
    *row = (struct csv_row){.fields = in->fields, .count = in->count, .line = in->row_line};
    for (size_t i = 0; i < in->count; i++)
        in->fields[i] = (struct csv_field){in->text + in->spans[i].from, in->spans[i].nbytes};
    for (size_t i = 0; i < in->count; i++) {
        if (!text_check(in->fields[i].text, in->fields[i].nbytes, true, err)) {
            row->bad = i;
            return CSV_BAD_ROW;
        }
    }
    return CSV_ROW;
}

enum csv_next csv_in_next(struct csv_in *in, struct csv_row *row, struct err *err)
{
    if (in->broken) {
        err_set(err, "the file cannot be read any further");
        return CSV_FAILED;
    }
    in->count = in->text_len = in->unfinished = 0;
    in->row_done = false;
    while (!in->row_done) {
        if (in->finished)
            return CSV_END;
        bool ok = in->at < in->end ? feed(in, err)
                  : in->ended      ? finish(in, err)
                                   : read_block(in, err);
        if (!ok) {
            in->broken = true;
            return CSV_FAILED;
        }
    }
    return hand_out(in, row, err);
}

static size_t count_lines(const char *text, size_t nbytes)
{
    size_t lines = 0;
    for (size_t i = 0; i < nbytes; i++)
        lines += text[i] == '\n' || text[i] == '\r';
    return lines;
}

bool csv_in_is_short(struct csv_in *in, size_t most)
{
    if (!in->file)
        return count_lines(in->memory, in->memory_left) <= most;
    off_t here = ftello(in->file);
    if (in->bytes_total == 0 || here < 0)
        return false;
    size_t lines = 0, got;
    do {
        got = fread(in->block, 1, READ_SIZE, in->file);
        lines += count_lines(in->block, got);
    } while (got == READ_SIZE && lines <= most);
    if (fseeko(in->file, here, SEEK_SET) != 0)
        in->broken = true;
    return lines <= most;
}
