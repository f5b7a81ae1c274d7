"""The sample edition of the repository is what the demo writes today, to the byte."""

import re
from pathlib import Path

import pytest

from tools.sample import SAMPLE, write_sample

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.slow
def test_the_sample_is_what_the_demo_writes(tmp_path: Path) -> None:
    written = {path.relative_to(tmp_path): path.read_bytes() for path in write_sample(tmp_path)}
    kept = {path.relative_to(SAMPLE): path.read_bytes() for path in SAMPLE.rglob("*") if path.is_file()}
    assert sorted(kept) == sorted(written)
    changed = [str(name) for name, content in written.items() if kept[name] != content]
    assert changed == [], "run `make sample` and look at what it wrote"


def test_the_sample_has_a_page_a_pdf_and_pictures() -> None:
    names = {path.relative_to(SAMPLE).as_posix() for path in SAMPLE.rglob("*") if path.is_file()}
    assert {"report.html", "report.pdf"} <= names
    assert len([name for name in names if name.startswith("charts/")]) >= 6


def test_the_readme_shows_pictures_of_the_sample() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^\]]+\]\((reports/weekly/sample/charts/[^)]+)\)", readme)
    assert shown
    assert all((ROOT / path).is_file() for path in shown)
