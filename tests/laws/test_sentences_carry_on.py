"""Paragraphs put together from sentences whose reading is known: what one tells changes no other one."""

from itertools import permutations

from tests.laws.plain import Case, misread
from tracker.model import Language

_FIELDS = ("metric", "best", "direction", "scope")
_NIGHT: dict[Language, str] = {
    "en": "Overnight into 29 December Russia launched 264 drones at Ukraine, the air force said.",
    "uk": "У ніч на 29 грудня, за даними Повітряних сил, росіяни запустили 264 дрони.",
    "ru": "В ночь на 29 декабря, по данным Воздушных сил, россияне запустили 264 дрона.",
}
_LAUNCHED = ("launched", 264, "ru_on_ua", "national")
_ASIDES: dict[Language, tuple[str, ...]] = {
    "en": (
        "Over the Sumy region 17 drones were destroyed.",
        "In the Odesa region four people were killed.",
        "The General Staff in Kyiv put Russian losses for the day at 930 troops.",
        "Norway promised Ukraine 150 million euros.",
        "The night before there had been 118 drones.",
    ),
    "uk": (
        "У небі над Сумщиною знищено 17 дронів.",
        "На Одещині загинули четверо людей.",
        "Генштаб у Києві оцінює добові втрати росіян у 930 військових.",
        "Норвегія пообіцяла Україні 150 млн євро.",
        "Попередньої ночі було 118 дронів.",
    ),
    "ru": (
        "Над Сумской областью уничтожено 17 дронов.",
        "В Одесской области погибли четыре человека.",
        "Генштаб в Киеве оценивает суточные потери россиян в 930 военных.",
        "Норвегия пообещала Украине 150 млн евро.",
        "Предыдущей ночью было 118 дронов.",
    ),
}
_ASIDE = (
    ("shot_down", 17, "ru_on_ua", "sumy"),
    ("killed", 4, "ru_on_ua", "odesa"),
    ("personnel_losses", 930, "ua_on_ru", "national"),
    ("aid_pledged", 150_000_000, "none", "NOR"),
    ("launched", 118, "ru_on_ua", "national"),
)
_OF_WHOM: dict[Language, tuple[Case, ...]] = {
    "en": (
        (
            "Russian army losses keep rising, the General Staff says. It lost 930 troops in a day.",
            [("personnel_losses", 930, "ua_on_ru", "national")],
        ),
        (
            "Seven were killed: three in the Kherson region, four in Sumy region. Another nine were wounded.",
            [
                ("killed", 7, "ru_on_ua", "national"),
                ("killed", 3, "ru_on_ua", "kherson"),
                ("killed", 4, "ru_on_ua", "sumy"),
                ("injured", 9, "ru_on_ua", "national"),
            ],
        ),
    ),
    "uk": (
        (
            "Росія контролює 19 % України. На Донеччині під її контролем 78 % області.",
            [
                ("territory_held_ru", 19, "none", "national"),
                ("territory_held_ru", 78, "none", "donetsk"),
            ],
        ),
        (
            "Уночі 13 лютого на Україну летіли 94 дрони.",
            [("launched", 94, "ru_on_ua", "national")],
        ),
    ),
    "ru": (
        (
            "Генштаб ВСУ пересчитал потери российской армии. За сутки она потеряла 930 военных.",
            [("personnel_losses", 930, "ua_on_ru", "national")],
        ),
        (
            "Над Крымом сбиты семь украинских дронов. Еще два сбили над полуостровом утром.",
            [("shot_down", 7, "ua_on_ru", "crimea"), ("shot_down", 2, "ua_on_ru", "crimea")],
        ),
    ),
}


def test_asides_change_nothing_of_one_another() -> None:
    """In whatever order a region, losses, aid and another night are told, each stays what it is."""
    for language, asides in _ASIDES.items():
        orders = list(permutations(range(len(asides)), 3))[::13]
        cases = [
            (
                " ".join([_NIGHT[language], *(asides[nth] for nth in order)]),
                [_LAUNCHED, *(_ASIDE[nth] for nth in order)],
            )
            for order in orders
        ]
        assert not misread(cases, language, _FIELDS)


def test_whose_and_where_goes_on() -> None:
    """Pronouns stand for the army told of, a list of places leaves the place of all to the next sentence."""
    for language, cases in _OF_WHOM.items():
        assert not misread(cases, language, _FIELDS)
