"""The worked example of the seed page: every claim, equivalent and rejection where it stands."""

import re
from collections import Counter
from functools import cache

import pytest

from tests.shared import SHARED, needs_shared
from tests.together import together
from tracker.api.reading import read_file
from tracker.claims import checks, in_input, read
from tracker.model import Claim, Document, Rejection
from tracker.sources import read as read_documents

PAGE = SHARED / "seed" / "luhansk-control-and-halted-weapons.txt"
pytestmark = needs_shared("seed", "luhansk-control-and-halted-weapons.txt")

# offset: metric, classes, bound, low, best, high, unit, direction, scope, claimant, first UTC day, basis
MAIN = {
    508: ("territory_held_ru", "", "exact", 100, 100, 100, "percent", "none", "luhansk", "ru_official"),
    632: ("territory_held_ua", "", "exact", 2, 2, 2, "settlement", "none", "luhansk", "ru_milblogger"),
    1745: ("territory_held_ua", "", "about", 30.0, 33.3, 36.7, "percent", "none", "donetsk", "unattributed"),
    2504: ("distance_planned", "", "range", 70, 95, 120, "km", "none", "national", "expert"),
    2918: ("distance_planned", "", "at_least", 20, 20, None, "km", "none", "national", "ru_official"),
    2955: ("distance_planned", "", "exact", 30, 30, 30, "km", "none", "national", "ru_official"),
    5022: (
        "equipment_destroyed", "helicopter", "at_least", 3, 3, None, "count", "ua_on_ru", "Kirovske",
        "ua_security_service",
    ),
    5133: (
        "equipment_destroyed", "aircraft", "at_least", 4, 4, None, "count", "ua_on_ru", "Marinovka",
        "ua_general_staff",
    ),
    5651: ("launched", "drone", "exact", 447, 447, 447, "count", "ru_on_ua", "national", "unattributed"),
    5666: ("launched", "missile", "exact", 90, 90, 90, "count", "ru_on_ua", "national", "unattributed"),
    5772: ("neutralised", "drone", "all_but", 446, 446, 446, "count", "ru_on_ua", "national", "ua_air_force"),
    5802: ("neutralised", "missile", "exact", 38, 38, 38, "count", "ru_on_ua", "national", "ua_air_force"),
    6606: ("aid_pledged", "aid_military", "exact", 9e9, 9e9, 9e9, "EUR", "none", "DEU", "ua_president"),
}  # fmt: skip
RELATED = {
    16422: ("killed", "person", "exact", 2, 2, 2, "person", "ru_on_ua", "odesa", "ua_official"),
    17031: ("production_planned", "", "vague", 1e5, 3.2e5, 1e6, "count", "none", "national", "ua_president"),
}
WINDOWS = {
    508: ("2025-06-30T21:00", "2025-06-30T21:00", "instant"),
    2918: ("2025-02-28T22:00", "2025-03-31T21:00", "month"),
    5022: ("2025-06-26T21:00", "2025-06-28T21:00", "period"),
    5133: ("2025-06-22T21:00", "2025-06-29T21:00", "week"),
    5651: ("2025-06-28T21:00", "2025-06-29T21:00", "day"),
    5666: ("2025-06-28T21:00", "2025-06-29T21:00", "day"),
    5772: ("2025-06-28T21:00", "2025-06-29T21:00", "day"),
    5802: ("2025-06-28T21:00", "2025-06-29T21:00", "day"),
    6606: ("2024-12-31T22:00", "2025-12-31T22:00", "year"),
    16422: ("2025-07-02T21:00", "2025-07-03T21:00", "day"),
    17031: ("2024-12-31T22:00", "2025-12-31T22:00", "year"),
}
EQUIVALENTS = {
    2504: ("mile", 40, 75),
    2918: ("mile", 12, 12),
    2955: ("mile", 19, 19),
    6606: ("USD", 1.1e10, 1.1e10),
}
MAIN_REJECTIONS = {
    "ordinal": (312, 974, 1393, 1631, 6567),
    "no_metric": (325, 4311),
    "date": (407, 1614, 2148, 3727, 3936, 4856, 5383, 5549),
    "year": (733,),
    "duration": (940, 1099),
    "name": (574,),
    "frequency": (717,),
    "pronoun": (4272,),
    "designation": (5145,),
}
RELATED_REJECTIONS = {
    "duration": (7968, 10090, 11630, 13444, 14919, 16687),
    "no_metric": (8734, 12640),
    "other_subject": (13843,),
    "age": (14940,),
    "unit_number": (15825,),
    "pronoun": (14790,),
    "ordinal": (12030, 12060),
}


@cache
def _documents() -> tuple[Document, ...]:
    return tuple(read_documents(PAGE))


@cache
def _claims() -> dict[int, Claim]:
    found = [in_input(claim, document) for document in _documents() for claim in read(document).claims]
    assert len(found) == len({claim.spans[0][0] for claim in found})
    return {claim.spans[0][0]: claim for claim in found}


@cache
def _rejections() -> dict[int, Rejection]:
    return {
        moved.span[0]: moved
        for document in _documents()
        for moved in (in_input(rejection, document) for rejection in read(document).rejections)
    }


def test_four_articles_are_told_apart() -> None:
    assert len(_documents()) == 4
    assert len(read(_documents()[0]).claims) == 13
    assert [len(read(document).claims) for document in _documents()[1:]] == [0, 0, 2]


@together("at", [*MAIN, *RELATED])
def test_claim_of_the_table(at: int) -> None:
    claim = _claims()[at]
    amount = claim.amount
    shown = (
        claim.metric, "+".join(claim.classes), amount.bound, amount.low, amount.best, amount.high,
        amount.unit, claim.direction, claim.scope, claim.claimant,
    )  # fmt: skip
    assert shown == {**MAIN, **RELATED}[at]
    assert claim.publisher == "al_jazeera"


@together("at", WINDOWS)
def test_window_of_the_table(at: int) -> None:
    window = _claims()[at].window
    assert window.start is not None
    assert window.end is not None
    shown = (window.start.isoformat()[:16], window.end.isoformat()[:16], window.basis)
    assert shown == WINDOWS[at]


@pytest.mark.parametrize("at", [632, 1745, 2504])
def test_states_are_told_for_the_publication(at: int) -> None:
    claim = _claims()[at]
    assert claim.window.start == claim.window.end == claim.published
    assert claim.window.basis == "instant"


def test_equivalents_are_no_second_amounts() -> None:
    printed = {at: claim.equivalents for at, claim in _claims().items() if claim.equivalents}
    assert {at: (one.unit, one.low, one.high) for at, (one,) in printed.items()} == EQUIVALENTS


def test_alternative_readings_are_kept() -> None:
    assert _claims()[5802].readings[0].amount.best == 52
    assert _claims()[2504].readings[0].amount.low == 70
    assert _claims()[2504].readings[0].amount.bound == "at_least"


def test_all_but_one_is_derived_from_the_launched() -> None:
    claims = _claims()
    assert claims[5772].derived_from == (claims[5651].id,)


@together("reason", MAIN_REJECTIONS)
def test_rejections_of_the_main_article(reason: str) -> None:
    end = _documents()[0].offset + len(_documents()[0].text)
    found = [at for at, rejection in _rejections().items() if rejection.reason == reason and at < end]
    assert sorted(found) == sorted(MAIN_REJECTIONS[reason])


@together("reason", RELATED_REJECTIONS)
def test_rejections_of_the_related_pieces(reason: str) -> None:
    for at in RELATED_REJECTIONS[reason]:
        assert _rejections()[at].reason == reason, at


@pytest.mark.parametrize("at", [7626, 11142, 14541])
def test_the_age_of_a_piece_is_furniture_also_behind_letters(at: int) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert re.match(r"[0-9]+ hours ago", page[at:]) and page[:at].endswith("time")
    (reading,) = read_file(PAGE)
    assert [one.reason for one in reading.furniture if one.span[0] == at] == ["furniture"]


def test_main_article_has_22_rejections() -> None:
    assert len(read(_documents()[0]).rejections) == 22


def test_spans_point_into_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page[5651:5654] == "447"
    for at, claim in _claims().items():
        assert page[at : claim.spans[0][1]]
    for rejection in _rejections().values():
        assert page[rejection.span[0] : rejection.span[1]] == rejection.text


def test_the_split_of_the_article_breaks_no_law_of_its_own() -> None:
    assert all(law.held for document in _documents() for law in checks(read(document).claims))


def test_no_designation_year_or_duration_is_claimed() -> None:
    units = Counter(claim.amount.best for claim in _claims().values())
    assert not {34, 2022, 33, 42, 155} & set(units)
