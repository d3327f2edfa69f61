#!/bin/sh
# `make demo`: makes the sample chapter where it is missing or older than its files, and opens it.
# Without a terminal it says what it made and how to open it.
set -eu
cd "$(dirname "$0")/.."
book=build/sample.saebook

# The story of the sample chapter stands still on this day.
SAEBOOK_TODAY=${SAEBOOK_TODAY:-2026-11-22}
export SAEBOOK_TODAY

if [ ! -e "$book" ] || [ -n "$(find sample-data -type f -newer "$book" | head -n 1)" ]; then
    ./saebook sample "$book" --from sample-data
fi
if [ -t 0 ] && [ -t 1 ]; then
    exec ./saebook "$book"
fi
echo "The sample chapter is in $book. In a terminal, open it with:"
echo "    SAEBOOK_TODAY=$SAEBOOK_TODAY ./saebook $book"
