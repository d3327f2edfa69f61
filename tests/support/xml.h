/* Just enough of XML for the tests: a reader that goes from tag to tag and says where a document is
 * not well-formed. No DTDs, comments or CDATA: workbooks have none. */
#ifndef SUPPORT_XML_H
#define SUPPORT_XML_H

#include "base/buf.h"
#include <stdbool.h>
#include <stddef.h>

enum { XML_DEPTH = 64, XML_NAME = 64 };

enum xml_event { XML_OPEN, XML_CLOSE, XML_TEXT, XML_END, XML_BROKEN };

struct xml {
    const char *at, *end;
    char name[XML_NAME];    /* of the tag opened or closed, with its prefix */
    const char *attributes; /* of the tag opened */
    size_t attribute_bytes;
    struct buf text;                /* decoded */
    char open[XML_DEPTH][XML_NAME]; /* tags that are open */
    int depth;
    bool close_next; /* an empty element: its closing comes next */
    bool begun;      /* the root has been seen */
    const char *why; /* what is broken */
};

void xml_start(struct xml *xml, const char *document, size_t nbytes);
enum xml_event xml_next(struct xml *xml);
/* An attribute of the tag just opened, decoded into `out`; false if it has none of that name. */
bool xml_attribute(const struct xml *xml, const char *name, struct buf *out);
void xml_stop(struct xml *xml);

/* NULL if it is well-formed, else what is wrong with it. */
const char *xml_fault(const char *document, size_t nbytes);

#endif
