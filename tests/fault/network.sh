#!/bin/sh
# A book on a network drive: the one who opens it is told so, by commands and on the screens, since
# such drives have lost data before; one person at a time can use it.
# shellcheck source=tests/support/fault.sh
. "$(dirname "$0")/../support/fault.sh"
begin
make_base
# on_network COMMAND...: statfs() says NFS, whatever the disk is.
on_network() {
    strace -f -qq -o trace -e trace=statfs -e inject=statfs:poke_exit=@arg2=6969000000000000 "$@"
}
if ! can_trace || ! on_network true 2>/dev/null; then
    skip "a network drive is told" "strace is not here, or cannot answer for the system"
    finish
fi

fresh t.saebook
on_network "$program" -b t.saebook list hours --format csv >rows 2>err
check "a list comes" [ "$(wc -l <rows)" -eq 61 ]
check "with a warning" grep -q '^saebook: this book lies on a network drive (NFS): only one' err
check "said once" [ "$(grep -c network err)" -eq 1 ]
on_network "$program" -b t.saebook log "1h fed hogs @swine" --student S1 >out 2>err
check "what is entered is there" [ "$(hours_in t.saebook)" -eq 61 ]
check "with the same warning" grep -q 'network drive' err

"$program" -b t.saebook list hours >out 2>err
check "on a disk of its own it says nothing" [ ! -s err ]
finish
