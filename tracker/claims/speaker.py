"""Who asserts a figure: attribution verbs, colons, "according to", and how far they carry."""

import re
from dataclasses import dataclass
from functools import cached_property

from tracker.claims.items import Item
from tracker.claims.mention import Attribution
from tracker.claims.office import UNATTRIBUTED, by_title, first_speaker, is_placed, office, speaker, tally
from tracker.claims.patterns import spoken
from tracker.claims.view import Page, View

_QUOTES = "\"'“”„«»‘’"
_DETERMINER = re.compile(r"\b(?:a|an|the|this|that|its|his|her|no|their|latest|daily|morning|any)\s+$|'s\s+$")
_INVERTED = spoken("speaker.inverted", r"[,\"'”’]\s*$")
_DESCRIBED = spoken(
    "speaker.described", r", (?:who|whose|which|speaking|asking|requesting|citing) [^,;:.\"]{3,100}, $"
)
_COLON = re.compile(r"(?:\d{1,2}[:.]\d\d\b)?(?:[^.!?;:\n]|(?<=\d)[:.](?=\d\d\b)){0,60}?:\s")
_THIS = ("про це", "про таке", "про ситуацію", "такі дані", "об этом", "такие данные")
_THIS_WAS_SAID = re.compile(rf"\s+(?:[^\n]{{0,300}}?[.!?]\s+)?(?:{'|'.join(_THIS)})\b[^.!?\n]{{0,160}}")
_DASH = re.compile(r",? - [^.!?;:,-]{3,60}[.!\s]*$")
_CLOSED_QUOTES = (
    re.compile(r"[^\"\n]{0,600}\",?\s*-\s*[^.!?\n]{0,140}"),
    re.compile(r"[^\"\n]{0,600}[,?!]\"[^.!?\n\"]{0,140}"),
)

_TITLED = re.compile(r" (?:[а-яіїєґё'-]+ ){0,4}")
_SAYING = re.compile(r" - (?:что|що|о|об|про) (?:[а-яіїєґё]+ ){0,3}")
_PART = re.compile(
    r"[\w\s,-]{0,25}\b(?:з|із|зі|из) (?:них|цього числа|этого числа|цієї кількості)\b"
    r"|[\w\s,-]{0,25}\b(?:таких|їх|их) (?:стало|было|уже|вже|налічується|насчитывается)\b"
    r"|[\s-]*(?:больше всего|больше остальных|наибольшее (?:число|количество)|найбільше"
    r"|найбільша кількість)\b"
)
_OWNER = re.compile(
    r"росіян|россиян|украинцев|українців|росії|россии|україни|украины|ворога|врага|противника"
)
"""In "такі втрати росіян назвав Генштаб" the genitive speaks of nothing."""
_OF_LOSSES = re.compile(r"\b(?:потери|потерь|втрати|втрат)\b")
_LOSSES = re.compile(r"\b(?:потери|потерь|втрати|втрат) $")
_FULL_NAME = re.compile(r"\s[А-ЯІЇЄҐЁ][а-яіїєґё'’-]+\s[А-ЯІЇЄҐЁ][а-яіїєґё'’-]+(?=\s*(?:[.,;!]|$))")
_GAPS = frozenset(
    {" of ", " at ", " ", " - о ", " - об ", " - про ", " - что ", " - що ", " про ", " о ", " об ", " - "}
)
_ABOUT = re.compile(r" - (?:о|об|про) ")
_AFTER_COMMA = re.compile(r"(?:[,;]|\bа|\bи|\bі) (?:в |у )?$")
_COMMA = spoken("speaker.comma", r"(?:[,;]|\band|\bwhile)\s+$")
_BRACKET = spoken("speaker.bracket", r"\([a-z' -]{3,40}\)[.\s]*$")
_CONTRAST = spoken(
    "speaker.contrast", r", (?:and|but|while|with)\b|;|\bwhile\b|\bbut\b|\bthough\b|\bas\b|\bafter\b|\bwhen\b"
)
_TURN = spoken("speaker.turn", r", (?:while|but) |; ")
_SAME_BODY = re.compile(
    r" (?:ведомства|відомства|министерства|міністерства|the (?:ministry|agency|service|command|military"
    r"|force))(?=[,.;]| - |$)"
)
_ADDS = re.compile(r"add(?:s|ed|ing)?$")
_UNNAMED = re.compile(
    r"(?:^|,\s+|\b(?:and|but)\s+)(?:(?:a|an|one|another|some|several|many|two)\s+)?(?:[\w-]+\s+){0,2}"
    r"(?:channels?|bloggers?|(?:eye)?witness(?:es)?|residents|locals|neighbours|survivors?|sources?"
    r"|outlets?|websites?)\s+$"
)
_FEW_WORDS = re.compile(r"\s*+(?:\w++\s*+){0,4}+[,;:]")
_DONORS = ("donor:", "eu", "org:")
_OPENING = re.compile(r"^[\s–—-]*[\"“„«‘']")


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
    quoting: bool = False

    @cached_property
    def looks_back(self) -> bool:
        """Whether a sentence of the text may name who asserts the one before."""
        return any(words in self.page.normalised for words in _THIS)

    def hear(self, view: View) -> list[Attribution]:
        """The attributions of the next sentence; none where its own words are the narrator's."""
        inside = self.quoting
        self.quoting = inside != bool(view.words.count('"') % 2) and not view.sentence.line
        if inside and self.last and not self.own and not view.has("said"):
            return [Attribution(self.last, view.start, view.end, view.start)]
        if self.own:
            return [Attribution(self.own, view.start, view.end, view.start)]
        found = attributions(view, self.last)
        named = [one for one in found if one.claimant != UNATTRIBUTED]
        if named:
            self.last = named[-1].claimant
            self.list_of = self.last if view.words.endswith(":") or _is_header(view) else ""
        if not view.sentence.bullet:
            self.header = self.last if named and view.sentence.line and _COLON.match(view.words) else ""
        if found:
            self.told_in = view.sentence.paragraph if _opens_speech(view, found) else -1
            return found
        if self.told_in == view.sentence.paragraph and self.last:
            return [Attribution(self.last, view.start, view.end, view.start)]
        if behind := self._told_behind(view):
            return [Attribution(behind, view.start, view.end, view.start)]
        heading = self._heading(view)
        if heading:
            self.last = self.list_of = heading
            return [Attribution(heading, view.start, view.end, view.start)]
        return [Attribution(self._carried(view), view.start, view.end, view.start)]

    def _told_behind(self, view: View) -> str:
        """In "... Про це повідомив мер." the next sentence names who asserts this one."""
        page = view.page
        match = _THIS_WAS_SAID.match(page.normalised, view.end) if self.looks_back else None
        if not match and _OPENING.match(view.printed) and view.words.count('"') % 2:
            match = next(filter(None, (one.match(page.normalised, view.end) for one in _CLOSED_QUOTES)), None)
        if not match:
            return ""
        start = max(match.start(), page.normalised.rfind(".", match.start(), match.end() - 1) + 1)
        items = [item for item in page.items if start <= item.start < match.end()]
        sentence = view.sentence._replace(start=start, end=match.end())
        told = attributions(View(page, view.nth, sentence, items, []), "")
        return told[0].claimant if told else ""

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
        if self.header and view.sentence.bullet:
            return self.header
        ended = self.in_bullets and not view.sentence.bullet
        self.in_bullets = view.sentence.bullet
        if self.list_of and not ended and (view.sentence.line or view.words.endswith(":")):
            return self.list_of
        self.list_of = ""
        if self.last and _PART.match(view.words):
            return self.last
        return self.last if self.last and _OPENING.match(view.printed) else UNATTRIBUTED


def _opens_speech(view: View, found: list[Attribution]) -> bool:
    """In "Syniehubov: In the past day ... 18 were injured." all sentences of the paragraph are his."""
    match = _COLON.match(view.normalised, view.start, view.end)
    colon = match is not None and len(found) == 1 and found[0].at == view.start
    return colon and match is not None and view.page.text[match.end() : match.end() + 1].isupper()


def _is_header(view: View) -> bool:
    """In "Поліція області: наслідки доби" a line without figures names who tells the list below it."""
    counts = any(quantity.reason is None for quantity in view.quantities)
    return view.sentence.line and not view.sentence.bullet and not counts and ":" in view.words


def claimant_at(found: list[Attribution], position: int) -> str:
    """Who stands behind the words at a position."""
    inside = [one for one in found if one.start <= position < one.end]
    return inside[-1].claimant if inside else UNATTRIBUTED


def own_claimant(page: Page) -> str:
    """The claimant of an official channel's own post, or ""."""
    document = page.document
    if document.claimant:
        return document.claimant
    for claimant in page.vocabulary.claimants.values():
        if document.publisher and document.publisher in claimant.own_publishers:
            return claimant.id
    return ""


def attributions(view: View, last: str) -> list[Attribution]:
    """Attributions printed in a sentence; a pronoun speaks for `last`."""
    found: list[Attribution] = []
    found.extend(_colon(view))
    said = [item for item in view.of_kind("said") if not _is_noun(view, item) and not _gives(view, item)]
    previous = view.start
    for nth, item in enumerate(said):
        speaker = _subject(view, previous, item, last)
        if speaker is None:
            if found:
                until = said[nth + 1].start if nth + 1 < len(said) else view.end
                found[-1] = found[-1]._replace(end=max(found[-1].end, until))
            continue
        claimant, at, inverted = speaker
        if claimant.startswith(_DONORS) and view.normalised.startswith("оголоси", item.start):
            continue  # who announces aid of its own reports nothing
        last = claimant if claimant != UNATTRIBUTED else last
        until = said[nth + 1].start if nth + 1 < len(said) else view.end
        found.append(_reach(view, claimant, at, item, until, inverted, found))
        previous = item.end
    found.extend(_gapped(view))
    found.extend(_counted_by(view, found))
    found.extend(_bracketed(view, found))
    counted = any(one.claimant.startswith("tally:") for one in found)
    for item in view.of_kind("according"):
        if counted or view.normalised.startswith(",", item.end):
            continue  # "AFP counted from reports of ..."; "according to first data, ..."
        named = first_speaker(view, item.end, min(view.end, item.end + 90))
        named = (last if _SAME_BODY.match(view.normalised, item.end, view.end) else "") or named
        if named:
            found.append(_according(view, item, named, found))
    found.extend(_by_whose_count(view, found))
    found.extend(_his_words(view, last))
    found.extend(_dashed(view, found))
    return sorted(found, key=lambda one: one.at)


def _by_whose_count(view: View, found: list[Attribution]) -> list[Attribution]:
    """In "Втрати на ранок, за Генштабом: ..." the instrumental names who counts."""
    if found or view.page.language != "uk":
        return []
    for item in view.of_kind("claimant"):
        word = view.normalised[item.start : item.end]
        if view.normalised.endswith(" за ", 0, item.start) and word.endswith(("ом", "ами", "ою", "им")):
            return [Attribution(speaker(view, item, adjacent=False), view.start, view.end, item.start)]
    return []


def _his_words(view: View, last: str) -> list[Attribution]:
    """In "По его словам, ..." who spoke last goes on."""
    if not last:
        return []
    return [Attribution(last, view.start, view.end, item.start) for item in view.of_kind("his_words")]


def _dashed(view: View, found: list[Attribution]) -> list[Attribution]:
    """In "Збито 40 дронів - Повітряні сили." the name behind the dash asserts."""
    if view.page.language == "en" and not view.sentence.line:
        return []  # the dash of a sentence opens an aside, that of a headline names who says so
    match = _DASH.search(view.normalised, view.start, view.end) if " - " in view.words else None
    if found or not match or view.between(match.start(), match.end(), "verb"):
        return []
    if any(match.start() <= quantity.span[0] for quantity in view.quantities):
        return []
    names = view.between(match.start(), match.end(), "claimant") or view.between(
        match.start(), match.end(), "role"
    )
    named = first_speaker(view, match.start(), match.end()) if names else ""
    return [Attribution(named, view.start, view.end, match.start())] if named else []


def _gapped(view: View) -> list[Attribution]:
    """In "Zelensky spoke of 500 drones, the air force of 479": the verb is left out."""
    found = []
    for quantity in view.quantities:
        if quantity.reason is not None:
            continue
        for item in (*view.of_kind("claimant"), *view.of_kind("role")):
            gap = view.normalised[item.end : quantity.span[0]] if item.end <= quantity.span[0] else "."
            if gap not in _GAPS and not _SAYING.fullmatch(gap):
                continue
            opens = _title(view, item)
            told = _COMMA.search(view.normalised[max(view.start, opens - 6) : opens])
            if told and (named := speaker(view, item, adjacent=False)):
                found.append(Attribution(named, item.start, view.end, item.start))
        found.extend(_gapped_side(view, quantity.span[0]))
    return found


def _title(view: View, item: Item) -> int:
    """Where the words before a name begin: "губернатор Бєлгородщини Гладков – про двох"."""
    for role in view.of_kind("role"):
        gap = view.normalised[role.end : item.start] if role.end < item.start else "."
        if _TITLED.fullmatch(gap):
            return role.start
    return item.start


def _gapped_side(view: View, number: int) -> list[Attribution]:
    """In "Москва отчиталась о 14 дронах, Киев – о 20", "..., в Киеве – о 20" the side tells."""
    found = []
    for item in view.of_kind("side"):
        before = view.normalised[max(view.start, item.start - 6) : item.start]
        gap = view.normalised[item.end : number] if item.end <= number else ""
        if _ABOUT.fullmatch(gap) and _AFTER_COMMA.search(before) and not item.get("claimant"):
            found.append(Attribution(f"{item.get('side')}_official", item.start, view.end, item.start))
    return found


def _counted_by(view: View, found: list[Attribution]) -> list[Attribution]:
    """In "AFP counted 5,000 drones", "a tally by the Kyiv Independent" the newspaper asserts."""
    if found:
        return []
    for item in view.of_kind("role"):
        if item.get("role") == "tally" and (named := tally(view, item)):
            return [Attribution(named, view.start, view.end, item.start)]
    return []


def _bracketed(view: View, found: list[Attribution]) -> list[Attribution]:
    """In "... 45 drones (air force)" the bracket names the claimant."""
    match = _BRACKET.search(view.normalised, view.start, view.end) if "(" in view.words else None
    if found or not match:
        return []
    named = first_speaker(view, match.start(), match.end(), sides=True)
    return (
        [Attribution(named, view.start, view.end, match.start())] if named.startswith(("ua_", "ru_")) else []
    )


def _according(view: View, item: Item, named: str, found: list[Attribution]) -> Attribution:
    start, end = view.clause_of(item.start)
    semicolon = view.normalised.rfind("; ", view.start, item.start)
    if any(one.at < semicolon for one in found):
        return Attribution(named, semicolon, max(end, view.end), item.start)
    contrast = _TURN.search(view.normalised, view.start, item.start)
    if (
        contrast
        and numbers_before(view, contrast.start())
        and not numbers_before(view, item.start, contrast.end())
    ):
        return Attribution(named, contrast.start(), max(end, view.end), item.start)
    return Attribution(
        named, start if item.start - start <= 3 else view.start, max(end, view.end), item.start
    )


def _is_noun(view: View, item: Item) -> bool:
    before = view.normalised[max(view.start, item.start - 12) : item.start]
    return _DETERMINER.search(before) is not None


def _gives(view: View, item: Item) -> bool:
    """In "with Britain adding £350 million" the country adds money, no words."""
    match = _ADDS.match(view.normalised, item.start, item.end)
    sums = (one for one in view.quantities if match and 0 <= one.span[0] - item.end <= 20)
    return any(one.amount.unit.isupper() and one.amount.unit.isalpha() for one in sums)


def _colon(view: View) -> list[Attribution]:
    match = _COLON.match(view.normalised, view.start, view.end) if ":" in view.words else None
    if not match or any(not _is_noun(view, item) for item in view.between(view.start, match.end(), "said")):
        return []
    telling = view.between(view.start, match.end(), "noun") or view.between(view.start, match.end(), "verb")
    if any(not _is_noun(view, item) for item in view.between(view.start, match.end(), "verb")):
        return []
    if telling and not any(item.get("claimant") for item in view.items if item.start < telling[0].start):
        return []
    short = match.end() - view.start < 25 and not telling
    named = first_speaker(view, view.start, match.end(), sides=short)
    if not named or (
        named.endswith("_official") and not short and not view.between(view.start, match.end(), "role")
    ):
        return []
    return [Attribution(named, view.start, view.end, view.start)]


def _reach(
    view: View, claimant: str, at: int, item: Item, until: int, inverted: bool, found: list[Attribution]
) -> Attribution:
    """What the speaker stands behind: what follows; what precedes only where the attribution trails it."""
    semicolon = view.normalised.rfind("; ", view.start, at)
    if found and found[-1].claimant not in ("", claimant) and semicolon > found[-1].at:
        return Attribution(claimant, semicolon, max(until, at + 1) if until < view.end else view.end, at)
    rest = view.normalised[item.end : view.end]
    numbers_after = any(item.end <= quantity.span[0] and not quantity.reason for quantity in view.quantities)
    before = view.normalised[view.start : at]
    trailing = not numbers_after or inverted
    lead = before.rpartition(",")
    opens = bool(lead[1]) and len(lead[2].split()) <= 6 and not re.search(r"\d", lead[2])
    opens = opens and not view.between(view.start + len(lead[0]), at, "verb")
    few = _FEW_WORDS.match(rest) if opens else None
    enclosed = few is not None and not numbers_before(view, item.end + few.end(), item.end)
    start = at
    if (trailing or enclosed) and not (
        found and found[-1].claimant != claimant and found[-1].at > view.start
    ):
        start = view.start
    elif found and (trailing or enclosed):
        start = found[-1].end
    if start > view.start and not numbers_before(view, at) and not _CONTRAST.search(before):
        start = view.start
    return Attribution(claimant, start, max(until, at + 1) if until < view.end else view.end, at)


def numbers_before(view: View, position: int, start: int = 0) -> bool:
    """Whether a counting number stands before a position of the sentence, from `start` on."""
    return any(start <= quantity.span[0] < position and not quantity.reason for quantity in view.quantities)


def _is_described(view: View, item: Item) -> bool:
    """In "an official, who asked not to be named, said" the comma closes what is told of the speaker."""
    clause = _DESCRIBED.search(view.normalised, max(view.start, item.start - 120), item.start)
    if clause is None or "anonym" in clause[0] or "named" in clause[0]:
        return clause is not None
    return any(one.end == clause.start() and (one.get("claimant") or one.get("role")) for one in view.items)


def _subject(view: View, previous: int, item: Item, last: str) -> tuple[str, int, bool] | None:
    before = view.normalised[max(view.start, item.start - 44) : item.start]
    before = before.rstrip(", ") if _is_described(view, item) else before
    if _INVERTED.search(before) and _is_relayed(view, item):
        return UNATTRIBUTED, view.start, True
    if _INVERTED.search(before) or not before:
        named = first_speaker(view, item.end, min(view.end, item.end + 70), sides=True)
        named = named or _by_name_alone(view, item)
        if named:
            return named, view.start, True
    if _is_unnamed(view, previous, item):
        return UNATTRIBUTED, max(view.start, previous), False
    for counting in [one for one in view.items if previous <= one.start and one.end <= item.start]:
        if counting.get("publisher") and (named := tally(view, counting)):
            return named, max(view.start, counting.start), False
    for candidate in reversed([one for one in view.items if previous <= one.start and one.end <= item.start]):
        gap = view.normalised[candidate.end : item.start]
        if candidate.get("publisher") and gap == " ":
            return UNATTRIBUTED, max(view.start, previous), False  # "..., the BBC said"
        if len(gap.split()) > 2 and _is_counted(view, candidate):
            continue
        candidate = office(view, candidate)
        if "pronoun_speaker" in candidate.senses and len(gap) < 25 and not is_placed(view, candidate):
            own = candidate.get("role") == "military" and last.endswith("_official")
            if candidate.get("role") == "defence" and last == "ru_official" and not by_title(view, candidate):
                return "ru_mod", candidate.start, False  # "Russia says ... The ministry had reported 36."
            spoken = by_title(view, candidate) or ("" if own else last) or speaker(view, candidate)
            spoken = spoken or _body_named(view, candidate)
            return (spoken, candidate.start, False) if spoken else None
        own = _OWNER.fullmatch(view.normalised, candidate.start, candidate.end) is None
        named = speaker(view, candidate, adjacent=own and len(gap.split()) <= 2)
        if named:
            return named, max(view.start, candidate.start), False
    if view.page.language != "en" and (behind := _behind_verb(view, item)):
        return behind, view.start, True
    quoted = any(sign in view.printed for sign in _QUOTES)
    return (last, view.start, False) if last and quoted and item.start > view.start else None


def _by_name_alone(view: View, item: Item) -> str:
    """In "..., поінформував Ярослав Шанько" a name without an office is that of a local official."""
    if view.page.language == "en" or not _FULL_NAME.match(view.page.text, item.end):
        return ""
    if view.page.language == "uk":
        return "ua_official"
    regions = [view.page.vocabulary.regions[one.get("region")].country for one in view.of_kind("region")]
    return f"{regions[0]}_official" if regions and regions[0] in ("ua", "ru") else ""


def _body_named(view: View, item: Item) -> str:
    """In "Agents of the SBU destroyed two fighters, the service said" the body named before speaks."""
    if view.normalised[item.start : item.end] in ("it", "they"):
        return _opening_body(view)
    if not view.normalised.startswith("the ", item.start):
        return ""
    named = [one for one in view.of_kind("claimant") if one.end <= item.start and not one.get("role")]
    return speaker(view, named[-1]) if named else ""


def _opening_body(view: View) -> str:
    """In "Ukraine's navy sank a boat, it reported" the subject of the sentence speaks."""
    first = (
        one for one in view.items if one.start - view.start <= 25 and (one.get("claimant") or one.get("role"))
    )
    return next((speaker(view, office(view, one), adjacent=False) for one in first), "")


def _behind_verb(view: View, item: Item) -> str:
    """In "Збиття 29 дронів підтвердили вранці Повітряні сили" the subject stands behind its verb."""
    limit = min(view.end, item.end + 40)
    limit = view.end if _OF_LOSSES.search(view.normalised, item.end, limit) else limit
    named = (one for one in view.items if item.end <= one.start < limit and one.get("claimant"))
    first = next((one for one in named if not _LOSSES.search(view.normalised, item.end, one.start)), None)
    gap = view.normalised[item.end : first.start] if first else ","
    return (
        ""
        if first is None or re.search(r"[^а-яіїєґё' -]|\b(?:про|о|що|что|об)\b", gap)
        else speaker(view, first)
    )


def _is_relayed(view: View, item: Item) -> bool:
    """In "Как сообщает Reuters, Россия выпустила ..." a newspaper tells that does not count."""
    following = (one for one in view.items if 0 <= one.start - item.end <= 2)
    return any(one.get("publisher") and not tally(view, one) for one in following)


def _is_unnamed(view: View, previous: int, item: Item) -> bool:
    """In "..., a Telegram channel claimed" nobody of the vocabulary speaks, whoever is named before."""
    match = _UNNAMED.search(view.normalised, max(view.start, previous, item.start - 90), item.start)
    inside = [one for one in view.items if match and match.start() <= one.start < item.start]
    return match is not None and not any(speaker(view, one, adjacent=False) for one in inside)


def _is_counted(view: View, candidate: Item) -> bool:
    """In "30 Russian troops were killed, ... said" the troops are those counted."""
    if not candidate.get("role") or candidate.get("claimant"):
        return False
    before = [one for one in view.quantities if one.reason is None and one.span[1] <= candidate.start]
    gap = view.normalised[before[-1].span[1] : candidate.start] if before else ","
    return len(gap.split()) <= 2 and not re.search(r"[,;:(]", gap)
