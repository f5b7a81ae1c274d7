"""Charts drawn by several processes: in order, faults told, nobody left behind, the same bytes."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tracker.errors import ReportError
from tracker.reporting import helpers, pictures
from tracker.reporting.helpers import QUEUED, Helper
from tracker.reporting.pictures import Picture, Studio

ROOT = Path(__file__).resolve().parents[1]
forks = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


class Sketch(NamedTuple):
    """What stands for a spec: its name, and whether it can be drawn."""

    id: str
    sound: bool = True


def chart(name: str, sound: bool = True) -> Any:
    return Sketch(name, sound)


def sketch(spec: Any) -> Picture:
    if not spec.sound:
        raise ReportError(f"chart {spec.id} has 1 faults")
    return Picture({"svg": spec.id.encode()}, str(os.getpid()).encode())


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A studio with two helpers, whose drawings name the process that made them."""
    monkeypatch.setattr(pictures, "may_help", lambda: True)
    monkeypatch.setattr(pictures, "draw", sketch)
    with Studio(3) as made:
        yield made


def alive(helper: Helper[Any, Any]) -> bool:
    return helper._process.is_alive()


@forks
def test_charts_come_in_the_order_of_their_orders_whoever_draws_them(studio: Any) -> None:
    for _ in range(2):  # an edition in two languages
        names = [f"chart-{number}" for number in range(9)]
        studio.order(*(chart(name) for name in names[:4]))
        for name in names[4:]:
            studio.order(chart(name))
        made = studio.pictures()
        assert list(made) == names
        assert [one.files["svg"].decode() for one in made.values()] == names
        assert {one.plot.decode() for one in made.values()} != {str(os.getpid())}


@forks
@pytest.mark.parametrize("workers", [1, 3])
def test_the_first_faulty_chart_is_told_and_the_studio_goes_on(
    workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "may_help", lambda: True)
    monkeypatch.setattr(pictures, "draw", sketch)
    with Studio(workers) as made:
        made.order(*(chart(str(number), sound=number not in (2, 5)) for number in range(7)))
        with pytest.raises(ReportError, match="chart 2 "):
            made.pictures()
        made.order(chart("next"))
        assert list(made.pictures()) == ["next"]


@forks
def test_what_a_killed_helper_had_is_drawn_here(studio: Any) -> None:
    lost = studio._helpers[0]
    lost._process.kill()
    lost._process.join()
    studio.order(*(chart(str(number)) for number in range(5)))
    assert list(studio.pictures()) == ["0", "1", "2", "3", "4"]


@forks
def test_no_helper_outlives_its_studio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "may_help", lambda: True)
    monkeypatch.setattr(pictures, "draw", lambda spec: time.sleep(60))
    with pytest.raises(KeyboardInterrupt), Studio(2) as made:
        made.order(chart("slow"))
        raise KeyboardInterrupt
    assert [alive(helper) for helper in made._helpers] == [False]


@forks
def test_a_helper_has_little_to_wait_for_and_gives_all_back() -> None:
    helper: Helper[int, int] = Helper(lambda number: number * number)
    given: list[int] = []
    while len(given) < 5:
        if helper.free():
            given.append(len(given))
            helper.give(given[-1])
            assert len(helper._given) - helper._done <= QUEUED
    assert helper.collect() == ([(0, 0), (1, 1), (2, 4), (3, 9), (4, 16)], [])
    assert helper.collect() == ([], [])
    helper.end()


def test_no_process_is_forked_beside_a_thread_or_after_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    for typeset in (False, True):
        monkeypatch.setattr(helpers, "has_typeset", lambda known=typeset: known)
        assert helpers.may_help() is not typeset
    monkeypatch.setattr(helpers, "has_typeset", lambda: False)
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert not helpers.may_help()
    assert helpers.cores() >= 1


ORPHAN = """
import os, time
from tracker.reporting.helpers import Helper
helpers = [Helper(lambda seconds: time.sleep(seconds)) for _ in range(2)]
print(*(helper._process.pid for helper in helpers), flush=True)
time.sleep(60)
"""


@forks
@pytest.mark.slow
def test_a_helper_ends_when_its_process_is_killed() -> None:
    command = [sys.executable, "-c", ORPHAN]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        helpers_of = process.stdout.readline().split()
        process.send_signal(signal.SIGKILL)
    assert len(helpers_of) == 2
    until = time.monotonic() + 20
    while any(Path(f"/proc/{one}").exists() for one in helpers_of):
        assert time.monotonic() < until
        time.sleep(0.02)
