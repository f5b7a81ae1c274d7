"""Verbs that no table knows: what a side did to weapons, and what weapons did, follows from who did it.

Languages have more verbs of throwing and of bringing down than a table can hold: "flung 140 drones at
Kyiv", "the gunners mopped up nine of them". A defence that does something to weapons stops them; a side
that does something with weapons launches them; weapons that do something attack.
"""

from collections.abc import Iterator, Sequence

from tracker.claims.page.bodies import HEADQUARTERS
from tracker.claims.page.groups import against
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.nouns import BY_MEANS
from tracker.claims.page.view import View
from tracker.claims.words.lexicon import Verb
from tracker.model import Span
from tracker.text.lazy import START, regex

_DEFENCE = regex(
    r"\b(?:air[- ]defen[cs]es?(?: (?:forces|units|systems|crews|teams|troops|fire))?|(?:air )?defenders"
    r"|(?:anti-aircraft )?gunners|interceptor (?:crews|teams|drones)|mobile (?:fire )?(?:groups|teams|units)"
    r"|(?:electronic[- ]warfare|missile|fighter|patriot|anti-aircraft) (?:units?|crews?|teams?|pilots)"
    r"|electronic warfare)\b"
    r"|\b(?:(?:сил|средств|расч[её]т|засоб|розрахунк|підрозділ|подразделени|бійц|бойц|воїн|воин)[а-яіїє]*"
    r" (?:[а-яіїє]+ (?=п[пв]о))?)?п[пв]о\b"
    r"|\b(?:захисник|защитник)[а-яіїє]* неба\b|\b(?:зенітник|зенитчик)[а-яіїє]*\b"
    r"|\b(?:мобільн|мобильн)[а-яіїє]+ (?:(?:вогнев|огнев)[а-яіїє]+ )?груп[а-яіїє]*\b"
)
_HEAD = (
    r"(?: (?:forces|troops|army|military|aviation|armed forces|air force|navy|side|bombers|invaders"
    r"|occupiers|command|drone units))?"
)
_ADVERB = (
    r"(?: (?:also|then|later|again|overnight|reportedly|alone|now|has|have|had|yesterday|together|still|even"
    r"|(?:this|last) (?:week|night|month)|on [a-z]+day|[a-z]+ly))*"
)
_OTHER_DEEDS = (
    r"(?:receiv|acquir|purchas|order|request|ask|need|want|plan|sign|donat|supply|suppli|produc"
    r"|manufactur|assembl|develop|design|test|unveil|display|show|present|export|import|stor"
    r"|stockpil|describ|compar|call|believ|estimat|claim|confirm|den[iy]|announc|promis|pledg|agree|approv"
    r"|discuss|hop|fear|expect|predict|warn|threaten|prepar|intend|decid|refus|fail|tri|offer"
    r"|deliver|transfer|hand|station|base|own|possess|retain|remain|stay|lack|weigh|resembl|seem"
    r"|appear|prov|belong|depend|rely|reli|requir|cost|fund|financ|review|inspect|publish"
    r"|photograph|film|captur|seiz|recover|collect|study|studi|examin|modif|upgrad|convert|rebuil|repair"
    r"|replac|engag|track|arriv|return|crash|disappear|vanish|divert|contribut|allocat|commit|earmark"
    r"|train|paint|label|nam(?:e|ed|es)\b|christen|welcom|parad|exhibit|demonstrat|smuggl|transport|relocat"
    r"|reposition|load|assign|notic|identif|recogni[sz]|classif|increas|doubl|tripl|wait|compet|perform|participat)"
)
"""Beginnings of verbs of having, making, moving, seeing, giving, telling: these neither launch nor stop."""
_KEEPS = regex(r"(?:got|held|took|laid|led|met|set|moved|shifted)\b")
"""A side that does this with weapons launches none: it got 40 missiles, moved 12 drones to the south."""
_PAST = (
    rf"(?!{_OTHER_DEEDS}[a-z]*\b)(?:[a-z]{{2,}}ed|flung|let|put|threw|took|caught|cut|drove|held|beat|got"
    r"|sank|flew|came|went|tore|swept|swung|shook|struck|fought|ground|laid|led|met|rose|set|shot|slew"
    r"|sprang|stole|stung|thrust|wove|bore|blew|broke|burst|clove|crept|dealt|dug|fell|fed|hung|hurt"
    r"|leapt|spat|split|spun|stuck)"
)
_COUNTED = (
    r"(?: (?:some|another|the|its|their|a further|a total of|as many as|all|both|no fewer than|no less than"
    r"|more|up to|about))* "
)
_DID = regex(
    rf"{_HEAD}{_ADVERB} (?P<verb>{_PAST})"
    r"(?:(?P<means>(?: (?!(?:and|but|or|while|that)\b)[a-z'-]+){0,6}? (?:with|using))"
    rf"|(?: (?:of|in|up|out|off|down|over|away|through|back|care|into the air|to earth))*){_COUNTED}"
)
_HURLS = regex(rf"{_HEAD}(?P<means>)? (?P<verb>(?!{_OTHER_DEEDS}[a-z]*\b)[a-z]{{3,}}s){_COUNTED}")
"""The tense of titles: "Russia flings 140 drones at Ukraine"."""
_MOVED = regex(rf"{_ADVERB} (?P<verb>{_PAST})\b(?! (?:by|to (?:be|have)|with|off)\b)")
_OPENS = regex(
    rf"(?:{START}|[;:,.] ?|\b(?:and|but|while|then)\b)"
    r"[\s\"-]*(?:overnight,? |that |then |later |,|another "
    r"|(?:in|on|during|over|at|by|from) (?:the )?(?:[a-z0-9]+ ){1,4}){0,3}$"
)
_OTHER_DEEDS_SLAVIC = (
    r"(?:отрим|получ|купи|придбал|закуп|замов|заказ|запрос|попрос|потреб|хоті|хоте|мав|мал|имел|произв"
    r"|виробл|вигото|изгото|собра|зібра|розроб|разраб|випроб|испыт|показ|представ|презент|продал|продав"
    r"|переда|надал|надав|поста[вч]|обіця|обеща|погод|соглас|заяв|сказ|повідом|сообщ|назв|счит|вваж|оцін"
    r"|оцен|план|готов|готу|намер|намір|реши|виріш|отказ|відмов|залиш|оста[вл]|храни|зберіг|втрат|потеря"
    r"|пошкод|поврежд|бул[аио]?\b|был[аио]?\b|бува|бывал|мог|змог|смог|став|стал|почал|начал|продовж"
    r"|продолж|порівн|сравн|спостеріг|наблюд|залучи|(?:при|пере|за|вы|ви|в|до)в[еёі]з|прибул|прибыл|верну"
    r"|повернул|зникл|исчез|пере(?:бро|кин|мес|міс)|(?:раз|роз)(?:мес|міс|мещ|гор|вер)|демонстр|продемонстр|спрят|схова"
    r"|(?:по|ис)трат|витра[тч]|израсход|загру|погру|завантаж|насчиты|налічув|посчит|порах"
    r"|идентиф|ідентиф|опозна|распозна|розпізна|сосредот|зосеред|имитир|іміту|на(?:ш|йш)|знайш|накоп|увелич|збільш|располож|розташ"
    r"|увид|побач"
    r"|да[лв]|вз[яі][лв]|захоп|захват|говор|писа|пиш|пояс|уточн|добав|додав|додал|отмет|підкрес|подчерк"
    r"|розпові|рассказ|нагад|напомн|входи|составл|складал|стоил|коштув|весил|важил|відповід|ответ|вистач"
    r"|хват|ката|стои|стоя)"
)
_DEED = regex(
    rf"(?<![а-яіїєґё'])(?!{_OTHER_DEEDS_SLAVIC})[а-яіїєґё']{{3,}}"
    r"(?:[аияіїуоеюєыё][лв]|л[аои]|[рн]іс|[ео]рли)(?:ся|сь)?(?![а-яіїєґё])"
)
_OBLIQUE = regex(r"\b(?:на|по|в|у|над|із|з|из|от|від|для|против|проти|до|к|за|о|об|про|с|со|через|під|под) $")
_OBLIQUE_REACH = len(" против ")
_NOMINATIVE = regex(
    r"(?:росія|россия|україна|украина|москва|київ|киев|кремль|ворог|враг|(?:су)?противник|неприятель"
    r"|агрес+ор|окупанти|оккупанты|росіяни|россияне|загарбники|захватчики|рф|зсу|всу|ссо|сбу"
    r"|(?:російськ|росийск|российск|українськ|украинск|ворож|вражеск)[а-яіїє]+ (?:війська|войска|сили"
    r"|силы|армія|армия|авіація|авиация|військові|военные)"
    r"|(?:війська|войска|силы|сили|армія|армия|авіація|авиация) рф)\b"
)
"""A side as the subject of a sentence."""
_BY_NIGHT = regex(
    r"\b(?:over)?night|\b(?:dawn|dusk|wave|barrage|salvo|raid|attack|strike)s?\b"
    r"|\b(?:вночі|уночі|ніч|ночі|ноч|світан|рассвет|доб[уи]\b|сутки|хвил[яіюь]|волн|атак|удар)"
)
_BREAK = regex(r"[,;:()]|\. | - | (?:и|та|і|й|а|але|но|однак|однако) ")


def unlisted(view: View, counted: Sequence[Mention]) -> list[Event]:
    """Events of verbs that no table knows, for the numbers of weapons that no known verb governs."""
    find = _english if view.page.language == "en" else _slavic
    found: dict[int, Event] = {}
    for one in counted:
        weapons = one.family == "air" and one.quantity.amount.unit == "count" and not one.implicit
        if weapons and (event := find(view, one)) is not None:
            found[event.start] = event
    return list(found.values())


def _english(view: View, mention: Mention) -> Event | None:
    """The verb between a doer and the number, or right behind weapons that open a clause."""
    end, side = max(_doers(view, mention), key=_nearest, default=(-1, ""))
    if end >= 0 and not any(end <= event.start < mention.start for event in view.events):
        did = _DID.fullmatch(view.normalised, end, mention.start)
        did = did or (_HURLS.fullmatch(view.normalised, end, mention.start) if side else None)
        if did and side and not did["means"] and _KEEPS.match(did["verb"]):
            return None
        if did and not _is_known(view, did.start("verb")):
            sense = "attack" if did["means"] else _sense(view, mention, side)
            told = sense != "launch" or _tells_of_attack(view)
            return Event(*did.span("verb"), Verb(sense, "ed")) if told else None
    moved = _MOVED.match(view.normalised, mention.end, view.end)
    if moved is None or _is_known(view, moved.start("verb")):
        return None
    opens = _OPENS.search(view.normalised, view.start, mention.start)
    return Event(*moved.span("verb"), Verb("attack", "ed")) if opens and _tells_of_attack(view) else None


def _tells_of_attack(view: View) -> bool:
    """Whether the sentence tells of a night or its headquarters speak: weapons are moved and shown by day."""
    speakers = {one.claimant for one in view.attributions}
    return not speakers.isdisjoint(HEADQUARTERS) or _BY_NIGHT.search(view.words) is not None


def _doers(view: View, mention: Mention) -> Iterator[tuple[int, str]]:
    """Where the names before a number of who may have done it end, and the side, "" of a defence."""
    for found in _DEFENCE.finditer(view.normalised, view.start, mention.start):
        yield found.end(), ""
    for item in view.of_kind("side"):
        if item.end <= mention.start:
            yield item.end, str(item.get("side"))


def _nearest(doer: tuple[int, str]) -> tuple[int, bool]:
    """The last doer; "the air defenders" are a defence before they are a side."""
    return doer[0], not doer[1]


def _sense(view: View, mention: Mention, side: str) -> str:
    """A defence stops what is not its own; a side launches, unless its own people tell of the other's."""
    if not side or mention.side == against(side) or mention.part_of is not None:
        return "neutralise"
    told_by_own = view.side_at(mention.start) == side
    return "neutralise" if told_by_own and mention.side != side else "launch"


def _is_known(view: View, start: int) -> bool:
    return any(item.start == start for item in view.items)


def _slavic(view: View, mention: Mention) -> Event | None:
    """The only verb of a clause in which a doer and the number stand, in any order."""
    start, end = _clause(view, mention)
    if any(start <= event.start < end for event in view.events):
        return None
    deeds = [
        deed.span()
        for deed in _DEED.finditer(view.normalised, start, end)
        if not _is_known(view, deed.start()) and not mention.start <= deed.start() < mention.end
    ]
    sense = _sense_slavic(view, mention, start, end) if len(deeds) == 1 else ""
    if sense == "launch" and not _tells_of_attack(view):
        return None
    return Event(*deeds[0], Verb(sense, "finite")) if sense else None


def _sense_slavic(view: View, mention: Mention, start: int, end: int) -> str:
    """The sense of an unknown verb by who does it: the defence, or a side."""
    if _DEFENCE.search(view.normalised, start, end):
        return "neutralise"
    doer = next((item for item in view.between(start, end, "side") if _is_doer(view, item, mention)), None)
    if doer is None:
        return ""
    by_means = BY_MEANS.search(view.normalised, mention.span[1], mention.end)
    return "attack" if by_means else _sense(view, mention, str(doer.get("side")))


def _is_doer(view: View, item: Item, mention: Mention) -> bool:
    """Whether a side is the subject: no preposition before it, no weapons behind it."""
    before = max(view.start, item.start - _OBLIQUE_REACH)
    if _OBLIQUE.search(view.normalised, before, item.start):
        return False
    return _NOMINATIVE.match(view.normalised, item.start, view.end) is not None


def _clause(view: View, mention: Mention) -> Span:
    breaks = list(_BREAK.finditer(view.normalised, view.start, view.end))
    start = max((one.end() for one in breaks if one.end() <= mention.start), default=view.start)
    end = min((one.start() for one in breaks if one.start() >= mention.end), default=view.end)
    return start, end
