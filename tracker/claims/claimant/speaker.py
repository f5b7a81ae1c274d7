"""Who asserts a figure: attribution verbs, colons, "according to", and how far they carry."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from sys import maxsize

from tracker.claims.claimant.attribution import COLON, attributions
from tracker.claims.claimant.named import learn
from tracker.claims.claimant.office import first_speaker
from tracker.claims.claimant.speech import find_speeches
from tracker.claims.page.mention import Attribution
from tracker.claims.page.view import Page, View
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Span
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_THIS = (
    *("про це", "про таке", "про ситуацію", "такі дані", "такі цифри", "ці дані", "ці цифри", "саме стільки"),
    *("це випливає", "це видно", "это следует", "это видно"),
    *("об этом", "такие данные", "такие цифры", "эти данные", "эти цифры", "именно столько"),
    *("the relevant statement was", "this is reported", "this is announced"),
    *("this was", "this is stated", "this has been", "about this", "these data", "these figures"),
    *("соответствующее", "соответствующую", "соответствующая", "відповідне", "відповідну", "відповідна"),
)
_ACTING = r"(?<=\b[тви])\.(?=[вo]\.)|(?<=\.[во])\.|(?<=\b[ви])\.(?=о\.)"
"""The stops of "т.в.о.", "в.о.", "и.о." end no sentence."""
_THIS_WAS_SAID = regex(
    rf"\s+(?:[^\n]{{0,300}}?[.!?]\s+)?(?:{'|'.join(_THIS)})\b(?:[^.!?\n]|{_ACTING}){{0,160}}"
)
_TOLD_THIS = (
    r"(?:said|stated|reported|announced|posted|wrote|noted|shared|informed)(?: on| about)? this\b"
    r"(?! (?:week|month|year|morning|evening|afternoon|day))"
)
_SAID_THIS = (
    regex(_TOLD_THIS),
    regex(rf"\s+(?:[^\n]{{0,300}}?[.!?]\s+)?[^.!?\n]{{5,170}}? {_TOLD_THIS}[^.!?\n]{{0,120}}"),
)
"""In "... The head of the administration reported this on Telegram." he asserts what stands before."""
_SIGNS = r"\n\s*- [^.!?\n]{2,60} (?:said|wrote|noted|reported|added|emphasi[sz]ed|stressed|informed|stated)\b"
_SIGNED = (regex(_SIGNS), regex(rf"[^\n]{{0,600}}\n*{_SIGNS}[^.!?\n]{{0,60}}"))
"""In "28 people were injured.\\n- the mayor wrote." the line below tells whose words stand above."""
_CLOSED_QUOTES = (
    regex(r"[^\"\n]{0,600}\",?\s*-\s*[^.!?\n]{0,140}"),
    regex(r"[^\"\n]{0,600}[,?!]\"[^.!?\n\"]{0,140}"),
)
_LINE_BEHIND = regex(r",?\s*\n\s*- (?P<told>[а-яіїєґё]{4,})[^.!?\n]{0,140}")
"""In "Загинула одна людина\\n– написав мер." the line behind names who told the one before."""
_BEHIND = regex(r"[\s,.-]*[^.!?\n\"]{3,160}")
_PART = regex(
    r"[\w\s,-]{0,25}\b(?:з|із|зі|из) (?:них|цього числа|этого числа|цієї кількості)\b"
    r"|[\w\s,-]{0,25}\b(?:таких|їх|их) (?:стало|было|уже|вже|налічується|насчитывается)\b"
    r"|[\s-]*(?:больше всего|больше остальных|наибольшее (?:число|количество)|найбільше"
    r"|найбільша кількість)\b"
    r"|(?:(?:this|that|these|those|the) )?(?:it|this|that|these|those|number|figure|total|toll|tally|count)s?"
    r" includes?\b"
)
_GOES_ON = spoken(
    "speaker.goes_on",
    r"(?:at least |about |some |over |more than |nearly |almost |of (?:these|those|them),? )*\d[\d,]*+ "
    r"(?:people |civilians |others? |of them )?(?:killed|injured|wounded|dead)\b"
    r"(?! (?:in|by|on|when|after|as|near|at|during)\b)",
)
"""In "..., сообщили Воздушные силы. Сбиты 57 ракет" what became of the objects has the same source."""
_MEANWHILE = regex(
    r"\b(?:тем временем|між тим|между тем|тим часом|в свою очередь|у свою чергу|зато"
    r"|натомість)\b"
)
"""In "Над Кубанью тем временем сбиты 76, отчитались в Москве" another matter is told."""
_OF_THIS = slavic(rf"\s*(?=[а-яіїє])(?:{'|'.join(_THIS)})\b")
_IMPERSONAL = slavic(
    r"(?:(?:также|при этом|кроме того|там|кроме этого|також|крім того|при цьому),? )?"
    r"(?:уточня|отмеча|сообща|указыва|добавля|подч[её]ркива|уточню|зазнача|повідомля|вказу|дода|наголошу)"
    r"(?:ется|ється|лось|лося), (?:что|що)\b"
)
"""In "Уточняется, что 18 сбиты над Тамбовом" whoever told before goes on."""
_LOOKS_BACK = slavic(
    r"[\s\"-]*(?:ранее|раніше|накануне|напередодні|до этого|до цього|днём ранее|днем ранее|сутками ранее)\b"
)
_OF_AIR_DEFENCE = frozenset({"ru_mod", "ua_air_force"})
_BROUGHT_DOWN = frozenset({"shoot_down", "destroy", "neutralise", "suppress", "off_radar"})
_FLEW = frozenset({"attack", "leave"})
_DENIES = regex(r"\b(?:denied|denies|dismissed|rejected|disputed) (?!by\b)")
"""In "The air force denied that ... The true figure, it said, was 13" who denies is told of."""
_OPENING = regex(r"^[\s–—-]*[\"“„«‘']")
_SOURCE = regex(r"(?:^|\n)\W*(?:джерел[оа]|источники?|sources?): ")
"""In "Джерело: Повітряні сили" a line of its own names who tells what the text reports."""
_RECALLS = regex(
    r"\W*(?:передісторія|нагада|раніше|довідк|як повідомлялося|предыстория|напомн|ранее|справк"
    r"|как сообщалось|background|earlier|previously|for reference)"
)
"""With "Передісторія: ..." the newsroom recalls what it told before."""


@dataclass
class Speakers:
    """Walks through a document and remembers who speaks."""

    page: Page
    own: str = ""
    last: str = ""
    list_of: str = ""
    told_in: int = -1
    header: str = ""
    in_bullets: bool = False
    spoke_in: int = -1
    counted_in: int = -1
    names: dict[str, str] = field(default_factory=dict)
    told_behind: dict[int, str] = field(default_factory=dict)
    recalling: bool = False

    @cached_property
    def looks_back(self) -> bool:
        """Whether a sentence of the text may name who asserts the one before."""
        return any(map(self.page.normalised.__contains__, _THIS))

    def hear(self, view: View) -> list[Attribution]:
        """The attributions of the next sentence; none where its own words are the narrator's."""
        if self.own:
            return [Attribution(self.own, view.start, view.end, view.start)]
        if quoted := self._quoted(view):
            self.counted_in = view.nth
            return [Attribution(quoted, view.start, view.end, view.start)]
        learn(view, self.names)
        found = attributions(view, self.last, self.names) or _of_this(view)
        named = [one for one in found if one.claimant != UNATTRIBUTED]
        if not named and (denied := _DENIES.search(view.normalised, view.start, view.end)):
            self.last = first_speaker(view, view.start, denied.start()) or self.last
        if named:
            reach = max(
                one.end for one in named
            )  # "Обстрелы ВСУ привели к жертвам, заявил глава": he spoke last
            self.last = [one for one in named if one.end == reach][-1].claimant
            self.list_of = self.last if view.words.endswith(":") or _is_header(view) else ""
        if not view.sentence.bullet:
            self.header = self.last if named and view.sentence.line and COLON.match(view.words) else ""
        if found:
            self.spoke_in = self.counted_in = view.nth if named else -1
            self.told_in = view.sentence.paragraph if _opens_speech(view, found) else -1
            return found
        if self.told_in == view.sentence.paragraph and self.last:
            return [Attribution(self.last, view.start, view.end, view.start)]
        if behind := self._told_behind(view) or self._told_at_end(view):
            return [Attribution(behind, view.start, view.end, view.start)]
        heading = self._heading(view)
        if heading:
            self.last = self.list_of = heading
            return [Attribution(heading, view.start, view.end, view.start)]
        if carried := self._carried(view):
            self.counted_in = view.nth
        return [Attribution(carried or self._of_text(), view.start, view.end, view.start)]

    @cached_property
    def speeches(self) -> list[Span]:
        """The quotations of several sentences."""
        return find_speeches(self.page.text, self.page.sentences)

    def _quoted(self, view: View) -> str:
        """In "“A. B. C,” the mayor said" A and B are the mayor's; in "the mayor said: “A. B.”" B is."""
        nth = bisect_right(self.speeches, (view.start, maxsize)) - 1
        if nth < 0 or view.start >= self.speeches[nth][1] or view.has("said"):
            return ""
        start, end = self.speeches[nth]
        told_before = view.page.normalised[max(0, start - 3) : start].rstrip().endswith(":")
        if told_before and self.last:
            return self.last
        if end not in self.told_behind:
            self.told_behind[end] = self._named_behind(view, end)
        return self.told_behind[end] or self.last

    def _named_behind(self, view: View, end: int) -> str:
        """Who is named right behind the end of a quotation."""
        page = view.page
        match = _BEHIND.match(page.normalised, end)
        if not match:
            return ""
        sentence = view.sentence._replace(start=end, end=match.end())
        behind = View(page, view.nth, sentence, page.items_within(end, match.end()), [])
        told = attributions(behind, self.last, self.names)
        return next((one.claimant for one in told if one.claimant != UNATTRIBUTED), "")

    @cached_property
    def source(self) -> str:
        """Who is named in a line "Джерело: ..."; "" where there is none."""
        match = _SOURCE.search(self.page.normalised)
        for nth, sentence in enumerate(self.page.sentences) if match else ():
            if match and sentence.start <= match.end() <= sentence.end:
                items = self.page.items_within(sentence.start, sentence.end)
                return first_speaker(View(self.page, nth, sentence, items, []), match.end(), sentence.end)
        return ""

    def _of_text(self) -> str:
        """The source of the whole text, up to where it recalls what was before."""
        return UNATTRIBUTED if self.recalling else self.source or UNATTRIBUTED

    def _told_behind(self, view: View) -> str:
        """In "... Про це повідомив мер." the next sentence names who asserts this one."""
        page = view.page
        match = _THIS_WAS_SAID.match(page.normalised, self._past_list(view)) if self.looks_back else None
        looks = (_SAID_THIS, _SIGNED)
        told = (one.match(page.normalised, view.end) for sign, one in looks if page.tells(sign))
        match = match or next(filter(None, told), None)
        if not match and _OPENING.match(view.printed) and view.words.count('"') % 2:
            match = next(filter(None, (one.match(page.normalised, view.end) for one in _CLOSED_QUOTES)), None)
        if not match and (line := _LINE_BEHIND.match(page.normalised, view.end)):
            said = page.items_within(line.start("told"), line.start("told") + 1)
            match = line if any("said" in item.senses for item in said) else None
        if not match:
            return ""
        last = bisect_right(page.sentences, match.end() - 1, key=itemgetter(0)) - 1
        start = max(match.start(), page.sentences[last].start)
        items = page.items_within(start, match.end())
        sentence = view.sentence._replace(start=start, end=match.end())
        behind = View(page, view.nth, sentence, items, [])
        spoke = attributions(behind, self.last, self.names) or _of_this(behind)
        return next((one.claimant for one in spoke if one.claimant != UNATTRIBUTED), "")

    def _past_list(self, view: View) -> int:
        """Where a sentence ends together with the list that it opens or is a line of."""
        sentences, nth = self.page.sentences, view.nth
        if nth + 1 < len(sentences) and self._opens_list(nth + 1):
            nth += 1
        while nth + 1 < len(sentences) and sentences[nth + 1].bullet:
            nth += 1
        return sentences[nth].end

    def _opens_list(self, nth: int) -> bool:
        """Whether a sentence ends in a colon above lines of a list."""
        sentences = self.page.sentences[nth : nth + 2]
        colon = self.page.normalised[sentences[0].start : sentences[0].end].rstrip().endswith(":")
        return colon and len(sentences) > 1 and sentences[1].bullet

    def _told_at_end(self, view: View) -> str:
        """In "Пущено 310 дронов. Сбит 291, пишут Воздушные силы." who ends the paragraph told all of it."""
        page, nth = view.page, view.nth + 1
        here = page.sentences[nth : nth + 2]
        if page.language == "en" or not here or here[0].paragraph != view.sentence.paragraph:
            return ""
        if view.sentence.line or (len(here) == 2 and here[1].paragraph == here[0].paragraph):
            return ""
        items = page.items_within(here[0].start, here[0].end)
        counts = page.numbers_within(here[0].start, here[0].end)
        numbers = [one.span[0] for one in counts]
        numbers += [item.start for item in items if "counted" in item.senses or "preliminary" in item.senses]
        said = [item.start for item in items if "said" in item.senses or "claimant" in item.senses]
        if not said or not numbers or max(said) < max(numbers):
            return ""
        if _MEANWHILE.search(page.normalised, here[0].start, here[0].end):
            return ""
        told = attributions(View(page, nth, here[0], items, counts), "", self.names)
        return told[0].claimant if len(told) == 1 and told[0].start == here[0].start else ""

    def _heading(self, view: View) -> str:
        """A line without a verb that names a claimant heads what it reports: "Air force, 7 August"."""
        if not view.sentence.line or view.sentence.bullet or view.words[-1] in ".!?" or len(view.words) > 90:
            return ""
        if view.has("verb") or any(quantity.reason is None for quantity in view.quantities):
            return ""
        named = first_speaker(view, view.start, view.end)
        return "" if named.endswith("_official") or named in ("expert", UNATTRIBUTED) else named

    def _carried(self, view: View) -> str:
        """A quote, or a line of the list under a speaker's colon, is still that speaker's."""
        self.recalling = self.recalling or _RECALLS.match(view.words) is not None
        if self.recalling:
            self.list_of = ""
        if self.header and view.sentence.bullet:
            return self.header
        ended = self.in_bullets and not view.sentence.bullet
        self.in_bullets = view.sentence.bullet
        if self.list_of and not ended and (view.sentence.line or view.words.endswith(":")):
            return self.list_of
        self.list_of = ""
        shared = self.counted_in == view.nth - 1 and self._shares_out(view)
        if self.last and (shared or _PART.match(view.words)):
            return self.last
        if self.last and self.spoke_in >= view.nth - 2 and _opens_list(view):
            self.list_of = self.last
            return self.last
        if (
            self.last
            and self.spoke_in == view.nth - 1
            and (_GOES_ON.match(view.words) or _has_quoted_figure(view))
        ):
            return self.last
        return self.last if self.last and _OPENING.match(view.printed) else ""

    def _shares_out(self, view: View) -> bool:
        """In "..., сообщило Минобороны. Ещё три сбили над Курской областью" the total is told by place."""
        if _IMPERSONAL.match(view.words):
            return True
        if self.last not in _OF_AIR_DEFENCE or _LOOKS_BACK.match(view.words) or _MEANWHILE.search(view.words):
            return False
        counts = any(not quantity.reason for quantity in view.quantities)
        senses = {event.sense for event in view.events}
        if not senses <= _BROUGHT_DOWN | _FLEW or (senses and not senses & _BROUGHT_DOWN):
            return False
        return view.has("region") if counts else bool(view.events)


def _has_quoted_figure(view: View) -> bool:
    """In "Збивали «майже 80 відсотків» дронів" the figure is still in the speaker's words."""
    starts = (
        one.bound_span[0] if one.bound_span else one.span[0] for one in view.quantities if not one.reason
    )
    return any(view.normalised.startswith('"', start - 1) for start in starts)


def _opens_list(view: View) -> bool:
    """In "..., сообщили в Генштабе. Кроме людей, оккупанты теряют технику:" the list is theirs too."""
    following = view.page.sentences[view.nth + 1 : view.nth + 2]
    return view.words.endswith(":") and any(one.bullet for one in following)


def _of_this(view: View) -> list[Attribution]:
    """In "Об этом стало известно из сообщения Минобороны" who is named asserts, whatever the verb."""
    named = first_speaker(view, view.start, view.end) if _OF_THIS.match(view.words) else ""
    return [Attribution(named, view.start, view.end, view.start)] if named else []


def _opens_speech(view: View, found: list[Attribution]) -> bool:
    """In "Syniehubov: In the past day ... 18 were injured." all sentences of the paragraph are his."""
    match = COLON.match(view.normalised, view.start, view.end)
    colon = match is not None and len(found) == 1 and found[0].at == view.start
    if view.page.language != "en":
        return colon
    return colon and match is not None and view.page.text[match.end() : match.end() + 1].isupper()


def _is_header(view: View) -> bool:
    """In "Поліція області: наслідки доби" a line without figures names who tells the list below it."""
    counts = any(quantity.reason is None for quantity in view.quantities)
    return view.sentence.line and not view.sentence.bullet and not counts and ":" in view.words


def own_claimant(page: Page) -> str:
    """The claimant of an official channel's own post, or ""."""
    document = page.document
    if document.claimant:
        return document.claimant
    for claimant in page.vocabulary.claimants.values():
        if document.publisher and document.publisher in claimant.own_publishers:
            return claimant.id
    return ""
