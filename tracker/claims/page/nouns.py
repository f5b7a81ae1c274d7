"""What the words of the vocabulary count: classes, the family of a class, which class tells more."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tracker.claims.page.items import LEXICONS, Item
from tracker.claims.page.lands import CALENDAR
from tracker.model import Language
from tracker.text.lazy import regex
from tracker.vocab import Vocabulary

TOKEN = regex(r"[^\W_]+(?:['.\-][^\W_]+)*|[^\s\w]|_")
TIME_BEFORE = regex(
    r" the (?:previous|preceding|prior|following|next|same) (?:day|night|week|month|year|morning|evening)\b"
    rf"| of (?:the )?(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?(?:{CALENDAR.lower()})\b(?!'s)"
    r"| (?:добою|сутками|дн[её]м|ніччю|ночью|тижнем|неделей|місяцем|месяцем|роком|годом)"
    r" (?:рані|ран[еь]|перед)"
    r"| (?:попередн|минул|предыдущ|прошл|наступн|следующ)[а-яіїє]+"
    r" (?:ноч|ніч|доб|дн|тижн|місяц|рок|сут|недел|месяц|год)[а-яіїє]*\b"
)
"""In "12 were killed, down from 15 the previous day", "the 691 of 9 July" no days are counted."""
BY_MEANS = regex(r"(?:[ая]ми|[ою]ю|[еє]ю|[ео]й|ом|ем|єм)\"?$")
"""In "двома ракетами" the instrumental tells with what something was done."""
_NOUN_KINDS = (
    ("child_noun", ("child",), "person"),
    ("civilian_noun", ("civilian",), "person"),
    ("soldier_noun", ("soldier",), "person"),
    ("casualty_noun", ("soldier",), "casualty"),
    ("person_noun", ("person",), "person"),
    ("air_noun", ("air_target",), "air"),
    ("location_noun", ("air_target",), "location"),
    ("settlement_noun", (), "settlement"),
)
_FAMILY_OF_ROOT = {"air_target": "air", "equipment": "equipment", "person": "person", "aid": "aid"}


class Reach(NamedTuple):
    """What a walk may look at: the text, its items by start, where quantities start, the limit."""

    text: str
    normalised: str
    items: Mapping[int, Item]
    numbers: frozenset[int]
    end: int
    language: Language
    vocabulary: Vocabulary


class Head(NamedTuple):
    """The counted noun: `family` "" is an ellipsis, "other" a noun that the vocabulary lacks."""

    classes: tuple[str, ...]
    family: str
    end: int
    side: str = ""
    anaphor: bool = False
    inner: tuple[Item, ...] = ()


@cache
def stops(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Words that end a noun phrase, and those that open one without telling anything."""
    lexicon = LEXICONS[language]
    return frozenset(lexicon.stops.split()), frozenset(lexicon.determiners.split())


@cache
def family(class_id: str, vocabulary: Vocabulary) -> str:
    """The family of a class: air, equipment, person or aid."""
    return next(name for root, name in _FAMILY_OF_ROOT.items() if vocabulary.is_within(class_id, root))


def narrow(classes: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The classes without those that only repeat the kind of another ("Kalibr cruise missiles")."""
    if len(classes) == 1:
        return classes
    kept = {name for name in classes if not any(name in vocabulary.ancestors(other) for other in classes)}
    decoys = {name for name in kept if vocabulary.is_within(name, "drone_decoy")}
    if decoys and "drone_strike" in classes:
        strikes = {name for name in kept if vocabulary.is_within(name, "drone_strike")}
        kept = (kept - decoys - strikes) | {"drone"}
    return tuple(sorted(kept))


def apposed(classes: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """In "Kh-47M2 Kinzhal ballistic missiles" the model tells what they are."""
    models = [name for name in classes if "model" in vocabulary.classes[name].meaning]
    return models or list(classes)


def noun_of(item: Item, vocabulary: Vocabulary) -> tuple[tuple[str, ...], str] | None:
    """Classes and family of an item that can be counted, or None."""
    classes = item.get("class")
    if classes and family(classes[0], vocabulary) not in ("aid", "other"):
        soldier = item.get("casualty_noun") or item.get("soldier_noun")
        if not soldier:
            return classes, family(classes[0], vocabulary)
    for kind, noun_classes, noun_family in _NOUN_KINDS:
        if item.get(kind):
            return noun_classes, noun_family
    return None
