-- Version 1 to 2: text, anchors, review, double coding, what the full-text index has to catch up.
ALTER TABLE version ADD COLUMN cover_level TEXT;
ALTER TABLE tag ADD COLUMN source TEXT;
ALTER TABLE tag ADD COLUMN engine TEXT;
ALTER TABLE tag ADD COLUMN start INTEGER;
ALTER TABLE tag ADD COLUMN end INTEGER;
ALTER TABLE tag ADD COLUMN prefix TEXT;
ALTER TABLE tag ADD COLUMN suffix TEXT;
CREATE TABLE extraction (
    id         INTEGER PRIMARY KEY,
    sha256     TEXT NOT NULL REFERENCES body,
    engine     TEXT NOT NULL,
    at         TEXT NOT NULL,
    outcome    TEXT NOT NULL CHECK (outcome IN ('text', 'needs-ocr', 'encrypted', 'unreadable')),
    reason     TEXT,
    recognised INTEGER NOT NULL CHECK (recognised IN (0, 1)),
    language   TEXT,
    cover      TEXT,
    UNIQUE (sha256, engine)
) STRICT;
CREATE TABLE page (
    extraction INTEGER NOT NULL REFERENCES extraction,
    number     INTEGER NOT NULL,
    body       TEXT NOT NULL,
    margin     TEXT NOT NULL,
    PRIMARY KEY (extraction, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE anchor (
    tag        TEXT NOT NULL REFERENCES tag,
    item       INTEGER NOT NULL REFERENCES item,
    source     TEXT NOT NULL,
    engine     TEXT NOT NULL,
    outcome    TEXT NOT NULL CHECK (outcome IN ('kept', 'moved', 'changed', 'lost')),
    reason     TEXT,
    page       INTEGER,
    start      INTEGER,
    end        INTEGER,
    exact      TEXT,
    at         TEXT NOT NULL,
    decision   TEXT CHECK (decision IN ('accepted', 'refused')),
    decided_by TEXT,
    decided_at TEXT,
    PRIMARY KEY (tag, item, source, engine)
) STRICT, WITHOUT ROWID;
CREATE TABLE review (
    id      TEXT PRIMARY KEY,
    tag     TEXT NOT NULL REFERENCES tag,
    verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'changed', 'rejected')),
    was     TEXT,
    concern TEXT NOT NULL,
    note    TEXT,
    by      TEXT NOT NULL,
    at      TEXT NOT NULL
) STRICT;
CREATE INDEX review_by_tag ON review (tag);
CREATE TABLE round (
    id     TEXT PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE,
    coders TEXT NOT NULL,
    at     TEXT NOT NULL,
    closed TEXT
) STRICT;
CREATE TABLE assignment (
    round TEXT NOT NULL REFERENCES round,
    coder TEXT NOT NULL,
    kind  TEXT NOT NULL,
    court TEXT NOT NULL,
    key   TEXT NOT NULL,
    done  TEXT,
    PRIMARY KEY (round, coder, kind, court, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE refusal (
    id      TEXT PRIMARY KEY,
    kind    TEXT NOT NULL,
    court   TEXT NOT NULL,
    key     TEXT NOT NULL,
    concern TEXT NOT NULL,
    exact   TEXT NOT NULL,
    reason  TEXT,
    by      TEXT NOT NULL,
    at      TEXT NOT NULL
) STRICT;
CREATE INDEX refusal_by_record ON refusal (kind, court, key);
CREATE TABLE touched (
    seq  INTEGER PRIMARY KEY AUTOINCREMENT,
    item INTEGER NOT NULL,
    salt TEXT NOT NULL DEFAULT (lower(hex(randomblob(8))))
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
INSERT INTO touched (item) SELECT id FROM item ORDER BY id DESC LIMIT 1;
