"""Windows and dates of text: sentences of our own, each with the local time that it means."""

import csv
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tests.together import together
from tracker.model import Language
from tracker.sources import read_inputs
from tracker.text.dates import DateMention, WindowMention, find_dates, find_windows

KYIV, MOSCOW = "Europe/Kyiv", "Europe/Moscow"
# Thursday, 18 September 2025, 11:30 in Kyiv and in Moscow
PUBLISHED = datetime(2025, 9, 18, 8, 30, tzinfo=UTC)
SEED = "luhansk-control-and-halted-weapons.txt"


def local(mention: WindowMention, zone: str = KYIV) -> str:
    """ "start .. end" in local time; whole days without their hours."""
    start, end = mention.window.start, mention.window.end
    if start is None or end is None:
        return "unresolved"
    moments = [moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M") for moment in (start, end)]
    if all(moment.endswith(" 00:00") for moment in moments):
        moments = [moment.removesuffix(" 00:00") for moment in moments]
    return " .. ".join(moments)


def windows(
    text: str, language: Language = "en", published: datetime | None = PUBLISHED, zone: str = KYIV
) -> list[WindowMention]:
    return find_windows(text, language, published, zone)


def only(text: str, language: Language = "en", zone: str = KYIV) -> WindowMention:
    found = windows(text, language, PUBLISHED, zone)
    assert len(found) == 1, [text[slice(*mention.span)] for mention in found]
    return found[0]


ENGLISH = [
    # printed days and ranges
    ("on 14 September", "2025-09-14 .. 2025-09-15", "day", "printed"),
    ("on Sept. 14,", "2025-09-14 .. 2025-09-15", "day", "printed"),
    ("on September 14, 2024,", "2024-09-14 .. 2024-09-15", "day", "printed"),
    ("on the 3rd of August", "2025-08-03 .. 2025-08-04", "day", "printed"),
    ("dated 14.09.2025", "2025-09-14 .. 2025-09-15", "day", "printed"),
    ("dated 2025-09-14", "2025-09-14 .. 2025-09-15", "day", "printed"),
    ("on 12-13 August", "2025-08-12 .. 2025-08-14", "period", "printed"),
    ("on 12 and 13 August", "2025-08-12 .. 2025-08-14", "period", "printed"),
    ("on Tuesday and Wednesday, September 16-17", "2025-09-16 .. 2025-09-18", "period", "printed"),
    ("between September 3 and 9", "2025-09-03 .. 2025-09-10", "period", "printed"),
    ("from 30 August to 2 September", "2025-08-30 .. 2025-09-03", "period", "printed"),
    ("from 30 December to 2 January", "2024-12-30 .. 2025-01-03", "period", "printed"),
    ("from 30 December to 2 January 2024", "2023-12-30 .. 2024-01-03", "period", "printed"),
    ("on September 4, 9 and 12, three ships left", "2025-09-04 .. 2025-09-13", "period", "printed"),
    # months, seasons, years and their parts
    ("in July", "2025-07-01 .. 2025-08-01", "month", "printed"),
    ("last July", "2025-07-01 .. 2025-08-01", "month", "printed"),
    ("last September", "2024-09-01 .. 2024-10-01", "month", "printed"),
    ("in May", "2025-05-01 .. 2025-06-01", "month", "printed"),
    ("in February 2024", "2024-02-01 .. 2024-03-01", "month", "printed"),
    ("in February last year", "2024-02-01 .. 2024-03-01", "month", "printed"),
    ("in early July", "2025-07-01 .. 2025-07-11", "period", "inferred"),
    ("in mid-July", "2025-07-11 .. 2025-07-21", "period", "inferred"),
    ("in late July", "2025-07-21 .. 2025-08-01", "period", "inferred"),
    ("in the first week of July", "2025-07-01 .. 2025-07-08", "period", "inferred"),
    ("in the last week of July", "2025-07-25 .. 2025-08-01", "period", "inferred"),
    ("in the second half of July", "2025-07-16 .. 2025-08-01", "period", "inferred"),
    ("in the first half of 2025", "2025-01-01 .. 2025-07-01", "period", "inferred"),
    ("in the last quarter of last year", "2024-10-01 .. 2025-01-01", "period", "inferred"),
    ("in 2024", "2024-01-01 .. 2025-01-01", "year", "printed"),
    ("this year", "2025-01-01 .. 2026-01-01", "year", "inferred"),
    ("last year", "2024-01-01 .. 2025-01-01", "year", "inferred"),
    ("a 2024-2027 programme", "2024-01-01 .. 2028-01-01", "period", "printed"),
    ("between 2023 and 2025", "2023-01-01 .. 2026-01-01", "period", "printed"),
    ("last winter", "2024-12-01 .. 2025-03-01", "period", "inferred"),
    ("last summer", "2025-06-01 .. 2025-09-01", "period", "inferred"),
    ("this summer", "2025-06-01 .. 2025-09-01", "period", "inferred"),
    ("the winter of 2023-24", "2023-12-01 .. 2024-03-01", "period", "printed"),
    ("last month", "2025-08-01 .. 2025-09-01", "month", "inferred"),
    ("this month", "2025-09-01 .. 2025-10-01", "month", "inferred"),
    # weeks, weekdays, days of speech
    ("on Tuesday", "2025-09-16 .. 2025-09-17", "day", "inferred"),
    ("on Thursday", "2025-09-18 .. 2025-09-19", "day", "inferred"),
    ("last Thursday", "2025-09-11 .. 2025-09-12", "day", "inferred"),
    ("from Monday to Wednesday", "2025-09-15 .. 2025-09-18", "period", "inferred"),
    ("Also last week, crews", "2025-09-08 .. 2025-09-15", "week", "inferred"),
    ("this week", "2025-09-15 .. 2025-09-22", "week", "inferred"),
    ("the week of September 1", "2025-09-01 .. 2025-09-08", "week", "printed"),
    ("at the weekend", "2025-09-13 .. 2025-09-15", "period", "inferred"),
    ("the weekend of September 6", "2025-09-06 .. 2025-09-08", "period", "printed"),
    ("the weekend of September 6-7", "2025-09-06 .. 2025-09-08", "period", "printed"),
    ("yesterday", "2025-09-17 .. 2025-09-18", "day", "inferred"),
    ("the day before yesterday", "2025-09-16 .. 2025-09-17", "day", "inferred"),
    ("this morning", "2025-09-18 .. 2025-09-19", "day", "inferred"),
    ("four days ago", "2025-09-14 .. 2025-09-15", "day", "inferred"),
    ("two weeks ago", "2025-09-01 .. 2025-09-08", "week", "inferred"),
    ("a month ago", "2025-08-01 .. 2025-09-01", "month", "inferred"),
    # up to the publication
    ("in the past 24 hours", "2025-09-17 11:30 .. 2025-09-18 11:30", "hours24", "inferred"),
    ("over the past day", "2025-09-17 11:30 .. 2025-09-18 11:30", "hours24", "inferred"),
    ("in the last three days", "2025-09-15 11:30 .. 2025-09-18 11:30", "period", "inferred"),
    ("over the past week", "2025-09-11 11:30 .. 2025-09-18 11:30", "period", "inferred"),
    ("since 1 September", "2025-09-01 00:00 .. 2025-09-18 11:30", "period", "printed"),
    ("since Monday", "2025-09-15 00:00 .. 2025-09-18 11:30", "period", "inferred"),
    ("since 2023", "2023-01-01 00:00 .. 2025-09-18 11:30", "period", "printed"),
    ("since the start of the year", "2025-01-01 00:00 .. 2025-09-18 11:30", "period", "inferred"),
    (
        "since the start of the full-scale invasion",
        "2022-02-24 00:00 .. 2025-09-18 11:30",
        "period",
        "printed",
    ),
    ("on the 600th day of the war", "2023-10-16 .. 2023-10-17", "day", "inferred"),
    ("on day 1,000 of the invasion", "2024-11-19 .. 2024-11-20", "day", "inferred"),
    # nights: ending on D, at the usual hours of the quarter
    ("overnight into September 17", "2025-09-16 21:00 .. 2025-09-17 09:00", "night", "source_default"),
    ("overnight on 17 September", "2025-09-16 21:00 .. 2025-09-17 09:00", "night", "source_default"),
    ("on the night of 17 September", "2025-09-16 21:00 .. 2025-09-17 09:00", "night", "source_default"),
    ("on the night of September 16-17", "2025-09-16 21:00 .. 2025-09-17 09:00", "night", "source_default"),
    ("on 17 September overnight", "2025-09-16 21:00 .. 2025-09-17 09:00", "night", "source_default"),
    ("in the night to Monday", "2025-09-14 21:00 .. 2025-09-15 09:00", "night", "source_default"),
    ("overnight from Sunday to Monday", "2025-09-14 21:00 .. 2025-09-15 09:00", "night", "source_default"),
    ("late on Sunday night", "2025-09-14 21:00 .. 2025-09-15 09:00", "night", "source_default"),
    ("Sunday night into Monday", "2025-09-14 21:00 .. 2025-09-15 09:00", "night", "source_default"),
    ("last night", "2025-09-17 21:00 .. 2025-09-18 09:00", "night", "source_default"),
    ("tonight", "2025-09-17 21:00 .. 2025-09-18 09:00", "night", "source_default"),
    ("drones came overnight", "2025-09-17 21:00 .. 2025-09-18 09:00", "night", "source_default"),
    ("overnight into Feb 8", "2025-02-07 19:00 .. 2025-02-08 09:00", "night", "source_default"),
    ("overnight into 3 June 2024", "2024-06-02 20:00 .. 2024-06-03 08:00", "night", "source_default"),
    # clocks
    ("from 19:30 on 16 September to 08:15", "2025-09-16 19:30 .. 2025-09-17 08:15", "night", "printed"),
    ("from 7.00 to 18.30 on 17 September", "2025-09-17 07:00 .. 2025-09-17 18:30", "period", "printed"),
    (
        "from 9 p.m. on Tuesday to 6 a.m. on Wednesday",
        "2025-09-16 21:00 .. 2025-09-17 06:00",
        "night",
        "printed",
    ),
    ("From 19.00 to 23.55 MSK", "2025-09-17 19:00 .. 2025-09-17 23:55", "period", "printed"),
    ("from 20:00 to 24.00 on 16 September", "2025-09-16 20:00 .. 2025-09-17 00:00", "period", "printed"),
    (
        "between 9:40 p.m. on September 16 and 9 a.m. on September 17",
        "2025-09-16 21:40 .. 2025-09-17 09:00",
        "night",
        "printed",
    ),
    (
        "between 8 p.m. on September 5 and 9 a.m. on September 6",
        "2025-09-05 20:00 .. 2025-09-06 09:00",
        "night",
        "printed",
    ),
    (
        "between 11:50 p.m. on September 16 and noon on September 17",
        "2025-09-16 23:50 .. 2025-09-17 12:00",
        "night",
        "printed",
    ),
    (
        "from 9:30 p.m. to midnight on 16 September",
        "2025-09-16 21:30 .. 2025-09-17 00:00",
        "period",
        "printed",
    ),
    ("from midnight to 6 a.m. on 16 September", "2025-09-16 00:00 .. 2025-09-16 06:00", "period", "printed"),
    ("between 21:00 and 05:00", "2025-09-17 21:00 .. 2025-09-18 05:00", "night", "printed"),
    ("since 18:00 on 17 September", "2025-09-17 18:00 .. 2025-09-18 11:30", "night", "inferred"),
    ("around 06:40", "2025-09-18 06:40 .. 2025-09-18 06:40", "instant", "printed"),
    ("at 14:00 GMT on 12 September", "2025-09-12 17:00 .. 2025-09-12 17:00", "instant", "printed"),
    ("as of 12 September", "2025-09-12 .. 2025-09-13", "instant", "printed"),
    # two windows told as one
    ("in July and August", "2025-07-01 .. 2025-09-01", "period", "printed"),
    ("between June and August", "2025-06-01 .. 2025-09-01", "period", "printed"),
    ("in November and December 2024", "2024-11-01 .. 2025-01-01", "period", "printed"),
    ("from December to February 2025", "2024-12-01 .. 2025-03-01", "period", "printed"),
    ("between February 2022 and August 2025", "2022-02-01 .. 2025-09-01", "period", "printed"),
    ("for 2026 and 2027", "2026-01-01 .. 2028-01-01", "period", "printed"),
    ("this year and next", "2025-01-01 .. 2027-01-01", "period", "inferred"),
    # as long before or after as the words say
    ("in the first six months of 2025", "2025-01-01 .. 2025-07-01", "period", "inferred"),
    ("in the first eight months of the year", "2025-01-01 .. 2025-09-01", "period", "inferred"),
    ("in the second quarter", "2025-04-01 .. 2025-07-01", "period", "inferred"),
    ("over the next three years", "2025-09-18 .. 2028-09-19", "period", "inferred"),
    ("next Friday", "2025-09-19 .. 2025-09-20", "day", "inferred"),
    ("a month earlier", "2025-08-01 .. 2025-09-01", "month", "inferred"),
    ("the year before", "2024-01-01 .. 2025-01-01", "year", "inferred"),
    ("since the start of August", "2025-08-01 00:00 .. 2025-09-18 11:30", "period", "printed"),
    ("over the last 48 hours", "2025-09-16 11:30 .. 2025-09-18 11:30", "period", "inferred"),
]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("In June 10 came, the month before 4", "2025-05-01 .. 2025-06-01"),
        ("In June 10 came, in the same month last year 4", "2024-06-01 .. 2024-07-01"),
        ("In 2024 it sent 10, in the previous year 4", "2023-01-01 .. 2024-01-01"),
        ("On July 9 it sent 728, after 550 five days earlier", "2025-07-04 .. 2025-07-05"),
    ],
)
def test_earlier_windows_are_seen_from_those_named_before(text: str, meant: str) -> None:
    assert local(windows(text)[-1]) == meant


@pytest.mark.parametrize(
    "text",
    ["in June and August", "4 in July and August's 5", "10 in August, 4 in July", "since 2014 and 2022"],
)
def test_windows_that_do_not_follow_on_each_other_stay_two(text: str) -> None:
    assert all(found.kind != "period" for found in windows(text))


@together(("words", "meant", "basis", "got"), ENGLISH)
def test_english_windows(words: str, meant: str, basis: str, got: str) -> None:
    mention = only(words)
    assert (local(mention), mention.window.basis, mention.window.got) == (meant, basis, got)


UKRAINIAN = [
    ("у ніч на 17 вересня", "2025-09-16 21:00 .. 2025-09-17 09:00", "night"),
    ("в ніч з 16 на 17 вересня", "2025-09-16 21:00 .. 2025-09-17 09:00", "night"),
    ("у ніч на понеділок", "2025-09-14 21:00 .. 2025-09-15 09:00", "night"),
    ("вночі 17 вересня", "2025-09-16 21:00 .. 2025-09-17 09:00", "night"),
    ("сьогодні вночі", "2025-09-17 21:00 .. 2025-09-18 09:00", "night"),
    ("минулої ночі", "2025-09-17 21:00 .. 2025-09-18 09:00", "night"),
    ("8 вересня", "2025-09-08 .. 2025-09-09", "day"),
    ("8-го вересня 2024 року", "2024-09-08 .. 2024-09-09", "day"),
    ("08.09.2025", "2025-09-08 .. 2025-09-09", "day"),
    ("у понеділок, 8 вересня", "2025-09-08 .. 2025-09-09", "day"),
    ("22-23 серпня", "2025-08-22 .. 2025-08-24", "period"),
    ("з 22 по 24 серпня", "2025-08-22 .. 2025-08-25", "period"),
    ("у серпні", "2025-08-01 .. 2025-09-01", "month"),
    ("у лютому цього року", "2025-02-01 .. 2025-03-01", "month"),
    ("у першій половині серпня", "2025-08-01 .. 2025-08-16", "period"),
    ("наприкінці липня", "2025-07-21 .. 2025-08-01", "period"),
    ("минулого тижня", "2025-09-08 .. 2025-09-15", "week"),
    ("торік", "2024-01-01 .. 2025-01-01", "year"),
    ("у 2024 році", "2024-01-01 .. 2025-01-01", "year"),
    ("взимку 2023-24", "2023-12-01 .. 2024-03-01", "period"),
    ("за добу", "2025-09-17 11:30 .. 2025-09-18 11:30", "hours24"),
    ("за останні три дні", "2025-09-15 11:30 .. 2025-09-18 11:30", "period"),
    ("вчора", "2025-09-17 .. 2025-09-18", "day"),
    ("два дні тому", "2025-09-16 .. 2025-09-17", "day"),
    ("з 1 вересня", "2025-09-01 00:00 .. 2025-09-18 11:30", "period"),
    ("від початку повномасштабного вторгнення", "2022-02-24 00:00 .. 2025-09-18 11:30", "period"),
    ("на 600-й день війни", "2023-10-16 .. 2023-10-17", "day"),
    ("з 18:00 17 вересня", "2025-09-17 18:00 .. 2025-09-18 11:30", "night"),
    ("із 7.00 до 18.30 за київським часом", "2025-09-17 07:00 .. 2025-09-17 18:30", "period"),
    ("станом на 12 вересня", "2025-09-12 .. 2025-09-13", "instant"),
]

RUSSIAN = [
    ("в ночь на 17 сентября", "2025-09-16 23:00 .. 2025-09-17 07:00", "night"),
    ("в ночь с 16 на 17 сентября т.г.", "2025-09-16 23:00 .. 2025-09-17 07:00", "night"),
    ("в течение прошедшей ночи", "2025-09-17 23:00 .. 2025-09-18 07:00", "night"),
    ("сегодня ночью", "2025-09-17 23:00 .. 2025-09-18 07:00", "night"),
    ("17 сентября в ночное время", "2025-09-16 23:00 .. 2025-09-17 07:00", "night"),
    ("с 23.00 мск до 7.00 мск", "2025-09-17 23:00 .. 2025-09-18 07:00", "night"),
    ("с 22.10 мск 16 сентября до 6.40 мск 17 сентября", "2025-09-16 22:10 .. 2025-09-17 06:40", "night"),
    ("в период с 8.20 по 9.35 мск", "2025-09-18 08:20 .. 2025-09-18 09:35", "period"),
    ("около 21.40", "2025-09-17 21:40 .. 2025-09-17 21:40", "instant"),
    ("⚡️Около 21.40 мск", "2025-09-17 21:40 .. 2025-09-17 21:40", "instant"),
    ("c 21.40 до 22.15 мск 17 сентября", "2025-09-17 21:40 .. 2025-09-17 22:15", "period"),
    ("утром", "2025-09-18 .. 2025-09-19", "day"),
    ("утром 17 сентября", "2025-09-17 .. 2025-09-18", "day"),
    ("около 21.40 мск", "2025-09-17 21:40 .. 2025-09-17 21:40", "instant"),
    ("около 8 часов вечера", "2025-09-17 20:00 .. 2025-09-17 20:00", "instant"),
    ("8 сентября", "2025-09-08 .. 2025-09-09", "day"),
    ("8 сентября 2024 г.", "2024-09-08 .. 2024-09-09", "day"),
    ("в понедельник", "2025-09-15 .. 2025-09-16", "day"),
    ("с 28 по 30 августа", "2025-08-28 .. 2025-08-31", "period"),
    ("в августе", "2025-08-01 .. 2025-09-01", "month"),
    ("в мае", "2025-05-01 .. 2025-06-01", "month"),
    ("в начале августа", "2025-08-01 .. 2025-08-11", "period"),
    ("на прошлой неделе", "2025-09-08 .. 2025-09-15", "week"),
    ("в прошлом году", "2024-01-01 .. 2025-01-01", "year"),
    ("в 2024 году", "2024-01-01 .. 2025-01-01", "year"),
    ("прошлой зимой", "2024-12-01 .. 2025-03-01", "period"),
    ("за сутки", "2025-09-17 11:30 .. 2025-09-18 11:30", "hours24"),
    ("за последние три дня", "2025-09-15 11:30 .. 2025-09-18 11:30", "period"),
    ("вчера", "2025-09-17 .. 2025-09-18", "day"),
    ("с начала специальной военной операции", "2022-02-24 00:00 .. 2025-09-18 11:30", "period"),
    ("по состоянию на 12 сентября", "2025-09-12 .. 2025-09-13", "instant"),
]


@together(("words", "meant", "basis"), UKRAINIAN)
def test_ukrainian_windows(words: str, meant: str, basis: str) -> None:
    mention = only(words, "uk")
    assert (local(mention), mention.window.basis) == (meant, basis)


@together(("words", "meant", "basis"), RUSSIAN)
def test_russian_windows(words: str, meant: str, basis: str) -> None:
    mention = only(words, "ru", MOSCOW)
    assert (local(mention, MOSCOW), mention.window.basis) == (meant, basis)


NO_WINDOW = [
    "crews may go home",
    "they march 20 miles",
    "the price rose from 8.05 to 9.10 euros",
    "between 1.20 and 2.50 million tonnes",
    "the ratio fell to 3:2",
    "the sun rose and the men sat",
    "12 Kh-101 missiles of 2,024 built",
    "he was 24-7 on duty",
    "thus they mark the place",
    "the day after the attack",
    "more than 1990 drones",
    "before 4 September",
]


@together("words", NO_WINDOW)
def test_words_that_tell_no_window(words: str) -> None:
    assert windows(words) == []


def test_a_day_is_half_open_in_utc() -> None:
    window = only("on 14 September").window
    assert (window.start, window.end) == (
        datetime(2025, 9, 13, 21, tzinfo=UTC),
        datetime(2025, 9, 14, 21, tzinfo=UTC),
    )


def test_relative_days_refer_to_the_nearest_earlier_day() -> None:
    text = (
        "He spoke on September 12. The previous day, forces had sent 41 drones. Crews left on 3 September, "
        "returned the following day and, on the same day, met in Lviv."
    )
    assert [local(mention) for mention in windows(text)] == [
        "2025-09-12 .. 2025-09-13",
        "2025-09-11 .. 2025-09-12",
        "2025-09-03 .. 2025-09-04",
        "2025-09-04 .. 2025-09-05",
        "2025-09-04 .. 2025-09-05",
    ]


def test_the_previous_day_without_a_day_before_stays_unresolved() -> None:
    mention = only("The previous day 41 drones came")
    assert (mention.window.got, mention.window.start) == ("unresolved", None)


def test_of_that_year_takes_the_year_named_before() -> None:
    assert (
        local(windows("It fell in 2022 and was retaken in October of that year")[1])
        == "2022-10-01 .. 2022-11-01"
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "On the night of 17 September (from 20:30 on 16 September) 54 came. As of 08:40, 40 fell.",
            "en",
        ),
        ("У ніч на 17 вересня (з 20:30 16 вересня) летіли 54 дрони. Станом на 08:40 збито 40.", "uk"),
        ("В ночь на 17 сентября (с 20.30 16 сентября) шли 54 дрона. По состоянию на 08:40 сбиты 40.", "ru"),
    ],
)
def test_night_clock_and_state_are_one_window(text: str, language: Language) -> None:
    found = windows(text, language)
    assert [local(mention) for mention in found] == ["2025-09-16 20:30 .. 2025-09-17 08:40"] * 3
    assert [mention.kind for mention in found] == ["night", "clock", "as_of"]


def test_a_day_attack_takes_the_hours_beside_it() -> None:
    found = windows("During the day on 17 September (from 07:00 to 18:30), 61 drones came")
    assert [(local(mention), mention.window.basis) for mention in found] == [
        ("2025-09-17 07:00 .. 2025-09-17 18:30", "day")
    ] * 2


def test_two_nights_in_one_text_keep_their_windows() -> None:
    text = "Overnight into 17 September 61 drones came. On the night of 15 September there had been 12."
    assert [local(mention) for mention in windows(text)] == [
        "2025-09-16 21:00 .. 2025-09-17 09:00",
        "2025-09-14 21:00 .. 2025-09-15 09:00",
    ]


def test_overnight_takes_the_day_of_its_sentence() -> None:
    night, day = windows("Drones came overnight, the regional head said on Tuesday.")
    assert local(night) == "2025-09-15 21:00 .. 2025-09-16 09:00"
    assert local(day) == "2025-09-16 .. 2025-09-17"


def test_a_mistyped_month_is_moved_to_the_end_and_kept_as_printed() -> None:
    night, clock = windows("in the night to 17 September (from 20:00 on 16 August to 08:00)")
    assert local(night) == local(clock) == "2025-09-16 20:00 .. 2025-09-17 08:00"
    assert clock.flags == ("month_repaired",)
    assert clock.printed is not None and clock.printed.start == datetime(2025, 8, 16, 17, tzinfo=UTC)


def test_a_reversed_window_is_repaired_over_the_end_of_a_month() -> None:
    (clock,) = windows("from 20:00 on 31 July to 08:00 on 1 September")
    assert local(clock) == "2025-08-31 20:00 .. 2025-09-01 08:00"


def test_a_wrong_weekday_is_flagged_and_not_trusted() -> None:
    right, wrong = only("on Sunday, 14 September"), only("on Friday, 14 September")
    assert (right.flags, right.window.got) == ((), "printed")
    assert (wrong.flags, wrong.window.got) == (("weekday_mismatch",), "inferred")
    assert local(right) == local(wrong)


def test_a_date_may_lie_one_day_after_the_publication_and_no_further() -> None:
    assert local(only("on 19 September")) == "2025-09-19 .. 2025-09-20"
    assert local(only("on 20 September")) == "2024-09-20 .. 2024-09-21"


@together(
    "words",
    [
        "on Tuesday",
        "last week",
        "on 14 September",
        "overnight",
        "since 1 May",
        "in June",
        "yesterday",
        "from 8 p.m. to 6 a.m.",
        "in the 24 hours to 9 a.m.",
        "from 8 p.m. on Friday to Saturday at 6 a.m.",
        "two weeks ago",
        "in the first ten months of the year",
        "over the next two days",
        "at the weekend",
        "in the first week of May",
        "in the first half of the year",
        "in summer",
        "on the 10th",
        "five days later",
    ],
)
def test_without_a_publication_nothing_is_guessed(words: str) -> None:
    (mention,) = windows(words, published=None)
    assert mention.window.got == "unresolved"


def test_without_a_publication_the_year_of_the_text_helps() -> None:
    found = windows("On 17 September 2024 crews (from 20:00 on 16 September) counted 12", published=None)
    assert local(found[1]) == "2024-09-16 20:00 .. 2024-09-17 00:00" or found[1].window.got == "unresolved"
    assert local(windows("Overnight into 17 September 2024", published=None)[0]).startswith("2024-09-16")


@together(
    ("words", "meant"),
    [
        ("On 15 January 2024 12 flew. In December it was 300.", "2023-12-01 .. 2024-01-01"),
        ("On 15 July 2024 12 flew. On Thursday it was 30.", "2024-07-18 .. 2024-07-19"),
    ],
)
def test_without_a_publication_the_day_told_last_helps(words: str, meant: str) -> None:
    assert local(windows(words, published=None)[1]) == meant


def test_months_without_a_year_stay_apart_without_a_publication() -> None:
    assert [one.window.got for one in windows("in May and June", published=None)] == ["unresolved"] * 2


@pytest.mark.parametrize(
    ("day", "meant"), [("2025-09-21", "2025-09-15 .. 2025-09-22"), ("2025-09-22", "2025-09-15 .. 2025-09-22")]
)
def test_the_week_said_on_its_sunday_or_on_monday_is_the_calendar_week(day: str, meant: str) -> None:
    said = datetime.fromisoformat(f"{day}T09:00+00:00")
    (mention,) = windows("over the past week", published=said)
    assert (local(mention), mention.window.basis) == (meant, "week")


def test_where_only_the_day_of_publication_is_known_its_clocks_may_be_later() -> None:
    noon = datetime(2025, 9, 18, 12, tzinfo=UTC)
    (mention,) = windows("from 17:00 to 19:00", published=noon)
    assert local(mention) == "2025-09-18 17:00 .. 2025-09-18 19:00"
    (mention,) = windows("from 17:00 to 19:00", published=noon.replace(minute=5))
    assert local(mention) == "2025-09-17 17:00 .. 2025-09-17 19:00"


def test_tonight_in_the_evening_is_the_night_to_come() -> None:
    (mention,) = windows("tonight", published=datetime(2025, 9, 18, 18, tzinfo=UTC))
    assert local(mention) == "2025-09-18 21:00 .. 2025-09-19 09:00"


@together(
    ("day", "hours"),
    [
        ("12 November 2024", "19:00 09:00"),
        ("12 March 2025", "19:00 09:00"),
        ("12 May 2025", "20:00 09:00"),
        ("12 August 2025", "21:00 09:00"),
        ("12 November 2025", "18:00 09:00"),
        ("12 April 2026", "18:00 08:00"),
        ("12 May 2023", "20:00 08:00"),
    ],
)
def test_the_usual_hours_of_a_night_follow_the_quarter(day: str, hours: str) -> None:
    start, end = local(only(f"overnight into {day}")).split(" .. ")
    assert f"{start[-5:]} {end[-5:]}" == hours


def test_a_zone_that_is_printed_wins() -> None:
    kyiv, moscow = (
        only(f"from 10:00 to 11:00 {zone} on 12 January") for zone in ("Kyiv time", "Moscow time")
    )
    assert kyiv.window.start is not None and moscow.window.start is not None
    assert (kyiv.window.start - moscow.window.start).total_seconds() == 3600


def test_dates_give_their_numbers() -> None:
    text = "On Friday and Saturday, June 27-28, and on 3 May 2024; in July; in 2023; 2024-2027; on Monday"
    assert [found[1:] for found in find_dates(text)] == [
        ("days", None, 6, 27, None, 6, 28, 4, 5),
        ("day", 2024, 5, 3, None, None, None, None, None),
        ("month", None, 7, None, None, None, None, None, None),
        ("year", 2023, None, None, None, None, None, None, None),
        ("years", 2024, None, None, 2027, None, None, None, None),
        ("weekday", None, None, None, None, None, None, 0, None),
    ]


def test_a_count_after_a_date_is_no_part_of_it() -> None:
    text = "On June 27 and 28 drones came; on 5 June 28 drones; in May 20 drones; June 29: 447"
    assert [text[slice(*found.span)] for found in find_dates(text)] == ["June 27", "5 June", "May", "June 29"]


def test_spans_slice_the_text_as_handed_in() -> None:
    text = "**On**\u00a0*14* \u00adSeptember – the crews; у\u00a0ніч"
    (mention,) = windows(text)
    assert text[slice(*mention.span)].replace("\u00ad", "").endswith("September")


LAWS: list[tuple[str, Language]] = [
    *((row[0], "en") for row in ENGLISH),
    *((row[0], "uk") for row in UKRAINIAN),
    *((row[0], "ru") for row in RUSSIAN),
]


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        str.capitalize,
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("-", "–"),
    ],
)
def test_case_spaces_and_dashes_change_no_window(change: object) -> None:
    assert callable(change)
    for words, language in LAWS:
        plain, changed = windows(words, language), windows(change(words), language)
        assert [mention.window for mention in plain] == [mention.window for mention in changed], words


def test_a_sentence_around_changes_no_window_but_its_span() -> None:
    for words, language in LAWS:
        plain, around = windows(words, language), windows(f"X.\n{words}.\nY.", language)
        assert [mention.window for mention in plain] == [mention.window for mention in around], words


ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            [
                *(words for words, _ in LAWS),
                " ",
                ", ",
                "(",
                ")",
                "-",
                "31",
                "2025",
                "24:00",
                "\n",
                ". ",
                "1 ",
                "\u00ad",
            ]
        ),
        max_size=12,
    ).map("".join),
)


@settings(deadline=None)
@given(ANY_TEXT, st.sampled_from(["en", "uk", "ru"]), st.booleans())
def test_any_text_can_be_read(text: str, language: Language, dated: bool) -> None:
    for mention in windows(text, language, PUBLISHED if dated else None):
        assert 0 <= mention.span[0] < mention.span[1] <= len(text)
    reached = 0
    for found in find_dates(text, language):
        assert isinstance(found, DateMention) and reached <= found.span[0]
        reached = found.span[1]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["1, ", "9", "overnight ", "from 20:00 ", "on 5 June ", "2024-2025", "( ", "as of 07:30 "]
)
def test_time_grows_with_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        best = 60.0
        for _ in range(2):
            start = time.perf_counter()
            windows(text)
            best = min(best, time.perf_counter() - start)
        return best

    seconds(100)
    assert seconds(16_000) < 12 * seconds(4_000) + 0.05


@needs_shared("seed", SEED)
def test_windows_of_the_seed_page() -> None:
    (given_input,) = read_inputs(SHARED / "seed" / SEED, read_at=datetime(2026, 1, 1, tzinfo=UTC))
    meant = {
        "on Tuesday": "2025-07-01 .. 2025-07-02",
        "Last March": "2025-03-01 .. 2025-04-01",
        "On Friday and Saturday, June 27-28": "2025-06-27 .. 2025-06-29",
        "last week": "2025-06-23 .. 2025-06-30",
        "previous day": "2025-06-29 .. 2025-06-30",
        "this year": "2025-01-01 .. 2026-01-01",
        "in September of that year": "2022-09-01 .. 2022-10-01",
    }
    document = given_input.documents[0]
    found = find_windows(document.text, document.language, document.published)
    by_words = {document.text[slice(*mention.span)]: local(mention) for mention in found}
    assert {words: by_words[words] for words in meant} == meant
    assert not [mention for mention in found if mention.window.got == "unresolved"]
    for related in given_input.documents[1:]:
        days = [local(m) for m in find_windows(related.text, "en", related.published) if m.rule == "weekday"]
        assert "2025-07-03 .. 2025-07-04" in days


NEWEST = ("data", "missile-attacks", "2026-06-07.csv")
STATEMENTS = Path(__file__).resolve().parents[1] / "datasets" / "air-force-statements"


def printed_windows() -> dict[str, set[str]]:
    """Post id -> the windows of its rows that print both hours."""
    found: dict[str, set[str]] = {}
    with SHARED.joinpath(*NEWEST).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            start, end = row["time_start"].strip(), row["time_end"].strip()
            if len(start) == len(end) == len("2025-06-28 20:00"):
                found.setdefault(row["source"].removeprefix("https://t.me/"), set()).add(f"{start} .. {end}")
    return found


@needs_shared(*NEWEST)
def test_shipped_statements_give_the_windows_they_were_made_from() -> None:
    facts = printed_windows()
    missed, seen = [], 0
    for path in sorted(STATEMENTS.glob("2025-*.md")):
        ((document,),) = (found.documents for found in read_inputs(path))
        meant = facts.get(document.url.removeprefix("https://t.me/"))
        if meant is None:
            continue
        seen += 1
        found = {local(mention) for mention in windows(document.text, document.language, document.published)}
        missed += [] if meant & found else [path.name]
    assert seen > 150 and len(missed) * 100 <= seen, missed


@together(
    ("words", "language", "meant"),
    [
        ("from 24.02.22 to 05.06.25", "en", ("2022-02-24", "2025-06-05")),
        ("from February 24, 2022 to June 5, 2025", "en", ("2022-02-24", "2025-06-05")),
        ("from 24 February 2022 to 5 June 2025", "en", ("2022-02-24", "2025-06-05")),
        ("28 December 2024 to 3 January", "en", ("2024-12-28", "2025-01-03")),
        ("з 24.02.22 по 05.06.25", "uk", ("2022-02-24", "2025-06-05")),
        ("с 24 февраля 2022 года по 5 июня 2025 года", "ru", ("2022-02-24", "2025-06-05")),
    ],
)
def test_a_range_over_years_keeps_the_year_of_each_end(
    words: str, language: Language, meant: tuple[str, str]
) -> None:
    said = datetime(2025, 6, 5, 5, tzinfo=UTC)
    [found] = find_windows(f"{words}.", language, said, "Europe/Kyiv")
    assert found.window.start is not None and found.window.end is not None
    days = (found.window.start + timedelta(hours=12)).date(), (found.window.end - timedelta(hours=12)).date()
    assert tuple(map(str, days)) == meant


def test_the_operation_named_by_the_ministry_began_with_the_invasion() -> None:
    said = datetime(2025, 6, 5, 5, tzinfo=UTC)
    [found] = find_windows("с начала проведения специальной военной операции", "ru", said, MOSCOW)
    assert found.window.start == datetime(2022, 2, 23, 21, tzinfo=UTC)
    assert found.window.end == said
