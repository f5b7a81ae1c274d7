"""Live claims of one question as arrays: what the observation rule works on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tracker.errors import SeriesError, VocabularyError, as_given
from tracker.instants import KYIV
from tracker.model import Direction
from tracker.series.calendar import Array
from tracker.store import Cut, Store
from tracker.store.corrections import EDITOR, sources_of
from tracker.vocab import CLASS_OF_UNIT, UNATTRIBUTED, Vocabulary

# Rows of a structured file are separate figures that add up; a `part` is a share of another row.
ROW_RULE, PART_RULES = "missile_attacks_", ("missile_attacks_part", "subset", "part_of")
UNKNOWN_RANK = 95
NO_INSTANT = -(2**62)


@dataclass(frozen=True, slots=True)
class Rows:
    """Claims as columns; `metric`, `classes`, `claimant`, `document` are codes into the lists below.

    `own` is a claim that the claimant itself published; else it is a relay. `low`, `best`, `high`
    are NaN where open or unknown. Windows and instants are seconds UTC.
    """

    id: Array
    document: Array
    metric: Array
    classes: Array
    claimant: Array
    start: Array
    end: Array
    printed: Array
    published: Array
    known_at: Array
    low: Array
    best: Array
    high: Array
    loose: Array
    preliminary: Array
    own: Array
    structured: Array
    part: Array
    metrics: tuple[str, ...]
    sets: tuple[tuple[str, ...], ...]
    claimants: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.id)

    def take(self, chosen: Array) -> "Rows":
        """The rows at some positions, or where a mask is true."""
        if chosen.dtype == bool and chosen.all():
            return self
        return self.replace({name: getattr(self, name)[chosen] for name in COLUMNS})

    def replace(self, columns: Mapping[str, Array]) -> "Rows":
        """The same rows with other columns."""
        return Rows(**{**self.columns(), **columns})

    def columns(self) -> dict[str, Any]:
        """All columns and lists by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def metric_code(self, metric: str) -> int:
        """Code of a metric; -1 where no row has it."""
        return self.metrics.index(metric) if metric in self.metrics else -1


SCANNED = (
    "id",
    "document",
    "metric",
    "classes",
    "unit",
    "window_start",
    "window_end",
    "got",
    "claimant",
    "publisher",
    "published",
    "known_at",
    "low",
    "best",
    "high",
    "bound",
    "status",
    "rule",
)
"""Columns of a scan that rows are made of."""
COLUMNS = tuple(field.name for field in fields(Rows) if field.name not in {"metrics", "sets", "claimants"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a series is about: classes asked for, direction, scope."""

    classes: tuple[str, ...]
    direction: Direction
    scope: str


def read_classes(classes: str | Iterable[str] | None, metric: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Sorted class ids of a question, written as one id, `a+b`, or several.

    Of a question that names none they are what its metric counts: drones, or people, places or aid.
    Raises: SeriesError for a class that the vocabulary does not know.
    """
    if classes is None:
        counted = vocabulary.metrics.get(metric)
        classes = CLASS_OF_UNIT.get(counted.unit if counted else "", "drone")
    if not isinstance(classes, Iterable):
        raise SeriesError(f"{as_given(classes)} is no class: write its id, such as drone")
    names = classes.split("+") if isinstance(classes, str) else list(classes)
    unknown = [name for name in names if name.strip() not in vocabulary.classes]
    if unknown:
        raise SeriesError(f'no class "{unknown[0]}" in the vocabulary: {vocabulary.near_class(unknown[0])}')
    return tuple(sorted({name.strip() for name in names}))


def load_rows(
    store: Store,
    metrics: Sequence[str],
    subject: Subject,
    vocabulary: Vocabulary,
    *,
    as_of: datetime | None = None,
    cut: Cut = "known_at",
) -> Rows:
    """Live claims with a window whose classes touch the subject's, and of the classes beside them."""
    table = store.scan(
        metrics=list(metrics),
        direction=subject.direction,
        scope=subject.scope,
        as_of=as_of,
        cut=cut,
        columns=SCANNED,
        codes=True,
    )
    usable = _usable(table, metrics, vocabulary)
    return to_rows(as_sources(usable, store, as_of, cut), vocabulary)


def _usable(table: pa.Table, metrics: Sequence[str], vocabulary: Vocabulary) -> pa.Table:
    units = {vocabulary.metrics[metric].unit for metric in metrics}
    kept = np.asarray(table["window_start"].is_valid()) & _where(table["unit"], units.__contains__)
    return table if kept.all() else table.filter(pa.array(kept))


def to_rows(table: pa.Table, vocabulary: Vocabulary) -> Rows:
    """Columns of a scan."""
    metric, metrics = codes_of(table["metric"])
    sets, set_names = codes_of(table["classes"])
    publisher, houses = codes_of(table["publisher"])
    claimant, claimants = _in_order_of_name(*codes_of(table["claimant"]))
    own = of_pairs(
        claimant, claimants, publisher, houses, lambda name, house: is_own(name, house, vocabulary)
    )
    return Rows(
        id=table["id"].to_numpy(zero_copy_only=False),
        document=np.asarray(_encoded(table["document"]).indices).astype(np.int64),
        metric=metric,
        classes=sets,
        claimant=claimant,
        start=_integers(table["window_start"]),
        end=_integers(table["window_end"]),
        printed=_where(table["got"], "printed".__eq__),
        published=_integers(table["published"]),
        known_at=_integers(table["known_at"]),
        low=np.asarray(table["low"]),
        best=np.asarray(table["best"]),
        high=np.asarray(table["high"]),
        loose=_where(table["bound"], "vague".__eq__),
        preliminary=_where(table["status"], "preliminary".__eq__),
        own=own.astype(bool),
        structured=_where(table["rule"], lambda rule: rule.startswith(ROW_RULE)),
        part=_where(table["rule"], lambda rule: rule.startswith(PART_RULES)),
        metrics=metrics,
        sets=tuple(tuple(name.split("+")) if name else () for name in set_names),
        claimants=claimants,
    )


def _encoded(column: pa.ChunkedArray) -> Any:
    return column.combine_chunks().dictionary_encode()


def codes_of(column: pa.ChunkedArray) -> tuple[Array, tuple[str, ...]]:
    """The words of a column as codes, and the words that are there, in order of their first rows."""
    encoded = _encoded(column)
    there = encoded.indices.dictionary_encode()
    words = encoded.dictionary.take(there.dictionary).to_pylist()
    return np.asarray(there.indices).astype(np.int64), tuple(words)


def _in_order_of_name(codes: Array, words: tuple[str, ...]) -> tuple[Array, tuple[str, ...]]:
    ordered = tuple(sorted(words))
    places = np.array([ordered.index(word) for word in words], dtype=np.int64)
    return places[codes], ordered


def _where(column: pa.ChunkedArray, test: Callable[[str], bool]) -> Array:
    """Rows whose word passes a test."""
    encoded = _encoded(column)
    passed = np.array([test(word) for word in encoded.dictionary.to_pylist()], dtype=bool)
    rows: Array = passed[np.asarray(encoded.indices)]
    return rows


def of_pairs(
    ones: Array, names: Sequence[str], others: Array, houses: Sequence[str], tell: Callable[[str, str], int]
) -> Array:
    """A number for the two words of each row, asked once for each pair that is there."""
    pairs = ones * len(houses) + others
    told = np.zeros(len(names) * len(houses), dtype=np.int64)
    for pair in np.flatnonzero(np.bincount(pairs, minlength=len(told))).tolist():
        told[pair] = tell(names[pair // len(houses)], houses[pair % len(houses)])
    answers: Array = told[pairs]
    return answers


def _integers(column: pa.ChunkedArray) -> Array:
    return np.asarray(pc.fill_null(column, NO_INSTANT)).astype(np.int64)


def as_sources(table: pa.Table, store: Store, as_of: datetime | None, cut: Cut) -> pa.Table:
    """Scanned claims in which a correction counts as what it corrects.

    Its claimant, publisher, document and rule are those of the claim of a source, as far as they are columns.
    """
    by_editor = _where(table["claimant"], EDITOR.__eq__)
    if not by_editor.any():
        return table
    firsts = sources_of(store, table.filter(pa.array(by_editor))["id"].to_pylist(), as_of=as_of, cut=cut)
    for field in {"claimant", "publisher", "document", "rule"}.intersection(table.column_names):
        old = zip(table["id"].to_pylist(), table[field].to_pylist(), strict=True)
        new = [getattr(firsts[claim_id], field) if claim_id in firsts else value for claim_id, value in old]
        table = table.set_column(table.schema.get_field_index(field), field, pa.array(new, pa.string()))
    return table


def is_own(claimant: str, publisher: str, vocabulary: Vocabulary) -> bool:
    """What papers print in their own voice is nobody's own word: each is a relay of somebody unnamed."""
    own = _publishers(claimant, vocabulary)
    return publisher == claimant or publisher in own or not (own or claimant == UNATTRIBUTED)


@cache
def _publishers(claimant: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    try:
        return vocabulary.claimant(claimant).own_publishers
    except VocabularyError:
        return ()


@cache
def rank_of(claimant: str, vocabulary: Vocabulary) -> int:
    """Place of a claimant in the order of the observation rule; the smallest is chosen first."""
    try:
        return vocabulary.claimant(claimant).rank
    except VocabularyError:
        return UNKNOWN_RANK


@cache
def zone_of(claimant: str, vocabulary: Vocabulary) -> str:
    """Time zone of a claimant's days."""
    try:
        return vocabulary.claimant(claimant).zone
    except VocabularyError:
        return KYIV.key


def relations(sets: Sequence[tuple[str, ...]], asked: Sequence[str], vocabulary: Vocabulary) -> Array:
    """Per class set: 2 inside the classes asked for, 1 touching them, 0 neither."""
    inside = frozenset().union(*(vocabulary.descendants(name) for name in asked))
    return np.array(
        [2 if names and inside.issuperset(names) else int(not inside.isdisjoint(names)) for names in sets],
        dtype=np.int64,
    )


def wider(total: tuple[str, ...], part: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """True where `total` is one class and all of `part` lies below it: a printed total over the part."""
    return len(total) == 1 and total != part and bool(part) and _below(total[0], vocabulary).issuperset(part)


def names_all(
    told: Iterable[tuple[str, ...]], sets: Iterable[tuple[str, ...]], vocabulary: Vocabulary
) -> bool:
    """True where every class of `sets` lies in one that is told of: else the told ones are a part."""
    known = frozenset[str]().union(*(_below(name, vocabulary) for names in told for name in names))
    return all(known.issuperset(names) for names in sets)


@cache
def _below(class_id: str, vocabulary: Vocabulary) -> frozenset[str]:
    return vocabulary.descendants(class_id) if class_id in vocabulary.classes else frozenset()
