#include "kit/event.h"

bool event_is(const struct event *event, unsigned key)
{
    return (event->kind == EVENT_KEY || event->kind == EVENT_CHAR) && event->key == key;
}

bool event_is_user(const struct event *event)
{
    return event->kind == EVENT_KEY || event->kind == EVENT_CHAR || event->kind == EVENT_PASTE ||
           event->kind == EVENT_MOUSE;
}
