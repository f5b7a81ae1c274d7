"""The window of a figure: of its clause, its sentence, carried on, or of the document."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from tracker.claims.page.ahead import window_ahead
from tracker.claims.page.assumed import day_of, night_into, past_day, since_invasion
from tracker.claims.page.evidence import WAR_BEGAN
from tracker.claims.page.groups import AIR, COUNTRIES, EQUIPMENT, PEOPLE, PRODUCTION
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import Page, View
from tracker.claims.page.window_words import (
    in_turn,
    is_aside,
    is_beside_text,
    is_than,
    of_change,
    of_occasion,
    of_record,
    of_speech,
)
from tracker.claims.page.witness import KYIV, MOSCOW
from tracker.claims.when.apart import UNRESOLVED, has_increment, is_beside, is_increment
from tracker.claims.when.choice import CONTEXT, TOLLS, pick
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Window
from tracker.text.dates import WindowMention
from tracker.text.lazy import regex

_SO_FAR = regex(r"\b(?:so far|to date)\b[^.;:\d]{0,70}$")
_SINCE = regex(r"\bsince (?:[\w'-]+ ){1,11}$")
_PARTICIPLE = regex(r", [а-яіїєё]+(?:нн|н|т)(?:ых|их|ые|і|о)\b")
_NOW = regex(r"(?:тепер|нині|цього разу|теперь|ныне|(?:на|в) этот раз|this time|now)\b")
"""In "Доти летіли 728 дронів. Тепер їх 812" the time of what was told before is over."""
_THAT_TIME = regex(r", (?:коли|когда|when) ")
"""In "перевищивши удар 10 жовтня, коли випустили 84 ракети" the text goes on with its own day."""
_AT_PRESENT = regex(
    r"\b(?:currently|at present|presently|now|зараз|наразі|нині|тепер|сейчас|ныне|теперь|в настоящее время)\b"
)
"""In "invaded in February 2022, and currently it controls 20 percent" the state is that of today."""
_DEFENDS = regex(r"\b(?:ппо|пво|air defen[cs]es?|вибухи|взрывы|explosions)\b")
"""In "Ночью над Тулой работала ПВО. Уничтожены 17 дронов" the text goes on with the night."""
_HEADING = slavic(
    r"\W*(?:(?:оперативн|ранков|утренн|вечерн|вечірн|щоденн|ежедневн)[а-яіїє]+ |про |о |об )?"
    r"(?:обстановк|ситуац|сводк|итог|зведен|підсумк|хроник|хронік|наслідк|последстви)"
    r"[^.;:]{0,80}\W*$"
)
"""In "Обстановка за прошедшие сутки. Шебекино атаковали 36 дронов" the text goes on with its time."""
_WITHIN = regex(
    r"(?:in|on|during|over|for|at|by|since|from|throughout|early|late|mid|у|в|во|на|за|протягом|упродовж"
    r"|впродовж|в"
    r"|з|із|с|до|по|після|после|к|навесні|влітку|восени|взимку|весной|летом|осенью|зимой)\b"
)
_RESCUE_OVER = regex(
    r"\b(?:rescue|search)(?: and rescue)?(?: (?:works?|operations?|efforts?))?(?: [^.;,\d]{0,40})?"
    r" (?:ended|completed|finished|concluded|called off|over)\b"
)
"""In "Rescue work ended on Saturday night. In all, 33 people died" nobody died that night."""
_EVENING = spoken("clock.evening", r"\b(?:late|evening|dusk|sunset|nightfall|night)\b")
_BEGAN = spoken(
    "clock.began",
    r"\b(?:began|begun|started|starting|beginning|opened|got under way)"
    r"(?: (?:late|in the evening|at (?:dusk|sunset|nightfall|night)))?(?: (?:on|in|at|of))? $",
)
_BEGINNING = slavic(r" (?:розпоч|поч|нач)а[лв][а-яіїє]*\b")
_HALF_DAY = timedelta(hours=18)
_AT_NIGHT = regex(r"(?:at|by) night\b")
_AT_THE_BEGIN = len("it was yet another very ")
_LOOKING_BACK = frozenset({"day_eve", "day_previous", "night_previous", "ago"})

_IN_A_DAY = {
    **dict.fromkeys(("killed", "injured", "personnel_losses"), 10_000.0),
    **dict.fromkeys(EQUIPMENT, 1_000.0),
}
"""More than any day of this war has cost in people or machines."""
_DRONES_IN_A_DAY = 5_000.0
"""The General Staff has told of more than 2,000 of all kinds in a day."""
_LONG_PAST = timedelta(days=60)
_LONG = timedelta(days=3)
_OF_ONE_EVENT = 60
"""So many that are told of a place, and fewer, are those of one attack and not of a month."""


@dataclass
class Clock:
    """Remembers the window that goes on from sentence to sentence."""

    page: Page
    carried: Window | None = None
    carried_in: int = -1
    headline: Window | None = None
    """In "8 killed over the past day / 103 drones overnight / In Sumy two killed" the day of the dead."""
    of_air: bool = False
    of_aid: bool = False
    of_harm: bool = False
    of_output: bool = False
    placed: bool = False
    looked_back_from: Window | None = None
    """In "The previous night it was 76" the night that the text told before goes on in the next paragraph."""
    pending: list[View] = field(default_factory=list)

    def window_of(self, view: View, mention: Mention, claimant: str) -> Window:
        """The window of a mention: of its words, else the one that goes on, else the publication's."""
        self._catch_up(claimant)
        if mention.metric in AIR and _NOW.match(view.words):
            self.carried = None
        if self.page.published is not None and is_increment(view, mention):
            return past_day(self.page.published)
        found = pick(view, mention, self._windows(view, mention, claimant))
        if found is not None and found.window.basis == "hours24" and _is_running(view, mention, found.window):
            found = None
        if found is not None and (begun := self._since(view, found)):
            return begun
        if found is not None and (night := self._into_night(view, found, claimant)):
            self._keep(night, view)
            return night
        if found is not None and found.rule == "day_previous" and found.window.start is None:
            return self._day_before(claimant)
        hour = found.window.start if found and found.rule == "clock_of_day" else None
        if found is not None and hour is not None and mention.metric not in CONTEXT:
            found = found._replace(window=day_of(hour, _zone(claimant)))
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
                    back = self.carried if found.rule in _LOOKING_BACK else None
                    self._keep(found.window, view)
                    self.looked_back_from = back
                return window
        carried = self._carry(view, mention, claimant)
        summed = _is_of_war(mention, carried) and not has_increment(view, mention)
        if summed and self.page.published is not None:
            return since_invasion(self.page.published, KYIV)
        return in_turn(view, mention, carried)

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
            self.of_aid = any(one.metric.startswith("aid_") for one in view.mentions)
            self.of_harm = any(one.metric in AIR | PEOPLE | EQUIPMENT for one in view.mentions)
            self.of_output = any(one.metric in PRODUCTION for one in view.mentions)
            self.placed = _names_place(view)
            self.looked_back_from = None

    def _is_background(self, view: View) -> bool:
        """A time long past goes on in the paragraph that tells of it."""
        end, published = self.carried.end if self.carried else None, self.page.published
        past = end is not None and published is not None and published - end > _LONG_PAST
        return past and view.sentence.paragraph != self.carried_in

    def _begin_paragraph(self, view: View, mention: Mention) -> None:
        """A look back is over; a month or a year does not go on with what befell a place, or at an hour."""
        self.carried = self.looked_back_from or self.carried
        self.looked_back_from = None
        if mention.metric not in AIR | PEOPLE or self.carried is None:
            return
        start, end = self.carried.start, self.carried.end
        if self.of_output or (start and end and end - start > _LONG and self._is_event(view, mention)):
            self.carried = None

    def _is_event(self, view: View, mention: Mention) -> bool:
        """Whether few are told of a place of their own, or an hour: those of one attack."""
        if any(one.kind == "clock" for one in view.windows) or mention.metric == "still_airborne":
            return True
        few = (mention.quantity.amount.best or 0) < _OF_ONE_EVENT
        return few and not self.placed and _names_place(view)

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

    def _into_night(self, view: View, one: WindowMention, claimant: str) -> Window | None:
        """In "an attack that began on Monday evening", told on Tuesday, the night between them."""
        end, published = one.window.end, self.page.published
        if one.window.basis != "day" or not end or not published or not end <= published < end + _HALF_DAY:
            return None
        began = _BEGAN.search(view.normalised, view.start, one.span[0])
        began = began or _BEGINNING.match(view.normalised, one.span[1], view.end)
        evening = began and (_EVENING.search(began[0]) or _EVENING.search(view.normalised, *one.span))
        return night_into(published, _zone(claimant)) if evening else None

    def _day_before(self, claimant: str) -> Window:
        """Where the text names no day, "the day before" is the one before its publication."""
        if self.page.published is None:
            return UNRESOLVED
        return day_of(self.page.published - timedelta(days=1), _zone(claimant))

    def hear(self, view: View) -> None:
        """A sentence without figures may still say when; it is read when a figure follows."""
        self.pending.append(view)

    def _catch_up(self, claimant: str) -> None:
        for view in self.pending:
            self._hear(view, claimant)
        self.pending.clear()

    def _hear(self, view: View, claimant: str) -> None:
        """Keep the time that a sentence tells for the figures behind it."""
        told = self._mentions(view, claimant)
        if not told:
            return
        events = [
            one for one in told if one.kind not in ("as_of", "since", "than") and one.window.start is not None
        ]
        told_beside = (of_speech, is_aside, of_record, of_occasion, of_change, is_than, is_beside_text)
        events = [one for one in events if not any(beside(view, one) for beside in told_beside)]
        events = [one for one in events if not self._is_to_come(one)]
        if _RESCUE_OVER.search(view.words):
            events = []
        clocks = [one for one in events if one.window.basis == "instant"]
        if clocks and not view.events:
            events = []  # "роботи завершилися 9 травня о 17:00"
        elif self.carried is not None:
            events = [one for one in events if one not in clocks]  # "в 6:24 объявил опасность"
        goes_on = bool(
            view.events or view.sentence.line or _DEFENDS.search(view.words) or _HEADING.match(view.words)
        )
        if events and (goes_on or _is_subject(view, events[0])):
            last = events[-1]
            begun = self._since(view, last) or self._into_night(view, last, claimant)
            self._keep(begun or last.window, view)

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
        if self.carried is not None and view.sentence.paragraph != self.carried_in:
            self._begin_paragraph(view, mention)
        moment = self.carried is not None and self.carried.basis == "instant" and mention.metric in TOLLS
        if self.carried is None or moment or mention.metric in CONTEXT or self._is_background(view):
            return told or UNRESOLVED
        apart = mention.metric in PEOPLE and self.of_air and view.sentence.paragraph != self.carried_in
        if apart and self.headline is not None and self.carried.basis == "night":
            return self.headline
        so_far = _SO_FAR.search(view.normalised, view.start, mention.start)
        fresh = so_far or view.normalised.endswith(" new ", 0, mention.start)
        is_aid = mention.metric.startswith("aid_")
        other = (
            self.of_harm and not self.of_aid if is_aid else self.of_aid
        ) and view.sentence.paragraph != self.carried_in
        by_night = is_aid and (fresh or self.carried.basis == "night")
        return told if (by_night or other) and told is not None else self.carried

    def _told_next(self, view: View, claimant: str) -> Window | None:
        """The window that the next sentences tell."""

        def windows(ahead: View) -> list[WindowMention]:
            """Windows told in a view ahead, but those that say when somebody spoke."""
            return [one for one in self._mentions(ahead, claimant) if not of_speech(ahead, one)]

        return window_ahead(view, windows)

    def _fallback(self, mention: Mention, claimant: str = "") -> Window | None:
        """The window of a figure whose time the text does not tell: by its publication."""
        published = self.page.published
        if published is None:
            return None
        if mention.metric in CONTEXT:
            return Window.trusted(start=published, end=published, basis="instant", got="inferred")
        zone = _zone(claimant)
        if claimant == "ua_air_force" and mention.metric in AIR:
            return night_into(published, zone)
        return day_of(published, zone)

    def _windows(self, view: View, mention: Mention, claimant: str) -> Sequence[WindowMention]:
        """A state takes only a window that opens its sentence or follows it without a comma."""
        windows = [one for one in self._mentions(view, claimant) if not is_beside(view, mention, one)]
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
            or (one.span[0] >= mention.start and not _apart(view, mention.end, one.span[0]))
        ]

    def _mentions(self, view: View, claimant: str) -> Sequence[WindowMention]:
        clocks = claimant == "ru_official" and any(one.kind == "clock" for one in view.windows)
        if claimant != "ru_mod" and not clocks:
            return view.windows
        return self.page.windows_within(view.start, view.end, MOSCOW)


def _names_place(view: View) -> bool:
    """Whether a region or town is named, and no whole country."""
    return any(item.get("region") not in COUNTRIES for item in view.of_kind("region"))


def _is_running(view: View, mention: Mention, told: Window) -> bool:
    """In "topped 1.1 million, adding 940 in the past day" the day is that of the second number alone."""
    return has_increment(view, mention) or _is_of_war(mention, told)


def _is_of_war(mention: Mention, carried: Window) -> bool:
    """In "Russia has lost 11,000 tanks" no day is meant: no army loses so many in one."""
    most = _IN_A_DAY.get(mention.metric)
    most = _DRONES_IN_A_DAY if most and "drone" in mention.classes else most
    of_a_day = carried.got != "printed" or carried.basis in ("night", "day", "hours24", "instant")
    return most is not None and of_a_day and (mention.quantity.amount.low or 0.0) > most


def _is_subject(view: View, one: WindowMention) -> bool:
    """In "October was the worst month. Russia launched 5,298 drones" the text goes on with the month.

    So it does with the night of "It was a hard night for the region. Air defence downed eight drones", and
    with that of "The armies gave different accounts of the night. Moscow claimed 172".
    """
    if one.window.basis == "night":
        if not view.normalised[one.span[1] : view.end].strip(" .:"):
            return True
        return one.span[0] - view.start <= _AT_THE_BEGIN and _AT_NIGHT.match(view.words) is None
    opens = one.span[0] == view.start and one.window.basis in ("month", "period", "year")
    return opens and _WITHIN.match(view.words) is None


def _apart(view: View, start: int, end: int) -> bool:
    """Whether a comma, but that of a participle ("5 км, занятых в мае"), parts a state from a window."""
    told = _PARTICIPLE.match(view.normalised, start, end)
    return "," in view.normalised[told.end() if told else start : end]


def _zone(claimant: str) -> str:
    return MOSCOW if claimant == "ru_mod" else KYIV


def _instant(window: Window) -> Window:
    """A state is told for the instant at which its day begins; a longer window stays."""
    if window.basis == "day" and window.start is not None:
        return Window.trusted(start=window.start, end=window.start, basis="instant", got="inferred")
    return window
