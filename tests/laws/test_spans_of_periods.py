"""Spans from one date, month, season, quarter or year to another, in any pairing."""

from datetime import UTC, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from tracker.model import Language
from tracker.text.dates import find_windows

_KYIV = ZoneInfo("Europe/Kyiv")
_PUBLISHED = datetime(2025, 9, 12, 10, tzinfo=_KYIV).astimezone(UTC)

_OPENS = {
    "en": "2022=2022-01-01|March 2023=2023-03-01|the start of 2023=2023-01-01|15 May 2023=2023-05-15"
    "|the autumn of 2022=2022-09-01|the second quarter of 2023=2023-04-01|mid-2023=2023-05-01"
    "|late February 2023=2023-02-21",
    "uk": "2022 року=2022-01-01|березня 2023 року=2023-03-01|початку 2023 року=2023-01-01"
    "|15 травня 2023 року=2023-05-15|осені 2022 року=2022-09-01|другого кварталу 2023 року=2023-04-01"
    "|середини 2023 року=2023-05-01|кінця лютого 2023 року=2023-02-21",
    "ru": "2022 года=2022-01-01|марта 2023 года=2023-03-01|начала 2023 года=2023-01-01"
    "|15 мая 2023 года=2023-05-15|осени 2022 года=2022-09-01|второго квартала 2023 года=2023-04-01"
    "|середины 2023 года=2023-05-01|конца февраля 2023 года=2023-02-21",
}
_CLOSES = {
    "en": "2024=2024-12-31|June 2025=2025-06-30|the end of May 2025=2025-05-31|15 June 2025=2025-06-15"
    "|spring 2025=2025-05-31|the first quarter of 2025=2025-03-31|mid-2025=2025-08-31",
    "uk": "кінця 2024 року=2024-12-31|червня 2025 року=2025-06-30|15 червня 2025 року=2025-06-15"
    "|весни 2025 року=2025-05-31|першого кварталу 2025 року=2025-03-31|середини 2025 року=2025-08-31",
    "ru": "конца 2024 года=2024-12-31|июня 2025 года=2025-06-30|15 июня 2025 года=2025-06-15"
    "|весны 2025 года=2025-05-31|первого квартала 2025 года=2025-03-31|середины 2025 года=2025-08-31",
}
_JOINS = {
    "en": "from {} to {}|from {} until {}|between {} and {}|from {} up to {}",
    "uk": "з {} до {}|від {} до {}|у період з {} до {}",
    "ru": "с {} до {}|начиная с {} до {}|в период с {} до {}",
}
_FRAMES: dict[Language, str] = {
    "en": "Russia launched 31,000 drones {}.",
    "uk": "Росія випустила {} 31 000 дронів.",
    "ru": "Россия выпустила {} 31 000 дронов.",
}
_OPEN_ENDED: dict[Language, dict[str, str]] = {
    "en": {"since late 2023": "2023-09-01", "since March 2023": "2023-03-01"},
    "uk": {"з початку 2023 року": "2023-01-01", "з осені 2022 року": "2022-09-01"},
    "ru": {"с начала 2023 года": "2023-01-01", "со второго квартала 2023 года": "2023-04-01"},
}


@pytest.mark.parametrize("language", _FRAMES)
def test_a_span_begins_with_its_first_day_and_ends_with_its_last(language: Language) -> None:
    """Whichever two of a date, month, season, quarter and year bound it."""
    joins = _JOINS[language].split("|")
    pairs = product(_OPENS[language].split("|"), _CLOSES[language].split("|"))
    for nth, (opens, closes) in enumerate(pairs):
        (first, start), (last, end) = opens.split("="), closes.split("=")
        text = _FRAMES[language].format(joins[nth % len(joins)].format(first, last))
        assert _days(text, language) == [(start, end)], text


@pytest.mark.parametrize("language", _FRAMES)
def test_what_only_opens_goes_on_and_what_only_ends_is_no_window(language: Language) -> None:
    """A span without an end reaches the publication; a day until which nothing is counted from tells none."""
    for phrase, start in _OPEN_ENDED[language].items():
        assert _days(_FRAMES[language].format(phrase), language) == [(start, "2025-09-12")], phrase
    assert not _days("Until 15 June 2025 it had 40 of them.", "en")


def _days(text: str, language: Language) -> list[tuple[str, str]]:
    windows = (one.window for one in find_windows(text, language, _PUBLISHED))
    found = []
    for window in windows:
        assert window.start is not None and window.end is not None, text
        last = window.end - timedelta(seconds=1)
        found.append((str(window.start.astimezone(_KYIV).date()), str(last.astimezone(_KYIV).date())))
    return found
