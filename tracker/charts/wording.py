"""The words and number formats of the charts, from one table per language.

There is one rounding table: counts whole (means below 100 with one decimal), shares with one decimal,
money with three significant digits at most.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import tomli

from tracker.errors import ChartError
from tracker.vocab import Vocabulary, load

NBSP = "\u00a0"
WHOLE = 100.0  # from here on means of counts are printed whole
THIN = "\u202f"  # parts the thousands in some languages


class Word(str):
    """A word with its other forms, of which a template takes one by name: "{classes:of}"."""

    forms: Mapping[str, str]

    def __new__(cls, text: str, forms: Mapping[str, str] = MappingProxyType({})) -> "Word":
        """The plain form and the named ones."""
        made = super().__new__(cls, text)
        made.forms = forms
        return made

    def __format__(self, form: str) -> str:
        """The form asked for; a word without one of its own for a single thing has that of many.

        >>> "{:of} / {:of_one} / {:one}".format(*[Word("дрони", {"of": "дронів"})] * 3)
        'дронів / дронів / дрони'
        """
        return self.forms.get(form) or self.forms.get(form.removesuffix("_one")) or str(self)

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Bare text in another process: a spec that goes there is filled already."""
        return str, (str(self),)


class Printed(str):
    """A number as printed; a template lets it choose among forms: "{count:day|days}"."""

    place: int

    def __new__(cls, text: str, place: int) -> "Printed":
        """The text, and which of the forms of the language its value asks for."""
        made = super().__new__(cls, text)
        made.place = place
        return made

    def __format__(self, forms: str) -> str:
        """The form that goes with the number, the last where there are fewer; without forms the number."""
        if not forms:
            return str(self)
        kinds = forms.split("|")
        return kinds[min(self.place, len(kinds) - 1)]

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Bare text in another process: a spec that goes there is filled already."""
        return str, (str(self),)


def _one_other(value: float) -> int:
    return int(value != 1)


def _one_few_many(value: float) -> int:
    """1 день, 2 дні, 5 днів, 21 день; a fourth form for parts of one: 1,5 дня."""
    if value != int(value):
        return 3
    ones, tens = int(value) % 10, int(value) % 100
    if ones == 1 and tens != 11:
        return 0
    return 1 if ones in (2, 3, 4) and tens not in (12, 13, 14) else 2


PLURALS: Mapping[str, Callable[[float], int]] = MappingProxyType(
    {"one_other": _one_other, "one_few_many": _one_few_many}
)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one language; `table` is its TOML file as read."""

    language: str
    table: Mapping[str, Mapping[str, Any]]

    def text(self, section: str, key: str, /, **parts: str) -> str:
        """A template of the table, filled."""
        return str(self.table[section][key]).format(**parts)

    def name(self, section: str, key: str) -> Word:
        """The name of an id with its forms; a class without a word (a model) as the vocabulary has it.

        >>> str(words("uk").name("class", "kh_101")), str(words("en").name("metric", "no_word"))
        ('Х-101', 'no word')
        """
        known = _class_names(self.language, load()) if section == "class" else {}
        plain = known.get(key, key.replace("_", " "))
        return self._word(section, str(self.table[section].get(key, plain)))

    def _word(self, section: str, entry: str) -> Word:
        plain, *others = entry.split("|")
        return Word(plain, dict(zip(self.table["forms"].get(section, ()), others, strict=False)))

    def classes(self, classes: Sequence[str], names: Mapping[str, str] = MappingProxyType({})) -> Word:
        """The words of a class set, joined in each of their forms; `names` replace some.

        >>> f'{words("uk").classes(("drone", "missile")):of}'
        'дронів і ракет'
        """
        parts = [Word(names[one]) if one in names else self.name("class", one) for one in classes]
        if len(parts) == 1:
            return parts[0]
        cases = [form for form in self.table["forms"]["class"] if not form.endswith("one")]
        forms = {form: self.joined([format(one, form) for one in parts]) for form in cases}
        return Word(self.joined(parts), forms)

    def joined(self, parts: Sequence[str]) -> str:
        """Parts as a phrase: "a, b and c"."""
        if len(parts) < 2:
            return "".join(parts)
        number = self.table["number"]
        return str(number["comma"]).join(parts[:-1]) + str(number["and"]) + parts[-1]

    def printed(self, text: str, value: float) -> Printed:
        """A number that knows which form of a word goes with it.

        >>> "{:день|дні|днів}".format(words("uk").printed("22", 22))
        'дні'
        """
        shown = round(value) if abs(value) >= WHOLE else value
        return Printed(text, PLURALS[self.table["number"]["plural"]](shown))

    def count(self, value: float, digits: int | None = None) -> str:
        """A count or a mean of counts.

        >>> words("en").count(2505), words("en").count(12.34)
        ('2,505', '12.3')
        """
        if digits is None:
            digits = 0 if value == round(value) or abs(value) >= WHOLE else 1
        return self._grouped(value, digits)

    def counted(self, many: float, by: str) -> str:
        """So many periods, with the word for them: "1 week", "26 weeks"."""
        count = self.printed(self.count(many), many)
        return self.text("counted", by, count=count).replace(" ", NBSP)

    def percent(self, fraction: float, digits: int = 1) -> str:
        """A share of 1 in percent, with one decimal.

        >>> words("en").percent(0.8341).replace(NBSP, " ")
        '83.4 %'
        """
        text = self._grouped(100 * fraction, digits)
        return self.text("number", "percent", value=text).replace(" ", NBSP)

    def money(self, value: float, unit: str) -> str:
        """An amount of money, in words a reader can take in.

        >>> words("en").money(9.0e9, "EUR").replace(NBSP, " ")
        'EUR 9.0 billion'
        """
        form, scale = ("billion", 1e9) if abs(value) >= 1e9 else ("million", 1e6)
        if abs(value) < 1e6:
            form, scale = "plain", 1.0
        scaled = value / scale
        digits = 0 if form == "plain" or abs(scaled) >= 100 else 1
        name = self.name("currency", unit)
        text = self.text("number", form, unit=name, value=self._grouped(scaled, digits))
        return text.replace(" ", NBSP)

    def value(self, value: float, unit: str) -> str:
        """A value in the form of its unit: a share, an amount in a currency, else a count.

        >>> words("en").value(28420, "person"), words("en").value(9e9, "EUR").replace(NBSP, " ")
        ('28,420', 'EUR 9.0 billion')
        """
        if unit == "fraction":
            return self.percent(value)
        return self.money(value, unit) if unit.isupper() else self.count(value)

    def day(self, day: date, form: str = "day") -> str:
        """A date in one of the forms of `number`: `day`, `day_no_year`, `day_short`, `month`, ..."""
        number = self.table["number"]
        month = self._word("month", number["months"][day.month - 1])
        short = number["months_short"][day.month - 1]
        parts = {"day": str(day.day), "month": month, "short": short, "year": str(day.year)}
        return self.text("number", form, **parts).replace(" ", NBSP)

    def month_tick(self, day: date, year: bool) -> str:
        """A short month, with the year in a second line where asked."""
        short = self.table["number"]["months_short"][day.month - 1]
        return f"{short}\n{day.year}" if year else short

    def period(self, day: date, by: str, year: bool = True) -> str:
        """A period as the end of a sentence: " on 8 May 2025", ", week to 11 May 2025", " in May 2025"."""
        return self._period("period", day, by, year)

    def when(self, day: date, by: str) -> str:
        """A period by itself: "8 May 2025", "week to 11 May 2025", "May 2025"."""
        return self._period("when", day, by, True)

    def _period(self, section: str, day: date, by: str, year: bool) -> str:
        form = "day" if year else "day_no_year"
        day += timedelta(days=6) if by == "week" else timedelta()
        return self.text(section, by, day=self.day(day, form), month=self.day(day, f"month_{section}"))

    def days(self, first: date, last: date, year: bool = True) -> str:
        """A span of days by itself, as short as it can be.

        >>> words("en").days(date(2025, 10, 20), date(2025, 10, 26)).replace(NBSP, " ")
        '20–26 October 2025'
        """
        form = "day" if year else "day_no_year"
        if first == last:
            return self.day(last, form)
        month = (first.year, first.month) == (last.year, last.month)
        if month and first.day == 1 and (last + timedelta(days=1)).day == 1:
            return self.day(last, "month" if year else "month_no_year")
        early = "day_alone" if month else form if first.year != last.year else "day_no_year"
        parts = {"first": self.day(first, early), "last": self.day(last, form)}
        text = self.text("number", "days_of_month" if month else "days", **parts)
        # A line may end after the dash: a blank that stays there with it would begin the next one.
        return text.replace(" ", NBSP).replace(f"–{NBSP}", "– ")

    def scaled(self, value: float, scale: float, digits: int) -> str:
        """A value in a larger unit that the words beside it name.

        >>> words("en").scaled(718e6, 1e9, 2)
        '0.72'
        """
        return self._grouped(value / scale, digits)

    def instant(self, instant: datetime) -> str:
        """An instant in UTC, to the minute."""
        return instant.strftime("%Y-%m-%d %H:%M UTC").replace(" ", NBSP)

    def _grouped(self, value: float, digits: int) -> str:
        number = self.table["number"]
        text = f"{abs(value):,.{digits}f}".translate({44: number["thousands"], 46: number["decimal"]})
        return (number["minus"] if value < 0 and any(c in "123456789" for c in text) else "") + text


@cache
def _class_names(language: str, vocabulary: Vocabulary) -> Mapping[str, str]:
    """The first name of each class in the vocabulary."""
    return {one.id: (one.aliases[language] or (one.id,))[0] for one in vocabulary.classes.values()}


@cache
def words(language: str) -> Words:
    """The words of a language.

    Raises: ChartError for a language without a table.
    """
    folder = resources.files("tracker.charts").joinpath("words")
    file = folder.joinpath(f"{language}.toml")
    if not file.is_file():
        there = sorted(one.name.removesuffix(".toml") for one in folder.iterdir())
        raise ChartError(f'no chart words for language "{language}": choose one of {", ".join(there)}')
    return Words(language, tomli.loads(file.read_text(encoding="utf-8")))


def capital(text: str) -> str:
    """The text with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def last_day(end: date) -> date:
    """The last day of a period whose end is exclusive."""
    return end - timedelta(days=1)
