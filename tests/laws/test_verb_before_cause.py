"""Laws of Ukrainian and Russian: an attack told between a verb and its number hides no verb."""

from collections.abc import Iterator

import pytest

from tests.laws.plain import Case, misread
from tracker.model import Language

_CAUSES: dict[Language, tuple[str, ...]] = {
    "uk": ("під час обстрілу Херсона", "унаслідок удару дронів по Херсону"),
    "ru": ("при обстреле Херсона", "в результате удара дронов по Херсону"),
}
_HARM: dict[Language, tuple[tuple[str, str, str, str, str], ...]] = {
    "uk": (
        ("Постраждали", "injured", "п’ятеро людей", "загинули", "killed"),
        ("Загинули", "killed", "п’ять працівників лікарні", "поранені", "injured"),
        ("Поранено", "injured", "п’ятьох людей", "загинули", "killed"),
    ),
    "ru": (
        ("Ранены", "injured", "пять человек", "погибли", "killed"),
        ("Погибли", "killed", "пять работников больницы", "ранены", "injured"),
        ("Получили ранения", "injured", "пятеро человек", "погибли", "killed"),
    ),
}
_ALSO: dict[Language, tuple[str, ...]] = {
    "uk": (", ще двоє {}", ", {} двоє", " і двоє {}"),
    "ru": (", ещё двое {}", ", {} двое", " и двое {}"),
}
_THINGS: dict[Language, tuple[tuple[str, str, float], ...]] = {
    "uk": (
        ("Збито під час атаки на Київ 30 дронів.", "shot_down", 30),
        ("Збито при відбитті нальоту на Одесу 12 дронів.", "shot_down", 12),
        ("Знищено у ході атаки на аеродром Саки п’ять літаків.", "equipment_destroyed", 5),
    ),
    "ru": (
        ("Сбиты при атаке на Киев 30 дронов.", "shot_down", 30),
        ("Сбиты при отражении налёта на Одессу 12 дронов.", "shot_down", 12),
        ("Повреждены в ходе удара по аэродрому Саки пять самолётов.", "equipment_damaged", 5),
    ),
}


def _harmed(language: Language) -> Iterator[Case]:
    for cause in _CAUSES[language]:
        for verb, metric, people, other, of_other in _HARM[language]:
            for also in _ALSO[language]:
                yield f"{verb} {cause} {people}{also.format(other)}.", [(metric, 5), (of_other, 2)]


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_the_verb_before_its_cause_governs(language: Language) -> None:
    assert not misread(_harmed(language), language, ("metric", "best"))
    things = [(text, [(metric, best)]) for text, metric, best in _THINGS[language]]
    assert not misread(things, language, ("metric", "best"))
