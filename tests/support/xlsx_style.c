/* How cells look, as far as tests ask, and what they show. */
#include "support/check.h"

#include "base/date.h"
#include "base/mem.h"
#include "support/xlsx.h"
#include "support/xlsx_inside.h"
#include "support/xml.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Of sections and of the names of columns. */
#define GOLD      "FFFFC72C"
#define PALE_BLUE "FFDCE6F1"

struct reading {
    struct {
        size_t id;
        char *code;
    } formats[64];
    size_t format_count;
    bool doubled[128]; /* borders with a double line below */
    size_t border_count;
    bool headings[128]; /* fills of headings */
    size_t fill_count;
    bool cells; /* inside cellXfs */
};

static const char *format_of(const struct reading *reading, size_t id)
{
    static const char *const known[] = {"General",  "0",        "0.00",        "#,##0",
                                        "#,##0.00", [9] = "0%", [10] = "0.00%"};
    for (size_t i = 0; i < reading->format_count; i++)
        if (reading->formats[i].id == id)
            return reading->formats[i].code;
    return id < COUNT_OF(known) && known[id] ? known[id] : "?";
}

static size_t number_of(const struct xml *xml, const char *name)
{
    struct buf text = {0};
    size_t number = xml_attribute(xml, name, &text) ? strtoul(buf_text(&text), NULL, 10) : 0;
    buf_free(&text);
    return number;
}

static void open_tag(struct xlsx *xlsx, struct reading *reading, const struct xml *xml)
{
    struct buf text = {0};
    if (strcmp(xml->name, "numFmt") == 0 && reading->format_count < COUNT_OF(reading->formats) &&
        xml_attribute(xml, "formatCode", &text)) {
        reading->formats[reading->format_count].id = number_of(xml, "numFmtId");
        reading->formats[reading->format_count++].code = mem_text(buf_text(&text));
    } else if (strcmp(xml->name, "border") == 0) {
        assert_true(++reading->border_count < COUNT_OF(reading->doubled));
    } else if (strcmp(xml->name, "bottom") == 0 && reading->border_count > 0) {
        reading->doubled[reading->border_count - 1] =
            xml_attribute(xml, "style", &text) && strcmp(buf_text(&text), "double") == 0;
    } else if (strcmp(xml->name, "fill") == 0) {
        assert_true(++reading->fill_count < COUNT_OF(reading->headings));
    } else if (strcmp(xml->name, "fgColor") == 0 && reading->fill_count > 0) {
        reading->headings[reading->fill_count - 1] =
            xml_attribute(xml, "rgb", &text) &&
            (strcmp(buf_text(&text), GOLD) == 0 || strcmp(buf_text(&text), PALE_BLUE) == 0);
    } else if (strcmp(xml->name, "cellXfs") == 0) {
        reading->cells = true;
    } else if (strcmp(xml->name, "xf") == 0 && reading->cells) {
        xlsx->styles = mem_grow(xlsx->styles, xlsx->style_count + 1, sizeof *xlsx->styles);
        xlsx->styles[xlsx->style_count++] =
            (struct xlsx_style){mem_text(format_of(reading, number_of(xml, "numFmtId"))),
                                reading->doubled[number_of(xml, "borderId")],
                                reading->headings[number_of(xml, "fillId")]};
    }
    buf_free(&text);
}

void xlsx_read_styles(struct xlsx *xlsx)
{
    const struct xlsx_member *member = xlsx_member(xlsx, "xl/styles.xml");
    struct reading reading = {.format_count = 0};
    struct xml xml;
    assert_non_null(member);
    xml_start(&xml, member->bytes, member->size);
    for (enum xml_event event; (event = xml_next(&xml)) != XML_END;) {
        assert_int_not_equal(event, XML_BROKEN);
        if (event == XML_OPEN)
            open_tag(xlsx, &reading, &xml);
        else if (event == XML_CLOSE && strcmp(xml.name, "cellXfs") == 0)
            reading.cells = false;
    }
    xml_stop(&xml);
    for (size_t i = 0; i < reading.format_count; i++)
        free(reading.formats[i].code);
}

/* ---- what is shown -------------------------------------------------------------------------- */

static void show_grouped(struct buf *out, double number, int decimals)
{
    char digits[64];
    snprintf(digits, sizeof digits, "%.*f", decimals, fabs(number));
    size_t whole = strcspn(digits, ".");
    if (number < 0)
        buf_add_char(out, '-');
    for (size_t i = 0; digits[i]; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0)
            buf_add_char(out, ',');
        buf_add_char(out, digits[i]);
    }
}

static void show_date(struct buf *out, double number)
{
    const struct date first = {1899, 12, 30};
    struct date day = date_from_number(date_number(first) + (int)number);
    char month[DATE_TEXT_SIZE];
    buf_addf(out, "%s %d, %d", date_month_short(day.month, month), day.day, day.year);
}

void xlsx_show(const struct xlsx *xlsx, const struct xlsx_cell *cell, struct buf *out)
{
    assert_true(cell->style < xlsx->style_count);
    const char *format = xlsx->styles[cell->style].format;
    if (cell->is_text)
        buf_add_text(out, cell->text);
    else if (strncmp(format, "#,##0.00", 8) == 0)
        show_grouped(out, cell->number, 2);
    else if (strncmp(format, "#,##0", 5) == 0)
        show_grouped(out, cell->number, 0);
    else if (strcmp(format, "0") == 0)
        buf_addf(out, "%.0f", cell->number);
    else if (strcmp(format, "0.00%") == 0)
        buf_addf(out, "%.2f%%", cell->number * 100);
    else if (strcmp(format, "mmm d, yyyy") == 0)
        show_date(out, cell->number);
    else if (strcmp(format, "General") == 0)
        buf_addf(out, "%.10g", cell->number);
    else
        fail_msg("a format that the tests do not know: %s", format);
}
