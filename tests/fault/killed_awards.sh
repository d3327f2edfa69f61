#!/bin/sh
# All award workbooks of a year, killed (kill -9) before calls that write, sync, rename or remove, or on
# a disk that fills: every workbook that is there is whole, and the next run makes the folder what it
# would have been.
# shellcheck source=tests/support/fault.sh
. "$(dirname "$0")/../support/fault.sh"
begin
make_base
{
    echo student,year,dues_paid
    for student in S1 S2; do
        for year in 2022 2023 2024 2025; do
            echo "$student,$year,$year-09-15"
        done
    done
} >membership.csv
"$program" -b base.saebook import membership membership.csv >/dev/null || exit 1

all_awards() { # BOOK FOLDER
    "$program" -b "$1" award --all --year 2026 -o "$2"
}

fresh whole.saebook
all_awards whole.saebook whole >out 2>err
check "two students qualify" [ "$(find whole -name '*.xlsx' | wc -l)" -eq 2 ]
check "no progress where nobody watches" [ ! -s err ]
check "names that every file system takes" \
    [ -z "$(find whole -type f \( -name '*[<>:"|?*\\]*' -o -name '*[. ]' \))" ]

# Each workbook of the folder is the same as that of the undisturbed run.
only_whole() { # FOLDER
    for file in "$1"/*.xlsx; do
        [ -e "$file" ] || continue
        cmp -s "$file" "whole/${file##*/}" || { echo "  $file is not whole" && return 1; }
    done
}

made_good() { # FOLDER
    only_whole "$1" && [ "$(find "$1" -name '*.xlsx' | wc -l)" -eq 2 ]
}

# Nobody has a workbook that the log does not know of.
logged() { # BOOK
    [ "$(ask "$1" 'SELECT count(DISTINCT student) FROM disclosure')" -eq 2 ]
}

# The first run was stopped somehow.
goes_on() { # WHAT
    check "$1: what is there is whole" only_whole half
    all_awards half.saebook half >out 2>&1
    check "$1: gone on with" [ $? -eq 0 ]
    check "$1: all are there" made_good half
    check "$1: all are in the log" logged half.saebook
    check "$1: the book is whole" is_whole half.saebook
    all_awards half.saebook half >out 2>&1
    check "$1: nothing is left to do" grep -q '^0 workbooks written' out
}

begin_again() {
    rm -rf half
    fresh half.saebook
}

told=
if can_trace; then
    begin_again
    note_calls "$program" -b half.saebook award --all --year 2026 -o half
    for call in $changes; do
        calls=$(calls_of "$call")
        for moment in $(moments "$calls" 4); do
            begin_again
            with_fault "$call" "signal=KILL:when=$moment" "$program" -b half.saebook award --all \
                --year 2026 -o half >out 2>err
            case $? in
            1)
                check "a worker killed at $call $moment is told of" is_sentence err
                told=yes
                ;;
            esac
            goes_on "killed at $call $moment of $calls"
        done
    done
    [ "$(getconf _NPROCESSORS_ONLN)" -lt 2 ] || check "some workers were killed" [ "$told" = yes ]

    begin_again
    with_fault clone error=EAGAIN "$program" -b half.saebook award --all --year 2026 -o half >out 2>err
    check "without workers it is done" [ $? -eq 0 ]
    check "without workers nothing is said of them" [ ! -s err ]
    check "without workers it is the same" made_good half
else
    skip "killed at moments" "strace is not here, or may not trace"
fi

# Ended from outside after so many seconds, whatever it is at; alone, or with its workers as Ctrl-C does.
for moment in 0.01 0.03 0.06 0.1; do
    for signal in TERM INT KILL; do
        begin_again
        timeout -s "$signal" "$moment" "$program" -b half.saebook award --all --year 2026 -o half >out 2>&1
        goes_on "ended by $signal after $moment s"
        begin_again
        timeout --foreground -s "$signal" "$moment" "$program" -b half.saebook award --all --year 2026 \
            -o half >out 2>&1
        goes_on "the first alone ended by $signal after $moment s"
    done
done

# A file may have so many blocks of 512 bytes, as if the disk were full.
begin_again
(
    ulimit -f 72 # enough for what stands beside the book
    trap '' XFSZ
    all_awards half.saebook half
) >out 2>&1
check "where nothing has room it is said" grep -q '^saebook: .*;' out
goes_on "nothing had room"
finish
