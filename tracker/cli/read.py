"""`tracker read`: claims and rejections of texts, without a store."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click
from pydantic import BaseModel

from tracker.api import reading
from tracker.claims import Check
from tracker.cli.options import PUBLISHED, columns_option, json_option, source_option
from tracker.cli.output import Words, acted_on, json_line, kyiv_clock, note, quoted, table
from tracker.display import interval, opening
from tracker.errors import SourceError
from tracker.model import Claim, Quantity, Reading, Rejection


@click.command(name="read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--published", type=PUBLISHED, help="When the text was published, if it does not say so.")
@source_option
@columns_option
@click.option(
    "--text", "with_text", is_flag=True, help="The text itself, as extracted: spans count its characters."
)
@click.option("--all-quantities", is_flag=True, help="Every number with its unit, not only what is claimed.")
@click.option("--check", is_flag=True, help="Hold the claims against each other; exit 1 if a law is broken.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    published: datetime | None,
    source: str | None,
    columns: tuple[tuple[str, str], ...],
    **shown: bool,
) -> None:
    """Claims and rejections of texts, without a store. FILE - reads standard input.

    Texts, JSON lines, web pages, PDF, feeds, Telegram exports, tables, ZIP archives of them.
    """
    faults: list[SourceError] = []
    printer = Printer(**shown)
    for file in files:
        try:
            for found in reading.read_file(file, published=published, source=source, columns=dict(columns)):
                printer.show(found)
        except SourceError as fault:
            faults.append(fault)
            click.echo(f"error: {fault}", err=True)
    ctx.exit(2 if faults else int(printer.broken > 0))


@dataclass
class Printer:
    """Prints inputs in the form that was asked for, and counts the laws that their claims break."""

    with_text: bool
    all_quantities: bool
    check: bool
    as_json: bool
    broken: int = 0

    def show(self, found: reading.InputReading) -> None:
        """One input: its documents, or its text alone; what was guessed of its file goes to stderr."""
        for guess in found.notes:
            note(guess)
        if self.with_text and not self.as_json:
            click.echo(found.text)
            return
        if self.with_text:
            json_line({"kind": "input", "ref": found.ref, "text": found.text})
        for each in found.readings:
            self._show_document(each)
        if self.as_json:
            _json_lines(found.furniture)

    def _show_document(self, each: Reading) -> None:
        shown = reading.in_input(each)
        quantities = reading.quantities(each.document) if self.all_quantities else []
        tested = self._tested(each)
        self.broken += sum(not check.held for check in tested)
        if self.as_json:
            json_line(reading.document_line(each.document))
            _json_lines((*shown.claims, *shown.rejections, *quantities))
            for check in tested:
                json_line({"kind": "check", "document": each.document.id, **check._asdict()})
            return
        _print_claims(shown, each)
        if self.all_quantities:
            table(
                ("at", "amount", "unit", "bound", "form", "reason", "printed"), map(_quantity_row, quantities)
            )
        else:
            table(("at", "rejected", "reason"), map(_rejection_row, shown.rejections))
        places = {one.id: two for one, two in zip(each.claims, shown.claims, strict=True)}
        if tested:
            _print_checks(tested, places)

    def _tested(self, each: Reading) -> Sequence[Check]:
        if not self.check:
            return ()
        from tracker.api.checking import self_checks

        return self_checks(each.claims)


def _json_lines(nouns: Iterable[BaseModel]) -> None:
    for noun in nouns:
        json_line(noun.model_dump(mode="json"))


def _print_claims(shown: Reading, read: Reading) -> None:
    document = read.document
    when = "not known" if document.published is None else f"{document.published:%Y-%m-%d %H:%M} UTC"
    title = document.title or opening(document.text)
    how = f"{document.published_how or 'given'}; {document.confidence}"
    click.echo(f"\n{title}\n  {document.ref}, published {when} ({how})")
    headings = ("at", "metric", "classes", "on", "amount", "scope", "claimant", "window, Kyiv time", "quote")
    quotes = [quoted(claim, document.text) for claim in read.claims]
    table(headings, map(_claim_row, shown.claims, quotes))


def _claim_row(claim: Claim, quote: Words) -> tuple[object, ...]:
    amount, window = claim.amount, claim.window
    unit = "" if amount.unit == "count" else f" {amount.unit}"
    when = "unresolved" if window.end is None else f"{window.basis} to {kyiv_clock(window.end)}"
    printed = f"{interval(amount.low, amount.best, amount.high)}{unit} {amount.bound}"
    return (
        claim.spans[0][0],
        claim.metric,
        "+".join(claim.classes),
        acted_on(claim),
        printed,
        claim.scope,
        claim.claimant,
        when,
        quote,
    )


def _rejection_row(rejection: Rejection) -> tuple[object, ...]:
    return rejection.span[0], rejection.text, rejection.reason


def _quantity_row(quantity: Quantity) -> tuple[object, ...]:
    amount = quantity.amount
    value = interval(amount.low, amount.best, amount.high)
    return quantity.span[0], value, amount.unit, amount.bound, quantity.form, quantity.reason, amount.printed


def _print_checks(tested: Sequence[Check], places: Mapping[str, Claim]) -> None:
    """The laws that were tested, with the figures that they are of; what a broken one says stands below."""
    from tracker.api.checking import LAWS

    table(("law", "holds", "arithmetic", "of", "at"), (_check_row(check, places) for check in tested))
    for law in dict.fromkeys(check.law for check in tested if not check.held):
        click.echo(f"broken {law}: {LAWS[law]}")


def _check_row(check: Check, places: Mapping[str, Claim]) -> tuple[object, ...]:
    claims = [places[claim_id] for claim_id in check.claims]
    what = dict.fromkeys(f"{claim.metric} {'+'.join(claim.classes)}".rstrip() for claim in claims)
    where = ", ".join(str(claim.spans[0][0]) for claim in claims)
    return check.law, "yes" if check.held else "NO", check.arithmetic, ", ".join(what), where
