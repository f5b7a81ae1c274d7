"""Nouns as a notebook shows them: cards, annotated texts, tidy frames."""

import re
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tracker
from tests.together import together
from tracker.charts.faces import with_font
from tracker.display import annotated, card, escaped, marked, table
from tracker.model import Alternative, Amount, Document, Finding, Interval, Observation, Quantity, Window
from tracker.series.revisions import Revision
from tracker.series.rows import read_classes
from tracker.stats.rolling import Score
from tracker.vocab import load

TEXT = "On 29 June 2025 Russia sent 447 drones, the air force said. It shot down 446 of them; the Su-34 fled."
READING = tracker.read(TEXT, published=datetime(2025, 6, 29, 9, tzinfo=UTC), publisher="paper")
TAG = re.compile(r"<[^>]*>")
FINDING = Finding(
    finding="record",
    method="records",
    metric="launched",
    classes=("drone",),
    direction="ru_on_ua",
    scope="national",
    unit="count",
    by="week",
    period=date(2025, 6, 23),
    end=date(2025, 6, 30),
    value=447.0,
    note="Highest week of 9.",
    as_of=datetime(2025, 7, 1, tzinfo=UTC),
)
OBSERVATION = Observation(
    **{name: getattr(FINDING, name) for name in ("metric", "classes", "direction", "scope", "unit", "by")},
    period=FINDING.period,
    end=FINDING.end,
    low=447.0,
    best=447.0,
    high=None,
    status="reported",
    days_reported=7,
    claims=("ab",),
    as_of=FINDING.as_of,
)


def plain(html: str) -> str:
    return unescape(TAG.sub("", html))


@given(st.text())
def test_html_says_what_the_text_says(text: str) -> None:
    assert plain(escaped(text)) == text or "<" in text or "&" in text
    assert unescape(escaped(text)) == unescape(text) or "&" in text
    assert "<" not in escaped(text)


@given(st.text(alphabet="ab<&>1", max_size=30), st.data())
def test_an_annotated_text_loses_no_letter(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends), max_size=4))
    there = {(start, end): "why" for start, end in spans if start < end}
    assert plain(annotated(text, there, {})) == text
    assert plain(annotated(text, {}, there)) == text


def test_a_claim_shows_its_words_with_the_number_marked() -> None:
    shown = READING.claims[0]._repr_html_()
    assert "<mark>447</mark> drones" in shown
    for told in (
        "447 count",
        "day, 2025-06-28 21:00 to 2025-06-29 21:00 UTC",
        "ru_on_ua",
        READING.claims[0].id,
    ):
        assert told in shown
    assert "spans" not in shown
    assert "derived" not in shown  # what is empty is left out


def test_a_reading_shows_what_was_claimed_and_what_was_not() -> None:
    shown = READING._repr_html_()
    assert '<mark title="launched drone">447</mark>' in shown
    assert '<u title="designation">34</u>' in shown
    assert TEXT in plain(shown)
    assert shown.count("<tr>") == 1 + len(READING.claims)


def test_a_reading_without_claims_has_no_table() -> None:
    assert "<table>" not in tracker.read("It rained.")._repr_html_()


@pytest.mark.parametrize(
    ("text", "language"),
    [("У ніч на 3 травня збито 41 дрон.", "uk"), ("В ночь на 3 мая сбит 41 беспилотник.", "ru")],
)
def test_a_text_is_read_in_its_own_language(text: str, language: str) -> None:
    reading = tracker.read(text)
    assert reading.document.language == language
    assert [claim.amount.best for claim in reading.claims] == [41]


def test_a_long_document_is_cut_and_says_how_long_it_is() -> None:
    shown = Document(ref="x", text="word & " * 500)._repr_html_()
    assert f"{len('word & ' * 500):,} characters" in shown
    assert shown.endswith("…</blockquote>")
    assert len(shown) < 6000


def test_the_prompt_shows_the_first_words_of_a_document() -> None:
    short = Document(ref="x", text="They sent 80 drones.\n41 fell.")
    assert repr(short) == f"Document(id='{short.id}', ref='x', text='They sent 80 drones. 41 fell.')"
    told = repr(short.model_copy(update={"text": "word " * 500}))
    assert "text='word word" in told and "word …'" in told
    assert len(told) < 200


def test_findings_and_observations_show_themselves() -> None:
    assert "Highest week of 9." in FINDING._repr_html_()
    assert "2025-06-23" in OBSERVATION._repr_html_()


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (Amount.exact(446), "446 count"),
        (
            Amount(low=300, best=300, high=None, unit="count", bound="more_than"),
            "300 (300–…) count (more than)",
        ),
        (Amount(low=2, best=None, high=3, unit="km", bound="range"), "2–3 km (range)"),
    ],
)
def test_an_amount_in_words(amount: Amount, told: str) -> None:
    assert str(amount) == told
    assert str(Alternative(amount=amount, reason="so")) == f"{told}: so"


def test_a_window_without_days_says_so() -> None:
    assert str(Window(start=None, end=None, basis="night", got="unresolved")) == "night, not resolved to days"


def test_a_figure_that_stands_twice_is_not_guessed() -> None:
    assert marked("3 of 3", "3") == "3 of 3"
    assert marked("a < b", "") == "a &lt; b"


def test_cards_and_tables_escape_what_they_are_given() -> None:
    assert "<b>" not in card("<b>", {"<b>": "<b>"})
    assert "<b>" not in table("<b>", ["<b>"], [["<b>"]])


def test_a_frame_of_claims_is_tidy() -> None:
    made = tracker.frame(READING.claims)
    assert list(made["best"]) == [447, 446]
    assert list(made["classes"]) == ["drone", "drone"]
    assert made["published"].dtype == "datetime64[s, UTC]"
    assert made["known_at"].dtype == "datetime64[s, UTC]"
    assert made["known_at"].isna().all()
    assert made["end"][0] == pd.Timestamp("2025-06-29 21:00", tz="UTC")


def test_a_frame_of_an_open_amount_has_nan() -> None:
    [claim] = tracker.read_claims("On 3 May 2025 Russia launched more than 80 drones at Ukraine.")
    made = tracker.frame([claim])
    assert pd.isna(made["high"][0])
    assert made["low"][0] == 80


def test_a_frame_of_findings_has_local_days() -> None:
    made = tracker.frame([FINDING])
    assert made["period"][0] == pd.Timestamp("2025-06-23")
    assert made["as_of"].dtype == "datetime64[s, UTC]"
    assert tracker.frame([OBSERVATION])["n_claims"][0] == 1


QUANTITY = Quantity(span=(0, 1), amount=Amount.exact(3))
REVISION = Revision(READING.claims[:1], 0, 447.0, 447.0, 0.0, 0.0, None, ("final",))
SCORE = Score("ets", 18, 116.1, 174.7, (0.72, 0.71, 0.76), (0.5, 0.8, 0.9, 0.95), ())
NOUNS = {
    "claim": READING.claims[0],
    "rejection": READING.rejections[0],
    "document": READING.document,
    "quantity": QUANTITY,
    "observation": OBSERVATION,
    "finding": FINDING,
    "revision": REVISION,
    "score": SCORE,
}


def test_a_frame_of_the_other_nouns() -> None:
    left = tracker.frame(READING.rejections)
    assert set(left["reason"]) >= {"designation", "year"}
    spans = zip(left["first"], left["after"], strict=True)
    assert [TEXT[first:after] for first, after in spans] == list(left["text"])
    assert tracker.frame([READING.document])["characters"][0] == len(TEXT)
    assert tracker.frame([QUANTITY])["after"][0] == 1
    assert tracker.frame([REVISION])["flow"][0] == "final"
    assert tracker.frame([SCORE])["covered_80"][0] == 0.8


@together("noun", NOUNS)
def test_the_page_names_the_columns_of_each_frame(noun: str) -> None:
    page = (Path(__file__).parents[1] / "docs" / "notebooks.md").read_text(encoding="utf-8")
    [line] = re.findall(rf"^\| {noun} \| (.*) \|$", page, flags=re.MULTILINE)
    assert line.split(", ") == list(tracker.frame([NOUNS[noun]]).columns)


def test_a_frame_of_nothing_is_empty_and_of_a_mixture_refused() -> None:
    assert tracker.frame([]).empty
    for wrong in ([FINDING, OBSERVATION], ["words"]):
        with pytest.raises(tracker.TrackerError, match="nouns of one kind: Claim, Quantity"):
            tracker.frame(wrong)


@pytest.mark.parametrize(
    ("call", "given", "told"),
    [
        (tracker.frame, None, "nouns of one kind: .*; of a Reading, its claims"),
        (tracker.frame, tracker.read("At dawn."), "of a Reading, its claims or rejections"),
        (tracker.read, b"At dawn.", "of type bytes is no text"),
        (lambda metric: tracker.series(None, metric), 5, r'"5" \(of type int\) is no metric'),
        (lambda classes: read_classes(classes, "launched", load()), 5, r'"5" \(of type int\) is no class'),
        (tracker.trend, pd.DataFrame(), "DataFrame is no Series"),
        (tracker.findings, [None], "NoneType is no Series"),
        (tracker.plot, None, "NoneType is no Series: make one with"),
        (tracker.plot, [], "a chart needs at least one series"),
        (tracker.claims, 5, r'"5" \(of type int\) is no store: give its path'),
    ],
)
def test_a_value_of_another_type_is_told_with_what_to_give(call: Any, given: Any, told: str) -> None:
    with pytest.raises(tracker.TrackerError, match=told):
        call(given)


def test_an_interval_in_words() -> None:
    told = Interval(kind="prediction", level=0.995, method="negative binomial")
    assert str(told) == "99.5 % prediction interval, negative binomial"


def test_a_picture_carries_its_font() -> None:
    shown = with_font('<?xml version="1.0"?><svg width="3"><text>a</text></svg>')
    assert shown.startswith(
        '<?xml version="1.0"?><svg width="3"><style>@font-face{font-family:"Tracker Sans"'
    )
    assert shown.endswith("</style><text>a</text></svg>")
    assert shown.count("data:font/woff2;base64,") == 2


def test_a_prompt_shows_what_a_thing_is_in_a_line(tmp_path: Path) -> None:
    assert repr(FINDING).startswith("Finding(finding='record', method='records', metric='launched'")
    assert "None" not in repr(FINDING) and "Highest week of 9." in repr(FINDING)
    post = Path(__file__).resolve().parents[1] / "datasets" / "air-force-statements" / "2025-06-29.md"
    tracker.ingest(tmp_path / "one.sqlite", [post])
    with tracker.open_store(tmp_path / "one.sqlite") as store:
        assert repr(store) == f"<Store {tmp_path / 'one.sqlite'}>"
        rate = tracker.series(store, "rate_neutralised", as_of=store.last_seen())
    assert repr(rate).startswith(
        "<Series rate_neutralised, drone, ru_on_ua, national, by day, fraction, as of "
    )
    assert repr(rate).endswith(" UTC: 2025-06-29 to 2025-06-29, periods: 1>")
    assert "436/477" in rate._repr_html_() and "<th>claimed</th>" not in rate._repr_html_()
    assert repr(tracker.plot(rate)).startswith("<Plot rate_band: ")
    pd.testing.assert_frame_equal(tracker.frame(rate), tracker.frame(rate.observations()))
