/* Civil dates, 1900-01-01 to 2199-12-31. Stored and exchanged as ISO text "YYYY-MM-DD".
 *
 * "Today" is the chapter's day: date_set_zone() is called with the chapter's time zone when a book
 * opens; SAEBOOK_TODAY=YYYY-MM-DD in the environment overrides it (for tests). */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct date {
    int year, month, day; /* year 0 means: no date */
};

enum { DATE_ISO_SIZE = 11, DATE_TEXT_SIZE = 32 };

bool date_is_valid(struct date date);
int date_compare(struct date a, struct date b); /* <0, 0, >0 */
int date_number(struct date date);              /* days since 1970-01-01 */
struct date date_from_number(int days);
int date_weekday(struct date date); /* 0 Sunday ... 6 Saturday */
int date_month_days(int year, int month);
struct date date_add_months(struct date date, int months); /* day clipped to the month's last */
/* The first year of the school year (July to June) it lies in. */
int date_school_year(struct date date);

/* "America/Chicago"; NULL or "" for the machine's. Sets TZ of this process: the C library knows no
 * other way. A name that it does not know counts as UTC. */
void date_set_zone(const char *time_zone);
struct date date_today(void);

/* Exactly YYYY-MM-DD and a real day. */
bool date_parse_iso(const char *text, size_t nbytes, struct date *out);

/* What people type: ISO, 11/20/2026, 11/20/26, 11-20-2026, 11/20 (the latest that is not in the
 * future), 20 Nov 2026, Nov 20, 2026, 20-Nov-26, 20 Nov, today, yesterday, -3 (days ago), mon ...
 * sunday (the last one, today included), and these words in the reader's language. The error says
 * what would be right, and names the month's length for a 31 February. */
bool date_parse(const char *text, size_t nbytes, struct date *out, struct err *err);

const char *date_iso(struct date date, char out[static DATE_ISO_SIZE]);    /* returns out */
const char *date_human(struct date date, char out[static DATE_TEXT_SIZE]); /* "Sun 22 Nov 2026" */
/* Now, as the history keeps it: UTC, "2026-11-22T07:42:15Z". SAEBOOK_NOW in the environment overrides
 * it (for tests). Returns out. */
enum { DATE_MOMENT_SIZE = 24 };
const char *date_moment(char out[static DATE_MOMENT_SIZE]);
/* A moment as the history keeps it, "2026-11-22T07:42:15Z", as the local "2026-11-22 07:42"; as it
 * stands where it cannot be read. Returns out. */
const char *date_local_minute(const char *moment, char out[static DATE_TEXT_SIZE]);
const char *date_short(struct date date, char out[static DATE_TEXT_SIZE]); /* "22 Nov 2026" */
const char *date_month(int month); /* 1 to 12: "November" */
const char *date_month_short(int month, char out[static DATE_TEXT_SIZE]); /* "Nov" */
/* "Nov 2026"; "" where it is no date. Returns out. */
const char *date_month_year(struct date date, char out[static DATE_TEXT_SIZE]);
/* "today", "yesterday", "5 days", and beyond 60 days "20 Nov 2025". */
const char *date_ago(struct date date, char out[static DATE_TEXT_SIZE]);

#endif
