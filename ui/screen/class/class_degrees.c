#include "screen/class/class_degrees.h"
#include "degree/progress.h"
#include <string.h>

bool class_degrees_about(struct class_degrees *self, const char *degree, int64_t version,
                         struct date day)
{
    if (self->degree && strcmp(self->degree, degree) == 0 && self->version == version &&
        date_compare(self->day, day) == 0)
        return false;
    self->degree = degree;
    self->version = version;
    self->day = day;
    self->count = self->oldest = 0;
    return true;
}

const struct class_degree *class_degrees_find(struct class_degrees *self, int64_t student)
{
    for (size_t i = 0; i < self->count; i++)
        if (self->all[i].student == student)
            return self->all[i].known ? &self->all[i] : NULL;
    size_t at = self->oldest;
    if (self->count < CLASS_DEGREES)
        at = self->count++;
    else
        self->oldest = (self->oldest + 1) % CLASS_DEGREES;
    self->all[at] = (struct class_degree){.student = student};
    return NULL;
}

bool class_degrees_wants(const struct class_degrees *self)
{
    for (size_t i = 0; i < self->count; i++)
        if (!self->all[i].known)
            return true;
    return false;
}

static bool take(void *context, struct degree_progress *progress, struct err *err)
{
    struct class_degrees *self = context;
    (void)err;
    for (size_t i = 0; i < self->count; i++)
        if (self->all[i].student == progress->student)
            self->all[i] = (struct class_degree){progress->student, (int64_t)progress->met,
                                                 (int64_t)progress->count, true};
    return true;
}

bool class_degrees_read(struct class_degrees *self, struct book *book, struct err *err)
{
    const struct degree_query query = {
        .degree = self->degree, .as_of = self->day, .counts_alone = true};
    int64_t wanted[CLASS_DEGREES];
    size_t count = 0;
    for (size_t i = 0; i < self->count; i++) {
        if (!self->all[i].known)
            wanted[count++] = self->all[i].student;
    }
    return degree_progress_each(book, wanted, count, &query, take, self, err);
}

void class_degrees_settle(struct class_degrees *self)
{
    for (size_t i = 0; i < self->count; i++)
        self->all[i].known = true;
}
