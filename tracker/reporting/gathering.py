"""The series of charts that need several: vintages, totals by claimant, walks, two sides, days by source."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

import pyarrow.compute as pc

from tracker.errors import AsOfError, NotComparableError, SeriesError
from tracker.instants import local_day, read_instant
from tracker.series import Series, series
from tracker.series.coverage import coverage
from tracker.series.totals import totals, walk
from tracker.series.vintages import vintages
from tracker.store import Store
from tracker.vocab import load

DAY = timedelta(days=1)
VINTAGE_DAYS, COVERAGE_DAYS, SIDES_DAYS = 14, 91, 26 * 7
SIDES = (("launched", "ru_on_ua", "ua_air_force"), ("shot_down", "ua_on_ru", "ru_mod"))
ENDS = ("since", "until")
OF_A_MONTH = ("totals_compare", "waterfall")
SPANNING = ("two_sides", "coverage")  # of as many days back as they show
NEEDS: Mapping[str, str] = MappingProxyType(
    {
        "vintages": "a figure of one of these days",
        "totals_compare": "a total that a source states of exactly these days",
        "waterfall": "figures of these days",
        "two_sides": "what ua_air_force says was launched and what ru_mod says was shot down, in these days",
        "coverage": "a source that gives figures of these days",
    }
)
Asked = Mapping[str, Any]
Gather = Callable[[Store, str | None, dict[str, Any], Sequence[str]], list[Series]]


def _vintages(store: Store, metric: str | None, asked: dict[str, Any], steps: Sequence[str]) -> list[Series]:
    """One metric as of each instant; of one window, where none is named, the hits beside the launched."""
    one_window = asked["since"] == asked["until"]
    made = []
    for name in [metric] if metric else ["launched", "hit"] if one_window else ["launched"]:
        made += vintages(store, name, **asked)
    return made


def _totals(store: Store, metric: str | None, asked: dict[str, Any], steps: Sequence[str]) -> list[Series]:
    found = totals(store, metric or "launched", **asked)
    return found if any(one.claimant for one in found) else []


def _walk(store: Store, metric: str | None, asked: dict[str, Any], steps: Sequence[str]) -> list[Series]:
    """The steps asked for; without any those to a published total, or to the other day rule."""
    metric = metric or "launched"
    wanted = [read_step(step) for step in steps] or _usual_steps(store, metric, asked)
    made = walk(store, metric, steps=wanted, **asked)
    return made if _told(made[0]).any() else []


def _usual_steps(store: Store, metric: str, asked: Asked) -> list[tuple[str, Any]]:
    """To the plain total that lies furthest off, by way of its class set where the figures by day have it."""
    found = totals(store, metric, **asked)
    by_day = {one.classes: one.frame["best"].sum() for one in found if not one.claimant}
    scope = asked.get("scope", "national")
    stated = [
        one
        for one in found
        if one.claimant and one.scope == scope and one.classes in by_day
        if one.frame[["low", "best", "high"]].notna().to_numpy().all()
    ]
    if not by_day or not stated:
        return [("day_rule", "start")]
    classes, added = next(iter(by_day.items()))
    furthest = max(stated, key=lambda one: abs(one.frame["best"].iloc[0] - added))
    narrower = [("classes", furthest.classes)] if furthest.classes != classes else []
    return [*narrower, ("claimant", furthest.claimant)]


def read_step(step: str) -> tuple[str, Any]:
    """A step as written: PART=VALUE.

    >>> read_step("day_rule=start"), read_step("as_of=2026-04-05")[1].isoformat()
    (('day_rule', 'start'), '2026-04-05T23:59:59+00:00')
    """
    part, equals, value = step.partition("=")
    if not equals:
        raise SeriesError(f'"{step}" is no step: write PART=VALUE, such as day_rule=start')
    if part == "as_of":
        try:
            return part, read_instant(value)
        except AsOfError as fault:
            raise SeriesError(str(fault)) from None
    return {"class": "classes"}.get(part, part), value


def _sides(store: Store, metric: str | None, asked: dict[str, Any], steps: Sequence[str]) -> list[Series]:
    """What Kyiv says was launched at it, and what Moscow says was shot down over Russia."""
    made = []
    for name, direction, claimant in SIDES:
        try:
            made.append(series(store, name, **(asked | {"direction": direction, "claimant": claimant})))
        except NotComparableError:
            return []
    return made if all(one.frame["low"].notna().any() for one in made) else []


def silent_claimants(kind: str, store: Store) -> list[str]:
    """Claimants whom a chart needs and of whom the store holds no such figure: no other days bring one."""
    sides = SIDES if kind == "two_sides" else ()
    return [
        who for name, way, who in sides if not store.claims(metric=name, direction=way, claimant=who, limit=1)
    ]


def _coverage(store: Store, metric: str | None, asked: dict[str, Any], steps: Sequence[str]) -> list[Series]:
    return coverage(store, metric, **asked)


GATHER: Mapping[str, Gather] = MappingProxyType(
    {
        "vintages": _vintages,
        "totals_compare": _totals,
        "waterfall": _walk,
        "two_sides": _sides,
        "coverage": _coverage,
    }
)


def gathered(
    kind: str, store: Store, metric: str | None = None, steps: Sequence[str] = (), **asked: Any
) -> list[Series]:
    """The series of a chart of one of the kinds in `GATHER`; empty where there is nothing to show.

    `asked` are the further arguments of `series`. Without `since` and `until` the span is the last whole
    month (totals, walks) or the days up to what is known: 14 (vintages), 91 (coverage), 26 weeks (two sides);
    where nothing is told of these days, the last ones before of which something is.
    Of a period that is not over nothing is missing yet: it is shown where it has a figure; the days before
    the first figure are shown only where `since` asks for them.
    Raises: SeriesError for a step, metric or class that does not exist.
    """
    given = {name: value for name, value in asked.items() if value is not None}
    made = GATHER[kind](store, metric, given | span_of(kind, store, metric, given), steps)
    over = begun(made, local_day(given.get("as_of") or store.last_seen()))
    return over if "since" in given or kind not in SPANNING else from_first_told(over)


def begun(many: Sequence[Series], today: date) -> list[Series]:
    """Series without periods that are not over and have no figure.

    Of these nothing can be missing yet. A period stays where one of the series has a figure of it.
    """
    told = {day for one in many for day in one.frame["period"][_told(one)]}
    return [_kept(one, (one.frame["end"].dt.date <= today) | one.frame["period"].isin(told)) for one in many]


def from_first_told(many: Sequence[Series]) -> list[Series]:
    """Series from the first period on of which one of them has a figure."""
    first = min((day for one in many for day in one.frame["period"][_told(one)]), default=None)
    return list(many) if first is None else [_kept(one, one.frame["period"] >= first) for one in many]


def _kept(one: Series, rows: Any) -> Series:
    return one if rows.all() else replace(one, frame=one.frame[rows].reset_index(drop=True))


def _told(one: Series) -> Any:
    return one.frame["low"].notna() | one.frame["best"].notna()


def span_of(kind: str, store: Store, metric: str | None, given: Asked) -> dict[str, date]:
    """First and last day of a chart of one of the kinds in `GATHER`, where only some of it is given."""
    today = local_day(given.get("as_of") or store.last_seen())
    span = _span(kind, given.get("until") or today, given)
    if any(end in given for end in ENDS):
        return span
    newest = _newest(kind, store, metric, given)
    if newest is None or newest >= span["since"]:
        return span
    return _span(kind, newest + DAY if kind in OF_A_MONTH else newest, given)


def _newest(kind: str, store: Store, metric: str | None, given: Asked) -> date | None:
    """The last day with a figure of what a chart shows: of two sides that of the one that ends first."""
    plain = (metric or ("launched" if kind != "coverage" else None), given.get("direction"))
    wanted = [side[:2] for side in SIDES] if kind == "two_sides" else [plain]
    known = {name: given[name] for name in ("as_of", "cut") if name in given}
    scope = given.get("scope", "national")
    ends = [
        pc.max(
            store.scan(metrics=name, direction=way, scope=scope, columns=["window_end"], **known)[0]
        ).as_py()
        for name, way in wanted
    ]
    return min((local_day(datetime.fromtimestamp(end - 1, UTC)) for end in ends if end), default=None)


def _span(kind: str, last: date, given: Asked) -> dict[str, date]:
    if kind in OF_A_MONTH:
        if not all(end in given for end in ENDS):
            last = last.replace(day=1) - DAY if "until" not in given else last
        return {"since": given.get("since") or last.replace(day=1), "until": last}
    days = {"vintages": VINTAGE_DAYS, "coverage": COVERAGE_DAYS}.get(kind, SIDES_DAYS)
    first = last - timedelta(days=days - 1)
    if kind == "two_sides":
        first -= timedelta(days=first.weekday())
    return {"since": given.get("since") or first, "until": last}


def claimant_names(many: Iterable[Series], language: str) -> dict[str, str]:
    """Words for claimants that are named by a prefix and the id of a publisher: tallies, organisations."""
    known = load().publishers
    slugs = {one.claimant: one.claimant.partition(":")[2] for one in many if ":" in one.claimant}
    return {
        claimant: known[slug].names[language][0]
        for claimant, slug in slugs.items()
        if slug in known and known[slug].names[language]
    }
