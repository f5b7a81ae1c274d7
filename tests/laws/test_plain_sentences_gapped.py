"""Plain sentences without a verb: they count what the sentence before counted, elsewhere or later."""

from collections.abc import Iterator

from tests.laws.plain import Case, misread
from tracker.model import Language

_TOLD = {
    "uk": (
        ("Над Одесою збили 12 дронів", "shot_down", "drone", "Над Харковом", " дронів"),
        ("В Одесі поранено 12 людей", "injured", "person", "У Харкові", " людей"),
    ),
    "ru": (
        ("Над Курском уничтожены 12 украинских БПЛА", "shot_down", "drone", "Над Белгородом", " БПЛА"),
        ("В Курске погибли 12 человек", "killed", "person", "В Белгороде", " человек"),
    ),
}
_FRAMES = {
    "uk": "{v}. {p} - ще 9.|{v}. {p} - ще 9{n}.|{v}. Сьогодні зранку - ще 9.|{v}. Удень - ще 9{n}."
    "|{v}. Ще 9 - {q}.|{v}. Тим часом {q} - ще 9{n}.|{v}. {p} ще 9.",
    "ru": "{v}. {p} - ещё 9.|{v}. {p} - ещё 9{n}.|{v}. Сегодня утром - ещё 9.|{v}. Днём - ещё 9{n}."
    "|{v}. Ещё 9 - {q}.|{v}. Тем временем {q} - ещё 9{n}.|{v}. {p} ещё 9.",
}


def _cases(language: Language) -> Iterator[Case]:
    for told, metric, counted, place, noun in _TOLD[language]:
        for frame in _FRAMES[language].split("|"):
            text = frame.format(v=told, p=place, q=place[:1].lower() + place[1:], n=noun)
            yield text, [(metric, counted, 12), (metric, counted, 9)]


def test_a_sentence_without_a_verb_counts_on() -> None:
    """What the sentence before tells of is told on; a weapon in a line of its own is no new attack."""
    languages: tuple[Language, ...] = ("uk", "ru")
    for language in languages:
        assert not misread(_cases(language), language, ("metric", "classes", "best"))


def test_what_stands_in_front_in_the_genitive_is_counted() -> None:
    """In "ракет перехопили лише дев'ять" the noun stands before its verb, adverbs before the number."""
    launched = [("launched", "drone", 58), ("launched", "missile", 45)]
    stopped = [("shot_down", "drone", 41), ("shot_down", "missile", 9)]
    texts: dict[Language, str] = {
        "uk": "Росія випустила 58 дронів і 45 ракет. Дронів знищено 41, ракет перехопили лише дев'ять."
        "|Росія випустила 58 дронів і 45 ракет. Збили 41 дрон, а ракет - тільки дев'ять.",
        "ru": "Россия выпустила 58 дронов и 45 ракет. Дронов уничтожено 41, ракет перехватили лишь девять."
        "|Россия выпустила 58 дронов и 45 ракет. Сбили 41 дрон, а ракет - только девять.",
    }
    for language, told in texts.items():
        cases = [(text, [*launched, *stopped]) for text in told.split("|")]
        assert not misread(cases, language, ("metric", "classes", "best"))


def test_who_is_in_a_grave_state_is_alive() -> None:
    """Behind the dead the number of those who fight for their lives is not one of the dead."""
    want = [("killed", "person", 3), ("injured", "person", 2)]
    texts: dict[Language, tuple[str, ...]] = {
        "uk": (
            "Через удар загинули троє, двоє - у важкому стані.",
            "Через обстріл загинули троє людей. Ще двоє у тяжкому стані.",
        ),
        "ru": (
            "При обстреле погибли трое, двое - в тяжёлом состоянии.",
            "При ударе погибли трое. Ещё двое в критическом состоянии.",
        ),
    }
    for language, told in texts.items():
        assert not misread([(text, want) for text in told], language, ("metric", "classes", "best"))
