"""Things and people of whom there are none: "пострадавших нет", "ракет не застосовували"."""

from tracker.claims.noun.in_words import in_words
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_NOBODY = spoken("nobody.nobody", r"(?!)")
_AMONG = regex(r" (?:среди|серед) (?:[а-яіїє]+ (?:и|і|та|или|або) )?")
_UNHURT = spoken("nobody.unhurt", r"(?!)")
_GENITIVE = spoken("nobody.genitive", r"(?!)")
_NOT_USED = spoken("nobody.not_used", r"(?!)")
_NOT_USING = spoken("nobody.not_using", r"(?!)")


def find_nobody(view: View) -> list[Mention]:
    """In "пострадавших нет", "обійшлося без постраждалих": people of whom there are none."""
    found = []
    told = _NOBODY.finditer(view.normalised, view.start, view.end) if view.has("counted") else ()
    for match in told:
        for item in view.between(match.start(), match.end(), "counted"):
            metric, class_id = item.get("counted")
            if class_id != "person":
                continue
            span = (item.start, match.end())
            quantity = in_words(view, span, 0, "nobody")
            classes = _kind_among(view, item) or (class_id,)
            found.append(Mention(quantity, *span, classes, "person", metric=metric, rule="nobody"))
    found.extend(_unused(view))
    unhurt = _UNHURT.finditer(view.normalised, view.start, view.end) if " не постра" in view.words else ()
    for match in unhurt:
        if any(match.start() <= one.end + 1 and one.start < match.end() for one in view.of_kind("rest")):
            continue  # "остальные жители не пострадали": some were hurt
        quantity = in_words(view, match.span(), 0, "nobody")
        found.append(Mention(quantity, *match.span(), ("person",), "person", metric="injured", rule="nobody"))
    return found


def _kind_among(view: View, item: Item) -> tuple[str, ...]:
    """In "детей среди пострадавших нет" the children alone are none."""
    for one in view.of_kind("class"):
        among = _AMONG.fullmatch(view.normalised, one.end, item.start)
        if among and family(one.get("class")[0], view.page.vocabulary) == "person":
            return tuple(one.get("class"))
    return ()


def _unused(view: View) -> list[Mention]:
    """In "ракет не застосовували": weapons that were not used are none."""
    found = []
    for item in view.of_kind("class"):
        classes = item.get("class")
        if family(classes[0], view.page.vocabulary) != "air":
            continue
        behind = _NOT_USED.match(view.normalised, item.end, view.end)
        before = _NOT_USING.search(view.normalised, view.start, item.start)
        if not (behind and _GENITIVE.search(view.normalised[item.start : item.end])) and not before:
            continue
        span = (item.start, behind.end() if behind else item.end)
        quantity = in_words(view, span, 0, "nobody")
        found.append(Mention(quantity, *span, classes, "air", metric="launched", rule="nobody"))
    return found
