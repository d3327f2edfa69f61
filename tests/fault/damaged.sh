#!/bin/sh
# Books that are none, and books that are damaged: missing, empty, cut short, another program's,
# a newer program's, every page of one overwritten with noise, one after the other. Whatever is asked of
# such a book ends with 0 or 1, never by a signal, and a refusal is one sentence; `check --deep`
# finds what SQLite finds; reading never writes.
# shellcheck source=tests/support/fault.sh
. "$(dirname "$0")/../support/fault.sh"
begin
make_base

# ---- no book -------------------------------------------------------------------------------------

refuses() { # WHAT FILE
    before=$(cksum <"$2" 2>/dev/null)
    for command in "list hours" "check" "report income" "history"; do
        # shellcheck disable=SC2086 # words
        "$program" -b "$2" $command >out 2>err
        check "$1, $command: ends with 1" [ $? -eq 1 ]
        check "$1, $command: says why" is_sentence err
    done
    "$program" -b "$2" log "1h fed hogs @swine" --student S1 >out 2>err
    check "$1, log: ends with 1" [ $? -eq 1 ]
    check "$1, log: says why" is_sentence err
    check "$1: it stays as it is" [ "$(cksum <"$2" 2>/dev/null)" = "$before" ]
}

mkdir folder
: >empty
echo "not a book at all, but a letter" >letter
sqlite3 other "CREATE TABLE t (a); INSERT INTO t VALUES (1)"
cp base.saebook newer
sqlite3 newer "PRAGMA journal_mode = DELETE; PRAGMA user_version = 9999" >/dev/null
size=$(wc -c <base.saebook)
head -c $((size / 2)) base.saebook >half
head -c 70 base.saebook >headless
for file in missing folder empty letter other newer half headless; do
    refuses "$file" "$file" 2>/dev/null
done
check "nothing was made of a missing book" [ ! -e missing ]

# ---- pages of noise ------------------------------------------------------------------------------

# The same noise on every machine, never a page of zeros.
awk 'BEGIN { x = 12345; for (i = 0; i < 4096; i++) { x = (x * 1103515245 + 12345) % 2147483648
    printf "%c", 33 + int(x / 65536) % 90 } }' >noise

survives() { # WHAT COMMAND...
    survivor=$1
    shift
    "$program" -b t.saebook "$@" >out 2>err
    status=$?
    check "$survivor: $1 ends with 0 or 1, not $status" [ $status -le 1 ]
    [ $status -eq 0 ] || [ "$1" = check ] || check "$survivor: $1 says why" is_sentence err
}

pages=$(ask base.saebook "PRAGMA page_count")
step=$((pages / 24 + 1))
for page in $(seq 1 "$pages"); do
    # All of them would take long; of the others every so many.
    [ $((page % step)) -eq 0 ] || [ "$page" -le 6 ] || continue
    fresh t.saebook
    dd if=noise of=t.saebook bs=4096 seek=$((page - 1)) conv=notrunc 2>/dev/null
    print=$(cksum <t.saebook)
    sound=$(ask t.saebook "PRAGMA integrity_check" 2>&1 | head -1)
    survives "page $page" list hours --format csv
    survives "page $page" report income --format csv
    survives "page $page" export all -o "out.$page"
    survives "page $page" check --deep
    [ "$sound" = ok ] || check "page $page: check --deep finds it" [ $status -eq 1 ]
    check "page $page: reading does not write" [ "$(cksum <t.saebook)" = "$print" ]
    rm -rf "out.$page"
    survives "page $page" log "1h fed hogs @swine" --student S1 --date 2025-11-03
    survives "page $page" backup copy.saebook
    if [ "$sound" != ok ]; then
        check "page $page: a damaged book is not taken for a backup" [ ! -e copy.saebook ]
    fi
    rm -f copy.saebook
done
finish
