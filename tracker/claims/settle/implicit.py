"""One weapon told without a number that counts nothing: it only attacked, fell, or strayed abroad."""

from tracker.claims.page.groups import OBJECTS
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.rejection.habit_slavic import is_present
from tracker.claims.where.place_items import region_items
from tracker.text.lazy import regex

_NOT_IMPLICIT = frozenset({"involve", "produce", "stock"})
_INSTRUMENTAL = regex(r"(?:ом|ем|єм|ой|ою|ею|єю|ей|ью)\b")
_BESIDE_IT = regex(r"\b(?:зі|із|з|с|со|для|без) (?:[а-яіїєґё]+(?:им|ым|ого)\s)?\"?$")
"""In "стікер зі збитим дроном" it is told what goes with another thing."""
_OF_AN_EVENT = frozenset({"side", "region", "role", "claimant"})
"""What tells of an event beside its time: who did it, where, and who says so."""
FELL = regex(r"(?:упа|впа)[влд]")
"""In "дрон упал на территории АЗС" the one weapon is told for what it did, not counted."""
_OF_A = regex(
    r"\b(?:of|for|from|like|than|as|about|on|in|at|into|onto|under|over|to|per|against|without|between)"
    r" (?:the )?$"
)
"""In "the price of a Kalibr" nothing is done to one, but in "the loss of a tank"."""
_THAT_WAS = regex(r" (?:(?:that|which) (?:(?:was|were|had been|has been|had|has) )?)?")
_AT_SPEED = regex(
    r"[^,;.\d]{0,20}\d[\d., ]* ?(?:km/h|kph|mph|km per hour"
    r"|км/год|км/ч|кілометрів на годину|километров в час)"
    r"|(?: до [а-яіїє]+| від [а-яіїє]+| от [а-яё]+| сюди| сюда| звідти| оттуда){0,2} (?:за |лише |всего "
    r"|близько |около |приблизно |примерно )*"
    r"[\w'-]+ (?:хвилин|минут|секунд|годин[иу]?\b|час[ао]?в?\b)"
)
"""In "a Kinzhal reaches 12,000 km/h", "летить три хвилини" it is told what such weapons do."""


def counts_nothing(view: View, mention: Mention) -> bool:
    """Whether an implicit one is no count: "the attack involved a missile", "a missile landed in Poland"."""
    event = mention.event
    if event is None or event.sense in _NOT_IMPLICIT:
        return True
    fell = FELL.match(view.normalised, event.start) is not None
    fell = fell or _AT_SPEED.match(view.normalised, event.end, view.end) is not None
    fell = fell or (view.page.language != "en" and _is_any_one(view, mention))
    return fell or _attacks(view, mention) or _is_stray(view, mention)


def is_set_apart(view: View, mention: Mention) -> bool:
    """Whether a preposition parts one English weapon from every verb: "the price of a Kalibr"."""
    one = mention.implicit or (mention.metric in OBJECTS and mention.quantity.amount.best == 1)
    if view.page.language != "en" or not one or mention.family not in ("air", "equipment"):
        return False
    apart = _OF_A.search(view.normalised, max(view.start, mention.start - 20), mention.start)
    event = mention.event
    if apart is None or event is None:
        return apart is not None
    own = _THAT_WAS.fullmatch(view.normalised, mention.end, event.start) or event.end + 1 == apart.start()
    return mention.implicit and not own


def _is_any_one(view: View, mention: Mention) -> bool:
    """In "разбитый аппарат списывают", without a time, a place or a side, whichever it may be is meant."""
    attribute = mention.event is not None and mention.event.verb.form == "attr"
    if not attribute and not is_present(view, mention):
        return False
    told = view if attribute else view.page
    if told is view and _BESIDE_IT.search(view.normalised, view.start, _start_of(mention)):
        return True
    if any(not one.implicit and one.metric for one in view.mentions):
        return False
    named = any(not _OF_AN_EVENT.isdisjoint(one.senses) for one in told.items)
    return not (named or view.windows or (told is view.page and view.page.tells_when))


def _start_of(mention: Mention) -> int:
    """Where one weapon begins with the participle before it."""
    return min(mention.start, mention.event.start) if mention.event else mention.start


def _attacks(view: View, mention: Mention) -> bool:
    """In "дрон атаковал дом", "атаковали дроном дом" no night is counted; "ударил ракетой" tells of one."""
    event = mention.event
    if event is None or mention.metric != "launched":
        return False
    if view.page.language == "en":
        return view.normalised.endswith("hit", event.start, event.end)  # "a direct hit by a missile"
    if event.sense == "attack" and mention.start - event.end == 1 and "drone" in mention.classes:
        return all(other is mention or other.event is not event for other in view.mentions)
    if event.sense == "launch" and (event.passive or mention.start >= event.end):
        return False
    return _INSTRUMENTAL.search(view.normalised, mention.start, mention.end) is None


def _is_stray(view: View, mention: Mention) -> bool:
    """In "when a missile landed in Poland" a border incident is told, no hit on Ukraine."""
    if mention.metric not in ("hit", "lost", "launched") or not view.has("donor"):
        return False
    regions = (view.page.vocabulary.regions[str(item.get("region"))].country for item in region_items(view))
    return not {"ua", "ru"} & set(regions)
