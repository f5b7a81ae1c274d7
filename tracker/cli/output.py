"""JSON lines and plain tables on stdout; everything else goes to stderr."""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

COLUMN_GAP = "  "
LAST_COLUMN_MIN = 24


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


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under headings; numbers to the right; the last column is cut to the terminal."""
    texts = [[_cell(value) for value in row] for row in rows]
    if not texts:
        return
    widths = [max(len(line[i]) for line in [list(headings), *texts]) for i in range(len(headings))]
    room = shutil.get_terminal_size((120, 24)).columns - sum(widths[:-1]) - len(COLUMN_GAP) * len(widths[:-1])
    room = max(room, LAST_COLUMN_MIN)
    numeric = [all(_is_number(line[i]) for line in texts) for i in range(len(headings))]
    for line in [list(headings), *texts]:
        cells = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ]
        cells[-1] = line[-1] if len(line[-1]) <= room else line[-1][: room - 1] + "…"
        if numeric[-1]:
            cells[-1] = line[-1].rjust(widths[-1])
        click.echo(COLUMN_GAP.join(cells).rstrip())


def marked(text: str, span: tuple[int, int], around: int = 90) -> str:
    """The words around a figure on one line, the figure in bold."""
    start, end = span
    before, after = text[max(0, start - around) : start], text[end : end + around]
    cut_before, cut_after = "…" * (start > around), "…" * (end + around < len(text))
    figure = click.style(text[start:end], bold=True)
    return " ".join(f"{cut_before}{before}{figure}{after}{cut_after}".split())


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("\n", " ")


def _is_number(text: str) -> bool:
    return bool(text) and (text[0].isdigit() or text in {"–"})
