"""Whether words assert a figure: threats, denials, questions, conditionals, hedges, means, other wars."""

import re
from typing import NamedTuple

from tracker.claims.page.evidence import OLD_YEAR, WAR_BEGAN
from tracker.claims.page.groups import AIR, LOSSES, PERSONS, PRODUCTION
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import Page, View
from tracker.claims.rejection.other_senses import in_other_sense
from tracker.claims.rejection.otherwise import is_otherwise
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Reason
from tracker.text.lazy import regex

_IMAGERY = regex(
    r"\b(?:знімк|снимк|фото|зображен|изображен)[а-яіїє]* (?:із |з |зі |со |с )?(?:супутник|спутник)"
    r"|\b(?:супутник|спутник)ов[а-яіїє]+ (?:знім|сним|фото|зображ|изображ)"
)
"""What satellites show of a strike is of this war."""
_BORN = regex(r"\b(?:года|году|року|років) (?:рожд|народж)|\bborn in\b")
_OF_A_SIDE = regex(r"\b(?:украин|україн|росси|росій)[а-яіїє]+ $")
"""In "от обстрелов украинских нацистов" one side names the other."""
_SHELLED = regex(r"\b(?:обстріл|обстрел|шахед|окупант|оккупант)[а-яіїє]*\b")
_THAT = regex(r"^, (?:що|что|нібито|ніби|будто|якобы)(?: нібито| якобы)?\b")
_QUESTION = regex(r"\?[\"'”’)]*\s*$")
_WAR_VERBS = frozenset(
    {"strike", "attack", "launch", "shoot_down", "kill", "destroy", "damage", "injure", "die"}
)
_BOMBING = spoken("modality.bombing", r"\b(?:bomb|bombed|bombing|struck|strikes?|attack\w*|war)\b")
_FALSE = regex(
    r"\b(?:reports?|claims?|rumou?rs?|statements?|allegations?|posts?"
    r"|video)\b[^.;]{0,40}?\b(?:that|of)\b(?P<told>[^.;]+?)"
    r"\b(?:is|are|was|were) (?:completely |entirely |simply |just )?(?:false|untrue|fake|fabricated|baseless"
    r"|a lie|a fake|wrong|nonsense|disinformation|not true)\b"
)
_LIES_ABOUT = regex(r"\b(?:lies?|fakes?|hoax(?:es)?|myths?|disinformation) (?:about|that|of)\b[^.;]*$")
"""In "is spreading lies about a missile with a range of 1,000 km" nothing is told as true."""
_TOLD_ASIDE = regex(
    r", [^,;:.\d]{2,60} (?:said|says|warn(?:s|ed)|told|added|reported|believes?|claim(?:s|ed)|wrote), "
)
"""In "has given orders, Kyiv warns, for a strike with 70 missiles" the plan reaches over who tells of it."""
_WOULD = regex(r" (?:would|could|might|may|will)(?: (?:still|then|also|probably))? ")
"""In "300 would get through" nothing has happened."""
_TAKES = regex(r"\b(?:takes?|needs?|enough)\b[^;:]{0,60} to $")
"""In "it takes two interceptors to stop one Shahed" nothing is counted."""
_OF_GOODS = regex(r" (?:worth|valued|totall?ing|books?)\b")
"""In "has orders worth 63 billion" nothing is ordered to be done."""
_REACH_OF_A_PLAN = 70
_PLAN_ENDS = regex(r"[;:,]|\b(?:after|as|because)\b")
_DENIAL_ENDS = regex(
    r"[;:.]|(?<=[a-z])[-–—](?=[a-z])| [-–—] |, |\d|\band that\b|\b(?:after|when|as|because|since)\b"
)
_VERBAL_ADVERB = regex(r" [а-яіїє]+(?:[аиыеяуі]в|вши|вшись|ючи|ячи)\b[^.;:,\d]*(?:,| -) ")
"""In "пропали с радаров, не причинив вреда - два ушли в Беларусь" the harm alone is denied."""
_HAVE = regex(r"\s+(?:not\s+|well\s+)?have\s")
_WILL_BE = regex(r"(?:\s+\w+){0,3}\s+(?:will|would|could|may|might|can|to)\s+(?:soon\s+)?be\s+")
_ASKED_FOR = regex(
    r"\b(?:ask|appeal|beg|press|lobb)(?:s|ed|ing|ied|ies)? (?:[\w'-]+ ){1,4}for (?:another |some |about )?$"
)
_GIVE_US = regex(r"\W*(?:please )?(?:give|send|lend|sell) (?:us|ukraine|them|me)\b")
_APART = regex(r"an? (?:day|night|hour) (?:after|before|later|earlier|ago|when|to|apart)\b")
_NEAR_TOWN = 50
_FAR = 12  # sentences of a paragraph that are looked through, at most
_TOWN_IN = regex(r"\b(?:in|near|outside) (?:[A-Z][\w'’-]+ ){0,2}[A-Z][\w'’-]+, $")
_LEADING = regex(
    r" (?:of |about |around |some |nearly |over |около |почти |примерно |более |близько |майже |приблизно "
    r"|понад |по )*"
)
_WITHIN = regex(r"\b(?:within|in|for|over|after|half|about|than)\s+$")
_NOT_TOLD = regex(
    r"\bне (?:підтвердж|подтвержд|підтверди|подтверди|вір[иія]|вер[ия]|дума|вважа|счита)[а-яіїє]*"
    r"(?: [а-яіїє]+){0,2},? (?:що|что|будто|нібито|ніби)\b[^;.]*$"
)
_RUMOUR = regex(
    r"\b(?:спросту|опроверг|запереч|отриц)[а-яіїєґё]+"
    r" (?:чутк|слух|повідомлен|сообщен|заяв|публікац|публикац|інформац|информац|твердженн"
    r"|утвержден)[а-яіїєґё]+"
    r"(?: [а-яіїєґё]+){0,3},? (?:що|что|будто|нібито|ніби)\b"
    r"(?:(?!, (?:а|але|но|однак|однако|насправді|додав|добав|уточн|повідоми|сообщи))[^;.:])*$"
)
"""In "спростував чутки, що напередодні випустили 900 дронів" all of the rumour is denied."""
_MEANT_TO = regex(
    r"(?:, (?:які|яких|которые|которых))?(?: [а-яіїєґё]+)?"
    r" (?:плану|планиру|хоч|хоте|хот[яі]т|готу|готов|наміря|намерева|собира|збира)[а-яіїєґё]+ "
)
"""In "ще 28 ракет компанія планує запустити" the plan stands behind the number."""
_SALVO = regex(r"\bзалп(?:ом|у|а)?(?: ?-)? $")
"""In "два носителя, залп - до 12 ракет" what could be fired is told."""
_WAITING = slavic(
    r"[^,;:.]{0,40} (?:ждут|ждёт|ожидают|чекають|чекає|готов[ыі]|наготове|напоготові|нацел[ея]н[ыі]"
    r"|націлені)\b"
)
"""In "двести «Гераней» ждут приказа" nothing flies yet."""
_ACTS = regex(
    r"\b(?:(?:russia|moscow|ukraine|kyiv|russians|ukrainians|enemy|occupiers|invaders)"
    r"|(?:russia's|ukraine's|russian|ukrainian|enemy|its|their) (?:[a-z-]+ )?"
    r"(?:forces|troops|army|soldiers|fire|artillery|gunners|pilots|navy|snipers?|units?|military|marines))"
    r" (?:(?:has|had|have|also|then|later|again|reportedly|deliberately|\w+ly) )*$"
)
"""A side that does something, not one that only tells whose a thing is."""
_HURT = PERSONS - {"personnel_losses"}
_AT_THE_FRONT = regex(
    r"\b(?:front|border|contact line|zone|deep|depth|buffer|advanc\w+|drones?|missiles?|uavs?|shaheds?)\b"
)


class Mode(NamedTuple):
    """What the words around a figure make of it: a rejection reason, or flags of its claim."""

    reason: Reason | None = None
    hedged: bool = False


def mode_of(view: View, mention: Mention) -> Mode:
    """The modality of the clause around a figure."""
    if _QUESTION.search(view.words) or is_conditional(view, mention):
        return Mode("plan")
    if _denied(view, mention):
        return Mode("no_metric")
    if _planned(view, mention):
        return Mode("plan")
    if is_mean(view, mention):
        return Mode("mean")
    if other_war(view, mention):
        return Mode("other_subject")
    return Mode(hedged=_hedged(view, mention))


def other_war(view: View, mention: Mention) -> bool:
    """Another war is told, and its names stand nearer to the number than the sides of this one."""
    harmed = view.page.language == "en" or mention.metric in PERSONS
    if in_other_sense(view, mention) or _off_topic(view, mention):
        return True
    if (harmed and _is_accident(view)) or _unrelated(view, mention):
        return True
    if is_otherwise(view, mention):
        return True
    page = view.page
    if page.tells_of_other_war or (mention.metric in PERSONS and page.tells_of_accident):
        return True
    if (page.language == "en" or not page.names_this_war) and page.tells_of_history:
        return True
    named = [item for item in view.of_kind("other_war") if not _is_make(view, mention, item)]
    named = [item for item in named if not _OF_A_SIDE.search(view.normalised, view.start, item.start)]
    others = [_gap(item.start, item.end, mention) for item in named]
    sides = [_gap(item.start, item.end, mention) for item in view.of_kind("side")]
    if not others or min(sides, default=999) < min(others) or mention.side:
        return False
    return any(event.sense in _WAR_VERBS for event in view.events) or _BOMBING.search(view.words) is not None


def _is_make(view: View, mention: Mention, item: Item) -> bool:
    """In "Russians launched 26 Iranian Shahed drones" the adjective tells who made them."""
    return mention.family == "air" and mention.start <= item.start < mention.end and view.has("side")


def _unrelated(view: View, mention: Mention) -> bool:
    """A figure without what it takes to be of this war: a side, a place, an attack, a weapon."""
    page, metric = view.page, mention.metric
    if metric and mention.quantity.amount.unit != "percent" and not page.may_be_of_this_war:
        return True
    if metric in AIR:
        return not (page.tells_of_strikes or _names_side(view))
    if metric in PERSONS and page.language == "en" and _is_in_town_abroad(view):
        return True
    if metric in _HURT:
        only = page.tells_only_of_people(view.end) and not _is_done(view, mention)
        return not (page.tells_of_harm or only)
    if metric in LOSSES:
        return not (page.tells_of_losses or (page.language != "en" and page.tells_of_war))
    return metric.startswith("distance") and page.language == "en" and not _is_near_the_front(page)


def _is_near_the_front(page: Page) -> bool:
    told = page.names_this_war or page.tells(_AT_THE_FRONT)
    return told or any("make" in item.senses for item in page.items)  # "the Flamingo"


def _names_side(view: View) -> bool:
    """Whether a side is named in the sentence or the one before it."""
    start = view.page.sentences[max(0, view.nth - 1)].start
    items = view.page.items_within(start, view.end)
    capitals = () if view.page.language == "en" else ("kyiv_city", "moscow")
    return any("side" in item.senses and item.senses.get("region") not in capitals for item in items)


def _is_done(view: View, mention: Mention) -> bool:
    """In "the fire killed 25" something harms people: it must be a side, an attack or a weapon."""
    event = mention.event
    if (
        event is None
        or view.page.language != "en"
        or event.sense not in ("kill", "injure")
        or event.passive
        or mention.role != "obj"
    ):
        return False
    governs = event.verb.form not in ("noun", "pred") and mention.start - event.end == 1
    return governs and not _ACTS.search(view.normalised, view.start, event.start)


def _is_in_town_abroad(view: View) -> bool:
    """In "A car drove into a crowd in Kassel, Germany. It killed five" the paragraph is of another place."""
    page, first = view.page, view.nth
    while (
        view.nth - first < _FAR and first and page.sentences[first - 1].paragraph == view.sentence.paragraph
    ):
        first -= 1
    items = page.items_within(page.sentences[first].start, view.end)
    weapons = (item for item in items if item.get("class"))
    if any(family(item.get("class")[0], page.vocabulary) == "air" for item in weapons):
        return False
    if any(page.is_of_this_war(item) for item in items):
        return False
    named = (item.start for item in items if item.get("donor"))
    return any(_TOWN_IN.search(page.text, max(0, start - _NEAR_TOWN), start) for start in named)


def _off_topic(view: View, mention: Mention) -> bool:
    """Games, stars, sports and disasters, or a year before this war and none of it."""
    if view.has("staged") or (view.has("off_topic") and not _is_of_war(view)):
        return True
    if OLD_YEAR.search(view.words):
        return True
    ends = [one.window.end.year for one in view.windows if one.window.end is not None]
    ends = [] if _BORN.search(view.words) else ends
    held = mention.metric.startswith("territory")  # "17 % of the land that became Ukraine in 1991"
    return bool(ends) and max(ends) < WAR_BEGAN and not held


def _is_of_war(view: View) -> bool:
    """Whether a side or an office of this war is named, or shelling or its pictures."""
    if any(view.page.text[item.start].isupper() for item in view.of_kind("side")):
        return True
    speaks = (str(item.get("claimant")) for item in view.of_kind("claimant"))
    if any(one.startswith(("ua_air", "ua_general", "ru_mod")) for one in speaks):
        return True
    return any(one.search(view.words) is not None for one in (_SHELLED, _IMAGERY))


def _is_accident(view: View) -> bool:
    """In "when a minibus collided with a lorry" nobody attacked."""
    if not view.has("accident"):
        return False
    kinds = (family(item.get("class")[0], view.page.vocabulary) for item in view.of_kind("class"))
    attacks = any(event.sense in ("attack", "launch", "strike", "shoot_down") for event in view.events)
    return not attacks and "air" not in kinds


def _gap(start: int, end: int, mention: Mention) -> int:
    return start - mention.end if start >= mention.end else max(0, mention.start - end)


_MORE_THAN = regex(r"(?:більше|менше|вище|нижче|больше|меньше|выше|ниже),? (?:ніж|чем) $")
"""In "у середньому 1 130 за добу, що більше, ніж 1 030 у листопаді" both are means."""
_WAS_ABLE = regex(r"(?: was| ?were|been) able to")
"""In "its crews were able to bring down 97 of them" they did."""
_ON_AVERAGE = regex(r"[\"\W]*(?:that is, |this means )?on average, [^,;:]*$")
"""In "On average, six were killed and 20 wounded every day" the first words are told of both."""
_OF_YEAR = regex(r" 20\d\d (?:року|році|года|году)\b")


def is_mean(view: View, mention: Mention) -> bool:
    """In "210 a day", "an average of 80": a rate over time is no count of a window."""
    if mention.metric in PRODUCTION and not mention.family:
        return any(item.end <= mention.start for item in view.of_kind("mean"))  # "... and soon 110"
    if _MORE_THAN.search(view.normalised, view.start, mention.start):
        return any(is_mean(view, one) for one in view.mentions if one.end <= mention.start)
    if _ON_AVERAGE.match(view.normalised, view.start, mention.start):
        return True
    for item in view.of_kind("mean"):
        if _WITHIN.search(view.normalised, view.start, item.start):
            continue
        if _APART.match(view.normalised, item.start, view.end):
            continue
        if item.start >= mention.end and _leads_number(view, item.end):
            continue
        gap = (
            view.normalised[mention.end : item.start]
            if item.start >= mention.end
            else view.normalised[item.end : mention.start]
        )
        gap = _OF_YEAR.sub("", gap)
        if len(gap) <= 45 and not re.search(r"[;:]|, ", gap) and not any(sign.isdigit() for sign in gap):
            return True
    return False


def _leads_number(view: View, end: int) -> bool:
    """In "7 412 из 8 150 - в среднем 239 за ночь" the mean is the number behind the word."""
    behind = (one.span[0] for one in view.page.numbers_within(end, view.end))
    return any(_LEADING.fullmatch(view.normalised, end, start) for start in behind)


def is_conditional(view: View, mention: Mention) -> bool:
    """In "if Moscow refuses, Europe is ready to give 90 billion" nothing is told that happened."""
    if not view.has("conditional"):
        return False
    clause = view.clause_of(mention.start)
    words = [item for item in view.of_kind("conditional") if clause[0] <= item.start < mention.start]
    words = [item for item in words if not _OR.search(view.normalised, view.start, item.end)]
    told = mention.event is None or mention.event.verb.form == "finite"
    if words and told and view.page.language != "en" and _CONTRASTED.search(view.words):
        return False  # "если ночью запустили 82 дрона, то сутками ранее - 69"
    return any(
        "," not in view.normalised[item.end : mention.start] or item.start - view.start < 3 for item in words
    )


_DENIED_TO = slavic(
    r"[\"\s]*(?:що|что|про те, що|о том, что) [^.;:]{3,100}, [^.;:,]{3,40}"
    r"(?:запереч|спросту|опроверг|отриц)[а-яіїє]+|[^.;:]{3,100}\b(?:назвав|назвала|назвали|назвал) "
    r"(?:ложью|неправдой|брехнею|неправдою|фейком|вигадкою|выдумкой)"
)
"""In "Що прорвалися 50 дронів, Ігнат заперечує: ..." what stands before is denied."""
_WERE_NOT = regex(r" (?:were|was|had been|have been|did|had|have|has) not(?=[.;,]|$)")
"""In "forty were downed and nine were not" the nine were not."""
_NONE_OF = slavic(r"\b(?:жодн|никак)[а-яіїєґё]+ $")
_OR = regex(r"[а-яіїєґё'] чи$")
"""In "знищили чи подавили" two verbs are joined; a question opens its clause."""
_CONTRASTED = regex(r"(?:^|[\s\"])(?:если|якщо) (?:(?!бы\b|би\b)[^,;] ?)+, то (?!бы\b|би\b)")
_UNCONFIRMED = slavic(
    r"[^.;]{0,80}?\bне (?:подтверд\w+|підтверд\w+|соответству\w+ действительности|відповіда\w+ дійсності)"
    r"|[^.;,]{0,60}? - (?:це |это )?(?:неправд|брехн|лож[ью]|фейк|вигадк|выдумк|дезінф|дезинф|обман)"
    r"|[^.]{0,90}?\b(?:опроверг\w+|спростува\w+|спростову\w+|заперечи\w+|отрица\w+)(?! [^.]*\d)"
)
_SAME = regex(r" (?:змін|измен)[а-яіїє]+")
"""In "кількість збитих не змінилася - 741" the number holds."""
_BUT = r",? (?:а|but) (?:лише |вже |только |уже |only |just )?$"
_INSTEAD = regex(rf"\d(?: \w+)?{_BUT}")
"""In "not 21 but 19" the second number holds."""
_RATHER = regex(_BUT)
_NOT_BEFORE = regex(rf"\b(?:не|not) [^,;.]{{1,25}}{_BUT}")
_NOT_BEHIND = regex(r"(?: [а-яіїєґё]+)?,? (?:а не|not|rather than) (?:the )?[\wа-яіїєґё']+")


def is_instead(view: View, mention: Mention) -> bool:
    """In "not 21 but 19" the second number is what holds."""
    return _RATHER.search(view.normalised, view.start, mention.start) is not None


def corrects(view: View, mention: Mention) -> bool:
    """In "not 21 but 19", "девять, а не семь" the number takes the place of one told before."""
    if not ("не " in view.words or "not " in view.words or "rather " in view.words):
        return False
    if _NOT_BEFORE.search(view.normalised, view.start, mention.start):
        return True
    following = [one.start for one in view.mentions if 0 <= one.start - mention.end <= 14]
    return bool(following) and _NOT_BEHIND.match(view.normalised, mention.end, view.end) is not None


def _denied(view: View, mention: Mention) -> bool:
    if mention.whole or (mention.subset_of is not None and is_instead(view, mention.subset_of)):
        return False  # "не 14, а 18, девять из них - дети"
    if mention.quantity.form == "all_but":
        return False  # "лише двох не вдалося зупинити"
    if _UNCONFIRMED.match(view.normalised, mention.end, view.end):
        return True
    if _WERE_NOT.match(view.normalised, mention.end, view.end):
        return True
    behind = _DENIED_TO.match(view.normalised, view.start, view.end)
    if behind and mention.start < behind.end():
        return True
    if any(one.search(view.normalised, view.start, mention.start) for one in (_NONE_OF, _LIES_ABOUT)):
        return True
    if view.page.language != "en" and _is_rumour(view, mention):
        return True
    false = _FALSE.search(view.normalised, view.start, view.end)
    if false and false.start("told") <= mention.start < false.end("told"):
        return True
    start = mention.event.start if mention.event else mention.start
    for item in view.of_kind("denial"):
        if any(one.start <= item.start < one.span[1] for one in view.mentions):
            continue  # "не менее двухсот"
        if _SAME.match(view.normalised, item.end, view.end):
            continue
        if mention.quantity.amount.high == 0 and view.page.language != "en":
            continue  # two negations are one: "ніхто не постраждав"
        before_event = item.end <= start and start - item.end <= 30
        before_number = item.end <= mention.start and mention.start - item.end <= 60
        if _INSTEAD.search(view.normalised[item.end : max(item.end, mention.start)]):
            continue
        if is_instead(view, mention) and any(item.end <= one.start < mention.start for one in view.mentions):
            continue
        stop = (
            start if mention.start < item.start else min(max(start, item.end), max(mention.start, item.end))
        )
        if _VERBAL_ADVERB.match(view.normalised, item.end, mention.start):
            continue
        gap = view.normalised[item.end : max(stop, item.end)]
        gap = _THAT.sub(" ", gap, count=1)
        if (before_event or before_number) and not _DENIAL_ENDS.search(gap):
            return True
    return False


def _is_rumour(view: View, mention: Mention) -> bool:
    return any(one.search(view.normalised, view.start, mention.start) for one in (_NOT_TOLD, _RUMOUR))


_TO_COME = regex(
    r"\b(?:(?:може|можуть|может|могут) (?:сягнути|досягти|перевищити|зрости до|скласти|достичь"
    r"|достигнуть|превысить|вырасти до|составить)|сягн(?:е|уть)|досягн(?:е|уть)"
    r"|достигн(?:ет|ут)|зрост(?:е|уть) до"
    r"|вырастет до|становитиме|становитимуть) (?:приблизно |близько |понад |примерно |около |почти |майже )?$"
)
"""In "за пів року ця цифра сягне мільйона" nothing has happened yet."""


def _planned(view: View, mention: Mention) -> bool:
    if mention.event and mention.event.verb.form == "future":
        return True
    if mention.event is None and _WAITING.match(view.normalised, mention.end, view.end):
        return True
    if mention.event and view.normalised[view.start : mention.event.start].strip() == "to":
        return True  # "To bring down ten missiles, a battery must ..."
    if _GIVE_US.match(view.words) or is_asked_for(view, mention):
        return True
    if mention.event and _TAKES.search(view.normalised, view.start, mention.event.start):
        return True
    if _TO_COME.search(view.normalised, max(view.start, mention.start - 60), mention.start):
        return True
    clause = view.clause_of(mention.start)
    anchor = mention.event.start if mention.event and mention.event.end <= mention.start else mention.start
    for kind in ("plan", "future"):
        for item in view.of_kind(kind):
            if _is_target(view, item) or _WAS_ABLE.fullmatch(view.normalised, item.start - 5, item.end):
                continue
            if not clause[0] <= item.start < anchor or _OF_GOODS.match(view.normalised, item.end):
                continue
            if mention.whole and view.normalised.startswith(" not ", item.end):
                continue  # "could not intercept any of the six"
            gap = _TOLD_ASIDE.sub(" ", view.normalised[item.end : anchor])
            if len(gap) <= (70 if kind == "plan" else 25) and not _PLAN_ENDS.search(gap):
                return not _past_perfect(view, item.end, anchor)
    if mention.quantity.amount.bound == "at_most" and _SALVO.search(
        view.normalised, view.start, mention.start
    ):
        return True
    if any(mention.start - item.end == 1 and not _is_target(view, item) for item in view.of_kind("plan")):
        return True  # "к залпу готовят 60 ракет"
    return _future_passive(view, mention)


def is_asked_for(view: View, mention: Mention) -> bool:
    """In "has asked partners for 60 billion" nothing was given."""
    return _ASKED_FOR.search(view.normalised, view.start, mention.start) is not None


def is_planned_at(view: View, position: int) -> bool:
    """In "intends to send 1,000 drones per night" a plan stands before the number, in its clause."""
    clause = view.clause_of(position)
    plans = (item for kind in ("plan", "future") for item in view.of_kind(kind))
    gaps = (view.normalised[item.end : position] for item in plans if clause[0] <= item.start < position)
    return any(len(gap) <= _REACH_OF_A_PLAN and not _PLAN_ENDS.search(gap) for gap in gaps)


def _is_target(view: View, item: Item) -> bool:
    """In "341 цель нейтрализована", "попали в цель два" the word of a goal is that of a target."""
    aimed = view.normalised.endswith((" в ", " у "), 0, item.start) and item.end - item.start <= len("ціль")
    return aimed or any(one.start <= item.start < one.end for one in view.mentions)


def _past_perfect(view: View, start: int, end: int) -> bool:
    return _HAVE.match(view.normalised, start, end + 6) is not None


def _future_passive(view: View, mention: Mention) -> bool:
    if (
        mention.event
        and mention.event.verb.form == "noun"
        and _WOULD.match(view.normalised, mention.end, view.end)
    ):
        return True  # "a salvo of ten would equal a nuclear blow"
    if not mention.event or mention.event.start < mention.end:
        return False
    gap = view.normalised[mention.end : mention.event.start]
    if _WOULD.fullmatch(gap) or _MEANT_TO.fullmatch(gap):
        return True
    return _WILL_BE.fullmatch(gap) is not None


_OPENING = 3
_JOINED = regex(r",? (?:and|та|і|й|и) (?:also )?")


def _hedged(view: View, mention: Mention) -> bool:
    anchor = mention.event.start if mention.event else mention.start
    before = [one for one in view.mentions if one.end <= anchor]
    if before and "hedged" in before[-1].flags and _JOINED.fullmatch(view.normalised, before[-1].end, anchor):
        return True  # "могло бути знищено чотири літаки та пошкоджено ще один"
    for item in view.of_kind("hedge"):
        opens = item.start - view.start < _OPENING and view.normalised.startswith(",", item.end)
        if opens and ";" not in view.normalised[item.end : mention.start]:
            return True  # "По всей видимости, дроны повредили танкер"
        near = min(abs(item.end - anchor), abs(item.end - mention.start), abs(item.start - mention.end))
        gap = view.normalised[min(item.end, anchor) : max(item.start, anchor)]
        if near <= 30 and "," not in gap.lstrip(","):
            return True
    return False
