"""Totals: what each claimant states of one quantity over one span, side by side and never added.

Here too the walk from one total to another, by steps that each change one part of the definition.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tracker.errors import NothingReportedError, SeriesError
from tracker.series import series
from tracker.series.calendar import LONGEST
from tracker.series.regimes import regimes_of
from tracker.series.rows import as_sources, is_own, rank_of, read_classes, relations, zone_of
from tracker.series.series import Series
from tracker.series.table import FRAME_COLUMNS
from tracker.store import Store
from tracker.vocab import load

LEAST_DAYS = 0.9  # share of the days that figures by day must cover to stand beside totals
STEPS = ("day_rule", "rule", "classes", "scope", "as_of", "claimant")
Told = Mapping[str, Any]
Group = tuple[str, str, str]


def totals(store: Store, metric: str, *, since: date, until: date, **asked: Any) -> list[Series]:
    """What is stated of a metric over exactly the days `since..until`, and what its daily figures add up to.

    `asked` are the further arguments of `series`. The figures by day come first, one Series a class set
    that somebody stated, where they cover the span. Then one Series of one period for each claimant, class
    set and scope: best is the claimant's latest word, its own before that of others; `claimed_low` to
    `claimed_high` all that it was quoted with. `asked` classes bound what is looked for: a claim on other
    classes that touch them is given with its own.
    Raises: SeriesError for a word that the vocabulary does not know.
    """
    asked = {"direction": "ru_on_ua", "scope": "national"} | asked
    asked["classes"] = read_classes(asked.get("classes"), metric, load())
    plain = _of_days(store, metric, since, until, asked)
    groups = _groups(store, metric, since, until, asked)
    stated = [_stated(plain, group, told) for group, told in groups.items()]
    others = dict.fromkeys(one.classes for one in stated if one.scope == asked["scope"])
    by_day = [
        plain,
        *(
            _of_days(store, metric, since, until, asked | {"classes": classes})
            for classes in others
            if classes != plain.classes
        ),
    ]
    return [one for one in by_day if _covers(one, plain)] + stated


def walk(
    store: Store, metric: str, *, since: date, until: date, steps: Iterable[tuple[str, Any]], **asked: Any
) -> list[Series]:
    """From the figures by day of a span to another total: a Series more for each step, all changes kept.

    A step is a part of the definition and its new value: day_rule, rule, classes, scope, as_of, or claimant,
    whose printed total of the span is then the end.
    Raises: SeriesError for a step that does not exist, NothingReportedError for a claimant without a total.
    """
    walked = [_of_days(store, metric, since, until, asked)]
    for part, value in steps:
        if part not in STEPS:
            raise SeriesError(f'no step "{part}": choose of {", ".join(STEPS)}')
        if part == "claimant":
            walked.append(_total_of(store, metric, since, until, value, asked))
            continue
        asked[part] = value
        walked.append(_of_days(store, metric, since, until, asked))
    return walked


def _of_days(store: Store, metric: str, since: date, until: date, asked: Told) -> Series:
    return series(store, metric, since=since, until=until, **(dict(asked) | {"by": "day"}))


def _covers(one: Series, plain: Series) -> bool:
    """Whether figures by day can stand beside a total.

    The source was not silent: on days without a figure of the classes it gave others. And it names these
    classes about as often as those asked for, of which they may be a part that it mostly leaves unnamed.
    """
    reported, others = one.frame["days_reported"].sum(), plain.frame["days_reported"].sum()
    silent = (one.frame["days_published"] == 0).mean() > 1 - LEAST_DAYS
    return bool(reported and not silent and reported >= LEAST_DAYS * others)


def _total_of(store: Store, metric: str, since: date, until: date, claimant: str, asked: Told) -> Series:
    found = [one for one in totals(store, metric, since=since, until=until, **asked) if one.claimant]
    mine = [one for one in found if one.claimant == claimant]
    if not mine:
        who = ", ".join(sorted({one.claimant for one in found})) or "nobody"
        raise NothingReportedError(f'"{claimant}" states no total of {since} to {until}; who does: {who}')
    wanted = read_classes(asked.get("classes"), metric, load())
    return min(mine, key=lambda one: (one.classes != wanted, one.scope != asked.get("scope", "national")))


def _groups(store: Store, metric: str, since: date, until: date, asked: Told) -> dict[Group, list[Told]]:
    """Claims on the whole span by claimant, classes and scope; who ranks first comes first."""
    known = {name: asked[name] for name in ("as_of", "cut") if name in asked}
    table = store.scan(metrics=[metric], direction=asked["direction"], **known)
    table = as_sources(table, store, known.get("as_of"), known.get("cut", "known_at"))
    groups: dict[Group, list[Told]] = defaultdict(list)
    for told in _touching(_long_ones(table, since, until), asked["classes"]):
        if _local_days(told) == (since, until):
            groups[told["claimant"], told["classes"], told["scope"]].append(told)
    return dict(sorted(groups.items(), key=lambda one: (rank_of(one[0][0], load()), one[0])))


def _long_ones(table: pa.Table, since: date, until: date) -> pa.Table:
    """Claims on more than a day that begin and end about when the span does."""
    first, end = (
        datetime.combine(day, time(), UTC).timestamp() for day in (since, until + timedelta(days=1))
    )
    start, finish = table["window_start"], table["window_end"]
    near = [
        pc.less_equal(pc.abs(pc.subtract(start, int(first))), LONGEST["day"]),
        pc.less_equal(pc.abs(pc.subtract(finish, int(end))), LONGEST["day"]),
        pc.greater(pc.subtract(finish, start), LONGEST["day"]),
    ]
    return table.filter(pc.and_(pc.and_(near[0], near[1]), near[2]))


def _touching(table: pa.Table, classes: Sequence[str]) -> Iterator[Told]:
    told = table.to_pylist()
    sets = [tuple(one["classes"].split("+")) for one in told]
    for one, relation in zip(told, relations(sets, classes, load()).tolist(), strict=True):
        if relation:
            yield one


def _local_days(told: Told) -> tuple[date, date]:
    """First and last local day of a window."""
    zone = ZoneInfo(zone_of(told["claimant"], load()))
    ends = (told["window_start"], told["window_end"] - 1)
    first, last = (datetime.fromtimestamp(instant, UTC).astimezone(zone).date() for instant in ends)
    return first, last


def _stated(plain: Series, group: Group, told: Sequence[Told]) -> Series:
    """The claims of one claimant on one class set and scope as a Series of one period."""
    claimant, classes, scope = group
    latest = max(told, key=_lateness)
    low, high = (np.array([_end(one, name) for one in told]) for name in ("low", "high"))
    days = len(plain.frame)
    row = {name: latest[name] for name in ("low", "best", "high")} | {
        "period": plain.frame["period"].iloc[0],
        "end": plain.frame["end"].iloc[-1],
        "claimed_low": low.min(),
        "claimed_high": high.max(),
        "numerator": np.nan,
        "denominator": np.nan,
        "status": "provisional" if latest["status"] == "preliminary" else "reported",
        "days_reported": days,
        "days": days,
        "days_published": days,
        "regime": "",
        "notes": (),
        "claims": tuple(sorted(one["id"] for one in told)),
        "n_claims": len(told),
        "n_chosen": 1,
        "claimants": (claimant,),
        "relayed": 0 if any(_lateness(one)[0] for one in told) else days,
    }
    frame = pd.DataFrame([row])[list(FRAME_COLUMNS)]
    return replace(
        plain,
        frame=frame,
        regimes=regimes_of(claimant, load()),
        claimant=claimant,
        classes=tuple(classes.split("+")),
        scope=scope,
    )


def _lateness(told: Told) -> tuple[bool, int, str]:
    """The claimant's own words after those of others, later ones after earlier ones."""
    own = is_own(told["claimant"], told["publisher"], load())
    return own, told["published"] or told["known_at"], told["id"]


def _end(told: Told, name: str) -> float:
    """One end of a claim; an open end counts with the number that was printed."""
    ends = (told[name], told["best"], told["low"], told["high"])
    return float(next(value for value in ends if value == value))
