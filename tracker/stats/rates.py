"""Rates of periods and pools of periods with intervals, and differences of periods."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from tracker.errors import NotComparableError
from tracker.model import Finding, Interval
from tracker.stats import words
from tracker.stats.finding import check_share, insufficient, make_finding
from tracker.stats.irls import Whole
from tracker.stats.shares import Share, Shares, difference, pooled, read_shares

if TYPE_CHECKING:
    from tracker.series import Series

METHOD = "rates"
POOLED = {"day": 28, "week": 8, "month": 12}


def rates(
    series: "Sequence[Series]",
    *,
    interval: str = "wilson",
    level: float = 0.95,
    rho: float | None = None,
) -> list[Finding]:
    """Findings `rate` of the newest period and of the newest 8 weeks, `rate_change` between the newest two.

    The pool is 28 days or 12 months for other calendars; periods that are not over are left out. Values are
    fractions of 1, the change a difference of two. A week or month is a pool of nights that differ by more
    than chance: its interval rests on the effective n of these nights. `rho` is estimated from all nights of
    their regime unless given. Pools and differences never reach over a break in the rate's meaning.

    Reference: Brown and others 2001, 10.1214/ss/1009213286; Newcombe 1998,
    10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I.
    """
    check_share("level", level)
    found: list[Finding] = []
    for one in series:
        shares = read_shares(one, rho)
        places = np.flatnonzero(shares.complete)
        if not places.size:
            found.append(insufficient(one, METHOD, 0, 1))
            continue
        newest = int(places[-1])
        found.append(_rate(shares, places[-1:], interval, level))
        pool = _pool(shares, newest)
        if len(pool) > 1:
            found.append(_rate(shares, pool, interval, level))
        if newest - 1 in pool:
            found.append(_change(shares, newest - 1, newest, interval, level))
    return found


def compare_periods(
    series: "Series",
    first: date,
    second: date,
    *,
    interval: str = "wilson",
    level: float = 0.95,
    rho: float | None = None,
) -> Finding:
    """Finding `rate_change` from the period that holds day `first` to the one that holds `second`.

    Raises: NotComparableError where the rate means something else in the two, or one is not known.
    """
    shares = read_shares(series, rho)
    old, new = (_place(shares, day) for day in (first, second))
    if shares.stretch[old] != shares.stretch[new]:
        days = ", ".join(day.isoformat() for day, _, _ in series.breaks)
        told = f"{series.metric} does not mean the same before and after {days}"
        raise NotComparableError(f"not comparable: {told}")
    return _change(shares, old, new, interval, level)


def rate_bands(
    series: "Series", *, interval: str = "wilson", level: float = 0.95, rho: float | None = None
) -> pd.DataFrame:
    """Rate of each period with its confidence interval: columns period, rate, low, high, n.

    Fractions of 1; NaN where the rate is unknown.
    """
    shares = read_shares(series, rho)
    table = np.full((len(shares.x), 4), np.nan)
    for place in np.flatnonzero(shares.known):
        own = pooled(shares, np.array([place]), interval, level)
        table[place] = own.value, own.low, own.high, own.n
    frame = pd.DataFrame(table, columns=["rate", "low", "high", "n"])
    frame.insert(0, "period", series.frame["period"].to_numpy())
    return frame


def _pool(shares: Shares, newest: int) -> Whole:
    """Complete periods of the newest stretch among the last 8 weeks, 28 days or 12 months."""
    first = max(newest + 1 - POOLED[shares.series.by], 0)
    places = np.arange(first, newest + 1)
    return np.asarray(places[shares.complete[places] & (shares.stretch[places] == shares.stretch[newest])])


def _place(shares: Shares, day: date) -> int:
    for place, (first, end) in enumerate(zip(shares.start, shares.end, strict=True)):
        if first <= day < end and shares.known[place]:
            return place
    raise NotComparableError(f"not comparable: {shares.series.metric} is not known for {day.isoformat()}")


def _rate(shares: Shares, places: Whole, interval: str, level: float) -> Finding:
    series, own = shares.series, pooled(shares, places, interval, level)
    first, last = int(places[0]), int(places[-1])
    x = float(shares.x[places].sum())
    single = len(places) == 1
    when = (
        words.within(shares.start[last], shares.end[last], series.by)
        if single
        else f"over {len(places):,} {series.by}s since {words.day(shares.start[first])}"
    )
    when += _days(shares, places)
    bounds = f"{words.percent(100 * own.low)} to {words.percent(100 * own.high)}"
    note = (
        f"{words.percent(100 * own.value)} of {words.objects(series)} launched {when} were "
        f"{words.outcome(series)}: {words.count(x)} of {words.count(own.n)} "
        f"({words.levels(level)} confidence interval {bounds})."
    )
    return make_finding(
        series,
        "rate",
        (shares.start[first], shares.end[last]),
        value=own.value,
        low=own.low,
        high=own.high,
        span=(shares.start[first], shares.end[last]),
        note=note,
        **_shared(shares, places, interval, level, own.effective),
    )


def _days(shares: Shares, places: Whole) -> str:
    """The clause on the days that a rate is of; nothing where these are all days of its periods."""
    frame = shares.series.frame.iloc[places]
    reported, days = int(frame["days_reported"].sum()), int(frame["days"].sum())
    if reported >= days:
        return ""
    whose = "its" if len(places) == 1 else "their"
    return f", on the {reported:,} of {whose} {days:,} days with both numbers reported,"


def _change(shares: Shares, old: int, new: int, interval: str, level: float) -> Finding:
    series = shares.series
    before, after = (pooled(shares, np.array([place]), interval, level) for place in (old, new))
    change, low, high = difference(before, after)
    return make_finding(
        series,
        "rate_change",
        (shares.start[new], shares.end[new]),
        value=change,
        low=low,
        high=high,
        expected=before.value,
        span=(shares.start[old], shares.end[new]),
        note=_change_words(shares, (old, new), (before, after), (change, low, high), level),
        **_shared(shares, np.array([old, new]), interval, level, before.effective + after.effective),
    )


def _change_words(
    shares: Shares,
    places: tuple[int, int],
    pair: tuple[Share, Share],
    change: tuple[float, float, float],
    level: float,
) -> str:
    """Sentence on a difference, in percentage points."""
    by, (old, new) = shares.series.by, places
    then = f"the {by} before" if old == new - 1 else words.period(shares.start[old], shares.end[old], by)
    then += _days(shares, np.array([old])).rstrip(",")
    digits = words.digits_apart(100 * value for value in change[1:])
    points = [words.signed(100 * value, digits) for value in change]
    now = words.within(shares.start[new], shares.end[new], by) + _days(shares, np.array([new]))
    was, is_now = (words.percent(100 * share.value) for share in pair)
    head = f"{is_now} of {words.objects(shares.series)} launched {now} were {words.outcome(shares.series)}"
    told = (
        f"({points[0]} points; {words.levels(level)} confidence interval {points[1]} to {points[2]} points)"
    )
    side = "higher than" if change[0] > 0 else "lower than"
    if change[1] <= 0 <= change[2]:
        side = "not distinguishable from"
    return f"{head}: {side} the {was} of {then} {told}."


def _shared(shares: Shares, places: Whole, interval: str, level: float, effective: float) -> dict[str, Any]:
    return {
        "method": METHOD,
        "n": round(float(shares.n[places].sum())),
        "regime": str(shares.series.frame["regime"].iloc[int(places[-1])]),
        "interval": Interval(kind="confidence", level=level, method=interval),
        "settings": {
            "rho": float(f"{shares.rho(places):.6g}"),
            "effective_n": float(f"{effective:.6g}"),
            "periods": len(places),
            "nights": shares.nights(places),
        },
    }
