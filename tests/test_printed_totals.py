"""What the shipped statements print of a night is what every series says of it, class by class."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.naive import TableStore, Told
from tracker.series import Series, series

FACTS = Path(__file__).resolve().parents[1] / "datasets" / "air-force-statements" / "facts.csv"
METRICS = ("launched", "shot_down", "lost", "neutralised", "hit_locations", "debris_locations")
LAST = datetime(2025, 11, 1, tzinfo=UTC)
OTHERWISE = {
    # A second post of the day tells of a day attack without a total of its own.
    ("launched", "air_target", "2025-05-07"): 223,
    ("shot_down", "air_target", "2025-05-07"): 103,
    # Missiles of an unstated type stand beside those named; the total of the night has both.
    ("launched", "missile", "2025-05-31"): 7,
    ("shot_down", "missile", "2025-05-31"): 3,
    ("launched", "missile", "2025-08-21"): 36,
    ("neutralised", "missile", "2025-08-21"): 30,
    # Lost ones named beside the one figure are counted in.
    ("neutralised", "kinzhal", "2025-07-28"): 3,
    ("neutralised", "iskander_m+kn_23", "2025-10-16"): 18,
    ("neutralised", "air_target", "2025-10-16"): 288 + 18,
    ("neutralised", "drone", "2025-10-22"): 333 + 17,
    ("neutralised", "air_target", "2025-10-22"): 349 + 17,
}


@cache
def told() -> tuple[Told, ...]:
    with FACTS.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["scope"] == "national"]
    return tuple(
        Told(
            float(row["best"]),
            datetime.fromisoformat(row["window_start"]),
            datetime.fromisoformat(row["window_end"]),
            classes=row["classes"],
            metric=row["metric"],
            document=row["statement"],
            low=float(row["low"]),
            high=float(row["high"]),
            bound=row["bound"],
            published=datetime.fromisoformat(row["published"]),
            unit=row["unit"],
        )
        for row in rows
    )


@cache
def store() -> TableStore:
    return TableStore(told(), LAST)


@cache
def asked(metric: str, classes: str) -> Series:
    days = {"since": date(2025, 5, 1), "until": date(2025, 10, 31)}
    return series(store(), metric, classes=classes, **days)  # type: ignore[arg-type]


def printed() -> Iterator[tuple[str, str, dict[str, float]]]:
    """Metric, class set, and the figure of each day; of two posts of a day both together."""
    days: dict[tuple[str, str], dict[str, dict[datetime, float]]] = defaultdict(lambda: defaultdict(dict))
    for one in told():
        days[one.metric, one.classes][f"{one.end:%Y-%m-%d}"].setdefault(one.end, one.value)
    for (metric, classes), figures in days.items():
        yield metric, classes, {day: sum(values.values()) for day, values in figures.items()}


def test_a_series_says_of_each_night_what_the_source_printed_of_it() -> None:
    differ: dict[tuple[str, str, str], float] = {}
    for metric, classes, figures in printed():
        if metric in METRICS:
            frame = asked(metric, classes).frame
            best = dict(zip(frame["period"].dt.strftime("%Y-%m-%d"), frame["best"], strict=True))
            differ |= {(metric, classes, day): best[day] for day in figures if best[day] != figures[day]}
    assert differ == OTHERWISE


@pytest.mark.parametrize("metric", ["launched", "shot_down", "lost", "neutralised"])
def test_drones_and_missiles_of_each_night_make_up_all_targets(metric: str) -> None:
    whole, drones, missiles = (
        asked(metric, name).frame["best"].fillna(0) for name in ("air_target", "drone", "missile")
    )
    assert (whole == drones + missiles).all()


@pytest.mark.parametrize(
    ("rate", "metric"), [("rate_neutralised", "neutralised"), ("rate_shot", "shot_down")]
)
@pytest.mark.parametrize("classes", ["air_target", "drone", "missile", "ballistic", "cruise"])
def test_a_rate_is_made_of_the_figures_of_its_series(rate: str, metric: str, classes: str) -> None:
    made = asked(rate, classes).frame.set_index("period")
    sides = (asked(name, classes).frame.set_index("period")["best"] for name in (metric, "launched"))
    stopped, launched = sides
    known = made[made["best"].notna()]
    assert (known["numerator"] == stopped[known.index]).all()
    assert (known["denominator"] == launched[known.index]).all()
    assert len(known) > 20
