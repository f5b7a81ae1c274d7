"""How a figure that disagrees could have come about: each way is a search of the store (docs/court.md)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from tracker.court.figures import Figure, definition, of_key, of_many, one_key, pairs_in, split_of
from tracker.court.limits import whole_of
from tracker.court.naming import classes_of, told, value, who
from tracker.court.records import Records
from tracker.court.statements import ONE_ATTACK, OTHER_NIGHTS, Statement, days_of, opposed, same_window
from tracker.errors import NotComparableError
from tracker.model import Alternative, Amount, Direction, Verdict
from tracker.series.rates import RATES

BY_CHANCE = 20
"""Smaller counts are found under some other head on most nights: they are told, and decide nothing."""
TOTALS = ("air_target", "drone", "missile")
STRIKES = ("launched", "neutralised", "shot_down")
OPPOSITE: dict[str, Direction] = {"ru_on_ua": "ua_on_ru", "ua_on_ru": "ru_on_ua"}


class Mixup(NamedTuple):
    """A way in which the figure could have come about, with the statements that it rests on."""

    verdict: Verdict
    reading: Alternative
    claims: tuple[str, ...]
    decides: bool = True


Search = Callable[[Figure, Sequence[Figure], Records], Iterator[Mixup]]


def mixups(figure: Figure, figures: Sequence[Figure], records: Records) -> list[Mixup]:
    """Every way that the store shows, in the order in which they are believed, each once."""
    found = [one for search in SEARCHES for one in search(figure, figures, records)]
    first = {(one.verdict, one.reading.reason): one for one in reversed(found)}
    return [one for one in found if first[one.verdict, one.reading.reason] is one]


def is_outdated(figure: Figure, records: Records) -> bool:
    """Whether a figure is word for word what was stated before: closer than a rounding of what stands."""
    return any(one.decides for one in _outdated(figure, (), records))


def _outdated(figure: Figure, _: Sequence[Figure], records: Records) -> Iterator[Mixup]:
    """An earlier statement of the claimant that stands, or the sum as it was when the text was published."""
    chosen, named, words = figure.chosen, figure.claim.claimant, records.vocabulary
    one_source = "" if chosen is None or of_many(figure, chosen.claimant, words) else chosen.claimant
    for one in figure.stated:
        replaced = one.claimant == one_source or not (one.stands or opposed(one.claimant, named, words))
        if one is not chosen and replaced and figure.equals(one.claim.amount):
            yield _stated("outdated", one, "stated before")
    for one in of_key(figure, records) if one_source else ():
        beside = one not in figure.stated and _is_of_these_days(figure, one, records)
        if beside and one.claimant == one_source and _is_exactly(figure, one.claim.amount):
            yield _stated("outdated", one, "stated of this day too")
    for one in of_key(figure, records) if chosen is None else ():
        if _is_replaced_in_the_sum(figure, one, records):
            yield _stated("outdated", one, "stated before")
    published = figure.claim.published
    if figure.total is None or published is None or published >= records.as_of:
        return
    before = records.total(definition(figure), as_of=published)
    if before and before.claimants and all(opposed(one, named, words) for one in before.claimants):
        return
    if before and before.amount != figure.total.amount and figure.equals(before.amount):
        reason = f"what had been stated by {published:%Y-%m-%d %H:%M} UTC comes to this"
        yield Mixup("outdated", Alternative(amount=before.amount, reason=reason), before.claims)


def _is_replaced_in_the_sum(figure: Figure, one: Statement, records: Records) -> bool:
    """Whether the one source behind the sum of a day stated the figure of it, and counts it no more."""
    total = figure.total
    if total is None or total.claimants != (one.claimant,) or one.claim.id in total.claims:
        return False
    many = of_many(figure, one.claimant, records.vocabulary)
    return not many and _is_of_these_days(figure, one, records) and _is_exactly(figure, one.claim.amount)


def _wrong_split(figure: Figure, figures: Sequence[Figure], records: Records) -> Iterator[Mixup]:
    """One total split otherwise: 447 drones and 90 missiles for 477 and 60."""
    parts = split_of(figure, figures, records.vocabulary)
    held = [one.held for one in parts]
    printed = [one.claim.amount.best for one in parts]
    known = [one.best for one in held if one is not None and one.best is not None]
    if len(parts) < 2 or len(known) != len(parts) or None in printed:
        return
    given = [best for best in printed if best is not None]
    amount = figure.held
    if sum(given) == sum(known) and given != known and amount is not None:
        sums = (f"{' + '.join(map(value, values))}" for values in (given, known))
        named = " and ".join(classes_of(one.claim.classes) for one in parts)
        reason = (
            f"{' = '.join(sums)} = {value(sum(known))}: the sum is the same, the split into {named} is not"
        )
        split = Mixup("wrong_split", Alternative(amount=amount, reason=reason), _evidence(parts))
        yield split._replace(decides=not all(one.is_near_a_sum for one in parts))


def _class_swap(figure: Figure, _: Sequence[Figure], records: Records) -> Iterator[Mixup]:
    """What was stated of another set of classes: 475 of all targets told as drones."""
    if not _is_told_by_kind(figure, records):
        yield from _of_other_classes(figure, records, figure.metric)


def _of_other_classes(figure: Figure, records: Records, metric: str) -> Iterator[Mixup]:
    told = [
        one
        for one in _of_window(figure, records)
        if one.claim.classes != figure.claim.classes
        and (one.metric, *one_key(one)[2:]) == (metric, *figure.key[2:])
    ]
    yield from _swaps("class_swap", figure, told, records)
    sums = not told and figure.claim.amount.unit != "percent"
    if sums and set(figure.claim.classes) <= records.vocabulary.descendants("air_target"):
        yield from _other_totals(figure, records, metric)


def _other_totals(figure: Figure, records: Records, metric: str) -> Iterator[Mixup]:
    """Sums of other class sets; where only drones are told of, all targets come to the same claims."""
    own = None if figure.refused else records.total(definition(figure))
    for name in TOTALS:
        if (name,) != figure.claim.classes:
            what = f"{'' if metric == figure.metric else f'{metric} '}{classes_of((name,))}"
            found = _if_sum("class_swap", figure, records, what, metric=metric, classes=(name,))
            yield from (one for one in found if own is None or one.claims != own.claims)


def _is_told_by_kind(figure: Figure, records: Records) -> bool:
    """Whether all drones are told by the name of a kind that was not counted by itself yet: Shaheds."""
    kinds = records.vocabulary.descendants("drone")
    if figure.held is not None or not set(figure.claim.classes) <= kinds:
        return False
    whole = whole_of(figure, records)
    return whole is not None and figure.against(whole[1].amount) != "none"


def _metric_swap(figure: Figure, _: Sequence[Figure], records: Records) -> Iterator[Mixup]:
    """What was stated of another metric of the same objects: stopped for launched."""
    told = [
        one
        for one in _of_window(figure, records)
        if one.metric != figure.metric and one_key(one)[1:] == figure.key[1:]
    ]
    yield from _swaps("metric_swap", figure, told, records)
    if not told and figure.metric in STRIKES:
        for metric in STRIKES:
            if metric != figure.metric:
                yield from _if_sum("metric_swap", figure, records, metric, metric=metric)


def _both_swaps(figure: Figure, _: Sequence[Figure], records: Records) -> Iterator[Mixup]:
    """All that was stopped of another set of classes, told as shot down: 475 targets as drones shot down."""
    other = {"shot_down": "neutralised", "neutralised": "shot_down"}.get(figure.metric)
    if other:
        yield from _of_other_classes(figure, records, other)


def _other_rate(figure: Figure, _: Sequence[Figure], records: Records) -> Iterator[Mixup]:
    """A rate by another numerator or class: which one is meant is seldom printed, so it is no fault."""
    for metric in RATES if figure.metric in RATES else ():
        for classes in dict.fromkeys((figure.claim.classes, *((name,) for name in TOTALS))):
            if (metric, classes) != (figure.metric, figure.claim.classes):
                what = f"{metric} {classes_of(classes)}"
                for one in _if_sum("contested", figure, records, what, metric=metric, classes=classes):
                    yield one._replace(decides=True)


def _other_direction(figure: Figure, _: Sequence[Figure], records: Records) -> Iterator[Mixup]:
    """What was stated of the attack in the other direction."""
    direction = OPPOSITE.get(figure.claim.direction)
    if direction is None:
        return
    told = [one for one in _of_window(figure, records, direction) if one_key(one) == figure.key]
    yield from _swaps("direction_swap", figure, told, records, f"stated of {direction}")


def _other_scope(figure: Figure, _: Sequence[Figure], records: Records) -> Iterator[Mixup]:
    """What was stated of one region, or of the country."""
    for one in _of_window(figure, records):
        claim = one.claim
        same = (one.metric, claim.classes, claim.amount.unit) == (figure.metric, *figure.key[1::2])
        if same and claim.scope != figure.claim.scope:
            yield from _swaps("scope_swap", figure, [one], records, f"stated of {claim.scope}")


def _misattributed(figure: Figure, _: Sequence[Figure], records: Records) -> Iterator[Mixup]:
    """What another claimant stated than the one named, who stated something else or is of the other side."""
    if not figure.is_attributed:
        return
    many = of_many(figure, figure.claim.claimant, records.vocabulary)
    heard = not many and (figure.of_named or figure.total_of)
    for one in figure.stated:
        another = one.stands and one.claimant != figure.claim.claimant and figure.equals(one.claim.amount)
        if another and (heard or opposed(one.claimant, figure.claim.claimant, records.vocabulary)):
            yield _stated("misattributed", one, "stated")
    total, words = figure.total, records.vocabulary
    if total is None or not total.claimants or not figure.equals(total.amount):
        return
    if all(opposed(one, figure.claim.claimant, words) for one in total.claimants):
        named = " and ".join(map(who, total.claimants))
        reading = Alternative(amount=total.amount, reason=f"the statements of {named} come to it")
        yield Mixup("misattributed", reading, total.claims, decides=_is_large(figure))


def _other_window(figure: Figure, figures: Sequence[Figure], records: Records) -> Iterator[Mixup]:
    """What was stated of another night; with a second figure of the same night it is more than chance."""
    mates = list(pairs_in(figure, figures))
    found = list(_elsewhere(figure, records))
    for one in found:
        pair = any(_stands_for(mate, one, records) for mate in mates)
        yield _stated("other_window", one, f"stated {_of_night(one)}")._replace(decides=pair)
    for one in (one for mate in mates for one in _elsewhere(mate, records)) if not found else ():
        if _stands_for(figure, one, records):
            reading = Alternative(
                amount=figure.claim.amount, reason=f"the statements {_of_night(one)} come to it"
            )
            yield Mixup("other_window", reading, (one.claim.id,))


def _elsewhere(figure: Figure, records: Records) -> Iterator[Statement]:
    """Statements of the same key and number that are told of another night."""
    here = figure.claim.window
    for one in _of_number(figure, records, figure.claim.direction, OTHER_NIGHTS):
        elsewhere = one_key(one) == figure.key and not same_window(one.claim.window, here)
        if elsewhere and not _is_of_these_days(figure, one, records):
            yield one


def _is_of_these_days(figure: Figure, one: Statement, records: Records) -> bool:
    """Whether a statement is told of the whole day on which the night of the figure ends, or of both."""
    here, there = figure.claim.window, one.claim.window
    if here.start is None or here.end is None or there.start is None or there.end is None:
        return False
    overlap = max(here.start, there.start) < min(here.end, there.end)
    return overlap and days_of(there, one.claimant, records.vocabulary) == figure.days


def _of_night(one: Statement) -> str:
    end = one.claim.window.end
    return f"of the {one.claim.window.basis} to {end:%Y-%m-%d}"


def _stands_for(figure: Figure, there: Statement, records: Records) -> bool:
    """Whether a figure, too, is what the statements of the day of another come to."""
    days = days_of(there.claim.window, there.claimant, records.vocabulary)
    if days is None:
        return False
    try:
        total = records.total(definition(figure, first=days[0], last=days[1]))
    except NotComparableError:
        return False
    return total is not None and _is_exactly(figure, total.amount)


def _of_window(figure: Figure, records: Records, direction: Direction | None = None) -> Iterator[Statement]:
    """Statements of the attack or span of a figure with its number, whatever they count."""
    for one in _of_number(figure, records, direction or figure.claim.direction):
        if same_window(one.claim.window, figure.claim.window):
            yield one


def _of_number(
    figure: Figure, records: Records, direction: Direction, reach: timedelta = ONE_ATTACK
) -> Iterator[Statement]:
    claim = figure.claim
    for one in records.statements.of_amount(claim.amount, claim.window, direction, reach):
        if _is_exactly(figure, one.claim.amount):
            yield one


def _if_sum(verdict: Verdict, figure: Figure, records: Records, what: str, **other: Any) -> Iterator[Mixup]:
    try:
        total = records.total(definition(figure, **other))
    except NotComparableError:
        return
    if total is not None and not total.missing and _is_exactly(figure, total.amount):
        reading = Alternative(
            amount=total.amount, reason=f"the statements of {what} in these days come to it"
        )
        yield Mixup(verdict, reading, total.claims, decides=_decides(figure, total.claimants, records))


def _swaps(
    verdict: Verdict, figure: Figure, told: Iterable[Statement], records: Records, how: str = "stated"
) -> Iterator[Mixup]:
    for one in told:
        yield _stated(verdict, one, how)._replace(decides=_decides(figure, (one.claimant,), records))


def _decides(figure: Figure, speakers: Sequence[str], records: Records) -> bool:
    """Whether the same number elsewhere is no chance; of what nobody else tells, the other side's may be."""
    named, words = figure.claim.claimant, records.vocabulary
    foreign = bool(speakers) and all(opposed(one, named, words) for one in speakers)
    return _is_large(figure) and not (foreign and figure.held is None)


def _is_exactly(figure: Figure, amount: Amount) -> bool:
    """Two plain numbers that are one: an interval would agree with too much, and more than 20 is not 20."""
    if amount.unit == "percent":
        return amount.best is not None and figure.equals(amount)
    best = figure.claim.amount.best
    return best is not None and amount.best == best and figure.against(amount) != "none"


def _is_large(figure: Figure) -> bool:
    best = figure.claim.amount.best
    return best is not None and best >= BY_CHANCE


def _stated(verdict: Verdict, one: Statement, how: str) -> Mixup:
    claim = one.claim
    what = f"{one.metric} {classes_of(claim.classes)}".strip()
    verb, _, where = how.partition(" ")
    stated = f"{verb} {value(claim.amount)} {where}".strip()
    reason = f"{who(one.claimant)} {stated} ({what}, {told(claim)})"
    return Mixup(verdict, Alternative(amount=claim.amount, reason=reason), (claim.id,))


def _evidence(figures: Iterable[Figure]) -> tuple[str, ...]:
    found: list[str] = []
    for one in figures:
        if one.chosen is not None:
            found.append(one.chosen.claim.id)
        elif one.total is not None:
            found += one.total.claims
    return tuple(dict.fromkeys(found))


SEARCHES: tuple[Search, ...] = (
    _outdated,
    _wrong_split,
    _class_swap,
    _metric_swap,
    _both_swaps,
    _other_rate,
    _other_direction,
    _other_scope,
    _misattributed,
    _other_window,
)
