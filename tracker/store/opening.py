"""Opening a store file: lock, pragmas, schema version, and the way from an older schema to the newest."""

import time
from pathlib import Path

import pyarrow as pa

from tracker.errors import StoreError
from tracker.store.adbc import Connection, check_engine
from tracker.store.lock import WriterLock
from tracker.store.place import check_place
from tracker.store.schema import APPLICATION, MIGRATIONS, VERSION

_NUMBER = pa.schema({"number": pa.int64()})
_SETTINGS = (
    "busy_timeout = 10000",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # so that INSERT OR REPLACE meets the triggers that refuse DELETE
    "cache_size = -262144",
    "temp_store = MEMORY",
    "mmap_size = 0",
)
_WRITER_SETTINGS = ("journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 20000")


def open_connection(path: Path, *, writing: bool, wait: float = 0.0) -> tuple[WriterLock | None, Connection]:
    """A connection to a store of the newest schema: an older one is upgraded, a writer makes a missing one.

    Raises: StoreError for a path that is no store, a locked store and a store of a newer tracker.
    """
    check_place(path, writing=writing)
    if writing:
        return _open_for_writing(path, wait)
    if _is_older(path):
        lock, connection = _open_for_writing(path, wait)
        connection.close()
        lock.release()
    return None, _connect(path, writing=False)


def _open_for_writing(path: Path, wait: float) -> tuple[WriterLock, Connection]:
    lock = WriterLock(path, wait=wait)
    try:
        return lock, _connect(path, writing=True)
    except BaseException:
        lock.release()
        raise


def _is_older(path: Path) -> bool:
    connection = Connection(path, readonly=True)
    try:
        return 0 < _version(connection, path) < VERSION
    finally:
        connection.close()


def _connect(path: Path, *, writing: bool) -> Connection:
    connection = Connection(path, readonly=not writing)
    try:
        for setting in _SETTINGS:
            _set(connection, setting)
        check_engine(connection.texts("SELECT sqlite_version()")[0])
        version = _version(connection, path)
        if writing:
            for setting in _WRITER_SETTINGS:
                _set(connection, setting)
            _migrate(connection, path, version)
        elif version == 0:
            raise StoreError(f"store {path} is empty: add documents first (tracker add FILE)")
    except BaseException:
        connection.close()
        raise
    return connection


def _set(connection: Connection, setting: str) -> None:
    connection.execute(f"PRAGMA {setting}")


def _version(connection: Connection, path: Path) -> int:
    """Schema version of the file, 0 for an empty one; whatever else it is, it is refused."""
    application = connection.query("PRAGMA application_id", _NUMBER)["number"][0].as_py()
    version = int(connection.query("PRAGMA user_version", _NUMBER)["number"][0].as_py())
    if application != APPLICATION and connection.number("SELECT count(*) FROM sqlite_master"):
        raise StoreError(f"store {path} is no tracker store but another SQLite database; choose another path")
    if version > VERSION:
        raise StoreError(
            f"store {path} has schema {version}, newer than {VERSION} of this tracker: update the tracker"
        )
    return version


def _migrate(connection: Connection, path: Path, version: int) -> None:
    """Each step in one transaction with its record; a store that holds something is copied first."""
    if 0 < version < VERSION:
        copy = path.with_name(f"{path.name}.schema-{version}")
        if not copy.exists():
            connection.execute("VACUUM INTO ?1", str(copy))
    for migration in MIGRATIONS:
        if migration.version > version:
            with connection.transaction():
                for statement in migration.statements:
                    connection.execute(statement)
                connection.execute(
                    "INSERT INTO migration (version, note, applied_at) VALUES (?1, ?2, ?3)",
                    migration.version,
                    migration.note,
                    int(time.time()),
                )
                _set(connection, f"application_id = {APPLICATION}")
                _set(connection, f"user_version = {migration.version}")
