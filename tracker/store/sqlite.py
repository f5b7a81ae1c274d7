"""The embedded engine: one SQLite file with a write-ahead log, its lock beside it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import quote

import adbc_driver_manager as adbc
import adbc_driver_sqlite
import pyarrow as pa

from tracker.errors import DamagedError, StoreError
from tracker.store.adbc import Connection, driver_of
from tracker.store.lock import WriterLock
from tracker.store.schema import APPLICATION

SAFE_SINCE = (3, 51, 3)  # the first SQLite without the WAL-reset corruption
SAFE_BACKPORTS = {(3, 44, 6), (3, 50, 7)}
KEPT = 32  # statements of a connection: a question about claims takes five times as long to plan as to answer
LARGE_LOG = 256 << 20  # bytes; checkpoints keep it below 88 MB unless a reader holds them up

_CHECKPOINT = pa.schema({"busy": pa.int64(), "log": pa.int64(), "checkpointed": pa.int64()})
_STATEMENTS = pa.schema({"name": pa.string(), "sql": pa.string()})
_DAMAGE = ("file is not a database", "malformed")
_ADVICE = (
    ("file is not a database", "is no tracker store: it is no SQLite file; choose another path"),
    ("disk is full", "cannot be written: the disk is full; free some space, nothing was half-written"),
    ("disk i/o error", "cannot be read or written: disk I/O error; check space, quota and the disk itself"),
    ("malformed", "is damaged; restore it from a backup"),
    (
        "readonly",
        "is read-only for you, or its folder is, and even a reader writes beside it; copy it elsewhere",
    ),
    ("database is locked", "is locked by another program; close that program and try again"),
    ("failed to open", "cannot be opened; check the path and its permissions"),
    ("unable to open", "cannot be opened; its folder must exist and be writable for you"),
)

_logger = logging.getLogger(__name__)


class SqliteConnection(Connection):
    """An open file, or with `memory` a database that ends with the connection."""

    begin, begin_reading = "BEGIN IMMEDIATE", "BEGIN"
    options = {"adbc.sqlite.query.batch_rows": "65536"}  # noqa: RUF012 - a constant of the class

    def __init__(self, path: Path, *, readonly: bool, memory: bool = False) -> None:
        self.path = path
        self.lock: WriterLock | None = None
        self._kept: dict[str, adbc.AdbcStatement] = {}
        mode = "memory" if memory else "ro" if readonly else "rwc"
        uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
        super().__init__(str(path), driver_of(adbc_driver_sqlite), uri, writing=not readonly)

    @contextmanager
    def asked(self, sql: str) -> Iterator[adbc.AdbcStatement]:
        """A SELECT that is planned once; nobody else has it while it is asked, and after a fault nobody."""
        statement = self._kept.pop(sql, None) or self._planned(sql)
        try:
            yield statement
        except BaseException:
            statement.close()
            raise
        for old in (self._kept.pop(sql, None), self._oldest()):
            if old is not None:
                old.close()
        self._kept[sql] = statement

    def dialect(self, sql: str) -> str:
        """The statement as it is: SQLite is where the words were taken from."""
        return sql

    def insert(self, table: str, rows: pa.RecordBatch) -> None:
        """Append rows by an INSERT that runs once for each."""
        marks = ", ".join(f"?{mark}" for mark in range(1, rows.num_columns + 1))
        sql = f"INSERT INTO {table} ({', '.join(rows.schema.names)}) VALUES ({marks})"
        self.update(sql, rows)

    def steps(self, statements: tuple[str, ...], version: int) -> list[str]:
        """The statements, and the marks by which a file says what it is."""
        marks = (f"PRAGMA application_id = {APPLICATION}", f"PRAGMA user_version = {version}")
        return [*statements, *marks]

    def fault(self, error: Exception) -> StoreError:
        """The fault as one line; damage is told apart."""
        told = str(error)
        kind = DamagedError if any(sign in told.lower() for sign in _DAMAGE) else StoreError
        return kind(_message(self.where, told))

    def undo(self) -> None:
        """Roll back; a full disk makes SQLite roll back by itself, and a second time is refused, rightly."""
        try:
            self.execute("ROLLBACK")
        except StoreError as error:
            if "no transaction is active" not in str(error):
                raise

    def written(self) -> None:
        """Say when the log has grown far: a reader holds on to an old state."""
        log = self.path.with_name(f"{self.path.name}-wal")
        size = log.stat().st_size if log.exists() else 0
        if size > LARGE_LOG:
            _logger.warning(
                "store %s: its log has grown to %d MB, for a program keeps reading an old state; "
                "end that program, then the next run empties the log",
                self.path,
                size >> 20,
            )

    def backup(self, path: Path) -> None:
        """Copy the file as it is now, also while a writer works."""
        self.execute("VACUUM INTO ?1", str(path))

    def close(self) -> None:
        """Close the file; a writer empties its log into it and gives the lock back."""
        try:
            if self.lock is not None and self.lock.is_held():
                self.query("PRAGMA wal_checkpoint(TRUNCATE)", _CHECKPOINT)
        finally:
            while self._kept:
                self._kept.popitem()[1].close()
            super().close()
            if self.lock is not None:
                self.lock.release()

    def file_faults(self) -> list[str]:
        """Faults of pages and indexes."""
        return [line for line in self.texts("PRAGMA integrity_check") if line != "ok"]

    def orphaned(self) -> list[str]:
        """Tables with a row that names another which is not there."""
        return self.texts('SELECT DISTINCT "table" FROM pragma_foreign_key_check')

    def definitions(self) -> dict[str, str]:
        """The statements that made the file, word for word."""
        found = self.query("SELECT name, coalesce(sql, '') FROM sqlite_master", _STATEMENTS).to_pylist()
        return {row["name"]: row["sql"] for row in found}

    def made_anew(self) -> dict[str, str]:
        """The statements of a new store, as SQLite keeps them."""
        return dict(_made_anew())

    def _planned(self, sql: str) -> adbc.AdbcStatement:
        statement = adbc.AdbcStatement(self._connection)
        try:
            statement.set_options(**self.options)
            statement.set_sql_query(sql)
            statement.prepare()
        except BaseException:
            statement.close()
            raise
        return statement

    def _oldest(self) -> adbc.AdbcStatement | None:
        """The statement that was asked longest ago, where there are too many."""
        return self._kept.pop(next(iter(self._kept))) if len(self._kept) >= KEPT else None


@cache
def _made_anew() -> dict[str, str]:
    fresh = SqliteConnection(Path("schema"), readonly=False, memory=True)
    try:
        fresh.upgrade(0)
        return fresh.definitions()
    finally:
        fresh.close()


def check_engine(version: str) -> None:
    """Refuse an SQLite that can corrupt a WAL file.

    Raises: StoreError naming the version.
    """
    numbers = tuple(int(part) for part in version.split(".")[:3])
    if numbers < SAFE_SINCE and numbers not in SAFE_BACKPORTS:
        raise StoreError(f"SQLite {version} can corrupt a store (WAL reset): update adbc-driver-sqlite")


def _message(where: str, fault: str) -> str:
    for sign, advice in _ADVICE:
        if sign in fault.lower():
            return f"store {where} {advice}"
    return f"store {where}: {fault.splitlines()[0] if fault else 'unknown fault of the driver'}"
