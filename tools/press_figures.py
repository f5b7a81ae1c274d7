"""From the collected press figures to `datasets/press-figures/facts.csv`, in our schema.

Run once by hand where the collection is at hand: `python -m tools.press_figures FILE.csv`.
"""

import csv
import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tools.facts import DATASETS, Fact, about, write_facts
from tracker.vocab import load

FOLDER = DATASETS / "press-figures"
MERGED = date(2025, 7, 24)
METRICS = {"hits": "hit", "lost_or_suppressed": "lost"}
CLASSES = {
    "all": "air_target",
    "drone": "drone",
    "ua_drone": "drone",
    "missile": "missile",
    "shahed_type": "drone_strike",
    "strike_shahed": "drone_strike",
    "guided_bomb": "bomb",
    "ballistic_missile": "ballistic",
    "cruise_missile": "cruise",
    "civilian": "civilian",
}
DONORS = {"EU": "eu", "US": "USA", "all_donors": "all_donors"}
# Beginning of the printed source -> claimant; the first that fits.
CLAIMANTS = (
    ("RU MoD claims, Agentstvo tally", "tally:agentstvo"),
    ("UA Air Force", "ua_air_force"),
    ("Ihnat", "ua_air_force"),
    ("CCD (NSDC) citing UA Air Force", "ua_air_force"),
    ("UA General Staff", "ua_general_staff"),
    ("Syrskyi", "ua_commander"),
    ("Zelensky", "ua_president"),
    ("United24", "ua_official"),
    ("RU MoD", "ru_mod"),
    ("Kiel UST", "kiel"),
    ("OHCHR", "un"),
    ("UK MoD", "org:uk_mod"),
    ("AFP tally", "tally:afp"),
    ("ABC tally", "tally:abc"),
    ("Kyiv Independent tally", "tally:kyiv_independent"),
    ("Agentstvo tally", "tally:agentstvo"),
    ("WSJ", "tally:wall_street_journal"),
    ("FT/CIR", "tally:financial_times"),
    ("", "unattributed"),
)
BOUNDS = (
    (">=", "at_least"),
    (">", "more_than"),
    ("<", "less_than"),
    ("almost ", "less_than"),
    ("~", "about"),
    ("", "exact"),
)
MONEY = re.compile(r"(?P<unit>[A-Z]{3}) (?P<number>[\d.]+)bn(?: \(\$(?P<dollars>[\d.]+)bn\))?")
STATUSES = {"preliminary": "preliminary", "updated": "updated"}


class Value(NamedTuple):
    """A printed value: low, best, high as text, bound, unit, and what stands in brackets."""

    low: str
    best: str
    high: str
    bound: str
    unit: str
    note: str = ""


def read_value(printed: str) -> Value:
    """A printed value with its sign, percent or currency.

    >>> read_value(">114")
    Value(low='114', best='114', high='', bound='more_than', unit='count', note='')
    >>> read_value("EUR 77bn").best
    '77000000000'
    """
    if money := MONEY.fullmatch(printed):
        number = f"{round(float(money['number']) * 1e9)}"
        dollars = money["dollars"]
        note = f"equivalent USD {round(float(dollars) * 1e9)}" if dollars else ""
        return Value(number, number, number, "exact", money["unit"], note)
    sign, bound = next(pair for pair in BOUNDS if printed.startswith(pair[0]))
    text = printed.removeprefix(sign)
    unit = "percent" if text.endswith("%") else "count"
    size = float(text.rstrip("%"))
    low, high = _ends(size, sign)
    return Value(low, _plain(size), high, bound, unit)


def _ends(number: float, sign: str) -> tuple[str, str]:
    """Low and high of a bounded number; empty is open."""
    low, high = about(number)
    plain = _plain(number)
    return {
        ">=": (plain, ""),
        ">": (plain, ""),
        "<": ("0", plain),
        "almost ": (f"{number - 2 * (high - number):g}", plain),
        "~": (f"{low:g}", f"{high:g}"),
    }.get(sign, (plain, plain))


def _plain(number: float) -> str:
    return f"{number:g}" if number < 1e5 else f"{number:.0f}"


def read_period(printed: str, zone: str) -> tuple[datetime, datetime, str]:
    """Start, end and basis of a day, week, month, year or span `a..b`, in local days."""
    first, _, last = printed.partition("..")
    start, end, basis = _period(first)
    if last:
        end, basis = _period(last)[1], "period"
    midnight = time(tzinfo=ZoneInfo(zone))
    return datetime.combine(start, midnight), datetime.combine(end, midnight), basis


def _period(printed: str) -> tuple[date, date, str]:
    if "W" in printed:
        year, week = printed.split("-W")
        monday = date.fromisocalendar(int(year), int(week), 1)
        return monday, monday + timedelta(days=7), "week"
    parts = [int(part) for part in printed.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0] + 1, 1, 1), "year"
    if len(parts) == 2:
        start = date(parts[0], parts[1], 1)
        return start, (start + timedelta(days=31)).replace(day=1), "month"
    day = date.fromisoformat(printed)
    return day, day + timedelta(days=1), "day"


def facts_of(path: Path) -> Iterator[Fact]:
    """The printed figures; one that the collection derived itself is left out."""
    with path.open(encoding="utf-8") as table:
        for number, row in enumerate(csv.DictReader(table), start=1):
            if row["status"] != "derived":
                yield _fact(f"press-{number:03d}", row)


def _fact(name: str, row: dict[str, str]) -> Fact:
    value, claimant = read_value(row["value"]), _claimant(row["source"])
    start, end, basis = read_period(
        row["date_or_month"], "Europe/Moscow" if claimant == "ru_mod" else "Europe/Kyiv"
    )
    metric, classes, scope = _what(row, end.date())
    direction = (
        "none" if metric.startswith("aid") else "ua_on_ru" if row["class"] == "ua_drone" else "ru_on_ua"
    )
    unit = _unit(metric, value.unit)
    misreport = "misreport" if row["status"] == "misreport" else ""
    source = f"as printed: {row['source']}"
    return Fact(
        statement=name,
        metric=metric,
        classes=classes,
        direction=direction,
        scope=scope,
        unit=unit,
        low=value.low,
        best=value.best,
        high=value.high,
        bound=value.bound,
        window_start=start.isoformat(timespec="minutes"),
        window_end=end.isoformat(timespec="minutes"),
        basis=basis,
        claimant=claimant,
        publisher=_publisher(row["source"]),
        published="",
        url=row["url"],
        status=STATUSES.get(row["status"], "final"),
        note="; ".join(filter(None, (misreport, source, row["note"], value.note))),
    )


def _what(row: dict[str, str], end: date) -> tuple[str, str, str]:
    """Metric, class set and scope of a row."""
    metric, printed = METRICS.get(row["metric"], row["metric"]), row["class"]
    if metric == "interception_rate":
        metric = "rate_neutralised" if end > MERGED else "rate_shot"
    if metric.startswith("aid"):
        return metric, "aid", DONORS[printed]
    found = CLASSES.get(printed) or load().class_aliases("en")[printed.lower()]
    return metric, found if isinstance(found, str) else "+".join(sorted(found)), "national"


def _unit(metric: str, unit: str) -> str:
    if metric.endswith("locations"):
        return "location"
    return "person" if metric in ("killed", "injured") else unit


def _claimant(source: str) -> str:
    return next(claimant for start, claimant in CLAIMANTS if source.startswith(start))


def _publisher(source: str) -> str:
    """The last outlet of the printed source that the vocabulary knows, or none."""
    names = load().names("publishers", "en")
    whole = source.rpartition(" via ")[2].lower()
    found = [
        names[part.strip()] for part in re.split(r"[/(),]| tally| mirror", whole) if part.strip() in names
    ]
    if "Kiel UST" in source:
        return "kiel"
    return found[-1] if found else ""


if __name__ == "__main__":
    write_facts(FOLDER / "facts.csv", facts_of(Path(sys.argv[1])))
