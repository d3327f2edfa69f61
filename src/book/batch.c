/* Runs of ids, in memory and as bytes: for each table the length of its name, the name, the number
 * of runs, and for each run how far it begins after the end of the one before and how much longer
 * than one it is. Numbers have 7 bits a byte, lowest first; signed ones are folded. */
#include "book/batch.h"

#include "base/mem.h"
#include <stdlib.h>
#include <string.h>

enum { BATCH_FORMAT = 1 };

/* ---- in memory ----------------------------------------------------------------------------- */

static struct batch_table *find_table(struct batch *batch, const char *name)
{
    if (batch->latest < batch->count && strcmp(batch->tables[batch->latest].name, name) == 0)
        return &batch->tables[batch->latest];
    for (size_t i = 0; i < batch->count; i++) {
        if (strcmp(batch->tables[i].name, name) == 0) {
            batch->latest = i;
            return &batch->tables[i];
        }
    }
    batch->tables = mem_grow(batch->tables, batch->count + 1, sizeof(*batch->tables));
    batch->latest = batch->count++;
    batch->tables[batch->latest] = (struct batch_table){.name = mem_text(name)};
    return &batch->tables[batch->latest];
}

static void add_run(struct batch_table *table, int64_t first, int64_t last)
{
    if (table->count == table->room) {
        table->room = table->room ? table->room * 2 : 8;
        table->runs = mem_grow(table->runs, table->room, sizeof(*table->runs));
    }
    table->runs[table->count++] = (struct batch_run){first, last};
}

void batch_add(struct batch *batch, const char *name, int64_t id)
{
    struct batch_table *table = find_table(batch, name);
    struct batch_run *run = table->count > 0 ? &table->runs[table->count - 1] : NULL;
    if (run && run->last != INT64_MAX && id == run->last + 1)
        run->last = id;
    else
        add_run(table, id, id);
}

void batch_clear(struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        free(batch->tables[i].name);
        free(batch->tables[i].runs);
    }
    free(batch->tables);
    *batch = (struct batch){0};
}

int64_t batch_rows(const struct batch *batch)
{
    int64_t rows = 0;
    for (size_t i = 0; i < batch->count; i++)
        for (size_t j = 0; j < batch->tables[i].count; j++)
            rows += batch->tables[i].runs[j].last - batch->tables[i].runs[j].first + 1;
    return rows;
}

/* ---- as bytes ------------------------------------------------------------------------------ */

static void put_number(struct buf *out, uint64_t number)
{
    while (number >= 0x80) {
        buf_add_char(out, (char)(unsigned char)(0x80 | (number & 0x7F)));
        number >>= 7;
    }
    buf_add_char(out, (char)number);
}

/* 0, -1, 1, -2 ... as 0, 1, 2, 3 ... */
static uint64_t fold(int64_t number)
{
    uint64_t bits = (uint64_t)number;
    return number < 0 ? ~(bits << 1) : bits << 1;
}

static int64_t unfold(uint64_t folded)
{
    uint64_t bits = folded >> 1;
    return (int64_t)(folded & 1 ? ~bits : bits);
}

void batch_encode(const struct batch *batch, struct buf *out)
{
    put_number(out, BATCH_FORMAT);
    for (size_t i = 0; i < batch->count; i++) {
        const struct batch_table *table = &batch->tables[i];
        if (table->count == 0)
            continue;
        put_number(out, strlen(table->name));
        buf_add_text(out, table->name);
        put_number(out, table->count);
        uint64_t end = 0; /* unsigned: differences may pass the ends of the range */
        for (size_t j = 0; j < table->count; j++) {
            const struct batch_run *run = &table->runs[j];
            put_number(out, fold((int64_t)((uint64_t)run->first - end)));
            put_number(out, (uint64_t)(run->last - run->first));
            end = (uint64_t)run->last;
        }
    }
}

struct reader {
    const unsigned char *at, *end;
    bool bad;
};

static uint64_t get_number(struct reader *reader)
{
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (reader->at == reader->end)
            break;
        unsigned char byte = *reader->at++;
        number |= (uint64_t)(byte & 0x7F) << shift;
        if (!(byte & 0x80))
            return number;
    }
    reader->bad = true;
    return 0;
}

static size_t bytes_left(const struct reader *reader)
{
    return (size_t)(reader->end - reader->at);
}

/* Names of tables are small letters, digits and '_'. */
static bool is_name(const unsigned char *bytes, uint64_t length)
{
    for (uint64_t i = 0; i < length; i++)
        if (!(bytes[i] >= 'a' && bytes[i] <= 'z') && !(bytes[i] >= '0' && bytes[i] <= '9') &&
            bytes[i] != '_')
            return false;
    return length > 0;
}

static void get_table(struct reader *reader, struct batch *out)
{
    uint64_t length = get_number(reader);
    if (reader->bad || length > bytes_left(reader) || !is_name(reader->at, length)) {
        reader->bad = true;
        return;
    }
    char *name = mem_text_n((const char *)reader->at, (size_t)length);
    reader->at += length;
    struct batch_table *table = find_table(out, name);
    free(name);

    uint64_t runs = get_number(reader);
    uint64_t end = 0;
    for (uint64_t i = 0; i < runs && !reader->bad; i++) {
        int64_t first = (int64_t)(end + (uint64_t)unfold(get_number(reader)));
        uint64_t more = get_number(reader);
        if (reader->bad || more > (uint64_t)INT64_MAX - (uint64_t)(first > 0 ? first : 0)) {
            reader->bad = true;
            return;
        }
        add_run(table, first, first + (int64_t)more);
        end = (uint64_t)first + more;
    }
}

bool batch_decode(const void *bytes, size_t nbytes, struct batch *out, struct err *err)
{
    *out = (struct batch){0};
    if (nbytes == 0)
        return err_set(err, "the list of what was added is damaged");
    struct reader reader = {.at = bytes, .end = (const unsigned char *)bytes + nbytes};
    if (get_number(&reader) != BATCH_FORMAT)
        reader.bad = true;
    while (!reader.bad && reader.at < reader.end)
        get_table(&reader, out);
    if (!reader.bad)
        return true;
    batch_clear(out);
    return err_set(err, "the list of what was added is damaged");
}

/* ---- marks --------------------------------------------------------------------------------- */

void batch_set_mark(const struct batch *batch, struct batch_mark *mark)
{
    batch_clear_mark(mark);
    mark->tables = mem_array(batch->count, sizeof(*mark->tables));
    mark->count = batch->count;
    mark->latest = batch->latest;
    for (size_t i = 0; i < batch->count; i++) {
        const struct batch_table *table = &batch->tables[i];
        mark->tables[i].runs = table->count;
        mark->tables[i].last = table->count > 0 ? table->runs[table->count - 1].last : 0;
    }
}

void batch_back_to_mark(struct batch *batch, const struct batch_mark *mark)
{
    while (batch->count > mark->count) {
        struct batch_table *table = &batch->tables[--batch->count];
        free(table->name);
        free(table->runs);
    }
    for (size_t i = 0; i < batch->count; i++) {
        struct batch_table *table = &batch->tables[i];
        table->count = mark->tables[i].runs;
        if (table->count > 0)
            table->runs[table->count - 1].last = mark->tables[i].last;
    }
    batch->latest = mark->latest;
}

void batch_clear_mark(struct batch_mark *mark)
{
    free(mark->tables);
    *mark = (struct batch_mark){0};
}
