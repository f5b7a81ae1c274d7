"""Laws of rulings: what was stated is supported, what nobody stated is not, and order plays no part."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

import tracker
from tests import factory
from tracker.court import is_fault
from tracker.court.agreement import agreement
from tracker.model import Amount, Reading, Ruling
from tracker.store import open_store

FAST = settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
SAID = datetime(2025, 7, 30, 9, tzinfo=UTC)
NIGHTS = st.dictionaries(st.integers(1, 28), st.integers(20, 900), min_size=1, max_size=6)
ENDS = st.tuples(st.integers(0, 900), st.integers(0, 900), st.integers(0, 900)).map(sorted)


def sentence(day: int, value: int) -> str:
    return f"Ukraine's air force said Russia launched {value} drones overnight into July {day}."


def ruled(nights: dict[int, int], text: str) -> list[Ruling]:
    """Rulings on a text of a store that holds one post a night."""
    posts = []
    for day, value in nights.items():
        of = factory.document(text=f"Launched {value} on {day}", claimant="ua_air_force")
        posts.append(Reading(of, (factory.claim(of, value=value, window=factory.night(day)),)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        path.write_bytes(factory.empty_store())
        with open_store(path, "w") as store:
            store.add(posts, known_at=SAID, source="made up")
            return tracker.check(store, tracker.read(text, published=SAID))


@FAST
@given(NIGHTS)
def test_what_was_stated_is_supported(nights: dict[int, int]) -> None:
    found = ruled(nights, " ".join(sentence(day, value) for day, value in nights.items()))
    assert [one.verdict for one in found] == ["supported"] * len(nights)


@FAST
@given(NIGHTS, st.integers(1, 900))
def test_what_nobody_stated_is_not(nights: dict[int, int], other: int) -> None:
    day, value = next(iter(nights.items()))
    assume(other != value)
    [one] = ruled(nights, sentence(day, other))
    assert one.verdict in ("rounded", "contradicted")
    assert is_fault(one) == (one.verdict == "contradicted")
    assert one.observed is not None and one.observed.best == value


@FAST
@given(NIGHTS, st.integers(0, 40))
def test_the_order_of_sentences_changes_no_verdict(nights: dict[int, int], off: int) -> None:
    sentences = [sentence(day, value + off * (day % 2)) for day, value in nights.items()]
    there, back = (ruled(nights, " ".join(each)) for each in (sentences, sentences[::-1]))
    assert sorted((one.window.end, one.verdict) for one in there) == sorted(
        (one.window.end, one.verdict) for one in back
    )


@given(ENDS)
def test_every_amount_agrees_with_itself(ends: list[int]) -> None:
    low, best, high = ends
    amount = Amount(low=low, best=best, high=high, unit="count", bound="range")
    assert agreement(amount, amount) == "equal"


@given(ENDS, st.integers(0, 900))
def test_an_interval_agrees_with_the_values_inside_it_alone(ends: list[int], held: int) -> None:
    low, best, high = ends
    amount = Amount(low=low, best=best, high=high, unit="count", bound="range" if low < high else "exact")
    inside = low <= held <= high
    assert (agreement(amount, Amount.exact(held)) == "equal") == inside
