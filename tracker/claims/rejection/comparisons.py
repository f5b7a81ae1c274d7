"""Figures of an earlier period beside those of now: "5,660, compared with 6,100 a month earlier"."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_EXCEED = (
    r"(?:surpass(?:ed|es|ing)?|exceed(?:ed|s|ing)?|topp(?:ed|ing)|tops|eclips(?:ed|es|ing)|beat(?:en|s|ing)?"
    r"|overt(?:ook|aking|akes)|outstripp(?:ed|ing)|(?:well |far |just )?(?:above|over)|more than|up on)"
)
_BOUND = r"(?:the |some |about |just |only |around |nearly |almost |more than |a total of )*"
_LEAD = regex(
    r"\b(?:(?:up|down|rise|jump|increase|drop) from|compared (?:with|to)|versus|against|as opposed to"
    rf"|(?:fewer|less|higher|lower) than the|{_EXCEED} (?:even )?the)\s+"
    rf"{_BOUND}$"
)
COMPARED = regex(r"[^.;]{0,60}?(?:\b(?:against|versus|compared (?:with|to)|(?:up|down) from|from)\b)")
OTHER_CLAUSE = regex(r"[.;:]|, (?!and )|\b(?:while|but|which|when|killing|was|were|had|have|said)\b")
"""Behind such words the comparison is over."""
IT_WAS = regex(
    r"\b(?:it|(?:the|that|this) (?:figure|average|mean|pace|rate|number)) (?:(?:had|has|then|only|still) )*"
    r"(?:was|is|been|stood|stands|hover\w*|held|kept|stay\w*|remain\w*|averag\w*)\b[^,;:.]{0,30}$"
    r"|\b(?:он[ао]?|він|вон[ао]|показник|показатель|средн[а-я]+|середн[а-яіїє]+) (?:[а-яіїє]+ )?"
    r"(?:держ|трима|состав|станов|равн|дорівн|был|був|бул|колеб|колив|остава|залиша)[а-яіїє]*[^,;:.]{0,30}$"
    r"|, (?:[а-яіїє]+ ){1,3}(?:было|було) $"
)
"""In "190 drones a night in spring; in autumn it hovered around 175" the mean of another time is told."""
_AFTER = regex(rf"\bafter\s+{_BOUND}$")
_THE_TIME_BEFORE = regex(
    r" (?:the|a|one) (?:night|day|week|month|year) (?:before|earlier)\b"
    r"|,? (?:on )?the previous (?:night|day|week)\b|,? (?:in )?(?:last year|the previous year|20\d\d)\b"
)
"""In "13 were downed, after 19 the night before" both were downed."""
_FROM = spoken("comparisons.from", rf"\bfrom\s+{_BOUND}$")
_TO = spoken(
    "comparisons.to",
    r"\b(?:rose|ris(?:en|es|ing)|climb\w*|gr(?:ew|own|owing)|jump\w*|increas\w+|fell|fall(?:en|s|ing)?|slid"
    r"|slip\w*"
    rf"|drop\w*|declin\w+|decreas\w+|plung\w+|sank|sunk|went|improv\w+|down"
    rf"|up)\b[^.;:]{{0,40}}?\bto\s+{_BOUND}$",
)
_AND = regex(
    r"(?: (?:people |civilians |were )?(?:killed|dead|deaths|injured|wounded|hurt|downed|destroyed"
    r"|shot down))?"
    rf"\s*(?:,|,? and)\s+{_BOUND}$"
)
_OF_RECORD = regex(
    r"(?:\b(?:previous|old|earlier|former|prior|last|standing|existing) (?:[a-z'-]+ ){0,3}?"
    r"(?:high|record|best|peak|maximum)"
    r"|\b(?:br(?:eak|oke)|beat|shatter|smash|surpass|exceed|topp|eclips)[a-z]* (?:[a-z'-]+ ){0,3}?record)"
    r"\b(?:-[a-z]+)?(?:, (?:(?:set|recorded|reached|registered|established|dating|sent|launched) )?"
    rf"(?:on|from|in) [^,;.]{{3,30}})?,?:?(?: [a-z'-]+){{0,4}} {_BOUND}$"
    rf"|\brecord (?:until (?:now|then) )?had (?:been|stood at) {_BOUND}$"
    r"|\b(?:попередн|предыдущ|прежн|колишн|минул|прошл)\w+ (?:рекорд|максимум|пік|пик)\w*"
    r"(?:, [а-яіїє]+ \d{1,2} [а-яіїє]+,)?[^.;\d]{0,25}$"
)
"""In "the previous record of 539", "beat a record of firing 550" the number is of another day."""
_THAT_EXCEEDED = regex(
    r"\W*(?:that|this|it|which|the (?:attack|number|total|figure)) (?:is |was )?"
    rf"{_EXCEED} (?:even )?the (?:about |some |nearly )?$"
)
"""In "That surpassed the 691 drones of 9 July" what was told before is counted for another day."""
_RECORD = regex(r"-[a-z]+ (?:[a-z]+ )?(?:record|high|peak)\b")
_BEST = regex(r"record|high|best|peak|maximum|рекорд|максимум|п[іи]к")
"""What the words of a record cannot do without."""


def compare(view: View) -> None:
    """Let compared numbers count what the numbers before them count, each in its turn."""
    mentions = view.mentions
    recorded = _BEST.search(view.words) is not None
    for mention in mentions:
        mention.record = recorded and _is_record(view, mention)
        mention.compared = mention.record or _is_exceeded(view, mention)
    for nth in range(1, len(mentions)):
        before = view.normalised[max(view.start, mentions[nth].start - 60) : mentions[nth].start]
        if (
            "after" in before
            and _AFTER.search(before)
            and _THE_TIME_BEFORE.match(view.normalised, mentions[nth].end)
        ):
            _count_as(mentions[nth], mentions[nth - 1])
        if not _LEAD.search(before) and not (_FROM.search(before) and _is_outcome(view, mentions[nth - 1])):
            continue
        group = _group(view, nth)
        bases = mentions[max(0, nth - len(group)) : nth]
        own, further = group[: len(bases)], group[len(bases) :]
        for mention, base in zip(own, bases, strict=True):
            _take_over(mention, base)
        for mention in further:  # "1,000 were killed, up from 700 killed and 3,000 injured a year earlier"
            mention.compared = own[-1].compared and mention.quantity.amount.unit == "count"


def _is_record(view: View, mention: Mention) -> bool:
    if _RECORD.match(view.normalised, mention.span[1], view.end):
        return True  # "breaking the 539-drone record"
    return _OF_RECORD.search(view.normalised, max(view.start, mention.start - 80), mention.start) is not None


def _is_exceeded(view: View, mention: Mention) -> bool:
    first = mention is view.mentions[0]
    return first and _THAT_EXCEEDED.fullmatch(view.normalised, view.start, mention.start) is not None


def _is_outcome(view: View, mention: Mention) -> bool:
    """In "slid to 68 percent from 81 percent" the first is what it came to."""
    return _TO.search(view.normalised[max(view.start, mention.start - 80) : mention.start]) is not None


def _group(view: View, nth: int) -> list[Mention]:
    """The compared number, and those that a list joins to it."""
    group = [view.mentions[nth]]
    for mention in view.mentions[nth + 1 :]:
        if not _AND.fullmatch(view.normalised[group[-1].end : mention.start]):
            break
        group.append(mention)
    return group


def _take_over(mention: Mention, base: Mention) -> None:
    """In "571 drones, compared with 190 on Wednesday" the base counts what the figure counts."""
    if mention.family and mention.family != base.family:
        return
    if base.quantity.amount.unit == "percent" and not mention.family:
        percent = mention.quantity.amount.model_copy(update={"unit": "percent"})
        mention.quantity = mention.quantity.model_copy(update={"amount": percent})
    alike = mention.quantity.amount.unit == base.quantity.amount.unit
    if alike and mention.classes and base.classes and mention.classes != base.classes and base.whole:
        return  # "four of 12 Iskanders were downed, compared with 571 of 635 drones"
    if mention.metric and mention.event and 0 <= mention.event.start - mention.end <= 1:
        mention.classes, mention.family = mention.classes or base.classes, base.family
        mention.compared = alike  # "compared with 190 launched on Wednesday"
        return
    mention.compared = alike or mention.quantity.amount.unit == "count"
    if alike:
        _count_as(mention, base)


def _count_as(mention: Mention, base: Mention) -> None:
    mention.classes = mention.classes or base.classes
    mention.family, mention.side = base.family, mention.side or base.side
    mention.metric, mention.event, mention.role = base.metric, base.event, base.role
