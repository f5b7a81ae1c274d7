"""Figures without a verb of the metrics: tolls, troops, headlines, lists, "the number of drones"."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tracker.claims.loss.tolls import last_toll
from tracker.claims.page.groups import OUTCOMES
from tracker.claims.page.items import LEXICONS
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import BY_MEANS
from tracker.claims.page.view import View
from tracker.claims.relation.parts import told_again
from tracker.claims.settle.force import counts_troops, is_force, is_present, is_strength
from tracker.claims.settle.held import is_owned
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

_EVENTLESS = spoken(
    "verbless.told", r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|said|says|does|do|did)\b"
)
_OUTFIT = slavic(r"\W*(?:бо[еє]комплект|бо[еє]запас|экипировк|екіпіровк|озброєнн|вооружени)[а-яіїє]*\b")
_VERBLESS = spoken(
    "verbless.follows", r"\s*(?:[,:;.)(–-]|and\b|over\b|on\b|in\b|during\b|at\b|overnight|by\b|since\b|$)"
)
_BARE = spoken(
    "verbless.bare",
    r"(?:.{0,60}[:–-]\s*)?[\s\"'•*-]*(?:(?:at least|more than|over|about|some|nearly|almost|up to|another|all"
    r"|around|a total of|the|in total|overnight|overall|in all|and|with)[ :,]*)*",
)
_STRIKE_AND_TOLL = regex(
    r"[^.:]{0,60}\b(?:strikes?|attacks?|shelling|raid|bombing)\b[^.]{0,60}"
    r"\b(?:number of )?(?:casualties|victims)\b"
)
"""In "Russian strike on Kyiv: number of casualties rises to 28" no army's losses are told."""
_RECORD = regex(r", [^.;]{0,80}\b(?:set|broke|marked|was)\b [^.;]{0,40}\brecord\b")
_RECORD_AT = regex(r"\brecord (?:so far |to date |yet )?(?:stands at|stood at|is|was) $")
"""In "Its record so far stands at 728" what was told before is counted."""
_RECORD_OF = spoken(
    "verbless.record",
    r"\brecord\b(?: (?:so far|to date|yet|for (?:a|one) (?:single )?(?:night|day|attack)))?"
    r"(?:,[^,;.]{0,30},)?"
    r"(?: (?:is|was|stands at|stood at|remains|of|set on [^;.:]{3,20}:))? ?[-:]? "
    r"(?:still |about |some |nearly |more than |over |at least )*$",
)
_BROUGHT = regex(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|winter"
    r"|spring|summer"
    r"|autumn|night|day|week|weekend|month|year|morning|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday)"
    r"(?: (?:also|alone|then))? brought (?:(?:the country|ukraine|kyiv|another|some|about|more than"
    r"|a record|at least) )*$"
)
_RANKED = regex(
    r", (?:the|a) [^,;.\d]{0,30}?\b(?:\w+est|most|record|high|low)\b[^,;.\d]{0,40}, (?:and|as well as) "
)
_NEXT_PLACE = regex(r"\),? (?:and |and in |in |і |и |та |в |у )?[^\W\d][\w' -]{2,30} \(")
_SUFFERED = frozenset({"kill", "die", "injure", "casualty", "missing"})
"""What people suffered stands beside the weapons: "653 дрони, 51 ракета, троє поранених"."""
_SAYS = regex(r"[^:;.\d]{3,60}: ")
_OTHER_THINGS = regex(r"(?:(?<=[:–-] )|^)(?:[\d ]*\d(?: [а-яіїєґё'-]+){1,3}, )+$")
"""In "Головне за добу: 140 боїв, 88 авіабомб" the list begins with what is no weapon."""
_MOST_OF = regex(
    r"[\s-]*(?:(?:ещё|еще|ще) [^,;.]{1,30} (?:над|в небе|у небі) "
    r"|больше всего|наибольшее (?:число|количество)|найбільш(?:е|а кількість)\b)"
)
_CORRECTED = regex(r"\bне [\d ]+, (?:а|але) ")
_MOST = regex(
    r"\"?, (?:из них |з них |із них )?(?:больше всего|найбільше|больше всех|most of them)(?:,| -)? "
)
_NEXT_TIME = regex(
    r"\"?[,;] (?:а |and )?(?:(?:за|у|в|на|in|by|on|during|the|в ночь на|в ніч на) )*[^\W\d]{3,14}"
    r" - (?:ще |ещё |еще |another )?"
    r"| (?:проти|против|against) "
)
_AFTER = regex(r"\W*(?:after|following|после|після) (?:the |a total of )?")
_HAD = regex(
    r"\b(?:had|got|faced|took)"
    r"(?: (?:at least|more than|over|up to|about|some|around|nearly|almost|as many as))? $"
)
_OVER_US = regex(
    r" (?:(?:flying|coming|heading|aimed|headed) )?(?:over|above|on|at|against|towards?) (?:the |our |this )?"
    r"(?:city|us\b|town|region|capital|heads|country|district|community|kharkiv|kyiv|odesa)"
)


class Way(NamedTuple):
    """A question about a figure without a verb, and what the figure counts if the answer is yes."""

    asks: Callable[[View, Mention], bool]
    metric: str
    classes: tuple[str, ...] = ()
    rule: str = ""


def without_verb(view: View, mention: Mention) -> None:
    """Tolls, troops, "the number of drones", lines without a verb: the first way that tells it."""
    if mention.family in ("person", "") and (metric := last_toll(view, mention) or _as_before(view, mention)):
        mention.metric = metric
        return
    for way in _WAYS.get(mention.family, ()):
        if way.asks(view, mention):
            mention.metric, mention.rule = way.metric, way.rule or mention.rule
            mention.classes = way.classes or mention.classes
            return


def _as_before(view: View, mention: Mention) -> str:
    """In "103 беспилотника, больше всего, 54, над Брянщиной", "in Lyman (3), Izium (4)" all count alike."""
    before = view.previous(mention)
    if before is None or mention.family:
        return ""
    gap = view.normalised[before.end : mention.start]
    if _MOST.fullmatch(gap):
        mention.event, mention.role = before.event, before.role
        return before.metric
    alike = _NEXT_PLACE.fullmatch(gap) and view.normalised.startswith(")", mention.span[1])
    return before.metric if alike else ""


def _is_of_record(view: View, mention: Mention) -> bool:
    """In "Its record so far stands at 728" what was told before is counted."""
    first = mention is view.mentions[0]
    told = (
        mention.record
        or (first and mention.compared)
        or _RECORD_AT.search(view.normalised, view.start, mention.start) is not None
    )
    return told and view.page.tells_of_war


def _is_bare_record(view: View, mention: Mention) -> bool:
    """In "The previous high was 691 drones" no verb behind tells what became of them."""
    return _is_of_record(view, mention) and all(event.end <= mention.start for event in view.events)


def _are_of_army(view: View, mention: Mention) -> bool:
    """Whether casualties are an army's losses."""
    if mention.quantity.amount.high == 0:
        return False  # "there were no casualties"
    return bool(mention.side) or (view.has("side") and not _STRIKE_AND_TOLL.match(view.words))


def _is_headline_again(view: View, mention: Mention) -> bool:
    """In "За ніч - 120 дронів, за день - ще 60" only the time is new."""
    before = view.previous(mention)
    if before is None or before.rule != "headline" or before.metric != "launched":
        return False
    return _NEXT_TIME.fullmatch(view.normalised, before.end, mention.start) is not None


def _may_be_sent(view: View, mention: Mention) -> bool:
    return mention.part_of is None and not view.has("production_word")


def _is_number_of(view: View, mention: Mention) -> bool:
    """In "the number of drones rose to 100" they were sent."""
    return mention.rule == "number_of" and _may_be_sent(view, mention)


def _is_of_attack(view: View, mention: Mention) -> bool:
    return _may_be_sent(view, mention) and any(told(view, mention) for told in _OF_AN_ATTACK)


def _sets_record(view: View, mention: Mention) -> bool:
    """In "With 6,297 drones in July, Russia set a monthly record" the verb is left out."""
    opens = view.normalised.startswith("with ", view.start) and mention is view.mentions[0]
    return opens and _RECORD.search(view.normalised, mention.end, view.end) is not None


def _is_blow(view: View, mention: Mention) -> bool:
    """In "По Сумах двома ракетами." the instrumental tells with what the place was struck."""
    if view.events or not BY_MEANS.search(view.normalised, mention.span[1], mention.end):
        return False
    return any(view.normalised.endswith("по ", view.start, one.start) for one in view.of_kind("region"))


def _is_record(view: View, mention: Mention) -> bool:
    """In "Пока рекорд - 810 беспилотников 7 сентября", "the record is 810 drones" one attack is told."""
    return _RECORD_OF.search(view.normalised, view.start, mention.start) is not None


def _is_of_day(view: View, mention: Mention) -> bool:
    """In "Sunday's 810 drones beat the record" they came on the day."""
    day = next((one for one in view.windows if one.span[1] == mention.start - 1), None)
    if day is None or day.window.basis not in ("day", "night"):
        return False
    return view.page.language != "en" or view.normalised.endswith("'s", 0, day.span[1])


def _is_brought(view: View, mention: Mention) -> bool:
    """In "January brought 4,210 drones, the fewest since October, and 141 missiles" a time brings them."""
    if _BROUGHT.search(view.normalised, view.start, mention.start):
        return True
    before = view.previous(mention)
    if before is None or before.family != "air" or before.metric != "launched":
        return False
    return _RANKED.fullmatch(view.normalised, before.end, mention.start) is not None


def _lists_hits(view: View, mention: Mention) -> bool:
    """In "Direct hits: 11 drones, 7 locations" the list tells of hits."""
    if not _may_be_sent(view, mention):
        return False
    hits = [item for item in view.of_kind("counted") if item.get("counted")[0] == "hit"]
    return any(view.normalised.startswith(":", item.end) and item.end < mention.start for item in hits)


def has_stopped_part(view: View, mention: Mention) -> bool:
    """In "110 drones by night and 46 by day, of which 51 were downed" all of them were launched."""
    parts = [one for one in view.mentions if one.subset_of is not None and one.start >= mention.end]
    return mention.subset_of is None and any(one.metric in OUTCOMES and one.event for one in parts)


def _is_told_again(view: View, mention: Mention) -> bool:
    """In "465 drones and 32 missiles, 405 drones and 15 missiles downed" the first list flew."""
    if not any(one is mention for one in told_again(view.mentions, view.normalised)):
        return False
    later = (one for one in view.mentions if one.start > mention.end and one.classes == mention.classes)
    return any(one.metric in OUTCOMES for one in later)


def _lists_launched(view: View, mention: Mention) -> bool:
    """In "Of 47 targets, 40 drones and 7 missiles" the parts were launched as the whole was."""
    return not view.events and any(one.whole and one.metric == "launched" for one in view.mentions)


def _is_told_with_all(view: View, mention: Mention) -> bool:
    """In "Odesa: 22 drones, all downed" the number is that of the attack."""
    later = [one for one in view.mentions if one.start >= mention.end]
    if not later or later[0].quantity.form not in ("all", "all_but"):
        return False
    return later[0].metric in OUTCOMES and view.normalised[mention.end : later[0].start].lstrip('"') == ", "


def is_whole_of_next(view: View, mention: Mention) -> bool:
    """In "92 беспилотника, 71 сбит", "28 «шахедів», влетіло п'ять" the first is that of the attack."""
    later = [one for one in view.mentions if one.start >= mention.end]
    if not later or later[0].family or later[0].metric not in OUTCOMES or view.page.language == "en":
        return False
    told = later[0].event
    behind = told is not None and mention.end <= told.start < later[0].start
    opens = told.start if told is not None and behind else later[0].start
    joined = view.normalised[mention.end : opens].lstrip('"') == ", "
    return joined and not any(event.end <= mention.start for event in view.events)


def _is_what_came_before(view: View, mention: Mention) -> bool:
    """In "After 138 drones on the night of 3 December, Ukraine faced ..." the phrase has no verb."""
    if not _AFTER.fullmatch(view.normalised, view.start, mention.start):
        return False
    comma = view.normalised.find(",", mention.end, view.end)
    return comma > 0 and not any(event.start < comma for event in view.events)


def _is_counted_on(view: View, mention: Mention) -> bool:
    """In "the number of targets reached 49: 40 drones and 9 missiles" the list tells of the same."""
    wholes = [one for one in view.mentions if one.metric == "launched" and one.end <= mention.start]
    colon = wholes and view.normalised[wholes[0].end :].lstrip().startswith(":")
    later = wholes and any(event.start >= wholes[0].end for event in view.events)
    return bool(colon) and not later


def _is_headline(view: View, mention: Mention) -> bool:
    """A line without a verb tells of the attack that the text is about."""
    if _MOST_OF.match(view.words):
        return False  # "Больше всего - 27 - пришлось на Кубань" tells of what was counted before
    if view.has("aid_word") or view.between(mention.start - 16, mention.start, "debris_word"):
        return False  # "debris of nine drones"
    if view.page.language != "en" and (_tells_no_event(view) or _goes_on_with_time(view, mention)):
        return False
    said = _SAYS.match(view.normalised, view.start, mention.start) if view.page.language != "en" else None
    opens = said.end() if said else view.start
    if _tells_deed(view, opens, _end_of_line(view, mention)) or not LEXICONS[view.page.language].verbs:
        return False
    weapons = [one.start for one in view.mentions if one.family == "air" or view.page.language == "en"]
    before = _OTHER_THINGS.sub("", _CORRECTED.sub("", view.normalised[opens : weapons[0]]))
    follows = _VERBLESS.match(view.normalised, mention.end, view.end)
    return follows is not None and _BARE.fullmatch(before) is not None


def _tells_no_event(view: View) -> bool:
    """In "Боекомплект катера - 8 ракет" neither a time nor a place nor who did it is told anywhere."""
    page = view.page
    if _OUTFIT.match(view.words):
        return True
    if page.tells_when or page.names_this_war:
        return False
    return not any("role" in item.senses or "claimant" in item.senses for item in page.items)


def _goes_on_with_time(view: View, mention: Mention) -> bool:
    """In "Ракета летить 40 хвилин. Балістика - три." the minutes are counted on."""
    if view.before is None or mention.end > mention.span[1] or len(view.mentions) > 1:
        return False
    last = view.page.numbers_within(view.before.start, view.start)[-1:]
    return any(one.reason == "duration" for one in last)


def _end_of_line(view: View, mention: Mention) -> int:
    """Where what a line tells of its attack ends: "130 дронов за ночь: горит нефтебаза, ранены двое"."""
    other = view.page.language != "en"
    stop = view.normalised.find(";", mention.end, view.end)
    if stop > 0 and (other or ":" in view.normalised[view.start : mention.start]):
        return stop
    signs = (": ", " - ") if other else (" - ",)
    ends = (view.normalised.find(sign, mention.end, view.end) for sign in signs)
    return next((end for end in ends if end > 0), view.end)


def _tells_deed(view: View, start: int, end: int) -> bool:
    """Whether a verb stands in a part of a sentence, or tells before it of what is no toll."""
    counted = {one.span[1] + 1 for one in view.mentions}  # "4 310 обстрілів" counts shellings
    told = (event for event in view.events if event.sense not in _SUFFERED and event.start not in counted)
    if any(event.start < end for event in told):
        return True
    weapon_words = {item.start for item in view.of_kind("class")}
    verbs = (one.start() for one in _EVENTLESS.finditer(view.normalised, start, end))
    return any(at not in weapon_words for at in verbs)


def _came_over(view: View, mention: Mention) -> bool:
    """In "within an hour we had 26 missiles over the city" they were sent at it."""
    had = _HAD.search(view.normalised, view.start, mention.start)
    return had is not None and _OVER_US.match(view.normalised, mention.end, view.end) is not None


_OF_AN_ATTACK = (
    _came_over,
    has_stopped_part,
    _is_told_again,
    _lists_launched,
    _is_counted_on,
    _is_what_came_before,
    _is_told_with_all,
    is_whole_of_next,
    _is_headline,
    _sets_record,
    _is_record,
    _is_of_day,
    _is_brought,
    _is_blow,
)
"""How a sentence without a verb tells of weapons that were sent."""
_FORCE = ("force_size", ("soldier",))
_WAYS: Mapping[str, tuple[Way, ...]] = MappingProxyType(
    {
        "": (
            Way(_is_of_record, "launched"),
            Way(is_strength, *_FORCE),
            Way(counts_troops, *_FORCE),
            Way(_is_headline_again, "launched", rule="headline"),
            Way(is_force, *_FORCE),
        ),
        "air": (
            Way(_is_bare_record, "launched"),
            Way(_lists_hits, "hit", rule="headline"),
            Way(_is_number_of, "launched"),
            Way(_is_of_attack, "launched", rule="headline"),
            Way(is_owned, "stock"),
        ),
        "equipment": (Way(is_owned, "stock"),),
        "casualty": (Way(_are_of_army, "personnel_losses"),),
        "person": (Way(is_present, *_FORCE), Way(is_force, *_FORCE)),
        "other": (Way(is_strength, *_FORCE),),
    }
)
"""What a figure without a verb counts, by the family of its noun."""
