#!/bin/sh
# The rules of the house that a grep can hold: who includes what, how long a file is, what is never
# called, what lies at the top. Each rule counts as one test; a breach is shown with its line.
set -u
cd "$(dirname "$0")/.." || exit 1
# rule WORDS < BREACHES: says in one line that it held, or shows the breaches.
rule() {
    found=$(cat)
    if [ -z "$found" ]; then
        echo "ok   $1"
    else
        printf 'FAIL %s\n%s\n' "$1" "$found" | head -40
    fi
}

sources=$(find src ui -name '*.[ch]' 2>/dev/null | sort)

# lines PATTERN: where it stands in the C code of the folders given (comments left out as far as a
# line shows it); then `except PATH-PATTERN`.
lines() {
    # shellcheck disable=SC2086 # paths without spaces
    grep -nE "$1" /dev/null $sources | grep -vE '^[^:]+:[0-9]+: *(/?\*|//)'
}
in_folder() { grep -E "^$1"; }
except() { grep -vE "^$1"; }

check_rules() {
    include='^ *# *include *[<"]'
    spliced='"[^"]*\b(SELECT|INSERT|UPDATE|DELETE|WHERE|FROM|VALUES|ORDER BY)\b[^"]*%[-0-9.*]*(s|l*[dioux]|z|"|c)'

    lines "${include}(n?curses|ncursesw/|term\.h|panel\.h|menu\.h|form\.h)" | except 'ui/kit/' |
        rule 'only ui/kit includes curses'
    lines "${include}sqlite3" | except 'src/book/' | rule 'only src/book includes sqlite3.h'
    lines "${include}xlsxwriter" | except 'src/workbook/' | rule 'only src/workbook includes xlsxwriter.h'
    lines "${include}(kit|screen)/" | in_folder 'src/' | rule 'src does not include the screens'
    lines "${include}[a-z_]+/" | in_folder 'src/base/' | grep -vE 'include *[<"](base|sys)/' |
        rule 'src/base includes nothing above it'
    lines "${include}[a-z_]+/" | in_folder 'src/' |
        sed -E 's|^src/([a-z_]+)/.*include *[<"]([a-z_]+)/.*|\1 \2|' | grep -v '[^a-z_ ]' | sort -u |
        tsort 2>&1 >/dev/null | rule 'no folders of src include each other in a circle'
    lines "${include}\.\./" | rule 'includes are written from the root of the layer'
    lines '"[^"]*(SELECT [^"]*FROM|INSERT INTO|UPDATE [a-z_]+ SET|DELETE FROM|CREATE (TABLE|VIEW|TEMP))' |
        in_folder 'ui/' | rule 'ui knows no SQL'
    # Names of tables and columns cannot be bound: src/kinds takes them from the descriptions, so there
    # a bare %s is right. SQL's own printf() and strftime() have formats of their own.
    lines "$spliced" | except 'src/(book|kinds)/' | grep -vE "(printf|format|strftime)\('" |
        rule 'SQL binds its values, never splices them'
    lines "$spliced" | in_folder 'src/kinds/' | grep -E "'%|%[-0-9.*]*(l*[dioux]|z|c|\")" |
        rule 'src/kinds splices names only'
    lines '\b(strcpy|strcat|sprintf|vsprintf|gets|atoi|atol|atof|strtok|system|popen|sleep|usleep|alloca)\(' |
        rule 'functions that are never called'
    lines '^[^"]*\b(printf|puts|putchar|perror|vprintf)\(|\bf(printf|puts|putc)\([^;]*\b(stdout|stderr)\b' |
        in_folder 'src/' | except 'src/cli/' | rule 'nothing below src/cli prints'
    lines "$(printf '\t')" | rule 'no tabs'

    # shellcheck disable=SC2086 # paths without spaces
    wc -l $sources /dev/null | awk '$2 != "total" && $1 > 900 { print $2 ": " $1 " lines" }' |
        rule 'no file over 900 lines'

    # shellcheck disable=SC2086 # paths without spaces
    printf '%s\n' $sources | grep "\.h$" | while read -r header; do
        guard=$(echo "${header#*/}" | tr 'a-z/.' 'A-Z__')
        grep -qx "#ifndef $guard" "$header" || echo "$header: expected #ifndef $guard"
    done | rule 'include guards are named after the path'

    for entry in *; do
        case $entry in
        Makefile | src | ui | schema | tests | sample-data | man | po | build | saebook) ;;
        README.md | ARCHITECTURE.md | CONTRIBUTING.md | CHANGELOG.md | LICENSE) ;;
        *) git check-ignore -q "$entry" 2>/dev/null || echo "$entry" ;;
        esac
    done | rule 'the top folder holds only what has its place there'
}

check_rules | awk '
    /^ok / { passed++; next }
    /^FAIL / { failed++ }
    { print }
    END {
        print passed + 0 " passed, " failed + 0 " failed"
        exit failed > 0 || !passed
    }'
