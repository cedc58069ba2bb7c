-- The whole present schema of a courtwatch database, for a reader. `PRAGMA user_version` is 3.
-- Instants are RFC 3339 in UTC (2026-11-22T14:05:00Z), days ISO 8601 (2026-04-02). Nothing is deleted:
-- what leaves a court's list becomes a state, what a person takes back keeps a tombstone.

-- What was received, by content. The bytes are zstd-compressed; `length` and `sha256` are of the bytes themselves.
CREATE TABLE body (
    sha256  TEXT PRIMARY KEY,
    length  INTEGER NOT NULL,
    zstd    BLOB NOT NULL
) STRICT;

-- A response exactly as received.
CREATE TABLE snapshot (
    id         INTEGER PRIMARY KEY,
    url        TEXT NOT NULL,              -- the publisher's address that was asked for
    final_url  TEXT NOT NULL,              -- the address that answered
    retrieved  TEXT NOT NULL,
    status     INTEGER NOT NULL,
    headers    TEXT NOT NULL,              -- JSON array of [name, value], in the order received
    media_type TEXT,
    sha256     TEXT NOT NULL REFERENCES body,
    origin     TEXT NOT NULL CHECK (origin IN ('fetched', 'replayed', 'imported')),
    agent      TEXT NOT NULL,              -- the courtwatch version that received it
    accepted   INTEGER NOT NULL CHECK (accepted IN (0, 1)) -- 0: part of a failed reading; never a validator
) STRICT;
CREATE INDEX snapshot_by_url ON snapshot (url, id);

-- One reading of one listing.
CREATE TABLE run (
    id           INTEGER PRIMARY KEY,
    listing      TEXT NOT NULL,            -- 'icc/decisions'
    started      TEXT NOT NULL,
    finished     TEXT,                     -- NULL: it was cut off
    sweep        INTEGER NOT NULL CHECK (sweep IN (0, 1)),
    verdict      TEXT,                     -- 'healthy', else what was wrong
    imported     INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)), -- a file that a person saved, not a fetch
    message      TEXT,                     -- the first line a person saw, where it was not healthy
    read         INTEGER NOT NULL DEFAULT 0,
    new          INTEGER NOT NULL DEFAULT 0,
    changed      INTEGER NOT NULL DEFAULT 0,
    gone         INTEGER NOT NULL DEFAULT 0,
    problems     INTEGER NOT NULL DEFAULT 0,
    requests     INTEGER NOT NULL DEFAULT 0,
    not_modified INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX run_by_listing ON run (listing, id);

-- What is known of a listing between runs.
CREATE TABLE listing (
    name       TEXT PRIMARY KEY,           -- 'icc/decisions'
    last_good  TEXT,                       -- the last healthy reading
    last_sweep TEXT,                       -- the last healthy reading of the whole; NULL: never read whole
    resume     TEXT,                       -- where a reading was cut off
    offset     INTEGER NOT NULL DEFAULT 0  -- rows the source states that the last whole reading did not meet
) STRICT;

-- Anything that can be seen, tagged, changed or gone: a version of a filing, a hearing, a press item.
CREATE TABLE item (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('filing', 'hearing', 'press')),
    court      TEXT NOT NULL,              -- '' is an observer's feed
    key        TEXT NOT NULL,              -- natural key: the number for comparing; the address of a press item
    state      TEXT NOT NULL DEFAULT 'listed' CHECK (state IN ('listed', 'gone', 'quarantined')),
    reason     TEXT,                       -- why it is not 'listed', for a reader
    cause      TEXT CHECK (cause IN ('absent', 'reclassified', 'renumbered')), -- only absence is lifted by a listing
    first_seen TEXT NOT NULL,
    first_snapshot INTEGER NOT NULL REFERENCES snapshot,
    purged     TEXT REFERENCES purge,      -- the purge that took its words out for good
    UNIQUE (kind, court, key)
) STRICT;

-- A filing: the family of versions under one base number.
CREATE TABLE filing (
    id          INTEGER PRIMARY KEY,
    court       TEXT NOT NULL,
    base        TEXT NOT NULL,             -- ICC-01/21-01/25-407
    case_number TEXT,                      -- the case, or the situation of a record without a case
    case_name   TEXT,
    UNIQUE (court, base)
) STRICT;
CREATE INDEX filing_by_case ON filing (court, case_number, case_name);

-- A version of a filing. Its four dates are never mixed: the fourth, first seen, is the item's.
CREATE TABLE version (
    item           INTEGER PRIMARY KEY REFERENCES item,
    filing         INTEGER NOT NULL REFERENCES filing,
    number         TEXT NOT NULL,          -- as printed, with its suffixes; '' when the source prints none
    title          TEXT NOT NULL,
    type           TEXT NOT NULL,          -- a slug, else the word as printed; '' when nothing is stated
    party          TEXT,
    chamber        TEXT,
    language       TEXT,                   -- ISO 639-1
    level          TEXT NOT NULL,          -- public, confidential, ex-parte, under-seal, secret, withdrawn, unread
    classification TEXT NOT NULL,          -- the words it was read from; '' for a public listing without a word
    face           TEXT,                   -- the date on its face
    registered     TEXT,                   -- the registry's stamp
    listed         TEXT,                   -- as the source lists it
    date           TEXT GENERATED ALWAYS AS (COALESCE(face, listed, registered)) VIRTUAL,
    pages          INTEGER,
    page_url       TEXT,
    authority      INTEGER NOT NULL,       -- of the source whose words are shown
    cover_level    TEXT                    -- the strictest of the covers of its documents; NULL where none says
) STRICT;
CREATE INDEX version_by_filing ON version (filing);

-- A document of a version: where it is, and which bytes were there when it was last fetched.
CREATE TABLE document (
    item     INTEGER NOT NULL REFERENCES item,
    url      TEXT NOT NULL,
    snapshot INTEGER REFERENCES snapshot,
    PRIMARY KEY (item, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_by_url ON document (url);

-- A sitting. `starts` and `ends` carry the offset of the court's own zone where the time is known.
CREATE TABLE hearing (
    item        INTEGER PRIMARY KEY REFERENCES item,
    case_number TEXT,
    kind        TEXT NOT NULL,
    day         TEXT NOT NULL,
    starts      TEXT NOT NULL,
    ends        TEXT,
    zone        TEXT NOT NULL,
    room        TEXT,
    status      TEXT NOT NULL CHECK (status IN ('announced', 'held', 'moved', 'vacated')),
    evidence    TEXT NOT NULL,             -- the sentence or calendar entry it was read from
    url         TEXT,
    authority   INTEGER NOT NULL
) STRICT;

-- A press release, statement, advisory, or post.
CREATE TABLE press (
    item      INTEGER PRIMARY KEY REFERENCES item,
    reference TEXT,
    date      TEXT,
    type      TEXT NOT NULL,
    title     TEXT NOT NULL,
    url       TEXT NOT NULL,
    body      TEXT,
    case_name TEXT,
    authority INTEGER NOT NULL
) STRICT;

-- A source listed an item. Changes are judged here, per source, so that two sources with different words
-- for one filing do not take turns in changing it.
CREATE TABLE sighting (
    listing        TEXT NOT NULL,
    reference      TEXT NOT NULL,          -- the source's own identity of the row
    item           INTEGER NOT NULL REFERENCES item,
    record         TEXT NOT NULL,          -- JSON: the record as this source lists it
    first_seen     TEXT NOT NULL,
    last_seen      TEXT NOT NULL,
    first_snapshot INTEGER NOT NULL REFERENCES snapshot,
    last_snapshot  INTEGER NOT NULL REFERENCES snapshot,
    last_run       INTEGER NOT NULL REFERENCES run,
    level          INTEGER NOT NULL DEFAULT 0, -- how closed this source calls it; 0 is public. The highest of all governs
    missed         INTEGER NOT NULL DEFAULT 0, -- healthy and complete readings since that lacked it; 2 is gone
    missed_at      TEXT,                       -- when it was first missed
    missed_run     INTEGER,                    -- the newest run then: only a later one can miss it again
    PRIMARY KEY (listing, reference)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_by_item ON sighting (item);

-- What a run found, with both values and the snapshots they stood in.
CREATE TABLE change (
    id           INTEGER PRIMARY KEY,
    at           TEXT NOT NULL,
    item         INTEGER NOT NULL REFERENCES item,
    kind         TEXT NOT NULL,
    old          TEXT,
    new          TEXT,
    listing      TEXT NOT NULL,
    old_snapshot INTEGER REFERENCES snapshot,
    new_snapshot INTEGER REFERENCES snapshot
) STRICT;
CREATE INDEX change_by_item ON change (item);

-- What a page said that could not be read. The same problem met again counts up instead of standing twice.
CREATE TABLE problem (
    id       INTEGER PRIMARY KEY,
    listing  TEXT NOT NULL,
    snapshot INTEGER REFERENCES snapshot,  -- where it was met last; NULL when nothing was received
    page     TEXT NOT NULL,                -- the address
    place    TEXT NOT NULL,
    record   TEXT NOT NULL,                -- number or reference; '' when it is about the page
    expected TEXT NOT NULL,
    found    TEXT NOT NULL,
    effect   TEXT NOT NULL,
    first_at TEXT NOT NULL,
    last_at  TEXT NOT NULL,
    times    INTEGER NOT NULL DEFAULT 1,
    UNIQUE (listing, record, expected, found)
) STRICT;

-- Pages about single records that are still to be asked for: a failed one is tried again, it cannot hide.
CREATE TABLE errand (
    listing TEXT NOT NULL,                 -- the listing that reads it: 'ksc/details'
    url     TEXT NOT NULL,
    since   TEXT NOT NULL,
    tries   INTEGER NOT NULL DEFAULT 0,
    trouble TEXT,                          -- why the last try failed
    PRIMARY KEY (listing, url)
) STRICT, WITHOUT ROWID;

-- A person's judgement. It names its record by natural key, so that tags of two laptops merge.
CREATE TABLE tag (
    id            TEXT PRIMARY KEY,        -- UUIDv7
    kind          TEXT NOT NULL,
    court         TEXT NOT NULL,
    key           TEXT NOT NULL,
    concern       TEXT NOT NULL,           -- slug of the codebook
    codebook      TEXT NOT NULL,           -- its version
    quote         TEXT,
    page          INTEGER,
    quote_checked INTEGER NOT NULL CHECK (quote_checked IN (0, 1)), -- 1: found in text stored here
    note          TEXT,
    by            TEXT NOT NULL,
    at            TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('unreviewed', 'confirmed', 'rejected', 'removed')),
    reason        TEXT,                    -- why it was removed or rejected
    changed_by    TEXT,                    -- who did that
    changed_at    TEXT,                    -- when
    snapshot      INTEGER REFERENCES snapshot, -- the page the person had before them
    -- W3C Web Annotation selectors of the passage: of a text, by position (in characters) and by its words
    source        TEXT,                    -- the text's hash: of the document, or of the record's own words
    engine        TEXT,                    -- the engine that read it; 'record' for the record's own words
    start         INTEGER,
    end           INTEGER,
    prefix        TEXT,
    suffix        TEXT
) STRICT;
CREATE INDEX tag_by_record ON tag (kind, court, key);

-- What one engine read in the bytes of a document. A newer engine adds an extraction; the older one stays.
CREATE TABLE extraction (
    id         INTEGER PRIMARY KEY,
    sha256     TEXT NOT NULL REFERENCES body,
    engine     TEXT NOT NULL,              -- with its version: 'courtwatch-pdf 1', 'tesseract 5.3.0'
    at         TEXT NOT NULL,
    outcome    TEXT NOT NULL CHECK (outcome IN ('text', 'needs-ocr', 'encrypted', 'unreadable')),
    reason     TEXT,                       -- why there is no text, or not all of it, for a reader
    recognised INTEGER NOT NULL CHECK (recognised IN (0, 1)), -- 1: guessed from pictures of letters, for good
    language   TEXT,                       -- ISO 639-1, as detected
    cover      TEXT,                       -- JSON: what its first page and its stamps say of it
    UNIQUE (sha256, engine)
) STRICT;

-- A page of it. Body and margin are kept apart, so that positions in the body mean the court's own words.
CREATE TABLE page (
    extraction INTEGER NOT NULL REFERENCES extraction,
    number     INTEGER NOT NULL,           -- from 1
    body       TEXT NOT NULL,
    margin     TEXT NOT NULL,              -- JSON: stamp, heads, feet, line numbers
    PRIMARY KEY (extraction, number)
) STRICT, WITHOUT ROWID;

-- Where a tag's passage stands in a text that came later: another extraction, other bytes, a later version.
CREATE TABLE anchor (
    tag        TEXT NOT NULL REFERENCES tag,
    item       INTEGER NOT NULL REFERENCES item, -- the version whose text it is
    source     TEXT NOT NULL,
    engine     TEXT NOT NULL,
    outcome    TEXT NOT NULL CHECK (outcome IN ('kept', 'moved', 'changed', 'lost')),
    reason     TEXT,                       -- what differs, for a reader
    page       INTEGER,
    start      INTEGER,
    end        INTEGER,
    exact      TEXT,                       -- the words there
    at         TEXT NOT NULL,
    decision   TEXT CHECK (decision IN ('accepted', 'refused')), -- 'changed' and 'lost' wait for a person
    decided_by TEXT,
    decided_at TEXT,
    PRIMARY KEY (tag, item, source, engine)
) STRICT, WITHOUT ROWID;

-- A person's answer to a tag.
CREATE TABLE review (
    id      TEXT PRIMARY KEY,              -- UUIDv7
    tag     TEXT NOT NULL REFERENCES tag,
    verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'changed', 'rejected')),
    was     TEXT,                          -- the concern before, where it was changed
    concern TEXT NOT NULL,
    note    TEXT,
    by      TEXT NOT NULL,
    at      TEXT NOT NULL
) STRICT;
CREATE INDEX review_by_tag ON review (tag);

-- A blind double coding: the same records for several coders, none of whom sees the others' tags before all are done.
CREATE TABLE round (
    id     TEXT PRIMARY KEY,               -- UUIDv7
    name   TEXT NOT NULL UNIQUE,
    coders TEXT NOT NULL,                  -- JSON array of names
    at     TEXT NOT NULL,
    closed TEXT                            -- when all were done
) STRICT;

-- A record that a coder of a round reads.
CREATE TABLE assignment (
    round TEXT NOT NULL REFERENCES round,
    coder TEXT NOT NULL,
    kind  TEXT NOT NULL,
    court TEXT NOT NULL,
    key   TEXT NOT NULL,
    done  TEXT,                            -- when the coder said so
    PRIMARY KEY (round, coder, kind, court, key)
) STRICT, WITHOUT ROWID;

-- A proposal of the machine that a person turned down: on these words it is not made again.
CREATE TABLE refusal (
    id      TEXT PRIMARY KEY,              -- UUIDv7
    kind    TEXT NOT NULL,
    court   TEXT NOT NULL,
    key     TEXT NOT NULL,
    concern TEXT NOT NULL,
    exact   TEXT NOT NULL,                 -- the passage
    reason  TEXT,
    by      TEXT NOT NULL,
    at      TEXT NOT NULL
) STRICT;
CREATE INDEX refusal_by_record ON refusal (kind, court, key);

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

-- Records that are new or changed: the full-text index catches up by `seq`.
CREATE TABLE touched (
    seq  INTEGER PRIMARY KEY AUTOINCREMENT,
    item INTEGER NOT NULL,
    salt TEXT NOT NULL DEFAULT (lower(hex(randomblob(8)))) -- tells this line from its like in a restored copy
) STRICT;
CREATE TRIGGER item_made AFTER INSERT ON item BEGIN
    INSERT INTO touched (item) VALUES (new.id);
END;
CREATE TRIGGER version_touched AFTER UPDATE ON version BEGIN
    INSERT INTO touched (item) VALUES (new.item);
END;
CREATE TRIGGER press_touched AFTER UPDATE ON press BEGIN
    INSERT INTO touched (item) VALUES (new.item);
END;
CREATE TRIGGER hearing_touched AFTER UPDATE ON hearing BEGIN
    INSERT INTO touched (item) VALUES (new.item);
END;
CREATE TRIGGER document_touched AFTER UPDATE OF snapshot ON document BEGIN
    INSERT INTO touched (item) VALUES (new.item);
END;
CREATE TRIGGER document_made AFTER INSERT ON document WHEN new.snapshot IS NOT NULL BEGIN
    INSERT INTO touched (item) VALUES (new.item);
END;
CREATE TRIGGER filing_touched AFTER UPDATE ON filing BEGIN
    INSERT INTO touched (item) SELECT item FROM version WHERE filing = new.id;
END;
CREATE TRIGGER extraction_touched AFTER INSERT ON extraction BEGIN
    INSERT INTO touched (item)
    SELECT d.item FROM document d JOIN snapshot s ON s.id = d.snapshot WHERE s.sha256 = new.sha256;
END;
CREATE TRIGGER tag_made AFTER INSERT ON tag BEGIN
    INSERT INTO touched (item)
    SELECT id FROM item WHERE kind = new.kind AND court = new.court AND key = new.key;
END;
CREATE TRIGGER tag_touched AFTER UPDATE ON tag BEGIN
    INSERT INTO touched (item)
    SELECT id FROM item WHERE kind = new.kind AND court = new.court AND key = new.key;
END;
CREATE INDEX snapshot_by_body ON snapshot (sha256);
CREATE INDEX document_by_snapshot ON document (snapshot);

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
