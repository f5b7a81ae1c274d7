"""Who gives, and in which money: what the sums of a text go on with."""

from dataclasses import dataclass

from tracker.claims.aid.donors import donor_of
from tracker.claims.aid.money import currency_of
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View

_CROWNS = 3
"""So many sentences on, crowns are those of the sum before."""


@dataclass
class Funds:
    """The donor and the currency of the sum told last, and the sentence that it stands in."""

    donor: str = ""
    currency: str = ""
    told_in: int = -9

    def near(self, view: View, sentences: int) -> str:
        """The currency of a sum told at most so many sentences before; "" where none was."""
        return self.currency if view.nth - self.told_in <= sentences else ""

    def hear(self, view: View, mention: Mention) -> None:
        """A sum tells its donor, or goes on with the one told before, and its currency."""
        self.donor = donor_of(view, mention, self.donor)
        money = currency_of(mention.quantity.amount, self.donor, self.near(view, _CROWNS))
        self.tell(view, money)

    def tell(self, view: View, currency: str) -> None:
        """A sum in some currency was told in a sentence."""
        self.currency, self.told_in = currency, view.nth
