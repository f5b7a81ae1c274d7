"""The subject of a verb of speech: before it, behind it, a pronoun, a body named before, or nobody known."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tracker.claims.claimant.inverted import agent, behind_verb, inverted
from tracker.claims.claimant.named import Names, named_before, named_behind
from tracker.claims.claimant.office import (
    office,
    speaker,
    tally,
)
from tracker.claims.claimant.pronoun import LOSSES_BEFORE, opening_body, pronoun
from tracker.claims.claimant.side import is_placed
from tracker.claims.claimant.taken_up import HIS_PAPER, ahead
from tracker.claims.page.deeds import owns_weapons
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
_LOSSES_OF = regex(r"\b(?:втрат|потер)[а-яіїє]* (?:серед |среди )?(?:[а-яіїєґё]+ )?$")
_THAN = regex(r"\b(?:what|than) (?:the )?$")
_CLAUSE_ENDS = regex(r"[,;.]|$| (?:and|but)\b")
_HAD = regex(r" (?:(?:had|has|have) )?(?:itself )?")
_THE_NOUN = regex(r"\b(?:the|an?|its|their|this|that) [a-z-]+ $")
_OWNER = slavic(r"росіян|россиян|украинцев|українців|росії|россии|україни|украины|ворога|врага|противника")
"""In "такі втрати росіян назвав Генштаб" the genitive speaks of nothing."""
_WHERE = regex(r"\b(?:in|near|outside) (?:the )?$")
_WHICH = regex(r", (?:which|who)(?: (?:also|had|has|have|later|then|earlier))* $")
_IS = regex(r"\b(?:is|are|was|were|be|been|being) (?:(?:also|now|earlier|previously|\w+ly) )*$")
_STATEMENT = regex(
    r"\b(?:(?:the|a|this) (?:joint |final )?(?:statement|communiqu[eé]|declaration)"
    r"|(?:the|this|that|its|their|his|her)(?: same| latest)?"
    r" (?:statement|report|document|bulletin|update|post|summary|release)(?: also| then)?) $"
)
_TEXT_READS = regex(r"(?:statement|post|report|message) reads?\b")
_ALSO = frozenset({" ", " also ", " further ", " then "})
_THE_MINISTER = regex(r"\bthe (?:minister|(?P<local>governor|mayor)) (?:also |then |later )?$")
_THE = regex(r"\b(?:the|this|that|its)(?: same)? $")
_ASIDE = regex(r", which [^,;:.]{3,80}, $")
_IN_SOME_BODY = slavic(
    r"[а-яіїє]+ли (?:в|у|во) (?P<body>(?!тел[еє]г|соц|фейсб|[іи]нтерв|ком+ент|[еэ]ф[иі]р|зв[іи]т|отч|заяв"
    r"|пост|сообщ|повідом|допис|середу|среду)(?:[а-яіїє-]+(?:[иыі]х|ом|ому|ій|ой) ){0,2}"
    r"[а-яіїє-]+(?:[аяоі]х|[іиеу]))(?=[ .,;]|$)"
)
"""In "сообщили в местной больнице" who tells is a place where people work; in "в среду" it is none."""
_OF_ITS_OWN = 40
"""Characters behind a body within which another one may be named whose it is."""
_NAME_BEHIND = regex(
    r" [А-ЯІЇЄҐЁ][а-яіїєґё'’-]+ (?:[\"“„«][^\"”»\n]{2,30}[\"”»] )?[А-ЯІЇЄҐЁ][а-яіїєґё'’-]+"
    r"| (?:на|під час|во время|в ходе) (?:засід|засед|нарад|совещ|брифінг|брифинг|саміт|саммит)"
)
_AGENCY = regex(r", [A-Z]{3,6} $")
_AGENCY_BEHIND = regex(r" [A-ZА-ЯІЇЄ]{2,6}(?=[.,\"]|$)")
"""An agency by its letters, as it stands before "reported" or behind "writes"."""
_FOOTAGE = regex(
    r"\b(?:footage|imagery|videos?|photos?|photographs?|satellite images|pictures|clips?|recordings?)"
    r"(?: (?:published|released|posted|shared|taken|filmed|collected|captured|obtained|from|of|on)"
    r" [^,;.]{0,50}?)?"
    r"(?: (?:later|also|since|then|subsequently|appears? to|seems? to|has|have|the same day))* $"
)
_UNNAMED = regex(
    r"(?:^|,\s+|\b(?:and|but|reports? by)\s+)(?:(?:a|an|the|one|another|some|several|many|two)\s+)?"
    r"(?:[\w-]+\s+){0,2}"
    r"(?:channels?|bloggers?|(?:eye)?witness(?:es)?|residents?|locals|neighbou?rs?|survivors?|sources?"
    r"|outlets?|websites?|newspapers?|magazine|broadcaster|tabloid)"
    r"(?: (?:named|called) [a-z'-]+(?: [a-z'-]+)?)?\s+$"
)


class Teller(NamedTuple):
    """Who tells, where he is named, whether his name stands behind the verb, whether he passes on words."""

    claimant: str
    at: int
    inverted: bool = False
    relays: bool = False


class Said(NamedTuple):
    """A verb of speech, where the words begin that may name its subject, and who spoke last."""

    view: View
    start: int
    verb: Item
    last: str

    def nobody(self, *, relays: bool = False) -> Teller:
        """Somebody tells who has no name in the vocabulary."""
        return Teller(UNATTRIBUTED, self.start, relays=relays)


def subject_of(view: View, previous: int, item: Item, last: str, names: Names) -> Teller | None:
    """The subject of a verb of speech between `previous` and it; a pronoun is `last`; None: nobody named."""
    before = view.normalised[max(view.start, item.start - 44) : item.start]
    if view.page.language == "en" and _IS.search(before):
        named = agent(view, item)
        return Teller(named, view.start, inverted=True) if named else None
    if _tells_which(view, item):
        return None
    if (known := named_before(view, item.start, names)) or (known := named_behind(view, item.end, names)):
        return Teller(known.claimant, known.at, inverted=known.at > item.start)
    if (body := ahead(view, item.start, last)).claimant and body.at >= previous:
        return Teller(body.claimant, body.at)
    said = Said(view, previous, item, last)
    found = _statement(said, before) or _beside(said, before)
    return found if found and found.claimant else None


def _statement(said: Said, before: str) -> Teller | None:
    """In "the statement said", "the post reads" who spoke last is quoted."""
    view, verb = said.view, said.verb
    if _STATEMENT.search(before) or HIS_PAPER.match(view.normalised, verb.end + 1, view.end):
        return Teller(said.last or UNATTRIBUTED, said.start)
    the = _THE.search(view.normalised, view.start, verb.start)
    reads = _TEXT_READS.match(view.normalised, verb.start, verb.end) if the else None
    return Teller(said.last, view.start) if reads else None


def _beside(said: Said, before: str) -> Teller | None:
    """Who is named behind the verb in the order of a quote, else before it, else behind it."""
    view, item, last = said.view, said.verb, said.last
    limit = _described_from(view, item) or item.start
    before = before.rstrip(", ") if limit < item.start else before
    opens = not before or (_INVERTED.search(before) and not _closes_name(view, item))
    if opens and (named := inverted(view, item, before, last)):
        return Teller(named, view.start, inverted=True)
    if _by_agency(view, item) or _by_pictures(said):
        return said.nobody(relays=True)
    if last and before.rstrip().endswith('"') and view.page.language == "en":
        return Teller(last, view.start, inverted=True)  # who is named in the quote does not tell it
    if _is_unnamed(said):
        return said.nobody()
    if _in_some_body(view, item):
        return said.nobody()
    candidates = [one for one in view.items if said.start <= one.start and one.end <= limit]
    found = _main_subject(said, candidates) or _relative(said) or _counts(view, candidates)
    if found := found or _nearest(said, limit, candidates):
        return found
    if view.page.language != "en" and (behind := behind_verb(view, item)):
        return Teller(behind, view.start, inverted=True)
    if view.page.language != "en" and _NAME_BEHIND.match(view.page.text, item.end, view.end):
        return said.nobody()  # "заявив Андрій Коваленко з РНБО", "заявили на засіданні"
    quoted = _is_quoted(view, item)
    return Teller(last, view.start) if last and quoted and item.start > view.start else None


def _is_quoted(view: View, verb: Item) -> bool:
    """Whether a quotation stands there; in "пише «Новинарня»" the marks are those of who tells."""
    if view.page.language == "en":
        return _QUOTED.search(view.printed) is not None
    marks = (one.start() for one in _QUOTED.finditer(view.page.text, view.start, view.end))
    first = next(marks, -1)
    return first >= 0 and first != verb.end + 1


def _in_some_body(view: View, item: Item) -> bool:
    """In "ВСУ обстреляли ДНР, сообщили в оперативных службах" a body of no vocabulary tells."""
    if view.page.language == "en" or not view.normalised.endswith(", ", view.start, item.start):
        return False
    body = _IN_SOME_BODY.match(view.normalised, item.start, view.end)
    start, end = body.span("body") if body else (0, 0)
    if body is None or any(one.span[0] < end and start < one.span[1] for one in view.windows):
        return False
    within = (one for one in view.items if start <= one.start < end + _OF_ITS_OWN)
    return not any("pronoun_speaker" in one.senses or speaker(view, one, adjacent=False) for one in within)


def _closes_name(view: View, item: Item) -> bool:
    """In "канал «Рыбарь» заявил" the mark before the verb closes a name, no speech."""
    names = (one.end for one in view.of_kind("claimant"))
    return any(view.normalised[end : item.start] in ('" ', " ") for end in names if end < item.start)


def _relative(said: Said) -> Teller | None:
    """In "data of the air force, which said it had downed 82 percent" the body right before tells."""
    view = said.view
    which = _WHICH.search(view.normalised, view.start, said.verb.start)
    bodies = (one for one in view.of_kind("claimant") if which and one.end == which.start())
    body = next(bodies, None)
    named = speaker(view, body, adjacent=False) if body else ""
    return Teller(named, said.verb.start) if named else None


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


def _counts(view: View, candidates: Sequence[Item]) -> Teller | None:
    """In "a count by AFP says" the newspaper tells."""
    papers = ((tally(view, one), one.start) for one in candidates if one.get("publisher"))
    return next((Teller(*paper) for paper in papers if paper[0]), None)


def _nearest(said: Said, limit: int, candidates: Sequence[Item]) -> Teller | None:
    """Who tells by the words before a verb of speech, the nearest first; "" where nobody does."""
    for candidate in reversed(candidates):
        gap = said.view.normalised[candidate.end : limit]
        if candidate.get("publisher") and gap in (" ", ") "):
            return said.nobody(relays=True)  # "..., the BBC said"
        if _is_no_subject(said.view, candidate, gap):
            continue
        candidate = candidate if _loses(said.view, candidate) else office(said.view, candidate)
        if found := _again(said, candidate, gap) or _by_words(said.view, candidate, gap):
            return found
    return None


def _is_no_subject(view: View, candidate: Item, gap: str) -> bool:
    """Whether a name before a verb of speech belongs to other words."""
    if len(gap.split()) > 2 and _is_counted(view, candidate):
        return True
    if gap.endswith(", ") and len(gap.split()) <= 2 and owns_weapons(view, candidate):
        return True
    again = "pronoun_speaker" in candidate.senses
    if not again and _LOSSES_OF.search(view.normalised, view.start, candidate.start):
        return True  # "потери украинских военных оценили в 90 тысяч"
    if _THAN.search(view.normalised, view.start, candidate.start):
        return True  # "half of what Kyiv has claimed, and said"
    side = bool(candidate.get("side") and not candidate.get("claimant"))
    return side and gap.endswith(" and ")  # "counted 118 Russian drones and said"


def _loses(view: View, candidate: Item) -> bool:
    """In "Потери ВСУ ведомство оценило в 9 700" an army before the name loses, and is none of its."""
    again = "pronoun_speaker" in candidate.senses
    return again and LOSSES_BEFORE.search(view.normalised, view.start, candidate.start) is not None


def _again(said: Said, candidate: Item, gap: str) -> Teller | None:
    """In "the minister added", "it said", "the tally also lists" who spoke last goes on."""
    view, last = said.view, said.last
    title = _THE_MINISTER.search(view.normalised, view.start, said.verb.start)
    if last.endswith("_official") and title and not (title["local"] and view.has("region")):
        return Teller(last, said.start)  # "Shoigu said ... the minister added"
    placed = is_placed(view, candidate) and not _loses(view, candidate)
    if "pronoun_speaker" in candidate.senses and len(gap) < 25 and not placed:
        return Teller(pronoun(view, candidate, last), candidate.start)
    the = _THE.search(view.normalised, view.start, candidate.start)
    if last and candidate.get("role") == "tally" and gap in _ALSO and the:
        return Teller(last, view.start)  # "The tally also lists 9,540 tanks"
    if candidate.get("role") == "command" and view.normalised.endswith("its ", 0, candidate.start):
        return Teller(opening_body(view) or last or speaker(view, candidate), candidate.start)
    return None


def _by_words(view: View, candidate: Item, gap: str) -> Teller | None:
    """Whom a name or office before a verb of speech names."""
    if not candidate.get("claimant") and _WHERE.search(view.normalised, view.start, candidate.start):
        return None  # "the UN office in Kyiv has documented"
    own = _OWNER.fullmatch(view.normalised, candidate.start, candidate.end) is None
    named = speaker(view, candidate, adjacent=own and len(gap.split()) <= 2 and "," not in gap)
    return Teller(named, max(view.start, candidate.start)) if named else None


def _by_agency(view: View, item: Item) -> bool:
    """In "..., BTA reported", "..., writes UNN" an agency of no vocabulary passes words on."""
    text = view.page.text
    match = _AGENCY.search(text, max(view.start, item.start - 20), item.start)
    match = match or _AGENCY_BEHIND.match(text, item.end, view.end)
    return match is not None and not view.page.items_within(match.start(), match.end())


def _by_pictures(said: Said) -> bool:
    """In "..., which footage later confirmed" pictures bear out who told; analysts of pictures speak."""
    shown = _FOOTAGE.search(said.view.normalised, said.view.start, said.verb.start)
    roles = said.view.between(said.start, shown.start(), "role") if shown else ()
    return shown is not None and all(one.get("role") not in ("expert", "tally") for one in roles)


def _main_subject(said: Said, candidates: Sequence[Item]) -> Teller | None:
    """In "The president reacted to the attack of Russian troops, noting that ..." who opens it tells."""
    view, verb = said.view, said.verb
    participle = view.normalised.endswith("ing", verb.start, verb.end)
    participle = participle and view.normalised[verb.start - 2] == ","
    first = next((one for one in candidates if one.get("claimant") or one.get("role")), None)
    opens = first is not None and first.start - view.start <= len("ukrainian ")
    if first is None or not (participle and opens and said.start == view.start):
        return None
    named = speaker(view, office(view, first), adjacent=False)
    return Teller(named, first.start) if named else None


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


def _is_unnamed(said: Said) -> bool:
    """In "..., a Telegram channel claimed" nobody of the vocabulary speaks, whoever is named before."""
    view, item = said.view, said.verb
    aside = _ASIDE.search(view.normalised, max(view.start, item.start - 90), item.start)
    end = aside.start() if aside else item.start  # "a Telegram channel, which is close to ..., said"
    start = max(said.start, end - 90)
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
