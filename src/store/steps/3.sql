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

-- Watches and digests.
-- A question that is asked of whatever is new, and why. What was taken back keeps its row.
CREATE TABLE watch (
    id             TEXT PRIMARY KEY,       -- UUIDv7
    name           TEXT NOT NULL,          -- of those not taken back, one of a name
    query          TEXT,                   -- as typed for a search
    court          TEXT,
    case_number    TEXT,                   -- or the beginning of one
    type           TEXT,
    concern        TEXT,
    language       TEXT,                   -- ISO 639-1
    kinds          TEXT NOT NULL,          -- JSON array: filing, hearing, press; [] is any
    changes        TEXT NOT NULL,          -- JSON array of sorts of changes; [] is any
    since          TEXT,                   -- the day from which it tells; NULL: from when it was made
    reason         TEXT NOT NULL,
    by             TEXT NOT NULL,
    at             TEXT NOT NULL,
    removed_at     TEXT,
    removed_by     TEXT,
    removed_reason TEXT
) STRICT;

-- How far a watch has told, in this database alone: the newest rows that its last digest covered.
CREATE TABLE watch_mark (
    watch      TEXT PRIMARY KEY REFERENCES watch,
    begun      INTEGER NOT NULL,           -- the newest change when it was made
    change     INTEGER NOT NULL,
    touched    INTEGER NOT NULL,
    extraction INTEGER NOT NULL,
    at         TEXT NOT NULL               -- when that digest was delivered, or the watch made
) STRICT, WITHOUT ROWID;

-- What a watch has told, in this database alone: a record, or a tag on it.
CREATE TABLE told (
    watch     TEXT NOT NULL REFERENCES watch,
    item      INTEGER NOT NULL,
    tag       TEXT NOT NULL,               -- '' is the record itself
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)), -- 1: it was told that it is held back
    PRIMARY KEY (watch, item, tag)
) STRICT, WITHOUT ROWID;
-- Time limits: when a filing was notified.
-- The day on which a filing was notified, as a person entered it: what starts most time limits. Entries are only added;
-- the newest of a record counts, one without a day takes back what was there.
CREATE TABLE notification (
    id    TEXT PRIMARY KEY,                -- UUIDv7
    kind  TEXT NOT NULL,
    court TEXT NOT NULL,
    key   TEXT NOT NULL,
    day   TEXT,                            -- NULL: taken back
    note  TEXT,
    by    TEXT NOT NULL,
    at    TEXT NOT NULL
) STRICT;
CREATE INDEX notification_by_record ON notification (kind, court, key);
