"""A passage is read the same whatever paragraph of another matter stands beside it."""

import pytest

from tests.laws.plain import STRIKES, claims_of, told
from tracker.claims import read
from tracker.model import Document, Language
from tracker.text import find_quantities

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
    "en": ("Trains are running late. Tickets may be returned.", "Photo gallery: the aftermath"),
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
    "en": ("Russia's war on Ukraine: the day in brief", "Live: war in Ukraine", "Read on: a night of drones"),
    "uk": ("Війна Росії проти України: хроніка дня", "Нічна атака на Україну", "Фото: ДСНС України"),
    "ru": ("Война России против Украины: хроника дня", "Атака на Россию: что известно", "Фото: МЧС России"),
}
OF_PEACE: dict[Language, tuple[str, ...]] = {
    "en": (
        "A man with a rifle opened fire in a cinema. The attack killed four people.",
        "The sailing club lost seven boats in the storm off Tasmania; all 30 on board were rescued.",
        "The airport was shut for nine hours after pilots saw three drones near the runway.",
        "Some 3,100 workers at the mill went on strike, and management said 11 ships had been hit by delays.",
        "Norway gave 150 million dollars in military aid to Greece.",
        "Finland's armed forces will buy six batteries for 900 million euros, the largest purchase in years.",
        "Seventy years ago on Monday rockets were launched at London: six flew, one killed nine people.",
    ),
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


BYLINES = (
    "By our correspondent in Kyiv",
    "By Anna Koval, Lviv",
    "Anna Koval in Kharkiv and John Smith in London",
    "Reporting by Anna Koval in Kyiv; editing by John Smith",
)
CREDITS: dict[Language, tuple[str, ...]] = {
    "en": (
        "Photo: State Emergency Service of Ukraine",
        "Image credit: Ukrainian Defence Ministry",
        "Read also: How the power grid is being repaired",
        "Related: Zelensky meets allies in London",
        "Reporting by Anna Koval in Kyiv; editing by John Smith in Moscow",
    ),
    "uk": (
        "Фото: ДСНС",
        "Фото ілюстративне",
        "Читайте також: Як ремонтують енергомережу",
        "Автор: Іван Коваль",
    ),
    "ru": ("Фото: МЧС России", "Фото из открытых источников", "Читайте также: Как ремонтируют энергосети"),
}
SIGNED: dict[Language, str] = {
    "en": "Past 24 hours: four dead, 15 hurt. The day was hard. Sumy regional military administration.",
    "uk": "За добу: четверо загиблих, 11 поранених. Обстріляно 30 населених пунктів. Харківська ОВА",
    "ru": "Обезврежены 16 БПЛА. Пострадавших нет. Губернатор Липецкой области Игорь Артамонов.",
}
TIMES = ("09:41 | {}", "09:41 {}", "[09:41] {}", "09:41 — {}", "09.41 {}")


def _facts(text: str, language: Language) -> list[tuple[str, str, str, object]]:
    claims = claims_of(text, language)
    return [(one.claimant, one.scope, one.direction, one.window.start) for one in claims]


@pytest.mark.parametrize("language", list(PASSAGES))
def test_times_bylines_and_credits_are_no_part_of_the_text(language: Language) -> None:
    bylines = BYLINES if language == "en" else ()
    for passage in (*PASSAGES[language], SIGNED[language]):
        texts = [
            time.format(passage) for time in (*TIMES, "9.41am {}", "9:41 a.m. {}")[: 7 if bylines else 5]
        ]
        texts += [f"{byline}\n\n{passage}" for byline in bylines]
        texts += [f"{passage}\n\n{credit}" for credit in CREDITS[language]]
        for text in texts:
            assert told(claims_of(text, language)) == told(claims_of(passage, language)), text
            assert _facts(text, language) == _facts(passage, language), text


def test_every_time_before_an_entry_is_rejected_where_it_is_printed() -> None:
    text = "05:55 Terekhov: six people wounded.\n06:20 | Air force: 61 of 74 drones shot down."
    reading = read(Document(ref="live", text=text, language="en"))
    assert [(one.text, one.reason) for one in reading.rejections] == [("05:55", "clock"), ("06:20", "clock")]
    assert [text[slice(*one.spans[0])] for one in reading.claims if one.metric != "launched"] == ["six", "61"]
    clocks = [one for one in find_quantities(text) if one.reason == "clock"]
    assert [(text[slice(*one.span)], one.amount.best) for one in clocks] == [("05:55", 5), ("06:20", 6)]
    dated = "21:00 – 08:00: 12 drones were shot down over Sumy."
    assert [one.text for one in read(Document(ref="span", text=dated)).rejections] == ["21:00", "08:00"]


@pytest.mark.parametrize(
    "passage",
    [
        "Russian air defences intercepted 76 Ukrainian drones overnight, the Defence Ministry said.",
        "SBU drones burned out two S-400 launchers near Dzhankoi overnight, the agency said.",
        "Ukraine's navy sank one patrol boat near Kerch, it reported.",
        "Russia attacked Ukraine with 108 drones overnight, the military said.",
        "The Russians fired two missiles at Sumy. Both hit the outskirts of the city, the governor reported.",
        'Zelensky visited Kharkiv. "We counted 39 drones over the city," a resident named Olha said.',
        'Zelensky was blunt. "Russia launched 74 drones," he said.',
        "The European Commission has paid out 4.1 billion euros in assistance to Ukraine, it announced.",
        "The IMF has disbursed 500 million dollars to Ukraine.",
        "European governments allocated 7.2 billion euros in military aid to Ukraine in January.",
        "Under PURL, 21 countries have pledged 4.3 billion dollars.",
    ],
)
@pytest.mark.parametrize(
    "other",
    [
        "Schools will open as planned, the education ministry said.",
        "Sweden's foreign minister said the talks on trade were useful.",
        "The president met the prime minister of Norway to talk about trade.",
        "Vladimir Putin will visit India next week, the Kremlin said.",
        '"We are ready for winter," President Zelensky said.',
    ],
)
def test_an_office_and_a_giver_are_those_of_their_own_paragraph(other: str, passage: str) -> None:
    text = f"{other}\n\n{passage}"
    assert _facts(text, "en") == _facts(passage, "en"), text
    assert told(claims_of(text, "en")) == told(claims_of(passage, "en")), text


@pytest.mark.parametrize(
    ("language", "other", "passage"),
    [
        (
            "uk",
            "Президент зустрівся з прем'єр-міністром Норвегії, щоб поговорити про торгівлю.",
            "Рада МВФ схвалила для України транш на 400 млн доларів.",
        ),
        (
            "ru",
            "Президент встретился с премьер-министром Норвегии, чтобы поговорить о торговле.",
            "МВФ перечислил Украине транш в 700 млн долларов.",
        ),
    ],
)
def test_a_country_of_another_paragraph_gives_nothing(language: Language, other: str, passage: str) -> None:
    assert [one.scope for one in claims_of(f"{other}\n\n{passage}", language)] == ["all_donors"]


def test_a_coach_and_a_film_take_no_losses_of_an_army_away() -> None:
    lost = "The General Staff put Russian losses at 940,200 troops, 1,010 of them in the past day."
    for other in (
        "A coach left the icy road near Lviv; nobody was hurt.",
        "A film on the Moon opened in cinemas.",
    ):
        assert told(claims_of(f"{other}\n\n{lost}", "en")) == told(claims_of(lost, "en")) != []
