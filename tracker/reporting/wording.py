"""The words of reports: tables of their own beside those of the charts, filled with numbers as parts."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from string import Formatter

import tomli

from tracker.charts.wording import Printed, Word, Words, capital
from tracker.charts.wording import words as chart_words
from tracker.model import Language
from tracker.reporting.numbers import Line, Number, Part

Filling = Part | Line
# Sections of whole sentences, which begin with a capital whatever word stands first.
SENTENCES = frozenset(
    {"headline", "finding", "contested", "missing", "note", "revised", "method", "subject", "outcomes"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of one language; `words` has the tables and the number formats that charts use too."""

    language: Language
    words: Words

    def has(self, section: str, key: str) -> bool:
        """Whether there are words for it."""
        return key in self.words.table.get(section, {})

    def name(self, section: str, key: str) -> Word:
        """The name of an id with its forms; an id without a word is printed as it reads."""
        return self.words.name(section, key)

    def text(self, section: str, key: str, /, **parts: Filling) -> str:
        """A template filled, as bare text."""
        return "".join(
            part if isinstance(part, str) else part.text for part in self.line(section, key, **parts)
        )

    def line(self, section: str, key: str, /, **parts: Filling) -> Line:
        """A template filled; numbers stay parts of the line, and choose the forms that go with them."""
        template = str(self.words.table[section][key])
        forms = {name: self._formed(part) for name, part in parts.items()}
        line: list[Part] = []
        for literal, name, form, _ in Formatter().parse(template):
            line += [literal] if literal else []
            if name is None:
                continue
            if form:
                line.append(format(forms[name], form.format(**forms)))
            else:
                part = parts[name]
                line += part if isinstance(part, tuple) else [part]
        if section in SENTENCES and template.startswith("{") and isinstance(line[0], str):
            line[0] = capital(line[0])
        return tuple(line)

    def _formed(self, part: Filling) -> str:
        """What a template takes a form of."""
        if isinstance(part, Number):
            return self.words.printed(part.text, _as_printed(part, self.words))
        return part if isinstance(part, str) else ""

    def small(self, count: int) -> Printed:
        """A count below ten as a word."""
        return self.words.printed(self.words.table["small"]["words"][count], count)

    def counted(self, count: float) -> Printed:
        """A count in digits that chooses the forms of words."""
        return self.words.printed(self.words.count(count), count)

    def signed(self, value: float, digits: int = 1) -> str:
        """A number with its sign."""
        text = self.words.count(abs(value), digits)
        sign = "+" if value > 0 else self.words.table["number"]["minus"] if value < 0 else ""
        return f"{sign if any(letter in '123456789' for letter in text) else ''}{text}"

    def classes(self, classes: tuple[str, ...]) -> Word:
        """Classes in the plural, joined, with their forms and, of one class, its accusative "acc"."""
        word = self.words.classes(classes)
        own = self.words.table["accusative"].get(*classes) if len(classes) == 1 else None
        return Word(word, {**word.forms, "acc": own or format(word, "one")})

    def within(self, first: date, end: date, by: str) -> str:
        """The adverbial of a period: "in the week of 20–26 October 2025"."""
        last = end - timedelta(days=1)
        return self.text(
            "within",
            by,
            day=self.words.day(first),
            span=self.words.days(first, last),
            month=self.words.day(first, "month_period"),
        )

    def period(self, first: date, end: date) -> str:
        """A period by itself: "20–26 October 2025", "October 2025"."""
        return self.words.days(first, end - timedelta(days=1))

    def instant(self, instant: datetime) -> str:
        """An instant in UTC, to the minute."""
        return f"{instant:%Y-%m-%d %H:%M} UTC"


def _as_printed(number: Number, words: Words) -> float:
    """The value that a reader sees: what is printed without decimals counts as whole."""
    if number.value is None or number.value != number.value:
        return 5.0
    return number.value if words.table["number"]["decimal"] in number.text else float(round(number.value))


@cache
def wording(language: Language) -> Wording:
    """The words of a language that reports are written in."""
    file = resources.files("tracker.reporting").joinpath("words", f"{language}.toml")
    ours, words = tomli.loads(file.read_text(encoding="utf-8")), chart_words(language)
    forms = {**words.table["forms"], **ours.get("forms", {})}
    return Wording(language, replace(words, table={**words.table, **ours, "forms": forms}))
