#!/bin/sh
# The three manual pages: they can be made, mandoc finds nothing wrong with them, and they name every
# command, kind, field and report that the program has.
set -u
cd "$SAEBOOK_TOP" || exit 1
passed=0 failed=0

ok() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    echo "FAIL $*"
}

for section in 1 5 7; do
    page=$TMPDIR/saebook.$section
    if .ci/manual "$SAEBOOK_PROGRAM" "man/saebook.$section.in" >"$page"; then ok; else
        fail "saebook.$section cannot be made"
    fi
    if grep -n 'MAKE ' "$page"; then fail "saebook.$section has a part that was not made"; else ok; fi
    if mandoc -T lint -W warning "$page"; then ok; else fail "mandoc complains of saebook.$section"; fi
    mandoc -T ascii "$page" | col -b | expand >"$page.txt"
done

# Words of `saebook help ...` that begin a line, two columns in.
names() { "$SAEBOOK_PROGRAM" help "$@" | sed -n 's/^  \([a-z_]\{2,\}\)\( .*\)\{0,1\}$/\1/p' | grep -v '^saebook$'; }

# lacks PAGE INDENT NAME...: says which the page does not tell of, at the beginning of a line.
lacks() {
    text=$TMPDIR/$1 indent=$2
    shift 2
    for name; do
        grep -Eq "^ {$indent}$name([ ,]|\$)" "$text" || echo "$name"
    done
}
# tells WHAT LEAST-COUNT PAGE INDENT NAME...
tells() {
    what=$1 least=$2
    shift 2
    if [ $(($# - 2)) -lt "$least" ]; then
        fail "the program has hardly $what"
        return
    fi
    missing=$(lacks "$@")
    # Where a kind has the student as an address only, the page says it in words.
    tr -s ' \n' ' ' <"$TMPDIR/$1" | grep -q 'student column' && [ "$1" = part ] && [ "$missing" = student ] && missing=
    if [ -z "$missing" ]; then ok; else fail "$1 does not tell of $what" $missing; fi
}

kinds=$(names kinds)
# shellcheck disable=SC2046,SC2086 # names are words
{
    tells commands 12 saebook.1.txt 5 $(names)
    tells kinds 30 saebook.5.txt 3 $kinds
    tells reports 8 saebook.5.txt 3 $(names reports | sed 's/^/report_/')
    for kind in $kinds; do
        # A kind, a command and a report may have one name: the kind's fields follow "(kind NAME)".
        fields=$("$SAEBOOK_PROGRAM" help "$kind" | sed -n "/(kind $kind)\$/,/(report [a-z]*)\$/p" |
            sed -n 's/^  \([a-z_]\{2,\}\)\( .*\)\{0,1\}$/\1/p')
        sed -n "/^   $kind\$/,\$p" "$TMPDIR/saebook.5.txt" |
            sed '1d;/^ \{0,3\}[a-zA-Z]/,$d' >"$TMPDIR/part"
        tells "fields of $kind" 2 part 5 $fields
    done
}

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
