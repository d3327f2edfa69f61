#!/bin/sh
# Runs tests and counts them: tests/run.sh BUILD TEST... ends with "BUILD: N passed, N failed" and
# leaves the counts in BUILD/total. A TEST is
#   a cmocka program       counts as many tests as it has
#   a script, *.sh         counts as one, or as what its own last line "N passed, N failed" says
#   fuzz:PROGRAM           runs FUZZ_SECONDS from tests/fuzz/corpus/NAME, counts as one; always the
#                          same way, or from another seed with FUZZ_SEED=N, 0: each time another
# A program that crashes, stays too long or runs no test at all counts as a failure.
# Each test has a fresh HOME and TMPDIR and none of the caller's settings; it finds the program as
# $SAEBOOK_PROGRAM, the build folder as $SAEBOOK_BUILD, the repository's top as $SAEBOOK_TOP.
set -u

TEST_LIMIT=${TEST_LIMIT:-900}

with_limit() {
    if command -v timeout >/dev/null 2>&1; then
        timeout -k 5 "$TEST_LIMIT" "$@"
    else
        "$@"
    fi
}

run_fuzzer() {
    name=$(basename "$1")
    corpus="$TMPDIR/corpus"
    mkdir -p "$corpus"
    seeds=tests/fuzz/corpus/$name
    [ -d "$seeds" ] || seeds=
    dict=tests/fuzz/$name.dict
    [ -f "$dict" ] && dict=-dict=$dict || dict=
    # shellcheck disable=SC2086 # what is not there is no argument
    "$1" -seed="${FUZZ_SEED:-1}" -max_total_time="${FUZZ_SECONDS:-5}" -timeout=25 -rss_limit_mb=2048 \
        -close_fd_mask=1 -print_final_stats=1 -verbosity=0 -artifact_prefix="$SAEBOOK_BUILD/$name-" \
        $dict "$corpus" $seeds >"$TMPDIR/fuzz" 2>&1
    ended=$?
    # Of a run without findings the figures are enough.
    if [ $ended -eq 0 ]; then
        grep "^stat::" "$TMPDIR/fuzz"
    else
        cat "$TMPDIR/fuzz"
    fi
    return $ended
}

# The counts that an output speaks of, as "passed failed skipped".
count() {
    awk '
        # A test is a failure unless it says otherwise: a crash leaves out the summary.
        /^\[==========\] Running [0-9]+ test\(s\)/ { running += $3 }
        /^\[  PASSED  \] [0-9]+ test\(s\)/ { passed += $4 }
        /^\[  SKIPPED \] [0-9]+ test\(s\)/ { skipped += $4 }
        /^[0-9]+ passed, [0-9]+ failed$/ { said = 1; said_passed = $1; said_failed = $3 }
        END {
            failed = running - passed - skipped
            if (said) print said_passed, said_failed, 0
            else print passed + 0, failed + 0, skipped + 0
        }' "$1"
}

# One test in an environment of its own; its output and counts go to files of the folder $2.
run_one() {
    test=$1
    results=$2/$(printf '%s' "$test" | tr -c 'A-Za-z0-9_.\n' '-')
    mkdir -p "$results/home" "$results/tmp"
    unset SAEBOOK SAEBOOK_TODAY NO_COLOR COLORTERM LINES COLUMNS LANGUAGE \
        XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR MAKEFLAGS
    HOME=$results/home TMPDIR=$results/tmp TZ=UTC LC_ALL=C.UTF-8 TERM=xterm-256color
    SAEBOOK_PROGRAM=$SAEBOOK_BUILD/saebook SAEBOOK_TOP=$PWD
    UBSAN_OPTIONS=print_stacktrace=1
    ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
    export HOME TMPDIR TZ LC_ALL TERM SAEBOOK_PROGRAM SAEBOOK_TOP UBSAN_OPTIONS ASAN_OPTIONS

    case $test in
    fuzz:*) run_fuzzer "${test#fuzz:}" ;;
    *) with_limit "$test" ;;
    esac >"$results/output" 2>&1 </dev/null
    status=$?

    # shellcheck disable=SC2046 # three words
    set -- $(count "$results/output")
    passed=$1 failed=$2 skipped=$3
    note=
    case $test in
    fuzz:* | *.sh)
        [ $((passed + failed)) -gt 0 ] || [ $status -ne 0 ] || passed=1
        ;;
    *)
        if [ $status -eq 0 ] && [ $((passed + failed + skipped)) -eq 0 ]; then
            note="ran no test"
            failed=1
        fi
        ;;
    esac
    if [ $status -ne 0 ] && [ "$failed" -eq 0 ]; then
        failed=1
        note="ended with status $status"
        [ $status -ne 124 ] || note="did not end within $TEST_LIMIT seconds"
    elif [ $status -eq 0 ] && [ "$failed" -ne 0 ] && [ -z "$note" ]; then
        note="failed, and still ended with status 0"
    fi
    [ $status -lt 126 ] || [ -n "$note" ] || note="ended with status $status"
    [ -z "$note" ] || echo "$test: $note" >>"$results/output"
    echo "$passed $failed $skipped" >"$results/counts"
    printf '%s\n' "$test" >"$results/name"

    # In one piece, as several tests run at a time; their own totals are set off from the last line.
    { printf -- '---- %s\n' "$test" && sed 's/^[0-9]* passed, [0-9]* failed$/  &/' "$results/output"; } \
        >"$results/block"
    cat "$results/block"
    rm -rf "${results:?}/home" "$results/tmp" "$results/block"
}

cd "$(dirname "$0")/.." || exit 1
if [ "${1:-}" = --one ]; then
    run_one "$2" "$3"
    exit 0
fi

build=$1
shift
SAEBOOK_BUILD=$PWD/$build
export SAEBOOK_BUILD TEST_LIMIT
folder=$SAEBOOK_BUILD/results
rm -rf "$folder"
mkdir -p "$folder"
jobs=${JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
[ $# -eq 0 ] || printf '%s\n' "$@" | xargs -P "$jobs" -I '{}' "$PWD/tests/run.sh" --one '{}' "$folder"

passed=0 failed=0 skipped=0
for counts in "$folder"/*/counts; do
    [ -e "$counts" ] || continue
    read -r p f s <"$counts"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done
ended=$(find "$folder" -name counts | wc -l)
[ "$ended" -eq $# ] || failed=$((failed + $# - ended))
[ $((passed + failed)) -gt 0 ] || failed=1

# Failures once more, last, where they are looked for.
for counts in "$folder"/*/counts; do
    [ -e "$counts" ] || continue
    read -r p f s <"$counts"
    [ "$f" -gt 0 ] || continue
    result=$(dirname "$counts")
    printf '\nFAILED in %s\n' "$(cat "$result/name")"
    grep -E '^\[  ERROR   \]|^\[   LINE   \]|^\[  FAILED  \]|^FAIL|error:|ERROR:|not the same|: ended |: failed|: did not|: ran no' \
        "$result/output" | tail -40
done
[ "$skipped" -eq 0 ] || printf '\n%s skipped\n' "$skipped"
printf '\n'
echo "$passed passed, $failed failed" >"$SAEBOOK_BUILD/total"
echo "$build: $(cat "$SAEBOOK_BUILD/total")"
[ "$failed" -eq 0 ]
