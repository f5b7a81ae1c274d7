"""Tolls and counted casualties: "the death toll rose to 25", "one death and eight injuries"."""

import re
from collections.abc import Sequence

from tracker.claims.loss.victims import is_victim
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

_ATTACKING = frozenset({"attack", "launch", "strike"})
_TOLLS = {"toll_missing": "missing", "toll_injured": "injured", "toll": "killed"}
_TOLL_KINDS = frozenset(_TOLLS)
_TOLL_OR_LOSSES = _TOLL_KINDS | {"casualty_noun"}
_COUNTS = spoken(
    "tolls.counts",
    r"(?:^|\b(?:to|at|is|are|was|were|of|reached|reaches|reach|hit|topped|passed|surpassed|past|exceed(?:s|ed)|be)\b)"
    r"\s*(?::\s*|(?:the |a |now |some |already |as high as |as many as )*)$",
)
_RAISED_TO = regex(r"\b(?:to|at) (?:about |at least |some )?$")
"""In "raised to 25 the number of people killed" the toll stands behind."""
_LIVES = regex(r"\b(?:took|takes|taken|claim(?:ed|s|ing)?|cost|costing) (?:[\w,-]+ ){1,3}lives$")
"""In "the strikes took 43 lives" so many were killed."""
_RISES_TO = regex(
    r" (?:has |had )?(?:risen|rose|climbed|grew|grown|jumped|increased|gone up|went up)"
    r" (?:again )?to (?:at least )?"
    r"|, а (?:затем|потом|позже|потім|згодом|пізніше) (?:[а-яіїє]+ )?до "
)
"""In "Monday's toll of three rose to five" both are told of the toll."""
_PASSED = regex(r"(?:sur)?passed|surpasses|exceed(?:ed|s)?|topped")
_FROM = regex(r"\b(?:from|of) $")
_ARMY = (
    r" (?:(?:total|combat|overall|estimated|cumulative|daily|military|battlefield|own|army|army's|recent"
    r"|personnel|troop|monthly|average) ){0,3}"
)
_OF_ARMY = regex(_ARMY)
_LOSSES = _ARMY + r"(?:losses|casualties|casualty)\b"
_LOSSES_OF = regex(_LOSSES)
_LEFT_OUT = regex(r"(?:'s|.. ones?)(?:,|:| -)? (?:to |at |about |some |over |more than |nearly |almost )?\d")
_RISEN = slavic(r" (?:вырос|возрос|увелич|подня|зрос|збільш)[а-яіїє]+ ")
"""In "до семи выросло число погибших" the toll stands behind its number."""
_FATE_OF = spoken("tolls.fate_of", r"\b(?:fate|whereabouts) of (?:another |some |about |at least )?$")
_UNKNOWN = spoken("tolls.unknown", r" (?:is|are|was|were|remains?|remained) (?:still )?(?:unknown|unclear)")
_OF_LOSSES = regex(r" (?:потерь|втрат)\b")
"""In "насчитал у РФ миллион человек потерь" the losses are an army's."""
_BODIES = regex(r"(?:bodies|тіл[оа]?|тел[оа]?)\b")
_BODIES_OF = spoken("tolls.bodies_of", r"\bbod(?:y|ies) of (?:at least |another |some |about )?$")
_RECOVERED = spoken(
    "tolls.recovered", r"\b(?:recover|found|find|pull|retriev|dug|unearth|extract|rubble|debris)"
)
_RECOVERED_DEAD = regex(r"\b(?:rubble|debris|dug|unearth)|завал|уламк|обломк")
"""Bodies of soldiers that their army recovers are those of men who fell long before."""
_WITH_WOUNDS = regex(
    r"\s+(?:с|із|з|зі|со|получил[аои]?|отримал[аои]|отримав|зазнал[аои]|зазнав|дістал[аои]|дістав)"
    r" (?:(?!смерт)[а-яіїє]+ ){0,3}(?:ранени|поранен|травм|ожог|опік|контузи|контузі)"
)
_HURT = regex(
    r"\s+(?:with (?:(?!fatal|deadly|mortal)[a-z-]+ ){0,3}(?:wounds|injuries|burns|concussions?|fractures)"
    r"|(?:(?:are|were|remain|remained) (?:currently |now |still )?)?in (?:[a-z]+ )?"
    r"(?:hospitals?|intensive care)(?=\s*(?:[,.;!)]|$)))\b",
)
_INJURIES_IN = regex(r"\b(?:injur(?:y|ies)|wounds) (?:in|to|among) $")
_SAVED = slavic(r"\b(?:врят|рятув|спас|евак|эвак)[а-яіїє]+(?:ли|ла|в|л|но|ны|ні) (?:ще |ещё |еще )?$")
_WOUNDS_OF = slavic(
    r"\b(?:ранения|поранення|травмы|травми|контузи[ия]|контузі[ії])"
    r" (?:(?:у|в|мають|имеют) )?(?:ещё |еще |ще )?$"
)
"""In "ранения у 31 человека", "поранення мають семеро" they are hurt."""
_HOSPITAL = (
    r"(?:в|у|до|по) (?:[а-яіїє]+ )?"
    r"(?:больниц|реанимаци|лікарн|лікарен|реанімаці|стац[иі]онар|шпитал|госпитал)[а-яіїє]+"
)
_BROUGHT = (
    r"(?:достав|доправ|отвез|відвез|увез|повез|забра|попал|потрап|наход|перебув|остал|оста[её]т|лиша|залиша"
    r"|лежат|лежить)[а-яіїє]*"
)
_IN_HOSPITAL = regex(
    rf"(?:(?:,[^,.;]{{1,50}})?,)? (?:- )?{_BROUGHT} (?:[а-яіїє]+ )?{_HOSPITAL}\b"
    rf"| (?:- )?{_HOSPITAL}(?=\s*(?:[,.;!)]|$))"
)
_TO_HOSPITAL = slavic(
    rf"\b(?:{_HOSPITAL}\b[^.;,\d]*\b{_BROUGHT}|{_BROUGHT} (?:[а-яіїє]+ )?{_HOSPITAL}) (?:ещё |еще |ще )?$"
)
"""In "До лікарень міста доправили п'ятьох дітей" those who were brought there are hurt."""
_FATE = regex(
    r", (?:(?P<killed>погибш|убит|загибл|вбит)|ранен(?!и[еяй])|поранен(?!н)|пострадавш|постраждал|травмирован"
    r"|травмован)[а-яіїє]+"
    r" (?=(?:под|в|во|на|за|у|при|під|внаслідок|від|от|из-за)\b)"
)
_AMONG = regex(
    r" (?:- )?(?:есть |є )?(?:среди|серед) (?:(?P<killed>погибш|убит|загибл|вбит)|ранен|поранен|пострадавш"
    r"|постраждал|травмирован|травмован)[а-яіїє]+\b"
)
"""In "один ребёнок среди погибших" what befell the counted stands behind."""
_SUPERSEDED = regex(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|prior|former|preliminary)\s+"
    r"(?:figures?|counts?|tall(?:y|ies)|numbers?|estimates?|totals?|reports?|statements?)"
    r"(?: of| was| were| at| as| (?:had )?(?:indicated|spoke of|suggested|mentioned|put)"
    r"| (?:had )?(?:said|stated)(?: that)?){0,2}"
    r"(?: (?:some|about|at least))? (?:\d+ [a-z]+ (?:and|were among the) )?$"
    r"|\b(?:earlier|previously) there (?:was|had been) talk of (?:about |at least )?$",
)
_KIN_OF = regex(
    r"\b(?:relatives|families|parents|friends|widows|samples) of (?:about |some |at least |the )?$"
)
_OF_PARTS = regex(r"(?: in [a-z]+)? \(\d[\d, ]*(?:killed|dead|deaths)\b")
_MONTHS_ON = regex(r" in [a-z]+(?: \d{4})?,?(?: and)? ")
_WHOSE_TOLL = regex(r"\b(civilian|child) $")
_EARLIER = spoken("tolls.earlier", r"\b(?:earlier|previous|initial|prior|former)\s+$")


_DEAD_OR_LOST = regex(
    r" (?:military|troops?|soldiers?'?|army|combat|battlefield)"
    r" (?:(?:fatalities|deaths|dead)\b|killed (?:in|since|so far|has|have|reached|exceed\w*)\b)"
    rf"| own (?:\w+ )?(?:dead|deaths|fallen|killed)\b|{_LOSSES}"
)
_FOLK = regex(
    r"(?: (?:на|в|во|у) [а-яіїєґ]+)?"
    r" (?:(?P<ru>россиян|росіян|(?:российск|російськ)[а-яіїє]+ (?:воен|солдат|військов))"
    r"|(?P<ua>(?:украинск|українськ)[а-яіїє]+ (?:воен|солдат|військов)))"
)
_CIVIL = regex(
    r"[^.;,]{0,30}?\b(?:civilian|child (?P<child>)|among (?:the )?(?:civilians?|residents|population"
    r"|children(?P<children>))\b)"
)
_BEFALLS = regex(r" (?:have|has|had|were|was) (?:been )?(?:killed|wounded|injured)\b")
_CAUSED = regex(
    r"\b(?:attacks?|strikes?|assault|shelling|bombardment|drones?|missiles?|bombs?)\b[^.;]*\b(?:caus(?:ed|ing)"
    r"|result(?:ed|ing) in|led to|leading to|left|leaving|with)\b[^.;,\d]{0,20}$"
)
"""In "the strike on the city caused 15 casualties" no army's are told."""


_NEAR_LOSS = 40


def mark_casualties(view: View, mentions: Sequence[Mention]) -> None:
    """Give a number the metric of its own noun, whatever verb stands in the sentence."""
    for before, mention in zip((None, *mentions), mentions, strict=False):
        if mention.family == "other" and is_victim(view, mention):
            mention.classes, mention.family = ("person",), "person"
        if mention.family == "casualty":
            mention.classes = _whose_casualties(view, mention) or mention.classes
        if not mention.family and _SAVED.search(view.normalised, view.start, mention.start):
            mention.family = "other"  # "тіла трьох загиблих, врятували сімох"
        if _KIN_OF.search(view.normalised, view.start, mention.start):
            mention.family, mention.classes = "other", ()  # "the relatives of seven of them"
        if not mention.family and _OF_PARTS.match(view.normalised, mention.end, view.end):
            mention.family = "other"  # "followed by 1,019 in May (183 killed, 836 injured)"
        if _is_unknown(view, mention):
            mention.metric, mention.classes, mention.family = "missing", ("person",), "person"
        if mention.family not in ("person", "") or mention.rule == "nobody" or mention.metric == "missing":
            continue
        counted = (
            _counted(mention)
            or _risen_behind(view, mention)
            or _hurt(view, mention)
            or _found_dead(view, mention)
        )
        if _LIVES.search(view.normalised, view.start, mention.end):
            counted = "killed"
        if _OF_LOSSES.match(view.normalised, mention.end, view.end):
            counted, mention.classes = "personnel_losses", ("soldier",)
        word = None if mention.inner else _governing(view, mention)
        mention.metric = counted or _counted_on(view, mention, before) or (toll_of(word) if word else "")
        if word is not None and (kind := _WHOSE_TOLL.search(view.normalised, view.start, word.start)):
            mention.classes = mention.classes or (kind[1],)
        if word is not None and mention.metric == "personnel_losses":
            mention.classes, mention.side = ("soldier",), _owner(view, word)
        elif word is not None:
            _mark_folk(view, mention, word)


def _mark_folk(view: View, mention: Mention, word: Item) -> None:
    """In "число погибших россиян превысило 35 тысяч" the army's dead are counted."""
    if folk := _FOLK.match(view.normalised, word.end, view.end):
        mention.classes, mention.side = ("soldier",), str(folk.lastgroup)


def _counted_on(view: View, mention: Mention, before: Mention | None) -> str:
    """In "840 fatalities in April, and 586 in May" the second counts the same."""
    if before is None or not before.metric or before.event is not None or mention.family:
        return ""
    same = _MONTHS_ON.fullmatch(view.normalised, before.end, mention.start)
    return before.metric if same and view.normalised.startswith(" in ", mention.end) else ""


def _is_unknown(view: View, mention: Mention) -> bool:
    """In "доля ще шістнадцяти невідома" nobody knows of them."""
    if mention.family == "air" or not _FATE_OF.search(view.normalised, view.start, mention.start):
        return False
    end = mention.span[1] if mention.family == "other" else mention.end
    return _UNKNOWN.match(view.normalised, end, view.end) is not None


def _whose_casualties(view: View, mention: Mention) -> tuple[str, ...]:
    """Who they are in "40 civilian casualties", "casualties among children"; else an army's."""
    if told := _CIVIL.match(view.normalised, mention.span[1], mention.end + 40):
        mention.metric = "personnel_losses"
        return ("civilian",) if told["child"] is None and told["children"] is None else ("child",)
    army = (
        mention.side
        or not mention.quantity.amount.high
        or view.has("soldier_noun")
        or view.page.language != "en"
    )
    caused = not army and _CAUSED.search(view.normalised, view.start, mention.start)
    mention.metric = "personnel_losses" if caused else mention.metric
    return ("person",) if caused else ()


def last_toll(view: View, mention: Mention) -> str:
    """The metric of the nearest word of a toll before the number: killed, injured or ""."""
    words = [item for item in view.items if _is_toll(item) and item.end <= mention.start]
    if risen := _risen_behind(view, mention):
        return risen
    if not words or _is_outdated(view, words[-1]):
        return ""
    between = any(
        words[-1].end <= other.start < mention.start
        or (mention.family == "person" and other.start < words[-1].start < other.end <= mention.start)
        or (other.rule == "nobody" and other.start <= words[-1].start < other.end)
        for other in view.mentions
    )
    if between and not _FROM.search(view.normalised[max(0, mention.start - 12) : mention.start]):
        return ""
    _mark_folk(view, mention, words[-1])
    return toll_of(words[-1])


def _risen_behind(view: View, mention: Mention) -> str:
    """In "До 13 выросло число пострадавших" the toll stands behind, and the number is what it came to."""
    people = mention.family == "person" and not mention.inner
    behind = _RISEN.match(view.normalised, mention.end if people else mention.span[1], view.end)
    if behind is None or (mention.family and not people):
        return ""
    amount = mention.quantity.amount
    exact = amount.model_copy(update={"low": amount.best, "high": amount.best, "bound": "exact"})
    mention.quantity = mention.quantity.model_copy(update={"amount": exact})
    return next((toll_of(item) for item in view.items if _is_toll(item) and item.start == behind.end()), "")


def is_outdated(view: View, mention: Mention) -> bool:
    """In "revising an earlier toll of 14" the number holds no more."""
    word = None if mention.inner else _governing(view, mention)
    if word is not None and _is_outdated(view, word):
        return True
    whole = next((other for other in view.mentions if other.part_of is mention), mention)
    return _SUPERSEDED.search(view.normalised, view.start, whole.start) is not None


def _is_outdated(view: View, word: Item) -> bool:
    return _EARLIER.search(view.normalised, view.start, word.start) is not None


def toll_of(word: Item) -> str:
    """Killed or injured, or the losses of an army."""
    if "casualty_noun" in word.senses:
        return "personnel_losses"
    kind = next((kind for kind in _TOLLS if kind in word.senses), "toll")
    return _TOLLS[kind]


def _is_toll(item: Item) -> bool:
    return not _TOLL_KINDS.isdisjoint(item.senses)


def army_of(view: View, mention: Mention) -> str:
    """Whose soldiers are the dead of "Russian military deaths", "лишилась 60 погибших"; else ""."""
    if view.page.language != "en":
        return _loses(view, mention)
    event = mention.event
    if event is not None and event.end <= mention.start and event.verb.form not in ("noun", "attr", "pred"):
        return ""  # "after its losses of May Russia killed nine people in Kharkiv"
    return _bearer(view, mention, _DEAD_OR_LOST)


def _bearer(view: View, mention: Mention, losses: re.Pattern[str]) -> str:
    """The side whose losses are told last before a number; in "Kyiv's, some 65,000" the word is left out."""
    side = ""
    for item in view.of_kind("side"):
        if item.start >= mention.end:
            break
        told = losses.match(view.normalised, item.end, view.end)
        if side and not told:
            told = _LEFT_OUT.match(view.normalised, item.end - len("'s"), view.end)
        attacked = (one for one in view.events if one.sense in _ATTACKING and one.start < mention.start)
        if told and not any(item.end <= one.start for one in attacked):
            side = str(item.get("side"))
    return side


def _loses(view: View, mention: Mention) -> str:
    """In "Потери российской армии - 5800 убитыми, украинской - 6100" the side named last lost them."""
    lost = next(
        (one for one in reversed(view.events) if one.sense == "lose" and one.end <= mention.start), None
    )
    if lost is None or any(lost.end <= one.start < mention.start for one in view.of_kind("civilian_noun")):
        return ""
    before = [one for one in view.of_kind("side") if one.end <= mention.start]
    near = before and before[-1].end > max(view.start, lost.start - _NEAR_LOSS)
    return str(before[-1].get("side")) if near else ""


def left_out_owner(view: View, mention: Mention) -> str:
    """In "put its losses at nil and Ukraine's at 1,450 men" whose they are stands right before the number."""
    before = [one for one in view.of_kind("side") if one.end <= mention.start]
    alone = before and _LEFT_OUT.match(view.normalised, before[-1].end - len("'s"), mention.span[1])
    return str(before[-1].get("side")) if alone else ""


def _owner(view: View, item: Item) -> str:
    """Whose casualties: "Russian casualties"; "" where the item tells of no army's."""
    if "casualty_noun" not in item.senses:
        return ""
    sides = (one for one in view.of_kind("side") if _OF_ARMY.fullmatch(view.normalised, one.end, item.start))
    return next((str(one.get("side")) for one in sides), "")


def losing_side(view: View, mention: Mention) -> str:
    """Whose losses or casualties are told before the number: "put Russian losses at 1,140,000 killed"."""
    if mention.metric not in ("personnel_losses", "equipment_destroyed"):
        return ""
    if mention.metric == "personnel_losses":
        return _bearer(view, mention, _LOSSES_OF)
    weapons = {one.start: one.end for one in view.of_kind("class")}
    for item in view.of_kind("side"):
        if item.end > mention.start:
            break
        end = weapons.get(item.end + 1)  # "Russian tank losses"
        if end and _LOSSES_OF.match(view.normalised, end, view.end):
            return str(item.get("side"))
    return ""


def _counted(mention: Mention) -> str:
    """In "eight injuries" the noun is the event itself; one that is a verb too is left to the events."""
    for item in mention.inner:
        event = item.get("counted")
        if event and not item.get("verb") and not item.get("noun"):
            return str(event[0])
    return ""


def _hurt(view: View, mention: Mention) -> str:
    """In "ещё двое с осколочными ранениями доставлены в больницу" the wounds are told of the counted."""
    if view.page.language == "en":
        before = _INJURIES_IN.search(view.normalised, view.start, mention.start)
        return "injured" if before or _HURT.match(view.normalised, mention.end, view.end) else ""
    wounds = _WITH_WOUNDS.match(view.normalised, mention.end, view.end)
    wounds = wounds or _WOUNDS_OF.search(view.normalised, view.start, mention.start)
    if wounds or _IN_HOSPITAL.match(view.normalised, mention.end, view.end):
        return "injured"
    if mention.family and _TO_HOSPITAL.search(view.normalised, view.start, mention.start):
        return "injured"
    fate = _FATE.match(view.normalised, mention.end, view.end) or _AMONG.match(
        view.normalised, mention.end, view.end
    )
    return "" if not fate else "killed" if fate["killed"] else "injured"


def _found_dead(view: View, mention: Mention) -> str:
    """In "pulled three bodies from the rubble", "recovered the bodies of 12 people" they were killed."""
    bodies = _BODIES.search(view.normalised, mention.start, mention.end)
    of = _BODIES_OF.search(view.normalised, view.start, mention.start)
    if not bodies and not of:
        return ""
    slavic = view.page.language != "en"
    tolls = [item for item in view.items if _is_toll(item) and not mention.start <= item.start < mention.end]
    if any(slavic or item.start > mention.end for item in tolls):
        return ""  # "..., taking the death toll to 19"
    clause = view.clause_of(mention.start)
    found = _RECOVERED_DEAD if mention.classes == ("soldier",) else _RECOVERED
    return "killed" if found.search(view.normalised, *clause) else ""


def _governing(view: View, mention: Mention) -> Item | None:
    """The toll of a clause, where the number is what it came to: "the toll ... stands at 9"."""
    if view.kinds.isdisjoint(_TOLL_OR_LOSSES):
        return None
    if _RAISED_TO.search(view.normalised, view.start, mention.start):
        for item in view.items:
            if _is_toll(item) and view.normalised[mention.span[1] : item.start] in (" ", " the "):
                return item
    if mention.family and _BEFALLS.match(view.normalised, mention.end, view.end):
        return None  # "The toll is stark: 1.2 million soldiers have been killed or wounded"
    clause = view.clause_of(mention.start)
    words = [
        item
        for item in view.items
        if (_is_toll(item) or _owner(view, item)) and clause[0] <= item.start and item.end <= mention.start
    ]
    if words and any(
        other is not mention and other.start <= words[-1].start < other.end for other in view.mentions
    ):
        return None  # "11 поранених, на Сумщині - одна людина": the word belongs to the number before it
    between = [other for other in view.mentions if words and words[-1].end <= other.start < mention.start]
    if words and len(between) == 1 and _RISES_TO.fullmatch(view.normalised, between[0].end, mention.start):
        return words[-1]
    if not words or between:
        return None
    counts = _COUNTS.search(view.normalised[words[-1].end : mention.start])
    counts = counts or _PASSED.match(view.normalised, mention.start, mention.span[0])
    return words[-1] if counts else None
