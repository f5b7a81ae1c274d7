"""`tracker check`: a ruling on each figure of a text."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.api.opening import opened
from tracker.cli.options import (
    PUBLISHED,
    as_of_option,
    columns_option,
    json_option,
    source_option,
    store_option,
)
from tracker.cli.output import counted, json_line, kyiv_clock, marked, note, quoted
from tracker.config import Place
from tracker.display import opening
from tracker.errors import SourceError
from tracker.model import Claim, Document, Ruling

if TYPE_CHECKING:
    from tracker.court.verdicts import Ruled


@click.command(name="check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--published", type=PUBLISHED, help="When the text was published, if it does not say so.")
@source_option
@columns_option
@click.option(
    "--html", type=click.Path(path_type=Path), help="Write the texts with their rulings as one HTML page."
)
@click.option("--faults", "faults_only", is_flag=True, help="Only figures that should be changed.")
@as_of_option
@store_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    published: datetime | None,
    source: str | None,
    columns: tuple[tuple[str, str], ...],
    html: Path | None,
    faults_only: bool,
    as_of: datetime | None,
    store: Place | None,
    as_json: bool,
) -> None:
    """A ruling on each figure of texts against the store; exit 1 where one should be changed.

    It says with whose statement a figure agrees, or where else it was found: of other classes, another
    metric, another night, an older statement. FILE - reads standard input. What the store has from the
    same text is left out. Laws that the figures break among themselves are told as well.
    """
    ruled: list[Ruled] = []
    unread = 0
    with opened(store) as held:
        from tracker.api import reading, ruling
        from tracker.api.tables import write_whole

        for file in files:
            try:
                for found in reading.read_file(
                    file, published=published, source=source, columns=dict(columns)
                ):
                    for guess in found.notes:
                        note(guess)
                    for each in found.readings:
                        ruled.append(ruling.rule(held, each, as_of=as_of))
                        _print(ruled[-1], faults_only=faults_only, as_json=as_json)
            except SourceError as fault:
                unread += 1
                click.echo(f"error: {fault}", err=True)
        if html:
            from tracker.api import editions

            write_whole(html, editions.marked(held, [one for one in ruled if one.rulings]).encode())
    if ruled or not unread:
        click.echo(_summary(ruled), err=True)
    ctx.exit(2 if unread else int(any(one.faults for one in ruled)))


def _print(one: "Ruled", *, faults_only: bool, as_json: bool) -> None:
    """One document: its rulings in the order of its figures, then the laws that its figures break."""
    from tracker.api.reading import document_line
    from tracker.court import is_fault

    document = one.document
    pairs = zip(one.rulings, one.reading.claims, strict=True)
    shown = [pair for pair in pairs if is_fault(pair[0]) or not faults_only]
    if as_json:
        json_line(document_line(document))
        for ruling, _ in shown:
            json_line(ruling.model_dump(mode="json"))
        for law in one.broken:
            json_line({"kind": "check", "document": document.id, **law._asdict()})
        return
    if shown or one.broken:
        click.echo(f"\n{document.title or opening(document.text)}\n  {document.ref}")
    for ruling, claim in shown:
        _print_ruling(ruling, claim, document)
    for law in one.broken:
        click.echo(f"\nLAW BROKEN  {law.law}: {law.arithmetic}")


def _summary(ruled: Iterable["Ruled"]) -> str:
    """How many figures there were, by verdict."""
    verdicts = Counter(ruling.verdict.replace("_", " ") for one in ruled for ruling in one.rulings)
    told = ", ".join(f"{many} {verdict}" for verdict, many in verdicts.most_common())
    return f"{counted(verdicts.total(), 'figures')}{': ' if told else ''}{told}"


def _print_ruling(ruling: Ruling, claim: Claim, document: Document) -> None:
    from tracker.court.naming import ELSEWHERE, names_its_days

    side = "" if ruling.direction == "none" else ruling.direction
    what = " ".join(filter(None, (ruling.metric, "+".join(ruling.classes), side, ruling.scope)))
    end = ruling.window.end
    when = "days unresolved" if end is None else f"{ruling.window.basis} to {kyiv_clock(end)} Kyiv time"
    if end is not None and not names_its_days(claim, document.language):
        when += f", {ELSEWHERE}"
    click.echo(
        f"\n{ruling.verdict.replace('_', ' ').upper()}  {ruling.text}  [{what}, {ruling.claimant}, {when}]"
    )
    click.echo(f"  “{marked(quoted(claim, document.text))}”")
    click.echo(f"  {ruling.note}")
    for one in ruling.readings:
        click.echo(f"  - {one.reason}")
