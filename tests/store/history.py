"""One small history with everything that a store can hold, and what each schema version wrote of it.

`python -m tests.store.history` writes the file of the newest schema; older files are never written again.
"""

import gzip
import tempfile
from pathlib import Path

from tests.factory import at, claim, document, night, reading, rejection
from tests.store.helpers import add, read_by
from tracker.model import Alternative, Amount, Reading, Window
from tracker.store import Store, correct, open_store, retract
from tracker.store.schema import VERSION

FIXTURES = Path(__file__).parent / "fixtures"


def rich() -> Reading:
    """A reading whose claims use what few claims use."""
    of = document(7, title="Допомога", reasons=("weekday and date",), url="https://example.org/7")
    pledged = claim(
        of,
        spans=((3, 6), (10, 12)),
        metric="aid_pledged",
        classes=("aid_military", "aid_financial"),
        direction="none",
        window=Window(start=None, end=None, basis="period", got="unresolved"),
        amount=Amount(low=8.5e9, best=9e9, high=None, unit="EUR", bound="about", printed="€9bn"),
        equivalents=(Amount.exact(11e9, "USD", "$11bn"),),
        readings=(Alternative(amount=Amount.exact(9e6, "EUR"), reason="billion may be a slip"),),
        status="preliminary",
        flags=("hedged",),
    )
    rest = claim(of, value=57, derived_from=(pledged.id,), window=night(3))
    return Reading(of, (pledged, rest), (rejection(of, document="", text="0", reason="furniture"),))


def fill(store: Store) -> None:
    """Two readers, relays and twins, an earlier sighting, corrections and retractions."""
    add(store, reading(1), reading(2), reading(3), rich(), day=10, version="1")
    add(store, reading(1, publisher="a_paper", ref="page/1"), day=10, version="1")
    add(store, reading(2, ref="elsewhere"), reading(4), day=11, version="1")
    add(store, read_by(1, 101.0, 7.0), read_by(3, 4.0), day=12, version="2")
    wrong, *_ = store.claims(metric="launched")
    correct(store, wrong.id, amount=120, reason="A digit was lost.", known_at=at(13))
    retract(store, reading(2).claims[0].id, reason="Denied.", known_at=at(14))
    retract(store, reading(4).document.id, reason="A forgery.", known_at=at(15))
    add(store, reading(4), day=16, version="2")
    add(store, day=17)


def unpack(version: int, path: Path) -> None:
    """The file as the tracker of a schema version wrote it."""
    path.write_bytes(gzip.decompress((FIXTURES / f"schema-{version}.sqlite.gz").read_bytes()))


def main() -> None:
    """Write the file of the newest schema version."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        with open_store(path, "w") as store:
            fill(store)
        packed = gzip.compress(path.read_bytes(), mtime=0)
        (FIXTURES / f"schema-{VERSION}.sqlite.gz").write_bytes(packed)
        print(f"schema-{VERSION}.sqlite.gz: {len(packed):,} bytes")


if __name__ == "__main__":
    main()
