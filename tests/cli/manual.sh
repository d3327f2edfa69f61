#!/bin/sh
# The three manual pages: they can be made, mandoc finds nothing wrong with them, and they name every
# command, kind, field and report that the program has.
set -u
cd "$SAEBOOK_TOP" || exit 1
passed=0 failed=0

ok() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    echo "FAIL $1"
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

# has PAGE INDENT NAME: the page tells of it at the beginning of a line.
has() {
    if grep -Eq "^ {$2}$3([ ,]|\$)" "$TMPDIR/saebook.$1.txt"; then ok; else
        fail "saebook.$1 does not tell of $3"
    fi
}

commands=$(names)
kinds=$(names kinds)
[ "$(echo "$commands" | wc -l)" -ge 10 ] || fail "saebook help lists hardly a command"
[ "$(echo "$kinds" | wc -l)" -ge 30 ] || fail "saebook help kinds lists hardly a kind"
for command in $commands; do has 1 5 "$command"; done
for kind in $kinds; do
    has 5 3 "$kind"
    # A kind, a command and a report may have one name: the kind's fields follow "(kind NAME)".
    fields=$("$SAEBOOK_PROGRAM" help "$kind" | sed -n "/(kind $kind)\$/,/(report [a-z]*)\$/p" |
        sed -n 's/^  \([a-z_]\{2,\}\)\( .*\)\{0,1\}$/\1/p')
    [ -n "$fields" ] || fail "saebook help $kind tells no field"
    sed -n "/^   $kind\$/,\$p" "$TMPDIR/saebook.5.txt" | sed '1d;/^ \{0,3\}[a-zA-Z]/,$d' >"$TMPDIR/part"
    for field in $fields; do
        # The student column of files is told of where a kind has it as an address.
        if grep -Eq "^     $field( |\$)" "$TMPDIR/part" ||
            { [ "$field" = student ] && grep -q 'student column' "$TMPDIR/part"; }; then ok; else
            fail "saebook.5 does not tell of $kind.$field"
        fi
    done
done
for report in $(names reports); do has 5 3 "report_$report"; done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
