/* libgd and libexif, loaded when the first picture is read (base/late.h). A function that is called
 * for the first time gets a line in both lists of its library; without them it does not link. */
#ifndef PHOTO_CODECS_H
#define PHOTO_CODECS_H

#include "base/err.h"
#include <gd.h>
#include <libexif/exif-data.h>
#include <stdbool.h>

/* Before any call. */
bool codecs_load(struct err *err);

#define GD_FUNCTIONS(X)                                                                            \
    X(gdFree)                                                                                      \
    X(gdImageAlphaBlending)                                                                        \
    X(gdImageCopy)                                                                                 \
    X(gdImageCopyResampled)                                                                        \
    X(gdImageCreateFromJpegPtrEx)                                                                  \
    X(gdImageCreateFromPngPtr)                                                                     \
    X(gdImageCreateTrueColor)                                                                      \
    X(gdImageDestroy)                                                                              \
    X(gdImageFilledRectangle)                                                                      \
    X(gdImageJpegPtr)                                                                              \
    X(gdImagePngPtrEx)                                                                             \
    X(gdSetErrorMethod)
#define EXIF_FUNCTIONS(X)                                                                          \
    X(exif_content_get_entry)                                                                      \
    X(exif_data_get_byte_order)                                                                    \
    X(exif_data_new_from_data)                                                                     \
    X(exif_data_unref)                                                                             \
    X(exif_get_short)

#define CODECS_POINTER(name) __typeof__(name) *name;
extern struct codecs {
    GD_FUNCTIONS(CODECS_POINTER)
    EXIF_FUNCTIONS(CODECS_POINTER)
} codecs;
#undef CODECS_POINTER

#ifndef CODECS_KEEP_NAMES
#define gdFree                     codecs.gdFree
#define gdImageAlphaBlending       codecs.gdImageAlphaBlending
#define gdImageCopy                codecs.gdImageCopy
#define gdImageCopyResampled       codecs.gdImageCopyResampled
#define gdImageCreateFromJpegPtrEx codecs.gdImageCreateFromJpegPtrEx
#define gdImageCreateFromPngPtr    codecs.gdImageCreateFromPngPtr
#define gdImageCreateTrueColor     codecs.gdImageCreateTrueColor
#define gdImageDestroy             codecs.gdImageDestroy
#define gdImageFilledRectangle     codecs.gdImageFilledRectangle
#define gdImageJpegPtr             codecs.gdImageJpegPtr
#define gdImagePngPtrEx            codecs.gdImagePngPtrEx
#define gdSetErrorMethod           codecs.gdSetErrorMethod
#define exif_content_get_entry     codecs.exif_content_get_entry
#define exif_data_get_byte_order   codecs.exif_data_get_byte_order
#define exif_data_new_from_data    codecs.exif_data_new_from_data
#define exif_data_unref            codecs.exif_data_unref
#define exif_get_short             codecs.exif_get_short
#endif

#endif
