#include "kit/clusters.h"

#include "base/mem.h"
#include <string.h>

enum { SLOTS = 2 * CLUSTERS_MAX };

static struct {
    struct cluster *all;
    uint16_t *slots; /* index + 1, open addressing */
    size_t count;
} clusters;

/* What curses is given for a cluster: its first character that takes room, and the combining marks
 * after it. Joiners and variation selectors are left out: terminals disagree about their width. */
static void fill_wide(struct cluster *cluster)
{
    mbstate_t state;
    size_t count = 0;
    memset(&state, 0, sizeof(state));
    for (size_t at = 0; at < cluster->size && count < CLUSTER_CHARS;) {
        wchar_t character;
        size_t used = mbrtowc(&character, cluster->bytes + at, cluster->size - at, &state);
        if (used == 0 || used > cluster->size)
            break;
        at += used;
        int width = wcwidth(character);
        bool joiner = character == 0x200D || (character >= 0xFE00 && character <= 0xFE0F);
        if (count == 0 ? width > 0 : width == 0 && !joiner) {
            cluster->wide[count++] = character;
            if (count == 1)
                cluster->drawn = (uint8_t)width;
        }
    }
    if (count == 0 || cluster->drawn > cluster->width) {
        cluster->wide[0] = L'?';
        cluster->drawn = 1;
        count = 1;
    }
    cluster->wide[count] = L'\0';
}

static uint32_t hash_bytes(const char *bytes, size_t nbytes)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < nbytes; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return hash;
}

uint32_t clusters_index(const char *bytes, size_t nbytes, int width)
{
    if (!clusters.all) {
        clusters.all = mem_array(CLUSTERS_MAX, sizeof(*clusters.all));
        clusters.slots = mem_array(SLOTS, sizeof(*clusters.slots));
    }
    if (nbytes > CLUSTER_BYTES) /* more marks than anybody can read; the first few are kept */
        nbytes = CLUSTER_BYTES;
    uint32_t slot = hash_bytes(bytes, nbytes) % SLOTS;
    for (; clusters.slots[slot]; slot = (slot + 1) % SLOTS) {
        const struct cluster *cluster = &clusters.all[clusters.slots[slot] - 1];
        if (cluster->size == nbytes && memcmp(cluster->bytes, bytes, nbytes) == 0 &&
            cluster->width == width)
            return clusters.slots[slot] - 1u;
    }
    if (clusters.count == CLUSTERS_MAX)
        return CLUSTERS_MAX; /* until the next frame begins with an empty table */
    struct cluster *added = &clusters.all[clusters.count++];
    memcpy(added->bytes, bytes, nbytes);
    added->size = (uint8_t)nbytes;
    added->width = (uint8_t)width;
    fill_wide(added);
    clusters.slots[slot] = (uint16_t)clusters.count;
    return (uint32_t)clusters.count - 1;
}

void clusters_forget(void)
{
    memset(clusters.slots, 0, SLOTS * sizeof(*clusters.slots));
    clusters.count = 0;
}

const struct cluster *clusters_at(uint32_t index)
{
    return &clusters.all[index];
}

bool clusters_are_full(void)
{
    return clusters.count == CLUSTERS_MAX;
}
