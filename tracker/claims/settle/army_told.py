"""Whose army the dead and wounded are of that a text tells of without a noun, behind those of an army."""

from tracker.claims.page.groups import PERSONS, against, attacker_in
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.settle.book import Book
from tracker.text.lazy import regex

_OTHERS = frozenset({"civilian_noun", "child_noun", "debris_word"})
"""Words of people of no army, and of what falls on them."""
_STRIKING = frozenset({"strike", "attack", "launch", "shoot_down"})
_LISTED = regex(
    r"\b(?P<side>russia|ukrain|moscow|kyiv|enemy)(?:n|'s|ian)? "
    r"(?:(?:military|army|army's|battlefield|combat|war)\b ?){0,2}"
    r"(?:(?:soldiers|troops|servicemen|servicemembers|service members|personnel|men|fighters) "
    r"(?:who (?:have |had |were |are )?(?:been )?)?(?:confirmed )?(?:killed|dead|died|lost|fallen)\b"
    r"(?! \d| (?:a|an|the|two|three|four|five) )"
    r"|(?:dead|deaths|fatalities|fallen|losses|casualties)\b)"
)
"""In "a list of Russian soldiers killed in the war" the dead of an army are told of."""
_SUFFERED = regex(
    r"\b(?P<side>russia|ukraine|moscow|kyiv)\b[^.;:]{0,60}?"
    r"\b(?:sustained|suffered|taken|incurred|paid|its own|their own) (?:[a-z]+ ){0,3}?"
    r"(?:losses|casualties|dead|price|toll)\b"
)
_OF_FIGURE = regex(r"of (?:this|that|these|those)(?: (?:figure|number|total|losses))?\b")
_MANY = 20
"""So many that are told of another place, with no noun, fell there in battle."""


def army_told(book: Book, view: View, mention: Mention) -> str:
    """In "lost 427 soldiers. In nearby Ozirne, 343 were killed and 300 wounded" the army is the same."""
    if view.page.language != "en" or mention.classes not in ((), ("person",), ("soldier",)):
        return ""
    if mention.classes == ("soldier",):
        return "" if mention.side or view.has("side") else _own_losses(view) or _listed_army(book, view)
    if mention.family and not any("counted" in one.senses for one in mention.inner):
        return ""
    before = any(one.end <= mention.start for one in view.of_kind("person_noun"))
    if before or not _OTHERS.isdisjoint(view.kinds):
        return ""
    if book.history.last_near(view.nth, 0) is None and _tells_of_attack(view):
        return ""
    if view.has("class") and any(one.family in ("air", "equipment") for one in view.mentions):
        return ""
    return _last_army(book, view, mention) or _listed_army(book, view)


def _tells_of_attack(view: View) -> bool:
    return view.has("donor") or any(one.sense in _STRIKING for one in view.events)


def _own_losses(view: View) -> str:
    """In "Ukraine has also sustained heavy losses. Zelensky spoke of 46,000 killed" they are Ukraine's."""
    told = view.before
    own = told and (_SUFFERED.search(told.words) or (told.before and _SUFFERED.search(told.before.words)))
    return ("ru" if own["side"] in ("russia", "moscow") else "ua") if own else ""


def _last_army(book: Book, view: View, mention: Mention) -> str:
    """The side of the soldiers counted last, in this sentence or right before it."""
    nth, last = book.history.entries[-1] if book.history.entries else (-9, None)
    if last is None or last.classes != ("soldier",) or last.metric not in PERSONS or view.nth - nth > 1:
        return ""
    if nth == view.nth:
        return against(attacker_in(last.direction))
    beside = view.page.sentences[nth].paragraph == view.sentence.paragraph or mention.event is None
    beside = beside or (mention.event is not None and mention.event.verb.form == "noun")
    return (
        against(attacker_in(last.direction))
        if beside and (mention.quantity.amount.best or 0) >= _MANY
        else ""
    )


def _listed_army(book: Book, view: View) -> str:
    """The side whose dead the sentence before tells of without a figure."""
    heard = book.heard.right_before(view)
    if heard is None or view.has("side") or view.has("region"):
        return ""
    told = [one["side"] for one in _LISTED.finditer(heard.words)]
    return ("ru" if told[-1] in ("russia", "moscow", "enemy") else "ua") if told else ""


def of_figure(book: Book, view: View) -> str:
    """In "900,000 casualties. Of this figure, a quarter had been killed" whose soldiers were."""
    last = book.history.last
    if last is None or last.classes != ("soldier",) or not _OF_FIGURE.match(view.words):
        return ""
    return "ru" if last.direction == "ua_on_ru" else "ua"
