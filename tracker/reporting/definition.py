"""Report definitions: `report.toml` files, the shipped ones found by name."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import tomli
from pydantic import ValidationError

from tracker.charts import CHARTS
from tracker.errors import ReportError, near_it
from tracker.model import Language, Panel, Report, Told
from tracker.stats import METHODS
from tracker.vocab import load

FILE_NAME = "report.toml"
LANGUAGES = ("en", "uk")


def shipped(kind: str) -> Path:
    """Folder of the shipped `datasets` or `reports`: in the wheel, or beside the package in a checkout."""
    inside = Path(str(files("tracker"))) / "shipped" / kind
    return inside if inside.is_dir() else Path(str(files("tracker"))).parent / kind


def names() -> list[str]:
    """Ids of the shipped reports."""
    return sorted(path.parent.name for path in shipped("reports").glob(f"*/{FILE_NAME}"))


def all_names() -> list[str]:
    """Ids of the shipped reports and of those under `reports` where we stand."""
    own = {path.parent.name for path in Path("reports").glob(f"*/{FILE_NAME}")}
    return sorted(own | set(names()))


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
    if file is None and path.is_dir():
        raise ReportError(f"the folder {path} holds no {FILE_NAME}: docs/reports.md shows what one says")
    if file is None:
        raise ReportError(f'no report "{name}": {near_it(str(name), names())}; or name a {FILE_NAME}')
    try:
        values = tomli.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as fault:
        raise ReportError(f"{file}: not readable as TOML ({fault}); correct the file") from fault
    return _report(values, file), file


def in_language(text: Told, language: Language) -> str:
    """A text of a definition in one language.

    >>> in_language("Drones", "uk"), in_language({"en": "Drones", "uk": "Дрони"}, "uk")
    ('Drones', 'Дрони')
    """
    return text if isinstance(text, str) else text.get(language, "")


def editions_of(report: Report, file: Path) -> Path:
    """Where editions go: beside a definition of the user's, else reports/<name>/editions where we stand."""
    if file.resolve().is_relative_to(shipped("reports").resolve()):
        return Path("reports") / report.id / "editions"
    return file.parent / "editions"


def with_languages(report: Report, languages: Sequence[Language], file: Path) -> Report:
    """The report in other languages than its definition asks for.

    Raises: ReportError for a text that is not there in one of them.
    """
    if not languages:
        return report
    other = report.model_copy(update={"languages": tuple(dict.fromkeys(languages))})
    if fault := next(_faults(other), ""):
        raise ReportError(f"{file}: {fault}")
    return other


def _report(values: Mapping[str, Any], file: Path) -> Report:
    try:
        report = Report.model_validate({"id": file.resolve().parent.name, **values})
    except ValidationError as fault:
        told = "; ".join(_told(dict(error), values) for error in fault.errors())
        raise ReportError(f"{file}: {told}") from fault
    if faults := list(_faults(report)):
        raise ReportError(f"{file}: {'; '.join(faults)}")
    return report


def _told(error: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    """One wrong key in words: where it stands, and what may stand there."""
    where = _place(
        [part for part in error["loc"] if part not in ("str", "dict[literal['en','uk','ru'],str]")], values
    )
    if error["type"] == "missing":
        return f"{where}: this key is needed"
    if error["type"] == "extra_forbidden":
        model = Panel if error["loc"][0] == "panels" else Report
        known = ", ".join(name for name in model.model_fields if name not in ("kind", "id") or model is Panel)
        return f"{where}: no such key; there are {known}"
    return f"{where}: {error['msg']}, not {error['input']!r}"


def _place(parts: Sequence[str | int], values: Mapping[str, Any]) -> str:
    """A key with its panel by name: "panel drones, methods"."""
    if len(parts) < 2 or parts[0] != "panels" or not isinstance(parts[1], int):
        return ".".join(str(part) for part in parts)
    panel = values["panels"][parts[1]]
    name = panel.get("id", "") if isinstance(panel, Mapping) else ""
    rest = ".".join(str(part) for part in parts[2:])
    return f"panel {name or parts[1] + 1}{f', {rest}' if rest else ''}"


def _faults(report: Report) -> Iterator[str]:
    """What no type can say: ids used twice, charts and words of the vocabulary that are none, languages."""
    ids = [panel.id for panel in report.panels]
    yield from (
        f"panel {one}: this id is used twice" for one in sorted({each for each in ids if ids.count(each) > 1})
    )
    for panel in report.panels:
        yield from (f"panel {panel.id}, {fault}" for fault in _unknown(panel))
    if not report.languages:
        yield f"languages: name at least one of {', '.join(LANGUAGES)}"
    for language in report.languages:
        if language not in LANGUAGES:
            yield f"languages: there are no words for {language} yet, only for {', '.join(LANGUAGES)}"
        yield from (
            f"{where}: not told in {language}"
            for where, text in _texts(report)
            if not isinstance(text, str) and language not in text
        )


def _unknown(panel: Panel) -> Iterator[str]:
    """Keys of a panel that name what is not there, with what is near it."""
    words = load()
    for key, named, known in (
        ("chart", (panel.chart,) if panel.chart else (), CHARTS),
        ("metric", (panel.metric,), words.metrics),
        ("classes", panel.classes, words.classes),
        ("methods", panel.methods, METHODS),
    ):
        for one in named:
            if one not in known:
                yield f'{key}: "{one}" is unknown: {near_it(one, known)}'


def _texts(report: Report) -> Iterator[tuple[str, Told]]:
    yield "title", report.title
    for panel in report.panels:
        yield f"panel {panel.id}, heading", panel.heading
        yield f"panel {panel.id}, text", panel.text
