"""Mentions beside the plain numbers: implicit ones, "another", "the same number"."""

import re

from tracker.claims.noun.classes import head
from tracker.claims.noun.in_words import in_words
from tracker.claims.noun.singular import is_one, is_one_lost, phrase_start
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import Reach, apposed, family, narrow, noun_of
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.model import Quantity
from tracker.text.lazy import regex

_BARE_ARTICLE = regex(
    r"\b(?:a|an)\s+(?:single\s+|lone\s+|russian\s+|ukrainian\s+|second\s+|black sea fleet\s+)?"
    r"(?:[\w'-]+\s+){0,2}$"
)
_AND_KIND = regex(r" and (?:(?!an? |the )[a-z-]+ )?(?=[a-z])")
_EVENT_BEHIND = regex(r" (?:impact|crash|explosion|blast|offensive|campaign|debris|wreckage)\b")
_AND_ATTACK = regex(r" and [a-z-]+ (?:attacks?|strikes?|shelling|raids?|assaults?|barrages?|bombardments?)\b")
"""In "following a drone and rocket shelling" no weapon is counted."""
_IS_PLACE = regex(
    r"(?<=control) (?:point|post|centre|center|room|station|site|hub|unit|system)s?\b"
    r"|(?<=launch) (?:site|point|pad|position|area|unit|base|crew)s?\b"
)
"""In "hit a drone control point" no drone is told of."""
_THE_ONE = regex(r"(?:(?<=ed )|(?<=down )|(?<=out )|(?<=off ))the (?:(?:single|lone|ballistic|cruise) )?$")
"""In "destroyed the missile and 18 of the drones" it is one."""
_AND_THE = regex(r"(?<=\band )the (?:(?:single|lone|ballistic|cruise) )?$")
"""In "24 drones and the missile struck" it is one."""
_TAKEN_UP = regex(
    r"(?:^|\n|[.;:,] |[,;] (?:and|but|while) )"
    r"(?P<the>the (?:(?:single|lone|only|russian|ballistic|cruise|incoming) )*)$"
)
_WAS = regex(r" (?:itself )?(?:was|had been|has been|struck|hit|landed) ")
_OF_TYPE = regex(r" (?:типа|типу) (?=\")")
_ANOTHER = regex(
    r" (?P<one>another)(?=[,.;]| (?:and|in|on|at|near|over|yesterday|overnight|while|earlier|later|when"
    r"|during)\b)"
)
_ANOTHER_WAS = regex(
    r"(?:[,;:]| and| while| but) (?P<one>another)(?: person| one)?"
    r" (?:(?:was|is|has|had|been|later|[a-z]+ly) )*$"
)
"""In "one person was killed and another injured" the second is one too."""
_FIRES_FROM = ("from ", "aboard ")
"""In "Kalibrs were fired from a submarine" it is not lost."""
_CLUB = regex(r"[«\"“„](?:Ракета|Бомба|Дрон|Rocket|Missile|Drone)[»\"”“]$")
"""In quotes and with a capital it is the name of a club or a shop."""
_LABEL = regex(r"(?: [-:]|:)? \d[\d ]*(?: ?\([+-]|[,;.)\n]|$)")
_TIMES = regex(r"\b(?:times|twice|half|thrice) $")
_AS_IN = regex(r"(?: [\w-]+){0,3}? as\b")
"""In "five times as many drones as in May" no number is repeated."""
_SO_MANY_DAYS = regex(r" (?:hours|days|nights|weeks|months|years)\b")
_OF_CONTENT = regex(r" of (?!the |its |their |a |an |type|soviet|russian|ukrainian|black sea)[a-z]")
"""In "a tank of water" no tank fights."""
_BLAMED = regex(r"\bblam(?:ed|es|ing) (?:(?:it|them|the [a-z]+) on )?$")
"""In "which blamed a Ukrainian drone" nothing is counted."""
_AFTER_NOUN = frozenset(
    [
        "was",
        "were",
        "is",
        "are",
        "and",
        "or",
        "but",
        "over",
        "in",
        "at",
        "on",
        "near",
        "from",
        "by",
        "that",
        "which",
        "had",
        "has",
        "have",
        "with",
        "of",
        "for",
        "during",
        "after",
        "before",
        "into",
        "to",
        "also",
        "while",
        "when",
        "as",
        "across",
        "off",
        "overnight",
        "fitted",
        "carrying",
        "this",
        "last",
    ]
)


_SUPPOSED = spoken(
    "unprinted.supposed",
    r"\b(?:thought|imagined|mistook|mistaken|took it)\b(?: [\w'-]+){0,5} $"
    r"|\b(?:whoever|(?:anyone|those|the one) who)(?: [\w'-]+){1,3} $",
)
"""In "neighbours thought that a Shahed was flying", "whoever sent a drone" none flew."""


def find_implicit(view: View, mentions: list[Mention]) -> list[Mention]:
    """In "31 drones and a cruise missile": a singular weapon with an article is one."""
    found: list[Mention] = []
    for item in view.of_kind("class"):
        kind = family(item.get("class")[0], view.page.vocabulary)
        if kind not in ("air", "equipment") or (kind == "equipment" and not is_one_lost(view, item)):
            continue
        if any(mention.start <= item.start < mention.end for mention in (*mentions, *found)):
            continue
        if _SUPPOSED.search(view.normalised, view.start, item.start):
            continue
        if _CLUB.search(view.page.text, max(0, item.start - 2), item.end + 1):
            continue  # "«Ракета» забросила четыре шайбы"
        if kind == "equipment" and _LABEL.match(view.normalised, item.end, view.end):
            continue  # "танки 11 200 (+3), артсистемы - 33 500"
        hyphened, rule = view.normalised.startswith("-", item.end), ""
        if hyphened or (kind == "air" and _names_equipment(view, item)):
            continue  # "ракета-перехоплювач", "два ЗРК С-400"
        if view.page.language != "en":
            one = kind == "equipment" or is_one(view, item)
            start = phrase_start(view, item) if one else -1
        else:
            start = _from_article(view, mentions, item, kind)
        if start < 0 and kind == "air" and view.page.language == "en":
            start = _taken_up(view, item)
            rule = "taken_up" if start >= 0 else ""
        if kind == "equipment" and view.normalised.endswith(_FIRES_FROM, 0, max(start, 0)):
            continue
        if start >= 0:
            found.append(_one(view, item, start, item.get("class"), kind))
            found[-1].rule = rule
    return found


def _taken_up(view: View, item: Item) -> int:
    """Where "The missile was shot down" begins, which means one that was told of; else -1."""
    before = _TAKEN_UP.search(view.normalised, max(0, view.start - 2), item.start)
    many = view.normalised.endswith("s", item.start, item.end)
    done = before and not many and _WAS.match(view.normalised, item.end, view.end)
    return before.start("the") if before and done else -1


def _from_article(view: View, mentions: list[Mention], item: Item, kind: str) -> int:
    """Where the article before an English weapon begins; -1 where it has none, or counts none."""
    word = view.normalised[item.start : item.end]
    alone = view.normalised.endswith((" a ", " an "), 0, item.start)  # "an Oniks"
    if word.endswith("s") and not word.endswith("ss") and not alone:
        return -1
    before = view.normalised[max(view.start, item.start - 40) : item.start]
    match = _BARE_ARTICLE.search(before)
    if match is None and kind == "air":
        counted_on = any(view.normalised[item.end : one.start] == " and " for one in mentions)
        match = (_THE_ONE.search(before) if counted_on else None) or (
            _AND_THE.search(before) if mentions else None
        )
    if (
        not match
        or _BLAMED.search(before, 0, match.start())
        or _compound(view, item)
        or _inner_noun(match)
        or _does_now(view, item)
    ):
        return -1
    if kind == "equipment" and _OF_CONTENT.match(view.normalised, item.end, view.end):
        return -1
    return item.start - (len(before) - match.start())


def _does_now(view: View, item: Item) -> bool:
    """In "soldiers launch a reconnaissance drone", below a picture, the present of many counts nothing."""
    before = [event for event in view.events if event.end <= item.start]
    present = before and before[-1].verb.form == "base" and not before[-1].passive
    return bool(present) and before[-1].sense == "launch"


def _names_equipment(view: View, item: Item) -> bool:
    """Whether the weapon is the model of the piece of equipment right before it."""
    before = (one for one in view.of_kind("class") if 1 <= item.start - one.end <= len(' "'))
    vocabulary = view.page.vocabulary
    return any(family(one.get("class")[0], vocabulary) == "equipment" for one in before)


def _one(view: View, item: Item, start: int, classes: tuple[str, ...], kind: str = "air") -> Mention:
    """One thing told without a number, with the names in apposition to it."""
    end = item.end
    while (following := _item_at(view, end + 1) or _quoted(view, end + 1)) is not None and (
        noun := noun_of(following, view.page.vocabulary)
    ):
        if noun[1] != kind or following.get("verb"):
            break
        classes, end = (*apposed((*classes, *noun[0]), view.page.vocabulary),), following.end
    quantity = in_words(view, (start, end), 1, "implicit_one")
    side = next(
        (str(one.get("side")) for one in view.items if start <= one.start < item.start and one.get("side")),
        "",
    )
    return Mention(quantity, start, end, narrow(classes, view.page.vocabulary), kind, side, implicit=True)


def _quoted(view: View, start: int) -> Item | None:
    """The name in quotes right behind: "ракетой «Искандер-М»"."""
    typed = _OF_TYPE.match(view.normalised, start - 1, view.end)
    start = typed.end() if typed else start
    return _item_at(view, start + 1) if view.normalised[start : start + 1] == '"' else None


def _item_at(view: View, start: int) -> Item | None:
    return next((item for item in view.items if item.start == start), None)


def _compound(view: View, item: Item) -> bool:
    """In "a drone attack" there is no drone, in "a drone hit" there is one."""
    if joined := _AND_KIND.match(view.normalised, item.end, view.end):
        starts = (item.end + len(" and "), joined.end())
        others = (_item_at(view, start) for start in starts)
        if other := next((one for one in others if one is not None and one.get("class")), None):
            return _compound(view, other)  # "a missile and suicide drone offensive"
    if any(one.match(view.normalised, item.end, view.end) for one in (_EVENT_BEHIND, _AND_ATTACK)):
        return True
    following = _item_at(view, item.end + 1)
    noun = noun_of(following, view.page.vocabulary) if following is not None else None
    if noun is not None and noun[1] == "equipment":
        return family(item.get("class")[0], view.page.vocabulary) == "air"  # "a missile corvette"
    if following is None:
        word = re.match(r"\s([a-z]+)", view.normalised[item.end : item.end + 20])
        noun_behind = word is not None and word[1] not in _AFTER_NOUN
        return noun_behind and word is not None and not word[1].endswith(("ly", "ed"))
    if following.get("anti_head") and not (following.get("verb") and not following.get("noun")):
        return True
    if following.get("facility") or _IS_PLACE.match(view.normalised, following.end, view.end):
        return True
    return following.get("noun") is not None and following.get("verb") is None


def _inner_noun(match: re.Match[str]) -> bool:
    """Words between article and weapon that are nouns of their own end the phrase."""
    words = match[0].split()[1:]
    return any(
        word in ("of", "in", "on", "by", "with", "and", "or", "attack", "strike", "from") for word in words
    )


def find_another(view: View, mentions: list[Mention]) -> list[Mention]:
    """In "destroyed one jet, damaged another" the second is one of what was counted before."""
    found = []
    if view.page.language != "en" or not mentions or "another" not in view.words:
        return []
    for event in view.events:
        match = _ANOTHER.match(view.normalised, event.end, view.end)
        match = match or _ANOTHER_WAS.search(view.normalised, view.start, event.start)
        before = [one for one in mentions if match and one.end <= match.start("one")]
        if match is None or not before or before[-1].family not in ("person", "equipment"):
            continue
        start, end = match.span("one")
        quantity = in_words(view, (start, end), 1, "another")
        last = before[-1]
        found.append(Mention(quantity, start, end, last.classes, last.family, last.side, implicit=True))
    return found


def find_same_number(view: View, reach: Reach, mentions: list[Mention]) -> list[Mention]:
    """In "... and the same number over Oryol" the number before is repeated."""
    found = []
    for item in view.of_kind("same_number"):
        before = [mention for mention in mentions if mention.end <= item.start]
        told = before[-1:] or _told_before(view)
        if not told or _is_comparison(view, item):
            continue
        last = told[-1]
        printed = view.page.text[item.start : item.end]
        amount = last.quantity.amount.model_copy(update={"printed": printed})
        noun = head(reach, item.end)
        quantity = Quantity.trusted(
            span=(item.start, item.end), amount=amount, form="words", rule="same_number"
        )
        classes, family_name = (noun.classes, noun.family) if noun.classes else (last.classes, last.family)
        found.append(
            Mention(
                quantity,
                item.start,
                max(noun.end, item.end),
                classes,
                family_name,
                noun.side or last.side,
                rule="same_number",
            )
        )
    return found


def _told_before(view: View) -> list[Mention]:
    """In "140 on Monday. On Tuesday it launched the same number." the number of the sentence before."""
    start = view.page.sentences[max(0, view.nth - 1)].start
    numbers = [one for one in view.page.numbers_within(start, view.start) if one.reason is None]
    counts = [one for one in numbers if one.amount.unit == "count"]
    return [Mention(one, *one.span) for one in counts[-1:]]


def _is_comparison(view: View, item: Item) -> bool:
    """In "the third strike in as many days", "twice as many" nothing is counted."""
    many = view.normalised.endswith(" many", item.start, item.end)
    if many and _SO_MANY_DAYS.match(view.normalised, item.end, view.end):
        return True  # "the third strike in as many days"
    times = _TIMES.search(view.normalised, view.start, item.start)
    return times is not None or (many and _AS_IN.match(view.normalised, item.end, view.end) is not None)
