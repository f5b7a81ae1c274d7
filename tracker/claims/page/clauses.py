"""A text as sentences and clauses: where the words of one slot may reach."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.claims.words.patterns import spoken
from tracker.model import Span
from tracker.text.lazy import regex

LONGEST = 1500

# One class of first characters: a search for such a class costs a tenth of one for alternatives.
_END = regex(r"[.!?…\n](?:(?<=\n)\n*+|(?<!\n)(?<![.!?…]{2})[.!?…]*+[\"'”’»)\]]*+\s+)")
_ABBREVIATION = regex(
    r"(?:^|[\s(\"“]|(?<![a-z])')(?:mr|mrs|ms|dr|gen|lt|col|maj|capt|sgt|gov|sen|rep|st|no|approx|ca|etc"
    r"|vs|inc|jan|feb|mar|apr"
    r"|jun|jul|aug|sept|sep|oct|nov|dec|e\.g|i\.e|incl|brig|adm|prof|тис|тыс|млн|млрд|м|с|обл|ул|пос|пгт|кв|им"
    r"|ім|р|рр|г|гг|[a-zа-ез-яіїє]"
    r"|u\.s|u\.k|u\.n|d\.c|a\.m|p\.m)$"
)
_CLOCK_END = regex(r"(?:a\.m|p\.m)$")
_OF_CLOCK = regex(
    r"(?:(?:moscow|kyiv|kiev|local|eastern)(?: standard| summer| daylight)? time|msk|eest|eet|utc|gmt"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d)\b"
)
_WHEN = regex(
    r"(?:,?\s?\(?(?:from|between|at|by|since|until|till|around|about|shortly|just|soon|after|before|on|overnight"
    r"|to|and|the|of|in|early|late|morning|evening|night|noon|midnight|dusk|dawn"
    r"|[a-z]+day|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|[ap]\.m\.?|\d[\d:.]*(?:st|nd|rd|th)?)(?![\w:]))++"
)
"""In "At 5 a.m. Russia fired", "From 8 p.m. on Friday to 4 a.m. Russia fired" only a time stands before."""
_WIDEST_MARGIN = 12
_BULLET = regex(r"\*(?=\s)|[-•–—▪●◾️]\s*|\d{1,2}[.)]\s")
_CLAUSE = spoken(
    "clauses.clause",
    r"; |;$| while | whereas | but | although | even though | though | after which |, when "
    r"| yet | however,| before (?=\w+ing )",
)
_MAGNITUDES = ("млн", "млрд", "тис", "тыс")
_LABEL = regex(
    r"(?:breaking(?: news)?|urgent|flash|just in|alert|exclusive|watch|live"
    r"|терміново|увага|важливо|блискавка|срочно|молния|внимание|важно)(?:: |\. | ?[!|/]+ ?)\s*"
    r"|interfax\.ru [–—-] "
)
"""What stands before news and tells nothing of it."""
_DATELINE = regex(
    r"[A-Z][A-Z'’.-]{2,}(?: [A-Z][A-Z'’.-]+)*(?:,? [^.;:()\n–—]{1,30})?(?:,? \([A-Z][\w /.]{1,25}\))?"
    r" ?[–—-] (?=[^\n]*[a-z])"
    r"|[А-ЯІЇЄҐ][А-ЯІЇЄҐа-яіїєґ'’-]{2,30}(?:, \d{1,2} [а-яіїє]{3,9}\.?)? \([A-ZА-ЯІЇЄҐ][\w /.'’-]{1,25}\)\.?"
    r" ?[–—-] "
    r"|[A-Z][\w'’-]{2,}(?:, [^.;:()\n–—]{1,30})?"
    r" \((?:Reuters|AP|AFP|CNN|BBC|[Dd][Pp][Aa]|ANI|Ukrinform|UNN|TASS|Xinhua)\) ?[–—-] "
)
"""In "THREE KILLED IN SUMY – MAYOR" capital letters are those of a headline, and of no newsroom."""


class Sentence(NamedTuple):
    """A sentence at `[start, end)`; `line` is True where it is a line of a list or a heading."""

    start: int
    end: int
    paragraph: int
    line: bool
    bullet: bool


def find_sentences(text: str, normalised: str) -> list[Sentence]:
    """The sentences of a text in order, without the blanks around them.

    >>> [(s.start, s.end) for s in find_sentences("It fired 3. Gen. Ko saw 2.", "it fired 3. gen. ko saw 2.")]
    [(0, 11), (12, 26)]
    """
    sentences: list[Sentence] = []
    start, paragraph, line_start = 0, 0, True
    for match in _END.finditer(normalised):
        newline = "\n" in match[0]
        if match[0][0] != "\n" and not _ends(text, normalised, start, match):
            continue
        _append(sentences, text, normalised, (start, match.end()), paragraph, line_start and newline)
        paragraph += match[0].count("\n") > 0
        start, line_start = match.end(), newline
    _append(sentences, text, normalised, (start, len(text)), paragraph, line_start)
    return sentences


def find_clauses(normalised: str, sentence: Sentence) -> list[tuple[int, int]]:
    """The clauses of a sentence: what stands between semicolons and words of contrast."""
    cuts = [match.start() for match in _CLAUSE.finditer(normalised, sentence.start, sentence.end)]
    edges = [sentence.start, *cuts, sentence.end]
    return [(edges[nth], edges[nth + 1]) for nth in range(len(edges) - 1)]


def dateline_end(text: str, normalised: str, start: int, end: int) -> int:
    """Where a dateline that opens the text or a paragraph ends; where it begins if there is none."""
    dateline = _DATELINE.match(text, start, end) if _opens(normalised, start) else None
    return dateline.end() if dateline else start


def _append(
    sentences: list[Sentence], text: str, normalised: str, span: Span, paragraph: int, line: bool
) -> None:
    """Add the sentences of a span, without datelines and with the marks of lists."""
    for low, high in _pieces(text, *span):
        piece = normalised[low:high]
        first, last = low + len(piece) - len(piece.lstrip()), low + len(piece.rstrip())
        first = dateline_end(text, normalised, first, high)
        if label := _LABEL.match(normalised, first, high):
            first = label.end()
        if first < last:
            mark = _margin(text, normalised, first)
            bullet = _BULLET.match(text, mark) is not None or (mark < first and _is_repeated(text, mark))
            sentences.append(Sentence(first, last, paragraph, line, bullet))


def _margin(text: str, normalised: str, first: int) -> int:
    """Where the mark stands that a sentence may have before it: a mark is a blank in the normalised text."""
    before = normalised[max(0, first - _WIDEST_MARGIN) : first]
    start = first - len(before) + len(before.rstrip())
    printed = text[start:first]
    if start > 0 and "\n" not in printed:
        return first
    return first - len(printed.rpartition("\n")[2].lstrip())


def _is_repeated(text: str, mark: int) -> bool:
    """Whether the picture before a line stands before its neighbour too, as those of a list do."""
    before = text.rfind("\n", 0, max(0, text.rfind("\n", 0, mark))) + 1
    behind = text.find("\n", mark) + 1
    return (before < mark and text[before] == text[mark]) or (
        behind > 0 and text.startswith(text[mark], behind)
    )


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences longer than any of prose are cut at a blank, so that time stays linear in the text."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _ends(text: str, normalised: str, start: int, match: re.Match[str]) -> bool:
    """Whether a mark ends a sentence: not that of an abbreviation, of a clock or of a magnitude."""
    following = text[match.end() : match.end() + 1]
    if following.islower() and "\n" not in match[0]:
        return False
    if text[match.start()] in "!…":
        return not _LABEL.fullmatch(normalised, start, match.end())
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    before = normalised[max(0, match.start() - 8) : match.start()]
    if before.endswith(_MAGNITUDES) and following.isupper():
        return True  # "майже 22 млрд. Мешканці"
    if _CLOCK_END.search(before):
        if ")" in match[0] or _WHEN.fullmatch(normalised, start, match.start()):
            return False  # "Overnight (from 8 p.m. to 4 a.m.) Ukraine shot down 58 drones"
        if following.isdigit() or following in ("", "-", "–", "—"):
            return False
        return not _OF_CLOCK.match(normalised, match.end())
    return not _ABBREVIATION.search(before) or before.endswith(" on x")  # the network


"""In "THREE KILLED IN SUMY – MAYOR" capital letters are those of a headline, and of no newsroom."""


def _opens(normalised: str, at: int) -> bool:
    """Whether a position opens the text or a paragraph behind a blank line."""
    if at == 0 or normalised.endswith("\n\n", 0, at):
        return True
    margin = normalised[max(0, at - _WIDEST_MARGIN) : at]
    return not margin.strip() and (at <= _WIDEST_MARGIN or margin.count("\n") > 1)
