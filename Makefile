# saebook: one Makefile for the library, the program and the tests. `make help` lists the targets.
#
# What is compiled is found, not listed: every .c below src/ goes into the library, every .c below
# ui/ into the program, every .c in a folder of tests/ becomes a test program of its own.
# A variant is another build folder: `make CC=clang BUILD=build/clang`.

VERSION = 0.1.0
BUILD  ?= build/main
PREFIX ?= /usr/local
CFLAGS ?= -O2 -g
WERROR ?= -Werror
PKG_CONFIG ?= pkg-config

FUZZ_SECONDS ?= 5
FUZZ_SEED ?= 0

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY:
MAKEFLAGS += --no-builtin-rules --no-print-directory

ifeq ($(V),1)
say = @:
Q =
else
say = @printf '%-5s %s\n'
Q = @
endif

# ---- libraries -------------------------------------------------------------------------------

LIB_PKGS  = sqlite3 libutf8proc
UI_PKGS   = ncursesw
# Loaded when they are first called (src/base/late.h), so that nobody else waits for them.
LATE_PKGS = xlsxwriter zlib gdlib libexif
ALL_PKGS  = $(LIB_PKGS) $(UI_PKGS) $(LATE_PKGS)

# Goals that compile nothing themselves, so that they run where libraries are still missing.
NO_LIBRARIES = help deps demo check check-long lint asan fuzz clean dist uninstall

ifneq ($(filter-out $(NO_LIBRARIES),$(or $(MAKECMDGOALS),all)),)
ifneq ($(shell $(PKG_CONFIG) --exists $(ALL_PKGS) && echo yes),yes)
$(error a library is missing; `make deps` says which and installs it)
endif
endif

# Only the folders: ncurses' own flags would redefine _XOPEN_SOURCE.
PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags-only-I $(ALL_PKGS) 2>/dev/null)
libs = $(shell $(PKG_CONFIG) --libs $(1) 2>/dev/null)
LIB_LIBS   := $(call libs,$(LIB_PKGS)) -lcsv -lm -ldl
UI_LIBS    := $(call libs,$(UI_PKGS))
TEST_LIBS  := -lcmocka $(call libs,$(LATE_PKGS))
SCREEN_LIBS = -lvterm

# ---- flags -----------------------------------------------------------------------------------

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 \
	-Wvla -Wwrite-strings -Wundef -Wcast-qual $(WERROR)
DEFINES = -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 \
	-DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK
# SANITIZE goes to compiler and linker, INSTRUMENT (coverage for the fuzzer) to the compiler only.
compile = $(CC) -std=c17 $(WARNINGS) $(DEFINES) -Isrc -Iui -Itests $(PKG_CFLAGS) $(CPPFLAGS) \
	$(CFLAGS) $(SANITIZE) $(INSTRUMENT)
link = $(CC) $(CFLAGS) $(SANITIZE) $(LDFLAGS)

ASAN = BUILD=build/asan CC=clang CFLAGS="-O1 -g -fno-omit-frame-pointer" \
	SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=all" \
	INSTRUMENT="-fsanitize=fuzzer-no-link"

# ---- what there is ---------------------------------------------------------------------------

c_files = $(sort $(if $(wildcard $(1)),$(shell find $(1) -name '*.c')))
objects = $(patsubst %.c,$(BUILD)/%.o,$(1))

LIB_C     := $(call c_files,src)
UI_C      := $(filter-out ui/main.c,$(call c_files,ui))
SUPPORT_C := $(wildcard tests/support/*.c)
FUZZ_C    := $(wildcard tests/fuzz/fuzz_*.c)
BENCH_C   := $(wildcard tests/bench/*.c)
SCREEN_C  := $(wildcard tests/screen/*.c tests/kit/*.c)
DEMO_C    := $(wildcard tests/screen/*/main.c)
TEST_C    := $(filter-out $(SUPPORT_C) $(FUZZ_C) $(BENCH_C) $(SCREEN_C),$(wildcard tests/*/*.c))
EMBEDDED  := $(sort $(if $(wildcard schema),$(shell find schema -type f \
	\( -name '*.sql' -o -path 'schema/rules/*.csv' \) ! -name '.*')))
# Translations: po/es.po is compiled, and built in as po/es.mo.
# po/es.po and, in everyday words, po/plain/es.po.
LANGUAGES := $(patsubst po/%.po,%,$(wildcard po/*.po po/plain/*.po))
CATALOGS  = $(LANGUAGES:%=$(BUILD)/po/%.mo)

LIB      = $(BUILD)/libsaebook.a
UI_LIB   = $(if $(UI_C),$(BUILD)/libsaebookui.a)
SUPPORT  = $(if $(SUPPORT_C),$(BUILD)/libsupport.a)
PROGRAM  = $(if $(wildcard ui/main.c),$(BUILD)/saebook)
programs = $(patsubst %.c,$(BUILD)/%,$(1))
FUZZERS  = $(if $(INSTRUMENT),$(call programs,$(FUZZ_C)))
TESTS    = $(call programs,$(TEST_C) $(SCREEN_C))
MANUAL   = $(if $(PROGRAM),$(patsubst man/%.in,$(BUILD)/man/%,$(wildcard man/*.in)))

# ---- targets ---------------------------------------------------------------------------------

.PHONY: all help po deps demo check check-long install uninstall bench lint asan fuzz clean dist \
	tests list-tests install-built FORCE

all: $(LIB) $(if $(PROGRAM),saebook $(MANUAL)) ## build ./saebook (CC=, CFLAGS=, BUILD= for variants)

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

deps: ## install what building needs (DEPS="build test lint" for more)
	@.ci/deps $(or $(DEPS),build)

demo: ## build, and open an invented chapter to look around in
	@.ci/deps build
	@$(MAKE) all
	@sample-data/demo.sh

check: ## build with gcc and clang, run every test, and once more under the sanitizers
	@.ci/deps build test
	@.ci/check

check-long: ## the same, with the tests that take long and more fuzzing
	@.ci/deps build test
	@.ci/check long

install: all ## install below PREFIX (default /usr/local), staged in DESTDIR
	@$(MAKE) install-built

# Without looking whether what is built is up to date.
install-built:
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/saebook"
	for page in $(MANUAL); do \
		to="$(DESTDIR)$(PREFIX)/share/man/man$${page##*.}" && \
		install -d "$$to" && install -m 644 "$$page" "$$to" || exit 1; done
	for file in $(if $(wildcard sample-data),$(shell find sample-data -type f ! -name '.*' \
		! -name '*.sh')); do \
		to="$(DESTDIR)$(PREFIX)/share/saebook/$$(dirname "$$file")" && \
		install -d "$$to" && install -m 644 "$$file" "$$to" || exit 1; done
	.ci/install-completion $(PROGRAM) "$(DESTDIR)$(PREFIX)"

uninstall: ## take away what install put there
	rm -f "$(DESTDIR)$(PREFIX)/bin/saebook"
	rm -f $(foreach page,$(patsubst man/%.in,%,$(wildcard man/*.in)),\
		"$(DESTDIR)$(PREFIX)/share/man/man$(lastword $(subst ., ,$(page)))/$(page)")
	rm -f "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/saebook" \
		"$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_saebook" \
		"$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/saebook.fish"
	rm -rf "$(DESTDIR)$(PREFIX)/share/saebook"

bench: all $(call programs,$(BENCH_C)) ## measure, as ratios to the bare libraries
	SAEBOOK_BUILD=$(abspath $(BUILD)) tests/bench/run.sh

lint: ## clang-format, cppcheck, mandoc, shellcheck (advice; TIDY=1 adds clang-tidy)
	@.ci/lint

asan: ## build program and tests under AddressSanitizer and UBSan, in build/asan
	@$(MAKE) $(ASAN) tests

fuzz: ## run each fuzzer for FUZZ_SECONDS (default 5) from its corpus, each time another way
	@$(MAKE) $(ASAN) tests
	@FUZZ_SECONDS=$(FUZZ_SECONDS) FUZZ_SEED=$(FUZZ_SEED) tests/run.sh build/asan $(FUZZ_C:%.c=fuzz:build/asan/%)

clean: ## remove everything that was built
	rm -rf build saebook

# What there is to translate: marked in the sources, in the tables of the screens, and in the
# described tables, which the program itself tells.
XGETTEXT = xgettext --language=C --from-code=UTF-8 --no-location --add-comments=TRANSLATORS \
	--package-name=saebook --keyword=_ --keyword=N_ --keyword=tr_in:1c,2 --keyword=tr_count:1,2 \
	--keyword=err_set:2 --keyword=err_system:2 --keyword=app_info:2 --keyword=app_undoable:2 \
	--keyword=app_error:2 --keyword=list_cellf:3 --keyword=draw_textf:5 \
	--keyword=check_fail:5 --keyword=plan_why:2 --keyword=plan_blame:4 --keyword=parse_add_part:2 \
	--keyword=cli_say:1 --keyword=cli_complain:1 --keyword=cli_misused:2

po: $(BUILD)/po/saebook.pot ## gather what is to be translated: po/saebook.pot, po/es.po
	$(Q)cp $< po/saebook.pot
	$(Q)for catalog in po/*.po; do \
		msgmerge --quiet --update --backup=none --no-fuzzy-matching --no-location \
			"$$catalog" po/saebook.pot || exit 1; \
		msgattrib --no-obsolete -o "$$catalog" "$$catalog" || exit 1; \
		printf '%s: ' "$$catalog"; msgfmt --statistics -o /dev/null "$$catalog"; done
	$(Q)for catalog in po/plain/*.po; do \
		printf '%s: ' "$$catalog"; msgfmt --statistics -o /dev/null "$$catalog"; done

$(BUILD)/po/saebook.pot: $(BUILD)/po/texts FORCE
	$(say) POT $@
	$(Q)$(BUILD)/po/texts > $(BUILD)/po/described.c
	$(Q)awk -f po/tables.awk $(UI_C) > $(BUILD)/po/screens.c
	$(Q)$(XGETTEXT) -o - $(UI_C) $(BUILD)/po/screens.c $(BUILD)/po/described.c $(LIB_C) | \
		sed '/^"POT-Creation-Date:/d; /^"Report-Msgid/d' > $@

$(BUILD)/po/texts: $(BUILD)/po/texts.o $(LIB)
	$(say) LINK $@
	$(Q)$(link) -o $@ $(filter %.o %.a,$^) $(LIB_LIBS)

dist: ## a source archive of the last commit, in build/
	mkdir -p build
	git archive --prefix=saebook-$(VERSION)/ HEAD | gzip -n > build/saebook-$(VERSION).tar.gz
	@echo build/saebook-$(VERSION).tar.gz

# Everything made, tests and fuzzers included.
tests: $(LIB) $(PROGRAM) $(MANUAL) $(BUILD)/po/saebook.pot $(TESTS) $(FUZZERS) $(call programs,$(DEMO_C))

# The tests of this build for tests/run.sh: programs, then scripts (executable, in tests/*/).
list-tests:
	@printf '%s\n' $(TESTS) $(if $(PROGRAM),$(shell find tests -mindepth 2 -maxdepth 2 -name '*.sh' \
		-perm -u+x ! -path 'tests/support/*' ! -path 'tests/bench/*' | sort))

# ---- rules -----------------------------------------------------------------------------------

# A list that is rewritten only when it changes: what depends on it is remade when a file is added
# or taken away, or when the flags are others.
remember = @mkdir -p $(@D); printf '%s\n' $(1) | cmp -s - $@ || printf '%s\n' $(1) > $@

$(BUILD)/flags: FORCE
	$(call remember,'$(subst ','\'',$(compile) | $(link))')
$(BUILD)/files: FORCE
	$(call remember,$(LIB_C) $(UI_C) $(SUPPORT_C))
$(BUILD)/embedded: FORCE
	$(call remember,$(or $(EMBEDDED) $(CATALOGS),none))

$(BUILD)/po/%.mo: po/%.po
	$(say) MO $<
	@mkdir -p $(@D)
	$(Q)msgfmt --check-format --no-hash -o $@ $<

$(BUILD)/embed.c: $(EMBEDDED) $(CATALOGS) $(BUILD)/embedded .ci/embed
	$(say) EMBED $@
	$(Q).ci/embed $(EMBEDDED) $(foreach at,$(LANGUAGES),po/$(at).mo=$(BUILD)/po/$(at).mo) > $@

$(BUILD)/about.c: FORCE
	$(call remember,'#include "base/about.h"' 'const char about_version[] = "$(VERSION)";' \
		'const char about_share[] = "$(PREFIX)/share/saebook";' \
		'const char about_xlsxwriter[] = "$(shell .ci/soname xlsxwriter xlsxwriter)";' \
		'const char about_zlib[] = "$(shell .ci/soname zlib z)";' \
		'const char about_gd[] = "$(shell .ci/soname gdlib gd)";' \
		'const char about_exif[] = "$(shell .ci/soname libexif exif)";')

$(BUILD)/embed.o $(BUILD)/about.o: %.o: %.c $(BUILD)/flags
	$(say) CC $<
	$(Q)$(compile) -MMD -MP -c -o $@ $<

$(BUILD)/%.o: %.c $(BUILD)/flags
	$(say) CC $<
	@mkdir -p $(@D)
	$(Q)$(compile) -MMD -MP -c -o $@ $<

archive = $(Q)rm -f $@ && ar rcs $@ $(filter %.o,$^)

$(LIB): $(call objects,$(LIB_C)) $(BUILD)/embed.o $(BUILD)/about.o $(BUILD)/files
	$(say) AR $@
	$(archive)
$(BUILD)/libsaebookui.a: $(call objects,$(UI_C)) $(BUILD)/files
	$(say) AR $@
	$(archive)
$(BUILD)/libsupport.a: $(call objects,$(SUPPORT_C)) $(BUILD)/files
	$(say) AR $@
	$(archive)

$(BUILD)/saebook: $(BUILD)/ui/main.o $(UI_LIB) $(LIB)
	$(say) LINK $@
	$(Q)$(link) -o $@ $(filter %.o %.a,$^) $(UI_LIBS) $(LIB_LIBS)

# The pages' tables come from the program itself.
$(BUILD)/man/%: man/%.in $(BUILD)/saebook .ci/manual
	$(say) MAN $@
	@mkdir -p $(@D)
	$(Q).ci/manual $(BUILD)/saebook $< > $@

# The program is replaced, not written into: somebody may be running it.
saebook: $(BUILD)/saebook
	@cp $< $@.new && mv -f $@.new $@

$(call programs,$(TEST_C)): %: %.o $(SUPPORT) $(LIB)
	$(say) LINK $@
	$(Q)$(link) -o $@ $(filter %.o %.a,$^) $(TEST_LIBS) $(LIB_LIBS)

# Programs that the screen tests drive.
$(call programs,$(DEMO_C)): %: %.o $(UI_LIB) $(LIB)
	$(say) LINK $@
	$(Q)$(link) -o $@ $(filter %.o %.a,$^) $(UI_LIBS) $(LIB_LIBS)

$(call programs,$(SCREEN_C)): %: %.o $(SUPPORT) $(UI_LIB) $(LIB) | $(call programs,$(DEMO_C))
	$(say) LINK $@
	$(Q)$(link) -o $@ $(filter %.o %.a,$^) $(TEST_LIBS) $(SCREEN_LIBS) $(UI_LIBS) $(LIB_LIBS)

# The floors have their own library and nothing else, as a program without the rest would.
BENCH_LIBS = $(SCREEN_LIBS) $(UI_LIBS) $(LIB_LIBS)
$(BUILD)/tests/bench/floor_sql: BENCH_LIBS = $(call libs,sqlite3)
$(BUILD)/tests/bench/floor_curses: BENCH_LIBS = $(call libs,$(UI_PKGS) sqlite3)
$(BUILD)/tests/bench/floor_cells: BENCH_LIBS = $(call libs,$(UI_PKGS))
$(BUILD)/tests/bench/walks: BENCH_LIBS = $(TEST_LIBS) $(SCREEN_LIBS) $(UI_LIBS) $(LIB_LIBS)
$(BUILD)/tests/bench/floor_xlsx $(BUILD)/tests/bench/floor_awards: BENCH_LIBS = $(call libs,xlsxwriter)

$(call programs,$(BENCH_C)): %: %.o $(SUPPORT) $(UI_LIB) $(LIB)
	$(say) LINK $@
	$(Q)$(link) -o $@ $(filter %.o %.a,$^) $(BENCH_LIBS)

$(call programs,$(FUZZ_C)): %: %.o $(SUPPORT) $(UI_LIB) $(LIB)
	$(say) LINK $@
	$(Q)$(link) -fsanitize=fuzzer -o $@ $(filter %.o %.a,$^) $(TEST_LIBS) $(UI_LIBS) $(LIB_LIBS)

-include $(patsubst %.c,$(BUILD)/%.d,$(LIB_C) $(UI_C) ui/main.c $(SUPPORT_C) $(TEST_C) $(SCREEN_C) \
	$(DEMO_C) po/texts.c $(FUZZ_C) $(BENCH_C)) $(BUILD)/embed.d $(BUILD)/about.d
