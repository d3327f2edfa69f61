#!/bin/sh
# Many at once: thirty processes that log, imports beside them, a writer that waits for another
# program, readers meanwhile. Nothing is refused, nothing is lost, history has a line for each.
# shellcheck source=tests/support/fault.sh
. "$(dirname "$0")/../support/fault.sh"
begin
make_base

# ---- a classroom ---------------------------------------------------------------------------------

# All are started before the first may open the book: they wait for a pipe to be opened.
fresh class.saebook
before=$(ask class.saebook 'SELECT count(*) FROM change')
mkfifo start
for i in $(seq 30); do
    (
        read -r _ <start
        "$program" -b class.saebook log "$i""m fed hogs, number $i @swine" --student "S$((1 + i % 2))" \
            --date 2025-11-03 >"told.$i" 2>&1
        echo $? >"status.$i"
    ) &
done
for i in $(seq 5); do
    hours_csv "import.$i.csv" $((i * 10))
    (
        read -r _ <start
        "$program" -b class.saebook import hours "import.$i.csv" >"told.import.$i" 2>&1
        echo $? >"status.import.$i"
    ) &
    (
        read -r _ <start
        "$program" -b class.saebook report income --format csv >"rows.$i" 2>"told.report.$i"
        echo $? >"status.report.$i"
    ) &
done
# Each takes one line; whoever comes later finds the pipe still open.
exec 3<>start
yes go 2>/dev/null | head -40 >&3
wait
exec 3>&-

check "nobody was refused" [ "$(cat status.* | sort -u)" = 0 ]
[ "$(cat status.* | sort -u)" = 0 ] || cat told.*
for i in $(seq 30); do
    check "entry $i is there once" [ "$(ask class.saebook "SELECT count(*) FROM hours WHERE time = $i
        AND activity = 'fed hogs, number $i'")" = 1 ]
done
check "all imports are there" [ "$(hours_in class.saebook)" -eq $((60 + 30 + 150)) ]
check "history has a line for each" \
    [ "$(ask class.saebook 'SELECT count(*) FROM change')" -eq $((before + 35)) ]
check "readers saw whole books" [ "$(cat rows.* | sort | uniq -c | awk '{ print $1 }' | sort -u)" = 5 ]
check "the book is whole" is_whole class.saebook

last=$(ask class.saebook 'SELECT what FROM change ORDER BY id DESC LIMIT 1')
"$program" -b class.saebook history --undo 1 >undone 2>&1
check "each is a step of its own to take back: $last" grep -qF "undid: $last" undone
check "the book is whole again" is_whole class.saebook

# ---- another program is writing ------------------------------------------------------------------

# It holds the book's own lock, until our writer has been seen to find it locked.
fresh two.saebook
mkfifo sql
sqlite3 two.saebook <sql >answer 2>&1 &
other=$!
exec 4>sql
echo "BEGIN IMMEDIATE; INSERT INTO setting VALUES ('bench', 'x'); SELECT 'begun';" >&4
while ! grep -q begun answer && kill -0 $other 2>/dev/null; do :; done
if can_trace; then
    strace -f -qq -o trace -e trace=fcntl,flock "$program" -b two.saebook \
        log "1h fed hogs @swine" --student S1 --date 2025-11-03 >out 2>err &
    ours=$!
    while ! grep -q EAGAIN trace 2>/dev/null && kill -0 $ours 2>/dev/null; do :; done
    check "the writer waits" kill -0 $ours
else
    "$program" -b two.saebook log "1h fed hogs @swine" --student S1 --date 2025-11-03 >out 2>err &
    ours=$!
fi
"$program" -b two.saebook list student --format csv >rows 2>&1
check "readers need not wait" [ "$(wc -l <rows)" -eq 3 ]
echo "COMMIT;" >&4
wait $ours
check "the writer had its turn" [ $? -eq 0 ]
exec 4>&-
wait $other
check "both are in the book" [ "$(ask two.saebook "SELECT (SELECT count(*) FROM hours),
    (SELECT count(*) FROM setting WHERE name = 'bench')")" = "61|1" ]

# A strange program's rows bring totals with them, by the book's own triggers; it may not keep them up
# to date, but the next change of ours does.
ask two.saebook "UPDATE hours SET time = 30 WHERE time = 60"
"$program" -b two.saebook log "1h fed hogs @swine" --student S1 --date 2025-11-04 >out 2>err
check "totals follow a strange program" is_whole two.saebook
finish
