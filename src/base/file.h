/* Files: read whole, written beside and renamed, so that an output is either the old one or the
 * complete new one, whatever happens in between. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/buf.h"
#include "base/err.h"
#include <stdbool.h>
#include <stdio.h>

/* Reads all of `path` ("-" is standard input) into `out`; refuses more than max_bytes. */
bool file_read(const char *path, size_t max_bytes, struct buf *out, struct err *err);

/* An output being written. `path` "-" or NULL writes to standard output, with nothing to rename. */
struct file_out {
    FILE *stream; /* write here */
    char *given;  /* owned: the name as it was given, for messages */
    char *path;   /* owned: the final name, links followed; NULL for standard output */
    char *temp;   /* owned: the name written to, in the same folder; NULL where no file is
                   * replaced: standard output, a device, a pipe */
};
bool file_out_open(struct file_out *out, const char *path, struct err *err);
/* Flushes, syncs and renames; a failure removes the temporary and leaves the old file as it was. */
bool file_out_close(struct file_out *out, struct err *err);
void file_out_abort(struct file_out *out);

/* For libraries that want a name: an empty temporary beside `path`, owned by the caller (for "-", a
 * device or a pipe it lies in $TMPDIR) ... */
char *file_temp_beside(const char *path, struct err *err);
/* ... then synced and renamed over it, or copied into what cannot be replaced. The temporary is
 * gone afterwards, whether that succeeds or not. */
bool file_replace(const char *temp, const char *path, struct err *err);

bool file_exists(const char *path);
bool file_is_folder(const char *path);
bool file_make_folders(const char *path, struct err *err);   /* mkdir -p */
bool file_make_folder_of(const char *path, struct err *err); /* the one that a file is to lie in */
char *file_join(const char *folder, const char *name);       /* owned by the caller */
const char *file_name(const char *path);                     /* the part after the last '/' */
char *file_folder(const char *path); /* what is before that '/', or "."; owned by the caller */

/* $XDG_DATA_HOME/saebook (else ~/.local/share/saebook) joined with name; owned by the caller. */
char *file_user_data(const char *name);
/* The same under $XDG_STATE_HOME (~/.local/state) for drafts and logs, $XDG_CONFIG_HOME for
 * settings. */
char *file_user_state(const char *name);
char *file_user_config(const char *name);

#endif
