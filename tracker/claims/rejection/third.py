"""Third countries at war: "American forces fired 30 missiles", "По Британії випустили 9500"."""

from tracker.claims.page.groups import AIR, EQUIPMENT, PERSONS
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_FOUGHT = AIR | EQUIPMENT | PERSONS
_COUNTRY = regex(
    r"(?:the )?(?:united states|u\.?s\.?|usa|america|united kingdom|uk|(?:great )?britain|holland)"
    r"|czech republic|сша|фрн|фрг|велик[а-яії]+ ?британі?[а-яіїє]+"
)
_ADJECTIVE = regex(r"[а-яіїє]+(?:ськ|цьк|зьк|ск)[а-яіїє]{1,3}")
_ACTS = spoken(
    "third.acts",
    r"(?:'s)? (?:(?:(?!and |or |to |for |from |made |said |says |that |which |who )[a-z-]+ ){0,2}?"
    r"(?:forces|troops|army|navy|air force|air defen[cs]es?|gunners?|jets?|fighters?|aircraft|warplanes?"
    r"|planes?|pilots?|warships?|ships?|destroyers?|frigates?|helicopters?|soldiers|marines|military|bombers?|crews?"
    r"|batter(?:y|ies)) )?"
    r"(?:(?:has|had|have|also|then|later|again|reportedly|\w+ly"
    r"|say they|said they|said it|claim they|says it) )*",
)
_STRUCK = spoken(
    "third.struck",
    r"\b(?:in|at|over|on|against|across|near|outside|attack(?:s|ed|ing)?|hit|struck|shell(?:ed|ing)|bomb(?:ed|ing)"
    r"|shelling of|bombing of) (?:the )?(?:northern |southern |eastern |western |central )?$",
)
_SPEECH = frozenset({"said", "according"})


def of_third_country(view: View, mention: Mention) -> bool:
    """Whether no side of this war is named, but a third country that fights or is struck."""
    if not view.has("donor") or mention.metric not in _FOUGHT:
        return False
    if any(map(view.page.is_of_this_war, view.items)):
        return False
    far = [item for item in view.of_kind("donor") if not view.page.is_neighbour(item)]
    event = mention.event
    if event is not None and any(_fights(view, item, event) for item in far):
        return True
    told = _SPEECH.isdisjoint(view.kinds) or not view.page.names_this_war
    return told and any(_is_struck(view, item) for item in far)


def _fights(view: View, item: Item, event: Event) -> bool:
    if event.passive or event.verb.form == "noun":
        return False
    return item.end < event.start and _ACTS.fullmatch(view.normalised, item.end, event.start) is not None


def _is_struck(view: View, item: Item) -> bool:
    if view.page.is_met_in(item):
        return False
    return _STRUCK.search(view.normalised, view.start, item.start) is not None and _is_country(view, item)


def _is_country(view: View, item: Item) -> bool:
    """Whether a word is the name of the country, not who comes from there."""
    word = view.normalised[item.start : item.end]
    name = view.page.vocabulary.donors[str(item.get("donor"))].names[view.page.language][0].lower()
    if _COUNTRY.fullmatch(word) or word == name:
        return True
    return view.page.language != "en" and word[:4] == name[:4] and _ADJECTIVE.fullmatch(word) is None
