"""Metrics, classes, scopes, claimants: what may be asked for is what the vocabulary or the store knows."""

from collections.abc import Iterable

from tracker.errors import SeriesError, VocabularyError, near_it
from tracker.store import Store
from tracker.vocab import load
from tracker.vocab.files import LANGUAGES

WHOLES = ("national", "all_donors")


def check_words(metrics: str | Iterable[str] | None, classes: Iterable[str] = ()) -> None:
    """Refuse a metric or class that the vocabulary does not know.

    Raises: SeriesError with those near it.
    """
    words = load()
    for one in [metrics] if isinstance(metrics, str) else metrics or ():
        if one not in words.metrics:
            raise SeriesError(f'no metric "{one}" in the vocabulary: {near_it(one, words.metrics)}')
    for one in classes:
        if one not in words.classes:
            raise SeriesError(f'no class "{one}" in the vocabulary: {words.near_class(one)}')


def check_scope(store: Store, scope: str | None) -> None:
    """Refuse a scope that is no region or donor of the vocabulary and that no claim of the store has.

    Raises: SeriesError with those near it.
    """
    words = load()
    if scope is None or scope in WHOLES or scope in words.regions or scope in words.donors:
        return
    if store.scan(scope=scope, columns=["id"]).num_rows:
        return
    named = [
        words.names(section, language).get(scope.lower())
        for section in ("regions", "donors")
        for language in LANGUAGES
    ]
    ids = [*WHOLES, *words.regions, *words.donors]
    meant = list(dict.fromkeys(filter(None, named)))
    advice = near_it(scope, () if meant else ids, meant)
    raise SeriesError(f'no scope "{scope}" in the vocabulary or the store: {advice}')


def check_claimant(store: Store, claimant: str | None) -> None:
    """Refuse a claimant that the vocabulary does not know and that no claim of the store has.

    Raises: SeriesError with those near it.
    """
    words = load()
    if claimant is None or store.claims(claimant=claimant, all_versions=True, limit=1):
        return
    try:
        words.claimant(claimant)
    except VocabularyError:
        named = [words.names("claimants", language).get(claimant.lower()) for language in LANGUAGES]
        advice = near_it(claimant, words.claimants, list(filter(None, named)))
        raise SeriesError(f'no claimant "{claimant}" in the vocabulary or the store: {advice}') from None
