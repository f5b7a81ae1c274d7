"""The counted things of a sentence: numbers with their nouns, implicit ones, "the rest"."""

import re

from tracker.claims.classes import Head, Reach, family, head, narrow, noun_of
from tracker.claims.items import Item
from tracker.claims.mention import Mention
from tracker.claims.view import View
from tracker.model import Amount, Quantity

_ARTICLE = re.compile(r"\b(?:a|an|one|another)\s+(?:(?:[\w'-]+\s+){0,3})$")
_BARE_ARTICLE = re.compile(
    r"\b(?:a|an)\s+(?:single\s+|lone\s+|russian\s+|ukrainian\s+|second\s+)?(?:[\w'-]+\s+){0,2}$"
)
_BEFORE_NOUN = re.compile(r"(?:\s*[-:(]\s*|\s+(?:-|:)\s+)$")
_CLOSE = re.compile(r"\s*[)\]]")
_SINGULAR = frozenset({"drone", "missile", "uav", "bomb"})
_PREDICATE = re.compile(
    r"\s*(?:of (?:them|these|those|which)\s+)?(?:[a-z]+(?:ed|ent|own)\s+)?(?:were|was|are|being|turned out to be|proved to be)\s+"
    r"(?:found to be |identified as |merely |only |simply |actually |unarmed |attack |strike |real |so-called |just )*"
)
_AMONG = re.compile(r"(?:among |.{0,60}\binclud(?:e|es|ed)\b)")
_NUMBER_OF = re.compile(r"\b(?:number|total|count) of(?: the| all)?(?=\s)")
_NAME_GAP = re.compile(r"[-\d\s\"']{1,5}")
_RATIO = re.compile(r"\s*(?:out\s+)?(?:of|in)\s+(?:every\s+)?(?:the\s+)?$")


def build(view: View) -> list[Mention]:
    """The mentions of a sentence in order; numbers that count nothing are left out."""
    live = [quantity for quantity in view.quantities if quantity.reason is None]
    reach = _reach(view, live)
    mentions = [_mention(view, reach, quantity) for quantity in live]
    mentions = _ratios(view, mentions)
    _link_parts(mentions)
    mentions.extend(_implicit(view, mentions))
    mentions.extend(_rest(view, reach))
    mentions.extend(_same_number(view, reach, mentions))
    mentions.sort(key=lambda mention: mention.start)
    _mark_subsets(view, mentions)
    return mentions


def every_one(view: View, quantity: Quantity) -> Quantity:
    """ "Every one of them" is all of them."""
    start, end = quantity.span
    if quantity.reason != "pronoun" or not view.normalised[:start].endswith(("every ", "each ")):
        return quantity
    if not view.normalised.startswith(" of ", end):
        return quantity
    whole = Amount(low=1, best=1, high=1, unit="share", bound="all", printed=quantity.amount.printed)
    return quantity.model_copy(update={"amount": whole, "form": "all", "reason": None, "rule": "every_one"})


def _reach(view: View, live: list[Quantity]) -> Reach:
    return Reach(
        view.page.text,
        view.normalised,
        {item.start: item for item in view.items},
        frozenset(quantity.span[0] for quantity in live)
        | frozenset(quantity.bound_span[0] for quantity in live if quantity.bound_span),
        view.end,
        view.page.language,
        view.page.vocabulary,
    )


def _mention(view: View, reach: Reach, quantity: Quantity) -> Mention:
    quantity = _without_model(reach, quantity)
    part, rule = False, ""
    end = _end(view, quantity)
    found = head(reach, end, one=quantity.amount.best == 1)
    start = start_of(quantity)
    predicate = _predicate(view, reach, max(end, found.end))
    if (
        predicate
        and (not found.family or predicate.family == found.family)
        and _partitive(view, quantity, found)
    ):
        found = predicate._replace(end=max(end, found.end), inner=found.inner)
        part = True
    if not found.family and (named := _number_of(view, reach, start_of(quantity))):
        found = named._replace(end=end)
        rule = "number_of"
    if quantity.amount.unit == "person":
        found = found._replace(classes=("person",), family="person")
    if (
        not found.family
        and not found.anaphor
        and quantity.part_of is None
        and (before := _noun_before(view, start))
    ):
        found = before._replace(end=end)
    return Mention(
        quantity,
        start,
        max(found.end, end),
        found.classes,
        found.family,
        found.side,
        anaphor=found.anaphor,
        inner=found.inner,
        rule=rule,
        flags=["part_of_whole"] if part else [],
    )


def start_of(quantity: Quantity) -> int:
    """Where a number begins, its bound words included."""
    return min(quantity.span[0], quantity.bound_span[0] if quantity.bound_span else quantity.span[0])


def _number_of(view: View, reach: Reach, start: int) -> Head | None:
    """ "The number of drones launched was 45": the noun stands in the subject."""
    match = _NUMBER_OF.search(view.normalised, view.start, start)
    if not match or any(sign.isdigit() for sign in view.normalised[match.end() : start]):
        return None
    found = head(reach, match.end())
    return found if found.family and found.end <= start else None


def _without_model(reach: Reach, quantity: Quantity) -> Quantity:
    """ "Two Mi-8 helicopters" are no miles: a unit inside the name of a class is none."""
    item = reach.items.get(quantity.unit_span[0]) if quantity.unit_span else None
    if (
        item is None
        or not item.get("class")
        or quantity.unit_span is None
        or item.end <= quantity.unit_span[1]
    ):
        return quantity
    amount = quantity.amount.model_copy(update={"unit": "count"})
    return quantity.model_copy(update={"amount": amount, "unit_span": None})


def _end(view: View, quantity: Quantity) -> int:
    spans = [quantity.span, *quantity.equivalent_spans]
    if quantity.unit_span:
        spans.append(quantity.unit_span)
    if quantity.bound_span:
        spans.append(quantity.bound_span)
    end = max(span[1] for span in spans)
    if quantity.equivalent_spans and (close := _CLOSE.match(view.normalised, end, view.end)):
        return close.end()
    return end


def _predicate(view: View, reach: Reach, end: int) -> Head | None:
    """ "More than 50 were decoys": the noun stands behind the verb to be."""
    match = _PREDICATE.match(view.normalised, end, view.end)
    item = reach.items.get(match.end()) if match else None
    noun = item and noun_of(item, view.page.vocabulary)
    return Head(noun[0], noun[1], end) if noun else None


def _partitive(view: View, quantity: Quantity, found: Head) -> bool:
    """ "40 of the drones launched were Shaheds", "more than 50 were decoys"; not "40 drones were Shaheds"."""
    return not found.family or " of " in view.normalised[quantity.span[1] : found.end] + " "


def _noun_before(view: View, start: int) -> Head | None:
    """Tables put the noun first: "tanks: 12", "drones (45)"."""
    for item in reversed(view.items):
        if item.end > start:
            continue
        gap = view.normalised[item.end : start]
        noun = noun_of(item, view.page.vocabulary)
        if noun and _BEFORE_NOUN.fullmatch(gap):
            return Head(narrow((*noun[0], *_chained(view, item)), view.page.vocabulary), noun[1], start)
        return None
    return None


def _chained(view: View, item: Item) -> tuple[str, ...]:
    """Classes of the words right before a noun: "jet-powered Geran-3 drones"."""
    for before in view.items:
        gap = view.normalised[before.end : item.start] if before.end <= item.start else "."
        if before.get("class") and _NAME_GAP.fullmatch(gap):
            return tuple(before.get("class"))
    return ()


def _link_parts(mentions: list[Mention]) -> None:
    """ "N of M drones": both count the noun after M."""
    for mention in mentions:
        if mention.quantity.part_of is None:
            continue
        for whole in mentions:
            if whole.span == mention.quantity.part_of and whole is not mention:
                mention.part_of = whole
                whole.whole = True
                if not mention.family or mention.family == "other":
                    mention.classes, mention.family = whole.classes, whole.family
                mention.side = mention.side or whole.side
                mention.end = mention.span[1]


def _implicit(view: View, mentions: list[Mention]) -> list[Mention]:
    """ "31 drones and a cruise missile": a singular weapon with an article is one, if an outcome verb governs it."""
    found = []
    for item in view.items:
        classes = item.get("class")
        if not classes or family(classes[0], view.page.vocabulary) != "air":
            continue
        if any(mention.start <= item.start < mention.end for mention in mentions):
            continue
        word = view.normalised[item.start : item.end]
        if word.endswith("s") and not word.endswith("ss"):
            continue
        before = view.normalised[max(view.start, item.start - 40) : item.start]
        match = _BARE_ARTICLE.search(before)
        if not match or _compound(view, item) or _inner_noun(view, item, match):
            continue
        start = item.start - (len(before) - match.start())
        found.append(_one(view, item, start, classes))
    return found


def _one(view: View, item: Item, start: int, classes: tuple[str, ...]) -> Mention:
    end = item.end
    while (following := _item_at(view, end + 1)) is not None and (
        noun := noun_of(following, view.page.vocabulary)
    ):
        if noun[1] != "air" or following.get("verb"):
            break
        classes, end = (*classes, *noun[0]), following.end
    amount = Amount.exact(1, printed=view.page.text[start:end])
    quantity = Quantity(span=(start, end), amount=amount, form="words", rule="implicit_one")
    side = next(
        (str(one.get("side")) for one in view.items if start <= one.start < item.start and one.get("side")),
        "",
    )
    return Mention(quantity, start, end, narrow(classes, view.page.vocabulary), "air", side, implicit=True)


def _item_at(view: View, start: int) -> Item | None:
    return next((item for item in view.items if item.start == start), None)


def _compound(view: View, item: Item) -> bool:
    """ "a drone attack" is no drone; "a drone hit" is one."""
    following = _item_at(view, item.end + 1)
    if following is None:
        word = re.match(r"\s([a-z]+)", view.normalised[item.end : item.end + 20])
        return (
            bool(word)
            and word is not None
            and word[1] not in _AFTER_NOUN
            and not word[1].endswith(("ly", "ed"))
        )
    if following.get("anti_head") and not (following.get("verb") and not following.get("noun")):
        return True
    return following.get("noun") is not None and following.get("verb") is None


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


def _inner_noun(view: View, item: Item, match: re.Match[str]) -> bool:
    """Words between article and weapon that are nouns of their own end the phrase."""
    words = match[0].split()[1:]
    return any(
        word in ("of", "in", "on", "by", "with", "and", "or", "attack", "strike", "from") for word in words
    )


def _rest(view: View, reach: Reach) -> list[Mention]:
    """ "The rest" stands for what was launched and not yet named."""
    found = []
    for item in view.of_kind("rest"):
        printed = view.page.text[item.start : item.end]
        amount = Amount(low=None, best=None, high=None, unit="count", printed=printed)
        quantity = Quantity(span=(item.start, item.end), amount=amount, form="words", rule="rest")
        noun = head(reach, item.end)
        inside = noun_of(item, view.page.vocabulary)
        classes = noun.classes or (inside[0] if inside else ())
        word = printed.lower()
        if "drone" in word or "uav" in word:
            classes = ("drone",)
        elif "missile" in word:
            classes = ("missile",)
        found.append(
            Mention(
                quantity, item.start, max(noun.end, item.end), classes, "air" if classes else "", rest=True
            )
        )
    return found


def _same_number(view: View, reach: Reach, mentions: list[Mention]) -> list[Mention]:
    """ "... and the same number over Oryol" repeats the number before it."""
    found = []
    for item in view.of_kind("same_number"):
        before = [mention for mention in mentions if mention.end <= item.start]
        if not before:
            continue
        last = before[-1]
        printed = view.page.text[item.start : item.end]
        amount = last.quantity.amount.model_copy(update={"printed": printed})
        noun = head(reach, item.end)
        quantity = Quantity(span=(item.start, item.end), amount=amount, form="words", rule="same_number")
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


def _ratios(view: View, mentions: list[Mention]) -> list[Mention]:
    """ "Four of every five drones", "nine in ten": two numbers that print one rate."""
    kept: list[Mention] = []
    for mention in mentions:
        first = kept[-1] if kept else None
        ratio = first and _ratio(view, first, mention)
        if first and ratio:
            quantity = first.quantity.model_copy(update={"amount": ratio, "part_of": None})
            kept[-1] = Mention(
                quantity, first.start, mention.end, mention.classes, mention.family, mention.side,
                rule="ratio", extra=[mention.span],
            )  # fmt: skip
        else:
            kept.append(mention)
    return kept


def _ratio(view: View, first: Mention, second: Mention) -> Amount | None:
    part, whole = first.quantity.amount, second.quantity.amount
    gap = view.normalised[first.span[1] : second.span[0]]
    if not _RATIO.fullmatch(gap) or part.best is None or whole.best is None or part.unit != whole.unit:
        return None
    if not ("every" in gap or (gap.split() == ["in"] and whole.best in (3, 4, 5, 10, 20, 100))):
        return None
    if not 0 < part.best < whole.best or part.unit != "count":
        return None
    value = round(100 * part.best / whole.best, 1)
    return Amount(
        low=value, best=value, high=value, unit="percent", printed=f"{part.printed}{gap}{whole.printed}"
    )


def _mark_subsets(view: View, mentions: list[Mention]) -> None:
    """What stands after "including" or "of which", or counts "of them", is part of the number before."""
    markers = view.of_kind("subset")
    if mentions and _AMONG.match(view.normalised, view.start, mentions[0].start):
        for mention in mentions:
            mention.flags.append("part_of_whole")
    open_subset: Mention | None = None
    for nth in range(1, len(mentions)):
        previous, mention = mentions[nth - 1], mentions[nth]
        gap = view.normalised[previous.end : mention.start]
        marked = any(previous.end <= item.start and item.end <= mention.start for item in markers)
        if marked or (mention.anaphor and mention.quantity.part_of is None):
            mention.subset_of = (
                previous.subset_of if previous.subset_of and "and" in gap else _parent(mentions, nth, mention)
            )
            open_subset = mention.subset_of
        elif (
            open_subset is not None
            and mention.family == previous.family
            and re.fullmatch(r",? (?:and )?|, ", gap)
        ):
            mention.subset_of = open_subset
        else:
            open_subset = None


def _parent(mentions: list[Mention], nth: int, mention: Mention) -> Mention:
    for previous in reversed(mentions[:nth]):
        if previous.subset_of is None and (not mention.family or previous.family in (mention.family, "")):
            return previous
    return mentions[nth - 1]


__all__ = ["build", "every_one"]
