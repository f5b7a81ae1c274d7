"""Who acts in a sentence: the side that is the subject of a verb, the side attacked, the side of a name."""

from tracker.claims.page.bodies import ARMED
from tracker.claims.page.groups import STOPPING, against
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.verb.beside import LAUNCHING
from tracker.claims.where.subject import LAND, is_doer, is_done_by_foe
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

_SUFFERED = spoken(
    "actors.suffered", r"\b(?:under|faced?|faces|suffered|repelled|repels|endured|withstood|hit by)\b"
)
_OBLIQUE = regex(r"(?:ого|ої|ому|их|ими|ій|ой|им)$")
_OBLIQUE_NAME = slavic(r"[а-яіїєґё]+(?:[ыиі]х|ого|ої|ой|оссии|краины|осії|країни|рф)(?![а-яіїєґё])")
_SPEAK = regex(r"(?:ли|ют|ят|уть|ють|ять)$")
_LAND_OF = slavic(rf" {LAND}[а-яіїє]* $")
_OPENS_SPEECH = slavic(r"(?: [а-яіїєґё]+){0,4}(?:, (?:что|що)|(?<=[а-яіїєґё]):) ")
_BY_MEANS = slavic(r"(?:ами|ями|ими|ым|ом|ем)$")
"""The instrumental: "впоралися з окупантами, знищивши"."""
_COMMA_BEFORE = regex(r",\s(?:the )?$")
_NAMELESS = spoken(
    "actors.nameless",
    r"(?:,|\band|\bbut|\bwhile|\bas|\bwith|\bwhich)\s+(?:the\s+)?(?:(?:air|anti-aircraft)[- ]defen[cs]es?"
    r"|(?:air|anti-aircraft)[- ](?:defen[cs]e|missile) (?:units|forces|crews|systems)|defenders|gunners"
    r"|mobile (?:fire )?(?:groups|teams))"
    r"\s+(?:\w+ly\s+|have\s+|had\s+|later\s+|then\s+)*$",
)
_ACCUSATIVE = slavic(r"(?:україн|украин|росі|росси|москв)[уюї]?[ую]")
_BY = spoken("actors.by", r"\bby\s+(?:the\s+)?$")
TARGET = spoken(
    "actors.target",
    r"\b(?:at|on|against|over|into|across|onto|towards?|targeting|target|targeted|struck|hit"
    r"|attacked|attack|in|inside|pounded|pumm?ell?ed|battered|bombarded|shelled|hammered"
    r"|bombed)\s+(?:the |all of |a |several |many )?$",
)
_STRUCK = regex(
    r"\b(?:struck|hit|attacked|targeted|pounded|shelled|bombed|damaged|destroyed|sank) "
    r"(?:an?|the|several|two|three|another) (?:[a-z-]+ ){1,2}$"
)
"""In "its drones struck a major Russian port" the port does not act."""
_RAID_BY = regex(r"(?:'s)?(?: [\w-]+){0,3}? (?:raid|attack|strike|barrage|assault|salvo|bombardment)s? \w")
_NO_SUBJECT = slavic(
    r"[а-яіїє'-]+?(?:их|ої|ой|ого|ому|ими|ами|ям|ах|ях|ів|ов|ою|у|ю|им|ым|ві|(?<!о)ні|не)(?: .*)?"
)
"""The first word of a name in a case in which nobody acts."""
_MANAGED = regex(r" (?:вдалося|вдалось|удалось|удалося|пощастило) ")
"""In "10 дронів підрозділам ППО вдалося знищити" who managed to is in the dative."""
_MANAGES = slavic(r" (?:вдалося|вдалось|удалось|удалося|пощастило) (?:[а-яіїєґ]+ )?$")
_FORCES_OF = regex(
    r"\b(?:agents?|operatives|fighters|forces|units?|drones|soldiers|troops|members|officers|gunners"
    r"|pilots) of (?:the )?$"
)
_CALLED = regex(r"[^,;:.]{3,40} (?:called|termed|described|said|says|dubbed)\b")
_BEHIND = 30
_PLAIN = regex(
    r" (?:(?!(?:над|по|на|в|во|у|из|з|із|від|от|для|до|к|с|проти|против|про|о|об|при)\b)[а-яіїєґё'-]+ ){0,2}"
)
"""What may stand between a verb and its subject: adverbs, no preposition and no mark."""
_VERB_BEFORE = slavic(
    r"\b[а-яіїєґ']{3,}?(в|л|ла|ли)(?:ся|сь)?"
    r" (?:(?!(?:над|по|на|в|во|у|з|из|із|від|от|до|и|і|та)\b)[а-яіїєґё'-]+ )?$"
)
_SUBJECTS = {
    "в": slavic(r"ворог|противник|агресор|кремль"),
    "л": slavic(r"враг|противник|агрессор|кремль"),
    "ла": slavic(r"(?!(?:сводк|зведенн))[а-яіїє -]+[ая]|рф|сбу|фсб"),
    "ли": slavic(r"(?!україні|украине|росії|россии|москв)[а-яіїє -]+[иіыея]|зсу|всу|вс рф"),
}
"""What a verb of this ending may have for its subject: a nominative of its gender and number."""
ADJECTIVE_OF_SIDE = slavic(r"(?:ск|ськ|ж)(?:ий|[ыи]е|ую|ое|ая|ого|их|і|у|е|а|ої)$")
CAN_ACT = slavic(
    r" (?:(?!міст|област|регіон|територі|порт|об'єкт|город|регион|территори|объект)[а-яіїєґё'-]+ ){0,2}?"
    r"(?:сил[аиы]|войск|військ|арми|армі|авиаци|авіаці|флот|дрон|ракет|бпла"
    r"|беспилотн|безпілотн|шахед|[пв]во|ппо|бомб|военн|військов|защитник|захисник|подраздел|підрозділ"
    r"|[а-яіїєґё'-]+(?:ники|цы|ці|чики|исты|исти|оры|ори|[яа]не|лоты|лоти|ёры|ери|еры)\b)"
)
_WITH_THEM = slavic(r"[а-яіїєґё'-]*(?:ами|ями|[оеє]м|[оеє]ю)\b")
"""In "атакували російські області дронами" what flies is the means."""
ONE_NAME = regex(r"киев|київ|москву|украину|україну|россию|росію|крым|крим|севастополь")
_OF = regex(r"\b(?:of|from|for|with)\s+(?:the )?$")
_HARMING = frozenset({"kill", "injure", "destroy", "damage"})
_GENITIVE = slavic(r"украины|україни|россии|росії|киева|києва|москвы|москви|кремля")
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
_ASIDE = regex(
    r" (?:(?:ночью|утром|вечером|днём|днем|вчера|сегодня|снова|опять|вновь|вночі|уночі|вранці|увечері"
    r"|вчора|знову) )*"
    r"|, [^,;:]{3,40}, "
)


_SIDED = frozenset({"side", "claimant"})


def side_of(view: View, item: Item) -> str:
    """The side that a word names: an adjective, a country, a headquarters; "" of any other."""
    if _SIDED.isdisjoint(item.senses):
        return ""
    if item.get("side"):
        foe = view.normalised.startswith(("enemy", "the enemy"), item.start)
        named = view.side_at(item.start) if foe else ""
        return against(named) or str(item.get("side"))
    return "" if item.get("role") else view.page.vocabulary.speaks_for(item.get("claimant"))


def actor_of(view: View, event: Event, mention: Mention) -> str:
    """Side of the subject of an active verb, or of the "by ..." of a passive one."""
    if event.verb.form == "ing" and view.between(event.start - 12, event.start, "said"):
        return ""  # "as the military reported shooting down 406 drones"
    undergoes = _undergoes(view, event, mention)
    if (undergoes or event.verb.form == "noun") and (agent := _agent(view, event)):
        return agent
    if undergoes and event.verb.form == "finite" and not event.passive:
        return _subject_between(view, event) or _subject_behind(view, event)
    if managed := _MANAGES.search(view.normalised, view.start, event.start):
        return next((side_of(view, one) for one in view.items if one.end == managed.start()), "")
    if undergoes or _has_nameless_subject(view, event):
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


def _undergoes(view: View, event: Event, mention: Mention) -> bool:
    """Whether what is counted, or another number of the verb, is its object and stands before it."""
    if event.passive or (mention.role == "obj" and mention.end <= event.start):
        return True
    told = mention.rule == "number_of" or any(event.start == item.start for item in mention.inner)
    if told and event.verb.form in ("ed", "part"):
        return True  # "the number of drones downed"
    before = (one for one in view.mentions if one.event is event and one.end <= event.start)
    return any(one.role == "obj" for one in before)


def _acts(view: View, item: Item, event: Event) -> bool:
    """Whether a side named before a verb or noun does it."""
    if not side_of(view, item) or (event.verb.form == "noun" and _is_of_other_deed(view, item, event)):
        return False
    by_means = _BY_MEANS.search(view.normalised, item.start, item.end)
    if by_means or tells(view, item) or _has_office(view, item):
        return False  # "according to the General Staff the enemy dropped ...", "The mayor: ... attacked"
    if _is_source(view, item, event) or _is_whose(view, item) or is_attacked(view, item, event):
        return False
    speaks = event.sense in LAUNCHING and (_is_enclosed(view, item) or _is_genitive(view, item))
    return not is_object(view, item) and not _in_mention(view, item, event) and not speaks


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
        inside = inside and not _is_genitive(view, item)
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
            if agreeing and not follows_its_verb(view, item):
                return ""
            if _LAND_OF.search(view.normalised, event.end, item.start):
                return ""  # "атаковала территорию РФ"
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
        item.end > match.start() - 2 and item.start < match.end() for item in view.of_kind("side")
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


def follows_its_verb(view: View, item: Item) -> bool:
    """In "атакував ворог", "обстріляла РФ", "били окупанти" a nominative in the number of the verb acts."""
    verb = _VERB_BEFORE.search(view.normalised, view.start, item.start)
    if verb is None:
        return False
    if not _SUBJECTS[verb[1]].fullmatch(view.normalised, item.start, item.end):
        return is_doer(view, item)
    adjective = ADJECTIVE_OF_SIDE.search(view.normalised, item.start, item.end)
    if adjective is None:
        return True
    acts = CAN_ACT.match(view.normalised, item.end, view.end)
    return acts is not None and not _WITH_THEM.match(view.normalised, acts.end(), view.end)


def is_object(view: View, item: Item) -> bool:
    """Whether a country is attacked, aimed at or told of, and does not act itself."""
    if view.page.language != "en" and follows_its_verb(view, item):
        return False
    if _ACCUSATIVE.fullmatch(view.normalised, item.start, item.end):
        return True  # "Україну атакували 40 дронів"
    joined = view.of_kind("side") if view.page.language == "en" else ()  # "проти України Росія втратила"
    start = next((one.start for one in joined if one.end == item.start - 1), item.start)
    before = view.normalised[max(0, start - 25) : start]  # "of the Ukrainian defence forces"
    if _FORCES_OF.search(before):
        return False
    whose = view.normalised.endswith("'s", item.start, item.end) and before.endswith("with ")
    struck = _STRUCK.search(view.normalised, view.start, start)
    return bool(TARGET.search(before) or struck or (_OF.search(before) and not whose))


def _is_whose(view: View, item: Item) -> bool:
    """In "знищення російського корабля" the adjective tells whose the thing is."""
    if view.page.language == "en" or not _OBLIQUE.search(view.normalised[item.start : item.end]):
        return False
    return any(one.get("class") and 0 < one.start - item.end <= 25 for one in view.items)


def _is_genitive(view: View, item: Item) -> bool:
    """In "на юг Украины обрушились 46 дронов" the country only tells where, unless forces are its own."""
    if not _GENITIVE.fullmatch(view.normalised, item.start, item.end):
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


def is_attacked(view: View, item: Item, event: Event) -> bool:
    """In "Киев атаковали 14 дронов" a singular name is no subject of a plural verb: it is attacked."""
    if event.sense not in ("attack", "strike"):
        return False
    name = ONE_NAME.fullmatch(view.normalised, item.start, item.end)
    if name is not None and is_done_by_foe(view, item, event):
        return True
    if not _ASIDE.fullmatch(view.normalised, item.end, event.start):
        return False
    many = view.normalised.endswith("ли", event.start, event.end)
    return many and name is not None
