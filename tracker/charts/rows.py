"""From a Series to rows: what charts read of a frame, and which rows words may speak of."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Literal, Protocol

from tracker.charts.spec import Key, Row, finite
from tracker.model import Finding

LEAST_TOLD = 10  # launched; words about a share of fewer would make noise a finding
A_DOZEN = 12  # periods, under which each can have its mark
UNSURE = ("partial", "provisional", "not_reported")


class SeriesLike(Protocol):
    """What a chart reads of a Series; `frame` has one row a period (docs/charts.md)."""

    @property
    def metric(self) -> str:
        """What is counted."""

    @property
    def classes(self) -> Any:
        """Class ids, as a tuple or one string joined by plus signs."""

    @property
    def direction(self) -> str:
        """Who on whom."""

    @property
    def scope(self) -> str:
        """National, a region or a donor."""

    @property
    def unit(self) -> str:
        """count, fraction or a currency."""

    @property
    def by(self) -> str:
        """day, week or month."""

    @property
    def day_rule(self) -> str:
        """On which day a night counts."""

    @property
    def rule(self) -> str:
        """The observation rule."""

    @property
    def as_of(self) -> datetime:
        """The instant of the data."""

    @property
    def regimes(self) -> Sequence[Any]:
        """What the source's figures mean, in order of time."""

    @property
    def frame(self) -> Any:
        """The periods as a DataFrame."""


def key_of(series: SeriesLike) -> Key:
    """The key of a series."""
    return Key(
        str(series.metric),
        tuple(series.classes.split("+") if isinstance(series.classes, str) else series.classes),
        str(series.direction),
        str(series.scope),
        str(series.unit),
        str(series.by),
        str(series.day_rule),
        str(series.rule),
        str(getattr(series, "claimant", "")),
    )


def told_by(series: Iterable[SeriesLike]) -> tuple[str, ...]:
    """Whose figures the periods of series are, who gave most of them first."""
    columns = [one.frame["claimants"] for one in series if "claimants" in one.frame]
    counted = Counter(name for column in columns for names in column for name in names)
    return tuple(name for name, _ in counted.most_common())


def relayed(series: Iterable[SeriesLike]) -> float:
    """Share of the days with a figure on which only others print what the claimant said."""
    told = [one.frame[["relayed", "days_reported"]].sum() for one in series if "relayed" in one.frame]
    days = sum(float(one["days_reported"]) for one in told)
    return sum(float(one["relayed"]) for one in told) / days if days else 0.0


def rows_of(series: SeriesLike, role: str = "", panel: int = 0) -> list[Row]:
    """The rows of a series; the role is its metric unless another is given."""
    key = key_of(series)
    columns = {name: _cells(column) for name, column in series.frame.items()}
    records = (dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True))
    return [_row(record, role or key.metric, panel, key) for record in records]


def _cells(column: Any) -> list[Any]:
    """The values of a column as plain numbers, words and days; making a timestamp of each would cost most."""
    told: list[Any] = (column.to_numpy("datetime64[D]") if column.dtype.kind == "M" else column).tolist()
    return told


def _row(record: Mapping[Any, Any], role: str, panel: int, key: Key) -> Row:
    claims = tuple(record.get("claims") or ())
    return Row(
        role=role,
        period=_day(record["period"]),
        end=_day(record["end"]),
        best=finite(record["best"]),
        low=finite(record["low"]),
        high=finite(record["high"]),
        status=str(record["status"]),
        days_reported=int(record["days_reported"]),
        days=int(record["days"]),
        claimed_low=finite(record.get("claimed_low")),
        claimed_high=finite(record.get("claimed_high")),
        numerator=finite(record.get("numerator")),
        denominator=finite(record.get("denominator")),
        regime=str(record.get("regime") or ""),
        n_claims=int(record.get("n_claims", len(claims))),
        claims=claims,
        notes=tuple(record.get("notes") or ()),
        panel=panel,
        key=key,
    )


def _day(value: Any) -> date:
    return value.date() if isinstance(value, datetime) else value


def evidence(rows: Iterable[Row]) -> dict[str, Any]:
    """The claims behind rows, each once, and how many they are: fields of a row made of these."""
    claims = tuple(dict.fromkeys(claim for row in rows for claim in row.claims))
    return {"claims": claims, "n_claims": len(claims)}


def speaking(rows: Sequence[Row]) -> list[Row]:
    """The whole periods with enough launched for words about a share of them."""
    return [row for row in whole(rows) if (row.denominator or 0.0) >= LEAST_TOLD]


def whole(rows: Sequence[Row]) -> list[Row]:
    """The rows that titles and statistics may speak of: known and over."""
    return [row for row in rows if row.best is not None and row.status not in UNSURE]


def within(rows: Sequence[Row], focus: tuple[date, date] | None) -> list[Row]:
    """The rows that touch the days `[first, end)`; all of them where no days are given."""
    return [row for row in rows if focus is None or (row.period < focus[1] and row.end > focus[0])]


def told(rows: Sequence[Row], focus: tuple[date, date] | None, *, bounds: bool = False) -> Row | None:
    """The row that a title speaks of: the newest whole one in focus, else the newest whole one.

    With `bounds` also one in focus that is known by its bounds alone. None where nothing is known of the
    days in focus: another period must not stand in for them.
    """
    mine = [row for row in within(rows, focus) if row.known]
    if not mine:
        return None
    bare = [row for row in mine if row.status not in UNSURE] if bounds and focus else []
    return next(reversed(whole(mine) or bare or whole(rows)), None)


def often_gaps(rows: Sequence[Row]) -> Literal["", "gaps_most", "gaps_all"]:
    """The note where most or all periods that are over have unreported days: a mark on each tells nothing."""
    over = [row for row in rows if row.known and row.status not in UNSURE]
    gaps = sum(row.status == "gaps" for row in over)
    if len(over) < A_DOZEN or 2 * gaps <= len(over):
        return ""
    return "gaps_most" if gaps < len(over) else "gaps_all"


def at_least(row: Row) -> bool:
    """Whether a value has no upper end."""
    return row.high is None and row.low is not None


def ranged(row: Row) -> bool:
    """Whether the claimants told visibly different values of a row."""
    if row.best is None or row.claimed_low is None or row.claimed_high is None:
        return False
    return row.claimed_high - row.claimed_low > 0.005 * max(abs(row.best), 1.0)


def of_series(findings: Iterable[Finding], key: Key) -> list[Finding]:
    """The findings that speak of the series with this key."""
    return [
        finding
        for finding in findings
        if (finding.metric, finding.direction, finding.scope, finding.by)
        == (key.metric, key.direction, key.scope, key.by)
        and sorted(finding.classes) == sorted(key.classes)
    ]
