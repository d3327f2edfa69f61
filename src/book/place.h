/* Where a book lies: on a disk of this machine, or on a network file system, where neither WAL nor
 * kernel locks can be trusted. */
#ifndef BOOK_PLACE_H
#define BOOK_PLACE_H

#include <stdbool.h>
#include <sys/types.h>

/* The network file system's name ("NFS"), or NULL for a local disk and where it cannot be told. */
const char *place_network(const char *path);

/* Whether the mount of device major:minor in the text of /proc/self/mountinfo is a FUSE file system
 * over a network. One that the text does not mention counts as such. */
bool place_fuse_is_network(const char *mountinfo, unsigned device_major, unsigned device_minor);

#endif
