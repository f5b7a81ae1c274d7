"""Digits of a text -> atoms: numerals, and what only looks like one (designations, dates, times, links)."""

import re
from collections.abc import Iterator, Sequence

from tracker.model import Reason
from tracker.text.atom import Atom, Kind, numeral, value_of
from tracker.text.lazy import regex
from tracker.text.page import Page

_DIGIT = regex(r"[0-9½¼¾⅓⅔]")
# Marks of a link and what stands before them: to look for a mark costs a hundredth of a pattern.
_LINK_MARKS = (
    ("://", regex(r"https?\Z")),
    ("www.", regex(r"(?<!/)\Z")),
    ("t.me/", regex(r"(?<!/)\Z")),
)
_LINK_END = regex(r"[^\s<>\"]+")
_ADDRESS = regex(r"[\w.+-]{1,64}@[\w-]+\.[\w.]+")
_TOKEN = regex(r"[0-9½¼¾⅓⅔](?:[^\W_]|[.,:'](?=[0-9])|[-/](?=[^\W_])|'(?=s\b)|[½¼¾⅓⅔]){0,60}+")
_PHONE = regex(r"[0-9]{1,3}(?:[ ()-]{1,2}[0-9]{2,4}){3,5}(?![0-9])|[0-9]{10,13}(?![0-9])")
_LETTERS = regex(r"[^\W\d_]+(?:[²³]|[23](?![^\W_]))?")
_CODE = regex(r"-?[0-9]")
_LAST_DIGIT = regex(r".*[0-9½¼¾⅓⅔]", re.DOTALL)

# Shapes of a whole token, tried in this order.
_SHAPE_TABLE: tuple[tuple[str, Reason, str], ...] = (
    (r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-[0-3][0-9](?:t[0-9:.]+)?", "date", "iso_date"),
    (r"(?:19|20)[0-9]{2}[./](?:0?[1-9]|1[0-2])[./][0-3]?[0-9]", "date", "year_first_date"),
    (r"[0-3]?[0-9]([./-])[0-3]?[0-9]\1(?:(?:19|20)?[0-9]{2})", "date", "numeric_date"),
    (
        r"[0-3]?[0-9][./](?:0[1-9]|1[0-2])-[0-3]?[0-9][./](?:0[1-9]|1[0-2])(?:[./][0-9]{2,4})?",
        "date",
        "dates",
    ),
    (r"[0-2][0-9][.][0-5][0-9]-[0-2][0-9][.][0-5][0-9]", "clock", "clock"),
    (r"(?:19|20)[0-9]{2}-w[0-5][0-9]", "date", "iso_week"),
    (r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:[ap]m)?(?:-[0-2]?[0-9]:[0-5][0-9])?", "clock", "clock"),
    (r"[01]?[0-9](?:-[01]?[0-9])?[ap]m|[01]?[0-9][.][0-5][0-9][ap]m", "clock", "clock"),
    (r"(?:1[5-9]|20)[0-9]0'?s|[1-9]0'?s", "year", "decade"),
    (r"(?:19|20)[0-9]{2}(?:/|-)[0-9]{2}", "year", "year_span"),
    (r"(?:1[89]|20)[0-9]{2}[-/](?:1[89]|20)[0-9]{2}", "year", "year_span"),
    (r"24/7(?:/365)?|365/7", "frequency", "around_the_clock"),
    (r"9/11", "name", "name"),
    (r"[0-9]{1,4}(?:-[0-9]{1,4}){2,}", "reference", "identifier"),
    (r"[0-9]{1,4}(?:/[0-9]{1,4}){2,}", "reference", "identifier"),
    (r"(?![0-9]+(?:\.[0-9]{3})+$)[0-9]{1,3}(?:\.[0-9]{1,3}){3}", "reference", "identifier"),
    (r"[0-9]{1,3}\.[0-9]+[nsew]", "coordinate", "coordinate"),
    (r"[0-9]{1,2}[nsew]", "coordinate", "coordinate"),
)
_SHAPES = tuple((regex(pattern), reason, rule) for pattern, reason, rule in _SHAPE_TABLE)

_CHANNEL = regex(r"1\+1(?!\d|[.,]\d|\s*=)")
"""The television channel 1+1."""
_PERIODS = regex(r"(?:q|h|w|fw)$")
_NAME_LENGTH = 4
_TEEN = 19
_CENTURY = 100


def find_digit_atoms(page: Page, links: Sequence[tuple[int, int]]) -> Iterator[Atom]:
    """The atoms of all digits of the page, each digit in exactly one of them; one of them for each link."""
    text, links = page.flat, [*links]
    reached = 0
    while match := _DIGIT.search(text, reached):
        at = match.start()
        while links and links[-1][1] <= at:
            links.pop()
        if links and links[-1][0] <= at:
            atom = _rejected(text, at, links.pop()[1], "reference", "link")
        else:
            atom = _atom_at(page, at, reached)
        yield atom
        reached = atom.end


def find_links(text: str) -> list[tuple[int, int]]:
    """Spans of links and addresses, the last first."""
    spans, reached = [], 0
    for start in sorted(_link_starts(text)):
        if start >= reached:  # each letter is looked at once, however many links run into one another
            reached = _LINK_END.match(text, start).end()  # type: ignore[union-attr]
            spans.append((start, reached))
    if "@" in text:
        spans += [match.span() for match in _ADDRESS.finditer(text)]
    kept: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept[::-1]


def _link_starts(text: str) -> Iterator[int]:
    """Where links begin."""
    for mark, before in _LINK_MARKS:
        at = text.find(mark)
        while at >= 0:
            lead = before.search(text, max(0, at - 5), at)
            if lead is not None:
                yield lead.start()
            at = text.find(mark, at + len(mark))


def _rejected(text: str, at: int, end: int, reason: Reason, rule: str) -> Atom:
    last = _LAST_DIGIT.match(text[at:end])
    stop = at + last.end() if last and rule != "decade" else end
    value = value_of(re.match(r"[0-9]{0,15}[½¼¾⅓⅔]?", text[at:stop])[0])  # type: ignore[index]
    return Atom(at, stop, Kind.REJECTED, value, raw=text[at:stop], reason=reason, rule=rule)


def _atom_at(page: Page, at: int, reached: int) -> Atom:
    """The atom of digits that begin at a position."""
    text = page.flat
    called = text[at - 1 : at] == "+" or text.startswith("8 (", at)
    if called and (phone := _PHONE.match(text, at)):
        return _rejected(text, at, phone.end(), "reference", "telephone")
    if text.startswith("1+1", at) and _CHANNEL.match(text, at):
        return _rejected(text, at, at + len("1+1"), "name", "name")
    match = _TOKEN.match(text, at)
    end = match.end() if match else at + 1
    head = _head(page, at, reached)
    if head and head not in page.lexicon.prefixes:
        return _after_letters(page, at, end, head)
    return _from_digit(page, at, end)


def _head(page: Page, at: int, reached: int) -> str:
    """The letters that the digits at `at` hang on, directly or by a hyphen."""
    text, start = page.flat, at
    while start > reached:
        previous = text[start - 1]
        if (
            previous.isalpha()
            or previous == "_"
            or (
                previous == "-"
                and start - 1 > reached
                and text[start - 2].isalpha()
                and _is_hyphen(page, start - 1)
            )
        ):
            start -= 1
        else:
            break
    is_suffix = start == reached and reached > 0 and text[reached - 1].isdigit()  # the am of 10am-2pm
    return "" if is_suffix else text[start:at]


def _is_hyphen(page: Page, at: int) -> bool:
    return page.printed[at] != "—"


def _after_letters(page: Page, at: int, end: int, head: str) -> Atom:
    """Digits right behind letters are part of a name: "Kh-101"."""
    text = page.flat
    if _PERIODS.match(head):
        return _rejected(text, at, end, "date", "period")
    start = at - len(head)
    printed = page.printed[start:at]
    is_word = len(head) >= _NAME_LENGTH and head.isalpha() and printed[0].isupper() and printed[1:].islower()
    if is_word and head not in page.tongue.model_names:
        return _rejected(text, at, end, "name", "name_with_digits")
    return _rejected(text, at, end, "designation", "designation")


def _from_digit(page: Page, at: int, end: int) -> Atom:
    """The atom of digits with what stands right behind them: a code, an ending or a unit."""
    text = page.flat
    token = text[at:end]
    if len(token) > 1 and not token.isdigit():
        for pattern, reason, rule in _SHAPES:
            if pattern.fullmatch(token):
                return _rejected(text, at, end, reason, rule)
    atom = numeral(text, at)
    letters = _LETTERS.match(text, atom.end)
    if letters is None:
        return _with_suffix(page, atom)
    word = letters[0]
    if word in page.lexicon.suffixes and page.unit_after(atom.end) is None:
        return _suffixed(page, atom, word, letters.end())
    if word in page.lexicon.ordinal_suffixes:
        return atom._replace(kind=Kind.ORDINAL_NUMERAL, end=letters.end())
    is_code = page.is_capital(atom.end) and _CODE.match(text, letters.end())
    if not is_code and _is_attached(page, word, atom.end):
        return atom
    return _rejected(text, at, end, "designation", "designation")


def _is_attached(page: Page, word: str, at: int) -> bool:
    """True for a unit, magnitude or the s of a plural right after the digits: 20km, 9bn, 1.2k."""
    return (
        word in page.lexicon.short_scales
        or word in page.lexicon.scales
        or page.unit_after(at) is not None
        or word in page.lexicon.attached
        or (page.has("adjective_after") and page.ahead("age_after", at) is not None)
    )


def _with_suffix(page: Page, atom: Atom) -> Atom:
    """Digits with a case ending after a hyphen: 110-ма is a cardinal, 155-та an ordinal."""
    if page.flat[atom.end : atom.end + 1] != "-":
        return atom
    letters = _LETTERS.match(page.flat, atom.end + 1)
    if letters is None:
        return atom
    if letters[0] in page.lexicon.suffixes:
        return _suffixed(page, atom, letters[0], letters.end())
    if letters[0] in page.lexicon.ordinal_suffixes:
        return atom._replace(kind=Kind.ORDINAL_NUMERAL, end=letters.end())
    return atom


def _suffixed(page: Page, atom: Atom, suffix: str, end: int) -> Atom:
    """Digits with a case ending: the noun after them tells 54-х дронів from 80-х років."""
    use = page.lexicon.suffixes[suffix]
    ones = atom.value % 100
    is_ten = atom.value % 10 == 0 and atom.value > _TEEN
    if is_ten and use in ("plural", "ordinal") and _is_decade(page, atom, use, end):
        return atom._replace(kind=Kind.REJECTED, end=end, reason="year", rule="decade")
    if use == "ordinal" or use == "dative":
        is_one = suffix != "й" and ones % 10 == 1 and ones > _TEEN and page.is_counted(end)
        is_few = use == "dative" and ones % 10 in (2, 3, 4) and page.ahead("dative_after", end)
        is_cardinal = bool(is_one or is_few or _is_careless(page, suffix, end))
    elif use == "instrumental":
        is_cardinal = page.ahead("instrumental_after", end) is not None
    else:
        is_cardinal = atom.value != 1
    return atom._replace(end=end) if is_cardinal else atom._replace(kind=Kind.ORDINAL_NUMERAL, end=end)


def _is_careless(page: Page, suffix: str, end: int) -> bool:
    """True for "118-та ударними БпЛА": no feminine ordinal stands before a plural means."""
    if suffix[-1] not in "ая":
        return False
    means = page.ahead("instrumental_after", end)
    return means is not None and means[0].strip() != "бпла"


def _is_decade(page: Page, atom: Atom, use: str, end: int) -> bool:
    """True for 1980-х, 80-ті роки, a bare 80-х; not for 20-х дронів, 2020-й рік."""
    if page.ahead("decade_after", end):
        return use == "plural" or atom.value < _CENTURY
    is_year = len(atom.raw) == 4 and atom.raw[:2] in ("18", "19", "20")
    return use == "plural" and (is_year or not page.ahead("plural_noun_after", end))
