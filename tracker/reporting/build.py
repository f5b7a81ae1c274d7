"""From a report definition to the content of one edition: panels, prose, tables, numbers, evidence."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from tracker import charts
from tracker.model import Claim, Finding, Report
from tracker.reporting import prose
from tracker.reporting.content import Block, Content, Figure, Line, Paragraph, Part, Section, Table
from tracker.reporting.naming import class_names, source_name
from tracker.reporting.numbers import Number, Numbers, print_value
from tracker.reporting.panels import Desk, PanelResult, run
from tracker.reporting.periods import Period, period_of
from tracker.series import Series
from tracker.stats.words import RATES, outcome, subject
from tracker.store import Store
from tracker.vocab import Regime

FOREIGN = ": figure of "  # a day whose figure is not of the source that the series follows
KEY_CHARTS = ("weekly_bars", "rate_band")
POLICY = (
    "Every figure here is a claim by the source named with it, read from published text or from a "
    "structured file with its words kept. Where several sources speak of the same thing, one is chosen by "
    "the observation rule, and they are never added. What was not reported is missing, not zero. An "
    "interval of a rate says how far it could differ if such nights came again; it is wider where nights "
    "differ by more than chance."
)


def build_content(
    store: Store, report: Report, period: Period, as_of: datetime
) -> tuple[Content, list[PanelResult]]:
    """Everything that an edition says, and the panels whose charts go with it.

    Raises: ReportError, SeriesError or ChartError naming the panel that cannot be made.
    """
    desk = Desk(store, report, period, as_of)
    answers = {panel.id: run(desk, panel) for panel in report.panels}
    refused = {name: why for name, why in answers.items() if isinstance(why, str)}
    results = [answer for answer in answers.values() if isinstance(answer, PanelResult) and answer.series]
    numbers = Numbers()
    sections = [
        _summary(numbers, results, period),
        *(_panel_section(numbers, result, period) for result in results),
    ]
    told = store.claims(ids=numbers.claim_ids(), all_versions=True, as_of=as_of)
    claims = {claim.id: claim for claim in told}
    cited = {claim.document for claim in told}
    documents = {one.id: one for one in store.documents(ids=cited, as_of=as_of)}
    sections.append(_method(numbers, desk, results, refused, claims))
    content = Content(
        report=report,
        period=period,
        as_of=as_of,
        title=f"{report.title}, {period.title}",
        sections=tuple(sections),
        numbers=numbers,
        claims=claims,
        documents=documents,
    )
    return content, results


def _summary(numbers: Numbers, results: Sequence[PanelResult], period: Period) -> Section:
    blocks: list[Block] = [
        Paragraph(line, role="lead" if index == 0 else "")
        for index, line in enumerate(_headlines(numbers, results, period))
    ]
    rows = [_key_row(numbers, result, period) for result in results if result.panel.chart in KEY_CHARTS]
    name = {"week": "This week", "month": "This month", "day": "This day"}[period.by]
    before = {"week": "Week before", "month": "Month before", "day": "Day before"}[period.by]
    headings = ("As reported", name, before, "Change", f"Rank among {period.by}s")
    blocks.append(Table("key-figures", "Key figures", headings, tuple(rows)))
    return Section("summary", "In short", tuple(blocks))


def _headlines(numbers: Numbers, results: Sequence[PanelResult], period: Period) -> Iterator[Line]:
    counts = [one for one in results if one.panel.chart == "weekly_bars" and _row(one.main, period)]
    rates = [one for one in results if one.panel.chart == "rate_band" and _row(one.main, period)]
    within = f"in the {period.by} of {period.title}" if period.by == "week" else f"in {period.title}"
    if counts:
        yield _launched_line(numbers, counts, period, within)
    for result in rates:
        yield from _rate_line(numbers, result, period)
    for result in counts[:1]:
        yield from _found_lines(numbers, result, period, ("change", "record"))
        yield from _missing_line(result.main, period)
    for result in counts:
        yield from _unnamed_line(result.main, period)


def _launched_line(numbers: Numbers, counts: Sequence[PanelResult], period: Period, within: str) -> Line:
    line: list[Any] = [f"{_source_of(counts[0].main)} reported "]
    for index, result in enumerate(counts):
        row = _row(result.main, period)
        joint = "" if index == 0 else " and " if index == len(counts) - 1 else ", "
        line += [joint, prose.observed(numbers, result.main, row or {}), f" {_noun(result.main)}"]
    return (*line, f" launched {within}.")


def _rate_line(numbers: Numbers, result: PanelResult, period: Period) -> Iterator[Line]:
    row = _row(result.main, period)
    if row is None or row["best"] != row["best"]:
        return
    yield (
        "It counted ",
        prose.part_of_rate(numbers, result.main, row, "numerator"),
        " of ",
        prose.part_of_rate(numbers, result.main, row, "denominator"),
        f" {_noun(result.main)} as {_outcome(result.main)}: ",
        prose.observed(numbers, result.main, row),
        *_wilson(numbers, result, row),
    )


def _wilson(numbers: Numbers, result: PanelResult, row: Mapping[str, Any]) -> Line:
    """The interval of a rate in brackets, where there is one."""
    low, high = row["band_low"], row["band_high"]
    if low != low or high != high:
        return (".",)
    whole = prose.observed(numbers, result.main, row)
    source = prose.Source(
        name=whole.key,
        what=whole.what,
        how=f"95 % Wilson interval, wider where nights differ by more than chance. {whole.source}",
        unit="percent",
        metric=whole.metric,
        classes=whole.classes,
        period=whole.period,
        end=whole.end,
        claims=whole.claims,
    )
    values = {"low": float(low), "high": float(high)}
    text = f" (95 % confidence interval {100 * low:.1f} % to {100 * high:.1f} %)."
    return prose.linked(numbers, text, source, values)


def _found_lines(
    numbers: Numbers, result: PanelResult, period: Period, sorts: Sequence[str]
) -> Iterator[Line]:
    for finding in result.findings:
        if finding.finding in sorts and finding.period == period.start and finding.note:
            yield prose.of_finding(numbers, finding, result.main)


def _missing_line(series: Series, period: Period) -> Iterator[Line]:
    row = _row(series, period)
    if row is None:
        return
    missing = int(row["days"]) - int(row["days_published"])
    if missing > 0:
        days = "one day has" if missing == 1 else f"{_in_words(missing)} days have"
        yield (f"In this {period.by} {days} no national report; what is missing is not counted as zero.",)
    yield from ((f"{note[0].upper()}{note[1:]}.",) for note in row["notes"] if FOREIGN in note)
    if row["status"] == "provisional":
        yield (f"The {period.by} is provisional: a statement in it calls its figures preliminary.",)


def _unnamed_line(series: Series, period: Period) -> Iterator[Line]:
    """Days on which the source gave figures and none of this class: no zero, but not silence either."""
    row = _row(series, period)
    unnamed = 0 if row is None else int(row["days_published"]) - int(row["days_reported"])
    if unnamed > 0:
        days = "one day" if unnamed == 1 else f"{_in_words(unnamed)} days"
        yield (f"On {days} of the {period.by} the published figures name no {_noun(series)}.",)


def _key_row(numbers: Numbers, result: PanelResult, period: Period) -> tuple[Line, ...]:
    series = result.main
    cells: list[Line] = [(_label(series),)]
    for wanted in (period, period.previous):
        row = _row(series, wanted)
        cells.append(("not reported",) if row is None else (prose.observed(numbers, series, row),))
    cells.append(_cell(numbers, result, period, "rate_change" if series.unit == "fraction" else "change"))
    cells.append(_cell(numbers, result, period, "record"))
    return tuple(cells)


def _cell(numbers: Numbers, result: PanelResult, period: Period, sort: str) -> Line:
    found = [one for one in result.findings if one.finding == sort and one.period == period.start]
    if not found:
        return ("–",)
    finding = found[0]
    source, values = prose.finding_source(finding, result.main), prose.values_of(finding)
    if sort == "record":
        side = "highest" if (finding.score or 0) > 0 else "lowest"
        earlier = "since " + (finding.span[0] if finding.span else finding.period).strftime("%-d %B %Y")
        text = f"{side}, {finding.rank} of {finding.n}" if finding.rank else f"{side} {earlier}"
        return prose.linked(numbers, text, source, values)
    if finding.low is not None and finding.high is not None and finding.low <= 0 <= finding.high:
        return ("not distinguishable",)
    sign = "+" if (finding.value or 0) > 0 else "−"
    rate = finding.unit == "fraction"
    value = abs(finding.value or 0) * (100 if rate else 1)
    return prose.linked(numbers, f"{sign}{value:.1f}{' points' if rate else ' %'}", source, values)


def _panel_section(numbers: Numbers, result: PanelResult, period: Period) -> Section:
    panel = result.panel
    blocks: list[Block] = [Paragraph((panel.text,))] if panel.text else []
    if result.spec is not None:
        blocks.append(_figure(numbers, result))
    told = [prose.of_finding(numbers, finding, result.main) for finding in _worth_telling(result, period)]
    blocks += [Paragraph(line) for line in told]
    outliers = [one for one in result.findings if one.finding == "anomaly" and _inside(one, period)]
    if outliers:
        blocks.append(_anomaly_table(numbers, result, outliers))
    return Section(panel.id, panel.heading or panel.id, tuple(blocks))


def _worth_telling(result: PanelResult, period: Period) -> list[Finding]:
    """The findings of a panel that its text tells: of this period, the longest span of each sort."""
    chosen: dict[str, Finding] = {}
    for finding in result.findings:
        if finding.period != period.start or finding.finding in ("anomaly", "change") or not finding.note:
            continue
        if finding.finding == "insufficient" or finding.n >= chosen.get(finding.finding, finding).n:
            chosen[finding.finding] = finding
    return list(chosen.values())


def _anomaly_table(numbers: Numbers, result: PanelResult, found: Sequence[Finding]) -> Table:
    rows = []
    for finding in found:
        source, values = prose.finding_source(finding, result.main), prose.values_of(finding)
        row = _row_at(result.main, finding)
        limits = f"{finding.low or 0:,.0f} to {finding.high or 0:,.0f}"
        rows.append(
            (
                (f"{finding.period.day} {finding.period:%B %Y}",),
                (prose.observed(numbers, result.main, row),) if row else ("–",),
                prose.linked(numbers, f"{finding.expected or 0:,.0f}", source, values),
                prose.linked(numbers, limits, source, values),
            )
        )
    return Table(
        f"{result.panel.id}-outside",
        "Outside the band",
        (result.main.by.capitalize(), "Reported", "Expected", "Prediction limits"),
        tuple(rows),
    )


def _figure(numbers: Numbers, result: PanelResult) -> Figure:
    spec = result.spec
    if spec is None:
        raise TypeError("a panel without a chart has no figure")
    drawn = charts.svg_bytes(spec)
    return Figure(
        id=spec.id,
        title=prose.of_chart(numbers, spec, spec.title, "title"),
        subtitle=prose.of_chart(numbers, spec, spec.subtitle, "subtitle"),
        alt=spec.alt,
        note=prose.of_chart(numbers, spec, spec.note, "note"),
        source=spec.source,
        svg=drawn,
        inline=charts.inline_svg(spec, drawn),
    )


def _method(
    numbers: Numbers,
    desk: Desk,
    results: Sequence[PanelResult],
    refused: Mapping[str, str],
    claims: Mapping[str, Claim],
) -> Section:
    report, period, as_of = desk.report, desk.period, desk.as_of
    rules = (
        f"Observation rule: {report.rule}. A night that crosses midnight counts on its "
        f"{report.day_rule} day, Kyiv time."
    )
    blocks: list[Block] = [Paragraph((POLICY,)), Paragraph((rules,))]
    for regime in _regimes(results):
        since = "the beginning" if regime.since is None else f"{regime.since:%Y-%m-%d}"
        blocks.append(Paragraph((f"Definition in force from {since}: {_meaning(regime)}.",)))
    blocks += [Paragraph((f"Not shown: {panel}: {why}.",)) for panel, why in sorted(refused.items())]
    blocks.append(Paragraph(_sources(numbers, claims)))
    due = period_of(period.end, period.by).due(report.wait_hours)
    cite = f"Cite as: {report.title}, {period.id}, as of {as_of:%Y-%m-%d %H:%M} UTC."
    blocks.append(Paragraph((f"{cite} The next edition is due on {due:%Y-%m-%d %H:%M} UTC.",)))
    return Section("method", "Method and sources", tuple(blocks))


def _meaning(regime: Regime) -> str:
    """What a regime means, without ids."""
    text = re.sub(r"^R\d: ", "", regime.meaning).rstrip(".")
    for metric, words in RATES.items():
        text = text.replace(metric, f"the share {words}")
    return text


def _regimes(results: Sequence[PanelResult]) -> list[Regime]:
    """The regimes in force at the end of the series shown, each once."""
    newest = {regime.id: regime for result in results for regime in result.main.regimes[-1:]}
    return [newest[key] for key in sorted(newest)]


def _sources(numbers: Numbers, claims: Mapping[str, Claim]) -> Line:
    """Who printed the claims, and how many of them, most first."""
    counted = Counter(claim.publisher or claim.claimant for claim in claims.values())
    ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    line: list[Part] = ["Sources of the claims cited: "]
    for index, (name, count) in enumerate(ranked):
        line += [", " if index else "", f"{source_name(name)} (", _counted(numbers, name, count), ")"]
    return (*line, ".")


def _counted(numbers: Numbers, name: str, count: int) -> Number:
    """How many claims a source gave; it leads nowhere, since the claims themselves follow."""
    return numbers.add(
        Number(
            key=f"claims-{name}",
            text=print_value(count, "count"),
            value=count,
            low=None,
            high=None,
            unit="count",
            metric="claims",
            classes=(),
            period=None,
            end=None,
            status="",
            source=f"How many of the claims cited {name} printed.",
            leads=False,
        )
    )


def _row(series: Series, period: Period) -> Mapping[str, Any] | None:
    return _row_between(series, period.start)


def _row_at(series: Series, finding: Finding) -> Mapping[str, Any] | None:
    return _row_between(series, finding.period)


def _row_between(series: Series, first: date) -> Mapping[str, Any] | None:
    rows = series.frame[series.frame["period"].dt.date == first].to_dict("records")
    return {str(name): value for name, value in rows[0].items()} if rows else None


def _inside(finding: Finding, period: Period) -> bool:
    return period.start <= finding.period < period.end


def _noun(series: Series) -> str:
    """The objects that a series counts, in the plural."""
    return class_names(series.classes)


def _outcome(series: Series) -> str:
    return outcome(series).removeprefix("reported ")


def _source_of(series: Series) -> str:
    """Who the series mostly follows, as the subject of a sentence."""
    claimant = series.regimes[-1].claimant if series.regimes else ""
    return f"The {source_name(claimant)}" if claimant else "The sources"


def _label(series: Series) -> str:
    noun = _noun(series)
    if series.metric in RATES:
        return f"{noun.capitalize()} {_outcome(series)}, share of launched"
    text = subject(series)
    return f"{text[0].upper()}{text[1:]}"


_SMALL = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)


def _in_words(count: int) -> str:
    """A count of days in words, as far as a month goes."""
    if count < len(_SMALL):
        return _SMALL[count]
    tens = "twenty" if count < 30 else "thirty"
    return tens if count % 10 == 0 else f"{tens}-{_SMALL[count % 10]}"
