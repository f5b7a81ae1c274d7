"""The vocabulary: what is counted, in which words, by whom, where and since when, as data.

Each section is a TOML file of the package that is read when it is first asked for; files of the
user add to it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from tracker.config import find_config
from tracker.errors import VocabularyError, near_it
from tracker.instants import KYIV
from tracker.vocab import build, files
from tracker.vocab.nouns import (
    CLASS_OF_UNIT,
    UNATTRIBUTED,
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

__all__ = [
    "CLASS_OF_UNIT",
    "UNATTRIBUTED",
    "Claimant",
    "Currency",
    "Donor",
    "Metric",
    "Neighbour",
    "Publisher",
    "Regime",
    "Region",
    "Seat",
    "VocabClass",
    "Vocabulary",
    "load",
]

NAMED = ("claimants", "publishers", "regions", "neighbours", "seats", "currencies", "donors")
# Claimants that are named by a prefix and a slug: a newspaper's own count, a government, a body.
PREFIXES: Mapping[str, int] = MappingProxyType({"tally": 60, "donor": 30, "org": 70})


class Vocabulary:
    """All sections, each parsed when it is first used; equal words, equal meanings everywhere."""

    def __init__(self, extra: Sequence[Path] = ()) -> None:
        self._user = [(str(path), files.user_file(path)) for path in extra]
        self._package: dict[str, files.Table] = {}
        self._places: dict[str, dict[str, str]] = {}
        self._aliases: dict[str, Mapping[str, str | tuple[str, ...]]] = {}
        self._indexes: dict[tuple[str, str], Mapping[str, str]] = {}
        if extra:
            self.check()

    def check(self) -> None:
        """Build and check every section in every language; a user's files are checked when they load.

        Raises: VocabularyError for the first section with faults, with all its faults.
        """
        for section in files.SECTIONS:
            getattr(self, section)
        for language in files.LANGUAGES:
            self.class_aliases(language)
            for section in NAMED:
                self.names(section, language)

    @cached_property
    def metrics(self) -> Mapping[str, Metric]:
        """Metric id -> Metric."""
        return build.metrics(self._entries("metrics"))

    def is_money(self, metric: str) -> bool:
        """Whether a metric is one of amounts of money; False for an unknown one."""
        return metric in self.metrics and self.metrics[metric].kind == "money"

    @cached_property
    def classes(self) -> Mapping[str, VocabClass]:
        """Class id -> VocabClass, parents before children."""
        return build.classes(self._entries("classes"))

    @cached_property
    def bundles(self) -> Mapping[str, tuple[str, ...]]:
        """Lower-case printed form of a bundle -> its class ids."""
        return build.bundles(self._entries("bundles"), self.classes)

    @cached_property
    def publishers(self) -> Mapping[str, Publisher]:
        """Publisher id -> Publisher."""
        return build.publishers(self._entries("publishers"))

    @cached_property
    def claimants(self) -> Mapping[str, Claimant]:
        """Claimant id -> Claimant."""
        return build.claimants(self._entries("claimants"), self.publishers)

    @cached_property
    def regimes(self) -> tuple[Regime, ...]:
        """All regimes, in order of claimant and begin."""
        return build.regimes(self._entries("regimes"), self.metrics, self.claimants)

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Region id -> Region."""
        return build.regions(self._entries("regions"))

    @cached_property
    def neighbours(self) -> Mapping[str, Neighbour]:
        """Neighbour id -> Neighbour."""
        return build.neighbours(self._entries("neighbours"))

    @cached_property
    def seats(self) -> Mapping[str, Seat]:
        """Region id -> who holds office there."""
        return build.seats(self._entries("seats"), self.regions)

    @cached_property
    def currencies(self) -> Mapping[str, Currency]:
        """ISO code -> Currency."""
        return build.currencies(self._entries("currencies"))

    @cached_property
    def donors(self) -> Mapping[str, Donor]:
        """ISO-3 code, `eu` or `all_donors` -> Donor."""
        return build.donors(self._entries("donors"))

    @cached_property
    def furniture(self) -> tuple[str, ...]:
        """Lower-case words of pages that are no part of an article."""
        words: list[str] = []
        for _, table in self._tables("furniture"):
            for pattern in table.get("furniture", {}).values():
                words.extend(name.lower() for name in files.expand(pattern))
        return tuple(dict.fromkeys(words))

    @cached_property
    def models(self) -> Mapping[str, tuple[str, ...]]:
        """Model as the missile-attacks files write it (lower-case) -> class ids."""
        return MappingProxyType(
            {model.lower(): (noun.id,) for noun in self.classes.values() for model in noun.models}
        )

    def ancestors(self, class_id: str) -> tuple[str, ...]:
        """The ancestors of a class, nearest first, without itself.

        Raises: VocabularyError for an unknown class.
        """
        self._known(class_id)
        return build.lineage(self.classes, class_id)

    def is_within(self, child: str, parent: str) -> bool:
        """True where `child` is `parent` or lies below it."""
        return child == parent or parent in self.ancestors(child)

    def descendants(self, class_id: str) -> frozenset[str]:
        """The class and all classes below it.

        Raises: VocabularyError for an unknown class.
        """
        self._known(class_id)
        return self._families[class_id]

    @cached_property
    def _families(self) -> Mapping[str, frozenset[str]]:
        """Each class with all classes below it."""
        found: dict[str, set[str]] = {name: {name} for name in self.classes}
        for name in self.classes:
            for ancestor in self.ancestors(name):
                found[ancestor].add(name)
        return {name: frozenset(family) for name, family in found.items()}

    def class_aliases(self, language: str) -> Mapping[str, str | tuple[str, ...]]:
        """Lower-case alias -> class id, or class ids for a bundle; family words beat model names."""
        if language not in self._aliases:
            aliases: dict[str, str | tuple[str, ...]] = {}
            aliases.update(build.alias_owners(self.classes, self._places["classes"], language))
            aliases.update(self.bundles)
            self._aliases[language] = MappingProxyType(aliases)
        return self._aliases[language]

    def names(self, section: str, language: str) -> Mapping[str, str]:
        """Lower-case name -> id of claimants, publishers, regions, neighbours, seats, currencies or donors.

        >>> load().names("regions", "uk")["одещині"]
        'odesa'
        """
        key = (section, language)
        if key not in self._indexes:
            found = getattr(self, section)
            self._indexes[key] = build.name_index(section, found, self._places[section], language)
        return self._indexes[key]

    def near_class(self, word: str) -> str:
        """How a message about a class that is none ends: with the classes that may be meant.

        >>> load().near_class("shaheds"), load().near_class("missil")
        ('near it are drone_strike', 'near it are missile')
        """
        for language in files.LANGUAGES:
            if meant := self.class_aliases(language).get(word.lower().replace("_", " ")):
                return near_it(word, (), [meant if isinstance(meant, str) else "+".join(meant)])
        return near_it(word, self.classes)

    def proper_aliases(self, language: str) -> frozenset[str]:
        """Lower-case aliases that are names, such as "Kub" or "Phoenix": they count with a capital only."""
        printed = [alias for noun in self.classes.values() for alias in noun.aliases[language]]
        small = {alias for alias in printed if alias[:1].islower()}
        return frozenset(
            alias.lower() for alias in printed if alias[:1].isupper() and alias.lower() not in small
        )

    def model_classes(self, printed: str) -> tuple[str, ...] | None:
        """Class ids of a model string of the missile-attacks files; None where a part is unknown.

        >>> load().model_classes("X-101/X-555 and Kalibr")
        ('kalibr', 'kh_101')
        """
        parts = [
            part
            for whole in printed.strip().lower().split(" and ")
            for part in ([whole] if whole in self.models or whole in self.bundles else whole.split("/"))
        ]
        found = [self.models.get(part.strip()) or self.bundles.get(part.strip()) for part in parts]
        if not all(found):
            return None
        return tuple(sorted({name for names in found if names for name in names}))

    def claimant(self, claimant_id: str) -> Claimant:
        """A claimant, also one named by prefix and slug (`tally:afp`, `donor:DEU`, `org:ucdp`).

        Raises: VocabularyError for an unknown one.
        """
        if claimant_id in self.claimants:
            return self.claimants[claimant_id]
        prefix, _, slug = claimant_id.partition(":")
        if not slug or prefix not in PREFIXES:
            raise VocabularyError(f'no claimant "{claimant_id}" in sources.toml: add it, or write org:<slug>')
        names = MappingProxyType(dict.fromkeys(files.LANGUAGES, ()))
        return Claimant(claimant_id, names, "none", KYIV.key, PREFIXES[prefix], (), ())

    def speaks_for(self, claimant_id: str) -> str:
        """The side for which a claimant speaks, ua or ru; "" where he is of neither, as a newspaper is.

        >>> load().speaks_for("ru_mod"), load().speaks_for("un"), load().speaks_for("donor:DEU")
        ('ru', '', '')
        """
        known = self.claimants.get(claimant_id)
        return known.side if known is not None and known.side != "none" else ""

    def is_collective(self, claimant_id: str) -> bool:
        """Whether a claimant's name stands for many, of whom one may state what another does not.

        >>> load().is_collective("ua_official"), load().is_collective("ua_air_force")
        (True, False)
        """
        known = self.claimants.get(claimant_id)
        return known is not None and known.collective

    def _known(self, class_id: str) -> None:
        if class_id not in self.classes:
            raise VocabularyError(f'no class "{class_id}" in classes.toml')

    def _tables(self, section: str) -> Iterator[tuple[str, files.Table]]:
        name = files.SECTIONS[section]
        if name not in self._package:
            self._package[name] = files.package_file(name)
        yield name, self._package[name]
        yield from self._user

    def _entries(self, section: str) -> list[files.Entry]:
        entries = files.entries(section, self._tables(section))
        self._places[section] = {entry.key.split(".", 1)[-1]: entry.file for entry in entries}
        return entries


@cache
def _load(extra: tuple[Path, ...]) -> Vocabulary:
    return Vocabulary(extra)


def load(extra: Sequence[Path] | None = None) -> Vocabulary:
    """The vocabulary of the package and of the user's files, made once for the same files.

    These are the files that the nearest tracker.toml names, unless others (or none) are given.
    Raises: TrackerError for a wrong tracker.toml; VocabularyError for a file that cannot be read; a section's
    faults come when it is used.
    """
    return _load(tuple(find_config().vocabulary if extra is None else extra))
