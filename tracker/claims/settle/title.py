"""A title that only says again what the text under it tells."""

from tracker.claims.page.view import Page
from tracker.claims.settle.book import Book
from tracker.model import Claim
from tracker.vocab import UNATTRIBUTED


def drop_title(book: Book) -> None:
    """Reject as duplicates the figures of a title that the text under it gives with more.

    A title has no speaker, or he who speaks below, and no day of its own.

    What was worked out from the figure of the title keeps it.
    """
    entries = book.history.entries
    if not entries or entries[0][0] or not _has_title(book.page):
        return
    leaning = {one for _, claim in entries for one in claim.derived_from}
    titled = [claim for at, claim in entries if at == 0 and claim.id not in leaning]
    told = [claim for at, claim in entries if at > 0]
    for title in titled:
        if any(_tells_same(title, claim) for claim in told):
            book.claims.remove(title)
            entries.remove((0, title))
            book.reject(title.spans[0], "duplicate", "title")


def _has_title(page: Page) -> bool:
    """Whether the first line is no sentence and no item of a list."""
    first = page.sentences[0]
    return first.line and not first.bullet and page.text[first.end - 1] not in ".:;!?…"


def _tells_same(title: Claim, claim: Claim) -> bool:
    """Whether a title tells the figure of a claim of the text."""
    if not _is_bare(title, claim):
        return False
    one, other = title.amount, claim.amount
    same = (title.metric, title.classes, title.direction, one.low, one.best, one.high)
    return same == (claim.metric, claim.classes, claim.direction, other.low, other.best, other.high)


def _is_bare(title: Claim, claim: Claim) -> bool:
    """Whether a title has no verb, or neither a speaker of its own nor a day."""
    if title.rule.startswith("headline/"):
        return title.claimant in (UNATTRIBUTED, claim.claimant)
    return title.claimant == claim.claimant and title.window.got != "printed"
