"""What goes in comes out: every field, exactly."""

from math import isnan
from typing import Any

import pytest

from tests.factory import NIGHT, at, claim, document, night, reading, rejection
from tests.store.helpers import add, bare, on_both, values
from tracker.errors import AsOfError, StoreError
from tracker.model import Alternative, Amount, Document, Reading, Window
from tracker.store import SCAN, Store, retract


def test_claims_documents_and_rejections_come_back(store: Store) -> None:
    first, second = reading(1), reading(2)
    batch = add(store, first, second)
    assert (batch.documents, batch.claims, batch.rejections, batch.sightings) == (2, 4, 2, 0)
    assert bare(store.claims()) == sorted(first.claims + second.claims, key=lambda c: c.id)
    assert {c.known_at for c in store.claims()} == {at(10)}
    assert store.documents() == [first.document, second.document]
    assert store.rejections() == [*first.rejections, *second.rejections]


def test_every_field_of_a_claim_comes_back(store: Store) -> None:
    of = document()
    euro = Amount(low=8.5e9, best=9e9, high=None, unit="EUR", bound="about", printed="€9bn")
    rich = claim(
        of,
        ref="another name",
        spans=((3, 6), (10, 12), (0, 2)),
        quote="«Лапки» й апостроф’",
        metric="aid_pledged",
        classes=("missile", "drone"),
        direction="none",
        scope="Ізюм",
        window=Window(start=None, end=None, basis="period", got="unresolved"),
        amount=euro,
        equivalents=(Amount.exact(11e9, "USD", "$11bn"),),
        readings=(Alternative(amount=Amount.exact(9e6, "EUR"), reason="billion may be a slip"),),
        claimant="eu_commission",
        publisher="a_paper",
        published=None,
        status="preliminary",
        supersedes="0" * 31 + "1",
        derived_from=("f" * 32, "0" * 32),
        reason="because",
        flags=("hedged", "round"),
    )
    add(store, Reading(of, (rich,)))
    (back,) = store.claims()
    assert back.model_copy(update={"known_at": None}) == rich
    assert back.id == rich.id


def test_documents_keep_all_that_they_say_of_themselves(store: Store) -> None:
    full = Document(
        ref="page.html#2",
        text="Текст без чисел.",
        offset=120,
        title="Заголовок",
        language="uk",
        published=None,
        published_how="no date found",
        confidence="unresolved",
        reasons=("no weekday", "no year"),
        publisher="paper",
        claimant="",
        url="https://example.org/2",
    )
    add(store, Reading(full, ()))
    assert store.documents() == [full]


def test_rejections_of_the_page_around_a_document_come_back(store: Store) -> None:
    of = document()
    around = rejection(of, document="", ref="the page", span=(900, 903), text="155", reason="furniture")
    add(store, Reading(of, (), (rejection(of), around)))
    assert sorted(store.rejections(), key=lambda r: r.span) == [rejection(of), around]


@on_both
def test_the_scan_has_its_declared_schema_and_no_magic_number(store: Store) -> None:
    of = document()
    open_end = claim(of, amount=Amount(low=3.0, best=None, high=None, unit="count", bound="at_least"))
    undated = claim(
        of,
        value=51,
        published=None,
        flags=("hedged",),
        classes=("missile", "drone"),
        window=Window(start=None, end=None, basis="day", got="unresolved"),
    )
    add(store, Reading(of, (open_end, undated)))
    table = store.scan()
    assert table.schema == SCAN
    row, bare_row = sorted(table.to_pylist(), key=lambda r: bool(r["hedged"]))
    assert (row["low"], isnan(row["best"]), isnan(row["high"])) == (3.0, True, True)
    assert row["window_start"] == int(NIGHT.timestamp())
    assert row["known_at"] == int(at(10).timestamp())
    assert row["published"] == int(at(2, 6).timestamp())
    assert (bare_row["published"], bare_row["window_start"], bare_row["window_end"]) == (None, None, None)
    assert (bare_row["classes"], bare_row["got"], bare_row["hedged"]) == ("drone+missile", "unresolved", True)
    assert (bare_row["id"], bare_row["document"]) == (undated.id, of.id)


def test_an_empty_store_answers_with_nothing(store: Store) -> None:
    assert store.scan().schema == SCAN
    assert store.scan().num_rows == 0
    assert not (store.claims() or store.documents() or store.rejections() or store.batches())
    with pytest.raises(AsOfError, match="has seen nothing yet"):
        store.last_seen()


def test_a_scan_can_be_narrowed_to_keys(store: Store) -> None:
    of = document()
    kyiv = claim(of, scope="kyiv_city", value=51.0)
    back = claim(of, direction="ua_on_ru", value=1.0, span=(0, 1))
    add(store, Reading(of, (claim(of), kyiv, back)))
    assert store.scan(metrics="launched").num_rows == 3
    assert store.scan(metrics=["launched", "lost"], scope="national").num_rows == 2
    assert store.scan(direction="ua_on_ru")["id"].to_pylist() == [back.id]
    assert store.scan(metrics=[]).num_rows == 0


def test_zero_stays_zero_and_missing_stays_missing(store: Store) -> None:
    of = document()
    none = claim(of, amount=Amount.exact(0.0, printed="none"), span=(0, 4))
    interval = claim(of, amount=Amount(low=2, best=None, high=9, unit="count", bound="vague"), span=(5, 9))
    add(store, Reading(of, (none, interval)))
    assert sorted(c.amount.best is None for c in store.claims()) == [False, True]
    assert bare(store.claims()) == bare([none, interval])


@pytest.fixture
def varied(store: Store) -> Store:
    of, other = document(1), document(2, text="У Києві збито 7 ДРОНІВ.", publisher="paper", claimant="mayor")
    add(
        store,
        Reading(of, (claim(of), claim(of, metric="shot_down", value=51, classes=("kh_101", "drone")))),
        Reading(other, (claim(other, value=7, scope="kyiv_city", window=night(4), direction="none"),)),
    )
    return store


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ({"metric": "launched"}, [7, 101]),
        ({"metric": ["shot_down", "lost"]}, [51]),
        ({"classes": "drone"}, [7, 51, 101]),
        ({"classes": ["kh_101"]}, [51]),
        ({"classes": []}, []),
        ({"direction": "none"}, [7]),
        ({"scope": "kyiv_city"}, [7]),
        ({"claimant": "mayor"}, [7]),
        ({"publisher": "ua_air_force"}, [51, 101]),
        ({"since": at(4)}, [7]),
        ({"since": at(4, 5)}, []),
        ({"until": at(3, 17)}, [51, 101]),
        ({"since": NIGHT, "until": at(4)}, [51, 101]),
        ({"since": at(3, 18), "until": at(4, 18)}, [7]),
        ({"text": "дронів"}, [7]),
        ({"text": "DRONES"}, [51, 101]),
        ({"text": "drones", "metric": "launched"}, [101]),
        ({"text": "%"}, []),
        ({"document": document(1).id}, [51, 101]),
        ({"batch": 1, "metric": "launched", "scope": "national"}, [101]),
        ({"batch": 2}, []),
        ({"ids": []}, []),
        ({"limit": 0}, []),
    ],
)
def test_claims_are_filtered(varied: Store, question: dict[str, Any], found: list[float]) -> None:
    assert values(varied, **question) == found


def test_claims_come_in_order_of_publication(varied: Store) -> None:
    assert [c.amount.best for c in varied.claims()] == [101, 51, 7]
    assert [c.amount.best for c in varied.claims(limit=2)] == [101, 51]
    assert [c.amount.best for c in varied.claims(text="drones", limit=1)] == [101]


def test_evidence_is_looked_up_by_id(varied: Store) -> None:
    wanted = [c.id for c in varied.claims()][:2]
    assert [c.id for c in varied.claims(ids=wanted)] == wanted
    assert varied.claims(ids=["0" * 32]) == []
    assert [d.ref for d in varied.documents(ids=[document(1).id])] == ["bulletin/1"]
    assert len(varied.documents(limit=1)) == 1
    assert varied.rejections(document=document(1).id, limit=5) == []


def test_ids_are_found_by_their_beginning(varied: Store) -> None:
    one = varied.claims()[0].id
    retract(varied, one, reason="Denied.", known_at=at(12))
    assert varied.find(one[:8].upper()) == [("claim", one)]
    assert varied.find(document(1).id[:12]) == [("document", document(1).id)]
    assert varied.find("not hex") == varied.find("0" * 40) == []
    assert len(varied.find("")) == 4 + 3  # with the retraction and its note


def test_more_words_than_their_numbers_have_bits_are_refused_and_leave_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.dictionary.BITS", 2)
    with pytest.raises(StoreError, match="fewer than 4 words or keys"):
        add(store, reading(1))
    assert store.documents() == []
