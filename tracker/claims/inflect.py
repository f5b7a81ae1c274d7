"""Words of a table written as stem and ending class, in all their forms."""

from collections.abc import Iterator, Mapping
from itertools import product


def inflect(spec: str, endings: Mapping[str, str]) -> str:
    """The forms of phrases, joined by `|`: `stem:class` stands for the stem with every ending of the class.

    `-` is the empty ending; a form with `ё` also stands with `е`.

    >>> inflect("дрон:m|бпла", {"m": "- а и"})
    'дрон|дрона|дрони|бпла'
    """
    forms = (form for phrase in spec.split("|") for form in _forms(phrase, endings))
    return "|".join(dict.fromkeys(forms))


def _forms(phrase: str, endings: Mapping[str, str]) -> Iterator[str]:
    for words in product(*(_word(word, endings) for word in phrase.split(" "))):
        form = " ".join(words)
        yield form
        if "ё" in form:
            yield form.replace("ё", "е")


def _word(word: str, endings: Mapping[str, str]) -> list[str]:
    stem, _, name = word.partition(":")
    return [stem + ending.removeprefix("-") for ending in endings[name].split()] if name else [stem]
