"""Addresses of stores on a server, and how they are shown: never with a password."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from tracker.config import Place
from tracker.errors import StoreError

SECRET = frozenset({"password", "sslpassword"})
PATIENCE = "10"  # seconds for which a server may be silent before it is given up

_SCHEME = re.compile(r"^postgres(?:ql)?:/+")
_NAMED = re.compile(r"(postgres(?:ql)?:/+[^\s:@/]*):\S*@")
_ASKED = re.compile(r"\b((?:ssl)?password=)[^\s&]+")
_FORM = "postgresql://USER@HOST:PORT/DATABASE"


class Address(NamedTuple):
    """Where a store on a server is; `uri` may hold a password and is never shown, `shown` never does."""

    uri: str
    shown: str
    user: str
    host: str
    database: str
    secrets: tuple[str, ...]

    def clean(self, text: str) -> str:
        """A text without the passwords of this address."""
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return redacted(text)


def parse(place: Place) -> Address:
    """The address that a place names.

    Raises: StoreError, without the address, where it cannot be understood: it may hold a password.
    """
    try:
        given = urlsplit(_SCHEME.sub("postgresql://", str(place)))
        port = given.port
        if given.fragment or "@" in given.path + given.query:  # of a password that was not written so
            raise ValueError(_FORM)
    except ValueError as fault:
        raise StoreError(
            f"the address of the store cannot be understood: write {_FORM}, and in names and passwords "
            "%40 for @, %2F for /, %3A for :, %23 for #, %3F for ?"
        ) from fault
    asked = parse_qsl(given.query, keep_blank_values=True)
    user, password = unquote(given.username or ""), unquote(given.password or "")
    host, database = unquote(given.hostname or ""), unquote(given.path.lstrip("/"))
    named = quote(user, safe="") + "@" if user else ""
    where = (f"[{host}]" if ":" in host else quote(host, safe="")) + (f":{port}" if port else "")
    path = f"/{quote(database, safe='')}"
    open_part = [(name, value) for name, value in asked if name not in SECRET]
    shown = f"postgresql://{named}{where}{path}" + (f"?{_query(open_part)}" if open_part else "")
    if password:
        named = f"{quote(user, safe='')}:{quote(password, safe='')}@"
    waits = [] if any(name == "connect_timeout" for name, _ in asked) else [("connect_timeout", PATIENCE)]
    uri = f"postgresql://{named}{where}{path}?{_query(asked + waits)}"
    hidden = [password, *(value for name, value in asked if name in SECRET)]
    secrets = tuple(
        form for value in hidden if value for form in dict.fromkeys((value, quote(value, safe="")))
    )
    return Address(uri, shown, user, host, database, secrets)


def redacted(text: str) -> str:
    """A text, such as a command line, without the passwords of the addresses in it.

    >>> redacted("tracker add x.txt --store postgresql://me:secret@db/tracker")
    'tracker add x.txt --store postgresql://me:***@db/tracker'
    """
    return _ASKED.sub(r"\1***", _NAMED.sub(r"\1:***@", text))


def _query(pairs: list[tuple[str, str]]) -> str:
    return urlencode(pairs, quote_via=quote)
