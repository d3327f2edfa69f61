#include "support/xml.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static enum xml_event broken(struct xml *xml, const char *why)
{
    xml->why = why;
    xml->at = xml->end;
    return XML_BROKEN;
}

void xml_start(struct xml *xml, const char *document, size_t nbytes)
{
    *xml = (struct xml){.at = document, .end = document + nbytes};
}

void xml_stop(struct xml *xml)
{
    buf_free(&xml->text);
}

/* Adds decoded text; false on an entity that is none. */
static bool decode(struct buf *out, const char *text, size_t nbytes)
{
    static const struct {
        const char *name;
        char byte;
    } entities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    for (size_t i = 0; i < nbytes;) {
        bool known = false;
        if (text[i] != '&') {
            buf_add_char(out, text[i++]);
            continue;
        }
        for (size_t k = 0; k < sizeof entities / sizeof entities[0] && !known; k++) {
            size_t length = strlen(entities[k].name);
            if (nbytes - i >= length && memcmp(text + i, entities[k].name, length) == 0) {
                buf_add_char(out, entities[k].byte);
                i += length;
                known = true;
            }
        }
        if (!known && nbytes - i > 3 && text[i + 1] == '#') {
            char *after;
            long code = text[i + 2] == 'x' ? strtol(text + i + 3, &after, 16)
                                           : strtol(text + i + 2, &after, 10);
            known = *after == ';' && code > 0 && code < 128;
            if (known)
                buf_add_char(out, (char)code);
            i = (size_t)(after - text) + 1;
        }
        if (!known)
            return false;
    }
    return true;
}

static bool is_clean(const char *text, size_t nbytes)
{
    for (size_t i = 0; i < nbytes; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (byte < ' ' && byte != '\n' && byte != '\t' && byte != '\r')
            return false;
    }
    for (size_t i = 0; i < nbytes;) { /* each character whole */
        size_t bytes = 1;
        unsigned char byte = (unsigned char)text[i];
        if (byte >= 0x80)
            bytes = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
        if (bytes == 0 || bytes > nbytes - i)
            return false;
        for (size_t k = 1; k < bytes; k++)
            if (((unsigned char)text[i + k] & 0xc0) != 0x80)
                return false;
        i += bytes;
    }
    return true;
}

static enum xml_event read_text(struct xml *xml)
{
    const char *next = memchr(xml->at, '<', (size_t)(xml->end - xml->at));
    size_t nbytes = (size_t)((next ? next : xml->end) - xml->at);
    buf_clear(&xml->text);
    if (!is_clean(xml->at, nbytes))
        return broken(xml, "text that is not UTF-8, or with control characters");
    if (!decode(&xml->text, xml->at, nbytes))
        return broken(xml, "an unknown entity");
    xml->at += nbytes;
    if (xml->depth == 0 && strspn(buf_text(&xml->text), " \r\n\t") < xml->text.len)
        return broken(xml, "text outside the root");
    return XML_TEXT;
}

static bool read_name(struct xml *xml)
{
    size_t length = strcspn(xml->at, " \t\r\n/>");
    if (length == 0 || length >= XML_NAME)
        return false;
    memcpy(xml->name, xml->at, length);
    xml->name[length] = '\0';
    xml->at += length;
    return true;
}

/* The end of the tag's attributes: every one NAME="VALUE". NULL if not. */
static const char *scan_attributes(struct xml *xml)
{
    const char *at = xml->at;
    for (;;) {
        const char *word = at + strspn(at, " \t\r\n");
        if (word >= xml->end)
            return NULL;
        if (*word == '>' || *word == '/' || *word == '?')
            return word;
        size_t name = strcspn(word, "= \t\r\n/><\"");
        if (word == at || name == 0 || word[name] != '=' || word[name + 1] != '"')
            return NULL;
        size_t value = strcspn(word + name + 2, "\"<");
        if (word[name + 2 + value] != '"' || !is_clean(word + name + 2, value))
            return NULL;
        struct buf decoded = {0};
        bool good = decode(&decoded, word + name + 2, value);
        buf_free(&decoded);
        if (!good)
            return NULL;
        at = word + name + 2 + value + 1;
    }
}

static enum xml_event read_open(struct xml *xml)
{
    if (!read_name(xml))
        return broken(xml, "a tag without a name");
    if (xml->depth == 0 && xml->begun)
        return broken(xml, "a second root");
    if (xml->depth == XML_DEPTH)
        return broken(xml, "too deep");
    const char *after = scan_attributes(xml);
    if (!after)
        return broken(xml, "attributes that cannot be read");
    xml->attributes = xml->at;
    xml->attribute_bytes = (size_t)(after - xml->at);
    xml->close_next = *after == '/';
    if (xml->close_next && after[1] != '>')
        return broken(xml, "a stray slash");
    xml->at = after + (xml->close_next ? 2 : 1);
    memcpy(xml->open[xml->depth++], xml->name, XML_NAME);
    xml->begun = true;
    return XML_OPEN;
}

static enum xml_event read_close(struct xml *xml)
{
    xml->at += 2;
    if (!read_name(xml) || *xml->at != '>')
        return broken(xml, "a closing tag that cannot be read");
    xml->at++;
    if (xml->depth == 0 || strcmp(xml->open[xml->depth - 1], xml->name) != 0)
        return broken(xml, "a closing tag that fits none");
    xml->depth--;
    return XML_CLOSE;
}

enum xml_event xml_next(struct xml *xml)
{
    if (xml->why)
        return XML_BROKEN;
    if (xml->close_next) {
        xml->close_next = false;
        memcpy(xml->name, xml->open[--xml->depth], XML_NAME);
        return XML_CLOSE;
    }
    if (xml->at >= xml->end)
        return xml->depth > 0 || !xml->begun ? broken(xml, "it ends too soon") : XML_END;
    if (*xml->at != '<')
        return read_text(xml);
    if (xml->at[1] == '?') {
        const char *after = strstr(xml->at, "?>");
        if (!after || xml->begun)
            return broken(xml, "a declaration out of place");
        xml->at = after + 2;
        return xml_next(xml);
    }
    if (xml->at[1] == '/')
        return read_close(xml);
    xml->at++;
    return read_open(xml);
}

bool xml_attribute(const struct xml *xml, const char *name, struct buf *out)
{
    size_t length = strlen(name);
    const char *end = xml->attributes + xml->attribute_bytes;
    buf_clear(out);
    for (const char *at = xml->attributes; at + length + 2 < end; at++) {
        bool word =
            (at[-1] == ' ' || at[-1] == '\n') && memcmp(at, name, length) == 0 && at[length] == '=';
        if (!word)
            continue;
        at += length + 2;
        return decode(out, at, strcspn(at, "\""));
    }
    return false;
}

const char *xml_fault(const char *document, size_t nbytes)
{
    struct xml xml;
    enum xml_event event;
    xml_start(&xml, document, nbytes);
    do
        event = xml_next(&xml);
    while (event != XML_END && event != XML_BROKEN);
    xml_stop(&xml);
    return xml.why;
}
