/* Tells network file systems by the number that statfs() gives; FUSE by its name in the list of
 * mounts, since it serves sshfs as well as a memory stick. */
#include "book/place.h"

#include "base/attr.h"
#include "base/buf.h"
#include "base/file.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#if defined(__linux__)
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

#define MAGIC_FUSE UINT32_C(0x65735546)

static const struct {
    uint32_t magic;
    const char *name;
} networks[] = {
    {UINT32_C(0x00006969), "NFS"},     {UINT32_C(0x0000517B), "SMB"},
    {UINT32_C(0xFF534D42), "CIFS"},    {UINT32_C(0xFE534D42), "SMB"},
    {UINT32_C(0x0000564C), "NetWare"}, {UINT32_C(0x73757245), "Coda"},
    {UINT32_C(0x5346414F), "AFS"},     {UINT32_C(0x6B414653), "AFS"},
    {UINT32_C(0x01021997), "9P"},      {UINT32_C(0x00C36400), "Ceph"},
    {UINT32_C(0x0BD00BD0), "Lustre"},  {UINT32_C(0x786F4256), "VirtualBox"},
};

static bool fuse_is_network(const char *path)
{
    struct stat about;
    struct buf mounts = {0};
    bool network = true;
    if (stat(path, &about) == 0 && file_read("/proc/self/mountinfo", 4 << 20, &mounts, NULL))
        network =
            place_fuse_is_network(buf_text(&mounts), major(about.st_dev), minor(about.st_dev));
    buf_free(&mounts);
    return network;
}

const char *place_network(const char *path)
{
    struct statfs about;
    if (statfs(path, &about) != 0)
        return NULL;
    uint32_t magic = (uint32_t)about.f_type;
    for (size_t i = 0; i < COUNT_OF(networks); i++)
        if (networks[i].magic == magic)
            return networks[i].name;
    return magic == MAGIC_FUSE && fuse_is_network(path) ? "FUSE" : NULL;
}

#else

const char *place_network(const char *path)
{
    (void)path;
    return NULL;
}

#endif

/* A line: "36 35 98:0 /root /mount options optional... - TYPE source options". */
bool place_fuse_is_network(const char *mountinfo, unsigned device_major, unsigned device_minor)
{
    for (const char *line = mountinfo; line && *line; line = strchr(line, '\n')) {
        if (*line == '\n')
            line++;
        unsigned line_major, line_minor;
        if (sscanf(line, "%*u %*u %u:%u", &line_major, &line_minor) != 2)
            continue;
        if (line_major != device_major || line_minor != device_minor)
            continue;
        const char *end = strchr(line, '\n');
        const char *type = strstr(line, " - ");
        if (!type || (end && type > end))
            continue;
        type += 3;
        return strncmp(type, "fuseblk ", 8) != 0 && strncmp(type, "fuse.lxcfs ", 11) != 0;
    }
    return true;
}
