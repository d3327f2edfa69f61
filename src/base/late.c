/* Loading libraries when they are first needed. */
#include "base/late.h"

#include <dlfcn.h>
#include <string.h>

static bool explain(const struct late *late, struct err *err)
{
    const char *why = dlerror();
    return err_set(err, "the library %s cannot be used; install it again (%s)", late->file,
                   why ? why : "no reason given");
}

bool late_load(struct late *late, struct err *err)
{
    if (late->loaded)
        return true;
    void *library = dlopen(late->file, RTLD_NOW | RTLD_LOCAL); /* kept until the program ends */
    if (!library)
        return explain(late, err);
    for (size_t i = 0; i < late->count; i++) {
        void *found = dlsym(library, late->functions[i].name);
        if (!found)
            return explain(late, err);
        memcpy(late->functions[i].to, &found, sizeof found); /* C has no cast from void * to this */
    }
    late->loaded = true;
    return true;
}
