#!/bin/sh
# Killed (kill -9) just before a call that writes, syncs, renames or removes: at each such moment of
# entering one record, at moments spread over an import, an export, a workbook and a backup. What was
# acknowledged is there, what was begun is there whole or not at all, and an output that was there
# before is either still the old one or the complete new one.
# shellcheck source=tests/support/fault.sh
. "$(dirname "$0")/../support/fault.sh"
begin
make_base
if ! can_trace; then
    skip "killed at every write" "strace is not here, or may not trace"
    finish
fi

# ---- one record ----------------------------------------------------------------------------------

# The entry is there if it was acknowledged; if it is not, it may be there or not; history agrees.
entry_is_right() {
    before=$1 told=$2 book=$3
    after=$(hours_in "$book")
    steps=$(ask "$book" 'SELECT count(*) FROM change')
    if [ "$told" = told ] && [ "$after" -ne $((before + 1)) ]; then
        echo "  acknowledged, but $before entries became $after"
    elif [ "$after" -ne "$before" ] && [ "$after" -ne $((before + 1)) ]; then
        echo "  $before entries became $after"
    elif [ $((steps - after)) -ne "$surplus" ]; then
        echo "  $after entries, but $steps lines of history"
    elif [ "$(ask "$book" 'PRAGMA quick_check')" != ok ]; then
        echo "  the book is damaged"
    else
        return 0
    fi
    return 1
}

fresh log.saebook
surplus=$(ask log.saebook 'SELECT (SELECT count(*) FROM change) - (SELECT count(*) FROM hours)')
note_calls "$program" -b log.saebook log "1h fed hogs @swine" --student S1 --date 2025-11-03
fresh log.saebook
for call in $changes; do
    [ "$(calls_of "$call")" -gt 0 ] || continue
    moment=0 status=137
    while [ $status -eq 137 ]; do
        moment=$((moment + 1))
        before=$(hours_in log.saebook)
        with_fault "$call" "signal=KILL:when=$moment" "$program" -b log.saebook \
            log "1h fed hogs @swine" --student S1 --date 2025-11-03 >out 2>&1
        status=$?
        told=not
        ! grep -q '^entered' out || told=told
        check "entry, killed at $call $moment" entry_is_right "$before" "$told" log.saebook
        # A day has 24 hours.
        [ $((moment % 20)) -ne 0 ] || fresh log.saebook
    done
    check "entry, with no $call left to be killed at" [ $status -eq 0 ]
    fresh log.saebook
done

# ---- an import -----------------------------------------------------------------------------------

import_is_right() { # BOOK TOLD
    after=$(hours_in "$1")
    steps=$(ask "$1" 'SELECT count(*) FROM change')
    if [ "$after" -eq 60 ] && [ "$2" = told ]; then
        echo "  acknowledged, but nothing is there"
    elif [ "$after" -eq 60 ] && [ "$steps" -eq "$steps_before" ]; then
        is_whole "$1"
        return
    elif [ "$after" -eq $((60 + lines)) ] && [ "$steps" -eq $((steps_before + 1)) ]; then
        is_whole "$1"
        return
    else
        echo "  60 entries became $after, $steps_before lines of history $steps"
    fi
    return 1
}

# A few rows are one changeset, very many a batch that builds the indexes anew.
steps_before=$(ask base.saebook 'SELECT count(*) FROM change')
for lines in 40 2400; do
    hours_csv more.csv "$lines"
    fresh import.saebook
    note_calls "$program" -b import.saebook import hours more.csv
    for call in $changes; do
        calls=$(calls_of "$call")
        for moment in $(moments "$calls" 4); do
            fresh import.saebook
            with_fault "$call" "signal=KILL:when=$moment" "$program" -b import.saebook \
                import hours more.csv >out 2>&1
            told=not
            ! grep -q '^imported' out || told=told
            check "import of $lines, killed at $call $moment of $calls" import_is_right import.saebook $told
        done
    done
done

# ---- outputs -------------------------------------------------------------------------------------

same_file() {
    cmp -s "$1" "$2" || { [ -n "${3:-}" ] && cmp -s "$1" "$3"; }
}

# outputs NAME MOST FILE COMMAND...: the command writes FILE.
outputs() {
    name=$1 most=$2 file=$3
    shift 3
    echo "the old one" >"$file"
    note_calls "$@"
    mv "$file" new.out
    for call in $changes; do
        calls=$(calls_of "$call")
        for moment in $(moments "$calls" "$most"); do
            echo "the old one" | tee "$file" >old.out
            with_fault "$call" "signal=KILL:when=$moment" "$@" >out 2>&1
            check "$name, killed at $call $moment of $calls" same_file "$file" old.out new.out
        done
    done
    "$@" >/dev/null 2>&1
    check "$name, once more in peace" same_file "$file" new.out
}

fresh out.saebook
outputs export 4 out.csv "$program" -b out.saebook export hours -o out.csv
outputs report 4 out.csv "$program" -b out.saebook report income --format csv -o out.csv
outputs backup 4 out.backup "$program" -b out.saebook backup out.backup
check "outputs leave the book as it was" [ "$(print_of out.saebook)" = "$(print_of base.saebook)" ]
outputs award 4 out.xlsx "$program" -b out.saebook award S1 "Swine Production" --type ownership \
    --year 2026 -o out.xlsx
# Who got a workbook is kept, and nothing else: each row in a step of its own.
gone_out() { # BOOK: all rows but those of the log, the history, and what the log takes from a table
    ask "$1" ".dump" | grep -vE '^INSERT INTO "?(disclosure|change|setting|sqlite_stat1|total|stale)"? ' |
        cksum
}
check "an award leaves the records as they were" \
    [ "$(gone_out out.saebook)" = "$(gone_out base.saebook)" ]
check "an award leaves a whole book" is_whole out.saebook
check "every disclosure is a step" [ "$(ask out.saebook 'SELECT count(*) FROM disclosure')" = \
    "$(ask out.saebook "SELECT count(*) FROM change WHERE what LIKE 'entered disclosure%'")" ]
finish
