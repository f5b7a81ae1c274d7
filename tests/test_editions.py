"""Editions that are due: the same tree of files however often, how late and how violently the runs went."""

import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli import run
from tests.factory import claim, document, night
from tests.together import together
from tracker import writing
from tracker.api import editions as api
from tracker.errors import ReportError, StoreError
from tracker.model import Amount, Reading, Report
from tracker.reporting import publishing
from tracker.reporting.content import Table, plain
from tracker.reporting.definition import load_definition
from tracker.reporting.due import due_editions, revised_editions
from tracker.reporting.edition import build_edition
from tracker.reporting.evidence import claim_card
from tracker.reporting.knowledge import Knowledge, when_due
from tracker.reporting.periods import Period, parse_period
from tracker.reporting.wording import wording
from tracker.store import Store, correct, open_store

FIRST = datetime(2025, 9, 1, 5, tzinfo=UTC)
DAYS = 12
SILENT = (5, 6, 7)  # days on which nothing was read; their statements come with those of the next day
REPORT = """title = "A day"
by = "day"
wait_hours = 14
[[panels]]
id = "drones"
chart = ""
metric = "launched"
classes = ["drone"]
by = "day"
methods = ["records", "trend"]
"""


def statement(day: int, value: int = 0, days_late: int = 0) -> Reading:
    """One night's statement, with a figure of its own."""
    end, drones = FIRST + timedelta(days=day), value or 40 + 7 * day
    text = f"Overnight {drones} drones were launched ({end:%d.%m.%Y})."
    of = document(day, text=text, published=end + timedelta(days=days_late, hours=2))
    window = night(1).model_copy(update={"start": end - timedelta(hours=12), "end": end})
    amount = Amount.exact(drones, printed=str(drones))
    told = claim(
        of, metric="launched", classes=("drone",), window=window, amount=amount,
        span=(10, 10 + len(str(drones))),
    )  # fmt: skip
    return Reading(of, (told,))


def feed(path: Path, day: int, readings: Sequence[Reading]) -> None:
    with open_store(path, "w") as writer:
        writer.add(readings, known_at=FIRST + timedelta(days=day, hours=4), source="test")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """A definition, and the store as it was after each day on which it was fed."""
    folder = tmp_path_factory.mktemp("world")
    (folder / "a-day").mkdir()
    (folder / "a-day" / "report.toml").write_text(REPORT, encoding="utf-8")
    path, stages, waiting = folder / "store.sqlite", [], []
    for day in range(DAYS):
        waiting.append(statement(day))
        if day in SILENT:
            continue
        feed(path, day, waiting)
        waiting = []
        stages.append(folder / f"stage-{day}.sqlite")
        shutil.copy(path, stages[-1])
    return folder / "a-day", stages


@contextmanager
def plain_pages() -> Iterator[None]:
    """Editions without a PDF, for laws about where files stand and not what they show."""
    with mock.patch("tracker.reporting.edition.pdf_page", return_value=b"%PDF"):
        yield


def listed(
    store: Store, report: Report, _: Path, period: Period, knowledge: Knowledge, editions: Path, *__: object
) -> Path:
    """An edition that only lists what it knows: cheap, and another one where it knows something else."""
    known = store.scan(as_of=knowledge.as_of, cut=knowledge.cut, columns=["id"])["id"].to_pylist()
    manifest = {"period": period.id, "late": knowledge.read is not None, "known": sorted(known)}
    target = editions / period.id / f"{knowledge.as_of:%Y-%m-%dT%H%M%SZ}"
    return publishing.publish(target, {"a/b.txt": b"b", "manifest.json": json.dumps(manifest).encode()})


@contextmanager
def lists_for_editions() -> Iterator[None]:
    """Runs that write such lists in place of editions."""
    with mock.patch("tracker.reporting.due.write_edition", listed):
        yield


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run_due(stage: Path, report: Path, out: Path, limit: int = 99) -> None:
    now = FIRST + timedelta(days=400)
    for built in api.build_due(stage, api.due(stage, [report], now=now, out=out), limit=limit):
        if built.fault is not None:
            raise built.fault


def all_runs(stages: Sequence[Path], report: Path, out: Path) -> dict[str, bytes]:
    """The tree after a run at each stage."""
    for stage in stages:
        run_due(stage, report, out)
    return tree(out)


@pytest.fixture(scope="module")
def punctual(world: tuple[Path, list[Path]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tree of runs after every feeding."""
    with lists_for_editions():
        return all_runs(world[1], world[0], tmp_path_factory.mktemp("punctual"))


def test_punctual_runs_make_an_edition_a_day_each(punctual: dict[str, bytes]) -> None:
    made = [json.loads(punctual[name]) for name in punctual if name.endswith("manifest.json")]
    assert [one["period"] for one in made] == [f"2025-09-{day:02d}" for day in range(1, 11)]
    late = {"2025-09-05", "2025-09-06", "2025-09-07"}
    assert {one["period"] for one in made if one["late"]} == late
    known = {one["period"]: len(one["known"]) for one in made}
    assert (known["2025-09-03"], known["2025-09-06"], known["2025-09-08"]) == (4, 7, 9)


def test_a_store_left_alone_owes_no_empty_editions(world: tuple[Path, list[Path]], tmp_path: Path) -> None:
    """Read again after weeks, it owes days whose statements came in time, and the newest two."""
    report, stages = world
    path = tmp_path / "left.sqlite"
    shutil.copy(stages[0], path)
    feed(path, 40, [statement(3), statement(30), statement(31, days_late=5)])
    now = FIRST + timedelta(days=41)
    found = [one.period.id for one in api.due(path, [report], now=now, out=tmp_path / "out")]
    assert found == ["2025-09-01", "2025-09-04", "2025-10-01", "2025-10-09", "2025-10-10"]


def test_the_folder_of_editions_may_be_named_in_words(world: tuple[Path, list[Path]], tmp_path: Path) -> None:
    report, stages = world
    with plain_pages():
        made = api.report(
            stages[-1], report, period="2025-09-01", as_of="2025-09-02", out=str(tmp_path / "a-day")
        )
    assert made.folder.is_relative_to(tmp_path) and made.html.exists()
    due = api.due(stages[-1], [str(report)], now="2025-09-03", out=str(tmp_path))
    assert [one.period.id for one in due] == ["2025-09-02"]


def test_a_silent_night_of_a_store_that_is_fed_makes_an_edition(
    world: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    report, stages = world
    path = tmp_path / "fed.sqlite"
    shutil.copy(stages[0], path)
    for day in (1, 2, 3):
        feed(path, day, [])
    now = FIRST + timedelta(days=3)
    found = [one.period.id for one in api.due(path, [report], now=now, out=tmp_path / "out")]
    assert found == ["2025-09-01", "2025-09-02"]


@settings(max_examples=6)
@given(
    runs=st.lists(st.integers(0, DAYS - len(SILENT) - 2), max_size=6, unique=True),
    limit=st.sampled_from([5, 99]),
)
def test_left_out_and_repeated_runs_leave_the_same_tree(
    world: tuple[Path, list[Path]],
    punctual: dict[str, bytes],
    tmp_path_factory: pytest.TempPathFactory,
    runs: list[int],
    limit: int,
) -> None:
    report, stages = world
    out = tmp_path_factory.mktemp("some-runs")
    again = {5: 3, 99: 2}[limit]
    with lists_for_editions(), mock.patch.object(writing, "write_through"):
        for at in [*sorted(runs), *[len(stages) - 1] * again]:
            run_due(stages[at], report, out, limit)
    assert tree(out) == punctual


@pytest.mark.slow
@pytest.mark.parametrize("runs", [[8], [0, 8], [1, 3, 5, 8], [4, 4, 8, 8]])
def test_whole_editions_too(world: tuple[Path, list[Path]], tmp_path: Path, runs: list[int]) -> None:
    report, stages = world
    with plain_pages():
        wanted = all_runs(stages, report, tmp_path / "all")
        assert all_runs([stages[at] for at in runs], report, tmp_path / "some") == wanted


KILLED_AT: list[tuple[str, int]] = [
    ("pathlib.Path.write_bytes", 2),  # between the two files of the first edition
    ("pathlib.Path.write_bytes", 3),
    ("tracker.writing.write_through", 5),
    ("pathlib.Path.replace", 1),
    ("pathlib.Path.replace", 2),
]


def _failing(name: str, after: int, fail: Callable[[], None]) -> Any:
    """The named function, failing when it is called for the n-th time."""
    module, _, attribute = name.rpartition(".")
    target = Path if module == "pathlib.Path" else writing
    real, calls = getattr(target, attribute), [0]

    def counted(*args: object, **more: object) -> object:
        calls[0] += 1
        if calls[0] == after:
            fail()
        return real(*args, **more)

    return mock.patch.object(target, attribute, counted)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="killing a run in this way needs fork")
@pytest.mark.parametrize(("name", "after"), KILLED_AT)
def test_a_run_killed_in_the_middle_leaves_the_same_tree(
    world: tuple[Path, list[Path]], punctual: dict[str, bytes], tmp_path: Path, name: str, after: int
) -> None:
    report, stages = world
    with lists_for_editions():
        child = os.fork()
        if child == 0:
            with _failing(name, after, _die):
                run_due(stages[-1], report, tmp_path)
            os._exit(0)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        assert (tmp_path / "a-day" / ".lock").exists()
        run_due(stages[-1], report, tmp_path)
    assert tree(tmp_path) == punctual


def _full() -> None:
    raise OSError(28, "No space left on device")


def _stopped() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("fail", [_full, _stopped])
def test_a_fault_while_writing_leaves_nothing_behind(
    world: tuple[Path, list[Path]], punctual: dict[str, bytes], tmp_path: Path, fail: Callable[[], None]
) -> None:
    report, stages = world
    with lists_for_editions():
        with _failing("pathlib.Path.replace", 2, fail), pytest.raises((ReportError, KeyboardInterrupt)):
            run_due(stages[-1], report, tmp_path, limit=2)
        assert sum(name.endswith("manifest.json") for name in tree(tmp_path)) == 1
        assert not list(tmp_path.rglob("*.partial"))
        run_due(stages[-1], report, tmp_path)
    assert tree(tmp_path) == punctual


def test_an_edition_moved_aside_by_a_killed_rebuild_is_put_back(tmp_path: Path) -> None:
    there = tmp_path / "2025-09-01" / ".old-2025-09-02T120000Z"
    there.mkdir(parents=True)
    (there / "manifest.json").write_text("{}", encoding="utf-8")
    (tmp_path / "2025-09-01" / ".2025-09-02T120000Z.7.partial").mkdir()
    with publishing.locked(tmp_path):
        assert [one.name for one in publishing.published(tmp_path)["2025-09-01"]] == ["2025-09-02T120000Z"]
    assert not list(tmp_path.rglob("*.partial"))


def test_two_runs_at_once_are_one_after_the_other(tmp_path: Path) -> None:
    with (
        mock.patch.object(publishing, "WAIT", 0.0),
        publishing.locked(tmp_path),
        pytest.raises(StoreError, match="is being written by process") as fault,
        publishing.locked(tmp_path),
    ):
        pass
    assert fault.value.exit_code == 3
    with publishing.locked(tmp_path):
        assert (tmp_path / ".lock").read_text(encoding="utf-8")
    assert not (tmp_path / ".lock").read_text(encoding="utf-8")


# -- what an edition may know --------------------------------------------------------------------

DAY = parse_period("2025-09-03", "day")
DUE = DAY.due(14)  # 4 September 11:00 UTC; the day ends on 3 September 21:00 UTC


@together(
    ("fed", "known"),
    [
        ([], None),
        ([DUE - timedelta(hours=1)], None),
        ([DUE], Knowledge(DUE)),
        ([DUE - timedelta(hours=1), DUE + timedelta(hours=1)], Knowledge(DUE)),
        ([DUE - timedelta(hours=15), DUE + timedelta(hours=1)], Knowledge(DUE, DUE + timedelta(hours=1))),
        ([DUE + timedelta(days=9), DUE + timedelta(days=30)], Knowledge(DUE, DUE + timedelta(days=9))),
    ],
)
def test_an_edition_knows_what_it_would_have_known_when_due(
    fed: list[datetime], known: Knowledge | None
) -> None:
    assert when_due(fed, DAY, 14) == known


def test_a_late_edition_cuts_on_published_and_says_so(world: tuple[Path, list[Path]], tmp_path: Path) -> None:
    report, stages = world
    with open_store(stages[-1]) as store, plain_pages():
        edition = build_edition(store, report, "2025-09-07", out=tmp_path)
    assert edition.content.as_of == datetime(2025, 9, 8, 11, tzinfo=UTC)
    assert "published late" in edition.content.subtitle
    assert "82 drones" in plain(next(edition.content.lines()))
    assert edition.newer is None  # what was read since then tells nothing else of the day
    path = tmp_path / "store.sqlite"
    shutil.copy(stages[-1], path)
    feed(path, 12, [statement(6, 99, days_late=5)])
    with open_store(path) as store, plain_pages():
        assert build_edition(store, report, "2025-09-07", out=tmp_path).newer == store.last_seen()
    assert {one.published for one in edition.content.claims.values()} <= {
        FIRST + timedelta(days=day, hours=2) for day in range(8)
    }


def test_a_day_has_one_rank_in_the_key_figures_and_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    for day in range(15):
        feed(path, day, [statement(day, value=12 if day == 14 else 0)])
    (tmp_path / "report.toml").write_text(REPORT, encoding="utf-8")
    with open_store(path) as store, plain_pages():
        edition = build_edition(store, tmp_path / "report.toml", "2025-09-15", out=tmp_path)
    assert "the day is number 15 of the 15 days with a figure" in " ".join(
        map(plain, edition.content.lines())
    )
    [key] = [block for block in edition.content.sections[0].blocks if isinstance(block, Table)]
    assert key.headings[-2].startswith("Rank among the last 28 days")
    assert plain(key.rows[0][-2]) == "15 of 15"


def test_a_record_of_more_days_is_not_told_again_as_a_rank(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    for day in range(40):
        feed(path, day, [statement(day, value=900 if day == 38 else 60 + day % 7)])
    (tmp_path / "report.toml").write_text(REPORT, encoding="utf-8")
    with open_store(path) as store, plain_pages():
        edition = build_edition(store, tmp_path / "report.toml", "2025-10-09", out=tmp_path)
    told = " ".join(map(plain, edition.content.lines()))
    assert "The 900 drones are the highest figure" in told
    assert "the day is number" not in told


def test_a_store_cuts_on_published_among_what_it_knew_at_an_instant(world: tuple[Path, list[Path]]) -> None:
    _, stages = world
    at = FIRST + timedelta(days=7, hours=6)
    with open_store(stages[-1]) as store:
        by_then = len(store.claims(as_of=at, cut="published"))
        known = [
            len(store.claims(as_of=at, cut=FIRST + timedelta(days=day, hours=4))) for day in (4, 7, 8, 11)
        ]
    assert (by_then, known) == (8, [5, 5, 8, 8])


def test_what_waits_for_its_store_is_listed_and_not_built(
    world: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    report, stages = world
    with open_store(stages[2]) as store:
        found = due_editions(store, [report], now=FIRST + timedelta(days=6), out=tmp_path)
    waiting = [one.period.id for one in found if one.knowledge is None]
    assert waiting == [f"2025-09-0{day}" for day in range(2, 6)]
    assert [built.edition for built in api.build_due(stages[2], found[-1:])] == [None]


def test_since_of_a_definition_asks_for_earlier_periods(
    world: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    _, stages = world
    (tmp_path / "report.toml").write_text(f"since = 2025-08-25\n{REPORT}", encoding="utf-8")
    with open_store(stages[0]) as store:
        found = due_editions(store, [tmp_path], now=FIRST + timedelta(hours=10))
    assert [one.period.id for one in found] == [f"2025-08-{day}" for day in range(25, 32)]
    assert load_definition(tmp_path)[0].since == date(2025, 8, 25)


# -- revised -------------------------------------------------------------------------------------


@pytest.fixture
def corrected(world: tuple[Path, list[Path]], tmp_path: Path) -> tuple[Path, Path, Path]:
    """A published edition that a correction touches: store, definition, editions."""
    report, stages = world
    path, out = tmp_path / "store.sqlite", tmp_path / "out"
    shutil.copy(stages[2], path)
    with plain_pages():
        run_due(path, report, out)
    with open_store(path, "w") as writer:
        wrong = next(one for one in writer.claims() if one.amount.best == 40)
        known_at = FIRST + timedelta(days=3)
        correct(writer, wrong.id, amount=50.0, reason="A digit was misread", known_at=known_at)
    return path, report, out


def test_a_corrected_edition_is_built_anew_once_with_a_change_note(
    corrected: tuple[Path, Path, Path],
) -> None:
    path, report, out = corrected
    with plain_pages(), open_store(path) as store:
        found = revised_editions(store, [report], out=out)
        assert [one.period.id for one in found] == ["2025-09-01"]
        edition = found[0].build(store)
        assert edition is not None
        assert revised_editions(store, [report], out=out) == []
        assert found[0].build(store) is None
    old = found[0].replaces
    assert old is not None and old.folder.is_dir()
    manifest = json.loads((edition.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["replaces"] == old.name
    told = " ".join(plain(line) for line in edition.content.lines())
    assert "replaces the one as of 2025-09-02 11:00 UTC. 1 number changed" in told
    assert "The editor: “A digit was misread”" in told
    assert told.startswith("The Ukrainian Air Force (1 claim corrected by the editor) reported 50 drones")
    change = json.loads((edition.folder / "changes.json").read_text(encoding="utf-8"))
    value = next(one for one in change if one["key"] == "obs-launched-drone-national-day-2025-09-01")
    assert (value["was"]["value"], value["now"]["value"]) == (40, 50)
    assert len(value["claims_new"]) == len(value["claims_gone"]) == 1
    [new] = value["claims_new"]
    card = claim_card(wording("en"), edition.content.claims[new], source=edition.content.sources[new])
    assert (card.claimant, card.stated) == (
        "Ukrainian Air Force",
        "Ukrainian Air Force, corrected by the editor",
    )


def test_an_edition_that_is_asked_for_replaces_the_one_before_it_too(
    corrected: tuple[Path, Path, Path],
) -> None:
    path, report, out = corrected
    with plain_pages(), open_store(path) as store:
        as_of = FIRST + timedelta(days=3)
        edition, again = (
            build_edition(store, report, "2025-09-01", as_of=as_of, out=out / "a-day") for _ in range(2)
        )
    assert (edition.folder / "changes.json").read_bytes() == (again.folder / "changes.json").read_bytes()
    change = json.loads((edition.folder / "changes.json").read_text(encoding="utf-8"))
    assert [(one["was"]["value"], one["now"]["value"]) for one in change] == [(40, 50)]


def test_an_edition_of_other_words_in_its_definition_is_revised(
    corrected: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    path, report, out = corrected
    other = tmp_path / "a-day"
    shutil.copytree(report, other)
    with (other / "report.toml").open("a", encoding="utf-8") as file:
        file.write('text = "In other words."\n')
    with open_store(path) as store:
        assert len(revised_editions(store, [other], out=out)) == 1


def test_of_a_late_edition_only_what_was_read_since_is_news(
    world: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    """A figure that was published again after the edition was due was left out of it on purpose."""
    report, stages = world
    path = tmp_path / "store.sqlite"
    shutil.copy(stages[4], path)
    feed(path, 8, [statement(5), statement(5, 99, days_late=2)])
    with plain_pages(), open_store(path) as store:
        [due] = [one for one in due_editions(store, [report], out=tmp_path) if one.period.id == "2025-09-06"]
        edition = due.build(store)
        assert edition is not None and "75 drones" in plain(next(edition.content.lines()))
        assert edition.newer is None
        assert revised_editions(store, [report], out=tmp_path) == []
    feed(path, 9, [statement(5, 98, days_late=3)])
    with open_store(path) as store:
        assert [one.period.id for one in revised_editions(store, [report], out=tmp_path)] == ["2025-09-06"]


def test_nothing_is_due_before_the_first_figure_of_what_a_report_is_about(
    world: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    report, stages = world
    losses = REPORT.replace("launched", "personnel_losses").replace("drone", "person")
    (tmp_path / "report.toml").write_text(losses, encoding="utf-8")
    now = FIRST + timedelta(days=2)
    with open_store(stages[1]) as store:
        assert [one.period.id for one in due_editions(store, [report], now=now, out=tmp_path)] == [
            "2025-09-01"
        ]
        assert due_editions(store, [tmp_path], now=now) == []


# -- the command ---------------------------------------------------------------------------------


def test_the_command_lists_then_builds_in_silence_then_has_nothing(
    world: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    report, stages = world
    asked = ("report", "due", report, "--store", stages[3], "--out", tmp_path)
    listed = run(*asked)
    assert listed.code == 0
    assert listed.out.splitlines() == [f"a-day 2025-09-0{n}, due 2025-09-0{n + 1} 11:00 UTC" for n in (1, 2)]
    with plain_pages():
        built = run(*asked, "--build", "--limit", 2)
    assert (built.code, built.out) == (0, "")
    rest = run(*asked, "--json").lines
    assert all(line["as_of"] is None for line in rest)
    assert run(*asked, "--revised").code == 1
    assert run(*asked, "--revised", "--build").code == 0


def test_exit_codes_of_the_command(world: tuple[Path, list[Path]], tmp_path: Path) -> None:
    report, stages = world
    (tmp_path / "report.toml").write_text("by = 1", encoding="utf-8")
    assert run("report", "due", tmp_path, "--store", stages[0]).code == 2
    assert run("report", "due", report, "--store", tmp_path / "none.sqlite").code == 3
    assert run("report", "due", "--period", "2025-09", "--store", stages[0]).code == 2
    assert run("report", "weekly", "monthly", "--store", stages[0]).code == 2
    with publishing.locked(tmp_path / "a-day"), mock.patch.object(publishing, "WAIT", 0.0):
        held = run("report", "due", report, "--build", "--store", stages[2], "--out", tmp_path)
    assert held.code == 3
    assert "is being written by process" in held.err
