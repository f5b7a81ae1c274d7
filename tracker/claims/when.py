"""The window of a figure: of its clause, its sentence, carried on, or of the document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from tracker.claims.page.ahead import window_ahead
from tracker.claims.page.assumed import day_of, night_into, past_day
from tracker.claims.page.evidence import WAR_BEGAN
from tracker.claims.page.groups import AIR, LOSSES, PEOPLE
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import Page, View
from tracker.claims.page.window_words import (
    ended,
    in_turn,
    is_aside,
    is_beside_text,
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
from tracker.claims.page.witness import KYIV, MOSCOW
from tracker.model import Window
from tracker.text.dates import WindowMention
from tracker.text.lazy import regex

_TOLLS = frozenset({"killed", "injured", "personnel_losses"})
CONTEXT = frozenset(
    {"territory_held_ru", "territory_held_ua", "distance", "distance_planned", "stock", "force_size"}
)
_SO_FAR = regex(r"\b(?:so far|to date)\b[^.;:\d]{0,70}$")
_SINCE = regex(r"\bsince (?:[\w'-]+ ){1,11}$")
_SET = regex(
    r",? (?:which was |which were )?(?:set|recorded|reached|registered|counted|reported|launched|sent) ?"
)
"""In "the previous record of 731, set on 9 July" the day is that of the number before it."""
_ON_TOP = regex(
    r"\b(?:on top of|in addition to|besides|over and above)\s+(?:(?:the|its|an?|earlier|another|some"
    r"|about|around|nearly"
    r"|almost|more than|over|those|what|at least|roughly) )*$|\b(?:на додачу до|на додаток до|окрім|крім"
    r"|поверх"
    r"|помимо|кроме|в дополнение к|вдобавок к|сверх)\s+(?:[а-яіїє]+ )?$"
)
_ON_TOP_OF = regex(
    r"\b(?:on top of|in addition to|besides|over and above|на додачу до|на додаток до|помимо"
    r"|в дополнение к|вдобавок к)\b"
)
_AND = regex(r",? (?:and|і|та|й|и) (?:another |some |about )?|, ")
_OPENED = regex(
    r"\s*\((?:[а-яіїє]+ |[a-z]+ ){0,2}|, when (?:[a-z'’-]+ ){0,8}?(?:the |some |about |only |just |another )?"
    r"|, (?:коли|когда) (?:(?:їх|их|таких) )?(?:(?:було|були|было|стало|налічувалося|насчитали) )?"
)
"""In "fewer than in December (5,131)" the number is that of the date before it."""
_REPEATED = regex(
    r"\b(?:daily|nightly|regularly|repeatedly|constantly|often|frequently|routinely|every (?:day|night))"
    r" (?:for |over |during |in |since |throughout )?(?:the )?$"
)
_MOURNED = regex(r"[^.;,\d]{0,40}\b(?:траур|жалоб|mourning)")
_NOW = regex(r"(?:тепер|нині|цього разу|теперь|ныне|(?:на|в) этот раз|this time|now)\b")
"""In "Доти летіли 728 дронів. Тепер їх 812" the time of what was told before is over."""
_THAT_TIME = regex(r", (?:коли|когда|when) ")
"""In "перевищивши удар 10 жовтня, коли випустили 84 ракети" the text goes on with its own day."""
_AT_PRESENT = regex(
    r"\b(?:currently|at present|presently|now|зараз|наразі|нині|тепер|сейчас|ныне|теперь|в настоящее время)\b"
)
"""In "invaded in February 2022, and currently it controls 20 percent" the state is that of today."""
_LOOKING_BACK = frozenset({"day_eve", "day_previous", "night_previous", "ago"})

_LONG_PAST = timedelta(days=60)


@dataclass
class Clock:
    """Remembers the window that goes on from sentence to sentence."""

    page: Page
    carried: Window | None = None
    carried_in: int = -1
    headline: Window | None = None
    """In "8 killed over the past day / 103 drones overnight / In Sumy two killed" the day of the dead."""
    of_air: bool = False
    pending: list[View] = field(default_factory=list)

    def window_of(self, view: View, mention: Mention, claimant: str) -> Window:
        """The window of a mention: of its words, else the one that goes on, else the publication's."""
        self._catch_up(claimant)
        if mention.metric in AIR and _NOW.match(view.words):
            self.carried = None
        if self.page.published is not None and is_increment(view, mention):
            return past_day(self.page.published)
        found = pick(view, mention, self._windows(view, mention, claimant))
        if found is not None and found.window.basis == "hours24" and has_increment(view, mention):
            found = None
        if found is not None and (begun := self._since(view, found)):
            return begun
        if found is not None and found.rule == "day_previous" and found.window.start is None:
            return self._day_before(claimant)
        if found is not None:
            if found.rule == "since" and found.window.start is None:
                return found.window  # "since the administration took office"
            window = _instant(found.window) if mention.metric in CONTEXT else found.window
            window = in_turn(view, mention, window, view.normalised[slice(*found.span)])
            if mention.metric in PEOPLE and window.basis == "hours24" and self.carried is None:
                self.headline = window
            if window.start is not None or self._fallback(mention) is None:
                part = "part_of_whole" in mention.flags  # "That includes 480 lost in the past day."
                if self.carried is None or not (part or self._looks_back(view, mention, found)):
                    self._keep(found.window, view)
                return window
        return in_turn(view, mention, self._carry(view, mention, claimant))

    def _looks_back(self, view: View, mention: Mention, found: WindowMention) -> bool:
        """Whether the words of a window tell of a time before the one that the text goes on with."""
        if mention.compared:
            return True
        beside = any(other is not found and other.window.start for other in view.windows)
        if beside and (found.rule in _LOOKING_BACK or _THAT_TIME.match(view.normalised, found.span[1])):
            return True
        return (beside or is_than(view, found)) and self._is_earlier(mention, found.window)

    def _keep(self, window: Window, view: View) -> None:
        """A window goes on from here; what is yet to come is that of its own figure alone."""
        published = self.page.published
        if published is None or window.start is None or window.start <= published:
            self.carried, self.carried_in = window, view.sentence.paragraph
            self.of_air = bool(view.mentions) and all(one.metric in AIR for one in view.mentions)

    def _is_background(self, view: View) -> bool:
        """A time long past goes on in the paragraph that tells of it."""
        end, published = self.carried.end if self.carried else None, self.page.published
        past = end is not None and published is not None and published - end > _LONG_PAST
        return past and view.sentence.paragraph != self.carried_in

    def _is_earlier(self, mention: Mention, window: Window) -> bool:
        """In "у лютому 3 907 дронів: у січні було 2 629" the bare figure of before is told beside."""
        if mention.family or self.carried is None:
            return False
        start, end = self.carried.start, window.end
        return start is not None and end is not None and end <= start

    def _since(self, view: View, one: WindowMention) -> Window | None:
        """In "since the scheme started last summer" the window goes on to the publication."""
        start, end = one.window.start, self.page.published
        if one.kind == "since" or not start or not end or start >= end:
            return None
        if not _SINCE.search(view.normalised, view.start, one.span[0]):
            return None
        return Window.trusted(start=start, end=end, basis="period", got=one.window.got)

    def _day_before(self, claimant: str) -> Window:
        """Where the text names no day, "the day before" is the one before its publication."""
        if self.page.published is None:
            return UNRESOLVED
        return day_of(self.page.published - timedelta(days=1), MOSCOW if claimant == "ru_mod" else KYIV)

    def hear(self, view: View) -> None:
        """A sentence without figures may still say when; it is read when a figure follows."""
        self.pending.append(view)

    def _catch_up(self, claimant: str) -> None:
        for view in self.pending:
            self._hear(view, claimant)
        self.pending.clear()

    def _hear(self, view: View, claimant: str) -> None:
        told = self._mentions(view, claimant)
        if not told:
            return
        events = [
            one for one in told if one.kind not in ("as_of", "since", "than") and one.window.start is not None
        ]
        told_beside = (of_speech, is_aside, of_record, of_occasion, of_change, is_than, is_beside_text)
        events = [one for one in events if not any(beside(view, one) for beside in told_beside)]
        events = [one for one in events if not self._is_to_come(one)]
        clocks = [one for one in events if one.window.basis == "instant"]
        if clocks and not view.events:
            events = []  # "роботи завершилися 9 травня о 17:00"
        elif self.carried is not None:
            events = [one for one in events if one not in clocks]  # "в 6:24 объявил опасность"
        if events and (view.events or view.sentence.line):
            self._keep(self._since(view, events[-1]) or events[-1].window, view)

    def _is_to_come(self, one: WindowMention) -> bool:
        """In "works will resume tomorrow morning" the day is not that of what has happened."""
        published, start = self.page.published, one.window.start
        return published is not None and start is not None and start > published

    def _carry(self, view: View, mention: Mention, claimant: str) -> Window:
        """The window that goes on; but nothing is pledged overnight, nor is a state one of an attack."""
        told = self._fallback(mention, claimant)
        if self.carried is not None and self.carried.basis == "hours24" and has_increment(view, mention):
            self.carried = told  # "танків - 1465 (+9)": the past day is that of the bracket alone
        if self.carried is None and mention.metric in AIR and (later := self._told_next(view, claimant)):
            return later
        moment = self.carried is not None and self.carried.basis == "instant" and mention.metric in _TOLLS
        if self.carried is None or moment or mention.metric in CONTEXT or self._is_background(view):
            return told or UNRESOLVED
        apart = mention.metric in PEOPLE and self.of_air and view.sentence.paragraph != self.carried_in
        if apart and self.headline is not None and self.carried.basis == "night":
            return self.headline
        so_far = _SO_FAR.search(view.normalised, view.start, mention.start)
        fresh = so_far or view.normalised.endswith(" new ", 0, mention.start)
        by_night = (fresh or self.carried.basis == "night") and mention.metric.startswith("aid_")
        return told if by_night and told is not None else self.carried

    def _told_next(self, view: View, claimant: str) -> Window | None:
        def windows(ahead: View) -> list[WindowMention]:
            return [one for one in self._mentions(ahead, claimant) if not of_speech(ahead, one)]

        return window_ahead(view, windows)

    def _fallback(self, mention: Mention, claimant: str = "") -> Window | None:
        published = self.page.published
        if published is None:
            return None
        if mention.metric in CONTEXT:
            return Window.trusted(start=published, end=published, basis="instant", got="inferred")
        zone = MOSCOW if claimant == "ru_mod" else KYIV
        if claimant == "ua_air_force" and mention.metric in AIR:
            return night_into(published, zone)
        return day_of(published, zone)

    def _windows(self, view: View, mention: Mention, claimant: str) -> Sequence[WindowMention]:
        """A state takes only a window that opens its sentence or follows it without a comma."""
        windows = [one for one in self._mentions(view, claimant) if not _is_beside(view, mention, one)]
        if mention.metric not in CONTEXT:
            return windows
        windows = [one for one in windows if not one.window.end or one.window.end.year >= WAR_BEGAN]
        start = view.clause_of(mention.start)[0] if mention.metric.startswith("territory") else view.start
        now = _AT_PRESENT.search(view.normalised, start, mention.start)
        start = now.start() if now and mention.metric.startswith("territory") else start
        return [
            one
            for one in windows
            if start <= one.span[0] < mention.start
            or (one.span[0] >= mention.start and "," not in view.normalised[mention.end : one.span[0]])
        ]

    def _mentions(self, view: View, claimant: str) -> Sequence[WindowMention]:
        if claimant != "ru_mod":
            return view.windows
        return self.page.windows_within(view.start, view.end, MOSCOW)


UNRESOLVED = Window.trusted(start=None, end=None, basis="period", got="unresolved")


def pick(view: View, mention: Mention, windows: Sequence[WindowMention]) -> WindowMention | None:
    """The window words that belong to a mention: after it, before it, else anywhere in the sentence."""
    if not windows:
        return None
    windows = _within_bracket(view, mention, windows)
    state = mention.metric in CONTEXT
    for one in windows:
        if _OPENED.fullmatch(view.normalised, one.span[1], mention.start):
            return one
    for one in windows:
        opens = one.span[0] + len("set ") * view.normalised.startswith("set ", one.span[0])
        if _SET.fullmatch(view.normalised, mention.end, opens):
            return one
    usable = [one for one in windows if one.kind != "than" or mention.compared]
    usable = [one for one in usable if state or (one.kind != "as_of" and one.window.basis != "instant")]
    usable = [one for one in usable if mention.compared or not of_change(view, one)]
    usable = [one for one in usable if not of_record(view, one) and not _of_increment(view, mention, one)]
    usable = [one for one in usable if _is_of_comparison(view, one) == mention.compared]
    usable = [one for one in usable if not ended(view, mention, one) and not of_mean(view, one)]
    usable = [one for one in usable if not is_in_relative(view, mention, one)]
    usable = [one for one in usable if not _MOURNED.match(view.normalised, one.span[1], view.end)]
    usable = [one for one in usable if not _of_repeated(view, one) and not of_occasion(view, one)]
    usable = [one for one in usable if not of_birth(view, one)]
    longer = any(one.window.basis in ("month", "year", "week", "period") for one in usable)
    if longer:
        usable = [one for one in usable if not of_many(view, one)]
    spoken = [one for one in usable if of_speech(view, one)]
    events = [one for one in usable if one not in spoken]
    if mention.compared:
        return events[0] if events else None
    for group in (events, spoken):
        found = _nearest(view, mention, group)
        if found is not None:
            return found
    return _as_of(mention, windows)


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
    day = next(days, None) if mention.metric in _TOLLS else None
    return day and day._replace(window=day.window.model_copy(update={"basis": "day"}))


def _of_repeated(view: View, one: WindowMention) -> bool:
    """In "near Kyiv, which has been attacked almost daily over the last month" the month tells how often."""
    return _REPEATED.search(view.normalised, view.start, one.span[0]) is not None


def _nearest(view: View, mention: Mention, windows: Sequence[WindowMention]) -> WindowMention | None:
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


def _leads_next(view: View, mention: Mention, limit: int, one: WindowMention) -> bool:
    """In "gave 235 million, bringing the sum of this year to 4.5 billion" the year is that of the second."""
    if limit >= view.end or not re.search("[,;:]| - ", view.normalised[mention.end : one.span[0]]):
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
    start, end = window.span
    return min(
        view.mentions,
        key=lambda one: (
            (one.start - end) * (9 if "," in view.normalised[end : one.start] else 1)
            if one.start >= end
            else 1.5 * (start - one.end)
            if one.end <= start
            else 0
        ),
    )


def _close(mention: Mention, after: list[WindowMention], view: View) -> list[WindowMention]:
    return [one for one in after if "," not in view.normalised[mention.end : one.span[0]]][:1]


def _is_of_comparison(view: View, one: WindowMention) -> bool:
    """In "214, compared with 270 the month before" the month is that of the second number."""
    before = [other for other in view.mentions if other.end <= one.span[0]]
    return bool(before) and before[-1].compared


def has_increment(view: View, mention: Mention) -> bool:
    """In "гармат - 830 (+10)" the number is the sum of all days."""
    return mention.metric in LOSSES and view.normalised.startswith((" (+", "(+"), mention.end)


def _of_increment(view: View, mention: Mention, one: WindowMention) -> bool:
    """In "1,175,330 (+1,060 over the past day)" the day is that of the number in the bracket."""
    opens = view.normalised.rfind("(", view.start, one.span[0])
    if (
        opens < 0
        or mention.start > opens
        or not view.normalised.startswith(("+", "плюс ", "plus "), opens + 1)
    ):
        return False
    return ")" not in view.normalised[opens : one.span[0]]


def window_beside(view: View, mention: Mention) -> Window | None:
    """In "2 billion, on top of the nine pledged in May" the second sum has no window but its own.

    None where the sum stands beside no other.
    """
    if not _ON_TOP.search(view.normalised, max(view.start, mention.span[0] - 50), mention.span[0]):
        return None
    later = [other.start for other in view.mentions if other.start >= mention.end]
    limit = min([view.end, *later])
    own = (one for one in view.windows if mention.end <= one.span[0] < limit)
    apart = (
        "," if view.page.language == "en" else ";"
    )  # a participle stands behind a comma: "обещанных в мае"
    told = next((one for one in own if apart not in view.normalised[mention.end : one.span[0]]), None)
    return told.window if told else UNRESOLVED


def _is_beside(view: View, mention: Mention, one: WindowMention) -> bool:
    """Whether a window is that of a sum that another is told on top of."""
    if not mention.metric.startswith("aid_"):
        return False
    if one.span[0] >= mention.end:
        return _ON_TOP_OF.search(view.normalised, mention.end, one.span[0]) is not None
    fronted = _ON_TOP_OF.search(view.normalised, view.start, one.span[0])
    return fronted is not None and "," in view.normalised[one.span[1] : mention.start]


def window_of_total(view: View) -> Window | None:
    """A running total is one of all times, unless the sentence says since when."""
    short = ("day", "night", "instant", "hours24")
    told = any(one.kind not in short and one.window.start for one in view.windows)
    return None if told else UNRESOLVED


def _instant(window: Window) -> Window:
    """A state is told for the instant at which its day begins; a longer window stays."""
    if window.basis == "day" and window.start is not None:
        return Window.trusted(start=window.start, end=window.start, basis="instant", got="inferred")
    return window


def is_increment(view: View, mention: Mention) -> bool:
    """In "10,884 (+3)" the bracket is what the last day added to a running total."""
    start = mention.span[0]
    opened = view.normalised[max(0, start - 6) : start].replace(" ", "")
    return opened.endswith(("(+", "(плюс", "(plus")) or (
        opened.endswith("(") and mention.quantity.amount.high == 0
    )
