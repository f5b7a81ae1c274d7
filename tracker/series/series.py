"""The Series: one metric of one class set on a regular calendar, as of one instant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

import pandas as pd

from tracker.display import interval, number, table
from tracker.model import By, DayRule, Direction, Observation
from tracker.series.calendar import to_number
from tracker.series.regimes import breaks_between
from tracker.vocab import Regime, load

_SHOWN_ROWS = 60
_SHOWN_COLUMNS = ("period", "value", "of", "claimed", "status", "days", "by", "claims", "regime", "notes")
_NUMBERS = ("low", "best", "high", "claimed_low", "claimed_high", "numerator", "denominator")


@dataclass(frozen=True, repr=False)
class Series:
    """Periods in a tidy frame; counts are sums of days, rates are fractions of 1.

    `frame` has one row a period and the columns period and end (local calendar days, end exclusive),
    low, best, high (interval of what was chosen; best NaN where only the interval is known), claimed_low
    and claimed_high (span of all claimants), numerator and denominator (of rates), status,
    days_reported, days, days_published (days on which the source gave a figure of any class), regime,
    notes, claims (ids of the claims behind it), n_claims, n_chosen (how many of them make the value),
    claimants (whose these are) and relayed (days on which only others print what the claimant said). A period
    that was not reported is a row of NaN, never of 0. `regimes` are those in the span. `nights`, of
    rates alone, has the pairs that all periods are made of, also those outside the span: day, numerator,
    denominator, regime and provisional. Of money there are `amounts` (sums by the currency of the claims),
    eur, usd and, in prices of the period `prices_of`, `constant_PERIOD`. `claimant` is set where the figures
    of one alone were asked for.
    """

    metric: str
    classes: tuple[str, ...]
    direction: Direction
    scope: str
    unit: str
    by: By
    day_rule: DayRule
    rule: str
    as_of: datetime
    regimes: tuple[Regime, ...]
    frame: pd.DataFrame
    numerator: str = ""
    nights: pd.DataFrame | None = None
    claimant: str = ""
    prices_of: str = ""

    def __len__(self) -> int:
        return len(self.frame)

    @property
    def breaks(self) -> list[tuple[date, Regime, Regime]]:
        """Days of the span from which the metric means something else: day, regime before, regime after."""
        if self.frame.empty:
            return []
        first, end = self.frame["period"].iloc[0].date(), self.frame["end"].iloc[-1].date()
        metric = self.numerator or self.metric
        rate = self.metric if self.numerator else _rate_of(metric)
        return breaks_between(self.regimes, metric, rate, to_number(first), to_number(end) - 1)

    @cached_property
    def columns(self) -> dict[str, list[Any]]:
        """The columns of the frame, as it was when first asked, as plain numbers, words and timestamps."""
        return {str(name): _plain(self.frame[name].array) for name in self.frame.columns}

    def observations(self) -> Iterator[Observation]:
        """The periods as values, in order of time."""
        return map(self._observation, self._rows())

    def _observation(self, row: Mapping[str, Any]) -> Observation:
        return Observation(
            metric=self.metric,
            classes=self.classes,
            direction=self.direction,
            scope=self.scope,
            unit=self.unit,
            period=row["period"].date(),
            end=row["end"].date(),
            by=self.by,
            status=row["status"],
            days_reported=int(row["days_reported"]),
            regime=row["regime"],
            notes=row["notes"],
            claims=row["claims"],
            as_of=self.as_of,
            **{name: _known(row[name]) for name in _NUMBERS},
            **self._money(row),
        )

    @property
    def constant(self) -> str:
        """Name of the column of amounts in constant prices; empty where there is none."""
        return f"constant_{self.prices_of.replace('-', '_')}" if self.prices_of else ""

    def _money(self, row: Mapping[str, Any]) -> dict[str, Any]:
        if "amounts" not in row:
            return {}
        constant = _known(row[self.constant]) if self.prices_of else None
        return {
            "amounts": row["amounts"],
            "eur": _known(row["eur"]),
            "usd": _known(row["usd"]),
            "constant": constant,
            "prices_of": self.prices_of,
        }

    def _rows(self, last: int | None = None) -> list[dict[str, Any]]:
        frame = self.frame if last is None else self.frame.tail(last)
        return [
            dict(zip(frame.columns, row, strict=True)) for row in frame.itertuples(index=False, name=None)
        ]

    def _head(self) -> str:
        of = (self.metric, "+".join(self.classes), self.direction, self.scope, f"by {self.by}", self.unit)
        about = ", ".join(each for each in of if each != "none")
        return f"{about}, as of {self.as_of:%Y-%m-%d %H:%M} UTC"

    def __repr__(self) -> str:
        if self.frame.empty:
            return f"<Series {self._head()}: no periods>"
        first, last = self.frame["period"].iloc[0], self.frame["end"].iloc[-1] - pd.Timedelta(days=1)
        return f"<Series {self._head()}: {first:%Y-%m-%d} to {last:%Y-%m-%d}, periods: {len(self)}>"

    def _repr_html_(self) -> str:
        left = len(self.frame) - _SHOWN_ROWS
        more = f"<p>{left} earlier periods are not shown.</p>" if left > 0 else ""
        cells = [self._cells(row) for row in self._rows(_SHOWN_ROWS)]
        told = [at for at in range(len(_SHOWN_COLUMNS)) if any(row[at] for row in cells)]
        rows = [[row[at] for at in told] for row in cells]
        return table(self._head(), [_SHOWN_COLUMNS[at] for at in told], rows) + more

    def _cells(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        one, percent = self._observation(row), self.unit == "fraction"
        claimed = interval(one.claimed_low, None, one.claimed_high, percent=percent)
        return (
            f"{one.period}",
            interval(one.low, one.best, one.high, percent=percent),
            "" if one.numerator is None else f"{number(one.numerator)}/{number(one.denominator)}",
            claimed if one.contested else "",
            one.status,
            f"{one.days_reported} of {row['days']}",
            ", ".join(row["claimants"]),
            str(row["n_claims"]),
            one.regime,
            "; ".join(one.notes),
        )


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _plain(column: pd.api.extensions.ExtensionArray) -> list[Any]:
    plain = isinstance(column, pd.arrays.NumpyExtensionArray)
    return column.to_numpy().tolist() if plain else column.tolist()


def _rate_of(metric: str) -> str:
    """The typed rate with this numerator, or nothing."""
    return next((rate.id for rate in load().metrics.values() if rate.numerator == metric), "")
