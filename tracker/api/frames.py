"""Lists of nouns as tidy frames: a row each, columns that stay."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from tracker.errors import ModelError
from tracker.model import (
    Amount,
    Claim,
    Document,
    Finding,
    Observation,
    Quantity,
    Rejection,
    Ruling,
    Span,
)
from tracker.series import Series
from tracker.series.revisions import Revision
from tracker.stats.rolling import INTERVALS, Score

Row = dict[str, Any]


def _claim(claim: Claim) -> Row:
    window = {"start": claim.window.start, "end": claim.window.end, "basis": claim.window.basis}
    return {
        "id": claim.id,
        "metric": claim.metric,
        "classes": "+".join(claim.classes),
        "direction": claim.direction,
        "scope": claim.scope,
        **window,
        **_amount(claim.amount),
        **_fields(claim, "claimant", "publisher", "published", "known_at", "status", "quote", "rule"),
        "document": claim.document,
    }


def _quantity(found: Quantity) -> Row:
    return {
        "first": found.span[0],
        "after": found.span[1],
        **_amount(found.amount),
        **_fields(found, "form", "reason"),
    }


def _rejection(left: Rejection) -> Row:
    return {**_span(left.span), **_fields(left, "text", "reason", "rule", "ref")}


def _document(document: Document) -> Row:
    kept = ("id", "ref", "title", "language", "published", "published_how", "publisher", "url")
    return {**_fields(document, *kept), "characters": len(document.text)}


def _observation(seen: Observation) -> Row:
    row = dict(seen)
    return {name: row[name] for name in row if name not in ("kind", "claims")} | {
        "n_claims": len(seen.claims)
    }


def _finding(finding: Finding) -> Row:
    numbers = ("value", "low", "high", "unit", "expected", "p", "score", "rank", "n")
    key = ("metric", "direction", "scope", "by", "period", "end")
    return {
        **_fields(finding, "finding", "method"),
        "classes": "+".join(finding.classes),
        **_fields(finding, *key, *numbers, "regime", "note", "as_of"),
    }


def _ruling(ruling: Ruling) -> Row:
    key = ("metric", "direction", "scope", "claimant")
    observed = ruling.observed
    return {
        **_span(ruling.span),
        **_fields(ruling, "text", "verdict", *key),
        "classes": "+".join(ruling.classes),
        "start": ruling.window.start,
        "end": ruling.window.end,
        "best": ruling.amount.best,
        "observed": observed.best if observed else None,
        "unit": ruling.amount.unit,
        **_fields(ruling, "observed_by", "note"),
        "readings": "; ".join(one.reason for one in ruling.readings),
        **_fields(ruling, "claim", "as_of"),
    }


def _revision(revision: Revision) -> Row:
    figure = revision.figure
    return {
        "end": figure.window.end,
        "metric": figure.metric,
        "classes": "+".join(figure.classes),
        "claimant": figure.claimant,
        "n_revisions": revision.n_revisions,
        "first": revision.first,
        "last": revision.last,
        "spread": revision.spread,
        "relative_spread": revision.relative_spread,
        "lag": revision.lag,
        "flow": " > ".join(revision.flow),
        **_fields(figure, "direction", "scope"),
    }


def _score(score: Score) -> Row:
    skill = dict(zip(("skill", "skill_low", "skill_high"), score.skill, strict=True))
    covered = {
        f"covered_{100 * level:.0f}": share for level, share in zip(INTERVALS, score.coverage, strict=True)
    }
    return {**_fields(score, "model", "n", "wis", "mae"), **skill, **covered}


def _span(span: Span) -> Row:
    return {"first": span[0], "after": span[1]}


def _amount(amount: Amount) -> Row:
    return _fields(amount, "low", "best", "high", "unit", "bound", "printed")


def _fields(noun: Any, *names: str) -> Row:
    return {name: getattr(noun, name) for name in names}


_ROWS: Mapping[type, Callable[[Any], Row]] = {
    Claim: _claim,
    Quantity: _quantity,
    Rejection: _rejection,
    Document: _document,
    Observation: _observation,
    Finding: _finding,
    Ruling: _ruling,
    Revision: _revision,
    Score: _score,
}

_INSTANTS = ("start", "end", "published", "known_at", "as_of")
_LOCAL = (Observation, Finding)


def frame(nouns: Iterable[Any] | Series) -> pd.DataFrame:
    """Nouns of one kind as a tidy frame, a row each in their order; docs/notebooks.md lists the columns.

    Claims, rejections, quantities, documents, observations, findings, rulings, revisions and scores can be
    given; of a series it is that of its observations.
    Instants are in UTC; NaN is an open end or a value that is not known. No noun gives an empty frame.

    Raises: ModelError for values of several kinds, or of a kind that has no frame.
    """
    many = nouns.observations() if isinstance(nouns, Series) else nouns
    given = list(many) if isinstance(many, Iterable) else [many]
    kinds = {type(noun) for noun in given}
    if not kinds:
        return pd.DataFrame()
    if len(kinds) > 1 or (kind := kinds.pop()) not in _ROWS:
        names = ", ".join(one.__name__ for one in _ROWS)
        raise ModelError(
            f"a frame is made of nouns of one kind: {names}; of a Reading, its claims or rejections"
        )
    return _timed(pd.DataFrame([_ROWS[kind](noun) for noun in given]), local=kind in _LOCAL)


def _timed(table: pd.DataFrame, *, local: bool) -> pd.DataFrame:
    """Instants as such also where none is known; the periods of series are local days without a zone."""
    days = ("period", "end") if local else ()
    for name in table.columns.intersection(pd.Index((*_INSTANTS, *days))):
        table[name] = pd.to_datetime(table[name], utc=name not in days).dt.as_unit("s")
    return table
