"""Claimants who contradict each other: figures of one attack, or of one span, that cannot all hold."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from tracker.court.agreement import agreement
from tracker.court.statements import ONE_ATTACK, same_window
from tracker.model import Claim
from tracker.series.rows import is_own, wider
from tracker.vocab import UNATTRIBUTED, Vocabulary


class Word(NamedTuple):
    """What one claimant says of one set of classes: the claims of its latest statement."""

    claimant: str
    classes: tuple[str, ...]
    claims: tuple[Claim, ...]


def conflicts(claims: Iterable[Claim], vocabulary: Vocabulary) -> Iterator[tuple[Claim, ...]]:
    """The claims of each disagreement: of one metric, direction, scope, unit and attack (or longer span).

    A claimant's own words go before those that others quote, the latest before earlier ones. Two figures of
    the same classes disagree where no rounding makes them one; a part and its whole where the part is larger.
    """
    timed = [claim for claim in claims if claim.window.end is not None and _can_be_held(claim, vocabulary)]
    for _, alike in groupby(sorted(timed, key=_subject), key=_subject):
        for together in _attacks(list(alike)):
            yield from _torn(_words(together, vocabulary), vocabulary)


def _can_be_held(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Nobody stands by what has no source; and two announcements of money in one day are two, not one."""
    return claim.claimant != UNATTRIBUTED and vocabulary.metrics[claim.metric].unit != "money"


def _subject(claim: Claim) -> tuple[str, ...]:
    return claim.metric, claim.direction, claim.scope, claim.amount.unit


def _attacks(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Claims of one window, in order of its end; only groups that end shortly before can take another in."""
    open_groups: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda claim: (claim.window.end, claim.window.start, claim.id)):
        yield from (group for group in open_groups if _is_over(group, claim))
        open_groups = [group for group in open_groups if not _is_over(group, claim)]
        fitting = next((group for group in open_groups if same_window(group[0].window, claim.window)), None)
        if fitting is None:
            open_groups.append([claim])
        else:
            fitting.append(claim)
    yield from open_groups


def _is_over(group: Sequence[Claim], claim: Claim) -> bool:
    last, end = group[0].window.end, claim.window.end
    return last is not None and end is not None and end - last > ONE_ATTACK


def _words(claims: Iterable[Claim], vocabulary: Vocabulary) -> list[Word]:
    said: dict[tuple[str, tuple[str, ...]], list[Claim]] = {}
    for claim in claims:
        said.setdefault((claim.claimant, claim.classes), []).append(claim)
    return [Word(*key, _latest(mine, vocabulary)) for key, mine in sorted(said.items())]


def _latest(claims: Sequence[Claim], vocabulary: Vocabulary) -> tuple[Claim, ...]:
    """The claims of the statement that stands: own words first, then the latest."""

    def rank(claim: Claim) -> tuple[bool, str, str]:
        """The claimant's own words above relays, later ones above earlier ones."""
        own = is_own(claim.claimant, claim.publisher, vocabulary)
        return own, str(claim.published or ""), claim.document

    newest = max(map(rank, claims))
    return tuple(claim for claim in claims if rank(claim) == newest)


def _torn(words: Sequence[Word], vocabulary: Vocabulary) -> Iterator[tuple[Claim, ...]]:
    """Words that disagree, those together that are joined by disagreements."""
    knots: list[set[Word]] = []
    for pair in combinations(words, 2):
        if _disagree(*pair, vocabulary):
            joined = [knot for knot in knots if not knot.isdisjoint(pair)]
            knots = [knot for knot in knots if knot.isdisjoint(pair)] + [set(pair).union(*joined)]
    for knot in knots:
        yield tuple(claim for word in words if word in knot for claim in word.claims)


def _disagree(one: Word, other: Word, vocabulary: Vocabulary) -> bool:
    if one.claimant == other.claimant:
        return False
    if one.classes == other.classes:
        return not any(_agree(mine, yours) for mine in one.claims for yours in other.claims)
    part, whole = (one, other) if wider(other.classes, one.classes, vocabulary) else (other, one)
    if not wider(whole.classes, part.classes, vocabulary) or not vocabulary.classes[whole.classes[0]].parent:
        return False  # under the widest classes, such as all targets, sources do not count the same things
    return all(_exceeds(mine, yours) for mine in part.claims for yours in whole.claims)


def _agree(one: Claim, other: Claim) -> bool:
    """One of them may be the other, rounded."""
    return not agreement(one.amount, other.amount) == agreement(other.amount, one.amount) == "none"


def _exceeds(part: Claim, whole: Claim) -> bool:
    low, high = part.amount.low, whole.amount.high
    return (
        low is not None and high is not None and low > high and agreement(part.amount, whole.amount) == "none"
    )
