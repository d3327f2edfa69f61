#!/bin/sh
# Measures the program against the bare libraries doing the same work, in the same run, by turns,
# and prints each figure as a ratio. Called by `make bench`; nothing here is asserted.
#
#     BENCH_ROWS=1000000   entries of hours, and as many of money (100,000 unless said)
#     BENCH_ROUNDS=5       how often imports are timed, by turns (3, or 1 from 500,000 rows on)
#     BENCH_STARTS=20      starts of a screen program, 15 keys each (7)
#     BENCH_ONLY="screens keys"   only these parts, of: import screens keys workbook awards degrees
#                          flushes reports peers growth
#     BENCH_KEYS="home hours"   of the part "keys" only these screens (all of tests/support/walk.c)
#     BENCH_PEERS="10000 100000"   entries for the comparison with ledger and hledger (also
#                          1,000,000 where BENCH_ROWS says so: hledger wants 8 GB for that)
#
# The floors are programs of their own in this folder: floor_sql, floor_curses, floor_cells,
# floor_xlsx. "ratio" is of the time that passed, for which an idle machine is wanted; "by cpu" is of
# the processor's time for the same work, which a busy one disturbs less. Where only that is within
# its target, the last word says so.
set -u
cd "$(dirname "$0")/../.." || exit 1
program=$PWD/saebook
bench=${SAEBOOK_BUILD:-$PWD/build/main}/tests/bench
rows=${BENCH_ROWS:-100000}
starts=${BENCH_STARTS:-7}
only=${BENCH_ONLY:-import screens keys workbook awards degrees flushes reports peers growth}
peers=${BENCH_PEERS:-10000 100000}
[ -n "${BENCH_PEERS:-}" ] || [ "$rows" -lt 1000000 ] || peers="$peers 1000000"
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
    printf '\n%-46s %11s %11s %7s %7s %8s\n' "$1" ours floor ratio "by cpu" target
}

# line WHAT OURS FLOOR UNIT TARGET [OUR-CPU FLOOR-CPU]: a target is "<= 1.25", ">= 0.9" or nothing.
# Where more is better the ratio is of speeds, given as such.
line() {
    awk -v what="$1" -v ours="$2" -v floor="$3" -v unit="$4" -v target="${5:-}" \
        -v our_cpu="${6:-}" -v floor_cpu="${7:-}" 'BEGIN {
        if (ours == "" || floor == "" || floor + 0 == 0) {
            printf "%-46s %s\n", what, "could not be measured"
            exit
        }
        ratio = ours / floor
        by_cpu = floor_cpu + 0 > 0 ? our_cpu / floor_cpu : ratio
        limit = target
        sub(/^[<>]= */, "", limit)
        word = ""
        if (target != "") {
            less = target ~ /^</
            word = "missed"
            if (less ? by_cpu <= limit + 0 : by_cpu >= limit + 0)
                word = "met by cpu"
            if (less ? ratio <= limit + 0 : ratio >= limit + 0)
                word = "met"
        }
        digits = ours < 10 && floor < 10 ? 3 : ours < 1000 ? 1 : 0
        places = ratio < 0.1 ? 4 : 2
        cpu = floor_cpu + 0 > 0 ? sprintf("%.*f", places, by_cpu) : ""
        printf "%-46s %11.*f %11.*f %7.*f %7s %8s  %s\n", what " (" unit ")", digits, ours,
            digits, floor, places, ratio, cpu, target, word
    }'
}

# lines WHAT FIGURES TARGET [MEMORY-TARGET]: what `runtime` said of the floor and of ours.
lines() {
    floor=$(printf '%s\n' "$2" | sed -n 1p)
    ours=$(printf '%s\n' "$2" | sed -n 2p)
    line "$1" "$(value ms "$ours")" "$(value ms "$floor")" ms "$3" \
        "$(value cpu_ms "$ours")" "$(value cpu_ms "$floor")"
    [ -z "${4:-}" ] ||
        line "$1, memory" "$(value memory_kb "$ours")" "$(value memory_kb "$floor")" KB "$4"
}

# value NAME TEXT: what stands behind "NAME=" in a line of figures.
value() {
    printf '%s\n' "$2" | sed -n "s/.*\\b$1=\\([0-9.]*\\).*/\\1/p"
}

median() {
    sort -n | awk '{ v[NR] = $1 } END { if (NR) print v[int((NR + 1) / 2)] }'
}

seconds_of() { # COMMAND...: of one run, and the processor's
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
    for name in ours floor ours_cpu floor_cpu; do
        : >"$folder/$name"
    done
    for _ in $(seq "$rounds"); do
        figures=$("$bench/floor_sql" insert "$folder/floor.db" "$rows")
        value seconds "$figures" >>"$folder/floor"
        value cpu "$figures" >>"$folder/floor_cpu"
        new_book "$folder/ours.saebook" "$folder/csv" || return
        hours=$(seconds_of "$program" -b "$folder/ours.saebook" import hours "$folder/csv/hours.csv")
        money=$(seconds_of "$program" -b "$folder/ours.saebook" import money "$folder/csv/money.csv")
        echo "$hours $money" | awk '{ print $1 + $3 }' >>"$folder/ours"
        echo "$hours $money" | awk '{ print $2 + $4 }' >>"$folder/ours_cpu"
        echo "$hours $money" |
            awk '{ printf "  hours %.2f s (cpu %.2f), money %.2f s (cpu %.2f)\n", $1, $2, $3, $4 }'
    done
    line "checked, history, totals, indexes" "$(rate ours)" "$(rate floor)" "rows/s" ">= 0.9" \
        "$(rate ours_cpu)" "$(rate floor_cpu)"
}

rate() {
    median <"$folder/$1" | awk -v n="$rows" '{ printf "%.0f", 2 * n / $1 }'
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
        line "$what, exec to frame" "$(value frame_ms "$ours")" "$(value frame_ms "$floor")" ms "<= 1.5" \
            "$(value frame_cpu_ms "$ours")" "$(value frame_cpu_ms "$floor")"
    line "$what, key to last byte" "$(value key_ms "$ours")" "$(value key_ms "$floor")" ms "<= 1.25" \
        "$(value key_cpu_ms "$ours")" "$(value key_cpu_ms "$floor")"
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
            screen "hours of the chapter" "$size" "$folder/$book.saebook" "What I did" hours + jjjjjjjjjjjjjjjjj "$enter"
        done
    done
}

# ---- keys ----------------------------------------------------------------------------------------

# A key on every screen of the sample chapter, against a program that paints the same cells and does
# nothing else.
measure_keys() {
    heading "A key on every screen, the sample chapter"
    # shellcheck disable=SC2086 # the screens are words
    SAEBOOK_PROGRAM=$program SAEBOOK_TOP=$PWD TMPDIR=$folder "$bench/walks" "$bench/floor_cells" \
        80x24 132x43 200x60 -- ${BENCH_KEYS:-} |
        while read -r what size figures; do
            line "$what $size" "$(value key_ms "$figures")" "$(value floor_ms "$figures")" ms \
                "<= 1.25" "$(value key_cpu_ms "$figures")" "$(value floor_cpu_ms "$figures")"
            ours=$(value key_bytes "$figures") floor=$(value floor_bytes "$figures")
            [ $((2 * ours)) -le $((3 * floor)) ] ||
                line "$what $size, sent" "$ours" "$floor" bytes "<= 1.5"
            [ "$(value missed "$figures")" = 0 ] ||
                echo "  $(value missed "$figures") keys drew nothing"
        done
}

# ---- workbook ------------------------------------------------------------------------------------

measure_workbook() {
    heading "Workbook: 200 sheets like the award's"
    cells=$(value cells "$("$bench/sheets" "$folder/ours.xlsx" 200)")
    floor_cells=$(value cells "$("$bench/floor_xlsx" "$folder/floor.xlsx" 200)")
    figures=$("$bench/runtime" 7 "$bench/floor_xlsx" "$folder/floor.xlsx" 200 -- \
        "$bench/sheets" "$folder/ours.xlsx" 200) || return
    line "through src/workbook" "$(cells_a_second ms 2 "$cells")" \
        "$(cells_a_second ms 1 "$floor_cells")" "cells/s" ">= 0.9" \
        "$(cells_a_second cpu_ms 2 "$cells")" "$(cells_a_second cpu_ms 1 "$floor_cells")"
}

cells_a_second() { # FIGURE LINE CELLS
    value "$1" "$(printf '%s\n' "$figures" | sed -n "$2p")" |
        awk -v n="$3" '{ printf "%.0f", 1000 * n / $1 }'
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

# Names of all reports, as the program lists them.
report_names() {
    "$program" help reports | sed -n 's/^  \([a-z_][a-z_]*\).*/\1/p'
}

measure_reports() {
    first=S0142
    heading "Reports of a student, whole process, $rows entries"
    for name in $(report_names); do
        figures=$("$bench/runtime" 5 "$bench/floor_sql" rows "$folder/big.saebook" "$first" -- \
            "$program" -b "$folder/big.saebook" report "$name" --student "$first" --format csv) &&
            lines "$name" "$figures" "<= 10"
    done
    heading "Reports of the chapter, whole process"
    for name in income hours networth balance; do
        target=
        [ "$name" != income ] || target="<= 2" # by student, project and year
        figures=$("$bench/runtime" 5 "$bench/floor_sql" summary "$folder/big.saebook" -- \
            "$program" -b "$folder/big.saebook" report "$name" --format csv) &&
            lines "$name" "$figures" "$target"
    done
    echo "  (the floor is a query of the summary table, pivoted; \`make check\` holds the totals"
    echo "   against a full scan: tests/worked/test_totals, test_identities)"
}

# ---- peers ---------------------------------------------------------------------------------------

# The balance sheets of a chapter against the balances of the same entries in plain-text accounting.
measure_peers() {
    for entries in $peers; do
        heading "Balances of $entries entries of money, whole process"
        mkdir -p "$folder/peer" && "$bench/gen" "$folder/peer" "$entries" &&
            new_book "$folder/peer.saebook" "$folder/peer" &&
            "$program" -b "$folder/peer.saebook" import money "$folder/peer/money.csv" >/dev/null &&
            "$program" -b "$folder/peer.saebook" export ledger -o "$folder/peer.journal" >/dev/null ||
            return
        runs=3
        [ "$entries" -lt 1000000 ] || runs=1
        for peer in ledger:0.1 hledger:0.02; do
            if ! command -v "${peer%:*}" >/dev/null 2>&1; then
                echo "  ${peer%:*} is not installed: not compared (apt-get install ${peer%:*})"
                continue
            fi
            for name in balance income; do
                figures=$("$bench/runtime" "$runs" "${peer%:*}" -f "$folder/peer.journal" balance -- \
                    "$program" -b "$folder/peer.saebook" report "$name" --format csv) &&
                    lines "$name, against ${peer%:*}" "$figures" "<= ${peer#*:}" "<= 0.01"
            done
        done
        rm -rf "$folder/peer" "$folder"/peer.*
    done
}

# ---- growth --------------------------------------------------------------------------------------

# growing NAME: the processor's time of a report in each book, and by what it grew.
growing() {
    times=''
    for pair in "small middle" "small big" "few many"; do
        figures=$("$bench/runtime" 5 "$program" -b "$folder/${pair% *}.growth" report "$1" \
            --student S0001 --format csv -- "$program" -b "$folder/${pair#* }.growth" report "$1" \
            --student S0001 --format csv) || return
        times="$times $(value cpu_ms "$(printf '%s\n' "$figures" | sed -n 1p)")"
        times="$times $(value cpu_ms "$(printf '%s\n' "$figures" | sed -n 2p)")"
    done
    # shellcheck disable=SC2086 # six figures, by turns of the one and the other
    echo "$1" $times | awk '{
        word = $5 <= 1.25 * $4 && $7 <= 10 * $6 ? "met" : "missed"
        printf "%-16s %8.1f %8.1f %8.1f %6.2f %7s %8.1f %8.1f %6.2f %6s  %s\n", $1, $4, $3, $5,
            $5 / $4, "<= 1.25", $6, $7, $7 / $6, "<= 10", word
    }'
}

# A student of as many entries in a book ten times as large, and a hundred times; and one of ten times
# the entries. `make check` holds the like without the start: tests/worked/test_report_cost.
measure_growth() {
    for one in "small 100 30" "middle 10 300" "few 1000 9" "many 100 9"; do
        # shellcheck disable=SC2086 # a name, what part of the entries, of how many projects
        set -- $one
        mkdir -p "$folder/$1.csv" && "$bench/gen" "$folder/$1.csv" $((rows / $2)) "$3" &&
            fill_book "$folder/$1.growth" "$folder/$1.csv" || return
    done
    ln -s big.saebook "$folder/big.growth" || return
    printf '\nReports of a student, cpu ms: of %s entries in a book of %s, %s, %s; of %s and %s\n' \
        $((rows / 1000)) $((rows / 100)) $((rows / 10)) "$rows" $((rows / 3000)) $((rows / 300))
    for name in $(report_names); do
        growing "$name"
    done
}

. tests/bench/awards.sh

# ---- all of it -----------------------------------------------------------------------------------

mkdir "$folder/csv" "$folder/few" || exit 1
"$bench/gen" "$folder/csv" "$rows" && "$bench/gen" "$folder/few" 1000 75 || exit 1
if wanted screens || wanted flushes || wanted reports || wanted growth; then
    fill_book "$folder/big.saebook" "$folder/csv" && fill_book "$folder/small.saebook" "$folder/few" || exit 1
fi
for part in import screens keys workbook awards degrees flushes reports peers growth; do
    ! wanted "$part" || "measure_$part"
done
