"""Who asserts a sentence by what stands behind it: "... This was announced by the mayor."."""

import re
from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter

from tracker.claims.claimant.attribution import attributions
from tracker.claims.claimant.named import Names
from tracker.claims.claimant.office import first_speaker
from tracker.claims.page.groups import COUNTRIES, SENDING
from tracker.claims.page.mention import Attribution
from tracker.claims.page.nouns import family
from tracker.claims.page.view import Page, View
from tracker.claims.words.patterns import slavic
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
    rf"\s+(?P<between>[^\n]{{0,300}}?[.!?]\s+)?(?:{'|'.join(_THIS)})\b(?:[^.!?\n]|{_ACTING}){{0,160}}"
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
_SO = (
    r"так(?:ий|ой|ими|і|ие|им)? (?:[а-яіїєґё'-]+ ){0,6}?"
    r"(?:описа|охарактериз|підсумув|підби|подыто|подве|резюм|прокомент|наве[лв]|приве|оцін|оцен)"
    r"[а-яіїє]*"
)
_SUMMED_UP = (regex(rf"[.!?] {_SO}"), regex(rf"\s+{_SO}[^.!?\n]{{0,120}}"))
"""In "... Так результат ночи описали в Воздушных силах." they assert what stands before."""
_SO_SAID = slavic(rf"\s*(?=[а-яіїє]){_SO}")
_CLOSED_QUOTES = (
    regex(r"[^\"\n]{0,600}\",?\s*-\s*[^.!?\n]{0,140}"),
    regex(r"[^\"\n]{0,600}[,?!]\"[^.!?\n\"]{0,140}"),
)
_LINE_BEHIND = regex(r",?\s*\n\s*- (?P<told>[а-яіїєґё]{4,})[^.!?\n]{0,140}")
"""In "Загинула одна людина\\n– написав мер." the line behind names who told the one before."""
_AFTER_QUOTE = regex(r"(?:[^\S\n]|[,.-]|\n[^\S\n]*(?=-))*[^.!?\n\"]{3,160}")
MEANWHILE = regex(
    r"\b(?:тем временем|між тим|между тем|тим часом|в свою очередь|у свою чергу|зато"
    r"|натомість)\b"
)
"""In "Над Кубанью тем временем сбиты 76, отчитались в Москве" another matter is told."""
_NAMES_BEHIND = (_SAID_THIS, _SIGNED, _SUMMED_UP)
_OF_THIS = slavic(rf"\s*(?=[а-яіїє])(?:{'|'.join(_THIS)})\b")
_A_PREPOSITION = len("на ")
_A_PARAGRAPH = 7
"""So many sentences on a paragraph is asked for who tells it."""
_AT_UKRAINE = regex(r"\b(?:по|на|проти|против) (?:україн|украин)")
_HERE = regex(
    r"\b(?:област|город|міст(?:[аоуі]|ом)\b|район|регион|регіон|кра[йяею]\b|громад|общин|столиц|тут\b|здесь\b)"
)
OPENING = regex(r"^[\s–—-]*[\"“„«‘']")


@lru_cache(maxsize=1)
def _looks_back(text: str) -> bool:
    """Whether a sentence of a text may name who asserts the one before: asked for each of its sentences."""
    return any(map(text.__contains__, _THIS))


def told_behind(view: View, last: str, names: Names, *, goes_on: bool) -> str:
    """In "... Про це повідомив мер." the next sentence names who asserts this one; "" for nobody.

    A sentence may stand between the two, but none of another paragraph, and none where this one `goes_on`
    with what another told before.
    """
    match = _next_tells(view, goes_on=goes_on) or _quote_closes(view) or _line_tells(view)
    if not match:
        return ""
    sentences = view.page.sentences
    begins = sentences[bisect_right(sentences, match.end() - 1, key=itemgetter(0)) - 1].start
    return _named(view, max(match.start(), begins), match.end(), last, names)


def told_after_quote(view: View, end: int, last: str, names: Names) -> str:
    """Who is named right behind the end of a quotation; "" for nobody."""
    match = _AFTER_QUOTE.match(view.page.normalised, end)
    return _named(view, end, match.end(), last, names) if match else ""


def of_this(view: View) -> list[Attribution]:
    """In "Об этом стало известно из сообщения Минобороны" who is named asserts, whatever the verb."""
    of_this = _OF_THIS.match(view.words) or _SO_SAID.match(view.words)
    named = first_speaker(view, view.start, view.end) if of_this else ""
    return [Attribution(named, view.start, view.end, view.start)] if named else []


def _named(view: View, start: int, end: int, last: str, names: Names) -> str:
    """The first claimant whom the words behind a sentence name."""
    sentence, items = view.sentence._replace(start=start, end=end), view.page.items_within(start, end)
    behind = View(view.page, view.nth, sentence, items, [])
    behind.before = view
    told = attributions(behind, last, names) or of_this(behind)
    return next((one.claimant for one in told if one.claimant != UNATTRIBUTED), "")


def _next_tells(view: View, *, goes_on: bool) -> re.Match[str] | None:
    """Words behind a sentence that tell who said it: "This was said by ...", or a signature."""
    page = view.page
    looks_back = _looks_back(page.normalised)
    match = _THIS_WAS_SAID.match(page.normalised, _past_list(view)) if looks_back else None
    if match and match["between"] and (goes_on or "\n" in match[0][: match.start("between") - match.start()]):
        match = None
    told = (one.match(page.normalised, view.end) for sign, one in _NAMES_BEHIND if page.tells(sign))
    return match or next(filter(None, told), None)


def _quote_closes(view: View) -> re.Match[str] | None:
    """A quotation that opens here ends in words that name its speaker."""
    if not OPENING.match(view.printed) or view.words.count('"') % 2 == 0:
        return None
    return next(filter(None, (one.match(view.normalised, view.end) for one in _CLOSED_QUOTES)), None)


def _line_tells(view: View) -> re.Match[str] | None:
    line = _LINE_BEHIND.match(view.normalised, view.end)
    said = view.page.items_within(line.start("told"), line.start("told") + 1) if line else ()
    return line if any("said" in item.senses for item in said) else None


def _past_list(view: View) -> int:
    """Where a sentence ends together with the list that it opens or is a line of."""
    sentences, nth = view.page.sentences, view.nth
    if nth + 1 < len(sentences) and _opens_list(view.page, nth + 1):
        nth += 1
    while nth + 1 < len(sentences) and sentences[nth + 1].bullet:
        nth += 1
    return sentences[nth].end


def _opens_list(page: Page, nth: int) -> bool:
    """Whether a sentence ends in a colon above lines of a list."""
    sentences = page.sentences[nth : nth + 2]
    colon = page.normalised[sentences[0].start : sentences[0].end].rstrip().endswith(":")
    return colon and len(sentences) > 1 and sentences[1].bullet


def told_at_end(view: View, names: Names) -> str:
    """In "Пущено 310 дронов. Сбит 291, пишут Воздушные силы." who tells last told all of the paragraph.

    Sentences without figures, between the two or behind them, change nothing of that.
    """
    if view.page.language == "en" or view.sentence.line:
        return ""
    last = _next_figure(view)
    if last is None or not _trails(last) or MEANWHILE.search(last.normalised, last.start, last.end):
        return ""
    told = attributions(last, "", names)
    if len(told) != 1 or told[0].start != last.start:
        return ""
    official = told[0].claimant.endswith("_official")
    nationwide = (tells_launch(view) or _turns_to_place(view, last)) and _is_of_country(view)
    beyond = official and (nationwide or _is_of_other_land(view, last))
    raid = tells_launch(view) or view.has("counted")
    beyond = beyond or (raid and _tells_of_losses(last) and not _tells_of_losses(view))
    return "" if beyond or _is_of_other_donor(view, told[0].claimant) else told[0].claimant


def _tells_of_losses(view: View) -> bool:
    """In "Запустили 120 дронов. Россия потеряла 940 военных, сообщил Генштаб" the first is another matter."""
    return any(event.sense == "lose" for event in view.events)


def tells_launch(view: View) -> bool:
    """Whether a sentence tells of a launch of its own, of which the next ones tell the outcome."""
    return any(event.sense in SENDING and event.verb.form != "noun" for event in view.events)


def _next_figure(view: View) -> View | None:
    """The next sentence of the paragraph with a figure or a speaker, where no figure stands behind it."""
    found = None
    for nth in range(view.nth + 1, min(view.nth + _A_PARAGRAPH, len(view.page.sentences))):
        one = view.page.sentences[nth]
        if one.paragraph != view.sentence.paragraph:
            break
        items, numbers = (
            view.page.items_within(one.start, one.end),
            view.page.numbers_within(one.start, one.end),
        )
        behind = View(view.page, nth, one, items, numbers)
        behind.before = view
        if found is not None and _has_figure(behind):
            return None
        if found is None and (_has_figure(behind) or _tells(behind)):
            found = behind
    return found


def _has_figure(view: View) -> bool:
    """Whether a sentence holds a number that counts; "all services are at work" does not."""
    return any(one.reason is None and one.form != "all" for one in view.quantities)


def _tells(view: View) -> bool:
    return view.has("said") and (view.has("claimant") or view.has("role"))


def _is_of_country(view: View) -> bool:
    """In "Россия выпустила 120 дронов. В Киеве погибли двое, сообщил мэр" the first is not the mayor's."""
    places = {one.get("region") for one in view.of_kind("region")} - COUNTRIES
    return not places and not _HERE.search(view.words)


def _turns_to_place(view: View, last: View) -> bool:
    """In "Збито 117 БпЛА. У Харкові поранено чотирьох, сказав мер" the second is of a town alone."""
    regions = view.page.vocabulary.regions
    opening = (one for one in last.of_kind("region") if one.start - last.start <= _A_PREPOSITION)
    in_ukraine = any(regions[str(one.get("region"))].country == "ua" for one in opening)
    return in_ukraine and _tells_of_air(view) and not _tells_of_air(last)


def _tells_of_air(view: View) -> bool:
    named = (item.get("class")[0] for item in view.of_kind("class"))
    return any(family(one, view.page.vocabulary) == "air" for one in named)


def _is_of_other_land(view: View, last: View) -> bool:
    """In "У Краматорську загинули двоє. У Бєлгороді поранено трьох, сказав Гладков" he tells of his own."""
    begins = next(one.start for one in view.page.sentences if one.paragraph == view.sentence.paragraph)
    regions = view.page.vocabulary.regions
    before = {str(one.get("region")) for one in view.page.items_within(begins, view.end) if one.get("region")}
    told = {regions[one].country for one in before - {"russia"}}
    told |= {"ua"} if _AT_UKRAINE.search(view.normalised, begins, view.end) else set()
    own = {regions[str(one.get("region"))].country for one in last.of_kind("region")} - {"neighbour"}
    return len(own) == 1 and bool((told & {"ua", "ru"}) - own)


def _is_of_other_donor(view: View, claimant: str) -> bool:
    """In "Норвегія надасть 100 млн. Швеція надасть 200, заявив міністр Швеції" each tells of its own."""
    donors = {f"donor:{one.get('donor')}" for one in view.of_kind("donor")}
    return claimant.startswith("donor:") and bool(donors) and claimant not in donors


def _trails(view: View) -> bool:
    """Whether who speaks is named behind all figures of a sentence."""
    numbers = [one.span[0] for one in view.quantities]
    numbers += [one.start for one in view.items if "counted" in one.senses or "preliminary" in one.senses]
    said = [one.start for one in view.items if "said" in one.senses or "claimant" in one.senses]
    return bool(said and numbers) and max(said) >= max(numbers)
