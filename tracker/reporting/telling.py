"""Sentences of an edition from findings: the template of a sort of finding, filled with registered numbers.

No finding, no sentence; none names a cause. What a template needs beyond the fields of its finding (the
value of an earlier period, say) is an observation of the series and leads to that.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Literal

from tracker.model import Finding
from tracker.reporting.naming import outcome
from tracker.reporting.numbers import Line, Number
from tracker.reporting.prose import Row, Scribe, row_at, rows_between
from tracker.reporting.wording import Filling
from tracker.series import Series
from tracker.stats.words import digits_apart

BOUNDS = "bounds of the figures"  # in these words methods say that the bounds lead to another verdict
RANKS = "A rank test"
# Where a sentence stands: by itself, after one that tells the figure and its period, after one on the same.
Place = Literal["", "_above", "_again"]


@dataclass(frozen=True, slots=True)
class _Told:
    """One finding being told: its numbers by field, and the words that every template may use."""

    scribe: Scribe
    finding: Finding
    series: Series
    place: Place = ""

    def number(self, field: str, value: float, text: str) -> Number:
        """A number of the finding, led to the claims behind it, in the words given."""
        return self.scribe.of_finding(self.finding, self.series, field, text, value)

    def field(self, name: str, unit: str = "") -> Number:
        """A field of the finding, printed in a unit."""
        value = float(getattr(self.finding, name) or 0.0)
        return self.number(name, value, self.scribe.printed(value, unit or self.finding.unit))

    def signed(self, name: str, *, scale: float = 1.0, percent: bool = False, bare: bool = False) -> Number:
        """A field with its sign, or bare where a verb says it; in percent, or scaled to points.

        With as many decimals as keep a bound that is not zero from being printed as one.
        """
        value = float(getattr(self.finding, name) or 0.0)
        bounds = (self.finding.low, self.finding.high)
        digits = digits_apart(scale * bound for bound in bounds if bound is not None)
        text = self.scribe.wording.signed(scale * value, digits)
        text = text.lstrip("+−") if bare else text
        return self.number(name, value, self._percent(text) if percent else text)

    def _percent(self, text: str) -> str:
        return self.scribe.wording.text("number", "percent", value=text).replace(" ", "\u00a0")

    def setting(self, name: str, unit: str = "count") -> Number:
        """A setting of the finding as a number that the method found beside its value."""
        value = float(self.finding.settings[name])
        return self.number(name.replace("_", "-"), value, self.scribe.printed(value, unit))

    def observed(self, row: Row) -> Number:
        """The value of a period of the series."""
        return self.scribe.observed(self.series, row)

    @property
    def above(self) -> str:
        """The form of a sentence below one that tells the figure and its period."""
        return "_above" if self.place else ""

    @property
    def row(self) -> Row:
        """The period of the finding in its series."""
        found = row_at(self.series, self.finding.period)
        if found is None:
            raise LookupError(f"{self.finding.finding} of {self.finding.period}: no such period")
        return found

    @property
    def before(self) -> Row | None:
        """The period before."""
        rows = rows_between(self.series, (date.min, self.finding.period))
        return rows[-1] if rows else None

    def days(self, row: Row) -> Line:
        """The words for the days that the rate of a period is of."""
        return self.scribe.days_of_rate(self.series, row, "finding")

    def line(self, key: str, **parts: Filling) -> Line:
        """The sentence of a key, filled in with the parts given and the words that all sentences share."""
        finding, wording = self.finding, self.scribe.wording
        by = wording.name("by", finding.by)
        given: dict[str, Filling] = {
            "classes": wording.classes(tuple(finding.classes)),
            "deed": wording.name("deed", finding.metric),
            "outcome": outcome(wording, self.series),
            "when": wording.within(finding.period, finding.end, finding.by),
            "by": by,
        }
        if finding.interval is not None:
            given["level"] = self.scribe.level(finding.interval.level)
        if finding.span:
            given["since"] = wording.words.day(finding.span[0])
        return wording.line("finding", key, **(given | parts))

    def doubt(self, key: str = "doubt") -> Line:
        """The clause for bounds that leave the verdict open; nothing where they agree."""
        return self.line(key) if BOUNDS in self.finding.note else ()


def tell(scribe: Scribe, finding: Finding, series: Series, place: Place = "") -> Line:
    """The sentence on a finding; an empty line where there is none for its sort, or nothing to say."""
    teller = _TELLERS.get(finding.finding)
    return teller(_Told(scribe, finding, series, place)) if teller else ()


def _record(told: _Told) -> Line:
    finding = told.finding
    side = "highest" if (finding.score or 0) > 0 else "lowest"
    value = told.observed(told.row)
    if finding.rank is None:
        start = finding.span[0] if finding.span else finding.period
        earlier = next((row for row in told_rows(told.series) if _end(row) == start), None)
        if earlier is None:
            return ()
        since = told.scribe.wording.period(earlier["period"].date(), earlier["end"].date())
        place = told.scribe.wording.text("finding", f"place_{side}_1")
        parts: dict[str, Filling] = {"side": place, "earlier": since, "before": told.observed(earlier)}
        return told.line(f"record_since{told.above}", value=value, **parts) + told.doubt("doubt_order")
    joint = "joint" if finding.settings.get("ties") else "place"
    place = told.scribe.wording.text("finding", f"{joint}_{side}_{finding.rank}")
    line = told.line(f"record{told.above}", value=value, place=place, n=told.field("n", "count"))
    return line + told.doubt("doubt_order")


def _level(told: _Told) -> Line:
    parts = {name: told.field(name) for name in ("value", "low", "high")}
    return told.line("level", **parts, n=told.field("n", "count"))


def _trend(told: _Told) -> Line:
    finding = told.finding
    if finding.value is None or finding.low is None or finding.high is None:
        return ()
    unit = told.scribe.wording.name("by", "month" if finding.unit.endswith("month") else "week")
    sort = "none" if finding.low <= 0 <= finding.high else "rose" if finding.value > 0 else "fell"
    value = told.signed("value", percent=True, bare=sort != "none")
    line = told.line(
        f"trend_{sort}",
        value=value,
        low=told.signed("low", percent=True),
        high=told.signed("high", percent=True),
        n=told.field("n", "count"),
        unit=unit,
    )
    return line + (told.line("no_rank_test") if RANKS in finding.note else ()) + told.doubt()


def _change(told: _Told) -> Line:
    finding, before = told.finding, told.before
    if before is None or finding.value is None or finding.low is None or finding.high is None:
        return ()
    sort = "none" if finding.low <= 0 <= finding.high else "more" if finding.value > 0 else "fewer"
    subject = "they" if told.place == "_again" else "the"
    each = "" if _exposure(told.row) == _exposure(before) else "_each"
    value = told.observed(told.row)
    line = told.line(
        f"change_{sort}",
        subject=told.line(f"{subject}{each}", value=value),
        value=value,
        before=told.observed(before),
        change=told.signed("value", percent=True),
        low=told.signed("low", percent=True),
        high=told.signed("high", percent=True),
    )
    return line + told.doubt()


def _rate(told: _Told) -> Line:
    finding, parts = told.finding, {name: told.field(name) for name in ("value", "low", "high")}
    periods = int(finding.settings.get("periods", 1))
    if periods == 1:
        pair = {
            "x": told.scribe.part_of_rate(told.series, told.row, "numerator"),
            "n": told.scribe.part_of_rate(told.series, told.row, "denominator"),
        }
        parts = parts | pair | {"value": told.observed(told.row)}
        return told.line("rate", **parts, days=told.days(told.row))
    stopped = round((finding.value or 0.0) * finding.n)
    x = told.number("stopped", stopped, told.scribe.printed(stopped, "count"))
    return told.line("rate_pool", **parts, x=x, n=told.field("n", "count"), periods=told.setting("periods"))


def _rate_change(told: _Told) -> Line:
    finding, before = told.finding, told.before
    if before is None or finding.value is None or finding.low is None or finding.high is None:
        return ()
    sort = "none" if finding.low <= 0 <= finding.high else "higher" if finding.value > 0 else "lower"
    points = {name: told.signed(name, scale=100.0) for name in ("low", "high")}
    return told.line(
        f"rate_change_{sort}",
        value=told.observed(told.row),
        before=told.observed(before),
        days=told.days(told.row),
        days_before=told.days(before),
        change=told.signed("value", scale=100.0),
        **points,
    )


def _outside(told: _Told) -> Line:
    """An anomaly, of counts or of a rate."""
    finding = told.finding
    above = (finding.value or 0.0) > (finding.expected or 0.0)
    alpha = float(finding.settings.get("alpha", 0.01))
    line = told.line(
        f"{finding.finding}_{'above' if above else 'below'}",
        value=told.observed(told.row),
        limit=told.field("high" if above else "low"),
        expected=told.field("expected"),
        n=told.field("n", "count"),
        alpha=told.scribe.setting("alpha", told.scribe.wording.words.percent(alpha, 0), alpha),
    )
    return line + told.doubt()


def often_outside(scribe: Scribe, finding: Finding, series: Series) -> Line:
    """How many periods of the year before lay outside their limits, where the method found them too many."""
    told = _Told(scribe, finding, series)
    judged, many = (float(finding.settings.get(name, 0)) for name in ("judged", "outside"))
    if not judged or "judged in the year before" not in finding.note:
        return ()
    share = told.number("share-outside", many / judged, scribe.printed(many / judged, "fraction"))
    return told.line(
        "anomaly_many", judged=told.setting("judged"), outside=told.setting("outside"), share=share
    )


def _silence(told: _Told) -> Line:
    finding = told.finding
    since = told.scribe.wording.words.day(finding.period)
    parts = {"value": told.field("value", "count"), "n": told.field("n", "count")}
    if not finding.expected:
        return told.line("silence_first", **parts, since=since)
    return told.line("silence", **parts, since=since, expected=told.field("expected", "count"))


def _break(told: _Told) -> Line:
    finding, words = told.finding, told.scribe.wording.words
    first, end = finding.span or (finding.period, finding.end)
    rate = "_rate" if finding.unit == "points" else ""
    unit = "fraction" if rate else "count"
    line = told.line(
        f"break{rate}_{'rose' if (finding.score or 0) > 0 else 'fell'}",
        day=words.day(finding.period),
        after=told.setting("after", unit),
        before=told.setting("before", unit),
        first=words.day(first),
        last=words.day(end - timedelta(days=1)),
    )
    return line + told.doubt()


def _definition(told: _Told) -> Line:
    span = told.finding.span
    day = told.scribe.wording.words.day(span[0] if span else told.finding.period)
    return told.line("definition", day=day)


def _forecast(told: _Told) -> Line:
    parts = {
        name: told.number(name, float(value or 0), told.scribe.printed(float(round(value or 0)), "count"))
        for name, value in (
            ("value", told.finding.value),
            ("low", told.finding.low),
            ("high", told.finding.high),
        )
    }
    return told.line("forecast", **parts)


def _insufficient(told: _Told) -> Line:
    if "unnamed" in told.finding.settings:
        unusual = (told.finding.method, told.finding.by) == ("anomalies", "day")
        key = "selective_unusual" if unusual else "selective"  # single days have ranks
        return told.line(key, unnamed=told.setting("unnamed"), published=told.setting("published"))
    purpose = told.scribe.wording.name("purpose", told.finding.method)
    n, needed = told.field("n", "count"), told.setting("minimum")
    key = "insufficient_rate" if told.series.unit == "fraction" else "insufficient"
    enough = told.line("of_day" if told.finding.by == "day" else "of_enough_days", n=n)
    return told.line(key, n=n, needed=needed, purpose=purpose, enough=enough)


_TELLERS: Mapping[str, Callable[[_Told], Line]] = MappingProxyType(
    {
        "record": _record,
        "level": _level,
        "trend": _trend,
        "change": _change,
        "rate": _rate,
        "rate_change": _rate_change,
        "anomaly": _outside,
        "rate_anomaly": _outside,
        "silence": _silence,
        "break": _break,
        "definition": _definition,
        "forecast": _forecast,
        "insufficient": _insufficient,
    }
)


def told_rows(series: Series) -> Iterator[Row]:
    """All rows of a series, in order."""
    yield from rows_between(series, (date.min, date.max))


def _end(row: Mapping[str, Any]) -> date:
    end: date = row["end"].date()
    return end


def _exposure(row: Row) -> float:
    return float(row["days_reported"]) / float(row["days"])
