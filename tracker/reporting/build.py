"""From a report definition to the content of one edition: panels, prose, tables, numbers, evidence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tracker import charts
from tracker.charts import ChartSpec
from tracker.model import Claim, Document, Finding, Language
from tracker.reporting.changes import Change, Replaced, change_note, changes
from tracker.reporting.classes import class_table
from tracker.reporting.content import Block, Content, Figure, Paragraph, Section, Table
from tracker.reporting.definition import in_language
from tracker.reporting.forecasts import forecast_table
from tracker.reporting.method import method
from tracker.reporting.naming import heading
from tracker.reporting.numbers import Line, Numbers
from tracker.reporting.pages import page
from tracker.reporting.panels import Desk, PanelResult, run, spec_of
from tracker.reporting.periods import Period
from tracker.reporting.pictures import Picture
from tracker.reporting.prose import Scribe, row_at
from tracker.reporting.summary import summary, told_above
from tracker.reporting.telling import often_outside, tell
from tracker.reporting.wording import wording
from tracker.store.corrections import EDITOR, sources_of

TOLD_ELSEWHERE = ("anomaly", "change", "forecast")  # in the tables of a panel, in the headline
OF_LONG_SPANS = ("level", "trend")  # no news of a single day
LISTED = ("break", "definition")  # findings of which all are told, not the widest of a sort
NEWEST_AT_RIGHT = (
    "weekly_bars",
    "calendar",
    "rate_band",
    "anomaly_band",
    "outcome_stack",
    "forecast_fan",
    "change_points",
    "two_sides",
)


@dataclass(frozen=True, slots=True)
class Computed:
    """What an edition is made of, whatever its language: its panels, and why others are not shown."""

    desk: Desk
    results: tuple[PanelResult, ...]
    refused: Mapping[str, str]


def compute(desk: Desk, then: Callable[[PanelResult], None] = lambda result: None) -> Computed:
    """All panels of a report, each given to `then` at once; one without any figure is refused without a word.

    Raises: ReportError, SeriesError or ChartError naming the panel that cannot be made.
    """
    answers: dict[str, PanelResult | str] = {}
    for panel in desk.report.panels:
        answers[panel.id] = answer = run(desk, panel)
        if isinstance(answer, PanelResult):
            then(answer)
    refused = {name: why for name, why in answers.items() if isinstance(why, str)}
    results = tuple(answer for answer in answers.values() if isinstance(answer, PanelResult))
    return Computed(desk, results, refused)


def specs_of(computed: Computed, language: Language) -> dict[str, ChartSpec]:
    """The charts of an edition in one language, by the panel that they are of."""
    made = {result.panel.id: spec_of(computed.desk, result, language) for result in computed.results}
    return {name: spec for name, spec in made.items() if spec is not None}


def build_content(
    computed: Computed,
    language: Language,
    specs: Mapping[str, ChartSpec],
    pictures: Mapping[str, Picture],
    replaced: Replaced | None = None,
) -> tuple[Content, list[Change]]:
    """Everything that an edition says in one language, and what differs from the one it replaces."""
    desk, results = computed.desk, computed.results
    scribe = Scribe(wording(language), Numbers())
    drawn = {name: (spec, pictures[name]) for name, spec in specs.items()}
    above = told_above(results, desk.period)
    sections = [
        summary(scribe, desk, results),
        *(_panel_section(scribe, desk, result, drawn.get(result.panel.id), above) for result in results),
        *(page(name, scribe, desk, results, computed.refused) for name in desk.report.pages),
    ]
    sections = [section for section in sections if section.blocks]
    found = changes(scribe, replaced) if replaced else []
    if replaced:
        sections.insert(1, change_note(scribe, desk, replaced, found))
    claims, documents = _told(desk, scribe.numbers)
    sections.append(method(scribe, desk, results, computed.refused, claims, documents))
    content = Content(
        report=desk.report,
        period=desk.period,
        knowledge=desk.knowledge,
        wording=scribe.wording,
        replaces=replaced.name if replaced else "",
        sections=tuple(sections),
        numbers=scribe.numbers,
        claims=claims,
        sources=sources_of(desk.store, _by_editor(claims), **desk.known),
        documents=documents,
        specs=tuple(specs.values()),
    )
    return content, found


def _told(desk: Desk, numbers: Numbers) -> tuple[dict[str, Claim], dict[str, Document]]:
    """The claims behind the numbers, and the documents that they stand in."""
    told = desk.store.claims(ids=numbers.claim_ids(), all_versions=True, **desk.known)
    cited = {claim.document for claim in told}
    documents = desk.store.documents(ids=cited, **desk.known)
    return {claim.id: claim for claim in told}, {one.id: one for one in documents}


def _by_editor(claims: Mapping[str, Claim]) -> list[str]:
    return [claim.id for claim in claims.values() if claim.claimant == EDITOR]


def _panel_section(
    scribe: Scribe,
    desk: Desk,
    result: PanelResult,
    drawn: tuple[ChartSpec, Picture] | None,
    above: Sequence[Finding],
) -> Section:
    panel, period, language = result.panel, desk.period, scribe.language
    text = in_language(panel.text, language)
    blocks: list[Block] = [Paragraph((text,))] if text else []
    if drawn is not None:
        blocks.append(_figure(scribe, *drawn))
    worth = [finding for finding in _worth_telling(result, period) if finding not in above]
    if panel.table:
        blocks += filter(None, [class_table(scribe, desk, panel)])
    told = [tell(scribe, finding, result.main) for finding in worth]
    blocks += [Paragraph(line) for line in told if line]
    outliers = [one for one in result.findings if one.finding == "anomaly" and _inside(one, period)]
    if outliers:
        blocks.append(_anomaly_table(scribe, result, outliers))
        often = often_outside(scribe, outliers[-1], result.main)
        blocks += [Paragraph(often)] if often else []
    ahead = foreseen(result, period)
    if ahead:
        blocks.append(Paragraph(tell(scribe, ahead[0], result.main)))
        blocks.append(forecast_table(scribe, desk, result, ahead))
    return Section(panel.id, heading(scribe.wording, panel), tuple(blocks))


def _worth_telling(result: PanelResult, period: Period) -> list[Finding]:
    """The findings of a panel that its text tells: of this period, the longest span of each sort."""
    chosen: dict[object, Finding] = {}
    for finding in result.findings:
        sort = finding.finding
        if sort in LISTED:
            if _inside(finding, period):
                chosen[sort, finding.period] = finding
            continue
        pool = sort == "rate" and finding.settings.get("periods", 1) != 1
        if sort in TOLD_ELSEWHERE or (finding.end != period.end if pool else finding.period != period.start):
            continue
        if period.by == "day" and sort in OF_LONG_SPANS:
            continue
        if sort == "insufficient" or (sort, pool) not in chosen or finding.n >= chosen[sort, pool].n:
            chosen[sort, pool] = finding
    return list(chosen.values())


def foreseen(result: PanelResult, period: Period) -> list[Finding]:
    """Forecasts of periods yet to begin: of one that has begun the edition tells what is known."""
    forecasts = (one for one in result.findings if one.finding == "forecast" and one.period >= period.start)
    return [one for one in forecasts if row_at(result.main, one.period) is None]


def _anomaly_table(scribe: Scribe, result: PanelResult, found: Sequence[Finding]) -> Table:
    text, by = scribe.wording.text, result.main.by
    headings = (text("outside", by), *(text("outside", key) for key in ("reported", "expected", "limits")))
    rows = tuple(_anomaly_row(scribe, result, finding) for finding in found)
    return Table(f"{result.panel.id}-outside", text("outside", "caption"), headings, rows)


def _anomaly_row(scribe: Scribe, result: PanelResult, finding: Finding) -> tuple[Line, ...]:
    row = row_at(result.main, finding.period)
    limits = {
        name: scribe.of_finding(finding, result.main, name, scribe.printed(round(value), finding.unit), value)
        for name, value in (("low", finding.low or 0.0), ("high", finding.high or 0.0))
    }
    expected = finding.expected or 0.0
    told = scribe.printed(round(expected), finding.unit)
    return (
        (scribe.wording.period(finding.period, finding.end),),
        (scribe.observed(result.main, row),) if row else (scribe.wording.text("key", "dash"),),
        (scribe.of_finding(finding, result.main, "expected", told, expected),),
        scribe.wording.line("headline", "to", **limits),
    )


def _figure(scribe: Scribe, spec: ChartSpec, picture: Picture) -> Figure:
    return Figure(
        id=spec.id,
        title=scribe.of_chart(spec, spec.title, "title"),
        subtitle=scribe.of_chart(spec, spec.subtitle, "subtitle"),
        alt=spec.alt,
        note=scribe.of_chart(spec, spec.note, "note"),
        source=spec.source,
        svg=picture.plot,
        inline=charts.inline_svg(spec, picture.plot),
        late=spec.kind in NEWEST_AT_RIGHT,
    )


def _inside(finding: Finding, period: Period) -> bool:
    return period.start <= finding.period < period.end
