"""Moments: a clock time or part of the day with its day, as spans begin and end with them."""

from collections.abc import Mapping
from typing import NamedTuple

from tracker.text.dates.pieces import Piece


class Moment(NamedTuple):
    """A clock time or part of the day with its day, in either order, up to the piece `after`."""

    start: int
    end: int
    after: int
    lead: str
    clock: Piece | None
    day: Piece | None


def two_days(day: Piece) -> tuple[Mapping[str, str], Mapping[str, str]] | None:
    """The fields of the first and of the last day of a range."""
    fields = day.fields
    if "w2" in fields:
        return {"w": fields["w"]}, {"w": fields["w2"]}
    if "d2" not in fields:
        return None
    month = {"m": fields.get("m2", fields.get("m")), "mn": fields.get("mn2", fields.get("mn"))}
    years = fields.get("y0", fields.get("y")), fields.get("y2", fields.get("y"))
    first = {name: fields[name] for name in ("d", "m", "mn") if name in fields}
    last = {"d": fields["d2"]} | {name: value for name, value in month.items() if value}
    return (
        first | ({"y": years[0]} if years[0] else {}),
        last | ({"y": years[1]} if years[1] else {}),
    )


def are_hours(opens: Moment, closes: Moment) -> bool:
    """In "від 3-ї до 5-ї бригади" nothing tells that the ordinals are hours."""
    for moment in (opens, closes):
        clock = moment.clock
        if moment.day or (clock and ("sure" in clock.fields or "hours" not in clock.fields)):
            return True
    return False


def tells_half(clock: Piece) -> bool:
    """Whether a clock tells more than "20 годин", which may be a duration."""
    hours = clock.fields.get("hours", "").strip(" -")
    plain = " " not in hours and hours.startswith(("год", "час", "hour"))
    return "sure" in clock.fields and not plain
