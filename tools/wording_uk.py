"""Small words of Ukrainian statements: numbers with their nouns in three cases, lists, windows."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

MONTHS = (
    "січня", "лютого", "березня", "квітня", "травня", "червня", "липня",
    "серпня", "вересня", "жовтня", "листопада", "грудня",
)  # fmt: skip
WORDS = ("нуль", "один", "два", "три", "чотири", "п'ять", "шість", "сім", "вісім", "дев'ять", "десять")
LOCATIVE = (
    "нуль", "одній", "двох", "трьох", "чотирьох", "п'яти",
    "шести", "семи", "восьми", "дев'яти", "десяти",
)  # fmt: skip
GENITIVE = (
    "нуля", "одного", "двох", "трьох", "чотирьох", "п'яти",
    "шести", "семи", "восьми", "дев'яти", "десяти",
)  # fmt: skip


class Noun(NamedTuple):
    """A counted noun: one as an object, of one, two, of many, with one, with many; feminine or not."""

    one: str
    of_one: str
    few: str
    many: str
    with_one: str
    with_many: str
    feminine: bool = False

    def named(self, name: str) -> "Noun":
        """The noun with a name behind it."""
        one, of_one, few, many, with_one, with_many = (f"{form} {name}" for form in self[:6])
        return Noun(one, of_one, few, many, with_one, with_many, self.feminine)


def noun(forms: str, *, feminine: bool = False, tail: str = "") -> Noun:
    """A noun from its six forms, parted by "|"; `tail` stands behind each.

    >>> noun("дрон|дрона|дрони|дронів|дроном|дронами", tail=" Shahed").many
    'дронів Shahed'
    """
    one, of_one, few, many, with_one, with_many = (f"{form}{tail}" for form in forms.split("|"))
    return Noun(one, of_one, few, many, with_one, with_many, feminine)


def form_of(number: int) -> int:
    """Which form of a noun a number takes: 0 one, 1 few, 2 many.

    >>> [form_of(number) for number in (1, 3, 5, 11, 21, 112, 134)]
    [0, 1, 2, 2, 0, 2, 1]
    """
    if number % 100 in (11, 12, 13, 14):
        return 2
    return 0 if number % 10 == 1 else 1 if number % 10 in (2, 3, 4) else 2


def figure(number: int, feminine: bool = False) -> str:
    """A number as the object of a verb: in words up to ten, in digits from there on.

    >>> figure(2, True), figure(1, True), figure(37), figure(1204)
    ('дві', 'одну', '37', '1204')
    """
    if number > 10:
        return str(number)
    return {1: "одну", 2: "дві"}.get(number, WORDS[number]) if feminine else WORDS[number]


def counted(number: int, of: Noun, *, words: bool = True) -> str:
    """Number and noun as the object of a verb.

    >>> drone = noun("дрон|дрона|дрони|дронів|дроном|дронами")
    >>> counted(21, drone), counted(3, drone), counted(3, drone, words=False)
    ('21 дрон', 'три дрони', '3 дрони')
    """
    printed = figure(number, of.feminine) if words else str(number)
    return f"{printed} {(of.one, of.few, of.many)[form_of(number)]}"


def counted_with(number: int, of: Noun) -> str:
    """Number and noun behind "attacked with": "127-ма дронами", "61 дроном"."""
    if form_of(number) == 0:
        return f"{number} {of.with_one}"
    suffix = "-ма" if number % 10 and number % 100 not in range(11, 20) else ""
    return f"{number}{suffix} {of.with_many}"


def at_places(number: int, style: int = 0) -> str:
    """How many places were hit: "на 12 локаціях", "на одній локації", "у трьох місцях"."""
    printed = LOCATIVE[number] if number <= 10 else str(number)
    if style and number > 1:
        return f"у {printed} місцях"
    return f"на {printed} {'локаціях' if form_of(number) else 'локації'}"


def join(parts: Sequence[str], last: str = " та ") -> str:
    """A list as a sentence has it."""
    return f"{', '.join(parts[:-1])}{last}{parts[-1]}" if len(parts) > 1 else "".join(parts)


def day(instant: datetime) -> str:
    """A date without its year: 29 червня."""
    return f"{instant.day} {MONTHS[instant.month - 1]}"


def window(start: datetime, end: datetime, style: int) -> str:
    """The window of an attack as an adverbial; styles differ in clock, order and the word for night."""
    unusual = start.hour < 15 or end.hour > 12
    forms = (
        "у ніч на {end} (із {t1} {start} до {t2} {end})",
        "із {t1} {start} до {t2} {end}",
        "у ніч на {end} (з {d1} до {d2})",
        "у період із {t1} {start} до {t2} {end}",
        "протягом ночі на {end} (із {d1} {start} до {d2} {end})",
    )
    form = "{end} у період із {t1} до {t2}" if start.date() == end.date() else forms[style % len(forms)]
    if unusual and start.date() != end.date():
        form = forms[(1, 3)[style % 2]]
    clocks = {"t1": f"{start:%H:%M}", "t2": f"{end:%H:%M}", "d1": f"{start:%H.%M}", "d2": f"{end:%H.%M}"}
    return form.format(start=day(start), end=day(end), **clocks)
