"""Amounts that lean on another: all but one, all of them, most, a third, the rest."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import sqrt
from operator import itemgetter
from typing import NamedTuple

from tracker.claims.page.groups import OUTCOMES, PERSONS, WHOLES
from tracker.claims.page.mention import Mention
from tracker.model import Alternative, Amount, Claim, Quantity
from tracker.text.amounts import two_digits
from tracker.vocab import Vocabulary

_ENDED = OUTCOMES - {"not_reached", "entered"}
_FAR = 200
"""An ellipsis takes what was told so many claims before, at most."""
LEANING = frozenset({"all_but", "majority", "fraction"})
"""Forms of numbers whose amount is worked out from a whole."""


class Derived(NamedTuple):
    """An amount worked out from claims of the same text."""

    amount: Amount
    derived_from: tuple[str, ...]
    rule: str
    classes: tuple[str, ...] = ()
    readings: tuple[Alternative, ...] = ()


@dataclass
class History:
    """The claims of the text so far, newest last, with the sentence they stand in.

    `named`: the weapons of a threat or plan, which an ellipsis behind it may count; `refused`: the
    sentence, metric and classes of the last number that was denied or holds no more, which "the true figure"
    puts right.
    """

    vocabulary: Vocabulary
    entries: list[tuple[int, Claim]] = field(default_factory=list)
    named: tuple[str, ...] = ()
    refused: tuple[int, str, tuple[str, ...]] = (-9, "", ())

    def add(self, sentence: int, claim: Claim) -> None:
        """Remember a claim; of weapons that were not launched nothing that follows can be told."""
        if claim.metric != "launched" or claim.amount.high != 0:
            self.entries.append((sentence, claim))

    @property
    def last(self) -> Claim | None:
        """The claim told last."""
        return self.entries[-1][1] if self.entries else None

    def last_near(self, sentence: int, reach: int = 1) -> Claim | None:
        """The claim told last, if it stands at most so many sentences before one."""
        near = self.entries and sentence - self.entries[-1][0] <= reach
        return self.entries[-1][1] if near else None

    def since(self, sentence: int) -> list[tuple[int, Claim]]:
        """What was told in a sentence and behind it."""
        return self.entries[bisect_left(self.entries, sentence, key=itemgetter(0)) :]

    def told_in(self, sentence: int) -> list[Claim]:
        """The claims of one sentence."""
        return [claim for at, claim in self.since(sentence) if at == sentence]

    def wholes_in(self, sentence: int) -> list[Claim]:
        """Those of them that are no part of another."""
        return [claim for claim in self.told_in(sentence) if "part_of_whole" not in claim.flags]

    def last_before(self, sentence: int) -> int:
        """The last sentence before one that told anything; -1 where none did."""
        nth = bisect_left(self.entries, sentence, key=itemgetter(0))
        return self.entries[nth - 1][0] if nth else -1

    def whole(self, classes: tuple[str, ...], metric: str = "launched") -> list[Claim]:
        """The claims that a share is one of: the newest of its class, else the last sentence's."""
        wholes = [(at, claim) for at, claim in self.entries if claim.metric == metric]
        fitting = [claim for _, claim in wholes if claim.classes == classes]
        wider = [claim for _, claim in wholes if self._covers(claim.classes, classes)]
        return (fitting or wider)[-1:] or self._parts(wholes, classes)

    def _parts(self, wholes: list[tuple[int, Claim]], classes: tuple[str, ...]) -> list[Claim]:
        """In "12 Kh-101 and four Iskanders. All but three of the missiles ..." the list is the whole."""
        inner = [(at, claim) for at, claim in wholes if self._covers(classes, claim.classes)]
        return [claim for at, claim in inner if at == inner[-1][0] and "part_of_whole" not in claim.flags]

    def _covers(self, parents: tuple[str, ...], children: tuple[str, ...]) -> bool:
        return all(any(self.vocabulary.is_within(child, parent) for parent in parents) for child in children)

    def of(self, metrics: frozenset[str], sentences: int) -> list[Claim]:
        """Claims of these metrics, newest last, of the last sentences."""
        last = self.entries[-1][0] if self.entries else 0
        return [claim for _, claim in self.since(last - sentences) if claim.metric in metrics]

    def widest(self, classes: set[str]) -> tuple[str, ...]:
        """The classes of a list without those that lie inside another of it."""
        kept = {name for name in classes if not classes & set(self.vocabulary.ancestors(name))}
        return tuple(sorted(kept))

    def headline_classes(self) -> tuple[str, ...]:
        """The widest class launched so far: what a total above a list counts."""
        return self.widest(
            {name for _, claim in self.entries if claim.metric == "launched" for name in claim.classes}
        )

    def of_list(self, classes: set[str]) -> tuple[str, ...]:
        """What the total of a list counts: what was launched, or the nearest class that holds all of it."""
        within = self.vocabulary.is_within
        told = tuple(one for one in self.headline_classes() if any(within(name, one) for name in classes))
        if told and self._covers(told, tuple(classes)):
            return told
        first = next(iter(sorted(classes)))
        around = (one for one in (first, *self.vocabulary.ancestors(first)) if one != "air_target")
        shared = next((one for one in around if all(within(name, one) for name in classes)), None)
        return (shared,) if shared else self.widest(classes)

    def last_classes(self, metric_family: frozenset[str], least: float = 0.0) -> tuple[str, ...]:
        """The classes that an ellipsis takes: of the newest claims of the family in one sentence.

        `least`: a part cannot be more than what it is a part of.
        """
        seen = -1
        for at, claim in islice(reversed(self.entries), _FAR):
            if at == seen or "part_of_whole" in claim.flags or claim.metric not in metric_family:
                continue
            seen = at
            same = [one for one in self.wholes_in(at) if one.metric in metric_family]
            if sum(one.amount.high or one.amount.low or 0 for one in same) >= least:
                enough = [one for one in same if (one.amount.high or least) >= least] or same
                return self.widest({name for one in enough for name in one.classes})
        return ()


def resolve(mention: Mention, history: History) -> Derived | None:
    """The amount of a share, an all-but or a rest; None where no whole is named."""
    if mention.rest:
        return _rest_of_kinds(mention, history) or _rest(mention, history)
    wholes = history.whole(mention.classes)
    parent = mention.subset_of or mention.part_of
    if parent is not None and parent.metric == mention.metric in _ENDED | PERSONS:
        wholes = history.whole(mention.classes, mention.metric)  # "102 downed, half of them over ..."
    total = _total(wholes)
    part = None if total is None else _part(mention.quantity, total)
    if part is None:
        return None
    classes = tuple(sorted({name for claim in wholes for name in claim.classes}))
    return Derived(part, tuple(claim.id for claim in wholes), mention.quantity.form, classes)


def _part(told: Quantity, total: float) -> Amount | None:
    """What the words for a part, or for all, of a whole come to."""
    amount = told.amount
    if told.form == "all_but":
        left = total - amount.best if amount.best is not None else -1
        return None if left < 0 else _as(left, "all_but", amount.printed)
    if told.form == "all":
        return _as(total, "all", amount.printed)
    if told.form == "fraction":
        return _fraction(amount, total)
    return _nearly(amount, total) if amount.bound == "less_than" else _most(amount, total)


def _most(share: Amount, total: float) -> Amount:
    """In "most of the 70 drones": more than half of the whole."""
    low, best = total / 2, float(two_digits(sqrt(total / 2 * total)))
    return Amount.trusted(low=low, best=best, high=total, unit="count", bound="vague", printed=share.printed)


def _as(value: float, bound: str, printed: str) -> Amount:
    return Amount.trusted(low=value, best=value, high=value, unit="count", bound=bound, printed=printed)


def _nearly(share: Amount, total: float) -> Amount:
    """In "almost all of the 70 drones": at most the whole, at least nine tenths."""
    parts = {name: round((getattr(share, name) or 0.0) * total, 1) for name in ("low", "best", "high")}
    return share.model_copy(update={**parts, "unit": "count"})


def _fraction(share: Amount, total: float) -> Amount:
    """A share of a total as a count, rounded as such words are."""
    fraction = share.best if share.best is not None else 0.0
    return Amount.trusted(
        low=round(0.9 * fraction * total, 1),
        best=round(fraction * total, 1),
        high=round(min(1.1 * fraction, 1.0) * total, 1),
        unit="count",
        bound="about",
        printed=share.printed,
    )


def _total(claims: Sequence[Claim]) -> float | None:
    """The sum of claims; None where there are none, or one has no best value."""
    bests = [claim.amount.best for claim in claims if claim.amount.best is not None]
    return sum(bests) if bests and len(bests) == len(claims) else None


def _rest(mention: Mention, history: History) -> Derived | None:
    """How many remain when all that was told is taken from the whole."""
    wholes = history.whole(mention.classes)
    if not wholes:
        return _rest_of_list(mention, history)
    total = _total(wholes)
    classes = tuple(sorted({name for claim in wholes for name in claim.classes}))
    first = min(at for at, claim in history.entries if claim in wholes)
    named = [
        claim
        for at, claim in history.entries
        if at >= first
        and claim.metric in _ENDED
        and "part_of_whole" not in claim.flags
        and set(claim.classes) <= set(classes) | set(mention.classes or classes)
    ]
    used = _total(named)
    if total is None or used is None or used > total:
        return None
    ids = tuple(claim.id for claim in (*wholes, *named))
    told = mention.quantity.amount
    left = total - used if told.best is None else told.best  # "the last one" is one
    return Derived(_as(left, "exact", told.printed), ids, "rest", classes) if left else None


def _rest_of_kinds(mention: Mention, history: History) -> Derived | None:
    """In "45 missiles were fired; nine were ballistic, the rest cruise" what the kinds named leave."""
    if not mention.classes or (mention.subset_of is None and mention.rule != "part_of"):
        return None
    same = [claim for _, claim in history.entries if claim.metric == mention.metric]
    nth = max((at for at, claim in enumerate(same) if "part_of_whole" not in claim.flags), default=-1)
    parts = same[nth + 1 :]
    if nth < 0 or any(claim.classes == mention.classes for claim in (same[nth], *parts)):
        return None
    if any(claim.amount.bound != "exact" for claim in same[nth:]):
        return None  # "приблизно 90 були «шахедами», решта - імітатори"
    total, used = same[nth].amount.best, _total(parts)
    if total is None or used is None or used >= total:
        return None
    ids = tuple(claim.id for claim in same[nth:])
    return Derived(_as(total - used, "exact", mention.quantity.amount.printed), ids, "rest")


def _rest_of_list(mention: Mention, history: History) -> Derived | None:
    """In "64 downed: 27 over Voronezh, the rest over Tambov" what the list leaves of its total."""
    same = [claim for _, claim in history.entries if claim.metric == mention.metric]
    heads = [at for at, claim in enumerate(same) if claim.scope in WHOLES and not claim.derived_from]
    if not heads:
        return None
    whole, parts = same[heads[-1]], _of_head(same[heads[-1] + 1 :])
    total, used = whole.amount.best, _total(parts)
    if total is None or used is None or used >= total:
        return None
    told = mention.quantity.amount
    left = total - used if told.best is None else told.best
    ids = tuple(claim.id for claim in (whole, *parts))
    return Derived(_as(left, "exact", told.printed), ids, "rest", whole.classes)


def _of_head(listed: Sequence[Claim]) -> list[Claim]:
    """In "9 над Московским регионом, из них 6 летели на Москву" the six are no part of the list's total."""
    plain = [nth for nth, claim in enumerate(listed) if "part_of_whole" not in claim.flags]
    first = plain[0] if plain else len(listed)
    return [claim for nth, claim in enumerate(listed) if nth < first or nth in plain]


def other_scope(whole: Claim | None, mention: Mention) -> tuple[Alternative, ...]:
    """In "All but one of the drones and 38 missiles": the other reading leaves out the 38 missiles too."""
    best = mention.quantity.amount.best
    if whole is None or whole.amount.best is None or best is None or best > whole.amount.best:
        return ()
    amount = _as(whole.amount.best - best, "all_but", mention.quantity.amount.printed)
    return (
        Alternative.trusted(
            amount=amount, reason="all but both: the words before it may reach over this number too"
        ),
    )
