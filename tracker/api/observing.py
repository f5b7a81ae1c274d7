"""A metric or typed rate as a Series."""

from collections import Counter
from typing import Any

from tracker.api.opening import StoreLike, opened
from tracker.api.scopes import check_claimant, check_scope
from tracker.errors import NothingReportedError, SeriesError
from tracker.series import Series
from tracker.series import series as make_series
from tracker.store import Store

MONEY = "aid_"
MOST_SCOPES = 8


def series(store: StoreLike, metric: str, **asked: Any) -> Series:
    """A metric or typed rate as a Series, as of any instant.

    `asked`: classes, direction, scope, by, day_rule, rule, as_of, cut, since, until; what is left out (or
    None) is drone, ru_on_ua, national, day, end, official_latest, now, known_at and the whole span. For
    money the class is aid and the direction none; `currency` is that of its amounts [EUR], `prices` a price
    index (`read_prices(FILE)`) in which they are told too.
    Raises: SeriesError (also where no amount has a rate), NotComparableError, AsOfError; NothingReportedError
    where no claim speaks of it.
    """
    given = {name: value for name, value in asked.items() if value is not None}
    if metric.startswith(MONEY):
        given = {"classes": "aid", "direction": "none", "scope": "all_donors", "by": "month"} | given
    if isinstance(given.get("classes"), str):
        given["classes"] = given["classes"].split("+")
    with opened(store) as reader:
        check_scope(reader, given.get("scope"))
        check_claimant(reader, given.get("claimant"))
        made = make_series(reader, metric, **given)
        if not made.frame[["low", "best", "high"]].notna().to_numpy().any():
            _refuse_money(made)
            by = (f"of claimant {given['claimant']}",) if "claimant" in given else ()
            what = ", ".join((metric, "+".join(made.classes), made.direction, made.scope, *by))
            raise NothingReportedError(
                f"nothing reported: the store holds no claim of {what} in this span"
                f"{_elsewhere(reader, metric, made)}"
            )
    return made


def _refuse_money(made: Series) -> None:
    """Say why no amount can be told in the currency asked for, where that is so.

    Raises: SeriesError naming the currencies without a rate.
    """
    notes = dict.fromkeys(note for notes in made.frame["notes"] for note in notes)
    if "amounts" in made.frame and notes:
        raise SeriesError(f"nothing can be told in {made.unit}: {'; '.join(notes)}")


def _elsewhere(store: Store, metric: str, asked: Series) -> str:
    """Where the metric is told of another direction or scope: the options that ask for it."""
    told = store.scan(metrics=[metric], columns=["direction", "scope"]).to_pylist()
    directions = sorted({row["direction"] for row in told} - {asked.direction})
    scopes = Counter(row["scope"] for row in told if row["direction"] == asked.direction)
    options = [f"--direction {' or '.join(directions)}"] if directions else []
    if scopes and asked.scope not in scopes:
        named = sorted(scope for scope, _ in scopes.most_common(MOST_SCOPES))
        left = len(scopes) - len(named)
        options.append(f"--scope {' or '.join(named)}{f' ({left} more)' if left else ''}")
    return f"; of {metric} it has {', '.join(options)}" if options else ""
