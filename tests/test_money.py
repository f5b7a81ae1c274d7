"""Money in other currencies and in constant prices: rates of the day, refusals by name, nothing guessed."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import tracker
from tests.cli import Done, run
from tests.naive import Told
from tests.test_series import ask, pledge
from tracker.errors import SeriesError
from tracker.exchange import currencies_with_rates, from_euros, to_euros
from tracker.series.prices import read_prices
from tracker.stats.words import counted

DOLLARS = 1.172
"""ECB reference rate of 30 June 2025 [USD for one EUR]."""
HEADER = "date,metric,value,unit,donor,source"


def told(tmp_path: Path, *rows: str) -> Path:
    file, store = tmp_path / "aid.csv", tmp_path / "s.sqlite"
    file.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    done = run("import", "claims", file, "--store", store)
    assert done.code == 0, done.err
    return store


def index(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "prices.csv"
    file.write_text("\n".join(("date,index", *rows)) + "\n", encoding="utf-8")
    return file


def series(store: Path, *words: object) -> Done:
    return run("series", "aid_pledged", "--by", "month", "--store", store, *words)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine billion euros in June, seven billion crowns in July."""
    return told(tmp_path_factory.mktemp("aid"), NINE, NORWAY)


NINE = "2025-06-30,aid_pledged,9,EUR bn,eu,eu"
NORWAY = "2025-07-05,aid_pledged,7,NOK bn,NOR,donor:NOR"
HRYVNIA = "2025-06-29,aid_pledged,5,UAH bn,POL,donor:POL"


def test_nine_billion_euros_are_dollars_at_the_rate_of_the_day(store: Path) -> None:
    shown, _ = series(store, "--currency", "usd", "--json").lines
    assert shown["best"] == pytest.approx(9e9 * DOLLARS)
    assert (shown["unit"], shown["eur"], shown["amounts"]) == ("USD", 9e9, {"EUR": 9e9})
    assert shown["usd"] == shown["best"]
    assert (shown["constant"], shown["prices_of"]) == (None, "")


def test_each_amount_is_converted_on_its_own_day_and_told_in_what_it_was_claimed() -> None:
    given_in = [
        pledge("2025-06-30", 9e9),
        pledge("2025-06-12", 1e9, unit="USD", scope="USA"),
        pledge("2025-06-13", 2e9, unit="USD", scope="CAN"),
    ]
    shown = ask(given_in, "aid_pledged", by="month", currency="GBP").frame.iloc[0]
    parts = [(9e9, "EUR", 30), (1e9, "USD", 12), (2e9, "USD", 13)]
    euros = [to_euros(value, unit, date(2025, 6, day)) for value, unit, day in parts]
    pounds = [
        from_euros(value, "GBP", date(2025, 6, day)) for value, (_, _, day) in zip(euros, parts, strict=True)
    ]
    assert (shown["best"], shown["eur"]) == (pytest.approx(sum(pounds)), pytest.approx(sum(euros)))
    assert shown["usd"] == pytest.approx(9e9 * DOLLARS + 3e9)
    assert shown["amounts"] == {"EUR": 9e9, "USD": 3e9}


def test_what_was_claimed_in_the_currency_stays_to_the_cent() -> None:
    odd = 1_234_567_890.12
    made = ask([pledge("2025-06-12", odd, unit="USD", scope="USA")], "aid_pledged", currency="USD")
    assert made.frame["best"].tolist() == made.frame["usd"].tolist() == [odd]


@given(st.sampled_from(["USD", "GBP", "NOK", "JPY"]), st.integers(1, 30), st.floats(1, 1e12))
def test_there_and_back_is_the_same(currency: str, day: int, amount: float) -> None:
    when = date(2025, 6, day)
    assert to_euros(from_euros(amount, currency, when), currency, when) == pytest.approx(amount)


def test_a_weekend_and_a_holiday_take_the_last_rate_never_a_later_one() -> None:
    easter = [date(2025, 4, day) for day in (17, 18, 19, 20, 21, 22)]
    rates = [from_euros(1, "USD", day) for day in easter]
    assert len(set(rates[:5])) == 1
    assert rates[5] != rates[0]


def test_a_currency_without_a_rate_is_refused_by_name(tmp_path: Path) -> None:
    store = told(tmp_path, NINE, HRYVNIA)
    assert "UAH" not in currencies_with_rates()
    for asked, code, words in (
        ("UAH", 2, "UAH has no ECB reference rate"),
        ("RUB", 2, "RUB has no ECB reference rate on 2025-06-30"),
        ("XXL", 2, 'no currency "XXL"'),
    ):
        done = series(store, "--currency", asked)
        assert (done.code, words in done.err) == (code, True), done.err
    only = series(store, "--scope", "POL")
    assert (only.code, "UAH has no ECB reference rate on 2025-06-29" in only.err) == (2, True)
    [noted] = series(store, "--json").lines
    assert (noted["best"], noted["amounts"]) == (9e9, {"EUR": 9e9})
    assert any("UAH has no ECB reference rate" in note for note in noted["notes"])


def test_a_donor_without_a_rate_is_a_row_that_says_so_for_reports() -> None:
    made = ask([pledge("2025-06-29", 5e9, unit="UAH", scope="POL")], "aid_pledged", scope="POL")
    [shown] = made.observations()
    assert (shown.best, shown.eur, shown.amounts, shown.status) == (None, None, {}, "not_reported")
    assert "UAH has no ECB reference rate on 2025-06-29" in shown.notes[0]


def test_what_repeats_what_does_not_depend_on_the_currency() -> None:
    again: Sequence[Told] = [
        pledge("2025-06-30", 9e9),
        pledge("2025-07-02", 10.6e9, unit="USD", claimant="unattributed", document="paper"),
    ]
    for currency in ("EUR", "USD"):
        made = ask(list(again), "aid_pledged", by="month", currency=currency)
        assert made.frame["amounts"].tolist() == [{"EUR": 9e9}]


def test_the_table_names_the_currency(store: Path) -> None:
    title, _, whose, _, headings, june, july, *_ = series(store).out.splitlines()
    assert title == "aid_pledged, aid, all_donors, by month, EUR"
    assert whose == "figures of eu (1 month), donor:NOR (1 month)"
    assert headings.split()[:3] == ["period", "EUR", "USD"]
    assert "9,000,000,000" in june
    assert "7,000,000,000 NOK" in july
    assert series(store, "--currency", "USD").out.splitlines()[4].split()[:3] == ["period", "USD", "EUR"]


class TestConstantPrices:
    def test_they_stand_beside_the_nominal_ones_and_name_their_base(
        self, store: Path, tmp_path: Path
    ) -> None:
        prices = index(tmp_path, "2025-06,100", "2025-07-01,101", "2025-08,105")
        first, second = series(store, "--price-index", prices, "--json").lines
        assert first["best"] == 9e9
        assert first["constant"] == pytest.approx(9e9 * 1.05)
        assert second["constant"] == pytest.approx(second["best"] * 105 / 101)
        assert first["prices_of"] == "2025-08"
        assert "constant: in prices of 2025-08, deflated by prices.csv" in first["notes"]
        table = series(store, "--price-index", prices, "--base", "2025-06").out
        assert "in prices of 2025-06" in table.splitlines()[4]
        rows = csv.DictReader(io.StringIO(series(store, "--price-index", prices, "--csv").out))
        [june, _] = list(rows)
        assert (june["unit"], june["amounts"], june["eur"]) == ("EUR", "9000000000 EUR", "9000000000")
        assert float(june["constant_2025_08"]) == pytest.approx(9.45e9)

    def test_a_period_outside_the_index_is_refused(self, store: Path, tmp_path: Path) -> None:
        prices = index(tmp_path, "2025-05,99", "2025-06,100")
        done = series(store, "--price-index", prices)
        assert (done.code, "does not cover 2025-07" in done.err) == (2, True)
        inside = series(store, "--price-index", prices, "--until", "2025-06-30", "--json")
        assert [line["constant"] for line in inside.lines] == [9e9]

    def test_an_index_by_year(self, tmp_path: Path) -> None:
        prices = read_prices(index(tmp_path, "2024,120", "2025,126"), "2024")
        assert prices.factor(date(2025, 6, 30)) == pytest.approx(120 / 126)
        assert prices.factor(date(2024, 1, 1)) == 1

    @pytest.mark.parametrize(
        ("rows", "base", "why"),
        [
            (["2025-06,100", "2025-06,101"], "", "line 3: 2025-06 stands twice"),
            (["2025-06,100", "2025,101"], "", "months and years are mixed"),
            (["2025-13,100"], "", "line 2"),
            (["2025-06,0"], "", "line 2"),
            (["2025-06,-4"], "", "line 2"),
            (["2025-06,"], "", "line 2"),
            ([], "", "no rows"),
            (["2025-06,100"], "2025-07", "no base period 2025-07"),
        ],
    )
    def test_an_index_is_read_strictly(self, tmp_path: Path, rows: list[str], base: str, why: str) -> None:
        with pytest.raises(SeriesError, match=why):
            read_prices(index(tmp_path, *rows), base)

    def test_another_file_is_no_index(self, tmp_path: Path) -> None:
        with pytest.raises(SeriesError, match="cannot be read"):
            read_prices(tmp_path / "none.csv")
        (tmp_path / "b.csv").write_text("a,b\n1,2\n", encoding="utf-8")
        with pytest.raises(SeriesError, match="columns date and index"):
            read_prices(tmp_path / "b.csv")


def test_a_printed_equivalent_far_from_the_rate_is_put_to_review(tmp_path: Path) -> None:
    store = tmp_path / "s.sqlite"
    for name, dollars in (("near", "11bn"), ("far", "20bn")):
        text = f"On 30 June 2025 Norway pledged 9 billion euros (${dollars}) in aid to Ukraine."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    done = run("add", *sorted(tmp_path.glob("*.txt")), "--published", "2025-06-30", "--store", store)
    assert (done.code, done.out) == (0, "2 documents, 2 claims, 4 rejections, 0 sightings\n")
    [doubt] = run("review", "--kind", "fault", "--json", "--store", store).lines
    assert doubt["why"].startswith("money_equivalent: 9 billion euros and $20bn do not agree at the ECB rate")
    run("review", "--kind", "fault", "--store", store, stdin=b"accept\n\n")
    assert run("review", "--kind", "fault", "--json", "--store", store).out == ""


def test_counts_have_no_currency() -> None:
    with pytest.raises(SeriesError, match='"launched" counts no money'):
        ask([], "launched", currency="USD")
    assert not {"amounts", "eur"} & set(ask([], "launched").frame.columns)


def test_an_empty_series_of_money_has_its_columns() -> None:
    frame = ask([], "aid_pledged", since=date(2025, 6, 1), until=date(2025, 6, 2), by="month").frame
    assert pd.isna(frame["eur"][0])
    assert frame["amounts"].tolist() == [{}]


@settings(max_examples=30)
@given(st.integers(1_600_000_000, 1_767_000_000))
@example(1_743_289_200)  # midnight of the day on which summer time began
@example(1_743_371_999)
@example(1_761_425_999)
@example(1_761_515_999)  # the last second of the day of 25 hours on which it ended
def test_an_amount_counts_on_the_day_in_kyiv_on_which_it_was_told(second: int) -> None:
    start = datetime.fromtimestamp(second, UTC)
    told = pledge("2025-06-30", 9e9)._replace(start=start, end=start)
    shown = ask([told], "aid_pledged", by="day").frame
    assert [day.date() for day in shown["period"]] == [start.astimezone(ZoneInfo("Europe/Kyiv")).date()]


def test_a_metric_of_money_is_so_by_its_kind_and_not_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.toml").write_text('[metrics.loans_agreed]\nkind = "money"\n', encoding="utf-8")
    (tmp_path / "tracker.toml").write_text('vocabulary = ["mine.toml"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    store = told(tmp_path, *(row.replace("aid_pledged", "loans_agreed") for row in (NINE, NORWAY)))
    made = tracker.series(store, "loans_agreed")
    assert (made.by, made.scope, made.direction, made.classes) == ("month", "all_donors", "none", ("aid",))
    assert made.frame["best"][0] == 9e9
    assert counted(made, 9e9).endswith(" of aid")
    assert tracker.chart(store, "loans_agreed").spec.kind == "aid_donors"
