"""Atoms -> numbers: number words put together, digits with their magnitude, halves, dozens, vague counts."""

from collections.abc import Collection
from decimal import Decimal
from typing import Literal, NamedTuple

from tracker.text.atom import Atom, Kind, place_of, value_of
from tracker.text.page import Page
from tracker.text.words.lexicon import BoundRule

Form = Literal["digits", "words", "mixed"]
_HALF = Decimal("0.5")
_HUNDRED = 100
_THOUSAND = 1000
_MILLION = 1_000_000
_LONGEST_SHORT = 5
_MULTIPLIERS = (Kind.SCALE, Kind.VAGUE, Kind.GROUP)


class Number(NamedTuple):
    """A number at `[start, end)` made of the atoms up to `after`.

    `scale` is its magnitude and `mantissa` what stands before it ("1.5" and a billion), so that a range
    can share the magnitude. `is_round` marks dozens and couples, which are never exact; `inner` is
    the rule of a bound inside the number (две с лишним тысячи).
    """

    start: int
    end: int
    after: int
    mantissa: Decimal
    scale: Decimal = Decimal(1)
    form: Form = "digits"
    is_round: bool = False
    raw: str = ""
    inner: BoundRule | None = None

    @property
    def place(self) -> Decimal:
        """The place of the last digit of the mantissa that is not zero."""
        return place_of(self.mantissa)

    @property
    def value(self) -> Decimal:
        """What it stands for."""
        return self.mantissa * self.scale


def read_number(page: Page, index: int) -> Number | None:
    """The number that begins at an atom, or None where the atom begins none."""
    atom = page.atoms[index]
    if atom.kind is Kind.NUMERAL:
        return _from_numeral(page, index)
    if atom.kind is Kind.FRACTION:
        return _half_of_scale(page, index)
    if atom.kind is Kind.GROUP:
        return _group(page, index)
    if atom.kind in (Kind.CARDINAL, Kind.SCALE):
        return _from_words(page, index)
    return None


def joined(page: Page, index: int, end: int, kind: Kind, gaps: Collection[str] | None = None) -> Atom | None:
    """The atom at `index` if it is of this kind and stands right after `end`."""
    if index >= len(page.atoms):
        return None
    atom = page.atoms[index]
    if atom.kind is not kind:
        return None
    gap = page.gap(end, atom.start)
    return atom if (gap in gaps if gaps is not None else gap in page.lexicon.word_links or not gap) else None


def _from_numeral(page: Page, index: int) -> Number:
    """The number that begins with digits."""
    atom = page.atoms[index]
    number = Number(atom.start, atom.end, index + 1, atom.value, raw=atom.raw)
    short = _short_scale(page, atom.end)
    if short is not None:
        end, scale = short
        value = value_of(atom.raw, magnitude=True)
        after = _first_from(page, index + 1, end)
        number = number._replace(end=end, after=after, mantissa=value, scale=scale, form="mixed")
        return _add_rest(page, number)
    number = _add_half(page, number)
    return _add_rest(page, _add_scales(page, number))


def _first_from(page: Page, index: int, end: int) -> int:
    """The index of the first atom that does not begin before `end`."""
    while index < len(page.atoms) and page.atoms[index].start < end:
        index += 1
    return index


def _add_rest(page: Page, number: Number) -> Number:
    """The number with what follows in a smaller magnitude: 2 млрд 300 млн, 26 тыс. 321, 1 млн 112 460."""
    if number.scale == 1 or number.mantissa != int(number.mantissa):
        return number
    rest = joined(page, number.after, number.end, Kind.NUMERAL, (" ",))
    if rest is None:
        return number
    smaller = _from_numeral(page, number.after)
    units = smaller.scale == 1 and _are_units(number, smaller)
    if (smaller.scale == 1 and not units) or smaller.value >= number.scale:
        return number
    whole = number.value + smaller.value
    return number._replace(
        end=smaller.end, after=smaller.after, mantissa=whole / smaller.scale, scale=smaller.scale
    )


def _are_units(number: Number, smaller: Number) -> bool:
    """Whether digits go on behind a magnitude: behind thousands plain ones, behind a million in groups."""
    if number.scale == _THOUSAND:
        return smaller.raw.isdigit()
    grouped = smaller.raw != "" and not smaller.raw.isdigit() and smaller.value == int(smaller.value)
    return number.scale == _MILLION and smaller.value >= _THOUSAND and (grouped or smaller.form == "mixed")


def _short_scale(page: Page, at: int) -> tuple[int, Decimal] | None:
    """A magnitude in letters right after digits (9bn, 5k); a lone m is metres unless it counts money."""
    start = at + (page.flat[at : at + 1] == " ")
    word = page.flat[start : start + _LONGEST_SHORT]
    while word and not word.isalpha():
        word = word[:-1]
    end = start + len(word)
    scale = page.lexicon.short_scales.get(word)
    if scale is None or page.flat[end : end + 1].isalpha():
        return None
    end += page.flat[end : end + 1] == "." and word + "." in page.lexicon.short_scales
    if len(word) == 1 and not _is_short_magnitude(page, at, start, end, word):
        return None
    return end, Decimal(scale)


def _is_short_magnitude(page: Page, at: int, start: int, end: int, word: str) -> bool:
    """Whether a letter behind digits is a magnitude: "5k", "$3m"."""
    if start > at and word != "m":
        return False
    begin = at
    while begin and (page.flat[begin - 1].isdigit() or page.flat[begin - 1] in ".,"):
        begin -= 1
    if page.money_before(begin) is not None or _is_money(page, end):
        return True
    if word == "k":
        return True
    return word == "m" and start == at and _is_million(page, begin, at, end)


def _is_million(page: Page, begin: int, at: int, end: int) -> bool:
    """True for 2.8m homes and a population of 3m; a wall of 5m and 1.8m of water are metres."""
    if page.is_counted(end) or page.unit_after(end) is not None or page.ahead("million_after", end):
        return True
    if page.behind("million_before", begin):
        return True
    is_decimal = not page.flat[begin:at].isdigit()
    is_length = page.ahead("length_after", end) or page.behind("length_before", begin)
    return is_decimal and not is_length


def _is_money(page: Page, at: int) -> bool:
    unit = page.unit_after(at)
    return unit is not None and unit.dimension == "money"


def _add_half(page: Page, number: Number) -> Number:
    """The number with the half that follows: "five and a half"."""
    for words in page.lexicon.half_more:
        end = number.end + len(words)
        if page.flat.startswith(words, number.end) and not page.flat[end : end + 1].isalpha():
            after = _first_from(page, number.after, end)
            return number._replace(end=end, after=after, mantissa=number.mantissa + _HALF, form="words")
    return number


def _add_scales(page: Page, number: Number) -> Number:
    """The number times the magnitudes and dozens after it: "1.2 billion", "3 dozen", "5 hundred thousand"."""
    links = page.lexicon.word_links
    while True:
        end, after = number.end, number.after
        if after >= len(page.atoms) or page.atoms[after].kind not in _MULTIPLIERS:
            return number
        scale = (
            joined(page, after, end, Kind.SCALE)
            or joined(page, after, end, Kind.SCALE, page.lexicon.inner_bounds)
            or (joined(page, after, end, Kind.VAGUE) if number.scale == 1 else None)
            or (joined(page, after, end, Kind.GROUP, links) if number.scale == 1 else None)
        )
        if scale is None:
            return number
        mantissa = (
            value_of(number.raw, magnitude=True) if number.raw and number.scale == 1 else number.mantissa
        )
        number = number._replace(
            end=scale.end,
            after=after + 1,
            mantissa=mantissa,
            scale=number.scale * scale.value,
            form="mixed" if number.raw else "words",
            is_round=number.is_round or scale.kind is Kind.GROUP,
            inner=number.inner or page.lexicon.inner_bounds.get(page.gap(end, scale.start)),
        )


def _from_words(page: Page, index: int) -> Number | None:
    """The number that begins with a number word."""
    parser = _Words(page, index)
    number = parser.read()
    if number.scale == 1:
        number = _add_half(page, number)
        number = _add_scales(page, number)
    return _with_article(page, _add_rest(page, number))


def _with_article(page: Page, number: Number) -> Number:
    """The number with its article: "a hundred"."""
    for article in page.lexicon.articles:
        begin = number.start - len(article) - 1
        is_alone = begin <= 0 or not page.flat[begin - 1].isalnum()
        if begin >= 0 and is_alone and page.flat[begin : number.start] == article + " ":
            first = page.flat[number.start : number.end]
            if first.split(" ")[0].split("-")[0] in page.lexicon.scales:
                return number._replace(start=begin)
    return number


class _Words:
    """Puts number words together: groups below a thousand, times falling magnitudes, added up."""

    def __init__(self, page: Page, index: int) -> None:
        self.page = page
        self.index = index
        self.total = Decimal(0)
        self.group: Decimal | None = None
        self.last: Decimal = Decimal(0)  # the last word of the group, 0 at its beginning
        self.magnitude = Decimal(10) ** 30
        self.scale = Decimal(1)

    def read(self) -> Number:
        """The longest number from the first atom on."""
        first = self.page.atoms[self.index]
        end, after = first.start, self.index
        while after < len(self.page.atoms):
            atom = self.page.atoms[after]
            if after > self.index and not self._may_join(end, after):
                break
            if not self._take(atom):
                break
            end, after = atom.end, after + 1
        value = self.total + (self.group or 0)
        scale = self.scale if value and value % self.scale == 0 else Decimal(1)
        mantissa = value / scale
        return Number(first.start, end, after, mantissa, scale, "words")

    def _may_join(self, end: int, after: int) -> bool:
        """Whether the next number word goes on the same number."""
        atom = self.page.atoms[after]
        gap = self.page.gap(end, atom.start)
        if gap == " " and self.page.ahead("compound_after", atom.end):
            return False  # sixty one-way drones
        if gap in self.page.lexicon.word_links:
            return True
        inner = gap in self.page.lexicon.inner_and or gap == ""
        if inner and atom.kind is Kind.CARDINAL:
            return self.last >= _HUNDRED and not self._begins_other(after)
        return gap == ", " and self.group is None and self.total > 0 and self._is_big(after)

    def _begins_other(self, after: int) -> bool:
        """True where the word after "and" begins a number of its own: two hundred and three hundred."""
        ahead = self._magnitude_after(after)
        return ahead is not None and (
            ahead >= self.magnitude or (self.group is not None and ahead == _HUNDRED)
        )

    def _is_big(self, after: int) -> bool:
        """After a comma only a smaller magnitude goes on: two thousand, three hundred."""
        ahead = self._magnitude_after(after)
        return ahead is not None and ahead < self.magnitude

    def _magnitude_after(self, after: int) -> Decimal | None:
        """The magnitude behind the number words that follow, or None."""
        atoms = self.page.atoms
        while after < len(atoms) and atoms[after].kind is Kind.CARDINAL:
            follows = (
                after + 1 < len(atoms)
                and self.page.gap(atoms[after].end, atoms[after + 1].start) in self.page.lexicon.word_links
            )
            if not follows:
                return None
            after += 1
        return atoms[after].value if after < len(atoms) and atoms[after].kind is Kind.SCALE else None

    def _take(self, atom: Atom) -> bool:
        if atom.kind is Kind.CARDINAL:
            return self._take_cardinal(atom.value)
        return atom.kind is Kind.SCALE and self._take_scale(atom.value)

    def _take_cardinal(self, value: Decimal) -> bool:
        """Add a number word; whether it fits behind those before."""
        if self.group is None:
            self.group = value
        elif self.last >= _HUNDRED > value or (20 <= self.last < _HUNDRED and 1 <= value <= 9):
            self.group += value
        else:
            return False
        self.last = value
        self.scale = Decimal(1)
        return True

    def _take_scale(self, value: Decimal) -> bool:
        """Multiply by a magnitude; whether it fits behind those before."""
        if value == _HUNDRED:
            if self.group is not None and self.group >= _HUNDRED:
                return False
            self.group = (self.group or 1) * value
            self.last = self.scale = value
            return True
        if value >= self.magnitude or self.group == 0:
            return False
        self.total += (1 if self.group is None else self.group) * value
        self.group = None
        self.magnitude = self.scale = self.last = value
        return True


def _half_of_scale(page: Page, index: int) -> Number | None:
    """The number of "half a billion", "a quarter of a million", "half a dozen"."""
    atom = page.atoms[index]
    gaps = page.lexicon.half_of
    scale = joined(page, index + 1, atom.end, Kind.SCALE, gaps) or joined(
        page, index + 1, atom.end, Kind.GROUP, gaps
    )
    if scale is None or atom.value == 0:
        return None
    share = 1 / atom.value
    return Number(
        atom.start,
        scale.end,
        index + 2,
        share,
        scale.value,
        "words",
        is_round=scale.kind is Kind.GROUP,
    )


def _group(page: Page, index: int) -> Number | None:
    """The number of "a dozen", "a couple", "a couple of hundred"; "the couple" counts nothing."""
    atom = page.atoms[index]
    of = any(page.flat.startswith(join, atom.end) for join in page.lexicon.of_joins)
    if page.lexicon.of_joins and atom.value < 10 and not of and page.led("few", atom.start) is None:
        return None
    is_round = not 2 < atom.value < 10  # "a trio" is three, "a couple" about two
    number = Number(atom.start, atom.end, index + 1, atom.value, form="words", is_round=is_round)
    gaps = (*page.lexicon.word_links, *page.lexicon.of_joins)
    scale = joined(page, index + 1, atom.end, Kind.SCALE, gaps) or joined(
        page, index + 1, atom.end, Kind.GROUP, gaps
    )
    if scale is None:
        return number
    return _add_scales(page, number._replace(end=scale.end, after=index + 2, scale=scale.value))
