"""What befell the counted by words of wounds, hospitals and rubble."""

from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

TOLLS = {"toll_missing": "missing", "toll_injured": "injured", "toll": "killed"}
TOLL_KINDS = frozenset(TOLLS)
_BODIES = regex(r"(?:bodies|тіл[оа]?|тел[оа]?)\b")
_BODIES_OF = spoken("harm.bodies_of", r"\bbod(?:y|ies) of (?:at least |another |some |about )?$")
_RECOVERED = spoken(
    "harm.recovered", r"\b(?:recover|found|find|pull|retriev|dug|unearth|extract|rubble|debris)"
)
_RECOVERED_DEAD = regex(r"\b(?:rubble|debris|dug|unearth)|завал|уламк|обломк")
"""Bodies of soldiers that their army recovers are those of men who fell long before."""
_WITH_WOUNDS = regex(
    r"\s+(?:с|із|з|зі|со|получил[аои]?|отримал[аои]|отримав|зазнал[аои]|зазнав|дістал[аои]|дістав)"
    r" (?:(?!смерт)[а-яіїє'’-]+ ){0,3}(?:ранени|поранен|[а-яіїє]*травм|ожог|опік|контузи|контузі)"
)
_HURT = regex(
    r"\s+(?:with (?:(?!fatal|deadly|mortal)[a-z-]+ ){0,3}(?:wounds|injuries|burns|concussions?|fractures)"
    r"|(?:(?:are|were|remain|remained) (?:currently |now |still )?)?in (?:[a-z]+ )?"
    r"(?:hospitals?|intensive care|(?:serious|critical|grave|severe) condition)(?=\s*(?:[,.;!)]|$)))\b",
)
_INJURIES_IN = regex(r"\b(?:injur(?:y|ies)|wounds) (?:in|to|among) $")
_WOUNDS_OF = slavic(
    r"(?:\bранения|\bпоранення|травмы|травми|\bконтузи[ия]|\bконтузі[ії])"
    r" (?:(?:у|в|мають|имеют|(?:[^.;,\d]{1,60} )?(?:получил|отримал|зазнал|дістал)[аи]) )?(?:ещё |еще |ще )?$"
)
"""In "ранения у 31 человека", "поранення мають семеро" they are hurt."""
_HOSPITAL = (
    r"(?:в|у|до|по) (?:[а-яіїє]+ )?"
    r"(?:больниц|реанимаци|лікарн|лікарен|реанімаці|стац[иі]онар|шпитал|госпитал)[а-яіїє]+"
)
_BROUGHT = (
    r"(?:поступ|надійш|достав|доправ|отвез|відвез|увез|повез|забра|попал|потрап|наход|перебув|остал|оста[её]т|лиша|залиша"
    r"|лежат|лежить)[а-яіїє]*"
)
_HELP = r"(?:мед[а-яіїє]* )?(?:мед)?(?:помощью|допомог[уою]+)"
_SOUGHT = r"(?:обратил|звернул)[а-яіїє]+"
_IN_HOSPITAL = regex(
    rf"(?:(?:,[^,.;]{{1,50}})?,)? (?:- )?{_BROUGHT} (?:[а-яіїє]+ )?{_HOSPITAL}\b"
    rf"| (?:- )?{_HOSPITAL}(?=\s*(?:[,.;!)]|$))"
)
_TO_HOSPITAL = slavic(
    rf"\b(?:{_HOSPITAL}\b[^.;,\d]*\b{_BROUGHT}|{_BROUGHT} (?:[а-яіїє]+ )?{_HOSPITAL}"
    rf"|(?:за|по) {_HELP}\b[^.;\d]*\b{_SOUGHT}|{_SOUGHT} (?:за|по) {_HELP}) (?:ещё |еще |ще )?$"
)
"""In "До лікарень міста доправили п'ятьох дітей" those who were brought there are hurt."""
_FATE = regex(
    r"(?:(?:,| и| та| і| й) [а-яіїєґё'-]+(?:[иы]х|[оеё]в|[іїе][вй]|ців))*"
    r", (?:(?P<killed>погибш|убит|загибл|вбит)|ранен(?!и[еяй])|поранен(?!н)|пострадавш|постраждал|травмирован"
    r"|травмован)[а-яіїє]+"
    r" (?=(?:под|в|во|на|за|у|при|під|внаслідок|від|от|из-за|с|со|з|із|после|після)\b)"
    r"(?![^,.;]{1,40} (?:нет|не было|немає|нема|не було)\b)"
)
"""In "25 218 военных и добровольцев, погибших на войне" what befell them stands behind all of them."""
_AMONG = regex(
    r" (?:- )?(?:есть |є )?(?:среди|серед) (?:(?P<killed>погибш|убит|загибл|вбит)|ранен|поранен|пострадавш"
    r"|постраждал|травмирован|травмован)[а-яіїє]+\b"
    r"|,? (?:(?:was|were|is|are) )?(?:also )?among (?:the|those)"
    r" (?:(?P<dead>dead|killed)|injured|wounded|hurt)\b"
)
"""In "один ребёнок среди погибших", "four children were among the injured" their fate stands behind."""


def is_toll(item: Item) -> bool:
    """Whether an item is a word of the dead, wounded or missing."""
    return not TOLL_KINDS.isdisjoint(item.senses)


def hurt(view: View, mention: Mention) -> str:
    """In "ещё двое с осколочными ранениями доставлены в больницу" the wounds are told of the counted."""
    if view.page.language == "en":
        before = _INJURIES_IN.search(view.normalised, view.start, mention.start)
        if before or _HURT.match(view.normalised, mention.end, view.end):
            return "injured"
        among = _AMONG.match(view.normalised, mention.end, view.end)
        return "" if among is None else "killed" if among["dead"] else "injured"
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


def found_dead(view: View, mention: Mention) -> str:
    """In "pulled three bodies from the rubble", "recovered the bodies of 12 people" they were killed."""
    bodies = _BODIES.search(view.normalised, mention.start, mention.end)
    of = _BODIES_OF.search(view.normalised, view.start, mention.start)
    if not bodies and not of:
        return ""
    slavic = view.page.language != "en"
    tolls = [item for item in view.items if is_toll(item) and not mention.start <= item.start < mention.end]
    if any(slavic or item.start > mention.end for item in tolls):
        return ""  # "..., taking the death toll to 19"
    clause = view.clause_of(mention.start)
    found = _RECOVERED_DEAD if mention.classes == ("soldier",) else _RECOVERED
    return "killed" if found.search(view.normalised, *clause) else ""
