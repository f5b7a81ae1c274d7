"""Editions for which some charts have nothing to show: those are left out, and named."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker import ingest
from tracker.reporting.content import plain
from tracker.reporting.edition import build_edition
from tracker.store import open_store

STATEMENTS = Path(__file__).resolve().parents[1] / "datasets" / "air-force-statements"


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts are drawn and checked, but not set as PNG and PDF: which are left out is told before."""
    monkeypatch.setattr("tracker.charts.typesetting._compiled", lambda *_, **__: b"")


@pytest.mark.parametrize("period", ["2026-W40", "2026-10"])
def test_charts_without_a_figure_to_show_are_left_out(period: str, tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite"
    ingest(file, sorted(STATEMENTS.glob("2025-05-*.md"))[:9])
    kind = "weekly" if "W" in period else "monthly"
    with open_store(file) as store:
        made = build_edition(store, kind, period, out=tmp_path)
    assert "Left out for want of data" in "\n".join(plain(line) for line in made.content.lines())


def test_a_single_pledge_of_a_month_that_is_not_over_is_drawn_as_such(tmp_path: Path) -> None:
    text = tmp_path / "pledge.txt"
    text.write_text(
        "Germany pledged 150 million euros in military aid to Ukraine on Monday.", encoding="utf-8"
    )
    file = tmp_path / "one.sqlite"
    ingest(file, [text, STATEMENTS / "2025-10-20.md"], published=datetime(2025, 10, 21, 10, tzinfo=UTC))
    with open_store(file) as store:
        made = build_edition(store, "weekly", "2025-W43", out=tmp_path)
    [spec] = [one for one in made.content.specs if one.kind == "aid_donors"]
    title = spec.title.replace("\u00a0", " ")
    assert title == "Announcements held: so far EUR 150 million pledged in October 2025"
    assert [label.text for label in spec.labels] == ["150\n27 of 31 days"]
