"""Which window words of a sentence belong to a figure: behind it, before it, else anywhere."""

import re
from collections.abc import Sequence

from tracker.claims.page.groups import PEOPLE, PRODUCTION
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.page.window_words import (
    dated,
    ended,
    is_in_relative,
    is_than,
    of_birth,
    of_change,
    of_many,
    of_mean,
    of_occasion,
    of_record,
    of_speech,
)
from tracker.claims.words.patterns import spoken
from tracker.model import Span
from tracker.text.dates import WindowMention
from tracker.text.lazy import regex

TOLLS = frozenset({"killed", "injured", "personnel_losses"})
CONTEXT = frozenset(
    {"territory_held_ru", "territory_held_ua", "distance", "distance_planned", "stock", "force_size"}
)
PROMISED = frozenset({"aid_pledged", "aid_committed", "aid_allocated"})
_SET = regex(
    r",? (?:which was |which were )?(?:set|recorded|reached|registered|counted|reported|launched|sent) ?"
)
"""In "the previous record of 731, set on 9 July" the day is that of the number before it."""
_AND = regex(r",? (?:and|і|та|й|и) (?:another |some |about )?|, ")
_LABEL = regex(r"\s*(?:[,:(–-]\s*)?(?:(?:about|some|only|just|another|близько|около|лише|лишь|ще|ещё) )?")
_NEXT = regex(r"[,;:.]|\b(?:and|і|й|та|и|а)\b")
_LEADS = regex(r"[,;:]| - | (?:and|і|та|й|и) (?:(?:in|on|during|over|у|в|за) (?:the )?)?$")
_OPENED = regex(
    r"\s*\((?:[а-яіїє]+ |[a-z]+ ){0,2}|, when (?:[a-z'’-]+ ){0,8}?(?:the |some |about |only |just |another )?"
    r"|, (?:коли|когда) (?:[а-яіїєґё'’-]+ ){0,8}?"
)
"""In "fewer than in December (5,131)" the number is that of the date before it."""
_TOLL_OF = regex(
    r"\b(?:toll|number of (?:the )?(?:dead|deaths|victims|killed|wounded|injured))"
    r"(?: (?:from|in|of|after))?(?: the)? $"
)
"""In "the toll from Thursday's strike rose to 34 on Saturday" they died on Thursday."""
_REPEATED = regex(
    r"\b(?:daily|nightly|regularly|repeatedly|constantly|often|frequently|routinely|every (?:day|night))"
    r" (?:for |over |during |in |since |throughout )?(?:the )?$"
)
_TO_BE_PAID = spoken(
    "choice.to_be_paid",
    r"\b(?:to be [a-z]+(?:ed|en|ut|id)|payable|due|available"
    r"|(?:will|would) (?:be [a-z]+(?:ed|en|ut|id)|flow|arrive|follow|come))"
    r"(?: out)?\b[^,;.\d]{0,25}$",
)
_WHICH_IS = regex(r", (?:which|who|whose|after|when|while)\b|, (?:як|котор|після|после)[а-яіїє]*\b")
"""In "pledged 50 million, after giving 300 between 2022 and 2024" the years are those of something else."""
_THE_RECORD = regex(r"\b(?:record|high|peak|maximum|best|рекорд|максимум|пік|пик)[а-яіїє]*\b[^;.]*$")
_MOURNED = regex(r"[^.;,\d]{0,40}\b(?:траур|жалоб|mourning)")


def pick(view: View, mention: Mention, windows: Sequence[WindowMention]) -> WindowMention | None:
    """The window words that belong to a mention: after it, before it, else anywhere in the sentence."""
    if not windows:
        return None
    if mention.record and (day := day_of_record(view, mention, windows)):
        return day
    windows = _within_bracket(view, mention, windows)
    for one in windows:
        toll = mention.metric in PEOPLE and one.span[1] <= mention.start
        if toll and _TOLL_OF.search(view.normalised, view.start, one.span[0]):
            return one
        if _OPENED.fullmatch(view.normalised, one.span[1], mention.start):
            return one
    for one in windows:
        opens = one.span[0] + len("set ") * view.normalised.startswith("set ", one.span[0])
        if _SET.fullmatch(view.normalised, mention.end, opens):
            return one
    usable = [one for one in windows if _may_be_its(view, mention, one)]
    longer = any(one.window.basis in ("month", "year", "week", "period") for one in usable)
    if longer:
        usable = [one for one in usable if not of_many(view, one)]
    spoken = [one for one in usable if of_speech(view, one)]
    events = [one for one in usable if one not in spoken]
    if mention.compared:
        return events[0] if events else None
    if mention.metric in PROMISED and (years := _years_of_sum(view, mention, events)):
        return years
    for group in (events, dated(view, windows), spoken):
        found = _nearest(view, mention, group)
        if found is not None:
            return found
    return _as_of(mention, windows)


def day_of_record(view: View, mention: Mention, windows: Sequence[WindowMention]) -> WindowMention | None:
    """In "The previous record, set on 9 July, stood at 691" the day told with the record, else none."""
    told = _THE_RECORD.search(view.normalised, max(view.start, mention.start - 80), mention.start)
    days = (one for one in windows if one.window.basis in ("day", "night"))
    return next((one for one in days if told and told.start() < one.span[0] < mention.start), None)


def _years_of_sum(view: View, mention: Mention, windows: Sequence[WindowMention]) -> WindowMention | None:
    """In "announced on Monday 6.9 billion, spread over 2025 to 2027" the sum is that of the years.

    So is one that is "to be paid in 2026"; years that are over are those of something else.
    """
    published = view.page.published
    limit = min((other.start for other in view.mentions if other.start >= mention.end), default=view.end)
    for one in windows:
        if one.rule not in ("year", "years") or one.kind in ("since", "than") or one.span[0] >= limit:
            continue
        if published is None or one.window.end is None or one.window.end < published:
            continue
        gap = view.normalised[mention.end : one.span[0]] if one.span[0] >= mention.end else ";"
        whole = one.window.basis == "period" and not _WHICH_IS.search(gap)
        own = ";" not in gap and not _leads_next(view, mention, limit, one)
        if own and (whole or _TO_BE_PAID.search(gap)):
            return one
    return None


def _may_be_its(view: View, mention: Mention, one: WindowMention) -> bool:
    """Whether window words tell when what a figure counts happened, and are those of no other words."""
    if is_than(view, one) and not mention.compared:
        return False
    if mention.metric not in CONTEXT and (one.kind == "as_of" or one.window.basis == "instant"):
        return False
    if of_change(view, one) and not mention.compared:
        return False
    if _is_of_comparison(view, one) != mention.compared:
        return False
    if of_record(view, one) or of_mean(view, one) or of_occasion(view, one):
        return False
    if of_birth(view, one) and mention.metric not in PRODUCTION:  # "40 drones were made in 2025"
        return False
    if ended(view, mention, one) or is_in_relative(view, mention, one):
        return False
    return not _of_repeated(view, one) and not _MOURNED.match(view.normalised, one.span[1], view.end)


def _within_bracket(
    view: View, mention: Mention, windows: Sequence[WindowMention]
) -> Sequence[WindowMention]:
    """In "4,912 in February (in January 4,388)" each month is that of its own side of the bracket."""
    if "(" not in view.words:
        return windows
    opened, closed = bracket_at(view, mention.start)
    if opened < 0:
        figures = {bracket_at(view, one.start) for one in view.mentions}
        return [
            one for one in windows if (told := bracket_at(view, one.span[0]))[0] < 0 or told not in figures
        ]
    inside = [one for one in windows if opened < one.span[0] < closed]
    return inside or [one for one in windows if 0 <= opened - one.span[1] <= 1] or windows


def bracket_at(view: View, position: int) -> tuple[int, int]:
    """Where the bracket around a position opens and closes; -1 twice where there is none."""
    opened = view.normalised.rfind("(", view.start, position)
    if opened < 0 or view.normalised.rfind(")", view.start, position) > opened:
        return -1, -1
    closed = view.normalised.find(")", position, view.end)
    return (opened, closed) if closed >= 0 else (-1, -1)


def _as_of(mention: Mention, windows: Sequence[WindowMention]) -> WindowMention | None:
    """In "As of 6 March, 1,207 civilian casualties were recorded" the toll is that of the day."""
    days = (one for one in windows if one.kind == "as_of" and one.window.start != one.window.end)
    day = next(days, None) if mention.metric in TOLLS else None
    return day and day._replace(window=day.window.model_copy(update={"basis": "day"}))


def _of_repeated(view: View, one: WindowMention) -> bool:
    """In "near Kyiv, which has been attacked almost daily over the last month" the month tells how often."""
    return _REPEATED.search(view.normalised, view.start, one.span[0]) is not None


def _nearest(view: View, mention: Mention, windows: Sequence[WindowMention]) -> WindowMention | None:
    """The window that stands nearest to a number among those that may be its own."""
    if not windows:
        return None
    windows = [
        one
        for one in windows
        if one.kind != "since" or not mention.metric.startswith("aid_") or _closest(view, one) is mention
    ]
    later = [other for other in view.mentions if other.start >= mention.end]
    limit = min((other.start for other in later), default=view.end)
    parts = [
        other
        for other in later
        if other.subset_of is mention and other.quantity.amount.unit not in ("count", "share", "person")
    ]
    if parts:
        windows = [one for one in windows if one.span[0] < parts[0].start]
    windows = [one for one in windows if not _is_apart(view, mention, one)]
    after = [one for one in windows if mention.start <= one.span[0] < limit]
    before = [one for one in windows if one.span[1] <= mention.start]
    clause = view.clause_of(mention.start)
    if before and _is_label(view, mention, windows[0], before[-1]):
        return before[-1]
    after = [one for one in after if not _leads_next(view, mention, limit, one)]
    near_after = [one for one in after if clause[0] <= one.span[0] < clause[1]]
    own_before = [one for one in before if clause[0] <= one.span[0]]
    if own_before and (shared := _of_list(view, mention, windows, own_before[-1])):
        return shared
    for group in (
        _close(mention, near_after, view),
        own_before[-1:],
        near_after,
        before[-1:],
        after,
        [one for one in windows if not _is_of_next(view, mention, limit, one)],
    ):
        if group:
            return group[0]
    return None


def _is_label(view: View, mention: Mention, first: WindowMention, own: WindowMention) -> bool:
    """In "10-11 November, 138; 11-12 November, 430" each number has the window right before it."""
    if first is own or first.span[1] > view.mentions[0].start:
        return False
    told = max((one.end for one in view.mentions if one.end <= own.span[0]), default=view.start)
    if not _NEXT.search(view.normalised, told, own.span[0]):
        return False  # "22 on Monday, 17 on Tuesday"
    return _LABEL.fullmatch(view.normalised, own.span[1], mention.start) is not None


def _leads_next(view: View, mention: Mention, limit: int, one: WindowMention) -> bool:
    """In "gave 235 million, bringing the sum of this year to 4.5 billion" the year is that of the second."""
    if limit >= view.end or not _LEADS.search(view.normalised[mention.end : one.span[0]]):
        return False
    return not re.search(r"[,;:.()]", view.normalised[one.span[1] : limit])


def _is_apart(view: View, mention: Mention, one: WindowMention) -> bool:
    """In "ранены 159 человек; 2 августа объявлено днём траура" a clause without a number has its own day."""
    opens = view.normalised.rfind("; ", mention.end, one.span[0])
    return opens >= 0 and not any(other.start > opens for other in view.mentions)


def _is_of_next(view: View, mention: Mention, limit: int, one: WindowMention) -> bool:
    """In "Tokyo wired 1.7 billion; 600 million is due in March" the month is that of the second sum."""
    if mention.end <= one.span[0] < limit:
        return _leads_next(view, mention, limit, one)
    return one.span[0] >= limit and ";" in view.normalised[mention.end : one.span[0]]


def _of_list(
    view: View, mention: Mention, windows: Sequence[WindowMention], before: WindowMention
) -> WindowMention | None:
    """In "After 138 drones on 3 May, Kyiv faced 653 drones and 51 missiles on 5 May" the second day."""
    taken = any(
        other.end <= before.span[0] and "," not in view.normalised[other.end : before.span[0]]
        for other in view.mentions
    )
    if not taken or "," not in view.normalised[before.span[1] : mention.start]:
        return None
    last = mention
    for other in view.mentions[view.mentions.index(mention) + 1 :]:
        if not _AND.fullmatch(view.normalised, last.end, other.start):
            break
        last = other
    behind = [one for one in windows if one.span[0] >= last.end]
    return next(iter(_close(last, behind, view)), None)


def _closest(view: View, window: WindowMention) -> Mention:
    """The number that a cumulative window belongs to: "24 billion since the war began"."""
    return min(view.mentions, key=lambda one: _distance(view, window.span, one))


def _distance(view: View, window: Span, one: Mention) -> float:
    """How far a number stands from a cumulative window; one before a semicolon is the farthest."""
    start, end = window
    if one.start >= end:
        return (one.start - end) * (9 if "," in view.normalised[end : one.start] else 1)
    apart = view.normalised.find("; ", one.end, start) >= 0
    return max(0, start - one.end) * 1.5 + apart * len(view.normalised)


def _close(mention: Mention, after: list[WindowMention], view: View) -> list[WindowMention]:
    return [one for one in after if "," not in view.normalised[mention.end : one.span[0]]][:1]


def _is_of_comparison(view: View, one: WindowMention) -> bool:
    """In "214, compared with 270 the month before" the month is that of the second number."""
    before = [other for other in view.mentions if other.end <= one.span[0]]
    return bool(before) and before[-1].compared
