"""Laws of the store: adding twice is once, order is nothing, the past stays, and it equals its naive twin."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factory import at, claim, empty_store, night, reading, rejection
from tests.naive_store import Event, as_of
from tracker.model import Amount, Claim, Document, Reading, Window
from tracker.store import Store, correct, open_store, retract

# Each example opens stores on disk, so few of them; `make test-all` is where more are worth it.
LAW = settings(max_examples=6, deadline=None, database=None, suppress_health_check=list(HealthCheck))

TEXTS = ("447 drones and 90 missiles came.", "38 missiles were shot down.", "Nothing: 0 drones.")
VERSIONS = ("1", "2", "10")


class Add(NamedTuple):
    """One call of `add` at an instant (day of a month) by one reader."""

    day: int
    version: str
    sources: tuple[tuple[int, int], ...]  # which text, printed by which publisher


def read(text: int, publisher: int, version: str) -> Reading:
    """A pure reader: other versions find other claims, other publishers print the same claim."""
    document = Document(
        ref=f"page/{publisher}",
        text=TEXTS[text],
        published=at(1, 6 + publisher % 2),
        published_how="given",
        publisher=f"publisher_{publisher}",
    )
    wanted = range(text, text + 1 + VERSIONS.index(version))
    claims = tuple(
        claim(
            document,
            value=float(number),
            claimant="ua_air_force",
            window=night(1 + number),
            rule=f"made_up@{version if number % 2 else 0}",
        )
        for number in wanted
    )
    return Reading(document, claims, (rejection(document, span=(0, 1), text=document.text[:1]),))


@st.composite
def worlds(draw: st.DrawFn) -> list[Add]:
    sources = st.tuples(st.integers(0, len(TEXTS) - 1), st.integers(0, 2))
    adds = st.builds(
        Add,
        st.integers(1, 3),
        st.sampled_from(VERSIONS),
        st.lists(sources, max_size=4).map(tuple),
    )
    return sorted(draw(st.lists(adds, min_size=1, max_size=6)), key=lambda add: add.day)


Fresh = Callable[[], AbstractContextManager[Store]]


@contextmanager
def a_file() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        path.write_bytes(empty_store())
        with open_store(path, "w") as store:
            yield store


@pytest.fixture
def fresh(engine: str, request: pytest.FixtureRequest) -> Fresh:
    """Empty stores to write in, of one engine."""
    if engine == "sqlite":
        return a_file
    server = request.getfixturevalue("server")

    @contextmanager
    def a_schema() -> Iterator[Store]:
        with server.blank() as address, open_store(address, "w") as store:
            yield store

    return a_schema


def fill(store: Store, world: Sequence[Add]) -> list[Event]:
    events = []
    for add in world:
        readings = [read(*source, add.version) for source in add.sources]
        store.add(readings, known_at=at(add.day), source="law", version=add.version)
        events += [Event(at(add.day), add.version, each) for each in readings]
    return events


def days(store: Store) -> list[datetime]:
    return sorted({batch.known_at for batch in store.batches()})


def state(store: Store, instant: datetime) -> tuple[object, ...]:
    """All that can be asked at an instant; only a scan promises no order."""
    return (
        store.claims(as_of=instant),
        sorted(store.scan(as_of=instant).to_pylist(), key=lambda row: str(row["id"])),
        store.documents(as_of=instant),
        store.rejections(as_of=instant),
    )


@LAW
@given(worlds())
def test_the_store_equals_its_naive_twin(fresh: Fresh, world: list[Add]) -> None:
    with fresh() as store:
        events = fill(store, world)
        for instant in days(store):
            found = sorted(store.claims(as_of=instant), key=lambda c: c.id)
            assert found == as_of(events, instant)
            assert [c.id for c in found] == sorted(store.scan(as_of=instant)["id"].to_pylist())


@LAW
@given(worlds(), st.randoms(use_true_random=False), st.booleans())
def test_order_and_batching_within_an_instant_are_nothing(
    fresh: Fresh, world: list[Add], random: Random, singly: bool
) -> None:
    other = [Add(a.day, a.version, (s,)) for a in world for s in a.sources] if singly else list(world)
    random.shuffle(other)
    other.sort(key=lambda add: add.day)
    with fresh() as first, fresh() as second:
        fill(first, world)
        fill(second, other)
        for instant in {add.day for add in other if add.sources}:
            assert state(first, at(instant)) == state(second, at(instant))


@LAW
@given(worlds(), st.data())
def test_the_past_is_unchanged_by_whatever_comes_later(
    fresh: Fresh, world: list[Add], data: st.DataObject
) -> None:
    with fresh() as store:
        then: dict[datetime, tuple[object, ...]] = {}
        gone = {""}
        for day in range(1, 4):
            fill(store, [add for add in world if add.day == day])
            gone.add(edit(store, at(day, 1), data))
            assert not gone & {c.document for c in store.claims()}, "no newer reader brings them back"
            if store.batches():
                then[store.last_seen()] = state(store, store.last_seen())
        assert then == {instant: state(store, instant) for instant in then}
        assert store.verify() == []


def edit(store: Store, instant: datetime, data: st.DataObject) -> str:
    """Perhaps correct or retract something live; the document that is retracted, if one is."""
    live = store.claims()
    what = data.draw(st.sampled_from(["nothing", "correct", "claim", "document", "batch"]))
    if what == "nothing" or not live:
        return ""
    chosen = data.draw(st.sampled_from(live))
    if what == "correct":
        correct(store, chosen.id, amount=(chosen.amount.best or 0) + 1, reason="A slip.", known_at=instant)
    elif what == "batch":
        batch = next(b for b in store.batches() if chosen in store.claims(batch=b.id))
        retract(store, batch.id, reason="A wrong file.", known_at=instant)
    elif what == "claim":
        retract(store, chosen.id, reason="Withdrawn.", known_at=instant)
    else:
        told = {c.id: c.document for c in store.claims(all_versions=True)}
        target = told.get(chosen.supersedes or "", chosen.document)
        retract(store, target, reason="Withdrawn.", known_at=instant)
        return target
    assert chosen.id not in {c.id for c in store.claims()}
    return ""


@LAW
@given(worlds())
def test_adding_twice_is_once(fresh: Fresh, world: list[Add]) -> None:
    with fresh() as store:
        fill(store, world)
        before = state(store, store.last_seen())
        last = max(add.day for add in world)
        for day in (last, last + 1):
            for add in world:
                readings = [read(*source, add.version) for source in add.sources]
                batch = store.add(readings, known_at=at(day), source="again", version=add.version)
                assert (batch.documents, batch.claims, batch.rejections) == (0, 0, 0)
                assert batch.sightings == len(readings)
        assert state(store, at(last)) == before
        assert state(store, at(last + 1)) == before


instants = st.integers(0, 4_000_000_000).map(lambda s: datetime.fromtimestamp(s, at(1).tzinfo))
words = st.text(st.characters(codec="utf-8"), max_size=8)
numbers = st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    low, best, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    ends = [draw(st.sampled_from([value, None])) for value in (low, best, high)]
    return Amount(
        low=ends[0],
        best=ends[1],
        high=ends[2],
        unit=draw(st.sampled_from(["count", "percent", "EUR", "km2"])),
        bound=draw(st.sampled_from(["exact", "about", "more_than", "vague"])),
        printed=draw(words),
    )


@st.composite
def windows(draw: st.DrawFn) -> Window:
    start, basis = draw(instants), draw(st.sampled_from(["night", "instant", "year"]))
    if draw(st.booleans()):
        return Window(start=None, end=None, basis=basis, got="unresolved")
    end = start + timedelta(seconds=draw(st.integers(0, 100_000)))
    return Window(start=start, end=end, basis=basis, got=draw(st.sampled_from(["printed", "inferred"])))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    of = reading().document
    starts = draw(st.lists(st.integers(0, 30), min_size=1, max_size=3))
    others = st.text("0123456789abcdef", min_size=32, max_size=32)
    return claim(
        of,
        spans=tuple((start, start + draw(st.integers(1, 20))) for start in starts),
        ref=draw(st.sampled_from([of.ref, "", "elsewhere"])),
        quote=draw(words),
        metric=draw(st.sampled_from(["launched", "lost"])),
        classes=tuple(draw(st.lists(st.sampled_from(["drone", "missile", "kh_101"]), max_size=3))),
        direction=draw(st.sampled_from(["ru_on_ua", "none"])),
        scope=draw(st.sampled_from(["national", "kyiv_city", "Ізюм"])),
        window=draw(windows()),
        amount=draw(amounts()),
        equivalents=tuple(draw(st.lists(amounts(), max_size=2))),
        readings=tuple(
            {"amount": draw(amounts()), "reason": draw(words)} for _ in range(draw(st.integers(0, 2)))
        ),
        claimant=draw(words),
        publisher=draw(words),
        published=draw(st.none() | instants),
        status=draw(st.sampled_from(["preliminary", "updated", "final", "corrected"])),
        supersedes=draw(st.none() | others),
        derived_from=tuple(draw(st.lists(others, max_size=2))),
        rule=draw(words),
        reason=draw(words),
        flags=tuple(draw(st.lists(st.sampled_from(["hedged", "odd"]), max_size=2))),
    )


@LAW
@given(st.lists(claims(), max_size=4, unique_by=lambda c: c.id))
def test_claims_come_back_exactly(fresh: Fresh, given_claims: list[Claim]) -> None:
    with fresh() as store:
        store.add([Reading(reading().document, tuple(given_claims))], known_at=at(9), source="law")
        back = {c.id: c.model_copy(update={"known_at": None}) for c in store.claims(all_versions=True)}
        assert back == {c.id: c for c in given_claims}
