"""Addresses of stores on a server, and how they are shown: never with a password."""

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from tracker.config import Place
from tracker.errors import StoreError

SECRET = frozenset({"password", "sslpassword"})
PATIENCE = "10"  # seconds for which a server may be silent before it is given up

_SCHEME = re.compile(r"^postgres(?:ql)?:/{1,2}")
_NAMED = re.compile(r"(postgres(?:ql)?:/+[^\s:@/]*):.*@")
_ASKED = re.compile(r"\b((?:ssl)?password=)[^&]+")
_FORM = "postgresql://USER@HOST:PORT/DATABASE"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store on a server is; `uri` may hold a password and is never shown, `shown` never does."""

    uri: str = field(repr=False)
    shown: str
    user: str
    host: str
    database: str
    secrets: tuple[str, ...] = field(repr=False)

    def clean(self, text: str) -> str:
        """A text without the passwords of this address."""
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return redacted(text)


def parse(place: Place) -> Address:
    """The address that a place names.

    Raises: StoreError, without the address, where it cannot be understood: it may hold a password.
    """
    given, port = _split(place)
    user, password = unquote(given.username or ""), unquote(given.password or "")
    host, database = unquote(given.hostname or ""), unquote(given.path.lstrip("/"))
    where = (f"[{host}]" if ":" in host else _quoted(host)) + (f":{port}" if port else "")
    named = f"{_quoted(user)}@" if user else ""
    whole = f"{_quoted(user)}:{_quoted(password)}@" if password else named
    asked = parse_qsl(given.query, keep_blank_values=True)
    waits = [] if any(name == "connect_timeout" for name, _ in asked) else [("connect_timeout", PATIENCE)]
    hidden = [password, *(value for name, value in asked if name in SECRET)]
    return Address(
        _uri(whole, where, database, asked + waits),
        _uri(named, where, database, [pair for pair in asked if pair[0] not in SECRET]),
        user,
        host,
        database,
        tuple(form for value in hidden if value for form in dict.fromkeys((value, _quoted(value)))),
    )


def _split(place: Place) -> tuple[SplitResult, int | None]:
    try:
        given = urlsplit(_SCHEME.sub("postgresql://", str(place)))
        if given.fragment or "@" in given.path + given.query:  # of a password that was not written so
            raise ValueError(_FORM)
        return given, given.port
    except ValueError as fault:
        raise StoreError(
            f"the address of the store cannot be understood: write {_FORM}, and in names and passwords "
            "%40 for @, %2F for /, %3A for :, %23 for #, %3F for ?"
        ) from fault


def redacted(text: str) -> str:
    """A text, such as a word of a command line, without the password of an address in it.

    >>> redacted("--store=postgresql://me:secret@db/tracker")
    '--store=postgresql://me:***@db/tracker'
    """
    return _ASKED.sub(r"\1***", _NAMED.sub(r"\1:***@", text))


def _uri(who: str, where: str, database: str, asked: list[tuple[str, str]]) -> str:
    query = f"?{urlencode(asked, quote_via=quote)}" if asked else ""
    return f"postgresql://{who}{where}/{_quoted(database)}{query}"


def _quoted(text: str) -> str:
    return quote(text, safe="")
