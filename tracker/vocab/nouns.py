"""The entries of the vocabulary: frozen values, one class a section."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

Names = Mapping[str, tuple[str, ...]]
UNATTRIBUTED = "unattributed"
"""The claimant of a figure for which a text names nobody."""
CLASS_OF_UNIT = MappingProxyType({"money": "aid", "location": "air_target", "person": "person"})
"""Classes of metrics that are never counted by kind of weapon, by their unit."""
MetricKind = Literal["count", "rate", "money", "context", "derived"]


class Metric(NamedTuple):
    """What is counted, in which unit; a rate names its numerator and denominator."""

    id: str
    meaning: str
    unit: str
    kind: MetricKind
    numerator: str
    denominator: str


class VocabClass(NamedTuple):
    """A kind of object, person, equipment or aid; `parent` is empty for a root.

    `models` are its names in the missile-attacks files.
    """

    id: str
    parent: str
    meaning: str
    aliases: Names
    models: tuple[str, ...]


class Claimant(NamedTuple):
    """Who asserts figures. `rank` orders claimants within a metric: the smallest is chosen first.

    `zone` is the time zone of its days; `own_publishers` print its own words; `sources` are the
    beginnings of post ids that are its own posts; a `collective` name stands for many, such as officials.
    """

    id: str
    names: Names
    side: Literal["ua", "ru", "none"]
    zone: str
    rank: int
    own_publishers: tuple[str, ...]
    sources: tuple[str, ...]
    collective: bool = False


class Publisher(NamedTuple):
    """Who prints: a channel, an agency, a newspaper.

    `dead`: whose army's dead it counts by name; `land`: in which of the two countries it is printed.
    """

    id: str
    names: Names
    dead: Literal["ua", "ru", ""] = ""
    land: Literal["ua", "ru", ""] = ""


class Regime(NamedTuple):
    """What the figures of a claimant mean in `[since, until)`; None is open.

    `metric_map` takes a metric as printed to the metric observed, `publishes` are the metrics the
    claimant gives, `comparable` the rates whose meaning is the same as in the regime before.
    """

    id: str
    claimant: str
    since: date | None
    until: date | None
    metric_map: Mapping[str, str]
    publishes: tuple[str, ...]
    comparable: tuple[str, ...]
    meaning: str
    note: str

    def covers(self, day: date) -> bool:
        """True where the figures of `day` mean what this regime says."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class Region(NamedTuple):
    """A place that a figure can be about; `parent` is the region a city or district lies in.

    `held` tells what the other country holds: annexed, occupied, or ""; `adjectives` are those of its
    districts and of itself where they do not follow from its names, Cyrillic ones without their endings.
    """

    id: str
    country: str
    kind: str
    parent: str
    held: str
    names: Names
    adjectives: tuple[str, ...] = ()


class Neighbour(NamedTuple):
    """A country that objects stray into; its names are the beginnings of its words."""

    id: str
    names: Names


class Seat(NamedTuple):
    """Who holds office in a region or city, which gives it its id: governors, mayors, administrations."""

    id: str
    names: Names


class Currency(NamedTuple):
    """A currency by its ISO code, with names, plural forms and signs."""

    code: str
    names: Names
    symbols: tuple[str, ...]


class Donor(NamedTuple):
    """A giver of aid by its ISO-3 code (or `eu`, `all_donors`): names, adjectives, people."""

    id: str
    names: Names
