"""Laws of the plainest sentences on losses: the side that lost is told right, whatever the verb and order."""

from collections.abc import Iterator

import pytest

from tests.laws.plain import Case, capital, misread
from tracker.model import Language

# {L} who lost, {l} whose (adjective), {g} whose (noun); {W}, {w} the other side; {n} {e} what.
_DESTROYED = {
    "en": "{L} lost {n} {e}.|{L} has lost {n} {e} since the start of the war.|{n} {l} {e} were destroyed."
    "|{n} {e} of {L} were destroyed.|{n} {l} {e} were destroyed by {W}.|{W} destroyed {n} {l} {e}."
    "|A {w} strike destroyed {n} {l} {e}.|{w} drones destroyed {n} {l} {e}."
    "|The loss of {n} {l} {e} was confirmed."
    "|{g} losses: {n} {e}.|{g} losses amounted to {n} {e}.|{W} said {L} had lost {n} {e}.",
    "uk": "{L} втратили {n} {e}.|За добу {L} втратили {n} {e}.|{n} {e} втратили {L} за добу."
    "|Знищено {n} {l} {e}.|{n} {l} {e} було знищено.|{n} {e} {g} знищено.|{W} знищили {n} {l} {e}."
    "|{W} знищили {n} {e} {g}.|{n} {l} {e} знищили {W}.|Втрати {g}: {n} {e}.|Втрати {g} становлять {n} {e}.",
    "ru": "{L} потеряли {n} {e}.|За сутки {L} потеряли {n} {e}.|{n} {e} потеряли {L} за сутки."
    "|Уничтожено {n} {l} {e}.|{n} {l} {e} были уничтожены.|{n} {e} {g} уничтожено."
    "|{W} уничтожили {n} {l} {e}."
    "|{W} уничтожили {n} {e} {g}.|{n} {l} {e} уничтожили {W}.|Потери {g}: {n} {e}."
    "|Потери {g} составили {n} {e}.",
}
_DAMAGED = {
    "en": "{W} damaged {n} {l} {e}.|{n} {l} {e} were damaged in a {w} strike.|{n} {l} {e} were hit by {W}.",
    "uk": "{W} пошкодили {n} {l} {e}.|Пошкоджено {n} {l} {e}.|{W} уразили {n} {l} {e}.",
    "ru": "{W} повредили {n} {l} {e}.|Повреждены {n} {l} {e}.|{W} поразили {n} {l} {e}.",
}
_PAIRS = {
    "en": "{L} lost {n} {e} and {W} lost {m}.|{L} lost {n} {e}, {W} {m}."
    "|{L} lost {n} {e}, while {W} lost {m} {e}."
    "|{W} destroyed {n} {l} {e}, while {L} destroyed {m} {w} {e}.|{L} lost {n} {e} last week. {W} lost {m}."
    "|{L} lost {n} {e}, and {L} destroyed {m} {w} {e}.",
    "uk": "{L} втратили {n} {e}, а {W} - {m}.|{W} знищили {n} {l} {e}, а {L} знищили {m} {w} {e}.",
    "ru": "{L} потеряли {n} {e}, а {W} - {m}.|{W} уничтожили {n} {l} {e}, а {L} уничтожили {m} {w} {e}.",
}
_SIDES = {
    "en": (("Russia", "Russian", "Russia's", "ua_on_ru"), ("Ukraine", "Ukrainian", "Ukraine's", "ru_on_ua")),
    "uk": (
        ("російські війська", "російських", "армії РФ", "ua_on_ru"),
        ("українські війська", "українських", "ЗСУ", "ru_on_ua"),
    ),
    "ru": (
        ("российские войска", "российских", "армии РФ", "ua_on_ru"),
        ("украинские войска", "украинских", "ВСУ", "ru_on_ua"),
    ),
}
_THINGS: dict[str, dict[str, str]] = {
    "en": {"tanks": "tank", "aircraft": "aircraft", "helicopters": "helicopter", "guns": "artillery"},
    "uk": {"танків": "tank", "літаків": "aircraft", "гелікоптерів": "helicopter", "гармат": "artillery"},
    "ru": {"танков": "tank", "самолётов": "aircraft", "вертолётов": "helicopter", "пушек": "artillery"},
}
_WORDS = {"en": ("twelve", "five"), "uk": ("дванадцять", "п'ять"), "ru": ("двенадцать", "пять")}


def _cases(language: Language, templates: str, metric: str) -> Iterator[Case]:
    things, sides = list(_THINGS[language].items()), _SIDES[language]
    for nth, template in enumerate(templates.split("|")):
        for turn in range(4):
            thing, kind = things[(nth + turn) % 4]
            lost, won = sides[turn % 2], sides[1 - turn % 2]
            many, few = ("12", "5") if turn < 2 else _WORDS[language]
            names = {"L": lost[0], "l": lost[1], "g": lost[2], "W": won[0], "w": won[1]}
            text = capital(template.format(**names, n=many, m=few, e=thing))
            own = [(metric, kind, 12, lost[3])]
            yield text, own + ([(metric, kind, 5, won[3])] if "{m}" in template else [])


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_the_side_that_lost_holds_in_any_order(language: Language) -> None:
    told = ((_DESTROYED, "destroyed"), (_DAMAGED, "damaged"), (_PAIRS, "destroyed"))
    fields = ("metric", "classes", "best", "direction")
    wrong = [
        sentence
        for templates, deed in told
        for sentence in misread(_cases(language, templates[language], f"equipment_{deed}"), language, fields)
    ]
    assert not wrong


_NOT_READ: dict[str, tuple[Case, Language]] = {
    "a bare number in a sentence of its own could be of anything that can be lost": (
        (
            "Russia has lost 1,200 soldiers since Monday. Ukraine has lost 900.",
            [
                ("personnel_losses", "soldier", 1200, "ua_on_ru"),
                ("personnel_losses", "soldier", 900, "ru_on_ua"),
            ],
        ),
        "en",
    ),
    "a whole of machines has no metric from which its part could take one": (
        ("Of the 12 Russian tanks, five were destroyed.", [("equipment_destroyed", "tank", 5, "ua_on_ru")]),
        "en",
    ),
    "a participle alone makes a noun of the wounded, so they are counted anew": (
        (
            "Росіяни вбили 120 українських військових. Ще 80 поранені.",
            [("killed", "soldier", 120, "ru_on_ua"), ("injured", "soldier", 80, "ru_on_ua")],
        ),
        "uk",
    ),
}


@pytest.mark.parametrize(
    "why", [pytest.param(why, marks=pytest.mark.xfail(strict=True, reason=why)) for why in _NOT_READ]
)
def test_plain_sentences_not_read_yet(why: str) -> None:
    case, language = _NOT_READ[why]
    assert not misread([case], language, ("metric", "classes", "best", "direction"))
