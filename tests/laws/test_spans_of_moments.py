"""Spans from one moment to another: an hour or part of the day, with its day or without, in any form."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tracker.model import Language
from tracker.text.dates import find_windows

_KYIV = ZoneInfo("Europe/Kyiv")
_PUBLISHED = datetime(2023, 11, 19, 10, tzinfo=_KYIV).astimezone(UTC)
_FRIDAY = date(2023, 11, 17)
_USUAL = {"evening": 20, "morning": 8}

_OPENS = {
    "en": "8 p.m.=20|20:00=20|nine in the evening=21|11 at night=23|noon=12|the evening=evening|dusk=evening",
    "uk": "20:00=20|20.00=20|20-ї години=20|8-ї вечора=20|дев'ятої вечора=21|полудня=12"
    "|пізнього вечора=evening",
    "ru": "20:00=20|20.00=20|20 часов=20|8 вечера=20|девяти часов вечера=21|полудня=12|вечера=evening",
}
_CLOSES = {
    "en": "4 a.m.=4|04:00=4|4 in the morning=4|six in the morning=6|the morning=morning|sunrise=morning",
    "uk": "04:00=4|4-ї години=4|6-ї ранку=6|4 ранку=4|шостої години ранку=6|ранку=morning|світанку=morning",
    "ru": "04:00=4|4 часов=4|6 утра=6|четырёх утра=4|утра=morning|рассвета=morning",
}
_DAYS = {
    "en": "on November 17/on November 18|on Friday/on Saturday|on the 17th/on 18 November|/on November 18"
    "|on 17 November/",
    "uk": "17 листопада/18 листопада 2023 року|п'ятниці/суботи|17-го/18 листопада|17 листопада/18-го|/суботи"
    "|17 листопада/",
    "ru": "17 ноября/18 ноября 2023 года|пятницы/субботы|17-го/18 ноября|17 ноября/18-го|/субботы|17 ноября/",
}
_JOINS = {"en": "from/to|between/and|from/until", "uk": "з/до|починаючи з/до", "ru": "с/до|начиная с/до"}
_FRAMES: dict[Language, str] = {
    "en": "Russia fired 58 drones {}.|Overnight ({}), 58 drones were downed.",
    "uk": "Росія випустила 58 дронів {}.|Уночі ({}) збито 58 дронів.",
    "ru": "Россия выпустила 58 дронов {}.|Ночью ({}) сбито 58 дронов.",
}
_OTHERS: dict[Language, tuple[tuple[str, str, str], ...]] = {
    "en": (
        ("from Friday evening to Saturday morning", "17 20", "18 08"),
        ("between late Friday and early Saturday", "17 20", "18 08"),
        ("from November 17 at 20:00 until November 18 at 04:00", "17 20", "18 04"),
        ("from 9 a.m. to 6 p.m. on Saturday", "18 09", "18 18"),
        ("between 3 and 5 a.m. on Saturday", "18 03", "18 05"),
        ("from ten to midnight on Friday", "17 22", "18 00"),
        ("from the night of November 17 until noon on November 18", "17 20", "18 12"),
        ("in the two days to Saturday", "17 00", "19 00"),
        ("from dawn to dusk on Saturday", "18 00", "19 00"),
        ("from Friday to Saturday", "17 00", "19 00"),
    ),
    "uk": (
        ("від п'ятничного вечора до суботнього ранку", "17 20", "18 08"),
        ("з 20:00 17 листопада до опівночі 18 листопада", "17 20", "18 00"),
        ("(20.00 17 листопада – 04.00 18 листопада)", "17 20", "18 04"),
        ("з ранку до вечора 18 листопада", "18 00", "19 00"),
        ("між 3-ю та 5-ю ранку 18 листопада", "18 03", "18 05"),
        ("між третьою та п'ятою годинами ранку 18 листопада", "18 03", "18 05"),
        ("з 17 до 18 листопада", "17 00", "19 00"),
    ),
    "ru": (
        ("с пятничного вечера до субботнего утра", "17 20", "18 08"),
        ("с 17 ноября 20:00 до 18 ноября 04:00", "17 20", "18 04"),
        ("с утра до вечера 18 ноября", "18 00", "19 00"),
        ("между 3 и 5 утра 18 ноября", "18 03", "18 05"),
        ("между тремя и пятью часами утра 18 ноября", "18 03", "18 05"),
        ("с 8 до 20 часов 18 ноября", "18 08", "18 20"),
        ("с 17 по 18 ноября", "17 00", "19 00"),
    ),
}
_NO_HOURS: dict[Language, str] = {
    "uk": "Бійці від 3-ї до 5-ї бригади збили 58 дронів.",
    "ru": "От 3-й до 5-й бригады сбиты 58 дронов.",
    "en": "In the evening and in the morning 58 drones were downed.",
}


def test_a_span_is_from_its_first_moment_to_its_last() -> None:
    """Whatever form hour and day have, the window begins and ends where the words say."""
    for language in _FRAMES:
        wrong = [text for text, window in _spans(language) if window not in _windows(text, language)]
        assert not wrong, wrong[:5]


def test_other_orders_of_day_and_hour() -> None:
    """A day may stand before its hour, or be an adjective; days without hours are whole."""
    for language, cases in _OTHERS.items():
        for span, start, end in cases:
            window = (f"2023-11-{start}:00", f"2023-11-{end}:00")
            assert window in _windows(_FRAMES[language].split("|")[0].format(span), language), span


def test_ordinals_and_parts_of_days_that_are_no_span() -> None:
    """Numbers of brigades are no hours, and "in the morning" ends nothing that began in the evening."""
    for language, text in _NO_HOURS.items():
        assert not [start for start, end in _windows(text, language) if start and end and start != end]


def _spans(language: Language) -> Iterator[tuple[str, tuple[str, str]]]:
    joins, frames = _JOINS[language].split("|"), _FRAMES[language].split("|")
    count = 0
    for opens in _OPENS[language].split("|"):
        for closes in _CLOSES[language].split("|"):
            for days in _DAYS[language].split("|"):
                count += 1
                (first, start), (last, end) = opens.split("="), closes.split("=")
                opening, closing = days.split("/")
                join, to = joins[count % len(joins)].split("/")
                span = " ".join(f"{join} {first} {opening} {to} {last} {closing}".split())
                text = frames[count % len(frames)].format(span).replace("..", ".")
                yield text, (_shown(_FRIDAY, start), _shown(_FRIDAY + timedelta(days=1), end))


def _shown(day: date, hour: str) -> str:
    return f"{day} {int(_USUAL.get(hour, hour)):02}:00"


def _windows(text: str, language: Language) -> set[tuple[str, str]]:
    found = (one.window for one in find_windows(text, language, _PUBLISHED))
    return {(_local(window.start), _local(window.end)) for window in found}


def _local(moment: datetime | None) -> str:
    return moment.astimezone(_KYIV).strftime("%Y-%m-%d %H:%M") if moment else ""
