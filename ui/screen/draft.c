#include "screen/draft.h"
#include "base/mem.h"
#include <stdlib.h>
#include <string.h>

struct draft {
    struct draft *next;
    const struct kind *kind;
    int64_t student, project, owner_id, id;
    struct draft_line {
        char *field, *text; /* owned */
    } *lines;
    size_t count;
};

static bool is_of(const struct draft *draft, const struct records_of *of, int64_t id)
{
    return draft->kind == of->kind && draft->student == of->student &&
           draft->project == of->project && draft->owner_id == of->owner_id && draft->id == id;
}

static void empty(struct draft *draft)
{
    for (size_t i = 0; i < draft->count; i++) {
        mem_free(draft->lines[i].field);
        mem_free(draft->lines[i].text);
    }
    mem_free(draft->lines);
    draft->lines = NULL;
    draft->count = 0;
}

const struct draft *draft_find(const struct session *session, const struct records_of *of,
                               int64_t id)
{
    for (const struct draft *draft = session->drafts; draft != NULL; draft = draft->next)
        if (is_of(draft, of, id))
            return draft;
    return NULL;
}

struct draft *draft_new(struct session *session, const struct records_of *of, int64_t id)
{
    draft_drop(session, of, id);
    struct draft *draft = mem_alloc(sizeof *draft);
    *draft = (struct draft){.next = session->drafts, .kind = of->kind, .student = of->student,
                            .project = of->project, .owner_id = of->owner_id, .id = id};
    session->drafts = draft;
    return draft;
}

void draft_add(struct draft *draft, const char *field, const char *text)
{
    draft->lines = mem_grow(draft->lines, draft->count + 1, sizeof *draft->lines);
    draft->lines[draft->count++] = (struct draft_line){mem_text(field), mem_text(text)};
}

void draft_drop(struct session *session, const struct records_of *of, int64_t id)
{
    for (struct draft **at = &session->drafts; *at != NULL; at = &(*at)->next)
        if (is_of(*at, of, id)) {
            struct draft *gone = *at;
            *at = gone->next;
            empty(gone);
            mem_free(gone);
            return;
        }
}

void draft_drop_all(struct session *session)
{
    while (session->drafts != NULL) {
        struct draft *next = session->drafts->next;
        empty(session->drafts);
        mem_free(session->drafts);
        session->drafts = next;
    }
}

size_t draft_count(const struct draft *draft)
{
    return draft->count;
}

const char *draft_field(const struct draft *draft, size_t at)
{
    return draft->lines[at].field;
}

const char *draft_text(const struct draft *draft, size_t at)
{
    return draft->lines[at].text;
}
