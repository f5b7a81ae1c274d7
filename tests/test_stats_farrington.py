"""The published outbreak method against outputs of its program: bounds, alarms, missing values."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from tests import naive_stats, stats_world
from tests.shared import SHARED, needs_shared
from tracker.errors import MethodError
from tracker.stats import anomalies, ears, farrington
from tracker.stats.ears import Kind
from tracker.stats.farrington import read_control
from tracker.stats.references import Calendar, layouts

HERE = Path(__file__).parent / "reference"
REFERENCE = SHARED / "reference" / "farrington"
CONTROLS: dict[str, dict[str, Any]] = json.loads((HERE / "controls.json").read_text(encoding="utf-8"))
SERIES = pd.read_csv(HERE / "series.csv", keep_default_na=False, na_values={"observed": ["NA"]})
EXPECTED = pd.read_csv(HERE / "expected.csv")
EARS = pd.read_csv(HERE / "ears.csv")
EXACT = ("upperbound", "pvalue", "expected", "phi", "mu0")
ABSOLUTE = ("score", "trendcoef")


def own_series(name: str) -> pd.DataFrame:
    return SERIES[SERIES["set"] == name]


def same(got: pd.DataFrame, wanted: pd.DataFrame) -> None:
    """All columns: limits to 1e-9, alarms and missing values exactly."""
    for column in (*EXACT, *ABSOLUTE, "i", "observed", "alarm", "trend"):
        one, two = (table[column].to_numpy(dtype=float) for table in (got, wanted))
        np.testing.assert_array_equal(np.isnan(one), np.isnan(two), err_msg=column)
        if column in EXACT:
            np.testing.assert_allclose(one, two, rtol=1e-9, atol=1e-12, err_msg=column)
        elif column in ABSOLUTE:
            np.testing.assert_allclose(one, two, rtol=1e-9, atol=1e-9, err_msg=column)
        else:
            np.testing.assert_array_equal(one, two, err_msg=column)


def marked(runs: Iterable[str]) -> list[Any]:
    """Long daily runs are slow."""
    slow = ("days__noufaily", "simdaily__d1", "simdailyNA__d1")
    return [pytest.param(run, marks=pytest.mark.slow) if run in slow else run for run in runs]


@pytest.mark.parametrize("run", marked(CONTROLS))
def test_our_own_series_as_the_reference_program_judges_them(run: str) -> None:
    data = own_series(run.split("__")[0])
    got = farrington(
        data["observed"].to_numpy(), data["date"].tolist(), CONTROLS[run], population=data["population"]
    )
    same(got, EXPECTED[EXPECTED["run"] == run])


@needs_shared("reference", "farrington")
@pytest.mark.parametrize("run", marked(sorted(path.stem for path in REFERENCE.glob("*__*.json"))))
def test_the_reference_outputs(run: str) -> None:
    control = json.loads((REFERENCE / f"{run}.json").read_text(encoding="utf-8"))
    data = pd.read_csv(REFERENCE / f"{run.split('__')[0]}_input.csv")
    same(
        farrington(data["observed"].to_numpy(), data["date"].tolist(), control),
        pd.read_csv(REFERENCE / f"{run}.csv"),
    )


@pytest.mark.parametrize("name", ["weeks", "rare"])
@pytest.mark.parametrize("kind", ["C1", "C2", "C3"])
def test_ears_of_our_own_series(name: str, kind: Kind) -> None:
    wanted = EARS[(EARS["set"] == name) & (EARS["kind"] == kind)]
    got = ears(own_series(name)["observed"].to_numpy(), kind).set_index("i").loc[wanted["i"]]
    np.testing.assert_allclose(got["upperbound"], wanted["upperbound"], rtol=1e-12, atol=1e-12)
    np.testing.assert_array_equal(got["alarm"], wanted["alarm"])


@needs_shared("reference", "farrington")
def test_ears_of_the_reference_outputs() -> None:
    paths = sorted(REFERENCE.glob("*__ears*.csv"))
    assert len(paths) == 15
    for path in paths:
        name, kind = path.stem.split("__ears")
        wanted, data = pd.read_csv(path), pd.read_csv(REFERENCE / f"{name}_input.csv")
        got = ears(data["observed"].to_numpy(), kind)  # type: ignore[arg-type]
        for column in ("i", "observed", "upperbound", "alarm"):
            np.testing.assert_allclose(got[column], wanted[column], rtol=1e-12, atol=1e-12)


def test_ears_knows_nothing_of_what_is_missing() -> None:
    y = np.array([3.0, 4, 5, 6, 5, 4, 3, np.nan, 5, 4, 3, 5, 6, 4, 5, 4])
    got = ears(y, "C1")
    upper = got["upperbound"].to_numpy()
    assert list(got["i"]) == list(range(8, 17))
    assert np.isfinite(upper[0]) and np.isfinite(upper[-1])
    assert np.isnan(got["alarm"].iloc[0])
    assert np.isnan(upper[1:8]).all()


# --- the method against its slow twin, and laws


@pytest.mark.parametrize("threshold", ["delta", "nbPlugin", "muan"])
def test_a_bound_equals_its_naive_twin(threshold: str) -> None:
    y = stats_world.negative_binomial(9, 5, 300, 3)
    control = {"thresholdMethod": threshold, "alpha": 0.01, "reweight": False, "range": [290, 292]}
    got = farrington(y, None, {**control, "trend": False})
    for k, row in zip(range(289, 292), got.to_dict("records"), strict=True):
        places = [k - 52 * year + step for year in range(1, 6) for step in range(-3, 4)]
        wanted = naive_stats.published_bound(y[places], threshold, 0.01)
        assert row["upperbound"] == pytest.approx(wanted, rel=1e-4)  # the program stops before the optimum


def test_seasons_are_levels_and_the_oldest_runs_are_longer() -> None:
    calendar = Calendar(years=2, half=1, seasons=4, past=3, frequency=12)
    (layout,) = layouts([30], calendar)
    assert layout.offsets == tuple(range(-25, -3))
    assert layout.seasons == (3, 3, 3, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 0, 0, 0, 1, 1, 1, 2)
    assert layout.levels.max() == 3


def test_a_missing_count_is_a_count_left_out() -> None:
    y = stats_world.negative_binomial(9, 5, 300, 4)
    one = farrington(y, None, {"range": [290, 290], "trend": False})
    far = y.copy()
    far[289 - 130] = np.nan
    pd.testing.assert_frame_equal(farrington(far, None, {"range": [290, 290], "trend": False}), one)
    far[289 - 52] = np.nan
    assert farrington(far, None, {"range": [290, 290], "trend": False})["phi"].iloc[0] != one["phi"].iloc[0]


def test_later_periods_change_no_earlier_bound() -> None:
    y = stats_world.negative_binomial(9, 5, 320, 5)
    early = farrington(y[:300], None, {"range": [280, 300]})
    y[300:] = 500
    pd.testing.assert_frame_equal(farrington(y, None, {"range": [280, 300]}), early)


@pytest.mark.parametrize(
    ("control", "told"),
    [
        ({"thresholdMetod": "nbPlugin"}, 'no "thresholdMetod"'),
        ({"thresholdMethod": "normal"}, "not one of delta"),
        ({"powertrans": "1/3"}, "not one of 2/3"),
        ({"range": [100, 120]}, "period 100 has no 5 years"),
        ({"range": [290, 400]}, "outside the 300 periods"),
        ({"epochAsDate": True}, "date of every period"),
        ({"populationOffset": True}, "needs a population"),
    ],
)
def test_what_the_control_cannot_mean_is_refused(control: dict[str, Any], told: str) -> None:
    with pytest.raises(MethodError, match=told):
        farrington(np.ones(300), None, control)


def test_an_old_name_and_notes_of_the_program_are_taken() -> None:
    read = read_control({"populationBool": True, "R": "4.2.2", "seconds": 3.1, "verbose": False}, None)
    assert read.offset
    assert read.calendar.past == 3


# --- as findings


def test_published_alarms_are_findings_that_say_so() -> None:
    y = stats_world.negative_binomial(100, 20, 220, 6)
    y[200] = 400
    found = max(anomalies([stats_world.series(y)], compat="surveillance"), key=lambda one: one.score or 0)
    assert (found.period, found.value) == (stats_world.week(200), 400)
    assert found.settings["compat"] == "surveillance"
    assert "of the published outbreak method" in found.note
    assert anomalies([stats_world.series(y)], compat="surveillance", since=stats_world.week(219)) == []
    (short,) = anomalies([stats_world.series(y[:100])], compat="surveillance")
    assert short.finding == "insufficient"
    with pytest.raises(MethodError, match="there is surveillance"):
        anomalies([stats_world.series(y)], compat="other")


def test_published_alarms_stop_at_a_break() -> None:
    y = stats_world.negative_binomial(100, 20, 220, 6)
    y[200] = 400
    broken = stats_world.regimes_broken(stats_world.week(100))
    (found,) = anomalies([stats_world.series(y, regimes=broken)], compat="surveillance")
    assert found.finding == "insufficient"
