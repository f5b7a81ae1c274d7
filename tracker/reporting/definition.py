"""Report definitions: `report.toml` files, the shipped ones found by name."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tracker.errors import ReportError
from tracker.model import Report

FILE_NAME = "report.toml"


def shipped(kind: str) -> Path:
    """Folder of the shipped `datasets` or `reports`: in the wheel, or beside the package in a checkout."""
    inside = Path(str(files("tracker"))) / "shipped" / kind
    return inside if inside.is_dir() else Path(str(files("tracker"))).parent / kind


def names() -> list[str]:
    """Ids of the shipped reports."""
    return sorted(path.parent.name for path in shipped("reports").glob(f"*/{FILE_NAME}"))


def load_definition(name: str | Path) -> tuple[Report, Path]:
    """A report by shipped name, or from a report.toml or a folder with one; and its file.

    Raises: ReportError naming the file and every key that is wrong.
    """
    path = Path(name)
    candidates = [
        path,
        path / FILE_NAME,
        Path("reports") / name / FILE_NAME,
        shipped("reports") / name / FILE_NAME,
    ]
    file = next((candidate for candidate in candidates if candidate.is_file()), None)
    if file is None:
        raise ReportError(f'no report "{name}": shipped are {", ".join(names())}; or name a {FILE_NAME}')
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise ReportError(f"{file}: not readable as TOML ({fault}); correct the file") from fault
    return _report(values, file), file


def _report(values: Mapping[str, Any], file: Path) -> Report:
    try:
        return Report.model_validate({"id": file.resolve().parent.name, **values})
    except ValidationError as fault:
        told = "; ".join(
            f"{'.'.join(str(part) for part in error['loc'])}: {error['msg']}" for error in fault.errors()
        )
        raise ReportError(f"{file}: {told}") from fault
