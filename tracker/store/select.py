"""The questions that a store answers, as SQL over the cut, and the filters of `claims`."""

import json
from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from tracker.store import arrow, cut, rows
from tracker.store.adbc import OPEN, Connection
from tracker.store.arrow import NONE, Numbers, numbers
from tracker.store.dictionary import BITS, FORM, KEY, TERM
from tracker.store.protocol import QUOTE, SCAN, Batch, Pick, Words

_JOINS = (
    "JOIN key k ON k.key_id = c.key_id JOIN form f ON f.form_id = c.form_id "
    "JOIN document d ON d.document_id = c.document_id "
    "JOIN term a ON a.term_id = c.claimant_id JOIN term p ON p.term_id = c.publisher_id "
    "JOIN term u ON u.term_id = c.rule_id JOIN reading g ON g.reading_id = c.reading_id "
    "JOIN sighting o ON o.sighting_id = g.sighting_id"
)
_LINKS = (
    "coalesce((SELECT string_agg(l.kind || ' ' || lower(hex(l.other)), ',' ORDER BY l.position) "
    "FROM link l WHERE l.seq = c.seq), '')"
)
_COLUMNS = {
    "id": "lower(hex(c.id))",
    "document": "lower(hex(d.id))",
    "ref": "o.ref",
    "metric": "k.metric",
    "classes": "k.classes",
    "direction": "k.direction",
    "scope": "k.scope",
    "unit": "k.unit",
    "basis": "f.basis",
    "got": "f.got",
    "bound": "f.bound",
    "status": "f.status",
    "claimant": "a.value",
    "publisher": "p.value",
    "rule": "u.value",
    "links": _LINKS,
    "known_at": cut.known("c"),
} | {
    name: f"coalesce(c.{name}, {NONE if kind == pa.int64() else OPEN})"
    for kind, names in (
        (pa.int64(), ("window_start", "window_end", "published")),
        (pa.float64(), ("low", "best", "high")),
    )
    for name in names
}


_IDS = {"id": "c.id", "document": "d.id"}


def _select(schema: pa.Schema) -> str:
    """The columns of a schema; ids as text, or as they are where it says binary."""
    return ", ".join(
        _IDS[field.name] if field.type == pa.binary() else _COLUMNS.get(field.name) or _packed(field.name)
        for field in schema
    )


def _packed(name: str) -> str:
    """Numbers of shared words in one column, such as "key_id claimant_id"; the first has the highest bits."""
    numbers = reversed(name.split())
    return " + ".join(
        f"c.{number} * {1 << BITS * place}" if place else f"c.{number}"
        for place, number in enumerate(numbers)
    )


STORED = f"SELECT {_select(rows.READ_CLAIM)} FROM claim c {_JOINS} WHERE c.seq = ?1"
"""One row of a claim, in the cut or not."""

_ORDER = f"ORDER BY coalesce(c.published, {cut.FOREVER}), {{}}, c.span_start, c.id"
_ITS_DOCUMENT = "(SELECT d.id FROM document d WHERE d.document_id = c.document_id)"

_WORDS_OF = "(SELECT value FROM json_each({}))"
_NUMBERS_OF = "(SELECT CAST(value AS BIGINT) FROM json_each({}))"
_IDS_OF = "(SELECT unhex(value) FROM json_each({}))"


def _of_key(condition: str) -> str:
    return f"c.key_id IN (SELECT k.key_id FROM key k WHERE {condition})"


def _term(kind: str) -> str:
    return f"(SELECT w.term_id FROM term w WHERE w.kind = '{kind}' AND w.value = {{}})"


# What claims are filtered by: SQL over the parameter in braces.
_FILTERS = {
    "seqs": f"c.seq IN {_NUMBERS_OF}",
    "ids": f"c.id IN {_IDS_OF}",
    "document": "c.document_id IN (SELECT d.document_id FROM document d WHERE d.id = unhex({}))",
    "batch": "c.reading_id IN (SELECT g.reading_id FROM reading g WHERE g.batch_id = {})",
    "supersedes": (
        f"c.seq IN (SELECT l.seq FROM link l WHERE l.kind <> 'derived_from' AND l.other IN {_IDS_OF})"
    ),
    "metric": _of_key(f"k.metric IN {_WORDS_OF}"),
    "classes": f"c.key_id IN (SELECT kc.key_id FROM key_class kc WHERE kc.class IN {_WORDS_OF})",
    "direction": _of_key("k.direction = {}"),
    "scope": _of_key("k.scope = {}"),
    "claimant": f"c.claimant_id IN {_term('claimant')}",
    "publisher": f"c.publisher_id IN {_term('publisher')}",
    "since": "(c.window_end > {0} OR c.window_start >= {0})",
    "until": "c.window_end <= {0} AND c.window_start < {0}",
}


QUOTES = pa.schema([pa.field("seq", pa.int64(), nullable=False), pa.field("quote", pa.string())])


def claims_sql(
    filters: Mapping[str, object], columns: pa.Schema, *, all_versions: bool = False
) -> tuple[str, list[object]]:
    """SELECT of claims in order of publication, and its parameters from ?3 on; a limit is the last."""
    given = {name: value for name, value in filters.items() if value is not None}
    live, order = _live(given, all_versions=all_versions), _ORDER.format("d.id")
    return f"{live} SELECT {_select(columns)} FROM live c {_JOINS} {order}", list(given.values())


def _live(given: Iterable[str], *, all_versions: bool = False) -> str:
    """The claims of the cut that filters choose, by themselves: guesses of them would mislead the joins."""
    places = {name: f"?{number}" for number, name in enumerate(given, start=3)}
    chosen = [_FILTERS[name].format(place) for name, place in places.items() if name != "limit"]
    where = " AND ".join([*chosen, cut.live("c", all_versions=all_versions)])
    first = f" {_ORDER.format(_ITS_DOCUMENT)} LIMIT {places['limit']}" if "limit" in places else ""
    return f"WITH live AS NOT MATERIALIZED (SELECT c.* FROM claim c WHERE {where}{first})"


# Words that rows share, by the number that leads to them.
_NUMBER_OF = {
    **dict.fromkeys(KEY.names[1:], "key_id"),
    **dict.fromkeys(FORM.names[1:], "form_id"),
    "claimant": "claimant_id",
    "publisher": "publisher_id",
    "rule": "rule_id",
}
_TABLE_OF = {"key_id": ("key", KEY), "form_id": ("form", FORM)}
_DICTIONARIES = frozenset(_NUMBER_OF.values())
_PACKED = 3  # numbers of BITS in the 63 bits of one integer
_PICKED_BY = ("claimant", "publisher")  # words that rows are picked by, beside their key and own columns
_KINDS = {field.name: field for field in [*SCAN, QUOTE]}


def scanned(columns: Sequence[str]) -> pa.Schema:
    """What SQL gives for columns of a scan: numbers in place of shared words, ids as they are.

    A driver hands rows over value by value: several small numbers travel as one.
    """
    shared = list(dict.fromkeys(_NUMBER_OF[name] for name in columns if name in _NUMBER_OF))
    packed = [" ".join(shared[first : first + _PACKED]) for first in range(0, len(shared), _PACKED)]
    own = [name for name in columns if name not in _NUMBER_OF]
    return pa.schema(
        [pa.field(name, pa.int64(), nullable=False) for name in packed]
        + [pa.field(name, pa.binary(), nullable=False) if name in _IDS else _KINDS[name] for name in own]
    )


def scan_sql(keys: Mapping[str, object], columns: pa.Schema) -> tuple[str, list[object]]:
    """SELECT of live claims with the numbers of shared words, and its parameters from ?3 on."""
    given = {name: value for name, value in keys.items() if value is not None}
    join = "JOIN document d ON d.document_id = c.document_id " if "document" in columns.names else ""
    return f"{_live(given)} SELECT {_select(columns)} FROM live c {join}", list(given.values())


# The rows that some sightings or readings brought, by their numbers.
_NUMBERS = _NUMBERS_OF.format("?1")
MADE_SQL = f"""
    SELECT {_select(rows.READ_CLAIM)}, c.reading_id FROM claim c {_JOINS}
    WHERE c.reading_id IN {_NUMBERS} ORDER BY c.seq"""
FOUND_SQL = f"""
    SELECT {_select(rows.READ_CLAIM)}, n.reading_id FROM claim c {_JOINS} JOIN found n ON n.seq = c.seq
    WHERE n.reading_id IN {_NUMBERS} ORDER BY c.seq"""
_REJECTION = """
    SELECT CASE WHEN r.inside = 1 THEN lower(hex(d.id)) ELSE '' END, coalesce(r.ref, s.ref) AS ref,
        r.span_start, r.span_end, r.text, r.reason, u.value"""
_REJECTIONS = """
    FROM rejection r JOIN document d ON d.document_id = r.document_id
        JOIN reading g ON g.reading_id = r.reading_id JOIN sighting s ON s.sighting_id = g.sighting_id
        JOIN term u ON u.term_id = r.rule_id"""
REJECTED_SQL = f"""{_REJECTION}, r.reading_id {_REJECTIONS}
    WHERE r.reading_id IN {_NUMBERS} ORDER BY r.seq"""

_DOCUMENT = f"""
    SELECT coalesce(d.text, ''), CASE d.kept WHEN 'quotes' THEN lower(hex(d.id)) ELSE '' END,
        s.ref, s.title, s.language, s.published_how, s.confidence, s.reasons, s.publisher, s.claimant, s.url,
        s.position, coalesce(s.published, {NONE})"""
SIGHTED_SQL = f"""{_DOCUMENT}, s.sighting_id
    FROM sighting s JOIN document d ON d.document_id = s.document_id WHERE s.sighting_id IN {_NUMBERS}"""

_DOCUMENTS_SQL = f"""{_DOCUMENT}
    FROM document d JOIN sighting s ON s.document_id = d.document_id
    WHERE s.sighting_id = (SELECT f.sighting_id FROM sighting f WHERE f.document_id = d.document_id
            AND f.known_at <= ?1 AND coalesce(f.published, f.known_at) <= ?2
            ORDER BY f.known_at, coalesce(f.published, {cut.FOREVER}), f.digest LIMIT 1)
        AND {{chosen}}
    ORDER BY coalesce(s.published, {cut.FOREVER}), s.ref, s.position, d.id LIMIT ?3"""


def documents_sql(ids: str | None, limit: int) -> tuple[str, list[object]]:
    """SELECT of documents in order of publication, and its parameters from ?3 on; `ids` is a JSON list."""
    if ids is None:
        return _DOCUMENTS_SQL.format(chosen="true"), [limit]
    return _DOCUMENTS_SQL.format(chosen=f"d.id IN {_IDS_OF.format('?4')}"), [limit, ids]


REJECTIONS_SQL = f"""{_REJECTION} {_REJECTIONS}
    WHERE g.known_at <= ?1 AND coalesce(s.published, s.known_at) <= ?2
        AND g.version_id = {cut.deciding("r.document_id")} AND (?3 = '' OR d.id = unhex(?3))
    GROUP BY 1, 2, 3, 4, 5, 6, 7
    ORDER BY ref, min(lower(hex(d.id))), r.span_start, r.span_end, r.reason, r.text, u.value LIMIT ?4"""

# The version of the reader of texts is a number; others name themselves: missile-attacks@1, editor_correct@1.
OUTDATED_SQL = """
    SELECT lower(hex(d.id)) FROM document d JOIN (
        SELECT document_id, max(version_order) AS newest FROM reading GROUP BY document_id
    ) r ON r.document_id = d.document_id
    WHERE d.kept = 'whole' AND r.newest < ?1 AND r.newest NOT LIKE '%@%' ORDER BY d.document_id"""

FOUND = pa.schema(
    [pa.field("kind", pa.string(), nullable=False), pa.field("id", pa.string(), nullable=False)]
)
FIND_SQL = """
    SELECT DISTINCT 'claim', lower(hex(id)) FROM claim WHERE id BETWEEN unhex(?1) AND unhex(?2)
    UNION ALL SELECT 'document', lower(hex(id)) FROM document WHERE id BETWEEN unhex(?1) AND unhex(?2)
    ORDER BY 1, 2"""

BATCHES_SQL = """
    SELECT b.batch_id, b.known_at, b.source, b.version, b.backfill,
        CAST(sum(coalesce(p.documents, 0)) AS BIGINT), CAST(sum(coalesce(p.claims, 0)) AS BIGINT),
        CAST(sum(coalesce(p.rejections, 0)) AS BIGINT), CAST(sum(coalesce(p.sightings, 0)) AS BIGINT),
        max(coalesce(p.input, ''))
    FROM batch b LEFT JOIN batch_part p ON p.batch_id = b.batch_id WHERE b.batch_id >= ?1
    GROUP BY b.batch_id ORDER BY b.batch_id"""
BATCHES = pa.schema(
    [
        pa.field(name, pa.string() if name in ("source", "version", "input") else pa.int64(), nullable=False)
        for name in Batch._fields
    ]
)


def as_list(words: Words | Iterable[str] | None) -> str | None:
    """A filter of one or several words as the JSON list that SQL reads."""
    if words is None:
        return None
    return json.dumps([words] if isinstance(words, str) else sorted(set(words)))


def named(
    rows: pa.Table,
    words: "SharedWords",
    columns: Sequence[str],
    *,
    codes: bool,
    pick: Pick | None = None,
) -> pa.Table:
    """Scanned rows with the words behind their numbers; with `codes` as dictionaries."""
    places = _places(rows)
    own = pa.table(
        {
            name: arrow.ids(rows[name]) if name in _IDS else rows[name]
            for name in columns
            if name in rows.column_names
        }
    )
    if pick is not None:
        shared = {name: words.of(name, places, codes=codes) for name in columns if name in _PICKED_BY}
        told = dict(zip(own.column_names, own.columns, strict=True))
        picked = pick(pa.table({"key": places["key_id"], **shared, **told}))
        own = own.take(pa.array(picked))
        places = {name: each[picked] for name, each in places.items()}
    given = {name: words.of(name, places, codes=codes) for name in columns if name in _NUMBER_OF}
    given |= {
        name: arrow.hexed(own[name].combine_chunks()) if name in _IDS else own[name]
        for name in own.column_names
    }
    if "hedged" in given:
        given["hedged"] = given["hedged"].cast(pa.bool_())
    made = pa.table({name: given[name] for name in columns})
    return made if codes else pa.table(made.columns, schema=pa.schema([_KINDS[name] for name in columns]))


def _places(rows: pa.Table) -> dict[str, Numbers]:
    """Numbers of shared words, from 0, as they were before `_packed`."""
    places: dict[str, Numbers] = {}
    for column in rows.column_names:
        if set(column.split()) <= _DICTIONARIES:
            packed = numbers(rows[column])
            for shift, name in enumerate(reversed(column.split())):
                places[name] = packed >> BITS * shift
                places[name] &= (1 << BITS) - 1
                places[name] -= 1
    return places


class SharedWords:
    """The words that rows share, each small table read once, and anew where a writer made it longer."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tables: dict[str, dict[str, pa.Array]] = {}

    def of(self, column: str, places: Mapping[str, Numbers], *, codes: bool) -> pa.Array:
        """A column of words by the places of its numbers."""
        number = _NUMBER_OF[column]
        name, schema = _TABLE_OF.get(number, ("term", TERM))
        table = self._tables.get(name)
        if table is None or places[number].max(initial=-1) >= len(table[schema.names[0]]):
            table = self._tables[name] = _dictionary(self._connection, name, schema)
        words = table["value" if name == "term" else column]
        if not isinstance(words, pa.DictionaryArray):
            return words.take(places[number])
        coded = arrow.coded(places[number], words)
        return coded if codes else coded.dictionary_decode()


def _dictionary(connection: Connection, table: str, schema: pa.Schema) -> dict[str, pa.Array]:
    """The columns of a small table in the order of its numbers, from 1 without a gap; words as codes."""
    sql = f"SELECT {', '.join(schema.names)} FROM {table} ORDER BY {schema.names[0]}"
    columns = zip(schema, connection.query(sql, schema).combine_chunks().columns, strict=True)
    plain = {field.name: column.combine_chunks() for field, column in columns}
    return {
        name: each.dictionary_encode() if each.type == pa.string() else each for name, each in plain.items()
    }
