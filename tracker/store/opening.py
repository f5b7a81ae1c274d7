"""Opening a store file: lock, pragmas, schema version, and the way from an older schema to the newest."""

from contextlib import closing
from pathlib import Path

import pyarrow as pa

from tracker.errors import StoreError
from tracker.store.lock import WriterLock
from tracker.store.place import check_place
from tracker.store.schema import APPLICATION, VERSION
from tracker.store.sqlite import SqliteConnection, check_engine

_NUMBER = pa.schema({"number": pa.int64()})
_PATIENCE = "busy_timeout = 10000"
_SETTINGS = (
    _PATIENCE,
    "foreign_keys = ON",
    "recursive_triggers = ON",  # so that INSERT OR REPLACE meets the triggers that refuse DELETE
    "cache_size = -262144",
    "temp_store = MEMORY",
    "mmap_size = 0",
)
_WRITER_SETTINGS = (
    "page_size = 8192",  # of a new file: rows of 200 bytes leave half as much room as on pages of 4096
    "journal_mode = WAL",
    "synchronous = FULL",
    "wal_autocheckpoint = 10000",
)


def open_file(path: Path, *, writing: bool, wait: float = 0.0) -> SqliteConnection:
    """A connection to a store of the newest schema: an older one is upgraded, a writer makes a missing one.

    Raises: StoreError for a path that is no store, a locked store and a store of a newer tracker.
    """
    check_place(path, writing=writing)
    if writing:
        return _open_for_writing(path, wait)
    connection, version = _connect(path, writing=False)
    if version < VERSION:
        connection.close()
        _open_for_writing(path, wait).close()
        connection, _ = _connect(path, writing=False)
    return connection


def _open_for_writing(path: Path, wait: float) -> SqliteConnection:
    if path.exists():  # what is no store is refused before a lock stands beside it
        with closing(SqliteConnection(path, readonly=False)) as found:
            _set(found, _PATIENCE)
            _version(found, path)
    lock = WriterLock(path, wait=wait)
    try:
        connection, _ = _connect(path, writing=True)
    except BaseException:
        lock.release()
        raise
    connection.lock = lock
    return connection


def _connect(path: Path, *, writing: bool) -> tuple[SqliteConnection, int]:
    """A connection, and the schema version of the file as it was found; a writer's is the newest by now."""
    connection, version = _look(path, readonly=not writing)
    try:
        if writing:
            for setting in _WRITER_SETTINGS:
                _set(connection, setting)
            _keep(connection, path, version)
            connection.upgrade(version)
        elif version == 0:
            raise StoreError(f"store {path} is empty: add documents first (tracker add FILE)")
    except BaseException:
        connection.close()
        raise
    return connection, version


def _look(path: Path, *, readonly: bool) -> tuple[SqliteConnection, int]:
    """A connection to a store, and its schema version; nothing is written."""
    connection = SqliteConnection(path, readonly=readonly)
    try:
        for setting in _SETTINGS:
            _set(connection, setting)
        check_engine(connection.texts("SELECT sqlite_version()")[0])
        return connection, _version(connection, path)
    except BaseException:
        connection.close()
        raise


def _set(connection: SqliteConnection, setting: str) -> None:
    connection.execute(f"PRAGMA {setting}")


def _version(connection: SqliteConnection, path: Path) -> int:
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


def _keep(connection: SqliteConnection, path: Path, version: int) -> None:
    """Copy a store that holds something before it is upgraded."""
    copy = path.with_name(f"{path.name}.schema-{version}")
    if 0 < version < VERSION and not copy.exists():
        connection.backup(copy)
