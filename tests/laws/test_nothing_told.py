"""Ages, older wars, blasts, threats, posts taken back, money kept: nothing; what is like them counts."""

from itertools import product

import pytest

from tests.laws.plain import claims_of
from tracker.model import Language

_Grid = tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
_NOTHING: dict[Language, _Grid] = {
    "en": (
        (
            "{0}, who {1} {2}, died when shells hit Kherson.",
            (("His wife", "A nurse"), ("is", "was"), ("64", "19")),
        ),
        ("{0}, {1}, was hurt in shelling of Kherson.", (("A bus passenger", "His mother"), ("19", "51"))),
        ("A man, 67, and his daughter, {0}, were killed in shelling of Sumy.", (("nine", "12"),)),
        ("{0} in {1} killed two people.", (("A gas explosion", "An exploding boiler"), ("Podolsk", "Kyiv"))),
        (
            "{0} Safety rules were broken.",
            (("A blast at the Yantar plant near Ryazan killed nine people.",),),
        ),
        (
            "{0} ago today the last column left. In nine years the army lost 118 aircraft.",
            (("Thirty years",),),
        ),
        ("Every autumn they recall the Battle of {0}, in which 900 soldiers died.", (("Jutland", "Verdun"),)),
        ("After fighters of the ADF entered {0}, 74 civilians were killed.", (("Uvira", "Bukavu"),)),
        ("More than 900 Ukrainians went to the Afghan war; {0} of them died.", (("80", "two"),)),
        ('"The next salvo will be of {0} missiles," {1} said.', (("90", "two hundred"), ("a senator",))),
        ("{0} accounts for {1} percent of it.", (("Housing", "Transport"), ("16", "40"))),
        (
            "{0} we wrote of three boats sunk off Kerch. {1}",
            (("Earlier",), ("That was false.", "We apologise.")),
        ),
        (
            "We have {0} a post about four jets shot down in Kherson.",
            (("deleted", "taken down", "withdrawn"),),
        ),
        ("{0} will receive 44 billion euros under the EU's SAFE loan scheme.", (("Poland", "Romania"),)),
        (
            "EU leaders {0} the loan to Ukraine of 140 billion euros.",
            (("did not approve", "again postponed"),),
        ),
        ("The teacher, {0} 24, died of wounds after the shelling of Kherson.", (("just", "only"),)),
        ("Police say a grenade {0} in a flat in Lviv; two men were killed.", (("went off", "exploded"),)),
        ("A milblogger dreams of a strike with {0} drones on Lviv.", (("900", "1,000"),)),
        ("The share of {0} in the army rose to {1} per cent.", (("women", "volunteers"), ("7", "20"))),
    ),
    "uk": (
        ("{0}, {1} 45, загинув під час обстрілу.", (("Механік", "Син"), ("якому", "якому було"))),
        ("{0}, {1}, загинула під час обстрілу Херсона.", (("Його мати", "Лікарка"), ("64", "51"))),
        (
            "Вибух {0} у {1}: двоє загиблих.",
            (("побутового газу", "газового балона"), ("Рівному", "Подольську")),
        ),
        (
            "{0} тому російські танки зайшли в Чечню. Загинуло до {1} цивільних.",
            (("Тридцять років",), ("900",)),
        ),
        ("{0} було {1} дрони.", (("На виставці", "На складі", "У музеї в Києві"), ("43", "94"))),
        ("Через афганську війну пройшло 900 українців, {0} із них загинули.", (("80", "двоє"),)),
        ("Південне командування США потопило катер у {0} океані, вбито {1}.", (("Тихому",), ("вісьмох",))),
        ("{0} Франції 0:2. {1} — 7 проти 19.", (("Україна поступилася",), ("Удари", "Атаки"))),
        (
            "«{0}», — пригрозив сенатор.",
            (("Наступний залп буде зі ста ракет", "Удар — і полетять 90 ракет"),),
        ),
    ),
    "ru": (
        ("{0}, {1} 45, погиб при обстреле.", (("Механик", "Сын"), ("которому", "которому было"))),
        ("{0}, {1}, погибла при обстреле Шебекино.", (("Его мать", "Медик"), ("64", "51"))),
        (
            "Хлопок газа в {0}: обрушились перекрытия, {1}.",
            (("Подольске", "Киеве"), ("двое погибших", "ранены трое")),
        ),
        (
            "{0} лет назад последняя колонна ушла. За девять лет СССР потерял {1}.",
            (("35",), ("118 самолётов",)),
        ),
        ("{0} назад российские танки вошли в Чечню. Погибло до 900 мирных жителей.", (("Тридцать лет",),)),
        ("Южное командование США потопило катер в {0}, убиты {1}.", (("Тихом океане",), ("восемь человек",))),
        ("{0} Франции 0:2. {1} — 7 против 19.", (("Украина уступила",), ("Удары", "Атак"))),
        ("Ранее мы писали о трёх потопленных катерах. {0}", (("Это неправда.", "Источник ошибся."),)),
        ("Мы {0} пост о четырёх сбитых в Херсоне Су-34.", (("убрали", "удалили"),)),
        ("{0} было {1} дрона.", (("На выставке", "На складе", "На выставке в Киеве"), ("43", "94"))),
        ("{0} возьмёт 44 млрд евро в кредит по программе SAFE.", (("Польша", "Варшава"),)),
        ("Лидеры ЕС так и не {0} кредит на 140 миллиардов евро.", (("одобрили", "согласовали"),)),
        ("«{0}», пригрозил сенатор.", (("Следующий залп будет из ста ракет", "Удар — и полетят 90 ракет"),)),
    ),
}
_COUNTED: dict[Language, tuple[str, ...]] = {
    "en": (
        "The driver, 45, and 12 passengers were hurt when shells hit a bus in Kherson.",
        "Her son, who was 45, died and 12 others were hurt in the strike on Kherson.",
        "Of the drones sent by the enemy, 45, or more than half, were shot down over Kharkiv.",
        "A drone hit a gas pipeline in Kherson; the gas explosion killed two people.",
        "The plant, built 30 years ago, was hit by drones: two people were killed.",
        "Russia has lost 52 helicopters, more than the Soviet Union did in the Afghan war.",
        "Last night's salvo was of 90 missiles, a senator said.",
        "The share of drones shot down rose to 85 per cent.",
        "The air force shot down 90 percent of them.",
        "Earlier we wrote of three boats sunk off Kerch. Now there are pictures.",
        "Russia removed a post about its losses after 12 tanks were destroyed near Pokrovsk, Kyiv said.",
        "EU leaders did not approve the reparation loan, but agreed on 90 billion euros for Ukraine.",
    ),
    "uk": (
        "Механік, якому 45, загинув, ще 12 людей поранено під час удару по Херсону.",
        "Дрон влучив у газопровід у Херсоні, вибух газу вбив двох людей.",
        "Завод, збудований 30 років тому, уражено дронами: двоє загиблих.",
        "Нічний залп був зі ста ракет, заявив сенатор.",
        "Частка перехоплень зросла до 85%.",
        "Раніше ми писали про три потоплені катери під Керчю. З'явилися знімки.",
        "Данія передасть Україні зброю на 200 млн євро за програмою SAFE.",
    ),
    "ru": (
        "Механик, которому 45, погиб, ещё 12 человек ранены при ударе по Белгороду.",
        "Дрон попал в газопровод в Белгороде, при взрыве газа погибли два человека.",
        "Завод, построенный 30 лет назад, поражён дронами: двое погибших.",
        "Ночной залп был из ста ракет, заявил сенатор.",
        "Доля перехватов выросла до 85%.",
        "Ранее мы писали о трёх потопленных катерах под Керчью. Появились снимки.",
        "Дания передаст Украине оружие на 200 млн евро по программе SAFE.",
    ),
}


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_nothing_is_claimed_where_nothing_is_told(language: Language) -> None:
    told = [text.format(*one) for text, parts in _NOTHING[language] for one in product(*parts)]
    assert [text for text in told if claims_of(text, language)] == []


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_what_is_like_it_in_form_counts(language: Language) -> None:
    assert [text for text in _COUNTED[language] if not claims_of(text, language)] == []
