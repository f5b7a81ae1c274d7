"""Editions: one report at one period and state of knowledge, written whole or not at all."""

import hashlib
import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tracker import __version__
from tracker.charts import ChartSpec
from tracker.display import card, escaped, table
from tracker.errors import ReportError
from tracker.model import Language, Report
from tracker.reporting.build import Computed, build_content, compute, specs_of
from tracker.reporting.changes import Replaced
from tracker.reporting.content import Content, Paragraph, Table, plain
from tracker.reporting.definition import editions_of, load_definition, with_languages
from tracker.reporting.html import html_page
from tracker.reporting.inputs import current_hash, input_hash
from tracker.reporting.knowledge import Knowledge, at, fed, when_due
from tracker.reporting.package import data_package
from tracker.reporting.panels import Desk, PanelResult, spec_of
from tracker.reporting.pdf import pdf_page
from tracker.reporting.periods import Period, last_closed, parse_period
from tracker.reporting.pictures import Picture, Studio
from tracker.reporting.publishing import MANIFEST, Published, locked, publish, published
from tracker.store import Store

LIBRARIES = ("matplotlib", "numpy", "pandas", "scipy", "statsmodels", "typst")
INSTANT = "%Y-%m-%dT%H:%M:%SZ"
FOLDER = "%Y-%m-%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Edition:
    """A written edition: its folder, and what it says in each of its languages, the first first.

    `newer` is the newest state of the store where a late edition leaves out what was read since.
    """

    folder: Path
    contents: tuple[Content, ...]
    newer: datetime | None = None

    @property
    def content(self) -> Content:
        """What it says in its first language."""
        return self.contents[0]

    @property
    def html(self) -> Path:
        """The one-file web page in the first language."""
        return self.folder / "report.html"

    @property
    def pdf(self) -> Path:
        """The tagged PDF in the first language."""
        return self.folder / "report.pdf"

    def _repr_html_(self) -> str:
        """What it says in short, in its first language, and where its files are."""
        content = self.content
        facts = {"state": content.subtitle, "page": self.html, "PDF": self.pdf, "folder": self.folder}
        first = content.sections[0].blocks
        told = [f"<p>{escaped(plain(block.line))}</p>" for block in first if isinstance(block, Paragraph)]
        tables = [
            table(block.caption, block.headings, [[plain(cell) for cell in row] for row in block.rows])
            for block in first
            if isinstance(block, Table)
        ]
        return "".join(
            (card(content.title, {name: str(fact) for name, fact in facts.items()}), *told, *tables)
        )


def build_edition(
    store: Store,
    name: str | Path,
    period: str | None = None,
    *,
    as_of: datetime | None = None,
    out: Path | None = None,
    languages: Sequence[Language] = (),
    studio: Studio | None = None,
) -> Edition:
    """Build and write one edition: `<out>/<period>/<as_of>/` with HTML, PDF, charts, numbers, manifest.

    Without a period it is the newest that is due at the as-of; without an as-of what was known when the
    edition was due, or what is known now if that is earlier. `languages` replace those of the definition.
    A `studio` with helpers draws charts while the next are computed. It replaces the newest edition of the
    period there with an earlier as-of, and says what changed.

    Raises: ReportError for a definition or period that cannot be built; AsOfError for a later
    as-of than the store has seen; StoreError where another run keeps the lock.
    """
    report, file = load_definition(name)
    report = with_languages(report, languages, file)
    known = at(store, as_of or store.last_seen())
    wanted = (
        parse_period(period, report.by) if period else last_closed(known.as_of, report.by, report.wait_hours)
    )
    if as_of is None:
        known = when_due(fed(store), wanted, report.wait_hours) or known
    if wanted.start > known.as_of.date():
        raise ReportError(
            f"{wanted.id} begins on {wanted.start}, after {known.as_of:%Y-%m-%d}, the last day of what is "
            "known: name an earlier period"
        )
    editions = out or editions_of(report, file)
    with locked(editions):
        there = reversed(published(editions).get(wanted.id, []))
        earlier = next((one for one in there if one.name < _folder(known.as_of)), None)
        return write_edition(store, report, file, wanted, known, editions, earlier, studio)


def write_edition(
    store: Store,
    report: Report,
    file: Path,
    period: Period,
    knowledge: Knowledge,
    editions: Path,
    replaced: Published | None = None,
    studio: Studio | None = None,
) -> Edition:
    """Make an edition and put it among the others, whose lock the caller holds.

    Raises: ReportError for a definition that cannot be built, a chart with faults, or a full disk.
    """
    studio = studio or Studio()
    computed, specs = _computed(Desk(store, report, period, knowledge), studio)
    former = _former(replaced) if replaced else None
    hashed, claims_read = input_hash(computed.desk, file), len(computed.desk.claims_read())
    contents: list[Content] = []
    files: dict[str, bytes] = {}
    for language in report.languages:
        if contents:
            specs = specs_of(computed, language)
            studio.order(*specs.values())
        pictures = studio.pictures()
        content, found = build_content(computed, language, specs, pictures, former)
        files |= _of_language(content, pictures, hashed, claims_read)
        if former and not contents:
            files["changes.json"] = _json([change.line() for change in found])
        contents.append(content)
    files["datapackage.json"] = _json(data_package(contents[0], files))
    files[MANIFEST] = _json(_manifest(computed, contents, hashed, files, replaced.name if replaced else None))
    target = editions / period.id / _folder(knowledge.as_of)
    return Edition(publish(target, files), tuple(contents), _newer(computed.desk, file, hashed))


def _newer(desk: Desk, file: Path, hashed: str) -> datetime | None:
    """The newest state of the store where a late edition would be made of something else by it."""
    read, seen = desk.knowledge.read, desk.store.last_seen()
    if read is None or seen <= read:
        return None
    now = current_hash(desk.store, desk.report, file, desk.period, at(desk.store, seen))
    return None if now == hashed else seen


def _folder(as_of: datetime) -> str:
    """The name of the folder of an edition; names are in the order of their instants."""
    return f"{as_of:{FOLDER}}"


def _computed(desk: Desk, studio: Studio) -> tuple[Computed, dict[str, ChartSpec]]:
    """All panels, and their charts in the first language, which others draw while the next are computed."""
    begun: dict[str, ChartSpec] = {}

    def begin(result: PanelResult) -> None:
        """Hand the chart of a panel that is ready to whoever draws."""
        spec = spec_of(desk, result, desk.report.languages[0])
        if spec is not None:
            begun[result.panel.id] = spec
            studio.order(spec)

    return compute(desk, begin), begun


def _former(replaced: Published) -> Replaced:
    as_of = datetime.strptime(replaced.name, FOLDER).replace(tzinfo=UTC)
    return Replaced(f"{as_of:%Y-%m-%d %H:%M} UTC", replaced.numbers())


def _of_language(
    content: Content, pictures: Mapping[str, Picture], hashed: str, claims_read: int
) -> dict[str, bytes]:
    """The files of one language; those of the first have plain names, data are the same in all."""
    dot = content.suffix
    files = {
        f"report{dot}.html": html_page(content, hashed, claims_read).encode(),
        f"report{dot}.pdf": pdf_page(content),
        f"numbers{dot}.json": _json(content.numbers.lines()),
    }
    for name, picture in pictures.items():
        for kind, made in picture.files.items():
            if kind != "csv":
                files[f"charts/{name}{dot}.{kind}"] = made
            elif not dot:
                files[f"charts/{name}.csv"] = made
    return files


def _manifest(
    computed: Computed,
    contents: Sequence[Content],
    hashed: str,
    files: Mapping[str, bytes],
    replaces: str | None,
) -> dict[str, Any]:
    content, knowledge = contents[0], computed.desk.knowledge
    return {
        "report": content.report.id,
        "period": content.period.id,
        "start": content.period.start.isoformat(),
        "as_of": f"{content.as_of:{INSTANT}}",
        "published_late": f"{knowledge.read:{INSTANT}}" if knowledge.read else None,
        "replaces": replaces,
        "languages": [one.language for one in contents],
        "tracker": __version__,
        "input_hash": hashed,
        "claims": len(computed.desk.claims_read()),
        "versions": {"python": platform.python_version(), **_versions()},
        "files": {
            name: {"sha256": hashlib.sha256(made).hexdigest(), "bytes": len(made)}
            for name, made in sorted(files.items())
        },
    }


@cache
def _versions() -> dict[str, str]:
    """What is installed of the libraries: asked for once, for each answer is read from a file."""
    return {name: version(name) for name in LIBRARIES}


def _json(values: object) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
