"""The shape of a language table of the slots, and its phrases as one dictionary for the anchor scan."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

Senses = dict[str, Any]
FORMS = ("base", "s", "ed", "part", "ing")


class VerbSense(NamedTuple):
    """Verbs that do the same to a counted object, and the metric of it by `role.family`.

    `inflected` gives the forms of languages with rich endings: `active` and `passive` ones, joined by `|`.
    """

    forms: str
    roles: Mapping[str, str]
    intransitive: bool = False
    predicates: str = ""
    inflected: Mapping[str, str] = MappingProxyType({})


class Verb(NamedTuple):
    """A verb form met in a text: its sense and which form it is."""

    sense: str
    form: str


_NONE: Mapping[str, Any] = MappingProxyType({})


class Lexicon(NamedTuple):
    """One language of the slots. Every field may be empty: such a language yields rejections only."""

    verbs: Mapping[str, VerbSense] = _NONE
    noun_events: Mapping[str, tuple[str, str]] = _NONE
    counted_events: Mapping[str, tuple[str, str]] = _NONE
    words: Mapping[str, str] = _NONE
    sides: Mapping[str, str] = _NONE
    roles: Mapping[str, str] = _NONE
    media: Mapping[str, str] = _NONE
    makes: Mapping[str, str] = _NONE
    stops: str = ""
    determiners: str = ""
    kinds: Mapping[str, str] = _NONE

    def phrases(self) -> Iterator[tuple[str, str, Any]]:
        """Every phrase of the table with the kind and value of its sense.

        >>> list(Lexicon(sides={"ua": "ukraine"}).phrases())
        [('ukraine', 'side', 'ua')]
        """
        for sense, verb in self.verbs.items():
            yield from _verb_phrases(sense, verb)
        for nouns, event in self.noun_events.items():
            yield from ((noun, "noun", event) for noun in nouns.split("|"))
        for nouns, event in self.counted_events.items():
            yield from ((noun, "counted", event) for noun in nouns.split("|"))
        yield from _tagged({kind: {True: words} for kind, words in self.words.items()})
        for class_id, words in self.kinds.items():
            yield from ((word.lower(), "class", (class_id,)) for word in words.split("|"))
        yield from _tagged({"side": self.sides, "role": self.roles, "medium": self.media, "make": self.makes})


def _verb_phrases(sense: str, verb: VerbSense) -> Iterator[tuple[str, str, Verb]]:
    """Each form of a verb with its sense."""
    for forms in filter(None, verb.forms.split("|")):
        for form, word in zip(FORMS, forms.split(), strict=True):
            if word != "-":
                yield word.replace("_", " "), "verb", Verb(sense, form)
    for phrase in filter(None, verb.predicates.split("|")):
        yield phrase, "verb", Verb(sense, "pred")
    for form, phrases in verb.inflected.items():
        yield from ((phrase, "verb", Verb(sense, form)) for phrase in filter(None, phrases.split("|")))


def _tagged(tables: Mapping[str, Mapping[Any, str]]) -> Iterator[tuple[str, str, Any]]:
    for kind, table in tables.items():
        for value, phrases in table.items():
            yield from ((phrase.lower(), kind, value) for phrase in phrases.split("|"))


def merge(phrases: Iterator[tuple[str, str, Any]], into: dict[str, Senses]) -> None:
    """Add phrases to a dictionary in which one phrase may have several senses; the first of a kind stays."""
    for phrase, kind, value in phrases:
        into.setdefault(phrase, {}).setdefault(kind, value)
