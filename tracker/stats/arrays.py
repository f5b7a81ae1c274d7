"""A Series as arrays: counts, weights, exposures and the comparable stretch that each period belongs to."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from tracker.errors import MethodError
from tracker.stats.irls import Flags, Floats, Whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.series import Series

# Days of a nominal period: expected counts are for these, months are scaled to their mean length.
NOMINAL_DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12}
MIN_SHARE = 4 / 7  # a week with fewer of its days reported is not fitted
# Beyond this share of the source's days without the class, its gaps are not missing at random.
MOST_UNNAMED = 0.1
BOUNDS = ("best", "low", "high")
Days = npt.NDArray[np.datetime64]


class Unnamed(NamedTuple):
    """Days of a span on which a source gave figures and none of a class, of those on which it gave any."""

    days: int
    published: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Counts:
    """One series as arrays over its T periods.

    y (R, T): row 0 is best, then, only if they differ somewhere, low and high; NaN where unknown.
    weight: 1 for periods that enter fits. exposure: reported part of a nominal period.
    complete: over, with all or enough of its days reported, so that it may be judged.
    silent: over and not reported. printed: with a figure of its own, not bounds alone. stretch: number of
    the comparable stretch. unnamed: days on which the source gave figures and none of this class;
    published: days on which it gave any.
    """

    series: "Series"
    y: Floats
    weight: Floats
    exposure: Floats
    complete: Flags
    silent: Flags
    printed: Flags
    stretch: Whole
    unnamed: Floats
    published: Floats
    start: tuple[date, ...]
    end: tuple[date, ...]
    regime: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many periods."""
        return len(self.start)

    def selective(self) -> Unnamed | None:
        """Unnamed and published days of the newest stretch, where so many are unnamed that nothing is fitted.

        A source that lists what was launched, and leaves a class out, has not said zero; nor are the days on
        which it names the class a sample of all days. What is summed over such days is no total to rank.
        """
        known = np.flatnonzero(np.isfinite(self.y[0]))
        if not known.size:
            return None
        same = self.same_stretch(int(known[-1]))
        unnamed, published = float(self.unnamed[same].sum()), float(self.published[same].sum())
        if unnamed <= MOST_UNNAMED * published:
            return None
        first, last = np.flatnonzero(same & (self.published > 0))[[0, -1]]
        newest = min(self.end[last] - timedelta(days=1), self.series.as_of.date())
        span = (self.start[first], max(newest, self.start[last]))
        return Unnamed(round(unnamed), round(published), *span)

    def newest(self, among: Flags | None = None) -> int | None:
        """Place of the newest period that is fitted (or of the newest of `among`)."""
        places = np.flatnonzero(self.weight > 0 if among is None else among)
        return int(places[-1]) if places.size else None

    def same_stretch(self, place: int) -> Flags:
        """Periods comparable with the one at `place`."""
        return np.asarray(self.stretch == self.stretch[place])


def read_counts(series: "Series") -> Counts:
    """Arrays of a series of counts.

    Raises: MethodError for a series of rates, which has methods of its own.
    """
    if series.unit == "fraction":
        raise MethodError(f'{series.metric} is a rate: this method takes counts; use the method "rates"')
    frame = series.frame
    status = frame["status"].to_numpy(dtype=object).astype(str)
    share = _share(frame["days_reported"].to_numpy(dtype=float), frame["days"].to_numpy(dtype=float), status)
    first, last = (frame[name].to_numpy().astype("datetime64[D]") for name in ("period", "end"))
    days = (last - first).astype(float)
    y = _rows(*(frame[bound].to_numpy(dtype=float) for bound in BOUNDS))
    known = np.isfinite(y[0]) & ~np.isin(status, ["provisional", "not_reported"])
    known &= ~((status == "partial") & (days <= 1))  # of a day that is not over nobody says what part is told
    fitted = known & (share >= MIN_SHARE - 1e-9)
    published = frame["days_published"].to_numpy(dtype=float)
    return Counts(
        series=series,
        unnamed=published - frame["days_reported"].to_numpy(dtype=float),
        published=published,
        y=y,
        weight=fitted.astype(float),
        exposure=share * days / NOMINAL_DAYS[series.by],
        complete=fitted & (status != "partial"),
        silent=status == "not_reported",
        printed=np.isfinite(frame["best"].to_numpy(dtype=float)),
        stretch=stretches([day for day, _, _ in series.breaks], first, last),
        start=tuple(first.astype(object)),
        end=tuple(last.astype(object)),
        regime=tuple(frame["regime"].to_numpy(dtype=object).tolist()),
    )


def stretches(
    breaks: "Sequence[date]", start: "Sequence[date] | Days", end: "Sequence[date] | Days"
) -> Whole:
    """Number of the comparable stretch of each period; a period that holds a break is one of its own.

    >>> week = [date(2025, 7, day) for day in (14, 21, 28)]
    >>> stretches([date(2025, 7, 24)], week, [*week[1:], date(2025, 8, 4)])
    array([0, 1, 2])
    """
    first, last = (np.asarray(days, dtype="datetime64[D]") for days in (start, end))
    numbers = np.zeros(len(first), dtype=np.int64)
    for day in np.array(breaks, dtype="datetime64[D]"):
        numbers += 2 * (day <= first) + ((first < day) & (day < last))
    return numbers


def _rows(best: Floats, low: Floats, high: Floats) -> Floats:
    """Rows to run a method on: a bundle without a best value stands at the middle of its interval."""
    centre = np.where(np.isnan(best), (low + high) / 2.0, best)
    low, high = (np.where(np.isfinite(bound), bound, centre) for bound in (low, high))
    if np.array_equal(low, centre, equal_nan=True) and np.array_equal(high, centre, equal_nan=True):
        return centre[None, :]
    return np.vstack([centre, low, high])


def _share(reported: Floats, days: Floats, status: npt.NDArray[np.str_]) -> Floats:
    """Part of a period that its figure covers: 1 unless it has gaps or is not over."""
    part = np.isin(status, ["gaps", "partial"])
    return np.where(part, reported / np.maximum(days, 1.0), 1.0)


def read_days(column: npt.NDArray[np.datetime64]) -> tuple[date, ...]:
    """Calendar days of a column of a frame."""
    return tuple(column.astype("datetime64[D]").astype(object))
