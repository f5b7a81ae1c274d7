"""The attributions printed in one sentence: who is named, and which words he stands behind."""

import re
from operator import attrgetter
from types import MappingProxyType

from tracker.claims.claimant.named import Names, named_after
from tracker.claims.claimant.office import SPEAKERS, first_speaker, heads_toll, speaker
from tracker.claims.claimant.side import is_of_other_land, is_placed
from tracker.claims.claimant.telling import Teller, subject_of
from tracker.claims.claimant.unsaid import TOLD_BY, counted, unsaid
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Attribution
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Quantity
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_DETERMINER = regex(
    r"\b(?:a|an|the|this|that|its|his|her|no|their|latest|daily|morning|any|one|most|western|independent|outside"
    r"|conservative|recent)\s+$|'s\s+$"
)
COLON = regex(
    r"(?:(?:breaking|updated?|latest|exclusive|just in|alert)(?: \d)?: )?(?:\d{1,2}[:.]\d\d\b)?"
    r"(?:[^.!?;:\n]|(?<=\d)[:.](?=\d\d\b)){0,60}?:\s"
)
_TITLED = regex(r" (?:[а-яіїєґё'-]+ ){0,4}")
_SAYING = slavic(r" - (?:что|що|о|об|про) (?:[а-яіїєґё]+ ){0,3}")
_GAPS = frozenset(
    {" of ", " at ", " ", " - о ", " - об ", " - про ", " - что ", " - що ", " про ", " о ", " об ", " - "}
)
_ABOUT = slavic(r" - (?:о|об|про) (?:[а-яіїєґё]+ )?")
_AFTER_COMMA = regex(r"(?:[,;]|\bа|\bи|\bі) (?:в |у )?$")
_COMMA = spoken("attribution.comma", r"(?:[,;]|\band|\bwhile)\s+$")
_CONTRAST = spoken(
    "attribution.contrast",
    r", (?:and|but|while|with)\b|;|\bwhile\b|\bbut\b|\bthough\b|\bas\b|\bafter\b|\bwhen\b",
)
_TURN = spoken("attribution.turn", r", (?:while|but) |; ")
_SAME_BODY = regex(
    r" (?:[а-яії]+ )?(?:(?<=ких )(?:военных|військових)|ведомства|відомства|министерства"
    r"|міністерства|миссии|місії|организации|організації|агентства"
    r"|(?:him|her|them|it)|(?:the|this|that|its) (?:(?:latest|same|new|daily) )?(?:ministry|agency|service"
    r"|command|military|force|office|report|post|message|update|bulletin|briefing|statement|document|summary"
    r"|release|mission))(?=[,.;]| - |$)"
)
_OWNED = slavic(r" (?!о\b|об\b|про\b|что\b|що\b|також\b|также\b|ж\b)[а-яіїєґ]")
"""In "говорится в сообщении ведомства" the words behind tell whose paper it is."""
_NEXT_CLAUSE = regex(r"[\"”]?(?:, (?:and|while|but|whereas) |; )")
_NEXT_TOLD = regex(
    r"[\"”]?(?:, (?:а|але|но|і|й|та|и|однак|однако|тоді як|тогда как|при этом|при цьому|ещ[её]|ще|також|также"
    r"|в то время как)\b|; )"
)
_ADDS = regex(r"(?:add(?:s|ed|ing)?|put(?:s|ting)?|перечисл\w+|передал\w*|добав\w+|дода(?:в|л\w|\wть))$")
_ADDING = regex(r"(?:add|say|not|stat|claim|report|stress|specify|warn|announc|confirm)ing")
_WITH_WHAT = regex(
    r"\b(?:with|there (?:were|was|are|is|have been)|no|any) [^,;:.]{0,30}"
    r"(?:casualties|deaths|injuries|victims|damage|hits|fatalities|people)\s+$"
)
_CLOSES = regex(r"\s*(?:[.,;]|$|so far\b|(?:by|in|on|at)\b)")
_AGENT = regex(r"(?: daily| \w+ly)? by\b")
_OF_WHICH_HE_SAYS = regex(r"\d (?:(?!said |says )[a-z-]+ ){1,3}(?:that|which) (?:the )?$")
"""In "of 96 drones that the ministry says it downed" the number is the ministry's."""
_NO_SIGN = regex(
    r"sh(?:ow|ew)(?:s|ed|n|ing)? (?:no|little|few|any|every) (?:\w+ )?(?:signs?|intention|interest)\b"
)
"""In "the Kremlin shows no sign of giving up" nobody speaks."""
_WHICH_HE_SAYS = regex(r"\D{12}, which (?:the |some |its |local )?$")
_AFTER_HE = regex(r"\b(?:hours?|days?|weeks?|minutes|shortly|soon|just) (?:after|before) (?:the )?$")
"""In "a strike with 18 drones came hours after Kyiv said it had downed a jet" the 18 are not Kyiv's."""
_OPENS_INSERTED = regex(r", (?:(?!that |who |which |and |but |while )[a-z'-]+ ){1,9}$")
_ENDS_INSERTED = regex(
    r"(?: (?:on|in|at|early|late|earlier|later|yesterday|today|this)(?! that\b)[^,;:]{0,40})?,(?! that\b)"
)
_GAVE = regex(r"g(?:ave|ives?|iving)$")
_A_MILLION = 1_000_000
_FEW_WORDS = regex(r"\s*+(?:(?:in|on|at|during|after) [a-z' -]{3,50}|(?:\w++\s*+){0,4}+)[,;:]")
_BARE_OFFICE = regex(
    r"(?:губернатора|главы(?: региона| области)?|мэра|чиновника|очільника|голови|мера|посадовця"
    r"|(?:local |regional |city )?(?:authorities|officials|governor|mayor))(?=[,.;]|$)"
)
_STUDY_BY = regex(
    r" (?:an?|the|its|new|recent) (?:[\w'-]+ ){0,3}?(?:analys[ei]s|count|tally|study|review"
    r"|calculations?|estimates?|assessment|breakdown)(?P<of>) of [^,;.]{3,70}? by (?:the )?"
)
_ADJUNCTS = regex(
    r"(?: (?:on|in|to|after|during|following|at|via|early|late|amid|before)\b(?:(?! that\b)[^,;:\"])*)[.!\s]*"
)
_FRONTED = spoken(
    "attribution.fronted",
    r"[\s\"-]*(?:out )?of\b[^,;:]{3,120}, (?:the )?$",
)
"""In "Of the 53 drones sent, the air force said it stopped 49" what is fronted belongs to the words told."""
_AS_OF = slavic(r" (?:станом |по состоянию )?на (?!сайт|портал|страниц|сторін|карт)")
_LED_TO = slavic(r"прив[её]л[аио]? к ")
"""In "обстрелы привели к жертвам" nobody speaks."""
_OF_SPEECH = SPEAKERS | {"said", "according", "his_words"}
"""The kinds of words without which nobody tells."""
_NAMED = frozenset({"claimant", "role", "side"})
_AT = attrgetter("at")
_NOBODY: Names = MappingProxyType({})
_DONORS = ("donor:", "eu", "org:")
_OWN_AID = ("оголоси", "анонсу", "анонсиров")
_ANNOUNCES = (*_OWN_AID, "объяви", "announc")
_SAYS_THAT = regex(r"(?:,? (?:that|что|що))? (?:the |[а-яіїєґ]+ ){0,2}")
_GIVES_OR_TELLS = ("объяви", "перечисли", "передал")
"""Verbs of a donor that tell what it gives, where somebody else tells behind them."""


def attributions(view: View, last: str, names: Names = _NOBODY) -> list[Attribution]:
    """Attributions printed in a sentence; a pronoun speaks for `last`, a name for the office told before.

    Verbs of speech and colons first, then who counted, who is cited, and only then what names nobody's words.
    """
    if view.kinds.isdisjoint(_OF_SPEECH):
        return []
    found = _colon(view)
    last = _told(view, last, found, names)
    found.extend(_gapped(view))
    found.extend(_gapped_that(view, found))
    found.extend(_counted(view, found))
    found.extend(_cited(view, last, found, names))
    found.extend(_his_words(view, last))
    return _apart(view, sorted(found or unsaid(view), key=_AT))


def _told(view: View, last: str, found: list[Attribution], names: Names) -> str:
    """Add who is the subject of each verb of speech; who spoke last."""
    if not view.has("said"):
        return last
    said, previous = _verbs_of_speech(view), view.start
    for nth, item in enumerate(said):
        until = said[nth + 1].start if nth + 1 < len(said) else view.end
        teller = subject_of(view, previous, item, last, names)
        if (
            teller is None
            or (found and _adds(view, item))
            or (teller.relays and found)
            or _announces_own(view, item, teller, last=until == view.end)
            or (found and _is_told_of_aid(view, previous, item, teller))
        ):
            if found:  # "The mayor said two were hurt, Reuters reported": still the mayor
                found[-1] = found[-1]._replace(end=max(found[-1].end, until))
            continue
        last = teller.claimant if teller.claimant != UNATTRIBUTED else last
        turns = _turn_between(view, previous, teller, item) if found else -1
        if turns >= 0:  # "Two were hurt, the mayor said, and 40 drones were downed, the ministry said"
            found[-1] = found[-1]._replace(end=turns)
        reach = _reach(view, teller, item, until, found)
        found.append(reach._replace(start=turns) if turns >= 0 else reach)
        previous = item.end
    return last


def _verbs_of_speech(view: View) -> list[Item]:
    """The verbs of speech whose subject tells something."""
    said = (item for item in view.of_kind("said") if not _is_noun(view, item) and not _gives(view, item))
    said = (item for item in said if not TOLD_BY.match(view.normalised, item.start, view.end))
    return [item for item in said if not (_is_absolute(view, item) or _is_of_source(view, item))]


def _announces_own(view: View, item: Item, teller: Teller, *, last: bool) -> bool:
    """In "Як зазначив міністр, союзники анонсували 3 млрд" who announces aid of its own reports nothing."""
    announces = view.normalised.startswith(_OWN_AID if last else _OWN_AID + _GIVES_OR_TELLS, item.start)
    announces = announces and not view.normalised.startswith((", що ", ", что "), item.end)
    offices = (one.end for one in view.between(view.start, teller.at, "role"))
    titled = any("," not in view.normalised[end : teller.at] for end in offices)
    country = not titled and any(one.start == teller.at for one in view.of_kind("donor"))
    country = country or teller.inverted
    gives = teller.claimant == UNATTRIBUTED or (country and teller.claimant.startswith(_DONORS))
    return gives and announces and view.normalised[item.start - 2] != ","


def _is_told_of_aid(view: View, start: int, item: Item, teller: Teller) -> bool:
    """In "Zelensky said Norway had announced 300 million" the donor announces in the words of another."""
    donor = teller.claimant.startswith(_DONORS) and view.normalised.startswith(_ANNOUNCES, item.start)
    return donor and _SAYS_THAT.fullmatch(view.normalised, start, teller.at) is not None


def _adds(view: View, item: Item) -> bool:
    """In "Ukraine's army said it had downed 8, adding that Russian forces lost 27" who told goes on."""
    return _ADDING.fullmatch(view.normalised, item.start, item.end) is not None and view.normalised.endswith(
        ", ", view.start, item.start
    )


def _turn_between(view: View, start: int, teller: Teller, item: Item) -> int:
    """Where a clause of its own with a figure begins between two who speak; -1 where there is none.

    In "..., сообщили Воздушные силы, а в Харькове погибли двое, сообщил мэр" it begins behind the first name.
    """
    if teller.inverted and view.page.language != "en":
        joint = _NEXT_TOLD.search(view.normalised, start, item.start)
        turns = joint.start() if joint and not numbers_before(view, joint.start(), start) else -1
        return turns if turns >= 0 and numbers_before(view, item.start, turns) else -1
    joined = _NEXT_CLAUSE.match(view.normalised, start, teller.at) is not None
    alone = numbers_before(view, teller.at, start) and not numbers_before(view, view.end, item.end)
    return start if joined and alone else -1


def _turns(view: View, one: int, other: int) -> int:
    """Where the clause of its own begins that holds the later of two positions; -1 where both are in one."""
    joint = _NEXT_CLAUSE if view.page.language == "en" else _NEXT_TOLD
    found = joint.search(view.normalised, min(one, other), max(one, other))
    return found.start() if found else -1


def _counted(view: View, found: list[Attribution]) -> list[Attribution]:
    """Whoever counts, where nobody else tells or in a clause of its own behind who does."""
    tallied = counted(view) if not found or view.has("publisher") else []
    told = {one.claimant for one in found}
    return [
        one
        for one in tallied
        if not found
        or (one.claimant not in told and found[-1].at < one.at and _turns(view, found[-1].at, one.at) >= 0)
    ]


def _apart(view: View, found: list[Attribution]) -> list[Attribution]:
    """In "..., the General Staff said, while AFP has confirmed the names of 2,900" both assert."""
    for nth in range(1, len(found)):
        before, one = found[nth - 1], found[nth]
        if one.claimant.startswith("tally:") and one.start <= before.at:
            turn = _turns(view, before.at, one.at)
            found[nth] = one._replace(start=max(one.start, turn))
    return found


def _cited(view: View, last: str, found: list[Attribution], names: Names) -> list[Attribution]:
    """In "according to the mayor", "citing the General Staff" who is named there asserts."""
    tallies = [one.at for one in found if one.claimant.startswith("tally:")]
    cited = []
    for item in view.of_kind("according"):
        if any(_turns(view, at, item.start) < 0 for at in tallies):
            continue  # "AFP counted from reports of ..."
        if view.normalised.startswith(",", item.end) or _AS_OF.match(view.normalised, item.end):
            continue  # "according to first data, ...", "по данным на 14:25"
        start = item.end
        study = _STUDY_BY.match(view.normalised, item.end, view.end)
        if study and not view.between(item.end, study.start("of"), "publisher"):
            start = study.end()  # "according to an analysis of air force data by the institute"
        named = named_after(view, start, names) or first_speaker(view, start, min(view.end, start + 90))
        same = (
            view.normalised.startswith(" the official", item.end)
            or _SAME_BODY.match(view.normalised, item.end, view.end)
            or _is_same_official(view, item, last)
        )
        named = (last if same else "") or named
        if named:
            cited.append(_according(view, item, named, found))
    return cited


def _is_same_official(view: View, item: Item, last: str) -> bool:
    """In "По информации губернатора, ..." the governor goes on who was named before."""
    behind = (item.end + 1, item.end + len(" the "))
    office = next((one for one in view.of_kind("role") if one.start in behind), None)
    if office is None or not last.endswith("_official") or is_placed(view, office):
        return False
    if view.page.language != "en" and is_of_other_land(view, last):
        return False
    return _BARE_OFFICE.match(view.normalised, office.start, view.end) is not None


def _his_words(view: View, last: str) -> list[Attribution]:
    """In "По его словам, ...", "говорится в сообщении" who spoke last goes on."""
    if not last:
        return []
    words = (one for one in view.of_kind("his_words") if not _OWNED.match(view.normalised, one.end, view.end))
    return [Attribution(last, view.start, view.end, item.start) for item in words]


def _gapped(view: View) -> list[Attribution]:
    """In "Zelensky spoke of 500 drones, the air force of 479": the verb is left out."""
    found: list[Attribution] = []
    for quantity in view.quantities if not view.kinds.isdisjoint(_NAMED) else ():
        if quantity.reason is not None:
            continue
        for item in (*view.of_kind("claimant"), *view.of_kind("role")):
            gap = view.normalised[item.end : quantity.span[0]] if item.end <= quantity.span[0] else "."
            if gap not in _GAPS and not _SAYING.fullmatch(gap):
                continue
            opens = _title(view, item)
            told = _COMMA.search(view.normalised[max(view.start, opens - 6) : opens])
            if told and (named := speaker(view, item, adjacent=False)):
                found.append(Attribution(named, item.start, view.end, item.start))
        found.extend(_gapped_side(view, quantity.span[0]))
    return found


def _title(view: View, item: Item) -> int:
    """Where the words before a name begin: "губернатор Бєлгородщини Гладков – про двох"."""
    for role in view.of_kind("role"):
        gap = view.normalised[role.end : item.start] if role.end < item.start else "."
        if _TITLED.fullmatch(gap):
            return role.start
    return item.start


def _gapped_side(view: View, number: int) -> list[Attribution]:
    """In "Москва отчиталась о 14 дронах, Киев – о 20", "..., в Киеве – о 20" the side tells."""
    found = []
    for item in view.of_kind("side"):
        before = view.normalised[max(view.start, item.start - 6) : item.start]
        gap = view.normalised[item.end : number] if item.end <= number else ""
        if _ABOUT.fullmatch(gap) and _AFTER_COMMA.search(before) and not item.get("claimant"):
            found.append(Attribution(f"{item.get('side')}_official", item.start, view.end, item.start))
    return found


def _gapped_that(view: View, found: list[Attribution]) -> list[Attribution]:
    """In "Kyiv said it downed 80, Moscow that it had destroyed 61" the second says so too."""
    for item in (*view.of_kind("side"), *view.of_kind("claimant")) if found else ():
        told = view.normalised.startswith(" that ", item.end)
        if told and _COMMA.search(view.normalised[max(view.start, item.start - 6) : item.start]):
            return [Attribution(speaker(view, item), item.start, view.end, item.start)]
    return []


def _according(view: View, item: Item, named: str, found: list[Attribution]) -> Attribution:
    start, end = view.clause_of(item.start)
    semicolon = view.normalised.rfind("; ", view.start, item.start)
    if any(one.at < semicolon for one in found):
        return Attribution(named, semicolon, max(end, view.end), item.start)
    contrast = _TURN.search(view.normalised, view.start, item.start)
    if (
        contrast
        and numbers_before(view, contrast.start())
        and not numbers_before(view, item.start, contrast.end())
        and numbers_before(view, view.end, item.end)
    ):
        return Attribution(named, contrast.start(), max(end, view.end), item.start)
    return Attribution(
        named, start if item.start - start <= 3 else view.start, max(end, view.end), item.start
    )


def _is_noun(view: View, item: Item) -> bool:
    before = view.normalised[max(view.start, item.start - 12) : item.start]
    owing = view.normalised.startswith("thanks to ", item.start)
    owing = owing or _LED_TO.match(view.normalised, item.start) is not None
    return owing or _DETERMINER.search(before) is not None


def _is_absolute(view: View, item: Item) -> bool:
    """In "..., with no casualties reported" nobody speaks."""
    if _NO_SIGN.match(view.normalised, item.start, view.end):
        return True
    behind = _CLOSES.match(view.normalised, item.end, view.end)
    return behind is not None and _WITH_WHAT.search(view.normalised, view.start, item.start) is not None


def _is_of_source(view: View, item: Item) -> bool:
    """In "according to an analysis of figures published by the air force" the participle tells which."""
    if not _AGENT.match(view.normalised, item.end, view.end):
        return False
    cited = (one.end for one in view.of_kind("according") if one.end < item.start)
    return any("," not in view.normalised[end : item.start] for end in cited)


def _gives(view: View, item: Item) -> bool:
    """In "with Britain adding £350 million", "Italy gave nothing" the country gives money, no words."""
    if _GAVE.match(view.normalised, item.start, item.end):
        return any(0 < item.start - one.end <= 2 for one in view.of_kind("donor"))
    match = _ADDS.match(view.normalised, item.start, item.end)
    sums = (one for one in view.quantities if match and 0 <= one.span[0] - item.end <= 20)
    return any((one.amount.unit.isalpha() and one.amount.unit.isupper()) or _is_large(one) for one in sums)


def _is_large(quantity: Quantity) -> bool:
    """In "Sweden added half a billion more" the number is a sum of money."""
    return quantity.amount.unit == "count" and (quantity.amount.best or 0) >= _A_MILLION


def _colon(view: View) -> list[Attribution]:
    match = COLON.match(view.normalised, view.start, view.end) if ":" in view.words else None
    if not match or any(not _is_noun(view, item) for item in view.between(view.start, match.end(), "said")):
        return []
    telling = view.between(view.start, match.end(), "noun") or view.between(view.start, match.end(), "verb")
    if any(not _is_noun(view, item) for item in view.between(view.start, match.end(), "verb")):
        return []
    if telling and not any(item.get("claimant") for item in view.items if item.start < telling[0].start):
        return []
    if any(heads_toll(view, item) for item in view.of_kind("region")[:1]):
        return []
    short = match.end() - view.start < 25 and not telling
    if short and len({item.get("side") for item in view.between(view.start, match.end(), "side")}) > 1:
        return []  # "Russia-Ukraine: ..." names the war
    named = first_speaker(view, view.start, match.end(), sides=short)
    if not named or (
        named.endswith("_official")
        and not short
        and not view.between(view.start, match.end(), "role")
        and not view.between(view.start, match.end(), "claimant")
    ):
        return []
    return [Attribution(named, view.start, view.end, view.start)]


def _reach(view: View, teller: Teller, item: Item, until: int, found: list[Attribution]) -> Attribution:
    """What the speaker stands behind: what follows; what precedes only where the attribution trails it."""
    claimant, at = teller.claimant, teller.at
    end = max(until, at + 1) if until < view.end else view.end
    semicolon = view.normalised.rfind("; ", view.start, at)
    if found and found[-1].claimant not in ("", claimant) and semicolon > found[-1].at:
        return Attribution(claimant, semicolon, end, at)
    of_these = _OF_WHICH_HE_SAYS.search(view.normalised, view.start, at) is not None
    if not of_these and _WHICH_HE_SAYS.search(view.normalised, view.start, at):
        return Attribution(claimant, at, end, at)  # "in an attack, which officials said caused no damage"
    stop = view.normalised.find("; ", item.end, view.end)
    behind = numbers_before(view, stop if stop > 0 else view.end, item.end)
    trails = teller.inverted or not behind or _is_enclosed(view, at, item) or _is_last_clause(view, item)
    trails = trails or _is_inserted(view, at, item) or of_these
    trails = trails and _AFTER_HE.search(view.normalised, view.start, at) is None
    start = view.start if not found and _FRONTED.fullmatch(view.normalised, view.start, at) else at
    if trails and not (found and found[-1].claimant != claimant and found[-1].at > view.start):
        start = view.start
    elif found and trails:
        start = found[-1].end
    if start > view.start and not numbers_before(view, at):
        start = start if _CONTRAST.search(view.normalised[view.start : at]) else view.start
    return Attribution(claimant, start, end, at)


def _is_enclosed(view: View, at: int, item: Item) -> bool:
    """In "In September, Syrskyi said, the enemy ..." the words of speech stand between commas."""
    lead = view.normalised[view.start : at].rpartition(",")
    opens = bool(lead[1]) and len(lead[2].split()) <= 6 and not re.search(r"\d", lead[2])
    if not opens or view.between(view.start + len(lead[0]), at, "verb"):
        return False
    few = _FEW_WORDS.match(view.normalised[item.end : view.end])
    return few is not None and not numbers_before(view, item.end + few.end(), item.end)


def _is_inserted(view: View, at: int, item: Item) -> bool:
    """In "lost 940 troops, the General Staff reported on Monday, 50 of them ..." both figures are its."""
    if view.page.language != "en" or not numbers_before(view, at):
        return False
    opens = _OPENS_INSERTED.search(view.normalised, view.start, item.start)
    if opens is None or at < opens.start():
        return False
    return _ENDS_INSERTED.match(view.normalised, item.end, view.end) is not None


def _is_last_clause(view: View, item: Item) -> bool:
    """In "... 94 of 106 drones, its commander wrote after the attack on 15 regions" no more is told."""
    comma = view.normalised.rfind(", ", view.start, item.start)
    if view.page.language != "en" or comma < 0 or not numbers_before(view, comma):
        return False
    plain = not numbers_before(view, item.start, comma) and not view.between(comma, item.start, "verb")
    verbs = [event for event in view.events if event.start >= item.end and event.verb.form != "noun"]
    return plain and not verbs and _ADJUNCTS.fullmatch(view.normalised, item.end, view.end) is not None


def numbers_before(view: View, position: int, start: int = 0) -> bool:
    """Whether a counting number stands before a position of the sentence, from `start` on."""
    return any(start <= quantity.span[0] < position and not quantity.reason for quantity in view.quantities)
