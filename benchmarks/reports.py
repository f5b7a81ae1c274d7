"""A cold weekly report against its charts drawn once with bare matplotlib, on the whole file of attacks.

The peer is a cold process too: it imports pandas and matplotlib, reads the figures of each chart ready
made, draws marks, words and labels of the same charts in the same size, and saves each as PNG once. Ours
opens the store, resolves claims, asks the methods, and writes PNG, SVG, PDF and CSV of each chart beside
HTML and PDF, checked.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from benchmarks.timing import Ratio, interleaved
from tests.shared import SHARED
from tracker import charts
from tracker.api import editions, importing
from tracker.charts import ChartSpec
from tracker.reporting.content import Content
from tracker.reporting.edition import Edition
from tracker.reporting.pdf import pdf_page

FILE = SHARED / "data" / "missile-attacks" / "2026-06-07.csv"
EARLIER, PERIOD, AS_OF = ("2026-W20", "2026-W21"), "2026-W22", datetime(2026, 6, 8, 8, tzinfo=UTC)
BARE_LIMIT, PDF_LIMIT, CHARTS = 2.5, 0.3, 12
KILOBYTES = {"report.html": 900.0, "report.pdf": 400.0}
# Aid and totals of other tellers, which the file does not hold, so that every chart has something to show.
INVENTED = """metric,class,direction,scope,from,to,value,currency,source,published
launched,drone,ru_on_ua,,2026-05-25,2026-05-31,1500,,tally:afp,2026-06-01
launched,drone,ru_on_ua,,2026-05-25,2026-05-31,1580,,tally:kyiv_independent,2026-06-01
aid_pledged,aid_military,none,DEU,2026-01-01,2026-01-31,2.4,EUR bn,org:institute,2026-05-05
aid_pledged,aid_military,none,GBR,2026-02-01,2026-02-28,1.9,EUR bn,org:institute,2026-05-05
aid_pledged,aid_military,none,NLD,2026-03-01,2026-03-31,1.1,EUR bn,org:institute,2026-05-05
aid_pledged,aid_military,none,NOR,2026-04-01,2026-04-30,0.9,EUR bn,org:institute,2026-05-05
aid_pledged,aid_military,none,DNK,2026-01-01,2026-01-31,0.7,EUR bn,org:institute,2026-05-05
"""


def ratios() -> Iterator[Ratio]:
    """Time of the whole run, time of the PDF and sizes of the pages, each with its limit."""
    if not FILE.exists():
        print(f"no file {FILE.name} beside the repository: the weekly report is not measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        store = _store(place)
        edition, pdf = _built(store, place / "ready")
        if len(edition.content.specs) != CHARTS:
            raise SystemExit(f"the weekly report has {len(edition.content.specs)} charts, not {CHARTS}")
        _write_ready(edition.content.specs, place / "ready")
        yield _whole(store, place)
        yield Ratio("weekly report as PDF [s]", pdf, 1.0, PDF_LIMIT, unit="")
        for name, limit in KILOBYTES.items():
            size = (edition.folder / name).stat().st_size / 1000
            yield Ratio(f"weekly {name}, {CHARTS} charts", size, 1.0, limit, unit="kB")


def _store(place: Path) -> Path:
    store, table = place / "store.sqlite", place / "invented.csv"
    table.write_text(INVENTED, encoding="utf-8")
    importing.import_file(store, "missile-attacks", FILE, known_at=AS_OF)
    importing.import_file(store, "claims", table, known_at=AS_OF)
    return store


def _write_ready(specs: tuple[ChartSpec, ...], ready: Path) -> None:
    """What the peer reads: the values of each chart as CSV, and its words, size and kind."""
    words = {}
    for spec in specs:
        (ready / f"{spec.id}.csv").write_text(charts.csv_text(spec), encoding="utf-8")
        words[spec.id] = {
            "kind": spec.kind,
            "size": [float(side) * 72 for side in charts.figure(spec).get_size_inches()],
            **{part: getattr(spec, part) for part in ("title", "subtitle", "note", "source", "names")},
            "labels": [[label.text, label.x, label.y] for label in spec.labels],
            "breaks": [one.day.isoformat() for one in spec.breaks],
        }
    (ready / "words.json").write_text(json.dumps(words), encoding="utf-8")


def _whole(store: Path, place: Path) -> Ratio:
    (place / "bare").mkdir()
    tracker = [str(Path(sys.executable).parent / "tracker"), "report", "weekly", "--store", str(store)]
    ours = [*tracker, "--period", PERIOD, "--as-of", AS_OF.isoformat(), "--out", str(place / "editions")]
    script = str(Path(__file__).with_name("bare_charts.py"))
    bare = [sys.executable, script, str(place / "ready"), str(place / "bare")]
    medians = interleaved({"ours": ours, "peer": bare}, runs=5)
    name = f"tracker report weekly, {CHARTS} charts, cold / the same charts once with bare matplotlib, cold"
    return Ratio(name, medians["ours"], medians["peer"], BARE_LIMIT)


def _built(store: Path, place: Path) -> tuple[Edition, float]:
    """The edition of the period, and the median processor time of its PDF and those of two others [s].

    Typst remembers what it has set: only the first PDF of an edition counts.
    """
    times: list[float] = []

    def timed(content: Content) -> bytes:
        start = time.process_time()
        made = pdf_page(content)
        times.append(time.process_time() - start)
        return made

    with patch("tracker.reporting.edition.pdf_page", timed):
        for period in (*EARLIER, PERIOD):
            edition = editions.report(store, "weekly", period=period, as_of=AS_OF, out=place)
    return edition, statistics.median(times)
