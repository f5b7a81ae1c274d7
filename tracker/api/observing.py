"""A metric or typed rate as a Series."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from tracker.api.opening import StoreLike, opened
from tracker.api.scopes import check_claimant, check_scope
from tracker.errors import NothingReportedError, SeriesError, as_given
from tracker.instants import KYIV, read_times
from tracker.series import Series
from tracker.series import series as make_series
from tracker.series.rows import relations
from tracker.store import Cut, Store
from tracker.vocab import load

MOST_NAMED = 8


def series(store: StoreLike, metric: str, **asked: Any) -> Series:
    """A metric or typed rate as a Series, as of any instant.

    `asked`: classes, direction, scope, claimant, by, day_rule, rule, as_of, cut, since, until; days and
    instants may be words, as "2025-06-29". What is left out (or None) is drone (people or places where
    the metric counts these), ru_on_ua, national, all, day, end, official_latest, now, known_at and the whole
    span. For money the class is aid and the direction none;
    `currency` is that of its amounts [EUR], `prices` a price index (`read_prices(FILE)`) in which they are
    told too.
    Raises: SeriesError (also where no amount has a rate), NotComparableError, AsOfError; NothingReportedError
    where no claim speaks of it.
    """
    if not isinstance(metric, str):
        raise SeriesError(f"{as_given(metric)} is no metric: write its id, such as launched")
    given = {name: value for name, value in read_times(asked).items() if value is not None}
    if load().is_money(metric):
        given = {"scope": "all_donors", "by": "month"} | given
    with opened(store) as reader:
        check_scope(reader, given.get("scope"))
        check_claimant(reader, given.get("claimant"))
        made = make_series(reader, metric, **given)
        if not made.frame[["low", "best", "high"]].notna().to_numpy().any():
            _refuse_money(made)
            by = (f"of claimant {given['claimant']}",) if "claimant" in given else ()
            what = ", ".join((metric, "+".join(made.classes), made.direction, made.scope, *by))
            raise NothingReportedError(
                f"nothing reported: the store holds no claim of {what} in this span"
                f"{elsewhere(reader, made, as_of=given.get('as_of'), cut=given.get('cut', 'known_at'))}"
            )
    return made


def _refuse_money(made: Series) -> None:
    """Say why no amount can be told in the currency asked for, where that is so.

    Raises: SeriesError naming the currencies without a rate.
    """
    notes = dict.fromkeys(note for notes in made.frame["notes"] for note in notes)
    if "amounts" in made.frame and notes:
        raise SeriesError(f"nothing can be told in {made.unit}: {'; '.join(notes)}")


def elsewhere(store: Store, asked: Series, **known: Any) -> str:
    """Where the metric is told otherwise: the options that ask for it, or the days that have a figure."""
    columns = ["direction", "scope", "classes", "claimant", "window_end"]
    told = store.scan(metrics=[asked.metric], columns=columns, **known).to_pylist()
    if not told and known["as_of"]:
        return f"; nothing of {asked.metric} {_not_yet(store, asked.metric, **known)}"
    alike = [row for row in told if row["direction"] == asked.direction]
    part, other = _other_key(alike, asked)
    directions = sorted({row["direction"] for row in told} - {asked.direction})
    turned = f"--direction {' or '.join(directions)}" if directions and part != "days" else ""
    options = [one for one in (turned, other) if one]
    return f"; of {asked.metric} it has {', '.join(options)}" if options else ""


def _not_yet(store: Store, metric: str, *, as_of: datetime, cut: Cut) -> str:
    """That nothing of a metric was known, or published, at an instant, and since when something was."""
    if cut == "published":
        said = store.scan(metrics=[metric], columns=["published"])["published"].drop_null().to_pylist()
        return f"had been published then{f', the first at {_utc(min(said))}' if said else ''}"
    begun = _utc(min(batch.known_at for batch in store.batches()))
    printed = store.scan(metrics=[metric], columns=["published"], as_of=as_of, cut="published").num_rows
    hint = " (--as-of-by published asks what had been published)" if printed else ""
    return f"was known then, and nothing at all before {begun}{hint}"


def _utc(instant: datetime | float) -> str:
    at = instant if isinstance(instant, datetime) else datetime.fromtimestamp(instant, UTC)
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _other_key(told: Sequence[Mapping[str, Any]], asked: Series) -> tuple[str, str]:
    """The first part of a question, of scope, classes, claimant and days, that must change to be answered.

    With it the words that say what to ask instead.
    """
    here = [row for row in told if row["scope"] == asked.scope]
    if not here:
        return "scope", _option("scope", told)
    touches = relations([tuple(row["classes"].split("+")) for row in here], asked.classes, load()) > 0
    of_classes = [row for row, fits in zip(here, touches, strict=True) if fits]
    if not of_classes:
        return "classes", _option("classes", here)
    mine = [row for row in of_classes if asked.claimant in ("", row["claimant"])]
    ends = [row["window_end"] for row in mine if row["window_end"]]
    if not mine or not ends:
        return "claimant", _option("claimant", of_classes)
    first, last = (datetime.fromtimestamp(end - 1, KYIV).date() for end in (min(ends), max(ends)))
    return "days", f"figures of {first} to {last}"


def _option(part: str, told: Sequence[Mapping[str, Any]]) -> str:
    """The option of a part of a question with what rows have there most often."""
    counted = Counter(row[part] for row in told if row[part])
    shown = sorted(name for name, _ in counted.most_common(MOST_NAMED))
    left = f" ({len(counted) - len(shown)} more)" if len(counted) > len(shown) else ""
    return f"--{'class' if part == 'classes' else part} {' or '.join(shown)}{left}" if shown else ""
