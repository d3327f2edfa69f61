#include "base/tr.h"

#include "base/catalog.h"
#include "base/embed.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CODE_SIZE = 24 };

static struct catalog catalog;
static bool translates; /* false: English, there is nothing to look up */
static char language[CODE_SIZE] = "en";
static struct catalog plain_catalog; /* of that language, where plain words are wanted */
static bool wants_plain, has_plain;
static int english; /* how often tr_english_begin() was called and not yet ended */

static const char *look_up(const char *context, const char *words)
{
    const char *found = NULL;
    bool looks = words && words[0] != '\0'; /* "" would find the catalog's header */

    if (has_plain && looks)
        found = catalog_find(&plain_catalog, context, words);
    if (!found && translates && looks)
        found = catalog_find(&catalog, context, words);
    return found ? found : words;
}

const char *tr(const char *words)
{
    return english > 0 ? words : look_up(NULL, words);
}

const char *tr_in(const char *context, const char *words)
{
    return english > 0 ? words : look_up(context, words);
}

const char *tr_for_reader(const char *words)
{
    return look_up(NULL, words);
}

void tr_english_begin(void)
{
    english++;
}

void tr_english_end(void)
{
    english--;
}

const char *tr_count(const char *one, const char *many, int64_t number)
{
    bool looks = translates && english == 0;
    const char *found = looks ? catalog_find_count(&catalog, one, number) : NULL;

    return found ? found : number == 1 ? one : many;
}

/* ---- which language ------------------------------------------------------------------------- */

static bool open_catalog(struct catalog *out, const char *code)
{
    char path[CODE_SIZE + 16];

    (void)snprintf(path, sizeof(path), "po/%s.mo", code);
    const struct embed_file *file = embed_find(path);
    return file && catalog_open(out, file->data, file->size, NULL);
}

static bool is_english(const char *code)
{
    return strcmp(code, "en") == 0 || strncmp(code, "en_", 3) == 0 || strcmp(code, "C") == 0 ||
           strcmp(code, "POSIX") == 0;
}

/* One name, as "es_MX.UTF-8" or "es": with its country first, then without. */
static bool use_one(const char *name, size_t nbytes)
{
    char code[CODE_SIZE];
    size_t len = strcspn(name, ".@:");

    len = len < nbytes ? len : nbytes;
    if (len == 0 || len >= sizeof(code))
        return false;
    memcpy(code, name, len);
    code[len] = '\0';
    translates = !is_english(code) && open_catalog(&catalog, code);
    if (!translates && !is_english(code) && strchr(code, '_')) {
        *strchr(code, '_') = '\0';
        translates = open_catalog(&catalog, code);
    }
    if (!translates && !is_english(code))
        return false;
    (void)snprintf(language, sizeof(language), "%s", translates ? code : "en");
    return true;
}

static bool use_first(const char *wanted)
{
    for (const char *at = wanted; *at != '\0';) {
        size_t nbytes = strcspn(at, ":");

        if (use_one(at, nbytes))
            return true;
        at += nbytes + (at[nbytes] == ':');
    }
    translates = false;
    memcpy(language, "en", sizeof("en"));
    return false;
}

void tr_use_plain(bool plain)
{
    char code[CODE_SIZE + 8];

    (void)snprintf(code, sizeof(code), "plain/%s", language);
    wants_plain = plain;
    has_plain = plain && open_catalog(&plain_catalog, code);
}

bool tr_use(const char *wanted)
{
    bool known = use_first(wanted);

    tr_use_plain(wants_plain);
    return known;
}

void tr_use_environment(void)
{
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    const char *all = getenv("LC_ALL");

    if (all && (strcmp(all, "C") == 0 || strcmp(all, "POSIX") == 0)) {
        (void)tr_use("en");
        return;
    }
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *wanted = getenv(names[i]);

        if (wanted && wanted[0] != '\0') {
            (void)tr_use(wanted);
            return;
        }
    }
    (void)tr_use("en");
}

const char *tr_language(void)
{
    return language;
}

const char *tr_language_at(size_t at, const char **name)
{
    static char code[CODE_SIZE];
    struct catalog other;

    if (at == 0) {
        *name = "English";
        return "en";
    }
    for (size_t i = 0; i < embed_count; i++) {
        const char *path = embed_files[i].path;

        if (strncmp(path, "po/", 3) != 0 || strchr(path + 3, '/') || --at > 0)
            continue;
        (void)snprintf(code, sizeof(code), "%.*s", (int)strcspn(path + 3, "."), path + 3);
        const char *own = open_catalog(&other, code)
                              ? catalog_find(&other, "what this language calls itself", "English")
                              : NULL;
        *name = own ? own : code;
        return code;
    }
    return NULL;
}
