"""One anchor pass over a text: every word of the slots, with what it may stand for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from tracker.claims.words.lexicon import Lexicon, Senses, merge
from tracker.model import Language
from tracker.text.lazy import regex
from tracker.text.normalise import fold_words
from tracker.text.prepared import Prepared
from tracker.text.scan import Scanner
from tracker.vocab import Vocabulary
from tracker.vocab.nouns import Region


class _Lexicons(dict[str, Lexicon]):
    """The tables by language; a reader of one language does not wait for those of the others."""

    def __missing__(self, language: str) -> Lexicon:
        self[language] = import_module(f"tracker.claims.words.lexicon_{language}").LEXICON
        return self[language]


LEXICONS: Mapping[str, Lexicon] = _Lexicons()


class Item:
    """A phrase at `[start, end)` with its senses by kind: verb, noun, class, side, region, said ...

    `get` gives the value of one sense, or None: the rules ask for some hundred senses a figure.
    """

    __slots__ = ("end", "get", "senses", "start")

    def __init__(self, start: int, end: int, senses: Senses) -> None:
        self.start, self.end, self.senses = start, end, senses
        self.get: Callable[[str], Any] = senses.get


_OF_NAMES = frozenset({"class", "region", "side", "donor"})  # what a part of a compound may still be
_OF_LAND = regex(r"([а-яіїєґё'-]+(?:ськ|цьк|зьк|ск|цк))(?:а|ий|ая) (?:област|кра)")
_LAND = regex(r"[сц]ь?к[а-яіїё]+ (?:област|регион|регіон)")
"""In "над московським регіоном" the adjective is no name and has no capital."""
_OF_TOWN = regex(r"[а-яіїєґё'-]+(?:([сц]ьк|[сц]к)|поль|град)")
_SUFFIX: Mapping[Language, str] = {"uk": "ськ", "ru": "ск"}
_OF_DISTRICT = regex(
    r"(?:(?:,| и| та| і| й| and|, а также|, а також)"
    r" [а-яіїєґa-z'-]+(?:ом|ому|ий|кого|ким|kyi|ky|kyy|kiy))*"
    r" (?:муниципальн[а-я]+ |городск[а-я]+ |міськ[а-яії]+ )?(?:район|округ|districts?\b|raions?\b)"
)
_FACILITY = regex(
    r" (?:морськ[а-яії]+ |морск[а-я]+ |нафтов[а-яії]+ |нефт[а-я]+ )?"
    r"(?:нпз|порт|нафто|нефте|завод|аеропорт|аэропорт|аеродром|аэродром|тец|тэц|аес|аэс|тес|грес|грэс|гес"
    r"|гэс)"
)
"""In "удар по Рязанському НПЗ" the adjective tells where it stands."""
"""In "у Дарницькому та Оболонському районах" the adjectives tell a place."""
_NO_DISTRICT = frozenset({"kyiv", "pervomaisk", "primorsk", "sloviansk", "dzerzhinsk"})
"""Districts of such names lie in many regions."""
_CAPITAL_LAND = frozenset({"kyiv", "moscow_oblast", "kirov"})
"""Their adjectives are those of the cities."""
_ENDINGS: Mapping[Language, Sequence[str]] = {
    "uk": ("ий", "ого", "ому", "им", "а", "ої", "ій", "у", "ою", "их"),
    "ru": ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "их"),
}
_FORMS = {word: forms for forms in (("з", "із", "зі"), ("у", "в")) for word in forms}

_QUOTES = frozenset('«“„"')
"""In "25 тысяч «гербер»" the quotes tell that a word is a name."""
_NO_NAMES = frozenset({"May", "us"})
"""The month, also in "on 28 May have been hit", and the pronoun: in "nine of us" no country is named."""

_BEFORE_MONTH = regex(r"\b(?:in|of|since|until|by|for|from|during|early|late|mid|\d{1,2}(?:st|nd|rd|th)?) $")
"""In "IN MAY RUSSIA FIRED" capital letters are those of a headline, and the word is the month."""
_NEAR = len(" during ")


class _Words(NamedTuple):
    """What the phrases of a language stand for, and what is left of some where they are in small letters."""

    scanner: Scanner[Senses]
    small: Mapping[str, Senses]


def find_items(text: Prepared, language: Language, vocabulary: Vocabulary) -> list[Item]:
    """The items of a text in order, none overlapping another; names count only with a capital.

    >>> from tracker.vocab import load
    >>> [item.senses for item in find_items(Prepared("12 drones"), "en", load())]
    [{'class': ('drone',)}]
    """
    flat, gaps, span = text.flat.replace("ё", "е"), text.compact.gaps, text.compact.span
    items = []
    scanner, small = _words(language, vocabulary)
    for start, end, senses in scanner.find(flat):
        printed = text.printed[start:end]
        if printed.islower() and text.printed[start - 1 : start] not in _QUOTES:
            senses = small.get(flat[start:end], senses)
        if (flat[start - 1 : start] == "-" or flat[end : end + 1] == "-") and _hyphened(flat, start, end):
            senses = {kind: value for kind, value in senses.items() if kind in _OF_NAMES}
        if "of_place" in senses:
            senses = _placed(senses, flat, end, vocabulary)
        word = printed.partition(" ")[0]
        if word == "MAY" and _BEFORE_MONTH.search(flat, max(0, start - _NEAR), start):
            continue
        if senses and word not in _NO_NAMES:
            items.append(Item(*span(start, end), senses) if gaps else Item(start, end, senses))
    return items


def _placed(senses: Senses, flat: str, end: int, vocabulary: Vocabulary) -> Senses:
    """A district and a facility are in their place; districts of some names are found in many regions."""
    region = vocabulary.regions[senses["of_place"]]
    known = (region.kind != "region" or region.country == "ua") and region.id not in _NO_DISTRICT
    facility = region.id not in _CAPITAL_LAND and _FACILITY.match(flat, end)
    if facility or (known and _OF_DISTRICT.match(flat, end)):
        return {**senses, "region": region.id}
    return senses


def _hyphened(text: str, start: int, end: int) -> bool:
    """In "sea-launched" there is no launch."""
    before = start > 1 and text[start - 1] == "-" and text[start - 2].isalpha()
    return before or (end + 1 < len(text) and text[end] == "-" and text[end + 1].isalpha())


@cache
def _words(language: Language, vocabulary: Vocabulary) -> _Words:
    """All phrases of a language with their senses, and those that need a capital."""
    phrases: dict[str, Senses] = {}
    merge(LEXICONS[language].phrases(), phrases)
    if language == "uk":
        merge(_euphonic(list(phrases.items())), phrases)
    merge(_vocabulary_phrases(language, vocabulary), phrases)
    names = {
        name.lower()
        for region in vocabulary.regions.values()
        for name in region.names[language]
        if name != name.lower()
    }
    lexicon = LEXICONS[language]
    tables = (lexicon.kinds, lexicon.words, lexicon.makes)
    kinds = (word for table in tables for words in table.values() for word in words.split("|"))
    names |= {word.lower() for word in kinds if word[0].isupper()}
    names |= vocabulary.names("seats", language).keys()
    proper = {name.replace("ё", "е") for name in vocabulary.proper_aliases(language) | names}
    plain = {phrase.replace("ё", "е"): senses for phrase, senses in reversed(phrases.items())}
    small = {
        phrase: _in_small(senses, phrase in proper and not _LAND.search(phrase))
        for phrase, senses in plain.items()
        if phrase in proper or {"donor", "region"} <= senses.keys()
    }
    return _Words(Scanner(plain), dict(zip(fold_words(small), small.values(), strict=True)))


def _euphonic(phrases: Sequence[tuple[str, Senses]]) -> Iterator[tuple[str, str, Any]]:
    """The same phrases with the other forms of a preposition, which follow the sounds around it."""
    for phrase, senses in phrases:
        words = phrase.split(" ")
        for nth, word in enumerate(words if len(words) > 1 else ()):
            for form in _FORMS.get(word, ()):
                other = " ".join([*words[:nth], form, *words[nth + 1 :]])
                yield from ((other, kind, value) for kind, value in senses.items())


def _in_small(senses: Senses, is_proper: bool) -> Senses:
    """In small letters a name is no class, make, region or strip of land; a country no donor if a region."""
    gone = ("class", "make", "region", "seat", "other_war", "elsewhere") if is_proper else ("donor",)
    return {kind: value for kind, value in senses.items() if kind not in gone}


def _is_designation(alias: str) -> bool:
    """Names that end in a digit, or in a letter behind one, have a plural too: "three Kh-31Ps"."""
    return alias[-1].isdigit() or (alias[-1].isalpha() and alias[-2:-1].isdigit())


def _plural(alias: str) -> str:
    """Names of weapons take the endings of nouns: "17 Zalas", "two Patriot batteries"."""
    if alias.endswith("y") and alias[-2:-1] not in "aeiou":
        return f"{alias[:-1]}ies"
    return f"{alias}es" if alias.endswith(("s", "x", "ch", "sh")) else f"{alias}s"


def _adjectives(region: Region, language: Language) -> Iterator[str]:
    """In "саратовский губернатор", "краматорська МВА" the adjective tells whose office it is."""
    stems = [one.lower() for one in region.adjectives if one.isascii() is (language == "en")]
    if language == "en":
        yield from stems
        return
    for name in map(str.lower, region.names[language]):
        if of_land := _OF_LAND.match(name):
            stems.append(of_land[1])
        elif region.kind == "place" and (town := _OF_TOWN.fullmatch(name)):
            stems.append(name if town[1] else f"{name}{_SUFFIX[language]}")
    yield from (f"{stem}{ending}" for stem in stems for ending in _ENDINGS[language])


def _vocabulary_phrases(language: Language, vocabulary: Vocabulary) -> Iterator[tuple[str, str, Any]]:
    """The phrases of the vocabulary: each with its kind and value."""
    proper = vocabulary.proper_aliases(language)
    for alias, classes in vocabulary.class_aliases(language).items():
        ids = (classes,) if isinstance(classes, str) else classes
        yield alias, "class", ids
        if language == "en" and (alias in proper or _is_designation(alias)):
            yield _plural(alias), "class", ids
    seats, known = vocabulary.names("seats", language), vocabulary.names("claimants", language)
    for name, place in seats.items():
        yield name, "seat", place
        if claimant := known.get(name.rpartition(" ")[2]):
            yield name, "claimant", claimant
    for name, claimant in known.items():
        yield name, "claimant", claimant
        if seat := seats.get(name.rpartition(" ")[2]):
            yield name, "seat", seat  # "Mayor Vitali Klitschko"
    for region in vocabulary.regions.values():
        yield from ((name.lower(), "region", region.id) for name in region.names[language])
        yield from ((name, "of_place", region.id) for name in _adjectives(region, language))
        if region.kind == "command" and language == "en":
            yield f"the {region.id}", "region", region.id
    for publisher in vocabulary.publishers.values():
        if publisher.id not in vocabulary.claimants:
            yield from ((name.lower(), "publisher", publisher.id) for name in publisher.names[language])
    for donor in vocabulary.donors.values():
        yield from ((name.lower(), "donor", donor.id) for name in donor.names[language])
