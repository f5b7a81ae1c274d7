"""What an edition says, before it is set as HTML or PDF: sections of paragraphs, tables and figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.model import Claim, Document, Report
from tracker.reporting.numbers import Number, Numbers
from tracker.reporting.periods import Period

Part = str | Number
Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more sentences; `role` is "lead" for the headline text, "note" for small print."""

    line: Line
    role: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the first cell of a row is its heading."""

    id: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart in the page: its words stand there as text; `inline` is the SVG made for HTML."""

    id: str
    title: Line
    subtitle: Line
    alt: str
    note: Line
    source: str
    svg: bytes
    inline: str


Block = Paragraph | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its blocks."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that an edition prints, with the register of its numbers and the claims behind them."""

    report: Report
    period: Period
    as_of: datetime
    title: str
    sections: tuple[Section, ...]
    numbers: Numbers
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]

    @property
    def kicker(self) -> str:
        """Which kind of report this is."""
        return {"day": "Daily report", "week": "Weekly report", "month": "Monthly report"}[self.period.by]

    @property
    def subtitle(self) -> str:
        """The period by its ISO name, and the state of knowledge."""
        return f"{self.period.id} · as of {self.as_of:%Y-%m-%d %H:%M} UTC"

    def lines(self) -> Iterator[Line]:
        """Every line of text in the order of reading."""
        for section in self.sections:
            for block in section.blocks:
                yield from block_lines(block)

    def printed_numbers(self) -> list[Number]:
        """The numbers that lead to evidence, in the order in which a reader meets them, each once."""
        parts = (part for line in self.lines() for part in line if isinstance(part, Number))
        return list({part.key: part for part in parts if part.leads}.values())

    def cited_claims(self) -> list[str]:
        """Ids of the claims in the order in which the printed numbers cite them, each once."""
        cited = (
            sorted((self.claims[key] for key in number.claims), key=claim_order)
            for number in self.printed_numbers()
        )
        return list(dict.fromkeys(claim.id for claims in cited for claim in claims))


def claim_order(claim: Claim) -> tuple[str, str]:
    """Claims by the end of their window, then by id."""
    end = claim.window.end
    return ("" if end is None else end.isoformat(), claim.id)


def block_lines(block: Block) -> Sequence[Line]:
    """The lines of one block."""
    if isinstance(block, Paragraph):
        return [block.line]
    if isinstance(block, Table):
        return [cell for row in block.rows for cell in row]
    return [block.title, block.subtitle, block.note]


def plain(line: Line) -> str:
    """A line as bare text."""
    return "".join(part if isinstance(part, str) else part.text for part in line)
