#include "app/store/Schema.h"

namespace cunbao {

namespace {

// What is a log and what is a projection of it stands apart: the second half can be dropped and made again.
constexpr const char* Version1 = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- The log ------------------------------------------------------------------------------------------------
CREATE TABLE authority(ord INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL);
CREATE TABLE stream(
    ord INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    head INTEGER NOT NULL DEFAULT 0,       -- last sequence of the main chain's segments
    head_hash BLOB,                        -- hash of the segment that ends there
    applied INTEGER NOT NULL DEFAULT 0);   -- last sequence whose operation is in the log below
CREATE TABLE segment(
    ord INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    first INTEGER NOT NULL,
    count INTEGER NOT NULL,
    hash BLOB NOT NULL,
    previous BLOB NOT NULL,
    main INTEGER NOT NULL,                 -- on the chain that counts
    verified INTEGER NOT NULL,             -- 0 while no certificate explains the stream
    unreadable INTEGER NOT NULL DEFAULT 0, -- signed, but nobody can read it: the stream ends before it
    bytes BLOB NOT NULL);
CREATE UNIQUE INDEX segment_hash ON segment(stream, hash);
CREATE INDEX segment_order ON segment(stream, first);
CREATE TABLE op(
    stream INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    time INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    context INTEGER NOT NULL,              -- catalogue.ord, 0 for none
    status INTEGER NOT NULL,
    fields BLOB NOT NULL,
    PRIMARY KEY(stream, seq)) WITHOUT ROWID;
CREATE TABLE catalogue(
    ord INTEGER PRIMARY KEY,
    version BLOB NOT NULL UNIQUE,
    bytes BLOB);                           -- null until the operation that publishes it arrives

-- What this device alone knows ----------------------------------------------------------------------------
CREATE TABLE acknowledged(stream INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL);
CREATE TABLE hub(url TEXT PRIMARY KEY, pin BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE invite(
    id BLOB PRIMARY KEY,
    secret BLOB NOT NULL,
    unit INTEGER NOT NULL,
    role INTEGER NOT NULL,
    name TEXT NOT NULL,
    expires INTEGER NOT NULL,              -- milliseconds
    device BLOB,                           -- who used it
    settled INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE join_request(invite BLOB NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY(invite, sealed)) WITHOUT ROWID;
CREATE TABLE receipt(device BLOB NOT NULL, unit INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY(device, unit)) WITHOUT ROWID;
CREATE TABLE position(cursor BLOB PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;

-- Projections ---------------------------------------------------------------------------------------------
CREATE TABLE indicator(ord INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
CREATE TABLE wait(cause INTEGER NOT NULL, key BLOB NOT NULL, stream INTEGER NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY(cause, key, stream, seq)) WITHOUT ROWID;
CREATE TABLE link(parent INTEGER NOT NULL, parent_seq INTEGER NOT NULL, stream INTEGER NOT NULL,
    seq INTEGER NOT NULL, PRIMARY KEY(parent, parent_seq, stream, seq)) WITHOUT ROWID;
CREATE TABLE import_key(unit INTEGER NOT NULL, key BLOB NOT NULL, stream INTEGER NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY(unit, key, stream, seq)) WITHOUT ROWID;
CREATE TABLE entry(
    indicator INTEGER NOT NULL,
    unit INTEGER NOT NULL,
    day INTEGER NOT NULL,
    time INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    number INTEGER,
    wide BLOB,                             -- instead of number, beyond 64 bits
    text TEXT,
    head_stream INTEGER NOT NULL,
    head_seq INTEGER NOT NULL,
    conflict INTEGER NOT NULL,
    PRIMARY KEY(indicator, unit, day, time, stream, seq)) WITHOUT ROWID;
CREATE TABLE cell(
    period INTEGER NOT NULL,               -- year * 100 + month, or year * 100 for the whole year
    indicator INTEGER NOT NULL,
    unit INTEGER NOT NULL,
    tally BLOB NOT NULL,
    PRIMARY KEY(period, indicator, unit)) WITHOUT ROWID;
CREATE TABLE doubt(
    indicator INTEGER NOT NULL,
    unit INTEGER NOT NULL,
    day INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    id BLOB NOT NULL,
    operations BLOB NOT NULL,
    PRIMARY KEY(indicator, unit, day, kind, id)) WITHOUT ROWID;
CREATE INDEX doubt_id ON doubt(id);
CREATE TABLE resolution(doubt BLOB NOT NULL, time INTEGER NOT NULL, stream INTEGER NOT NULL,
    seq INTEGER NOT NULL, undo INTEGER NOT NULL, PRIMARY KEY(doubt, time, stream, seq)) WITHOUT ROWID;
CREATE TABLE override(period TEXT NOT NULL, indicator INTEGER NOT NULL, unit INTEGER NOT NULL,
    time INTEGER NOT NULL, stream INTEGER NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY(period, indicator, unit, time, stream, seq)) WITHOUT ROWID;
CREATE TABLE round(template TEXT NOT NULL, period TEXT NOT NULL, time INTEGER NOT NULL,
    stream INTEGER NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL,
    PRIMARY KEY(template, period, time, stream, seq)) WITHOUT ROWID;
CREATE TABLE published(time INTEGER NOT NULL, stream INTEGER NOT NULL, seq INTEGER NOT NULL,
    catalogue INTEGER NOT NULL, PRIMARY KEY(time, stream, seq)) WITHOUT ROWID;
CREATE TABLE device_name(device BLOB NOT NULL, time INTEGER NOT NULL, stream INTEGER NOT NULL,
    seq INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY(device, time, stream, seq)) WITHOUT ROWID;
CREATE TABLE profile(field TEXT NOT NULL, time INTEGER NOT NULL, stream INTEGER NOT NULL,
    seq INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY(field, time, stream, seq)) WITHOUT ROWID;
)sql";

constexpr const char* Version2 = R"sql(
-- What this device alone knows ----------------------------------------------------------------------------
CREATE TABLE draft(
    indicator TEXT NOT NULL,               -- its id: the numbers above are made anew with the projections
    unit INTEGER NOT NULL,
    typed TEXT NOT NULL,
    day INTEGER,                           -- null: none was chosen
    note TEXT NOT NULL,
    saved INTEGER NOT NULL,                -- milliseconds
    PRIMARY KEY(indicator, unit)) WITHOUT ROWID;

-- Projections ---------------------------------------------------------------------------------------------
-- Entries of a unit by day, whatever their indicator.
CREATE INDEX entry_by_day ON entry(unit, day, time, stream, seq);
)sql";

constexpr const char* Version3 = R"sql(
-- What this device alone knows ----------------------------------------------------------------------------
-- Identities that it had, in the order in which they ended.
CREATE TABLE former(
    ord INTEGER PRIMARY KEY,
    device BLOB NOT NULL UNIQUE,
    signing BLOB NOT NULL,                 -- public
    box BLOB NOT NULL,                     -- seed
    segments INTEGER NOT NULL,             -- greatest segment.ord at its end
    settled BLOB);                         -- the state in which it was carried over last
-- Own operations that no segment held yet when a fork took their places.
CREATE TABLE aside(
    stream INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    time INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    context INTEGER NOT NULL,
    fields BLOB NOT NULL,
    after BLOB NOT NULL,                   -- hash of the segment that they followed
    PRIMARY KEY(stream, time)) WITHOUT ROWID;
-- What was appended again under a new identity, and as what.
CREATE TABLE carried(
    stream INTEGER NOT NULL,
    operation BLOB NOT NULL,               -- its hash (operationHash)
    as_stream INTEGER NOT NULL,
    as_seq INTEGER NOT NULL,
    PRIMARY KEY(stream, operation)) WITHOUT ROWID;
-- Requests for new keys that this main office device has answered.
CREATE TABLE renewal(former BLOB PRIMARY KEY, device BLOB NOT NULL, settled INTEGER NOT NULL) WITHOUT ROWID;
-- Each line's hash is over the one before it as well.
CREATE TABLE audit(
    ord INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,                   -- milliseconds
    event INTEGER NOT NULL,
    device BLOB NOT NULL,
    facts BLOB NOT NULL,
    hash BLOB NOT NULL);
CREATE INDEX audit_at ON audit(at);
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit only grows'); END;
CREATE TRIGGER audit_stands BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit only grows'); END;
)sql";

constexpr Migration Steps[] = {{1, Version1, nullptr}, {2, Version2, nullptr}, {3, Version3, nullptr}};

} // namespace

std::span<const Migration> storeMigrations() {
    return Steps;
}

} // namespace cunbao
