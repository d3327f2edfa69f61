#!/bin/sh
# Worked record books, through the real program: every folder here is imported into a fresh book,
# the reports that expected/NAME.args ask for are written as CSV, and the columns that
# expected/NAME.csv holds must be equal, row by row. Each README says where the figures come from.
set -u
top=${SAEBOOK_TOP:-$(pwd)}
program=${SAEBOOK_PROGRAM:-$top/saebook}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
SAEBOOK_TODAY=2026-11-22
export SAEBOOK_TODAY
passed=0
failed=0

# Of a CSV, the columns that another one's header names, in that order.
cut_columns() {
    awk -v header="$1" '
        function split_csv(line, cell,    n, i, c, quoted) {
            n = 1; cell[1] = ""; quoted = 0
            for (i = 1; i <= length(line); i++) {
                c = substr(line, i, 1)
                if (c == "\"" && quoted && substr(line, i + 1, 1) == "\"") { cell[n] = cell[n] c; i++ }
                else if (c == "\"") quoted = !quoted
                else if (c == "," && !quoted) cell[++n] = ""
                else cell[n] = cell[n] c
            }
            return n
        }
        BEGIN { wanted = split_csv(header, name) }
        { sub(/\r$/, ""); n = split_csv($0, cell) }
        NR == 1 { for (i = 1; i <= n; i++) at[cell[i]] = i }
        {
            line = ""
            for (i = 1; i <= wanted; i++) {
                value = name[i] in at ? cell[at[name[i]]] : "no such column"
                if (value ~ /[",]/) { gsub(/"/, "\"\"", value); value = "\"" value "\"" }
                line = line (i > 1 ? "," : "") value
            }
            print line
        }' "$2"
}

fail() {
    echo "$1"
    failed=$((failed + 1))
}

import_folder() {
    "$program" init "$2" --chapter Worked --state OK </dev/null >"$work/said" 2>&1 || return 1
    while read -r kind; do
        [ -f "$1/$kind.csv" ] || continue
        "$program" -b "$2" import "$kind" "$1/$kind.csv" </dev/null >"$work/said" 2>&1 || return 1
    done <"$top/sample-data/ORDER"
}

# A student's last closing cash is the cash of the balance sheet, and the months add up to the hours.
ties() {
    for report in cash_flow balance hours hours_month; do
        "$program" -b "$1" report $report --format csv >"$work/$report" 2>"$work/said" || return 1
    done
    awk -F , '
        { sub(/\r$/, "") }
        FNR == 1 { file++; for (i = 1; i <= NF; i++) at[file, $i] = i; next }
        file == 1 { cash[$1] = $(at[1, "closing"]) }
        file == 2 && $(at[2, "cash"]) + 0 != cash[$1] + 0 { print "cash of " $1, $0; bad = 1 }
        END { exit bad }' "$work/cash_flow" "$work/balance" || return 1
    awk -F , '
        { sub(/\r$/, "") }
        FNR == 1 { file++; for (i = 1; i <= NF; i++) at[file, $i] = i; next }
        { sum[file] += int($(at[file, "hours"]) * 100 + 0.5) }
        END { if (sum[1] != sum[2]) { print "hours", sum[1], sum[2]; exit 1 } }' \
        "$work/hours" "$work/hours_month"
}

for folder in "$top"/tests/worked/*/; do
    folder=${folder%/}
    book=$work/$(basename "$folder").saebook
    if ! import_folder "$folder" "$book"; then
        fail "$(basename "$folder"): not imported: $(cat "$work/said")"
        continue
    fi
    if ties "$book" >"$work/diff"; then
        passed=$((passed + 1))
    else
        fail "$(basename "$folder"): $(cat "$work/diff" "$work/said")"
    fi
    for expected in "$folder"/expected/*.csv; do
        name=$(basename "$folder")/$(basename "$expected" .csv)
        # shellcheck disable=SC2046 # the words of the file are the arguments
        if ! "$program" -b "$book" $(cat "${expected%.csv}.args") --format csv >"$work/got" 2>"$work/said"; then
            fail "$name: $(cat "$work/said")"
            continue
        fi
        cut_columns "$(head -n 1 "$expected")" "$work/got" >"$work/cut"
        if diff "$expected" "$work/cut" >"$work/diff"; then
            passed=$((passed + 1))
        else
            fail "$name (expected <, got >)"
            cat "$work/diff"
        fi
    done
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
