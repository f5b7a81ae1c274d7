"""The metric of a counted thing where its verb alone does not tell: what fell, stays up or is lost."""

from tracker.claims.loss.losing import army_of, fate_of_lost
from tracker.claims.loss.losses import (
    is_aboard,
    is_exchanged,
    is_met,
    is_minus,
    is_mourned,
    strikes_targets,
    tells_of_army,
)
from tracker.claims.page.groups import EQUIPMENT, OUTCOMES
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.rejection.other_senses import are_made
from tracker.claims.rejection.third import is_handed_over
from tracker.claims.settle import context
from tracker.claims.settle.again import is_of_times
from tracker.claims.settle.book import Book
from tracker.claims.settle.ellipsis import respective
from tracker.claims.settle.fates import FLEW, correct_outcome, inherit_before, is_corrected_whole
from tracker.claims.settle.flown import (
    comes_in,
    correct_air,
    fell_abroad,
    flies_at_us,
    is_defended,
    is_left_over,
    is_seen_abroad,
    stays,
)
from tracker.claims.settle.force import is_built_up
from tracker.claims.settle.located import locate
from tracker.claims.settle.produced import (
    is_planned_on,
    maker,
    makes_on,
    produced,
    turned_out_on,
    what_is_made,
)
from tracker.claims.settle.shares import outcome_of_share
from tracker.claims.settle.verbless import without_verb
from tracker.claims.verb.other_verbs import is_dud
from tracker.claims.where.country import tells_of_neighbour
from tracker.text.lazy import regex

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
_FROM_THERE = regex(r"\b(?:from|out of) (?:[\w'-]+ ){0,4}$")
"""In "українці, які втратили все" they bear a loss and are none."""
_COUNTRY_WAS = regex(
    r"\b(?:ukraine|russia|the country) (?:was|is|has been|had been|being|got)(?: again| also| \w+ly)* $"
)
_SLAIN = regex(r"neutrali|eliminat|destroy|destruct|liquidat|wip|obliterat")
"""What an army says it did to soldiers."""


_LIQUIDATED = regex(r"ліквідован|ликвидирован")
_PAST_DAY = regex(r"\b(?:за (?:минулу |прошедшие |минувшие |останню )?(?:добу|сутки)|минулої доби)\b")
_HURT = regex(r"\b(?:поранен|ранен)")


def find_metric(book: Book, view: View, mention: Mention) -> None:
    """Fill or correct the metric of a counted mention from what stands beside it."""
    locate(book, view, mention)
    _inherit(book, view, mention)
    inherit_before(book, view, mention)
    _fill(book, view, mention)
    if mention.part_of is not None and mention.metric in ("", "suppressed"):
        mention.metric = outcome_of_share(view, mention) or mention.metric
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
    whose = ((), ("person",)) if mention.side else ((), ("person",), ("soldier",))
    if mention.metric == "killed" and _is_of_bulletin(view, mention):
        mention.metric = "personnel_losses"
    dead = mention.metric in ("killed", "injured") and mention.classes in whose
    if dead and (side := army_of(view, mention)):
        mention.classes, mention.side = ("soldier",), side
    if mention.metric == "killed" and (is_aboard(view, mention) or is_exchanged(view, mention)):
        mention.metric = ""


def _is_of_bulletin(view: View, mention: Mention) -> bool:
    """In "за добу ліквідовано 940 окупантів, знищено п'ять танків" both dead and wounded are told."""
    event = mention.event
    if (
        mention.classes != ("soldier",)
        or event is None
        or not _LIQUIDATED.match(view.normalised, event.start)
    ):
        return False
    listed = any(one.family == "equipment" and one.start >= mention.end for one in view.mentions)
    return listed and _PAST_DAY.search(view.words) is not None and not _HURT.search(view.words)


def _is_country_hit(view: View, mention: Mention) -> bool:
    """In "Ukraine was hit by 728 drones" so many were sent at it; those that got through hit some place."""
    event = mention.event
    if event is None or event.sense != "strike" or not event.passive or event.end > mention.start:
        return False
    return _COUNTRY_WAS.search(view.normalised, view.start, event.start) is not None


def _fill(book: Book, view: View, mention: Mention) -> None:
    """Put right the metric that the verb alone gives."""
    if mention.metric == "launched" and _is_repelled(view, mention):
        mention.metric = "neutralised"
    if mention.metric == "launched" and is_of_times(book, view, mention):
        mention.metric = ""
    if mention.metric == "hit" and _is_country_hit(view, mention):
        mention.metric = "launched"
    if mention.metric == "launched" and (are_made(view, mention) or turned_out_on(book, view, mention)):
        mention.metric = "production"
    if mention.metric == "launched" and is_handed_over(view, mention):
        mention.metric = ""
    elif mention.metric == "production":
        produced(book, view, mention)
    elif mention.metric in ("hit", "launched") and strikes_targets(view, mention):
        mention.metric = ""
    elif mention.family == "hits" and mention.metric not in OUTCOMES:
        mention.metric = "hit"
    elif not mention.metric and (made := maker(view, mention)):
        mention.event = made
        mention.metric, mention.family = context.production_metric(view, mention), "air"
    elif not mention.metric and makes_on(view, mention):
        mention.metric, mention.family = "production", ""
        produced(book, view, mention)
    elif is_planned_on(book, view, mention):
        mention.metric, mention.classes = "production_planned", what_is_made(book, view, mention)
    elif is_corrected_whole(book, view, mention):
        mention.metric, mention.rule = "launched", "headline"
    elif not mention.metric and not book.headings.lists_aid(view):
        without_verb(view, mention)
    elif mention.metric == "stock" and (_keeps(view, mention) or _is_taken_out(view, mention)):
        mention.metric = ""
    if mention.metric == "left_airspace":
        _correct_left(book, view, mention)


def _correct_left(book: Book, view: View, mention: Mention) -> None:
    """Put right what words of leaving tell of weapons that are still here."""
    if mention.implicit and not tells_of_neighbour(view):
        mention.metric = ""  # "a missile and a base, which the first tank has left"
    elif is_left_over(view, mention):
        mention.metric = "stock"
    elif comes_in(view, mention) or flies_at_us(view, mention):
        mention.metric = "launched"
    elif stays(view, mention):
        _count_on(book, view, mention)


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
    """Put right what verbs of losing and killing tell of soldiers."""
    event = mention.event
    if event is not None and event.sense in ("destroy", "neutralise"):
        slain = _SLAIN.match(view.normalised, event.start) or view.page.language != "en"
        mention.metric = mention.metric if slain and mention.classes == ("soldier",) else ""
    if is_mourned(view, mention):
        mention.metric = "killed"
    elif is_built_up(view, mention):
        mention.metric = "force_size"
    elif fate := fate_of_lost(view, mention):
        mention.metric, mention.classes = fate, ("soldier",)
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


def _count_on(book: Book, view: View, mention: Mention) -> None:
    """In "including 37 over Bryansk and 19 headed for Moscow" the part was counted as the others were."""
    mention.metric = ""
    _inherit(book, view, mention)
    before = view.previous(mention)
    if before is not None and not mention.metric:
        mention.metric, mention.event, mention.role = before.metric, before.event, before.role
        mention.classes = mention.classes or before.classes


def _of_whole(book: Book, view: View, mention: Mention) -> tuple[str, ...]:
    """In "447 drones and 90 missiles, and 475 of them" more are told than the last: of all before it."""
    whole = mention.subset_of
    if whole is None:
        return ()
    told, most = mention.quantity.amount.low or 0.0, whole.quantity.amount.high or 0.0
    if whole.family != "air" or not 0 < most < told:
        return whole.classes
    before = view.mentions[: view.mentions.index(whole) + 1]
    listed = [one for one in before if one.family == "air" and one.event is whole.event and not one.subset_of]
    total = sum(one.quantity.amount.high or 0.0 for one in listed)
    return (
        book.history.widest({name for one in listed for name in one.classes})
        if told <= total
        else whole.classes
    )


def _inherit(book: Book, view: View, mention: Mention) -> None:
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
    if not mention.metric and parent.metric and alike and not is_dud(mention, view.normalised):
        mention.metric, mention.event, mention.role = parent.metric, parent.event, parent.role
    if mention.metric:
        mention.side = mention.side or parent.side
        if parent.classes == ("soldier",) and mention.classes == ("person",):
            mention.classes = parent.classes  # "300 wounded, including 42 officers"
        mention.classes = mention.classes or respective(view, mention) or _of_whole(book, view, mention)
        if mention.metric == parent.metric:
            mention.flags.append("part_of_whole")
