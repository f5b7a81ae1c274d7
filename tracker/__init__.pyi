"""The public names of the package, as type checkers and editors see them."""

from tracker.api.adding import ingest as ingest
from tracker.api.analysis import anomalies as anomalies
from tracker.api.analysis import findings as findings
from tracker.api.analysis import forecast as forecast
from tracker.api.analysis import rates as rates
from tracker.api.analysis import records as records
from tracker.api.analysis import trend as trend
from tracker.api.charting import chart as chart
from tracker.api.charting import plot as plot
from tracker.api.correcting import correct as correct
from tracker.api.correcting import retract as retract
from tracker.api.demo import demo as demo
from tracker.api.editions import build_due as build_due
from tracker.api.editions import due as due
from tracker.api.editions import report as report
from tracker.api.exporting import export as export
from tracker.api.fetching import fetch as fetch
from tracker.api.frames import frame as frame
from tracker.api.importing import import_file as import_file
from tracker.api.importing import rehearse as rehearse
from tracker.api.keeping import backup as backup
from tracker.api.keeping import copy as copy
from tracker.api.keeping import verify as verify
from tracker.api.listing import batches as batches
from tracker.api.listing import claims as claims
from tracker.api.listing import show as show
from tracker.api.nowcasting import nowcast as nowcast
from tracker.api.observing import series as series
from tracker.api.opening import open_store as open_store
from tracker.api.reading import read as read
from tracker.api.reading import read_claims as read_claims
from tracker.api.rereading import reread as reread
from tracker.api.resolving import resolve as resolve
from tracker.api.reviewing import accept as accept
from tracker.api.reviewing import doubts as doubts
from tracker.api.revising import compare as compare
from tracker.api.revising import revisions as revisions
from tracker.api.ruling import check as check
from tracker.api.ruling import explain as explain
from tracker.api.scoring import evaluate_forecast as evaluate_forecast
from tracker.errors import NotComparableError as NotComparableError
from tracker.errors import TrackerError as TrackerError
from tracker.model import Amount as Amount
from tracker.model import Claim as Claim
from tracker.model import Document as Document
from tracker.model import Finding as Finding
from tracker.model import Rejection as Rejection
from tracker.model import Window as Window
from tracker.model import schema as schema
from tracker.reporting.definition import shipped as shipped
from tracker.series.prices import read_prices as read_prices
from tracker.stats.decomposition import decompose as decompose

__version__: str
__all__: list[str]
