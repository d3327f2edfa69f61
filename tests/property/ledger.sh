#!/bin/sh
# Random books as one journal: hledger adds up fifty of them together, and for each student and year
# its sums must be those of our balance sheets, changes in net worth and income statements.
set -u
LC_ALL=C
export LC_ALL
top=${SAEBOOK_TOP:-$(pwd)}
program=${SAEBOOK_PROGRAM:-$top/saebook}
make_book=${SAEBOOK_BUILD:-$top/build/main}/tests/property/test_books
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
SAEBOOK_TODAY=2031-06-30
export SAEBOOK_TODAY
first=${PROPERTY_FIRST:-1}
last=$((first + 49))

# shellcheck source=tests/support/hledger.sh
. "$top/tests/support/hledger.sh"

seed=$first
while [ "$seed" -le "$last" ]; do
    if ! "$make_book" "$seed" "$work/$seed.saebook" >"$work/said" 2>&1 ||
        ! "$program" -b "$work/$seed.saebook" export ledger -o "$work/part" >"$work/said" 2>&1; then
        echo "the book of seed $seed: $(cat "$work/said")"
        exit 1
    fi
    cat "$work/part" >>"$work/journal"
    seed=$((seed + 1))
done
if ! hledger -f "$work/journal" check >"$work/said" 2>&1; then
    head -n 20 "$work/said"
    exit 1
fi
sums_of_theirs
for book in "$work"/*.saebook; do
    sums_of_ours
    "$program" -b "$book" list project --where type=placement --format csv >>"$work/placements"
done | sort >"$work/ours"
# `report placement` says all expenses of a placement in one column.
awk -F , '
    NR == FNR { if ($1 != "id") placement[$2 " " $3]; next }
    {
        split($0, word, " ")
        if (word[3] != "depreciation" || !((word[1] " " word[5]) in placement)) print
    }' "$work/placements" "$work/theirs" | sort >"$work/comparable"
if ! diff "$work/comparable" "$work/ours" >"$work/diff"; then
    echo "books of seeds $first to $last (hledger <, saebook >); B17-2 is of the book of seed 17"
    head -n 40 "$work/diff"
    exit 1
fi
[ "$(wc -l <"$work/ours")" -gt 1000 ] || exit 1
