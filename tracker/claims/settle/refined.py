"""The metric of a counted thing where its verb alone does not tell: what fell, stays up or is lost."""

from tracker.claims.loss.losses import (
    army_before,
    counts_both,
    is_aboard,
    is_exchanged,
    is_met,
    is_minus,
    is_mourned,
    strikes_targets,
    tells_of_army,
)
from tracker.claims.loss.tolls import army_of
from tracker.claims.page.groups import EQUIPMENT, OUTCOMES, PLACES, PRODUCTION
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.rejection.other_senses import are_made
from tracker.claims.settle import context
from tracker.claims.settle.again import goes_on_toll, of_figure
from tracker.claims.settle.book import Book
from tracker.claims.settle.ellipsis import respective
from tracker.claims.settle.fates import FLEW, correct_outcome, inherit_before, is_corrected_whole
from tracker.claims.settle.flown import (
    comes_in,
    correct_air,
    fell_abroad,
    fell_to_jamming,
    flies_at_us,
    is_defended,
    is_left_over,
    is_seen_abroad,
    stays,
)
from tracker.claims.settle.verbless import (
    counts_troops,
    without_verb,
)
from tracker.claims.verb.roles import preposition
from tracker.claims.where.country import tells_of_neighbour
from tracker.claims.words.patterns import slavic, spoken
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
_AT = ("at", "in", "on")
_NEXT_CLAUSE = spoken("refined.next_clause", r"[,;]|\b(?:and|while|with)\b")
_OTHER_VERB = regex(
    r"(?:,| і| та| й| и) [а-яії]+(?:ить|ять|ає|ають|ує|ують|яє|яють|ит|ят|ет|ют|ал[аи]?|ив|ил[аи]?) [^,;]*$"
)
_REPELLED = regex(
    r"\b(?:отражен[аоы]|отбит[аоы]|відбит[оаі]|(?:уда|вда)ло[а-яії]+ (?:отразить|отбить|відбити)) "
    r"(?:(?!попыт|спроб)[а-яіїє]+ ){0,2}$"
    r"|\b(?:repel(?:led|s|ling)?|repuls(?:ed|es|ing)|(?:beat|beaten|fought|fended|warded) (?:off|back))"
    r" (?:(?!attempt)[a-z-]+ ){0,3}$"
)
_WAS_REPELLED = regex(
    r" (?:[\w-]+ ){0,6}?(?:was|were|has been|have been|had been) (?:all )?"
    r"(?:repelled|repulsed|(?:beaten|fought|fended|warded) (?:off|back))\b"
)
_PAYS_FOR = regex(
    r"\b(?:pay(?:s|ing)? for|paid for|buy(?:s|ing)?|bought|fund(?:s|ed|ing)?|financ(?:e|es|ed|ing)"
    r"|order(?:s|ed)|purchas\w+"
    r"|receiv\w+|suppl(?:y|ies|ied))\b[^,;:.]{0,20}$"
)
_FROM_THERE = regex(r"\b(?:from|out of) (?:[\w'-]+ ){0,4}$")
_OPERATIONAL = regex(r"operational-tactical|оперативно-тактич")
_UNMANNED = regex(
    r" (?:[\w-]+ )?(?:interceptor|naval|sea|marine|maritime|surface|underwater|ground)"
    r" (?:drones?|missiles?|robots?)\b"
)
_GIVEN = regex(
    r"\b(?:sen[dt]|gi[vf]|gave|suppl[yi]|deliver|buy|bought|order|provid|receiv|donat|transfer|purchas)[a-z]*"
    r" (?:\w+ ){0,2}$"
)
_WHO_LOST = slavic(r",? (?:як[іа]|котор[ыа][еія]) (?:[а-яіїє]+ )?(?:втра|утра|потер)[а-яіїє]+л[аи]\b")
"""In "українці, які втратили все" they bear a loss and are none."""
_SLAIN = regex(r"neutrali|eliminat|destroy|destruct|liquidat|wip|obliterat")
"""What an army says it did to soldiers."""
_LOSS_REPORT = ("drone", "recon_uav", "tactical_uav")
_DAMAGE_AT = regex(r"\b(?:damage|destruction|consequences|fires)\b[^,;:.\d]{0,25} (?:at|in|across) $")
"""In "the attack left damage at 33 locations" they were struck."""
_WORST_IN = regex(
    r"\b(?:[a-z]{3,}est|worst|record|most [a-z]+) [^,;:.\d]{0,40}\b(?:in|at) (?:any |just |only )?$"
)
"""In "the deadliest attack in one place since 2022" the place is not counted."""


def find_metric(book: Book, view: View, mention: Mention) -> None:
    """Fill or correct the metric of a counted mention from what stands beside it."""
    _locate(book, view, mention)
    _inherit(view, mention)
    inherit_before(book, view, mention)
    _fill(book, view, mention)
    if mention.metric in EQUIPMENT and is_met(view, mention):
        mention.metric = ""
    if mention.family in ("air", ""):
        correct_air(view, mention)
    correct_outcome(view, mention)
    if mention.metric == "hit" and fell_abroad(view, mention):
        mention.metric = ""
    if mention.metric == "launched" and is_seen_abroad(view, mention):
        mention.metric = "left_airspace"
    if mention.metric == "hit" and is_defended(view, mention):
        mention.metric = "shot_down"
    if mention.metric == "personnel_losses":
        _correct_losses(view, mention)
    dead = mention.metric in ("killed", "injured") and mention.classes in ((), ("person",))
    if dead and (side := army_of(view, mention)):
        mention.classes, mention.side = ("soldier",), side
    if mention.metric == "killed" and (is_aboard(view, mention) or is_exchanged(view, mention)):
        mention.metric = ""


def _fill(book: Book, view: View, mention: Mention) -> None:
    if mention.metric == "launched" and _is_repelled(view, mention):
        mention.metric = "neutralised"
    if mention.metric == "launched" and are_made(view, mention):
        mention.metric = "production"
    if mention.metric == "production":
        _produced(view, mention)
    elif mention.metric == "hit" and strikes_targets(view, mention):
        mention.metric = ""
    elif mention.family == "hits" and mention.metric not in OUTCOMES:
        mention.metric = "hit"
    elif not mention.metric and _is_made(view, mention):
        mention.metric, mention.family = context.production_metric(view, mention), "air"
    elif mention.metric == "stock" and not mention.family and counts_troops(view, mention):
        mention.metric, mention.classes = "force_size", ("soldier",)
    elif is_corrected_whole(book, view, mention):
        mention.metric, mention.rule = "launched", "headline"
    elif not mention.metric and not (book.aid_list and view.sentence.line):
        without_verb(view, mention)
    elif mention.metric == "stock" and (_keeps(view, mention) or _is_taken_out(view, mention)):
        mention.metric = ""
    if mention.metric == "left_airspace" and mention.implicit and not tells_of_neighbour(view):
        mention.metric = ""  # "a missile and a base, which the first tank has left"
    if mention.metric == "left_airspace" and is_left_over(view, mention):
        mention.metric = "stock"
    if mention.metric == "left_airspace" and comes_in(view, mention):
        mention.metric = "launched"
    if mention.metric == "left_airspace" and flies_at_us(view, mention):
        mention.metric = "launched"
    if mention.metric == "left_airspace" and stays(view, mention):
        _count_on(view, mention)


def _is_repelled(view: View, mention: Mention) -> bool:
    """In "отражена атака 16 беспилотников", "an attack by 16 drones was beaten off" none got through."""
    event = mention.event
    if event is None or event.verb.form != "noun" or event.end > mention.start:
        return False
    right_behind = not view.normalised[event.end : mention.start].strip() or mention.start - event.end <= 12
    if not right_behind:
        return False
    before = _REPELLED.search(view.normalised, view.start, event.start)
    return before is not None or _WAS_REPELLED.match(view.normalised, mention.end, view.end) is not None


def _correct_losses(view: View, mention: Mention) -> None:
    event = mention.event
    if event is not None and event.sense in ("destroy", "neutralise"):
        slain = _SLAIN.match(view.normalised, event.start) or view.page.language != "en"
        mention.metric = mention.metric if slain and mention.classes == ("soldier",) else ""
    if event is not None and event.sense == "lose" and _WHO_LOST.match(view.normalised, mention.end):
        mention.metric = ""
    elif is_mourned(view, mention):
        mention.metric = "killed"
    elif not mention.family and is_minus(view, mention):
        mention.metric = ""  # "минус 20 градусов, в Якутии - 45"
    elif mention.classes == ("person",) and mention.family == "person" and not tells_of_army(view, mention):
        mention.metric = ""


def _keeps(view: View, mention: Mention) -> bool:
    """In "накопичив ракети і тримає в повітрі шість літаків" another verb is told of the second."""
    event = mention.event
    return event is not None and _OTHER_VERB.search(view.normalised, event.end, mention.start) is not None


def _is_taken_out(view: View, mention: Mention) -> bool:
    """In "100 vehicles from the army's stocks" they are there no more."""
    event = mention.event
    return event is not None and _FROM_THERE.search(view.normalised, view.start, event.start) is not None


def _count_on(view: View, mention: Mention) -> None:
    """In "including 37 over Bryansk and 19 headed for Moscow" the part was counted as the others were."""
    mention.metric = ""
    _inherit(view, mention)
    nth = view.mentions.index(mention)
    if nth and not mention.metric:
        before = view.mentions[nth - 1]
        mention.metric, mention.event, mention.role = before.metric, before.event, before.role
        mention.classes = mention.classes or before.classes


def _produced(view: View, mention: Mention) -> None:
    event = mention.event
    if event and event.start >= mention.end and _GIVEN.search(view.normalised, view.start, mention.start):
        mention.metric = ""  # "intends to send 14 tanks produced in Germany"
        return
    if event and any(mention.end <= one.start and one.end <= event.start for one in view.mentions):
        mention.metric = ""  # "14 дронів на суму 1 млн грн, зібраних за дев'ять днів"
        return
    things = mention.family in ("air", "equipment") or (mention.family == "" and _goes_on(view, mention))
    if mention.classes == ("vehicle",) and not view.has("side"):
        mention.metric = ""  # "завод торік виготовив 890 тисяч автомобілів"
    elif things and _PAYS_FOR.search(view.normalised, view.start, mention.start):
        mention.metric = ""  # "would pay for thousands of drones built in Ukraine"
    elif things and mention.quantity.amount.best != 1:  # "the production of one drone takes three hours"
        mention.metric = context.production_metric(view, mention)
        mention.classes = ()
    else:
        mention.metric = ""


def _is_made(view: View, mention: Mention) -> bool:
    """In "will produce 40,000 interceptor drones" no strike drones are counted, but weapons are made."""
    if mention.family != "other" or not _UNMANNED.match(view.normalised, mention.span[1]):
        return False
    before = [event for event in view.events if event.end <= mention.start]
    return bool(before) and before[-1].sense == "produce" and mention.start - before[-1].end <= 30


def _goes_on(view: View, mention: Mention) -> bool:
    """In "built 2,700 drones and intends to make 40,000" the same things are made."""
    before = view.mentions[: view.mentions.index(mention)]
    return bool(before) and before[-1].metric in PRODUCTION


def _falls_again(book: Book, view: View, mention: Mention) -> bool:
    """In "...at nine sites. Wreckage came down at another five." places are counted on."""
    counts_on = not mention.family or mention.others
    if not counts_on or not view.has("debris_word") or len(view.mentions) > 1:
        return False
    last = book.history.entries[-1][1] if book.history.entries else None
    return last is not None and last.metric in PLACES


def _locate(book: Book, view: View, mention: Mention) -> None:
    """Counted locations: where debris fell or where objects struck."""
    nth = view.mentions.index(mention)
    before = view.mentions[nth - 1] if nth else None
    repeated = before is not None and before.family == "location" and (not mention.family or mention.others)
    if (repeated or _falls_again(book, view, mention)) and preposition(mention, view.normalised) in _AT:
        mention.family = "location"
    if mention.family != "location":
        return
    mention.classes = ("air_target",)
    if mention.quantity.amount.best == 1 and _WORST_IN.search(view.normalised, view.start, mention.start):
        mention.metric = ""
        return
    if _has_debris(view, mention, nth):
        mention.metric = "debris_locations"
    elif (
        _has_hits(view)
        or view.has("debris_word")
        or mention.metric == "hit_locations"
        or _DAMAGE_AT.search(view.normalised, view.start, mention.start)
    ):
        mention.metric = "hit_locations"
    else:
        mention.metric = ""


def _has_debris(view: View, mention: Mention, nth: int) -> bool:
    start = view.mentions[nth - 1].end if nth else view.start
    end = view.mentions[nth + 1].start if nth + 1 < len(view.mentions) else view.end
    if view.between(start, mention.start, "debris_word"):
        return True
    after = view.between(mention.end, end, "debris_word")
    return any(not _NEXT_CLAUSE.search(view.normalised[mention.end : item.start]) for item in after)


def _has_hits(view: View) -> bool:
    if any(event.sense in ("strike", "through") or event.noun_role == "subj" for event in view.events):
        return True
    if any(one.metric == "hit" for one in view.mentions):
        return True  # "11 reached their targets at five places"
    verbs = [item.get("verb") for item in view.of_kind("verb")]
    return view.has("counted") or any(verb.sense == "strike" for verb in verbs)


def _inherit(view: View, mention: Mention) -> None:
    """A part has the metric of its whole unless it has a verb of its own."""
    parent = mention.subset_of
    if parent is None or parent.metric.startswith(("distance", "territory")):
        return
    alike = mention.family in ("", parent.family) or not parent.family
    flew = mention.event is not None and FLEW.match(view.normalised, mention.event.start)
    if flew and parent.metric in OUTCOMES:
        mention.metric = ""  # "уничтожены 9, из них 6 летели на Москву"
    if mention.rule == "part_of" and parent.metric in OUTCOMES:
        mention.metric = ""  # "451 were stopped, of which 430 were drones"
    if not mention.metric and parent.metric and alike:
        mention.metric, mention.event, mention.role = parent.metric, parent.event, parent.role
    if mention.metric:
        mention.side = mention.side or parent.side
        mention.classes = mention.classes or respective(view, mention) or parent.classes
        if mention.metric == parent.metric:
            mention.flags.append("part_of_whole")


def make_exact(book: Book, view: View, mention: Mention) -> None:
    """Metrics that depend on what stands beside them."""
    if (
        mention.metric == "personnel_losses"
        and mention.classes == ("person",)
        and mention.family != "casualty"
    ):
        mention.classes = ("soldier",)  # the losses of an army
    if mention.family == "casualty" and mention.classes == ("soldier",) and goes_on_toll(book, view):
        mention.classes = ("person",)
    dead = mention.metric == "killed" and mention.classes == ("person",)
    if dead and (army := of_figure(book, view) or army_before(view, mention)):
        mention.classes, mention.side = ("soldier",), army
    if mention.metric == "killed" and _is_of_losses(book, view, mention):
        mention.metric = "personnel_losses"
    if mention.metric in ("killed", "injured") and counts_both(view, mention):
        mention.metric = "personnel_losses"
    if mention.metric == "lost" and mention.classes == ("soldier",):
        mention.metric = "personnel_losses"  # "1.1 million troops, of whom 1,030 were lost yesterday"
    if mention.metric == "lost" and _TO_FIRE.match(view.normalised, mention.end, view.end):
        mention.metric = "shot_down"
    if mention.metric == "neutralised" and _BY_FIRE.match(view.normalised, mention.end, view.end):
        mention.metric = "shot_down"  # "245 were stopped, 128 by fire and 117 by electronic warfare"
    if mention.metric == "neutralised" and _BY_JAMMING.match(view.normalised, mention.end, view.end):
        mention.metric = "suppressed"
    if mention.metric == "shot_down" and fell_to_jamming(view, mention):
        mention.metric = "suppressed"
    if (
        mention.metric == "entered"
        and mention.event
        and _INTO_HOUSE.match(view.normalised, mention.event.start)
    ):
        mention.metric = "hit"
    if mention.metric == "entered":
        mention.metric = "left_airspace" if tells_of_neighbour(view) else "launched"
    elif mention.metric == "not_reached" and mention.quantity.amount.high == 0:
        mention.metric = "hit"  # "жодна не досягла цілі"
    elif mention.metric == "not_reached":
        beside = any(other.metric == "shot_down" for other in view.mentions)
        beside = beside or bool(book.history.of(frozenset({"shot_down"}), 2))
        mention.metric = "lost" if beside else "neutralised"
    elif (
        mention.metric == "shot_down"
        and mention.event
        and _OR_JAMMED.match(view.normalised, mention.event.end)
    ):
        mention.metric = "neutralised"
    elif mention.family == "air" and is_minus(view, mention) and not view.has("casualty_noun"):
        mention.metric = "shot_down"  # "небо стало чистішим: мінус шість розвідників"
    elif _is_loss(book, view, mention):
        mention.metric = "equipment_destroyed"
        flown = _is_operational(view, mention)
        every_kind = mention.classes == ("drone",) or flown
        mention.classes = _LOSS_REPORT if every_kind else mention.classes
        if mention.classes == ("air_target",):
            mention.classes = ("equipment",)  # "lost 66,000 soldiers and 7,500 weapons"


def _is_of_losses(book: Book, view: View, mention: Mention) -> bool:
    """In "Втрати ворога: особового складу - 930 осіб ліквідовано" the heading tells what is counted."""
    headed = book.heading is not None and book.heading[0].sense == "lose" and view.sentence.line
    colon = view.normalised.find(":", view.start, mention.start)
    told = (one for one in view.events if one.sense == "lose" and one.verb.form == "noun")
    slain = mention.event is not None and mention.event.sense == "destroy"
    headed = headed or (slain and any(one.end <= colon for one in told))  # "втрати склали: ... ліквідовано"
    return headed and mention.classes == ("soldier",)


def _is_operational(view: View, mention: Mention) -> bool:
    """In "1 402 БпЛА оперативно-тактичного рівня", "БПЛА оперативно-тактичного рівня - 91 240" all drones."""
    if not set(mention.classes) <= set(_LOSS_REPORT):
        return False
    start = max(view.start, mention.start - 40)
    return _OPERATIONAL.search(view.normalised, start, mention.end + 30) is not None


def _is_downed_alone(book: Book, view: View, mention: Mention) -> bool:
    """In "силами ППО знищено три БпЛА оперативно-тактичного рівня" no list of losses is told."""
    counted = any(one.event is mention.event and one.family not in ("air", "") for one in view.mentions)
    summed = any(one.kind in ("since", "as_of") for one in view.windows)
    return mention.metric == "shot_down" and not (book.heading or counted or summed)


def _is_loss(book: Book, view: View, mention: Mention) -> bool:
    """Drones in a list of losses are destroyed equipment, not drones of an attack."""
    event = mention.event
    if event is None or mention.family != "air":
        return False
    if (
        mention.metric in OUTCOMES
        and _is_operational(view, mention)
        and not _is_downed_alone(book, view, mention)
    ):
        return True
    if mention.metric not in ("lost", "shot_down"):
        return False
    if event.sense == "lose":
        headed = book.heading is not None and book.heading[0] is event
        active = not event.passive and (mention.start > event.start or event.verb.form == "finite")
        by_army = any(
            view.normalised[event.end : one.start] in (" by ", " by the ") for one in view.of_kind("side")
        )
        return (
            headed
            or active
            or by_army  # "2,900 drones have been lost by Russia"
            or any(
                other.event is event and other.family in ("equipment", "person", "casualty")
                for other in view.mentions
            )
        )
    cumulative = any(one.kind == "since" for one in view.windows) or _TO_DATE.match(view.words) is not None
    return event.sense == "destroy" and any(
        other.event is event
        and other.family == "equipment"
        and (cumulative or not {"aircraft", "helicopter", "ship"} & set(other.classes))
        for other in view.mentions
    )
