"""Laws that every method keeps: a constant series with holes says nothing, dates and order do not matter."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import stats_world
from tracker.model import Finding
from tracker.stats import METHODS

FEW = settings(max_examples=2, deadline=None)
SOME = settings(max_examples=6, deadline=None)
OF_RATES = ("rates", "rate_anomalies", "breaks")
OF_COUNTS = ("trend", "anomalies", "records", "breaks", "course", "forecast", "weekdays")
NAN = float("nan")
KINDS = [(name, "day" if name == "weekdays" else "week") for name in OF_COUNTS]
places = st.sets(st.integers(1, 78), max_size=12)


def counts(seed: int, by: str, **options: Any) -> Any:
    return stats_world.series(stats_world.negative_binomial(80, 3, 80, seed), by, **options)


def rate(seed: int, **options: Any) -> Any:
    n = stats_world.negative_binomial(80, 3, 80, seed) + 5
    x = np.random.default_rng(seed).binomial(n.astype(int), 0.7)
    return stats_world.rate(x, n, **options)


def told(findings: list[Finding]) -> list[tuple[Any, ...]]:
    return sorted((one.finding, one.period, one.value or 0.0, one.low or 0.0, one.note) for one in findings)


@FEW
@given(st.integers(1, 300), places)
def test_a_constant_series_with_holes_says_nothing(value: int, gone: set[int]) -> None:
    y = np.full(80, float(value))
    y[list(gone)] = NAN
    for name, by in KINDS:
        found = METHODS[name]([stats_world.series(y, by)])
        said = {one.finding for one in found} - {"silence", "insufficient"}
        assert not said & {"anomaly", "break", "record", "weekday"}, name
        assert {one.value for one in found if one.finding in ("trend", "course", "change")} <= {0.0, None}
        assert {one.value for one in found if one.finding in ("level", "forecast")} <= {float(value)}


@FEW
@given(st.integers(1, 9), places)
def test_a_constant_rate_with_holes_says_nothing(tenths: int, gone: set[int]) -> None:
    n = np.full(80, 40.0)
    n[list(gone)] = 0.0
    made = stats_world.rate(n * tenths / 10, n)
    found = [one for name in OF_RATES for one in METHODS[name]([made])]
    assert {one.finding for one in found} <= {"rate", "rate_change", "insufficient"}
    assert {one.value for one in found if one.finding == "rate"} == {tenths / 10}
    assert all(one.value == pytest.approx(0, abs=1e-12) for one in found if one.finding == "rate_change")


@pytest.mark.slow
@SOME
@given(st.integers(0, 10**6), st.integers(-100, 100))
def test_shifted_dates_shift_what_every_method_says(seed: int, weeks: int) -> None:
    away, first = timedelta(weeks=weeks), date(2024, 1, 1)
    made = [(name, counts(seed, by), counts(seed, by, first=first + away)) for name, by in KINDS]
    made += [(name, rate(seed), rate(seed, first=first + away)) for name in OF_RATES]
    for name, here, there in made:
        one, two = METHODS[name]([here]), METHODS[name]([there])
        assert [(f.finding, f.value, f.low, f.high, f.period + away) for f in one] == [
            (f.finding, f.value, f.low, f.high, f.period) for f in two
        ]


@pytest.mark.slow
@SOME
@given(st.integers(0, 10**6))
def test_the_order_of_series_is_nothing_to_any_method(seed: int) -> None:
    for name, by in KINDS:
        some = [counts(seed + more, by) for more in range(3)]
        assert told(METHODS[name](some)) == told(METHODS[name](some[::-1]))
    for name in OF_RATES:
        some = [rate(seed + more) for more in range(3)]
        assert told(METHODS[name](some)) == told(METHODS[name](some[::-1]))
