"""`tracker read`: claims and rejections of texts, without a store."""

from datetime import datetime
from pathlib import Path

import click

from tracker.api import reading
from tracker.cli.options import PUBLISHED, columns_option, json_option, source_option
from tracker.cli.output import interval, json_line, table
from tracker.errors import SourceError
from tracker.model import Claim, Reading, Rejection


@click.command(name="read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--published", type=PUBLISHED, help="When the text was published, if it does not say so.")
@source_option
@columns_option
@click.option(
    "--text", "with_text", is_flag=True, help="The text itself, as extracted: spans count its characters."
)
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    published: datetime | None,
    source: str | None,
    columns: tuple[tuple[str, str], ...],
    with_text: bool,
    as_json: bool,
) -> None:
    """Claims and rejections of texts, without a store. FILE - reads standard input.

    Texts, JSON lines, web pages, PDF, feeds, Telegram exports, tables, ZIP archives of them.
    """
    faults: list[SourceError] = []
    for file in files:
        try:
            for found in reading.read_file(file, published=published, source=source, columns=dict(columns)):
                _print_input(found, as_json, with_text)
        except SourceError as fault:
            faults.append(fault)
            click.echo(f"error: {fault}", err=True)
    if faults:
        ctx.exit(2)


def _print_input(found: reading.InputReading, as_json: bool, with_text: bool) -> None:
    if with_text and not as_json:
        click.echo(found.text)
        return
    if with_text:
        json_line({"kind": "input", "ref": found.ref, "text": found.text})
    _print(found, as_json)


def _print(found: reading.InputReading, as_json: bool) -> None:
    for each in found.readings:
        shifted = reading.in_input(each)
        if as_json:
            json_line(reading.document_line(each.document))
            for line in (*shifted.claims, *shifted.rejections):
                json_line(line.model_dump(mode="json"))
        else:
            _print_text(shifted)
    if as_json:
        for rejection in found.furniture:
            json_line(rejection.model_dump(mode="json"))


def _print_text(shown: Reading) -> None:
    document = shown.document
    when = "not known" if document.published is None else f"{document.published:%Y-%m-%d %H:%M} UTC"
    title = document.title or document.text[:60]
    click.echo(f"\n{title}\n  published {when} ({document.published_how or 'given'}; {document.confidence})")
    headings = ("at", "metric", "classes", "amount", "claimant", "window", "quote")
    table(headings, map(_claim_row, shown.claims))
    table(("at", "rejected", "reason"), map(_rejection_row, shown.rejections))


def _claim_row(claim: Claim) -> tuple[object, ...]:
    amount, window = claim.amount, claim.window
    unit = "" if amount.unit == "count" else f" {amount.unit}"
    when = "unresolved" if window.end is None else f"{window.basis} to {window.end:%Y-%m-%d %H:%M}"
    printed = f"{interval(amount.low, amount.best, amount.high)}{unit} {amount.bound}"
    return (
        claim.spans[0][0],
        claim.metric,
        "+".join(claim.classes),
        printed,
        claim.claimant,
        when,
        claim.quote.strip(),
    )


def _rejection_row(rejection: Rejection) -> tuple[object, ...]:
    return rejection.span[0], rejection.text, rejection.reason
