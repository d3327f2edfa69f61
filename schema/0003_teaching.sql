-- The kinds that a class works with: shared enterprises and years closed.
-- Units and habits are those of 0001.

-- Money

-- A row for each member of a crew: `parts` of the whole, as many as all its members' rows of that day have.
CREATE TABLE share (
    id INTEGER PRIMARY KEY,
    crew TEXT NOT NULL,
    project INTEGER NOT NULL REFERENCES project (id),
    begins TEXT NOT NULL CHECK (date(begins, '+0 days') IS begins),
    ends TEXT CHECK (date(ends, '+0 days') IS ends),
    parts INTEGER NOT NULL CHECK (parts BETWEEN 1 AND 1000000),
    CHECK (ends IS NULL OR ends >= begins)
) STRICT;
CREATE UNIQUE INDEX share_crew ON share (crew COLLATE NOCASE, project, begins);
CREATE INDEX share_project ON share (project);

-- The book itself

-- A year may be closed again after it was reopened; the row that is still in force is the only one
-- of its student and year without a day of reopening.
CREATE TABLE closing (
    id INTEGER PRIMARY KEY,
    student INTEGER NOT NULL REFERENCES student (id),
    year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2199),
    closed_on TEXT NOT NULL CHECK (date(closed_on, '+0 days') IS closed_on),
    closed_by TEXT,
    reopened_on TEXT CHECK (date(reopened_on, '+0 days') IS reopened_on),
    reason TEXT,
    CHECK (reopened_on IS NULL OR reopened_on >= closed_on)
) STRICT;
CREATE UNIQUE INDEX closing_in_force ON closing (student, year) WHERE reopened_on IS NULL;
CREATE INDEX closing_student ON closing (student, year);
