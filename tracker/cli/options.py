"""Options and kinds of argument that several verbs share."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from tracker.config import Place, is_server
from tracker.errors import TrackerError
from tracker.instants import When, read_day, read_instant, read_published
from tracker.model import By, DayRule, Direction

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class InstantType(click.ParamType[datetime]):
    """An instant with offset, or a bare date that means the end of that day in UTC."""

    name = "instant"

    def read(self, value: When) -> datetime:
        """The instant of a word."""
        return read_instant(value)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The instant in UTC; a usage error that shows the two forms otherwise."""
        try:
            return self.read(value)
        except TrackerError as error:
            self.fail(str(error), param, ctx)


class KnownType(InstantType):
    """When something was known, which is never after today: no later run could be dated before it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The instant in UTC; a usage error for one after today."""
        known = super().convert(value, param, ctx)
        if known > datetime.now(UTC) + timedelta(days=1):
            self.fail(f'"{value}" lies in the future: write when it was known, or leave it out', param, ctx)
        return known


class PublishedType(InstantType):
    """When a text was published: an instant with offset, or a bare date that means its noon."""

    def read(self, value: When) -> datetime:
        """The instant of a word."""
        return read_published(value)


class DayType(click.ParamType[date]):
    """A calendar day, ISO."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a usage error that shows the form otherwise."""
        try:
            given: When = value
            return read_day(given)
        except TrackerError as error:
            self.fail(str(error), param, ctx)


class ColumnType(click.ParamType[tuple[str, str]]):
    """ROLE=NAME: what a column of a table holds, and what the table calls it."""

    name = "role=name"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The pair; a usage error that shows the form otherwise."""
        if isinstance(value, tuple):
            return value
        role, equals, name = value.partition("=")
        if not (role and equals and name):
            self.fail(f'"{value}" names no column: write text=NAME', param, ctx)
        from tracker.sources.tables import COLUMNS

        if role not in COLUMNS:
            self.fail(f'no column is of kind "{role}": choose one of {", ".join(COLUMNS)}', param, ctx)
        return role, name


class PlaceType(click.ParamType[Place]):
    """Where a store is: the path of a file, or the address of a server."""

    name = "place"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Place:
        """The address as it is, anything else as a path."""
        return value if is_server(value) else Path(value)


INSTANT = InstantType()
PUBLISHED = PublishedType()
DAY = DayType()
PLACE = PlaceType()
DIRECTION = click.Choice(get_args(Direction))
DAY_RULE = click.Choice(get_args(DayRule))

store_option = click.option(
    "--store",
    type=PLACE,
    help="The store: a file, or postgresql://... [default: TRACKER_STORE, tracker.toml, ./tracker.sqlite].",
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line on stdout.")
as_of_option = click.option(
    "--as-of", type=INSTANT, help="What was known at this instant [default: the last the store has seen]."
)
cut_option = click.option(
    "--as-of-by",
    "cut",
    type=click.Choice(["known_at", "published"]),
    default="known_at",
    show_default=True,
    help="Which time --as-of cuts on.",
)
known_at_option = click.option(
    "--known-at",
    type=KnownType(),
    help="When this was known; a date means the end of that day [default: now].",
)
backfill_option = click.option(
    "--backfill", is_flag=True, help="Allow a --known-at older than the newest batch; the batch says so."
)
source_option = click.option(
    "--source", help="Publisher id; or a claimant's, whose own post then asserts all of it."
)
columns_option = click.option(
    "--column",
    "columns",
    multiple=True,
    type=ColumnType(),
    help="A column of a table by what it holds: text=Body, published_utc=When (many).",
)
because_option = click.option("--because", "reason", required=True, help="The reason, kept for ever.")


def series_options(command: Decorated) -> Decorated:
    """The options that name a series: class, direction, scope, calendar, rule, as-of and span."""
    for option in reversed(
        [
            click.option(
                "--class", "classes", default=None, help="Class id; a bundle as a+b [default: drone]."
            ),
            click.option(
                "--direction",
                type=DIRECTION,
                default=None,
                help="Who acts on whom [default: ru_on_ua; none for money].",
            ),
            click.option(
                "--scope", default=None, help="national, a region id or a donor [default: national]."
            ),
            click.option("--claimant", default=None, help="Figures of this claimant alone, such as ru_mod."),
            click.option(
                "--by",
                type=click.Choice(get_args(By)),
                default="day",
                help="Calendar [default: day; of most charts week].",
            ),
            click.option(
                "--day-rule",
                type=DAY_RULE,
                default="end",
                show_default=True,
                help="The day on which a window that crosses midnight counts.",
            ),
            click.option("--rule", default="official_latest", show_default=True, help="Observation rule."),
            as_of_option,
            cut_option,
            click.option("--since", type=DAY, help="First day."),
            click.option("--until", type=DAY, help="Last day, included."),
            store_option,
        ]
    ):
        command = option(command)
    return command
