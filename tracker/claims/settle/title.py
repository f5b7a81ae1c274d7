"""A title that only says again what the text under it tells."""

from tracker.claims.page.view import Page
from tracker.claims.settle.book import Book
from tracker.model import Claim
from tracker.vocab import UNATTRIBUTED


def drop_title(book: Book) -> None:
    """Reject as duplicates the figures of a title without a speaker that the text under it gives with more.

    What was worked out from the figure of the title keeps it.
    """
    entries = book.history.entries
    if not entries or entries[0][0] or not _has_title(book.page):
        return
    leaning = {one for _, claim in entries for one in claim.derived_from}
    verbless = [claim for at, claim in entries if at == 0 and claim.rule.startswith("headline/")]
    titled = [claim for claim in verbless if claim.id not in leaning]
    told = [claim for at, claim in entries if at > 0]
    for title in titled:
        if title.claimant == UNATTRIBUTED and any(_tells_same(title, claim) for claim in told):
            book.claims.remove(title)
            entries.remove((0, title))
            book.reject(title.spans[0], "duplicate", "title")


def _has_title(page: Page) -> bool:
    """Whether the first line is no sentence and no item of a list."""
    first = page.sentences[0]
    return first.line and not first.bullet and page.text[first.end - 1] not in ".:;!?…"


def _tells_same(title: Claim, claim: Claim) -> bool:
    one, other = title.amount, claim.amount
    same = (title.metric, title.classes, title.direction, one.low, one.best, one.high)
    return same == (claim.metric, claim.classes, claim.direction, other.low, other.best, other.high)
