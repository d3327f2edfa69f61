-- What is searched: the words of every record, of which src/find/doc.c says what they are.
--
-- The index follows the history. `derived_searched` has one row while there is an index: up to which
-- change it knows the book, and how far it has come with what stood in the book before. Whoever
-- searches brings it up to date first, so entering and importing cost nothing. Both tables are
-- derived: remade, empty, with the views.
--
-- The words are folded before they come here, so that the tokenizer only parts them at spaces.

DROP TABLE IF EXISTS derived_search;
CREATE VIRTUAL TABLE derived_search USING fts5 (
    words,
    tokenize = "ascii tokenchars '_'",
    prefix = '1 2 3',
    detail = none,
    columnsize = 0
);

DROP TABLE IF EXISTS derived_searched;
CREATE TABLE derived_searched (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    made INTEGER NOT NULL,  -- a hash of the descriptions that the words came from
    since INTEGER NOT NULL, -- the latest change that is in it
    kind INTEGER NOT NULL,  -- kinds before this one are in it
    last INTEGER NOT NULL   -- and of this one, records up to this id
) STRICT;
