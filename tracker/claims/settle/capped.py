"""An open part of a printed whole: "164 drones, more than 60 of them decoys" is 60 to 164."""

from tracker.claims.page.groups import OUTCOMES
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.settle.book import Book
from tracker.model import Amount
from tracker.vocab import UNATTRIBUTED

_COUNTS = frozenset({"count", "person"})


def capped(book: Book, view: View, mention: Mention) -> Amount | None:
    """The amount of a part that is open above, its high end that of its whole; None where there is none.

    The whole is one of the same claimant, told in the sentence or right before.
    """
    amount = mention.quantity.amount
    if amount.high is not None or amount.low is None:
        return None
    most = _of_sentence(view, mention) or _told_before(book, view, mention)
    if most is None or most < amount.low:
        return None
    return amount.model_copy(update={"high": most})


def _of_sentence(view: View, mention: Mention) -> float | None:
    """The most that a part can be, by the whole that the same speaker tells; None where unknown."""
    whole = mention.subset_of or mention.part_of or _fronted(view, mention)
    if whole is None or not whole.metric or not _is_exact(whole.quantity.amount):
        return None
    speakers = {view.claimant_at(one.span[0]) for one in (whole, mention)}
    return whole.quantity.amount.high if len(speakers) == 1 else None


def _fronted(view: View, mention: Mention) -> Mention | None:
    """In "Из 88 дронов, запущенных ночью, сбито не менее 80, указали в ВВС" the whole opens what is told.

    Of whom nobody is named it is not known that both are his.
    """
    if mention.metric not in OUTCOMES or view.claimant_at(mention.span[0]) == UNATTRIBUTED:
        return None
    wholes = (one for one in reversed(view.mentions) if one.whole and one.end <= mention.start)
    return next((one for one in wholes if mention.classes in ((), one.classes)), None)


def _told_before(book: Book, view: View, mention: Mention) -> float | None:
    """The high end of what was told last by the same claimant, where "of them" takes it up."""
    part = "part_of_whole" in mention.flags or mention.anaphor
    if not part or mention.subset_of or mention.part_of:
        return None
    speaker = view.claimant_at(mention.span[0])
    told = (one for _, one in reversed(book.history.entries) if "part_of_whole" not in one.flags)
    whole = next((one for one in told if one.metric == mention.metric), None)
    if whole is None or whole.claimant != speaker or not _is_exact(whole.amount):
        return None
    return whole.amount.high


def _is_exact(amount: Amount) -> bool:
    """A whole that is itself rough, vague or open caps nothing."""
    return amount.bound == "exact" and amount.unit in _COUNTS
