#include "check/findings.h"
#include "base/mem.h"
#include "kinds/kind.h"
#include <string.h>

static void forget(struct check_finding *finding)
{
    mem_free(finding->text);
    mem_free(finding->one);
    mem_free(finding->two);
}

void findings_clear(struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        forget(&findings->list[i]);
    mem_free(findings->list);
    *findings = (struct findings){0};
}

static bool keep(void *context, const struct check_finding *finding, struct err *err)
{
    struct findings *findings = context;
    const struct kind *kind = kind_find(finding->kind);
    (void)err;
    if (findings->count == findings->room) {
        findings->room = findings->room > 0 ? findings->room * 2 : 64;
        findings->list = mem_grow(findings->list, findings->room, sizeof *findings->list);
    }
    struct check_finding *kept = &findings->list[findings->count++];
    *kept = *finding;
    kept->kind = kind != NULL ? kind->name : "";
    kept->text = mem_text(finding->text);
    kept->one = mem_text(finding->one);
    kept->two = mem_text(finding->two);
    findings->errors += finding->check->severity == CHECK_ERROR;
    return true;
}

bool findings_add(struct findings *findings, struct book *book, const struct check *check,
                  int64_t student, struct err *err)
{
    return check_run_one(book, check, student, keep, findings, err);
}

/* Moves the findings of a check, and not about the student, from one list to the end of another. */
static void move(struct findings *from, size_t *at, const struct check *check, int64_t student,
                 struct findings *to)
{
    for (; *at < from->count && from->list[*at].check == check; ++*at) {
        struct check_finding *finding = &from->list[*at];
        if (student != 0 && finding->student != student)
            (void)keep(to, finding, NULL);
        forget(finding);
    }
}

bool findings_renew(struct findings *findings, struct book *book, int64_t student,
                    struct err *err)
{
    struct findings old = *findings;
    const struct check *check;
    size_t at = 0;
    bool ok = true;
    *findings = (struct findings){0};
    for (size_t turn = 0; (check = check_in_turn(turn)) != NULL; turn++) {
        move(&old, &at, check, student, findings);
        ok = ok && findings_add(findings, book, check, student, err);
    }
    mem_free(old.list);
    return ok;
}
