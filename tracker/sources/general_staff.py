"""Reader of the General Staff losses files: running totals by day, and the daily values between them.

The General Staff of Ukraine posts each morning what it says the other side has lost since 24 February
2022. The files hold these totals, one object a day; a third file holds corrections: signed amounts inside
that day's jump that are no losses of the day.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from tracker.errors import SourceError
from tracker.instants import KYIV
from tracker.model import Amount, Claim, Reading, Window
from tracker.sources.row_faults import Heard, RowFault, settle
from tracker.sources.sheet import Sheet
from tracker.text.amounts import bounded
from tracker.text.dates.calendar import INVASION, instant
from tracker.text.words.lexicon import BoundRule

VERSION = "1"
POSTED_AT = 7
"""Hour in Kyiv at which the post of a day is assumed: the files tell the day alone."""
FIRST_POST = INVASION + timedelta(days=1)
EQUIPMENT: Mapping[str, tuple[str, ...]] = {
    "aircraft": ("aircraft",),
    "helicopter": ("helicopter",),
    "tank": ("tank",),
    "APC": ("armoured_vehicle",),
    "field artillery": ("artillery",),
    "MRL": ("mlrs",),
    "drone": ("drone",),
    "naval ship": ("ship",),
    "submarines": ("submarine",),
    "anti-aircraft warfare": ("air_defence_system",),
    "special equipment": ("special_equipment",),
    "vehicles and fuel tanks": ("vehicle",),
    "cruise missiles": ("cruise",),
    "ground robotic systems": ("ground_robot",),
}
# Until 2022-04-30 two keys stand for what one key counts from the next day on.
PARTS: Mapping[str, tuple[str, ...]] = {"vehicles and fuel tanks": ("military auto", "fuel tank")}
BOUNDS: Mapping[str, BoundRule] = {"about": "about", "more": "more_than"}
PERSONNEL = "personnel"
_WORDS = frozenset({"date", "day", "personnel*"})


class Total(NamedTuple):
    """A running total of one key on one day, and the printed numbers that make it up."""

    value: int
    parts: Mapping[str, int]


class Day(NamedTuple):
    """One object of a file: the totals by key, how exact they are said to be, and all other numbers."""

    day: date
    totals: Mapping[str, Total]
    said: str
    others: Mapping[str, int]
    words: Mapping[str, str]


Corrections = Mapping[tuple[date, str], int]


def read(path: str | Path, heard: Heard | None = None) -> Iterator[Reading]:
    """The readings of a losses file, or of all such files of a folder, a document a day.

    Each total is a claim over the time since 24 February 2022. The value of a day is a claim derived from
    two totals, its correction taken off; where no total stood on the day before there is none. The
    corrections are those of the files `*_correction.json` beside the totals.

    Raises: SourceError for a file that is not of this form, and for faulty entries, unless `heard` lists
    these.
    """
    files = _files(Path(path))
    loaded = [(file, _load(file, heard), _corrections(file, heard)) for file in files]
    for file, days, corrections in loaded:
        yield from _readings(days, _placed(days, corrections), file.stem)


def files_of(path: Path) -> list[Path]:
    """Every file that the reading of a path looks at: the totals, and the corrections beside them."""
    totals = _files(path)
    return [*totals, *(_corrections_beside(totals[0]))]


def _corrections_beside(file: Path) -> list[Path]:
    return sorted(file.parent.glob("*_correction.json"))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = [file for file in sorted(path.glob("*.json")) if not file.stem.endswith("_correction")]
    if not files:
        raise SourceError(f"{path}: no JSON file of losses in this folder")
    return files


def _corrections(file: Path, heard: Heard | None) -> Corrections:
    return {
        (one.day, key): total.value
        for beside in _corrections_beside(file)
        for one in _load(beside, heard)
        for key, total in one.totals.items()
    }


def _load(file: Path, heard: Heard | None) -> list[Day]:
    """The days of a file in the order of their dates."""
    try:
        entries = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(f"{file}: {error.strerror}") from error
    except ValueError as error:
        raise SourceError(f"{file}: no JSON text of the losses form: {error}") from error
    if not isinstance(entries, list) or not entries:
        raise SourceError(f"{file}: a losses file is a list of objects, one a day")
    days: dict[date, Day] = {}
    faults: list[RowFault] = []
    for nth, entry in enumerate(entries, 1):
        try:
            day = _day(entry)
            if day.day in days:
                raise ValueError(f"{day.day} stands twice")
            days[day.day] = day
        except (ValueError, KeyError, TypeError) as error:
            faults.append(RowFault(nth, str(error), "entry"))
    settle(file, faults, heard)
    return [days[day] for day in sorted(days)]


def _day(entry: Any) -> Day:
    if not isinstance(entry, dict) or "date" not in entry:
        raise ValueError("no object with a date")
    numbers = {key: _count(key, value) for key, value in entry.items() if _is_number(key, value)}
    totals = {
        key: Total(numbers[key], {key: numbers[key]}) for key in (*EQUIPMENT, PERSONNEL) if key in numbers
    }
    for key, parts in PARTS.items():
        if key not in totals and all(part in numbers for part in parts):
            totals[key] = Total(sum(numbers[part] for part in parts), {part: numbers[part] for part in parts})
    used = {part for total in totals.values() for part in total.parts}
    return Day(
        date.fromisoformat(entry["date"]),
        totals,
        str(entry.get("personnel*", "")),
        {key: value for key, value in numbers.items() if key not in used},
        {key: value for key, value in entry.items() if isinstance(value, str) and key not in _WORDS},
    )


def _is_number(key: str, value: Any) -> bool:
    return key not in _WORDS and not isinstance(value, str) and value is not None


def _count(key: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise ValueError(f'"{key}" is {value!r}, not a whole number')
    return int(value)


def _placed(days: Sequence[Day], corrections: Corrections) -> Corrections:
    """The corrections on the day whose jump holds them.

    One of them is dated a day early in the file: where it leaves a loss below zero on its own date and
    none on the next day, it belongs to the next day.
    """
    jumps = {
        (day.day, key): total.value - before.totals[key].value
        for before, day in pairwise(days)
        for key, total in day.totals.items()
        if key in before.totals
    }
    late = {day for day in {day for day, _ in corrections} if _fits_later(day, jumps, corrections)}
    return {
        (day + timedelta(days=1) if day in late else day, key): value
        for (day, key), value in corrections.items()
    }


def _fits_later(day: date, jumps: Mapping[tuple[date, str], int], corrections: Corrections) -> bool:
    changes = {key: value for (when, key), value in corrections.items() if when == day}
    own = [jumps.get((day, key), 0) - value for key, value in changes.items()]
    later = [jumps.get((day + timedelta(days=1), key), 0) - value for key, value in changes.items()]
    return min(own, default=0) < 0 <= min(later, default=-1)


def _readings(days: Sequence[Day], corrections: Corrections, name: str) -> Iterator[Reading]:
    before: dict[str, Claim] = {}
    yesterday = days[0].day
    for day in days:
        reading = _totals(day, name)
        totals = dict(zip(day.totals, reading.claims, strict=True))
        follows = yesterday == day.day - timedelta(days=1)
        daily = (
            _of_the_day(totals[key], before[key], corrections.get((day.day, key), 0))
            for key in totals
            if follows and key in before
        )
        if day.day == FIRST_POST:
            daily = (_of_the_first_day(total) for total in reading.claims)
        yield reading._replace(claims=(*reading.claims, *filter(None, daily)))
        before, yesterday = totals, day.day


def _totals(day: Day, name: str) -> Reading:
    posted = instant(day.day, KYIV.key, POSTED_AT)
    window = Window(
        start=instant(INVASION, KYIV.key),
        end=instant(day.day + timedelta(days=1), KYIV.key),
        basis="period",
        got="printed",
    )
    sheet = Sheet(
        f"General Staff of Ukraine, losses of the other side since 2022-02-24, {day.day} ({name})",
        ref=f"general-staff-losses/{day.day}/{name}",
        published=posted,
        published_how="inferred: the morning of the day that the file names",
        confidence="medium",
        publisher="ua_general_staff",
        claimant="ua_general_staff",
    )
    for key, total in day.totals.items():
        sheet.begin(key)
        spans = [sheet.number("total" if part == key else part, value) for part, value in total.parts.items()]
        sheet.end()
        sheet.claim(
            *spans,
            **_subject(key, total.value, day.said),
            direction="ua_on_ru",
            scope="national",
            window=window,
            rule=f"general_staff_total@{VERSION}",
        )
    _others(sheet, day)
    return sheet.reading()


def _subject(key: str, value: int, said: str) -> Mapping[str, Any]:
    if key == PERSONNEL:
        return {"metric": "personnel_losses", "classes": ("soldier",), "amount": _people(value, said)}
    amount = Amount.exact(value, printed=str(value))
    return {"metric": "equipment_destroyed", "classes": EQUIPMENT[key], "amount": amount}


def _people(value: int, said: str) -> Amount:
    """As exact as the file says."""
    rule: BoundRule = BOUNDS.get(said, "exact")
    place = Decimal(10 ** (len(str(value)) - len(str(value).rstrip("0"))))
    return bounded(rule, Decimal(value), place, is_count=True).amount("person", str(value))


def _others(sheet: Sheet, day: Day) -> None:
    """Keys that the vocabulary has no metric for; words are kept as text."""
    for key, value in day.others.items():
        sheet.begin(key)
        span = sheet.number("total", value)
        sheet.end()
        sheet.reject(span, "no_metric", f"general_staff_unknown_key@{VERSION}")
    for key, words in day.words.items():
        sheet.begin(key)
        sheet.cell(": ", " ".join(words.split()))
        sheet.end()


def _of_the_first_day(total: Claim) -> Claim:
    """The first post tells what was lost since the invasion began, in little more than a day."""
    assert total.published is not None
    window = Window(
        start=instant(INVASION, KYIV.key), end=total.published, basis="period", got="source_default"
    )
    return Claim(
        **{
            **dict(total),
            "window": window,
            "derived_from": (total.id,),
            "rule": f"general_staff_first@{VERSION}",
        }
    )


def _of_the_day(total: Claim, before: Claim, correction: int) -> Claim | None:
    """What the day added: the difference of two totals without the correction inside it.

    None where the total fell and no correction says why: a running total falls only with one.
    """
    value = (total.amount.best or 0) - (before.amount.best or 0) - correction
    if value < 0 or total.published is None:
        return None
    fields = {
        **dict(total),
        "amount": Amount.exact(value, total.amount.unit, f"{value:g}"),
        "window": Window(
            start=total.published - timedelta(days=1),
            end=total.published,
            basis="hours24",
            got="source_default",
        ),
        "derived_from": (before.id, total.id),
        "rule": f"general_staff_{'corrected_' if correction else ''}difference@{VERSION}",
    }
    return Claim(**fields)
