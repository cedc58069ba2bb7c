-- From version 2 to 3: what leaves the clinic.

-- What a named briefing was made of: a later one tells from it what has changed.
CREATE TABLE briefing (
    id       TEXT PRIMARY KEY,             -- UUIDv7
    name     TEXT NOT NULL,
    at       TEXT NOT NULL,
    template TEXT                          -- absent: the plain report
) STRICT;
CREATE INDEX briefing_by_name ON briefing (name, at);

-- A tag that it showed, as it was then.
CREATE TABLE briefing_tag (
    briefing TEXT NOT NULL REFERENCES briefing,
    tag      TEXT NOT NULL,
    concern  TEXT NOT NULL,
    state    TEXT NOT NULL CHECK (state IN ('unreviewed', 'confirmed')),
    number   TEXT NOT NULL,                -- of its record, as printed
    words    TEXT,                         -- SHA-256 of the quotation as shown; absent: it had none
    reviewed TEXT,                         -- when it was reviewed last
    PRIMARY KEY (briefing, tag)
) STRICT, WITHOUT ROWID;

-- A record that it cited.
CREATE TABLE briefing_record (
    briefing TEXT NOT NULL REFERENCES briefing,
    kind     TEXT NOT NULL,
    court    TEXT NOT NULL,
    key      TEXT NOT NULL,
    number   TEXT NOT NULL,                -- as printed
    PRIMARY KEY (briefing, kind, court, key)
) STRICT, WITHOUT ROWID;
