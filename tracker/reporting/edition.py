"""Editions: one report at one period and as-of, written whole or not at all."""

import hashlib
import json
import platform
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from tracker import __version__, charts
from tracker.charts import ChartSpec
from tracker.errors import AsOfError, ReportError
from tracker.model import Report
from tracker.reporting.build import build_content
from tracker.reporting.content import Content
from tracker.reporting.definition import load_definition, shipped
from tracker.reporting.html import html_page
from tracker.reporting.panels import PanelResult
from tracker.reporting.pdf import pdf_page
from tracker.reporting.periods import last_closed, parse_period
from tracker.store import Store

LIBRARIES = ("matplotlib", "numpy", "pandas", "scipy", "statsmodels", "typst")


@dataclass(frozen=True, slots=True)
class Edition:
    """A written edition: its folder, and the content that it prints."""

    folder: Path
    content: Content

    @property
    def html(self) -> Path:
        """The one-file web page."""
        return self.folder / "report.html"

    @property
    def pdf(self) -> Path:
        """The tagged PDF."""
        return self.folder / "report.pdf"


def build_edition(
    store: Store,
    name: str | Path,
    period: str | None = None,
    *,
    as_of: datetime | None = None,
    out: Path | None = None,
) -> Edition:
    """Build and write one edition: `<out>/<period>/<as_of>/` with HTML, PDF, charts, numbers, manifest.

    Without a period it is the newest that is due at the as-of; without an as-of the instant at which the
    edition was due, or the last that the store has seen if that is earlier.

    Raises: ReportError for a definition or period that cannot be built; AsOfError for a later
    as-of than the store has seen.
    """
    report, file = load_definition(name)
    last = store.last_seen()
    if as_of is not None and as_of > last:
        raise AsOfError(
            f"as-of {as_of:%Y-%m-%dT%H:%M:%SZ} is later than the last instant that the store has seen, "
            f"{last:%Y-%m-%dT%H:%M:%SZ}"
        )
    known = as_of or last
    wanted = parse_period(period, report.by) if period else last_closed(known, report.by, report.wait_hours)
    as_of = as_of or min(max(wanted.due(report.wait_hours), _first_seen(store)), last)
    if wanted.start > as_of.date():
        raise ReportError(
            f"{wanted.id} begins on {wanted.start}, after {as_of:%Y-%m-%d}, the last day of what is known: "
            "name an earlier period"
        )
    content, results = build_content(store, report, wanted, as_of)
    target = (out or editions_of(report, file)) / wanted.id / f"{as_of:%Y-%m-%dT%H%M%SZ}"
    return Edition(_publish(target, _files(content, results, _input_hash(content, file))), content)


def editions_of(report: Report, file: Path) -> Path:
    """Where editions go: beside a definition of the user's, else reports/<name>/editions where we stand."""
    if file.resolve().is_relative_to(shipped("reports").resolve()):
        return Path("reports") / report.id / "editions"
    return file.parent / "editions"


def _first_seen(store: Store) -> datetime:
    return min(batch.known_at for batch in store.batches())


def _files(content: Content, results: Sequence[PanelResult], input_hash: str) -> dict[str, bytes]:
    files = {
        "report.html": html_page(content, input_hash).encode(),
        "report.pdf": pdf_page(content),
        "numbers.json": _json(content.numbers.lines()),
    }
    for result in results:
        if result.spec is not None:
            for suffix, made in _chart(replace(result.spec, mode="standalone")).items():
                files[f"charts/{result.spec.id}.{suffix}"] = made
    files["manifest.json"] = _json(_manifest(content, input_hash, files))
    return files


def _chart(spec: ChartSpec) -> Mapping[str, bytes]:
    """A chart in every format.

    Raises: ReportError where the lint finds a fault: an edition with one is not published.
    """
    drawn = charts.figure(spec)
    faults = charts.lint(drawn, spec)
    if faults:
        told = "; ".join(str(fault) for fault in faults[:3])
        raise ReportError(f"chart {spec.id} has {len(faults)} faults, the edition is not published: {told}")
    return charts.render(spec, drawn=drawn)


def _manifest(content: Content, input_hash: str, files: Mapping[str, bytes]) -> dict[str, object]:
    return {
        "report": content.report.id,
        "period": content.period.id,
        "as_of": f"{content.as_of:%Y-%m-%dT%H:%M:%SZ}",
        "tracker": __version__,
        "input_hash": input_hash,
        "claims": len(content.claims),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}},
        "files": {
            name: {"sha256": hashlib.sha256(made).hexdigest(), "bytes": len(made)}
            for name, made in sorted(files.items())
        },
    }


def _input_hash(content: Content, file: Path) -> str:
    """Hash over what an edition is made of: claim ids, definition, period, as-of, tracker version."""
    digest = hashlib.sha256()
    parts = [*sorted(content.claims), content.period.id, content.as_of.isoformat(), __version__]
    digest.update("\n".join(parts).encode())
    digest.update(file.read_bytes())
    return digest.hexdigest()


def _publish(target: Path, files: Mapping[str, bytes]) -> Path:
    """Write all files beside the target and move them there in one step.

    Raises: ReportError where the folder cannot be written; nothing half-written stays.
    """
    partial: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(dir=target.parent, prefix=".partial-"))
        for name, made in files.items():
            path = partial / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(made)
        partial.chmod(0o755)
        _swap(partial, target)
    except OSError as fault:
        raise ReportError(
            f"{target}: the edition cannot be written ({fault.strerror}); choose another --out"
        ) from fault
    finally:
        if partial is not None and partial.exists():
            shutil.rmtree(partial)
    return target


def _swap(partial: Path, target: Path) -> None:
    """Put a finished folder in place; an older build of the same edition makes way."""
    if target.exists():
        old = target.with_name(f".old-{partial.name}")
        target.rename(old)
        partial.replace(target)
        shutil.rmtree(old)
    else:
        partial.replace(target)


def _json(values: object) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
