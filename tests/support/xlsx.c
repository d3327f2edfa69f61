#include "support/xlsx.h"

#include "base/file.h"
#include "base/mem.h"
#include "support/check.h"
#include "support/xlsx_inside.h"
#include "support/xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

/* ---- the archive ---------------------------------------------------------------------------- */

static unsigned little(const char *bytes, int count)
{
    unsigned value = 0;
    for (int i = count; i > 0; i--)
        value = value << 8 | (unsigned char)bytes[i - 1];
    return value;
}

/* One member from its entry in the central directory; returns the bytes of the entry. */
static size_t read_member(struct xlsx *xlsx, const struct buf *file, const char *entry)
{
    size_t packed = little(entry + 20, 4), size = little(entry + 24, 4);
    size_t name = little(entry + 28, 2), extra = little(entry + 30, 2),
           comment = little(entry + 32, 2);
    const char *local = file->data + little(entry + 42, 4);
    const char *data = local + 30 + little(local + 26, 2) + little(local + 28, 2);
    struct xlsx_member member = {mem_text_n(entry + 46, name), mem_alloc(size + 1), size};
    assert_true(data + packed <= file->data + file->len);
    if (little(entry + 10, 2) == 0) {
        memcpy(member.bytes, data, size);
    } else {
        z_stream stream = {.next_in = (Bytef *)(uintptr_t)data,
                           .avail_in = (uInt)packed,
                           .next_out = (Bytef *)member.bytes,
                           .avail_out = (uInt)size};
        assert_int_equal(inflateInit2(&stream, -MAX_WBITS), Z_OK);
        assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
        assert_int_equal(inflateEnd(&stream), Z_OK);
    }
    assert_true(crc32(0, (const Bytef *)member.bytes, (uInt)size) == little(entry + 16, 4));
    xlsx->members = mem_grow(xlsx->members, xlsx->member_count + 1, sizeof *xlsx->members);
    xlsx->members[xlsx->member_count++] = member;
    return 46 + name + extra + comment;
}

static void read_archive(struct xlsx *xlsx, const char *path)
{
    struct err err = {{0}};
    struct buf file = {0};
    if (!file_read(path, (size_t)1 << 30, &file, &err))
        fail_msg("%s", err.text);
    assert_true(file.len > 22);
    const char *end = file.data + file.len - 22;
    assert_int_equal(little(end, 4), 0x06054b50);
    const char *entry = file.data + little(end + 16, 4);
    for (unsigned left = little(end + 10, 2); left > 0; left--) {
        assert_int_equal(little(entry, 4), 0x02014b50);
        entry += read_member(xlsx, &file, entry);
    }
    buf_free(&file);
}

/* ---- sheets --------------------------------------------------------------------------------- */

static const char *local_name(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

static void read_strings(struct xlsx *xlsx)
{
    const struct xlsx_member *member = xlsx_member(xlsx, "xl/sharedStrings.xml");
    struct buf text = {0};
    struct xml xml;
    bool inside = false;
    if (!member)
        return;
    xml_start(&xml, member->bytes, member->size);
    for (enum xml_event event; (event = xml_next(&xml)) != XML_END;) {
        assert_int_not_equal(event, XML_BROKEN);
        const char *name = local_name(xml.name);
        if (event == XML_OPEN && strcmp(name, "t") == 0)
            inside = true;
        else if (event == XML_TEXT && inside)
            buf_add_text(&text, buf_text(&xml.text));
        else if (event == XML_CLOSE && strcmp(name, "t") == 0)
            inside = false;
        if (event != XML_CLOSE || strcmp(name, "si") != 0)
            continue;
        xlsx->strings = mem_grow(xlsx->strings, xlsx->string_count + 1, sizeof *xlsx->strings);
        xlsx->strings[xlsx->string_count++] = mem_text(buf_text(&text));
        buf_clear(&text);
    }
    xml_stop(&xml);
    buf_free(&text);
}

static void place(struct xlsx_cell *cell, const char *reference)
{
    int col = 0;
    while (*reference >= 'A' && *reference <= 'Z')
        col = col * 26 + (*reference++ - 'A' + 1);
    cell->col = col - 1;
    cell->row = (int)strtol(reference, NULL, 10) - 1;
}

/* The value of a cell, by its kind: s and str and inlineStr are text, e too, the rest numbers. */
static void set_value(const struct xlsx *xlsx, struct xlsx_cell *cell, const char *kind,
                      const char *value)
{
    free(cell->text);
    cell->is_text = strcmp(kind, "s") == 0 || strcmp(kind, "str") == 0 || strcmp(kind, "e") == 0 ||
                    strcmp(kind, "inlineStr") == 0;
    if (strcmp(kind, "s") == 0 && *value) {
        size_t at = strtoul(value, NULL, 10);
        assert_true(at < xlsx->string_count);
        value = xlsx->strings[at];
    }
    cell->text = mem_text(cell->is_text ? value : "");
    cell->number = cell->is_text ? 0 : strtod(value, NULL);
}

static void add_cell(struct xlsx_sheet *sheet, struct xlsx_cell cell)
{
    size_t count = sheet->count;
    if ((count & (count + 1)) == 0) /* double the room now and then */
        sheet->cells = mem_grow(sheet->cells, 2 * count + 2, sizeof *sheet->cells);
    sheet->cells[sheet->count++] = cell;
}

static void read_sheet(struct xlsx *xlsx, struct xlsx_sheet *sheet,
                       const struct xlsx_member *member)
{
    struct buf kind = {0}, reference = {0}, style = {0};
    struct xlsx_cell cell = {0};
    struct xml xml;
    char part = 0; /* v or f or t, while inside */
    bool any = false;
    xml_start(&xml, member->bytes, member->size);
    for (enum xml_event event; (event = xml_next(&xml)) != XML_END;) {
        if (event == XML_BROKEN)
            fail_msg("%s: %s", member->name, xml.why);
        if (event == XML_OPEN && strcmp(xml.name, "c") == 0) {
            cell = (struct xlsx_cell){.text = mem_text("")};
            any = false;
            assert_true(xml_attribute(&xml, "r", &reference));
            xml_attribute(&xml, "t", &kind);
            if (xml_attribute(&xml, "s", &style))
                cell.style = strtoul(buf_text(&style), NULL, 10);
            place(&cell, buf_text(&reference));
        } else if (event == XML_OPEN) {
            part = strcmp(xml.name, "v") == 0   ? 'v'
                   : strcmp(xml.name, "t") == 0 ? 'v'
                   : strcmp(xml.name, "f") == 0 ? 'f'
                                                : 0;
            if (part == 'v')
                set_value(xlsx, &cell, buf_text(&kind), "");
        } else if (event == XML_TEXT && part == 'v') {
            set_value(xlsx, &cell, buf_text(&kind), buf_text(&xml.text));
            any = true;
        } else if (event == XML_TEXT && part == 'f') {
            free(cell.formula);
            cell.formula = mem_text(buf_text(&xml.text));
            any = true;
        } else if (event == XML_CLOSE && strcmp(xml.name, "c") == 0) {
            if (any)
                add_cell(sheet, cell);
            else
                free(cell.text);
        } else if (event == XML_CLOSE) {
            part = 0;
        }
    }
    xml_stop(&xml);
    buf_free(&kind);
    buf_free(&reference);
    buf_free(&style);
}

static void read_sheets(struct xlsx *xlsx)
{
    const struct xlsx_member *member = xlsx_member(xlsx, "xl/workbook.xml");
    struct buf name = {0}, path = {0};
    struct xml xml;
    assert_non_null(member);
    xml_start(&xml, member->bytes, member->size);
    for (enum xml_event event; (event = xml_next(&xml)) != XML_END;) {
        assert_int_not_equal(event, XML_BROKEN);
        if (event != XML_OPEN || strcmp(xml.name, "sheet") != 0)
            continue;
        assert_true(xml_attribute(&xml, "name", &name));
        xlsx->sheets = mem_grow(xlsx->sheets, xlsx->sheet_count + 1, sizeof *xlsx->sheets);
        struct xlsx_sheet *sheet = &xlsx->sheets[xlsx->sheet_count++];
        *sheet = (struct xlsx_sheet){.name = mem_text(buf_text(&name))};
        buf_clear(&path);
        buf_addf(&path, "xl/worksheets/sheet%zu.xml",
                 xlsx->sheet_count); /* both writers number so */
        const struct xlsx_member *part = xlsx_member(xlsx, buf_text(&path));
        assert_non_null(part);
        read_sheet(xlsx, sheet, part);
    }
    xml_stop(&xml);
    buf_free(&name);
    buf_free(&path);
}

/* The rows and columns of "'Sheet'!$A:$C,'Sheet'!$1:$4" that come first. */
static void set_titles(struct xlsx_sheet *sheet, const char *ranges)
{
    for (const char *at = ranges; (at = strchr(at, ':')) != NULL; at++)
        if (at[1] == '$' && at[2] >= '0' && at[2] <= '9')
            sheet->title_rows = (int)strtol(at + 2, NULL, 10);
        else if (at[1] == '$' && at[2] >= 'A' && at[2] <= 'Z')
            sheet->title_cols = at[2] - 'A' + 1;
}

/* The last column of "'Sheet'!$A$1:$I$6", counted from 1. */
static void set_area(struct xlsx_sheet *sheet, const char *range)
{
    const char *end = strrchr(range, ':');
    for (end += end ? 2 : 0; end && *end >= 'A' && *end <= 'Z'; end++)
        sheet->print_cols = sheet->print_cols * 26 + (*end - 'A' + 1);
}

/* What is printed of each sheet, and what on every page. */
static void read_print(struct xlsx *xlsx)
{
    const struct xlsx_member *member = xlsx_member(xlsx, "xl/workbook.xml");
    struct buf name = {0}, local = {0};
    struct xml xml;
    bool inside = false;
    xml_start(&xml, member->bytes, member->size);
    for (enum xml_event event; (event = xml_next(&xml)) != XML_END;) {
        if (event == XML_OPEN && strcmp(xml.name, "definedName") == 0)
            inside = xml_attribute(&xml, "name", &name) &&
                     xml_attribute(&xml, "localSheetId", &local);
        else if (event == XML_CLOSE)
            inside = false;
        if (event != XML_TEXT || !inside)
            continue;
        struct xlsx_sheet *sheet = &xlsx->sheets[strtoul(buf_text(&local), NULL, 10)];
        if (strcmp(buf_text(&name), "_xlnm.Print_Titles") == 0)
            set_titles(sheet, buf_text(&xml.text));
        else if (strcmp(buf_text(&name), "_xlnm.Print_Area") == 0)
            set_area(sheet, buf_text(&xml.text));
    }
    xml_stop(&xml);
    buf_free(&name);
    buf_free(&local);
}

struct xlsx *xlsx_open(const char *path)
{
    struct xlsx *xlsx = mem_alloc(sizeof *xlsx);
    read_archive(xlsx, path);
    read_strings(xlsx);
    read_sheets(xlsx);
    read_print(xlsx);
    xlsx_read_styles(xlsx);
    return xlsx;
}

void xlsx_close(struct xlsx *xlsx)
{
    for (size_t i = 0; i < xlsx->member_count; i++) {
        free(xlsx->members[i].name);
        free(xlsx->members[i].bytes);
    }
    for (size_t i = 0; i < xlsx->sheet_count; i++) {
        struct xlsx_sheet *sheet = &xlsx->sheets[i];
        for (size_t k = 0; k < sheet->count; k++) {
            free(sheet->cells[k].text);
            free(sheet->cells[k].formula);
        }
        free(sheet->cells);
        free(sheet->name);
    }
    for (size_t i = 0; i < xlsx->string_count; i++)
        free(xlsx->strings[i]);
    for (size_t i = 0; i < xlsx->style_count; i++)
        free(xlsx->styles[i].format);
    free(xlsx->styles);
    free(xlsx->strings);
    free(xlsx->members);
    free(xlsx->sheets);
    free(xlsx);
}

/* ---- looking -------------------------------------------------------------------------------- */

const struct xlsx_member *xlsx_member(const struct xlsx *xlsx, const char *name)
{
    for (size_t i = 0; i < xlsx->member_count; i++)
        if (strcmp(xlsx->members[i].name, name) == 0)
            return &xlsx->members[i];
    return NULL;
}

const struct xlsx_sheet *xlsx_sheet(const struct xlsx *xlsx, const char *name)
{
    for (size_t i = 0; i < xlsx->sheet_count; i++)
        if (strcmp(xlsx->sheets[i].name, name) == 0)
            return &xlsx->sheets[i];
    return NULL;
}

const struct xlsx_cell *xlsx_at(const struct xlsx_sheet *sheet, int row, int col)
{
    for (size_t i = 0; i < sheet->count; i++)
        if (sheet->cells[i].row == row && sheet->cells[i].col == col)
            return &sheet->cells[i];
    return NULL;
}

const struct xlsx_cell *xlsx_find(const struct xlsx_sheet *sheet, const char *text)
{
    for (size_t i = 0; i < sheet->count; i++)
        if (strcmp(sheet->cells[i].text, text) == 0)
            return &sheet->cells[i];
    return NULL;
}

bool xlsx_mentions(const struct xlsx *xlsx, const char *text)
{
    for (size_t i = 0; i < xlsx->member_count; i++)
        if (strstr(xlsx->members[i].bytes, text))
            return true;
    return false;
}
