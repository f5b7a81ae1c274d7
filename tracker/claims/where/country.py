"""Whose country a scope lies in, and where either side may strike."""

from tracker.vocab import Vocabulary

_ANNEXED = frozenset({"crimea", "sevastopol"})
_OCCUPIED = frozenset(
    {"alchevsk", "berdiansk", "enerhodar", "henichesk", "horlivka", "kakhovka", "makiivka", "mariupol"}
    | {"melitopol", "oleshky", "skadovsk", "starobilsk", "tokmak"}
)
"""Towns of Ukraine that Russia holds: who is hurt there was hit by either side."""


def country_of(scope: str, vocabulary: Vocabulary) -> str:
    """Country id of a region scope, or ""; none for what Russia annexed in 2014 or has held since 2022."""
    region = vocabulary.regions.get(scope.split("+")[0].lower())
    if region is None or region.id in _OCCUPIED or is_annexed(scope, vocabulary):
        return ""
    return region.country


def is_annexed(scope: str, vocabulary: Vocabulary) -> bool:
    """Whether a scope lies in Crimea, which both sides strike over."""
    region = vocabulary.regions.get(scope.split("+")[0].lower())
    return region is not None and bool({region.id, region.parent} & _ANNEXED)
