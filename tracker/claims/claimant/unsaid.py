"""Who asserts a sentence in which no verb of speech tells it: a bracket, a dash, a count, a passive."""

import re
from collections.abc import Callable

from tracker.claims.claimant.office import SPEAKERS, first_speaker, speaker, tally
from tracker.claims.page.bodies import ARMED, OF_NATIONS
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Attribution
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

TOLD_BY = regex(
    r"\b(?:told|said|reported|announced|stated|confirmed|noted|specified|disclosed|revealed|explained"
    r"|released"
    r"|published|issued|presented)"
    r" (?:in|on|at|early|late|earlier|later|yesterday|today|from|this|to)\b[^,;:.\d]{2,50} by "
    r"|\b(?:been|was|were) (?:recorded|documented|verified|registered|confirmed) by "
)
_DASH = regex(r",? - (?:[^.!?;:,-]|(?<=\w)-(?=\w)){2,60}[.!\s]*$")
_BRACKET = spoken("unsaid.bracket", r"\([a-z' -]{3,40}\)[.\s]*$")
_SUCH = regex(r" - так(?:ой|ие|им|ая|ую|ими?|ий|і|у|а)? (?=[а-яіїєґ])")
_LOSSES_OF = regex(r"\b(?:потер|втрат)[а-яі]+ ")
_REVISED = regex(
    r"(?: (?:later|also|then|since|has|had))* (?:raised|lowered|revised|corrected|increased|cut|put|updated)"
    r" (?:up |down )?(?:the|its|this|their) (?:\w+ )?(?:number|count|toll|total|figure|tally|estimate)s?\b"
    r"|(?: (?:позже|затем|потом|потім|згодом|пізніше))? (?:по[вд]|під|у|с|з|за|об|ис|ви)[а-яіїє]+"
    r" (?:сво[а-яіїє]+ )?(?:числ[оа]|количество|кількість|оценку|оцінку|счет|рахунок|цифру) "
)
_REVISED_BY = regex(
    r"\b(?:(?:raised|lowered|revised|corrected|increased) to"
    r"|(?:estimated|put|reckoned|counted|given|reported|placed|assessed|quoted) (?:at|as|to be))"
    r" (?:[^,;.]|(?<=\d)[,.](?=\d)){1,50}? by "
)
_BY_COUNT = regex(
    r"\bby (?P<who>[^,;:.\d]{3,40}?)'s? (?:own |latest )?"
    r"(?:count|tally|reckoning|estimates?|figures|account|data)\b"
)
_PROMISED = regex(r", (?P<who>[^,;:.\d]{3,50}) (?:promised|promises|vowed|vows|pledged|pledges)[\"\s.]*$")
_PROMISES = slavic(
    r"[,\"] (?:- )?(?:по)?(?:обеща|обіця)(?:л[аи]?|ет|ют|є|ють|в|ла) (?P<who>[^,;:.\d]{3,50})[\"\s.]*$"
)
_THEM = regex(r"\b(?:drones|missiles|uavs|targets|weapons|shaheds|bombs)(?: that| which)? (?:the )?$")
_DETECTED = regex(r" (?:detected|registered|logged) (?=(?:about |some |over |more than )?[\w,]+ )")
_COUNTING = ARMED | OF_NATIONS
_RECORDED = regex(
    r" (?:[а-яіїє-]+ ){0,2}?(?:за)?(?:фиксир|фіксу|регистрир|реєстр|документ|виявил|виявля|обнаруж|верифиц"
    r"|верифік|подтвержд|підтвердж)[а-яіїє]+ (?!о |об |про |що |что )"
)
_RECORDED_BY = regex(
    r"\b(?:за)?(?:фиксир|фіксу|регистрир|реєстр|документ|обнаруж|верифиц|верифік)[а-яіїє]+"
    r"(?: (?:в|у|во|за|на|вранці|утром|увечері|вечером) [а-яіїєґ0-9 ]{0,24})? $"
)
"""In "попадания зафиксировали в ночь на 7 марта Воздушные силы" they stand behind."""
_SOURCE = slavic(
    r", (?:оценка|оцінка|данные|дані|подсч[её]ты?|підрахунки|статистика|сводка|зведення)"
    r" (?P<who>[^,;:.\d]{3,50})(?:[:,]| -)"
)
_PAPER = regex(
    r"\b(?:reports?|bulletins?|summar(?:y|ies)|statements?|data|figures|counts?|tall(?:y|ies)|estimates?"
    r"|posts?"
    r"|updates?|communiqu[eé]s?|releases?|briefings?|reckoning|records|statistics|numbers)\b"
    r"|\b(?:звіт|зведен|повідомленн|дан[иі]|даних|допис|бюлетен|підрахунк|статистик|оцін|пост[іу]?\b"
    r"|отч[её]т|сводк|сообщени|данны|бюллетен|подсч[её]т|оцен)"
)
"""What a headquarters publishes."""
_PER = regex(r", per (?:the )?")
_CONTRARY = regex(
    r"\b(?:contradict|disput|differ)"
    r"|\b(?:den(?:y|ied|ies)|unlike|despite|absent|missing|not?|without|before|ahead|await"
    r"|past|above|below|than|after|while|but|against|compared|доповн|не|ні|немає|всупереч|попри|на відміну"
    r"|противореч|вопреки|в отличие|нет|отлича|відрізня|перед|после|після|чем|ніж|против|проти|среди|серед)\b"
)
_LEADS = regex(
    r"\W*(?:(?:as |it )?(?:follows|is clear|is seen|can be seen|emerges|appears|is evident)"
    r" from [^,;:.\d]{3,80}?,"
    r"|(?:going by|judging by|based on|per) [^,;:.\d]{3,60}?,"
    r"|(?:як |как )?(?:випливає|видно|слідує|следует|явствует|вытекает) (?:зі?|із|из|с) [^,;:.\d]{3,80}?[,:]"
    r"|(?:судячи|судя|виходячи|исходя) (?:з|зі|із|по|из) [^,;:.\d]{3,80}?,)"
)
_TRACKED = regex(
    r"(?: (?:has|had|have|also|initially|later))* (?:tracked|detected|registered|logged|spotted|monitored)\b"
)
_TRACKS = regex(
    r"(?:'s)?(?: (?:human|rights|monitoring|mission|office|agency|team|in ukraine))*"
    r"(?: (?:has|had|have|also|initially|later|since|meanwhile))*"
    r"(?: (?:now|so far|currently|at present|meanwhile))?(?: in [\w' -]{2,25}?)?(?: now)?"
    r" (?:tracked|detected|registered|logged|spotted|monitored|identified|tracks|registers|logs|identifies"
    r"|count|speak of|reckon with)\b"
)
_NEAR_VERB = 30

Named = tuple[str, int]
"""A claimant and where a sentence names him; ("", 0): nobody."""
_NOBODY: Named = ("", 0)


def counted(view: View) -> list[Attribution]:
    """Whoever a sentence says counted, or a bracket at its end names, where no verb tells who speaks."""
    return _first(view, (_counts_himself, _bracketed))


def such_is(view: View) -> list[Attribution]:
    """In "Сбиты 50 – такой баланс подвели в ВВС", "«40 ракет» – так Зеленский описал удар" he asserts."""
    return _first(view, (_such,))


def _such(view: View) -> Named:
    """In "such are the losses of the enemy, the General Staff said" who told the figures before."""
    match = _SUCH.search(view.normalised, view.start, view.end)
    if match is None or any(one.span[0] > match.start() and not one.reason for one in view.quantities):
        return _NOBODY
    lost = _LOSSES_OF.search(view.normalised, match.end(), view.end)
    owner = (one.end for one in view.of_kind("claimant") if lost and one.start == lost.end())
    return first_speaker(view, next(owner, match.end()), view.end), match.start()


def _revises(view: View) -> Named:
    """In "The air force raised the number of drones launched to 324" who mends his number asserts it."""
    for item in view.of_kind("claimant"):
        if _REVISED.match(view.normalised, item.end, view.end):
            return speaker(view, item, adjacent=False), item.start
    by = _REVISED_BY.search(view.normalised, view.start, view.end)
    return (first_speaker(view, by.end(), view.end, sides=True), by.start()) if by else _NOBODY


def unsaid(view: View) -> list[Attribution]:
    """Whoever else a sentence without a verb of speech and without "according to" leans on."""
    finders = (
        _passively, _revises, _promises, _by_whose_count, _dashed, _by_count, _detected, _apposed_source,
        _from_report,
    )  # fmt: skip
    return _first(view, finders)


def _first(view: View, finders: tuple[Callable[[View], Named], ...]) -> list[Attribution]:
    """The first claimant found; he stands behind the whole sentence."""
    if view.kinds.isdisjoint(SPEAKERS):
        return []
    for finder in finders:
        named, at = finder(view)
        if named:
            return [Attribution(named, view.start, view.end, at)]
    return []


def _counts_himself(view: View) -> Named:
    """In "AFP counted 5,000 drones", "a tally by the Kyiv Independent" the newspaper asserts."""
    counting = [item for item in view.of_kind("role") if item.get("role") == "tally"]
    tallies = ((tally(view, item), item.start) for item in (*counting, *view.of_kind("publisher")))
    return next((one for one in tallies if one[0]), _NOBODY)


def _bracketed(view: View) -> Named:
    """In "... 45 drones (air force)" the bracket names the claimant."""
    match = _BRACKET.search(view.normalised, view.start, view.end) if "(" in view.words else None
    named = first_speaker(view, match.start(), match.end(), sides=True) if match else ""
    return (named, match.start()) if match and view.page.vocabulary.speaks_for(named) else _NOBODY


def _passively(view: View) -> Named:
    """In "as was told in Kyiv this morning by the air force" the agent of the passive asserts."""
    match = TOLD_BY.search(view.normalised, view.start, view.end)
    return (
        (first_speaker(view, match.end(), min(view.end, match.end() + 60)), match.start())
        if match
        else _NOBODY
    )


def _promises(view: View) -> Named:
    """In "Ukraine will produce 4,000, Zelensky promised." who gives his word asserts."""
    promised = _PROMISED.search(view.normalised, view.start, view.end)
    return _who(view, promised or _PROMISES.search(view.normalised, view.start, view.end))


def _apposed_source(view: View) -> Named:
    """In "Потери на 30 декабря, оценка Генштаба ВСУ: ..." the source is told beside."""
    return _who(view, _SOURCE.search(view.normalised, view.start, view.end))


def _from_report(view: View) -> Named:
    """In "..., as follows from the report of the air force", "Air Force data show 40 ..." its paper tells."""
    counted_at = [one.span for one in view.quantities if one.reason is None]
    if not counted_at:
        return _NOBODY
    last, first = counted_at[-1][1], counted_at[0][0]
    opens = view.normalised.rfind(", ", last, view.end)
    if opens > 0 and (named := _paper(view, opens, view.end)):
        return named, opens
    closes = _LEADS.match(view.normalised, view.start, first)
    named = _paper(view, view.start, closes.end()) if closes else ""
    return named, view.start


def _paper(view: View, start: int, end: int) -> str:
    """Whose report, data or count a clause without an event leans on; "" where it names none."""
    clause = view.normalised[start:end]
    if _CONTRARY.search(clause) or not (_PAPER.search(clause) or _PER.match(clause)):
        return ""
    told = (one for one in view.events if start <= one.start < end and one.sense != "involve")
    if any(not view.normalised.startswith("follow", one.start) for one in told):
        return ""
    named = (*view.of_kind("claimant"), *view.of_kind("role"))
    return first_speaker(view, start + 2, end) if any(start <= one.start < end for one in named) else ""


def _who(view: View, match: re.Match[str] | None) -> Named:
    return (first_speaker(view, match.start("who"), match.end("who")), match.start()) if match else _NOBODY


def _by_count(view: View) -> Named:
    """In "38 missiles had been fired, by the air force's count" the one who counts asserts."""
    match = _BY_COUNT.search(view.normalised, view.start, view.end)
    if match is None:
        return _NOBODY
    who = range(*match.span("who"))
    papers = [str(one.get("publisher")) for one in view.of_kind("publisher") if one.start in who]
    named = f"tally:{papers[0]}" if papers else first_speaker(view, who.start, match.end(), sides=True)
    return named, match.start()


def _detected(view: View) -> Named:
    """In "of the 288 drones that the air force tracked" who saw them counts them."""
    if view.page.language != "en":
        return _recorded(view)
    bodies = (item for item in view.items if item.get("claimant") or item.get("role") == "official")
    if body := next((item for item in bodies if _tracks(view, item)), None):
        return speaker(view, body, adjacent=False), body.start
    force = (item for item in view.of_kind("claimant") if item.get("claimant") == "ua_air_force")
    saw = (item for item in force if _saw(view, item))
    return next((("ua_air_force", item.start) for item in saw), _NOBODY)


def _tracks(view: View, body: Item) -> bool:
    """In "The UN has registered 312 deaths" what a body keeps count of is right behind the verb.

    Figures before it, as in "Two hit homes; by six the air force had tracked 12 more", are the narrator's.
    """
    verb = _TRACKS.match(view.normalised, body.end, view.end)
    if verb is None:
        return False
    first = next((one.span[0] for one in view.quantities if one.reason is None), view.end)
    return 0 <= first - verb.end() < _NEAR_VERB and "," not in view.normalised[verb.end() : first]


def _saw(view: View, force: Item) -> bool:
    if _DETECTED.match(view.normalised, force.end, view.end):
        return True
    tracked = _TRACKED.match(view.normalised, force.end, view.end)
    return tracked is not None and _THEM.search(view.normalised, view.start, force.start) is not None


def _recorded(view: View) -> Named:
    """In "Миссия ООН зафиксировала 205 убитых", "Повітряні сили зафіксували 40 дронів" they count."""
    for item in view.of_kind("claimant"):
        who, told = item.get("claimant"), view.normalised
        if who in _COUNTING and (
            _RECORDED.match(told, item.end, view.end) or _RECORDED_BY.search(told, view.start, item.start)
        ):
            return str(item.get("claimant")), item.start
    return _NOBODY


def _by_whose_count(view: View) -> Named:
    """In "Втрати на ранок, за Генштабом: ..." the instrumental names who counts."""
    for item in view.of_kind("claimant") if view.page.language == "uk" else ():
        word = view.normalised[item.start : item.end]
        if view.normalised.endswith(" за ", 0, item.start) and word.endswith(("ом", "ами", "ою", "им")):
            return speaker(view, item, adjacent=False), item.start
    return _NOBODY


def _dashed(view: View) -> Named:
    """In "Збито 40 дронів - Повітряні сили." the name behind the dash asserts."""
    match = _DASH.search(view.normalised, view.start, view.end) if " - " in view.words else None
    if not match or view.between(match.start(), match.end(), "verb"):
        return _NOBODY
    if view.page.language == "en" and not view.sentence.line and not _is_name_alone(view, match):
        return _NOBODY  # the dash of a sentence opens an aside, that of a headline names who says so
    opens = match.start() + match[0].startswith(",")
    counts = view.page.language != "en" and any(opens <= one.span[1] for one in view.quantities)
    if counts or any(opens <= one.span[0] for one in view.quantities):
        return _NOBODY  # "двоє - рятувальники" tells who they are
    kinds = ("claimant", "role", "pronoun_speaker")
    names = any(view.between(match.start(), match.end(), kind) for kind in kinds)
    return (first_speaker(view, match.start(), match.end()), match.start()) if names else _NOBODY


def _is_name_alone(view: View, match: re.Match[str]) -> bool:
    """In "11 wounded - Tkachenko." nothing but a known name stands behind the dash."""
    name = match[0].strip(" ,-.!")
    return any(view.normalised[one.start : one.end] == name for one in view.of_kind("claimant"))
