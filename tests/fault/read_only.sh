#!/bin/sh
# A book that cannot be written: marked so, somebody else's, in a folder that takes no files, on a
# disk that is mounted for reading. It is shown; every way to change it ends with 1 and a sentence that
# says why; neither the file nor its folder is touched.
# shellcheck source=tests/support/fault.sh
. "$(dirname "$0")/../support/fault.sh"
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
hours_csv more.csv 5
hours_csv many.csv 2400
chmod 644 ./*.csv

# looks WHAT WORDS RUN BOOK: RUN is a command that runs the rest, or nothing.
looks() {
    place=$1 words=$2 run=$3 book=$4
    before="$(cksum <"$book") $(ls -lA "$(dirname "$book")")"
    $run "$theirs" -b "$book" list hours --format csv >rows 2>err
    check "$place: it is read" [ $? -eq 0 ]
    check "$place: all of it" [ "$(wc -l <rows)" -eq 61 ]
    $run "$theirs" -b "$book" report income --student S1 --year 2025 --format csv >rows 2>err
    check "$place: reports work" grep -q 610.00 rows
    cannot log "1h fed hogs @swine" --student S1
    cannot import hours more.csv
    cannot import hours many.csv
    cannot add student number=S3 name=New entered_ag_ed=2026-08-15 records_from=2026-08-15
    cannot edit hours "$some" time=2:00
    cannot delete hours "$some"
    cannot history --undo 1
    check "$place: nothing was touched" \
        [ "$(cksum <"$book") $(ls -lA "$(dirname "$book")")" = "$before" ]
}

cannot() { # COMMAND...
    $run "$theirs" -b "$book" "$@" >out 2>err
    check "$place: $1 ends with 1" [ $? -eq 1 ]
    check "$place: $1 says why" is_sentence err
    check "$place: $1 names the reason" grep -q "$words" err
}
some=$(ask base.saebook 'SELECT min(id) FROM hours')

if become_ordinary; then
    mkdir marked ours shut
    cp base.saebook marked/t.saebook
    chmod 444 marked/t.saebook
    cp base.saebook ours/t.saebook
    chmod 644 ours/t.saebook
    chmod 755 ours
    cp base.saebook shut/t.saebook
    chmod 666 shut/t.saebook
    [ "$(id -u)" -ne 0 ] || chown -R 65534:65534 marked
    looks "a marked file" 'marked as not to be written' as_ordinary "$work/marked/t.saebook"
    if [ -n "$as_nobody" ]; then
        looks "somebody else's file" 'you may not write' as_ordinary "$work/ours/t.saebook"
    else
        skip "somebody else's file" "only root can make one"
    fi
    chmod 555 shut
    looks "a folder that takes no files" "folder" as_ordinary "$work/shut/t.saebook"
    # Outputs into such a folder.
    book=$work/ours/t.saebook run=as_ordinary place="into such a folder" words=shut
    cannot export hours -o "$work/shut/out.csv"
    cannot report income --format csv -o "$work/shut/out.csv"
    cannot award S1 "Swine Production" --type ownership --year 2026 -o "$work/shut/out.xlsx"
    cannot backup "$work/shut/out.saebook"
    as_ordinary "$theirs" init "$work/shut/new.saebook" --chapter New --state OK >out 2>err
    check "a new book in such a folder ends with 1" [ $? -eq 1 ]
    check "a new book in such a folder says why" is_sentence err
    check "nothing was made in such a folder" [ "$(ls shut)" = t.saebook ]
    chmod 755 shut
else
    skip "permissions" "root runs the tests, and nobody cannot run the program here"
fi

theirs=$program
mkdir disk
if [ "$FAULT_INSIDE" != none ] && mount -t tmpfs -o size=4m tmpfs disk 2>/dev/null; then
    cp base.saebook disk/t.saebook
    mount -o remount,ro disk
    looks "a disk for reading only" 'disk that cannot be written' '' disk/t.saebook
    "$program" -b base.saebook export hours -o disk/out.csv >out 2>err
    check "an export to a disk for reading only ends with 1" [ $? -eq 1 ]
    check "an export to a disk for reading only says why" is_sentence err
    umount disk
else
    skip "a disk for reading only" "nothing can be mounted here"
fi

# Root may write whatever is not mounted so; a marked file is left alone even by root.
cp base.saebook root.saebook
chmod 444 root.saebook
"$program" -b root.saebook log "1h fed @swine" --student S1 >out 2>err
check "a marked file is a marked file for everybody" [ $? -eq 1 ]
finish
