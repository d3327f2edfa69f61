#!/bin/sh
# Measures the program against the bare libraries doing the same work, in the same run, by turns,
# and prints each figure as a ratio. Called by `make bench`; nothing here is asserted.
#
#     BENCH_ROWS=1000000   entries of hours, and as many of money (100,000 unless said)
#     BENCH_ROUNDS=5       how often imports are timed, by turns (3, or 1 from 500,000 rows on)
#     BENCH_STARTS=20      starts of a screen program, 15 keys each (7)
#     BENCH_ONLY="import screens workbook flushes reports"   only these parts
#
# The floors are programs of their own in this folder: floor_sql, floor_curses, floor_xlsx. Time is
# wall time, so an idle machine is wanted; under load look at the ratios of several runs.
set -u
cd "$(dirname "$0")/../.." || exit 1
program=$PWD/saebook
bench=${SAEBOOK_BUILD:-$PWD/build/main}/tests/bench
rows=${BENCH_ROWS:-100000}
starts=${BENCH_STARTS:-7}
only=${BENCH_ONLY:-import screens workbook flushes reports}
if [ -n "${BENCH_ROUNDS:-}" ]; then
    rounds=$BENCH_ROUNDS
elif [ "$rows" -ge 500000 ]; then
    rounds=1
else
    rounds=3
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/saebook-bench.XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$folder/home" || exit 1
unset SAEBOOK SAEBOOK_TODAY NO_COLOR COLORTERM LINES COLUMNS \
    XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR
HOME=$folder/home TERM=xterm-256color LC_ALL=C.UTF-8
export HOME TERM LC_ALL

# ---- the table -----------------------------------------------------------------------------------

heading() {
    printf '\n%-44s %11s %11s %7s %8s\n' "$1" ours floor ratio target
}

# line WHAT OURS FLOOR UNIT TARGET: a target is "<= 1.25", ">= 0.9" or nothing. Where more is
# better the ratio is of speeds, given as such.
line() {
    awk -v what="$1" -v ours="$2" -v floor="$3" -v unit="$4" -v target="${5:-}" 'BEGIN {
        if (ours == "" || floor == "" || floor + 0 == 0) {
            printf "%-44s %s\n", what, "could not be measured"
            exit
        }
        ratio = ours / floor
        limit = target
        sub(/^[<>]= */, "", limit)
        met = ""
        if (target ~ /^<=/)
            met = ratio <= limit + 0 ? "met" : "missed"
        if (target ~ /^>=/)
            met = ratio >= limit + 0 ? "met" : "missed"
        digits = ours < 10 && floor < 10 ? 3 : ours < 1000 ? 1 : 0
        printf "%-44s %11.*f %11.*f %7.2f %8s  %s\n", what " (" unit ")", digits, ours,
            digits, floor, ratio, target, met
    }'
}

# value NAME TEXT: what stands behind "NAME=" in a line of figures.
value() {
    printf '%s\n' "$2" | sed -n "s/.*\\b$1=\\([0-9.]*\\).*/\\1/p"
}

median() {
    sort -n | awk '{ v[NR] = $1 } END { if (NR) print v[int((NR + 1) / 2)] }'
}

seconds_of() { # COMMAND...: wall time of one run
    "$bench/runtime" once "$@"
}

wanted() {
    case " $only " in *" $1 "*) return 0 ;; esac
    return 1
}

# ---- import --------------------------------------------------------------------------------------

new_book() { # FILE FOLDER-OF-CSV
    rm -f "$1" "$1-wal" "$1-shm" "$1-lock"
    "$program" init "$1" --chapter Bench --state OK >/dev/null &&
        "$program" -b "$1" import student "$2/student.csv" >/dev/null &&
        "$program" -b "$1" import project "$2/project.csv" >/dev/null
}

fill_book() { # FILE FOLDER-OF-CSV
    new_book "$1" "$2" && "$program" -b "$1" import hours "$2/hours.csv" >/dev/null &&
        "$program" -b "$1" import money "$2/money.csv" >/dev/null
}

measure_import() {
    heading "Import: $rows hours and $rows money entries"
    : >"$folder/ours" && : >"$folder/floor"
    for _ in $(seq "$rounds"); do
        value seconds "$("$bench/floor_sql" insert "$folder/floor.db" "$rows")" >>"$folder/floor"
        new_book "$folder/ours.saebook" "$folder/csv" || return
        hours=$(seconds_of "$program" -b "$folder/ours.saebook" import hours "$folder/csv/hours.csv")
        money=$(seconds_of "$program" -b "$folder/ours.saebook" import money "$folder/csv/money.csv")
        echo "$hours $money" | awk '{ print $1 + $2 }' >>"$folder/ours"
        echo "$hours $money" | awk '{ printf "  hours %.2f s, money %.2f s\n", $1, $2 }'
    done
    line "checked, history, totals, indexes" \
        "$(median <"$folder/ours" | awk -v n="$rows" '{ printf "%.0f", 2 * n / $1 }')" \
        "$(median <"$folder/floor" | awk -v n="$rows" '{ printf "%.0f", 2 * n / $1 }')" \
        "rows/s" ">= 0.9"
}

# ---- screens -------------------------------------------------------------------------------------

# screen WHAT SIZE BOOK FIRST EXPECTED FLOOR-ARGUMENTS [WAY...]: the keys of the way lead from the
# first screen to the list. The first frame is only compared where there is no way to go.
screen() {
    what=$1 size=$2 shown=$3 expected=$4 list=$5
    shift 5
    ways=$#
    for key in "$@"; do
        set -- "$@" -w "$key"
        shift
    done
    # shellcheck disable=SC2086 # the list's name and the student are words
    figures=$("$bench/ptytime" -s "$size" -n "$starts" -F "j down" -f Ana -e "$expected" "$@" -- \
        "$bench/floor_curses" "$shown" $list -- "$program" "$shown") || return
    floor=$(printf '%s\n' "$figures" | sed -n 1p)
    ours=$(printf '%s\n' "$figures" | sed -n 2p)
    [ "$ways" -gt 0 ] ||
        line "$what, exec to frame" "$(value frame_ms "$ours")" "$(value frame_ms "$floor")" ms "<= 1.5"
    line "$what, key to last byte" "$(value key_ms "$ours")" "$(value key_ms "$floor")" ms "<= 1.25"
    line "$what, the same, p99" "$(value key_p99_ms "$ours")" "$(value key_p99_ms "$floor")" ms
    line "$what, memory" "$(value memory_kb "$ours")" "$(value memory_kb "$floor")" KB "<= 3"
    case "$(value missed "$ours") $(value missed "$floor")" in
    "0 0") ;;
    *) echo "  some keys drew nothing: $(value missed "$ours") of ours, $(value missed "$floor") of the floor's" ;;
    esac
}

measure_screens() {
    enter=$(printf '\r')
    for book in big small; do
        for size in 80x24 200x60; do
            # The first student of the list, by name.
            entries=$rows first=S0142
            if [ "$book" = small ]; then
                entries=1000 first=S0006
            fi
            heading "Screens at $size, $entries entries of each kind"
            screen "students" "$size" "$folder/$book.saebook" "Ana" students
            screen "hours of a student" "$size" "$folder/$book.saebook" "What I did" "hours $first" "$enter" h
            screen "hours of the chapter" "$size" "$folder/$book.saebook" "What I did" hours + jjjjjjjjjjjjjjjj "$enter"
        done
    done
}

# ---- workbook ------------------------------------------------------------------------------------

measure_workbook() {
    heading "Workbook: 200 sheets like the award's"
    cells=$(value cells "$("$bench/sheets" "$folder/ours.xlsx" 200)")
    floor_cells=$(value cells "$("$bench/floor_xlsx" "$folder/floor.xlsx" 200)")
    figures=$("$bench/runtime" 7 "$bench/floor_xlsx" "$folder/floor.xlsx" 200 -- \
        "$bench/sheets" "$folder/ours.xlsx" 200) || return
    line "through src/workbook" \
        "$(value ms "$(printf '%s\n' "$figures" | sed -n 2p)" | awk -v n="$cells" '{ printf "%.0f", 1000 * n / $1 }')" \
        "$(value ms "$(printf '%s\n' "$figures" | sed -n 1p)" | awk -v n="$floor_cells" '{ printf "%.0f", 1000 * n / $1 }')" \
        "cells/s" ">= 0.9"
}

# ---- flushes -------------------------------------------------------------------------------------

# Entries typed on the class screen, all by one process: what seven of them flush more than two do.
# Apart from them a process flushes the folder once, and whoever closes the book last the book.
flushes_of() { # ENTRIES
    "$bench/ptytime" -n 1 -c "$1" -i 200 -f Ana -k "l1h fed lambs @6$(printf '\r')" -- \
        strace -f -qq -o "$folder/trace" -e trace=fsync,fdatasync "$program" "$folder/flush.saebook" \
        >/dev/null || return
    "$program" -b "$folder/flush.saebook" list hours --format csv | wc -l >>"$folder/entries"
    grep -c sync "$folder/trace"
}

measure_flushes() {
    heading "Flushes to the disk for one saved record"
    if ! strace -qq -o /dev/null true 2>/dev/null; then
        echo "  strace is not here, or may not trace"
        return
    fi
    new_book "$folder/flush.saebook" "$folder/few" || return
    : >"$folder/entries"
    few=$(flushes_of 2) && more=$(flushes_of 7) || return
    saved=$(awk 'NR == 2 { print $1 - last } { last = $1 }' "$folder/entries")
    [ "$saved" = 7 ] || echo "  only $saved of 7 entries were saved"
    line "entered on the screen" "$(echo "$few $more" | awk '{ print ($2 - $1) / 5 }')" 1 flushes "<= 1"
}

# ---- reports -------------------------------------------------------------------------------------

report() { # WHAT TARGET FLOOR-ARGUMENTS OUR-ARGUMENTS
    # shellcheck disable=SC2086 # words
    figures=$("$bench/runtime" 9 "$bench/floor_sql" $3 -- \
        "$program" -b "$folder/big.saebook" report $4 --format csv) || return
    line "$1" "$(value ms "$(printf '%s\n' "$figures" | sed -n 2p)")" \
        "$(value ms "$(printf '%s\n' "$figures" | sed -n 1p)")" ms "$2"
}

measure_reports() {
    heading "Reports, whole process, $rows entries of each kind"
    [ -e "$folder/floor.db" ] || "$bench/floor_sql" insert "$folder/floor.db" "$rows" >/dev/null
    report "income of the chapter" "" "report $folder/floor.db" "income"
    report "income of one student" "" "student $folder/floor.db 142" "income --student S0142"
    report "hours of one student" "" "student $folder/floor.db 142" "hours --student S0142"
    for peer in hledger ledger; do
        command -v "$peer" >/dev/null 2>&1 || continue
        [ "$rows" -le 20000 ] || continue
        "$program" -b "$folder/big.saebook" export ledger -o "$folder/peer.journal" >/dev/null || continue
        figures=$("$bench/runtime" 1 "$peer" -f "$folder/peer.journal" balance -- \
            "$program" -b "$folder/big.saebook" report income --format csv) || continue
        line "income of the chapter, against $peer" "$(value ms "$(printf '%s\n' "$figures" | sed -n 2p)")" \
            "$(value ms "$(printf '%s\n' "$figures" | sed -n 1p)")" ms
    done
}

# ---- all of it -----------------------------------------------------------------------------------

mkdir "$folder/csv" "$folder/few" || exit 1
"$bench/gen" "$folder/csv" "$rows" && "$bench/gen" "$folder/few" 1000 75 || exit 1
if wanted screens || wanted flushes || wanted reports; then
    fill_book "$folder/big.saebook" "$folder/csv" && fill_book "$folder/small.saebook" "$folder/few" || exit 1
fi
for part in import screens workbook flushes reports; do
    ! wanted "$part" || "measure_$part"
done
