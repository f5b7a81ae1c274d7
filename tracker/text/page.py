"""A text made ready for reading numbers: its normalised form, its printed form and the lexicon, compiled."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache, cached_property
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

from tracker import vocab
from tracker.model import Language
from tracker.text.atom import Atom, Kind
from tracker.text.lazy import regex
from tracker.text.normalise import fold_words
from tracker.text.prepared import Prepared
from tracker.text.scan import Scanner
from tracker.text.words.lexicon import BoundRule, Dimension, Lexicon

_WORDS_BEHIND = 64
_LONGEST_WORD = 24
_OPENING = "([\"'«"
_NEVER = r"(?!)"
_LEADS_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_PHRASE = 44
_UNIT_HEAD = regex(r"[^\W\d_]+|[^\s\w]")
_TRAILING = ".,;:)]!?'\"»…"
_SIGNS = frozenset("$€£¥₴₽₺₹₩złr")  # the last letters of signs: Kr1bn, zł
# Names of currencies that are common words: they count after a magnitude only ("500 million won").
_ATTACHED = " -+"  # bounds after a number that need no space: 40+, 40-odd
_COMMON = frozenset({"won", "real", "try", "mop", "all", "rand"})


class Contexts(dict[str, re.Pattern[str]]):
    """The contexts of a lexicon by name, each compiled at its first use; one it lacks matches nothing."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, name: str) -> re.Pattern[str]:
        self[name] = regex(self._lexicon.contexts.get(name) or _NEVER)
        return self[name]


class Tongue:
    """A language at work: its lexicon with compiled contexts, scanner, currencies and counted nouns."""

    def __init__(self, language: Language) -> None:
        self.language = language
        # a reader of one language does not wait for the tables of the others
        self.lexicon: Lexicon = import_module(f"tracker.text.words.lexicon_{language}").LEXICON
        self.contexts = Contexts(self.lexicon)

    def context(self, name: str) -> re.Pattern[str]:
        """The compiled context of a name."""
        return self.contexts[name]

    @cached_property
    def leads(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Last word of a phrase -> lead -> the phrases, the longest first."""
        leads: dict[str, dict[str, tuple[str, ...]]] = {}
        for lead, phrases in self.lexicon.leads.items():
            for phrase in sorted(phrases, key=len, reverse=True):
                by_lead = leads.setdefault(phrase.rsplit(" ", 1)[-1].lstrip(_OPENING), {})
                by_lead[lead] = (*by_lead.get(lead, ()), phrase)
        return leads

    @cached_property
    def scanner(self) -> Scanner[Atom]:
        """Finds the number words; the value of a hit is an atom that stands nowhere yet."""
        return Scanner(_word_atoms(self.lexicon))

    @cached_property
    def money(self) -> Mapping[str, str]:
        """Normalised name, code or sign of a currency -> ISO code."""
        names: dict[str, str] = dict(self.lexicon.currencies)
        for code, currency in vocab.load().currencies.items():
            printed = (*currency.names[self.language], *currency.names["en"], *currency.symbols, code)
            for name in fold_words(printed):
                names.setdefault(name, code)
        return names

    @cached_property
    def codes(self) -> frozenset[str]:
        """The ISO codes of the currencies that are known."""
        return frozenset(vocab.load().currencies)

    @cached_property
    def unit_heads(self) -> frozenset[str]:
        """What the name of a unit or currency begins with, up to its first space or mark."""
        heads = (_UNIT_HEAD.match(name) for name in (*self.lexicon.units, *self.money))
        return frozenset(head[0] for head in heads if head is not None)

    @cached_property
    def bounds(self) -> Mapping[str, tuple[tuple[str, BoundRule], ...]]:
        """Last word of a bound phrase -> phrases with their rule, the longest first."""
        bounds: dict[str, tuple[tuple[str, BoundRule], ...]] = {}
        for phrase, rule in sorted(self.lexicon.bounds_before.items(), key=lambda pair: -len(pair[0])):
            last = phrase.rsplit(" ", 1)[-1]
            bounds[last] = (*bounds.get(last, ()), (phrase, rule))
        return bounds

    @cached_property
    def tails(self) -> Mapping[str, tuple[tuple[str, BoundRule], ...]]:
        """First letter of a bound phrase after a number -> phrases with their rule."""
        tails: dict[str, tuple[tuple[str, BoundRule], ...]] = {}
        for phrase, rule in self.lexicon.bounds_after.items():
            whole = phrase if phrase[0] in _ATTACHED else f" {phrase}"
            letter = whole.lstrip(" ")[0]
            tails[letter] = (*tails.get(letter, ()), (whole, rule))
        return tails

    @cached_property
    def counted(self) -> frozenset[str]:
        """Words that name what is counted: the aliases of the classes of the vocabulary."""
        return frozenset(fold_words(vocab.load().class_aliases(self.language)))

    @cached_property
    def counted_heads(self) -> frozenset[str]:
        """The first words of what is counted."""
        return frozenset(name.split(" ", 1)[0] for name in self.counted)

    @cached_property
    def model_names(self) -> frozenset[str]:
        """One-word names of models, such as "shahed": a number after one belongs to the name.

        Several of them, as in "of 14 Kinzhals 13 were downed", have no number of their own.
        """
        models = [noun for noun in vocab.load().classes.values() if noun.meaning == "model"]
        names = frozenset(fold_words(alias for noun in models for alias in noun.aliases[self.language]))
        several = {f"{name}s" for name in names}
        return frozenset(name for name in names - several if name.isalpha())


@cache
def tongue(language: Language) -> Tongue:
    """The compiled tables of a language, made once."""
    return Tongue(language)


def _word_atoms(lexicon: Lexicon) -> dict[str, Atom]:
    """The number words of a language."""
    tables: tuple[tuple[Kind, Mapping[str, float]], ...] = (
        (Kind.SCALE, lexicon.scales),
        (Kind.CARDINAL, lexicon.cardinals),
        (Kind.GROUP, lexicon.groups),
        (Kind.VAGUE, lexicon.vague),
        (Kind.ORDINAL, lexicon.ordinals),
        (Kind.FRACTION, lexicon.fractions),
        (Kind.FREQUENCY, lexicon.frequencies),
        (Kind.SEVERAL, lexicon.several),
    )
    atoms: dict[str, Atom] = {}
    for kind, table in tables:
        for word, value in table.items():
            atoms.setdefault(word, Atom(0, 0, kind, Decimal(value), _alone(lexicon, word)))
    for word in lexicon.half_times:
        atoms[word] = Atom(0, 0, Kind.REJECTED, Decimal("0.5"), "half_time", reason="duration")
    for word in lexicon.either:
        atoms[word] = atoms[word]._replace(kind=Kind.CARDINAL, rule="either")
    for word, rule in lexicon.quantifiers.items():
        atoms.setdefault(word, Atom(0, 0, Kind.QUANTIFIER, rule=rule))
    return atoms


def _alone(lexicon: Lexicon, word: str) -> str:
    """What a magnitude is where no number stands before it: vague, or one of it after a bound."""
    if word in lexicon.plural_alone:
        return "plural"
    return "plural_or_single" if word in lexicon.plural_or_single else ""


class Unit(NamedTuple):
    """A unit word at `[start, end)`; `dimension` "money" has an ISO code as unit."""

    start: int
    end: int
    dimension: Dimension
    unit: str


def _up_to_mark(words: Sequence[str]) -> list[str]:
    """The words bare, up to the first that a mark follows."""
    names: list[str] = []
    for word in words:
        names.append(word.rstrip(_TRAILING))
        if len(names[-1]) < len(word):
            break
    return names


class Page:
    """The text that is read: `flat` folded, `printed` as it stands."""

    def __init__(self, text: Prepared, tongue: Tongue) -> None:
        self.flat = text.flat
        self.printed = text.printed
        self.tongue = tongue
        self.lexicon = tongue.lexicon
        self.atoms: list[Atom] = []
        self._contexts = tongue.contexts
        self._gates = tongue.lexicon.gates
        self._at = self._unit_at = self._led_at = -1
        self._leads = _LEADS_NOTHING
        self._unit: Unit | None = None
        self._word = ""

    def gap(self, left: int, right: int) -> str:
        """What stands between two offsets."""
        return self.flat[left:right]

    def last_word(self, at: int) -> str:
        """The word right before `at`, opening brackets and quotes off."""
        if at != self._at:
            words = self.flat[max(0, at - _LONGEST_WORD) : at].rsplit(None, 1)
            self._at, self._word = at, words[-1].lstrip(_OPENING) if words else ""
        return self._word

    def led(self, lead: str, at: int) -> int | None:
        """Where the phrase of a lead begins that stands right before `at`."""
        if at != self._led_at:
            self._led_at, self._leads = at, self.tongue.leads.get(self.last_word(at), _LEADS_NOTHING)
        if lead not in self._leads:
            return None
        end = at - (self.flat[at - 1] == " ")
        for phrase in self._leads[lead]:
            begin = end - len(phrase)
            if (
                begin >= 0
                and self.flat.startswith(phrase, begin)
                and not self.flat[begin - 1 : begin].isalnum()
            ):
                return begin
        return None

    def behind(self, context: str, at: int) -> re.Match[str] | None:
        """The context that ends at `at`."""
        gate = self._gates.get(context)
        if gate is not None and self.last_word(at) not in gate:
            return None
        return self.tongue.contexts[context].search(self.flat[max(0, at - _WORDS_BEHIND) : at])

    def ahead(self, context: str, at: int) -> re.Match[str] | None:
        """The context that begins at `at`."""
        return self._contexts[context].match(self.flat, at)

    def has(self, context: str) -> bool:
        """True where the language has this context at all."""
        return context in self.lexicon.contexts

    def atom_at(self, index: int, start: int) -> int | None:
        """Index of the atom that begins at `start`, looked for from `index` on."""
        for nearby in range(index, min(index + 4, len(self.atoms))):
            if self.atoms[nearby].start == start:
                return nearby
        return None

    def bound_ending(self, at: int) -> tuple[BoundRule, int] | None:
        """Rule and beginning of the bound words that stand right before `at`."""
        phrases = self.tongue.bounds.get(self.last_word(at))
        if phrases is None or self.flat[at - 1] != " ":
            return None
        for phrase, rule in phrases:
            begin = at - 1 - len(phrase)
            if (
                begin >= 0
                and self.flat.startswith(phrase, begin)
                and not self.flat[begin - 1 : begin].isalnum()
            ):
                return rule, begin
        return None

    def is_capital(self, at: int) -> bool:
        """True where the printed letter at `at` is a capital."""
        return self.printed[at].isupper()

    def unit_after(self, at: int) -> Unit | None:
        """The unit or currency that follows a number ending at `at`, the longest name first."""
        if at != self._unit_at:
            self._unit_at, self._unit = at, self._find_unit(at)
        return self._unit

    def _find_unit(self, at: int) -> Unit | None:
        """The longest unit that begins at a position."""
        start = at + (self.flat[at : at + 1] in (" ", "-"))
        head = _UNIT_HEAD.match(self.flat, start)
        if head is None or head[0] not in self.tongue.unit_heads:
            return None
        words = self.flat[start : start + _PHRASE].split(" ", 4)[:4]
        for count in range(len(words), 0, -1):
            found = self._named(" ".join(words[:count]), start)
            if found is not None:
                return found
        return None

    def _named(self, phrase: str, start: int) -> Unit | None:
        """The unit or money of a phrase, without the marks behind it."""
        bare = phrase.rstrip(_TRAILING)
        for name in dict.fromkeys((phrase, bare, bare.split("-", 1)[0], bare.removesuffix("'s"))):
            if name in self.lexicon.units:
                dimension, unit = self.lexicon.units[name]
                return Unit(start, start + len(name), dimension, unit)
            code = self.tongue.money.get(name)
            if code is not None and self._is_money_name(name, start):
                return Unit(start, start + len(name), "money", code)
        return None

    def _is_money_name(self, name: str, start: int) -> bool:
        if name in _COMMON:
            return self.flat[max(0, start - 8) : start].endswith(("illion ", "bn "))
        is_code = len(name) == 3 and name.upper() in self.tongue.codes
        return not is_code or self.printed[start : start + 3].isupper()

    def money_before(self, at: int) -> Unit | None:
        """The currency sign or code that stands right before a number at `at`."""
        end = at - (self.flat[at - 1 : at] == " ")
        if end <= 0 or not (self.flat[end - 1] in _SIGNS or self.is_capital(end - 1)):
            return None
        for length in range(min(4, end), 0, -1):
            start = end - length
            code = self.tongue.money.get(self.flat[start:end])
            if code is None or (start and self.flat[start - 1].isalnum() and self.flat[start].isalnum()):
                continue
            if not self.flat[start].isalpha() or self.is_capital(start):
                return Unit(start, end, "money", code)
        return None

    def is_counted(self, at: int, until: int | None = None) -> bool:
        """True where the next words, those before the next number, name a class of the vocabulary."""
        words = self.flat[at : min(at + _PHRASE, until or at + _PHRASE)].split(" ", 4)
        if not words or words[0]:
            return False
        names, heads = _up_to_mark(words[1:4]), self.tongue.counted_heads
        return any(
            " ".join(names[first:last]) in self.tongue.counted
            for first in range(len(names))
            if names[first] in heads
            for last in range(first + 1, len(names) + 1)
        )
