/* Compiler attributes, behind names of our own so that the rest stays plain C17. */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

#if defined(__GNUC__)
#define ATTR_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define ATTR_FORMAT_ARG(fmt)   __attribute__((format_arg(fmt))) /* the answer is a format as fmt is */
#define ATTR_NORETURN          __attribute__((noreturn))
#define ATTR_MALLOC            __attribute__((malloc, returns_nonnull, warn_unused_result))
#else
#define ATTR_PRINTF(fmt, args)
#define ATTR_FORMAT_ARG(fmt)
#define ATTR_NORETURN
#define ATTR_MALLOC
#endif

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
