"""A PostgreSQL of this machine for the tests: on loopback, in a folder of its own, careless of its disk."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tracker.store.address import parse
from tracker.store.postgres import PostgresConnection
from tracker.store.schema import TABLES

OWNER, PASSWORD, DATABASE = "keeper", "s3cret: of @ll/tests", "stores"
PATIENCE = 20.0  # seconds in which a server has to begin to answer, and to end
CARELESS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "autovacuum": "off"}


class Server:
    """A running server; each store of a test has a schema of its own, emptied after use and used again."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._free: list[str] = []
        self._spoilt: set[str] = set()
        self._count = 0
        self._owner = self._session("postgres")
        self.execute(f"CREATE DATABASE {DATABASE}")
        self._owner.close()
        self._owner = self._session(DATABASE)
        self.execute("SET session_replication_role = replica")  # what is append-only can go

    def address(
        self,
        schema: str = "",
        *,
        user: str = OWNER,
        password: str = PASSWORD,
        database: str = DATABASE,
        port: int = 0,
    ) -> str:
        """The address of a schema."""
        inside = f"?options={quote(f'-csearch_path={schema}')}" if schema else ""
        who = f"{user}:{quote(password, safe='')}"
        return f"postgresql://{who}@127.0.0.1:{port or self.port}/{database}{inside}"

    def execute(self, sql: str) -> None:
        """One statement by the owner of the server, whom no trigger stops."""
        self._owner.execute(sql)

    @contextmanager
    def blank(self, *, bare: bool = False) -> Iterator[str]:
        """The address of a store without a row, or of a `bare` schema; it holds nothing again afterwards."""
        schema = self._free.pop() if self._free and not bare else self._new()
        try:
            yield self.address(schema)
        finally:
            self._empty(schema)

    def stranger(self, address: str, sql: str) -> None:
        """One statement by somebody who may do all; the tables are not used again."""
        schema = address.rpartition("search_path%3D")[2]
        self._spoilt.add(schema)
        self.execute(f"SET search_path = {schema}")
        self.execute(sql)

    def close(self) -> None:
        """End the session of the owner."""
        self._owner.close()

    def _session(self, database: str) -> PostgresConnection:
        return PostgresConnection(parse(self.address(database=database)), writing=True)

    def _new(self) -> str:
        self._count += 1
        self.execute(f"CREATE SCHEMA s{self._count}")
        return f"s{self._count}"

    def _empty(self, schema: str) -> None:
        made = self._owner.texts(f"SELECT coalesce(to_regclass('{schema}.seal')::text, '')")
        if schema in self._spoilt or made == [""]:
            self.execute(f"DROP SCHEMA {schema} CASCADE")
            return
        tables = [table for table in TABLES if table != "migration"]
        deletes = " ".join(f"DELETE FROM {schema}.{table};" for table in tables)
        self.execute(f"DO $$ BEGIN {deletes} END $$")
        self._free.append(schema)


def missing() -> str:
    """Why no server can be started here; empty where one can."""
    if sys.platform == "win32":
        return "the tests start PostgreSQL on Unix only"
    if _tool("initdb") is None:
        return "no PostgreSQL on this machine (Debian: apt-get install postgresql)"
    return ""


@contextmanager
def running(*, careful: bool = False) -> Iterator[Server]:
    """A server of the newest version at hand, gone at the end with all that it held.

    Only a `careful` one waits for its disk, as those of users do.
    """
    folder = Path(tempfile.mkdtemp(prefix="tracker-tests-"))
    who = _unprivileged(folder)
    try:
        with _started(folder / "data", who, {} if careful else CARELESS) as port:
            server = Server(port)
            yield server
            server.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _started(data: Path, who: dict[str, Any], chosen: dict[str, str]) -> Iterator[int]:
    secret = data.with_name("secret")
    secret.write_text(PASSWORD, encoding="utf-8")
    secret.chmod(0o644)
    initdb = (_tool("initdb"), "-D", data, "-U", OWNER, "-A", "scram-sha-256", "--pwfile", secret)
    made = subprocess.run(
        [*map(str, initdb), "-E", "UTF8", "--locale=C", "-N"],
        capture_output=True,
        text=True,
        check=False,
        **who,
    )
    assert made.returncode == 0, made.stderr
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = chosen | {"listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": ""}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    command = [str(_tool("postgres")), "-D", str(data), *options]
    with (
        (data.parent / "log").open("w") as log,
        subprocess.Popen(command, stdout=log, stderr=log, **who) as process,
    ):
        try:
            _await(data.with_name("log"))
            yield port
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            process.wait(timeout=PATIENCE)


def _await(log: Path) -> None:
    last = time.monotonic() + PATIENCE
    while "ready to accept connections" not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < last, log.read_text(encoding="utf-8")
        time.sleep(0.02)


def _unprivileged(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: who runs it instead, and owns its folder."""
    if os.getuid() != 0:
        return {}
    shutil.chown(folder, "nobody")
    return {"user": "nobody", "extra_groups": []}


def _tool(name: str) -> str | None:
    """A program of PostgreSQL, of the newest version: Debian keeps them beside the path."""
    versions = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    newest = max(versions, key=lambda path: float(path.parts[-3]), default=None)
    return str(newest) if newest else shutil.which(name)
