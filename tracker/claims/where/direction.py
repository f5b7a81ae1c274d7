"""Direction of a figure: who attacks, else the direction that the text goes on with."""

from tracker.claims.page.groups import EQUIPMENT, OUTCOMES, PEOPLE
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.where.attacker import Told, attacker_of
from tracker.claims.where.attacks import clause_attacker
from tracker.model import Direction
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

RU_ON_UA: Direction = "ru_on_ua"
UA_ON_RU: Direction = "ua_on_ru"
NONE = frozenset(
    {
        "aid_pledged",
        "aid_committed",
        "aid_allocated",
        "aid_disbursed",
        "territory_held_ru",
        "territory_held_ua",
        "distance",
        "distance_planned",
        "production",
        "production_planned",
        "stock",
        "force_size",
    }
)
_MOSCOW_TIME = regex(r"\bmoscow time\b|\bmsk\b")
_RUSSIAN_SIGNS = regex(
    r"\bмск\b|московско\w+ времен|\bросавиаци|\bаэропорт|самол[её]тного типа|дежурными средствами"
    r"|\bминобороны\b"
)
_KYIV_SILENT = regex(
    r"\b(?:kyiv|ukraine|ukrainian (?:officials|authorities))"
    r" (?:(?:has|had|have|did|does|do|would)(?: not|n't)(?: yet| immediately)?|declined to|refused to) "
    r"(?:comment|confirm|claim|acknowledge|respond|take responsibility)"
)
"""In "a claim Kyiv did not comment on" somebody tells of an attack of Ukraine."""


def by_attacker(side: str) -> Direction:
    """Direction of an attack by a side."""
    return RU_ON_UA if side == "ru" else UA_ON_RU


def direction_of(
    view: View,
    mention: Mention,
    claimant: str,
    scope: str,
    carried: Direction | None,
    raid: Direction | None = None,
) -> Direction:
    """Direction of the figure of a mention whose metric is known; `raid` is the attack told before."""
    if carried and _goes_on_of(view, mention):
        return carried
    told = Told(view, mention, claimant, scope, raid)
    attacker = attacker_of(told)
    folk = mention.metric in PEOPLE and mention.classes != ("soldier",)
    if carried and claimant == UNATTRIBUTED and folk and told.held_by_both:
        attacker = clause_attacker(view, mention.start)
    if attacker:
        return by_attacker(attacker)
    return carried or _unnamed(view, mention)


def _goes_on_of(view: View, mention: Mention) -> bool:
    """In "вбила трьох військових, ще одинадцятеро поранені" the second are of the same army."""
    if mention.classes != ("soldier",) or mention.metric not in PEOPLE:
        return False
    before = [one for one in view.mentions if one.end <= mention.start and one.metric in PEOPLE]
    named = view.between(mention.start, mention.end, "soldier_noun")
    named += view.between(mention.start, mention.end, "casualty_noun")
    return bool(before) and not mention.side and not named


def _shows_russia(view: View) -> bool:
    """Whether Moscow time or the words of its ministry stand so far; a later paragraph is another matter."""
    told = view.page.tells(_RUSSIAN_SIGNS)
    return told and _RUSSIAN_SIGNS.search(view.normalised, 0, view.part.finish) is not None


def _unnamed(view: View, mention: Mention) -> Direction:
    """No word tells a side: Moscow time and the words of the ministry tell of what Russia shot down."""
    if view.page.tells(_KYIV_SILENT):
        return UA_ON_RU
    signs = _shows_russia(view) or "ru" in (one.get("medium") for one in view.items)
    if view.page.language == "ru" and mention.metric in OUTCOMES and signs:
        return UA_ON_RU
    if view.page.language == "en" and mention.metric in OUTCOMES and view.page.tells(_MOSCOW_TIME):
        return UA_ON_RU
    if view.page.language == "uk" and mention.metric in EQUIPMENT:
        return UA_ON_RU
    return RU_ON_UA
