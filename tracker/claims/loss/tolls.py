"""Tolls and counted casualties: "the death toll rose to 25", "one death and eight injuries"."""

from collections.abc import Sequence

from tracker.claims.loss.harm import TOLL_KINDS, TOLLS, found_dead, hurt, is_toll
from tracker.claims.loss.losing import loses_people, owner
from tracker.claims.loss.of_harmed import died_later, fate_of_part, name_part
from tracker.claims.loss.victims import is_victim
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

_TOLL_OR_LOSSES = TOLL_KINDS | {"casualty_noun"}
_COUNTS = spoken(
    "tolls.counts",
    r"(?:^|\b(?:to|at|is|are|was|were|of|reached|reaches|reach|hit|topped|passed|surpassed|past"
    r"|exceed(?:s|ed)?|be|lies?|stands?|number(?:s|ed)?)\b)"
    r"\s*(?::\s*|(?:the |a |now |some |already |as high as |as many as |between )*)$",
)
_RAISED_TO = regex(r"\b(?:to|at) (?:about |at least |some )?$")
"""In "raised to 25 the number of people killed" the toll stands behind."""
_LIVES = regex(r"\b(?:took|takes|taken|claim(?:ed|s|ing)?|cost|costing) (?:[\w,-]+ ){1,3}lives$")
_COSTS = regex(r"\bcost(?:s|ing)? (?:another |some |about |at least )?$")
_THEIR_LIVES = regex(r" (?:their lives|his life|her life)\b")
"""In "the strikes took 43 lives" so many were killed."""
_RISES_TO = regex(
    r" (?:has |had )?(?:risen|rose|climbed|grew|grown|jumped|increased|gone up|went up)"
    r" (?:again )?to (?:at least )?"
    r"|, а (?:затем|потом|позже|потім|згодом|пізніше) (?:[а-яіїє]+ )?до "
)
"""In "Monday's toll of three rose to five" both are told of the toll."""
_BESIDE = regex(
    r" (?:(?:at|to|of|up to|reached|numbered|stood at|(?:rose|fell|climbed|dropped|grew|came|increased) to"
    r"|-|до) )?"
    r"(?:about |some |over |more than |nearly )?"
)
_ANDS = (" and ", ", ", " while ", " і ", " та ", " и ")
_THEN = regex(
    r"(?:(?:,|;|and|but|then|already|by|on|at|to|in|until"
    r"|а|и|і|та|к|ко|до|в|у|во|на|вже|уже|потом|потім|-|:) *)*"
)
"""In "stood at ten on Friday and at 14 on Sunday" only the time is new."""
_PASSED = regex(r"(?:sur)?passed|surpasses|exceed(?:ed|s)?|topped")
_FROM = regex(r"\b(?:from|of) $")
_RISEN = slavic(r" (?:вырос|возрос|увелич|подня|зрос|збільш)[а-яіїє]+ ")
"""In "до семи выросло число погибших" the toll stands behind its number."""
_FATE_OF = spoken("tolls.fate_of", r"\b(?:fate|whereabouts) of (?:another |some |about |at least )?$")
_UNKNOWN = spoken("tolls.unknown", r" (?:is|are|was|were|remains?|remained) (?:still )?(?:unknown|unclear)")
_OF_LOSSES = regex(r" (?:потерь|втрат)\b")
"""In "насчитал у РФ миллион человек потерь" the losses are an army's."""
_SAVED = slavic(r"\b(?:врят|рятув|спас|евак|эвак)[а-яіїє]+(?:ли|ла|в|л|но|ны|ні) (?:ще |ещё |еще )?$")
_SUPERSEDED = regex(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|prior|former|preliminary)\s+"
    r"(?:figures?|counts?|tall(?:y|ies)|numbers?|estimates?|totals?|reports?|statements?)"
    r"(?: of| was| were| at| as| (?:had )?(?:indicated|spoke of|suggested|mentioned|put)"
    r"| (?:had )?(?:said|stated)(?: that)?){0,2}"
    r"(?: (?:some|about|at least))? (?:\d+ [a-z]+ (?:and|were among the) )?$"
    r"|\b(?:earlier|previously) there (?:was|had been) talk of (?:about |at least )?$",
)
_OF_BEFORE = regex(r"earlier|previous|initial|prior|former|preliminary")
"""What tells that a toll was told before."""
_KIN_OF = regex(
    r"\b(?:relatives|families|parents|friends|widows|samples) of (?:about |some |at least |the )?$"
)
_CORRECTED_TO = regex(
    r"\b(?:correct|revis|rais|updat|lower|chang|increas|reduc)\w* (?:it|that|this"
    r"|(?:the|his|her|its|their) (?:figure|number|count|total|estimate))"
    r" (?:up |down )?to (?:at least |about )?$"
)
"""In "spoke of five wounded and later corrected the figure to eight" the same people are counted."""
_NEXT_TIME = len(" by midnight on ")
_MONTHS_ON = regex(r" in [a-z]+(?: \d{4})?,?(?: and)? ")
_WHOSE_TOLL = regex(r"\b(civilian|child) $")
_NATION = ("russian ", "ukrainian ", "russia's ", "ukraine's ")
_BOTH_FATES = regex(r"(?:,| and| or) (?:dead|killed|wounded|injured|missing)\b")
_EARLIER = spoken("tolls.earlier", r"\b(?:earlier|previous|initial|prior|former)\s+$")


_FOLK = regex(
    r"(?: (?:на|в|во|[узс]|із|со|від|от|за) (?:[а-яіїєґ]+|\d{4})"
    r"(?: (?:року|році|роки|год[ау]?|годы|рік|вторгнення|вторжения|війни|войны))?| торік)?"
    r" (?:(?P<ru>россиян|росіян|(?:российск|російськ)[а-яіїє]+ (?:воен|солдат|військов))"
    r"|(?P<ua>(?:украинск|українськ)[а-яіїє]+ (?:воен|солдат|військов)))"
)
_CIVIL = regex(
    r"[^.;,]{0,30}?\b(?:civilian|child (?P<child>)|among (?:the )?(?:civilians?|residents|population"
    r"|children(?P<children>))\b)"
)
_BEFALLS = regex(r" (?:have|has|had|were|was) (?:been )?(?:killed|wounded|injured)\b")
_CAUSED = regex(
    r"\b(?:attacks?|strikes?|assault|shelling|bombardment|drones?|missiles?"
    r"|bombs?)\b[^.;]*\b(?:caus(?:ed|ing)"
    r"|result(?:ed|ing) in|led to|leading to|left|leaving|with)\b[^.;,\d]{0,20}$"
)
"""In "the strike on the city caused 15 casualties" no army's are told."""


_SAY_LOSSES = regex(r"\b(?:losses|втрат|потер)")
_LEFT_OUT_OF = regex(
    r"(?: (?:-|о?цін[а-яіїє]+|оцен[а-яё]+|deaths|losses|dead|ones|were|was|are|is|put|estimated"
    r"|[ув]|до|в|at|to|about|around|some|nearly|almost|over|more than"
    r"|близько|понад|майже|около|более|почти))* "
)


def mark_casualties(view: View, mentions: Sequence[Mention]) -> None:
    """Give a number the metric of its own noun, whatever verb stands in the sentence."""
    for before, mention in zip((None, *mentions), mentions, strict=False):
        if not mention.family and _is_of_civilians(view, mention, before):
            mention.classes, mention.family, mention.metric = ("civilian",), "person", "killed"
            continue
        _mark_family(view, mention)
        if mention.family in ("person", "") and mention.rule != "nobody" and mention.metric != "missing":
            _mark_toll(view, mention, before)


def _mark_family(view: View, mention: Mention) -> None:
    """Tell the people whom a toll may count from others."""
    if mention.family == "other" and is_victim(view, mention):
        mention.classes, mention.family = ("person",), "person"
    if loses_people(view, mention):
        mention.family = "person"
    if mention.family == "casualty":
        mention.classes = _whose_casualties(view, mention) or mention.classes
    if not mention.family and _SAVED.search(view.normalised, view.start, mention.start):
        mention.family = "other"  # "тіла трьох загиблих, врятували сімох"
    if " of " in view.words and _KIN_OF.search(view.normalised, view.start, mention.start):
        mention.family, mention.classes = "other", ()  # "the relatives of seven of them"
    if _is_unknown(view, mention):
        mention.metric, mention.classes, mention.family = "missing", ("person",), "person"


def _mark_toll(view: View, mention: Mention, before: Mention | None) -> None:
    """Give a number of people the metric of the word that tells their fate, and whose they are."""
    counted = _fate(view, mention)
    if _OF_LOSSES.match(view.normalised, mention.end, view.end):
        counted, mention.classes = "personnel_losses", ("soldier",)
    word = None if mention.inner else _governing(view, mention)
    mention.metric = counted or _counted_on(view, mention, before) or (toll_of(word) if word else "")
    if word is not None and (kind := _WHOSE_TOLL.search(view.normalised, view.start, word.start)):
        mention.classes = mention.classes or (kind[1],)
    if word is not None and mention.metric == "personnel_losses":
        mention.classes, mention.side = ("soldier",), owner(view, word)
    elif word is not None:
        _mark_folk(view, mention, word)
    name_part(view, mention)


def _fate(view: View, mention: Mention) -> str:
    """The metric of what a number is told to have suffered by words beside it, "" where none tells."""
    told = (
        died_later(view, mention)
        or _counted(mention)
        or _risen_behind(view, mention)
        or fate_of_part(view, mention)
        or hurt(view, mention)
        or found_dead(view, mention)
        or _right_before(view, mention)
    )
    lives = _LIVES.search(view.normalised, view.start, mention.end) or _cost(view, mention)
    return "killed" if lives else told


def _right_before(view: View, mention: Mention) -> str:
    """In "deaths reached 220 and injuries 1,100" each number stands right behind what it counts."""
    if mention.family or "counted" not in view.kinds:
        return ""
    for one in view.of_kind("counted"):
        metric, kind = one.get("counted")
        noun = kind == "person" and "verb" not in one.senses
        next_one = noun and view.normalised.endswith(_ANDS, view.start, one.start)
        if next_one and _BESIDE.fullmatch(view.normalised, one.end, mention.start):
            return str(metric)
    return ""


def folk_behind(view: View, position: int) -> str:
    """The army in "погибших в 2024 году российских солдат", where its name stands behind a position."""
    folk = _FOLK.match(view.normalised, position, view.end)
    return str(folk.lastgroup) if folk else ""


def _is_of_civilians(view: View, mention: Mention, before: Mention | None) -> bool:
    """In "потери военных в 100 тысяч, а гражданских в 20 000" the second number counts civilians."""
    nouns = view.of_kind("civilian_noun") if before is not None and _SAY_LOSSES.search(view.words) else ()
    noun = next((one for one in reversed(nouns) if one.end <= mention.start), None)
    if noun is None or before is None or noun.start < before.end:
        return False
    return _LEFT_OUT_OF.fullmatch(view.normalised, noun.end, mention.start) is not None


def _cost(view: View, mention: Mention) -> bool:
    """In "the strike cost 31 people their lives" so many were killed."""
    told = _COSTS.search(view.normalised, view.start, mention.start) is not None
    return told and _THEIR_LIVES.match(view.normalised, mention.end, view.end) is not None


def _tells_on(view: View, before: Mention, mention: Mention) -> bool:
    """In "the toll of three rose to five", "десять в пятницу, 14 в воскресенье" both are of one toll."""
    if _RISES_TO.fullmatch(view.normalised, before.end, mention.start):
        return True
    if mention.family or before.metric not in TOLLS.values():
        return False
    gap = view.normalised[before.end : mention.start]
    times = [one.span for one in view.windows if before.end <= one.span[0] < mention.end + _NEXT_TIME]
    for start, end in times:
        gap = gap[: max(0, start - before.end)] + " " * (end - start) + gap[max(0, end - before.end) :]
    return bool(times) and _THEN.fullmatch(gap[: mention.start - before.end].strip()) is not None


def _mark_folk(view: View, mention: Mention, word: Item) -> None:
    """In "число погибших россиян превысило 35 тысяч" the army's dead are counted."""
    if folk := folk_behind(view, word.end):
        mention.classes, mention.side = ("soldier",), folk


def _counted_on(view: View, mention: Mention, before: Mention | None) -> str:
    """In "840 fatalities in April, and 586 in May" the second counts the same."""
    if before is None or mention.family:
        return ""
    if _CORRECTED_TO.search(view.normalised, view.start, mention.start):
        return next((str(item.get("counted")[0]) for item in before.inner if item.get("counted")), "")
    if not before.metric or before.event is not None:
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
    words = [item for item in view.items if is_toll(item) and item.end <= mention.start]
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
    return next((toll_of(item) for item in view.items if is_toll(item) and item.start == behind.end()), "")


def is_outdated(view: View, mention: Mention) -> bool:
    """In "revising an earlier toll of 14" the number holds no more."""
    before = _OF_BEFORE.search(view.words) is not None
    if view.page.language == "en" and not before:
        return False
    word = None if mention.inner else _governing(view, mention)
    if word is not None and _is_outdated(view, word):
        return True
    if not before:
        return False
    whole = next((other for other in view.mentions if other.part_of is mention), mention)
    return _SUPERSEDED.search(view.normalised, view.start, whole.start) is not None


def _is_outdated(view: View, word: Item) -> bool:
    return _EARLIER.search(view.normalised, view.start, word.start) is not None


def toll_of(word: Item) -> str:
    """Killed or injured, or the losses of an army."""
    if "casualty_noun" in word.senses:
        return "personnel_losses"
    if "counted" in word.senses and not is_toll(word):
        return str(word.get("counted")[0])
    kind = next((kind for kind in TOLLS if kind in word.senses), "toll")
    return TOLLS[kind]


def _counted(mention: Mention) -> str:
    """In "eight injuries" the noun is the event itself; one that is a verb too is left to the events."""
    for item in mention.inner:
        event = item.get("counted")
        if event and not item.get("verb") and not item.get("noun"):
            return str(event[0])
    return ""


def _is_of_nation(view: View, item: Item) -> bool:
    """In "put Russian dead at 46,000" the adjective makes a noun of the fate."""
    counted = item.get("counted")
    fate = counted is not None and counted[0] in ("killed", "injured")
    alone = fate and not _BOTH_FATES.match(view.normalised, item.end, view.end)
    return alone and view.normalised.endswith(_NATION, view.start, item.start)


def _governing(view: View, mention: Mention) -> Item | None:
    """The toll of a clause, where the number is what it came to: "the toll ... stands at 9"."""
    if view.kinds.isdisjoint(_TOLL_OR_LOSSES | {"counted"}):
        return None
    if _RAISED_TO.search(view.normalised, view.start, mention.start):
        for item in view.items:
            if is_toll(item) and view.normalised[mention.span[1] : item.start] in (" ", " the "):
                return item
    if mention.family and _BEFALLS.match(view.normalised, mention.end, view.end):
        return None  # "The toll is stark: 1.2 million soldiers have been killed or wounded"
    clause = view.clause_of(mention.start)
    words = [
        item
        for item in view.items
        if (is_toll(item) or owner(view, item) or _is_of_nation(view, item))
        and clause[0] <= item.start
        and item.end <= mention.start
    ]
    if words and any(
        other is not mention and other.start <= words[-1].start < other.end for other in view.mentions
    ):
        return None  # "11 поранених, на Сумщині - одна людина": the word belongs to the number before it
    between = [other for other in view.mentions if words and words[-1].end <= other.start < mention.start]
    if words and len(between) == 1 and _tells_on(view, between[0], mention):
        return words[-1]
    if not words or between:
        return None
    counts = _COUNTS.search(view.normalised[words[-1].end : mention.start])
    counts = counts or _PASSED.match(view.normalised, mention.start, mention.span[0])
    return words[-1] if counts else None
