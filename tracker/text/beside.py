"""What stands beside a text and is none of it: times of entries, bylines, credits, a channel's own name."""

import re

from tracker.text.lazy import regex

_HASHTAGS = regex(r"(?:\s*#[^\W\d_][^\W\d]*)+\s*$")
_GAP = "[ \t*\u00ad]*+"
_CLOCK = (
    r"(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9]|[0-2]?[0-9][.][0-5][0-9](?= ?(?i:[ap]\.?m)\b)"
    r"|[0-2][0-9][.](?:00|1[3-9]|[2-5][0-9]))"
)
"""With a point and no "am" it is a time only where it can be no day: 09.41, not 09.11."""
_ENTRY = (
    rf"(?P<label>{_GAP}\[?(?P<clock>{_CLOCK})(?![0-9:.,%])(?: ?(?i:[ap]\.?m)\b\.?)?+"
    r"(?:,? \(?(?:GMT|UTC|BST|E[SD]?T|CES?T|EES?T|MSK|МСК|мск|(?:Kyiv|Kiev|Moscow|local) time"
    r"|за (?:київським часом|києвом))\b\)?)?+\]?"
    rf"(?:{_GAP}(?:\||//|:|[–—-](?=[ \t])){_GAP}(?=[^\s\d]|[0-9])"
    rf"|{_GAP}(?=[\"“„«(]?[A-ZА-ЯІЇЄҐ0-9])(?<=[ \t*])"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)))"
    r"(?![0-2]?[0-9](?:[:.][0-5][0-9]| ?[ap]\.?m\b))"
)
_FIRST_ENTRY = regex(_ENTRY)
_NEXT_ENTRY = regex(rf"\n{_ENTRY}")
"""In "09:41 | Kyiv: 14 wounded", "[9.41am] Kyiv ..." a live report tells when a line of it was printed."""
_FOOTER = regex(
    r"\W*(?:"
    r"(?:subscribe|follow (?:us|our|@)|join (?:us|our)|sign up|read us|watch us|send us|share this"
    r"|підписат|підписуй|підпишіт|підписка|надіслати|надсилайте|стежте|читайте нас|приєднуй|долучай"
    r"|наш (?:канал|телеграм|сайт)"
    r"|подписат|подписывай|подпишит|подписка|прислать|присылайте|следите|присоединяй)[^\n0-9]{0,100}"
    r"|(?:(?:telegram|youtube|instagram|facebook|viber|whatsapp|twitter|tiktok|x|сайт|телеграм|чат"
    r"|ютуб)\b[^\w\n]*)+"
    r"|@[a-z_]{3,40}|(?:https?://|www\.|t\.me/)[^\s0-9]+"
    r"|(?:(?:(?:cover|main|file|top|stock) )?(?:photo|image|picture|video|illustration)s?(?: credits?)?"
    r"|(?:(?:головне|главное|титульное) )?(?:фото|відео|видео)(?:/(?:фото|відео|видео))?|світлин[аи]"
    r"|колаж|коллаж|ілюстрація"
    r"|иллюстрация)(?::| ?[©/|]| (?:by|from|via|courtesy|credit|із|з|из|с|от|від)\b(?![^\n]*[.!?…]\s*$)"
    r"|\s*$"
    r"|(?= (?:ілюстративне|иллюстративное|архівне|архивное)))[^\n0-9]{0,90}"
    r"|(?:read (?:also|more|next|on)|also read|see also|related(?: (?:stories|articles|news|topics))?"
    r"|watch(?: also)?"
    r"|more (?:on this|from|news|stories)|you (?:may|might) also like|don't miss"
    r"|чита(?:йте|ти|ть) (?:також|также|ще|ещ[её]|по темі|по теме)|дивіться також|смотрите также"
    r"|також по темі|также по теме"
    r"|(?:по|за) темі|по теме|інші новини|другие новости|більше новин|больше новостей)(?::| ?[|»>→-]"
    r"|\s*$)[^\n0-9]{0,110}"
    r"|\(?(?:(?:additional |further )?(?:reporting|writing|editing)|written|edited|reported|compiled"
    r"|translated) by\b"
    r"[^\n0-9]{3,120}|(?:with |additional )?reporting from [^\n0-9]{3,110}"
    r"|(?:автори?|авторы?|редактори?|редакторы?|журналісти?|журналисты?|author"
    r"|editor)s?: ?[^\n0-9]{3,80})\W*",
    re.IGNORECASE,
)
"""What a channel says of itself below its posts, and a newsroom of pictures, other pieces and its people."""
_NAME = r"(?:[A-Z][\w.'’-]*+)"
_BESIDE_NAMES = (
    r"(?:and|in|of|for|the|at|our|with|from|an?|own|special|defence|defense|security|foreign|war|chief"
    r"|senior|staff"
    r"|correspondents?|reporters?|writers?|editors?|journalists?|team|agenc(?:y|ies)|reporting|additional"
    r"|editing|by|writing)"
)
_BYLINE = regex(
    rf"[ \t]*(?:By (?:our [a-z ]{{0,20}}(?:correspondents?|reporters?|staff|team)\b|{_NAME}(?= {_NAME}))"
    rf"|{_NAME} {_NAME} in {_NAME}(?=,| and | for |\n)"
    r"|(?:Additional reporting|Reporting|Writing|Editing|With (?:additional )?reporting) by(?= [A-Z]))"
    rf"(?:[ ,;|/&]+(?:{_NAME}|{_BESIDE_NAMES}\b))*[ \t]*(?=\n)\n+"
)
"""A line above a piece that only names who wrote it, and where."""
_FIRST_LINES = 4
_WIDEST_FOOTER = 140
_LONGEST_FOOTER = 6


def told_until(text: str) -> int:
    """Where a text ends but for its hashtags and lines without figures in which a channel names itself."""
    end, told = len(text.rstrip()), len(text)
    for _ in range(_LONGEST_FOOTER):
        start = text.rfind("\n", max(0, end - _WIDEST_FOOTER), end) + 1
        if start == 0 or _FOOTER.fullmatch(text, start, end) is None:
            break
        told = end = len(text[:start].rstrip())
    if "#" in text[max(0, end - _WIDEST_FOOTER) : end]:
        hashtags = _HASHTAGS.search(text, max(0, end - _WIDEST_FOOTER), end)
        told = hashtags.start() if hashtags else told
    return told


def byline_of(text: str) -> re.Match[str] | None:
    """A byline among the first lines of a text."""
    start = 0
    for _ in range(_FIRST_LINES):
        if found := _BYLINE.match(text, start):
            return found
        start = text.find("\n", start) + 1
        if not start:
            break
    return None


def entries_of(text: str) -> list[re.Match[str]]:
    """The times before the entries of a live report."""
    first = _FIRST_ENTRY.match(text)
    return [*((first,) if first else ()), *_NEXT_ENTRY.finditer(text)]


def has_entries(text: str) -> bool:
    """Whether a text has any entry that begins with its time."""
    return _FIRST_ENTRY.match(text) is not None or _NEXT_ENTRY.search(text) is not None
