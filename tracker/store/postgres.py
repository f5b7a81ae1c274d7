"""The server engine: a schema of a PostgreSQL database, written by COPY, its lock an advisory one."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from tracker.errors import StoreError, how_to_install
from tracker.store import arrow
from tracker.store.adbc import OPEN, Connection, driver_of
from tracker.store.address import Address
from tracker.store.copying import copy_rows
from tracker.store.opening import open_file
from tracker.store.rows import tuples_of
from tracker.store.schema import APPLICATION, KEYS, MIGRATIONS, TABLES
from tracker.store.server_errors import LostError, told

try:
    import adbc_driver_postgresql
except ModuleNotFoundError as missing:
    raise StoreError(
        f"a store on a server needs the extra postgres: {how_to_install('postgres')}"
    ) from missing

MARK = f"tracker store {APPLICATION}"
"""Comment on the table of migrations: how a schema says that it is a store of this tracker."""

MUCH = 10_000
"""Rows after which the server looks at its tables anew, without waiting for its own turn."""

_PURE = "sql IMMUTABLE PARALLEL SAFE"
_REFUSAL = """
BEGIN
    RAISE EXCEPTION 'append-only: % is never changed; correct or retract instead', TG_TABLE_NAME;
END"""
_REFERS = """
DECLARE strays BIGINT;
BEGIN
    FOR i IN 0 .. TG_NARGS - 1 BY 3 LOOP
        EXECUTE format(
            'SELECT count(*) FROM added a WHERE NOT EXISTS (SELECT 1 FROM %I o WHERE o.%I = a.%I)',
            TG_ARGV[i + 1], TG_ARGV[i + 2], TG_ARGV[i]) INTO strays;
        IF strays > 0 THEN
            RAISE EXCEPTION 'table %: % names a row that is not there', TG_TABLE_NAME, TG_ARGV[i]
                USING ERRCODE = 'foreign_key_violation';
        END IF;
    END LOOP;
    RETURN NULL;
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
    "refers() RETURNS trigger": ("plpgsql", _REFERS),
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
_TABLE = re.compile(r"CREATE TABLE (\w+) .*", re.DOTALL)
_REFERENCE = re.compile(r"(\w+)( INTEGER NOT NULL) REFERENCES (\w+)")
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


class PostgresConnection(Connection):
    """A session with the server that an address names."""

    begin, begin_reading = "BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

    def __init__(self, address: Address, *, writing: bool) -> None:
        self.address, self._unseen = address, 0
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
        self._unseen += rows.num_rows

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
        """Look at the tables anew where much has come: the server guesses by what it saw last."""
        if self._unseen >= MUCH:
            self.execute(f"ANALYZE {', '.join(TABLES)}")
            self._unseen = 0

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
        statements = (statement for migration in MIGRATIONS for statement in migration.statements)
        made = {table: each for one in statements for table, each in _references(one).items()}
        return [table for table, named in made.items() if any(self._strays(table, *each) for each in named)]

    def definitions(self) -> dict[str, str]:
        """Columns, constraints, indexes, views and triggers as the server describes them, and functions."""
        return self._described(self.number(_HERE)) | dict(tuples_of(self.query(_BODIES_SQL, _DEFINITIONS)))

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

    def _strays(self, table: str, column: str, other: str, number: str) -> int:
        known = f"SELECT 1 FROM {other} o WHERE o.{number} = t.{column}"
        return self.number(f"SELECT count(*) FROM {table} t WHERE NOT EXISTS ({known})")

    def _described(self, schema: int) -> dict[str, str]:
        return dict(tuples_of(self.query(_DEFINITIONS_SQL, _DEFINITIONS, schema)))


@lru_cache(maxsize=256)
def _spelt(sql: str) -> str:
    return _MARKS.sub(r"$\1", sql).replace(OPEN, "'Infinity'").replace(" NOT MATERIALIZED ", " MATERIALIZED ")


def _ddl(statement: str) -> list[str]:
    """A statement of a migration as PostgreSQL spells it; a table is guarded against TRUNCATE too.

    What a row names is looked for once a statement: a constraint would look once a row, several times slower,
    and lock what it finds, though no row ever goes.
    """
    guard = _GUARD.fullmatch(statement)
    if guard:
        table, event = guard.groups()
        return [_refusing(table, event)] + ([_refusing(table, "truncate")] if event == "delete" else [])
    references = _references(statement)
    statement = _REFERENCE.sub(r"\1\2", statement)
    for pattern, instead in _TYPES:
        statement = pattern.sub(instead, statement)
    return [statement, *(_referring(table, named) for table, named in references.items())]


def _references(statement: str) -> dict[str, list[tuple[str, str, str]]]:
    """The table that a statement makes, and what in it names rows of others: column, table, its number."""
    table = _TABLE.fullmatch(statement)
    named = [(column, other, KEYS[other]) for column, _, other in _REFERENCE.findall(statement)]
    return {table[1]: named} if table and named else {}


def _referring(table: str, named: list[tuple[str, str, str]]) -> str:
    words = ", ".join(f"'{word}'" for reference in named for word in reference)
    return (
        f"CREATE TRIGGER {table}_refers AFTER INSERT ON {table} REFERENCING NEW TABLE AS added "
        f"FOR EACH STATEMENT EXECUTE FUNCTION refers({words})"
    )


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
