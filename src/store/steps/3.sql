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
-- Do no harm: holds, decisions, purges, the custody log.
ALTER TABLE item ADD COLUMN purged TEXT REFERENCES purge;

-- What the team keeps inside, and why. A row is in force until somebody lifts it; a record may have had several.
CREATE TABLE hold (
    id          TEXT PRIMARY KEY,          -- UUIDv7
    kind        TEXT NOT NULL,
    court       TEXT NOT NULL,
    key         TEXT NOT NULL,
    reason      TEXT NOT NULL,
    by          TEXT NOT NULL,
    at          TEXT NOT NULL,
    lifted_by   TEXT,
    lifted_at   TEXT,                      -- NULL: it is in force
    lift_reason TEXT
) STRICT;
CREATE INDEX hold_in_force ON hold (kind, court, key) WHERE lifted_at IS NULL;

-- A person's decision that what kept a record inside does so no longer. It is about what was found that day: anything
-- else closes the record again.
CREATE TABLE lift (
    id     TEXT PRIMARY KEY,               -- UUIDv7
    kind   TEXT NOT NULL,
    court  TEXT NOT NULL,
    key    TEXT NOT NULL,
    what   TEXT NOT NULL CHECK (what IN ('state', 'level', 'cover', 'annex', 'bars')),
    found  TEXT NOT NULL,                  -- why it was held back; the words of the level; both levels; ''; the document's hash
    reason TEXT NOT NULL,
    by     TEXT NOT NULL,
    at     TEXT NOT NULL
) STRICT;
CREATE INDEX lift_by_record ON lift (kind, court, key);

-- A purge: what was taken out for good, and whether it was looked for since and not found.
CREATE TABLE purge (
    id     TEXT PRIMARY KEY,               -- UUIDv7
    reason TEXT NOT NULL,
    by     TEXT NOT NULL,
    at     TEXT NOT NULL,
    probe  TEXT,                           -- JSON: keyed hashes of rows of words to look for; NULL once that is done
    proved TEXT                            -- when nothing was found
) STRICT;

-- Bytes that were purged: the hash stays, `body` has the length and no bytes.
CREATE TABLE purged_body (
    sha256 TEXT PRIMARY KEY REFERENCES body,
    purge  TEXT NOT NULL REFERENCES purge
) STRICT;

-- Who did what when: every act on a record, never changed. Each entry holds the hash of the one before it. `hash` is
-- SHA-256 of the JSON array [seq, at, by, act, item, subject, detail, before] without white space, in UTF-8.
-- No entry holds words of a record, so that none has to be taken out.
CREATE TABLE custody (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,
    by      TEXT NOT NULL,
    act     TEXT NOT NULL,                 -- 'capture', 'tag', 'hold', 'purge', 'report', …
    item    INTEGER,                       -- the record, where it is about one
    subject TEXT NOT NULL,                 -- else what it is about: 'snapshot 12', a file's name
    detail  TEXT NOT NULL,
    before  TEXT NOT NULL,                 -- the hash of the entry before; 64 zeros in the first
    hash    TEXT NOT NULL
) STRICT;

-- The last entry, so that a log whose end was cut off is known.
CREATE TABLE custody_head (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    seq  INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER custody_headed AFTER INSERT ON custody BEGIN
    INSERT INTO custody_head (one, seq, hash) VALUES (1, new.seq, new.hash)
    ON CONFLICT (one) DO UPDATE SET seq = new.seq, hash = new.hash;
END;
CREATE TRIGGER custody_unchanged BEFORE UPDATE ON custody BEGIN
    SELECT RAISE(ABORT, 'the custody log is never changed');
END;
CREATE TRIGGER custody_kept BEFORE DELETE ON custody BEGIN
    SELECT RAISE(ABORT, 'nothing is taken out of the custody log');
END;

-- What opens or closes a record opens or closes its annexes and the hearings that it announced: the index must know.
CREATE TRIGGER item_restated AFTER UPDATE OF state ON item WHEN new.state IS NOT old.state BEGIN
    INSERT INTO touched (item) SELECT item FROM kin WHERE kind = new.kind AND court = new.court AND key = new.key;
END;
CREATE TRIGGER level_touched AFTER UPDATE OF level ON version WHEN new.level IS NOT old.level BEGIN
    INSERT INTO touched (item) SELECT item FROM version WHERE filing = new.filing AND item <> new.item;
END;
CREATE TRIGGER closed_made AFTER INSERT ON version WHEN new.level <> 'public' BEGIN
    INSERT INTO touched (item) SELECT item FROM version WHERE filing = new.filing AND item <> new.item;
END;
CREATE VIEW kin (kind, court, key, item) AS
    SELECT i.kind, i.court, i.key, i.id FROM item i
    UNION ALL
    SELECT i.kind, i.court, i.key, b.item FROM item i JOIN version a ON a.item = i.id
    JOIN version b ON b.filing = a.filing AND b.item <> a.item
    UNION ALL
    SELECT i.kind, i.court, i.key, h.item FROM item i JOIN sighting s ON s.item = i.id
    JOIN sighting h ON h.listing = s.listing
     AND h.reference > s.reference || '#hearing-' AND h.reference < s.reference || '#hearing.';
CREATE TRIGGER hold_made AFTER INSERT ON hold BEGIN
    INSERT INTO touched (item) SELECT item FROM kin WHERE kind = new.kind AND court = new.court AND key = new.key;
END;
CREATE TRIGGER hold_lifted AFTER UPDATE ON hold BEGIN
    INSERT INTO touched (item) SELECT item FROM kin WHERE kind = new.kind AND court = new.court AND key = new.key;
END;
CREATE TRIGGER lift_made AFTER INSERT ON lift BEGIN
    INSERT INTO touched (item) SELECT item FROM kin WHERE kind = new.kind AND court = new.court AND key = new.key;
END;

-- The name of a case is looked up by its number.
DROP INDEX filing_by_case;
CREATE INDEX filing_by_case ON filing (court, case_number, case_name);
