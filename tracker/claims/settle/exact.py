"""The metric of a counted thing made exact by what stands beside it: losses of an army, who was jammed."""

from tracker.claims.loss.losses import (
    army_before,
    counts_both,
    is_minus,
)
from tracker.claims.loss.tolls import folk_behind
from tracker.claims.page.groups import OUTCOMES, PEOPLE, PERSONS
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.settle.army_told import army_told, of_figure
from tracker.claims.settle.book import Book
from tracker.claims.settle.flown import (
    fell_to_jamming,
)
from tracker.claims.settle.war_dead import counted_by_name, of_battle
from tracker.claims.where.country import tells_of_neighbour
from tracker.text.lazy import regex

_TO_FIRE = regex(
    r"(?: of (?:them|these))? to (?:[\w-]+ ){0,2}(?:air[- ]defen[cs]es?|fire|interceptors|gunners)\b"
)
_INTO_HOUSE = regex(
    r"(?:влет|залет)[а-яіїє]+ (?:[уво]|во|прямо [ув]) (?:[а-яіїєґё-]+ )?"
    r"(?:багатоповерх|будин|будівл|квартир|дах|вікн|під'їзд|стін|дом|здани|крыш|окн|подъезд|многоэтаж|гуртож|общежит|лікарн|школ)"
)
_BY_FIRE = regex(r" (?:\w+ )?by (?:fire|air[- ]defen[cs]es?|interceptors|gunners|missiles)\b")
_BY_JAMMING = regex(r" (?:\w+ )?by (?:the )?(?:electronic|ew\b|jamming)")
_OR_JAMMED = regex(
    r" or (?:had )?(?:their signals |the signals )?(?:were )?(?:electronically )?(?:jammed|suppressed)\b"
)
"""In "shot down or their signals were jammed" one number tells of both."""
_TO_DATE = regex(r"(?:to date|so far|in total|in all|all told|since the)\b")
_OPERATIONAL = regex(r"operational-tactical|оперативно-тактич")
_FLYING = frozenset({"aircraft", "helicopter", "ship"})
"""What air defence and the navy destroy in one attack too."""
_LOSS_REPORT = ("drone", "recon_uav", "tactical_uav")


_FOLK = ("civilian", "child", "soldier")
_AMONG = regex(r" (?:of|among) (?:the )?(?:russian |ukrainian )?")


def make_exact(book: Book, view: View, mention: Mention) -> None:
    """Metrics that depend on what stands beside them."""
    _make_people_exact(book, view, mention)
    _make_outcome_exact(view, mention)
    if mention.metric == "entered":
        mention.metric = "left_airspace" if tells_of_neighbour(view) else "launched"
    elif mention.metric == "not_reached":
        mention.metric = _not_reached(book, view, mention)
    elif (
        mention.metric == "shot_down"
        and mention.event
        and _OR_JAMMED.match(view.normalised, mention.event.end)
    ):
        mention.metric = "neutralised"
    elif mention.family == "air" and is_minus(view, mention) and not view.has("casualty_noun"):
        mention.metric = "shot_down"  # "небо стало чистішим: мінус шість розвідників"
    elif _is_loss(view, mention):
        mention.metric = "equipment_destroyed"
        every_kind = mention.classes == ("drone",) or _is_operational(view, mention)
        mention.classes = _LOSS_REPORT if every_kind else mention.classes
        if mention.classes == ("air_target",):
            mention.classes = ("equipment",)  # "lost 66,000 soldiers and 7,500 weapons"


def _make_people_exact(book: Book, view: View, mention: Mention) -> None:
    """Whether the dead are those of an army, alone or together with its wounded."""
    people = mention.classes == ("person",)
    if mention.metric == "personnel_losses" and people and mention.family != "casualty":
        mention.classes = ("soldier",)  # the losses of an army
    _name_folk(view, mention)
    if of_battle(view, mention):
        mention.classes, mention.side = ("soldier",), mention.side or view.side_at(mention.start)
    if mention.metric in PERSONS and (
        army := counted_by_name(view, mention) or army_told(book, view, mention)
    ):
        mention.classes, mention.side = ("soldier",), army
    dead = mention.metric == "killed" and mention.classes == ("person",)
    if dead and (army := of_figure(book, view) or army_before(view, mention)):
        mention.classes, mention.side = ("soldier",), army
    if mention.metric == "killed" and _is_of_losses(view, mention):
        mention.metric = "personnel_losses"
    if mention.metric in ("killed", "injured") and counts_both(view, mention):
        beside = any(one.metric in PEOPLE for one in view.mentions if one.end <= mention.start)
        mention.metric = mention.metric if beside else "personnel_losses"


def _name_folk(view: View, mention: Mention) -> None:
    """In "civilian deaths reached 20,000", "1,200 deaths among soldiers" the words beside tell who died."""
    if (
        mention.inner
        and mention.classes in ((), ("person",))
        and (behind := _AMONG.match(view.normalised, mention.end))
    ):
        told = [one for kind in _FOLK for one in view.of_kind(f"{kind}_noun") if one.start == behind.end()]
        mention.classes = told[0].get("class") or ("soldier",) if told else mention.classes
    if mention.inner and mention.classes in ((), ("person",)) and (army := folk_behind(view, mention.end)):
        mention.classes, mention.side = ("soldier",), army
    event = mention.event
    if mention.family or event is None or event.sense != "kill" or event.end > mention.start:
        return
    if mention.classes in ((), ("person",)):
        whose = (one for one in _FOLK if view.normalised.endswith(f"{one} ", view.start, event.start))
        mention.classes = next(((one,) for one in whose), mention.classes)


def _make_outcome_exact(view: View, mention: Mention) -> None:
    """What stopped an object, where words behind the number tell."""
    if mention.metric == "lost" and _TO_FIRE.match(view.normalised, mention.end, view.end):
        mention.metric = "shot_down"
    if mention.metric == "neutralised" and _BY_FIRE.match(view.normalised, mention.end, view.end):
        mention.metric = "shot_down"  # "245 were stopped, 128 by fire and 117 by electronic warfare"
    if mention.metric == "neutralised" and _BY_JAMMING.match(view.normalised, mention.end, view.end):
        mention.metric = "suppressed"
    if mention.metric == "shot_down" and fell_to_jamming(view, mention):
        mention.metric = "suppressed"
    into = mention.event and _INTO_HOUSE.match(view.normalised, mention.event.start)
    if mention.metric == "entered" and into:
        mention.metric = "hit"


def _not_reached(book: Book, view: View, mention: Mention) -> str:
    """What became of those that did not reach their target: lost, where others were shot down."""
    if mention.quantity.amount.high == 0:
        return "hit"  # "жодна не досягла цілі"
    beside = any(other.metric == "shot_down" for other in view.mentions)
    return "lost" if beside or book.history.of(frozenset({"shot_down"}), 2) else "neutralised"


def _is_of_losses(view: View, mention: Mention) -> bool:
    """In "Втрати ворога: особового складу - 930 осіб ліквідовано" the heading tells what is counted."""
    headed = view.heading is not None and view.heading.event.sense == "lose"
    colon = view.normalised.find(":", view.start, mention.start)
    told = (one for one in view.events if one.sense == "lose" and one.verb.form == "noun")
    slain = mention.event is not None and mention.event.sense == "destroy"
    headed = headed or (slain and any(one.end <= colon for one in told))  # "втрати склали: ... ліквідовано"
    headed = headed or (slain and _is_of_day(view, mention))
    return headed and mention.classes == ("soldier",)


def _is_of_day(view: View, mention: Mention) -> bool:
    """In "За добу ліквідовано 1020 окупантів, знищено три танки" an army's losses of a day are listed."""
    beside = any(one.family == "equipment" and one.metric == "equipment_destroyed" for one in view.mentions)
    wounded = any(one.metric == "injured" for one in view.mentions)
    of_day = any(one.window.basis == "hours24" for one in view.windows)
    summed = of_day or view.claimant_at(mention.start) == "ua_general_staff"
    return beside and summed and not wounded


def _is_operational(view: View, mention: Mention) -> bool:
    """In "1 402 БпЛА оперативно-тактичного рівня", "БПЛА оперативно-тактичного рівня - 91 240" all drones."""
    if not set(mention.classes) <= set(_LOSS_REPORT):
        return False
    start = max(view.start, mention.start - 40)
    return _OPERATIONAL.search(view.normalised, start, mention.end + 30) is not None


def _is_downed_alone(view: View, mention: Mention) -> bool:
    """In "силами ППО знищено три БпЛА оперативно-тактичного рівня" no list of losses is told."""
    counted = any(one.event is mention.event and one.family not in ("air", "") for one in view.mentions)
    summed = any(one.kind in ("since", "as_of") for one in view.windows)
    return mention.metric == "shot_down" and not (view.heading or counted or summed)


def _is_loss(view: View, mention: Mention) -> bool:
    """Drones in a list of losses are destroyed equipment, not drones of an attack."""
    event = mention.event
    if event is None or mention.family != "air":
        return False
    reported = mention.metric in OUTCOMES and _is_operational(view, mention)
    if reported and not _is_downed_alone(view, mention):
        return True
    if mention.metric not in ("lost", "shot_down"):
        return False
    listed = [one for one in view.mentions if one.event is event]
    if event.sense == "lose":
        return _is_lost(view, mention, event) or any(
            one.family in ("equipment", "person", "casualty") for one in listed
        )
    cumulative = any(one.kind == "since" for one in view.windows) or _TO_DATE.match(view.words) is not None
    equipment = (one for one in listed if one.family == "equipment")
    return event.sense == "destroy" and any(
        cumulative or _FLYING.isdisjoint(one.classes) for one in equipment
    )


def _is_lost(view: View, mention: Mention, event: Event) -> bool:
    """Whether an army bears the loss: its heading, the subject of the verb, or "lost by"."""
    headed = view.heading is not None and view.heading.event is event
    active = not event.passive and (mention.start > event.start or event.verb.form == "finite")
    gaps = (view.normalised[event.end : one.start] for one in view.of_kind("side"))
    return headed or active or any(gap in (" by ", " by the ") for gap in gaps)
