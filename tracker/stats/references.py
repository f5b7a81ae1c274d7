"""Reference periods of the published outbreak method: the earlier periods of a limit, their season."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from tracker.errors import MethodError
from tracker.stats.irls import Floats, Whole

OLDEST = -1  # the program lets the one period before the series pass, and leaves it out
WEEKS = 52  # periods a year of a weekly series, whose reference dates fall on the weekday of the period


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where the reference periods lie: years back, half width, seasons, newest periods left out.

    `years` is the method's b, `half` its w, `seasons` noPeriods, `past` pastWeeksNotIncluded; `frequency` is
    periods a year. With `dates` a year ago is the same date, else `frequency` periods ago.
    """

    years: int
    half: int
    seasons: int
    past: int
    frequency: int
    dates: tuple[date, ...] | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Periods of a window before the one judged (negative, ascending), the time and the season of each.

    Time is 0 at the period judged. The last season is that of the period judged.
    """

    offsets: tuple[int, ...]
    times: tuple[float, ...]
    seasons: tuple[int, ...]
    dated: bool

    @property
    def places(self) -> Whole:
        """Offsets as an array."""
        return np.array(self.offsets, dtype=np.int64)

    @property
    def t(self) -> Floats:
        """Times as an array."""
        return np.array(self.times)

    @property
    def levels(self) -> Whole:
        """Seasons, renumbered without gaps."""
        return np.array(np.unique(self.seasons, return_inverse=True)[1], dtype=np.int64)


def layouts(places: Sequence[int], calendar: Calendar) -> dict[Layout, list[int]]:
    """Places of the periods judged, by the layout of their window.

    Raises: MethodError where a reference period lies before the series.
    """
    at = {day: place for place, day in enumerate(calendar.dates)} if calendar.dates else {}
    days = np.array([day.toordinal() for day in calendar.dates]) if calendar.dates else np.arange(0)
    if np.unique(np.diff(days)).size <= 1:
        days = np.arange(0)
    groups: dict[tuple[int, ...], list[int]] = {}
    for place in places:
        years = _years(place, calendar, at)
        if years[-1] - calendar.half < OLDEST:
            raise MethodError(
                f"period {place + 1} has no {calendar.years} years of reference periods before it"
            )
        groups.setdefault(tuple(year - place for year in years), []).append(place)
    found: dict[Layout, list[int]] = {}
    for relative, group in groups.items():
        offsets, seasons = _window(relative, calendar)
        for place in group:
            found.setdefault(_layout(place, offsets, seasons, days, calendar), []).append(place)
    return found


def earliest(calendar: Calendar) -> int:
    """Place of the first period that the program judges if it is not told a range."""
    return calendar.years * calendar.frequency + calendar.half


def _years(place: int, calendar: Calendar, at: dict[date, int]) -> list[int]:
    """The period itself and the same one 1, 2, ... years earlier, as places."""
    if calendar.dates is None:
        return [place - year * calendar.frequency for year in range(calendar.years + 1)]
    found = [place]
    for year in range(1, calendar.years + 1):
        day = _years_before(calendar.dates[place], year)
        if calendar.frequency == WEEKS:
            day += timedelta(days=(calendar.dates[place].weekday() - day.weekday() + 3) % 7 - 3)
        if day not in at:
            raise MethodError(f"no period begins on {day}, a reference of {calendar.dates[place]}")
        found.append(at[day])
    return found


def _years_before(day: date, years: int) -> date:
    """The same date some years earlier; 29 February becomes 1 March.

    >>> _years_before(date(2024, 2, 29), 1)
    datetime.date(2023, 3, 1)
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)


def _window(years: tuple[int, ...], calendar: Calendar) -> tuple[Whole, Whole]:
    """Periods before the one judged and their seasons; `years` are the places of its reference dates."""
    season = dict.fromkeys(range(-calendar.half, 0), calendar.seasons - 1)
    for year in years[1:]:
        season |= dict.fromkeys(range(year - calendar.half, year + calendar.half + 1), calendar.seasons - 1)
    if calendar.seasons > 1:
        for newer, older in pairwise(years):
            season |= _between(older + calendar.half + 1, newer - calendar.half, calendar.seasons - 1)
    used = sorted(at for at in season if at < -calendar.past)
    return np.array(used, dtype=np.int64), np.array([season[at] for at in used], dtype=np.int64)


def _layout(place: int, offsets: Whole, seasons: Whole, days: Whole, calendar: Calendar) -> Layout:
    """The window within the series; times in periods, or in lengths of the first if dates are uneven."""
    inside = offsets >= -place
    times = offsets[inside].astype(float)
    if days.size:
        times = (days[offsets[inside] + place] - days[place]) / (days[1] - days[0])
    return Layout(
        offsets=tuple(offsets[inside].tolist()),
        times=tuple(times.tolist()),
        seasons=tuple(seasons[inside].tolist()),
        dated=calendar.dates is not None,
    )


def _between(first: int, end: int, runs: int) -> dict[int, int]:
    """Seasons of the periods [first, end) between two blocks: `runs` runs, the oldest ones longer."""
    length, longer = divmod(max(end - first, 0), runs)
    lengths = [length + (run < longer) for run in range(runs)]
    return {first + i: run for i, run in enumerate(np.repeat(np.arange(runs), lengths).tolist())}
