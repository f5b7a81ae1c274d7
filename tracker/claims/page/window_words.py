"""What the words of a window are told of: speech, a record, a change, a mean, another day."""

from collections.abc import Sequence
from datetime import timedelta

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Window
from tracker.text.dates import WindowMention
from tracker.text.lazy import regex

_SAID = spoken(
    "window_words.said",
    r"\b(?:said|says|told|reported|wrote|announced|posted|claimed|added|confirmed|statement"
    r"|stated|report|update|post|published|briefing|revealed)\b(?:(?!, (?:and|but|while) )[\w\s,'\"]){0,30}$",
)
_BY_A = regex(r"\b(?:according to|citing) (?:an? |the |its |their )?$")
_REPORT = regex(r" (?:[\w.'-]+ ){0,4}(?:report|assessment|estimate|study|analysis|survey|interview)\b")
"""In "according to a March 2025 intelligence report" the month is that of the report."""
_RECORD = spoken(
    "window_words.record",
    r"\b(?:\w{3,}est|worst|record|most|most \w+"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|\d+(?:st|nd|rd|th))\s+(?:(?!(?:in|on|during|half|months?|weeks?|days|quarter"
    r"|fortnight)\b)[\w-]+\s+){0,4}"
    r"(?:(?:on|against|at|by) (?:the |this )?(?:[\w'-]+ ){1,3})?$"
    r"|\b(?:\w{3,}est|worst|record|most \w+) (?:month|week|quarter) (?:for (?:[\w-]+ ){1,3})?(?:in the )?$",
)
_NTH = regex(
    r"\b(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen|\w+tie)th"
    r"|\d+(?:st|nd|rd|th))\b [^,;:\d]{1,110}$"
)
_HOW_OFTEN = slavic(
    r"\b(?:[ву](?:друге|третє|четверте|п'яте|шосте|сьоме|осьме|дев'яте|десяте)|[а-я]+(?:ый|ой|ий) раз"
    r"|[0-9]+-й раз)(?: поспіль| подряд)? (?:за |с |з |від |протягом |в течение |цього |на этой )?$"
)
_NTH_ATTACK = slavic(
    r" (?:це |это )?(?:вже |уже )?(?:(?:перш|друг|трет|четверт|п'ят|шост|сьом|восьм|дев'ят|десят|перв|втор"
    r"|четв[её]рт|пят|шест|седьм|девят|[а-яіїє]+надцят)[а-яіїє]+|[0-9]+-[а-яіїє]{1,2}) "
    r"(?:атак|удар|обстр|нал[её]т|наліт|раз\b)"
)
_ADDRESS = regex(
    r"(?:'s)?\s+(?:evening |morning |nightly |daily |video |regular |weekly ){0,2}"
    r"(?:address|briefing|statement|speech|report|update|post|interview|message|bulletin|press conference"
    r"|announcement)\b"
)
_OCCASION = regex(
    r"(?:..)?'s (?:[a-z-]+ ){0,3}?(?:meetings?|summits?|chair\w*|visits?|talks|conference|ministerial"
    r"|election|vote|anniversary|presidency|holidays?|budget)\b"
)
_INTO = regex(r"\b(?:in|into|under|from|through) $")
"""In "earmarked in next year's budget" the sum is of the year."""
_CHANGED = regex(
    r"(?:%|percent|per cent|points?|third|half"
    r"|quarter) (?:up|down|more|fewer|less|higher|lower) (?:on|than|from)(?: in)? ?$"
    r"|\b(?:up|down) (?:by )?[\d.,]+ ?(?:%|percent|per cent) (?:on|from|over)(?: in)? ?$"
)
_DAY = timedelta(days=1)
_RESPECTIVELY = regex(r"\b(?:відповідно|соответственно|respectively)\b")
_TWO_DAYS = regex(r"\d (?:и|і|та|й|and) \d")
_JOINED = regex(r" (?:и|і|та|й|and) ")
_COMPARED_TO = regex(r"\bcompar(?:ed|ison) (?:to|with) (?:the )?$")
_PLACE_OF_DATELINE = regex(
    r"(?!(?:on|in|at|by|from|since|during|after|early|late|у|в|на|с|з|во|ось)\b)[^.;:()\d]{2,40}[,.] "
    r"(?:[a-z]+day,? )?"
)
_END_OF_DATELINE = regex(r"(?:, ?| )?(?:[(/][^()/]{2,25}[)/] ?)?(?: ?- )")
_MEAN_OF = regex(r" [^,;.\d]{0,20}\d[\d .,]*(?: [a-zа-яіїєґё'-]+){0,2} (?:за |per |a |в |на )?")
_ATTACKS = regex(r" (?:[a-z]+ ){0,2}?(?:attacks|strikes|raids|assaults|barrages|salvos)\b")
_SOME_NIGHT = regex(r"(?:in|over|during|on) (?:a single|one) night\b")
_THAT_WHICH = slavic(
    r", (?:о |про |в |у )?(?:котор|яки|яку|яка)[а-яіїє]* (?:[а-яіїєґё-]+ )*"
    r"(?:объяв|оголос|нача|поча|сообщ|повід|заяв)[а-яіїє]+ (?:[а-яіїєґё-]+ )*$"
)
_THAN = regex(
    r"\b(?:ніж|чем|than|as (?:much|many|high|large|big) as)"
    r" (?:(?:у|в|in|за|во|на|for|of|the|all|whole|entire|весь|всю|было|було) )*$"
)
_RELATIVE = regex(r", (?:where|who|which|whose) [^,;.\d]*$")
_TOLD_THEN = regex(
    r" (?:[а-яіїєґё'-]+ ){1,4}?(?:повідоми|заяви|написа|дода|уточни|розпов|сообщи|добави|рассказ)[а-яіїє]+\b"
)
"""In "О 05:45 мер повідомив про пожежу" the clock is that of the telling."""
_NEXT_DAY = regex(r"(?:,| and|;) (?:on |in )?$")
_GAPPED = regex(r" - (?:about |of |о |об |про )")
"""In "сообщал о четырёх раненых, в воскресенье - о девяти" the verb is left out, the day is the event's."""


def in_turn(view: View, mention: Mention, window: Window, printed: str = "") -> Window:
    """In "11 и 15 февраля сбили 458 и 222 дрона соответственно" each number has its own day."""
    start, end = window.start, window.end
    if start is None or end is None or len(view.mentions) < 2:
        return window
    if not (_DAY < end - start <= 2 * _DAY or _TWO_DAYS.search(printed)):
        return window
    if not _RESPECTIVELY.search(view.words):
        return window
    nth = view.mentions.index(mention)
    for first, second in ((nth - 1, nth), (nth, nth + 1)):
        pair = view.mentions[max(0, first) : second + 1]
        if len(pair) == 2 and _JOINED.fullmatch(view.normalised, pair[0].end, pair[1].start):
            day = (end - _DAY, end) if mention is pair[1] else (start, start + _DAY)
            return Window.trusted(start=day[0], end=day[1], basis="day", got=window.got)
    return window


def of_birth(view: View, one: WindowMention) -> bool:
    """In "подросток 2009 года рождения" the year is no window of the attack."""
    return one.kind == "year" and view.page.is_of_birth(one.span, view.end)


def is_than(view: View, one: WindowMention) -> bool:
    """In "на 3 % менше, ніж у жовтні, коли їх було 5 485" the month is told to compare."""
    if one.kind == "than" or view.normalised.startswith("than ", one.span[0]):
        return True
    return _THAN.search(view.normalised, view.start, one.span[0]) is not None


def is_beside_text(view: View, one: WindowMention) -> bool:
    """In "Kursk, where troops had crossed over in August" the text goes on with its own day."""
    return _is_after(view, one) or _RELATIVE.search(view.normalised, view.start, one.span[0]) is not None


def _is_after(view: View, one: WindowMention) -> bool:
    """In "The raid came a day after it had sent 700 drones" the text goes on with its own day."""
    return one.rule == "day_previous" and view.normalised.endswith(" after", 0, one.span[1])


def ended(view: View, mention: Mention, one: WindowMention) -> bool:
    """In "A day after it sent 700 drones, Russia sent 384" the clause of the day before is over."""
    if not _is_after(view, one):
        return False
    return mention.end <= one.span[0] or "," in view.normalised[one.span[1] : mention.start]


def of_mean(view: View, one: WindowMention) -> bool:
    """In "сбито 7412 - в среднем 239 за ночь" the night is that of the mean."""
    for item in view.of_kind("mean"):
        gap = view.normalised[item.end : one.span[0]] if item.end <= one.span[0] else ""
        if _MEAN_OF.fullmatch(gap):
            return True
    return False


def of_many(view: View, one: WindowMention) -> bool:
    """In "4,132 drones in overnight attacks over the month" the word tells of what kind the attacks were.

    In "5,000 in July, up to 728 in one night" the night is any of the month.
    """
    if one.kind != "night":
        return False
    some = _SOME_NIGHT.match(view.normalised, one.span[0], view.end)
    return some is not None or _ATTACKS.match(view.normalised, one.span[1], view.end) is not None


def of_record(view: View, one: WindowMention) -> bool:
    """In "the deadliest attack this year", "the 31st package since 2021" no figure has the window.

    Nor has one in "вчетверте за тиждень", "за год это уже восьмой удар": the words count attacks.
    """
    if _HOW_OFTEN.search(view.normalised, view.start, one.span[0]):
        return True
    if _NTH_ATTACK.match(view.normalised, one.span[1], view.end):
        return True
    if one.kind == "since" and _NTH.search(view.normalised, max(view.start, one.span[0] - 120), one.span[0]):
        return True
    if one.kind not in ("year", "month", "since", "period", "week"):
        return False
    return _RECORD.search(view.normalised[max(view.start, one.span[0] - 50) : one.span[0]]) is not None


def of_occasion(view: View, one: WindowMention) -> bool:
    """In "ahead of this week's ministerial meeting", "as this year's chairman" no figure has the window."""
    before = view.normalised[max(view.start, one.span[0] - 25) : one.span[0]]
    if _BY_A.search(before) and _REPORT.match(view.normalised, one.span[1], view.end):
        return True
    occasion = _OCCASION.match(view.normalised, one.span[1] - 2, view.end)
    return occasion is not None and not (occasion[0].endswith("budget") and _INTO.search(before))


def of_change(view: View, one: WindowMention) -> bool:
    """In "17 percent down on December" the month is that of another figure."""
    if view.normalised.startswith("same period", one.span[0]):
        return _COMPARED_TO.search(view.normalised, view.start, one.span[0]) is not None
    start = max(view.start, one.span[0] - 40)
    ends = (one.span[0], one.span[0] + len("on "))
    return any(_CHANGED.search(view.normalised, start, end) is not None for end in ends)


def _of_dateline(view: View, one: WindowMention) -> bool:
    """In "KYIV, 14 May (Agency) - Russia launched 60 drones overnight" the day is that of the despatch."""
    opens = _PLACE_OF_DATELINE.fullmatch(view.normalised, view.start, one.span[0])
    return opens is not None and _END_OF_DATELINE.match(view.normalised, one.span[1], view.end) is not None


def is_aside(view: View, one: WindowMention) -> bool:
    """In "начала войны, о которой Путин объявил в феврале 2022 года" no attack is dated."""
    return _THAT_WHICH.search(view.normalised, view.start, one.span[0]) is not None


def _is_gapped(view: View, one: WindowMention) -> bool:
    """In "reported two killed, on Tuesday three" the number stands right behind the next day."""
    bare = any(mention.start == one.span[1] + 1 and not mention.family for mention in view.mentions[1:])
    return bare and _NEXT_DAY.search(view.normalised, view.start, one.span[0]) is not None


def of_speech(view: View, one: WindowMention) -> bool:
    """In "the air force said on Friday that ..." somebody speaks on the day."""
    if one.kind == "day" and _of_dateline(view, one):
        return True
    if one.kind == "day" and _ADDRESS.match(view.normalised, one.span[1], view.end):
        return True
    if _GAPPED.match(view.normalised, one.span[1], view.end) or _is_gapped(view, one):
        return False
    if one.window.basis == "instant" and _TOLD_THEN.match(view.normalised, one.span[1], view.end):
        return True
    if one.kind not in ("day", "instant"):
        return False
    return _SAID.search(view.normalised[max(view.start, one.span[0] - 60) : one.span[0]]) is not None


def dated(view: View, windows: Sequence[WindowMention]) -> list[WindowMention]:
    """In "О 03:15 12 листопада збито 58 дронів" the day of an hour is that of what happened."""
    return [one for one in windows if one.rule == "clock_of_day" and not of_speech(view, one)]


def is_in_relative(view: View, mention: Mention, one: WindowMention) -> bool:
    """In "15 drones in Kursk, where troops had crossed over in August" the month is not theirs."""
    return _RELATIVE.search(view.normalised, mention.end, one.span[0]) is not None
