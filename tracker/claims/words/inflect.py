"""Words of a table written as stem and ending class, in all their forms."""

from collections.abc import Iterator, Mapping
from itertools import product
from types import MappingProxyType
from typing import NamedTuple

from tracker.claims.words.lexicon import VerbSense
from tracker.claims.words.lexicon_en import VERBS as SENSES


class Conjugation(NamedTuple):
    """Endings of a language, those of its participles as adjectives, and the future forms by sense.

    `acting`: the endings of the participle of who did it, where a language has one.
    """

    endings: Mapping[str, str]
    attributive: Mapping[str, str]
    future: Mapping[str, str]
    acting: Mapping[str, str] = MappingProxyType({})

    def verb(
        self, sense: str, active: str = "", passive: str = "", predicates: str = "", **roles: str
    ) -> VerbSense:
        """Verbs of an English sense: what a counted object is to them stands there, `roles` adds to it."""
        english = SENSES[sense]
        told = english.intransitive or sense == "strike"
        acting = inflect(_acting(active), self.acting) if self.acting and told else ""
        forms = {
            "finite": inflect(active, self.endings),
            "future": self.future.get(sense, ""),
            "passive": inflect(passive, self.endings),
            "attr": inflect(_participles(passive), self.attributive) + (f"|{acting}" if acting else ""),
        }
        extra = {name.replace("_", "."): metric for name, metric in roles.items()}
        return VerbSense(
            "", {**english.roles, **extra}, english.intransitive, inflect(predicates, self.endings), forms
        )


def _participles(passive: str) -> str:
    return "|".join(one for one in passive.split("|") if ":" in one and not one.endswith(":e"))


def _acting(active: str) -> str:
    """Stems of the past that give a participle of who did it: "попавших", "долетевших"."""
    stems = (one.split(":")[0] for one in active.split("|") if one.endswith((":p", ":v")) and " " not in one)
    return "|".join(f"{stem}:w" for stem in stems)


def inflect(spec: str, endings: Mapping[str, str]) -> str:
    """The forms of phrases, joined by `|`: `stem:class` stands for the stem with every ending of the class.

    `-` is the empty ending; a form with `ё` also stands with `е`.

    >>> inflect("дрон:m|бпла", {"m": "- а и"})
    'дрон|дрона|дрони|бпла'
    """
    forms = (form for phrase in spec.split("|") for form in _forms(phrase, endings))
    return "|".join(dict.fromkeys(forms))


def _forms(phrase: str, endings: Mapping[str, str]) -> Iterator[str]:
    """The inflected forms of a phrase, with and without the dots of "ё"."""
    for words in product(*(_word(word, endings) for word in phrase.split(" "))):
        form = " ".join(words)
        yield form
        if "ё" in form:
            yield form.replace("ё", "е")


def _word(word: str, endings: Mapping[str, str]) -> list[str]:
    stem, _, name = word.partition(":")
    return [stem + ending.removeprefix("-") for ending in endings[name].split()] if name else [stem]


def paired(first: str, second: str) -> str:
    """Every phrase of one table before every phrase of another.

    >>> paired("впав|впала", "в полі|в лісі")
    'впав в полі|впав в лісі|впала в полі|впала в лісі'
    """
    return "|".join(f"{one} {other}" for one in first.split("|") for other in second.split("|"))


def either_way(first: str, second: str) -> str:
    """Phrases of two tables in both orders: "досяг цілі", "цілі досяг".

    >>> either_way("не досяг", "цілі|мети")
    'не досяг цілі|не досяг мети|цілі не досяг|мети не досяг'
    """
    return f"{paired(first, second)}|{paired(second, first)}"
