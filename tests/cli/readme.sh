#!/bin/sh
# The README's five minutes, run as they are written there: every line that begins with ./saebook,
# but for the last one, which opens the screens.
set -u
cd "$TMPDIR" || exit 1
ln -s "$SAEBOOK_PROGRAM" saebook
SAEBOOK_TODAY=2026-11-22
export SAEBOOK_TODAY
printf 'number,name,entered_ag_ed\nS2,"Ñañez, José",2026-08-13\n' >class.csv
passed=0 failed=0

# The fenced lines of the section.
awk '/^## / { here = ($0 == "## Five minutes") }
    here && /^```/ { fenced = !fenced; next }
    here && fenced && /^(\.\/saebook|export )/ { print }' "$SAEBOOK_TOP/README.md" |
    grep -v '^\./saebook [^ ]*\.saebook$' >lines

while IFS= read -r line; do
    printf '%s\n' "$line" >line.sh
    case $line in
    export*)
        eval "$line"
        continue
        ;;
    esac
    if sh line.sh >output 2>&1; then passed=$((passed + 1)); else
        failed=$((failed + 1))
        printf 'FAIL %s\n' "$line"
        cat output
    fi
done <lines

# What the lines together came to: 42.50 paid, then the sale of 610 taken back.
"./saebook" list money --student S1 --format csv >money.csv
if grep -q ',42\.50,' money.csv && ! grep -q ',610\.00,' money.csv; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    echo "FAIL the tour left other records than it says"
    cat money.csv
fi
[ "$passed" -ge 10 ] || failed=$((failed + 1))

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
