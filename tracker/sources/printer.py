"""The printed name of a channel, site or feed -> the id of a publisher of the vocabulary."""

from functools import lru_cache
from typing import get_args

from tracker.model import Language
from tracker.sources.page_times import publisher_names
from tracker.text.lazy import regex
from tracker.vocab import load

_BETWEEN = regex(r"\s+[|/•·–—-]\s+|\s*[|/•·]\s*")
_ORNAMENT = regex(r"^[\W_]+|[\W_]+$")


@lru_cache(maxsize=256)
def find_publisher(name: str) -> str:
    """The id of the publisher of this name, also under ornaments and beside other names; else "".

    An office is told by a name of two words or more: a channel may call itself anything in one.

    >>> find_publisher("🇺🇦 Повітряні сили ЗСУ | новини"), find_publisher("Reuters - World")
    ('ua_air_force', 'reuters')
    """
    pieces = [name, *_BETWEEN.split(name)]
    keys = [_ORNAMENT.sub("", " ".join(piece.split())).lower() for piece in pieces]
    for key in keys:
        found = publisher_names().get(key) or _office(key)
        if found:
            return found
    return ""


def find_claimant(name: str) -> str:
    """The claimant whose own publisher bears this name; else ""."""
    publisher = find_publisher(name)
    for claimant in load().claimants.values():
        if publisher and publisher in claimant.own_publishers:
            return claimant.id
    return ""


def find_site(host: str) -> str:
    """The id of the publisher of a host's name, such as www.example.com; else ""."""
    return publisher_names().get(host.lower().removeprefix("www."), "")


def _office(key: str) -> str:
    if " " not in key:
        return ""
    vocabulary = load()
    for language in get_args(Language):
        identity = vocabulary.names("claimants", language).get(key)
        if identity is not None and vocabulary.claimants[identity].own_publishers:
            return vocabulary.claimants[identity].own_publishers[0]
    return ""
