"""Two numbers that print one rate: "four of every five drones", "nine in ten"."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.model import Amount
from tracker.text.lazy import regex

_EVERY = regex(r"every|кажд|кожн")
_OF_EVERY = regex(
    r"(?<!\w)(?:(?:з|із|зі|из) (?:кожних|каждых)|на (?:кожні|каждые)|(?:(?:out )?of|in) every)\s+$"
)
_ONE_IN = regex(r"\s+(?:[\w-]+\s+){0,2}in\s+$")
_GLOSS = regex(r"(?:\b(?:тобто|то есть|це|это)|,? (?:або|или)) (?:лише |почти |майже )?$")
"""In "знешкоджено 4 120, тобто вісім із десяти" the share is told again."""
_FROM = ("з", "із", "зі", "из")
_RATIO = spoken("ratios.ratio", r"\s*(?:out\s+)?(?:of|in)\s+(?:every\s+)?(?:the\s+)?$")
_USED_TO = regex(
    r"\b[а-яіїє]+(?:[ыиую]ва(?:л[аио]?|в|ет|ют|є|ють)|(?:хопл|шкодж)ю(?:є|ють)"
    r"|(?:раж|ража|стан|ним)а(?:л[аио]?|в|ет|ют|є|ють)) (?:[а-яіїє]+ ){0,2}$"
)
"""A verb of the imperfective, which tells what was done again and again."""
_LONG = frozenset({"month", "year", "quarter", "season"})
_MANY = (("drone",), ("drone_strike",))
"""Of these no month has so few that a word counts them."""
_FAR = 2000
"""A number was named so near before that it may be told again [characters]."""


def join_ratios(view: View, mentions: list[Mention]) -> list[Mention]:
    """In "Four of every five drones", "nine in ten": two numbers that print one rate."""
    kept: list[Mention] = []
    for mention in mentions:
        first = kept[-1] if kept else None
        ratio = first and _ratio(view, first, mention, mentions)
        behind = first and not ratio and _ratio_behind(view, first, mention)
        if first and behind:
            first.quantity = first.quantity.model_copy(update={"amount": behind})
            first.rule, first.extra = "ratio", [mention.span]
        elif first and ratio:
            quantity = first.quantity.model_copy(update={"amount": ratio, "part_of": None})
            kept[-1] = Mention(
                quantity, first.start, mention.end, mention.classes or first.classes,
                mention.family or first.family, mention.side,
                rule="ratio", extra=[mention.span],
            )  # fmt: skip
        else:
            kept.append(mention)
    return kept


def _ratio(view: View, first: Mention, second: Mention, mentions: list[Mention]) -> Amount | None:
    """The share that two numbers tell: "one in eight", "17 of every twenty"; None where they tell none."""
    part, whole = first.quantity.amount, second.quantity.amount
    gap = view.normalised[first.span[1] : second.span[0]]
    if first.family == "air" and not second.family:
        gap = view.normalised[first.end : second.span[0]].lstrip('"')  # "17 шахедів із кожних двадцяти"
    if part.best == 1 and 1 < (whole.best or 0) <= 20 and not second.family and _ONE_IN.fullmatch(gap):
        gap = " in every "  # "one drone in eight"
    if not _RATIO.fullmatch(gap) or part.best is None or whole.best is None or part.unit != whole.unit:
        return None
    by_tens = whole.best in (3, 4, 5, 10, 20, 100) and (
        gap.split() == ["in"]
        or _is_habit(view, first, second, mentions)
        or (gap.split() == ["out", "of"] and _counts_nothing(view, first, second))
        or (gap.strip() in _FROM and _GLOSS.search(view.normalised, view.start, first.start) is not None)
    )
    if not (_EVERY.search(gap) or by_tens):
        return None
    if not 0 < part.best < whole.best or part.unit != "count":
        return None
    value = round(100 * part.best / whole.best, 1)
    return Amount.trusted(
        low=value, best=value, high=value, unit="percent", printed=f"{part.printed}{gap}{whole.printed}"
    )


def _is_habit(view: View, first: Mention, second: Mention, mentions: list[Mention]) -> bool:
    """In "перехватывала четыре из пяти дронов, но лишь 18 % ракет" five is the count of no attack."""
    if second.family != "air" or any(sign.isdigit() for sign in second.quantity.amount.printed):
        return False
    shares = (one for one in mentions if one.quantity.amount.unit == "percent" and one.family == "air")
    if any(one.classes != second.classes for one in shares):
        return True
    if _USED_TO.search(view.normalised, view.start, first.start):
        return True
    long = any(one.window.basis in _LONG for one in view.windows)
    return long and second.classes in _MANY


def _ratio_behind(view: View, whole: Mention, part: Mention) -> Amount | None:
    """In "из каждых десяти ракет перехватывают шесть" the part stands behind its whole."""
    if not _OF_EVERY.search(view.normalised, view.start, whole.start) or part.family:
        return None
    all_, some = whole.quantity.amount, part.quantity.amount
    if all_.unit != "count" or some.unit != "count" or not 0 < (some.best or 0) < (all_.best or 0):
        return None
    value = round(100 * (some.best or 0) / (all_.best or 1), 1)
    printed = view.page.text[whole.span[0] : part.span[1]]
    return Amount.trusted(low=value, best=value, high=value, unit="percent", printed=printed)


def _counts_nothing(view: View, first: Mention, second: Mention) -> bool:
    """In "8 out of 10 were downed" ten is no count, unless ten were named before."""
    before = view.page.numbers_within(max(0, first.start - _FAR), first.start)
    named = (one for one in before if one.span[1] <= first.start and one.reason is None)
    return not second.family and all(one.amount.best != second.quantity.amount.best for one in named)
