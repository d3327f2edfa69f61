# Parts of run.sh, which reads this: workbooks of a whole chapter, and degrees of a class.
#
#     BENCH_AWARDS=200     students
#     BENCH_RECORDS=20000  entries of hours, and as many of money, of all of them together

awards=${BENCH_AWARDS:-200}
records=${BENCH_RECORDS:-20000}

# award_book FILE STUDENTS ENTRIES: of students who qualify for an award of 2026.
award_book() {
    mkdir -p "$folder/award" && "$bench/gen" "$folder/award" "$3" $(($2 * 3)) &&
        fill_book "$1" "$folder/award" &&
        awk -v n="$2" 'BEGIN {
            print "student,year,dues_paid"
            for (i = 1; i <= n; i++)
                for (year = 2022; year <= 2026; year++)
                    printf "S%04d,%d,%d-09-15\n", i, year, year - 1
        }' >"$folder/award/membership.csv" &&
        "$program" -b "$1" import membership "$folder/award/membership.csv" >/dev/null
}

same_files() { # FOLDER FOLDER: by content, whatever the names
    (cd "$1" && cksum ./*.xlsx | cut -d' ' -f1,2 | sort) >"$folder/sums.1"
    (cd "$2" && cksum ./*.xlsx | cut -d' ' -f1,2 | sort) >"$folder/sums.2"
    cmp -s "$folder/sums.1" "$folder/sums.2"
}

# The floor makes the same calls of the library, with the same arguments, and nothing else.
measure_awards() {
    heading "award --all: $awards students, $records entries of each kind"
    award_book "$folder/award.saebook" "$awards" "$records" &&
        cp "$folder/award.saebook" "$folder/noted.saebook" &&
        "$bench/record_xlsx" "$folder/noted.saebook" 2026 "$folder/noted" "$folder/calls" >/dev/null &&
        mkdir -p "$folder/played" &&
        cells=$(value cells "$("$bench/floor_awards" "$folder/calls" "$folder/played")") || return
    same_files "$folder/noted" "$folder/played" || echo "  the floor's workbooks are other ones"
    fresh='rm -rf "$0" && mkdir "$0" && exec "$@"'
    figures=$("$bench/runtime" 3 sh -c "$fresh" "$folder/played" "$bench/floor_awards" \
        "$folder/calls" "$folder/played" -- sh -c "$fresh" "$folder/ours" "$program" -b \
        "$folder/award.saebook" award --all --year 2026 -o "$folder/ours") || return
    line "workbooks" "$(cells_a_second ms 2 "$cells")" "$(cells_a_second ms 1 "$cells")" "cells/s" \
        ">= 0.85" "$(cells_a_second cpu_ms 2 "$cells")" "$(cells_a_second cpu_ms 1 "$cells")"
    many=$(value memory_kb "$(printf '%s\n' "$figures" | sed -n 2p)")
    award_book "$folder/fewer.saebook" $((awards / 4)) $((records / 4)) &&
        figures=$("$bench/runtime" 1 "$program" -b "$folder/fewer.saebook" award --all --year 2026 \
            -o "$folder/fewer") &&
        line "memory, against $((awards / 4)) students" "$many" "$(value memory_kb "$figures")" KB "<= 1.1"
}

# All degrees of a class, in the program's own time, against a key on a screen of the same class: as
# the other keys are timed, through the pseudo-terminal from the key to the last byte of what it drew.
measure_degrees() {
    heading "Degrees"
    award_book "$folder/class.saebook" 30 3000 || return
    degrees=$("$bench/degrees" "$folder/class.saebook")
    figures=$("$bench/ptytime" -n "$starts" -f Ana -- "$program" "$folder/class.saebook") || return
    line "all degrees of 30 students, key to last byte" "$(value ms "$degrees")" \
        "$(value key_ms "$figures")" ms "<= 10" "$(value cpu_ms "$degrees")" \
        "$(value key_cpu_ms "$figures")"
    echo "  the first time, when the questions are prepared: processor $(value first_cpu_ms "$degrees") ms"
    award_book "$folder/chapter.saebook" 480 48000 &&
        figures=$(seconds_of "$program" -b "$folder/chapter.saebook" degree --all state) &&
        echo "$figures" | awk '{ printf "degree --all of 480 students: %.2f s, processor %.2f s\n", $1, $2 }'
}
