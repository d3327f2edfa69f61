/* The keyboard's end of the terminal: waits, reads, decodes. Used by term.c alone. */
#ifndef KIT_INPUT_H
#define KIT_INPUT_H

#include "kit/decode.h"
#include "kit/event.h"
#include <stdbool.h>
#include <stdint.h>

enum { INPUT_BYTES = 4096 };

struct input {
    struct decode decode;
    char bytes[INPUT_BYTES]; /* read and not yet decoded */
    size_t at, len;
    int escape_ms; /* how long an Esc waits for what would make it another key */
};

void input_start(struct input *input);
void input_stop(struct input *input);

enum input_outcome { INPUT_EVENT, INPUT_TIMEOUT, INPUT_SIGNAL, INPUT_CLOSED };

/* The next event from standard input; INPUT_SIGNAL as soon as signal_fd is readable. */
enum input_outcome input_next(struct input *input, int signal_fd, int timeout_ms,
                              struct event *event);

int64_t input_now_ms(void);

#endif
