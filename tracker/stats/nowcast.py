"""Nowcasts: what periods whose figures still grow will come to, from how earlier ones grew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from tracker.errors import MethodError
from tracker.model import Finding, Interval
from tracker.stats import words
from tracker.stats.arrays import read_days
from tracker.stats.evaluation.generators import Random, negative_binomial
from tracker.stats.finding import make_finding
from tracker.stats.irls import Flags, Floats
from tracker.stats.sizes import size_of

if TYPE_CHECKING:
    from tracker.series import Series

METHOD = "nowcast"
DRAWS = 1000
SEED = 5
COMPLETE = 0.99  # a lag from which this share is known is no longer provisional
FALLS = 0.01  # with more increments below zero than this, ratios are drawn in place of remainders
LEAST = 2  # periods that an error is estimated from
TINY = 1e-9
LAGS = 14


@dataclass(frozen=True, slots=True)
class Nowcast:
    """Share of the final figure known at each lag; of each young period its place, lag and draws (P, N)."""

    completeness: Floats
    provisional: int
    places: tuple[int, ...]
    lags: tuple[int, ...]
    draws: Floats


def complete_triangle(known: Floats, rng: Random) -> Nowcast | None:
    """Chain ladder over `known` (T, D): value of each period as known at each lag after its end, or NaN.

    Link ratios come from the older half of the newest 3 D periods, errors of the remainder from the newer
    one: negative binomial, a size a lag; where figures fall as well, ratios final/current are drawn.
    None where fewer than two periods are left to learn errors from.

    Reference: Mack 1993, 10.2143/AST.23.2.2005092; Wolffram and others 2023, 10.1371/journal.pcbi.1011394.
    """
    lags = known.shape[1]
    whole = np.isfinite(known).all(axis=1)
    learned = np.flatnonzero(whole)[-3 * lags :]
    early, late = np.array_split(learned, 2)
    if len(early) < LEAST or len(late) < LEAST:
        return None
    share = completeness(known[: late[0]])
    first = int(np.argmax(share >= COMPLETE)) if (share >= COMPLETE).any() else lags - 1
    falls = bool((np.diff(known[learned], axis=1) < 0).mean() > FALLS)
    young = [(at, lag) for at, lag in _young(known) if lag < first]
    rows = [_drawn(known, late, at, lag, share, falls, rng) for at, lag in young]
    return Nowcast(
        completeness(known),
        first,
        tuple(at for at, _ in young),
        tuple(lag for _, lag in young),
        np.array(rows).reshape(len(rows), DRAWS),
    )


def completeness(known: Floats) -> Floats:
    """Share of the last lag's figure that is known at each lag, from sums of neighbouring lags."""
    ratios = []
    for lag in range(known.shape[1] - 1):
        both = np.isfinite(known[:, lag]) & np.isfinite(known[:, lag + 1])
        now, later = known[both, lag].sum(), known[both, lag + 1].sum()
        ratios.append(later / now if now > 0 else 1.0)
    return 1.0 / np.append(np.cumprod(ratios[::-1])[::-1], 1.0)


def _young(known: Floats) -> list[tuple[int, int]]:
    """Periods without their last lag, and the newest lag that is known of each."""
    found = []
    for place in np.flatnonzero(np.isnan(known[:, -1])):
        lags = np.flatnonzero(np.isfinite(known[place]))
        if lags.size:
            found.append((int(place), int(lags[-1])))
    return found


def _drawn(known: Floats, late: Any, at: int, lag: int, share: Floats, falls: bool, rng: Random) -> Floats:
    now = float(known[at, lag])
    seen, final = known[late, lag], known[late, -1]
    if falls:
        ratios = final[seen > 0] / seen[seen > 0]
        return now * rng.choice(ratios if ratios.size else np.ones(1), DRAWS)
    grown = 1 / share[lag] - 1
    expected = np.maximum(seen * grown, TINY)
    size = float(size_of(np.maximum(final - seen, 0.0), expected)[0])
    return now + negative_binomial(np.full(DRAWS, max(now * grown, TINY)), size, rng)


def triangle_of(vintages: "Sequence[Series]", lags: int = LAGS) -> tuple[Floats, tuple[date, ...]]:
    """Values (T, D) of the periods of the newest vintage, d days after their end, and their first days.

    A lag is known if a vintage of that day or later exists; its value is that of the newest one by then.
    """
    newest = vintages[-1].frame
    starts, ends = read_days(newest["period"].to_numpy()), read_days(newest["end"].to_numpy())
    dates = [one.as_of.date() for one in vintages]
    columns = np.column_stack([_values(one, newest) for one in vintages])
    known = np.full((len(starts), lags), np.nan)
    for row, end in enumerate(ends):
        for lag in range(lags):
            by_then = [at for at, day in enumerate(dates) if (day - end).days <= lag]
            if by_then and (dates[-1] - end).days >= lag:
                known[row, lag] = columns[row, by_then[-1]]
    return known, starts


def _values(one: "Series", newest: Any) -> Floats:
    own = one.frame.set_index("period")["best"]
    return np.asarray(own.reindex(newest["period"]).to_numpy(), dtype=float)


def nowcast(vintages: "Sequence[Series]", *, level: float = 0.8, lags: int = LAGS) -> list[Finding]:
    """Findings `nowcast` of the young periods of a series, from its own earlier vintages (oldest first).

    Or one finding that says why there is none: no revision was ever seen, or too few periods are known at all
    lags. Raises: MethodError without vintages.
    """
    if not vintages:
        raise MethodError("a nowcast needs vintages of a series")
    series = vintages[-1]
    known, starts = triangle_of(vintages, lags)
    whole: Flags = np.asarray(np.isfinite(known).all(axis=1))
    n = int(whole.sum())
    until = f"until {lags} days past the end"
    if n >= 2 * LEAST and not np.diff(known[whole], axis=1).any():
        return [_none(series, f"the store followed {n:,} {series.by}s {until}, and no figure changed", n)]
    found = complete_triangle(known, np.random.default_rng(SEED))
    if found is None:
        told = f"{_span_told(series)} the store followed {f'{n:,}' if n else 'none'} {until}"
        return [_none(series, f"{told}, and {2 * LEAST} are needed", n)]
    return [
        _finding(series, starts, found, row, float(known[at, lag]), level)
        for row, (at, lag) in enumerate(zip(found.places, found.lags, strict=True))
    ]


def _span_told(series: "Series") -> str:
    """How many periods have a figure, and since when: "of 2 weeks with a figure since 4 May 2026"."""
    told = series.frame.loc[series.frame["best"].notna(), "period"]
    many = f"{len(told):,} {series.by}{'' if len(told) == 1 else 's'} with a figure"
    return f"of {many} since {words.day(told.iloc[0].date())}" if len(told) else f"of {many}"


def _none(series: "Series", why: str, n: int) -> Finding:
    frame = series.frame
    return make_finding(
        series,
        "insufficient",
        (frame["period"].iloc[-1].date(), frame["end"].iloc[-1].date()),
        method=METHOD,
        value=None,
        n=n,
        note=f"No nowcast is given of {words.subject(series)} by {series.by}: {why}.",
    )


def _finding(
    series: "Series", starts: tuple[date, ...], found: Nowcast, row: int, now: float, level: float
) -> Finding:
    at = found.places[row]
    low, median, high = np.quantile(found.draws[row], [(1 - level) / 2, 0.5, (1 + level) / 2])
    end = read_days(series.frame["end"].to_numpy())[at]
    share = float(found.completeness[found.lags[row]])
    said = f"{words.counted(series, now)} {words.were(series, now)}"
    bounds = f"{words.count(round(low))} to {words.count(round(high))}"
    note = (
        f"{said} {words.within(starts[at], end, series.by)} so far, {words.percent(100 * share)} of what "
        f"such figures come to: about {words.count(round(median))} ({words.levels(level)} prediction "
        f"interval {bounds})."
    )
    return make_finding(
        series,
        "nowcast",
        (starts[at], end),
        method=METHOD,
        value=float(median),
        low=float(low),
        high=float(high),
        expected=now,
        interval=Interval(kind="prediction", level=level, method="chain ladder, negative binomial"),
        n=len(starts),
        settings={"lag": found.lags[row], "completeness": float(f"{share:.6g}"), "draws": DRAWS},
        note=note,
    )
