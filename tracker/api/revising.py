"""How figures moved, and what was taken back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tracker.api import listing
from tracker.api.opening import StoreLike, opened
from tracker.instants import When, read_instant
from tracker.model import Claim
from tracker.series.revisions import Moved, Revision, histories, moved, revision
from tracker.store import Cut, Store
from tracker.vocab import load


class Compared(NamedTuple):
    """What became of figures between two instants: how many are same, changed, added, gone; which moved."""

    counts: dict[str, int]
    moves: tuple[Moved, ...]


def revisions(
    store: StoreLike,
    metric: str | None = None,
    *,
    classes: str | Sequence[str] | None = None,
    since: When | None = None,
    until: When | None = None,
    as_of: When | None = None,
    cut: Cut = "known_at",
    every: bool = False,
    **filters: Any,
) -> list[Revision]:
    """Figures that changed after they were first stated, in order of their windows; with `every` all figures.

    `filters` are direction, scope and claimant; a figure that a correction brought in or took out is one of
    them. Raises: SeriesError for an unknown metric or class.
    """
    asked = {"metric": metric, "classes": _inside(classes), "since": since, "until": until, **filters}
    with opened(store) as reader:
        known: dict[str, Any] = {"all_versions": True, "as_of": read_instant(as_of), "cut": cut}
        claims = _with_corrections(reader, listing.claims(reader, **known, **asked), known)
    found = map(revision, histories(claims, load()))
    return sorted((one for one in found if every or one.n_revisions), key=_place)


def compare(
    store: StoreLike,
    before: When,
    after: When,
    *,
    metric: str | None = None,
    classes: str | Sequence[str] | None = None,
    cut: Cut = "known_at",
    **filters: Any,
) -> Compared:
    """What became of the figures known at one instant until a later one, as between two vintages of a file.

    Raises: AsOfError for an instant that the store has not seen; SeriesError for an unknown metric or class.
    """
    first, last = read_instant(before), read_instant(after)
    asked = {"metric": metric, "classes": _inside(classes), **filters}
    with opened(store) as reader:
        before_it, after_it = (
            listing.claims(reader, as_of=first, cut=cut, **asked),
            listing.claims(reader, as_of=last, cut=cut, all_versions=True, **asked),
        )
        after_it = _with_corrections(reader, after_it, {"as_of": last, "cut": cut, "all_versions": True})
        live = set(reader.scan(metrics=metric, as_of=last, cut=cut)["id"].to_pylist())
    one = {claim.id: claim for claim in before_it}
    other = {claim.id: claim for claim in after_it if claim.id in live}
    found = list(moved(histories([*before_it, *after_it], load()), one, other))
    counts = Counter(each.change for each in found)
    return Compared(
        {change: counts[change] for change in ("same", "changed", "added", "gone")},
        tuple(each for each in found if each.change != "same"),
    )


def _with_corrections(store: Store, claims: Sequence[Claim], known: Mapping[str, Any]) -> list[Claim]:
    """The claims with those that they correct and those that correct them, of whatever key or claimant."""
    found = {claim.id: claim for claim in claims}
    fresh = list(claims)
    while fresh:
        corrected = {claim.supersedes for claim in fresh if claim.supersedes} - found.keys()
        beside = [
            *(store.claims(ids=corrected, **known) if corrected else []),
            *store.claims(supersedes=[claim.id for claim in fresh], **known),
        ]
        fresh = [claim for claim in beside if claim.id not in found]
        found |= {claim.id: claim for claim in fresh}
    return list(found.values())


def _inside(classes: str | Sequence[str] | None) -> list[str] | None:
    """The classes asked for and all below them."""
    if classes is None:
        return None
    words = load()
    asked = classes.split("+") if isinstance(classes, str) else list(classes)
    below = [words.descendants(name) if name in words.classes else {name} for name in asked]
    return sorted(set().union(*below))


def _place(each: Revision) -> tuple[Any, ...]:
    window = each.figure.window
    return (
        window.end is None,
        window.end or window.start,
        each.figure.metric,
        each.figure.classes,
        each.figure.id,
    )
