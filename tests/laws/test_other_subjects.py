"""What is told of other wars, of the unreal, of games and crimes counts nothing; what is beside it counts."""

import pytest

from tests.laws.plain import claims_of
from tracker.model import Language

_STATES: dict[Language, tuple[tuple[str, ...], ...]] = {
    "en": (("Yemen", "Yemeni"), ("Cambodia", "Cambodian"), ("Georgia", "Georgian"), ("Britain", "British")),
    "uk": (
        ("Ємен", "єменська", "Ємені"),
        ("Лівія", "лівійська", "Лівії"),
        ("Порт-Судан", "суданська", "Порт-Судані"),
        ("Нігерія", "нігерійська", "Нігерії"),
        ("США", "американська", "США"),
    ),
    "ru": (
        ("Йемен", "йеменская", "Йемене"),
        ("Ирак", "иракская", "Ираке"),
        ("Порт-Судан", "суданская", "Порт-Судане"),
        ("Нигерия", "нигерийская", "Нигерии"),
        ("США", "американская", "США"),
    ),
}
_TOLD: dict[Language, tuple[str, ...]] = {
    "en": (
        "{0} launched 40 missiles overnight.",
        "Thirty missiles were fired at {0}.",
        "Eleven drones attacked {0}: seven were shot down.",
        "{1} forces fired 40 missiles and 12 drones.",
        "A drone strike in {0} killed 12 people.",
    ),
    "uk": (
        "{0} уночі запустив 40 ракет.",
        "По {2} випустили 30 ракет.",
        "Над {2} уночі збили сім дронів.",
        "{1} ППО перехопила сім дронів.",
        "Удар дронів по {2} забрав життя 12 людей.",
    ),
    "ru": (
        "{0} ночью запустил 40 ракет.",
        "По {2} выпустили 30 ракет.",
        "{1} ПВО перехватила семь дронов.",
        "Удар дронов по {2} унёс жизни 12 человек.",
    ),
}
_NOTHING: dict[Language, tuple[str, ...]] = {
    "en": (
        "Had it rained, 12 missiles would have hit the port.",
        "A crew has ten minutes to shoot down three drones.",
        "Each team is supposed to shoot down 12 drones.",
        "Let us suppose that 40 missiles are fired at Berlin.",
        "For every drone shot down the army spends two missiles.",
        "The story that 40 drones were launched at Sumy was invented.",
        "The ministry called reports of 40 missiles fired at Odesa a lie.",
        "A clip purporting to show 40 missiles over Odesa comes from a game.",
        "His grandfather shot down two planes at Kursk.",
        "On level nine you have to shoot down 12 drones.",
        "The drill began at dawn. The crews shot down 12 drones.",
        "A man threw a grenade in a courtyard in Rivne, killing two.",
        "The helicopter hit a power line in Dagestan. Five of the seven aboard were killed.",
    ),
    "uk": (
        "Ще година — і по місту випустили б 12 ракет.",
        "Розрахунок повинен збити три дрони, щоб вижити.",
        "Завдання — збити 12 дронів.",
        "Уявімо, що на Берлін летять 40 ракет.",
        "На один збитий дрон витрачають дві ракети.",
        "Речник назвав брехнею повідомлення про 40 ракет, випущених по Одесі.",
        "Відео, на якому нібито 40 ракет летять на Львів, взяте з гри.",
        "Його прадід знищив під Харковом три танки.",
        "У серіалі 40 дронів атакують Київ.",
        "Новий лазер на випробуваннях збив 29 із 33 дронів.",
        "Чадний газ убив у Львові трьох студентів.",
        "На Рівненщині чоловік кинув гранату в двір сусіда: двоє загиблих.",
        "Дерево впало на зупинку в Полтаві: двоє загиблих, п'ятеро травмованих.",
    ),
    "ru": (
        "Ещё час — и по городу выпустили бы 12 ракет.",
        "Расчёт должен сбить три дрона, чтобы выжить.",
        "Для удара понадобилось бы 12 ракет.",
        "Предположим, противник запустил 40 ракет.",
        "На каждый сбитый беспилотник уходит три ракеты.",
        "Песков назвал ложью сообщения о 30 ракетах, выпущенных по Одессе.",
        "Историю о 40 дронах, сбитых над селом, выдумали.",
        "Мой дед сбил под Курском два самолёта.",
        "На девятом уровне надо уничтожить 15 дронов.",
        "Учения длились два дня. Экипажи сбили 12 дронов.",
        "Угарный газ убил в Саратове трёх студентов.",
        "Пьяный водитель убил в Воронеже четырёх человек.",
        "«Ракета» забросила четыре шайбы и дважды попала в штангу.",
    ),
}
_COUNTED: dict[Language, tuple[str, ...]] = {
    "en": (
        "Russia fired 12 North Korean missiles at Kharkiv.",
        "US officials said Russia launched 40 missiles overnight.",
        "American Patriots shot down two missiles.",
        "Ukraine used 12 missiles to destroy three tanks.",
        "The air force had to shoot down 40 drones in one night.",
    ),
    "uk": (
        "Росія випустила 12 північнокорейських ракет.",
        "У США заявили, що Росія випустила за ніч 40 ракет.",
        "Захисники змогли перехопити 14 ракет.",
        "Хоча б 12 дронів збили над містом.",
        "Уночі збили 12 дронів, серед них і малі.",
        "Внаслідок удару по Києву загинули двоє громадян Азербайджану.",
        "Російський дрон убив двох людей у Херсоні.",
        "Росіяни вбили у Херсоні трьох людей.",
    ),
    "ru": (
        "ВСУ выпустили 12 американских ракет ATACMS.",
        "Удалось сбить 12 дронов.",
        "Хотя бы 12 дронов сбили над городом.",
        "Ночью сбили 12 беспилотников, обломки упали на хранилище газа.",
        "ВСУ попытались атаковать Москву 12 беспилотниками, все сбиты.",
        "ВСУ убили в Горловке трёх человек.",
    ),
}


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_other_wars_count_nothing(language: Language) -> None:
    told = (text.format(*state) for state in _STATES[language] for text in _TOLD[language])
    assert [text for text in told if claims_of(text[0].upper() + text[1:], language)] == []


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_the_unreal_and_the_peaceful_count_nothing(language: Language) -> None:
    assert [text for text in _NOTHING[language] if claims_of(text, language)] == []


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_what_stands_beside_such_words_counts(language: Language) -> None:
    assert [text for text in _COUNTED[language] if not claims_of(text, language)] == []
