/* saebook sample FILE: the invented chapter to look around in. */
#include "base/mem.h"
#include "base/tr.h"
#include "cli/tools.h"
#include "exchange/sample.h"
#include <stdio.h>
#include <unistd.h>

static bool tell(void *context, const char *kind, int done, int total)
{
    (void)context;
    (void)fprintf(stderr, "\r\033[K%d/%d: %s", done + 1, total, kind);
    return true;
}

int cli_sample(struct cli *cli)
{
    const char *from = cli_option(cli, "from"), *path = cli->words[0];
    char *folder = from ? mem_text(from) : sample_folder(&cli->err);
    bool is_watched = isatty(STDERR_FILENO);
    bool ok = folder && sample_make(folder, path, is_watched ? tell : NULL, NULL, &cli->err);
    mem_free(folder);
    if (is_watched)
        (void)fprintf(stderr, "\r\033[K");
    if (!ok)
        return cli_failed(cli);
    cli_say("made the sample chapter; open it with: saebook %s", path);
    return 0;
}
