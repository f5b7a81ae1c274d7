"""From Series and Findings to a ChartSpec: what all builders share.

A Draft collects rows and the numbers that are printed of them; `finish` makes the frozen spec. It
touches only attributes of a Series (metric, classes, ..., `frame`), so any object with these will do.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Literal

import pandas as pd

import tracker
from tracker.charts.rows import SeriesLike, at_least, key_of, often_gaps, ranged, relayed, told_by, within
from tracker.charts.spec import Break, ChartSpec, Label, Number, Place, Row
from tracker.charts.style import Mode, SizeName
from tracker.charts.wording import NBSP, THIN, Printed, Word, Words, capital, last_day, words
from tracker.errors import ChartError
from tracker.model import Finding

MAX_TITLE_WORDS = 12
LOSSES = ("personnel_losses", "equipment_destroyed", "equipment_damaged")
"""Metrics of what a side lost, wherever that was: their place is no country."""
MAX_ALT = 300


def title_words(title: str) -> int:
    """How many words a title has; a dash between two dates, a sign and a space inside a number make none.

    >>> title_words("≥ 194 shot down")
    3

    >>> title_words("29 September – 5 October: 405 drones"), title_words("83.4 % of 405 drones")
    (6, 4)
    """
    return sum(word not in ("–", "—", "%", "≥", "≤") for word in title.replace(THIN, "").split())


@dataclass(frozen=True, slots=True)
class Options:
    """How a chart is wanted: form, language, and what the caller knows better.

    `names` are words for ids of scopes, donors and classes, `source` replaces the words made from the
    claimants of the regimes, `place` those for the country. `band` are prediction limits (columns period,
    expected, lower, upper) of `level`, from the `history` periods before; a finding `anomaly` knows both
    better. `focus` is the first day and the end (exclusive) of what the title must speak of, such as the
    period of a report; without it titles speak of the newest whole period or of all that is shown.
    `measured` is how well a forecast did so far: the outcomes, and the share of them inside each level.
    `common_scale` gives all panels of `class_multiples` one scale. With `spanned` the subtitle says
    from which day on is shown.
    """

    size: SizeName = "report"
    mode: Mode = "standalone"
    language: str = "en"
    id: str = ""
    source: str = ""
    place: str = ""
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    band: pd.DataFrame | None = None
    level: float = 0.99
    history: int = 0
    focus: tuple[date, date] | None = None
    measured: tuple[int, Mapping[float, float]] | None = None
    common_scale: bool = False
    spanned: bool = False


class Draft:
    """A chart in the making: rows, printed numbers, notes."""

    def __init__(
        self, kind: str, series: Sequence[SeriesLike], findings: Iterable[Finding], options: Options
    ) -> None:
        """Start from the series of a chart, which must not be empty."""
        if not series:
            raise ChartError(f"chart {kind} needs at least one series")
        self.kind, self.options = kind, options
        self.main = key_of(series[0])
        self.keys = tuple(dict.fromkeys(key_of(one) for one in series))
        self.as_of: datetime = series[0].as_of
        self.focus = options.focus
        asked = tuple(dict.fromkeys(key.claimant for key in self.keys if key.claimant))
        regimes = dict.fromkeys(regime.claimant for one in series for regime in one.regimes)
        self.claimants = asked or told_by(series) or tuple(regimes)
        self.relayed = relayed(series)
        self.words: Words = words(options.language)
        self.findings = tuple(findings)
        self.rows: list[Row] = []
        self.numbers: dict[Number, None] = {}
        self.labels: list[Label] = []
        self.breaks: list[Break] = []
        self.notes: list[str] = []

    def counts_only(self) -> None:
        """Refuse series that are no counts.

        Raises: ChartError that names the metric.
        """
        other = next((key.metric for key in self.keys if key.unit != "count"), "")
        if other:
            raise ChartError(f"chart {self.kind} shows counts; {other} is none")

    def no_rate(self) -> None:
        """Refuse a rate, whose values are no numbers of things.

        Raises: ChartError that names the metric.
        """
        if self.main.unit == "fraction":
            raise ChartError(
                f"chart {self.kind} shows counts; {self.main.metric} is a rate: see rate_band, change_points"
            )

    def days_only(self) -> None:
        """Refuse a series that is not daily.

        Raises: ChartError that names the calendar.
        """
        if self.main.by != "day":
            raise ChartError(f"chart {self.kind} needs a series by day, not by {self.main.by}")

    # -- numbers ---------------------------------------------------------------------------------

    def _record(self, text: str, value: float, formula: str, rows: Iterable[int] = ()) -> Printed:
        self.numbers[Number(str(text), value, formula, tuple(rows))] = None
        return self.words.printed(text, value)

    def figure(self, row: Row, what: Literal["best", "low", "high", "denominator"] = "best") -> str:
        """A value of a row as printed."""
        value = getattr(row, what)
        own = row.key.unit if row.key is not None else self.main.unit
        unit = "count" if what == "denominator" else own
        return self._record(self.words.value(value, unit), value, what, [self.rows.index(row)])

    def extent(self, row: Row) -> Printed:
        """A figure, or its bounds where it is known as an interval only; no word where it is not known."""
        if row.best is not None or not row.known:
            text = "" if row.best is None else self.figure(row)
        else:
            text = self.say("label", "range", low=self.figure(row, "low"), high=self.figure(row, "high"))
        return self.words.printed(text, row.top)

    def running(self, row: Row) -> str:
        """A running total as printed: of its row, and of those before it with the same role."""
        before = [
            at
            for at, one in enumerate(self.rows)
            if one.role == row.role and one.period < row.period and one.best is not None
        ]
        value = float(row.best or 0.0)
        text = self.words.value(value, self.main.unit)
        return self._record(text, value, "best", [self.rows.index(row), *before])

    def listed(self, row: Row, text: str) -> str:
        """The best value of a row, printed as `text`."""
        return self._record(text, float(row.best or 0.0), "best", [self.rows.index(row)])

    def sum(self, rows: Sequence[Row]) -> str:
        """The sum of the best values of rows."""
        total = sum(row.best or 0.0 for row in rows)
        return self._record(
            self.words.value(total, self.main.unit), total, "sum", [self.rows.index(row) for row in rows]
        )

    def how_many(self, rows: Sequence[Row]) -> str:
        """How many rows there are."""
        return self._record(
            self.words.count(len(rows)), len(rows), "rows", [self.rows.index(row) for row in rows]
        )

    def setting(self, text: str, value: float) -> str:
        """A number that is a setting of a method, such as a level."""
        return self._record(text, value, "setting")

    def day(self, day: date, form: str = "day") -> str:
        """A date as printed."""
        return self._record(self.words.day(day, form), float(day.toordinal()), "date")

    def period(self, row: Row, year: bool = True) -> str:
        """The period of a row as the end of a sentence."""
        text = self.words.period(row.period, self.main.by, year)
        self.dated(text.lstrip(", "), row.period)  # its days are a date also behind another word
        return text

    def when(self, row: Row) -> str:
        """The period of a row by itself."""
        return self._record(self.words.when(row.period, self.main.by), float(row.period.toordinal()), "date")

    def dated(self, text: str, day: date) -> str:
        """A span of days that is printed as `text` and begins on a day of the chart."""
        return self._record(text, float(day.toordinal()), "date")

    def known(self, instant: datetime) -> str:
        """An instant at which something was known."""
        return self._record(self.words.instant(instant), float(instant.toordinal()), "date")

    def period_short(self, row: Row) -> str:
        """The period of a row by itself, without its year where that is said elsewhere."""
        if self.main.by == "day":
            return self.day(row.period, "day_no_year")
        return self.when(row)

    def days(self, first: date, last: date, year: bool = True) -> str:
        """A span of days of the chart, both included."""
        return self.dated(self.words.days(first, last, year), first)

    def focus_span(self, year: bool = True) -> str:
        """The days in focus by themselves: "20–26 October 2025", "October 2025"."""
        assert self.focus is not None
        first, end = self.focus
        return self.days(first, last_day(end), year)

    def by_count(self, rows: Sequence[Row]) -> str:
        """How many periods the rows are of, with the word for it: "1 week"; a week of two panels is one."""
        count = len({row.period for row in rows})
        self._record(self.words.count(count), count, "periods", [self.rows.index(row) for row in rows])
        return self.words.counted(count, self.main.by)

    def missing(self, rows: Sequence[Row], key: str = "missing") -> list[str]:
        """The title where nothing is known of the days in focus, with and without the year; else none."""
        if self.focus is None or any(row.known for row in within(rows, self.focus)):
            return []
        spans = [self.focus_span(year) for year in (True, False)]
        return [self.say("title", key, span=span) for key in (key, "missing_short") for span in spans]

    def note_outlined(self, rows: Sequence[Row], row: Row) -> None:
        """Name the dark outline of the row that the title speaks of."""
        later = [one for one in rows if one.period > row.period and one.status != "partial"]
        self.note("outlined_title" if later else "outlined")

    def label_partial(
        self,
        rows: Sequence[Row],
        place: Place,
        part: float = 1.0,
        told: Callable[[Row], str] | None = None,
    ) -> None:
        """Label a period that is not over with its value and how many of its days are in.

        The label stands at a part of its height; `told` prints the value.
        """
        for row in rows:
            if row.status == "partial" and row.best is not None:
                days, all_days = self.reported(row)
                key = "partial_day" if self.main.by == "day" else "partial"
                value = told(row) if told else self.figure(row)
                text = self.say("label", key, value=value, days=days, all=all_days)
                self.labels.append(Label(text, row.x, part * row.best, place=place, must=True))

    def reported(self, row: Row) -> tuple[str, str]:
        """Days reported and days of a row."""
        at = [self.rows.index(row)]
        return (
            self._record(self.words.count(row.days_reported), row.days_reported, "days_reported", at),
            self._record(self.words.count(row.days), row.days, "days", at),
        )

    # -- words -----------------------------------------------------------------------------------

    @property
    def classes(self) -> Word:
        """The class set in words."""
        return self.words.classes(self.main.classes, self.options.names)

    @property
    def currency(self) -> Word:
        """The unit of money in words."""
        return self.words.name("currency", self.main.unit)

    @property
    def metric(self) -> Word:
        """The metric in words."""
        return self.words.name("metric", self.main.metric)

    @property
    def outcome(self) -> Word:
        """The outcome that a rate speaks of."""
        return self.words.name("rate", self.main.metric)

    @property
    def place(self) -> str:
        """Where: the country for national figures, else the name of the scope."""
        if self.options.place:
            return self.options.place
        if self.main.scope == "national":
            return self.words.name("side" if self.main.metric in LOSSES else "place", self.main.direction)
        return self.options.names.get(self.main.scope, capital(self.main.scope.replace("_", " ")))

    @property
    def calendar(self) -> str:
        """The calendar and, where nights are placed on days, the rule for it."""
        calendar = self.words.name("calendar", self.main.by)
        if self.main.by != "day":
            return calendar
        return ", ".join((calendar, self.words.name("day_rule", self.main.day_rule)))

    def say(self, section: str, key: str, /, **parts: str) -> str:
        """A template, filled with the words of this chart and the parts given."""
        known = {
            "classes": self.classes,
            "metric": self.metric,
            "place": self.place,
            "calendar": self.calendar,
            "by": self.words.name("by", self.main.by),
        }
        return self.words.text(section, key, **{**known, **parts})

    def note(self, key: str, /, **parts: str) -> None:
        """Add a clause to the note, once."""
        text = self.say("note", key, **parts)
        if text not in self.notes:
            self.notes.append(text)

    def note_marks(self, rows: Sequence[Row], points: bool = False, **other: str) -> None:
        """Name the marks of doubt that the rows show; `other` are the templates of a kind."""
        by_status = {row.status: row for row in rows if row.comparable or row.known}
        told = set(by_status) - {"not_reported"} | {row.status for row in rows if row.comparable}
        if "partial" in by_status:
            days, all_days = self.reported(by_status["partial"])
            key = "partial_point" if points else "partial"
            if self.main.by == "day":
                key = "partial_point_day" if points else "partial_day"
            self.note(other.get("partial", key), days=days, all=all_days)
        names = {"reported_zero": "zero"}
        if points:
            names |= {"gaps": "gaps_point", "provisional": "provisional_point"}
        for status in ("gaps", "provisional", "not_reported", "reported_zero"):
            if status in by_status and status in told:
                mine = [row for row in rows if row.status == status]
                count = {"count": self.by_count(mine)} if status == "gaps" else {}
                key = (names | other).get(status, status)
                often = often_gaps(rows) if key in ("gaps", "gaps_point") else ""
                self.note(often or key, **count)
        if any(row.best is None and row.known for row in rows):
            self.note("bounds" if points else other.get("interval", "interval"))
        if any(at_least(row) for row in rows):
            self.note("at_least")
        if not points and any(ranged(row) for row in rows):
            self.note("range")

    def source_line(self) -> str:
        """Source, as-of, observation rule and tool."""
        names = [
            self.words.name("claimant", one) for one in self.claimants if one in self.words.table["claimant"]
        ]
        if not names or len(names) < len(self.claimants):
            names.append(self.words.name("claimant", "others" if names else "default"))
        source = self.options.source or self.words.joined(names)
        if self.relayed and self.claimants and not self.options.source:
            key = "relayed" if self.relayed == 1 else "relayed_partly"
            source = self.words.text("source", key, source=source)
        as_of = self.words.instant(self.as_of)
        self.setting(as_of, self.as_of.timestamp())
        tool = f"tracker{NBSP}{tracker.__version__}"
        self.setting(tool, 0.0)
        rule = self.words.name("rule", self.main.rule)
        return self.words.text("source", "line", source=source, as_of=as_of, rule=rule, tool=tool)

    def open_end(self, rows: Sequence[Row]) -> str:
        """The sentence of an alt text on a last period that is not over; nothing where it is."""
        return self.say("alt", "partial") if rows[-1].status == "partial" else ""

    def contested(self, rows: Sequence[Row]) -> str:
        """The sentence of an alt text on periods of which claimants told different values."""
        differ = [row for row in rows if ranged(row)]
        return self.say("alt", "contested", count=self.by_count(differ)) if differ else ""

    def alt(self, opening: str, *more: str) -> str:
        """The opening sentence and as many of the further ones as 300 characters hold.

        A longer opening loses its last clauses.
        """
        text = opening
        while len(text) > MAX_ALT and ", " in text:
            text = f"{text.rpartition(', ')[0]}."
        for sentence in (*more, self.words.text("alt", "data", id=self.id)):
            if sentence and len(text) + len(sentence) + 1 <= MAX_ALT:
                text = f"{text} {sentence}"
        return text

    def listed_alt(self, key: str, said: Sequence[str], **parts: str) -> str:
        """An alt text that lists as many findings, the most important first, as its length holds."""
        data = self.words.text("alt", "data", id=self.id)
        for many in range(len(said), 0, -1):
            text = self.alt(self.say("alt", key, finding="; ".join(said[:many]), **parts))
            if text.endswith(data):
                return text
        return self.alt(self.say("alt", key, finding=self.words.name("alt", "nothing"), **parts))

    @property
    def id(self) -> str:
        """The id of the chart, from its key unless one was given."""
        if self.options.id:
            return self.options.id
        one_scope = len({key.scope for key in self.keys}) == 1 and self.main.scope != "national"
        scope = [self.main.scope] if one_scope else []
        return "-".join([self.kind, self.main.metric, *self.main.classes, *scope])

    def span(self, rows: Sequence[Row]) -> dict[str, str]:
        """First and last day of rows, in words."""
        return {"first": self.day(rows[0].period), "last": self.day(last_day(rows[-1].end))}

    @staticmethod
    def _fitting(titles: Sequence[str]) -> str:
        """The first title that is there and short enough, if any."""
        return next((one for one in titles if one and title_words(one) <= MAX_TITLE_WORDS), "")

    def _topic(self) -> str:
        """What is shown and of which days; the classes are named by the subtitle."""
        first, end = min(row.period for row in self.rows), max(row.end for row in self.rows)
        key = "topic_rate" if self.main.unit == "fraction" else "topic"
        return self.say("title", key, outcome=self.outcome, span=self.days(first, last_day(end)))

    def finish(
        self, titles: Sequence[str], subtitle: str, alt: str, *, unit_words: str, **more: Any
    ) -> ChartSpec:
        """The spec, with `more` fields of it; the title is the first candidate of at most 12 words.

        Where the names of many classes leave no room for what was found it says what is shown.
        """
        title = self._fitting(titles) or self._fitting([self._topic()])
        if not title:
            raise ChartError(f"no title of at most {MAX_TITLE_WORDS} words for chart {self.id}: {titles}")
        note = "; ".join(self.notes)
        if self.options.spanned:
            first = min(self.rows, key=lambda row: row.period)
            parts = {"count": self.by_count(self.rows), "first": self.day(first.period)}
            subtitle = "; ".join((subtitle, self.say("subtitle", "shown", **parts)))
        return ChartSpec(
            id=self.id,
            kind=self.kind,
            rows=tuple(self.rows),
            title=capital(title),
            subtitle=capital(subtitle),
            note=capital(note) + "." if note else "",
            source=self.source_line(),
            alt=alt,
            as_of=self.as_of,
            unit=self.main.unit,
            by=self.main.by,
            series=self.keys,
            findings=self.findings,
            labels=tuple(self.labels),
            breaks=tuple(self.breaks),
            numbers=tuple(self.numbers),
            unit_words=unit_words,
            focus=self.focus,
            size=self.options.size,
            mode=self.options.mode,
            language=self.options.language,
            **more,
        )
