"""Opening stores by place, and making new ones whole or not at all: a file beside others, or a server."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path

from tracker.config import Place, is_server
from tracker.errors import StoreError
from tracker.store.adbc import Connection
from tracker.store.copying import copy_rows
from tracker.store.opening import open_file
from tracker.store.place import fresh
from tracker.store.sql import SqlStore


def connect(place: Place, *, writing: bool, wait: float = 0.0) -> Connection:
    """A connection to the store at a place, of the newest schema.

    Raises: StoreError naming what stands in the way.
    """
    if not is_server(place):
        return open_file(Path(place), writing=writing, wait=wait)
    server = import_module("tracker.store.server")  # its driver is an extra
    connection: Connection = server.open_server(place, writing=writing, wait=wait)
    return connection


def is_store(place: Place) -> bool:
    """There is a file at the path, or a store at the address."""
    if not is_server(place):
        return Path(place).exists()
    return bool(import_module("tracker.store.server").is_store(place))


@contextmanager
def new_store(place: Place) -> Iterator[SqlStore]:
    """A writer of a store that holds nothing yet; what is added is there at the end, or nothing is.

    Raises: StoreError where there is a file, or the store on a server holds batches already.
    """
    if not is_server(place):
        with fresh(Path(place), "store") as partial, SqlStore(connect(partial, writing=True)) as store:
            yield store
        return
    connection = connect(place, writing=True)
    with SqlStore(connection) as store:
        if store.batches():
            raise StoreError(f"store {store.where} holds something already: name an empty database")
        with connection.transaction():
            yield store


def copy_store(source: Place, target: Place) -> None:
    """Move a store to another place, also to another engine: every id, instant and past state stays.

    Raises: StoreError where the other place holds something, or a row is not as it was written.
    """
    with closing(connect(source, writing=False)) as given, new_store(target) as store:
        copy_rows(given, store.connection)
