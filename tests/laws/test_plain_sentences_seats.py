"""Plain sentences: an official who names no place tells of the region or city in which he holds office."""

from tests.laws.plain import Case, capital, misread
from tracker.model import Language

_OFFICES: dict[Language, dict[str, str]] = {
    "en": {
        "kyiv_city": "Klitschko|Kyiv mayor Vitali Klitschko|Kyiv's city military administration",
        "kharkiv": "Terekhov|Syniehubov|the Kharkiv regional military administration",
        "belgorod": "Gladkov|the governor of the Belgorod region",
        "kryvyi_rih": "the mayor of Kryvyi Rih",
    },
    "uk": {
        "kyiv_city": "Кличко|КМВА|київський мер Віталій Кличко",
        "kharkiv": "Терехов|Синєгубов|харківський міський голова|Харківська ОВА",
        "kramatorsk": "Краматорська МВА",
        "belgorod": "Гладков|бєлгородський губернатор",
    },
    "ru": {
        "kyiv_city": "Кличко|мэр Киева Виталий Кличко",
        "kharkiv": "Терехов|харьковский мэр|глава Харьковской ОВА",
        "saratov": "Бусаргин|саратовский губернатор|губернатор Саратовской области",
        "sevastopol": "Развожаев|губернатор Севастополя",
    },
}
_FRAMES: dict[Language, tuple[str, ...]] = {
    "en": (
        "{w}: three people were killed and 12 wounded in the drone attack.",
        "{w} said three people had been killed and 12 wounded.",
        "Three people were killed and 12 injured overnight, {w} said.",
    ),
    "uk": (
        "{w}: унаслідок атаки дронів загинули 3 людини, 12 поранено.",
        "{w} повідомляє, що внаслідок атаки дронів загинули 3 людини, 12 поранено.",
        "Унаслідок атаки дронів загинули 3 людини, 12 поранено — {w}",
    ),
    "ru": (
        "{w}: при атаке беспилотников погибли 3 человека, пострадали 12.",
        "{w} сообщает, что при атаке беспилотников погибли 3 человека, пострадали 12.",
        "При атаке беспилотников погибли 3 человека, пострадали 12, сообщает {w}.",
    ),
}
_LIVE: dict[Language, tuple[Case, ...]] = {
    "en": (
        (
            "06:50 Syniehubov: three people killed.\n07:15 Klitschko: nine hurt in the Darnytskyi district.",
            [(3, "kharkiv"), (9, "kyiv_city")],
        ),
        ("Three people died in Izium. Nine are in hospital, Syniehubov said.", [(3, "izium"), (9, "izium")]),
        ("Past day: two dead, 9 hurt. Odesa regional military administration.", [(2, "odesa"), (9, "odesa")]),
        ("Klitschko: 28 drones were fired at Ukraine.", [(28, "national")]),
    ),
    "uk": (
        (
            "07:20 Ще дві ракети збито над Білою Церквою — МВА\n07:35 У місті вже 9 поранених — Кличко",
            [(2, "bila_tserkva"), (9, "kyiv_city")],
        ),
        ("Ракети вбили 3 людей у Дарницькому та Оболонському районах.", [(3, "kyiv_city")]),
        ("По Україні запустили 105 дронів, сказав Філашкін.", [(105, "national")]),
        ("За добу: двоє загиблих, 9 поранених. Сумська ОВА", [(2, "sumy"), (9, "sumy")]),
    ),
    "ru": (
        (
            "07:05 В Белгороде ранены 3 человека, сообщил Гладков\n07:20 Слюсарь: ночью уничтожены 14 БПЛА",
            [(3, "belgorod"), (14, "rostov")],
        ),
        ("В Шебекинском округе дрон ранил 2 мирных жителей.", [(2, "shebekino")]),
    ),
}


def test_whose_office_it_is() -> None:
    """Whatever the office is called and wherever it stands, the people were hurt where it sits."""
    for language, offices in _OFFICES.items():
        cases = [
            (capital(frame.format(w=who)), [(3, seat), (12, seat)])
            for seat, names in offices.items()
            for who in names.split("|")
            for frame in _FRAMES[language]
        ]
        assert not misread(cases, language, ("best", "scope"))


def test_each_line_has_its_own_speaker() -> None:
    """What a line, a district, a signature or the whole country tell goes before and is left behind."""
    for language, cases in _LIVE.items():
        assert not misread(cases, language, ("best", "scope"))
