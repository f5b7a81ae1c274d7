"""An edition as PDF through Typst, checked by it against PDF/A-2a and PDF/UA-1."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tracker import __version__
from tracker.charts.typesetting import compile_pdf
from tracker.reporting.content import Block, Content, Figure, Paragraph, Table
from tracker.reporting.evidence import PanelCard, claim_card, counted_remarks, panel_cards
from tracker.reporting.numbers import Line
from tracker.reporting.wording import Wording

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"


def pdf_page(content: Content) -> bytes:
    """The edition as a tagged PDF with numbered endnotes and the quoted claims.

    Raises: ChartError where Typst refuses the document, for example a chart without alternative text.
    """
    return compile_pdf(
        _template(),
        {"edition": json.dumps(_edition(content), ensure_ascii=False)},
        content.as_of,
        f"report {content.report.id}",
    )


def _edition(content: Content) -> dict[str, Any]:
    panels = panel_cards(content)
    order = {panel.anchor: index for index, panel in enumerate(panels, 1)}
    place = {key: str(index) for index, key in enumerate(content.cited_claims(), 1)}
    wording = content.wording
    remarks = [remark for remark, _ in counted_remarks(content.documents.values())]
    footer = {"title": content.title, "instant": wording.instant(content.as_of), "version": __version__}
    return {
        "title": content.title,
        "kicker": content.kicker,
        "subtitle": content.subtitle,
        "author": "tracker",
        "language": content.language,
        "footer": wording.text("page", "pdf_footer", **footer),
        "words": {key: wording.text("page", key) for key in ("evidence", "evidence_pdf", "claims")},
        "daily": content.period.by == "day",
        "sections": [
            {"heading": section.heading, "blocks": [_block(block, order) for block in section.blocks]}
            for section in content.sections
        ],
        "notes": [{"number": order[panel.anchor], "text": _note(wording, panel, place)} for panel in panels],
        "claims": [_claim(content, key, number, remarks) for key, number in place.items()],
    }


def _block(block: Block, order: Mapping[str, int]) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "role": block.role, "line": _line(block.line, order)}
    if isinstance(block, Table):
        cells = [_line(cell, order) for row in block.rows for cell in row]
        return {
            "kind": "table",
            "caption": block.caption,
            "headings": block.headings,
            "cells": cells,
            "noted": block.noted,
        }
    return _figure(block, order)


def _figure(figure: Figure, order: Mapping[str, int]) -> dict[str, Any]:
    return {
        "kind": "figure",
        "title": _line(figure.title, order),
        "subtitle": _line(figure.subtitle, order),
        "note": _line(figure.note, order),
        "source": figure.source,
        "alt": figure.alt,
        "svg": figure.svg.decode("utf-8"),
    }


def _line(line: Line, order: Mapping[str, int]) -> list[str | dict[str, Any]]:
    return [
        part
        if isinstance(part, str)
        else part.text
        if not part.leads
        else {"text": part.text, "note": order[part.anchor]}
        for part in line
    ]


def _note(wording: Wording, panel: PanelCard, place: Mapping[str, str]) -> str:
    made = "; ".join(f"{text}: {how[:1].lower()}{how[1:].rstrip('.')}" for text, how in panel.numbers)
    claims = _ranges(sorted(int(place[card.id]) for card in panel.claims))
    key = "one" if len(panel.claims) == 1 else "many"
    behind = f" {wording.text('claim', key, places=claims)}" if claims else ""
    return f"{panel.what}. {made}.{''.join(f' {note}' for note in panel.notes)}{behind}"


def _claim(content: Content, key: str, number: str, remarks: Sequence[str]) -> dict[str, str]:
    claim, wording = content.claims[key], content.wording
    document, source = content.documents.get(claim.document), content.sources.get(key)
    card = claim_card(wording, claim, document, source=source, remarks=remarks)
    trail = (card.published, card.known_at, card.status, card.rule, *card.remarks, "")
    return {
        "number": number,
        "head": f"{card.amount} · {card.metric} · {card.window} · {card.stated}",
        "quote": wording.text("claim", "quote", quote=" ".join(claim.quote.split())),
        "language": card.language or content.language,
        "trail": " · ".join(trail).rstrip(),
        "url": card.url,
        "ref": card.ref,
    }


def _ranges(numbers: list[int]) -> str:
    """Numbers as ranges: 1–3, 7."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return ", ".join(str(group[0]) if len(group) == 1 else f"{group[0]}–{group[-1]}" for group in groups)


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
