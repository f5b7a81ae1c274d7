"""Numbers that neither digits nor numerals print: "a drone", "the rest", "no survivors"."""

from tracker.claims.page.view import View
from tracker.model import Amount, Quantity, Span


def in_words(view: View, span: Span, best: float, rule: str) -> Quantity:
    """A number that the words of a span mean."""
    amount = Amount.exact(best, printed=view.page.text[span[0] : span[1]])
    return Quantity.trusted(span=span, amount=amount, form="words", rule=rule)
