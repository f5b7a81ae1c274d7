"""The nouns that the reader makes without validation are those that validation would have made."""

from pathlib import Path

import pytest

from tests.golden_score import document, load
from tracker.claims import read
from tracker.frozen import Frozen
from tracker.model import Amount, Claim, Quantity, Rejection, Window
from tracker.text import find_quantities

GOLDEN = Path(__file__).parent / "golden"


def checked(noun: Frozen) -> Frozen:
    """The noun as its public constructor makes it from the same values, all the way down."""
    values = {name: getattr(noun, name) for name in type(noun).model_fields}
    return type(noun).model_validate({name: _plain(value) for name, value in values.items()})


def _plain(value: object) -> object:
    if isinstance(value, Frozen):
        return checked(value).model_dump()
    if isinstance(value, tuple):
        return tuple(_plain(member) for member in value)
    return value


@pytest.mark.parametrize(
    "language", ["en", *(pytest.param(other, marks=pytest.mark.slow) for other in ("uk", "ru"))]
)
def test_what_is_read_is_valid(language: str) -> None:
    seen = 0
    for passage in load(GOLDEN / f"{language}.develop.toml")[::15]:
        given = document(passage)
        reading = read(given)
        nouns = [*reading.claims, *reading.rejections, *find_quantities(given.text, given.language)]
        seen += len(nouns)
        for noun in nouns:
            made = checked(noun)
            assert made == noun
            assert made.model_dump_json() == noun.model_dump_json()
    assert seen > 20


def test_a_trusted_noun_has_the_defaults_in_the_order_of_its_fields() -> None:
    amount = Amount.trusted(unit="count", high=2.0, best=2.0, low=2.0)
    assert amount == Amount.exact(2)
    assert hash(amount) == hash(Amount.exact(2))
    assert amount.model_dump_json() == Amount.exact(2).model_dump_json()
    assert amount.model_copy(update={"unit": "km"}) == Amount.exact(2, "km")


@pytest.mark.parametrize("noun", [Claim, Quantity, Rejection, Window])
def test_defaults_are_not_shared_between_nouns(noun: type[Frozen]) -> None:
    one, other = noun.trusted(), noun.trusted()
    assert one.__dict__ is not other.__dict__
    with pytest.raises(Exception, match="frozen"):
        one.kind = "other"  # type: ignore[attr-defined]
