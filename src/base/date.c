/* Civil dates: arithmetic on days, what people type, the chapter's today. */
#include "base/date.h"

#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const examples = N_("type it as 11/20/2026, 11/20, 2026-11-20, today, yesterday, mon or -3");

enum { DATE_FIRST_YEAR = 1900, DATE_LAST_YEAR = 2199, DATE_AGO_DAYS = 60 };

static const char *const month_names[] = {N_("January"),   N_("February"), N_("March"),    N_("April"),
                                          N_("May"),       N_("June"),     N_("July"),     N_("August"),
                                          N_("September"), N_("October"),  N_("November"), N_("December")};
static const char *const weekday_names[] = {N_("sunday"),   N_("monday"), N_("tuesday"), N_("wednesday"),
                                            N_("thursday"), N_("friday"), N_("saturday")};
static const char *const weekday_short[] = {N_("Sun"), N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat")};

/* TZ as the program found it, taken when the zone is first set. */
static struct {
    bool known;
    char *machine; /* NULL: TZ was not set */
} zone;

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (month < 1 || month > 12)
        return 0;
    return days[month - 1] + (month == 2 && is_leap(year));
}

bool date_is_valid(struct date date)
{
    return date.year >= DATE_FIRST_YEAR && date.year <= DATE_LAST_YEAR && date.day >= 1 &&
           date.day <= date_month_days(date.year, date.month);
}

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}

/* Counts years from 1 March, so that the leap day is the last of its year, in eras of 400 years
 * (146097 days) from 1 March 1600, which lies 135080 days before 1970. */
int date_number(struct date date)
{
    int month = date.month > 2 ? date.month - 3 : date.month + 9;
    int year = date.year - (date.month <= 2) - 1600;

    return year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day - 1 -
           135080;
}

struct date date_from_number(int days)
{
    int rest = days + 135080;
    int era = (rest >= 0 ? rest : rest - 146096) / 146097;
    int of_era, year, of_year, month;

    of_era = rest - era * 146097;
    year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    of_year = of_era - (365 * year + year / 4 - year / 100);
    month = (5 * of_year + 2) / 153;
    return (struct date){.year = 1600 + era * 400 + year + (month >= 10),
                         .month = month < 10 ? month + 3 : month - 9,
                         .day = of_year - (153 * month + 2) / 5 + 1};
}

int date_weekday(struct date date)
{
    int weekday = (date_number(date) + 4) % 7; /* 1970 began on a Thursday */

    return weekday < 0 ? weekday + 7 : weekday;
}

struct date date_add_months(struct date date, int months)
{
    int count = date.year * 12 + date.month - 1 + months;
    struct date moved = {.year = count / 12, .month = count % 12 + 1, .day = date.day};
    int last = date_month_days(moved.year, moved.month);

    if (moved.day > last)
        moved.day = last;
    return moved;
}

int date_school_year(struct date date)
{
    return date.month >= 7 ? date.year : date.year - 1;
}

/* ---- today ----------------------------------------------------------------------------------- */

void date_set_zone(const char *time_zone)
{
    const char *machine = getenv("TZ");

    if (!zone.known) {
        zone.machine = machine ? mem_text(machine) : NULL;
        zone.known = true;
    }
    if (!time_zone || !*time_zone)
        time_zone = zone.machine;
    /* The C library knows no other way to ask for the day elsewhere. */
    if (time_zone)
        setenv("TZ", time_zone, 1);
    else
        unsetenv("TZ");
    tzset();
}

struct date date_today(void)
{
    const char *given = getenv("SAEBOOK_TODAY");
    time_t now = time(NULL);
    struct date date;
    struct tm tm;

    if (given && date_parse_iso(given, strlen(given), &date))
        return date;
    if (!localtime_r(&now, &tm))
        return (struct date){.year = 1970, .month = 1, .day = 1};
    return (struct date){.year = tm.tm_year + 1900, .month = tm.tm_mon + 1, .day = tm.tm_mday};
}

/* ---- what people type ------------------------------------------------------------------------ */

/* Reads up to `max` digits at *at; returns how many there were. */
static size_t read_number(const char *text, size_t nbytes, size_t *at, size_t max, int *value)
{
    size_t count = 0;

    *value = 0;
    while (*at < nbytes && count < max && text[*at] >= '0' && text[*at] <= '9') {
        *value = *value * 10 + (text[*at] - '0');
        ++*at;
        ++count;
    }
    return count;
}

static bool read_char(const char *text, size_t nbytes, size_t *at, char wanted)
{
    if (*at >= nbytes || text[*at] != wanted)
        return false;
    ++*at;
    return true;
}

/* Reads Y-M-D with exactly the digits of ISO; the day may still not exist. */
static bool read_iso(const char *text, size_t nbytes, struct date *date)
{
    size_t at = 0;

    return nbytes == DATE_ISO_SIZE - 1 && read_number(text, nbytes, &at, 4, &date->year) == 4 &&
           read_char(text, nbytes, &at, '-') &&
           read_number(text, nbytes, &at, 2, &date->month) == 2 &&
           read_char(text, nbytes, &at, '-') && read_number(text, nbytes, &at, 2, &date->day) == 2;
}

bool date_parse_iso(const char *text, size_t nbytes, struct date *out)
{
    struct date date;

    if (!read_iso(text, nbytes, &date) || !date_is_valid(date))
        return false;
    *out = date;
    return true;
}

/* Takes a date of which only the form is known to be right. */
static bool accept(struct date date, struct date *out, struct err *err)
{
    if (date_is_valid(date)) {
        *out = date;
        return true;
    }
    if (date.month < 1 || date.month > 12) {
        if (date.day >= 1 && date.day <= 12 && date.month >= 1)
            return err_set(err, "there is no month %d; the month comes first: %d/%d/%d", date.month,
                           date.day, date.month, date.year);
        return err_set(err, "there is no month %d; months are 1 to 12, as in 11/20/2026",
                       date.month);
    }
    if (date.year < DATE_FIRST_YEAR || date.year > DATE_LAST_YEAR)
        return err_set(err, "the year %d is out of reach; dates run from %d to %d", date.year,
                       DATE_FIRST_YEAR, DATE_LAST_YEAR);
    return err_set(err, "%s %d has %d days, there is no day %d; check the day",
                   date_month(date.month), date.year, date_month_days(date.year, date.month),
                   date.day);
}

/* A month and day without a year: the latest that is not in the future. */
static bool accept_latest(struct date date, struct date *out, struct err *err)
{
    struct date today = date_today();
    int year = today.year;

    if (date.month == 2 && date.day == 29) {
        while (!is_leap(year) ||
               date_compare((struct date){.year = year, .month = 2, .day = 29}, today) > 0)
            year--;
    } else {
        date.year = year;
        if (date_compare(date, today) > 0)
            year--;
    }
    date.year = year;
    return accept(date, out, err);
}

/* Two digits of a year: at most 20 years ahead, else of the century before. */
static int full_year(int two_digits)
{
    int today = date_today().year;
    int year = today - today % 100 + two_digits;

    return year > today + 20 ? year - 100 : year;
}

/* month/day, month/day/year; with dashes only whole, since 3-4 may be anything. */
static bool parse_parts(const char *text, size_t nbytes, char mark, struct date *out,
                        struct err *err)
{
    struct date date;
    size_t at = 0, digits;
    char quote[TEXT_QUOTE_SIZE];

    if (!read_number(text, nbytes, &at, 2, &date.month) || !read_char(text, nbytes, &at, mark) ||
        !read_number(text, nbytes, &at, 2, &date.day))
        goto unknown;
    if (at == nbytes && mark == '/')
        return accept_latest(date, out, err);
    if (!read_char(text, nbytes, &at, mark))
        goto unknown;
    digits = read_number(text, nbytes, &at, 4, &date.year);
    if (at != nbytes || (digits != 2 && digits != 4))
        goto unknown;
    if (digits == 2)
        date.year = full_year(date.year);
    return accept(date, out, err);

unknown:
    return err_set(err, "%s is not a date; the form is month/day/year, as in 11/20/2026",
                   text_quote(text, nbytes, quote));
}

/* -N: days ago. */
static bool parse_days_ago(const char *text, size_t nbytes, struct date *out, struct err *err)
{
    struct date date;
    size_t at = 1;
    int days;
    char quote[TEXT_QUOTE_SIZE];

    if (!read_number(text, nbytes, &at, 6, &days) || at != nbytes)
        return err_set(err, "%s is not a date; -3 means three days ago",
                       text_quote(text, nbytes, quote));
    date = date_from_number(date_number(date_today()) - days);
    if (!date_is_valid(date))
        return err_set(err, "%d days ago is before %d; type the date, as in 11/20/2026", days,
                       DATE_FIRST_YEAR);
    *out = date;
    return true;
}

/* Whether text, of at least `least` letters, begins the word. */
static bool begins(const char *text, size_t nbytes, const char *word, size_t least)
{
    if (nbytes < least || nbytes > strlen(word))
        return false;
    for (size_t i = 0; i < nbytes; i++)
        if ((text[i] | 0x20) != word[i])
            return false;
    return true;
}

/* The same for a word of the reader's language, with or without its accents. */
static bool begins_theirs(const char *text, size_t nbytes, const char *english, size_t least)
{
    const char *word = tr(english);

    if (word == english)
        return false;
    char *typed = text_fold_plain(text, nbytes), *plain = text_fold_plain(word, strlen(word));
    bool same = strlen(typed) >= least && strncmp(typed, plain, strlen(typed)) == 0;
    mem_free(typed);
    mem_free(plain);
    return same;
}

static bool parse_word(const char *text, size_t nbytes, struct date *out)
{
    struct date today;

    if ((text[0] | 0x20) < 'a' || (text[0] | 0x20) > 'z')
        return false;
    today = date_today();
    if (begins(text, nbytes, "today", 5) || begins_theirs(text, nbytes, N_("today"), 3)) {
        *out = today;
        return true;
    }
    if (begins(text, nbytes, "yesterday", 9) || begins_theirs(text, nbytes, N_("yesterday"), 4)) {
        *out = date_from_number(date_number(today) - 1);
        return true;
    }
    for (int i = 0; i < 7; i++) {
        if (begins(text, nbytes, weekday_names[i], 3) ||
            begins_theirs(text, nbytes, weekday_names[i], 3)) {
            int back = (date_weekday(today) - i + 7) % 7;

            *out = date_from_number(date_number(today) - back);
            return true;
        }
    }
    return false;
}

/* ---- months by name -------------------------------------------------------------------------- */

/* The next run of letters or of digits; what is between them are spaces, points, commas and dashes. */
static bool next_part(const char *text, size_t nbytes, size_t *at, const char **part, size_t *length)
{
    while (*at < nbytes && strchr(" ,.-", text[*at]))
        ++*at;
    *part = text + *at;
    bool digits = *at < nbytes && text[*at] >= '0' && text[*at] <= '9';
    while (*at < nbytes && !strchr(" ,.-", text[*at]) &&
           (text[*at] >= '0' && text[*at] <= '9') == digits)
        ++*at;
    *length = (size_t)(text + *at - *part);
    return *length > 0;
}

static int month_named(const char *text, size_t nbytes)
{
    for (int month = 1; month <= 12; month++) {
        char name[DATE_TEXT_SIZE];
        size_t length = strlen(month_names[month - 1]);

        for (size_t i = 0; i <= length; i++)
            name[i] = (char)(month_names[month - 1][i] | (i < length ? 0x20 : 0));
        if (begins(text, nbytes, name, 3) || begins_theirs(text, nbytes, month_names[month - 1], 3))
            return month;
    }
    return 0;
}

/* "20 Nov 2026", "Nov 20, 2026", "20-Nov-26", "November 20": the year may be missing. "Sun 22 Nov
 * 2026", as the screens write it, too. False where it is nothing of the sort. */
static bool read_named(const char *text, size_t nbytes, struct date *date, bool *has_year)
{
    int numbers[2] = {0, 0};
    size_t at = 0, length, digits[2] = {0, 0}, count = 0, used;
    const char *part;

    *date = (struct date){0};
    for (int parts = 0; next_part(text, nbytes, &at, &part, &length); parts++) {
        struct date day;

        used = 0;
        if (part[0] >= '0' && part[0] <= '9') {
            if (count == 2 || length > 4)
                return false;
            digits[count] = read_number(part, length, &used, 4, &numbers[count]);
            count++;
        } else if (date->month == 0 && count < 2 && month_named(part, length) != 0) {
            date->month = month_named(part, length);
        } else if (parts > 0 || !parse_word(part, length, &day)) {
            return false;
        }
    }
    date->day = numbers[0];
    date->year = numbers[1];
    *has_year = count == 2;
    if (digits[1] == 2)
        date->year = full_year(date->year);
    return date->month != 0 && count > 0 && digits[0] <= 2 &&
           (count == 1 || digits[1] == 2 || digits[1] == 4);
}

bool date_parse(const char *text, size_t nbytes, struct date *out, struct err *err)
{
    bool has_year;
    struct date date;
    char quote[TEXT_QUOTE_SIZE];

    text = text_trim(text, &nbytes);
    if (nbytes == 0)
        return err_set(err, "the date is missing; %s", tr(examples));
    if (parse_word(text, nbytes, out))
        return true;
    if (read_iso(text, nbytes, &date))
        return accept(date, out, err);
    if (text[0] == '-')
        return parse_days_ago(text, nbytes, out, err);
    if (memchr(text, '/', nbytes))
        return parse_parts(text, nbytes, '/', out, err);
    if (read_named(text, nbytes, &date, &has_year))
        return has_year ? accept(date, out, err) : accept_latest(date, out, err);
    if (memchr(text, '-', nbytes < 3 ? nbytes : 3) && text[0] >= '0' && text[0] <= '9')
        return parse_parts(text, nbytes, '-', out, err);
    return err_set(err, "%s is not a date; %s", text_quote(text, nbytes, quote),
                   tr(examples));
}

/* ---- writing --------------------------------------------------------------------------------- */

static void put_two(char *out, int number)
{
    out[0] = (char)('0' + number / 10);
    out[1] = (char)('0' + number % 10);
}

const char *date_iso(struct date date, char out[static DATE_ISO_SIZE])
{
    out[0] = '\0';
    if (date_is_valid(date)) {
        memcpy(out, "0000-00-00", DATE_ISO_SIZE);
        put_two(out, date.year / 100);
        put_two(out + 2, date.year % 100);
        put_two(out + 5, date.month);
        put_two(out + 8, date.day);
    }
    return out;
}

const char *date_month(int month)
{
    return tr(month_names[month - 1]);
}

const char *date_month_short(int month, char out[static DATE_TEXT_SIZE])
{
    const char *name = date_month(month);

    snprintf(out, DATE_TEXT_SIZE, "%.*s", (int)text_fit(name, strlen(name), 3, NULL), name);
    return out;
}

const char *date_short(struct date date, char out[static DATE_TEXT_SIZE])
{
    char month[DATE_TEXT_SIZE];

    out[0] = '\0';
    if (date_is_valid(date))
        snprintf(out, DATE_TEXT_SIZE, "%d %.12s %d", date.day, date_month_short(date.month, month),
                 date.year);
    return out;
}

const char *date_month_year(struct date date, char out[static DATE_TEXT_SIZE])
{
    char month[DATE_TEXT_SIZE];

    out[0] = '\0';
    if (date_is_valid(date))
        snprintf(out, DATE_TEXT_SIZE, "%.12s %d", date_month_short(date.month, month), date.year);
    return out;
}

const char *date_human(struct date date, char out[static DATE_TEXT_SIZE])
{
    char day[DATE_TEXT_SIZE];

    out[0] = '\0';
    if (date_is_valid(date))
        snprintf(out, DATE_TEXT_SIZE, "%.8s %.20s", tr(weekday_short[date_weekday(date)]),
                 date_short(date, day));
    return out;
}

const char *date_moment(char out[static DATE_MOMENT_SIZE])
{
    const char *given = getenv("SAEBOOK_NOW");
    time_t now = time(NULL);
    struct tm utc;
    if (given && *given)
        snprintf(out, DATE_MOMENT_SIZE, "%s", given);
    else if (!gmtime_r(&now, &utc) || !strftime(out, DATE_MOMENT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &utc))
        out[0] = '\0';
    return out;
}

const char *date_local_minute(const char *moment, char out[static DATE_TEXT_SIZE])
{
    struct date day;
    int hour, minute;
    struct tm local;
    snprintf(out, DATE_TEXT_SIZE, "%s", moment);
    if (strlen(moment) < DATE_ISO_SIZE || !date_parse_iso(moment, DATE_ISO_SIZE - 1, &day) ||
        sscanf(moment + DATE_ISO_SIZE - 1, "T%2d:%2d:", &hour, &minute) != 2)
        return out;
    time_t at = (time_t)date_number(day) * 86400 + hour * 3600 + minute * 60;
    if (localtime_r(&at, &local))
        strftime(out, DATE_TEXT_SIZE, "%Y-%m-%d %H:%M", &local);
    return out;
}

const char *date_ago(struct date date, char out[static DATE_TEXT_SIZE])
{
    int days;

    out[0] = '\0';
    if (!date_is_valid(date))
        return out;
    days = date_number(date_today()) - date_number(date);
    if (days == 0)
        snprintf(out, DATE_TEXT_SIZE, "%s", _("today"));
    else if (days == 1)
        snprintf(out, DATE_TEXT_SIZE, "%s", _("yesterday"));
    else if (days == -1)
        snprintf(out, DATE_TEXT_SIZE, "%s", _("tomorrow"));
    else if (days > 1 && days <= DATE_AGO_DAYS)
        snprintf(out, DATE_TEXT_SIZE, _("%d days"), days);
    else if (days < -1 && days >= -DATE_AGO_DAYS)
        snprintf(out, DATE_TEXT_SIZE, _("in %d days"), -days);
    else
        date_short(date, out);
    return out;
}
