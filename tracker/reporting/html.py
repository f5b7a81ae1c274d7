"""An edition as one HTML file: no script, no request, evidence behind every number."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from tracker import __version__
from tracker.charts.faces import font_faces
from tracker.reporting.content import Block, Content, Figure, Paragraph, Table, block_lines, plain
from tracker.reporting.evidence import ClaimCard, claim_card, counted_remarks, panel_cards
from tracker.reporting.numbers import Line, Part

HERE = Path(__file__).parent
NO_BREAK = Markup("&NoBreak;")
WIDE = 5  # columns from which a table does not fit a telephone
LETTERS = 41  # that fit it side by side, with room between four columns
RANGE = re.compile(r"\d+–\d+")


def html_page(content: Content, input_hash: str, claims_read: int) -> str:
    """The edition as one self-contained HTML page; so many claims were read for it.

    Every Number is a link to its panel in the section "Evidence", and that to the quoted claims.
    """
    template = environment().get_template("report.html.j2")
    where = _sections_of_numbers(content)
    remarks = [remark for remark, _ in counted_remarks(content.documents.values())]
    return template.render(
        content=content,
        unbroken=_unbroken,
        page=content.wording.words.table["page"],
        footer=_footer(content, input_hash, claims_read),
        blocks={
            section.id: [_block(block, content, section.id) for block in section.blocks]
            for section in content.sections
        },
        evidence=panel_cards(content),
        back=where,
        claims=[_card(content, key, remarks) for key in content.cited_claims()],
    )


def _card(content: Content, key: str, remarks: Sequence[str]) -> ClaimCard:
    claim = content.claims[key]
    document, source = content.documents.get(claim.document), content.sources.get(key)
    return claim_card(content.wording, claim, document, _marked, source, remarks)


def _footer(content: Content, input_hash: str, claims_read: int) -> str:
    wording = content.wording
    return wording.text(
        "page",
        "footer",
        title=content.name,
        id=content.period.id,
        instant=wording.instant(content.as_of),
        version=__version__,
        count=wording.counted(claims_read),
        cited=wording.counted(len(content.cited_claims())),
        hash=input_hash[:16],
    )


def _line(line: Line) -> Markup:
    joined = (NO_BREAK + part + NO_BREAK if part == "–" else _part(part) for part in line)
    return Markup("").join(joined) if len(line) > 1 else Markup("").join(map(_part, line))


def _unbroken(text: str) -> Markup:
    """Text in HTML whose ranges, "20–26", stay on one line."""
    return Markup(RANGE.sub(r'<span class="nb">\g<0></span>', str(escape(text))))


def _part(part: Part) -> Markup:
    if isinstance(part, str):
        return _unbroken(part)
    if not part.leads:
        return _unbroken(part.text)
    return Markup('<a class="n" href="#e-{}">{}</a>').format(part.anchor, part.text)


def _block(block: Block, content: Content, section: str) -> Markup:
    if isinstance(block, Paragraph):
        role = Markup(' class="{}"').format(block.role) if block.role else Markup("")
        return Markup("<p{}>{}</p>").format(role, _line(block.line))
    if isinstance(block, Table):
        return _table(block)
    return _figure(block, content, section)


def _is_wide(table: Table) -> bool:
    """Whether a telephone cannot show the columns of a table side by side, by the longest words of each."""
    columns = zip(table.headings, *([plain(cell) for cell in row] for row in table.rows), strict=True)
    letters = sum(max(len(word) for text in column for word in text.split(" ")) for column in columns)
    return len(table.headings) >= WIDE or letters > LETTERS


def _table(table: Table) -> Markup:
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in table.headings)
    wide = _is_wide(table)
    rows = Markup("").join(_row(row, table.headings, wide) for row in table.rows)
    return Markup(
        '<div class="scroll" tabindex="0" role="region" aria-label="{}">'
        '<table id="{}" class="{}"><caption>{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(
        table.caption,
        table.id,
        f"{'wide' if wide else 'narrow'}{' noted' if table.noted else ''}",
        _unbroken(table.caption),
        heads,
        rows,
    )


def _row(row: tuple[Line, ...], headings: Sequence[str], wide: bool) -> Markup:
    """A row; of a wide table each cell names its column, for screens on which they stand in a column."""
    first = Markup('<th scope="row">{}</th>').format(_line(row[0]))
    cells = [
        Markup('<td data-head="{}">{}</td>').format(head, _line(cell))
        if wide
        else Markup("<td>{}</td>").format(_line(cell))
        for head, cell in zip(headings[1:], row[1:], strict=True)
    ]
    return Markup("<tr>{}{}</tr>").format(first, Markup("").join(cells))


def _figure(figure: Figure, content: Content, section: str) -> Markup:
    note = Markup("<p>{}</p>").format(_line(figure.note)) if figure.note else Markup("")
    return Markup(
        '<figure id="{}"><h3>{}</h3><p class="subtitle">{}</p>'
        '<div class="scroll{}" tabindex="0" role="group" aria-label="{}">{}</div><figcaption>{}<p>{} '
        '<a href="charts/{}.csv">{}</a> · <a href="charts/{}{}.png">{}</a></p></figcaption></figure>'
    ).format(
        f"{section}-{figure.id}",
        _line(figure.title),
        _line(figure.subtitle),
        " late" if figure.late else "",
        content.wording.text("page", "chart"),
        Markup(figure.inline),
        note,
        figure.source,
        figure.id,
        content.wording.text("page", "data"),
        figure.id,
        content.suffix,
        content.wording.text("page", "picture"),
    )


def _marked(quote: str, number: tuple[int, int] | None) -> Markup:
    if number is None:
        return escape(quote)
    start, end = number
    return Markup("{}<mark>{}</mark>{}").format(quote[:start], quote[start:end], quote[end:])


def _sections_of_numbers(content: Content) -> Mapping[str, str]:
    return {
        part.anchor: section.id
        for section in reversed(content.sections)
        for block in section.blocks
        for line in block_lines(block)
        for part in line
        if not isinstance(part, str)
    }


@cache
def environment() -> Environment:
    """The templates of pages; what their head needs is there without being given."""
    options: dict[str, Any] = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        **options,
    )
    made.globals |= {
        "version": __version__,
        "style": Markup((HERE / "templates" / "style.css").read_text(encoding="utf-8")),
        "font_faces": Markup(font_faces()),
    }
    return made
