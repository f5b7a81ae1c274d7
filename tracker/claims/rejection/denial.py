"""Whether a figure is denied, or takes the place of one that is: "not 21 but 19"."""

from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex

_THAT = regex(r"^, (?:що|что|нібито|ніби|будто|якобы)(?: нібито| якобы)?\b")
_FALSE = regex(
    r"\b(?:reports?|claims?|rumou?rs?|statements?|allegations?|posts?"
    r"|video)\b[^.;]{0,40}?\b(?:that|of)\b(?P<told>[^.;]+?)"
    r"\b(?:is|are|was|were) (?:completely |entirely |simply |just )?(?:false|untrue|fake|fabricated|baseless"
    r"|a lie|a fake|wrong|nonsense|disinformation|not true)\b"
)
_LIES_ABOUT = regex(r"\b(?:lies?|fakes?|hoax(?:es)?|myths?|disinformation) (?:about|that|of)\b[^.;]*$")
"""In "is spreading lies about a missile with a range of 1,000 km" nothing is told as true."""
_DENIAL_ENDS = regex(
    r"[;:.]|(?<=[a-z])[-–—](?=[a-z])| [-–—] |, |\d|\band that\b|\b(?:after|when|as|because|since)\b"
)
_VERBAL_ADVERB = regex(r" [а-яіїє]+(?:[аиыеяуі]в|вши|вшись|ючи|ячи)\b[^.;:,\d]*(?:,| -) ")
"""In "пропали с радаров, не причинив вреда - два ушли в Беларусь" the harm alone is denied."""
_NOT_TOLD = slavic(
    r"\bне (?:підтвердж|подтвержд|підтверди|подтверди|вір[иія]|вер[ия]|дума|вважа|счита)[а-яіїє]*"
    r"(?: [а-яіїє]+){0,2},? (?:що|что|будто|нібито|ніби)\b[^;.]*$"
)
_RUMOUR = slavic(
    r"\b(?:спросту|опроверг|запереч|отриц)[а-яіїєґё]+"
    r" (?:чутк|слух|повідомлен|сообщен|заяв|публікац|публикац|інформац|информац|твердженн"
    r"|утвержден)[а-яіїєґё]+"
    r"(?: [а-яіїєґё]+){0,3},? (?:що|что|будто|нібито|ніби)\b"
    r"(?:(?!, (?:а|але|но|однак|однако|насправді|додав|добав|уточн|повідоми|сообщи))[^;.:])*$"
)
"""In "спростував чутки, що напередодні випустили 900 дронів" all of the rumour is denied."""
_FALSE_REPORT = regex(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)"
    r"|debunk(?:s|ed|ing)?|disput(?:es?|ed|ing))\b[^.;:\d]{0,60}?"
    r"\b(?:rumou?rs?|reports?|claims?|posts?|allegations?|information|messages?|suggestions?|assertions?)\b"
    r"[^.;:\d]{0,60}? that\b(?:(?!, (?:and|but|saying|adding|while|insisting) )[^.;:])*$"
)
"""In "dismissed reports, spread by channels, that 900 had been launched" all of the report is denied."""
_DENIED_TO = slavic(
    r"[\"\s]*(?:що|что|про те, що|о том, что) [^.;:]{3,100}, [^.;:,]{3,40}"
    r"(?:запереч|спросту|опроверг|отриц)[а-яіїє]+|[^.;:]{3,100}\b(?:назвав|назвала|назвали|назвал) "
    r"(?:ложью|неправдой|брехнею|неправдою|фейком|вигадкою|выдумкой)"
)
"""In "Що прорвалися 50 дронів, Ігнат заперечує: ..." what stands before is denied."""
_WERE_NOT = regex(r" (?:were|was|had been|have been|did|had|have|has) not(?=[.;,]|$)")
"""In "forty were downed and nine were not" the nine were not."""
_NONE_OF = slavic(r"\b(?:жодн|никак)[а-яіїєґё]+ $")
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
_AND = regex(r" (?:and|і|й|та|и) ")
_NEAR_VERB = 30
_NEAR_NUMBER = 60
"""Characters over which a denial reaches [characters]."""


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


def is_denied(view: View, mention: Mention) -> bool:
    """In "no 40 drones were downed", "reports of 40 hits are false" nothing is told as true."""
    if mention.whole or (mention.subset_of is not None and is_instead(view, mention.subset_of)):
        return False  # "не 14, а 18, девять из них - дети"
    if mention.quantity.form == "all_but":
        return False  # "лише двох не вдалося зупинити"
    return _is_called_false(view, mention) or any(
        _reaches(view, one, mention) for one in view.of_kind("denial")
    )


def _is_called_false(view: View, mention: Mention) -> bool:
    """Whether words before or behind a figure call it untrue."""
    if any(one.match(view.normalised, mention.end, view.end) for one in (_UNCONFIRMED, _WERE_NOT)):
        return True
    behind = _DENIED_TO.match(view.normalised, view.start, view.end)
    if behind and mention.start < behind.end():
        return True
    before = (_NONE_OF, _LIES_ABOUT, _NOT_TOLD, _RUMOUR, _FALSE_REPORT)
    if any(one.search(view.normalised, view.start, mention.start) for one in before):
        return True
    false = _FALSE.search(view.normalised, view.start, view.end)
    return false is not None and false.start("told") <= mention.start < false.end("told")


def _reaches(view: View, denial: Item, mention: Mention) -> bool:
    """Whether a "not" or "failed to" reaches a figure or its verb."""
    instead = _INSTEAD.search(view.normalised[denial.end : max(denial.end, mention.start)])
    if instead or _is_of_number(view, denial, mention):
        return False
    taken = any(denial.end <= one.start < mention.start for one in view.mentions)
    if taken and is_instead(view, mention):
        return False
    if _VERBAL_ADVERB.match(view.normalised, denial.end, mention.start):
        return False
    verb = mention.event.start if mention.event else mention.start
    before_verb = denial.end <= verb and verb - denial.end <= _NEAR_VERB
    before_number = denial.end <= mention.start and mention.start - denial.end <= _NEAR_NUMBER
    reach = min(max(verb, denial.end), max(mention.start, denial.end))
    stop = verb if mention.start < denial.start else reach
    gap = _THAT.sub(" ", view.normalised[denial.end : max(stop, denial.end)], count=1)
    if view.normalised.startswith(("without", "без"), denial.start) and _AND.search(gap):
        return False  # "were lost without consequences and two headed for Belarus"
    return (before_verb or before_number) and not _DENIAL_ENDS.search(gap)


def _is_of_number(view: View, denial: Item, mention: Mention) -> bool:
    """In "не менее двухсот", "не изменилось", "ніхто не постраждав" nothing is denied."""
    if any(one.start <= denial.start < one.span[1] for one in view.mentions):
        return True
    twice = mention.quantity.amount.high == 0 and view.page.language != "en"
    return twice or _SAME.match(view.normalised, denial.end, view.end) is not None
