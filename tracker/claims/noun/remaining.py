"""What is left of a whole: "the rest", "the others", "the last one"."""

from collections.abc import Sequence

from tracker.claims.noun.classes import head
from tracker.claims.noun.in_words import in_words
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import Reach
from tracker.claims.page.view import View
from tracker.model import Amount, Quantity
from tracker.text.lazy import regex

_ANY = ("air_target",)
"""In "решта цілей" nothing else is told than what the whole is."""
_FATE_OF = regex(r"\b(?:fate|whereabouts|status|nothing is known|no word) (?:of|about|on) $")
_COPULA = regex(
    r" (?:-|были|оказались|були|виявилися|виявились) (?=\"?[а-яіїє]+(?:ими|ыми|ами|ями)\b)"
    r"| - (?=\"[а-яіїє]+[иыі]\")"
    r"| (?:were|are|being)(?: all| only| just)? (?=[a-z])"
)
"""In "70 были ударными, остальные - ложными целями" the kind of the rest is told."""
_NOUNS = regex(r"(?:all )?the (?:rest|others|remainder)|решта|остальные")
"""In "20 of them Shaheds, the rest decoys" what follows tells the kind."""
_NO_PRONOUN = regex(r"the (?:other|last|final|(?:last|sole|only) remaining)")
"""Adjectives that need a noun: "the other" alone is one of two that were named."""
_SMALL = regex(
    r"(?: (?:з|із|из|of) (?:них|them))?,?(?: -)?(?: (?:был[ао]?|був|була|було|ещё|еще|вс[её]|ще|досі"
    r"|пока|поки|так|и|тоже|также|теж|таки|вс[её]-таки|ж|же|уже|вже|was|is|has|had|been|still|also|later|then"
    r"|reportedly)){0,3} "
)
_ASIDE = regex(r", [^,;:.\d]{2,50},(?= )")
_CLOSES = regex(r"[.,;:)]|$| (?:и|і|й|та|а|но|але|and|but|while) ")
_WHERE = regex(r"(?: -)? (?:над|в|во|у|на|по|под|під|over|in|near) (?:[а-яіїє]+ )?")


_APPOSED = regex(r", (?:about |some |близько |около )?\d[\d,. ]{0,8}(?:[\w'-]+ ?){0,2}, ")


def find_rest(view: View, reach: Reach) -> list[Mention]:
    """Let "the rest" stand for what was launched and not yet named, "the last one" for one of it."""
    found = (
        _rest(view, reach, item, one=kind == "last_one")
        for kind in ("rest", "last_one")
        for item in view.of_kind(kind)
    )
    return [rest for rest in found if rest is not None]


def close_apposed(view: View, mentions: Sequence[Mention]) -> None:
    """In "the rest, 16 drones, hit nine places" the comma behind belongs to the number: its verb follows."""
    for item in view.of_kind("rest"):
        if apposed := _APPOSED.match(view.normalised, item.end, view.end):
            for mention in mentions:
                if item.end <= mention.start and mention.end + len(", ") == apposed.end():
                    mention.end += 1


def _rest(view: View, reach: Reach, item: Item, *, one: bool) -> Mention | None:
    """A word of the rest; None where it stands before another noun, or its number is printed."""
    if any(0 <= quantity.span[0] - item.end <= 1 for quantity in view.quantities):
        return None  # "the remaining eight"
    if _APPOSED.match(view.normalised, item.end, view.end):
        return None  # "the rest, 16 drones, hit nine places"
    if _FATE_OF.search(view.normalised, view.start, item.start):
        return None
    copula = _COPULA.match(view.normalised, item.end, view.end)
    noun = head(reach, copula.end() if copula else item.end, one=one)
    weapons = noun.family == "air"
    many = view.normalised.endswith("s", item.end, noun.end)
    if weapons and view.page.language == "en" and many == one and item.get("last_one"):
        return None  # "the other drones" are the rest, "the other drone" is one
    alone = noun.family == "" and (not one or _is_one_thing(view, item))
    if not weapons and (not alone or _NO_PRONOUN.fullmatch(view.normalised, item.start, item.end)):
        return None
    quantity = _of_rest(view, item, one=one)
    end = max(noun.end, item.end)
    end += view.normalised.startswith(",", end) and "," in view.normalised[item.start : item.end]
    classes = () if noun.classes == _ANY else noun.classes
    rest = Mention(quantity, item.start, end, classes, noun.family if classes else "", rest=True)
    apposed = _NOUNS.fullmatch(view.normalised, item.start, item.end) and _CLOSES.match(view.normalised, end)
    if weapons and (copula or apposed):
        rest.metric, rest.rule = "launched", "part_of"
    return rest


def _of_rest(view: View, item: Item, *, one: bool) -> Quantity:
    """What is left as a quantity without a number, or as one."""
    if one:
        return in_words(view, (item.start, item.end), 1, "rest")
    printed = view.page.text[item.start : item.end]
    amount = Amount.trusted(low=None, best=None, high=None, unit="count", printed=printed)
    return Quantity.trusted(span=(item.start, item.end), amount=amount, form="words", rule="rest")


def _is_one_thing(view: View, item: Item) -> bool:
    """Whether an adjective stands for a thing: "последний попал в цель", "последний - над Курском"."""
    if view.normalised.endswith(" one", item.start, item.end):
        return True
    end = item.end
    if aside := _ASIDE.match(view.normalised, end, view.end):
        end = aside.end()
    told = [event for event in view.events if event.verb.form != "noun"]
    if any(event.start >= end and _SMALL.fullmatch(view.normalised, end, event.start) for event in told):
        return True
    if any(event.end == item.start - 1 for event in told) and _CLOSES.match(view.normalised, item.end):
        return True  # "в цель попал последний"
    return any(_WHERE.fullmatch(view.normalised, end, one.start) for one in view.of_kind("region"))
