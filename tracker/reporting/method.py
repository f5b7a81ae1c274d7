"""The last page: by which rules, definitions and sources an edition was made, and how to cite it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from tracker.model import Claim, Document
from tracker.reporting.content import Block, Paragraph, Section
from tracker.reporting.definition import in_language
from tracker.reporting.evidence import counted_remarks, letter
from tracker.reporting.naming import meaning_of, source_name
from tracker.reporting.numbers import Line, Number, Part
from tracker.reporting.pages import not_shown
from tracker.reporting.panels import Desk, PanelResult
from tracker.reporting.periods import period_of
from tracker.reporting.prose import Scribe
from tracker.vocab import Regime


def method(
    scribe: Scribe,
    desk: Desk,
    results: Sequence[PanelResult],
    refused: Mapping[str, str],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
) -> Section:
    """Rules, definitions in force, sources of the claims cited, citation and the next date."""
    wording, report = scribe.wording, desk.report
    lines: list[Line] = [
        wording.line("method", "policy"),
        wording.line(
            "method",
            f"rules_{report.day_rule}",
            rule=report.rule,
            meaning=wording.name("rule_meaning", report.rule),
        ),
        *(_definition(scribe, regime) for regime in _regimes(results)),
    ]
    if "missing" not in report.pages:
        lines += not_shown(scribe, desk, refused)
    lines += [_sources(scribe, claims)] if claims else []
    lines += [*_remarks(scribe, documents.values()), _citation(scribe, desk)]
    blocks: list[Block] = [Paragraph(line) for line in lines]
    return Section("method", wording.text("page", "method"), tuple(blocks))


def _definition(scribe: Scribe, regime: Regime) -> Line:
    meaning = meaning_of(scribe.wording, regime)
    source = source_name(scribe.wording, regime.claimant)
    if regime.since is None:
        return scribe.wording.line("method", "regime_always", source=source, meaning=meaning)
    since = scribe.wording.words.day(regime.since)
    return scribe.wording.line("method", "regime", source=source, since=since, meaning=meaning)


def _regimes(results: Sequence[PanelResult]) -> Iterator[Regime]:
    """The regimes in force at the end of the series shown, each once."""
    newest = {regime.id: regime for result in results for regime in result.main.regimes[-1:]}
    return (newest[key] for key in sorted(newest))


def _sources(scribe: Scribe, claims: Mapping[str, Claim]) -> Line:
    """Who printed the claims, and how many of them, most first."""
    counted = Counter(claim.publisher or claim.claimant for claim in claims.values())
    ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    listed: list[Part] = []
    for index, (name, count) in enumerate(ranked):
        source = source_name(scribe.wording, name)
        listed += [", "] if index else []
        listed += scribe.wording.line("method", "source", source=source, count=_cited(scribe, name, count))
    return scribe.wording.line("method", "sources", list=tuple(listed))


def _cited(scribe: Scribe, name: str, count: int) -> Number:
    """How many claims a source gave; it leads nowhere, since the claims themselves follow."""
    return scribe.counted(f"claims-{name}", count)


def _remarks(scribe: Scribe, documents: Collection[Document]) -> Iterator[Line]:
    """What came with the texts cited, under the letter by which the claims name it."""
    for nth, (remark, count) in enumerate(counted_remarks(documents)):
        yield scribe.wording.line(
            "method",
            "remark",
            letter=letter(nth),
            count=scribe.counted(f"remarks-{nth}", count),
            all=scribe.counted("texts-cited", len(documents)),
            remark=remark.rstrip("."),
        )


def _citation(scribe: Scribe, desk: Desk) -> Line:
    report, period = desk.report, desk.period
    return scribe.wording.line(
        "method",
        "cite",
        title=in_language(report.title, scribe.language),
        id=period.id,
        instant=scribe.wording.instant(desk.as_of),
        due=scribe.wording.instant(period_of(period.end, period.by).due(report.wait_hours)),
    )
