"""The server engine: a schema of a PostgreSQL database, written by COPY, its lock an advisory one."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from tracker.errors import StoreError
from tracker.store import arrow
from tracker.store.adbc import OPEN, Connection, driver_of
from tracker.store.address import Address
from tracker.store.copying import copy_rows
from tracker.store.opening import open_file
from tracker.store.schema import APPLICATION
from tracker.store.server_errors import LostError, told

try:
    import adbc_driver_postgresql
except ModuleNotFoundError as missing:
    raise StoreError(
        "a store on a server needs the extra postgres: pip install 'strike-tracker[postgres]'"
    ) from missing

MARK = f"tracker store {APPLICATION}"
"""Comment on the table of migrations: how a schema says that it is a store of this tracker."""

_PURE = "sql IMMUTABLE PARALLEL SAFE"
_REFUSAL = """
BEGIN
    RAISE EXCEPTION 'append-only: % is never changed; correct or retract instead', TG_TABLE_NAME;
END"""
FUNCTIONS = {
    "hex(bytea) RETURNS text": (_PURE, "SELECT encode($1, 'hex')"),
    "unhex(text) RETURNS bytea": (
        _PURE,
        "SELECT CASE WHEN $1 ~ '^([0-9A-Fa-f]{2})*$' THEN decode($1, 'hex') END",
    ),
    "instr(text, text) RETURNS integer": (_PURE, "SELECT strpos($1, $2)"),
    "json_each(text) RETURNS TABLE (value text)": (_PURE, "SELECT json_array_elements_text($1::json)"),
    "iso(bigint) RETURNS text": (
        _PURE,
        "SELECT to_char(to_timestamp($1) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')",
    ),
    "refuse() RETURNS trigger": ("plpgsql", _REFUSAL),
}
"""What SQLite has and PostgreSQL has not, so that every question is written once: language and body."""

_TYPES = (  # of a migration, as PostgreSQL spells them
    (re.compile(r"\bINTEGER\b"), "BIGINT"),
    (re.compile(r"\bBLOB\b"), "BYTEA"),
    (re.compile(r"\bREAL\b"), "DOUBLE PRECISION"),
    (re.compile(r"\bTEXT\b"), 'TEXT COLLATE "C"'),
    (re.compile(r"\) STRICT(, WITHOUT ROWID)?$"), ")"),
    (re.compile(r"strftime\('[^']*', ([\w.]+), 'unixepoch'\)"), r"iso(\1)"),
)
_GUARD = re.compile(r"CREATE TRIGGER (\w+)_no_(update|delete) BEFORE .*", re.DOTALL)
_MARKS = re.compile(r"\?(\d+)")

# PostgreSQL keeps no NUL in a text. What stands for it begins with a sign that is no character of any script.
_ESCAPE = "\ufdd0"
_NUL = re.compile(f"\x00|{_ESCAPE}".encode())
_MARKED = re.compile(_ESCAPE.encode())

_DEFINITIONS = pa.schema({"name": pa.string(), "definition": pa.string()})
_DEFINITIONS_SQL = """
    SELECT c.relname || ' (columns)', string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
            || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''), ', ' ORDER BY a.attnum)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relkind = 'r' AND c.relnamespace = ?1::oid GROUP BY c.relname
    UNION ALL SELECT o.conname, pg_get_constraintdef(o.oid, true)
        FROM pg_constraint o WHERE o.connamespace = ?1::oid
    UNION ALL SELECT c.relname || ' (index)', pg_get_indexdef(c.oid, 0, true)
        FROM pg_class c WHERE c.relkind = 'i' AND c.relnamespace = ?1::oid
    UNION ALL SELECT c.relname, pg_get_viewdef(c.oid, true)
        FROM pg_class c WHERE c.relkind = 'v' AND c.relnamespace = ?1::oid
    UNION ALL SELECT t.tgname, pg_get_triggerdef(t.oid, true) || ' ' || t.tgenabled::text
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE c.relnamespace = ?1::oid AND NOT t.tgisinternal"""
_BODIES_SQL = """
    SELECT p.proname || ' (function)', p.prosrc FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = current_schema()"""
_HERE = "SELECT CAST(oid AS BIGINT) FROM pg_namespace WHERE nspname = current_schema()"
_REFERENCES_SQL = """
    SELECT o.conrelid::regclass::text, string_agg(quote_ident(a.attname), ', ' ORDER BY k.place),
        o.confrelid::regclass::text, string_agg(quote_ident(b.attname), ', ' ORDER BY k.place)
    FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace,
        unnest(o.conkey, o.confkey) WITH ORDINALITY AS k(own, other, place)
        JOIN pg_attribute a ON a.attnum = k.own JOIN pg_attribute b ON b.attnum = k.other
    WHERE o.contype = 'f' AND n.nspname = current_schema()
        AND a.attrelid = o.conrelid AND b.attrelid = o.confrelid GROUP BY o.oid"""
_REFERENCES = pa.schema({name: pa.string() for name in ("table", "columns", "other", "its")})


class PostgresConnection(Connection):
    """A session with the server that an address names."""

    begin, begin_reading = "BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

    def __init__(self, address: Address, *, writing: bool) -> None:
        self.address = address
        super().__init__(address.shown, driver_of(adbc_driver_postgresql), address.uri, writing=writing)

    def dialect(self, sql: str) -> str:
        """The statement with the parameters and the infinity of PostgreSQL."""
        return _spelt(sql)

    def bound(self, rows: pa.RecordBatch) -> pa.RecordBatch:
        """Texts without NUL."""
        columns = [_mapped(column, _NUL, _escaped) for column in rows.columns]
        return pa.record_batch(columns, names=rows.schema.names)

    def answered(self, table: pa.Table) -> pa.Table:
        """Texts with the NUL that they had."""
        columns = [
            pa.chunked_array([_mapped(chunk, _MARKED, _unescaped) for chunk in column.chunks], column.type)
            for column in table.columns
        ]
        return pa.table(columns, schema=table.schema)

    def insert(self, table: str, rows: pa.RecordBatch) -> None:
        """Append rows by COPY."""
        mode = {"adbc.ingest.target_table": table, "adbc.ingest.mode": "adbc.ingest.mode.append"}
        self.update(None, rows, **mode)

    def steps(self, statements: tuple[str, ...], version: int) -> list[str]:
        """The statements of a migration, and after the first the mark by which a schema says what it is."""
        steps = [step for statement in statements for step in _ddl(statement)]
        return steps if version > 1 else [*steps, f"COMMENT ON TABLE migration IS '{MARK}'"]

    def fault(self, error: Exception) -> StoreError:
        """The fault as one line without the password; a lost connection and damage are told apart."""
        return told(error, self.address)

    def undo(self) -> None:
        """Roll back; the server does so by itself where the connection is lost."""
        try:
            self.execute("ROLLBACK")
        except LostError:
            return

    def written(self) -> None:
        """Nothing: the log is the server's."""

    def backup(self, path: Path) -> None:
        """Write the store, as it is now, into one SQLite file."""
        file = open_file(path, writing=True)
        try:
            copy_rows(self, file)
        finally:
            file.close()

    def file_faults(self) -> list[str]:
        """Nothing: the files are the server's (pg_amcheck looks at them)."""
        return []

    def orphaned(self) -> list[str]:
        """Tables with a row that names another which is not there."""
        found = []
        for table, columns, other, its in _rows(self.query(_REFERENCES_SQL, _REFERENCES)):
            known = f"SELECT {its} FROM {other}"
            if self.number(f"SELECT count(*) FROM {table} WHERE ({columns}) NOT IN ({known})"):
                found.append(table)
        return sorted(set(found))

    def definitions(self) -> dict[str, str]:
        """Columns, constraints, indexes, views and triggers as the server describes them, and functions."""
        return self._described(self.number(_HERE)) | dict(_rows(self.query(_BODIES_SQL, _DEFINITIONS)))

    def made_anew(self) -> dict[str, str]:
        """The same of tables made for the moment; functions are compared with what made them."""
        here = self.texts("SELECT quote_ident(current_schema())")[0]
        with self._between("BEGIN READ WRITE", "ROLLBACK"):
            self.execute(f"SET LOCAL search_path = pg_temp, {here}")
            super().upgrade(0)
            made = self._described(self.number("SELECT CAST(pg_my_temp_schema() AS BIGINT)"))
        return made | {f"{head.split('(')[0]} (function)": body for head, (_, body) in FUNCTIONS.items()}

    def upgrade(self, version: int) -> None:
        """All steps in one transaction; a new store begins with the functions that the questions need."""
        with self.transaction():
            if not version:
                for head, (language, body) in FUNCTIONS.items():
                    self.execute(f"CREATE FUNCTION {head} LANGUAGE {language} AS $body${body}$body$")
            super().upgrade(version)

    def _described(self, schema: int) -> dict[str, str]:
        return dict(_rows(self.query(_DEFINITIONS_SQL, _DEFINITIONS, schema)))


@lru_cache(maxsize=256)
def _spelt(sql: str) -> str:
    return _MARKS.sub(r"$\1", sql).replace(OPEN, "'Infinity'").replace(" NOT MATERIALIZED ", " MATERIALIZED ")


def _ddl(statement: str) -> list[str]:
    """A statement of a migration as PostgreSQL spells it; a table is guarded against TRUNCATE too."""
    guard = _GUARD.fullmatch(statement)
    if guard:
        table, event = guard.groups()
        return [_refusing(table, event)] + ([_refusing(table, "truncate")] if event == "delete" else [])
    for pattern, instead in _TYPES:
        statement = pattern.sub(instead, statement)
    return [statement]


def _refusing(table: str, event: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse()"
    )


def _mapped(column: pa.Array, sign: "re.Pattern[bytes]", change: Callable[[str], str]) -> pa.Array:
    """A column of texts with each changed, where the sign is in one of them; any other as it is."""
    if column.type not in (pa.string(), pa.large_string()) or not sign.search(column.buffers()[2] or b""):
        return column
    return arrow.column([text and change(text) for text in column.to_pylist()], pa.string()).cast(column.type)


def _escaped(text: str) -> str:
    return text.replace(_ESCAPE, f"{_ESCAPE}1").replace("\x00", f"{_ESCAPE}0")


def _unescaped(text: str) -> str:
    return text.replace(f"{_ESCAPE}0", "\x00").replace(f"{_ESCAPE}1", _ESCAPE)


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in table.columns), strict=True)
