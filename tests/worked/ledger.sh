#!/bin/sh
# The ledger as another program sees it: every worked book is exported as a journal, hledger adds it
# up by year, and its sums must be those of our balance sheet, our change in net worth and our income
# statements. A line of the comparison is STUDENT YEAR FIGURE CENTS.
set -u
LC_ALL=C
export LC_ALL
top=${SAEBOOK_TOP:-$(pwd)}
program=${SAEBOOK_PROGRAM:-$top/saebook}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
SAEBOOK_TODAY=2026-11-22
export SAEBOOK_TODAY
passed=0
failed=0

fail() {
    echo "$1"
    failed=$((failed + 1))
}

import_folder() {
    "$program" init "$2" --chapter Worked --state OK </dev/null >"$work/said" 2>&1 || return 1
    while read -r kind; do
        [ -f "$1/$kind.csv" ] || continue
        "$program" -b "$2" import "$kind" "$1/$kind.csv" </dev/null >"$work/said" 2>&1 || return 1
    done <"$top/sample-data/ORDER"
}

# shellcheck source=tests/support/hledger.sh
. "$top/tests/support/hledger.sh"

for folder in "$top"/tests/worked/*/; do
    name=$(basename "$folder")
    book=$work/$name.saebook
    if ! import_folder "${folder%/}" "$book" ||
        ! "$program" -b "$book" export ledger -o "$work/journal" >"$work/said" 2>&1 ||
        ! hledger -f "$work/journal" check >"$work/said" 2>&1; then
        fail "$name: $(cat "$work/said")"
        continue
    fi
    [ -s "$work/journal" ] || continue # hours only
    sums_of_theirs
    sums_of_ours | sort >"$work/ours"
    if [ -s "$work/theirs" ] && diff "$work/theirs" "$work/ours" >"$work/diff"; then
        passed=$((passed + $(wc -l <"$work/ours")))
    else
        fail "$name (hledger <, saebook >)"
        cat "$work/diff" "$work/said"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
