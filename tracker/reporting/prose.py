"""The register of an edition at work: observations, rates, findings, chart words as printed numbers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from tracker import charts
from tracker.charts import ChartSpec
from tracker.model import Finding, Language
from tracker.reporting.naming import named
from tracker.reporting.notes import note_words
from tracker.reporting.numbers import Line, Number, Numbers, Part, join_claims, print_value
from tracker.reporting.wording import Filling, Wording
from tracker.series import Series

Row = Mapping[str, Any]
MOST_CLAIMS = 60
MOST_LISTED = 7  # periods that a number of a chart names
EARLIEST, LATEST = date(1700, 1, 1), date(2200, 1, 1)  # beyond all data, within what numpy counts
ADDING = ("official_latest", "first_published")  # rules by which the chosen claims of a period are added
IN_UNIT = ("value", "low", "high", "expected", "best", "sum")


@dataclass(frozen=True, slots=True)
class Scribe:
    """Words and register of one edition in one language: all numbers that it prints are made here."""

    wording: Wording
    numbers: Numbers

    @property
    def language(self) -> Language:
        """The language of the words."""
        return self.wording.language

    def printed(self, value: float | None, unit: str) -> str:
        """A value by the one rounding table; "not reported" where it is missing."""
        return print_value(self.wording.words, value, unit) or self.wording.text("key", "none")

    def figure(self, value: float | None, low: float | None, high: float | None, unit: str) -> str:
        """A value as printed; where it is missing and its ends are known, these."""
        known = [one is not None and one == one for one in (value, low)]
        if known != [False, True]:
            return self.printed(value, unit)
        ends = {"low": self.printed(low, unit), "high": self.printed(high, unit)}
        return self.wording.text("headline", "to", **ends)

    # -- observations ------------------------------------------------------------------------------

    def observed(self, series: Series, row: Row) -> Number:
        """The value of one period of a series as a registered number."""
        return self.numbers.add(self._observed(series, row))

    def bounded(self, series: Series, row: Row) -> Number:
        """The value of one period with the word of its bound, where it is told with one."""
        whole = self._observed(series, row)
        bound = (
            "lower_word" if row["high"] != row["high"] else "about_word" if row["low"] < row["high"] else ""
        )
        if row["best"] != row["best"] or not bound:
            return self.numbers.add(whole)
        text = self.wording.text("bound", bound, value=whole.text)
        return self.numbers.add(replace(whole, key=f"{whole.key}-bounded", text=text, panel=whole.key))

    def _observed(self, series: Series, row: Row) -> Number:
        unit = series.unit
        first, end = day_of(row["period"]), day_of(row["end"])
        return Number(
            key=observation_key(series.metric, series.classes, series.scope, series.by, first),
            text=self.figure(row["best"], row["low"], row["high"], unit),
            value=row["best"],
            low=row["low"],
            high=row["high"],
            unit=unit,
            metric=series.metric,
            classes=series.classes,
            period=first,
            end=end,
            status=str(row["status"]),
            source=self._how_observed(series, row),
            claims=tuple(row["claims"]),
            notes=tuple(note_words(self.wording, note) for note in row["notes"]),
            what=f"{named(self.wording, series.metric, series.classes)}, {self.wording.period(first, end)}",
        )

    def part_of_rate(self, series: Series, row: Row, part: str) -> Number:
        """Numerator or denominator of a rate as a registered number."""
        whole = self._observed(series, row)
        source = self.wording.text("how", part, how=whole.source)
        return self._beside(whole, part, float(row[part]), "count", source)

    def end_of_rate(self, series: Series, row: Row, end: str, level: str) -> Number:
        """One end of the Wilson interval of a rate that carries its band."""
        whole = self._observed(series, row)
        source = self.wording.text("how", "wilson", level=level, how=whole.source)
        return self._beside(whole, end, float(row[f"band_{end}"]), "fraction", source)

    def days_of(self, series: Series, row: Row, part: str, count: int) -> Filling:
        """So many days of a period: in words below ten, as a registered number from there on."""
        if count < len(self.wording.words.table["small"]["words"]):
            return self.wording.small(count)
        whole = self._observed(series, row)
        return self._beside(whole, part, float(count), "count", self.wording.text("how", "counted_days"))

    def days_of_rate(self, series: Series, row: Row, section: str) -> Line:
        """The words for the days that the rate of a period is of; nothing where it is of all of them."""
        count = int(row["days_reported"])
        if count >= int(row["days"]):
            return ()
        return self.wording.line(section, "rate_days", days=self.days_of(series, row, "told", count))

    def claims_of(self, number: Number, key: str, ids: Sequence[str]) -> Number:
        """How many claims of a sort are behind a number, as a number that leads to these."""
        return self.numbers.add(
            replace(
                number,
                key=f"{key.replace('_', '-')}-{number.key}",
                text=self.wording.words.count(len(ids)),
                value=float(len(ids)),
                low=None,
                high=None,
                unit="count",
                source=self.wording.text("how", key),
                claims=tuple(ids),
                notes=(),
                panel="",
            )
        )

    def _beside(self, whole: Number, part: str, value: float, unit: str, source: str) -> Number:
        """A number that belongs to another, and leads to the panel of that."""
        key, text = f"{whole.key}-{part}", self.printed(value, unit)
        bare = replace(whole, low=None, high=None, unit=unit, source=source, panel=whole.key)
        return self.numbers.add(replace(bare, key=key, text=text, value=value))

    def _how_observed(self, series: Series, row: Row) -> str:
        told, wording = wording_count, self.wording
        days = wording.text(
            "how", "days", reported=told(wording, row["days_reported"]), all=told(wording, row["days"])
        )
        if series.unit == "fraction":
            pair = [row["numerator"], row["denominator"]]
            if any(one != one for one in pair):
                return wording.text("how", "rate_bounds", days=days)
            x, n = (self.printed(one, "count") for one in pair)
            return wording.text("how", "rate", x=x, n=n, days=days)
        claims = len(row["claims"])
        if not claims:
            return wording.text("how", "none", by=wording.name("by", series.by))
        chosen = min(int(row["n_chosen"]), claims)
        key = "one" if chosen == 1 else "sum" if series.rule in ADDING else "made"
        return wording.text(
            "how",
            key if chosen == claims else f"{key}_of",
            n=told(wording, claims),
            chosen=told(wording, chosen),
            by=wording.name("by", series.by),
            days=days,
            rule=wording.text("how", f"rule_{series.day_rule}"),
        )

    # -- findings ----------------------------------------------------------------------------------

    def of_finding(self, finding: Finding, series: Series, field: str, text: str, value: float) -> Number:
        """A number of a finding: the field whose value it prints, led back to the claims of its span."""
        claims, notes = self._behind(finding, series)
        part = "launched" if field == "n" and finding.unit == "fraction" else field
        own = f"{finding.finding}_{part}"
        key = next((name for name in (own, part) if self.wording.has("how", name)), "other")
        made = self.wording.text("how", key, by=self.wording.name("by", finding.by))
        name = _slug(
            *(finding.method, finding.finding, finding.metric, *finding.classes, finding.scope, finding.by),
            *(finding.period, finding.n),
        )
        return self.numbers.add(
            Number(
                key=_slug(name, field),
                text=text,
                value=value,
                low=None,
                high=None,
                unit=finding.unit if field in IN_UNIT else "fraction" if "%" in text else "count",
                metric=finding.metric,
                classes=tuple(finding.classes),
                period=finding.period,
                end=finding.end,
                status="",
                source=self.wording.text("how", "field", field=made, method=self._how_found(finding)),
                claims=claims,
                notes=notes,
                what=f"{named(self.wording, finding.metric, finding.classes)}: "
                f"{self.wording.name('sort', finding.finding)}",
                panel=name,
            )
        )

    def setting(self, key: str, text: str, value: float) -> Number:
        """A number that is a setting or a count of a method: registered, and leading nowhere."""
        return self._bare(_slug("setting", key, text), text, value, "setting")

    def computed(self, series: Series, rows: Sequence[Row], key: str, value: float) -> Number:
        """A number computed from several periods of a series, the last of them the one it is told of."""
        claims = join_claims(row["claims"] for row in rows)
        last = self._observed(series, rows[-1])
        return self.numbers.add(
            replace(
                last,
                key=f"{last.key}-{key}",
                text=self.printed(float(round(value)), "count"),
                value=value,
                low=None,
                high=None,
                source=self.wording.text("how", key.replace("-", "_")),
                claims=claims if len(claims) <= MOST_CLAIMS else last.claims,
                notes=(),
                panel=f"{last.key}-standing",
            )
        )

    def counted(self, key: str, count: int) -> Number:
        """A count over the report itself."""
        return self._bare(_slug("count", key), self.wording.words.count(count), float(count), "counted")

    def _bare(self, key: str, text: str, value: float, made: str) -> Number:
        return self.numbers.add(
            Number(
                key=key,
                text=text,
                value=value,
                low=None,
                high=None,
                unit="",
                metric="",
                classes=(),
                period=None,
                end=None,
                status="",
                source=self.wording.text("how", made),
                leads=False,
            )
        )

    def level(self, level: float) -> Number:
        """A level of confidence."""
        digits = 0 if abs(100 * level - round(100 * level)) < 1e-9 else 1
        return self.setting("level", self.wording.words.percent(level, digits), level)

    def _behind(self, finding: Finding, series: Series) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The claims of the span of a finding; of its period, with a note, where these are too many."""
        rows = rows_between(series, finding.span or (finding.period, finding.end))
        claims = join_claims(row["claims"] for row in rows)
        if len(claims) <= MOST_CLAIMS:
            return claims, ()
        by = self.wording.name("by", finding.by)
        note = self.wording.text("how", "many", n=wording_count(self.wording, len(claims)), by=by)
        own = [row for row in rows if finding.period <= day_of(row["period"]) < finding.end]
        own = own if len(own) == 1 else rows[-1:]
        return join_claims(row["claims"] for row in own), (note,)

    def _how_found(self, finding: Finding) -> str:
        wording = self.wording
        told = wording.text("how", "method", method=finding.method, version=finding.version)
        if finding.interval is not None:
            level = wording.words.percent(finding.interval.level, 0)
            told += wording.text("how", f"interval_{finding.interval.kind}", level=level)
        if finding.span:
            last = finding.span[1] - timedelta(days=1)
            told += wording.text(
                "how",
                "span_objects" if finding.unit == "fraction" else "span_periods",
                n=wording_count(wording, finding.n),
                by=wording.name("by", finding.by),
                first=wording.words.day(finding.span[0]),
                last=wording.words.day(last),
            )
        return told

    # -- charts ------------------------------------------------------------------------------------

    def of_chart(self, spec: ChartSpec, text: str, part: str) -> Line:
        """A title or subtitle of a chart as a line whose numbers lead to the rows they follow from.

        Where two weeks have one figure the newer is meant: a title tells of the newest.
        """
        behind = {number.text: number for number in sorted(spec.numbers, key=lambda one: _newest(spec, one))}
        line: list[Part] = []
        for index, piece in enumerate(_split(text, list(behind))):
            number = behind.get(piece)
            if number is None or number.formula == "date":
                line.append(piece)
            else:
                line.append(
                    self.numbers.add(
                        self._in_chart(spec, number, piece, _slug("chart", spec.id, part, index))
                    )
                )
        return tuple(line)

    def _in_chart(self, spec: ChartSpec, number: charts.Number, piece: str, name: str) -> Number:
        rows = [spec.rows[at] for at in number.rows]
        key = spec.rows[0].key if not rows and spec.rows else rows[0].key if rows else None
        claims = join_claims(row.claims for row in rows)
        many = wording_count(self.wording, len(claims))
        return Number(
            key=name,
            text=piece,
            value=number.value,
            low=rows[0].low if len(rows) == 1 else None,
            high=rows[0].high if len(rows) == 1 else None,
            unit=_unit_of(number.formula, key.unit if key else spec.unit),
            metric=key.metric if key else spec.series[0].metric,
            classes=key.classes if key else spec.series[0].classes,
            period=min((row.period for row in rows), default=None),
            end=max((row.end for row in rows), default=None),
            status=rows[0].status if len(rows) == 1 else "",
            source=self._how_charted(number.formula, rows),
            what=self.wording.text("how", "chart_what", title=spec.title),
            panel=_panel_of(number.formula, rows, key, spec.id),
            claims=claims if len(claims) <= MOST_CLAIMS else (),
            notes=() if len(claims) <= MOST_CLAIMS else (self.wording.text("how", "too_many", n=many),),
            leads=number.formula not in ("setting", "date"),
        )

    def _how_charted(self, formula: str, rows: Sequence[charts.Row]) -> str:
        """What a number of a chart is, and of which periods, as far as these can be listed."""
        key = "chart_running" if formula == "best" and len(rows) > 1 else f"chart_{formula}"
        periods = list(dict.fromkeys(self.wording.period(row.period, row.end) for row in rows))
        listed = self.wording.words.joined(periods) if len(periods) <= MOST_LISTED else ""
        return self.wording.text(
            "how",
            key,
            n=wording_count(self.wording, len(rows)),
            period=listed,
            listed=f": {listed}" if listed else "",
        )


def _newest(spec: ChartSpec, number: charts.Number) -> date:
    """The end of the newest row that a number of a chart follows from."""
    return max((spec.rows[at].end for at in number.rows), default=date.min)


def _unit_of(formula: str, unit: str) -> str:
    """The unit of a number in a chart: rows, days and the parts of a rate are counts, a setting has none."""
    if formula in IN_UNIT:
        return unit
    return "" if formula in ("setting", "date") else "count"


def wording_count(wording: Wording, count: float) -> str:
    """A count in digits that chooses the forms of words."""
    return wording.counted(int(count))


def observation_key(metric: str, classes: Sequence[str], scope: str, by: str, first: date) -> str:
    """The key of the number that one period of a series is."""
    return _slug("obs", metric, *classes, scope, by, first)


def _panel_of(formula: str, rows: Sequence[charts.Row], key: charts.Key | None, chart: str) -> str:
    """The panel of a number in a chart: that of its observation, else one for the chart."""
    drawn = len(rows) == 1 and key is not None and rows[0].role == key.metric
    if drawn and key is not None and formula in ("best", "low", "high", "denominator"):
        return observation_key(key.metric, key.classes, key.scope, key.by, rows[0].period)
    return _slug("chart", chart)


def _split(text: str, keys: Sequence[str]) -> Iterator[str]:
    """A text in pieces, the given numbers standing alone; a name such as Kh-101 holds none of them."""
    if not keys:
        yield text
        return
    longest_first = sorted(keys, key=lambda key: (-len(key), key))
    pattern = "|".join(re.escape(key) for key in longest_first)
    yield from filter(None, re.split(rf"(?<![\w.,])(?<![^\W\d_]-)({pattern})(?![\d]|[.,]\d)", text))


def rows_between(series: Series, span: tuple[date, date]) -> list[Row]:
    """The rows of a series that begin within `[span)`."""
    first, end = (np.datetime64(min(max(day, EARLIEST), LATEST), "s") for day in span)
    days = series.frame["period"].to_numpy()
    inside = np.flatnonzero((days >= first) & (days < end)).tolist()
    return [{name: column[row] for name, column in series.columns.items()} for row in inside]


def row_at(series: Series, first: date) -> Row | None:
    """The row of the period that begins on a day."""
    rows = rows_between(series, (first, first + timedelta(days=1)))
    return rows[0] if rows else None


def day_of(value: Any) -> date:
    """The calendar day of a timestamp."""
    return date(value.year, value.month, value.day)


def _slug(*parts: object) -> str:
    return re.sub(r"[^a-z0-9]+", "-", "-".join(str(part) for part in parts).lower()).strip("-")
