"""What all nouns are made of: values that cannot change, validated where they come from outside."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from tracker.display import card


class Frozen(BaseModel):
    """Base of the nouns: immutable, compared by value, strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def trusted(cls, **values: Any) -> Self:
        """The noun of values that are right by construction, equal to the validated one and far cheaper.

        Only for stages that make thousands of nouns a page: instants in UTC without microseconds, tuples
        as tuples, classes sorted. What comes from outside goes through the constructor.

        >>> from tracker.model import Amount
        >>> Amount.trusted(low=1.0, best=1.0, high=1.0, unit="count") == Amount.exact(1)
        True
        """
        noun = cls.__new__(cls)
        _set(noun, "__dict__", {**_defaults(cls), **values})
        _set(noun, "__pydantic_fields_set__", set(values))
        _set(noun, "__pydantic_extra__", None)
        _set(noun, "__pydantic_private__", None)
        return noun

    def _facts(self) -> dict[str, Any]:
        """What a card or a prompt tells of the noun: the fields that are not as they mostly are."""
        usual = _defaults(type(self))
        fields = ((name, getattr(self, name)) for name in usual if name != "kind")
        return {name: value for name, value in fields if value != usual[name]}

    def _told(self) -> str:
        """The words of the noun in HTML, where it has some."""
        return ""

    def __repr_args__(self) -> Iterable[tuple[str, Any]]:
        return self._facts().items()

    def _repr_html_(self) -> str:
        return card(type(self).__name__, self._facts(), self._told())


_set = object.__setattr__


@cache
def _defaults(noun: type[BaseModel]) -> dict[str, Any]:
    """Every field in order with its default; None stands for one that has to be given."""
    fields = noun.__pydantic_fields__.items()
    return {name: None if field.is_required() else field.get_default() for name, field in fields}


_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def content_hash(*parts: object) -> str:
    """Hex digest [128 bit] of any JSON-able parts, the same on every machine.

    >>> content_hash("launched", 447) == content_hash("launched", 447)
    True
    """
    return hashlib.blake2b(_canonical(parts).encode(), digest_size=16).hexdigest()


quoted = json.encoder.encode_basestring
"""A text as JSON spells it in what is hashed."""


def claim_id(
    document: str,
    span: tuple[int, int],
    key: tuple[str, Sequence[str], str, str],
    window: tuple[int | None, int | None, str],
    amount: tuple[float | None, float | None, float | None, str, str],
    claimant: str,
    supersedes: str,
) -> str:
    """Id of a claim out of its parts: metric, classes, direction, scope; seconds UTC and basis; the amount.

    >>> parts = ["ab", (0, 3), ("hit", ("drone",), "none", "Ізюм"), (1, 2, "day"), (1, None, 2, "km", "all")]
    >>> claim_id(*parts, "un", "") == content_hash(parts[0], parts[1], *parts[2], *parts[3:], "un", "")
    True
    """
    metric, classes, direction, scope = key
    start, end, basis = _or_null(window)
    low, best, high, unit, bound = _or_null(amount)
    canonical = (
        f"[{quoted(document)}"
        f",[{span[0]},{span[1]}],{quoted(metric)},[{','.join(map(quoted, classes))}],"
        f'"{direction}",{quoted(scope)},[{start},{end},"{basis}"],[{low},{best},{high},{quoted(unit)},"{bound}"],'
        f"{quoted(claimant)},{quoted(supersedes)}]"
    )
    return hashlib.blake2b(canonical.encode(), digest_size=16).hexdigest()


def _or_null(values: Sequence[Any]) -> Sequence[Any]:
    return ["null" if value is None else value for value in values] if None in values else values
