"""Sentences of an edition, with every number in them registered and led back to its claims."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from tracker import charts
from tracker.charts import ChartSpec
from tracker.model import Finding
from tracker.reporting.content import Line, Part
from tracker.reporting.naming import named
from tracker.reporting.numbers import Number, Numbers, join_claims, print_value
from tracker.reporting.periods import Period
from tracker.series import Series

Row = Mapping[str, Any]
MOST_CLAIMS = 60
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
)
_TOKEN = re.compile(
    rf"(?P<date>\b\d{{1,2}}(?:[–-]\d{{1,2}})?\s(?:{_MONTHS})\b(?:\s\d{{4}})?|\b(?:{_MONTHS})\s\d{{4}}\b"
    r"|\b\d{4}-W\d\d\b|\b\d{4}-\d\d(?:-\d\d)?\b(?:\s\d\d:\d\d)?|\bR\d\b)"
    r"|(?P<number>[−+-]?\d[\d,]*(?:\.\d+)?(?:\s%)?)"
)
OF_OBSERVATIONS = ("", "value", "expected")
_FIELDS = ("value", "low", "high", "expected", "n", "rank", "p")


@dataclass(frozen=True, slots=True)
class Source:
    """What the numbers of a sentence are of; `known` are those that are observations, by their text."""

    name: str
    what: str
    how: str
    unit: str
    metric: str
    classes: tuple[str, ...]
    period: date | None
    end: date | None
    claims: tuple[str, ...]
    notes: tuple[str, ...] = ()
    known: Mapping[str, Number] = field(default_factory=dict)


def observed(numbers: Numbers, series: Series, row: Row) -> Number:
    """The value of one period of a series as a registered number."""
    return numbers.add(_observed(series, row))


def _observed(series: Series, row: Row) -> Number:
    unit = series.unit
    text = print_value(row["best"], unit)
    if row["best"] != row["best"] and row["low"] == row["low"]:
        text = f"{print_value(row['low'], unit)} to {print_value(row['high'], unit)}"
    first, end = _day(row["period"]), _day(row["end"])
    return Number(
        key=observation_key(series.metric, series.classes, series.scope, series.by, first),
        text=text,
        value=row["best"],
        low=row["low"],
        high=row["high"],
        unit=unit,
        metric=series.metric,
        classes=series.classes,
        period=first,
        end=end,
        status=str(row["status"]),
        source=_how_observed(series, row),
        claims=tuple(row["claims"]),
        notes=tuple(f"{note[0].upper()}{note[1:]}." for note in row["notes"]),
        what=f"{named(series.metric, series.classes)}, {Period(series.by, first, end).title}",
    )


def observation_key(metric: str, classes: Sequence[str], scope: str, by: str, first: date) -> str:
    """The key of the number that one period of a series is."""
    return _slug("obs", metric, *classes, scope, by, first)


def part_of_rate(numbers: Numbers, series: Series, row: Row, part: str) -> Number:
    """Numerator or denominator of a rate as a registered number."""
    return numbers.add(_part_of_rate(series, row, part))


def _part_of_rate(series: Series, row: Row, part: str) -> Number:
    whole, value = _observed(series, row), float(row[part])
    return replace(
        whole,
        key=f"{whole.key}-{part}",
        text=print_value(value, "count"),
        value=value,
        low=None,
        high=None,
        unit="count",
        source=f"The {part}. {whole.source}",
        panel=whole.key,
    )


def of_finding(numbers: Numbers, finding: Finding, series: Series) -> Line:
    """The note of a finding as a line whose numbers lead to the finding, or to the observation they are."""
    return linked(numbers, finding.note, finding_source(finding, series), values_of(finding))


def finding_source(finding: Finding, series: Series) -> Source:
    """What the numbers of a finding are of, with the claims of its span (of its period, if too many)."""
    rows = _rows_between(series, finding.span or (finding.period, finding.end))
    claims = join_claims(row["claims"] for row in rows)
    notes: tuple[str, ...] = ()
    if len(claims) > MOST_CLAIMS:
        notes = (f"It rests on {len(claims):,} claims; those of the last {finding.by} follow.",)
        own = _rows_between(series, (finding.period, finding.end))
        claims = join_claims(row["claims"] for row in own)
    key = (finding.method, finding.finding, finding.metric, *finding.classes, finding.scope, finding.by)
    return Source(
        name=_slug(*key, finding.period, finding.n),
        what=f"{named(finding.metric, finding.classes)}: {finding.finding.replace('_', ' ')}",
        how=_how_found(finding),
        unit=finding.unit,
        metric=finding.metric,
        classes=tuple(finding.classes),
        period=finding.period,
        end=finding.end,
        claims=claims,
        notes=notes,
        known=_known(series, finding.period),
    )


def _known(series: Series, period: date) -> Mapping[str, Number]:
    """Observations by their printed text: of this period and of the one before."""
    days = [_day(value) for value in series.frame["period"]]
    rows = [{str(name): value for name, value in row.items()} for row in series.frame.to_dict("records")]
    at = days.index(period) if period in days else len(days) - 1
    found: dict[str, Number] = {}
    for row in (rows[place] for place in (at - 1, at) if 0 <= place < len(rows)):
        if row["best"] == row["best"]:
            parts = [_observed(series, row)]
            if row["denominator"] == row["denominator"]:
                parts += [_part_of_rate(series, row, part) for part in ("numerator", "denominator")]
            found |= {part.text: part for part in parts}
    return found


def values_of(finding: Finding) -> Mapping[str, float]:
    """The unrounded values of a finding by field."""
    return {name: float(value) for name in _FIELDS if (value := getattr(finding, name)) is not None}


def of_chart(numbers: Numbers, spec: ChartSpec, text: str, part: str) -> Line:
    """A title or subtitle of a chart as a line whose numbers lead to the rows they follow from."""
    behind = {number.text: number for number in spec.numbers}
    line: list[Part] = []
    for index, piece in enumerate(_split(text, [key for key in behind if behind[key].formula != "date"])):
        number = behind.get(piece)
        if number is None:
            line.append(piece)
            continue
        rows = [spec.rows[at] for at in number.rows] if number.formula != "finding" else []
        key = spec.rows[0].key if not rows else rows[0].key
        claims = join_claims(row.claims for row in rows)
        line.append(
            numbers.add(
                Number(
                    key=_slug("chart", spec.id, part, index),
                    text=piece,
                    value=number.value,
                    low=rows[0].low if len(rows) == 1 else None,
                    high=rows[0].high if len(rows) == 1 else None,
                    unit=spec.unit,
                    metric=key.metric if key else spec.series[0].metric,
                    classes=key.classes if key else spec.series[0].classes,
                    period=min((row.period for row in rows), default=None),
                    end=max((row.end for row in rows), default=None),
                    status=rows[0].status if len(rows) == 1 else "",
                    source=_how_charted(number.formula, len(rows)),
                    what=f"Chart: {spec.title}",
                    panel=_panel_of(number.formula, rows, key, spec.id),
                    claims=claims if len(claims) <= MOST_CLAIMS else (),
                    notes=() if len(claims) <= MOST_CLAIMS else (f"It rests on {len(claims):,} claims.",),
                    leads=number.formula not in ("setting", "date"),
                )
            )
        )
    return tuple(line)


def _panel_of(formula: str, rows: Sequence[charts.Row], key: charts.Key | None, chart: str) -> str:
    """The panel of a number in a chart: that of its observation, else one for the chart."""
    drawn = len(rows) == 1 and key is not None and rows[0].role == key.metric
    if drawn and key is not None and formula in ("best", "low", "high", "numerator", "denominator"):
        return observation_key(key.metric, key.classes, key.scope, key.by, rows[0].period)
    return _slug("chart", chart)


def linked(numbers: Numbers, text: str, source: Source, values: Mapping[str, float]) -> Line:
    """A sentence whose numbers are registered one by one; dates stay text.

    `values` are the unrounded values that the sentence prints; each number takes the one it rounds to.
    """
    line: list[Part] = []
    at = 0
    for match in _TOKEN.finditer(text):
        if match["date"]:
            continue
        line.append(text[at : match.start()])
        line.append(numbers.add(_of_token(match[0], source, values)))
        at = match.end()
    return (*line, text[at:])


def _of_token(text: str, source: Source, values: Mapping[str, float]) -> Number:
    """The field of the finding that a number prints, or the observation that it is."""
    field = _field_of(text, source, values)
    if field in OF_OBSERVATIONS and text in source.known:
        return source.known[text]
    return _number(text, field, source, values)


def _number(text: str, field: str, source: Source, values: Mapping[str, float]) -> Number:
    value = values.get(field, _printed(text))
    unit = "percent" if text.endswith("%") else source.unit
    return Number(
        key=_slug(source.name, field or "other", text),
        text=text,
        value=value,
        low=None,
        high=None,
        unit=unit,
        metric=source.metric,
        classes=source.classes,
        period=source.period,
        end=source.end,
        status="",
        source=f"{_FIELD_WORDS.get(field, SETTING)}. {source.how}",
        claims=source.claims if field else (),
        notes=source.notes if field else (),
        leads=bool(field),
        what=source.what,
        panel=source.name,
    )


SETTING = "A setting or count of the method"
_FIELD_WORDS = {
    "value": "The value found",
    "low": "The lower end of the interval",
    "high": "The upper end of the interval",
    "expected": "The value that it is compared with",
    "n": "How many the method used",
    "rank": "The rank",
    "p": "The two-sided p-value",
}


def _printed(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-").replace(" %", "").replace("\u00a0%", ""))


def _field_of(text: str, source: Source, values: Mapping[str, float]) -> str:
    """The field whose value rounds to a printed number; empty where none does."""
    fraction = text.endswith("%") or source.unit == "fraction"
    printed = _printed(text)
    return next((name for name, value in values.items() if _rounds_to(value, printed, text, fraction)), "")


def _rounds_to(value: float, printed: float, text: str, fraction: bool) -> bool:
    digits = len(text.split(".")[1].split()[0].rstrip("%")) if "." in text else 0
    candidates = (value, 100 * value) if fraction else (value,)
    signed = text[0] in "+−-"
    return any(abs((one if signed else abs(one)) - printed) <= 0.5 * 10**-digits + 1e-9 for one in candidates)


def _split(text: str, keys: Sequence[str]) -> Iterator[str]:
    """A text in pieces, the given numbers standing alone; what stands inside a date is none of them."""
    at = 0
    for match in _TOKEN.finditer(text):
        if match["date"]:
            yield from _split_plain(text[at : match.start()], keys)
            yield match[0]
            at = match.end()
    yield from _split_plain(text[at:], keys)


def _split_plain(text: str, keys: Sequence[str]) -> Iterator[str]:
    if not keys:
        yield text
        return
    longest_first = sorted(keys, key=len, reverse=True)
    pattern = "|".join(re.escape(key) for key in longest_first)
    yield from filter(None, re.split(rf"(?<![\d.,])({pattern})(?![\d]|[.,]\d)", text))


def _how_observed(series: Series, row: Row) -> str:
    days = f"{int(row['days_reported'])} of {int(row['days'])} days with a figure"
    if series.unit == "fraction":
        return (
            f"{print_value(row['numerator'], 'count')} of {print_value(row['denominator'], 'count')}; {days}."
        )
    claims = len(row["claims"])
    summed = "The one claim" if claims == 1 else f"The sum of {claims} claims"
    return f"{summed} for this {series.by}; {days}; nights counted on their {series.day_rule} day."


def _how_found(finding: Finding) -> str:
    told = f"Method {finding.method}, version {finding.version}"
    if finding.interval is not None:
        level = f"{100 * finding.interval.level:g} %"
        told += f"; {level} {finding.interval.kind} interval"
    if finding.span:
        last = finding.span[1] - timedelta(days=1)
        counted = "launched" if finding.unit == "fraction" else f"{finding.by}s"
        told += f"; data of {finding.n:,} {counted}, {finding.span[0]:%Y-%m-%d} to {last:%Y-%m-%d}"
    return f"{told}."


def _how_charted(formula: str, rows: int) -> str:
    words = {
        "best": "The value of a period",
        "finding": "The value of a finding",
        "rows": "A number of periods",
        "setting": "A setting of the chart",
        "sum": f"The sum of {rows} periods",
    }
    plain = formula.replace("_", " ")
    return f"{words.get(formula, f'The {plain} of a period')}; all values are in the data beside the chart."


def _rows_between(series: Series, span: tuple[date, date]) -> list[Row]:
    days = series.frame["period"].dt.date
    return [
        {str(name): value for name, value in row.items()}
        for row in series.frame[(days >= span[0]) & (days < span[1])].to_dict("records")
    ]


def _day(value: Any) -> date:
    return date(value.year, value.month, value.day)


def _slug(*parts: object) -> str:
    return re.sub(r"[^a-z0-9]+", "-", "-".join(str(part) for part in parts).lower()).strip("-")
