"""What an edition says, before it is set as HTML or PDF: sections of paragraphs, tables and figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.charts import ChartSpec
from tracker.model import Claim, Document, Language, Report
from tracker.reporting.definition import in_language
from tracker.reporting.knowledge import Knowledge
from tracker.reporting.numbers import Line, Number, Numbers
from tracker.reporting.periods import Period
from tracker.reporting.wording import Wording


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more sentences; `role` is "lead" for the headline text, "note" for small print."""

    line: Line
    role: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the first cell of a row is its heading, the last where `noted` has words."""

    id: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart in the page: its words stand there as text; `inline` is the SVG made for HTML.

    Of a chart that is wider than the screen the right end is seen first where it is `late`.
    """

    id: str
    title: Line
    subtitle: Line
    alt: str
    note: Line
    source: str
    svg: bytes
    inline: str
    late: bool = False


Block = Paragraph | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its blocks."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that an edition prints, with the register of its numbers and the claims behind them.

    `sources` are the claims of a source that corrections among these stand for.
    """

    report: Report
    period: Period
    knowledge: Knowledge
    wording: Wording
    replaces: str
    sections: tuple[Section, ...]
    numbers: Numbers
    claims: Mapping[str, Claim]
    sources: Mapping[str, Claim]
    documents: Mapping[str, Document]
    specs: tuple[ChartSpec, ...]

    @property
    def language(self) -> Language:
        """The language of the edition."""
        return self.wording.language

    @property
    def suffix(self) -> str:
        """What the names of its files have before their ending: nothing in the first language."""
        return "" if self.language == self.report.languages[0] else f".{self.language}"

    @property
    def as_of(self) -> datetime:
        """The instant of the edition."""
        return self.knowledge.as_of

    @property
    def name(self) -> str:
        """The name of the report in its language."""
        return in_language(self.report.title, self.language)

    @property
    def title(self) -> str:
        """The report and its period."""
        period = self.wording.period(self.period.start, self.period.end)
        return self.wording.text("page", "title", title=self.name, period=period)

    @property
    def kicker(self) -> str:
        """Which kind of report this is."""
        return self.wording.text("kind", self.period.by)

    @property
    def subtitle(self) -> str:
        """The period by its ISO name, the state of knowledge, and what the edition replaces."""
        read, instant = self.knowledge.read, self.wording.instant
        told = self.wording.text(
            "page",
            "late" if read else "as_of",
            id=self.period.id,
            instant=instant(self.as_of),
            read=instant(read) if read else "",
        )
        if not self.replaces:
            return told
        return f"{told} · {self.wording.text('page', 'replaces', replaced=self.replaces)}"

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
