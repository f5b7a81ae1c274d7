"""Reader of the missile-attacks files: digitised posts on attacks on Ukraine, a row per model and window.

Each original post becomes Documents of canonical lines, one a row, so that every vintage of the file
gives the same ids for the same facts: the figures that all vintages have in one Document, figures of
later columns in a second, places and other columns (reworded between vintages) in a third.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path

from tracker.model import Amount, Direction, Reading, Reason, Span, Window
from tracker.sources.missile_attacks_names import find_scope, find_source
from tracker.sources.missile_attacks_rows import Row, read_rows
from tracker.sources.row_faults import Heard
from tracker.sources.sheet import Sheet
from tracker.vocab import load
from tracker.vocab.regimes import observed_metric, speaking_of

VERSION = "1"
_DIRECTION: Direction = "ru_on_ua"
_WRITER = "ua_air_force"  # the columns of all posts follow what its posts print
_PUBLISHED_HOW = "inferred: the latest end of a window of the post"
_FACTS = ("launched", "destroyed", "not_reach_goal", "still_attacking")
_ADDED = ("is_shahed", "hit_locations", "debris_locations", "turbojet", "turbojet_destroyed")


def read(path: str | Path, heard: Heard | None = None) -> Iterator[Reading]:
    """The readings of a missile-attacks file, in order of the posts' ids; facts before context.

    Raises: SourceError for a file that is no such CSV, and for faulty lines, unless `heard` lists these.
    """
    rows = sorted(read_rows(Path(path), heard), key=_order)
    for post, group in groupby(rows, key=lambda row: row.post):
        yield from _read_post(post, list(group))


def _order(row: Row) -> tuple[object, ...]:
    """An order of rows that is free of the file's own, so that vintages give the same lines."""
    return row.post, row.printed, _subject(row), _scope(row), tuple(sorted(row.figures.items())), row.context


def _read_post(post: str, rows: list[Row]) -> Iterator[Reading]:
    published = max(row.window.end for row in rows if row.window.end)
    for heading, write, wanted in (
        ("figures", _write_facts, lambda row: True),
        ("figures of later columns", _write_added, lambda row: any(name in row.figures for name in _ADDED)),
        ("places and details", _write_context, lambda row: row.context or row.target),
    ):
        chosen = [row for row in rows if wanted(row)]
        if chosen:
            page = _Page(post, heading, published)
            for row in chosen:
                write(page, row)
            yield page.reading()


class _Page(Sheet):
    """The lines of one post: each row begins with its window, classes and scope."""

    def __init__(self, post: str, heading: str, published: datetime) -> None:
        claimant, publisher, _ = find_source(post)
        super().__init__(
            f"{post} ({heading})",
            ref=post,
            published=published,
            published_how=_PUBLISHED_HOW,
            confidence="medium",
            publisher=publisher,
            claimant=claimant,
        )

    def row(self, row: Row) -> None:
        """Start the line of a row."""
        self.begin(row.printed, _subject(row), _scope(row))

    def state(self, row: Row, classes: tuple[str, ...], metric: str, amount: Amount, *spans: Span) -> None:
        """Note a claim of the row of the current line."""
        self.claim(
            *spans,
            metric=metric,
            classes=classes,
            direction=_DIRECTION,
            scope=_scope(row),
            window=row.window,
            amount=amount,
            status="preliminary" if row.figures.get("still_attacking") else "final",
            rule=f"missile_attacks_{_claim_rule(row, classes)}@{VERSION}",
            flags=row.flags,
        )

    def refuse(self, span: Span, rule: str) -> None:
        """Note a number that is no claim, with the rule that says why."""
        reason: Reason = "unresolved" if rule == "unknown_model" else "no_metric"
        self.reject(span, reason, f"missile_attacks_{rule}@{VERSION}")


def _write_facts(page: _Page, row: Row) -> None:
    page.row(row)
    spans = {name: page.number(name, row.figures[name]) for name in _FACTS if name in row.figures}
    for name, span in spans.items():
        if not (name == "launched" and row.split):
            _note(page, row, name, span)
    for classes, count in row.split.items():
        span = page.number("of which " + "+".join(classes), count)
        if row.classes:
            whole = (spans["launched"],) if "launched" in spans else ()
            page.state(row, classes, "launched", _exact(count), span, *whole)
        else:
            page.refuse(span, "unknown_model")
    for country, count in row.left.items():
        span = page.number(f"to {country}", count)
        _claim_or_reject(page, row, "left_airspace", _exact(count), span)
    page.end()


def _note(page: _Page, row: Row, name: str, span: Span) -> None:
    count = row.figures[name]
    if name == "not_reach_goal" and count == 0 and _stopped(row.window) != "shot_down":
        # one figure for all that was stopped: the file's zero means that nothing was printed
        page.refuse(span, "zero_not_reported")
        return
    _claim_or_reject(page, row, _metric(name, row.window), _exact(count), span)


def _metric(name: str, window: Window) -> str:
    if name == "destroyed":
        return _stopped(window)
    return {"not_reach_goal": "lost", "still_attacking": "still_airborne"}.get(name, name)


def _stopped(window: Window) -> str:
    """The metric of `destroyed`: the Air Force may print one figure for what it shot down or suppressed."""
    words = load()
    return observed_metric("shot_down", _WRITER, window.end, speaking_of(_DIRECTION, words), words)


def _claim_or_reject(page: _Page, row: Row, metric: str, amount: Amount, span: Span) -> None:
    if row.classes:
        page.state(row, row.classes, metric, amount, span)
    else:
        page.refuse(span, "unknown_model")


def _write_added(page: _Page, row: Row) -> None:
    page.row(row)
    for name in _ADDED:
        if name in row.figures:
            count = row.figures[name]
            span = page.number(name, count)
            classes, metric, amount = _added(name, count, row.window)
            page.state(row, classes, metric, amount, span)
    page.end()


def _added(name: str, count: int, window: Window) -> tuple[tuple[str, ...], str, Amount]:
    if name == "is_shahed":
        return ("drone_strike",), "launched", _about(count)
    if name.startswith("turbojet"):
        outcome = "launched" if name == "turbojet" else _metric("destroyed", window)
        return ("geran_3",), outcome, _exact(count)
    return ("air_target",), name, Amount.exact(count, "location", str(count))


def _write_context(page: _Page, row: Row) -> None:
    page.row(row)
    cells = ((("target", row.target),) if row.target else ()) + row.context
    for name, text in cells:
        _reject_details(page, page.cell(f"{name}: ", " ".join(text.split())), name)
    page.end()


def _reject_details(page: _Page, span: Span, name: str) -> None:
    """Counts by region in the details are kept as text; they are sub-counts without a window of their own."""
    if not name.endswith("_details"):
        return
    position = span[0]
    for word in page.words(span).replace("}", " ").replace(",", " ").split(" "):
        if word.isdigit():
            page.refuse((position, position + len(word)), "details_kept")
        position += len(word) + 1


def _claim_rule(row: Row, classes: tuple[str, ...]) -> str:
    """A figure of a class inside the row's own is a part of the row, never a figure beside it."""
    return "part" if not row.split and classes in (("drone_strike",), ("geran_3",)) else "row"


def _subject(row: Row) -> str:
    return "+".join(row.classes) or f"unknown model {row.model}"


def _scope(row: Row) -> str:
    return find_scope(row.target, find_source(row.post)[2])


def _exact(count: int) -> Amount:
    return Amount.exact(count, "count", str(count))


def _about(count: int) -> Amount:
    """An estimate: half the place of the last non-zero digit, at most 10 %, at least 1."""
    if count == 0:
        return _exact(0)
    place = 10 ** (len(str(count)) - len(str(count).rstrip("0")))
    width = max(1.0, min(place / 2, count / 10))
    return Amount(
        low=max(0.0, count - width),
        best=count,
        high=count + width,
        unit="count",
        bound="about",
        printed=str(count),
    )
