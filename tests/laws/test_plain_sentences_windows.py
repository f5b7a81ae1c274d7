"""Plain sentences: when. The day of publication is Monday, 29 December 2025."""

from collections.abc import Iterator

from tests.laws.plain import Case, capital, claims_of, last_day, misread
from tracker.model import Language

_PHRASES: dict[Language, dict[str, str]] = {
    "en": {
        "2025-12-28": "shortly after midnight on Sunday|by midday on Sunday|as of 7 a.m. on Sunday"
        "|in the 24 hours to 9 a.m. on Sunday|from Saturday evening to 5 a.m. on Sunday",
        "2025-12-29": "since Saturday evening|over the past two nights"
        "|from yesterday evening to this morning",
        "2025-12-14": "in the week to 14 December|in the week ending December 14",
        "2025-11-30": "in the last three days of November|during the last two weeks of November",
    },
    "uk": {
        "2025-12-28": "вчорашнього вечора|увечері у неділю|о 03:15 28 грудня|минулими вихідними"
        "|після опівночі в неділю|опівдні в неділю|під ранок 28 грудня|за 24 години до 9:00 неділі"
        "|у ніч на 28-ме",
        "2025-12-29": "за останні дві ночі|за добу з 7:00 до 7:00"
        "|з учорашнього вечора до сьогоднішнього ранку",
        "2025-12-14": "за тиждень з 8 по 14 грудня|протягом тижня 8–14 грудня",
        "2025-11-30": "в останні три дні листопада|за останній тиждень листопада",
        "2025-12-27": "позавчора ввечері|увечері суботи|у ніч із п'ятниці на суботу",
        "2025-12-10": "за перші десять днів грудня",
        "2025-12-01": "у перший день грудня",
        "2024-08-31": "торік у серпні|у серпні торік|у 2024 році в серпні",
    },
    "ru": {
        "2025-12-28": "минувшим вечером|вечером в воскресенье|в 03:15 28 декабря|в течение прошлых выходных"
        "|после полуночи в воскресенье|за 24 часа до 9:00 воскресенья|на прошедших выходных"
        "|в ночь на 28 число",
        "2025-12-14": "за неделю с 8 по 14 декабря|за неделю 8–14 декабря",
        "2025-11-30": "в последние три дня ноября|за последнюю неделю ноября",
        "2025-12-27": "позавчера вечером|вечером субботы|в ночь с пятницы на субботу",
        "2025-12-10": "за первые десять дней декабря",
        "2025-12-01": "в первый день декабря",
        "2024-08-31": "в прошлом году в августе|в августе прошлого года|в 2024 году в августе",
        "2025-12-29": "между 3 и 6 часами утра|за последние две ночи|за сутки с 7:00 до 7:00"
        "|со вчерашнего вечера до сегодняшнего утра",
    },
}
_FRAMES: dict[Language, tuple[str, ...]] = {
    "en": ("{w}, Russia fired 58 drones.", "Russia launched 58 drones {w}."),
    "uk": ("{w} Росія випустила 58 дронів.", "Росія випустила 58 дронів {w}."),
    "ru": ("{w} Россия выпустила 58 дронов.", "Россия выпустила 58 дронов {w}."),
}
_BESIDE: dict[Language, tuple[Case, ...]] = {
    "uk": (
        ("У неділю мер заявив, що 26 грудня Росія випустила 58 дронів.", [(58, "2025-12-26")]),
        (
            "26 грудня збито 58 дронів. Торік у серпні за місяць збили 760 дронів.",
            [(58, "2025-12-26"), (760, "2024-08-31")],
        ),
    ),
    "ru": (
        ("В воскресенье мэр заявил, что 26 декабря Россия выпустила 58 дронов.", [(58, "2025-12-26")]),
        ("26 декабря Россия выпустила 58 дронов - больше всего с августа.", [(58, "2025-12-26")]),
    ),
}

_PARTS = {
    "uk": {
        "У ніч на 27 грудня": (("Вранці", "27"), ("Удень", "27"), ("Уночі", "27")),
        "26 грудня ввечері": (("Зранку", "27"), ("Вночі", "27")),
        "У п'ятницю": (("Вранці", "26"), ("Увечері", "26")),
        "Учора ввечері": (("Вранці", "29"), ("Уночі", "29")),
    },
    "ru": {
        "В ночь на 27 декабря": (("Утром", "27"), ("Днём", "27"), ("Ночью", "27")),
        "Вечером 26 декабря": (("Утром", "27"), ("Ночью", "27")),
        "В пятницу": (("Утром", "26"), ("Вечером", "26")),
        "В октябре": (("Утром", "29"), ("Ночью", "29")),
    },
}
_THEN = {
    "uk": "{a} Росія випустила 58 дронів. {p} збили ще 9 дронів.|{a} збито 58 дронів, а {q} - ще 9.",
    "ru": "{a} Россия выпустила 58 дронов. {p} сбили ещё 9 дронов.|{a} сбито 58 дронов, а {q} - ещё 9.",
}


def test_a_part_of_the_day_is_seen_from_the_date_told_before() -> None:
    """Morning and night of a text from the 29th are those of the date that it has just told."""
    for language in _BESIDE:
        cases = [
            (frame.format(a=date, p=part, q=part.lower()), [(9, f"2025-12-{day}")])
            for date, parts in _PARTS[language].items()
            for part, day in parts
            for frame in _THEN[language].split("|")
        ]
        for text, want in cases:
            days = {(int(one.amount.best or 0), last_day(one)) for one in claims_of(text, language)}
            assert set(want) <= days, text


def test_the_day_of_a_phrase() -> None:
    """Wherever the words of a day stand, the figure is of that day; the day of the telling is another."""
    for language in _PHRASES:
        cases = [*_days(language), *_BESIDE.get(language, ())]
        assert not misread(cases, language, ("best", "day"))


def _days(language: Language) -> Iterator[Case]:
    for day, phrases in _PHRASES[language].items():
        for phrase in phrases.split("|"):
            for frame in _FRAMES[language]:
                yield capital(frame.format(w=phrase)), [(58, day)]
