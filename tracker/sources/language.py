"""Which of the three languages a text is in: letters first, then the small words."""

import re

from tracker.model import Language
from tracker.text.lazy import regex

SAMPLE = 20_000
"""Characters that are looked at; the language does not change within a document."""

_CYRILLIC = regex(r"[а-яёіїєґ]", re.IGNORECASE)
_LATIN = regex(r"[a-z]", re.IGNORECASE)
_UKRAINIAN = regex(r"[іїєґ]", re.IGNORECASE)
_RUSSIAN = regex(r"[ыэёъ]", re.IGNORECASE)
_UKRAINIAN_WORDS = regex(
    r"\b(?:та|що|на|із|від|після|було|під|або|але|за|до|протягом|ворог|збито)\b", re.IGNORECASE
)
_RUSSIAN_WORDS = regex(
    r"\b(?:и|что|из|от|после|было|под|или|но|над|в|с|течение|были|уничтожен|сбито)\b", re.IGNORECASE
)


def detect_language(text: str) -> Language:
    """The language of a text; English where no Cyrillic letters prevail.

    >>> detect_language("збито 12 дронів"), detect_language("сбиты 12 дронов"), detect_language("12 drones")
    ('uk', 'ru', 'en')
    """
    sample = text[:SAMPLE]
    if len(_CYRILLIC.findall(sample)) <= len(_LATIN.findall(sample)):
        return "en"
    letters = len(_UKRAINIAN.findall(sample)) - len(_RUSSIAN.findall(sample))
    if letters:
        return "uk" if letters > 0 else "ru"
    words = len(_UKRAINIAN_WORDS.findall(sample)) - len(_RUSSIAN_WORDS.findall(sample))
    return "uk" if words > 0 else "ru"
