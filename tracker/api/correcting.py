"""What an editor does to stored claims: another amount, metric, window or claimant, or a retraction."""

from collections.abc import Sequence
from typing import Any, get_args

from tracker.api.listing import SHORTEST_ID, identify
from tracker.api.opening import StoreLike, opened
from tracker.api.scopes import check_claimant, check_scope, check_words
from tracker.errors import CorrectionError, UnknownIdError
from tracker.instants import KYIV, When, now, read_instant
from tracker.model import WHOLE_NUMBERS, Amount, Basis, Claim, Direction, Window
from tracker.sources.claim_cells import window_of
from tracker.store import correct as correct_claim
from tracker.store import retract as retract_stored
from tracker.store.corrections import sources_of
from tracker.text import find_quantities
from tracker.vocab import load

AMOUNT_FORMS = ("digits", "words", "mixed", "range")


def correct(
    store: StoreLike,
    claim: str,
    value: float | str | None = None,
    *,
    reason: str,
    known_at: When | None = None,
    metric: str | None = None,
    classes: str | Sequence[str] | None = None,
    direction: Direction | None = None,
    scope: str | None = None,
    window: Window | str | None = None,
    claimant: str | None = None,
) -> Claim:
    """Correct a claim; the correction is a claim by `editor`, the old one stays for as-of.

    `value` is a number, or an amount as an English text has it: "5-9", "at least 5", "500 million euros".
    `window` is a window or what a table of claims has for one: 2025-06-29, 2025-W26, FROM/TO, with a basis
    before it, as "night 2025-06-29", where it is another. With `claimant` the figure is one of this
    claimant; `tracker.api.listing.sources` tells whose figure a correction is.
    Raises: CorrectionError for words that are no amount or no window, an amount that is not in the unit of
    the metric, and as `tracker.store.correct` does; SeriesError for an unknown metric, class, scope or
    claimant.
    """
    names = classes.split("+") if isinstance(classes, str) else classes
    check_words(metric, names or ())
    with opened(store, write=True) as writer:
        check_scope(writer, scope)
        check_claimant(writer, claimant)
        kind, found = identify(writer, claim)
        if kind != "claim":
            raise UnknownIdError(f'"{claim}" is a document: name one of its claims')
        (old,) = writer.claims(ids=[found], all_versions=True)
        source = claimant or sources_of(writer, [found])[found].claimant
        given = {
            "metric": metric,
            "classes": None if names is None else tuple(names),
            "direction": direction,
            "scope": scope,
            "window": window_in(window, old, source) if isinstance(window, str) else window,
            "claimant": claimant,
        }
        fields: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        amount = _amount(value, old, metric or old.metric)
        instant = read_instant(known_at) or now()
        return correct_claim(writer, found, amount=amount, reason=reason, known_at=instant, **fields)


def retract(store: StoreLike, identity: str | int, *, reason: str, known_at: When | None = None) -> int:
    """Retract a claim, a document or a batch (its number); returns how many claims were taken back."""
    with opened(store, write=True) as writer:
        identity = str(identity)
        is_batch = identity.isdigit() and len(identity) < SHORTEST_ID
        target = int(identity) if is_batch else identify(writer, identity)[1]
        return retract_stored(writer, target, reason=reason, known_at=read_instant(known_at) or now()).claims


def _amount(value: float | str | None, old: Claim, metric: str) -> Amount | float | None:
    """The amount of a correction in the unit of its metric; None where it is that of the claim.

    Raises: CorrectionError where the metric is told in another unit, or in money without a currency.
    """
    words, had = load(), old.amount.unit
    unit = words.metrics[metric].unit
    if metric == old.metric or (unit == "money" and had in words.currencies):
        unit = had
    if value is None and unit != had and not {unit, had} <= WHOLE_NUMBERS:
        raise CorrectionError(f"{metric} is told in {unit} and not in {had}: give the amount too")
    if value is None:
        return None if unit == had else old.amount.model_copy(update={"unit": unit})
    told = amount_of(value, unit) if isinstance(value, str) else value
    told = told if isinstance(told, Amount) or unit == had else Amount.exact(told, unit, f"{told:.15g}")
    given = told.unit if isinstance(told, Amount) else unit
    if given == "money" or (given in words.currencies) != (unit == "money" or unit in words.currencies):
        example = "5 million euros" if unit == "money" else "5"
        raise CorrectionError(f"{metric} is told in {unit}: write such as {example}")
    return told


def amount_of(words: str, unit: str) -> Amount | float:
    """What an editor writes as an amount: a number, or words that have a bound, in the unit or a currency.

    Raises: CorrectionError for anything else.

    >>> amount_of("81", "count"), str(amount_of("at least 5", "count")), str(amount_of("5-9", "person"))
    (81.0, '5 (5–…) count (at least)', '7 (5–9) person (range)')
    """
    try:
        return float(words)
    except ValueError:
        found = find_quantities(words.strip(), "en")
    amount = found[0].amount if len(found) == 1 and found[0].form in AMOUNT_FORMS else None
    if amount is not None and amount.printed == words.strip() and amount.unit in load().currencies:
        return amount
    if amount is None or amount.unit != "count" or amount.printed != words.strip():
        raise CorrectionError(f'"{words}" is no amount: write 5, 5-9, "at least 5", "at most 5" or "about 5"')
    return amount.model_copy(update={"unit": unit})


def window_in(words: str, old: Claim, claimant: str) -> Window:
    """The window that an editor writes, in the zone of the claimant; a night stays one on another day.

    Raises: CorrectionError where it is none.
    """
    basis, _, date = words.strip().rpartition(" ")
    if not basis and old.window.basis == "night" and len(date) == len("2025-06-29"):
        basis = "night"
    try:
        row = {"date": date, "basis": basis} if basis else {"date": date}
        zone = KYIV.key if load().metrics[old.metric].unit == "money" else load().claimant(claimant).zone
        return window_of(row, zone)
    except ValueError as fault:
        known = ", ".join(get_args(Basis))
        raise CorrectionError(f'no window "{words}": {fault}; a basis before it is one of {known}') from None
