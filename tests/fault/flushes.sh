#!/bin/sh
# One saved record costs one flush of the write-ahead log. A process flushes the folder once as well,
# the first time it writes; whoever is the last to close a book flushes log and book (a checkpoint),
# which is kept from happening here by somebody else who has it open.
# shellcheck source=tests/support/fault.sh
. "$(dirname "$0")/../support/fault.sh"
begin
make_base
if ! can_trace; then
    skip "one flush for one record" "strace is not here, or may not trace"
    finish
fi
fresh t.saebook
mkfifo sql
sqlite3 t.saebook <sql >answer 2>&1 &
other=$!
exec 4>sql
echo "SELECT 'begun' FROM student LIMIT 1;" >&4
while ! grep -q begun answer && kill -0 $other 2>/dev/null; do :; done

flushed() { # COMMAND...: its flushes, a file a line
    strace -f -y -qq -o trace -e trace=fsync,fdatasync,sync_file_range,msync,sync,syncfs "$@" >out 2>err ||
        cat err
    sed -n 's/.*sync[a-z_]*([0-9]*<\([^>]*\)>.*/\1/p' trace | sed 's|.*/||'
}
# The first one also begins the log.
flushed "$program" -b t.saebook log "1h fed hogs @swine" --student S1 --date 2025-11-03 >/dev/null
for what in log add edit delete undo; do
    case $what in
    log) set -- log "2h fed hogs @swine" --student S1 --date 2025-11-03 ;;
    add) set -- add hours student=S1 project="Market swine" date=2025-11-04 time=1:00 activity=Fed ;;
    edit) set -- edit hours "$(ask base.saebook 'SELECT min(id) FROM hours')" time=0:45 ;;
    delete) set -- delete hours "$(ask base.saebook 'SELECT max(id) FROM hours')" ;;
    undo) set -- history --undo 1 ;;
    esac
    files=$(flushed "$program" -b t.saebook "$@")
    check "$what flushes the log once" [ "$(echo "$files" | grep -c 'saebook-wal$')" -eq 1 ]
    check "$what flushes nothing else but the folder: $(echo "$files" | tr '\n' ' ')" \
        [ "$(echo "$files" | grep -vc 'saebook-wal$')" -le 1 ]
done
files=$(flushed "$program" -b t.saebook list hours)
check "reading flushes nothing" [ -z "$files" ]
exec 4>&-
wait $other
finish
