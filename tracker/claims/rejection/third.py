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
_SENDS = regex(r"(?:(?:sen[dt]|dispatch)[a-z]*|(?:на|пере|от|від)(?:прав|сила|сыла|сла|діс)[а-яіїє]*)\b")
_WILL = regex(
    r"(?:'s)?(?: (?:government|parliament|ministry|military|defen[cs]e|allies|partners))*"
    r"(?: (?:is|are|was|were|has|had|have|will|would|also|already|now|since|been|to|recently|\w+ly"
    r"|уже|вже|также|також|недавно|нещодавно))* "
)
_GIVERS = regex(
    r"\b(?:allies|partners|the west|the pentagon|nato"
    r"|(?:western|european|nato|donor) (?:countries|nations|states))\b"
    r"|\b(?:союзники|партн[её]ри|партн[её]ры|нато|пентагон)\b"
)
_USERS = (
    r"(?:brigades?|battalions?|army|troops|soldiers|front|front lines?|units?|military|forces|defenders"
    r"|fighters|servicemen|regiments?|navy|marines|gunners)\b(?!'|-)(?! (?:line )?(?:city|town|positions))"
)
_WHO_USES_IT = (
    r"(?:на фронт|на передову|військовим|захисникам|бригад[іе]|підрозділ(?:ам|у)|подразделени(?:ям|ю)|армії"
    r"|армии|бойцам|бійцям|военным|солдатам|зсу|всу)\b"
)
_TO_WHO_USES_IT = regex(
    rf"(?: (?!that |which |and )[\w'-]+){{0,3}}? to (?:(?!the enemy|enemy|russian)[\w'-]+ ){{0,3}}?{_USERS}"
    rf"|(?: [\w'-]+){{0,2}}? {_WHO_USES_IT}"
)
_WHO_USES = regex(rf" (?:the |its |our |several )?(?:[\w'-]+ )?(?:{_USERS}|{_WHO_USES_IT}) (?:[\w'-]+ )?")
"""In "sent the brigade 40 drones" those who use them stand before their number."""
_STRUCK = spoken(
    "third.struck",
    r"\b(?:in|at|over|on|against|across|near|outside|attack(?:s|ed|ing)?|hit|struck|shell(?:ed|ing)|bomb(?:ed|ing)"
    r"|shelling of|bombing of) (?:the )?(?:northern |southern |eastern |western |central )?$",
)
_SPEECH = frozenset({"said", "according"})


def is_handed_over(view: View, mention: Mention) -> bool:
    """In "Britain is sending 40 missiles to Ukraine", "sent 40 drones to the brigade" none flies."""
    event = mention.event
    if event is None or mention.metric != "launched" or not _SENDS.match(view.normalised, event.start):
        return False
    if _TO_WHO_USES_IT.match(view.normalised, mention.end, view.end):
        return True
    if event.end <= mention.start and _WHO_USES.fullmatch(view.normalised, event.end, mention.start):
        return True
    giver = _GIVERS.search(view.normalised, view.start, event.start)
    givers = [one.end for one in view.of_kind("donor") if one.end <= event.start]
    givers += [giver.end()] if giver else []
    return any(_WILL.fullmatch(view.normalised, end, event.start) for end in givers)


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
    return _STRUCK.search(view.normalised, view.start, item.start) is not None and _is_country(view, item)


def _is_country(view: View, item: Item) -> bool:
    """Whether a word is the name of the country, not who comes from there."""
    word = view.normalised[item.start : item.end]
    name = view.page.vocabulary.donors[str(item.get("donor"))].names[view.page.language][0].lower()
    if _COUNTRY.fullmatch(word) or word == name:
        return True
    return view.page.language != "en" and word[:4] == name[:4] and _ADJECTIVE.fullmatch(word) is None
