"""The M of "N of M", or of "of M drones, N were ...": it was launched, whatever became of the part."""

import re

from tracker.claims.page.groups import OUTCOMES, STOPPING
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_FRONTED = spoken(
    "wholes.fronted",
    r"(?:\d{1,2}[:.]\d\d)?[\s\"-]*(?:(?:out )?of|among) "
    r"(?:the |these |those |a total of |some |about |all |last |(?:[a-z]+ )?[a-z]+'s? (?:overnight |latest )?"
    r")*",
)
_REMAINING = regex(r"\W*(?:out )?of the (?:remaining|other|rest of the) ")
_RELATIVE = regex(r" (?:that|which) (?:[a-z'-]+ ){1,7}")
_ANY_OF = regex(r"\b(?:any|some|many|few|part) of (?:the |its |their )?$")
"""In "could not intercept any of the six", "some of the six turned back" six were launched."""
_SOURCE = regex(
    r"\W*(?:за(?! (?:ніч|добу|день|тижд|місяц|ночь|сутки|недел|месяц|минул|останн|прошл|минувш|последн))"
    r"|по|згідно з|согласно"
    r"|(?:як|как) (?:повідом|розпов|зазнач|заяв|уточн|каза|сказа|сообщ|расска|отмеч)\w+)"
    r" [^,;:.\d]{3,70}(?:, (?!як|які|котор|що\b|что\b)| (?=(?:із|з|зі|из) ))"
)
"""In "За попередньою інформацією, з восьми дронів збито шість" the whole opens what is told."""
_LEAD = regex(
    r"\W*(?:(?:but|and|meanwhile|however|still|yet|so|then|in all|in total|overall|altogether"
    r"|once again|but then|and yet)\b,? "
    r"|(?:despite|hours after|days after|amid|after|as) [^,;:.\d]{3,60}, (?=(?:out )?of )"
    r"|(?:тим часом|тем временем|однак|однако|але|но|а|і|и|та|при цьому|при этом|загалом|усього|всього|всего"
    r"|итого|отже|итак|таким чином|таким образом|як відомо|как известно|нагадаємо|напомним)\b,? "
    r"|(?:попри|незважаючи на|несмотря на) [^,;:.\d]{3,60}, )"
)
"""Words that open a sentence before what it tells: "But of 31 targets 29 were downed"."""
_OF_TIME = regex(
    r"|.{1,3}|\W*(?:протягом|впродовж|упродовж|в течение|на протяжении) (?:дня |доби |ночі |суток |ночи )?"
)
"""In "У вересні з 5600 безпілотників понад 3300 ..." the whole opens what is told of the month."""
_WITH_THEM = regex(r"(?:ами|ями)$")
"""In "з 22 дронами впоралися" the instrumental makes no whole."""
_OUT_OF = regex(r",? (?:out of (?:the |a total of |some |about |more than )?|from a total of )$")
_PAIRED = regex(r" (?:и|і|й|та|and) ")
_NEXT_WHOLE = spoken(
    "wholes.next", r"(?:[,;]|,? and)(?: and)? (?:(?:out of|of|from|as for) )?(?:the |all |those )*\"?$"
)
_FAR = 45
"""So far apart a whole and its part stand, or a part and the next whole [characters]."""
_OF = ("of ", "of the ", "з ", "зі ")
_OF_LAND = {"percent", "km2"}
_THAT_IS = regex(
    r"[^,;:.\d]{0,60},? (?:або|або ж|тобто|или|то есть|or|or about|that is|which is|which amounts to)"
    r" (?:близько |около |понад |более |майже |почти |приблизно |примерно |some |about |over )?"
)
_ASIDE = regex(r"(?: (?:over|in|near|by|on|since|this|last|across|overnight)\b[^,;:.\d]{0,40})?,")
_PREDICATE = regex(
    r" (?:[\w'-]+ ){0,9}?(?:were|was|are|is|had|has|have|remain|remained|came|lived|worked|served|died)\b"
)
_AGAIN = regex(r"(?:[,;] |\bа |\bи |\bі |\bта |\band )(?:из|з|із|зі|of(?: the)?) $")


def _is_outcome(mention: Mention) -> bool:
    """In "із 47 збитих дронів" the participle tells what became of all."""
    return any(
        item.get("verb") and item.get("verb").sense in ("shoot_down", "neutralise") for item in mention.inner
    )


def _is_told_stopped(view: View, mention: Mention) -> bool:
    """In "of the 12 drones shot down, three were decoys" the participle right behind tells it."""
    event = next((one for one in view.events if one.start == mention.end + 1), None)
    if event is None or event is not mention.event or event.verb.form != "ed":
        return False
    return event.sense in STOPPING and _ASIDE.match(view.normalised, event.end, view.end) is not None


def _opening(view: View, position: int) -> int:
    """Where the words of a speaker begin: behind his colon or his "that", else with the sentence."""
    lead = _SOURCE.match(view.normalised, view.start, position)
    lead = lead or _LEAD.match(view.normalised, view.start, position)
    start = lead.end() if lead else view.start
    for sign in (":", " що ", " что "):
        behind = view.normalised.rfind(sign, view.start, position) + len(sign)
        if behind > start and behind > view.start + 4:
            start = behind
    if view.normalised.startswith(("of ", "out of "), start):
        return start  # "Of the night's 147 drones, 97 were downed"
    times = (one.span for one in view.windows if _OF_TIME.fullmatch(view.normalised, start, one.span[0]))
    return max((end for _, end in times if start < end <= position), default=start)


def _stands_alone(view: View, mention: Mention) -> bool:
    """Whether a bare number follows what is counted: "из 95 беспилотников – 80"."""
    following = view.mentions[view.mentions.index(mention) + 1]
    gap = view.normalised[mention.end : following.start]
    bare = following.family == "" or following.end == following.span[1]
    broken = re.search(r"[,;:]", gap) is not None and not (view.page.language == "en" and gap == ", ")
    return mention.family == "air" and bare and not broken


def _is_second_whole(view: View, mention: Mention) -> bool:
    """In "of 300 drones and 20 missiles, 30 and 11 got through" both were launched."""
    if len(view.mentions) < 3 or mention is not view.mentions[1] or mention.family != "air":
        return False
    first = view.mentions[0]
    if not first.whole or first.part_of is not None or mention.part_of is not None:
        return False
    return _PAIRED.fullmatch(view.normalised, first.end, mention.start) is not None


def _has_own_outcome(view: View, mention: Mention) -> bool:
    """In "a third of the 6,300 drones that Ukraine brought down" the whole was not only launched."""
    event = mention.event
    if not mention.whole or mention.metric not in OUTCOMES or event is None or event.start < mention.end:
        return False
    active = not event.passive and mention.role == "obj"
    return active and _RELATIVE.fullmatch(view.normalised, mention.end, event.start) is not None


def _is_whole_of_nothing(view: View, mention: Mention) -> bool:
    """In "Of 2,000 asked, 69 percent want talks" nothing of the war is counted."""
    if view.page.language != "en" or _are_struck(view, mention):
        return view.page.language == "en"
    if mention.family or view.events or view.has("rate_word"):
        return False
    return not any(one.family in ("air", "hits") or one.metric for one in view.mentions if one is not mention)


def _are_struck(view: View, mention: Mention) -> bool:
    """In "hit 49 of 50 targets" the targets were struck, nothing flew."""
    part = next((one for one in view.mentions if one.part_of is mention), None)
    if part is None or mention.classes != ("air_target",):
        return False
    struck = (one for one in view.events if one.sense == "strike" and not one.passive)
    return any(0 < part.start - one.end <= 2 for one in struck)


def _is_out_of(view: View, mention: Mention) -> bool:
    """In "could not intercept any of the six", "12 were downed over the capital, out of 400 launched"."""
    if " of " in view.words and _ANY_OF.search(view.normalised, view.start, mention.start):
        return True
    before = view.previous(mention)
    return (
        before is not None
        and before.metric in OUTCOMES
        and before.quantity.amount.unit == "count"
        and _OUT_OF.search(view.normalised, view.start, mention.start) is not None
    )


def _counts_part_alone(view: View, mention: Mention, opening: int) -> bool:
    """In "Of the 109 vehicles delivered by the West, 18 were destroyed" the verb is that of the part."""
    following = view.mentions[view.mentions.index(mention) + 1]
    behind = mention.event is not None and mention.event.start >= following.end
    return behind and _FRONTED.fullmatch(view.normalised, opening, mention.start) is not None


def _is_of_army(mention: Mention) -> bool:
    """Whether machines or people are counted, or those whom a verb of killing or losing befell."""
    fell = mention.event is not None and mention.event.sense in ("kill", "die", "injure", "lose", "casualty")
    return mention.family in ("equipment", "person") or (not mention.family and fell)


def _part_by_verb(view: View, mention: Mention) -> Mention | None:
    """In "two of five prisoners had been wounded" three were not."""
    part = next((one for one in view.mentions if one.part_of is mention), None)
    return part if part is not None and part.event is mention.event and not mention.inner else None


def _tells_which(view: View, mention: Mention) -> bool:
    """In "three of the 12 killed were children" the participle is told of all 12."""
    event = mention.event
    if event is None or event.verb.form != "ed" or event.start != mention.end + 1:
        return False
    return _PREDICATE.match(view.normalised, event.end, view.end) is not None


def mark_whole(view: View, mention: Mention) -> None:
    """The M of "N of M", or of "of M drones, N were ...", was launched."""
    last = mention is view.mentions[-1]
    opening = view.start if last else _opening(view, mention.start)
    first = not last and not any(opening <= one.start < mention.start for one in view.mentions)
    of_it = not last and view.normalised.endswith(_OF, view.start, mention.start)
    if of_it and _AGAIN.search(view.normalised, view.start, mention.start):
        mention.whole = mention.whole or _stands_alone(view, mention)
    if first and _REMAINING.fullmatch(view.normalised, opening, mention.start):
        mention.metric, mention.event, mention.family, mention.classes = "", None, "other", ()
        return
    fronted = first and not _WITH_THEM.search(view.normalised, mention.span[1], mention.end)
    if fronted and _is_of_army(mention) and _counts_part_alone(view, mention, opening):
        mention.metric, mention.event = "", None
        return
    if fronted and _FRONTED.fullmatch(view.normalised, opening, mention.start):
        mention.whole = not (_is_outcome(mention) or _is_told_stopped(view, mention))
    if mention.whole and mention.family == "person" and (part := _part_by_verb(view, mention)):
        if _tells_which(view, mention):
            mention.metric, mention.role = mention.metric or part.metric, part.role
            mention.event = part.event
            mention.classes = ("person",) if mention.end == mention.span[1] else mention.classes
        else:
            mention.metric, mention.event = "", None
    if _is_second_whole(view, mention) or _is_out_of(view, mention):
        mention.whole = True
    outcome = not mention.metric or mention.metric in OUTCOMES
    if _has_own_outcome(view, mention) or _is_whole_of_nothing(view, mention):
        return
    entered = mention.metric == "entered" and not any(
        one.part_of is mention and one.event is mention.event for one in view.mentions
    )
    if mention.whole and mention.metric in OUTCOMES and _tells_which(view, mention):
        return  # "three of the 12 drones downed were decoys"
    if mention.whole and outcome and not entered and mention.family in ("air", ""):
        mention.metric, mention.rule = "launched", "part_of"


def pair_listed(view: View) -> None:
    """In "of 14 Kh-101s 13 were downed; of six Iskanders, one" each part has its own whole."""
    mentions, nth = view.mentions, 0
    while nth + 3 < len(mentions):
        fallen = mentions[nth].metric in OUTCOMES  # "downed 30 drones over Sumy, 12 over Kyiv"
        row = [] if fallen else _pairs_from(view, mentions[nth:])
        for whole, part in row if len(row) > 1 else ():
            first = row[0][1]
            whole.metric, whole.rule, whole.whole = "launched", "part_of", True
            part.metric, part.event, part.role = first.metric, first.event, first.role
            part.classes, part.part_of = whole.classes, None
        nth += max(1, 2 * len(row))


def _pairs_from(view: View, mentions: list[Mention]) -> list[tuple[Mention, Mention]]:
    """The wholes with their parts that stand one behind the other from the first mention on."""
    row: list[tuple[Mention, Mention]] = []
    for whole, part in zip(mentions[::2], mentions[1::2], strict=False):
        first = row[0][1] if row else part
        if not _is_pair(view, whole, part, first):
            break
        if row and not _stands_next(view, row[-1][1], whole, first):
            break
        row.append((whole, part))
    return row


def _is_pair(view: View, whole: Mention, part: Mention, first: Mention) -> bool:
    """Whether a bare number that is not more stands behind a kind of weapon, with no other verb."""
    named = whole.family == "air" and bool(whole.classes) and not whole.anaphor and whole.part_of is None
    bare = part.end == part.span[1] and not part.anaphor and first.metric in OUTCOMES
    listed = part.part_of is None or " and " in view.normalised[part.end : part.part_of.start]
    fits = (part.quantity.amount.high or 0) <= (whole.quantity.amount.low or 0)
    return named and bare and listed and fits and _is_told_alike(view, whole.end, part.start, first)


def _stands_next(view: View, part: Mention, whole: Mention, first: Mention) -> bool:
    joined = _NEXT_WHOLE.search(view.normalised, part.end, whole.start)
    return joined is not None and _is_told_alike(view, part.end, joined.start(), first)


def _is_told_alike(view: View, start: int, end: int, first: Mention) -> bool:
    """Whether few words, and no verb but that of the first part, stand between two places."""
    senses = {event.sense for event in view.events if start <= event.start < end}
    told = {"launch", *([first.event.sense] if first.event is not None else [])}
    return 0 <= end - start <= _FAR and senses <= told and ";" not in view.normalised[start:end]


def area_again(view: View, mention: Mention) -> Mention | None:
    """In "19,1 % страны, или 115 тыс. кв. км" the second number tells the land of the first again."""
    nth = view.mentions.index(mention)
    first = view.mentions[nth - 1] if nth else None
    if first is None or {first.quantity.amount.unit, mention.quantity.amount.unit} != _OF_LAND:
        return None
    return first if _THAT_IS.fullmatch(view.normalised, first.end, mention.start) else None
