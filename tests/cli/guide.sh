#!/bin/sh
# What the manual shows works: the examples of saebook(1) one after the other, every quick line of
# saebook(7) and what it makes, the import with other column names, the queries.
set -u
cd "$TMPDIR" || exit 1
mkdir bin examples
ln -s "$SAEBOOK_PROGRAM" bin/saebook
PATH=$TMPDIR/bin:$PATH
SAEBOOK_TODAY=2026-11-22
export PATH SAEBOOK_TODAY
passed=0 failed=0
guide=$SAEBOOK_TOP/man/saebook.7.in

ok() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    echo "FAIL $1"
}

# The displays of a page's section, as a script.
script() { # PAGE SECTION
    awk -v section=".Sh $2" '/^\.Sh / { here = $0 == section }
        /^\.Bd/ { inside = 1; next } /^\.Ed/ { inside = 0 }
        here && inside { gsub(/\\e/, "\\"); print }' "$1"
}

# The examples of saebook(1).
script "$SAEBOOK_TOP/man/saebook.1.in" EXAMPLES >examples/script.sh
printf 'number,name,entered_ag_ed\nS1,"Ortiz, Maya",2025-08-14\n' >examples/students.csv
[ "$(grep -c '^saebook' examples/script.sh)" -ge 10 ] || fail "saebook(1) has hardly an example"
if (cd examples && sh -eu script.sh) >output 2>&1; then ok; else
    fail "an example of saebook(1)"
    cat output
fi
for file in willow.saebook swine.xlsx; do
    if [ -s "examples/$file" ]; then ok; else fail "the examples made no $file"; fi
done

# The guide.
SAEBOOK=$TMPDIR/chapter.saebook
export SAEBOOK
{
    saebook init "$SAEBOOK" --chapter "Willow Creek" --state OK &&
        saebook add student number=S1 name="Ortiz, Maya" entered_ag_ed=2025-08-14 &&
        saebook add project student=S1 title="Market swine" type=ownership began=2025-09-01 &&
        saebook add animal student=S1 project="Market swine" tag=17 &&
        saebook add project student=S1 title="Feed store" type=placement began=2025-09-01 &&
        saebook add position student=S1 project="Feed store" employer="Hale's" title=Clerk begins=2025-09-01
} >output 2>&1 || {
    fail "the book for the examples cannot be made"
    cat output
}

# The quick lines: the tags of the list below "Examples, and what they make".
sed -n '/^Examples, and what they make/,/^\.El/s/^\.It Li //p' "$guide" >lines
[ "$(wc -l <lines)" -ge 8 ] || fail "the guide shows hardly a quick line"
while IFS= read -r line; do
    if saebook log "$line" --student S1 >output 2>&1; then ok; else
        fail "$line"
        cat output
    fi
done <lines

# What they made.
count() { saebook list "$1" --format csv | tail -n +2 | wc -l | tr -d ' '; }
[ "$(count hours) $(count money) $(count service)" = "3 5 1" ] && ok ||
    fail "the quick lines made $(count hours) hours, $(count money) money, $(count service) service"
saebook list money --format csv | grep -q ',refund,.*,12\.00,' && ok || fail "money back is no refund"
[ "$(saebook list money --format csv | grep -c ',sale,.*,610\.00,2,')" = 2 ] && ok ||
    fail "two hogs at 305 each are not 610"

# The import of a list whose columns have other names.
printf 'Student ID,Student Name,Entry Date\nS8,"Ñañez, José",8/14/2025\n' >class.csv
printf 'student,course\nS1,Ag II\n' >ag2.csv
printf 'Experience Name,SAE Type,Start Date\nLawns,Entrepreneurship,8/20/2025\n' | tee sae.csv >next.csv
script "$guide" "A CLASS FROM A SPREADSHEET" | sed 's/ --dry-run//' >script.sh
if sh -eu script.sh >output 2>&1 && saebook list student | grep -q 2025-08-14; then ok; else
    fail "the import of a class"
    cat script.sh output
fi

# The rules of degrees: shown, tried with figures, kept.
script "$guide" "RULES OF DEGREES" >script.sh
if sh -eu script.sh >output 2>&1 && saebook rules list own | grep -q '^Kansas 2027 *13 '; then ok; else
    fail "the rules of degrees"
    cat output
    saebook rules list own
fi

# The queries: what stands between Bd and Ed and begins with sqlite3.
query() { # PAGE
    awk '/^\.Bd/ { inside = 1; next } /^\.Ed/ { inside = 0; if (found) exit }
        inside && /^sqlite3/ { found = 1 } inside && found { gsub(/\\e/, "\\"); print }' "$1"
}
for page in "$SAEBOOK_TOP/man/saebook.7.in" "$SAEBOOK_TOP/man/saebook.5.in"; do
    query "$page" >query.sh
    if [ -s query.sh ] && sh query.sh >output 2>&1; then ok; else
        fail "the query of $page"
        cat query.sh output
    fi
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
