"""Laws of the plainest sentences of analysts: an army's dead by nation and rank, accusers, land by share."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.laws.plain import KYIV, Case, claims_of, misread
from tracker.model import Language

# {a} whose (adjective), {s} the side in the nominative, {o} the other side.
_SIDES = (("Russian", "Russia", "Ukraine", "ua_on_ru"), ("Ukrainian", "Ukraine", "Russia", "ru_on_ua"))
_DEAD = (
    "Researchers put the number of {a} dead at 46,000.",
    "The think tank put {a} deaths at 46,000.",
    "{a} military deaths are thought to exceed 46,000.",
    "We believe the number of {a} fatalities is as high as 46,000.",
    "That would put the number of {a} deaths at 46,000.",
    "The campaign cost {s} 46,000 dead.",
    "The campaign cost the {a} army, by one estimate, 46,000 killed.",
    "The deaths of 46,000 {a} officers have been confirmed.",
    "We keep a list of {a} soldiers killed in the war. By now 46,000 deaths have been confirmed.",
    "Of the 90,000 {a} soldiers sent there, one analyst reckons, 46,000 were killed.",
)
_FOUGHT = (
    "Over two years of trying to hold the village, {a} forces lost 427 soldiers killed and 798 wounded.",
    "The village lies in the Donetsk region. There {s} lost 427 soldiers killed, and 798 wounded.",
    "{s} has also sustained heavy losses. At the ford 427 soldiers were killed and 798 wounded.",
)
_ACCUSED = (
    "{s} accused {o} of killing 27 people and injuring 31 in a drone strike on a hotel.",
    "{s} blamed {o} for a strike that it said killed 27 people and injured 31.",
)
_SHARES = (
    "{a} forces control 60 percent of Pokrovsk.",
    "{a} forces have seized about 60 percent of Pokrovsk.",
    "{a} forces have seized Myrnohrad and hold 60 percent of Pokrovsk.",
    "It is said that {a} forces launched an assault and now control 60 percent of Pokrovsk.",
)


def _each(templates: tuple[str, ...], *claims: tuple[object, ...]) -> Iterator[Case]:
    for adjective, side, other, direction in _SIDES:
        for template in templates:
            yield template.format(a=adjective, s=side, o=other), [(*one, direction) for one in claims]


def test_the_dead_of_a_nation_are_its_armys() -> None:
    fields = ("metric", "classes", "best", "direction")
    assert not misread(_each(_DEAD, ("killed", "soldier", 46000)), "en", fields)
    told = (("killed", "soldier", 427), ("injured", "soldier", 798))
    assert not misread(_each(_FOUGHT, *told), "en", fields)


def test_who_is_accused_attacked() -> None:
    cases = [
        (text, [("killed", 27, claimant, way), ("injured", 31, claimant, way)])
        for text, _ in _each(_ACCUSED)
        for claimant, way in [
            ("ru_official", "ua_on_ru") if text.startswith("Russia") else ("ua_official", "ru_on_ua")
        ]
    ]
    assert not misread(cases, "en", ("metric", "best", "claimant", "direction"))


def test_a_share_of_a_town_is_held_there() -> None:
    cases = [
        (text, [(f"territory_held_{'ru' if 'Russian' in text else 'ua'}", 60, "pokrovsk")])
        for text, _ in _each(_SHARES)
    ]
    assert not misread(cases, "en", ("metric", "best", "scope"))


def test_an_army_that_was_built_up_is_no_loss() -> None:
    cases: list[Case] = [
        (f"Moscow has destroyed its old army, {built} 1.5 million soldiers.", [("force_size", 1500000)])
        for built in ("expanding it to a force of", "building a new army of", "rebuilding it as a force of")
    ]
    assert not misread(cases, "en", ("metric", "best"))


_BY_NAME = (
    "{w} has confirmed 12,460 deaths since January.",
    "In October, {w} counted 12,460 deaths.",
    "{w} has identified the names of 12,460 people killed in the war.",
)


def test_a_list_of_names_holds_the_dead_of_one_army() -> None:
    cases = [
        (text.format(w=who), [("killed", "soldier", 12460, way, f"tally:{slug}")])
        for who, slug, way in (("Mediazona", "mediazona", "ua_on_ru"), ("UALosses", "ualosses", "ru_on_ua"))
        for text in _BY_NAME
    ]
    assert not misread(cases, "en", ("metric", "classes", "best", "direction", "claimant"))


def test_land_taken_in_a_year_is_no_share_held() -> None:
    cases: list[Case] = [
        (f"Russia {verb} 4,300 square kilometres {when}, {equal} 0.7 percent of Ukraine's territory.", [])
        for verb, when in (("seized", "in 2025"), ("captured", "last year"))
        for equal in ("or", "which amounts to", "equal to just", "an area equivalent to")
    ]
    assert not misread(cases, "en", ("metric", "best"))


_SPANS = (
    ("en", "From 2022 to June 2025 Denmark gave Ukraine 7.5 billion euros.", (2022, 1, 2025, 6)),
    (
        "en",
        "From February 2022 to the end of 2024 Denmark gave Ukraine 7.5 billion euros.",
        (2022, 2, 2024, 12),
    ),
    (
        "uk",
        "З березня 2022 року до кінця 2024 року Данія виділила Україні 7,5 млрд євро.",
        (2022, 3, 2024, 12),
    ),
    ("uk", "Із березня 2022 по листопад 2024 року Данія виділила 7,5 млрд євро.", (2022, 3, 2024, 11)),
    ("ru", "С начала 2022 года до конца 2024 года Дания выделила 7,5 млрд евро.", (2022, 1, 2024, 12)),
    ("ru", "С января по май 2024 года Дания выделила 7,5 млрд евро.", (2024, 1, 2024, 5)),
)


@pytest.mark.parametrize(("language", "text", "span"), _SPANS)
def test_month_and_year_bound_one_span(language: Language, text: str, span: tuple[int, ...]) -> None:
    window = claims_of(text, language)[0].window
    assert window.start is not None
    assert window.end is not None
    first, last = window.start.astimezone(KYIV), window.end.astimezone(KYIV) - timedelta(days=1)
    assert (first.year, first.month, last.year, last.month) == span
