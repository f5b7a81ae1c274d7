"""A noun told once that counts several numbers: "94 killed and 37 wounded invaders", "11,100 tanks (+5)"."""

from itertools import pairwise

from tracker.claims.noun.classes import head
from tracker.claims.noun.elsewhere import CLOSE, PLUS, predicate_of
from tracker.claims.page.groups import STOPPING
from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import Reach
from tracker.claims.page.view import View
from tracker.claims.words.patterns import Match, slavic
from tracker.text.lazy import regex

_AND_VERB = regex(r" (?:та|і|й|и|а также|а також|and) (?:ще |ещё |еще )?[^\W\d_]+ ")
_BOTH_HARMED = regex(
    r" (?:[a-z]+ed|lost|sunk|[а-яіїє]+(?:[иы]х|их)) (?:and|та|і|й|и) (?:another |some |about |ще |ещё )?"
)
"""In "25 destroyed and 15 damaged ships" both are ships."""
_RATHER_THAN = regex(r",? (?:а не|not|rather than) (?:на |в |у |по |over |at |in )?(?:the )?")
_OPEN = regex(r"\s*\(\s*")
_CLAUSE_BEHIND = regex(
    r" (?:that|which|launched|fired|sent|used|released|deployed"
    r"|downed|shot down|intercepted|destroyed|stopped)\b[^,;:.]{0,60}?"
    r"(?= (?:were|was|are|turned|proved|carried|carry|had|lacked)\b)"
    r"|,? (?:запущ|выпущ|випущ|направл|спрямов|примен[её]н|застосов|що |что |котор|як[іи])[^,;:]{0,60},"
    r"(?= (?:-|были|були|оказ|вияв|явля|це|это) )"
)
_OTHER_THINGS = regex(r"(?: [а-яіїє]+){0,2}, ")
_WITH_WHICH = slavic(r" - (?:із|з|зі|из|с) ")
_THAN_BEFORE = ("from", "проти", "против")
_STRIKES = regex(r" (?:attack |enemy |russian )*(?P<what>drone|missile|uav) strikes\b")
_OFFICERS = regex(
    r"\b(russian|ukrainian) (?:(?:army|military|naval|air force|senior|staff|\w+ing|[\w-]+-ranking) )*"
    r"(?:officers|pilots)$"
)
"""Officers of a country fight for it; those of its police are named so."""


def of_another(view: View, mentions: list[Mention]) -> None:
    """In "5 217 обстрілів, 86 - із РСЗВ" the part counts what no metric counts."""
    for previous, mention in pairwise(mentions):
        apart = previous.family != "other" or mention.family or mention.anaphor
        if not apart and _WITH_WHICH.match(view.normalised, mention.end, view.end):
            other = _OTHER_THINGS.fullmatch(view.normalised, previous.end, mention.start)
            mention.family = "other" if other else ""


def compared(view: View, mentions: list[Mention]) -> None:
    """In "the number of drones rose to 6,297 from 5,438" both count the drones."""
    for previous, mention in pairwise(mentions):
        gap = view.normalised[previous.end : mention.start]
        if previous.rule == "number_of" and not mention.family and gap.rstrip().endswith(_THAN_BEFORE):
            mention.rule, mention.classes, mention.family = "number_of", previous.classes, previous.family


def share_nouns(view: View, mentions: list[Mention]) -> None:
    """In "ліквідовано 94 та поранено 37 окупантів", "на 10, а не 12 локаціях" one noun counts both."""
    for first, second in pairwise(mentions):
        if first.family or not second.family or first.end != first.span[1] or first.anaphor:
            continue
        gap = view.normalised[first.end : second.start]
        verbs = [event for event in view.events if first.end <= event.start < second.start]
        slavic = view.page.language != "en"
        harmed = slavic and second.family == "person" and len(verbs) == 1 and _AND_VERB.fullmatch(gap)
        both = bool(second.inner) and len(verbs) == 1 and _BOTH_HARMED.fullmatch(gap)
        harmed = harmed or both
        if harmed or _RATHER_THAN.fullmatch(gap):
            first.classes, first.family, first.side = second.classes, second.family, second.side


def share_hits(view: View, mentions: list[Mention]) -> None:
    """In "31 missile and 26 drone hits" both numbers count hits."""
    if view.page.language != "en":
        return
    for first, second in pairwise(mentions):
        joined = view.normalised[first.end : second.start] == " and "
        strikes = _STRIKES.match(view.normalised, second.span[1], view.end) if joined else None
        if strikes and first.family == "hits" and second.family == "other":
            named = next((one for one in view.of_kind("class") if one.start == strikes.start("what")), None)
            if named is not None:  # "nine missile hits and 56 drone strikes"
                second.classes, second.family, second.end = named.get("class"), "hits", strikes.end()
        if second.family != "hits" or first.family != "air" or view.normalised[first.end - 1] == "s":
            continue
        if view.normalised[first.end : second.start] == " and " and first.quantity.amount.best != 1:
            first.family = "hits"


def men(view: View, mentions: list[Mention]) -> None:
    """In "20,000 Wagner fighters were killed" no aircraft are counted."""
    fell = any(event.sense in ("kill", "die", "injure") for event in view.events)
    for mention in mentions if fell else ():
        inside = [item for item in view.items if mention.start <= item.start < mention.end]
        if mention.classes == ("person",) and any(item.get("class") == ("soldier",) for item in inside):
            mention.classes = ("soldier",)  # "557 Russian soldiers and officers"
            mention.side = next((str(item.get("side")) for item in inside if item.get("side")), mention.side)
        whose = _OFFICERS.search(view.normalised, mention.start, mention.end)
        if mention.classes == ("person",) and whose:
            mention.classes = ("soldier",)
            mention.side = mention.side or {"russian": "ru", "ukrainian": "ua"}[whose[1]]
        if mention.classes == ("aircraft",) and view.normalised.endswith("fighters", 0, mention.end):
            mention.classes, mention.family = ("soldier",), "person"


def others_of_things(view: View, mentions: list[Mention]) -> None:
    """In "one hospital building was destroyed and four others damaged" buildings are counted on."""
    for first, second in pairwise(mentions):
        joined = (
            second.others and first.family == "other" and " and " in view.normalised[first.end : second.start]
        )
        behind = next((event for event in view.events if event.start - second.end == 1), None)
        if joined and behind is not None and behind.sense in ("damage", "destroy"):
            second.classes, second.family, second.others = (), "other", False


def increments(view: View, reach: Reach, mentions: list[Mention]) -> None:
    """In "tanks: 11,100 (+5)" both count tanks: the total, and what came to it in the period."""
    for previous, mention in pairwise(mentions):
        nothing = mention.quantity.amount.high == 0 and _OPEN.fullmatch(
            view.normalised, previous.span[1], mention.start
        )
        if nothing or PLUS.fullmatch(view.normalised, previous.span[1], mention.start):
            if not previous.family and (close := CLOSE.match(view.normalised, mention.span[1], view.end)):
                behind = head(reach, close.end())  # "потерял 1 102 570 (+890) военных"
                previous.classes, previous.family = behind.classes, behind.family
                previous.side = behind.side
            mention.classes, mention.family = previous.classes, previous.family
            mention.side = previous.side


def _tells_outcome(view: View, whole: Mention, clause: Match | None) -> bool:
    """Whether the words that tell which of them are meant tell that they were stopped."""
    if clause is None:
        return False
    return any(one.sense in STOPPING and whole.end <= one.start < clause.end() for one in view.events)


def name_parts(view: View, reach: Reach, mentions: list[Mention]) -> None:
    """In "half of the 160 drones launched were decoys" the part was launched, as decoys."""
    for mention in mentions:
        whole = mention.part_of
        if whole is None:
            continue
        clause = _CLAUSE_BEHIND.match(view.normalised, whole.end, view.end)
        named = predicate_of(view, reach, clause.end() if clause else whole.end)
        if named and named.family == whole.family == "person":
            mention.classes = named.classes  # "двое из шести раненых - дети"
        if named and named.family == whole.family == "air" and _tells_outcome(view, whole, clause):
            mention.classes = named.classes  # "three of the 12 drones downed were decoys"
        elif named and named.family == whole.family == "air":
            mention.classes, mention.metric, mention.rule = named.classes, "launched", "part_of"
            mention.flags.append("part_of_whole")
