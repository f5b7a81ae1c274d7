"""A figure alone: which definitions of a metric yield it in a period (docs/court.md).

Scope, window, class set and source of a printed figure are rarely printed with it. So an explanation is a
list of definitions with their values, the nearest to the one asked for first, never one answer.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from itertools import combinations
from typing import Any, NamedTuple

from tracker.court.agreement import agreement
from tracker.court.mixups import STRIKES
from tracker.court.naming import classes_of, kyiv_time, not_reported, told, value, who
from tracker.court.records import Records
from tracker.court.statements import same_window
from tracker.court.sums import Definition, Sum, added
from tracker.errors import NotComparableError
from tracker.instants import KYIV
from tracker.model import Alternative, Amount, Claim, Ruling, Window
from tracker.series.rates import RATES
from tracker.store import Store
from tracker.store.corrections import EDITOR
from tracker.vocab import UNATTRIBUTED, load

MOST_CLASSES = 8
"""So many classes are taken in and left out in every combination: 255 class sets."""
RULES = ("first_published", "median")
MOST_STATES = 12
"""So many times back what was known is looked at."""
ONE_SECOND = timedelta(seconds=1)
"""A store tells instants apart by the second."""
FITS, NEAR = ("equal", "rounded"), 0.1


class Tried(NamedTuple):
    """One definition that was tried: how much and how it differs from the one asked for, and its value."""

    changes: int
    how: str
    total: Sum


def explain(store: Store, amount: Amount, asked: Definition, *, as_of: datetime | None = None) -> Ruling:
    """Which definitions yield an amount, from what a store knew at an instant [its last].

    Tried are the definition asked for; every combination of up to 8 classes that were reported in its days;
    one change at a time of day rule, observation rule, claimant, metric and days; what was known before each
    of the last changes; and what anybody stated of the whole span. `readings` are those that agree, the least
    changed first; the note says how many were tried, because of many definitions some agree by chance.
    Raises: NotComparableError where the source gives the metric no more; AsOfError, SeriesError.
    """
    records = Records(store, load(), as_of or store.last_seen())
    plain = records.total(asked)
    others = (
        *_computed(asked, records),
        *_with_regions(asked, plain, records),
        *_stated(asked, amount.unit, records),
    )
    tried = [one for one in others if _is_another(one, plain)]
    fitting = sorted(
        (one for one in tried if _fits(amount, one.total.amount)),
        key=lambda one: (one.changes, _distance(amount, one.total.amount), one.how),
    )
    as_asked = plain is not None and agreement(amount, plain.amount) in FITS
    return Ruling(
        ref="",
        span=(0, max(1, len(amount.printed))),
        text=amount.printed,
        verdict="supported" if as_asked else "explained" if fitting else "unexplained",
        claim="",
        metric=asked.metric,
        classes=asked.classes,
        direction=asked.direction,
        scope=asked.scope,
        window=_window(asked),
        claimant=asked.claimant or UNATTRIBUTED,
        amount=amount,
        observed=plain.amount if plain else None,
        readings=tuple(Alternative(amount=one.total.amount, reason=_reason(one)) for one in fitting),
        claims=plain.claims if plain else (),
        note=_note(plain, len(fitting), len(tried)),
        as_of=records.as_of,
    )


def _fits(amount: Amount, other: Amount) -> bool:
    """Whether they agree; "more than 114" agrees with every larger number and is printed of the next one."""
    if agreement(amount, other) not in FITS:
        return False
    is_open = amount.high is None or not amount.low
    return not is_open or _distance(amount, other) <= NEAR * (amount.best or 0.0)


def _note(plain: Sum | None, fitting: int, tried: int) -> str:
    shown = "nothing reported" if plain is None else f"{value(plain.amount)}{_parts(plain)}"
    missing = not_reported(plain.missing if plain else 0)
    agreeing = f"{fitting or 'none'} of {tried} other definitions {'agrees' if fitting < 2 else 'agree'}"
    return f"as asked: {shown}{missing}; {agreeing}"


def _reason(one: Tried) -> str:
    return f"{one.how}{_parts(one.total)}"


def _parts(total: Sum) -> str:
    return f" ({value(total.parts[0])} of {value(total.parts[1])})" if total.parts else ""


def _distance(amount: Amount, other: Amount) -> float:
    if amount.best is None or other.best is None:
        return 0.0
    return abs(other.best - amount.best)


def _computed(asked: Definition, records: Records) -> Iterator[Tried]:
    """What series of other definitions come to, where that is one value."""
    for changes, how, other, known in _others(asked, records):
        try:
            total = records.total(asked._replace(**other), known)
        except NotComparableError:
            continue
        if total is not None and total.amount.best is not None:
            if other.get("rule") == "median":  # its interval is what claimants say, not what it may be
                total = total._replace(amount=Amount.exact(total.amount.best, total.amount.unit))
            yield Tried(changes, how, total)


def _is_another(one: Tried, plain: Sum | None) -> bool:
    """A definition that rests on the same claims and comes to the same is the one asked for."""
    return plain is None or (one.total.amount, set(one.total.claims)) != (plain.amount, set(plain.claims))


Other = tuple[int, str, dict[str, Any], datetime | None]


def _others(asked: Definition, records: Records) -> Iterator[Other]:
    for changes, classes in _class_sets(asked, records):
        yield changes, f"classes {classes_of(classes)}", {"classes": classes}, None
    for rule in ("start", "prorata"):
        yield 1, f"days by the {rule} of windows", {"day_rule": rule}, None
    for rule in RULES:
        yield 1, f"observation rule {rule}", {"rule": rule}, None
    for claimant in sorted(records.claimants(asked)):
        if claimant != asked.claimant:
            yield 1, f"figures of {who(claimant)} alone", {"claimant": claimant}, None
    for metrics in (STRIKES, RATES):
        for metric in metrics if asked.metric in metrics else ():
            if metric != asked.metric:
                yield 1, f"metric {metric}", {"metric": metric}, None
    yield from _other_days(asked, records)


def _other_days(asked: Definition, records: Records) -> Iterator[Other]:
    """A day earlier or later, and the same days as they were known before."""
    day = timedelta(days=1)
    for how, by in (("a day earlier", -day), ("a day later", day)):
        yield 1, f"the days {how}", {"first": asked.first + by, "last": asked.last + by}, None
    changes = records.changes(asked)
    for instant in sorted(changes, reverse=True)[:MOST_STATES]:
        how = f"as known before {kyiv_time(instant)}, when {_change(changes[instant], records)}"
        yield 1, how, {}, instant - ONE_SECOND


def _change(claims: Sequence[Claim], records: Records) -> str:
    """What became known at one instant: a correction or retraction, else who stated what."""
    first = min(claims, key=lambda claim: (claim.claimant != EDITOR, claim.id))
    more = f", among {len(claims)} claims" if len(claims) > 1 else ""
    if first.claimant != EDITOR:
        return f"{who(first.claimant)} stated {value(first.amount)}{more}"
    old = records.store.claims(ids=[first.supersedes or ""], all_versions=True)
    was = " and ".join(value(claim.amount) for claim in old)
    done = "was retracted" if first.status == "retracted" else f"was corrected to {value(first.amount)}"
    return f"{was} {done} ({first.reason}){more}"


def _class_sets(asked: Definition, records: Records) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every set of the classes reported, with how many it takes in or leaves out."""
    inside, beside = _reported_classes(asked, records)
    pool = (*inside, *beside)[:MOST_CLASSES]
    for count in range(1, len(pool) + 1):
        for chosen in combinations(pool, count):
            changes = len(set(chosen) ^ set(inside))
            if changes:
                yield changes, tuple(sorted(chosen))


def _reported_classes(asked: Definition, records: Records) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Classes reported inside those asked for, and classes beside them that were reported."""
    words, told = records.vocabulary, records.classes(asked)
    inside: list[str] = []
    for name in asked.classes:
        below = sorted(told & words.descendants(name))
        inside += [name] if name in told or not below else below
    parents = {words.classes[name].parent for name in asked.classes} - {""}
    beside = [
        name
        for name, noun in words.classes.items()
        if noun.parent in parents and name not in asked.classes and told & words.descendants(name)
    ]
    return tuple(inside), tuple(beside)


def _with_regions(asked: Definition, plain: Sum | None, records: Records) -> Iterator[Tried]:
    """The national figures with those of regions added, as who adds up every post does: some count twice."""
    if asked.scope != "national" or plain is None:
        return
    found = [records.total(asked._replace(scope=scope)) for scope in records.scopes(asked.direction)]
    regions = [one for one in found if one is not None and one.amount.best is not None]
    if regions:
        yield Tried(1, f"figures of {len(regions)} regions and commands added", added((plain, *regions)))


def _stated(asked: Definition, unit: str, records: Records) -> Iterator[Tried]:
    """What anybody stated of the whole span."""
    window = _window(asked)
    for one in records.statements.near(window, asked.direction, asked.metric):
        claim = one.claim
        fits = claim.amount.unit == unit and claim.amount.best is not None
        if one.stands and fits and same_window(claim.window, window):
            what = f"{classes_of(claim.classes)}, {claim.scope}, {told(claim)}"
            yield Tried(1, f"{who(one.claimant)} stated it ({what})", Sum(claim.amount, (claim.id,), 0))


def _window(asked: Definition) -> Window:
    first, after = asked.first, asked.last + timedelta(days=1)
    start, end = (datetime.combine(day, time(), KYIV) for day in (first, after))
    return Window(start=start, end=end, basis="day" if asked.first == asked.last else "period", got="printed")
