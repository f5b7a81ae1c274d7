"""Lines of a page that say who printed a piece, and when: "Reuters · 3 hours ago", "3 July 2025"."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from tracker.model import Language, Span
from tracker.text.dates import DateMention, find_dates
from tracker.text.lazy import regex
from tracker.text.normalise import normalise
from tracker.vocab import load

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONGEST_LINE = 160
"""Times and publishers stand in short lines [characters]."""

_UNITS: Mapping[str, timedelta] = {
    "s": timedelta(seconds=1),
    "sec": timedelta(seconds=1),
    "second": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "min": timedelta(minutes=1),
    "minute": timedelta(minutes=1),
    "h": HOUR,
    "hr": HOUR,
    "hour": HOUR,
    "d": DAY,
    "day": DAY,
    "w": timedelta(days=7),
    "week": timedelta(days=7),
    "month": timedelta(days=30),
    "year": timedelta(days=365),
    "секунд": timedelta(seconds=1),
    "хвилин": timedelta(minutes=1),
    "минут": timedelta(minutes=1),
    "мин": timedelta(minutes=1),
    "хв": timedelta(minutes=1),
    "годин": HOUR,
    "год": HOUR,
    "час": HOUR,
    "ч": HOUR,
    "день": DAY,
    "дні": DAY,
    "днів": DAY,
    "доб": DAY,
    "дня": DAY,
    "дней": DAY,
    "сутки": DAY,
    "тиж": timedelta(days=7),
    "недел": timedelta(days=7),
    "місяц": timedelta(days=30),
    "месяц": timedelta(days=30),
}
_COUNTS: Mapping[str, int] = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "": 1}

# Pages run words together ("Al Jazeeraa day ago", "time10 hours ago"): no boundary before the number.
_AGO = regex(
    r"(?P<n>[0-9]{1,3}|an?|one|two|three) ?"
    r"(?P<unit>second|sec|minute|min|hour|hr|day|week|month|year|[smhdw])s?\.? ago"
    r"|(?P<n2>[0-9]{0,3}) ?"
    r"(?P<unit2>секунд|хвилин|хв|минут|мин|годин|год|час|ч|день|дні|днів|доб|дня|дней|сутки|тиж|недел"
    r"|місяц|месяц)"
    r"[а-яіїє]*\.? (?:тому|назад)"
    r"|(?<![a-z0-9])(?P<n3>[0-9]{1,2})(?P<unit3>[hdw])$"
)
_NOW = regex(r"(?:^|\W)(?:just now|moments ago|щойно|только что)$")
_MINUTES_READ = regex(
    r"[0-9]{1,2}[- ]min(?:ute)?s?(?:[- ]read|[- ]reading)|[0-9]{1,2} (?:хв|мин)\.? (?:читання|чтения)"
)
_BYLINE = regex(
    r"(?:[Bb]y|BY|[Aa]uthors?|[Ww]ritten by|[Rr]eport(?:ed|ing) by|[Ss]ource|[Аа]втор[иы]?|[Дд]жерело"
    r"|[Ии]сточник)"
    r"(?::|\s+(?=[^\Wa-zа-яёіїєґ0-9_]))"
)
_CLOCK = regex(
    r"[0-9]{1,2}[:.][0-9]{2}(?: ?(?:a\.?m\.?|p\.?m\.?))?|(?<![0-9])[0-9]{1,2} ?(?:a\.?m\.?|p\.?m\.?)(?!\w)"
)
_BESIDE_DATES = (
    "published updated last posted on at date time by the modified edited first ago kyiv moscow"
    " est edt pst pdt gmt utc bst ist cet cest eet eest msk created"
    " опубліковано оновлено о об від опубликовано обновлено в от мск"
)
_DATE_LINE_WORDS = frozenset(_BESIDE_DATES.split())
_BEFORE_AGES = ("time", "updated", "published", "posted", "оновлено", "обновлено")
_BULLETS = " \t\u00a0\u202f•·∙●▪▫–—-|*,:;/>‹›»«"


class Marker(NamedTuple):
    """What a line says: the age of the piece or its day, who printed it, or that a writer is named."""

    age: timedelta | None = None
    unit: timedelta | None = None
    day: date | None = None
    month_day: tuple[int, int] | None = None
    publisher: str = ""
    title: str = ""

    @property
    def is_time(self) -> bool:
        """Whether the line dates the piece."""
        return self.age is not None or self.day is not None or self.month_day is not None


@lru_cache(maxsize=1)
def publisher_names() -> Mapping[str, str]:
    """Lower-case name of a publisher in any language -> its id."""
    vocabulary = load()
    names: dict[str, str] = {}
    languages: tuple[Language, ...] = ("ru", "uk", "en")
    for language in languages:
        names.update(vocabulary.names("publishers", language))
    return names


def find_marker(line: str) -> Marker | None:
    """What a line says of time and publisher, or None for a line of another kind.

    >>> find_marker("Example Newsan hour ago").publisher
    'Example News'
    """
    if len(line) > LONGEST_LINE:
        return None
    folded = normalise(line).rstrip(_BULLETS)
    ago = _last_ago(folded)
    if ago is not None:
        return _relative(line, *ago)
    if _NOW.search(folded):
        return Marker(timedelta(0), HOUR)
    if (_MINUTES_READ.search(folded) and len(folded) < 40) or _BYLINE.match(line):
        return _dated(line, folded) or Marker()
    known = publisher_names().get(folded.strip(_BULLETS))
    if known:
        return Marker(publisher=known)
    return _dated(line, folded)


def ages(text: str) -> list[Span]:
    """Where a text says how old a piece is, also with letters run into it: "time10 hours ago".

    >>> ages("Al Jazeera time10 hours ago")
    [(15, 27)]
    """
    return [match.span() for match in _AGO.finditer(normalise(text))]


def _last_ago(folded: str) -> tuple[int, timedelta, timedelta] | None:
    """Where the age at the end of a line begins, the age, and its unit."""
    found = None
    for match in _AGO.finditer(folded):
        found = match
    if found is None or found.end() < len(folded):
        return None
    unit = _UNITS[found["unit"] or found["unit2"] or found["unit3"]]
    number = found["n"] or found["n2"] or found["n3"] or ""
    count = int(number) if number.isdigit() else _COUNTS[number]
    return found.start(), count * unit, unit


def _relative(line: str, start: int, age: timedelta, unit: timedelta) -> Marker | None:
    before = line[:start].strip(_BULLETS)
    for word in _BEFORE_AGES:
        if normalise(before).endswith(word):
            before = before[: -len(word)].strip(_BULLETS)
    words = before.split()
    if len(words) > 4 or any(character.isdigit() for character in before):
        return Marker(age, unit, title=before) if before[-1:] not in ".!?" else None
    return Marker(age, unit, publisher=publisher_names().get(normalise(before), before))


def _dated(line: str, folded: str) -> Marker | None:
    """A line that holds dates and beside them only clock times, zones, names and words such as "updated"."""
    if not any(character.isdigit() for character in folded):
        return None
    mentions = [found for found in find_dates(line, language_of_dates(folded)) if found.kind == "day"]
    publisher = _beside_dates(line, [mention.span for mention in mentions])
    if not mentions or publisher is None:
        return None
    if _BYLINE.match(line):
        publisher = ""
    return _day_marker(mentions, publisher_names().get(normalise(publisher), publisher))


def _beside_dates(line: str, spans: Sequence[Span]) -> str | None:
    """The names beside the dates of a line; None where it says anything else."""
    rest = line
    for start, end in reversed(spans):
        rest = f"{rest[:start]} {rest[end:]}"
    rest = _CLOCK.sub(" ", rest)
    names = [word.strip(_BULLETS + "().") for word in rest.split()]
    names = [word for word in names if word and normalise(word) not in _DATE_LINE_WORDS]
    said = any(character.isdigit() for character in rest) or any(word[:1].islower() for word in names)
    return None if said or len(names) > 4 else " ".join(names)


def _day_marker(mentions: Sequence[DateMention], publisher: str) -> Marker | None:
    """The first of the days is when the piece appeared, the later ones when it was touched again."""
    days = [_day_of(mention) for mention in mentions if mention.year is not None]
    if days:
        known = [day for day in days if day is not None]
        return Marker(day=min(known), publisher=publisher) if known else None
    first = mentions[0]
    if first.month is None or first.day is None:
        return None
    return Marker(month_day=(first.month, first.day), publisher=publisher)


def _day_of(mention: DateMention) -> date | None:
    try:
        return date(mention.year or 1, mention.month or 1, mention.day or 1)
    except ValueError:
        return None


def language_of_dates(folded: str) -> Language:
    """The language whose date words a line holds."""
    if _CYRILLIC.search(folded) is None:
        return "en"
    return "ru" if _RUSSIAN_MONTH.search(folded) else "uk"


_CYRILLIC = regex(r"[а-яёіїєґ]")
_RUSSIAN_MONTH = regex(
    r"[ыэъё]|(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)[ья]|(?<!\w)мая(?!\w)"
)
