"""Series of every class and metric that a store has enough claims of, from one reading of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from tracker.errors import NotComparableError
from tracker.model import By, Direction
from tracker.series.ask import Question, make_question, read_rows
from tracker.series.calendar import among
from tracker.series.counts import count_days, count_series
from tracker.series.rates import rate_days, rate_metrics, rate_series
from tracker.series.rows import Rows
from tracker.series.series import Series
from tracker.store import Store
from tracker.vocab import Vocabulary, load

ENOUGH = 60  # claims of a class and what is below it; of fewer no series says anything


def series_of_everything(
    store: Store,
    *,
    by: Iterable[By] = ("day", "week"),
    direction: Direction = "ru_on_ua",
    scope: str = "national",
    as_of: datetime | None = None,
) -> Iterator[Series]:
    """Series of all counts and typed rates with at least `ENOUGH` claims, by metric, class and calendar.

    A metric that the source no longer gives in the whole span is left out. Money and context are no counts.
    """
    vocabulary = load()
    metrics = [one.id for one in vocabulary.metrics.values() if one.kind not in ("context", "money", "rate")]
    whole = _question(store, metrics[0], "drone", direction, scope, "day", as_of)
    rows = read_rows(store, metrics, whole, as_of, "known_at")
    counted = _counted(rows, vocabulary)
    for metric, classes in [*counted, *_rates(counted, vocabulary)]:
        question = _question(store, metric, classes, direction, scope, "day", as_of)
        rate = vocabulary.metrics[metric].kind == "rate"
        yield from (_rates_of if rate else _counts_of)(rows, question, by)


def _counts_of(rows: Rows, question: Question, by: Iterable[By]) -> Iterator[Series]:
    days = count_days(rows, question)
    return _comparable(lambda own: count_series(rows, own, days), question, by)


def _rates_of(rows: Rows, question: Question, by: Iterable[By]) -> Iterator[Series]:
    rows = _rows_of_rate(rows, question)
    days = rate_days(rows, question)
    return _comparable(lambda own: rate_series(rows, own, days), question, by)


def _comparable(make: Callable[[Question], Series], question: Question, by: Iterable[By]) -> Iterator[Series]:
    """Series of a question by each calendar, those that the source still gives."""
    for calendar in by:
        try:
            made = make(replace(question, settings=replace(question.settings, by=calendar)))
        except NotComparableError:
            continue
        if len(made):
            yield made


def _question(
    store: Store,
    metric: str,
    classes: str,
    direction: Direction,
    scope: str,
    by: By,
    as_of: datetime | None,
) -> Question:
    return make_question(
        store,
        metric,
        classes,
        direction,
        scope,
        by=by,
        day_rule="end",
        rule="official_latest",
        as_of=as_of,
        since=None,
        until=None,
    )


def _counted(rows: Rows, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Pairs of metric and class with enough claims of the class and what is below it."""
    found = []
    for code, metric in enumerate(rows.metrics):
        total: Counter[str] = Counter()
        for place in rows.classes[rows.metric == code].tolist():
            total.update({up for name in rows.sets[place] for up in _up(name, vocabulary)})
        found += [(metric, name) for name, many in sorted(total.items()) if many >= ENOUGH]
    return found


def _up(name: str, vocabulary: Vocabulary) -> Iterator[str]:
    while name in vocabulary.classes:
        yield name
        name = vocabulary.classes[name].parent


def _rates(counted: list[tuple[str, str]], vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Typed rates of classes with enough claims of both sides."""
    given = set(counted)
    rates = [one for one in vocabulary.metrics.values() if one.kind == "rate" and one.numerator]
    return [
        (rate.id, name)
        for rate in rates
        for metric, name in counted
        if metric == rate.denominator and (rate.numerator, name) in given
    ]


def _rows_of_rate(rows: Rows, question: Question) -> Rows:
    """Rows of both sides of a rate."""
    return rows.take(among(rows.metric, map(rows.metric_code, rate_metrics(question))))
