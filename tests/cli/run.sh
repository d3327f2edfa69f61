#!/bin/bash
# The command line as a person types it. A case is a transcript, tests/cli/cases/NAME.t:
#
#     ## what is tried                         lines that are kept as they are
#     $ saebook init t.saebook --chapter X     a command, run in one shell, in an empty folder
#     > --state OK                             the command goes on
#     made t.saebook for X, OK                 what it must print (standard error too)
#     [1]                                      its exit status, where that is not 0
#
# Ids, times and the version are written <id>, <time> and <version>, the home folder ~. UPDATE_GOLDEN=1 writes the
# files anew; read the difference before it is committed. `## needs: ordinary-user` in the first line
# runs the case as nobody where root runs the tests, or skips it, saying so.
# Arguments are names of cases; without any, all run.
set -u
# Reads a transcript, runs its commands and prints the transcript as it came out.
replay() {
    local line command='' code
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        '$ '* | '> '*)
            printf '%s\n' "$line" >&3
            command="$command${command:+$'\n'}${line#??}"
            more=1
            ;;
        *) more= ;;
        esac
        if [ -n "$more" ]; then
            # It goes on if the next line says so.
            number=$((number + 1))
            peek=$(sed -n "$((number + 1))p" "$transcript")
            case $peek in '> '*) continue ;; esac
            eval "$command" >"$output" 2>&1 </dev/null
            code=$?
            command=
            sed -E -e 's/[0-9]{19}/<id>/g' -e "s/saebook $version/saebook <version>/" \
                -e "s|$HOME|~|g" -e 's/20[0-9]{2}-[0-9]{2}-[0-9]{2}(T[0-9:]{8}Z| [0-9]{2}:[0-9]{2})/<time>/g' \
                "$output" >&3
            [ ! -s "$output" ] || [ -z "$(tail -c 1 "$output")" ] || echo '(no newline)' >&3
            [ $code -eq 0 ] || echo "[$code]" >&3
            continue
        fi
        number=$((number + 1))
        case $line in '## '*) printf '%s\n' "$line" >&3 ;; esac
    done <"$transcript"
}

if [ "${1:-}" = --replay ]; then
    transcript=$2 output=$3 version=$4 number=0
    PATH=$(dirname "$output")/bin:$PATH
    export PATH
    cd "$(dirname "$output")/cwd" || exit 1
    replay 3>&1
    exit 0
fi

program=${SAEBOOK_PROGRAM:-$(dirname "$0")/../../saebook}
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
cd "$(dirname "$0")" || exit 1
here=$PWD
version=$("$program" version | cut -d' ' -f2)
[ -n "$version" ] || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/cli.XXXXXX") || exit 1
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT

environment=(env -i "PATH=$PATH" LC_ALL=C.UTF-8 TZ=UTC SAEBOOK_TODAY=2026-11-22
    "ASAN_OPTIONS=${ASAN_OPTIONS:-}" "UBSAN_OPTIONS=${UBSAN_OPTIONS:-}" DATA="$here/data")

run_case() { # FILE: 0 passed, 1 failed, 2 skipped
    local name as=()
    name=$(basename "$1" .t)
    folder=$work/$name
    mkdir -p "$folder/bin" "$folder/cwd" "$folder/home"
    ln -s "$program" "$folder/bin/saebook"
    if head -1 "$1" | grep -q 'needs: ordinary-user' && [ "$(id -u)" -eq 0 ]; then
        as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
        rm "$folder/bin/saebook"
        cp "$program" "$folder/bin/saebook"
        cp "$here/run.sh" "$1" "$folder"
        chown -R 65534:65534 "$folder"
        if ! "${as[@]}" "$folder/bin/saebook" version >/dev/null 2>&1; then
            echo "skip $name: root runs the tests, and nobody cannot run the program here"
            return 2
        fi
        "${as[@]}" "${environment[@]}" "HOME=$folder/home" bash "$folder/run.sh" --replay \
            "$folder/$(basename "$1")" "$folder/output" "$version" >"$work/$name.now"
    else
        "${environment[@]}" "HOME=$folder/home" bash "$here/run.sh" --replay \
            "$1" "$folder/output" "$version" >"$work/$name.now"
    fi
    rm -rf "$folder"
    if cmp -s "$1" "$work/$name.now"; then
        return 0
    fi
    if [ -n "${UPDATE_GOLDEN:-}" ]; then
        cp "$work/$name.now" "$1"
        echo "wrote $name.t"
        return 0
    fi
    echo "FAIL $name.t"
    diff -u --label wanted --label got "$1" "$work/$name.now"
    return 1
}

passed=0 failed=0
[ $# -gt 0 ] || set -- "$here"/cases/*.t
for case in "$@"; do
    [ -e "$case" ] || case=$here/cases/$case.t
    run_case "$case"
    case $? in
    0) passed=$((passed + 1)) ;;
    1) failed=$((failed + 1)) ;;
    esac
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
