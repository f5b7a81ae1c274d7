"""The subject of a verb of speech: before it, behind it, a pronoun, a body named before, or nobody known."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tracker.claims.claimant.named import Names, named_before, named_behind
from tracker.claims.claimant.office import (
    by_title,
    first_speaker,
    office,
    speaker,
    tally,
)
from tracker.claims.claimant.side import is_placed
from tracker.claims.page.items import Item
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_QUOTED = regex(r"[\"“”„«»]|(?<!\w)['‘’](?=\w)")
_INVERTED = spoken("telling.inverted", r"[,\"'”’]\s*$")
_DESCRIBED = regex(
    r", (?:who|whose|which|speaking|asking|requesting|citing|an?|the|(?:leader|head|chief|governor"
    r"|mayor|director|commander|spokes\w+) (?:of|for)) [^,;:.\"]{3,100}, $"
    r"|, (?:for (?:its|his|her|their) part|in (?:its |his |their )?turn"
    r"|meanwhile|however|by contrast|likewise), $",
)
_IN_TURN = regex(r", (?:for|in|meanwhile|however|by|likewise)\b")
_WHO = (", who", ", whose", ", which", ", speaking", ", asking", ", requesting", ", citing")
_APPOSED = regex(r", (?:[A-Z][\w'’-]+ ){0,3}[A-Z][\w'’-]+, $")
"""In "its governor, Vyacheslav Gladkov, said" the name is set off by commas."""
_THAN_HE = regex(
    r"\b(?:what|than) (?:the )?[\w'-]+(?: [\w'-]+){0,2} (?:(?:had|has|have) )?(?:earlier |previously )?$"
)
_THAN = regex(r"\b(?:what|than) (?:the )?$")
_CLAUSE_ENDS = regex(r"[,;.]|$| (?:and|but)\b")
_HAD = regex(r" (?:(?:had|has|have) )?(?:itself )?")
_THE_NOUN = regex(r"\b(?:the|an?|its|their|this|that) [a-z-]+ $")
_OWNER = slavic(r"росіян|россиян|украинцев|українців|росії|россии|україни|украины|ворога|врага|противника")
"""In "такі втрати росіян назвав Генштаб" the genitive speaks of nothing."""
_OF_LOSSES = regex(r"\b(?:потери|потерь|втрати|втрат)\b")
_LOSSES = regex(r"\b(?:потери|потерь|втрати|втрат) $")
_FULL_NAME = regex(r"\s[А-ЯІЇЄҐЁ][а-яіїєґё'’-]+\s[А-ЯІЇЄҐЁ][а-яіїєґё'’-]+(?=\s*(?:[.,;!]|$))")
_TITLE_ALONE = regex(
    r" (?:(?P<military>командувач|командующий|генерал|речник)|міністр|министр|прем'єр(?:-міністр)?"
    r"|премьер(?:-министр)?|канцлер|(?:глава|голова|очільник|начальник) (?:уряду|ова|області"
    r"|відомства|регіону)"
    r"|глава (?:правительства|региона|ведомства)|губернатор|мер|мэр|чиновник|посадовець)"
    r"(?=[.,;\"!]|$| (?:у|в|на|під|во|на) )"
)
_WHERE = regex(r"\b(?:in|near|outside) (?:the )?$")
_IS = regex(r"\b(?:is|are|was|were|been|being) (?:(?:also|now|earlier|previously|\w+ly) )*$")
_BY = regex(r"(?: [\w-]+){0,3}? (?:by (?:the )?|in the )")
_BODY = regex(r"(?:ведомств|відомств|министерств|міністерств|агентств|командовани|командуванн)")
_HE = slavic(r" (?:он|она|они|він|вона|вони)\b")
_IN_BODY = slavic(r" (?:в|у) (?:[а-яіїє]+ )?[а-яіїє]+(?=[,.:;\"]|$)")
_STATEMENT = regex(r"\b(?:the|a|this) (?:joint |final )?(?:statement|communiqu[eé]|declaration) $")
_TEXT_READS = regex(r"(?:statement|post|report|message) reads?\b")
_ALSO = frozenset({" ", " also ", " further ", " then "})
_THE_MINISTER = regex(r"\bthe (?:minister|(?P<local>governor|mayor)) (?:also |then |later )?$")
_THE = regex(r"\b(?:the|this|that|its)(?: same)? $")
_ASIDE = regex(r", which [^,;:.]{3,80}, $")
_AGENCY = regex(r", [A-Z]{3,6} $")
_AGENCY_BEHIND = regex(r" [A-ZА-ЯІЇЄ]{2,6}(?=[.,\"]|$)")
"""An agency by its letters, as it stands before "reported" or behind "writes"."""
_UNNAMED = regex(
    r"(?:^|,\s+|\b(?:and|but|reports? by)\s+)(?:(?:a|an|the|one|another|some|several|many|two)\s+)?"
    r"(?:[\w-]+\s+){0,2}"
    r"(?:channels?|bloggers?|(?:eye)?witness(?:es)?|residents|locals|neighbours|survivors?|sources?"
    r"|outlets?|websites?|newspapers?|magazine|broadcaster|tabloid)\s+$"
)


class Teller(NamedTuple):
    """Who tells, where he is named, whether his name stands behind the verb, whether he passes on words."""

    claimant: str
    at: int
    inverted: bool = False
    relays: bool = False


def subject_of(view: View, previous: int, item: Item, last: str, names: Names) -> Teller | None:
    """The subject of a verb of speech between `previous` and it; a pronoun is `last`; None: nobody named."""
    before = view.normalised[max(view.start, item.start - 44) : item.start]
    if view.page.language == "en" and _IS.search(before):
        return _agent(view, item)
    if _tells_which(view, item):
        return None
    if (known := named_before(view, item.start, names)) or (known := named_behind(view, item.end, names)):
        return Teller(known.claimant, max(view.start, known.at), inverted=known.at > item.start)
    if _STATEMENT.search(before):
        return Teller(last or UNATTRIBUTED, max(view.start, previous))
    told = _THE.search(view.normalised, view.start, item.start)
    if told and _TEXT_READS.match(view.normalised, item.start, item.end):
        return Teller(last, view.start) if last else None  # "..., the statement read"
    limit = _described_from(view, item) or item.start
    before = before.rstrip(", ") if limit < item.start else before
    if (_INVERTED.search(before) or not before) and (named := _inverted(view, item, before, last)):
        return Teller(named, view.start, inverted=True)
    if _by_agency(view, item):
        return Teller(UNATTRIBUTED, max(view.start, previous), relays=True)
    if last and before.rstrip().endswith('"') and view.page.language == "en":
        return Teller(last, view.start, inverted=True)  # who is named in the quote does not tell it
    if _is_unnamed(view, previous, item):
        return Teller(UNATTRIBUTED, max(view.start, previous))
    candidates = [one for one in view.items if previous <= one.start and one.end <= limit]
    if previous == view.start and (main := _main_subject(view, item, candidates)):
        return main
    for counting in candidates:
        if counting.get("publisher") and (named := tally(view, counting)):
            return Teller(named, max(view.start, counting.start))
    decided, teller = _nearest(view, previous, item, limit, last, candidates)
    if decided:
        return teller
    if view.page.language != "en" and (behind := _behind_verb(view, item)):
        return Teller(behind, view.start, inverted=True)
    quoted = _QUOTED.search(view.printed) is not None
    return Teller(last, view.start) if last and quoted and item.start > view.start else None


def _tells_which(view: View, item: Item) -> bool:
    """In "violations of the truce Moscow had declared", "half of what Kyiv has claimed" nobody tells anew."""
    if view.page.language != "en" or not _CLAUSE_ENDS.match(view.normalised, item.end, view.end):
        return False
    if _THAN_HE.search(view.normalised, view.start, item.start):
        return True
    for one in view.of_kind("side"):
        if _HAD.fullmatch(view.normalised, one.end, item.start):
            noun = _THE_NOUN.search(view.normalised, view.start, one.start)
            return noun is not None and not view.between(noun.start(), one.start, "role")
    return False


def _nearest(
    view: View, previous: int, item: Item, limit: int, last: str, candidates: Sequence[Item]
) -> tuple[bool, Teller | None]:
    """Whether a word before a verb of speech decides who tells, from the nearest on, and who that is."""
    for candidate in reversed(candidates):
        gap = view.normalised[candidate.end : limit]
        if candidate.get("publisher") and gap in (" ", ") "):
            return True, Teller(UNATTRIBUTED, max(view.start, previous), relays=True)  # "..., the BBC said"
        if len(gap.split()) > 2 and _is_counted(view, candidate):
            continue
        if _THAN.search(view.normalised, view.start, candidate.start):
            continue  # "half of what Kyiv has claimed, and said"
        if gap.endswith(" and ") and candidate.get("side") and not candidate.get("claimant"):
            continue  # "counted 118 Russian drones and said"
        candidate = office(view, candidate)
        again = last.endswith("_official") and _THE_MINISTER.search(view.normalised, view.start, item.start)
        if again and not (again["local"] and view.has("region")):
            return True, Teller(last, max(view.start, previous))  # "Shoigu said ... the minister added"
        if "pronoun_speaker" in candidate.senses and len(gap) < 25 and not is_placed(view, candidate):
            spoken = _pronoun(view, candidate, last)
            return True, (Teller(spoken, candidate.start) if spoken else None)
        if (
            last
            and candidate.get("role") == "tally"
            and gap in _ALSO
            and _THE.search(view.normalised, view.start, candidate.start)
        ):
            return True, Teller(last, view.start)  # "The tally also lists 9,540 tanks"
        if candidate.get("role") == "command" and view.normalised.endswith("its ", 0, candidate.start):
            return True, Teller(_opening_body(view) or last or speaker(view, candidate), candidate.start)
        if not candidate.get("claimant") and _WHERE.search(view.normalised, view.start, candidate.start):
            continue  # "the UN office in Kyiv has documented"
        own = _OWNER.fullmatch(view.normalised, candidate.start, candidate.end) is None
        adjacent = own and len(gap.split()) <= 2 and "," not in gap
        if named := speaker(view, candidate, adjacent=adjacent):
            return True, Teller(named, max(view.start, candidate.start))
    return False, None


def _by_agency(view: View, item: Item) -> bool:
    """In "..., BTA reported", "..., writes UNN" an agency of no vocabulary passes words on."""
    text = view.page.text
    match = _AGENCY.search(text, max(view.start, item.start - 20), item.start)
    match = match or _AGENCY_BEHIND.match(text, item.end, view.end)
    return match is not None and not view.page.items_within(match.start(), match.end())


def _main_subject(view: View, item: Item, candidates: Sequence[Item]) -> Teller | None:
    """In "The president reacted to the attack of Russian troops, noting that ..." who opens it tells."""
    if not view.normalised.endswith("ing", item.start, item.end) or view.normalised[item.start - 2] != ",":
        return None
    first = next((one for one in candidates if one.get("claimant") or one.get("role")), None)
    if first is None or first.start - view.start > len("ukrainian "):
        return None
    named = speaker(view, office(view, first), adjacent=False)
    return Teller(named, first.start) if named else None


def _agent(view: View, item: Item) -> Teller | None:
    """In "This was announced by the ministry" who stands behind the passive tells."""
    by = _BY.match(view.normalised, item.end, view.end)
    named = first_speaker(view, by.end(), min(view.end, by.end() + 90), sides=True) if by else ""
    return Teller(named, view.start, inverted=True) if named else None


def _inverted(view: View, item: Item, before: str, last: str) -> str:
    """In "..., said Ukraine's air force" the subject stands behind its verb."""
    if view.normalised.startswith((",", " that "), item.end):
        return ""  # "як повідомлялося, російська армія ...", "its spokesman, said that Russia ..."
    if before and _is_relayed(view, item):
        return UNATTRIBUTED
    again = (one for one in view.of_kind("pronoun_speaker") if one.start - item.end == 1)
    body = next((one for one in again if view.normalised.startswith("the ", one.start)), None)
    if last and body and not is_placed(view, body):
        return _pronoun(view, body, last)  # "..., added the command"
    if last and (title := _TITLE_ALONE.match(view.normalised, item.end, view.end)):
        civil = last.endswith("_official") or last.startswith(("donor:", "eu"))
        if civil or title["military"]:
            return last  # "..., уточнив глава уряду"
    that = view.normalised.find(" that ", item.end, item.end + 70)
    reach = that if that > 0 and view.page.language == "en" else item.end + 70
    if _HE.match(view.normalised, item.end):
        return last or UNATTRIBUTED  # "Всего, говорит он, применили 1580 авиабомб"
    named = first_speaker(view, item.end, _first_number(view, item.end, reach), sides=True)
    return named or _by_name_alone(view, item) or _body_behind(view, item, last)


def _body_behind(view: View, item: Item, last: str) -> str:
    """In "Как отметили в ведомстве, ..." the body named before goes on."""
    match = _IN_BODY.match(view.normalised, item.end, view.end)
    return last if match and view.between(item.end, match.end(), "pronoun_speaker") else ""


def _pronoun(view: View, item: Item, last: str) -> str:
    """In "it said", "the ministry added" who spoke last goes on, unless the title names another."""
    own = item.get("role") == "military" and last.endswith("_official")
    if view.page.language != "en" and (body := _body_before(view, item)):
        return body
    titled = by_title(view, item)
    if item.get("role") == "defence" and last == "ru_official" and not titled:
        return "ru_mod"  # "Russia says ... The ministry had reported 36."
    return titled or ("" if own else last) or speaker(view, item) or _body_named(view, item)


def _body_before(view: View, item: Item) -> str:
    """In "Минобороны не называло числа с марта - тогда ведомство заявило о 1351" one body is told of."""
    if _BODY.match(view.normalised, item.start) is None:
        return ""
    named = [one for one in view.of_kind("claimant") if one.end <= item.start and not one.get("role")]
    bodies = [speaker(view, one, adjacent=False) for one in named]
    return next((one for one in reversed(bodies) if one and not one.endswith("_official")), "")


def _described_from(view: View, item: Item) -> int:
    """Where words between commas begin that only describe the speaker: "an official, who asked ..., said"."""
    start = max(view.start, item.start - 120)
    clause = _APPOSED.search(view.page.text, start, item.start)
    clause = clause or _DESCRIBED.search(view.normalised, start, item.start)
    if clause is None:
        return 0
    if view.between(clause.start(), item.start, "verb") and not clause[0].startswith(_WHO):
        return 0  # "in Sumy, a child was killed, said ..."
    kinds = ["claimant", "role", "region"] + ["side", "donor"] * bool(_IN_TURN.match(clause[0]))
    named = any(one.end == clause.start() and any(one.get(kind) for kind in kinds) for one in view.items)
    return clause.start() if named or "anonym" in clause[0] or "named" in clause[0] else 0


def _first_number(view: View, start: int, end: int) -> int:
    """Where the first counting number between two positions begins: behind it nobody is named as speaker."""
    numbers = (one.span[0] for one in view.quantities if one.reason is None and start <= one.span[0] < end)
    return min(view.end, next(numbers, end))


def _by_name_alone(view: View, item: Item) -> str:
    """In "..., поінформував Ярослав Шанько" a name without an office is that of a local official."""
    if view.page.language == "en" or not _FULL_NAME.match(view.page.text, item.end):
        return ""
    if view.page.language == "uk":
        return "ua_official"
    regions = [view.page.vocabulary.regions[one.get("region")].country for one in view.of_kind("region")]
    return f"{regions[0]}_official" if regions and regions[0] in ("ua", "ru") else ""


def _body_named(view: View, item: Item) -> str:
    """In "Agents of the SBU destroyed two fighters, the service said" the body named before speaks."""
    if view.normalised[item.start : item.end] in ("it", "they"):
        return _opening_body(view)
    if not view.normalised.startswith("the ", item.start):
        return ""
    named = [one for one in view.of_kind("claimant") if one.end <= item.start and not one.get("role")]
    return speaker(view, named[-1]) if named else ""


def _opening_body(view: View) -> str:
    """In "Ukraine's navy sank a boat, it reported" the subject of the sentence speaks."""
    first = (
        one for one in view.items if one.start - view.start <= 25 and (one.get("claimant") or one.get("role"))
    )
    return next((speaker(view, office(view, one), adjacent=False) for one in first), "")


def _behind_verb(view: View, item: Item) -> str:
    """In "Збиття 29 дронів підтвердили вранці Повітряні сили" the subject stands behind its verb."""
    limit = min(view.end, item.end + 40)
    limit = view.end if _OF_LOSSES.search(view.normalised, item.end, limit) else limit
    named = (one for one in view.items if item.end <= one.start < limit and one.get("claimant"))
    first = next((one for one in named if not _LOSSES.search(view.normalised, item.end, one.start)), None)
    gap = view.normalised[item.end : first.start] if first else ","
    return (
        ""
        if first is None or re.search(r"[^а-яіїєґё' -]|\b(?:про|о|що|что|об)\b", gap)
        else speaker(view, first)
    )


def _is_relayed(view: View, item: Item) -> bool:
    """In "Как сообщает Reuters, Россия выпустила ..." a newspaper tells that does not count."""
    following = [one for one in view.items if 0 <= one.start - item.end <= 2]
    if any(one.get("publisher") and _speaks_to(view, one) for one in following):
        return False  # "сказал Bloomberg чиновник НАТО"
    return any(one.get("publisher") and not tally(view, one) for one in following)


def _speaks_to(view: View, paper: Item) -> bool:
    behind = (one for one in view.items if 1 <= one.start - paper.end <= 2)
    return any(one.get("role") or one.get("claimant") for one in behind)


def _is_unnamed(view: View, previous: int, item: Item) -> bool:
    """In "..., a Telegram channel claimed" nobody of the vocabulary speaks, whoever is named before."""
    aside = _ASIDE.search(view.normalised, max(view.start, item.start - 90), item.start)
    end = aside.start() if aside else item.start  # "a Telegram channel, which is close to ..., said"
    start = max(view.start, previous, end - 90)
    match = _UNNAMED.search(view.normalised[start:end] + " " * bool(aside))
    inside = [one for one in view.items if match and start + match.start() <= one.start < end]
    return match is not None and not any(speaker(view, one, adjacent=False) for one in inside)


def _is_counted(view: View, candidate: Item) -> bool:
    """In "30 Russian troops were killed, ... said" the troops are those counted."""
    if not candidate.get("role") or candidate.get("claimant"):
        return False
    before = [one for one in view.quantities if one.reason is None and one.span[1] <= candidate.start]
    gap = view.normalised[before[-1].span[1] : candidate.start] if before else ","
    return len(gap.split()) <= 2 and not re.search(r"[,;:(]", gap)
