"""Laws of reading: plain sentences whose reading is known by construction, in every order, voice and side.

A figure is read the same whoever acts, whatever is struck and in whatever order; only the side changes.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import pytest

from tracker.claims import read
from tracker.model import Document, Language
from tracker.terms import Direction

SAID = datetime(2025, 5, 29, 8, tzinfo=UTC)
RU: Direction = "ru_on_ua"
UA: Direction = "ua_on_ru"


class Cases(NamedTuple):
    """Fillers of a language by direction, and templates: A attacks T (dative or after a preposition) or C."""

    attackers: dict[Direction, tuple[str, ...]]
    targets: dict[Direction, tuple[tuple[str, str], ...]]
    templates: tuple[str, ...]


ATTACKS: dict[Language, Cases] = {
    "en": Cases(
        {RU: ("Russia", "Russian forces", "Moscow"), UA: ("Ukraine", "Ukrainian forces", "Kyiv")},
        {
            RU: (
                ("a Ukrainian port", "a Ukrainian port"),
                ("Ukraine", "Ukraine"),
                ("Ukraine's grid", "Ukraine's grid"),
            ),
            UA: (
                ("a Russian refinery", "a Russian refinery"),
                ("Russia", "Russia"),
                ("Russia's grid", "Russia's grid"),
            ),
        },
        (
            "{A} attacked {c} with 20 drones.",
            "{A} fired 20 drones at {t}.",
            "{C} was attacked with 20 drones.",
            "{C} was hit by 20 drones.",
            "{C} came under attack from 20 drones.",
            "Twenty drones attacked {c}.",
            "Overnight, 20 drones struck {c}.",
            "In an attack on {t}, {A} used 20 drones.",
        ),
    ),
    "uk": Cases(
        {RU: ("Росія", "Російська армія", "Ворог"), UA: ("Україна", "Українська армія")},
        {
            RU: (
                ("українському порту", "український порт"),
                ("Україні", "Україну"),
                ("українській столиці", "українську столицю"),
            ),
            UA: (
                ("російському НПЗ", "російський НПЗ"),
                ("Росії", "Росію"),
                ("російській столиці", "російську столицю"),
            ),
        },
        (
            "{A} вдарила по {t} 20 дронами.",
            "По {t} вдарили 20 дронами.",
            "{C} атакували 20 дронів.",
            "{C} атаковано 20 дронами.",
            "Двадцять дронів атакували {c}.",
            "По {t} завдано удару 20 дронами.",
        ),
    ),
    "ru": Cases(
        {RU: ("Россия", "Российская армия"), UA: ("Украина", "Украинская армия")},
        {
            RU: (
                ("украинскому порту", "украинский порт"),
                ("Украине", "Украину"),
                ("украинской столице", "украинскую столицу"),
            ),
            UA: (
                ("российскому НПЗ", "российский НПЗ"),
                ("России", "Россию"),
                ("российской столице", "российскую столицу"),
            ),
        },
        (
            "{A} ударила по {t} 20 дронами.",
            "По {t} ударили 20 дронами.",
            "{C} атаковали 20 дронов.",
            "{C} атакован 20 дронами.",
            "Двадцать дронов атаковали {c}.",
            "По {t} нанесён удар 20 дронами.",
        ),
    ),
}
# Language, template, figures as metric and number; D defends, A attacks, W is what flies.
OUTCOMES: tuple[tuple[Language, str, dict[str, int]], ...] = (
    ("en", "{D} shot down 57 {W}.", {"shot_down": 57}),
    ("en", "57 {W} were shot down by {D}.", {"shot_down": 57}),
    ("en", "{D} destroyed 57 of 74 {W} launched overnight.", {"shot_down": 57, "launched": 74}),
    ("en", "{A} launched 74 {W}, 57 of which were shot down.", {"launched": 74, "shot_down": 57}),
    ("en", "Overnight {D} intercepted 57 {W} out of 74.", {"shot_down": 57, "launched": 74}),
    ("en", "The number of {W} shot down by {D} reached 57.", {"shot_down": 57}),
    ("uk", "{D} збили 57 {W}.", {"shot_down": 57}),
    ("uk", "57 {W} збили {D}.", {"shot_down": 57}),
    ("uk", "{D} збили 57 із 74 {W}.", {"shot_down": 57, "launched": 74}),
    ("uk", "{D} збили 57 із 74 запущених уночі з моря {W}.", {"shot_down": 57, "launched": 74}),
    ("uk", "{A} випустила 74 {W}, 57 з них збито.", {"launched": 74, "shot_down": 57}),
    ("ru", "{D} сбили 57 {W}.", {"shot_down": 57}),
    ("ru", "57 {W} сбили {D}.", {"shot_down": 57}),
    ("ru", "{D} сбили 57 из 74 {W}.", {"shot_down": 57, "launched": 74}),
    ("ru", "{D} сбили 57 из 74 выпущенных ночью с моря {W}.", {"shot_down": 57, "launched": 74}),
    ("ru", "{A} выпустила 74 {W}, 57 из них сбиты.", {"launched": 74, "shot_down": 57}),
)
SIDES: dict[Language, dict[Direction, tuple[str, str]]] = {
    "en": {RU: ("Ukrainian air defences", "Russia"), UA: ("Russian air defences", "Ukraine")},
    "uk": {RU: ("українські зенітники", "Росія"), UA: ("російські зенітники", "Україна")},
    "ru": {RU: ("украинские зенитчики", "Россия"), UA: ("российские зенитчики", "Украина")},
}
WEAPONS: dict[Language, dict[str, str]] = {
    "en": {"drone": "drones", "missile": "missiles", "cruise": "cruise missiles"},
    "uk": {"drone": "безпілотників", "missile": "ракет", "cruise": "крилатих ракет"},
    "ru": {"drone": "беспилотников", "missile": "ракет", "cruise": "крылатых ракет"},
}


def sentences(language: Language, template: str) -> Iterator[tuple[str, Direction]]:
    cases = ATTACKS[language]
    for direction, targets in cases.targets.items():
        for attacker in cases.attackers[direction] if "{A}" in template else ("",):
            for target, struck in targets:
                named = {"A": attacker, "t": target, "c": struck, "C": struck[0].upper() + struck[1:]}
                yield template.format(**named), direction


def claims(text: str, language: Language) -> list[tuple[str, tuple[str, ...], float | None, str]]:
    read_from = read(Document(ref="law", text=text, language=language, published=SAID)).claims
    return sorted((one.metric, one.classes, one.amount.best, one.direction) for one in read_from)


@pytest.mark.parametrize(
    ("language", "template"),
    [(language, template) for language, cases in ATTACKS.items() for template in cases.templates],
)
def test_who_is_struck_and_who_strikes_tell_the_direction(language: Language, template: str) -> None:
    for text, direction in sentences(language, template):
        found = [(best, side) for _, _, best, side in claims(text, language)]
        assert found == [(20.0, direction)], text


@pytest.mark.parametrize(("language", "template", "figures"), OUTCOMES)
def test_outcomes_are_told_in_any_order_of_any_weapon(
    language: Language, template: str, figures: dict[str, int]
) -> None:
    for direction, (defender, attacker) in SIDES[language].items():
        for kind, weapon in WEAPONS[language].items():
            text = template.format(D=defender, A=attacker, W=weapon)
            text = text[0].upper() + text[1:]
            expected = sorted((metric, (kind,), float(best), direction) for metric, best in figures.items())
            assert claims(text, language) == expected, text
