"""The templates of docs/scheduling.md, run as they are written where that is possible."""

import os
import re
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.test_editions import FIRST, REPORT, feed, statement
from tracker.cli import VERBS

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "scheduling.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.S)


def cron_command() -> str:
    line = blocks("cron")[0].splitlines()[-1]
    fields, command = line.split(None, 5)[:5], line.split(None, 5)[5]
    assert fields == ["17", "*", "*", "*", "*"]
    return command


def test_every_command_of_the_page_is_one_of_ours() -> None:
    said = re.findall(r"tracker ([a-z]+) ?([a-z]+)?", "\n".join(blocks("[a-z]+")))
    assert said
    assert {verb for verb, _ in said} <= set(VERBS)
    assert ("report", "due") in said


@pytest.mark.slow
def test_the_line_of_cron_runs_and_is_silent(tmp_path: Path) -> None:
    (tmp_path / "reports" / "a-day").mkdir(parents=True)
    (tmp_path / "reports" / "a-day" / "report.toml").write_text(REPORT, encoding="utf-8")
    for day in range(5):
        feed(tmp_path / "tracker.sqlite", day, [statement(day)])
    command = cron_command().replace("/srv/tracker", str(tmp_path))
    command = command.replace("tracker fetch", "true").replace("due --build", "due a-day --build --limit 3")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    made = sorted(path.parent.name for path in (tmp_path / "reports").rglob("manifest.json"))
    due = [FIRST.replace(hour=11) + timedelta(days=day + 1) for day in range(3)]
    assert made == [f"{instant:%Y-%m-%dT%H%M%SZ}" for instant in due]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not on this machine")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    service, timer = blocks("ini")
    (tmp_path / "tracker-report.service").write_text(service, encoding="utf-8")
    (tmp_path / "tracker-report.timer").write_text(timer, encoding="utf-8")
    done = subprocess.run(
        [
            "systemd-analyze",
            "verify",
            "--man=no",
            "--recursive-errors=no",
            str(tmp_path / "tracker-report.timer"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not [line for line in done.stderr.splitlines() if "tracker-report" in line]
    spec = next(line for line in timer.splitlines() if line.startswith("OnCalendar=")).partition("=")[2]
    subprocess.run(["systemd-analyze", "calendar", spec], check=True, stdout=subprocess.DEVNULL)


def test_the_workflow_is_yaml_with_what_a_schedule_needs() -> None:
    yaml: Any = pytest.importorskip("yaml")
    flow = yaml.safe_load(blocks("yaml")[0])
    triggers = flow[True]  # YAML 1.1 reads the key `on` as true
    assert "workflow_dispatch" in triggers
    minute, *rest = triggers["schedule"][0]["cron"].split()
    assert (int(minute) % 2, len(rest)) == (1, 4)
    assert flow["permissions"] == {"contents": "write"}
    assert flow["concurrency"]["cancel-in-progress"] is False
    steps = [step["run"] for step in flow["jobs"]["publish"]["steps"] if "run" in step]
    assert steps.index("tracker fetch") < steps.index("tracker report due --build")
    for script in steps:
        subprocess.run(["/bin/sh", "-n", "-c", script], check=True)
