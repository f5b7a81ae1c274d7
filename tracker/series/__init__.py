"""Claims to observations to Series: day rule, regimes, rates, bundles and money, as of any instant."""

from collections.abc import Iterable
from datetime import date, datetime

from tracker.model import By, DayRule, Direction
from tracker.series.ask import make_question, read_rows
from tracker.series.counts import count_series
from tracker.series.daily import needed
from tracker.series.money import money_series
from tracker.series.observations import RULES
from tracker.series.prices import EURO, Prices, Terms
from tracker.series.rates import rate_metrics, rate_series
from tracker.series.rows import Rows
from tracker.series.series import Series
from tracker.store import Cut, Store

__all__ = ["RULES", "Series", "series"]


def series(
    store: Store,
    metric: str,
    *,
    classes: str | Iterable[str] | None = None,
    direction: Direction = "ru_on_ua",
    scope: str = "national",
    by: By = "day",
    day_rule: DayRule = "end",
    rule: str = "official_latest",
    as_of: datetime | None = None,
    cut: Cut = "known_at",
    since: date | None = None,
    until: date | None = None,
    claimant: str = "",
    currency: str = EURO,
    prices: Prices | None = None,
    held: dict[object, Rows] | None = None,
) -> Series:
    """The series of a metric or typed rate; `since` and `until` are local days, both included.

    Without `classes` it is about what the metric counts: drones, or people, places or aid.
    With `claimant` it holds what this one says (or is quoted as saying) and nothing else. Money is told in
    `currency` at the ECB rate of its day, and beside it in constant prices of the index `prices`.
    `held` keeps the rows that questions to one state of a store share: those of one metric on all classes.

    Raises: SeriesError for a metric, class, calendar or rule that does not exist; NotComparableError
    where the source gave the metric only before the span; AsOfError for an instant not yet seen.
    """
    question = make_question(
        store,
        metric,
        classes,
        direction,
        scope,
        by=by,
        day_rule=day_rule,
        rule=rule,
        as_of=as_of,
        since=since,
        until=until,
        claimant=claimant,
        terms=Terms(currency, prices),
    )
    kind = question.vocabulary.metrics[metric].kind
    if kind == "money":
        return money_series(store, question, as_of, cut)
    metrics = rate_metrics(question) if kind == "rate" else needed(metric)
    held, asked = {} if held is None else held, (metrics, direction, scope, claimant)
    if asked not in held:
        held[asked] = read_rows(store, metrics, question, as_of, cut)
    rows = held[asked]
    return rate_series(rows, question) if kind == "rate" else count_series(rows, question)
