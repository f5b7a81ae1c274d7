"""Totals that a text does not print but implies as a lower bound."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from tracker.claims.page.groups import BROUGHT_DOWN, NATIONAL, WHOLES
from tracker.model import Amount, Claim, Window
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_ALONE = regex(r"\balone\b|\b(?:лише|тільки|только) (?:на|в|у|над)\b")
_ZONES = timedelta(hours=1)
_DOWNED = frozenset({"shot_down", "neutralised"})
_NAMED_EITHER_WAY = frozenset({"drone", "drone_strike"})
"""In "16 «шахедів» збито: 7 дронів на Херсонщині, 9 - на Одещині" one kind has two names."""
Entries = Sequence[tuple[int, Claim]]


def derived_totals(entries: Entries, additions: Iterable[str], of_offices: Collection[str]) -> list[Claim]:
    """Sums of regional lists without a headline, and what "71 downed, another 15 struck" implies.

    `of_offices` are the ids of claims that are no part of a list of places.
    """
    return [*_region_totals(entries, of_offices), *_remainder_totals(entries, frozenset(additions))]


def _region_totals(entries: Entries, of_offices: Collection[str]) -> Iterator[Claim]:
    """The sums of what was stopped over several regions, where no total is printed."""
    groups: dict[tuple[object, ...], list[tuple[int, Claim]]] = defaultdict(list)
    for at, claim in entries:
        counted = claim.metric in BROUGHT_DOWN and "part_of_whole" not in claim.flags
        if counted and not (of_offices and claim.id in of_offices):
            groups[(claim.metric, claim.classes, claim.direction, claim.claimant, claim.window)].append(
                (at, claim)
            )
    order = [at for at, _ in entries]
    for group in groups.values():
        parts = [claim for _, claim in group]
        first = parts[0]
        if _has_headline(parts, entries):
            continue
        scopes = {claim.scope for claim in parts}
        if _ALONE.search(parts[0].quote):
            continue  # "In the Sumy region alone 17 were downed, while in Odesa ...": no list of all
        if any("+" in scope for scope in scopes):
            continue  # "35 over Kursk, Voronezh and Belgorod": their sum is printed
        consecutive = all(later - earlier <= 1 for (earlier, _), (later, _) in pairwise(group))
        one_list = len({at for at, _ in group}) == 1 or (len(group) > 2 and consecutive)
        lows = [claim.amount.low or 0.0 for claim in parts]
        if len(parts) > 2 and ":" in parts[0].quote and 2 * max(lows[0], lows[-1]) == sum(lows):
            continue  # the first or the last is the sum of the others
        if len(scopes) > 1 and _are_alike(scopes) and one_list and len(scopes) == len(parts):
            near = entries[bisect_left(order, group[0][0] - 1) : bisect_left(order, group[-1][0] + 2)]
            if any(_is_beside(first, scopes, claim) for _, claim in near):
                continue  # "46 fell in the Kursk region. The ministry: 34 over Bryansk, 28 over Voronezh"
            yield _total(parts, parts[0].metric, NATIONAL, "list_total")


def _are_alike(scopes: Collection[str]) -> bool:
    """Regions alone, or parts of the country alone ("14 in the south, as many in the east")."""
    areas = WHOLES.intersection(scopes)
    return NATIONAL not in areas and len(areas) in (0, len(scopes))


def _is_beside(first: Claim, scopes: Collection[str], claim: Claim) -> bool:
    """Whether a place is told beside a list by nobody who is named, so that the list is not of all."""
    apart = claim.scope not in WHOLES and claim.scope not in scopes
    same = claim.metric == first.metric and _same_attack(claim, first)
    return apart and same and claim.claimant == UNATTRIBUTED != first.claimant


def _has_headline(parts: Sequence[Claim], entries: Entries) -> bool:
    """Whether another speaker of the text gives the total of what the list tells by region."""
    first, least = parts[0], sum(claim.amount.low or 0.0 for claim in parts)
    return any(
        (
            claim.metric == first.metric
            or {claim.metric, first.metric} <= _DOWNED
            or (claim.metric == "launched" and claim.amount.best == least)  # "33 drones were stopped"
        )
        and claim.scope in WHOLES
        and _same_attack(claim, first)
        and (claim.amount.best or 0.0) >= least
        for _, claim in entries
    )


def _remainder_totals(entries: Entries, additions: frozenset[str]) -> Iterator[Claim]:
    """Only the remainder is given: all that were launched are at least those named."""
    for at, hit in entries:
        if hit.metric != "hit" or hit.id not in additions:
            continue
        stopped = [
            claim
            for where, claim in entries
            if 0 <= at - where <= 1 and claim.metric in _DOWNED and _same_attack(claim, hit)
        ]
        launched = any(
            claim.metric in ("launched", "lost", "suppressed") and _same_attack(claim, hit)
            for _, claim in entries
        )
        if stopped and not launched:
            yield _total([stopped[-1], hit], "launched", hit.scope, "remainder")


def _same_attack(one: Claim, other: Claim) -> bool:
    alike = one.classes == other.classes or other.classes == ("air_target",)  # "сбитых целей"
    alike = alike or {*one.classes, *other.classes} == _NAMED_EITHER_WAY
    return alike and one.direction == other.direction and _same_time(one.window, other.window)


def _same_time(one: Window, other: Window) -> bool:
    """Whether two windows are one: that of Moscow's day begins an hour before that of Kyiv's in winter."""
    if one == other or one.basis != other.basis:
        return one == other
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return False
    return max(abs(one.start - other.start), abs(one.end - other.end)) <= _ZONES


def _total(parts: Sequence[Claim], metric: str, scope: str, rule: str) -> Claim:
    """A claim for the sum of others: at least so many."""
    lows = [claim.amount.low or 0.0 for claim in parts]
    printed = " + ".join(claim.amount.printed for claim in parts)
    amount = Amount(low=sum(lows), best=sum(lows), high=None, unit="count", bound="at_least", printed=printed)
    return Claim.model_validate(
        {
            **dict(parts[0]),
            "spans": tuple(dict.fromkeys(span for claim in parts for span in claim.spans[:1])),
            "metric": metric,
            "scope": scope,
            "amount": amount,
            "equivalents": (),
            "readings": (),
            "derived_from": tuple(claim.id for claim in parts),
            "rule": f"{rule}/1",
            "flags": (),
        }
    )
