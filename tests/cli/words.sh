#!/bin/bash
# Translations: everything that can be said is gathered, said in each language, and fits; and what
# programs read is the same in all of them.
set -u
cd "$SAEBOOK_TOP" || exit 1
fresh=$SAEBOOK_BUILD/po/saebook.pot
passed=0 failed=0
export SAEBOOK_TODAY=2026-11-22 LC_ALL=C.UTF-8
unset LANGUAGE

# check WORDS COMMAND...: the command succeeds and prints nothing.
check() {
    words=$1
    shift
    if out=$("$@" 2>&1) && [ -z "$out" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAIL %s\n%s\n' "$words" "$(printf '%s\n' "$out" | head -20)"
    fi
}

# Messages that are there, whatever their order.
messages() { msgcat --sort-output --no-location "$1" | grep -v '^"' | grep -v '^#'; }
same_messages() { diff <(messages "$fresh") <(messages po/saebook.pot); }

check 'po/saebook.pot has every message of the sources (`make po` renews it)' same_messages
for catalog in po/*.po; do
    check "$catalog says every message, and none by a guess" msgcmp "$catalog" "$fresh"
    check "$catalog keeps formats and line ends" msgfmt --check-format -o /dev/null "$catalog"
    check "$catalog keeps no message that is gone" msgattrib --only-obsolete "$catalog"
done

# The commands, in Spanish and not.
book=$TMPDIR/words.saebook
"$SAEBOOK_PROGRAM" sample "$book" --from sample-data >/dev/null || exit 1
in_spanish() { LANGUAGE=es "$SAEBOOK_PROGRAM" -b "$book" "$@"; }
in_english() { "$SAEBOOK_PROGRAM" -b "$book" "$@"; }
alike() { diff <(in_english "$@") <(in_spanish "$@"); }
says() { # WORDS COMMAND...: the answer in Spanish holds the words
    held=$1
    shift
    in_spanish "$@" 2>&1 | grep -qF -- "$held" || echo "not said: $held"
}

check 'CSV of records is the same in Spanish' alike list money --format csv
check 'JSON of records is the same in Spanish' alike list hours --format json --limit 50
check 'CSV of a report is the same in Spanish' alike report income --format csv
check 'a journal in CSV is the same in Spanish' alike report journal --format csv --year 2026
check 'findings in CSV are the same in Spanish' alike check --format csv
check 'an export is the same in Spanish' alike export asset
check 'the ledger is the same in Spanish' alike export ledger
# A workbook is for judges: the same bytes, whoever writes it.
same_workbook() { # COMMAND...
    in_english "$@" -o "$TMPDIR/english.xlsx" >/dev/null && in_spanish "$@" -o "$TMPDIR/spanish.xlsx" \
        >/dev/null && cmp "$TMPDIR/english.xlsx" "$TMPDIR/spanish.xlsx"
}
check 'a record book is the same in Spanish' same_workbook record-book 1001
check 'an award workbook is the same in Spanish' same_workbook award 1001 'Swine Production' \
    --type ownership --year 2027
check 'the workbook of a report is the same in Spanish' same_workbook report income
check 'the manual is the same in Spanish' alike manual kinds
check 'help is told in Spanish' says 'Tipos de registro' help kinds
check 'help of a kind is told in Spanish' says 'Lo que hice' help hours
check 'an error is told in Spanish' says 'no hay comando "lst"' lst
check 'a table is headed in Spanish' says 'Ingreso neto' report income --student 1001
check 'a wrong date is told in Spanish' says 'no es una fecha' report income --as-of nunca
check 'days are understood in Spanish' says 'TRABAJASTE' log --dry-run --student 1001 'ayer 1h agua @swine'

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
