"""The currency and scale of a number that prints none: "14 of the 18 billion euros"."""

from tracker.claims.aid import aid
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.settle.book import Book
from tracker.claims.words.patterns import spoken
from tracker.model import Amount
from tracker.text.lazy import regex

_FIGURE = regex(r"\d+(?:[.,]\d+)?")
_THOUSAND = 1000
_OF_A = regex(r" of (?:an?|the|its|that|this) ")
_PART_FOR = regex(
    r"(?: ?[-:])? ?(?:на|для|под|під|for|to|towards) "
    r"| - (?:ц[іь]|наступн|вже|уже|до|[ув]|в этом|этим|следующ)[а-яіїє]* "
)
_OF_THINGS = regex(
    r" (?:(?!for |of |on |in |to |from |by )[\w-]+ )?(?:shells?|rounds|drones?|missiles?|people"
    r"|households?|homes|tonnes|tons|barrels|vehicles|generators"
    r"|refugees|jobs|items|pieces|litres|cubic|square)\b"
)
"""In "1.5 million shells were delivered" no money is counted."""
_BRACKETED = regex(
    r"\s*\(\s*(?:about |some |around |or |nearly |almost |over |близько |приблизно |майже |понад |або "
    r"|около |примерно |почти |более |или |это |це )*"
)
_MAGNITUDE = spoken("sum_unit.magnitude", r"illion|bn|\dm\b|trn")


def take_equivalent(view: View, mention: Mention, end: int) -> None:
    """In "16 млрд крон (1,5 млрд євро)" the bracket tells the same money."""
    for other in view.mentions:
        opened = end <= other.start and _BRACKETED.fullmatch(view.normalised, end, other.start)
        if opened and other.quantity.amount.unit in view.page.vocabulary.currencies:
            update = {"equivalents": (other.quantity.amount,), "equivalent_spans": (other.span,)}
            mention.quantity = mention.quantity.model_copy(update=update)
            mention.extra.append(other.span)


def of_sum_behind(book: Book, view: View, mention: Mention) -> str:
    """In "22 billion of a 50 billion dollar loan" both are dollars."""
    following = next((one for one in view.mentions if one.start >= mention.end), None)
    if following is None or not _MAGNITUDE.search(mention.quantity.amount.printed.lower()):
        return ""
    unit = following.quantity.amount.unit
    of = _OF_A.fullmatch(view.normalised, mention.span[1], following.start)
    return unit if of and unit in book.page.vocabulary.currencies else ""


def part_of_sum(book: Book, view: View, mention: Mention) -> Amount | None:
    """In "14 of the 18 billion euros" the 14 are billions of euros too."""
    following = next((one for one in view.mentions if one.start >= mention.end), None)
    if following is None or not _OF_A.fullmatch(view.normalised, mention.span[1], following.start):
        return None
    return _scaled(book, following.quantity.amount, mention.quantity.amount)


def bare_part(book: Book, view: View, mention: Mention) -> Amount | None:
    """In "85 мільярдів крон, із них 70 - на зброю" the bare part is of the same scale and currency."""
    currencies = book.page.vocabulary.currencies
    sums = [
        one for one in view.mentions if one.end <= mention.start and one.quantity.amount.unit in currencies
    ]
    if not sums or mention.family not in ("", "other"):
        return None
    if not aid.OF_SUM.search(view.normalised, sums[0].end, mention.end):
        return None
    if not _PART_FOR.match(view.normalised, mention.span[1], view.end):
        return None
    return _scaled(book, sums[0].quantity.amount, mention.quantity.amount)


def _scaled(book: Book, whole: Amount, part: Amount) -> Amount | None:
    printed = _FIGURE.search(whole.printed)
    if (
        printed is None
        or whole.unit not in book.page.vocabulary.currencies
        or not whole.best
        or not part.best
    ):
        return None
    scale = whole.best / float(printed[0].replace(",", "."))
    if scale < _THOUSAND or part.best * scale > whole.best:
        return None
    scaled = {name: value and value * scale for name, value in (("low", part.low), ("high", part.high))}
    return part.model_copy(update={**scaled, "best": part.best * scale, "unit": whole.unit})


def is_sum(book: Book, view: View, mention: Mention) -> bool:
    """In "Committed 144 billion euros, allocated 77 billion": a large number beside money is money."""
    amount = mention.quantity.amount
    if amount.unit != "count" or not book.money or view.nth - book.money_at > 1:
        return False
    if not _MAGNITUDE.search(amount.printed.lower()) or mention.quantity.form == "vague":
        return False  # "the programme received billions"
    if _OF_THINGS.match(view.normalised, mention.span[1], view.end):
        return False
    told = view.normalised.startswith((" - ", ": "), mention.span[1])  # "15 млрд - цивільна підтримка"
    return told or mention.family in ("", "other")
