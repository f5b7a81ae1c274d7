"""Stores by place, a file or a server: opening them, and making a new one that is the copy of another."""

from contextlib import closing
from importlib import import_module
from pathlib import Path

from tracker.config import Place, is_server
from tracker.errors import ExistsError
from tracker.progress import Told, untold
from tracker.store.adbc import Connection
from tracker.store.copying import copy_rows
from tracker.store.opening import open_file
from tracker.writing import new_file


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


def copy_store(source: Connection, target: Place, told: Told = untold) -> dict[str, int]:
    """Copy a store to another place, also to another engine: every id, instant and past state stays.

    How many rows each table has. Raises: StoreError where the other place holds something already, or a row
    is not as it was written.
    """
    if not is_server(target):
        with new_file(Path(target), "store") as partial, closing(connect(partial, writing=True)) as file:
            return copy_rows(source, file, told)
    with closing(connect(target, writing=True)) as empty:
        if empty.number("SELECT count(*) FROM batch"):
            raise ExistsError(f"store {empty.where} holds something already: name an empty database")
        return copy_rows(source, empty, told)
