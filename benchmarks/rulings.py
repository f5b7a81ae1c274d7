"""Rulings on figures that the press printed, against the digitised posts of the Air Force."""

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tracker import court
from tracker.api.importing import import_file
from tracker.model import Amount, Reading, Ruling
from tracker.sources.claim_rows import read
from tracker.store import Store, open_store

ROOT = Path(__file__).resolve().parents[1]
FACTS = ROOT / "datasets" / "press-figures" / "facts.csv"
POSTS = ROOT.parent / "shared" / "data" / "missile-attacks" / "2026-06-07.csv"
KNOWN = datetime(2026, 6, 7, tzinfo=UTC)


def lines() -> Iterator[str]:
    """How often each verdict is given, of single nights and of longer spans, and of figures with a slip."""
    if not POSTS.exists():
        yield "rulings: shared/data/missile-attacks is not beside the repository: nothing is ruled on"
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "store.sqlite"
        import_file(place, "missile-attacks", POSTS, known_at=KNOWN)
        with open_store(place) as store:
            ruled = [*ruled_on(store, read(FACTS))]
            yield _counted("press figures of one night", (one for _, one in ruled if _is_night(one)))
            yield _counted("press totals of longer spans", (one for _, one in ruled if not _is_night(one)))
            right = [each for each, one in ruled if one.verdict == "supported" and _is_night(one)]
            slips = [one for each in right if (one := slip(each)) is not None]
            yield _counted("the same nights, two digits swapped", (one for _, one in ruled_on(store, slips)))


def ruled_on(store: Store, readings: Iterable[Reading]) -> Iterator[tuple[Reading, Ruling]]:
    """The ruling on each figure of attacks on Ukraine, every row of a table a text of its own."""
    for each in readings:
        if each.claims[0].direction == "ru_on_ua":
            yield from ((each, one) for one in court.check(store, each))


def slip(reading: Reading) -> Reading | None:
    """The reading of one figure with its first two different digits swapped; None where it has none.

    477 becomes 747.
    """
    (claim,) = reading.claims
    digits = f"{claim.amount.best:.0f}"
    at = next((at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]), None)
    if at is None or claim.amount.bound != "exact" or digits[at + 1] == "0":
        return None
    value = float(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    amount = Amount.exact(value, claim.amount.unit, f"{value:g}")
    return Reading(reading.document, (claim.model_copy(update={"amount": amount}),))


def _is_night(ruling: Ruling) -> bool:
    return ruling.window.basis in ("day", "night")


def _counted(name: str, rulings: Iterable[Ruling]) -> str:
    verdicts = Counter(one.verdict for one in rulings)
    told = ", ".join(f"{many} {verdict.replace('_', ' ')}" for verdict, many in verdicts.most_common())
    return f"rulings, {name}: {verdicts.total()}: {told}"
