"""Reading of vocabulary files: TOML tables, name lists, faults collected file by file.

A list of names is one string parted by `|`; braces hold the endings of one stem:
`"шахед{,и,ів}|Герань"` is шахед, шахеди, шахедів, Герань.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

import tomli

from tracker.errors import VocabularyError
from tracker.terms import Language
from tracker.vocab.nouns import Names

LANGUAGES = get_args(Language)
NAMED_BY = frozenset({*LANGUAGES, "models", "symbols", "adjective"})  # fields that are lists of names
HERE = Path(__file__).parent
Table = Mapping[str, Any]


class Entry(NamedTuple):
    """One table of a vocabulary file: where it stands, its key and its fields."""

    file: str
    key: str
    fields: Table


class Faults:
    """All faults of a section, so that they are told together."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add(self, entry: Entry, what: str) -> None:
        """Note a fault of one entry."""
        self.note(entry.file, entry.key, what)

    def note(self, file: str, key: str, what: str) -> None:
        """Note a fault by file and key."""
        self.lines.append(f"{file}: [{key}] {what}")

    def settle(self) -> None:
        """Raise what was noted.

        Raises: VocabularyError with one line a fault.
        """
        if self.lines:
            raise VocabularyError("\n".join(self.lines))


def expand(pattern: str) -> tuple[str, ...]:
    """All names of a pattern, in order, each once.

    >>> expand("drone{,s}|UAV{,s}")
    ('drone', 'drones', 'UAV', 'UAVs')
    """
    names: list[str] = []
    for part in pattern.split("|"):
        names.extend(_expand_braces(part.strip()) if "{" in part else (part.strip(),))
    return tuple(dict.fromkeys(name for name in names if name))


class Forms(Mapping[str, tuple[str, ...]]):
    """The names of an entry by language, spelled out when a language is first asked for.

    A text has one language: spelling out the endings of all three would double the start-up.
    """

    __slots__ = ("_fields", "_forms")

    def __init__(self, fields: Table) -> None:
        self._fields = fields
        self._forms: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, language: str) -> tuple[str, ...]:
        if language not in LANGUAGES:
            raise KeyError(language)
        if language not in self._forms:
            self._forms[language] = expand(self._fields.get(language, ""))
        return self._forms[language]

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)

    def __repr__(self) -> str:
        return f"Forms({dict(self)})"


def names_of(fields: Table) -> Names:
    """The names of an entry by language; a language without names has an empty tuple."""
    return Forms(fields)


def package_file(name: str) -> Table:
    """One TOML file of the package."""
    return tomli.loads((HERE / name).read_text(encoding="utf-8"))


def user_file(path: Path) -> Table:
    """A TOML file of the user that adds to the vocabulary.

    Raises: VocabularyError where it cannot be read as UTF-8 TOML, names an unknown section, or has a list of
    names whose braces do not pair.
    """
    try:
        table = tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise VocabularyError(f"{path}: cannot be read as TOML in UTF-8 ({error})") from error
    unknown = sorted(set(table) - SECTIONS.keys())
    if unknown:
        raise VocabularyError(f"{path}: [{unknown[0]}] is no section: choose one of {', '.join(SECTIONS)}")
    _check_names(str(path), table)
    return table


_PAIRED = re.compile(r"\{[^{}|]*\}")


def _check_names(file: str, table: Table) -> None:
    """Refuse sections that are no tables, and names in which a brace stands alone.

    Raises: VocabularyError with all of them.
    """
    faults = Faults()
    for section, keys in table.items():
        if not isinstance(keys, dict):
            faults.note(file, section, "is no table: write its entries below it")
            continue
        for key, names in ((key, names) for key, fields in keys.items() for names in _lists(fields)):
            if not {"{", "}"}.isdisjoint(_PAIRED.sub("", names)):
                faults.note(file, f"{section}.{key}", f'the braces of "{names}" do not pair within a name')
    faults.settle()


def _lists(fields: Any) -> list[str]:
    """The lists of names of an entry, which may be one itself."""
    named = [fields.get(field) for field in NAMED_BY] if isinstance(fields, dict) else [fields]
    return [names for names in named if isinstance(names, str)]


def merge(entries: Iterable[Entry]) -> list[Entry]:
    """Entries of several files, one a key: names of later files are added, other fields replaced."""
    merged: dict[str, Entry] = {}
    for entry in entries:
        known = merged.get(entry.key)
        merged[entry.key] = entry if known is None else _joined(known, entry)
    return list(merged.values())


SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "metrics": "metrics.toml",
        "classes": "classes.toml",
        "bundles": "classes.toml",
        "claimants": "sources.toml",
        "publishers": "sources.toml",
        "furniture": "sources.toml",
        "regimes": "regimes.toml",
        "regions": "regions.toml",
        "neighbours": "regions.toml",
        "seats": "regions.toml",
        "currencies": "currencies.toml",
        "donors": "donors.toml",
    }
)

NAMELESS = frozenset({"metrics", "regimes"})  # no words: a text states a metric by verbs and nouns
# Field -> type, by section; names in three languages may stand in every one but those.
FIELDS: Mapping[str, Mapping[str, type]] = MappingProxyType(
    {
        "metrics": {"meaning": str, "unit": str, "kind": str, "numerator": str, "denominator": str},
        "classes": {"parent": str, "meaning": str, "models": str},
        "bundles": {"classes": list},
        "claimants": {
            "side": str,
            "zone": str,
            "rank": int,
            "own_publishers": list,
            "sources": list,
            "collective": bool,
        },
        "publishers": {"dead": str, "land": str},
        "regimes": {
            "claimant": str,
            "since": date,
            "until": date,
            "metric_map": dict,
            "publishes": list,
            "comparable": list,
            "meaning": str,
            "note": str,
        },
        "regions": {"country": str, "kind": str, "parent": str, "held": str, "adjective": str},
        "neighbours": {},
        "seats": {},
        "currencies": {"symbols": str},
        "donors": {},
    }
)


def entries(section: str, tables: Iterable[tuple[str, Table]]) -> list[Entry]:
    """The entries of one section over several files, fields and their types checked, one a key.

    Raises: VocabularyError with every field that is unknown or of a wrong type.
    """
    faults, found = Faults(), []
    for file, table in tables:
        for key, fields in table.get(section, {}).items():
            entry = Entry(file, f"{section}.{key}", fields)
            if isinstance(fields, dict):
                found.append(entry)
                _check_fields(entry, FIELDS[section], faults)
            else:
                faults.add(entry, "is no table: write its fields below it")
    faults.settle()
    return merge(found)


def _check_fields(entry: Entry, fields: Mapping[str, type], faults: Faults) -> None:
    section = entry.key.partition(".")[0]
    known = {**fields} if section in NAMELESS else {**fields, **dict.fromkeys(LANGUAGES, str)}
    for field, value in entry.fields.items():
        kind = known.get(field)
        if kind is None and field in LANGUAGES:
            faults.add(entry, f'field "{field}": words of {section} are not read; leave it out')
        elif kind is None:
            faults.add(entry, f'field "{field}" is unknown: choose one of {", ".join(known)}')
        elif not isinstance(value, kind):
            faults.add(entry, f'field "{field}" is {value!r}: a {kind.__name__} is needed')


def _joined(known: Entry, entry: Entry) -> Entry:
    fields = {**known.fields, **entry.fields}
    for language in LANGUAGES:
        if language in known.fields and language in entry.fields:
            fields[language] = f"{known.fields[language]}|{entry.fields[language]}"
    return Entry(entry.file, entry.key, fields)


def _expand_braces(part: str) -> tuple[str, ...]:
    pieces: list[list[str]] = []
    for index, piece in enumerate(part.replace("}", "{").split("{")):
        pieces.append(piece.split(",") if index % 2 else [piece])
    return tuple(map("".join, product(*pieces)))
