/* What the build knows about itself; defined in a file that the Makefile writes. */
#ifndef BASE_ABOUT_H
#define BASE_ABOUT_H

extern const char about_version[]; /* "0.1.0" */
/* Where `make install` puts the sample data: "/usr/local/share/saebook". */
extern const char about_share[];
/* The files of the libraries that are loaded late (base/late.h): "libgd.so.3". */
extern const char about_xlsxwriter[], about_zlib[], about_gd[], about_exif[];

#endif
