"""A page -> its articles, its furniture and its repeated pieces, by signals that any site gives.

Signals: a line that returns, short lines without a full stop, times such as "10 hours ago", publisher
lines, words of page furniture, and the block of title, publisher and time that opens the next piece.
A text without such signals is one article, whole and untouched.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tracker.sources.page_lines import Line, find_lines, key_of
from tracker.sources.page_times import Marker
from tracker.text.lazy import regex

SHORTEST = 200
"""A body of fewer characters that follows furniture, without a title, is furniture too."""
SHORTEST_COPY = 40
"""A shorter text that stands twice is how it was written [characters]."""

_LISTED = regex(r"^(?:[•▪▫◾🔹*]|[-–—] |[0-9])|[:–—-] ?[0-9]")

_CUT_OFF = regex(r"(?:\[(?:…|\.\.\.)\]|…|(?:…|\.\.\.) ?(?:[Rr]ead|[Ss]ee|[Ss]how) more)\W*$")

Cut = Literal["furniture", "duplicate", "title"]


class Article(NamedTuple):
    """A piece of a page at `[start, end)`; `markers` are the times and publishers printed over it."""

    start: int
    end: int
    title: str = ""
    markers: tuple[Marker, ...] = ()

    @property
    def publisher(self) -> str:
        """Who printed it, as far as the page says."""
        return next((marker.publisher for marker in self.markers if marker.publisher), "")


class Rest(NamedTuple):
    """What is no article at `[start, end)`, and why."""

    start: int
    end: int
    reason: Cut


class Page(NamedTuple):
    """Articles and rest of a text: together all of its characters but white space."""

    articles: tuple[Article, ...]
    rest: tuple[Rest, ...]


class _Run(NamedTuple):
    """Lines from `first` to before `last`, all of them body or none."""

    first: int
    last: int
    body: bool


class _Opening(NamedTuple):
    """A run of lines that opens an article: where its title stands first, and the title."""

    title_at: int
    title: str
    key: str


def split(text: str) -> Page:
    """Articles and rest of a page.

    >>> page = split("On 3 May the unit counted 12 drones. Nine of them fell.")
    >>> len(page.articles), page.rest
    (1, ())
    """
    once = _end_of_first_copy(text)
    page = _split_once(text[:once])
    if once < len(text):
        page = Page(page.articles, (*page.rest, *_trimmed(text, once, len(text))))
    return _without_duplicates(text, page)


def _split_once(text: str) -> Page:
    lines = find_lines(text)
    runs = _runs(lines)
    counts = Counter(line.key for line in lines if line.kind == "short")
    openings = {run.first: opening for run in runs if (opening := _opening(lines, run, runs, counts))}
    if not any(run.body for run in runs) or _is_plain(lines, openings, runs):
        return _plain(text, lines)
    return _assemble(lines, runs, openings)


def _runs(lines: Sequence[Line]) -> list[_Run]:
    runs: list[_Run] = []
    for number, line in enumerate(lines):
        body = line.kind == "body"
        if runs and runs[-1].body == body:
            runs[-1] = runs[-1]._replace(last=number + 1)
        else:
            runs.append(_Run(number, number + 1, body))
    return runs


def _opening(lines: Sequence[Line], run: _Run, runs: Sequence[_Run], counts: Counter[str]) -> _Opening | None:
    """The title in a run of short lines before a body, if the run shows that a piece begins."""
    if run.body or run is runs[-1]:
        return None
    numbers = range(run.first, run.last)
    candidates = [number for number in numbers if _may_be_title(lines[number])]
    own = Counter(lines[number].key for number in candidates)
    repeated = [number for number in candidates if _returns(lines[number], own, counts)]
    if repeated:
        key = lines[repeated[-1]].key
        first = next(number for number in repeated if lines[number].key == key)
        return _Opening(first, lines[first].text, key)
    markers = [number for number in numbers if lines[number].kind == "marker"]
    if not markers and run.first and _CUT_OFF.search(lines[run.first - 1].text):
        markers = [run.first - 1]  # a cut-off text ends a piece as surely as a time begins one
    if not markers:
        return None
    titled = [number for number in markers if (lines[number].marker or Marker()).title]
    if titled:
        marker = lines[titled[-1]].marker or Marker()
        return _Opening(titled[-1], marker.title, key_of(marker.title))
    at = _title_beside(lines, candidates, markers)
    return None if at is None else _Opening(at, lines[at].text, lines[at].key)


def _may_be_title(line: Line) -> bool:
    return line.kind == "short" and line.words >= 2 and not line.text.endswith(":")


def _returns(line: Line, own: Counter[str], page: Counter[str]) -> bool:
    """A headline that returns in its own block, or a long one that returns on the page."""
    if line.words < 3:
        return False
    return own[line.key] > 1 or (line.words >= 5 and page[line.key] > 1)


def _title_beside(lines: Sequence[Line], candidates: Sequence[int], markers: Sequence[int]) -> int | None:
    """Over the first time or publisher the nearest headline, else under it the last."""
    before = [number for number in candidates if number < markers[-1] and lines[number].words >= 3]
    after = [number for number in candidates if number > markers[0] and lines[number].words >= 3]
    pool = [number for number in before if number < markers[0]][-2:] or after or before
    if not pool:
        return None
    longest = max(lines[number].words for number in pool)
    return next(number for number in reversed(pool) if lines[number].words * 2 >= longest)


def _is_plain(lines: Sequence[Line], openings: dict[int, _Opening], runs: Sequence[_Run]) -> bool:
    """No furniture, at most one piece, and over it nothing but a title and a printed day."""
    if any(line.kind == "furniture" for line in lines):
        return False
    later = [first for first in openings if first != runs[0].first]
    head = lines[runs[0].first : runs[0].last] if not runs[0].body else ()
    ages = any(line.marker and line.marker.age is not None for line in head)
    repeated = len({line.key for line in head}) < len(head)
    return not later and not ages and not repeated


def _plain(text: str, lines: Sequence[Line]) -> Page:
    if not lines:
        return Page((), ())
    head = []
    for line in lines:
        if line.kind == "body":
            break
        head.append(line)
    markers = tuple(line.marker for line in head if line.marker)
    first = next((line for line in head if line.kind == "short" and line.words >= 3), None)
    title = first.text if first and len(head) <= 3 and len(head) < len(lines) else ""
    return Page((Article(0, len(text), title, markers),), ())


def _assemble(lines: Sequence[Line], runs: Sequence[_Run], openings: dict[int, _Opening]) -> Page:
    assembly = _Assembly(lines)
    for run in runs:
        following = lines[run.last] if run.last < len(lines) else None
        assembly.add(run, openings.get(run.first), following)
    return assembly.page()


class _Assembly:
    """Gives each line to an article or to the rest, run by run."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._articles: list[Article] = []
        self._rest: list[Rest] = []
        self._opening: _Opening | None = None
        self._head: list[Line] = []  # lines over the article to come
        self._open = False  # whether the last article goes on

    def page(self) -> Page:
        """All that was added."""
        return Page(tuple(self._articles), tuple(self._rest))

    def add(self, run: _Run, opening: _Opening | None, following: Line | None) -> None:
        """Take the next run of lines."""
        lines = self._lines[run.first : run.last]
        if run.body:
            self._add_body(lines)
        elif opening is not None:
            head = _head_start(self._lines, run, opening.title_at)
            self._end_article(self._lines[run.first : head])
            self._opening, self._head = opening, list(self._lines[head : run.last])
        elif following is None:
            self._end_article(lines)
        elif not self._articles:
            self._start_of_page(lines)
        elif not self._open or _is_break(lines):
            self._end_article(lines)
        else:
            self._extend(lines)

    def _add_body(self, lines: Sequence[Line]) -> None:
        if self._open:
            self._extend(lines)
            return
        if self._opening is None and self._articles and sum(len(line.text) for line in lines) < SHORTEST:
            self._reject(lines)  # a sentence of the page itself, such as an invitation to subscribe
            return
        opening = self._opening
        markers = _markers(self._head, opening.key if opening else "")
        self._reject(self._head, opening.key if opening else "")
        title = opening.title if opening else ""
        self._articles.append(Article(lines[0].start, lines[-1].end, title, markers))
        self._opening, self._head, self._open = None, [], True

    def _extend(self, lines: Sequence[Line]) -> None:
        self._articles[-1] = self._articles[-1]._replace(end=lines[-1].end)

    def _end_article(self, tail: Sequence[Line]) -> None:
        kept = _kept_tail(tail) if self._open else 0
        if kept:
            self._extend(tail[:kept])
        self._reject(tail[kept:])
        self._open = False

    def _start_of_page(self, lines: Sequence[Line]) -> None:
        """Short lines over the first body, of which none shows that a piece begins."""
        if not any(line.kind == "furniture" for line in lines):
            self._articles.append(Article(lines[0].start, lines[-1].end, _last_title(lines)))
            self._open = True
            return
        title = _last_title(lines)
        self._opening = _Opening(0, title, key_of(title)) if title else None
        self._head = list(lines)

    def _reject(self, lines: Sequence[Line], title_key: str = "") -> None:
        seen = False
        for line in lines:
            reason: Cut = "furniture"
            if title_key and title_key in (line.key, key_of(line.marker.title) if line.marker else ""):
                reason, seen = "duplicate" if seen else "title", True
            self._rest.append(Rest(line.start, line.end, reason))


def _head_start(lines: Sequence[Line], run: _Run, title_at: int) -> int:
    """Times and publishers right over a title are its own, where none stand under it."""
    if any(line.kind == "marker" for line in lines[title_at : run.last]):
        return title_at
    while title_at > run.first and lines[title_at - 1].kind == "marker":
        title_at -= 1
    return title_at


def _markers(head: Sequence[Line], title_key: str) -> tuple[Marker, ...]:
    """What stands over a piece; a short line beside its time is the publisher where none is known."""
    markers = [line.marker for line in head if line.marker]
    if any(marker.publisher for marker in markers) or not any(marker.is_time for marker in markers):
        return tuple(markers)
    for line in head:
        name = line.kind == "short" and line.key != title_key and line.words <= 4
        if name and not any(character.isdigit() for character in line.text):
            return (*markers, Marker(publisher=line.text.strip(" •·|-–—")))
    return tuple(markers)


def _kept_tail(tail: Sequence[Line]) -> int:
    """How many lines after the last sentence belong to it: a list of figures, or all if none is furniture."""
    if all(line.kind == "short" for line in tail):
        return len(tail)
    kept = 0
    for line in tail:
        if line.kind != "short" or not _is_figure(line):
            break
        kept += 1
    return kept


def _is_figure(line: Line) -> bool:
    """A line of a list of figures: right under the text, or with a figure set apart by a sign."""
    digits = any(character.isdigit() for character in line.text)
    return digits and (not line.gap or _LISTED.search(line.text) is not None)


def _is_break(lines: Sequence[Line]) -> bool:
    """Enough furniture between two bodies to end the piece."""
    return sum(line.kind == "furniture" and line.key != "" for line in lines) >= 3


def _last_title(lines: Sequence[Line]) -> str:
    found = [line.text for line in lines if line.kind == "short" and line.words >= 3]
    return found[-1] if found else ""


def _end_of_first_copy(text: str) -> int:
    """Where the text ends if it stands there once; a page that was pasted twice is read once."""
    bare = text.strip()
    start = text.find(bare)
    first, second = _around_the_middle(bare)
    if first < SHORTEST_COPY or len(bare) - second != first or not bare.startswith(bare[second:]):
        return len(text)
    return _end_of_first_copy(text[: start + first])


def _around_the_middle(text: str) -> tuple[int, int]:
    """The white space in the middle of a text, or the middle itself."""
    first = second = len(text) // 2
    while first > 0 and text[first - 1].isspace():
        first -= 1
    while second < len(text) and text[second].isspace():
        second += 1
    return first, second


def _without_duplicates(text: str, page: Page) -> Page:
    """A piece met twice is read once."""
    seen: set[str] = set()
    articles: list[Article] = []
    rest = list(page.rest)
    for article in page.articles:
        key = key_of(text[article.start : article.end])
        if key in seen:
            rest.append(Rest(article.start, article.end, "duplicate"))
        else:
            seen.add(key)
            articles.append(article)
    return Page(tuple(articles), tuple(sorted(rest)))


def _trimmed(text: str, start: int, end: int) -> tuple[Rest, ...]:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return ()
    at = start + piece.find(bare)
    return (Rest(at, at + len(bare), "duplicate"),)
