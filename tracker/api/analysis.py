"""What the methods find in series, and forecasts."""

from collections.abc import Sequence
from typing import Any

from tracker import stats
from tracker.api.opening import several
from tracker.errors import MethodError, near_it
from tracker.instants import read_times
from tracker.model import Finding
from tracker.series import Series


def of_series(one: Series | Sequence[Series]) -> list[Series]:
    """One series or several as a list.

    Raises: MethodError for what is none.
    """
    many = [one] if isinstance(one, Series) or not isinstance(one, Sequence) else list(one)
    for each in many:
        if not isinstance(each, Series):
            kind = type(each).__name__
            raise MethodError(f"a value of type {kind} is no Series: make one with tracker.series(...)")
    return many


def findings(one: Series | Sequence[Series], methods: str | Sequence[str] = ()) -> list[Finding]:
    """What the methods find in one or several series; without names, every method that applies.

    What several methods refuse in the same words is said once. Raises: MethodError for a name that is no
    method.
    """
    many, methods = of_series(one), several(methods)
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
    """Level, trend and newest change of a count series.

    `settings`: spans [8, 26 and 52 weeks], level of the intervals [0.95], change [True].
    """
    return stats.trend(of_series(one), **settings)


def anomalies(one: Series, **settings: Any) -> list[Finding]:
    """Counts outside the prediction limits of their own past, and silences.

    `settings`: alpha [0.01], since (first day that is judged), and others (docs/methods/anomalies.md).
    """
    return stats.anomalies(of_series(one), **read_times(settings))


def records(one: Series, **settings: Any) -> list[Finding]:
    """How the newest period ranks among those that can be compared with it; nothing where it is no record.

    `settings`: since (records of all periods from this day on), podium [3].
    """
    return stats.records(of_series(one), **read_times(settings))


def rates(one: Series, **settings: Any) -> list[Finding]:
    """A typed rate with its interval: of the newest period, of the newest ones together, and the change.

    `settings`: interval ["wilson"], level [0.95], rho (docs/methods/rates.md). The interval of each period
    is in `tracker.stats.rate_bands`.
    """
    return stats.rates(of_series(one), **settings)


def forecast(one: Series, **settings: Any) -> list[Finding]:
    """The next days or weeks of a count series, with prediction intervals.

    `settings`: horizons [14 days, 8 weeks], level [0.8].
    """
    return stats.forecast(of_series(one), **settings)
