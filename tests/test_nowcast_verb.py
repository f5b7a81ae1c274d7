"""`tracker nowcast` and the exit codes of `tracker forecast`: what is said, and 1 where nothing can be."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests import factory
from tests.cli import run
from tracker.api.nowcasting import nowcast
from tracker.errors import NothingReportedError
from tracker.model import Reading
from tracker.store import open_store

DAYS = 17


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Nights that are told as half their figure on the day after, and in full another day later."""
    path = tmp_path_factory.mktemp("nowcast") / "store.sqlite"
    with open_store(path, "w") as writer:
        for day in range(1, DAYS + 1):
            parts = [(day, 0.5), (day - 1, 1.0)] if day > 1 else [(day, 0.5)]
            known_at = factory.at(2, 20) + timedelta(days=day - 1)
            readings = []
            for night, share in parts:
                of = factory.document(100 * day + night, published=known_at)
                value = round(share * (100 + 7 * (night % 5)))
                window = factory.night(night)
                told = factory.claim(of, value=value, span=(0, 8), window=window, published=known_at)
                readings.append(Reading(document=of, claims=(told,), rejections=()))
            writer.add(readings, known_at=known_at, source="ua_air_force")
    yield path


def test_a_young_night_grows_by_what_earlier_ones_grew(store: Path) -> None:
    done = run("nowcast", "launched", "--store", store, "--lags", "3", "--json")
    assert done.code == 0, done.err
    (line,) = done.lines
    assert (line["finding"], line["period"]) == ("nowcast", "2025-07-17")
    assert line["value"] == pytest.approx(2 * line["expected"], rel=0.15)
    assert "of what such figures come to: about" in line["note"]


def test_too_little_history_is_said_and_is_a_no(store: Path) -> None:
    done = run("nowcast", "launched", "--store", store, "--since", "2025-07-13", "--lags", "3")
    assert (done.code, done.out) == (1, "")
    assert "No nowcast is given of drones reported launched by day: " in done.err
    assert run("nowcast", "lost", "--store", store).code == 1
    with pytest.raises(NothingReportedError, match="no claim of lost, drone, ru_on_ua, national between"):
        nowcast(store, "lost")


@pytest.mark.parametrize(("read_on", "by"), [(0, []), (400, ["--as-of-by", "published"])])
def test_what_the_hint_prints_is_a_question_that_has_figures(
    tmp_path: Path, read_on: int, by: list[str]
) -> None:
    """Figures of five nights, read on their days or long after; asked for once half a year has gone by."""
    path = tmp_path / "store.sqlite"
    with open_store(path, "w") as writer:
        for night in range(1, 6):
            said = factory.at(2, 20) + timedelta(days=night - 1)
            of = factory.document(night, published=said)
            told = factory.claim(of, value=90 + night, window=factory.night(night), published=said)
            known_at = said + timedelta(days=read_on)
            writer.add([Reading(document=of, claims=(told,), rejections=())], known_at=known_at, source="x")
        late = factory.at(2, 20) + timedelta(days=read_on + 200)
        writer.add([], known_at=late, source="nothing new")
    asked = ["nowcast", "launched", "--store", path, "--lags", "2"]
    silent = run(*asked)
    assert silent.code == 1
    hint = " ".join(["--as-of", "2025-07-05", *by])
    assert f"its newest is of 2025-07-05: {hint} asks as of then" in silent.err
    early = run(*asked, "--as-of", "2025-07-05")
    assert f"{hint} asks as of then" in early.err if by else "nothing reported" not in early.err
    answered = run(*asked, *hint.split())
    assert "nothing reported" not in answered.err


@pytest.mark.slow
def test_what_was_published_by_a_day_needs_no_batch_of_it(store: Path) -> None:
    known, said = (nowcast(store, "launched", lags=3, cut=cut) for cut in ("known_at", "published"))
    assert [one.value for one in known] == [one.value for one in said]


def test_a_forecast_that_cannot_be_made_is_a_no(store: Path) -> None:
    done = run("forecast", "launched", "--store", store)
    assert (done.code, done.out) == (1, "")
    assert "No forecast: not enough comparable data" in done.err
