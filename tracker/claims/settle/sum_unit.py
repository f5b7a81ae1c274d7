"""The currency and scale of a number that prints none: "14 of the 18 billion euros"."""

from tracker.claims.aid import aid
from tracker.claims.aid.kinds import KIND_LABEL
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.relation.in_turn import AND
from tracker.claims.settle.book import Book
from tracker.claims.words.patterns import spoken
from tracker.model import Amount
from tracker.text.lazy import regex

_FIGURE = regex(r"\d+(?:[.,]\d+)?")
_THOUSAND = 1000
_OF_A = regex(r" of (?:an?|the|its|that|this) ")
_OF_OR_LISTED = regex(r" of (?:an?|the|its|that|this) |,? (?:and|и|і|та|й) |, ")
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
_OF_MANY = regex(r" (?:[а-яіїєґ'-]+[иіы]х )?[а-яіїєґ']{2,}(?:ов|ев|ів|їв)\b")
"""In "2 млрд, ... 50 млн снарядов" the genitive tells what is counted."""
_MAGNITUDE = spoken("sum_unit.magnitude", r"illion|bn|\dm\b|trn")


def of_sum_behind(book: Book, view: View, mention: Mention) -> str:
    """In "22 billion of a 50 billion dollar loan", "43 million and 8 million euros" both are in it."""
    if not _MAGNITUDE.search(mention.quantity.amount.printed.lower()):
        return ""
    last, joined = mention, _OF_OR_LISTED
    for following in view.mentions[view.mentions.index(mention) + 1 :]:
        if not joined.fullmatch(view.normalised, last.span[1], following.start):
            return ""
        if following.quantity.amount.unit != "count":
            unit = following.quantity.amount.unit
            return unit if unit in book.page.vocabulary.currencies else ""
        last, joined = following, AND
    return ""


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
    """In "28 billion, 12 of them ..." the part is counted in the same magnitude."""
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


def of_sum_before(book: Book, view: View, mention: Mention) -> str:
    """In "Committed 144 billion euros, allocated 77 billion": a large number beside money is money."""
    money, quantity = book.funds.near(view, 1), mention.quantity
    if not money or not _MAGNITUDE.search(quantity.amount.printed.lower()) or quantity.form == "vague":
        return ""  # "the programme received billions"
    if any(one.match(view.normalised, mention.span[1], view.end) for one in (_OF_THINGS, _OF_MANY)):
        return ""
    told = view.normalised.startswith((" - ", ": "), mention.span[1])  # "15 млрд - цивільна підтримка"
    told = told or KIND_LABEL.search(view.normalised, view.start, mention.start) is not None
    told = told or aid.is_of_sum(view, mention)
    return money if told or mention.family in ("", "other") else ""
