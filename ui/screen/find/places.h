/* Where one can go by name, from any screen: screens, lists of every kind of record, new records,
 * reports. For ":" and for "/"; found by the words of other record books, too. */
#ifndef SCREEN_FIND_PLACES_H
#define SCREEN_FIND_PLACES_H

#include "kit/app.h"

extern const struct app_places places;

#endif
