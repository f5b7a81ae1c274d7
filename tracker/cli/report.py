"""`tracker report`: build a dated edition of a report, or all that are due."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from tracker.api import editions
from tracker.cli.options import INSTANT, json_option, store_option
from tracker.cli.output import json_line, note
from tracker.config import Place
from tracker.reporting.due import Due
from tracker.reporting.helpers import cores

DUE = "due"
MOST_WORKERS = 4  # processes that draw charts: computing what is drawn takes one about as long as drawing it


@click.command(name="report")
@click.argument("names", metavar="NAME | due [NAME]...", nargs=-1, required=True)
@click.option("--period", help="2025-10-26, 2025-W43 or 2025-10 [default: the newest that is due].")
@click.option(
    "--as-of", type=INSTANT, help="What was known at this instant [default: when the edition was due]."
)
@click.option(
    "--language", "languages", multiple=True, help="en or uk (many) [default: those of the report.toml]."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder of editions; due: with a folder for each report [default: reports/NAME/editions].",
)
@click.option("--build", is_flag=True, help="due: make the editions, the oldest first.")
@click.option("--revised", is_flag=True, help="due: published editions that rest on other claims now.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=editions.LIMIT,
    show_default=True,
    help="due --build: at most so many.",
)
@json_option
@store_option
def command(
    names: tuple[str, ...],
    period: str | None,
    as_of: datetime | None,
    languages: tuple[Any, ...],
    out: Path | None,
    build: bool,
    revised: bool,
    limit: int,
    as_json: bool,
    store: Place | None,
) -> int:
    """Build a dated edition of a report. NAME: daily, weekly, monthly, or the folder of a report.toml.

    `due` lists closed periods without an edition instead (exit 0 if there are some, 1 if not), of the reports
    named or of all; with --build it makes them, silent unless something is wrong (exit 0 also when
    nothing was due).
    """
    if names[0] == DUE:
        return _due(store, names[1:], out, build, revised, limit, as_json, (period, as_of, *languages))
    if len(names) > 1 or build or revised:
        raise click.UsageError(f'one NAME, or "{DUE}" first: tracker report {DUE} {" ".join(names)}')
    edition = editions.report(
        store,
        names[0],
        period=period,
        as_of=as_of,
        out=out,
        languages=languages,
        workers=_workers(),
    )
    click.echo(f"{edition.folder}")
    if not edition.content.printed_numbers():
        note(f"nothing of {edition.content.period.id} is held: the edition says no more than that")
    if edition.newer is not None:
        note(
            "published late, of what the first run after it was due read; what was read since is left out: "
            f"--as-of {edition.newer:%Y-%m-%dT%H:%M:%SZ} takes it in"
        )
    return 0


def _workers() -> int:
    return min(MOST_WORKERS, cores())


def _due(
    store: Place | None,
    names: Sequence[str],
    out: Path | None,
    build: bool,
    revised: bool,
    limit: int,
    as_json: bool,
    others: Sequence[object],
) -> int:
    if any(others):
        raise click.UsageError(f"--period, --as-of and --language go with a NAME, not with {DUE}")
    found = editions.due(store, names, revised=revised, out=out)
    ready = [one for one in found if one.knowledge is not None]
    if not (build and ready):
        _tell_waiting([one for one in found if one.knowledge is None])
    if build:
        return _build(store, ready, limit, as_json)
    for one in ready:
        if as_json:
            json_line(_line(one))
        else:
            click.echo(_told(one))
    return 0 if ready else 1


def _tell_waiting(waiting: Sequence[Due]) -> None:
    """One line on stderr for all periods that are over, and that the store has not been fed as far as."""
    if not waiting:
        return
    first, last = (f"{one.report.id} {one.period.id}" for one in (waiting[0], waiting[-1]))
    who = f"{first} waits" if len(waiting) == 1 else f"{len(waiting)} editions wait, {first} to {last}"
    note(f"{who}: the store has seen nothing as late as they are due")


def _build(store: Place | None, found: Sequence[Due], limit: int, as_json: bool) -> int:
    """Make what is due; one line on stderr for each fault, the highest exit code of all."""
    code = 0
    for due, edition, fault in editions.build_due(store, found, limit=limit, workers=_workers()):
        if fault is not None:
            click.echo(f"error: {due.report.id} {due.period.id}: {fault}", err=True)
            code = max(code, fault.exit_code)
        elif edition is not None and as_json:
            json_line(_line(due) | {"folder": str(edition.folder)})
    return code


def _told(one: Due) -> str:
    told = f"{one.report.id} {one.period.id}"
    if one.replaces is not None:
        return f"{told}, made of other claims or words than the edition {one.replaces.name}"
    told = f"{told}, due {one.instant:%Y-%m-%d %H:%M} UTC"
    return f"{told}, late: nothing was read then" if one.knowledge and one.knowledge.read else told


def _line(one: Due) -> dict[str, Any]:
    known = one.knowledge
    return {
        "kind": "due",
        "report": one.report.id,
        "period": one.period.id,
        "due": f"{one.instant:%Y-%m-%dT%H:%M:%SZ}",
        "as_of": f"{known.as_of:%Y-%m-%dT%H:%M:%SZ}" if known else None,
        "late": bool(known and known.read),
        "replaces": one.replaces.name if one.replaces else None,
    }
