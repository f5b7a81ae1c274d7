"""The pages on what was revised, contested and missing: a week that has all of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pandas as pd
import pytest

from tests import synth
from tests.factory import claim, document, night
from tracker import charts
from tracker.charts.wording import capital
from tracker.model import Amount, Language, Reading, Report
from tracker.reporting import forecasts
from tracker.reporting.build import build_content, compute, foreseen
from tracker.reporting.changes import Change, Replaced, change_note, changes
from tracker.reporting.content import Content, Paragraph, Section, Table, block_lines, plain
from tracker.reporting.evidence import panel_cards
from tracker.reporting.html import html_page
from tracker.reporting.knowledge import Knowledge
from tracker.reporting.naming import source_name
from tracker.reporting.numbers import Number, Numbers
from tracker.reporting.pages import differs, not_shown
from tracker.reporting.panels import Desk
from tracker.reporting.periods import parse_period
from tracker.reporting.prose import Scribe
from tracker.reporting.wording import wording
from tracker.store import Store, open_store

FIRST = datetime(2025, 7, 14, 5, tzinfo=UTC)  # a Monday; the regime changes on 24 July
WEEKS = 4
MISSING = 24
WEEK = parse_period("2025-W32", "week")


def told(day: int, value: int, **given: str) -> Reading:
    """A statement on one night by the Air Force or another claimant, plain or preliminary."""
    who = given.get("claimant", "ua_air_force")
    end = FIRST + timedelta(days=day)
    published = end + timedelta(hours=float(given.get("hours", "2")))
    text = f"{who} {given.get('hours', '')}: {value} drones launched, night to {end:%d.%m.%Y}."
    of = document(day, text=text, published=published, publisher=given.get("publisher", who), claimant=who)
    window = night(1).model_copy(update={"start": end - timedelta(hours=12), "end": end})
    start = text.index(f"{value} ")
    amount = Amount.exact(value, printed=str(value))
    if given.get("bound") == "at_least":
        amount = amount.model_copy(update={"bound": "at_least", "high": None})
    one = claim(
        of, window=window, amount=amount,
        span=(start, start + len(str(value))), status=given.get("status", "final"),
    )  # fmt: skip
    return Reading(of, (one,))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Four weeks: a silent day, a later figure of an earlier week, bounds, two who differ, a misquote."""
    path = tmp_path_factory.mktemp("pages") / "store.sqlite"
    readings = [told(day, 60 + day) for day in range(7 * WEEKS) if day != MISSING]
    readings += [
        told(15, 99, hours=f"{24 * 9}"),  # of 29 July, said after the edition of that week was due
        told(8, 30, claimant="ua_general_staff", hours="3", bound="at_least"),
        told(9, 30, publisher="al_jazeera", hours="4", bound="at_least"),
        told(22, 80, claimant="ua_general_staff", hours="3"),
        told(21, 90, claimant="ua_president", hours="3", bound="at_least"),
        told(23, 90, publisher="al_jazeera", hours="4"),
    ]
    with open_store(path, "w") as writer:
        for one in sorted(readings, key=lambda each: each.document.published or FIRST):
            assert one.document.published is not None
            writer.add([one], known_at=one.document.published + timedelta(hours=1), source="test")
        writer.add([], known_at=FIRST + timedelta(days=7 * WEEKS + 3), source="test")
    with open_store(path) as reader:
        yield reader


def report() -> Report:
    return Report.model_validate(
        {
            "id": "pages",
            "title": "x",
            "by": "week",
            "wait_hours": 30,
            "panels": [
                {
                    "id": "drones",
                    "metric": "launched",
                    "classes": ["drone"],
                    "by": "week",
                    "methods": ["records"],
                },
                {
                    "id": "rate",
                    "metric": "rate_shot",
                    "classes": ["drone"],
                    "by": "week",
                    "heading": "Shot down",
                },
            ],
        }
    )


def content(store: Store, language: Language = "en") -> Content:
    desk = Desk(store, report(), WEEK, Knowledge(WEEK.due(30)))
    return build_content(compute(desk), language, {}, {})[0]


@pytest.fixture(scope="module")
def english(store: Store) -> Content:
    return content(store)


def page(of: Content, name: str) -> list[str]:
    section = next(section for section in of.sections if section.id == name)
    return [plain(line).replace("\u00a0", " ") for block in section.blocks for line in block_lines(block)]


def test_a_figure_that_moved_is_told_with_what_it_was_and_why(english: Content) -> None:
    lines = page(english, "revised")
    assert lines[0] == (
        "Since the edition of the week before was due (2025-08-05 03:00 UTC) "
        "1 figure of the weeks before has changed."
    )
    was, now = sum(60 + day for day in range(14, 21)), sum(60 + day for day in range(14, 21)) - 75 + 99
    assert lines[1:] == [
        "Drones reported launched, 28 July – 3 August 2025", str(was), str(now),
        "1 claim more, 1 claim withdrawn or replaced",
    ]  # fmt: skip
    table = next(b for s in english.sections if s.id == "revised" for b in s.blocks if isinstance(b, Table))
    numbers = [part for row in table.rows for line in row for part in line if not isinstance(part, str)]
    assert [len(number.claims) for number in numbers] == [7, 7, 1, 1]
    assert all(number.leads for number in numbers)
    assert {key for number in numbers for key in number.claims} <= set(english.claims)


def test_who_differs_is_told_by_name_with_every_value(english: Content) -> None:
    lines = page(english, "contested")
    assert any(
        re.search(r"sources differ on 5 August 2025: .*Air Force 82.*General Staff 80", line)
        for line in lines
    ), lines
    assert any(
        re.search(r"on 4 August 2025: .*Air Force 81, .*President .* at least 90\.", line) for line in lines
    )
    assert any(re.search(r"quote the source for 6 August 2025 print 83 to 90\.", line) for line in lines), (
        lines
    )
    assert any(re.search(r"what is claimed .* reaches from [\d,]+ to [\d,]+\.", line) for line in lines), (
        lines
    )


def test_evidence_says_what_was_added_and_what_was_only_chosen(english: Content) -> None:
    made = {number.source for number in english.numbers.entries.values() if number.leads}
    assert any(
        re.match(r"One of \d claims for this day, chosen by the observation rule", how) for how in made
    )
    assert any(re.match(r"The sum of \d of \d+ claims for this week, chosen", how) for how in made)
    assert "Claimed for this day, and not chosen by the observation rule." in made


def test_days_without_a_report_and_what_cannot_be_shown_are_named(english: Content) -> None:
    lines = page(english, "missing")
    assert "Drones reported launched: no report for 7 August." in lines
    assert "Left out for want of data: “Shot down”." in lines
    assert "one day has no national report" in " ".join(page(english, "summary"))


def test_a_panel_that_cannot_be_compared_is_named_with_the_reason(store: Store) -> None:
    desk = Desk(store, report(), WEEK, Knowledge(WEEK.due(30)))
    why = {"rate": "not comparable: the source stopped publishing it on 2025-07-24"}
    lines = [plain(line) for line in not_shown(Scribe(wording("en"), Numbers()), desk, why)]
    assert lines == ["Not shown: “Shot down” (the source stopped publishing it on 24\u00a0July\u00a02025)."]


def test_every_number_of_the_pages_is_in_the_register(english: Content) -> None:
    dates = r"\d{1,2}(?:–\d{1,2})?\s[A-Z][a-z]+(?:\s\d{4})?|\d{4}-\d\d-\d\d(?:\s\d\d:\d\d)?|\d{4}-W\d\d"
    for line in english.lines():
        words = " ".join(part for part in line if isinstance(part, str))
        assert not re.search(r"\d", re.sub(dates, "", words)), plain(line)


def test_the_same_pages_in_ukrainian(store: Store) -> None:
    ukrainian = content(store, "uk")
    assert page(ukrainian, "revised")[0].endswith("змінилося 1 число за попередні тижні.")
    assert any("дані джерел за 5 серпня 2025 року різняться" in line for line in page(ukrainian, "contested"))
    assert any(line.endswith("немає повідомлень за 7 серпня.") for line in page(ukrainian, "missing"))


def test_a_quiet_week_says_so(store: Store) -> None:
    week = parse_period("2025-W30", "week")
    desk = Desk(store, report(), week, Knowledge(week.due(30)))
    quiet = build_content(compute(desk), "en", {}, {})[0]
    assert page(quiet, "contested") == [
        "No two sources differ on a figure shown here for any day of this week."
    ]
    assert page(quiet, "missing")[0] == "Nothing is missing: every day of the week has its national report."
    assert page(quiet, "revised")[0].startswith("No figure of the weeks before has changed since")


def test_a_week_without_any_figure_does_not_lack_nothing(store: Store) -> None:
    week = parse_period("2025-W20", "week")
    desk = Desk(store, report(), week, Knowledge(week.due(30)))
    silent = build_content(compute(desk), "en", {}, {})[0]
    [nothing, left_out] = page(silent, "missing")
    assert nothing == "No figure of any day of the week is held."
    assert left_out == "Left out for want of data: “Drones reported launched”; “Shot down”."
    assert [section.id for section in silent.sections] == ["summary", "missing", "method"]
    assert page(silent, "summary") == [
        "No figure reported in the week of 12–18 May 2025 is held in the store."
    ]


# -- forecasts and re-editions ------------------------------------------------------------------------


def test_a_forecast_is_held_against_periods_that_are_over(store: Store) -> None:
    """A month ends within a week, of which some days are known then: that is no outcome of its forecast."""
    july = parse_period("2025-07", "month")
    desk = Desk(store, report().model_copy(update={"by": "month"}), july, Knowledge(july.due(30)))
    result = compute(desk).results[0]
    weeks = [parse_period(f"2025-W{number}", "week") for number in (30, 31)]
    shape = result.findings[-1].model_copy(update={"value": 440.0, "low": 400.0, "high": 900.0})
    told = [shape.model_copy(update={"period": week.start, "end": week.end}) for week in weeks]
    methods = mock.patch.object(forecasts, "METHODS", {"forecast": lambda _: told})
    with methods, mock.patch.object(forecasts, "last_edition", lambda desk: desk):
        table = forecasts.forecast_table(Scribe(wording("en"), Numbers()), desk, result, told[1:])
    assert list(result.main.frame["status"])[-1] == "partial"
    assert [plain(row[3]) for row in table.rows] == [str(sum(60 + day for day in range(7, 14))), "to come"]


def test_a_week_that_has_begun_is_not_foreseen(store: Store) -> None:
    july = parse_period("2025-07", "month")
    desk = Desk(store, report().model_copy(update={"by": "month"}), july, Knowledge(july.due(30)))
    result = compute(desk).results[0]
    weeks = [parse_period(f"2025-W{number}", "week") for number in (31, 32)]
    shape = result.findings[-1].model_copy(update={"finding": "forecast"})
    told = tuple(shape.model_copy(update={"period": week.start, "end": week.end}) for week in weeks)
    assert foreseen(replace(result, findings=told), july) == [told[1]]


def test_the_forecast_of_a_week_that_has_begun_stands_beside_what_it_has_given(store: Store) -> None:
    week = parse_period("2025-W33", "week")
    desk = Desk(store, report(), week, Knowledge(FIRST + timedelta(days=25)))
    result = compute(desk).results[0]
    assert result.main.frame["status"].iloc[-1] == "partial"
    shape = result.findings[-1].model_copy(update={"finding": "forecast", "value": 500.0})
    own = result.main.frame["period"].iloc[-1].date()
    begun = shape.model_copy(
        update={"period": own, "end": own + timedelta(days=7), "low": 300.0, "high": 700.0}
    )
    told = forecasts._begun(Scribe(wording("en"), Numbers()), replace(result, findings=(begun,)))
    [[_, expected, limits, so_far]] = [[plain(cell) for cell in row] for row in told]
    assert (expected, limits) == ("500", "300 to 700") and so_far.endswith(" so far")


def number_of(key: str, claims: tuple[str, ...], notes: tuple[str, ...]) -> Number:
    return Number(
        key, "120", 120.0, None, None, "count", "launched", ("drone",), WEEK.start, WEEK.end, "", "",
        claims=claims, notes=notes, what="Drones: level",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "claims", "notes", "what", "reason"),
    [
        ("trend-level-value", ("a", "b"), (), "Drones: level", "1 claim more"),
        ("trend-level-low", ("a",), (), "lower end of the interval", "the same claims"),
        ("trend-level-high", ("a",), ("It rests on 90 claims",), "upper end", "claims of other periods"),
        ("obs-launched", ("a",), ("A note of the source",), "Drones: level", "the same claims"),
    ],
)
def test_a_change_names_its_claims_and_does_not_say_the_same_where_it_lists_a_part(
    key: str, claims: tuple[str, ...], notes: tuple[str, ...], what: str, reason: str
) -> None:
    scribe = Scribe(wording("en"), Numbers())
    for page in ("was", "claims-new", "claims-gone"):  # of the page on what moved since the last edition
        scribe.numbers.add(number_of(f"{page}-{key}", (), ()))
    was = number_of(key, ("a",), ()).line() | {"text": "100", "value": 100.0}
    found = [Change(key, was, number_of(key, claims, notes))]
    desk = mock.Mock(reasons=lambda came, gone: ["A post was put right"] if came else [])
    section = change_note(scribe, desk, Replaced("2025-08-12 03:00 UTC", {}), found)
    table = next(block for block in section.blocks if isinstance(block, Table))
    told = [plain(cell) for cell in table.rows[0]]
    assert what in told[0]
    assert told[1:3] == ["100", "120"]
    assert reason in told[3]
    assert ("The editor: “A post was put right”" in told[3]) == ("claim more" in told[3])


def test_figures_that_come_and_go_are_changes_and_what_nobody_reported_is_none() -> None:
    scribe = Scribe(wording("en"), Numbers())
    new, silent, gone, finding = (
        number_of(key, claims, ())
        for key, claims in (
            ("obs-launched-missile-national-week-2025-08-04", ("a",)),
            ("obs-launched-ballistic-national-week-2025-08-04", ()),
            ("obs-launched-drone-national-week-2025-08-04", ("b",)),
            ("trend-level-launched-drone-2025-08-04-7-value", ("a",)),
        )
    )
    for number in (new, silent, finding):
        scribe.numbers.add(number)
    replaced = Replaced("2025-08-12 03:00 UTC", {"en": {gone.key: gone.line()}})
    found = changes(scribe, replaced)
    assert [(one.was is None, one.now is None) for one in found] == [(False, True), (True, False)]
    assert [one.line()["claims_gone"] for one in found] == [["b"], []]
    section = change_note(scribe, mock.Mock(reasons=lambda came, gone: []), replaced, found)
    table = next(block for block in section.blocks if isinstance(block, Table))
    rows = [[plain(cell) for cell in row[1:]] for row in table.rows]
    assert rows == [
        ["120", "not printed", "1 claim withdrawn or replaced"],
        ["not printed", "120", "1 claim more"],
    ]


def test_an_edition_in_another_language_is_compared_by_its_figures_and_not_by_its_words() -> None:
    scribe = Scribe(wording("uk"), Numbers())
    keys = [f"obs-{metric}-drone-national-week-2025-08-04" for metric in ("launched", "hit", "lost")]
    same, moved, silent = (number_of(key, ("a",), ()) for key in keys)
    scribe.numbers.add(replace(same, text=scribe.printed(same.value, same.unit)))
    scribe.numbers.add(replace(moved, value=130.0, text="130"))
    scribe.numbers.add(silent)
    old = [same, moved, replace(silent, value=None, low=None, high=None, text="not reported")]
    finding = replace(same, key="trend-level-launched-drone-2025-08-04-7-value", text="1.5 %")
    replaced = Replaced("2025-08-12 03:00 UTC", {"en": {one.key: one.line() for one in (*old, finding)}})
    found = changes(scribe, replaced)
    assert [(one.key, (one.was or {})["text"]) for one in found] == [
        (keys[1], "120"),
        (keys[2], "не повідомлено"),
    ]


def test_a_day_differs_where_its_notes_say_so_and_not_where_a_bound_holds_its_figure() -> None:
    day = {"period": pd.Timestamp("2025-08-05"), "end": pd.Timestamp("2025-08-06"), "best": 465.0}
    claimed = {"low": 465.0, "high": 465.0, "claimed_low": 450.0, "claimed_high": 465.0}
    assert not differs({**day, **claimed, "notes": ()})
    assert differs({**day, **claimed, "notes": ("2025-08-05: claimants differ: ua_air_force 465, un 450",)})
    assert differs({**day, **claimed, "notes": (), "end": pd.Timestamp("2025-08-12")})


def test_the_interval_of_a_figure_is_no_other_claim_of_it() -> None:
    """Bundles leave 3 missiles room to be 4: nobody says so."""
    month = {"period": pd.Timestamp("2024-11-01"), "end": pd.Timestamp("2024-12-01"), "notes": ()}
    known = {"low": 3.0, "best": 3.0, "high": 4.0, "claimed_low": 3.0}
    assert not differs({**month, **known, "claimed_high": 4.0})
    assert differs({**month, **known, "claimed_high": 5.0})
    assert differs({**month, **known, "claimed_low": 2.0, "claimed_high": 4.0})


@pytest.mark.parametrize(
    ("numerator", "told"), [(3.0, "3 of 21; "), (float("nan"), "Known by its bounds alone")]
)
def test_how_a_rate_known_by_bounds_alone_was_made(numerator: float, told: str) -> None:
    rate = synth.rate(synth.regrouped(synth.daily(days=28)), {"R1": 0.5, "R2": 0.5}, "rate_shot")
    known = {str(name): value for name, value in rate.frame.iloc[0].items()}
    row = known | {"numerator": numerator, "denominator": 21.0}
    assert Scribe(wording("en"), Numbers()).observed(rate, row).source.startswith(told)


SIDES_START = datetime(2026, 5, 3, 21, tzinfo=UTC)  # Monday in Kyiv


def _said(day: int, metric: str, classes: str, value: float, **fields: Any) -> Reading:
    """One figure of a night, or of a span of days where `days` are given, by the Air Force or another."""
    who = fields.pop("claimant", "ua_air_force")
    start, days = SIDES_START + timedelta(days=day), fields.pop("days", 1)
    window = night(1).model_copy(
        update={"start": start, "end": start + timedelta(days=days), "basis": "period"}
    )
    published = window.end + timedelta(hours=1) if window.end else None
    text = f"{who} {metric} {classes} {day} {days}: {value:g}."
    of = document(day, text=text, published=published, publisher=who, claimant=who)
    bound = fields.pop("bound", "exact")
    unit = "person" if metric == "personnel_losses" else "count"
    amount = Amount(
        low=value, best=value, high=None if bound == "more_than" else value, unit=unit, bound=bound
    )
    return Reading(
        of, (claim(of, metric=metric, classes=(classes,), window=window, amount=amount, **fields),)
    )


@pytest.fixture(scope="module")
def of_both_sides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Content]:
    """A week: drones each day but one, missiles from the second on, losses of the other side, a total."""
    path = tmp_path_factory.mktemp("sides") / "store.sqlite"
    readings = [_said(day, "launched", "drone", 100 + day) for day in range(7) if day != 5]
    readings += [_said(day, "launched", "missile", 10) for day in (1, 3)]
    readings += [
        _said(6, "personnel_losses", "soldier", 1020, claimant="ua_general_staff", direction="ua_on_ru")
    ]
    readings += [_said(0, "launched", "drone", 1150, days=7, claimant="ua_president", bound="more_than")]
    readings += [_said(0, "launched", "cruise", 12, days=7, claimant="ua_president")]
    yield _told_of_sides(path, readings)


def _told_of_sides(path: Path, readings: Sequence[Reading]) -> Content:
    """The weekly report on drones, missiles and losses of the other side."""
    with open_store(path, "w") as writer:
        writer.add(readings, known_at=SIDES_START + timedelta(days=8), source="test")
        writer.add([], known_at=SIDES_START + timedelta(days=10), source="test")
    panels = [
        {"id": "drones", "metric": "launched", "classes": ["drone"]},
        {"id": "missiles", "metric": "launched", "classes": ["missile"]},
        {"id": "losses", "metric": "personnel_losses", "classes": ["person"], "direction": "ua_on_ru"},
        {
            "id": "by-class",
            "metric": "launched",
            "classes": ["drone", "missile"],
            "table": "classes",
            "by": "week",
        },
    ]
    week = parse_period("2026-W19", "week")
    made = Report.model_validate({"id": "x", "title": "x", "by": "week", "wait_hours": 30, "panels": panels})
    with open_store(path) as reader:
        desk = Desk(reader, made, week, Knowledge(week.due(30) + timedelta(days=1)))
        return build_content(compute(desk), "en", {}, {})[0]


@pytest.mark.parametrize(
    ("headings", "wide"),
    [
        (("Week", "Expected", "Interval", "Reported"), False),
        (("Тиждень", "Очікувано", "Інтервал", "Повідомлено"), True),
        (("Week", "1", "2", "3", "4"), True),
    ],
)
def test_a_table_whose_longest_words_do_not_fit_a_telephone_names_its_columns_in_each_row(
    of_both_sides: Content, headings: tuple[str, ...], wide: bool
) -> None:
    row = (("20–26\u00a0July\u00a02026",), *(("1 to 2",),) * (len(headings) - 1))
    section = Section("a", "A", (Table("held", "Held", headings, (row,)),))
    made = html_page(replace(of_both_sides, sections=(section,)), "hash", 0)
    assert ('<table id="held" class="wide">' in made) == wide
    assert (f'<td data-head="{headings[1]}">' in made) == wide


def test_a_row_that_is_part_of_another_is_told_as_that(tmp_path: Path) -> None:
    readings = [_said(0, "launched", "drone", 100), _said(0, "launched", "drone_strike", 60)]
    readings += [_said(1, "launched", "ballistic", 3)]
    made = _told_of_sides(tmp_path / "store.sqlite", readings)
    [table] = [
        b
        for part in made.sections
        for b in part.blocks
        if isinstance(b, Table) and b.id == "by-class-classes"
    ]
    assert [(plain(row[0]), plain(row[1])) for row in table.rows] == [
        ("Drones", "100"),
        ("of these strike drones", "60"),
        ("Missiles", "3"),
        ("of these ballistic missiles", "3"),
    ]


def test_losses_are_told_with_their_side_and_whose_claim_they_are(of_both_sides: Content) -> None:
    lines = page(of_both_sides, "summary")
    losses = "People reported killed or wounded on the Russian side"
    assert any(line.startswith(f"{losses} in the week of") for line in lines), lines
    assert any(line.endswith(": 1,020 (claim of the Ukrainian General Staff).") for line in lines)
    assert losses in lines  # the heading of its row


@pytest.mark.parametrize(
    ("claimant", "told"),
    [
        ("ua_general_staff", "that of the Ukrainian General Staff"),
        ("un", "that of the United Nations"),
        ("expert", "that of an analyst"),
        ("nato", "that of NATO"),
        ("tally:afp", "that of AFP (own count)"),
        ("tally:meduza", "that of Meduza (own count)"),
    ],
)
def test_offices_have_an_article_and_names_have_none(claimant: str, told: str) -> None:
    words = wording("en")
    line = words.text("method", "foreign", what="Drones", day="9 May", source=source_name(words, claimant))
    assert line == f"Drones: the figure of 9 May is {told}."
    parts = {"source": source_name(words, claimant), "corrected": "", "list": "9", "when": "today"}
    headline = words.text("headline", "launched", **parts)
    name = told.removeprefix("that of ")
    assert headline == f"{capital(name)} reported 9 launched today."


def test_sources_that_are_several_are_told_in_the_plural() -> None:
    told = [
        wording(language).text(
            "headline",
            "launched",
            source=wording(language).name("who", "sources"),
            corrected="",
            list="9",
            when="today",
        )
        for language in ("en", "uk")
    ]
    assert told == ["The sources reported 9 launched today.", "За повідомленнями джерел, today запущено 9."]


def test_days_that_name_no_missile_are_not_days_without_a_report(of_both_sides: Content) -> None:
    lines = page(of_both_sides, "summary")
    row = lines.index("Missiles reported launched")
    assert lines[row + 3] == "one day without a report; none named on four days"
    assert "On four days of the week the published figures name no missiles." in lines


def test_a_day_that_only_one_of_two_figures_lacks_is_missing(tmp_path: Path) -> None:
    readings = [_said(day, "launched", "drone", 100 + day) for day in range(7) if day != 5]
    readings += [_said(5, "launched", "drone", 90, claimant="ua_general_staff")]
    readings += [_said(day, "launched", "missile", 10) for day in (1, 3)]
    made = _told_of_sides(tmp_path / "store.sqlite", readings)
    assert page(made, "missing")[0] == "Missiles reported launched: no report for 9 May."
    assert page(made, "contested") == [
        "Drones reported launched: the figure of 9 May 2026 is that of the Ukrainian General Staff."
    ]


def test_a_change_that_no_method_was_asked_for_has_no_column(tmp_path: Path) -> None:
    readings = [_said(day, "launched", "drone", 100 + day) for day in range(-7, 7)]
    headings = _key_table(_told_of_sides(tmp_path / "store.sqlite", readings)).headings
    assert "Week before" in headings and "Change" not in headings


def _key_table(made: Content) -> Table:
    blocks = [block for section in made.sections for block in section.blocks]
    return next(block for block in blocks if isinstance(block, Table) and block.id == "key-figures")


def test_the_number_in_a_name_leads_nowhere() -> None:
    spec = replace(
        charts.build("weekly_bars", synth.regrouped(synth.daily(days=28))),
        numbers=tuple(charts.Number(text, float(text), "sum", (0,)) for text in ("59", "9")),
    )
    line = Scribe(wording("en"), Numbers()).of_chart(spec, "59 Kh-59 and 9 of kh_9, 59–9", "title")
    assert [part if isinstance(part, str) else [part.text] for part in line] == [
        *(["59"], " Kh-59 and ", ["9"], " of kh_9, ", ["59"], "–", ["9"])
    ]


def test_the_evidence_of_a_chart_names_the_periods_of_its_numbers() -> None:
    days = synth.daily(days=70, end=date(2026, 6, 8), missing=(12, 13, 65))
    spec = charts.build("weekly_bars", synth.regrouped(days))
    scribe = Scribe(wording("en"), Numbers())
    line = (*scribe.of_chart(spec, spec.title, "title"), *scribe.of_chart(spec, spec.note, "note"))
    how = {part.text: part.source.replace("\u00a0", " ") for part in line if not isinstance(part, str)}
    newest = next(row for row in reversed(spec.role("launched")) if row.best is not None)
    assert how[f"{newest.best:,.0f}"].startswith("The value of 1–7 June 2026. ")
    gaps = [row for row in spec.role("launched") if row.status == "gaps"]
    assert how[f"{len(gaps)}"].startswith("How many the chart counts: 6–12 April 2026 and 1–7 June 2026. ")


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_day_of_a_title_without_its_year_leads_nowhere(language: Language) -> None:
    days = synth.daily(days=70, end=date(2026, 6, 8), missing=range(65, 70))
    spec = charts.build("weekly_bars", synth.regrouped(days), options=charts.Options(language=language))
    line = Scribe(wording(language), Numbers()).of_chart(spec, spec.title, "title")
    assert [part.text for part in line if not isinstance(part, str)] == ["661", "2", "7"]


def test_how_a_rate_was_made_is_told_once_for_its_numbers(of_both_sides: Content) -> None:
    whole = "8 of 10; 7 of 7 days with a figure"

    def told(*made: tuple[str, str]) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
        """How the panel of such numbers says that they were made, and what it says of all of them."""
        line = tuple(
            replace(number_of(text, (), ()), text=text, source=source, panel="rate") for text, source in made
        )
        section = Section("key", "Key figures", (Paragraph(line),))
        (card,) = panel_cards(replace(of_both_sides, sections=(section,)))
        return card.numbers, card.notes

    parts = (
        ("8", f"The numerator. {whole}"),
        ("60 %", f"95 % interval. {whole}"),
        ("90 %", f"95 % interval. {whole}"),
    )
    assert told(*parts, ("80 %", whole)) == (
        (("8", "The numerator"), ("60 %, 90 %", "95 % interval"), ("80 %", whole)),
        (),
    )
    other = ("7", "Counted over the days of the period.")
    assert told(*parts, other, ("80 %", whole)) == (
        (("8", "The numerator"), ("60 %, 90 %", "95 % interval"), other, ("80 %", whole)),
        (),
    )
    assert told(*parts, other) == ((parts[0], ("60 %, 90 %", parts[1][1]), other), ())
    assert told(*parts) == ((("8", "The numerator"), ("60 %, 90 %", "95 % interval")), (whole,))
    assert told(parts[0]) == ((parts[0],), ())


def test_a_total_of_others_is_told_with_its_source_and_its_open_end(of_both_sides: Content) -> None:
    lines = page(of_both_sides, "contested")
    assert lines == [
        "Drones reported launched: what is claimed in the week of 4–10 May 2026 reaches from 616 to "
        "at least 1,150.",
        "Drones reported launched: of 4 May 2026 to 10 May 2026 as a whole the President of Ukraine states "
        "at least 1,150.",
    ]
