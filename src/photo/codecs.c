/* libgd and libexif, loaded when the first picture is read. */
#define CODECS_KEEP_NAMES
#include "photo/codecs.h"

#include "base/about.h"
#include "base/late.h"

struct codecs codecs;

#define FUNCTION(name) {#name, &codecs.name},
static const struct late_function gd_functions[] = {GD_FUNCTIONS(FUNCTION)};
static const struct late_function exif_functions[] = {EXIF_FUNCTIONS(FUNCTION)};

bool codecs_load(struct err *err)
{
    static struct late gd = {
        .file = about_gd,
        .functions = gd_functions,
        .count = sizeof gd_functions / sizeof gd_functions[0],
    };
    static struct late exif = {
        .file = about_exif,
        .functions = exif_functions,
        .count = sizeof exif_functions / sizeof exif_functions[0],
    };
    return late_load(&gd, err) && late_load(&exif, err);
}
