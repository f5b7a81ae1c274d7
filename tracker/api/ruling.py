"""Rulings: the figures of a text against a store, and a figure explained by definitions."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

from tracker import court
from tracker.api.checking import self_checks
from tracker.api.opening import StoreLike, opened
from tracker.api.reading import read
from tracker.api.scopes import check_claimant, check_scope
from tracker.court.records import SUMMED
from tracker.court.sums import Definition
from tracker.court.verdicts import Ruled
from tracker.errors import SeriesError
from tracker.instants import When, read_instant
from tracker.model import Amount, By, DayRule, Direction, Reading, Ruling
from tracker.reporting.periods import parse_period
from tracker.series.calendar import check as check_word
from tracker.series.rows import read_classes
from tracker.text import find_quantities
from tracker.vocab import load

PERIODS = "2025-06-29, 2025-W26, 2025-06, 2025 or 2025-06-01..2025-06-23"
_FORMS: Sequence[tuple[str, By]] = (
    (r"\d{4}-\d{2}-\d{2}", "day"),
    (r"\d{4}-W\d{2}", "week"),
    (r"\d{4}-\d{2}", "month"),
)


def check(store: StoreLike, reading: Reading | str, *, as_of: When | None = None) -> list[Ruling]:
    """A ruling on each claim of a text against what a store knew at an instant [its last] (docs/court.md).

    Of a bare text it is not known when it was published: make the reading with `read` to say it. Spans of
    rulings count characters of the input. What the store has from the same document is left out.
    Raises: StoreError; AsOfError for an instant not yet seen.
    """
    whole = read(reading) if isinstance(reading, str) else reading
    return list(rule(store, whole, as_of=as_of).rulings)


def rule(store: StoreLike, reading: Reading, *, as_of: When | None = None) -> Ruled:
    """The rulings on a text, and the laws that its figures break among themselves (docs/methods/checks.md).

    Raises: as `check`.
    """
    offset = reading.document.offset
    with opened(store) as reader:
        ruled = court.check(reader, reading, as_of=read_instant(as_of))
    moved = (one.model_copy(update={"span": (one.span[0] + offset, one.span[1] + offset)}) for one in ruled)
    broken = (law for law in self_checks(reading.claims) if not law.held)
    return Ruled(reading, tuple(moved), tuple(broken))


def explain(
    store: StoreLike,
    value: str | float,
    metric: str,
    *,
    period: When,
    classes: str | Sequence[str] | None = None,
    direction: str | None = None,
    scope: str | None = None,
    claimant: str | None = None,
    day_rule: str | None = None,
    as_of: When | None = None,
) -> Ruling:
    """Which definitions of a metric yield a printed figure in a period (docs/court.md).

    `value` is as printed: 447, "6 %", "almost 6,900"; of a rate a bare number is percent. `period` is
    2025-06-29, 2025-W26, 2025-06, 2025 or 2025-06-01..2025-06-23, local days; what is left out is drone,
    ru_on_ua, national, end of windows. Raises: SeriesError for unknown words, other forms, or a metric that
    is no sum of days (money, context); NotComparableError; AsOfError.
    """
    words = load()
    check_word(metric, tuple(words.metrics), "metric")
    kind, unit = words.metrics[metric].kind, words.metrics[metric].unit
    if kind not in SUMMED:
        raise SeriesError(
            f'"{metric}" is no sum of days that could be defined in other ways: see `tracker claims`'
        )
    with opened(store) as reader:
        check_scope(reader, scope)
        check_claimant(reader, claimant)
        asked = Definition(
            metric,
            read_classes(classes, metric, words),
            check_word(direction or "ru_on_ua", get_args(Direction), "direction"),
            scope or "national",
            *days_of_period(period if isinstance(period, str) else f"{period:%Y-%m-%d}"),
            day_rule=check_word(day_rule or "end", get_args(DayRule), "day rule"),
            claimant=claimant or "",
        )
        return court.explain(reader, printed_amount(value, unit), asked, as_of=read_instant(as_of))


def days_of_period(period: str) -> tuple[date, date]:
    """First and last local day of a period as it is written.

    >>> days_of_period("2025-W26"), days_of_period("2025-06-01..2025-06-23")[1]
    ((datetime.date(2025, 6, 23), datetime.date(2025, 6, 29)), datetime.date(2025, 6, 23))

    Raises: SeriesError for another form; ReportError for a date that does not exist.
    """
    first, to, last = period.partition("..")
    if to:
        return days_of_period(first)[0], days_of_period(last)[1]
    for form, by in _FORMS:
        if re.fullmatch(form, period):
            found = parse_period(period, by)
            return found.start, found.end - timedelta(days=1)
    if re.fullmatch(r"\d{4}", period):
        return date(int(period), 1, 1), date(int(period), 12, 31)
    raise SeriesError(f'"{period}" is no period: write {PERIODS}')


def printed_amount(value: str | float, unit: str) -> Amount:
    """A figure as printed, in the unit of its metric.

    >>> str(printed_amount("almost 40 %", "percent")), str(printed_amount("6,900", "count"))
    ('40 (32–40) percent (less than)', '6,900 count')

    Raises: SeriesError for words that are no amount, or one in another unit.
    """
    text = f"{value:g}" if isinstance(value, float | int) else value.strip()
    found = find_quantities(text, "en")
    amounts = [one.amount for one in found if one.reason in (None, "year")]
    if len(amounts) != 1:
        raise SeriesError(f'"{text}" is no amount: write 447, "6 %" or "almost 6,900"')
    (amount,) = amounts
    if amount.unit not in (unit, "count"):
        raise SeriesError(f'"{text}" is in {amount.unit}, the metric in {unit}')
    return amount.model_copy(update={"unit": unit, "printed": text})
