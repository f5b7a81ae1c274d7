"""Who speaks in each sentence of a text: named in it, before it or behind it, or the source of the whole."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from sys import maxsize

from tracker.claims.claimant.attribution import COLON, attributions
from tracker.claims.claimant.behind import (
    MEANWHILE,
    OPENING,
    of_this,
    tells_launch,
    told_after_quote,
    told_at_end,
    told_behind,
)
from tracker.claims.claimant.named import learn
from tracker.claims.claimant.office import first_speaker, speaker
from tracker.claims.claimant.pronoun import opening_body
from tracker.claims.claimant.speech import find_speeches
from tracker.claims.claimant.whose_land import land_told
from tracker.claims.page.bodies import AIR_DEFENCE, ARMED, OF_NATIONS
from tracker.claims.page.groups import against
from tracker.claims.page.mention import Attribution
from tracker.claims.page.nouns import family
from tracker.claims.page.view import Page, View
from tracker.claims.words.beside_tolls import RESCUERS
from tracker.claims.words.patterns import slavic, spoken
from tracker.model import Span
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_PART = regex(
    r"[\w\s,-]{0,25}\b(?:з|із|зі|из) (?:них|цього числа|этого числа|цієї кількості)\b"
    r"|[\w\s,-]{0,25}\b(?:таких|їх|их) (?:стало|было|уже|вже|налічується|насчитывается)\b"
    r"|[\s-]*(?:больше всего|больше остальных|наибольшее (?:число|количество)|найбільше"
    r"|найбільша кількість)\b"
    r"|(?:(?:this|that|these|those|the) )?(?:it|this|that|these|those|number|figure|total|toll|tally"
    r"|count)s?"
    r" includes?\b"
)
_GOES_ON = spoken(
    "speaker.goes_on",
    r"(?:at least |about |some |over |more than |nearly |almost |of (?:these|those|them),? )*\d[\d,]*+ "
    r"(?:people |civilians |others? |of them )?(?:killed|injured|wounded|dead)\b"
    r"(?! (?:in|by|on|when|after|as|near|at|during)\b)",
)
"""In "..., сообщили Воздушные силы. Сбиты 57 ракет" what became of the objects has the same source."""
_ITS_MEN = regex(
    r"\W*(?:its|their|його|їхні|його ж|их|его) (?:[\w-]+ ){0,2}?(?:and [\w-]+ )?"
    r"(?:crews|units|pilots|gunners|air[- ]defen[cs]es?|teams|interceptors|defenders|batteries|troops"
    r"|forces"
    r"|підрозділи|розрахунки|екіпажі|сили|бійці|пілоти|расч[её]ты|подразделения|экипажи|силы|бойцы)\b"
)
"""In "Ukraine's air force said. Its crews dealt with 442" the body that spoke tells of its own."""
_IMPERSONAL = slavic(
    r"(?:(?:также|при этом|кроме того|там|кроме этого|також|крім того|при цьому),? )?"
    r"(?:уточня|отмеча|сообща|указыва|добавля|подч[её]ркива|уточню|зазнача|повідомля|вказу|дода|наголошу)"
    r"(?:ется|ється|лось|лося), (?:что|що)\b"
)
"""In "Уточняется, что 18 сбиты над Тамбовом" whoever told before goes on."""
_LOOKS_BACK = slavic(
    r"[\s\"-]*(?:ранее|раніше|накануне|напередодні|до этого|до цього|днём ранее|днем ранее|сутками ранее)\b"
)
_BROUGHT_DOWN = frozenset({"shoot_down", "destroy", "neutralise", "suppress", "off_radar"})
_FLEW = frozenset({"attack", "leave"})
_DENIES = regex(r"\b(?:denied|denies|dismissed|rejected|disputed) (?!by\b)")
"""In "The air force denied that ... The true figure, it said, was 13" who denies is told of."""
_SOURCE = regex(r"(?:^|\n)\W*(?:джерел[оа]|источники?|sources?): ")
"""In "Джерело: Повітряні сили" a line of its own names who tells what the text reports."""
_FIRST_PERSON = regex(r"\b(?:we|us|our|ours|ми|нами?|на[мс]|наш[аіуеийоюяї]{0,3}|наших|нашими?|мы)\b")
_WE_COUNT = spoken(
    "speaker.we_count",
    r"\bwe(?: (?:have|had|can|could|now|also|were|are|been|able|to|so|far|still|already|therefore))*"
    r" (?:identif|confirm|count|believe|estimate|know of|establish|verif|document|calculat|record|assess"
    r"|tallied|found)"
    r"|\bour (?:(?:own|latest|new|joint) )?(?:data(?:base)?|analys[ei]s|calculations?|counts?|tally|lists?"
    r"|estimates?|journalists|reporters|figures|research|reckoning|team|records)\b",
)
_HAS_PAPER = regex(
    r" (?:(?!that |who |which |says? |said )[\w'-]+ ){0,4}?(?:had|has|gave|issued|released|put out"
    r"|published"
    r"|offered|produced|updated|corrected|revised) (?:[\w'-]+ ){0,4}?(?:counts?|tally|figures|numbers|data"
    r"|bulletins?|statements?|reports?|updates?|summary|summaries|picture|breakdown|toll|estimates?"
    r"|communiqu[eé]s?)\b"
)
_FIRST_DATA = regex(
    r"\W*(?:(?:as|which|но|але|и|та) )?(?:по (?:предварительн|уточненн|последн|первым?|оперативн|обновленн)"
    r"\w* (?:данн|информаци|оценк)\w*|за (?:попередн|уточнен|останн|перш|оперативн|оновлен)\w*"
    r" (?:дан|інформаці|оцінк)\w*|(?:according to|by) (?:preliminary|initial|first|early|updated"
    r"|the latest)"
    r" (?:data|information|figures|estimates|reports|counts?)),"
)
"""In "The attack goes on, the air force warned. According to first data, ..." it is still the air force."""
_HE = regex(
    r"\b(?:he|she|his|her|він|вона|вони|он|она|они|там"
    r"|(?:за|по|із|зі|со|с) (?:його|її|їхні[а-яіїє]+|его|е[её]|их) слов[а-яі]+)\b"
)
_LOCAL = regex(r"\bthe (?:governor|mayor)\b")
_OF_MATTER = frozenset({"class", "aid_word", "air_noun", "debris_word"})
"""Words of this war and of what is given in it."""
_A_SPEECH = 8
"""So many sentences on a quotation is followed to its end."""
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
    spoke_within: int = -1
    names: dict[str, str] = field(default_factory=dict)
    told_behind: dict[int, str] = field(default_factory=dict)
    recalling: bool = False
    above: tuple[str, int] = ("", 0)
    """Who is named in a line of its own with a colon, "Oleh Syniehubov, head of the region:", and its end."""
    _told_no_figure: bool = False
    _told_nothing: bool = False

    def hear(self, view: View) -> list[Attribution]:
        """The attributions of the next sentence: the strongest sign that it gives of who speaks in it.

        The channel's own post, a quotation that runs on, who is named in the sentence, a speech that fills
        the paragraph, who is named behind, a heading, who spoke last, the source of the whole text.
        """
        if self.own:
            return _all_of(view, self.own)
        if quoted := self._quoted(view):
            self.counted_in = view.nth
            return _all_of(view, quoted)
        if counting := _counts_itself(view):
            return _all_of(view, counting)
        learn(view, self.names)
        found = attributions(view, self._last_of(view), self.names) or of_this(view)
        self._remember(view, found)
        return found or _all_of(view, self._unnamed(view))

    def _last_of(self, view: View) -> str:
        """Who spoke last, as "the ministry", "it" may take him up.

        Whoever spoke of schools in another paragraph is not "the ministry" that downed drones, and a body
        that opens a sentence is meant before who spoke in another paragraph.
        """
        if self.spoke_within == view.sentence.paragraph or not self.last:
            return self.last
        if _HE.search(view.words):
            english = view.page.language == "en"
            return "" if english and self._is_another_matter(view) and _names_one(view.before) else self.last
        if view.page.language != "en":
            return "" if self._told_nothing and self.last not in ARMED else self.last
        other = self._is_another_matter(view) or (self._is_vague() and _LOCAL.search(view.words) is not None)
        return "" if other or opening_body(view) else self.last

    def _is_vague(self) -> bool:
        """Whether who spoke last tells of more than this war."""
        return self.last not in ARMED and self.last not in OF_NATIONS

    def _is_another_matter(self, view: View) -> bool:
        """Whether who spoke last told of something else, in another paragraph."""
        return self._told_nothing and self.spoke_within != view.sentence.paragraph and self._is_vague()

    def _remember(self, view: View, found: list[Attribution]) -> None:
        """Who spoke last, where, and whose the list or the paragraph is that begins here."""
        named = [one for one in found if one.claimant != UNATTRIBUTED]
        self.last = (_publishes(view) or _introduced(view) if not found else "") or self.last
        if not named and (denied := _DENIES.search(view.normalised, view.start, view.end)):
            self.last = first_speaker(view, view.start, denied.start()) or self.last
        if named:  # "Обстрелы ВСУ привели к жертвам, заявил глава": he spoke last
            reach = max(one.end for one in named)
            self.last = [one for one in named if one.end == reach][-1].claimant
            self.list_of = self.last if view.words.endswith(":") or _is_header(view) else ""
        if named:
            self.above = ("", 0)
        if not view.sentence.bullet:
            self.header = self.last if named and view.sentence.line and COLON.match(view.words) else ""
        if found:
            self.spoke_in = self.counted_in = view.nth if named else -1
            self.spoke_within = view.sentence.paragraph
            self._told_nothing = _is_of_another_matter(view)
            self._told_no_figure = all(one.reason is not None for one in view.quantities)
            self.told_in = view.sentence.paragraph if _opens_speech(view, found) else -1

    def _unnamed(self, view: View) -> str:
        """Who asserts a sentence that names nobody."""
        if self.told_in == view.sentence.paragraph and self.last:
            return self.last
        goes_on = self._goes_on_here(view)
        behind = told_behind(view, self._last_of(view), self.names, goes_on=goes_on)
        if behind := behind or ("" if goes_on else told_at_end(view, self.names)):
            return behind
        if heading := _heading(view):
            self.last = self.list_of = heading
            self.above = (heading, view.end) if view.words.endswith(":") else ("", 0)
            return heading
        if carried := self._carried(view) or self._named_above(view):
            self.counted_in = view.nth
        return carried or self._of_text()

    def _named_above(self, view: View) -> str:
        """Whoever is named alone above a text tells it, up to an empty line."""
        who, end = self.above
        return who if who and "\n\n" not in self.page.text[end : view.start].strip() else ""

    def _goes_on_here(self, view: View) -> bool:
        """In "..., сообщили ВВС. Ещё 12 потеряны. Потери – 900, заявило Минобороны" it tells the last."""
        if self.spoke_in < 0 or self.spoke_in != view.nth - 1 or tells_launch(view):
            return False
        return self.page.sentences[self.spoke_in].paragraph == view.sentence.paragraph

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
            self.told_behind[end] = told_after_quote(view, end, self.last, self.names)
        return self.told_behind[end] or ("" if self._is_another_matter(view) else self.last)

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
        last = self._last_of(view)
        if last and (shared or _is_part(view)):
            return last
        if last and self.spoke_in >= view.nth - 2 and _opens_list(view):
            self.list_of = self.last
            return self.last
        follows = self.spoke_in == view.nth - 1 and not self._is_another_matter(view)
        own = _ITS_MEN.match(view.words) and self.last in AIR_DEFENCE and _brings_down(view)
        goes_on = follows and bool(own or _GOES_ON.match(view.words) or _has_quoted_figure(view))
        goes_on = goes_on or (follows and self._told_no_figure and _FIRST_DATA.match(view.words) is not None)
        if goes_on or not OPENING.match(view.printed):
            return last if goes_on else ""
        return "" if self._is_another_matter(view) and view.has("said") else self.last

    def _shares_out(self, view: View) -> bool:
        """In "..., сообщило Минобороны. Ещё три сбили над Курской областью" the total is told by place."""
        if _IMPERSONAL.match(view.words):
            return True
        if self.last not in AIR_DEFENCE or _LOOKS_BACK.match(view.words) or MEANWHILE.search(view.words):
            return False
        if view.has("aid_word") or _is_over_others(view, self.last):
            return False
        counts = any(not quantity.reason for quantity in view.quantities)
        senses = {event.sense for event in view.events}
        if not senses <= _BROUGHT_DOWN | _FLEW or (senses and not senses & _BROUGHT_DOWN):
            return False
        return view.has("region") if counts else bool(view.events)


def _is_over_others(view: View, last: str) -> bool:
    """In "На Ставропіллі збито чотири дрони" Ukraine's air force counts nothing: it is Russia's land."""
    flies = last == "ua_air_force" or any(
        family(one.get("class")[0], view.page.vocabulary) == "air" for one in view.of_kind("class")
    )
    speaks = view.page.vocabulary.speaks_for(last)
    over = any(
        one.get("side") == against(speaks) and view.normalised.endswith("над ", view.start, one.start)
        for one in view.of_kind("region")
    )
    return flies and (over or land_told(view) == against(speaks))


def _is_part(view: View) -> bool:
    """In "Из них 12 над Курской" what was told before is shared out; in "Двое, из них" is not."""
    part = _PART.match(view.words)
    before = (one.span[1] for one in view.quantities if one.reason is None)
    end = view.start + part.end() if part else view.start
    return part is not None and all(
        position > end or "," not in view.normalised[position:end] for position in before
    )


def _names_one(before: View | None) -> bool:
    """In "Zelensky was blunt. “They fired 74 drones,” he said" he is named before, whoever spoke above."""
    return before is not None and before.has("claimant")


def _is_of_another_matter(view: View) -> bool:
    """Whether a sentence counts nothing and tells nothing of this war or of aid."""
    counts = any(one.reason is None for one in view.quantities)
    told = not view.kinds.isdisjoint(_OF_MATTER) or any(
        "claimant" not in one.senses for one in view.of_kind("side")
    )
    return not (counts or view.events or told or RESCUERS.search(view.words))


def _counts_itself(view: View) -> str:
    """In "We have identified 106,745 soldiers", "our data shows" outside quotations the newspaper counts."""
    paper = view.page.document.publisher
    told = _WE_COUNT.search(view.normalised, view.start, view.end) if paper else None
    if told is None or view.has("claimant") or view.normalised.count('"', view.start, told.start()) % 2:
        return ""
    return "" if any(one.get("role") != "tally" for one in view.of_kind("role")) else f"tally:{paper}"


def _brings_down(view: View) -> bool:
    senses = {event.sense for event in view.events}
    return bool(senses & _BROUGHT_DOWN)


def _all_of(view: View, claimant: str) -> list[Attribution]:
    return [Attribution(claimant, view.start, view.end, view.start)]


def _heading(view: View) -> str:
    """A line without a verb that names a claimant heads what it reports: "Air force, 7 August"."""
    if not view.sentence.line or view.sentence.bullet or view.words[-1] in ".!?" or len(view.words) > 90:
        return ""
    if view.has("verb") or any(quantity.reason is None for quantity in view.quantities):
        return ""
    named = first_speaker(view, view.start, view.end)
    vague = named.endswith("_official") and not (view.words[-1] == ":" and view.has("claimant"))
    return "" if vague or named in ("expert", UNATTRIBUTED) else named


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


def _opens_speech(view: View, found: list[Attribution]) -> bool:
    """In "Syniehubov: In the past day ... 18 were injured." all sentences of the paragraph are his."""
    match = COLON.match(view.normalised, view.start, view.end)
    if match is None or len(found) != 1:
        return False
    if view.page.language != "en":
        return found[0].at == view.start
    if found[0].start != view.start or found[0].at >= match.end():
        return False
    said = view.between(found[0].at, match.end(), "said")
    return not said or view.page.text[match.end() : match.end() + 1].isupper()


def _publishes(view: View) -> str:
    """In "The air force issued two bulletins. In the first it said ..." whose paper it is speaks next."""
    if view.page.language != "en":
        return ""  # there "опубликовали", "оновили дані" are verbs of speech
    named = (*view.of_kind("claimant"), *view.of_kind("role"))
    bodies = (one for one in named if _HAS_PAPER.match(view.normalised, one.end, view.end))
    return next((speaker(view, one, adjacent=False) for one in bodies), "")


def _introduced(view: View) -> str:
    """In "Colonel Ihnat was blunt. “They threw 39 missiles at us.”" who is named before the quotation speaks.

    It says "we"; nothing is told of a figure or a deed before it, and no verb of speech in it or behind it.
    """
    sentences, text = view.page.sentences, view.page.normalised
    behind = sentences[view.nth + 1 : view.nth + 2]
    if (
        not behind
        or not text.startswith('"', behind[0].start)
        or behind[0].paragraph != view.sentence.paragraph
    ):
        return ""
    closes = text.find('"', behind[0].start + 1)
    end = next((one.end for one in sentences[view.nth + 1 : view.nth + _A_SPEECH] if closes < one.end), 0)
    tells = any("said" in one.senses for one in view.page.items_within(behind[0].start, end))
    deeds = any(event.verb.form != "noun" for event in view.events)
    if not end or tells or deeds or any(one.reason is None for one in view.quantities):
        return ""
    if not _FIRST_PERSON.search(text, behind[0].start, closes):
        return ""
    comma = max(text.find(", ", view.start, view.end), view.start)  # "Asked about the night, Ihnat ..."
    named = first_speaker(view, view.start, view.end) or first_speaker(view, comma + 2, view.end)
    return "" if named in ("expert", UNATTRIBUTED) else named


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
