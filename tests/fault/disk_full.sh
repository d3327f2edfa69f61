#!/bin/sh
# The disk fills up: while importing, entering, exporting, writing a workbook, backing up, making a
# book. Each is refused with a sentence, leaves what was there as it was and nothing half done, and
# works as soon as there is room. A real file system that is too small where one may be mounted;
# writes that fail by strace, and a limit on the size of files, anywhere.
# shellcheck source=tests/support/fault.sh
. "$(dirname "$0")/../support/fault.sh"

# A name space of our own for the small disk; what is mounted in it goes with it.
if [ -z "${FAULT_INSIDE:-}" ]; then
    for way in 'unshare -m' 'unshare -rm'; do
        if $way true 2>/dev/null; then
            FAULT_INSIDE=1 exec $way "$0" "$@"
        fi
    done
    FAULT_INSIDE=none
fi
begin
make_base
hours_csv more.csv 2400
print=$(print_of base.saebook)

# refused WHAT STATUS: the last command ended so, and said why.
refused() {
    check "$1 ends with 1" [ "$2" -eq 1 ]
    check "$1 says why" is_sentence err
}
unchanged() { # WHAT BOOK
    check "$1 leaves the book as it was" [ "$(print_of "$2")" = "$print" ]
}

# ---- a small disk --------------------------------------------------------------------------------

mkdir disk
if [ "$FAULT_INSIDE" != none ] && mount -t tmpfs -o size=4m tmpfs disk 2>/dev/null; then
    fresh disk/t.saebook
    echo "the old one" >old.out

    outputs() { # what SQLite keeps beside a book does not count
        find disk -type f ! -name 't.saebook-*' | sort
    }

    # Everything but so many KB of the disk.
    fill() {
        rm -f disk/ballast
        free=$(df -k disk | awk 'NR == 2 { print $4 }')
        dd if=/dev/zero of=disk/ballast bs=1024 count=$((free - $1)) 2>/dev/null
    }

    # try WHAT ROOM COMMAND...: refused with so little room, done with more.
    try() {
        what="$1 on a full disk" room=$2
        shift 2
        fill "$room"
        files=$(outputs)
        "$program" -b disk/t.saebook "$@" >out 2>err
        refused "$what" $?
        check "$what names the reason" grep -qE 'full|No space' err
        check "$what leaves no file behind" [ "$(outputs)" = "$files" ]
        rm disk/ballast
        unchanged "$what" disk/t.saebook
        "$program" -b disk/t.saebook "$@" >out 2>err
        check "$what and then with room" [ $? -eq 0 ]
        fresh disk/t.saebook
    }

    try "an import" 200 import hours more.csv
    try "an entry" 36 log "1h fed hogs @swine" --student S1 --date 2025-11-03
    for file in out.csv out.xlsx out.backup; do
        cp old.out disk/$file
    done
    hours_csv disk/more.csv 60
    try "an export" 0 export hours -o disk/out.csv
    try "a workbook" 40 award S1 "Swine Production" --type ownership --year 2026 -o disk/out.xlsx
    try "a backup" 300 backup disk/out.backup

    cp old.out disk/out.csv
    fill 0
    "$program" -b base.saebook export hours -o disk/out.csv >out 2>err
    check "an output that was there stays on a full disk" cmp -s disk/out.csv old.out
    cp old.out out.csv
    "$program" -b base.saebook export hours >/dev/full 2>err
    refused "an export to a full device" $?

    fill 200
    "$program" init disk/new.saebook --chapter New --state OK >out 2>err
    check "a new book on a full disk ends with 1" [ $? -eq 1 ]
    check "a new book on a full disk says why" is_sentence err
    check "a new book on a full disk leaves nothing" [ "$(find disk -name 'new*')" = "" ]
    umount disk
else
    skip "a small disk" "nothing can be mounted here"
fi

# ---- writes that fail ----------------------------------------------------------------------------

# From a moment on every write of this kind fails, as on a disk that stays full.
failing() { # WHAT MOST CALL COMMAND...
    what=$1 most=$2 call=$3
    shift 3
    fresh t.saebook
    note_calls "$@"
    for moment in $(moments "$(calls_of "$call")" "$most"); do
        fresh t.saebook
        with_fault "$call" "error=ENOSPC:when=$moment+" "$@" >out 2>err
        status=$?
        # What fails after the acknowledgment is the tidying up.
        if [ $status -eq 0 ]; then
            check "$what, $call fails from $moment on: it is done" grep -q "$told" out
        else
            refused "$what, $call fails from $moment on," $status
            unchanged "$what, $call fails from $moment on," t.saebook
        fi
    done
}

if can_trace; then
    told='^entered'
    failing "an entry" 8 pwrite64 "$program" -b t.saebook log "1h fed hogs @swine" --student S1 \
        --date 2025-11-03
    told='^imported'
    failing "an import" 5 pwrite64 "$program" -b t.saebook import hours more.csv
else
    skip "writes that fail" "strace is not here, or may not trace"
fi

# ---- files that may not grow ---------------------------------------------------------------------

# The limit counts blocks of 512 bytes; the signal is ignored, so writing fails with "too large".
limited() { # BLOCKS COMMAND...
    (
        trap '' XFSZ
        ulimit -f "$1"
        shift
        "$@"
    )
}
fresh t.saebook
limited 300 "$program" -b t.saebook import hours more.csv >out 2>err
refused "an import into a file that may not grow" $?
unchanged "an import into a file that may not grow" t.saebook
echo "the old one" | tee out.xlsx >old.out
limited 8 "$program" -b t.saebook award S1 "Swine Production" --type ownership --year 2026 \
    -o out.xlsx >out 2>err
refused "a workbook that may not grow" $?
check "the old workbook stays" cmp -s out.xlsx old.out
"$program" -b t.saebook import hours more.csv >out 2>err
check "the import, without the limit" [ $? -eq 0 ]
check "the book is whole after all this" is_whole t.saebook
finish
