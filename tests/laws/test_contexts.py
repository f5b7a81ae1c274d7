"""A passage is read the same whatever paragraph of another matter stands beside it."""

import pytest

from tests.laws.plain import STRIKES, claims_of, told
from tracker.model import Language

PASSAGES: dict[Language, tuple[str, ...]] = {
    "en": STRIKES["en"],
    "uk": (
        *STRIKES["uk"],
        "Збито 7 із 9 ракет.",
        "Кількість загиблих у Рівному зросла до восьми.",
        "Серед 16 поранених – троє дітей.",
        "Нічний авіаудар по Сумах убив трьох жінок, ще п'ятеро людей поранені, розповів Кобзар.",
        "Президент сказав, що на полі бою загинули 31 тисяча людей.",
    ),
    "ru": (
        *STRIKES["ru"],
        "Трое погибли, сообщил мэр Сум.",
        "Число раненых в Полтаве выросло до девяти, двое в тяжёлом состоянии.",
        "Россия потеряла 9 тысяч танков, заявили в Генштабе ВСУ.",
        "Итоги ночи: 165 дронов и 12 ракет, сбито 140 дронов и семь ракет.",
    ),
}
BESIDE: dict[Language, tuple[str, ...]] = {
    "en": ("Trains are running late. Tickets may be returned.",),
    "uk": (
        "У країні йдуть дощі. Навчання триватиме за розкладом.",
        "У музеї відкрили виставку живопису. Вхід вільний.",
        "Ціни на пальне зросли.",
        "Головне на цю годину",
    ),
    "ru": (
        "В стране идут дожди. Уроки начнутся по расписанию.",
        "В музее открыли выставку живописи. Вход свободный.",
        "Цены на топливо выросли.",
        "Главное на этот час",
    ),
}
HEADINGS: dict[Language, tuple[str, ...]] = {
    "uk": ("Війна Росії проти України: хроніка дня", "Нічна атака на Україну", "Фото: ДСНС України"),
    "ru": ("Война России против Украины: хроника дня", "Атака на Россию: что известно", "Фото: МЧС России"),
}
OF_PEACE: dict[Language, tuple[str, ...]] = {
    "uk": (
        "Від початку року на кір захворіли 90 мешканців Волині, 12 у лікарні, одна дитина померла.",
        "На ожеледиці травмувалися 11 людей: семеро у Дніпрі та четверо в Одесі.",
        "На Фолклендах загинули 907 людей.",
        "Крамниця має в запасі 80 дронів DJI і сім пультів.",
        "Парламент схвалив 12 млрд євро на нову форму для солдатів.",
        "На свято волонтери підняли над Києвом 600 дронів, що складалися в соняшник, лелеку й вишиванку.",
    ),
    "ru": (
        "С начала года корью в регионе заболели 90 человек, 12 госпитализированы, один ребёнок умер.",
        "На Фолклендах погибли 907 человек.",
        "Боекомплект катера — 6 ракет и 800 снарядов.",
        "Магазин держит в запасе 80 дронов DJI и семь пультов.",
        "Сорвавшийся трос ранил шестерых докеров в порту Находки.",
    ),
}


@pytest.mark.parametrize("language", list(PASSAGES))
def test_a_paragraph_of_another_matter_takes_no_claim_away(language: Language) -> None:
    for passage in PASSAGES[language]:
        alone = told(claims_of(passage, language))
        assert alone, passage
        for other in BESIDE[language]:
            for text in (f"{other}\n\n{passage}", f"{passage}\n\n{other}"):
                assert told(claims_of(text, language)) == alone, text


@pytest.mark.parametrize("language", list(HEADINGS))
def test_a_heading_makes_no_claim_of_a_paragraph_on_peace(language: Language) -> None:
    for heading in HEADINGS[language]:
        for passage in OF_PEACE[language]:
            for text in (f"{heading}\n\n{passage}", f"{passage}\n\n{heading}"):
                assert told(claims_of(text, language)) == [], text


SPOKEN: dict[Language, tuple[str, ...]] = {
    "uk": (
        "За грудень росіяни запустили 3 900 дронів, підрахувала агенція AFP.",
        "Збито 18 БпЛА, повідомило командування «Захід».",
        "Росія контролює 19 відсотків країни, йдеться в огляді ISW.",
        "Бійці СБУ спалили два винищувачі, розповіли у спецслужбі.",
        "Знешкоджено 90 безпілотників.",
        "За тиждень по країні випущено 700 «шахедів», заявив Петро Коваль із РНБО.",
    ),
    "ru": (
        "За декабрь Россия запустила по Украине 3 900 дронов, подсчитало агентство AFP.",
        "За ночь Россия выпустила 93 дрона, 11 сбили над Винницкой областью, рассказал глава ОВА.",
        "Ночью над Россией сбили 149 дронов, следует из сводок оборонного ведомства.",
        "Над Тульской областью уничтожены два дрона, доложил ТАСС со ссылкой на военное ведомство.",
        "Из девяти ракет сбито шесть, три попали в цель.",
    ),
}
OTHER_SPEAKERS: dict[Language, tuple[str, ...]] = {
    "uk": (
        "Заняття триватимуть, повідомили в міністерстві освіти.",
        "Хліб подорожчає, сказав міністр економіки.",
    ),
    "ru": (
        "Уроки начнутся вовремя, сообщили в министерстве образования.",
        "Хлеб подорожает, сказал министр.",
    ),
}


@pytest.mark.parametrize("language", list(SPOKEN))
def test_who_spoke_of_another_matter_tells_nothing_of_the_next_paragraph(language: Language) -> None:
    for passage in SPOKEN[language]:
        alone = [(one.claimant, one.scope) for one in claims_of(passage, language)]
        for other in OTHER_SPEAKERS[language]:
            text = f"{other}\n\n{passage}"
            assert [(one.claimant, one.scope) for one in claims_of(text, language)] == alone, text
            assert told(claims_of(text, language)) == told(claims_of(passage, language)), text


def test_a_dash_of_two_hyphens_is_a_dash() -> None:
    dashed: dict[Language, str] = {
        "en": "Overnight – Russia launched 88 drones at Ukraine – the biggest raid of the month.",
        "uk": "Втрати ворога за добу: особового складу – близько 910, танків – 4, – Генштаб.",
        "ru": "Больше всего дронов – 27 – сбили над Брянской областью, сообщило Минобороны РФ.",
    }
    for language, text in dashed.items():
        typed = claims_of(text.replace("–", "--"), language)
        assert typed
        assert [one.quote for one in typed] == [
            one.quote.replace("–", "--") for one in claims_of(text, language)
        ]
        assert told(typed) == told(claims_of(text, language))
