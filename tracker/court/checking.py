"""A text against a store: a ruling on each of its figures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tracker.court.figures import Figure, definition, figures_of, of_many
from tracker.court.limits import STOPPED, Limit, limits_of
from tracker.court.mixups import BY_CHANCE, Mixup, is_outdated, mixups
from tracker.court.naming import donors, not_reported, told, value, who
from tracker.court.records import Records
from tracker.court.statements import opposed
from tracker.court.sums import Sum
from tracker.model import Amount, Reading, Ruling, Verdict
from tracker.series.rates import RATES
from tracker.store import Store
from tracker.vocab import UNATTRIBUTED, load

AGREES: dict[str, Verdict] = {"equal": "supported", "rounded": "rounded", "possible": "possible"}


def check(store: Store, reading: Reading, *, as_of: datetime | None = None) -> list[Ruling]:
    """A ruling on each claim of a reading, in their order, from what a store knew at an instant [its last].

    A figure is held against what the claimant whom the text names has stated of the same metric, classes,
    direction, scope, unit and window, else against the claimant whom a series would choose, else against the
    sum that a series makes of the days. What the store has from the same document is left out. A figure
    that disagrees is looked for under other heads: `readings` says where it was found.
    Raises: AsOfError for an instant not yet seen.
    """
    known = as_of or store.last_seen()
    ends = [claim.window.end for claim in reading.claims if claim.window.end]
    span = (min(ends), max(ends)) if ends else None
    records = Records(store, load(), known, reading.document.id, span)
    figures = figures_of(reading.claims, records)
    return [_rule(figure, figures, records) for figure in figures]


def _rule(figure: Figure, figures: Sequence[Figure], records: Records) -> Ruling:
    if figure.days is None:
        return _ruling(figure, "unresolved", records, note="the text does not say of which days it is")
    agreed = _agreed(figure, records)
    if agreed is not None:
        return agreed
    found = mixups(figure, figures, records)
    if figure.held is None and not any(one.decides for one in found):
        bounded = _bounded(figure, found, records)
        if bounded is not None:
            return bounded
    return _ruling(figure, _verdict(figure, found, records), records, found, note=_against(figure, records))


def _agreed(figure: Figure, records: Records) -> Ruling | None:
    """The ruling on a figure that is what was stated, or what statements add up to."""
    chosen, total = figure.chosen, figure.total
    if _is_of_the_other_side(figure, records):
        return None
    found = None
    if chosen is not None and (match := AGREES.get(figure.against(chosen.claim.amount))):
        found = _ruling(figure, match, records, note=_stated(figure))
    elif total is not None and (match := AGREES.get(figure.against_total())):
        found = _ruling(figure, match, records, note=_summed(figure, total), by_sum=True)
    elif total is not None and total.amount.best is not None and (lost := _lost_beside(figure, records)):
        match = AGREES.get(figure.against(Amount.exact(total.amount.best - lost, total.amount.unit)))
        note = f"{_summed(figure, total)}, with {value(lost)} named as lost beside what is printed"
        found = _ruling(figure, match, records, note=note, by_sum=True) if match else None
    if found is not None and found.verdict == "rounded" and is_outdated(figure, records):
        return None
    return found


def _lost_beside(figure: Figure, records: Records) -> float:
    """The lost ones in what a series says was stopped, which its source names beside its printed figure."""
    if figure.metric != "neutralised":
        return 0.0
    return records.lost_beside(definition(figure, claimant=figure.total_of))


def _bounded(figure: Figure, found: Sequence[Mixup], records: Records) -> Ruling | None:
    """The ruling on a figure of which nothing is held but what it cannot exceed or fall below."""
    if figure.metric in RATES:
        return None
    unit = figure.claim.amount.unit
    bounds = (limit for limit in _bounds(figure, records) if limit.total.amount.unit == unit)
    told = [(limit, _within(figure, limit, records)) for limit in bounds]
    if not told:
        return None
    limit, verdict = min(told, key=lambda each: _BROKEN_FIRST.index(each[1]))
    part = replace(figure, total=limit.total)
    held = f": {limit.stated}" if limit.stated else f", of which {_summed(part, limit.total)}"
    differ = figure.is_attributed and verdict == "contested"
    whose = f"no such figure of {who(figure.claim.claimant)} is held; " if differ else ""
    return _ruling(part, verdict, records, found, note=f"{whose}{limit.law}{held}")


_BROKEN_FIRST: tuple[Verdict, ...] = ("contradicted", "contested", "possible")


def _bounds(figure: Figure, records: Records) -> list[Limit]:
    """What bounds a figure by each law: what the claimant named has said himself, else what others have."""
    own = list(limits_of(figure, records, figure.claim.claimant)) if figure.is_attributed else []
    kept = {limit.kind for limit in own}
    return [*own, *(limit for limit in limits_of(figure, records) if limit.kind not in kept)]


def _within(figure: Figure, limit: Limit, records: Records) -> Verdict:
    """Whether a figure keeps a limit in what is known of both; only its own source contradicts it."""
    if _keeps(figure, limit):
        return "possible"
    if limit.is_most and not limit.stated and replace(figure, total=limit.total).is_near_a_sum:
        return "contested"
    return "contradicted" if _binds(figure, limit, records) else "contested"


def _keeps(figure: Figure, limit: Limit) -> bool:
    low, high = limit.total.amount.low, figure.claim.amount.high
    if not limit.is_most:
        return low is None or high is None or low <= high
    return replace(figure, total=limit.total).excess <= 0 or limit.total.missing > 0


def _binds(figure: Figure, limit: Limit, records: Records) -> bool:
    """Whether a bound is of the claimant named; where none is named, whether nobody's bound leaves room.

    What the attacker launched by his own count does not bind the defender, who counts what he stopped.
    """
    speakers = limit.total.claimants
    if speakers and all(map(records.vocabulary.is_collective, speakers)):
        return False
    if figure.is_attributed:
        return speakers == (figure.claim.claimant,)
    attacker = figure.claim.direction.partition("_on_")[0]
    if figure.metric in STOPPED and {records.vocabulary.claimant(one).side for one in speakers} == {attacker}:
        return False
    others = records.claimants(definition(figure)) - {*speakers}
    bounds = (bound for one in sorted(others) for bound in limits_of(figure, records, one))
    return not any(_keeps(figure, bound) for bound in bounds if bound.kind == limit.kind)


def _is_of_the_other_side(figure: Figure, records: Records) -> bool:
    """Whether it is told as the words of one side, and what the store has is stated by the other alone."""
    heard = {one.claimant for one in figure.stated if one.stands and figure.equals(one.claim.amount)}
    heard = heard or set(figure.total.claimants if figure.total else ())
    named, large = figure.claim.claimant, (figure.claim.amount.best or 0) >= BY_CHANCE
    return large and bool(heard) and all(opposed(one, named, records.vocabulary) for one in heard)


def _verdict(figure: Figure, found: Sequence[Mixup], records: Records) -> Verdict:
    """The first way that decides; without one, whether anybody who could contradict the figure does."""
    decided = next((one.verdict for one in found if one.decides), None)
    if decided is not None:
        return decided
    if figure.held is None:
        return "unknown"
    if any(one.stands and _is_admitted(figure, one.claim.amount) for one in figure.stated):
        return "contested"
    incomplete = figure.is_money and figure.chosen is None
    if _is_unheard(figure) or figure.is_near_a_sum or incomplete or _collectives(figure, records):
        return "contested"
    return "contradicted"


def _collectives(figure: Figure, records: Records) -> tuple[str, ...]:
    """The names of many behind what is held against a figure; none where a single source is behind it."""
    total = figure.total.claimants if figure.total else ()
    speakers = total if figure.chosen is None else (figure.chosen.claimant,)
    return speakers if all(of_many(figure, one, records.vocabulary) for one in speakers) else ()


def _is_admitted(figure: Figure, held: Amount) -> bool:
    """Whether an amount is the figure; where nobody is named, whether it leaves room for it."""
    return figure.equals(held) if figure.is_attributed else figure.against(held) != "none"


def _is_unheard(figure: Figure) -> bool:
    """Whether the text names a claimant of whom the store has nothing on these days."""
    return figure.is_attributed and not figure.total_of and not any(one.stands for one in figure.of_named)


def _ruling(
    figure: Figure,
    verdict: Verdict,
    records: Records,
    found: Sequence[Mixup] = (),
    *,
    note: str,
    by_sum: bool = False,
) -> Ruling:
    claim, chosen, total = figure.claim, figure.chosen, figure.total
    rests = total.claims if total is not None and (by_sum or chosen is None) else ()
    if chosen is not None and not by_sum:
        rests = (chosen.claim.id,)
    return Ruling(
        ref=claim.ref,
        span=claim.spans[0],
        text=claim.amount.printed or value(claim.amount),
        verdict=verdict,
        claim=claim.id,
        metric=claim.metric,
        classes=claim.classes,
        direction=claim.direction,
        scope=claim.scope,
        window=claim.window,
        claimant=claim.claimant,
        amount=claim.amount,
        observed=total.amount if by_sum and total is not None else figure.held,
        observed_by="" if by_sum or chosen is None else chosen.claimant,
        readings=tuple(one.reading for one in found),
        claims=tuple(dict.fromkeys((*rests, *(each for one in found for each in one.claims)))),
        note="; ".join(filter(None, (note, _redefined(figure)))),
        as_of=records.as_of,
    )


def _stated(figure: Figure) -> str:
    chosen = figure.chosen
    assert chosen is not None, "a figure that agrees with a statement has one"
    relay = "" if chosen.claim.publisher in ("", chosen.claimant) else f" by {who(chosen.claim.publisher)}"
    return f"{who(chosen.claimant)} stated {value(chosen.claim.amount)} ({told(chosen.claim)}{relay})"


def _against(figure: Figure, records: Records) -> str:
    """What the store has in place of a figure that disagrees."""
    but = " beside this text" if records.holds_the_text else ""
    if figure.held is None:
        nothing = "the store holds nothing of this metric, these classes and these days"
        return figure.refused or f"{nothing}{but}"
    unheard = f"no such figure of {who(figure.claim.claimant)} is held{but}" if _is_unheard(figure) else ""
    if figure.chosen is None and figure.total is not None:
        unstated = figure.is_near_a_sum or figure.is_money
        whole = "nobody's total of these days is held" if unstated else ""
        summed = _summed(figure, figure.total)
        return "; ".join(filter(None, (unheard or whole, summed, _of_many(figure, records))))
    return "; ".join(filter(None, (unheard, _stated(figure), _of_many(figure, records))))


def _of_many(figure: Figure, records: Records) -> str:
    """Why what one of many stated contradicts nobody."""
    names = [who(one) for one in _collectives(figure, records) if one != UNATTRIBUTED]
    return f"{' and '.join(names)}: a name for several sources, of whom another may differ" if names else ""


def _summed(figure: Figure, total: Sum) -> str:
    names = (figure.total_of,) if figure.total_of else total.claimants
    of = f" of {' and '.join(map(who, names))}" if len(names) in (1, 2) else ""
    what = "announcements" if figure.is_money else "statements"
    split = ", ".join(f"{donors(scope)} {value(amount)}" for scope, amount in total.split)
    come_to = f"the {what}{of} for these days come to {value(total.amount)}"
    return f"{come_to}{f' ({split})' if split else ''}{not_reported(total.missing)}"


def _redefined(figure: Figure) -> str:
    if figure.metric == figure.claim.metric:
        return ""
    printed, held = (name.replace("_", " ") for name in (figure.claim.metric, figure.metric))
    return f"{printed} is held against {held}: the source gives one figure for both"
