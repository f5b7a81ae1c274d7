"""Claimants who contradict each other: what is put before a person, and what is not."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from tests.factory import at, claim, document, night
from tracker.court.conflicts import conflicts
from tracker.model import Amount, Claim, Window
from tracker.vocab import load

FORCE, PRESIDENT, PAPER = "ua_air_force", "ua_president", "reuters"
NUMBERS = iter(range(100, 10_000))


def said(claimant: str, value: float | Amount, *, by: str = "", hour: int = 9, **fields: Any) -> Claim:
    """A figure of a claimant, printed by its own channel unless said otherwise, in a text of its own."""
    text = document(next(NUMBERS), text=f"{value} of them.").model_copy(
        update={"claimant": claimant, "publisher": by or claimant, "published": at(3, hour)}
    )
    amount = value if isinstance(value, Amount) else Amount.exact(value)
    return claim(text, amount=amount, **({"window": night(3)} | fields))


def found(*claims: Claim) -> list[tuple[float | None, ...]]:
    return [values(together) for together in conflicts(claims, load())]


def values(claims: Iterable[Claim]) -> tuple[float | None, ...]:
    return tuple(each.amount.best for each in claims)


def test_figures_that_others_quote_are_in_conflict_too() -> None:
    assert found(said(FORCE, 60, by=PAPER), said(PRESIDENT, 90, by=PAPER)) == [(60, 90)]


def test_a_part_is_no_larger_than_its_whole() -> None:
    shaheds, drones = said(FORCE, 477, classes=("drone_strike",)), said(PRESIDENT, 447)
    assert found(shaheds, drones) == [(477, 447)]
    assert found(said(FORCE, 300, classes=("drone_strike",)), drones) == []


def test_all_targets_are_not_counted_alike() -> None:
    """Bombs are many, and most counts of targets leave them out."""
    assert found(said(FORCE, 31, classes=("air_target",)), said(PRESIDENT, 97, classes=("bomb",))) == []


def test_windows_of_one_attack_need_not_be_the_same() -> None:
    start, end = night(3).start, night(3).end
    assert start is not None and end is not None
    late = Window(
        start=start + timedelta(hours=1), end=end + timedelta(hours=1), basis="night", got="printed"
    )
    assert found(said(FORCE, 60), said(PRESIDENT, 90, window=late)) == [(60, 90)]
    assert found(said(FORCE, 60), said(PRESIDENT, 90, window=night(5))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (477, 480),
        (477, Amount(low=400, best=400, high=None, unit="count", bound="more_than", printed="400")),
        (477, 477),
    ],
)
def test_what_rounding_or_a_bound_explains_is_no_conflict(one: float, other: float | Amount) -> None:
    assert found(said(FORCE, one), said(PRESIDENT, other)) == []


def test_the_latest_own_words_of_a_claimant_count() -> None:
    first, later = said(FORCE, 500, hour=8), said(FORCE, 537, hour=12)
    quoted = said(FORCE, 530, by=PAPER, hour=20)
    assert found(first, later, quoted, said(PRESIDENT, 537)) == []
    assert found(first, quoted, said(PRESIDENT, 537), later.model_copy(update={"window": night(9)})) == [
        (500, 537)
    ]


def test_a_claimant_is_in_no_conflict_with_itself_or_with_nobody() -> None:
    assert found(said(FORCE, 60), said(FORCE, 90)) == []
    assert found(said(FORCE, 60), said("unattributed", 90, by=PAPER)) == []


def test_other_sides_places_and_metrics_are_other_figures() -> None:
    others: tuple[dict[str, Any], ...] = (
        {"direction": "ua_on_ru"},
        {"scope": "kharkiv"},
        {"metric": "shot_down"},
    )
    for fields in others:
        assert found(said(FORCE, 60), said(PRESIDENT, 90, **fields)) == []


def test_announcements_of_money_add_up() -> None:
    given: dict[str, Any] = {
        "metric": "aid_pledged",
        "classes": ("aid",),
        "direction": "none",
        "scope": "DEU",
    }
    mine, yours = (Amount.exact(value, unit="EUR") for value in (5e8, 3e8))
    assert found(said("donor:DEU", mine, **given), said(PRESIDENT, yours, **given)) == []


def test_disagreements_that_share_a_figure_are_one() -> None:
    general = said("ua_general_staff", 70)
    assert found(said(FORCE, 60), said(PRESIDENT, 90), general) == [(60, 70, 90)]
