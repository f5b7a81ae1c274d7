"""An edition of a period long after the last figure: charts of older figures alone are left out."""

from pathlib import Path

import pytest

from tracker import ingest
from tracker.reporting import build_edition
from tracker.reporting.content import plain
from tracker.store import open_store

STATEMENTS = Path(__file__).resolve().parents[1] / "datasets" / "air-force-statements"


@pytest.mark.parametrize("period", ["2026-W40", "2026-10"])
def test_charts_without_a_figure_to_show_are_left_out(period: str, tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite"
    ingest(file, sorted(STATEMENTS.glob("2025-05-*.md"))[:9])
    kind = "weekly" if "W" in period else "monthly"
    with open_store(file) as store:
        made = build_edition(store, kind, period, out=tmp_path)
    assert "Left out for want of data" in "\n".join(plain(line) for line in made.content.lines())
