"""Lines of a page and what each of them is: body, short line, time or publisher, furniture."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from tracker.sources.page_times import Marker, find_marker
from tracker.text.lazy import regex
from tracker.text.normalise import normalise
from tracker.vocab import load

LineKind = Literal["body", "short", "marker", "furniture"]

LONG = 120
"""A line of so many characters is a paragraph, whatever it ends with."""
WRAPPED, SHORT = 45, 20
"""Hard-wrapped lines have at least so many characters, but the last."""
LONGEST_FURNITURE = 300
_LINE = regex(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_NOT_WORD = regex(r"[^\w]+")
_TALLY = regex(
    r"[\W_]*[0-9][0-9., ]*[km]?\W*(?:views?|comments?|shares?|likes?|reads?|followers|reactions|replies"
    r"|перегляд\w*|коментар\w*|просмотр\w*|комментари\w*)\W*"
)
_SENTENCE = regex(r"[.…][\"'”’»)\]]*$|[.!?…][\"'”’»)\]]*\s+\S")


class Line(NamedTuple):
    """A line with its place in the input, without the white space around it. `key` compares lines."""

    start: int
    end: int
    text: str
    key: str
    kind: LineKind
    marker: Marker | None
    gap: bool

    @property
    def words(self) -> int:
        """Number of words."""
        return self.key.count(" ") + 1 if self.key else 0


@lru_cache(maxsize=1)
def _furniture_phrases() -> tuple[frozenset[str], re.Pattern[str]]:
    """Phrases of one word, which must be nearly the whole line, and longer ones, which may stand in it."""
    phrases = [key_of(phrase) for phrase in load().furniture]
    long = sorted((phrase for phrase in phrases if " " in phrase), key=len, reverse=True)
    pattern = "|".join(re.escape(phrase) for phrase in long) or r"(?!)"
    return frozenset(phrase for phrase in phrases if " " not in phrase), regex(rf"(?<!\w)(?:{pattern})")


def key_of(text: str) -> str:
    """The words of a text, lower-cased and folded, to compare lines and pieces."""
    return _NOT_WORD.sub(" ", normalise(text)).strip()


def find_lines(text: str) -> list[Line]:
    """The lines that hold anything, in order, each with its kind."""
    lines: list[Line] = []
    bare = [_bare(match) for match in _LINE.finditer(text)]
    spans = [span for span in bare if span[0] < span[1]]
    for number, (start, end) in enumerate(spans):
        gap = number > 0 and text.count("\n", spans[number - 1][1], start) > 1
        lines.append(_line(text[start:end], start, gap, _adjoining(text, spans, number), lines))
    return lines


def _adjoining(text: str, spans: Sequence[tuple[int, int]], number: int) -> str:
    """The next line where no blank one stands between, if it may go on with a sentence."""
    if number + 1 == len(spans):
        return ""
    (_, end), (following, last) = spans[number : number + 2]
    if text.count("\n", end, following) != 1:
        return ""
    line = text[following : min(last, following + LONG)]
    return line if len(line) >= SHORT or line.endswith(".") else ""


def _bare(match: re.Match[str]) -> tuple[int, int]:
    line = match[0]
    start = match.start() + len(line) - len(line.lstrip())
    return start, max(start, match.start() + len(line.rstrip()))


def _line(text: str, start: int, gap: bool, following: str, before: Sequence[Line]) -> Line:
    end = start + len(text)
    previous = before[-1] if before else None
    if len(text) > LONGEST_FURNITURE:
        return Line(start, end, text, "", "body", None, gap)
    key = key_of(text)
    marker = find_marker(text)
    if marker is not None:
        return Line(start, end, text, key, "marker", marker, gap)
    if _is_furniture(text, key, previous):
        return Line(start, end, text, key, "furniture", None, gap)
    kind: LineKind = "body" if _is_body(text, following, previous, gap) else "short"
    return Line(start, end, text, key, kind, None, gap)


def _is_body(text: str, following: str, previous: Line | None, gap: bool) -> bool:
    if len(text) >= LONG or (_SENTENCE.search(text) and " " in text):
        return True
    # hard-wrapped text: the sentence goes on in the next line, or came from the one before
    if len(text) >= WRAPPED and following[:1].islower() and " " in following:
        return find_marker(following) is None
    return bool(previous and not gap and previous.kind == "body" and text[:1].islower() and " " in text)


def _is_furniture(text: str, key: str, previous: Line | None) -> bool:
    words = key.count(" ") + 1
    single, phrases = _furniture_phrases()
    if _TALLY.fullmatch(text.lower()):
        return True
    if not key:
        return not any(character.isalnum() for character in text)
    found = phrases.search(key)
    if found and words <= 10 and (found.end() - found.start()) * 2 >= len(key):
        return True
    if found and previous is not None and previous.kind == "furniture" and words <= 40:
        return True
    small = words <= 3 and not _SENTENCE.search(text.rstrip(".…"))
    return (
        small
        and any(word in single for word in key.split())
        and not any(c.isdigit() for c in text.rstrip("0123456789"))
    )
