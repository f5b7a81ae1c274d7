"""Opening a store on a server: session, lock, schema version, and the way to the newest schema."""

import logging

import pyarrow as pa

from tracker.config import Place
from tracker.errors import StoreError
from tracker.store.address import parse
from tracker.store.lock import signature, within
from tracker.store.postgres import MARK, PostgresConnection
from tracker.store.schema import APPLICATION, VERSION

_logger = logging.getLogger(__name__)

_SETTINGS = {
    "client_encoding": "UTF8",
    "default_transaction_isolation": "repeatable read",
    "jit": "off",  # compiling takes longer than the questions
    "work_mem": "64MB",  # so that the look-ups of the cut stay in memory
}
_SIGNATURE = 63  # bytes that the server keeps of the name of a session

_ITS_LOCK = f"{APPLICATION}, (SELECT oid::int FROM pg_namespace WHERE nspname = current_schema())"
_TAKE_SQL = f"SELECT CAST(CASE WHEN pg_try_advisory_lock({_ITS_LOCK}) THEN 1 ELSE 0 END AS BIGINT)"
_HOLDER_SQL = f"""
    SELECT a.application_name || ' (since ' || coalesce(iso, 'some time') || ')'
    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid,
        to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS iso
    WHERE l.locktype = 'advisory' AND l.granted AND l.classid = {APPLICATION}
        AND l.objid = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"""
_STATE_SQL = """
    SELECT coalesce(current_schema(), ''), current_setting('server_encoding'),
        coalesce(obj_description(to_regclass(quote_ident(current_schema()) || '.migration'), 'pg_class'), ''),
        (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'v', 'p', 'f', 'm'))"""
_STATE = pa.schema(
    {"schema": pa.string(), "encoding": pa.string(), "mark": pa.string(), "tables": pa.int64()}
)


def open_server(place: Place, *, writing: bool, wait: float = 0.0) -> PostgresConnection:
    """A connection to a store of the newest schema: an older one is upgraded, a writer makes a missing one.

    Raises: StoreError for a server, user or database that is not there, tables of another program, a locked
    store and a store of a newer tracker.
    """
    connection = PostgresConnection(parse(place), writing=writing)
    try:
        _set(connection, _SETTINGS | ({} if writing else {"default_transaction_read_only": "on"}))
        version = _version(connection)
        if writing:
            _lock(connection, wait)
            _tell_of_upgrade(connection, version := _version(connection))
            connection.upgrade(version)
        elif version == 0:
            raise StoreError(f"store {connection.where} is empty: add documents first (tracker add FILE)")
        elif version < VERSION:
            open_server(place, writing=True, wait=wait).close()
    except BaseException:
        connection.close()
        raise
    return connection


def _tell_of_upgrade(connection: PostgresConnection, version: int) -> None:
    if 0 < version < VERSION:
        _logger.warning(
            "store %s: schema %d becomes %d in one transaction that changes no row; no copy is made of a "
            "store on a server (pg_dump makes one), and older trackers refuse it from now on",
            connection.where,
            version,
            VERSION,
        )


def is_store(place: Place) -> bool:
    """There is a store at an address, and not only a place for one."""
    connection = PostgresConnection(parse(place), writing=False)
    try:
        return _version(connection) > 0
    finally:
        connection.close()


def _set(connection: PostgresConnection, settings: dict[str, str]) -> None:
    chosen = ", ".join(f"set_config(?{2 * n + 1}, ?{2 * n + 2}, false)" for n in range(len(settings)))
    schema = pa.schema([pa.field(name, pa.string()) for name in settings])
    connection.query(f"SELECT {chosen}", schema, *(word for pair in settings.items() for word in pair))


def _version(connection: PostgresConnection) -> int:
    """Schema version of the store, 0 where there is none yet; whatever else is there, it is refused."""
    where = f"store {connection.where}"
    state = connection.query(_STATE_SQL, _STATE).to_pylist()[0]
    if state["encoding"] != "UTF8":
        raise StoreError(f"{where}: the database keeps texts as {state['encoding']}: make one with UTF8")
    if not state["schema"]:
        raise StoreError(f"{where}: you may use no schema of that database: ask its owner to GRANT you one")
    if state["mark"] != MARK:
        if state["tables"]:
            raise StoreError(f"{where} is no tracker store: other tables are there; choose another database")
        return 0
    version = connection.number("SELECT max(version) FROM migration")
    if version > VERSION:
        raise StoreError(
            f"{where} has schema {version}, newer than {VERSION} of this tracker: update the tracker"
        )
    return version


def _lock(connection: PostgresConnection, wait: float) -> None:
    """Be the one writer: the lock ends with the session, however that ends."""
    _set(connection, {"application_name": signature(_SIGNATURE)})
    if not within(wait, lambda: connection.number(_TAKE_SQL) == 1):
        holder = (connection.texts(_HOLDER_SQL) or ["another process"])[0]
        raise StoreError(
            f"store {connection.where} is being written by {holder}: wait until it ends, or read"
        )
