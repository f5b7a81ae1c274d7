"""Whether a number is a rate over time: "210 a day", "an average of 80"."""

import re

from tracker.claims.page.groups import PRODUCTION
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.rejection.comparisons import IT_WAS
from tracker.text.lazy import regex

_APART = regex(r"an? (?:day|night|hour) (?:after|before|later|earlier|ago|when|to|apart|of)\b")
_FEAST = regex(
    r" (?:міста\b|города\b|села\b|столиц|флот|авіації|авиации|незалежност|независимост"
    r"|перемоги|победы|конституці|конституции|державност|соборност|захисник"
    r"|защитник|пам'яті|памяти|скорботи|скорби|матері|матери|знань|знаний|святого|голосуван|голосован|виборів|выборов)"
)
"""In "на День Незалежності" one day of the calendar is told."""
_ADDRESS = regex(
    r" (?:[a-z]+ ){0,2}?(?:address|speech|briefing|report|update|bulletin|summary"
    r"|message|post|statement|broadcast)\b"
)
"""In "in his nightly address" somebody speaks every night."""
_LEADING = regex(
    r" (?:of |about |around |some |nearly |over |около |почти |примерно |более |близько |майже |приблизно "
    r"|понад |по )*"
)
_WITHIN = regex(r"\b(?:within|in|for|over|after|half|about|than)\s+$")
_MORE_THAN = regex(r"(?:більше|менше|вище|нижче|больше|меньше|выше|ниже),? (?:ніж|чем) $")
"""In "у середньому 1 130 за добу, що більше, ніж 1 030 у листопаді" both are means."""
_ON_AVERAGE = regex(
    r"[\"\W]*(?:that is, |(?:this|which) means (?:that )?)?(?:on average|for (?:each|every) [^,;:]{3,40}),"
    r" [^,;:]*$"
)
"""In "On average, six were killed and 20 wounded every day" the first words are told of both."""
_AGAINST = regex(r"(?:,| -)? (?:against|compared (?:with|to)|up from|down from|versus) (?:about |some )*$")
"""In "each kilometre cost 68 lives, against 50 last year" both are means."""
_EACH_COST = regex(
    r"\b(?:each|every) (?:(?!of\b)[\w-]+ ){1,4}?(?:has |had )?"
    r"(?:cost|costs|costing|claimed|claims|took|takes|taken) [^,;:]*$"
)
"""In "each square kilometre cost Russia 27 lives" so many died on average."""
_AND = regex(r" (?:and|і|й|та|и) (?:about |some )?(?=\d)")
_OF_YEAR = regex(r" 20\d\d (?:року|році|года|году)\b")


def is_mean(view: View, mention: Mention) -> bool:
    """In "210 a day", "an average of 80": a rate over time is no count of a window."""
    if mention.metric in PRODUCTION and not mention.family:
        return any(item.end <= mention.start for item in view.of_kind("mean"))  # "... and soon 110"
    before = [one for one in view.mentions if one.end <= mention.start]
    if before and _tells_alike(view, mention):
        return any(is_mean(view, one) for one in before)
    if _ON_AVERAGE.match(view.normalised, view.start, mention.start) or _cost_each(view, mention):
        return True
    if mention.end > mention.span[1] and _is_joined(view, mention):
        return True
    for item in view.of_kind("mean"):
        if _WITHIN.search(view.normalised, view.start, item.start):
            continue
        if _APART.match(view.normalised, item.start, view.end) or _FEAST.match(view.normalised, item.end):
            continue
        if _ADDRESS.match(view.normalised, item.end, view.end):
            continue
        if item.start >= mention.end and _leads_number(view, item.end):
            continue
        gap = view.normalised[min(mention.end, item.end) : max(mention.start, item.start)]
        gap = _OF_YEAR.sub("", gap)
        if len(gap) <= 45 and not re.search(r"[;:]|, ", gap) and not any(sign.isdigit() for sign in gap):
            return True
    return False


def _tells_alike(view: View, mention: Mention) -> bool:
    before = view.normalised, view.start, mention.start
    return bool(IT_WAS.search(*before) or _MORE_THAN.search(*before) or _AGAINST.search(*before))


def _is_joined(view: View, mention: Mention) -> bool:
    """In "makes 2,700 Shaheds and 2,500 decoys a month" the month is that of both."""
    joint = _AND.match(view.normalised, mention.end, view.end)
    behind = view.page.numbers_within(joint.end(), joint.end() + 1) if joint else ()
    return any(one.reason == "mean" for one in behind)


def _cost_each(view: View, mention: Mention) -> bool:
    if not ("each " in view.words or "every " in view.words):
        return False
    start = view.clause_of(mention.start)[0]
    return _EACH_COST.search(view.normalised, start, mention.start) is not None


def _leads_number(view: View, end: int) -> bool:
    """In "7 412 из 8 150 - в среднем 239 за ночь" the mean is the number behind the word."""
    behind = (one.span[0] for one in view.page.numbers_within(end, view.end))
    return any(_LEADING.fullmatch(view.normalised, end, start) for start in behind)
