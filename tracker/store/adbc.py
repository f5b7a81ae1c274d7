"""One connection through ADBC's low-level objects, whatever the engine: declared Arrow schemas, our errors.

Statements are written once, in the words that all engines know; `Connection.dialect` says what an engine
spells otherwise. A driver runs only the first statement of a string, guesses types from the first rows and
binds instants as text. So: one statement a call, no NULL leaves the SQL, and integers for instants.
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, ClassVar

import adbc_driver_manager as adbc
import pyarrow as pa

from tracker.errors import StoreError
from tracker.store import arrow
from tracker.store.schema import MIGRATIONS, Migration

OPEN = "9e999"  # what SQL says in place of a missing float: infinity

_NUMBER = pa.schema([pa.field("number", pa.int64(), nullable=False)])
_TEXT = pa.schema({"text": pa.string()})


class Connection(ABC):
    """An open store; `where` names it in messages, and a writer's holds the lock until it is closed."""

    begin: ClassVar[str]
    begin_reading: ClassVar[str]
    options: ClassVar[dict[str, str]] = {}

    def __init__(self, where: str, driver: str, uri: str, *, writing: bool) -> None:
        self.where, self.writing, self._inside = where, writing, False
        with self._faults():
            self._database = adbc.AdbcDatabase(driver=driver, uri=uri)
            self._connection = adbc.AdbcConnection(self._database)

    def execute(self, sql: str, *parameters: object) -> int:
        """Run one statement with one row of parameters; the number of rows it changed."""
        return self.update(sql, arrow.row(parameters) if parameters else None)

    def query(self, sql: str, schema: pa.Schema, *parameters: object) -> pa.Table:
        """All rows of one SELECT, as the declared schema; integer NONE is null, infinity is NaN."""
        with self._faults(), self.asked(sql) as statement:
            if parameters:
                statement.bind(self.bound(arrow.row(parameters)))
            stream, _ = statement.execute_query()
            table = pa.RecordBatchReader._import_from_c(stream.address).read_all()
        return arrow.declared(self.answered(table), schema)

    def update(self, sql: str | None, rows: pa.RecordBatch | None, **options: str) -> int:
        """Run one statement once for each of some rows, at least one; the number of rows it changed."""
        with self._faults(), adbc.AdbcStatement(self._connection) as statement:
            statement.set_options(**options)
            if sql is not None:
                statement.set_sql_query(self.dialect(sql))
            if rows is not None:
                statement.bind(self.bound(rows))
            return int(statement.execute_update())

    def number(self, sql: str, *parameters: object) -> int:
        """The single integer that a SELECT returns."""
        table = self.query(sql, _NUMBER, *parameters)
        return int(table["number"][0].as_py())

    def texts(self, sql: str, *parameters: object) -> list[str]:
        """The single text column that a SELECT returns."""
        return [str(text) for text in self.query(sql, _TEXT, *parameters)["text"].to_pylist()]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, whatever goes wrong inside; one inside another is part of it."""
        if self._inside:
            yield
            return
        with self._between(self.begin, "COMMIT"):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several questions to one state of the store, whatever a writer adds meanwhile."""
        with self._between(self.begin_reading, "COMMIT"):
            yield

    def upgrade(self, version: int) -> None:
        """Bring a store from a schema version to the newest, each step in one transaction with its record.

        A new store is made in one: the disk is waited for at the end of each.
        """
        with nullcontext() if version else self.transaction():
            for migration in MIGRATIONS:
                if migration.version > version:
                    self._take(migration)

    def _take(self, step: Migration) -> None:
        with self.transaction():
            for statement in self.steps(step.statements, step.version):
                self.execute(statement)
            self.execute(
                "INSERT INTO migration (version, note, applied_at) VALUES (?1, ?2, ?3)",
                step.version,
                step.note,
                int(time.time()),
            )

    def close(self) -> None:
        """Close the connection, and give the lock back; closing twice does no harm."""
        self._connection.close()
        self._database.close()

    @contextmanager
    def asked(self, sql: str) -> Iterator[adbc.AdbcStatement]:
        """A SELECT for one answer, which must be read to its end inside."""
        with adbc.AdbcStatement(self._connection) as statement:
            statement.set_options(**self.options)
            statement.set_sql_query(self.dialect(sql))
            yield statement

    @abstractmethod
    def dialect(self, sql: str) -> str:
        """A statement as the engine spells it."""

    def bound(self, rows: pa.RecordBatch) -> pa.RecordBatch:
        """Rows as the engine can hold them."""
        return rows

    def answered(self, table: pa.Table) -> pa.Table:
        """Rows as they were before `bound`."""
        return table

    @abstractmethod
    def insert(self, table: str, rows: pa.RecordBatch) -> None:
        """Append at least one row to a table."""

    @abstractmethod
    def steps(self, statements: tuple[str, ...], version: int) -> list[str]:
        """The statements that lead to a schema version, as the engine needs them."""

    @abstractmethod
    def fault(self, error: Exception) -> StoreError:
        """What went wrong in the driver, as one line that says what to do."""

    @abstractmethod
    def undo(self) -> None:
        """End a transaction so that nothing of it is left, also where the engine has done so by itself."""

    @abstractmethod
    def written(self) -> None:
        """A transaction of a writer was committed."""

    @abstractmethod
    def backup(self, path: Path) -> None:
        """Write a consistent copy to a new SQLite file that is not there yet."""

    @abstractmethod
    def file_faults(self) -> list[str]:
        """What the engine itself finds wrong with what it keeps."""

    @abstractmethod
    def orphaned(self) -> list[str]:
        """Tables with a row that names another which is not there."""

    @abstractmethod
    def definitions(self) -> dict[str, str]:
        """Every table, index, trigger and view by name, in the words of the engine."""

    @abstractmethod
    def made_anew(self) -> dict[str, str]:
        """What `definitions` would say of a store that was made just now."""

    @contextmanager
    def _between(self, begin: str, end: str) -> Iterator[None]:
        self.execute(begin)
        self._inside = True
        try:
            yield
            self.execute(end)
        except BaseException:
            self.undo()
            raise
        finally:
            self._inside = False

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except (adbc.Error, pa.ArrowException, OSError) as error:
            raise self.fault(error) from error


def driver_of(module: Any) -> str:
    """Where the library of a driver package is."""
    return str(module._driver_path())
