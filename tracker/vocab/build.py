"""From the tables of vocabulary files to entries, each section checked as a whole."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations, pairwise
from types import MappingProxyType

from tracker.instants import KYIV
from tracker.vocab.files import LANGUAGES, Entry, Faults, expand, names_of
from tracker.vocab.nouns import (
    Claimant,
    Currency,
    Donor,
    Metric,
    Neighbour,
    Publisher,
    Regime,
    Region,
    Seat,
    VocabClass,
)

KINDS = ("count", "rate", "money", "context", "derived")
SIDES = ("ua", "ru", "none")
HELD = ("", "annexed", "occupied")
Named = Claimant | Publisher | Region | Neighbour | Seat | Currency | Donor


def metrics(entries: Iterable[Entry]) -> Mapping[str, Metric]:
    """The metrics; a rate must name two metrics of the section."""
    faults, found, entries = Faults(), {}, list(entries)
    keys = {entry.key.split(".")[-1] for entry in entries}
    for entry in entries:
        name, get = _id(entry), entry.fields.get
        kind = get("kind", "count")
        if kind not in KINDS:
            faults.add(entry, f'kind "{kind}" is none of {", ".join(KINDS)}')
        for part in ("numerator", "denominator"):
            if kind == "rate" and get(part) not in keys:
                faults.add(entry, f'{part} "{get(part, "")}" is no metric')
        found[name] = Metric(
            name,
            get("meaning", ""),
            get("unit", "money" if kind == "money" else "count"),
            kind,
            get("numerator", ""),
            get("denominator", ""),
        )
    faults.settle()
    return MappingProxyType(found)


def classes(entries: Iterable[Entry]) -> Mapping[str, VocabClass]:
    """The classes; each parent must exist, and no class may be its own ancestor."""
    faults, entries = Faults(), list(entries)
    found = {_id(entry): _class(entry) for entry in entries}
    places = {_id(entry): entry for entry in entries}
    for name, noun in found.items():
        if noun.parent and noun.parent not in found:
            faults.add(places[name], f'parent "{noun.parent}" is no class')
        elif name in lineage(found, name):
            faults.add(places[name], "is its own ancestor")
    faults.settle()
    return MappingProxyType(found)


def lineage(found: Mapping[str, VocabClass], name: str) -> tuple[str, ...]:
    """The ancestors of a class, nearest first; a circle is followed once."""
    line: list[str] = []
    parent = found[name].parent
    while parent in found and parent not in line:
        line.append(parent)
        parent = found[parent].parent
    return tuple(line)


def alias_owners(found: Mapping[str, VocabClass], places: Mapping[str, str], language: str) -> dict[str, str]:
    """Lower-case alias -> class id; where two classes share it the ancestor wins.

    `places` are the files by class. Raises: VocabularyError for an alias of two classes of which
    none is the ancestor of the other.
    """
    owners: dict[str, list[str]] = {}
    for name, noun in found.items():
        for alias in noun.aliases[language]:
            named = owners.setdefault(alias.lower(), [])
            if name not in named:
                named.append(name)
    faults = Faults()
    for alias, names in owners.items():
        for one, other in combinations(names, 2):
            if one not in lineage(found, other) and other not in lineage(found, one):
                faults.note(
                    places[other],
                    f"classes.{other}",
                    f'alias "{alias}" ({language}) belongs to "{one}" of {places[one]} too',
                )
    faults.settle()
    return {
        alias: names[0] if len(names) == 1 else min(names, key=lambda name: len(lineage(found, name)))
        for alias, names in owners.items()
    }


def bundles(entries: Iterable[Entry], found: Mapping[str, VocabClass]) -> Mapping[str, tuple[str, ...]]:
    """Lower-case printed form -> class ids that share one value, in any language."""
    faults, forms = Faults(), {}
    for entry in entries:
        ids = tuple(entry.fields.get("classes", ()))
        for name in ids:
            if name not in found:
                faults.add(entry, f'"{name}" is no class')
        for language in LANGUAGES:
            for form in names_of(entry.fields)[language]:
                forms[form.lower()] = ids
    faults.settle()
    return MappingProxyType(forms)


def claimants(entries: Iterable[Entry], known: Mapping[str, Publisher]) -> Mapping[str, Claimant]:
    """The claimants; their own publishers must be publishers."""
    faults, found = Faults(), {}
    for entry in entries:
        get = entry.fields.get
        own = tuple(get("own_publishers", ()))
        for publisher in own:
            if publisher not in known:
                faults.add(entry, f'own publisher "{publisher}" is no publisher')
        if get("side", "none") not in SIDES:
            faults.add(entry, f'side "{get("side")}" is none of {", ".join(SIDES)}')
        found[_id(entry)] = Claimant(
            _id(entry),
            names_of(entry.fields),
            get("side", "none"),
            get("zone", KYIV.key),
            get("rank", 90),
            own,
            tuple(get("sources", ())),
            get("collective", False),
        )
    faults.settle()
    return MappingProxyType(found)


def publishers(entries: Iterable[Entry]) -> Mapping[str, Publisher]:
    """The publishers."""
    faults, found = Faults(), {}
    for entry in entries:
        dead, land = (entry.fields.get(name, "") for name in ("dead", "land"))
        for name, side in (("dead", dead), ("land", land)):
            if side not in ("", "ua", "ru"):
                faults.add(entry, f'{name} "{side}" is none of ua, ru')
        found[_id(entry)] = Publisher(_id(entry), names_of(entry.fields), dead, land)
    faults.settle()
    return MappingProxyType(found)


def regimes(
    entries: Iterable[Entry], known: Mapping[str, Metric], speakers: Mapping[str, Claimant]
) -> tuple[Regime, ...]:
    """The regimes, in order of claimant and begin; two of one claimant never overlap."""
    faults, found = Faults(), []
    places: dict[str, Entry] = {}
    for entry in entries:
        regime = _regime(entry)
        for metric in (
            *regime.metric_map,
            *regime.metric_map.values(),
            *regime.publishes,
            *regime.comparable,
        ):
            if metric not in known:
                faults.add(entry, f'"{metric}" is no metric')
        if regime.claimant not in speakers:
            faults.add(entry, f'claimant "{regime.claimant}" is unknown')
        found.append(regime)
        places[regime.id] = entry
    found.sort(key=lambda regime: (regime.claimant, regime.since or date.min))
    for earlier, later in pairwise(found):
        if earlier.claimant == later.claimant and _overlap(earlier, later):
            faults.add(places[later.id], f'overlaps regime "{earlier.id}" of the same claimant')
    faults.settle()
    return tuple(found)


def regions(entries: Iterable[Entry]) -> Mapping[str, Region]:
    """The regions; a place must lie in a known one, and be held in a known way."""
    faults, found, places = Faults(), {}, {}
    for entry in entries:
        get, name = entry.fields.get, _id(entry)
        found[name] = Region(
            name,
            get("country", ""),
            get("kind", ""),
            get("parent", ""),
            get("held", ""),
            names_of(entry.fields),
            expand(get("adjective", "")),
        )
        if found[name].held not in HELD:
            faults.add(entry, f'held "{found[name].held}" is none of {", ".join(HELD[1:])}')
        places[name] = entry
    for name, region in found.items():
        if region.parent and region.parent not in found:
            faults.add(places[name], f'parent "{region.parent}" is no region')
    faults.settle()
    return MappingProxyType(found)


def neighbours(entries: Iterable[Entry]) -> Mapping[str, Neighbour]:
    """The countries that objects stray into."""
    return MappingProxyType({_id(entry): Neighbour(_id(entry), names_of(entry.fields)) for entry in entries})


def seats(entries: Iterable[Entry], known: Mapping[str, Region]) -> Mapping[str, Seat]:
    """Who holds office where; each place must be a region."""
    faults, found = Faults(), {}
    for entry in entries:
        name = _id(entry)
        found[name] = Seat(name, names_of(entry.fields))
        if name not in known:
            faults.add(entry, f'"{name}" is no region')
    faults.settle()
    return MappingProxyType(found)


def currencies(entries: Iterable[Entry]) -> Mapping[str, Currency]:
    """The currencies; a code is three capital letters."""
    faults, found = Faults(), {}
    for entry in entries:
        code = _id(entry)
        if not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
            faults.add(entry, f'"{code}" is no currency code: write three capital letters, such as EUR')
        found[code] = Currency(code, names_of(entry.fields), expand(entry.fields.get("symbols", "")))
    faults.settle()
    return MappingProxyType(found)


def donors(entries: Iterable[Entry]) -> Mapping[str, Donor]:
    """The givers of aid."""
    return MappingProxyType({_id(entry): Donor(_id(entry), names_of(entry.fields)) for entry in entries})


def name_index(
    section: str, found: Mapping[str, Named], places: Mapping[str, str], language: str
) -> Mapping[str, str]:
    """Lower-case name -> id, in one language.

    Raises: VocabularyError for a name that means two entries of the section.
    """
    faults, owners = Faults(), dict[str, str]()
    for key, noun in found.items():
        for name in noun.names[language]:
            owner = owners.setdefault(name.lower(), key)
            if owner != key:
                where = f"of {places[owner]} too"
                faults.note(
                    places[key],
                    f"{section}.{key}",
                    f'name "{name}" ({language}) belongs to "{owner}" {where}',
                )
    faults.settle()
    return MappingProxyType(owners)


def _id(entry: Entry) -> str:
    return entry.key.split(".", 1)[-1]


def _class(entry: Entry) -> VocabClass:
    get = entry.fields.get
    return VocabClass(
        _id(entry),
        get("parent", ""),
        get("meaning", ""),
        names_of(entry.fields),
        expand(get("models", "")),
    )


def _regime(entry: Entry) -> Regime:
    get = entry.fields.get
    return Regime(
        _id(entry),
        get("claimant", ""),
        get("since"),
        get("until"),
        MappingProxyType(dict(get("metric_map", {}))),
        tuple(get("publishes", ())),
        tuple(get("comparable", ())),
        get("meaning", ""),
        get("note", ""),
    )


def _overlap(earlier: Regime, later: Regime) -> bool:
    return earlier.until is None or (later.since or date.min) < earlier.until
