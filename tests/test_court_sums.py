"""Rulings on sums of pledges, and on figures that other figures bound."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import tracker
from tests import factory
from tracker.model import Reading, Ruling
from tracker.store import Store, open_store

KNOWN, SAID = datetime(2025, 10, 1, tzinfo=UTC), datetime(2025, 7, 2, 9, tzinfo=UTC)
PLEDGES = {
    "2025-05-12": "Germany pledged 600 million euros in military aid to Ukraine on 12 May 2025.",
    "2025-06-03": "Germany pledged 700 million euros in military aid to Ukraine on 3 June 2025.",
    "2025-06-04": "On 3 June 2025 Berlin pledged 700 million euros in military aid to Ukraine.",
    "2025-06-10": "Norway pledged 500 million euros in aid to Ukraine on 10 June 2025.",
    "2025-06-20": "Germany and Norway together pledged 200 million euros in aid to Ukraine on 20 June 2025.",
}
SUMS = {
    "In May and June 2025 Germany pledged 1.3 billion euros in military aid to Ukraine.": "supported",
    "Germany and Norway pledged 1.4 billion euros to Ukraine in June 2025.": "supported",
    "Donors pledged more than 1.3 billion euros to Ukraine in June 2025.": "supported",
    "In May and June 2025 Germany pledged 3 billion euros in military aid to Ukraine.": "contested",
    "Germany pledged 900 million euros in military aid to Ukraine on 3 June 2025.": "contradicted",
    "Germany pledged 900 million euros in aid to Ukraine on 3 June 2025.": "unknown",
    "Germany pledged 700 million euros in aid to Ukraine on 3 June 2025.": "supported",
    "In May and June 2025 Sweden pledged 3 billion euros in military aid to Ukraine.": "unknown",
}


NIGHT = (
    "Ukraine's air force said Russia launched 99 drones overnight into June 28; 9 missiles and 20 drones hit."
)
LOSSES = "Russia has lost {} tanks since February 24, 2022, the General Staff of Ukraine said on {} 2025."
BOUNDED = {
    "The air force said 120 drones were lost from radar overnight into June 28.": "contradicted",
    "The air force said 60 drones were lost from radar overnight into June 28.": "possible",
    "The air force said hits were recorded at 40 locations overnight into June 28.": "contradicted",
    LOSSES.format("10,700", "1 July"): "contradicted",
    LOSSES.format("10,900", "1 July"): "possible",
}
STRIKE = "Ukraine's General Staff said it launched 20 drones at Moscow overnight into June 27."
MAYOR = "Moscow mayor Sergei Sobyanin said {} drones were shot down over Moscow overnight into June 27."
BOTH = (
    "The air force said Russia launched 9 missiles overnight into June 26.",
    "The General Staff of Ukraine said Russia launched 15 missiles overnight into June 26.",
)
BOUNDED_BY_OTHERS = {
    MAYOR.format(24): "contested",
    MAYOR.format(20): "possible",
    "24 drones were shot down over Moscow overnight into June 27.": "contested",
    "Zelensky said 120 drones were lost from radar overnight into June 28.": "contested",
    "120 drones were lost from radar overnight into June 28.": "contradicted",
    "Russia has lost 10,700 tanks since February 24, 2022, Zelensky said on 1 July 2025.": "contested",
    "Russia launched 12 Kinzhal missiles overnight into June 26.": "contested",
    "Russia launched 22 Kinzhal missiles overnight into June 26.": "contradicted",
    "The air force said Russia launched 12 Kinzhal missiles overnight into June 26.": "contradicted",
    "The General Staff of Ukraine said Russia launched 12 Kinzhal missiles overnight into June 26.": (
        "possible"
    ),
}


def told() -> list[Reading]:
    return [
        tracker.read(text, published=datetime.fromisoformat(f"{day}T09:00Z"))
        for day, text in [
            *PLEDGES.items(),
            ("2025-06-28", NIGHT),
            ("2025-06-27", STRIKE),
            *(("2025-06-26", text) for text in BOTH),
            ("2025-06-10", LOSSES.format("10,800", "10 June")),
            ("2025-06-25", LOSSES.format("10,850", "25 June")),
        ]
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("sums") / "aid.db"
    path.write_bytes(factory.empty_store())
    with open_store(path, "w") as made:
        made.add(told(), known_at=KNOWN, source="made up")
        yield made


def ruled(store: Store, text: str, said: datetime = SAID) -> Ruling:
    (one,) = tracker.check(store, tracker.read(text, published=said))
    return one


def test_announcements_are_added_up_by_donor_and_month_each_once(store: Store) -> None:
    assert {text: ruled(store, text).verdict for text in SUMS} == SUMS


def test_a_joint_sum_says_what_each_donor_announced(store: Store) -> None:
    joint = ruled(store, "Germany and Norway pledged 1.5 billion euros to Ukraine in June 2025.")
    split = "Germany 700 million EUR, Norway 500 million EUR, Germany and Norway 200 million EUR"
    assert joint.verdict == "contested"
    assert joint.note.endswith(f"the announcements for these days come to 1.4 billion EUR ({split})")
    assert len(joint.claims) == 3


def test_an_announcement_does_not_support_its_own_text(store: Store) -> None:
    own = next(one for one in told() if "together" in one.document.text)
    (again,) = tracker.check(store, own)
    assert (again.verdict, again.observed) != ("supported", again.amount)


def test_a_figure_is_held_to_what_it_cannot_exceed_or_fall_below(store: Store) -> None:
    assert {text: ruled(store, text).verdict for text in BOUNDED} == BOUNDED
    ahead = ruled(store, LOSSES.format("10,900", "18 June"), datetime(2025, 6, 18, 9, tzinfo=UTC))
    assert ahead.verdict == "contradicted"
    fallen = ruled(store, LOSSES.format("10,700", "1 July"))
    assert fallen.note == (
        "a running total does not fall: General Staff of Ukraine stated 10,850 of the days to 2025-06-25"
    )


def test_what_another_claimant_stated_bounds_without_contradicting(store: Store) -> None:
    assert {text: ruled(store, text).verdict for text in BOUNDED_BY_OTHERS} == BOUNDED_BY_OTHERS
    assert ruled(store, MAYOR.format(24)).note == (
        "no such figure of Russian officials is held; it is part of what was launched, "
        "of which the statements of General Staff of Ukraine for these days come to 20"
    )
