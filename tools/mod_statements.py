"""From `facts.csv` to one Russian text a post of the ministry, in our own sentences: no other input.

Run from the root of the repository: `python -m tools.mod_statements`.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

from tools.facts import DATASETS, Fact, read_facts, write_statement
from tools.wording_ru import MONTHS, above, counted, in_words

FOLDER = DATASETS / "mod-statements"
NOTE = "Written anew from the figures of a post of the channel: not its words."


class Post:
    """The figures of one post: its total, if it gives one, and its regions."""

    def __init__(self, facts: Sequence[Fact], turn: int) -> None:
        self.total = next((fact for fact in facts if fact.scope == "national"), None)
        self.regions = [fact for fact in facts if fact.scope != "national"]
        self.first, self.turn = facts[0], turn

    @property
    def words(self) -> bool:
        """Whether numbers stand as words."""
        return self.turn % 3 != 0

    def number(self, value: int) -> str:
        """A number as digits or words."""
        return in_words(value) if self.words else str(value)

    def when(self) -> str:
        """The window, as the post gives it: the night, two clocks, or the day and about when."""
        start, end = self.first.window
        if self.first.basis == "night":
            return (f"в ночь на {_date(end)}", "минувшей ночью", "за прошедшую ночь")[self.turn % 3]
        if self.first.basis == "day":
            about = f"около {self.first.note} мск"
            return (about, f"{_date(start)} {about}")[self.turn % 2]
        clocks = f"с {start:%H.%M} до {end:%H.%M} мск"
        return (clocks, f"{_date(start)} {clocks}", f"сегодня {clocks}")[self.turn % 3]

    def groups(self) -> list[tuple[int, list[Fact]]]:
        """Regions in order, those in a row with the same figure together."""
        return [(value, list(facts)) for value, facts in groupby(self.regions, key=lambda fact: fact.value)]

    def share(self, value: int, facts: Sequence[Fact], noun: str = "") -> str:
        """What was counted over the regions of a group: "по три – над Курской и Брянской областями"."""
        each = "по " if len(facts) > 1 else ""
        said = ONE_EACH if each and value == 1 and self.words else self.number(value)
        return f"{each}{said}{noun} – над {above([fact.scope for fact in facts])}"


ONE_EACH = "одному"


def _date(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _total(post: Post, noun: str) -> str:
    value = post.total.value if post.total else 0
    return counted(value, noun, words=post.words)


def colon_list(post: Post) -> str:
    """The total and its regions behind a colon, in one sentence."""
    parts = ", ".join(post.share(*group) for group in post.groups())
    return f"{_capital(post.when())} расчёты ПВО сбили {_total(post, 'беспилотник')}: {parts}."


def bullets(post: Post) -> str:
    """The total as a headline, a line for each group of regions."""
    lines = ";\n".join(f"▫️ {post.share(*group, ' БПЛА')}" for group in post.groups())
    return f"Силами ПВО {post.when()} перехвачено {_total(post, 'БПЛА')}:\n{lines}."


def two_sentences(post: Post) -> str:
    """The total first, then the regions in a sentence of their own."""
    parts = ", ".join(post.share(*group) for group in post.groups())
    return f"{_capital(post.when())} сбито {_total(post, 'украинский дрон')}. Из них {parts}."


def closing_total(post: Post) -> str:
    """Clock and total in a heading, the regions as "Над ... сбито ..."."""
    first, *rest = post.groups()
    opening = f"Над {above([fact.scope for fact in first[1]])} {_each(post, *first)}"
    tail = "".join(f", {post.share(*group)}" for group in rest)
    return f"Расчёты ПВО {post.when()} уничтожили {_total(post, 'БПЛА')}. {opening}{tail}."


def _each(post: Post, value: int, facts: Sequence[Fact]) -> str:
    each = "по " if len(facts) > 1 else ""
    said = ONE_EACH if each and value == 1 and post.words else post.number(value)
    return f"{'сбит' if value == 1 and not each else 'сбито'} {each}{said}"


def regions_only(post: Post) -> str:
    """No total: region after region, the verb once."""
    first, *rest = post.regions
    tail = "".join(f", {_behind(post, fact)}" for fact in rest)
    noun = counted(first.value, NOUN_OF[first.classes], words=post.words)
    verb = "сбит" if first.value == 1 else "сбито"
    return f"{_capital(post.when())} над {above([first.scope])} {verb} {noun}{tail}."


def fronted(post: Post) -> str:
    """No total: the number first, then its region."""
    parts = [counted(fact.value, NOUN_OF[fact.classes], words=post.words) for fact in post.regions]
    told = [f"{part} над {above([fact.scope])}" for part, fact in zip(parts, post.regions, strict=True)]
    return f"{_capital(post.when())} средства ПВО уничтожили {', '.join(told[:-1])}{_and(told)}."


def _and(told: Sequence[str]) -> str:
    return f" и {told[-1]}" if len(told) > 1 else told[-1]


def _behind(post: Post, fact: Fact) -> str:
    noun = "" if fact.classes == "drone" else f" {NOUN_OF[fact.classes]}"
    said = counted(fact.value, noun.strip(), words=post.words) if noun else post.number(fact.value)
    return f"над {above([fact.scope])} – {said}"


NOUN_OF = {"drone": "беспилотник", "missile": "ракета"}
WITH_TOTAL: tuple[Callable[[Post], str], ...] = (colon_list, bullets, two_sentences, closing_total)
WITHOUT: tuple[Callable[[Post], str], ...] = (regions_only, fronted)


def body(post: Post) -> str:
    """The text, in a layout of its turn."""
    layouts = WITH_TOTAL if post.total else WITHOUT
    return layouts[post.turn % len(layouts)](post)


def build(source: Path = FOLDER, target: Path = FOLDER) -> list[Path]:
    """Write every text of the table; the paths written."""
    written = []
    for turn, (name, group) in enumerate(
        groupby(read_facts(source / "facts.csv"), key=lambda fact: fact.statement)
    ):
        facts = list(group)
        head = {
            "published": facts[0].published,
            "publisher": "ru_mod",
            "claimant": "ru_mod",
            "language": "ru",
            "note": NOTE,
        }
        path = target / f"{name}.md"
        write_statement(path, head, body(Post(facts, turn)))
        written.append(path)
    return written


if __name__ == "__main__":
    build()
