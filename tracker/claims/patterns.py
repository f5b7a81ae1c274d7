"""The small words around the slots as patterns, each in every language of the reader at once."""

import re

from tracker.claims.patterns_slavic import PATTERNS


def spoken(name: str, english: str, flags: int = 0) -> re.Pattern[str]:
    r"""One pattern for three languages: the scripts keep English apart from the other two.

    >>> spoken("book.added", r"\b(?:another|further)\s+$").search("збито ще ") is not None
    True
    """
    further = PATTERNS.get(name)
    return re.compile(english if further is None else f"(?:{english})|(?:{further})", flags)
