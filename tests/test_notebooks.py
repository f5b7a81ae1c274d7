"""The notebooks run as a fresh user runs them, and are stored without outputs."""

from pathlib import Path

import nbformat
import pytest

from tests.later import Later

nbclient = Later("nbclient")
CHARTS = {
    "01-first-look": 3,
    "02-reading-and-correcting": 0,
    "03-as-of-and-revisions": 1,
    "04-rates-across-a-break": 1,
    "05-anomalies-and-forecasts": 1,
    "06-your-own-chart-and-report": 2,
    "07-checking-an-article": 0,
}
NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_outputs(path: Path) -> None:
    book = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(book)
    for cell in book.cells:
        if cell.cell_type == "code":
            assert not cell.outputs
            assert cell.execution_count is None


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_notebook_runs(path: Path, tmp_path: Path) -> None:
    book = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    nbclient.NotebookClient(book, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    cells = [cell for cell in book.cells if cell.cell_type == "code"]
    outputs = [output for cell in cells for output in cell.outputs]
    assert [one for one in outputs if one.output_type == "stream" and one.name == "stderr"] == []
    assert sum("image/svg+xml" in one.get("data", {}) for one in outputs) == CHARTS[path.stem]


def test_the_page_lists_every_notebook() -> None:
    page = (NOTEBOOKS[0].parents[1] / "docs" / "notebooks.md").read_text(encoding="utf-8")
    assert {path.stem for path in NOTEBOOKS} == set(CHARTS)
    assert all(f"(../notebooks/{path.name})" in page for path in NOTEBOOKS)
