"""Ids of the vocabulary in the words of a language, as reports print them."""

from collections.abc import Sequence

from tracker.charts.wording import Word
from tracker.model import Direction, Panel
from tracker.reporting.definition import in_language
from tracker.reporting.wording import Wording
from tracker.series import Series
from tracker.series.rates import RATES
from tracker.vocab import Regime, load
from tracker.vocab.naming import name_of

WEAPONS = "air_target"


def named(wording: Wording, metric: str, classes: Sequence[str]) -> str:
    """A metric of classes in words: "Drones reported launched"."""
    noun = wording.classes(tuple(classes))
    if metric in RATES:
        return wording.text("subject", "rate", classes=noun, outcome=wording.name("outcome", metric))
    if wording.has("deed", metric):
        return wording.text("subject", "deed", classes=noun, deed=wording.name("deed", metric))
    metric_words = wording.name("metric", metric)
    return wording.text("subject", "other" if classes else "bare", metric=metric_words, classes=noun)


def label(wording: Wording, series: Series) -> str:
    """A series in words, as the heading of a row."""
    what = named(wording, series.metric, series.classes)
    if series.metric in RATES:
        classes = wording.classes(series.classes)
        what = wording.text("subject", "share", classes=classes, outcome=outcome(wording, series))
    return on_side(wording, what, series.classes, series.direction)


def heading(wording: Wording, panel: Panel) -> str:
    """The heading of a panel; what it is about where its definition gives none."""
    return in_language(panel.heading, wording.language) or named(wording, panel.metric, panel.classes)


def on_side(wording: Wording, what: str, classes: Sequence[str], direction: Direction) -> str:
    """What was counted with the side that it befell, if that is Russia: reports are on strikes on Ukraine."""
    if direction != "ua_on_ru":
        return what
    vocabulary = load()
    weapons = any(name in vocabulary.classes and vocabulary.is_within(name, WEAPONS) for name in classes)
    return wording.text("side", "place" if weapons else "people", what=what)


def outcome(wording: Wording, series: Series) -> Word:
    """What a rate says of the objects launched, in the words of the regime of its newest period.

    Where the source gives shot down and lost apart, neutralised is their sum; else its own one figure.
    """
    newest = str(series.frame["regime"].iloc[-1]).split("+")[-1] if len(series.frame) else ""
    apart = any(one.id == newest and "lost" in one.publishes for one in load().regimes)
    key = "rate_apart" if apart and series.metric == "rate_neutralised" else series.metric
    return wording.name("outcome", key)


def meaning_of(wording: Wording, regime: Regime) -> str:
    """What the figures of a source mean in a regime."""
    known = wording.has("meaning", regime.id)
    return wording.text("meaning", regime.id) if known else regime.meaning.rstrip(".")


def source_name(wording: Wording, source: str) -> Word:
    """A claimant or publisher in words with its forms; see `name_of`."""
    if wording.has("who", source):
        return wording.name("who", source)
    return Word(name_of(source, wording.language))
