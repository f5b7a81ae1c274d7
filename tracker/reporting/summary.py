"""The first page: the headline in a few sentences, and the table of key figures."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from tracker.model import Finding
from tracker.reporting.content import Block, Paragraph, Section, Table
from tracker.reporting.naming import label, meaning_of, outcome, source_name
from tracker.reporting.numbers import Line, Number, Part
from tracker.reporting.pages import differs, silent_days
from tracker.reporting.panels import Desk, PanelResult, key_results
from tracker.reporting.periods import Period
from tracker.reporting.prose import Row, Scribe, row_at, rows_between
from tracker.reporting.telling import tell
from tracker.reporting.wording import Filling
from tracker.series import Series
from tracker.stats import bands, records
from tracker.store.corrections import CORRECT_RULE
from tracker.vocab import UNATTRIBUTED, Regime

EVERY_RANK = 1_000_000
LEVEL = 0.95  # of the interval beside a rate
BAND_LEVEL = 0.99  # of the limits that `bands` gives
NEAR_DAYS = 28
FIGURES = 3  # columns of key figures that always stand: what, now and before


def summary(scribe: Scribe, desk: Desk, results: Sequence[PanelResult]) -> Section:
    """What was reported of the period, how it compares, and what is missing in it."""
    wording, period = scribe.wording, desk.period
    blocks: list[Block] = [
        Paragraph(line, role="lead" if index == 0 else "")
        for index, line in enumerate(_headlines(scribe, desk, results))
    ]
    if key := key_results(results, period.by):
        blocks.append(_key_table(scribe, desk, key))
    return Section("summary", wording.text("page", "summary"), tuple(blocks))


def _key_table(scribe: Scribe, desk: Desk, key: Sequence[PanelResult]) -> Table:
    """The key figures beside those of the period before; change, rank and doubts where any has one."""
    text, by, dash = scribe.wording.text, desk.period.by, (scribe.wording.text("key", "dash"),)
    headings = (
        text("key", "reported"),
        text("key", f"this_{by}"),
        text("key", f"before_{by}"),
        text("key", "change"),
        text("key", "rank_day" if by == "day" else "rank", by=scribe.wording.name("by", by)),
        text("doubt", "heading"),
    )
    rows = [(*_key_row(scribe, result, desk.period), _doubts(scribe, desk, result) or dash) for result in key]
    told = [at for at in range(len(headings)) if at < FIGURES or any(row[at] != dash for row in rows)]
    return Table(
        "key-figures",
        text("key", "caption"),
        tuple(headings[at] for at in told),
        tuple(tuple(row[at] for at in told) for row in rows),
        noted=told[-1] == len(headings) - 1,
    )


def _headlines(scribe: Scribe, desk: Desk, results: Sequence[PanelResult]) -> Iterator[Line]:
    period = desk.period
    known = [one for one in key_results(results, period.by) if _known(one.main, period)]
    counts = [one for one in known if one.main.metric == "launched"]
    rates = [one for one in known if one.main.unit == "fraction"]
    others = [one for one in known if one not in counts and one not in rates]
    within = scribe.wording.within(period.start, period.end, period.by)
    told_of_others = [_other_line(scribe, desk, result, within) for result in others]
    if counts:
        yield _launched_line(scribe, desk, counts, within)
    else:
        yield from told_of_others
    if not known:
        yield scribe.wording.line("headline", "nothing", when=within)
    for result in (counts or others)[:1]:
        found = headline_findings(results, period)
        for index, finding in enumerate(found):
            yield from filter(None, [tell(scribe, finding, result.main, "_again" if index else "_above")])
        ranked = any(finding.finding == "record" for finding in found)
        yield from _standing_line(scribe, result, period, ranked)
    same = _claimants(counts, period)
    for result in rates:
        yield from _rate_line(scribe, result, period, same)
    if counts:
        yield from told_of_others
    for result in (counts or others)[:1]:
        yield from _regime_line(scribe, result.main, period)
        yield from _missing_line(scribe, desk, result)
    for result in counts:
        yield from _unnamed_line(scribe, result.main, period)


def _launched_line(scribe: Scribe, desk: Desk, counts: Sequence[PanelResult], within: str) -> Line:
    wording, period = scribe.wording, desk.period
    line: list[Part] = []
    for index, result in enumerate(counts):
        row = row_at(result.main, period.start) or {}
        joint = (
            ""
            if index == 0
            else wording.words.table["number"]["and" if index == len(counts) - 1 else "comma"]
        )
        value, classes = scribe.observed(result.main, row), wording.classes(result.main.classes)
        line += [joint, *wording.line("headline", "one", value=value, classes=classes)]
    first: Mapping[str, Any] = row_at(counts[0].main, period.start) or {}
    source = _source_of(scribe, _claimants(counts, period))
    one_source = source != wording.name("who", "sources")
    key = "launched_open" if first.get("status") == "partial" and one_source else "launched"
    corrected = _corrected(scribe, desk, counts)
    return wording.line("headline", key, source=source, corrected=corrected, list=tuple(line), when=within)


def _other_line(scribe: Scribe, desk: Desk, result: PanelResult, within: str) -> Line:
    """The value of a metric that has no sentence of its own."""
    row: Mapping[str, Any] = row_at(result.main, desk.period.start) or {}
    return scribe.wording.line(
        "headline",
        "other",
        what=label(scribe.wording, result.main),
        when=within,
        value=scribe.observed(result.main, row),
        source=_source_of(scribe, set(row.get("claimants", ()))),
        corrected=_corrected(scribe, desk, [result]),
    )


def _claimants(results: Sequence[PanelResult], period: Period) -> set[str]:
    """Whose claims figures of the period rest on."""
    rows = [row_at(result.main, period.start) or {} for result in results]
    return {name for row in rows for name in row.get("claimants", ())}


def _corrected(scribe: Scribe, desk: Desk, results: Sequence[PanelResult]) -> Line:
    """How many of the claims behind figures of the period the editor put right, in brackets, if any."""
    rows = [(one.main, row) for one in results if (row := row_at(one.main, desk.period.start))]
    ids = {claim for _, row in rows for claim in row["claims"]}
    found = desk.store.claims(ids=ids, all_versions=True, **desk.known) if ids else []
    corrected = tuple(sorted(claim.id for claim in found if claim.rule == CORRECT_RULE))
    if not corrected:
        return ()
    count = scribe.claims_of(scribe.observed(*rows[0]), "corrected", corrected)
    return scribe.wording.line("headline", "corrected", count=count)


def _rate_line(scribe: Scribe, result: PanelResult, period: Period, same: Collection[str]) -> Iterator[Line]:
    """The share of the period; with its sources where it rests on others than `same`, told just before."""
    row = row_at(result.main, period.start)
    if row is None or row["best"] != row["best"]:
        return
    sources = sorted(row["claimants"])
    named = [source_name(scribe.wording, name) for name in sources]
    yield scribe.wording.line(
        "headline",
        "rate" if set(sources) <= set(same) else "rate_of",
        sources=scribe.wording.words.table["number"]["comma"].join(named),
        x=scribe.part_of_rate(result.main, row, "numerator"),
        n=scribe.part_of_rate(result.main, row, "denominator"),
        classes=scribe.wording.classes(result.main.classes),
        outcome=outcome(scribe.wording, result.main),
        days=scribe.days_of_rate(result.main, row, "headline"),
        rate=scribe.observed(result.main, row),
        interval=_wilson(scribe, result, row),
    )


def _wilson(scribe: Scribe, result: PanelResult, row: Row) -> Line:
    """The interval of a rate in brackets, where there is one."""
    if row["band_low"] != row["band_low"] or row["band_high"] != row["band_high"]:
        return ()
    level = scribe.level(LEVEL)
    ends = {end: scribe.end_of_rate(result.main, row, end, level.text) for end in ("low", "high")}
    return scribe.wording.line("headline", "interval", level=level, **ends)


def _standing_line(scribe: Scribe, result: PanelResult, period: Period, ranked: bool) -> Iterator[Line]:
    """Of a day: its rank among the last 28 unless one of more days is told, and what was expected of it."""
    series, known = result.main, _near(result, period)
    if not known:
        return
    row = known[-1]
    rank, n = _rank_of_near(scribe, series, known)
    among = scribe.wording.line("headline", "among_all" if len(known) == NEAR_DAYS else "among_some", n=n)
    parts: dict[str, Filling] = {"rank": rank, "among": among, "value": scribe.observed(series, row)}
    standing = () if ranked else scribe.wording.line("headline", "standing", **parts)
    band = bands(series) if "anomalies" in result.panel.methods else None
    place = None if band is None else band[band["period"].dt.date == period.start]
    if place is None or place["lower"].isna().all():
        yield from filter(None, [standing])
        return
    limits = {name: float(place[name].iloc[0]) for name in ("expected", "lower", "upper")}
    for name, value in limits.items():
        parts[name] = scribe.computed(series, known, f"band-{name}", value)
    sort = (
        "above" if row["best"] > limits["upper"] else "below" if row["best"] < limits["lower"] else "within"
    )
    level = scribe.level(BAND_LEVEL)
    expected = scribe.wording.line("headline", f"standing_{sort}", **parts, level=level)
    yield (*standing, " ", *expected) if standing else expected


def _near(result: PanelResult, period: Period) -> list[Row]:
    """The last 28 days that have a figure; none where the day has none, or less than half of them."""
    if period.by != "day" or result.panel.by != "day":
        return []
    rows = rows_between(result.main, (period.end - timedelta(days=NEAR_DAYS), period.end))
    known = [row for row in rows if row["best"] == row["best"]]
    own = row_at(result.main, period.start)
    return known if own is not None and own["best"] == own["best"] and len(known) >= NEAR_DAYS // 2 else []


def _rank_of_near(scribe: Scribe, series: Series, known: Sequence[Row]) -> tuple[Number, Number]:
    """The rank of the last of some days with a figure, the highest first, and how many these are."""
    rank = 1 + sum(other["best"] > known[-1]["best"] for other in known)
    return (
        scribe.computed(series, known, "rank-28", float(rank)),
        scribe.computed(series, known, "known-28", float(len(known))),
    )


def told_above(results: Sequence[PanelResult], period: Period) -> list[Finding]:
    """What the headline tells, and no section again: change and record of a count, shares of the period."""
    rates = [one for one in key_results(results, period.by) if one.main.unit == "fraction"]
    shares = [
        finding
        for result in rates
        for finding in result.findings
        if finding.finding == "rate" and finding.period == period.start
        if finding.settings.get("periods", 1) == 1
    ]
    return headline_findings(results, period) + shares


def headline_findings(results: Sequence[PanelResult], period: Period) -> list[Finding]:
    """Change and record of the first count of a report."""
    counts = [one for one in key_results(results, period.by) if one.main.unit != "fraction"]
    launched = [one for one in counts if one.main.metric == "launched"]
    return [
        finding
        for result in (launched or counts)[:1]
        for finding in result.findings
        if finding.finding in ("change", "record") and finding.period == period.start
    ]


def _regime_line(scribe: Scribe, series: Series, period: Period) -> Iterator[Line]:
    """A day of the period from which the figures of the source mean something else."""
    for new in _new_regimes(series, period):
        day = scribe.wording.words.day(new.since or period.start)
        yield scribe.wording.line("headline", "regime", day=day, meaning=meaning_of(scribe.wording, new))


def _new_regimes(series: Series, period: Period) -> list[Regime]:
    """The definitions of the source that begin within a period."""
    return [one for one in series.regimes if one.since and period.start < one.since < period.end]


def _missing_line(scribe: Scribe, desk: Desk, result: PanelResult) -> Iterator[Line]:
    series, by = result.main, scribe.wording.name("by", desk.period.by)
    row, wording = row_at(series, desk.period.start), scribe.wording
    if row is None:
        return
    if row["status"] == "partial":
        count = scribe.days_of(series, row, "published", int(row["days_published"]))
        yield wording.line("headline", "partial", by=by, count=count)
    if missing := len(silent_days(desk, result)):
        key = "unreported_day" if desk.period.by == "day" else "unreported"
        count = scribe.days_of(series, row, "missing", missing)
        yield wording.line("headline", key, by=by, count=count)
    if row["status"] == "provisional":
        yield wording.line("headline", "provisional", by=by)


def _unnamed_line(scribe: Scribe, series: Series, period: Period) -> Iterator[Line]:
    """Days on which the source gave figures and none of this class: no zero, but not silence either."""
    row, wording = row_at(series, period.start), scribe.wording
    if row is not None and (unnamed := _unnamed(row)):
        yield wording.line(
            "headline",
            "unnamed_day" if period.by == "day" else "unnamed",
            count=scribe.days_of(series, row, "unnamed", unnamed),
            by=wording.name("by", period.by),
            classes=wording.classes(series.classes),
        )


def _unnamed(row: Row) -> int:
    """Days on which the source gave figures and none of the class of a series."""
    return max(0, int(row["days_published"]) - int(row["days_reported"]))


def _key_row(scribe: Scribe, result: PanelResult, period: Period) -> tuple[Line, ...]:
    series, wording = result.main, scribe.wording
    cells: list[Line] = [(label(wording, series),)]
    for wanted in (period, period.previous):
        row = row_at(series, wanted.start)
        cells.append((wording.text("key", "none"),) if row is None else (scribe.observed(series, row),))
    return (*cells, _change_cell(scribe, result, period), _rank_cell(scribe, result, period))


def _doubts(scribe: Scribe, desk: Desk, result: PanelResult) -> Line:
    """What is open about a figure of the period: in a few words each, joined; nothing where all is plain."""
    series, period, wording = result.main, desk.period, scribe.wording
    row = row_at(series, period.start)
    if row is None:
        return ()
    told: list[Line] = []
    if row["status"] == "partial":
        told.append(wording.line("doubt", "open"))
    if period.by != "day" and (missing := len(silent_days(desk, result))):
        told.append(wording.line("doubt", "missing", count=scribe.days_of(series, row, "missing", missing)))
    if series.metric == "launched" and period.by != "day" and (unnamed := _unnamed(row)):
        told.append(wording.line("doubt", "unnamed", count=scribe.days_of(series, row, "unnamed", unnamed)))
    if series.unit == "fraction" and _new_regimes(series, period):
        told.append(wording.line("doubt", "regime"))
    if differs(row):
        told.append(wording.line("doubt", "contested"))
    return tuple(part for line in told for part in ("; ", *line))[1:]


def _change_cell(scribe: Scribe, result: PanelResult, period: Period) -> Line:
    rate = result.main.unit == "fraction"
    finding = _found(result.findings, "rate_change" if rate else "change", period)
    if finding is None or finding.value is None:
        asked = ("rates" if rate else "trend") in result.panel.methods
        both = _known(result.main, period) and _known(result.main, period.previous)
        return (scribe.wording.text("key", "unjudged" if asked and both else "dash"),)
    if finding.low is not None and finding.high is not None and finding.low <= 0 <= finding.high:
        return (scribe.wording.text("key", "same"),)
    text = scribe.wording.signed(finding.value * (100 if rate else 1))
    if not rate:
        text = scribe.wording.text("number", "percent", value=text).replace(" ", "\u00a0")
    number = scribe.of_finding(finding, result.main, "value", text, finding.value)
    return scribe.wording.line("key", "points", value=number) if rate else (number,)


def _rank_cell(scribe: Scribe, result: PanelResult, period: Period) -> Line:
    """Where the period stands among those that it can be compared with (a day among the last 28)."""
    if known := _near(result, period):
        rank, among = _rank_of_near(scribe, result.main, known)
        return scribe.wording.line("key", "place", rank=rank, n=among)
    if period.by == "day":
        return (scribe.wording.text("key", "dash"),)
    ranked = [one for one in _ranks(result.main) if (one.score or 0) > 0]
    finding = _found(ranked, "record", period)
    if finding is None or finding.rank is None:
        return (scribe.wording.text("key", "dash"),)
    words = scribe.wording.words
    rank = scribe.of_finding(finding, result.main, "rank", words.count(finding.rank), float(finding.rank))
    among = scribe.of_finding(finding, result.main, "n", words.count(finding.n), float(finding.n))
    return scribe.wording.line("key", "place", rank=rank, n=among)


def _ranks(series: Series) -> list[Finding]:
    """The rank of the newest period from both sides; an order needs no unit, so that rates have one too."""
    return records([replace(series, unit="count")], podium=EVERY_RANK)


def _found(findings: Sequence[Finding], sort: str, period: Period) -> Finding | None:
    return next((one for one in findings if one.finding == sort and one.period == period.start), None)


def _known(series: Series, period: Period) -> bool:
    row: Mapping[str, Any] | None = row_at(series, period.start)
    return row is not None and (row["low"] == row["low"] or row["best"] == row["best"])


def _source_of(scribe: Scribe, claimants: Collection[str]) -> str:
    """Whose figures a period has, as the subject of a sentence; of several or nobody named the sources."""
    named = [name for name in claimants if name != UNATTRIBUTED and scribe.wording.has("who", name)]
    if len(claimants) == len(named) == 1:
        return source_name(scribe.wording, named[0])
    return scribe.wording.name("who", "sources")
