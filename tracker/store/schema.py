"""The tables of a store and how an older store becomes a newer one.

Instants are integer seconds in UTC, windows half-open, ids 16-byte blobs; an open end is NULL. Every
table only grows: triggers refuse UPDATE and DELETE. A migration only adds, in one transaction.
"""

from typing import NamedTuple

APPLICATION = 0x53545243  # "STRC": how a file says that it is a store of this tracker

_TABLES = {
    "migration": """
        version INTEGER PRIMARY KEY,
        note TEXT NOT NULL,
        applied_at INTEGER NOT NULL""",
    "batch": """
        batch_id INTEGER PRIMARY KEY,
        known_at INTEGER NOT NULL,
        source TEXT NOT NULL,
        version TEXT NOT NULL,
        backfill INTEGER NOT NULL CHECK (backfill IN (0, 1))""",
    "batch_part": """
        batch_id INTEGER NOT NULL REFERENCES batch,
        part INTEGER NOT NULL,
        documents INTEGER NOT NULL,
        claims INTEGER NOT NULL,
        rejections INTEGER NOT NULL,
        sightings INTEGER NOT NULL,
        PRIMARY KEY (batch_id, part)""",
    "term": """
        term_id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (kind, value)""",
    "key": """
        key_id INTEGER PRIMARY KEY,
        metric TEXT NOT NULL CHECK (length(metric) > 0),
        classes TEXT NOT NULL,
        direction TEXT NOT NULL CHECK (direction IN ('ru_on_ua', 'ua_on_ru', 'none')),
        scope TEXT NOT NULL,
        unit TEXT NOT NULL,
        UNIQUE (metric, classes, direction, scope, unit)""",
    "key_class": """
        key_id INTEGER NOT NULL REFERENCES key,
        class TEXT NOT NULL,
        PRIMARY KEY (key_id, class)""",
    "form": """
        form_id INTEGER PRIMARY KEY,
        basis TEXT NOT NULL CHECK (basis IN
            ('night', 'day', 'hours24', 'week', 'month', 'year', 'period', 'instant')),
        got TEXT NOT NULL CHECK (got IN ('printed', 'inferred', 'source_default', 'unresolved')),
        bound TEXT NOT NULL CHECK (bound IN ('exact', 'at_least', 'more_than', 'at_most', 'less_than',
            'about', 'range', 'all_but', 'all', 'vague')),
        status TEXT NOT NULL CHECK (status IN
            ('preliminary', 'updated', 'final', 'corrected', 'retracted')),
        hedged INTEGER NOT NULL CHECK (hedged IN (0, 1)),
        UNIQUE (basis, got, bound, status, hedged)""",
    "document": """
        document_id INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
        text TEXT""",
    "sighting": """
        sighting_id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES document,
        digest BLOB NOT NULL CHECK (length(digest) = 16),
        known_at INTEGER NOT NULL,
        batch_id INTEGER NOT NULL REFERENCES batch,
        ref TEXT NOT NULL,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        published INTEGER,
        published_how TEXT NOT NULL,
        confidence TEXT NOT NULL,
        reasons TEXT NOT NULL,
        publisher TEXT NOT NULL,
        claimant TEXT NOT NULL,
        url TEXT NOT NULL,
        UNIQUE (document_id, digest, known_at)""",
    "reading": """
        reading_id INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES document,
        sighting_id INTEGER NOT NULL REFERENCES sighting,
        version_id INTEGER NOT NULL REFERENCES term,
        version_order TEXT NOT NULL,
        known_at INTEGER NOT NULL,
        batch_id INTEGER NOT NULL REFERENCES batch,
        again INTEGER NOT NULL CHECK (again IN (0, 1))""",
    "claim": """
        seq INTEGER PRIMARY KEY,
        id BLOB NOT NULL CHECK (length(id) = 16),
        document_id INTEGER NOT NULL REFERENCES document,
        reading_id INTEGER NOT NULL REFERENCES reading,
        span_start INTEGER NOT NULL CHECK (span_start >= 0),
        span_end INTEGER NOT NULL,
        more_spans TEXT NOT NULL,
        quote TEXT NOT NULL,
        claimant_id INTEGER NOT NULL REFERENCES term,
        publisher_id INTEGER NOT NULL REFERENCES term,
        rule_id INTEGER NOT NULL REFERENCES term,
        key_id INTEGER NOT NULL REFERENCES key,
        form_id INTEGER NOT NULL REFERENCES form,
        window_start INTEGER,
        window_end INTEGER,
        published INTEGER,
        known_at INTEGER NOT NULL,
        low REAL,
        best REAL,
        high REAL,
        printed TEXT NOT NULL,
        extra TEXT NOT NULL,
        UNIQUE (id, reading_id),
        CHECK (span_end > span_start),
        CHECK (window_end >= window_start),
        CHECK ((window_start IS NULL) = (window_end IS NULL)),
        CHECK (low <= best AND best <= high AND low <= high)""",
    "found": """
        seq INTEGER NOT NULL REFERENCES claim,
        reading_id INTEGER NOT NULL REFERENCES reading,
        PRIMARY KEY (seq, reading_id)""",
    "twin": """
        id BLOB NOT NULL CHECK (length(id) = 16),
        seq INTEGER NOT NULL REFERENCES claim,
        digest BLOB NOT NULL CHECK (length(digest) = 16),
        PRIMARY KEY (id, seq)""",
    "link": """
        seq INTEGER NOT NULL REFERENCES claim,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('supersedes', 'retracts', 'derived_from')),
        other BLOB NOT NULL CHECK (length(other) = 16),
        PRIMARY KEY (seq, position)""",
    "rejection": """
        seq INTEGER PRIMARY KEY,
        document_id INTEGER NOT NULL REFERENCES document,
        reading_id INTEGER NOT NULL REFERENCES reading,
        inside INTEGER NOT NULL CHECK (inside IN (0, 1)),
        ref TEXT,
        span_start INTEGER NOT NULL CHECK (span_start >= 0),
        span_end INTEGER NOT NULL,
        text TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (length(reason) > 0),
        rule_id INTEGER NOT NULL REFERENCES term,
        CHECK (span_end > span_start)""",
}
_NO_ROWID = ("key_class", "batch_part", "found", "twin", "link")

_INDEXES = {
    "reading_document": "reading(document_id, version_order)",
    "reading_again": "reading(document_id) WHERE again = 1",
    "claim_key": "claim(key_id, window_start)",
    "claim_document": "claim(document_id)",
    "found_reading": "found(reading_id)",
    "link_other": "link(other) WHERE kind <> 'derived_from'",
    "key_class_class": "key_class(class)",
    "rejection_document": "rejection(document_id)",
}


def _iso(column: str) -> str:
    return f"strftime('%Y-%m-%dT%H:%M:%SZ', {column}, 'unixepoch')"


_VIEWS = {
    "claims": f"""
        SELECT lower(hex(c.id)) AS id, k.metric, k.classes, k.direction, k.scope,
            {_iso("c.window_start")} AS window_start, {_iso("c.window_end")} AS window_end, f.basis, f.got,
            c.low, c.best, c.high, k.unit, f.bound, c.printed, a.value AS claimant, p.value AS publisher,
            {_iso("c.published")} AS published, {_iso("c.known_at")} AS known_at, f.status,
            EXISTS (SELECT 1 FROM link l WHERE l.other = c.id AND l.kind <> 'derived_from') AS superseded,
            c.quote, lower(hex(d.id)) AS document, u.value AS rule
        FROM claim c JOIN key k ON k.key_id = c.key_id JOIN form f ON f.form_id = c.form_id
            JOIN document d ON d.document_id = c.document_id JOIN term a ON a.term_id = c.claimant_id
            JOIN term p ON p.term_id = c.publisher_id JOIN term u ON u.term_id = c.rule_id""",
    "documents": f"""
        SELECT lower(hex(d.id)) AS id, s.ref, s.title, s.publisher, s.claimant, s.language,
            {_iso("s.published")} AS published, s.published_how, s.confidence, s.url,
            {_iso("s.known_at")} AS known_at, d.text
        FROM document d JOIN sighting s ON s.document_id = d.document_id""",
    "rejections": f"""
        SELECT s.ref, r.span_start, r.span_end, r.text, r.reason, u.value AS rule,
            {_iso("g.known_at")} AS known_at, lower(hex(d.id)) AS document
        FROM rejection r JOIN document d ON d.document_id = r.document_id
            JOIN reading g ON g.reading_id = r.reading_id
            JOIN sighting s ON s.sighting_id = g.sighting_id JOIN term u ON u.term_id = r.rule_id""",
    "batches": f"""
        SELECT b.batch_id AS id, {_iso("b.known_at")} AS known_at, b.source, b.version, b.backfill,
            sum(p.documents) AS documents, sum(p.claims) AS claims, sum(p.rejections) AS rejections,
            sum(p.sightings) AS sightings
        FROM batch b LEFT JOIN batch_part p ON p.batch_id = b.batch_id GROUP BY b.batch_id""",
}


def _table(name: str) -> str:
    options = "STRICT, WITHOUT ROWID" if name in _NO_ROWID else "STRICT"
    return f"CREATE TABLE {name} ({_TABLES[name]}\n    ) {options}"


def _guards(name: str) -> tuple[str, str]:
    """Triggers that keep a table append-only."""
    refusal = f"SELECT RAISE(ABORT, 'append-only: {name} is never changed; correct or retract instead')"
    return (
        f"CREATE TRIGGER {name}_no_update BEFORE UPDATE ON {name} BEGIN {refusal}; END",
        f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} BEGIN {refusal}; END",
    )


_SEAL = """
        batch_id INTEGER NOT NULL,
        part INTEGER NOT NULL,
        ranges TEXT NOT NULL,
        PRIMARY KEY (batch_id, part),
        FOREIGN KEY (batch_id, part) REFERENCES batch_part"""


class Migration(NamedTuple):
    """The statements that lead to one schema version."""

    version: int
    note: str
    statements: tuple[str, ...]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        1,
        "first schema",
        (
            *(_table(name) for name in _TABLES),
            *(f"CREATE INDEX {name} ON {columns}" for name, columns in _INDEXES.items()),
            *(guard for name in _TABLES for guard in _guards(name)),
            *(f"CREATE VIEW {name} AS {select}" for name, select in _VIEWS.items()),
        ),
    ),
    Migration(
        2,
        "seals of what each transaction wrote; inputs known by their bytes; texts kept as quotes only",
        (
            f"CREATE TABLE seal ({_SEAL}\n    ) STRICT, WITHOUT ROWID",
            *_guards("seal"),
            "ALTER TABLE batch_part ADD COLUMN input TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE document ADD COLUMN kept TEXT NOT NULL DEFAULT 'whole' "
            "CHECK (kept IN ('whole', 'quotes'))",
        ),
    ),
    Migration(
        3,
        "narrower indexes: of keys without windows, of documents read without versions",
        (
            "DROP INDEX claim_key",
            "CREATE INDEX claim_key ON claim(key_id)",
            "DROP INDEX reading_document",
            "CREATE INDEX reading_document ON reading(document_id)",
        ),
    ),
)
VERSION = MIGRATIONS[-1].version
TABLES = (*_TABLES, "seal")


KEYS = {name: columns.split()[0] for name, columns in _TABLES.items()}
"""The number by which others name a row of a table."""
