"""ChartSpec: everything that a chart draws and says, as one frozen value.

Tests and the lint read the spec; drawing computes nothing. Every number in its words is listed in
`numbers` with the formula and the rows behind it, so that a report can lead from it to its claims.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from tracker.charts.style import Mode, SizeName
from tracker.model import Finding

Place = Literal["above", "below", "right", "beside"]
Trace = tuple[list[float], list[float]]  # the vertices of a line: all x, all y
EPOCH = date(1970, 1, 1).toordinal()


class Key(NamedTuple):
    """What one drawn series is: the key of its claims; a claimant where it holds the figures of one alone."""

    metric: str
    classes: tuple[str, ...]
    direction: str
    scope: str
    unit: str
    by: str
    day_rule: str
    rule: str
    claimant: str = ""


class Row(NamedTuple):
    """One drawn value. None is a value that nobody reported, never zero.

    `role` names the drawn series (a metric, `mean_4`, `band`, a donor); `[period, end)` are local
    calendar days; `low..high` is the interval of the value, `claimed_low..claimed_high` what all
    claimants said; `method` says how a row was computed that no source printed; `as_of` is set where a
    row was known at another instant than the rest.
    """

    role: str
    period: date
    end: date
    best: float | None
    low: float | None = None
    high: float | None = None
    status: str = "reported"
    days_reported: int = 0
    days: int = 0
    claimed_low: float | None = None
    claimed_high: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    regime: str = ""
    n_claims: int = 0
    claims: tuple[str, ...] = ()
    method: str = ""
    notes: tuple[str, ...] = ()
    panel: int = 0
    key: Key | None = None
    as_of: datetime | None = None

    def made(self, **changes: Any) -> "Row":
        """The row with a value that was computed: nobody told a range of it, its ends are those given."""
        nothing: dict[str, Any] = dict.fromkeys(("low", "high", "claimed_low", "claimed_high"))
        return self._replace(**(nothing | changes))

    @property
    def x(self) -> float:
        """Middle of the period [days since 1970-01-01], as matplotlib counts them."""
        return (day_number(self.period) + day_number(self.end)) / 2

    @property
    def comparable(self) -> bool:
        """Whether the metric could be stated at all: false where its source stopped giving it."""
        return not any(note.startswith("not comparable") for note in self.notes)

    @property
    def known(self) -> bool:
        """Whether anything can be drawn at all."""
        return self.best is not None or (self.low is not None and self.high is not None)

    @property
    def told(self) -> bool:
        """Whether anything was said of it: a value, an interval, or at least so many."""
        return self.status != "not_reported" and (self.known or self.low is not None)

    @property
    def top(self) -> float:
        """The highest value that is drawn for this row (0 where there is none)."""
        return max((v for v in (self.best, self.high, self.claimed_high) if v is not None), default=0.0)


class Number(NamedTuple):
    """A number as printed in the words of a chart, and how it follows from the rows.

    `formula`: best, low, high, denominator, days_reported, days (of the one row; of a running total the
    rows that it runs over follow), sum, rows (how many), periods (of how many the rows are), date, setting.
    """

    text: str
    value: float
    formula: str
    rows: tuple[int, ...] = ()


class Label(NamedTuple):
    """A direct label at a data point; `place` is where it is tried first."""

    text: str
    x: float
    y: float
    place: Place = "above"
    panel: int = 0
    must: bool = False


class Break(NamedTuple):
    """A date from which a figure means something else, with its words; `cuts` parts lines there."""

    day: date
    text: str
    cuts: bool = True


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A chart as a value: two equal specs give the same bytes.

    `band` are the words that name the band, a part of the subtitle; `unit` is the unit of the value
    axis, `levels` the bounds of its colours, `names` those of its bars, `focus` the days (end exclusive) of
    which the title speaks where these were asked for, `common_scale` whether panels share their scale.
    `size` and `mode` can be replaced without building anew.
    """

    id: str
    kind: str
    rows: tuple[Row, ...]
    title: str
    subtitle: str
    note: str
    source: str
    alt: str
    as_of: datetime
    unit: str
    by: str
    series: tuple[Key, ...] = ()
    findings: tuple[Finding, ...] = ()
    labels: tuple[Label, ...] = ()
    breaks: tuple[Break, ...] = ()
    numbers: tuple[Number, ...] = ()
    band: str = ""
    levels: tuple[float, ...] = ()
    names: tuple[str, ...] = ()
    unit_words: str = ""
    focus: tuple[date, date] | None = None
    common_scale: bool = False
    size: SizeName = "report"
    mode: Mode = "standalone"
    language: str = "en"

    def role(self, role: str) -> list[Row]:
        """The rows of one drawn series, in order."""
        return [row for row in self.rows if row.role == role]

    @property
    def roles(self) -> tuple[str, ...]:
        """The drawn series, in the order in which they first appear."""
        return tuple(dict.fromkeys(row.role for row in self.rows))


def day_number(day: date) -> float:
    """Days since 1970-01-01: the date scale of matplotlib.

    >>> day_number(date(1970, 1, 2))
    1.0
    """
    return float(day.toordinal() - EPOCH)


def segments(rows: Sequence[Row], breaks: Sequence[Break] = ()) -> list[list[Row]]:
    """Runs of rows that a line may join: parted at unknown values, missing periods and cuts.

    A period that holds a cut stands alone: it is neither of the one meaning nor of the other.
    """
    cuts = [one.day for one in breaks if one.cuts]
    runs: list[list[Row]] = []
    last: Row | None = None
    for row in rows:
        if row.best is None:
            last = None
            continue
        apart = last is None or row.period > last.end or any(last.period < cut < row.end for cut in cuts)
        if apart:
            runs.append([])
        runs[-1].append(row)
        last = row
    return runs


def finite(value: object) -> float | None:
    """The value as a float, None where it is unknown."""
    if value is None:
        return None
    number = float(value)  # type: ignore[arg-type]
    return number if math.isfinite(number) else None
