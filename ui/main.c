/* Where commands and screens meet: `saebook [BOOK]` opens the screens, everything else is a command. */
#include "base/file.h"
#include "base/mem.h"
#include "base/prefs.h"
#include "base/tr.h"
#include "cli/cli.h"
#include "kinds/listing.h"
#include "kit/app.h"
#include "kit/term.h"
#include "screen/find/places.h"
#include "screen/screens.h"
#include "screen/session.h"
#include "screen/start/recent.h"
#include "screen/start/settings.h"
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One person's book opens at that person's home; a class's at the class. */
static void first_screens(struct app *app)
{
    struct listing *listing = listing_open(session_of(app)->book, kind_find("student"));
    struct record two[2];
    int count = listing_read(listing, 0, true, 2, two, NULL);
    int64_t only = count == 1 ? two[0].id : 0;
    for (int i = 0; i < count; i++)
        record_clear(&two[i]);
    listing_close(listing);
    students_screen(app);
    if (only != 0)
        home_screen(app, only);
}

static int fail(const struct err *err)
{
    (void)fprintf(stderr, "saebook: %s\n", err->text);
    return 1;
}

static int run_screens(const char *path)
{
    struct session session = {.book = NULL};
    struct err err = {{0}};
    struct err damaged = {{0}};
    struct term_options options = {.scheme = NULL};
    bool settings_read = settings_start(&options, &damaged);
    if (path != NULL && !session_open(&session, path, &err))
        return fail(&err);
    if (!term_start(&options, &err)) {
        session_close(&session);
        return fail(&err);
    }
    struct app *app = app_new(&session);
    app_set_global(app, &session_keys, session_command, session_enabled);
    app_set_places(app, &places);
    session_tell_writable(app);
    if (session.book != NULL) {
        recent_note(path);
        first_screens(app);
        session_tell_warning(app);
        session_tell_drafts(app);
    } else {
        start_screen(app);
    }
    if (!settings_read)
        app_error(app, "%s", damaged.text);
    int signal_number = app_run(app);
    app_free(app);
    term_stop();
    session_close(&session);
    prefs_forget();
    if (signal_number != 0) { /* end as the signal would have, so that whoever sent it sees it */
        (void)signal(signal_number, SIG_DFL);
        (void)raise(signal_number);
    }
    return 0;
}

int main(int argc, char **argv)
{
    const char *path = NULL;
    (void)setlocale(LC_ALL, "");
    tr_use_environment();
    if (!cli_wants_screens(argc, argv, &path))
        return cli_main(argc, argv);
    char *own = NULL;
    if (path == NULL) { /* the usual book, where there is one */
        const char *named = getenv("SAEBOOK");
        own = named != NULL && named[0] != '\0' ? mem_text(named) : file_user_data("chapter.saebook");
        path = named != NULL && named[0] != '\0' ? own : file_exists(own) ? own : NULL;
    }
    int status = run_screens(path);
    mem_free(own);
    return status;
}
