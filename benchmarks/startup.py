"""Start-up: `tracker --help` against a bare click program; a cold weekly report against its imports."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Ratio, interleaved

BARE = """import click
@click.command()
def main():
    "One command."
main(["--help"])
"""
IMPORTS = "import pandas, matplotlib.figure, statsmodels.api"
HELP_LIMIT = 1.5
REPORT_LIMIT = 2.5


def ratios() -> Iterator[Ratio]:
    """The two ratios of start-up."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        bare = place / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        yield _help(bare)
        yield _report(place)


def _help(bare: Path) -> Ratio:
    tracker = [str(Path(sys.executable).parent / "tracker"), "--help"]
    medians = interleaved({"ours": tracker, "peer": [sys.executable, str(bare)]}, runs=15)
    return Ratio("tracker --help / bare click --help", medians["ours"], medians["peer"], HELP_LIMIT)


def _report(place: Path) -> Ratio:
    tracker = str(Path(sys.executable).parent / "tracker")
    interleaved({"demo": [tracker, "demo", "--out", str(place / "demo")]}, runs=1)
    build = [tracker, "report", "weekly", "--store", str(place / "demo" / "tracker.sqlite")]
    medians = interleaved(
        {"ours": [*build, "--out", str(place / "editions")], "peer": [sys.executable, "-c", IMPORTS]}, runs=5
    )
    return Ratio("tracker report weekly, cold / its imports", medians["ours"], medians["peer"], REPORT_LIMIT)
