"""Whether a figure is of another subject: another war, an accident, a game, or nothing of this war."""

from collections.abc import Sequence
from datetime import timedelta

from tracker.claims.page.evidence import WAR_BEGAN, Evidence
from tracker.claims.page.groups import BROUGHT_DOWN, EQUIPMENT, LOSSES, PERSONS
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import Page, View
from tracker.claims.page.window_words import of_birth
from tracker.claims.page.witness import KYIV
from tracker.claims.rejection.other_senses import in_other_sense
from tracker.claims.rejection.otherwise import is_otherwise
from tracker.claims.rejection.third import of_third_country
from tracker.claims.rejection.unreal import is_of_war, is_unreal
from tracker.claims.rejection.unrelated import unrelated
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.dates import WindowMention
from tracker.text.lazy import regex

_FOREFATHER = spoken(
    "other_subject.forefather",
    r"\b(?:great-)*(?:grandfather|grandmother|granddad|grandad|grandpa|great-uncle|great-aunt)\b"
    r"|\b(?:veteran|pensioner)'s (?:father|uncle)\b",
)
"""In "My grandfather shot down two planes" an older war is told."""
_OLD_TIME = regex(r"\b(?:1[5-9]\d|20[01])\d\b|\b(?:years ago|ро(?:ків|ки) тому|(?:лет|года) назад)\b")
"""What a text on an older war cannot do without."""
_LONG_AGO = spoken(
    "other_subject.long_ago",
    r"\W*(?:(?:on|in|at|one|during) (?:[\w'-]+ ){1,4})?"
    r"(?:(?:it was|exactly|just|about|almost|nearly|more than|over|some) )*"
    r"(?:(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?"
    r"|a hundred|1[3-9]|[2-9]\d|1\d\d) years ago\b",
)
"""In "Thirty years ago tanks entered the town" an older war is told."""
_NEAR_START = 12
_A_YEAR = timedelta(days=370)
_OLD_SENTENCES = 3
_OF_A_SIDE = regex(r"\b(?:украин|україн|росси|росій)[а-яіїє]+ $")
"""In "от обстрелов украинских нацистов" one side names the other."""
_AWAY_FROM_WAR = spoken(
    "other_subject.away_from_war",
    r"\b(?:not (?:at|on) the|on no) front\b"
    r"|\b(?:died?|dying|deaths?|dead|killed) (?:of|from|by|through) (?:hazing|illness|disease|neglect"
    r"|negligence|suicide|heart|alcohol|overdose)\b",
)
"""In "18 soldiers died of hazing, not at the front" no enemy killed them."""
_CITIZENS = regex(
    r"\b(?:громадян|граждан|посольств|консульств|прапор|флаг)[а-яії]* $"
    r"|\b(?:citizens?|nationals?|embassy|flag) of $"
)
"""In "загинули двоє громадян Азербайджану" the country tells who they were."""
_OF_OTHERS = frozenset({"other_war", "elsewhere"})
_WAR_VERBS = frozenset(
    {"strike", "attack", "launch", "shoot_down", "kill", "destroy", "damage", "injure", "die", "lose"}
)
_BOMBING = spoken("other_subject.bombing", r"\b(?:bomb|bombed|bombing|struck|strikes?|attack\w*|war)\b")
_IN_CHECHNYA = slavic(
    r"\b(?:[ув] чечн[іеюя]|(?:перш|друг|перв|втор)[а-яіїє]+ чеченськ[а-яії]+|чечен(?:ськ|ск)[а-яії]+ (?:війн"
    r"|войн|кампан)[а-яії]+)\b"
)
_IN_OLD_WAR = regex(
    r"\b(?:під час|у роки|в роки|в годы|во время|в|у|во|during|in) (?:the )?"
    r"(?:друг[а-яії]+ світов|перш[а-яії]+ світов|втор[а-я]+ миров|перв[а-я]+ миров|велик[а-я]+ отечественн"
    r"|(?:second|first) world war|world war (?:ii|two|one|i)\b)"
)
"""In "під час Другої світової загинули 8 млн українців" a side of this war is told of another."""
_WAR_KILLED = regex(
    r"(?:(?<=war)|(?<=wars)| (?:wars?|campaigns?|conflicts?)) (?:had |has )?(?:killed|cost|claimed|took)\b"
)
"""In "the Chechen wars killed 12,000 Russian soldiers" the war is told of."""
_WAR = regex(r" (?:wars?|війн|войн)")
_NAMED_WAR = regex(r"(?<! last) wars?\b|війн|войн|чеченс|кампан[а-яії]+$")
_WAR_IN = regex(r"\b(?:wars?|campaigns?|війн[а-яії]*|войн[а-я]*|кампан[а-яії]+) (?:in|у|в) $")
_COMPARED = regex(
    r"\b(?:than|like|as|since|unlike|compared|ніж|чим|чем|как|як|порівн[а-яії]+|сравн[а-я]+|після|после)"
    r"(?! \d)\b[^,;]*$"
)
"""In "more than were lost in the Afghan war" this war is told of."""
_OF_FIGHTERS = EQUIPMENT | BROUGHT_DOWN


def other_war(view: View, mention: Mention) -> bool:
    """Whether a figure is of another war, of an accident, of a game, or of nothing in this war."""
    harmed = view.page.language == "en" or mention.metric in PERSONS
    if in_other_sense(view, mention) or _off_topic(view, mention):
        return True
    if _is_of_chechnya(view, mention):
        return True
    if view.page.tells(_IN_OLD_WAR) and _IN_OLD_WAR.search(view.words):
        return True
    if (harmed and _is_accident(view)) or unrelated(view, mention):
        return True
    if is_otherwise(view, mention) or of_third_country(view, mention):
        return True
    if _tells_of_another(view, mention) or _is_of_old(view) or _goes_on_elsewhere(view):
        return True
    return not view.kinds.isdisjoint(_OF_OTHERS) and _is_beside_another(view, mention)


def _is_beside_another(view: View, mention: Mention) -> bool:
    """Whether the names of another war stand nearer to the number than the sides of this one."""
    named = [item for item in view.of_kind("other_war") if not _is_make(view, mention, item)]
    if any(_WAR_KILLED.match(view.normalised, item.end, mention.start) for item in named):
        return True
    if any(_is_in_war_of(view, mention, item) for item in (*named, *view.of_kind("elsewhere"))):
        return True
    told_of = (_OF_A_SIDE, _CITIZENS)
    named = [
        item
        for item in named
        if not any(one.search(view.normalised, view.start, item.start) for one in told_of)
    ]
    others = [_gap(item.start, item.end, mention) for item in named]
    sides = [_gap(item.start, item.end, mention) for item in view.of_kind("side")]
    if not others or min(sides, default=999) < min(others) or mention.side:
        return False
    return any(event.sense in _WAR_VERBS for event in view.events) or _BOMBING.search(view.words) is not None


def _tells_of_another(view: View, mention: Mention) -> bool:
    """Whether another war, an accident or the past is told here, or by a page that names no side here."""
    page, part = view.page, view.part
    if part.tells_of_other_war or (page.tells_of_other_war and not part.names_this_war):
        return True
    of_army = mention.metric == "personnel_losses" or (
        mention.classes == ("soldier",) and part.names_this_war
    )
    # an army's losses are those of no coach told of above
    beside = page.tells_of_accident and not of_army and not _is_apart_from_accidents(view)
    if mention.metric in PERSONS and (part.tells_of_accident or beside):
        return True
    if part is not page and _is_long_past(part):
        return True  # "In 1709 Charles lost 300 guns" below a piece on this war
    if part is not page and (part.tells_of_harm or mention.metric.startswith("territory")):
        return False  # a paragraph on a strike names an old year beside it
    if _is_of_history(part):
        return True
    return not (part is page or part.names_this_war) and _is_of_history(page)


def _is_long_past(part: Evidence) -> bool:
    """Whether a paragraph tells of another century and no side, or of an old year and nothing of this war."""
    if not part.is_sided and part.goes_far_back(part.begin, part.finish):
        return True
    return not part.names_this_war and part.tells_of_history


def _is_apart_from_accidents(view: View) -> bool:
    """In "A bus hit a tree near Uzhhorod.", "Six were killed in Kherson." the second names its own place.

    A paragraph without a place goes on with an accident told above it, and with none told below.
    """
    first, places = (-1, frozenset[str]()) if view.part is view.page else view.page.accidents
    if first < 0 or view.part.is_sided:
        return first >= 0  # "The conflict has killed 13,900 civilians in Ukraine"
    here = view.part.places
    return here.isdisjoint(places) if here else first >= view.part.finish


def _is_of_history(told: Evidence) -> bool:
    return (told.language == "en" or not told.names_this_war) and told.tells_of_history


def _goes_on_elsewhere(view: View) -> bool:
    """In "Pakistan said it had downed 25 Indian drones. 31 people died" that war goes on."""
    page = view.page
    if not page.names_elsewhere or view.names_this_war:
        return False
    if _is_between_others(view.items):
        return True
    before = page.sentences[view.nth - 1] if view.nth else view.sentence
    if view.nth == 0 or before.paragraph != view.sentence.paragraph:
        return False
    items = page.items_within(before.start, before.end)
    return _is_between_others(items) and not any(map(page.is_of_this_war, items))


def _is_between_others(items: Sequence[Item]) -> bool:
    """Whether two other countries are named, and something done or some weapon."""
    strikes = any(item.get("class") or item.get("verb") or item.get("noun") for item in items)
    return strikes and sum("elsewhere" in item.senses for item in items) > 1


def _is_in_war_of(view: View, mention: Mention, item: Item) -> bool:
    """In "150,000 Ukrainians went to the Afghan war, 3,280 of them died" a side fought elsewhere."""
    named = _WAR.match(view.normalised, item.end) or _NAMED_WAR.search(view.normalised, item.start, item.end)
    named = named or _WAR_IN.search(view.normalised, view.start, item.start)
    if item.end > mention.start or not named:
        return False
    return _COMPARED.search(view.normalised, view.start, item.start) is None


def _is_of_chechnya(view: View, mention: Mention) -> bool:
    """Whether losses of the wars in Chechnya are told, with no time and no place of this war."""
    if not (mention.metric in LOSSES or mention.metric == "killed") or view.windows:
        return False
    if not view.page.tells(_IN_CHECHNYA) or _IN_CHECHNYA.search(view.words) is None:
        return False
    return all(item.get("region") in {"chechnya", "russia"} for item in view.of_kind("region"))


def _is_of_old(view: View) -> bool:
    """In "35 years ago the last column left. In nine years 118 aircraft were lost" an older war is told."""
    page = view.page
    if not page.tells(_OLD_TIME):
        return False
    old = _LONG_AGO.match(view.words)
    begin = view.start + old.end() + len(" on ") if old else view.start  # "Eighty years ago on Thursday"
    if any(_is_of_these_days(one) for one in view.windows if one.span[0] >= begin):
        return False
    around = page.sentences[max(0, view.nth - _OLD_SENTENCES) : view.nth + 1]
    own = (one for one in around if one.paragraph == view.sentence.paragraph)
    return any(_opens_long_ago(page, one.start, one.end) for one in own)


def _is_of_these_days(told: WindowMention) -> bool:
    """In "in two years" no day is told, and in "В 2008 году за пять дней" none of these."""
    if told.rule == "rolling":
        return False
    start, end = told.window.start, told.window.end
    return end is not None and end.year >= WAR_BEGAN and (start is None or end - start < _A_YEAR)


def _opens_long_ago(page: Page, start: int, end: int) -> bool:
    """Whether a part of the text begins with a time before this war."""
    if _LONG_AGO.match(page.normalised, start, end):
        return True
    told = page.windows_within(start, min(end, start + _NEAR_START), KYIV)
    told = [one for one in told if not page.is_of_birth(one.span, end)]
    ends = [one.window.end.year for one in told if one.window.end is not None]
    return bool(ends) and max(ends) < WAR_BEGAN


def _is_make(view: View, mention: Mention, item: Item) -> bool:
    """In "Russians launched 26 Iranian Shahed drones" the adjective tells who made them."""
    return mention.family == "air" and mention.start <= item.start < mention.end and view.has("side")


def _off_topic(view: View, mention: Mention) -> bool:
    """Games, stars, sports and disasters, or a year before this war and none of it."""
    if is_unreal(view, mention) or (view.has("off_topic") and not is_of_war(view)):
        return True
    if view.page.goes_far_back(view.start, view.end):
        return True
    if mention.metric in PERSONS and _AWAY_FROM_WAR.search(view.words):
        return True
    if mention.metric in _OF_FIGHTERS and _FOREFATHER.search(view.words):
        return True
    if not view.windows:
        return False
    told = (one for one in view.windows if not of_birth(view, one))
    ends = [one.window.end.year for one in told if one.window.end is not None]
    held = mention.metric.startswith("territory")  # "17 % of the land that became Ukraine in 1991"
    return bool(ends) and max(ends) < WAR_BEGAN and not held


def _is_accident(view: View) -> bool:
    """In "when a minibus collided with a lorry" nobody attacked."""
    if not view.has("accident"):
        return False
    kinds = (family(item.get("class")[0], view.page.vocabulary) for item in view.of_kind("class"))
    attacks = any(event.sense in ("attack", "launch", "strike", "shoot_down") for event in view.events)
    return not attacks and "air" not in kinds


def _gap(start: int, end: int, mention: Mention) -> int:
    return start - mention.end if start >= mention.end else max(0, mention.start - end)
