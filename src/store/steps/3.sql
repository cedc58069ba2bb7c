-- From version 2 to 3: what leaves the clinic.

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
