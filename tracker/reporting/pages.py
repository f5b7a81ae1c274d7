"""Pages beside the panels: what was revised since the last edition, what is contested, what is missing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from tracker.model import Panel
from tracker.reporting.content import Block, Paragraph, Section, Table
from tracker.reporting.knowledge import fed, when_due
from tracker.reporting.naming import heading, label, source_name
from tracker.reporting.notes import FORMS, joined, read_note, read_said
from tracker.reporting.numbers import Line, Number, Part
from tracker.reporting.panels import SAME_TOTAL, Desk, PanelResult, key_results, series_of
from tracker.reporting.prose import Row, Scribe, day_of, row_at, rows_between
from tracker.reporting.telling import told_rows
from tracker.series import Series

MOST_MOVED = 12  # rows of a table of revisions
MOST_CONTESTED = 8  # sentences on days that sources tell differently
APART = 0.005  # share of a value from which what is claimed of it is told to differ
DIFFERING = ("differ", "relays", "splits")
VALUES = ("low", "best", "high")


@dataclass(frozen=True, slots=True)
class Moved:
    """A period whose figure was another at the instant of the last edition."""

    series: Series
    before: Series
    was: Row
    now: Row

    @property
    def size(self) -> float:
        """How far it moved, as a share of what it was."""
        was, now = (_middle(row) for row in (self.was, self.now))
        return abs(now - was) / max(abs(was), 1.0) if was == was and now == now else float("inf")


def page(
    name: str, scribe: Scribe, desk: Desk, results: Sequence[PanelResult], refused: Mapping[str, str]
) -> Section:
    """One of the pages that a definition can ask for; of no figure there is but what is missing."""
    told = name == "missing" or key_results(results, desk.period.by)
    blocks = tuple(_PAGES[name](scribe, desk, results, refused)) if told else ()
    return Section(name, scribe.wording.text("page", name), blocks)


# -- revised -----------------------------------------------------------------------------------------


def _revised(
    scribe: Scribe, desk: Desk, results: Sequence[PanelResult], _: Mapping[str, str]
) -> Iterator[Block]:
    earlier = last_edition(desk)
    if earlier is None:
        yield Paragraph(scribe.wording.line("revised", "first"))
        return
    by = scribe.wording.name("by", desk.period.by)
    since = {"by": by, "instant": scribe.wording.instant(earlier.as_of)}
    found = [one for result in key_results(results, desk.period.by) for one in moved(result, earlier)]
    if not found:
        yield Paragraph(scribe.wording.line("revised", "none", **since))
        return
    count = scribe.counted("revised", len(found))
    yield Paragraph(scribe.wording.line("revised", "intro", count=count, **since))
    largest = sorted(found, key=lambda one: (-one.size, one.series.metric, one.now["period"]))[:MOST_MOVED]
    largest.sort(key=lambda one: (one.series.metric, one.series.classes, one.now["period"]))
    yield moved_table(scribe, "revised-figures", [_moved_row(scribe, desk, one) for one in largest])
    if len(found) > MOST_MOVED:
        more = scribe.counted("revised-more", len(found) - MOST_MOVED)
        yield Paragraph(scribe.wording.line("revised", "more", count=more), role="note")


def last_edition(desk: Desk) -> Desk | None:
    """The desk of the edition before, as it was when that was due; None where there could be none."""
    knowledge = when_due(fed(desk.store), desk.period.previous, desk.report.wait_hours)
    if knowledge is None or knowledge.as_of >= desk.as_of:
        return None
    return Desk(desk.store, desk.report, desk.period.previous, knowledge)


def moved(result: PanelResult, earlier: Desk) -> Iterator[Moved]:
    """Periods of a panel that were over at the last edition and have another figure now."""
    before = series_of(earlier, result.panel)
    if isinstance(before, str) or not before:
        return
    known = {day_of(row["period"]): row for row in told_rows(before[0])}
    for now in told_rows(result.main):
        was = known.get(day_of(now["period"]))
        if was is not None and _differ(was, now):
            yield Moved(result.main, before[0], was, now)


def _differ(was: Row, now: Row) -> bool:
    return any(
        was[name] != now[name] and (was[name] == was[name] or now[name] == now[name]) for name in VALUES
    )


def _middle(row: Row) -> float:
    return float(row["best"] if row["best"] == row["best"] else (row["low"] + row["high"]) / 2)


def moved_table(scribe: Scribe, name: str, rows: Sequence[tuple[Line, ...]]) -> Table:
    """Figures that are others now: which, what they were and are, because of which claims."""
    text = scribe.wording.text
    headings = tuple(text("revised", head) for head in ("figure", "was", "now", "because"))
    return Table(name, text("revised", "caption"), headings, tuple(rows), noted=True)


def _moved_row(scribe: Scribe, desk: Desk, one: Moved) -> tuple[Line, ...]:
    wording = scribe.wording
    now, was = scribe.observed(one.series, one.now), earlier_number(scribe, one)
    subject = label(wording, one.series)
    assert now.period is not None and now.end is not None
    period = wording.period(now.period, now.end)
    what = wording.text("revised", "figure_of", subject=subject, period=period)
    return (what,), (was,), (now,), because(scribe, desk, now, was.claims, now.claims)


def earlier_number(scribe: Scribe, one: Moved) -> Number:
    """The figure as the last edition had it, led back to the claims behind it then."""
    then = Scribe(scribe.wording, type(scribe.numbers)()).observed(one.before, one.was)
    return scribe.numbers.add(replace(then, key=f"was-{then.key}", panel=""))


def because(
    scribe: Scribe,
    desk: Desk,
    number: Number,
    was: Iterable[str],
    now: Iterable[str],
    same: str = "claims_same",
) -> Line:
    """The claims that came to a figure and those that left it, as two counts that lead to them.

    The editor's reasons follow. `same` is the words where none came or left.
    """
    came, gone = sorted(set(now) - set(was)), sorted(set(was) - set(now))
    parts: list[Part] = []
    for key, ids in (("claims_new", came), ("claims_gone", gone)):
        if ids:
            parts += [", "] if parts else []
            parts += scribe.wording.line("because", key, count=scribe.claims_of(number, key, ids))
    for reason in desk.reasons(came, gone):
        parts += scribe.wording.line("because", "reason", reason=reason)
    return tuple(parts) or (scribe.wording.text("because", same),)


# -- contested ---------------------------------------------------------------------------------------


def _contested(
    scribe: Scribe, desk: Desk, results: Sequence[PanelResult], _: Mapping[str, str]
) -> Iterator[Block]:
    lines = [
        line
        for result in key_results(results, desk.period.by)
        for line in _contested_lines(scribe, desk, result)
    ]
    for line in lines[:MOST_CONTESTED]:
        yield Paragraph(line)
    if len(lines) > MOST_CONTESTED:
        more = scribe.counted("contested-more", len(lines) - MOST_CONTESTED)
        yield Paragraph(scribe.wording.line("contested", "more", count=more), role="note")
    if not lines:
        key = "none_day" if desk.period.by == "day" else "none"
        yield Paragraph(scribe.wording.line("contested", key, by=scribe.wording.name("by", desk.period.by)))


def _contested_lines(scribe: Scribe, desk: Desk, result: PanelResult) -> Iterator[Line]:
    daily = _daily(desk, result.panel)
    what = label(scribe.wording, result.main)
    if result.main.unit != "fraction" and (row := row_at(result.main, desk.period.start)):
        yield from _span_line(scribe, result.main, row, what)
    for row in rows_between(daily, (desk.period.start, desk.period.end)) if daily is not None else ():
        for note in row["notes"]:
            yield from _note_line(scribe, daily, row, what, note)
    if row := row_at(result.main, desk.period.start):
        for note in row["notes"]:
            kind, parts = read_note(note)
            if kind == "total":
                yield _total_line(scribe, result.main, row, what, parts)
            if kind == "foreign":
                day = scribe.wording.words.day(date.fromisoformat(parts["day"]))
                source = source_name(scribe.wording, parts["source"])
                yield scribe.wording.line("method", "foreign", what=what, day=day, source=source)


def _span_line(scribe: Scribe, series: Series, row: Row, what: str) -> Iterator[Line]:
    if differs(row):
        ends = {
            name: _said_number(scribe, series, row, f"claimed-{name}", row[f"claimed_{name}"])
            for name in ("low", "high")
        }
        when = scribe.wording.within(day_of(row["period"]), day_of(row["end"]), series.by)
        high = joined(scribe.wording, [ends["high"]], "at least") if _is_open(row) else ends["high"]
        yield scribe.wording.line("contested", "span", what=what, when=when, low=ends["low"], high=high)


def _is_open(row: Row) -> bool:
    """Whether the most that is claimed of a period is what somebody states that it is at least."""
    told = [parts["values"] for kind, parts in map(read_note, row["notes"]) if kind == "total"]
    return f"at least {row['claimed_high']:g}" in told


def _total_line(scribe: Scribe, series: Series, row: Row, what: str, parts: Mapping[str, str]) -> Line:
    """What another source states of the period as a whole."""
    source = parts["source"]
    ((_, values, joint),) = read_said(f"{source} {parts['values']}")
    numbers = [
        _said_number(scribe, series, row, f"total-{source}-{at}", value) for at, value in enumerate(values)
    ]
    first, last = (scribe.wording.words.day(date.fromisoformat(parts[end])) for end in ("first", "last"))
    name, said = source_name(scribe.wording, source), joined(scribe.wording, numbers, joint)
    return scribe.wording.line(
        "contested", "total", what=what, first=first, last=last, source=name, values=said
    )


def differs(row: Row) -> bool:
    """Whether what is claimed of a period lies apart; of a day its notes tell: a bound may hold a figure.

    What lies inside the interval of the figure itself is no other claim of it.
    """
    apart = float(row["claimed_high"] - row["claimed_low"])
    if row["best"] != row["best"] or apart <= APART * max(abs(row["best"]), 1.0):
        return False
    if row["low"] <= row["claimed_low"] and row["claimed_high"] <= row["high"]:
        return False
    return (row["end"] - row["period"]).days > 1 or any(map(_is_of_difference, row["notes"]))


def _is_of_difference(note: str) -> bool:
    return read_note(note)[0] in DIFFERING


def _note_line(scribe: Scribe, series: Series | None, row: Row, what: str, note: str) -> Iterator[Line]:
    kind, parts = read_note(note)
    if series is None or kind not in DIFFERING:
        return
    given: dict[str, Any] = {"what": what, "day": scribe.wording.words.day(date.fromisoformat(parts["day"]))}
    if kind == "relays":
        ends = [
            _said_number(scribe, series, row, f"relays-{name}", float(parts[name]))
            for name in ("low", "high")
        ]
        given["values"] = joined(scribe.wording, ends, "to")
    else:
        given["said"] = _said_line(scribe, series, row, kind, parts["said"])
    if kind == "splits":
        given["total"] = _said_number(scribe, series, row, "splits-total", float(parts["total"]))
    yield scribe.wording.line("contested", kind, **given)


def _said_line(scribe: Scribe, series: Series, row: Row, kind: str, text: str) -> Line:
    line: list[Part] = []
    for source, values, joint in read_said(text):
        numbers = [
            _said_number(scribe, series, row, f"{kind}-{source}-{at}", value)
            for at, value in enumerate(values)
        ]
        line += [", "] if line else []
        line += scribe.wording.line(
            "contested",
            "said",
            source=source_name(scribe.wording, source),
            values=joined(scribe.wording, numbers, joint),
        )
    return tuple(line)


def _said_number(scribe: Scribe, series: Series, row: Row, name: str, value: float) -> Number:
    """What one source says of a period, led to the evidence of that period."""
    whole = scribe.observed(series, row)
    others = scribe.wording.text("how", "said", by=scribe.wording.name("by", series.by))
    made = replace(
        whole,
        source=whole.source if value == whole.value else others,
        key=f"{whole.key}-{name}".replace("_", "-"),
        text=scribe.printed(value, series.unit),
        value=value,
        low=None,
        high=None,
        panel=whole.key,
    )
    return scribe.numbers.add(made)


def _daily(desk: Desk, panel: Panel) -> Series | None:
    """The days of a count; what sources say differently of a rate stands with its counts."""
    if panel.metric.startswith("rate_"):
        return None
    return desk.series(panel, by="day")


# -- missing -----------------------------------------------------------------------------------------


def _missing(
    scribe: Scribe, desk: Desk, results: Sequence[PanelResult], refused: Mapping[str, str]
) -> Iterator[Block]:
    key = key_results(results, desk.period.by)
    lines: list[Line] = []
    told: set[date] = set()
    for result in (one for one in key if one.main.metric == key[0].main.metric):
        silent = [day for day in silent_days(desk, result) if day not in told]
        lines += _missing_days(scribe, result, silent)
        told.update(silent)
    lines += [line for result in key[:1] for line in _not_over(scribe, desk, result)]
    if not lines:
        words = ("none" if key else "all") + ("_day" if desk.period.by == "day" else "")
        lines.append(scribe.wording.line("missing", words, by=scribe.wording.name("by", desk.period.by)))
    yield from (Paragraph(line) for line in [*lines, *not_shown(scribe, desk, refused)])


def _missing_days(scribe: Scribe, result: PanelResult, silent: Sequence[date]) -> Iterator[Line]:
    if silent:
        told = [scribe.wording.words.day(day, "day_no_year") for day in silent]
        listed = scribe.wording.words.joined(told)
        yield scribe.wording.line("missing", "days", what=label(scribe.wording, result.main), days=listed)


def _not_over(scribe: Scribe, desk: Desk, result: PanelResult) -> Iterator[Line]:
    wording = scribe.wording
    row = row_at(result.main, desk.period.start)
    if row is not None and row["status"] == "partial":
        what, by = label(wording, result.main), wording.name("by", desk.period.by)
        yield wording.line("missing", "open", what=what, by=by)


def silent_days(desk: Desk, result: PanelResult) -> list[date]:
    """The days of the period that are over and have no report at all."""
    panel, period = result.panel, desk.period
    metric = "launched" if panel.metric.startswith("rate_") else panel.metric
    by_day = desk.series(panel, metric=metric, by="day", since=period.start)
    known = {day_of(row["period"]): row for row in told_rows(by_day)}
    over = min((period.end - period.start).days, (desk.today - period.start).days)
    days = [period.start + timedelta(days=at) for at in range(over)]
    return [day for day in days if day not in known or not known[day]["days_published"]]


def not_shown(scribe: Scribe, desk: Desk, refused: Mapping[str, str]) -> Iterator[Line]:
    """Panels that cannot be shown, with the reason; those without any figure in one line."""
    wording = scribe.wording
    headings = {
        panel.id: wording.text("claim", "quote", quote=heading(wording, panel))
        for panel in desk.report.panels
    }
    absent = [headings[name] for name, why in refused.items() if not why]
    if absent:
        yield wording.line("missing", "absent", headings="; ".join(absent))
    for name, why in refused.items():
        if why:
            yield wording.line("missing", "not_shown", heading=headings[name], why=_why(scribe, why))


def _why(scribe: Scribe, why: str) -> str:
    if found := FORMS["stopped"].fullmatch(why):
        day = scribe.wording.words.day(date.fromisoformat(found["day"]))
        return scribe.wording.text("missing", "stopped", day=day)
    return scribe.wording.text("missing", "same_total") if why == SAME_TOTAL else why


_PAGES: Mapping[str, Callable[..., Iterator[Block]]] = MappingProxyType(
    {"revised": _revised, "contested": _contested, "missing": _missing}
)
