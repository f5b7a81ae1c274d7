"""What a PostgreSQL server refuses, as one line that says what to do; never with a password."""

import re
from collections.abc import Callable

from tracker.errors import DamagedError, StoreError
from tracker.store.address import Address

Told = Callable[[Address, str], str]


class LostError(StoreError):
    """The connection to the server is lost; the server rolls back what was not committed."""


_SERVER_SAYS = re.compile(r"(?:ERROR|FATAL|PANIC):\s+(.*)")
_WRAPPING = re.compile(r"^[A-Z_]+: \[libpq\] |\. SQLSTATE: \w+$")

_CODES: tuple[tuple[str, Told], ...] = (  # beginnings of SQLSTATE
    (
        "3D000",
        lambda at, _: f"the server has no database {at.database or at.user}: make it (createdb)",
    ),
    ("28P01", lambda at, _: f"the server refuses the password of {at.user}: check ~/.pgpass, or PGPASSWORD"),
    ("28", lambda _, said: f"the server lets you not in: {said}"),
    ("42501", lambda _, said: f"{said}: ask the owner of the database to GRANT it to you"),
    ("25006", lambda _, said: f"is read-only: {said}; a standby or a read-only session cannot be written"),
    ("53100", lambda *_: "cannot be written: the disk of the server is full; nothing was half-written"),
    ("53300", lambda _, said: f"the server has no room for another session ({said}): try again later"),
    ("57014", lambda _, said: f"the server stopped a statement ({said}): nothing was half-written"),
    ("XX00", lambda _, said: f"is damaged on the server ({said}); restore it from a backup"),
)
_SIGNS: tuple[tuple[str, Told], ...] = (  # where no SQLSTATE is given: nobody has answered yet
    (
        "no password supplied",
        lambda at, _: (
            f"the server asks for the password of {at.user or 'the user'}: "
            "put it into ~/.pgpass or PGPASSWORD"
        ),
    ),
    ("password authentication failed", _CODES[1][1]),
    ("does not exist", lambda _, said: f"{said}: check the address, or make it there"),
    ("could not translate host name", lambda at, _: f"there is no host {at.host}: check the address"),
    ("refused", lambda *_: "no server answers there: is it running, and is the port right?"),
    ("timeout", lambda *_: "the server does not answer: is it running, and does a firewall let you through?"),
)
_LOST = ("server closed the connection", "no connection to the server", "terminating connection")


def told(error: Exception, address: Address) -> StoreError:
    """What went wrong, in one line without passwords; a lost connection and damage are kinds of their own."""
    text = str(error)
    code = getattr(error, "sqlstate", None) or ""
    found = _SERVER_SAYS.search(text)
    said = address.clean(found[1] if found else _WRAPPING.sub("", text).strip().splitlines()[-1])
    where = f"store {address.shown}"
    if code.startswith(("08", "57P")) or any(sign in text for sign in _LOST):
        return LostError(
            f"{where}: the server ended the connection ({said}); nothing was half-written: try again"
        )
    kind = DamagedError if code.startswith("XX00") else StoreError
    for known, tell in _CODES:
        if code.startswith(known):
            return kind(f"{where}: {tell(address, said)}")
    for sign, tell in _SIGNS if not code else ():
        if sign in text:
            return kind(f"{where}: {tell(address, said)}")
    return kind(f"{where}: {said}")
