"""`tracker check`: a ruling on each figure of a text."""

from collections import Counter
from datetime import datetime
from pathlib import Path

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
from tracker.cli.output import json_line, kyiv_clock, marked, note, quoted
from tracker.config import Place
from tracker.errors import SourceError
from tracker.model import Claim, Reading, Ruling
from tracker.store import Store


@click.command(name="check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--published", type=PUBLISHED, help="When the text was published, if it does not say so.")
@source_option
@columns_option
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
    from tracker.api import reading

    unread, printer = 0, Printer(as_of, faults_only=faults_only, as_json=as_json)
    with opened(store) as held:
        for file in files:
            try:
                for found in reading.read_file(
                    file, published=published, source=source, columns=dict(columns)
                ):
                    for guess in found.notes:
                        note(guess)
                    for each in found.readings:
                        printer.show(held, each)
            except SourceError as fault:
                unread += 1
                click.echo(f"error: {fault}", err=True)
    click.echo(printer.summary(), err=True)
    ctx.exit(2 if unread else int(printer.faults > 0))


class Printer:
    """Prints the rulings of documents and counts them."""

    def __init__(self, as_of: datetime | None, *, faults_only: bool, as_json: bool) -> None:
        """Nothing counted yet."""
        self.as_of, self.faults_only, self.as_json = as_of, faults_only, as_json
        self.verdicts: Counter[str] = Counter()
        self.faults = 0

    def show(self, store: Store, each: Reading) -> None:
        """One document: its rulings in the order of its figures, then the laws that its figures break."""
        from tracker.api import reading, ruling
        from tracker.api.checking import self_checks
        from tracker.court import is_fault

        ruled = ruling.check(store, each, as_of=self.as_of)
        broken = [check for check in self_checks(each.claims) if not check.held]
        self.verdicts.update(one.verdict for one in ruled)
        self.faults += sum(map(is_fault, ruled)) + len(broken)
        shown = [
            pair for pair in zip(ruled, each.claims, strict=True) if is_fault(pair[0]) or not self.faults_only
        ]
        if self.as_json:
            json_line(reading.document_line(each.document))
            for one, _ in shown:
                json_line(one.model_dump(mode="json"))
            for check in broken:
                json_line({"kind": "check", "document": each.document.id, **check._asdict()})
            return
        if shown or broken:
            click.echo(f"\n{each.document.title or each.document.text[:60]}\n  {each.document.ref}")
        for one, claim in shown:
            _print_ruling(one, claim, each.document.text)
        for check in broken:
            click.echo(f"\nLAW BROKEN  {check.law}: {check.arithmetic}")

    def summary(self) -> str:
        """How many figures there were, by verdict."""
        told = ", ".join(
            f"{many} {verdict.replace('_', ' ')}" for verdict, many in self.verdicts.most_common()
        )
        total = self.verdicts.total()
        return f"{total} {'figure' if total == 1 else 'figures'}{': ' if told else ''}{told}"


def _print_ruling(ruling: Ruling, claim: Claim, text: str) -> None:
    what = " ".join(filter(None, (ruling.metric, "+".join(ruling.classes), ruling.scope)))
    end = ruling.window.end
    when = "days unresolved" if end is None else f"{ruling.window.basis} to {kyiv_clock(end)} Kyiv time"
    click.echo(
        f"\n{ruling.verdict.replace('_', ' ').upper()}  {ruling.text}  [{what}, {ruling.claimant}, {when}]"
    )
    click.echo(f"  “{marked(quoted(claim, text))}”")
    click.echo(f"  {ruling.note}")
    for one in ruling.readings:
        click.echo(f"  - {one.reason}")
