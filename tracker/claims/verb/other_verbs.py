"""Numbers that a verb outside the metrics governs: rescued, owned, crashed; no other verb may have them."""

from collections.abc import Sequence

from tracker.claims.page.mention import Event, Mention
from tracker.claims.verb.beside import SMALL
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex

_MOVED = regex(
    r"\s+(?:also\s+|then\s+|later\s+|\w+ly\s+)?(?:went|came|fell|flew|ran|crashed|exploded|failed)\b"
)
COORDINATED = regex(rf"(?:;|\b(?:and|but|while))\s+(?:(?:{SMALL})\s+)*$")
_DID = regex(
    r"(?:\s+(?:more|others))?\s+(?:(?:is|are|was|were|has|have|had|been|being|also|then|later|still|now|\w+ly)\s+)*"
    r"(?:\w{3,}ed|held|kept|caught|taken|found|freed|born|built|sold|bought|thought)\b"
    r"(?: to(?: be| have been)?| as)?(?! (?:with|by|dead|missing|injured|killed|wounded|hurt)\b)"
)
_UNDERWENT = regex(
    r"(?:\s\([^()]{1,60}\))?"
    r"\s+(?:(?:have|has|had|are|is|was|were|been|being|also|since|already|safely|later|now|still)\s+)+"
    r"(?:rescued|evacuated|saved|freed|released|exchanged|returned|detained|arrested|captured|relocated"
    r"|displaced|sheltered|living|residing|staying|sleeping|working|interviewed|trained|recruited"
    r"|mobili[sz]ed|unharmed|uninjured|unhurt|(?:pulled|brought) (?:out )?alive"
    r"|deployed|involved|engaged|busy|at work|at the (?:site|scene)|on (?:site|duty)"
    r"|(?!dy|receiv|undergo|recover|fight|miss|suffer|gett|be|need|requir|feel|fly|circl|loiter|head|mov"
    r"|approach|burn)[a-z]{2,}ing)\b"
    r"|(?: (?:are|were|was|is|remain(?:ed)?|feared|believed|thought|reportedly|still|to be))*"
    r" (?:trapped|stranded|displaced|forced (?:to|from|out)|left homeless)\b"
)
"""In "39 people had been rescued and 73 injured" nobody was harmed yet."""
_HELPERS = regex(
    r" (?:more |other )?(?:[a-z-]+ )?(?:rescuers|firefighters|(?:rescue|emergency) workers"
    r"|specialists|sappers|police officers|paramedics|medics|volunteers)\b"
)
_HARM = frozenset({"kill", "injure", "die", "missing", "lose", "strike", "damage"})
_BESIDE = 45
_INCLUDED = regex(r"\b(?:including|among them|of (?:them|whom)|victims?|dead|wounded|injured)\b[^.;,]{0,40}$")
_BURIED = regex(
    r" (?:(?:remain(?:ed|s)?|are|were|is|was|may|might|could|still|believed|thought|feared|possibly|to|be"
    r"|also) )+(?:trapped|buried|under|beneath|in) (?:the |a )?(?:rubble|ruins|debris|collapsed)"
    r"| (?:(?!загин|погиб|помер|умер|м[её]ртв|поран|ранен|травм|вбит|убит|шука|ищут|розшук|разыск)"
    r"[а-яіїєґё]+ ){0,4}"
    r"п[іо]д (?:завал|улам|облом|руїн|руин)"
)
"""In "eight people remain under the rubble" nobody is told to have died."""
_RESCUED = regex(
    r"\b(?:ищут|ищем|разыскива|шука|розшуку|спасен|спасён|спасл|спаса|эвакуир|врятов|врятув|рятув|евакуй|евакую|вывез|вивез|вывел|вивел"
    r"|задержа|затрима|извлек|освободи"
    r"|звільни)[а-яіїє]*"
    r" (?:ещё |еще |ще |уже |вже |около |более |понад )?$"
    r"|\b(?:evacuat|rescu|sav|fre|detain|arrest|buri|relocat|displac"
    r"|shelter|coordinat)(?:ed|ing)\s+(?:about |some |more than )?$"
    r"|\b(?:leads|heads|oversees|leading|heading|overseeing)\s+(?:about |some |more than )?$"
)
_DID_ELSE = slavic(
    r" (?!был|бул|уда|вда|смог|змог|суме|зумі|успе|всти|приш|прий|мог|могли|стал|оказ|вияв|остал|лиша|лиши"
    r"|залиш|состав|склал"
    r"|станов|нахо|знахо|насчит|нарах)[а-яіїєґё]{3,}(?:ли|лися|лись|лось|лося)\b"
    r"| не (?!был|бул|сби|зби|перехв|перехоп|удал|вдал|уничт|знищ|остан"
    r"|зупин)[а-яіїєґё]{3,}(?:лся|лась|лось|лись|лася|лося|вся)\b"
)
"""In "выпустили три бомбы, одна не разорвалась" a verb that is no event is told of the last."""
_UNDERGONE = slavic(
    r" (?:(?:был|бул)[аио]? )?(?P<verb>[а-яіїєґё]{3,}(?:ены|аны|яты|ено|ано|ято|ені|ані|яті))"
    r"(?=[,.;]|$| (?!и |та |і |й ))"
)
"""In "ранили двоих; 1200 рабочих отпущены" a participle of another verb is told of the last."""
_JOINED = regex(r"(?:[,;:]|\b(?:и|та|і|й|а|но|але)) (?:ещё |еще |ще |около |близько |более |понад )*$")
_MEASURE_OF = regex(
    r"\b(?:population|budget|cost|price|value|weight|altitude|height|speed|area|staff|workforce|crew"
    r"|capacity) of"
    r" (?:about |some |over |more than |nearly |almost |around |up to )*$"
)
"""In "the region, which has a population of 21 million" nothing flew."""
_SEARCH_FOR = slavic(r"\b(?:пошук|поиск)[а-яії]* (?:ще |ещё |еще )?$")
"""In "пошуки ще трьох тривають" nothing has befallen them."""
_BODIES_OF = slavic(r"\b(?:тіл[ао]?|тел[ао]?) (?:ще |ещё |еще |понад |более |близько |около )?$")
"""In "повернула тіла 1 200 загиблих" nobody was killed just then."""
_BODIES_GIVEN = regex(
    r"\b(?:return|repatriat|hand|transfer|exchang|receiv|swap|deliver|bring|brought)[a-z]*"
    r"(?: (?:over|back|home|to|of|the|another|a|total|moscow|kyiv|russia|ukraine|more|than|about|bodies"
    r"|remains))* $"
)
_OF_BODIES = regex(
    r"(?: more| other)? (?:bodies|remains|fallen|dead (?:\w+ )?(?:soldiers|servicemen|troops|fighters))\b"
)
_OF_FALLEN = slavic(r" (?:тел|тіл|останк|павш|полегл)[а-яіїє]*\b")
_HANDED = slavic(
    r"\b(?:переда|верну|возвра|поверн|репатри|получ|отрим|обмен|обмін|отда|відда)[а-яіїє]*\b[^.;]{0,80}$"
)
"""In "передала Украине 1 000 тел погибших" nobody was killed just then."""
_CAPTURED = slavic(
    r"(?:взя|захва|захоп|попа|потрап|сда|зда"
    r"|бра)[а-яіїєґ]+ (?:в|у|до|на) (?:плен|полон)у? (?:еще |ещё |ще )?$"
)
_CREW = slavic(
    r"(?:людей|осіб|чоловік|человек|рятувальник|спасател|вогнеборц|пожежник|пожарн)[а-яіїє]* (?:і|й|та|и)"
    r" (?:близько |около |понад |более )?$"
)
"""In "працюють 210 людей і 34 одиниці техніки" rescuers and their machines are told."""
_AT_WORK = slavic(
    r"(?:^|[\s\"])(?!оста|лиша|залиш|соста|склада|скла|насчит|нарах|числ|нахо|знахо|перебува|счита|вважа"
    r"|лечат|ліку"
    r"|получ|отрим|ищ|шука|гиб|гин|был|бул|стал|оказ|вияв|обрат|зверн|попа|потрап|смог|могл|успе|всти"
    r"|удал|вдал|доставл"
    r"|понадоб|потреб|нужда|назва|подсч|порах|указ|вказ|уточн|сообщ|повід|заяв|пост|пришл|досяг|дости"
    r"|сягну|сяга|станов|оцін|оцен|превыс|перевищ)"
    r"[а-яіїєґё]{3,}(?:ют|ят|ут|ат|ють|ять|уть|ать|л[аи]|лись|лися|лась|лося|лось)"
    r" (?:ещё |еще |ще |около |близько |более |понад |почти |майже )*$"
)
"""In "поиски ведут 160 спасателей" they work, nothing has befallen them."""
_OWNED = regex(
    r"\b(?:owns?|possess(?:es)?|needs?|wants?|ordered|orders|bought|buys|asked for|requested|acquired)\s+"
    r"(?:about |around |some |nearly |almost |over |more than |at least |up to |another |roughly )*$"
)
"""In "would send Tomahawks; the Pentagon owns 4,000" nothing more is sent."""


_NONE_LEFT = slavic(r"\bне (?:лишил|залишил|остал)[а-яіїє]+ $")
_WAS_THERE = slavic(
    r" не (?:было|було|находил|перебува|оказал|виявил)[а-яіїє]*(?! [а-яіїє]*(?:постр|ран|пор|заг|пог))"
)
"""In "на борту никого не было" nobody was there to be harmed."""

_WERE_HIT = regex(
    r"(?: (?!before|after|when|until|while|as)[a-z'-]+){0,4}? (?:was|were|been|being) (?:hit|struck)\b"
)
_GOT = regex(
    rf"\b(?:received|bought|ordered|purchased|acquired|procured|donated|imported|exported) (?:(?:{SMALL}) )*$"
)
"""In "Kyiv received 30 missiles, and Russia fired 60 drones" the first ones were not fired."""
_JUST = regex(rf" (?:(?:{SMALL}) )*")

_THERE = regex(r"\bthere (?:are|were|have been|had been) (?:[a-z]+ ){0,2}$")
_STORES = (
    r"(?:hall|depot|warehouse|museum|hangar|storage|store|arsenal|exhibition|showroom|factory|workshop)s?"
)
_IN_STORE = regex(rf" (?:in|at|on) (?:display|show|(?:the|its|their|an?) (?:[a-z]+ )?{_STORES})\b")
_FRONTED_STORE = regex(rf"\b(?:in|at) (?:the|its|their|an?) (?:[a-z]+ )?{_STORES} $")
_STORED = slavic(
    r"\b(?:на|у|в) (?:[а-яіїєґё]+(?:ому|ій|их|ом|ой) )?(?:склад|виставк|виставц|выставк|музе|ангар|арсенал"
    r"|сховищ|хранилищ|цех)[а-яіїєґё]* (?:[а-яіїєґё-]+ ){0,2}(?:бул[ои]|был[ои]|є|есть) (?:[а-яіїєґё]+ )?$"
)

_DUD = regex(
    r"(?: (?:of|з|із|из) (?:them|which|these|those|них|яких|которых))?,?"
    r" (?:(?:did not|didn't|failed to|never|had not|have not) (?:explode|detonate|go off)"
    r"|(?:were|was an?) duds?\b"
    r"|не (?:вибух|розірв|здетон|детон|взорв|разорв|сдетон|сработ|спрац)[а-яіїє]+)"
)


def is_dud(mention: Mention, normalised: str) -> bool:
    """In "16 bombs were dropped, two of which failed to explode" nothing was done by the two."""
    return mention.family in ("air", "") and _DUD.match(normalised, mention.end) is not None


def _is_struck(mention: Mention, events: Sequence[Event], normalised: str) -> bool:
    """In "its units hit some 80,000 targets" those were struck on the ground, whatever verb stands before."""
    if mention.family != "air" or mention.classes != ("air_target",):
        return False
    if _WERE_HIT.match(normalised, mention.end):
        return True
    left = next((event for event in reversed(events) if event.end <= mention.start), None)
    if left is None or left.sense != "strike" or left.passive or left.verb.form == "noun":
        return False
    return _JUST.fullmatch(normalised, left.end, mention.start) is not None


def has_own_verb(mention: Mention, events: Sequence[Event], normalised: str) -> bool:
    """In "... and another nine crashed in fields" a verb that is no event governs: no other one may."""
    if is_dud(mention, normalised) or _were_saved(mention, normalised):
        return True
    if mention.quantity.form == "none" and _were_none(mention, normalised):
        return True
    if not mention.family and _are_measured(mention, normalised):
        return True
    if not mention.metric and _are_bodies(mention, normalised):
        return True
    if mention.family == "air" and _are_kept(mention, normalised):
        return True
    if mention.family == "air" and _GOT.search(_before(mention, normalised)):
        return True
    if _are_at_work(mention, events, normalised) or _is_struck(mention, events, normalised):
        return True
    did = _DID_ELSE.match(normalised, mention.end) if mention.family in ("air", "") else None
    if did and _JOINED.search(normalised, max(0, mention.start - 40), mention.start):
        return not any(mention.end <= event.start < did.end() for event in events)
    end = mention.part_of.end if mention.part_of is not None else mention.end
    if mention.family == "person" and (undergone := _UNDERGONE.match(normalised, end)):
        return not any(event.start <= undergone.start("verb") < event.end for event in events)
    if not COORDINATED.search(normalised, max(0, mention.start - 40), mention.start):
        return False
    match = _MOVED.match(normalised, mention.end)
    if match is None and mention.family == "" and not mention.anaphor:
        match = _DID.match(normalised, mention.end)
    held = (event for event in events if event.sense != "hold")
    return match is not None and not any(mention.end <= event.start <= match.end() + 1 for event in held)


def _are_kept(mention: Mention, normalised: str) -> bool:
    """In "there had been 43 drones in the hall", "на складі було 43 дрони" nothing flies."""
    begin = max(0, mention.start - 50)
    if there := _THERE.search(normalised, begin, mention.start):
        fronted = _FRONTED_STORE.search(normalised, max(0, there.start() - 40), there.start())
        return bool(fronted or _IN_STORE.match(normalised, mention.end))
    return _STORED.search(normalised, begin, mention.start) is not None


def _before(mention: Mention, normalised: str) -> str:
    return normalised[max(0, mention.start - 50) : mention.start]


def _were_none(mention: Mention, normalised: str) -> bool:
    """Where nobody was there, none is left, or none is admitted, the number counts nothing."""
    left = _NONE_LEFT.search(normalised, max(0, mention.start - 40), mention.start)
    admitted = _before(mention, normalised).endswith(("acknowledged ", "admitted ", "conceded "))
    return admitted or left is not None or _WAS_THERE.match(normalised, mention.end) is not None


def _were_saved(mention: Mention, normalised: str) -> bool:
    """Whether people were rescued, captured, displaced or buried: none of it is harm that is counted."""
    start = max(0, mention.start - 40)
    if mention.inner and any("toll" in item.senses for item in mention.inner):
        return False  # "извлекли ещё троих погибших"
    if _RESCUED.search(normalised, start, mention.start) or _CAPTURED.search(
        normalised, start, mention.start
    ):
        return True
    if mention.family not in ("person", ""):
        return False
    return bool(_UNDERWENT.match(normalised, mention.end) or _BURIED.match(normalised, mention.end))


def _are_measured(mention: Mention, normalised: str) -> bool:
    """Whether a number is that of a measure, a search or a possession."""
    before = _before(mention, normalised)
    return bool(_MEASURE_OF.search(before) or _SEARCH_FOR.search(before) or _OWNED.search(before))


def _are_bodies(mention: Mention, normalised: str) -> bool:
    """Whether bodies are handed over: their men fell long before."""
    before = _before(mention, normalised)
    dead = _OF_BODIES.match(normalised, mention.span[1]) or " of " in before[-12:]
    if _BODIES_OF.search(before) or (dead and _BODIES_GIVEN.search(before)):
        return True
    fallen = _OF_FALLEN.match(normalised, mention.span[1])
    return bool(fallen and _HANDED.search(normalised, max(0, mention.start - 120), mention.start))


def _are_at_work(mention: Mention, events: Sequence[Event], normalised: str) -> bool:
    """In "12 crews are working at the scene", "coordinates 160 rescuers" nobody was hurt."""
    if mention.classes == ("equipment",):
        return _CREW.search(_before(mention, normalised)) is not None
    helpers = _HELPERS.match(normalised, mention.span[1])
    if helpers and not _INCLUDED.search(_before(mention, normalised)):
        near = (one for one in events if one.sense in _HARM)
        return not any(_stands_near(one, mention.start, helpers.end(), normalised) for one in near)
    if mention.family != "person" or mention.inner:
        return False
    works = _AT_WORK.search(normalised, max(0, mention.start - 40), mention.start)
    return works is not None and not any(
        event.end > works.start() and event.start < mention.start for event in events
    )


def _stands_near(event: Event, start: int, end: int, normalised: str) -> bool:
    """Whether a verb stands beside a noun phrase, and no comma between them."""
    gap = normalised[event.end : start] if event.end <= start else normalised[end : event.start]
    return len(gap) <= _BESIDE and not any(sign in gap for sign in ",;:")
