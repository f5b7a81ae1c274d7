"""Sums of money: what several donors announced, or one donor in a longer span, each announcement once."""

from datetime import datetime

from tracker.court.sums import Definition, Sum, added, sum_of
from tracker.errors import SeriesError
from tracker.series.ask import Question, make_question
from tracker.series.money import EVERY_DONOR, money_series
from tracker.series.prices import Terms
from tracker.store import Store


def announced(store: Store, asked: Definition, as_of: datetime, document: str) -> Sum | None:
    """What announcements in a definition's days come to, in its currency at the rates of their days.

    Of several donors together it is what each of them and any of them jointly announced. None for one day of
    one donor, which is a statement and no sum, where nothing was announced, and in a currency without rates.
    """
    if asked.first == asked.last and not is_joint(asked.scope):
        return None
    found = {}
    for scope in _scopes(store, asked, as_of):
        try:
            question = _question(store, asked, scope, as_of)
            made = money_series(store, question, as_of, "known_at", document)
        except SeriesError:
            continue
        told = sum_of(made.frame, made.unit)
        if told is not None:
            found[scope] = told._replace(missing=0)
    if not found:
        return None
    split = tuple((scope, one.amount) for scope, one in found.items()) if len(found) > 1 else ()
    return added(list(found.values()))._replace(split=split)


def is_joint(scope: str) -> bool:
    """Whether a scope is of several donors, or of all of them."""
    return scope in EVERY_DONOR or "+" in scope


def _scopes(store: Store, asked: Definition, as_of: datetime) -> list[str]:
    """The donors of a joint scope, and those groups of them that announced something together."""
    if asked.scope in EVERY_DONOR or "+" not in asked.scope:
        return [asked.scope]
    together = set(asked.scope.split("+"))
    table = store.scan(metrics=[asked.metric], direction="none", as_of=as_of, columns=["scope"])
    known = set(table["scope"].to_pylist())
    return sorted((one for one in known if set(one.split("+")) <= together), key=lambda one: (len(one), one))


def _question(store: Store, asked: Definition, scope: str, as_of: datetime) -> Question:
    return make_question(
        store,
        asked.metric,
        asked.classes,
        asked.direction,
        scope,
        by=asked.by,
        day_rule=asked.day_rule,
        rule=asked.rule,
        as_of=as_of,
        since=asked.first,
        until=asked.last,
        claimant=asked.claimant,
        terms=Terms(asked.currency),
    )
