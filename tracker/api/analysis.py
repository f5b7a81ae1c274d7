"""What the methods find in series."""

from collections.abc import Sequence
from typing import Any

from tracker import stats
from tracker.errors import MethodError, near_it
from tracker.model import Finding
from tracker.series import Series


def findings(one: Series | Sequence[Series], methods: Sequence[str] = ()) -> list[Finding]:
    """What the methods find in one or several series; without names, every method that applies.

    What several methods refuse in the same words is said once. Raises: MethodError for a name that is no
    method.
    """
    many = [one] if isinstance(one, Series) else list(one)
    unknown = [name for name in methods if name not in stats.METHODS]
    if unknown:
        raise MethodError(f'no method "{unknown[0]}": {near_it(unknown[0], stats.METHODS)}')
    found: list[Finding] = []
    for name in methods or stats.METHODS:
        fitting = [each for each in many if methods or name in stats.methods_for(each.unit, each.by)]
        found += stats.METHODS[name](fitting) if fitting else []
    first = {(one.finding, one.period, one.note): one for one in reversed(found)}
    return [one for one in found if first[one.finding, one.period, one.note] is one]


def trend(one: Series, **settings: Any) -> list[Finding]:
    """Level, trend and newest change of a count series."""
    return stats.trend([one], **settings)


def anomalies(one: Series, **settings: Any) -> list[Finding]:
    """Counts outside the prediction limits of their own past, and silences."""
    return stats.anomalies([one], **settings)


def records(one: Series, **settings: Any) -> list[Finding]:
    """How the newest period ranks among those that can be compared with it."""
    return stats.records([one], **settings)


def rates(one: Series, **settings: Any) -> list[Finding]:
    """A typed rate with its interval, period by period."""
    return stats.rates([one], **settings)
