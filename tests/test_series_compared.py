"""Series set side by side, against naive twins: one claimant, totals, walks, coverage and vintages."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import numpy as np
import pytest

from tests.factory import at, claim, document, night
from tests.naive import TableStore, Told, kyiv
from tests.naive import night as told_night
from tracker.errors import NothingReportedError, SeriesError
from tracker.model import Reading
from tracker.series import Series, series
from tracker.series.coverage import coverage
from tracker.series.totals import totals, walk
from tracker.series.vintages import vintages
from tracker.store import Store, open_store

JUNE: dict[str, Any] = {"since": date(2025, 6, 1), "until": date(2025, 6, 30)}


def whole(first: str, end: str, value: float, **fields: Any) -> Told:
    """A total of the days from the first to the end, which is left out."""
    return Told(value, kyiv(f"{first}T00:00"), kyiv(f"{end}T00:00"), **fields)


NIGHTS = [told_night(f"2025-06-{day:02}", 10.0 * day) for day in range(1, 31)]
STATED = [
    whole("2025-06-01", "2025-07-01", 4700.0, claimant="tally:afp", publisher="afp"),
    whole("2025-06-01", "2025-07-01", 5000.0, claimant="ua_president", publisher="ua_president"),
    whole("2025-06-01", "2025-07-01", 5200.0, claimant="ua_president", publisher="daily8"),
    whole("2025-06-01", "2025-07-01", 3600.0, claimant="ua_commander", classes="drone_strike", high=np.nan),
    whole("2025-06-01", "2025-07-01", 120.0, claimant="ua_command_south", scope="south"),
    whole("2025-06-01", "2025-07-01", 77.0, claimant="ua_president", classes="missile"),
    whole("2025-06-02", "2025-07-01", 1.0, claimant="tally:abc"),
    whole("2025-05-01", "2025-06-01", 2.0, claimant="tally:abc"),
]


def store(*more: Told) -> Any:
    return TableStore([*NIGHTS, *STATED, *more], datetime(2026, 1, 1, tzinfo=UTC))


def naive_totals(told: list[Told]) -> dict[tuple[str, str, str], list[float]]:
    """Every value of exactly June, by who said it of what."""
    found = defaultdict(list)
    for one in told:
        if (one.start, one.end) == (
            kyiv("2025-06-01T00:00"),
            kyiv("2025-07-01T00:00"),
        ) and one.classes != "missile":
            found[one.claimant, one.classes, one.scope].append(one.value)
    return dict(found)


def stated_of(found: list[Series]) -> dict[tuple[str, str, str], Any]:
    return {
        (one.claimant, "+".join(one.classes), one.scope): one.frame.iloc[0] for one in found if one.claimant
    }


@cache
def of_june() -> list[Series]:
    return totals(store(), "launched", **JUNE)


# -- totals ---------------------------------------------------------------------------------------


def test_totals_are_those_of_a_naive_twin() -> None:
    found = stated_of(of_june())
    wanted = naive_totals(STATED)
    assert set(found) == set(wanted)
    for key, values in wanted.items():
        row = found[key]
        assert (row["claimed_low"], row["claimed_high"]) == (min(values), max(values))
        assert row["n_claims"] == len(values) == len(row["claims"])


def test_a_claimants_own_word_comes_before_what_others_print_of_it() -> None:
    president = stated_of(of_june())["ua_president", "drone", "national"]
    assert president["best"] == 5000.0


def test_totals_of_people_are_looked_for_where_no_class_is_asked_for() -> None:
    killed = whole("2025-06-01", "2025-07-01", 232.0, claimant="un", classes="person", metric="killed")
    (found,) = totals(store(killed._replace(unit="person")), "killed", **JUNE)
    assert (found.claimant, found.classes, found.frame["best"].iloc[0]) == ("un", ("person",), 232.0)


def test_an_open_end_stays_open() -> None:
    row = stated_of(of_june())["ua_commander", "drone_strike", "national"]
    assert (row["low"], row["best"]) == (3600.0, 3600.0)
    assert np.isnan(row["high"])
    assert row["claimed_high"] == 3600.0


def test_figures_by_day_come_first_and_are_never_mixed_with_totals() -> None:
    found = of_june()
    by_day = [one for one in found if not one.claimant]
    assert [one.classes for one in by_day] == [("drone",)]
    assert found[0] is by_day[0]
    assert by_day[0].frame["best"].sum() == sum(one.value for one in NIGHTS)


def test_figures_by_day_of_a_class_that_is_rarely_named_are_left_out() -> None:
    named = told_night("2025-06-03", 4.0, classes="drone_strike")
    assert [one.classes for one in totals(store(named), "launched", **JUNE) if not one.claimant] == [
        ("drone",)
    ]


def test_a_source_that_was_silent_for_days_has_no_total_of_its_own() -> None:
    few = TableStore([*NIGHTS[:20], *STATED], datetime(2026, 1, 1, tzinfo=UTC))
    assert all(one.claimant for one in totals(few, "launched", **JUNE))  # type: ignore[arg-type]


# -- walks ----------------------------------------------------------------------------------------


def test_a_walk_changes_one_part_at_a_time() -> None:
    found = walk(store(), "launched", steps=[("day_rule", "start"), ("claimant", "tally:afp")], **JUNE)
    sums = [one.frame["best"].sum() for one in found]
    begun = sum(one.value for one in NIGHTS if one.start >= kyiv("2025-06-01T00:00"))
    assert sums == [sum(one.value for one in NIGHTS), begun, 4700.0]
    assert [one.day_rule for one in found] == ["end", "start", "start"]


def test_a_walk_takes_the_total_of_the_classes_asked_for() -> None:
    found = walk(store(), "launched", steps=[("claimant", "ua_president")], **JUNE)
    assert (found[-1].classes, found[-1].frame["best"].iloc[0]) == (("drone",), 5000.0)


@pytest.mark.parametrize(
    ("step", "error", "told"),
    [
        (("colour", "red"), SeriesError, 'no step "colour": choose of day_rule'),
        (("claimant", "un"), NothingReportedError, "who does: tally:afp, ua_command_south"),
        (("day_rule", "middle"), SeriesError, 'day rule "middle" is unknown'),
    ],
)
def test_a_step_that_cannot_be_made_is_told(step: Any, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        walk(store(), "launched", steps=[step], **JUNE)


# -- one claimant, and coverage -------------------------------------------------------------------


def test_a_series_of_one_claimant_holds_nothing_else() -> None:
    other = told_night("2025-06-05", 999.0, claimant="ua_general_staff")
    made = series(store(other), "launched", claimant="ua_general_staff", **JUNE)
    assert made.claimant == "ua_general_staff"
    assert made.frame["best"].dropna().tolist() == [999.0]
    assert series(store(other), "launched", claimant="nobody", **JUNE).frame["best"].notna().sum() == 0
    plain = series(store(other), "launched", **JUNE)
    assert (plain.claimant, plain.frame["best"].sum()) == ("", sum(one.value for one in NIGHTS))


def test_coverage_shows_each_source_with_what_it_states_most() -> None:
    ministry = [
        told_night(f"2025-06-{day:02}", 5.0, claimant="ru_mod", metric="shot_down", direction="ua_on_ru")
        for day in (3, 4, 9)
    ]
    found = coverage(store(*ministry), **JUNE)
    told = [(one.claimant, one.metric, one.direction, int(one.frame["days_reported"].sum())) for one in found]
    assert told == [
        ("ua_air_force", "launched", "ru_on_ua", 30),
        ("ru_mod", "shot_down", "ua_on_ru", 3),
    ]
    assert [one.claimant for one in coverage(store(*ministry), "shot_down", **JUNE)] == ["ru_mod"]


# -- vintages -------------------------------------------------------------------------------------

MORNING, NOON, LATER = at(7, 9, month=9), at(7, 15, month=9), at(9, month=9)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The night to 7 September told twice, and one after it that nobody corrected."""
    path = tmp_path_factory.mktemp("vintages") / "store.sqlite"
    with open_store(path, "w") as store:
        for number, (known, value, day) in enumerate(((MORNING, 805, 7), (NOON, 810, 7), (LATER, 120, 9)), 1):
            of = document(
                number, published=known - timedelta(hours=1), text=f"Post {number}: {value} drones."
            )
            store.add(
                [Reading(of, (claim(of, value=value, window=night(day, month=9)),))],
                known_at=known,
                source="",
            )
        store.add([], known_at=at(12, month=9), source="")
    with open_store(path) as reader:
        yield reader


SPAN: dict[str, Any] = {"since": date(2025, 9, 6), "until": date(2025, 9, 9)}


def naive_vintages(store: Store) -> list[tuple[float, ...]]:
    """What was known at some instants and just before them, where it differs from the look before."""
    seen: list[tuple[float, ...]] = []
    looks = [MORNING + timedelta(hours=3 * step, seconds=second) for step in (0, 2, 13) for second in (-1, 0)]
    for known in (*looks, LATER):
        values = series(store, "launched", as_of=max(known, MORNING), **SPAN).frame["best"]
        row = tuple(values.fillna(-1.0).tolist())
        if row not in seen[-1:]:
            seen.append(row)
    return seen


def test_vintages_are_what_looks_in_between_find(told: Store) -> None:
    found = vintages(told, "launched", **SPAN)
    rows = [tuple(one.frame["best"].fillna(-1.0).tolist()) for one in found]
    assert rows[:-1] == naive_vintages(told)
    assert rows[-1] == rows[-2]
    assert [one.as_of for one in found] == [MORNING, NOON, LATER, at(12, month=9)]


def test_vintages_by_publication_and_until_an_instant(told: Store) -> None:
    by_day: dict[str, Any] = {"since": date(2025, 9, 7), "until": date(2025, 9, 7)}
    published = vintages(told, "launched", cut="published", **by_day)
    assert [one.as_of for one in published][:2] == [MORNING - timedelta(hours=1), NOON - timedelta(hours=1)]
    early = vintages(told, "launched", as_of=NOON - timedelta(hours=1), **by_day)
    assert [(one.as_of, one.frame["best"].iloc[0]) for one in early] == [
        (MORNING, 805.0),
        (NOON - timedelta(hours=1), 805.0),
    ]


def test_nothing_reported_has_no_vintage(told: Store) -> None:
    assert vintages(told, "launched", since=date(2025, 1, 1), until=date(2025, 1, 2)) == []
