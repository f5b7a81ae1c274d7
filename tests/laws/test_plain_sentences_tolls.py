"""Laws of tolls that go on: one total, who died of wounds, who a part is, what a fire is no evidence of."""

import pytest

from tests.laws.plain import Case, misread
from tracker.model import Language

_FIELDS = ("metric", "classes", "best")
_TOTAL = {
    "en": "The death toll from the strike on {c} rose to eight after two more bodies were found."
    "|Two more people died in hospital, bringing the toll of the strike on {c} to eight dead."
    "|The number of dead in the strike on {c} climbed by two to eight."
    "|The death toll from the strike on {c} has grown from six to eight.",
    "uk": "Кількість загиблих унаслідок удару по {c} зросла до восьми, після того як двоє поранених померли."
    "|Ще двоє поранених померли, кількість жертв удару по {c} сягнула восьми."
    "|Кількість загиблих унаслідок удару по {c} збільшилася на двох, до восьми."
    "|Раніше йшлося про шістьох загиблих унаслідок удару по {c}, тепер їх восьмеро.",
    "ru": "Число погибших при ударе по {c} выросло до восьми, после того как двое раненых умерли."
    "|Ещё двое раненых умерли, число жертв удара по {c} достигло восьми."
    "|Число погибших при ударе по {c} увеличилось на двух человек, до восьми."
    "|Ранее сообщалось о шести погибших при ударе по {c}, теперь их восемь.",
}
_DIED = {
    "en": "Two of those wounded in the strike on {c} died.|Two people wounded in the strike on {c} have died."
    "|Two of the injured died in a hospital in {c} after the strike.",
    "uk": "Двоє поранених унаслідок удару по {c} померли в лікарні."
    "|Двоє з поранених унаслідок удару по {c} померли."
    "|У лікарні померли двоє постраждалих унаслідок удару по {c}.",
    "ru": "Двое раненых при ударе по {c} скончались в больнице.|Двое из раненых при ударе по {c} умерли."
    "|В больнице умерли двое пострадавших при ударе по {c}.",
}
_WHO = {
    "en": "Six of those injured in the strike on {c} are children."
    "|Six of the people hurt in the strike on {c} were children.",
    "uk": "Шестеро з поранених унаслідок удару по {c} — діти."
    "|Шестеро постраждалих унаслідок удару по {c} — діти.",
    "ru": "Шестеро из раненых при ударе по {c} — дети.|Шестеро пострадавших при ударе по {c} — дети.",
}
_NOBODY_STRUCK = {
    "en": "Two people died in a house fire in {c}.|Two children fell through the ice near {c} and died."
    "|Two people died of cold in {c}, the mayor said.|A man shot two people dead in {c}, police said.",
    "uk": "Унаслідок пожежі в {c} загинули двоє людей.|У {c} двоє дітей провалилися під лід і загинули."
    "|У {c} чоловік застрелив двох людей.|У {c} двоє людей отруїлися чадним газом і загинули.",
    "ru": "При пожаре в {c} погибли два человека.|В {c} двое детей провалились под лёд и погибли."
    "|В {c} мужчина застрелил двух человек.|В {c} двое отравились угарным газом и погибли.",
}
_CITIES = {
    "en": (("Kharkiv", "Kharkiv"), ("Odesa", "Odesa"), ("Dnipro", "Dnipro")),
    "uk": (("Харкову", "Харкові"), ("Одесі", "Одесі"), ("Дніпру", "Дніпрі")),
    "ru": (("Харькову", "Харькове"), ("Одессе", "Одессе"), ("Днепру", "Днепре")),
}


def _cases(language: Language, templates: str, nth: int, want: list[tuple[object, ...]]) -> list[Case]:
    return [
        (template.format(c=city[nth]), want)
        for template in templates.split("|")
        for city in _CITIES[language]
    ]


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_a_toll_is_told_once(language: Language) -> None:
    """What came to it and what was told before are no claims beside the total."""
    assert not misread(_cases(language, _TOTAL[language], 0, [("killed", "person", 8)]), language, _FIELDS)


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_the_wounded_who_died_are_dead_and_a_predicate_tells_who(language: Language) -> None:
    died = _cases(language, _DIED[language], 0, [("killed", "person", 2)])
    who = _cases(language, _WHO[language], 0, [("injured", "child", 6)])
    assert not misread([*died, *who], language, _FIELDS)


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_nobody_struck_those_who_died_otherwise(language: Language) -> None:
    assert not misread(_cases(language, _NOBODY_STRUCK[language], 1, []), language, _FIELDS)
