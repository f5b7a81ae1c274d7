"""English texts as they come: comparisons, figures told over several sentences, texts of other matters."""

from datetime import UTC, datetime

import pytest

from tests.together import together
from tracker.claims import read
from tracker.model import Claim, Document

SAID = datetime(2025, 10, 2, 7, tzinfo=UTC)

OTHER_MATTERS = [
    "Two people were killed and five injured when a lorry hit a bus stop in Lyon on Monday, police said.",
    "A gunman shot dead three people in a supermarket in Denver before police shot him.",
    "United lost 3-0, and 74,000 fans saw the striker hit the post twice.",
    "The company launched 12 new products, sold 3 million units and fired 400 workers.",
    "The virus killed 1,200 people and infected 45,000, health officials said.",
    "A Boeing 737 with 181 people on board crashed on landing, killing 179.",
    "Inflation rose to 4.2 percent while shares of the drone maker fell by 12 percent.",
    "Scientists detected 45 asteroids, three of which passed within 100,000 km of Earth.",
    "The hurricane destroyed 3,000 homes and left 60 people missing in Florida.",
    "Congress approved $95 billion in spending on roads and allocated $3 billion to schools.",
    "Britain pledged 30 million pounds in humanitarian aid to Sudan after two years of war.",
    "Bayern fired their coach after losing five of the last six matches.",
    "The Russian chess player lost two games and won three.",
    "Germany has 182,000 soldiers and will buy 1,000 tanks by 2035.",
    "Ukraine harvested 53 million tonnes of grain and exported 4 million tonnes in October.",
    "A survey found that 63 percent of Ukrainians trust the army; it polled 1,005 people.",
    "In the exercise cadets hit nine out of ten targets and brought down both balloons.",
    "Reports that 90 soldiers of the brigade had been killed are false, Ukraine's army said.",
    "The bodies of 1,000 soldiers were handed over to Ukraine.",
    "Storms killed the power for 40,000 people in the Lviv region.",
    "Kyiv will buy 90 billion dollars' worth of American weapons.",
    "French jets intercepted two Russian Il-20 aircraft over the Baltic.",
]


def claims(text: str, **fields: object) -> tuple[Claim, ...]:
    return read(Document.model_validate({"ref": "test", "text": text, "published": SAID, **fields})).claims


def figures(text: str, **fields: object) -> list[tuple[str, float | None]]:
    return [(claim.metric, claim.amount.best) for claim in claims(text, **fields)]


@together("text", OTHER_MATTERS)
def test_other_matters_claim_nothing(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Russia fired 214 missiles in August, compared with 270 the month before.",
            [("launched", 214, "2025-08"), ("launched", 270, "2025-07")],
        ),
        (
            "Defences stopped 86% of drones and 47% of missiles in August, against 79% and 54% in July.",
            [
                ("rate_neutralised", 86, "2025-08"),
                ("rate_neutralised", 47, "2025-08"),
                ("rate_neutralised", 79, "2025-07"),
                ("rate_neutralised", 54, "2025-07"),
            ],
        ),
        (
            "Russia launched 728 drones on July 9, more than the 550 it fired on July 4.",
            [("launched", 728, "2025-07"), ("launched", 550, "2025-07")],
        ),
    ],
)
def test_compared_figures_are_those_of_their_own_period(
    text: str, expected: list[tuple[str, float, str]]
) -> None:
    found = [
        (one.metric, one.amount.best, str(one.window.end and one.window.end.date())[:7])
        for one in claims(text)
    ]
    assert found == expected


def test_a_compared_figure_of_an_untold_time_is_no_claim() -> None:
    assert figures("Ukraine downed 61 drones overnight, compared with 44.") == [("shot_down", 61)]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Fires broke out in Odesa. The mayor says two people are dead.", "odesa"),
        ("Seven people were injured, said Kyiv's mayor.", "kyiv_city"),
        ("Three people were killed in Kherson. Two were wounded in the village of Antonivka.", "Antonivka"),
        ("Five people were killed across Ukraine, officials said.", "national"),
    ],
)
def test_people_are_hurt_where_the_text_is(text: str, scope: str) -> None:
    assert claims(text)[-1].scope == scope


@together(
    ("text", "claimant"),
    [
        ("Syniehubov: In the past day Kharkiv was hit. Two people died.", "ua_official"),
        ("Drones hit Ryazan. Governor Pavel Malkov said one person was killed.", "ru_official"),
        ("Russian forces launched 40 drones, officials said.", "ua_official"),
        ("Russian forces launched 40 drones, the military said.", "ua_general_staff"),
        (
            '"Drones struck our city. Two neighbours are dead," said Mayor Ihor Terekhov of Kharkiv.',
            "ua_official",
        ),
    ],
)
def test_who_tells_a_figure_of_a_text(text: str, claimant: str) -> None:
    assert claims(text)[-1].claimant == claimant


def test_the_enemy_of_moscows_own_post_is_ukraine() -> None:
    text = "The enemy lost up to 230 servicemen and two tanks in the past 24 hours."
    assert {claim.direction for claim in claims(text, publisher="ru_mod")} == {"ru_on_ua"}
    assert {claim.direction for claim in claims(text, publisher="ua_general_staff")} == {"ua_on_ru"}


def test_a_model_tells_which_missiles_and_decoys_make_a_total() -> None:
    named = claims("Russia fired three Kh-47M2 Kinzhal ballistic missiles and 120 Shahed and Gerbera drones.")
    assert [claim.classes for claim in named] == [("kinzhal",), ("drone",)]


def test_numbers_told_in_turn_count_what_was_named_in_turn() -> None:
    found = claims("Russia used 653 drones and 51 missiles, of which 585 and 30 were shot down.")
    assert [(one.classes, one.metric) for one in found[2:]] == [
        (("drone",), "shot_down"),
        (("missile",), "shot_down"),
    ]


def test_what_multiplies_a_sum_that_is_no_claim_is_rejected_too() -> None:
    text = "The SBU caught two agents who had set fire to three vehicles for $4,000 each."
    rejected = read(Document(ref="test", text=text, published=SAID)).rejections
    assert [one.text for one in rejected] == ["two", "three", "$4,000"]
