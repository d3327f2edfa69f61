# shellcheck shell=sh disable=SC2154 # program, work and book are those of the script that sources it
# The oracle of the ledger: hledger's sums and ours, as lines STUDENT YEAR FIGURE CENTS. Sourced; it
# wants $program, $work, and $book for `report`. In $work: journal, and bal, report, said, theirs.

# A field of CSV without commas inside quotes, as hledger and our reports of these books write it.
sum_hledger() {
    awk -F '","' -v what="$2" '
        function cents(text) { gsub(/[",]/, "", text); return int(text * 100 + (text < 0 ? -0.5 : 0.5)) }
        function add(figure, value, sign) { sum[student " " year " " figure] += sign * value }
        { gsub(/^"|"\r?$/, "") }
        NR == 1 { for (i = 2; i <= NF; i++) heading[i] = $i; next }
        $1 == "total" { next }
        {
            split($1, at, ":")
            student = at[2]
            # The project is left out where there is none.
            own = " cash current_inventory receivable prepaid current_asset noncurrent_asset capital" \
                " depreciation valuation payable current_liability noncurrent_liability loan beginning" \
                " contributions gifts raised other_changes unexplained withdrawals outside "
            none = index(own, " " at[3] " ") && at[4] == "" || at[3] ~ /^(withdrawals|contributions)$/
            project = none ? "" : at[3]
            detail = none ? at[3] : at[4]
            for (i = 2; i <= NF; i++) {
                year = heading[i]
                value = cents($i)
                if (what == "held") {
                    if (at[1] == "assets") add("total_assets", value, 1)
                    if (at[1] == "liabilities") add("total_liabilities", value, -1)
                    if (at[1] ~ /^(assets|liabilities)$/) add("net_worth", value, 1)
                    if (at[1] == "assets" && detail == "cash") add("cash", value, 1)
                    if (detail == "current_inventory") add("current_inventory", value, 1)
                    if (detail == "receivable") add("receivables", value, 1)
                } else if (at[1] == "equity") {
                    if (detail == "withdrawals") add(detail, value, 1)
                    else if (detail != "beginning") add(detail, value, -1)
                } else if (at[1] == "income" || at[1] == "expenses") {
                    if (detail == "outside" && at[1] == "income") add("outside_income", value, -1)
                    else if (detail == "outside") add("outside_expense", value, 1)
                    else {
                        add("earned", value, -1)
                        add("net of " project, value, -1)
                        if (detail == "depreciation") add("depreciation of " project, value, 1)
                    }
                }
            }
        }
        END { for (key in sum) if (sum[key] != 0) print key, sum[key] }' "$1"
}

# The sums of a report's columns; "column=figure" is a figure of each project.
sum_report() {
    awk -F , -v figures="$2" -v year="${3:-}" '
        function cents(text) { return int(text * 100 + (text < 0 ? -0.5 : 0.5)) }
        { sub(/\r$/, "") }
        NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; count = split(figures, wanted, " "); next }
        {
            for (i = 1; i <= count; i++) {
                split(wanted[i], part, "=")
                figure = part[2] == "" ? part[1] : part[2] " of " $at["project"]
                sum[$1 " " (year == "" ? $at["year"] : year) " " figure] += cents($at[part[1]])
            }
        }
        END { for (key in sum) if (sum[key] != 0) print key, sum[key] }' "$1"
}

report() {
    "$program" -b "$book" report "$@" --format csv >"$work/report" 2>"$work/said" </dev/null
}

hledger_bal() {
    hledger -f "$work/journal" bal -Y -O csv "$@" >"$work/bal" 2>"$work/said" </dev/null
}

# All sums of the journal; also sets $years, those that it speaks of.
sums_of_theirs() {
    {
        hledger_bal && sum_hledger "$work/bal" moved
        hledger_bal -H assets liabilities && sum_hledger "$work/bal" held
    } | sort >"$work/theirs"
    years=$(head -n 1 "$work/bal" | tr -d '"\r' | cut -d , -f 2- | tr , ' ')
}

# All sums of the book, of $years; the last day is $SAEBOOK_TODAY.
sums_of_ours() {
    report networth && sum_report "$work/report" "earned outside_income outside_expense \
contributions gifts raised valuation other_changes unexplained withdrawals"
    report income && sum_report "$work/report" "net_income=net depreciation=depreciation"
    report placement && sum_report "$work/report" "net=net"
    for year in $years; do
        day=$year-12-31
        [ "$year" -lt "${SAEBOOK_TODAY%%-*}" ] || day=$SAEBOOK_TODAY
        report balance --as-of "$day" &&
            sum_report "$work/report" "cash current_inventory receivables total_assets \
total_liabilities net_worth" "$year"
    done
}
