"""One SQLite connection through ADBC's low-level objects: declared Arrow schemas in, our errors out.

ADBC runs only the first statement of a string, guesses the type of a column from its first rows and
binds instants as text. So: one statement a call, no NULL leaves the SQL, and integers for instants.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import adbc_driver_manager as adbc
import adbc_driver_sqlite
import pyarrow as pa

from tracker.errors import DamagedError, StoreError
from tracker.store import arrow

OPEN = "9e999"  # what SQL says in place of a missing float: infinity
SAFE_SINCE = (3, 51, 3)  # the first SQLite without the WAL-reset corruption
SAFE_BACKPORTS = {(3, 44, 6), (3, 50, 7)}

_NUMBER = pa.schema([pa.field("number", pa.int64(), nullable=False)])
_BATCH_ROWS = {"adbc.sqlite.query.batch_rows": "65536"}
_DAMAGE = ("file is not a database", "malformed")
_ADVICE = (
    ("file is not a database", "is no tracker store: it is no SQLite file; choose another path"),
    ("disk is full", "cannot be written: the disk is full; free some space, nothing was half-written"),
    ("disk i/o error", "cannot be read or written: disk I/O error; check space, quota and the disk itself"),
    ("malformed", "is damaged; restore it from a backup (tracker verify says what is wrong)"),
    (
        "readonly",
        "is read-only for you, or its folder is, and even a reader writes beside it; copy it elsewhere",
    ),
    ("database is locked", "is locked by another program; close that program and try again"),
    ("failed to open", "cannot be opened; check the path and its permissions"),
    ("unable to open", "cannot be opened; its folder must exist and be writable for you"),
)


class Connection:
    """An open store file, or with `memory` a database that ends with it; `where` names it in messages."""

    def __init__(self, path: Path, *, readonly: bool, memory: bool = False) -> None:
        self.where = str(path)
        mode = "memory" if memory else "ro" if readonly else "rwc"
        with self._faults():
            self._database = adbc.AdbcDatabase(
                driver=adbc_driver_sqlite._driver_path(),
                uri=f"file:{quote(str(path.absolute()))}?mode={mode}",
            )
            self._connection = adbc.AdbcConnection(self._database)

    def execute(self, sql: str, *parameters: object) -> int:
        """Run one statement with one row of parameters; the number of rows it changed."""
        return self._update(sql, arrow.row(parameters) if parameters else None)

    def insert(self, sql: str, rows: pa.RecordBatch) -> int:
        """Run one INSERT once for each of at least one row; the number of rows really added."""
        return self._update(sql, rows)

    def query(self, sql: str, schema: pa.Schema, *parameters: object) -> pa.Table:
        """All rows of one SELECT, as the declared schema; integer NONE is null, infinity is NaN."""
        return self._select(sql, schema, arrow.row(parameters) if parameters else None)

    def query_each(
        self, sql: str, schema: pa.Schema, values: Sequence[object], kind: pa.DataType
    ) -> pa.Table:
        """The rows of one SELECT run once for each of some values, one after the other."""
        if not values:  # binding no row at all kills the process (adbc-driver-sqlite 1.13)
            return arrow.empty(schema)
        return self._select(sql, schema, pa.record_batch([arrow.column(values, kind)], names=["value"]))

    def number(self, sql: str, *parameters: object) -> int:
        """The single integer that a SELECT returns."""
        table = self.query(sql, _NUMBER, *parameters)
        return int(table["number"][0].as_py())

    def texts(self, sql: str, *parameters: object) -> list[str]:
        """The single text column that a SELECT returns."""
        table = self.query(sql, pa.schema({"text": pa.string()}), *parameters)
        return [str(text) for text in table["text"].to_pylist()]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE .. COMMIT; whatever goes wrong inside leaves nothing behind."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def close(self) -> None:
        """Close the connection; closing twice does no harm."""
        self._connection.close()
        self._database.close()

    def _roll_back(self) -> None:
        # A full disk makes SQLite roll back by itself; a second ROLLBACK is then refused, rightly.
        try:
            self.execute("ROLLBACK")
        except StoreError as error:
            if "no transaction is active" not in str(error):
                raise

    def _update(self, sql: str, batch: pa.RecordBatch | None) -> int:
        with self._faults(), adbc.AdbcStatement(self._connection) as statement:
            statement.set_sql_query(sql)
            if batch is not None:
                statement.bind(batch)
            return int(statement.execute_update())

    def _select(self, sql: str, schema: pa.Schema, batch: pa.RecordBatch | None) -> pa.Table:
        with self._faults(), adbc.AdbcStatement(self._connection) as statement:
            statement.set_options(**_BATCH_ROWS)
            statement.set_sql_query(sql)
            if batch is not None:
                statement.bind(batch)
            stream, _ = statement.execute_query()
            table = pa.RecordBatchReader._import_from_c(stream.address).read_all()
        return arrow.declared(table, schema)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except (adbc.Error, pa.ArrowException, OSError) as error:
            kind = DamagedError if any(sign in str(error).lower() for sign in _DAMAGE) else StoreError
            raise kind(_message(self.where, str(error))) from error


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
