"""The page of validation figures: sections replaced one by one, goals that say when they are not met."""

from pathlib import Path

import pytest

from benchmarks.sections import Goal, Section, table
from tests.later import Later

stats = Later("benchmarks.stats")


def test_a_section_replaces_itself_and_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.stats.PAGE", tmp_path / "validation.md")
    stats.write(Section("One", ["first"]), "short")
    stats.write(Section("Two", ["second"], [Goal("share", 0.5, 0.6)]), "short")
    stats.write(Section("One", ["again"]), "long")
    stats.write(Section("One", ["first, shorter"]), "short")
    text = (tmp_path / "validation.md").read_text(encoding="utf-8")
    assert text.startswith(stats.HEAD)
    assert "first" not in text
    assert text.index("again") < text.index("second")
    assert text.count("## ") == 2
    assert "* share: **0.5** (at most 0.6)" in text


def test_goals_hold_or_say_so() -> None:
    assert Goal("a", 2.0, most=2.0).met
    assert not Goal("a", 2.1, most=2.0).met
    assert "NOT MET" in Goal("a", 0.1, least=0.2).line()
    assert "at least 0.2" in Goal("a", 0.3, least=0.2).line()


def test_tables_are_markdown() -> None:
    assert table(("a", "b"), [(1, "x")]) == ["| a | b |", "|---|---|", "| 1 | x |"]
