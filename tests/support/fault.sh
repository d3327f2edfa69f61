# shellcheck shell=sh
# What the tests of faults share; sourced by tests/fault/*.sh. They run the program as anybody would
# and look at what it leaves behind, with sqlite3 as the judge of the file.
#
#     . "$(dirname "$0")/../support/fault.sh"
#     begin                          a folder to work in, $work
#     make_base                      a small book, $work/base.saebook
#     check "what must hold" test ...
#     skip "what" "why"
#     finish                         the counts; the script's status
set -u

program=${SAEBOOK_PROGRAM:-$(cd "$(dirname "$0")/../.." && pwd)/saebook}
SAEBOOK_TODAY=2026-11-22 LC_ALL=C.UTF-8
export SAEBOOK_TODAY LC_ALL
passed=0 failed=0 skipped=0 work=

begin() {
    work=$(mktemp -d "${TMPDIR:-/tmp}/fault.XXXXXX") || exit 1
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' HUP INT TERM
    cd "$work" || exit 1
}

check() { # WHAT COMMAND...: the command must succeed
    checked=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $checked"
    fi
}

skip() { # WHAT WHY
    skipped=$((skipped + 1))
    echo "skipped: $1: $2"
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
    exit
}

# ---- a book --------------------------------------------------------------------------------------

# csv NAME ROWS: entries of hours, one a day and 15 minutes long, from the number ROWS on.
hours_csv() { # FILE ROWS
    awk -v rows="$2" 'BEGIN {
        print "student,project,date,time,activity"
        for (i = 0; i < rows; i++)
            printf "S%d,Market swine,%04d-%02d-%02d,0:%02d,Fed and weighed hogs %d\n", 1 + i % 2,
                2021 + int(i / 28 / 12) % 5, 1 + int(i / 28) % 12, 1 + i % 28, 15 + i % 30, i
    }' >"$1"
}

make_base() {
    cat >student.csv <<'END'
number,name,grade,entered_ag_ed,records_from
S1,Maya Ortiz,11,2021-08-16,2021-01-01
S2,José Ñañez,10,2021-08-16,2021-01-01
END
    cat >project.csv <<'END'
student,title,type,pathway,award_area,began
S1,Market swine,ownership,AS,Swine Production,2021-01-01
S2,Market swine,ownership,AS,Swine Production,2021-01-01
END
    cat >money.csv <<'END'
student,date,type,project,category,amount,memo
S1,2025-02-01,expense,Market swine,feed,42.50,Grower feed
S1,2025-05-20,sale,Market swine,livestock,610.00,Two hogs
S2,2025-03-01,expense,Market swine,supplies,18.25,Bedding
END
    hours_csv hours.csv 60
    "$program" init base.saebook --chapter "Willow Creek" --state OK >/dev/null || exit 1
    for kind in student project money hours; do
        "$program" -b base.saebook import $kind $kind.csv >/dev/null || exit 1
    done
}

# A fresh copy of the base, and nothing beside it.
fresh() { # BOOK
    rm -f "$1" "$1-wal" "$1-shm" "$1-lock" "$1-journal"
    cp base.saebook "$1"
}

ask() { # BOOK SQL
    sqlite3 -batch "$1" "$2"
}

hours_in() {
    ask "$1" 'SELECT count(*) FROM hours'
}

# Every record and every line of history, as one number.
print_of() { # BOOK
    ask "$1" .dump | cksum
}

# The file is sound, every reference leads somewhere, the totals are those of the records, the indexes
# and triggers are those that a book has, and the program finds nothing wrong with it either.
is_whole() { # BOOK
    found=$(ask "$1" "PRAGMA integrity_check; PRAGMA foreign_key_check;
        SELECT 'wrong total', * FROM (SELECT * FROM line_total EXCEPT SELECT * FROM total);
        SELECT 'old total', * FROM (SELECT * FROM total EXCEPT SELECT * FROM line_total);
        SELECT 'stale', student FROM stale;" 2>&1)
    shape=$(ask "$1" "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY 1, 2" | cksum)
    if [ "$found" = ok ] && [ "$shape" = "${base_shape:=$(shape_of base.saebook)}" ] &&
        "$program" -b "$1" check --deep >check.out 2>&1; then
        return 0
    fi
    echo "  $1: $found; shape $shape, of the base $base_shape"
    cat check.out
    return 1
}

shape_of() {
    ask "$1" "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY 1, 2" | cksum
}

# A refusal is one sentence, "saebook: ...: what is wrong; what would be right".
is_sentence() { # FILE
    [ "$(wc -l <"$1")" -eq 1 ] && grep -q '^saebook: .*[;:] .*[^.]$' "$1" && return 0
    echo "  no sentence: $(cat "$1")"
    return 1
}

# ---- making system calls fail ---------------------------------------------------------------------

can_trace() {
    command -v strace >/dev/null 2>&1 && strace -qq -o /dev/null -e trace=write true 2>/dev/null
}

# The calls that change files, by the names they have on one machine or another.
changes='pwrite64 write fsync fdatasync ftruncate rename renameat renameat2 unlink unlinkat'

# Runs a command and notes the calls it makes; calls_of CALL then tells how many.
note_calls() { # COMMAND...
    strace -f -qq -o calls -e trace="$(echo "$changes" | sed 's/ /,?/g; s/^/?/')" "$@" >/dev/null 2>&1
}
calls_of() {
    grep -c " $1(" calls
}

# with_fault CALL FAULT COMMAND...: FAULT as strace has it, such as signal=KILL:when=3.
with_fault() {
    call=$1 fault=$2
    shift 2
    strace -f -qq -o /dev/null -e trace="$call" -e inject="$call:$fault" "$@"
}

# Up to so many moments spread over 1 to the number, the first and last among them.
moments() { # NUMBER MOST
    awk -v n="$1" -v most="$2" 'BEGIN {
        if (most > n) most = n
        for (i = 0; i < most; i++) print most == 1 ? 1 : 1 + int(i * (n - 1) / (most - 1))
    }'
}

# ---- somebody without privileges -------------------------------------------------------------------

# Runs a command as one for whom permissions bind: nobody, where root runs the tests. Sets
# `as_nobody` (empty: we are ordinary ourselves) and `theirs`, a program that they can run.
become_ordinary() {
    as_nobody='' theirs=$program
    [ "$(id -u)" -eq 0 ] || return 0
    chmod 755 .
    cp "$program" ./program
    theirs=$work/program
    for way in 'setpriv --reuid=65534 --regid=65534 --clear-groups' 'runuser -u nobody --'; do
        if $way "$theirs" version >/dev/null 2>&1; then
            as_nobody=$way
            mkdir their_home
            chmod 777 their_home
            return 0
        fi
    done
    return 1
}
as_ordinary() { # COMMAND...
    # shellcheck disable=SC2086 # words
    HOME=$work/their_home $as_nobody "$@"
}
