# Finds the words for people in the tables of the screens, which carry no marks: rows of keys, and
# what is written .label = "..." or the like. Writes them as C, for xgettext: N_("...").
# Usage: awk -f po/tables.awk FILE.c ...

# The end of the string literals that begin at `at`, one behind the other; `said` gets them.
function literal(text, at,    end) {
    said = ""
    while (substr(text, at, 1) == "\"") {
        end = at + 1
        while (substr(text, end, 1) != "\"")
            end += substr(text, end, 1) == "\\" ? 2 : 1
        said = said substr(text, at, end + 1 - at) " "
        at = end + 1
        while (substr(text, at, 1) ~ /[ \n]/)
            at++
    }
    return at
}

function tell() {
    if (said ~ /[A-Za-z]/)
        print "/* xgettext:no-c-format */ N_(" said ")"
}

# A table of keys: {"n", NEW, "new", "Write a new one.", ...}: the third and fourth of each row.
function keys(text, at,    depth, place, c) {
    while (at <= length(text)) {
        c = substr(text, at, 1)
        if (c == "\"") {
            at = literal(text, at)
            if (depth == 2 && place >= 2)
                tell()
            continue
        }
        if (c == "{" && ++depth == 2)
            place = 0
        else if (c == "}" && --depth == 0)
            return
        else if (c == "," && depth == 2)
            place++
        at++
    }
}

function file(text,    at, rest) {
    rest = text
    while (match(rest, /struct keymap_row [a-z_]+\[\] = /)) {
        rest = substr(rest, RSTART + RLENGTH)
        keys(rest, 1)
    }
    rest = text
    while (match(rest, /(KEYMAP\(|\.(name|label|help|title|empty) = )"/)) {
        at = literal(rest, RSTART + RLENGTH - 1)
        tell()
        rest = substr(rest, at)
    }
}

FNR == 1 && NR > 1 { file(text); text = "" }
{ text = text $0 "\n" }
END { file(text) }
