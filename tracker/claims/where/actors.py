"""Who acts in a sentence: the side that is the subject of a verb, the side attacked, the side of a name."""

from tracker.claims.page.bodies import ARMED
from tracker.claims.page.deeds import GENITIVE, acts, is_object
from tracker.claims.page.groups import LAUNCHING, STOPPING, against
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

_SUFFERED = spoken(
    "actors.suffered",
    r"\b(?:under|faced?|faces|suffered|repelled|repels|repulsed|(?:beat|fought|fended|warded) (?:off|back)"
    r"|endured|withstood|hit by)\b",
)
_OBLIQUE = regex(r"(?:ого|ої|ому|их|ими|ій|ой|им)$")
_OBLIQUE_NAME = slavic(r"[а-яіїєґё]+(?:[ыиі]х|ого|ої|ой|оссии|краины|осії|країни|рф)(?![а-яіїєґё])")
_SPEAK = regex(r"(?:ли|ют|ят|уть|ють|ять)$")
_OPENS_SPEECH = slavic(r"(?: [а-яіїєґё]+){0,4}(?:, (?:что|що)|(?<=[а-яіїєґё]):) ")
_BY_MEANS = slavic(r"(?:ами|ями|ими|ым|ом|ем)$")
"""The instrumental: "впоралися з окупантами, знищивши"."""
_COMMA_BEFORE = regex(r",\s(?:the )?$")
_NAMELESS = spoken(
    "actors.nameless",
    r"(?:[,:;]|\band|\bbut|\bwhile|\bas|\bwith|\bwhich)\s+(?:the\s+)?(?:(?:air|anti-aircraft)[- ]defen[cs]es?"
    r"|(?:air|anti-aircraft)[- ](?:defen[cs]e|missile) (?:units|forces|crews|systems)|defenders|gunners"
    r"|mobile (?:fire )?(?:groups|teams))"
    r"\s+(?:\w+ly\s+|have\s+|had\s+|later\s+|then\s+|fail(?:ed|ing) to\s+|managed to\s+|could not\s+)*$",
)
_BY = spoken("actors.by", r"\bby\s+(?:the\s+)?$")
_BY_WHOM = regex(
    r"(?: [\w' -]{3,40})? by (?:the )?"
    r"| (?:[уві] ?ночі|[ву]ночі|ночью|цієї ночі|этой ночью|минулої ночі|прошлой ночью|вчера|вчора|учора)? ?"
)
"""What stands between a verb of launching and who launched, with its object before it."""
_RAID_BY = regex(r"(?:'s)?(?: [\w-]+){0,3}? (?:raid|attack|strike|barrage|assault|salvo|bombardment)s? \w")
_NO_SUBJECT = slavic(
    r"[а-яіїє'-]+?(?:их|ої|ой|ого|ому|ими|ами|ям|ах|ях|ів|ов|ою|у|ю|им|ым|ві|(?<!о)ні|(?<!я)не)(?: .*)?"
)
"""The first word of a name in a case in which nobody acts."""
_MANAGED = regex(r" (?:вдалося|вдалось|удалось|удалося|пощастило) ")
"""In "10 дронів підрозділам ППО вдалося знищити" who managed to is in the dative."""
_MANAGES = slavic(r" (?:вдалося|вдалось|удалось|удалося|пощастило) (?:[а-яіїєґ]+ )?$")
_CALLED = regex(r"[^,;:.]{3,40} (?:called|termed|described|said|says|dubbed)\b")
_BEHIND = 30
_PLAIN = regex(
    r" (?:(?!(?:над|по|на|в|во|у|из|з|із|від|от|для|до|к|с|проти|против|про|о|об|при)\b)[а-яіїєґё'-]+ ){0,2}"
)
"""What may stand between a verb and its subject: adverbs, no preposition and no mark."""
_HARMING = frozenset({"kill", "injure", "destroy", "damage"})
_FORCES_BEFORE = regex(
    r"\b(?:сил[аы]?|сили|войск[а-я]*|військ[а-яіїє]*|арми[а-я]+|армі[а-яіїє]+|авиаци[а-я]+"
    r"|авіаці[а-яіїє]+|[пв]во|ппо"
    r"|флот|вс|зс|дроны|дрони|бпла|спецслужб[а-яі]+|минобороны|міноборони|министерство|міністерство"
    r"|власти|влада"
    r"|защитники|захисники|подразделения|підрозділи|генштаб|штаб|военные|військові|оборон[ыи]"
    r"|безопасности|безпеки) $"
)
_REPORT_OF = slavic(
    r"\b(?:сводк|зведенн|данны|дани|данн|отч[её]т|звіт|доклад|сообщени|повідомленн|брифинг|брифінг|оценк"
    r"|оцінк)[а-яіїєё]* $"
)
_PERSON = slavic(r"(?:речни[кц]|спікер|спикер|представни[кц]|представител|прес-?с?служб|пресс-служб)")
_SIDED = frozenset({"side", "claimant"})


def side_of(view: View, item: Item) -> str:
    """The side that a word names: an adjective, a country, a headquarters; "" of any other."""
    if _SIDED.isdisjoint(item.senses):
        return ""
    if item.get("side"):
        foe = view.normalised.startswith(("enemy", "the enemy"), item.start)
        named = view.side_at(item.start) if foe else ""
        return against(named) or str(item.get("side"))
    if item.get("role") or _is_of_donor(view, item):
        return ""
    return view.page.vocabulary.speaks_for(item.get("claimant"))


def _is_of_donor(view: View, item: Item) -> bool:
    """In "Минобороны Великобритании" the ministry is of neither side."""
    return any(item.end + 1 == one.start or one.end + 1 == item.start for one in view.of_kind("donor"))


def actor_of(view: View, event: Event, mention: Mention) -> str:
    """Side of the subject of an active verb, or of the "by ..." of a passive one."""
    if event.verb.form == "ing" and view.between(event.start - 12, event.start, "said"):
        return ""  # "as the military reported shooting down 406 drones"
    is_object = _is_object(view, event, mention)
    if (is_object or event.verb.form == "noun") and (agent := _agent(view, event)):
        return agent
    if is_object and event.verb.form == "finite" and not event.passive:
        return _subject_between(view, event) or _subject_behind(view, event)
    if managed := _MANAGES.search(view.normalised, view.start, event.start):
        return next((side_of(view, one) for one in view.items if one.end == managed.start()), "")
    if is_object or _has_nameless_subject(view, event):
        return ""
    if event.verb.form == "finite" and (behind := _subject_behind(view, event, agreeing=True)):
        return behind
    clause = view.clause_of(event.start)
    sided = (one for one in reversed(view.items) if not _SIDED.isdisjoint(one.senses))
    before = (one for one in sided if clause[0] <= one.start and one.end <= event.start)
    raided = mention.family == "air" and event.sense in STOPPING
    if raided:  # "stopped a Ukrainian raid by downing 127 drones"
        before = (one for one in before if not _RAID_BY.match(view.normalised, one.end, event.start))
    return next((side_of(view, one) for one in before if _acts(view, one, event)), "")


def _is_object(view: View, event: Event, mention: Mention) -> bool:
    """Whether what is counted, or another number of the verb, is its object and stands before it."""
    if event.passive or (mention.role == "obj" and mention.end <= event.start):
        return True
    inside = any(one.start < event.start and event.end < one.end for one in view.mentions)
    told = inside or mention.rule == "number_of" or any(event.start == item.start for item in mention.inner)
    if told and event.verb.form in ("ed", "part"):
        return True  # "the number of drones downed", "reported 23 launched missiles and 121 drones"
    before = (one for one in view.mentions if one.event is event and one.end <= event.start)
    return any(one.role == "obj" for one in before)


def _acts(view: View, item: Item, event: Event) -> bool:
    """Whether a side named before a verb or noun does it."""
    if not side_of(view, item) or (event.verb.form == "noun" and _is_of_other_deed(view, item, event)):
        return False
    by_means = _BY_MEANS.search(view.normalised, item.start, item.end)
    if by_means or tells(view, item) or _has_office(view, item):
        return False  # "according to the General Staff the enemy dropped ...", "The mayor: ... attacked"
    if _is_source(view, item, event) or _is_whose(view, item):
        return False
    speaks = event.sense in LAUNCHING and (_is_enclosed(view, item) or _is_genitive(view, item))
    return not is_object(view, item) and not _in_mention(view, item, event) and not speaks


def _has_launched(view: View, item: Item) -> bool:
    """In "из 42 дронов, выпущенных Россией, ПВО сбила 34" the side launched what others stopped."""
    launched = (one for one in view.events if one.sense == "launch" and one.end <= item.start)
    return any(_BY_WHOM.fullmatch(view.normalised, one.end, item.start) for one in launched)


def _is_source(view: View, item: Item, event: Event) -> bool:
    """In "по версии российского ведомства, ...", "спикер Воздушных сил заявил, что ударили" it only tells.

    Words of a source that a comma closes; and a name in an oblique case, whose holder tells what follows.
    """
    if view.page.language == "en" or event.sense not in LAUNCHING:
        return False
    within = any(
        one.end <= item.start and "," not in view.normalised[one.end : item.start]
        for one in view.of_kind("according")
    )
    if within and "," in view.normalised[item.end : event.start]:
        return True
    said = (one for one in view.between(item.end, event.start, "said"))
    told = next((one for one in said if _OPENS_SPEECH.match(view.normalised, one.end)), None)
    if told is None:
        return False
    if view.normalised.endswith("ли", event.start, event.end) and not _SPEAK.search(
        view.normalised, told.start, told.end
    ):
        return True  # "ведомство утверждает, что по России ударили": one tells, many strike
    return _OBLIQUE_NAME.match(view.normalised, item.start, item.end) is not None


def _is_of_other_deed(view: View, item: Item, event: Event) -> bool:
    """In "the army spoke of an attack", "Ворог атакував, збиття 54-х підтверджено" the side did not do it."""
    if _SUFFERED.search(view.normalised, item.end, event.end):
        return True
    if event.sense in STOPPING and _attacks_first(view, item, event):
        return True
    return bool(view.between(item.end, event.start, "said"))


def _attacks_first(view: View, item: Item, event: Event) -> bool:
    return any(
        item.end <= one.start < event.start and one.sense in LAUNCHING and one.verb.form == "finite"
        for one in view.events
    )


def _agent(view: View, event: Event) -> str:
    """In "were shot down by Ukrainian forces" the side behind "by"."""
    for item in view.items:
        if not event.end <= item.start <= event.end + 60 or not (side := side_of(view, item)):
            continue
        if view.normalised.startswith("'s ", item.end):
            continue  # "by the air force's count"
        if _BY.search(view.normalised[max(event.end, item.start - 12) : item.start]):
            return side
    return ""


def _subject_between(view: View, event: Event) -> str:
    """In "Из 20 ракет украинцы не перехватили три" the subject stands between object and verb."""
    before = [one.end for one in view.mentions if one.end <= event.start]
    for item in view.of_kind("side"):
        inside = (before[-1] if before else view.start) <= item.start < item.end <= event.start
        inside = inside and not any(item.end <= one.start < event.start for one in view.events)
        inside = inside and not (_is_genitive(view, item) or _has_launched(view, item))
        managed = _MANAGED.fullmatch(view.normalised, item.end, event.start) is not None
        if inside and (managed or not _NO_SUBJECT.fullmatch(view.normalised, item.start, item.end)):
            return str(item.get("side"))
    return ""


def _subject_behind(view: View, event: Event, *, agreeing: bool = False) -> str:
    """In "57 дронов сбили российские ПВО" the subject stands behind the verb, in the nominative.

    Where no object stands before the verb, only a subject in its gender and number does (`agreeing`).
    """
    for item in view.items:
        if item.start > event.end + _BEHIND:
            return ""
        if item.start > event.end and side_of(view, item):
            if agreeing and not acts(view, item):
                return ""
            plain = _PLAIN.fullmatch(view.normalised, event.end, item.start) is not None
            whose = item.get("side") and _NO_SUBJECT.fullmatch(view.normalised, item.start, item.end)
            return side_of(view, item) if plain and not whose and not is_object(view, item) else ""
    return ""


def _is_enclosed(view: View, item: Item) -> bool:
    """In "Ukraine, Moscow said, sent 57 drones" Moscow only speaks."""
    said = view.between(item.end, item.end + 12, "said")
    before = view.normalised[max(view.start, item.start - 6) : item.start]
    return bool(said) and _COMMA_BEFORE.search(before) is not None


def _has_nameless_subject(view: View, event: Event) -> bool:
    """In "..., and air defences destroyed 478" the subject is of no named side."""
    match = _NAMELESS.search(view.normalised, view.start, event.start)
    return match is not None and not any(
        item.end > match.start() - 2 and item.start < match.end()
        for item in view.of_kind("side")
        if item.start >= match.start() or not (is_object(view, item) or _has_launched(view, item))
    )


def tells(view: View, item: Item) -> bool:
    """Whether a claimant only tells of the deed: behind "according to", before a colon, no armed force."""
    claimant = item.get("claimant")
    if not claimant or item.get("side"):
        return False
    if any(0 <= item.start - one.end <= 2 for one in view.of_kind("according")):
        return True
    if _REPORT_OF.search(view.normalised, view.start, item.start):
        return True  # "Сводка Генштаба на утро: противник потерял ..."
    if _PERSON.match(view.normalised, item.start, item.end):
        return True  # "Речник Повітряних сил Юрій Ігнат сказав, що ..."
    beside = [one for one in view.of_kind("said") if 1 in (item.start - one.end, one.start - item.end)]
    if view.page.language != "en" and beside:
        return True  # "Як розповів Ігнат, ...", "Генштаб отчитался: ..."
    return view.normalised.startswith(": ", item.end) or claimant not in ARMED


def _has_office(view: View, item: Item) -> bool:
    """In "what Ukraine's energy minister called the ninth strike" the minister speaks."""
    if not view.normalised.endswith("'s", item.start, item.end):
        return False
    office = any(0 < one.start - item.end <= 25 for one in view.of_kind("role"))
    return office and _CALLED.match(view.normalised, item.end, view.end) is not None


def _is_whose(view: View, item: Item) -> bool:
    """In "знищення російського корабля" the adjective tells whose the thing is."""
    if view.page.language == "en" or not _OBLIQUE.search(view.normalised[item.start : item.end]):
        return False
    return any(one.get("class") and 0 < one.start - item.end <= 25 for one in view.items)


def _is_genitive(view: View, item: Item) -> bool:
    """In "на юг Украины обрушились 46 дронов" the country only tells where, unless forces are its own."""
    if not GENITIVE.fullmatch(view.normalised, item.start, item.end):
        return False
    return _FORCES_BEFORE.search(view.normalised, view.start, item.start) is None


def _in_mention(view: View, item: Item, event: Event) -> bool:
    """Whether a side only tells whose the counted are; its missile that kills acts for it."""
    return any(
        mention.start <= item.start < mention.end
        and not (
            mention.implicit and mention.family == "air" and event.sense in _HARMING and not mention.metric
        )
        for mention in view.mentions
    )
