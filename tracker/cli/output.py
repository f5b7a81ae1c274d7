"""JSON lines and plain tables on stdout; everything else goes to stderr."""

import json
import re
import shutil
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import click

from tracker.instants import KYIV
from tracker.model import Claim, Span

COLUMN_GAP = "  "
LAST_COLUMN_MIN = 24
NO_NUMBER = re.compile(r"\d{4}-\d{2}|[0-9a-f]{12}$")  # days, and ids whose first character is a digit


class Words(NamedTuple):
    """A cell of words of which those around a figure are shown, where there is no room for all."""

    text: str
    figure: Span = (0, 0)

    def __str__(self) -> str:
        return " ".join(self.text.split())


def quoted(claim: Claim, text: str = "") -> Words:
    """The quote of a claim and where its figure stands in it: by its span in the text, else as printed."""
    quote, (start, end) = claim.quote, claim.spans[0]
    at = text.rfind(quote, 0, start + len(quote))
    if 0 <= at <= start and end <= at + len(quote):
        return Words(quote, (start - at, end - at))
    printed = claim.amount.printed
    found = re.search(rf"(?<!\w){re.escape(printed)}(?!\w)", quote) if printed else None
    return Words(quote, found.span() if found else (0, 0))


def whose(claim: Claim, sources: Mapping[str, Claim]) -> str:
    """Who asserts a claim; of a correction whose figure it is, and that the editor put it right."""
    source = sources.get(claim.id)
    return claim.claimant if source is None else f"{source.claimant} ({claim.claimant})"


def acted_on(claim: Claim) -> str:
    """Whose side was acted on, short enough for a column; nothing where a figure has no direction."""
    return claim.direction.partition("_on_")[2]


def kyiv_clock(instant: datetime) -> str:
    """An instant as clocks in Kyiv show it; its heading says so.

    >>> from datetime import UTC
    >>> kyiv_clock(datetime(2025, 6, 28, 21, tzinfo=UTC))
    '2025-06-29 00:00'
    """
    return f"{instant.astimezone(KYIV):%Y-%m-%d %H:%M}"


def json_line(values: Mapping[str, Any]) -> None:
    """Print one JSON object on one line, letters as they are."""
    click.echo(json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=str))


def counted(number: int, things: str) -> str:
    """So many things, one of them in the singular; `things` is a plural.

    >>> counted(1, "batches"), counted(1204, "new claims"), counted(0, "faults")
    ('1 batch', '1,204 new claims', '0 faults')
    """
    one = things.removesuffix("es") if things.endswith(("ches", "shes")) else things.removesuffix("s")
    return f"{number:,} {one if number == 1 else things}"


def note(line: str) -> None:
    """Tell on stderr what was guessed or left aside; the work goes on."""
    click.echo(f"note: {line}", err=True)


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], *, wrapped: bool = False) -> None:
    """Print rows under headings; numbers to the right; the last column is cut to the terminal, or wrapped."""
    rows = list(rows)
    texts = [[_cell(value) for value in row] for row in rows]
    if not texts:
        return
    widths = [max(len(line[i]) for line in [list(headings), *texts]) for i in range(len(headings))]
    room = shutil.get_terminal_size((120, 24)).columns - sum(widths[:-1]) - len(COLUMN_GAP) * len(widths[:-1])
    room = max(room, LAST_COLUMN_MIN)
    columns = [[line[i] for line in texts if line[i]] for i in range(len(headings))]
    numeric = [bool(column) and all(map(_is_number, column)) for column in columns]
    indent = " " * (sum(widths[:-1]) + len(COLUMN_GAP) * len(widths[:-1]))
    for line, last in zip([list(headings), *texts], [headings[-1], *(row[-1] for row in rows)], strict=True):
        cells = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ]
        if numeric[-1] and widths[-1] <= room:
            first, more = cells[-1], []
        elif wrapped:
            first, *more = textwrap.wrap(line[-1], room) or [""]
        else:
            first, more = excerpt(last if isinstance(last, Words) else Words(line[-1]), room), []
        click.echo(COLUMN_GAP.join([*cells[:-1], first]).rstrip())
        for words in more:
            click.echo(f"{indent}{words}")


def excerpt(words: Words, room: int) -> str:
    """What there is room for of words: those around the figure, cut at both ends with an ellipsis.

    >>> told = "On 3 May the enemy launched 80 drones at Kharkiv and 4 missiles at Sumy."
    >>> excerpt(Words(told, (53, 54)), 30), excerpt(Words(told), 12)
    ('…es at Kharkiv and 4 missiles…', 'On 3 May th…')
    """
    whole = str(words)
    if len(whole) <= room:
        return whole
    start, end = (len(" ".join(words.text[:at].split())) for at in words.figure)
    first = min(max(0, start - (room - (end - start)) * 2 // 3), len(whole) - room)
    last = first + room
    before, after = "…" * (first > 0), "…" * (last < len(whole))
    return f"{before}{whole[first + len(before) : last - len(after)].strip()}{after}"


def marked(words: Words) -> str:
    """All of the words on one line, their figure in bold."""
    text, (start, end) = words
    figure = click.style(text[start:end], bold=True) if end > start else ""
    return " ".join(f"{text[:start]}{figure}{text[end:]}".split())


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("\n", " ")


def _is_number(text: str) -> bool:
    return (text[0].isdigit() and not NO_NUMBER.match(text)) or text == "–"
