"""Plain sentences of what was shot down: whose it was is told by the land of its parts and by who defends."""

from itertools import product

import pytest

from tests.laws.plain import Case, misread
from tracker.model import Language

_PARTS: dict[Language, tuple[str, ...]] = {
    "uk": (
        "Знищено 33 дрони, з них 20 — над {land} областю.",
        "Збито 33 дрони, зокрема 20 над {land} областю.",
        "Збито 33 дрони. З них 20 — над {land} областю.",
        "За ніч збито 33 дрони. 20 із них знищили над {land} областю.",
    ),
    "ru": (
        "Уничтожено 33 дрона, из них 20 — над {land} областью.",
        "Сбито 33 дрона, в том числе 20 над {land} областью.",
        "Сбито 33 дрона. Из них 20 — над {land} областью.",
        "За ночь сбито 33 дрона. 20 из них уничтожили над {land} областью.",
    ),
}
_LANDS: dict[Language, dict[str, tuple[str, str]]] = {
    "uk": {
        "Воронезькою": ("voronezh", "ua_on_ru"),
        "Бєлгородською": ("belgorod", "ua_on_ru"),
        "Полтавською": ("poltava", "ru_on_ua"),
        "Сумською": ("sumy", "ru_on_ua"),
    },
    "ru": {
        "Воронежской": ("voronezh", "ua_on_ru"),
        "Белгородской": ("belgorod", "ua_on_ru"),
        "Полтавской": ("poltava", "ru_on_ua"),
        "Сумской": ("sumy", "ru_on_ua"),
    },
}
_HEARD: dict[Language, tuple[tuple[str, str, str], ...]] = {
    "uk": (
        ("Уночі ППО працювала над Полтавою.", "poltava", "ru_on_ua"),
        ("У ніч на 29 грудня на Сумщині лунали вибухи.", "sumy", "ru_on_ua"),
    ),
    "ru": (
        ("Ночью ПВО работала над Тулой.", "tula", "ua_on_ru"),
        ("В ночь на 29 декабря в Сумской области звучали взрывы.", "sumy", "ru_on_ua"),
    ),
}
_STOPPED: dict[Language, tuple[str, ...]] = {
    "uk": ("Збито 17 безпілотників.", "Захисники неба збили 17 дронів.", "Вони збили 17 дронів."),
    "ru": ("Сбито 17 беспилотников.", "Защитники неба сбили 17 дронов.", "Они сбили 17 дронов."),
}
_ARMIES = {
    "заявили военные": "ua_general_staff",
    "сообщили в армии": "ua_general_staff",
    "уточнили в оборонном ведомстве": "ua_official",
    "сообщило военное ведомство": "ua_official",
}
"""An office without a country, and for whom it speaks where Ukraine is attacked."""
_ATTACKED = {
    "По Украине запустили 120 дронов, сбили 101, {said}.": "ru_on_ua",
    "Над Полтавской областью сбили 101 дрон, {said}.": "ru_on_ua",
    "Над Брянской областью сбили 101 дрон, {said}.": "ua_on_ru",
    "Над Крымом сбит 101 украинский беспилотник, {said}.": "ua_on_ru",
}


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_parts_over_a_region_tell_whose_land_it_is(language: Language) -> None:
    def case(frame: str, land: str) -> Case:
        region, side = _LANDS[language][land]
        return frame.format(land=land), [(33, side, "national"), (20, side, region)]

    cases = (case(*one) for one in product(_PARTS[language], _LANDS[language]))
    assert misread(cases, language, ("best", "direction", "scope")) == []


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_what_is_stopped_is_where_and_when_the_defence_was_heard(language: Language) -> None:
    cases = [
        (f"{heard} {stopped}", [(17, side, region, "2025-12-29")])
        for (heard, region, side), stopped in product(_HEARD[language], _STOPPED[language])
    ]
    assert misread(cases, language, ("best", "direction", "scope", "day")) == []


def test_an_army_without_a_country_is_that_of_those_attacked() -> None:
    def case(frame: str, said: str) -> Case:
        side = _ATTACKED[frame]
        claimant = _ARMIES[said] if side == "ru_on_ua" else "ru_mod"
        before = [(120, side, claimant)] if "120" in frame else []
        return frame.format(said=said), [*before, (101, side, claimant)]

    cases = (case(*one) for one in product(_ATTACKED, _ARMIES))
    assert misread(cases, "ru", ("best", "direction", "claimant")) == []
