#!/bin/bash
# make install and uninstall: what is put where, that it works from there, and that nothing stays; and what
# the shells are given for completion.
set -u
cd "$SAEBOOK_TOP" || exit 1
passed=0 failed=0

ok() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    echo "FAIL $1"
}

prefix=/opt/sae
root=$TMPDIR/root$prefix
try_install() {
    for file in bin/saebook share/man/man1/saebook.1 share/man/man5/saebook.5 share/man/man7/saebook.7 \
        share/bash-completion/completions/saebook share/zsh/site-functions/_saebook \
        share/fish/vendor_completions.d/saebook.fish share/saebook/sample-data/ORDER; do
        if [ -s "$root/$file" ]; then ok; else fail "$file is not installed"; fi
    done
    # From a folder that nobody compiled in.
    mv "$root" "$TMPDIR/moved"
    if "$TMPDIR/moved/bin/saebook" sample "$TMPDIR/s.saebook" >"$TMPDIR/output" 2>&1 &&
        [ "$("$TMPDIR/moved/bin/saebook" -b "$TMPDIR/s.saebook" list student --format csv | wc -l)" -gt 24 ]; then
        ok
    else
        fail "the sample cannot be made where it is installed"
        cat "$TMPDIR/output"
    fi
    mv "$TMPDIR/moved" "$root"
    make DESTDIR="$TMPDIR/root" PREFIX=$prefix uninstall >"$TMPDIR/output" 2>&1
    left=$(find "$root" -type f)
    if [ -z "$left" ]; then ok; else fail "uninstall left $left"; fi
}

# Other tests are using what is built, so it is only copied.
if make BUILD="${SAEBOOK_BUILD#"$PWD"/}" DESTDIR="$TMPDIR/root" PREFIX=$prefix install-built >"$TMPDIR/output" 2>&1; then
    try_install
else
    fail "make install"
    cat "$TMPDIR/output"
fi

# What bash offers after these words; the last one is being typed.
"$SAEBOOK_PROGRAM" completion bash >"$TMPDIR/saebook.bash" || fail "completion bash"
# shellcheck source=/dev/null
. "$TMPDIR/saebook.bash"
offers() { # WANTED WORD...
    local wanted=$1
    shift
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    COMPREPLY=()
    _saebook 2>/dev/null
    case " ${COMPREPLY[*]} " in
    *" $wanted "*) ok ;;
    *) fail "after $* bash is offered: ${COMPREPLY[*]}" ;;
    esac
}
offers import saebook im
offers student saebook import stu
offers income saebook report inc
offers --student saebook report income --stu
offers json saebook report income --format j
offers json saebook -b x.saebook report income --format j

for shell in bash zsh fish; do
    "$SAEBOOK_PROGRAM" completion $shell >"$TMPDIR/completion" || fail "completion $shell"
    [ -s "$TMPDIR/completion" ] && ok || fail "completion $shell is empty"
    # Not every machine has every shell.
    ! command -v $shell >/dev/null || $shell -n "$TMPDIR/completion" && ok || fail "$shell cannot read it"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
